//! Arts. 1, 8: what draws that are made each by itself leave to chance: that a year reaches as many different sources as
//! it owes, and that every source comes up within the years set.
//!
//! A draw names each source once, but draws made each by itself may name one again. Where those not yet inspected come
//! first, none is named again before all are; then there is nothing to say here.

use super::coverage::reached;
use super::{AgencyPlan, AnnualPlan, Finding, StratumPlan};
use crate::Fraction;
use crate::rules::{Cap, Counting, CoverAll, CoverageOrder, Ruleset};

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
    let binds = cap.filter(|cap| usize::try_from(cap.most).is_ok_and(|most| most < ahead.len()));
    let expected = match binds {
        Some(cap) if known == 0 => reached_under_cap(sources, &ahead, cap.most)?,
        _ => {
            let others: Vec<(u32, u32)> = ahead.iter().map(|&count| (count, sources)).collect();
            let more = reached(sources.saturating_sub(known), &others).sources;
            more.plus(Fraction::whole(known.into()))?
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

/// How many draws reach on average where the cap takes out who was drawn often enough, in millionths of a source: each draw
/// takes of every group of sources with as many visits the same share. Chance sways around that; the true average differs by
/// less than two tenths of a source and a hundredth of them (the test draws many years and compares).
fn reached_under_cap(sources: u32, draws: &[u32], cap: u32) -> Option<Fraction> {
    const UNIT: u128 = 1_000_000;
    let all = u128::from(sources).checked_mul(UNIT)?;
    // Those with no visit, with one, …; who has as many as the cap is in no group.
    let groups = usize::try_from(cap).ok()?.min(draws.len());
    let mut with: Vec<u128> = core::iter::once(all).chain(core::iter::repeat(0)).take(groups).collect();
    for &count in draws {
        let candidates = with.iter().fold(0_u128, |sum, group| sum.saturating_add(*group));
        let drawn = u128::from(count).checked_mul(UNIT)?.min(candidates);
        let mut arrived = 0;
        for group in &mut with {
            let leaves = group.checked_mul(drawn)?.checked_div(candidates).unwrap_or(0);
            *group = group.checked_sub(leaves)?.checked_add(arrived)?;
            arrived = leaves;
        }
    }
    Fraction::new(all.checked_sub(*with.first()?)?, UNIT)
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

#[cfg(test)]
mod tests {
    use super::reached_under_cap;
    use crate::plan::expected_coverage;
    use crate::rules::CoverageOrder;

    #[test]
    fn the_reckoned_average_is_that_of_many_runs() {
        for sources in [3_u32, 8, 45, 200, 3_000] {
            for share in [10, 4, 3, 2] {
                for (draws, cap) in [(3, 1), (3, 2), (4, 2), (6, 2), (12, 2), (12, 3), (12, 5)] {
                    let draws = vec![sources.div_ceil(share); draws];
                    let reckoned = reached_under_cap(sources, &draws, cap).unwrap();
                    let runs = 60_000 / sources;
                    let seen =
                        expected_coverage(sources, &draws, CoverageOrder::Independent, Some(cap), 7, runs).sources;
                    let hundredths = |of: crate::Fraction| {
                        let (numerator, denominator) = of.parts();
                        (numerator * 100).div_ceil(denominator)
                    };
                    let apart = hundredths(reckoned).abs_diff(hundredths(seen));
                    assert!(apart <= 20 + u128::from(sources), "{sources} {draws:?} {cap}: {reckoned} {seen}");
                }
            }
        }
    }
}
