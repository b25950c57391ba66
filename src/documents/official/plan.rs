//! Art. 9: 制定下一年度抽查工作计划，报上级生态环境部门备案. The plan as it is filed.

use super::{DocumentError, DocumentHead, OfficialDocument, OfficialKind, by, called, day};
use crate::plan::{AnnualPlan, Sheet};
use crate::rules::{Provision, Ruleset};
use crate::{Explain as _, Language, Names, Text};

/// The filing of a year's plan with the superior agency: the counts that it rests on, how many are drawn when, how each
/// number came about, and what of it cannot hold.
///
/// # Guarantees
/// Every number is the plan's. A paper dated after the last day says so, and what of the plan was compared with what.
///
/// # Errors
/// [`DocumentError::Plan`]: a plan by other rules.
///
/// # Complexity
/// That of [`AnnualPlan::findings`].
pub fn plan_filing(
    head: &DocumentHead,
    superior: &Text,
    plan: &AnnualPlan,
    rules: &Ruleset,
) -> Result<OfficialDocument, DocumentError> {
    let (findings, names) = (plan.findings(rules)?, head.all_names(rules).and(plan.names()));
    // Who has no name is quoted in every table, as in sentences.
    let words = plan.agencies().iter().map(|agency| agency.base.agency.as_str());
    let nameless: Vec<&str> = words.filter(|word| names.of(word, Language::Chinese).is_none()).collect();
    let names = names.and(nameless.into_iter().map(|word| (word, format!("“{word}”"))));
    let year = plan.year();
    let title = format!("{}关于{year}年度“双随机、一公开”抽查工作计划备案的报告", head.agency);
    let mut paper = head.paper(OfficialKind::PlanFiling, title);
    paper.addressee = Some(superior.clone());
    let version = match plan.version() {
        1 => String::new(),
        version => format!("（第{version}版，代替此前各版）"),
    };
    paper.paragraph(format!(
        "{}我单位制定了{year}年度“双随机、一公开”抽查工作计划{version}，现报请备案。",
        by(rules, Provision::Plan)
    ));
    if let Some(filing) = plan.due() {
        let late = plan.filing(head.dated);
        let late = late.map_or("本报告落款日期在期限内。", |_| "本报告落款日期晚于备案期限。");
        paper.paragraph(format!("备案期限为{}（含当日）。{late}", day(filing.due)));
    }
    bases(&names, &mut paper, plan, rules);
    paper.heading("各时段抽查数量（家次）");
    sheet(&mut paper, plan.rows(rules, &names, Sheet::Quotas, Language::Chinese));
    paper.heading("抽查数量的计算");
    sheet(&mut paper, plan.rows(rules, &names, Sheet::Derivations, Language::Chinese));
    paper.heading("需要说明的事项");
    if findings.is_empty() {
        paper.paragraph("按计划所载数量核对，未发现与规定不能同时成立的事项；未核对信息库和名录库。");
    }
    for finding in &findings {
        paper.paragraph(format!("{}。", names.said(&finding.chinese())));
    }
    paper.paragraph("特此报告。");
    paper.signed_by(&["填报人", "审核人", "负责人"]);
    Ok(paper)
}

/// The counts of each agency, and of each stratum that it draws from.
fn bases(names: &Names, paper: &mut OfficialDocument, plan: &AnnualPlan, rules: &Ruleset) {
    paper.heading("抽查对象和执法检查人员数量");
    let strata: Vec<_> = rules.strata().collect();
    let mut columns = vec!["抽取单位", "行政区划", "层级", "持证执法检查人员（人）"];
    let heads: Vec<String> = strata.iter().map(|stratum| format!("{}（家）", stratum.name.zh)).collect();
    columns.extend(heads.iter().map(String::as_str));
    let rows = plan.agencies().iter().map(|agency| {
        let base = &agency.base;
        let mut row = vec![
            called(names, &base.agency),
            base.division.chinese(),
            rules.tier_name(base.tier).chinese,
            base.inspectors.to_string(),
        ];
        row.extend(strata.iter().map(|stratum| base.sources.get(&stratum.stratum).copied().unwrap_or(0).to_string()));
        row
    });
    let rows = rows.collect();
    paper.table(&columns, rows);
}

/// A sheet of the plan with names and periods as officials write them.
fn sheet(paper: &mut OfficialDocument, rows: Vec<Vec<String>>) {
    let mut rows = rows.into_iter();
    let columns = rows.next().unwrap_or_default();
    paper.table(&columns.iter().map(String::as_str).collect::<Vec<_>>(), rows.collect());
}
