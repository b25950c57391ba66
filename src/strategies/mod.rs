//! Strategies for property-based tests: valid and nearly valid values of every kind that this crate takes.
//!
//! For example, a draw from a plain setting:
//! ```
//! use shuangsuiji::strategies::draw::DrawSetting;
//!
//! let setting = DrawSetting { sources: 7, exempt: 1, inspectors: 4, quotas: [Some(2), None, None], ..DrawSetting::plain() };
//! assert_eq!(setting.draw().unwrap().strata()[0].drawn.len(), 2);
//! ```
//!
//! One file a room. Our own tests use exactly these; with the feature `proptest` yours can too. What is larger than a record
//! is made from a plain setting, such as [`draw::DrawSetting`]: it prints in one line, shrinks to what a fault needs, and
//! makes the same on every call. How to test a host's own code with them: `docs/testing.md`.

mod arbitrary;
pub mod bounds;
pub mod calendar;
pub mod case;
pub mod compliance;
pub mod draw;
mod edges;
pub mod events;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod ledger;
pub mod orders;
#[cfg(any(feature = "arbitrary", feature = "quickcheck"))]
mod others;
pub mod plan;
pub mod registry;
pub mod roster;
pub mod rules;
pub mod year;

/// A value that is written in this crate.
#[allow(clippy::expect_used)] // Nothing that is drawn by chance comes here.
pub(crate) fn known<T: core::str::FromStr<Err: core::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("what is written here is valid")
}
