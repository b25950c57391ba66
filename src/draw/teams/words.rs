//! The words of the team draws (draw protocol, section 4): one ChaCha20 stream per source.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

/// The keystream words of one source, read in order from the start of its stream.
pub(super) struct Words {
    stream: ChaCha20Rng,
}

impl Words {
    /// The generator at the start of stream 0; [`Self::stream`] of it opens any other.
    pub(super) fn new(team_key: &[u8; 32]) -> Self {
        Self { stream: ChaCha20Rng::from_seed(*team_key) }
    }

    /// A reader at the start of stream `s`. Called on a reader that has read nothing.
    pub(super) fn stream(&self, s: u64) -> Self {
        let mut stream = self.stream.clone();
        stream.set_stream(s);
        Self { stream }
    }

    /// A number below `n`, by rejection; one word is read even where `n` is 1.
    ///
    /// # Guarantees
    /// The accepted words are the first 2^64 − (2^64 mod n), a multiple of `n`: each residue has as many words as
    /// any other.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        loop {
            if let Some(number) = residue(self.stream.next_u64(), n) {
                return number;
            }
        }
    }
}

/// `word` mod `n` if `word` < 2^64 − (2^64 mod `n`); nothing if it is to be skipped.
fn residue(word: u64, n: u32) -> Option<u32> {
    let n = u64::from(n.max(1));
    // 2^64 mod n is (2^64 − 1 mod n) + 1, or 0 where that is n.
    let over = u64::MAX.checked_rem(n)?.checked_add(1)?.checked_rem(n)?;
    let last = u64::MAX.checked_sub(over)?;
    if word > last { None } else { u32::try_from(word.checked_rem(n)?).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting(seed: [u8; 32]) -> Words {
        Words::new(&seed)
    }

    fn ascending() -> [u8; 32] {
        core::array::from_fn(|index| u8::try_from(index).unwrap())
    }

    #[track_caller]
    fn hex(text: &str) -> Vec<u64> {
        let bytes: Vec<u8> =
            (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect();
        bytes.chunks(8).map(|word| u64::from_le_bytes(word.try_into().unwrap())).collect()
    }

    #[track_caller]
    fn reads(words: &mut Words, expected: &str) {
        for word in hex(expected) {
            assert_eq!(words.stream.next_u64(), word);
        }
    }

    #[test]
    fn the_words_are_those_of_rfc_8439_a_1() {
        // #1 and #2: key 0, counters 0 and 1, nonce 0.
        let mut words = counting([0; 32]);
        reads(
            &mut words,
            "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7\
             da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586",
        );
        reads(
            &mut words,
            "9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed\
             29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f",
        );
        // #5: nonce 00 00 00 00 | 00 00 00 00 00 00 00 02; its last eight bytes, little-endian, are the stream.
        let mut words = counting([0; 32]).stream(u64::from_le_bytes([0, 0, 0, 0, 0, 0, 0, 2]));
        reads(
            &mut words,
            "c2c64d378cd536374ae204b9ef933fcd1a8b2288b3dfa49672ab765b54ee27c7\
             8a970e0e955c14f3a88e741b97c286f75f8fc299e8148362fa198a39531bed6d",
        );
    }

    #[test]
    fn the_words_are_those_of_rfc_8439_2_3_2() {
        // Counter 1 and nonce 00 00 00 09 | 00 00 00 4a 00 00 00 00: the first four bytes are the counter's high word.
        let mut words = counting(ascending()).stream(u64::from_le_bytes([0, 0, 0, 0x4a, 0, 0, 0, 0]));
        let counter = (u128::from(u32::from_le_bytes([0, 0, 0, 9])) << 32) | 1;
        words.stream.set_word_pos(counter * 16);
        reads(
            &mut words,
            "10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e\
             d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e",
        );
    }

    #[test]
    fn the_words_are_those_that_four_implementations_agree_on() {
        reads(
            &mut counting(ascending()),
            "39fd2b7dd9c5196a8dbd0377b8dc4a498a35d86fbcde6accb2cc7d4cd8ea2492\
             2b23cce7a26023ab3f0eef693ac87f64258235eab1f7a32dc22762a0485b410c",
        );
        let first = counting(ascending()).stream(7).stream.next_u64();
        assert_eq!(first & 0xffff_ffff, 0x3f44_0f48);
    }

    #[test]
    fn one_word_is_read_for_each_number_even_below_one() {
        let mut words = counting(ascending());
        assert_eq!(words.below(1), 0);
        assert_eq!(words.below(1000), u32::try_from(0x494a_dcb8_7703_bd8d_u64 % 1000).unwrap());
    }

    #[test]
    fn words_past_the_last_whole_multiple_are_skipped() {
        // 2^64 = 1 mod 3 and mod 5; 2^64 = 16 mod 40; a power of two skips none.
        assert_eq!(residue(u64::MAX, 3), None);
        assert_eq!(residue(u64::MAX - 1, 3), Some(2));
        assert_eq!(residue(u64::MAX, 5), None);
        assert_eq!(residue(u64::MAX - 15, 40), None);
        assert_eq!(residue(u64::MAX - 16, 40), Some(39));
        assert_eq!(residue(u64::MAX, 1), Some(0));
        assert_eq!(residue(u64::MAX, 1 << 31), Some((1 << 31) - 1));
    }
}
