//! Art. 15: what each inspector shows: the visits, as drawn or not, by which items, recorded and published when.

use super::{Part, Section, Table, Tone};
use crate::Language;
use crate::compliance::finding::short;
use crate::compliance::{InspectorStatement, Report, VisitStatement};

pub(super) fn section(report: &Report, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let mut parts = vec![Part::Paragraph(
        of(
            "对严格依据随机抽查事项清单和相关工作要求开展监管的，该免责的免于追究（第十五条）。每人一份：",
            "Who strictly kept to the item list and the rules is exempt where the law says so (Art. 15). One statement each:",
        )
        .to_owned(),
    )];
    for statement in &report.inspectors {
        let mut table = Table::new(&[
            of("污染源", "source"),
            of("周期", "period"),
            of("类别", "kind"),
            of("抽取令", "drawn by"),
            of("事项", "items"),
            of("完成日", "completed"),
            of("笔录", "record"),
            of("公示日", "published"),
            of("问题", "findings"),
        ]);
        for visit in &statement.visits {
            let tone = if visit.findings.is_empty() { Tone::Plain } else { Tone::Bad };
            table.row(tone, cells(visit, language));
        }
        parts.push(Part::Folded(title(statement, language), table));
    }
    if report.inspectors.is_empty() {
        parts.push(Part::Paragraph(of("无检查记录。", "No visits are on file.").to_owned()));
    }
    Section { title: of("检查人员履职说明", "Statement for each inspector").to_owned(), parts }
}

fn title(statement: &InspectorStatement, language: Language) -> String {
    let mark = if statement.followed { "✓" } else { "✗" };
    let name = statement.name.as_ref().map_or_else(String::new, |name| format!(" {name}"));
    format!("{mark} {}{name}{}{}", statement.inspector, language.of("：", ": "), statement.words.of(language))
}

fn cells(visit: &VisitStatement, language: Language) -> [String; 9] {
    let of = |chinese, english| language.of(chinese, english);
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let items: Vec<&str> = visit.items.iter().map(AsRef::as_ref).collect();
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
