//! Art. 15: what each inspector shows: the visits, as drawn or not, by which items, recorded and published when.

use super::{Part, Section, Table, Tone};
use crate::compliance::finding::short;
use crate::compliance::{InspectorStatement, Report, VisitStatement};
use crate::{Article, Language, Words};

pub(super) fn section(report: &Report, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    // What exempts and what makes answerable is said by the rules in force, where they name it.
    let clause = report.article(Article::Art15).and_then(|row| row.citation.clause.as_ref());
    let parts_of = |clause: &Words| match language {
        Language::Chinese => {
            format!("对严格依据抽查事项清单和规定开展监管的，是否免责按{}认定。每人一份：", clause.chinese)
        }
        Language::English => format!(
            "Whether who strictly kept to the item list and the rules is exempt is said by {}. One statement each:",
            clause.english
        ),
    };
    let each = || of("每人一份：", "One statement each:").to_owned();
    let mut parts = vec![Part::Paragraph(clause.map_or_else(each, parts_of))];
    for statement in &report.inspectors {
        let mut table = Table::new(&[
            of("污染源", "source"),
            of("周期", "period"),
            of("检查类别", "kind"),
            of("抽取方案", "drawn by"),
            of("事项", "items"),
            of("完成日", "completed"),
            of("笔录", "record"),
            of("公示日", "published"),
            of("问题", "findings"),
        ]);
        for visit in &statement.visits {
            let tone = if visit.findings.is_empty() { Tone::Plain } else { Tone::Bad };
            table.row(tone, cells(report, visit, language));
        }
        parts.push(Part::Folded(title(statement, language), table));
    }
    if report.inspectors.is_empty() {
        parts.push(Part::Paragraph(of("无检查记录。", "No visits are on file.").to_owned()));
    }
    Section {
        title: of("执法检查人员履职情况（尽职免责材料）", "Statement for each inspector").to_owned(), parts
    }
}

fn title(statement: &InspectorStatement, language: Language) -> String {
    let mark = if statement.followed { "✓" } else { "✗" };
    let name = statement.name.as_ref().map_or_else(String::new, |name| format!(" {name}"));
    format!("{mark} {}{name}{}{}", statement.inspector, language.of("：", ": "), statement.words.of(language))
}

fn cells(report: &Report, visit: &VisitStatement, language: Language) -> [String; 9] {
    let of = |chinese, english| language.of(chinese, english);
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let items: Vec<String> = visit.items.iter().map(|item| report.said(item.as_str(), language)).collect();
    let codes: Vec<String> = visit.findings.iter().map(|code| code.number().to_string()).collect();
    [
        visit.source.to_string(),
        visit.period.to_string(),
        of(visit.kind.chinese(), visit.kind.as_str()).to_owned(),
        visit.drawn_by.as_ref().map_or_else(|| of("未抽取", "not drawn").to_owned(), short),
        items.join(of("、", ", ")),
        visit.completed.to_string(),
        if visit.site_record { of("有", "made") } else { of("无", "none") }.to_owned(),
        day(visit.published),
        codes.join(", "),
    ]
}
