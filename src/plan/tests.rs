//! The annual plan by hand-reckoned numbers, then what holds for every plan.

use proptest::prelude::*;

use super::*;
use crate::calendar::{Period, Year};
use crate::rules::Ruleset;
use crate::strategies::plan::agency_bases;
use crate::{Article, Code, Explain, Tier, Token};

#[track_caller]
fn word(text: &str) -> Token {
    text.parse().unwrap()
}

#[track_caller]
fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn year() -> Year {
    Year::new(2027).unwrap()
}

fn rules() -> Ruleset {
    Ruleset::inner_mongolia()
}

#[track_caller]
fn base(agency: &str, key: u32, general: u32, inspectors: u32) -> AgencyBase {
    let (division, tier) = match agency {
        "hohhot" => ("150100", Tier::Prefecture),
        _ => ("150125", Tier::County),
    };
    AgencyBase {
        agency: word(agency),
        division: division.parse().unwrap(),
        tier,
        sources: [("key", key), ("general", general), ("project", 3)].map(|(stratum, n)| (word(stratum), n)).into(),
        undrawn: Default::default(),
        inspectors,
    }
}

#[track_caller]
fn plan(agencies: Vec<AgencyBase>) -> AnnualPlan {
    AnnualPlan::new(&rules(), year(), agencies).unwrap()
}

#[track_caller]
fn counts(plan: &AnnualPlan, agency: &str, stratum: &str) -> Vec<u32> {
    let plan = plan.agency(agency).unwrap().stratum(stratum).unwrap();
    plan.draws.iter().map(PlannedDraw::visits).collect()
}

fn drew(agency: &str, stratum: &str, quarter: &str, sources: u32) -> Drawn {
    Drawn { agency: word(agency), stratum: word(stratum), period: period(quarter), sources }
}

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

#[track_caller]
fn refused(result: Result<AnnualPlan, PlanError>, code: Code) {
    assert_eq!(result.unwrap_err().code(), code);
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

#[track_caller]
fn finding(plan: &AnnualPlan, code: Code) -> Option<Finding> {
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
    assert_eq!(cap.chinese(), "“wuchuan”的“key”：截至2027-Q3应抽查3次，1家按每家2次上限最多2次，自2027-Q3起无法完成");
    assert_eq!((cap.article(), cap.period()), (Article::Art8Cap, Some(period("2027-Q3"))));
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
    assert_eq!(repeats.chinese(), "“wuchuan”的“key”：截至2027-Q3应抽查6次，仅有5家，自2027-Q3起必有重复");
    assert_eq!(repeats.article(), Article::Art8Key);
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
        "“wuchuan”的“key”：连同“hohhot”的抽取，每家2027年预期1.2次，最多8次，上限2次；本级抽取后余4次"
    );
    assert_eq!((shared.agency(), shared.stratum()), (Some(&word("wuchuan")), Some(&word("key"))));
    let mut pack = rules().into_pack();
    pack.cap.as_mut().unwrap().counts.tiers = vec![Tier::County];
    let findings = plan.findings(&Ruleset::new(pack).unwrap()).unwrap();
    assert!(findings.iter().all(|finding| finding.code() != Code::TIERS_SHARE_CAP), "the cap counts one tier alone");
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
    assert_eq!(many.article(), Article::Art8General);
    let pool = finding(&plan, Code::POOL_TOO_SMALL).unwrap();
    assert_eq!(
        pool.to_string(),
        "`wuchuan`, `general`: the draw for 2027-Q1 owes 20 of 15 sources; the year is 20 short"
    );
    assert_eq!(pool.chinese(), "“wuchuan”的“general”：2027-Q1应抽查20家，仅有15家，全年缺额20");
    // 15, 30, 45 visits: the cap of 2 allows 30.
    assert_eq!(finding(&plan, Code::CAP_EXCEEDED).unwrap().period(), Some(period("2027-Q3")));
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
            "`wuchuan`: a team needs 2 inspectors, and the roster gives 1"
        ]
    );
    assert_eq!(
        findings[0].chinese(),
        "2027年计划应于2026-12-31前报备，而2027-Q1的抽取在2026-12-01至2026-12-31进行，抽取可能先于计划"
    );
    assert_eq!(findings[0].article(), Article::Art10);
    let mut pack = rules().into_pack();
    pack.plan_due.as_mut().unwrap().month = 11;
    pack.plan_due.as_mut().unwrap().day = 30;
    let early = Ruleset::new(pack).unwrap();
    let findings = AnnualPlan::new(&early, year(), vec![base("wuchuan", 8, 400, 2)]).unwrap().findings(&early);
    assert_eq!(findings, Ok(vec![]));
}

#[test]
fn tables_stand_in_both_languages_and_three_forms() {
    let plan = plan(vec![base("wuchuan", 56, 400, 8), base("hohhot", 187, 900, 3)]);
    let table = |form, language| plan.table(&rules(), Sheet::Quotas, form, language);
    let csv = table(TableForm::Csv, Language::English);
    assert!(csv.starts_with(
        "agency,tier,stratum,2027-Q1,2027-Q2,2027-Q3,2027-Q4,year,drawn,short\n\
         hohhot,prefecture,key discharging units,10,10,10,10,40,0,0\n"
    ));
    assert!(csv.contains("\nsum,,general discharging units,24,24,24,23,95,0,0\n"), "{csv}");
    let markdown = table(TableForm::Markdown, Language::Chinese);
    assert!(markdown.starts_with(
        "| 单位 | 层级 | 类别 | 2027-Q1 | 2027-Q2 | 2027-Q3 | 2027-Q4 | 全年 | 已抽取 | 缺额 |\n|---|---|---|---|---|---|---|---|---|---|\n\
         | hohhot | 盟市 | 重点排污单位 | 10 | 10 | 10 | 10 | 40 | 0 | 0 |\n"
    ));
    let text = table(TableForm::Text, Language::Chinese);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[1], "hohhot   盟市  重点排污单位       10       10       10       10    40       0     0");
    let wide: Vec<_> = lines.iter().map(|line| unicode_width::UnicodeWidthStr::width(*line)).collect();
    assert_eq!(wide, [83; 10], "{text}");
    let derivations = plan.table(&rules(), Sheet::Derivations, TableForm::Csv, Language::English);
    assert!(
        derivations
            .contains("hohhot,prefecture,key discharging units,2027-Q1,10,,⌈5 % × 187⌉ = ⌈9.35⌉ = 10 (Art. 8(1))\n")
    );
    assert_eq!(derivations.lines().count(), 1 + 2 * 3 * 4);
}

#[test]
fn what_was_tampered_with_is_refused_when_read() {
    let first = plan(vec![base("wuchuan", 40, 400, 8), base("hohhot", 187, 900, 12)]);
    let bases = first.agencies().iter().map(|agency| agency.base.clone()).collect();
    let plan = first.revised(&rules(), bases, &[drew("wuchuan", "key", "2027-Q1", 10)]).unwrap();
    let read = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut value = serde_json::to_value(&plan).unwrap();
        change(&mut value);
        serde_json::from_value::<AnnualPlan>(value).map_err(|error| error.to_string())
    };
    assert_eq!(read(&|_| ()), Ok(plan.clone()));
    let draw = "/current/0/strata/0/draws/0";
    for (path, value, expected) in [
        (
            format!("{draw}/quota/count"),
            serde_json::Value::from(11),
            "count and rest to add up to what is due and carried over",
        ),
        (format!("{draw}/period"), "2026-Q1".into(), "periods of the plan's year"),
        (format!("{draw}/period"), "2027-Q3".into(), "periods in ascending order"),
        ("/current/0/strata/1/stratum".to_owned(), "key".into(), "each stratum once"),
        ("/current/0/base/agency".to_owned(), "xincheng".into(), "agencies in ascending order"),
    ] {
        let error = read(&|plan| *plan.pointer_mut(&path).unwrap() = value.clone()).unwrap_err();
        assert!(error.ends_with(expected), "{path}: {error}");
    }
    let mut value = serde_json::to_value(&plan).unwrap();
    let twice = value["current"].clone();
    value["earlier"].as_array_mut().unwrap().push(twice);
    value["current"][1]["strata"][0]["draws"][0]["drawn"] = 9.into();
    let error = serde_json::from_value::<AnnualPlan>(value).unwrap_err().to_string();
    assert!(error.starts_with("version 3, agency `wuchuan`") && error.ends_with("what was drawn to stay"), "{error}");
    let forged = read(&|plan| *plan.pointer_mut("/current/0/strata/0/short").unwrap() = 3.into()).unwrap();
    assert_eq!(forged.verify(&rules()).unwrap_err().code(), Code::PLAN_NOT_BY_THE_RULES);
    assert!(read(&|plan| plan["note"] = 1.into()).is_err());
}

fn packs() -> impl Strategy<Value = Ruleset> {
    let mut all = Ruleset::examples();
    all.push(rules());
    prop::sample::select(all)
}

fn packs_with_bases() -> impl Strategy<Value = (Ruleset, Vec<AgencyBase>)> {
    packs().prop_flat_map(|rules| (agency_bases(&rules), Just(rules)).prop_map(|(bases, rules)| (rules, bases)))
}

#[track_caller]
fn found(findings: &[Finding], code: Code, article: Article, english: &str, chinese: &str) {
    let finding = findings.iter().find(|finding| finding.code() == code).unwrap();
    assert_eq!((finding.to_string().as_str(), finding.chinese().as_str()), (english, chinese));
    assert_eq!(finding.article(), article);
    assert!(!finding.remedy().is_empty() && !finding.remedy_chinese().is_empty());
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
        "规则至2027-05-31止，而2027-Q3的抽取在2027-06-01至2027-06-30进行，自2027-Q3起无法进行",
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
fn the_second_of_two_years_says_that_the_first_is_not_in_it() {
    let mut pack = rules().into_pack();
    pack.in_force.two_years_from = Some(2026);
    let general = pack.strata[1].county.as_mut().unwrap();
    general.quota = crate::rules::QuotaRule::Fixed { sources: 80, per: crate::rules::PeriodKind::TwoYears };
    let two = Ruleset::new(pack).unwrap();
    let of = |year| AnnualPlan::new(&two, Year::new(year).unwrap(), vec![base("wuchuan", 9, 90, 4)]).unwrap();
    let has = |plan: &AnnualPlan| plan.findings(&two).unwrap().iter().any(|it| it.code() == Code::TWO_YEARS_BEGUN);
    assert_eq!((has(&of(2026)), has(&of(2027)), has(&of(2028))), (false, true, false));
    found(
        &of(2027).findings(&two).unwrap(),
        Code::TWO_YEARS_BEGUN,
        Article::Art8General,
        "`wuchuan`, `general`: owed over two years, of which 2027 is the second; what the first fell short of is not in this plan",
        "“wuchuan”的“general”：抽查任务按两年计，2027年为第二年，第一年的缺额未列入本计划",
    );
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn visits_and_shortfall_add_up_to_what_is_owed((rules, bases) in packs_with_bases()) {
        let plan = AnnualPlan::new(&rules, year(), bases).unwrap();
        for plan in plan.agencies().iter().flat_map(|agency| &agency.strata) {
            prop_assert_eq!(plan.visits() + plan.short, plan.due());
            let last = &plan.draws.last().unwrap().quota.derivation;
            // By the year: once the obligation; by the period: each draw its own.
            if u64::from(last.place.of) == plan.draws.len() as u64 {
                prop_assert_eq!(plan.due(), u64::from(last.obligation));
            } else if last.place.of == 1 {
                prop_assert_eq!(plan.due(), u64::from(last.obligation) * plan.draws.len() as u64);
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
                    drawn.push(Drawn { agency, stratum, period: draw.period, sources });
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
        for Drawn { agency, stratum, period, sources } in &drawn {
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
