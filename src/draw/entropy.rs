//! What the statistics may claim (§9): how much randomness every outcome would need, and how much there can be.

use super::committed::{Committed, Revealed};
use super::reveal::Reveal;
use super::terms::{Entropy, Origin};

/// The bits of the key, and so the most that any contributions can supply.
const KEY_BITS: u64 = 256;

/// Entropy needed and supplied, in whole bits.
///
/// Where more is needed than supplied, not every outcome can occur; the claim is then that nobody can tell the draw from
/// a simple random sample without replacement, not that it is exactly uniform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct EntropyReport {
    /// What every outcome needs: log2 of the product of the strata's binomials, rounded up (at most one bit above).
    pub needed: u64,
    /// What the contributions can supply at most: 8 bits a byte, and not more than the key holds.
    pub at_most: u64,
}

impl Committed {
    /// The entropy that the order needs, and the most that its contributions could supply.
    ///
    /// # Complexity
    /// One pass over the sources and two logarithms for each to be drawn.
    #[must_use]
    pub fn entropy(&self) -> EntropyReport {
        let terms = self.order().terms();
        let bits = terms.strata.iter().map(|stratum| {
            let sources = self.lists().sources.iter();
            let of_stratum = sources.filter(|line| *line.stratum == stratum.stratum && line.is_candidate(terms.cap));
            log2_binomial(of_stratum.count() as u64, u64::from(stratum.quota))
        });
        let needed = bits.fold(0_u64, u64::saturating_add).div_ceil(ONE);
        EntropyReport { needed, at_most: terms.entropy.iter().fold(0, at_most_of).min(KEY_BITS) }
    }
}

/// With what one more contribution may supply: what its form says, else all that the key holds.
fn at_most_of(sum: u64, entropy: &Entropy) -> u64 {
    sum.saturating_add(match &entropy.origin {
        Origin::Formed { form, .. } => form.written.bits(),
        Origin::Commit(_) | Origin::Public(_) => KEY_BITS,
    })
}

impl Revealed {
    /// The same, with what the contributions as revealed can supply.
    #[must_use]
    pub fn entropy(&self) -> EntropyReport {
        let Reveal(contributions) = self.contributions();
        let promised = self.committed().order().terms().entropy.iter().zip(contributions);
        let at_most = promised.fold(0_u64, |sum, (entropy, one)| {
            let bits = (one.value.bytes().len() as u64).saturating_mul(8);
            sum.saturating_add(at_most_of(0, entropy).min(bits))
        });
        EntropyReport { at_most: at_most.min(KEY_BITS), ..self.committed().entropy() }
    }
}

/// Whole bits of what a formula over log2 and log2 of a binomial gives in fixed point, rounded up.
pub(super) fn bits_of(formula: impl FnOnce(fn(u64) -> u64, fn(u64, u64) -> u64) -> u64) -> u64 {
    formula(log2, log2_binomial).div_ceil(ONE)
}

/// One bit in fixed point.
const ONE: u64 = 1 << 32;

/// log2 of the binomial, in fixed point, never below the true value by more than 2^-12 bits.
fn log2_binomial(n: u64, k: u64) -> u64 {
    let k = k.min(n.saturating_sub(k));
    let sum = |from: u64| (0..k).fold(0_u64, |sum, i| sum.saturating_add(log2(from.saturating_sub(i))));
    sum(n).saturating_sub(sum(k))
}

/// log2 of a number from 1, in fixed point, rounded down: the digits of the logarithm by repeated squaring, in integers,
/// so that every platform gives the same.
#[allow(clippy::arithmetic_side_effects, reason = "the mantissa stays in [1, 2) with 31 fractional bits")]
fn log2(number: u64) -> u64 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    let mut mantissa = if whole > 31 { number >> (whole - 31) } else { number << (31 - whole) };
    let mut bits = u64::from(whole);
    for _ in 0..32 {
        mantissa = (mantissa * mantissa) >> 31;
        let digit = mantissa >> 32;
        mantissa >>= digit;
        bits = bits << 1 | digit;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_of_powers_are_exact_and_others_close() {
        for power in 0..40 {
            assert_eq!(log2(1 << power), power * ONE);
        }
        // log2(10) = 3.321928094887362… × 2^32 = 14267572527.0…
        assert!(log2(10).abs_diff(14_267_572_527) < 64, "{}", log2(10));
    }

    #[test]
    fn binomials_of_published_tables() {
        // C(49, 6) = 13,983,816 is between 2^23 and 2^24; C(10, 5) = 252 between 2^7 and 2^8.
        assert_eq!(log2_binomial(49, 6).div_ceil(ONE), 24);
        assert_eq!(log2_binomial(10, 5).div_ceil(ONE), 8);
        assert_eq!(log2_binomial(10, 0), 0);
        assert_eq!(log2_binomial(10, 11), 0);
        assert_eq!(log2_binomial(5, 5), 0);
    }
}
