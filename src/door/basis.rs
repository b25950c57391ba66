//! Which rules a request is answered by, so that a refusal cites those and no other place's; and what the request calls its
//! words, so that a refusal calls agencies, items, sources and people by name.

use std::collections::BTreeSet;

use serde_json::Value;

use super::error::DoorError;
use super::lookup::RulesForm;
use crate::Names;
use crate::rules::Ruleset;

/// A refusal of a request by the rules in force, and with the names that the request has for its words.
pub(super) fn told(request: &str, by_rules: bool, refusal: DoorError) -> DoorError {
    let value: Value = serde_json::from_str(request).unwrap_or_default();
    let mut names = Vec::new();
    names_of(&value, &mut names);
    refusal.under(in_force(&value, by_rules).as_ref()).named(&Names::default().and(names))
}

/// The words that a request has names for: agencies with an official name, sources and people, items, and those of a field `names`.
fn names_of<'v>(value: &'v Value, names: &mut Vec<(&'v str, &'v str)>) {
    let Value::Object(fields) = value else {
        return value.as_array().into_iter().flatten().for_each(|value| names_of(value, names));
    };
    let text = |field: &str| fields.get(field).and_then(Value::as_str);
    let name = fields.get("name").and_then(|name| name.get("zh").unwrap_or(name).as_str());
    let agency = fields.get("agency").and_then(|agency| agency.get("name").unwrap_or(agency).as_str());
    names.extend(text("id").or_else(|| text("item")).zip(name));
    names.extend(agency.zip(text("official_name")));
    let given = fields.get("names").and_then(Value::as_object).into_iter().flatten();
    names.extend(given.filter_map(|(word, name)| Some((word.as_str(), name.as_str()?))));
    fields.values().for_each(|value| names_of(value, names));
}

/// The rules in force for a request: those that it names, those of the order that it shows, or, where the operation is
/// answered by rules and the request names none, the built-in statute; none where an order is by rules that are not at hand,
/// and where nothing says by which rules.
fn in_force(value: &Value, by_rules: bool) -> Option<Ruleset> {
    let read = |rules: &Value| serde_json::from_value::<RulesForm>(rules.clone()).ok()?.read().ok();
    if let Some(rules) = value.get("rules") {
        return read(rules);
    }
    let mut words = BTreeSet::new();
    rules_words(value, &mut words);
    match words.is_empty() {
        true => by_rules.then(Ruleset::inner_mongolia),
        false => of_one_word(words),
    }
}

/// The built-in rules that all of these words name; none where orders are by different rules, because then nothing says by
/// which of them something is wrong.
fn of_one_word(words: BTreeSet<String>) -> Option<Ruleset> {
    let mut words = words.into_iter();
    let first = words.next()?;
    if words.next().is_some() { None } else { of_word(&first) }
}

/// The built-in rules that every one of these orders names.
pub(crate) fn of_orders<'a>(orders: impl IntoIterator<Item = &'a str>) -> Option<Ruleset> {
    of_one_word(orders.into_iter().map(|order| word_of(order).unwrap_or_default().to_owned()).collect())
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

/// The words of all orders in a request, as texts or as terms.
fn rules_words(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            let order = fields.get("order").and_then(|order| match order {
                Value::String(text) => word_of(text),
                Value::Object(terms) => terms.get("rules").and_then(Value::as_str),
                _ => None,
            });
            words.extend(order.map(str::to_owned));
            fields.values().for_each(|value| rules_words(value, words));
        }
        Value::Array(elements) => elements.iter().for_each(|value| rules_words(value, words)),
        _ => {}
    }
}
