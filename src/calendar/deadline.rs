//! Art. 13: 检查部门原则上在完成检查之日起…个工作日内…公示抽查检查结果. Where a deadline in working days stands on a given day.
//!
//! How many working days, and from which day, comes from a rule pack. Whether lateness is a finding is not decided
//! here.

use chrono::NaiveDate;

use super::{NotCovered, Reckoned, WorkCalendar};
use crate::CountFrom;

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
/// assert_eq!(on("2026-05-29"), Status::DueIn(1));
/// assert_eq!(on("2026-06-01"), Status::DueToday);
/// assert_eq!(on("2026-06-03"), Status::OverdueBy(2));
/// let published = deadline.status(&calendar, Some(day("2026-05-11")), day("2026-06-03")).value;
/// assert_eq!(published, Status::PublishedAfter { working_days: 5, late: false });
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
    #[serde(default)]
    pub count: CountFrom,
}

/// Where a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Published, so many working days after completion, counted as the deadline counts.
    PublishedAfter {
        /// Working days used; 0 if published before the first counted day.
        working_days: u32,
        /// Whether published after the last day.
        late: bool,
    },
    /// Not published; so many working days are left after today, the last one included.
    DueIn(u32),
    /// Not published; today is the last day.
    DueToday,
    /// Not published; so many working days past the last day. 0 on the rest days that follow it.
    OverdueBy(u32),
    /// There is no notice for days that the answer needs.
    NotCovered(NotCovered),
}

impl Deadline {
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
    /// assert_eq!(on("2025-12-29"), Status::DueIn(2));
    /// assert_eq!(on("2025-12-31"), Status::DueToday);
    /// assert_eq!(on("2026-01-04"), Status::OverdueBy(1), "a Sunday that is worked");
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
        calendar.nth_working_day_after(self.completed, self.working_days, self.count)
    }

    /// Where it stands on a day, given the day of publication, if there is one; one after that day is not known yet.
    ///
    /// # Guarantees
    /// Late, or overdue, exactly on the days after the last day, be they working days or not.
    #[must_use]
    pub fn status(&self, calendar: &WorkCalendar, published: Option<NaiveDate>, today: NaiveDate) -> Reckoned<Status> {
        let revision = calendar.revision();
        let refused = |refusal| Reckoned { value: Status::NotCovered(refusal), provisional: false, revision };
        self.standing(calendar, published.filter(|&day| day <= today), today).unwrap_or_else(refused)
    }

    fn standing(
        &self,
        calendar: &WorkCalendar,
        published: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<Reckoned<Status>, NotCovered> {
        let due = self.due(calendar)?;
        let days = |from, until| calendar.working_days_between(from, until).map(|days| days.map(i32::unsigned_abs));
        let status = match published {
            Some(day) => {
                let late = day > due.value;
                self.used(calendar, day)?.map(|working_days| Status::PublishedAfter { working_days, late })
            }
            None if today < due.value => days(today, due.value)?.map(Status::DueIn),
            None if today == due.value => due.map(|_| Status::DueToday),
            None => days(due.value, today)?.map(Status::OverdueBy),
        };
        Ok(Reckoned { provisional: status.provisional || due.provisional, ..status })
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
        stands("2025-12-31", DayAfter, None, "2025-12-31", Status::DueIn(20));
        stands("2025-12-31", DayAfter, None, "2026-01-28", Status::DueIn(1));
        stands("2025-12-31", DayAfter, None, "2026-01-29", Status::DueToday);
        stands("2025-12-31", DayAfter, None, "2026-01-30", Status::OverdueBy(1));
        stands("2025-12-31", CompletionDay, None, "2026-01-28", Status::DueToday);
    }

    #[test]
    fn a_rest_day_after_the_last_day_is_overdue_by_no_working_day() {
        // Due on Friday 2026-03-20.
        stands("2026-02-14", DayAfter, None, "2026-03-21", Status::OverdueBy(0));
        let late = Status::PublishedAfter { working_days: 20, late: true };
        stands("2026-02-14", DayAfter, Some("2026-03-21"), "2026-04-01", late);
        let in_time = Status::PublishedAfter { working_days: 20, late: false };
        stands("2026-02-14", DayAfter, Some("2026-03-20"), "2026-04-01", in_time);
    }

    #[test]
    fn published_days_are_counted_as_the_deadline_counts() {
        let published = |working_days| Status::PublishedAfter { working_days, late: false };
        stands("2026-02-14", DayAfter, Some("2026-02-14"), "2026-02-14", published(0));
        stands("2026-02-14", CompletionDay, Some("2026-02-14"), "2026-02-14", published(1));
        stands("2026-05-02", CompletionDay, Some("2026-05-06"), "2026-05-06", published(1));
        stands("2026-05-08", CompletionDay, Some("2026-05-06"), "2026-05-09", published(0));
    }

    #[test]
    fn what_is_published_tomorrow_is_not_published_today() {
        stands("2025-12-31", DayAfter, Some("2026-01-05"), "2026-01-04", Status::DueIn(19));
    }

    #[test]
    fn a_day_without_a_notice_is_said_not_guessed() {
        let calendar = WorkCalendar::national();
        let deadline = Deadline { completed: day("2026-12-10"), working_days: 20, count: DayAfter };
        let refusal = NotCovered { covered: calendar.covered(), missing: 2027, counted: Some(15) };
        let answer = deadline.status(&calendar, None, day("2026-12-20"));
        assert_eq!(answer.value, Status::NotCovered(refusal));
        let deadline = Deadline { working_days: 15, ..deadline };
        let answer = deadline.status(&calendar, None, day("2026-12-20"));
        assert_eq!((answer.value, answer.provisional), (Status::DueIn(9), true));
        let answer = deadline.status(&calendar, None, day("2027-01-04"));
        assert_eq!(answer.value, Status::NotCovered(NotCovered { counted: Some(0), ..refusal }));
    }

    #[test]
    fn a_status_is_data() {
        let data = r#"{"completed":"2026-05-02","working_days":20,"count":"completion_day"}"#;
        let deadline: Deadline = serde_json::from_str(data).unwrap();
        assert_eq!(serde_json::to_string(&deadline).unwrap(), data);
        assert!(serde_json::from_str::<Deadline>(&data.replace("count", "from")).is_err());
        let written = |status| serde_json::to_string(&status).unwrap();
        assert_eq!(written(Status::DueIn(3)), r#"{"due_in":3}"#);
        assert_eq!(written(Status::DueToday), r#""due_today""#);
        let published = Status::PublishedAfter { working_days: 5, late: false };
        assert_eq!(written(published), r#"{"published_after":{"working_days":5,"late":false}}"#);
    }

    proptest! {
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
                    if let Status::PublishedAfter { working_days: used, late: false } = status {
                        // A count of 0 ends on the completion day, which by the other reading is day 1.
                        prop_assert!(used <= working_days.max(1));
                    }
                }
            }
        }
    }
}
