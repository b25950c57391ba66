//! Art. 10: 抽查工作按季度进行. The periods that draws go by: month, quarter, half-year, year, two years.
//!
//! The statute draws by quarter; other places' rules by month or year, and some cover a stratum within two years.
//! A period is calendar months in the Gregorian calendar. No rule says here which period is used: that is the rule
//! pack's.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use chrono::NaiveDate;
use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code, DateSpan, HalfYear, Month, Quarter, Year};

/// Why a period, or a part of one, was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// A text in none of the five forms.
    #[error("`{}` is not a period; expected 2027-03, 2027-Q1, 2027-H1, 2027 or 2027-2028", found.escape_debug())]
    Form {
        /// What was found.
        found: String,
    },
    /// A year that has no four digits, or whose neighbours have not.
    #[error("year {found} is out of range; expected {} to {}", Year::FIRST, Year::LAST)]
    Year {
        /// What was found.
        found: i32,
    },
    /// A month, quarter or half-year that no year has.
    #[error("{part} {found} does not exist; expected 1 to {most}")]
    Part {
        /// `month`, `quarter` or `half-year`.
        part: &'static str,
        /// What was found.
        found: u32,
        /// How many a year has.
        most: u32,
    },
}

crate::forms::read_through!(Period, String);

explain!(PeriodError {
    Self::Form { found } => Code::PERIOD, Article::Art10,
        "“{}”不是抽查周期，应为“2027-03”、“2027-Q1”、“2027-H1”、“2027”或“2027-2028”", found.escape_debug();
    Self::Year { found } => Code::PERIOD_YEAR, Article::Art10, "年份{found}超出范围，应为{}至{}", Year::FIRST, Year::LAST;
    Self::Part { part, found, most } => Code::PERIOD_PART, Article::Art10, "没有第{found}个{}，应为1至{most}",
        match *part { "month" => "月", "quarter" => "季度", _ => "半年" };
});

/// A period that a draw is made for.
///
/// Ordered by the first day, then by length, the shorter first. Its text is the token of the order's `period` line,
/// exactly so: `2027-03`, `2027-Q1`, `2027-H1`, `2027`, `2027-2028`.
///
/// # Example: from an order's line to days
/// ```
/// use shuangsuiji::Period;
///
/// let period: Period = "2027-Q1".parse()?;
/// assert_eq!(period.first_day().to_string(), "2027-01-01");
/// assert_eq!(period.last_day().to_string(), "2027-03-31");
/// assert_eq!(period.previous().unwrap().to_string(), "2026-Q4");
/// assert!("2027-q1".parse::<Period>().is_err(), "one text for one period");
/// # Ok::<(), shuangsuiji::PeriodError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String"))]
#[cfg_attr(
    feature = "schema",
    schemars(extend("pattern" = "^[1-9][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|[1-9][0-9]{3}))?$"))
)]
pub enum Period {
    /// `2027-03`.
    Month(Month),
    /// `2027-Q1`.
    Quarter(Quarter),
    /// `2027-H1`.
    HalfYear(HalfYear),
    /// `2027`.
    Year(Year),
    /// `2027-2028`: this year and the next.
    TwoYears(Year),
}

impl Period {
    /// The first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        first_of_month(self.first_month())
    }

    /// The last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        day_before(first_of_month(self.first_month().saturating_add(self.months())))
    }

    /// From the first to the last day.
    #[must_use]
    pub fn span(self) -> DateSpan {
        DateSpan::ordered(self.first_day(), self.last_day())
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.span().contains(day)
    }

    /// The year that it lies in; of two years, the first.
    #[must_use]
    pub fn year(self) -> Year {
        match self {
            Self::Month(month) => month.year(),
            Self::Quarter(quarter) => quarter.year(),
            Self::HalfYear(half) => half.year(),
            Self::Year(year) | Self::TwoYears(year) => year,
        }
    }

    /// Its length in months: 1, 3, 6, 12 or 24.
    #[must_use]
    pub const fn months(self) -> i32 {
        match self {
            Self::Month(_) => 1,
            Self::Quarter(_) => 3,
            Self::HalfYear(_) => 6,
            Self::Year(_) => 12,
            Self::TwoYears(_) => 24,
        }
    }

    /// The next period of the same length; none after the year 9998.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.moved(self.months())
    }

    /// The period of the same length before; none before the year 1000.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.moved(self.months().saturating_neg())
    }

    fn moved(self, months: i32) -> Option<Self> {
        let month = self.first_month().saturating_add(months);
        let year = month.div_euclid(12);
        let in_year = u32::try_from(month.rem_euclid(12)).ok()?;
        let number = |length: u32| in_year.checked_div(length).map(|before| before.saturating_add(1));
        match self {
            Self::Month(_) => Month::new(year, number(1)?).ok().map(Self::Month),
            Self::Quarter(_) => Quarter::new(year, number(3)?).ok().map(Self::Quarter),
            Self::HalfYear(_) => HalfYear::new(year, number(6)?).ok().map(Self::HalfYear),
            Self::Year(_) => Year::new(year).ok().map(Self::Year),
            Self::TwoYears(_) => Year::new(year).ok().map(Self::TwoYears),
        }
    }

    /// The first month, counted from January of the year 0.
    pub(crate) fn first_month(self) -> i32 {
        let before = match self {
            Self::Month(month) => i32::from(month.month().saturating_sub(1)),
            Self::Quarter(quarter) => i32::from(quarter.quarter().saturating_sub(1)).saturating_mul(3),
            Self::HalfYear(half) => i32::from(half.half().saturating_sub(1)).saturating_mul(6),
            Self::Year(_) | Self::TwoYears(_) => 0,
        };
        self.year().number().saturating_mul(12).saturating_add(before)
    }
}

/// The first day of a month counted from January of the year 0.
pub(crate) fn first_of_month(month: i32) -> NaiveDate {
    let in_year = u32::try_from(month.rem_euclid(12)).unwrap_or_default().saturating_add(1);
    // Every period and window lies in the years 999 to 9999, where every first of a month exists.
    NaiveDate::from_ymd_opt(month.div_euclid(12), in_year, 1).unwrap_or_default()
}

pub(crate) fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.first_month(), self.months()).cmp(&(other.first_month(), other.months()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Year> for Period {
    fn from(year: Year) -> Self {
        Self::Year(year)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => fmt::Display::fmt(month, f),
            Self::Quarter(quarter) => fmt::Display::fmt(quarter, f),
            Self::HalfYear(half) => fmt::Display::fmt(half, f),
            Self::Year(year) => fmt::Display::fmt(year, f),
            Self::TwoYears(year) => write!(f, "{year}-{}", year.number().saturating_add(1)),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let form = || PeriodError::Form { found: text.to_owned() };
        let number = |digits: &str, length: usize| {
            let plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
            if plain { digits.parse::<u32>().map_err(|_| form()) } else { Err(form()) }
        };
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        let year = i32::try_from(number(year, 4)?).map_err(|_| form())?;
        let Some(part) = part else { return Year::new(year).map(Self::Year) };
        if let Some(quarter) = part.strip_prefix('Q') {
            return Quarter::new(year, number(quarter, 1)?).map(Self::Quarter);
        }
        if let Some(half) = part.strip_prefix('H') {
            return HalfYear::new(year, number(half, 1)?).map(Self::HalfYear);
        }
        if part.len() == 2 {
            return Month::new(year, number(part, 2)?).map(Self::Month);
        }
        let year = Year::new(year)?;
        let second = i64::from(number(part, 4)?);
        if second == i64::from(year.number()).saturating_add(1) { Ok(Self::TwoYears(year)) } else { Err(form()) }
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Explain;
    use crate::strategies::calendar::{day, period};

    #[track_caller]
    fn days(text: &str, first: &str, last: &str) {
        let period: Period = text.parse().unwrap();
        assert_eq!(
            (period.first_day().to_string(), period.last_day().to_string()),
            (first.to_owned(), last.to_owned())
        );
    }

    #[track_caller]
    fn refused(text: &str, message: &str, chinese: &str) {
        let error = text.parse::<Period>().unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.chinese(), chinese);
        assert_eq!(error.article(), None);
    }

    #[test]
    fn each_form_has_its_days() {
        days("2027-03", "2027-03-01", "2027-03-31");
        days("2028-02", "2028-02-01", "2028-02-29");
        days("2027-Q1", "2027-01-01", "2027-03-31");
        days("2027-Q4", "2027-10-01", "2027-12-31");
        days("2027-H2", "2027-07-01", "2027-12-31");
        days("2027", "2027-01-01", "2027-12-31");
        days("2027-2028", "2027-01-01", "2028-12-31");
        days("9998-9999", "9998-01-01", "9999-12-31");
    }

    #[test]
    fn every_other_text_is_refused() {
        for text in
            ["", "27-Q1", "2027-q1", "2027Q1", "2027-Q01", "2027-3", "2027-", "2027-2029", "2027-Q", "+027", "２０２７"]
        {
            assert_eq!(text.parse::<Period>(), Err(PeriodError::Form { found: text.to_owned() }), "{text}");
        }
        refused(
            "2027-q1",
            "`2027-q1` is not a period; expected 2027-03, 2027-Q1, 2027-H1, 2027 or 2027-2028",
            "“2027-q1”不是抽查周期，应为“2027-03”、“2027-Q1”、“2027-H1”、“2027”或“2027-2028”",
        );
        refused("2027-Q5", "quarter 5 does not exist; expected 1 to 4", "没有第5个季度，应为1至4");
        refused("2027-13", "month 13 does not exist; expected 1 to 12", "没有第13个月，应为1至12");
        refused("2027-H0", "half-year 0 does not exist; expected 1 to 2", "没有第0个半年，应为1至2");
        refused("0999", "year 999 is out of range; expected 1000 to 9998", "年份999超出范围，应为1000至9998");
        assert_eq!("2027".parse::<Quarter>(), Err(PeriodError::Form { found: "2027".into() }));
    }

    #[test]
    fn data_is_the_text_and_goes_through_the_same_checks() {
        for text in ["\"2027-03\"", "\"2027-Q1\"", "\"2027-H1\"", "\"2027\"", "\"2027-2028\""] {
            let period: Period = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&period).unwrap(), text);
        }
        assert!(serde_json::from_str::<Period>("\"2027-Q5\"").is_err());
        assert!(serde_json::from_str::<Quarter>("\"2027-H1\"").is_err());
        assert!(serde_json::from_str::<Year>("999").is_err());
        assert_eq!(serde_json::from_str::<Year>("2027").unwrap(), Year::new(2027).unwrap());
    }

    #[test]
    fn nothing_lies_beyond_the_first_and_last_year() {
        assert_eq!("1000-Q1".parse::<Period>().unwrap().previous(), None);
        assert_eq!("9998-12".parse::<Period>().unwrap().next(), None);
    }

    proptest! {
        #[test]
        fn the_text_reads_back_and_nothing_else_means_the_same(period in period(), text in "\\PC{0,12}") {
            prop_assert_eq!(period.to_string().parse(), Ok(period));
            if let Ok(other) = text.parse::<Period>() {
                prop_assert_eq!(other.to_string(), text);
            }
        }

        #[test]
        fn neighbours_leave_no_day_between_them(period in period()) {
            if let Some(next) = period.next() {
                prop_assert_eq!(period.last_day().succ_opt(), Some(next.first_day()));
                prop_assert_eq!(next.previous(), Some(period));
                prop_assert!(period < next);
            }
        }

        #[test]
        fn a_day_is_contained_from_first_to_last(period in period(), day in day()) {
            prop_assert_eq!(period.contains(day), period.first_day() <= day && day <= period.last_day());
        }
    }
}
