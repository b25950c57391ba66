//! Art. 6: the roster of inspectors 执法检查人员名录库, which says who inspects, and from whom each is recused 回避.
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
pub use error::{List, QueryError, RosterError, RosterErrors};
pub use history::{InspectorChange, RosterChange, RosterDays, RosterHistory, RosterHistoryError, RosterHistoryErrors};
pub use inspector::{Certificate, Employment, Inspector};
pub use list::{Person, Roster};
pub use recusal::{Alias, Recusal};
