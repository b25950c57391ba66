//! What holds for every plan, under every built-in pack.

use proptest::prelude::*;

use super::findings::finding;
use super::*;
use crate::strategies::plan::agency_bases;

fn packs() -> impl Strategy<Value = Ruleset> {
    let mut all = Ruleset::examples();
    all.push(rules());
    prop::sample::select(all)
}

fn packs_with_bases() -> impl Strategy<Value = (Ruleset, Vec<AgencyBase>)> {
    packs().prop_flat_map(|rules| (agency_bases(&rules), Just(rules)).prop_map(|(bases, rules)| (rules, bases)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn visits_and_shortfall_add_up_to_what_is_owed((rules, bases) in packs_with_bases()) {
        let plan = AnnualPlan::new(&rules, year(), bases).unwrap();
        for plan in plan.agencies().iter().flat_map(|agency| &agency.strata) {
            let last = &plan.draws.last().unwrap().quota.derivation;
            // By the year: once the obligation; by the period: each draw its own.
            if u64::from(last.place.of) == plan.draws.len() as u64 {
                prop_assert_eq!(plan.visits() + plan.short, u64::from(last.obligation));
                prop_assert_eq!(plan.due(), u64::from(last.obligation.min(last.units.unwrap_or(u32::MAX))));
                prop_assert!(plan.due() <= u64::from(last.pool) || last.units.is_none());
            } else if last.place.of == 1 {
                prop_assert_eq!(plan.due(), u64::from(last.obligation) * plan.draws.len() as u64);
                prop_assert_eq!(plan.visits() + plan.short, plan.due());
            }
        }
        prop_assert_eq!(plan.verify(&rules), Ok(()));
        let text = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(serde_json::from_str::<AnnualPlan>(&text).unwrap(), plan);
    }

    #[test]
    fn more_sources_or_inspectors_never_lessen_what_the_year_owes(
        (rules, bases) in packs_with_bases(), sources in 0..9_u32, inspectors in 0..9_u32
    ) {
        let more: Vec<_> = bases.iter().cloned().map(|mut base| {
            base.sources.values_mut().for_each(|count| *count += sources);
            base.inspectors += inspectors;
            base
        }).collect();
        let (less, more) = (AnnualPlan::new(&rules, year(), bases).unwrap(), AnnualPlan::new(&rules, year(), more).unwrap());
        let dues = |plan: &AnnualPlan| -> Vec<_> {
            plan.agencies().iter().flat_map(|agency| &agency.strata).map(|plan| (plan.due(), plan.visits())).collect()
        };
        for (less, more) in dues(&less).into_iter().zip(dues(&more)) {
            prop_assert!(less.0 <= more.0 && less.1 <= more.1);
        }
    }

    #[test]
    fn a_revision_keeps_every_draw_and_comes_to_the_new_obligation(
        (before, after) in (agency_bases(&rules()), agency_bases(&rules())),
        made in 0..=4_usize, less in prop::collection::vec(0..5_u32, 4)
    ) {
        let rules = rules();
        let first = AnnualPlan::new(&rules, year(), before).unwrap();
        let mut drawn = Vec::new();
        for agency in first.agencies() {
            for plan in &agency.strata {
                for (draw, less) in plan.draws.iter().zip(&less).take(made) {
                    let sources = draw.quota.count.saturating_sub(*less);
                    let (agency, stratum) = (agency.base.agency.clone(), plan.stratum.clone());
                    drawn.push(Drawn { agency, stratum, period: draw.period, sources, repeats: 0 });
                }
            }
        }
        let mut bases: Vec<_> = first.agencies().iter().map(|agency| agency.base.clone()).collect();
        for base in &mut bases {
            if let Some(after) = after.iter().find(|after| after.agency == base.agency) {
                *base = after.clone();
            }
        }
        let second = first.revised(&rules, bases, &drawn).unwrap();
        prop_assert_eq!(second.predecessor(), Some(first.clone()));
        prop_assert_eq!(second.verify(&rules), Ok(()));
        for Drawn { agency, stratum, period, sources, .. } in &drawn {
            let (old, new) = (first.agency(agency.as_str()).unwrap(), second.agency(agency.as_str()).unwrap());
            let (old, new) = (old.draw(stratum.as_str(), *period).unwrap(), new.draw(stratum.as_str(), *period).unwrap());
            prop_assert_eq!((&old.quota, Some(*sources)), (&new.quota, new.drawn));
        }
        for agency in second.agencies() {
            let factor = if agency.base.tier == Tier::Prefecture { 5 } else { 10 };
            let general = agency.stratum("general").unwrap();
            prop_assert!(general.visits() + general.short >= u64::from(agency.base.inspectors) * factor);
        }
        let text = serde_json::to_string(&second).unwrap();
        prop_assert_eq!(serde_json::from_str::<AnnualPlan>(&text).unwrap(), second);
    }

    #[test]
    fn a_cap_is_exceeded_exactly_where_no_way_to_draw_exists(sources in 0..40_u32) {
        let plan = plan(vec![base("wuchuan", sources, 4000, 2)]);
        let found = finding(&plan, Code::CAP_EXCEEDED).and_then(|finding| finding.period());
        // The least visited first is the best way there is.
        let mut tallies = vec![0_u32; sources as usize];
        let mut first = None;
        for draw in &plan.agency("wuchuan").unwrap().stratum("key").unwrap().draws {
            tallies.sort_unstable();
            let wanted = draw.quota.count as usize;
            tallies.iter_mut().take(wanted).for_each(|tally| *tally += 1);
            if tallies.iter().any(|&tally| tally > 2) {
                first = first.or(Some(draw.period));
            }
        }
        prop_assert_eq!(found, first);
    }
}
