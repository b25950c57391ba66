//! .ods: its XML is scanned before it is laid out, since a range is dense.

use std::io::Cursor;

use calamine::{Ods, OdsError, Reader, SheetVisible};

use super::parts::{Archive, OdsSheet, weigh};
use super::{Book, Each, Notes, convert};
use crate::tables::fault::{FileFormat, TableFault};
use crate::tables::options::Epoch;

/// The most cells of a sheet, those that are empty between others included.
const MOST_CELLS: u64 = 20_000_000;

pub(super) struct Workbook<'b> {
    book: Ods<Cursor<&'b [u8]>>,
    sheets: Vec<OdsSheet>,
}

impl<'b> Workbook<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Result<Self, TableFault> {
        weigh(bytes)?;
        let sheets = Archive::new(bytes)?.ods_sheets()?;
        if sheets.iter().any(|sheet| sheet.lines.saturating_mul(sheet.columns) > MOST_CELLS) {
            let reason = "cells so far apart that the sheet would not fit; delete what stands outside the table";
            return Err(TableFault::Workbook { place: None, reason: reason.to_owned() });
        }
        let book = Ods::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
        Ok(Self { book, sheets })
    }
}

fn fault(error: &OdsError) -> TableFault {
    let reason = error.to_string();
    match error {
        OdsError::Password => TableFault::Format { found: FileFormat::Encrypted },
        _ if reason.contains("found 'Text") || reason.contains("found `Text") => {
            TableFault::Format { found: FileFormat::IndentedOds }
        }
        _ => TableFault::Workbook { place: None, reason },
    }
}

impl Book for Workbook<'_> {
    fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = self.book.sheets_metadata().iter();
        sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
    }

    fn epoch(&self) -> Epoch {
        // Days are stored as days; a number is none, whatever it counts from.
        Epoch::Year1900
    }

    fn notes(&mut self, sheet: &str) -> Result<Notes, TableFault> {
        let at = self.book.sheets_metadata().iter().position(|known| known.name == sheet).unwrap_or(0);
        if self.sheets.get(at).is_some_and(|sheet| sheet.has_phonetic_guides) {
            return Err(TableFault::Format { found: FileFormat::PhoneticOds });
        }
        let hidden = self.sheets.get(at).map(|sheet| sheet.hidden.clone()).unwrap_or_default();
        let formulas = self.book.worksheet_formula(sheet).map_err(|error| fault(&error))?;
        let (line, column) = formulas.start().unwrap_or_default();
        let cells = formulas.used_cells().filter(|(.., formula)| !formula.is_empty());
        let formulas = cells.map(|(down, right, _)| {
            (line.saturating_add(u32::try_from(down).unwrap_or(0)), (column as usize).saturating_add(right))
        });
        Ok(Notes { hidden, formulas: formulas.collect(), ..Notes::default() })
    }

    fn lines(&mut self, sheet: &str, each: Each<'_>) -> Result<(), TableFault> {
        let range = self.book.worksheet_range(sheet).map_err(|error| fault(&error))?;
        convert::lines(&range, each);
        Ok(())
    }
}
