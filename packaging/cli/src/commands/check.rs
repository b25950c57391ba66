//! `check-table`, `check-pack`, `read-notice`: is what an office writes as the library reads it? All faults at once.

use serde_json::{Value, json};
use shuangsuiji::door::DoorError;

use crate::Answer;
use crate::door::{ask, list, number, text};
use crate::failure::Failure;
use crate::options::{CheckPack, CheckTable, ReadNotice};
use crate::tables::Repairs;
use crate::{files, tables};

pub(crate) fn table(options: &CheckTable) -> Result<Answer, Failure> {
    let (mut said, mut json) = (String::new(), json!({}));
    let (words, mut repairs) = (tables::options(&options.rules.field()?)?, Repairs::default());
    let registry = options.sources.as_deref().map(|path| tables::registry(path, &words, &mut repairs)).transpose()?;
    if let Some(registry) = &registry {
        let sources = list(registry, "").len();
        said += &format!("信息库：{sources}个对象，格式无误\n");
        json["sources"] = sources.into();
    }
    if let Some(inspectors) = &options.inspectors {
        let (aliases, recusals) = (options.aliases.as_deref(), options.recusals.as_deref());
        let roster = tables::roster(inspectors, aliases, recusals, &mut repairs)?;
        together(&roster, registry)?;
        let count = |name: &str| list(&roster, &format!("/{name}")).len();
        said += &format!(
            "人员名录：{}人，别名{}条，回避{}条，格式无误\n",
            count("inspectors"),
            count("aliases"),
            count("recusals")
        );
        for name in ["inspectors", "aliases", "recusals"] {
            json[name] = count(name).into();
        }
    } else if options.aliases.is_some() || options.recusals.is_some() {
        return Err(Failure::file(
            "别名表和回避表须与人员名录（--inspectors）一并检查",
            "aliases and recusals are checked with the inspectors (--inspectors)",
        ));
    }
    said += &repairs.listed();
    json["repairs"] = repairs.json();
    Ok(Answer { text: said, json })
}

/// What only shows when the tables are laid side by side: a recusal of nobody, an id twice.
fn together(roster: &Value, registry: Option<Value>) -> Result<(), DoorError> {
    let mut names: Vec<&str> = list(roster, "/recusals").iter().map(|it| text(it, "/source")).collect();
    names.sort_unstable();
    names.dedup();
    // Without a registry every source that is named is taken as known.
    let registry = registry.unwrap_or_else(|| {
        let made_up =
            |id: &&str| json!({"id": id, "name": id, "division": "150000", "stratum": "key", "state": "active"});
        names.iter().map(made_up).collect()
    });
    let fields = json!({
        "agency": "checked", "division": "150000", "tier": "prefecture", "on": "2026-01-01",
        "registry": registry, "roster": roster,
    });
    ask("检查名录", "agency_base", fields).map(|_| ())
}

pub(crate) fn pack(options: &CheckPack) -> Result<Answer, Failure> {
    let rules = tables::named(&options.pack)?;
    let pack =
        ask("检查规则", "rule_pack", json!({ "rules": rules })).map_err(|error| Failure::at(&options.pack, error))?;
    let strata: Vec<&str> = list(&pack, "/strata").iter().map(|stratum| text(stratum, "/name/zh")).collect();
    let said = format!(
        "规则{}（{}）：无误，{}类对象：{}\n",
        text(&pack, "/id"),
        text(&pack, "/title/zh"),
        strata.len(),
        strata.join("、")
    );
    Ok(Answer { text: said, json: pack })
}

pub(crate) fn notice(options: &ReadNotice) -> Result<Answer, Failure> {
    let base = options.base.as_deref().map(files::text).transpose()?;
    let fields = json!({"text": files::text(&options.notice)?, "base": base});
    let read = ask("读取通知", "read_notice", fields).map_err(|error| Failure::at(&options.notice, error))?;
    let mut said = format!("{}（{}）\n", text(&read, "/title"), text(&read, "/number"));
    for day in list(&read, "/days") {
        let kind = if text(day, "/kind") == "rest" { "休" } else { "班" };
        said += &format!("  {} {kind} {}\n", text(day, "/date"), text(day, "/item"));
    }
    said += &format!("{}年，共{}天，请逐日对照原文。\n", number(&read, "/year"), list(&read, "/days").len());
    for unchecked in list(&read, "/unchecked") {
        said += &format!(
            "未检查：{}{}\n",
            unchecked["item"].as_str().map(|it| format!("{it}，")).unwrap_or_default(),
            text(unchecked, "/message_zh")
        );
    }
    Ok(Answer { text: said, json: read })
}
