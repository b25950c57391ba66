//! Rank and select over day numbers: each question about working days is one or two look-ups.
//!
//! For every covered day the table knows how many working days came up to it (rank), and for every working day where
//! it lies (select). The n-th working day after a day is the one whose rank is n higher. It knows neither notices
//! nor what is provisional: see [`WorkCalendar`](super::WorkCalendar).

#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an index algorithm: every index is checked by `get` or made by `build`, and its 65,535 days fit 16 bits"
)]

use core::fmt;

use chrono::{Datelike, NaiveDate};

/// A day as a number: days since 1970-01-01, which is 0; earlier days are negative.
///
/// # Example: there and back
/// ```
/// use chrono::NaiveDate;
/// use shuangsuiji::calendar::DayNumber;
///
/// let date: NaiveDate = "2027-01-01".parse().unwrap();
/// assert_eq!(DayNumber::from(date).number(), 20_819);
/// assert_eq!(DayNumber::new(20_819).date(), Some(date));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct DayNumber(i32);

/// The number of 1970-01-01 counted from 0000-12-31, as chrono counts.
const EPOCH: i32 = 719_163;

impl DayNumber {
    /// The day so many days after 1970-01-01.
    #[must_use]
    #[inline]
    pub const fn new(number: i32) -> Self {
        Self(number)
    }

    /// Days since 1970-01-01.
    #[must_use]
    #[inline]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The date; none beyond chrono's range, some 262,000 years either way.
    #[must_use]
    #[inline]
    pub fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.0.checked_add(EPOCH)?)
    }

    /// The day so many days later.
    #[inline]
    pub(super) const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    pub(super) const fn is_weekend(self) -> bool {
        // 1970-01-01 was a Thursday: Saturday and Sunday are 2 and 3 days after.
        matches!(self.0.rem_euclid(7), 2 | 3)
    }
}

impl From<NaiveDate> for DayNumber {
    #[inline]
    fn from(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce() - EPOCH)
    }
}

/// Working days of a run of days, answered in constant time on day numbers.
///
/// The innermost form, for a caller with millions of questions: nothing here says whether an answer is provisional.
/// [`WorkCalendar`](super::WorkCalendar) does, and explains what is not covered.
///
/// # Complexity
/// Every question is one or two reads; 2 bytes a day and 2 bytes a working day.
///
/// # Example: twenty working days on day numbers
/// ```
/// use chrono::NaiveDate;
/// use shuangsuiji::calendar::{DayNumber, WorkCalendar};
///
/// let calendar = WorkCalendar::national();
/// let completed = DayNumber::from("2026-05-02".parse::<NaiveDate>().unwrap());
/// let due = calendar.table().nth_after(completed, 20).and_then(DayNumber::date);
/// assert_eq!(due.unwrap().to_string(), "2026-06-01");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DayTable {
    /// The day before the first covered one: rank 0, so that a count may begin on it.
    origin: DayNumber,
    /// By days since `origin`: working days after `origin` up to that day.
    ranks: Box<[u16]>,
    /// By rank: days since `origin`; at 0 the origin itself.
    places: Box<[u16]>,
}

impl fmt::Debug for DayTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "DayTable({} working of {} days from day {})",
            self.places.len() - 1,
            self.ranks.len() - 1,
            self.first().0
        )
    }
}

/// The most days that a table holds.
pub(super) const MOST_DAYS: i64 = u16::MAX as i64;

impl DayTable {
    /// The table of `works.len()` days from `first` on; at most [`MOST_DAYS`], what is more is left out.
    pub(super) fn build(first: DayNumber, works: &[bool]) -> Self {
        let works = &works[..works.len().min(usize::from(u16::MAX))];
        let mut ranks = Vec::with_capacity(works.len() + 1);
        let mut places = Vec::with_capacity(works.len() + 1);
        ranks.push(0);
        places.push(0);
        for (before, &works) in works.iter().enumerate() {
            if works {
                places.push(before as u16 + 1);
            }
            ranks.push((places.len() - 1) as u16);
        }
        Self { origin: first.plus(-1), ranks: ranks.into(), places: places.into() }
    }

    /// The first covered day.
    #[must_use]
    pub const fn first(&self) -> DayNumber {
        self.origin.plus(1)
    }

    /// The last covered day.
    #[must_use]
    pub fn last(&self) -> DayNumber {
        self.origin.plus(self.ranks.len() as i32 - 1)
    }

    /// Working days from the first covered day up to this one, itself included; 0 on the day before the first.
    ///
    /// None outside.
    #[must_use]
    #[inline]
    pub fn rank(&self, day: DayNumber) -> Option<u32> {
        // A day before the origin wraps to a number above every index.
        let index = day.0.wrapping_sub(self.origin.0) as u32 as usize;
        self.ranks.get(index).map(|&rank| u32::from(rank))
    }

    /// The working day with this rank, from 1; rank 0 is the day before the first covered one.
    ///
    /// None beyond the last.
    #[must_use]
    #[inline]
    pub fn select(&self, rank: u32) -> Option<DayNumber> {
        self.places.get(rank as usize).map(|&place| DayNumber(self.origin.0 + i32::from(place)))
    }

    /// The days by rank, the day before the first covered one at 0.
    pub(super) fn places(&self) -> impl Iterator<Item = DayNumber> {
        self.places.iter().map(|&place| DayNumber(self.origin.0 + i32::from(place)))
    }

    /// Whether a day is a working day; none outside.
    #[must_use]
    #[inline]
    pub fn is_working_day(&self, day: DayNumber) -> Option<bool> {
        let rank = self.rank(day)?;
        if day == self.origin {
            return None;
        }
        Some(self.places[rank as usize] == day.0.wrapping_sub(self.origin.0) as u16)
    }

    /// The n-th working day after a day, the day itself not counted; for n = 0 the day itself, whatever it is.
    ///
    /// A count may begin on the day before the first covered one. None if it begins or ends outside.
    #[must_use]
    #[inline]
    pub fn nth_after(&self, day: DayNumber, n: u32) -> Option<DayNumber> {
        let rank = self.rank(day)?;
        if n == 0 { Some(day) } else { self.select(rank.checked_add(n)?) }
    }

    /// Working days after `from` up to `until`, negative when `until` is the earlier; none if either is outside.
    ///
    /// # Guarantees
    /// `between(a, b) = -between(b, a)` and `between(a, b) + between(b, c) = between(a, c)`.
    #[must_use]
    #[inline]
    pub fn between(&self, from: DayNumber, until: DayNumber) -> Option<i32> {
        Some(self.rank(until)? as i32 - self.rank(from)? as i32)
    }

    /// The last working day before a day; none if there is none, or the day lies outside, save for the day after the
    /// last.
    #[must_use]
    #[inline]
    pub fn previous(&self, day: DayNumber) -> Option<DayNumber> {
        match self.rank(day.plus(-1))? {
            0 => None,
            rank => self.select(rank),
        }
    }

    /// Each day's n-th working day after it, as [`nth_after`](Self::nth_after) answers, in the days' order.
    #[inline]
    pub fn nth_after_each<'a>(
        &'a self,
        days: &'a [DayNumber],
        n: u32,
    ) -> impl ExactSizeIterator<Item = Option<DayNumber>> + 'a {
        days.iter().map(move |&day| self.nth_after(day, n))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn number(date: &str) -> DayNumber {
        date.parse::<NaiveDate>().unwrap().into()
    }

    #[test]
    fn a_day_number_counts_from_1970() {
        assert_eq!(number("1970-01-01"), DayNumber::new(0));
        assert_eq!(number("1969-12-31"), DayNumber::new(-1));
        assert_eq!(DayNumber::new(i32::MAX).date(), None);
        assert_eq!(DayNumber::new(i32::MIN).date(), None);
        assert_eq!(DayNumber::from(NaiveDate::MAX).date(), Some(NaiveDate::MAX));
        assert_eq!(DayNumber::from(NaiveDate::MIN).date(), Some(NaiveDate::MIN));
        for day in -1000..20_000 {
            let day = DayNumber::new(day);
            assert_eq!(day.is_weekend(), matches!(day.date().unwrap().weekday().number_from_monday(), 6 | 7));
        }
    }

    #[test]
    fn an_empty_table_covers_nothing() {
        let table = DayTable::build(DayNumber::new(5), &[]);
        assert_eq!(table.is_working_day(DayNumber::new(5)), None);
        assert_eq!(table.nth_after(DayNumber::new(4), 1), None);
        assert_eq!(table.previous(DayNumber::new(5)), None);
    }

    #[test]
    fn the_longest_table_keeps_its_last_day() {
        let table = DayTable::build(DayNumber::new(0), &[true; 65_535]);
        assert_eq!(table.last(), DayNumber::new(65_534));
        assert_eq!(table.select(65_535), Some(DayNumber::new(65_534)));
        assert_eq!(table.select(65_536), None);
        assert_eq!(table.rank(DayNumber::new(65_534)), Some(65_535));
    }

    #[test]
    fn the_ends_of_the_number_range_are_outside() {
        let table = DayTable::build(DayNumber::new(0), &[true; 10]);
        for day in [i32::MIN, i32::MIN + 1, i32::MAX, -2, 10] {
            assert_eq!(table.rank(DayNumber::new(day)), None, "{day}");
            assert_eq!(table.nth_after(DayNumber::new(day), u32::MAX), None);
        }
        assert_eq!(table.nth_after(DayNumber::new(0), u32::MAX), None);
    }

    proptest! {
        #[test]
        fn every_answer_is_what_stepping_finds(
            first in -10_000..10_000i32,
            works in proptest::collection::vec(any::<bool>(), 0..60),
            from in -3..63i32,
            n in 0..40u32,
        ) {
            let table = DayTable::build(DayNumber::new(first), &works);
            let works_on = |day: i32| usize::try_from(day).ok().and_then(|day| works.get(day)).copied();
            let day = DayNumber::new(first + from);
            prop_assert_eq!(table.is_working_day(day), works_on(from));

            let inside = from >= -1 && from < works.len() as i32;
            let mut end = Some(from).filter(|_| inside);
            for _ in 0..n {
                end = end.and_then(|end| (end + 1..works.len() as i32).find(|&day| works[day as usize]));
            }
            prop_assert_eq!(table.nth_after(day, n), end.map(|end| DayNumber::new(first + end)));
            if let Some(end) = table.nth_after(day, n) {
                prop_assert_eq!(table.between(day, end), Some(n as i32));
                prop_assert_eq!(table.between(end, day), Some(-(n as i32)));
            }
            let before = (0..from.min(works.len() as i32)).rev().find(|&day| works[day as usize]);
            if from >= 0 && from <= works.len() as i32 {
                prop_assert_eq!(table.previous(day), before.map(|day| DayNumber::new(first + day)));
            }
        }
    }
}
