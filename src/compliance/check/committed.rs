//! Arts. 5, 6, 8: the lists that the orders committed, against registry, roster and records.
//!
//! Counts of inspections are on file with their days, so every list is checked for them; what registry and roster say of
//! its lines is in files of their own. A list that is not the one committed, or cannot be read, has its finding already, and
//! so has an inspection that should not count, or not so: whether a list should have counted it is then open.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::agreeing::agreeing;
use super::registered::registered;
use super::rostered::rostered;
use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Subject};
use crate::compliance::misstatement::Misstatement;
use crate::compliance::year_on_file::{Case, ReadDraw, article, left};
use crate::draw::{SourceLine, SourceStatus};
use crate::ledger::{Eligibility, View};
use crate::{Article, Code, Id, Period, Words};

/// Checks the lists of the draws that were made, also of those that were declared void or drawn again.
pub(in crate::compliance) fn committed(case: &Case<'_>, checked: &mut Checked) {
    let own: Vec<&ReadDraw<'_>> = case.own_draws().filter(|draw| draw.is_made()).collect();
    let open = unsettled(case, checked);
    let mut tallies = between(
        ("counts and exemptions of sources on the lists", "名单所载次数与不受次数限制的情形"),
        ("the inspections on record", "在案检查"),
    );
    for draw in &own {
        let Some(sources) = draw.sources() else {
            tallies.leave(1, left::other_list());
            continue;
        };
        for line in sources.iter() {
            if open.contains(case.current(line.id)) {
                tallies.leave(1, Words::new("inspections of the source that are in question", "该污染源的检查存疑"));
                continue;
            }
            tallies.compare(1);
            let misstated = tally(case, draw, &line).or_else(|| exemption(case, draw, &line));
            let records = || records(case, line.id);
            checked.findings.extend(misstated.map(|it| Finding::of(&it, draw.subject(), draw.evidence(), records())));
        }
    }
    tallies.leave(case.unread(), left::unread_order());
    checked.compared_of(cap_article(case), Clause::TalliesListed, tallies);
    registered(case, &own, checked);
    agreeing(case, &own, checked);
    rostered(case, &own, checked);
}

/// The sources of which it is not settled how often they were inspected, and for which draws.
fn unsettled(case: &Case<'_>, checked: &Checked) -> BTreeSet<String> {
    let counts = [
        Code::INSPECTION_UNDRAWN,
        Code::INSPECTION_DRAW_UNKNOWN,
        Code::INSPECTION_NOT_AMONG_DRAWN,
        Code::INSPECTION_DRAW_USED_TWICE,
        Code::INSPECTION_MISSING,
        Code::YEAR_DRAWN_ON,
        Code::YEAR_OTHER_KIND,
        Code::YEAR_BEYOND_CAP,
        Code::YEAR_VISIT_VOID_UNFOUNDED,
        Code::RECORD_BEFORE_DRAW,
    ];
    let source = |finding: &Finding| match &finding.subject {
        Subject::Inspection { source, .. } if counts.contains(&finding.code) => {
            Some(case.current(source.as_str()).to_owned())
        }
        _ => None,
    };
    checked.findings.iter().filter_map(source).collect()
}

/// Where a source's inspections are on record; of none, that.
fn records(case: &Case<'_>, source: &str) -> Vec<Evidence> {
    let records = case.ledger.records_of(case.current(source)).iter();
    let all: Vec<_> = records
        .map(|record| Evidence::Inspection { source: record.source.clone(), drawn: record.drawn, completed: None })
        .collect();
    if all.is_empty() { vec![case.absence()] } else { all }
}

fn view<'c>(case: &'c Case<'_>, period: Period, on: NaiveDate) -> View<'c> {
    View { agency: &case.file.agency.name, year: period.year(), on }
}

/// Another count of inspections than either day knows. That the source was drawn on that day itself need not be counted.
fn tally(case: &Case<'_>, draw: &ReadDraw<'_>, line: &SourceLine<'_>) -> Option<Misstatement> {
    let counted = |on| case.ledger.tally(case.current(line.id), view(case, draw.period(), on)).inspections;
    let [before, on_the_day] = draw.days_of_lists().map(counted);
    let drawn_then =
        case.ledger.records_of(case.current(line.id)).iter().filter(|record| record.drawn == draw.file.drawn).count();
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
        let explained = case.ledger.explain(case.current(line.id), view(case, draw.period(), on));
        matches!(explained.eligibility, Eligibility::Exempt { .. })
    };
    let lifted = draw.days_of_lists().map(is_lifted);
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
        Setting {
            year,
            tier: Tier::County,
            key: 6,
            inspectors: 4,
            mishap: None,
            changes: false,
            rulebook: Default::default(),
            seed,
        }
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
        // The list may be of the eve of the order's publication.
        let eve = file.draws.last().unwrap().order_published.as_ref().unwrap().when.on.pred_opt().unwrap();
        let day_before = with_another(&file, &source, "hohhot", eve);
        let findings = of(&day_before).findings;
        let told: Vec<_> = findings.iter().map(|it| (it.code, it.english.as_str())).collect();
        let expected = format!("the list counts 0 inspections of `{source}` in 2025; on record are 1");
        assert_eq!(told, [(Code::YEAR_LISTED_TALLY, expected.as_str())]);
        assert_eq!(findings[0].evidence.len(), 2, "the order and the record");
        // Drawn before and declared void on the day itself.
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
