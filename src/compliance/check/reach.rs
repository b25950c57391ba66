//! Art. 8: whom no draw reached, where the rules want every source of a stratum drawn within the year, or its tier owes a
//! census.
//!
//! Who came into the registry, the stratum or the area after the year's last draw, or was not to be drawn on its day, could
//! not be reached. Where the registry has no dates for that day, the list of that draw says so; of whom neither knows, nothing
//! is said but that it was not compared. Where they give more years than one, a year's file cannot show it: [`Ledger::unreached`](crate::ledger::Ledger) does.

use super::registered::is_active;
use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Subject};
use crate::compliance::year_on_file::Case;
use crate::draw::SourceStatus;
use crate::ledger::{Unreached, aim};
use crate::registry::SourceRef;
use crate::{Code, Period, Words};

/// Checks the strata that are to be covered in one year, once it is over, against the registry on file.
pub(in crate::compliance) fn reach(case: &Case<'_>, checked: &mut Checked) {
    let file = case.file;
    let tiers = [file.agency.tier];
    let aims = case.rules.strata().filter_map(|stratum| aim(stratum, &tiers));
    let (mut in_this_year, mut in_more) = (0_usize, 0_usize);
    aims.for_each(|(years, _)| match years {
        1 => in_this_year = in_this_year.saturating_add(1),
        _ => in_more = in_more.saturating_add(1),
    });
    if in_this_year == 0 && in_more == 0 {
        checked.not_asked(Clause::AllReached, "the rules ask it of no stratum", "规则未规定须在限期内全部抽取");
        return;
    }
    let Some(registry) = file.registry.as_ref() else {
        checked.not_on_file(Clause::AllReached, "the registry", "信息库");
        return;
    };
    let mut looked = between(("strata to be covered", "应全覆盖的类别"), ("registry and draws", "信息库与抽取记录"));
    looked.leave(in_more, Words::new("the years before are not on file", "未提供此前年度材料"));
    if Period::Year(file.year).last_day() >= file.on {
        let over = || Words::new("the year is not over", "年度尚未结束");
        match in_more {
            0 => checked.not_asked(Clause::AllReached, &over().english, &over().chinese),
            _ => checked.compared(Clause::AllReached, looked),
        }
        return;
    }
    let area = (registry, file.agency.division);
    let could_be = |source: SourceRef<'_>| could_be_reached(case, source);
    let unreached_if = |unknown: bool| {
        let could_be = |source: SourceRef<'_>| could_be(source).unwrap_or(unknown);
        let found = case.ledger.unreached_by(case.rules, &tiers, area, (file.year, file.on), could_be);
        found.into_iter().filter(|found| found.first == found.last).collect::<Vec<_>>()
    };
    let (unreached, at_most) = (unreached_if(false), unreached_if(true));
    let known =
        |it: &&Unreached| unreached.iter().any(|known| known.stratum == it.stratum && known.missed == it.missed);
    let unknown = at_most.iter().filter(|it| !known(it)).count();
    looked.compare(in_this_year.saturating_sub(unknown));
    looked.leave(
        unknown,
        Words::new("no dates in the registry for the day of the last draw", "信息库未载末次抽取日的情况"),
    );
    checked.compared(Clause::AllReached, looked);
    for found in &unreached {
        let subject = Subject::Stratum { stratum: found.stratum.clone(), period: None };
        // Where the year drew fewer than it owes, that is the root.
        let missed = |told: &Finding| told.code == Code::YEAR_QUOTA_MISSED && told.subject == subject;
        if checked.findings.iter().any(missed) {
            continue;
        }
        checked.findings.push(Finding::of(found, subject, Evidence::Registry, [case.rules_evidence()]));
    }
}

/// Whether a source could be drawn in its stratum on the day of the year's last draw, and the day before; none where neither
/// the registry nor the list of that draw knows. Where nothing was drawn, everybody could be.
fn could_be_reached(case: &Case<'_>, source: SourceRef<'_>) -> Option<bool> {
    let (Some(days), Some(last)) = (&case.registry, case.last_standing()) else { return Some(true) };
    let drawn = last.file.drawn;
    if !days.knows(drawn) {
        let list = last.sources()?;
        let line = list.row(source.id()).and_then(|row| list.at(row))?;
        return Some(line.stratum == source.stratum() && line.status != SourceStatus::Excluded);
    }
    let before = drawn.pred_opt().unwrap_or(drawn);
    Some([before, drawn].into_iter().all(|day| {
        // By the id of that day.
        let former = || days.former(source.id()).find_map(|id| days.at(id, day));
        days.at(source.id(), day).or_else(former).is_some_and(|it| {
            it.stratum == source.stratum() && case.file.agency.division.contains(it.division) && is_active(case, it)
        })
    }))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::calendar::WorkCalendar;
    use crate::compliance::clause::Clause;
    use crate::compliance::{YearFile, report};
    use crate::registry::{Registry, RegistryChange, Source, SourceChange};
    use crate::rules::{Basis, CoverAll, Ruleset};
    use crate::strategies::compliance::Setting;
    use crate::{Article, Code, Tier, Year};

    /// The year of a prefecture with nine key sources.
    fn file() -> YearFile {
        let setting = Setting {
            year: Year::new(2025).unwrap(),
            tier: Tier::Prefecture,
            key: 9,
            inspectors: 4,
            mishap: None,
            changes: false,
            rulebook: Default::default(),
            seed: 5,
        };
        setting.year(None).unwrap()
    }

    /// The statute, with every key source to be drawn within so many years.
    fn covering(within_years: u32) -> Ruleset {
        let mut pack = Ruleset::inner_mongolia().into_pack();
        pack.strata[0].cover_all = Some(CoverAll { within_years, basis: Basis::Article(Article::Art8Key) });
        Ruleset::new(pack).unwrap()
    }

    #[test]
    fn sources_that_a_year_was_to_cover_and_no_draw_reached_are_a_finding() {
        let file = file();
        let within = |within_years| {
            let found = report(&file, &covering(within_years), &WorkCalendar::national()).unwrap().findings;
            found
                .iter()
                .filter(|it| it.code == Code::SOURCES_UNREACHED)
                .map(|it| it.english.clone())
                .collect::<Vec<_>>()
        };
        let registry = file.registry.as_ref().unwrap();
        let missed = |id: &str| id.starts_with("key") && file.inspections.of(id).is_empty();
        let missed = registry.iter().filter(|source| missed(source.id())).count();
        assert!(missed > 0);
        assert_eq!(within(1), [format!("150102, `key`: {missed} of 9 to be drawn from 2025 to 2025 were not")]);
        assert_eq!(within(2), [""; 0], "the year before is not on file");
    }

    #[test]
    fn who_came_after_the_last_draw_could_not_be_reached() {
        let file = file();
        let rules = covering(1);
        let missed = |file: &YearFile| {
            let found = report(file, &rules, &WorkCalendar::national()).unwrap().findings;
            found.into_iter().find(|it| it.code == Code::SOURCES_UNREACHED).map(|it| it.english)
        };
        let before = missed(&file).unwrap();
        let last = file.draws.last().unwrap().drawn;
        let with_a_joiner = |on: NaiveDate| {
            let mut file = file.clone();
            let mut sources: Vec<_> = file.registry.as_ref().unwrap().iter().map(|it| it.to_source()).collect();
            let joiner =
                Source { id: "key-999".parse().unwrap(), credit_code: None, ..sources.last().unwrap().clone() };
            sources.push(joiner);
            file.registry = Some(Registry::new(sources).unwrap());
            let change = RegistryChange { on, source: "key-999".parse().unwrap(), change: SourceChange::Joined };
            file.registry_history.as_mut().unwrap().changes.push(change);
            missed(&file).unwrap()
        };
        assert_eq!(with_a_joiner(last.succ_opt().unwrap()), before, "nobody could draw it");
        let others = last.pred_opt().unwrap();
        assert_ne!(with_a_joiner(others), before, "it could have been drawn");
    }

    #[test]
    fn without_dates_the_last_list_says_who_could_be_reached_and_nobody_else_is_accused() {
        let mut file = file();
        let rules = covering(1);
        let told = |file: &YearFile| {
            let report = report(file, &rules, &WorkCalendar::national()).unwrap();
            let clauses = report.articles.iter().flat_map(|row| &row.clauses);
            let open = clauses.filter(|it| it.clause == Clause::AllReached).any(|it| it.look.is_open());
            (report.findings.into_iter().find(|it| it.code == Code::SOURCES_UNREACHED).map(|it| it.english), open)
        };
        let dated = told(&file);
        assert!(dated.0.is_some() && !dated.1);
        file.registry_history = None;
        assert_eq!(told(&file), dated, "all of them stand on the last list");
        let mut sources: Vec<_> = file.registry.as_ref().unwrap().iter().map(|it| it.to_source()).collect();
        sources.push(Source { id: "key-999".parse().unwrap(), credit_code: None, ..sources.last().unwrap().clone() });
        file.registry = Some(Registry::new(sources).unwrap());
        assert_eq!(told(&file), (dated.0, true), "it may have come after the last draw");
    }
}
