//! The example's year: every planted fault is found by its own agency's report, and nothing else is.
#![cfg(feature = "csv")]

#[allow(dead_code)]
#[path = "../examples/compliance_year/main.rs"]
mod example;

use example::faults::PLANTED;
use shuangsuiji::compliance::{ReportForm, Verdict};
use shuangsuiji::{Article, Language};

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
