//! The house: no room knows what is on its right.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use shuangsuiji::calendar::Notice;
use shuangsuiji::door::call;
use shuangsuiji::{Division, Period};

/// The rooms from left to right; those of one group stand side by side and do not know each other either.
const ROOMS: [&[&str]; 9] = [
    &["registry", "roster", "rules", "calendar", "draw"],
    &["plan"],
    &["ledger"],
    &["orders"],
    &["inspection"],
    &["disclosure"],
    &["compliance"],
    &["documents"],
    &["door"],
];

/// Below the rooms: folders that know no room.
const LEAVES: [&str; 7] = ["dates", "exact", "explain", "forms", "names", "tables", "wide"];

/// Each Rust file under a folder, without its comments.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            found.push((path.display().to_string(), code.join("\n")));
        }
    }
}

/// The words that follow `crate::` in a text, those within its braces included.
fn used(code: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for path in code.split("crate::").skip(1) {
        let group = path.strip_prefix('{').and_then(|group| group.split_once(';')).map(|(group, _)| group);
        for part in group.unwrap_or(path).split(',') {
            let part = part.trim_start();
            words.push(&part[..part.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(part.len())]);
            if group.is_none() {
                break;
            }
        }
    }
    words
}

#[test]
fn no_room_uses_what_is_on_its_right_or_beside_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (place, rooms) in ROOMS.iter().enumerate() {
        for room in rooms.iter().filter(|room| src.join(room).is_dir()) {
            let mut files = Vec::new();
            sources(&src.join(room), &mut files);
            assert!(!files.is_empty(), "{room}");
            let unknown: Vec<_> = ROOMS[place..].concat().into_iter().filter(|other| other != room).collect();
            for (file, code) in files {
                let seen: Vec<_> = used(&code).into_iter().filter(|word| unknown.contains(word)).collect();
                assert!(seen.is_empty(), "{file} uses {seen:?}");
            }
        }
    }
}

#[test]
fn leaves_know_no_room() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = ROOMS.concat();
    for leaf in LEAVES {
        let mut files = Vec::new();
        sources(&src.join(leaf), &mut files);
        assert!(!files.is_empty(), "{leaf}");
        for (file, code) in files {
            let seen: Vec<_> = used(&code).into_iter().filter(|word| rooms.contains(word)).collect();
            assert!(seen.is_empty(), "{file} uses {seen:?}");
        }
    }
}

/// What is compared with the library must not be made of it.
#[test]
fn the_model_knows_nothing_of_the_house() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src.join("model"), &mut files);
    assert!(!files.is_empty());
    for (file, code) in files {
        assert_eq!(used(&code), [""; 0], "{file}");
    }
}

#[test]
fn everything_stands_in_a_room_a_leaf_or_at_a_door() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let known = |name: &str| ROOMS.concat().contains(&name) || LEAVES.contains(&name);
    for entry in fs::read_dir(src).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            known(&name) || ["model", "strategies", "capi", "lib.rs", "prelude.rs"].contains(&name.as_str()),
            "{name}"
        );
    }
}

/// `unsafe` stands where C calls in, and where the processor is told what it was seen to have.
#[test]
fn nothing_is_unsafe_but_the_c_abi_and_the_kernels() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let rooms: Vec<_> = ["capi", "wide/x86"].map(|room| src.join(room).display().to_string()).into();
    let (allowed, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(file, _)| rooms.iter().any(|room| file.starts_with(room.as_str())));
    let is_unsafe =
        |code: &str| code.contains("unsafe {") || code.contains("unsafe fn") || code.contains("unsafe_code");
    let seen: Vec<_> = others.iter().filter(|(_, code)| is_unsafe(code)).map(|(file, _)| file).collect();
    assert!(seen.is_empty(), "{seen:?}");
    assert!(rooms.iter().all(|room| allowed.iter().any(|(file, code)| file.starts_with(room) && is_unsafe(code))));
}

#[test]
fn paths_are_read_with_and_without_braces() {
    assert_eq!(
        used("use crate::plan::Tally; crate::{Id, draw::Lists, rules::{self, Cap}};"),
        ["plan", "Id", "draw", "rules", "Cap"]
    );
}

/// What a type refuses goes through serde with its number, its law and its Chinese: outside `forms` no error is made a text.
#[test]
fn no_refusal_is_handed_to_serde_as_a_text() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let forms = src.join("forms").display().to_string();
    let rooms: Vec<_> = files.iter().filter(|(file, _)| !file.starts_with(&forms)).collect();
    assert!(rooms.iter().any(|(_, code)| code.contains("forms::refused")), "the way that there is");
    let custom = |code: &str| code.split("rror::custom").skip(1).any(|it| !it.starts_with("(Carried("));
    let seen: Vec<_> = rooms.iter().filter(|(_, code)| custom(code)).map(|(file, _)| file).collect();
    assert!(seen.is_empty(), "{seen:?}");
}

/// What only this crate makes may get a field in a later version: nobody outside builds it, or takes it apart without `..`.
#[test]
fn answers_findings_and_errors_may_grow() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut seen = 0;
    for (file, code) in files.iter().filter(|(file, _)| !file.contains("/capi/") && !file.contains("/strategies/")) {
        for (before, after) in code.match_indices("\npub struct ").map(|(at, _)| code.split_at(at)) {
            let name: String = after[12..].chars().take_while(|c| c.is_alphanumeric()).collect();
            let made_here = ["Response", "Report", "Finding", "Error", "Verified", "Statement", "Rate", "Rates"];
            if made_here.iter().any(|end| name.ends_with(end)) && after.split_once(['{', ';']).is_some() {
                let attributes = before.rsplit("\n\n").next().unwrap_or_default();
                let has_fields = after.split("\n}").next().unwrap_or_default().contains("\n    pub ");
                assert!(!has_fields || attributes.contains("#[non_exhaustive]"), "{file}: {name}");
                seen += usize::from(has_fields);
            }
        }
    }
    assert!(seen > 40, "{seen}");
}

/// The types that a text declares as errors: by the derive, by hand, or as what explains itself.
fn errors_in(code: &str) -> BTreeSet<String> {
    let word = |text: &str| text.chars().take_while(|c| *c == '_' || c.is_alphanumeric()).collect::<String>();
    let mut found = BTreeSet::new();
    for mark in ["explain!(", "Error for ", "Explain for "] {
        found.extend(code.split(mark).skip(1).map(word));
    }
    for (before, after) in ["struct ", "enum "]
        .iter()
        .flat_map(|kind| code.match_indices(kind).map(|(at, it)| code.split_at(at + it.len())))
    {
        let attributes = before.rsplit("\n\n").next().unwrap_or_default();
        let derived = attributes.split("#[derive(").skip(1).filter_map(|it| it.split(')').next());
        if derived.flat_map(|it| it.split(',')).any(|it| it.trim().rsplit("::").next() == Some("Error")) {
            found.insert(word(after));
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// `main() -> Result` and `unwrap` print what `Debug` says, and that is the sentence of the error.
#[test]
fn every_error_says_as_debug_what_it_says_to_people() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut seen = BTreeSet::new();
    for (file, code) in &files {
        for name in errors_in(code) {
            let by_macro = ["explain!(", "debug_is_display!("].iter().any(|it| code.contains(&format!("{it}{name}")));
            assert!(by_macro || code.contains(&format!("fmt::Debug for {name}<")), "{file}: {name}");
            seen.insert(name);
        }
    }
    assert!(
        ["DoorError", "Errors", "JsonError", "TableFault", "InspectionFinding"].iter().all(|it| seen.contains(*it))
    );
    assert!(seen.len() > 80, "{seen:?}");
}

#[test]
fn the_debug_of_an_error_is_its_sentence() {
    fn says<E: std::error::Error>(error: &E) {
        assert_eq!(format!("{error:?}"), error.to_string());
        assert_eq!(format!("{error:#?}"), error.to_string());
    }
    let refused = call("{}").unwrap_err();
    says(&refused);
    says(&"15010".parse::<Division>().unwrap_err());
    says(&"2026-9-31".parse::<Period>().unwrap_err());
    says(&shuangsuiji::registry::csv::read("id\n").unwrap_err());
    says(&Notice::read("").unwrap_err());
}
