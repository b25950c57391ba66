//! Years whose lists, registers and records do not agree, and were once told as kept.

use serde_json::{Value, json};
use shuangsuiji::Code;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{Finding, Report, Verdict, YearFile, report};
use shuangsuiji::door::call;
use shuangsuiji::rules::Ruleset;

fn case(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn reported(file: Value) -> Report {
    let file: YearFile = serde_json::from_value(file).unwrap();
    report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap()
}

fn file(text: &str) -> Value {
    case(text)["request"]["file"].take()
}

fn told(findings: &[Finding], codes: &[Code]) -> Vec<String> {
    findings.iter().filter(|it| codes.contains(&it.code)).map(|it| it.english.clone()).collect()
}

const LISTS: [Code; 6] = [
    Code::YEAR_SOURCES_UNREGISTERED,
    Code::YEAR_LISTED_STATUS,
    Code::YEAR_LISTED_STRATUM,
    Code::YEAR_SOURCE_LEFT_OUT,
    Code::YEAR_INSPECTOR_WITHHELD,
    Code::YEAR_INSPECTORS_UNREGISTERED,
];

#[test]
fn ghosts_on_a_list_are_found() {
    let report = reported(file(include_str!("cases/c01-ghost-sources.json")));
    let ghosts = told(&report.findings, &LISTS);
    let expected =
        "40 sources of the list are not in the registry: `G-500`, `G-501`, `G-502`, `G-503`, `G-504` and 35 more";
    assert_eq!(ghosts, [expected]);
    assert_eq!(report.article("5".parse().unwrap()).unwrap().verdict, Verdict::Broken);
}

#[test]
fn who_was_hidden_for_three_quarters_is_named_for_each_list() {
    let report = reported(file(include_str!("cases/c02-hidden-three-quarters.json")));
    let hidden = told(&report.findings, &LISTS);
    let of = |id: &str| format!("the list has `{id}` as not to be drawn (`excluded`); expected under the cap (`-`)");
    assert_eq!(hidden, [of("G-007"), of("K-001"), of("G-007"), of("K-001"), of("G-007"), of("K-001")]);
    let lists = &report.article("5".parse().unwrap()).unwrap().clauses;
    let said = serde_json::to_string(lists).unwrap();
    assert!(said.contains("\"compared\":1") && said.contains("the registry has no dates for that day"), "{said}");
}

#[test]
fn who_joined_in_june_was_not_withheld_before() {
    let mut file = file(include_str!("cases/c03-inspector-joined-in-june.json"));
    let report = reported(file.clone());
    assert_eq!(told(&report.findings, &LISTS), [""; 0]);
    assert_ne!(report.article("6".parse().unwrap()).unwrap().verdict, Verdict::Kept, "two lists were not compared");
    // With the day on which he or she came, every list is compared, and nothing is found.
    let joined = json!({"on": "2025-06-01", "inspector": "I-09", "change": "joined"});
    file["roster"]["history"] = json!({"from": "2024-12-01", "changes": [joined]});
    file["registry_history"] = json!({"from": "2024-12-01"});
    let report = reported(file.clone());
    assert_eq!(told(&report.findings, &LISTS), [""; 0]);
    let said = serde_json::to_string(&report.articles).unwrap();
    assert!(!said.contains("no dates for that day"), "{said}");
    // Had he or she come in January, the lists of the second quarter withheld an inspector.
    file["roster"]["history"]["changes"][0]["on"] = json!("2025-01-15");
    let withheld = told(&reported(file).findings, &LISTS);
    assert_eq!(withheld, ["`I-09` is certified and not on leave for the period, and is not on the list"]);
}

#[test]
fn a_source_that_was_renumbered_counts_once() {
    let mut file = file(include_str!("cases/c04-source-renumbered.json"));
    let warned = reported(file.clone()).warnings;
    let unknown = told(&warned, &[Code::YEAR_SOURCE_NOT_REGISTERED]);
    assert_eq!(
        unknown,
        ["inspected, and not in the registry; expected it there, or the id by which it was renumbered"]
    );
    let renumbered = json!({"on": "2025-04-01", "source": "K-902", "change": {"renumbered": {"from": "K-002"}}});
    file["registry_history"] = json!({"from": "2024-12-01", "changes": [renumbered]});
    let report = reported(file);
    let beyond = told(&report.findings, &[Code::YEAR_BEYOND_CAP]);
    assert_eq!(beyond, ["visit 3 of the year; the cap is 2, and no ground for more is on record"]);
    assert_eq!(told(&report.findings, &LISTS), [""; 0]);
    assert_eq!(report.warnings, []);
}

#[test]
fn two_sites_with_one_code_are_a_warning_of_the_cap() {
    let report = reported(file(include_str!("cases/c05-two-sites-one-code.json")));
    let [warning] = &report.warnings[..] else { panic!("{:#?}", report.warnings) };
    assert_eq!(
        warning.english,
        "`K-000`, `K-001` have one credit code, 91150000MA000004X0: 4 visits in 2025; the cap is 2 for one source"
    );
    assert_eq!(warning.article.unwrap().to_string(), "Art. 8(cap)");
}

#[test]
fn a_joint_visit_counts_once_in_words_too() {
    let mut request = case(include_str!("cases/c12-joint-visit-counts-twice.json"))["request"].take();
    let ask = |request: &Value| case(&call(&request.to_string()).unwrap())["sources"][0].clone();
    assert_eq!(ask(&request)["inspections"], 2, "nobody says that they were one visit");
    for record in request["records"].as_array_mut().unwrap() {
        record["joint"] = json!("综合查一次〔2027〕1号");
    }
    let joint = ask(&request);
    assert_eq!((&joint["inspections"], &joint["may_be_drawn"]), (&json!(1), &json!(true)), "{joint}");
}
