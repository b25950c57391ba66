//! A column of texts in one arena: its text and four bytes a row, no heap string of its own for any.

/// Texts one behind the other, with the offsets where they begin and, last, where the last one ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextColumn {
    text: String,
    bounds: Vec<u32>,
}

impl TextColumn {
    pub(super) fn new() -> Self {
        Self { text: String::new(), bounds: vec![0] }
    }

    /// Adds a row; false, with an empty row added, if the arena would exceed 4 GiB.
    pub(super) fn push(&mut self, text: &str) -> bool {
        let end = end_after(self.text.len(), text.len());
        if end.is_some() {
            self.text.push_str(text);
        }
        self.bounds.push(end.or(self.bounds.last().copied()).unwrap_or(0));
        end.is_some()
    }

    /// The text of a row; empty where there is none.
    pub(super) fn get(&self, row: u32) -> &str {
        let Some([start, end, ..]) = self.bounds.get(row as usize..) else { return "" };
        self.text.get(*start as usize..*end as usize).unwrap_or("")
    }

    /// The text of a row, unless it is empty.
    pub(super) fn known(&self, row: u32) -> Option<&str> {
        Some(self.get(row)).filter(|text| !text.is_empty())
    }

    /// The same texts in another order of rows.
    pub(super) fn reordered(self, order: &[u32]) -> Self {
        let mut column =
            Self { text: String::with_capacity(self.text.len()), bounds: Vec::with_capacity(self.bounds.len()) };
        column.bounds.push(0);
        for &row in order {
            // What fitted in one order fits in every other.
            column.push(self.get(row));
        }
        column
    }

    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.bounds.shrink_to_fit();
    }

    /// Bytes on the heap.
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity().saturating_add(self.bounds.capacity().saturating_mul(size_of::<u32>()))
    }
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
}
