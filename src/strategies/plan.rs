//! Strategies for [`plan`](crate::plan): the counts of agencies.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::plan::AgencyBase;
use crate::rules::Ruleset;
use crate::{Division, Tier};

/// The counts of up to four agencies with a count for each stratum of the pack: Hohhot and three of its counties.
///
/// # Example: a plan of them
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::plan::AnnualPlan;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::plan::agency_bases;
///
/// proptest!(ProptestConfig::with_cases(16), |(bases in agency_bases(&Ruleset::inner_mongolia()))| {
///     let plan = AnnualPlan::new(&Ruleset::inner_mongolia(), "2027".parse().unwrap(), bases.clone()).unwrap();
///     prop_assert_eq!(plan.agencies().len(), bases.len());
/// });
/// ```
pub fn agency_bases(rules: &Ruleset) -> impl Strategy<Value = Vec<AgencyBase>> + Clone + use<> {
    let strata: Vec<_> = rules.strata().map(|stratum| stratum.stratum.clone()).collect();
    let places = [("hohhot", 150_100), ("huimin", 150_103), ("wuchuan", 150_125), ("xincheng", 150_102)];
    let one = (prop::collection::vec((counts(), undrawn()), strata.len()), 0..60_u32, any::<bool>());
    prop::collection::vec(one, places.len()).prop_map(move |all| {
        let agencies = places.into_iter().zip(all).filter(|(_, (_, _, present))| *present);
        let base = |((name, number), (numbers, inspectors, _)): ((&str, u32), (Vec<_>, u32, bool))| {
            let numbers: Vec<(u32, u32)> = numbers;
            let counted = || strata.iter().cloned().zip(&numbers);
            Some(AgencyBase {
                agency: name.parse().ok()?,
                division: Division::from_number(number).ok()?,
                tier: if name == "hohhot" { Tier::Prefecture } else { Tier::County },
                sources: counted().map(|(stratum, (sources, _))| (stratum, *sources)).collect(),
                undrawn: counted().map(|(stratum, (sources, undrawn))| (stratum, *undrawn.min(sources))).collect(),
                carried: BTreeMap::new(),
                inspectors,
            })
        };
        agencies.filter_map(base).collect()
    })
}

fn counts() -> impl Strategy<Value = u32> + Clone {
    prop_oneof![0..=12_u32, 0..=2_000_u32]
}

fn undrawn() -> impl Strategy<Value = u32> + Clone {
    prop_oneof![3 => Just(0), 1 => 0..=4_u32]
}
