//! Art. 8: what a ratio gives before rounding, and how it is rounded.

use core::fmt;

use crate::RatioError;
use crate::exact::{beginning, decimal, lowest};

/// How an exact amount becomes a count of sources.
///
/// “At least 5 %” leaves no choice but up; other places' rules may say otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the next whole number, ⌈ ⌉.
    #[default]
    Up,
    /// To the nearest, halves up.
    Nearest,
    /// The fraction is dropped, ⌊ ⌋.
    Down,
}

impl Rounding {
    /// All of them, the largest result first.
    pub const ALL: [Rounding; 3] = [Rounding::Up, Rounding::Nearest, Rounding::Down];

    /// The signs around what is rounded.
    pub(crate) const fn signs(self) -> (&'static str, &'static str) {
        match self {
            Rounding::Up => ("⌈", "⌉"),
            Rounding::Nearest => ("round(", ")"),
            Rounding::Down => ("⌊", "⌋"),
        }
    }
}

/// An exact, not yet rounded, number of sources, in lowest terms.
///
/// # Example: printed exactly
/// ```
/// use shuangsuiji::Ratio;
/// assert_eq!("5%".parse::<Ratio>()?.of(187).to_string(), "9.35");
/// assert_eq!("1/3".parse::<Ratio>()?.of(2).to_string(), "2/3");
/// # Ok::<(), shuangsuiji::RatioError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "(u64, u64)")]
#[cfg_attr(feature = "schema", schemars(try_from = "(u64, u64)"))]
pub struct Amount {
    pub(crate) numerator: u64,
    pub(crate) denominator: u64,
}

crate::forms::read_through!(Amount, (u64, u64));

impl Amount {
    /// A whole number.
    #[must_use]
    pub const fn whole(number: u32) -> Self {
        Self { numerator: number as u64, denominator: 1 }
    }

    /// Numerator and denominator in lowest terms.
    #[must_use]
    pub const fn parts(self) -> (u64, u64) {
        (self.numerator, self.denominator)
    }

    /// Whether there is nothing to round.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// The whole number that the rounding makes of it.
    #[must_use]
    pub fn rounded(self, rounding: Rounding) -> u64 {
        let down = self.numerator.checked_div(self.denominator).unwrap_or_default();
        let rest = self.numerator.checked_rem(self.denominator).unwrap_or_default();
        let up = match rounding {
            Rounding::Up => rest > 0,
            Rounding::Nearest => rest >= self.denominator.saturating_sub(rest),
            Rounding::Down => false,
        };
        down.saturating_add(u64::from(up))
    }
}

impl Amount {
    /// For people: as a decimal, `9.35`, and where that does not end its beginning, `16.66…`.
    pub(crate) fn plain(self) -> String {
        let (numerator, denominator) = (self.numerator.into(), self.denominator.into());
        decimal(numerator, denominator).or_else(|| beginning(numerator, denominator)).unwrap_or_default()
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match decimal(self.numerator.into(), self.denominator.into()) {
            Some(text) => f.pad(&text),
            None => f.pad(&format!("{}/{}", self.numerator, self.denominator)),
        }
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl TryFrom<(u64, u64)> for Amount {
    type Error = RatioError;

    fn try_from((numerator, denominator): (u64, u64)) -> Result<Self, RatioError> {
        let found = || format!("{numerator}/{denominator}");
        let (left, right) = lowest(numerator.into(), denominator.into())
            .ok_or_else(|| RatioError::DivisionByZero { found: found() })?;
        match (u64::try_from(left), u64::try_from(right)) {
            (Ok(numerator), Ok(denominator)) => Ok(Self { numerator, denominator }),
            _ => Err(RatioError::TooLarge { found: found() }),
        }
    }
}

impl From<Amount> for (u64, u64) {
    fn from(amount: Amount) -> Self {
        amount.parts()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Ratio;
    use crate::strategies::rules::ratios;

    #[test]
    fn rounding_goes_up_down_or_to_the_nearest() {
        let rounded = |n, d| Rounding::ALL.map(|rounding| Ratio::new(n, d).unwrap().of(1).rounded(rounding));
        assert_eq!(rounded(5, 2), [3, 3, 2]);
        assert_eq!(rounded(7, 3), [3, 2, 2]);
        assert_eq!(rounded(8, 3), [3, 3, 2]);
        assert_eq!(rounded(4, 2), [2, 2, 2]);
    }

    proptest! {
        #[test]
        fn rounding_up_is_the_least_whole_number_not_below(a in ratios(), n: u32) {
            let (up, down) = (a.of(n).rounded(Rounding::Up), a.of(n).rounded(Rounding::Down));
            let exact = u128::from(a.numerator()) * u128::from(n);
            let (up, down, d) = (u128::from(up), u128::from(down), u128::from(a.denominator()));
            prop_assert!(up * d >= exact && (up == 0 || (up - 1) * d < exact));
            prop_assert!(down * d <= exact && (down + 1) * d > exact);
        }
    }
}
