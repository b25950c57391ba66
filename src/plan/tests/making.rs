//! Arts. 8, 9: a plan from counts.

use super::*;

#[test]
fn a_prefecture_and_a_county_owe_what_the_statute_says() {
    let plan = plan(vec![base("wuchuan", 56, 400, 8), base("hohhot", 187, 900, 3)]);
    assert_eq!(counts(&plan, "hohhot", "key"), [10; 4]);
    assert_eq!(counts(&plan, "hohhot", "general"), [4, 4, 4, 3]);
    assert_eq!(counts(&plan, "wuchuan", "key"), [14; 4]);
    assert_eq!(counts(&plan, "wuchuan", "general"), [20; 4]);
    assert_eq!(counts(&plan, "wuchuan", "project"), [0; 4]);
    let names: Vec<_> = plan.agencies().iter().map(|agency| agency.base.agency.as_str()).collect();
    assert_eq!(names, ["hohhot", "wuchuan"]);
    assert_eq!((plan.version(), plan.predecessor()), (1, None));
    assert_eq!(plan.verify(&rules()), Ok(()));
}

#[test]
fn what_the_sources_do_not_suffice_for_is_carried_to_the_end_and_reported() {
    // 8 × 10 = 80 a year, 20 a quarter, of 15 sources: 60 visits, 20 short.
    let plan = plan(vec![base("wuchuan", 0, 15, 8)]);
    let general = plan.agency("wuchuan").unwrap().stratum("general").unwrap();
    assert_eq!((general.visits(), general.short, general.due()), (60, 20, 80));
    let carried: Vec<_> = general.draws.iter().map(|draw| draw.quota.derivation.carried).collect();
    assert_eq!(carried, [0, 5, 10, 15]);
}

#[test]
fn late_filing_is_a_finding_and_the_last_day_is_not() {
    let plan = plan(vec![base("hohhot", 1, 1, 2)]);
    assert_eq!(plan.filing("2026-12-31".parse().unwrap()), None);
    let late = plan.filing("2027-01-04".parse().unwrap()).unwrap();
    assert_eq!(late.to_string(), "the plan for 2027 was filed on 2027-01-04, 4 days late; it was due on 2026-12-31");
    assert_eq!(late.chinese(), "2027年计划于2027-01-04报备，应于2026-12-31前报备，逾期4日");
    assert_eq!((late.code(), late.article()), (Code::PLAN_FILED_LATE, Article::Art9));
}

#[test]
fn a_plan_without_its_counts_is_refused() {
    let new = |agencies| AnnualPlan::new(&rules(), year(), agencies);
    refused(new(vec![base("a", 1, 1, 1), base("a", 2, 1, 1)]), Code::PLAN_AGENCY_REPEATED);
    let mut missing = base("a", 1, 1, 1);
    missing.sources.remove("project");
    refused(new(vec![missing]), Code::PLAN_STRATUM_MISSING);
    let mut unknown = base("a", 1, 1, 1);
    unknown.sources.insert(word("special"), 1);
    refused(new(vec![unknown]), Code::PLAN_STRATUM_UNKNOWN);
    refused(new(vec![base("a", 1, 1, u32::MAX)]), Code::QUOTA_TOO_LARGE);
}
