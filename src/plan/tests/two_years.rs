//! Art. 8: what is owed over two years, from one plan to the next.

use proptest::prelude::*;

use super::*;
use crate::PeriodKind;
use crate::rules::QuotaRule;

/// The statute's pack with a number of general sources owed by a county over 2026 and 2027.
fn two(sources: u32) -> Ruleset {
    let mut pack = rules().into_pack();
    pack.in_force.two_years_from = Some(2026);
    let general = pack.strata[1].county.as_mut().unwrap();
    general.quota = QuotaRule::Fixed { sources, per: PeriodKind::TwoYears };
    Ruleset::new(pack).unwrap()
}

fn of(rules: &Ruleset, year: i32, general: u32, carried: Option<u32>) -> Result<AnnualPlan, PlanError> {
    let carried = carried.map(|carried| (word("general"), carried)).into_iter().collect();
    let base = AgencyBase { carried, ..base("wuchuan", 9, general, 4) };
    AnnualPlan::new(rules, Year::new(year).unwrap(), vec![base])
}

#[test]
fn the_second_of_two_years_says_that_the_first_is_not_in_it_unless_it_is_carried() {
    let rules = two(80);
    let begun = |year, carried| {
        let findings = of(&rules, year, 90, carried).unwrap().findings(&rules).unwrap();
        findings.into_iter().find(|it| it.code() == Code::TWO_YEARS_BEGUN)
    };
    assert_eq!((begun(2026, None), begun(2028, None), begun(2027, Some(0))), (None, None, None));
    found(
        begun(2027, None).as_slice(),
        Code::TWO_YEARS_BEGUN,
        Article::Art8General,
        "`wuchuan`, `general`: owed over two years, of which 2027 is the second; what the first fell short of is not in this plan",
        "“wuchuan”的“general”：抽查任务按两年计，2027年为第二年，第一年的缺额未列入本计划",
    );
}

#[test]
fn what_the_first_year_fell_short_is_owed_in_the_second() {
    // 80 over eight quarters is 40 a year; of 7 sources 7 in the first year, 33 short.
    let rules = two(80);
    let first = of(&rules, 2026, 7, None).unwrap();
    assert_eq!(counts(&first, "wuchuan", "general"), [2, 2, 2, 1]);
    assert_eq!(first.runs_on(&rules, "wuchuan"), [(word("general"), 33)].into());
    let second = of(&rules, 2027, 90, Some(12)).unwrap();
    assert_eq!(counts(&second, "wuchuan", "general"), [22, 10, 10, 10]);
    let derivation = &second.agency("wuchuan").unwrap().draw("general", period("2027-Q1")).unwrap().quota.derivation;
    assert!(derivation.to_string().contains("10 + 12 carried over = 22"), "{derivation}");
    assert_eq!(second.verify(&rules), Ok(()));
    assert_eq!(second.runs_on(&rules, "wuchuan"), [].into());
    assert_eq!(first.runs_on(&rules, "nobody"), [].into());
    let again = second.revised(&rules, vec![second.agencies()[0].base.clone()], &[]).unwrap();
    assert_eq!(again.agencies(), second.agencies());
    let text = serde_json::to_string(&second).unwrap();
    assert_eq!(serde_json::from_str::<AnnualPlan>(&text).unwrap(), second);
}

#[test]
fn nothing_is_carried_into_a_year_that_no_obligation_runs_on_into() {
    refused(of(&two(80), 2026, 90, Some(0)), Code::PLAN_NOTHING_CARRIED);
    refused(of(&rules(), 2027, 90, Some(3)), Code::PLAN_NOTHING_CARRIED);
    let mut pack = two(80).into_pack();
    pack.strata[1].county.as_mut().unwrap().carry_over = false;
    let lapsing = Ruleset::new(pack).unwrap();
    refused(of(&lapsing, 2027, 90, Some(3)), Code::PLAN_NOTHING_CARRIED);
    assert_eq!(of(&lapsing, 2026, 7, None).unwrap().runs_on(&lapsing, "wuchuan"), [].into());
    let mut unknown = base("wuchuan", 9, 90, 4);
    unknown.carried.insert(word("special"), 1);
    refused(AnnualPlan::new(&two(80), year(), vec![unknown]), Code::PLAN_STRATUM_UNKNOWN);
}

proptest! {
    #[test]
    fn the_two_plans_come_to_the_obligation(owed in 1..500_u32, first in 0..60_u32, second in 0..60_u32) {
        let rules = two(owed);
        let first = of(&rules, 2026, first, None).unwrap();
        let carried = first.runs_on(&rules, "wuchuan")["general"];
        let second = of(&rules, 2027, second, Some(carried)).unwrap();
        let general = |plan: &AnnualPlan| plan.agency("wuchuan").unwrap().stratum("general").unwrap().clone();
        let (first, second) = (general(&first), general(&second));
        prop_assert_eq!(first.visits() + second.visits() + second.short, u64::from(owed));
    }
}
