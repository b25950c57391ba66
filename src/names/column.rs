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
            if self.text.capacity().saturating_sub(self.text.len()) < text.len() {
                self.text.reserve_exact(text.len().max(quarter(self.text.len())));
            }
            self.text.push_str(text);
        }
        let bound = end.or(self.bounds.last().copied()).unwrap_or(0);
        push(&mut self.bounds, bound);
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
        Some(order_by_text(u32::try_from(self.len()).unwrap_or(u32::MAX), &|row| self.get(row)))
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

/// Adds a row to a plain column: it grows by a quarter and not to the double, so that little memory lies idle.
pub(crate) fn push<T>(column: &mut Vec<T>, item: T) {
    if column.len() == column.capacity() {
        column.reserve_exact(quarter(column.len()));
    }
    column.push(item);
}

fn quarter(length: usize) -> usize {
    (length / 4).max(64)
}

/// A plain column in another order of rows.
pub(crate) fn reordered<T: Copy>(column: &[T], order: &[u32]) -> Vec<T> {
    // Collected, a filter would leave up to as much room again idle.
    let mut rows = Vec::with_capacity(order.len());
    rows.extend(order.iter().filter_map(|&row| column.get(row as usize).copied()));
    rows
}

/// The numbers below `count` in the order of their texts, those of equal texts ascending.
///
/// Ids mostly begin alike, and the texts lie apart in memory. So eight bytes of each at a time, from the first in which any
/// differ, are sorted as numbers that lie side by side.
pub(crate) fn order_by_text<'t>(count: u32, text: &impl Fn(u32) -> &'t str) -> Vec<u32> {
    let mut rows: Vec<(u64, u32)> = (0..count).map(|row| (0, row)).collect();
    sort_by_text(&mut rows, text, 0);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Sorts rows by their texts, which begin with the same `shared` bytes.
fn sort_by_text<'t>(rows: &mut [(u64, u32)], text: &impl Fn(u32) -> &'t str, shared: usize) {
    let after = |row: u32, from: usize| text(row).as_bytes().get(from..).unwrap_or_default();
    let first = rows.first().map_or(&[][..], |(_, row)| after(*row, shared));
    let mut same = first.len();
    for (_, row) in rows.iter() {
        same = first.iter().zip(after(*row, shared)).take(same).take_while(|(one, other)| one == other).count();
    }
    let from = shared.saturating_add(same);
    let mut longest = 0;
    for (key, row) in rows.iter_mut() {
        let rest = after(*row, from);
        longest = rest.len().max(longest);
        // No text has a byte 0, so that one that ends here comes before all that go on.
        *key = match rest.first_chunk::<8>() {
            Some(eight) => u64::from_be_bytes(*eight),
            None => {
                let mut eight = [0; 8];
                eight.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
                u64::from_be_bytes(eight)
            }
        };
    }
    rows.sort_unstable();
    if longest > 8 {
        for run in rows.chunk_by_mut(|(one, _), (other, _)| one == other).filter(|run| run.len() > 1) {
            sort_by_text(run, text, from.saturating_add(8));
        }
    }
}

/// Puts items into an order: the first becomes that whose place the order names first.
pub(crate) fn permute<T>(items: &mut [T], mut order: Vec<u32>) {
    for start in 0..order.len() {
        let mut at = start;
        while let Some(place) = order.get_mut(at) {
            let from = core::mem::replace(place, u32::try_from(at).unwrap_or(u32::MAX)) as usize;
            if from == at || from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
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

    proptest::proptest! {
        #[test]
        fn texts_are_ordered_as_a_stable_sort_orders_them(texts in proptest::collection::vec("[ab企]{0,20}", 0..80)) {
            let order = order_by_text(u32::try_from(texts.len()).unwrap(), &|row| texts[row as usize].as_str());
            let mut rows: Vec<u32> = (0..).take(texts.len()).collect();
            rows.sort_by_key(|row| &texts[*row as usize]);
            proptest::prop_assert_eq!(&order, &rows);
            let (mut permuted, mut sorted) = (texts.clone(), texts);
            permute(&mut permuted, order);
            sorted.sort();
            proptest::prop_assert_eq!(permuted, sorted);
        }
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
