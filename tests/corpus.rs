//! The committed corpus still holds of the library, and every seed makes a case that keeps its label.

#![cfg(feature = "proptest")]

use serde_json::{Value, json};
use shuangsuiji::door::call;

/// Made with `cargo run --example corpus -- --seed 1 --count 50`, and whole years with `--count 4 --kind year`. Its expected answers are what every later version gives.
const CORPUS: &str = include_str!("golden/corpus.jsonl");

/// Whether every member of what is expected is in the answer.
fn holds(expected: &Value, answer: &Value) -> bool {
    match (expected, answer) {
        (Value::Object(expected), Value::Object(answer)) => {
            expected.iter().all(|(name, value)| answer.get(name).is_some_and(|found| holds(value, found)))
        }
        (Value::Array(expected), Value::Array(answer)) => {
            expected.len() == answer.len() && expected.iter().zip(answer).all(|(one, other)| holds(one, other))
        }
        _ => expected == answer,
    }
}

fn answer(request: &Value) -> Value {
    match call(&request.to_string()) {
        Ok(answer) => serde_json::from_str(&answer).unwrap(),
        Err(error) => json!({"error": {"code": error.code}}),
    }
}

#[test]
fn the_committed_cases_hold() {
    let cases: Vec<Value> = CORPUS.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(cases.len() >= 300, "{} cases", cases.len());
    for case in &cases {
        let found = answer(&case["request"]);
        assert!(holds(&case["expected"], &found), "{case}\n{found}");
    }
    assert_eq!(cases.iter().filter(|case| case["kind"] == "year").count(), 4);
    let unlawful = cases.iter().filter(|case| case["label"] == "unlawful");
    assert!(unlawful.clone().count() * 2 == cases.len());
    for case in unlawful {
        assert!(case["code"].is_number(), "{case}");
    }
}

/// What shows of an answer that something is wrong.
fn wrong(kind: &str, code: &Value, answer: &Value) -> bool {
    match kind {
        "deadline" => answer["status"]["late"] == true,
        "eligibility" => answer["sources"][0]["may_be_drawn"] == false,
        "credit_code" => answer["valid"] == false,
        "year" => answer["report"]["findings"].as_array().unwrap().iter().any(|finding| finding["code"] == *code),
        _ => answer["error"]["code"].is_number(),
    }
}

#[test]
fn every_seed_keeps_its_label() {
    for (kind, most) in [
        ("deadline", 60_u64),
        ("eligibility", 100),
        ("credit_code", 60),
        ("quota", 30),
        ("draw", 40),
        ("verify", 40),
        ("year", 2),
    ] {
        // And seeds of every size, as suites of other languages draw them.
        let large = match kind {
            "year" => 0,
            "draw" => 300,
            _ => 30,
        };
        let large = (0..large).map(|at| u64::MAX - 0x5bd1_e995 * at);
        for seed in (0..most).chain([u64::MAX]).chain(large) {
            for fault in [false, true] {
                let case = answer(&json!({"op": "sample", "kind": kind, "seed": seed, "fault": fault}));
                let found = answer(&case["request"]);
                assert!(holds(&case["expected"], &found), "{kind} {seed} {fault}");
                assert_eq!(wrong(kind, &case["code"], &found), fault, "{case}");
                assert_eq!(case["code"].is_number(), fault, "{kind} {seed}");
                if kind == "year" && !fault {
                    assert_eq!(found["report"]["findings"], json!([]), "{seed}");
                }
            }
        }
    }
}

/// A released library has no such operation.
#[test]
fn the_operation_is_not_listed() {
    assert!(!shuangsuiji::door::OPERATIONS.contains(&"sample"));
}
