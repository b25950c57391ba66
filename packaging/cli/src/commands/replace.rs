//! `replace`: what the rules say of drawn sources that are gone (Art. 10).

use serde_json::json;
use shuangsuiji::tables::{CellKind, Column};

use crate::Answer;
use crate::door::{ask, list, number, text};
use crate::failure::Failure;
use crate::options::Replace;
use crate::{files, folder, tables};

const GONE: [Column; 4] = [
    Column::needed("source", "检查对象编号", CellKind::Id),
    Column::needed("reason", "原因", CellKind::Text),
    Column::needed("since", "自何日起", CellKind::Date),
    Column::needed("evidence", "依据", CellKind::Text),
];

pub(crate) fn run(options: &Replace) -> Result<Answer, Failure> {
    let publication = folder::whole(&options.drawn.folder)?;
    let out = folder::transcript(&options.drawn.folder, list(&publication, "/transcripts").len() + 1);
    files::absent(&out)?;
    let gone = tables::rows(&options.gone, &GONE)?;
    let gone: Vec<_> = gone
        .into_iter()
        .map(|[source, reason, since, evidence]| {
            json!({"source": source, "reason": reason, "since": since, "evidence": evidence})
        })
        .collect();
    let answer = ask(
        "决定递补",
        "replace",
        json!({
            "rules": options.rules.field()?,
            "publication": publication,
            "committed": options.committed,
            "on": options.on,
            "gone": gone,
        }),
    )
    .map_err(|error| Failure::at(&options.drawn.folder, error))?;
    if answer.get("amended").is_some() {
        files::write(&out, text(&answer, "/amended/transcript"))?;
        let digest = text(&answer, "/amended/transcript_digest");
        let said = format!("依次递补，修改后的抽取记录摘要：{digest}\n已写出{}\n", out.display());
        return Ok(Answer { text: said, json: answer });
    }
    let mut said = "应就同一时段另行抽取（下一轮次）：\n".to_owned();
    for stratum in list(&answer, "/new_round") {
        said += &format!("  {}：{}个\n", text(stratum, "/name"), number(stratum, "/quota"));
    }
    Ok(Answer { text: said, json: answer })
}
