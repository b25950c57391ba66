//! Spans of days, both ends included: certificates and leave (Art. 6), periods, windows (Art. 10).

use core::fmt;
use core::str::FromStr;

use chrono::NaiveDate;
use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// One or more days: from a date until a date, both included.
///
/// As text by ISO 8601 `2027-01-04/2027-01-15`, a single day `2027-01-04`; `2027-01-04..2027-01-15` is read as well.
///
/// # Guarantees
/// Never empty: it does not end before it begins.
///
/// # Example: a week
/// ```
/// use shuangsuiji::DateSpan;
///
/// let week: DateSpan = "2027-01-04/2027-01-10".parse()?;
/// assert_eq!(week.days(), 7);
/// assert!(week.contains(week.until()));
/// # Ok::<(), shuangsuiji::SpanError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "Ends")]
#[cfg_attr(feature = "schema", schemars(try_from = "Ends"))]
pub struct DateSpan {
    from: NaiveDate,
    until: NaiveDate,
}

crate::forms::read_through!(DateSpan, Ends);

impl DateSpan {
    /// The days from a date until a date.
    ///
    /// # Errors
    /// [`SpanError::Reversed`] if it would end before it begins.
    pub fn new(from: NaiveDate, until: NaiveDate) -> Result<Self, SpanError> {
        if from <= until { Ok(Self { from, until }) } else { Err(SpanError::Reversed { from, until }) }
    }

    /// For ends whose order is known from how they were made.
    pub(crate) const fn ordered(from: NaiveDate, until: NaiveDate) -> Self {
        Self { from, until }
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day.
    #[must_use]
    pub const fn until(self) -> NaiveDate {
        self.until
    }

    /// How many days, at least 1.
    #[must_use]
    pub fn days(self) -> u32 {
        let beyond_the_first = self.until.signed_duration_since(self.from).num_days();
        u32::try_from(beyond_the_first.saturating_add(1)).unwrap_or(u32::MAX)
    }

    /// Whether a day is one of these.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }

    /// Whether every day of another span is one of these.
    #[must_use]
    pub fn covers(self, other: DateSpan) -> bool {
        self.from <= other.from && other.until <= self.until
    }

    /// The days that both have.
    #[must_use]
    pub fn overlap(self, other: DateSpan) -> Option<DateSpan> {
        Self::new(self.from.max(other.from), self.until.min(other.until)).ok()
    }

    /// The same days in the fewest spans, ascending: what overlaps or adjoins becomes one.
    pub(crate) fn merged(spans: impl IntoIterator<Item = DateSpan>) -> Vec<DateSpan> {
        let mut spans: Vec<DateSpan> = spans.into_iter().collect();
        spans.sort_unstable();
        let mut merged: Vec<DateSpan> = Vec::new();
        for span in spans {
            match merged.last_mut() {
                Some(last) if last.until.succ_opt().is_none_or(|next| span.from <= next) => {
                    last.until = last.until.max(span.until);
                }
                _ => merged.push(span),
            }
        }
        merged
    }
}

impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.until { write!(f, "{}", self.from) } else { write!(f, "{}/{}", self.from, self.until) }
    }
}

impl fmt::Debug for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for DateSpan {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        match text.split_once('/').or_else(|| text.split_once("..")) {
            Some((from, until)) => Self::new(date(from)?, date(until)?),
            None => date(text).map(|day| Self { from: day, until: day }).map_err(SpanError::from),
        }
    }
}

/// A span as data: `{"from": "2027-01-04", "until": "2027-01-15"}`.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    from: NaiveDate,
    until: NaiveDate,
}

impl TryFrom<Ends> for DateSpan {
    type Error = SpanError;

    fn try_from(ends: Ends) -> Result<Self, SpanError> {
        Self::new(ends.from, ends.until)
    }
}

impl From<DateSpan> for Ends {
    fn from(span: DateSpan) -> Self {
        Self { from: span.from, until: span.until }
    }
}

/// Reads a date as it is written: `2027-01-04`, with all its digits.
pub(crate) fn date(text: &str) -> Result<NaiveDate, DateError> {
    let parsed = text.parse::<NaiveDate>().ok();
    // Ten characters: chrono knows years beyond 9999 too, with a sign.
    parsed
        .filter(|date| text.len() == 10 && date.to_string() == text)
        .ok_or_else(|| DateError { found: text.chars().take(32).collect() })
}

/// A text that is not a date.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("`{}` is not a date; expected one like 2027-01-04", found.escape_debug())]
#[non_exhaustive]
pub struct DateError {
    /// What was found, at most its first 32 characters.
    pub found: String,
}

explain!(DateError {
    Self { found } => Code::DATE, Article::Art6, "“{}”不是日期，应如“2027-01-04”", found.escape_debug();
});

/// Why a span of dates was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SpanError {
    /// An end is not a date.
    #[error(transparent)]
    Date(#[from] DateError),
    /// It ends before it begins.
    #[error("from {from} until {until} ends before it begins; expected the earlier date first")]
    Reversed {
        /// The first date given.
        from: NaiveDate,
        /// The second.
        until: NaiveDate,
    },
}

explain!(SpanError {
    Self::Date(e) => e.code(), e.article(), "{}", e.chinese();
    Self::Reversed { from, until } => Code::DATE_SPAN, Article::Art6, "起{from}止{until}，截止日早于起始日";
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;
    use crate::strategies::roster::date_span;
    use proptest::prelude::*;

    fn span(text: &str) -> DateSpan {
        text.parse().unwrap()
    }

    #[track_caller]
    fn refused(text: &str, code: Code, english: &str, chinese: &str) {
        let error = text.parse::<DateSpan>().unwrap_err();
        assert_eq!((error.code(), error.to_string().as_str(), error.chinese().as_str()), (code, english, chinese));
        assert_eq!(error.article(), None);
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for text in [
            "",
            "2027-1-4",
            "2027/01/04",
            "2027-02-29",
            " 2027-01-04",
            "20270104",
            "2027-01-04/",
            "2027-01-04.2027-01-05",
        ] {
            assert!(matches!(text.parse::<DateSpan>(), Err(SpanError::Date(_))), "{text}");
        }
        refused(
            "2027-1-4",
            Code::DATE,
            "`2027-1-4` is not a date; expected one like 2027-01-04",
            "“2027-1-4”不是日期，应如“2027-01-04”",
        );
        refused(
            "2027-01-05/2027-01-04",
            Code::DATE_SPAN,
            "from 2027-01-05 until 2027-01-04 ends before it begins; expected the earlier date first",
            "起2027年1月5日止2027年1月4日，截止日早于起始日",
        );
    }

    #[test]
    fn spans_merge_where_they_overlap_or_adjoin() {
        let merged =
            DateSpan::merged(["2027-01-08", "2027-01-01/2027-01-03", "2027-01-04", "2027-01-02/2027-01-06"].map(span));
        assert_eq!(merged, ["2027-01-01/2027-01-06", "2027-01-08"].map(span));
        let forever = DateSpan::new(NaiveDate::MIN, NaiveDate::MAX).unwrap();
        assert_eq!(DateSpan::merged([forever, span("2027-01-01")]), [forever]);
        assert_eq!(span("2028-02-28/2028-03-01").days(), 3);
    }

    #[test]
    fn data_goes_through_the_same_checks() {
        let text = r#"{"from":"2027-01-01","until":"2027-03-31"}"#;
        assert_eq!(serde_json::to_string(&span("2027-01-01/2027-03-31")).unwrap(), text);
        assert_eq!(serde_json::from_str::<DateSpan>(text).unwrap(), span("2027-01-01/2027-03-31"));
        assert!(serde_json::from_str::<DateSpan>(r#"{"from":"2027-01-02","until":"2027-01-01"}"#).is_err());
        assert!(serde_json::from_str::<DateSpan>(r#"{"from":"2027-01-01","until":"2027-01-01","x":1}"#).is_err());
    }

    proptest! {
        #[test]
        fn a_span_reads_back(span in date_span()) {
            prop_assert_eq!(span.to_string().parse(), Ok(span));
            prop_assert_eq!(format!("{}..{}", span.from(), span.until()).parse(), Ok(span));
        }

        #[test]
        fn merging_keeps_every_day_and_no_other(spans in proptest::collection::vec(date_span(), 0..6)) {
            let merged = DateSpan::merged(spans.clone());
            let ends = spans.iter().flat_map(|span| [span.from.pred_opt(), Some(span.from), Some(span.until), span.until.succ_opt()]);
            for day in ends.flatten() {
                prop_assert_eq!(merged.iter().any(|m| m.contains(day)), spans.iter().any(|s| s.contains(day)));
            }
            prop_assert!(merged.windows(2).all(|pair| pair[0].until.succ_opt().unwrap() < pair[1].from));
        }
    }
}
