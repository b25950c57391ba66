//! The rooms through C: what comes out is what Rust gives.

#![cfg(feature = "capi")]
#![allow(unsafe_code, reason = "C is called")]

mod capi_scene;

use std::ffi::c_char;
use std::ptr;

use capi_scene::*;
use serde_json::Value;
use shuangsuiji::capi::*;
use shuangsuiji::{Code, registry};

const NULL: *mut *mut ssj_error_t = ptr::null_mut();

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_public_value_with_its_form_is_bound_through_c() {
    let scene = Scene::new();
    let strata = strata();
    let mut entropy = entropy();
    entropy[1].kind = SSJ_ENTROPY_FORMED;
    entropy[1].announced = string("fucai-3d 2026340 digits-3 2026-12-21T21:15+08:00 福彩3D 开奖号码");
    unsafe {
        let given_terms = terms(&strata, &entropy);
        let committed = given(|committed, error| ssj_committed_new(&given_terms, scene.lists, committed, error));
        let order = text(|order, error| ssj_committed_order(committed, order, error));
        assert!(order.starts_with("shuangsuiji-order 1.2\nhash sm3\nsalt -\n"), "{order}");
        let line = "entropy lottery public fucai-3d 2026340 digits-3 2026-12-21T21:15+08:00 福彩3D 开奖号码\n";
        assert!(order.ends_with(line), "{order}");
        let findings = text(|answer, error| ssj_committed_findings(committed, scene.rules, answer, error));
        assert_eq!(json(&findings)["warnings"][0]["name"], "ENTROPY_FEW_OUTCOMES");
        // The contribution of the scene is written `4 0 7`.
        let contributions = contributions();
        let mut draw = ptr::null_mut();
        let (status, ..) =
            refused(|error| ssj_draw_new(committed, contributions.as_ptr(), contributions.len(), &mut draw, error));
        assert_eq!(status, i32::from(Code::REVEAL_FORM.number()));
        ssj_committed_free(committed);
        entropy[1].announced = string("fucai-3d 2026340 digits-3 福彩3D");
        let given_terms = terms(&strata, &entropy);
        let mut committed = ptr::null_mut();
        let (status, subject, message) =
            refused(|error| ssj_committed_new(&given_terms, scene.lists, &mut committed, error));
        assert_eq!(status, i32::from(Code::PUBLIC_FORM.number()));
        assert!(subject.contains("announced") || message.contains("announced"), "{subject}: {message}");
    }
}

#[test]
fn a_prefecture_draws_verifies_and_replaces() {
    let scene = Scene::new();
    unsafe {
        let order = text(|order, error| ssj_committed_order(scene.committed, order, error));
        assert!(order.contains("\nstratum key 1\nstratum general 2\nentropy bureau commit "), "{order}");
        let list = |which| text(|list, error| ssj_lists_text(scene.lists, which, list, error));
        let lists = [SSJ_LIST_SOURCES, SSJ_LIST_INSPECTORS, SSJ_LIST_RECUSALS].map(list);
        let expected = "E-1\tkey\t150102\t0\t-\nE-2\tkey\t150103\t1\t-\nE-3\tkey\t150102\t0\t-\n\
                        E-4\tgeneral\t150102\t0\t-\nE-5\tgeneral\t150103\t0\texcluded\n";
        assert_eq!(lists[0], expected);
        assert_eq!(lists[2], "I-1\tE-3\n");

        let mut len = 0;
        assert_eq!(ssj_lists_len(scene.lists, SSJ_LIST_SOURCES, &mut len, NULL), OK);
        assert_eq!((len, ssj_draw_len(scene.draw)), (5, 2), "of general, one is closed");
        let (stratum, stratum_len) = t!("general");
        let mut shortfall = 0;
        assert_eq!(ssj_draw_shortfall(scene.draw, stratum, stratum_len, &mut shortfall, NULL), OK);
        assert_eq!(shortfall, 1);
        let whole = json(&text(|out, error| ssj_draw_to_json(scene.draw, 1, out, error)));
        for place in 0..2 {
            let mut drawn: ssj_drawn_t = std::mem::zeroed();
            assert_eq!(ssj_draw_at(scene.draw, place, &mut drawn, NULL), OK);
            let read = |text: ssj_string_t| std::slice::from_raw_parts(text.data.cast::<u8>(), text.len);
            let source = std::str::from_utf8(read(drawn.source)).unwrap();
            assert_eq!(whole["teams"][place]["source"], source);
            assert_eq!((drawn.rank, drawn.team_len), (1, 2));
            for seat in 0..2 {
                let mut inspector = NONE;
                assert_eq!(ssj_draw_inspector(scene.draw, place, seat, &mut inspector, NULL), OK);
                let inspector = std::str::from_utf8(read(inspector)).unwrap();
                assert_eq!(whole["teams"][place]["inspectors"][seat], inspector);
            }
            let mut ticket: ssj_digest_t = std::mem::zeroed();
            assert_eq!(ssj_draw_ticket(scene.draw, drawn.source.data, drawn.source.len, &mut ticket, NULL), OK);
            let hex: String = ticket.bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(whole["tickets"][source], hex);
        }
        let beyond = refused(|error| ssj_draw_at(scene.draw, 2, &mut std::mem::zeroed(), error));
        assert_eq!(beyond, (number(Code::PLACE), "place".into(), "`place` is 2; there are 2, counted from 0".into()));

        let first = whole["teams"][0]["source"].as_str().unwrap();
        let skip = ssj_skip_t { source: string(first), reason: string("closed") };
        assert_eq!(ssj_draw_amend(scene.draw, &skip, 1, NULL), OK);
        assert_eq!(ssj_draw_transcripts(scene.draw), 2);
        let transcripts = [0, 1].map(|which| text(|out, error| ssj_draw_transcript(scene.draw, which, out, error)));
        assert!(transcripts[1].contains(&format!("\nskipped {first} closed\n")));

        let (mut digest, mut committed): (ssj_digest_t, ssj_digest_t) = (std::mem::zeroed(), std::mem::zeroed());
        assert_eq!(ssj_draw_digest(scene.draw, &mut digest, NULL), OK);
        assert_eq!(ssj_committed_digest(scene.committed, &mut committed, NULL), OK);
        let texts = transcripts.each_ref().map(|transcript| string(transcript));
        let mut publication = std::mem::zeroed();
        ssj_publication_init(&mut publication);
        let publication = ssj_publication_t {
            order: string(&order),
            sources: string(&lists[0]),
            inspectors: string(&lists[1]),
            recusals: string(&lists[2]),
            transcripts: texts.as_ptr(),
            transcripts_len: 2,
            digest: &digest,
            ..publication
        };
        let mut verified = std::mem::zeroed();
        assert_eq!(ssj_publication_verify(&publication, &mut verified, NULL), OK);
        let expected = ssj_verified_t { order: committed, transcript: digest, drawn: 2, is_void: 0, reserved: [0; 3] };
        assert_eq!(verified, expected);
        let other = ssj_publication_t { digest: &committed, ..publication };
        assert_eq!(ssj_publication_verify(&other, &mut verified, NULL), number(Code::FAULT_DIGEST));

        let (id, id_len) = t!("E-5");
        let proof = json(&text(|out, error| ssj_committed_proof(scene.committed, id, id_len, out, error)));
        let (line, path) = (proof["line"].as_str().unwrap(), proof["proof"].to_string());
        let ((line, line_len), (path, path_len)) = (t!(line), t!(path));
        let ((order, order_len), (transcript, transcript_len)) = (t!(order), t!(transcripts[1]));
        let answer = text(|out, error| {
            ssj_publication_check_source(
                order,
                order_len,
                line,
                line_len,
                path,
                path_len,
                transcript,
                transcript_len,
                out,
                error,
            )
        });
        assert_eq!(json(&answer)["verdict"]["kind"], "excluded");
        let unknown = refused(|error| ssj_committed_proof(scene.committed, id, 2, &mut ptr::null_mut(), error));
        assert_eq!(
            (unknown.0, unknown.2.as_str()),
            (number(Code::SOURCE_UNKNOWN), "`E-` is not on the list of sources")
        );
    }
}

#[test]
fn lists_from_arrays_and_texts_are_the_same() {
    let scene = Scene::new();
    unsafe {
        let whole = |lists| {
            [SSJ_LIST_SOURCES, SSJ_LIST_INSPECTORS, SSJ_LIST_RECUSALS]
                .map(|which| text(|out, error| ssj_lists_text(lists, which, out, error)))
        };
        let texts = whole(scene.lists);
        let ((a, a_len), (b, b_len), (c, c_len)) = (t!(texts[0]), t!(texts[1]), t!(texts[2]));
        let read = given(|lists, error| ssj_lists_from_texts(a, a_len, b, b_len, c, c_len, lists, error));
        assert_eq!(whole(read), texts);
        ssj_lists_free(read);

        let line = |id, stratum, division, inspections, status| ssj_source_line_t {
            id: string(id),
            stratum: string(stratum),
            division,
            inspections,
            status,
            reserved: 0,
        };
        // In any order.
        let mut sources = [
            line("E-5", "general", 150_103, 0, SSJ_SOURCE_EXCLUDED),
            line("E-2", "key", 150_103, 1, SSJ_SOURCE_OPEN),
            line("E-1", "key", 150_102, 0, SSJ_SOURCE_OPEN),
            line("E-4", "general", 150_102, 0, SSJ_SOURCE_OPEN),
            line("E-3", "key", 150_102, 0, SSJ_SOURCE_OPEN),
        ];
        let inspectors = ["I-3", "I-1", "I-2"].map(|id| ssj_inspector_line_t {
            id: string(id),
            division: 150_100,
            status: SSJ_INSPECTOR_AVAILABLE,
        });
        let recusals = [ssj_recusal_line_t { inspector: string("I-1"), source: string("E-3") }];
        let make = |sources: &[ssj_source_line_t], lists, error| {
            ssj_lists_from_arrays(
                sources.as_ptr(),
                sources.len(),
                inspectors.as_ptr(),
                3,
                recusals.as_ptr(),
                1,
                lists,
                error,
            )
        };
        let made = given(|lists, error| make(&sources, lists, error));
        assert_eq!(whole(made), texts);
        ssj_lists_free(made);

        sources[1].division = 1_000_000;
        sources[3].status = 7;
        sources[4].id = string("E 3");
        let mut error = ptr::null_mut();
        let status = make(&sources, &mut ptr::null_mut(), &mut error);
        assert_eq!(status, number(Code::DIVISION));
        let told = json(std::ffi::CStr::from_ptr(ssj_error_json(error)).to_str().unwrap());
        ssj_error_free(error);
        let subjects: Vec<_> =
            told["error"]["errors"].as_array().unwrap().iter().map(|error| &error["subject"]).collect();
        assert_eq!(subjects, ["sources[1].division", "sources[3].status", "sources[4].id"]);
    }
}

#[test]
fn registries_from_array_csv_and_json_are_the_same() {
    let scene = Scene::new();
    unsafe {
        let csv = text(|out, error| ssj_registry_to_csv(scene.registry, out, error));
        let again = registry::csv::read(SOURCES).unwrap();
        assert_eq!(csv, registry::csv::write(&again));
        let form = serde_json::to_string(&again).unwrap();
        let (form, form_len) = t!(form);
        let read = given(|registry, error| ssj_registry_from_json(form, form_len, 1, registry, error));
        assert_eq!(text(|out, error| ssj_registry_to_csv(read, out, error)), csv);
        ssj_registry_free(read);

        let source = |id: &'static str, division: &'static str| ssj_source_t {
            id: string(id),
            name: string("示例"),
            credit_code: NONE,
            legal_representative: NONE,
            phone: NONE,
            division: string(division),
            stratum: string("key"),
            state: string("active"),
        };
        let sources = [source("E-1", "150102"), source("E-2", "150103")];
        let made = given(|registry, error| ssj_registry_from_array(sources.as_ptr(), 2, 1, registry, error));
        assert_eq!(ssj_registry_len(made), 2);
        ssj_registry_free(made);
        let bad = [source("E 1", "league"), source("E-2", "150103"), source("E-3", "15")];
        let mut error = ptr::null_mut();
        let status = ssj_registry_from_array(bad.as_ptr(), 3, 1, &mut ptr::null_mut(), &mut error);
        assert_eq!(status, number(Code::TEXT_CHARACTER));
        let told = json(std::ffi::CStr::from_ptr(ssj_error_json(error)).to_str().unwrap());
        ssj_error_free(error);
        assert_eq!(told["error"]["errors"].as_array().unwrap().len(), 3);
        // The encoding is named by the reader.
        let (gbk, gbk_len) = t!(b"id,name\n1,\xBB\xA1\xB9\xA4\n");
        let refused = refused(|error| ssj_registry_from_csv(gbk, gbk_len, 1, &mut ptr::null_mut(), error));
        assert_eq!(refused.0, number(Code::TABLE_ENCODING));
        assert!(refused.2.contains("GBK"));
    }
}

#[test]
fn rosters_from_arrays_csv_and_json_know_the_same() {
    let scene = Scene::new();
    unsafe {
        let days = ssj_days_t { from: date(2024, 7, 1), until: date(2029, 6, 30) };
        let leave = [ssj_days_t { from: date(2027, 1, 1), until: date(2027, 3, 31) }];
        let inspector = |id: &'static str| ssj_inspector_t {
            id: string(id),
            name: string("王某"),
            post: string("科员"),
            category: string("综合"),
            division: string("150100"),
            borrowed_from: NONE,
            certificate_number: string(id),
            certificate_issuer: string("自治区人民政府"),
            certificate_valid: days,
            leave: leave.as_ptr(),
            leave_len: 1,
        };
        let borrowed = ssj_inspector_t { borrowed_from: string("150200"), ..inspector("I-3") };
        let bare = ssj_inspector_t { certificate_number: NONE, leave: ptr::null(), leave_len: 0, ..inspector("I-4") };
        let inspectors = [inspector("I-1"), inspector("I-2"), borrowed, bare];
        let aliases = [ssj_alias_t { id: string("I-2"), person: string("I-1") }];
        let recusals = [ssj_recusal_t { inspector: string("I-2"), source: string("E-3"), reason: string("近亲属") }];
        let make = |registry, roster, error| {
            ssj_roster_from_arrays(
                inspectors.as_ptr(),
                4,
                aliases.as_ptr(),
                1,
                recusals.as_ptr(),
                1,
                registry,
                roster,
                error,
            )
        };
        let roster = given(|roster, error| make(scene.registry, roster, error));
        assert_eq!(ssj_roster_len(roster), 3, "two of the four are one person");
        let mut basis = 9;
        assert_eq!(ssj_roster_basis(roster, 150_100, date(2026, 12, 1), &mut basis, NULL), OK);
        assert_eq!(basis, 1, "own and certified");
        let holders = [string("I-1"), string("I-9")];
        assert_eq!(text(|out, error| ssj_roster_missing(roster, holders.as_ptr(), 2, out, error)), r#"["I-9"]"#);
        ssj_roster_free(roster);
        let (form, form_len) = t!(r#"{"inspectors": []}"#);
        let empty = given(|roster, error| ssj_roster_from_json(form, form_len, ptr::null(), roster, error));
        assert_eq!(ssj_roster_len(empty), 0);
        ssj_roster_free(empty);
        let (form, form_len) = t!(r#"{"inspectors": [], "recusal": []}"#);
        let wrong = refused(|error| ssj_roster_from_json(form, form_len, ptr::null(), &mut ptr::null_mut(), error));
        assert_eq!((wrong.0, wrong.1.as_str()), (number(Code::FIELD_UNKNOWN), "roster.recusal"));
    }
}

#[test]
fn days_are_those_of_the_calendar() {
    let scene = Scene::new();
    unsafe {
        let (mut day, mut provisional) = (date(0, 0, 0), 9);
        let after = |calendar, from, n, day: &mut ssj_date_t, provisional: &mut u8| {
            ssj_calendar_working_day_after(calendar, from, n, SSJ_COUNT_FROM_DAY_AFTER, day, provisional, NULL)
        };
        assert_eq!(after(scene.calendar, date(2026, 9, 25), 20, &mut day, &mut provisional), OK);
        assert_eq!((day, provisional), (date(2026, 10, 29), 0));
        let mut beyond = date(0, 0, 0);
        assert_eq!(ssj_calendar_covered(scene.calendar, ptr::null_mut(), &mut beyond, NULL), OK);
        let last = beyond.year;
        assert_eq!(after(scene.calendar, beyond, 5, &mut day, &mut provisional), number(Code::NOT_COVERED));
        assert_eq!((day, provisional), (date(2026, 10, 29), 0), "nothing is written on failure");
        let longer = given(|calendar, error| ssj_calendar_provisional(scene.calendar, calendar, error));
        assert_eq!(after(longer, beyond, 5, &mut day, &mut provisional), OK);
        assert_eq!((day.year, day.month, provisional), (last + 1, 1, 1));
        let no_day = refused(|error| {
            ssj_calendar_working_day_after(longer, date(2027, 2, 29), 1, 0, &mut day, &mut provisional, error)
        });
        let message = "`2027-02-29` is not a date; expected one like 2027-01-04";
        assert_eq!(no_day, (number(Code::DATE), "date".into(), message.into()));
        ssj_calendar_free(longer);

        let (notice, notice_len) = t!(NOTICE);
        let local = given(|calendar, error| {
            ssj_calendar_with_notice(scene.calendar, SSJ_NOTICE_LOCAL, notice, notice_len, calendar, error)
        });
        let mut works = 9;
        for (calendar, expected) in [(scene.calendar, 1), (local, 0)] {
            let status = ssj_calendar_is_working_day(calendar, date(2026, 8, 3), &mut works, ptr::null_mut(), NULL);
            assert_eq!((status, works), (OK, expected));
        }
        ssj_calendar_free(local);

        let official = "某盟行署办公室关于2026年那达慕放假的通知\n某盟办发〔2026〕9号\n现将放假安排通知如下：\n\
                        一、那达慕：8月3日（周一）放假1天。";
        let (words, words_len) = t!(official);
        let none = ptr::null();
        let read = json(&text(|out, error| ssj_notice_read(words, words_len, none, 0, out, error)));
        assert_eq!(read["days"], serde_json::json!([{"date": "2026-08-03", "kind": "rest", "item": "那达慕"}]));
        let local = given(|calendar, error| {
            ssj_calendar_with_notice_text(scene.calendar, words, words_len, none, 0, calendar, error)
        });
        let status = ssj_calendar_is_working_day(local, date(2026, 8, 3), &mut works, ptr::null_mut(), NULL);
        assert_eq!((status, works), (OK, 0));
        let numbers = |calendar| {
            text(|out, error| ssj_calendar_notices(calendar, date(2026, 8, 1), date(2026, 8, 9), out, error))
        };
        assert_eq!(numbers(scene.calendar), r#"["国办发明电〔2025〕7号"]"#);
        assert_eq!(numbers(local), r#"["国办发明电〔2025〕7号","某盟办发〔2026〕9号"]"#);
        ssj_calendar_free(local);
        let mut unused = ptr::null_mut();
        let wrong = official.replace("周一", "周二");
        let (wrong, wrong_len) = t!(wrong);
        let wrong = refused(|error| ssj_notice_read(words, words_len, wrong, wrong_len, &mut unused, error));
        assert_eq!((wrong.0, wrong.1.as_str()), (number(Code::NOTICE_TEXT_WEEKDAY), "base"));

        let dates = [date(2026, 9, 25), date(2026, 5, 2)];
        let mut days = [date(0, 0, 0); 2];
        let status = ssj_calendar_working_days_after(scene.calendar, dates.as_ptr(), 2, 20, 0, days.as_mut_ptr(), NULL);
        assert_eq!((status, days), (OK, [date(2026, 10, 29), date(2026, 6, 1)]));
        let dates = [date(2026, 9, 25), date(2900, 5, 2)];
        let wrong = refused(|error| {
            ssj_calendar_working_days_after(scene.calendar, dates.as_ptr(), 2, 20, 0, days.as_mut_ptr(), error)
        });
        assert_eq!((wrong.0, wrong.1.as_str()), (number(Code::NOT_COVERED), "dates[1]"));
        let mut between = 0;
        let status = ssj_calendar_working_days_between(
            scene.calendar,
            date(2026, 9, 25),
            date(2026, 10, 29),
            &mut between,
            &mut provisional,
            NULL,
        );
        assert_eq!((status, between), (OK, 20));

        let mut deadline = std::mem::zeroed();
        let standing = |published: *const ssj_date_t, today, deadline: &mut ssj_deadline_t| {
            let status =
                ssj_calendar_deadline(scene.calendar, date(2026, 5, 2), 20, 0, published, today, deadline, NULL);
            assert_eq!(status, OK);
            (deadline.state, deadline.working_days, deadline.late)
        };
        let none = ptr::null();
        assert_eq!(standing(none, date(2026, 5, 29), &mut deadline), (SSJ_DEADLINE_DUE, 1, 0));
        assert_eq!(standing(none, date(2026, 6, 1), &mut deadline), (SSJ_DEADLINE_DUE_TODAY, 0, 0));
        assert_eq!(standing(none, date(2026, 6, 3), &mut deadline), (SSJ_DEADLINE_OVERDUE, 2, 0));
        let published = date(2026, 6, 2);
        assert_eq!(standing(&published, date(2026, 6, 3), &mut deadline), (SSJ_DEADLINE_PUBLISHED, 21, 1));
        assert_eq!(deadline.due, date(2026, 6, 1));

        let (mut first, mut last) = (date(1, 1, 1), date(1, 1, 1));
        assert_eq!(ssj_calendar_covered(scene.calendar, &mut first, &mut last, NULL), OK);
        assert_eq!((first, last), (date(2007, 1, 1), date(2026, 12, 31)));

        let mut needed = 0;
        assert_eq!(
            ssj_calendar_revision(scene.calendar, ptr::null_mut(), 0, &mut needed, NULL),
            number(Code::NULL_POINTER)
        );
        let mut buffer = vec![1_u8; needed];
        let fill = |buffer: &mut Vec<u8>, capacity| {
            ssj_calendar_revision(scene.calendar, buffer.as_mut_ptr().cast(), capacity, ptr::null_mut(), NULL)
        };
        assert_eq!(fill(&mut buffer, needed - 1), number(Code::BUFFER_TOO_SMALL));
        assert!(buffer.iter().all(|byte| *byte == 1));
        assert_eq!(fill(&mut buffer, needed), OK);
        let mut last = date(0, 0, 0);
        assert_eq!(ssj_calendar_covered(scene.calendar, ptr::null_mut(), &mut last, NULL), OK);
        assert_eq!((&buffer[..10], buffer.last()), (format!("2007-{}-", last.year).as_bytes(), Some(&0)));
    }
}

#[test]
fn the_ledger_knows_the_cap() {
    let scene = Scene::new();
    unsafe {
        let record = |source: &'static str, state, day| ssj_record_t {
            source: string(source),
            agency: string("hohhot"),
            period: string("2027-Q1"),
            reason: if state == SSJ_RECORD_VOID { string("停产") } else { NONE },
            division: 150_100,
            tier: SSJ_TIER_PREFECTURE,
            kind: SSJ_KIND_DAILY,
            state,
            drawn: date(2026, 12, 10),
            day,
        };
        let day = date(2027, 2, 3);
        let records = [
            record("a", SSJ_RECORD_DRAWN, date(0, 0, 0)),
            record("a", SSJ_RECORD_NO_VIOLATION, day),
            record("b", SSJ_RECORD_RECTIFICATION_ORDERED, day),
            record("b", SSJ_RECORD_SCHEDULED, day),
            record("c", SSJ_RECORD_VOID, day),
            record("c", SSJ_RECORD_NO_ORDER, day),
        ];
        let waivers = [ssj_waiver_t {
            source: string("a"),
            reference: string("内环〔2027〕2号"),
            reason: string("专项"),
            granted: date(2027, 3, 1),
            year: 2027,
            reserved: 0,
        }];
        let ledger = given(|ledger, error| {
            ssj_ledger_from_arrays(scene.rules, records.as_ptr(), 6, waivers.as_ptr(), 1, ledger, error)
        });
        let (agency, agency_len) = t!("hohhot");
        let tally = |source: &str, on| {
            let (source, source_len) = t!(source);
            let mut tally = std::mem::zeroed();
            let status = ssj_ledger_tally(ledger, source, source_len, agency, agency_len, 2027, on, &mut tally, NULL);
            assert_eq!(status, OK);
            (tally.inspections, tally.violation_found, tally.waived)
        };
        assert_eq!(tally("a", date(2027, 2, 28)), (2, 0, 0));
        assert_eq!(tally("a", date(2027, 3, 1)), (2, 0, 1));
        assert_eq!(tally("b", date(2027, 2, 2)), (2, 0, 0), "the violation is not known yet");
        assert_eq!(tally("b", day), (2, 1, 0));
        assert_eq!(tally("c", day), (1, 1, 0));
        let (source, source_len) = t!("a");
        let on = date(2027, 2, 28);
        let said = json(&text(|out, error| {
            ssj_ledger_explain(ledger, source, source_len, agency, agency_len, 2027, on, out, error)
        }));
        assert_eq!((&said["may_be_drawn"], &said["cap"]), (&Value::from(false), &Value::from(2)));
        assert!(said["message_zh"].as_str().unwrap().starts_with("不抽取：2027年度已计2次检查，上限2次"));
        ssj_ledger_free(ledger);
    }
}

#[test]
fn plans_say_what_is_owed_and_what_cannot_hold() {
    let scene = Scene::new();
    unsafe {
        let ((agency, agency_len), (stratum, stratum_len), (period, period_len)) =
            (t!("hohhot"), t!("key"), t!("2027-Q1"));
        let quota = |plan| {
            let mut quota = 0;
            let status =
                ssj_plan_quota(plan, agency, agency_len, stratum, stratum_len, period, period_len, &mut quota, NULL);
            assert_eq!(status, OK);
            quota
        };
        assert_eq!(quota(scene.plan), 10, "5 % of 187");
        let (change, change_len) = t!(CHANGE);
        let changed = given(|rules, error| ssj_rules_changed(scene.rules, change, change_len, rules, error));
        let (agencies, agencies_len) = t!(AGENCIES);
        let more = given(|plan, error| ssj_plan_from_json(changed, 2027, agencies, agencies_len, plan, error));
        assert_eq!(quota(more), 12, "6 % of 187");
        let (drawn, drawn_len) = t!(r#"[{"agency": "hohhot", "stratum": "key", "period": "2027-Q1", "sources": 9}]"#);
        let revised = given(|plan, error| {
            ssj_plan_revised(scene.plan, scene.rules, agencies, agencies_len, drawn, drawn_len, plan, error)
        });
        let form = text(|out, error| ssj_plan_to_json(revised, out, error));
        let (form, form_len) = t!(form);
        let read = given(|plan, error| ssj_plan_read(form, form_len, scene.rules, plan, error));
        let table = |plan, language| {
            text(|out, error| ssj_plan_table(plan, scene.rules, SSJ_SHEET_QUOTAS, SSJ_TABLE_CSV, language, out, error))
        };
        assert_eq!(table(read, SSJ_LANGUAGE_ENGLISH), table(revised, SSJ_LANGUAGE_ENGLISH));
        assert!(table(read, SSJ_LANGUAGE_CHINESE).starts_with("抽取单位,层级,对象类别,2027年第一季度"));
        let findings = json(&text(|out, error| ssj_plan_findings(scene.plan, scene.rules, out, error)));
        assert_eq!(findings[0]["name"], "PLAN_AND_DRAW_COINCIDE");
        let agencies = [ssj_agency_t { name: string("hohhot"), division: 150_100, tier: SSJ_TIER_PREFECTURE }];
        let from_rooms = given(|plan, error| {
            let on = date(2026, 12, 1);
            ssj_plan_from_rooms(scene.rules, scene.registry, scene.roster, 2027, agencies.as_ptr(), 1, on, plan, error)
        });
        assert_eq!(quota(from_rooms), 1, "5 % of 3");
        [more, revised, read, from_rooms].into_iter().for_each(|plan| ssj_plan_free(plan));
        ssj_rules_free(changed);

        let day = |day| ssj_rules_check_draw_day(scene.rules, period, period_len, day, NULL);
        assert_eq!(day(date(2026, 12, 15)), OK);
        assert_eq!(day(date(2027, 1, 4)), number(Code::DRAW_OUTSIDE_WINDOW));
        let pack = text(|out, error| ssj_rules_to_json(scene.rules, out, error));
        let (pack, pack_len) = t!(pack);
        ssj_rules_free(given(|rules, error| ssj_rules_from_json(pack, pack_len, rules, error)));
    }
}

#[test]
fn credit_codes_and_voids() {
    let scene = Scene::new();
    unsafe {
        let check = |code: &str| ssj_credit_code_check(code.as_ptr().cast::<c_char>(), code.len(), NULL);
        let valid = registry::CreditCode::with_checks("91350100M000100Y").unwrap();
        assert_eq!(check(valid.as_str()), OK);
        assert_eq!(check("9135"), number(Code::CREDIT_CODE_LENGTH));
        let (reason, reason_len) = t!("公共随机数未公布");
        let void = text(|out, error| ssj_committed_void(scene.committed, reason, reason_len, out, error));
        assert!(void.ends_with("\nvoid 公共随机数未公布\n"));
        let (strata, entropy) = (strata(), entropy());
        let terms = terms(&strata, &entropy);
        let mut key = ssj_digest_t { bytes: [7; 32] };
        let repeated =
            refused(|error| ssj_committed_new_salted(&terms, scene.lists, &key, &mut ptr::null_mut(), error));
        assert_eq!((repeated.0, repeated.1.as_str()), (number(Code::SALT_KEY_ONE_BYTE), "salt_key"));
        key.bytes[0] = 8;
        let salted = given(|committed, error| ssj_committed_new_salted(&terms, scene.lists, &key, committed, error));
        let order = text(|out, error| ssj_committed_order(salted, out, error));
        assert!(order.starts_with("shuangsuiji-order 1.1\n"));
        ssj_committed_free(salted);
    }
}
