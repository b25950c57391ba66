//! Names as the protocol and the tables write them: tokens, ids, texts, divisions, and columns of them.

mod column;
mod division;
mod text;

pub(crate) use column::{TextColumn, reordered};
pub use division::{Division, DivisionError, Tier, TierError};
pub use text::{Id, Text, TextError, Token};
