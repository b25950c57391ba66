//! `include/shuangsuiji.schema.json` is what the types make of it, and every reference in it leads somewhere.
//!
//! After a change of a request or response, write it anew: `UPDATE_SCHEMA=1 cargo test --features schema --test schema`.

#![cfg(feature = "schema")]

use serde_json::Value;
use shuangsuiji::door::{OPERATIONS, schema};

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/include/shuangsuiji.schema.json");

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(COMMITTED, &text).unwrap();
    }
    let found = std::fs::read_to_string(COMMITTED).unwrap();
    let difference = found.lines().zip(text.lines()).enumerate().find(|(_, (found, made))| found != made);
    assert!(found == text, "include/shuangsuiji.schema.json is not up to date: {difference:?}");
}

#[test]
fn every_operation_is_described_and_every_reference_leads_somewhere() {
    fn references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
        match value {
            Value::Object(object) => {
                found.extend(object.get("$ref").and_then(Value::as_str));
                object.values().for_each(|value| references(value, found));
            }
            Value::Array(elements) => elements.iter().for_each(|element| references(element, found)),
            _ => {}
        }
    }
    let schema = schema();
    for operation in OPERATIONS {
        let request = &schema["$defs"][format!("{operation}_request")];
        assert_eq!(request["properties"]["op"]["const"], *operation);
        assert_eq!(request["additionalProperties"], false, "{operation}");
        assert!(schema["$defs"].get(format!("{operation}_response")).is_some());
    }
    let mut found = Vec::new();
    references(&schema, &mut found);
    assert!(found.len() > 100);
    for reference in found {
        assert!(schema.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
    }
}

/// What a generator makes that knows nothing but the schema: a suite of any language gets answers, not refusals.
#[test]
fn what_is_made_from_patterns_and_bounds_alone_is_answered() {
    use proptest::prelude::*;
    use proptest::strategy::ValueTree as _;
    use proptest::string::string_regex;
    use proptest::test_runner::TestRunner;

    let schema = schema();
    let fields = &schema["$defs"]["deadline_request"]["properties"];
    let day = |field: &str| {
        let pattern = fields[field]["pattern"].as_str().unwrap();
        string_regex(pattern.trim_start_matches('^').trim_end_matches('$')).unwrap()
    };
    let most = u32::try_from(fields["working_days"]["maximum"].as_u64().unwrap()).unwrap();
    let requests = (day("completed"), day("today"), prop_oneof![0..=40_u32, 0..=most]);
    let mut runner = TestRunner::deterministic();
    let answered = (0..200).filter(|_| {
        let (completed, today, days) = requests.new_tree(&mut runner).unwrap().current();
        let request =
            serde_json::json!({"op": "deadline", "completed": completed, "today": today, "working_days": days});
        shuangsuiji::door::call(&request.to_string()).is_ok()
    });
    let answered = answered.count();
    assert!(answered >= 195, "{answered} of 200: only 29 February may be a day that there is not");
}

#[test]
fn what_may_be_left_out_has_a_default_and_takes_null_and_no_format_or_name_is_one_that_only_some_tools_know() {
    fn check(place: &str, value: &Value) {
        match value {
            Value::Object(object) => {
                let required = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
                if let Some(Value::Object(fields)) = object.get("properties") {
                    for (name, field) in fields.iter().filter(|(name, _)| !required.iter().any(|it| it == *name)) {
                        assert!(field.get("default").is_some(), "{place}.{name}: no default");
                        let null = Value::from("null");
                        let is_null = |it: &Value| it["type"] == null;
                        let kinds = field["type"].as_array().is_some_and(|kinds| kinds.contains(&null));
                        let branches = field["anyOf"].as_array().is_some_and(|branches| branches.iter().any(is_null));
                        assert!(kinds || branches, "{place}.{name}: takes no null");
                    }
                }
                assert!(!object.get("format").is_some_and(Value::is_string), "{place}: a format");
                object.iter().for_each(|(name, value)| check(&format!("{place}.{name}"), value));
            }
            Value::Array(elements) => elements.iter().for_each(|element| check(place, element)),
            _ => {}
        }
    }
    let schema = schema();
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        assert!(name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_'), "{name}");
        if !name.ends_with("_response") && !name.starts_with("response_") && name != "error" {
            check(name, definition);
        }
    }
}

#[test]
fn what_is_answered_is_what_can_be_asked_with() {
    let schema = schema();
    let shared = ["AnnualPlan", "AgencyBase", "Source", "Inspector", "Digest", "OrderRecord"];
    for name in shared {
        assert!(schema["$defs"][name].is_object(), "{name} has two forms");
    }
}
