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
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::draw::Hash;
    use crate::rules::Ruleset;
    use crate::strategies::rules::rulesets;

    #[test]
    fn names_ascend_and_null_fields_are_left_out_at_every_depth() {
        let value = json!({"b": [1, null, {"z": null, "y": "“\"\n"}], "a": null, "B": {"c": true, "a": {}}});
        assert_eq!(canonical_json(&value), r#"{"B":{"a":{},"c":true},"b":[1,null,{"y":"“\"\n"}]}"#);
    }

    /// `python3 -c 'import hashlib, json; p = json.load(open("src/rules/packs/inner-mongolia-trial.json"));
    /// cut = lambda v: {k: cut(w) for k, w in v.items() if w is not None} if isinstance(v, dict)
    /// else [cut(w) for w in v] if isinstance(v, list) else v;
    /// print(hashlib.sha256(json.dumps(cut(p), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest())'`
    #[test]
    fn value_stability_the_digest_of_the_statute_s_pack() {
        let digest = |rules: &Ruleset| Hash::Sha256.digest(&[rules.canonical_json().as_bytes()]).to_string();
        assert_eq!(
            digest(&Ruleset::inner_mongolia()),
            "9b6ae5fd5d755f60286366a422ff184a1e1a3b66a6709b0f382df7182346cac3"
        );
    }

    #[test]
    fn a_pack_of_an_older_form_keeps_its_bytes_and_its_digest() {
        let rules = Ruleset::inner_mongolia();
        let mut older = serde_json::to_value(&rules).unwrap();
        for field in ["draw_publication", "document_number"] {
            assert_eq!(older.as_object_mut().unwrap().remove(field), Some(serde_json::Value::Null));
        }
        let older = Ruleset::from_json(&older.to_string()).unwrap();
        assert_eq!(older.canonical_json(), rules.canonical_json());
        assert!(!rules.canonical_json().contains(":null"));
    }

    proptest! {
        #[test]
        fn a_pack_reads_back_from_its_canonical_form(rules in rulesets()) {
            let text = rules.canonical_json();
            let read = Ruleset::from_json(&text).unwrap();
            prop_assert_eq!(read.canonical_json(), text);
            prop_assert!(read == rules);
        }
    }
}
