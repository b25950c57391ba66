//! The rooms for C (feature `capi`): what `include/shuangsuiji.h` declares, one file a C type, no logic.
//!
//! The header is written from these files, so the comments here are the header's: ASCII, and for readers of C. Its
//! introduction states the conventions; they are the safety section of every function here.

#![allow(unsafe_code, reason = "a C ABI is made of raw pointers; each block says why it holds")]
#![allow(non_camel_case_types, reason = "C names")]
#![allow(clippy::missing_safety_doc, reason = "the header's conventions hold for every function")]

mod argument;
mod body;
mod fault;

mod calendar;
mod chain;
mod committed;
mod credit_code;
mod date;
mod digest;
mod disclosure;
mod document;
mod draw;
mod error;
mod json;
mod ledger;
mod lists;
mod options;
mod order;
mod order_record;
mod page;
mod plan;
mod publication;
mod redacted;
mod registry;
mod report;
mod roster;
mod rules;
mod status;
mod string;
mod text;
mod version;
mod view;

pub use calendar::*;
pub use chain::*;
pub use committed::*;
pub use credit_code::*;
pub use date::*;
pub use digest::*;
pub use disclosure::*;
pub use document::*;
pub use draw::*;
pub use error::*;
pub use json::*;
pub use ledger::*;
pub use lists::*;
pub use options::*;
pub use order::*;
pub use order_record::*;
pub use page::*;
pub use plan::*;
pub use publication::*;
pub use redacted::*;
pub use registry::*;
pub use report::*;
pub use roster::*;
pub use rules::*;
pub use status::*;
pub use string::*;
pub use text::*;
pub use version::*;
pub use view::*;

/// A handle behind a pointer to const may be used by any number of threads at once.
const _: () = {
    const fn shared<T: Send + Sync>() {}
    shared::<ssj_calendar_t>();
    shared::<ssj_committed_t>();
    shared::<ssj_disclosure_t>();
    shared::<ssj_draw_t>();
    shared::<ssj_error_t>();
    shared::<ssj_ledger_t>();
    shared::<ssj_lists_t>();
    shared::<ssj_plan_t>();
    shared::<ssj_registry_t>();
    shared::<ssj_report_t>();
    shared::<ssj_roster_t>();
    shared::<ssj_rules_t>();
    shared::<ssj_text_t>();
};
