//! Words of a record that would silence a rule: an order that nobody has, another agency, another period, another kind, a later
//! day. Each with the honest year beside it.

use chrono::Days;

use super::*;
use crate::calendar::WorkCalendar;
use crate::draw::Digest;
use crate::inspection::{Document, Inspection, Inspections, Progress};
use crate::rules::{InspectionKind, Ruleset};
use crate::strategies::compliance::{Planted, Setting};
use crate::{Article, Code, Tier, Year};

fn setting(seed: u64) -> Setting {
    Setting {
        year: Year::new(2025).unwrap(),
        tier: Tier::County,
        key: 6,
        inspectors: 4,
        mishap: None,
        changes: false,
        rulebook: Default::default(),
        seed,
    }
}

fn lawful() -> YearFile {
    setting(3).year(None).unwrap()
}

#[track_caller]
fn of(file: &YearFile) -> Report {
    report(file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap()
}

fn look(report: &Report, clause: Clause) -> &Look {
    let clauses = report.articles.iter().flat_map(|row| &row.clauses);
    clauses.filter(|it| it.clause == clause).map(|it| &it.look).next().unwrap()
}

fn left(report: &Report, clause: Clause) -> usize {
    let Look::Compared(comparison) = look(report, clause) else { return 0 };
    comparison.left.iter().map(|left| left.count as usize).sum()
}

fn told(report: &Report, codes: &[Code]) -> usize {
    report.findings.iter().filter(|it| codes.contains(&it.code)).count()
}

fn with_visits(file: &YearFile, change: impl FnMut(Inspection) -> Inspection) -> YearFile {
    let all: Vec<Inspection> = file.inspections.iter().cloned().map(change).collect();
    YearFile { inspections: Inspections::new(all).unwrap(), ..file.clone() }
}

/// The visit void on a bare word, while it was due.
fn void(mut one: Inspection) -> Inspection {
    let (voided, reason) = (one.period.first_day(), "检查任务繁忙".parse().unwrap());
    (one.progress, one.document) = (Progress::Void { voided, reason }, None);
    one
}

#[test]
fn no_word_of_its_record_makes_a_void_visit_silent() {
    let file = lawful();
    let all = file.inspections.iter().filter(|one| one.draw.is_some()).count();
    let codes = [Code::YEAR_VISIT_VOID_UNFOUNDED, Code::INSPECTION_MISSING];
    let plain = of(&with_visits(&file, void));
    assert_eq!((told(&plain, &codes), all > 20), (all, true));
    type Lie = fn(&mut Inspection);
    let lies: [(&str, Lie); 4] = [
        ("an order that nobody has", |one| one.draw.as_mut().unwrap().order = Digest([7; 32])),
        ("another agency", |one| one.agency.name = "huimin".parse().unwrap()),
        ("the year before", |one| one.period = "2024-Q1".parse().unwrap()),
        ("the year after", |one| one.period = "2026-Q1".parse().unwrap()),
    ];
    for (what, lie) in lies {
        let report = of(&with_visits(&file, |one| {
            let mut one = void(one);
            lie(&mut one);
            one
        }));
        assert_eq!(told(&report, &codes), all, "{what}: {:#?}", report.findings.first());
        assert_eq!(report.article(Article::Art10).unwrap().verdict, Verdict::Broken, "{what}");
    }
}

#[test]
fn what_another_agency_did_for_our_draws_is_not_compared() {
    let file = lawful();
    let mut moved = 0;
    let after = of(&with_visits(&file, |mut one| {
        if moved < 5 && one.draw.is_some() {
            (one.agency.name, moved) = ("huimin".parse().unwrap(), moved + 1);
        }
        one
    }));
    assert_eq!(told(&after, &[Code::INSPECTION_OTHER_AGENCY]), 5);
    let before = of(&file);
    for clause in
        [Clause::Certified, Clause::DrawnTeams, Clause::SiteRecords, Clause::ResultsInTime, Clause::ItemsVisited]
    {
        assert_eq!((left(&before, clause), left(&after, clause)), (0, 5), "{clause:?}");
    }
}

#[test]
fn a_team_is_compared_with_a_draw_that_chose_it_or_not_at_all() {
    let file = lawful();
    let visits = file.inspections.iter().filter(|one| one.draw.is_some()).count();
    assert_eq!((left(&of(&file), Clause::DrawnTeams), visits > 20), (0, true));
    let undrawn = of(&with_visits(&file, |mut one| {
        one.draw = None;
        one
    }));
    assert_eq!((left(&undrawn, Clause::DrawnTeams), look(&undrawn, Clause::DrawnTeams).compared()), (visits, 0));
}

#[test]
fn a_drawing_day_to_come_takes_no_visit_out_of_the_cap() {
    let file = (0..40).find_map(|seed| setting(seed).year(Some(Planted::BeyondCap))).unwrap();
    assert_eq!(told(&of(&file), &[Code::YEAR_BEYOND_CAP]), 1);
    let later = file.on + Days::new(1);
    let after = of(&with_visits(&file, |mut one| {
        one.drawn = later;
        one
    }));
    assert_eq!(told(&after, &[Code::YEAR_BEYOND_CAP]), 1);
}

#[test]
fn a_kind_that_needs_no_draw_is_counted_and_shown_by_a_document_or_not_compared() {
    let file = lawful();
    let last = file.inspections.iter().max_by_key(|one| one.drawn).unwrap().clone();
    let registry = file.registry.as_ref().unwrap();
    let idle = registry.iter().find(|source| file.inspections.of(source.id()).is_empty()).unwrap();
    let with = |document: Option<Document>| {
        let source = idle.id().parse().unwrap();
        let one = Inspection { source, kind: InspectionKind::Petition, draw: None, document, ..last.clone() };
        let all: Vec<_> = file.inspections.iter().cloned().chain([one]).collect();
        of(&YearFile { inspections: Inspections::new(all).unwrap(), ..file.clone() })
    };
    let line = |report: &Report| {
        let lines = report.excuses.iter().filter(|it| it.kind == Excused::OtherKind);
        lines.map(|it| (it.reason.to_string(), it.documents, it.unfounded)).collect::<Vec<_>>()
    };
    let bare = with(None);
    assert_eq!((left(&bare, Clause::DailyByDraw), line(&bare)), (1, vec![("petition".to_owned(), 0, 1)]));
    assert_ne!(bare.article(Article::Art5).unwrap().verdict, Verdict::Kept);
    let document = Document { reference: "信访〔2025〕1号".parse().unwrap(), dated: last.drawn };
    let shown = with(Some(document));
    assert_eq!((left(&shown, Clause::DailyByDraw), line(&shown)), (0, vec![("petition".to_owned(), 1, 0)]));
    let younger = Document { reference: "信访〔2030〕1号".parse().unwrap(), dated: "2030-01-01".parse().unwrap() };
    let younger = with(Some(younger));
    assert_eq!((left(&younger, Clause::DailyByDraw), line(&younger)), (1, vec![("petition".to_owned(), 0, 1)]));
}

#[test]
fn a_void_order_that_keeps_its_secret_leaves_open_what_it_was() {
    let mut looked = 0;
    for file in (0..30).filter_map(|seed| Setting { mishap: Some(2), ..setting(seed) }.year(None)) {
        let count = |file: &YearFile| {
            let report = of(file);
            let kept = report.warnings.iter().filter(|it| it.code == Code::YEAR_VOID_NOT_REVEALED).count();
            (kept, left(&report, Clause::RedrawsShown))
        };
        assert_eq!(count(&file), (0, 0));
        let mut silent = file.clone();
        let void = silent.draws.iter_mut().filter_map(|draw| draw.void_reveal.take()).count();
        assert_eq!(count(&silent), (void, void));
        looked += void;
    }
    assert!(looked > 0);
}

#[test]
fn a_result_that_is_not_yet_due_is_not_compared() {
    let mut file = lawful();
    let first = file.inspections.iter().filter_map(|one| one.visit(file.on).map(|it| it.completed)).min().unwrap();
    file.on = first + Days::new(1);
    let file = with_visits(&file, |mut one| {
        if let Progress::Completed(visit) = &mut one.progress {
            visit.published = None;
        }
        one
    });
    let report = of(&file);
    assert!(left(&report, Clause::ResultsInTime) > 0);
    assert_eq!(look(&report, Clause::ResultsInTime).compared(), 0);
}

#[test]
fn a_stratum_that_no_order_draws_from_is_not_called_listed() {
    let mut file = lawful();
    assert_eq!(left(&of(&file), Clause::SourcesListed), 0);
    let registry = file.registry.as_ref().unwrap();
    let mut sources: Vec<_> = registry.iter().map(|it| it.to_source()).collect();
    let mut hidden = sources[0].clone();
    (hidden.id, hidden.stratum) = ("hidden-1".parse().unwrap(), "generel".parse().unwrap());
    hidden.credit_code = None;
    sources.push(hidden);
    file.registry = Some(crate::registry::Registry::new(sources).unwrap());
    let report = of(&file);
    assert_eq!(left(&report, Clause::SourcesListed), 1);
    assert_ne!(report.article(Article::Art5).unwrap().verdict, Verdict::Kept);
}

#[test]
fn inspectors_whom_a_list_withholds_are_counted() {
    let withheld = |report: &Report| {
        let lines = report.excuses.iter().filter(|it| it.kind == Excused::Withheld);
        lines.map(|it| (it.registers, it.unfounded, it.of)).collect::<Vec<_>>()
    };
    let years = (0..60).filter_map(|seed| Setting { changes: true, inspectors: 8, ..setting(seed) }.year(None));
    let mut seen = 0;
    for file in years {
        let lists = file.draws.iter().map(|draw| draw.inspectors.lines().filter(|line| !line.ends_with("\t-")).count());
        let expected: usize = lists.sum();
        let counted: u32 = withheld(&of(&file)).iter().map(|(registers, unfounded, _)| registers + unfounded).sum();
        assert_eq!(counted as usize, expected);
        seen += expected;
    }
    let file = lawful();
    assert_eq!((withheld(&of(&file)), seen > 0 || file.roster.is_some()), (Vec::new(), true));
}

#[test]
fn what_was_gone_only_after_its_draw_is_not_replaced() {
    let later = |report: &Report| told(report, &[Code::REPLACEMENT_AFTER_COMMITMENT]);
    let mut looked = 0;
    for file in (0..40).filter_map(|seed| Setting { mishap: Some(2), changes: true, ..setting(seed) }.year(None)) {
        let before = of(&file);
        assert_eq!(later(&before), 0);
        let by_register = before.excuses.iter().any(|it| it.kind == Excused::Skip && it.registers > 0);
        let Some(amended) = file.draws.iter().position(|draw| by_register && !draw.amendments.is_empty()) else {
            continue;
        };
        let mut file = file;
        let drawn = file.draws[amended].drawn;
        file.draws[amended].amendments[0].drawn = drawn + Days::new(4);
        for change in &mut file.registry_history.as_mut().unwrap().changes {
            if change.on == drawn && matches!(change.change, crate::registry::SourceChange::State { .. }) {
                change.on = drawn + Days::new(3);
            }
        }
        assert_eq!(later(&of(&file)), 1);
        looked += 1;
    }
    assert!(looked > 0);
}

#[test]
fn what_a_list_has_otherwise_than_the_one_before_is_counted_with_what_shows_it() {
    let lines = |file: &YearFile| {
        let lines = of(file).excuses.into_iter().filter(|it| it.kind == Excused::ListChange);
        lines.map(|it| (it.reason.to_string(), it.registers, it.undated, it.unfounded)).collect::<Vec<_>>()
    };
    let steady = lines(&lawful());
    assert_eq!(steady, []);
    let (mut reasons, mut unfounded) = (std::collections::BTreeSet::new(), 0);
    for setting in (0..30).map(|seed| Setting { changes: true, ..setting(seed) }) {
        let Some(file) = setting.year(None) else { continue };
        for (reason, registers, undated, by_nothing) in lines(&file) {
            assert_eq!((registers > 0, undated, by_nothing), (true, 0, 0), "{reason}");
            reasons.insert(reason);
        }
        let Some(mut file) = setting.year(Some(Planted::SourceLeftOut)) else { continue };
        unfounded += lines(&file).iter().map(|(.., by_nothing)| by_nothing).sum::<u32>();
        // The same without dates: nothing says whether it was so on the day.
        file.registry_history = None;
        assert!(lines(&file).iter().all(|(_, registers, _, by_nothing)| (*registers, *by_nothing) == (0, 0)));
        assert!(lines(&file).iter().map(|(_, _, undated, _)| undated).sum::<u32>() > 0);
    }
    assert_eq!(reasons.iter().map(String::as_str).collect::<Vec<_>>(), ["changed", "gone", "new"]);
    assert!(unfounded > 0);
}
