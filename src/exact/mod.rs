//! Exact numbers: what a rule states, what comes out before rounding, and what is expected of chance.

mod amount;
mod fraction;
mod ratio;

pub use amount::{Amount, Rounding};
pub use fraction::Fraction;
pub use ratio::{Ratio, RatioError};
pub(crate) use ratio::{beginning, decimal, lowest};
