//! A column of texts in one arena: its text and four bytes a row, no heap string of its own for any.

use core::cmp::Ordering;

/// Texts one behind the other, with the offsets where they begin and, last, where the last one ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextColumn {
    text: String,
    bounds: Vec<u32>,
}

impl TextColumn {
    pub(crate) fn new() -> Self {
        Self { text: String::new(), bounds: vec![0] }
    }

    /// Adds a row; false, with an empty row added, if the arena would exceed 4 GiB.
    pub(crate) fn push(&mut self, text: &str) -> bool {
        let end = end_after(self.text.len(), text.len());
        if end.is_some() {
            self.text.push_str(text);
        }
        self.bounds.push(end.or(self.bounds.last().copied()).unwrap_or(0));
        end.is_some()
    }

    /// The text of a row; empty where there is none.
    pub(crate) fn get(&self, row: u32) -> &str {
        let Some([start, end, ..]) = self.bounds.get(row as usize..) else { return "" };
        self.text.get(*start as usize..*end as usize).unwrap_or("")
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0_u32..).map(|row| self.get(row)).take(self.len())
    }

    /// The row of a text, in a sorted column.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let (mut low, mut high) = (0, u32::try_from(self.len()).ok()?);
        while low < high {
            let middle = low.midpoint(high);
            match self.get(middle).cmp(text) {
                Ordering::Less => low = middle.saturating_add(1),
                Ordering::Equal => return Some(middle),
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The order of the rows by their texts; none where they stand in it already.
    pub(crate) fn sorted_order(&self) -> Option<Vec<u32>> {
        if self.iter().is_sorted() {
            return None;
        }
        let mut rows: Vec<u32> = (0_u32..).take(self.len()).collect();
        rows.sort_by_key(|&row| self.get(row));
        Some(rows)
    }

    /// The text of a row, unless it is empty.
    pub(crate) fn known(&self, row: u32) -> Option<&str> {
        Some(self.get(row)).filter(|text| !text.is_empty())
    }

    /// The same texts in another order of rows.
    pub(crate) fn reordered(self, order: &[u32]) -> Self {
        let mut column =
            Self { text: String::with_capacity(self.text.len()), bounds: Vec::with_capacity(self.bounds.len()) };
        column.bounds.push(0);
        for &row in order {
            // What fitted in one order fits in every other.
            column.push(self.get(row));
        }
        column
    }

    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.bounds.shrink_to_fit();
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.text.capacity().saturating_add(self.bounds.capacity().saturating_mul(size_of::<u32>()))
    }
}

impl Default for TextColumn {
    fn default() -> Self {
        Self::new()
    }
}

/// A plain column in another order of rows.
pub(crate) fn reordered<T: Copy>(column: &[T], order: &[u32]) -> Vec<T> {
    order.iter().filter_map(|&row| column.get(row as usize).copied()).collect()
}

/// Where a text of `more` bytes ends that begins at `length`; none beyond the last 32-bit offset.
fn end_after(length: usize, more: usize) -> Option<u32> {
    u32::try_from(length.checked_add(more)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_end_at_four_gibibytes() {
        assert_eq!(end_after(0, 0), Some(0));
        assert_eq!(end_after(u32::MAX as usize - 18, 18), Some(u32::MAX));
        assert_eq!(end_after(u32::MAX as usize - 17, 18), None);
        assert_eq!(end_after(usize::MAX, 1), None);
    }

    #[test]
    fn rows_come_back_in_any_order() {
        let mut column = TextColumn::new();
        for text in ["甲", "", "bc"] {
            assert!(column.push(text));
        }
        assert_eq!([0, 1, 2, 3, u32::MAX].map(|row| column.get(row)), ["甲", "", "bc", "", ""]);
        let column = column.reordered(&[2, 0, 1]);
        assert_eq!([0, 1, 2].map(|row| column.known(row)), [Some("bc"), Some("甲"), None]);
    }

    #[test]
    fn a_sorted_column_finds_its_texts() {
        let mut column = TextColumn::new();
        for text in ["b", "", "企业", "a"] {
            assert!(column.push(text));
        }
        let order = column.sorted_order().unwrap();
        let sorted = column.reordered(&order);
        assert_eq!(sorted.iter().collect::<Vec<_>>(), ["", "a", "b", "企业"]);
        assert_eq!(sorted.sorted_order(), None);
        for (row, text) in (0..).zip(["", "a", "b", "企业"]) {
            assert_eq!(sorted.find(text), Some(row));
        }
        assert_eq!(sorted.find("c"), None);
        assert_eq!(TextColumn::new().find("a"), None);
    }
}
