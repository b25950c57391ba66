//! Records of a text by RFC 4180, as the strict reader's `csv` finds them, but lent from the text, which is known to be UTF-8 and
//! is not checked again cell by cell: only so does tolerance cost little.

use std::borrow::Cow;

use super::cell::Cell;
use super::rows::Line;
use crate::forms::csv_table::line_ends;

/// Reads record after record.
#[derive(Debug)]
pub(super) struct Records<'t> {
    rest: &'t str,
    separator: u8,
    /// The line of what is left.
    line: u64,
}

/// A record, and the line where it begins.
#[derive(Debug, Default)]
pub(super) struct Record<'t> {
    pub(super) cells: Vec<Cow<'t, str>>,
    pub(super) line: u64,
}

impl Line for Record<'_> {
    fn width(&self) -> usize {
        self.cells.len()
    }

    fn cell(&self, at: usize) -> Cell<'_> {
        Cell::Text(Cow::Borrowed(self.cells.get(at).map_or("", |cell| cell)))
    }

    fn text(&self, at: usize) -> Option<&str> {
        Some(self.cells.get(at).map_or("", |cell| cell))
    }
}

/// Where a cell ends.
enum End {
    Cell,
    Record,
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str, separator: u8) -> Self {
        Self { rest: text.strip_prefix('\u{feff}').unwrap_or(text), separator, line: 1 }
    }

    /// Reads the next record in the place of what stands there; whether there is one. Empty lines are none.
    pub(super) fn read(&mut self, record: &mut Record<'t>) -> bool {
        record.cells.clear();
        while let Some(rest) = self.rest.strip_prefix(['\r', '\n']) {
            // A return and a line feed end one line.
            let is_end = self.rest.starts_with('\n') || !rest.starts_with('\n');
            self.line = self.line.saturating_add(u64::from(is_end));
            self.rest = rest;
        }
        record.line = self.line;
        if self.rest.is_empty() {
            return false;
        }
        loop {
            let (cell, end) = match self.rest.strip_prefix('"') {
                Some(quoted) => self.quoted(quoted),
                None => {
                    let (cell, end) = self.plain(self.rest);
                    (Cow::Borrowed(cell), end)
                }
            };
            record.cells.push(cell);
            if matches!(end, End::Record) {
                return true;
            }
        }
    }

    /// Takes what stands up to the next separator or line's end, and goes on behind that.
    fn plain(&mut self, text: &'t str) -> (&'t str, End) {
        let separator = self.separator;
        let ends = |byte: &u8| *byte == separator || matches!(*byte, b'\n' | b'\r');
        let at = text.as_bytes().iter().position(ends).unwrap_or(text.len());
        let (cell, behind) = text.split_at_checked(at).unwrap_or((text, ""));
        let is_separated = behind.as_bytes().first() == Some(&separator);
        // The next record begins with the line's end, which is skipped and counted there.
        self.rest = if is_separated { behind.get(1..).unwrap_or("") } else { behind };
        (cell, if is_separated { End::Cell } else { End::Record })
    }

    /// Takes a cell in quotes, and what stands between its last quote and the next separator.
    fn quoted(&mut self, mut text: &'t str) -> (Cow<'t, str>, End) {
        let mut cell = Cow::Borrowed("");
        loop {
            let (part, behind) = text.split_once('"').unwrap_or((text, ""));
            self.line = self.line.saturating_add(line_ends(part.as_bytes()));
            add(&mut cell, part);
            match behind.strip_prefix('"') {
                Some(behind) => {
                    add(&mut cell, "\"");
                    text = behind;
                }
                None => {
                    let (more, end) = self.plain(behind);
                    add(&mut cell, more);
                    return (cell, end);
                }
            }
        }
    }
}

/// Adds to a text, which is lent as long as it is of one piece.
fn add<'t>(text: &mut Cow<'t, str>, piece: &'t str) {
    if text.is_empty() {
        *text = Cow::Borrowed(piece);
    } else if !piece.is_empty() {
        text.to_mut().push_str(piece);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::forms::csv_table::LineNumbers;

    fn records(text: &str, separator: u8) -> Vec<(u64, Vec<String>)> {
        let (mut reader, mut record, mut found) = (Records::new(text, separator), Record::default(), Vec::new());
        while reader.read(&mut record) {
            found.push((record.line, record.cells.iter().map(ToString::to_string).collect()));
        }
        found
    }

    #[test]
    fn quotes_are_taken_out_where_they_are_some() {
        let found = records("\u{feff}a,\"b\"\"\nc\",\"\"\r\n\n d\"e\",\"f\"g\"h,\"i\nj", b',');
        let expected = [(1, vec!["a", "b\"\nc", ""]), (4, vec![" d\"e\"", "fg\"h", "i\nj"])];
        assert_eq!(found, expected.map(|(line, cells)| (line, cells.into_iter().map(str::to_owned).collect())));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn records_are_those_of_the_strict_reader(
            mark in "\u{feff}?",
            text in "([a中\u{3000}]{1,3}|\"\"?|[,;\t]|\r|\n|\r\n|\"[a中,;\n\r]{0,3}\"|\u{feff}){0,40}",
            separator in proptest::sample::select(vec![b',', b';', b'\t']),
        ) {
            let text = text.trim_start_matches('\u{feff}');
            let mut builder = csv::ReaderBuilder::new();
            builder.flexible(true).has_headers(false).delimiter(separator);
            let (mut reader, mut record) = (builder.from_reader(text.as_bytes()), csv::StringRecord::new());
            let (mut expected, mut lines) = (Vec::new(), LineNumbers::new(text));
            while reader.read_record(&mut record).unwrap() {
                expected.push((lines.of(&record), record.iter().map(str::to_owned).collect::<Vec<_>>()));
            }
            prop_assert_eq!(records(&format!("{mark}{text}"), separator), expected);
        }
    }
}
