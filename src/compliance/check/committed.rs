//! Arts. 5, 6, 8: the lists that the orders committed, against registry, roster and records.
//!
//! Counts of inspections and the availability of inspectors are on file with their days, so every list is checked for them.
//! The registry on file is that of the year's last draw ([`YearFile::registry`](crate::compliance::YearFile)), so that
//! draw's list is checked against it. A list that is not the one committed, or cannot be read, has its finding already, and
//! so has an inspection that should not count, or not so: whether a list should have counted it is then open.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Subject};
use crate::compliance::misstatement::Misstatement;
use crate::compliance::year_on_file::{Case, ReadDraw, article, left};
use crate::draw::{InspectorList, InspectorStatus, SourceLine, SourceList, SourceStatus};
use crate::ledger::{Eligibility, View};
use crate::plan::{Status, Tally};
use crate::registry::Registry;
use crate::roster::{LeaveReading, Roster};
use crate::{Article, Code, Id, Period, Token, Words};

/// Checks the lists of the draws that stand.
pub(in crate::compliance) fn committed(case: &Case<'_>, checked: &mut Checked) {
    let own: Vec<&ReadDraw<'_>> = case.own_draws().filter(|draw| draw.is_made()).collect();
    let open = unsettled(checked);
    let mut tallies = between(
        ("counts and exemptions of sources on the lists", "名单所载次数与豁免"),
        ("the inspections on record", "在案检查"),
    );
    let mut people = between(("lists of inspectors", "执法检查人员名单"), ("the roster", "名录库"));
    for draw in &own {
        match draw.sources() {
            None => tallies.leave(1, left::other_list()),
            Some(sources) => {
                for line in sources.iter() {
                    if open.contains(line.id) {
                        tallies.leave(
                            1,
                            Words::new("inspections of the source that are in question", "该污染源的检查存疑"),
                        );
                        continue;
                    }
                    tallies.compare(1);
                    let misstated = tally(case, draw, &line).or_else(|| exemption(case, draw, &line));
                    let records = || records(case, line.id);
                    let found = misstated.map(|it| Finding::of(&it, draw.subject(), draw.evidence(), records()));
                    checked.findings.extend(found);
                }
            }
        }
        match (draw.inspectors(), &case.roster) {
            (Some(list), Some(roster)) => {
                people.compare(1);
                inspectors(draw, list, (case, roster), checked);
            }
            _ => people.leave(1, left::other_list()),
        }
    }
    tallies.leave(case.unread(), left::unread_order());
    people.leave(case.unread(), left::unread_order());
    checked.compared_of(cap_article(case), Clause::TalliesListed, tallies);
    match case.roster {
        Some(_) => checked.compared(Clause::InspectorsListed, people),
        None => checked.not_on_file(Clause::InspectorsListed, "the roster", "名录库"),
    }
    registered(&own, case, checked);
}

/// The registry on file is that of the day of the last draw.
fn registered(own: &[&ReadDraw<'_>], case: &Case<'_>, checked: &mut Checked) {
    let Some(registry) = &case.file.registry else {
        return checked.not_on_file(Clause::SourcesListed, "the registry", "信息库");
    };
    let mut looked = between(("the registry's sources", "信息库的污染源"), ("the list of each draw", "各次抽取的名单"));
    if let Some((last, earlier)) = own.split_last() {
        let undated = Words::new("no registry of that day on file", "档案中无当日信息库");
        looked.leave(earlier.len(), undated);
        match last.sources() {
            None => looked.leave(1, left::other_list()),
            Some(list) => {
                looked.compare(1);
                sources(last, list, (case, registry), checked);
            }
        }
    }
    looked.leave(case.unread(), left::unread_order());
    checked.compared(Clause::SourcesListed, looked);
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
fn sources(draw: &ReadDraw<'_>, list: &SourceList, (case, registry): (&Case<'_>, &Registry), checked: &mut Checked) {
    let rules = case.rules;
    // Derived strata follow from facts that are not on file.
    let derived = !rules.pack().derive.is_empty();
    let drawn_from = |stratum: &Token| derived || draw.order.terms().strata.iter().any(|it| it.stratum == *stratum);
    let active = |state: &str| rules.standing(state, Tally::default()).status != Status::Excluded;
    let theirs = registry.within(case.file.agency.division);
    for source in theirs.filter(|it| active(it.state().as_str()) && drawn_from(it.stratum())) {
        let source_id = Id::checked_before(source.id());
        let line = list.row(source.id()).and_then(|row| list.at(row));
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
fn inspectors(draw: &ReadDraw<'_>, list: &InspectorList, (case, roster): (&Case<'_>, &Roster), checked: &mut Checked) {
    let period = draw.period();
    let free = |id: &str| {
        let available = roster.available(id, period.first_day(), period.last_day());
        available.is_ok_and(|availability| availability.is_available(LeaveReading::AnyDay))
    };
    let persons = roster.persons().iter().filter(|person| person.division() == case.file.agency.division);
    for person in persons.filter(|person| free(person.id())) {
        let entries = list.entries();
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
