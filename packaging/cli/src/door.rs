//! One operation of the library's door, with its request and its answer as JSON.

use serde_json::{Map, Value, json};
use shuangsuiji::door::{DoorError, call};

use crate::working::working;

/// Asks an operation; `what` is shown where it takes longer than a second.
pub(crate) fn ask(what: &str, operation: &str, fields: Value) -> Result<Value, DoorError> {
    let mut request = Map::new();
    request.insert("op".to_owned(), operation.into());
    if let Value::Object(fields) = fields {
        // A field that is null was not given.
        request.extend(fields.into_iter().filter(|(_, value)| !value.is_null()));
    }
    let request = Value::Object(request).to_string();
    let answer = working(what, || call(&request))?;
    Ok(serde_json::from_str(&answer).unwrap_or_else(|_| json!(answer)))
}

/// The text at a pointer of an answer; empty where there is none.
pub(crate) fn text<'a>(answer: &'a Value, pointer: &str) -> &'a str {
    answer.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// The list at a pointer of an answer; empty where there is none.
pub(crate) fn list<'a>(answer: &'a Value, pointer: &str) -> &'a [Value] {
    answer.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A number of an answer; 0 where there is none.
pub(crate) fn number(answer: &Value, pointer: &str) -> u64 {
    answer.pointer(pointer).and_then(Value::as_u64).unwrap_or_default()
}

/// Findings in words, a paragraph each.
pub(crate) fn findings(answer: &Value, pointer: &str) -> String {
    let said = list(answer, pointer)
        .iter()
        .map(|finding| format!("注意：{}\n      {}\n", text(finding, "/message_zh"), text(finding, "/remedy_zh")));
    said.collect()
}
