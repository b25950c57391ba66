//! Arts. 3–15: 尽职照单免责、失职照单问责. The year of an agency, article by article, with evidence.
//!
//! A [`YearFile`] is what is on file: plan, draws as they were published, inspections, waivers, lists. [`report`] checks
//! it and gives a [`Report`]: for each article kept, broken or not assessable, every [`Finding`] with its evidence, the
//! numbers, and for each inspector what Art. 15 asks. It is data, and [`Report::render`] makes text, Markdown or one page
//! of HTML of it, in Chinese or English.
//!
//! [`statistics`] show whether a chain of draws looks like chance. Nothing is decided by a probability: whoever reads
//! them judges.

#[cfg(feature = "serde")]
mod case;
#[cfg(feature = "serde")]
mod check;
mod chi_square;
#[cfg(feature = "serde")]
mod finding;
#[cfg(feature = "serde")]
mod misstatement;
#[cfg(feature = "serde")]
mod render;
#[cfg(feature = "serde")]
mod report;
#[cfg(feature = "serde")]
mod statement;
mod statistics;
#[cfg(feature = "serde")]
mod words;
#[cfg(feature = "serde")]
mod year_file;

#[cfg(all(test, feature = "serde"))]
mod tests;

#[cfg(feature = "serde")]
pub use check::{CapException, QuotaLine};
pub use chi_square::{Probability, ProbabilityError, Thousandths};
#[cfg(feature = "serde")]
pub use finding::{Evidence, Finding, Omission, Subject};
#[cfg(feature = "serde")]
pub use misstatement::Misstatement;
#[cfg(feature = "serde")]
pub use render::ReportForm;
#[cfg(feature = "serde")]
pub use report::{ArticleReport, DrawLine, Redraws, Report, StratumName, Summary, Verdict, report};
#[cfg(feature = "serde")]
pub use statement::{InspectorStatement, VisitStatement};
pub use statistics::{ChainDraw, Inclusion, Load, Repeats, Statistics, TeamPair, Test, VisitPair, statistics};
#[cfg(feature = "serde")]
pub use words::Words;
#[cfg(feature = "serde")]
pub use year_file::{DrawOnFile, PlanOnFile, RosterOnFile, YearFile, YearFileError};
