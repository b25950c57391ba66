//! `page`: the page on which anybody checks a draw.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use crate::Answer;
use crate::door::{ask, list, text};
use crate::failure::Failure;
use crate::folder::{self, Published};
use crate::options::{Page, Rules};
use crate::tables::Repairs;
use crate::{files, tables};

pub(crate) fn run(options: &Page) -> Result<Answer, Failure> {
    files::absent(&options.out.file)?;
    let (published, form) = match folder::read(&options.published)? {
        Published::Whole(fields) => (fields, "whole"),
        Published::Redacted(fields) => (fields, "redacted"),
    };
    let rules = rules(&options.rules, &published)?;
    let names = json!({
        "agency": options.names.agency,
        "elsewhere": options.names.elsewhere,
        "strata": strata(&rules, &published),
        "sources": options.sources.as_deref().map_or(Ok(Vec::new()), |path| sources(path, &rules, &published))?,
    });
    let answer = ask("核对并生成网页", "page", json!({"published": {form: published}, "names": names}))
        .map_err(|error| Failure::at(&options.published, error))?;
    files::write(&options.out.file, text(&answer, "/html"))?;
    let program = &answer["program"];
    let said = format!(
        "核对相符，已写出{}\n网页程序摘要 {}\n",
        options.out.file.display(),
        program.as_str().unwrap_or_default()
    );
    Ok(Answer { text: said, json: json!({"out": options.out.file, "program": program}) })
}

/// The rules of the options; without them those that the order names, where they are built in.
fn rules(rules: &Rules, published: &Value) -> Result<Value, Failure> {
    let field = rules.field()?;
    if !field.is_null() {
        return Ok(field);
    }
    let word = text(published, "/order").lines().find_map(|line| line.strip_prefix("rules "));
    Ok(word.and_then(|it| it.split(['@', '+']).next()).map_or(Value::Null, Value::from))
}

/// The names of the order's strata, as the rules call them.
fn strata(rules: &Value, published: &Value) -> Vec<Value> {
    let Ok(pack) = ask("读取规则", "rule_pack", json!({ "rules": rules })) else { return Vec::new() };
    let drawn: BTreeSet<&str> =
        text(published, "/order").lines().filter_map(|line| line.strip_prefix("stratum ")?.split(' ').next()).collect();
    let known = list(&pack, "/strata").iter().filter(|it| drawn.contains(text(it, "/stratum")));
    known.map(|it| json!({"stratum": it["stratum"], "name": it["name"]["zh"]})).collect()
}

/// Names and credit codes of the sources that the publication shows, and nothing of a person.
fn sources(path: &Path, rules: &Value, published: &Value) -> Result<Vec<Value>, Failure> {
    let lines = text(published, "/sources").lines();
    let shown: BTreeSet<&str> = lines.flat_map(|line| line.split('\t').take(3)).collect();
    let mut repairs = Repairs::default();
    let registry = tables::registry(path, &tables::options(rules).unwrap_or_default(), &mut repairs)?;
    repairs.tell();
    let theirs = list(&registry, "").iter().filter(|source| shown.contains(text(source, "/id")));
    Ok(theirs.map(|it| json!({"id": it["id"], "name": it["name"], "credit_code": it["credit_code"]})).collect())
}
