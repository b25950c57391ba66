//! A published draw with some of it changed: only what the protocol makes of the order may verify, and the page's other
//! verifiers of an enterprise and of a redacted publication never contradict the whole one.
#![no_main]

use std::sync::LazyLock;

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use shuangsuiji::Explain;
use shuangsuiji::draw::vector::Case;
use shuangsuiji::draw::{Draw, List, Publication, SaltKey, Transcript, verify, verify_salted};
use shuangsuiji_fuzz::change_text;

struct Published {
    /// Order, sources, inspectors, recusals, and each transcript.
    texts: Vec<String>,
    key: Option<SaltKey>,
}

static PUBLISHED: LazyLock<Vec<Published>> = LazyLock::new(|| {
    ["many", "recusals", "replacement", "salted", "shortfall", "sm3", "uninspected-first", "formed", "formed-salted"]
        .iter()
        .map(|name| {
            let file = format!("{}/../tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
            let mut case: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            case.as_object_mut().unwrap().remove("expected");
            let case: Case = serde_json::from_value(case).unwrap();
            let key = case.salt_key.clone();
            let draw = case.draw().unwrap();
            let committed = draw.revealed().committed();
            let lists = [List::Sources, List::Inspectors, List::Recusals].map(|list| committed.lists().text(list));
            let mut texts = vec![committed.order().to_string()];
            texts.extend(lists);
            texts.extend(draw.transcripts().map(|transcript| transcript.to_string()));
            Published { texts, key }
        })
        .collect()
});

fn attack(bytes: &[u8]) -> arbitrary::Result<()> {
    let mut u = Unstructured::new(bytes);
    let published = u.choose(&PUBLISHED)?;
    let mut texts = published.texts.clone();
    for _ in 0..u.int_in_range(1..=3)? {
        let at = u.choose_index(texts.len())?;
        texts[at] = change_text(&texts[at], &mut u)?;
    }
    let transcripts: Vec<&str> = texts[4..].iter().map(String::as_str).collect();
    let publication = Publication {
        order: &texts[0],
        sources: &texts[1],
        inspectors: &texts[2],
        recusals: &texts[3],
        reveal: None,
        transcripts: &transcripts,
        digest: None,
    };
    let verified = match &published.key {
        None => verify(&publication),
        Some(key) => verify_salted(&publication, key),
    };
    match verified {
        Err(fault) => assert!(!fault.to_string().is_empty() && !fault.chinese().is_empty(), "{fault:?}"),
        Ok(verified) => {
            if verified.void {
                return Ok(());
            }
            // What verifies is drawn again: the same, but for the words that a bureau writes freely.
            let draw = Draw::read(&publication, published.key.as_ref()).unwrap();
            let again = Transcript::parse(transcripts.last().unwrap()).unwrap();
            assert_eq!(draw.transcript(), &again);
            assert_eq!(texts[..4], published.texts[..4], "another order or list, and its transcript verifies");
        }
    }
    Ok(())
}

fuzz_target!(|bytes: &[u8]| {
    _ = attack(bytes);
});
