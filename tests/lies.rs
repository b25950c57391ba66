//! Published lies (`tests/vectors/lies`): for every one the library, `verify.py` and `verify_redacted.py` refuse, agree on
//! the kind of fault, and the library's words name the place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use shuangsuiji::Explain;
use shuangsuiji::draw::{
    ChainPublication, Digest, Fault, Publication, Redacted, SaltKey, Verified, verify, verify_chain, verify_redacted,
    verify_salted,
};

/// What a bureau published.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    order: String,
    sources: String,
    inspectors: String,
    recusals: String,
    transcripts: Vec<String>,
    #[serde(default)]
    salt_key: Option<SaltKey>,
    #[serde(default)]
    reveal: Option<String>,
    #[serde(default)]
    digest: Option<Digest>,
}

/// A lie, in one of three forms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lie {
    vector: String,
    lie: String,
    about: String,
    kind: String,
    place: String,
    publication: Option<Whole>,
    redacted: Option<Redacted>,
    chain: Option<Vec<Whole>>,
}

impl Whole {
    fn publication<'a>(&'a self, transcripts: &'a [&'a str]) -> Publication<'a> {
        Publication {
            order: &self.order,
            sources: &self.sources,
            inspectors: &self.inspectors,
            recusals: &self.recusals,
            reveal: self.reveal.as_deref(),
            transcripts,
            digest: self.digest,
        }
    }

    fn transcripts(&self) -> Vec<&str> {
        self.transcripts.iter().map(String::as_str).collect()
    }

    fn verify(&self) -> Result<Verified, Fault> {
        let transcripts = self.transcripts();
        let publication = self.publication(&transcripts);
        match &self.salt_key {
            None => verify(&publication),
            Some(key) => verify_salted(&publication, key),
        }
    }
}

/// The name of the code, what is said of it in English, and in Chinese.
type Found = (String, String, String);

fn found(error: &impl Explain) -> Found {
    (error.code().name().to_owned(), error.to_string(), error.chinese())
}

impl Lie {
    fn name(&self) -> String {
        format!("{}/{}", self.vector, self.lie)
    }

    /// The first thing that the library finds; none if it is taken in.
    fn found(&self) -> Option<Found> {
        match (&self.publication, &self.redacted, &self.chain) {
            (Some(whole), None, None) => whole.verify().err().as_ref().map(found),
            (None, Some(redacted), None) => verify_redacted(redacted).err().as_ref().map(found),
            (None, None, Some(chain)) => {
                let texts: Vec<Vec<&str>> = chain.iter().map(Whole::transcripts).collect();
                let links = chain.iter().zip(&texts).map(|(whole, transcripts)| ChainPublication {
                    publication: whole.publication(transcripts),
                    salt_key: whole.salt_key.as_ref(),
                    redraw: None,
                });
                let chain: Vec<ChainPublication<'_>> = links.collect();
                verify_chain(&chain).errors.first().map(found)
            }
            _ => panic!("{}: not in one form", self.name()),
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/lies")
}

fn lies() -> Vec<Lie> {
    let mut lies = Vec::new();
    for vector in std::fs::read_dir(folder()).unwrap() {
        for file in std::fs::read_dir(vector.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let lie: Lie = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert!(path.ends_with(format!("{}.json", lie.name())), "{}", path.display());
            lies.push(lie);
        }
    }
    lies
}

#[test]
fn every_lie_is_refused_for_its_cause_and_at_its_place() {
    let lies = lies();
    let mut kinds = BTreeSet::new();
    let mut vectors = BTreeSet::new();
    let mut wrong = Vec::new();
    for lie in &lies {
        assert!(!lie.about.is_empty());
        kinds.insert(lie.kind.clone());
        vectors.insert(lie.vector.clone());
        match lie.found() {
            Some((kind, english, chinese))
                if kind == lie.kind && english.contains(&lie.place) && !chinese.is_empty() => {}
            found => wrong.push(format!("{}: {} at {}; found {found:?}", lie.name(), lie.kind, lie.place)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        lies.len() >= 200 && kinds.len() >= 30 && vectors.len() == 10,
        "{} {} {vectors:?}",
        lies.len(),
        kinds.len()
    );
}

/// What the checkers in Python say of a lie.
#[derive(Deserialize)]
struct Judged {
    lie: String,
    found: Option<String>,
    redacted: Option<Redacted>,
    redacted_found: Option<String>,
}

#[test]
fn the_checkers_in_python_refuse_every_lie_for_the_same_cause() {
    if !Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success()) {
        println!("skipped: python3 is not installed");
        return;
    }
    let make = folder().with_file_name("make.py");
    let output = Command::new("python3").arg("-B").arg(make).arg("--judge").env("PYTHONUTF8", "1").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let kinds: BTreeMap<String, (String, bool)> =
        lies().into_iter().map(|lie| (lie.name(), (lie.kind, lie.redacted.is_some()))).collect();
    let mut wrong = Vec::new();
    let (mut judged, mut in_redacted_form) = (0, 0);
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let Judged { lie, found, redacted, redacted_found } = serde_json::from_str(line).unwrap();
        let (kind, is_redacted) = &kinds[&lie];
        let python = if *is_redacted { &redacted_found } else { &found };
        if python.as_deref() != Some(kind) {
            wrong.push(format!("{lie}: {kind}; Python: {python:?}"));
        }
        judged += 1;
        // A publication in the other form, with nothing withheld: what the two say of it is the same too.
        if let Some(redacted) = redacted {
            let ours = verify_redacted(&redacted).err().map_or("OK".to_owned(), |fault| fault.code().name().to_owned());
            if redacted_found.as_deref() != Some(ours.as_str()) {
                wrong.push(format!("{lie}, redacted: {ours}; Python: {redacted_found:?}"));
            }
            in_redacted_form += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(judged, kinds.len());
    assert!(in_redacted_form >= 150, "{in_redacted_form}");
}
