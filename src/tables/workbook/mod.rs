//! Tables in workbooks: the sheet, its header, its lines with what only a workbook has: merged cells, hidden lines, formulas.
//!
//! Cells are read by `calamine`. What it does not tell (hidden lines, number formats and merged cells of some formats, the number
//! of cells before they are laid out) is read from the file's own XML or records.

mod biff;
mod compound;
mod convert;
mod covered;
mod formats;
mod merges;
mod ods;
mod ods_parts;
mod parts;
mod scan;
mod xls;
mod xlsx;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use self::covered::{Covered, Merged};
use self::merges::Merges;
use super::bytes::Kind;
use super::cell::Cell;
use super::header::{Header, LOOKED_AT, below, header};
use super::options::Epoch;
use super::repair::{CellPlace, RepairKind};
use super::rows::{Line, Lines, all_blank, public};
use super::{Asked, Column, Found, TableFault, TableOptions, TableRead};
use crate::forms::csv_table::{Row, TableError, count, names};
use crate::{Errors, Reason};

/// A line of a sheet: the cells that it has, ascending; lines and columns from 0.
struct SheetLine<'l, 'c> {
    cells: &'l mut Cells<'c>,
    /// The header's width: a sheet does not store the blank cells behind the last.
    least: usize,
}

impl SheetLine<'_, '_> {
    fn find(&self, at: usize) -> Option<&Cell<'_>> {
        // In a line without a gap each cell has the place of its column.
        let found = self.cells.get(at).filter(|(there, _)| *there == at);
        let found = found.or_else(|| {
            self.cells.binary_search_by_key(&at, |(at, _)| *at).ok().and_then(|index| self.cells.get(index))
        });
        found.map(|(_, cell)| cell)
    }
}

impl Line for SheetLine<'_, '_> {
    fn width(&self) -> usize {
        let said = self.cells.iter().rev().find(|(_, cell)| !cell.is_blank());
        said.map_or(0, |(at, _)| at.saturating_add(1)).max(self.least)
    }

    fn cell(&self, at: usize) -> Cell<'_> {
        self.find(at).map_or(Cell::Text(Cow::Borrowed("")), Cell::borrowed)
    }

    fn text(&self, at: usize) -> Option<&str> {
        match self.find(at) {
            None => Some(""),
            Some(Cell::Text(text)) => Some(text),
            Some(_) => None,
        }
    }
}

/// What a sheet says of its lines beside their cells.
#[derive(Debug, Default)]
struct Notes {
    merges: Merges,
    hidden: BTreeSet<u32>,
    /// Cells with formulas.
    formulas: BTreeSet<(u32, usize)>,
}

/// Cells of a line, by their columns.
type Cells<'c> = Vec<(usize, Cell<'c>)>;

/// Takes lines with their numbers until it says no.
type Each<'e> = &'e mut dyn FnMut(u32, &mut Cells<'_>) -> bool;

/// A workbook.
trait Book {
    /// The sheets, each with whether it is hidden.
    fn sheets(&self) -> Vec<(String, bool)>;

    /// From when its days count.
    fn epoch(&self) -> Epoch;

    /// What a sheet says beside its cells.
    fn notes(&mut self, sheet: &str) -> Result<Notes, TableFault>;

    /// Gives the lines of a sheet that have cells, ascending, until it is told to stop.
    fn lines(&mut self, sheet: &str, each: Each<'_>) -> Result<(), TableFault>;
}

pub(super) fn read(
    bytes: &[u8],
    kind: &Kind,
    asked: Asked<'_>,
    each: impl FnMut(u64, Result<Row<'_>, TableError>),
) -> Result<TableRead<Found>, Errors<TableError>> {
    let fault = |fault| Errors::from(TableError::Fault(fault));
    let limits = &asked.options.limits;
    // Of numbers that do not hold, the reader of cells makes a panic here and there: such a file is damaged too.
    let read = catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Xls => read_book(&mut xls::Workbook::new(bytes).map_err(fault)?, asked, each),
        Kind::Ods => read_book(&mut ods::Workbook::new(bytes, limits).map_err(fault)?, asked, each),
        _ => read_book(&mut xlsx::Workbook::new(bytes, limits).map_err(fault)?, asked, each),
    }));
    let reason = || parts::damaged("what it says of itself does not hold");
    read.unwrap_or_else(|_| Err(fault(TableFault::Workbook { place: None, reason: reason() })))
}

fn read_book(
    book: &mut impl Book,
    asked: Asked<'_>,
    each: impl FnMut(u64, Result<Row<'_>, TableError>),
) -> Result<TableRead<Found>, Errors<TableError>> {
    let fault = |fault| Errors::from(TableError::Fault(fault));
    let options = TableOptions { epoch: Some(book.epoch()), ..asked.options.clone() };
    let (asked, columns) = (Asked { options: &options, ..asked }, asked.columns);
    let (Sheet { name, hidden, head, notes }, unread) = sheet(book, columns, &options)?;
    let merges = notes.merges.apart(&name).map_err(fault)?;
    let Head { line: header_line, last, before, mut header } = head;
    if let Some(errors) = Errors::of(core::mem::take(&mut header.errors)) {
        return Err(errors);
    }
    let found = header.places.iter().map(|at| at.map_or(0, |at| count(at).saturating_add(1))).collect();
    let (width, name) = (header.width, Box::<str>::from(name));
    let mut lines = Lines::new(asked, Some(name.clone()), header, each);
    if hidden {
        lines.tell(header_line, RepairKind::HiddenSheet, name.to_string());
    }
    for other in unread {
        lines.tell_sheet(&other);
    }
    for (line, title) in before {
        lines.tell(line, RepairKind::TitleLine, title);
    }
    let mut merged = Merged::of(merges, width, u32::try_from(last.saturating_sub(1)).unwrap_or(u32::MAX));
    book.lines(&name, &mut |line, cells| {
        let number = u64::from(line).saturating_add(1);
        let mut cells = SheetLine { cells, least: width };
        if merged.is_title(line, &cells) && number > last {
            lines.note(number, &cells);
            return true;
        }
        let covered = merged.cover(line, &mut cells);
        if number <= last {
            return true;
        }
        if notes.hidden.contains(&line) && cells.cells.iter().any(|(_, cell)| !cell.is_blank()) {
            let first = cells.cells.iter().find(|(_, cell)| !cell.is_blank());
            let shown = first.map_or(String::new(), |(at, cell)| lines.shown(*at, &cell.shown()));
            lines.tell(number, RepairKind::HiddenLine, shown);
        }
        for Covered { at, shown, hidden } in covered {
            match hidden {
                None => lines.tell_cell(number, at, RepairKind::Merged, &shown),
                Some((hidden, merge)) => lines.refuse_hidden(number, at, &hidden, &shown, &merge),
            }
        }
        for &(_, at) in notes.formulas.range((line, 0)..=(line, usize::MAX)) {
            // A value that was never reckoned is stored as nothing or as zero.
            match cells.cells.binary_search_by_key(&at, |(at, _)| *at) {
                Err(index) => cells.cells.insert(index, (at, Cell::Formula)),
                Ok(index) => {
                    let Some((_, cell)) = cells.cells.get_mut(index) else { continue };
                    if cell.is_blank() || matches!(cell, Cell::Number { text, .. } if text == "0") {
                        *cell = Cell::Formula;
                    } else {
                        lines.tell_cell(number, at, RepairKind::Formula, &cell.shown());
                    }
                }
            }
        }
        lines.line(number, &cells);
        !lines.are_full()
    })
    .map_err(fault)?;
    let repairs = lines.end();
    Ok(TableRead { value: Found { columns: found, sheet: Some(name) }, repairs })
}

/// The sheet that is read.
struct Sheet {
    name: String,
    hidden: bool,
    head: Head,
    notes: Notes,
}

/// The header line of a sheet, the last line of it, and the titles above.
struct Head {
    line: u64,
    last: u64,
    before: Vec<(u64, String)>,
    header: Header,
}

/// The sheet that is named, or the only visible one whose header fits; and those that are not read, where none was named.
fn sheet(
    book: &mut impl Book,
    columns: &[Column],
    options: &TableOptions,
) -> Result<(Sheet, Vec<String>), Errors<TableError>> {
    let fault = |fault| Errors::from(TableError::Fault(fault));
    let sheets = book.sheets();
    let listed: Vec<String> = sheets.iter().map(|(name, hidden)| listed(name, *hidden)).collect();
    let refused = |english: String, chinese: String| {
        fault(TableFault::Sheet { reason: Reason::new(english, chinese), sheets: listed.clone() })
    };
    let asked: Vec<(String, bool)> = match &options.sheet {
        Some(named) => {
            let found = sheets.iter().find(|(name, _)| name == named).cloned();
            let named = named.escape_debug();
            vec![found.ok_or_else(|| refused(format!("no sheet `{named}`"), format!("没有工作表“{named}”")))?]
        }
        None => sheets.iter().filter(|(_, hidden)| !hidden).cloned().collect(),
    };
    let (mut fitting, mut others) = (Vec::new(), Vec::new());
    for (name, hidden) in asked {
        let notes = book.notes(&name).map_err(fault)?;
        let head = head(book, &name, &notes, columns, options).map_err(fault)?;
        let fits = head.header.fits();
        (if fits { &mut fitting } else { &mut others }).push(Sheet { name, hidden, head, notes });
    }
    match (fitting.len(), others.len()) {
        (1, _) => {
            let visible =
                others.iter().filter(|sheet| !all_blank(&sheet.head.header.texts)).map(|sheet| sheet.name.clone());
            let hidden = sheets.iter().filter(|(_, hidden)| *hidden && options.sheet.is_none());
            let unread = visible.chain(hidden.map(|(name, _)| name.clone())).collect();
            fitting.pop().map(|sheet| (sheet, unread)).ok_or_else(|| refused(String::new(), String::new()))
        }
        (0, 1) => {
            let only = others.pop().ok_or_else(|| refused(String::new(), String::new()))?;
            if only.head.header.found() > 0 {
                return Ok((only, Vec::new()));
            }
            let texts = only.head.header.texts.iter().map(String::as_str);
            Err(fault(TableFault::no_header(texts, count(LOOKED_AT), names(columns))))
        }
        (0, _) => {
            let english = format!("no visible sheet has a header line with the columns {}", names(columns));
            Err(refused(english, format!("没有一个可见的工作表有标题行：{}", names(columns).chinese())))
        }
        _ => {
            let fit: Vec<&str> = fitting.iter().map(|sheet| sheet.name.as_str()).collect();
            Err(refused(
                format!("the headers of {} fit; name the sheet that is meant", fit.join(", ")),
                format!("{}的标题行均符合，请指明工作表", fit.join("、")),
            ))
        }
    }
}

fn listed(name: &str, hidden: bool) -> String {
    if hidden { format!("{name} (hidden 隐藏)") } else { name.to_owned() }
}

/// Finds the header among the first lines of a sheet, be it in two lines of merged cells.
fn head(
    book: &mut impl Book,
    sheet: &str,
    notes: &Notes,
    columns: &[Column],
    options: &TableOptions,
) -> Result<Head, TableFault> {
    let mut first: Vec<(u32, Vec<String>)> = Vec::new();
    book.lines(sheet, &mut |line, cells| {
        let width = cells.last().map_or(0, |(at, _)| at.saturating_add(1)).min(1024);
        let mut texts = vec![String::new(); width];
        for (at, cell) in &*cells {
            if let Some(text) = texts.get_mut(*at) {
                *text = cell.shown().into_owned();
            }
        }
        first.push((line, texts));
        first.len() < LOOKED_AT
    })?;
    let of = |line: u32, texts: Vec<String>| {
        let line = u64::from(line).saturating_add(1);
        let place = |at| CellPlace { sheet: Some(sheet.into()), line, column: count(at).saturating_add(1) };
        header(texts, columns, options, place)
    };
    let title = |texts: &[String]| -> String {
        public(texts.iter().find(|text| !text.trim().is_empty()).map_or("", |text| text.trim()))
    };
    let mut best: Option<Head> = None;
    let mut before = Vec::new();
    for (index, (line, texts)) in first.iter().enumerate() {
        let number = u64::from(*line).saturating_add(1);
        let alone = of(*line, texts.clone());
        // With the line below it, if that has cells, where it names columns itself: a title above a header does not.
        let next = first.get(index.saturating_add(1)).filter(|(lower, _)| line.checked_add(1) == Some(*lower));
        let next = next.filter(|_| alone.found() > 0 && notes.merges.reach(*line));
        let mut candidates = vec![(number, alone)];
        if let Some((lower, under)) = next {
            candidates.push((u64::from(*lower).saturating_add(1), of(*line, below(texts, under))));
        }
        // Of a line that fits by itself and with the one below, the one with more of the columns is the header; where both have
        // as many, what is merged down into the line below is in both.
        let is_both = |last: u64| last > number && notes.merges.reach_below(*line);
        candidates.sort_by_key(|(last, header)| core::cmp::Reverse((header.fits(), header.found(), is_both(*last))));
        if let Some((last, header)) = candidates.into_iter().next() {
            let fits = header.fits();
            if best.as_ref().is_none_or(|best| fits || best.header.found() < header.found()) {
                best = Some(Head { line: number, last, before: before.clone(), header });
            }
            if fits {
                break;
            }
        }
        if !all_blank(texts) {
            before.push((number, title(texts)));
        }
    }
    let nothing = || Head { line: 1, last: 1, before: Vec::new(), header: of(0, Vec::new()) };
    Ok(best.unwrap_or_else(nothing))
}
