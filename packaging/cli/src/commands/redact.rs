//! `redact`: a draw without the lines of those who were not drawn (Art. 13; protocol 1.1).

use serde_json::json;

use crate::Answer;
use crate::door::ask;
use crate::failure::Failure;
use crate::options::Redact;
use crate::{files, folder};

pub(crate) fn run(options: &Redact) -> Result<Answer, Failure> {
    files::absent(&options.out.file)?;
    let publication = folder::whole(&options.drawn.folder)?;
    let answer = ask("隐去未抽中对象", "redact", json!({ "publication": publication }))
        .map_err(|error| Failure::at(&options.drawn.folder, error))?;
    files::write(&options.out.file, &format!("{answer:#}\n"))?;
    let text = format!("未抽中的对象和人员已隐去，已写出{}\n", options.out.file.display());
    Ok(Answer { text, json: answer })
}
