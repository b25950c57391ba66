//! AVX2: a message in each of eight lanes.

use core::arch::x86_64::{
    __m256i, _mm_set_epi8, _mm256_add_epi32, _mm256_and_si256, _mm256_broadcastsi128_si256, _mm256_loadu_si256,
    _mm256_or_si256, _mm256_permute2x128_si256, _mm256_set1_epi32, _mm256_setzero_si256, _mm256_shuffle_epi8,
    _mm256_slli_epi32, _mm256_srli_epi32, _mm256_storeu_si256, _mm256_unpackhi_epi32, _mm256_unpackhi_epi64,
    _mm256_unpacklo_epi32, _mm256_unpacklo_epi64, _mm256_xor_si256,
};

use super::super::lanes::{SHA256_K, SM3_T, functions, words};
use super::super::{Block, Function, PairWork, State, Work};

/// That this processor has AVX2: whoever holds one may use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Avx2(());

impl Avx2 {
    pub(crate) const LANES: usize = 8;

    /// If it has.
    pub(crate) fn here() -> Option<Self> {
        std::arch::is_x86_feature_detected!("avx2").then_some(Self(()))
    }

    /// Hashes eight messages; see [`Work`].
    pub(crate) fn run(self, function: Function, work: Work<'_>) {
        // SAFETY: `here` saw that the processor has it.
        unsafe { run(function, work) }
    }

    /// Hashes eight pairs; see [`PairWork`].
    pub(crate) fn run_pairs(self, function: Function, work: PairWork<'_>) {
        // SAFETY: `here` saw that the processor has it.
        unsafe { run_pairs(function, work) }
    }
}

type Register = __m256i;

words! {
    Register, "avx2";
    fn add(x, y) = _mm256_add_epi32(x, y);
    fn xor(x, y) = _mm256_xor_si256(x, y);
    fn xor3(x, y, z) = xor(xor(x, y), z);
    fn right<const N: i32>(x) = _mm256_srli_epi32::<N>(x);
    fn turn<const LEFT: i32, const RIGHT: i32>(x) = _mm256_or_si256(_mm256_slli_epi32::<LEFT>(x), right::<RIGHT>(x));
    fn choose(x, y, z) = xor(z, _mm256_and_si256(x, xor(y, z)));
    fn majority(x, y, z) = xor(y, _mm256_and_si256(xor(x, y), xor(y, z)));
}

#[inline]
#[target_feature(enable = "avx2")]
fn splat(x: u32) -> Register {
    _mm256_set1_epi32(x.cast_signed())
}

functions!(Register, 8, "avx2");

/// The words of eight blocks: the first of all in the first register, and so on.
#[inline]
#[target_feature(enable = "avx2")]
fn words(blocks: &[&Block; 8]) -> [Register; 16] {
    let mut words = [_mm256_setzero_si256(); 16];
    for (half, words) in words.as_chunks_mut::<8>().0.iter_mut().enumerate() {
        let mut rows = [_mm256_setzero_si256(); 8];
        for (row, block) in rows.iter_mut().zip(blocks) {
            let bytes = &block.as_chunks::<32>().0[half];
            // SAFETY: a register is as large as these bytes.
            *row = big_endian(unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) });
        }
        *words = transposed(&rows);
    }
    words
}

/// Writes the states of the lanes as bytes.
#[inline]
#[target_feature(enable = "avx2")]
fn write(state: &[Register; 8], digests: &mut [[u8; 32]; 8]) {
    for (digest, lane) in digests.iter_mut().zip(transposed(state)) {
        // SAFETY: a register is as large as a digest.
        unsafe { _mm256_storeu_si256(digest.as_mut_ptr().cast(), big_endian(lane)) }
    }
}

/// Each word's bytes the other way round.
#[inline]
#[target_feature(enable = "avx2")]
fn big_endian(x: Register) -> Register {
    let order = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    _mm256_shuffle_epi8(x, _mm256_broadcastsi128_si256(order))
}

/// Rows for columns: word *i* of register *j* is word *j* of register *i*.
#[inline]
#[target_feature(enable = "avx2")]
fn transposed(rows: &[Register; 8]) -> [Register; 8] {
    let [r0, r1, r2, r3, r4, r5, r6, r7] = *rows;
    // Words of neighbours, then pairs of words, then halves.
    let pairs = |r0, r1, r2, r3| {
        let (low01, high01) = (_mm256_unpacklo_epi32(r0, r1), _mm256_unpackhi_epi32(r0, r1));
        let (low23, high23) = (_mm256_unpacklo_epi32(r2, r3), _mm256_unpackhi_epi32(r2, r3));
        [
            _mm256_unpacklo_epi64(low01, low23),
            _mm256_unpackhi_epi64(low01, low23),
            _mm256_unpacklo_epi64(high01, high23),
            _mm256_unpackhi_epi64(high01, high23),
        ]
    };
    let [a0, a1, a2, a3] = pairs(r0, r1, r2, r3);
    let [b0, b1, b2, b3] = pairs(r4, r5, r6, r7);
    let low = |a, b| _mm256_permute2x128_si256::<0x20>(a, b);
    let high = |a, b| _mm256_permute2x128_si256::<0x31>(a, b);
    [low(a0, b0), low(a1, b1), low(a2, b2), low(a3, b3), high(a0, b0), high(a1, b1), high(a2, b2), high(a3, b3)]
}
