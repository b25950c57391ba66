//! Arts. 1, 8: how many different sources a year's draws are expected to reach.
//!
//! Exact where it can be: independent draws of *n*₁, *n*₂, … of *N* reach N·(1 − Π(1 − nᵢ/N)) on average, and with those
//! not yet inspected first, the lesser of N and Σnᵢ. Where the cap takes sources out of independent draws there is no such
//! product; then it is the average of seeded runs. The answer says which.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::Fraction;
use crate::rules::CoverageOrder;

/// How an expected coverage was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Method {
    /// It is exact.
    Exact,
    /// At most this much below the true value: the exact quotient has too many digits.
    Within(Fraction),
    /// The average of so many seeded runs.
    Simulated {
        /// How many.
        runs: u32,
    },
}

/// How many different sources a year's draws are expected to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[non_exhaustive]
pub struct ExpectedCoverage {
    /// The number, at most the number of sources.
    pub sources: Fraction,
    /// How it was found.
    pub method: Method,
}

/// How many of `sources` sources draws of these sizes are expected to reach at least once.
///
/// A draw of more than can be drawn takes all that can be. `seed` and `runs` are used only where no closed form holds:
/// independent draws, more of them than the cap. No run is taken as one.
///
/// # Guarantees
/// Equal arguments give an equal answer on every machine. What is exact is said to be; a bounded one is below the true
/// value by at most what is said.
///
/// # Complexity
/// One step a draw; simulated, sources plus visits a run.
///
/// # Example: a hundred sources, four draws of 25
/// ```
/// use shuangsuiji::plan::{Method, expected_coverage};
/// use shuangsuiji::rules::CoverageOrder;
///
/// let draws = [25, 25, 25, 25];
/// let first = expected_coverage(100, &draws, CoverageOrder::UninspectedFirst, Some(2), 0, 1);
/// assert_eq!((first.sources.to_string().as_str(), first.method), ("100", Method::Exact));
/// let free = expected_coverage(100, &draws, CoverageOrder::Independent, None, 0, 1);
/// assert_eq!((free.sources.to_string().as_str(), free.method), ("68.359375", Method::Exact));
/// let capped = expected_coverage(100, &draws, CoverageOrder::Independent, Some(2), 0, 100);
/// assert_eq!(capped.method, Method::Simulated { runs: 100 });
/// ```
#[must_use]
pub fn expected_coverage(
    sources: u32,
    draws: &[u32],
    order: CoverageOrder,
    cap: Option<u32>,
    seed: u64,
    runs: u32,
) -> ExpectedCoverage {
    let exact = |number: u128| ExpectedCoverage { sources: Fraction::whole(number), method: Method::Exact };
    let draws: Vec<u32> = draws.iter().map(|&drawn| drawn.min(sources)).filter(|&drawn| drawn > 0).collect();
    if draws.is_empty() || cap == Some(0) {
        return exact(0);
    }
    if order == CoverageOrder::UninspectedFirst || cap == Some(1) {
        return exact(super::annual::sum(draws.into_iter()).min(sources.into()).into());
    }
    match cap {
        Some(cap) if u32::try_from(draws.len()).is_ok_and(|draws| draws <= cap) => closed_form(sources, &draws),
        None => closed_form(sources, &draws),
        Some(cap) => simulated(sources, &draws, cap, seed, runs.max(1)),
    }
}

/// N − Π(N − nᵢ)/N^(k−1).
fn closed_form(sources: u32, draws: &[u32]) -> ExpectedCoverage {
    let draws: Vec<(u32, u32)> = draws.iter().map(|&drawn| (drawn, sources)).collect();
    reached(sources, &draws)
}

/// How many of `sources` independent draws are expected to reach, each of so many of so many that contain them:
/// N·(1 − Π(1 − nᵢ/Nᵢ)), as a quotient if it fits, else in 2⁻⁹⁵ths.
pub(super) fn reached(sources: u32, draws: &[(u32, u32)]) -> ExpectedCoverage {
    let missed = draws
        .iter()
        .try_fold(Fraction::whole(1), |share, &(drawn, of)| share.times(of.saturating_sub(drawn), of.max(1)));
    let reached = missed.and_then(|share| {
        let (missed, of) = share.parts();
        Fraction::new(of.checked_sub(missed)?.checked_mul(sources.into())?, of)
    });
    if let Some(sources) = reached {
        return ExpectedCoverage { sources, method: Method::Exact };
    }
    // Rounding the share that is missed up, by less than one unit in each of k steps, keeps the answer below the truth by
    // at most k·N units. A unit times N fits: 2⁹⁵ · 2³² < 2¹²⁸.
    let unit = 1_u128 << 95;
    let missed = draws.iter().fold(unit, |share, &(drawn, of)| {
        share.saturating_mul(of.saturating_sub(drawn).into()).div_ceil(u128::from(of).max(1))
    });
    let reached = unit.saturating_sub(missed).saturating_mul(sources.into());
    let steps = u128::try_from(draws.len()).unwrap_or(u128::MAX);
    let error = Fraction::new(steps.saturating_mul(sources.into()), unit).unwrap_or(Fraction::whole(0));
    let sources = Fraction::new(reached, unit).unwrap_or(Fraction::whole(0));
    ExpectedCoverage { sources, method: Method::Within(error) }
}

/// The key of a seed: its bytes, little-endian, then zeros. `seed_from_u64` may change between versions of its crate.
fn key(seed: u64) -> [u8; 32] {
    let mut key = [0; 32];
    key.iter_mut().zip(seed.to_le_bytes()).for_each(|(key, byte)| *key = byte);
    key
}

/// Each draw takes from those below the cap, all subsets equally likely.
fn simulated(sources: u32, draws: &[u32], cap: u32, seed: u64, runs: u32) -> ExpectedCoverage {
    let mut generator = ChaCha20Rng::from_seed(key(seed));
    let mut reached = 0_u128;
    for _ in 0..runs {
        // Sources with the same tally are alike, so a run needs only how many have each tally.
        let mut tallies = vec![sources];
        for &drawn in draws {
            tallies = draw_once(&mut generator, &tallies, drawn, cap);
        }
        let never = tallies.first().copied().unwrap_or_default();
        reached = reached.saturating_add(sources.saturating_sub(never).into());
    }
    let sources = Fraction::new(reached, runs.into()).unwrap_or(Fraction::whole(0));
    ExpectedCoverage { sources, method: Method::Simulated { runs } }
}

/// How many sources have each tally after one more draw: visit by visit, each source left is equally likely.
fn draw_once(generator: &mut ChaCha20Rng, tallies: &[u32], drawn: u32, cap: u32) -> Vec<u32> {
    let below = usize::try_from(cap).unwrap_or(usize::MAX);
    let mut left: Vec<u32> = tallies.iter().take(below).copied().collect();
    let mut pool: u32 = left.iter().fold(0, |pool, &count| pool.saturating_add(count));
    let mut taken = vec![0_u32; left.len()];
    for _ in 0..drawn.min(pool) {
        let mut at = below_bound(generator, pool);
        for (left, taken) in left.iter_mut().zip(&mut taken) {
            if at < *left {
                *left = left.saturating_sub(1);
                *taken = taken.saturating_add(1);
                break;
            }
            at = at.saturating_sub(*left);
        }
        pool = pool.saturating_sub(1);
    }
    left.extend(tallies.iter().skip(below));
    left.resize(left.len().max(taken.len().saturating_add(1)), 0);
    for (count, taken) in left.iter_mut().skip(1).zip(taken) {
        *count = count.saturating_add(taken);
    }
    left
}

/// A uniform number below `bound`: what would favour the small ones is drawn again.
fn below_bound(generator: &mut ChaCha20Rng, bound: u32) -> u32 {
    let bound = bound.max(1);
    let even = u32::MAX.checked_rem(bound).map_or(0, |rest| u32::MAX.saturating_sub(rest));
    loop {
        let word = generator.next_u32();
        if word < even {
            return word.checked_rem(bound).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CoverageOrder::{Independent, UninspectedFirst};

    /// The expected coverage of independent draws under a cap, over every outcome of a small case.
    fn enumerated(sources: u32, draws: &[u32], cap: u32, tallies: &[u32]) -> f64 {
        let Some((&drawn, later)) = draws.split_first() else {
            return tallies.iter().filter(|&&tally| tally > 0).count() as f64;
        };
        let pool = tallies.iter().filter(|&&tally| tally < cap).count() as u32;
        let (mut sum, mut ways) = (0.0, 0.0);
        for set in (0..1_u32 << sources).filter(|set| set.count_ones() == drawn.min(pool)) {
            let chosen = |at: usize| set >> at & 1 == 1;
            if (0..tallies.len()).any(|at| chosen(at) && tallies[at] >= cap) {
                continue;
            }
            let next: Vec<_> = (0..tallies.len()).map(|at| tallies[at] + u32::from(chosen(at))).collect();
            (sum, ways) = (sum + enumerated(sources, later, cap, &next), ways + 1.0);
        }
        sum / ways
    }

    fn value(coverage: ExpectedCoverage) -> f64 {
        let (n, d) = coverage.sources.parts();
        n as f64 / d as f64
    }

    #[test]
    fn closed_forms_and_runs_agree_with_every_outcome_counted() {
        for (sources, draws, cap) in
            [(4, &[1, 2, 1][..], 9), (4, &[2, 1, 2, 1], 2), (5, &[2, 2, 2, 2], 2), (3, &[2, 2, 3], 3), (3, &[2, 2], 1)]
        {
            let coverage = expected_coverage(sources, draws, Independent, Some(cap), 7, 4000);
            let expected = enumerated(sources, draws, cap, &vec![0; sources as usize]);
            // A run lies within 0..=5, so its deviation is at most 2.5; 4000 runs: 2.5/√4000 = 0.04, and 5 of those.
            let bound = if matches!(coverage.method, Method::Exact) { 1e-12 } else { 0.2 };
            assert!((value(coverage) - expected).abs() < bound, "{sources} {draws:?} {cap}: {coverage:?} {expected}");
        }
    }

    #[test]
    fn as_many_draws_as_the_cap_allows_are_reckoned_exactly() {
        // 4 × (1 − 1/2 × 1/2)
        let coverage = expected_coverage(4, &[2, 2], Independent, Some(2), 0, 1);
        assert_eq!(coverage, ExpectedCoverage { sources: Fraction::whole(3), method: Method::Exact });
        let more = expected_coverage(4, &[2, 2, 1], Independent, Some(2), 0, 1);
        assert_eq!(more.method, Method::Simulated { runs: 1 });
    }

    #[test]
    fn what_does_not_fit_is_bounded_and_says_so() {
        let draws = [333; 12];
        let coverage = expected_coverage(11_259, &draws, Independent, None, 0, 1);
        let Method::Within(error) = coverage.method else { panic!("{coverage:?}") };
        assert!(error.parts().1 > error.parts().0 << 70);
        let expected = 11_259.0 * (1.0 - (1.0 - 333.0 / 11_259.0_f64).powi(12));
        assert!((value(coverage) - expected).abs() < 1e-6);
    }

    #[test]
    fn value_stability_of_the_runs_of_a_seed() {
        let coverage = |seed| expected_coverage(50, &[13; 4], Independent, Some(2), seed, 50).sources.to_string();
        assert_eq!([coverage(42), coverage(u64::MAX)], ["36.78", "36.86"]);
    }

    #[test]
    fn bounds_hold() {
        assert_eq!(expected_coverage(5, &[9, 9], UninspectedFirst, Some(2), 0, 1).sources, Fraction::whole(5));
        assert_eq!(expected_coverage(0, &[1], Independent, None, 0, 0).sources, Fraction::whole(0));
        assert_eq!(expected_coverage(7, &[1], Independent, Some(0), 0, 0).sources, Fraction::whole(0));
    }
}
