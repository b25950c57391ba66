//! .ods: its XML is scanned before it is laid out, since a range is dense.

use std::io::Cursor;

use calamine::{Ods, OdsError, Reader, SheetVisible};

use super::ods_parts::{OdsSheet, sheets};
use super::parts::{Archive, damaged, weigh};
use super::{Book, Each, Notes, convert};
use crate::Reason;
use crate::forms::Limits;
use crate::tables::fault::{FileFormat, TableFault};
use crate::tables::options::Epoch;

/// The most cells of a sheet, those that are empty between others included.
const MOST_CELLS: u64 = 20_000_000;

pub(super) struct Workbook<'b> {
    book: Ods<Cursor<&'b [u8]>>,
    sheets: Vec<OdsSheet>,
}

impl<'b> Workbook<'b> {
    pub(super) fn new(bytes: &'b [u8], limits: &Limits) -> Result<Self, TableFault> {
        weigh(bytes, limits)?;
        let sheets = sheets(&mut Archive::new(bytes)?)?;
        if sheets.iter().any(|sheet| sheet.lines.saturating_mul(sheet.columns) > MOST_CELLS) {
            let reason = Reason::new(
                "cells so far apart that the sheet would not fit; delete what stands outside the table",
                "单元格相距过远，工作表过大；请删去表格以外的内容",
            );
            return Err(TableFault::Workbook { place: None, reason });
        }
        let book = Ods::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
        Ok(Self { book, sheets })
    }
}

impl Workbook<'_> {
    fn scanned(&self, sheet: &str) -> Option<&OdsSheet> {
        let at = self.book.sheets_metadata().iter().position(|known| known.name == sheet)?;
        self.sheets.get(at)
    }
}

fn fault(error: &OdsError) -> TableFault {
    let reason = error.to_string();
    match error {
        OdsError::Password => TableFault::Format { found: FileFormat::Encrypted },
        _ if reason.contains("found 'Text") || reason.contains("found `Text") => {
            TableFault::Format { found: FileFormat::IndentedOds }
        }
        _ => TableFault::Workbook { place: None, reason: damaged(reason) },
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
        let scanned = self.scanned(sheet);
        if scanned.is_some_and(|sheet| sheet.has_phonetic_guides) {
            return Err(TableFault::Format { found: FileFormat::PhoneticOds });
        }
        let (merges, hidden) = scanned.map(|sheet| (sheet.merges.clone(), sheet.hidden.clone())).unwrap_or_default();
        let formulas = self.book.worksheet_formula(sheet).map_err(|error| fault(&error))?;
        let (line, column) = formulas.start().unwrap_or_default();
        let cells = formulas.used_cells().filter(|(.., formula)| !formula.is_empty());
        let formulas = cells.map(|(down, right, _)| {
            (line.saturating_add(u32::try_from(down).unwrap_or(0)), (column as usize).saturating_add(right))
        });
        Ok(Notes { merges, hidden, formulas: formulas.collect() })
    }

    fn lines(&mut self, sheet: &str, each: Each<'_>) -> Result<(), TableFault> {
        let range = self.book.worksheet_range(sheet).map_err(|error| fault(&error))?;
        convert::lines(&range, self.scanned(sheet).map(|sheet| &sheet.formats), each);
        Ok(())
    }
}
