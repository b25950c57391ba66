//! Arts. 8, 9: a plan revised when lists change: what is drawn stays, the rest is reckoned anew, every version is kept.

use std::collections::BTreeMap;

use super::annual::is_zero;
use super::annual::ordered;
use super::year_draws::{DrawnCounts, Made, periods, plan_agency};
use super::{AgencyBase, AgencyPlan, AnnualPlan, PlanError};
use crate::rules::Ruleset;
use crate::{Period, Token};

/// That an agency has drawn a stratum for a period, and how many sources.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    /// The agency.
    pub agency: Token,
    /// The stratum.
    pub stratum: Token,
    /// The period.
    pub period: Period,
    /// How many sources; 0 where the draw was not made or drew nobody.
    pub sources: u32,
    /// How many of them had been drawn in the year before. Where the rule counts units they are not credited; left out,
    /// all are taken for new.
    #[serde(default, skip_serializing_if = "is_zero", deserialize_with = "crate::forms::null_is_default")]
    pub repeats: u32,
}

impl AnnualPlan {
    /// The plan with one more version, by new counts and what has been drawn since.
    ///
    /// A draw that was made keeps its quota and its number. Draws recorded by an earlier version need not be given again.
    /// What the draws made fell short of what they owed is owed by the next draw, where the rule carries over. Where an
    /// obligation is met by several draws and the counts changed, it is that of the new counts
    /// ([`MidYear::Whole`](crate::rules::MidYear)): what was drawn is credited, and the rest is spread over the draws that
    /// are still to be made, which may be none. By [`MidYear::ProRata`](crate::rules::MidYear) each draw owes its part by
    /// the counts at its time.
    ///
    /// # Guarantees
    /// Earlier versions are unchanged. No draw that was made is changed. Where the rule carries over and takes the whole
    /// year, what is credited, to be drawn and short comes at least to the obligation by the new counts; exactly, if the
    /// draws made come to no more than that.
    ///
    /// # Errors
    /// [`PlanError`] for other rules, an agency dropped or moved after it drew, a draw that the plan does not have, that
    /// differs from what is on record, or that follows one of which nothing is said, and as [`AnnualPlan::new`].
    pub fn revised(&self, rules: &Ruleset, agencies: Vec<AgencyBase>, drawn: &[Drawn]) -> Result<Self, PlanError> {
        if rules.id() != &self.rules {
            return Err(PlanError::OtherRules { found: rules.id().clone(), expected: self.rules.clone() });
        }
        let agencies = ordered(agencies)?;
        let mut records = self.records(drawn)?;
        let periods = periods(rules, self.year)?;
        let mut current = Vec::with_capacity(agencies.len());
        for base in agencies {
            let before = self.agency(base.agency.as_str());
            if let Some(expected) = before.map(|before| before.base.tier).filter(|tier| *tier != base.tier) {
                return Err(PlanError::AgencyTier { agency: base.agency, found: base.tier, expected });
            }
            let record = records.remove(&base.agency).unwrap_or_default();
            let plan = plan_agency(rules, &periods, base, before, &record)?;
            check_record(&plan, &record)?;
            current.push(plan);
        }
        if let Some((agency, _)) = records.into_iter().next() {
            return Err(PlanError::AgencyDropped { agency });
        }
        let earlier = self.versions().map(<[_]>::to_vec).collect();
        Ok(Self { rules: self.rules.clone(), names: self.names.clone(), earlier, current, ..*self })
    }

    /// Checks that every version is what these rules give for its counts and for what was drawn: what a version keeps of
    /// the one before it is no better than that one.
    ///
    /// # Errors
    /// [`PlanError::NotByTheRules`] with the latest version that is not, or as [`AnnualPlan::revised`].
    ///
    /// # Complexity
    /// A plan made anew for each version.
    pub fn verify(&self, rules: &Ruleset) -> Result<(), PlanError> {
        let mut version = self.clone();
        loop {
            version.verify_current(rules)?;
            match version.predecessor() {
                Some(before) => version = before,
                None => return Ok(()),
            }
        }
    }

    /// The plan made anew by these rules: each version from its counts and from what was drawn.
    ///
    /// # Errors
    /// As [`AnnualPlan::new`] and [`AnnualPlan::revised`].
    pub fn remade(&self, rules: &Ruleset) -> Result<Self, PlanError> {
        let mut remade: Option<Self> = None;
        for agencies in self.versions() {
            let bases = agencies.iter().map(|agency| agency.base.clone()).collect();
            remade = Some(match remade {
                None => Self::new(rules, self.year, bases)?,
                Some(before) => before.revised(rules, bases, &drawn_of(agencies))?,
            });
        }
        Ok(remade.unwrap_or_else(|| self.clone()).named(self.names.clone()))
    }

    /// Checks the current version against the one before it.
    fn verify_current(&self, rules: &Ruleset) -> Result<(), PlanError> {
        let bases = self.current.iter().map(|agency| agency.base.clone()).collect();
        let again = match self.predecessor() {
            None => Self::new(rules, self.year, bases)?,
            Some(before) => before.revised(rules, bases, &drawn_of(&self.current))?,
        };
        // By what names agencies are called follows from no rule.
        if again.named(self.names.clone()) == *self {
            return Ok(());
        }
        Err(PlanError::NotByTheRules { version: self.version(), rules: rules.id().clone() })
    }

    /// What is on record for each agency that has drawn, with what is new.
    fn records(&self, drawn: &[Drawn]) -> Result<BTreeMap<Token, DrawnCounts>, PlanError> {
        let mut records: BTreeMap<Token, DrawnCounts> = BTreeMap::new();
        for Drawn { agency, stratum, period, sources, repeats } in drawn_of(&self.current).iter().chain(drawn).cloned()
        {
            let record = records.entry(agency.clone()).or_default();
            let found = Made { sources, repeats: repeats.min(sources) };
            let expected = *record.entry((stratum.clone(), period)).or_insert(found);
            if expected != found {
                let numbers = |made: Made| (made.sources, made.repeats);
                let (found, expected) = (numbers(found), numbers(expected));
                return Err(PlanError::DrawnChanged { agency, stratum, period, found, expected });
            }
        }
        Ok(records)
    }
}

fn drawn_of(agencies: &[AgencyPlan]) -> Vec<Drawn> {
    let mut all = Vec::new();
    for agency in agencies {
        for plan in &agency.strata {
            all.extend(plan.draws.iter().filter_map(|draw| {
                let (agency, stratum) = (agency.base.agency.clone(), plan.stratum.clone());
                draw.drawn.map(|sources| Drawn { agency, stratum, period: draw.period, sources, repeats: draw.repeats })
            }));
        }
    }
    all
}

/// Every draw on record is one of the plan's, and none is skipped.
fn check_record(plan: &AgencyPlan, record: &DrawnCounts) -> Result<(), PlanError> {
    let agency = || plan.base.agency.clone();
    let unknown = record.keys().find(|(stratum, period)| plan.draw(stratum.as_str(), *period).is_none());
    if let Some((stratum, period)) = unknown.cloned() {
        return Err(PlanError::DrawnUnknown { agency: agency(), stratum, period });
    }
    for stratum in &plan.strata {
        let mut rest = stratum.draws.iter().skip_while(|draw| draw.drawn.is_some());
        if let Some(gap) = rest.next().filter(|_| rest.any(|draw| draw.drawn.is_some())) {
            let (stratum, period) = (stratum.stratum.clone(), gap.period);
            return Err(PlanError::DrawnGap { agency: agency(), stratum, period });
        }
    }
    Ok(())
}
