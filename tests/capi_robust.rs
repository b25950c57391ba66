//! Whatever C passes: a status, never a crash.

#![cfg(feature = "capi")]
#![allow(unsafe_code, reason = "C is called")]

mod capi_scene;

use std::ffi::c_char;
use std::mem::zeroed;
use std::ptr;

use capi_scene::*;
use shuangsuiji::Code;
use shuangsuiji::capi::*;

const AMENDMENT: &str = "国务院办公厅关于调整2026年劳动节假期安排的通知\n国办发明电〔2026〕3号\n现将安排通知如下。\n\
                         一、劳动节：5月6日（周三）放假。5月10日（周日）上班。";
const FILE: &str = include_str!("golden/0.1/compliance-year-file.json");

/// What is done to one argument of a call that is right otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Attack {
    /// A pointer is NULL.
    Null,
    /// A length, or a place, is as large as a number can be.
    Huge,
    /// A length, or a place, is 0.
    Zero,
    /// A text is one byte that is not UTF-8.
    Encoding,
}

/// An argument of a C function.
trait Argument: Copy {
    /// The argument for an attack on the argument that stands `distance` before it; says in `hit` whether there was
    /// something to attack.
    fn attacked(self, attack: Attack, distance: Option<usize>, hit: &mut bool) -> Self {
        let _ = (attack, distance, hit);
        self
    }
}

impl<T> Argument for *const T {
    fn attacked(self, attack: Attack, distance: Option<usize>, hit: &mut bool) -> Self {
        let is_text = std::any::type_name::<T>() == std::any::type_name::<c_char>();
        match (attack, distance) {
            (Attack::Null, Some(0)) => {
                *hit = true;
                ptr::null()
            }
            (Attack::Encoding, Some(0)) if is_text => {
                *hit = true;
                b"\xff".as_ptr().cast()
            }
            _ => self,
        }
    }
}

impl<T> Argument for *mut T {
    fn attacked(self, attack: Attack, distance: Option<usize>, hit: &mut bool) -> Self {
        if (attack, distance) == (Attack::Null, Some(0)) {
            *hit = true;
            return ptr::null_mut();
        }
        self
    }
}

impl Argument for usize {
    fn attacked(self, attack: Attack, distance: Option<usize>, hit: &mut bool) -> Self {
        match (attack, distance) {
            (Attack::Huge, Some(0)) => {
                *hit = true;
                Self::MAX
            }
            (Attack::Zero, Some(0)) => {
                *hit = true;
                0
            }
            // The length of the text that was attacked just before.
            (Attack::Encoding, Some(1)) if *hit => 1,
            _ => self,
        }
    }
}

impl Argument for u8 {}
impl Argument for u32 {}
impl Argument for i32 {}
impl Argument for ssj_date_t {}

/// What may come of an attack: none where anything may, as long as nothing crashes.
fn outcomes(function: &str, attack: Attack, may_be_null: bool) -> Option<Vec<ssj_status_t>> {
    match attack {
        Attack::Null if may_be_null => Some(vec![OK]),
        Attack::Null => Some(vec![number(Code::NULL_POINTER)]),
        // The room in a buffer can be any.
        Attack::Huge if function == "ssj_calendar_revision" => None,
        Attack::Huge => Some(vec![number(Code::LENGTH), number(Code::PLACE)]),
        Attack::Zero => None,
        // Bytes, where char is a byte.
        Attack::Encoding if function == "ssj_digest_of_value" => None,
        Attack::Encoding => Some(vec![number(Code::ENCODING), number(Code::TABLE_ENCODING)]),
    }
}

/// Calls a function once for each attack on each of its arguments. The pointers at the places in `free` may be NULL, and
/// so may the last argument, which is `error`.
macro_rules! attack {
    ($functions:ident, $function:ident($($argument:expr),* $(,)?), free: $free:expr) => {{
        let free: &[usize] = &$free;
        for attack in [Attack::Null, Attack::Huge, Attack::Zero, Attack::Encoding] {
            for place in 0..[$(stringify!($argument)),*].len() {
                let (mut at, mut hit) = (0_usize, false);
                let status = unsafe {
                    $function($({
                        let distance = at.checked_sub(place);
                        at += 1;
                        Argument::attacked($argument, attack, distance, &mut hit)
                    }),*, ptr::null_mut())
                };
                let name = stringify!($function);
                let expected = outcomes(name, attack, free.contains(&place)).filter(|_| hit);
                if hit && attack == Attack::Encoding && expected.is_some() {
                    $functions.1 += 1;
                }
                let fits = expected.is_none_or(|expected| expected.contains(&status));
                assert!(fits, "{name}, argument {place} of {at}, {attack:?}: {status}");
            }
        }
        $functions.0.push(stringify!($function));
    }};
}

/// An output that nobody reads. What comes out as a handle is not freed here: nothing else is tested.
fn out<T>() -> *mut T {
    // SAFETY: numbers and pointers, for which zeros are a value.
    Box::into_raw(Box::new(unsafe { zeroed() }))
}

fn bytes(text: &str) -> *const c_char {
    text.as_ptr().cast()
}

#[test]
fn every_argument_of_every_function_attacked() {
    let scene = Scene::new();
    let Scene { rules, registry, roster, ledger, calendar, plan, lists, committed, draw } = &scene;
    let (rules, registry, roster, ledger) =
        (*rules as *const _, *registry as *const _, *roster as *const _, *ledger as *const _);
    let (calendar, plan, lists) = (*calendar as *const _, *plan as *const _, *lists as *const _);
    let (committed, drawn) = (*committed as *const _, *draw as *const _);
    let (day, later) = (date(2026, 12, 15), date(2026, 12, 16));
    let (strata, entropy) = (strata(), entropy());
    let terms = &terms(&strata, &entropy) as *const ssj_terms_t;
    let key = &ssj_digest_t { bytes: std::array::from_fn(|at| at as u8) } as *const ssj_digest_t;
    let contributions = contributions();
    // The functions, and how many texts were attacked.
    let mut done = (Vec::new(), 0);
    let (request, agency, period) = (r#"{"op": "version"}"#, "hohhot", "2027-Q1");
    attack!(done, ssj_json_call(bytes(request), request.len(), out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_json_call_within(bytes(request), request.len(), bytes("{}"), 2, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_digest_of_value(SSJ_HASH_SM3, SECRET.as_ptr(), SECRET.len(), out()), free: []);
    let code = shuangsuiji::registry::CreditCode::with_checks("91350100M000100Y").unwrap();
    attack!(done, ssj_credit_code_check(bytes(code.as_str()), 18), free: []);

    attack!(done, ssj_calendar_national(out::<*mut _>()), free: []);
    attack!(done, ssj_calendar_with_notice(calendar, SSJ_NOTICE_LOCAL, bytes(NOTICE), NOTICE.len(), out::<*mut _>()), free: []);
    let csv = "date,kind,name,notice\n2026-08-03,rest,那达慕,某盟行署〔2026〕1号\n";
    attack!(done, ssj_calendar_with_csv(calendar, SSJ_NOTICE_LOCAL, bytes(csv), csv.len(), out::<*mut _>()), free: []);
    let reading = include_str!("../examples/requests/read_notice.json");
    let base = serde_json::from_str::<serde_json::Value>(reading).unwrap()["text"].as_str().unwrap().to_owned();
    let (amendment, length) = (bytes(AMENDMENT), AMENDMENT.len());
    attack!(done, ssj_notice_read(amendment, length, bytes(&base), base.len(), out::<*mut ssj_text_t>()), free: [2]);
    attack!(
        done,
        ssj_calendar_with_notice_text(calendar, amendment, length, bytes(&base), base.len(), out::<*mut _>()),
        free: [3]
    );
    attack!(done, ssj_calendar_notices(calendar, day, later, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_calendar_provisional(calendar, out::<*mut _>()), free: []);
    attack!(done, ssj_calendar_revision(calendar, Box::leak(Box::new([0; 99])).as_mut_ptr(), 99, out::<usize>()), free: [3]);
    attack!(done, ssj_calendar_covered(calendar, out::<ssj_date_t>(), out::<ssj_date_t>()), free: [1]);
    attack!(done, ssj_calendar_is_working_day(calendar, day, out::<u8>(), out::<u8>()), free: [3]);
    attack!(done, ssj_calendar_working_day_after(calendar, day, 1, 0, out::<ssj_date_t>(), out::<u8>()), free: [5]);
    attack!(done, ssj_calendar_working_days_after(calendar, &day as *const _, 1, 1, 0, out::<ssj_date_t>()), free: []);
    attack!(done, ssj_calendar_working_days_between(calendar, day, later, out::<i32>(), out::<u8>()), free: [4]);
    attack!(done, ssj_calendar_deadline(calendar, day, 3, 0, &day as *const _, later, out::<ssj_deadline_t>()), free: [4]);

    attack!(done, ssj_rules_built_in(bytes("example-jiangxi"), 15, out::<*mut _>()), free: []);
    let pack = shuangsuiji::rules::Ruleset::inner_mongolia().to_json();
    attack!(done, ssj_rules_from_json(bytes(&pack), pack.len(), out::<*mut _>()), free: []);
    attack!(done, ssj_rules_to_json(rules, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_rules_changed(rules, bytes(CHANGE), CHANGE.len(), out::<*mut _>()), free: []);
    attack!(done, ssj_rules_check_draw_day(rules, bytes(period), 7, day), free: []);

    let source = ssj_source_t {
        id: string("E-1"),
        name: string("示例"),
        credit_code: NONE,
        legal_representative: NONE,
        phone: NONE,
        division: string("150102"),
        stratum: string("key"),
        state: string("active"),
    };
    attack!(done, ssj_registry_from_array(&source as *const _, 1, 0, out::<*mut _>()), free: []);
    attack!(done, ssj_registry_from_csv(bytes(SOURCES), SOURCES.len(), 0, out::<*mut _>()), free: []);
    attack!(done, ssj_registry_from_table(
        SOURCES.as_ptr(), SOURCES.len(), bytes("{}"), 2, 0, out::<*mut _>(), out::<*mut ssj_text_t>()), free: [2, 6]);
    attack!(done, ssj_registry_from_json(bytes("[]"), 2, 0, out::<*mut _>()), free: []);
    attack!(done, ssj_registry_to_csv(registry, out::<*mut ssj_text_t>()), free: []);

    let days = ssj_days_t { from: day, until: later };
    let inspector = ssj_inspector_t {
        id: string("I-1"),
        name: string("王某"),
        post: string("科员"),
        category: string("综合"),
        division: string("150100"),
        borrowed_from: NONE,
        certificate_number: NONE,
        certificate_issuer: NONE,
        certificate_valid: days,
        leave: ptr::null(),
        leave_len: 0,
    };
    let alias = ssj_alias_t { id: string("I-2"), person: string("I-1") };
    let other = ssj_inspector_t { id: string("I-2"), ..inspector };
    let both = [inspector, other];
    let recusal = ssj_recusal_t { inspector: string("I-1"), source: string("E-3"), reason: string("近亲属") };
    attack!(done, ssj_roster_from_arrays(
        both.as_ptr(), 2, &alias as *const _, 1, &recusal as *const _, 1, registry, out::<*mut _>()), free: [6]);
    let aliases = "id,person\n";
    attack!(done, ssj_roster_from_csv(
        bytes(INSPECTORS), INSPECTORS.len(), bytes(aliases), aliases.len(), bytes(RECUSALS), RECUSALS.len(), registry,
        out::<*mut _>()), free: [2, 4, 6]);
    let tables = serde_json::json!({"inspectors": INSPECTORS, "tolerant": true}).to_string();
    attack!(done, ssj_roster_from_tables(
        bytes(&tables), tables.len(), registry, out::<*mut _>(), out::<*mut ssj_text_t>()), free: [2, 4]);
    let form = r#"{"inspectors": []}"#;
    attack!(done, ssj_roster_from_json(bytes(form), form.len(), registry, out::<*mut _>()), free: [2]);
    attack!(done, ssj_roster_basis(roster, 150_100, day, out::<u32>()), free: []);
    attack!(done, ssj_roster_missing(roster, &string("I-9") as *const _, 1, out::<*mut ssj_text_t>()), free: []);

    let record = ssj_record_t {
        source: string("a"),
        agency: string("hohhot"),
        period: string("2027-Q1"),
        reason: NONE,
        division: 150_100,
        tier: 1,
        kind: 0,
        state: 0,
        drawn: day,
        day,
    };
    let waiver = ssj_waiver_t {
        source: string("a"),
        reference: string("1"),
        reason: string("2"),
        granted: day,
        year: 2027,
        reserved: 0,
    };
    attack!(done, ssj_ledger_from_arrays(rules, &record as *const _, 1, &waiver as *const _, 1, out::<*mut _>()), free: []);
    attack!(done, ssj_ledger_from_json(
        rules, bytes(RECORDS), RECORDS.len(), bytes("[]"), 2, out::<*mut _>()), free: [3]);
    attack!(done, ssj_ledger_tally(ledger, bytes("E-2"), 3, bytes(agency), 6, 2027, day, out::<ssj_tally_t>()), free: []);
    attack!(done, ssj_ledger_explain(
        ledger, bytes("E-2"), 3, bytes(agency), 6, 2027, day, out::<*mut ssj_text_t>()), free: []);

    attack!(done, ssj_plan_from_json(rules, 2027, bytes(AGENCIES), AGENCIES.len(), out::<*mut _>()), free: []);
    let who = ssj_agency_t { name: string("hohhot"), division: 150_100, tier: 1 };
    attack!(done, ssj_plan_from_rooms(rules, registry, roster, 2027, &who as *const _, 1, day, out::<*mut _>()), free: []);
    attack!(done, ssj_plan_revised(
        plan, rules, bytes(AGENCIES), AGENCIES.len(), bytes("[]"), 2, out::<*mut _>()), free: []);
    attack!(done, ssj_plan_quota(plan, bytes(agency), 6, bytes("key"), 3, bytes(period), 7, out::<u32>()), free: []);
    attack!(done, ssj_plan_findings(plan, rules, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_plan_to_json(plan, out::<*mut ssj_text_t>()), free: []);
    let form = text(|out, error| unsafe { ssj_plan_to_json(plan, out, error) });
    attack!(done, ssj_plan_read(bytes(&form), form.len(), rules, out::<*mut _>()), free: [2]);
    attack!(done, ssj_plan_table(plan, rules, 0, 0, 0, out::<*mut ssj_text_t>()), free: []);
    let (names, head) = (r#"{"hohhot": "市局"}"#, r#"{"agency": "市局", "dated": "2026-12-15"}"#);
    attack!(done, ssj_plan_named(plan, bytes(names), names.len(), out::<*mut _>()), free: []);
    attack!(done, ssj_plan_filing(
        plan, rules, bytes(head), head.len(), bytes("厅"), 3, 0, out::<*mut ssj_text_t>()), free: []);

    let source = ssj_source_line_t {
        id: string("E-1"),
        stratum: string("key"),
        division: 150_102,
        inspections: 0,
        status: 0,
        reserved: 0,
    };
    let inspector = ssj_inspector_line_t { id: string("I-1"), division: 150_100, status: 0 };
    let recusal = ssj_recusal_line_t { inspector: string("I-1"), source: string("E-1") };
    attack!(done, ssj_lists_from_arrays(
        &source as *const _, 1, &inspector as *const _, 1, &recusal as *const _, 1, out::<*mut _>()), free: []);
    let (a, b, c) = ("E-1\tkey\t150102\t0\t-\n", "I-1\t150102\t-\n", "I-1\tE-1\n");
    attack!(done, ssj_lists_from_texts(
        bytes(a), a.len(), bytes(b), b.len(), bytes(c), c.len(), out::<*mut _>()), free: []);
    attack!(done, ssj_lists_from_rooms(
        rules, registry, roster, ledger, bytes(agency), 6, 150_100, bytes(period), 7, day, 0, out::<*mut _>()), free: [3]);
    attack!(done, ssj_lists_len(lists, 0, out::<usize>()), free: []);
    attack!(done, ssj_lists_text(lists, 0, out::<*mut ssj_text_t>()), free: []);

    attack!(done, ssj_committed_new(terms, lists, out::<*mut _>()), free: []);
    attack!(done, ssj_committed_new_salted(terms, lists, key, out::<*mut _>()), free: []);
    attack!(done, ssj_committed_order(committed, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_committed_digest(committed, out::<ssj_digest_t>()), free: []);
    attack!(done, ssj_committed_proof(committed, bytes("E-1"), 3, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_committed_void(committed, bytes("x"), 1, out::<*mut ssj_text_t>()), free: []);

    attack!(done, ssj_draw_new(committed, contributions.as_ptr(), 2, out::<*mut _>()), free: []);
    attack!(done, ssj_draw_at(drawn, 0, out::<ssj_drawn_t>()), free: []);
    attack!(done, ssj_draw_inspector(drawn, 0, 0, out::<ssj_string_t>()), free: []);
    attack!(done, ssj_draw_shortfall(drawn, bytes("key"), 3, out::<u32>()), free: []);
    attack!(done, ssj_draw_ticket(drawn, bytes("E-1"), 3, out::<ssj_digest_t>()), free: []);
    attack!(done, ssj_draw_transcript(drawn, 0, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_draw_digest(drawn, out::<ssj_digest_t>()), free: []);
    attack!(done, ssj_draw_to_json(drawn, 0, out::<*mut ssj_text_t>()), free: []);
    let skip = ssj_skip_t { source: string("E-9"), reason: string("closed") };
    attack!(done, ssj_draw_amend(*draw, &skip as *const _, 1), free: []);

    let get = |which| text(|out, error| unsafe { ssj_lists_text(lists, which, out, error) });
    let texts = [0, 1, 2].map(get);
    let order = text(|out, error| unsafe { ssj_committed_order(committed, out, error) });
    let transcript = text(|out, error| unsafe { ssj_draw_transcript(drawn, 0, out, error) });
    let transcripts = [string(&transcript)];
    let publication = ssj_publication_t {
        order: string(&order),
        sources: string(&texts[0]),
        inspectors: string(&texts[1]),
        recusals: string(&texts[2]),
        transcripts: transcripts.as_ptr(),
        transcripts_len: 1,
        ..publication()
    };
    attack!(done, ssj_publication_verify(&publication as *const _, out::<ssj_verified_t>()), free: [1]);
    let proof: serde_json::Value = serde_json::from_str(&text(|out, error| unsafe {
        ssj_committed_proof(committed, bytes("E-1"), 3, out, error)
    }))
    .unwrap();
    let (line, proof) = (proof["line"].as_str().unwrap(), proof["proof"].to_string());
    attack!(done, ssj_publication_check_source(
        bytes(&order), order.len(), bytes(line), line.len(), bytes(&proof), proof.len(), bytes(&transcript),
        transcript.len(), out::<*mut ssj_text_t>()), free: []);

    let link = ssj_chain_link_t { publication: &publication, redraw: NONE };
    attack!(done, ssj_chain_verify(&link as *const _, 1, out::<ssj_chain_counts_t>()), free: [2]);
    let salted = given(|out, error| unsafe { ssj_committed_new_salted(terms, lists, key, out, error) });
    let salted = given(|out, error| unsafe { ssj_draw_new(salted, contributions.as_ptr(), 2, out, error) });
    let nobody = string("E-5");
    attack!(done, ssj_draw_redact(salted as *const _, &nobody as *const _, 1, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_draw_redact_to_drawn(salted as *const _, out::<*mut ssj_text_t>()), free: []);
    let redacted = text(|out, error| unsafe { ssj_draw_redact_to_drawn(salted, out, error) });
    attack!(done, ssj_redacted_verify(bytes(&redacted), redacted.len(), out::<*mut ssj_text_t>()), free: []);
    let names = r#"{"agency": "新城区分局", "elsewhere": "上级网站"}"#;
    attack!(done, ssj_publication_page(
        &publication as *const _, bytes(names), names.len(), out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_redacted_page(
        bytes(&redacted), redacted.len(), bytes(names), names.len(), out::<*mut ssj_text_t>()), free: []);
    let chain = r#"{"agency": "新城区分局", "elsewhere": "上级网站", "rounds": []}"#;
    attack!(done, ssj_archive_page(bytes(chain), chain.len(), out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_committed_findings(committed, rules, out::<*mut ssj_text_t>()), free: []);

    attack!(done, ssj_disclosure_from_json(rules, bytes("[]"), 2, bytes("[]"), 2, out::<*mut _>()), free: []);
    let owed =
        given(|out, error| unsafe { ssj_disclosure_from_json(rules, bytes("[]"), 2, bytes("[]"), 2, out, error) })
            as *const ssj_disclosure_t;
    attack!(done, ssj_disclosure_named(owed, bytes(names), names.len(), out::<*mut _>()), free: []);
    attack!(done, ssj_disclosure_on(owed, calendar, day, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_disclosure_table(owed, rules, calendar, day, 0, 0, 0, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_report_from_json(rules, calendar, bytes(FILE), FILE.len(), out::<*mut _>()), free: []);
    let report =
        given(|out, error| unsafe { ssj_report_from_json(rules, calendar, bytes(FILE), FILE.len(), out, error) })
            as *const ssj_report_t;
    attack!(done, ssj_report_verdict(report, bytes("11"), 2, out::<u32>()), free: []);
    attack!(done, ssj_report_to_json(report, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_report_render(report, 0, 0, out::<*mut ssj_text_t>()), free: []);
    let head = r#"{"agency": "市局", "dated": "2026-12-15"}"#;
    attack!(done, ssj_report_inspector_page(
        report, bytes("I-01"), 4, bytes(head), head.len(), 0, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_draw_record(
        drawn, rules, bytes(head), head.len(), day, day, 0, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_draw_announcement(
        drawn, registry, roster, rules, 0, bytes(head), head.len(), 0, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_results_table(
        bytes("[]"), 2, registry, roster, rules, 0, bytes(head), head.len(), 0, out::<*mut ssj_text_t>()), free: []);

    attack!(done, ssj_draw_public_view(drawn, registry, roster, SSJ_NAMES_NUMBER, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_draw_internal_view(drawn, registry, roster, out::<*mut ssj_text_t>()), free: []);
    let record = include_str!("order_record.json");
    let grounds = serde_json::from_str::<serde_json::Value>(record).unwrap()["grounds"].to_string();
    let items = include_str!("../examples/data/items.json");
    let (agency, period) = ("hohhot", "2027-Q1");
    let drawn_on = ssj_date_t { year: 2026, month: 12, day: 15 };
    let entropy = r#"[{"kind": "public", "label": "lottery", "value": "3D 2026340"}]"#;
    attack!(done, ssj_order_by_rules(
        rules, bytes(items), items.len(), plan, registry, roster, ledger, bytes(agency), agency.len(), bytes(period),
        period.len(), drawn_on, bytes("{}"), 2, bytes(entropy), entropy.len(), core::ptr::null(),
        out::<*mut ssj_committed_t>(), out::<*mut ssj_text_t>()), free: [6, 12, 16]);
    attack!(done, ssj_committed_list(committed, 0, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_order_record_word(bytes(&grounds), grounds.len(), SSJ_HASH_SM3, out::<*mut ssj_text_t>()), free: []);
    attack!(done, ssj_order_record_check(
        bytes(record), record.len(), bytes(&order), order.len(), rules, bytes(items), items.len()), free: []);

    let (mut done, texts_attacked) = done;
    assert_eq!(texts_attacked, texts_of_the_header());

    // Functions that cannot be refused answer NULL with nothing.
    macro_rules! nothing {
        ($is_nothing:expr, $($function:ident),*) => {
            $(
                assert!($is_nothing(unsafe { $function(ptr::null()) }), "{}", stringify!($function));
                done.push(stringify!($function));
            )*
        };
    }
    let none = |len: usize| len == 0;
    nothing!(none, ssj_text_len, ssj_registry_len, ssj_roster_len, ssj_report_findings, ssj_draw_len);
    nothing!(none, ssj_draw_transcripts);
    let null = |text: *const c_char| text.is_null();
    nothing!(null, ssj_text_data, ssj_error_name, ssj_error_article, ssj_error_subject, ssj_error_message);
    nothing!(null, ssj_error_message_zh, ssj_error_json);
    nothing!(|status| status == OK, ssj_error_code);
    macro_rules! passed_over {
        ($($function:ident),*) => {
            $(
                unsafe { $function(ptr::null_mut()) };
                done.push(stringify!($function));
            )*
        };
    }
    passed_over!(
        ssj_terms_init,
        ssj_publication_init,
        ssj_error_free,
        ssj_text_free,
        ssj_calendar_free,
        ssj_rules_free
    );
    passed_over!(ssj_registry_free, ssj_roster_free, ssj_ledger_free, ssj_plan_free, ssj_lists_free, ssj_draw_free);
    passed_over!(ssj_committed_free, ssj_disclosure_free, ssj_report_free);
    // And these take nothing; tests/capi.rs asks them.
    done.extend(["ssj_version", "ssj_version_number", "ssj_abi_version", "ssj_protocol_versions"]);
    done.sort_unstable();
    assert_eq!(done, functions_of_the_header());
}

/// How many parameters of the header's functions are texts: a length follows each.
fn texts_of_the_header() -> usize {
    let lines = include_str!("../include/shuangsuiji.h").lines().filter(|line| !line.starts_with(" *"));
    let named = lines.flat_map(|line| line.split("const char *").skip(1));
    named.filter(|rest| rest.trim_start_matches(|c| c == '_' || char::is_alphanumeric(c)).starts_with(',')).count()
}

/// Every function that the header declares, sorted.
fn functions_of_the_header() -> Vec<&'static str> {
    let lines = include_str!("../include/shuangsuiji.h").lines();
    let types = ["ssj_status_t ", "void ", "const char *", "size_t ", "uint32_t "];
    let declared = lines.filter_map(|line| types.iter().find_map(|kind| line.strip_prefix(kind)));
    let mut names: Vec<_> = declared.filter_map(|line| line.split_once('(')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names
}

fn publication() -> ssj_publication_t {
    unsafe {
        let mut publication = zeroed();
        ssj_publication_init(&mut publication);
        publication
    }
}

#[test]
fn texts_that_are_none_too_long_or_not_utf8() {
    let scene = Scene::new();
    let Scene { rules, registry, roster, ledger, calendar, plan, lists: _, committed, draw } = scene;
    let (day, none) = (date(2026, 12, 15), ptr::null_mut());
    let (k, p) = ((bytes("key"), 3_usize), (bytes("2027-Q1"), 7_usize));
    let report =
        given(|out, error| unsafe { ssj_report_from_json(rules, calendar, bytes(FILE), FILE.len(), out, error) });
    type Call<'a> = Box<dyn Fn(*const c_char, usize) -> ssj_status_t + 'a>;
    let calls: Vec<(&str, Call<'_>)> = unsafe {
        vec![
            ("request", Box::new(|t, n| ssj_json_call(t, n, out(), none))),
            ("limits", Box::new(|t, n| ssj_json_call_within(bytes(FILE), FILE.len(), t, n, out(), none))),
            ("code", Box::new(|t, n| ssj_credit_code_check(t, n, none))),
            ("notice", Box::new(|t, n| ssj_calendar_with_notice(calendar, 2, t, n, out(), none))),
            ("notices", Box::new(|t, n| ssj_calendar_with_csv(calendar, 2, t, n, out(), none))),
            ("id", Box::new(|t, n| ssj_rules_built_in(t, n, out(), none))),
            ("pack", Box::new(|t, n| ssj_rules_from_json(t, n, out(), none))),
            ("change", Box::new(|t, n| ssj_rules_changed(rules, t, n, out(), none))),
            ("period", Box::new(|t, n| ssj_rules_check_draw_day(rules, t, n, day, none))),
            ("registry csv", Box::new(|t, n| ssj_registry_from_csv(t, n, 0, out(), none))),
            ("registry json", Box::new(|t, n| ssj_registry_from_json(t, n, 0, out(), none))),
            (
                "inspectors",
                Box::new(|t, n| ssj_roster_from_csv(t, n, ptr::null(), 0, ptr::null(), 0, registry, out(), none)),
            ),
            ("roster", Box::new(|t, n| ssj_roster_from_json(t, n, registry, out(), none))),
            ("records", Box::new(|t, n| ssj_ledger_from_json(rules, t, n, ptr::null(), 0, out(), none))),
            ("waivers", Box::new(|t, n| ssj_ledger_from_json(rules, bytes("[]"), 2, t, n, out(), none))),
            ("source", Box::new(|t, n| ssj_ledger_tally(ledger, t, n, k.0, k.1, 2027, day, out(), none))),
            ("agency", Box::new(|t, n| ssj_ledger_tally(ledger, k.0, k.1, t, n, 2027, day, out(), none))),
            ("source", Box::new(|t, n| ssj_ledger_explain(ledger, t, n, k.0, k.1, 2027, day, out(), none))),
            ("agency", Box::new(|t, n| ssj_ledger_explain(ledger, k.0, k.1, t, n, 2027, day, out(), none))),
            ("agencies", Box::new(|t, n| ssj_plan_from_json(rules, 2027, t, n, out(), none))),
            ("agencies", Box::new(|t, n| ssj_plan_revised(plan, rules, t, n, bytes("[]"), 2, out(), none))),
            ("drawn", Box::new(|t, n| ssj_plan_revised(plan, rules, bytes("[]"), 2, t, n, out(), none))),
            ("agency", Box::new(|t, n| ssj_plan_quota(plan, t, n, k.0, k.1, p.0, p.1, out(), none))),
            ("stratum", Box::new(|t, n| ssj_plan_quota(plan, k.0, k.1, t, n, p.0, p.1, out(), none))),
            ("period", Box::new(|t, n| ssj_plan_quota(plan, k.0, k.1, k.0, k.1, t, n, out(), none))),
            ("plan", Box::new(|t, n| ssj_plan_read(t, n, rules, out(), none))),
            ("sources", Box::new(|t, n| ssj_lists_from_texts(t, n, t, 0, t, 0, out(), none))),
            ("inspectors", Box::new(|t, n| ssj_lists_from_texts(t, 0, t, n, t, 0, out(), none))),
            ("recusals", Box::new(|t, n| ssj_lists_from_texts(t, 0, t, 0, t, n, out(), none))),
            (
                "agency",
                Box::new(|t, n| {
                    ssj_lists_from_rooms(rules, registry, roster, ledger, t, n, 150_100, p.0, p.1, day, 0, out(), none)
                }),
            ),
            (
                "period",
                Box::new(|t, n| {
                    ssj_lists_from_rooms(rules, registry, roster, ledger, k.0, k.1, 150_100, t, n, day, 0, out(), none)
                }),
            ),
            ("draws", Box::new(|t, n| ssj_disclosure_from_json(rules, t, n, bytes("[]"), 2, out(), none))),
            ("inspections", Box::new(|t, n| ssj_disclosure_from_json(rules, bytes("[]"), 2, t, n, out(), none))),
            ("file", Box::new(|t, n| ssj_report_from_json(rules, calendar, t, n, out(), none))),
            ("article", Box::new(|t, n| ssj_report_verdict(report, t, n, out(), none))),
            ("redacted", Box::new(|t, n| ssj_redacted_verify(t, n, out(), none))),
            ("source", Box::new(|t, n| ssj_committed_proof(committed, t, n, out(), none))),
            ("reason", Box::new(|t, n| ssj_committed_void(committed, t, n, out(), none))),
            ("stratum", Box::new(|t, n| ssj_draw_shortfall(draw, t, n, out(), none))),
            ("source", Box::new(|t, n| ssj_draw_ticket(draw, t, n, out(), none))),
            ("order", Box::new(|t, n| ssj_publication_check_source(t, n, k.0, 0, k.0, 0, k.0, 0, out(), none))),
            ("line", Box::new(|t, n| ssj_publication_check_source(k.0, 0, t, n, k.0, 0, k.0, 0, out(), none))),
            ("proof", Box::new(|t, n| ssj_publication_check_source(k.0, 0, k.0, 0, t, n, k.0, 0, out(), none))),
            (
                "transcript",
                Box::new(|t, n| {
                    ssj_publication_check_source(
                        k.0,
                        0,
                        k.0,
                        0,
                        bytes("{\"index\": 0, \"count\": 1, \"path\": []}"),
                        36,
                        t,
                        n,
                        out(),
                        none,
                    )
                }),
            ),
        ]
    };
    let bad = b"\xff".as_ptr().cast();
    for (name, call) in &calls {
        let is_table = name.ends_with("csv") || *name == "inspectors";
        let not_utf8 = [number(Code::ENCODING), number(Code::TABLE_ENCODING)];
        let status = call(bad, 1);
        assert!(not_utf8.contains(&status) && (is_table || status == not_utf8[0]), "{name}: {status}");
        assert_eq!(call(bad, usize::MAX), number(Code::LENGTH), "{name}");
        assert_eq!(call(bad, usize::MAX / 2 + 1), number(Code::LENGTH), "{name}");
        if *name != "waivers" {
            assert_eq!(call(ptr::null(), 1), number(Code::NULL_POINTER), "{name}");
        }
        // Nothing is a text too; some texts may be empty.
        call(bad, 0);
    }
}

#[test]
fn lengths_that_no_array_has() {
    let scene = Scene::new();
    let none = ptr::null_mut();
    let huge = [usize::MAX, usize::MAX / 2, usize::MAX / 8];
    for len in huge {
        let statuses = unsafe {
            let line = ptr::NonNull::<ssj_source_line_t>::dangling().as_ptr();
            [
                ssj_lists_from_arrays(line, len, ptr::null(), 0, ptr::null(), 0, out(), none),
                ssj_registry_from_array(ptr::NonNull::dangling().as_ptr(), len, 0, out(), none),
                ssj_draw_new(scene.committed, ptr::NonNull::dangling().as_ptr(), len, out(), none),
                ssj_roster_missing(scene.roster, ptr::NonNull::dangling().as_ptr(), len, out(), none),
                ssj_calendar_working_days_after(
                    scene.calendar,
                    ptr::NonNull::dangling().as_ptr(),
                    len,
                    1,
                    0,
                    out(),
                    none,
                ),
            ]
        };
        assert_eq!(statuses, [number(Code::LENGTH); 5]);
    }
    unsafe {
        let odd = (&raw const scene).cast::<u8>().add(1).cast::<ssj_source_line_t>();
        let status = ssj_lists_from_arrays(odd, 1, ptr::null(), 0, ptr::null(), 0, out(), none);
        assert_eq!(status, number(Code::ALIGNMENT));
        // Empty arrays may be NULL.
        let status = ssj_lists_from_arrays(ptr::null(), 0, ptr::null(), 0, ptr::null(), 0, out(), none);
        assert_eq!(status, OK);
    }
}

#[test]
fn structs_of_other_sizes() {
    let scene = Scene::new();
    let (strata, entropy) = (strata(), entropy());
    /// A struct with fields of a later version behind it.
    #[repr(C)]
    struct Later<T> {
        known: T,
        tail: [u64; 2],
    }
    let given = terms(&strata, &entropy);
    let known = given.struct_size;
    let call = |size: u32, tail: [u64; 2]| unsafe {
        let terms = Later { known: ssj_terms_t { struct_size: size, ..given }, tail };
        ssj_committed_new((&raw const terms).cast(), scene.lists, out(), ptr::null_mut())
    };
    assert_eq!(call(known, [1, 1]), OK);
    assert_eq!(call(known + 16, [0, 0]), OK);
    let refused = number(Code::STRUCT_SIZE);
    for (size, tail) in
        [(0, [0, 0]), (3, [0, 0]), (known - 1, [0, 0]), (known + 16, [0, 1]), (known + 8, [1, 0]), (u32::MAX, [0, 0])]
    {
        assert_eq!(call(size, tail), refused, "{size}");
    }
    let given = publication();
    let verify = |size: u32, tail: [u64; 2]| unsafe {
        let publication = Later { known: ssj_publication_t { struct_size: size, ..given }, tail };
        ssj_publication_verify((&raw const publication).cast(), ptr::null_mut(), ptr::null_mut())
    };
    assert_eq!(verify(given.struct_size, [0, 0]), number(Code::NULL_POINTER), "no order");
    assert_eq!(verify(given.struct_size + 16, [0, 7]), refused);
    assert_eq!(verify(given.struct_size - 8, [0, 0]), refused);
    let said = capi_scene::refused(|error| unsafe {
        let terms = ssj_terms_t { struct_size: 4, ..terms(&strata, &entropy) };
        ssj_committed_new(&terms, scene.lists, out(), error)
    });
    assert_eq!(said.1, "terms");
    assert_eq!(said.2, format!("`terms` has struct_size 4; expected {known} to {known}, or more with zeros behind"));
}

#[test]
fn numbers_that_stand_for_nothing() {
    let scene = Scene::new();
    let none = ptr::null_mut();
    let (strata, entropy) = (strata(), entropy());
    let given = terms(&strata, &entropy);
    let with = |terms: ssj_terms_t| unsafe { ssj_committed_new(&terms, scene.lists, out(), none) };
    let day = date(2026, 12, 15);
    let owed = capi_scene::given(|out, error| unsafe {
        ssj_disclosure_from_json(scene.rules, bytes("[]"), 2, bytes("[]"), 2, out, error)
    });
    let report = capi_scene::given(|out, error| unsafe {
        ssj_report_from_json(scene.rules, scene.calendar, bytes(FILE), FILE.len(), out, error)
    });
    for wrong in [3, 99, u32::MAX] {
        let mut kinds = entropy;
        kinds[0].kind = wrong;
        let statuses = unsafe {
            [
                with(ssj_terms_t { hash: wrong, ..given }),
                with(ssj_terms_t { tier: wrong, ..given }),
                with(ssj_terms_t { coverage: wrong, ..given }),
                with(ssj_terms_t { entropy: kinds.as_ptr(), ..given }),
                ssj_lists_text(scene.lists, wrong, out(), none),
                ssj_lists_len(scene.lists, wrong, out(), none),
                ssj_calendar_working_day_after(scene.calendar, day, 1, wrong, out(), out(), none),
                ssj_calendar_with_notice(scene.calendar, wrong, bytes(NOTICE), NOTICE.len(), out(), none),
                ssj_plan_table(scene.plan, scene.rules, wrong, 0, 0, out(), none),
                ssj_plan_table(scene.plan, scene.rules, 0, wrong, 0, out(), none),
                ssj_plan_table(scene.plan, scene.rules, 0, 0, wrong, out(), none),
                ssj_disclosure_table(owed, scene.rules, scene.calendar, day, wrong, 0, 0, out(), none),
                ssj_draw_public_view(scene.draw, scene.registry, scene.roster, wrong.max(4), out(), none),
                ssj_order_record_word(bytes("{}"), 2, wrong, out(), none),
                ssj_report_render(report, wrong, 0, out(), none),
                ssj_report_render(report, 0, wrong, out(), none),
                ssj_digest_of_value(wrong, SECRET.as_ptr(), 1, out(), none),
                ssj_draw_to_json(scene.draw, 2, out(), none),
                ssj_registry_from_json(bytes("[]"), 2, 255, out(), none),
            ]
        };
        assert_eq!(statuses, [number(Code::OPTION); 19]);
    }
}

#[test]
fn one_object_in_eight_threads() {
    let scene = &Scene::new();
    struct Shared(*mut ssj_report_t, *mut ssj_disclosure_t);
    // SAFETY: used as const, as the header allows.
    unsafe impl Sync for Shared {}
    let shared = &Shared(
        given(|out, error| unsafe {
            ssj_report_from_json(scene.rules, scene.calendar, bytes(FILE), FILE.len(), out, error)
        }),
        given(|out, error| unsafe {
            ssj_disclosure_from_json(scene.rules, bytes("[]"), 2, bytes("[]"), 2, out, error)
        }),
    );
    let ask = |scene: &Scene| unsafe {
        let Shared(report, disclosure) = *{
            let whole: &Shared = shared;
            whole
        };
        let list = text(|out, error| ssj_lists_text(scene.lists, 0, out, error));
        let order = text(|out, error| ssj_committed_order(scene.committed, out, error));
        let draw = text(|out, error| ssj_draw_to_json(scene.draw, 1, out, error));
        let contributions = contributions();
        let again = given(|draw, error| ssj_draw_new(scene.committed, contributions.as_ptr(), 2, draw, error));
        let drawn = text(|out, error| ssj_draw_to_json(again, 1, out, error));
        ssj_draw_free(again);
        let mut day = date(0, 0, 0);
        let status = ssj_calendar_working_day_after(
            scene.calendar,
            date(2026, 9, 25),
            20,
            0,
            &mut day,
            ptr::null_mut(),
            ptr::null_mut(),
        );
        assert_eq!((status, drawn == draw), (OK, true));
        let table = text(|out, error| ssj_plan_table(scene.plan, scene.rules, 1, 1, 0, out, error));
        let refusal =
            refused(|error| ssj_calendar_is_working_day(scene.calendar, date(2030, 1, 1), out(), out(), error));
        let read = text(|out, error| ssj_report_render(report, SSJ_REPORT_TEXT, SSJ_LANGUAGE_CHINESE, out, error));
        let owed = text(|out, error| ssj_disclosure_on(disclosure, scene.calendar, date(2026, 9, 25), out, error));
        let (source, agency) = (t!("E-2"), t!("hohhot"));
        let cap = text(|out, error| {
            let on = date(2026, 12, 15);
            ssj_ledger_explain(scene.ledger, source.0, source.1, agency.0, agency.1, 2027, on, out, error)
        });
        let pack = text(|out, error| ssj_rules_to_json(scene.rules, out, error));
        let csv = text(|out, error| ssj_registry_to_csv(scene.registry, out, error));
        let persons = ssj_roster_len(scene.roster);
        ([list, order, draw, table, read, owed, cap, pack, csv], day, refusal, persons)
    };
    let expected = ask(scene);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..20).for_each(|_| assert!(ask(scene) == expected)));
        }
    });
}
