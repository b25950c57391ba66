//! The text of a holiday notice becomes its days (国务院办公厅关于…年部分节假日安排的通知; Art. 13 counts by them).
//!
//! Strict: each clause of an item is one of the forms, whole, and all that the text says twice must agree (weekdays,
//! counts, moved days, the decree's holidays and their number in the year), or the reading is refused with item, clause,
//! reason and remedy. Width, blanks, dashes, circled digits and ○ are folded; nothing else is corrected.
//!
//! What no check can see: a range of days without weekdays, shifted by a day, where it trades a weekday for another.
//! [`NoticeReading::unchecked`] says where that is so, and the days are there to be confirmed by a person.
//!
//! The text goes `fold` → `frame` (title, number, opening) → `items` → `clauses` and `dates` → `arrangement` (an item's
//! days) → `decree` (a year's) or `amendment` (a partial notice's) → `outside`.

mod amendment;
mod arrangement;
mod clauses;
mod cursor;
mod dates;
mod day_words;
mod decree;
mod error;
mod festival_words;
mod fold;
mod frame;
mod items;
mod outside;
mod unchecked;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::festivals::Festival;
use super::{DayKind, Entry, Notice, NoticeDay, NoticeError, Role};
use arrangement::Arranged;
pub use error::NoticeTextError;
use frame::Frame;
use items::Item;
pub use unchecked::{Unchecked, UncheckedMatter};

/// A notice as its text was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeReading {
    title: String,
    role: Role,
    notice: Notice,
    unchecked: Vec<Unchecked>,
}

impl NoticeReading {
    /// The title, on one line: 国务院办公厅关于2026年部分节假日安排的通知.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it is to a calendar: a year's notice, an amendment, or a place's own.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The notice; each day's name is the item that arranges it.
    #[must_use]
    pub const fn notice(&self) -> &Notice {
        &self.notice
    }

    /// What was not checked, in the order of the text.
    #[must_use]
    pub fn unchecked(&self) -> &[Unchecked] {
        &self.unchecked
    }

    /// The notice in its role, for [`WorkCalendar::with_entry`](super::WorkCalendar::with_entry).
    #[must_use]
    pub fn entry(&self) -> Entry {
        Entry::new(self.role, self.notice.clone())
    }
}

impl Notice {
    /// Reads the official text of a notice: of a year, an amendment, or a place's own.
    ///
    /// # Guarantees
    /// Every day comes from a clause that was read whole. Of a national notice for a year, the festivals, their
    /// holidays and the number of days are those of 全国年节及纪念日放假办法; what was not checked is listed.
    ///
    /// # Errors
    /// [`NoticeTextError`] with item, clause, reason and remedy for the first that does not hold.
    ///
    /// # Complexity
    /// Linear in the text for its sentences, quadratic in the days of an item.
    ///
    /// # Example: a place's own holiday, laid over the national calendar
    /// ```
    /// use shuangsuiji::calendar::{Notice, WorkCalendar};
    ///
    /// let text = "某盟行政公署办公室关于2026年那达慕放假的通知\n某盟办发〔2026〕9号\n现将放假安排通知如下：\n\
    ///     一、那达慕：8月3日（周一）、4日（周二）放假，共2天。";
    /// let reading = Notice::read(text)?;
    /// let calendar = WorkCalendar::national().with_entry(reading.entry())?;
    /// assert!(!calendar.is_working_day("2026-08-04".parse()?)?.value);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(text: &str) -> Result<NoticeReading, NoticeTextError> {
        read(text, None)
    }

    /// Reads the text of a notice that amends another, with the text of that one (`base`).
    ///
    /// A festival that is prolonged (延长…假期至…) needs it; of any other amendment or local notice, the days are held
    /// against its days rather than the built-in ones.
    ///
    /// # Errors
    /// As [`Notice::read`], for either text; and if `base` is no national notice for the year.
    pub fn read_amendment(text: &str, base: &str) -> Result<NoticeReading, NoticeTextError> {
        let base = read(base, None).map_err(NoticeTextError::of_base)?;
        read(text, Some(&base))
    }
}

fn read(text: &str, base: Option<&NoticeReading>) -> Result<NoticeReading, NoticeTextError> {
    let text = fold::folded(text);
    let frame = frame::read(&text)?;
    if let Some(base) = base {
        amendment::check_base(base, &frame)?;
    }
    let split = items::split(frame.body, frame.role == Role::Year, &frame.subject)?;
    let mut outside = vec![frame.before, split.closing];
    let mut arranged: Vec<(&Item<'_>, Arranged)> = Vec::new();
    for item in &split.items {
        if frame.role != Role::Year && amendment::is_administrative(item.body) {
            outside.push(item.body);
            continue;
        }
        let read = item_days(item, &frame, base);
        arranged.push((item, read.map_err(|error| error.within(&item.label))?));
    }
    let mut unchecked = Vec::new();
    match frame.role {
        Role::Year => check_year(&frame, &arranged, &mut unchecked)?,
        Role::Amendment | Role::Local => unchecked.push(Unchecked::of_notice(UncheckedMatter::Decree)),
    }
    unchecked::of_items(&mut unchecked, &arranged);
    let days = days(&frame, &arranged)?;
    let first = days.iter().map(NoticeDay::date).min().filter(|_| frame.role == Role::Year);
    let issued = frame::issued(split.closing, &frame.number, first)?;
    for words in outside {
        outside::check(words, frame.year, &days)?;
    }
    let prolongs = arranged.iter().any(|(_, item)| item.prolongs);
    let notice = Notice::new(frame.number.clone(), issued, days)?;
    if frame.role != Role::Year && !amendment::check_opposed(&notice, base, prolongs)? {
        unchecked.push(Unchecked::of_notice(UncheckedMatter::NationalNotice));
    }
    Ok(NoticeReading { title: frame.title, role: frame.role, notice, unchecked })
}

fn item_days(item: &Item<'_>, frame: &Frame<'_>, base: Option<&NoticeReading>) -> Result<Arranged, NoticeTextError> {
    let earlier = |festival: Festival| {
        let base = base.ok_or_else(error::base_wanted)?;
        let of = |day: &&NoticeDay| {
            day.kind() == DayKind::Rest && day.name().split('、').any(|name| name == festival.chinese())
        };
        Ok(base.notice.days().iter().filter(of).map(NoticeDay::date).collect())
    };
    arrangement::read(item.body, frame.year, &earlier)
}

/// Everything that the decree and the opening say of a year's notice.
fn check_year(
    frame: &Frame<'_>,
    items: &[(&Item<'_>, Arranged)],
    unchecked: &mut Vec<Unchecked>,
) -> Result<(), NoticeTextError> {
    let festivals: Vec<Festival> = items.iter().flat_map(|(item, _)| item.festivals.iter().copied()).collect();
    decree::check_festivals(&festivals, frame.year)?;
    frame::check_opening(frame, &festivals)?;
    for (item, found) in items {
        let known = decree::check_statutory(&item.festivals, found, frame.year);
        if !known.map_err(|error| error.within(&item.label))? {
            unchecked.push(Unchecked::of_item(UncheckedMatter::StatutoryDays, &item.label));
        }
    }
    let arranged: Vec<Arranged> = items.iter().map(|(_, found)| found.clone()).collect();
    if !decree::check_balance(&arranged, frame.year)? {
        unchecked.push(Unchecked::of_notice(UncheckedMatter::Decree));
    }
    Ok(())
}

/// The days of all items, each in one of them only.
fn days(frame: &Frame<'_>, items: &[(&Item<'_>, Arranged)]) -> Result<Vec<NoticeDay>, NoticeTextError> {
    let mut seen: BTreeSet<NaiveDate> = BTreeSet::new();
    let mut days = Vec::new();
    for (item, found) in items {
        let festivals: Vec<_> = item.festivals.iter().map(|festival| festival.chinese()).collect();
        let name = match (festivals.is_empty(), item.name.is_empty()) {
            (false, _) => festivals.join("、"),
            (true, false) => item.name.to_owned(),
            (true, true) => frame.subject.clone(),
        };
        let of_kind = |kind| move |date: &NaiveDate| (*date, kind);
        let rest = found.rest.iter().map(of_kind(DayKind::Rest));
        for (date, kind) in rest.chain(found.work.iter().map(of_kind(DayKind::Work))) {
            if !seen.insert(date) {
                return Err(error::repeated(date).within(&item.label));
            }
            days.push(NoticeDay::new(date, kind, name.clone())?);
        }
    }
    Ok(days)
}

impl From<NoticeError> for NoticeTextError {
    fn from(refused: NoticeError) -> Self {
        error::of_notice(refused)
    }
}
