//! Days without a calendar: spans, years and their parts, the periods that draws go by (Art. 10), and which day a count
//! begins with (Art. 13).
//!
//! For example, periods and spans, without any calendar:
//! ```
//! use shuangsuiji::{DateSpan, Period};
//!
//! let quarter: Period = "2027-Q1".parse()?;
//! assert_eq!(quarter.first_day().to_string(), "2027-01-01");
//! let week: DateSpan = "2027-01-04/2027-01-10".parse()?;
//! assert_eq!(week.days(), 7);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod count_from;
mod draw_period;
mod period;
mod span;
mod year;

pub use count_from::CountFrom;
pub use draw_period::{DrawPeriod, DrawPeriodError, PeriodKind, Place};
pub use period::{Period, PeriodError};
pub(crate) use period::{day_before, first_of_month};
pub(crate) use span::date;
pub use span::{DateError, DateSpan, SpanError};
pub use year::{HalfYear, Month, Quarter, Year};
