//! Days among which those come up often at which hosts go wrong.

use std::sync::OnceLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::num::u64::BinarySearch;
use proptest::prelude::*;
use proptest::strategy::{NewTree, ValueTree};
use proptest::test_runner::TestRunner;

use crate::calendar::WorkCalendar;
use crate::dates::DateSpan;

/// The kinds of day that come up by weight, each with its days.
type Kinds = Vec<Vec<NaiveDate>>;

/// A day of a span, every third of which is one of the edges; it shrinks as any day of the span does, to the first.
#[derive(Clone, Debug)]
pub(super) struct Favouring {
    days: u64,
    /// The edges of each kind that the span has, counted from its first day.
    kinds: Vec<Vec<u64>>,
}

/// How many days the day lies after the first.
fn after(first: NaiveDate, day: NaiveDate) -> Option<u64> {
    u64::try_from(day.signed_duration_since(first).num_days()).ok()
}

/// Any day of a span. By weight come the eve of a holiday, a Sunday on which people work, 29 February, 31 December, the first and
/// the last day that the national calendar covers, and the first and the last of the span.
pub(super) fn favouring(first: NaiveDate, last: NaiveDate) -> impl Strategy<Value = NaiveDate> + Clone {
    let of = |day: &NaiveDate| after(first, *day).filter(|_| *day <= last);
    let ends = vec![first, last];
    let kinds = national().iter().chain([&ends]).map(|days| days.iter().filter_map(of).collect());
    let kinds = kinds.filter(|days: &Vec<u64>| !days.is_empty()).collect();
    let days = after(first, last).unwrap_or(0).saturating_add(1);
    let favouring = Favouring { days, kinds };
    favouring.prop_map(move |days| first.checked_add_days(Days::new(days)).unwrap_or(first))
}

impl Strategy for Favouring {
    type Tree = BinarySearch;
    type Value = u64;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let chosen = (0..self.days, 0..3_u8, any::<prop::sample::Index>(), any::<prop::sample::Index>());
        let (any, edge, kind, which) = chosen.new_tree(runner)?.current();
        let edge = (edge == 0 && !self.kinds.is_empty()).then(|| kind.get::<Vec<u64>>(&self.kinds));
        Ok(BinarySearch::new(edge.map_or(any, |days| *which.get(days))))
    }
}

/// The eves of the holidays, worked Sundays and ends of what the national calendar covers, and the leap days and ends of years.
fn national() -> &'static Kinds {
    static KINDS: OnceLock<Kinds> = OnceLock::new();
    KINDS.get_or_init(|| {
        let calendar = WorkCalendar::national();
        let covered = calendar.covered();
        let works = |day: NaiveDate| calendar.is_working_day(day).is_ok_and(|it| it.value);
        let rests = |day: &NaiveDate| calendar.is_working_day(*day).is_ok_and(|it| !it.value);
        let weekday = |day: NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        // A holiday is a run of days of rest with one among them that no week has.
        let eve = |day: &NaiveDate| works(*day) && day.iter_days().skip(1).take_while(rests).any(weekday);
        let sunday = |day: &NaiveDate| day.weekday() == Weekday::Sun && works(*day);
        let years = || 1900..2200;
        vec![
            all(covered).filter(eve).collect(),
            all(covered).filter(sunday).collect(),
            years().filter_map(|year| NaiveDate::from_ymd_opt(year, 2, 29)).collect(),
            years().filter_map(|year| NaiveDate::from_ymd_opt(year, 12, 31)).collect(),
            vec![covered.from(), covered.until()],
        ]
    })
}

fn all(span: DateSpan) -> impl Iterator<Item = NaiveDate> {
    span.from().iter_days().take_while(move |day| *day <= span.until())
}
