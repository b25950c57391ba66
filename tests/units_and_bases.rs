//! Art. 8: units and visits, staff that changes, a census in parts, shared areas: whole requests with the right answer.

use serde_json::Value;
use shuangsuiji::Code;
use shuangsuiji::door::call;

#[track_caller]
fn case(name: &str) -> Value {
    let path = format!("{}/tests/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[track_caller]
fn ask(request: &Value) -> Value {
    serde_json::from_str(&call(&request.to_string()).unwrap()).unwrap()
}

/// The findings of a code, in English.
#[track_caller]
fn of(answer: &Value, code: Code) -> Vec<String> {
    let findings = answer["findings"].as_array().or_else(|| answer["report"]["findings"].as_array()).unwrap();
    let of_code = findings.iter().filter(|it| it["code"] == code.number());
    let text = |it: &Value| it["english"].as_str().or_else(|| it["message"].as_str()).unwrap().to_owned();
    of_code.map(text).collect()
}

/// The statute's pack, changed.
fn statute(change: impl Fn(&mut Value)) -> Value {
    let pack = shuangsuiji::rules::Ruleset::inner_mongolia().to_json();
    let mut pack: Value = serde_json::from_str(&pack).unwrap();
    change(&mut pack);
    pack
}

#[test]
fn twenty_visits_of_seventeen_units_are_three_short() {
    let mut request = case("units-not-visits");
    let answer = ask(&request);
    assert_eq!(
        of(&answer, Code::YEAR_UNITS_MISSED),
        ["`general`: 20 drawn in the year are 17 different sources, of 20 that it owes: 3 short"]
    );
    let text = answer.to_string();
    assert!(text.contains(r#""reading":"counts""#), "the finding names its reading");
    request["rules"] = statute(|pack| pack["strata"][1]["county"]["counts"] = "visits".into());
    assert_eq!(of(&ask(&request), Code::YEAR_UNITS_MISSED), [""; 0]);
}

#[test]
fn a_staff_cut_leaves_no_more_to_draw_once_the_year_s_number_is_drawn() {
    let mut request = case("staff-cut-surplus");
    // 2 × 10 = 20 are owed, and 20 visits were drawn, one source twice: 19 units.
    let answer = ask(&request);
    assert_eq!(of(&answer, Code::YEAR_QUOTA_MISSED), [""; 0]);
    assert_eq!(
        of(&answer, Code::YEAR_UNITS_MISSED),
        ["`general`: 20 drawn in the year are 19 different sources, of 20 that it owes: 1 short"]
    );
    request["rules"] = statute(|pack| pack["strata"][1]["county"]["counts"] = "visits".into());
    let answer = ask(&request);
    assert_eq!(of(&answer, Code::YEAR_QUOTA_MISSED), [""; 0]);
    assert_eq!(of(&answer, Code::YEAR_UNITS_MISSED), [""; 0]);
}

#[test]
fn two_sites_with_one_credit_code_are_shown_together() {
    let mut request = case("two-sites-one-code");
    let answer = ask(&request).to_string();
    assert!(answer.contains("4 visits at 2 sites with one credit code, 91150000MA000004X0"), "shown by site");
    request["rules"] = statute(|pack| pack["readings"] = serde_json::json!({"per_site": "enterprise"}));
    assert_eq!(
        of(&ask(&request), Code::YEAR_ENTERPRISE_BEYOND_CAP),
        ["4 visits of the year at 2 sites of one enterprise; the cap is 2, and no ground for more is on record"]
    );
}

#[test]
fn the_visits_of_an_enterprise_are_reckoned_in_their_order() {
    let mut request = case("two-sites-one-code");
    request["rules"] = statute(|pack| pack["readings"] = serde_json::json!({"per_site": "enterprise"}));
    let beyond = |request: &Value| {
        let answer = ask(request);
        let findings = answer["findings"].as_array().or_else(|| answer["report"]["findings"].as_array()).unwrap();
        let of_code = |it: &&Value| it["code"] == Code::YEAR_ENTERPRISE_BEYOND_CAP.number();
        findings.iter().find(of_code).map(|it| it["subject"]["inspection"].clone())
    };
    let third = serde_json::json!({"source": "K-000", "period": "2025-Q3", "drawn": "2025-06-10"});
    assert_eq!(beyond(&request), Some(third.clone()), "the first visit beyond the cap, whatever site it was at");
    let with_violation = |at: &str| {
        let mut request = request.clone();
        let visits = request["file"]["inspections"].as_array_mut().unwrap();
        let of_enterprise = |one: &&mut Value| one["source"] == "K-000" || one["source"] == "K-001";
        let completed = |one: &Value| one["progress"]["completed"]["completed"] == at;
        let visit = visits.iter_mut().filter(of_enterprise).find(|one| completed(one)).unwrap();
        visit["progress"]["completed"]["found"] = serde_json::json!({"violation": {}});
        request
    };
    assert_eq!(beyond(&with_violation("2025-11-10")), Some(third), "what the last one found lifts nothing before it");
    assert_eq!(beyond(&with_violation("2025-02-10")), None, "what the first one found lifts the cap");
    let left = |request: &Value| ask(request).to_string().contains("no credit code in it, shows whose site it is");
    assert!(!left(&request));
    for source in request["file"]["registry"].as_array_mut().unwrap() {
        source["credit_code"] = Value::Null;
    }
    assert!(left(&request));
}

#[test]
fn a_census_in_parts_that_reached_two_of_seven_is_a_finding() {
    let answer = ask(&case("census-in-parts"));
    assert_eq!(
        of(&answer, Code::SOURCES_UNREACHED),
        ["370404, `special`: 5 of 7 to be drawn from 2026 to 2026 were not"]
    );
    assert_eq!(answer["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn a_class_to_be_covered_by_independent_draws_is_a_finding_before_the_year() {
    let answer = ask(&case("cover-all-by-independent-draws"));
    let found = of(&answer, Code::COVERAGE_BY_CHANCE);
    assert!(found.iter().any(|it| it.contains("`a`") && it.contains("about 13.7 on average")), "{found:?}");
    assert!(answer.to_string().contains("uninspected-first"));
}

#[test]
fn a_year_owes_no_more_units_than_there_are() {
    let answer = ask(&case("year-above-the-pool"));
    let general: Vec<&Value> =
        answer["draws"].as_array().unwrap().iter().filter(|draw| draw["stratum"] == "general").collect();
    let quotas: Vec<u64> = general.iter().map(|draw| draw["quota"].as_u64().unwrap()).collect();
    assert_eq!(quotas, [3, 2, 3, 2]);
    let strata = answer["plan"]["current"][0]["strata"].as_array().unwrap();
    let short = strata.iter().find(|it| it["stratum"] == "general").unwrap()["short"].as_u64();
    assert_eq!(short, Some(20));
}

#[test]
fn two_agencies_of_one_tier_are_refused_one_area() {
    let error = call(&case("two-agencies-one-area").to_string()).unwrap_err();
    assert_eq!(error.known_code(), Some(Code::PLAN_AREA_SHARED));
    assert!(error.message.contains("150102"), "{}", error.message);
}

#[test]
fn a_publication_before_the_completion_is_refused() {
    let mut request = case("published-before-completed");
    let error = call(&request.to_string()).unwrap_err();
    assert_eq!(error.known_code(), Some(Code::INSPECTION_PUBLISHED_EARLY));
    assert_eq!(
        &*error.message,
        "published 2026-03-01 lies before the completion on 2026-03-10; expected that day or later"
    );
    assert_eq!(&*error.message_zh, "公示日2026年3月1日早于完成日2026年3月10日，应不早于该日");
    request["published"] = "2026-03-10".into();
    assert_eq!(ask(&request)["status"]["kind"], "published");
}

/// A year whose plan counts one inspector and half of the key sources less than list and roster have.
#[test]
fn a_plan_that_counts_nobody_owes_what_lists_and_roster_say() {
    let whole = case("units-not-visits");
    let base = whole["file"]["plan"]["plan"]["current"][0]["base"].clone();
    let told = |change: fn(&mut serde_json::Value)| {
        let (mut request, mut counts) = (whole.clone(), base.clone());
        change(&mut counts);
        let plan = ask(&serde_json::json!({"op": "plan", "year": 2025, "agencies": [counts]}));
        request["file"]["plan"]["plan"] = plan["plan"].clone();
        of(&ask(&request), Code::YEAR_PLAN_BASE)
    };
    let nobody = told(|counts| counts["inspectors"] = 0.into());
    assert!(nobody[0].starts_with("`general`: the plan counts 25 sources and 0 inspectors;"), "{nobody:?}");
    let nothing = told(|counts| counts["sources"]["general"] = 0.into());
    assert!(nothing[0].starts_with("`general`: the plan counts 0 sources and 2 inspectors;"), "{nothing:?}");
}

#[test]
fn a_plan_that_counts_less_than_lists_and_roster_is_found() {
    let mut request = case("units-not-visits");
    let file = &request["file"];
    let base = &file["plan"]["plan"]["current"][0]["base"];
    let mut counts = base.clone();
    counts["inspectors"] = (base["inspectors"].as_u64().unwrap() - 1).into();
    let plan = ask(&serde_json::json!({"op": "plan", "year": 2025, "agencies": [counts]}));
    request["file"]["plan"]["plan"] = plan["plan"].clone();
    let found = of(&ask(&request), Code::YEAR_PLAN_BASE);
    assert_eq!(
        found,
        [
            "`general`: the plan counts 25 sources and 1 inspector; the list of the draw and the roster have 25 and 2, by \
          which 20 are owed where it says 10"
        ]
    );
}
