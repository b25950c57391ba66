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
        let request = &schema["$defs"][format!("{operation}.request")];
        assert_eq!(request["properties"]["op"]["const"], *operation);
        assert_eq!(request["additionalProperties"], false, "{operation}");
        assert!(schema["$defs"].get(format!("{operation}.response")).is_some());
    }
    let mut found = Vec::new();
    references(&schema, &mut found);
    assert!(found.len() > 100);
    for reference in found {
        assert!(schema.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
    }
}
