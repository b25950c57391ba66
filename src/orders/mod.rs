//! From the rules to an order: lists, terms, grounds, record, and what cannot hold (Arts. 3, 5–8, 10, 11, 16).
//!
//! For example, an order by the rules, and none outside the window:
//! ```
//! # let (rules, registry, roster, items, ledger, plan) = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scene.rs"));
//! use shuangsuiji::Explain;
//! use shuangsuiji::orders::{OrderBasis, Registers, by_rules};
//!
//! let registers = Registers { registry: &registry, roster: &roster, ledger: &ledger };
//! let agency = "xincheng".parse()?;
//! let on = |day| OrderBasis::new(&rules, &items, &plan, registers, &agency, "2027-Q1".parse().unwrap(), day);
//! assert_eq!(by_rules(&on("2026-12-15".parse()?))?.terms().strata[0].quota, 2);
//! let refused = by_rules(&on("2026-11-30".parse()?)).unwrap_err();
//! assert_eq!(refused.article().map(|article| article.to_string()).as_deref(), Some("Art. 10"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`by_rules`] makes all of it by one call from plan, registry, roster and ledger; [`OrderRecord::check`] shows of an
//! order that it was made so. What an order cannot carry out is said before the randomness is known: [`Feasibility`].

mod by_rules;
#[cfg(test)]
mod by_rules_tests;
mod feasibility;
mod grounds;
mod lists;
mod record;
mod record_fault;

pub use by_rules::{OrderBasis, OrderDraft, OrderError, OrderOnRecord, OrderOptions, Registers, by_rules};
pub use feasibility::{Feasibility, TeamProspect};
pub use grounds::{Expert, Grounds, StratumGrounds, WindowWaiver};
pub use lists::{inspector_list, recusal_list, source_list};
pub use record::OrderRecord;
pub use record_fault::RecordFault;
