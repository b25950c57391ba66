//! Working days and deadlines (Art. 13).
//!
//! By the State Council's yearly notices. A day without a notice is not answered (SSJ_NOT_COVERED): add the notice,
//! or ask a provisional calendar, whose answers say that a notice may still change them.

use core::ffi::c_char;

use super::body::{self, body};
use super::{argument, count_from, role, ssj_date_t, ssj_error_t, ssj_status_t, ssj_text_t};
use crate::DateSpan;
use crate::calendar::deadline::{Deadline, Status};
use crate::calendar::{Entry, Notice, Role, WorkCalendar, notices_from_csv};
use crate::door::DoorError;
use crate::door::notices::{self, ReadNoticeResponse};

/// A calendar of working days, never changed.
#[derive(Debug)]
pub struct ssj_calendar_t(pub(super) WorkCalendar);

/// Published, within the deadline or late.
pub const SSJ_DEADLINE_PUBLISHED: u32 = 0;
/// Not published, and working days are left.
pub const SSJ_DEADLINE_DUE: u32 = 1;
/// Not published, and today is the last day.
pub const SSJ_DEADLINE_DUE_TODAY: u32 = 2;
/// Not published, and the last day has passed.
pub const SSJ_DEADLINE_OVERDUE: u32 = 3;

/// A number of working days that cannot be counted, since there is no notice for some of them.
pub const SSJ_WORKING_DAYS_UNKNOWN: u32 = u32::MAX;

/// Where a deadline stands.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ssj_deadline_t {
    /// The last day; all zeros where the calendar does not know it, and the state is certain all the same.
    pub due: ssj_date_t,
    /// One of SSJ_DEADLINE_...
    pub state: u32,
    /// Working days: used until publication, left after today, or past the last day; by the state.
    /// SSJ_WORKING_DAYS_UNKNOWN if days without a notice lie among them.
    pub working_days: u32,
    /// Whether published after the last day.
    pub late: u8,
    /// Whether a notice that is still to come may change the answer.
    pub provisional: u8,
    /// Zeros.
    pub reserved: [u8; 6],
}

fn with(calendar: &WorkCalendar, role: Role, notice: Notice) -> Result<WorkCalendar, DoorError> {
    Ok(calendar.with_entry(Entry::new(role, notice))?)
}

/// The national calendar that is built in.
///
/// calendar: on success receives the calendar, to be freed with ssj_calendar_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_national(
    calendar: *mut *mut ssj_calendar_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        argument::Output::new("calendar", calendar)?.give(ssj_calendar_t(WorkCalendar::national()));
    })
}

/// A calendar with one notice more.
///
/// notice_role: SSJ_NOTICE_YEAR, SSJ_NOTICE_AMENDMENT or SSJ_NOTICE_LOCAL.
/// notice: JSON {"number": "...", "issued": "2026-11-20", "days": [{"date": "2027-01-01", "kind": "rest", "name": "..."}]};
/// kind is "rest" or "work".
/// changed: on success receives the new calendar, to be freed with ssj_calendar_free; calendar stays as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_with_notice(
    calendar: *const ssj_calendar_t,
    notice_role: u32,
    notice: *const c_char,
    notice_len: usize,
    changed: *mut *mut ssj_calendar_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let changed = argument::Output::new("changed", changed)?;
        let role = role("notice_role", notice_role)?;
        let notice = super::json::value("notice", argument::text("notice", notice, notice_len)?)?;
        changed.give(ssj_calendar_t(with(calendar, role, notice)?));
    })
}

/// A calendar with the notices of a CSV table, one after the other; notice_role and changed as above.
///
/// csv: the columns are date, kind, name, notice; kind is "rest" or "work", notice the number of the notice.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_with_csv(
    calendar: *const ssj_calendar_t,
    notice_role: u32,
    csv: *const c_char,
    csv_len: usize,
    changed: *mut *mut ssj_calendar_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let changed = argument::Output::new("changed", changed)?;
        let role = role("notice_role", notice_role)?;
        let notices = notices_from_csv(argument::text("csv", csv, csv_len)?)?;
        let mut notices = notices.into_iter();
        changed.give(ssj_calendar_t(
            notices.try_fold(calendar.clone(), |calendar, notice| with(&calendar, role, notice))?,
        ));
    })
}

/// The days of a holiday notice's official Chinese text, for a person to confirm.
///
/// text: UTF-8, from the title on.
/// base: NULL, or the text of the notice that it amends.
/// reading: on success receives JSON {"year", "title", "number", "days": [{"date", "kind", "item"}], "unchecked", "entry"},
/// to be freed with ssj_text_free; "unchecked" says what no check could see.
///
/// The reading is strict: SSJ_NOTICE_TEXT_... with item, clause, reason and remedy for what does not hold.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_notice_read(
    text: *const c_char,
    text_len: usize,
    base: *const c_char,
    base_len: usize,
    reading: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let reading = argument::Output::new("reading", reading)?;
        let text = argument::text("text", text, text_len)?;
        let base = argument::text_or_none("base", base, base_len)?;
        reading.give(super::json::text(&ReadNoticeResponse::from(notices::reading(text, base)?))?);
    })
}

/// A calendar with the notice of an official text, read as by ssj_notice_read, in the role that its title gives it.
///
/// changed: on success receives the new calendar, to be freed with ssj_calendar_free; calendar stays as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_with_notice_text(
    calendar: *const ssj_calendar_t,
    text: *const c_char,
    text_len: usize,
    base: *const c_char,
    base_len: usize,
    changed: *mut *mut ssj_calendar_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let changed = argument::Output::new("changed", changed)?;
        let text = argument::text("text", text, text_len)?;
        let base = argument::text_or_none("base", base, base_len)?;
        changed.give(ssj_calendar_t(calendar.with_entry(notices::reading(text, base)?.entry())?));
    })
}

/// The notices that an answer about these days rests on: each year's, and any other that arranges one of the days.
///
/// from, until: the first and the last day.
/// numbers: on success receives a JSON list of their numbers, to be freed with ssj_text_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_notices(
    calendar: *const ssj_calendar_t,
    from: ssj_date_t,
    until: ssj_date_t,
    numbers: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let numbers = argument::Output::new("numbers", numbers)?;
        let span = DateSpan::new(from.read("from")?, until.read("until")?)?;
        numbers.give(super::json::text(&calendar.notices_for(span).map(Notice::number).collect::<Vec<_>>())?);
    })
}

/// A calendar that answers beyond its notices too, by weekends and statutory dates alone, and says so; changed as above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_provisional(
    calendar: *const ssj_calendar_t,
    changed: *mut *mut ssj_calendar_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        argument::Output::new("changed", changed)?.give(ssj_calendar_t(calendar.provisional()));
    })
}

/// The name of the calendar's data, to be kept with what was reckoned from it.
///
/// buffer: receives the name and a NUL behind it, if capacity bytes suffice; else SSJ_BUFFER_TOO_SMALL.
/// needed: NULL, or receives the bytes that it takes, NUL included, also where buffer is NULL or too small.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_revision(
    calendar: *const ssj_calendar_t,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        argument::fill(buffer, capacity, needed, &calendar.revision().to_string())?;
    })
}

/// The days that have a notice: beyond the last no answer is final, so that a host warns before it is reached.
///
/// from, until: on success receive the first and the last day; from may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_covered(
    calendar: *const ssj_calendar_t,
    from: *mut ssj_date_t,
    until: *mut ssj_date_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let until = argument::Output::new("until", until)?;
        until.write(calendar.last_covered().into());
        argument::write_unless_null(from, calendar.covered().from().into());
    })
}

/// Whether a date is a working day.
///
/// works, provisional: on success receive 0 or 1; provisional may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_is_working_day(
    calendar: *const ssj_calendar_t,
    date: ssj_date_t,
    works: *mut u8,
    provisional: *mut u8,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let works = argument::Output::new("works", works)?;
        let answer = calendar.is_working_day(date.read("date")?)?;
        works.write(answer.value.into());
        argument::write_unless_null(provisional, answer.provisional.into());
    })
}

/// The n-th working day after a date; for n = 0 the date itself, whatever day it is.
///
/// count: SSJ_COUNT_FROM_DAY_AFTER or SSJ_COUNT_FROM_COMPLETION_DAY.
/// day, provisional: on success receive the day and 0 or 1; provisional may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_working_day_after(
    calendar: *const ssj_calendar_t,
    date: ssj_date_t,
    n: u32,
    count: u32,
    day: *mut ssj_date_t,
    provisional: *mut u8,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let day = argument::Output::new("day", day)?;
        let answer = calendar.nth_working_day_after(date.read("date")?, n, count_from("count", count)?)?;
        day.write(answer.value.into());
        argument::write_unless_null(provisional, answer.provisional.into());
    })
}

/// The n-th working day after each of many dates, in one call.
///
/// days: room for dates_len days. If any date has no answer, nothing is written and the error's subject names it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_working_days_after(
    calendar: *const ssj_calendar_t,
    dates: *const ssj_date_t,
    dates_len: usize,
    n: u32,
    count: u32,
    days: *mut ssj_date_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let dates = argument::array("dates", dates, dates_len)?;
        let days = argument::Output::new("days", days)?;
        let count = count_from("count", count)?;
        let answers = argument::each("dates", dates, |date| {
            let date = date.read("date").map_err(|error| DoorError { subject: None, ..error })?;
            Ok(ssj_date_t::from(calendar.nth_working_day_after(date, n, count)?.value))
        })?;
        days.write_all(&answers);
    })
}

/// The working days after a date until another one, the latter included; negative where it lies before.
///
/// days, provisional: on success receive the number and 0 or 1; provisional may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_working_days_between(
    calendar: *const ssj_calendar_t,
    from: ssj_date_t,
    until: ssj_date_t,
    days: *mut i32,
    provisional: *mut u8,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let days = argument::Output::new("days", days)?;
        let answer = calendar.working_days_between(from.read("from")?, until.read("until")?)?;
        days.write(answer.value);
        argument::write_unless_null(provisional, answer.provisional.into());
    })
}

/// When a result is due for publication, and where that stands today.
///
/// completed: the day on which the inspection was completed.
/// working_days: how many there are; 20 by the statute.
/// count: SSJ_COUNT_FROM_DAY_AFTER or SSJ_COUNT_FROM_COMPLETION_DAY.
/// published: the day of publication, or NULL if there is none; one before the completion is refused.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_deadline(
    calendar: *const ssj_calendar_t,
    completed: ssj_date_t,
    working_days: u32,
    count: u32,
    published: *const ssj_date_t,
    today: ssj_date_t,
    deadline: *mut ssj_deadline_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let deadline = argument::Output::new("deadline", deadline)?;
        let asked =
            Deadline { completed: completed.read("completed")?, working_days, count: count_from("count", count)? };
        let published = match argument::object_or_none("published", published)? {
            None => None,
            Some(day) => Some(day.read("published")?),
        };
        if let Some(published) = published {
            asked.check(published).map_err(|error| DoorError::from(error).about("published"))?;
        }
        let due = asked.due(calendar);
        let standing = asked.status(calendar, published, today.read("today")?);
        let (state, working_days, late) = match standing.value {
            Status::PublishedAfter { working_days, late } => (SSJ_DEADLINE_PUBLISHED, working_days, late),
            Status::DueIn(days) => (SSJ_DEADLINE_DUE, days, false),
            Status::DueToday => (SSJ_DEADLINE_DUE_TODAY, Some(0), false),
            Status::OverdueBy(days) => (SSJ_DEADLINE_OVERDUE, days, false),
            Status::NotCovered(refusal) => return Err(refusal.into()),
        };
        let (late, provisional) = (late.into(), standing.provisional.into());
        let due = due.map_or(ssj_date_t { year: 0, month: 0, day: 0 }, |due| due.value.into());
        let working_days = working_days.unwrap_or(SSJ_WORKING_DAYS_UNKNOWN);
        deadline.write(ssj_deadline_t { due, state, working_days, late, provisional, reserved: [0; 6] });
    })
}

/// Frees a calendar; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_calendar_free(calendar: *mut ssj_calendar_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(calendar) });
}
