//! The dates of a clause as they are written, and which days of the calendar they are.
//!
//! `(Y年)?(M月)?D日` with brackets, in lists and ranges. A month that is left out is that of the date before it in the
//! list; at a clause's start the one that lies inside the item's span, else the last named. A year that is left out is
//! the notice's, unless the December before lies nearer to the span.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::cursor::Cursor;
use super::day_words::{self, About};
use super::error::{self, NoticeTextError};

/// A date as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written<'t> {
    year: Option<u32>,
    pub(super) month: Option<u32>,
    day: u32,
    brackets: Vec<&'t str>,
    words: &'t str,
}

/// A date or a range, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span<'t> {
    from: Written<'t>,
    until: Option<Written<'t>>,
}

impl Span<'_> {
    /// The year that is written at its beginning.
    pub(super) fn year(&self) -> Option<i32> {
        self.from.year.and_then(|year| i32::try_from(year).ok())
    }
}

/// Dates and ranges one after the other, as written.
pub(super) type List<'t> = Vec<Span<'t>>;

/// Reads one date.
pub(super) fn date<'t>(cursor: &mut Cursor<'t>) -> Option<Written<'t>> {
    let start = *cursor;
    let mut ahead = *cursor;
    let mut number = ahead.number()?;
    let (mut year, mut month) = (None, None);
    if ahead.eat("年") {
        year = Some(number);
        number = ahead.number()?;
    }
    if ahead.eat("月") {
        month = Some(number);
        number = ahead.number()?;
    }
    // A year without a month says nothing.
    if !ahead.eat("日") || (year.is_some() && month.is_none()) {
        return None;
    }
    let mut brackets = Vec::new();
    while let Some(inside) = ahead.bracket() {
        brackets.push(inside);
    }
    let length = start.0.len().saturating_sub(ahead.0.len());
    *cursor = ahead;
    Some(Written { year, month, day: number, brackets, words: start.0.get(..length).unwrap_or_default() })
}

/// Reads dates and ranges as long as there are any; empty if there are none.
pub(super) fn list<'t>(cursor: &mut Cursor<'t>) -> List<'t> {
    let mut list = List::new();
    let mut ahead = *cursor;
    while let Some(from) = date(&mut ahead) {
        *cursor = ahead;
        let mut range = ahead;
        let dashed = range.eat_any(&["至", "到", "-"]).is_some();
        while range.eat("-") {}
        let until = if dashed { date(&mut range) } else { None };
        if until.is_some() {
            ahead = range;
            *cursor = ahead;
        }
        list.push(Span { from, until });
        if ahead.eat_any(&["、", "和", "与", "以及", "及"]).is_none() {
            break;
        }
    }
    list
}

/// A date or a range of days of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) from: NaiveDate,
    pub(super) until: NaiveDate,
    /// Whether a weekday confirms one of its ends.
    pub(super) weekday: bool,
    /// Whether a lunar word was not checked.
    pub(super) unknown: bool,
}

impl Days {
    pub(super) fn each(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |&day| day <= self.until)
    }
}

/// All days of these, in order.
pub(super) fn each(days: &[Days]) -> impl Iterator<Item = NaiveDate> {
    days.iter().flat_map(|days| days.each())
}

/// What dates that are not written in full go by.
#[derive(Clone, Debug)]
pub(super) struct Context {
    /// The year of the notice.
    pub(super) year: i32,
    /// The item's days off, once they are known.
    pub(super) rest: BTreeSet<NaiveDate>,
    /// Days that the item has named in full.
    named: BTreeSet<NaiveDate>,
    /// The year and month that were named last.
    last: Option<(i32, u32)>,
}

/// The longest range.
const LONGEST: i64 = 14;

impl Context {
    pub(super) const fn new(year: i32) -> Self {
        Self { year, rest: BTreeSet::new(), named: BTreeSet::new(), last: None }
    }

    /// The days of a list.
    ///
    /// # Errors
    /// [`NoticeTextError`] for a date that does not exist, a year or month that does not follow, a bracket that differs,
    /// a range backwards or too long.
    pub(super) fn days(&mut self, list: &[Span<'_>]) -> Result<Vec<Days>, NoticeTextError> {
        let mut days = Vec::with_capacity(list.len());
        let mut before = None;
        for span in list {
            let read = self.span(span, before)?;
            before = Some(read.until);
            days.push(read);
        }
        Ok(days)
    }

    /// The single day of a list.
    pub(super) fn day(&mut self, list: &[Span<'_>]) -> Result<NaiveDate, NoticeTextError> {
        match self.days(list)?.as_slice() {
            [day] if day.from == day.until => Ok(day.from),
            _ => Err(error::clause()),
        }
    }

    fn span(&mut self, span: &Span<'_>, before: Option<NaiveDate>) -> Result<Days, NoticeTextError> {
        let Span { from: start, until: end } = span;
        let from = self.resolve(start, before, end.as_ref()).map_err(|error| error.at(start.words))?;
        let mut days = Days { from, until: from, weekday: false, unknown: false };
        for inside in &start.brackets {
            days.add(day_words::check(inside, About { from, until: from }).map_err(|error| error.at(start.words))?);
        }
        if let Some(end) = end {
            let until = self.end(end, from).map_err(|error| error.at(end.words))?;
            if until.signed_duration_since(from).num_days() >= LONGEST || until <= from {
                return Err(error::range(from, until));
            }
            for inside in &end.brackets {
                days.add(day_words::check(inside, About { from, until }).map_err(|error| error.at(end.words))?);
            }
            days.until = until;
        }
        self.named.extend(days.each());
        self.last = Some((days.until.year(), days.until.month()));
        Ok(days)
    }

    fn resolve(
        &self,
        written: &Written<'_>,
        before: Option<NaiveDate>,
        end: Option<&Written<'_>>,
    ) -> Result<NaiveDate, NoticeTextError> {
        let day = written.day;
        let Some(month) = written.month else {
            let follows = before.map(|before| (before.year(), before.month()));
            let inside = self.rest.iter().find(|date| date.day() == day).map(|date| (date.year(), date.month()));
            let (year, month) = follows.or(inside).or(self.last).ok_or_else(error::no_month)?;
            return self.exists(year, month, day);
        };
        if let Some(year) = written.year {
            return self.exists(self.explicit(year)?, month, day);
        }
        let this = self.exists(self.year, month, day);
        if month != 12 {
            return this;
        }
        // The nearer of the two Decembers; a range that is read before any span goes by its own end.
        let last_year = self.year.saturating_sub(1);
        let anchor = self.rest.first().copied().or_else(|| {
            let end = end.filter(|end| end.month.is_some_and(|month| month != 12))?;
            NaiveDate::from_ymd_opt(self.year, end.month?, end.day)
        });
        let earlier = self.exists(last_year, month, day)?;
        let distance = |date: NaiveDate| anchor.map(|anchor| date.signed_duration_since(anchor).num_days().abs());
        match this {
            Ok(this) if anchor.is_none() || distance(this) <= distance(earlier) => Ok(this),
            _ if self.named.contains(&earlier) || written.has_weekday() => Ok(earlier),
            _ => Err(error::december(last_year)),
        }
    }

    /// The end of a range from this day on.
    fn end(&self, written: &Written<'_>, from: NaiveDate) -> Result<NaiveDate, NoticeTextError> {
        let month = written.month.unwrap_or(from.month());
        let year = match written.year {
            Some(year) => self.explicit(year)?,
            None if from.month() == 12 && month != 12 => from.year().saturating_add(1),
            None => from.year(),
        };
        self.exists(year, month, written.day)
    }

    fn explicit(&self, year: u32) -> Result<i32, NoticeTextError> {
        let found = i32::try_from(year).unwrap_or(i32::MAX);
        let known = found == self.year || found.saturating_add(1) == self.year;
        if known { Ok(found) } else { Err(error::other_year(found, self.year)) }
    }

    fn exists(&self, year: i32, month: u32, day: u32) -> Result<NaiveDate, NoticeTextError> {
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| error::no_such_date(year, month, day))?;
        let fits = year == self.year || (year.saturating_add(1) == self.year && month == 12);
        if fits { Ok(date) } else { Err(error::other_year(year, self.year)) }
    }
}

impl Written<'_> {
    fn has_weekday(&self) -> bool {
        self.brackets.iter().any(|inside| inside.contains('周') || inside.contains("星期"))
    }
}

impl Days {
    fn add(&mut self, checked: day_words::Checked) {
        self.weekday |= checked.weekday;
        self.unknown |= checked.unknown;
    }
}
