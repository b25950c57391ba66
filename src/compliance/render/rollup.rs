//! Art. 4: a league's roll-up for people: the agencies' verdicts side by side, and what only the files together show.

use std::collections::BTreeMap;

use super::html::anchor;
use super::sections::{cited, finding_table, stratum};
use super::{Document, Part, ReportForm, Section, Table, Tone};
use crate::compliance::{ArticleReport, Report, Rollup, Verdict};
use crate::disclosure::Class;
use crate::explain::{counted, in_chinese};
use crate::{Article, Language, Names, Token};

impl Rollup {
    /// The roll-up in a form and a language.
    ///
    /// # Guarantees
    /// Every agency stands in it with its verdict on each article, and every finding of the roll-up with its evidence. In
    /// HTML no value of the files is markup.
    ///
    /// # Complexity
    /// Linear in the output.
    #[must_use]
    pub fn render(&self, form: ReportForm, language: Language) -> String {
        let names = self.reports.iter().fold(Names::default(), |names, report| names.and_all(report.called()));
        document(self, language).rendered(form, language, &names)
    }
}

fn document(rollup: &Rollup, language: Language) -> Document {
    let (year, on, rules, agencies) = (rollup.year, rollup.on, &rollup.rules, rollup.reports.len());
    let title = match language {
        Language::Chinese => format!("{year}年度“双随机、一公开”统筹汇总"),
        Language::English => format!("League roll-up {year}, “double random, one public”"),
    };
    let about = match language {
        Language::Chinese => {
            let row = rollup.reports.iter().find_map(|report| report.articles.first());
            let title = row.map_or_else(String::new, |row| format!("；依据：《{}》", row.citation.title.chinese));
            format!("{agencies}个单位；截至{on}{title}")
        }
        Language::English => format!("{}; as of {on}; rules: {rules}", counted_agencies(agencies)),
    };
    let others = rollup.reports.first().into_iter().flat_map(|report| &report.other_texts);
    let about = core::iter::once(about).chain(others.map(|text| text.of(language).to_owned())).collect();
    let tile = |verdict: Verdict, tone| {
        let (english, chinese) = verdict.names();
        (language.of(chinese, english).to_owned(), rollup.rows(verdict).to_string(), tone)
    };
    let bad = |count: usize| if count == 0 { Tone::Good } else { Tone::Bad };
    let found = rollup.findings.len();
    let tiles = vec![
        tile(Verdict::Kept, Tone::Good),
        tile(Verdict::Partly, Tone::Quiet),
        tile(Verdict::Broken, bad(rollup.rows(Verdict::Broken))),
        tile(Verdict::NotAssessable, Tone::Quiet),
        (language.of("合并后发现的问题", "found only together").to_owned(), found.to_string(), bad(found)),
    ];
    let unasked = rollup.rows(Verdict::NotAsked) > 0;
    let tiles = tiles.into_iter().chain(unasked.then(|| tile(Verdict::NotAsked, Tone::Quiet))).collect();
    let sections = vec![
        side_by_side(rollup, language),
        each(rollup, language),
        found_together(rollup, language),
        failed_together(rollup, language),
        shared(rollup, language),
        totals(rollup, language),
    ];
    Document { title, about, tiles, sections }
}

/// One agency, two agencies.
fn counted_agencies(agencies: usize) -> String {
    if agencies == 1 { "1 agency".to_owned() } else { format!("{agencies} agencies") }
}

/// A mark for each verdict.
pub(super) const fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kept => "✓",
        Verdict::Broken => "✗",
        Verdict::NotAssessable => "–",
        Verdict::Partly => "◐",
        Verdict::NotAsked => "∅",
    }
}

/// A line for each agency, a column for each article.
fn side_by_side(rollup: &Rollup, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let shown = |verdict: &Verdict| *verdict != Verdict::NotAsked || rollup.rows(*verdict) > 0;
    let legend: Vec<String> = Verdict::ALL
        .into_iter()
        .filter(shown)
        .map(|verdict| {
            let (english, chinese) = verdict.names();
            format!("{} {}", mark(verdict), of(chinese, english))
        })
        .collect();
    let rows = rollup.reports.iter().flat_map(|report| &report.articles).map(|row| (row.row(), row));
    let articles: BTreeMap<Article, &ArticleReport> = rows.collect();
    let name = |row: &&ArticleReport| match row.article {
        Some(article) => match language {
            Language::Chinese => row.citation.clause_in(language),
            Language::English => article.as_str().to_owned(),
        },
        None => language.of(row.provision.names().1, row.provision.names().0).to_owned(),
    };
    let names: Vec<String> = articles.values().map(name).collect();
    let mut head = vec![of("抽取单位", "agency"), of("问题", "findings"), of("提示", "warnings")];
    head.extend(names.iter().map(String::as_str));
    let mut table = Table::new(&head);
    for report in &rollup.reports {
        let verdict =
            |article: &Article| report.article(*article).map_or_else(String::new, |row| mark(row.verdict).to_owned());
        let tone = if report.findings.is_empty() { Tone::Plain } else { Tone::Bad };
        let cells = [called(report, language), report.findings.len().to_string(), report.warnings.len().to_string()];
        table.row(tone, cells.into_iter().chain(articles.keys().map(verdict)));
        table.link(1, first_of(report));
        for (column, article) in (3..).zip(articles.keys()) {
            if report.article(*article).is_some_and(|row| row.verdict == Verdict::Broken) {
                table.link(column, first_of(report));
            }
        }
    }
    let mut key = Table::new(&[of("条款", "article"), of("内容", "subject")]);
    for row in articles.values() {
        let (english, chinese) = row.provision.names();
        key.row(Tone::Plain, [row.citation.clause_in(language), of(chinese, english).to_owned()]);
    }
    let parts = vec![
        Part::Paragraph(legend.join(of("；", "; "))),
        Part::Table(table),
        Part::Folded(of("各条款的内容", "What the articles are about").to_owned(), key),
    ];
    Section { title: of("各单位结论对照", "The agencies' verdicts side by side").to_owned(), parts }
}

/// An agency's official name, or its word, which is quoted in Chinese.
fn called(report: &Report, language: Language) -> String {
    let word = report.agency.name.as_str();
    let quoted = || match language {
        Language::Chinese => format!("“{word}”"),
        Language::English => word.to_owned(),
    };
    report.names.get(word).cloned().unwrap_or_else(quoted)
}

/// The same by its word.
fn agency_called(rollup: &Rollup, agency: &Token, language: Language) -> String {
    let report = rollup.reports.iter().find(|report| report.agency.name == *agency);
    let unnamed = || match language {
        Language::Chinese => format!("“{agency}”"),
        Language::English => agency.to_string(),
    };
    report.map_or_else(unnamed, |report| called(report, language))
}

/// Where the first finding of an agency is linked to.
fn first_of(report: &Report) -> String {
    anchor(&["agency", report.agency.name.as_str()])
}

/// What was found of each agency, folded under its name.
fn each(rollup: &Rollup, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let found = rollup.reports.iter().filter(|report| !report.findings.is_empty()).map(|report| {
        let mut table = finding_table(&report.findings, language);
        table.anchors.insert(0, first_of(report));
        let count = report.findings.len();
        let title = match language {
            Language::Chinese => format!("{}：{count}个问题", called(report, language)),
            Language::English => format!("{}: {}", called(report, language), counted(count, "finding")),
        };
        Part::Folded(title, table)
    });
    let mut parts: Vec<Part> = found.collect();
    if parts.is_empty() {
        parts.push(Part::Paragraph(of("未发现问题。", "Nothing was found.").to_owned()));
    }
    Section { title: of("各单位的问题", "What was found of each agency").to_owned(), parts }
}

fn found_together(rollup: &Rollup, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let title = of("仅在合并后可见的问题", "What only the files together show").to_owned();
    let parts = match rollup.findings.as_slice() {
        [] => vec![Part::Paragraph(of("未发现问题。", "Nothing was found.").to_owned())],
        findings => vec![Part::Table(finding_table(findings, language))],
    };
    Section { title, parts }
}

fn failed_together(rollup: &Rollup, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let title = of("多个单位同样出错的抽取", "Draws that failed together").to_owned();
    let mut table = Table::new(&[
        of("周期", "period"),
        of("条款", "article"),
        of("问题代码", "number"),
        of("单位数", "agencies"),
        of("抽取单位", "whose"),
    ]);
    for failed in &rollup.together {
        let agencies: Vec<String> =
            failed.agencies.iter().map(|agency| agency_called(rollup, agency, language)).collect();
        let cells = [
            failed.period.to_string(),
            cited(failed.citation.as_ref(), language),
            failed.code.number().to_string(),
            agencies.len().to_string(),
            agencies.join(of("、", ", ")),
        ];
        table.row(Tone::Bad, cells);
    }
    Section { title, parts: vec![or_none(table, language)] }
}

fn shared(rollup: &Rollup, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let mut table = Table::new(&[of("污染源", "source"), of("次数", "visits"), of("由谁、何时", "by whom, and when")]);
    for source in &rollup.shared {
        let visits = source.visits.iter().map(|visit| {
            let agency = agency_called(rollup, &visit.agency, language);
            match language {
                Language::Chinese => format!("{agency}，{}", in_chinese(&visit.completed.to_string())),
                Language::English => format!("{agency} {}", visit.completed),
            }
        });
        let visits: Vec<String> = visits.collect();
        table.row(Tone::Plain, [source.source.to_string(), visits.len().to_string(), visits.join(of("；", "; "))]);
    }
    let title = of("多个单位检查的污染源", "Sources that several agencies visited").to_owned();
    Section { title, parts: vec![or_none(table, language)] }
}

fn totals(rollup: &Rollup, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let classes = Class::ALL.map(|class| of(class.chinese(), class.as_str()));
    let mut head = vec![of("对象类别", "stratum"), of("应抽", "quota"), of("已抽", "drawn"), of("已检查", "inspected")];
    head.extend(classes);
    head.push(of("按期公示率", "share in time"));
    let mut table = Table::narrow(&head);
    for total in &rollup.totals {
        let name = stratum(&rollup.strata, &total.stratum, language);
        let share = total.published.kept_share().map_or_else(String::new, |share| share.percent());
        let numbers = [total.quota, total.drawn, total.inspected].into_iter();
        let numbers = numbers.chain(Class::ALL.map(|class| total.published.of(class))).map(|number| number.to_string());
        table.row(Tone::Plain, [name].into_iter().chain(numbers).chain([share]));
    }
    Section { title: of("合计", "Totals").to_owned(), parts: vec![or_none(table, language)] }
}

fn or_none(table: Table, language: Language) -> Part {
    match table.is_empty() {
        true => Part::Paragraph(language.of("无。", "None.").to_owned()),
        false => Part::Table(table),
    }
}
