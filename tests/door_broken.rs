//! Any field of any example request, broken in any of eleven ways: the refusal names the place, has a number of its own, an
//! article only where the law speaks, and no Latin letters in its Chinese but those of what is quoted, of a digest and of
//! standards.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use shuangsuiji::door::{DoorError, OPERATIONS, call};

/// What may stand where something else did.
fn instead() -> [Value; 10] {
    [
        Value::Null,
        json!(true),
        json!(-1),
        json!(0.5),
        json!(2_u64.pow(63)),
        json!("x y"),
        json!(""),
        json!([]),
        json!({"x": 1}),
        json!("a\u{0}b"),
    ]
}

/// Every place below a value as a JSON pointer, of each array the first element alone.
fn places(value: &Value, here: &str, found: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Array(elements) => elements.iter().take(1).map(|element| ("0".to_owned(), element)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), field)).collect(),
        _ => Vec::new(),
    };
    for (name, part) in below {
        let place = format!("{here}/{name}");
        found.push(place.clone());
        places(part, &place, found);
    }
}

/// The request with its part taken out.
fn without(request: &Value, place: &str) -> Value {
    let (parent, name) = place.rsplit_once('/').unwrap();
    let mut request = request.clone();
    match request.pointer_mut(parent).unwrap() {
        Value::Object(fields) => drop(fields.remove(name)),
        Value::Array(elements) => drop(elements.remove(0)),
        _ => unreachable!("only these have parts"),
    }
    request
}

/// What is left of a message without what it quotes and what is no word.
fn own_words(error: &DoorError) -> String {
    let mut words = error.message_zh.to_string();
    for (open, close) in [('“', '”'), ('\'', '\'')] {
        while let Some((before, rest)) = words.split_once(open) {
            let Some((_, behind)) = rest.split_once(close) else { break };
            words = format!("{before}{behind}");
        }
    }
    let units = ["GB/T", "LF"];
    let words = units.iter().fold(words, |words, unit| words.replace(unit, ""));
    let digest = |word: &str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let apart = |letter: char| !letter.is_ascii_alphanumeric();
    words.split(apart).filter(|word| !digest(word) && word.contains(|it: char| it.is_ascii_alphabetic())).collect()
}

/// What is wrong with refusals, each kind once by its number and its fault, with a case of it.
type Wrong = BTreeMap<(Box<str>, &'static str), String>;

/// Whether the rules are at hand: the operation is answered by rules, and no order in the request says by which others. Without
/// rules nothing can be cited.
fn rules_at_hand(case: &str) -> bool {
    let by_rules =
        ["plan", "feasibility", "eligibility", "unreached", "draw_window", "order", "agency_base", "disclosure"];
    let request = case.split_once(" in ").map_or(case, |(_, request)| request);
    let Ok(request) = serde_json::from_str::<Value>(request) else { return false };
    by_rules.iter().any(|op| request["op"] == **op)
        && request.get("rules").is_none_or(|it| *it == "inner-mongolia-trial")
}

/// The parts of a refusal are judged by themselves; where the whole names the place, a part need not.
fn judge(error: &DoorError, placed: bool, request: &str, wrong: &mut Wrong) {
    let code = error.known_code();
    let form = code.is_some_and(|code| code.is_form());
    let faults = [
        (!placed && error.subject.is_none() && error.errors.is_empty(), "names no place"),
        (&*error.name == "JSON" || code.is_none(), "has no number of its own"),
        (form && error.article.is_some(), "is mere form and cites an article"),
        (!form && error.article.is_none() && rules_at_hand(request), "is no mere form and cites nothing"),
        (error.article.is_some() && error.citation.is_none(), "names an article and cites no clause"),
        (!error.message_zh.contains(|it| ('\u{4E00}'..'\u{A000}').contains(&it)), "is not in Chinese"),
        (error.message_zh.contains("内容不符合要求"), "does not say in Chinese what is wrong"),
        (error.errors.is_empty() && !own_words(error).is_empty(), "has Latin letters of its own in its Chinese"),
    ];
    for (_, fault) in faults.iter().filter(|(found, _)| *found) {
        let case =
            || format!("{:?} {:.300} / {:.300}\n    {request:.300}", error.subject, error.message, error.message_zh);
        wrong.entry((error.name.clone(), fault)).or_insert_with(case);
    }
    error.errors.iter().for_each(|part| judge(part, error.subject.is_some(), request, wrong));
}

fn broken(operation: &str) -> (usize, Wrong) {
    let file = format!("{}/examples/requests/{operation}.json", env!("CARGO_MANIFEST_DIR"));
    let request: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut found = Vec::new();
    places(&request, "", &mut found);
    let (mut refused, mut wrong) = (0, Wrong::new());
    for place in found.iter().filter(|place| *place != "/op") {
        let put = |value: Value| {
            let mut request = request.clone();
            *request.pointer_mut(place).unwrap() = value;
            request
        };
        for request in instead().map(put).into_iter().chain([without(&request, place)]) {
            let request = request.to_string();
            if let Err(error) = call(&request) {
                refused += 1;
                judge(&error, false, &format!("{operation}{place} in {request}"), &mut wrong);
            }
        }
    }
    (refused, wrong)
}

#[test]
fn every_refusal_of_a_broken_field_names_its_place_its_number_and_its_law_in_both_languages() {
    let operations = std::sync::Mutex::new(OPERATIONS.iter());
    let next = || operations.lock().unwrap().next();
    let worker = || {
        let mut all = (0, Wrong::new());
        while let Some(operation) = next() {
            let (refused, wrong) = broken(operation);
            all.0 += refused;
            all.1.extend(wrong);
        }
        all
    };
    let (first, second) = std::thread::scope(|scope| {
        let other = scope.spawn(worker);
        (worker(), other.join().unwrap())
    });
    assert!(first.0 + second.0 > 5_000, "{} refusals", first.0 + second.0);
    let wrong: Wrong = first.1.into_iter().chain(second.1).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_variants_position_is_not_its_name() {
    let request = json!({"op": "deadline", "kind": 0});
    let error = call(&request.to_string()).unwrap_err();
    assert_eq!(&*error.name, "FIELD_UNKNOWN", "{error}");
    let file = format!("{}/examples/requests/commit.json", env!("CARGO_MANIFEST_DIR"));
    let mut request: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    *request.pointer_mut("/order/entropy/0/kind").unwrap() = json!(0);
    let error = call(&request.to_string()).unwrap_err();
    assert_eq!(error.subject.as_deref(), Some("order.entropy[0].kind"), "{error}");
    assert!(error.message_zh.contains("应为字符串"), "{}", error.message_zh);
}
