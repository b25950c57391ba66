//! Art. 7: the registry of sources 动态信息库, which says who can be drawn (Art. 5).
//!
//! For example, two sources, and those of a city:
//! ```
//! use shuangsuiji::registry::{Registry, Source};
//!
//! let sources: Vec<Source> = serde_json::from_str(r#"[
//!     {"id": "E-2", "name": "示例电厂", "division": "150202", "stratum": "key", "state": "active"},
//!     {"id": "E-1", "name": "示例化工厂", "division": "150102", "stratum": "key", "state": "active"}
//! ]"#)?;
//! let registry = Registry::new(sources)?;
//! let hohhot: Vec<&str> = registry.within("150100".parse()?).map(|source| source.id()).collect();
//! assert_eq!(hohhot, ["E-1"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A [`Source`] has a name, a unified social credit code ([`CreditCode`]), a legal representative and a phone, as
//! Art. 7 asks, and what a draw reads: its id, stratum, division and state. A [`Registry`] holds any number of them,
//! checked once, sorted and compact. It comes from sources, from raw text fields ([`RegistryBuilder`]), from CSV text
//! (feature `csv`) or from JSON (feature `serde`); all doors check the same and report every bad record at once.
//!
//! This room knows nothing of quotas and draws: that a closed source is not drawn is for the rules to say.

mod builder;
mod credit_code;
mod credit_code_error;
mod credit_code_kind;
#[cfg(feature = "csv")]
pub mod csv;
mod error;
mod history;
mod list;
mod serialise;
mod source;
mod state;

pub use builder::RegistryBuilder;
pub use credit_code::{Checks, CreditCode};
pub use credit_code_error::CreditCodeError;
pub use error::{FieldError, RegistryError, RegistryErrors};
pub use history::{
    RegistryChange, RegistryDays, RegistryHistory, RegistryHistoryError, RegistryHistoryErrors, SourceChange,
    SourceFacts,
};
pub use list::{Memory, Registry, SourceRef};
pub use source::{RawSource, Source, SourceField};
pub use state::{SourceState, SourceStateError};
