//! The example's year: every planted fault is found by its own agency's report, and nothing else is.
#![cfg(feature = "csv")]

#[allow(dead_code)]
#[path = "../examples/compliance_year/main.rs"]
mod example;

use example::faults::PLANTED;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{ReportForm, Verdict, YearFile, rollup};
use shuangsuiji::inspection::{Found, Inspection, Inspections, Progress};
use shuangsuiji::{Article, Code, Language};

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let reports = example::reports(&example::year::simulated().unwrap()).unwrap();
    assert_eq!(reports.len(), 10);
    for report in &reports {
        assert!(example::as_planted(report), "{}: {:#?}", report.agency.name, report.findings);
        let broken = report.articles.iter().filter(|it| it.verdict == Verdict::Broken).count();
        let planted = PLANTED.iter().filter(|it| it.agency == report.agency.name.as_str()).count();
        assert_eq!(broken, planted);
        assert_eq!(report.article(Article::Art4).unwrap().verdict, Verdict::NotAssessable);
        assert!(report.quotas.iter().all(|line| line.drawn.is_some_and(|drawn| line.inspected <= drawn)));
        assert_eq!(report.statistics.draws, 4);
        let text = serde_json::to_string(report).unwrap();
        assert_eq!(&serde_json::from_str::<shuangsuiji::compliance::Report>(&text).unwrap(), report);
        assert!(report.render(ReportForm::Html, Language::Chinese).contains("<html lang=\"zh-CN\">"));
    }
    let found: usize = reports.iter().map(|report| report.findings.len()).sum();
    assert_eq!(found, PLANTED.len());
}

/// A file without the inspections that are to be forgotten, and with others.
fn with(file: &YearFile, forgotten: impl Fn(&Inspection) -> bool, more: Vec<Inspection>) -> YearFile {
    let kept = file.inspections.iter().filter(|one| !forgotten(one)).cloned();
    let mut changed = file.clone();
    changed.inspections = Inspections::new(kept.chain(more)).unwrap();
    changed
}

#[test]
fn a_league_sees_what_no_branch_shows() {
    let year = example::year::simulated().unwrap();
    let league = |files: &[YearFile]| rollup(files, &year.rules, &WorkCalendar::national()).unwrap();
    let codes = |files: &[YearFile]| league(files).findings.iter().map(|it| it.code).collect::<Vec<_>>();
    let whole = league(&year.files);
    assert_eq!(whole.findings, [], "every file knows the others' visits");
    let mut reports = example::reports(&year).unwrap();
    reports.sort_by(|one, other| one.agency.name.cmp(&other.agency.name));
    assert_eq!(whole.reports, reports);
    let (quota, inspected): (u64, u64) =
        (whole.totals.iter().map(|total| total.quota).sum(), whole.totals.iter().map(|total| total.inspected).sum());
    let lines = || reports.iter().flat_map(|report| &report.quotas);
    assert_eq!(quota, lines().map(|line| u64::from(line.quota)).sum::<u64>());
    assert_eq!(inspected, lines().map(|line| u64::from(line.inspected)).sum::<u64>());

    // A source that the prefecture and a county visited once each, and neither found anything.
    let harmless = |one: &Inspection| matches!(&one.progress, Progress::Completed(visit) if !matches!(visit.found, Found::Violation { .. }));
    let shared = whole.shared.iter().find(|source| {
        let visits = year.files[0].inspections.of(source.source.as_str());
        source.visits.len() == 2 && visits.iter().all(harmless)
    });
    let source = shared.unwrap().source.clone();
    let visits: Vec<Inspection> = year.files[0].inspections.of(source.as_str()).to_vec();
    let county = visits.iter().find(|one| one.agency.tier == shuangsuiji::Tier::County).unwrap();
    let prefecture = visits.iter().find(|one| one.agency.tier == shuangsuiji::Tier::Prefecture).unwrap();
    let place = |of: &Inspection| year.files.iter().position(|file| file.agency == of.agency).unwrap();

    // The county's file forgets the prefecture's visit: its lists could not count it.
    let mut files = year.files.clone();
    let forgotten = |one: &Inspection| one == prefecture;
    files[place(county)] = with(&files[place(county)], forgotten, Vec::new());
    assert_eq!(codes(&files), [Code::LEAGUE_VISIT_UNTOLD]);
    let told = &league(&files).findings[0];
    assert_eq!(told.article, Some(Article::Art8Cap));
    assert!(told.english.contains(&format!("have 2 inspections of `{source}`")), "{}", told.english);

    // The prefecture's file forgets the county's visit and has one more of its own: three of the source, and its own
    // file shows two.
    let mut files = year.files.clone();
    let mut again = prefecture.clone();
    again.drawn = again.drawn.succ_opt().unwrap();
    for file in &mut files {
        let own = file.agency == prefecture.agency;
        *file = with(file, |one| own && one == county, vec![again.clone()]);
    }
    let found = codes(&files);
    assert!(found.contains(&Code::LEAGUE_VISIT_UNTOLD), "{found:?}");
    let beyond = league(&files).findings.into_iter().filter(|it| it.code == Code::LEAGUE_BEYOND_CAP).count();
    let last_is_the_countys = {
        let completed = |one: &Inspection| one.visit(files[0].on).unwrap().completed;
        completed(county) > completed(prefecture)
    };
    assert_eq!(beyond, usize::from(!last_is_the_countys), "the county's file shows its own visit as the third");

    // The county's file has the prefecture's visit on another day.
    let mut files = year.files.clone();
    let mut otherwise = prefecture.clone();
    let Progress::Completed(visit) = &mut otherwise.progress else { unreachable!() };
    visit.completed = visit.completed.succ_opt().unwrap();
    visit.published.as_mut().unwrap().on = visit.completed.max(visit.published.as_ref().unwrap().on);
    files[place(county)] = with(&files[place(county)], forgotten, vec![otherwise]);
    assert_eq!(codes(&files), [Code::LEAGUE_RECORDS_DIFFER]);

    for (language, title) in
        [(Language::Chinese, "各单位结论对照"), (Language::English, "The agencies' verdicts side by side")]
    {
        for form in [ReportForm::Text, ReportForm::Markdown, ReportForm::Html] {
            let page = whole.render(form, language).replace("&#39;", "'");
            assert!(page.contains(title), "{title}");
            assert!(year.files.iter().all(|file| page.contains(file.official_name.as_ref().unwrap().as_str())));
        }
    }
    let text = serde_json::to_string(&whole).unwrap();
    assert_eq!(serde_json::from_str::<shuangsuiji::compliance::Rollup>(&text).unwrap(), whole);
}
