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

    /// Whether it is about mere form, such as a text that is no date: the statute says nothing of that, and a refusal cites
    /// nothing.
    #[must_use]
    pub const fn is_form(self) -> bool {
        matches!(self.0,
            0..=10 | 100..=121 | 127 | 130..=132 | 140..=142 | 200..=240 | 300..=302 | 305..=306 | 310..=311 | 320..=332 | 340..=341 | 345
            | 370..=371 | 400..=499 | 600..=601 | 610..=614 | 625..=626 | 630..=631 | 710 | 750..=755 | 941..=942 | 944 | 950
            | 1050 | 1100..=1106 | 1110)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Code {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Code".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "integer", "minimum": 0, "maximum": 65535})
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u16::deserialize(deserializer)?;
        let found = Self::ALL.iter().map(|(code, _)| *code).find(|code| code.0 == number);
        let unknown = serde::de::Unexpected::Unsigned(number.into());
        found
            .ok_or_else(|| serde::de::Error::invalid_value(unknown, &"a number of this crate's table / 本库的错误编号"))
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

            /// What the number stands for, in a sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self.0 {
                    $($number => $doc,)+
                    _ => "",
                }
            }

            /// Every number with its name, ascending.
            pub const ALL: &'static [(Code, &'static str)] = &[$((Code($number), stringify!($name)),)+];
        }
    };
}

codes! {
    // The door's own: 0
    0 OK "Nothing is wrong."
    1 NULL_POINTER "A pointer is NULL where a value is needed."
    2 ENCODING "A text is not UTF-8."
    3 BUFFER_TOO_SMALL "A buffer is too small for what it should hold."
    4 STRUCT_SIZE "A struct of a size that is not known, with fields behind that are not zero."
    5 OPTION "A number that stands for no option."
    6 LENGTH "A length that no object can have."
    7 ALIGNMENT "A pointer is not aligned for its type."
    8 PLACE "A place behind the last one."
    9 PANIC "The library failed: a defect. Nothing was written."
    10 TOO_LARGE "Larger than this host takes; nothing is said of whether it is right."

    // Text at the door: 100; registry: 120
    100 TEXT_EMPTY "A text is empty."
    101 TEXT_TOO_LONG "A text is too long."
    102 TEXT_CHARACTER "A text holds a character that its kind does not allow."
    103 TABLE_TOTAL "A table's total is not the number of its lines."
    104 TABLE_CELL_KIND "A cell of a kind that its column cannot have."
    105 TABLE_VALUE_DESTROYED "A spreadsheet destroyed a value."
    106 TABLE_VALUE_AMBIGUOUS "A value may be one of two things."
    107 TABLE_FORMAT "A file of a kind that is not read as a table."
    108 TABLE_SHEET "A workbook without one sheet whose header fits."
    110 TABLE_ENCODING "A table is not UTF-8."
    111 TABLE_EMPTY "A table has no header line."
    112 TABLE_COLUMN_UNKNOWN "A table has a column that its kind does not know."
    113 TABLE_COLUMN_MISSING "A table lacks a column."
    114 TABLE_COLUMN_REPEATED "A table has a column twice."
    115 TABLE_CELLS "A line of a table has more or fewer cells than its header."
    120 CREDIT_CODE_LENGTH "A credit code has not its number of characters."
    121 CREDIT_CODE_CHARACTER "A credit code holds a character that GB 32100-2015 does not use."
    122 CREDIT_CODE_CHECK "A credit code's last character does not check (GB 32100-2015)."
    123 CREDIT_CODE_ORGANISATION "A credit code's organisation code does not check (GB 11714)."
    124 CREDIT_CODE_BOTH_CHECKS "Neither check of a credit code holds."
    125 CREDIT_CODE_KIND "A credit code of no registering body and kind (GB 32100-2015)."
    126 CREDIT_CODE_DIVISION "A credit code has a letter in its division (GB 32100-2015)."
    127 CREDIT_CODE_DESTROYED "A credit code that was kept as a number: digits are lost."
    128 CREDIT_CODE_IDENTITY "A citizen's identity number where a credit code should stand."
    130 DIVISION "Not a division code."
    131 TIER "Not a tier."
    132 SOURCE_STATE "Not a state of a source."
    140 SOURCE_REPEATED "Two sources have one id."
    141 SOURCES_TOO_MANY "More sources than a list may have."
    142 SOURCE_TEXTS_FULL "The texts of one field exceed 4 GiB."
    145 REGISTRY_HISTORY_BEFORE "A change of the registry before its history begins."
    146 REGISTRY_HISTORY_ABSENT "A change of a source that is not in the registry after it."
    147 REGISTRY_HISTORY_PRESENT "A source that left the registry and stands in it all the same."

    // Roster: 200
    200 DATE "Not a date."
    201 DATE_SPAN "A span of days ends before it begins."
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
    245 ROSTER_HISTORY_BEFORE "A change of the roster before its history begins."
    246 ROSTER_HISTORY_INSPECTOR "A change of an inspector of whom the roster has no entry."
    247 ROSTER_HISTORY_RECUSAL "A change of a recusal that the roster does not have."

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
    331 RULES_OTHER_LAW "A rule pack of another place that cites the built-in statute."
    332 RULES_OWN_FIELD "A citation in a rule pack of a matter that has a field of its own."
    340 RULES_NO_SINGLE_RATIO "A rule has no single ratio to change."
    341 RULES_NOT_CHANGED "A changed ratio is the minimum."
    342 RULES_NO_REPORT "A ratio other than the minimum without a written report."
    343 RULES_NO_RULE "No rule for this stratum and tier."
    344 RULES_BELOW_MINIMUM "A ratio below the minimum, where the rules allow none."
    345 RULES_READING "A rule pack that chooses a reading, or an answer to it, that there is not."
    350 RULES_NOT_YET_IN_FORCE "A rule pack is not yet in force."
    351 RULES_NO_LONGER_IN_FORCE "A rule pack is no longer in force."
    360 QUOTA_OTHER_PERIOD "A draw by another period than the rules draw by."
    361 QUOTA_TOO_LARGE "A quota does not fit."

    // Item list: 370
    370 ITEM_LIST_JSON "An item list cannot be read."
    371 ITEM_LIST_FORMAT "An item list in another version of the data form."
    372 ITEM_LIST_EMPTY "An item list without an item."
    373 ITEM_LIST_REPEATED "An item stands twice on an item list."
    374 ITEM_LIST_NO_TARGET "An item for no stratum."
    375 ITEM_LIST_STRATUM "An item for a stratum that the rules do not have."
    380 ITEM_NOT_LISTED "A draw names an item that is not on the list."
    381 ITEM_NOT_FOR_STRATUM "A draw names an item that is not for the stratum."
    382 ITEM_REPEATED "A draw names an item twice."
    383 ITEM_MISSING "A draw names no item."

    // Calendar: 400
    400 PERIOD "Not a period."
    401 PERIOD_YEAR "A year outside the range of periods."
    402 PERIOD_PART "A month, quarter or half-year that no year has."
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
    470 NOTICE_TEXT_TITLE "A holiday notice's text without title."
    471 NOTICE_TEXT_NUMBER "A holiday notice's text without number, or with one of another year."
    472 NOTICE_TEXT_OPENING "A holiday notice's text without opening, or with one of another year."
    473 NOTICE_TEXT_ITEM "Items of a holiday notice missing, out of sequence or of no festival."
    474 NOTICE_TEXT_FESTIVAL "A festival of a holiday notice that is missing or stands twice."
    475 NOTICE_TEXT_CLAUSE "Words of a holiday notice that are none of its forms."
    476 NOTICE_TEXT_BRACKET "A bracket in a holiday notice that says nothing of a date."
    477 NOTICE_TEXT_DATE "A date in a holiday notice that there is not, or whose year is open."
    478 NOTICE_TEXT_WEEKDAY "A weekday or lunar day in a holiday notice that differs from the date."
    479 NOTICE_TEXT_RANGE "A range in a holiday notice that runs backwards or is too long."
    480 NOTICE_TEXT_COUNT "A count in a holiday notice that differs from the days."
    481 NOTICE_TEXT_APART "Days off of one item that lie apart by more than a weekend."
    482 NOTICE_TEXT_REPEATED "A day that stands twice in a holiday notice."
    483 NOTICE_TEXT_WORKED "A worked day in a holiday notice that cannot be one."
    484 NOTICE_TEXT_JOINED "A day off that joins no weekend."
    485 NOTICE_TEXT_MOVED "A moved rest day in a holiday notice that cannot be one."
    486 NOTICE_TEXT_PARTS "Days off that their parts do not make up."
    487 NOTICE_TEXT_STATUTORY "A holiday by decree that a holiday notice does not rest, or another day."
    488 NOTICE_TEXT_BALANCE "A holiday notice that does not come to the decree's number of days."
    489 NOTICE_TEXT_OUTSIDE "Words outside the items of a holiday notice that say otherwise."
    490 NOTICE_TEXT_ISSUED "A date under a holiday notice that does not fit."
    491 NOTICE_TEXT_BASE "An amendment without, or with another, notice that it amends."
    492 NOTICE_TEXT_OPPOSED "A partial holiday notice that says the opposite of the national one."

    // Plan: 500
    500 DRAW_OUTSIDE_WINDOW "A draw on a day outside its window."
    510 PLAN_AGENCY_REPEATED "A plan with an agency twice."
    511 PLAN_AGENCY_DROPPED "A revision without an agency that has drawn."
    512 PLAN_AGENCY_TIER "A revision with an agency at another tier."
    513 PLAN_STRATUM_MISSING "A plan without a count that it needs."
    514 PLAN_STRATUM_UNKNOWN "A count of a stratum that the rules do not have."
    515 PLAN_OTHER_RULES "A plan revised by other rules."
    516 PLAN_NOTHING_CARRIED "Something carried into a year that no obligation runs on into."
    517 PLAN_AREA_SHARED "Two agencies of one tier that plan the same sources."
    520 PLAN_DRAWN_UNKNOWN "A draw that the plan does not have."
    521 PLAN_DRAWN_CHANGED "A draw on record with another number."
    522 PLAN_DRAWN_GAP "A draw after one of which nothing is said."
    530 PLAN_INCONSISTENT "A plan whose data do not fit together."
    531 PLAN_NOT_BY_THE_RULES "A plan that is not what the rules give."
    550 PLAN_FILED_LATE "A plan filed late."
    551 CAP_EXCEEDED "More visits in a year than the cap allows."
    552 CAP_FILLED "As many visits in a year as the cap allows."
    553 REPEATS_FORCED "More visits in a year than sources."
    554 INSPECTORS_EXCEED_SOURCES "A ratio of inspectors asks for more sources than there are."
    555 POOL_TOO_SMALL "A quota that the sources do not suffice for."
    556 TIERS_SHARE_CAP "Two tiers draw from the same sources under one cap."
    557 PLAN_AND_DRAW_COINCIDE "The plan is due within the window of its first draw."
    558 TIERS_EXCEED_CAP "More visits in a year, by two tiers together, than the cap allows."
    560 TOO_FEW_INSPECTORS "Fewer inspectors than a team needs."
    561 SOURCE_WITHOUT_TEAM "A source whose recusals leave no team."
    562 TOO_FEW_SEATS "More seats needed than possible."
    570 PLAN_RULES_NOT_IN_FORCE "Rules that are not in force when a plan's period is drawn."
    571 TWO_YEARS_BEGUN "An obligation over two years that began before the plan's year."
    572 COVERAGE_OUT_OF_REACH "Draws too few to reach every source within the years set."
    573 QUOTA_EXCEEDS_CANDIDATES "An order asks for more than can be drawn."
    574 SEATS_MAY_NOT_SUFFICE "Sources that may be drawn together and leave too few seats."
    575 UNITS_BY_CHANCE "Draws that are expected to reach fewer different sources than the year owes."
    576 UNITS_EXCEED_SOURCES "A year that owes more different sources than there are."
    577 COVERAGE_BY_CHANCE "Draws that are expected not to reach every source within the years set."
    578 SOURCES_WITHOUT_TEAMS "Sources each of which has a team, and all of which together have not."
    580 HIDDEN_OUTSIDE_AREAS "Sources in the area of no agency of the plan."
    581 HIDDEN_STRATUM "Sources of a stratum that the rules do not have."
    582 HIDDEN_STATE "Sources whose state keeps them out of every draw."
    583 HIDDEN_ONE_CODE "Sources with one credit code."
    584 HIDDEN_LOOK_ALIKE "Ids that a reader takes for one."

    // Draw: 600
    600 HEX "Not lowercase hex of the expected length."
    601 LINE "A line of an order or transcript is not canonical."
    610 LIST_FIELD "A field of a committed record is not what it must be."
    611 LIST_REPEATED "An id appears twice in a committed list."
    612 LIST_UNSORTED "A line of a committed list is out of order."
    613 LIST_NO_LINE_FEED "A line of a committed list has no LF."
    614 LIST_TOO_MANY "More records than a committed list can hold."
    615 LIST_RECUSAL_INSPECTOR "A committed recusal of an inspector who is not on the list."
    616 LIST_RECUSAL_SOURCE "Committed recusals from sources that are not on the list."
    617 LIST_OUTSIDE_AREA "Sources of a committed list that lie outside the agency's area."
    618 LIST_LOOK_ALIKE "Ids of a list that look alike."
    620 ROUND "A round of 0."
    621 TEAM "A team of 0."
    622 REPEATED_STRATUM "A stratum appears twice in an order."
    623 REPEATED_ENTROPY "A contribution appears twice in an order."
    624 NO_ENTROPY "An order without a contribution to its randomness."
    625 PUBLIC_FORM "Not a form in which a public value can be written."
    626 PUBLIC_DUE "Not a minute at which a public value can be due."
    627 FORM_MISSING "A public value without a form beside one that has it."
    628 REPEATED_ORIGIN "One public value or secret promised twice in an order."
    630 VALUE_LENGTH "A contribution's value is empty or too long."
    631 VALUE_HEX "A contribution's value is not lowercase hex."
    632 REVEAL_COUNT "Fewer or more contributions than the order promised."
    633 REVEAL_LABEL "A contribution out of its place."
    634 REVEAL_MISMATCH "A contribution that is not the committed one."
    635 REVEAL_FORM "A public value that is not written as its order says."
    636 REVEAL_SECRET_SHORT "A secret under 16 bytes, which can be guessed."
    640 INFEASIBLE_TEAMS "Teams cannot be formed."
    641 TOO_MANY_SEATS "More seats than one draw serves."
    642 ENTROPY_NO_PUBLIC "An order without a public contribution."
    643 ENTROPY_VAGUE "A public value announced too vaguely to be checked."
    644 ENTROPY_FEW_OUTCOMES "Public values of so few outcomes that all can be tried beforehand."
    650 AMEND_NOTHING "An amendment that skips nothing."
    651 AMEND_NOT_DRAWN "An amendment that skips a source that is not drawn."
    652 AMEND_REPEATED "An amendment that skips a source twice."
    660 FAULT_COMMITMENT "A list is not the one that the order commits."
    661 FAULT_NO_TRANSCRIPT "No transcript to verify."
    662 FAULT_OTHER_ORDER "A transcript of another order."
    663 FAULT_AMENDS "A transcript does not amend the one before it."
    664 FAULT_VOID "A void order with another transcript."
    665 FAULT_OTHER_REVEAL "Other contributions than were published before."
    666 FAULT_SKIPPED "A skipped line was dropped or changed."
    667 FAULT_STRATUM "A stratum is missing, extra or out of its place."
    668 FAULT_SOURCE "Another source than the tickets give."
    669 FAULT_RANK "Another rank than the tickets give."
    670 FAULT_TEAM "Another team than the words give."
    671 FAULT_SHORTFALL "Another shortfall than quota less drawn."
    672 FAULT_DIGEST "A transcript is not the one whose digest was published."
    673 FAULT_ORDER_LINE "A line of the order is not the one under which the transcript was drawn."
    674 FAULT_NOT_OF_REVEAL "Nothing that was drawn is what the revealed contributions give."
    680 ENTERPRISE_LINE "An enterprise's line is not one line of a source list."
    681 ENTERPRISE_PROOF "An enterprise's line is not proved to be committed."
    682 ENTERPRISE_NOTHING_DRAWN "A void order draws nobody."
    683 ENTERPRISE_PASSED_OVER "A candidate below the mark of its stratum was not drawn."
    684 ENTERPRISE_NO_CANDIDATE "A source was drawn that is no candidate."
    685 ENTERPRISE_RANKS "A transcript whose ranks leave a gap that no skipped source explains."
    686 ENTERPRISE_QUOTA "A transcript with more or fewer sources of a stratum than its order asks."
    687 ENTERPRISE_TICKETS "A transcript whose sources do not stand in the order of their tickets."
    688 ENTERPRISE_TEAM "A transcript with a team of another size than its order asks."
    690 CHAIN_OTHER_AGENCY "An order of another agency in a chain."
    691 CHAIN_TRANSCRIPT "A transcript that does not belong to its order in a chain."
    692 CHAIN_NO_TRANSCRIPT "An order without an outcome before the next."
    693 CHAIN_ROUND_GAP "A gap in the rounds of a chain."
    694 CHAIN_ROUND_REUSED "A round of a chain used twice."
    695 CHAIN_PREVIOUS "An order that does not follow the one before it."
    696 CHAIN_FORK "Two orders follow the same one."
    697 CHAIN_COMMITMENT_REUSED "A committed secret used in two orders."
    698 CHAIN_PUBLIC_REUSED "A public value promised that an earlier order promised."
    700 ORDER_RECORD_FORMAT "A record of an order in another version of the data form."
    701 ORDER_RECORD_ORDER "A record of another order."
    702 ORDER_RECORD_RULES "A record by other rules."
    703 ORDER_RECORD_WORD "An order that does not commit what departs from its rules."
    704 ORDER_RECORD_TERM "A term of an order that is not its rules'."
    705 ORDER_RECORD_WINDOW "A record with another draw window than the rules'."
    706 ORDER_RECORD_STRATA "A record with other strata than its order."
    707 ORDER_RECORD_QUOTA "An order with another quota than is derived."
    708 ORDER_RECORD_DERIVATION "A derivation that the rules do not give."
    709 ORDER_RECORD_ITEM_LIST "A record with another item list."
    710 SALT_KEY_HEX "A salt key is not 64 lowercase hex digits."
    711 SALT_KEY_ONE_BYTE "A salt key is one byte repeated."
    712 SALT_KEY_CONTRIBUTED "A salt key is a contribution to the randomness too."
    713 FAULT_NO_SALT_KEY "An order of version 1.1 without its salt key."
    714 FAULT_SALT_KEY_NOT_ASKED "A salt key beside an order of version 1."
    715 FAULT_SALT_KEY "Another salt key than the order commits."
    720 REDACT_GUESSABLE "A line withheld that can be guessed."
    721 REDACT_IN_TRANSCRIPT "A line withheld whose id a transcript names."
    722 REDACT_IN_RECUSAL "A line withheld whose id a shown recusal names."
    725 REDACTED_LINE "Not a line of a redacted list."
    726 REDACTED_NOT_SHOWN "Somebody is drawn whose line is withheld."
    727 REDACTED_NO_CANDIDATE "A shown source was drawn that is no candidate."
    728 REDACTED_TICKET_ORDER "Drawn sources out of the order of their tickets."
    729 REDACTED_PASSED_OVER "A shown candidate was passed over."
    730 REDACTED_KEPT "An amendment drops or changes a source that was not skipped."
    731 REDACTED_TEAM_SIZE "A team of another size than the order asks."
    732 REDACTED_UNAVAILABLE "A team with an inspector who is not available."
    733 REDACTED_RECUSED "A team with an inspector who is recused."
    734 REDACTED_LOAD "An inspector with more sources than the order allows."
    740 CHAIN_PERIOD_GAP "A period of a chain left out."
    741 CHAIN_REDRAW_UNEXPLAINED "A period drawn again without a reason."
    750 SHARD_OTHER "A shard of another list, order or key, or with another reserve."
    751 SHARD_OVERLAP "Lines of a list that stand in two shards."
    752 SHARD_GAP "Lines of a list that stand in no shard."
    753 SHARD_COUNT "Shards with more lines than their list."
    754 SHARD_NO_DRAW "A draw asked of shards that were made before the order and the reveal."
    755 SHARD_RESERVE "More replacements than the shards keep candidates for."

    // Ledger: 800
    800 RECORD_BEFORE_DRAW "An inspection record's day lies before its draw."
    801 RECORD_OUTSIDE_PERIOD "A visit is set for a day outside its period."
    802 RECORD_REPEATED "An inspection record stands twice."
    803 RECORD_AGENCY "An agency with another division or tier than before."
    810 WAIVER_AFTER_YEAR "A waiver granted after its year."
    811 WAIVER_REPEATED "A waiver stands twice."
    812 SOURCES_UNREACHED "Sources that were not drawn within the years set."
    820 INSPECTION_BACKWARDS "A visit ends before it begins."
    821 INSPECTION_PUBLISHED_EARLY "A result is published before the inspection is completed."
    822 INSPECTION_TEAM_REPEATED "An inspector stands twice in a team."
    830 INSPECTION_UNDRAWN "An inspection of a kind that must be drawn, without a draw."
    831 INSPECTION_DRAW_UNKNOWN "An inspection by a draw that is not at hand."
    832 INSPECTION_NOT_AMONG_DRAWN "An inspection of a source that its draw did not choose."
    833 INSPECTION_DRAW_USED_TWICE "Two inspections by one drawn line."
    834 INSPECTION_DIFFERS_FROM_DRAW "An inspection on record for another period or stratum than its draw."
    835 INSPECTION_MISSING "A drawn source without an inspection at the end of its period."
    836 INSPECTION_OUTSIDE_WINDOW "A visit outside its period."
    840 INSPECTION_OTHER_AGENCY "An inspection by another agency than the one that drew."
    841 INSPECTION_OTHER_TEAM "An inspection by others than the drawn team, without a reason."
    842 INSPECTION_TEAM_TOO_SMALL "An inspection by fewer inspectors than the rules ask."
    843 INSPECTION_RECUSED "An inspection by a recused inspector."
    844 INSPECTION_NOT_ON_ROSTER "An inspection by somebody who is not on the roster."
    845 INSPECTION_NOT_CERTIFIED "An inspection by somebody without a valid certificate."
    850 INSPECTION_NO_SITE_RECORD "A visit without a record on site."
    851 INSPECTION_NO_RECTIFICATION "A violation without a rectification order."
    860 REPLACEMENT_NOT_ALLOWED "A replacement where the rules allow none."
    861 REPLACEMENT_AFTER_COMMITMENT "A replacement under the same order for a fact that is not before it."
    862 REPLACEMENT_NOT_DRAWN "A replacement of a source that is not drawn."
    863 REPLACEMENT_REPEATED "A source to be replaced twice."
    864 REPLACEMENT_FACT_AHEAD "A replacement for a fact that lies ahead."
    865 REPLACEMENT_NOTHING_DRAWN "A replacement under a void order."
    866 REPLACEMENT_REASON "Not a reason of a replacement."

    // Disclosure: 900
    900 PUBLISHED_BY_ANOTHER "A publication by another agency than the one that owes it."
    901 PUBLISHED_LATE "A publication after its last day."
    902 PUBLICATION_OVERDUE "No publication though its last day is over."
    903 PUBLISHED_EARLY "A publication of a draw before the draw."
    920 EMBARGO_VISITS_OPEN "A document that may not be shown before the visits end."
    921 EMBARGO_UNSEALED "Lists that would reveal a draw without a secret."
    922 EMBARGO_NOT_DRAWN "A document that there is not before the draw."
    940 VIEW_OTHER_ORDER "A view of a transcript of another order."
    941 VIEW_SOURCE_UNKNOWN "A view of a source that is not in the registry."
    942 VIEW_INSPECTOR_UNKNOWN "A view of an inspector who is not on the roster."
    943 VIEW_PERSONAL "Personal data in a text for the public."
    944 DOCUMENT_DATED "A paper dated before what it tells of."

    // Compliance: 950
    950 PROBABILITY "Not a probability."
    960 YEAR_NO_PLAN "A year without a plan."
    961 YEAR_NOT_IN_PLAN "A plan without the agency."
    962 YEAR_OTHER_PLAN "A plan of another year or by other rules."
    963 YEAR_NOT_FILED "A plan that is not filed."
    970 YEAR_NO_DRAW "A period without a draw."
    971 YEAR_SILENT_REDRAW "A round that was drawn more than once."
    972 YEAR_OTHER_RULES "An order by other rules."
    973 YEAR_ORDER_TEAM "An order that asks for smaller teams than the rules."
    974 YEAR_ORDER_CAP "An order with another cap than the rules."
    975 YEAR_ORDER_COVERAGE "An order with another coverage than the rules."
    976 YEAR_DRAW_NOT_PUBLISHED "A draw that is not published though its period is over."
    977 YEAR_RECORD_DAY "An order's record of another day than the draw's."
    978 YEAR_DRAWN_ON "An inspection that says another day than its draw."
    979 YEAR_REPLACED "A replacement that the rules do not have."
    980 YEAR_QUOTA_MISSED "Fewer sources drawn than the plan says."
    981 YEAR_BEYOND_CAP "A visit beyond the cap without a ground."
    982 YEAR_QUOTA_EXCEEDED "An order that asks for more than the plan says."
    983 YEAR_LISTED_TALLY "A committed list with another count of inspections than on record."
    984 YEAR_LISTED_STATUS "A committed list with another status than registry and records give."
    985 YEAR_SOURCE_LEFT_OUT "A source of the registry that a committed list leaves out."
    986 YEAR_LISTED_STRATUM "A committed list with another stratum than the registry."
    987 YEAR_INSPECTOR_WITHHELD "An inspector who could have been drawn, and by the list could not."
    988 YEAR_ORDER_AGENCY "An order of the agency as of another division or tier."
    989 YEAR_OTHER_KIND "A drawn source inspected as what needs no draw."
    990 YEAR_UNITS_MISSED "Fewer different sources drawn in a year than it owes."
    991 YEAR_PLAN_BASE "A quota by fewer sources or inspectors than are on file."
    992 YEAR_ENTERPRISE_BEYOND_CAP "Visits of one enterprise's sites beyond a cap by enterprise."
    993 YEAR_HOLDER_MISSING "A certificate holder who is not on the roster."
    994 YEAR_SOURCE_INCOMPLETE "A source whose record is incomplete."
    // Orders by the rules: 1000
    1000 ORDER_OTHER_RULES "An order by other rules than its plan."
    1001 ORDER_OTHER_YEAR "An order for a period of another year than its plan."
    1002 ORDER_AGENCY_NOT_PLANNED "An order of an agency that the plan lacks."
    1003 ORDER_NOT_PLANNED "An order for a draw that the plan lacks."
    1004 ORDER_SMALL_TEAM "An order for smaller teams than the rules ask."

    // Compliance, continued: 1040
    1040 YEAR_ORDER_LATE "An order that was not public before its random numbers."
    1041 YEAR_DRAWN_EARLY "A draw before its random numbers were out."
    1042 YEAR_ORDER_TOO_EARLY "An order that was public before the transcript that it names was made."
    1043 YEAR_PLAN_AGENCY "A plan of an agency of the same name elsewhere, or of another tier."
    1044 YEAR_INSPECTOR_LISTED_TWICE "A person who stands on a list of inspectors by several ids."
    1045 YEAR_INSPECTOR_NOT_FREE "An inspector listed as available who by the roster could not visit."

    // The league's roll-up: 1050
    1050 LEAGUE_FILES "Files that do not make one league's year."
    1051 LEAGUE_BEYOND_CAP "A visit beyond the cap that only several files together show."
    1052 LEAGUE_VISIT_UNTOLD "Inspections by others that an agency's file does not have."
    1053 LEAGUE_RECORDS_DIFFER "An inspection that two files have otherwise."
    1054 LEAGUE_SECRET_SHARED "One secret in the orders of two agencies."
    1055 LEAGUE_NOT_ONE "A source renumbered in one registry, and two in another."
    1056 LEAGUE_LOAN_UNKNOWN "An inspector on loan whom the agency that lends does not have."
    1057 LEAGUE_OWN_TWICE "One person as the own inspector of two agencies."

    // Documents: 1060
    1060 PAGE_NAME_UNLISTED "A name on a page for a source whose line is not shown."
    1061 PAGE_NAME_REPEATED "A source or stratum named twice on a page."
    1062 PAGE_STRATUM_UNKNOWN "A name on a page for a stratum that the order does not draw."

    // The JSON door: 1100
    1100 JSON "A request is not JSON."
    1101 OPERATION_MISSING "A request without an operation."
    1102 OPERATION_UNKNOWN "An operation that does not exist."
    1103 FIELD_UNKNOWN "A field that an object does not have."
    1104 FIELD_MISSING "An object without a field that it needs."
    1105 FIELD_VALUE "A field whose value is not what it must be."
    1106 ARTICLE_UNKNOWN "Not an article of the statute."
    1110 RULES_UNKNOWN "A rule pack that is not built in."
    1111 SOURCE_UNKNOWN "A source that is not on the list."

    // Compliance, lists and registers, what excuses: 1200
    1220 YEAR_SOURCES_UNREGISTERED "Sources of a committed list that are not in the registry."
    1221 YEAR_LISTED_DIVISION "A committed list with another division than the registry."
    1222 YEAR_SOURCES_OTHER_AREA "Sources of a committed list that lie outside the agency's area."
    1223 YEAR_INSPECTORS_UNREGISTERED "Inspectors of a committed list who are on no roster."
    1224 YEAR_INSPECTORS_OTHER_AREA "Inspectors of a committed list from outside the agency's area."
    1225 YEAR_RECUSALS_UNFOUNDED "Recusals of a committed list that the roster does not have."
    1226 YEAR_RECUSALS_LEFT_OUT "Recusals of the roster that a committed list leaves out."
    1227 YEAR_LISTS_DIFFER "A list that differs from the one before it, and no register shows why."
    1230 YEAR_VISIT_VOID_UNFOUNDED "A visit declared void without evidence."
    1231 YEAR_SKIP_UNFOUNDED "A drawn source skipped without evidence."
    1232 YEAR_ORDER_VOID_UNFOUNDED "An order declared void without evidence."
    1233 YEAR_REDRAW_UNFOUNDED "A period drawn again without evidence."
    1234 YEAR_TEAM_CHANGE_UNFOUNDED "A drawn team changed without evidence."
    1235 YEAR_VOID_NOT_REVEALED "A void order whose secret was not revealed."
    1236 YEAR_AMENDMENT_DAYS "The days of a draw's amendments that do not fit its transcripts."
    1240 YEAR_SHARED_CREDIT_CODE "Sources with one credit code."
    1241 YEAR_LOOKALIKE_IDS "Ids that look alike."
    1242 YEAR_SOURCE_NOT_REGISTERED "A source that was inspected and is not in the registry."
    1243 YEAR_VISIT_ITEMS "A visit for other items than its draw's."
    1244 YEAR_ENTERED_LATE "A result entered after its day."
    1245 YEAR_RECEIPT_EARLY "A receipt of the plan older than its filing."
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
