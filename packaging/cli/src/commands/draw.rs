//! `draw`: the draw of an order whose public value is out.

use serde_json::{Value, json};

use super::order::{LOTTERY, SECRET, hex};
use crate::Answer;
use crate::door::{ask, list, number, text};
use crate::failure::Failure;
use crate::files;
use crate::folder::{beside, transcript, whole};
use crate::options::Draw;

pub(crate) fn run(options: &Draw) -> Result<Answer, Failure> {
    let out = transcript(&options.drawn.folder, 1);
    files::absent(&out)?;
    let secret_file = options.secret.clone().unwrap_or_else(|| beside(&options.drawn.folder, "secret"));
    let secret = files::text(&secret_file)?;
    let mut fields = whole(&options.drawn.folder)?;
    if let Some(fields) = fields.as_object_mut() {
        fields.remove("transcripts");
    }
    fields["contributions"] = json!([
        {"label": SECRET, "value": secret.trim()},
        {"label": LOTTERY, "value": hex(options.lottery.as_bytes())},
    ]);
    let answer = ask("抽取", "draw", fields).map_err(|error| Failure::at(&options.drawn.folder, error))?;
    files::write(&out, text(&answer, "/transcript"))?;
    let text =
        format!("{}抽取记录摘要：{}\n已写出{}\n", drawn(&answer), text(&answer, "/transcript_digest"), out.display());
    Ok(Answer { text, json: answer })
}

/// Who is inspected, and by whom.
fn drawn(answer: &Value) -> String {
    let mut said = String::new();
    let teams = list(answer, "/teams");
    for stratum in list(answer, "/strata") {
        let drawn = list(stratum, "/drawn");
        said += &format!("{}：抽中{}个\n", text(stratum, "/stratum"), drawn.len());
        for (rank, source) in (1..).zip(drawn) {
            let source = source.as_str().unwrap_or_default();
            let team = teams.iter().find(|team| text(team, "/source") == source);
            let team: Vec<&str> = team
                .map(|team| list(team, "/inspectors"))
                .unwrap_or_default()
                .iter()
                .filter_map(Value::as_str)
                .collect();
            said += &format!("  {rank:>4}  {source}  {}\n", team.join(" "));
        }
        let short = number(stratum, "/shortfall");
        if short > 0 {
            said += &format!("  名单上可抽取的对象不足，缺{short}个\n");
        }
    }
    said
}
