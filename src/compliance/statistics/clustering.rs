//! The sum of squares of [`Test`], its mean and its variance, gathered group by group.
#![allow(clippy::float_arithmetic, reason = "a probability for display that decides nothing")]

use std::collections::BTreeMap;

use super::Test;
use crate::Fraction;
use crate::compliance::chi_square::{Probability, Thousandths, chi_square_at_least, chi_square_at_most};

/// What was dealt out among groups so far.
#[derive(Debug, Default)]
pub(super) struct Clustering<'a> {
    /// For each member its distances from the mean, summed: w.
    earlier: BTreeMap<&'a str, f64>,
    /// The squares of the single groups, which no chance changes.
    mean: f64,
    /// The products w·y.
    products: f64,
    /// Their variances.
    variance: f64,
}

impl<'a> Clustering<'a> {
    /// Adds what a group's members got.
    pub(super) fn add(&mut self, group: &[(&'a str, u32)]) {
        let Some(others) = group.len().checked_sub(1).filter(|others| *others > 0) else { return };
        let size = group.len() as f64;
        let mean = group.iter().map(|(_, got)| f64::from(*got)).sum::<f64>() / size;
        let before = |member: &str| self.earlier.get(member).copied().unwrap_or(0.0);
        let mean_before = group.iter().map(|(member, _)| before(member)).sum::<f64>() / size;
        let (mut squares, mut squares_before, mut products) = (0.0, 0.0, 0.0);
        for (member, got) in group {
            let (y, w) = (f64::from(*got) - mean, before(member) - mean_before);
            squares += y * y;
            squares_before += w * w;
            products += y * w;
        }
        self.mean += squares;
        self.products += products;
        self.variance += squares * squares_before / others as f64;
        for (member, got) in group {
            *self.earlier.entry(member).or_default() += f64::from(*got) - mean;
        }
    }

    /// The test; none where nothing could have come out otherwise.
    pub(super) fn test(&self) -> Option<Test> {
        // D = mean + 2 products, with variance 4 variance.
        let freedom = self.mean * self.mean / (2.0 * self.variance);
        let scale = self.mean / (2.0 * self.variance);
        let chi_square = (self.mean + 2.0 * self.products).max(0.0) * scale;
        // Of draws that leave nothing to chance the variance is what rounding makes of zero.
        (self.variance > ROUNDING).then(|| Test {
            chi_square: Thousandths::of(chi_square),
            freedom: Thousandths::of(freedom),
            at_least: Probability::of(chi_square_at_least(chi_square, freedom)),
            at_most: Probability::of(chi_square_at_most(chi_square, freedom)),
        })
    }
}

/// A variance below this is rounding: a single source that one draw could have drawn in the place of another gives far more.
const ROUNDING: f64 = 1e-9;

/// A bound on the probability of at least so many, where so many are expected.
pub(super) fn at_least(count: u32, expected: Option<Fraction>) -> Probability {
    let mean = expected.map_or(f64::INFINITY, |expected| {
        let (numerator, denominator) = expected.parts();
        numerator as f64 / denominator as f64
    });
    // Below the mean, and just above it, the Poisson distribution bounds nothing.
    if f64::from(count) < mean + 1.0 {
        return Probability::of(1.0);
    }
    Probability::of(crate::compliance::chi_square::poisson_at_least(count, mean))
}
