//! The JSON Schema of every request and response, generated from their types: `include/shuangsuiji.schema.json`.
//!
//! What the schema says and what the door takes are the same as far as a schema can say it. It is written for the tools that
//! read it: names of definitions are names in every language, numbers have bounds and not formats, dates a pattern, and
//! every field that may be left out says what then holds, and takes null for it.

use std::collections::BTreeSet;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::DoorError;
use super::operation::schemas;

/// What the document is, and what a schema cannot say.
const DESCRIPTION: &str = "Requests of ssj_json_call; responses and errors among the definitions. What no schema says and is \
    refused all the same: a field twice in one object; a date that is none, such as 2026-02-30; a text of more bytes than its \
    type takes; a ratio over 0; a draw period beyond \
    those of its kind; names that must be listed, ids that must differ, records that must \
    fit one another, one of two fields that may both be null, dates in order and whatever else is a matter of law. Whole \
    numbers may be written 20.0 or 2e1 up to 2^53. A field that may be left out may be null, which says the same.";

/// The schema: a document that accepts every request, with a definition `<op>_request` and `<op>_response` for each
/// operation, and `error` for what a refusal says.
#[must_use]
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12();
    let mut requests = SchemaGenerator::new(settings.clone().for_deserialize());
    let mut responses = SchemaGenerator::new(settings.for_serialize());
    let error = responses.subschema_for::<DoorError>();
    let error = json!({"type": "object", "properties": {"error": error}, "required": ["error"]});
    let operations = schemas(&mut requests, &mut responses);

    let mut definitions = Map::new();
    definitions.insert("error".to_owned(), referring(error, "response"));
    for (kind, generator) in [("request", &mut requests), ("response", &mut responses)] {
        for (name, definition) in generator.take_definitions(true) {
            definitions.insert(format!("{kind}_{name}"), referring(definition, kind));
        }
    }
    let mut all = Vec::new();
    for (operation, request, response) in operations {
        let request = with_operation(operation, referring(request.to_value(), "request"));
        definitions.insert(format!("{operation}_request"), request);
        definitions.insert(format!("{operation}_response"), referring(response.to_value(), "response"));
        all.push(json!({"$ref": format!("#/$defs/{operation}_request")}));
    }
    share(&mut definitions);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Request",
        "description": DESCRIPTION,
        "oneOf": all,
        "$defs": definitions,
    })
}

/// Gives a type that requests and responses both have one definition, under its own name: what is answered can then be asked
/// with in languages where a type is its name. The request's form is kept, which takes all that the response's does.
fn share(definitions: &mut Map<String, Value>) {
    let named = |kind: &str, name: &str| format!("{kind}_{name}");
    let mut shared: BTreeSet<String> = definitions
        .iter()
        .filter_map(|(name, request)| {
            let name = name.strip_prefix("request_")?;
            let response = definitions.get(&named("response", name))?;
            (essence(request, "request") == essence(response, "response")).then(|| name.to_owned())
        })
        .collect();
    // A type that leads to another which is not shared has two forms too.
    while let Some(name) = shared.iter().find(|name| {
        let mut led = Vec::new();
        definitions.get(&named("request", name)).into_iter().for_each(|it| references(it, &mut led));
        led.iter().any(|to| to.strip_prefix("request_").is_some_and(|to| !shared.contains(to)))
    }) {
        let name = name.clone();
        shared.remove(&name);
    }
    for name in &shared {
        definitions.remove(&named("response", name));
        if let Some(definition) = definitions.remove(&named("request", name)) {
            definitions.insert(name.clone(), definition);
        }
    }
    definitions.values_mut().for_each(|definition| redirect(definition, &shared));
}

/// What a definition says but for what differs between asking and answering: what may be left out.
fn essence(schema: &Value, kind: &str) -> Value {
    match schema {
        Value::Object(object) => {
            let fields = object.iter().filter(|(name, value)| {
                !matches!(
                    (name.as_str(), value),
                    ("default" | "description", _)
                        | ("required", Value::Array(_))
                        | ("additionalProperties", Value::Bool(_))
                )
            });
            let fields = fields.map(|(name, value)| {
                let value = match (name.as_str(), value) {
                    ("$ref", Value::String(to)) => to.replace(&format!("/{kind}_"), "/").into(),
                    ("type", Value::Array(kinds)) if kinds.len() == 2 => kinds.first().cloned().unwrap_or_default(),
                    (_, value) => essence(value, kind),
                };
                (name.clone(), value)
            });
            let object: Map<String, Value> = fields.collect();
            if let Some(Value::Array(branches)) = object.get("anyOf") {
                let others: Vec<_> = branches.iter().filter(|it| **it != json!({"type": "null"})).collect();
                if let [only] = others[..] {
                    return only.clone();
                }
            }
            Value::Object(object)
        }
        Value::Array(elements) => elements.iter().map(|element| essence(element, kind)).collect(),
        other => other.clone(),
    }
}

/// The names of the definitions that a schema leads to.
fn references<'v>(schema: &'v Value, found: &mut Vec<&'v str>) {
    match schema {
        Value::Object(object) => {
            found.extend(object.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix("#/$defs/")));
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(elements) => elements.iter().for_each(|element| references(element, found)),
        _ => {}
    }
}

/// References led to the shared definitions.
fn redirect(schema: &mut Value, shared: &BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::String(to)) = object.get_mut("$ref") {
                let name = to.strip_prefix("#/$defs/").and_then(|name| name.split_once('_'));
                if let Some((_, name)) = name.filter(|(_, name)| shared.contains(*name)) {
                    *to = format!("#/$defs/{name}");
                }
            }
            object.values_mut().for_each(|value| redirect(value, shared));
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| redirect(element, shared)),
        _ => {}
    }
}

/// A request's schema with its `op`.
fn with_operation(operation: &str, mut request: Value) -> Value {
    if let Some(request) = request.as_object_mut() {
        let properties = request.entry("properties").or_insert_with(|| json!({}));
        if let Some(properties) = properties.as_object_mut() {
            properties.insert("op".to_owned(), json!({"const": operation}));
        }
        let required = request.entry("required").or_insert_with(|| json!([]));
        if let Some(required) = required.as_array_mut() {
            required.insert(0, "op".into());
        }
    }
    request
}

/// References led to definitions of this kind, descriptions cut to what a reader of JSON wants, formats as bounds.
fn referring(schema: impl Into<Value>, kind: &str) -> Value {
    match schema.into() {
        Value::Object(object) => {
            let fields = object.into_iter().map(|(name, value)| {
                let value = match (name.as_str(), value) {
                    ("$ref", Value::String(to)) => to.replace("#/$defs/", &format!("#/$defs/{kind}_")).into(),
                    ("description", Value::String(text)) => described(&text).into(),
                    (_, value) => referring(value, kind),
                };
                (name, value)
            });
            let mut object = fields.collect();
            bounded(&mut object);
            uniform(&mut object);
            if kind == "request" {
                optional(&mut object);
            }
            Value::Object(object)
        }
        Value::Array(elements) => elements.into_iter().map(|element| referring(element, kind)).collect(),
        other => other,
    }
}

/// Formats that only some validators know, as bounds and patterns that all know.
fn bounded(schema: &mut Map<String, Value>) {
    let Some(format) = schema.get("format").and_then(Value::as_str) else { return };
    let (least, most, pattern) = match format {
        "uint16" => (json!(0), json!(u16::MAX), None),
        "uint32" => (json!(0), json!(u32::MAX), None),
        "uint" | "uint64" => (json!(0), json!(u64::MAX), None),
        "int32" => (json!(i32::MIN), json!(i32::MAX), None),
        "int64" => (json!(i64::MIN), json!(i64::MAX), None),
        // 29 February is every year's: a pattern knows no leap years.
        "date" => (
            Value::Null,
            Value::Null,
            Some(
                "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$",
            ),
        ),
        "partial-time" => {
            (Value::Null, Value::Null, Some("^([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]{1,9})?$"))
        }
        _ => return,
    };
    schema.remove("format");
    for (bound, value) in [("minimum", least), ("maximum", most)] {
        if !value.is_null() {
            schema.entry(bound).or_insert(value);
        }
    }
    if let Some(pattern) = pattern {
        schema.insert("pattern".to_owned(), pattern.into());
    }
}

/// A tuple of equal elements, as an array of so many of them.
fn uniform(schema: &mut Map<String, Value>) {
    let Some(Value::Array(elements)) = schema.get("prefixItems") else { return };
    if let Some(first) = elements.first().filter(|first| elements.iter().all(|it| it == *first)).cloned() {
        schema.remove("prefixItems");
        schema.insert("items".to_owned(), first);
    }
}

/// Every field that may be left out takes null, and says what holds without it: null itself where that is no value of its own.
fn optional(schema: &mut Map<String, Value>) {
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for (name, field) in fields {
        let Some(field) = field.as_object_mut().filter(|_| !required.iter().any(|it| it == name)) else { continue };
        nullable(field);
        field.entry("default").or_insert(Value::Null);
    }
}

/// The schema, and null.
fn nullable(schema: &mut Map<String, Value>) {
    let nothing = json!({"type": "null"});
    match schema.get_mut("type") {
        Some(Value::String(kind)) => {
            let kinds = json!([*kind, "null"]);
            schema.insert("type".to_owned(), kinds);
        }
        Some(_) => {}
        None => {
            if let Some(reference) = schema.remove("$ref") {
                schema.insert("anyOf".to_owned(), json!([{"$ref": reference}, nothing]));
            } else if let Some(Value::Array(branches)) = schema.get_mut("anyOf")
                && !branches.contains(&nothing)
            {
                branches.push(nothing);
            }
        }
    }
}

/// A description without headings, examples and the links of Rust's documentation.
fn described(text: &str) -> String {
    let text = text.split("\n\n# ").next().unwrap_or_default();
    let text = text.split("\n# ").next().unwrap_or_default();
    text.replace("[`", "`").replace("`]", "`").split_whitespace().collect::<Vec<_>>().join(" ")
}
