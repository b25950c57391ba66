//! Arts. 5, 6, 8: the lists that the orders committed, against registry, roster and records.
//!
//! Counts of inspections and the availability of inspectors are on file with their days, so every list is checked for them.
//! The registry on file is that of the year's last draw ([`YearFile::registry`](crate::compliance::YearFile)), so that
//! draw's list is checked against it. A list that is not the one committed, or cannot be read, has its finding already, and
//! so has an inspection that should not count, or not so: whether a list should have counted it is then open.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Checked;
use crate::compliance::finding::{Evidence, Finding, Subject};
use crate::compliance::misstatement::Misstatement;
use crate::compliance::year_on_file::{Case, ReadDraw, article};
use crate::draw::{InspectorStatus, Lists, SourceLine, SourceStatus};
use crate::ledger::{Eligibility, View};
use crate::plan::{Status, Tally};
use crate::registry::Registry;
use crate::roster::{LeaveReading, Roster};
use crate::{Article, Code, Id, Period, Token, Words};

/// Checks the lists of the draws that stand.
pub(in crate::compliance) fn committed(case: &Case<'_>, checked: &mut Checked) {
    let standing: Vec<_> = case.periods().into_iter().flat_map(|period| case.standing(period)).collect();
    let open = unsettled(checked);
    let mut count = 0_usize;
    for (draw, lists) in standing.iter().copied().filter_map(with_lists) {
        count = count.saturating_add(1);
        for line in lists.sources.iter().filter(|line| !open.contains(line.id)) {
            let misstated = tally(case, draw, &line).or_else(|| exemption(case, draw, &line));
            let records = || records(case, line.id);
            checked.findings.extend(misstated.map(|it| Finding::of(&it, draw.subject(), draw.evidence(), records())));
        }
        if let Some(roster) = &case.roster {
            inspectors(draw, lists, (case, roster), checked);
        }
    }
    if let (Some((draw, lists)), Some(registry)) = (standing.last().copied().and_then(with_lists), &case.file.registry)
    {
        sources(draw, lists, (case, registry), checked);
    }
    checked.looked(
        Article::Art5,
        count,
        Words::new(format!("the lists of {count} draws"), format!("{count}次抽取的名单")),
    );
}

/// A draw with its lists, if they are those that it committed.
fn with_lists<'c>(draw: &'c ReadDraw<'c>) -> Option<(&'c ReadDraw<'c>, &'c Lists)> {
    Some((draw, draw.lists.as_ref().filter(|_| !draw.faulty)?))
}

/// The sources of which it is not settled how often they were inspected, and for which draws.
fn unsettled(checked: &Checked) -> BTreeSet<String> {
    let counts = [
        Code::INSPECTION_UNDRAWN,
        Code::INSPECTION_DRAW_UNKNOWN,
        Code::INSPECTION_NOT_AMONG_DRAWN,
        Code::INSPECTION_DRAW_USED_TWICE,
        Code::INSPECTION_MISSING,
        Code::YEAR_DRAWN_ON,
        Code::YEAR_OTHER_KIND,
        Code::YEAR_BEYOND_CAP,
    ];
    let source = |finding: &Finding| match &finding.subject {
        Subject::Inspection { source, .. } if counts.contains(&finding.code) => Some(source.to_string()),
        _ => None,
    };
    checked.findings.iter().filter_map(source).collect()
}

/// Where a source's inspections are on record; of none, that.
fn records(case: &Case<'_>, source: &str) -> Vec<Evidence> {
    let records = case.ledger.records_of(source).iter();
    let all: Vec<_> = records
        .map(|record| Evidence::Inspection { source: record.source.clone(), drawn: record.drawn, completed: None })
        .collect();
    if all.is_empty() { vec![case.absence()] } else { all }
}

/// The day of the draw, and the day before it: what else happened on that day the list may know or not.
fn days(draw: &ReadDraw<'_>) -> [NaiveDate; 2] {
    let day = draw.file.drawn;
    [day.pred_opt().unwrap_or(day), day]
}

fn view<'c>(case: &'c Case<'_>, period: Period, on: NaiveDate) -> View<'c> {
    View { agency: &case.file.agency.name, year: period.year(), on }
}

/// Another count of inspections than either day knows. That the source was drawn on that day itself need not be counted.
fn tally(case: &Case<'_>, draw: &ReadDraw<'_>, line: &SourceLine<'_>) -> Option<Misstatement> {
    let counted = |on| case.ledger.tally(line.id, view(case, draw.period(), on)).inspections;
    let [before, on_the_day] = days(draw).map(counted);
    let drawn_then = case.ledger.records_of(line.id).iter().filter(|record| record.drawn == draw.file.drawn).count();
    let drawn_then = u32::try_from(drawn_then).unwrap_or(u32::MAX);
    let least = before.min(on_the_day.saturating_sub(drawn_then));
    let known = least..=before.max(on_the_day);
    (!known.contains(&line.inspections)).then(|| Misstatement::Tally {
        source_id: Id::checked_before(line.id),
        year: draw.period().year(),
        listed: line.inspections,
        reckoned: before,
        article: cap_article(case),
    })
}

/// Exempt without a ground, or at the cap in spite of one.
fn exemption(case: &Case<'_>, draw: &ReadDraw<'_>, line: &SourceLine<'_>) -> Option<Misstatement> {
    let cap = case.rules.pack().cap.as_ref()?.most;
    let is_lifted = |on| {
        let explained = case.ledger.explain(line.id, view(case, draw.period(), on));
        matches!(explained.eligibility, Eligibility::Exempt { .. })
    };
    let lifted = days(draw).map(is_lifted);
    let expected = match line.status {
        SourceStatus::Exempt if lifted == [false; 2] => SourceStatus::Open,
        SourceStatus::Open if lifted == [true; 2] && line.inspections >= cap => SourceStatus::Exempt,
        _ => return None,
    };
    Some(Misstatement::Status {
        source_id: Id::checked_before(line.id),
        listed: line.status,
        expected,
        article: cap_article(case),
    })
}

fn cap_article(case: &Case<'_>) -> Article {
    article(case.rules.pack().cap.as_ref().map(|cap| &cap.basis), Article::Art8Cap)
}

/// Sources of the area that could be drawn by the registry and not by the list, or in another stratum.
fn sources(draw: &ReadDraw<'_>, lists: &Lists, (case, registry): (&Case<'_>, &Registry), checked: &mut Checked) {
    let rules = case.rules;
    // Derived strata follow from facts that are not on file.
    let derived = !rules.pack().derive.is_empty();
    let drawn_from = |stratum: &Token| derived || draw.order.terms().strata.iter().any(|it| it.stratum == *stratum);
    let active = |state: &str| rules.standing(state, Tally::default()).status != Status::Excluded;
    let theirs = registry.within(case.file.agency.division);
    for source in theirs.filter(|it| active(it.state().as_str()) && drawn_from(it.stratum())) {
        let source_id = Id::checked_before(source.id());
        let line = lists.sources.row(source.id()).and_then(|row| lists.sources.at(row));
        let misstatement = match line {
            None => Misstatement::LeftOut { source_id },
            Some(line) if line.status == SourceStatus::Excluded => {
                let (listed, expected) = (line.status, SourceStatus::Open);
                Misstatement::Status { source_id, listed, expected, article: Article::Art5 }
            }
            Some(line) if !derived && line.stratum != source.stratum() => {
                let (listed, registered) = (line.stratum.clone(), source.stratum().clone());
                Misstatement::Stratum { source_id, listed, registered }
            }
            Some(_) => continue,
        };
        let found = Finding::of(&misstatement, draw.subject(), draw.evidence(), [Evidence::Registry]);
        checked.findings.push(found);
    }
}

/// Inspectors of the roster who could visit on every day of the period, and cannot be drawn by the list.
fn inspectors(draw: &ReadDraw<'_>, lists: &Lists, (case, roster): (&Case<'_>, &Roster), checked: &mut Checked) {
    let period = draw.period();
    let free = |id: &str| {
        let available = roster.available(id, period.first_day(), period.last_day());
        available.is_ok_and(|availability| availability.is_available(LeaveReading::AnyDay))
    };
    let persons = roster.persons().iter().filter(|person| person.division() == case.file.agency.division);
    for person in persons.filter(|person| free(person.id())) {
        let entries = lists.inspectors.entries();
        let line = entries.binary_search_by(|entry| entry.id.as_str().cmp(person.id())).ok();
        let status = line.and_then(|at| entries.get(at)).map(|entry| entry.status);
        if status == Some(InspectorStatus::Available) {
            continue;
        }
        let inspector = Id::checked_before(person.id());
        let evidence = Evidence::Roster { inspector: Some(inspector.clone()) };
        let misstatement = Misstatement::Inspector { inspector, listed: status.is_some() };
        checked.findings.push(Finding::of(&misstatement, draw.subject(), draw.evidence(), [evidence]));
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::calendar::WorkCalendar;
    use crate::compliance::{Report, Subject, YearFile, report};
    use crate::inspection::{Inspection, Inspections, Progress, SiteVisit};
    use crate::rules::Ruleset;
    use crate::strategies::compliance::{Planted, Setting};
    use crate::{Code, Id, Tier, Year};

    fn of(file: &YearFile) -> Report {
        report(file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap()
    }

    fn setting(seed: u64) -> Setting {
        let year = Year::new(2025).unwrap();
        Setting { year, tier: Tier::County, key: 6, inspectors: 4, mishap: None, seed }
    }

    /// The year with one more inspection of a source in its last quarter, by another bureau.
    fn with_another(file: &YearFile, source: &Id, agency: &str, drawn: NaiveDate) -> YearFile {
        let last = file.inspections.iter().max_by_key(|one| one.drawn).unwrap().clone();
        let Progress::Completed(visit) = &last.progress else { unreachable!() };
        let progress = Progress::Completed(SiteVisit { published: None, ..visit.clone() });
        let mut other = Inspection { source: source.clone(), drawn, draw: None, progress, ..last.clone() };
        other.agency.name = agency.parse().unwrap();
        let inspections = Inspections::new(file.inspections.iter().cloned().chain([other])).unwrap();
        YearFile { inspections, ..file.clone() }
    }

    #[test]
    fn a_list_may_leave_out_what_others_drew_on_its_day_and_not_what_they_drew_before() {
        let file = setting(11).year(None).unwrap();
        let registry = file.registry.as_ref().unwrap();
        let idle = registry.iter().find(|source| file.inspections.of(source.id()).is_empty()).unwrap();
        let (source, day): (Id, _) = (idle.id().parse().unwrap(), file.draws.last().unwrap().drawn);
        assert_eq!(of(&with_another(&file, &source, "hohhot", day)).findings, []);
        let day_before = with_another(&file, &source, "hohhot", day.pred_opt().unwrap());
        let findings = of(&day_before).findings;
        let told: Vec<_> = findings.iter().map(|it| (it.code, it.english.as_str())).collect();
        let expected = format!("the list counts 0 inspections of `{source}` in 2025; on record are 1");
        assert_eq!(told, [(Code::YEAR_LISTED_TALLY, expected.as_str())]);
        assert_eq!(findings[0].evidence.len(), 2, "the order and the record");
        // Drawn the day before and declared void on the day itself.
        let voided = day_before.inspections.iter().cloned().map(|one| match one.source == source {
            true => Inspection { progress: Progress::Void { voided: day, reason: "停产".parse().unwrap() }, ..one },
            false => one,
        });
        let voided = YearFile { inspections: Inspections::new(voided).unwrap(), ..day_before.clone() };
        assert_eq!(of(&voided).findings, []);
    }

    #[test]
    fn a_list_may_count_what_others_drew_on_its_day() {
        let last_quarter = Subject::Draw { period: "2025-Q4".parse().unwrap(), round: 1 };
        let (file, finding) = (0..40)
            .filter_map(|seed| setting(seed).year(Some(Planted::ListedTally)))
            .map(|file| (file.clone(), of(&file).findings.remove(0)))
            .find(|(_, finding)| finding.subject == last_quarter)
            .unwrap();
        let source: Id = finding.english.split('`').nth(1).unwrap().parse().unwrap();
        let day = file.draws.last().unwrap().drawn;
        let one = with_another(&file, &source, "hohhot", day);
        let told: Vec<_> = of(&one).findings.into_iter().map(|it| it.english).collect();
        assert_eq!(told, [finding.english], "the list counts two");
        assert_eq!(of(&with_another(&one, &source, "baotou", day)).findings, []);
    }
}
