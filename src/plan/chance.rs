//! Arts. 1, 8: what draws that are made each by itself leave to chance: that a year reaches as many different sources as
//! it owes, and that every source comes up within the years set.
//!
//! A draw names each source once, but draws made each by itself may name one again. Where those not yet inspected come
//! first, none is named again before all are; then there is nothing to say here.

use super::coverage::reached;
use super::{AgencyPlan, AnnualPlan, ExpectedCoverage, Finding, StratumPlan, expected_coverage};
use crate::rules::{Cap, Counting, CoverAll, CoverageOrder, Ruleset};

/// The most visits that are simulated for one answer, and the most runs.
const VISITS: u64 = 4_000_000;
const RUNS: u64 = 20_000;

/// The most years over which draws are multiplied: what is missed then is next to nothing.
const YEARS: u32 = 64;

/// Whether draws that meet an obligation together will reach as many different sources as it asks.
///
/// What was drawn is known, with its repeats; of the draws that are still to be made the expected number is reckoned.
pub(super) fn units(
    (year, agency, plan): (&AnnualPlan, &AgencyPlan, &StratumPlan),
    rules: &Ruleset,
    cap: Option<&Cap>,
) -> Option<Finding> {
    let rule = rules.rule(plan.stratum.as_str(), agency.base.tier)?;
    let last = &plan.draws.last()?.quota.derivation;
    let together = last.year().0.of > 1 && last.obligation > 0;
    let alone = rules.pack().coverage.order == CoverageOrder::Independent && cap.is_none_or(|cap| cap.most > 1);
    if !together || !alone || rule.counts != Counting::Units {
        return None;
    }
    let made = plan.draws.iter().filter_map(|draw| Some(draw.drawn?.saturating_sub(draw.repeats)));
    let known = made.fold(0_u32, u32::saturating_add);
    let ahead = plan.draws.iter().filter(|draw| draw.drawn.is_none()).map(|draw| draw.quota.count);
    let ahead: Vec<u32> = ahead.filter(|count| *count > 0).collect();
    if ahead.is_empty() || (known == 0 && ahead.len() < 2) {
        return None;
    }
    let sources = agency.base.drawable(plan.stratum.as_str());
    let owed = super::annual::sum(ahead.iter().copied()).saturating_add(known.into());
    let most = cap.map(|cap| cap.most);
    let expected = match known {
        0 => simulated(sources, &ahead, most).sources,
        _ => {
            let others: Vec<(u32, u32)> = ahead.iter().map(|&count| (count, sources)).collect();
            let more = reached(sources.saturating_sub(known), &others).sources;
            more.plus(crate::Fraction::whole(known.into()))?
        }
    };
    Some(Finding::UnitsByChance {
        agency: agency.base.agency.clone(),
        stratum: plan.stratum.clone(),
        year: year.year(),
        owed,
        draws: u32::try_from(ahead.len()).unwrap_or(u32::MAX),
        sources,
        expected,
        article: last.basis.article(),
    })
}

/// Exact where there is a closed form; else by as many runs as are soon made. Without the cap, which takes out who was
/// drawn often, the number would be a little lower.
fn simulated(sources: u32, draws: &[u32], cap: Option<u32>) -> ExpectedCoverage {
    let visits = super::annual::sum(draws.iter().copied()).max(1);
    let runs = VISITS.checked_div(visits).unwrap_or(0).min(RUNS);
    let cap = cap.filter(|_| runs > 0);
    expected_coverage(sources, draws, CoverageOrder::Independent, cap, 0, u32::try_from(runs).unwrap_or(1))
}

/// Whether every source of the stratum will be reached within the years set, by the agency's draws and those of the
/// higher tiers over its area.
pub(super) fn cover_all(
    (year, agency, plan): (&AnnualPlan, &AgencyPlan, &StratumPlan),
    rules: &Ruleset,
    cover: &CoverAll,
    above: &[(&AgencyPlan, &StratumPlan)],
) -> Option<Finding> {
    let sources = agency.base.drawable(plan.stratum.as_str());
    let first = rules.pack().coverage.order == CoverageOrder::UninspectedFirst;
    let counts = |plan: &StratumPlan| -> Vec<u32> {
        let visits = plan.draws.iter().map(super::PlannedDraw::visits);
        if first { vec![visits.fold(0, u32::saturating_add)] } else { visits.collect() }
    };
    let of = |agency: &AgencyPlan, plan: &StratumPlan| -> Vec<(u32, u32)> {
        let of = agency.base.drawable(plan.stratum.as_str());
        counts(plan).into_iter().filter(|count| *count > 0).map(|count| (count.min(of), of)).collect()
    };
    let mut draws = of(agency, plan);
    draws.extend(above.iter().flat_map(|(agency, plan)| of(agency, plan)));
    let years = cover.within_years.min(YEARS);
    let all: Vec<(u32, u32)> = (0..years).flat_map(|_| draws.iter().copied()).collect();
    if sources == 0 || all.iter().any(|(count, of)| count == of) {
        return None;
    }
    Some(Finding::CoverageByChance {
        agency: agency.base.agency.clone(),
        stratum: plan.stratum.clone(),
        year: year.year(),
        sources,
        years: cover.within_years,
        draws: u32::try_from(draws.len()).unwrap_or(u32::MAX),
        expected: reached(sources, &all).sources,
        article: cover.basis.article(),
    })
}
