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
pub(super) use planted::by_the_prefecture;
pub use planted::{Planted, Told};
pub use rulebook::Rulebook;
pub use setting::Setting;

use super::case::Case;
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

/// Years without a fault, by the statute. None is thrown away: a setting without its year would be a fault of this crate, and fails
/// the test.
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
#[allow(clippy::expect_used)] // See above.
pub fn faultless_files() -> impl Strategy<Value = YearFile> + Clone {
    let by_the_statute = |setting| Setting { rulebook: Rulebook::Statute, ..setting };
    settings().prop_map(move |setting| by_the_statute(setting).year(None).expect("a year of each setting"))
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
    faulty().prop_map(|(planted, case)| (planted, case.value))
}

/// Years with one fault, by the statute, each with the number, the article and the reading of what is found in it.
///
/// # Example: what is found is what the label says
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::compliance::report;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::case::Label;
/// use shuangsuiji::strategies::compliance::faulty_cases;
///
/// proptest!(ProptestConfig::with_cases(2), |(case in faulty_cases())| {
///     let report = report(&case.value, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap();
///     let [found] = &report.findings[..] else { panic!("{:?}", report.findings) };
///     prop_assert_eq!(Label::unlawful(found.code, found.article), case.label);
/// });
/// ```
pub fn faulty_cases() -> impl Strategy<Value = Case<YearFile>> + Clone {
    faulty().prop_map(|(_, case)| case)
}

/// Each fault of the statute in a year that has a place for it. Without one the fault would be none that is planted, and the test
/// fails.
#[allow(clippy::expect_used)] // See above.
fn faulty() -> impl Strategy<Value = (Planted, Case<YearFile>)> + Clone {
    let by_the_statute = Planted::ALL.iter().copied().filter(|planted| planted.rulebook().is_none());
    let planted = prop::sample::select(by_the_statute.collect::<Vec<_>>());
    let by = |setting| Setting { rulebook: Rulebook::Statute, ..setting };
    (settings(), planted)
        .prop_map(move |(setting, fault)| (fault, by(setting).case(fault).expect("a place for each fault")))
}
