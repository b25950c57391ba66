//! Art. 13: 按照“谁检查、谁录入、谁公开”的原则，检查部门原则上在完成检查之日起…个工作日内…公示抽查检查结果; Art. 1:
//! 及时向社会公开抽取情况及查处结果. What is published, by when and by whom, and what may be shown before the visits end.
//!
//! [`Disclosure`] lists what is owed ([`Duty`]) for every draw and every result; a calendar and a day give each its
//! [`State`], the [`Rate`]s by agency and stratum, what is to be published today, and [`DisclosureFinding`]s. The
//! [`Embargo`] says which [`Document`]s of a draw may be shown on a day, and refuses the others.
//!
//! How many days there are is the rule pack's; which days are working days, the calendar's. The room publishes nothing
//! and withholds nothing by itself.
//!
//! Where the law is open: see [`READINGS`](crate::rules::interpretation::READINGS) on Arts. 1 and 13.

mod duty;
mod embargo;
mod finding;
mod list;
mod rates;
mod render;
mod state;

pub use duty::{Duty, Matter};
pub use embargo::{Document, Embargo, EmbargoError};
pub use finding::{DisclosureFinding, Lapse};
pub use list::{Disclosure, Entry};
pub use rates::{Class, Counts, Rate};
pub use render::{entry_table, rate_table};
pub use state::State;

#[cfg(all(test, feature = "serde"))]
mod tests;
