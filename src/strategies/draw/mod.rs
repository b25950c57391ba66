//! Lists, terms, contributions and whole draws, each made from a few plain numbers.
//!
//! A [`DrawSetting`] says how many of what there are, and makes the same of it on every call; chance has no other part in
//! it. It prints in one line, and a counterexample shrinks to the rows that the fault needs. Sizes are parameters of the
//! strategies, so that a test decides what a case costs.

mod setting;

use proptest::collection::{SizeRange, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::known;
use crate::Period;
use crate::draw::{Committed, Coverage, Digest, Draw, Hash, Lists, Reveal, Revealed, SaltKey, Terms, Value as Bytes};
use setting::bytes;
pub(crate) use setting::number;
pub use setting::{DrawSetting, Writing, credit_code, strata};

fn between(size: &SizeRange) -> impl Strategy<Value = u32> + Clone + use<> {
    let small = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
    small(size.start())..=small(size.end_incl())
}

/// Settings with so many sources and inspectors, and up to so many recusals; most draw somebody. Some have no teams. By weight a
/// quota is that of all who can be drawn ([`DrawSetting::pool`]), and of some settings nobody can be.
///
/// # Example: a setting makes the same on every call
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::draw::settings;
///
/// proptest!(ProptestConfig::with_cases(16), |(setting in settings(0..30, 0..9, 0..9))| {
///     prop_assert_eq!(setting.lists(), setting.lists());
/// });
/// ```
pub fn settings(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = DrawSetting> + Clone {
    let few = || prop_oneof![3 => Just(0_u32), 2 => 0..=4_u32];
    let counts = (between(&sources.into()), between(&inspectors.into()), between(&recusals.into()));
    let excluded = prop_oneof![6 => Just(0_u32), 4 => 0..=4_u32, 1 => Just(u32::MAX)];
    let statuses = (excluded, few(), prop_oneof![2 => Just(0_u32), 2 => 0..=8_u32], few());
    let quota = prop_oneof![6 => 1..=6_u32, 1 => Just(0), 1 => 0..=60_u32, 1 => Just(u32::MAX)];
    let quotas = prop::array::uniform3(prop::option::weighted(0.8, quota));
    let load = prop_oneof![4 => Just(None), 1 => (0..=12_u32).prop_map(Some)];
    let cap = prop_oneof![4 => Just(Some(2)), 1 => Just(None), 1 => (0..=3_u32).prop_map(Some)];
    let coverage = prop_oneof![Just(Coverage::Independent), Just(Coverage::UninspectedFirst)];
    let team = prop_oneof![4 => Just(2_u32), 1 => 1..=3_u32];
    let writing = prop_oneof![
        6 => Just(Writing::Short),
        1 => Just(Writing::Codes),
        1 => Just(Writing::Words),
        1 => Just(Writing::Edges),
    ];
    let periods = ["2027-Q1", "2027-03", "2027-H2", "2027", "2027-2028"].map(known::<Period>).to_vec();
    let place = (select(periods), prop_oneof![4 => Just(1_u32), 1 => 1..=9_u32], prop::bool::weighted(0.3));
    let randomness = (0..=2_u32, prop_oneof![3 => Just(1_u32), 1 => 0..=2_u32]);
    let seed = prop_oneof![1 => Just(0), 9 => any::<u64>()];
    // What stands first shrinks first: of fewer who cannot be drawn fewer sources are enough, and quotas are cut to those who can
    // only where the fault needs it.
    let at_most_all = prop::bool::weighted(0.5);
    let of_order = (quotas, prop::bool::weighted(0.3), team, load, cap, coverage);
    let rest = (randomness, select(Hash::ALL.to_vec()), writing, seed);
    (at_most_all, statuses, counts, of_order, place, rest).prop_map(
        |(at_most_all, statuses, counts, of_order, place, rest)| {
            let (sources, inspectors, recusals) = counts;
            let (excluded, exempt, inspected, unavailable) = statuses;
            let (quotas, reversed, team, max_load, cap, coverage) = of_order;
            let (period, round, follows) = place;
            let ((secrets, public), hash, writing, seed) = rest;
            let setting = DrawSetting {
                sources,
                excluded,
                exempt,
                inspected,
                inspectors,
                unavailable,
                recusals,
                quotas,
                reversed,
                team,
                max_load,
                cap,
                coverage,
                period,
                round,
                follows,
                secrets,
                public,
                hash,
                writing,
                seed,
            };
            if at_most_all { setting.at_most_all() } else { setting }
        },
    )
}

/// Settings of draws that have all their teams, with one inspector at least: see [`DrawSetting::feasible`].
///
/// # Example: all have their teams
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::draw::feasible_settings;
///
/// proptest!(ProptestConfig::with_cases(16), |(setting in feasible_settings(0..30, 0..9, 0..9))| {
///     prop_assert!(setting.draw().is_ok());
/// });
/// ```
pub fn feasible_settings(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = DrawSetting> + Clone {
    settings(sources, inspectors, recusals).prop_map(DrawSetting::feasible)
}

/// Lists with so many sources and inspectors, and up to so many recusals.
///
/// # Example: their roots
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::draw::{Hash, List};
/// use shuangsuiji::strategies::draw::lists;
///
/// proptest!(ProptestConfig::with_cases(16), |(lists in lists(0..30, 0..6, 0..8))| {
///     let root = lists.commitment(List::Sources, Hash::Sha256);
///     prop_assert_eq!(root.count, lists.sources.len());
/// });
/// ```
pub fn lists(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = Lists> + Clone {
    settings(sources, inspectors, recusals).prop_map(|setting| setting.lists())
}

/// Any digest.
///
/// # Example: it reads back
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::draw::Digest;
/// use shuangsuiji::strategies::draw::digests;
///
/// proptest!(ProptestConfig::with_cases(16), |(digest in digests())| {
///     prop_assert_eq!(digest.to_string().parse::<Digest>().ok(), Some(digest));
/// });
/// ```
pub fn digests() -> impl Strategy<Value = Digest> + Clone {
    any::<[u8; 32]>().prop_map(Digest)
}

/// Values of contributions: mostly short, now and then as long as they may be.
///
/// # Example: it reads back
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::draw::Value;
/// use shuangsuiji::strategies::draw::values;
///
/// proptest!(ProptestConfig::with_cases(16), |(value in values())| {
///     prop_assert!((1..=Value::MOST).contains(&value.bytes().len()));
/// });
/// ```
pub fn values() -> impl Strategy<Value = Bytes> + Clone {
    prop_oneof![8 => vec(any::<u8>(), 1..=40), 1 => vec(any::<u8>(), 1..=Bytes::MOST)].prop_map(bytes)
}

/// Terms with the reveal that they promise.
///
/// # Example: the reveal is the promised one
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::draw::terms;
///
/// proptest!(ProptestConfig::with_cases(16), |((terms, reveal) in terms())| {
///     prop_assert_eq!(terms.entropy.len(), reveal.0.len());
/// });
/// ```
pub fn terms() -> impl Strategy<Value = (Terms, Reveal)> + Clone {
    settings(0, 0, 0).prop_map(|setting| setting.terms())
}

/// Orders over [`lists`] of these sizes, each with the reveal that it promises.
///
/// # Example: the order takes its reveal
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::draw::committed;
///
/// proptest!(ProptestConfig::with_cases(16), |((committed, reveal) in committed(0..30, 0..9, 0..9))| {
///     prop_assert!(reveal.check(committed.order()).is_ok());
/// });
/// ```
pub fn committed(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = (Committed, Reveal)> + Clone {
    settings(sources, inspectors, recusals).prop_map(|setting| setting.committed())
}

/// Orders whose randomness is known. Some cannot be drawn: too few inspectors, or a maximum load that is too small.
///
/// # Example: every candidate has a ticket of its own
/// ```
/// use std::collections::BTreeSet;
///
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::draw::revealed;
///
/// proptest!(ProptestConfig::with_cases(16), |(revealed in revealed(0..30, 0..9, 0..9))| {
///     let sources = &revealed.committed().lists().sources;
///     let tickets: BTreeSet<_> = sources.iter().map(|line| revealed.key().ticket(line.id)).collect();
///     prop_assert_eq!(tickets.len(), sources.len() as usize);
/// });
/// ```
pub fn revealed(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = Revealed> + Clone {
    settings(sources, inspectors, recusals).prop_map(|setting| setting.revealed())
}

/// Draws that were made, of [`feasible_settings`]. None is thrown away: what could not be drawn would be a fault of this
/// crate, and fails the test.
///
/// # Example: a property of a program that uses this crate
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::draw::Draw;
/// use shuangsuiji::strategies::draw::draws;
///
/// /// What the program computes: a visit is a source and an inspector.
/// fn visits(draw: &Draw) -> usize {
///     draw.strata().iter().flat_map(|stratum| &stratum.drawn).map(|source| source.team.len()).sum()
/// }
///
/// proptest!(ProptestConfig::with_cases(16), |(draw in draws(0..30, 6..12, 0..8))| {
///     let lines = draw.transcript().to_string().lines().filter(|line| line.starts_with("drawn ")).count();
///     let team = draw.revealed().committed().order().terms().team as usize;
///     prop_assert_eq!(visits(&draw), lines * team);
/// });
/// ```
#[allow(clippy::expect_used)] // See above.
pub fn draws(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = Draw> + Clone {
    feasible_settings(sources, inspectors, recusals).prop_map(|setting| setting.draw().expect("teams for all"))
}

/// Keys from which the salts of an order's lines come.
///
/// # Example: none is one byte repeated
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::draw::SaltKey;
/// use shuangsuiji::strategies::draw::salt_keys;
///
/// proptest!(ProptestConfig::with_cases(16), |(key in salt_keys())| {
///     let text = key.to_string();
///     prop_assert_eq!(text.parse::<SaltKey>().unwrap().to_string(), text);
/// });
/// ```
pub fn salt_keys() -> impl Strategy<Value = SaltKey> + Clone {
    any::<[u8; 32]>().prop_filter_map("one byte repeated", |bytes| SaltKey::new(bytes).ok())
}

/// Draws that were made under orders of version 1.1, with salted lists; as [`draws`].
///
/// # Example: lists can be shown in part
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::draw::salted_draws;
///
/// proptest!(ProptestConfig::with_cases(16), |(draw in salted_draws(0..30, 6..12, 0..8))| {
///     let order = draw.revealed().committed().order().to_string();
///     prop_assert!(order.starts_with("shuangsuiji-order 1.1\n"));
/// });
/// ```
#[allow(clippy::expect_used)] // As of draws.
pub fn salted_draws(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = Draw> + Clone {
    feasible_settings(sources, inspectors, recusals).prop_map(|setting| setting.salted_draw().expect("teams for all"))
}

/// Nearly the text: one to three characters or lines of it are inserted, replaced, repeated or lost.
///
/// # Example: a reader that never panics
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::draw::Order;
/// use shuangsuiji::strategies::draw::nearly;
///
/// proptest!(ProptestConfig::with_cases(16), |(text in nearly("shuangsuiji-order 1\nhash sha256\n".to_owned()))| {
///     let _ = Order::parse(&text);
/// });
/// ```
pub fn nearly(text: String) -> impl Strategy<Value = String> + Clone {
    let characters = prop_oneof![select("\n\t\r -0129azAé企\0".chars().collect::<Vec<_>>()), any::<char>()];
    let edits = vec((any::<Index>(), 0..6_u8, characters), 1..=3);
    edits.prop_map(move |edits| {
        edits.into_iter().fold(text.clone(), |text, (at, edit, character)| edited(&text, at, edit, character))
    })
}

fn edited(text: &str, at: Index, edit: u8, character: char) -> String {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (before, after) = text.split_at_checked(*at.get(&places)).unwrap_or((text, ""));
    let line = after.split_inclusive('\n').next().unwrap_or("");
    let mut rest = after.chars();
    match edit {
        0 => format!("{before}{character}{after}"),
        1 => format!("{before}{line}{after}"),
        2 => format!("{before}{}", after.strip_prefix(line).unwrap_or("")),
        3 => before.to_owned(),
        replaced => {
            rest.next();
            let character = if replaced == 4 { String::new() } else { character.to_string() };
            format!("{before}{character}{}", rest.as_str())
        }
    }
}
