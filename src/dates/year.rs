//! Years, and the months, quarters and half-years that they have (Art. 10).

use core::fmt;
use core::str::FromStr;

use crate::{Period, PeriodError};

/// A year that a period can lie in: 1000 to 9998.
///
/// Four digits, so that it prints as it reads; the bounds leave room for the year before and the year after.
///
/// # Example: four digits and nothing else
/// ```
/// use shuangsuiji::Year;
/// assert_eq!("2027".parse::<Year>()?.number(), 2027);
/// assert!(["27", "2027-Q1", "0999", "9999", "+2027"].iter().all(|text| text.parse::<Year>().is_err()));
/// # Ok::<(), shuangsuiji::PeriodError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "i32")]
#[cfg_attr(feature = "schema", schemars(try_from = "i32", extend("minimum" = 1000, "maximum" = 9998)))]
pub struct Year(u16);

crate::forms::read_through!(Year, i32);

impl Year {
    /// The first year.
    pub const FIRST: i32 = 1000;
    /// The last year.
    pub const LAST: i32 = 9998;

    pub(crate) const EARLIEST: Self = Self(1000);

    /// The year with this number.
    ///
    /// # Errors
    /// [`PeriodError::Year`] outside 1000 to 9998.
    pub fn new(year: i32) -> Result<Self, PeriodError> {
        let number = u16::try_from(year).ok().filter(|_| (Self::FIRST..=Self::LAST).contains(&year));
        number.map(Self).ok_or(PeriodError::Year { found: year })
    }

    /// The number: 2027.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0 as i32
    }
}

impl FromStr for Year {
    type Err = PeriodError;

    /// Reads four digits: `2027`.
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        match text.parse()? {
            Period::Year(year) => Ok(year),
            _ => Err(PeriodError::Form { found: text.to_owned() }),
        }
    }
}

impl TryFrom<i32> for Year {
    type Error = PeriodError;

    fn try_from(year: i32) -> Result<Self, PeriodError> {
        Self::new(year)
    }
}

impl From<Year> for i32 {
    fn from(year: Year) -> Self {
        year.number()
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! part_of_year {
    ($(#[$meta:meta])* $name:ident, $part:literal, $most:literal, $variant:ident, $number:ident, $format:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(into = "String")]
        #[cfg_attr(feature = "schema", schemars(try_from = "String"))]
        pub struct $name {
            year: Year,
            number: u8,
        }

        crate::forms::read_through!($name, String);

        impl $name {
            /// How many a year has.
            pub const PER_YEAR: u8 = $most;

            /// The one of this year with this number, from 1.
            ///
            /// # Errors
            /// [`PeriodError`] if the year or the number is out of range.
            pub fn new(year: i32, number: u32) -> Result<Self, PeriodError> {
                let year = Year::new(year)?;
                match u8::try_from(number) {
                    Ok(number @ 1..=$most) => Ok(Self { year, number }),
                    _ => Err(PeriodError::Part { part: $part, found: number, most: $most }),
                }
            }

            /// The year.
            #[must_use]
            pub const fn year(self) -> Year {
                self.year
            }

            #[doc = concat!("The number in the year, 1 to ", stringify!($most), ".")]
            #[must_use]
            pub const fn $number(self) -> u8 {
                self.number
            }
        }

        impl From<$name> for Period {
            fn from(part: $name) -> Self {
                Self::$variant(part)
            }
        }

        impl From<$name> for String {
            fn from(part: $name) -> Self {
                part.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = PeriodError;

            fn try_from(text: String) -> Result<Self, PeriodError> {
                text.parse()
            }
        }

        impl FromStr for $name {
            type Err = PeriodError;

            fn from_str(text: &str) -> Result<Self, PeriodError> {
                match text.parse()? {
                    Period::$variant(part) => Ok(part),
                    _ => Err(PeriodError::Form { found: text.to_owned() }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, $format, self.year, self.number)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    };
}

part_of_year! {
    /// A month of a year: `2027-03`.
    Month, "month", 12, Month, month, "{}-{:02}"
}

part_of_year! {
    /// A quarter of a year: `2027-Q1`.
    ///
    /// # Example: the quarter that the statute draws for
    /// ```
    /// use shuangsuiji::{Period, Quarter};
    /// let quarter: Quarter = "2027-Q1".parse()?;
    /// assert_eq!((quarter.year().number(), quarter.quarter()), (2027, 1));
    /// assert_eq!(Period::from(quarter).to_string(), "2027-Q1");
    /// # Ok::<(), shuangsuiji::PeriodError>(())
    /// ```
    Quarter, "quarter", 4, Quarter, quarter, "{}-Q{}"
}

part_of_year! {
    /// A half of a year: `2027-H1`.
    HalfYear, "half-year", 2, HalfYear, half, "{}-H{}"
}
