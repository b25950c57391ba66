//! Arts. 14, 15: 尽职照单免责、失职照单问责. What an auditor sees of an agency's year: the statistics of its draws.
//!
//! Nothing here decides by a probability: [`Statistics`] are shown, and whoever reads them judges.

mod chi_square;
mod statistics;

pub use chi_square::{Probability, ProbabilityError, Thousandths};
pub use statistics::{ChainDraw, Inclusion, Load, Repeats, Statistics, TeamPair, Test, VisitPair, statistics};
