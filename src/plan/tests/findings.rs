//! Arts. 8–11, 16: what cannot hold in a plan.

use super::*;

#[track_caller]
pub(super) fn finding(plan: &AnnualPlan, code: Code) -> Option<Finding> {
    let mut findings = plan.findings(&rules()).unwrap().into_iter().filter(|finding| finding.code() == code);
    let first = findings.next();
    assert_eq!(findings.next(), None, "one of {code}");
    first
}

#[test]
fn one_key_source_two_and_five_under_a_cap_of_two() {
    let one = plan(vec![base("wuchuan", 1, 400, 2)]);
    let cap = finding(&one, Code::CAP_EXCEEDED).unwrap();
    assert_eq!(
        cap.to_string(),
        "`wuchuan`, `key`: the draws through 2027-Q3 ask for 3 visits; a cap of 2 over 1 source allows 2: \
         infeasible from 2027-Q3"
    );
    assert_eq!(
        cap.chinese(),
        "“wuchuan”的“key”：截至2027年第三季度应抽查3次，1家按每家2次上限最多2次，自2027年第三季度起无法完成"
    );
    assert_eq!((cap.article(), cap.period()), (Some(Article::Art8Cap), Some(period("2027-Q3"))));
    let two = plan(vec![base("wuchuan", 2, 400, 2)]);
    assert_eq!(finding(&two, Code::CAP_EXCEEDED), None);
    let filled = finding(&two, Code::CAP_FILLED).unwrap();
    assert_eq!(
        filled.to_string(),
        "`wuchuan`, `key`: the draws of 2027 ask for 4 visits, as many as a cap of 2 over 2 sources allows; any \
         other visit that counts breaks it"
    );
    assert_eq!(filled.chinese(), "“wuchuan”的“key”：2027年4次抽查恰好用尽2家每家2次的上限，再有一次计入的检查即超限");
    let five = plan(vec![base("wuchuan", 5, 400, 2)]);
    assert_eq!((finding(&five, Code::CAP_EXCEEDED), finding(&five, Code::CAP_FILLED)), (None, None));
    let repeats = finding(&five, Code::REPEATS_FORCED).unwrap();
    assert_eq!(
        repeats.to_string(),
        "`wuchuan`, `key`: the draws through 2027-Q3 ask for 6 visits of 5 sources: repeats from 2027-Q3"
    );
    assert_eq!(repeats.chinese(), "“wuchuan”的“key”：截至2027年第三季度应抽查6次，仅有5家，自2027年第三季度起必有重复");
    assert_eq!(repeats.article(), Some(Article::Art8Key));
}

#[test]
fn two_tiers_over_the_same_sources_are_reckoned_together() {
    // County: 4 × 1 of 4. Prefecture: 4 × ⌈5 % × 20⌉ = 4 of 20. 1 + 1/5 expected, 8 draws at worst; 8 − 4 left.
    let plan = plan(vec![base("wuchuan", 4, 400, 0), base("hohhot", 20, 900, 0)]);
    let shared = finding(&plan, Code::TIERS_SHARE_CAP).unwrap();
    assert_eq!(
        shared.to_string(),
        "`wuchuan`, `key`: with the draws of `hohhot` a source expects 1.2 visits in 2027, 8 at worst, against a cap of 2; \
         `wuchuan`'s own draws leave room for 4"
    );
    assert_eq!(
        shared.chinese(),
        "“wuchuan”的“key”：连同“hohhot”的抽取，平均每家2027年预计受检1.2次，最多8次，上限2次；本级抽取后余4次"
    );
    assert_eq!((shared.agency(), shared.stratum()), (Some(&word("wuchuan")), Some(&word("key"))));
    let elsewhere =
        AgencyBase { agency: word("baotou"), division: "150200".parse().unwrap(), ..base("hohhot", 20, 900, 0) };
    let apart = AnnualPlan::new(&rules(), year(), vec![base("wuchuan", 4, 400, 0), elsewhere]).unwrap();
    assert_eq!(finding(&apart, Code::TIERS_SHARE_CAP), None, "another prefecture's area");
    let mut pack = rules().into_pack();
    pack.cap.as_mut().unwrap().counts.tiers = vec![Tier::County];
    let findings = plan.findings(&Ruleset::new(pack).unwrap()).unwrap();
    assert!(findings.iter().all(|finding| finding.code() != Code::TIERS_SHARE_CAP), "the cap counts one tier alone");
}

#[test]
fn two_tiers_that_ask_together_for_more_than_the_cap_allows_are_infeasible() {
    // Two key sources, 1 a quarter by each tier: 2, 4, 6 visits, and the cap of 2 allows 4.
    let two = plan(vec![base("wuchuan", 2, 400, 0), base("hohhot", 2, 900, 0)]);
    let together = finding(&two, Code::TIERS_EXCEED_CAP).unwrap();
    assert_eq!(
        together.to_string(),
        "`hohhot`, `key`: with those of `wuchuan` the draws through 2027-Q3 ask for 6 visits; a cap of 2 over 2 sources \
         allows 4: infeasible from 2027-Q3"
    );
    assert_eq!(
        together.chinese(),
        "“hohhot”的“key”：连同“wuchuan”的抽取，截至2027年第三季度应抽查6次，2家按每家2次上限最多4次，自2027年第三季度起无法完成"
    );
    assert_eq!((together.article(), together.period()), (Some(Article::Art8Cap), Some(period("2027-Q3"))));
    // Four sources: 8 visits in the year, and the cap allows 8.
    let four = plan(vec![base("wuchuan", 4, 400, 0), base("hohhot", 4, 900, 0)]);
    assert_eq!(finding(&four, Code::TIERS_EXCEED_CAP), None);
    // One: the prefecture's own four are too many already, and that is the finding.
    let one = plan(vec![base("hohhot", 1, 900, 0), base("wuchuan", 1, 400, 0)]);
    assert_eq!(finding(&one, Code::TIERS_EXCEED_CAP), None);
    let mut pack = rules().into_pack();
    pack.cap.as_mut().unwrap().counts.agencies = crate::rules::CapAgencies::Own;
    let apart = two.findings(&Ruleset::new(pack).unwrap()).unwrap();
    assert!(apart.iter().all(|finding| finding.code() != Code::TIERS_EXCEED_CAP), "the cap counts each by itself");
}

#[test]
fn more_inspectors_than_sources_is_a_finding() {
    // 8 × 10 = 80 visits of 15 sources.
    let plan = plan(vec![base("wuchuan", 0, 15, 8)]);
    let many = finding(&plan, Code::INSPECTORS_EXCEED_SOURCES).unwrap();
    assert_eq!(
        many.to_string(),
        "`wuchuan`, `general`: with 8 inspectors the year 2027 owes 80 visits, and the list gives 15 sources"
    );
    assert_eq!(many.chinese(), "“wuchuan”的“general”：8名执法人员2027年应抽查80次，仅有15家");
    assert_eq!(many.article(), Some(Article::Art8General));
    assert_eq!((finding(&plan, Code::POOL_TOO_SMALL), finding(&plan, Code::CAP_EXCEEDED)), (None, None));
    // By visits: 15, 30, 45, and the cap of 2 allows 30.
    let mut pack = rules().into_pack();
    pack.strata[1].county.as_mut().unwrap().counts = crate::rules::Counting::Visits;
    let visits = Ruleset::new(pack).unwrap();
    let plan = AnnualPlan::new(&visits, year(), vec![base("wuchuan", 0, 15, 8)]).unwrap();
    let findings = plan.findings(&visits).unwrap();
    found(
        &findings,
        Code::POOL_TOO_SMALL,
        Article::Art8General,
        "`wuchuan`, `general`: the draw for 2027-Q1 owes 20 of 15 sources; the year is 20 short",
        "“wuchuan”的“general”：2027年第一季度应抽查20家，仅有15家，全年缺额20",
    );
    let cap = findings.iter().find(|finding| finding.code() == Code::CAP_EXCEEDED).unwrap();
    assert_eq!(cap.period(), Some(period("2027-Q3")));
}

#[test]
fn a_fixed_number_above_the_sources_is_a_finding() {
    let mut pack = rules().into_pack();
    let general = pack.strata[1].county.as_mut().unwrap();
    general.quota = crate::rules::QuotaRule::Fixed { sources: 60, per: crate::PeriodKind::Year };
    let fixed = Ruleset::new(pack).unwrap();
    let plan = AnnualPlan::new(&fixed, year(), vec![base("wuchuan", 0, 15, 8)]).unwrap();
    assert_eq!(counts(&plan, "wuchuan", "general"), [4, 4, 4, 3]);
    found(
        &plan.findings(&fixed).unwrap(),
        Code::UNITS_EXCEED_SOURCES,
        Article::Art8General,
        "`wuchuan`, `general`: the year 2027 owes 60 different sources, and 15 can be drawn; the year is 45 short",
        "“wuchuan”的“general”：2027年应抽查60家不同对象，可抽取仅15家，全年缺额45",
    );
}

#[test]
fn draws_that_are_made_each_by_itself_reach_fewer_units_than_the_year_owes() {
    // 4 × 10 of 45, at most two visits each: 29.5 on average.
    let forty = plan(vec![base("wuchuan", 40, 45, 4)]);
    found(
        &forty.findings(&rules()).unwrap(),
        Code::UNITS_BY_CHANCE,
        Article::Art8General,
        "`wuchuan`, `general`: 2027 owes 40 different sources; 4 draws of 45 sources that are made each by itself reach \
         about 29.5 on average",
        "“wuchuan”的“general”：2027年应抽查40家不同对象，4次独立抽取（共45家）平均约可覆盖29.5家",
    );
    // Three quarters drawn without a repeat: 30 known, and of 10 more a third falls to the other 15.
    let drawn = ["2027-Q1", "2027-Q2", "2027-Q3"].map(|quarter| drew("wuchuan", "general", quarter, 10));
    let later = forty.revised(&rules(), vec![base("wuchuan", 40, 45, 4)], &drawn).unwrap();
    let last = finding(&later, Code::UNITS_BY_CHANCE).unwrap();
    assert!(
        last.to_string().ends_with("1 draw of 45 sources that are made each by itself reach about 33.3 on average")
    );
    // Who was not yet inspected comes first, or visits count, or one draw owes it all: nothing is left to chance.
    let quiet = |change: &dyn Fn(&mut crate::rules::Pack)| {
        let mut pack = rules().into_pack();
        change(&mut pack);
        let rules = Ruleset::new(pack).unwrap();
        let plan = AnnualPlan::new(&rules, year(), vec![base("wuchuan", 40, 45, 4)]).unwrap();
        !plan.findings(&rules).unwrap().iter().any(|finding| finding.code() == Code::UNITS_BY_CHANCE)
    };
    assert!(quiet(&|pack| pack.coverage.order = crate::rules::CoverageOrder::UninspectedFirst));
    assert!(quiet(&|pack| pack.strata[1].county.as_mut().unwrap().counts = crate::rules::Counting::Visits));
    assert!(quiet(&|pack| pack.cap.as_mut().unwrap().most = 1));
    assert!(!quiet(&|_| ()));
}

#[test]
fn a_class_to_be_covered_in_a_year_is_not_covered_by_chance() {
    let jiangxi = Ruleset::built_in("example-jiangxi").unwrap();
    let counts = |a, b, c| [("a", a), ("b", b), ("c", c)].map(|(stratum, n)| (word(stratum), n)).into();
    let nc = AgencyBase {
        division: "360102".parse().unwrap(),
        sources: counts(20, 30, 200),
        inspectors: 10,
        ..base("nc", 0, 0, 0)
    };
    let of = |base: &AgencyBase, rules: &Ruleset| {
        let plan = AnnualPlan::new(rules, year(), vec![base.clone()]).unwrap();
        let found = plan.findings(rules).unwrap();
        found.into_iter().filter(|it| it.stratum() == Some(&word("a"))).collect::<Vec<_>>()
    };
    found(
        &of(&nc, &jiangxi),
        Code::COVERAGE_BY_CHANCE,
        None::<Article>,
        "`nc`, `a`: 20 sources to be drawn within 1 year; draws that are made each by itself, 4 a year, reach about 13.7 \
         on average",
        "“nc”的“a”：20家应在1年内全部抽查，每年4次独立抽取，平均约可覆盖13.7家",
    );
    assert!(of(&nc, &jiangxi)[0].remedy().contains("uninspected-first"));
    let mut pack = jiangxi.into_pack();
    pack.coverage.order = crate::rules::CoverageOrder::UninspectedFirst;
    assert_eq!(of(&nc, &Ruleset::new(pack).unwrap()), []);
}

#[test]
fn the_plan_and_its_first_draw_fall_in_one_december() {
    let findings = plan(vec![base("wuchuan", 8, 400, 1)]).findings(&rules()).unwrap();
    let english: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        english,
        [
            "the plan for 2027 is due on 2026-12-31, and 2027-Q1 is drawn from 2026-12-01 to 2026-12-31: \
             the draw may precede its plan",
            "`wuchuan`: for 2027-Q1 a team needs 2 inspectors, and 1 with a certificate can be counted on",
            "`wuchuan`, `general`: 2027 owes 10 different sources; 4 draws of 400 sources that are made each by itself reach \
             about 9.9 on average"
        ]
    );
    assert_eq!(
        findings[0].chinese(),
        "2027年计划最迟于2026年12月31日（含当日）备案，而2027年第一季度的抽取在2026年12月1日至2026年12月31日进行，抽取可能先于计划"
    );
    assert_eq!(findings[0].article(), Some(Article::Art10));
    let mut pack = rules().into_pack();
    pack.plan_due.as_mut().unwrap().month = 11;
    pack.plan_due.as_mut().unwrap().day = 30;
    pack.coverage.order = crate::rules::CoverageOrder::UninspectedFirst;
    let early = Ruleset::new(pack).unwrap();
    let findings = AnnualPlan::new(&early, year(), vec![base("wuchuan", 8, 400, 2)]).unwrap().findings(&early);
    assert_eq!(findings, Ok(vec![]));
}

#[test]
fn rules_that_end_before_a_period_is_drawn_are_a_finding() {
    let mut pack = rules().into_pack();
    pack.in_force.until = Some("2027-05-31".parse().unwrap());
    let ending = Ruleset::new(pack.clone()).unwrap();
    let plan = AnnualPlan::new(&ending, year(), vec![base("wuchuan", 9, 90, 4)]).unwrap();
    found(
        &plan.findings(&ending).unwrap(),
        Code::PLAN_RULES_NOT_IN_FORCE,
        Article::Art16,
        "the rules are in force until 2027-05-31, and 2027-Q3 is drawn from 2027-06-01 to 2027-06-30: infeasible from 2027-Q3",
        "规则至2027年5月31日止，而2027年第三季度的抽取在2027年6月1日至2027年6月30日进行，自2027年第三季度起无法进行",
    );
    pack.in_force.from = Some("2027-01-01".parse().unwrap());
    let begun = Ruleset::new(pack).unwrap();
    let plan = AnnualPlan::new(&begun, year(), vec![base("wuchuan", 9, 90, 4)]).unwrap();
    let findings = plan.findings(&begun).unwrap();
    assert!(findings.iter().any(|finding| {
        finding.to_string().starts_with(
            "the rules are in force from 2027-01-01 until 2027-05-31, and 2027-Q1 is drawn from 2026-12-01",
        )
    }));
}

#[test]
fn draws_that_cannot_reach_every_source_in_the_years_set_are_a_finding() {
    let mut pack = rules().into_pack();
    let basis = crate::rules::Basis::Article(Article::Art8General);
    pack.strata[1].cover_all = Some(crate::rules::CoverAll { within_years: 2, basis });
    let cover = Ruleset::new(pack).unwrap();
    let of = |general, agencies: &[&str]| {
        let bases = agencies.iter().map(|agency| base(agency, 0, general, 4)).collect();
        AnnualPlan::new(&cover, year(), bases).unwrap().findings(&cover).unwrap()
    };
    // 4 × 10 a year by the county, 4 × 5 by the prefecture: 80 in two years, 120 with both.
    found(
        &of(81, &["wuchuan"]),
        Code::COVERAGE_OUT_OF_REACH,
        Article::Art8General,
        "`wuchuan`, `general`: 81 sources to be drawn within 2 years; the draws of all tiers reach at most 40 a year",
        "“wuchuan”的“general”：81家应在2年内全部抽查，各层级每年最多抽查40家",
    );
    let out = |findings: &[Finding]| findings.iter().any(|finding| finding.code() == Code::COVERAGE_OUT_OF_REACH);
    assert!(!out(&of(80, &["wuchuan"])) && !out(&of(120, &["wuchuan", "hohhot"])));
    assert!(out(&of(121, &["wuchuan", "hohhot"])));
}

#[test]
fn every_finding_says_what_would_resolve_it() {
    let plan = plan(vec![base("wuchuan", 1, 15, 1), base("hohhot", 2, 900, 3)]);
    let findings = plan.findings(&rules()).unwrap();
    assert!(findings.len() > 5);
    for finding in findings {
        assert!(!finding.remedy().is_empty() && !finding.remedy_chinese().is_empty());
        assert!(serde_json::to_string(&finding).unwrap().starts_with(r#"{"finding":""#));
    }
}
