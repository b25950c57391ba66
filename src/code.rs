//! The one table of error and finding numbers, shared by Rust, C and JSON.
//!
//! A number is never reused and never changes its meaning. Rooms have their hundreds; gaps are for later ones.

use core::fmt;

/// The stable number of an error or finding.
///
/// # Example: the same name and number everywhere
/// ```
/// use shuangsuiji::Code;
/// assert_eq!(Code::DIVISION.number(), 130);
/// assert_eq!(Code::DIVISION.to_string(), "130 DIVISION");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

impl Code {
    /// The number.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The name, as the constants here and the C header write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(code, _)| *code == self).map_or("", |(_, name)| name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, self.name())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! codes {
    ($($(#[$meta:meta])* $number:literal $name:ident $doc:literal)+) => {
        impl Code {
            $($(#[$meta])* #[doc = $doc] pub const $name: Code = Code($number);)+

            /// Every number with its name, ascending.
            pub const ALL: &'static [(Code, &'static str)] = &[$((Code($number), stringify!($name)),)+];
        }
    };
}

codes! {
    // Text at the door: 100
    100 TEXT_EMPTY "A text is empty."
    101 TEXT_TOO_LONG "A text is too long."
    102 TEXT_CHARACTER "A text holds a character that its kind does not allow."

    // Registry: 120
    130 DIVISION "Not a division code."
    131 TIER "Not a tier."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_ascend_and_names_are_unique() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let mut names: Vec<_> = Code::ALL.iter().map(|(_, name)| name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
