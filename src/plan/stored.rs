//! Art. 9: a plan read back: the checks that need no rules. [`AnnualPlan::verify`] makes it anew by the rules.

use super::{AgencyPlan, AnnualPlan, Consistency, Filing, PlanError};
use crate::{Token, Year};

/// What an [`AnnualPlan`] looks like in data, before it is checked.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanForm {
    rules: Token,
    year: Year,
    filing: Option<Filing>,
    earlier: Vec<Vec<AgencyPlan>>,
    current: Vec<AgencyPlan>,
}

impl TryFrom<PlanForm> for AnnualPlan {
    type Error = PlanError;

    fn try_from(form: PlanForm) -> Result<Self, PlanError> {
        let PlanForm { rules, year, filing, earlier, current } = form;
        let plan = Self { rules, year, filing, earlier, current };
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
