//! Years on file: faults that are planted, and how the report shows them.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::calendar::WorkCalendar;
use crate::rules::Ruleset;
use crate::strategies::compliance::{Planted, Setting, settings};
use crate::{Article, Code, Language};

const SETTING: Setting = Setting { key: 6, inspectors: 4, seed: 7 };

#[track_caller]
fn of(file: &YearFile) -> Report {
    report(file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap()
}

#[track_caller]
fn codes(report: &Report) -> Vec<Code> {
    report.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn every_kind_of_fault_is_found_once_and_nothing_else_is() {
    let found = Planted::ALL.iter().map(|planted| {
        let file = (0..40).find_map(|seed| Setting { seed, ..SETTING }.year(Some(*planted)));
        let report = file.map(|file| of(&file));
        let sentences = report.iter().flat_map(|it| &it.findings).map(|it| it.english.clone()).collect::<Vec<_>>();
        (*planted, report.as_ref().map(codes), sentences)
    });
    let wrong: Vec<_> = found.filter(|(planted, codes, _)| *codes != Some(vec![planted.code()])).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_year_without_faults_has_no_finding(setting in settings()) {
        let Some(file) = setting.year(None) else { return Ok(()) };
        let report = of(&file);
        prop_assert_eq!(&report.findings, &[]);
        let open: Vec<_> = report.articles.iter().filter(|it| it.verdict != Verdict::Kept).map(|it| it.article).collect();
        prop_assert_eq!(open, [Article::Art4]);
        prop_assert!(report.inspectors.iter().all(|statement| statement.followed));
    }

    #[test]
    fn a_planted_fault_is_found_once_with_article_evidence_and_subject(setting in settings(), planted in select(Planted::ALL)) {
        let Some(file) = setting.year(Some(planted)) else { return Ok(()) };
        let report = of(&file);
        prop_assert_eq!(codes(&report), [planted.code()], "{:?}", planted);
        let finding = &report.findings[0];
        prop_assert!(!finding.evidence.is_empty() && !finding.english.is_empty() && !finding.chinese.is_empty());
        prop_assert_eq!(report.article(finding.article).unwrap().verdict, Verdict::Broken);
    }

    #[test]
    fn several_faults_are_found_together_and_no_two_findings_are_one(seed in any::<u64>()) {
        // Whatever is done to a file, a number and a subject stand once.
        let Some(mut file) = (Setting { seed, ..SETTING }).year(Some(Planted::SilentRedraw)) else { return Ok(()) };
        file.plan = None;
        file.draws.iter_mut().for_each(|draw| draw.items.clear());
        file.draws.swap(0, 2);
        let found = of(&file).findings;
        let keys: BTreeSet<_> = found.iter().map(|finding| (finding.code, finding.subject.clone())).collect();
        prop_assert_eq!(keys.len(), found.len());
        prop_assert!(found.len() > 5);
    }
}
