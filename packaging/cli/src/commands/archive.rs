//! `archive`: the page of an agency's draws, one after the other.

use std::path::Path;

use serde_json::{Value, json};

use crate::Answer;
use crate::door::{ask, text};
use crate::failure::Failure;
use crate::options::Archive;
use crate::{files, folder};

pub(crate) fn run(options: &Archive) -> Result<Answer, Failure> {
    files::absent(&options.out.file)?;
    let place = options.out.file.parent().unwrap_or(Path::new(""));
    let rounds = options.folders.iter().map(|folder| round(folder, place)).collect::<Result<Vec<_>, _>>()?;
    let fields = json!({"agency": options.names.agency, "elsewhere": options.names.elsewhere, "rounds": rounds});
    let answer = ask("生成目录", "archive", fields)?;
    files::write(&options.out.file, text(&answer, "/html"))?;
    let said = format!("共{}次抽取，已写出{}\n", rounds.len(), options.out.file.display());
    Ok(Answer { text: said, json: json!({"out": options.out.file, "program": answer["program"]}) })
}

/// A folder's order with what became of it, and its own page where that stands beside the archive.
fn round(path: &Path, archive: &Path) -> Result<Value, Failure> {
    let reason = path.join("redraw.txt");
    let redraw = if reason.exists() { Some(files::text(&reason)?.trim().to_owned()) } else { None };
    let page = path.file_name().map(|name| format!("{}.html", name.to_string_lossy()));
    Ok(json!({
        "order": files::text(&path.join("order.txt"))?,
        "transcripts": folder::transcripts(path)?,
        "redraw": redraw,
        "page": page.filter(|name| archive.join(name).exists()),
    }))
}
