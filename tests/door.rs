//! The one-call door in Rust: every operation asked once as a vendor would, and what it refuses.

use serde_json::{Value, json};
use shuangsuiji::Code;
use shuangsuiji::door::{OPERATIONS, call};

#[track_caller]
fn ask(request: Value) -> Value {
    serde_json::from_str(&call(&request.to_string()).unwrap()).unwrap()
}

/// The number's name, what it is about, and the messages.
#[track_caller]
fn refused(request: Value) -> (String, String, String, String) {
    let error = call(&request.to_string()).unwrap_err();
    assert_eq!(error.known_code().unwrap().name(), &*error.name);
    let subject = error.subject.as_deref().unwrap_or("").to_owned();
    (error.name.into(), subject, error.message.into(), error.message_zh.into())
}

fn vector(name: &str) -> Value {
    let path = format!("{}/tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut case: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    case.as_object_mut().unwrap().remove("expected");
    case["op"] = "draw".into();
    case
}

/// The lists of a case as they are published.
fn texts(case: &Value) -> [String; 3] {
    let lines = |list: &str, fields: &[&str]| {
        let entries = case[list].as_array().unwrap().iter();
        let field = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let mut lines: Vec<String> = entries
            .map(|entry| fields.iter().map(|name| field(&entry[*name])).collect::<Vec<_>>().join("\t") + "\n")
            .collect();
        lines.sort();
        lines.concat()
    };
    [
        lines("sources", &["id", "stratum", "division", "inspections", "status"]),
        lines("inspectors", &["id", "division", "status"]),
        lines("recusals", &["inspector", "source"]),
    ]
}

#[test]
fn what_is_drawn_verifies_and_a_changed_byte_does_not() {
    let case = vector("recusals");
    let drawn = ask(case.clone());
    assert!(drawn.get("tickets").is_none());
    let [sources, inspectors, recusals] = texts(&case);
    let request = json!({
        "op": "verify", "order": drawn["order"], "sources": sources, "inspectors": inspectors, "recusals": recusals,
        "transcripts": [drawn["transcript"]], "digest": drawn["transcript_digest"],
    });
    let verified = ask(request.clone());
    assert_eq!(verified["order_digest"], drawn["order_digest"]);
    assert_eq!(verified["transcript_digests"], json!([drawn["transcript_digest"]]));
    assert_eq!(verified["drawn"], drawn["teams"].as_array().unwrap().len());
    assert_eq!(verified["void"], false);
    let mut changed = request;
    changed["recusals"] = "".into();
    assert_eq!(refused(changed).0, "FAULT_COMMITMENT");
}

#[test]
fn what_is_committed_is_what_is_drawn_and_verified() {
    for name in ["recusals", "sm3", "many"] {
        let mut case = vector(name);
        let [sources, inspectors, recusals] = texts(&case);
        let drawn = ask(case.clone());
        let entropy = case["order"]["entropy"].as_array().unwrap();
        for (entropy, revealed) in entropy.iter().zip(case["contributions"].as_array().unwrap()) {
            let value = json!({"op": "commit_value", "hash": case["order"]["hash"], "value": revealed["value"]});
            assert_eq!(entropy["value"] == ask(value)["digest"], entropy["kind"] == "commit", "{name}");
        }
        let fields = case.as_object_mut().unwrap();
        for field in ["contributions", "amendments", "name", "comment"] {
            fields.remove(field);
        }
        fields.insert("op".to_owned(), "commit".into());
        let committed = ask(case.clone());
        let expected = json!({
            "order": drawn["order"], "order_digest": drawn["order_digest"],
            "sources": sources, "inspectors": inspectors, "recusals": recusals,
        });
        assert_eq!(committed, expected, "{name}");
        // As salted lists: what it answers verifies with the key.
        case["salt_key"] = "5a3b".repeat(16).into();
        let mut salted = vector(name);
        salted["salt_key"] = case["salt_key"].clone();
        salted.as_object_mut().unwrap().remove("amendments");
        let (committed, drawn) = (ask(case.clone()), ask(salted));
        assert_eq!(committed["order"], drawn["order"], "{name}");
        let mut verify = committed;
        verify.as_object_mut().unwrap().remove("order_digest");
        verify["op"] = "verify".into();
        verify["transcripts"] = json!([drawn["transcript"]]);
        verify["salt_key"] = case["salt_key"].clone();
        assert_eq!(ask(verify)["transcript_digests"], json!([drawn["transcript_digest"]]), "{name}");
        case["sources"][0]["id"] = "".into();
        assert_eq!(refused(case).1, "sources[0].id");
    }
}

#[test]
fn one_source_checks_itself() {
    use shuangsuiji::draw::{Hash, SourceList};
    let case = vector("sm3");
    let drawn = ask(case.clone());
    let [sources, ..] = texts(&case);
    let list = SourceList::parse(&sources).unwrap();
    let id = drawn["teams"][0]["source"].as_str().unwrap();
    let row = list.row(id).unwrap();
    let request = json!({
        "op": "check_source", "order": drawn["order"], "line": list.at(row).unwrap().to_string(),
        "proof": list.proof(Hash::Sm3, row).unwrap(), "transcript": drawn["transcript"],
    });
    let answer = ask(request.clone());
    assert_eq!((&answer["source"], &answer["verdict"]["kind"]), (&json!(id), &json!("drawn")));
    assert_eq!(answer["verdict"]["inspectors"], drawn["teams"][0]["inspectors"]);
    let mut other = request.clone();
    other["line"] = "x\tkey\t150102\t0\t-".into();
    assert_eq!(refused(other).0, "ENTERPRISE_PROOF");
    let mut other = request;
    other["order"] = "shuangsuiji-order 9\n".into();
    let (name, subject, ..) = refused(other);
    assert_eq!((name.as_str(), subject.as_str()), ("LINE", "order"));
}

#[test]
fn days_and_deadlines() {
    let answer =
        ask(json!({"op": "working_day_after", "date": "2026-09-24", "n": 20, "count_start": "completion_day"}));
    assert_eq!((&answer["date"], &answer["provisional"]), (&json!("2026-10-28"), &json!(false)));
    let calendar = shuangsuiji::calendar::WorkCalendar::national();
    let last = calendar.last_covered();
    let beyond = json!({"op": "working_day_after", "date": last, "n": 20});
    assert_eq!(refused(beyond.clone()).0, "NOT_COVERED");
    let mut provisional = beyond;
    provisional["provisional"] = true.into();
    let answer = ask(provisional);
    let later = calendar.provisional().nth_working_day_after(last, 20, shuangsuiji::CountFrom::DayAfter).unwrap();
    assert!(later.value > last);
    assert_eq!((&answer["date"], &answer["provisional"]), (&json!(later.value), &json!(true)));

    let notice = json!({"role": "local", "notice": {"number": "某盟行署〔2026〕1号", "days": [
        {"date": "2026-08-03", "kind": "rest", "name": "那达慕"}]}});
    let between = json!({"op": "working_days_between", "from": "2026-07-31", "until": "2026-08-04"});
    assert_eq!(ask(between.clone())["working_days"], 2);
    let mut local = between;
    local["calendar"] = json!([notice]);
    assert_eq!(ask(local.clone())["working_days"], 1);
    local["calendar"] = json!([notice, notice]);
    let (name, subject, ..) = refused(local);
    assert_eq!((name.as_str(), subject.as_str()), ("CALENDAR_NOTICE_KNOWN", "calendar[1]"));

    let deadline = |today: &str, published: Option<&str>| {
        let request = json!({"op": "deadline", "completed": "2026-05-02", "working_days": 20, "today": today,
            "published": published});
        let answer = ask(request);
        assert_eq!(answer["due"], "2026-06-01");
        answer["status"].clone()
    };
    assert_eq!(deadline("2026-05-29", None), json!({"kind": "due", "working_days": 1}));
    assert_eq!(deadline("2026-06-01", None), json!({"kind": "due_today"}));
    assert_eq!(deadline("2026-06-03", None), json!({"kind": "overdue", "working_days": 2}));
    let published = json!({"kind": "published", "working_days": 21, "late": true});
    assert_eq!(deadline("2026-06-03", Some("2026-06-02")), published);
    // Certain, though nobody knows the working days after the last notice.
    let (day, text) = (|days| last + chrono::Days::new(days), |day: chrono::NaiveDate| day.to_string());
    assert_eq!(deadline(&text(day(60)), None), json!({"kind": "overdue", "working_days": null}));
    let late = json!({"kind": "published", "working_days": null, "late": true});
    assert_eq!(deadline(&text(day(60)), Some(&text(day(30)))), late);
    let asked = |completed: &str, today: &str, published: Option<&str>| json!({"op": "deadline", "completed": completed, "working_days": 20, "today": today, "published": published});
    let shortly_before = text(last - chrono::Days::new(21));
    let open = ask(asked(&shortly_before, &text(last - chrono::Days::new(11)), None));
    assert_eq!((&open["due"], &open["status"]), (&Value::Null, &json!({"kind": "due", "working_days": null})));
    assert_eq!(refused(asked(&shortly_before, &text(day(51)), None)).0, "NOT_COVERED");
    let completed = last - chrono::Days::new(150);
    let mut counted = asked(&text(completed), &text(day(4)), None);
    counted["provisional"] = true.into();
    let provisional = calendar.provisional();
    let due = provisional.nth_working_day_after(completed, 20, shuangsuiji::CountFrom::DayAfter).unwrap().value;
    let over = provisional.working_days_between(due, day(4)).unwrap().value;
    assert_eq!(ask(counted)["status"], json!({"kind": "overdue", "working_days": over}));
    let (name, subject, message, _) = refused(asked("2026-03-10", "2026-04-01", Some("2026-03-01")));
    assert_eq!((name.as_str(), subject.as_str()), ("INSPECTION_PUBLISHED_EARLY", "published"));
    assert_eq!(message, "published 2026-03-01 lies before the completion on 2026-03-10; expected that day or later");
}

#[test]
fn tables_are_read_tolerantly_and_what_is_hidden_is_told() {
    let csv =
        "企业编号;企业名称;所在辖区;管理类别;企业状态\nE-1 ;甲厂;150102;重点排污单位;在营\nE-2;乙厂;159999;重点;关闭\n";
    let (name, subject, ..) = refused(json!({"op": "read_registry", "csv": csv}));
    assert_eq!((name.as_str(), subject.as_str()), ("TABLE_EMPTY", "csv"));
    let mut request = json!({"op": "read_registry", "csv": csv, "tolerant": true, "columns": {"division": "所在辖区"}});
    assert_eq!(refused(request.clone()).0, "TEXT_CHARACTER", "重点 is no word of the rules");
    request["words"] = json!({"stratum": {"重点": "key"}});
    let read = ask(request);
    assert_eq!((&read["registry"][0]["stratum"], &read["registry"][0]["id"]), (&json!("key"), &json!("E-1")));
    let repairs = read["repairs"].as_array().unwrap();
    let blank = repairs.iter().find(|repair| repair["kind"] == "blanks").unwrap();
    assert_eq!(blank["place"], json!({"sheet": null, "line": 2, "column": 1}));
    assert_eq!((&blank["before"], &blank["after"]), (&json!("E-1 "), &json!("E-1")));
    assert_eq!(read["hidden"][0]["name"], "HIDDEN_STATE");
    // The same bytes in base64.
    let bytes = "aWQsbmFtZSxkaXZpc2lvbixzdHJhdHVtLHN0YXRlCkUtMSxhLDE1MDEwMixrZXksYWN0aXZlCg==";
    let read_bytes = ask(json!({"op": "read_registry", "bytes": bytes}));
    assert_eq!(read_bytes["registry"].as_array().unwrap().len(), 1);
    for (request, name) in [
        (json!({"op": "read_registry"}), "FIELD_MISSING"),
        (json!({"op": "read_registry", "bytes": "?"}), "FIELD_VALUE"),
        (json!({"op": "read_registry", "bytes": "JVBERi0xLjc="}), "TABLE_FORMAT"),
    ] {
        assert_eq!(refused(request).0, name);
    }
    let agency = json!({"agency": "hohhot", "division": "150100", "tier": "prefecture",
        "sources": {"key": 1, "general": 0, "project": 0}, "inspectors": 2});
    let plan = json!({"op": "plan", "year": 2027, "agencies": [agency], "registry": read["registry"]});
    let hidden = ask(plan)["hidden"].clone();
    let names: Vec<&str> = hidden.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["HIDDEN_OUTSIDE_AREAS", "HIDDEN_STATE"]);

    let inspectors = "编号,姓名,职务,执法类别,执法证编号,发证机关,有效期自,有效期至,行政区划\nI-1,王某,科员,综合,1,某厅,2024年7月1日,长期,150100\n";
    let roster = ask(json!({"op": "read_roster", "inspectors": inspectors, "tolerant": true}));
    assert_eq!(roster["inspectors"][0]["certificate"]["valid"]["until"], "9999-12-31");
    assert!(roster["repairs"]["inspectors"].as_array().unwrap().len() >= 6);
    let file = json!({"bytes": "aWQscGVyc29uCg==", "columns": {"id": "id"}});
    let strict = "id,name,post,category,certificate_number,certificate_issuer,valid_from,valid_until,division,borrowed_from,leave\n";
    let mixed = ask(json!({"op": "read_roster", "inspectors": strict, "aliases": file}));
    assert_eq!(mixed["repairs"], json!({"aliases": []}));
}

#[test]
fn plans_findings_and_the_cap() {
    let agency = json!({"agency": "wuchuan", "division": "150125", "tier": "county",
        "sources": {"key": 1, "general": 400, "project": 0}, "inspectors": 8});
    let plan = ask(json!({"op": "plan", "year": 2027, "agencies": [agency]}));
    assert_eq!((&plan["version"], &plan["filing"]["due"]), (&json!(1), &json!("2026-12-31")));
    let first = &plan["draws"][0];
    assert_eq!((&first["stratum"], &first["period"], &first["quota"]), (&json!("key"), &json!("2027-Q1"), &json!(1)));
    assert_eq!(first["derivation"], "⌈25 % × 1⌉ = ⌈0.25⌉ = 1 (Art. 8(1))");
    let drawn = json!([{"agency": "wuchuan", "stratum": "key", "period": "2027-Q1", "sources": 0}]);
    let revised = json!({"op": "plan", "year": 2027, "agencies": [agency], "revises": plan["plan"], "drawn": drawn});
    assert_eq!(ask(revised)["version"], 2);

    let staffing = json!([{"agency": "wuchuan", "period": "2027-Q1", "inspectors": 1, "team": 2, "sources": 3}]);
    let request = json!({"op": "feasibility", "year": 2027, "agencies": [agency], "filed_on": "2027-01-04",
        "staffing": staffing});
    let findings = ask(request)["findings"].clone();
    let names: Vec<&str> = findings.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    for name in ["PLAN_FILED_LATE", "CAP_EXCEEDED", "TOO_FEW_INSPECTORS"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    assert!(findings[0]["remedy_zh"].as_str().is_some_and(|remedy| !remedy.is_empty()));

    let by = json!({"name": "hohhot", "division": "150100", "tier": "prefecture"});
    let record = |period: &str, drawn: &str| json!({"source": "HH-1", "drawn": drawn, "agency": by, "kind": "daily", "period": period, "state": "drawn"});
    let records = json!([record("2027-Q1", "2026-12-10"), record("2027-Q2", "2027-03-10")]);
    let answer = ask(json!({"op": "eligibility", "agency": "hohhot", "year": 2027, "on": "2027-03-11",
        "sources": ["HH-1", "HH-2"], "records": records}));
    let answers = &answer["sources"];
    assert_eq!((&answers[0]["may_be_drawn"], &answers[1]["may_be_drawn"]), (&json!(false), &json!(true)));
    assert_eq!((&answers[0]["inspections"], &answers[0]["cap"]), (&json!(2), &json!(2)));
    let twice = json!([record("2027-Q1", "2026-12-10"), record("2027-Q1", "2026-12-10")]);
    let error = refused(json!({"op": "eligibility", "agency": "hohhot", "year": 2027, "on": "2027-03-11",
        "sources": [], "records": twice}));
    assert_eq!(error.0, "RECORD_REPEATED");
}

#[test]
fn whom_no_draw_reached_in_time() {
    let text = std::fs::read_to_string(format!("{}/examples/requests/unreached.json", env!("CARGO_MANIFEST_DIR")));
    let mut request: Value = serde_json::from_str(&text.unwrap()).unwrap();
    let missed = |request: &Value| {
        let findings = ask(request.clone())["findings"].clone();
        let of = |finding: &Value| (finding["name"].clone(), finding["detail"]["missed"].clone());
        findings.as_array().unwrap().iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(missed(&request), [(json!("SOURCES_UNREACHED"), json!(["NC-2"]))]);
    // NC-3 was drawn in 2026, and class B is to be covered in two years.
    request["year"] = 2028.into();
    assert_eq!(
        missed(&request).iter().map(|it| &it.1).collect::<Vec<_>>(),
        [&json!(["NC-1", "NC-2"]), &json!(["NC-3"])]
    );
    request["registry"][1]["division"] = "36".into();
    request["records"][0]["period"] = "2027-Q5".into();
    let error = call(&request.to_string()).unwrap_err();
    let told = error.errors.iter().map(|error| error.subject.as_deref().unwrap()).collect::<Vec<_>>();
    assert_eq!(told, ["registry[1].division", "records[0].period"]);
}

#[test]
fn what_a_two_year_obligation_is_short_runs_on() {
    let mut pack = ask(json!({"op": "rule_pack"}));
    pack["in_force"]["two_years_from"] = 2026.into();
    pack["strata"][1]["county"]["quota"] = json!({"fixed": {"sources": 60, "per": "two_years"}});
    let plan = |year: i32, carried: Value| {
        let base = json!({"agency": "wuchuan", "division": "150125", "tier": "county", "inspectors": 4,
            "sources": {"key": 8, "general": 5, "project": 0}, "carried": carried});
        ask(json!({"op": "plan", "rules": pack, "year": year, "agencies": [base]}))
    };
    let runs_on = plan(2026, json!({}))["runs_on"].clone();
    assert_eq!(runs_on, json!([{"agency": "wuchuan", "carried": {"general": 25}}]));
    assert_eq!(plan(2027, runs_on[0]["carried"].clone())["runs_on"], json!([]));
}

#[test]
fn what_is_owed_to_the_public() {
    let by = json!({"name": "hohhot", "division": "150100", "tier": "prefecture"});
    let inspection = json!({"source": "HH-1", "drawn": "2025-12-10", "agency": by, "kind": "daily", "stratum": "key",
        "period": "2026-Q1", "draw": {"order": "0".repeat(64), "transcript": "1".repeat(64)},
        "team": {"inspectors": ["I-1", "I-2"]},
        "progress": {"completed": {"from": "2026-03-02", "completed": "2026-03-02", "site_record": true,
            "found": "no_problem"}}});
    let request = |on: &str| json!({"op": "disclosure", "draws": [], "inspections": [inspection], "on": on});
    let due = ask(request("2026-03-27"));
    // 20 working days from Monday 2 March 2026, without a holiday between.
    assert_eq!(due["entries"][0]["entry"]["due"], "2026-03-30");
    assert_eq!((&due["to_publish"], &due["findings"]), (&json!([0]), &json!([])));
    let overdue = ask(request("2026-03-31"));
    assert_eq!(overdue["entries"][0]["entry"]["state"], json!({"overdue_by": 1}));
    assert_eq!(overdue["findings"][0]["article"], "13");
    assert_eq!(overdue["rates"][0]["counts"]["overdue"], 1);
}

#[test]
fn a_year_is_reported_article_by_article() {
    let agency = json!({"name": "xincheng", "division": "150102", "tier": "county"});
    let request = json!({"op": "compliance", "file": {"agency": agency, "year": 2025, "on": "2026-02-28"},
        "reading": {"form": "html", "language": "zh"}});
    let answer = ask(request.clone());
    let findings = answer["report"]["findings"].as_array().unwrap();
    assert_eq!(findings[0]["english"], "no plan for 2025 is on file; it was due on 2024-12-31");
    assert!(answer["reading"].as_str().unwrap().contains("<html"));
    let mut wrong = request;
    wrong["file"]["roster"] = json!({"inspectors": [], "aliases": [{"id": "a", "person": "b"}]});
    let (name, subject, ..) = refused(wrong);
    assert_eq!((name.as_str(), subject.as_str()), ("ALIAS_UNKNOWN", "file.roster"));
}

#[test]
fn codes_packs_and_versions() {
    let fails = |code: &str| ask(json!({"op": "check_credit_code", "code": code}))["fails"].clone();
    let valid = "91150102000000019X";
    let answer = ask(json!({"op": "check_credit_code", "code": valid}));
    assert_eq!(answer, json!({"valid": true, "fails": null, "error": null}));
    assert_eq!(fails("9135"), "length");
    assert_eq!(fails("91150102000000019I"), "character");
    assert_eq!(fails("91150102000000019Y"), "outer");
    assert_eq!(fails("150102195001010002"), "kind", "a made-up identity number of which both checks hold");
    assert_eq!(fails("911501A2000000019Y"), "division");
    assert_eq!(fails("9.1150102E+17"), "destroyed");
    assert_eq!(fails("911501020000000000"), "destroyed");

    let pack = ask(json!({"op": "rule_pack"}));
    assert_eq!(pack["id"], "inner-mongolia-trial");
    // As official texts print a ratio.
    let mut printed = pack.clone();
    let general = printed["strata"].as_array_mut().unwrap().iter_mut().find(|it| it["stratum"] == "general").unwrap();
    let before = general.clone();
    *general = serde_json::from_str(&before.to_string().replace("\"1:5\"", "\"1∶5\"")).unwrap();
    assert_ne!(*general, before);
    assert_eq!(ask(json!({"op": "rule_pack", "rules": printed})), pack);
    assert_eq!(ask(json!({"op": "rule_pack", "rules": pack})), pack, "one's own comes back checked");
    let mut wrong = pack;
    wrong["cap"]["most"] = 0.into();
    let (name, subject, ..) = refused(json!({"op": "rule_pack", "rules": wrong}));
    assert_eq!((name.as_str(), subject.as_str()), ("RULES_OUT_OF_RANGE", "rules.cap.most"));
    let (name, subject, message, chinese) = refused(json!({"op": "rule_pack", "rules": "mars"}));
    assert_eq!((name.as_str(), subject.as_str()), ("RULES_UNKNOWN", "rules"));
    assert!(message.starts_with("no built-in rule pack `mars`; expected one of inner-mongolia-trial, example-"));
    assert!(chinese.starts_with("没有“mars”这一内置规则，应为“inner-mongolia-trial”、“example-"));

    let version = ask(json!({"op": "version"}));
    assert_eq!(version["operations"], json!(OPERATIONS));
    let packs = std::fs::read_dir("src/rules/packs").unwrap().count();
    assert_eq!(version["rule_packs"].as_array().unwrap().len(), packs);
    let last = shuangsuiji::calendar::WorkCalendar::national().last_covered();
    assert_eq!(version["calendar_last_covered"], last.to_string());
}

#[test]
fn a_text_within_what_is_read_as_a_whole_is_told_by_its_field() {
    let mut case = vector("sm3");
    case["order"]["entropy"][1]["value"] = "中".repeat(86).into();
    let place = "order.entropy[1]";
    let expected = (
        "TEXT_TOO_LONG".to_owned(),
        place.to_owned(),
        format!("{place}: the text has 258 bytes of UTF-8; expected at most 256"),
        "字段“抽取方案·随机数来源第2项”：内容为258字节（UTF-8），最多256字节".to_owned(),
    );
    assert_eq!(refused(case), expected);
}

#[test]
fn every_bad_record_of_a_list_is_told_with_its_own_number() {
    let mut case = vector("sm3");
    case["sources"][0]["id"] = "".into();
    case["sources"][1]["inspections"] = (-1).into();
    case["sources"][2].as_object_mut().unwrap().remove("status");
    case["inspectors"][0]["status"] = "away".into();
    let error = call(&case.to_string()).unwrap_err();
    let told: Vec<_> = error.errors.iter().map(|one| (one.subject.as_deref().unwrap(), &*one.message)).collect();
    let expected = [
        ("sources[0].id", "sources[0].id: the text is empty; expected at least one character"),
        ("sources[1].inspections", "sources[1].inspections: found integer `-1`; expected a whole number, 0 or more"),
        ("sources[2]", "sources[2]: missing field `status`"),
        ("inspectors[0].status", "inspectors[0].status: `away`; expected one of `-`, `unavailable`"),
    ];
    assert_eq!(told, expected);
    assert_eq!(error.known_code(), Some(Code::TEXT_EMPTY));
    let mut case = vector("sm3");
    case["order"]["team"] = "two".into();
    let (name, subject, message, chinese) = refused(case);
    assert_eq!((name.as_str(), subject.as_str()), ("FIELD_VALUE", "order.team"));
    assert_eq!(message, "order.team: found string \"two\"; expected a whole number, 0 or more");
    assert_eq!(chinese, "字段“抽取方案·检查组”：不应为“two”，应为非负整数");
}

#[test]
fn a_notices_text_is_read_laid_over_and_named_by_the_answer() {
    let answer = |request: Value| serde_json::from_str::<Value>(&call(&request.to_string()).unwrap()).unwrap();
    let text = "某盟行政公署办公室关于2026年那达慕放假的通知\n某盟办发〔2026〕9号\n现将放假安排通知如下：\n\
                一、那达慕：8月3日（周一）至5日（周三）放假，共3天。";
    let read = answer(json!({"op": "read_notice", "text": text}));
    assert_eq!((read["year"].as_i64(), read["number"].as_str()), (Some(2026), Some("某盟办发〔2026〕9号")));
    assert_eq!(read["title"], "某盟行政公署办公室关于2026年那达慕放假的通知");
    let day = |date: &str| json!({"date": date, "kind": "rest", "item": "那达慕"});
    assert_eq!(read["days"], json!([day("2026-08-03"), day("2026-08-04"), day("2026-08-05")]));
    assert_eq!((read["unchecked"][0]["matter"].as_str(), read["unchecked"][1].as_str()), (Some("decree"), None));

    let after = |calendar: Value| {
        answer(json!({"op": "working_day_after", "date": "2026-07-31", "n": 1, "calendar": calendar}))
    };
    let national = json!(["国办发明电〔2025〕7号"]);
    assert_eq!((&after(json!([]))["date"], &after(json!([]))["notices"]), (&json!("2026-08-03"), &national));
    let laid = after(json!([read["entry"]]));
    assert_eq!(
        (&laid["date"], &laid["notices"]),
        (&json!("2026-08-06"), &json!(["国办发明电〔2025〕7号", "某盟办发〔2026〕9号"]),)
    );

    let error = call(&json!({"op": "read_notice", "text": text.replace("周三", "周四")}).to_string()).unwrap_err();
    assert_eq!(error.article, None, "mere form cites nothing");
    assert_eq!((error.known_code(), error.subject.as_deref()), (Some(Code::NOTICE_TEXT_WEEKDAY), Some("text")));
    assert_eq!(
        &*error.message_zh,
        "“一、那达慕”中的“5日（周四）”：2026年8月5日是星期三，而文中写作“周四”；请与正式发布的通知核对"
    );
    let error = call(&json!({"op": "read_notice", "text": text, "base": "无"}).to_string()).unwrap_err();
    assert_eq!((error.known_code(), error.subject.as_deref()), (Some(Code::NOTICE_TEXT_TITLE), Some("base")));
    assert!(error.message_zh.starts_with("被调整的通知：没有标题"), "{}", error.message_zh);
}

/// A county's order over three sources, which a test changes.
fn order_of_three() -> Value {
    let source = |id: &str| json!({"id": id, "stratum": "key", "division": "150102", "inspections": 0, "status": "-"});
    let inspector = |id: &str| json!({"id": id, "division": "150102", "status": "-"});
    json!({
        "op": "commit",
        "order": {
            "hash": "sha256", "rules": "inner-mongolia-trial", "agency": "xincheng", "division": "150102", "tier": "county",
            "period": "2027-Q1", "round": 1, "previous": "-", "cap": 2, "coverage": "independent", "team": 2,
            "max_load": null, "strata": [{"name": "key", "quota": 2}],
            "entropy": [{"kind": "public", "label": "lottery", "value": "双色球 第2026147期"}],
        },
        "sources": (["K-00", "K-01", "K-02"].map(source)),
        "inspectors": (["I-00", "I-01", "I-02"].map(inspector)),
        "recusals": [],
    })
}

fn warned(request: Value) -> Vec<(String, String, String)> {
    let answer = ask(request);
    let warnings = answer.get("warnings").and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
    warnings.iter().map(|one| (text(one, "name"), text(one, "message"), text(one, "message_zh"))).collect()
}

#[test]
fn a_recusal_of_nobody_is_refused_where_an_order_is_made_and_not_where_one_is_verified() {
    let mut request = order_of_three();
    request["recusals"] = json!([{"inspector": "I-9", "source": "K-00"}]);
    for op in ["commit", "draw"] {
        request["op"] = op.into();
        if op == "draw" {
            request["contributions"] = json!([{"label": "lottery", "value": "343037"}]);
        }
        let error = call(&request.to_string()).unwrap_err();
        assert_eq!(error.known_code(), Some(Code::LIST_RECUSAL_INSPECTOR), "{op}");
        let expected = "recusal of inspector `I-9` from `K-00`: no such inspector on the list; expected one of its ids";
        assert_eq!(&*error.message, expected, "{op}");
        assert_eq!(&*error.message_zh, "“I-9”对“K-00”的回避：名单上无此检查人员，应为名单上的编号", "{op}");
    }
    // An order of version 1 that was made before verifies as it did.
    let mut draw = order_of_three();
    draw["op"] = "draw".into();
    draw["contributions"] = json!([{"label": "lottery", "value": "343037"}]);
    let drawn = ask(draw);
    let with_nobody = "recusals 1 f939214765a77f46aac7fabaa4031af218906b3916bb697b3d13416b86f57b73";
    let order = drawn["order"].as_str().unwrap();
    let none = order.lines().find(|line| line.starts_with("recusals ")).unwrap();
    let order = order.replace(none, with_nobody);
    let texts = |recusals: &str| {
        shuangsuiji::draw::Committed::read(
            &shuangsuiji::draw::Publication {
                order: &order,
                sources: "K-00\tkey\t150102\t0\t-\nK-01\tkey\t150102\t0\t-\nK-02\tkey\t150102\t0\t-\n",
                inspectors: "I-00\t150102\t-\nI-01\t150102\t-\nI-02\t150102\t-\n",
                recusals,
                reveal: None,
                transcripts: &[],
                digest: None,
            },
            None,
        )
    };
    let lottery = shuangsuiji::draw::Contribution {
        label: "lottery".parse().unwrap(),
        value: shuangsuiji::draw::Value::new(*b"407").unwrap(),
    };
    let revealed = texts("I-9\tK-00\n").unwrap().reveal(shuangsuiji::draw::Reveal(vec![lottery])).unwrap();
    let transcript = revealed.draw().unwrap().transcript().to_string();
    let verified = ask(json!({
        "op": "verify", "order": order, "recusals": "I-9\tK-00\n", "transcripts": [transcript],
        "sources": revealed.committed().lists().text(shuangsuiji::draw::List::Sources),
        "inspectors": revealed.committed().lists().text(shuangsuiji::draw::List::Inspectors),
    }));
    assert_eq!(verified["drawn"], 2);
    assert!(texts("").is_err());
}

#[test]
fn what_should_be_mended_before_an_order_is_published_is_warned_of() {
    assert_eq!(warned(order_of_three()), []);
    let mut elsewhere = order_of_three();
    for source in elsewhere["sources"].as_array_mut().unwrap() {
        source["division"] = "150103".into();
    }
    let (name, message, chinese) = warned(elsewhere.clone()).remove(0);
    assert_eq!(name, "LIST_OUTSIDE_AREA");
    assert_eq!(
        message,
        "3 sources outside 150102 (K-00, K-01, K-02); expected sources of the agency's area, or rules that let it draw elsewhere"
    );
    assert!(chinese.starts_with("3家抽查对象（K-00, K-01, K-02）不在新城区（150102）辖区内"), "{chinese}");
    // A prefecture may list what lies in its counties.
    (elsewhere["order"]["division"], elsewhere["order"]["tier"]) = ("150100".into(), "prefecture".into());
    assert_eq!(warned(elsewhere), []);

    let names = |entropy: Value| {
        let mut request = order_of_three();
        request["order"]["entropy"] = entropy;
        warned(request).into_iter().map(|(name, ..)| name).collect::<Vec<_>>()
    };
    let secret = json!({"kind": "commit", "label": "bureau", "value": "5a".repeat(32)});
    assert_eq!(names(json!([secret])), ["ENTROPY_NO_PUBLIC"]);
    assert_eq!(names(json!([secret, {"kind": "public", "label": "lottery", "value": "x"}])), ["ENTROPY_VAGUE"]);
    let formed = |written: &str| {
        let form = json!({"kind": "fucai", "issue": "2026147", "written": written, "due": "2026-12-22T21:15+08:00"});
        json!([secret, {"kind": "public", "label": "lottery", "value": "x", "form": form}])
    };
    assert_eq!(names(formed("digits-3")), ["ENTROPY_FEW_OUTCOMES"]);
    assert_eq!(names(formed("ascending-6-1-33.ascending-1-1-16")), [""; 0]);
    let mut request = order_of_three();
    request["recusals"] = json!([{"inspector": "I-00", "source": "K-77"}]);
    assert_eq!(warned(request)[0].0, "LIST_RECUSAL_SOURCE");
}

#[test]
fn a_public_value_with_its_form_makes_an_order_of_version_1_2() {
    let form = json!({"kind": "fucai-3d", "issue": "2026340", "written": "digits-3", "due": "2026-12-21T21:15+08:00"});
    let mut request = order_of_three();
    request["order"]["entropy"] = json!([{"kind": "public", "label": "lottery", "value": "开奖号码", "form": form}]);
    let order = ask(request.clone())["order"].as_str().unwrap().to_owned();
    assert!(order.starts_with("shuangsuiji-order 1.2\nhash sha256\nsalt -\nrules "), "{order}");
    assert!(
        order.ends_with("entropy lottery public fucai-3d 2026340 digits-3 2026-12-21T21:15+08:00 开奖号码\n"),
        "{order}"
    );
    assert_eq!(shuangsuiji::draw::Order::parse(&order).unwrap().to_string(), order);
    let draw = |value: &[u8]| {
        let mut request = request.clone();
        request["op"] = "draw".into();
        let value: String = value.iter().map(|byte| format!("{byte:02x}")).collect();
        request["contributions"] = json!([{"label": "lottery", "value": value}]);
        call(&request.to_string())
    };
    assert!(draw(b"407").is_ok());
    for spelled in ["4 0 7", "04 00 07", "407\n", "4070", "４０７"] {
        let error = draw(spelled.as_bytes()).unwrap_err();
        assert_eq!(error.known_code(), Some(Code::REVEAL_FORM), "{spelled}");
    }
    let error = draw(b"4 0 7").unwrap_err();
    let expected = "contribution `lottery` is `4 0 7`; expected 3 digits 0 to 9 with nothing between them (digits-3)";
    assert_eq!(&*error.message, expected);
    assert_eq!(
        &*error.message_zh,
        "随机数“lottery”为“4 0 7”，按抽取方案应为3位数字（0至9），中间无其他字符（digits-3）"
    );
    // A value with a form and one without; one drawing twice; a form that there is not, with its field.
    let refused_code = |entropy: Value| {
        let mut request = request.clone();
        request["order"]["entropy"] = entropy;
        let error = call(&request.to_string()).unwrap_err();
        (error.name.to_string(), error.message.clone())
    };
    let public = |label: &str, form: Value| json!({"kind": "public", "label": label, "value": "x", "form": form});
    let plain = json!({"kind": "public", "label": "other", "value": "第2026340期"});
    assert_eq!(refused_code(json!([public("lottery", form.clone()), plain])).0, "FORM_MISSING");
    assert_eq!(refused_code(json!([public("a", form.clone()), public("b", form.clone())])).0, "REPEATED_ORIGIN");
    let mut wrong = form;
    wrong["written"] = "roman-3".into();
    let (name, message) = refused_code(json!([public("lottery", wrong)]));
    assert!(message.contains("`roman-3` is no form"), "{name}: {message}");
}

/// `examples/requests` is what the README and the header show; every one is answered.
#[test]
fn every_operation_has_an_example_that_is_answered() {
    let folder = format!("{}/examples/requests", env!("CARGO_MANIFEST_DIR"));
    let answer = |operation: &str| {
        let request = std::fs::read_to_string(format!("{folder}/{operation}.json")).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&request).unwrap()["op"], operation);
        serde_json::from_str::<Value>(&call(&request).unwrap()).unwrap()
    };
    let answers: Vec<Value> = OPERATIONS.iter().map(|operation| answer(operation)).collect();
    assert!(answers.iter().all(Value::is_object));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), OPERATIONS.len());
    // They are one story: what is committed is drawn, verified and checked.
    let (committed, drawn) = (answer("commit"), answer("draw"));
    assert_eq!(committed["order"], drawn["order"]);
    assert_eq!(answer("verify")["transcript_digests"], json!([drawn["transcript_digest"]]));
    let drawn_key = &drawn["strata"][0]["drawn"];
    assert_eq!(answer("check_source")["verdict"]["kind"] == "drawn", *drawn_key == json!(["E-1"]));
}

#[test]
fn no_request_panics_however_it_is_cut() {
    let whole = vector("shortfall").to_string();
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)).step_by(3) {
        assert_eq!(call(&whole[..end]).unwrap_err().known_code(), Some(Code::JSON), "{end}");
    }
    let deep = format!(r#"{{"op": "draw", "order": {}"#, "[".repeat(100_000));
    assert_eq!(call(&deep).unwrap_err().known_code(), Some(Code::TOO_LARGE));
    for operation in OPERATIONS {
        let error = call(&format!(r#"{{"op": "{operation}", "no such field": 0}}"#)).unwrap_err();
        assert_eq!(error.known_code(), Some(Code::FIELD_UNKNOWN), "{operation}");
    }
}

#[test]
fn mere_form_cites_nothing_and_law_its_article() {
    let article = |request: Value| call(&request.to_string()).unwrap_err().article;
    assert_eq!(article(json!({"op": "working_day_after", "date": "25 September", "n": 1})), None);
    assert_eq!(article(json!({"op": "drawn"})), None);
    assert_eq!(article(json!({"op": "plan", "year": 99, "agencies": []})), None);
    let far = json!({"op": "working_day_after", "date": "2031-09-25", "n": 1});
    assert_eq!(article(far), None, "the calendar is the State Council's, and no matter of the rules");
    let change = json!({"op": "draw_window", "period": "2027-Q1"});
    assert!(call(&change.to_string()).is_ok());
}

#[test]
fn dates_have_one_spelling_and_whole_numbers_any_exact_one() {
    let asked = |date: &str, n: Value| call(&json!({"op": "working_day_after", "date": date, "n": n}).to_string());
    for date in [" 2026-09-25", "2026 - 9 - 25", "+2026-09-25", "2026-9-25", "２０２６-09-25", "2026-02-30", ""] {
        let error = asked(date, 1.into()).unwrap_err();
        assert_eq!((&*error.name, error.subject.as_deref()), ("DATE", Some("date")), "{date:?}");
    }
    let plain = asked("2026-09-25", 20.into()).unwrap();
    for n in ["20.0", "2e1", "200e-1"] {
        let request = format!(r#"{{"op": "working_day_after", "date": "2026-09-25", "n": {n}}}"#);
        assert_eq!(call(&request).as_deref(), Ok(&*plain), "{n}");
    }
    let half = call(r#"{"op": "working_day_after", "date": "2026-09-25", "n": 20.5}"#).unwrap_err();
    assert_eq!(&*half.message, "n: found floating point `20.5`; expected a whole number, 0 or more");
    assert_eq!(&*half.message_zh, "字段“工作日数”：不应为数字20.5，应为非负整数");
}

#[test]
fn a_byte_order_mark_before_a_request_is_named() {
    let error = call("\u{FEFF}{\"op\": \"version\"}").unwrap_err();
    let expected = "line 1, column 1: the text begins with a byte order mark (BOM); leave it out; expected JSON";
    assert_eq!((&*error.name, &*error.message), ("JSON", expected));
    assert_eq!(&*error.message_zh, "第1行第1列不是JSON：开头有字节顺序标记（BOM），应去掉");
}

#[test]
fn what_a_type_refuses_keeps_its_number_and_its_chinese() {
    let refused = |request: Value| {
        let error = call(&request.to_string()).unwrap_err();
        (error.name.to_string(), error.subject.map(|it| it.to_string()), error.message_zh.to_string())
    };
    let year = json!({"op": "plan", "year": 99, "agencies": []});
    assert_eq!(
        refused(year),
        ("PERIOD_YEAR".into(), Some("year".into()), "字段“年度”：年份99超出范围，应为1000至9998".into())
    );
    let inspector = json!({"id": "I", "name": "n", "post": "p", "category": "c", "division": "150102",
        "employment": "own", "leave": [{"from": "2027-02-08", "until": "2027-02-01"}]});
    let error = shuangsuiji::door::bulk::roster(&json!({"inspectors": [inspector]}).to_string(), |_| true).unwrap_err();
    assert_eq!((&*error.name, error.subject.as_deref()), ("DATE_SPAN", Some("roster.inspectors[0].leave[0]")));
    assert!(error.message_zh.ends_with("起2027年2月8日止2027年2月1日，截止日早于起始日"), "{}", error.message_zh);
}

#[test]
fn from_the_tables_to_the_amended_draw_by_the_door_alone() {
    let answer = |operation: &str| {
        let folder = format!("{}/examples/requests", env!("CARGO_MANIFEST_DIR"));
        let request = std::fs::read_to_string(format!("{folder}/{operation}.json")).unwrap();
        let request: Value = serde_json::from_str(&request).unwrap();
        let answer: Value = serde_json::from_str(&call(&request.to_string()).unwrap()).unwrap();
        (request, answer)
    };
    // One story: what is read is counted, planned, ordered by the rules, drawn from its texts, and shown.
    let (_, registry) = answer("read_registry");
    let (request, base) = answer("agency_base");
    assert_eq!(request["registry"], registry["registry"]);
    assert_eq!(
        base["sources"],
        json!({"general": 1, "key": 2, "project": 0}),
        "a closed source is neither drawn nor counted"
    );
    let (request, order) = answer("order");
    assert_eq!(request["registry"], registry["registry"]);
    assert_eq!(order["record"]["order"], order["order_digest"]);
    assert_eq!(order["strata"][0], json!({"name": "key", "quota": 1}), "⌈25 % × 2⌉");
    let (request, amended) = answer("replace");
    assert_eq!(request["publication"]["order"], order["order"]);
    let text = amended["amended"]["transcript"].as_str().unwrap();
    assert!(text.contains(" E-1 moved\n"), "{text}");
    let mut publication = request["publication"].clone();
    publication["transcripts"].as_array_mut().unwrap().push(amended["amended"]["transcript"].clone());
    publication["digest"] = amended["amended"]["transcript_digest"].clone();
    publication["op"] = "verify".into();
    assert_eq!(ask(publication)["drawn"], 2);
    // A fact of the day of the order or later is none that the rules of this pack replace under the same order.
    let mut late = request.clone();
    late["gone"][0]["since"] = "2026-12-15".into();
    let error = call(&late.to_string()).unwrap_err();
    assert_eq!((&*error.name, error.article.map(|it| it.as_str())), ("REPLACEMENT_AFTER_COMMITMENT", Some("10")));
}

#[test]
fn a_draw_from_texts_wants_the_lists_that_its_order_commits() {
    let folder = format!("{}/examples/requests", env!("CARGO_MANIFEST_DIR"));
    let order = std::fs::read_to_string(format!("{folder}/order.json")).unwrap();
    let order: Value = serde_json::from_str(&call(&order).unwrap()).unwrap();
    let draw = |sources: &str| {
        let contributions = json!([
            {"label": "bureau", "value": "33322072616e646f6d2062797465732074686174206e6f6e65206b6e6f77732e"},
            {"label": "lottery", "value": "3420302037"}]);
        call(
            &json!({"op": "draw", "order": order["order"], "sources": sources, "inspectors": order["inspectors"],
            "recusals": order["recusals"], "contributions": contributions})
            .to_string(),
        )
    };
    let sources = order["sources"].as_str().unwrap();
    assert!(draw(sources).is_ok());
    let other = draw(&sources.replace("E-2\tkey", "E-2\tgeneral")).unwrap_err();
    assert_eq!((&*other.name, other.article.map(|it| it.as_str())), ("FAULT_COMMITMENT", Some("2")));
    let number =
        call(r#"{"op": "draw", "order": 3, "sources": "", "inspectors": "", "recusals": "", "contributions": []}"#);
    let number = number.unwrap_err();
    assert_eq!(&*number.message, "order: found integer `3`; expected an order's text, or its terms");
    assert_eq!(&*number.message_zh, "字段“抽取方案”：不应为数字3，应为抽取方案文本或其各项内容");
}

#[test]
fn the_statute_answers_by_clause() {
    let asked = |fields: Value| {
        let mut request = json!({"op": "statute"});
        request.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        call(&request.to_string()).map(|answer| serde_json::from_str::<Value>(&answer).unwrap())
    };
    let cap = asked(json!({"clause": "第八条第二款"})).unwrap();
    assert_eq!(cap["articles"][0]["article"], "8");
    assert!(cap["articles"][0]["text"].as_str().unwrap().starts_with("原则上，同一年度内"));
    for cited in ["第八条第一款第（一）项", "第八条第一款第一项", "Art. 8, para. 1, item 1"] {
        let key = asked(json!({"clause": cited})).unwrap();
        assert_eq!(key["articles"][0]["citation"], "第八条第一款第（一）项");
        assert!(key["articles"][0]["text"].as_str().unwrap().contains("5%的重点排污单位"));
    }
    // 第八条第二款 has no 项, and is no clause of the sixth article.
    for none in [json!({"clause": "第八条第二款第一项"}), json!({"clause": "第八条第二款", "article": "6"})]
    {
        let error = asked(none).unwrap_err();
        assert_eq!((&*error.name, error.subject.as_deref()), ("ARTICLE_UNKNOWN", Some("clause")));
    }
    let whole = asked(json!({"article": "6"})).unwrap();
    assert_eq!(asked(json!({"clause": "第六条"})).unwrap(), whole, "an article of several clauses, cited as a whole");
    let none = asked(json!({"clause": "8(cap)"})).unwrap_err();
    let expected = "没有“8(cap)”这一条款，应按法规引用格式填写，如“第八条第二款”“第八条第一款第（一）项”";
    assert!(none.message_zh.ends_with(expected), "{}", none.message_zh);
    let clauses = whole["articles"][0]["clauses"].as_array().unwrap();
    assert_eq!(clauses.len(), 3);
    assert_eq!(clauses[2]["citation"], json!({"english": "Art. 6, para. 3", "chinese": "第六条第三款"}));
    assert_eq!(asked(json!({})).unwrap()["articles"].as_array().unwrap().len(), 16);
}
