//! AVX-512: a message in each of sixteen lanes, turned in one step and three words joined in one.

use core::arch::x86_64::{
    __m512i, _mm_set_epi8, _mm256_storeu_si256, _mm512_add_epi32, _mm512_broadcast_i32x4, _mm512_castsi512_si256,
    _mm512_extracti64x4_epi64, _mm512_loadu_si512, _mm512_permutex2var_epi64, _mm512_rol_epi32, _mm512_set_epi64,
    _mm512_set1_epi32, _mm512_setzero_si512, _mm512_shuffle_epi8, _mm512_shuffle_i32x4, _mm512_srli_epi32,
    _mm512_ternarylogic_epi32, _mm512_unpackhi_epi32, _mm512_unpackhi_epi64, _mm512_unpacklo_epi32,
    _mm512_unpacklo_epi64, _mm512_xor_si512,
};

use super::super::lanes::{SHA256_K, SM3_T, functions, words};
use super::super::{Block, Function, PairWork, State, Work};

/// That this processor has AVX-512: whoever holds one may use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Avx512(());

impl Avx512 {
    pub(crate) const LANES: usize = 16;

    /// If it has, with instructions on bytes.
    pub(crate) fn here() -> Option<Self> {
        let has = std::arch::is_x86_feature_detected!("avx512f") && std::arch::is_x86_feature_detected!("avx512bw");
        has.then_some(Self(()))
    }

    /// Hashes sixteen messages; see [`Work`].
    pub(crate) fn run(self, function: Function, work: Work<'_>) {
        // SAFETY: `here` saw that the processor has it.
        unsafe { run(function, work) }
    }

    /// Hashes sixteen pairs; see [`PairWork`].
    pub(crate) fn run_pairs(self, function: Function, work: PairWork<'_>) {
        // SAFETY: `here` saw that the processor has it.
        unsafe { run_pairs(function, work) }
    }
}

type Register = __m512i;

// The constants are the functions' truth tables, x the highest bit of a row's number.
words! {
    Register, "avx512f,avx512bw";
    fn add(x, y) = _mm512_add_epi32(x, y);
    fn xor(x, y) = _mm512_xor_si512(x, y);
    fn xor3(x, y, z) = _mm512_ternarylogic_epi32::<0b1001_0110>(x, y, z);
    fn right<const N: u32>(x) = _mm512_srli_epi32::<N>(x);
    fn turn<const LEFT: i32, const RIGHT: i32>(x) = _mm512_rol_epi32::<LEFT>(x);
    fn choose(x, y, z) = _mm512_ternarylogic_epi32::<0b1100_1010>(x, y, z);
    fn majority(x, y, z) = _mm512_ternarylogic_epi32::<0b1110_1000>(x, y, z);
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn splat(x: u32) -> Register {
    _mm512_set1_epi32(x.cast_signed())
}

functions!(Register, 16, "avx512f,avx512bw");

/// The words of sixteen blocks: the first of all in the first register, and so on.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn words(blocks: &[&Block; 16]) -> [Register; 16] {
    let mut quarters = [[_mm512_setzero_si512(); 4]; 4];
    for (four, blocks) in quarters.iter_mut().zip(blocks.as_chunks::<4>().0) {
        for (row, block) in four.iter_mut().zip(blocks) {
            // SAFETY: a register is as large as a block.
            *row = big_endian(unsafe { _mm512_loadu_si512(block.as_ptr().cast()) });
        }
        *four = turned(*four);
    }
    let mut words = [_mm512_setzero_si512(); 16];
    for column in 0..4 {
        // A quarter of a register holds a word of four blocks: the quarters themselves stand as a table of four by four.
        let [q0, q1, q2, q3] = [quarters[0][column], quarters[1][column], quarters[2][column], quarters[3][column]];
        let even = |x, y| _mm512_shuffle_i32x4::<0b10_00_10_00>(x, y);
        let odd = |x, y| _mm512_shuffle_i32x4::<0b11_01_11_01>(x, y);
        let (even01, even23, odd01, odd23) = (even(q0, q1), even(q2, q3), odd(q0, q1), odd(q2, q3));
        words[column] = even(even01, even23);
        words[4 + column] = even(odd01, odd23);
        words[8 + column] = odd(even01, even23);
        words[12 + column] = odd(odd01, odd23);
    }
    words
}

/// Writes the states of the lanes as bytes.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn write(state: &[Register; 8], digests: &mut [[u8; 32]; 16]) {
    let [a, b, c, d, e, f, g, h] = *state;
    // Quarter q of register k: half of the digest of lane 4q + k.
    let (fronts, backs) = (turned([a, b, c, d]), turned([e, f, g, h]));
    let join = |first: i64| {
        _mm512_set_epi64(first + 11, first + 10, first + 3, first + 2, first + 9, first + 8, first + 1, first)
    };
    for (k, (front, back)) in fronts.into_iter().zip(backs).enumerate() {
        for (q, pair) in [(0, join(0)), (2, join(4))] {
            let both = big_endian(_mm512_permutex2var_epi64(front, pair, back));
            let halves = [_mm512_castsi512_si256(both), _mm512_extracti64x4_epi64::<1>(both)];
            for (q, half) in (q..).zip(halves) {
                // SAFETY: half a register is as large as a digest.
                unsafe { _mm256_storeu_si256(digests[4 * q + k].as_mut_ptr().cast(), half) }
            }
        }
    }
}

/// In each quarter of the registers rows for columns.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn turned([r0, r1, r2, r3]: [Register; 4]) -> [Register; 4] {
    let (low01, high01) = (_mm512_unpacklo_epi32(r0, r1), _mm512_unpackhi_epi32(r0, r1));
    let (low23, high23) = (_mm512_unpacklo_epi32(r2, r3), _mm512_unpackhi_epi32(r2, r3));
    [
        _mm512_unpacklo_epi64(low01, low23),
        _mm512_unpackhi_epi64(low01, low23),
        _mm512_unpacklo_epi64(high01, high23),
        _mm512_unpackhi_epi64(high01, high23),
    ]
}

/// Each word's bytes the other way round.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn big_endian(x: Register) -> Register {
    let order = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    _mm512_shuffle_epi8(x, _mm512_broadcast_i32x4(order))
}
