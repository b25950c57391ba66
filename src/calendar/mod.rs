//! Arts. 9, 10 and 13: the periods that draws go by, their windows, the day a plan is due, and working days by the
//! State Council's notices.
//!
//! For example, until when a result is published:
//! ```
//! use shuangsuiji::CountFrom;
//! use shuangsuiji::calendar::WorkCalendar;
//!
//! let calendar = WorkCalendar::national();
//! let due = calendar.nth_working_day_after("2026-09-25".parse()?, 20, CountFrom::DayAfter)?;
//! assert_eq!(due.value.to_string(), "2026-10-29", "past the festivals, and a Saturday that is worked");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The facts are the notices from that for 2007 on; the numbers of the statute (how many working days, which month before)
//! are not here but in the rule packs, and come in as arguments. So does today's date. The room knows no list, no rule
//! and no draw.
//!
//! Where the law is open: a count begins after the day of completion ([`CountFrom`](crate::CountFrom); 民法典 201); it does not move a rest
//! day to a working day first; a count of 0 ends where it begins; a year without a notice has no answer, save a
//! provisional one on request.

mod answer;
pub mod deadline;
mod edit;
mod festivals;
mod national;
mod notice;
#[cfg(feature = "csv")]
mod notice_csv;
mod notice_text;
mod table;
mod window;
mod work_calendar;

pub use answer::{NotCovered, Reckoned, Revision, RevisionError};
pub use edit::{BalanceWarning, CalendarError, Entry, Role};
pub use notice::{DayKind, Notice, NoticeDay, NoticeError};
#[cfg(feature = "csv")]
pub use notice_csv::{NoticeCsvError, notices_from_csv};
pub use notice_text::{NoticeReading, NoticeTextError, Unchecked, UncheckedMatter};
pub use table::{DayNumber, DayTable};
pub use window::{DrawWindow, MonthDay, WindowError, inspection_window, plan_deadline};
pub use work_calendar::WorkCalendar;

#[cfg(test)]
mod tests;
