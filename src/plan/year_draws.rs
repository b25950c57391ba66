//! Arts. 8, 10: an agency's draws of a year, one after the other, each owing what the one before fell short.

use std::collections::BTreeMap;

use super::stratum_year::StratumYear;
use super::{AgencyBase, AgencyPlan, AnnualPlan, PlanError};
use crate::rules::{Base, Ruleset};
use crate::{DrawPeriod, HalfYear, Month, Period, PeriodKind, Quarter, Token, Year};

/// What an agency has drawn, by stratum and period.
pub(super) type DrawnCounts = BTreeMap<(Token, Period), Made>;

/// How many sources a draw drew, and how many of them the year had drawn before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) sources: u32,
    pub(super) repeats: u32,
}

/// The periods of a year that the pack draws for; of two-year draws, none in the second year.
pub(super) fn periods(rules: &Ruleset, year: Year) -> Result<Vec<(Period, DrawPeriod)>, PlanError> {
    let (kind, number) = (rules.pack().draw.period, year.number());
    let first = rules.pack().in_force.two_years_from.map_or(0, i32::from);
    if kind == PeriodKind::TwoYears && number.saturating_sub(first).rem_euclid(2) == 1 {
        return Ok(Vec::new());
    }
    let period = |index| -> Result<(Period, DrawPeriod), PlanError> {
        let period = match kind {
            PeriodKind::Month => Month::new(number, index)?.into(),
            PeriodKind::Quarter => Quarter::new(number, index)?.into(),
            PeriodKind::HalfYear => HalfYear::new(number, index)?.into(),
            PeriodKind::Year => Period::Year(year),
            PeriodKind::TwoYears => Period::TwoYears(year),
        };
        Ok((period, rules.draw_period(number, index)?))
    };
    (1..=PeriodKind::Year.holds(kind).unwrap_or(1)).map(period).collect()
}

impl Ruleset {
    /// The periods of a year that draws are made for (Art. 10), in order.
    #[must_use]
    pub fn draw_periods(&self, year: Year) -> Vec<Period> {
        periods(self, year).map(|periods| periods.into_iter().map(|(period, _)| period).collect()).unwrap_or_default()
    }

    /// The rules' number of a calendar period that draws are made for; none for a period by which the pack does not draw.
    #[must_use]
    pub fn draw_period_of(&self, period: Period) -> Option<DrawPeriod> {
        let periods = periods(self, period.year()).ok()?;
        periods.into_iter().find_map(|(candidate, number)| (candidate == period).then_some(number))
    }
}

/// An agency's part of a plan; `before` is its part of the version before.
pub(super) fn plan_agency(
    rules: &Ruleset,
    periods: &[(Period, DrawPeriod)],
    base: AgencyBase,
    before: Option<&AgencyPlan>,
    drawn: &DrawnCounts,
) -> Result<AgencyPlan, PlanError> {
    let agency = || base.agency.clone();
    if let Some(stratum) = named(&base).find(|stratum| rules.stratum(stratum.as_str()).is_none()) {
        let rules = rules.id().clone();
        return Err(PlanError::StratumUnknown { agency: agency(), stratum: stratum.clone(), rules });
    }
    if let Some((stratum, year, carried)) = nothing_runs_on(rules, periods, &base) {
        return Err(PlanError::NothingCarried { agency: agency(), stratum, year, carried });
    }
    let mut strata = Vec::new();
    for stratum in rules.strata().filter(|stratum| stratum.rule(base.tier).is_some()) {
        let stratum = &stratum.stratum;
        let missing = || PlanError::StratumMissing { agency: agency(), stratum: stratum.clone() };
        let sources = *base.sources.get(stratum).ok_or_else(missing)?;
        let counts = Base { sources, inspectors: base.inspectors };
        let before = before.and_then(|before| before.stratum(stratum.as_str()));
        let (pool, carried) = (base.drawable(stratum.as_str()), base.carried.get(stratum).copied().unwrap_or_default());
        let year = StratumYear { rules, tier: base.tier, stratum, counts, pool, carried, before, drawn };
        strata.push(year.plan(periods)?);
    }
    Ok(AgencyPlan { base, strata })
}

/// The strata that an agency's counts name.
fn named(base: &AgencyBase) -> impl Iterator<Item = &Token> {
    base.sources.keys().chain(base.undrawn.keys()).chain(base.carried.keys())
}

/// The first stratum of which something is carried into a year in which its obligation begins, or that carries nothing.
fn nothing_runs_on(rules: &Ruleset, periods: &[(Period, DrawPeriod)], base: &AgencyBase) -> Option<(Token, Year, u32)> {
    let (period, first) = periods.first()?;
    let carried = base.carried.iter().find(|(stratum, _)| {
        let rule = rules.rule(stratum.as_str(), base.tier).filter(|rule| rule.carry_over);
        let place = rule.and_then(|rule| first.place_in(rule.quota.per()?));
        place.is_none_or(|place| place.index == 1)
    });
    carried.map(|(stratum, carried)| (stratum.clone(), period.year(), *carried))
}

impl AnnualPlan {
    /// What an agency's obligations that run on into the next year are short at the end of this one, for
    /// [`AgencyBase::carried`](super::AgencyBase::carried) of the next plan; draws that are still to be made count as made.
    ///
    /// # Guarantees
    /// An entry, perhaps of 0, for each stratum whose obligation runs on, carries over, and is above 0; no other.
    ///
    /// # Example: sixty over two years, of which the first could draw fewer
    /// ```
    /// use shuangsuiji::plan::{AgencyBase, AnnualPlan};
    /// use shuangsuiji::PeriodKind;
    /// use shuangsuiji::rules::{QuotaRule, Ruleset};
    /// use shuangsuiji::{Tier, Year};
    ///
    /// let mut pack = Ruleset::inner_mongolia().into_pack();
    /// pack.in_force.two_years_from = Some(2026);
    /// pack.strata[1].county.as_mut().unwrap().quota = QuotaRule::Fixed { sources: 60, per: PeriodKind::TwoYears };
    /// let rules = Ruleset::new(pack)?;
    /// let base = |general| AgencyBase {
    ///     agency: "wuchuan".parse().unwrap(),
    ///     division: "150125".parse().unwrap(),
    ///     tier: Tier::County,
    ///     sources: [("key", 8), ("general", general), ("project", 0)].map(|(s, n)| (s.parse().unwrap(), n)).into(),
    ///     undrawn: Default::default(),
    ///     carried: Default::default(),
    ///     inspectors: 4,
    /// };
    /// let first = AnnualPlan::new(&rules, Year::new(2026)?, vec![base(5)])?;
    /// let carried = first.runs_on(&rules, "wuchuan");
    /// assert_eq!(carried["general"], 25, "8 + 7 + 8 + 7 were owed, and there are 5");
    /// let second = AnnualPlan::new(&rules, Year::new(2027)?, vec![AgencyBase { carried, ..base(90) }])?;
    /// assert_eq!(second.agency("wuchuan").unwrap().stratum("general").unwrap().visits(), 55);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn runs_on(&self, rules: &Ruleset, agency: &str) -> BTreeMap<Token, u32> {
        self.agency(agency).map(|agency| short(rules, agency)).unwrap_or_default()
    }
}

fn short(rules: &Ruleset, agency: &AgencyPlan) -> BTreeMap<Token, u32> {
    let short = agency.strata.iter().filter_map(|plan| {
        let carries = rules.rule(plan.stratum.as_str(), agency.base.tier)?.carry_over;
        let last = &plan.draws.last()?.quota.derivation;
        let runs_on = carries && last.place.index < last.place.of && last.obligation > 0;
        runs_on.then(|| (plan.stratum.clone(), u32::try_from(plan.short).unwrap_or(u32::MAX)))
    });
    short.collect()
}
