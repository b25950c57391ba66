//! The papers that an office hands in: from the records of a year, in the words of officials, the same bytes in every
//! version.
//!
//! After a change of their words, write them anew: `UPDATE_OFFICIAL=1 cargo test --test official`.

use serde_json::{Value, json};
use shuangsuiji::door::call;

/// A county with a silent redraw.
fn year() -> Value {
    serde_json::from_str(include_str!("golden/0.1/compliance-year-file.json")).unwrap()
}

/// Every kind of paper of that county.
fn papers() -> Vec<(&'static str, Value)> {
    papers_of(&year(), "I-01", ["2024-12-10", "2024-12-21"])
}

/// Every kind of paper, with its records: of a draw that is on file, and of an inspector.
fn papers_of(year: &Value, inspector: &str, [committed, drawn]: [&str; 2]) -> Vec<(&'static str, Value)> {
    let mut roster = year["roster"].clone();
    roster.as_object_mut().unwrap().retain(|field, _| !["holders", "history"].contains(&field.as_str()));
    let draw =
        year["draws"].as_array().unwrap().iter().find(|draw| !draw["transcripts"].as_array().unwrap().is_empty());
    let mut publication = draw.unwrap().clone();
    let kept = ["order", "sources", "inspectors", "recusals", "transcripts", "salt_key"];
    publication.as_object_mut().unwrap().retain(|field, value| kept.contains(&field.as_str()) && !value.is_null());
    vec![
        ("plan-filing", json!({"plan_filing": {"plan": year["plan"]["plan"], "superior": "呼和浩特市生态环境局"}})),
        ("draw-record", json!({"draw_record": {"publication": publication, "committed": committed, "drawn": drawn}})),
        (
            "draw-announcement",
            json!({"draw_announcement": {"publication": publication, "registry": year["registry"], "roster": roster,
                "inspector_names": "pseudonym"}}),
        ),
        (
            "result-table",
            json!({"result_table": {"inspections": year["inspections"], "registry": year["registry"], "roster": roster,
                "inspector_names": "withheld"}}),
        ),
        ("inspector-page", json!({"inspector_page": {"file": year, "inspector": inspector}})),
    ]
}

/// With the date of what it tells of or later.
fn request(document: &Value, form: &str) -> Value {
    let year = year();
    let before = ["plan_filing", "draw_record", "draw_announcement"].iter().any(|kind| document.get(*kind).is_some());
    let (number, dated) =
        if before { ("新环分〔2024〕18号", "2024-12-24") } else { ("新环分〔2026〕3号", "2026-06-30") };
    let named = |list: &str| -> Value {
        let of = if list == "roster" { &year["roster"]["inspectors"] } else { &year[list] };
        of.as_array().unwrap().iter().map(|one| (one["id"].as_str().unwrap().to_owned(), one["name"].clone())).collect()
    };
    json!({"op": "document", "form": form, "document": document, "head": {
        "agency": "呼和浩特市生态环境局新城区分局", "number": number, "dated": dated,
        "names": {"xincheng": "呼和浩特市生态环境局新城区分局", "bureau": "抽取单位", "lottery": "中国福利彩票",
            "daily": "日常监管"}, "sources": named("registry"), "inspectors": named("roster")}})
}

#[track_caller]
fn made(document: &Value, form: &str) -> Value {
    let answer = call(&request(document, form).to_string());
    serde_json::from_str(&answer.unwrap_or_else(|error| panic!("{error}"))).unwrap()
}

#[test]
fn papers_are_made_the_same() {
    for (name, document) in papers() {
        for (end, form) in [("md", "markdown"), ("html", "html")] {
            let path = format!("{}/tests/golden/official/{name}.{end}", env!("CARGO_MANIFEST_DIR"));
            let text = made(&document, form)["reading"].as_str().unwrap().to_owned();
            if std::env::var_os("UPDATE_OFFICIAL").is_some() {
                std::fs::write(&path, &text).unwrap();
                continue;
            }
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "{name}.{end}");
        }
    }
}

/// The letters of a text: no white space, no table.
fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).collect()
}

#[test]
fn every_form_holds_the_same_words_and_html_nothing_else() {
    for (name, document) in papers() {
        let text = made(&document, "text");
        let html = made(&document, "html")["reading"].as_str().unwrap().to_owned();
        assert_eq!(made(&document, "markdown")["document"], text["document"], "{name}");
        let (_, body) = html.split_once("<body>").unwrap();
        let mut plain = String::new();
        let mut rest = body;
        while let Some((before, after)) = rest.split_once('<') {
            plain.push_str(before);
            rest = after.split_once('>').unwrap().1;
        }
        let plain = plain.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        assert_eq!(letters(&plain), letters(text["reading"].as_str().unwrap()), "{name}");
        assert!(!html.contains("<script") && !html.contains("http://") && !html.contains("https://"), "{name}");
        assert!(html.contains("size: A4") && html.contains("default-src 'none'"), "{name}");
        for part in text["document"]["parts"].as_array().unwrap() {
            let Some(table) = part.get("table") else { continue };
            let columns = table["head"].as_array().unwrap().len();
            assert!(table["rows"].as_array().unwrap().iter().all(|row| row.as_array().unwrap().len() == columns));
        }
    }
}

#[test]
fn what_is_posted_holds_no_phone_representative_certificate_or_name() {
    let year = year();
    let mut personal = Vec::new();
    for source in year["registry"].as_array().unwrap() {
        personal.extend(["phone", "legal_representative"].iter().filter_map(|it| source[*it].as_str()));
    }
    for inspector in year["roster"]["inspectors"].as_array().unwrap() {
        personal.extend([&inspector["name"], &inspector["certificate"]["number"]].iter().filter_map(|it| it.as_str()));
    }
    assert!(personal.len() >= 8);
    for (name, document) in papers() {
        if ["draw-announcement", "result-table"].contains(&name) {
            let made = made(&document, "html").to_string();
            assert!(!personal.iter().any(|datum| made.contains(datum)), "{name}");
        }
    }
}

/// What no Chinese paper has: Latin words but ids, digests, what is quoted and the field's symbols; a day as a machine writes it.
#[track_caller]
fn assert_chinese(text: &str, what: &str) {
    let (mut quoted, mut said) = (false, String::new());
    let mut word = String::new();
    for character in text.chars().chain(" ".chars()) {
        if !quoted {
            said.push(character);
        }
        if character.is_ascii_alphanumeric() || character == '-' {
            word.push(character);
            continue;
        }
        let hex = word.len() >= 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        let id = word.bytes().any(|byte| byte.is_ascii_digit());
        let latin = word.bytes().any(|byte| byte.is_ascii_alphabetic());
        assert!(quoted || hex || id || !latin || ["GB", "T"].contains(&word.as_str()), "{what}: {word}\n{text}");
        word.clear();
        match character {
            '“' => quoted = true,
            '”' => quoted = false,
            _ => {}
        }
    }
    let years = (2007..2027).map(|year| format!("{year}-"));
    for mixed in ["抽取令", "报备", "末款", ",", ";", " ："].map(str::to_owned).into_iter().chain(years) {
        assert!(!said.contains(&mixed), "{what}: {mixed}\n{text}");
    }
}

#[test]
fn papers_are_in_chinese() {
    for (name, document) in papers() {
        assert_chinese(made(&document, "text")["reading"].as_str().unwrap(), name);
    }
}

/// Whatever may happen in a year, and whatever is wrong with it.
#[cfg(feature = "proptest")]
#[test]
fn papers_of_random_years_are_in_chinese() {
    use shuangsuiji::strategies::compliance::{Planted, Setting};
    use shuangsuiji::{Tier, Year};

    let mut kinds = std::collections::BTreeMap::<&str, u32>::new();
    for (seed, planted) in (0_u32..).zip(Planted::ALL.iter().step_by(3)) {
        let setting = Setting {
            year: Year::new(2025 - i32::try_from(seed % 10).unwrap()).unwrap(),
            tier: planted.tier().unwrap_or(if seed % 2 == 0 { Tier::County } else { Tier::Prefecture }),
            key: 6,
            inspectors: 4,
            mishap: Some(seed % 4 + 1),
            changes: seed % 3 != 0,
            rulebook: Default::default(),
            seed: seed.into(),
        };
        let Some(file) = setting.year((seed % 5 != 0).then_some(*planted)) else { continue };
        let year = serde_json::to_value(&file).unwrap();
        let inspector = file.roster.as_ref().unwrap().inspectors[0].id.clone();
        let drawn = file.draws[0].drawn.to_string();
        for (name, document) in papers_of(&year, inspector.as_str(), [&drawn, &drawn]) {
            let mut request = request(&document, "text");
            request["head"]["names"][file.agency.name.as_str()] = "呼和浩特市生态环境局".into();
            match call(&request.to_string()) {
                Ok(answer) => {
                    let answer: Value = serde_json::from_str(&answer).unwrap();
                    assert_chinese(answer["reading"].as_str().unwrap(), &format!("{name} of {planted:?}, {setting:?}"));
                    *kinds.entry(name).or_default() += 1;
                }
                Err(refused) => assert_chinese(&refused.message_zh, &format!("{name} of {planted:?}: {refused:?}")),
            }
        }
    }
    assert!(kinds.len() == 5 && kinds.values().all(|count| *count > 10), "{kinds:?}");
}

#[test]
fn papers_by_other_rules_are_refused() {
    for (name, document) in papers() {
        let mut request = request(&document, "text");
        request["rules"] = "example-guangzhou-2025".into();
        match name {
            "plan-filing" | "draw-record" | "draw-announcement" => {
                let error = call(&request.to_string()).unwrap_err();
                assert!(error.citation.is_some_and(|cited| cited.title.chinese.contains("广州")), "{name}");
            }
            "inspector-page" => {}
            _ => {
                let answer = call(&request.to_string()).unwrap();
                // Of publication these rules say nothing, and nothing is said to rest on them.
                assert!(!answer.contains("依据") && !answer.contains("内蒙古自治区污染源"), "{name}");
            }
        }
    }
    let backwards = json!({"draw_record": {"publication": papers()[1].1["draw_record"]["publication"],
        "committed": "2024-12-21", "drawn": "2024-12-10"}});
    assert_eq!(&*call(&request(&backwards, "text").to_string()).unwrap_err().name, "DATE_SPAN");
    let nobody = json!({"inspector_page": {"file": year(), "inspector": "I-99"}});
    assert_eq!(&*call(&request(&nobody, "text").to_string()).unwrap_err().name, "VIEW_INSPECTOR_UNKNOWN");
}

#[test]
fn no_paper_is_dated_before_what_it_tells_of() {
    let mut refused = 0;
    for (name, document) in papers() {
        let mut request = request(&document, "text");
        request["head"]["dated"] = "2024-12-20".into();
        let Err(error) = call(&request.to_string()) else { continue };
        assert_eq!((error.code, &error.citation), (944, &None), "{name}: {error}");
        assert!(error.message_zh.starts_with("文书落款日期2024年12月20日早于所载事项的日期"), "{}", error.message_zh);
        refused += 1;
    }
    // The record of a draw, the results and an inspector's page; a plan and an announcement tell of no day.
    assert_eq!(refused, 3);
    // On the very day it may be.
    let mut record = request(&papers()[1].1, "text");
    record["head"]["dated"] = "2024-12-21".into();
    call(&record.to_string()).unwrap();
}

#[test]
fn witnesses_read_names_where_the_head_has_them_and_ids_always() {
    let document = &papers()[1].1;
    let named = made(document, "text")["reading"].as_str().unwrap().to_owned();
    assert!(named.contains("示例企业1（key-001）") && named.contains("检查员1（I-01）、检查员2（I-02）"), "{named}");
    let mut request = request(document, "text");
    for field in ["sources", "inspectors"] {
        request["head"][field] = Value::Null;
    }
    let answer: Value = serde_json::from_str(&call(&request.to_string()).unwrap()).unwrap();
    let bare = answer["reading"].as_str().unwrap();
    assert!(bare.contains("key-001") && bare.contains("I-01、I-02") && !bare.contains("示例企业1"), "{bare}");
}
