//! Arts. 8, 9: a plan from counts.

use super::*;
use crate::rules::{Counting, MidYear};

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
fn a_year_owes_no_more_units_than_there_are_and_reports_the_rest() {
    // 8 × 10 = 80 a year, and 15 sources: ⌈15/4⌉ 4, ⌈30/4⌉ 8, ⌈45/4⌉ 12, 15; 65 short.
    let plan = plan(vec![base("wuchuan", 0, 15, 8)]);
    assert_eq!(counts(&plan, "wuchuan", "general"), [4, 4, 4, 3]);
    let general = plan.agency("wuchuan").unwrap().stratum("general").unwrap();
    assert_eq!((general.visits(), general.short, general.due()), (15, 65, 15));
    assert_eq!(general.target(MidYear::Whole), 15);
    let derivation = &general.draws[1].quota.derivation;
    assert_eq!(
        derivation.to_string(),
        "8 inspectors × 10 = 80; only 15 different sources there; quarter 2 of 4: ⌈15 × 2/4⌉ − ⌈15 × 1/4⌉ = 8 − 4 = 4 \
         (Art. 8(2))"
    );
    assert_eq!(
        derivation.chinese(),
        "8人×10=80；不同对象仅有15家；按季度分摊（2/4）：⌈15×2/4⌉−⌈15×1/4⌉=8−4=4（第八条第一款第（二）项）"
    );
    assert_eq!(plan.verify(&rules()), Ok(()));
}

#[test]
fn a_pack_may_count_visits() {
    let mut pack = rules().into_pack();
    pack.strata[1].county.as_mut().unwrap().counts = Counting::Visits;
    let visits = Ruleset::new(pack).unwrap();
    assert!(visits.to_json().contains(r#""counts": "visits""#) && !rules().to_json().contains(r#""counts": "units""#));
    // 20 a quarter of 15 sources: 60 visits, 20 short, each draw's rest carried to the next.
    let plan = AnnualPlan::new(&visits, year(), vec![base("wuchuan", 0, 15, 8)]).unwrap();
    let general = plan.agency("wuchuan").unwrap().stratum("general").unwrap();
    assert_eq!((general.visits(), general.short, general.due()), (60, 20, 80));
    assert_eq!(general.target(MidYear::Whole), 60);
    let carried: Vec<_> = general.draws.iter().map(|draw| draw.quota.derivation.carried).collect();
    assert_eq!(carried, [0, 5, 10, 15]);
}

#[test]
fn thirty_units_owed_of_ten_sources_are_ten_in_the_year_and_twenty_short() {
    let plan = plan(vec![base("b", 1, 10, 3)]);
    assert_eq!(counts(&plan, "b", "general"), [3, 2, 3, 2]);
    assert_eq!(plan.agency("b").unwrap().stratum("general").unwrap().short, 20);
}

#[test]
fn two_agencies_of_one_tier_do_not_plan_one_area() {
    let in_area = |agency: &str, division: &str, tier| AgencyBase {
        division: division.parse().unwrap(),
        tier,
        ..base(agency, 3, 40, 2)
    };
    let new = |agencies| AnnualPlan::new(&rules(), year(), agencies);
    let (a, b) = (in_area("a", "150102", Tier::County), in_area("b", "150102", Tier::County));
    refused(new(vec![b.clone(), a.clone()]), Code::PLAN_AREA_SHARED);
    let larger = in_area("c", "150100", Tier::County);
    refused(new(vec![larger.clone(), in_area("d", "150200", Tier::County), a.clone()]), Code::PLAN_AREA_SHARED);
    // Another tier, another area, or no stratum of which both have sources.
    assert!(new(vec![a.clone(), AgencyBase { tier: Tier::Prefecture, ..larger }]).is_ok());
    assert!(new(vec![a.clone(), in_area("b", "150103", Tier::County)]).is_ok());
    let only = |base: AgencyBase, stratum: &str| {
        let sources = base.sources.into_iter().map(|(of, n)| (of.clone(), if of.as_str() == stratum { n } else { 0 }));
        AgencyBase { sources: sources.collect(), ..base }
    };
    assert!(new(vec![only(a, "key"), only(b, "general")]).is_ok());
}

#[test]
fn late_filing_is_a_finding_and_the_last_day_is_not() {
    let plan = plan(vec![base("hohhot", 1, 1, 2)]);
    assert_eq!(plan.filing("2026-12-31".parse().unwrap()), None);
    let late = plan.filing("2027-01-04".parse().unwrap()).unwrap();
    assert_eq!(late.to_string(), "the plan for 2027 was filed on 2027-01-04, 4 days late; it was due on 2026-12-31");
    assert_eq!(late.chinese(), "2027年计划于2027年1月4日备案，最迟于2026年12月31日（含当日）备案，逾期4日");
    assert_eq!((late.code(), late.article()), (Code::PLAN_FILED_LATE, Some(Article::Art9)));
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
