//! Strategies for [`calendar`](crate::calendar): periods, windows, notices and calendars of made-up years.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::edges::favouring;
use crate::calendar::{DayKind, DrawWindow, Entry, Notice, NoticeDay, Role, WorkCalendar};
use crate::{HalfYear, Month, Period, Quarter, Year};

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// Any day of the years 1900 to 2199, every third an edge: the eve of a holiday, a Sunday on which people work, 29 February,
/// 31 December, the first or last day that the national calendar covers, and the first and last of all.
///
/// # Example: a period has its days
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::calendar::day;
/// use shuangsuiji::{Period, Year};
///
/// proptest!(ProptestConfig::with_cases(16), |(day in day())| {
///     if let Ok(year) = Year::new(chrono::Datelike::year(&day)) {
///         prop_assert!(Period::Year(year).span().contains(day));
///     }
/// });
/// ```
pub fn day() -> impl Strategy<Value = NaiveDate> + Clone {
    favouring(date(1900, 1, 1), date(2199, 12, 31))
}

/// Any day that the national calendar covers, the edges by weight as in [`day`].
///
/// # Example: each has its kind
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::strategies::calendar::covered_day;
///
/// proptest!(ProptestConfig::with_cases(16), |(day in covered_day())| {
///     prop_assert!(WorkCalendar::national().is_working_day(day).is_ok());
/// });
/// ```
pub fn covered_day() -> impl Strategy<Value = NaiveDate> + Clone {
    let covered = WorkCalendar::national().covered();
    favouring(covered.from(), covered.until())
}

/// Any year, the ends among them.
///
/// # Example: it reads back
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::Year;
/// use shuangsuiji::strategies::calendar::year;
///
/// proptest!(ProptestConfig::with_cases(16), |(year in year())| {
///     prop_assert_eq!(year.to_string().parse::<Year>().ok(), Some(year));
/// });
/// ```
pub fn year() -> impl Strategy<Value = Year> + Clone {
    let number =
        prop_oneof![8 => 2000..2100i32, 1 => Year::FIRST..=Year::LAST, 1 => Just(Year::FIRST), 1 => Just(Year::LAST)];
    number.prop_filter_map("not a year", |number| Year::new(number).ok())
}

/// Any period, of each of the five kinds.
///
/// # Example: it reads back
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::Period;
/// use shuangsuiji::strategies::calendar::period;
///
/// proptest!(ProptestConfig::with_cases(16), |(period in period())| {
///     prop_assert_eq!(period.to_string().parse::<Period>().ok(), Some(period));
/// });
/// ```
pub fn period() -> impl Strategy<Value = Period> + Clone {
    let month = (year(), 1..=12u32).prop_filter_map("no month", |(y, n)| Month::new(y.number(), n).ok());
    let half = (year(), 1..=2u32).prop_filter_map("no half-year", |(y, n)| HalfYear::new(y.number(), n).ok());
    prop_oneof![
        month.prop_map(Period::Month),
        quarter().prop_map(Period::Quarter),
        half.prop_map(Period::HalfYear),
        year().prop_map(Period::Year),
        year().prop_map(Period::TwoYears),
    ]
}

/// Any quarter.
///
/// # Example: it lies in its year
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::Period;
/// use shuangsuiji::strategies::calendar::quarter;
///
/// proptest!(ProptestConfig::with_cases(16), |(quarter in quarter())| {
///     let days = Period::Quarter(quarter).span().days();
///     prop_assert!((90..=92).contains(&days));
/// });
/// ```
pub fn quarter() -> impl Strategy<Value = Quarter> + Clone {
    (year(), 1..=4u32).prop_filter_map("no quarter", |(y, n)| Quarter::new(y.number(), n).ok())
}

/// Any draw window.
///
/// # Example: it ends before the period does
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::Period;
/// use shuangsuiji::strategies::calendar::draw_window;
/// use shuangsuiji::strategies::calendar::quarter;
///
/// proptest!(ProptestConfig::with_cases(16), |(window in draw_window(), quarter in quarter())| {
///     let days = window.span(Period::Quarter(quarter));
///     prop_assert!(days.until() <= Period::Quarter(quarter).last_day());
/// });
/// ```
pub fn draw_window() -> impl Strategy<Value = DrawWindow> + Clone {
    prop_oneof![
        (1..=12u8).prop_filter_map("no window", |months| DrawWindow::months_before(months).ok()),
        (1..=28u8).prop_filter_map("no window", |day| DrawWindow::up_to_day(day).ok()),
    ]
}

fn notice(number: String, first: NaiveDate, length: u64, most: usize) -> impl Strategy<Value = Notice> + Clone {
    let kind = prop_oneof![Just(DayKind::Rest), Just(DayKind::Work)];
    let days = proptest::collection::btree_map(0..length, kind, 1..=most);
    days.prop_filter_map("no notice", move |days: BTreeMap<u64, DayKind>| {
        let day = |(at, kind)| NoticeDay::new(first.checked_add_days(Days::new(at))?, kind, "节").ok();
        Notice::new(number.clone(), None, days.into_iter().map(day).collect::<Option<_>>()?).ok()
    })
}

/// A made-up notice that arranges this year, with up to 40 days rested or worked, none before 1 January.
///
/// # Example: a calendar of that year
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::calendar::{Entry, Role, WorkCalendar};
/// use shuangsuiji::strategies::calendar::year_notice;
///
/// proptest!(ProptestConfig::with_cases(16), |(notice in year_notice(2030))| {
///     let calendar = WorkCalendar::from_entries([Entry::new(Role::Year, notice)]);
///     prop_assert_eq!(calendar.unwrap().covered().days(), 365);
/// });
/// ```
pub fn year_notice(year: i32) -> impl Strategy<Value = Notice> + Clone {
    notice(format!("某发〔{}〕1号", year.saturating_sub(1)), date(year, 1, 1), 365, 40)
}

/// A made-up notice that changes up to 8 days of this year, to amend it or to lay over it.
///
/// # Example: it lies over the year that it changes
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::calendar::{Entry, Role, WorkCalendar};
/// use shuangsuiji::strategies::calendar::change_notice;
/// use shuangsuiji::strategies::calendar::year_notice;
///
/// proptest!(ProptestConfig::with_cases(16), |(year in year_notice(2030), change in change_notice(2030))| {
///     let entries = [Entry::new(Role::Year, year), Entry::new(Role::Local, change)];
///     prop_assert!(WorkCalendar::from_entries(entries).is_ok());
/// });
/// ```
pub fn change_notice(year: i32) -> impl Strategy<Value = Notice> + Clone {
    notice(format!("某发〔{year}〕99号"), date(year, 1, 1), 365, 8)
}

/// A calendar of one to four made-up years from 2030 on, one of them perhaps amended or with local holidays.
///
/// # Example: no deadline lies before its beginning
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::calendar::work_calendar;
///
/// proptest!(ProptestConfig::with_cases(16), |(calendar in work_calendar())| {
///     let from = calendar.covered().from();
///     if let Ok(due) = calendar.nth_working_day_after(from, 20, Default::default()) {
///         prop_assert!(due.value > from);
///     }
/// });
/// ```
pub fn work_calendar() -> impl Strategy<Value = WorkCalendar> + Clone {
    let years = (year_notice(2030), year_notice(2031), year_notice(2032), year_notice(2033), 1..=4usize);
    let change = (change_notice(2030), prop_oneof![Just(Role::Amendment), Just(Role::Local)]);
    (years, proptest::option::of(change)).prop_filter_map("no calendar", |((a, b, c, d, length), change)| {
        let years = [a, b, c, d].into_iter().take(length).map(|notice| Entry::new(Role::Year, notice));
        let change = change.map(|(notice, role)| Entry::new(role, notice));
        WorkCalendar::from_entries(years.chain(change)).ok()
    })
}
