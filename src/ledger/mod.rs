//! Art. 8, last paragraph: 原则上，同一年度内对同一排污单位的执法检查次数不超过 2 次。但在检查中发现存在环境违法行为的，
//! 不受该条款限制. What was inspected, and what that leaves of a source's cap.
//!
//! For example, twice in a year is enough:
//! ```
//! use shuangsuiji::ledger::{Ledger, Record, View};
//! use shuangsuiji::rules::Ruleset;
//!
//! let visit = |drawn: &str, period: &str| serde_json::from_value::<Record>(serde_json::json!({"source": "E-1", "drawn": drawn,
//!     "agency": {"name": "xincheng", "division": "150102", "tier": "county"}, "kind": "daily", "period": period,
//!     "state": "drawn"}));
//! let records = [visit("2026-12-10", "2027-Q1")?, visit("2027-03-10", "2027-Q2")?];
//! let ledger = Ledger::new(records, [], &Ruleset::inner_mongolia())?;
//! let view = View { agency: &"xincheng".parse()?, year: "2027".parse()?, on: "2027-03-11".parse()? };
//! assert!(!ledger.explain("E-1", view).eligibility.may_be_drawn());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A [`Ledger`] holds inspection [`Record`]s of every kind, also those that need no draw (Art. 5), and [`Waiver`]s. For
//! an agency, an inspection year and a day ([`View`]) it gives each source's [`Tally`](crate::plan::Tally), which a
//! draw is prepared with, and an [`Explanation`] with its ground and article.
//!
//! No number of the statute is here: cap, scope and exemptions are the rule pack's. A ledger finds nothing against
//! anybody, late visits and missing rectification orders included; they are kept as they were.
//!
//! Where the law is open: see [`READINGS`](crate::rules::interpretation::READINGS) on Art. 8, last paragraph.

mod eligibility;
mod error;
mod list;
mod record;
mod unreached;

pub use eligibility::{BeyondCap, Eligibility, Explanation, Ground, Visit};
pub use error::{LedgerError, LedgerErrors};
pub use list::{Ledger, View};
pub(crate) use list::{agencies_differ, range, repeated, sort_by_source};
pub use record::{Outcome, Record, State, Waiver};
pub use unreached::Unreached;
pub(crate) use unreached::aim;

#[cfg(test)]
mod tests;
