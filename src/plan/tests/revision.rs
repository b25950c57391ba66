//! Art. 9: a plan revised.

use super::*;
use crate::PeriodKind;
use crate::rules::QuotaRule;

#[test]
fn what_a_revision_keeps_is_no_better_than_its_first_version() {
    // The first draw's quota is that of a plan for 4 sources, in a plan for 40; the second version keeps it as drawn.
    let mut forged = plan(vec![base("wuchuan", 40, 400, 8)]);
    let small = plan(vec![base("wuchuan", 4, 400, 8)]);
    let key = |plan: &AnnualPlan| plan.agency("wuchuan").unwrap().draw("key", period("2027-Q1")).unwrap().quota.clone();
    let quota = key(&small);
    assert!(quota.count < key(&forged).count);
    let strata = &mut forged.current[0].strata;
    strata.iter_mut().find(|it| it.stratum.as_str() == "key").unwrap().draws[0].quota = quota;
    let drawn =
        [("key", 1), ("general", 20), ("project", 0)].map(|(stratum, n)| drew("wuchuan", stratum, "2027-Q1", n));
    let second = forged.revised(&rules(), vec![base("wuchuan", 40, 400, 8)], &drawn).unwrap();
    assert_eq!(counts(&second, "wuchuan", "key")[0], 1, "kept");
    assert_eq!(
        second.verify(&rules()).unwrap_err(),
        PlanError::NotByTheRules { version: 1, rules: rules().id().clone() }
    );
}

#[test]
fn a_revision_keeps_what_is_drawn_and_reckons_the_rest() {
    let first = plan(vec![base("wuchuan", 40, 400, 8), base("hohhot", 187, 900, 12)]);
    // Two draws made: the second of `general` 3 short. Then two inspectors more: 100 a year, 25 a quarter.
    let drawn = [("key", "2027-Q1", 10), ("general", "2027-Q1", 20), ("general", "2027-Q2", 17)]
        .map(|(s, q, n)| drew("wuchuan", s, q, n));
    let second =
        first.revised(&rules(), vec![base("wuchuan", 60, 400, 10), base("hohhot", 187, 900, 12)], &drawn).unwrap();
    assert_eq!(second.version(), 2);
    assert_eq!(second.predecessor(), Some(first));
    assert_eq!(counts(&second, "wuchuan", "key"), [10, 15, 15, 15]);
    // 25 + 25 were owed by the new lists, 37 drawn: 13 more in the third quarter, and the year comes to 100.
    assert_eq!(counts(&second, "wuchuan", "general"), [20, 17, 38, 25]);
    let kept = second.agency("wuchuan").unwrap().draw("general", period("2027-Q2")).unwrap();
    assert_eq!((kept.quota.count, kept.drawn), (20, Some(17)));
    assert_eq!(second.verify(&rules()), Ok(()));
    let third = second.revised(&rules(), second.agencies().iter().map(|a| a.base.clone()).collect(), &[]).unwrap();
    assert_eq!((third.agencies(), third.version(), third.versions().count()), (second.agencies(), 3, 3));
}

#[test]
fn more_than_was_owed_is_not_taken_from_later_draws() {
    let first = plan(vec![base("wuchuan", 40, 400, 8)]);
    let drawn = [drew("wuchuan", "general", "2027-Q1", 30)];
    let second = first.revised(&rules(), vec![base("wuchuan", 40, 400, 8)], &drawn).unwrap();
    assert_eq!(counts(&second, "wuchuan", "general"), [30, 20, 20, 20]);
}

#[test]
fn more_than_was_owed_in_one_half_year_does_not_count_for_the_next() {
    let mut pack = rules().into_pack();
    let general = pack.strata[1].county.as_mut().unwrap();
    general.quota = QuotaRule::Fixed { sources: 20, per: PeriodKind::HalfYear };
    let halves = Ruleset::new(pack).unwrap();
    let same = || vec![base("wuchuan", 40, 400, 8)];
    let first = AnnualPlan::new(&halves, year(), same()).unwrap();
    assert_eq!(counts(&first, "wuchuan", "general"), [10; 4]);
    let drawn = [("2027-Q1", 30), ("2027-Q2", 10), ("2027-Q3", 4)].map(|(q, n)| drew("wuchuan", "general", q, n));
    let second = first.revised(&halves, same(), &drawn).unwrap();
    assert_eq!(counts(&second, "wuchuan", "general"), [30, 10, 4, 16]);
}

#[test]
fn a_revision_that_does_not_fit_is_refused() {
    let first = plan(vec![base("wuchuan", 40, 400, 8)]);
    let same = || vec![base("wuchuan", 40, 400, 8)];
    let with = |drawn: &[Drawn]| first.revised(&rules(), same(), drawn);
    refused(with(&[drew("wuchuan", "key", "2028-Q1", 1)]), Code::PLAN_DRAWN_UNKNOWN);
    refused(with(&[drew("wuchuan", "special", "2027-Q1", 1)]), Code::PLAN_DRAWN_UNKNOWN);
    refused(with(&[drew("wuchuan", "key", "2027-Q2", 1)]), Code::PLAN_DRAWN_GAP);
    let second = with(&[drew("wuchuan", "key", "2027-Q1", 10)]).unwrap();
    let changed = second.revised(&rules(), same(), &[drew("wuchuan", "key", "2027-Q1", 9)]);
    refused(changed, Code::PLAN_DRAWN_CHANGED);
    refused(second.revised(&rules(), vec![], &[]), Code::PLAN_AGENCY_DROPPED);
    let moved = AgencyBase { tier: Tier::Prefecture, ..base("wuchuan", 40, 400, 8) };
    refused(second.revised(&rules(), vec![moved], &[]), Code::PLAN_AGENCY_TIER);
    let other = Ruleset::examples().into_iter().next().unwrap();
    refused(second.revised(&other, same(), &[]), Code::PLAN_OTHER_RULES);
    assert_eq!(first.findings(&other).unwrap_err().code(), Code::PLAN_OTHER_RULES);
}
