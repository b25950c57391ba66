//! Art. 10: the periods that rules count by and draws are made for.
//!
//! A rule's period (5 % *per quarter*, 1:5 *per year*) may be longer than a draw's; then its obligation is spread over
//! the draws. Only numbers here: dates and windows are the calendar's.

use core::fmt;

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// Months in the longest period; every period divides it.
const CYCLE: u32 = PeriodKind::TwoYears.months();

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// 月
    Month,
    /// 季度
    Quarter,
    /// 半年
    HalfYear,
    /// 年
    Year,
    /// 两年
    TwoYears,
}

impl PeriodKind {
    /// All of them, the shortest first.
    pub const ALL: [PeriodKind; 5] = [Self::Month, Self::Quarter, Self::HalfYear, Self::Year, Self::TwoYears];

    /// Its length in months.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
            Self::TwoYears => 24,
        }
    }

    /// How many shorter periods it holds; none if the other is longer.
    #[must_use]
    #[allow(clippy::arithmetic_side_effects, reason = "months are at least 1")]
    pub const fn holds(self, shorter: PeriodKind) -> Option<u32> {
        if shorter.months() <= self.months() { Some(self.months() / shorter.months()) } else { None }
    }

    /// The period in English: `month`, `quarter`, `half-year`, `year`, `two years`.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
            Self::TwoYears => "two years",
        }
    }

    /// The period in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Month => "月",
            Self::Quarter => "季度",
            Self::HalfYear => "半年",
            Self::Year => "年",
            Self::TwoYears => "两年",
        }
    }
}

impl fmt::Display for PeriodKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.english())
    }
}

/// A draw period by its number within two years, from 1.
///
/// Rules that count by two years need to know which of the two it is; all others are the same in both.
///
/// # Example: the second quarter
/// ```
/// use shuangsuiji::{DrawPeriod, PeriodKind};
///
/// let quarter = DrawPeriod::new(PeriodKind::Quarter, 2)?;
/// let place = quarter.place_in(PeriodKind::Year).unwrap();
/// assert_eq!((place.index, place.of), (2, 4));
/// # Ok::<(), shuangsuiji::DrawPeriodError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "DrawPeriodForm")]
#[cfg_attr(feature = "schema", schemars(try_from = "DrawPeriodForm"))]
pub struct DrawPeriod {
    kind: PeriodKind,
    index: u32,
}

crate::forms::read_through!(DrawPeriod, DrawPeriodForm);

/// What a [`DrawPeriod`] looks like in data, before it is checked.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct DrawPeriodForm {
    kind: PeriodKind,
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 24)))]
    index: u32,
}

impl TryFrom<DrawPeriodForm> for DrawPeriod {
    type Error = DrawPeriodError;

    fn try_from(form: DrawPeriodForm) -> Result<Self, DrawPeriodError> {
        Self::new(form.kind, form.index)
    }
}

impl From<DrawPeriod> for DrawPeriodForm {
    fn from(DrawPeriod { kind, index }: DrawPeriod) -> Self {
        Self { kind, index }
    }
}

/// A draw period's place in a longer period: the `index`-th, from 1, `of` so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Place {
    /// From 1.
    pub index: u32,
    /// How many there are.
    pub of: u32,
}

impl DrawPeriod {
    /// The period with this number: 1 to 4 are the quarters of a first year, 5 to 8 those of a second.
    ///
    /// # Errors
    /// [`DrawPeriodError`] for 0 and above what two years hold.
    pub fn new(kind: PeriodKind, index: u32) -> Result<Self, DrawPeriodError> {
        let most = PeriodKind::TwoYears.holds(kind).unwrap_or_default();
        if index >= 1 && index <= most { Ok(Self { kind, index }) } else { Err(DrawPeriodError { kind, index, most }) }
    }

    /// How long it is.
    #[must_use]
    pub const fn kind(self) -> PeriodKind {
        self.kind
    }

    /// Its number within two years, from 1.
    #[must_use]
    pub const fn index(self) -> u32 {
        self.index
    }

    /// Its place in a rule's period; none if the rule's period is shorter.
    #[must_use]
    pub fn place_in(self, rule: PeriodKind) -> Option<Place> {
        let of = rule.holds(self.kind)?;
        let index = self.index.saturating_sub(1).checked_rem(of)?.saturating_add(1);
        Some(Place { index, of })
    }

    /// All draw periods of a kind within two years, in order.
    pub fn all(kind: PeriodKind) -> impl Iterator<Item = DrawPeriod> {
        let most = CYCLE.checked_div(kind.months()).unwrap_or_default();
        (1..=most).map(move |index| Self { kind, index })
    }
}

/// A draw period that does not exist.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("no {kind} {index}; expected 1 to {most} within two years")]
#[non_exhaustive]
pub struct DrawPeriodError {
    /// The kind.
    pub kind: PeriodKind,
    /// The number found.
    pub index: u32,
    /// The last number there is.
    pub most: u32,
}

explain!(DrawPeriodError {
    Self { kind, index, most } => Code::DRAW_PERIOD, Article::Art10,
        "没有第{index}个{}，两年内应为1至{most}", kind.chinese();
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[test]
    fn every_period_holds_a_whole_number_of_each_shorter_one() {
        for long in PeriodKind::ALL {
            for short in PeriodKind::ALL {
                match long.holds(short) {
                    Some(n) => assert_eq!(n * short.months(), long.months()),
                    None => assert!(short > long),
                }
            }
        }
    }

    #[test]
    fn places_run_through_each_rule_period_in_order() {
        for draw in PeriodKind::ALL {
            for rule in PeriodKind::ALL.into_iter().filter(|rule| *rule >= draw) {
                let of = rule.holds(draw).unwrap();
                for (i, period) in (0..).zip(DrawPeriod::all(draw)) {
                    assert_eq!(DrawPeriod::new(draw, i + 1), Ok(period));
                    assert_eq!(period.place_in(rule), Some(Place { index: i % of + 1, of }));
                }
            }
        }
        assert_eq!(DrawPeriod::new(PeriodKind::Year, 1).unwrap().place_in(PeriodKind::Month), None);
    }

    #[test]
    fn a_ninth_quarter_in_two_years_is_refused() {
        let error = DrawPeriod::new(PeriodKind::Quarter, 9).unwrap_err();
        assert_eq!(error.to_string(), "no quarter 9; expected 1 to 8 within two years");
        assert_eq!(error.chinese(), "没有第9个季度，两年内应为1至8");
        assert_eq!(error.article(), None);
        assert!(DrawPeriod::new(PeriodKind::Month, 0).is_err());
        assert!(DrawPeriod::new(PeriodKind::Month, 25).is_err());
    }
}
