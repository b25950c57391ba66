//! Arts. 5–10: what must be settled before a draw: on which day it may be made, who can be drawn, and who inspects.
//!
//! For example, what a county owes in the year 2027:
//! ```
//! # let (rules, registry, roster, items, ledger, plan) = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scene.rs"));
//! use shuangsuiji::plan::{AgencyBase, AnnualPlan};
//!
//! let place = ("150102".parse()?, shuangsuiji::Tier::County);
//! let base = AgencyBase::of(&rules, (&registry, &roster), "xincheng".parse()?, place, "2026-12-15".parse()?);
//! let plan = AnnualPlan::new(&rules, "2027".parse()?, vec![base])?;
//! let key = plan.agency("xincheng").and_then(|agency| agency.stratum("key")).ok_or("no such stratum")?;
//! assert_eq!(key.visits(), 8, "a quarter of the eight key sources in each of four draws");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
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
