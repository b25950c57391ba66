//! The number formats of a sheet's cells, where they are not the general one.

use core::ops::Range;
use std::rc::Rc;

/// Cells with one format; lines and columns from 0.
#[derive(Debug, PartialEq, Eq)]
struct Area {
    lines: Range<u32>,
    columns: Range<usize>,
    code: Rc<str>,
}

/// Formats by their cells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Formats(Vec<Area>);

impl Formats {
    /// Adds a format: areas come by their first lines, and those of one line over the same lines.
    pub(super) fn add(&mut self, lines: Range<u32>, columns: Range<usize>, code: impl Into<Rc<str>>) {
        self.0.push(Area { lines, columns, code: code.into() });
    }

    /// Puts areas of single lines in order.
    pub(super) fn sort(&mut self) {
        self.0.sort_by_key(|area| (area.lines.start, area.columns.start));
    }

    /// A cell's format; none if it is the general one.
    pub(super) fn of(&self, line: u32, column: usize) -> Option<&str> {
        let until = self.0.partition_point(|area| area.lines.start <= line);
        let first = self.0.get(until.checked_sub(1)?)?.lines.start;
        let from = self.0.partition_point(|area| area.lines.start < first);
        let areas = self.0.get(from..until)?;
        let at = areas.partition_point(|area| area.columns.start <= column).checked_sub(1)?;
        let area = areas.get(at).filter(|area| area.lines.contains(&line) && area.columns.contains(&column))?;
        Some(&area.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_the_format_of_its_area_alone() {
        let mut formats = Formats::default();
        formats.add(2..5, 1..2, "000");
        formats.add(2..5, 3..5, "0%");
        formats.add(7..8, 0..1, "00");
        let cells = [(2, 1), (4, 1), (4, 4), (7, 0), (1, 1), (5, 1), (2, 0), (2, 2), (2, 5), (8, 0)];
        let found = cells.map(|(line, column)| formats.of(line, column));
        assert_eq!(found[..4], [Some("000"), Some("000"), Some("0%"), Some("00")]);
        assert_eq!(found[4..], [None; 6]);
    }
}
