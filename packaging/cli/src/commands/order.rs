//! `order`: an order by the rules, with its lists, its record and its secret.

use std::path::Path;

use serde_json::{Value, json};

use crate::Answer;
use crate::door::{ask, findings, list, number, text};
use crate::failure::Failure;
use crate::folder::{self, TEXTS, beside};
use crate::options::{Hash, Order};
use crate::{files, tables};

/// The labels of the two contributions.
pub(crate) const SECRET: &str = "bureau";
pub(crate) const LOTTERY: &str = "lottery";

pub(crate) fn run(options: &Order) -> Result<Answer, Failure> {
    let (out, secret_file, salt_file) =
        (&options.out, beside(&options.out, "secret"), beside(&options.out, "salt-key"));
    for path in [out, &secret_file, &salt_file] {
        files::absent(path)?;
    }
    let hash = match options.hash {
        Hash::Sha256 => "sha256",
        Hash::Sm3 => "sm3",
    };
    let secret = random()?;
    let salt_key = if options.salted { Some(random()?) } else { None };
    let digest = ask("承诺秘密", "commit_value", json!({"hash": hash, "value": secret}))?;
    let form = options.form.as_deref().map(public_form).transpose()?;
    let mut lottery = json!({"kind": "public", "label": LOTTERY, "value": options.lottery});
    if let Some(form) = form {
        lottery["form"] = form;
    }
    let rules = options.rules.field()?;
    let (registry, roster) = tables::registers(&options.data, &rules)?;
    let answer = ask(
        "制定抽取方案",
        "order",
        json!({
            "rules": rules,
            "items": files::json(&options.data.join("items.json"))?,
            "plan": files::json(&options.plan)?,
            "agency": options.agency,
            "period": options.period,
            "drawn_on": options.on,
            "registry": registry,
            "roster": roster,
            "records": optional(&options.data.join("records.json"))?,
            "waivers": optional(&options.data.join("waivers.json"))?,
            "options": {"hash": hash, "round": options.round, "previous": previous(options.previous.as_deref())?},
            "entropy": [{"kind": "commit", "label": SECRET, "value": digest["digest"]}, lottery],
            "salt_key": salt_key,
        }),
    )?;
    // The secret first: an order whose secret is lost can never be drawn.
    files::write_secret(&secret_file, &format!("{secret}\n"))?;
    if let Some(key) = &salt_key {
        files::write_secret(&salt_file, &format!("{key}\n"))?;
    }
    write(out, &answer)?;
    Ok(Answer { text: said(options, &answer, &secret_file), json: answer })
}

fn write(out: &Path, answer: &Value) -> Result<(), Failure> {
    files::folder(out)?;
    for name in TEXTS {
        files::write(&out.join(format!("{name}.txt")), text(answer, &format!("/{name}")))?;
    }
    files::write(&out.join("record.json"), &format!("{}\n", answer["record"]))
}

fn said(options: &Order, answer: &Value, secret: &Path) -> String {
    let mut said = format!("抽取方案摘要：{}\n", text(answer, "/order_digest"));
    for stratum in list(answer, "/strata") {
        said += &format!("  {}：应抽{}个\n", text(stratum, "/name"), number(stratum, "/quota"));
    }
    said += &findings(answer, "/findings");
    said += &findings(answer, "/warnings");
    said += &format!("已写出{}。请在“{}”产生之前公布", options.out.display(), options.lottery);
    said += if options.salted { "order.txt（名单加盐，不公布）。\n" } else { "其中的全部文件。\n" };
    said += &format!("秘密存于{}，抽取前不得泄露，亦不得丢失。\n", secret.display());
    said
}

/// 32 bytes of the system's generator, in hex.
fn random() -> Result<String, Failure> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::file("系统没有给出随机数", format!("the system gave no random bytes: {error}")))?;
    Ok(hex(&bytes))
}

/// Bytes as the door takes them.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn optional(path: &Path) -> Result<Value, Failure> {
    if path.exists() { files::json(path) } else { Ok(Value::Null) }
}

/// The digest of the transcript that this order follows, once the draw before it is verified.
fn previous(folder: Option<&Path>) -> Result<Value, Failure> {
    let Some(folder) = folder else { return Ok(Value::Null) };
    let verified =
        ask("核对上一次抽取", "verify", folder::whole(folder)?).map_err(|error| Failure::at(folder, error))?;
    Ok(list(&verified, "/transcript_digests").last().cloned().unwrap_or_default())
}

/// The four words of a public value's form.
fn public_form(words: &str) -> Result<Value, Failure> {
    let mut words = words.splitn(4, ' ');
    let mut word = || words.next().unwrap_or_default();
    Ok(json!({"kind": word(), "issue": word(), "written": word(), "due": word()}))
}
