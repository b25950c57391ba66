//! From the rules to an order: lists, grounds, record, and what cannot hold (Arts. 3, 6, 8, 10, 11).

mod feasibility;
mod lists;
mod record;
mod record_fault;

pub use feasibility::{Feasibility, TeamProspect};
pub use lists::{inspector_list, recusal_list, source_list, source_list_by_facts};
pub use record::{Expert, Grounds, OrderRecord, StratumGrounds, WindowWaiver};
pub use record_fault::RecordFault;
