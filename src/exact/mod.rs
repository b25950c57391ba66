//! Exact numbers: what a rule states, what comes out before rounding, and what is expected of chance.
//!
//! For example, seven of a hundred, and one more as soon as there is one more:
//! ```
//! use shuangsuiji::Ratio;
//!
//! let ratio: Ratio = "7%".parse()?;
//! assert_eq!((ratio.ceil_of(100)?, ratio.ceil_of(101)?), (7, 8));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod amount;
mod fraction;
mod ratio;

pub use amount::{Amount, Rounding};
pub use fraction::Fraction;
pub use ratio::{Ratio, RatioError};
pub(crate) use ratio::{beginning, decimal, lowest};
