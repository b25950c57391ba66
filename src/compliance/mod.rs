//! Arts. 3–15: 尽职照单免责、失职照单问责. The year of an agency, article by article, with evidence.
//!
//! A [`YearFile`] is what is on file: plan, draws as they were published, inspections, waivers, lists. [`report`] checks
//! it and gives a [`Report`]: for each article kept, broken or not assessable, every [`Finding`] with its evidence, the
//! numbers, and for each inspector what Art. 15 asks. It is data, and [`Report::render`] makes text, Markdown or one page
//! of HTML of it, in Chinese or English.
//!
//! [`statistics`] show whether a chain of draws looks like chance. Nothing is decided by a probability: whoever reads
//! them judges.

mod check;
mod chi_square;
mod finding;
mod misstatement;
mod render;
mod report;
mod statement;
mod statistics;
mod year_file;
mod year_on_file;

#[cfg(test)]
mod tests;

pub use check::{CapException, QuotaLine};
pub use chi_square::{Probability, ProbabilityError, Thousandths};
pub use finding::{Evidence, Finding, Omission, Subject};
pub use misstatement::Misstatement;
pub use render::ReportForm;
pub use report::{ArticleReport, DrawLine, Redraws, Report, StratumName, Summary, Verdict, report};
pub use statement::{InspectorStatement, VisitStatement};
pub use statistics::{ChainDraw, Inclusion, Load, Repeats, Statistics, TeamPair, Test, VisitPair, statistics};
pub use year_file::{DrawOnFile, PlanOnFile, RosterOnFile, YearFile, YearFileError};
