//! Names as the protocol and the tables write them: tokens, ids, texts, divisions, and columns of them.

mod column;
mod division;
mod lookalike;
mod numbered;
mod text;

pub(crate) use column::{TextColumn, order_by_text, permute, push, reordered};
pub use division::{Division, DivisionError, Tier, TierError};
pub(crate) use lookalike::{look_alikes, shown};
pub(crate) use numbered::Numbered;
pub(crate) use text::shortened;
pub use text::{Id, Text, TextError, Token};
