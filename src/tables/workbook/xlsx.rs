//! .xlsx, as a stream: a range of its cells would be dense.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};

use super::parts::{Archive, Scans, damaged, weigh};
use super::scan::Scan;
use super::{Book, Cells, Each, Notes, convert};
use crate::Reason;
use crate::forms::Limits;
use crate::tables::cell::Cell;
use crate::tables::fault::{FileFormat, TableFault};
use crate::tables::options::Epoch;
use crate::tables::repair::CellPlace;

pub(super) struct Workbook<'b> {
    book: Xlsx<Cursor<&'b [u8]>>,
    bytes: &'b [u8],
    scans: Scans,
}

impl<'b> Workbook<'b> {
    pub(super) fn new(bytes: &'b [u8], limits: &Limits) -> Result<Self, TableFault> {
        let scans = weigh(bytes, limits)?;
        let book = Xlsx::new(Cursor::new(bytes)).map_err(|error| fault(&error, None))?;
        Ok(Self { book, bytes, scans })
    }
}

fn fault(error: &XlsxError, place: Option<CellPlace>) -> TableFault {
    match error {
        XlsxError::Password => TableFault::Format { found: FileFormat::Encrypted },
        XlsxError::CellError(literal) => {
            let chinese = format!("无法识别的错误值“{}”", literal.escape_debug());
            TableFault::Workbook { place, reason: Reason::new(error.to_string(), chinese) }
        }
        error => TableFault::Workbook { place, reason: damaged(error) },
    }
}

impl Book for Workbook<'_> {
    fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = self.book.sheets_metadata().iter();
        sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
    }

    fn epoch(&self) -> Epoch {
        if self.book.has_1904_epoch() { Epoch::Year1904 } else { Epoch::Year1900 }
    }

    fn notes(&mut self, sheet: &str) -> Result<Notes, TableFault> {
        let at = self.book.sheets_metadata().iter().position(|known| known.name == sheet).unwrap_or(0);
        let mut archive = Archive::new(self.bytes)?;
        let part = archive.xlsx_sheet(at)?;
        let scan = self.scans.get(&part).cloned().unwrap_or_else(|| archive.scan(&part))?;
        let Scan { hidden, has_formulas, merges } = scan;
        let mut notes = Notes { merges, hidden, ..Notes::default() };
        if has_formulas {
            let mut cells = self.book.worksheet_cells_reader(sheet).map_err(|error| fault(&error, None))?;
            while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|error| fault(&error, None))? {
                if cell.formula.is_some() {
                    notes.formulas.insert((cell.pos.0, cell.pos.1 as usize));
                }
            }
        }
        Ok(notes)
    }

    fn lines(&mut self, sheet: &str, each: Each<'_>) -> Result<(), TableFault> {
        let mut cells = self.book.worksheet_cells_reader(sheet).map_err(|error| fault(&error, None))?;
        let formats: Vec<Option<String>> =
            cells.styles().iter().map(|style| Some(style.number_format.as_ref()?.format_code.clone())).collect();
        let mut current: Option<u32> = None;
        let mut line = Cells::new();
        let mut last = None;
        loop {
            let read = cells.next_cell_with_style_id().map_err(|error| {
                let place = last.map(|(line, column): (u32, u32)| CellPlace {
                    sheet: Some(sheet.into()),
                    line: u64::from(line).saturating_add(1),
                    column: u64::from(column).saturating_add(1),
                });
                fault(&error, place)
            })?;
            let Some((cell, style)) = read else { break };
            let at = cell.get_position();
            last = Some(at);
            if current != Some(at.0) {
                if let Some(number) = current
                    && !each(number, &mut line)
                {
                    return Ok(());
                }
                current = Some(at.0);
                line.clear();
            }
            // What is only lent is taken as it is; almost every text is.
            let value = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::SharedString(text) => Cell::Text(Cow::Borrowed(*text)),
                number @ (DataRef::Float(_) | DataRef::DateTime(_)) => {
                    let format = formats.get(style).and_then(Option::as_deref).or(Some("General"));
                    convert::of_ref(number.clone(), format)
                }
                other => convert::of_ref(other.clone(), None),
            };
            let place = at.1 as usize;
            match line.last() {
                Some((before, _)) if *before >= place => {
                    // Cells out of order: no program is known to write them so.
                    return Err(TableFault::Workbook { place: None, reason: damaged("cells out of order") });
                }
                _ => line.push((place, value)),
            }
        }
        if let Some(number) = current {
            each(number, &mut line);
        }
        Ok(())
    }
}
