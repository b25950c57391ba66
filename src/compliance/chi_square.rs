//! The chi-square distribution, for display: how probable it is that chance alone gives so much.
//!
//! The only floating point of the crate. Nothing is decided by it. It uses the four basic operations alone, which
//! IEEE 754 rounds the same everywhere, and no `exp` or `ln` of a platform; what it gives is rounded to three digits
//! and is the same on every platform.
//!
//! Incomplete gamma function by its series and its continued fraction (Abramowitz and Stegun 6.5.29, 6.5.31), the
//! logarithm of gamma by Stirling's series (6.1.41).
#![allow(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a probability for display, rounded to three digits, that decides nothing"
)]

use core::fmt;
use core::str::FromStr;

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// A probability with three digits: `0.0427`, `4.27e-31`. Below 1e-300 it is `0`.
///
/// # Example: rounded, exact as a value
/// ```
/// use shuangsuiji::compliance::Probability;
/// let small: Probability = "4.27e-31".parse()?;
/// assert!(small < "0.0427".parse()?);
/// assert_eq!(small.to_string(), "4.27e-31");
/// # Ok::<(), shuangsuiji::compliance::ProbabilityError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String"))]
pub struct Probability {
    /// 100 to 999, or 0.
    digits: u16,
    /// How often the digits, read as 1.00 to 9.99, are divided by ten.
    tenths: u16,
}

crate::forms::read_through!(Probability, String);

/// A text that is no probability as this crate writes them.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("`{}` is not a probability; expected 0 to 1 with three digits, such as 0.0427 or 4.27e-31", found.escape_debug())]
#[non_exhaustive]
pub struct ProbabilityError {
    /// What was found.
    pub found: String,
}

explain!(ProbabilityError {
    Self { found } => Code::PROBABILITY, Article::Art1,
        "“{}”不是概率，应为0至1的三位有效数字，如0.0427或4.27e-31", found.escape_debug();
});

impl Probability {
    /// The least negative power of ten that is written out.
    const LEAST: u16 = 300;
    /// Above this many tenths it is written with an exponent.
    const PLAIN: u16 = 3;

    /// Rounds; what is no number counts as 1, what is out of range as the end of the range.
    pub(super) fn of(value: f64) -> Self {
        if value.is_nan() || value >= 1.0 {
            return Self { digits: 100, tenths: 0 };
        }
        let (mut rest, mut tenths) = (value * 100.0, 0_u16);
        while rest < 99.95 && tenths < Self::LEAST {
            rest *= 10.0;
            tenths = tenths.saturating_add(1);
        }
        // Below 999.5, so it rounds to three digits.
        match rest.round() as u16 {
            digits @ 100..=999 => Self { digits, tenths },
            _ => Self { digits: 0, tenths: 0 },
        }
    }

    /// As a floating-point number.
    #[must_use]
    pub fn value(self) -> f64 {
        self.to_string().parse().unwrap_or(0.0)
    }
}

impl Ord for Probability {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        let size = |it: &Self| (it.digits > 0, core::cmp::Reverse(it.tenths), it.digits);
        size(self).cmp(&size(other))
    }
}

impl PartialOrd for Probability {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits.to_string();
        let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
        let text = match self.tenths {
            _ if self.digits == 0 => "0".to_owned(),
            0 => format!("{first}.{rest}"),
            tenths @ 1..=Self::PLAIN => format!("0.{}{digits}", "0".repeat(usize::from(tenths).saturating_sub(1))),
            tenths => format!("{first}.{rest}e-{tenths}"),
        };
        f.pad(&text)
    }
}

impl fmt::Debug for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Probability {
    type Err = ProbabilityError;

    fn from_str(text: &str) -> Result<Self, ProbabilityError> {
        let read = text.parse().ok().filter(|value| (0.0..=1.0).contains(value)).map(Self::of);
        read.filter(|read| read.to_string() == text).ok_or_else(|| ProbabilityError { found: text.to_owned() })
    }
}

impl TryFrom<String> for Probability {
    type Error = ProbabilityError;

    fn try_from(text: String) -> Result<Self, ProbabilityError> {
        text.parse()
    }
}

impl From<Probability> for String {
    fn from(probability: Probability) -> Self {
        probability.to_string()
    }
}

/// A number of 0 or more with three places: `18.307`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Thousandths(pub u64);

impl Thousandths {
    pub(super) fn of(value: f64) -> Self {
        Self((value * 1_000.0).round() as u64)
    }
}

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{:03}", self.0.wrapping_div(1_000), self.0.wrapping_rem(1_000)))
    }
}

impl fmt::Debug for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The probability that chi-square with so many degrees of freedom, whole or not, is at least `x`; exact where tiny.
///
/// # Complexity
/// Steps as the square root of the degrees of freedom.
pub(super) fn chi_square_at_least(x: f64, freedom: f64) -> f64 {
    let (a, x) = (freedom / 2.0, x / 2.0);
    if x < a + 1.0 { 1.0 - gamma_below(a, x) } else { gamma_fraction(a, x) }
}

/// The probability that chi-square is at most `x`; exact where tiny.
pub(super) fn chi_square_at_most(x: f64, freedom: f64) -> f64 {
    gamma_below(freedom / 2.0, x / 2.0)
}

/// The probability that a Poisson number with this mean is at least `count`.
pub(super) fn poisson_at_least(count: u32, mean: f64) -> f64 {
    if count == 0 { 1.0 } else { gamma_below(f64::from(count), mean) }
}

/// The regularised lower incomplete gamma function P(a, x).
fn gamma_below(a: f64, x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 || a <= 0.0 {
        return 0.0;
    }
    if x < a + 1.0 { gamma_series(a, x) } else { 1.0 - gamma_fraction(a, x) }
}

const STEPS: u32 = 1_000_000;
const SMALL: f64 = 1e-16;

fn gamma_series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
    for _ in 0..STEPS {
        n += 1.0;
        term *= x / n;
        sum += term;
        if term < sum * SMALL {
            break;
        }
    }
    sum * exp(a * ln(x) - x - ln_gamma(a))
}

/// The upper function Q(a, x) by its continued fraction, from the front (Lentz).
fn gamma_fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |number: f64| if number.abs() < TINY { TINY } else { number };
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1.0 / TINY, 1.0 / away(b));
    let mut product = d;
    let mut n = 0.0;
    for _ in 0..STEPS {
        n += 1.0;
        let over = n * (a - n);
        b += 2.0;
        d = 1.0 / away(over * d + b);
        c = away(b + over / c);
        product *= c * d;
        if (c * d - 1.0).abs() < SMALL * 4.0 {
            break;
        }
    }
    product * exp(a * ln(x) - x - ln_gamma(a))
}

/// The logarithm of the gamma function of a positive number.
fn ln_gamma(mut a: f64) -> f64 {
    const HALF_LN_TAU: f64 = 0.918_938_533_204_672_8;
    // Stirling's series is good to 16 digits from 16 on; below, gamma(a + 1) = a gamma(a).
    let mut below = 1.0;
    while a < 16.0 {
        below *= a;
        a += 1.0;
    }
    let inverse = 1.0 / a;
    let square = inverse * inverse;
    let series = inverse * (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square / 1680.0)));
    (a - 0.5) * ln(a) - a + HALF_LN_TAU + series - ln(below)
}

const LN_2: f64 = core::f64::consts::LN_2;

/// The natural logarithm of a positive number: ln(m 2^k) = k ln 2 + 2 artanh((m - 1) / (m + 1)).
fn ln(mut x: f64) -> f64 {
    let mut twos = 0.0;
    while x > core::f64::consts::SQRT_2 {
        x *= 0.5;
        twos += 1.0;
    }
    while x < core::f64::consts::FRAC_1_SQRT_2 && x > 0.0 {
        x *= 2.0;
        twos -= 1.0;
    }
    let ratio = (x - 1.0) / (x + 1.0);
    let square = ratio * ratio;
    // |ratio| < 0.172, so the last term is below 1e-17 of the sum.
    let (mut power, mut sum, mut odd) = (ratio, 0.0, 1.0);
    for _ in 0..12 {
        sum += power / odd;
        power *= square;
        odd += 2.0;
    }
    2.0 * sum + twos * LN_2
}

/// The exponential: e^(k ln 2 + r) = 2^k e^r.
fn exp(x: f64) -> f64 {
    if x < -745.0 {
        return 0.0;
    }
    let mut twos = (x / LN_2).round();
    let rest = x - twos * LN_2;
    let (mut term, mut sum, mut n) = (1.0, 1.0, 0.0);
    for _ in 0..18 {
        n += 1.0;
        term *= rest / n;
        sum += term;
    }
    while twos >= 1.0 && sum < f64::MAX {
        sum *= 2.0;
        twos -= 1.0;
    }
    while twos <= -1.0 {
        sum *= 0.5;
        twos += 1.0;
    }
    sum
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Explain;

    /// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: upper critical values of chi-square.
    const CRITICAL: [(f64, [f64; 5]); 9] = [
        (1.0, [2.706, 3.841, 5.024, 6.635, 10.828]),
        (2.0, [4.605, 5.991, 7.378, 9.210, 13.816]),
        (3.0, [6.251, 7.815, 9.348, 11.345, 16.266]),
        (5.0, [9.236, 11.070, 12.833, 15.086, 20.515]),
        (10.0, [15.987, 18.307, 20.483, 23.209, 29.588]),
        (20.0, [28.412, 31.410, 34.170, 37.566, 45.315]),
        (30.0, [40.256, 43.773, 46.979, 50.892, 59.703]),
        (60.0, [74.397, 79.082, 83.298, 88.379, 99.607]),
        (100.0, [118.498, 124.342, 129.561, 135.807, 149.449]),
    ];

    #[test]
    fn the_published_table_comes_out() {
        for (freedom, row) in CRITICAL {
            for (x, p) in row.into_iter().zip([0.10, 0.05, 0.025, 0.01, 0.001]) {
                // The table rounds x to three places, which moves p by at most half a thousandth of its slope.
                let found = chi_square_at_least(x, freedom);
                assert!((found - p).abs() < 4e-4 * p + 3e-5, "{freedom} {x}: {found}, expected {p}");
                assert!((chi_square_at_most(x, freedom) + found - 1.0).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn closed_forms_agree_far_into_the_tail() {
        // With two degrees of freedom the tail is e^(-x/2); with four, (1 + x/2) e^(-x/2).
        for x in [0.001_f64, 0.5, 3.0, 40.0, 300.0, 1_300.0] {
            let two = (-x / 2.0).exp();
            assert!((chi_square_at_least(x, 2.0) / two - 1.0).abs() < 1e-11, "{x}");
            assert!((chi_square_at_least(x, 4.0) / ((1.0 + x / 2.0) * two) - 1.0).abs() < 1e-11, "{x}");
        }
        let half_a_million = chi_square_at_least(1_000_000.0, 1_000_000.0);
        assert!((half_a_million - 0.499_811_935).abs() < 1e-7, "{half_a_million}");
        assert!((poisson_at_least(1, 0.5) - 0.393_469_340_287_366_6).abs() < 1e-14);
        assert!((poisson_at_least(3, 2.0) - 0.323_323_583_816_936_5).abs() < 1e-14);
        assert_eq!(poisson_at_least(0, 2.0), 1.0);
    }

    #[test]
    fn thousandths_print_three_places() {
        let numbers = [0.0, 18.307, 0.000_5, 12_345.6, -1.0, f64::NAN].map(|x| Thousandths::of(x).to_string());
        assert_eq!(numbers, ["0.000", "18.307", "0.001", "12345.600", "0.000", "0.000"]);
        assert_eq!(format!("{:?}", Thousandths(7)), "0.007");
    }

    #[test]
    fn logarithm_and_exponential_are_those_of_the_platform() {
        for x in [1e-12_f64, 0.3, 0.999, 1.0, 1.5, 7.0, 1e9] {
            assert!((ln(x) - x.ln()).abs() <= 4e-16 * x.ln().abs().max(1.0), "{x}");
        }
        for x in [-740.0_f64, -30.0, -0.1, 0.0, 0.34, 1.0, 50.0] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-13, "{x}");
        }
        for (a, expected) in [(0.5, 0.572_364_942_924_700_1), (1.0, 0.0), (5.0, 3.178_053_830_347_945_7)] {
            assert!((ln_gamma(a) - expected).abs() < 1e-13, "{a}: {}", ln_gamma(a));
        }
    }

    #[test]
    fn probabilities_print_three_digits_and_read_back() {
        let texts = [
            (0.5, "0.500"),
            (0.999_9, "1.00"),
            (0.099_96, "0.100"),
            (0.042_73, "0.0427"),
            (0.001, "0.00100"),
            (0.000_999_6, "0.00100"),
            (4.267e-31, "4.27e-31"),
            (0.0, "0"),
            (1e-301, "0"),
            (f64::NAN, "1.00"),
            (7.0, "1.00"),
            (-1.0, "0"),
        ];
        for (value, text) in texts {
            let probability = Probability::of(value);
            assert_eq!(probability.to_string(), text);
            assert_eq!(text.parse(), Ok(probability));
            assert_eq!(format!("{probability:?}"), text);
        }
        assert_eq!(Probability::of(0.25).value(), 0.25);
        for text in ["", "x", "0.5", "2.00", "-0.500", "NaN", "4.270e-31", "0.0000427"] {
            let error = text.parse::<Probability>().unwrap_err();
            assert_eq!(error.found, text);
        }
        let error = "x".parse::<Probability>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`x` is not a probability; expected 0 to 1 with three digits, such as 0.0427 or 4.27e-31"
        );
        assert_eq!(error.chinese(), "“x”不是概率，应为0至1的三位有效数字，如0.0427或4.27e-31");
        assert_eq!((error.code(), error.article()), (Code::PROBABILITY, None));
    }

    proptest! {
        #[test]
        fn rounding_keeps_the_order(one in 0.0..1.0_f64, other in 0.0..1.0_f64, scale in 0..40_i32) {
            let (one, other) = (one * 10_f64.powi(-scale), other);
            let (less, more) = (one.min(other), one.max(other));
            prop_assert!(Probability::of(less) <= Probability::of(more));
            let rounded = Probability::of(one);
            prop_assert_eq!(rounded.to_string().parse(), Ok(rounded));
        }
    }
}
