//! Lists as CSV text: a header line with column names in English or Chinese, then one record a line.
//!
//! What the registry (Art. 7) and the roster (Art. 6) share: the encoding, the header, the number of cells. What the
//! cells mean is theirs. Cells are taken as they stand, white space included. A quoted cell may hold commas.

use thiserror::Error;

use super::limits::Ceiling;
use crate::tables::{CellPlace, Column, TableFault};
use crate::{Code, Errors, Reason};

/// What a text that is not UTF-8 looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// Double bytes of GBK or GB 18030, as older spreadsheets write Chinese.
    Gbk,
    /// The byte order mark of UTF-16.
    Utf16,
    /// Nothing in particular.
    Unknown,
}

impl Encoding {
    fn guess(bytes: &[u8]) -> Self {
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Self::Utf16;
        }
        let mut bytes = bytes.iter();
        while let Some(&lead) = bytes.next() {
            let pairs = match lead {
                0x00..=0x7F => continue,
                0x81..=0xFE => bytes.next(),
                _ => None,
            };
            // A digit as the second byte begins a four-byte character of GB 18030; its other half is a pair again.
            if !matches!(pairs, Some(0x30..=0x39 | 0x40..=0x7E | 0x80..=0xFE)) {
                return Self::Unknown;
            }
        }
        Self::Gbk
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Gbk => "not UTF-8, it looks like GBK",
            Self::Utf16 => "not UTF-8, it looks like UTF-16",
            Self::Unknown => "not UTF-8",
        }
    }

    const fn chinese(self) -> &'static str {
        match self {
            Self::Gbk => "不是UTF-8编码，似为GBK",
            Self::Utf16 => "不是UTF-8编码，似为UTF-16",
            Self::Unknown => "不是UTF-8编码",
        }
    }
}

/// What is wrong with a table, whatever its cells mean. Lines, columns and bytes count from 1.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TableError {
    /// The text is not UTF-8.
    #[error("line {line}, byte {byte}: the text is {}; save it as UTF-8 (in spreadsheets: CSV UTF-8)", looks_like.english())]
    Encoding {
        /// The line.
        line: u64,
        /// The byte within the line.
        byte: u64,
        /// What the text looks like.
        looks_like: Encoding,
    },
    /// There is no header line.
    #[error("the table is empty; expected a header line with the columns {expected}")]
    Empty {
        /// The columns.
        expected: Reason,
    },
    /// A column that this kind of table does not have.
    #[error("line {line}, column {column}: no column `{}`; expected {expected}", name.escape_debug())]
    UnknownColumn {
        /// The header line.
        line: u64,
        /// The column.
        column: u64,
        /// Its name.
        name: String,
        /// The columns there are.
        expected: Reason,
    },
    /// A column that stands twice, be it in two languages.
    #[error("line {line}, column {column}: `{name}` ({chinese}) stands already in column {first}; expected it once")]
    RepeatedColumn {
        /// The header line.
        line: u64,
        /// The later column.
        column: u64,
        /// The first column.
        first: u64,
        /// Its name.
        name: &'static str,
        /// Its name in Chinese.
        chinese: &'static str,
    },
    /// A column that is missing.
    #[error("line {line}: the column `{name}` ({chinese}) is missing; expected every column once")]
    MissingColumn {
        /// The header line.
        line: u64,
        /// Its name.
        name: &'static str,
        /// Its name in Chinese.
        chinese: &'static str,
    },
    /// What the tolerant reader refuses beyond this.
    #[error(transparent)]
    Fault(TableFault),
    /// A line with another number of cells than the header.
    #[error("line {line}: {found} cells; expected {expected}, as in the header")]
    Cells {
        /// The line.
        line: u64,
        /// Cells found.
        found: u64,
        /// Columns of the header.
        expected: u64,
    },
}

crate::explain::explain!(TableError {
    error => TableError::code(error), crate::Article::Art7, "{}", TableError::chinese(error);
} about {
    error => TableError::column(error);
});

impl TableError {
    /// The column that it is about.
    pub(crate) fn column(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::RepeatedColumn { name, chinese, .. } | Self::MissingColumn { name, chinese, .. } => {
                Some((*name, *chinese))
            }
            Self::Fault(TableFault::Cell { column, column_chinese, .. }) => Some((*column, *column_chinese)),
            _ => None,
        }
    }

    pub(crate) fn code(&self) -> Code {
        match self {
            Self::Encoding { .. } => Code::TABLE_ENCODING,
            Self::Empty { .. } => Code::TABLE_EMPTY,
            Self::UnknownColumn { .. } => Code::TABLE_COLUMN_UNKNOWN,
            Self::RepeatedColumn { .. } => Code::TABLE_COLUMN_REPEATED,
            Self::MissingColumn { .. } => Code::TABLE_COLUMN_MISSING,
            Self::Cells { .. } => Code::TABLE_CELLS,
            Self::Fault(fault) => fault.code(),
        }
    }

    pub(crate) fn chinese(&self) -> String {
        match self {
            Self::Encoding { line, byte, looks_like } => {
                format!("第{line}行第{byte}字节：{}，请另存为UTF-8（CSV UTF-8）", looks_like.chinese())
            }
            Self::Empty { expected } => format!("表格为空，应有标题行：{}", expected.chinese()),
            Self::UnknownColumn { line, column, name, expected } => {
                format!("第{line}行第{column}列：没有“{}”这一列，应为{}", name.escape_debug(), expected.chinese())
            }
            Self::RepeatedColumn { line, column, first, name, chinese } => {
                format!("第{line}行第{column}列：“{chinese}”（“{name}”）与第{first}列重复")
            }
            Self::MissingColumn { line, name, chinese } => {
                format!("第{line}行：缺少“{chinese}”（“{name}”）列；各列均应有一次")
            }
            Self::Fault(fault) => fault.chinese(),
            Self::Cells { line, found, expected } => {
                format!("第{line}行：有{found}个单元格，应与标题行一致，为{expected}个")
            }
        }
    }
}

/// One line of a table.
#[derive(Debug)]
pub(crate) struct Row<'t>(Cells<'t>);

/// The cells of a line: as they stand, or as the tolerant reader tidied them, column by column.
#[derive(Debug)]
enum Cells<'t> {
    Record(&'t csv::StringRecord, &'t [usize]),
    Tidied(&'t [&'t str], &'t [Option<usize>]),
}

impl<'t> Row<'t> {
    /// Cells in the order of the columns, and where each column stands in the table, from 0.
    pub(crate) fn tidied(cells: &'t [&'t str], places: &'t [Option<usize>]) -> Self {
        Self(Cells::Tidied(cells, places))
    }

    /// The cell of a column, by the column's number in the table's kind; empty if the table has no such column.
    pub(crate) fn cell(&self, column: usize) -> &str {
        let cell = match self.0 {
            Cells::Record(record, places) => places.get(column).and_then(|&place| record.get(place)),
            Cells::Tidied(cells, _) => cells.get(column).copied(),
        };
        cell.unwrap_or("")
    }

    /// Where a column of the kind stands in the text, from 1.
    pub(crate) fn place(&self, column: usize) -> u64 {
        let place = match self.0 {
            Cells::Record(_, places) => places.get(column).copied(),
            Cells::Tidied(_, places) => places.get(column).copied().flatten(),
        };
        place.map_or(0, |place| count(place).saturating_add(1))
    }

    /// The cell, unless it is empty.
    pub(crate) fn known(&self, column: usize) -> Option<&str> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty())
    }
}

/// Reads a table of these columns and gives each line with its number to `each`, also those with too many or too
/// few cells, up to the first that is more than the host takes. Returns where each column stands, from 1.
///
/// # Errors
/// What is wrong with the encoding or the header line; no line is read then.
pub(crate) fn read(
    bytes: &[u8],
    columns: &[Column],
    ceiling: Ceiling,
    mut each: impl FnMut(u64, Result<Row<'_>, TableError>),
) -> Result<Vec<u64>, Errors<TableError>> {
    let text = utf8(bytes).map_err(Errors::from)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    // From memory, from valid UTF-8 and with any number of cells, reading cannot fail.
    if !reader.read_record(&mut record).unwrap_or(false) {
        return Err(TableError::Empty { expected: names(columns) }.into());
    }
    let mut lines = LineNumbers::new(text);
    let places = header(lines.of(&record), &record, columns)?;
    let expected = count(record.len());
    let mut read = 0_u64;
    while reader.read_record(&mut record).unwrap_or(false) {
        let (line, found) = (lines.of(&record), count(record.len()));
        read = read.saturating_add(1);
        if let Err(large) = ceiling.hold(read) {
            let place = CellPlace { sheet: None, line, column: 0 };
            each(line, Err(TableError::Fault(TableFault::TooMany { place, large })));
            break;
        }
        if found == expected {
            each(line, Ok(Row(Cells::Record(&record, &places))));
        } else {
            each(line, Err(TableError::Cells { line, found, expected }));
        }
    }
    Ok(places.into_iter().map(|place| count(place).saturating_add(1)).collect())
}

/// The text, without a byte order mark.
fn utf8(bytes: &[u8]) -> Result<&str, TableError> {
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let in_line = before.iter().rev().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
            Err(TableError::Encoding {
                line: line_ends(before).saturating_add(1),
                byte: count(in_line).saturating_add(1),
                looks_like: Encoding::guess(bytes),
            })
        }
    }
}

/// Where each column of the kind stands in the header, from 0.
fn header(line: u64, names_found: &csv::StringRecord, columns: &[Column]) -> Result<Vec<usize>, Errors<TableError>> {
    let mut errors = Vec::new();
    let mut places: Vec<Option<usize>> = vec![None; columns.len()];
    for (place, name) in names_found.iter().enumerate() {
        let column = count(place).saturating_add(1);
        let known = places.iter_mut().zip(columns).find(|(_, known)| known.is_headed(name));
        match known {
            None => {
                let (name, expected) = (name.to_owned(), names(columns));
                errors.push(TableError::UnknownColumn { line, column, name, expected });
            }
            Some((Some(first), &Column { name, chinese, .. })) => {
                let first = count(*first).saturating_add(1);
                errors.push(TableError::RepeatedColumn { line, column, first, name, chinese });
            }
            Some((unseen, _)) => *unseen = Some(place),
        }
    }
    if places.iter().all(Option::is_none) {
        // One bad line is one error, not one for each column.
        let fault = TableFault::no_header(names_found.iter(), 1, names(columns));
        return Err(TableError::Fault(fault).into());
    }
    for (_, &Column { name, chinese, .. }) in places.iter().zip(columns).filter(|(place, _)| place.is_none()) {
        errors.push(TableError::MissingColumn { line, name, chinese });
    }
    Errors::check(places.into_iter().flatten().collect(), errors)
}

/// The lines where records begin. The reader counts line feeds alone, and from the empty lines before a record that it skips;
/// what an old Macintosh wrote has returns alone.
pub(crate) struct LineNumbers<'t> {
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> LineNumbers<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of a record that is none of those before the last one asked for.
    pub(crate) fn of(&mut self, record: &csv::StringRecord) -> u64 {
        let Some(position) = record.position() else { return self.line };
        let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let rest = self.text.get(from..).unwrap_or_default();
        let skipped = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begins = from.saturating_add(skipped);
        self.line = self.line.saturating_add(line_ends(self.text.get(self.at..begins).unwrap_or_default()));
        self.at = begins;
        self.line
    }
}

/// How many lines end in a text: by a line feed, a return, or both.
pub(crate) fn line_ends(bytes: &[u8]) -> u64 {
    let feeds = bytes.iter().filter(|&&byte| byte == b'\n').count();
    let both = || bytes.windows(2).filter(|pair| *pair == b"\r\n").count();
    match bytes.iter().filter(|&&byte| byte == b'\r').count() {
        0 => count(feeds),
        returns => count(feeds.saturating_add(returns)).saturating_sub(count(both())),
    }
}

pub(crate) fn names(columns: &[Column]) -> Reason {
    let english: Vec<String> = columns.iter().map(|it| format!("`{}` ({})", it.name, it.chinese)).collect();
    let chinese: Vec<String> = columns.iter().map(|it| format!("{}（“{}”）", it.chinese, it.name)).collect();
    Reason::new(english.join(", "), chinese.join("、"))
}

pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The header line of a table, names in English, to which [`write_row`] adds.
pub(crate) fn write_header(columns: &[Column]) -> String {
    let mut text = String::new();
    write_row(&mut text, columns.iter().map(|column| column.name));
    text
}

/// Adds a line; cells that hold a comma, a quote or a line's end are quoted.
pub(crate) fn write_row<'c>(text: &mut String, cells: impl IntoIterator<Item = &'c str>) {
    for (number, cell) in cells.into_iter().enumerate() {
        if number > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use crate::forms::Limits;
    use crate::forms::csv_table::*;
    use crate::forms::limits::row;
    use crate::tables::CellKind;

    const COLUMNS: &[Column] =
        &[Column::needed("id", "编号", CellKind::Id), Column::needed("name", "名称", CellKind::Text)];

    type Lines = Vec<Result<(u64, String, String), TableError>>;

    fn lines(bytes: &[u8]) -> Result<Lines, Errors<TableError>> {
        let mut lines = Vec::new();
        read(bytes, COLUMNS, Limits::MOST.ceiling(row::elements), |line, row| {
            lines.push(row.map(|row| (line, row.cell(0).to_owned(), row.cell(1).to_owned())));
        })?;
        Ok(lines)
    }

    #[track_caller]
    fn refused(bytes: impl AsRef<[u8]>, english: &[&str], chinese: &[&str]) {
        let errors = lines(bytes.as_ref()).unwrap_err();
        assert_eq!(errors.iter().map(ToString::to_string).collect::<Vec<_>>(), english);
        assert_eq!(errors.iter().map(TableError::chinese).collect::<Vec<_>>(), chinese);
    }

    #[test]
    fn columns_are_found_by_name_in_either_language_and_any_order() {
        let row = |line, id: &str, name: &str| Ok((line, id.to_owned(), name.to_owned()));
        assert_eq!(lines(b"id,name\n1,a\n"), Ok(vec![row(2, "1", "a")]));
        assert_eq!(lines("\u{feff}名称,编号\r\na,1".as_bytes()), Ok(vec![row(2, "1", "a")]));
        assert_eq!(lines(b"id,name"), Ok(vec![]));
        let quoted = b"name,id\n\n\"a, \"\"b\"\"\",1\n\r\n\n\"c\nd\",2\ne,3\n";
        assert_eq!(lines(quoted), Ok(vec![row(3, "1", "a, \"b\""), row(6, "2", "c\nd"), row(8, "3", "e")]));
    }

    #[test]
    fn lines_with_too_many_or_too_few_cells_are_told_and_the_others_read() {
        let found = lines(b"id,name\n1\n2,b\n3,c,d\n").unwrap();
        assert_eq!(found[0], Err(TableError::Cells { line: 2, found: 1, expected: 2 }));
        assert_eq!(found[1], Ok((3, "2".to_owned(), "b".to_owned())));
        let error = found[2].clone().unwrap_err();
        assert_eq!(error.to_string(), "line 4: 3 cells; expected 2, as in the header");
        assert_eq!(error.chinese(), "第4行：有3个单元格，应与标题行一致，为2个");
        assert_eq!(error.code(), Code::TABLE_CELLS);
    }

    #[test]
    fn a_wrong_header_is_refused_by_the_names_of_its_columns() {
        refused(
            "编号,id,地址",
            &[
                "line 1, column 2: `id` (编号) stands already in column 1; expected it once",
                "line 1, column 3: no column `地址`; expected `id` (编号), `name` (名称)",
                "line 1: the column `name` (名称) is missing; expected every column once",
            ],
            &[
                "第1行第2列：“编号”（“id”）与第1列重复",
                "第1行第3列：没有“地址”这一列，应为编号（“id”）、名称（“name”）",
                "第1行：缺少“名称”（“name”）列；各列均应有一次",
            ],
        );
        for empty in ["", "\u{feff}", "\n\n"] {
            refused(
                empty,
                &["the table is empty; expected a header line with the columns `id` (编号), `name` (名称)"],
                &["表格为空，应有标题行：编号（“id”）、名称（“name”）"],
            );
        }
    }

    #[test]
    fn another_encoding_is_named() {
        let english = |looks: &str, line: u64, byte: u64| {
            format!("line {line}, byte {byte}: the text is {looks}; save it as UTF-8 (in spreadsheets: CSV UTF-8)")
        };
        let chinese =
            |looks: &str, line: u64, byte: u64| format!("第{line}行第{byte}字节：{looks}，请另存为UTF-8（CSV UTF-8）");
        let gbk = b"id,name\n1,\xBB\xA1\xB9\xA4\n"; // 化工
        refused(gbk, &[&english("not UTF-8, it looks like GBK", 2, 3)], &[&chinese("不是UTF-8编码，似为GBK", 2, 3)]);
        let gb18030 = b"id,name\n1,\x95\x32\x82\x36\n";
        refused(
            gb18030,
            &[&english("not UTF-8, it looks like GBK", 2, 3)],
            &[&chinese("不是UTF-8编码，似为GBK", 2, 3)],
        );
        refused(
            b"\xFF\xFEi\0d\0",
            &[&english("not UTF-8, it looks like UTF-16", 1, 1)],
            &[&chinese("不是UTF-8编码，似为UTF-16", 1, 1)],
        );
        refused(b"id,name\n1,\xFF\n", &[&english("not UTF-8", 2, 3)], &[&chinese("不是UTF-8编码", 2, 3)]);
    }

    #[test]
    fn what_is_written_reads_back() {
        let mut text = write_header(COLUMNS);
        write_row(&mut text, ["1", "a, \"b\""]);
        write_row(&mut text, ["2", ""]);
        assert_eq!(text, "id,name\n1,\"a, \"\"b\"\"\"\n2,\n");
        let read: Vec<_> = lines(text.as_bytes()).unwrap().into_iter().map(|row| row.unwrap()).collect();
        assert_eq!(read, [(2, "1".into(), "a, \"b\"".into()), (3, "2".into(), String::new())]);
    }
}
