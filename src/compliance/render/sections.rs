//! What the report says, section by section.

use std::collections::BTreeSet;

use super::chart::{Bar, Chart, Fill};
use super::html::anchor;
use super::{Document, Part, Section, Table, Tone, chance, inspectors};
use crate::compliance::finding::short;
use crate::compliance::{Evidence, ExcuseLine, Excused, Finding, Report, StratumName, Subject, Verdict};
use crate::disclosure::Class;
use crate::inspection::ReplacementReason;
use crate::rules::interpretation::READINGS;
use crate::rules::{Citation, InspectionKind};
use crate::{Article, Language, Period, Token};

/// The report as a document.
pub(super) fn document(report: &Report, language: Language) -> Document {
    let place = report.agency.division.name().map_or_else(String::new, |name| format!(" {name}"));
    let (agency, year, on, rules) = (&report.agency, report.year, report.on, &report.rules);
    let tier = report.tier.of(language);
    let title = match language {
        Language::Chinese => format!("{year}年度“双随机、一公开”自查报告：{}", called(report, language)),
        Language::English => format!("Compliance report {year}, “double random, one public”: {}", agency.name),
    };
    let about = match language {
        Language::Chinese => {
            let place = agency
                .division
                .name()
                .map_or_else(|| agency.division.to_string(), |name| format!("{name}（{}）", agency.division));
            format!("{place}，{tier}；截至{on}")
        }
        Language::English => format!("{}{place}, {tier}; as of {on}; rules: {rules}", agency.division),
    };
    let count = |verdict| report.articles.iter().filter(|article| article.verdict == verdict).count().to_string();
    let tile = |(english, chinese): (&str, &str), value, tone| (language.of(chinese, english).to_owned(), value, tone);
    let (kept, broken, open) = (Verdict::Kept, Verdict::Broken, Verdict::NotAssessable);
    let partly = count(Verdict::Partly);
    let worst = |number: &str| if number == "0" { Tone::Good } else { Tone::Bad };
    // No finding in what was compared is no good sign where little was.
    let all = report.articles.iter().all(|row| matches!(row.verdict, Verdict::Kept | Verdict::NotAsked));
    let clean = |number: &str| if number == "0" && !all { Tone::Quiet } else { worst(number) };
    let (broken_articles, findings) = (count(broken), report.findings.len().to_string());
    let tiles = vec![
        tile(("articles kept", "未发现问题的条款"), count(kept), Tone::Good),
        tile(("partly compared, nothing found", "部分核查、未发现问题的条款"), partly, Tone::Quiet),
        tile(("articles broken", "存在问题的条款"), broken_articles.clone(), worst(&broken_articles)),
        tile(("not assessable", "无法判定的条款"), count(open), Tone::Quiet),
        tile(("findings", "问题"), findings.clone(), clean(&findings)),
        tile(("warnings", "提示"), report.warnings.len().to_string(), Tone::Quiet),
    ];
    let unasked = count(Verdict::NotAsked);
    let unasked =
        (unasked != "0").then(|| tile(("not asked by the rules", "规则数据未作要求的条款"), unasked, Tone::Quiet));
    let tiles = tiles.into_iter().chain(unasked).collect();
    let mut sections = vec![
        found(report, language),
        articles(report, language),
        quotas(report, language),
        draws(report, language),
        exceptions(report, language),
        publications(report, language),
        chance::section(report, language),
        inspectors::section(report, language),
    ];
    // After what was found.
    let more = [warnings(report, language), excuses(report, language)];
    sections.splice(1..1, more.into_iter().flatten());
    let mut all = vec![headline(report, language), about];
    all.extend(report.articles.first().map(|row| rules_line(&row.citation, language)));
    all.extend(report.other_texts.iter().map(|text| text.of(language).to_owned()));
    sections.push(foot(report, language));
    Document { title, about: all, tiles, sections }
}

/// The whole in one sentence: which agency and year, what was found, what could not be told; what is nought is not said.
fn headline(report: &Report, language: Language) -> String {
    let of = |verdict| report.articles.iter().filter(|row| row.verdict == verdict).count();
    let unasked = of(Verdict::NotAsked);
    let rows = report.articles.len().saturating_sub(unasked);
    let mut said = found_or_not(report, language, rows, of(Verdict::Broken));
    let looked: Vec<String> = [
        (of(Verdict::Partly), "仅部分核查", "compared in part"),
        (of(Verdict::NotAssessable), "材料不足、无法判定", "not to be told from what is on file"),
        (unasked, "规则数据未作要求、不计在内", "not asked by the rules on file, and not counted"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, chinese, english)| match language {
        Language::Chinese => format!("{count}项{chinese}"),
        Language::English => format!("{count} {english}"),
    })
    .collect();
    if !looked.is_empty() {
        said.push_str(language.of("；", "; "));
        said.push_str(&looked.join(language.of("，", ", ")));
    }
    said.push_str(language.of("。", "."));
    let by_reading = report.articles.iter().map(|row| row.by_reading).fold(0, u32::saturating_add);
    said.push_str(&match (language, report.warnings.len()) {
        (_, 0) => String::new(),
        (Language::Chinese, count) => format!("另有{count}项提示应予核实。"),
        (Language::English, count) => format!(" {} to be looked at.", crate::explain::counted(count, "warning")),
    });
    said.push_str(&match (language, by_reading) {
        (_, 0) => String::new(),
        (Language::Chinese, count) => format!("其中{count}项仅因规则所取解释不作违规。"),
        (Language::English, count) => format!(" Of these only a reading of the rules makes {count} no breach."),
    });
    said
}

/// What was found, in how much of what the rules ask.
fn found_or_not(report: &Report, language: Language, rows: usize, broken: usize) -> String {
    let (agency, year, findings) = (called(report, language), report.year, report.findings.len());
    match (language, findings) {
        (Language::Chinese, 0) => format!("{agency}{year}年度：{rows}项规定中，已核内容未发现问题"),
        (Language::Chinese, _) => format!("{agency}{year}年度：发现{findings}个问题，涉及{rows}项规定中的{broken}项"),
        (Language::English, 0) => {
            format!("{agency} in {year}: of {rows} provisions, nothing was found in what was compared")
        }
        (Language::English, _) => {
            let found = crate::explain::counted(findings, "finding");
            format!("{agency} in {year}: {found} against {broken} of {rows} provisions")
        }
    }
}

/// What the report rests on, and who answers for it.
fn foot(report: &Report, language: Language) -> Section {
    let version = env!("CARGO_PKG_VERSION");
    let (rules, on) = (&report.rules, report.on);
    let unknown = || language.of("未载明", "not on file").to_owned();
    let digest = report.rules_digest.map_or_else(unknown, |digest| digest.to_string());
    let calendar = report.calendar.map_or_else(unknown, |revision| revision.to_string());
    let lines = match language {
        Language::Chinese => vec![
            format!("所依规则：“{rules}”；计算程序版本：{version}；截至{on}。"),
            format!("规则数据摘要（SHA-256）：{digest}；工作日历版本：{calendar}。"),
            "填报人（签字）：　　　　　　审核人（签字）：　　　　　　单位（盖章）：　　　　　　日期：".to_owned(),
        ],
        Language::English => vec![
            format!("Rules: `{rules}`; version of the library: {version}; as of {on}."),
            format!("Digest of the rules (SHA-256): {digest}; revision of the calendar: {calendar}."),
            "Made by (signature):            Checked by (signature):            Seal:            Date:".to_owned(),
        ],
    };
    let title = language.of("报告说明与签章", "About this report, and signatures").to_owned();
    Section { title, parts: lines.into_iter().map(Part::Paragraph).collect() }
}

/// What the agency is called: its official name, or its word.
fn called(report: &Report, language: Language) -> String {
    let word = report.agency.name.as_str();
    let quoted = || match language {
        Language::Chinese => format!("“{word}”"),
        Language::English => word.to_owned(),
    };
    report.names.get(word).cloned().unwrap_or_else(quoted)
}

/// By which rules: title, and document number where there is one.
fn rules_line(citation: &Citation, language: Language) -> String {
    let number = citation.number.as_ref();
    let title = citation.title.of(language);
    match language {
        Language::Chinese => {
            format!("依据：《{title}》{}", number.map_or_else(String::new, |number| format!("（{number}）")))
        }
        Language::English => {
            format!("By: {title}{}", number.map_or_else(String::new, |number| format!(" ({number})")))
        }
    }
}

/// The clause of the rules in force.
pub(super) fn cited(citation: Option<&Citation>, language: Language) -> String {
    citation.map_or_else(String::new, |citation| citation.clause_in(language))
}

fn articles(report: &Report, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let mut table = Table::new(&[
        of("结论", "verdict"),
        of("条款", "article"),
        of("内容", "subject"),
        of("核查内容及未核查内容", "compared, and not compared"),
        of("问题", "findings"),
    ]);
    for article in &report.articles {
        let (english, chinese) = article.verdict.names();
        let mark = super::rollup::mark(article.verdict);
        let tone = match article.verdict {
            Verdict::Kept => Tone::Good,
            Verdict::Broken => Tone::Bad,
            Verdict::NotAssessable | Verdict::Partly | Verdict::NotAsked => Tone::Quiet,
        };
        let looked = article.clauses.iter().map(|clause| {
            let words = clause.look.words();
            format!("{}{}{}", clause.asks.of(language), of("：", ": "), words.of(language))
        });
        let mut looked: Vec<String> = looked.collect();
        if article.by_reading > 0 {
            looked.push(match language {
                Language::Chinese => format!("另有{}项按规则所取解释不作违规，列入提示", article.by_reading),
                Language::English => {
                    format!("{} more are no breach by a reading of the rules, and are warnings", article.by_reading)
                }
            });
        }
        let (about, about_chinese) = article.provision.names();
        table.row(
            tone,
            [
                format!("{mark} {}", of(chinese, english)),
                article.citation.clause_in(language),
                of(about_chinese, about).to_owned(),
                looked.join(of("；", "; ")),
                article.findings.to_string(),
            ],
        );
        table.anchor(row_of(article.row()));
        table.link(4, first_of(article.row()));
    }
    Section { title: of("逐条结论", "Article by article").to_owned(), parts: vec![Part::Table(table)] }
}

/// Where the row of an article, or of its matter, is linked to.
fn row_of(article: Article) -> String {
    anchor(&["row", article.as_str()])
}

/// Where the first finding of a row is linked to.
fn first_of(article: Article) -> String {
    anchor(&["findings", article.as_str()])
}

/// Where a draw is linked to.
fn draw_of(period: Period, round: u32) -> String {
    anchor(&["draw", &period.to_string(), &round.to_string()])
}

/// Where the quota of a stratum is linked to.
fn quota_of(stratum: &Token, period: Period) -> String {
    anchor(&["quota", stratum.as_str(), &period.to_string()])
}

fn found(report: &Report, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let title = of("问题", "Findings").to_owned();
    if report.findings.is_empty() {
        return Section {
            title, parts: vec![Part::Paragraph(of("未发现问题。", "Nothing was found.").to_owned())]
        };
    }
    let mut table = finding_table(&report.findings, language);
    let mut before = None;
    for (at, row) in report.findings.iter().map(Finding::row).enumerate() {
        if before.replace(row) != Some(row) {
            table.anchors.insert(at, first_of(row));
        }
    }
    Section { title, parts: vec![Part::Table(table)] }
}

/// What is no breach by itself and is to be looked at; none if there is nothing.
fn warnings(report: &Report, language: Language) -> Option<Section> {
    let title = language.of("提示", "Warnings").to_owned();
    let said = language
        .of("以下各项本身并非违规，应予核实。", "None of these is a breach by itself; each is to be looked at.");
    let table = Part::Table(finding_table(&report.warnings, language));
    let parts = vec![Part::Paragraph(said.to_owned()), table];
    (!report.warnings.is_empty()).then_some(Section { title, parts })
}

/// A reason as people say it, where it is a word of the form.
fn reason(line: &ExcuseLine, language: Language) -> String {
    let word = line.reason.as_str();
    let gone = || word.parse::<ReplacementReason>().ok().map(|it| (it.english(), it.chinese()));
    let said = match (line.kind, word) {
        (Excused::Withheld, _) => {
            Some(("on leave, or without a certificate, for part of the period", "检查期内部分日期请假或无有效证件"))
        }
        (Excused::PlanRevised, "less") => Some(("less is owed", "应抽数量减少")),
        (Excused::PlanRevised, "more") => Some(("more is owed", "应抽数量增加")),
        (Excused::PlanRevised, _) => Some(("as much is owed", "应抽数量不变")),
        (Excused::MostlyRecused, _) => Some(("recusals of the roster", "名录库所载回避")),
        (Excused::ChangedAtDraw, _) => Some(("alike before and after", "前后所载相同")),
        (Excused::FoundGone, "unreachable") => Some(("could not be reached", "无法联系")),
        (Excused::AwayAtDraw, _) => Some(("left, and came back", "离库后又入库")),
        (Excused::ListChange, "gone") => Some(("no longer listed", "不再列入")),
        (Excused::ListChange, "new") => Some(("newly listed", "新列入")),
        (Excused::ListChange, _) => Some(("another stratum, area or state", "类别、区划或状态不同")),
        (Excused::Supplement, "gone") => Some(("drawn sources that are gone", "抽中对象已不存在")),
        (Excused::OtherKind, _) => word.parse::<InspectionKind>().ok().map(|it| (it.as_str(), it.chinese())),
        _ => gone(),
    };
    said.map_or_else(|| word.to_owned(), |(english, chinese)| language.of(chinese, english).to_owned())
}

/// What departed from the draws, by kind and reason, with what shows it; none if nothing did.
fn excuses(report: &Report, language: Language) -> Option<Section> {
    let of = |chinese, english| language.of(chinese, english);
    let mut table = Table::new(&[
        of("情形", "what"),
        of("理由", "reason"),
        of("登记佐证", "shown by the registers"),
        of("登记佐证（无日期）", "by registers without the day"),
        of("检查结果佐证", "by a result"),
        of("文件佐证", "by a document"),
        of("文件佐证（早于抽取）", "by one older than the draw"),
        of("文件份数", "different documents"),
        of("无佐证", "by nothing"),
        of("占比", "of all"),
    ]);
    for line in &report.excuses {
        let (english, chinese) = line.kind.names();
        let counts = [line.registers, line.undated, line.results, line.documents, line.older, line.unfounded];
        let all = counts.iter().fold(0, |sum: u32, count| sum.saturating_add(*count));
        let tone = if line.unfounded > 0 { Tone::Bad } else { Tone::Plain };
        let reason = reason(line, language);
        let named = [of(chinese, english).to_owned(), reason].into_iter();
        let mut numbers: Vec<String> = counts.iter().map(u32::to_string).collect();
        numbers.insert(5, line.papers.to_string());
        numbers.push(format!("{all} / {}", line.of));
        table.row(tone, named.chain(numbers));
    }
    let title = of("作废、重抽、终止、跳过、更换和免受限制", "Voids, redraws, skips, changes and waivers").to_owned();
    (!table.is_empty()).then_some(Section { title, parts: vec![Part::Table(table)] })
}

/// Findings with article, subject, sentence, evidence, number, and the reading on which they rest.
pub(super) fn finding_table(findings: &[Finding], language: Language) -> Table {
    let of = |chinese, english| language.of(chinese, english);
    let mut table = Table::new(&[
        of("条款", "article"),
        of("对象", "subject"),
        of("情况", "what"),
        of("证据", "evidence"),
        of("问题代码", "number"),
        of("口径", "reading"),
    ]);
    for finding in findings {
        let evidence: Vec<String> = finding.evidence.iter().map(|it| it.words().of(language).to_owned()).collect();
        table.row(
            Tone::Bad,
            [
                cited(finding.citation.as_ref(), language),
                finding.subject.words().of(language).to_owned(),
                of(&finding.chinese, &finding.english).to_owned(),
                evidence.join(of("；", "; ")),
                finding.code.number().to_string(),
                finding.reading.as_ref().map_or_else(String::new, |reading| asked(reading, language)),
            ],
        );
        table.link(0, row_of(finding.row()));
        match &finding.subject {
            Subject::Draw { period, round } => table.link(1, draw_of(*period, *round)),
            Subject::Stratum { stratum, period: Some(period) } => table.link(1, quota_of(stratum, *period)),
            _ => {}
        }
    }
    table
}

/// The question that a reading answers, for people.
fn asked(reading: &str, language: Language) -> String {
    let known = READINGS.iter().find(|known| known.id == reading);
    known.map_or_else(
        || reading.to_owned(),
        |known| language.of(known.question.chinese, known.question.english).to_owned(),
    )
}

/// A stratum's name, or its word where the rules have none, which is quoted in Chinese.
pub(super) fn stratum(strata: &[StratumName], stratum: &Token, language: Language) -> String {
    let known = strata.iter().find(|known| known.stratum == *stratum);
    let unnamed = || match language {
        Language::Chinese => format!("“{stratum}”"),
        Language::English => stratum.to_string(),
    };
    known.map_or_else(unnamed, |known| known.name.of(language).to_owned())
}

fn quotas(report: &Report, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let mut table = Table::narrow(&[
        of("对象类别", "stratum"),
        of("周期", "period"),
        of("应抽", "quota"),
        of("已抽", "drawn"),
        of("已检查", "inspected"),
        of("缺额", "short"),
    ]);
    let mut bars = Vec::new();
    for line in report.quotas.iter().filter(|line| line.quota > 0 || line.drawn.is_some_and(|drawn| drawn > 0)) {
        let drawn = line.drawn.map_or_else(|| "–".to_owned(), |drawn| drawn.to_string());
        let name = stratum(&report.strata, &line.stratum, language);
        let missed = line.drawn.is_some_and(|drawn| drawn < line.quota) && line.short == 0 && !line.by_year;
        let fill = if missed { Fill::Bad } else { Fill::Good };
        bars.push(Bar {
            label: format!("{name} {}", line.period),
            value: format!("{drawn} / {}", line.quota),
            parts: vec![(line.drawn.unwrap_or(0).into(), fill)],
            frame: Some(line.quota.into()),
        });
        let tone = if missed { Tone::Bad } else { Tone::Plain };
        let numbers = [line.quota.to_string(), drawn, line.inspected.to_string(), line.short.to_string()];
        table.row(tone, [name, line.period.to_string()].into_iter().chain(numbers));
        table.anchor(quota_of(&line.stratum, line.period));
    }
    let title = of("抽查数量", "Quotas").to_owned();
    if table.is_empty() {
        let nothing = of("无年度计划，无法核对。", "There is no plan to go by.").to_owned();
        return Section { title, parts: vec![Part::Paragraph(nothing)] };
    }
    let said = of(
        "方框为计划数量，色块为已抽取数量。缺额可结转的类别按全年计。",
        "The frame is the plan's number, the bar what was drawn. Where a shortfall carries over, the year counts.",
    );
    let chart = Chart { title: title.clone(), bars };
    Section { title, parts: vec![Part::Paragraph(said.to_owned()), Part::Chart(chart), Part::Table(table)] }
}

fn draws(report: &Report, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let mut table = Table::new(&[
        of("周期", "period"),
        of("轮次", "round"),
        of("抽取日", "drawn on"),
        of("规定抽取时段", "window"),
        of("对象数", "sources"),
        of("公布日", "published"),
        of("抽取方案", "order"),
    ]);
    for draw in &report.draws {
        let window = draw.window.map_or_else(String::new, |window| match language {
            Language::Chinese => format!("{}至{}", window.from(), window.until()),
            Language::English => format!("{} to {}", window.from(), window.until()),
        });
        let window = draw.exception.as_ref().map_or(window.clone(), |exception| match language {
            Language::Chinese => format!("{window}；例外审批：{exception}"),
            Language::English => format!("{window}; exception: {exception}"),
        });
        let cells = [
            draw.period.to_string(),
            draw.round.to_string(),
            draw.drawn.to_string(),
            window,
            draw.sources.map_or_else(|| "–".to_owned(), |sources| sources.to_string()),
            draw.published.map_or_else(|| "–".to_owned(), |day| day.to_string()),
            short(&draw.order),
        ];
        table.row(Tone::Plain, cells);
        table.anchor(draw_of(draw.period, draw.round));
    }
    let redraws = &report.redraws;
    let said = match language {
        Language::Chinese => format!(
            "现行抽取方案{}份，其中重新抽取{}份、作废{}份；抽中{}家次，其中递补{}家次。",
            redraws.orders, redraws.again, redraws.void, redraws.sources, redraws.replaced
        ),
        Language::English => format!(
            "{} orders that stand, {} of them a repeated round and {} void; {} sources drawn, {} of them replaced.",
            redraws.orders, redraws.again, redraws.void, redraws.sources, redraws.replaced
        ),
    };
    let mut parts = vec![Part::Paragraph(said)];
    if !table.is_empty() {
        parts.push(Part::Table(table));
    }
    parts.extend(digests(report, language));
    Section { title: of("抽取", "Draws").to_owned(), parts }
}

/// The digests that stand shortened elsewhere, whole: of the draws' orders, and of what is evidence.
fn digests(report: &Report, language: Language) -> Option<Part> {
    let of = |chinese, english| language.of(chinese, english);
    let (order, transcript) = (of("抽取方案", "order"), of("抽取记录", "transcript"));
    let found = report.findings.iter().chain(&report.warnings).flat_map(|finding| &finding.evidence);
    let found = found.filter_map(|evidence| match evidence {
        Evidence::Order { order: digest, .. } => Some((order, *digest)),
        Evidence::Transcript { transcript: digest } => Some((transcript, *digest)),
        _ => None,
    });
    let all: BTreeSet<_> = report.draws.iter().map(|draw| (order, draw.order)).chain(found).collect();
    let mut table = Table::new(&[of("文本", "text"), of("摘要", "digest")]);
    for (name, digest) in all {
        table.row(Tone::Plain, [name.to_owned(), digest.to_string()]);
    }
    let title = of("完整的摘要", "The digests in full").to_owned();
    (!table.is_empty()).then_some(Part::Folded(title, table))
}

fn exceptions(report: &Report, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let title = of("超出年度检查次数上限的检查", "Visits beyond the cap, with their grounds").to_owned();
    if report.exceptions.is_empty() {
        return Section { title, parts: vec![Part::Paragraph(of("无。", "None.").to_owned())] };
    }
    let mut table = Table::new(&[
        of("污染源", "source"),
        of("周期", "period"),
        of("完成日", "completed"),
        of("本年度次序", "visit"),
        of("上限", "cap"),
        of("依据", "ground"),
    ]);
    for exception in &report.exceptions {
        let cells = [
            exception.source.to_string(),
            exception.period.to_string(),
            exception.completed.to_string(),
            exception.count.to_string(),
            exception.cap.to_string(),
            exception.ground.of(language).to_owned(),
        ];
        table.row(Tone::Plain, cells);
    }
    Section { title, parts: vec![Part::Table(table)] }
}

fn publications(report: &Report, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let title = of("公示", "Publications").to_owned();
    let names = Class::ALL.map(|class| language.of(class.chinese(), class.as_str()));
    let mut head = vec![of("对象类别", "of")];
    head.extend(names);
    let mut table = Table::narrow(&head);
    let mut bars = Vec::new();
    for rate in &report.publications {
        let name = match &rate.stratum {
            None => of("抽取", "draws").to_owned(),
            Some(token) => stratum(&report.strata, token, language),
        };
        let numbers = Class::ALL.map(|class| rate.counts.of(class));
        let tone = if rate.counts.late > 0 || rate.counts.overdue > 0 { Tone::Bad } else { Tone::Plain };
        table.row(tone, [name.clone()].into_iter().chain(numbers.iter().map(u64::to_string)));
        let fills = [Fill::Good, Fill::Middle, Fill::Bad, Fill::Quiet, Fill::Quiet, Fill::Quiet];
        let all = rate.counts.total();
        bars.push(Bar {
            label: name,
            value: format!("{} {} / {all}", of("已公示", "published"), rate.counts.published),
            parts: numbers.into_iter().zip(fills).collect(),
            frame: Some(all),
        });
    }
    if table.is_empty() {
        let nothing = of("无须公示的事项。", "There is nothing to be published.").to_owned();
        return Section { title, parts: vec![Part::Paragraph(nothing)] };
    }
    let chart = Chart { title: title.clone(), bars };
    Section { title, parts: vec![Part::Chart(chart), Part::Table(table)] }
}
