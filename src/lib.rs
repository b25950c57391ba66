//! # shuangsuiji 双随机
//!
//! The arithmetic of China's inspection rule “double random, one public” (双随机、一公开): which polluting enterprises are
//! inspected next quarter and by whom is drawn at random, and both the draw and the results are made public in time.
//!
//! Data flows one way through the rooms; nothing on the left knows what is on its right:
//!
//! | room | holds |
//! |---|---|
//! | [`registry`] | who can be drawn (Art. 7) |
//! | [`roster`] | who inspects, and who must not inspect whom (Art. 6) |
//! | [`rules`] | the statute's numbers as data, and the quotas that follow (Art. 8) |
//! | [`calendar`] | periods, windows, working days, deadlines (Arts. 9, 10, 13) |
//! | [`draw`] | the protocol: order, tickets, teams, transcript, verification (Arts. 1, 2, 11) |
//! | [`plan`] | the annual plan, who stands how, what cannot hold (Arts. 5–10) |
//! | [`ledger`] | the annual cap, and what counts for it (Art. 8) |
//! | [`orders`] | an order by the rules: lists, grounds, record (Arts. 3, 6, 8, 10, 11) |
//! | [`inspection`] | who inspected what, checked; replacement (Arts. 10–12) |
//! | [`disclosure`] | what is published when, and what may be shown before (Arts. 1, 13) |
//! | [`compliance`] | a year's report article by article, the statistics of its draws (Arts. 3–15) |
//! | [`documents`] | what people are shown: the page on which anybody checks a draw (Arts. 1, 13) |
//! | `door` | the rooms behind one call, JSON in and JSON out |
//! | `capi` | the rooms for C: `include/shuangsuiji.h` |
//!
//! Below them lie leaves that everybody may use: [`Article`], [`Code`], [`Explain`], [`Division`], [`DateSpan`],
//! [`Reason`], [`Id`], [`Token`], [`Text`], [`Language`] and [`TableForm`]. The README has a first program and shows how
//! to check a draw with `openssl`.

// The library must answer with an error, never with a panic. Tests may panic: that is how they fail.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::float_arithmetic,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss
    )
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod dates;
mod exact;
mod explain;
mod forms;
mod names;

#[cfg(any(test, feature = "proptest"))]
pub mod strategies;

pub mod calendar;
#[cfg(feature = "capi")]
pub mod capi;
pub mod compliance;
pub mod disclosure;
pub mod documents;
pub mod door;
pub mod draw;
pub mod inspection;
pub mod ledger;
pub mod orders;
pub mod plan;
pub mod registry;
pub mod roster;
pub mod rules;

pub use dates::*;
pub use exact::*;
pub use explain::*;
pub use forms::{Language, TableForm};
pub use names::*;

/// The README's programs, compiled and run with the documentation's.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmePrograms;
