//! Lawful years: nobody is accused, nobody is warned of, and every kind of lawful year is among them.

use std::collections::BTreeMap;

use shuangsuiji::Tier;
use shuangsuiji::strategies::compliance::{Rulebook, Setting};

use super::held::Held;
use super::{reported, settings_of};

/// How many years held what.
#[derive(Default)]
struct Counts {
    years: u32,
    tiers: BTreeMap<Tier, u32>,
    held: BTreeMap<Held, u32>,
}

impl Counts {
    /// Of so many random lawful years; each has no finding and no warning.
    #[track_caller]
    fn of(years: usize, seed: u64) -> Self {
        let mut counts = Self::default();
        for setting in settings_of(seed).take(years) {
            // A setting that makes no year would hide what is wrong in that one.
            let Some(file) = setting.year(None) else { panic!("no year of {setting:?}") };
            let report = reported(setting, &file);
            assert_eq!(report.findings, [], "{setting:?}");
            assert_eq!(report.warnings, [], "{setting:?}");
            counts.years += 1;
            *counts.tiers.entry(setting.tier).or_default() += 1;
            for held in Held::of(&file, &setting.rulebook.rules().unwrap()) {
                *counts.held.entry(held).or_default() += 1;
            }
        }
        counts
    }

    fn print(&self) {
        let tiers: Vec<String> = self.tiers.iter().map(|(tier, count)| format!("{count} of a {tier}")).collect();
        println!("{} lawful years ({}), no finding, no warning; with", self.years, tiers.join(", "));
        for (held, count) in &self.held {
            println!("{count:>6} {}", held.words());
        }
    }

    /// Each kind in at least so many years.
    #[track_caller]
    fn assert_least(&self, least: u32) {
        let rare = Held::ALL.into_iter().filter(|held| self.held.get(held).is_none_or(|count| *count < least));
        assert_eq!(rare.collect::<Vec<_>>(), [], "too rare");
        assert_eq!(self.tiers.len(), 2);
    }
}

#[test]
fn lawful_years_have_no_finding() {
    Counts::of(60, 7).assert_least(1);
}

#[test]
#[ignore = "long; run once for a release"]
fn two_thousand_lawful_years_of_every_kind_have_no_finding() {
    let counts = Counts::of(2_000, 1);
    counts.print();
    counts.assert_least(40);
}

/// Numbers that no strategy draws make a year too: the nearest that there is.
#[test]
fn every_number_makes_a_year() {
    // Its last draw had nobody who could be gone.
    let nobody = Setting {
        year: "2014".parse().unwrap(),
        mishap: Some(4),
        changes: true,
        rulebook: Rulebook::Census,
        seed: 3_361_835_746_223_231_562,
        ..Setting::plain()
    };
    let file = nobody.year(None).unwrap();
    assert_eq!(reported(nobody, &file).findings, []);
    for (key, inspectors, mishap) in [(0, 0, None), (4, 4, Some(0)), (5, 4, Some(9)), (1, 40, Some(2))] {
        for changes in [false, true] {
            let setting = Setting { key, inspectors, mishap, changes, ..Setting::plain() };
            let Some(file) = setting.year(None) else { panic!("no year of {setting:?}") };
            assert_eq!(reported(setting, &file).findings, [], "{setting:?}");
        }
    }
}
