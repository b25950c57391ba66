//! What merged cells say in the lines that they reach over.
//!
//! A merged cell shows what its first cell holds, in all its lines. What else is stored beneath it nobody sees; where it differs, the
//! line is refused by both readings.

use std::collections::{BTreeMap, BTreeSet};

use super::SheetLine;
use super::merges::Merge;
use crate::tables::cell::Cell;
use crate::tables::rows::Line;

/// A cell that belongs to a merged one that begins elsewhere.
pub(super) struct Covered {
    pub(super) at: usize,
    /// What the merged cell shows.
    pub(super) shown: String,
    /// What is stored beneath it and differs, and by which cells.
    pub(super) hidden: Option<(String, Merge)>,
}

/// The merged cells of a sheet whose lines are being read.
pub(super) struct Merged {
    /// Those that begin further down, the last first.
    coming: Vec<Merge>,
    /// Those that were begun, by their first columns, with what the first cell of each holds.
    open: BTreeMap<usize, (Merge, Cell<'static>)>,
    /// The first lines of those over the whole width.
    titles: BTreeSet<u32>,
    /// The last line of the header.
    header: u32,
}

impl Merged {
    pub(super) fn of(mut merges: Vec<Merge>, width: usize, header: u32) -> Self {
        let is_title = |it: &&Merge| it.until.1.saturating_sub(it.from.1).saturating_add(2) >= width && width > 2;
        let titles = merges.iter().filter(is_title).map(|it| it.from.0).collect();
        merges.reverse();
        Self { coming: merges, open: BTreeMap::new(), titles, header }
    }

    /// Whether a line's one cell reaches over the whole table.
    pub(super) fn is_title(&self, line: u32, cells: &SheetLine<'_, '_>) -> bool {
        self.titles.contains(&line) && cells.cells.iter().filter(|(_, cell)| !cell.is_blank()).count() == 1
    }

    /// Fills a line's blank cells that stand beneath the first of a merged one, and finds what is hidden.
    pub(super) fn cover(&mut self, line: u32, cells: &mut SheetLine<'_, '_>) -> Vec<Covered> {
        if self.coming.is_empty() && self.open.is_empty() {
            return Vec::new();
        }
        self.open.retain(|_, (merge, _)| merge.until.0 >= line);
        while let Some(merge) = self.coming.pop_if(|merge| merge.from.0 <= line) {
            // A line that is not stored, or was read as a note, holds nothing for the lines below; nor does what ended there.
            if merge.until.0 < line {
                continue;
            }
            let first = if merge.from.0 == line { cells.cell(merge.from.1) } else { Cell::Text("".into()) };
            self.open.insert(merge.from.1, (merge, first.into_owned()));
        }
        let mut covered = Vec::new();
        for (merge, first) in self.open.values() {
            let shown = first.shown();
            let first_column = (line == merge.from.0).then_some(merge.from.1);
            let begins = cells.cells.partition_point(|(at, _)| *at < merge.from.1);
            let beneath = cells.cells.get(begins..).unwrap_or_default().iter();
            for (at, cell) in beneath.take_while(|(at, _)| *at <= merge.until.1) {
                if !cell.is_blank() && Some(*at) != first_column && cell.shown() != shown {
                    let hidden = Some((cell.shown().into_owned(), *merge));
                    covered.push(Covered { at: *at, shown: shown.clone().into_owned(), hidden });
                }
            }
            // A title or a header says nothing of the lines that it reaches into.
            let says = !self.titles.contains(&merge.from.0) && merge.from.0 > self.header;
            if says && first_column.is_none() && !first.is_blank() && fill(cells, merge.from.1, first) {
                covered.push(Covered { at: merge.from.1, shown: shown.into_owned(), hidden: None });
            }
        }
        covered
    }
}

/// Writes a value into a line where nothing stands; whether it did.
fn fill(cells: &mut SheetLine<'_, '_>, at: usize, value: &Cell<'static>) -> bool {
    match cells.cells.binary_search_by_key(&at, |(at, _)| *at) {
        Ok(index) => match cells.cells.get_mut(index) {
            Some((_, cell)) if cell.is_blank() => *cell = value.clone(),
            _ => return false,
        },
        Err(index) => cells.cells.insert(index, (at, value.clone())),
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::repair::cell_name;
    use crate::tables::workbook::merges::Merges;

    #[test]
    fn a_merged_cell_says_in_each_of_its_lines_what_its_first_holds() {
        let read = |references: &[&str], lines: &[&[&str]]| {
            let mut merges = Merges::default();
            references.iter().for_each(|cells| merges.add_reference(cells));
            let mut merged = Merged::of(merges.apart("名单").unwrap(), 4, 0);
            let mut told = Vec::new();
            for (line, texts) in (0..).zip(lines) {
                let cells = texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
                let mut cells: Vec<_> = cells.map(|(at, text)| (at, Cell::Text((*text).into()))).collect();
                for Covered { at, shown, hidden } in merged.cover(line, &mut SheetLine { cells: &mut cells, least: 4 })
                {
                    let cell = cell_name(line.into(), u64::try_from(at).unwrap());
                    let now = SheetLine { cells: &mut cells, least: 4 }.cell(at).shown().into_owned();
                    told.push(match hidden {
                        None => format!("{cell}={now}"),
                        Some((hidden, merge)) => format!("{cell}: {hidden} beneath {shown} of {merge}"),
                    });
                }
            }
            told.join(", ")
        };
        assert_eq!(read(&["A2:A4"], &[&["h"], &["a"], &[], &["", "b"], &[""]]), "A3=a, A4=a");
        // Over several columns it stands in the first.
        assert_eq!(read(&["A2:B3"], &[&["h"], &["a"], &["", "", "c"]]), "A3=a");
        assert_eq!(read(&["A2:A4"], &[&["h"], &["a"], &["a"], &["b"]]), "A4: b beneath a of A2:A4");
        assert_eq!(read(&["A2:C2"], &[&["h"], &["a", "b", "a"]]), "B2: b beneath a of A2:C2");
        assert_eq!(read(&["A2:A3"], &[&["h"], &[], &["b"]]), "A3: b beneath  of A2:A3");
        // What begins in the header says nothing of the lines beneath it, nor does a title.
        assert_eq!(read(&["A1:A3"], &[&["h"], &[], &["b"]]), "A3: b beneath h of A1:A3");
        assert_eq!(read(&["A1:A3", "B2:D3"], &[&["h"], &["", "t"], &[]]), "");
    }
}
