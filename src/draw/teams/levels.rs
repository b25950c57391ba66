//! The inspectors by load, so that the *k*-th of a load in list order is found at once.
//!
//! A load with few inspectors is a sorted list; one with many is a bit set with a Fenwick tree over the counts of
//! its words. Both take memory in proportion to the inspectors that they held at most.

#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "every index is an inspector below the number the levels were made for, and every count at most that number"
)]

use std::collections::BTreeMap;

/// The inspectors that can be drawn now, by load.
pub(super) struct Levels {
    inspectors: u32,
    levels: BTreeMap<u32, Level>,
    /// Emptied levels, to be used again.
    spare: Vec<Level>,
}

impl Levels {
    /// No inspector yet, of numbers below `inspectors`.
    pub(super) fn new(inspectors: u32) -> Self {
        Self { inspectors, levels: BTreeMap::new(), spare: Vec::new() }
    }

    /// Puts inspector `i`, who is in no level, into that of `load`.
    pub(super) fn insert(&mut self, load: u32, i: u32) {
        let level = self.levels.entry(load).or_insert_with(|| self.spare.pop().unwrap_or(Level::Few(Vec::new())));
        level.insert(i, self.inspectors);
    }

    /// Takes inspector `i` out of the level of `load`.
    pub(super) fn remove(&mut self, load: u32, i: u32) {
        if let Some(level) = self.levels.get_mut(&load) {
            level.remove(i);
        }
    }

    /// The least load from `load` upwards that has inspectors, with its level.
    pub(super) fn least_from(&mut self, load: u32) -> Option<(u32, &mut Level)> {
        self.levels.range_mut(load..).find(|(_, level)| level.count() > 0).map(|(load, level)| (*load, level))
    }

    /// Lets the level of `load` go if it is empty.
    pub(super) fn recycle(&mut self, load: u32) {
        if self.levels.get(&load).is_some_and(|level| level.count() == 0) {
            self.spare.extend(self.levels.remove(&load));
        }
    }
}

/// The inspectors of one load.
pub(super) enum Level {
    /// In list order.
    Few(Vec<u32>),
    /// As bits.
    Many(Bits),
}

impl Level {
    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        match self {
            Self::Few(list) => list.len() as u32,
            Self::Many(bits) => bits.count,
        }
    }

    /// The one with `k` others before it in list order; `k` is less than the count.
    pub(super) fn select(&self, k: u32) -> u32 {
        match self {
            Self::Few(list) => list[k as usize],
            Self::Many(bits) => bits.select(k),
        }
    }

    /// Takes inspector `i` out.
    pub(super) fn remove(&mut self, i: u32) {
        match self {
            Self::Few(list) => {
                if let Ok(at) = list.binary_search(&i) {
                    list.remove(at);
                }
            }
            Self::Many(bits) => bits.flip(i, false),
        }
    }

    fn insert(&mut self, i: u32, inspectors: u32) {
        match self {
            Self::Few(list) => {
                if let Err(at) = list.binary_search(&i) {
                    list.insert(at, i);
                }
                // From here on the bits take no more memory than the list.
                if list.len() as u32 > (inspectors / 32).max(32) {
                    let mut bits = Bits::new(inspectors);
                    list.iter().for_each(|&i| bits.flip(i, true));
                    *self = Self::Many(bits);
                }
            }
            Self::Many(bits) => bits.flip(i, true),
        }
    }
}

/// A bit set that counts.
pub(super) struct Bits {
    words: Vec<u64>,
    /// At `k`, from 1: the bits set in the `k & -k` words that end with the `k`-th.
    tree: Vec<u32>,
    count: u32,
}

impl Bits {
    fn new(inspectors: u32) -> Self {
        let words = inspectors.div_ceil(64) as usize;
        Self { words: vec![0; words], tree: vec![0; words + 1], count: 0 }
    }

    fn flip(&mut self, i: u32, set: bool) {
        let (word, bit) = ((i / 64) as usize, 1 << (i % 64));
        if (self.words[word] & bit != 0) == set {
            return;
        }
        self.words[word] ^= bit;
        let step = |count: &mut u32| if set { *count += 1 } else { *count -= 1 };
        step(&mut self.count);
        let mut node = word + 1;
        while node < self.tree.len() {
            step(&mut self.tree[node]);
            node += node & node.wrapping_neg();
        }
    }

    fn select(&self, mut k: u32) -> u32 {
        let mut word = 0;
        let mut step = 1 << self.words.len().ilog2();
        while step > 0 {
            if let Some(&count) = self.tree.get(word + step).filter(|&&count| count <= k) {
                k -= count;
                word += step;
            }
            step /= 2;
        }
        let mut bits = self.words[word];
        for _ in 0..k {
            bits &= bits - 1;
        }
        word as u32 * 64 + bits.trailing_zeros()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_level_selects_as_a_sorted_list_does(
            inspectors in 1_u32..700,
            steps in prop::collection::vec((any::<bool>(), any::<u32>()), 0..600),
            fill in any::<bool>(),
        ) {
            let mut levels = Levels::new(inspectors);
            let mut list: Vec<u32> = if fill { (0..inspectors).collect() } else { Vec::new() };
            list.iter().for_each(|&i| levels.insert(3, i));
            for (set, i) in steps {
                let i = i % inspectors;
                match (list.binary_search(&i), set) {
                    (Err(at), true) => { list.insert(at, i); levels.insert(3, i); }
                    (Ok(at), false) => { list.remove(at); levels.remove(3, i); }
                    _ => {}
                }
            }
            match levels.least_from(0) {
                None => prop_assert!(list.is_empty()),
                Some((load, level)) => {
                    prop_assert_eq!(load, 3);
                    let selected: Vec<u32> = (0..level.count()).map(|k| level.select(k)).collect();
                    prop_assert_eq!(selected, list);
                }
            }
        }
    }

    #[test]
    fn the_least_load_with_inspectors_is_found_and_emptied_levels_are_used_again() {
        let mut levels = Levels::new(100);
        (0..100).for_each(|i| levels.insert(i / 50, i));
        (0..50).for_each(|i| levels.remove(0, i));
        assert_eq!(levels.least_from(0).map(|(load, level)| (load, level.count())), Some((1, 50)));
        assert!(levels.least_from(2).is_none());
        levels.recycle(1);
        levels.recycle(0);
        assert_eq!((levels.levels.len(), levels.spare.len()), (1, 1));
        levels.insert(2, 7);
        assert_eq!(levels.least_from(2).map(|(load, level)| (load, level.count(), level.select(0))), Some((2, 1, 7)));
        assert!(levels.spare.is_empty());
    }
}
