//! Arts. 3–15: 尽职照单免责、失职照单问责. The year of an agency, article by article, with evidence.
//!
//! For example, a year without a plan:
//! ```
//! use shuangsuiji::calendar::WorkCalendar;
//! use shuangsuiji::compliance::{Verdict, YearFile, report};
//! use shuangsuiji::rules::Ruleset;
//!
//! let file: YearFile = serde_json::from_str(
//!     r#"{"agency": {"name": "xincheng", "division": "150102", "tier": "county"}, "year": 2025, "on": "2026-02-28"}"#,
//! )?;
//! let report = report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national())?;
//! assert_eq!(report.findings[0].english, "no plan for 2025 is on file; it was due on 2024-12-31");
//! assert_eq!(report.article("9".parse()?).map(|row| row.verdict), Some(Verdict::Broken));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A [`YearFile`] is what is on file: plan, draws as they were published, inspections, waivers, lists. [`report`] checks
//! it and gives a [`Report`]: for each article kept, kept as far as compared, broken or not assessable, with the
//! [`Clause`]s that it asks and what became of each; every [`Finding`] with its evidence, the numbers, and for each
//! inspector what Art. 15 asks. It is data, and [`Report::render`] makes text, Markdown or one page of HTML of it, in
//! Chinese or English.
//!
//! [`statistics`] show whether a chain of draws looks like chance. Nothing is decided by a probability: whoever reads
//! them judges.

mod check;
mod chi_square;
mod clause;
mod departure;
mod finding;
mod lines;
mod misstatement;
mod render;
mod report;
mod rollup;
mod statement;
mod statistics;
mod verdict;
mod year_file;
mod year_on_file;

#[cfg(test)]
mod silenced;
#[cfg(test)]
mod spared;
#[cfg(test)]
mod stretched;
#[cfg(test)]
mod taken_away;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod unexplained;

pub use check::{CapException, ExcuseLine, Excused, QuotaLine};
pub use chi_square::{Probability, ProbabilityError, Thousandths};
pub use clause::{Clause, Comparison, Left, Look};
pub use departure::Departure;
pub use finding::{Evidence, Finding, Omission, Subject};
pub use misstatement::Misstatement;
pub use render::ReportForm;
pub use report::{DrawLine, Redraws, Report, StratumName, Summary, report};
pub use rollup::{Discord, FailedTogether, Rollup, RollupError, SharedSource, SharedVisit, StratumTotal, rollup};
pub use statement::{InspectorStatement, VisitStatement};
pub use statistics::{ChainDraw, Inclusion, Load, Repeats, Statistics, TeamPair, Test, VisitPair, statistics};
pub use verdict::{ArticleReport, ClauseReport, Verdict};
pub use year_file::{
    AmendmentOnFile, DrawOnFile, LoanOnFile, Moment, OrderPublished, PlanOnFile, RevisionOnFile, RosterOnFile,
    SkipOnFile, YearFile, YearFileError,
};
