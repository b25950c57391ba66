//! Whole years of a bureau: lawful ones have no finding, and what is planted into one is found, once, alone and in pairs.
//!
//! `cargo test --release --all-features --test planted -- --ignored --nocapture` runs the long ones and prints the counts.

#![cfg(feature = "proptest")]

mod alone;
mod codes;
mod held;
mod hollow;
mod lawful;
mod pairs;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use shuangsuiji::Code;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{Finding, Report, YearFile, report};
use shuangsuiji::strategies::compliance::{Planted, Setting, Told, settings};

/// The report by the rules of the year.
#[track_caller]
fn reported(setting: Setting, file: &YearFile) -> Report {
    report(file, &setting.rulebook.rules().unwrap(), &WorkCalendar::national()).unwrap()
}

/// Random settings, the same for the same number.
fn settings_of(seed: u64) -> impl Iterator<Item = Setting> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut runner = TestRunner::new_with_rng(Default::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    std::iter::from_fn(move || Some(settings().new_tree(&mut runner).ok()?.current()))
}

/// A random setting that has a place for the faults, and its year.
fn year_with(faults: &[Planted], seed: u64, tries: usize) -> Option<(Setting, YearFile)> {
    let rulebook = faults.iter().find_map(|fault| fault.rulebook());
    // Of five key sources, two of which are drawn each quarter, one comes to the cap by the fourth; else hardly any.
    let key = faults.contains(&Planted::ListedAtCap).then_some(5);
    let by_rules = |setting: Setting| Setting {
        rulebook: rulebook.unwrap_or(setting.rulebook),
        key: key.unwrap_or(setting.key),
        ..setting
    };
    let all = settings_of(seed).take(tries).map(by_rules);
    all.filter_map(|setting| Some((setting, setting.year_with(faults)?))).next()
}

/// What of a report is not what the faults are told by.
fn wrong(faults: &[Planted], report: &Report) -> Option<String> {
    let codes = |found: &[Finding]| {
        let mut codes: Vec<Code> = found.iter().map(|it| it.code).collect();
        codes.sort_unstable();
        codes
    };
    let told_by = |told: Told| faults.iter().filter(move |fault| fault.told() == told).map(|fault| fault.code());
    let (mut found, mut expected): (_, Vec<Code>) = (codes(&report.findings), told_by(Told::Once).collect());
    for code in told_by(Told::Each) {
        let (each, others): (Vec<Code>, Vec<Code>) = found.into_iter().partition(|it| *it == code);
        if each.len() < 3 {
            return Some(format!("{code} {} times", each.len()));
        }
        found = others;
        expected.retain(|it| *it != code);
    }
    let (mut warned, mut warnings) = (codes(&report.warnings), told_by(Told::Warned).collect::<Vec<_>>());
    // Draws that miss somebody by chance draw others twice, which the rules of such years count as visits.
    warned.retain(|code| !faults.contains(&Planted::CensusByChance) || *code != Code::YEAR_UNITS_MISSED);
    warnings.extend(faults.iter().flat_map(|fault| fault.warns()));
    expected.sort_unstable();
    warnings.sort_unstable();
    (found != expected || warned != warnings).then(|| format!("{found:?} and warnings {warned:?}"))
}
