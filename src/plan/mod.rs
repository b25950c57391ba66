//! Arts. 5–10: what must be settled before a draw: on which day it may be made, who can be drawn, and who inspects.
//!
//! This room joins the facts (registry, roster, tallies) with the rules; the draw protocol knows neither.

mod availability;
mod day;
mod standing;

pub use availability::{Absence, availability};
pub use day::DrawDayError;
pub use standing::{Cause, LeftOut, Standing, Tally};
