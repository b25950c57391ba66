//! The forms that data takes outside: CSV text in, printed tables out, canonical JSON for digests, JSON read.

mod canonical_json;
#[cfg(feature = "csv")]
pub(crate) mod csv_table;
pub(crate) mod json_reason;
mod printed_table;

pub(crate) use canonical_json::canonical_json;
pub use printed_table::{Language, TableForm};
