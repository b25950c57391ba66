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
    // 20 + 20 were owed, 37 drawn: 3 are owed by the third quarter, and the other 60 of 100 are spread over both.
    assert_eq!(counts(&second, "wuchuan", "general"), [20, 17, 33, 30]);
    let third = &second.agency("wuchuan").unwrap().draw("general", period("2027-Q3")).unwrap().quota.derivation;
    assert_eq!(
        third.to_string(),
        "10 inspectors × 10 = 100; quarter 3 of 4: 60 left for 2 draws, ⌈60 × 1/2⌉ = 30; 30 + 3 carried over = 33 (Art. 8(2))"
    );
    assert_eq!(
        third.chinese(),
        "10人×10=100；按季度分摊（3/4）：余60，分2次，⌈60×1/2⌉=30；30+结转3=33（第八条第一款第（二）项）"
    );
    let kept = second.agency("wuchuan").unwrap().draw("general", period("2027-Q2")).unwrap();
    assert_eq!((kept.quota.count, kept.drawn), (20, Some(17)));
    assert_eq!(second.verify(&rules()), Ok(()));
    let third = second.revised(&rules(), second.agencies().iter().map(|a| a.base.clone()).collect(), &[]).unwrap();
    assert_eq!((third.agencies(), third.version(), third.versions().count()), (second.agencies(), 3, 3));
}

#[test]
fn what_was_drawn_is_credited() {
    let first = plan(vec![base("wuchuan", 40, 400, 8)]);
    let drawn = [drew("wuchuan", "general", "2027-Q1", 30)];
    let second = first.revised(&rules(), vec![base("wuchuan", 40, 400, 8)], &drawn).unwrap();
    assert_eq!(counts(&second, "wuchuan", "general"), [30, 17, 17, 16]);
    // Ten of them drawn before in the year are no more units.
    let again = [Drawn { repeats: 10, ..drawn[0].clone() }];
    let second = first.revised(&rules(), vec![base("wuchuan", 40, 400, 8)], &again).unwrap();
    assert_eq!(counts(&second, "wuchuan", "general"), [30, 20, 20, 20]);
    let text = serde_json::to_string(&second).unwrap();
    assert_eq!(serde_json::from_str::<AnnualPlan>(&text).unwrap(), second);
    assert_eq!(second.verify(&rules()), Ok(()));
}

/// The counts of a year in which 20 of 40 were drawn, with so many inspectors from then on.
fn with_staff(rules: &Ruleset, inspectors: u32) -> Vec<u32> {
    let first = AnnualPlan::new(rules, year(), vec![base("wuchuan", 40, 400, 4)]).unwrap();
    let drawn = ["2027-Q1", "2027-Q2"].map(|quarter| drew("wuchuan", "general", quarter, 10));
    let second = first.revised(rules, vec![base("wuchuan", 40, 400, inspectors)], &drawn).unwrap();
    assert_eq!(second.verify(rules), Ok(()));
    counts(&second, "wuchuan", "general")
}

#[test]
fn staff_that_changes_is_reckoned_one_way_in_both_directions() {
    assert_eq!(with_staff(&rules(), 4), [10, 10, 10, 10]);
    assert_eq!(with_staff(&rules(), 2), [10, 10, 0, 0]);
    assert_eq!(with_staff(&rules(), 1), [10, 10, 0, 0], "never below 0");
    assert_eq!(with_staff(&rules(), 8), [10, 10, 30, 30]);
    let mut pack = rules().into_pack();
    pack.strata[1].county.as_mut().unwrap().mid_year = crate::rules::MidYear::ProRata;
    let pro_rata = Ruleset::new(pack).unwrap();
    assert!(pro_rata.to_json().contains(r#""mid_year": "pro_rata""#));
    assert_eq!(with_staff(&pro_rata, 2), [10, 10, 5, 5]);
    assert_eq!(with_staff(&pro_rata, 8), [10, 10, 20, 20]);
}

#[test]
fn what_periods_fell_short_is_carried_on_when_several_are_told_in_one_revision() {
    // A share of each quarter that carries over: 10 a quarter, of which 7 and 9 were drawn.
    let mut pack = rules().into_pack();
    pack.strata[0].county.as_mut().unwrap().carry_over = true;
    let carrying = Ruleset::new(pack).unwrap();
    let same = || vec![base("wuchuan", 40, 400, 8)];
    let first = AnnualPlan::new(&carrying, year(), same()).unwrap();
    let drawn = [("2027-Q1", 7), ("2027-Q2", 9)].map(|(quarter, n)| drew("wuchuan", "key", quarter, n));
    let at_once = first.revised(&carrying, same(), &drawn).unwrap();
    assert_eq!(counts(&at_once, "wuchuan", "key"), [7, 9, 14, 10]);
    let one = first.revised(&carrying, same(), &drawn[..1]).unwrap();
    let one_by_one = one.revised(&carrying, same(), &drawn[1..]).unwrap();
    assert_eq!(counts(&one_by_one, "wuchuan", "key"), [7, 9, 14, 10]);
    assert_eq!(at_once.agency("wuchuan").unwrap().stratum("key").unwrap().short, 0);
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
