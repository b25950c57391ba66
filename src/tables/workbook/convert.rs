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
        DataRef::DateTime(moment) => of_moment(&moment, format),
        DataRef::DateTimeIso(text) => of_iso(&text, format),
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
        Data::DateTime(moment) => of_moment(moment, format),
        Data::DateTimeIso(text) => of_iso(text, format),
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

/// A day without a time, to the second; else a time. A day of which the format shows the month or the year alone is that text, and
/// a number beyond the last day, such as 20290630 typed into a cell of days, is that number.
fn of_moment(moment: &ExcelDateTime, format: Option<&str>) -> Cell<'static> {
    const LAST: f64 = 2_958_465.0;
    if moment.is_datetime() && moment.as_f64() > LAST {
        return Cell::Number { text: moment.as_f64().to_string(), format: None };
    }
    let (year, month, day, hour, minute, second, millisecond) = moment.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}");
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let near_midnight = (hour, minute, second) == (23, 59, 59) && millisecond >= 500;
    let date = if near_midnight { date.and_then(|date| date.succ_opt()) } else { date };
    let whole = near_midnight || (hour, minute, second) == (0, 0, 0);
    match date {
        Some(date) if whole && moment.is_datetime() => of_day(date, format),
        Some(date) if moment.is_datetime() && year >= 1905 => Cell::Moment { shown: format!("{date} {clock}") },
        _ => Cell::Moment { shown: clock },
    }
}

/// A day, or as much of it as its format shows.
fn of_day(day: NaiveDate, format: Option<&str>) -> Cell<'static> {
    match shown_parts(format.unwrap_or("General")) {
        (true, _) => Cell::Day(day),
        (false, true) => Cell::Text(day.format("%Y-%m").to_string().into()),
        (false, false) => Cell::Text(day.format("%Y").to_string().into()),
    }
}

/// Whether a format of days shows the day, and the month.
fn shown_parts(format: &str) -> (bool, bool) {
    // What the reader of cells has no text for, by the number of a format alone, is general too.
    if format == "General" {
        return (true, true);
    }
    let (mut day, mut month, mut quoted, mut other) = (false, false, None, true);
    let mut characters = format.split(';').next().unwrap_or(format).chars();
    while let Some(character) = characters.next() {
        match (quoted, character) {
            (Some(end), _) if character == end => quoted = None,
            (Some(_), _) => {}
            (None, '"') => quoted = Some('"'),
            (None, '[') => quoted = Some(']'),
            (None, '\\' | '_' | '*') => drop(characters.next()),
            (None, 'd' | 'D') => day = true,
            (None, 'm' | 'M') => month = true,
            (None, 'y' | 'Y' | 'e' | 'E') => other = false,
            (None, _) => {}
        }
    }
    // A format without a year is none of those that show less than a day.
    (day || other, month)
}

/// `2026-03-05`, or with a time behind it.
fn of_iso(text: &str, format: Option<&str>) -> Cell<'static> {
    let (day, clock) = text.split_once(['T', ' ']).unwrap_or((text, "00:00:00"));
    let midnight = clock.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.' | b'Z'));
    match day.parse::<NaiveDate>() {
        Ok(day) if midnight => of_day(day, format),
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
        let shown = |value, format| of_moment(&ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false), format);
        let moment = |value| shown(value, None);
        let day = Cell::Day(NaiveDate::from_ymd_opt(2026, 3, 5).unwrap());
        assert_eq!(moment(46086.0), day);
        assert_eq!(moment(46_085.999_999_99), day);
        assert_eq!(moment(46086.5), Cell::Moment { shown: "2026-03-05 12:00".to_owned() });
        assert_eq!(moment(0.048_611_111_111_111_11), Cell::Moment { shown: "01:10".to_owned() });
        assert_eq!(moment(2_958_465.0), Cell::Day(NaiveDate::from_ymd_opt(9999, 12, 31).unwrap()));
        assert_eq!(moment(20_290_630.0), Cell::Number { text: "20290630".to_owned(), format: None });
        for format in ["yyyy-mm-dd", "m/d/yy", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]e\"年\"m\"月\"d\"日\";@", "General"]
        {
            assert_eq!(shown(46086.0, Some(format)), day, "{format}");
        }
        for format in ["yyyy\"年\"m\"月\"", "mmm-yy", "yyyy.mm", "[$-804]yyyy\"年d月\"m"] {
            assert_eq!(shown(46086.0, Some(format)), Cell::Text("2026-03".into()), "{format}");
        }
        assert_eq!(shown(46086.0, Some("yyyy")), Cell::Text("2026".into()));
        assert_eq!(of_iso("2026-03-05T00:00:00", None), day);
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
