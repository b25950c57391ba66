//! The *k* smallest of any number of items, in any order and over any number of shards.
//!
//! The protocol's draw is a bottom-k over tickets (§5); this piece knows nothing of tickets and can be used alone.

/// Keeps the `k` smallest of the items pushed.
///
/// # Guarantees
/// [`Self::into_sorted`] is the first `k` of all items pushed, sorted, whatever the order in which they came; the
/// [`Self::merge`] of shards is what one pass over the whole would have kept.
///
/// # Complexity
/// Constant time an item on average, memory for at most 2`k` items; the final sort is that of `k`.
///
/// # Example: the merge of the shards is the whole
/// ```
/// use shuangsuiji::draw::BottomK;
///
/// let whole = BottomK::new(3).with([5, 1, 4, 2, 3]);
/// let merged = BottomK::new(3).with([5, 1]).merge(BottomK::new(3).with([4, 2, 3]));
/// assert_eq!(whole.into_sorted(), [1, 2, 3]);
/// assert_eq!(merged.into_sorted(), [1, 2, 3]);
/// ```
#[derive(Clone, Debug)]
pub struct BottomK<T> {
    k: usize,
    /// All that may still be among the smallest: at most 2k.
    kept: Vec<T>,
    /// Whether the first k of `kept` are the smallest of all so far, the greatest of them last.
    pruned: bool,
}

impl<T: Ord> BottomK<T> {
    /// Nothing pushed yet.
    #[must_use]
    pub const fn new(k: usize) -> Self {
        Self { k, kept: Vec::new(), pruned: false }
    }

    /// How many are kept at most.
    #[must_use]
    pub const fn k(&self) -> usize {
        self.k
    }

    /// Takes an item.
    pub fn push(&mut self, item: T) {
        let Some(mark) = self.k.checked_sub(1) else { return };
        // Once k are kept, an item above the greatest of them can be let go at once.
        if self.pruned && self.kept.get(mark).is_some_and(|greatest| item >= *greatest) {
            return;
        }
        self.kept.push(item);
        if self.kept.len() >= self.k.saturating_mul(2) || (!self.pruned && self.kept.len() == self.k) {
            self.prune(mark);
        }
    }

    fn prune(&mut self, mark: usize) {
        if mark < self.kept.len() {
            self.kept.select_nth_unstable(mark);
            self.kept.truncate(self.k);
            self.pruned = true;
        }
    }

    /// Takes items and returns itself.
    #[must_use]
    pub fn with(mut self, items: impl IntoIterator<Item = T>) -> Self {
        self.extend(items);
        self
    }

    /// The smallest of both, up to the greater `k` being no greater than either side can vouch for: the lesser `k`.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        let merged = BottomK::new(self.k.min(other.k));
        merged.with(self.kept).with(other.kept)
    }

    /// The smallest, ascending.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<T> {
        if let Some(mark) = self.k.checked_sub(1) {
            self.prune(mark);
        }
        self.kept.sort_unstable();
        self.kept
    }
}

impl<T: Ord> Extend<T> for BottomK<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted_first(mut items: Vec<u8>, k: usize) -> Vec<u8> {
        items.sort_unstable();
        items.truncate(k);
        items
    }

    proptest! {
        #[test]
        fn it_is_the_first_k_of_the_sorted(items: Vec<u8>, k in 0_usize..40) {
            prop_assert_eq!(BottomK::new(k).with(items.clone()).into_sorted(), sorted_first(items, k));
        }

        #[test]
        fn the_merge_of_shards_is_that_of_the_whole(shards: Vec<Vec<u8>>, k in 0_usize..40) {
            let merged = shards.iter().map(|shard| BottomK::new(k).with(shard.clone())).reduce(BottomK::merge);
            let whole = sorted_first(shards.concat(), k);
            prop_assert_eq!(merged.map_or(Vec::new(), BottomK::into_sorted), whole);
        }
    }

    #[test]
    fn shards_of_different_k_vouch_for_the_lesser_alone() {
        let (few, many) = (|| BottomK::new(2).with([1, 5, 3, 9]), || BottomK::new(4).with([4, 2, 8, 6, 7]));
        for merged in [few().merge(many()), many().merge(few())] {
            assert_eq!(merged.k(), 2);
            // The third of all may be one that the smaller shard let go.
            assert_eq!(merged.into_sorted(), [1, 2]);
        }
        assert_eq!(many().merge(BottomK::new(0)).into_sorted(), [0; 0]);
    }

    #[test]
    fn it_never_keeps_more_than_twice_k() {
        let mut bottom = BottomK::new(8);
        for item in (0..10_000_u32).rev() {
            bottom.push(item);
            assert!(bottom.kept.len() <= 16);
        }
        assert_eq!(bottom.into_sorted(), (0..8).collect::<Vec<_>>());
    }
}
