//! The SHA extensions: four messages interleaved, because each instruction waits for the one before it of its own message.

use core::arch::x86_64::{
    __m128i, _mm_add_epi32, _mm_alignr_epi8, _mm_blend_epi16, _mm_loadu_si128, _mm_set_epi8, _mm_set_epi32,
    _mm_setzero_si128, _mm_sha256msg1_epu32, _mm_sha256msg2_epu32, _mm_sha256rnds2_epu32, _mm_shuffle_epi8,
    _mm_shuffle_epi32, _mm_storeu_si128,
};

use super::super::lanes::SHA256_K;
use super::super::{Block, Function, PairWork, State, Work};

const LANES: usize = 4;

/// That this processor has the SHA extensions: whoever holds one may use them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShaNi(());

impl ShaNi {
    pub(crate) const LANES: usize = LANES;

    /// If it has.
    pub(crate) fn here() -> Option<Self> {
        let has = std::arch::is_x86_feature_detected!("sha")
            && std::arch::is_x86_feature_detected!("ssse3")
            && std::arch::is_x86_feature_detected!("sse4.1");
        has.then_some(Self(()))
    }

    /// Hashes four messages; see [`Work`].
    pub(crate) fn run(self, work: Work<'_>) {
        // SAFETY: `here` saw that the processor has them.
        unsafe { run(work) }
    }

    /// Hashes four pairs; see [`PairWork`].
    pub(crate) fn run_pairs(self, work: PairWork<'_>) {
        // SAFETY: `here` saw that the processor has them.
        unsafe { run_pairs(work) }
    }
}

/// A state as the instructions want it: words a, b, e, f from the highest, and c, d, g, h.
type Halves = [__m128i; 2];

/// The sixteen words of a block, in order.
type Words = [__m128i; 4];

#[target_feature(enable = "sha,ssse3,sse4.1")]
fn run(work: Work<'_>) {
    let (Some(messages), Some(digests)) =
        (work.messages.first_chunk::<LANES>(), work.digests.first_chunk_mut::<LANES>())
    else {
        return;
    };
    let mut states = [halves(work.start); LANES];
    for at in 0..messages[0].len() {
        let mut read = [[_mm_setzero_si128(); 4]; LANES];
        for (to, message) in read.iter_mut().zip(messages) {
            *to = words(message.get(at).unwrap_or(&[0; 64]));
        }
        compress(&mut states, read);
    }
    if let Some(outer) = work.outer {
        // A digest behind one block: 768 bits.
        let end = [_mm_set_epi32(0, 0, 0, i32::MIN), _mm_set_epi32(768, 0, 0, 0)];
        let read = states.map(|state| {
            let [first, second] = in_order(state);
            [first, second, end[0], end[1]]
        });
        states = [halves(outer); LANES];
        compress(&mut states, read);
    }
    write(&states, digests);
}

#[target_feature(enable = "sha,ssse3,sse4.1")]
fn run_pairs(PairWork { first, pairs, digests }: PairWork<'_>) {
    let (Some(pairs), Some(digests)) = (pairs.first_chunk::<LANES>(), digests.first_chunk_mut::<LANES>()) else {
        return;
    };
    let zero = _mm_setzero_si128();
    let (mut read, mut rest) = ([[zero; 4]; LANES], [[zero; 4]; LANES]);
    for ((read, rest), pair) in read.iter_mut().zip(&mut rest).zip(pairs) {
        // Every byte one further on; the bytes of a word stand the other way round.
        let before = |word: __m128i, highest: __m128i| _mm_alignr_epi8::<15>(word, highest);
        let [a, b, c, d] = quarters(pair);
        let one = _mm_set_epi32(i32::from(first) << 24, 0, 0, 0);
        *read = [before(a, one), before(b, a), before(c, b), before(d, c)];
        *rest =
            [before(_mm_set_epi32(0, 0, 0, 0x80), d), zero, zero, _mm_set_epi32((65_i32 * 8).swap_bytes(), 0, 0, 0)];
        for words in [read, rest] {
            for quarter in words {
                *quarter = big_endian(*quarter);
            }
        }
    }
    let mut states = [halves(&Function::Sha256.initial()); LANES];
    compress(&mut states, read);
    compress(&mut states, rest);
    write(&states, digests);
}

/// Writes the states as bytes.
#[inline]
#[target_feature(enable = "sha,ssse3,sse4.1")]
fn write(states: &[Halves; LANES], digests: &mut [[u8; 32]; LANES]) {
    for (digest, state) in digests.iter_mut().zip(states) {
        for (bytes, words) in digest.as_chunks_mut::<16>().0.iter_mut().zip(in_order(*state)) {
            // SAFETY: a register is as large as these bytes.
            unsafe { _mm_storeu_si128(bytes.as_mut_ptr().cast(), big_endian(words)) }
        }
    }
}

#[inline]
#[target_feature(enable = "sha,ssse3,sse4.1")]
fn halves(state: &State) -> Halves {
    let [a, b, c, d, e, f, g, h] = state.map(u32::cast_signed);
    [_mm_set_epi32(a, b, e, f), _mm_set_epi32(c, d, g, h)]
}

/// The words of a state from a to h.
#[inline]
#[target_feature(enable = "sha,ssse3,sse4.1")]
fn in_order([abef, cdgh]: Halves) -> [__m128i; 2] {
    // From the lowest: a b e f, and g h c d.
    let (turned, crossed) = (_mm_shuffle_epi32::<0b00_01_10_11>(abef), _mm_shuffle_epi32::<0b10_11_00_01>(cdgh));
    [_mm_blend_epi16::<0xf0>(turned, crossed), _mm_alignr_epi8::<8>(crossed, turned)]
}

#[inline]
#[target_feature(enable = "sha,ssse3,sse4.1")]
fn words(block: &Block) -> Words {
    let mut words = quarters(block);
    for quarter in &mut words {
        *quarter = big_endian(*quarter);
    }
    words
}

/// The bytes of a block as they stand.
#[inline]
#[target_feature(enable = "sha,ssse3,sse4.1")]
fn quarters(block: &Block) -> Words {
    let mut quarters = [_mm_setzero_si128(); 4];
    for (quarter, bytes) in quarters.iter_mut().zip(block.as_chunks::<16>().0) {
        // SAFETY: a register is as large as a quarter of a block.
        *quarter = unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) };
    }
    quarters
}

/// Each word's bytes the other way round.
#[inline]
#[target_feature(enable = "sha,ssse3,sse4.1")]
fn big_endian(x: __m128i) -> __m128i {
    _mm_shuffle_epi8(x, _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3))
}

/// SHA-256's compression of the messages (FIPS 180-4, 6.2.2), four rounds of each in turn.
#[inline]
#[target_feature(enable = "sha,ssse3,sse4.1")]
fn compress(states: &mut [Halves; LANES], mut messages: [Words; LANES]) {
    // Written out, lanes and rounds, so that every word has its own register or place on the stack: a build for size leaves
    // loops as they are, and was four times as slow.
    let [mut s0, mut s1, mut s2, mut s3] = *states;
    macro_rules! four_rounds_of {
        ($state:ident $lane:literal, $four:literal) => {{
            const FOUR: usize = $four;
            let message = &mut messages[$lane];
            const K: [i32; 4] = [
                SHA256_K[FOUR * 4].cast_signed(),
                SHA256_K[FOUR * 4 + 1].cast_signed(),
                SHA256_K[FOUR * 4 + 2].cast_signed(),
                SHA256_K[FOUR * 4 + 3].cast_signed(),
            ];
            let read = _mm_add_epi32(message[FOUR % 4], _mm_set_epi32(K[3], K[2], K[1], K[0]));
            // Two rounds make the new a, b, e and f; the old ones become c, d, g and h.
            $state[1] = _mm_sha256rnds2_epu32($state[1], $state[0], read);
            $state[0] = _mm_sha256rnds2_epu32($state[0], $state[1], _mm_shuffle_epi32::<0b00_00_11_10>(read));
            if FOUR < 12 {
                // The words that these four rounds have used make way for those of twelve rounds later.
                let last = message[(FOUR + 3) % 4];
                let one = _mm_sha256msg1_epu32(message[FOUR % 4], message[(FOUR + 1) % 4]);
                let sum = _mm_add_epi32(one, _mm_alignr_epi8::<4>(last, message[(FOUR + 2) % 4]));
                message[FOUR % 4] = _mm_sha256msg2_epu32(sum, last);
            }
        }};
    }
    macro_rules! four_rounds {
        ($($four:literal)+) => { $(
            four_rounds_of!(s0 0, $four);
            four_rounds_of!(s1 1, $four);
            four_rounds_of!(s2 2, $four);
            four_rounds_of!(s3 3, $four);
        )+ };
    }
    four_rounds!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15);
    let plus = |before: Halves, after: Halves| [_mm_add_epi32(before[0], after[0]), _mm_add_epi32(before[1], after[1])];
    let [b0, b1, b2, b3] = *states;
    *states = [plus(b0, s0), plus(b1, s1), plus(b2, s2), plus(b3, s3)];
}
