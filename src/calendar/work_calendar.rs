//! Art. 13: 自完成检查之日起…个工作日内. Working days by the State Council's notices, with a caller's years and a place's
//! own holidays on top.
//!
//! A count does not move its beginning: from a rest day as from any other, day 1 is the next working day (民法典 201:
//! the day on which a period begins is not counted). The other reading is [`CountFrom::CompletionDay`].
//! A day without a notice is not answered, save on request, and then marked. How many days a rule gives is no matter
//! of this file.

use core::fmt;

use chrono::{Datelike, Days, NaiveDate};

use super::national;
use super::table::DayTable;
use super::{DayNumber, Entry, NotCovered, Notice, NoticeDay, Reckoned, Revision, Role};
use crate::{CountFrom, DateSpan, Period, Year};

/// A later notice has four times changed the end of an arranged year (2007, 2011, 2018, 2022): 31 December and these
/// days before it.
const UNSETTLED_DAYS: u64 = 2;

/// A working-day calendar: a value, never changed; each addition makes a new one.
///
/// # Guarantees
/// - A date without a notice is never answered as if it had one: it is [`NotCovered`], or marked provisional.
/// - An answer that counts any of 29 to 31 December of the last covered year is provisional.
/// - `nth_working_day_after` and `working_days_between` are inverse: the n-th working day after a day lies n working
///   days after it.
///
/// # Complexity
/// Every question is answered in constant time; making a calendar is linear in its days, tens of microseconds for the
/// national one.
///
/// # Example: twenty working days from completion
/// ```
/// use shuangsuiji::CountFrom;
/// use shuangsuiji::calendar::{NotCovered, WorkCalendar};
///
/// let calendar = WorkCalendar::national();
/// let due = |day: &str, count| {
///     let answer = calendar.nth_working_day_after(day.parse().unwrap(), 20, count)?;
///     Ok::<_, NotCovered>(answer.value.to_string())
/// };
/// assert_eq!(due("2026-05-02", CountFrom::DayAfter)?, "2026-06-01", "a rest day: the count starts on 6 May");
/// assert_eq!(due("2026-02-14", CountFrom::DayAfter)?, "2026-03-20", "a Saturday that is worked");
/// assert_eq!(due("2026-02-14", CountFrom::CompletionDay)?, "2026-03-19");
/// # Ok::<(), NotCovered>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct WorkCalendar {
    pub(super) entries: Vec<Entry>,
    pub(super) provisional: Option<Year>,
    covered: DateSpan,
    /// The first day that a later notice may change.
    unsettled: NaiveDate,
    revision: Revision,
    table: DayTable,
    /// By rank, as the table's: working days as dates, so that no answer needs the calendar's arithmetic.
    dates: Box<[NaiveDate]>,
}

impl fmt::Debug for WorkCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WorkCalendar").field("revision", &self.revision).finish_non_exhaustive()
    }
}

impl WorkCalendar {
    /// The State Council's notices for 2007 and every later year that this version knows: see
    /// [`last_covered`](Self::last_covered).
    ///
    /// Owned by the caller, nothing is kept behind; make it once and pass it on.
    #[must_use]
    pub fn national() -> Self {
        Self::made(national::entries(), None, Some(national::DIGEST))
    }

    /// The State Council's notices for the years up to this one, as an earlier version knew them: what it answered is
    /// answered again, with its revision. All that are known, if that is fewer; for 2007 alone, if it lies before.
    ///
    /// # Example: what was known in 2025
    /// ```
    /// use shuangsuiji::Year;
    /// use shuangsuiji::calendar::WorkCalendar;
    ///
    /// let calendar = WorkCalendar::national_through(Year::new(2026)?);
    /// assert_eq!(calendar.revision().to_string(), "2007-2026-30c5e42cb234be8c");
    /// assert_eq!(calendar.last_covered().to_string(), "2026-12-31", "from November, ask for the notice for 2027");
    /// # Ok::<(), shuangsuiji::PeriodError>(())
    /// ```
    #[must_use]
    pub fn national_through(year: Year) -> Self {
        let mut entries = national::entries();
        let (first, _) = super::edit::years(&entries);
        entries.retain(|entry| entry.notice().year() <= year.max(first));
        Self::made(entries, None, None)
    }

    /// Makes the calendar of entries that fit together.
    pub(super) fn made(entries: Vec<Entry>, provisional: Option<Year>, digest: Option<[u8; 8]>) -> Self {
        let (first, last) = super::edit::years(&entries);
        let provisional = provisional.filter(|&year| year > last);
        let revision =
            Revision { first, last, digest: digest.unwrap_or_else(|| super::edit::digest(&entries, provisional)) };
        let until = Period::Year(last).last_day();
        let covered = DateSpan::ordered(Period::Year(first).first_day(), until);
        let unsettled = until.checked_sub_days(Days::new(UNSETTLED_DAYS)).unwrap_or(until);
        let table = super::edit::table(&entries, first, provisional.unwrap_or(last));
        let dates = table.places().map(|place| place.date().unwrap_or(until)).collect();
        Self { entries, provisional, covered, unsettled, revision, table, dates }
    }

    /// The first to the last day with a notice.
    #[must_use]
    pub const fn covered(&self) -> DateSpan {
        self.covered
    }

    /// The last day with a notice: where a host warns, from November on, that the next year's is wanted.
    #[must_use]
    pub const fn last_covered(&self) -> NaiveDate {
        self.covered.until()
    }

    /// The first day that a later notice may change.
    pub(super) const fn first_unsettled(&self) -> NaiveDate {
        self.unsettled
    }

    /// The last day with a provisional answer, if the calendar gives any beyond its notices.
    #[must_use]
    pub fn provisional_until(&self) -> Option<NaiveDate> {
        self.provisional.map(|year| Period::Year(year).last_day())
    }

    /// The name of its data.
    #[must_use]
    pub const fn revision(&self) -> Revision {
        self.revision
    }

    /// Its notices with their roles, in the order in which they were added.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The notice that decides a date, and what it says; none for an ordinary weekday or weekend.
    #[must_use]
    pub fn notice_for(&self, date: NaiveDate) -> Option<(&Notice, &NoticeDay)> {
        let of = |entry: &'_ Entry| entry.notice().day(date).is_some();
        let last = |local: bool| self.entries.iter().rev().find(|entry| entry.is_local() == local && of(entry));
        let notice = last(true).or_else(|| last(false))?.notice();
        notice.day(date).map(|day| (notice, day))
    }

    /// The notices that an answer about these days rests on, in the order in which they were added: the years' own, and
    /// every other that arranges one of the days.
    ///
    /// # Example: the days off of October 2026
    /// ```
    /// use shuangsuiji::DateSpan;
    /// use shuangsuiji::calendar::{Notice, WorkCalendar};
    ///
    /// let calendar = WorkCalendar::national();
    /// let span = DateSpan::new("2026-09-25".parse().unwrap(), "2026-10-29".parse().unwrap())?;
    /// assert_eq!(calendar.notices_for(span).map(Notice::number).collect::<Vec<_>>(), ["国办发明电〔2025〕7号"]);
    /// # Ok::<(), shuangsuiji::SpanError>(())
    /// ```
    pub fn notices_for(&self, span: DateSpan) -> impl Iterator<Item = &Notice> {
        let years = span.from().year()..=span.until().year();
        let arranges = move |entry: &&Entry| {
            let of_year = entry.role() == Role::Year && years.contains(&entry.notice().year().number());
            of_year || entry.notice().days().iter().any(|day| span.contains(day.date()))
        };
        self.entries.iter().filter(arranges).map(Entry::notice)
    }

    /// The questions on day numbers, for whoever asks millions of them; it does not say what is provisional.
    #[must_use]
    #[inline]
    pub const fn table(&self) -> &DayTable {
        &self.table
    }

    /// Whether a date is a working day.
    ///
    /// # Errors
    /// [`NotCovered`] outside the calendar.
    #[inline]
    pub fn is_working_day(&self, date: NaiveDate) -> Result<Reckoned<bool>, NotCovered> {
        match self.table.is_working_day(date.into()) {
            Some(works) => Ok(self.reckoned(works, date >= self.unsettled)),
            None => Err(self.not_covered(date, None)),
        }
    }

    /// The n-th working day after a date, by the reading of `count`; for n = 0 the date itself, whatever day it is.
    ///
    /// A date need not be a working day; it is never moved to one before the count begins.
    ///
    /// # Errors
    /// [`NotCovered`] if the count begins or ends outside the calendar. It may begin on the day before the first.
    #[inline]
    pub fn nth_working_day_after(
        &self,
        date: NaiveDate,
        n: u32,
        count: CountFrom,
    ) -> Result<Reckoned<NaiveDate>, NotCovered> {
        let day = DayNumber::from(date);
        let steps = match count {
            CountFrom::DayAfter => n,
            CountFrom::CompletionDay if n == 0 => 0,
            CountFrom::CompletionDay => match self.table.is_working_day(day) {
                Some(works) => n.saturating_sub(u32::from(works)),
                None => return Err(self.not_covered(date, None)),
            },
        };
        match self.date_after(date, steps) {
            Some(value) => Ok(self.reckoned(value, n > 0 && value >= self.unsettled)),
            None => Err(self.not_covered(date, Some(steps.abs_diff(n)))),
        }
    }

    /// As the table's `nth_after`, with dates.
    #[inline]
    fn date_after(&self, date: NaiveDate, n: u32) -> Option<NaiveDate> {
        let rank = self.table.rank(date.into())?.checked_add(n)?;
        let date = if n == 0 { Some(&date) } else { usize::try_from(rank).ok().and_then(|rank| self.dates.get(rank)) };
        date.copied()
    }

    /// Each date's n-th working day after it, in the dates' order.
    pub fn nth_working_days_after<'a>(
        &'a self,
        dates: impl IntoIterator<Item = NaiveDate, IntoIter: 'a>,
        n: u32,
        count: CountFrom,
    ) -> impl Iterator<Item = Result<Reckoned<NaiveDate>, NotCovered>> + 'a {
        dates.into_iter().map(move |date| self.nth_working_day_after(date, n, count))
    }

    /// Working days after `from` up to `until`; negative when `until` is the earlier.
    ///
    /// # Guarantees
    /// Changing the ends changes the sign, and spans that meet add up.
    ///
    /// # Errors
    /// [`NotCovered`] if either lies outside the calendar.
    #[inline]
    pub fn working_days_between(&self, from: NaiveDate, until: NaiveDate) -> Result<Reckoned<i32>, NotCovered> {
        let later = from.max(until);
        match self.table.between(from.into(), until.into()) {
            Some(days) => Ok(self.reckoned(days, from != until && later >= self.unsettled)),
            None => Err(self.not_covered(from.min(until), Some(0))),
        }
    }

    /// The first working day after a date.
    ///
    /// # Errors
    /// As [`nth_working_day_after`](Self::nth_working_day_after).
    #[inline]
    pub fn next_working_day(&self, date: NaiveDate) -> Result<Reckoned<NaiveDate>, NotCovered> {
        self.nth_working_day_after(date, 1, CountFrom::DayAfter)
    }

    /// The last working day before a date.
    ///
    /// # Errors
    /// [`NotCovered`] if there is none in the calendar. The date may be the day after the last.
    #[inline]
    pub fn previous_working_day(&self, date: NaiveDate) -> Result<Reckoned<NaiveDate>, NotCovered> {
        let day = DayNumber::from(date);
        match self.table.previous(day).and_then(DayNumber::date) {
            Some(value) => Ok(self.reckoned(value, date > self.unsettled)),
            None => {
                let inside = (self.table.first()..=self.table.last()).contains(&day);
                let missing = if inside { self.covered.from().year().saturating_sub(1) } else { date.year() };
                Err(NotCovered { missing, ..self.not_covered(date, None) })
            }
        }
    }

    #[inline]
    const fn reckoned<T: Copy>(&self, value: T, provisional: bool) -> Reckoned<T> {
        Reckoned { value, provisional, revision: self.revision }
    }

    /// The refusal of a count that begins on `from` with so many days counted there already.
    #[cold]
    fn not_covered(&self, from: NaiveDate, counted: Option<u32>) -> NotCovered {
        let last = self.table.last();
        let rank = |day| self.table.rank(day);
        let runs_out = counted.and_then(|counted| {
            let more = rank(last)?.checked_sub(rank(from.into())?)?;
            Some(counted.saturating_add(more))
        });
        let missing = match runs_out {
            Some(_) => last.plus(1).date().map_or(from.year(), |day| day.year()),
            None => from.year(),
        };
        NotCovered { covered: self.covered, missing, counted: runs_out }
    }
}
