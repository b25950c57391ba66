//! Arts. 10 and 13: when is drawn, and until when is published.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::Span;

/// The days that notices arrange: whether each is worked (调休) or rested (放假).
pub type Arranged = BTreeMap<NaiveDate, bool>;

/// Whether a day is a working day: as a notice arranges it, else Monday to Friday.
pub fn works(arranged: &Arranged, day: NaiveDate) -> bool {
    let weekend = day.weekday() == Weekday::Sat || day.weekday() == Weekday::Sun;
    arranged.get(&day).copied().unwrap_or(!weekend)
}

/// The n-th working day from completion: the count begins on the next day, or with the day of completion itself. None: the
/// calendar ends before.
pub fn deadline(arranged: &Arranged, completed: NaiveDate, n: u32, with_that_day: bool) -> Option<NaiveDate> {
    let mut counted = u32::from(with_that_day && n > 0 && works(arranged, completed));
    let mut day = completed;
    while counted < n {
        day = day.succ_opt()?;
        counted += u32::from(works(arranged, day));
    }
    Some(day)
}

/// Working days after one day until another: that of the first is not counted, that of the last is.
pub fn working_days(arranged: &Arranged, after: NaiveDate, until: NaiveDate) -> usize {
    after.iter_days().skip(1).take_while(|day| *day <= until).filter(|day| works(arranged, *day)).count()
}

/// The days on which is drawn for a period that begins on a first day of a month: so many whole months before it.
pub fn months_before(period: Span, months: u32) -> Option<Span> {
    Some((period.0.checked_sub_months(Months::new(months))?, period.0.pred_opt()?))
}

/// The days on which is drawn for a period: from its first day to such a day of its first month.
pub fn until_day(period: Span, day: u32) -> Option<Span> {
    Some((period.0, period.0.with_day(day)?))
}
