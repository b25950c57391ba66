//! The C functions, called as C calls them.

#![cfg(feature = "capi")]
#![allow(unsafe_code, reason = "C is called")]

use std::ffi::{CStr, c_char};
use std::ptr;

use serde_json::{Value, json};
use shuangsuiji::Code;
use shuangsuiji::capi::*;

fn number(code: Code) -> ssj_status_t {
    code.number().into()
}

/// Calls, and gives what came out.
fn call(request: &[u8]) -> Result<Value, (ssj_status_t, Value)> {
    let (mut response, mut error) = (ptr::null_mut(), ptr::null_mut());
    unsafe {
        let status = ssj_json_call(request.as_ptr().cast(), request.len(), &mut response, &mut error);
        if status == number(Code::OK) {
            assert!(error.is_null());
            let bytes = std::slice::from_raw_parts(ssj_text_data(response).cast::<u8>(), ssj_text_len(response) + 1);
            assert_eq!(bytes.last(), Some(&0));
            let value = serde_json::from_slice(&bytes[..bytes.len() - 1]).unwrap();
            ssj_text_free(response);
            return Ok(value);
        }
        assert!(response.is_null());
        assert_eq!(ssj_error_code(error), status);
        let value = serde_json::from_slice(CStr::from_ptr(ssj_error_json(error)).to_bytes()).unwrap();
        ssj_error_free(error);
        Err((status, value))
    }
}

fn vectors() -> Vec<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()).collect()
}

#[test]
fn every_vector_comes_out_as_expected() {
    let vectors = vectors();
    assert!(vectors.len() >= 8);
    for mut case in vectors {
        let mut expected = case.as_object_mut().unwrap().remove("expected").unwrap();
        case["op"] = "draw".into();
        for tickets in [Some(true), Some(false), None] {
            match tickets {
                Some(tickets) => case["include_tickets"] = tickets.into(),
                None => drop(case.as_object_mut().unwrap().remove("include_tickets")),
            }
            if tickets != Some(true) {
                expected.as_object_mut().unwrap().remove("tickets");
                // The reserves come with the tickets.
                let strata = expected["strata"].as_array_mut().into_iter().flatten();
                strata.for_each(|stratum| drop(stratum.as_object_mut().unwrap().remove("reserve")));
            }
            match call(case.to_string().as_bytes()) {
                Ok(response) => assert_eq!(response, expected, "{}", case["name"]),
                Err((status, error)) => {
                    assert_eq!(expected["error"], "infeasible", "{}: {error}", case["name"]);
                    assert_eq!(status, number(Code::INFEASIBLE_TEAMS));
                    assert_eq!(error["error"]["name"], "INFEASIBLE_TEAMS");
                    // An order names its rules and does not hold them: a citation belongs to a pack.
                    assert_eq!(error["error"]["article"], serde_json::Value::Null);
                }
            }
        }
    }
}

#[test]
fn every_bad_record_is_told() {
    let mut case = vectors().into_iter().find(|case| case["name"] == "shortfall").unwrap();
    case.as_object_mut().unwrap().remove("expected");
    case["op"] = "draw".into();
    case["sources"][0]["division"] = "15012".into();
    case["sources"][2]["colour"] = 1.into();
    case["inspectors"][1]["id"] = "two words".into();
    let (status, error) = call(case.to_string().as_bytes()).unwrap_err();
    let error = &error["error"];
    assert_eq!(status, number(Code::DIVISION));
    assert_eq!(error["subject"], "sources[0].division");
    let message = "sources[0].division: `15012` is not a division code; expected six digits (GB/T 2260)";
    assert_eq!(error["message"], message);
    assert_eq!(
        error["message_zh"],
        "字段“检查对象第1项·行政区划代码”：“15012”不是行政区划代码，应为六位数字（GB/T 2260）"
    );
    let names: Vec<_> = error["errors"].as_array().unwrap().iter().map(|error| error["name"].clone()).collect();
    assert_eq!(names, ["DIVISION", "FIELD_UNKNOWN", "TEXT_CHARACTER"]);
    assert_eq!(error["errors"][1]["subject"], "sources[2].colour");
    assert_eq!(error["errors"][2]["subject"], "inspectors[1].id");
}

#[test]
fn what_is_no_request_is_refused() {
    let refused = |request: &[u8]| call(request).unwrap_err().0;
    assert_eq!(refused(b""), number(Code::JSON));
    assert_eq!(refused(b"\xff"), number(Code::ENCODING));
    assert_eq!(refused(br#"{"op": "drawn"}"#), number(Code::OPERATION_UNKNOWN));
    let text = c"{}".as_ptr();
    let (mut response, mut error) = (ptr::null_mut(), ptr::null_mut());
    unsafe {
        let null: *const c_char = ptr::null();
        assert_eq!(ssj_json_call(null, 0, &mut response, ptr::null_mut()), number(Code::NULL_POINTER));
        assert_eq!(ssj_json_call(text, 2, ptr::null_mut(), ptr::null_mut()), number(Code::NULL_POINTER));
        assert_eq!(ssj_json_call(text, usize::MAX, &mut response, &mut error), number(Code::LENGTH));
        assert_eq!(CStr::from_ptr(ssj_error_subject(error)), c"request");
        ssj_error_free(error);
    }
    assert!(response.is_null());
}

#[test]
fn a_host_may_take_less_than_the_library() {
    let asked = r#"{"op": "eligibility", "agency": "a", "year": "2027", "on": "2027-01-04", "sources": ["E-1", "E-2"],
        "records": []}"#;
    let within_of = |request: &str, limits: &str| unsafe {
        let (mut response, mut error) = (ptr::null_mut(), ptr::null_mut());
        let [request, limits] = [request, limits].map(|text| (text.as_ptr().cast(), text.len()));
        let status = ssj_json_call_within(request.0, request.1, limits.0, limits.1, &mut response, &mut error);
        let subject = ssj_error_subject(error);
        let subject = if subject.is_null() { c"" } else { CStr::from_ptr(subject) };
        let subject = subject.to_string_lossy().into_owned();
        ssj_text_free(response);
        ssj_error_free(error);
        (status, subject)
    };
    let within = |limits: &str| within_of(asked, limits);
    assert_eq!(within(r#"{"sources": 1}"#), (number(Code::TOO_LARGE), "sources[1]".to_owned()));
    assert_ne!(within(r#"{"sources": 2}"#).0, number(Code::TOO_LARGE));
    assert_eq!(within_of(r#"{"op": "version"}"#, r#"{"sources": 2}"#), (number(Code::OK), String::new()));
    assert_ne!(within(r#"{"team": 18446744073709551615, "nesting": 65}"#).0, number(Code::TOO_LARGE));
    assert_eq!(within(r#"{"source": 2}"#).0, number(Code::FIELD_UNKNOWN));
    assert_eq!(within(r#"{"sources": -1}"#).1, "limits.sources");
}

#[test]
fn null_objects_answer_with_nothing() {
    unsafe {
        ssj_error_free(ptr::null_mut());
        ssj_text_free(ptr::null_mut());
        assert_eq!(ssj_error_code(ptr::null()), number(Code::OK));
        assert_eq!(ssj_text_len(ptr::null()), 0);
        assert!(ssj_text_data(ptr::null()).is_null());
        let texts = [
            ssj_error_name,
            ssj_error_article,
            ssj_error_subject,
            ssj_error_message,
            ssj_error_message_zh,
            ssj_error_json,
        ];
        assert!(texts.iter().all(|text| text(ptr::null()).is_null()));
    }
}

#[test]
fn versions_are_those_of_the_package() {
    let version = unsafe { CStr::from_ptr(ssj_version()) }.to_str().unwrap();
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
    let parts: Vec<u32> = version.split('.').map(|part| part.parse().unwrap()).collect();
    assert_eq!(ssj_version_number(), parts[0] * 1_000_000 + parts[1] * 1_000 + parts[2]);
    let response = call(br#"{"op": "version"}"#).unwrap();
    assert_eq!(response["version"], version);
    assert_eq!(response["abi_version"], json!(ssj_abi_version()));
    let protocol = unsafe { CStr::from_ptr(ssj_protocol_versions()) }.to_str().unwrap();
    assert_eq!(response["protocol_versions"], json!(protocol.split(' ').collect::<Vec<_>>()));
}
