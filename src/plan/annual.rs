//! Art. 9: the annual plan: for each agency, stratum and draw period the quota with its derivation, and by when the plan
//! is to be filed: 应当于每年 12 月底前……制定下一年度抽查工作计划，报上级生态环境部门备案.
//!
//! A plan is made from counts and rules alone. It says what is owed, not whether it can be done: that is
//! [`AnnualPlan::findings`]. When lists change, [`AnnualPlan::revised`] adds a version.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::year_draws::{Made, periods, plan_agency};
use super::{AgencyBase, Consistency, Finding, PlanError};
use crate::calendar::{MonthDay, plan_deadline};
use crate::rules::{MidYear, Quota, Ruleset};
use crate::{Article, Period, Text, Token, Year};

/// One draw of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedDraw {
    /// The period that is drawn for.
    pub period: Period,
    /// How many sources, and why.
    pub quota: Quota,
    /// How many were drawn; null while the draw has not been made.
    pub drawn: Option<u32>,
    /// How many of them the year had drawn before.
    #[serde(default, skip_serializing_if = "is_zero", deserialize_with = "crate::forms::null_is_default")]
    pub repeats: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) const fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl PlannedDraw {
    /// The number that an order for this draw asks for: all that is owed, also what the pool lacks.
    #[must_use]
    pub const fn owed(&self) -> u32 {
        self.quota.owed()
    }

    /// One that was made.
    pub(super) const fn made(period: Period, quota: Quota, Made { sources, repeats }: Made) -> Self {
        Self { period, quota, drawn: Some(sources), repeats }
    }

    /// What was drawn, or is to be drawn.
    #[must_use]
    pub fn visits(&self) -> u32 {
        self.drawn.unwrap_or(self.quota.count)
    }
}

/// An agency's draws of one stratum.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct StratumPlan {
    /// The stratum.
    pub stratum: Token,
    /// One for each period of the year, in order.
    pub draws: Vec<PlannedDraw>,
    /// What the year falls short of what it owes, different sources too few or drawn too few.
    pub short: u64,
}

impl StratumPlan {
    /// What the year's draws owe together, each as it stands in its derivation: no more than there are different sources,
    /// where the rule counts units.
    #[must_use]
    pub fn due(&self) -> u64 {
        sum(self.draws.iter().map(|draw| draw.quota.derivation.due))
    }

    /// What the year is to come to: what it owes, no more than there are different sources where the rule counts units,
    /// less what its last draw could not draw.
    #[must_use]
    pub fn target(&self, mid_year: MidYear) -> u64 {
        let carried = self.draws.first().map_or(0, |draw| u64::from(draw.quota.derivation.carried));
        let (mut target, mut parts) = (carried, 0_u64);
        for draw in &self.draws {
            let derivation = &draw.quota.derivation;
            let (place, year) = derivation.year();
            parts = parts.saturating_add(derivation.due.into());
            if place.index == place.of {
                let whole = u64::from(derivation.units.unwrap_or(year));
                target = target.saturating_add(if mid_year == MidYear::Whole { whole } else { parts });
                parts = 0;
            }
        }
        target.saturating_sub(self.draws.last().map_or(0, |draw| draw.quota.derivation.rest.into()))
    }

    /// What the year's draws come to, made and to be made.
    #[must_use]
    pub fn visits(&self) -> u64 {
        sum(self.draws.iter().map(PlannedDraw::visits))
    }

    /// What has been drawn so far.
    #[must_use]
    pub fn drawn(&self) -> u64 {
        sum(self.draws.iter().filter_map(|draw| draw.drawn))
    }
}

pub(super) fn sum(numbers: impl Iterator<Item = u32>) -> u64 {
    numbers.map(u64::from).fold(0, u64::saturating_add)
}

/// An agency's part of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AgencyPlan {
    /// The counts.
    pub base: AgencyBase,
    /// The strata that its tier draws from, in the pack's order.
    pub strata: Vec<StratumPlan>,
}

impl AgencyPlan {
    /// Its plan for a stratum; none if its tier does not draw from it.
    #[must_use]
    pub fn stratum(&self, stratum: &str) -> Option<&StratumPlan> {
        self.strata.iter().find(|plan| plan.stratum.as_str() == stratum)
    }

    /// Its draw of a stratum for a period.
    #[must_use]
    pub fn draw(&self, stratum: &str, period: Period) -> Option<&PlannedDraw> {
        self.stratum(stratum)?.draws.iter().find(|draw| draw.period == period)
    }
}

/// By when a plan is to be filed with the superior, and what that rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Filing {
    /// The last day.
    pub due: NaiveDate,
    /// The article.
    pub article: Option<Article>,
}

/// A year's plan in all its versions.
///
/// # Guarantees
/// At least one version. In each, agencies ascend by their word, and every draw's numbers follow from its derivation.
/// What is drawn in one version stands unchanged in every later one.
///
/// # Example: twelve inspectors and 187 key sources
/// ```
/// use shuangsuiji::plan::{AgencyBase, AnnualPlan};
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::{Tier, Year};
///
/// let base = AgencyBase {
///     agency: "hohhot".parse()?,
///     division: "150100".parse()?,
///     tier: Tier::Prefecture,
///     sources: [("key", 187), ("general", 900), ("project", 40)].map(|(s, n)| (s.parse().unwrap(), n)).into(),
///     undrawn: Default::default(),
///     carried: Default::default(),
///     inspectors: 12,
/// };
/// let plan = AnnualPlan::new(&Ruleset::inner_mongolia(), Year::new(2027)?, vec![base])?;
/// let hohhot = plan.agency("hohhot").unwrap();
/// let draw = hohhot.draw("key", "2027-Q1".parse()?).unwrap();
/// assert_eq!(draw.quota.derivation.to_string(), "⌈5 % × 187⌉ = ⌈9.35⌉ = 10 (Art. 8(1))");
/// assert_eq!(hohhot.stratum("general").unwrap().visits(), 60);
/// assert_eq!(plan.due().unwrap().due.to_string(), "2026-12-31");
/// assert!(plan.filing("2027-01-04".parse().unwrap()).is_some(), "late");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(try_from = "PlanForm"))]
pub struct AnnualPlan {
    pub(super) rules: Token,
    pub(super) year: Year,
    pub(super) filing: Option<Filing>,
    pub(super) earlier: Vec<Vec<AgencyPlan>>,
    pub(super) current: Vec<AgencyPlan>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) names: BTreeMap<Token, Text>,
}

crate::forms::read_through!(AnnualPlan, PlanForm);

impl AnnualPlan {
    /// The first version of a year's plan.
    ///
    /// A plan stands by itself. Where a rule counts by two years, the second plan knows what the first fell short of only by
    /// [`AgencyBase::carried`]; without it, [`AnnualPlan::findings`] says so. Which sources were reached in which year is
    /// the ledger's to say.
    ///
    /// What a draw falls short because there are too few sources is owed by the next one of the year, where the rule
    /// carries it over.
    ///
    /// Where several draws meet an obligation together and the rule counts units
    /// ([`Counting::Units`](crate::rules::Counting)), they ask for no more than there are different sources; the rest is
    /// short. That chance draws no source twice is not in the plan: see [`AnnualPlan::findings`].
    ///
    /// # Guarantees
    /// For each stratum, what is to be drawn and what the year is short add up exactly to what the year owes by the rule,
    /// with what is carried into it; for a rule by the year that is its rounded obligation. More sources or inspectors never
    /// lessen what the year owes.
    ///
    /// # Errors
    /// [`PlanError`] for an agency given twice, two of one tier over the same sources, a stratum without a count or unknown to the pack, something carried into a
    /// year that no obligation runs on into, and a quota that does not fit.
    ///
    /// # Complexity
    /// One step for each agency, stratum and period.
    pub fn new(rules: &Ruleset, year: Year, agencies: Vec<AgencyBase>) -> Result<Self, PlanError> {
        let periods = periods(rules, year)?;
        let plan = |base| plan_agency(rules, &periods, base, None, &BTreeMap::new());
        let current = ordered(agencies)?.into_iter().map(plan).collect::<Result<_, _>>()?;
        let due = rules.pack().plan_due.as_ref().map(|due| {
            let small = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
            let day = MonthDay::new(small(due.month), small(due.day))?;
            Ok(Filing { due: plan_deadline(year, day), article: due.basis.article() })
        });
        let filing = due.transpose().map_err(PlanError::Window)?;
        Ok(Self { rules: rules.id().clone(), year, filing, earlier: Vec::new(), current, names: BTreeMap::new() })
    }

    /// The same with official names of agencies, such as 呼和浩特市生态环境局新城区分局, by which people's forms call them.
    #[must_use]
    pub fn named(self, names: BTreeMap<Token, Text>) -> Self {
        Self { names, ..self }
    }

    /// The official names of agencies, as far as the plan was told them.
    #[must_use]
    pub const fn names(&self) -> &BTreeMap<Token, Text> {
        &self.names
    }

    /// The pack's word.
    #[must_use]
    pub const fn rules(&self) -> &Token {
        &self.rules
    }

    /// The year.
    #[must_use]
    pub const fn year(&self) -> Year {
        self.year
    }

    /// By when it is to be filed; none if the pack sets no day.
    #[must_use]
    pub const fn due(&self) -> Option<Filing> {
        self.filing
    }

    /// The number of the current version, from 1.
    #[must_use]
    pub fn version(&self) -> u32 {
        u32::try_from(self.earlier.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// The agencies of the current version.
    #[must_use]
    pub fn agencies(&self) -> &[AgencyPlan] {
        &self.current
    }

    /// Every version, the first one first, the current one last.
    pub fn versions(&self) -> impl Iterator<Item = &[AgencyPlan]> {
        self.earlier.iter().chain(core::iter::once(&self.current)).map(Vec::as_slice)
    }

    /// The plan as it was before the last revision; none for the first version.
    #[must_use]
    pub fn predecessor(&self) -> Option<Self> {
        let (current, earlier) = self.earlier.split_last()?;
        let (rules, names) = (self.rules.clone(), self.names.clone());
        Some(Self { current: current.clone(), earlier: earlier.to_vec(), rules, names, ..*self })
    }

    /// An agency's part of the current version.
    #[must_use]
    pub fn agency(&self, agency: &str) -> Option<&AgencyPlan> {
        self.current.iter().find(|plan| plan.base.agency.as_str() == agency)
    }

    /// The periods of the year that draws are made for.
    #[must_use]
    pub fn periods(&self) -> Vec<Period> {
        let strata = self.current.iter().flat_map(|agency| &agency.strata);
        let mut periods: Vec<_> = strata.flat_map(|plan| &plan.draws).map(|draw| draw.period).collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    /// Whether filing on a day is late, as a finding; none if it is in time or the pack sets no day.
    #[must_use]
    pub fn filing(&self, filed_on: NaiveDate) -> Option<Finding> {
        let Filing { due, article } = self.filing.filter(|filing| filed_on > filing.due)?;
        let days = filed_on.signed_duration_since(due).num_days();
        Some(Finding::FiledLate { year: self.year, filed_on, due, days, article })
    }
}

/// The agencies in ascending order, each once, and of one tier no two over the same sources.
pub(super) fn ordered(mut agencies: Vec<AgencyBase>) -> Result<Vec<AgencyBase>, PlanError> {
    agencies.sort_by(|a, b| a.agency.cmp(&b.agency));
    let twice = agencies.iter().zip(agencies.iter().skip(1)).find(|(a, b)| a.agency == b.agency);
    if let Some((base, _)) = twice {
        return Err(PlanError::AgencyRepeated { agency: base.agency.clone() });
    }
    shared(&agencies).map_or(Ok(agencies), Err)
}

/// Two agencies of one tier in one area, both with sources of a stratum.
fn shared(agencies: &[AgencyBase]) -> Option<PlanError> {
    // An area comes directly before those that it contains, so one pass with the areas still open finds every pair.
    let mut by_area: Vec<&AgencyBase> = agencies.iter().collect();
    by_area.sort_by_key(|base| (base.tier, base.division, &base.agency));
    let mut open: Vec<&AgencyBase> = Vec::new();
    for base in by_area {
        open.retain(|outer| outer.tier == base.tier && outer.division.contains(base.division));
        let stratum_of_both = |outer: &&AgencyBase| {
            let both = |stratum: &&Token| base.sources.get(*stratum).is_some_and(|count| *count > 0);
            outer.sources.iter().filter(|(_, count)| **count > 0).map(|(stratum, _)| stratum).find(both).cloned()
        };
        let found = open.iter().find_map(|outer| Some((*outer, stratum_of_both(outer)?)));
        if let Some((outer, stratum)) = found {
            let (agency, other) = (outer.agency.clone(), base.agency.clone());
            return Some(PlanError::AreaShared { agency, other, stratum, tier: base.tier, area: base.division });
        }
        open.push(base);
    }
    None
}

/// What an [`AnnualPlan`] looks like in data, before it is checked.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanForm {
    rules: Token,
    year: Year,
    filing: Option<Filing>,
    earlier: Vec<Vec<AgencyPlan>>,
    current: Vec<AgencyPlan>,
    /// Official names of agencies, for people's forms.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    names: BTreeMap<Token, Text>,
}

impl TryFrom<PlanForm> for AnnualPlan {
    type Error = PlanError;

    fn try_from(form: PlanForm) -> Result<Self, PlanError> {
        let PlanForm { rules, year, filing, earlier, current, names } = form;
        let plan = Self { rules, year, filing, earlier, current, names };
        let mut before: Option<&[AgencyPlan]> = None;
        for (version, agencies) in (1..).zip(plan.versions()) {
            let fault = |(agency, expected)| PlanError::Inconsistent { version, agency, expected };
            follows(agencies, year).and_then(|()| before.map_or(Ok(()), |b| keeps(b, agencies))).map_err(fault)?;
            before = Some(agencies);
        }
        Ok(plan)
    }
}

type Fault = (Token, Consistency);

/// The order of a version, and each draw's own numbers.
fn follows(agencies: &[AgencyPlan], year: Year) -> Result<(), Fault> {
    let mut last: Option<&Token> = None;
    for AgencyPlan { base, strata } in agencies {
        let fault = |expected| Err((base.agency.clone(), expected));
        if last.replace(&base.agency).is_some_and(|last| *last >= base.agency) {
            return fault(Consistency::AgenciesAscend);
        }
        for (at, plan) in strata.iter().enumerate() {
            if strata.iter().take(at).any(|other| other.stratum == plan.stratum) {
                return fault(Consistency::StrataOnce);
            }
            if plan.draws.iter().zip(plan.draws.iter().skip(1)).any(|(a, b)| a.period >= b.period) {
                return fault(Consistency::PeriodsAscend);
            }
            for draw in &plan.draws {
                let derivation = &draw.quota.derivation;
                let total = |a: u32, b: u32| u64::from(a).saturating_add(b.into());
                if draw.period.year() != year {
                    return fault(Consistency::PeriodsOfTheYear);
                }
                if total(draw.quota.count, derivation.rest) != total(derivation.due, derivation.carried) {
                    return fault(Consistency::QuotaAddsUp);
                }
                if draw.quota.count > derivation.pool {
                    return fault(Consistency::QuotaWithinPool);
                }
            }
        }
    }
    Ok(())
}

/// What was drawn in one version stands in the next.
fn keeps(before: &[AgencyPlan], after: &[AgencyPlan]) -> Result<(), Fault> {
    for agency in before {
        let next = after.iter().find(|next| next.base.agency == agency.base.agency);
        for plan in &agency.strata {
            for draw in plan.draws.iter().filter(|draw| draw.drawn.is_some()) {
                if next.and_then(|next| next.draw(plan.stratum.as_str(), draw.period)) != Some(draw) {
                    return Err((agency.base.agency.clone(), Consistency::DrawnStays));
                }
            }
        }
    }
    Ok(())
}
