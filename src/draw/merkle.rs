//! Commitment to a list: the Merkle Tree Hash and inclusion proofs of RFC 9162 §2.1.
//!
//! A leaf is one line of the list without its LF. A list's root says everything about the list and nothing that can be
//! read; a proof shows one line of it and hides the others.

use super::hash::{Digest, Hash};
use super::many::Nodes;

/// The hash of a leaf (RFC 9162 §2.1.1): H(0x00 ‖ leaf).
#[must_use]
pub fn leaf(hash: Hash, line: &[u8]) -> Digest {
    hash.digest(&[&[0], line])
}

/// The hash of a salted leaf (protocol version 1.1): H(0x00 ‖ salt ‖ line), that is RFC 9162's of salt ‖ line.
#[must_use]
pub fn salted_leaf(hash: Hash, salt: &Digest, line: &[u8]) -> Digest {
    hash.digest(&[&[0], &salt.0, line])
}

/// The one or the other.
pub(crate) fn leaf_of(hash: Hash, salt: Option<&Digest>, line: &[u8]) -> Digest {
    salt.map_or_else(|| leaf(hash, line), |salt| salted_leaf(hash, salt, line))
}

/// How many leaves wait for each other, so that the nodes above them are hashed together: a power of two.
pub(crate) const RUN: usize = 1024;

/// The root over leaves; none over none.
fn root_over(nodes: &mut Nodes, leaves: &[Digest]) -> Option<Digest> {
    let mut level = nodes.above(leaves);
    while level.len() > 1 {
        level = nodes.above(&level);
    }
    level.first().copied()
}

/// The root over the roots of runs of leaves, each of the same power of two, the last perhaps of fewer.
pub(crate) fn over_subtrees(hash: Hash, roots: &[Digest]) -> Digest {
    root_over(&mut Nodes::new(hash), roots).unwrap_or_else(|| hash.digest(&[]))
}

/// Reckons a root leaf by leaf, holding at most 1,024 leaves and one digest a level.
///
/// # Guarantees
/// [`Self::root`] is MTH of RFC 9162 §2.1.1 over the leaves pushed, in their order; of no leaf it is H("").
///
/// # Complexity
/// One hash for a leaf and one for a node; of all before the last 1,024 leaves, as many digests are held as their count has
/// binary digits.
///
/// # Example: the order of the leaves matters
/// ```
/// use shuangsuiji::draw::{Hash, merkle};
/// let root = |lines: [&str; 2]| {
///     let mut tree = merkle::Root::new(Hash::Sha256);
///     lines.iter().for_each(|line| tree.push(line.as_bytes()));
///     tree.root()
/// };
/// assert_ne!(root(["a", "b"]), root(["b", "a"]));
/// ```
#[derive(Clone, Debug)]
pub struct Root {
    hash: Hash,
    /// The last leaves, fewer than a run.
    leaves: Vec<Digest>,
    /// How many runs there were before.
    runs: u64,
    /// Roots of the complete subtrees over the runs: one a set bit of their count, the largest first.
    subtrees: Vec<Digest>,
}

impl Root {
    /// A tree without leaves.
    #[must_use]
    pub const fn new(hash: Hash) -> Self {
        Self { hash, leaves: Vec::new(), runs: 0, subtrees: Vec::new() }
    }

    /// Adds a leaf: a line without its LF.
    pub fn push(&mut self, line: &[u8]) {
        self.push_leaf(leaf(self.hash, line));
    }

    /// Adds a leaf by its hash: [`leaf`] or [`salted_leaf`].
    pub fn push_leaf(&mut self, leaf: Digest) {
        self.leaves.push(leaf);
        if self.leaves.len() < RUN {
            return;
        }
        let Some(mut root) = root_over(&mut Nodes::new(self.hash), &self.leaves) else { return };
        self.leaves.clear();
        // Each trailing one of the count is a subtree as large as the one in hand; joining them is the carry.
        for _ in 0..self.runs.trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                root = self.hash.node(&left, &root);
            }
        }
        self.subtrees.push(root);
        self.runs = self.runs.wrapping_add(1);
    }

    /// The root of the leaves so far.
    #[must_use]
    pub fn root(&self) -> Digest {
        let last = root_over(&mut Nodes::new(self.hash), &self.leaves);
        let subtrees = self.subtrees.iter().rev().copied();
        let join = |right: Digest, left: Digest| self.hash.node(&left, &right);
        last.into_iter().chain(subtrees).reduce(join).unwrap_or_else(|| self.hash.digest(&[]))
    }
}

/// A whole tree, from which a proof for any leaf is read.
///
/// # Complexity
/// Two digests a leaf; a proof costs one step a level.
#[derive(Clone, Debug)]
pub struct Tree {
    hash: Hash,
    /// The leaves, then each level above; a node without a sibling rises unchanged, which is RFC 9162's split at the
    /// largest power of two.
    levels: Vec<Vec<Digest>>,
}

impl Tree {
    /// The tree over hashed leaves ([`leaf`]).
    #[must_use]
    pub fn new(hash: Hash, leaves: Vec<Digest>) -> Self {
        let (mut levels, mut nodes) = (vec![leaves], Nodes::new(hash));
        while let Some(level) = levels.last().filter(|level| level.len() > 1) {
            levels.push(nodes.above(level));
        }
        Self { hash, levels }
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> Digest {
        let top = self.levels.last().and_then(|level| level.first());
        top.copied().unwrap_or_else(|| self.hash.digest(&[]))
    }

    /// The proof for a leaf, counted from 0; none outside the tree.
    #[must_use]
    pub fn proof(&self, index: u32) -> Option<InclusionProof> {
        let leaves = self.levels.first()?;
        Some(InclusionProof { index, count: u32::try_from(leaves.len()).ok()?, path: self.path(index)?, salt: None })
    }

    /// The siblings on the way up from a leaf.
    fn path(&self, index: u32) -> Option<Vec<Digest>> {
        let leaves = self.levels.first()?;
        let mut at = usize::try_from(index).ok().filter(|&at| at < leaves.len())?;
        let mut path = Vec::new();
        for level in &self.levels {
            path.extend(level.get(at ^ 1).filter(|_| level.len() > 1));
            at >>= 1;
        }
        Some(path)
    }
}

/// How many leaves a node has at which [`Upper`] begins: a power of two.
const BESIDE: u32 = 64;

/// The upper part of a tree, kept so that proofs need not hash all leaves.
///
/// RFC 9162 splits at powers of two, so that the roots of runs of so many leaves, the last run perhaps shorter, are the leaves of
/// a tree with the same root and the upper parts of the same paths.
#[derive(Clone, Debug)]
pub(crate) struct Upper {
    tree: Tree,
    count: u32,
}

impl Upper {
    /// The rows that stand in one run with this one, as far as there are so many.
    pub(crate) const fn rows_beside(row: u32) -> core::ops::Range<u32> {
        let first = row & !(BESIDE - 1);
        first..first.saturating_add(BESIDE)
    }

    /// The proof for a row, from the leaves beside it.
    pub(crate) fn proof(&self, row: u32, beside: Vec<Digest>) -> Option<InclusionProof> {
        let mut path = Tree::new(self.tree.hash, beside).path(row & (BESIDE - 1))?;
        path.extend(self.tree.path(row / BESIDE)?);
        Some(InclusionProof { index: row, count: self.count, path, salt: None })
    }
}

/// An [`Upper`] to which leaves are added.
pub(crate) struct Growing {
    hash: Hash,
    nodes: Vec<Digest>,
    /// The last leaves, fewer than a run.
    leaves: Vec<Digest>,
    count: u32,
}

impl Growing {
    pub(crate) const fn new(hash: Hash) -> Self {
        Self { hash, nodes: Vec::new(), leaves: Vec::new(), count: 0 }
    }

    pub(crate) fn push(&mut self, leaf: Digest) {
        self.leaves.push(leaf);
        self.count = self.count.saturating_add(1);
        if self.leaves.len() == RUN {
            self.rise();
        }
    }

    /// Keeps of the leaves the nodes so many levels up that each is over [`BESIDE`] of them.
    fn rise(&mut self) {
        let mut nodes = Nodes::new(self.hash);
        let mut level = core::mem::take(&mut self.leaves);
        for _ in 0..BESIDE.trailing_zeros() {
            level = nodes.above(&level);
        }
        self.nodes.extend(level);
    }

    pub(crate) fn grown(mut self) -> Upper {
        self.rise();
        Upper { tree: Tree::new(self.hash, self.nodes), count: self.count }
    }
}

/// That a line stands at a place of a committed list (RFC 9162 §2.1.3).
///
/// # Example: one line shown, the others hidden
/// ```
/// use shuangsuiji::draw::{Hash, merkle};
/// let hash = Hash::Sm3;
/// let tree = merkle::Tree::new(hash, ["a", "b", "c"].map(|line| merkle::leaf(hash, line.as_bytes())).to_vec());
/// let proof = tree.proof(1).unwrap();
/// assert!(proof.holds(hash, b"b", &tree.root()));
/// assert!(!proof.holds(hash, b"a", &tree.root()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InclusionProof {
    /// The leaf's place, from 0.
    pub index: u32,
    /// How many leaves the list has.
    pub count: u32,
    /// The siblings, from the leaf upwards.
    pub path: Vec<Digest>,
    /// The line's salt, under an order of version 1.1; without it nobody can guess the line from its leaf hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Digest>,
}

impl InclusionProof {
    /// Whether the line (without its LF) stands at [`Self::index`] of the list with this root.
    ///
    /// # Guarantees
    /// False for every other line, place or root, unless the hash is broken (RFC 9162 §2.1.3.2). False for a proof with a
    /// salt: the bytes of a salt could be the beginning of a line. [`Order::proves`](super::Order::proves) knows whether
    /// there must be one.
    ///
    /// # Complexity
    /// One hash a level.
    #[must_use]
    pub fn holds(&self, hash: Hash, line: &[u8], root: &Digest) -> bool {
        self.salt.is_none() && self.leads(hash, leaf(hash, line), root)
    }

    /// Whether the line stands there with its salt; false for a proof without one.
    #[must_use]
    pub fn holds_salted(&self, hash: Hash, line: &[u8], root: &Digest) -> bool {
        self.salt.is_some_and(|salt| self.leads(hash, salted_leaf(hash, &salt, line), root))
    }

    /// Whether the path leads from the leaf to the root.
    fn leads(&self, hash: Hash, leaf: Digest, root: &Digest) -> bool {
        if self.index >= self.count {
            return false;
        }
        let mut at = self.index;
        let mut last = self.count.wrapping_sub(1);
        let mut reckoned = leaf;
        for sibling in &self.path {
            if last == 0 {
                return false;
            }
            if at & 1 == 1 || at == last {
                reckoned = hash.node(sibling, &reckoned);
                // A node without a right sibling rose unchanged to where it is a right child.
                while at & 1 == 0 && at != 0 {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                reckoned = hash.node(&reckoned, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        last == 0 && reckoned == *root
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::hash::unhex;

    /// The eight leaves of Certificate Transparency's own tests, with the root after each (certificate-transparency,
    /// merkle tree test vectors).
    const CT: [(&str, &str); 8] = [
        ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
        ("606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ];

    #[test]
    fn roots_of_certificate_transparency() {
        let mut root = Root::new(Hash::Sha256);
        assert_eq!(root.root(), Hash::Sha256.digest(&[]));
        let mut leaves = Vec::new();
        for (line, expected) in CT {
            let line = unhex(line).unwrap();
            root.push(&line);
            leaves.push(leaf(Hash::Sha256, &line));
            assert_eq!(root.root().to_string(), expected);
            assert_eq!(Tree::new(Hash::Sha256, leaves.clone()).root().to_string(), expected);
        }
    }

    /// RFC 9162 §2.1.1 as it stands there: split at the largest power of two below the count.
    fn by_definition(hash: Hash, leaves: &[Digest]) -> Digest {
        match leaves {
            [] => hash.digest(&[]),
            [leaf] => *leaf,
            _ => {
                let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
                hash.digest(&[&[1], &by_definition(hash, left).0, &by_definition(hash, right).0])
            }
        }
    }

    #[test]
    fn roots_by_definition_up_to_and_around_each_run() {
        for hash in Hash::ALL {
            let leaves: Vec<Digest> = (0..4_200_u32).map(|n| leaf(hash, &n.to_be_bytes())).collect();
            let mut root = Root::new(hash);
            for (count, leaf) in (1..).zip(&leaves) {
                root.push_leaf(*leaf);
                if count < 40 || count % RUN < 3 || count % RUN > RUN - 3 || count % 97 == 0 {
                    let expected = by_definition(hash, &leaves[..count]);
                    assert_eq!(root.root(), expected, "{count}");
                    assert_eq!(Tree::new(hash, leaves[..count].to_vec()).root(), expected, "{count}");
                }
            }
        }
    }

    #[test]
    fn a_published_proof_of_certificate_transparency() {
        let lines: Vec<Vec<u8>> = CT.iter().map(|(line, _)| unhex(line).unwrap()).collect();
        let tree = Tree::new(Hash::Sha256, lines.iter().map(|line| leaf(Hash::Sha256, line)).collect());
        let path: Vec<String> = tree.proof(5).unwrap().path.iter().map(Digest::to_string).collect();
        assert_eq!(
            path,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        );
    }

    #[test]
    fn every_proof_holds_for_its_own_line_and_place_only() {
        for count in 1..=40_u32 {
            let lines: Vec<Vec<u8>> = (0..count).map(|n| format!("line {n}").into_bytes()).collect();
            let tree = Tree::new(Hash::Sha256, lines.iter().map(|line| leaf(Hash::Sha256, line)).collect());
            let root = tree.root();
            for (index, line) in (0..count).zip(&lines) {
                let proof = tree.proof(index).unwrap();
                assert!(proof.holds(Hash::Sha256, line, &root), "{index} of {count}");
                assert!(!proof.holds(Hash::Sha256, b"another", &root));
                assert!(!proof.holds(Hash::Sm3, line, &root));
                for other in (0..count).filter(|&other| other != index) {
                    assert!(!InclusionProof { index: other, ..proof.clone() }.holds(Hash::Sha256, line, &root));
                }
                let mut short = proof.clone();
                if short.path.pop().is_some() {
                    assert!(!short.holds(Hash::Sha256, line, &root));
                }
                let mut long = proof.clone();
                long.path.push(root);
                assert!(!long.holds(Hash::Sha256, line, &root));
            }
            assert_eq!(tree.proof(count), None);
        }
        assert_eq!(Tree::new(Hash::Sha256, Vec::new()).proof(0), None);
    }

    #[test]
    fn a_proof_from_the_upper_part_is_that_of_the_whole_tree() {
        for count in [0, 1, 63, 64, 65, 100, 127, 128, 129, 191, 192, 193, 511, 512, 513, 1000, 1025_u32] {
            let leaves: Vec<Digest> = (0..count).map(|n| leaf(Hash::Sm3, &n.to_be_bytes())).collect();
            let mut growing = Growing::new(Hash::Sm3);
            leaves.iter().for_each(|leaf| growing.push(*leaf));
            let (upper, whole) = (growing.grown(), Tree::new(Hash::Sm3, leaves.clone()));
            for row in 0..count.saturating_add(70) {
                let beside = Upper::rows_beside(row);
                let beside = (beside.start..beside.end).filter_map(|row| leaves.get(row as usize).copied()).collect();
                assert_eq!(upper.proof(row, beside), whole.proof(row), "{row} of {count}");
            }
        }
    }
}
