//! `working_day_after`, `working_days_between`, `deadline` (Art. 13): days by the State Council's notices.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::DoorError;
use super::request::Operation;
use crate::calendar::deadline::{Deadline, Status};
use crate::calendar::{Entry, NotCovered, Reckoned, Revision, WorkCalendar};
use crate::{CountFrom, DateSpan};

/// The national calendar with what a request lays over it.
pub(super) fn calendar(overlay: &[Entry]) -> Result<WorkCalendar, DoorError> {
    let with = WorkCalendar::national().with_entries(overlay.iter().cloned());
    with.map_err(|(at, error)| DoorError::from(error).about(format!("calendar[{at}]")))
}

/// What a calendar answers; where it lacks a notice, what it answers provisionally, if that is wanted.
fn asked<T>(
    overlay: &[Entry],
    provisional: bool,
    ask: impl Fn(&WorkCalendar) -> Result<T, NotCovered>,
) -> Result<T, DoorError> {
    let calendar = calendar(overlay)?;
    match ask(&calendar) {
        Err(_) if provisional => Ok(ask(&calendar.provisional())?),
        answer => Ok(answer?),
    }
}

/// The n-th working day after a date.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkingDayAfterRequest {
    /// The date from which is counted.
    pub date: NaiveDate,
    /// How many working days; 0 gives the date itself, whatever day it is.
    pub n: u32,
    /// Which day is the first: `day_after` (the default) or `completion_day`.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub count_start: CountFrom,
    /// Whether days without a notice are answered too, by weekends and statutory dates alone.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub provisional: bool,
    /// Notices laid over the national calendar: further years, amendments, local holidays.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub calendar: Vec<Entry>,
}

/// A working day.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WorkingDayAfterResponse {
    /// The day.
    pub date: NaiveDate,
    /// Whether a notice that is still to come may change it.
    pub provisional: bool,
    /// The data that it came from.
    pub revision: Revision,
    /// The numbers of the notices that the days counted rest on: each year's, and any other that arranges one of them.
    pub notices: Vec<String>,
}

impl Operation for WorkingDayAfterRequest {
    const NAME: &'static str = "working_day_after";
    type Response = WorkingDayAfterResponse;

    fn answer(self) -> Result<WorkingDayAfterResponse, DoorError> {
        asked(&self.calendar, self.provisional, |calendar| {
            let answer = calendar.nth_working_day_after(self.date, self.n, self.count_start)?;
            let Reckoned { value: date, provisional, revision } = answer;
            let counted = DateSpan::ordered(self.date, date);
            let notices = calendar.notices_for(counted).map(|notice| notice.number().to_owned()).collect();
            Ok(WorkingDayAfterResponse { date, provisional, revision, notices })
        })
    }
}

/// The working days between two dates.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkingDaysBetweenRequest {
    /// The date after which is counted.
    pub from: NaiveDate,
    /// The last date that counts.
    pub until: NaiveDate,
    /// Whether days without a notice are answered too, by weekends and statutory dates alone.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub provisional: bool,
    /// Notices laid over the national calendar: further years, amendments, local holidays.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub calendar: Vec<Entry>,
}

/// A number of working days.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WorkingDaysBetweenResponse {
    /// How many; negative where `until` lies before `from`.
    pub working_days: i32,
    /// Whether a notice that is still to come may change it.
    pub provisional: bool,
    /// The data that it came from.
    pub revision: Revision,
}

impl Operation for WorkingDaysBetweenRequest {
    const NAME: &'static str = "working_days_between";
    type Response = WorkingDaysBetweenResponse;

    fn answer(self) -> Result<WorkingDaysBetweenResponse, DoorError> {
        let Reckoned { value: working_days, provisional, revision } =
            asked(&self.calendar, self.provisional, |calendar| calendar.working_days_between(self.from, self.until))?;
        Ok(WorkingDaysBetweenResponse { working_days, provisional, revision })
    }
}

/// When a result is due for publication, and where that stands on a day.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRequest {
    /// The day on which the inspection was completed.
    pub completed: NaiveDate,
    /// How many working days there are.
    pub working_days: u32,
    /// Which day is the first: `day_after` (the default) or `completion_day`.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub count_start: CountFrom,
    /// The day of publication, if there is one.
    #[serde(default)]
    pub published: Option<NaiveDate>,
    /// The day on which is asked.
    pub today: NaiveDate,
    /// Whether days without a notice are answered too, by weekends and statutory dates alone.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub provisional: bool,
    /// Notices laid over the national calendar: further years, amendments, local holidays.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub calendar: Vec<Entry>,
}

/// A deadline.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DeadlineResponse {
    /// The last day; null where the calendar does not know it, and it is certain all the same where the deadline stands.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub status: StatusForm,
    /// Whether a notice that is still to come may change the answer.
    pub provisional: bool,
    /// The data that it came from.
    pub revision: Revision,
}

/// Where a deadline stands.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum StatusForm {
    /// Published.
    Published {
        /// Working days used, counted as the deadline counts; null if days without a notice lie among them.
        working_days: Option<u32>,
        /// Whether published after the last day.
        late: bool,
    },
    /// Not published.
    Due {
        /// How many working days are left after today, the last one included; null if they cannot be counted.
        working_days: Option<u32>,
    },
    /// Not published; today is the last day.
    DueToday,
    /// Not published.
    Overdue {
        /// How many working days have passed since the last day; 0 on the rest days that follow it; null if they cannot
        /// be counted.
        working_days: Option<u32>,
    },
}

impl TryFrom<Status> for StatusForm {
    type Error = NotCovered;

    fn try_from(status: Status) -> Result<Self, NotCovered> {
        match status {
            Status::PublishedAfter { working_days, late } => Ok(Self::Published { working_days, late }),
            Status::DueIn(working_days) => Ok(Self::Due { working_days }),
            Status::DueToday => Ok(Self::DueToday),
            Status::OverdueBy(working_days) => Ok(Self::Overdue { working_days }),
            Status::NotCovered(refusal) => Err(refusal),
        }
    }
}

impl Operation for DeadlineRequest {
    const NAME: &'static str = "deadline";
    type Response = DeadlineResponse;

    fn answer(self) -> Result<DeadlineResponse, DoorError> {
        let Self { completed, working_days, count_start: count, published, today, .. } = self;
        let deadline = Deadline { completed, working_days, count };
        if let Some(published) = published {
            deadline.check(published).map_err(|error| DoorError::from(error).about("published"))?;
        }
        asked(&self.calendar, self.provisional, |calendar| {
            // Who asks for provisional days asks for the counts, too.
            if self.provisional && calendar.provisional_until().is_none() {
                calendar.working_days_between(deadline.due(calendar)?.value, published.unwrap_or(today))?;
            }
            let due = deadline.due(calendar).ok().map(|due| due.value);
            let Reckoned { value: status, provisional, revision } = deadline.status(calendar, published, today);
            Ok(DeadlineResponse { due, status: status.try_into()?, provisional, revision })
        })
    }
}
