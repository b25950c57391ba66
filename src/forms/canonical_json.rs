//! One way to write a value as JSON, for digests that must hold for years: fields in the order of their names, no white
//! space, and a field that is null not written.
//!
//! A data form may gain an optional field later; who does not use it keeps the same bytes and the same digest. With
//! ASCII names and whole numbers this is RFC 8785 (JSON Canonicalization Scheme) of the value without its null fields.

use serde::Serialize;
use serde_json::Value;

/// The canonical JSON of a value.
///
/// A value whose maps have keys that are no strings has none, and gives an empty text; none of this crate has.
pub(crate) fn canonical_json(value: &impl Serialize) -> String {
    let mut text = String::new();
    if let Ok(value) = serde_json::to_value(value) {
        write(&value, &mut text);
    }
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            // Sorted here: serde_json keeps another order where any crate of the build asks it to.
            let mut fields: Vec<_> = fields.iter().filter(|(_, value)| !value.is_null()).collect();
            fields.sort_unstable_by_key(|(name, _)| *name);
            list(text, ['{', '}'], fields, |(name, value), text| {
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                write(value, text);
            });
        }
        Value::Array(elements) => list(text, ['[', ']'], elements, write),
        scalar => text.push_str(&scalar.to_string()),
    }
}

fn list<T>(
    text: &mut String,
    [open, close]: [char; 2],
    items: impl IntoIterator<Item = T>,
    write: impl Fn(T, &mut String),
) {
    text.push(open);
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        write(item, text);
    }
    text.push(close);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_ascend_and_null_fields_are_left_out_at_every_depth() {
        let value = json!({"b": [1, null, {"z": null, "y": "“\"\n"}], "a": null, "B": {"c": true, "a": {}}});
        assert_eq!(canonical_json(&value), r#"{"B":{"a":{},"c":true},"b":[1,null,{"y":"“\"\n"}]}"#);
    }
}
