//! A draw as a folder of texts: `order.txt`, `sources.txt`, `inspectors.txt`, `recusals.txt`, `record.json`, and
//! `transcript-1.txt` with its amendments. It is what the main job and `examples/verify.py` have too.
//!
//! What must not be published stands beside the folder and never in it: `FOLDER.secret` until the draw, and
//! `FOLDER.salt-key` for those whom the agency shows it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::files;

/// The texts that an order commits.
pub(crate) const TEXTS: [&str; 4] = ["order", "sources", "inspectors", "recusals"];

/// What was published, from a folder or from a file of JSON.
pub(crate) enum Published {
    /// The fields of the operation `verify`.
    Whole(Value),
    /// The field `redacted` of the operation `verify_redacted`.
    Redacted(Value),
}

/// Reads a folder, or a file of JSON: the fields of `verify` or of a redacted publication.
pub(crate) fn read(path: &Path) -> Result<Published, Failure> {
    if path.is_dir() {
        return whole(path).map(Published::Whole);
    }
    let mut value = files::json(path)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("op");
        if let Some(redacted) = fields.remove("redacted") {
            return Ok(Published::Redacted(redacted));
        }
    }
    // The lines of a redacted list begin with what is done with them.
    let redacted = ["shown\t", "withheld\t"];
    let lines = TEXTS.iter().filter_map(|name| value.get(name)?.as_str());
    let is_redacted = lines.flat_map(str::lines).any(|line| redacted.iter().any(|word| line.starts_with(word)));
    Ok(if is_redacted { Published::Redacted(value) } else { Published::Whole(value) })
}

/// The fields of `verify` from a folder.
pub(crate) fn whole(folder: &Path) -> Result<Value, Failure> {
    let mut fields = Map::new();
    for name in TEXTS {
        fields.insert(name.to_owned(), files::text(&folder.join(format!("{name}.txt")))?.into());
    }
    let transcripts = transcripts(folder)?;
    fields.insert("transcripts".to_owned(), json!(transcripts));
    let salt_key = beside(folder, "salt-key");
    if salt_key.exists() {
        fields.insert("salt_key".to_owned(), files::text(&salt_key)?.trim().into());
    }
    Ok(Value::Object(fields))
}

/// The texts of the transcript and its amendments, in order; none of an order that is not drawn yet.
pub(crate) fn transcripts(folder: &Path) -> Result<Vec<String>, Failure> {
    let found = (1..).map(|number| transcript(folder, number)).take_while(|path| path.exists());
    found.map(|path| files::text(&path)).collect()
}

/// Where a transcript stands; they are counted from 1.
pub(crate) fn transcript(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("transcript-{number}.txt"))
}

/// What stands beside a folder, by its ending.
pub(crate) fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = folder.components().as_path().as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}
