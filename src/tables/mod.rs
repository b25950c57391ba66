//! Tables as offices keep them: read as they are, or refused with the reason.
//!
//! For example, a table as an office keeps it, and what was made plain in it:
//! ```
//! use shuangsuiji::tables::{CellKind, Column, TableOptions, read_table};
//!
//! const COLUMNS: [Column; 2] =
//!     [Column::needed("item", "抽查事项", CellKind::Text), Column::needed("ratio", "抽查比例", CellKind::Ratio)];
//! let read = read_table("抽查事项;抽查比例\n排污许可;1∶10\n", &COLUMNS, &TableOptions::default())?;
//! assert_eq!(read.value, [["排污许可", "1∶10"]]);
//! assert_eq!(read.repairs.len(), 1, "the separator");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The strict readers of the rooms ([`crate::registry::csv::read`] and its like) take a table that is as it should be. The
//! tolerant ones take what has one meaning only, and list every repair with its place, before and after ([`Repair`]). Nothing is
//! guessed: a cell with two readings is refused by both, and what a spreadsheet has destroyed is found. Bytes come in, values go
//! out; no file is opened here.
//!
//! Text is UTF-8 or UTF-16, or, with the feature `gbk`, GBK and GB 18030; with the feature `workbooks` .xlsx, .xls and .ods are
//! read too. `docs/tables.md` lists every repair and every refusal.
//!
//! # Guarantees
//! A table that the strict reader takes is read alike, but for cells that are listed as repaired. The repairs of a cell are made in
//! one order, so that no table has two readings.

mod bytes;
mod cell;
mod column;
mod dates;
mod fault;
mod header;
mod options;
mod records;
mod repair;
mod rows;
mod text;
#[cfg(feature = "workbooks")]
mod workbook;

pub use column::{CellKind, Column};
pub use fault::{FileFormat, TableFault};
pub use options::{Epoch, TableOptions};
pub use repair::{CellPlace, Repair, RepairKind, TableRead};

use crate::Errors;
use crate::forms::csv_table::{Row, TableError};
use crate::forms::limits::{Ceiling, row};

/// Where the columns of a table stand, from 1, and the sheet they are on.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) columns: Vec<u64>,
    pub(crate) sheet: Option<Box<str>>,
}

/// What is read of a table: its columns, as the host says, and at most so many records.
#[derive(Clone, Copy)]
struct Asked<'a> {
    columns: &'a [Column],
    options: &'a TableOptions,
    ceiling: Ceiling,
}

/// Reads a table tolerantly and gives each record with its line to `each`, also what is wrong with a line.
///
/// # Errors
/// What is wrong with the file or its header; no line is read then.
pub(crate) fn read(
    bytes: &[u8],
    columns: &[Column],
    options: &TableOptions,
    ceiling: Ceiling,
    each: impl FnMut(u64, Result<Row<'_>, TableError>),
) -> Result<TableRead<Found>, Errors<TableError>> {
    if let Some(errors) = Errors::of(header::wrong_words(columns, options)) {
        return Err(errors);
    }
    let columns = Asked { columns, options, ceiling };
    match bytes::kind(bytes) {
        bytes::Kind::Text => text::read(bytes, columns, each),
        bytes::Kind::Refused(found) => Err(TableError::Fault(TableFault::Format { found }).into()),
        #[cfg(feature = "workbooks")]
        kind => workbook::read(bytes, &kind, columns, each),
        #[cfg(not(feature = "workbooks"))]
        _ => Err(TableError::Fault(TableFault::Format { found: FileFormat::WorkbookNotBuiltIn }).into()),
    }
}

/// Reads any table tolerantly by its columns: of each line the cells in the order of the columns, empty where nothing is known.
///
/// For a host's own lists, such as that of inspection items with their ratios; the rooms read theirs by the same rules.
///
/// # Errors
/// What is wrong with the file or its header, or else everything that is wrong with the lines.
///
/// # Example: ratios, of which a spreadsheet made one a time
/// ```
/// use shuangsuiji::tables::{CellKind, Column, TableOptions, read_table};
///
/// const COLUMNS: [Column; 2] = [
///     Column::needed("item", "抽查事项", CellKind::Text),
///     Column::needed("ratio", "抽查比例", CellKind::Ratio),
/// ];
/// let read = read_table("抽查事项;抽查比例\n排污许可;1∶10\n自行监测; 25%\n", &COLUMNS, &TableOptions::default())?;
/// assert_eq!(read.value, [["排污许可", "1∶10"], ["自行监测", "25%"]]);
/// assert_eq!(read.repairs.len(), 2, "the separator, and a blank");
/// # Ok::<(), shuangsuiji::Errors<shuangsuiji::registry::csv::TableError>>(())
/// ```
pub fn read_table(
    table: impl AsRef<[u8]>,
    columns: &[Column],
    options: &TableOptions,
) -> Result<TableRead<Vec<Vec<String>>>, Errors<TableError>> {
    let (mut lines, mut errors) = (Vec::new(), Vec::new());
    let ceiling = options.limits.ceiling(row::elements);
    let read = read(table.as_ref(), columns, options, ceiling, |_, row| match row {
        Ok(row) => lines.push((0..columns.len()).map(|column| row.cell(column).to_owned()).collect()),
        Err(error) => errors.push(error),
    })?;
    Ok(read.with(Errors::check(lines, errors)?))
}
