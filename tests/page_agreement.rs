//! Three implementations of one protocol agree: this crate, the page's script (in Node) and `examples/verify*.py`.
//!
//! Random publications, whole and redacted, salted or not, with amendments; and manipulated ones, with broken digests and with
//! digests that a liar would make. More of them: `SHUANGSUIJI_PUBLICATIONS=2000 cargo test --release --all-features --test
//! page_agreement -- --nocapture`, each with ten manipulated ones.

#![cfg(feature = "proptest")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use shuangsuiji::draw::{
    Draw, Entry, List, Order, Publication, Redacted, SaltKey, Skip, verify, verify_redacted, verify_salted,
};
use shuangsuiji::strategies::draw::{draws, nearly, salted_draws};

/// Manipulated ones for each publication.
const LIES: usize = 10;

/// A draw with up to two amendments, and what of its lists is withheld if anything is.
fn published() -> impl Strategy<Value = Value> {
    let drawn = prop_oneof![draws(0..30, 6..12, 0..8).boxed(), salted_draws(0..30, 6..12, 0..8).boxed()];
    (drawn, prop::collection::vec(any::<Index>(), 0..3), 0..4_u8, any::<u64>()).prop_map(
        |(mut draw, skips, form, chosen)| {
            for skip in skips {
                let sources: Vec<_> = draw.strata().iter().flat_map(|stratum| &stratum.drawn).collect();
                if let Some(source) = sources.get(skip.index(sources.len().max(1))) {
                    let skip = Skip { source: source.source.clone(), reason: "closed".parse().unwrap() };
                    let _ = draw.amend(&[skip]);
                }
            }
            match form {
                0 | 1 => whole(&draw),
                2 => redacted(&draw.redact_guessable(|_| false).unwrap()),
                _ => redacted(&withheld(&draw, chosen)),
            }
        },
    )
}

/// The draw with about half of the lines withheld that can be.
fn withheld(draw: &Draw, chosen: u64) -> Redacted {
    let named = draw.transcripts().map(|transcript| transcript.to_string()).collect::<String>();
    let named = |id: &str| named.split([' ', '\n']).any(|word| word == id);
    let mut count = 0_u32;
    let mut next = || {
        count += 1;
        chosen.rotate_left(count) & 1 == 1
    };
    let sources: Vec<String> = draw.revealed().committed().lists().sources.iter().map(|it| it.id.to_owned()).collect();
    let hidden: Vec<&String> = sources.iter().filter(|id| !named(id) && next()).collect();
    let redacted = draw.redact_guessable(|entry| match entry {
        Entry::Source(line) => hidden.iter().any(|id| *id == line.id),
        Entry::Recusal(entry) => chosen & 2 == 2 || hidden.iter().any(|id| id.as_str() == entry.source),
        Entry::Inspector(_) => false,
    });
    redacted.unwrap()
}

fn whole(draw: &Draw) -> Value {
    let committed = draw.revealed().committed();
    let text = |list| committed.lists().text(list);
    json!({
        "order": committed.order().to_string(), "sources": text(List::Sources), "inspectors": text(List::Inspectors),
        "recusals": text(List::Recusals), "salt_key": committed.salt_key().map(ToString::to_string), "reveal": null,
        "transcripts": draw.transcripts().map(|transcript| transcript.to_string()).collect::<Vec<_>>(), "digest": null, "redacted": false
    })
}

fn redacted(redacted: &Redacted) -> Value {
    let mut value = serde_json::to_value(redacted).unwrap();
    value["salt_key"] = Value::Null;
    value["reveal"] = Value::Null;
    value["redacted"] = true.into();
    value
}

/// One text changed by a few characters or lines; or a transcript that lies, with the digests that then follow.
fn manipulated(publication: Value) -> impl Strategy<Value = Value> {
    let (broken, lied) = (publication.clone(), publication);
    let texts = 4 + broken["transcripts"].as_array().unwrap().len();
    let broken = (0..texts).prop_flat_map(move |at| {
        let pointer = match at {
            0..4 => format!("/{}", ["order", "sources", "inspectors", "recusals"][at]),
            _ => format!("/transcripts/{}", at - 4),
        };
        let publication = broken.clone();
        nearly(publication.pointer(&pointer).unwrap().as_str().unwrap().to_owned()).prop_map(move |text| {
            let mut publication = publication.clone();
            *publication.pointer_mut(&pointer).unwrap() = text.into();
            publication
        })
    });
    let lied = (any::<Index>(), any::<Index>(), any::<Index>(), 0..5_usize)
        .prop_map(move |(transcript, mine, other, kind)| lie(&lied, [transcript, mine, other], kind));
    prop_oneof![broken.boxed(), lied.boxed()]
}

fn lie(publication: &Value, [transcript, mine, other]: [Index; 3], kind: usize) -> Value {
    let mut publication = publication.clone();
    let hash = Order::parse(publication["order"].as_str().unwrap()).unwrap().terms().hash;
    let mut transcripts = publication["transcripts"].as_array().unwrap().clone();
    let at = transcript.index(transcripts.len());
    let text = transcripts[at].as_str().unwrap();
    let mut lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(' ').collect()).collect();
    let drawn: Vec<usize> = (3..lines.len()).filter(|&at| lines[at][0] != "reveal").collect();
    if !drawn.is_empty() {
        let (mine, other) = (drawn[mine.index(drawn.len())], drawn[other.index(drawn.len())]);
        if kind == 0 {
            lines.remove(mine);
        } else if lines[mine].len() > kind && lines[other].len() > kind {
            (lines[mine][kind], lines[other][kind]) = (lines[other][kind], lines[mine][kind]);
        }
    }
    let text: String = lines.iter().map(|words| words.join(" ") + "\n").collect();
    transcripts[at] = text.into();
    let mut digest = String::new();
    for next in at..transcripts.len() {
        digest = hash.digest(&[transcripts[next].as_str().unwrap().as_bytes()]).to_string();
        if let Some(text) = transcripts.get(next + 1).and_then(Value::as_str).map(str::to_owned) {
            let line = text.lines().nth(2).unwrap();
            transcripts[next + 1] = text.replacen(line, &format!("amends {digest}"), 1).into();
        }
    }
    publication["transcripts"] = transcripts.into();
    if publication["redacted"] == true {
        publication["digest"] = digest.into();
    }
    publication
}

fn rust(publication: &Value) -> &'static str {
    let text = |name: &str| publication[name].as_str().unwrap();
    let transcripts: Vec<&str> =
        publication["transcripts"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    let right = if publication["redacted"] == true {
        let mut fields = publication.clone();
        for name in ["salt_key", "reveal", "redacted"] {
            fields.as_object_mut().unwrap().remove(name);
        }
        verify_redacted(&serde_json::from_value(fields).unwrap()).is_ok()
    } else {
        let (order, sources, inspectors, recusals) =
            (text("order"), text("sources"), text("inspectors"), text("recusals"));
        let transcripts = &transcripts;
        let publication_texts =
            Publication { order, sources, inspectors, recusals, reveal: None, transcripts, digest: None };
        match publication["salt_key"].as_str() {
            None => verify(&publication_texts).is_ok(),
            Some(key) => verify_salted(&publication_texts, &key.parse::<SaltKey>().unwrap()).is_ok(),
        }
    };
    if right { "right" } else { "wrong" }
}

/// The lines that a command prints of the file; none if the language is not installed.
fn said(program: &str, arguments: &[&str], file: &PathBuf) -> Option<Vec<String>> {
    if Command::new(program).arg("--version").output().is_err() {
        println!("skipped: {program} is not installed");
        return None;
    }
    let output = Command::new(program).args(arguments).arg(file).env("PYTHONUTF8", "1").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

#[test]
fn script_and_python_say_what_the_library_says() {
    let count = std::env::var("SHUANGSUIJI_PUBLICATIONS").map_or(40, |count| count.parse().unwrap());
    let (mut runner, mut publications) = (TestRunner::deterministic(), Vec::new());
    for _ in 0..count {
        let publication = published().new_tree(&mut runner).unwrap().current();
        assert_eq!(rust(&publication), "right");
        let lies = manipulated(publication.clone());
        publications.push(publication);
        publications.extend((0..LIES).map(|_| lies.new_tree(&mut runner).unwrap().current()));
    }
    let expected: Vec<&str> = publications.iter().map(rust).collect();
    let file = std::env::temp_dir().join(format!("shuangsuiji-agreement-{}.jsonl", std::process::id()));
    fs::write(&file, publications.iter().map(|it| format!("{it}\n")).collect::<String>()).unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let node = said("node", &[&format!("{root}/tests/page/verdicts.js")], &file);
    let python =
        said("python3", &["-B", &format!("{root}/tests/page/verdicts.py"), &format!("{root}/examples")], &file);
    fs::remove_file(&file).unwrap();
    for (who, said) in [("the page's script", node), ("Python", python)] {
        let Some(said) = said else { continue };
        assert_eq!(said.len(), expected.len(), "{who}");
        for (at, (said, expected)) in said.iter().zip(&expected).enumerate() {
            assert_eq!(said, expected, "{who}: {}", publications[at]);
        }
    }
    let wrong = expected.iter().filter(|verdict| **verdict == "wrong").count();
    println!(
        "{count} publications and {} manipulated ones, {wrong} of them wrong: one verdict",
        expected.len() - count
    );
    assert!(wrong * 2 > expected.len(), "{wrong}");
}

/// For `tests/page/measure.js`: the best of several verifications of a whole publication in a file.
#[test]
#[ignore = "measures"]
fn time_of_the_library() {
    let file = std::env::var("SHUANGSUIJI_PUBLICATION").expect("the file of a publication");
    let publication = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let times = (0..9).map(|_| {
        let from = std::time::Instant::now();
        assert_eq!(rust(&publication), "right");
        from.elapsed()
    });
    println!("library: {:.1} ms", times.min().unwrap().as_secs_f64() * 1000.0);
}
