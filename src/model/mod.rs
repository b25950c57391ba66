//! The rule once more, as plainly as it can be written: what this crate computes, in a few pages that a lawyer can follow
//! with the statute beside them.
//!
//! For example, what a quarter of 187 sources is, and a source more as soon as a part of one is owed:
//! ```
//! use shuangsuiji::model::quota::{Rounding, Rule};
//!
//! let rule = Rule::Share(25, 100, 3);
//! assert_eq!(rule.obligation(Rounding::Up, 187, 12), 47);
//! ```
//!
//! Everything is counted one by one, day by day, line by line; nothing is fast, and nothing of the crate's own arithmetic
//! is used. Our tests compare it with the library on every run (`tests/model.rs`), and it is the specification for whoever
//! writes the same in another language. Its inputs are plain: whole numbers, words, days.
//!
//! | file | articles | says |
//! |---|---|---|
//! | [`quota`] | 8(1), 8(2) | how many sources are owed, in which draw |
//! | [`who`] | 6, 8 cap | which sources and which inspectors may be drawn |
//! | [`days`] | 10, 13 | when is drawn, and until when is published |
//! | [`lot`] | 1, 2 | whom the lot falls on |
//! | [`chain`] | 2 | that no draw is made again in silence |
//!
//! Not here: teams (protocol, §6), lists' roots (RFC 9162), and everything that is merely written down.

// Sums of 32-bit numbers in 64 bits do not overflow; plain signs read more easily than their checked forms.
#![allow(clippy::arithmetic_side_effects)]

pub mod chain;
pub mod days;
pub mod lot;
pub mod quota;
pub mod who;

/// The days of a period, or of any other span: the first and the last.
pub type Span = (chrono::NaiveDate, chrono::NaiveDate);
