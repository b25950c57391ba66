//! Tables of text: separators found by the header, the line that is the header.

use super::bytes::{decode, gb18030};
use super::column::Column;
use super::header::{Header, LOOKED_AT, header};
use super::options::TableOptions;
use super::records::{Record, Records};
use super::repair::{CellPlace, Repair, RepairKind, TableRead};
use super::rows::{Lines, all_blank, public};
use super::{Asked, Found, TableFault};
use crate::Errors;
use crate::forms::csv_table::{Row, TableError, count, names};

/// The signs between cells, the usual one first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

pub(super) fn read(
    bytes: &[u8],
    asked: Asked<'_>,
    each: impl FnMut(u64, Result<Row<'_>, TableError>),
) -> Result<TableRead<Found>, Errors<TableError>> {
    let Asked { columns, options, .. } = asked;
    let fault = |fault| Errors::from(TableError::Fault(fault));
    let mut decoded = decode(bytes).map_err(fault)?;
    let mut head = find(&decoded.text, columns, options);
    if head.header.found() == 0 && decoded.encoding.is_none() && !bytes.is_ascii()
        // Some characters of GBK are valid UTF-8 too: the header says which was meant.
        && let Ok(other) = gb18030(bytes)
    {
        let found = find(&other.text, columns, options);
        if found.header.fits() {
            (decoded, head) = (other, found);
        }
    }
    if head.header.found() == 0 {
        let looked_at = head.lines_looked_at;
        let texts = head.header.texts.iter().map(String::as_str);
        return Err(fault(TableFault::no_header(texts, looked_at, names(columns))));
    }
    if let Some(errors) = Errors::of(core::mem::take(&mut head.header.errors)) {
        return Err(errors);
    }
    let Head { separator, position, before, header, .. } = head;
    let found = header.places.iter().map(|at| at.map_or(0, |at| count(at).saturating_add(1))).collect();
    let mut lines = Lines::new(asked, None, header, each);
    if let Some(encoding) = decoded.encoding {
        lines.tell(1, RepairKind::Encoding, encoding.to_owned());
    }
    if separator != b',' {
        lines.tell(position.line, RepairKind::Separator, char::from(separator).to_string());
    }
    lines.repairs.extend(before);
    let mut reader = Records::new(&decoded.text, separator);
    let mut record = Record::default();
    let mut records = 0usize;
    while !lines.are_full() && reader.read(&mut record) {
        if records > position.record {
            lines.line(record.line, &record);
        }
        records = records.saturating_add(1);
    }
    let repairs = lines.end();
    Ok(TableRead { value: Found { columns: found, sheet: None }, repairs })
}

/// The record that is the header, from 0, and its line.
struct Position {
    record: usize,
    line: u64,
}

/// The first lines, with the one among them that is the header or is most like one.
struct Head {
    separator: u8,
    position: Position,
    before: Vec<Repair>,
    header: Header,
    lines_looked_at: u64,
}

/// Finds the header by the first separator with which one fits; else the line with the most of the columns.
fn find(text: &str, columns: &[Column], options: &TableOptions) -> Head {
    let mut best: Option<Head> = None;
    for separator in SEPARATORS {
        let head = find_by(text, separator, columns, options);
        if head.header.fits() {
            return head;
        }
        if best.as_ref().is_none_or(|best| best.header.found() < head.header.found()) {
            best = Some(head);
        }
    }
    best.unwrap_or_else(|| find_by(text, b',', columns, options))
}

fn find_by(text: &str, separator: u8, columns: &[Column], options: &TableOptions) -> Head {
    let mut reader = Records::new(text, separator);
    let mut record = Record::default();
    let mut before = Vec::new();
    let mut best: Option<Head> = None;
    let mut looked_at: usize = 0;
    while looked_at < LOOKED_AT && reader.read(&mut record) {
        let at_line = record.line;
        let texts: Vec<String> = record.cells.iter().map(ToString::to_string).collect();
        let place = |at| CellPlace { sheet: None, line: at_line, column: count(at).saturating_add(1) };
        let kind = if all_blank(&texts) { RepairKind::EmptyLine } else { RepairKind::TitleLine };
        let title = texts.iter().find(|text| !text.trim().is_empty()).map_or("", |text| text.trim());
        let told = Repair {
            place: CellPlace { column: 0, ..place(0) },
            column: "",
            column_chinese: "",
            kind,
            before: public(title),
            after: String::new(),
        };
        let header = header(texts, columns, options, place);
        let position = Position { record: looked_at, line: at_line };
        let fits = header.fits();
        if best.as_ref().is_none_or(|best| fits || best.header.found() < header.found()) {
            best = Some(Head { separator, position, before: before.clone(), header, lines_looked_at: 0 });
        }
        if fits {
            break;
        }
        before.push(told);
        looked_at = looked_at.saturating_add(1);
    }
    let nothing = || {
        let header = header(Vec::new(), columns, options, |_| CellPlace { sheet: None, line: 1, column: 0 });
        let position = Position { record: 0, line: 1 };
        Head { separator, position, before: Vec::new(), header, lines_looked_at: 0 }
    };
    Head { lines_looked_at: count(looked_at), ..best.unwrap_or_else(nothing) }
}
