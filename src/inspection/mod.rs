//! Arts. 10–12: what was inspected and by whom, in full, and whether another source is drawn where one is gone (补抽).
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
