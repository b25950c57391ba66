//! Art. 6: the roster of inspectors 执法检查人员名录库, which says who inspects, and from whom each is recused 回避.
//!
//! For example, who must not inspect whom:
//! ```
//! use shuangsuiji::roster::{Inspector, Recusal, Roster};
//!
//! let wang: Inspector = serde_json::from_str(r#"{"id": "I-1", "name": "王某", "post": "科员", "category": "生态环境",
//!     "division": "150102", "employment": "own"}"#)?;
//! let recusal = Recusal { inspector: "I-1".parse()?, source: "E-1".parse()?, reason: "近亲属".parse()? };
//! let roster = Roster::new([wang], [], [recusal], |source| source == "E-1")?;
//! assert!(roster.is_recused("I-1", "E-1"));
//! assert_eq!(roster.basis("150102".parse()?, "2027-01-01".parse()?), 0, "without a certificate nobody counts");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! An [`Inspector`] has a name, post, enforcement category and certificate, as Art. 6 asks, and the division on whose
//! roster he or she stands. A [`Roster`] holds them with their recusals, checked once and sorted. One person under two
//! ids ([`Alias`]) counts as one [`Person`]. Lists come as values, from CSV text (feature `csv`) or from JSON (feature
//! `serde`: every input type deserialises); all errors are reported at once.
//!
//! This room knows nothing of the sources but whether an id is one, and nothing of strata and quotas.

mod availability;
mod build;
#[cfg(feature = "csv")]
pub mod csv;
mod error;
mod history;
mod inspector;
mod list;
mod recusal;

pub use availability::{Availability, LeaveReading};
pub use error::{QueryError, RosterError, RosterErrors, RosterList};
pub use history::{InspectorChange, RosterChange, RosterDays, RosterHistory, RosterHistoryError, RosterHistoryErrors};
pub use inspector::{Certificate, Employment, Inspector};
pub use list::{Person, Roster};
pub use recusal::{Alias, Recusal};
