//! Strategies for [`compliance`](crate::compliance): whole years on file, without a fault or with one of a known kind.
//!
//! A bureau's year is simulated: planned, drawn every quarter from lists that know the year so far, inspected and
//! published, now and then with a void or a replacement, all by numbers that a [`Setting`] fixes.

mod hollow;
mod league;
mod placed;
mod planted;
mod quarter;
mod randomness;
mod registers;
mod revision;
mod rulebook;
mod setting;
mod visits;
mod world;

use proptest::prelude::*;

pub use hollow::Hollow;
pub use league::{LeagueSetting, PlantedTogether, league, league_settings};
pub use planted::{Planted, Told};
pub use rulebook::Rulebook;
pub use setting::Setting;

use super::known;
use crate::Tier;
use crate::compliance::YearFile;

/// What a year is simulated from.
///
/// # Example: equal settings make equal years
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::compliance::settings;
///
/// proptest!(ProptestConfig::with_cases(2), |(setting in settings())| {
///     prop_assert_eq!(setting.year(None), setting.year(None));
/// });
/// ```
pub fn settings() -> impl Strategy<Value = Setting> + Clone {
    // Of 2026 the national calendar knows the days of the visits, and not of every publication.
    let years = (2008..=2026).prop_map(|year| known(&format!("{year}")));
    let tiers = prop_oneof![Just(Tier::County), Just(Tier::Prefecture)];
    let mishaps = prop::option::of(1..=4_u32);
    let rulebooks = prop::sample::select(Rulebook::ALL.to_vec());
    let changing = (mishaps, any::<bool>(), rulebooks);
    (years, tiers, 4..=14_u32, 4..=6_u32, changing, any::<u64>()).prop_map(
        |(year, tier, key, inspectors, (mishap, changes, rulebook), seed)| Setting {
            year,
            tier,
            key,
            inspectors,
            mishap,
            changes,
            rulebook,
            seed,
        },
    )
}

/// Years without a fault, by the statute.
///
/// # Example: nothing is found in them
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::compliance::report;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::compliance::faultless_files;
///
/// proptest!(ProptestConfig::with_cases(2), |(file in faultless_files())| {
///     let report = report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap();
///     prop_assert!(report.findings.is_empty());
/// });
/// ```
pub fn faultless_files() -> impl Strategy<Value = YearFile> + Clone {
    settings().prop_filter_map("no teams", |setting| Setting { rulebook: Rulebook::Statute, ..setting }.year(None))
}

/// Years with one fault, and which it is, by the statute.
///
/// # Example: each fault is found, and nothing else
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::compliance::report;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::compliance::faulty_files;
///
/// proptest!(ProptestConfig::with_cases(2), |((planted, file) in faulty_files())| {
///     let report = report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap();
///     let found: Vec<_> = report.findings.iter().map(|finding| finding.code).collect();
///     prop_assert_eq!(found, [planted.code()]);
/// });
/// ```
pub fn faulty_files() -> impl Strategy<Value = (Planted, YearFile)> + Clone {
    let by_the_statute = Planted::ALL.iter().copied().filter(|planted| planted.rulebook().is_none());
    let planted = prop::sample::select(by_the_statute.collect::<Vec<_>>());
    (settings(), planted).prop_filter_map("the year has no place for it", |(setting, fault)| {
        Some((fault, Setting { rulebook: Rulebook::Statute, ..setting }.year(Some(fault))?))
    })
}
