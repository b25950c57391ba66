//! Exact expected numbers: a quotient of two whole numbers in lowest terms.

use core::cmp::Ordering;
use core::fmt;

use crate::Language;

/// An exact number, 0 or more, in lowest terms.
///
/// It prints as a decimal where that ends within six places, else as a fraction with three places of it.
///
/// # Example: printed exactly, or both ways
/// ```
/// use shuangsuiji::Fraction;
/// assert_eq!(Fraction::new(6, 5).unwrap().to_string(), "1.2");
/// assert_eq!(Fraction::new(74, 60).unwrap().to_string(), "37/30 (1.233…)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: u128,
    denominator: u128,
}

impl Fraction {
    /// A quotient; none for a denominator of 0.
    #[must_use]
    pub fn new(numerator: u128, denominator: u128) -> Option<Self> {
        let divisor = gcd(numerator, denominator);
        let part = |number: u128| number.checked_div(divisor);
        (denominator > 0).then_some(())?;
        Some(Self { numerator: part(numerator)?, denominator: part(denominator)? })
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: u128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// Numerator and denominator in lowest terms.
    #[must_use]
    pub const fn parts(self) -> (u128, u128) {
        (self.numerator, self.denominator)
    }

    /// How it compares to a whole number.
    #[must_use]
    pub fn cmp_whole(self, number: u128) -> Ordering {
        let (whole, rest) = self.divided();
        whole.cmp(&number).then(if rest > 0 { Ordering::Greater } else { Ordering::Equal })
    }

    /// For people, to the nearest hundredth, halves up: `1.2`, and where that is not the number itself `about 1.23`, 约1.23.
    ///
    /// # Example: 4192 visits of 3043 sources
    /// ```
    /// use shuangsuiji::{Fraction, Language};
    /// assert_eq!(Fraction::new(4192, 3043).unwrap().rounded(Language::Chinese), "约1.38");
    /// assert_eq!(Fraction::new(6, 5).unwrap().rounded(Language::English), "1.2");
    /// ```
    #[must_use]
    pub fn rounded(self, language: Language) -> String {
        let (whole, rest) = self.divided();
        // What is too large for a hundredth is told to the whole.
        let hundredfold = rest.checked_mul(100).unwrap_or_default();
        let down = hundredfold.checked_div(self.denominator).unwrap_or_default();
        let left = hundredfold.checked_rem(self.denominator).unwrap_or_default();
        let hundredths = down.saturating_add(u128::from(left >= self.denominator.saturating_sub(left)));
        let text = with_hundredths(whole, hundredths);
        let exact = left == 0 && (rest == 0 || hundredfold > 0);
        if exact { text } else { format!("{}{text}", language.of("约", "about ")) }
    }

    /// A share for people, in per cent to the hundredth below: `97.43%`. It is 100 % of nothing but the whole.
    #[must_use]
    pub fn percent(self) -> String {
        let of = |number: u128| number.checked_mul(10_000).and_then(|number| number.checked_div(self.denominator));
        let hundredths = of(self.numerator).unwrap_or_default();
        format!("{}%", with_hundredths(hundredths / 100, hundredths % 100))
    }

    /// To the nearest tenth, halves up: `13.7`. What is too large for that is printed whole.
    #[must_use]
    pub fn tenths(self) -> String {
        let (whole, rest) = self.divided();
        let twentieths = rest.checked_mul(20).and_then(|rest| rest.checked_div(self.denominator));
        let tenth = twentieths.unwrap_or_default().saturating_add(1).checked_div(2).unwrap_or_default();
        match tenth {
            0 => whole.to_string(),
            10 => whole.saturating_add(1).to_string(),
            _ => format!("{whole}.{tenth}"),
        }
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    pub(crate) fn times(self, numerator: u32, denominator: u32) -> Option<Self> {
        Self::new(self.numerator.checked_mul(numerator.into())?, self.denominator.checked_mul(denominator.into())?)
    }

    fn divided(self) -> (u128, u128) {
        let whole = self.numerator.checked_div(self.denominator).unwrap_or_default();
        (whole, self.numerator.checked_rem(self.denominator).unwrap_or_default())
    }
}

/// A number with its hundredths, without zeros at the end.
fn with_hundredths(whole: u128, hundredths: u128) -> String {
    match hundredths {
        0 => whole.to_string(),
        100.. => whole.saturating_add(1).to_string(),
        _ => format!("{whole}.{hundredths:02}").trim_end_matches('0').to_owned(),
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, mut rest) = self.divided();
        let mut digits = String::new();
        while rest > 0 && digits.len() < 6 {
            // A denominator so large that a digit does not fit is printed as a fraction alone.
            let Some(tenfold) = rest.checked_mul(10) else { break };
            let digit = tenfold.checked_div(self.denominator).unwrap_or_default();
            rest = tenfold.checked_rem(self.denominator).unwrap_or_default();
            digits.push_str(&digit.to_string());
        }
        let text = match (rest, digits.get(..3)) {
            (0, _) if digits.is_empty() => whole.to_string(),
            (0, _) => format!("{whole}.{digits}"),
            (_, Some(three)) => format!("{}/{} ({whole}.{three}…)", self.numerator, self.denominator),
            (_, None) => format!("{}/{}", self.numerator, self.denominator),
        };
        f.pad(&text)
    }
}

impl serde::Serialize for Fraction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.numerator, self.denominator))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Fraction {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Fraction".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^(0|[1-9][0-9]*)/[1-9][0-9]*$"})
    }
}

impl<'de> serde::Deserialize<'de> for Fraction {
    /// Reads a quotient in lowest terms, as it is written.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parts = text.split_once('/').and_then(|(n, d)| Some((n.parse().ok()?, d.parse().ok()?)));
        let read = parts.and_then(|(numerator, denominator)| Self::new(numerator, denominator));
        let same = |read: &Self| format!("{}/{}", read.numerator, read.denominator) == text;
        let expected = &"a quotient in lowest terms such as 37/30 / 最简分数，如37/30";
        read.filter(same).ok_or_else(|| serde::de::Error::invalid_value(serde::de::Unexpected::Str(&text), expected))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_print_exactly_and_add() {
        let of = |n, d| Fraction::new(n, d).unwrap();
        let prints = [of(0, 7), of(8, 4), of(1, 8), of(1, 3), of(1, 1 << 20), of(u128::MAX - 1, u128::MAX)];
        let prints = prints.map(|fraction| fraction.to_string());
        let large = format!("{}/{}", u128::MAX - 1, u128::MAX);
        assert_eq!(prints, ["0", "2", "0.125", "1/3 (0.333…)", "1/1048576 (0.000…)", large.as_str()]);
        assert_eq!(of(1, 6).plus(of(1, 3)), Some(of(1, 2)));
        assert_eq!(of(1, u128::MAX).plus(of(1, 2)), None);
        assert_eq!((Fraction::new(1, 0), Fraction::new(0, 0)), (None, None));
        assert_eq!([of(4, 2), of(5, 2), of(3, 2)].map(|f| f.cmp_whole(2) as i8), [0, 1, -1]);
    }

    #[test]
    fn people_read_hundredths_and_see_where_they_are_not_the_number_itself() {
        let of = |n, d| Fraction::new(n, d).unwrap();
        let said = |n, d| of(n, d).rounded(Language::Chinese);
        assert_eq!([said(37, 30), said(6, 5), said(5, 4), said(8, 4)], ["约1.23", "1.2", "1.25", "2"]);
        assert_eq!([said(1, 8), said(1999, 1000), said(1, 1000)], ["约0.13", "约2", "约0"]);
        assert_eq!(said(u128::MAX - 1, u128::MAX), "约0", "too large for a hundredth");
        assert_eq!(of(37, 30).rounded(Language::English), "about 1.23");
        assert_eq!([of(7, 30), of(1, 2), of(1, 1)].map(Fraction::percent), ["23.33%", "50%", "100%"]);
        assert_eq!(of(999_999, 1_000_000).percent(), "99.99%", "never the whole");
    }

    #[test]
    fn what_is_written_reads_back_and_nothing_else() {
        let third: Fraction = serde_json::from_str("\"1/3\"").unwrap();
        assert_eq!((Some(third), serde_json::to_string(&third).unwrap()), (Fraction::new(1, 3), "\"1/3\"".to_owned()));
        for text in ["\"2/6\"", "\"1/0\"", "\"0.5\"", "\"+1/3\"", "\"\""] {
            let error = serde_json::from_str::<Fraction>(text).unwrap_err().to_string();
            assert!(error.contains("a quotient in lowest terms such as 37/30 / 最简分数，如37/30"), "{error}");
        }
    }
}
