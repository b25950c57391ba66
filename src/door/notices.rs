//! `read_notice` (Art. 13): the official text of a holiday notice as its days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::DoorError;
use super::request::Operation;
use crate::Year;
use crate::calendar::{DayKind, Entry, Notice, NoticeDay, NoticeReading, UncheckedMatter};

/// The text of a holiday notice, to be read.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadNoticeRequest {
    /// The official Chinese text, from its title on.
    pub text: String,
    /// The text of the notice that it amends, where it amends one.
    #[serde(default)]
    pub base: Option<String>,
}

/// A notice as its text was read: every day, for a person to confirm.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ReadNoticeResponse {
    /// The year that it arranges.
    pub year: Year,
    /// Its title, on one line.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Its days, ascending.
    pub days: Vec<ReadDay>,
    /// What was not checked.
    pub unchecked: Vec<UncheckedForm>,
    /// The same for the field `calendar` of other requests, as it is.
    pub entry: Entry,
}

/// A day that a notice arranges.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ReadDay {
    /// The day.
    pub date: NaiveDate,
    /// Rested or worked.
    pub kind: DayKind,
    /// The item that arranges it, such as 春节.
    pub item: String,
}

/// What a reading did not check.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UncheckedForm {
    /// What.
    pub matter: UncheckedMatter,
    /// The item as the text heads it; null for the whole notice.
    pub item: Option<String>,
    /// The same in English.
    pub message: String,
    /// The same in Chinese.
    pub message_zh: String,
}

/// Reads a text, with that of the notice that it amends.
///
/// # Errors
/// [`DoorError`] about the text that is refused.
pub(crate) fn reading(text: &str, base: Option<&str>) -> Result<NoticeReading, DoorError> {
    let read = match base {
        Some(base) => Notice::read_amendment(text, base),
        None => Notice::read(text),
    };
    read.map_err(|error| {
        let about = if error.in_base { "base" } else { "text" };
        DoorError::from(error).about(about)
    })
}

impl From<NoticeReading> for ReadNoticeResponse {
    fn from(reading: NoticeReading) -> Self {
        let notice = reading.notice();
        let day = |day: &NoticeDay| ReadDay { date: day.date(), kind: day.kind(), item: day.name().to_owned() };
        let unchecked = reading.unchecked().iter().map(|unchecked| UncheckedForm {
            matter: unchecked.matter,
            item: unchecked.item.clone(),
            message: unchecked.matter.english().to_owned(),
            message_zh: unchecked.matter.chinese().to_owned(),
        });
        Self {
            year: notice.year(),
            title: reading.title().to_owned(),
            number: notice.number().to_owned(),
            days: notice.days().iter().map(day).collect(),
            unchecked: unchecked.collect(),
            entry: reading.entry(),
        }
    }
}

impl Operation for ReadNoticeRequest {
    const NAME: &'static str = "read_notice";
    type Response = ReadNoticeResponse;

    fn answer(self) -> Result<ReadNoticeResponse, DoorError> {
        reading(&self.text, self.base.as_deref()).map(ReadNoticeResponse::from)
    }
}
