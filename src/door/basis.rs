//! Which rules a request is answered by, so that a refusal cites those and no other place's.

use serde_json::Value;

use super::lookup::RulesForm;
use crate::rules::Ruleset;

/// The rules in force for a request: those that it names, those of the order that it shows, or, where it says nothing of
/// rules, the built-in statute; none where an order is by rules that are not at hand.
pub(super) fn in_force(request: &str) -> Option<Ruleset> {
    let value: Value = serde_json::from_str(request).unwrap_or_default();
    let read = |rules: &Value| serde_json::from_value::<RulesForm>(rules.clone()).ok()?.read().ok();
    match (value.get("rules"), rules_word(&value)) {
        (Some(rules), _) => read(rules),
        (None, Some(word)) => of_word(&word),
        (None, None) => Some(Ruleset::inner_mongolia()),
    }
}

/// The built-in rules of an order's `rules` line: an id, or an id and the digits of its grounds.
pub(crate) fn of_word(word: &str) -> Option<Ruleset> {
    let without_digits = || word.rsplit_once('.').and_then(|(id, _)| Ruleset::built_in(id));
    Ruleset::built_in(word).or_else(without_digits)
}

fn word_of(order: &str) -> Option<&str> {
    order.lines().find_map(|line| line.strip_prefix("rules "))
}

/// The built-in rules of an order's text; none if it names others, or none.
pub(crate) fn of_order(order: &str) -> Option<Ruleset> {
    word_of(order).and_then(of_word)
}

/// The word of the first order in a request, as text or as terms.
fn rules_word(value: &Value) -> Option<String> {
    match value {
        Value::Object(fields) => {
            let order = fields.get("order").and_then(|order| match order {
                Value::String(text) => word_of(text).map(str::to_owned),
                Value::Object(terms) => terms.get("rules").and_then(Value::as_str).map(str::to_owned),
                _ => None,
            });
            order.or_else(|| fields.values().find_map(rules_word))
        }
        Value::Array(elements) => elements.iter().find_map(rules_word),
        _ => None,
    }
}
