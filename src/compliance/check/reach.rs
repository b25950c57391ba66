//! Art. 8: whom no draw reached, where the rules want every source of a stratum drawn within the year, or its tier owes a
//! census.
//!
//! Who came into the registry, the stratum or the area after the year's last draw, or was not to be drawn on its day, could
//! not be reached. Where they give more years than one, a year's file cannot show it: [`Ledger::unreached`](crate::ledger::Ledger) does.

use chrono::NaiveDate;

use super::registered::is_active;
use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Subject};
use crate::compliance::year_on_file::Case;
use crate::ledger::aim;
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
        checked.not_asked(Clause::AllReached, "the rules ask it of no stratum", "规则未作此要求");
        return;
    }
    let Some(registry) = file.registry.as_ref() else {
        checked.not_on_file(Clause::AllReached, "the registry", "信息库");
        return;
    };
    let mut looked = between(("strata to be covered", "应全覆盖的类别"), ("registry and draws", "信息库与抽取记录"));
    looked.leave(in_more, Words::new("the years before are not on file", "未提供此前年度材料"));
    if Period::Year(file.year).last_day() >= file.on {
        // Nothing is owed before the year is over.
        checked.compared(Clause::AllReached, looked);
        return;
    }
    looked.compare(in_this_year);
    checked.compared(Clause::AllReached, looked);
    let area = (registry, file.agency.division);
    let last = case.last_standing().map(|draw| draw.file.drawn);
    let could_be = |source: SourceRef<'_>| could_be_reached(case, source, last);
    let unreached = case.ledger.unreached_by(case.rules, &tiers, area, (file.year, file.on), could_be);
    for found in unreached.iter().filter(|found| found.first == found.last) {
        let subject = Subject::Stratum { stratum: found.stratum.clone(), period: None };
        // Where the year drew fewer than it owes, that is the root.
        let missed = |told: &Finding| told.code == Code::YEAR_QUOTA_MISSED && told.subject == subject;
        if checked.findings.iter().any(missed) {
            continue;
        }
        checked.findings.push(Finding::of(found, subject, Evidence::Registry, [case.rules_evidence()]));
    }
}

/// Whether a source could be drawn in its stratum on the day of the year's last draw, or the day before; where the registry
/// has no dates for that day, as it stands.
fn could_be_reached(case: &Case<'_>, source: SourceRef<'_>, last: Option<NaiveDate>) -> bool {
    let (Some(days), Some(last)) = (&case.registry, last) else { return true };
    if !days.knows(last) {
        return true;
    }
    let before = last.pred_opt().unwrap_or(last);
    [before, last].into_iter().all(|day| {
        // By the id of that day.
        let former = || days.former(source.id()).find_map(|id| days.at(id, day));
        days.at(source.id(), day).or_else(former).is_some_and(|it| {
            it.stratum == source.stratum() && case.file.agency.division.contains(it.division) && is_active(case, it)
        })
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::calendar::WorkCalendar;
    use crate::compliance::report;
    use crate::registry::{Registry, RegistryChange, Source, SourceChange};
    use crate::rules::{Basis, CoverAll, Ruleset};
    use crate::strategies::compliance::Setting;
    use crate::{Article, Code, Tier, Year};

    #[test]
    fn sources_that_a_year_was_to_cover_and_no_draw_reached_are_a_finding() {
        let year = Year::new(2025).unwrap();
        let setting = Setting {
            year,
            tier: Tier::Prefecture,
            key: 9,
            inspectors: 4,
            mishap: None,
            changes: false,
            rulebook: Default::default(),
            seed: 5,
        };
        let file = setting.year(None).unwrap();
        let within = |within_years| {
            let mut pack = Ruleset::inner_mongolia().into_pack();
            pack.strata[0].cover_all = Some(CoverAll { within_years, basis: Basis::Article(Article::Art8Key) });
            let found = report(&file, &Ruleset::new(pack).unwrap(), &WorkCalendar::national()).unwrap().findings;
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
        let year = Year::new(2025).unwrap();
        let setting = Setting {
            year,
            tier: Tier::Prefecture,
            key: 9,
            inspectors: 4,
            mishap: None,
            changes: false,
            rulebook: Default::default(),
            seed: 5,
        };
        let file = setting.year(None).unwrap();
        let mut pack = Ruleset::inner_mongolia().into_pack();
        pack.strata[0].cover_all = Some(CoverAll { within_years: 1, basis: Basis::Article(Article::Art8Key) });
        let rules = Ruleset::new(pack).unwrap();
        let missed = |file: &crate::compliance::YearFile| {
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
}
