//! Many messages hashed at once: a machine that works on eight numbers in one step hashes eight messages in little more than the
//! time of one.
//!
//! A list's leaves, the nodes above them and its tickets are short messages that do not depend on each other. Which kernels a
//! machine has is asked when it runs ([`Kernel::of`]). Where it has none, and without the feature `wide`, the callers hash one
//! message after the other with the hash crates; every byte is the same, and the tests of this room say so lane by lane.
//!
//! The kernels are the only `unsafe` outside the C ABI, and of two kinds: a call of what was compiled for a processor that was
//! seen to have it, and a load or store of an array of just the register's size.

mod batch;
#[cfg(all(feature = "wide", target_arch = "x86_64"))]
mod lanes;
mod pairs;
#[cfg(all(feature = "wide", target_arch = "x86_64"))]
mod x86;

#[cfg(test)]
mod tests;

pub(crate) use batch::Batch;
pub(crate) use pairs::Pairs;

/// The functions: both read blocks of 64 bytes into a state of eight words, and pad alike (FIPS 180-4, 5.1.1; GB/T 32905-2016,
/// 5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    /// SHA-256, FIPS 180-4.
    Sha256,
    /// SM3, GB/T 32905-2016.
    Sm3,
}

/// What a function has read so far.
pub(crate) type State = [u32; 8];

/// What a function reads in one step.
pub(crate) type Block = [u8; 64];

impl Function {
    /// The state before anything was read.
    const fn initial(self) -> State {
        match self {
            Function::Sha256 => {
                [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19]
            }
            Function::Sm3 => {
                [0x7380_166f, 0x4914_b2b9, 0x1724_42d7, 0xda8a_0600, 0xa96f_30bc, 0x1631_38aa, 0xe38d_ee4d, 0xb0fb_0e4e]
            }
        }
    }
}

/// The most lanes of any kernel.
const MOST_LANES: usize = 16;

/// What a kernel does: reads the messages, all of as many blocks, from one state; then, if there is an outer state, what was made
/// of each from there, as HMAC does (RFC 2104). Writes the states as bytes.
///
/// There are [`Kernel::lanes`] messages and as many places for digests.
#[cfg_attr(
    not(all(feature = "wide", target_arch = "x86_64")),
    expect(dead_code, reason = "there is no kernel to read it")
)]
pub(crate) struct Work<'a> {
    start: &'a State,
    outer: Option<&'a State>,
    messages: &'a [&'a [Block]],
    digests: &'a mut [[u8; 32]],
}

/// What a kernel does for pairs of digests: hashes of each this byte and the 64 bytes, as the nodes of a Merkle tree are made
/// (RFC 9162 §2.1.1). There are [`Kernel::lanes`] pairs.
#[cfg_attr(
    not(all(feature = "wide", target_arch = "x86_64")),
    expect(dead_code, reason = "there is no kernel to read it")
)]
pub(crate) struct PairWork<'a> {
    first: u8,
    pairs: &'a [Block],
    digests: &'a mut [[u8; 32]],
}

/// A way to hash many messages at once that this machine has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kernel {
    /// The SHA extensions of x86, four messages interleaved: SHA-256.
    #[cfg(all(feature = "wide", target_arch = "x86_64"))]
    ShaNi(x86::ShaNi),
    /// AVX2, a message in each of eight lanes: both functions.
    #[cfg(all(feature = "wide", target_arch = "x86_64"))]
    Avx2(x86::Avx2, Function),
    /// AVX-512, a message in each of sixteen lanes: both functions.
    #[cfg(all(feature = "wide", target_arch = "x86_64"))]
    Avx512(x86::Avx512, Function),
}

impl Kernel {
    /// All that this machine has for a function, the fastest first.
    pub(crate) fn all(function: Function) -> impl Iterator<Item = Kernel> {
        #[cfg(all(feature = "wide", target_arch = "x86_64"))]
        {
            let sha = if function == Function::Sha256 { x86::ShaNi::here() } else { None };
            let avx2 = x86::Avx2::here().map(|avx2| Kernel::Avx2(avx2, function));
            let avx512 = x86::Avx512::here().map(|avx512| Kernel::Avx512(avx512, function));
            avx512.into_iter().chain(sha.map(Kernel::ShaNi)).chain(avx2)
        }
        #[cfg(not(all(feature = "wide", target_arch = "x86_64")))]
        {
            let _ = function;
            core::iter::empty()
        }
    }

    /// The fastest that this machine has for a function, if it has any.
    pub(crate) fn of(function: Function) -> Option<Kernel> {
        Self::all(function).next()
    }

    /// The function.
    const fn function(self) -> Function {
        match self {
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::ShaNi(_) => Function::Sha256,
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::Avx2(_, function) | Kernel::Avx512(_, function) => function,
        }
    }

    /// How many messages it hashes at once: at most [`MOST_LANES`].
    const fn lanes(self) -> usize {
        match self {
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::ShaNi(_) => x86::ShaNi::LANES,
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::Avx2(..) => x86::Avx2::LANES,
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::Avx512(..) => x86::Avx512::LANES,
        }
    }

    /// Hashes.
    #[cfg_attr(
        not(all(feature = "wide", target_arch = "x86_64")),
        expect(unused_variables, reason = "there is no kernel to run")
    )]
    fn run(self, work: Work<'_>) {
        match self {
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::ShaNi(kernel) => kernel.run(work),
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::Avx2(kernel, function) => kernel.run(function, work),
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::Avx512(kernel, function) => kernel.run(function, work),
        }
    }
    /// Hashes pairs.
    #[cfg_attr(
        not(all(feature = "wide", target_arch = "x86_64")),
        expect(unused_variables, reason = "there is no kernel to run")
    )]
    fn run_pairs(self, work: PairWork<'_>) {
        match self {
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::ShaNi(kernel) => kernel.run_pairs(work),
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::Avx2(kernel, function) => kernel.run_pairs(function, work),
            #[cfg(all(feature = "wide", target_arch = "x86_64"))]
            Kernel::Avx512(kernel, function) => kernel.run_pairs(function, work),
        }
    }
}
