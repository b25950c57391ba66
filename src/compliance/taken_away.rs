//! For each row of the report, a document that is taken away, and the verdict that falls with it: what is not on file is
//! never “kept”.

use chrono::Days;

use super::clause::Clause;
use super::*;
use crate::calendar::WorkCalendar;
use crate::compliance::ArticleReport;
use crate::inspection::{Found, Inspection, Inspections, Progress};
use crate::rules::Ruleset;
use crate::strategies::compliance::Setting;
use crate::{Article, Code, Tier, Year};

fn full() -> YearFile {
    of_year(2025)
}

fn of_year(year: i32) -> YearFile {
    Setting { year: Year::new(year).unwrap(), ..setting() }.year(None).unwrap()
}

fn setting() -> Setting {
    Setting {
        year: Year::new(2025).unwrap(),
        tier: Tier::County,
        key: 6,
        inspectors: 4,
        mishap: None,
        changes: false,
        rulebook: Default::default(),
        seed: 3,
    }
}

#[track_caller]
fn of(file: &YearFile) -> Report {
    report(file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap()
}

/// How many clauses of an article were compared in full.
fn compared(report: &Report, article: Article) -> usize {
    let clauses = &report.article(article).unwrap().clauses;
    clauses.iter().filter(|clause| clause.look.compared() > 0 && !clause.look.is_open()).count()
}

fn every_draw(file: &mut YearFile, change: impl FnMut(&mut DrawOnFile)) {
    file.draws.iter_mut().for_each(change);
}

fn every_visit(file: &mut YearFile, mut change: impl FnMut(&mut crate::inspection::SiteVisit)) {
    let all = file.inspections.iter().cloned().map(|mut one: Inspection| {
        if let Progress::Completed(visit) = &mut one.progress {
            change(visit);
        }
        one
    });
    file.inspections = Inspections::new(all).unwrap();
}

#[test]
fn a_document_taken_away_takes_the_verdict_with_it() {
    type Taken = fn(&mut YearFile);
    let unread: Taken = |file| file.draws[1].transcripts[0].insert(0, ' ');
    let taken: [(Article, &str, Taken); 28] = [
        (Article::Art1, "the orders' publication", |file| every_draw(file, |draw| draw.order_published = None)),
        (Article::Art1, "when the random numbers came out", |file| every_draw(file, |draw| draw.revealed = None)),
        (Article::Art1, "what vouches for the time", |file| {
            every_draw(file, |draw| draw.order_published.as_mut().unwrap().evidence = None);
        }),
        (Article::Art2, "the transcripts' digests", |file| every_draw(file, |draw| draw.digest = None)),
        (Article::Art2, "the task number of one draw", |file| file.draws[1].platform = None),
        (Article::Art3, "the items of the visits", |file| every_visit(file, |visit| visit.items.clear())),
        (Article::Art9, "the receipt", |file| file.plan.as_mut().unwrap().receipt = None),
        (Article::Art9, "a receipt of before the report's day", |file| {
            let later = file.on + Days::new(1);
            file.plan.as_mut().unwrap().receipt.as_mut().unwrap().dated = later;
        }),
        (Article::Art8, "the roster", |file| file.roster = None),
        (Article::Art13, "a day of entry from the visit on", |file| {
            every_visit(file, |visit| visit.entered = Some(visit.completed - Days::new(30)));
        }),
        (Article::Art13, "a filing by the report's day", |file| {
            let later = file.on + Days::new(1);
            every_visit(file, |visit| visit.archived = Some(later));
        }),
        (Article::Art9, "the addressee", |file| file.plan.as_mut().unwrap().addressee = None),
        (Article::Art13, "the days of entry", |file| every_visit(file, |visit| visit.entered = None)),
        (Article::Art13, "the filing of the records", |file| every_visit(file, |visit| visit.archived = None)),
        (Article::Art3, "the list of items", |file| file.items = None),
        (Article::Art3, "the orders' records", |file| every_draw(file, |draw| draw.record = None)),
        (Article::Art5, "a transcript", unread),
        (Article::Art6, "the roster", |file| file.roster = None),
        (Article::Art6, "the list of certificate holders", |file| file.roster.as_mut().unwrap().holders.clear()),
        (Article::Art7, "the registry", |file| file.registry = None),
        (Article::Art8, "one order's record", |file| file.draws[2].record = None),
        (Article::Art8Key, "the plan", |file| file.plan = None),
        (Article::Art8General, "the plan", |file| file.plan = None),
        (Article::Art10, "a transcript", unread),
        (Article::Art11, "a transcript", unread),
        (Article::Art12, "the handling of violations", |file| {
            every_visit(file, |visit| {
                if let Found::Violation { handling, .. } = &mut visit.found {
                    *handling = None;
                }
            });
        }),
        (Article::Art16, "an order", |file| file.draws[1].order.insert(0, ' ')),
        (Article::Art8Cap, "a list", |file| file.draws[1].sources.clear()),
    ];
    let whole = full();
    let before = of(&whole);
    for (article, what, take) in taken {
        let mut file = whole.clone();
        take(&mut file);
        let after = of(&file);
        let row = after.article(article).unwrap();
        assert!(
            matches!(row.verdict, Verdict::NotAssessable | Verdict::Partly),
            "{article} without {what}: {row:#?} {:#?}",
            after.findings
        );
        assert!(compared(&after, article) < compared(&before, article), "{article} without {what}: {row:#?}");
    }
}

#[test]
fn a_false_period_or_drawing_day_hides_no_visit() {
    let codes = [Code::INSPECTION_NO_SITE_RECORD, Code::PUBLICATION_OVERDUE];
    let told = |change: fn(&YearFile, &mut Inspection)| {
        let mut file = full();
        every_visit(&mut file, |visit| (visit.site_record, visit.published) = (false, None));
        let changed = file.inspections.iter().cloned().map(|mut one| {
            change(&file, &mut one);
            one
        });
        file.inspections = Inspections::new(changed.collect::<Vec<_>>()).unwrap();
        let found = of(&file).findings;
        codes.map(|code| found.iter().filter(|it| it.code == code).count())
    };
    let honest = told(|_, _| {});
    assert!(honest.iter().all(|count| *count > 20), "{honest:?}");
    assert_eq!(told(|_, one| one.period = "2026-Q1".parse().unwrap()), honest, "another year's period");
    assert_eq!(told(|file, one| one.drawn = file.on + Days::new(1)), honest, "a drawing day to come");
    let invented = |file: &YearFile, one: &mut Inspection| {
        one.drawn = file.on + Days::new(1);
        one.draw.as_mut().unwrap().order = crate::draw::Digest([7; 32]);
    };
    assert_eq!(told(invented), honest, "and an order that is none");
    let undrawn = |period: &'static str| {
        let mut file = full();
        let all = file.inspections.iter().cloned().map(|mut one| {
            (one.draw, one.period) = (None, period.parse().unwrap());
            one
        });
        file.inspections = Inspections::new(all.collect::<Vec<_>>()).unwrap();
        of(&file).findings.iter().filter(|it| it.code == Code::INSPECTION_UNDRAWN).count()
    };
    assert!(undrawn("2025-Q1") > 20);
    assert_eq!((undrawn("2026-Q1"), undrawn("2024-Q1")), (undrawn("2025-Q1"), undrawn("2025-Q1")));
}

#[test]
fn a_false_period_hides_no_void_visit() {
    let told = |period: Option<&str>| {
        let mut file = full();
        let all = file.inspections.iter().cloned().map(|mut one| {
            let (voided, reason) = (one.period.first_day(), "检查任务繁忙".parse().unwrap());
            (one.progress, one.document) = (Progress::Void { voided, reason }, None);
            one.period = period.map_or(one.period, |it| it.parse().unwrap());
            one
        });
        file.inspections = Inspections::new(all.collect::<Vec<_>>()).unwrap();
        of(&file).findings.iter().filter(|it| it.code == Code::YEAR_VISIT_VOID_UNFOUNDED).count()
    };
    assert!(told(None) > 20);
    assert_eq!(told(Some("2026-Q1")), told(None));
}

#[test]
fn a_bare_word_makes_no_other_unit_of_a_source_that_was_drawn_again() {
    let seeds = 0..40;
    let years = seeds.filter_map(|seed| {
        Setting { seed, ..setting() }.year(Some(crate::strategies::compliance::Planted::UnitsMissed))
    });
    let mut looked_at = 0;
    for mut file in years.take(3) {
        let missed = |file: &YearFile| of(file).findings.iter().any(|it| it.code == Code::YEAR_UNITS_MISSED);
        assert!(missed(&file));
        let whole = file.clone();
        let mut void = |voided: Option<chrono::NaiveDate>, document: Option<crate::inspection::Document>| {
            let busy = whole.inspections.iter().cloned().map(|mut one| {
                let (voided, reason) = (voided.unwrap_or(one.period.first_day()), "检查任务繁忙".parse().unwrap());
                (one.progress, one.document) = (Progress::Void { voided, reason }, document.clone());
                one
            });
            file.inspections = Inspections::new(busy.collect::<Vec<_>>()).unwrap();
            missed(&file)
        };
        assert!(void(None, None), "all visits are void, and one unit was drawn again");
        let dated = whole.draws[0].drawn;
        let document = crate::inspection::Document { reference: "示例函〔2024〕1号".parse().unwrap(), dated };
        assert!(!void(None, Some(document.clone())), "with a document another unit was drawn");
        assert!(void(Some(whole.on + Days::new(1)), Some(document)), "a void to come is none yet");
        looked_at += 1;
    }
    assert_eq!(looked_at, 3);
}

#[test]
fn an_order_that_follows_nothing_shows_no_head() {
    let file = full();
    assert_eq!(file.previous, None);
    let report = of(&file);
    let clauses = report.articles.iter().flat_map(|row| &row.clauses);
    let heads: Vec<_> = clauses.filter(|it| it.clause == Clause::ChainHead).collect();
    assert!(!heads.is_empty() && heads.iter().all(|it| it.look.is_open()), "{heads:#?}");
}

#[test]
fn what_no_document_shows_is_said_of_every_file() {
    let report = of(&full());
    for (article, clause) in [
        (Article::Art4, Clause::Coordinated),
        (Article::Art14, Clause::Disciplined),
        (Article::Art15, Clause::Answerable),
    ] {
        let row = report.article(article).unwrap();
        let told = row.clauses.iter().find(|it| it.clause == clause).unwrap();
        assert!(matches!(told.look, Look::NotByData(_)), "{told:#?}");
        assert!(matches!(row.verdict, Verdict::Partly | Verdict::NotAssessable), "{row:#?}");
    }
}

#[test]
fn nothing_on_file_is_kept_of_nothing() {
    let whole = full();
    let empty = YearFile::new(whole.agency, whole.year, whole.on);
    let report = of(&empty);
    let kept: Vec<Article> =
        report.articles.iter().filter(|row| row.verdict == Verdict::Kept).map(ArticleReport::row).collect();
    assert_eq!(kept, [], "not even the ratios, for nothing shows what they were counted by");
    let open = report.articles.iter().flat_map(|row| &row.clauses).filter(|clause| clause.look.compared() > 0);
    let told: Vec<Clause> = open.map(|clause| clause.clause).collect();
    assert_eq!(told, [Clause::RatioReported, Clause::PeriodsDrawn]);
}

#[test]
fn overdue_is_certain_without_a_notice_for_today() {
    // The calendar ends with 2026, and the file is looked at in March 2027.
    let mut file = of_year(2026);
    let in_april = core::mem::replace(&mut file.on, "2027-03-05".parse().unwrap());
    every_visit(&mut file, |visit| visit.published = None);
    let calendar = WorkCalendar::national_through(Year::new(2026).unwrap());
    let certain = report(&file, &Ruleset::inner_mongolia(), &calendar).unwrap();
    let overdue = |report: &Report| {
        report.findings.iter().filter(|finding| finding.code == crate::Code::PUBLICATION_OVERDUE).count()
    };
    let is_known = |one: &&Inspection| {
        let Progress::Completed(visit) = &one.progress else { unreachable!() };
        calendar.nth_working_day_after(visit.completed, 20, Default::default()).is_ok()
    };
    let expected = file.inspections.iter().filter(is_known).count();
    assert!(expected > 0 && expected < file.inspections.iter().count(), "{expected}");
    assert_eq!(overdue(&certain), expected);
    let row = certain.article(Article::Art13).unwrap();
    assert_eq!(row.verdict, Verdict::Broken);
    let look = &row.clauses.iter().find(|it| it.clause == Clause::ResultsInTime).unwrap().look;
    let Look::Compared(Comparison { compared, left, .. }) = look else { panic!("{look:#?}") };
    assert_eq!((*compared as usize, left.len()), (expected, 1), "{look:#?}");
    let told = |report: &Report, said: &str| report.findings.iter().any(|finding| finding.english.starts_with(said));
    assert!(told(&certain, "not published, overdue; it was due on"));
    assert!(!told(&certain, "not published, overdue; its last day needs a holiday notice"));
    // In April so many weekdays are over that no notice could make them rest days.
    file.on = in_april;
    let later = report(&file, &Ruleset::inner_mongolia(), &calendar).unwrap();
    assert_eq!(overdue(&later), file.inspections.iter().count());
    assert!(told(&later, "not published, overdue; its last day needs a holiday notice"));
}

#[test]
fn a_detail_taken_away_hides_no_certain_fact() {
    type Change = fn(&mut YearFile);
    let faults: [(Code, Change, Change); 2] = [
        (
            Code::YEAR_ENTERED_LATE,
            |file| every_visit(file, |visit| visit.entered = visit.completed.checked_add_days(Days::new(60))),
            |file| every_visit(file, |visit| visit.archived = None),
        ),
        (
            Code::YEAR_VISIT_ITEMS,
            |file| every_visit(file, |visit| visit.items = vec!["other".parse().unwrap()]),
            |file| file.items = None,
        ),
    ];
    for (code, plant, take) in faults {
        let mut file = full();
        plant(&mut file);
        let before = of(&file).findings.len();
        take(&mut file);
        let told = of(&file).findings.iter().filter(|finding| finding.code == code).count();
        assert!(told > 10, "{code}: {told} of {before}");
    }
}

#[test]
fn days_of_entry_are_compared_with_nothing_where_the_rules_name_no_days() {
    let mut pack = Ruleset::inner_mongolia().into_pack();
    pack.publication = None;
    let report = report(&full(), &Ruleset::new(pack).unwrap(), &WorkCalendar::national()).unwrap();
    let clauses = report.articles.iter().flat_map(|row| &row.clauses);
    let looks: Vec<_> = clauses.filter(|it| it.clause == Clause::Entered).map(|it| &it.look).collect();
    assert!(!looks.is_empty());
    assert!(looks.iter().all(|look| look.compared() == 0), "{looks:#?}");
}
