//! Arts. 10–12: what was inspected and by whom, in full, and whether another source is drawn where one is gone (补抽).
//!
//! For example, a visit that no draw asked for:
//! ```
//! use shuangsuiji::inspection::{Evidence, Inspections, check_inspections};
//! use shuangsuiji::rules::Ruleset;
//!
//! let visits: Inspections = serde_json::from_str(r#"[{"source": "E-1", "drawn": "2026-12-10", "kind": "daily",
//!     "agency": {"name": "xincheng", "division": "150102", "tier": "county"}, "stratum": "key", "period": "2027-Q1",
//!     "team": {"inspectors": ["I-1", "I-2"]}, "progress": {"completed": {
//!         "from": "2027-02-02", "completed": "2027-02-03", "site_record": true, "found": "no_problem"}}}]"#)?;
//! let rules = Ruleset::inner_mongolia();
//! let evidence = Evidence { rules: &rules, draws: &[], roster: None, on: "2027-02-10".parse()? };
//! let findings = check_inspections(&visits, &evidence);
//! assert!(findings[0].to_string().ends_with("rests on no draw; expected the draw that chose the source"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! An [`Inspection`] has its draw, team, visit and publication; its [`Record`](crate::ledger::Record) for the cap is
//! derived from it. [`check_inspections`] finds what is wrong with inspections as they were made, against draw, roster and
//! rules. A [`ReplacementCase`] says whether and how another source is drawn, and [`replacement_rates`] how often that was so.

mod check;
mod document;
mod draw_record;
mod drawn_lines;
mod inspection_finding;
mod inspections;
mod replacement;
mod replacement_rate;
mod result_code;
mod visit;

#[cfg(test)]
mod tests;

pub use check::{Evidence, check_inspections};
pub use document::Document;
pub use draw_record::DrawRecord;
pub use inspection_finding::{Breach, InspectionFinding};
pub use inspections::{InspectionError, InspectionErrors, Inspections};
pub use replacement::{
    Gone, ReplacementCase, ReplacementError, ReplacementReason, ReplacementReasonError, ReplacementStep,
};
pub use replacement_rate::{AgencyReplacements, Replaced, TeamReplacements, replacement_rates};
pub use result_code::Found;
pub use visit::{DrawReference, Inspection, InspectionTeam, Progress, Published, SiteVisit};
