//! The two compression functions over lanes: a number in every lane of a register, and a message in every lane of a state.

#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "numbers of rounds, all known when it is compiled"
)]

/// The round constants of SHA-256 (FIPS 180-4, 4.2.2).
pub(super) const SHA256_K: [u32; 64] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
    0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
    0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
    0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
];

/// The round constants of SM3, each turned as its round turns it (GB/T 32905-2016, 4.2 and 5.3.3).
pub(super) const SM3_T: [u32; 64] = {
    let mut turned = [0; 64];
    let mut j = 0;
    while j < 64 {
        let constant: u32 = if j < 16 { 0x79cc_4519 } else { 0x7a87_9d8a };
        turned[j] = constant.rotate_left(j as u32 % 32);
        j += 1;
    }
    turned
};

/// Safe intrinsics under plain names, for a register type and the processors that have it.
macro_rules! words {
    ($register:ty, $feature:literal; $(fn $name:ident$(<$(const $n:ident: $of:ty),+>)?($($x:ident),+) = $call:expr;)+) => { $(
        #[inline]
        #[target_feature(enable = $feature)]
        fn $name$(<$(const $n: $of),+>)?($($x: $register),+) -> $register {
            $call
        }
    )+ };
}

/// Both functions over a register type with so many lanes, by the words that the module where this stands has for it: `add`,
/// `xor`, `xor3`, `choose`, `majority`, `turn` (left by the first number, or right by the second), `right` (a shift), `splat`,
/// `words` (of a block in each lane) and `write` (of a state in each lane).
macro_rules! functions {
    ($register:ty, $lanes:literal, $feature:literal) => {
        /// SHA-256's compression in every lane (FIPS 180-4, 6.2.2); the sixteen words of the message are used up.
        #[inline]
        #[target_feature(enable = $feature)]
        fn sha256(state: &mut [$register; 8], w: &mut [$register; 16]) {
            let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
            macro_rules! round {
                ($a:ident $b:ident $c:ident $d:ident $e:ident $f:ident $g:ident $h:ident, $t:expr) => {{
                    const T: usize = $t;
                    if T >= 16 {
                        let (x, y) = (w[(T + 1) % 16], w[(T + 14) % 16]);
                        let small0 = xor3(turn::<25, 7>(x), turn::<14, 18>(x), right::<3>(x));
                        let small1 = xor3(turn::<15, 17>(y), turn::<13, 19>(y), right::<10>(y));
                        w[T % 16] = add(add(w[T % 16], small0), add(w[(T + 9) % 16], small1));
                    }
                    let large1 = xor3(turn::<26, 6>($e), turn::<21, 11>($e), turn::<7, 25>($e));
                    let read = add(w[T % 16], splat(SHA256_K[T]));
                    let one = add(add($h, large1), add(choose($e, $f, $g), read));
                    let large0 = xor3(turn::<30, 2>($a), turn::<19, 13>($a), turn::<10, 22>($a));
                    $d = add($d, one);
                    $h = add(one, add(large0, majority($a, $b, $c)));
                }};
            }
            macro_rules! eight {
                ($t:literal) => {
                    round!(a b c d e f g h, $t);
                    round!(h a b c d e f g, $t + 1);
                    round!(g h a b c d e f, $t + 2);
                    round!(f g h a b c d e, $t + 3);
                    round!(e f g h a b c d, $t + 4);
                    round!(d e f g h a b c, $t + 5);
                    round!(c d e f g h a b, $t + 6);
                    round!(b c d e f g h a, $t + 7);
                };
            }
            eight!(0);
            eight!(8);
            eight!(16);
            eight!(24);
            eight!(32);
            eight!(40);
            eight!(48);
            eight!(56);
            for (word, made) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
                *word = add(*word, made);
            }
        }

        /// SM3's compression in every lane (GB/T 32905-2016, 5.3); the sixteen words of the message are used up.
        #[inline]
        #[target_feature(enable = $feature)]
        fn sm3(state: &mut [$register; 8], w: &mut [$register; 16]) {
            let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
            macro_rules! round {
                ($ff:ident $gg:ident, $a:ident $b:ident $c:ident $d:ident $e:ident $f:ident $g:ident $h:ident, $j:expr) => {{
                    const J: usize = $j;
                    // The word four rounds on, which this round needs for W'.
                    if J >= 12 {
                        let x = xor3(w[(J + 4) % 16], w[(J + 11) % 16], turn::<15, 17>(w[(J + 1) % 16]));
                        let p1 = xor3(x, turn::<15, 17>(x), turn::<23, 9>(x));
                        w[(J + 4) % 16] = xor3(p1, turn::<7, 25>(w[(J + 7) % 16]), w[(J + 14) % 16]);
                    }
                    let a12 = turn::<12, 20>($a);
                    let ss1 = turn::<7, 25>(add(add(a12, $e), splat(SM3_T[J])));
                    let ss2 = xor(ss1, a12);
                    let tt1 = add(add($ff($a, $b, $c), $d), add(ss2, xor(w[J % 16], w[(J + 4) % 16])));
                    let tt2 = add(add($gg($e, $f, $g), $h), add(ss1, w[J % 16]));
                    $b = turn::<9, 23>($b);
                    $d = tt1;
                    $f = turn::<19, 13>($f);
                    $h = xor3(tt2, turn::<9, 23>(tt2), turn::<17, 15>(tt2));
                }};
            }
            macro_rules! four {
                ($ff:ident $gg:ident, $j:literal) => {
                    round!($ff $gg, a b c d e f g h, $j);
                    round!($ff $gg, d a b c h e f g, $j + 1);
                    round!($ff $gg, c d a b g h e f, $j + 2);
                    round!($ff $gg, b c d a f g h e, $j + 3);
                };
            }
            four!(xor3 xor3, 0);
            four!(xor3 xor3, 4);
            four!(xor3 xor3, 8);
            four!(xor3 xor3, 12);
            four!(majority choose, 16);
            four!(majority choose, 20);
            four!(majority choose, 24);
            four!(majority choose, 28);
            four!(majority choose, 32);
            four!(majority choose, 36);
            four!(majority choose, 40);
            four!(majority choose, 44);
            four!(majority choose, 48);
            four!(majority choose, 52);
            four!(majority choose, 56);
            four!(majority choose, 60);
            for (word, made) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
                *word = xor(*word, made);
            }
        }

        /// Hashes a message in every lane; see [`Work`].
        #[target_feature(enable = $feature)]
        fn run(function: Function, work: Work<'_>) {
            match function {
                Function::Sha256 => hash(|state, read| sha256(state, read), work),
                Function::Sm3 => hash(|state, read| sm3(state, read), work),
            }
        }

        /// Hashes a pair in every lane; see [`PairWork`].
        #[target_feature(enable = $feature)]
        fn run_pairs(function: Function, work: PairWork<'_>) {
            let start = function.initial();
            match function {
                Function::Sha256 => hash_pairs(|state, read| sha256(state, read), start, work),
                Function::Sm3 => hash_pairs(|state, read| sm3(state, read), start, work),
            }
        }

        /// The same state in every lane.
        #[inline]
        #[target_feature(enable = $feature)]
        fn all(state: &State) -> [$register; 8] {
            let mut lanes = [splat(0); 8];
            // Loops and no closures: what is not made for this processor, as `map` is not, calls them one by one.
            for (to, word) in lanes.iter_mut().zip(state) {
                *to = splat(*word);
            }
            lanes
        }

        #[inline]
        #[target_feature(enable = $feature)]
        fn hash(compress: impl Fn(&mut [$register; 8], &mut [$register; 16]), work: Work<'_>) {
            let (Some(messages), Some(digests)) =
                (work.messages.first_chunk::<$lanes>(), work.digests.first_chunk_mut::<$lanes>())
            else {
                return;
            };
            let mut state = all(work.start);
            for at in 0..messages[0].len() {
                let mut blocks = [&[0; 64]; $lanes];
                for (to, message) in blocks.iter_mut().zip(messages) {
                    *to = message.get(at).unwrap_or(*to);
                }
                compress(&mut state, &mut words(&blocks));
            }
            if let Some(outer) = work.outer {
                let zero = splat(0);
                let [a, b, c, d, e, f, g, h] = state;
                // A digest behind one block: 768 bits.
                let mut read = [a, b, c, d, e, f, g, h, splat(0x8000_0000), zero, zero, zero, zero, zero, zero, splat(768)];
                state = all(outer);
                compress(&mut state, &mut read);
            }
            write(&state, digests);
        }

        #[inline]
        #[target_feature(enable = $feature)]
        fn hash_pairs(
            compress: impl Fn(&mut [$register; 8], &mut [$register; 16]),
            start: State,
            PairWork { first, pairs, digests }: PairWork<'_>,
        ) {
            let (Some(pairs), Some(digests)) = (pairs.first_chunk::<$lanes>(), digests.first_chunk_mut::<$lanes>())
            else {
                return;
            };
            // Every byte one further on: of each word but the last byte, behind the last byte of the word before.
            let (mut read, highest) = (words(&pairs.each_ref()), splat(0xff00_0000));
            let mut before = splat(u32::from(first) << 24);
            for word in &mut read {
                let turned = turn::<24, 8>(*word);
                (*word, before) = (choose(highest, before, turned), turned);
            }
            let mut state = all(&start);
            compress(&mut state, &mut read);
            let mut rest = [splat(0); 16];
            rest[0] = choose(highest, before, splat(0x0080_0000));
            rest[15] = splat(65 * 8);
            compress(&mut state, &mut rest);
            write(&state, digests);
        }
    };
}

pub(super) use {functions, words};
