//! .xls, whose sheets are at most 65,536 lines of 256 cells.

use std::io::Cursor;

use calamine::{Reader, SheetVisible, Xls, XlsError};

use super::biff::{XlsSheet, is_encrypted, sheets};
use super::compound::{alone, stream};
use super::merges::Merges;
use super::parts::damaged;
use super::{Book, Each, Notes, convert};
use crate::tables::fault::{FileFormat, TableFault};
use crate::tables::options::Epoch;

/// The most columns of a sheet.
const MOST_COLUMNS: u64 = 256;

pub(super) struct Workbook {
    book: Xls<Cursor<Vec<u8>>>,
    sheets: Vec<XlsSheet>,
}

impl Workbook {
    pub(super) fn new(bytes: &[u8]) -> Result<Self, TableFault> {
        let unread = |english: &str| TableFault::Workbook { place: None, reason: damaged(english) };
        let cut = || unread("its stream of records is not whole");
        let stream = stream(bytes, &["Workbook", "Book"]).ok_or_else(cut)?;
        let whole = alone("Workbook", &stream).ok_or_else(cut)?;
        if is_encrypted(&stream) {
            return Err(TableFault::Format { found: FileFormat::Encrypted });
        }
        let sheets = sheets(&stream).ok_or_else(|| unread("its records are not whole"))?;
        let book = Xls::new(Cursor::new(whole)).map_err(|error| fault(&error))?;
        if sheets.len() != book.sheets_metadata().len() {
            return Err(unread("its records do not name the sheets that it has"));
        }
        Ok(Self { book, sheets })
    }

    fn scanned(&self, sheet: &str) -> Option<&XlsSheet> {
        let at = self.book.sheets_metadata().iter().position(|known| known.name == sheet)?;
        self.sheets.get(at)
    }
}

fn fault(error: &XlsError) -> TableFault {
    match error {
        XlsError::Password => TableFault::Format { found: FileFormat::Encrypted },
        error => TableFault::Workbook { place: None, reason: damaged(error) },
    }
}

impl Book for Workbook {
    fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = self.book.sheets_metadata().iter();
        sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
    }

    fn epoch(&self) -> Epoch {
        if self.book.has_1904_epoch() { Epoch::Year1904 } else { Epoch::Year1900 }
    }

    fn notes(&mut self, sheet: &str) -> Result<Notes, TableFault> {
        let mut merges = Merges::default();
        for cells in self.book.merge_cells_by_sheet_name(sheet).map_err(|error| fault(&error))? {
            let [from, until] = [cells.start, cells.end].map(|(line, column)| (line.into(), column.into()));
            merges.add(from, until, MOST_COLUMNS);
        }
        let formulas = self.book.worksheet_formula(sheet).map_err(|error| fault(&error))?;
        let (line, column) = formulas.start().unwrap_or_default();
        let at = |(down, right): (usize, usize)| {
            (line.saturating_add(u32::try_from(down).unwrap_or(0)), (column as usize).saturating_add(right))
        };
        let cells = formulas.used_cells().filter(|(.., formula)| !formula.is_empty());
        let hidden = self.scanned(sheet).map(|sheet| sheet.hidden.clone()).unwrap_or_default();
        Ok(Notes { hidden, merges, formulas: cells.map(|(down, right, _)| at((down, right))).collect() })
    }

    fn lines(&mut self, sheet: &str, each: Each<'_>) -> Result<(), TableFault> {
        let range = self.book.worksheet_range(sheet).map_err(|error| fault(&error))?;
        convert::lines(&range, self.scanned(sheet).map(|sheet| &sheet.formats), each);
        Ok(())
    }
}
