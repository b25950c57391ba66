//! An item's days: what its clauses rest and work, and that they agree with each other.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

use super::clauses::{self, Clause, Source, Style};
use super::cursor::pieces;
use super::dates::{self, Context, Days, List};
use super::error::{self, NoticeTextError};
use crate::calendar::DayNumber;
use crate::calendar::festivals::Festival;

/// What an item arranges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Arranged {
    pub(super) rest: BTreeSet<NaiveDate>,
    pub(super) work: BTreeSet<NaiveDate>,
    /// The days that the text calls the decree's.
    pub(super) statutory: BTreeSet<NaiveDate>,
    /// Whether a range, a day in lieu or a worked day bears no weekday, and no parts of it are named.
    pub(super) unconfirmed: bool,
    /// Whether a lunar word was not checked.
    pub(super) unknown: bool,
    /// Whether advice was read, which frees no day.
    pub(super) advice: bool,
    /// Whether it prolongs what an earlier notice arranged.
    pub(super) prolongs: bool,
}

/// The farthest that a worked day lies from the days off.
const FARTHEST: i64 = 14;

pub(super) fn is_weekend(date: NaiveDate) -> bool {
    DayNumber::from(date).is_weekend()
}

/// The days of a festival in the notice that is amended.
pub(super) type Earlier<'a> = &'a dyn Fn(Festival) -> Result<Vec<NaiveDate>, NoticeTextError>;

/// Reads an item of a year's notice.
///
/// # Errors
/// [`NoticeTextError`] for the first clause that is no form, or differs from the days.
pub(super) fn read(body: &str, year: i32, earlier: Earlier<'_>) -> Result<Arranged, NoticeTextError> {
    let mut sentences = Vec::new();
    for sentence in pieces(body, &['。', '\n']) {
        sentences.push(clauses::of_sentence(sentence)?);
    }
    let mut item = Item::new(year);
    for sentence in &sentences {
        item.days_off(sentence, earlier)?;
    }
    let Some((first, last)) = item.found.rest.first().copied().zip(item.found.rest.last().copied()) else {
        return Err(error::no_rest());
    };
    item.context = Context::new(year);
    item.context.rest.clone_from(&item.found.rest);
    for sentence in &sentences {
        item.rest_of(sentence)?;
    }
    item.check_apart()?;
    item.check_moved()?;
    item.check_parts()?;
    item.check_counts()?;
    item.check_worked(first, last)?;
    item.found.unconfirmed &= item.found.statutory.is_empty();
    Ok(item.found)
}

/// An item while it is read.
struct Item<'t> {
    context: Context,
    found: Arranged,
    /// Counts, with their words and whether a weekend is joined.
    counts: Vec<(&'t str, u32)>,
    joined: bool,
    none_worked: bool,
    /// Days that 照常公休 names.
    weekend: Vec<NaiveDate>,
    /// Days off to which others are moved, and days that are worked for it.
    moved_to: Vec<NaiveDate>,
    moved_from: BTreeSet<NaiveDate>,
    /// Days off that 其中 names as rested or moved.
    among: Vec<NaiveDate>,
}

impl<'t> Item<'t> {
    fn new(year: i32) -> Self {
        Self {
            context: Context::new(year),
            found: Arranged::default(),
            counts: Vec::new(),
            joined: false,
            none_worked: false,
            weekend: Vec::new(),
            moved_to: Vec::new(),
            moved_from: BTreeSet::new(),
            among: Vec::new(),
        }
    }

    /// The days off of a sentence, before anything else is read: other dates go by them.
    fn days_off(&mut self, sentence: &[(&'t str, Clause<'t>)], earlier: Earlier<'_>) -> Result<(), NoticeTextError> {
        for (words, clause) in sentence {
            let at = |error: NoticeTextError| error.at(words);
            let days = match clause {
                Clause::Among => return Ok(()),
                Clause::Rest { days, .. } => self.context.days(days).map_err(at)?,
                Clause::MadeUp(days) => self.in_lieu(days).map_err(at)?,
                Clause::Exchanged { rested, .. } => {
                    let day = self.context.day(rested).map_err(at)?;
                    vec![Days { from: day, until: day, weekday: true, unknown: false }]
                }
                Clause::Prolonged { year, festival, until } => {
                    self.found.prolongs = true;
                    vec![self.prolonged(*year, *festival, until, earlier).map_err(at)?]
                }
                _ => continue,
            };
            for date in dates::each(&days) {
                if !self.found.rest.insert(date) {
                    return Err(error::repeated(date).at(words));
                }
            }
            self.context.rest.clone_from(&self.found.rest);
        }
        Ok(())
    }

    /// 补休 and 调休: weekdays; a weekday and a weekend day exchange with each other.
    fn in_lieu(&mut self, list: &List<'t>) -> Result<Vec<Days>, NoticeTextError> {
        let days = self.context.days(list)?;
        self.found.unconfirmed |= days.iter().any(|days| !days.weekday);
        if let [one, other] = days.as_slice()
            && one.from == one.until
            && other.from == other.until
            && is_weekend(one.from) != is_weekend(other.from)
        {
            let (rested, worked) = if is_weekend(one.from) { (*other, *one) } else { (*one, *other) };
            self.found.work.insert(worked.from);
            return Ok(vec![rested]);
        }
        if let Some(date) = dates::each(&days).find(|date| is_weekend(*date)) {
            return Err(error::moved(date, "is taken in lieu, and a weekend day", "列为补休，但本为周六、周日"));
        }
        Ok(days)
    }

    fn prolonged(
        &mut self,
        year: Option<u32>,
        festival: Festival,
        until: &List<'t>,
        earlier: Earlier<'_>,
    ) -> Result<Days, NoticeTextError> {
        if let Some(found) = year.and_then(|year| i32::try_from(year).ok()).filter(|year| *year != self.context.year) {
            return Err(error::other_year(found, self.context.year));
        }
        let until = self.context.day(until)?;
        let last = earlier(festival)?.into_iter().max().ok_or_else(|| error::prolonged(until))?;
        let from = last.succ_opt().filter(|from| *from <= until).ok_or_else(|| error::prolonged(until))?;
        if until.signed_duration_since(from).num_days() >= FARTHEST {
            return Err(error::range(from, until));
        }
        Ok(Days { from, until, weekday: true, unknown: false })
    }

    /// Everything else of a sentence, with every date by the days off.
    fn rest_of(&mut self, sentence: &[(&'t str, Clause<'t>)]) -> Result<(), NoticeTextError> {
        let mut among = false;
        for (words, clause) in sentence {
            among |= *clause == Clause::Among;
            self.clause(words, clause, among).map_err(|error| error.at(words))?;
        }
        Ok(())
    }

    fn clause(&mut self, words: &'t str, clause: &Clause<'t>, among: bool) -> Result<(), NoticeTextError> {
        match clause {
            Clause::Among => {}
            Clause::Rest { days, style, count } => {
                let days = self.confirmed(days, !among)?;
                self.none_worked |= *style == Style::NoneWorked;
                let own = dates::each(&days).count();
                match count {
                    Some(count) if usize::try_from(*count).is_ok_and(|count| count == own) => {}
                    Some(count) => self.counts.push((words, *count)),
                    None => {}
                }
                self.name_among(&days, among);
            }
            Clause::MadeUp(days) => {
                let days = self.context.days(days)?;
                self.name_among(&days, among);
            }
            Clause::Count { count, style } => {
                self.none_worked |= *style == Style::NoneWorked;
                self.counts.push((words, *count));
            }
            Clause::Joined => self.join()?,
            Clause::NoneWorked => self.none_worked = true,
            Clause::Work(days) => {
                let days = self.confirmed(days, true)?;
                self.found.unconfirmed |= days.iter().any(|days| !days.weekday);
                for date in dates::each(&days) {
                    self.work(date)?;
                }
            }
            Clause::Resumes(days) => self.resumes(days)?,
            Clause::Exchanged { rested, worked } => {
                self.context.day(rested)?;
                let day = self.context.day(worked)?;
                self.work(day)?;
            }
            Clause::Statutory { days, .. } => {
                let days = self.context.days(days)?;
                self.found.statutory.extend(dates::each(&days));
            }
            Clause::Weekend(days) => {
                let days = self.context.days(days)?;
                self.weekend.extend(dates::each(&days));
            }
            Clause::Moved { sources, count, to } => self.moved(sources, *count, to)?,
            Clause::Prolonged { until, .. } => {
                self.context.day(until)?;
            }
            Clause::Advice { eve, day } => {
                self.found.advice = true;
                if let Some(day) = day {
                    let day = self.context.day(day)?;
                    let found = Festival::Spring.day(self.context.year).and_then(|spring| spring.pred_opt());
                    if *eve && found.is_some_and(|found| found != day) {
                        return Err(error::lunar(day, "除夕"));
                    }
                }
            }
        }
        Ok(())
    }

    /// The days of a list; a range without a weekday is noted where it matters.
    fn confirmed(&mut self, list: &List<'t>, matters: bool) -> Result<Vec<Days>, NoticeTextError> {
        let days = self.context.days(list)?;
        self.found.unconfirmed |= matters && days.iter().any(|days| days.from != days.until && !days.weekday);
        self.found.unknown |= days.iter().any(|days| days.unknown);
        Ok(days)
    }

    fn name_among(&mut self, days: &[Days], among: bool) {
        if among {
            self.among.extend(dates::each(days));
        }
    }

    fn work(&mut self, date: NaiveDate) -> Result<(), NoticeTextError> {
        if self.found.work.insert(date) { Ok(()) } else { Err(error::repeated(date)) }
    }

    fn join(&mut self) -> Result<(), NoticeTextError> {
        self.joined = true;
        let mut days = self.found.rest.iter().copied();
        let day = days.next().unwrap_or_default();
        let joins = matches!(day.weekday(), Weekday::Fri | Weekday::Mon) && days.next().is_none();
        if joins { Ok(()) } else { Err(error::joined(day)) }
    }

    fn resumes(&mut self, list: &List<'t>) -> Result<(), NoticeTextError> {
        let day = self.context.day(list)?;
        let last = self.found.rest.last().copied().unwrap_or(day);
        let works = |date: &NaiveDate| self.found.work.contains(date) || !is_weekend(*date);
        let first = last.iter_days().skip(1).find(works);
        if first == Some(day) { Ok(()) } else { Err(error::resumes(day)) }
    }

    fn moved(&mut self, sources: &[Source<'t>], count: Option<u32>, to: &List<'t>) -> Result<(), NoticeTextError> {
        let (mut from, mut festivals) = (Vec::new(), 0_usize);
        for source in sources {
            match source {
                Source::Weekend(days) => from.extend(dates::each(&self.context.days(days)?)),
                Source::Festival(festival) => {
                    festivals = festivals.saturating_add(1);
                    let day = festival.day(self.context.year);
                    if let Some(day) = day.filter(|day| !self.found.rest.contains(day)) {
                        return Err(error::moved(
                            day,
                            "is moved, and no day off of the item",
                            "列为调换，但不在放假期间内",
                        ));
                    }
                }
            }
        }
        let to: Vec<_> = dates::each(&self.context.days(to)?).collect();
        if let Some(said) = count.filter(|said| usize::try_from(*said).is_ok_and(|said| said != from.len())) {
            return Err(error::moved_count(said, from.len()));
        }
        let moved = from.len().saturating_add(festivals);
        if moved != to.len() {
            return Err(error::moved_number(moved, to.len()));
        }
        if let Some(date) = from.iter().find(|date| !is_weekend(**date)) {
            return Err(error::moved(
                *date,
                "is moved as a rest day, and no weekend day",
                "列为公休日，但不是周六、周日",
            ));
        }
        if let Some(date) = to.iter().find(|date| is_weekend(**date) || !self.found.rest.contains(date)) {
            let english = "is what a rest day is moved to, and a weekend day or no day off";
            return Err(error::moved(*date, english, "列为调至的日期，但本为周六、周日，或不在放假期间内"));
        }
        self.moved_to.extend(to);
        for date in from {
            if !self.found.rest.contains(&date) && !self.moved_from.insert(date) {
                return Err(error::repeated(date));
            }
            self.check_moved_within(date)?;
        }
        Ok(())
    }

    /// A weekend day of the days off is moved only where it is a holiday anyway.
    fn check_moved_within(&self, date: NaiveDate) -> Result<(), NoticeTextError> {
        let lost = self.found.rest.contains(&date) && !self.found.statutory.contains(&date);
        let english = "is moved away and a day off, though no holiday of the decree";
        if lost {
            Err(error::moved(date, english, "既列为调出的公休日又列为放假，但不是法定节假日"))
        } else {
            Ok(())
        }
    }

    fn check_apart(&self) -> Result<(), NoticeTextError> {
        let days = &self.found.rest;
        for (one, other) in days.iter().zip(days.iter().skip(1)) {
            if one.iter_days().skip(1).take_while(|day| day < other).any(|day| !is_weekend(day)) {
                return Err(error::apart(*one, *other));
            }
        }
        Ok(())
    }

    /// Worked are the days moved from outside; where the text says it too, both must agree.
    fn check_moved(&mut self) -> Result<(), NoticeTextError> {
        if self.found.work.is_empty() {
            self.found.work.clone_from(&self.moved_from);
        }
        let parted = !self.moved_to.is_empty() || !self.found.statutory.is_empty();
        match self.found.work.symmetric_difference(&self.moved_from).next() {
            Some(date) if parted => Err(error::worked_otherwise(*date)),
            _ => Ok(()),
        }
    }

    /// That each day off is once a holiday of the decree, a weekend day or a moved day, where the text parts them.
    fn check_parts(&self) -> Result<(), NoticeTextError> {
        let Self { found: Arranged { rest, statutory, .. }, weekend, moved_to, among, .. } = self;
        let named = || statutory.iter().chain(weekend).chain(moved_to).chain(among);
        if let Some(date) = named().find(|date| !rest.contains(date)) {
            return Err(error::parts(*date));
        }
        if let Some(date) = weekend.iter().find(|date| !is_weekend(**date)) {
            return Err(error::moved(*date, "is called a weekend day, and is none", "列为公休，但不是周六、周日"));
        }
        let times = |date: &NaiveDate| named().filter(|named| *named == date).count();
        let wrong = |date: &&NaiveDate| match times(date) {
            0 if statutory.is_empty() => !is_weekend(**date),
            times => times != 1,
        };
        if statutory.is_empty() && among.is_empty() {
            return Ok(());
        }
        rest.iter().find(wrong).map_or(Ok(()), |date| Err(error::parts(*date)))
    }

    /// A count is that of the days that are named, or of the days off with the weekend between or beside them.
    fn check_counts(&self) -> Result<(), NoticeTextError> {
        let named = self.found.rest.len();
        let ends = self.found.rest.first().zip(self.found.rest.last());
        let run = ends.map_or(0, |(first, last)| last.signed_duration_since(*first).num_days().saturating_add(1));
        let run = if self.joined { run.saturating_add(2) } else { run };
        let fits = |count: u32| usize::try_from(count).is_ok_and(|count| count == named) || i64::from(count) == run;
        match self.counts.iter().find(|(_, count)| !fits(*count)) {
            Some((words, count)) => Err(error::count(*count, named).at(words)),
            None => Ok(()),
        }
    }

    fn check_worked(&self, first: NaiveDate, last: NaiveDate) -> Result<(), NoticeTextError> {
        for &date in &self.found.work {
            let away = first.signed_duration_since(date).max(date.signed_duration_since(last)).num_days();
            if self.found.rest.contains(&date) {
                return Err(error::worked_and_rested(date));
            }
            if !is_weekend(date) {
                return Err(error::worked_weekday(date));
            }
            if away > FARTHEST {
                return Err(error::worked_far(date));
            }
            if self.none_worked {
                return Err(error::worked_none(date));
            }
        }
        Ok(())
    }
}
