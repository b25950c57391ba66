//! Years of a league: nothing is found in any bureau's, nor between them.
#![cfg(feature = "proptest")]

use proptest::prelude::*;
use shuangsuiji::Tier;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::rollup;
use shuangsuiji::rules::Ruleset;
use shuangsuiji::strategies::compliance::{Rulebook, Setting, league, settings};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_league_without_fault_has_no_finding(first in settings(), changes in any::<[bool; 3]>(), seed in any::<u64>()) {
        let of = |at: usize| {
            let (tier, changes) = (if at == 0 { Tier::Prefecture } else { Tier::County }, changes[at]);
            let seed = seed.wrapping_add(at as u64);
            Setting { tier, changes, rulebook: Rulebook::Statute, seed, ..first }
        };
        let files = league(&[of(0), of(1), of(2)]);
        prop_assume!(files.is_some());
        let league = rollup(&files.unwrap(), &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap();
        let told: Vec<_> = league.findings.iter().map(|it| &it.english).collect();
        prop_assert!(told.is_empty(), "{:?}", told);
        for report in &league.reports {
            prop_assert!(report.findings.is_empty(), "{}: {:?}", report.agency.name, report.findings);
        }
        prop_assert_eq!(league.reports.len(), 3);
    }
}
