//! The n-th working day after a date: a million random dates of 2007 to 2025, 20 working days each.
//!
//! Side by side in one run, over the same calendar: this crate on day numbers and on dates; the crate `bdays` with its
//! cache over the same days; a plain loop over a table of working days. `bdays` first moves a rest day forward, so its
//! answers differ there; its work does not. Divan prints the time of a whole pass: a million queries, so that
//! milliseconds read as nanoseconds a query.

use std::hint::black_box;

use bdays::{HolidayCalendar, HolidayCalendarCache};
use chrono::{Days, NaiveDate};
use divan::Bencher;
use divan::counter::ItemsCount;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use shuangsuiji::CountFrom;
use shuangsuiji::calendar::{DayNumber, WorkCalendar};

const QUERIES: u32 = 1_000_000;
const WORKING_DAYS: u32 = 20;

fn main() {
    divan::main();
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2007, 1, 1).unwrap()
}

/// The same dates in every run.
fn dates() -> Vec<NaiveDate> {
    let mut words = ChaCha8Rng::seed_from_u64(2027);
    // 2007-01-01 to 2025-12-31 are 6,940 days.
    (0..QUERIES).map(|_| first() + Days::new(u64::from(words.next_u32() % 6940))).collect()
}

fn numbers() -> Vec<DayNumber> {
    dates().into_iter().map(DayNumber::from).collect()
}

struct SameDays(WorkCalendar);

impl HolidayCalendar<NaiveDate> for SameDays {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        !self.is_bday(date)
    }

    fn is_bday(&self, date: NaiveDate) -> bool {
        self.0.is_working_day(date).unwrap().value
    }
}

/// Each query's answer goes into a maximum: the least that keeps the compiler from leaving it out.
fn latest<T: Ord + Copy>(least: T, answers: impl Iterator<Item = T>) -> T {
    answers.fold(least, T::max)
}

#[divan::bench]
fn a_day_numbers(bencher: Bencher) {
    let (calendar, days, n) = (WorkCalendar::national(), numbers(), black_box(WORKING_DAYS));
    let table = calendar.table();
    bencher
        .counter(ItemsCount::new(QUERIES))
        .bench(|| latest(table.first(), black_box(&days).iter().map(|&day| table.nth_after(day, n).unwrap())));
}

#[divan::bench]
fn b_day_numbers_in_one_batch(bencher: Bencher) {
    let (calendar, days, n) = (WorkCalendar::national(), numbers(), black_box(WORKING_DAYS));
    let table = calendar.table();
    bencher.counter(ItemsCount::new(QUERIES)).bench(|| latest(None, table.nth_after_each(black_box(&days), n)));
}

#[divan::bench]
fn c_dates(bencher: Bencher) {
    let (calendar, dates, n) = (WorkCalendar::national(), dates(), black_box(WORKING_DAYS));
    let due = |date| calendar.nth_working_day_after(date, n, CountFrom::DayAfter).unwrap().value;
    bencher
        .counter(ItemsCount::new(QUERIES))
        .bench(|| latest(NaiveDate::MIN, black_box(&dates).iter().map(|&date| due(date))));
}

/// The whole answer written out, with its revision and whether it is provisional.
#[divan::bench]
fn d_dates_with_their_standing(bencher: Bencher) {
    let (calendar, dates, n) = (WorkCalendar::national(), dates(), black_box(WORKING_DAYS));
    bencher.counter(ItemsCount::new(QUERIES)).bench(|| {
        for &date in black_box(&dates) {
            let _ = black_box(calendar.nth_working_day_after(date, n, CountFrom::DayAfter));
        }
    });
}

/// Steps over a table of working days.
#[divan::bench]
fn e_plain_loop(bencher: Bencher) {
    let (calendar, n) = (WorkCalendar::national(), black_box(WORKING_DAYS));
    let table = calendar.table();
    let first = table.first().number();
    let works: Vec<bool> =
        (first..=table.last().number()).map(|day| table.is_working_day(DayNumber::new(day)).unwrap()).collect();
    let days: Vec<usize> = numbers().into_iter().map(|day| (day.number() - first) as usize).collect();
    let due = |from: usize| {
        let (mut day, mut left) = (from, n);
        while left > 0 {
            day += 1;
            left -= u32::from(works[day]);
        }
        day
    };
    bencher.counter(ItemsCount::new(QUERIES)).bench(|| latest(0, black_box(&days).iter().map(|&day| due(day))));
}

#[divan::bench]
fn f_bdays_cached(bencher: Bencher) {
    let (last, dates, n) = (WorkCalendar::national().last_covered(), dates(), black_box(WORKING_DAYS as i32));
    let calendar = HolidayCalendarCache::new(SameDays(WorkCalendar::national()), first(), last);
    let due = |date| calendar.advance_bdays(date, n);
    bencher
        .counter(ItemsCount::new(QUERIES))
        .bench(|| latest(NaiveDate::MIN, black_box(&dates).iter().map(|&date| due(date))));
}

#[divan::bench]
fn g_making_the_national_calendar() -> WorkCalendar {
    WorkCalendar::national()
}
