//! Administrative divisions by GB/T 2260, and the tiers of Art. 4.
//!
//! An agency may use a six-digit code of its own (a development zone): it is kept, and has no name here.

use core::fmt;
use core::str::FromStr;

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// Divisions of Inner Mongolia: `code,name,level,type,parent_code,parent_name`.
const TABLE: &str = include_str!("gbt2260_15.csv");

/// The tier of an agency (Art. 4): county 旗县, prefecture 盟市, region 自治区.
///
/// A branch bureau (派出分局) acts at county tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// 旗县: a county, banner, district, or branch bureau.
    County,
    /// 盟市: a prefecture-level city or league.
    Prefecture,
    /// 自治区: the region or province.
    Region,
}

impl Tier {
    /// All tiers, the lowest first.
    pub const ALL: [Tier; 3] = [Tier::County, Tier::Prefecture, Tier::Region];

    /// The word in orders and data: `county`, `prefecture`, `region`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Tier::County => "county",
            Tier::Prefecture => "prefecture",
            Tier::Region => "region",
        }
    }

    /// The tier in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Tier::County => "县级",
            Tier::Prefecture => "市级",
            Tier::Region => "省级",
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text that names no tier.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("no tier `{found}`; expected county, prefecture or region")]
#[non_exhaustive]
pub struct TierError {
    /// What was found.
    pub found: String,
}

explain!(TierError {
    Self { found } => Code::TIER, Article::Art4, "没有“{found}”这一层级，应为“county”（县级）、“prefecture”（市级）或“region”（省级）";
});

impl FromStr for Tier {
    type Err = TierError;

    fn from_str(text: &str) -> Result<Self, TierError> {
        Self::ALL.into_iter().find(|tier| tier.as_str() == text).ok_or_else(|| TierError { found: text.to_owned() })
    }
}

/// A division: six digits of GB/T 2260, or an agency's own six-digit code.
///
/// Compared by its number. Its tier is read off the digits: `xx0000` is a region, `xxyy00` a prefecture, everything
/// else a county.
///
/// # Example: what a division contains
/// ```
/// use shuangsuiji::{Division, Tier};
///
/// let hohhot: Division = "150100".parse()?;
/// let xincheng: Division = "150102".parse()?;
/// assert_eq!(hohhot.tier(), Tier::Prefecture);
/// assert!(hohhot.contains(xincheng) && !xincheng.contains(hohhot));
/// assert_eq!(xincheng.name(), Some("新城区"));
/// assert_eq!(xincheng.parent(), Some(hohhot));
/// # Ok::<(), shuangsuiji::DivisionError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String", extend("pattern" = "^[0-9]{6}$")))]
pub struct Division(u32);

crate::forms::read_through!(Division, str);

impl Division {
    /// The code as a number: 150102.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The division with this number.
    ///
    /// # Errors
    /// [`DivisionError`] above 999,999.
    pub fn from_number(number: u32) -> Result<Self, DivisionError> {
        if number <= 999_999 { Ok(Self(number)) } else { Err(DivisionError { found: number.to_string() }) }
    }

    /// The tier that the digits stand for.
    #[must_use]
    pub const fn tier(self) -> Tier {
        if self.0.is_multiple_of(10_000) {
            Tier::Region
        } else if self.0.is_multiple_of(100) {
            Tier::Prefecture
        } else {
            Tier::County
        }
    }

    /// Whether `other` lies in this division; every division contains itself.
    #[must_use]
    pub const fn contains(self, other: Division) -> bool {
        match self.tier() {
            Tier::Region => self.0 / 10_000 == other.0 / 10_000,
            Tier::Prefecture => self.0 / 100 == other.0 / 100,
            Tier::County => self.0 == other.0,
        }
    }

    /// The division one tier up; none above a region.
    #[must_use]
    #[allow(clippy::arithmetic_side_effects, reason = "a quotient times its divisor is at most the number")]
    pub const fn parent(self) -> Option<Division> {
        match self.tier() {
            Tier::Region => None,
            Tier::Prefecture => Some(Division(self.0 / 10_000 * 10_000)),
            Tier::County => Some(Division(self.0 / 100 * 100)),
        }
    }

    /// Its name in Chinese by GB/T 2260; none for an agency's own code, and for divisions outside Inner Mongolia.
    ///
    /// # Complexity
    /// One pass over the 116 divisions of Inner Mongolia.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        let mut rows = TABLE.lines().skip(1).map(|line| line.split(','));
        rows.find_map(|mut row| (row.next()?.parse() == Ok(self.0)).then(|| row.next()).flatten())
    }

    /// As people read it in Chinese: its name by GB/T 2260 with the code behind it, or the code alone where it has no name here.
    ///
    /// ```
    /// assert_eq!("150102".parse::<shuangsuiji::Division>()?.chinese(), "新城区（150102）");
    /// # Ok::<(), shuangsuiji::DivisionError>(())
    /// ```
    #[must_use]
    pub fn chinese(self) -> String {
        self.name().map_or_else(|| self.to_string(), |name| format!("{name}（{self}）"))
    }

    /// The divisions of Inner Mongolia listed in GB/T 2260, ascending.
    pub fn listed() -> impl Iterator<Item = Division> {
        TABLE.lines().skip(1).filter_map(|line| line.split(',').next()?.parse().ok())
    }
}

impl fmt::Display for Division {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl fmt::Debug for Division {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not a division code.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("`{}` is not a division code; expected six digits (GB/T 2260)", found.escape_debug())]
#[non_exhaustive]
pub struct DivisionError {
    /// What was found.
    pub found: String,
}

explain!(DivisionError {
    Self { found } => Code::DIVISION, Article::Art7, "“{}”不是行政区划代码，应为六位数字（GB/T 2260）", found.escape_debug();
});

impl FromStr for Division {
    type Err = DivisionError;

    fn from_str(text: &str) -> Result<Self, DivisionError> {
        let digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = if digits { text.parse().ok() } else { None };
        number.map(Self).ok_or_else(|| DivisionError { found: text.to_owned() })
    }
}

impl TryFrom<String> for Division {
    type Error = DivisionError;

    fn try_from(text: String) -> Result<Self, DivisionError> {
        text.parse()
    }
}

impl From<Division> for String {
    fn from(division: Division) -> Self {
        division.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_agrees_with_the_digits() {
        let mut count = 0;
        for line in TABLE.lines().skip(1) {
            let row: Vec<&str> = line.split(',').collect();
            let division: Division = row[0].parse().unwrap();
            assert_eq!(division.name(), Some(row[1]));
            assert_eq!(division.tier(), if row[2] == "province" { Tier::Region } else { row[2].parse().unwrap() });
            assert_eq!(division.parent().map(String::from).unwrap_or_default(), row[4]);
            if let Some(parent) = division.parent() {
                assert!(parent.contains(division) && !division.contains(parent));
            }
            count += 1;
        }
        assert_eq!(count, 116);
        assert!(Division::listed().is_sorted());
    }

    #[test]
    fn a_development_zone_has_a_code_but_no_name() {
        let zone: Division = "150171".parse().unwrap();
        assert_eq!(zone.name(), None);
        assert!(Division(150_100).contains(zone));
    }

    #[test]
    fn what_is_not_six_digits_is_refused() {
        for text in ["", "15010", "1501021", "15010x", "+15010", "１５０１０２"] {
            assert_eq!(text.parse::<Division>(), Err(DivisionError { found: text.to_owned() }));
        }
        assert_eq!(Division::from_number(1_000_000).unwrap_err().found, "1000000");
        let error = "league".parse::<Tier>().unwrap_err();
        assert_eq!(error.to_string(), "no tier `league`; expected county, prefecture or region");
    }
}
