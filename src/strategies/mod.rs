//! Strategies for property-based tests: valid and nearly valid values of every kind that this crate takes.
//!
//! One file a room. Our own tests use exactly these; with the feature `proptest` yours can too.

pub mod calendar;
pub mod compliance;
pub mod draw;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod ledger;
pub mod plan;
pub mod registry;
pub mod roster;
pub mod rules;
pub mod year;
