//! Art. 13: 检查部门原则上在完成检查之日起…个工作日内…公示抽查检查结果. Where a deadline in working days stands on a given day.
//!
//! How many working days, and from which day, comes from a rule pack. Whether lateness is a finding is not decided
//! here.

use chrono::{Datelike, NaiveDate};

use super::{NotCovered, Reckoned, WorkCalendar};
use crate::explain::explain;
use crate::{Article, Code, CountFrom};

/// So many working days from an inspection's completion.
///
/// # Example: a result that is published, due, overdue
/// ```
/// use shuangsuiji::calendar::deadline::{Deadline, Status};
/// use shuangsuiji::CountFrom;
/// use shuangsuiji::calendar::WorkCalendar;
///
/// let day = |text: &str| text.parse().unwrap();
/// let calendar = WorkCalendar::national();
/// let deadline = Deadline { completed: day("2026-05-02"), working_days: 20, count: CountFrom::DayAfter };
/// let on = |today| deadline.status(&calendar, None, day(today)).value;
/// assert_eq!(on("2026-05-29"), Status::DueIn(Some(1)));
/// assert_eq!(on("2026-06-01"), Status::DueToday);
/// assert_eq!(on("2026-06-03"), Status::OverdueBy(Some(2)));
/// assert_eq!(on("2027-03-01"), Status::OverdueBy(None), "overdue for certain, though nobody knows 2027's working days");
/// let published = deadline.status(&calendar, Some(day("2026-05-11")), day("2026-06-03")).value;
/// assert_eq!(published, Status::PublishedAfter { working_days: Some(5), late: false });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The day on which the inspection was completed.
    pub completed: NaiveDate,
    /// How many working days there are.
    pub working_days: u32,
    /// Which day the count begins with.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub count: CountFrom,
}

/// The most days from Monday to Friday that a holiday notice makes rest days in one year: one in five. The statute on holidays
/// (全国年节及纪念日放假办法) gives 13 days, which notices join to weekends; no year with a notice had half as many as this.
pub const MOST_WEEKDAYS_OFF: u32 = 52;

/// Days from Monday to Friday between two days, neither of them counted.
fn weekdays_between(from: NaiveDate, until: NaiveDate) -> u64 {
    let days = u64::try_from(until.signed_duration_since(from).num_days().saturating_sub(1)).unwrap_or(0);
    let (weeks, rest) = (days.div_euclid(7), days.rem_euclid(7));
    let first = u64::from(from.weekday().num_days_from_monday()).saturating_add(1);
    let is_weekday = |at: &u64| first.saturating_add(*at).rem_euclid(7) < 5;
    let of_rest = (0..rest).filter(is_weekday).count();
    weeks.saturating_mul(5).saturating_add(u64::try_from(of_rest).unwrap_or(0))
}

/// Where a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Published, so many working days after completion, counted as the deadline counts.
    PublishedAfter {
        /// Working days used; 0 if published before the first counted day; none if days without a notice lie among them.
        working_days: Option<u32>,
        /// Whether published after the last day.
        late: bool,
    },
    /// Not published, and not overdue; so many working days are left after today, the last one included, if they can be
    /// counted.
    DueIn(Option<u32>),
    /// Not published; today is the last day.
    DueToday,
    /// Not published; so many working days past the last day, if they can be counted. 0 on the rest days that follow it.
    OverdueBy(Option<u32>),
    /// There is no notice for days on which it depends whether the last day is over.
    NotCovered(NotCovered),
}

/// A result that was published before there was one.
#[derive(Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("published {published} lies before the completion on {completed}; expected that day or later")]
#[non_exhaustive]
pub struct PublishedBefore {
    /// The day of completion.
    pub completed: NaiveDate,
    /// The day of publication.
    pub published: NaiveDate,
}

explain!(PublishedBefore {
    Self { completed, published } => Code::INSPECTION_PUBLISHED_EARLY, Article::Art13,
        "公示日{published}早于完成日{completed}，应不早于该日";
});

impl Deadline {
    /// Checks that what is published from an inspection was not published before it was completed.
    ///
    /// # Errors
    /// [`PublishedBefore`] with both days.
    pub fn check(&self, published: NaiveDate) -> Result<(), PublishedBefore> {
        let completed = self.completed;
        if published < completed { Err(PublishedBefore { completed, published }) } else { Ok(()) }
    }

    /// A deadline that is a day: that of the annual plan (Art. 9), the last one of a draw window or of a period (Art. 10).
    ///
    /// What is published on time was published after no working day.
    ///
    /// # Example: a plan that is due on 31 December
    /// ```
    /// use shuangsuiji::calendar::deadline::{Deadline, Status};
    /// use shuangsuiji::calendar::{MonthDay, WorkCalendar, plan_deadline};
    /// use shuangsuiji::Year;
    ///
    /// let plan = Deadline::on(plan_deadline(Year::new(2026)?, MonthDay::new(12, 31)?));
    /// let on = |today: &str| plan.status(&WorkCalendar::national(), None, today.parse().unwrap()).value;
    /// assert_eq!(on("2025-12-29"), Status::DueIn(Some(2)));
    /// assert_eq!(on("2025-12-31"), Status::DueToday);
    /// assert_eq!(on("2026-01-04"), Status::OverdueBy(Some(1)), "a Sunday that is worked");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn on(day: NaiveDate) -> Self {
        Self { completed: day, working_days: 0, count: CountFrom::DayAfter }
    }

    /// The last day.
    ///
    /// # Errors
    /// [`NotCovered`] if the count begins or ends outside the calendar.
    pub fn due(&self, calendar: &WorkCalendar) -> Result<Reckoned<NaiveDate>, NotCovered> {
        if self.working_days == 0 {
            // The day itself, which no notice changes.
            return Ok(Reckoned { value: self.completed, provisional: false, revision: calendar.revision() });
        }
        calendar.nth_working_day_after(self.completed, self.working_days, self.count)
    }

    /// Where it stands on a day, given the day of publication, if there is one; one after that day is not known yet.
    ///
    /// # Guarantees
    /// Late, or overdue, exactly on the days after the last day, be they working days or not. What is certain is said
    /// though a count is not: past a last day that is known one is overdue, nobody is before as many days as there are
    /// working days, and whoever let so many weekdays pass that no notice can make rest days of them is
    /// ([`MOST_WEEKDAYS_OFF`]).
    #[must_use]
    pub fn status(&self, calendar: &WorkCalendar, published: Option<NaiveDate>, today: NaiveDate) -> Reckoned<Status> {
        let revision = calendar.revision();
        let published = published.filter(|&day| day <= today);
        match self.due(calendar) {
            Ok(due) => self.standing(calendar, due, published, today),
            Err(refusal) => {
                let late = self.is_late(calendar, published.unwrap_or(today));
                let value = match (late, published) {
                    (None, _) => Status::NotCovered(refusal),
                    (Some(late), Some(day)) => {
                        let working_days = self.used(calendar, day).ok().map(|used| used.value);
                        Status::PublishedAfter { working_days, late }
                    }
                    (Some(true), None) => Status::OverdueBy(None),
                    (Some(false), None) => Status::DueIn(None),
                };
                let begun = refusal.counted.is_some() && calendar.covered().contains(self.completed);
                Reckoned { value, provisional: late == Some(false) && begun, revision }
            }
        }
    }

    /// Whether a day is after the last day, whatever the notices say that are still to come; none where that depends on them.
    ///
    /// # Guarantees
    /// No two working days fall on one day, and no notice makes more than [`MOST_WEEKDAYS_OFF`] weekdays of a year rest days:
    /// where a later notice may change the last day, what follows from these two alone is certain.
    ///
    /// # Example: three months after the last notice
    /// ```
    /// use shuangsuiji::CountFrom;
    /// use shuangsuiji::calendar::WorkCalendar;
    /// use shuangsuiji::calendar::deadline::Deadline;
    ///
    /// let calendar = WorkCalendar::national_through("2026".parse()?);
    /// let deadline = Deadline { completed: "2026-12-10".parse()?, working_days: 20, count: CountFrom::DayAfter };
    /// let is_late = |day: &str| deadline.is_late(&calendar, day.parse().unwrap());
    /// assert_eq!([is_late("2027-01-05"), is_late("2027-01-20"), is_late("2027-04-01")], [Some(false), None, Some(true)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_late(&self, calendar: &WorkCalendar, day: NaiveDate) -> Option<bool> {
        if let Ok(due) = self.due(calendar)
            && !due.provisional
        {
            return Some(day > due.value);
        }
        let settled = calendar.first_unsettled().pred_opt()?;
        let counted = if self.completed <= settled { self.used(calendar, settled).ok() } else { None };
        let counted = counted.map(|counted| counted.value);
        let more = |counted: u32| self.working_days.saturating_sub(counted);
        // Each day may be worked, the first too.
        let (from, first) = counted
            .map_or((self.completed, u32::from(self.count == CountFrom::CompletionDay)), |counted| (settled, counted));
        let earliest = from.checked_add_days(chrono::Days::new(more(first).into()));
        if earliest.is_none_or(|earliest| day <= earliest) {
            return Some(false);
        }
        let is_covered = calendar.covered().contains(self.completed);
        let from = if is_covered { calendar.last_covered() } else { self.completed };
        let next = from.succ_opt()?;
        let years = day.year().saturating_sub(next.year()).saturating_add(1).unsigned_abs();
        let off = u64::from(MOST_WEEKDAYS_OFF).saturating_mul(years.into());
        // On the last day itself nobody is late: it lies among the days before this one.
        let worked = weekdays_between(from, day).saturating_sub(off);
        (day > from && worked >= u64::from(more(counted.unwrap_or(0)).max(1))).then_some(true)
    }

    /// Where it stands when the last day is known; counts into days without a notice are not made.
    fn standing(
        &self,
        calendar: &WorkCalendar,
        due: Reckoned<NaiveDate>,
        published: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Reckoned<Status> {
        let days = |from, until| calendar.working_days_between(from, until).map(|days| days.map(i32::unsigned_abs));
        let (status, counted): (fn(Option<u32>, bool) -> Status, _) = match published {
            Some(day) => (|working_days, late| Status::PublishedAfter { working_days, late }, self.used(calendar, day)),
            None if today < due.value => (|days, _| Status::DueIn(days), days(today, due.value)),
            None if today == due.value => (|_, _| Status::DueToday, Ok(due.map(|_| 0))),
            None => (|days, _| Status::OverdueBy(days), days(due.value, today)),
        };
        let late = published.is_some_and(|day| day > due.value);
        let provisional = due.provisional || counted.as_ref().is_ok_and(|counted| counted.provisional);
        Reckoned {
            value: status(counted.ok().map(|counted| counted.value), late),
            provisional,
            ..due.map(|_| Status::DueToday)
        }
    }

    /// Working days from completion to a day, counted as the deadline counts.
    fn used(&self, calendar: &WorkCalendar, day: NaiveDate) -> Result<Reckoned<u32>, NotCovered> {
        let after = calendar.working_days_between(self.completed, day)?.map(|days| u32::try_from(days).unwrap_or(0));
        if self.count == CountFrom::DayAfter || day < self.completed {
            return Ok(after);
        }
        let first = calendar.is_working_day(self.completed)?;
        let used = after.map(|days| days.saturating_add(u32::from(first.value)));
        Ok(Reckoned { provisional: used.provisional || first.provisional, ..used })
    }
}

#[cfg(test)]
mod tests {
    use crate::Explain;

    use proptest::prelude::*;

    use super::*;
    use crate::strategies::calendar::covered_day;

    #[track_caller]
    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[track_caller]
    fn stands(completed: &str, count: CountFrom, published: Option<&str>, today: &str, status: Status) {
        let deadline = Deadline { completed: day(completed), working_days: 20, count };
        let answer = deadline.status(&WorkCalendar::national(), published.map(day), day(today));
        assert_eq!(answer.value, status);
    }

    use CountFrom::{CompletionDay, DayAfter};

    #[test]
    fn each_side_of_the_last_day_has_its_status() {
        stands("2025-12-31", DayAfter, None, "2025-12-31", Status::DueIn(Some(20)));
        stands("2025-12-31", DayAfter, None, "2026-01-28", Status::DueIn(Some(1)));
        stands("2025-12-31", DayAfter, None, "2026-01-29", Status::DueToday);
        stands("2025-12-31", DayAfter, None, "2026-01-30", Status::OverdueBy(Some(1)));
        stands("2025-12-31", CompletionDay, None, "2026-01-28", Status::DueToday);
    }

    #[test]
    fn a_rest_day_after_the_last_day_is_overdue_by_no_working_day() {
        // Due on Friday 2026-03-20.
        stands("2026-02-14", DayAfter, None, "2026-03-21", Status::OverdueBy(Some(0)));
        let late = Status::PublishedAfter { working_days: Some(20), late: true };
        stands("2026-02-14", DayAfter, Some("2026-03-21"), "2026-04-01", late);
        let in_time = Status::PublishedAfter { working_days: Some(20), late: false };
        stands("2026-02-14", DayAfter, Some("2026-03-20"), "2026-04-01", in_time);
    }

    #[test]
    fn published_days_are_counted_as_the_deadline_counts() {
        let published = |working_days| Status::PublishedAfter { working_days: Some(working_days), late: false };
        stands("2026-02-14", DayAfter, Some("2026-02-14"), "2026-02-14", published(0));
        stands("2026-02-14", CompletionDay, Some("2026-02-14"), "2026-02-14", published(1));
        stands("2026-05-02", CompletionDay, Some("2026-05-06"), "2026-05-06", published(1));
        stands("2026-05-08", CompletionDay, Some("2026-05-06"), "2026-05-09", published(0));
    }

    #[test]
    fn what_is_published_tomorrow_is_not_published_today() {
        stands("2025-12-31", DayAfter, Some("2026-01-05"), "2026-01-04", Status::DueIn(Some(19)));
    }

    #[test]
    fn a_day_without_a_notice_is_said_not_guessed() {
        let calendar = WorkCalendar::national_through(crate::Year::new(2026).unwrap());
        let deadline = Deadline { completed: day("2026-12-10"), working_days: 20, count: DayAfter };
        let refusal = NotCovered { covered: calendar.covered(), missing: 2027, counted: Some(15) };
        // The last day lies five working days into 2027: on 5 January at the earliest.
        let on = |published: Option<&str>, today| {
            let answer = deadline.status(&calendar, published.map(day), day(today));
            (answer.value, answer.provisional)
        };
        assert_eq!(on(None, "2026-12-20"), (Status::DueIn(None), true), "not overdue, whatever 2027 brings");
        assert_eq!(on(None, "2027-01-05"), (Status::DueIn(None), true));
        assert_eq!(on(None, "2027-01-06"), (Status::NotCovered(refusal), false));
        let in_time = |working_days| (Status::PublishedAfter { working_days, late: false }, true);
        assert_eq!(on(Some("2026-12-20"), "2027-06-01"), in_time(Some(6)));
        assert_eq!(on(Some("2027-01-05"), "2027-06-01"), in_time(None));
        assert_eq!(on(Some("2027-01-06"), "2027-06-01"), (Status::NotCovered(refusal), false));
    }

    #[test]
    fn nothing_is_published_before_it_is_completed() {
        let deadline = Deadline { completed: day("2026-03-10"), working_days: 20, count: DayAfter };
        assert_eq!(deadline.check(day("2026-03-10")), Ok(()));
        let error = deadline.check(day("2026-03-01")).unwrap_err();
        let english = "published 2026-03-01 lies before the completion on 2026-03-10; expected that day or later";
        assert_eq!((error.to_string().as_str(), error.code()), (english, Code::INSPECTION_PUBLISHED_EARLY));
        assert_eq!(error.chinese(), "公示日2026年3月1日早于完成日2026年3月10日，应不早于该日");
    }

    #[test]
    fn what_is_certain_is_said_though_days_cannot_be_counted() {
        let calendar = WorkCalendar::national_through(crate::Year::new(2026).unwrap());
        let stands = |completed, working_days, count, published: Option<&str>, today| {
            let deadline = Deadline { completed: day(completed), working_days, count };
            deadline.status(&calendar, published.map(day), day(today)).value
        };
        let late = |late| Status::PublishedAfter { working_days: None, late };
        assert_eq!(stands("2026-12-10", 15, DayAfter, None, "2026-12-20"), Status::DueIn(Some(9)));
        assert_eq!(stands("2026-12-10", 15, DayAfter, None, "2027-01-04"), Status::OverdueBy(None));
        assert_eq!(stands("2026-08-03", 20, DayAfter, None, "2027-01-15"), Status::OverdueBy(None), "since August");
        assert_eq!(stands("2026-08-03", 20, DayAfter, Some("2027-01-15"), "2027-02-01"), late(true));
        // Wholly outside: as many days as there are working days are never too many.
        let refusal = NotCovered { covered: calendar.covered(), missing: 2027, counted: None };
        assert_eq!(stands("2027-01-20", 20, DayAfter, Some("2027-02-09"), "2027-03-01"), late(false));
        assert!(
            matches!(stands("2027-01-20", 20, DayAfter, Some("2027-02-10"), "2027-03-01"), Status::NotCovered(found) if found.missing == refusal.missing)
        );
        assert_eq!(stands("2027-01-20", 20, CompletionDay, Some("2027-02-08"), "2027-03-01"), late(false));
        assert!(matches!(
            stands("2027-01-20", 20, CompletionDay, Some("2027-02-09"), "2027-03-01"),
            Status::NotCovered(_)
        ));
    }

    #[test]
    fn whoever_waits_past_every_possible_notice_is_late() {
        let calendar = WorkCalendar::national_through(crate::Year::new(2026).unwrap());
        let deadline = Deadline { completed: day("2026-12-10"), working_days: 20, count: DayAfter };
        let stands = |published: Option<&str>, today| {
            let answer = deadline.status(&calendar, published.map(day), day(today));
            (answer.value, answer.provisional)
        };
        let not_known = |found: (Status, bool)| matches!(found.0, Status::NotCovered(_));
        // Twelve are over by 28 December. The notice for 2027 may take the last three weekdays of the year, too: the eight that are
        // left are among the first 60 weekdays of 2027, so the last day is 25 March at the latest.
        assert!(not_known(stands(None, "2027-03-25")));
        assert_eq!(stands(None, "2027-03-26"), (Status::OverdueBy(None), false), "certain");
        assert!(not_known(stands(Some("2027-03-25"), "2027-06-01")));
        let late = Status::PublishedAfter { working_days: None, late: true };
        assert_eq!(stands(Some("2027-03-26"), "2027-06-01"), (late, false));
        // A day that counts nothing is known whatever the notices say.
        let on = Deadline::on(day("2027-12-31"));
        assert_eq!(on.status(&calendar, None, day("2027-12-31")).value, Status::DueToday);
        assert_eq!(on.status(&calendar, None, day("2028-01-01")).value, Status::OverdueBy(None));
        // Each further year without a notice could take its own days.
        let in_2027 = Deadline { completed: day("2027-12-30"), ..deadline };
        assert!(not_known((in_2027.status(&calendar, None, day("2028-05-01")).value, false)));
        assert_eq!(in_2027.status(&calendar, None, day("2028-07-01")).value, Status::OverdueBy(None));
    }

    #[test]
    fn a_last_day_that_a_notice_may_move_is_not_certain() {
        let known = WorkCalendar::national_through(crate::Year::new(2026).unwrap());
        // The 20th working day is 30 December, which the notice for 2027 may make a rest day.
        let deadline = Deadline { completed: day("2026-12-02"), working_days: 20, count: DayAfter };
        assert_eq!(deadline.due(&known).map(|due| (due.value, due.provisional)), Ok((day("2026-12-30"), true)));
        let is_late = |calendar: &WorkCalendar, on: &str| deadline.is_late(calendar, day(on));
        assert_eq!(is_late(&known, "2026-12-28"), Some(false));
        assert_eq!([is_late(&known, "2026-12-31"), is_late(&known, "2027-02-01")], [None, None]);
        assert_eq!(is_late(&known, "2027-04-01"), Some(true));
        // Days that a calendar reckons without a notice settle nothing: each of their years may have its own.
        let year = |number| crate::Year::new(number).unwrap();
        let provisional = known.provisional_through(year(2028)).unwrap();
        let long = Deadline { working_days: 300, ..deadline };
        assert!(long.due(&provisional).is_ok_and(|due| due.provisional && due.value < day("2028-03-31")));
        let days = ["2027-09-01", "2028-03-31", "2028-12-29", "2029-08-31"];
        assert_eq!(days.map(|on| long.is_late(&provisional, day(on))), [Some(false), None, Some(true), Some(true)]);
    }

    #[test]
    fn no_year_had_half_as_many_weekdays_off() {
        let calendar = WorkCalendar::national();
        let covered = calendar.covered();
        for year in covered.from().year()..=covered.until().year() {
            let days = NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take_while(|day| day.year() == year);
            let weekdays = days.filter(|day| day.weekday().num_days_from_monday() < 5);
            let off = weekdays.filter(|day| !calendar.is_working_day(*day).unwrap().value).count();
            assert!(off * 2 <= MOST_WEEKDAYS_OFF as usize, "{year}: {off}");
        }
    }

    #[test]
    fn a_status_is_data() {
        let data = r#"{"completed":"2026-05-02","working_days":20,"count":"completion_day"}"#;
        let deadline: Deadline = serde_json::from_str(data).unwrap();
        assert_eq!(serde_json::to_string(&deadline).unwrap(), data);
        assert!(serde_json::from_str::<Deadline>(&data.replace("count", "from")).is_err());
        let written = |status| serde_json::to_string(&status).unwrap();
        assert_eq!(written(Status::DueIn(Some(3))), r#"{"due_in":3}"#);
        assert_eq!(written(Status::DueToday), r#""due_today""#);
        let published = Status::PublishedAfter { working_days: Some(5), late: false };
        assert_eq!(written(published), r#"{"published_after":{"working_days":5,"late":false}}"#);
    }

    proptest! {
        #[test]
        fn weekdays_are_those_that_are_counted_one_by_one(from in covered_day(), later in 0..2_000_u64) {
            let until = from + chrono::Days::new(later);
            let days = from.iter_days().skip(1).take_while(|day| *day < until);
            let expected = days.filter(|day| day.weekday().num_days_from_monday() < 5).count();
            prop_assert_eq!(weekdays_between(from, until), expected as u64);
        }

        /// What is said without the notices of later years is what they say once they are there.
        #[test]
        fn what_is_said_without_a_notice_holds_with_it(
            completed in covered_day(),
            working_days in 0..60_u32,
            later in 0..400_u64,
            completion_day in any::<bool>(),
            through in 2008..2026_i32,
        ) {
            let count = if completion_day { CompletionDay } else { DayAfter };
            let deadline = Deadline { completed, working_days, count };
            let today = completed + chrono::Days::new(later);
            let fewer = WorkCalendar::national_through(crate::Year::new(through).unwrap());
            let late = |status| match status {
                Status::OverdueBy(_) | Status::PublishedAfter { late: true, .. } => Some(true),
                Status::NotCovered(_) => None,
                _ => Some(false),
            };
            let certain = deadline.is_late(&fewer, today);
            let holds = deadline.is_late(&WorkCalendar::national(), today);
            prop_assert!(certain.is_none() || holds.is_none() || certain == holds, "{:?}", (certain, holds));
            // Nor do weekends and statutory dates, where they stand for the notices that are not there.
            let reckoned = deadline.is_late(&fewer.provisional(), today);
            prop_assert_eq!(reckoned, certain);
            for published in [None, Some(today)] {
                let said = late(deadline.status(&fewer, published, today).value);
                let holds = late(deadline.status(&WorkCalendar::national(), published, today).value);
                prop_assert!(said.is_none() || holds.is_none() || said == holds, "{:?}", (said, holds));
            }
        }

        #[test]
        fn late_and_overdue_begin_with_the_day_after_the_last(
            completed in covered_day(),
            working_days in 0..40u32,
            later in 0..90u64,
            completion_day in any::<bool>(),
        ) {
            let calendar = WorkCalendar::national();
            let count = if completion_day { CompletionDay } else { DayAfter };
            let deadline = Deadline { completed, working_days, count };
            let today = completed + chrono::Days::new(later);
            if let Ok(due) = deadline.due(&calendar) {
                let overdue = |status| match status {
                    Status::OverdueBy(_) | Status::PublishedAfter { late: true, .. } => Some(true),
                    Status::NotCovered(_) => None,
                    _ => Some(false),
                };
                for published in [None, Some(today)] {
                    let status = deadline.status(&calendar, published, today).value;
                    prop_assert!(overdue(status).is_none_or(|overdue| overdue == (today > due.value)), "{:?}", status);
                    if let Status::PublishedAfter { working_days: Some(used), late: false } = status {
                        // A count of 0 ends on the completion day, which by the other reading is day 1.
                        prop_assert!(used <= working_days.max(1));
                    }
                }
            }
        }
    }
}
