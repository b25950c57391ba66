//! `verify`: what was published, drawn again from its texts alone.

use std::path::Path;

use serde_json::{Value, json};

use crate::Answer;
use crate::door::{ask, list, number, text};
use crate::failure::Failure;
use crate::files;
use crate::folder::{self, Published};
use crate::options::Verify;
use crate::working::bar;

pub(crate) fn run(options: &Verify) -> Result<Answer, Failure> {
    if options.chain {
        return chain(options);
    }
    let bar = bar(options.published.len());
    let (mut said, mut answers) = (String::new(), Vec::new());
    for path in &options.published {
        bar.set_message(path.display().to_string());
        let (text, answer) = one(path)?;
        said += &text;
        answers.push(answer);
        bar.inc(1);
    }
    bar.finish_and_clear();
    let json = if answers.len() == 1 { answers.remove(0) } else { answers.into() };
    Ok(Answer { text: said, json })
}

fn one(path: &Path) -> Result<(String, Value), Failure> {
    let at = |error| Failure::at(path, error);
    Ok(match folder::read(path)? {
        Published::Whole(fields) => {
            let answer = ask("核对", "verify", fields).map_err(at)?;
            let outcome = match answer["void"] == true {
                true => "本次抽取作废".to_owned(),
                false => format!("抽中{}个对象", number(&answer, "/drawn")),
            };
            let digest = list(&answer, "/transcript_digests").last().and_then(Value::as_str).unwrap_or_default();
            let order = text(&answer, "/order_digest");
            (format!("{}：相符，{outcome}\n  抽取方案摘要 {order}\n  抽取记录摘要 {digest}\n", path.display()), answer)
        }
        Published::Redacted(redacted) => {
            let answer = ask("核对", "verify_redacted", json!({ "redacted": redacted })).map_err(at)?;
            (format!("{}：已公开的部分相符（隐去的内容无法核对）\n", path.display()), answer)
        }
    })
}

fn chain(options: &Verify) -> Result<Answer, Failure> {
    let link = |path: &std::path::PathBuf| {
        let reason = path.join("redraw.txt");
        let redraw = if reason.exists() { Some(files::text(&reason)?.trim().to_owned()) } else { None };
        Ok(json!({"publication": folder::whole(path)?, "redraw": redraw}))
    };
    let links = options.published.iter().map(link).collect::<Result<Vec<_>, Failure>>()?;
    let answer = ask("核对历次抽取", "verify_chain", json!({ "links": links }))?;
    let count = |name: &str| number(&answer, &format!("/counts/{name}"));
    let text = format!(
        "历次抽取前后相符：{}次，其中重新抽取{}次、作废{}次、尚未抽取{}次；修改{}次\n",
        count("orders"),
        count("redraws"),
        count("void"),
        count("open"),
        count("amendments"),
    );
    Ok(Answer { text, json: answer })
}
