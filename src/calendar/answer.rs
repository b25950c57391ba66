//! What an answer about working days says of itself (Art. 13): whether a later notice may still change it, and from
//! which data it came; and the refusal to answer where there is no notice.
//!
//! Nothing is reckoned here: see [`WorkCalendar`](super::WorkCalendar).

use core::fmt;
use core::str::FromStr;

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code, DateSpan, PeriodError, Year};

/// An answer with its standing.
///
/// # Example: certain, and not yet
/// ```
/// use shuangsuiji::{CountFrom, Year};
/// use shuangsuiji::calendar::WorkCalendar;
///
/// let calendar = WorkCalendar::national_through(Year::new(2026)?);
/// let answer = calendar.nth_working_day_after("2026-09-25".parse().unwrap(), 20, CountFrom::DayAfter)?;
/// assert_eq!(answer.value.to_string(), "2026-10-29");
/// assert!(!answer.provisional);
/// assert_eq!(answer.revision, calendar.revision());
///
/// let answer = calendar.nth_working_day_after("2026-12-10".parse().unwrap(), 15, CountFrom::DayAfter)?;
/// assert!(answer.provisional, "2026-12-31: the notice for 2027 may still change it");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Reckoned<T> {
    /// The answer.
    pub value: T,
    /// Whether a notice that is still to come may change it.
    pub provisional: bool,
    /// The data that it came from.
    pub revision: Revision,
}

impl<T> Reckoned<T> {
    /// The same standing for what follows from the answer.
    #[must_use]
    pub fn map<U>(self, follow: impl FnOnce(T) -> U) -> Reckoned<U> {
        Reckoned { value: follow(self.value), provisional: self.provisional, revision: self.revision }
    }
}

/// Names the data of a calendar: its years, and a digest of all its notices with their days.
///
/// Printed as `2007-2026-` (its first and last year) and 16 hexadecimal digits; a [`Token`](crate::Token).
///
/// # Guarantees
/// Equal for calendars made from the same notices in the same order, on every platform. Calendars that differ in any
/// notice, date of issue, day or festival's name differ in it, but for a collision of 64 bits of SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String"))]
pub struct Revision {
    pub(super) first: Year,
    pub(super) last: Year,
    pub(super) digest: [u8; 8],
}

crate::forms::read_through!(Revision, String);

impl Revision {
    /// The first year with a notice.
    #[must_use]
    pub const fn first(self) -> Year {
        self.first
    }

    /// The last year with a notice.
    #[must_use]
    pub const fn last(self) -> Year {
        self.last
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{:016x}", self.first, self.last, u64::from_be_bytes(self.digest))
    }
}

impl fmt::Debug for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no revision.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("`{}` is not a revision; expected two years and 16 hexadecimal digits", found.escape_debug())]
#[non_exhaustive]
pub struct RevisionError {
    /// What was found.
    pub found: String,
}

explain!(RevisionError {
    Self { found } => Code::REVISION, Article::Art13, "“{}”不是日历版本，应为两个年份和16位十六进制数", found.escape_debug();
});

impl FromStr for Revision {
    type Err = RevisionError;

    fn from_str(text: &str) -> Result<Self, RevisionError> {
        let year =
            |text: &str| text.parse().map_err(|_| PeriodError::Form { found: text.to_owned() }).and_then(Year::new);
        let read = || {
            let mut parts = text.splitn(3, '-');
            let (first, last) = (year(parts.next()?).ok()?, year(parts.next()?).ok()?);
            let digest = u64::from_str_radix(parts.next()?, 16).ok()?.to_be_bytes();
            Some(Self { first, last, digest })
        };
        read().filter(|read| read.to_string() == text).ok_or_else(|| RevisionError { found: text.to_owned() })
    }
}

impl TryFrom<String> for Revision {
    type Error = RevisionError;

    fn try_from(text: String) -> Result<Self, RevisionError> {
        text.parse()
    }
}

impl From<Revision> for String {
    fn from(revision: Revision) -> Self {
        revision.to_string()
    }
}

/// A question about days for which there is no notice: never answered by a guess.
///
/// Add the missing year's notice, or ask a calendar made by
/// [`provisional_through`](super::WorkCalendar::provisional_through).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Error, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[error("no notice for {missing}: covered are {covered}{}; add the notice for {missing}, or ask for a provisional answer",
    .counted.map_or(String::new(), |counted| format!("; the count came to {counted} working days")))]
#[non_exhaustive]
pub struct NotCovered {
    /// The days with a notice.
    pub covered: DateSpan,
    /// The year whose notice is missing, the first that the question needs.
    pub missing: i32,
    /// How many working days the count had come to where the data ends; none if it could not begin.
    pub counted: Option<u32>,
}

explain!(NotCovered {
    Self { covered, missing, counted } => Code::NOT_COVERED, Article::Art13,
        "没有{missing}年的放假通知：数据覆盖{}至{}{}；请补充{missing}年的通知，或改用暂定结果", covered.from(), covered.until(),
        counted.map_or(String::new(), |counted| format!("，计至{counted}个工作日"));
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WorkCalendar;
    use crate::{Explain, Token};

    fn through_2026() -> WorkCalendar {
        WorkCalendar::national_through(Year::new(2026).unwrap())
    }

    #[test]
    fn a_revision_reads_back_and_is_a_token() {
        let revision = through_2026().revision();
        assert_eq!(revision.to_string().parse(), Ok(revision));
        assert!(Token::check(&revision.to_string()).is_ok());
        assert_eq!((revision.first().number(), revision.last().number()), (2007, 2026));
        for text in ["", "2007-2026", "2007-2026-00", "2007-2026-000000000000000G", "2007-2026-+00000000000000f"] {
            assert_eq!(text.parse::<Revision>(), Err(RevisionError { found: text.into() }));
        }
        let error = "x".parse::<Revision>().unwrap_err();
        assert_eq!(error.to_string(), "`x` is not a revision; expected two years and 16 hexadecimal digits");
        assert_eq!(error.chinese(), "“x”不是日历版本，应为两个年份和16位十六进制数");
    }

    #[test]
    fn not_covered_says_what_is_covered_how_far_and_what_is_missing() {
        let covered = through_2026().covered();
        let error = NotCovered { covered, missing: 2027, counted: Some(5) };
        assert_eq!(
            error.to_string(),
            "no notice for 2027: covered are 2007-01-01/2026-12-31; the count came to 5 working days; add the notice \
             for 2027, or ask for a provisional answer"
        );
        assert_eq!(
            error.chinese(),
            "没有2027年的放假通知：数据覆盖2007年1月1日至2026年12月31日，计至5个工作日；请补充2027年的通知，或改用暂定结果"
        );
        let error = NotCovered { counted: None, missing: 2006, ..error };
        assert_eq!(
            error.to_string(),
            "no notice for 2006: covered are 2007-01-01/2026-12-31; add the notice for 2006, or ask for a provisional \
             answer"
        );
        assert_eq!(error.article(), None);
    }
}
