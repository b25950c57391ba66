//! Strategies for [`calendar`](crate::calendar): periods, windows, notices and calendars of made-up years.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::calendar::{DayKind, DrawWindow, Entry, Notice, NoticeDay, Role, WorkCalendar};
use crate::{HalfYear, Month, Period, Quarter, Year};

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// Any day of the years 1900 to 2199.
pub fn day() -> impl Strategy<Value = NaiveDate> + Clone {
    (0..109_572u64).prop_map(|days| date(1900, 1, 1).checked_add_days(Days::new(days)).unwrap_or_default())
}

/// Any day that the national calendar covers.
pub fn covered_day() -> impl Strategy<Value = NaiveDate> + Clone {
    let covered = WorkCalendar::national().covered();
    let day = move |days| covered.from().checked_add_days(Days::new(days)).unwrap_or_default();
    (0..u64::from(covered.days())).prop_map(day)
}

/// Any year, the ends among them.
pub fn year() -> impl Strategy<Value = Year> + Clone {
    let number =
        prop_oneof![8 => 2000..2100i32, 1 => Year::FIRST..=Year::LAST, 1 => Just(Year::FIRST), 1 => Just(Year::LAST)];
    number.prop_filter_map("not a year", |number| Year::new(number).ok())
}

/// Any period, of each of the five kinds.
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
pub fn quarter() -> impl Strategy<Value = Quarter> + Clone {
    (year(), 1..=4u32).prop_filter_map("no quarter", |(y, n)| Quarter::new(y.number(), n).ok())
}

/// Any draw window.
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
pub fn year_notice(year: i32) -> impl Strategy<Value = Notice> + Clone {
    notice(format!("某发〔{}〕1号", year.saturating_sub(1)), date(year, 1, 1), 365, 40)
}

/// A made-up notice that changes up to 8 days of this year, to amend it or to lay over it.
pub fn change_notice(year: i32) -> impl Strategy<Value = Notice> + Clone {
    notice(format!("某发〔{year}〕99号"), date(year, 1, 1), 365, 8)
}

/// A calendar of one to four made-up years from 2030 on, one of them perhaps amended or with local holidays.
pub fn work_calendar() -> impl Strategy<Value = WorkCalendar> + Clone {
    let years = (year_notice(2030), year_notice(2031), year_notice(2032), year_notice(2033), 1..=4usize);
    let change = (change_notice(2030), prop_oneof![Just(Role::Amendment), Just(Role::Local)]);
    (years, proptest::option::of(change)).prop_filter_map("no calendar", |((a, b, c, d, length), change)| {
        let years = [a, b, c, d].into_iter().take(length).map(|notice| Entry::new(Role::Year, notice));
        let change = change.map(|(notice, role)| Entry::new(role, notice));
        WorkCalendar::from_entries(years.chain(change)).ok()
    })
}
