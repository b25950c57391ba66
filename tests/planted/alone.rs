//! Each kind of fault alone, in random years of both tiers.

use shuangsuiji::compliance::Verdict;
use shuangsuiji::strategies::case::Label;
use shuangsuiji::strategies::compliance::{Planted, Setting, Told};
use shuangsuiji::{Code, Explain, Tier};

use super::{reported, settings_of, wrong, year_with};

#[test]
fn every_kind_is_found_in_a_random_year_once_with_its_article_and_nothing_else() {
    let mut failed = Vec::new();
    for (seed, planted) in (0..).zip(Planted::KINDS) {
        let Some((setting, file)) = year_with(&[*planted], seed, 200) else {
            failed.push(format!("{planted:?} has no place"));
            continue;
        };
        let report = reported(setting, &file);
        failed.extend(wrong(&[*planted], &report).map(|found| format!("{planted:?}: {found} in {setting:?}")));
        let told = if planted.told() == Told::Warned { &report.warnings } else { &report.findings };
        for finding in told.iter().filter(|it| it.code == planted.code()) {
            assert_eq!(finding.article, planted.article(), "{planted:?}");
        }
        for finding in told {
            assert!(!finding.evidence.is_empty() && !finding.english.is_empty() && !finding.chinese.is_empty());
            // A text that cannot be read is against form alone.
            assert!(finding.article.is_some() || finding.code.is_form(), "{planted:?}");
            let row = |article| report.article(article).unwrap().verdict == Verdict::Broken;
            assert!(planted.told() == Told::Warned || finding.article.is_none_or(row), "{planted:?}");
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

/// What is found in the nearest year that has a place for it is what its label says, whatever the setting was.
#[test]
fn every_kind_has_a_case_near_any_setting() {
    let mut failed = Vec::new();
    for (seed, planted) in (500..).zip(Planted::KINDS) {
        let setting = settings_of(seed).next().unwrap();
        let Some(case) = setting.case(*planted) else {
            failed.push(format!("{planted:?} has no place near {setting:?}"));
            continue;
        };
        let rulebook = planted.rulebook().unwrap_or_default();
        let report = reported(Setting { rulebook, ..setting }, &case.value);
        failed.extend(wrong(&[*planted], &report).map(|found| format!("{planted:?}: {found} in {setting:?}")));
        for found in report.findings.iter().chain(&report.warnings).filter(|it| it.code == planted.code()) {
            let reading = found.reading.as_deref();
            let Label::Unlawful { code, article, reading: told } = case.label else { panic!("{planted:?}") };
            assert_eq!((found.code, found.article, reading), (code, article, told), "{planted:?} in {setting:?}");
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
#[ignore = "long; run once for a release"]
fn every_kind_is_found_in_many_years_of_each_tier() {
    let (mut failed, mut years) = (Vec::new(), 0);
    for (seed, planted) in (0..).zip(Planted::KINDS) {
        for tier in
            [Tier::County, Tier::Prefecture].into_iter().filter(|tier| planted.tier().is_none_or(|it| it == *tier))
        {
            let all = settings_of(seed).take(3_000).map(|setting| {
                let rulebook = planted.rulebook().unwrap_or(setting.rulebook);
                Setting { tier, rulebook, ..setting }
            });
            let made = all.filter_map(|setting| Some((setting, setting.year(Some(*planted))?))).take(12);
            let mut count = 0;
            for (setting, file) in made {
                count += 1;
                let report = reported(setting, &file);
                failed.extend(wrong(&[*planted], &report).map(|found| format!("{planted:?}: {found} in {setting:?}")));
            }
            if count < 3 {
                failed.push(format!("{planted:?} has {count} places in {tier}"));
            }
            years += count;
        }
    }
    println!("{} kinds in {years} years, each found once", Planted::KINDS.len());
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn a_census_cut_into_independent_draws_is_told_before_it_too() {
    let (setting, file) = year_with(&[Planted::CensusByChance], 3, 200).unwrap();
    let before = file.plan.unwrap().plan.findings(&setting.rulebook.rules().unwrap()).unwrap();
    let by_chance = before.iter().filter(|finding| finding.code() == Code::UNITS_BY_CHANCE);
    assert_eq!(by_chance.filter(|finding| finding.to_string().contains("`key`")).count(), 1, "{before:#?}");
}
