//! `examples/verify_redacted.py`, written from the protocol alone, agrees with the library on what verifies and what lies.

use std::process::Command;

use super::*;

/// Reads a publication a line from the file, and prints 0 or 1 for each, or what went wrong otherwise.
const DRIVER: &str = "
import contextlib, io, json, sys
sys.path.insert(0, sys.argv[1])
import verify_redacted
for line in open(sys.argv[2], encoding='utf-8'):
    publication = json.loads(line)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            verify_redacted.check(publication, publication['digest'])
        print(0)
    except SystemExit as error:
        print(error.code)
    except Exception as error:
        print(repr(error))
";

fn examples() -> String {
    format!("{}/examples", env!("CARGO_MANIFEST_DIR"))
}

fn python() -> Option<Command> {
    let found = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        println!("skipped: python3 is not installed");
        return None;
    }
    let mut python = Command::new("python3");
    python.arg("-B").env("PYTHONUTF8", "1");
    Some(python)
}

/// A draw of a vector's lists under version 1.1, with so many amendments that replace the first drawn source.
fn under_1_1(name: &str, amendments: usize) -> Draw {
    let mut case = case(name);
    case.salt_key = Some("5a3b".repeat(16).parse().unwrap());
    case.amendments.clear();
    let mut draw = case.draw().unwrap();
    for _ in 0..amendments {
        let source = draw.strata()[0].drawn[0].source.clone();
        draw.amend(&[Skip { source, reason: "closed".parse().unwrap() }]).unwrap();
    }
    draw
}

/// Publications of several draws, each with more or less withheld.
fn publications() -> Vec<Redacted> {
    let mut all = Vec::new();
    for draw in [salted(), under_1_1("shortfall", 0), under_1_1("sm3", 1), under_1_1("replacement", 2)] {
        let drawn = draw.redact_to_drawn().unwrap();
        let named = |id: &str| drawn.transcripts.iter().any(|text| text.split([' ', '\n']).any(|word| word == id));
        let sources = draw.redact(|entry| match entry {
            Entry::Source(line) => !named(line.id),
            Entry::Recusal(entry) => !named(entry.source),
            Entry::Inspector(_) => false,
        });
        let recusals = draw.redact(|entry| matches!(entry, Entry::Recusal(_)));
        all.extend([draw.redact(|_| false).unwrap(), sources.unwrap(), recusals.unwrap(), drawn]);
    }
    let plain = case("recusals").draw().unwrap();
    let all_shown = plain.redact(|_| false).unwrap();
    all.extend([plain.redact_guessable(|entry| matches!(entry, Entry::Recusal(_))).unwrap(), all_shown]);
    all
}

/// The same with another word in another place of the transcripts, and the digests that then follow.
fn lies(publication: &Redacted) -> Vec<Redacted> {
    let order = Order::parse(&publication.order).unwrap();
    let hash = order.terms().hash;
    let mut lies = Vec::new();
    for at in 0..publication.transcripts.len() {
        let text = &publication.transcripts[at];
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(' ').collect()).collect();
        let drawn: Vec<usize> = (0..lines.len()).filter(|&at| lines[at][0] == "drawn").collect();
        for (mine, other) in drawn.iter().copied().zip(drawn.iter().copied().cycle().skip(1)) {
            let swapped = |column: usize| {
                let mut lines = lines.clone();
                if lines[mine].len() > column && lines[other].len() > column {
                    (lines[mine][column], lines[other][column]) = (lines[other][column], lines[mine][column]);
                }
                lines
            };
            let mut fewer = lines.clone();
            fewer.remove(mine);
            let mut twice = lines.clone();
            let member = twice[mine].last().copied().unwrap();
            twice[mine][4] = member;
            for lie in [swapped(2), swapped(3), swapped(4), fewer, twice] {
                let text: String = lie.iter().map(|words| words.join(" ") + "\n").collect();
                let mut lied = publication.clone();
                lied.transcripts[at] = text;
                // What follows names its predecessor as it is now.
                for next in at..lied.transcripts.len() {
                    let digest = hash.digest(&[lied.transcripts[next].as_bytes()]);
                    lied.digest = digest;
                    if let Some(text) = lied.transcripts.get_mut(next + 1) {
                        let line = text.lines().nth(2).unwrap().to_owned();
                        *text = text.replacen(&line, &format!("amends {digest}"), 1);
                    }
                }
                lies.push(lied);
            }
        }
    }
    lies
}

/// The same with one byte of one of its texts changed, at places spread over it.
fn changed(publication: &Redacted) -> Vec<Redacted> {
    const PLACES: usize = 7;
    let mut all = Vec::new();
    for place in 0..PLACES {
        let edited = |text: &String| {
            let at =
                (text.len() * (2 * place + 1) / (2 * PLACES)..text.len()).find(|&at| text.as_bytes()[at].is_ascii());
            at.map_or_else(
                || "\n".to_owned(),
                |at| {
                    let by = if text.as_bytes()[at] == b'0' { "1" } else { "0" };
                    format!("{}{by}{}", &text[..at], &text[at + 1..])
                },
            )
        };
        let with = |change: &dyn Fn(&mut Redacted)| {
            let mut publication = publication.clone();
            change(&mut publication);
            publication
        };
        all.push(with(&|it| it.order = edited(&it.order)));
        all.push(with(&|it| it.sources = edited(&it.sources)));
        all.push(with(&|it| it.inspectors = edited(&it.inspectors)));
        all.push(with(&|it| it.recusals = edited(&it.recusals)));
        all.push(with(&|it| it.transcripts = it.transcripts.iter().map(edited).collect()));
    }
    all
}

#[test]
fn python_and_the_library_agree_on_every_publication_and_lie() {
    let Some(mut python) = python() else { return };
    let honest = publications();
    let all: Vec<Redacted> =
        honest.iter().flat_map(|it| [it.clone()].into_iter().chain(lies(it)).chain(changed(it))).collect();
    let lines: String = all.iter().map(|it| serde_json::to_string(it).unwrap() + "\n").collect();
    let file = std::env::temp_dir().join(format!("shuangsuiji-redacted-{}.jsonl", std::process::id()));
    std::fs::write(&file, lines).unwrap();
    let output = python.args(["-c", DRIVER, &examples(), file.to_str().unwrap()]).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(said.len(), all.len());
    let (mut right, mut wrong) = (0, 0);
    for (publication, said) in all.iter().zip(said) {
        let verified = verify_redacted(publication);
        assert_eq!(said, if verified.is_ok() { "0" } else { "1" }, "{verified:?}\n{publication:?}");
        if verified.is_ok() { right += 1 } else { wrong += 1 }
    }
    assert!(right >= honest.len() && wrong > 10 * honest.len(), "{right} right, {wrong} wrong");
}

#[test]
fn it_says_what_it_cannot_check_and_takes_the_digest_from_elsewhere() {
    let golden = format!("{}/tests/golden/0.1/redacted.json", env!("CARGO_MANIFEST_DIR"));
    let program = format!("{}/verify_redacted.py", examples());
    let run = |arguments: &[&str]| {
        let output = python()?.arg(&program).args(arguments).output().unwrap();
        Some((output.status.code(), String::from_utf8(output.stdout).unwrap()))
    };
    let Some((code, said)) = run(&[&golden]) else { return };
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Not checked: that no withheld source was a candidate with a smaller ticket"), "{said}");
    assert!(said.contains("The digest is the file's own"), "{said}");
    let text = std::fs::read_to_string(&golden).unwrap();
    let digest = serde_json::from_str::<Redacted>(&text).unwrap().digest.to_string();
    let (code, said) = run(&[&golden, "--digest", &digest]).unwrap();
    assert_eq!((code, said.contains("given with --digest")), (Some(0), true), "{said}");
    let (code, said) = run(&[&golden, "--digest", &"0".repeat(64)]).unwrap();
    assert_eq!(
        (code, said.contains("WRONG  section 7: the last transcript has the digest")),
        (Some(1), true),
        "{said}"
    );
    for arguments in [&[][..], &[&golden, "--digest"], &[&golden, "--digest", "0"], &["nowhere.json"]] {
        assert_eq!(run(arguments).unwrap().0, Some(2), "{arguments:?}");
    }
    let (code, said) = run(&[&format!("{}/verify.py", examples())]).unwrap();
    assert_eq!((code, said.contains("is not JSON in UTF-8")), (Some(1), true), "{said}");
}
