//! Which two faults cannot stand in one year, or in one quarter of it, and why. Whatever is not said here is found, each once.

use Planted::*;

use super::Planted;

/// Faults of each of two groups, and why no year has one of each: they undo each other, or one leaves nothing to see the
/// other by.
type Apart = (&'static [Planted], &'static [Planted], &'static str);

/// Faults of what a plan owes.
const OWED: &[Planted] = &[
    QuotaExceeded,
    QuotaMissed,
    UnitsMissed,
    PlanBase,
    PlanSources,
    PlanUndrawn,
    RevisionSources,
    RevisionStaff,
    RevisionCredit,
    PlanNotByTheRules,
];

/// Faults of a list of sources or recusals.
const SOURCES_LISTED: &[Planted] = &[
    ListedTally,
    ListedExempt,
    ListedAtCap,
    ListedExcluded,
    SourceLeftOut,
    ListedStratum,
    ListedDivision,
    GhostListed,
    SourceElsewhere,
    RecusalInvented,
    RecusalLeftOut,
    EarlierLeftOut,
    EarlierStratum,
    EarlierNewcomer,
];

/// Faults that only registers show which know their days.
const DATED: &[Planted] = &[
    ListedExcluded,
    SourceLeftOut,
    ListedStratum,
    ListedDivision,
    GhostListed,
    InspectorUnregistered,
    RecusalInvented,
    RecusalLeftOut,
    LeftRoster,
    InspectorWithheld,
    Recused,
    LookAlikeIds,
    SourceElsewhere,
];

const UNDATED: &[Planted] = &[EarlierLeftOut, EarlierStratum, EarlierWithheld, EarlierNewcomer];

/// Faults of a draw that its transcript shows, or that rest on whom it drew.
const TRANSCRIBED: &[Planted] = &[
    RedrawUnexplained,
    SilentRedraw,
    ChainBroken,
    Fork,
    OrderLeftOpen,
    SecretReused,
    SecretOtherHash,
    SecretShort,
    OrderVoidUnfounded,
    OtherReveal,
    NotRevealed,
    RedrawUnfounded,
    SkipUnfounded,
    SkippedLater,
    AmendmentDays,
    ReplacedByNext,
    VoidsOnWords,
    RedrawsOnWords,
    SkipsOnWords,
    GhostListed,
    VoidedLate,
    VoidUnfounded,
    VoidBeforeDraw,
    ChangeUnfounded,
    DrawnOn,
    NotAmongDrawn,
    DrawUsedTwice,
    DiffersFromDraw,
    NotInspected,
    OtherAgency,
    OtherTeam,
    FalsePeriod,
    VisitOutsideWindow,
    OtherKind,
    VisitsVoid,
    CensusByChance,
];

/// Faults of the grounds that an order's record tells.
const GROUNDS: &[Planted] =
    &[RecordFormat, RecordRules, RecordWindow, RecordWaiver, RecordStrata, RecordDerivation, RecordItems, OtherRecord];

const ITEMS: &[Planted] = &[NoItems, UnknownItem, OtherItem];

const NO_PLAN: &[Planted] = &[NoPlan, OtherPlan, NotInPlan, PlanElsewhere];

const OF_A_VOID: &[Planted] = &[OrderVoidUnfounded, OtherReveal, NotRevealed];

const APART: &[Apart] = &[
    (NO_PLAN, OWED, "without the agency's plan of the year nothing says what it owes"),
    (NO_PLAN, NO_PLAN, "a file has one plan or none"),
    (&[NoPlan], &[NotFiled, FiledLate, ReceiptEarly], "where there is no plan none is filed"),
    (&[OtherPlan], &[FiledLate], "the day on which another year's plan was due is another"),
    (&[NotFiled], &[FiledLate, ReceiptEarly], "what was not filed has no day of filing"),
    (&[NoDraw], &[UnitsMissed, RevisionCredit, CensusByChance], "a year that lacks a draw is told of the period"),
    (&[QuotaMissed], &[QuotaExceeded], "what one takes from an order the other adds"),
    (&[ListedAtCap], &[NoDraw, PlanSources], "of so few draws nobody comes to the cap"),
    (&[QuotaExceeded], &[CensusByChance], "a census that drew somebody again may ask for more"),
    (&[OrderLate, OrderTooEarly, DrawnEarly], &[OrderLate, OrderTooEarly, DrawnEarly], "of a draw's times one is told"),
    (&[PlanUndrawn], &[PlanSources, QuotaMissed], "of one stratum's counts the plan is told once"),
    (&[PlanBase], &[RevisionStaff], "a plan and its revision that count the same are told once"),
    (
        &[ReplacedByNext],
        &[RevisionCredit, UnitsMissed],
        "where the rules want a new round, it counts as one more drawn",
    ),
    (&[UnitsMissed], &[OrderCoverage], "that each draw goes by itself is what such an order of coverage forbids"),
    (&[QuotaMissed], ITEMS, "an order that asks for nobody of a stratum needs no items of it"),
    (&[UnitsMissed], &[RevisionSources, RevisionStaff, RevisionCredit], "a revision makes up for who was drawn again"),
    (
        &[CensusByChance],
        &[QuotaMissed, UnitsMissed, RevisionCredit],
        "whom a census missed are told as those whom it reached too few of",
    ),
    (
        &[PlanNotByTheRules],
        &[RevisionSources, RevisionStaff, RevisionCredit, PlanBase, PlanSources, PlanUndrawn, QuotaMissed, UnitsMissed],
        "the plan by the rules is not the one that orders followed",
    ),
    (&[ChainBroken], &[Fork], "an order follows one transcript"),
    (&[SecretReused], &[SecretOtherHash], "an order has one secret of the bureau"),
    (&[OtherRules], GROUNDS, "an order by other rules has other grounds"),
    (&[OrderAgency], &[RecordDerivation], "quotas of another tier are derived otherwise"),
    (
        &[RecordStrata],
        &[NoItems, UnknownItem, OtherItem, RecordDerivation],
        "a stratum that the record lacks has nothing on it",
    ),
    (ITEMS, ITEMS, "of a stratum's items the first fault is told"),
    (&[UnreadableTranscript], TRANSCRIBED, "what a transcript says that cannot be read is not known"),
    (
        &[UnreadableTranscript],
        &[WrongDigest, RecordDay],
        "a transcript that cannot be read has no digest, and its draw no known day",
    ),
    (&[RevisionStaff], &[RevisionCredit], "by fewer inspectors a year may owe no more than it has drawn"),
    (&[UnreadableTranscript], OWED, "how many were drawn by a transcript that cannot be read is not known"),
    (&[OtherList], SOURCES_LISTED, "a list that is not the one committed says nothing"),
    (
        &[OtherList],
        &[PlanBase, PlanSources, PlanUndrawn, RevisionSources, RevisionStaff],
        "a list that is not the one committed counts nothing",
    ),
    (UNDATED, UNDATED, "of two lists that differ, and of the next, one is told of the other"),
    (UNDATED, &[NoDraw], "a list is compared with that of the quarter before"),
    (UNDATED, DATED, "registers without dates show it of the last list alone"),
    (UNDATED, &[RevisionSources, RevisionStaff, RevisionCredit], "a plan is revised where registers change"),
    (
        UNDATED,
        &[
            OrderVoidUnfounded,
            OtherReveal,
            NotRevealed,
            RedrawUnfounded,
            SkippedLater,
            SkipUnfounded,
            AmendmentDays,
            ReplacedByNext,
        ],
        "a source that is gone changes the registers",
    ),
    (&[LeftRoster], &[NotCertified], "that a certificate ended with the post is one fault"),
    (&[OnLeaveListed], &[InspectorWithheld, EarlierWithheld, LeftRoster], "who is on leave is not withheld, nor gone"),
    (&[InspectorWithheld, EarlierWithheld], &[NotCertified, LeftRoster], "who could not visit was not withheld"),
    (
        &[VisitsVoid],
        &[LeftRoster, NotCertified, VoidedLate, CensusByChance, EnterpriseBeyondCap],
        "a void visit was made by nobody",
    ),
    (OF_A_VOID, &[RedrawUnfounded], "a round was void, or drawn and drawn again"),
    (&[SkippedLater], &[SkipUnfounded, SkipsOnWords], "a skip is shown by a document, by the registry or by nothing"),
    (
        &[EnterpriseBeyondCap],
        &[NotInspected, VoidedLate, VoidUnfounded, VoidBeforeDraw],
        "a visit that was not made counts against no cap",
    ),
    (&[NotRevealed], &[OtherReveal], "nothing is revealed, or another secret"),
    (
        &[ReplacedByNext],
        &[SkipsOnWords, SkippedLater],
        "whom the rules do not let be skipped is another fault of the same skip",
    ),
];

/// Faults of one draw that are told of each round of it, or that leave it out.
const ROUNDS: &[Planted] = &[NoDraw, RedrawUnexplained, OrderLeftOpen, VoidsOnWords, RedrawsOnWords, SilentRedraw];

fn one_of_each((these, those, _): &Apart, (one, other): (Planted, Planted)) -> bool {
    (these.contains(&one) && those.contains(&other)) || (these.contains(&other) && those.contains(&one))
}

impl Planted {
    /// Why no year can have both; none if one can. None of a fault with itself either: it is planted once.
    ///
    /// # Example: what was not filed has no day
    /// ```
    /// use shuangsuiji::strategies::compliance::Planted;
    ///
    /// assert!(Planted::NotFiled.excludes(Planted::FiledLate).is_some());
    /// assert!(Planted::NotFiled.excludes(Planted::NoSiteRecord).is_none());
    /// ```
    #[must_use]
    pub fn excludes(self, other: Self) -> Option<&'static str> {
        let rulebooks = (self.rulebook(), other.rulebook());
        if let (Some(one), Some(another)) = rulebooks
            && one != another
        {
            return Some("each is one by its own rules");
        }
        if matches!((self.registers(), other.registers()), (Some(true), Some(false)) | (Some(false), Some(true))) {
            return Some("registers change within the year, or do not");
        }
        let apart = APART.iter().find(|apart| self != other && one_of_each(apart, (self, other)));
        apart.map(|(_, _, why)| *why)
    }

    /// Whether one order cannot have both, and they stand in different quarters: rounds repeat what else is wrong with them.
    pub(in super::super) fn shuns(self, other: Self) -> bool {
        let of_rounds = |one: Self, other: Self| ROUNDS.contains(&one) && other.is_in_making();
        of_rounds(self, other) || of_rounds(other, self)
    }
}
