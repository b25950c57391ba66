//! What a file does not show accuses nobody and excuses nobody: rosters without dates, orders that cannot be read, visits that name
//! no draw, agencies of a tier that draws nobody.
#![cfg(feature = "proptest")]

use serde_json::{Value, json};
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{Clause, Excused, Look, Report, YearFile, report};
use shuangsuiji::rules::{QuotaRule, Ruleset};
use shuangsuiji::strategies::compliance::{Rulebook, Setting};
use shuangsuiji::{Code, Tier};

fn year() -> Value {
    let (year, tier) = ("2025".parse().unwrap(), Tier::County);
    let rulebook = Rulebook::Statute;
    let setting = Setting { year, tier, key: 8, inspectors: 5, mishap: None, changes: false, rulebook, seed: 3 };
    serde_json::to_value(setting.year(None).unwrap()).unwrap()
}

#[track_caller]
fn of(file: &Value) -> Report {
    let file: YearFile = serde_json::from_value(file.clone()).unwrap();
    report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap()
}

fn codes(report: &Report) -> Vec<Code> {
    report.findings.iter().map(|it| it.code).collect()
}

/// What a clause left uncompared.
fn left(report: &Report, clause: Clause) -> u64 {
    let rows = report.articles.iter().flat_map(|row| &row.clauses);
    match &rows.into_iter().find(|it| it.clause == clause).unwrap().look {
        Look::Compared(it) => it.left.iter().map(|it| u64::from(it.count)).sum(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_is_on_the_committed_list_was_an_inspector_whatever_an_undated_roster_has_today() {
    let mut file = year();
    assert!(codes(&of(&file)).is_empty());
    let gone = file["inspections"][0]["team"]["inspectors"][0].clone();
    let inspectors = file["roster"]["inspectors"].as_array_mut().unwrap();
    inspectors.retain(|one| one["id"] != gone);
    file["roster"]["recusals"].as_array_mut().unwrap().retain(|one| one["inspector"] != gone);
    file["roster"]["history"] = Value::Null;
    let found = of(&file);
    assert!(!codes(&found).contains(&Code::INSPECTION_NOT_ON_ROSTER), "{:?}", codes(&found));
    assert!(left(&found, Clause::Certified) > 0);
}

#[test]
fn an_order_that_cannot_be_read_is_one_finding() {
    let mut file = year();
    let order = file["draws"][1]["order"].as_str().unwrap().replace('\n', "\r\n");
    file["draws"][1]["order"] = order.into();
    let found = of(&file);
    assert_eq!(codes(&found).len(), 1, "{:?}", codes(&found));
}

#[test]
fn one_order_that_cannot_be_read_excuses_no_more_than_one() {
    let mut file = year();
    let mut lost = file["draws"][1].clone();
    (lost["order"], lost["record"], lost["transcripts"]) = (json!("lost"), Value::Null, json!([]));
    file["draws"] = json!([lost]);
    let found = codes(&of(&file));
    let count = |code: Code| found.iter().filter(|it| **it == code).count();
    assert_eq!(count(Code::YEAR_NO_DRAW), 3, "{found:?}");
    let visits = file["inspections"].as_array().unwrap().iter().filter(|one| !one["draw"].is_null()).count();
    assert_eq!(count(Code::INSPECTION_DRAW_UNKNOWN), visits, "four orders are cited, and one text is there");
}

#[test]
fn a_tier_whose_rule_has_no_number_has_somebody_drawn() {
    let mut pack = Ruleset::inner_mongolia().into_pack();
    for rule in pack.strata.iter_mut().filter_map(|stratum| stratum.county.as_mut()) {
        rule.quota = QuotaRule::None;
    }
    let file = json!({
        "agency": {"name": "xincheng", "division": "150102", "tier": "county"}, "year": 2025, "on": "2026-03-31",
        "draws": [], "inspections": [], "waivers": []
    });
    let file: YearFile = serde_json::from_value(file).unwrap();
    let found = report(&file, &Ruleset::new(pack).unwrap(), &WorkCalendar::national()).unwrap();
    assert!(codes(&found).contains(&Code::YEAR_NO_DRAW), "{:?}", codes(&found));
}

#[test]
fn a_visit_of_another_quarter_accounts_for_none_because_it_names_no_draw() {
    let mut file = year();
    let one = &mut file["inspections"][0];
    let last: chrono::NaiveDate = one["progress"]["completed"]["completed"].as_str().unwrap().parse().unwrap();
    one["draw"] = Value::Null;
    let named = codes(&of(&file));
    assert!(named.contains(&Code::INSPECTION_UNDRAWN) && !named.contains(&Code::INSPECTION_MISSING), "{named:?}");
    let later = (last + chrono::Months::new(4)).to_string();
    let visit = &mut file["inspections"][0]["progress"]["completed"];
    (visit["from"], visit["completed"], visit["published"]) = (json!(later), json!(later), Value::Null);
    assert!(codes(&of(&file)).contains(&Code::INSPECTION_MISSING), "{:?}", codes(&of(&file)));
}

#[test]
fn an_agency_of_a_tier_that_draws_nobody_owes_no_plan_and_no_draw() {
    let file = json!({
        "agency": {"name": "department", "division": "150000", "tier": "region"}, "year": 2025, "on": "2026-03-31",
        "draws": [], "inspections": [], "waivers": []
    });
    let found = of(&file);
    assert_eq!(codes(&found), []);
    let county = json!({
        "agency": {"name": "xincheng", "division": "150102", "tier": "county"}, "year": 2025, "on": "2026-03-31",
        "draws": [], "inspections": [], "waivers": []
    });
    let found = codes(&of(&county));
    assert!(found.contains(&Code::YEAR_NO_PLAN) && found.contains(&Code::YEAR_NO_DRAW), "{found:?}");
}

/// How many departures of a kind the registers show.
fn shown(report: &Report, kind: Excused) -> u32 {
    report.excuses.iter().filter(|it| it.kind == kind).map(|it| it.registers + it.undated).sum()
}

#[test]
fn a_closed_source_that_was_visited_all_the_same_excuses_no_void() {
    let mut file = year();
    let source = file["inspections"][0]["source"].clone();
    let on = file["inspections"][0]["progress"]["completed"]["completed"].clone();
    file["inspections"][0]["progress"] = json!({"void": {"voided": on, "reason": "停产"}});
    let sources = file["registry"].as_array_mut().unwrap();
    sources.iter_mut().find(|it| it["id"] == source).unwrap()["state"] = "closed".into();
    let closed = json!({"on": on, "source": source, "change": {"state": {"from": "active"}}});
    file["registry_history"]["changes"].as_array_mut().unwrap().push(closed);
    assert_eq!(shown(&of(&file), Excused::VisitVoid), 1);
    let mut visit = file["inspections"][0].clone();
    visit["progress"] = json!({"completed": {"from": on, "completed": on, "site_record": true, "found": "no_problem"}});
    (visit["kind"], visit["draw"]) = (json!("special"), Value::Null);
    file["inspections"].as_array_mut().unwrap().push(visit);
    assert_eq!(shown(&of(&file), Excused::VisitVoid), 0);
}

#[test]
fn leave_excuses_nobody_who_made_another_visit_meanwhile() {
    let mut file = year();
    let away = file["inspections"][0]["team"]["inspectors"][0].clone();
    let with = file["inspections"][0]["team"]["inspectors"][1].clone();
    let on = file["inspections"][0]["progress"]["completed"]["from"].clone();
    let until = file["inspections"][0]["progress"]["completed"]["completed"].clone();
    let inspectors = file["roster"]["inspectors"].as_array_mut().unwrap();
    inspectors.iter_mut().find(|it| it["id"] == away).unwrap()["leave"] = json!([{"from": on, "until": until}]);
    let other = inspectors.iter().map(|it| &it["id"]).find(|id| **id != away && **id != with).unwrap().clone();
    file["inspections"][0]["team"] = json!({"inspectors": [other, with], "changed": "请假"});
    assert_eq!(shown(&of(&file), Excused::TeamChange), 1);
    let visits = file["inspections"].as_array_mut().unwrap();
    let went = |one: &Value| one["team"]["inspectors"].as_array().unwrap().contains(&away);
    let visit = &mut visits.iter_mut().find(|one| went(one)).unwrap()["progress"]["completed"];
    (visit["from"], visit["completed"]) = (on.clone(), on);
    assert_eq!(shown(&of(&file), Excused::TeamChange), 0);
}

#[test]
fn what_is_late_whatever_a_notice_says_is_found_without_the_notice() {
    let mut file = year();
    let visits = file["inspections"].as_array_mut().unwrap();
    let completed = |visit: &&mut Value| visit["progress"]["completed"]["completed"].as_str().map(str::to_owned);
    let first = visits.iter_mut().filter(|it| completed(it).is_some()).min_by_key(completed).unwrap();
    first["progress"]["completed"]["published"] = Value::Null;
    let file: YearFile = serde_json::from_value(file).unwrap();
    let overdue = |calendar: &WorkCalendar| {
        let found = report(&file, &Ruleset::inner_mongolia(), calendar).unwrap();
        let all = found.findings.iter().filter(|it| it.code == Code::PUBLICATION_OVERDUE);
        all.map(|it| it.english.clone()).collect::<Vec<_>>()
    };
    let known = overdue(&WorkCalendar::national());
    assert!(known.len() == 1 && known[0].contains("it was due on 2025-"), "{known:?}");
    let missing = overdue(&WorkCalendar::national_through("2024".parse().unwrap()));
    let expected = "its last day needs a holiday notice, and is over whatever that says";
    assert!(missing.len() == 1 && missing[0].contains(expected), "{missing:?}");
}

#[test]
fn an_entry_that_is_late_whatever_a_notice_says_is_found_without_the_notice() {
    let mut file = year();
    let visits = file["inspections"].as_array_mut().unwrap();
    let completed = |visit: &&mut Value| visit["progress"]["completed"]["completed"].as_str().map(str::to_owned);
    let first = visits.iter_mut().filter(|it| completed(it).is_some()).min_by_key(completed).unwrap();
    first["progress"]["completed"]["entered"] = json!("2025-12-31");
    let file: YearFile = serde_json::from_value(file).unwrap();
    let entered = |calendar: &WorkCalendar| {
        let found = report(&file, &Ruleset::inner_mongolia(), calendar).unwrap();
        let all = found.findings.iter().filter(|it| it.code == Code::YEAR_ENTERED_LATE);
        all.map(|it| it.english.clone()).collect::<Vec<_>>()
    };
    assert!(entered(&WorkCalendar::national())[0].contains("it was due on 2025-"));
    let missing = entered(&WorkCalendar::national_through("2024".parse().unwrap()));
    assert!(missing.len() == 1 && missing[0].contains("over whatever that says"), "{missing:?}");
}

#[test]
fn a_last_day_that_a_notice_may_move_accuses_nobody_and_vouches_for_nobody() {
    let mut file = year();
    let first = file["inspections"].as_array_mut().unwrap().iter_mut().find(|one| !one["draw"].is_null()).unwrap();
    // The 20th working day is 30 December by the notice for 2025; that for 2026 may make it a rest day.
    let visit = &mut first["progress"]["completed"];
    for day in ["from", "completed"] {
        visit[day] = json!("2025-12-02");
    }
    visit["published"]["on"] = json!("2025-12-31");
    let known = |through: &str| {
        let file: YearFile = serde_json::from_value(file.clone()).unwrap();
        let calendar = WorkCalendar::national_through(through.parse().unwrap());
        let found = report(&file, &Ruleset::inner_mongolia(), &calendar).unwrap();
        (codes(&found).contains(&Code::PUBLISHED_LATE), left(&found, Clause::ResultsInTime))
    };
    let (late, open) = known("2026");
    assert_eq!(known("2025"), (false, open + 1));
    assert!(late);
}
