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

#[test]
fn a_recusal_of_nobody_is_refused() {
    let request = case(include_str!("cases/c10-recusal-of-nobody.json"))["request"].take();
    let refused = call(&request.to_string()).unwrap_err();
    assert_eq!(
        &*refused.message,
        "recusal of inspector `I-9` from `K-00`: no such inspector on the list; expected one of its ids"
    );
}

#[test]
fn sources_outside_the_area_are_a_warning_of_the_order_and_a_finding_of_the_year() {
    let request = case(include_str!("cases/c13-source-outside-area.json"))["request"].take();
    let answer = case(&call(&request.to_string()).unwrap());
    let outside = answer["warnings"].as_array().unwrap().iter().find(|it| it["name"] == "LIST_OUTSIDE_AREA").unwrap();
    let said = outside["message"].as_str().unwrap();
    assert!(said.contains("K-00, K-01, K-02") && said.contains("150102"), "{said}");
    // The same lists on file of a year.
    let text = |name: &str| answer[name].as_str().unwrap().to_owned();
    let draw = json!({
        "drawn": "2026-12-10", "order": text("order"), "sources": text("sources"),
        "inspectors": text("inspectors"), "recusals": text("recusals"),
        "transcripts": [format!("shuangsuiji-transcript 1\norder {}\namends -\nvoid 名单有误\n", text("order_digest"))],
    });
    let agency = json!({"name": "xincheng", "division": "150102", "tier": "county"});
    let report = reported(json!({"agency": agency, "year": 2027, "on": "2027-01-31", "draws": [draw]}));
    let found = told(&report.findings, &[Code::YEAR_SOURCES_OTHER_AREA]);
    assert_eq!(found, ["3 sources of the list lie outside 150102: `K-00`, `K-01`, `K-02`"]);
}

#[test]
fn a_ratio_that_is_none_is_refused_in_chinese_throughout() {
    let request = case(include_str!("cases/c15-english-in-message-zh.json"))["request"].take();
    let refused = call(&request.to_string()).unwrap_err();
    // Names of fields and what was given stand as they are, in quotes.
    let mut plain = String::new();
    for (at, part) in refused.message_zh.split(['“', '”']).enumerate() {
        plain.push_str(if at % 2 == 0 { part } else { "" });
    }
    assert!(!plain.bytes().any(|byte| byte.is_ascii_lowercase()), "{}", refused.message_zh);
}

#[test]
fn a_finding_of_the_door_names_its_reading() {
    let sources = json!({"key": 1, "general": 40, "project": 0});
    let agency = json!({"agency": "a", "division": "150102", "tier": "county", "inspectors": 2, "sources": sources});
    let request = json!({"op": "feasibility", "rules": "inner-mongolia-trial", "year": 2027, "agencies": [agency]});
    let answer = case(&call(&request.to_string()).unwrap());
    let findings = answer["findings"].as_array().unwrap();
    let beyond = findings.iter().find(|it| it["name"] == "CAP_EXCEEDED").unwrap();
    assert_eq!(beyond["reading"], "in_principle_cap", "{beyond}");
}

#[test]
fn ids_that_look_alike_are_told_when_a_registry_is_read() {
    let csv = "id,name,credit_code,legal_representative,phone,division,stratum,state\n\
               K-001,示例一厂,,,,150102,key,active\nK-00１,示例二厂,,,,150102,key,active\n";
    let answer = case(&call(&json!({"op": "read_registry", "csv": csv}).to_string()).unwrap());
    let told = answer["hidden"].as_array().unwrap();
    assert!(told.iter().any(|it| it["name"] == "HIDDEN_LOOK_ALIKE"), "{answer}");
}

#[cfg(feature = "proptest")]
#[test]
fn an_order_that_cannot_be_read_hides_nothing_of_its_record_and_of_other_draws() {
    use shuangsuiji::strategies::compliance::{Planted, Rulebook, Setting};
    let year = shuangsuiji::Year::new(2025).unwrap();
    let setting = |seed| Setting {
        year,
        tier: shuangsuiji::Tier::County,
        key: 5,
        inspectors: 4,
        mishap: None,
        changes: false,
        rulebook: Rulebook::Statute,
        seed,
    };
    let kinds = [Planted::UnknownItem, Planted::NoItems, Planted::OrderTeam, Planted::OrderCap, Planted::QuotaExceeded];
    for material in kinds {
        let mut found = 0;
        for seed in (0..12).chain([229_530_932_435_132_579]) {
            let Some(file) = setting(seed).year_with(&[Planted::UnreadableOrder, material]) else { continue };
            let report = report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap();
            let mut codes: Vec<_> = report.findings.iter().map(|it| it.code).collect();
            let mut expected = vec![Planted::UnreadableOrder.code(), material.code()];
            codes.sort_unstable();
            expected.sort_unstable();
            assert_eq!(codes, expected, "{material:?}, {seed}: {:#?}", report.findings);
            found += 1;
        }
        assert!(found > 5, "{material:?}");
    }
}
