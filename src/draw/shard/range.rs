//! The nodes of a Merkle tree over any range of its leaves: what a shard must say of its lines for the root of all.

use crate::draw::hash::{Digest, Hash};
use crate::draw::merkle::{RUN, over_subtrees};

/// The root of a complete subtree, so many levels above the leaves and so many subtrees of its size from the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) level: u32,
    pub(super) index: u32,
    pub(super) digest: Digest,
}

/// The largest complete subtrees over a range of leaves, from the left: at most two of each size.
#[derive(Clone, Debug)]
pub(super) struct Nodes {
    hash: Hash,
    /// The next leaf.
    next: u32,
    /// Leaves from a multiple of a run on, fewer than one.
    leaves: Vec<Digest>,
    nodes: Vec<Node>,
}

impl Nodes {
    /// Of no leaf, before this one.
    pub(super) const fn before(hash: Hash, next: u32) -> Self {
        Self { hash, next, leaves: Vec::new(), nodes: Vec::new() }
    }

    /// Adds the next leaf.
    pub(super) fn push(&mut self, leaf: Digest) {
        let begins_run = (self.next as usize).is_multiple_of(RUN);
        if begins_run || !self.leaves.is_empty() {
            self.leaves.push(leaf);
            if self.leaves.len() == RUN {
                let (level, digest) = (RUN.trailing_zeros(), over_subtrees(self.hash, &self.leaves));
                self.leaves.clear();
                self.join(Node { level, index: self.next.checked_shr(level).unwrap_or(0), digest });
            }
        } else {
            self.join(Node { level: 0, index: self.next, digest: leaf });
        }
        self.next = self.next.saturating_add(1);
    }

    /// Adds the node on the right of those so far, and joins it with its siblings on the left.
    pub(super) fn join(&mut self, mut node: Node) {
        while node.index & 1 == 1
            && let Some(left) = self.nodes.pop_if(|left| left.level == node.level && left.index == node.index ^ 1)
        {
            let digest = self.hash.node(&left.digest, &node.digest);
            node = Node { level: node.level.saturating_add(1), index: node.index >> 1, digest };
        }
        self.nodes.push(node);
    }

    /// The nodes, from the left.
    pub(super) fn nodes(mut self) -> Vec<Node> {
        let first = self.next.saturating_sub(u32::try_from(self.leaves.len()).unwrap_or(u32::MAX));
        for (index, digest) in (first..).zip(core::mem::take(&mut self.leaves)) {
            self.join(Node { level: 0, index, digest });
        }
        self.nodes
    }
}

/// The level and index of each node over a range of leaves.
pub(super) fn places(first: u32, count: u32) -> Vec<(u32, u32)> {
    let (mut first, end) = (u64::from(first), u64::from(first).saturating_add(count.into()));
    let mut places = Vec::new();
    while first < end {
        // The largest that begins here and does not go beyond the end.
        let most = end.saturating_sub(first).checked_ilog2().unwrap_or(0);
        let level = first.trailing_zeros().min(most);
        places.push((level, u32::try_from(first.checked_shr(level).unwrap_or(0)).unwrap_or(u32::MAX)));
        first = first.saturating_add(1_u64.checked_shl(level).unwrap_or(0).max(1));
    }
    places
}

/// The root of the whole tree, from the nodes over all its leaves.
pub(super) fn root(hash: Hash, nodes: &[Node]) -> Digest {
    let from_the_right = nodes.iter().rev().map(|node| node.digest);
    from_the_right.reduce(|right, left| hash.node(&left, &right)).unwrap_or_else(|| hash.digest(&[]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::merkle;
    use proptest::prelude::*;

    fn leaf(at: u32) -> Digest {
        merkle::leaf(Hash::Sha256, &at.to_be_bytes())
    }

    proptest! {
        #[test]
        fn ranges_join_to_the_root(cuts in proptest::collection::vec(0_u32..2200, 0..6), count in 0_u32..2200) {
            let mut cuts: Vec<u32> = cuts.into_iter().map(|cut| cut.min(count)).chain([0, count]).collect();
            cuts.sort_unstable();
            let mut all = Nodes::before(Hash::Sha256, 0);
            for range in cuts.windows(2) {
                let mut part = Nodes::before(Hash::Sha256, range[0]);
                (range[0]..range[1]).for_each(|at| part.push(leaf(at)));
                let nodes = part.nodes();
                let found: Vec<_> = nodes.iter().map(|node| (node.level, node.index)).collect();
                prop_assert_eq!(found, places(range[0], range[1] - range[0]));
                nodes.into_iter().for_each(|node| all.join(node));
            }
            let whole = merkle::Tree::new(Hash::Sha256, (0..count).map(leaf).collect());
            prop_assert_eq!(root(Hash::Sha256, &all.nodes()), whole.root());
        }
    }
}
