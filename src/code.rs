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

    // Rules: 300
    300 RATIO "Not a ratio."
    301 RATIO_DIVISION_BY_ZERO "A ratio divides by zero."
    302 RATIO_TOO_LARGE "A ratio, or its product, does not fit."
    305 INSPECTION_KIND "Not a kind of inspection."
    306 DRAW_PERIOD "A draw period that does not exist."
    310 RULES_JSON "A rule pack cannot be read."
    311 RULES_FORMAT "A rule pack in another version of the data form."
    320 RULES_OUT_OF_RANGE "A number in a rule pack is out of range."
    321 RULES_TOO_FEW "A list in a rule pack has too few entries."
    322 RULES_REPEATED "An entry of a rule pack stands twice."
    323 RULES_UNKNOWN_STRATUM "A rule pack derives a stratum that it does not have."
    324 RULES_RATIO "A ratio of a rule pack is 0, or a share above the whole."
    325 RULES_NESTED "A rule of several parts holds another one."
    326 RULES_SHORTER_THAN_DRAW "A rule counts by a shorter period than is drawn by."
    327 RULES_TWO_YEARS "A rule counts by two years, and their first year is not said."
    328 RULES_ENDS_BEFORE_IT_BEGINS "A rule pack ends before it begins."
    329 RULES_NO_SUCH_DAY "A day that not every year has."
    330 RULES_TOO_DEEP "A condition nests too deeply."
    340 RULES_NO_SINGLE_RATIO "A rule has no single ratio to change."
    341 RULES_NOT_CHANGED "A changed ratio is the minimum."
    342 RULES_NO_REPORT "A ratio other than the minimum without a written report."
    343 RULES_NO_RULE "No rule for this stratum and tier."
    350 RULES_NOT_YET_IN_FORCE "A rule pack is not yet in force."
    351 RULES_NO_LONGER_IN_FORCE "A rule pack is no longer in force."
    360 QUOTA_OTHER_PERIOD "A draw by another period than the rules draw by."
    361 QUOTA_TOO_LARGE "A quota does not fit."

    // Calendar: 400
    400 PERIOD "Not a period."
    401 PERIOD_YEAR "A year out of range."
    402 PERIOD_PART "A month, quarter or half-year that no year has."
    410 DATE_SPAN "A span of days that ends before it begins."
    411 DRAW_WINDOW "A draw window that does not exist."
    412 MONTH_DAY "A day that not every year has."

    // Plan: 500
    500 DRAW_OUTSIDE_WINDOW "A draw on a day outside its window."

    // Draw: 600
    600 HEX "Not lowercase hex of the expected length."
    601 LINE "A line of an order or transcript is not canonical."
    610 LIST_FIELD "A field of a committed record is not what it must be."
    611 LIST_REPEATED "An id appears twice in a committed list."
    612 LIST_UNSORTED "A line of a committed list is out of order."
    613 LIST_NO_LINE_FEED "A line of a committed list has no LF."
    614 LIST_TOO_MANY "More records than a committed list can hold."
    620 ROUND "A round of 0."
    621 TEAM "A team of 0."
    622 REPEATED_STRATUM "A stratum appears twice in an order."
    623 REPEATED_ENTROPY "A contribution appears twice in an order."
    624 NO_ENTROPY "An order without a contribution to its randomness."
    630 VALUE_LENGTH "A contribution's value is empty or too long."
    631 VALUE_HEX "A contribution's value is not lowercase hex."
    632 REVEAL_COUNT "Fewer or more contributions than the order promised."
    633 REVEAL_LABEL "A contribution out of its place."
    634 REVEAL_MISMATCH "A contribution that is not the committed one."
    640 INFEASIBLE_TEAMS "Teams cannot be formed."
    641 TOO_MANY_SEATS "More seats than one draw serves."
    650 AMEND_NOTHING "An amendment that skips nothing."
    651 AMEND_NOT_DRAWN "An amendment that skips a source that is not drawn."
    652 AMEND_REPEATED "An amendment that skips a source twice."
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
