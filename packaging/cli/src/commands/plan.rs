//! `plan`: the year's plan from tables (Art. 9).

use serde_json::json;
use shuangsuiji::plan::{AnnualPlan, Sheet};
use shuangsuiji::rules::Ruleset;
use shuangsuiji::{Language, TableForm};

use crate::Answer;
use crate::door::{ask, findings};
use crate::failure::Failure;
use crate::options::Plan;
use crate::{files, tables};

pub(crate) fn run(options: &Plan) -> Result<Answer, Failure> {
    files::absent(&options.out.file)?;
    let rules = options.rules.field()?;
    let (agencies, names) = tables::bases(&options.data, &rules, &options.on)?;
    let fields = json!({"rules": rules, "year": options.year, "agencies": agencies, "names": names});
    let mut answer = ask("编制计划", "plan", fields.clone())?;
    let found = ask("检查计划", "feasibility", fields)?;
    answer["findings"] = found["findings"].clone();
    files::write(&options.out.file, &format!("{:#}\n", answer["plan"]))?;
    let mut text = table(&rules, &answer["plan"])?;
    text += &findings(&answer, "/findings");
    text += &format!("已写出{}\n", options.out.file.display());
    Ok(Answer { text, json: answer })
}

/// The quotas as the library prints them.
fn table(rules: &serde_json::Value, plan: &serde_json::Value) -> Result<String, Failure> {
    let pack = ask("读取规则", "rule_pack", json!({ "rules": rules }))?;
    let made = Ruleset::from_json(&pack.to_string()).ok().zip(serde_json::from_value::<AnnualPlan>(plan.clone()).ok());
    Ok(made.map_or_else(String::new, |(rules, plan)| {
        plan.table(&rules, Sheet::Quotas, TableForm::Text, Language::Chinese)
    }))
}
