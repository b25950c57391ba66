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

    // Tables as CSV text: 110
    110 TABLE_ENCODING "A table is not UTF-8."
    111 TABLE_EMPTY "A table has no header line."
    112 TABLE_COLUMN_UNKNOWN "A table has a column that its kind does not know."
    113 TABLE_COLUMN_MISSING "A table lacks a column."
    114 TABLE_COLUMN_REPEATED "A table has a column twice."
    115 TABLE_CELLS "A line of a table has more or fewer cells than its header."

    // Registry: 120
    120 CREDIT_CODE_LENGTH "A credit code has not its number of characters."
    121 CREDIT_CODE_CHARACTER "A credit code holds a character that GB 32100-2015 does not use."
    122 CREDIT_CODE_CHECK "A credit code's last character does not check (GB 32100-2015)."
    123 CREDIT_CODE_ORGANISATION "A credit code's organisation code does not check (GB 11714)."
    124 CREDIT_CODE_BOTH_CHECKS "Neither check of a credit code holds."
    130 DIVISION "Not a division code."
    131 TIER "Not a tier."
    132 SOURCE_STATE "Not a state of a source."
    140 SOURCE_REPEATED "Two sources have one id."
    141 SOURCES_TOO_MANY "More sources than a list may have."
    142 SOURCE_TEXTS_FULL "The texts of one field exceed 4 GiB."

    // Roster: 200
    200 DATE "Not a date."
    201 DATE_SPAN "A span of dates ends before it begins."
    202 CERTIFICATE_PART "A certificate lacks a part."
    210 INSPECTOR_REPEATED "Two inspectors have one id."
    211 CERTIFICATE_REPEATED "Two persons hold one certificate."
    212 BORROWED_FROM_OWN "An inspector is borrowed from the division that borrows."
    213 INSPECTORS_TOO_MANY "More entries than a list may have."
    220 ALIAS_UNKNOWN "An alias names an id that is not on the roster."
    221 ALIAS_SELF "An id is declared an alias of itself."
    222 ALIAS_OF_ALIAS "An alias stands for an id that is an alias itself."
    223 ALIAS_REPEATED "An id is declared an alias twice."
    230 RECUSAL_INSPECTOR "A recusal names an inspector who is not on the roster."
    231 RECUSAL_SOURCE "A recusal names a source that is not in the registry."
    232 RECUSAL_REPEATED "A recusal stands twice."
    240 INSPECTOR_UNKNOWN "No such inspector on the roster."
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
