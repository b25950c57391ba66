//! Every case in `tests/vectors`, made by an independent implementation, reproduced to the byte.

use serde_json::Value;
use shuangsuiji::draw::vector::Case;
use shuangsuiji::draw::{DrawError, Infeasible, Order, Transcript};

fn cases() -> Vec<(String, Value)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (path.file_stem().unwrap().to_string_lossy().into_owned(), serde_json::from_str(&text).unwrap())
        })
        .collect();
    cases.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(cases.len() >= 8);
    cases
}

fn split(mut case: Value) -> (Case, Value) {
    let expected = case.as_object_mut().unwrap().remove("expected").unwrap();
    (serde_json::from_value(case).unwrap(), expected)
}

#[test]
fn every_vector_is_reproduced() {
    for (name, case) in cases() {
        let (case, expected) = split(case);
        match case.clone().run(true) {
            Ok(result) => assert_eq!(serde_json::to_value(result).unwrap(), expected, "{name}"),
            Err(error) => {
                assert_eq!(expected["error"], "infeasible", "{name}: {error}");
                let DrawError::Infeasible(Infeasible::Teams { sources, needed, available }) = error else {
                    panic!("{name}: {error}")
                };
                assert!(needed > available);
                assert_eq!(needed, u64::try_from(sources.len()).unwrap() * u64::from(case.order.team));
            }
        }
    }
}

#[test]
fn the_texts_of_every_vector_parse_and_print_the_same() {
    for (name, case) in cases() {
        let expected = &case["expected"];
        if expected.get("error").is_some() {
            continue;
        }
        let order = expected["order"].as_str().unwrap();
        assert_eq!(Order::parse(order).unwrap().to_string(), order, "{name}");
        let amendments = expected.get("amendments").and_then(Value::as_array).cloned().unwrap_or_default();
        for transcript in [expected.clone()].iter().chain(&amendments) {
            let text = transcript["transcript"].as_str().unwrap();
            assert_eq!(Transcript::parse(text).unwrap().to_string(), text, "{name}");
        }
    }
}

#[test]
fn a_case_reads_back_from_its_own_json() {
    for (name, case) in cases() {
        let (case, _) = split(case);
        let again: Case = serde_json::from_value(serde_json::to_value(&case).unwrap()).unwrap();
        assert_eq!(again, case, "{name}");
    }
}
