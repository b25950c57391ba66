//! Art. 13: 按照“谁检查、谁录入、谁公开”的原则，检查部门原则上在完成检查之日起…个工作日内…公示抽查检查结果; Art. 1:
//! 及时向社会公开抽取情况及查处结果. What is published, by when and by whom, and what may be shown before the visits end.
//!
//! For example, what is to be published today:
//! ```
//! use shuangsuiji::calendar::WorkCalendar;
//! use shuangsuiji::disclosure::Disclosure;
//! use shuangsuiji::rules::Ruleset;
//!
//! let visits = serde_json::from_str(r#"[{"source": "E-1", "drawn": "2026-03-10", "kind": "daily",
//!     "agency": {"name": "xincheng", "division": "150102", "tier": "county"}, "stratum": "key", "period": "2026-Q2",
//!     "team": {"inspectors": ["I-1", "I-2"]}, "progress": {"completed": {
//!         "from": "2026-05-02", "completed": "2026-05-02", "site_record": true, "found": "no_problem"}}}]"#)?;
//! let disclosure = Disclosure::new(&Ruleset::inner_mongolia(), &[], &visits);
//! let today = disclosure.to_publish(&WorkCalendar::national(), "2026-05-29".parse()?);
//! assert_eq!(today[0].state.to_string(), "due in 1 working day");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Disclosure`] lists what is owed ([`Duty`]) for every draw and every result; a calendar and a day give each its
//! [`State`], the [`Rate`]s by agency and stratum, what is to be published today, and [`DisclosureFinding`]s. The
//! [`Embargo`] says which [`Document`]s of a draw may be shown on a day, and refuses the others.
//!
//! A [`DrawView`] and [`public_result`] show a draw and a result to the public without personal data, or inside with all.
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
mod result_view;
mod state;
mod view;
mod view_error;

pub use duty::{Duty, Matter};
pub use embargo::{Document, Embargo, EmbargoError};
pub use finding::{DisclosureFinding, Lapse};
pub(crate) use finding::{due_chinese, due_on};
pub use list::{Disclosure, Entry};
pub use rates::{Class, Counts, Rate};
pub use render::{entry_table, rate_table};
pub use result_view::{PublicResult, public_result};
pub use state::State;
pub use view::{
    DrawView, InspectorNames, InternalDraw, InternalDrawn, InternalInspector, PublicDraw, PublicDrawn, PublicInspector,
    PublicSource, ViewedDraw, ViewedSkip, ViewedStratum,
};
pub use view_error::{Personal, ViewError};

#[cfg(test)]
mod tests;
