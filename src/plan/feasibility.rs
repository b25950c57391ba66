//! Arts. 8–11: whether a plan can be carried out, before anything is drawn: cap, sources, tiers, dates, teams.
//!
//! Counts alone, exact. A violation found during the year lifts a source's cap and eases every finding here; nobody
//! knows that beforehand. Which inspections besides the draws count is the ledger's.

use super::annual::sum;
use super::chance;
use super::{AgencyPlan, AnnualPlan, Finding, PlanError, StratumPlan};
use crate::rules::{Cap, CapAgencies, CoverageOrder, InspectionKind, QuotaRule, Ruleset};
use crate::{Fraction, Period};

impl AnnualPlan {
    /// Everything in the current version that cannot hold, or that chance may break, by agency, stratum and period.
    ///
    /// # Guarantees
    /// A cap is reported as exceeded from the first period through which the agency's own visits, or those of the lower
    /// tiers in its area with them, are more than cap times sources, and then no way to draw them exists without an
    /// exemption; repeats, from the first period through which
    /// they are more than the sources.
    ///
    /// # Errors
    /// [`PlanError::OtherRules`], and [`PlanError::Window`] for a draw window of the pack that is none.
    ///
    /// # Complexity
    /// One step for each agency, stratum and period, and for each pair of agencies.
    ///
    /// # Example: one key source in a county
    /// ```
    /// use shuangsuiji::plan::{AgencyBase, AnnualPlan};
    /// use shuangsuiji::rules::Ruleset;
    /// use shuangsuiji::{Code, Explain, Tier, Year};
    ///
    /// let rules = Ruleset::inner_mongolia();
    /// let base = AgencyBase {
    ///     agency: "wuchuan".parse()?,
    ///     division: "150125".parse()?,
    ///     tier: Tier::County,
    ///     sources: [("key", 1), ("general", 400), ("project", 0)].map(|(s, n)| (s.parse().unwrap(), n)).into(),
    ///     undrawn: Default::default(),
    ///     carried: Default::default(),
    ///     inspectors: 8,
    /// };
    /// let findings = AnnualPlan::new(&rules, Year::new(2027)?, vec![base])?.findings(&rules)?;
    /// let cap = findings.iter().find(|finding| finding.code() == Code::CAP_EXCEEDED).unwrap();
    /// assert_eq!(cap.period(), Some("2027-Q3".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn findings(&self, rules: &Ruleset) -> Result<Vec<Finding>, PlanError> {
        if rules.id() != self.rules() {
            return Err(PlanError::OtherRules { found: rules.id().clone(), expected: self.rules().clone() });
        }
        let mut findings = Vec::new();
        findings.extend(self.coincidence(rules)?);
        findings.extend(self.not_in_force(rules)?);
        for agency in self.agencies() {
            findings.extend(too_few_inspectors(agency, rules));
            for plan in &agency.strata {
                let seen = View { plan, agency, year: self };
                let cap = rules.pack().cap.as_ref().filter(|cap| counts(cap, agency));
                findings.extend(seen.pool());
                findings.extend(seen.units());
                findings.extend(seen.repeats());
                findings.extend(seen.two_years(rules));
                let coverage = seen.cover_all(rules);
                findings.extend(coverage.or_else(|| chance::units((self, agency, plan), rules, cap)));
                if let Some(cap) = cap {
                    findings.extend(seen.cap(cap));
                    findings.extend(seen.tiers_together(cap));
                    findings.extend(seen.tiers(cap));
                }
            }
        }
        Ok(findings)
    }

    /// What of an agency's year draws that are made each by itself will probably not reach: fewer different sources than
    /// the year owes (Art. 8); empty where those not yet inspected come first, or a single draw meets the obligation.
    #[must_use]
    pub fn left_to_chance(&self, rules: &Ruleset, agency: &str) -> Vec<Finding> {
        let Some(agency) = self.agency(agency) else { return Vec::new() };
        let cap = rules.pack().cap.as_ref().filter(|cap| counts(cap, agency));
        agency.strata.iter().filter_map(|plan| chance::units((self, agency, plan), rules, cap)).collect()
    }

    /// The first period that is to be drawn on days on which the rules are not in force (Art. 16).
    fn not_in_force(&self, rules: &Ruleset) -> Result<Option<Finding>, PlanError> {
        let force = &rules.pack().in_force;
        for period in self.periods() {
            let window = rules.draw_window(period)?.unwrap_or(period.span());
            let early = force.from.is_some_and(|from| from > window.until());
            if early || force.until.is_some_and(|until| until < window.from()) {
                let (from, until) = (force.from, force.until);
                let article = force.basis.article();
                return Ok(Some(Finding::RulesNotInForce { year: self.year(), period, window, from, until, article }));
            }
        }
        Ok(None)
    }

    fn coincidence(&self, rules: &Ruleset) -> Result<Option<Finding>, PlanError> {
        let (Some(filing), Some(period)) = (self.due(), self.periods().first().copied()) else { return Ok(None) };
        let window = rules.draw_window(period)?.filter(|window| window.from() <= filing.due);
        let article = rules.pack().draw.basis.article();
        let (year, due) = (self.year(), filing.due);
        Ok(window.map(|window| Finding::PlanAndDrawCoincide { year, due, period, window, article }))
    }
}

/// Whether the cap counts the visits that an agency draws.
fn counts(cap: &Cap, agency: &AgencyPlan) -> bool {
    cap.counts.kinds.contains(&InspectionKind::Daily) && cap.counts.tiers.contains(&agency.base.tier)
}

fn too_few_inspectors(agency: &AgencyPlan, rules: &Ruleset) -> Option<Finding> {
    let team = rules.pack().team.as_ref().filter(|team| agency.base.inspectors < team.size)?;
    let draws = agency.strata.iter().flat_map(|plan| &plan.draws).filter(|draw| draw.visits() > 0);
    draws.map(|draw| draw.period).min().map(|period| Finding::TooFewInspectors {
        agency: agency.base.agency.clone(),
        period,
        inspectors: agency.base.inspectors,
        team: team.size,
        article: team.basis.article(),
    })
}

/// One stratum of an agency, with the plan around it.
struct View<'a> {
    plan: &'a StratumPlan,
    agency: &'a AgencyPlan,
    year: &'a AnnualPlan,
}

impl View<'_> {
    fn sources(&self) -> u32 {
        self.agency.base.drawable(self.plan.stratum.as_str())
    }

    fn names(&self) -> (crate::Token, crate::Token) {
        (self.agency.base.agency.clone(), self.plan.stratum.clone())
    }

    /// The first draw through which the visits are more than `most`, with their number.
    fn first_above(&self, most: u64) -> Option<(&super::PlannedDraw, u64)> {
        let mut visits = 0_u64;
        self.plan.draws.iter().find_map(|draw| {
            visits = visits.saturating_add(draw.visits().into());
            (visits > most).then_some((draw, visits))
        })
    }

    fn pool(&self) -> Option<Finding> {
        let draw = self.plan.draws.iter().find(|draw| draw.drawn.is_none() && draw.quota.derivation.rest > 0)?;
        let derivation = &draw.quota.derivation;
        let (agency, stratum) = self.names();
        Some(Finding::PoolTooSmall {
            agency,
            stratum,
            period: draw.period,
            owed: sum([derivation.due, derivation.carried].into_iter()),
            sources: derivation.pool,
            short: self.plan.short,
            article: derivation.basis.article(),
        })
    }

    /// That the year owes more different sources than there are; of a ratio of inspectors, [`View::repeats`] says so.
    fn units(&self) -> Option<Finding> {
        let beyond = |draw: &&super::PlannedDraw| draw.drawn.is_none() && draw.quota.derivation.units.is_some();
        let derivation = &self.plan.draws.iter().find(beyond)?.quota.derivation;
        let (agency, stratum) = self.names();
        let by_inspectors = matches!(derivation.rule, QuotaRule::Inspectors { .. });
        (!by_inspectors).then(|| Finding::UnitsExceedSources {
            agency,
            stratum,
            year: self.year.year(),
            owed: self.plan.visits().saturating_add(self.plan.short),
            sources: self.sources(),
            short: self.plan.short,
            article: derivation.basis.article(),
        })
    }

    fn repeats(&self) -> Option<Finding> {
        let sources = self.sources();
        let (agency, stratum) = self.names();
        let last = &self.plan.draws.last()?.quota.derivation;
        let (article, owed) = (last.basis.article(), self.plan.visits().saturating_add(self.plan.short));
        if matches!(last.rule, QuotaRule::Inspectors { .. }) && owed > sources.into() {
            let (year, inspectors) = (self.year.year(), last.base.inspectors);
            return Some(Finding::InspectorsExceedSources {
                agency,
                stratum,
                year,
                inspectors,
                owed,
                sources,
                article,
            });
        }
        let (draw, visits) = self.first_above(sources.into())?;
        Some(Finding::RepeatsForced { agency, stratum, period: draw.period, visits, sources, article })
    }

    /// What is owed over two years and began before this plan, if nothing was carried from the plan before.
    fn two_years(&self, rules: &Ruleset) -> Option<Finding> {
        let rule = rules.rule(self.plan.stratum.as_str(), self.agency.base.tier)?;
        let derivation = &self.plan.draws.first()?.quota.derivation;
        let known = self.agency.base.carried.contains_key(&self.plan.stratum);
        let begun = rule.carry_over && derivation.obligation > 0 && derivation.place.index > 1 && !known;
        let (agency, stratum) = self.names();
        let article = derivation.basis.article();
        begun.then(|| Finding::TwoYearsBegun { agency, stratum, year: self.year.year(), article })
    }

    /// Whether every source can be reached in the years that the pack sets, if those of the plan's draws that could fall
    /// to this area all do, and none twice; and where they can, whether that is left to chance. Which were reached in
    /// another year a plan does not know.
    fn cover_all(&self, rules: &Ruleset) -> Option<Finding> {
        let cover = rules.stratum(self.plan.stratum.as_str())?.cover_all.as_ref()?;
        let own = &self.agency.base;
        let draws = |other: &AgencyPlan| other.stratum(self.plan.stratum.as_str()).map_or(0, StratumPlan::visits);
        let others = || self.year.agencies().iter().filter(|other| other.base.agency != own.agency);
        if others().any(|other| own.division.contains(other.base.division) && draws(other) > 0) {
            return None;
        }
        let above = || others().filter(|other| other.base.division.contains(own.division));
        let visits = above().map(draws).fold(self.plan.visits(), u64::saturating_add);
        let sources = self.sources();
        let (agency, stratum) = self.names();
        let article = cover.basis.article();
        let (year, years) = (self.year.year(), cover.within_years);
        let missed = visits.saturating_mul(years.into()) < u64::from(sources);
        if missed {
            return Some(Finding::CoverageOutOfReach { agency, stratum, year, sources, years, visits, article });
        }
        let above: Vec<_> = above().filter_map(|it| Some((it, it.stratum(self.plan.stratum.as_str())?))).collect();
        let own_first = rules.pack().coverage.order == CoverageOrder::UninspectedFirst;
        if own_first && years == 1 && self.plan.visits() >= sources.into() {
            return None;
        }
        chance::cover_all((self.year, self.agency, self.plan), rules, cover, &above)
    }

    /// The agency's own visits against what the cap allows.
    fn cap(&self, cap: &Cap) -> Option<Finding> {
        let (sources, most) = (self.sources(), cap.most);
        let room = u64::from(sources).saturating_mul(most.into());
        let article = cap.basis.article();
        let (agency, stratum) = self.names();
        if let Some((draw, visits)) = self.first_above(room) {
            let period = draw.period;
            return Some(Finding::CapExceeded { agency, stratum, period, visits, sources, cap: most, article });
        }
        let (visits, year) = (self.plan.visits(), self.year.year());
        let filled = visits == room && visits > 0;
        filled.then_some(Finding::CapFilled { agency, stratum, year, visits, sources, cap: most, article })
    }

    /// The agency's visits and those of every lower tier in its area, all of its sources, where its own are not too many.
    fn tiers_together(&self, cap: &Cap) -> Option<Finding> {
        let own = &self.agency.base;
        let room = u64::from(self.sources()).saturating_mul(cap.most.into());
        if cap.counts.agencies != CapAgencies::All || self.first_above(room).is_some() {
            return None;
        }
        let below = |other: &&AgencyPlan| {
            other.base.tier < own.tier && own.division.contains(other.base.division) && counts(cap, other)
        };
        let below = self.year.agencies().iter().filter(below);
        let lower: Vec<_> =
            below.filter_map(|other| Some((other, other.stratum(self.plan.stratum.as_str())?))).collect();
        let visits = |plan: &StratumPlan, until: Period| {
            let draws = plan.draws.iter().filter(|draw| draw.period <= until);
            sum(draws.map(super::PlannedDraw::visits))
        };
        self.plan.draws.iter().map(|draw| draw.period).find_map(|period| {
            let all =
                lower.iter().map(|(_, plan)| visits(plan, period)).fold(visits(self.plan, period), u64::saturating_add);
            let (agency, stratum) = self.names();
            let drawing = lower.iter().filter(|(_, plan)| visits(plan, period) > 0);
            (all > room).then(|| Finding::TiersExceedCap {
                agency,
                stratum,
                period,
                lower: drawing.map(|(other, _)| other.base.agency.clone()).collect(),
                visits: all,
                sources: self.sources(),
                cap: cap.most,
                article: cap.basis.article(),
            })
        })
    }

    /// The draws of every higher tier whose area contains this agency's, under one cap. A source's visits by one
    /// agency's draws are expected to be visits ÷ sources, since each of its draws is uniform over its area.
    fn tiers(&self, cap: &Cap) -> Option<Finding> {
        if cap.counts.agencies != CapAgencies::All {
            return None;
        }
        let own = &self.agency.base;
        let above = |other: &&AgencyPlan| {
            other.base.tier > own.tier && other.base.division.contains(own.division) && counts(cap, other)
        };
        let mut expected = Fraction::new(self.plan.visits().into(), self.sources().into())?;
        let mut worst = draws(self.plan);
        let mut superiors = Vec::new();
        for other in self.year.agencies().iter().filter(above) {
            let view =
                other.stratum(self.plan.stratum.as_str()).map(|plan| View { plan, agency: other, year: self.year });
            let Some(view) = view.filter(|view| view.plan.visits() > 0 && view.sources() > 0) else { continue };
            expected = expected.plus(Fraction::new(view.plan.visits().into(), view.sources().into())?)?;
            worst = worst.saturating_add(draws(view.plan));
            superiors.push(other.base.agency.clone());
        }
        let (agency, stratum) = self.names();
        let room = u64::from(self.sources()).saturating_mul(cap.most.into()).saturating_sub(self.plan.visits());
        (!superiors.is_empty() && worst > cap.most).then(|| Finding::TiersShareCap {
            agency,
            stratum,
            year: self.year.year(),
            superiors,
            expected,
            worst,
            cap: cap.most,
            room,
            article: cap.basis.article(),
        })
    }
}

/// In how many draws a source can come up.
fn draws(plan: &StratumPlan) -> u32 {
    u32::try_from(plan.draws.iter().filter(|draw| draw.visits() > 0).count()).unwrap_or(u32::MAX)
}
