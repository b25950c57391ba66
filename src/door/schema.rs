//! The JSON Schema of every request and response, generated from their types: `include/shuangsuiji.schema.json`.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::DoorError;
use super::operation::schemas;

/// The schema: a document that accepts every request, with a definition `<op>.request` and `<op>.response` for each
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
            definitions.insert(format!("{kind}.{name}"), referring(definition, kind));
        }
    }
    let mut all = Vec::new();
    for (operation, request, response) in operations {
        let request = with_operation(operation, referring(request.to_value(), "request"));
        definitions.insert(format!("{operation}.request"), request);
        definitions.insert(format!("{operation}.response"), referring(response.to_value(), "response"));
        all.push(json!({"$ref": format!("#/$defs/{operation}.request")}));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Requests of ssj_json_call; responses and errors among the definitions",
        "oneOf": all,
        "$defs": definitions,
    })
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

/// References led to definitions of this kind, and descriptions cut to what a reader of JSON wants.
fn referring(schema: impl Into<Value>, kind: &str) -> Value {
    match schema.into() {
        Value::Object(object) => {
            let fields = object.into_iter().map(|(name, value)| {
                let value = match (name.as_str(), value) {
                    ("$ref", Value::String(to)) => to.replace("#/$defs/", &format!("#/$defs/{kind}.")).into(),
                    ("description", Value::String(text)) => described(&text).into(),
                    (_, value) => referring(value, kind),
                };
                (name, value)
            });
            Value::Object(fields.collect())
        }
        Value::Array(elements) => elements.into_iter().map(|element| referring(element, kind)).collect(),
        other => other,
    }
}

/// A description without headings, examples and the links of Rust's documentation.
fn described(text: &str) -> String {
    let text = text.split("\n\n# ").next().unwrap_or_default();
    let text = text.split("\n# ").next().unwrap_or_default();
    text.replace("[`", "`").replace("`]", "`").split_whitespace().collect::<Vec<_>>().join(" ")
}
