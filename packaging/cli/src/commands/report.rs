//! `report`: an agency's year, article by article.

use serde_json::json;

use crate::Answer;
use crate::door::{ask, text};
use crate::failure::Failure;
use crate::files;
use crate::options::{Form, Language, Report};

pub(crate) fn run(options: &Report) -> Result<Answer, Failure> {
    if let Some(out) = &options.out {
        files::absent(out)?;
    }
    let form = match options.form {
        Form::Text => "text",
        Form::Markdown => "markdown",
        Form::Html => "html",
    };
    let language = match options.language {
        Language::Zh => "zh",
        Language::En => "en",
    };
    let answer = ask(
        "生成年度报告",
        "compliance",
        json!({
            "rules": options.rules.field()?,
            "file": files::json(&options.file)?,
            "provisional": options.provisional,
            "reading": {"form": form, "language": language},
        }),
    )
    .map_err(|error| Failure::at(&options.file, error))?;
    let reading = text(&answer, "/reading");
    let text = match &options.out {
        None => reading.to_owned(),
        Some(out) => {
            files::write(out, reading)?;
            format!("已写出{}\n", out.display())
        }
    };
    Ok(Answer { text, json: answer["report"].clone() })
}
