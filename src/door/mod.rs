//! The one-call door: a JSON request in, a JSON response out, for hosts that want to write no binding at all.
//!
//! For example, a request in, a response out:
//! ```
//! use shuangsuiji::door::call;
//!
//! let answer = call(r#"{"op": "working_day_after", "date": "2026-09-25", "n": 20}"#)?;
//! assert!(answer.starts_with(r#"{"date":"2026-10-29","#));
//! assert_eq!(call(r#"{"op": "drawn"}"#).unwrap_err().subject.as_deref(), Some("op"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A request is `{"op": …, …}`; the response is the result object itself. Every operation is one file's few lines: a
//! request, a response, and the rooms' functions between them. Nothing is decided here.
//!
//! | operation | asks | article |
//! |---|---|---|
//! | `read_registry`, `read_roster` | a table as records, with everything that is wrong with it or was repaired | 6, 7 |
//! | `agency_base` | an agency's counts from registry and roster | 8 |
//! | `plan` | the annual plan from counts | 8, 9 |
//! | `feasibility` | what of a plan cannot hold | 8–11 |
//! | `eligibility` | whether the cap lets sources be drawn, and why | 8 |
//! | `unreached` | whom no draw reached in the years that the rules set | 8 |
//! | `draw_window` | on which days an order may be made | 10 |
//! | `order` | an order by the rules: lists, terms, record, and what cannot hold | 3, 5–8, 10, 11 |
//! | `order_record` | whether an order was made by the rules that its record names | 3, 8, 10, 11 |
//! | `commit_value` | what an order commits of a secret | 1 |
//! | `commit` | an order and its lists, as they are published before the randomness | 1, 2 |
//! | `draw` | a whole draw from its order, lists and contributions | 1, 2, 11 |
//! | `replace` | who is inspected in the place of a source that is gone, and the amended transcript | 10 |
//! | `verify` | whether published texts are what the protocol makes of them | 2 |
//! | `verify_chain` | whether an agency's orders follow each other as they must | 2 |
//! | `check_source` | one enterprise's case, from its own line and proof | 2 |
//! | `redact`, `verify_redacted` | a publication with lines withheld, and whether it is what the order commits | 2, 13 |
//! | `page` | the page on which anybody checks a draw | 1, 13 |
//! | `archive` | the page of an agency's draws, one after the other | 1, 2 |
//! | `views` | what the public sees of a draw and what stays inside | 13 |
//! | `working_day_after`, `working_days_between` | days by the State Council's notices | 13 |
//! | `deadline` | when a result is due, and where that stands today | 13 |
//! | `read_notice` | the days of a holiday notice's official text | 13 |
//! | `disclosure` | what is owed to the public, and how that stands | 13 |
//! | `compliance` | the report of an agency's year, article by article | 3–15 |
//! | `document` | the papers that an office hands in, signs and posts: the plan's filing, the record of a draw, its announcement, the table of results, an inspector's page | 1, 9, 13, 15 |
//! | `rollup` | a league's agencies side by side, and what only their files together show | 4, 8 |
//! | `check_credit_code` | the checks of GB 32100-2015 | 7 |
//! | `rule_pack` | a built-in rule pack, or one's own, checked | 8, 16 |
//! | `statute` | the words of an article or clause | – |
//! | `readings` | what the law leaves open, and how it is read here | – |
//! | `help` | an example of any operation's request | – |
//! | `version` | the versions of library, C ABI and protocol | – |

// What requests and responses hold is said by the schema; Rust has the rooms themselves.
#![allow(unreachable_pub)]
// Some of it is asked for by the C functions alone.
#![cfg_attr(not(feature = "capi"), allow(dead_code))]

pub(crate) mod basis;
pub mod bulk;
pub(crate) mod days;
pub(crate) mod disclosures;
pub(crate) mod draws;
mod error;
mod finding;
pub(crate) mod law;
pub(crate) mod lookup;
pub(crate) mod notices;
mod operation;
pub(crate) mod orders;
pub(crate) mod pages;
pub(crate) mod papers;
pub(crate) mod plans;
pub(crate) mod publications;
pub(crate) mod reach;
pub(crate) mod request;
#[cfg(any(test, feature = "proptest"))]
pub(crate) mod sample;
#[cfg(feature = "schema")]
mod schema;
pub(crate) mod tables;
pub(crate) mod years;

pub use crate::forms::{Limits, TooLarge};
pub use error::{DoorError, RequestError};
pub use finding::FindingForm;
pub use operation::{OPERATIONS, call, call_within};
#[cfg(feature = "schema")]
pub use schema::schema;
