//! Art. 13: 录入并公示抽查检查结果. The table that is posted.

use super::draw::{code, team};
use super::{DocumentError, DocumentHead, OfficialDocument, OfficialKind, by, day, period};
use crate::disclosure::PublicResult;
use crate::inspection::Found;
use crate::rules::{Provision, Ruleset};

/// The table of results, from their public views: who was inspected by whom and when, what was found and how it is handled.
///
/// # Guarantees
/// Every result stands in it once, in the order given. Of persons only what a public result holds. A public result does not tell
/// by which rules it was drawn: that it was by these is the caller's word, as the head is.
///
/// # Errors
/// [`DocumentError::Dated`]: a paper dated before the last of the visits.
pub fn result_table(
    head: &DocumentHead,
    results: &[PublicResult],
    rules: &Ruleset,
) -> Result<OfficialDocument, DocumentError> {
    results.iter().map(|result| result.completed).max().map_or(Ok(()), |last| head.after(last))?;
    let mut paper = head.paper(OfficialKind::ResultTable, format!("{}“双随机、一公开”抽查结果公示表", head.agency));
    let wrong = results.iter().filter(|result| matches!(result.found, Found::Violation { .. })).count();
    paper.paragraph(format!(
        "{}现公示检查结果{}家次，其中发现环境违法行为{wrong}家次。",
        by(rules, Provision::Publication),
        results.len()
    ));
    let rows = (1_u32..).zip(results).map(|(at, result)| {
        vec![
            at.to_string(),
            result.source.name.to_string(),
            code(&result.source),
            head.called(&result.agency.name),
            period(result.period),
            result.kind.chinese().to_owned(),
            day(result.completed),
            result.found.chinese().to_owned(),
            handled(&result.found),
            team(result.team.as_ref()),
        ]
    });
    let columns = [
        "序号",
        "检查对象",
        "统一社会信用代码",
        "检查机关",
        "检查时段",
        "检查类别",
        "完成日期",
        "检查结果",
        "处理情况",
        "执法检查人员",
    ];
    let rows = rows.collect();
    paper.table(&columns, rows);
    Ok(paper)
}

/// What was ordered and done about a violation.
fn handled(found: &Found) -> String {
    let Found::Violation { rectification, handling } = found else { return "无".to_owned() };
    let ordered = rectification
        .as_ref()
        .map_or_else(|| "未见责令整改文书".to_owned(), |document| format!("责令整改：{document}"));
    match handling {
        None => ordered,
        Some(handling) => format!("{ordered}；处理：{handling}"),
    }
}
