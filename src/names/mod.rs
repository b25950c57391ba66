//! Names as the protocol and the tables write them: tokens, ids, texts, divisions, and columns of them.
//!
//! For example, a division knows its tier and what it contains:
//! ```
//! use shuangsuiji::{Division, Id};
//!
//! let (hohhot, xincheng): (Division, Division) = ("150100".parse()?, "150102".parse()?);
//! assert!(hohhot.contains(xincheng) && !xincheng.contains(hohhot));
//! assert!("E 1".parse::<Id>().is_err(), "ids are written without blanks");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
