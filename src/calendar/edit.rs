//! Making calendars (Art. 13): a year's notice added, one amended, a place's own holidays laid over (全国年节及纪念日
//! 放假办法 lets regions set them).
//!
//! Each makes a new calendar, or is refused with the old one untouched. Nothing is refused that merely restates what
//! already holds; what contradicts it is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::festivals::{self, statutory_dates, statutory_days};
use super::table::{DayTable, MOST_DAYS};
use super::{DayKind, DayNumber, Notice, WorkCalendar};
use crate::explain::explain;
use crate::{Article, Code, DateSpan, Period, Year};

/// What a notice is to a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Arranges a year and makes it covered.
    Year,
    /// Changes days of covered years, for the whole country.
    Amendment,
    /// Changes days of covered years for a place; stands above every national notice.
    Local,
}

/// A notice in a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Entry {
    role: Role,
    notice: Notice,
}

impl Entry {
    /// A notice in this role.
    #[must_use]
    pub const fn new(role: Role, notice: Notice) -> Self {
        Self { role, notice }
    }

    /// Its role.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The notice.
    #[must_use]
    pub const fn notice(&self) -> &Notice {
        &self.notice
    }

    pub(super) fn is_local(&self) -> bool {
        self.role == Role::Local
    }
}

/// Why a notice does not fit a calendar.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// A calendar must begin with a year's notice.
    #[error("no year: expected the notice of a year before amendments and local holidays")]
    NoYear,
    /// The year has its notice.
    #[error("{year} is covered already; amend it instead of adding notice {number}")]
    YearCovered {
        /// The year.
        year: i32,
        /// The notice's number.
        number: String,
    },
    /// A year that does not adjoin the covered ones.
    #[error("notice {number} for {year} leaves a gap; add the notice for {missing} first")]
    Gap {
        /// The notice's number.
        number: String,
        /// Its year.
        year: i32,
        /// The year next to the covered ones.
        missing: i32,
    },
    /// An amendment or a local holiday outside the covered years.
    #[error("notice {number} changes {date}, which has no notice; covered are {covered}")]
    DayNotCovered {
        /// The notice's number.
        number: String,
        /// The day.
        date: NaiveDate,
        /// The covered days.
        covered: DateSpan,
    },
    /// The notice's number is in the calendar.
    #[error("notice {number} is in the calendar already; expected each notice once")]
    NoticeKnown {
        /// The notice's number.
        number: String,
    },
    /// Two notices of one rank say opposite things of a day.
    #[error("{date} is {} by notice {number} and {} by notice {other}; amend the one that is wrong",
        kind.as_str(), match kind { DayKind::Rest => "work", DayKind::Work => "rest" })]
    Opposed {
        /// The day.
        date: NaiveDate,
        /// What the new notice says.
        kind: DayKind,
        /// The new notice's number.
        number: String,
        /// The other notice's number.
        other: String,
    },
    /// More days than a calendar holds.
    #[error("{years} years; expected at most 179")]
    TooLong {
        /// How many years it would have.
        years: i32,
    },
    /// A year whose festivals are not known here.
    #[error("no provisional days for {year}: the lunar festivals are known for {} to {}",
        festivals::YEARS.start(), festivals::YEARS.end())]
    NoFestivals {
        /// The year.
        year: i32,
    },
}

explain!(CalendarError {
    Self::NoYear => Code::CALENDAR_NO_YEAR, Article::Art13, "没有年度通知：应先有某一年的放假通知，再有修改或地方假日";
    Self::YearCovered { year, number } => Code::CALENDAR_YEAR_COVERED, Article::Art13,
        "{year}年已有放假通知，应修改而不是再加入{number}";
    Self::Gap { number, year, missing } => Code::CALENDAR_GAP, Article::Art13,
        "{year}年的通知{number}与已有年份不相连，请先加入{missing}年的通知";
    Self::DayNotCovered { number, date, covered } => Code::CALENDAR_DAY_NOT_COVERED, Article::Art13,
        "通知{number}改动的{date}没有放假通知，数据覆盖{}至{}", covered.from(), covered.until();
    Self::NoticeKnown { number } => Code::CALENDAR_NOTICE_KNOWN, Article::Art13, "日历中已有通知{number}，每份通知应只有一次";
    Self::Opposed { date, kind, number, other } => Code::CALENDAR_OPPOSED, Article::Art13,
        "{date}按通知{number}为{}，按通知{other}则相反，请修改有误的一份", kind.chinese();
    Self::TooLong { years } => Code::CALENDAR_TOO_LONG, Article::Art13, "共{years}年，最多179年";
    Self::NoFestivals { year } => Code::CALENDAR_NO_FESTIVALS, Article::Art13, "{year}年没有暂定结果：农历节日的日期仅覆盖{}至{}年",
        festivals::YEARS.start(), festivals::YEARS.end();
});

/// A year whose notices do not come to the decree's number of days; most often a day is missing or mistyped.
///
/// Weekdays that are rested, less weekend days that are worked, are the statutory holidays of the year.
#[derive(Clone, PartialEq, Eq, Error, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[error(
    "the notices for {year} free {found} weekdays net of worked weekend days; expected the {expected} statutory holidays"
)]
#[non_exhaustive]
pub struct BalanceWarning {
    /// The year.
    pub year: Year,
    /// Weekdays rested less weekend days worked.
    pub found: i32,
    /// The decree's number.
    pub expected: i32,
}

explain!(BalanceWarning {
    Self { year, found, expected } => Code::CALENDAR_BALANCE, Article::Art13,
        "{year}年的通知放假工作日减去调休上班日为{found}天，应等于法定节假日{expected}天";
});

impl WorkCalendar {
    /// A calendar of notices in their roles, added one after the other.
    ///
    /// # Errors
    /// [`CalendarError`] for the first that does not fit those before it.
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Result<Self, CalendarError> {
        let mut fitting = Fitting::default();
        entries.into_iter().try_for_each(|entry| fitting.add(entry))?;
        if fitting.entries.is_empty() {
            Err(CalendarError::NoYear)
        } else {
            Ok(Self::made(fitting.entries, None, None))
        }
    }

    /// This calendar with one notice more, in its role: what [`Notice::read`] gives is laid over in this one step.
    ///
    /// # Errors
    /// As [`with_year`](Self::with_year), [`amended`](Self::amended) or [`with_local`](Self::with_local), by the role.
    pub fn with_entry(&self, entry: Entry) -> Result<Self, CalendarError> {
        self.with_entries([entry]).map_err(|(_, error)| error)
    }

    /// This calendar with further notices in their roles, added one after the other.
    ///
    /// # Errors
    /// The place, from 0, of the first that does not fit those before it, and why.
    ///
    /// # Complexity
    /// A sort of all days that notices name; a calendar is made once.
    pub fn with_entries(&self, entries: impl IntoIterator<Item = Entry>) -> Result<Self, (usize, CalendarError)> {
        let mut entries = entries.into_iter().peekable();
        if entries.peek().is_none() {
            return Ok(self.clone());
        }
        let mut fitting = Fitting::default();
        for entry in &self.entries {
            fitting.keep(entry.clone());
        }
        for (at, entry) in entries.enumerate() {
            fitting.add(entry).map_err(|error| (at, error))?;
        }
        Ok(Self::made(fitting.entries, self.provisional, None))
    }

    /// This calendar with a further year, next to those covered, by its notice.
    ///
    /// # Errors
    /// [`CalendarError`] if the year is covered, leaves a gap, or the notice contradicts another's December days.
    ///
    /// # Example: the notice for the next year
    /// ```
    /// use shuangsuiji::Year;
    /// use shuangsuiji::calendar::{DayKind, Notice, NoticeDay, WorkCalendar};
    ///
    /// let day = NoticeDay::new("2027-01-01".parse().unwrap(), DayKind::Rest, "元旦")?;
    /// let notice = Notice::new("国办发明电〔2026〕999号", None, vec![day])?;
    /// let calendar = WorkCalendar::national_through(Year::new(2026)?).with_year(notice)?;
    /// assert_eq!(calendar.last_covered().to_string(), "2027-12-31");
    /// assert_eq!(calendar.warnings()[0].to_string(), "the notices for 2027 free 1 weekdays net of worked weekend \
    ///     days; expected the 13 statutory holidays");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_year(&self, notice: Notice) -> Result<Self, CalendarError> {
        self.with_entry(Entry::new(Role::Year, notice))
    }

    /// This calendar with days of covered years changed by a later national notice, in either direction.
    ///
    /// # Guarantees
    /// Days that the notice does not list stay as they are.
    ///
    /// # Errors
    /// [`CalendarError`] if a day is not covered, or the notice is there already.
    pub fn amended(&self, notice: Notice) -> Result<Self, CalendarError> {
        self.with_entry(Entry::new(Role::Amendment, notice))
    }

    /// This calendar with a place's own days, rested or worked, above every national notice.
    ///
    /// # Errors
    /// [`CalendarError`] if a day is not covered, another local notice says the opposite, or it is there already.
    pub fn with_local(&self, notice: Notice) -> Result<Self, CalendarError> {
        self.with_entry(Entry::new(Role::Local, notice))
    }

    /// This calendar answering, marked provisional, by weekends and statutory dates alone, until the end of a year.
    ///
    /// A year's notice that is added later takes the place of its provisional days. Years before the covered ones
    /// are never provisional: their notices exist.
    ///
    /// # Errors
    /// [`CalendarError::NoFestivals`] beyond 2050, [`CalendarError::TooLong`] beyond 179 years.
    ///
    /// # Example: a deadline in a year that has no notice yet
    /// ```
    /// use shuangsuiji::CountFrom;
    /// use shuangsuiji::calendar::WorkCalendar;
    /// use shuangsuiji::Year;
    ///
    /// let known = WorkCalendar::national_through(Year::new(2026)?);
    /// let calendar = known.provisional_through(Year::new(2027)?)?;
    /// let due = calendar.nth_working_day_after("2026-12-20".parse().unwrap(), 20, CountFrom::DayAfter)?;
    /// assert_eq!((due.value.to_string().as_str(), due.provisional), ("2027-01-18", true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn provisional_through(&self, year: Year) -> Result<Self, CalendarError> {
        let (first, last) = years(&self.entries);
        long(first, year)?;
        let mut wanted = last.number().saturating_add(1)..=year.number();
        match wanted.find(|year| !festivals::YEARS.contains(year)) {
            Some(year) => Err(CalendarError::NoFestivals { year }),
            None => Ok(Self::made(self.entries.clone(), Some(year), None)),
        }
    }

    /// This calendar answering, marked provisional, for as long as that is possible: through the last year whose lunar
    /// festivals are known, or for 179 years.
    #[must_use]
    pub fn provisional(&self) -> Self {
        let (first, last) = years(&self.entries);
        let possible = |year| Year::new(year).ok().filter(|&year| long(first, year).is_ok());
        let through = festivals::YEARS.rev().find_map(possible).unwrap_or(last);
        Self::made(self.entries.clone(), Some(through), None)
    }

    /// The covered years that do not balance with the decree's holidays; local days are left out of account.
    ///
    /// # Complexity
    /// Linear in the notices' days.
    #[must_use]
    pub fn warnings(&self) -> Vec<BalanceWarning> {
        // A day that is amended counts for the year whose notice first moved it.
        let mut days: BTreeMap<NaiveDate, (Year, DayKind)> = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| !entry.is_local()) {
            for day in entry.notice.days() {
                days.entry(day.date()).or_insert((entry.notice.year(), day.kind())).1 = day.kind();
            }
        }
        let mut free: BTreeMap<Year, i32> = BTreeMap::new();
        let covered = self.entries.iter().filter(|entry| entry.role == Role::Year);
        free.extend(covered.map(|entry| (entry.notice.year(), 0)));
        for (date, (year, kind)) in days {
            let moved = match (kind, DayNumber::from(date).is_weekend()) {
                (DayKind::Rest, false) => 1,
                (DayKind::Work, true) => -1,
                _ => 0,
            };
            let sum = free.entry(year).or_default();
            *sum = sum.saturating_add(moved);
        }
        let off = |(year, found)| {
            let expected = statutory_days(year).filter(|&expected| expected != found)?;
            Some(BalanceWarning { year, found, expected })
        };
        free.into_iter().filter_map(off).collect()
    }
}

/// Entries that fit one after the other, and what the next is checked against.
#[derive(Default)]
struct Fitting {
    entries: Vec<Entry>,
    numbers: BTreeSet<String>,
    /// The first and the last year with a notice.
    years: Option<(Year, Year)>,
    /// By rank, local or not, and day: what is said of it last, and the place of the entry that says so.
    said: BTreeMap<(bool, NaiveDate), (DayKind, usize)>,
}

impl Fitting {
    fn add(&mut self, entry: Entry) -> Result<(), CalendarError> {
        self.fits(&entry)?;
        self.keep(entry);
        Ok(())
    }

    /// Keeps an entry that fits.
    fn keep(&mut self, entry: Entry) {
        let year = entry.notice.year();
        if entry.role == Role::Year {
            let (first, last) = self.years.unwrap_or((year, year));
            self.years = Some((first.min(year), last.max(year)));
        }
        for day in entry.notice.days() {
            self.said.insert((entry.is_local(), day.date()), (day.kind(), self.entries.len()));
        }
        self.numbers.insert(entry.notice.number().to_owned());
        self.entries.push(entry);
    }

    /// Whether an entry may follow.
    fn fits(&self, entry: &Entry) -> Result<(), CalendarError> {
        let notice = &entry.notice;
        let (year, number) = (notice.year().number(), || notice.number().to_owned());
        let Some((first, last)) = self.years else {
            return if entry.role == Role::Year { Ok(()) } else { Err(CalendarError::NoYear) };
        };
        if self.numbers.contains(notice.number()) {
            return Err(CalendarError::NoticeKnown { number: number() });
        }
        match entry.role {
            Role::Year if (first..=last).contains(&notice.year()) => {
                Err(CalendarError::YearCovered { year, number: number() })
            }
            Role::Year => {
                let (before, after) = (first.number().saturating_sub(1), last.number().saturating_add(1));
                if year < before || year > after {
                    let missing = if year < before { before } else { after };
                    return Err(CalendarError::Gap { number: number(), year, missing });
                }
                long(first.min(notice.year()), last.max(notice.year()))?;
                self.unopposed(entry)
            }
            Role::Amendment | Role::Local => {
                let covered = DateSpan::ordered(Period::Year(first).first_day(), Period::Year(last).last_day());
                if let Some(day) = notice.days().iter().find(|day| !covered.contains(day.date())) {
                    return Err(CalendarError::DayNotCovered { number: number(), date: day.date(), covered });
                }
                if entry.role == Role::Local { self.unopposed(entry) } else { Ok(()) }
            }
        }
    }

    /// Whether no entry of the same rank, local or national, says the opposite of one of its days.
    fn unopposed(&self, entry: &Entry) -> Result<(), CalendarError> {
        for day in entry.notice.days() {
            let said = self.said.get(&(entry.is_local(), day.date())).filter(|(kind, _)| *kind != day.kind());
            if let Some(other) = said.and_then(|(_, place)| self.entries.get(*place)) {
                return Err(CalendarError::Opposed {
                    date: day.date(),
                    kind: day.kind(),
                    number: entry.notice.number().to_owned(),
                    other: other.notice.number().to_owned(),
                });
            }
        }
        Ok(())
    }
}

fn long(first: Year, last: Year) -> Result<(), CalendarError> {
    let span = DateSpan::new(Period::Year(first).first_day(), Period::Year(last).last_day());
    match span {
        Ok(span) if i64::from(span.days()) > MOST_DAYS => {
            Err(CalendarError::TooLong { years: last.number().saturating_sub(first.number()).saturating_add(1) })
        }
        _ => Ok(()),
    }
}

/// The first and the last year with a notice.
pub(super) fn years(entries: &[Entry]) -> (Year, Year) {
    let years = || entries.iter().filter(|entry| entry.role == Role::Year).map(|entry| entry.notice.year());
    // No calendar is without a year: `fits` lets no other entry come first.
    years().min().zip(years().max()).unwrap_or((Year::EARLIEST, Year::EARLIEST))
}

/// The first 64 bits of SHA-256 over the notices in their order.
pub(super) fn digest(entries: &[Entry], provisional: Option<Year>) -> [u8; 8] {
    let mut hash = Sha256::new();
    for Entry { role, notice } in entries {
        let role = match role {
            Role::Year => "year",
            Role::Amendment => "amendment",
            Role::Local => "local",
        };
        let issued = notice.issued().map_or(String::new(), |date| date.to_string());
        hash.update(format!("{role}\t{}\t{issued}\n", notice.number()));
        for day in notice.days() {
            hash.update(format!("{}\t{}\t{}\n", day.date(), day.kind().as_str(), day.name()));
        }
    }
    if let Some(year) = provisional {
        hash.update(format!("provisional\t{year}\n"));
    }
    let mut digest = [0; 8];
    digest.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    digest
}

/// The working days of these years: weekdays, then what each notice says, the local ones last.
pub(super) fn table(entries: &[Entry], first: Year, last: Year) -> DayTable {
    let (_, noticed) = years(entries);
    let span = DateSpan::ordered(Period::Year(first).first_day(), Period::Year(last).last_day());
    let origin = DayNumber::from(span.from());
    let days = i32::try_from(span.days()).unwrap_or(0);
    let mut works: Vec<bool> = (0..days).map(|day| !origin.plus(day).is_weekend()).collect();
    let mut set = |date: NaiveDate, kind: DayKind| {
        let at = DayNumber::from(date).number().checked_sub(origin.number()).and_then(|at| usize::try_from(at).ok());
        if let Some(day) = at.and_then(|at| works.get_mut(at)) {
            *day = kind == DayKind::Work;
        }
    };
    for year in noticed.number()..last.number() {
        let year = Year::new(year.saturating_add(1)).ok();
        year.and_then(statutory_dates).into_iter().flatten().for_each(|date| set(date, DayKind::Rest));
    }
    let national = entries.iter().filter(|entry| !entry.is_local());
    for entry in national.chain(entries.iter().filter(|entry| entry.is_local())) {
        entry.notice.days().iter().for_each(|day| set(day.date(), day.kind()));
    }
    DayTable::build(origin, &works)
}

mod data {
    use super::*;

    /// The data form: the notices in their roles, and how far provisional answers go.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Data {
        entries: Vec<Entry>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        provisional_through: Option<Year>,
    }

    impl serde::Serialize for WorkCalendar {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Data { entries: self.entries.clone(), provisional_through: self.provisional }.serialize(serializer)
        }
    }

    impl<'de> serde::Deserialize<'de> for WorkCalendar {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let data = Data::deserialize(deserializer)?;
            let calendar = WorkCalendar::from_entries(data.entries).map_err(crate::forms::refused)?;
            match data.provisional_through {
                Some(year) => calendar.provisional_through(year).map_err(crate::forms::refused),
                None => Ok(calendar),
            }
        }
    }
}
