//! Many hashes of one kind: together where the machine has a way to, else one after the other. The bytes are the same.

use super::hash::{Digest, Hash, Keyed};
use crate::wide::{Batch, Kernel, Pairs};

/// Messages that are hashed when enough have come, plain or under a key (HMAC).
pub(crate) struct Many(Way);

enum Way {
    Together(Batch),
    Single { hash: Hash, key: Option<Keyed>, made: Vec<Digest> },
}

impl Many {
    /// How many are best hashed together.
    pub(crate) const BEST: usize = Batch::SIZE;

    /// Digests of plain messages.
    pub(crate) fn plain(hash: Hash) -> Self {
        Self::on(Kernel::of(hash.function()), hash, None)
    }

    /// Codes of messages under a key.
    pub(crate) fn keyed(hash: Hash, key: &Digest) -> Self {
        Self::on(Kernel::of(hash.function()), hash, Some(key))
    }

    fn on(kernel: Option<Kernel>, hash: Hash, key: Option<&Digest>) -> Self {
        Self(match (kernel, key) {
            (Some(kernel), None) => Way::Together(Batch::new(kernel)),
            (Some(kernel), Some(key)) => Way::Together(Batch::keyed(kernel, &key.0)),
            (None, key) => Way::Single { hash, key: key.map(|key| Keyed::new(hash, &key.0)), made: Vec::new() },
        })
    }

    /// Adds a message in parts.
    #[inline]
    pub(crate) fn push<const N: usize>(&mut self, parts: [&[u8]; N]) {
        match &mut self.0 {
            Way::Together(batch) => batch.push(parts),
            Way::Single { hash, key, made } => {
                made.push(key.as_ref().map_or_else(|| hash.digest(&parts), |key| key.mac(&parts)));
            }
        }
    }

    /// Whether there are so many that they are best hashed before more come.
    pub(crate) fn is_full(&self) -> bool {
        let len = match &self.0 {
            Way::Together(batch) => batch.len(),
            Way::Single { made, .. } => made.len(),
        };
        len >= Self::BEST
    }

    /// Calls `with` for the digest of each message, in the order in which they came, and forgets them.
    pub(crate) fn each(&mut self, with: impl FnMut(Digest)) {
        match &mut self.0 {
            Way::Together(batch) => batch.digests().iter().copied().map(Digest).for_each(with),
            Way::Single { made, .. } => made.drain(..).for_each(with),
        }
    }
}

/// The nodes above a level of a Merkle tree, a pair below each.
pub(crate) struct Nodes {
    hash: Hash,
    pairs: Option<Pairs>,
}

impl Nodes {
    pub(crate) fn new(hash: Hash) -> Self {
        Self::on(Kernel::of(hash.function()), hash)
    }

    fn on(kernel: Option<Kernel>, hash: Hash) -> Self {
        Self { hash, pairs: kernel.map(|kernel| Pairs::after(kernel, 1)) }
    }

    /// The level above; a digest without a sibling rises unchanged.
    pub(crate) fn above(&mut self, level: &[Digest]) -> Vec<Digest> {
        let (pairs, alone) = level.as_chunks::<2>();
        let mut above = Vec::with_capacity(level.len().div_ceil(2));
        match &mut self.pairs {
            Some(wide) => {
                wide.hash(pairs.iter().map(|[left, right]| [&left.0, &right.0]), |digest| above.push(Digest(digest)));
            }
            None => above.extend(pairs.iter().map(|[left, right]| self.hash.node(left, right))),
        }
        above.extend(alone);
        above
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wide::Function;
    use proptest::prelude::*;

    /// Each way that this machine has, the crates' among them.
    fn ways(hash: Hash) -> Vec<Option<Kernel>> {
        let function = if hash == Hash::Sm3 { Function::Sm3 } else { Function::Sha256 };
        core::iter::once(None).chain(Kernel::all(function).map(Some)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn every_way_makes_the_same(lines: Vec<Vec<u8>>, key: [u8; 32]) {
            for hash in Hash::ALL {
                let leaves: Vec<Digest> = lines.iter().map(|line| hash.digest(&[&[0], line])).collect();
                let codes: Vec<Digest> = lines.iter().map(|line| Keyed::new(hash, &key).mac(&[line, &[1]])).collect();
                let pair = |pair: &[Digest]| if let [left, right] = pair { hash.node(left, right) } else { pair[0] };
                let above: Vec<Digest> = leaves.chunks(2).map(pair).collect();
                for kernel in ways(hash) {
                    let mut found = Vec::new();
                    let mut many = Many::on(kernel, hash, None);
                    lines.iter().for_each(|line| many.push([&[0], line]));
                    many.each(|digest| found.push(digest));
                    prop_assert_eq!(&found, &leaves);
                    let (mut many, mut found) = (Many::on(kernel, hash, Some(&Digest(key))), Vec::new());
                    lines.iter().for_each(|line| many.push([line, &[1]]));
                    many.each(|digest| found.push(digest));
                    prop_assert_eq!(&found, &codes);
                    prop_assert_eq!(Nodes::on(kernel, hash).above(&leaves), &above[..]);
                }
            }
        }
    }

    #[test]
    fn it_is_full_after_a_batch_and_empty_after_that() {
        for kernel in ways(Hash::Sm3) {
            let mut many = Many::on(kernel, Hash::Sm3, None);
            for _ in 0..Many::BEST {
                assert!(!many.is_full());
                many.push([b"line"]);
            }
            assert!(many.is_full());
            let mut found = 0;
            many.each(|_| found += 1);
            assert_eq!((found, many.is_full()), (Many::BEST, false));
            many.each(|_| panic!("nothing is left"));
        }
    }
}
