//! Arts. 1, 10, 11: 随机抽取被检查对象、随机选派执法检查人员、及时向社会公开抽取情况. What witnesses of a draw sign, and what is
//! posted of it.

use chrono::NaiveDate;

use super::{DocumentError, DocumentHead, OfficialDocument, OfficialKind, by, by_these, day, period, with_id};
use crate::disclosure::{PublicDraw, PublicInspector, PublicSource, ViewedStratum};
use crate::draw::{Draw, Hash, List, Order, Origin, Terms};
use crate::inspection::ReplacementReason;
use crate::plan::stratum_name;
use crate::rules::{Provision, Ruleset};
use crate::{DateSpan, Language, Token};

/// The record of a draw, for those who were present to sign: the lists and their digests, who contributed which randomness,
/// what came out, and how anybody checks it. Sources and inspectors stand in it by their ids, as in the transcript, and by the
/// names that the head has of them: it is signed by those who know them by name, and is not posted.
///
/// # Guarantees
/// The draw was made again or verified, as every [`Draw`] is: the record cannot say anything else than its texts.
///
/// # Errors
/// [`DocumentError`]: an order by other rules; a day of the draw before that of the order, or after the paper's date.
pub fn draw_record(
    head: &DocumentHead,
    draw: &Draw,
    (committed, drawn): (NaiveDate, NaiveDate),
    rules: &Ruleset,
) -> Result<OfficialDocument, DocumentError> {
    let order = draw.revealed().committed().order();
    let terms = order.terms();
    by_these(&terms.rules, rules)?;
    DateSpan::new(committed, drawn).map_err(DocumentError::Days)?;
    head.after(drawn)?;
    let title = format!("{}{}“双随机、一公开”抽取过程记录", head.agency, period(terms.period));
    let mut paper = head.paper(OfficialKind::DrawRecord, title);
    paper.paragraph(format!("{}我单位进行抽取，过程记录如下。", by(rules, Provision::Period)));
    basics(head, &mut paper, terms, (committed, drawn), rules)?;
    paper.heading("名单");
    let lists = [List::Sources, List::Inspectors, List::Recusals].map(|list| {
        let commitment = order.commitment(list);
        vec![list.chinese().to_owned(), commitment.count.to_string(), commitment.root.to_string()]
    });
    paper.table(&["名单", "条数", "摘要"], lists.into());
    randomness(head, &mut paper, draw);
    outcome(head, &mut paper, draw, rules);
    paper.heading("摘要与核验");
    let mut digests = vec![vec!["抽取方案".to_owned(), order.digest().to_string()]];
    digests.extend(draw.transcripts().enumerate().map(|(at, transcript)| {
        let name = if at == 0 { "抽取记录".to_owned() } else { format!("抽取记录（第{at}次递补后）") };
        vec![name, transcript.digest(terms.hash).to_string()]
    }));
    paper.table(&["文本", "摘要"], digests);
    let hash = match terms.hash {
        Hash::Sm3 => "国家密码算法SM3（GB/T 32905）",
        Hash::Sha256 => "SHA-256",
    };
    paper.paragraph(format!(
        "摘要由{hash}算得。抽取方案应先于公共随机数产生而公布；抽取结果由抽取方案、名单和随机数唯一确定，任何人可据公布的文本重新计算核验。"
    ));
    paper.signed_by(&["抽取人", "记录人", "监督人（公证人员）", "见证人", "见证人"]);
    Ok(paper)
}

fn basics(
    head: &DocumentHead,
    paper: &mut OfficialDocument,
    terms: &Terms,
    (committed, drawn): (NaiveDate, NaiveDate),
    rules: &Ruleset,
) -> Result<(), DocumentError> {
    paper.heading("基本情况");
    let window = rules.draw_window(terms.period)?.map_or_else(
        || "规则数据未规定抽取时段".to_owned(),
        |window| {
            let within = window.contains(drawn);
            let within = if within { "抽取日在规定时段内" } else { "抽取日不在规定时段内" };
            format!("{}至{}，{within}", day(window.from()), day(window.until()))
        },
    );
    let optional = |number: Option<u32>, unit: &str, none: &str| {
        number.map_or_else(|| none.to_owned(), |number| format!("{number}{unit}"))
    };
    let fields = [
        ("抽取单位", head.agency.to_string()),
        ("行政区划", terms.agency.division.chinese()),
        ("层级", rules.tier_name(terms.agency.tier).chinese),
        ("检查时段", period(terms.period)),
        ("轮次", format!("第{}轮", terms.round)),
        ("抽取方案公布日", day(committed)),
        ("抽取日", day(drawn)),
        ("规定抽取时段", window),
        ("检查组人数", format!("{}人", terms.team)),
        ("年度检查次数上限", optional(terms.cap, "次", "无")),
        ("每名执法检查人员承担上限", optional(terms.max_load, "家次", "无")),
    ];
    paper.table(&["项目", "内容"], fields.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect());
    Ok(())
}

/// Who contributed what: how it was announced before, and what came of it.
fn randomness(head: &DocumentHead, paper: &mut OfficialDocument, draw: &Draw) {
    paper.heading("随机数来源和公布值");
    let promised = &draw.revealed().committed().order().terms().entropy;
    let rows = promised.iter().zip(&draw.revealed().contributions().0).map(|(promised, given)| {
        let (kind, announced) = match &promised.origin {
            Origin::Commit(digest) => ("秘密随机数", format!("摘要{digest}")),
            Origin::Public(text) => ("公共随机数", format!("“{text}”")),
            Origin::Formed { form, text } => ("公共随机数", format!("“{}”，{}", text, form.written.describe().1)),
        };
        let bytes = given.value.bytes();
        let public = !matches!(promised.origin, Origin::Commit(_));
        let plain = public && bytes.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
        let value = if plain { format!("“{}”", String::from_utf8_lossy(bytes)) } else { given.value.to_string() };
        vec![head.called(&promised.label), kind.to_owned(), announced, value]
    });
    let rows = rows.collect();
    paper.table(&["来源", "种类", "抽取方案载明", "公布值"], rows);
}

fn outcome(head: &DocumentHead, paper: &mut OfficialDocument, draw: &Draw, rules: &Ruleset) {
    let name = |stratum: &Token| stratum_name(rules, stratum, Language::Chinese);
    let terms = draw.revealed().committed().order().terms();
    paper.heading("抽取结果");
    let of = |stratum: &Token| draw.strata().iter().find(|it| it.stratum == *stratum);
    let rows = terms.strata.iter().map(|asked| {
        let found = of(&asked.stratum);
        let (drawn, short) = found.map_or((0, 0), |it| (it.drawn.len(), it.shortfall));
        vec![name(&asked.stratum), asked.quota.to_string(), drawn.to_string(), short.to_string()]
    });
    let rows = rows.collect();
    paper.table(&["对象类别", "应抽（家次）", "抽中（家次）", "缺额（家次）"], rows);
    let lines = draw.strata().iter().flat_map(|stratum| stratum.drawn.iter().map(move |line| (stratum, line)));
    let lines = lines.map(|(stratum, line)| {
        let team: Vec<String> = line.team.iter().map(|id| with_id(&head.inspectors, id)).collect();
        vec![name(&stratum.stratum), line.rank.to_string(), with_id(&head.sources, &line.source), team.join("、")]
    });
    let lines = lines.collect();
    paper.table(&["对象类别", "顺位", "抽查对象（编号）", "执法检查人员（编号）"], lines);
    if !draw.skipped().is_empty() {
        paper.heading("顺位递补");
        let rows = draw
            .skipped()
            .iter()
            .map(|skip| vec![with_id(&head.sources, &skip.source), reason(&skip.reason)])
            .collect();
        paper.table(&["未检查对象（编号）", "原因"], rows);
    }
}

/// Why a drawn source was skipped: in words where the word is known, else quoted.
fn reason(reason: &Token) -> String {
    let known = reason.as_str().parse::<ReplacementReason>();
    known.map_or_else(|_| format!("“{reason}”"), |known| known.chinese().to_owned())
}

/// The announcement of a draw, from its public view: who was drawn, by stratum, and who goes there.
///
/// # Guarantees
/// Of sources name, code and id, of inspectors what the view shows: nothing else of a person is in a public view.
///
/// # Errors
/// [`DocumentError`]: an order by other rules than the paper cites; the view of another order.
pub fn draw_announcement(
    head: &DocumentHead,
    order: &Order,
    draw: &PublicDraw,
    rules: &Ruleset,
) -> Result<OfficialDocument, DocumentError> {
    by_these(&order.terms().rules, rules)?;
    let (found, expected) = (draw.order, order.digest());
    if found != expected {
        return Err(DocumentError::OtherOrder { found, expected });
    }
    let title = format!("{}{}“双随机、一公开”抽取情况公告", head.agency, period(draw.period));
    let mut paper = head.paper(OfficialKind::DrawAnnouncement, title);
    let by = by(rules, Provision::Publicity);
    if let Some(why) = &draw.void {
        paper.paragraph(format!("{by}现公告：第{}轮抽取方案作废，未抽取任何对象，原因：{why}。", draw.round));
        return Ok(digests(paper, draw));
    }
    let drawn: usize = draw.strata.iter().map(|stratum| stratum.drawn.len()).sum();
    paper.paragraph(format!(
        "{by}我单位完成{}第{}轮抽取，随机抽取检查对象{drawn}家次，并随机选派执法检查人员，现予公告。",
        period(draw.period),
        draw.round
    ));
    for stratum in &draw.strata {
        announced(&mut paper, stratum, rules);
    }
    if !draw.skipped.is_empty() {
        paper.heading("顺位递补情况");
        let row = |(at, name, code, why)| vec![at, name, code, why];
        let rows = numbered(draw.skipped.iter().map(|skip| (&skip.source, reason(&skip.reason)))).map(row).collect();
        paper.table(&["序号", "未检查对象", "统一社会信用代码", "原因"], rows);
    }
    Ok(digests(paper, draw))
}

fn numbered<'a>(
    sources: impl Iterator<Item = (&'a PublicSource, String)>,
) -> impl Iterator<Item = (String, String, String, String)> {
    (1_u32..).zip(sources).map(|(at, (source, last))| (at.to_string(), source.name.to_string(), code(source), last))
}

pub(super) fn code(source: &PublicSource) -> String {
    source.credit_code.map_or_else(|| "未登记".to_owned(), |code| code.to_string())
}

/// Who goes, as the public may know it.
pub(super) fn team(team: Option<&Vec<PublicInspector>>) -> String {
    let each = team.into_iter().flatten().map(|inspector| match inspector {
        PublicInspector::Number(id) => id.to_string(),
        PublicInspector::Pseudonym(number) => format!("检查人员{number}"),
        PublicInspector::Name(name) => name.to_string(),
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() { "不公开".to_owned() } else { each.join("、") }
}

fn announced(paper: &mut OfficialDocument, stratum: &ViewedStratum<crate::disclosure::PublicDrawn>, rules: &Ruleset) {
    let name = stratum_name(rules, &stratum.stratum, Language::Chinese);
    let short = match stratum.shortfall {
        0 => String::new(),
        short => format!("，缺额{short}家次"),
    };
    paper.heading(&format!("{name}（{}家次{short}）", stratum.drawn.len()));
    let rows = numbered(stratum.drawn.iter().map(|line| (&line.source, team(line.team.as_ref()))));
    let rows = rows.map(|(at, name, code, team)| vec![at, name, code, team]).collect();
    paper.table(&["序号", "检查对象", "统一社会信用代码", "执法检查人员"], rows);
}

fn digests(mut paper: OfficialDocument, draw: &PublicDraw) -> OfficialDocument {
    paper.heading("核验");
    let rows = [("抽取方案", draw.order), ("抽取记录", draw.transcript)];
    let rows = rows.map(|(name, digest)| vec![name.to_owned(), digest.to_string()]);
    paper.table(&["文本", "摘要"], rows.into());
    paper.paragraph("任何人可据公布的文本重新计算，核对摘要；检查对象可单独核对本单位是否应被抽中。");
    paper
}
