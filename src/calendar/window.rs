//! Arts. 9 and 10: 每季度的上一个月完成对本季度的抽取工作，现场执法检查工作在本季度内全部完成 — draw window and
//! inspection window of a period; 每年12月底前…制定下一年度抽查工作计划 — the day a plan is due.
//!
//! How many months before, which day of the month: that comes from a rule pack. No number of the statute is here, and
//! nothing here refuses a draw: see the plan's feasibility and the order's checks.

use core::fmt;
use core::str::FromStr;

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use crate::dates::{day_before, first_of_month};
use crate::explain::explain;
use crate::{Article, Code, DateSpan, Period, Year};

/// Why a window or a day of the year was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum WindowError {
    /// A window that opens no month or more than a year before the period.
    #[error("a draw window of {found} months before the period; expected 1 to 12")]
    MonthsBefore {
        /// What was found.
        found: u8,
    },
    /// A day that not every month has.
    #[error("a draw window up to day {found} of the period's first month; expected 1 to 28, days that every month has")]
    UpToDay {
        /// What was found.
        found: u8,
    },
    /// A text that is not a day of every year.
    #[error("`{}` is not a day that every year has; expected month and day such as 12-31", found.escape_debug())]
    MonthDay {
        /// What was found.
        found: String,
    },
}

explain!(WindowError {
    Self::MonthsBefore { found } => Code::DRAW_WINDOW, Article::Art10, "抽取时段为周期前{found}个月，应为1至12个月";
    Self::UpToDay { found } => Code::DRAW_WINDOW, Article::Art10,
        "抽取时段截至周期首月{found}日，应为1至28日（各月均有的日期）";
    Self::MonthDay { found } => Code::MONTH_DAY, Article::Art9,
        "“{}”不是每年都有的日期，应为月-日，如12-31", found.escape_debug();
});

/// When a period's draw may be made (Art. 10): what a rule pack says, checked.
///
/// # Example: the statute's month before, and Guangzhou's fifteenth
/// ```
/// use shuangsuiji::calendar::DrawWindow;
/// use shuangsuiji::Period;
///
/// let quarter: Period = "2027-Q1".parse()?;
/// assert_eq!(DrawWindow::months_before(1)?.span(quarter).to_string(), "2026-12-01/2026-12-31");
/// assert_eq!(DrawWindow::up_to_day(15)?.span(quarter).to_string(), "2027-01-01/2027-01-15");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(into = "RawWindow")]
pub struct DrawWindow(RawWindow);

crate::forms::read_through!(DrawWindow, RawWindow);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum RawWindow {
    MonthsBefore(u8),
    #[serde(rename = "until_day")]
    UpToDay(u8),
}

impl DrawWindow {
    /// From the first day `months` before the period's, to the day before the period; 1 is the month before.
    ///
    /// # Errors
    /// [`WindowError::MonthsBefore`] outside 1 to 12.
    pub fn months_before(months: u8) -> Result<Self, WindowError> {
        RawWindow::MonthsBefore(months).try_into()
    }

    /// From the period's first day to this day of its first month.
    ///
    /// # Errors
    /// [`WindowError::UpToDay`] outside 1 to 28.
    pub fn up_to_day(day: u8) -> Result<Self, WindowError> {
        RawWindow::UpToDay(day).try_into()
    }

    /// The days on which this period's draw may be made.
    #[must_use]
    pub fn span(self, period: Period) -> DateSpan {
        let first = period.first_day();
        match self.0 {
            RawWindow::MonthsBefore(months) => {
                let opens = first_of_month(period.first_month().saturating_sub(i32::from(months)));
                DateSpan::ordered(opens, day_before(first))
            }
            RawWindow::UpToDay(day) => DateSpan::ordered(first, first.with_day(u32::from(day)).unwrap_or(first)),
        }
    }
}

impl TryFrom<RawWindow> for DrawWindow {
    type Error = WindowError;

    fn try_from(raw: RawWindow) -> Result<Self, WindowError> {
        match raw {
            RawWindow::MonthsBefore(1..=12) | RawWindow::UpToDay(1..=28) => Ok(Self(raw)),
            RawWindow::MonthsBefore(found) => Err(WindowError::MonthsBefore { found }),
            RawWindow::UpToDay(found) => Err(WindowError::UpToDay { found }),
        }
    }
}

impl From<DrawWindow> for RawWindow {
    fn from(window: DrawWindow) -> Self {
        window.0
    }
}

/// The days on which a period's inspections are made on site: the period itself (Art. 10).
#[must_use]
pub fn inspection_window(period: Period) -> DateSpan {
    period.span()
}

/// A month and day that every year has: `12-31`. 29 February is none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(into = "String")]
pub struct MonthDay {
    month: u8,
    day: u8,
}

crate::forms::read_through!(MonthDay, String);

impl MonthDay {
    /// The day with this month and day of the month.
    ///
    /// # Errors
    /// [`WindowError::MonthDay`] if some year has no such day.
    pub fn new(month: u8, day: u8) -> Result<Self, WindowError> {
        // 2001 was no leap year: a day that it had, every year has.
        match NaiveDate::from_ymd_opt(2001, u32::from(month), u32::from(day)) {
            Some(_) => Ok(Self { month, day }),
            None => Err(WindowError::MonthDay { found: format!("{month:02}-{day:02}") }),
        }
    }

    /// The day in a year; the year may be 999 to 9999.
    fn of(self, year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, u32::from(self.month), u32::from(self.day)).unwrap_or_default()
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl fmt::Debug for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for MonthDay {
    type Err = WindowError;

    fn from_str(text: &str) -> Result<Self, WindowError> {
        let parts = text.split_once('-').and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
        let read = parts.and_then(|(month, day)| Self::new(month, day).ok()).filter(|read| read.to_string() == text);
        read.ok_or_else(|| WindowError::MonthDay { found: text.to_owned() })
    }
}

impl TryFrom<String> for MonthDay {
    type Error = WindowError;

    fn try_from(text: String) -> Result<Self, WindowError> {
        text.parse()
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> Self {
        day.to_string()
    }
}

/// The last day for filing a year's plan: this day of the year before (Art. 9).
///
/// # Example: the plan for 2027
/// ```
/// use shuangsuiji::Year;
/// use shuangsuiji::calendar::plan_deadline;
/// assert_eq!(plan_deadline(Year::new(2027)?, "12-31".parse()?).to_string(), "2026-12-31");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn plan_deadline(year: Year, due: MonthDay) -> NaiveDate {
    due.of(year.number().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Explain;
    use crate::strategies::calendar::{draw_window, period};

    #[track_caller]
    fn window(window: Result<DrawWindow, WindowError>, period: &str, span: &str) {
        assert_eq!(window.unwrap().span(period.parse().unwrap()).to_string(), span);
    }

    #[track_caller]
    fn refused<T: core::fmt::Debug>(result: Result<T, WindowError>, message: &str, chinese: &str, article: Article) {
        let error = result.unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.chinese(), chinese);
        assert_eq!(error.article(), (!error.code().is_form()).then_some(article));
    }

    #[test]
    fn the_four_quarters_are_drawn_in_december_march_june_september() {
        window(DrawWindow::months_before(1), "2027-Q1", "2026-12-01/2026-12-31");
        window(DrawWindow::months_before(1), "2027-Q2", "2027-03-01/2027-03-31");
        window(DrawWindow::months_before(1), "2027-Q3", "2027-06-01/2027-06-30");
        window(DrawWindow::months_before(1), "2027-Q4", "2027-09-01/2027-09-30");
    }

    #[test]
    fn other_windows_follow_their_numbers() {
        window(DrawWindow::months_before(3), "2027-Q1", "2026-10-01/2026-12-31");
        window(DrawWindow::months_before(1), "2028-03", "2028-02-01/2028-02-29");
        window(DrawWindow::up_to_day(15), "2025-Q2", "2025-04-01/2025-04-15");
        window(DrawWindow::up_to_day(28), "2027-02", "2027-02-01/2027-02-28");
        window(DrawWindow::months_before(12), "1000", "0999-01-01/0999-12-31");
    }

    #[test]
    fn what_no_month_or_year_has_is_refused() {
        refused(
            DrawWindow::months_before(0),
            "a draw window of 0 months before the period; expected 1 to 12",
            "抽取时段为周期前0个月，应为1至12个月",
            Article::Art10,
        );
        refused(
            DrawWindow::up_to_day(29),
            "a draw window up to day 29 of the period's first month; expected 1 to 28, days that every month has",
            "抽取时段截至周期首月29日，应为1至28日（各月均有的日期）",
            Article::Art10,
        );
        refused(
            MonthDay::new(2, 29),
            "`02-29` is not a day that every year has; expected month and day such as 12-31",
            "“02-29”不是每年都有的日期，应为月-日，如12-31",
            Article::Art9,
        );
        for text in ["", "1231", "12-32", "13-01", "1-1", "+1-01", "12-31-", "１２-31"] {
            assert_eq!(text.parse::<MonthDay>(), Err(WindowError::MonthDay { found: text.into() }));
        }
    }

    #[test]
    fn data_goes_through_the_same_checks() {
        let window: DrawWindow = serde_json::from_str(r#"{"months_before":1}"#).unwrap();
        assert_eq!(window, DrawWindow::months_before(1).unwrap());
        assert_eq!(serde_json::to_string(&window).unwrap(), r#"{"months_before":1}"#);
        assert!(serde_json::from_str::<DrawWindow>(r#"{"months_before":0}"#).is_err());
        assert!(serde_json::from_str::<DrawWindow>(r#"{"until_day":29}"#).is_err());
        assert!(serde_json::from_str::<MonthDay>(r#""02-29""#).is_err());
    }

    proptest! {
        #[test]
        fn a_window_touches_its_period_and_is_never_empty(window in draw_window(), period in period()) {
            let span = window.span(period);
            prop_assert!(span.from() <= span.until());
            let before = span.until().succ_opt() == Some(period.first_day());
            prop_assert!(before || span.from() == period.first_day());
        }
    }
}
