//! What `calamine` does not tell of an .xls, read from its records: hidden lines and number formats.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::compound::{u16_at, u32_at};
use super::formats::Formats;

/// What is to be known of a sheet of an .xls.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct XlsSheet {
    /// Lines from 0.
    pub(super) hidden: BTreeSet<u32>,
    pub(super) formats: Formats,
}

/// Kinds of records.
const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
const SHEET: u16 = 0x0085;
const SEVERAL: u16 = 0x00BD;
const STYLE: u16 = 0x00E0;
const NUMBER: u16 = 0x0203;
const ROW: u16 = 0x0208;
const COMPACT: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const BEGIN: u16 = 0x0809;
const EXTENT: u16 = 0x0200;

/// Scans the sheets of an .xls from its stream, in their order; none of one that is not whole.
pub(super) fn sheets(stream: &[u8]) -> Option<Vec<XlsSheet>> {
    let (mut styles, mut codes, mut starts) = (Vec::new(), BTreeMap::new(), Vec::new());
    let mut is_wide = false;
    for (kind, data) in records(stream, 0) {
        match kind {
            BEGIN => is_wide = u16_at(data, 0)? >= 0x0600,
            SHEET => starts.push(usize::try_from(u32_at(data, 0)?).ok()?),
            STYLE => styles.push(u16_at(data, 2)?),
            FORMAT => {
                codes.insert(u16_at(data, 0)?, code(data, is_wide)?);
            }
            END => break,
            _ => {}
        }
    }
    let styles: Vec<Rc<str>> = styles.into_iter().map(|format| of_number(format, &codes)).collect();
    starts.into_iter().map(|from| sheet(stream, from, &styles)).collect()
}

/// Whether a stream is protected by a password: then its records hold what nobody can read.
pub(super) fn is_encrypted(stream: &[u8]) -> bool {
    records(stream, 0).take_while(|(kind, _)| *kind != END).any(|(kind, _)| kind == PASSWORD)
}

/// The records from a place on: their kinds, and what they hold.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = from;
    core::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at.checked_add(2)?)?));
        let data = at.checked_add(4)?;
        at = data.checked_add(length)?;
        stream.get(data..at).map(|data| (kind, data))
    })
}

/// Scans a sheet; none if there is none at this place, or its extent is none: room is made for that at once.
fn sheet(stream: &[u8], from: usize, styles: &[Rc<str>]) -> Option<XlsSheet> {
    records(stream, from).next().filter(|(kind, _)| *kind == BEGIN)?;
    let mut sheet = XlsSheet::default();
    let mut depth = 0_u32;
    for (kind, data) in records(stream, from) {
        let word = |at: usize| u16_at(data, at).unwrap_or(0);
        match kind {
            BEGIN => depth = depth.saturating_add(1),
            END if depth <= 1 => break,
            END => depth = depth.saturating_sub(1),
            // A chart within the sheet.
            _ if depth > 1 => {}
            EXTENT if !is_extent(data) => return None,
            ROW if word(12) & 0x20 != 0 => {
                sheet.hidden.insert(u32::from(word(0)));
            }
            NUMBER | COMPACT | FORMULA => sheet.style(word(0), word(2), word(4), styles),
            SEVERAL => {
                // The columns' styles with their numbers, and the last column.
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                for (column, cell) in (word(2)..).zip(cells) {
                    sheet.style(word(0), column, u16_at(cell, 0).unwrap_or(0), styles);
                }
            }
            _ => {}
        }
    }
    sheet.formats.sort();
    Some(sheet)
}

/// Whether lines and columns, each from the first to behind the last, are those of a sheet.
fn is_extent(data: &[u8]) -> bool {
    let lines = if data.len() == 10 {
        [0, 2].map(|at| u16_at(data, at).map(u32::from))
    } else {
        [0, 4].map(|at| u32_at(data, at))
    };
    let last_column = u16_at(data, if data.len() == 10 { 6 } else { 10 });
    let [Some(first), Some(last)] = lines else { return false };
    (last == 0 || first < last) && last <= 65_536 && last_column.is_some_and(|last| last <= 256)
}

impl XlsSheet {
    fn style(&mut self, line: u16, column: u16, style: u16, styles: &[Rc<str>]) {
        let (line, column) = (u32::from(line), usize::from(column));
        if let Some(code) = styles.get(usize::from(style)).filter(|code| !code.is_empty()) {
            self.formats.add(line..line.saturating_add(1), column..column.saturating_add(1), code.clone());
        }
    }
}

/// The text of a format: of two bytes a character, or of one.
fn code(data: &[u8], is_wide: bool) -> Option<String> {
    if !is_wide {
        let length = usize::from(*data.get(2)?);
        return Some(String::from_utf8_lossy(data.get(3..)?.get(..length)?).into_owned());
    }
    let (length, text) = (usize::from(u16_at(data, 2)?), data.get(5..)?);
    if data.get(4)? & 1 == 0 {
        return Some(text.get(..length)?.iter().copied().map(char::from).collect());
    }
    let units: Vec<u16> = text.chunks_exact(2).take(length).filter_map(|unit| u16_at(unit, 0)).collect();
    Some(String::from_utf16_lossy(&units))
}

/// A format by its number; empty for the general one.
fn of_number(number: u16, codes: &BTreeMap<u16, String>) -> Rc<str> {
    let built_in = match number {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        37..=44 => "#,##0_);(#,##0)",
        48 => "##0.0E+0",
        49 => "@",
        _ => "General",
    };
    let code = codes.get(&number).map_or(built_in, String::as_str);
    if code.eq_ignore_ascii_case("general") { "".into() } else { code.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_read_in_both_writings() {
        assert_eq!(code(b"\xA4\x00\x04000%", false).as_deref(), Some("000%"));
        assert_eq!(code(b"\xA4\x00\x03\x00\x00000", true).as_deref(), Some("000"));
        assert_eq!(code(b"\xA4\x00\x02\x00\x010\x00\x7B\x7B", true).as_deref(), Some("0筻"));
        assert_eq!(code(b"\xA4\x00\x09\x00\x00000", true), None);
        let codes = BTreeMap::from([(164, "000000".to_owned()), (0, "GENERAL".to_owned())]);
        assert_eq!([0, 9, 164, 165].map(|it| of_number(it, &codes).to_string()), ["", "0%", "000000", ""]);
    }

    #[test]
    fn an_extent_is_within_a_sheet() {
        let extent = |first: u32, last: u32, columns: u16| {
            let lines = [first.to_le_bytes(), last.to_le_bytes()].concat();
            is_extent(&[lines, [0, columns].map(u16::to_le_bytes).concat(), vec![0, 0]].concat())
        };
        assert!(extent(0, 65_536, 256) && extent(0, 0, 0) && extent(3, 4, 1));
        assert!(!extent(0, 65_537, 1) && !extent(0, 1, 257) && !extent(4, 4, 1) && !is_extent(b"\0\0\0"));
        assert!(is_extent(b"\0\0\x02\0\0\0\x08\0\0\0") && !is_extent(b"\x02\0\x02\0\0\0\x08\0\0\0"));
    }

    #[test]
    fn records_end_where_one_is_cut() {
        let stream = b"\x08\x02\x02\x00ab\x0A\x00\x00\x00\x03\x02\x09\x00x";
        assert!(!is_encrypted(stream) && is_encrypted(&[b"\x2F\0\x02\0ab", &stream[..]].concat()));
        assert_eq!(records(stream, 0).collect::<Vec<_>>(), [(ROW, &b"ab"[..]), (END, &b""[..])]);
    }
}
