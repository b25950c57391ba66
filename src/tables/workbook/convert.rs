//! Cells of `calamine` as ours. Numbers become the decimal text of what is stored, exactly; they are never reckoned with.

use std::borrow::Cow;

use calamine::{Data, DataRef, ExcelDateTime, Range};
use chrono::NaiveDate;

use super::Each;
use super::formats::Formats;
use crate::tables::cell::Cell;

/// A cell of a stream.
pub(super) fn of_ref<'c>(value: DataRef<'c>, format: Option<&'c str>) -> Cell<'c> {
    match value {
        DataRef::Empty => Cell::Text(Cow::Borrowed("")),
        DataRef::SharedString(text) => Cell::Text(Cow::Borrowed(text)),
        DataRef::String(text) => Cell::Text(Cow::Owned(text)),
        DataRef::Int(number) => Cell::Number { text: number.to_string(), format },
        DataRef::Float(number) => Cell::Number { text: number.to_string(), format },
        DataRef::Bool(truth) => Cell::Truth(truth),
        DataRef::DateTime(moment) => of_moment(&moment),
        DataRef::DateTimeIso(text) => of_iso(&text),
        DataRef::DurationIso(text) => Cell::Moment { shown: of_duration(&text) },
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

/// A cell of a range, and the number format that it has.
pub(super) fn of<'c>(value: &'c Data, format: Option<&'c str>) -> Cell<'c> {
    match value {
        Data::Empty => Cell::Text(Cow::Borrowed("")),
        Data::String(text) => Cell::Text(Cow::Borrowed(text)),
        Data::Int(number) => Cell::Number { text: number.to_string(), format },
        Data::Float(number) => Cell::Number { text: number.to_string(), format },
        Data::Bool(truth) => Cell::Truth(*truth),
        Data::DateTime(moment) => of_moment(moment),
        Data::DateTimeIso(text) => of_iso(text),
        Data::DurationIso(text) => Cell::Moment { shown: of_duration(text) },
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

/// The lines of a range, which begins at its first cell.
pub(super) fn lines(range: &Range<Data>, formats: Option<&Formats>, each: Each<'_>) {
    let (first, left) = range.start().unwrap_or_default();
    for (line, cells) in (first..).zip(range.rows()) {
        let cells = (left as usize..).zip(cells).filter(|(_, cell)| !matches!(cell, Data::Empty));
        let mut cells: Vec<_> =
            cells.map(|(at, cell)| (at, of(cell, formats.and_then(|formats| formats.of(line, at))))).collect();
        if !cells.is_empty() && !each(line, &mut cells) {
            return;
        }
    }
}

/// A day without a time, to the second; else a time.
fn of_moment(moment: &ExcelDateTime) -> Cell<'static> {
    let (year, month, day, hour, minute, second, millisecond) = moment.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}");
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let near_midnight = (hour, minute, second) == (23, 59, 59) && millisecond >= 500;
    let date = if near_midnight { date.and_then(|date| date.succ_opt()) } else { date };
    let whole = near_midnight || (hour, minute, second) == (0, 0, 0);
    match date {
        Some(date) if whole && moment.is_datetime() => Cell::Day(date),
        Some(date) if moment.is_datetime() && year >= 1905 => Cell::Moment { shown: format!("{date} {clock}") },
        _ => Cell::Moment { shown: clock },
    }
}

/// `2026-03-05`, or with a time behind it.
fn of_iso(text: &str) -> Cell<'static> {
    let (day, clock) = text.split_once(['T', ' ']).unwrap_or((text, "00:00:00"));
    let midnight = clock.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.' | b'Z'));
    match day.parse::<NaiveDate>() {
        Ok(day) if midnight => Cell::Day(day),
        _ => Cell::Moment { shown: text.to_owned() },
    }
}

/// `PT01H10M00S` as 01:10.
fn of_duration(text: &str) -> String {
    let parts = text.strip_prefix("PT").and_then(|rest| {
        let (hours, rest) = rest.split_once('H')?;
        rest.split_once('M').map(|(minutes, _)| format!("{hours:0>2}:{minutes:0>2}"))
    });
    parts.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn days_and_times_are_told_apart() {
        let moment = |value| of_moment(&ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        let day = Cell::Day(NaiveDate::from_ymd_opt(2026, 3, 5).unwrap());
        assert_eq!(moment(46086.0), day);
        assert_eq!(moment(46_085.999_999_99), day);
        assert_eq!(moment(46086.5), Cell::Moment { shown: "2026-03-05 12:00".to_owned() });
        assert_eq!(moment(0.048_611_111_111_111_11), Cell::Moment { shown: "01:10".to_owned() });
        assert_eq!(of_iso("2026-03-05T00:00:00"), day);
        assert_eq!(of_duration("PT01H10M00S"), "01:10");
    }

    #[test]
    fn a_number_is_the_text_of_what_is_stored() {
        let text = |number| match of(&Data::Float(number), None) {
            Cell::Number { text, .. } => text,
            other => panic!("{other:?}"),
        };
        assert_eq!(text(150_102.0), "150102");
        assert_eq!(text(911_501_020_000_000_043.0), "911501020000000000");
        assert_eq!((text(0.25), text(-5.0)), ("0.25".to_owned(), "-5".to_owned()));
    }
}
