//! Many short texts in one allocation: a column of text for lists of millions.

use core::ops::Range;

/// Texts one after the other, with where each ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arena {
    text: String,
    ends: Vec<u32>,
}

impl Arena {
    /// Adds a text; `None` once the whole would pass 4 GiB, with nothing added.
    pub(crate) fn push(&mut self, text: &str) -> Option<()> {
        let end = u32::try_from(self.text.len().checked_add(text.len())?).ok()?;
        self.text.push_str(text);
        self.ends.push(end);
        Some(())
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    fn range(&self, row: usize) -> Range<usize> {
        let end = |row: usize| self.ends.get(row).map_or(0, |&end| end as usize);
        row.checked_sub(1).map_or(0, end)..end(row)
    }

    /// The text of a row; empty outside the column.
    pub(crate) fn get(&self, row: usize) -> &str {
        self.text.get(self.range(row)).unwrap_or("")
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.len()).map(|row| self.get(row))
    }

    /// The row of a text in a sorted column.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.get(middle).cmp(text) {
                core::cmp::Ordering::Less => low = middle.saturating_add(1),
                core::cmp::Ordering::Equal => return Some(middle),
                core::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The order of the rows by text; `None` where they stand in it already.
    pub(crate) fn sorted_order(&self) -> Option<Vec<u32>> {
        if self.iter().is_sorted() {
            return None;
        }
        let mut rows: Vec<u32> = (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).collect();
        rows.sort_by(|&a, &b| self.get(a as usize).cmp(self.get(b as usize)));
        Some(rows)
    }

    /// The rows taken in this order.
    pub(crate) fn reordered(&self, rows: &[u32]) -> Self {
        let mut arena =
            Self { text: String::with_capacity(self.text.len()), ends: Vec::with_capacity(self.ends.len()) };
        rows.iter().for_each(|&row| {
            let _ = arena.push(self.get(row as usize));
        });
        arena
    }
}

/// A plain column taken in this order.
pub(crate) fn reordered<T: Copy>(column: &[T], rows: &[u32]) -> Vec<T> {
    rows.iter().filter_map(|&row| column.get(row as usize).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_rows_and_are_found() {
        let mut arena = Arena::default();
        for text in ["b", "", "企业", "a"] {
            arena.push(text).unwrap();
        }
        assert_eq!(arena.iter().collect::<Vec<_>>(), ["b", "", "企业", "a"]);
        let sorted = arena.reordered(&arena.sorted_order().unwrap());
        assert_eq!(sorted.iter().collect::<Vec<_>>(), ["", "a", "b", "企业"]);
        assert_eq!(sorted.sorted_order(), None);
        for (row, text) in ["", "a", "b", "企业"].iter().enumerate() {
            assert_eq!(sorted.find(text), Some(row));
        }
        assert_eq!(sorted.find("c"), None);
        assert_eq!(sorted.get(4), "");
    }
}
