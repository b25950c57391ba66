//! `examples/verify.py`, written from the protocol alone, agrees with the library on every vector.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use shuangsuiji::draw::vector::Case;
use shuangsuiji::draw::{Draw, List};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn draw(name: &str) -> Draw {
    let text = fs::read_to_string(root(&format!("tests/vectors/{name}.json"))).unwrap();
    let mut case: serde_json::Value = serde_json::from_str(&text).unwrap();
    case.as_object_mut().unwrap().remove("expected");
    serde_json::from_value::<Case>(case).unwrap().draw().unwrap()
}

/// The files of a published draw: name and text.
fn files(draw: &Draw) -> Vec<(String, String)> {
    let committed = draw.revealed().committed();
    let mut files = vec![("order.txt".to_owned(), committed.order().to_string())];
    for (name, list) in [("sources", List::Sources), ("inspectors", List::Inspectors), ("recusals", List::Recusals)] {
        files.push((format!("{name}.txt"), committed.lists().text(list)));
    }
    if let Some(key) = committed.salt_key() {
        files.push(("salt-key.txt".to_owned(), key.text()));
    }
    for (at, transcript) in draw.transcripts().enumerate() {
        files.push((format!("transcript-{}.txt", at + 1), transcript.to_string()));
    }
    files
}

/// A folder that is removed when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, files: &[(String, String)]) -> Self {
        let folder = Self(std::env::temp_dir().join(format!("shuangsuiji-verify-{}-{name}", std::process::id())));
        fs::create_dir_all(&folder.0).unwrap();
        for (name, text) in files {
            fs::write(folder.0.join(name), text).unwrap();
        }
        folder
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn python(arguments: &[&str]) -> Output {
    Command::new("python3").arg("-B").args(arguments).env("PYTHONUTF8", "1").output().unwrap()
}

fn run(folder: &Path) -> (Option<i32>, String) {
    let output = python(&[root("examples/verify.py").to_str().unwrap(), folder.to_str().unwrap()]);
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

fn no_python() -> bool {
    let found = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        println!("skipped: python3 is not installed");
    }
    !found
}

#[test]
fn python_verifies_every_vector() {
    if no_python() {
        return;
    }
    let mut verified = 0;
    for entry in fs::read_dir(root("tests/vectors")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if path.extension().is_none_or(|extension| extension != "json") || name == "infeasible" {
            continue;
        }
        let draw = draw(name);
        let folder = Folder::of(name, &files(&draw));
        let (code, printed) = run(&folder.0);
        assert_eq!(code, Some(0), "{name}: {printed}");
        assert!(printed.contains(&draw.digest().to_string()), "{name}: {printed}");
        verified += 1;
    }
    assert!(verified >= 8, "{verified}");
}

#[test]
fn python_notices_a_changed_byte_and_a_changed_line() {
    if no_python() {
        return;
    }
    changes_are_noticed("replacement");
    changes_are_noticed("salted");
}

fn changes_are_noticed(name: &str) {
    let files = files(&draw(name));
    assert!(files.len() > 5);
    for at in 0..files.len() {
        // The last inspector, reason, id or announced text of the file gets another last character.
        let mut changed = files.clone();
        let text = &mut changed[at].1;
        assert_eq!(text.pop(), Some('\n'));
        let last = text.pop().unwrap();
        text.push(if last == '0' { '1' } else { '0' });
        text.push('\n');
        let (code, printed) = run(&Folder::of(&format!("changed-{name}-{at}"), &changed).0);
        assert_eq!(code, Some(1), "{}: {printed}", changed[at].0);
        assert!(printed.lines().last().unwrap().starts_with("WRONG  section "), "{printed}");
    }
    let mut changed = files;
    let line = changed[1].1.lines().find(|line| line.contains("\t0\t")).unwrap().to_owned();
    changed[1].1 = changed[1].1.replacen(&line, &line.replacen("\t0\t", "\t1\t", 1), 1);
    let (code, printed) = run(&Folder::of(&format!("changed-line-{name}"), &changed).0);
    assert_eq!(code, Some(1), "{printed}");
    assert!(printed.contains("WRONG  section 2: sources: count and root "), "{printed}");
}

#[test]
fn python_says_how_it_is_used_and_has_its_own_sm3() {
    if no_python() {
        return;
    }
    let script = root("examples/verify.py");
    for arguments in [&[script.to_str().unwrap()][..], &[script.to_str().unwrap(), "no such folder"]] {
        assert_eq!(python(arguments).status.code(), Some(2));
    }
    let code = "import sys; sys.path.insert(0, sys.argv[1]); import verify; print(verify.sm3(b'abc').hex()); \
                print(verify.sm3(b'abcd' * 16).hex())";
    let output = python(&["-c", code, root("examples").to_str().unwrap()]);
    // The two examples of GB/T 32905-2016.
    let expected = [
        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
    ];
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().collect::<Vec<_>>(), expected);
}

#[test]
fn the_published_folder_is_what_the_library_draws() {
    let folder = root("examples/published");
    let files = files(&draw("uninspected-first"));
    assert_eq!(files.len(), 5);
    for (name, text) in files {
        assert_eq!(fs::read_to_string(folder.join(&name)).unwrap(), text, "{name}");
    }
}
