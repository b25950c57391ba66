//! Art. 15: 尽职照单免责、失职照单问责. What one inspector shows who is asked.

use super::{DocumentError, DocumentHead, OfficialDocument, OfficialKind, day, period};
use crate::compliance::{Finding, InspectorStatement, Report, Subject, Verdict, VisitStatement};
use crate::{Article, Id, Language, Token};

/// One inspector's visits of a year, as drawn or not, recorded and published when, and what was found of them.
///
/// # Guarantees
/// Every visit of the report's [`InspectorStatement`] stands in it, every finding about one of them in words, and of each article
/// about visits how far the report could look.
///
/// # Errors
/// [`DocumentError`]: nobody of that id in the report; a paper dated before the day of the report.
pub fn inspector_page(head: &DocumentHead, report: &Report, inspector: &Id) -> Result<OfficialDocument, DocumentError> {
    let statement = report.inspectors.iter().find(|it| it.inspector == *inspector);
    let statement = statement.ok_or_else(|| DocumentError::NoVisit { inspector: inspector.clone() })?;
    head.after(report.on)?;
    let who = statement.name.as_ref().map_or_else(|| format!("“{inspector}”"), ToString::to_string);
    let title = format!("{}年度执法检查人员履职情况（尽职免责材料）：{who}", report.year);
    let mut paper = head.paper(OfficialKind::InspectorPage, title);
    if let Some(row) = report.article(Article::Art15).filter(|row| row.verdict != Verdict::NotAsked) {
        let cited = &row.citation;
        let clause = cited.clause.as_ref().map_or("", |clause| &clause.chinese);
        paper.paragraph(format!("是否免责，依据《{}》{clause}认定；本材料只列记录所载事实。", cited.title.chinese));
    }
    paper.heading("基本情况");
    let fields = [
        ("姓名", statement.name.as_ref().map_or_else(|| "名录库未提供".to_owned(), ToString::to_string)),
        ("编号", inspector.to_string()),
        ("所在单位", head.agency.to_string()),
        ("年度", format!("{}年", report.year)),
        ("截至", day(report.on)),
        ("检查（家次）", statement.visits.len().to_string()),
    ];
    paper.table(&["项目", "内容"], fields.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect());
    paper.paragraph(format!("{}。", report.said(&statement.words.chinese, Language::Chinese)));
    paper.heading("检查记录");
    let rows = statement.visits.iter().map(|visit| row(head, report, visit)).collect();
    let columns =
        ["检查对象", "检查时段", "检查类别", "抽取依据", "抽查事项", "完成日期", "现场笔录", "公示日期", "问题（项）"];
    paper.table(&columns, rows);
    found(&mut paper, report, statement);
    compared(&mut paper, report);
    paper.signed_by(&["本人", "审核人"]);
    Ok(paper)
}

fn row(head: &DocumentHead, report: &Report, visit: &VisitStatement) -> Vec<String> {
    let said = |text: &str| report.said(text, Language::Chinese);
    let items: Vec<String> = visit.items.iter().map(|item| item_name(head, report, item)).collect();
    let order = visit.drawn_by.map(|digest| digest.to_string().chars().take(12).collect::<String>());
    vec![
        said(visit.source.as_str()),
        period(visit.period),
        visit.kind.chinese().to_owned(),
        order.map_or_else(|| "未抽取".to_owned(), |digest| format!("抽取方案{digest}")),
        if items.is_empty() { "未载明".to_owned() } else { items.join("、") },
        day(visit.completed),
        if visit.site_record { "有" } else { "无" }.to_owned(),
        visit.published.map_or_else(|| "未公示".to_owned(), day),
        visit.findings.len().to_string(),
    ]
}

/// What an item is called: in the file's list, or by the head.
fn item_name(head: &DocumentHead, report: &Report, item: &Token) -> String {
    report.names.get(item.as_str()).cloned().unwrap_or_else(|| head.called(item))
}

/// What was found of the visits, in words.
fn found(paper: &mut OfficialDocument, report: &Report, statement: &InspectorStatement) {
    paper.heading("问题");
    let visit = |finding: &&Finding| {
        let Subject::Inspection { source, period, .. } = &finding.subject else { return None };
        statement.visits.iter().find(|visit| visit.source == *source && visit.period == *period)
    };
    let found = |finding: &&Finding| visit(finding).is_some_and(|visit| visit.findings.contains(&finding.code));
    let rows: Vec<_> = report.findings.iter().filter(found).map(|finding| told(report, finding)).collect();
    if rows.is_empty() {
        paper.paragraph("报告未就上述检查提出问题；各条款核对到何种程度，见下表。");
    } else {
        paper.table(&["检查对象", "条款", "问题"], rows);
    }
    let rows: Vec<_> =
        report.warnings.iter().filter(|it| visit(it).is_some()).map(|finding| told(report, finding)).collect();
    if !rows.is_empty() {
        paper.paragraph("以下各项本身并非违规，应予核实：");
        paper.table(&["检查对象", "条款", "提示"], rows);
    }
}

/// A finding of a visit: of whom, by which clause, what.
fn told(report: &Report, finding: &Finding) -> Vec<String> {
    let said = |text: &str| report.said(text, Language::Chinese);
    let clause = finding.citation.as_ref().map_or_else(String::new, |cited| cited.clause_in(Language::Chinese));
    let source = match &finding.subject {
        Subject::Inspection { source, .. } => said(source.as_str()),
        _ => String::new(),
    };
    vec![source, clause, said(&finding.chinese)]
}

/// How far the report could look at what an inspection must be: of the agency, since an article is judged as a whole.
fn compared(paper: &mut OfficialDocument, report: &Report) {
    paper.heading("条款核对情况（全单位）");
    let of_visits = [Article::Art6, Article::Art8Cap, Article::Art10, Article::Art11, Article::Art12, Article::Art13];
    let rows = of_visits.into_iter().filter_map(|article| report.article(article));
    let rows = rows.map(|row| {
        let left: Vec<&str> =
            row.clauses.iter().filter(|it| it.look.is_open()).map(|it| it.asks.chinese.as_str()).collect();
        let left = if left.is_empty() { "无".to_owned() } else { left.join("；") };
        vec![
            row.citation.clause_in(Language::Chinese),
            row.provision.names().1.to_owned(),
            row.verdict.names().1.to_owned(),
            left,
        ]
    });
    paper.table(&["条款", "内容", "结论", "未能全部核对的要求"], rows.collect());
}
