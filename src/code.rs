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

    // Calendar: 400
    400 PERIOD "Not a period."
    401 PERIOD_YEAR "A year outside the range of periods."
    402 PERIOD_PART "A month, quarter or half-year that no year has."
    410 DATE_SPAN "A span of days ends before it begins."
    411 DRAW_WINDOW "A draw window that no period has."
    412 MONTH_DAY "Not a day that every year has."
    420 NOT_COVERED "Working days in a year without a notice."
    421 REVISION "Not a revision of a calendar."
    430 NOTICE_EMPTY "A holiday notice without a day."
    431 NOTICE_TWICE "A holiday notice lists a day twice."
    432 NOTICE_CONTRADICTION "A holiday notice says both rest and work of a day."
    433 NOTICE_SPREAD "A holiday notice has days of more than a year."
    440 NOTICE_CSV_COLUMNS "A CSV of holiday notices has other columns."
    441 NOTICE_CSV_RECORD "A CSV of holiday notices has a malformed record."
    442 NOTICE_CSV_FIELD "A CSV of holiday notices has a malformed field."
    450 CALENDAR_NO_YEAR "A calendar without a year's notice."
    451 CALENDAR_YEAR_COVERED "A second notice for a covered year."
    452 CALENDAR_GAP "A year's notice that leaves a gap."
    453 CALENDAR_DAY_NOT_COVERED "A change to a day without a notice."
    454 CALENDAR_NOTICE_KNOWN "A notice that is in the calendar already."
    455 CALENDAR_OPPOSED "Two notices say opposite things of a day."
    456 CALENDAR_TOO_LONG "More years than a calendar holds."
    457 CALENDAR_NO_FESTIVALS "A provisional year whose lunar festivals are not known."
    460 CALENDAR_BALANCE "A year's notices do not come to its statutory holidays."
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
