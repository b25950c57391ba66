//! The nodes of a Merkle tree: hashes of one byte and two digests (RFC 9162 §2.1.1).

use super::{Block, Kernel, MOST_LANES, PairWork};

/// Pairs of digests, hashed together.
#[derive(Debug)]
pub(crate) struct Pairs {
    kernel: Kernel,
    first: u8,
    /// Those that wait for each other, side by side.
    blocks: [Block; MOST_LANES],
}

impl Pairs {
    /// Pairs behind this byte.
    pub(crate) fn after(kernel: Kernel, first: u8) -> Self {
        Self { kernel, first, blocks: [[0; 64]; MOST_LANES] }
    }

    /// Calls `with` for the hash of each pair.
    pub(crate) fn hash<'d>(
        &mut self,
        pairs: impl IntoIterator<Item = [&'d [u8; 32]; 2]>,
        mut with: impl FnMut([u8; 32]),
    ) {
        let (mut pairs, lanes) = (pairs.into_iter(), self.kernel.lanes());
        loop {
            let mut pushed = 0_usize;
            for (block, [left, right]) in self.blocks.iter_mut().zip(pairs.by_ref().take(lanes)) {
                block[..32].copy_from_slice(left);
                block[32..].copy_from_slice(right);
                pushed = pushed.saturating_add(1);
            }
            if pushed == 0 {
                return;
            }
            // In lanes that no pair came for, what stands there from before is of no account.
            let mut made = [[0; 32]; MOST_LANES];
            if let (Some(pairs), Some(digests)) = (self.blocks.get(..lanes), made.get_mut(..lanes)) {
                self.kernel.run_pairs(PairWork { first: self.first, pairs, digests });
            }
            made.into_iter().take(pushed).for_each(&mut with);
        }
    }
}
