//! # shuangsuiji 双随机
//!
//! The arithmetic of China's inspection rule “double random, one public” (双随机、一公开): which polluting
//! enterprises are inspected next quarter and by whom is drawn at random, and both the draw and the results are
//! made public in time.

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

mod arena;
pub mod article;
mod code;
mod division;
mod errors;
mod explain;
#[cfg(feature = "csv")]
mod table;
mod text;

#[cfg(any(test, feature = "proptest"))]
pub mod strategies;

pub mod calendar;
pub mod draw;
pub mod ledger;
pub mod plan;
pub mod registry;
pub mod roster;
pub mod rules;

pub use article::Article;
pub use code::Code;
pub use division::{Division, DivisionError, Tier, TierError};
pub use errors::Errors;
pub use explain::Explain;
pub use text::{Id, Text, TextError, Token};
