//! From the rules to an order: lists, terms, grounds, record, and what cannot hold (Arts. 3, 5–8, 10, 11, 16).
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
pub use lists::{inspector_list, recusal_list, source_list, source_list_by_facts};
pub use record::OrderRecord;
pub use record_fault::RecordFault;
