//! What `calamine` does not tell of an .ods, read from its XML: hidden lines, merged cells, how numbers are shown, and how far
//! apart cells stand.

use core::ops::Range;
use std::collections::BTreeSet;

use super::formats::Formats;
use super::merges::{MOST_COLUMNS, Merges};
use super::parts::{Archive, attribute, local};
use crate::tables::fault::TableFault;

/// What is to be known of a sheet of an .ods.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OdsSheet {
    /// Lines from 0.
    pub(super) hidden: BTreeSet<u32>,
    pub(super) merges: Merges,
    pub(super) formats: Formats,
    /// Up to the last line and column that say something.
    pub(super) lines: u64,
    pub(super) columns: u64,
    pub(super) has_phonetic_guides: bool,
}

/// Thousands of lines or cells behind the last are none of the table.
const MOST_REPEATED: u64 = 65_536;

/// Scans the sheets, in their order.
pub(super) fn sheets(archive: &mut Archive<'_>) -> Result<Vec<OdsSheet>, TableFault> {
    let mut sheets: Vec<OdsSheet> = Vec::new();
    let mut at = Place::default();
    archive.tags("content.xml", |tag, text| {
        let begins = !tag.starts_with(b"/");
        if local(tag) == b"table" {
            if begins {
                sheets.push(OdsSheet::default());
                at = Place { repeated: 1, ..Place::default() };
            }
        } else if let Some(sheet) = sheets.last_mut() {
            at.read(tag, text, begins, sheet);
        }
    })?;
    Ok(sheets)
}

/// Where the scan of a sheet is.
#[derive(Default)]
struct Place {
    line: u64,
    /// How often the line stands there.
    repeated: u64,
    column: u64,
    number: Option<Shown>,
    /// Whether what is read is a remark on a cell.
    in_remark: bool,
}

/// A number or a day, and what is shown of it.
struct Shown {
    columns: Range<u64>,
    kind: ValueKind,
    value: String,
    shown: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ValueKind {
    Number,
    Percentage,
    Day,
}

impl Place {
    fn read(&mut self, tag: &[u8], text: &[u8], begins: bool, sheet: &mut OdsSheet) {
        if let Some(number) = self.number.as_mut().filter(|_| !self.in_remark) {
            number.shown.extend_from_slice(text.get(..text.len().min(256)).unwrap_or_default());
        }
        match local(tag) {
            b"table-row" if begins => {
                (self.repeated, self.column) = (many(tag, b"number-rows-repeated"), 0);
                let hidden = attribute(tag, b"visibility").is_some_and(|it| matches!(it, "collapse" | "filter"));
                if hidden && self.repeated < MOST_REPEATED {
                    sheet.hidden.extend(self.lines());
                }
                if tag.ends_with(b"/") {
                    self.line = self.line.saturating_add(self.repeated);
                }
            }
            b"table-row" => self.line = self.line.saturating_add(self.repeated),
            b"table-cell" | b"covered-table-cell" if begins => self.cell(tag, sheet),
            b"table-cell" | b"covered-table-cell" => self.end_cell(sheet),
            b"annotation" => self.in_remark = begins && !tag.ends_with(b"/"),
            b"ruby-text" => sheet.has_phonetic_guides = true,
            _ => {}
        }
    }

    fn lines(&self) -> Range<u32> {
        narrow(self.line)..narrow(self.line.saturating_add(self.repeated))
    }

    fn cell(&mut self, tag: &[u8], sheet: &mut OdsSheet) {
        let from = self.column;
        self.column = from.saturating_add(many(tag, b"number-columns-repeated"));
        self.merge(tag, from, &mut sheet.merges);
        let Some(kind) = attribute(tag, b"value-type") else { return };
        sheet.columns = sheet.columns.max(self.column);
        sheet.lines = sheet.lines.max(self.line.saturating_add(self.repeated));
        let (kind, value) = match kind {
            "float" | "currency" => (ValueKind::Number, attribute(tag, b"value")),
            "percentage" => (ValueKind::Percentage, attribute(tag, b"value")),
            "date" => (ValueKind::Day, attribute(tag, b"date-value")),
            _ => return,
        };
        if !tag.ends_with(b"/") {
            let (columns, value) = (from..self.column, value.unwrap_or_default().to_owned());
            self.number = Some(Shown { columns, kind, value, shown: Vec::new() });
        }
    }

    /// Takes note of a cell that reaches over others.
    fn merge(&self, tag: &[u8], column: u64, merges: &mut Merges) {
        let spanned = [b"number-rows-spanned".as_slice(), b"number-columns-spanned"].map(|name| attribute(tag, name));
        let [down, right] = match spanned.map(|many| many.map_or(Some(1), |many| many.trim().parse::<u64>().ok())) {
            [None, None] if spanned == [None, None] => return,
            [Some(down), Some(right)] => [down, right],
            _ => return merges.add_unread((self.line, column), &spanned.map(Option::unwrap_or_default).join(" × ")),
        };
        let last = |from: u64, many: u64| from.saturating_add(many.max(1)).saturating_sub(1);
        let until = (last(self.line, down), last(column, right));
        if (down > 1 && self.repeated > 1) || ((down > 1 || right > 1) && self.column > column.saturating_add(1)) {
            let at = |(line, column)| (narrow(line), wide(column));
            return merges.add_repeated(at((self.line, column)), at(until));
        }
        merges.add((self.line, column), until, MOST_COLUMNS);
    }

    fn end_cell(&mut self, sheet: &mut OdsSheet) {
        let Some(number) = self.number.take() else { return };
        let shown = String::from_utf8_lossy(&number.shown);
        let code = match number.kind {
            ValueKind::Number => format(&number.value, shown.trim()),
            ValueKind::Percentage => Some("0%".to_owned()),
            ValueKind::Day => format_of_day(&number.value, shown.trim()).map(str::to_owned),
        };
        if let Some(code) = code {
            sheet.formats.add(self.lines(), wide(number.columns.start)..wide(number.columns.end), code);
        }
    }
}

fn many(tag: &[u8], name: &[u8]) -> u64 {
    attribute(tag, name).and_then(|number| number.parse().ok()).unwrap_or(1)
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn wide(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A number format that shows a value so; none where the general one does.
fn format(value: &str, shown: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if shown.is_empty() || shown == value {
        None
    } else if digits(shown) && digits(value) && shown.trim_start_matches('0') == value.trim_start_matches('0') {
        Some("0".repeat(shown.len()))
    } else if digits(value) && shown.replace(',', "") == value {
        Some("#,##0".to_owned())
    } else {
        // A format of nothing but a text in quotes shows that text.
        Some(format!("\"{shown}\""))
    }
}

/// A format that shows no more of a day than its month or its year, where that is all that is shown of it.
fn format_of_day(value: &str, shown: &str) -> Option<&'static str> {
    let numbers = |text: &str| -> Vec<u32> {
        let groups = text.split(|at: char| !at.is_ascii_digit());
        groups.filter_map(|group| group.parse().ok()).collect()
    };
    let [year, month, day, ..] = *numbers(value).as_slice() else { return None };
    // Of two digits that may be the day as well nobody knows that it is the year.
    let is_year = |number: u32| number == year.wrapping_rem(100) && number != day;
    let mut rest = numbers(shown);
    // The year may stand first or last; what shows none shows a month and a day.
    let at =
        rest.iter().position(|number| *number == year).or_else(|| rest.iter().position(|number| is_year(*number)))?;
    rest.remove(at);
    let has_name = shown.contains('月') || shown.chars().filter(char::is_ascii_alphabetic).count() >= 3;
    match *rest.as_slice() {
        [] if has_name => Some("yyyy-mm"),
        [] => Some("yyyy"),
        [only] if only == month && !shown.contains('日') && (!has_name || shown.contains('月')) => Some("yyyy-mm"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_follows_from_what_is_shown() {
        for (value, shown, code) in [
            ("12345", "012345", Some("000000")),
            ("150102", "150,102", Some("#,##0")),
            ("150102", "150102", None),
            ("0", "000", Some("000")),
            ("12", "第12号", Some("\"第12号\"")),
            ("12", "13", Some("\"13\"")),
        ] {
            assert_eq!(format(value, shown).as_deref(), code, "{shown}");
        }
    }

    #[test]
    fn of_a_day_the_month_alone_may_be_shown() {
        for (shown, format) in [
            ("2028-03", Some("yyyy-mm")),
            ("2028年3月", Some("yyyy-mm")),
            ("03/28", Some("yyyy-mm")),
            ("Mar 28", Some("yyyy-mm")),
            ("三月 2028", Some("yyyy-mm")),
            ("2028", Some("yyyy")),
            ("2028年", Some("yyyy")),
            ("2028-03-31", None),
            ("28-3-31", None),
            ("03/31/28", None),
            ("31. Mar 2028", None),
            ("3月31日", None),
            ("2028年3月31日", None),
            ("", None),
        ] {
            assert_eq!(format_of_day("2028-03-31", shown), format, "{shown}");
        }
        for shown in ["03/28", "3月28日", "28-Mar", "28", "03-28-28"] {
            assert_eq!(format_of_day("2028-03-28", shown), None, "{shown}");
        }
        assert_eq!(format_of_day("2028-03-28", "2028-03"), Some("yyyy-mm"));
        assert_eq!(format_of_day("2028-03-03", "2028年3月3日"), None);
        assert_eq!(format_of_day("2028-03-03T00:00:00", "3 March 2028"), None);
        assert_eq!(format_of_day("2028-03-01", "2028-03"), Some("yyyy-mm"));
    }

    #[test]
    fn a_sheet_tells_its_hidden_lines_merges_and_formats() {
        let (mut sheet, mut at) = (OdsSheet::default(), Place { repeated: 1, ..Place::default() });
        let content = "<table:table-row table:number-rows-repeated='2'/>\
            <table:table-row table:visibility='filter' table:number-rows-repeated='2'><table:table-cell/>\
            <table:table-cell office:value-type='float' office:value='7' table:number-columns-repeated='2'>\
            <office:annotation><text:p>remark</text:p></office:annotation><text:p>007</text:p></table:table-cell>\
            <table:table-cell office:value-type='string' table:number-rows-spanned='3'><text:p>a</text:p></table:table-cell>\
            </table:table-row>";
        for piece in content.split('<') {
            let (tag, text) = piece.split_once('>').unwrap_or(("", ""));
            at.read(tag.as_bytes(), b"", !tag.starts_with('/'), &mut sheet);
            at.read(b"", text.as_bytes(), true, &mut sheet);
        }
        assert_eq!(sheet.hidden, BTreeSet::from([2, 3]));
        // The line stands twice, and what it merges reaches over three.
        let odd = sheet.merges.apart("名单").unwrap_err().to_string();
        assert!(odd.contains("`D3:D5`, which are repeated over one another"), "{odd}");
        let found = [(2, 1), (3, 2), (2, 3), (4, 1)].map(|(line, column)| sheet.formats.of(line, column));
        assert_eq!(found, [Some("000"), Some("000"), None, None]);
        assert_eq!((sheet.lines, sheet.columns), (4, 4));
    }

    #[test]
    fn what_reaches_over_other_cells_is_told_as_it_stands() {
        let merges = |cells: &str| {
            let (mut sheet, mut at) = (OdsSheet::default(), Place { repeated: 1, ..Place::default() });
            for tag in cells.split_terminator('>') {
                at.read(tag.trim_start_matches('<').as_bytes(), b"", !tag.starts_with("</"), &mut sheet);
            }
            let merges = sheet.merges.apart("名单").map_err(|fault| fault.to_string());
            merges.map(|merges| merges.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        };
        let cell = |spanned: &str| merges(&format!("<table-row><table-cell/><table-cell {spanned}/></table-row>"));
        let found = |spanned: &str| cell(spanned).unwrap();
        assert_eq!(found("number-rows-spanned='3' number-columns-spanned=' 2'"), "B1:C3");
        assert_eq!(found("number-rows-spanned='0' number-columns-spanned='1'"), "");
        for (odd, said) in [
            ("number-rows-spanned='1048577'", "`B1:B1048577`, which are no rectangle"),
            ("number-columns-spanned='18446744073709551615'", "`B1:"),
            ("number-rows-spanned='3x' number-columns-spanned='1'", "`B1 × 3x × 1`, which"),
            ("number-rows-spanned='-3'", "`B1 × -3 × `, which"),
            ("number-rows-spanned='2' number-columns-repeated='2'", "`B1:B2`, which are repeated over"),
        ] {
            assert!(cell(odd).unwrap_err().contains(said), "{odd}: {:?}", cell(odd));
        }
        let title = "<table-row number-rows-repeated='2'><table-cell number-columns-spanned='2'/></table-row>";
        assert_eq!(merges(title), Ok("A1:B1".to_owned()));
    }
}
