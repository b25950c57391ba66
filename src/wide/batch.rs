//! Messages of any length, gathered until there are enough to be hashed together.

use super::{Block, Kernel, MOST_LANES, State, Work};

/// Longer messages than this many blocks are rare in a list; they are hashed by themselves.
const LONGEST: usize = 4;

/// Messages of one kind, padded as they come in and hashed together.
///
/// A batch keeps its memory when it is hashed, for the next one.
#[derive(Clone, Debug)]
pub(crate) struct Batch {
    kernel: Kernel,
    start: State,
    /// Where HMAC's second hash begins.
    outer: Option<State>,
    /// The bytes read before every message.
    absorbed: usize,
    /// The messages, each padded to whole blocks.
    blocks: Vec<Block>,
    /// Behind the last block of each.
    ends: Vec<usize>,
    digests: Vec<[u8; 32]>,
}

impl Batch {
    /// As many as are best hashed together: their blocks stay in the nearest cache.
    pub(crate) const SIZE: usize = 256;

    /// Of plain messages.
    pub(crate) fn new(kernel: Kernel) -> Self {
        let start = kernel.function().initial();
        Self { kernel, start, outer: None, absorbed: 0, blocks: Vec::new(), ends: Vec::new(), digests: Vec::new() }
    }

    /// Of messages under a key (HMAC, RFC 2104).
    pub(crate) fn keyed(kernel: Kernel, key: &[u8; 32]) -> Self {
        let after = |pad: u8| {
            let mut block = [pad; 64];
            block.iter_mut().zip(key).for_each(|(to, from)| *to ^= from);
            let mut digest = [[0; 32]];
            run(kernel, &kernel.function().initial(), None, [&[block]; MOST_LANES], &mut digest);
            let [digest] = digest;
            let (words, _) = digest.as_chunks::<4>();
            let mut state = [0; 8];
            state.iter_mut().zip(words).for_each(|(to, word)| *to = u32::from_be_bytes(*word));
            state
        };
        Self { start: after(0x36), outer: Some(after(0x5c)), absorbed: 64, ..Self::new(kernel) }
    }

    /// How many messages there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a message in parts.
    #[inline]
    pub(crate) fn push<const N: usize>(&mut self, parts: [&[u8]; N]) {
        let begin = self.blocks.len();
        let length = parts.iter().fold(0_usize, |sum, part| sum.saturating_add(part.len()));
        let end = begin.saturating_add(length.saturating_add(9).div_ceil(64));
        self.blocks.resize(end, [0; 64]);
        self.ends.push(end);
        let Some(mut rest) = self.blocks.get_mut(begin..).map(<[Block]>::as_flattened_mut) else { return };
        // A one bit, zeros, and the length in bits.
        let bits = (length.saturating_add(self.absorbed) as u64).saturating_mul(8);
        if let Some(last) = rest.last_chunk_mut() {
            *last = bits.to_be_bytes();
        }
        for part in parts {
            let Some((to, after)) = rest.split_at_mut_checked(part.len()) else { return };
            copy(to, part);
            rest = after;
        }
        if let [one, ..] = rest {
            *one = 0x80;
        }
    }

    /// Hashes all messages pushed, forgets them, and gives their digests in the order in which they came.
    pub(crate) fn digests(&mut self) -> &[[u8; 32]] {
        self.digests.clear();
        self.digests.resize(self.ends.len(), [0; 32]);
        // The lines of a list mostly need as many blocks as each other.
        let first = self.ends.first().copied().unwrap_or(0);
        let even = self.ends.iter().zip(1..).all(|(end, count)| first.checked_mul(count) == Some(*end));
        if even {
            self.hash_even(first)
        } else {
            self.hash_grouped()
        }
        self.blocks.clear();
        self.ends.clear();
        &self.digests
    }

    /// Hashes messages of as many blocks each.
    fn hash_even(&mut self, blocks: usize) {
        let Self { kernel, start, outer, blocks: all, digests, .. } = self;
        let lanes = kernel.lanes();
        let mut messages = all.chunks_exact(blocks.max(1));
        for digests in digests.chunks_mut(lanes) {
            let group: [&[Block]; MOST_LANES] =
                core::array::from_fn(|at| if at < lanes { messages.next().unwrap_or_default() } else { &[] });
            run(*kernel, start, outer.as_ref(), group, digests);
        }
    }

    /// Hashes messages of any lengths: those of one length wait until there are enough.
    fn hash_grouped(&mut self) {
        let Self { kernel, start, outer, blocks, ends, digests, .. } = self;
        let mut groups: [Group<'_>; LONGEST] = Default::default();
        let mut hash = |messages: [&[Block]; MOST_LANES], places: &[usize]| {
            let mut made = [[0; 32]; MOST_LANES];
            if let Some(made) = made.get_mut(..places.len()) {
                run(*kernel, start, outer.as_ref(), messages, made);
            }
            for (place, digest) in places.iter().zip(made) {
                if let Some(to) = digests.get_mut(*place) {
                    *to = digest;
                }
            }
        };
        let mut begin = 0;
        for (place, &end) in ends.iter().enumerate() {
            let message = blocks.get(begin..end).unwrap_or_default();
            begin = end;
            match groups.get_mut(message.len().wrapping_sub(1)) {
                Some(group) => {
                    group.push(message, place);
                    if group.len == kernel.lanes() {
                        hash(group.messages, group.places());
                        group.len = 0;
                    }
                }
                None => hash([message; MOST_LANES], &[place]),
            }
        }
        for group in groups.iter().filter(|group| group.len > 0) {
            hash(group.messages, group.places());
        }
    }
}

/// Copies bytes: of 16 to 32, as an id has and what follows it in a line, the first 16 and the last 16, which needs no call.
#[inline]
fn copy(to: &mut [u8], from: &[u8]) {
    if from.len() <= 32
        && let (Some(first), Some(first_to)) = (from.first_chunk::<16>(), to.first_chunk_mut())
        && let Some(last) = from.last_chunk::<16>()
    {
        *first_to = *first;
        if let Some(last_to) = to.last_chunk_mut() {
            *last_to = *last;
        }
    } else {
        to.copy_from_slice(from);
    }
}

/// Hashes the first of these messages, as many as there are places; what stands in the other lanes is of no account.
fn run(
    kernel: Kernel,
    start: &State,
    outer: Option<&State>,
    mut messages: [&[Block]; MOST_LANES],
    digests: &mut [[u8; 32]],
) {
    let lanes = kernel.lanes();
    if digests.len() == lanes
        && let Some(messages) = messages.get(..lanes)
    {
        return kernel.run(Work { start, outer, messages, digests });
    }
    let [first, ..] = messages;
    messages.iter_mut().skip(digests.len()).for_each(|message| *message = first);
    let mut made = [[0; 32]; MOST_LANES];
    if let (Some(messages), Some(made)) = (messages.get(..lanes), made.get_mut(..lanes)) {
        kernel.run(Work { start, outer, messages, digests: made });
    }
    digests.iter_mut().zip(made).for_each(|(to, digest)| *to = digest);
}

/// Messages of the same length that wait for each other.
#[derive(Default)]
struct Group<'a> {
    messages: [&'a [Block]; MOST_LANES],
    places: [usize; MOST_LANES],
    len: usize,
}

impl<'a> Group<'a> {
    fn push(&mut self, message: &'a [Block], place: usize) {
        if let (Some(to), Some(at)) = (self.messages.get_mut(self.len), self.places.get_mut(self.len)) {
            (*to, *at) = (message, place);
        }
        self.len = self.len.saturating_add(1);
    }

    fn places(&self) -> &[usize] {
        self.places.get(..self.len).unwrap_or_default()
    }
}
