//! .xls, whose sheets are at most 65,536 lines of 256 cells.

use std::io::Cursor;

use calamine::{Reader, SheetVisible, Xls, XlsError};

use super::{Book, Each, Notes, convert};
use crate::tables::fault::{FileFormat, TableFault};
use crate::tables::options::Epoch;

pub(super) struct Workbook<'b>(Xls<Cursor<&'b [u8]>>);

impl<'b> Workbook<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Result<Self, TableFault> {
        Xls::new(Cursor::new(bytes)).map(Self).map_err(|error| fault(&error))
    }
}

fn fault(error: &XlsError) -> TableFault {
    match error {
        XlsError::Password => TableFault::Format { found: FileFormat::Encrypted },
        error => TableFault::Workbook { place: None, reason: error.to_string() },
    }
}

impl Book for Workbook<'_> {
    fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = self.0.sheets_metadata().iter();
        sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
    }

    fn epoch(&self) -> Epoch {
        if self.0.has_1904_epoch() { Epoch::Year1904 } else { Epoch::Year1900 }
    }

    fn notes(&mut self, sheet: &str) -> Result<Notes, TableFault> {
        let merges = self.0.merge_cells_by_sheet_name(sheet).map_err(|error| fault(&error))?;
        let formulas = self.0.worksheet_formula(sheet).map_err(|error| fault(&error))?;
        let (line, column) = formulas.start().unwrap_or_default();
        let at = |(down, right): (usize, usize)| {
            (line.saturating_add(u32::try_from(down).unwrap_or(0)), (column as usize).saturating_add(right))
        };
        let cells = formulas.used_cells().filter(|(.., formula)| !formula.is_empty());
        Ok(Notes {
            merges: merges.into_iter().map(Into::into).collect(),
            formulas: cells.map(|(down, right, _)| at((down, right))).collect(),
            ..Notes::default()
        })
    }

    fn lines(&mut self, sheet: &str, each: Each<'_>) -> Result<(), TableFault> {
        let range = self.0.worksheet_range(sheet).map_err(|error| fault(&error))?;
        convert::lines(&range, each);
        Ok(())
    }
}
