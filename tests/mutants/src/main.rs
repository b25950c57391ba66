//! Puts every mutant into one copy of the crate, each behind a number that the environment selects: `shuangsuiji-mutants CRATE DROPPED
//! ROOM ...` changes the files of the rooms in the copy and prints a line of JSON for every place, with the bytes where it stands then.
//! DROPPED is a file with the keys of places that do not compile. `run` beside this does the rest.

mod places;
mod values;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use places::Place;

/// What decides, in the copy, which mutant lives, and notes which places were reached.
const SWITCH: &str = r#"
#[allow(unsafe_code, missing_docs, clippy::all)]
pub(crate) mod mutant {
    use std::io::Write;
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicBool, Ordering};

    static LIVES: LazyLock<u32> = LazyLock::new(|| std::env::var("MUTANT").map_or(0, |number| number.parse().unwrap_or(0)));
    static NOTES: LazyLock<Option<std::path::PathBuf>> = LazyLock::new(|| std::env::var_os("MUTANT_NOTES").map(Into::into));
    static REACHED: [AtomicBool; 65536] = [const { AtomicBool::new(false) }; 65536];

    /// Which of a place's mutants lives, from 1; 0 for none.
    pub(crate) fn at(place: u32, first: u32, many: u32) -> u32 {
        if let Some(notes) = &*NOTES
            && !REACHED[place as usize].swap(true, Ordering::Relaxed)
            && let Ok(mut file) = std::fs::OpenOptions::new().append(true).create(true).open(notes)
        {
            _ = file.write_all(format!("{place}\n").as_bytes());
        }
        let lives = LIVES.wrapping_sub(first);
        if lives < many { lives + 1 } else { 0 }
    }
}
"#;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.contains("tests") {
        } else if path.is_dir() {
            files(&path, found);
        } else if name.ends_with(".rs") {
            found.push(path);
        }
    }
}

/// The text with each place in its switch. Of places within one another the mutants of the outer one hold the inner one unchanged, so that
/// the text grows by its depth and not by its power.
fn planted(
    text: &str,
    places: &[Place],
    place: &mut u32,
    mutant: &mut u32,
    told: &mut Vec<serde_json::Value>,
) -> String {
    // At one byte: what ends before what begins; of several beginnings the outer first; of several ends the inner first.
    let mut cuts: Vec<(usize, bool, usize, usize)> = Vec::new();
    for (at, found) in places.iter().enumerate() {
        cuts.push((found.from, true, usize::MAX - found.to, at));
        if found.from != found.to {
            cuts.push((found.to, false, usize::MAX - found.from, at));
        }
    }
    cuts.sort();
    let (mut planted, mut copied) = (String::new(), 0);
    let mut begun = vec![0; places.len()];
    for (byte, begins, _, at) in cuts {
        planted.push_str(&text[copied..byte]);
        copied = byte;
        let found = &places[at];
        if begins {
            begun[at] = planted.len();
            let arms = found.mutants.iter().enumerate();
            let arms: String =
                arms.map(|(number, mutant)| format!("{} => {{ {} }}\n", number + 1, mutant.text)).collect();
            let switch = format!("match crate::mutant::at({place}, {mutant}, {})", found.mutants.len());
            planted.push_str(&if found.from == found.to {
                format!("{switch} {{ {arms} _ => {{}} }}")
            } else {
                format!("({switch} {{ {arms} _ => {{ ")
            });
            told.push(serde_json::json!({
                "place": place, "first": mutant, "key": found.key, "at": at, "line": found.line, "within": found.within,
                "mutants": found.mutants.iter().map(|mutant| mutant.said.as_str()).collect::<Vec<_>>(),
            }));
            *place += 1;
            *mutant += u32::try_from(found.mutants.len()).expect("few mutants");
        } else {
            planted.push_str(" } })");
        }
        if !begins || found.from == found.to {
            let end = planted.len();
            let entry =
                told.iter_mut().rev().find(|entry| entry["at"] == at && entry.get("to").is_none()).expect("begun");
            entry["from"] = begun[at].into();
            entry["to"] = end.into();
        }
    }
    planted.push_str(&text[copied..]);
    planted
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [copy, dropped, rooms @ ..] = arguments.as_slice() else { panic!("CRATE DROPPED ROOM ...") };
    let dropped: BTreeSet<String> =
        fs::read_to_string(dropped).unwrap_or_default().lines().map(str::to_owned).collect();
    let src = Path::new(copy).join("src");
    let (mut place, mut mutant) = (0, 1);
    for room in rooms {
        let mut found = Vec::new();
        let folder = src.join(room);
        if folder.is_dir() {
            files(&folder, &mut found)
        } else {
            found.push(folder)
        }
        for path in found {
            let text = fs::read_to_string(&path).expect("a file");
            let file = path.strip_prefix(copy).expect("within").display().to_string();
            let mut places = places::of(&text, &file);
            places.retain(|place| !dropped.contains(&place.key));
            let mut told = Vec::new();
            fs::write(&path, planted(&text, &places, &mut place, &mut mutant, &mut told)).expect("written");
            for mut told in told {
                told["file"] = file.as_str().into();
                println!("{told}");
            }
        }
    }
    let lib = src.join("lib.rs");
    let text = fs::read_to_string(&lib).expect("lib.rs");
    fs::write(lib, text + SWITCH).expect("written");
    eprintln!("{place} places, {} mutants", mutant - 1);
}
