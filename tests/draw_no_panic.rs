//! Whatever text comes in: an answer, never a panic; and what is accepted prints as the same bytes.

#![cfg(feature = "proptest")]

use proptest::prelude::*;
use shuangsuiji::draw::{Digest, InspectorList, List, Lists, Order, RecusalList, SourceList, Transcript, Value};
use shuangsuiji::strategies::draw::{digests, draws, nearly, values};
use shuangsuiji::{Id, Text, Token};

/// Reads the text at every door.
#[track_caller]
fn at_every_door(text: &str) {
    same(text, text.parse::<Token>());
    same(text, text.parse::<Id>());
    same(text, text.parse::<Text>());
    same(text, text.parse::<Digest>());
    same(text, Value::from_hex(text));
    same(text, Order::parse(text));
    same(text, Transcript::parse(text));
    let of = |list: List, lists: Lists| assert_eq!(lists.text(list), text);
    if let Ok(sources) = SourceList::parse(text) {
        of(List::Sources, Lists { sources, ..Lists::default() });
    }
    if let Ok(inspectors) = InspectorList::parse(text) {
        of(List::Inspectors, Lists { inspectors, ..Lists::default() });
    }
    if let Ok(recusals) = RecusalList::parse(text) {
        of(List::Recusals, Lists { recusals, ..Lists::default() });
    }
}

#[track_caller]
fn same<T: std::fmt::Display, E: shuangsuiji::Explain + std::fmt::Display>(text: &str, read: Result<T, E>) {
    match read {
        Ok(value) => assert_eq!(value.to_string(), text),
        Err(error) => assert!(!error.to_string().is_empty() && !error.chinese().is_empty()),
    }
}

/// A text that the protocol writes.
fn written() -> impl Strategy<Value = String> {
    (draws(0..8, 4..8, 0..6), 0..5_u8).prop_map(|(draw, which)| {
        let committed = draw.revealed().committed();
        match which {
            0 => committed.order().to_string(),
            1 => draw.transcript().to_string(),
            2 => committed.lists().text(List::Sources),
            3 => committed.lists().text(List::Inspectors),
            _ => committed.lists().text(List::Recusals),
        }
    })
}

proptest! {
    #[test]
    fn any_bytes(bytes: Vec<u8>) {
        at_every_door(&String::from_utf8_lossy(&bytes));
        if let Ok(value) = Value::new(bytes.clone()) {
            prop_assert_eq!(value.bytes(), &bytes[..]);
        }
    }

    #[test]
    fn any_text_of_the_protocols_characters(text in "([a-z0-9 \t\n-]|企|sha256|stratum |drawn |reveal ){0,60}") {
        at_every_door(&text);
    }

    #[test]
    fn written_texts_nearly(text in written().prop_flat_map(nearly)) {
        at_every_door(&text);
    }

    #[test]
    fn written_texts_are_accepted_at_their_own_door(draw in draws(0..8, 4..8, 0..6)) {
        let committed = draw.revealed().committed();
        let lists = committed.lists();
        prop_assert_eq!(&Order::parse(&committed.order().to_string()).unwrap(), committed.order());
        prop_assert_eq!(&Transcript::parse(&draw.transcript().to_string()).unwrap(), draw.transcript());
        prop_assert_eq!(&SourceList::parse(&lists.text(List::Sources)).unwrap().iter().count(), &(lists.sources.len() as usize));
        prop_assert_eq!(&InspectorList::parse(&lists.text(List::Inspectors)).unwrap(), &lists.inspectors);
        prop_assert_eq!(&RecusalList::parse(&lists.text(List::Recusals)).unwrap(), &lists.recusals);
    }

    #[test]
    fn digests_and_values_nearly(text in prop_oneof![
        digests().prop_map(|digest| digest.to_string()),
        values().prop_map(|value| value.to_string()),
    ].prop_flat_map(nearly)) {
        at_every_door(&text);
    }
}

mod case {
    use super::*;
    use shuangsuiji::draw::vector::Case;

    /// Reads JSON as a case, and draws it.
    fn at_the_door(text: &str) {
        if let Ok(case) = serde_json::from_str::<Case>(text) {
            let written = serde_json::to_string(&case).unwrap();
            assert_eq!(serde_json::from_str::<Case>(&written).unwrap(), case);
            let _ = case.run(true);
        }
    }

    #[test]
    fn every_character_lost_or_put_in() {
        for vector in [include_str!("vectors/shortfall.json"), include_str!("vectors/empty.json")] {
            let vector: serde_json::Value = serde_json::from_str(vector).unwrap();
            let draw = serde_json::from_value::<Case>({
                let mut case = vector.clone();
                case.as_object_mut().unwrap().remove("expected").unwrap();
                case
            });
            let draw = draw.unwrap().draw().unwrap();
            let committed = draw.revealed().committed();
            let lists = [List::Sources, List::Inspectors, List::Recusals].map(|list| committed.lists().text(list));
            for text in [committed.order().to_string(), draw.transcript().to_string()].iter().chain(&lists) {
                for (at, character) in text.char_indices() {
                    let (before, after) = text.split_at(at);
                    at_every_door(&format!("{before}{}", &after[character.len_utf8()..]));
                    for put in ["0", "+", "-", " ", "\t", "\n", "\r"] {
                        at_every_door(&format!("{before}{put}{after}"));
                    }
                }
            }
        }
    }

    /// The vectors' cases without what is expected of them.
    fn vectors() -> Vec<String> {
        let texts = [include_str!("vectors/shortfall.json"), include_str!("vectors/empty.json")];
        let bare = |text| {
            let mut case: serde_json::Value = serde_json::from_str(text).unwrap();
            case.as_object_mut().unwrap().remove("expected").unwrap();
            let text = serde_json::to_string_pretty(&case).unwrap();
            assert!(serde_json::from_str::<Case>(&text).is_ok());
            text
        };
        texts.into_iter().map(bare).collect()
    }

    proptest! {
        #[test]
        fn cases_nearly(text in prop::sample::select(vectors()).prop_flat_map(nearly)) {
            at_the_door(&text);
        }

        #[test]
        fn any_text_as_a_case(text in ".{0,80}") {
            at_the_door(&text);
        }
    }
}
