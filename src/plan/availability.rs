//! Arts. 6, 11: whether an inspector can make visits within a period, by certificate and leave.
//!
//! The statute does not say how much of the period must be free. Here one day is enough: the agency sets the day of a
//! visit. A stricter agency enters a longer leave.

use core::fmt;

use crate::Article;
use crate::calendar::DateSpan;
use crate::draw::InspectorStatus;

/// Why an inspector cannot be drawn for a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Absence {
    /// No certificate that is valid on a day of the period.
    Certificate,
    /// On leave on every day of the period on which the certificate is valid.
    Leave,
}

impl Absence {
    /// The article: the roster's.
    #[must_use]
    pub const fn article(self) -> Article {
        Article::Art6
    }

    /// The reason in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Certificate => "执法证失效",
            Self::Leave => "请假",
        }
    }
}

impl fmt::Display for Absence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Certificate => "no valid certificate",
            Self::Leave => "on leave",
        })
    }
}

impl From<Result<(), Absence>> for InspectorStatus {
    fn from(availability: Result<(), Absence>) -> Self {
        if availability.is_ok() { Self::Available } else { Self::Unavailable }
    }
}

/// Whether an inspector can make visits in the inspection window.
///
/// # Guarantees
/// Available if and only if some day of the window lies in the certificate's span and in no leave.
///
/// # Errors
/// [`Absence`].
///
/// # Complexity
/// A sort of the leaves.
///
/// # Example: leave for a part of the quarter does no harm
/// ```
/// use shuangsuiji::calendar::{DateSpan, Period};
/// use shuangsuiji::plan::{Absence, availability};
///
/// let span = |from: &str, until: &str| DateSpan::new(from.parse().unwrap(), until.parse().unwrap()).unwrap();
/// let quarter = "2027-Q1".parse::<Period>()?.span();
/// let valid = span("2024-07-01", "2029-06-30");
/// assert_eq!(availability(quarter, Some(valid), &[span("2027-02-01", "2027-02-21")]), Ok(()));
/// assert_eq!(availability(quarter, Some(valid), &[quarter]), Err(Absence::Leave));
/// assert_eq!(availability(quarter, None, &[]), Err(Absence::Certificate));
/// # Ok::<(), shuangsuiji::calendar::PeriodError>(())
/// ```
pub fn availability(window: DateSpan, certificate: Option<DateSpan>, leave: &[DateSpan]) -> Result<(), Absence> {
    let certificate = certificate.ok_or(Absence::Certificate)?;
    let (mut free, last) = (window.from().max(certificate.from()), window.until().min(certificate.until()));
    if free > last {
        return Err(Absence::Certificate);
    }
    let mut leave = leave.to_vec();
    leave.sort_unstable();
    for span in leave.into_iter().filter(|span| span.until() >= window.from()) {
        if span.from() > free {
            break;
        }
        if span.until() >= last {
            return Err(Absence::Leave);
        }
        // Before the last day there is a next one.
        free = free.max(span.until().succ_opt().unwrap_or(last));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    use super::*;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 1, 1).unwrap() + Days::new(number)
    }

    fn spans() -> impl Strategy<Value = DateSpan> {
        (0..30_u64, 0..12_u64).prop_map(|(from, more)| DateSpan::new(day(from), day(from + more)).unwrap())
    }

    proptest! {
        #[test]
        fn available_is_who_has_a_free_day_with_a_certificate(
            window in spans(), certificate in proptest::option::of(spans()), leave in proptest::collection::vec(spans(), 0..5)
        ) {
            let days = || (0..50).map(day).filter(|&day| window.contains(day));
            let valid = |day| certificate.is_some_and(|span| span.contains(day));
            let free = |day| !leave.iter().any(|span| span.contains(day));
            let expected = if !days().any(valid) {
                Err(Absence::Certificate)
            } else if days().any(|day| valid(day) && free(day)) {
                Ok(())
            } else {
                Err(Absence::Leave)
            };
            prop_assert_eq!(availability(window, certificate, &leave), expected);
        }
    }

    #[test]
    fn the_last_day_of_the_calendar_is_no_trap() {
        let end = DateSpan::new(NaiveDate::MAX, NaiveDate::MAX).unwrap();
        assert_eq!(availability(end, Some(end), &[end]), Err(Absence::Leave));
        assert_eq!(availability(end, Some(end), &[]), Ok(()));
    }

    #[test]
    fn absences_speak_both_languages() {
        assert_eq!(Absence::Leave.to_string(), "on leave");
        assert_eq!(Absence::Certificate.to_string(), "no valid certificate");
        assert_eq!([Absence::Certificate, Absence::Leave].map(Absence::chinese), ["执法证失效", "请假"]);
        assert_eq!(Absence::Leave.article(), Article::Art6);
        let unavailable: InspectorStatus = Err(Absence::Leave).into();
        assert_eq!(unavailable, InspectorStatus::Unavailable);
        assert_eq!(InspectorStatus::from(Ok(())), InspectorStatus::Available);
    }
}
