//! The forms that data takes outside: CSV text in, printed tables out, canonical JSON for digests, JSON read.

mod canonical_json;
#[cfg(feature = "csv")]
pub(crate) mod csv_table;
pub(crate) mod destroyed;
mod field_key;
pub(crate) mod field_names;
mod json_error;
pub(crate) mod limits;
mod printed_table;
mod read_json;
mod text_or;
mod weigh;

pub(crate) use canonical_json::canonical_json;
pub use destroyed::DestroyedError;
pub(crate) use json_error::{JsonError, Parsed, Refusal, What, read_through, refused};
pub use limits::{Limits, TooLarge};
pub use printed_table::{Language, TableForm};
pub(crate) use read_json::{Named, null_is_default, read_json, read_json_without, read_named, read_placed};
pub(crate) use text_or::{Parts, text_or};
pub(crate) use weigh::{Overweight, weigh};
