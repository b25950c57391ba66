//! Arts. 5–10: what must be settled before a draw: on which day it may be made, who can be drawn, and who inspects.
//!
//! This room joins the facts (registry, roster, tallies) with the rules; the draw protocol knows neither.

mod day;
mod lists;
mod standing;

pub use day::DrawDayError;
pub use lists::{inspector_list, recusal_list, source_list};
pub use standing::{Cause, LeftOut, Standing, Tally};
