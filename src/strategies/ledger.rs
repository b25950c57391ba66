//! Strategies for [`ledger`](crate::ledger): years of inspection records of both tiers, and waivers.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::collection::btree_set;
use proptest::prelude::*;

use super::edges::favouring;
use super::known;
use crate::draw::Agency;
use crate::ledger::{Outcome, Record, State, Waiver};
use crate::rules::InspectionKind;
use crate::{Id, Period, Quarter, Tier, Year};

/// A prefecture's bureau or one of two of its branch bureaus.
///
/// # Example: its division fits its tier
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::ledger::agency;
///
/// proptest!(ProptestConfig::with_cases(16), |(agency in agency())| {
///     prop_assert!(agency.division.to_string().starts_with("1501"));
/// });
/// ```
pub fn agency() -> impl Strategy<Value = Agency> + Clone {
    let agencies = [
        ("hohhot", "150100", Tier::Prefecture),
        ("xincheng", "150102", Tier::County),
        ("huimin", "150103", Tier::County),
    ];
    prop::sample::select(agencies.to_vec()).prop_filter_map("no agency", |(name, division, tier)| {
        Some(Agency { name: name.parse().ok()?, division: division.parse().ok()?, tier })
    })
}

/// One of six sources.
///
/// # Example: one of few, so that records meet
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::ledger::source;
///
/// proptest!(ProptestConfig::with_cases(16), |(source in source())| {
///     prop_assert!(source.as_str().starts_with("HH-"));
/// });
/// ```
pub fn source() -> impl Strategy<Value = Id> + Clone {
    (1..=6_u32).prop_map(|n| known(&format!("HH-{n}")))
}

/// What an inspection found.
///
/// # Example: what lifts the cap
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::ledger::Outcome;
/// use shuangsuiji::strategies::ledger::outcome;
///
/// proptest!(ProptestConfig::with_cases(16), |(outcome in outcome())| {
///     let violation = matches!(outcome, Outcome::Violation { .. });
///     prop_assert_eq!(violation, outcome != Outcome::NoViolation);
/// });
/// ```
pub fn outcome() -> impl Strategy<Value = Outcome> + Clone {
    prop_oneof![
        2 => Just(Outcome::NoViolation),
        1 => any::<bool>().prop_map(|rectification_ordered| Outcome::Violation { rectification_ordered }),
    ]
}

/// A record for a quarter of 2026 or 2027, drawn in the weeks before it, in any state; some visits are late.
///
/// # Example: drawn before its period
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::ledger::record;
///
/// proptest!(ProptestConfig::with_cases(16), |(record in record())| {
///     prop_assert!(record.drawn < record.period.first_day());
/// });
/// ```
pub fn record() -> impl Strategy<Value = Record> + Clone {
    let kind = prop_oneof![3 => Just(InspectionKind::Daily), 1 => prop::sample::select(InspectionKind::ALL.to_vec())];
    let state = (0..4_u32, 0..120_u64, outcome());
    (source(), agency(), kind, (2026..=2027, 1..=4_u32), 1..=28_u64, state).prop_filter_map(
        "no record",
        |(source, agency, kind, (year, quarter), before, (state, day, outcome))| {
            let period = Period::Quarter(Quarter::new(year, quarter).ok()?);
            let first = period.first_day();
            let completed = first.checked_add_days(Days::new(day))?;
            let state = match state {
                0 => State::Drawn,
                1 => State::Scheduled { visit: completed.min(period.last_day()) },
                2 => State::Completed { completed, outcome },
                _ => State::Void { voided: completed, reason: "停产".parse().ok()? },
            };
            Some(Record {
                source,
                drawn: first.checked_sub_days(Days::new(before))?,
                agency,
                kind,
                period,
                state,
                joint: None,
            })
        },
    )
}

/// Up to 40 records, none twice.
///
/// # Example: every such set makes a ledger
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::ledger::Ledger;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::ledger::{records, waivers};
///
/// proptest!(ProptestConfig::with_cases(16), |(records in records(), waivers in waivers())| {
///     prop_assert!(Ledger::new(records, waivers, &Ruleset::inner_mongolia()).is_ok());
/// });
/// ```
pub fn records() -> impl Strategy<Value = BTreeSet<Record>> + Clone {
    btree_set(record(), 0..=40)
}

/// Up to 4 waivers for 2026 or 2027, none twice.
///
/// # Example: each names its document
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::ledger::waivers;
///
/// proptest!(ProptestConfig::with_cases(16), |(waivers in waivers())| {
///     prop_assert!(waivers.iter().all(|waiver| waiver.reference.as_str().contains("号")));
/// });
/// ```
pub fn waivers() -> impl Strategy<Value = BTreeSet<Waiver>> + Clone {
    let waiver =
        (source(), 2026..=2027, 0..365_u64, 1..=9_u32).prop_filter_map("no waiver", |(source, year, day, no)| {
            let reference = format!("示例函〔{year}〕{no}号").parse().ok()?;
            let granted = NaiveDate::from_ymd_opt(year, 1, 1)?.checked_add_days(Days::new(day))?;
            Some(Waiver {
                source,
                year: Year::new(year).ok()?,
                granted,
                reference,
                reason: "群众反映强烈".parse().ok()?,
            })
        });
    btree_set(waiver, 0..=4)
}

/// Any day from December 2025 to early 2028: before, within and after those records; the edges by weight as in
/// [`calendar::day`](super::calendar::day).
///
/// # Example: before, within and after the records
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::ledger::{Ledger, View};
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::ledger::day;
/// use shuangsuiji::strategies::ledger::records;
///
/// proptest!(ProptestConfig::with_cases(16), |(records in records(), on in day())| {
///     let ledger = Ledger::new(records, [], &Ruleset::inner_mongolia()).unwrap();
///     let agency = "xincheng".parse().unwrap();
///     let view = View { agency: &agency, year: "2027".parse().unwrap(), on };
///     prop_assert!(ledger.tally("HH-1", view).inspections <= 40);
/// });
/// ```
pub fn day() -> impl Strategy<Value = NaiveDate> + Clone {
    let [first, last] =
        [(2025, 12, 1), (2028, 3, 29)].map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default());
    favouring(first, last)
}
