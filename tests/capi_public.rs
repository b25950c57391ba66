//! What is shown to the public, through C: disclosure, the year's report, chains, redaction, findings before the draw.

#![cfg(feature = "capi")]
#![allow(unsafe_code, reason = "C is called")]

mod capi_scene;

use std::ptr;

use capi_scene::*;
use serde_json::{Value, json};
use shuangsuiji::Code;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::capi::*;

const NULL: *mut *mut ssj_error_t = ptr::null_mut();
const DRAWS: &str = include_str!("golden/0.1/draw-records.json");
const INSPECTIONS: &str = include_str!("golden/0.1/inspections.json");
const FILE: &str = include_str!("golden/0.1/compliance-year-file.json");
const REPORT: &str = include_str!("golden/0.1/compliance-report.json");

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn disclosure_says_what_the_json_door_says() {
    let scene = Scene::new();
    let on = date(2027, 4, 30);
    let calendar = given(|out, error| unsafe { ssj_calendar_provisional(scene.calendar, out, error) });
    let disclosure = given(|out, error| unsafe {
        let ((draws, draws_len), (inspections, inspections_len)) = (t!(DRAWS), t!(INSPECTIONS));
        ssj_disclosure_from_json(scene.rules, draws, draws_len, inspections, inspections_len, out, error)
    });
    let answer = text(|out, error| unsafe { ssj_disclosure_on(disclosure, calendar, on, out, error) });
    let request = json!({"op": "disclosure", "draws": json(DRAWS), "inspections": json(INSPECTIONS),
        "on": "2027-04-30", "provisional": true});
    assert_eq!(answer, shuangsuiji::door::call(&request.to_string()).unwrap());

    let table = |sheet, form, language| {
        text(|out, error| unsafe {
            ssj_disclosure_table(disclosure, scene.rules, calendar, on, sheet, form, language, out, error)
        })
    };
    let entries = json(&answer)["entries"].as_array().unwrap().len();
    let all = table(SSJ_DISCLOSURE_ENTRIES, SSJ_TABLE_CSV, SSJ_LANGUAGE_ENGLISH);
    assert_eq!(all.lines().count(), entries + 1);
    assert!(all.starts_with("agency,stratum,period,"), "{all}");
    let open = table(SSJ_DISCLOSURE_TO_PUBLISH, SSJ_TABLE_CSV, SSJ_LANGUAGE_CHINESE);
    assert_eq!(open.lines().count(), json(&answer)["to_publish"].as_array().unwrap().len() + 1);
    assert!(open.starts_with("抽取单位,对象类别,周期,"), "{open}");
    assert_ne!(table(SSJ_DISCLOSURE_RATES, SSJ_TABLE_MARKDOWN, SSJ_LANGUAGE_ENGLISH), all);

    let (text_of, bad) = (t!("[{}]"), t!("[]"));
    let refusal = refused(|error| unsafe {
        ssj_disclosure_from_json(scene.rules, text_of.0, text_of.1, bad.0, bad.1, &mut ptr::null_mut(), error)
    });
    assert_eq!((refusal.0, refusal.1.as_str()), (number(Code::FIELD_MISSING), "draws[0]"));
    unsafe {
        ssj_disclosure_free(disclosure);
        ssj_calendar_free(calendar);
    }
}

#[test]
fn the_report_is_the_golden_one() {
    let scene = Scene::new();
    let (file, file_len) = t!(FILE);
    let report =
        given(|out, error| unsafe { ssj_report_from_json(scene.rules, scene.calendar, file, file_len, out, error) });
    let made = json(&text(|out, error| unsafe { ssj_report_to_json(report, out, error) }));
    let mut expected = json(REPORT);
    expected["calendar"] = WorkCalendar::national().revision().to_string().into();
    assert_eq!(made, expected);
    assert_eq!(unsafe { ssj_report_findings(report) }, made["findings"].as_array().unwrap().len());
    let verdict = |article: &str| {
        let (article, len) = t!(article);
        let mut verdict = 99;
        assert_eq!(unsafe { ssj_report_verdict(report, article, len, &mut verdict, NULL) }, OK);
        verdict
    };
    assert_eq!(verdict("2"), SSJ_VERDICT_BROKEN, "a round was drawn twice");
    assert_eq!((verdict("8(cap)"), verdict("4")), (SSJ_VERDICT_KEPT, SSJ_VERDICT_NOT_ASSESSABLE));
    let (none, none_len) = t!("17");
    let refusal = refused(|error| unsafe { ssj_report_verdict(report, none, none_len, &mut 0, error) });
    assert_eq!((refusal.0, refusal.1.as_str()), (number(Code::ARTICLE_UNKNOWN), "article"));

    let render = |form, language| text(|out, error| unsafe { ssj_report_render(report, form, language, out, error) });
    assert!(render(SSJ_REPORT_HTML, SSJ_LANGUAGE_CHINESE).contains("<html lang=\"zh-CN\">"));
    assert!(render(SSJ_REPORT_MARKDOWN, SSJ_LANGUAGE_ENGLISH).starts_with("# "));
    assert_ne!(render(SSJ_REPORT_TEXT, SSJ_LANGUAGE_ENGLISH), render(SSJ_REPORT_TEXT, SSJ_LANGUAGE_CHINESE));
    unsafe { ssj_report_free(report) };
}

/// Who issues the papers, and what words are called in them.
const HEAD: &str =
    r#"{"agency": "呼和浩特市生态环境局", "dated": "2026-12-15", "names": {"hohhot": "呼和浩特市生态环境局"}}"#;

#[test]
fn papers_say_what_the_json_door_says() {
    let scene = Scene::new();
    let (head, head_len) = t!(HEAD);
    let door = |document: Value, form: &str| {
        let request = json!({"op": "document", "head": json(HEAD), "document": document, "form": form});
        json(&shuangsuiji::door::call(&request.to_string()).unwrap())["reading"].as_str().unwrap().to_owned()
    };
    let (superior, superior_len) = t!("内蒙古自治区生态环境厅");
    let plan = json(&text(|out, error| unsafe { ssj_plan_to_json(scene.plan, out, error) }));
    let filing = json!({"plan_filing": {"plan": plan, "superior": "内蒙古自治区生态环境厅"}});
    for (form, word) in [(SSJ_REPORT_TEXT, "text"), (SSJ_REPORT_MARKDOWN, "markdown"), (SSJ_REPORT_HTML, "html")] {
        let made = text(|out, error| unsafe {
            ssj_plan_filing(scene.plan, scene.rules, head, head_len, superior, superior_len, form, out, error)
        });
        assert_eq!(made, door(filing.clone(), word));
    }

    let (file, file_len) = t!(FILE);
    let report =
        given(|out, error| unsafe { ssj_report_from_json(scene.rules, scene.calendar, file, file_len, out, error) });
    let page = |inspector: &str, out, error| unsafe {
        let (inspector, len) = t!(inspector);
        ssj_report_inspector_page(report, inspector, len, head, head_len, SSJ_REPORT_TEXT, out, error)
    };
    let own = json!({"inspector_page": {"file": json(FILE), "inspector": "I-01"}});
    assert_eq!(text(|out, error| page("I-01", out, error)), door(own, "text"));
    let refusal = refused(|error| page("I-99", &mut ptr::null_mut(), error));
    assert_eq!(refusal.0, number(Code::VIEW_INSPECTOR_UNKNOWN));
    unsafe { ssj_report_free(report) };

    let results = |inspections: &str, names, out, error| unsafe {
        let (inspections, len) = t!(inspections);
        let Scene { registry, roster, rules, .. } = scene;
        ssj_results_table(inspections, len, registry, roster, rules, names, head, head_len, SSJ_REPORT_TEXT, out, error)
    };
    let none = text(|out, error| results("[]", SSJ_NAMES_NUMBER, out, error));
    let inspectors = json!({"inspectors": []});
    assert_eq!(none, door(json!({"result_table": {"inspections": [], "registry": [], "roster": inspectors}}), "text"));
    let refusal = refused(|error| results(INSPECTIONS, SSJ_NAMES_NUMBER, &mut ptr::null_mut(), error));
    assert!(refusal.0 > 0, "the registry does not have them");
}

#[test]
fn papers_of_a_draw_name_its_digests_and_the_announcement_no_person() {
    let scene = Scene::new();
    let (head, head_len) = t!(HEAD);
    let mut digest = ssj_digest_t { bytes: [0; 32] };
    assert_eq!(unsafe { ssj_draw_digest(scene.draw, &mut digest, NULL) }, OK);
    let digest: String = digest.bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let record = |committed, drawn, out, error| unsafe {
        ssj_draw_record(scene.draw, scene.rules, head, head_len, committed, drawn, SSJ_REPORT_TEXT, out, error)
    };
    let (day, later) = (date(2026, 12, 14), date(2026, 12, 15));
    assert!(text(|out, error| record(day, later, out, error)).contains(&digest));
    refused(|error| record(later, day, &mut ptr::null_mut(), error));
    let announced = |names, out, error| unsafe {
        let Scene { draw, registry, roster, rules, .. } = scene;
        ssj_draw_announcement(draw, registry, roster, rules, names, head, head_len, SSJ_REPORT_TEXT, out, error)
    };
    for names in [SSJ_NAMES_NUMBER, SSJ_NAMES_PSEUDONYM, SSJ_NAMES_WITHHELD] {
        let paper = text(|out, error| announced(names, out, error));
        assert!(paper.contains(&digest) && paper.contains("抽取情况公告"), "{paper}");
        assert!(!["王某", "李某", "张某", "0501000"].iter().any(|personal| paper.contains(personal)), "{paper}");
    }
    assert_eq!(refused(|error| announced(4, &mut ptr::null_mut(), error)).0, number(Code::OPTION));
}

#[test]
fn agencies_with_an_official_name_are_called_by_it() {
    let scene = Scene::new();
    let (names, names_len) = t!(r#"{"hohhot": "呼和浩特市生态环境局"}"#);
    let plan = given(|out, error| unsafe { ssj_plan_named(scene.plan, names, names_len, out, error) });
    let table = text(|out, error| unsafe {
        ssj_plan_table(plan, scene.rules, SSJ_SHEET_QUOTAS, SSJ_TABLE_CSV, SSJ_LANGUAGE_CHINESE, out, error)
    });
    assert!(table.contains("\n呼和浩特市生态环境局,盟市,重点排污单位,"), "{table}");
    let findings = json(&text(|out, error| unsafe { ssj_plan_findings(plan, scene.rules, out, error) }));
    for finding in findings.as_array().unwrap() {
        let said = finding["message_zh"].as_str().unwrap();
        assert!(!said.contains("“hohhot”") && !said.contains("“key”"), "{said}");
    }
    assert!(findings.to_string().contains("呼和浩特市生态环境局的一般排污单位：2027年"), "{findings}");
    let disclosure = given(|out, error| unsafe {
        let ((draws, draws_len), (inspections, inspections_len)) = (t!(DRAWS), t!(INSPECTIONS));
        ssj_disclosure_from_json(scene.rules, draws, draws_len, inspections, inspections_len, out, error)
    });
    let owner = json(DRAWS)[0]["agency"]["name"].as_str().unwrap().to_owned();
    let called = json!({owner.as_str(): "某某分局"}).to_string();
    let (called, called_len) = t!(called);
    let named = given(|out, error| unsafe { ssj_disclosure_named(disclosure, called, called_len, out, error) });
    let table = text(|out, error| unsafe {
        let (on, sheet) = (date(2027, 4, 30), SSJ_DISCLOSURE_ENTRIES);
        ssj_disclosure_table(
            named,
            scene.rules,
            scene.calendar,
            on,
            sheet,
            SSJ_TABLE_CSV,
            SSJ_LANGUAGE_CHINESE,
            out,
            error,
        )
    });
    assert!(table.contains("\n某某分局,") && !table.contains(&owner), "{table}");
    unsafe {
        ssj_disclosure_free(named);
        ssj_disclosure_free(disclosure);
        ssj_plan_free(plan);
    }
}

/// The texts of a draw that stand on their own.
struct Published([String; 5]);

impl Published {
    fn of(committed: *const ssj_committed_t, draw: *const ssj_draw_t, lists: *const ssj_lists_t) -> Self {
        let list = |which| text(|out, error| unsafe { ssj_lists_text(lists, which, out, error) });
        Self([
            text(|out, error| unsafe { ssj_committed_order(committed, out, error) }),
            list(SSJ_LIST_SOURCES),
            list(SSJ_LIST_INSPECTORS),
            list(SSJ_LIST_RECUSALS),
            text(|out, error| unsafe { ssj_draw_transcript(draw, 0, out, error) }),
        ])
    }

    fn given(&self, transcript: &ssj_string_t) -> ssj_publication_t {
        let Self([order, sources, inspectors, recusals, _]) = self;
        let mut publication = unsafe { std::mem::zeroed() };
        unsafe { ssj_publication_init(&mut publication) };
        ssj_publication_t {
            order: string(order),
            sources: string(sources),
            inspectors: string(inspectors),
            recusals: string(recusals),
            transcripts: transcript,
            transcripts_len: 1,
            ..publication
        }
    }
}

#[test]
fn a_chain_is_verified_with_every_fault_told() {
    let scene = Scene::new();
    let (strata, entropy) = (strata(), entropy());
    let mut before = ssj_digest_t { bytes: [0; 32] };
    assert_eq!(unsafe { ssj_draw_digest(scene.draw, &mut before, NULL) }, OK);
    let second = ssj_terms_t { round: 2, previous: &before, ..terms(&strata, &entropy[1..]) };
    let committed = given(|out, error| unsafe { ssj_committed_new(&second, scene.lists, out, error) });
    let contributions = contributions();
    let draw = given(|out, error| unsafe { ssj_draw_new(committed, &contributions[1], 1, out, error) });
    let texts = [Published::of(scene.committed, scene.draw, scene.lists), Published::of(committed, draw, scene.lists)];
    let transcripts = texts.each_ref().map(|Published([.., transcript])| string(transcript));
    let published = [texts[0].given(&transcripts[0]), texts[1].given(&transcripts[1])];
    let mut links = [0, 1].map(|at| ssj_chain_link_t { publication: &published[at], redraw: NONE });

    let unexplained = refused(|error| unsafe { ssj_chain_verify(links.as_ptr(), 2, ptr::null_mut(), error) });
    assert_eq!(unexplained.0, number(Code::CHAIN_REDRAW_UNEXPLAINED));
    links[1].redraw = string("名单遗漏3家，经批准重抽");
    let mut counts = ssj_chain_counts_t::default();
    assert_eq!(unsafe { ssj_chain_verify(links.as_ptr(), 2, &mut counts, NULL) }, OK);
    assert_eq!((counts.orders, counts.redraws, counts.open, counts.voided), (2, 1, 0, 0));

    // Told all at once: out of order, with a transcript that is the other's.
    let mixed = ssj_publication_t { transcripts: &transcripts[1], ..published[0] };
    let turned = [links[1], ssj_chain_link_t { publication: &mixed, redraw: NONE }];
    let mut error = ptr::null_mut();
    let status = unsafe { ssj_chain_verify(turned.as_ptr(), 2, ptr::null_mut(), &mut error) };
    assert_ne!(status, OK);
    let told = unsafe { std::ffi::CStr::from_ptr(ssj_error_json(error)) }.to_str().unwrap();
    let names = json(told)["error"]["errors"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
    // It begins within a period, at its second round.
    let expected =
        ["CHAIN_ROUND_GAP", "CHAIN_PREVIOUS", "CHAIN_ROUND_GAP", "CHAIN_TRANSCRIPT", "CHAIN_REDRAW_UNEXPLAINED"];
    assert_eq!(Value::Array(names), json!(expected), "{told}");
    unsafe {
        ssj_error_free(error);
        ssj_draw_free(draw);
        ssj_committed_free(committed);
    }
    assert_eq!(unsafe { ssj_chain_verify(ptr::null(), 0, &mut counts, NULL) }, OK);
    assert_eq!(counts.orders, 0);
}

#[test]
fn a_redacted_publication_hides_what_it_should_and_verifies() {
    let scene = Scene::new();
    let (strata, entropy) = (strata(), entropy());
    let key = ssj_digest_t { bytes: std::array::from_fn(|at| at as u8) };
    let terms = terms(&strata, &entropy);
    let committed = given(|out, error| unsafe { ssj_committed_new_salted(&terms, scene.lists, &key, out, error) });
    let contributions = contributions();
    let draw = given(|out, error| unsafe { ssj_draw_new(committed, contributions.as_ptr(), 2, out, error) });
    let transcript = text(|out, error| unsafe { ssj_draw_transcript(draw, 0, out, error) });
    let hidden = if transcript.contains("E-1") { "E-2" } else { "E-1" };
    let redact = |id: &str, out, error| unsafe { ssj_draw_redact(draw, &string(id), 1, out, error) };
    let redacted = text(|out, error| redact(hidden, out, error));
    assert!(!redacted.contains(hidden) && redacted.contains("E-4"));
    let verify = |json: &str| {
        let (data, len) = (json.as_ptr().cast(), json.len());
        text(|out, error| unsafe { ssj_redacted_verify(data, len, out, error) })
    };
    assert_eq!(json(&verify(&redacted))["sources"], json!({"shown": 4, "withheld": 1}));
    assert_eq!(json(&verify(&redacted))["guessable"], false);
    let refusal = refused(|error| redact("E-4", &mut ptr::null_mut(), error));
    assert_eq!(refusal.0, number(Code::REDACT_IN_TRANSCRIPT));

    let least = text(|out, error| unsafe { ssj_draw_redact_to_drawn(draw, out, error) });
    assert_eq!(json(&verify(&least))["sources"], json!({"shown": 2, "withheld": 3}));
    let page = |json: &str, names: &str, out, error| unsafe {
        ssj_redacted_page(json.as_ptr().cast(), json.len(), names.as_ptr().cast(), names.len(), out, error)
    };
    let names = r#"{"agency": "新城区分局", "elsewhere": "上级网站", "sources": [{"id": "E-4", "name": "四号企业"}]}"#;
    let html = text(|out, error| page(&least, names, out, error));
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("四号企业"));
    let of_hidden = names.replace("E-4", hidden);
    let refusal = refused(|error| page(&least, &of_hidden, &mut ptr::null_mut(), error));
    assert_eq!(refusal.0, number(Code::PAGE_NAME_UNLISTED));
    let archive = |json: &str, out, error| unsafe { ssj_archive_page(json.as_ptr().cast(), json.len(), out, error) };
    let chain = r#"{"agency": "新城区分局", "elsewhere": "上级网站", "rounds": []}"#;
    let html = text(|out, error| archive(chain, out, error));
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("新城区分局"));
    let refusal = refused(|error| {
        archive(&chain.replace("[]", r#"[{"order": "x", "transcripts": []}]"#), &mut ptr::null_mut(), error)
    });
    assert!(refusal.0 > 0);
    let lie = least.replace("E-4", "E-6");
    let refusal = refused(|error| page(&lie, names, &mut ptr::null_mut(), error));
    assert!(refusal.0 > 0 && refusal.0 != number(Code::PAGE_NAME_UNLISTED));
    let refusal =
        refused(|error| unsafe { ssj_redacted_verify(lie.as_ptr().cast(), lie.len(), &mut ptr::null_mut(), error) });
    assert!(refusal.0 > 0);
    unsafe {
        ssj_draw_free(draw);
        ssj_committed_free(committed);
    }
}

#[test]
fn an_order_says_beforehand_what_cannot_hold() {
    let scene = Scene::new();
    let answer = json(&text(|out, error| unsafe { ssj_committed_findings(scene.committed, scene.rules, out, error) }));
    assert_eq!(answer["teams"], "always");
    let shortfall = &answer["findings"][0];
    assert_eq!(shortfall["article"], "8(2)", "two of general are asked, one is open: {answer}");
}

#[test]
fn views_show_the_public_no_person() {
    let scene = Scene::new();
    let Scene { draw, registry, roster, .. } = scene;
    let public = |names| text(|out, error| unsafe { ssj_draw_public_view(draw, registry, roster, names, out, error) });
    let named = public(SSJ_NAMES_NAME);
    assert!(named.contains("王某") || named.contains("李某") || named.contains("张某"), "{named}");
    for names in [SSJ_NAMES_NUMBER, SSJ_NAMES_PSEUDONYM, SSJ_NAMES_WITHHELD] {
        let view = public(names);
        assert_eq!(json(&view)["period"], "2027-Q1");
        assert!(!["王某", "李某", "张某", "0501000"].iter().any(|personal| view.contains(personal)), "{view}");
        assert_eq!(view.contains("I-"), names == SSJ_NAMES_NUMBER, "{view}");
    }
    let internal = text(|out, error| unsafe { ssj_draw_internal_view(draw, registry, roster, out, error) });
    assert!(internal.contains("0501000"), "{internal}");
    let other = given(|out, error| unsafe { ssj_registry_from_json(t!("[]").0, 2, 0, out, error) });
    let refusal = refused(|error| unsafe { ssj_draw_internal_view(draw, other, roster, &mut ptr::null_mut(), error) });
    assert_eq!(refusal.0, number(Code::VIEW_SOURCE_UNKNOWN));
    unsafe { ssj_registry_free(other) };
}

#[test]
fn an_order_record_is_checked_with_every_fault_told() {
    let scene = Scene::new();
    let (record, items) = (include_str!("order_record.json"), include_str!("../examples/data/items.json"));
    let order = text(|out, error| unsafe { ssj_committed_order(scene.committed, out, error) });
    let mut error = ptr::null_mut();
    let ((record, record_len), (order, order_len), (items, items_len)) = (t!(record), t!(order), t!(items));
    let status = unsafe {
        ssj_order_record_check(record, record_len, order, order_len, scene.rules, items, items_len, &mut error)
    };
    assert_eq!(status, number(Code::ORDER_RECORD_ORDER), "of another order");
    let told = json(unsafe { std::ffi::CStr::from_ptr(ssj_error_json(error)) }.to_str().unwrap());
    assert!(told["error"]["errors"].as_array().unwrap().len() > 1, "{told}");
    unsafe { ssj_error_free(error) };

    let grounds = json(include_str!("order_record.json"))["grounds"].to_string();
    let word = text(|out, error| unsafe {
        ssj_order_record_word(grounds.as_ptr().cast(), grounds.len(), SSJ_HASH_SM3, out, error)
    });
    let read: shuangsuiji::orders::Grounds = serde_json::from_str(&grounds).unwrap();
    assert_eq!(word, read.word(shuangsuiji::draw::Hash::Sm3).as_str());
    assert!(word.starts_with("inner-mongolia-trial."), "{word}");
}

/// The article and citation of a refused call, with its name.
#[track_caller]
fn cited(call: impl FnOnce(*mut *mut ssj_error_t) -> ssj_status_t) -> (String, String, Value) {
    let mut error = ptr::null_mut();
    assert_ne!(call(&mut error), OK);
    let read = |text| unsafe { std::ffi::CStr::from_ptr(text) }.to_str().unwrap().to_owned();
    unsafe {
        let article = read(ssj_error_article(error));
        let whole = json(&read(ssj_error_json(error)));
        ssj_error_free(error);
        let error = &whole["error"];
        assert_eq!(error["article"].as_str().unwrap_or_default(), article);
        (error["name"].as_str().unwrap().to_owned(), article, error["citation"]["title"]["chinese"].clone())
    }
}

/// Every refusal of law that is reached from an order under these rules, by each function that takes no rules.
fn refusals_of_law(rules: &str) -> Vec<(String, String, Value)> {
    let scene = Scene::new();
    let (strata, entropy, contributions) = (strata(), entropy(), contributions());
    let key = ssj_digest_t { bytes: std::array::from_fn(|at| at as u8) };
    let terms = ssj_terms_t { rules: string(rules), ..terms(&strata, &entropy) };
    let twice = [strata[0], strata[0]];
    let repeated = ssj_terms_t { strata: twice.as_ptr(), strata_len: 2, ..terms };
    let plain = given(|out, error| unsafe { ssj_committed_new(&terms, scene.lists, out, error) });
    let salted = given(|out, error| unsafe { ssj_committed_new_salted(&terms, scene.lists, &key, out, error) });
    let draw = given(|out, error| unsafe { ssj_draw_new(plain, contributions.as_ptr(), 2, out, error) });
    let later = given(|out, error| unsafe { ssj_draw_new(salted, contributions.as_ptr(), 2, out, error) });
    let published = Published::of(plain, draw, scene.lists);
    let transcript = string(&published.0[4]);
    let without = ssj_publication_t { transcripts_len: 0, ..published.given(&transcript) };
    let least = text(|out, error| unsafe { ssj_draw_redact_to_drawn(later, out, error) });
    let lie = least.replace("E-4", "E-6");
    let (lie, names) = (t!(lie), t!(r#"{"agency": "新城区分局", "elsewhere": "上级网站"}"#));
    let other = given(|out, error| unsafe { ssj_registry_from_json(t!("[]").0, 2, 0, out, error) });
    let (order, proof) = (t!(published.0[0]), r#"{"index": 0, "count": 5, "path": []}"#);
    let skip = [ssj_skip_t { source: string("E-9"), reason: string("closed") }];
    let reason = t!("E-9");
    let said = unsafe {
        vec![
            cited(|error| ssj_committed_new(&repeated, scene.lists, &mut ptr::null_mut(), error)),
            cited(|error| ssj_committed_new_salted(&repeated, scene.lists, &key, &mut ptr::null_mut(), error)),
            cited(|error| ssj_committed_proof(plain, reason.0, reason.1, &mut ptr::null_mut(), error)),
            cited(|error| ssj_draw_new(plain, contributions.as_ptr(), 1, &mut ptr::null_mut(), error)),
            cited(|error| ssj_draw_amend(draw, skip.as_ptr(), 1, error)),
            cited(|error| ssj_draw_redact_to_drawn(draw, &mut ptr::null_mut(), error)),
            cited(|error| ssj_draw_redact(draw, &string("E-1"), 1, &mut ptr::null_mut(), error)),
            cited(|error| ssj_draw_internal_view(draw, other, scene.roster, &mut ptr::null_mut(), error)),
            cited(|error| {
                ssj_draw_public_view(draw, other, scene.roster, SSJ_NAMES_NUMBER, &mut ptr::null_mut(), error)
            }),
            cited(|error| ssj_publication_verify(&without, ptr::null_mut(), error)),
            cited(|error| ssj_publication_page(&without, names.0, names.1, &mut ptr::null_mut(), error)),
            cited(|error| ssj_redacted_verify(lie.0, lie.1, &mut ptr::null_mut(), error)),
            cited(|error| ssj_redacted_page(lie.0, lie.1, names.0, names.1, &mut ptr::null_mut(), error)),
            cited(|error| {
                let (line, proof, transcript) = (t!("E-9\tkey\t150102\t0\t-"), t!(proof), t!(published.0[4]));
                ssj_publication_check_source(
                    order.0,
                    order.1,
                    line.0,
                    line.1,
                    proof.0,
                    proof.1,
                    transcript.0,
                    transcript.1,
                    &mut ptr::null_mut(),
                    error,
                )
            }),
            cited(|error| {
                let links = [ssj_chain_link_t { publication: &without, redraw: NONE }; 2];
                ssj_chain_verify(links.as_ptr(), 2, ptr::null_mut(), error)
            }),
        ]
    };
    unsafe {
        ssj_registry_free(other);
        ssj_draw_free(later);
        ssj_draw_free(draw);
        ssj_committed_free(salted);
        ssj_committed_free(plain);
    }
    said
}

#[test]
fn an_order_is_refused_by_its_own_rules_or_without_a_citation() {
    // That a registry does not have a source is form, and cites nothing by whatever rules.
    let of_law = |rules: &str| -> Vec<_> {
        let (form, law): (Vec<_>, Vec<_>) =
            refusals_of_law(rules).into_iter().partition(|(name, ..)| name == "VIEW_SOURCE_UNKNOWN");
        assert!(form.iter().all(|(_, article, title)| article.is_empty() && title.is_null()), "{form:?}");
        law
    };
    let own = of_law("inner-mongolia-trial");
    for (name, article, title) in &own {
        assert!(!article.is_empty() && title.as_str().unwrap().contains("抽查工作细则"), "{name}: {article} {title}");
    }
    let elsewhere = of_law("example-guangzhou-2025");
    let unknown = of_law("hebei-2030");
    for ((of, found), not_at_hand) in own.iter().zip(&elsewhere).zip(&unknown) {
        assert_eq!((&of.0, &of.0), (&found.0, &not_at_hand.0), "the same is refused, whatever the rules");
        assert!(found.1.is_empty() && found.2.as_str().unwrap().contains("广州"), "{found:?}");
        assert_eq!((not_at_hand.1.as_str(), &not_at_hand.2), ("", &Value::Null), "{not_at_hand:?}");
    }
    // Nothing says by which rules a registry or a roster is kept.
    let twice = t!(r#"[{"id": "E-1", "name": "甲", "division": "150102", "stratum": "key", "state": "active"},
        {"id": "E-1", "name": "乙", "division": "150102", "stratum": "key", "state": "active"}]"#);
    let (name, article, title) =
        cited(|error| unsafe { ssj_registry_from_json(twice.0, twice.1, 0, &mut ptr::null_mut(), error) });
    assert_eq!((name.as_str(), article.as_str(), title), ("SOURCE_REPEATED", "", Value::Null));
}
