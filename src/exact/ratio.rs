//! Art. 8: inspection ratios as exact rationals.
//!
//! [`Ratio`] is what a rule states (5 %, 1:5), [`Amount`] what comes out before rounding. Both are exact: in binary
//! floating point 7 % of 100 is a little more than 7, and rounding up would make it 8. No arithmetic between ratios.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use thiserror::Error;

use crate::explain::explain;
use crate::{Amount, Article, Code, Rounding};

/// Decimals that are printed; a value that needs more is printed as a fraction.
const MOST_DECIMALS: usize = 6;
/// Digits that a number in a ratio's text may have: products of two, times 100, stay within 128 bits.
const MOST_DIGITS: usize = 17;

/// Why a ratio was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RatioError {
    /// A text in none of the four forms.
    #[error("`{}` is not a ratio; expected a form like 5%, 12.5 %, 1/20 or 1:5", found.escape_debug())]
    Form {
        /// The text.
        found: String,
    },
    /// A denominator of zero.
    #[error("`{}` divides by zero; expected a denominator above 0", found.escape_debug())]
    DivisionByZero {
        /// The text, or the numbers.
        found: String,
    },
    /// Numerator or denominator does not fit.
    #[error("`{}` does not fit; expected at most {} on either side in lowest terms", found.escape_debug(), u32::MAX)]
    TooLarge {
        /// The text, or the numbers.
        found: String,
    },
}

explain!(RatioError {
    Self::Form { found } => Code::RATIO, Article::Art8,
        "“{}”不是比例，应如5%、12.5 %、1/20或1:5", found.escape_debug();
    Self::DivisionByZero { found } => Code::RATIO_DIVISION_BY_ZERO, Article::Art8,
        "“{}”以零为分母，分母应大于零", found.escape_debug();
    Self::TooLarge { found } => Code::RATIO_TOO_LARGE, Article::Art8,
        "“{}”超出范围，约分后两边最大为{}", found.escape_debug(), u32::MAX;
});

/// An exact non-negative ratio of two `u32`, in lowest terms.
///
/// Read from `5%`, `12.5 %` (one space allowed), `1/20` or `1:5`; the full-width `％` and `：`, and the ratio sign `∶` (U+2236) of printed texts, are read too. `1:5` is
/// one fifth: the statute writes inspectors : sources, so a quota by inspectors multiplies by its
/// [reciprocal](Ratio::reciprocal). A bare `5` is refused: it could mean 5 or 5 %. Printed as a percentage where that
/// takes at most six decimals, else as a fraction; [`Ratio::proportion`] prints the colon form.
///
/// # Guarantees
/// Printing and reading back gives the same ratio. Equal values are equal: `5%`, `1/20` and `1:20` are one.
///
/// # Example: seven per cent of a hundred is seven
/// ```
/// use shuangsuiji::Ratio;
///
/// let ratio: Ratio = "7%".parse()?;
/// assert_eq!(ratio.ceil_of(100)?, 7);
/// assert_eq!(ratio.ceil_of(101)?, 8);
/// assert_eq!("1:20".parse::<Ratio>()?.to_string(), "5%");
/// # Ok::<(), shuangsuiji::RatioError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String"))]
#[cfg_attr(
    feature = "schema",
    schemars(extend("pattern" = r"^[0-9]{1,17}(\.[0-9]{1,16})?( ?[%％]|[:：][0-9]{1,17}(\.[0-9]{1,16})?|/[0-9]{1,17})$"))
)]
pub struct Ratio {
    numerator: u32,
    denominator: u32,
}

crate::forms::read_through!(Ratio, String);

impl Ratio {
    /// Nothing: 0 %.
    pub const ZERO: Ratio = Ratio { numerator: 0, denominator: 1 };
    /// The whole: 100 %.
    pub const ONE: Ratio = Ratio { numerator: 1, denominator: 1 };

    /// The ratio of two numbers.
    ///
    /// # Errors
    /// [`RatioError::DivisionByZero`].
    pub fn new(numerator: u32, denominator: u32) -> Result<Self, RatioError> {
        Self::reduced(numerator.into(), denominator.into(), || format!("{numerator}/{denominator}"))
    }

    fn reduced(numerator: u128, denominator: u128, found: impl Fn() -> String) -> Result<Self, RatioError> {
        let (numerator, denominator) =
            lowest(numerator, denominator).ok_or_else(|| RatioError::DivisionByZero { found: found() })?;
        match (u32::try_from(numerator), u32::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => Ok(Self { numerator, denominator }),
            _ => Err(RatioError::TooLarge { found: found() }),
        }
    }

    /// The numerator in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> u32 {
        self.numerator
    }

    /// The denominator in lowest terms, above 0.
    #[must_use]
    pub const fn denominator(self) -> u32 {
        self.denominator
    }

    /// One divided by this: sources per inspector from inspectors : sources. None for zero.
    #[must_use]
    pub const fn reciprocal(self) -> Option<Ratio> {
        match self.numerator {
            0 => None,
            numerator => Some(Ratio { numerator: self.denominator, denominator: numerator }),
        }
    }

    /// The exact product with a count.
    #[must_use]
    #[allow(clippy::arithmetic_side_effects, reason = "the product of two u32 fits a u64; the denominator is not 0")]
    pub fn of(self, count: u32) -> Amount {
        let numerator = u64::from(self.numerator) * u64::from(count);
        let denominator = u64::from(self.denominator);
        let divisor = gcd(numerator.into(), denominator.into());
        let divisor = u64::try_from(divisor).unwrap_or(1);
        Amount { numerator: numerator / divisor, denominator: denominator / divisor }
    }

    /// The product with a count, rounded up.
    ///
    /// # Errors
    /// [`RatioError::TooLarge`] above `u32::MAX`, possible only for ratios above one.
    pub fn ceil_of(self, count: u32) -> Result<u32, RatioError> {
        self.rounded_of(count, Rounding::Up)
    }

    /// The product with a count, rounded down.
    ///
    /// # Errors
    /// As [`Self::ceil_of`].
    pub fn floor_of(self, count: u32) -> Result<u32, RatioError> {
        self.rounded_of(count, Rounding::Down)
    }

    fn rounded_of(self, count: u32, rounding: Rounding) -> Result<u32, RatioError> {
        let rounded = self.of(count).rounded(rounding);
        u32::try_from(rounded).map_err(|_| RatioError::TooLarge { found: format!("{self} × {count}") })
    }

    /// The colon form, as the statute writes inspectors : sources: `1:5`, `1:2.5`, `2:1`, `3:7`.
    ///
    /// # Guarantees
    /// Reads back as the same ratio.
    #[must_use]
    pub fn proportion(self) -> String {
        let second = (self.numerator <= self.denominator)
            .then(|| decimal(self.denominator.into(), self.numerator.into()))
            .flatten();
        second.map_or_else(|| format!("{}:{}", self.numerator, self.denominator), |second| format!("1:{second}"))
    }

    /// The percentage without its sign, or the fraction.
    fn parts(self) -> (String, bool) {
        let hundredfold = u128::from(self.numerator).saturating_mul(100);
        let percent = decimal(hundredfold, self.denominator.into());
        percent.map_or_else(|| (format!("{}/{}", self.numerator, self.denominator), false), |percent| (percent, true))
    }

    /// As [`Display`](fmt::Display), with the space that English typography puts before the sign.
    pub(crate) fn spaced(self) -> String {
        let (text, percent) = self.parts();
        if percent { format!("{text} %") } else { text }
    }

    /// As a plain number: `5`, `2.5`, `1/3`.
    pub(crate) fn plain(self) -> String {
        Amount { numerator: self.numerator.into(), denominator: self.denominator.into() }.to_string()
    }
}

/// Greatest common divisor; that of 0 and n is n.
#[allow(clippy::arithmetic_side_effects, reason = "the divisor is not 0 in the loop")]
const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

pub(crate) fn lowest(numerator: u128, denominator: u128) -> Option<(u128, u128)> {
    let divisor = gcd(numerator, denominator);
    let (numerator, reduced) = (numerator.checked_div(divisor)?, denominator.checked_div(divisor)?);
    (denominator != 0).then_some((numerator, reduced))
}

/// A quotient as an exact decimal; none if it needs more than [`MOST_DECIMALS`], or divides by zero.
pub(crate) fn decimal(numerator: u128, denominator: u128) -> Option<String> {
    let mut text = numerator.checked_div(denominator)?.to_string();
    let mut rest = numerator.checked_rem(denominator)?;
    for place in 0..MOST_DECIMALS {
        if rest == 0 {
            break;
        }
        if place == 0 {
            text.push('.');
        }
        let tenfold = rest.checked_mul(10)?;
        text.push_str(&tenfold.checked_div(denominator)?.to_string());
        rest = tenfold.checked_rem(denominator)?;
    }
    (rest == 0).then_some(text)
}

/// A quotient to the hundredth below, with dots behind it: so that what is rounded is seen not to be whole.
pub(crate) fn beginning(numerator: u128, denominator: u128) -> Option<String> {
    let (whole, rest) = (numerator.checked_div(denominator)?, numerator.checked_rem(denominator)?);
    let hundredths = rest.checked_mul(100)?.checked_div(denominator)?;
    Some(format!("{whole}.{hundredths:02}…"))
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    #[allow(clippy::arithmetic_side_effects, reason = "the product of two u32 fits a u64")]
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right) = (u64::from(self.numerator), u64::from(other.numerator));
        (left * u64::from(other.denominator)).cmp(&(right * u64::from(self.denominator)))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, percent) = self.parts();
        f.pad(&if percent { format!("{text}%") } else { text })
    }
}

impl fmt::Debug for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Digits with at most one point between them, as a fraction over a power of ten.
fn number(text: &str) -> Option<(u128, u128)> {
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !part.is_none_or(digits) {
        return None;
    }
    let part = part.unwrap_or_default();
    let scale = 10_u128.checked_pow(u32::try_from(part.len()).ok()?)?;
    Some((format!("{whole}{part}").parse().ok()?, scale))
}

impl FromStr for Ratio {
    type Err = RatioError;

    fn from_str(text: &str) -> Result<Self, RatioError> {
        let found = || text.to_owned();
        let form = || RatioError::Form { found: found() };
        let percent = text.strip_suffix(['%', '％']).map(|number| (number.strip_suffix(' ').unwrap_or(number), "100"));
        let fraction = || text.split_once('/').filter(|(left, right)| !left.contains('.') && !right.contains('.'));
        let (left, right) = percent.or_else(fraction).or_else(|| text.split_once([':', '：', '∶'])).ok_or_else(form)?;
        if [left, right].into_iter().any(|part| part.bytes().filter(u8::is_ascii_digit).count() > MOST_DIGITS) {
            return Err(RatioError::TooLarge { found: found() });
        }
        let ((left, left_scale), (right, right_scale)) = number(left).zip(number(right)).ok_or_else(form)?;
        let product = |a: u128, b: u128| a.checked_mul(b).ok_or_else(|| RatioError::TooLarge { found: found() });
        Self::reduced(product(left, right_scale)?, product(right, left_scale)?, found)
    }
}

impl TryFrom<String> for Ratio {
    type Error = RatioError;

    fn try_from(text: String) -> Result<Self, RatioError> {
        text.parse()
    }
}

impl From<Ratio> for String {
    fn from(ratio: Ratio) -> Self {
        ratio.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Explain;
    use crate::strategies::rules::ratios;

    #[track_caller]
    fn ratio(text: &str) -> Ratio {
        text.parse().unwrap()
    }

    #[test]
    fn seven_per_cent_of_a_hundred_is_seven() {
        assert_eq!(ratio("7%").ceil_of(100), Ok(7));
        assert_eq!((ratio("5%").ceil_of(187), ratio("5%").floor_of(187)), (Ok(10), Ok(9)));
        assert_eq!(ratio("25%").ceil_of(u32::MAX), Ok(1 << 30));
        assert_eq!(ratio("100%").ceil_of(u32::MAX), Ok(u32::MAX));
    }

    #[test]
    fn whole_percentages_of_small_counts_are_those_of_the_definition() {
        for percent in 0..=100 {
            let ratio = Ratio::new(percent, 100).unwrap();
            for count in 0..=400 {
                let least = (0..).find(|n| n * 100 >= percent * count).unwrap();
                assert_eq!(ratio.ceil_of(count), Ok(least), "{percent} % of {count}");
            }
        }
    }

    #[test]
    fn one_ratio_has_one_canonical_print() {
        for (text, print, proportion) in [
            ("5%", "5%", "1:20"),
            ("5 %", "5%", "1:20"),
            ("5％", "5%", "1:20"),
            ("12.5 %", "12.5%", "1:8"),
            ("12.50%", "12.5%", "1:8"),
            ("1/20", "5%", "1:20"),
            ("1:5", "20%", "1:5"),
            ("1：5", "20%", "1:5"),
            ("1∶5", "20%", "1:5"),
            ("1:2.5", "40%", "1:2.5"),
            ("2:1", "200%", "2:1"),
            ("1/3", "1/3", "1:3"),
            ("3/7", "3/7", "3:7"),
            ("0%", "0%", "0:1"),
            ("4294967295/4294967294", "4294967295/4294967294", "4294967295:4294967294"),
        ] {
            assert_eq!(ratio(text).to_string(), print);
            assert_eq!(ratio(text).proportion(), proportion);
            assert_eq!(ratio(proportion), ratio(text));
        }
    }

    #[test]
    fn what_is_not_a_ratio_is_refused_with_its_reason() {
        for text in
            ["", "5", "0.05", "%", " 5%", "5  %", "-5%", "+1/2", "1/2.0", "1/", ":5", "5.%", ".5%", "1:2:3", "1.2.3%"]
        {
            let error = text.parse::<Ratio>().unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("`{text}` is not a ratio; expected a form like 5%, 12.5 %, 1/20 or 1:5")
            );
            assert_eq!(error.chinese(), format!("“{text}”不是比例，应如5%、12.5 %、1/20或1:5"));
            assert_eq!((error.code(), error.article()), (Code::RATIO, None));
        }
        let zero = "1/0".parse::<Ratio>().unwrap_err();
        assert_eq!(zero.to_string(), "`1/0` divides by zero; expected a denominator above 0");
        assert_eq!(zero.chinese(), "“1/0”以零为分母，分母应大于零");
        assert_eq!(Ratio::new(0, 0).unwrap_err().code(), Code::RATIO_DIVISION_BY_ZERO);
        let large = "1:4294967296".parse::<Ratio>().unwrap_err();
        assert_eq!(
            large.to_string(),
            "`1:4294967296` does not fit; expected at most 4294967295 on either side in lowest terms"
        );
        assert_eq!(large.chinese(), "“1:4294967296”超出范围，约分后两边最大为4294967295");
        assert_eq!("0.000000000000000001%".parse::<Ratio>().unwrap_err().code(), Code::RATIO_TOO_LARGE);
        let product = ratio("2:1").ceil_of(u32::MAX).unwrap_err();
        assert_eq!(product, RatioError::TooLarge { found: "200% × 4294967295".to_owned() });
    }

    proptest! {
        #[test]
        fn print_then_read_is_the_identity(ratio in ratios()) {
            prop_assert_eq!(ratio.to_string().parse(), Ok(ratio));
            prop_assert_eq!(ratio.proportion().parse(), Ok(ratio));
        }

        #[test]
        fn no_text_panics(text in "[0-9.:/% ％：∶]{0,24}|.{0,24}") {
            let _ = text.parse::<Ratio>();
        }

        #[test]
        fn order_is_that_of_the_values_and_products_keep_it(a in ratios(), b in ratios(), n: u32) {
            let left = u128::from(a.numerator()) * u128::from(b.denominator());
            let right = u128::from(b.numerator()) * u128::from(a.denominator());
            prop_assert_eq!(a.cmp(&b), left.cmp(&right));
            let (less, more) = (a.min(b), a.max(b));
            prop_assert!(less.of(n).rounded(Rounding::Up) <= more.of(n).rounded(Rounding::Up));
        }
    }
}
