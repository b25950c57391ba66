//! The kinds of faults that are planted into a year, and where.

mod articles;
mod into_draw;
mod into_inspection;
mod into_plan;
mod into_registers;
mod into_terms;
mod misstated;
mod pairs;

use chrono::{Days, NaiveDate};

pub(in crate::strategies) use into_inspection::by_the_prefecture;

use super::Setting;
use super::rulebook::Rulebook;
use crate::compliance::YearFile;
use crate::inspection::{Found, Inspection, Inspections};
use crate::{Code, Tier};

/// Where a fault is planted.
#[derive(Clone, Copy)]
enum Place {
    /// While the year is made.
    Making,
    /// In the plan.
    Plan,
    /// In registry or roster.
    Registers,
    /// In what is on file of a draw.
    Draw,
    /// In an inspection.
    Inspection,
}

/// How the report tells a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// By one finding.
    Once,
    /// By one warning: it is no breach by itself.
    Warned,
    /// By a finding for each of the things that it does, three at least.
    Each,
}

macro_rules! planted {
    (Once { $($(#[doc = $once_doc:literal])+ $once:ident => $once_code:ident in $once_place:ident,)+ }
    $($told:ident { $($(#[doc = $doc:literal])+ $name:ident => $code:ident in $place:ident,)+ })+) => {
        /// A fault of a year on file; each is found under one number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Planted {
            $($(#[doc = $once_doc])+ $once,)+
            $($($(#[doc = $doc])+ $name,)+)+
        }

        impl Planted {
            /// Every kind, however it is told.
            pub const KINDS: &'static [Planted] = &[$(Self::$once,)+ $($(Self::$name,)+)+];

            /// Those that the report tells by one finding.
            pub const ALL: &'static [Planted] = &[$(Self::$once,)+];

            /// The number of its finding or warning.
            #[must_use]
            pub const fn code(self) -> Code {
                match self {
                    $(Self::$once => Code::$once_code,)+
                    $($(Self::$name => Code::$code,)+)+
                }
            }

            /// How it is told.
            #[must_use]
            pub const fn told(self) -> Told {
                match self {
                    $(Self::$once => Told::Once,)+
                    $($(Self::$name => Told::$told,)+)+
                }
            }

            const fn place(self) -> Place {
                match self {
                    $(Self::$once => Place::$once_place,)+
                    $($(Self::$name => Place::$place,)+)+
                }
            }
        }
    };
}

planted! {
    Once {
        /// No plan on file.
        NoPlan => YEAR_NO_PLAN in Plan,
        /// A plan that was not filed.
        NotFiled => YEAR_NOT_FILED in Plan,
        /// A plan filed late.
        FiledLate => PLAN_FILED_LATE in Plan,
        /// The plan of another year.
        OtherPlan => YEAR_OTHER_PLAN in Plan,
        /// A plan that does not name the agency.
        NotInPlan => YEAR_NOT_IN_PLAN in Plan,
        /// A quarter without a draw.
        NoDraw => YEAR_NO_DRAW in Making,
        /// A draw after its window.
        DrawOutsideWindow => DRAW_OUTSIDE_WINDOW in Making,
        /// A round that was drawn twice.
        SilentRedraw => YEAR_SILENT_REDRAW in Making,
        /// A second round after one that was drawn, and nobody says why.
        RedrawUnexplained => CHAIN_REDRAW_UNEXPLAINED in Making,
        /// A first order that calls itself the second round.
        RoundGap => CHAIN_ROUND_GAP in Making,
        /// An order that follows nothing.
        ChainBroken => CHAIN_PREVIOUS in Making,
        /// An order that follows what another followed before.
        Fork => CHAIN_FORK in Making,
        /// A secret that an earlier order committed.
        SecretReused => CHAIN_COMMITMENT_REUSED in Making,
        /// An order by other rules.
        OtherRules => YEAR_OTHER_RULES in Making,
        /// An order with teams of one.
        OrderTeam => YEAR_ORDER_TEAM in Making,
        /// An order with a higher cap.
        OrderCap => YEAR_ORDER_CAP in Making,
        /// An order that asks for one source more than the plan.
        QuotaExceeded => YEAR_QUOTA_EXCEEDED in Making,
        /// An order that was public only when its random numbers were out.
        OrderLate => YEAR_ORDER_LATE in Draw,
        /// An order that was public before the transcript that it names was made.
        OrderTooEarly => YEAR_ORDER_TOO_EARLY in Draw,
        /// A draw before its random numbers were out.
        DrawnEarly => YEAR_DRAWN_EARLY in Draw,
        /// A transcript that is not the one whose digest was published.
        WrongDigest => FAULT_DIGEST in Draw,
        /// A draw that is never published.
        DrawNotPublished => YEAR_DRAW_NOT_PUBLISHED in Draw,
        /// A transcript that cannot be read.
        UnreadableTranscript => LINE in Draw,
        /// An order's record that says another day.
        RecordDay => YEAR_RECORD_DAY in Draw,
        /// An inspection that says another day than its draw.
        DrawnOn => YEAR_DRAWN_ON in Inspection,
        /// A visit that is declared void when its quarter is over.
        VoidedLate => INSPECTION_MISSING in Inspection,
        /// A list that counts two inspections too many.
        ListedTally => YEAR_LISTED_TALLY in Making,
        /// A list that has a source as exempt without a ground.
        ListedExempt => YEAR_LISTED_STATUS in Making,
        /// A list that has a source as at the cap in spite of a violation.
        ListedAtCap => YEAR_LISTED_STATUS in Making,
        /// A list that has an active source as excluded.
        ListedExcluded => YEAR_LISTED_STATUS in Making,
        /// A list that leaves out a source of the registry.
        SourceLeftOut => YEAR_SOURCE_LEFT_OUT in Making,
        /// A list that has a key source as a general one.
        ListedStratum => YEAR_LISTED_STRATUM in Making,
        /// A list with a source that lay in another district's area on that day, as if in the agency's.
        ListedDivision => YEAR_LISTED_DIVISION in Making,
        /// A list with a source that no registry has.
        GhostListed => YEAR_SOURCES_UNREGISTERED in Making,
        /// A list that has a source in another prefecture's area.
        SourceElsewhere => YEAR_SOURCES_OTHER_AREA in Making,
        /// A list with an inspector who is on no roster.
        InspectorUnregistered => YEAR_INSPECTORS_UNREGISTERED in Making,
        /// A list with an inspector from another prefecture's area.
        InspectorElsewhere => YEAR_INSPECTORS_OTHER_AREA in Making,
        /// A recusal on a list that is not on the roster.
        RecusalInvented => YEAR_RECUSALS_UNFOUNDED in Making,
        /// A recusal of the roster that a list leaves out.
        RecusalLeftOut => YEAR_RECUSALS_LEFT_OUT in Making,
        /// A visit by somebody who had left the roster.
        LeftRoster => INSPECTION_NOT_ON_ROSTER in Registers,
        /// An order that is left open, and another one in its place.
        OrderLeftOpen => CHAIN_NO_TRANSCRIPT in Making,
        /// A first order that does not follow the year before.
        OtherHead => CHAIN_PREVIOUS in Draw,
        /// A void order without its document.
        OrderVoidUnfounded => YEAR_ORDER_VOID_UNFOUNDED in Draw,
        /// A void order whose secret was revealed as another.
        OtherReveal => REVEAL_MISMATCH in Draw,
        /// A period drawn again without its document.
        RedrawUnfounded => YEAR_REDRAW_UNFOUNDED in Draw,
        /// A skipped source that the registry has as active, without a document.
        SkipUnfounded => YEAR_SKIP_UNFOUNDED in Draw,
        /// An amendment too many.
        AmendmentDays => YEAR_AMENDMENT_DAYS in Draw,
        /// A drawn source whose visit is void for a word.
        VoidUnfounded => YEAR_VISIT_VOID_UNFOUNDED in Inspection,
        /// A drawn team that was changed for a word.
        ChangeUnfounded => YEAR_TEAM_CHANGE_UNFOUNDED in Inspection,
        /// A visit before its draw.
        BeforeDraw => RECORD_BEFORE_DRAW in Inspection,
        /// An inspector who stands twice in a team.
        InspectorRepeated => INSPECTION_TEAM_REPEATED in Inspection,
        /// A result that was published before the visit was completed.
        ResultPublishedEarly => INSPECTION_PUBLISHED_EARLY in Inspection,
        /// A list that has an inspector as unavailable who is not.
        InspectorWithheld => YEAR_INSPECTOR_WITHHELD in Making,
        /// An order of the agency at another tier.
        OrderAgency => YEAR_ORDER_AGENCY in Making,
        /// A draw that was published before it was made.
        DrawPublishedEarly => PUBLISHED_EARLY in Draw,
        /// A drawn source inspected as a special inspection.
        OtherKind => YEAR_OTHER_KIND in Inspection,
        /// A list that is not the one committed.
        OtherList => FAULT_COMMITMENT in Draw,
        /// A text that is no order.
        UnreadableOrder => LINE in Draw,
        /// A quota missed by one.
        QuotaMissed => YEAR_QUOTA_MISSED in Making,
        /// A year whose draws, each by itself, drew a unit again.
        UnitsMissed => YEAR_UNITS_MISSED in Making,
        /// A plan that counts one inspector fewer than there are.
        PlanBase => YEAR_PLAN_BASE in Making,
        /// Sites of one enterprise visited more often together than the rules allow an enterprise.
        EnterpriseBeyondCap => YEAR_ENTERPRISE_BEYOND_CAP in Registers,
        /// A draw from the bureau's secret alone.
        NoPublicValue => ENTROPY_NO_PUBLIC in Making,
        /// A public value that is announced without its issue.
        VagueOrigin => ENTROPY_VAGUE in Making,
        /// A secret of eight bytes.
        SecretShort => REVEAL_SECRET_SHORT in Making,
        /// The public value of the draw before.
        PublicReused => CHAIN_PUBLIC_REUSED in Making,
        /// A third visit without a ground.
        BeyondCap => YEAR_BEYOND_CAP in Inspection,
        /// A draw without inspection items for a stratum.
        NoItems => ITEM_MISSING in Draw,
        /// An item that is not on the list.
        UnknownItem => ITEM_NOT_LISTED in Draw,
        /// An item for other sources.
        OtherItem => ITEM_NOT_FOR_STRATUM in Draw,
        /// The record of another draw.
        OtherRecord => ORDER_RECORD_ORDER in Draw,
        /// A certificate holder who is not on the roster.
        HolderMissing => YEAR_HOLDER_MISSING in Registers,
        /// A source without a phone number.
        SourceIncomplete => YEAR_SOURCE_INCOMPLETE in Registers,
        /// An inspection without a draw.
        Undrawn => INSPECTION_UNDRAWN in Inspection,
        /// An inspection by a draw that is not on file.
        DrawUnknown => INSPECTION_DRAW_UNKNOWN in Inspection,
        /// An inspection of a source that its draw did not choose.
        NotAmongDrawn => INSPECTION_NOT_AMONG_DRAWN in Inspection,
        /// Two inspections by one drawn line.
        DrawUsedTwice => INSPECTION_DRAW_USED_TWICE in Inspection,
        /// An inspection that is on record for another stratum than its draw.
        DiffersFromDraw => INSPECTION_DIFFERS_FROM_DRAW in Inspection,
        /// A drawn source without an inspection.
        NotInspected => INSPECTION_MISSING in Inspection,
        /// A visit after the quarter.
        VisitOutsideWindow => INSPECTION_OUTSIDE_WINDOW in Inspection,
        /// An inspection by another county's bureau than the one that drew.
        OtherAgency => INSPECTION_OTHER_AGENCY in Inspection,
        /// Others than the drawn team, without a reason.
        OtherTeam => INSPECTION_OTHER_TEAM in Inspection,
        /// One inspector instead of two.
        TeamTooSmall => INSPECTION_TEAM_TOO_SMALL in Inspection,
        /// An inspector with an interest, who took a drawn one's place for a reason.
        Recused => INSPECTION_RECUSED in Inspection,
        /// Somebody from nowhere, who took a drawn one's place for a reason.
        NotOnRoster => INSPECTION_NOT_ON_ROSTER in Inspection,
        /// An inspector whose certificate ended before the last visit.
        NotCertified => INSPECTION_NOT_CERTIFIED in Registers,
        /// A visit for what the list has, and the draw has not.
        VisitItems => YEAR_VISIT_ITEMS in Inspection,
        /// A result entered late.
        EnteredLate => YEAR_ENTERED_LATE in Inspection,
        /// A receipt of the plan that is older than its filing.
        ReceiptEarly => YEAR_RECEIPT_EARLY in Plan,
        /// A visit without a record.
        NoSiteRecord => INSPECTION_NO_SITE_RECORD in Inspection,
        /// A violation without a rectification order.
        NoRectification => INSPECTION_NO_RECTIFICATION in Inspection,
        /// A result published late.
        PublishedLate => PUBLISHED_LATE in Inspection,
        /// A result not published.
        NotPublished => PUBLICATION_OVERDUE in Inspection,
        /// A result that others published.
        PublishedByOther => PUBLISHED_BY_ANOTHER in Inspection,
        /// A plan that counts fewer key sources than the lists have.
        PlanSources => YEAR_PLAN_BASE in Making,
        /// A revised plan that counts fewer key sources than there are by then.
        RevisionSources => YEAR_PLAN_BASE in Making,
        /// A revised plan that counts fewer inspectors than there are by then.
        RevisionStaff => YEAR_PLAN_BASE in Making,
        /// A revised plan that credits more than was drawn.
        RevisionCredit => YEAR_QUOTA_MISSED in Making,
        /// A plan that owes less than the rules give for its counts.
        PlanNotByTheRules => PLAN_NOT_BY_THE_RULES in Plan,
        /// A census whose draws, each by itself, missed somebody.
        CensusByChance => SOURCES_UNREACHED in Making,
        /// An order with another coverage than the rules allow.
        OrderCoverage => YEAR_ORDER_COVERAGE in Making,
        /// The next of the ranking in the place of a source that is gone, where the rules want a new round.
        ReplacedByNext => YEAR_REPLACED in Making,
        /// A drawn source that was skipped though the registry had it on the day of the draw.
        SkippedLater => REPLACEMENT_AFTER_COMMITMENT in Draw,
        /// A secret that an earlier order committed by another hash.
        SecretOtherHash => CHAIN_COMMITMENT_REUSED in Making,
        /// A list that leaves out who stood on an earlier one, where the registry has no dates.
        EarlierLeftOut => YEAR_SOURCE_LEFT_OUT in Making,
        /// A list that has a key source as a general one, where the registry has no dates.
        EarlierStratum => YEAR_LISTED_STRATUM in Making,
        /// A list that has an inspector as unavailable who is not, where the roster has no dates.
        EarlierWithheld => YEAR_INSPECTOR_WITHHELD in Making,
        /// The record of an order in another version of the data form.
        RecordFormat => ORDER_RECORD_FORMAT in Draw,
        /// The record of an order by other rules.
        RecordRules => ORDER_RECORD_RULES in Draw,
        /// The record of an order with another window.
        RecordWindow => ORDER_RECORD_WINDOW in Draw,
        /// The record of an order with a waiver that the order does not commit.
        RecordWaiver => ORDER_RECORD_WORD in Draw,
        /// The record of an order that lacks a stratum.
        RecordStrata => ORDER_RECORD_STRATA in Draw,
        /// The record of an order with a quota that does not follow from its counts.
        RecordDerivation => ORDER_RECORD_DERIVATION in Draw,
        /// The record of an order by another list of items.
        RecordItems => ORDER_RECORD_ITEM_LIST in Draw,
        /// A plan that says that no key source can be drawn.
        PlanUndrawn => YEAR_PLAN_BASE in Making,
        /// A drawn source whose visit was declared void before the draw.
        VoidBeforeDraw => RECORD_BEFORE_DRAW in Inspection,
        /// A waiver of the cap that was granted when the year was over.
        LateWaiver => WAIVER_AFTER_YEAR in Registers,
        /// The plan of an agency of the same name in another district.
        PlanElsewhere => YEAR_PLAN_AGENCY in Plan,
        /// A list that has an inspector as available who is on leave from the draw to the end of the period.
        OnLeaveListed => YEAR_INSPECTOR_NOT_FREE in Registers,
        /// A visit on record for another year's period than its draw's.
        FalsePeriod => INSPECTION_DIFFERS_FROM_DRAW in Inspection,
    }
    Warned {
        /// A void order whose secret stays one.
        NotRevealed => YEAR_VOID_NOT_REVEALED in Draw,
        /// A source that the second list has and the first had not, where the registry has no dates.
        EarlierNewcomer => YEAR_LISTS_DIFFER in Making,
        /// A visit to a source that no registry has.
        UnknownSource => YEAR_SOURCE_NOT_REGISTERED in Inspection,
        /// Two sources with one credit code.
        SharedCreditCode => YEAR_SHARED_CREDIT_CODE in Registers,
        /// A source whose id looks like another's.
        LookAlikeIds => YEAR_LOOKALIKE_IDS in Registers,
    }
    Each {
        /// All visits of a quarter void for a word.
        VisitsVoid => YEAR_VISIT_VOID_UNFOUNDED in Inspection,
        /// Three orders of a quarter void for a word.
        VoidsOnWords => YEAR_ORDER_VOID_UNFOUNDED in Making,
        /// A quarter drawn four times for a word.
        RedrawsOnWords => YEAR_REDRAW_UNFOUNDED in Making,
        /// Three drawn sources skipped for a word.
        SkipsOnWords => YEAR_SKIP_UNFOUNDED in Making,
    }
}

impl Planted {
    /// Plants what is not planted while the year is made; none if the year has no place for it.
    pub(super) fn plant(self, file: &mut YearFile, ground: &Ground<'_>) -> Option<()> {
        let setting = ground.setting;
        match self.place() {
            // That the recused one was then drawn and went is another fault.
            Place::Making if self == Self::RecusalLeftOut => {
                let recusals = &file.roster.as_ref()?.recusals;
                let went = |one: &crate::inspection::Inspection| {
                    let of = |it: &&crate::roster::Recusal| it.source == one.source;
                    recusals.iter().filter(of).any(|it| one.team.inspectors.contains(&it.inspector))
                };
                (!file.inspections.iter().any(went)).then_some(())
            }
            Place::Making if self == Self::UnitsMissed => {
                let mut units = std::collections::BTreeSet::new();
                let general = file.inspections.iter().filter(|one| one.stratum.as_str() == "general");
                let made = general.filter(|one| one.draw.is_some() && !one.is_void(file.on));
                let repeated = made.filter(|one| !units.insert(&one.source)).count();
                (repeated > 0).then_some(())
            }
            // That somebody visited the ghost is told too.
            Place::Making if self == Self::GhostListed => file.inspections.of("a-ghost").is_empty().then_some(()),
            Place::Making if self == Self::ListedAtCap => found_before_its_list(file),
            Place::Making if self == Self::CensusByChance => missed_by_chance(file),
            Place::Making if self.registers() == Some(false) => {
                // Nothing says how registry and roster stood on earlier days.
                file.registry_history = None;
                file.roster.as_mut()?.history = None;
                Some(())
            }
            Place::Making => Some(()),
            Place::Plan => self.into_plan(file, setting),
            Place::Registers => self.into_registers(file, setting),
            Place::Draw => self.into_draw(file, ground),
            Place::Inspection => self.into_inspection(file, ground),
        }
    }

    /// Whether it is planted while the year is made.
    pub(super) const fn is_in_making(self) -> bool {
        matches!(self.place(), Place::Making)
    }

    /// Whether it needs an order that was voided or drawn again.
    pub(super) const fn needs_mishap(self) -> bool {
        matches!(
            self,
            Self::OrderVoidUnfounded
                | Self::OtherReveal
                | Self::RedrawUnfounded
                | Self::SkipUnfounded
                | Self::SkippedLater
                | Self::AmendmentDays
                | Self::ReplacedByNext
                | Self::NotRevealed
        )
    }

    /// By which rules alone it is one; none if by any.
    #[must_use]
    pub const fn rulebook(self) -> Option<Rulebook> {
        match self {
            Self::EnterpriseBeyondCap => Some(Rulebook::Enterprise),
            Self::CensusByChance => Some(Rulebook::Census),
            Self::OrderCoverage => Some(Rulebook::Ordered),
            Self::ReplacedByNext => Some(Rulebook::Fresh),
            _ => None,
        }
    }

    /// Whether it is one fault, and no other, under these rules.
    pub(super) fn stands_under(self, rulebook: Rulebook) -> bool {
        match rulebook {
            // That a new round adds one hides that another was not drawn.
            Rulebook::Fresh if matches!(self, Self::RevisionCredit | Self::UnitsMissed) => false,
            // An order by a changed ratio commits its grounds, and a fault of the grounds would be two.
            Rulebook::Raised => false,
            // What is skipped there is a breach of its own.
            Rulebook::Fresh => self != Self::SkipsOnWords,
            _ => true,
        }
    }

    /// The warnings that it always brings with it.
    #[must_use]
    pub const fn warns(self) -> &'static [Code] {
        match self {
            Self::EnterpriseBeyondCap => &[Code::YEAR_SHARED_CREDIT_CODE],
            // It differs from the list before, and the next from it.
            Self::EarlierLeftOut | Self::EarlierStratum => &[Code::YEAR_LISTS_DIFFER; 2],
            _ => &[],
        }
    }

    /// Whether it needs registers that change within the year, or such as do not.
    pub(super) const fn registers(self) -> Option<bool> {
        match self {
            Self::ListedDivision => Some(true),
            Self::EarlierLeftOut | Self::EarlierStratum | Self::EarlierWithheld | Self::EarlierNewcomer => Some(false),
            _ => None,
        }
    }

    /// Whether it is one of a revised plan.
    pub(super) const fn is_of_a_revision(self) -> bool {
        matches!(self, Self::RevisionSources | Self::RevisionStaff | Self::RevisionCredit)
    }

    /// Which tier's year has a place for it; none if either's. So few key sources make no difference to a prefecture's share.
    #[must_use]
    pub const fn tier(self) -> Option<Tier> {
        match self {
            Self::PlanSources | Self::RevisionSources => Some(Tier::County),
            // A prefecture draws so few of them that none comes to the cap.
            Self::ListedAtCap | Self::EnterpriseBeyondCap => Some(Tier::County),
            _ => None,
        }
    }

    /// In which quarter it is planted, if it has one of its own.
    pub(super) fn quarter(self, setting: Setting) -> Option<u32> {
        match self {
            Self::OrderCap | Self::ListedDivision | Self::OrderCoverage | Self::EarlierNewcomer => Some(1),
            Self::EarlierLeftOut | Self::EarlierStratum | Self::EarlierWithheld => Some(2),
            Self::ChainBroken | Self::Fork | Self::PublicReused => Some(3),
            Self::SecretReused | Self::ListedAtCap | Self::SecretOtherHash => Some(4),
            Self::ReplacedByNext => setting.mishap,
            _ => None,
        }
    }
}

/// Where a fault that is not of the year's making is planted.
pub(super) struct Ground<'a> {
    pub(super) setting: Setting,
    /// Which fault of the year it is, from 0.
    pub(super) turn: u64,
    /// The inspections before anything was planted.
    pub(super) lawful: &'a Inspections,
}

impl Ground<'_> {
    /// A number for a purpose, another for each fault of the year.
    fn number(&self, purpose: u64) -> u64 {
        self.setting.number(purpose.wrapping_add(self.turn.wrapping_mul(10_000)))
    }
}

/// Whether the violation that lifts the cap was found before the eve of the list: of what comes later the list need not know.
fn found_before_its_list(file: &YearFile) -> Option<()> {
    let draw = file.draws.last()?;
    let eve = draw.drawn.pred_opt()?;
    let listed =
        draw.sources.lines().filter(|line| line.ends_with("\t2\t-")).filter_map(|line| line.split('\t').next());
    let found = |one: &Inspection| {
        one.visit(file.on).is_some_and(|it| it.completed < eve && matches!(it.found, Found::Violation { .. }))
    };
    let mut lifted = listed.filter(|id| file.inspections.of(id).iter().any(found));
    lifted.next().map(|_| ())
}

/// Whether the year's draws of key sources missed one.
fn missed_by_chance(file: &YearFile) -> Option<()> {
    let changes = || file.registry_history.iter().flat_map(|history| &history.changes);
    let missed = |id: &str| {
        let own = |one: &Inspection| one.agency.name == file.agency.name;
        !file.inspections.of(id).iter().any(own) && !changes().any(|change| change.source.as_str() == id)
    };
    let mut key = file.registry.as_ref()?.iter().filter(|it| it.stratum().as_str() == "key");
    key.any(|it| missed(it.id())).then_some(())
}

fn later(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}
