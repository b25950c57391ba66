//! Arts. 3–15: a finding of the report: article, subject, evidence, and a sentence in both languages.
//!
//! What was found wrong comes from the room whose business it is ([`Explain`]); here it gets its subject and evidence.
//! [`Omission`] holds the few things that only a whole year shows.

use chrono::NaiveDate;
use thiserror::Error;

use super::year_file::Moment;

use crate::disclosure::{due_chinese, due_on};
use crate::draw::{Agency, Coverage, Digest};
use crate::explain::{counted, explain};
use crate::rules::{Citation, InspectionKind, Provision, ReplacementPolicy, Ruleset};
use crate::{Article, Code, DateSpan, Explain, Id, Period, Text, Token, Words, Year};

/// Something that was not as it must be.
///
/// # Guarantees
/// The evidence is never empty. No two findings of a report are equal: two of the
/// same number and subject differ in their sentence, such as by the inspector.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Finding {
    /// The article of the built-in statute that was not kept; null where the rules in force are another place's.
    pub article: Option<Article>,
    /// The matter.
    pub provision: Provision,
    /// What it is about.
    pub subject: Subject,
    /// The stable number.
    pub code: Code,
    /// What was found.
    pub english: String,
    /// What was found, in Chinese.
    pub chinese: String,
    /// The reading that it rests on, where the words of the article leave the question open: its word in
    /// [`READINGS`](crate::rules::interpretation::READINGS).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// What it rests on in the rules in force: title, number and clause; the words stand in the report's rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
    /// Where it can be seen.
    pub evidence: Vec<Evidence>,
}

impl Finding {
    pub(super) fn of(
        found: &impl Explain,
        subject: Subject,
        first: Evidence,
        others: impl IntoIterator<Item = Evidence>,
    ) -> Self {
        let evidence = core::iter::once(first).chain(others).collect();
        let (english, chinese) = (found.to_string(), found.chinese());
        let reading = crate::rules::interpretation::of(found.code()).map(|reading| reading.id.to_owned());
        let article = found.article();
        let provision = Provision::of_finding(found.code(), article.unwrap_or(Article::Art2));
        Self { article, provision, subject, code: found.code(), english, chinese, reading, citation: None, evidence }
    }

    /// The row of the report that it stands in.
    pub(super) fn row(&self) -> Article {
        self.article.unwrap_or_else(|| self.provision.row())
    }

    /// The same by these rules: it cites them, and no other place's.
    pub(super) fn under(self, rules: &Ruleset) -> Self {
        let stratum = match &self.subject {
            Subject::Stratum { stratum, .. } => Some(stratum.as_str()),
            _ => None,
        };
        let (provision, own) =
            (rules.matter(self.code, self.provision), self.article.and_then(|it| rules.in_the_statute(it)).is_some());
        let citation = match provision == self.provision {
            true => rules.citation_of(self.code, self.article, stratum),
            false => (!self.code.is_form()).then(|| rules.citation(provision, None)),
        };
        // The questions are those of the statute's words: of other words only what the rules answer themselves.
        let reading =
            self.reading.filter(|reading| own || rules.pack().readings.keys().any(|it| it.as_str() == reading));
        let citation = citation.map(|citation| Citation { words: None, ..citation });
        let article = self.article.and_then(|article| rules.in_the_statute(article));
        Self { article, provision, citation, reading, ..self }
    }
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields say what they are")]
#[non_exhaustive]
pub enum Subject {
    /// The plan of the year.
    Plan { year: Year },
    /// A period, of which there is no draw.
    Period { period: Period },
    /// A draw.
    Draw { period: Period, round: u32 },
    /// The draws of a stratum: of a period, or of the whole year.
    Stratum { stratum: Token, period: Option<Period> },
    /// An inspection, or a drawn source without one.
    Inspection { source: Id, period: Period, drawn: Option<NaiveDate> },
    /// A text among the draws that cannot be read, counted from 1.
    Text { draw: u32 },
    /// A source of the registry.
    Source { source: Id },
    /// A holder of a certificate.
    Holder { holder: Text },
}

impl Subject {
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Plan { year } => Words::new(format!("plan {year}"), format!("{year}年计划")),
            Self::Period { period } => Words::new(format!("{period}"), format!("{period}")),
            Self::Draw { period, round } => {
                Words::new(format!("draw {period}, round {round}"), format!("{period}第{round}轮抽取"))
            }
            Self::Stratum { stratum, period: Some(period) } => {
                Words::new(format!("`{stratum}`, {period}"), format!("{period}“{stratum}”"))
            }
            Self::Stratum { stratum, period: None } => {
                Words::new(format!("`{stratum}`, whole year"), format!("全年“{stratum}”"))
            }
            Self::Inspection { source, period, .. } => {
                Words::new(format!("source `{source}`, {period}"), format!("污染源“{source}”，{period}"))
            }
            Self::Text { draw } => Words::new(format!("draw {draw} on file"), format!("档案第{draw}次抽取")),
            Self::Source { source } => Words::new(format!("source `{source}`"), format!("污染源“{source}”")),
            Self::Holder { holder } => Words::new(format!("certificate `{holder}`"), format!("执法证“{holder}”")),
        }
    }
}

/// Where a finding can be seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields say what they are")]
#[non_exhaustive]
pub enum Evidence {
    /// That nothing is on file on that day.
    Absence { on: NaiveDate },
    /// The plan in this version, and when it was filed.
    Plan { version: u32, filed: Option<NaiveDate> },
    /// The rules.
    Rules { rules: Token },
    /// An order, and the day of its draw.
    Order { order: Digest, drawn: NaiveDate },
    /// A transcript.
    Transcript { transcript: Digest },
    /// The place of a draw on file, from 1.
    File { draw: u32 },
    /// The record of an inspection, by the day of its draw and that of its completion.
    Inspection { source: Id, drawn: NaiveDate, completed: Option<NaiveDate> },
    /// A publication.
    Publication { on: NaiveDate, by: Token },
    /// The roster.
    Roster { inspector: Option<Id> },
    /// The registry.
    Registry,
    /// The list of items.
    ItemList,
}

impl Evidence {
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Absence { on } => Words::new(format!("nothing on file on {on}"), format!("截至{on}，未见相关记录")),
            Self::Plan { version, filed: Some(filed) } => {
                Words::new(format!("plan, version {version}, filed {filed}"), format!("计划第{version}版，{filed}备案"))
            }
            Self::Plan { version, filed: None } => {
                Words::new(format!("plan, version {version}"), format!("计划第{version}版"))
            }
            Self::Rules { rules } => Words::new(format!("rules `{rules}`"), format!("规则“{rules}”")),
            Self::Order { order, drawn } => Words::new(
                format!("order {}, drawn {drawn}", short(order)),
                format!("抽取方案{}，{drawn}抽取", short(order)),
            ),
            Self::Transcript { transcript } => {
                Words::new(format!("transcript {}", short(transcript)), format!("抽取记录{}", short(transcript)))
            }
            Self::File { draw } => Words::new(format!("draw {draw} on file"), format!("档案第{draw}次抽取")),
            Self::Inspection { source, drawn, completed: Some(completed) } => Words::new(
                format!("inspection of `{source}`, drawn {drawn}, completed {completed}"),
                format!("“{source}”检查记录，{drawn}抽取，{completed}完成"),
            ),
            Self::Inspection { source, drawn, completed: None } => Words::new(
                format!("inspection of `{source}`, drawn {drawn}"),
                format!("“{source}”检查记录，{drawn}抽取"),
            ),
            Self::Publication { on, by } => {
                Words::new(format!("published on {on} by `{by}`"), format!("“{by}”{on}公示"))
            }
            Self::Roster { inspector: Some(inspector) } => {
                Words::new(format!("roster, `{inspector}`"), format!("名录库“{inspector}”"))
            }
            Self::Roster { inspector: None } => Words::new("roster", "名录库"),
            Self::Registry => Words::new("registry", "信息库"),
            Self::ItemList => Words::new("list of items", "抽查事项清单"),
        }
    }
}

/// The first digits of a digest, enough to find it.
pub(super) fn short(digest: &Digest) -> String {
    let text = digest.to_string();
    format!("{}…", text.get(..12).unwrap_or(&text))
}

/// What only a whole year on file shows.
#[derive(Clone, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what its fields are")]
#[non_exhaustive]
pub enum Omission {
    /// No plan.
    #[error("no plan for {year} is on file; it was due on {due}")]
    NoPlan { year: Year, due: NaiveDate, article: Article },
    /// A plan of others.
    #[error("the plan for {year} does not name `{agency}`")]
    NotInPlan { year: Year, agency: Token },
    /// A plan of another year or by other rules.
    #[error("the plan on file is for {found} by `{found_rules}`; expected {year} by `{rules}`")]
    OtherPlan { found: Year, found_rules: Token, year: Year, rules: Token },
    /// A plan of an agency of the same name elsewhere.
    #[error("the plan says `{} {}`; the agency is `{} {}`", found.division, found.tier, expected.division, expected.tier)]
    PlanAgency { found: Agency, expected: Agency },
    /// Records of an agency of the same name elsewhere.
    #[error("the records say `{} {}`; the agency is `{} {}`", found.division, found.tier, expected.division, expected.tier)]
    RecordAgency { found: Agency, expected: Agency },
    /// A plan that the superior never got.
    #[error("the plan for {year} is not filed; it was due on {due}")]
    NotFiled { year: Year, due: NaiveDate, article: Article },
    /// A period without a draw.
    #[error("no draw for {period}; expected one from {} to {}", window.from(), window.until())]
    NoDraw { period: Period, window: DateSpan },
    /// A round that was drawn more than once.
    #[error("round {round} of {period} was drawn {times} times; expected a repeated draw to be a new round")]
    SilentRedraw { period: Period, round: u32, times: u32 },
    /// A first order that does not follow the year before.
    #[error("the first order follows {}; expected {expected}, the last transcript of the year before", or_dash(found.as_ref()))]
    OtherHead { found: Option<Digest>, expected: Digest },
    /// An order by other rules.
    #[error("the order rests on rules `{found}`; expected `{expected}`")]
    OtherRules { found: Token, expected: Token },
    /// An order with a smaller team.
    #[error("the order asks for teams of {found}; expected at least {least}")]
    OrderTeam { found: u32, least: u32, article: Article },
    /// An order with another cap.
    #[error("the order caps at {}; expected {}", or_none(*found), or_none(*expected))]
    OrderCap { found: Option<u32>, expected: Option<u32>, article: Article },
    /// An order with another coverage.
    #[error("the order's coverage is `{}`; expected `{}`", found.as_str(), expected.as_str())]
    OrderCoverage { found: Coverage, expected: Coverage, article: Article },
    /// An order of the same agency, elsewhere.
    #[error("the order says `{} {}`; the agency is `{} {}`", found.division, found.tier, expected.division, expected.tier)]
    OrderAgency { found: Agency, expected: Agency },
    /// A drawn source inspected as what needs no draw.
    #[error("on record as {kind}; a source drawn for the quota is inspected as {}", InspectionKind::Daily)]
    OtherKind { kind: InspectionKind },
    /// A replacement that the rules do not have.
    #[error("{count} drawn sources skipped for the next of the ranking; the rules' replacement policy is `{}`", policy.as_str())]
    Replaced { count: u32, policy: ReplacementPolicy, article: Article },
    /// A record of another day than the draw's.
    #[error("the order's record says drawn on {found}; expected {expected}, the day of the draw")]
    RecordDay { found: NaiveDate, expected: NaiveDate },
    /// An inspection that says another day than its draw.
    #[error("on record as drawn on {found}; expected {expected}, the day of its draw")]
    DrawnOn { found: NaiveDate, expected: NaiveDate },
    /// A draw that nobody could see.
    #[error("{} though {period} is over; expected it at once", published.map_or_else(|| "not published".to_owned(), |day| format!("published on {day}")))]
    DrawNotPublished { period: Period, published: Option<NaiveDate> },
    /// An order that was public only when its random numbers could be known.
    #[error("order published {published}, random numbers out {revealed}; expected the order before them")]
    OrderLate { published: Moment, revealed: Moment },
    /// An order that was public before what it names was made.
    #[error("order published {published}, the transcript that it names made {made}; expected the order after it")]
    OrderTooEarly { published: Moment, made: Moment },
    /// A draw on a day before its random numbers.
    #[error("drawn on {drawn}, random numbers out {revealed}; expected the draw after them")]
    DrawnEarly { drawn: NaiveDate, revealed: Moment },
    /// More sources than the plan says.
    #[error("`{stratum}`: the order asks for {asked}, the plan for {quota}; another ratio needs a written report")]
    QuotaExceeded { stratum: Token, quota: u64, asked: u64, article: Article },
    /// Fewer sources than the plan says.
    #[error("`{stratum}`: {drawn} drawn of the plan's {quota}, {} short", quota.saturating_sub(*drawn))]
    QuotaMissed { stratum: Token, quota: u64, drawn: u64, article: Article },
    /// Fewer different sources than the year owes.
    #[error(
        "`{stratum}`: {drawn} drawn in the year are {}, of {quota} that it owes: {} short",
        counted(*units, "different source"), quota.saturating_sub(*units)
    )]
    UnitsMissed { stratum: Token, quota: u64, drawn: u64, units: u64, article: Article },
    /// Quotas that rest on fewer sources or inspectors than there were.
    #[error(
        "`{stratum}`: the plan counts {} and {}; the list of the draw and the roster have {} and {}, by which {} are owed \
         where it says {}", counted(sources.0, "source"), counted(inspectors.0, "inspector"), sources.1, inspectors.1,
        owed.1, owed.0
    )]
    PlanBase { stratum: Token, sources: (u32, u32), inspectors: (u32, u32), owed: (u32, u32), article: Article },
    /// Fewer sources to be drawn than there were.
    #[error(
        "`{stratum}`: the plan has {} to be drawn; the list of the draw has {}, so that {} are to be drawn where it says {}",
        counted(sources.0, "source"), sources.1, owed.1, owed.0
    )]
    PlanUndrawn { stratum: Token, sources: (u32, u32), owed: (u32, u32), article: Article },
    /// A draw for a period by which the rules do not draw.
    #[error("`{stratum}`: the order asks for {asked} for {period}; the rules make no draw for it")]
    Unplanned { stratum: Token, period: Period, asked: u64, article: Article },
    /// Visits of the sites of one enterprise, where the rules count by enterprise.
    #[error("{} of the year at {} of one enterprise; the cap is {cap}, and no ground for more is on record",
        counted(*visits, "visit"), counted(*sites, "site"))]
    EnterpriseBeyondCap { visits: u32, sites: u32, cap: u32, article: Article },
    /// Items that the draw did not have.
    #[error("inspected for {}; the draw has {}", tokens(found), tokens(drawn))]
    VisitItems { found: Vec<Token>, drawn: Vec<Token> },
    /// A result that was entered after its day.
    #[error("entered on {entered}; {}", due_on(*due))]
    EnteredLate { entered: NaiveDate, due: Option<NaiveDate> },
    /// A receipt that is older than what it is of.
    #[error("the receipt is of {dated}, before the plan was filed on {filed}")]
    ReceiptEarly { dated: NaiveDate, filed: NaiveDate },
    /// A visit too many.
    #[error("visit {count} of the year; the cap is {cap}, and no ground for more is on record")]
    BeyondCap { count: u32, cap: u32, article: Article },
    /// A certificate holder who is not on the roster.
    #[error("certificate `{holder}` is not on the roster; expected every holder on it")]
    HolderMissing { holder: Text },
    /// An incomplete record of a source.
    #[error("the registry's record of `{source_id}` lacks {}", missing.join(", "))]
    SourceIncomplete { source_id: Id, missing: Vec<&'static str>, chinese: Vec<&'static str> },
}

fn or_dash(digest: Option<&Digest>) -> String {
    digest.map_or_else(|| "-".to_owned(), Digest::to_string)
}

fn tokens(all: &[Token]) -> String {
    all.iter().map(|token| format!("`{token}`")).collect::<Vec<_>>().join(", ")
}

fn tokens_chinese(all: &[Token]) -> String {
    all.iter().map(|token| format!("“{token}”")).collect::<Vec<_>>().join("、")
}

fn or_none(cap: Option<u32>) -> String {
    cap.map_or_else(|| "none".to_owned(), |cap| cap.to_string())
}

const fn coverage(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Independent => "每次独立抽取",
        Coverage::UninspectedFirst => "本年度未检查者优先",
    }
}

fn or_none_chinese(cap: Option<u32>) -> String {
    cap.map_or_else(|| "无".to_owned(), |cap| format!("{cap}次"))
}

explain!(Omission {
    Self::NoPlan { year, due, article } => Code::YEAR_NO_PLAN, *article, "未提供{year}年度计划，最迟于{due}（含当日）备案";
    Self::NotInPlan { year, agency } => Code::YEAR_NOT_IN_PLAN, Article::Art9, "{year}年计划未列“{agency}”";
    Self::OtherPlan { found, found_rules, year, rules } => Code::YEAR_OTHER_PLAN, Article::Art9,
        "所提供的计划为{found}年、规则“{found_rules}”，应为{year}年、规则“{rules}”";
    Self::PlanAgency { found, expected } => Code::YEAR_PLAN_AGENCY, Article::Art9,
        "计划载{}“{}”，本单位为{}“{}”", found.division.chinese(), found.tier.chinese(), expected.division.chinese(),
        expected.tier.chinese();
    Self::RecordAgency { found, expected } => Code::RECORD_AGENCY, Article::Art4,
        "检查记录载{}“{}”，本单位为{}“{}”", found.division.chinese(), found.tier.chinese(), expected.division.chinese(),
        expected.tier.chinese();
    Self::NotFiled { year, due, article } => Code::YEAR_NOT_FILED, *article, "{year}年计划未备案，最迟于{due}（含当日）备案";
    Self::NoDraw { period, window } => Code::YEAR_NO_DRAW, Article::Art10,
        "{period}未抽取，应在{}至{}抽取", window.from(), window.until();
    Self::SilentRedraw { period, round, times } => Code::YEAR_SILENT_REDRAW, Article::Art2,
        "{period}第{round}轮抽取了{times}次，重新抽取应另立轮次";
    Self::OtherHead { found, expected } => Code::CHAIN_PREVIOUS, Article::Art2,
        "本年首个抽取方案承接{}，应承接上年末次抽取记录{expected}", or_dash(found.as_ref());
    Self::OtherRules { found, expected } => Code::YEAR_OTHER_RULES, Article::Art16, "抽取方案依据规则“{found}”，应为“{expected}”";
    Self::OrderTeam { found, least, article } => Code::YEAR_ORDER_TEAM, *article, "抽取方案规定每组{found}人，应不少于{least}人";
    Self::OrderCap { found, expected, article } => Code::YEAR_ORDER_CAP, *article,
        "抽取方案的年度上限为{}，应为{}", or_none_chinese(*found), or_none_chinese(*expected);
    Self::OrderCoverage { found, expected, article } => Code::YEAR_ORDER_COVERAGE, *article,
        "抽取方案的抽取方式为{}，应为{}", coverage(*found), coverage(*expected);
    Self::OrderAgency { found, expected } => Code::YEAR_ORDER_AGENCY, Article::Art4,
        "抽取方案载{}“{}”，抽取单位为{}“{}”", found.division.chinese(), found.tier.chinese(), expected.division.chinese(),
        expected.tier.chinese();
    Self::OtherKind { kind } => Code::YEAR_OTHER_KIND, Article::Art5,
        "检查记录记为{}，按比例抽中的对象应为{}", kind.chinese(), InspectionKind::Daily.chinese();
    Self::Replaced { count, policy, article } => Code::YEAR_REPLACED, *article,
        "{count}家抽中对象被顺位递补，而规则的补抽方式为“{}”", policy.chinese();
    Self::RecordDay { found, expected } => Code::YEAR_RECORD_DAY, Article::Art2, "抽取方案档案记载抽取日为{found}，应为{expected}";
    Self::DrawnOn { found, expected } => Code::YEAR_DRAWN_ON, Article::Art12, "检查记录记载抽取日为{found}，应为{expected}";
    Self::DrawNotPublished { period, published } => Code::YEAR_DRAW_NOT_PUBLISHED, Article::Art1, "{period}已结束，抽取情况{}，应及时公开",
        published.map_or_else(|| "仍未公开".to_owned(), |day| format!("至{day}才公开"));
    Self::OrderLate { published, revealed } => Code::YEAR_ORDER_LATE, Article::Art1,
        "抽取方案于{published}公布，随机数于{revealed}产生，抽取方案应先于随机数公布";
    Self::OrderTooEarly { published, made } => Code::YEAR_ORDER_TOO_EARLY, Article::Art1,
        "抽取方案于{published}公布，其所承接的抽取记录于{made}作出，抽取方案应后于该记录";
    Self::DrawnEarly { drawn, revealed } => Code::YEAR_DRAWN_EARLY, Article::Art1,
        "于{drawn}抽取，随机数于{revealed}产生，抽取应在随机数产生之后";
    Self::QuotaExceeded { stratum, quota, asked, article } => Code::YEAR_QUOTA_EXCEEDED, *article,
        "“{stratum}”抽取方案应抽{asked}家，计划{quota}家，调整比例须书面报告";
    Self::QuotaMissed { stratum, quota, drawn, article } => Code::YEAR_QUOTA_MISSED, *article,
        "“{stratum}”抽取{drawn}家，计划{quota}家，缺{}家", quota.saturating_sub(*drawn);
    Self::UnitsMissed { stratum, quota, drawn, units, article } => Code::YEAR_UNITS_MISSED, *article,
        "“{stratum}”全年抽取{drawn}家次，不同对象{units}家，应为{quota}家，缺{}家", quota.saturating_sub(*units);
    Self::PlanBase { stratum, sources, inspectors, owed, article } => Code::YEAR_PLAN_BASE, *article,
        "“{stratum}”计划按{}家、{}人编制，抽取名单和名录库为{}家、{}人，应抽{}家而计划为{}家",
        sources.0, inspectors.0, sources.1, inspectors.1, owed.1, owed.0;
    Self::PlanUndrawn { stratum, sources, owed, article } => Code::YEAR_PLAN_BASE, *article,
        "“{stratum}”计划可抽取{}家，抽取名单为{}家，应抽取{}家而计划为{}家", sources.0, sources.1, owed.1, owed.0;
    Self::Unplanned { stratum, period, asked, article } => Code::YEAR_QUOTA_EXCEEDED, *article,
        "“{stratum}”抽取方案为{period}抽取{asked}家，规则不按该时段抽取";
    Self::EnterpriseBeyondCap { visits, sites, cap, article } => Code::YEAR_ENTERPRISE_BEYOND_CAP, *article,
        "同一企业{sites}个场所本年度共检查{visits}次，上限{cap}次，无例外审批";
    Self::VisitItems { found, drawn } => Code::YEAR_VISIT_ITEMS, Article::Art3,
        "现场检查事项为{}，抽取方案事项为{}", tokens_chinese(found), tokens_chinese(drawn);
    Self::EnteredLate { entered, due } => Code::YEAR_ENTERED_LATE, Article::Art13, "于{entered}录入，{}", due_chinese(*due, "录入");
    Self::ReceiptEarly { dated, filed } => Code::YEAR_RECEIPT_EARLY, Article::Art9, "备案回执日期{dated}早于备案日{filed}";
    Self::BeyondCap { count, cap, article } => Code::YEAR_BEYOND_CAP, *article, "本年度第{count}次检查，上限{cap}次，无例外审批";
    Self::HolderMissing { holder } => Code::YEAR_HOLDER_MISSING, Article::Art6, "执法证“{holder}”持有人未进入名录库";
    Self::SourceIncomplete { source_id, missing, chinese } => Code::YEAR_SOURCE_INCOMPLETE, Article::Art7,
        "信息库“{source_id}”缺少{}", chinese.join("、");
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Quarter;

    fn all() -> Vec<(Omission, &'static str, &'static str)> {
        use Omission as O;
        let day = |month, day| NaiveDate::from_ymd_opt(2024, month, day).unwrap();
        let (year, period) = (Year::new(2025).unwrap(), Period::Quarter(Quarter::new(2025, 1).unwrap()));
        let token = |text: &str| text.parse::<Token>().unwrap();
        let agency = |division: &str| Agency {
            name: token("xincheng"),
            division: division.parse().unwrap(),
            tier: crate::Tier::County,
        };
        let (due, window) = (day(12, 31), DateSpan::new(day(12, 1), day(12, 31)).unwrap());
        let other = O::OtherPlan {
            found: Year::new(2024).unwrap(),
            found_rules: token("chizhou-2019"),
            year,
            rules: token("inner-mongolia-trial"),
        };
        let incomplete = O::SourceIncomplete {
            source_id: "HH-1".parse().unwrap(),
            missing: vec!["credit_code", "phone"],
            chinese: vec!["统一社会信用代码", "联系电话"],
        };
        let article = Article::Art9;
        let moment =
            |on: &str, at: Option<&str>| Moment { on: on.parse().unwrap(), at: at.map(|at| at.parse().unwrap()) };
        vec![
            (
                O::NoPlan { year, due, article },
                "no plan for 2025 is on file; it was due on 2024-12-31",
                "未提供2025年度计划，最迟于2024年12月31日（含当日）备案",
            ),
            (O::NotInPlan { year, agency: token("a") }, "the plan for 2025 does not name `a`", "2025年计划未列“a”"),
            (
                other,
                "the plan on file is for 2024 by `chizhou-2019`; expected 2025 by `inner-mongolia-trial`",
                "所提供的计划为2024年、规则“chizhou-2019”，应为2025年、规则“inner-mongolia-trial”",
            ),
            (
                O::PlanAgency { found: agency("150103"), expected: agency("150102") },
                "the plan says `150103 county`; the agency is `150102 county`",
                "计划载回民区（150103）“县级”，本单位为新城区（150102）“县级”",
            ),
            (
                O::RecordAgency { found: agency("150103"), expected: agency("150102") },
                "the records say `150103 county`; the agency is `150102 county`",
                "检查记录载回民区（150103）“县级”，本单位为新城区（150102）“县级”",
            ),
            (
                O::NotFiled { year, due, article },
                "the plan for 2025 is not filed; it was due on 2024-12-31",
                "2025年计划未备案，最迟于2024年12月31日（含当日）备案",
            ),
            (
                O::NoDraw { period, window },
                "no draw for 2025-Q1; expected one from 2024-12-01 to 2024-12-31",
                "2025年第一季度未抽取，应在2024年12月1日至2024年12月31日抽取",
            ),
            (
                O::SilentRedraw { period, round: 1, times: 2 },
                "round 1 of 2025-Q1 was drawn 2 times; expected a repeated draw to be a new round",
                "2025年第一季度第1轮抽取了2次，重新抽取应另立轮次",
            ),
            (
                O::OtherRules { found: token("a"), expected: token("b") },
                "the order rests on rules `a`; expected `b`",
                "抽取方案依据规则“a”，应为“b”",
            ),
            (
                O::VisitItems {
                    found: vec!["a".parse().unwrap(), "b".parse().unwrap()],
                    drawn: vec!["daily".parse().unwrap()],
                },
                "inspected for `a`, `b`; the draw has `daily`",
                "现场检查事项为“a”、“b”，抽取方案事项为“daily”",
            ),
            (
                O::EnteredLate { entered: "2025-03-17".parse().unwrap(), due: "2025-03-03".parse().ok() },
                "entered on 2025-03-17; it was due on 2025-03-03",
                "于2025年3月17日录入，最迟于2025年3月3日（含当日）录入",
            ),
            (
                O::ReceiptEarly { dated: "2024-12-01".parse().unwrap(), filed: "2024-12-20".parse().unwrap() },
                "the receipt is of 2024-12-01, before the plan was filed on 2024-12-20",
                "备案回执日期2024年12月1日早于备案日2024年12月20日",
            ),
            (
                O::OtherHead { found: None, expected: Digest([0xab; 32]) },
                "the first order follows -; expected abababababababababababababababababababababababababababababababab, the last transcript of the year before",
                "本年首个抽取方案承接-，应承接上年末次抽取记录abababababababababababababababababababababababababababababababab",
            ),
            (
                O::OrderTeam { found: 1, least: 2, article },
                "the order asks for teams of 1; expected at least 2",
                "抽取方案规定每组1人，应不少于2人",
            ),
            (
                O::OrderCap { found: None, expected: Some(2), article },
                "the order caps at none; expected 2",
                "抽取方案的年度上限为无，应为2次",
            ),
            (
                O::OrderCoverage { found: Coverage::UninspectedFirst, expected: Coverage::Independent, article },
                "the order's coverage is `uninspected-first`; expected `independent`",
                "抽取方案的抽取方式为本年度未检查者优先，应为每次独立抽取",
            ),
            (
                O::OrderAgency { found: agency("150103"), expected: agency("150102") },
                "the order says `150103 county`; the agency is `150102 county`",
                "抽取方案载回民区（150103）“县级”，抽取单位为新城区（150102）“县级”",
            ),
            (
                O::OtherKind { kind: InspectionKind::Special },
                "on record as special; a source drawn for the quota is inspected as daily",
                "检查记录记为专项执法检查，按比例抽中的对象应为日常监督检查",
            ),
            (
                O::Replaced { count: 2, policy: crate::rules::ReplacementPolicy::None, article },
                "2 drawn sources skipped for the next of the ranking; the rules' replacement policy is `none`",
                "2家抽中对象被顺位递补，而规则的补抽方式为“不补抽”",
            ),
            (
                O::RecordDay { found: day(1, 4), expected: day(1, 5) },
                "the order's record says drawn on 2024-01-04; expected 2024-01-05, the day of the draw",
                "抽取方案档案记载抽取日为2024年1月4日，应为2024年1月5日",
            ),
            (
                O::DrawnOn { found: day(1, 4), expected: day(1, 5) },
                "on record as drawn on 2024-01-04; expected 2024-01-05, the day of its draw",
                "检查记录记载抽取日为2024年1月4日，应为2024年1月5日",
            ),
            (
                O::DrawNotPublished { period, published: None },
                "not published though 2025-Q1 is over; expected it at once",
                "2025年第一季度已结束，抽取情况仍未公开，应及时公开",
            ),
            (
                O::OrderLate {
                    published: moment("2024-12-12", Some("21:30:00")),
                    revealed: moment("2024-12-12", Some("21:15:00")),
                },
                "order published 2024-12-12 21:30:00, random numbers out 2024-12-12 21:15:00; expected the order before them",
                "抽取方案于2024年12月12日 21:30:00公布，随机数于2024年12月12日 21:15:00产生，抽取方案应先于随机数公布",
            ),
            (
                O::OrderTooEarly { published: moment("2024-12-10", None), made: moment("2024-12-12", None) },
                "order published 2024-12-10, the transcript that it names made 2024-12-12; expected the order after it",
                "抽取方案于2024年12月10日公布，其所承接的抽取记录于2024年12月12日作出，抽取方案应后于该记录",
            ),
            (
                O::DrawnEarly { drawn: day(12, 11), revealed: moment("2024-12-12", None) },
                "drawn on 2024-12-11, random numbers out 2024-12-12; expected the draw after them",
                "于2024年12月11日抽取，随机数于2024年12月12日产生，抽取应在随机数产生之后",
            ),
            (
                O::QuotaExceeded { stratum: token("key"), quota: 10, asked: 12, article },
                "`key`: the order asks for 12, the plan for 10; another ratio needs a written report",
                "“key”抽取方案应抽12家，计划10家，调整比例须书面报告",
            ),
            (
                O::QuotaMissed { stratum: token("key"), quota: 10, drawn: 9, article },
                "`key`: 9 drawn of the plan's 10, 1 short",
                "“key”抽取9家，计划10家，缺1家",
            ),
            (
                O::UnitsMissed { stratum: token("general"), quota: 20, drawn: 20, units: 17, article },
                "`general`: 20 drawn in the year are 17 different sources, of 20 that it owes: 3 short",
                "“general”全年抽取20家次，不同对象17家，应为20家，缺3家",
            ),
            (
                O::PlanBase { stratum: token("key"), sources: (4, 8), inspectors: (4, 5), owed: (1, 2), article },
                "`key`: the plan counts 4 sources and 4 inspectors; the list of the draw and the roster have 8 and 5, by \
                 which 2 are owed where it says 1",
                "“key”计划按4家、4人编制，抽取名单和名录库为8家、5人，应抽2家而计划为1家",
            ),
            (
                O::EnterpriseBeyondCap { visits: 4, sites: 2, cap: 2, article },
                "4 visits of the year at 2 sites of one enterprise; the cap is 2, and no ground for more is on record",
                "同一企业2个场所本年度共检查4次，上限2次，无例外审批",
            ),
            (
                O::BeyondCap { count: 3, cap: 2, article },
                "visit 3 of the year; the cap is 2, and no ground for more is on record",
                "本年度第3次检查，上限2次，无例外审批",
            ),
            (
                O::HolderMissing { holder: "NM-1".parse().unwrap() },
                "certificate `NM-1` is not on the roster; expected every holder on it",
                "执法证“NM-1”持有人未进入名录库",
            ),
            (
                incomplete,
                "the registry's record of `HH-1` lacks credit_code, phone",
                "信息库“HH-1”缺少统一社会信用代码、联系电话",
            ),
        ]
    }

    #[test]
    fn every_message_in_both_languages() {
        let mut codes = std::collections::BTreeSet::new();
        for (omission, english, chinese) in all() {
            assert_eq!((omission.to_string().as_str(), omission.chinese().as_str()), (english, chinese));
            assert!(codes.insert(omission.code()), "{omission:?}");
            let number = omission.code().number();
            let rooms = (960..=1049).contains(&number) || (1220..1250).contains(&number);
            let others = [Code::CHAIN_PREVIOUS, Code::RECORD_AGENCY];
            assert!(rooms || others.contains(&omission.code()), "{number}");
        }
        assert_eq!(codes.len(), 33);
    }

    #[test]
    fn subjects_and_evidence_say_what_they_are_in_both_languages() {
        let digest = Digest([0xab; 32]);
        let day = NaiveDate::from_ymd_opt(2025, 3, 1).unwrap();
        let words = Evidence::Order { order: digest, drawn: day }.words();
        assert_eq!(words.english, "order abababababab…, drawn 2025-03-01");
        assert_eq!(words.chinese, "抽取方案abababababab…，2025年3月1日抽取");
        let words =
            Subject::Inspection { source: "HH-1".parse().unwrap(), period: "2025-Q1".parse().unwrap(), drawn: None };
        assert_eq!(words.words(), Words::new("source `HH-1`, 2025-Q1", "污染源“HH-1”，2025年第一季度"));
    }
}
