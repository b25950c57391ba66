//! Dates.

use chrono::{Datelike, NaiveDate};

use super::argument;
use crate::DateError;
use crate::door::DoorError;

/// A day of the Gregorian calendar.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ssj_date_t {
    /// The year, such as 2027.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u16,
    /// The day of the month, 1 to 31.
    pub day: u16,
}

impl ssj_date_t {
    /// The date, if there is such a day.
    pub(super) fn read(self, name: &'static str) -> Result<NaiveDate, DoorError> {
        let Self { year, month, day } = self;
        let date = NaiveDate::from_ymd_opt(year, month.into(), day.into());
        argument::field(name, date.ok_or_else(|| DateError { found: format!("{year:04}-{month:02}-{day:02}") }))
    }
}

impl From<NaiveDate> for ssj_date_t {
    fn from(date: NaiveDate) -> Self {
        let small = |number: u32| u16::try_from(number).unwrap_or(u16::MAX);
        Self { year: date.year(), month: small(date.month()), day: small(date.day()) }
    }
}
