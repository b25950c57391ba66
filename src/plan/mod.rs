//! Arts. 5–10: what must be settled before a draw: on which day it may be made, who can be drawn, and who inspects.
//!
//! This room joins the facts (registry, roster, tallies) with the rules; the draw protocol knows neither.

mod agency_base;
mod annual;
mod chance;
mod coverage;
mod draw_day;
mod feasibility;
mod finding;
mod hidden;
mod plan_error;
mod render;
mod revise;
mod staffing;
mod standing;
mod stratum_year;
#[cfg(test)]
mod tests;
mod year_draws;

pub use agency_base::AgencyBase;
pub use annual::{AgencyPlan, AnnualPlan, Filing, PlannedDraw, StratumPlan};
pub use coverage::{ExpectedCoverage, Method, expected_coverage};
pub use draw_day::DrawDayError;
pub use finding::Finding;
pub use hidden::{HiddenFinding, hidden};
pub use plan_error::{Consistency, PlanError};
pub use render::Sheet;
pub(crate) use render::stratum_name;
pub use revise::Drawn;
pub use staffing::{RecusedSource, Staffing};
pub use standing::{Cause, LeftOut, Standing, Status, Tally};
