//! The house: no room knows what is on its right.

#[path = "house/api.rs"]
mod api;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use shuangsuiji::calendar::Notice;
use shuangsuiji::door::{OPERATIONS, call};
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

/// The public names by their rooms, as the compiler sees them with the features that are on by default.
fn public_names() -> Vec<api::PublicName> {
    api::Api::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).public()
}

/// What a user's program may name stands in `tests/public_api.txt`, with the number of names a room: whoever changes it sees what
/// breaks, and renews it with `UPDATE_API=1 cargo test --test house`.
#[test]
fn the_public_api_is_the_one_on_file() {
    let names = public_names();
    let mut rooms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (room, name) in names.iter().filter_map(api::PublicName::in_room) {
        rooms.entry(room).or_default().insert(name);
    }
    let all: usize = rooms.values().map(BTreeSet::len).sum();
    let mut text =
        format!("# Public names with default features: {all} at the top of their rooms, without the prelude's\n");
    rooms.iter().for_each(|(room, names)| text.push_str(&format!("# {room} {}\n", names.len())));
    names.iter().for_each(|name| text.push_str(&format!("{} {}\n", name.path, name.kind)));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/public_api.txt");
    if std::env::var_os("UPDATE_API").is_some() {
        fs::write(&file, &text).unwrap();
    }
    let on_file = fs::read_to_string(&file).unwrap();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (now, before) = (lines(&text), lines(&on_file));
    let gone: Vec<_> = before.difference(&now).collect();
    let new: Vec<_> = now.difference(&before).collect();
    assert!(gone.is_empty() && new.is_empty(), "gone {gone:#?}\nnew {new:#?}");
    assert!(names.len() > 2000 && ["draw", "rules", "orders"].iter().all(|room| rooms.contains_key(room)), "{rooms:?}");
}

/// The names that stand in two rooms, each with why. No other name may; who takes one away from here has made the house clearer.
const TWINS: [(&str, &str); 14] = [
    ("Coverage", "what an order says, and the field of a pack from which it comes"),
    ("Document", "of a draw, whose showing waits; what excuses a visit, by reference and date"),
    ("Draw", "what was drawn, and the field `draw` of a pack"),
    ("Drawn", "a transcript's drawn part; how many a revised plan takes as drawn, in the schema by this name"),
    ("Entry", "of a calendar, of what is published, of a redacted list: each a line of its room's only list"),
    ("Evidence", "of a finding; what inspections are compared with"),
    ("Finding", "of a plan and of a year: both rooms have one kind, and no program reads both"),
    ("Outcome", "of a transcript and of an inspection: words of the protocol and of the record"),
    ("Publication", "what was published of a draw, and the field `publication` of a pack"),
    ("Published", "what a page is made of; that a result was made public"),
    ("State", "of a duty and of a record: words of their JSON"),
    ("Status", "of a deadline, and of a source before a draw"),
    ("StratumName", "of a page and of a report: the names that their makers were given"),
    ("Verdict", "of one enterprise, and of an article"),
];

#[test]
fn no_name_stands_in_two_rooms_but_those_that_say_why() {
    let names = public_names();
    let mut places: BTreeMap<&str, BTreeSet<(&str, &[String])>> = BTreeMap::new();
    for name in &names {
        let Some((room, own)) = name.in_room() else { continue };
        places.entry(own).or_default().insert((room, &name.defined));
    }
    let different =
        |at: &BTreeSet<(&str, &[String])>| at.iter().map(|(_, defined)| defined).collect::<BTreeSet<_>>().len();
    let in_rooms = |at: &BTreeSet<(&str, &[String])>| at.iter().map(|(room, _)| room).collect::<BTreeSet<_>>().len();
    let twins: Vec<_> =
        places.iter().filter(|(_, at)| different(at) > 1 && in_rooms(at) > 1).map(|(name, _)| *name).collect();
    assert_eq!(twins, TWINS.map(|(name, _)| name), "stands in two rooms, or no more");
}

/// The rooms that a user sees, and the leaves whose names stand at the crate's top.
#[test]
fn every_room_begins_with_an_example() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let others = ["names", "explain", "dates", "exact", "tables", "model", "strategies"];
    for room in ROOMS.concat().iter().chain(&others) {
        let page = fs::read_to_string(src.join(room).join("mod.rs")).unwrap();
        let page: Vec<&str> = page.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        let paragraphs: Vec<&[&str]> = page.split(|line| line.is_empty()).collect();
        let begins = paragraphs.get(1).is_some_and(|it| it.contains(&"```"));
        assert!(begins, "{room}: the second paragraph of its page is no example");
        let (from, until) = {
            let mut fences = page.iter().enumerate().filter(|(_, line)| **line == "```").map(|(at, _)| at);
            (fences.next().unwrap(), fences.next().unwrap())
        };
        let shown = page[from + 1..until].iter().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert!((3..=15).contains(&shown), "{room}: {shown} lines");
    }
}

/// Whoever reads the door's page sees every operation there is.
#[test]
fn the_doors_page_names_every_operation() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/door/mod.rs")).unwrap();
    let named: String = page.lines().filter(|line| line.starts_with("//! | `")).collect();
    let missing: Vec<_> = OPERATIONS.iter().filter(|name| !named.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// From 8(2)'s 1:10 to an order in five files: each is there, and has the line that ARCHITECTURE.md says of it.
#[test]
fn the_way_from_a_number_of_the_law_to_an_order_is_the_one_described() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let heading = "## From 8(2)'s 1:10 to an order";
    let way = text.split_once(heading).unwrap().1.split("\n## ").next().unwrap().replace("\n   ", " ");
    let steps: Vec<&str> = way.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(steps.len(), 5);
    for step in steps {
        let file = step.split_once("](").unwrap().1.split(')').next().unwrap();
        let line = step.trim_end_matches('`').rsplit('`').next().unwrap();
        assert!(fs::read_to_string(root.join(file)).unwrap().contains(line), "{file} has no `{line}`");
    }
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    assert!(readme.contains("(ARCHITECTURE.md#from-82s-110-to-an-order)"), "a stranger finds it from the table");
}
