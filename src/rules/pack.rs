//! Art. 3–13: the rules of a place as plain data, format 1.
//!
//! A [`Pack`] is what a JSON file holds. It is not yet checked: [`Ruleset::new`](super::Ruleset::new) does that.
//! `null` means that the rule's text, as far as it is known here, does not say; each field says what follows from that.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{CountFrom, PeriodKind, Text, Tier, Token};

use super::{Basis, DeriveRule, InspectionKind, Provision, RelatedText, TierRule, Wording};

/// Gives structs of the data form their derives, and refuses unknown fields.
macro_rules! data {
    ($($(#[$meta:meta])* $kind:ident $name:ident { $($body:tt)* })+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            #[serde(rename_all = "snake_case", deny_unknown_fields)]
            pub $kind $name { $($body)* }
        )+
    };
}

data! {
    /// A place's rules (format 1), not yet checked.
    struct Pack {
        /// The version of the data form: [`Pack::FORMAT`].
        pub format: u32,
        /// The word in an order's `rules` line.
        pub id: Token,
        /// Whether it is an example only: its facts are incomplete, and it is not for real draws.
        pub example: bool,
        /// The title; of an example, what it is modelled on.
        pub title: Wording,
        /// The document number; null: not known.
        pub document_number: Option<Text>,
        /// The issuing body; null: not known.
        pub issued_by: Option<Wording>,
        /// The dates between which it is in force.
        pub in_force: InForce,
        /// What a reader must know about the data: what is not known, which reading was taken.
        pub notes: Vec<Wording>,
        /// The strata in draw order.
        pub strata: Vec<Stratum>,
        /// Which sources belong to another stratum than the one declared; the first match wins.
        pub derive: Vec<DeriveRule>,
        /// Which sources count for a share and can be drawn.
        pub pool: Pool,
        /// How often and when is drawn.
        pub draw: Draw,
        /// In which order sources come up.
        pub coverage: Coverage,
        /// The most inspections of a source in a year; null: no cap.
        pub cap: Option<Cap>,
        /// The inspectors of a visit; null: the pack does not say, the order must.
        pub team: Option<Team>,
        /// When results are published; null: no deadline.
        pub publication: Option<Publication>,
        /// When the draw itself is published; null: at once, without a number of days.
        #[serde(default)]
        pub draw_publication: Option<Publication>,
        /// When the annual plan is due; null: no deadline.
        pub plan_due: Option<PlanDue>,
        /// What a ratio other than the minimum asks for; null: nothing.
        pub ratio_change: Option<RatioReport>,
        /// What becomes of a drawn source that is gone; left out: the pack does not say, and
        /// [`Ruleset::replacement`](super::Ruleset::replacement) does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub replacement: Option<Replacement>,
        /// Which answers are taken to questions that have no field of their own: the word of the answer, by that of the
        /// reading ([`READINGS`](super::interpretation::READINGS)); left out: ours.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "crate::forms::null_is_default")]
        pub readings: BTreeMap<Token, Token>,
        /// What the rules say of matters that have no field of their own here, by the word of the matter
        /// ([`Provision`]): items, recusal, the record on site …; left out: the rules on file do not name the clause.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub citations: BTreeMap<Provision, Basis>,
        /// What the place calls its tiers; left out: province, city and county. Names alone, and no part of the canonical form.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tiers: Option<TierNames>,
        /// Other texts on the same matter; they decide nothing, and are no part of the canonical form.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub related: Vec<RelatedText>,
    }

    /// What a place calls its tiers: 盟市 and 旗县, 市 and 区县, 州 and 县.
    struct TierNames {
        /// The region or province.
        pub region: Wording,
        /// The prefecture-level city.
        pub prefecture: Wording,
        /// The county or district.
        pub county: Wording,
    }

    /// What becomes of a drawn source that is gone (补抽).
    struct Replacement {
        /// Whether another is drawn in its place, and how.
        pub policy: ReplacementPolicy,
        /// What it rests on.
        pub basis: Basis,
    }

    /// From when until when a pack is in force.
    struct InForce {
        /// The first day; null: not known, and then no day is too early.
        pub from: Option<NaiveDate>,
        /// The last day; null: no end is known.
        pub until: Option<NaiveDate>,
        /// The first year of a two-year span; null unless a rule counts by two years.
        #[serde(default)]
        pub two_years_from: Option<u16>,
        /// What it rests on.
        pub basis: Basis,
    }

    /// A class of sources, with each tier's rule.
    struct Stratum {
        /// Its word in orders and lists.
        pub stratum: Token,
        /// Its name.
        pub name: Wording,
        /// What the region owes; null: it does not draw from this stratum.
        pub region: Option<TierRule>,
        /// What a prefecture owes; null: it does not draw from this stratum.
        pub prefecture: Option<TierRule>,
        /// What a county owes; null: it does not draw from this stratum.
        pub county: Option<TierRule>,
        /// Within how many years each of its sources is to be drawn; null: no such aim.
        pub cover_all: Option<CoverAll>,
    }

    /// Each source at least once in so many years.
    struct CoverAll {
        /// Above 0.
        pub within_years: u32,
        /// What it rests on.
        pub basis: Basis,
    }

    /// Which sources count for a share and can be drawn.
    struct Pool {
        /// States of a source in which it is not drawn.
        pub excluded: Vec<ExcludedState>,
        /// Whether a source that may not be drawn any more this year still counts for a share.
        pub capped_in_basis: bool,
        /// What it rests on.
        pub basis: Basis,
    }

    /// A state of a source in which it is not drawn.
    struct ExcludedState {
        /// The registry's word for the state.
        pub state: Token,
        /// Whether such a source still counts for a share.
        pub in_basis: bool,
    }

    /// How often and when is drawn.
    struct Draw {
        /// One draw for each such period; visits are made within it.
        pub period: PeriodKind,
        /// When; null: at any time.
        pub window: Option<WindowRule>,
        /// What it rests on.
        pub basis: Basis,
    }

    /// When the draw for a period takes place, not yet checked; the calendar's `DrawWindow` is what it comes to.
    enum WindowRule {
        /// In the months before the period begins: `{"months_before": 1}` is the whole month before.
        MonthsBefore(u32),
        /// From the first day of the period until this day of its first month, that day included.
        UntilDay(u32),
    }

    /// In which order sources come up.
    struct Coverage {
        /// Whether the year's earlier inspections matter.
        pub order: CoverageOrder,
        /// What it rests on.
        pub basis: Basis,
    }

    /// The most inspections of one source in a year.
    struct Cap {
        /// Above 0.
        pub most: u32,
        /// What counts.
        pub counts: CapScope,
        /// What lifts it.
        pub exemptions: Vec<Exemption>,
        /// What it rests on.
        pub basis: Basis,
    }

    /// Which inspections count against the cap.
    struct CapScope {
        /// Their kinds.
        pub kinds: Vec<InspectionKind>,
        /// The tiers of the agencies that make them.
        pub tiers: Vec<Tier>,
        /// Whose inspections.
        pub agencies: CapAgencies,
        /// Whether a visit that is drawn and not yet made counts.
        pub scheduled: bool,
    }

    /// What lifts the cap of a source.
    enum Exemption {
        /// An inspection completed in the year found a violation: from its completion on, for the rest of the year.
        ViolationFound,
        /// A waiver with a reference, kept in the record.
        Waiver,
    }

    /// The inspectors of a visit.
    struct Team {
        /// The least number; above 0.
        pub size: u32,
        /// What it rests on.
        pub basis: Basis,
    }

    /// When results, or draws, are published.
    struct Publication {
        /// Working days from the inspection's completion, or from the draw; above 0.
        pub working_days: u32,
        /// Which day is the first.
        pub count_from: CountFrom,
        /// What it rests on.
        pub basis: Basis,
    }

    /// When the annual plan is due: a day in the year before the plan's.
    struct PlanDue {
        /// 1 to 12.
        pub month: u32,
        /// The day of the month; every year must have it.
        pub day: u32,
        /// What it rests on.
        pub basis: Basis,
    }

    /// A ratio other than the minimum, up or down, needs a written report.
    struct RatioReport {
        /// To whom.
        pub to: Wording,
        /// What it rests on.
        pub basis: Basis,
    }
}

impl Pack {
    /// The version of the data form that this crate reads and writes.
    pub const FORMAT: u32 = 1;
}

impl Stratum {
    /// What a tier owes; none: it does not draw from this stratum.
    #[must_use]
    pub const fn rule(&self, tier: Tier) -> Option<&TierRule> {
        match tier {
            Tier::Region => self.region.as_ref(),
            Tier::Prefecture => self.prefecture.as_ref(),
            Tier::County => self.county.as_ref(),
        }
    }

    pub(super) const fn rule_mut(&mut self, tier: Tier) -> Option<&mut TierRule> {
        match tier {
            Tier::Region => self.region.as_mut(),
            Tier::Prefecture => self.prefecture.as_mut(),
            Tier::County => self.county.as_mut(),
        }
    }
}

/// Whether sources that were not yet inspected in the year come up first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CoverageOrder {
    /// Every draw is on its own.
    Independent,
    /// Those not yet inspected in the year first.
    UninspectedFirst,
}

impl CoverageOrder {
    /// The word in an order's `coverage` line: `independent`, `uninspected-first`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Independent => "independent",
            Self::UninspectedFirst => "uninspected-first",
        }
    }
}

/// Whose inspections count against the cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CapAgencies {
    /// Those of every agency.
    All,
    /// Those of the agency that draws.
    Own,
}

/// Whether another source is drawn in place of one that is gone, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReplacementPolicy {
    /// 不补抽: none; the visit's record says what was found.
    None,
    /// 顺位递补: the next of the ranking, under the same order, where the source was gone before the order was committed.
    #[default]
    Next,
    /// 另行补抽: a new round with an order of its own.
    Fresh,
}

impl ReplacementPolicy {
    /// All policies.
    pub const ALL: [Self; 3] = [Self::None, Self::Next, Self::Fresh];

    /// The word in data: `none`, `next`, `fresh`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Next => "next",
            Self::Fresh => "fresh",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::None => "不补抽",
            Self::Next => "顺位递补",
            Self::Fresh => "另行补抽",
        }
    }
}

impl Exemption {
    /// The word in data: `violation_found`, `waiver`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::ViolationFound => "violation_found",
            Self::Waiver => "waiver",
        }
    }
}
