//! Arts. 5, 6, 10–12: what is wrong with an inspection as it was made: the subject, the article, and what would mend it.

use chrono::NaiveDate;
use thiserror::Error;

use crate::draw::Digest;
use crate::explain::{counted, debug_is_display, explain, in_chinese, sealed};
use crate::rules::InspectionKind;
use crate::{Article, Code, Explain, Id, Period, Token};

/// Something that must not be, about one inspection or one drawn source.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Error, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[error("`{agency}`, source `{source_id}`, {kind}, {period}: {breach}")]
#[non_exhaustive]
pub struct InspectionFinding {
    /// The agency that is answerable: that of the inspection; of a source without one, that of the draw.
    pub agency: Token,
    /// The source.
    pub source_id: Id,
    /// The kind of the inspection.
    pub kind: InspectionKind,
    /// The period of the inspection.
    pub period: Period,
    /// The day on which the inspection was drawn or ordered; none for a drawn source without an inspection.
    pub drawn: Option<NaiveDate>,
    /// What is wrong.
    pub breach: Breach,
}

debug_is_display!(InspectionFinding);

impl sealed::Sealed for InspectionFinding {}

impl Explain for InspectionFinding {
    fn code(&self) -> Code {
        self.breach.code()
    }

    fn article(&self) -> Option<Article> {
        self.breach.article()
    }

    fn chinese(&self) -> String {
        let Self { agency, source_id, kind, period, breach, .. } = self;
        let (kind, breach) = (kind.chinese(), breach.chinese());
        in_chinese(&format!("“{agency}”对污染源“{source_id}”的{period}{kind}：{breach}"))
    }
}

/// What is wrong with an inspection.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "the sentence of each variant says what its fields are")]
#[non_exhaustive]
pub enum Breach {
    /// A kind that must be drawn, without a draw.
    #[error("rests on no draw; expected the draw that chose the source")]
    Undrawn,
    /// A draw that is not at hand.
    #[error("rests on order {order} with transcript {transcript}, which is not among the draws")]
    DrawUnknown { order: Digest, transcript: Digest },
    /// A draw that did not choose the source.
    #[error("the draw of order {order} did not choose this source")]
    NotAmongDrawn { order: Digest },
    /// A second inspection by one drawn line.
    #[error("order {order} chose the source for one inspection, and there is another one by it")]
    DrawUsedTwice { order: Digest },
    /// An inspection that says of its draw what the order does not.
    #[error("on record for {period} and stratum `{stratum}`; the draw is for {drawn_period} and `{drawn_stratum}`")]
    DiffersFromDraw { period: Period, stratum: Token, drawn_period: Period, drawn_stratum: Token },
    /// Nothing on record though the period is over.
    #[error("drawn, and not inspected by the end of the period on {due}")]
    NotInspected { due: NaiveDate },
    /// Visited before there was a draw.
    #[error("on site from {from}, before the draw on {drawn}; expected a draw first, and the visit by it")]
    BeforeDraw { from: NaiveDate, drawn: NaiveDate },
    /// Declared void before there was a draw.
    #[error("declared void on {voided}, before the draw on {drawn}; expected that day or later")]
    VoidBeforeDraw { voided: NaiveDate, drawn: NaiveDate },
    /// A visit set for a day before the draw, or outside the period.
    #[error("set for {visit}; expected {first} to {last}")]
    SetOutside { visit: NaiveDate, first: NaiveDate, last: NaiveDate },
    /// Visited before or after the period.
    #[error("on site from {from} to {completed}; expected {first} to {last}")]
    OutsideWindow { from: NaiveDate, completed: NaiveDate, first: NaiveDate, last: NaiveDate },
    /// Inspected by another agency than the one that drew.
    #[error("drawn by `{drawn_by}`; expected an inspection by the agency that drew")]
    OtherAgency { drawn_by: Token },
    /// Others than the drawn team, and no reason.
    #[error("{}; no reason for the change of the drawn team is on record", team_change(others, missing))]
    OtherTeam { others: Vec<Id>, missing: Vec<Id> },
    /// Fewer inspectors than the rules ask.
    #[error("{}; expected at least {least}", counted(*found, "inspector"))]
    TeamTooSmall { found: u32, least: u32 },
    /// An inspector who stands twice in a team.
    #[error("`{inspector}` stands twice in the team; expected every inspector once")]
    InspectorRepeated { inspector: Id },
    /// A result that was published before there was one.
    #[error("published on {published}, before the completion on {completed}; expected that day or later")]
    PublishedEarly { completed: NaiveDate, published: NaiveDate },
    /// An inspector with an interest in the source.
    #[error("`{inspector}` is recused from this source; expected somebody else")]
    Recused { inspector: Id },
    /// An inspector who is not on the roster.
    #[error("`{inspector}` is not on the roster; expected an inspector of the roster")]
    NotOnRoster { inspector: Id },
    /// An inspector without a valid certificate.
    #[error("`{inspector}` had no valid certificate on {on}; expected one on every day on site")]
    NotCertified { inspector: Id, on: NaiveDate },
    /// No record on site.
    #[error("no record was made on site; expected one of every visit")]
    NoSiteRecord,
    /// A violation without an order to correct it.
    #[error("a violation was found and no rectification order is on record")]
    NoRectification,
}

explain!(Breach {
    Self::Undrawn => Code::INSPECTION_UNDRAWN, Article::Art5, "未经抽取，日常监督检查应以抽取为依据";
    Self::DrawUnknown { order, transcript } => Code::INSPECTION_DRAW_UNKNOWN, Article::Art5,
        "所依据的抽取方案{order}及抽取记录{transcript}不在所列抽取之中";
    Self::NotAmongDrawn { order } => Code::INSPECTION_NOT_AMONG_DRAWN, Article::Art5, "抽取方案{order}未抽中该污染源";
    Self::DrawUsedTwice { order } => Code::INSPECTION_DRAW_USED_TWICE, Article::Art5,
        "抽取方案{order}仅抽中该污染源一次，却据以检查多次";
    Self::DiffersFromDraw { period, stratum, drawn_period, drawn_stratum } => Code::INSPECTION_DIFFERS_FROM_DRAW,
        Article::Art10, "记录为{period}、类别“{stratum}”，抽取方案为{drawn_period}、类别“{drawn_stratum}”";
    Self::NotInspected { due } => Code::INSPECTION_MISSING, Article::Art10, "已抽中，至检查期末（{due}）仍未检查";
    Self::BeforeDraw { from, drawn } => Code::RECORD_BEFORE_DRAW, Article::Art10, "{from}即到现场，早于抽取日{drawn}，应先抽取后检查";
    Self::VoidBeforeDraw { voided, drawn } => Code::RECORD_BEFORE_DRAW, Article::Art10, "{voided}即作废，早于抽取日{drawn}，应不早于该日";
    Self::SetOutside { visit, first, last } => Code::RECORD_OUTSIDE_PERIOD, Article::Art10,
        "计划检查日{visit}，应在{first}至{last}";
    Self::OutsideWindow { from, completed, first, last } => Code::INSPECTION_OUTSIDE_WINDOW, Article::Art10,
        "现场检查自{from}至{completed}，应在{first}至{last}";
    Self::OtherAgency { drawn_by } => Code::INSPECTION_OTHER_AGENCY, Article::Art11, "由“{drawn_by}”抽取，应由抽取单位检查";
    Self::OtherTeam { others, missing } => Code::INSPECTION_OTHER_TEAM, Article::Art11,
        "{}，且未记录更换理由", team_change_chinese(others, missing);
    Self::TeamTooSmall { found, least } => Code::INSPECTION_TEAM_TOO_SMALL, Article::Art11,
        "检查人员{found}人，应不少于{least}人";
    Self::InspectorRepeated { inspector } => Code::INSPECTION_TEAM_REPEATED, Article::Art11,
        "检查组中“{inspector}”重复出现，每人只应列一次";
    Self::PublishedEarly { completed, published } => Code::INSPECTION_PUBLISHED_EARLY, Article::Art13,
        "公示日{published}早于完成日{completed}，应不早于该日";
    Self::Recused { inspector } => Code::INSPECTION_RECUSED, Article::Art6, "“{inspector}”应回避该污染源，应由他人检查";
    Self::NotOnRoster { inspector } => Code::INSPECTION_NOT_ON_ROSTER, Article::Art6,
        "“{inspector}”不在执法检查人员名录库，应由库内人员检查";
    Self::NotCertified { inspector, on } => Code::INSPECTION_NOT_CERTIFIED, Article::Art6,
        "“{inspector}”在{on}无有效执法证，现场检查期间应持证";
    Self::NoSiteRecord => Code::INSPECTION_NO_SITE_RECORD, Article::Art12, "未制作现场检查（勘察）笔录";
    Self::NoRectification => Code::INSPECTION_NO_RECTIFICATION, Article::Art12, "发现环境违法行为，未见责令整改文书";
});

fn team_change(others: &[Id], missing: &[Id]) -> String {
    let list = |ids: &[Id]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    match (others, missing) {
        ([], missing) => format!("inspected without {}", list(missing)),
        (others, []) => format!("inspected also by {}", list(others)),
        (others, missing) => format!("inspected by {} in place of {}", list(others), list(missing)),
    }
}

fn team_change_chinese(others: &[Id], missing: &[Id]) -> String {
    let list = |ids: &[Id]| ids.iter().map(|id| format!("“{id}”")).collect::<Vec<_>>().join("、");
    match (others, missing) {
        ([], missing) => format!("{}未参加检查", list(missing)),
        (others, []) => format!("另有{}参加检查", list(others)),
        (others, missing) => format!("由{}代替{}检查", list(others), list(missing)),
    }
}

impl InspectionFinding {
    /// The inspector concerned; none where it concerns the whole inspection.
    #[must_use]
    pub const fn inspector(&self) -> Option<&Id> {
        match &self.breach {
            Breach::Recused { inspector }
            | Breach::InspectorRepeated { inspector }
            | Breach::NotOnRoster { inspector }
            | Breach::NotCertified { inspector, .. } => Some(inspector),
            _ => None,
        }
    }

    /// What would mend it, or what remains to be done.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        self.breach.remedies().0
    }

    /// The same in Chinese.
    #[must_use]
    pub const fn remedy_chinese(&self) -> &'static str {
        self.breach.remedies().1
    }
}

impl Breach {
    const fn remedies(&self) -> (&'static str, &'static str) {
        match self {
            Self::Undrawn | Self::NotAmongDrawn { .. } | Self::DrawUsedTwice { .. } => (
                "record the ground of the visit as a kind that needs no draw, if it is one, and state why there was none",
                "如属无需抽取的类别，按该类别补录依据，并说明未抽取的原因",
            ),
            Self::DrawUnknown { .. } => ("add the order and its transcripts", "补充该抽取方案及其抽取记录"),
            Self::DiffersFromDraw { .. } => ("correct the inspection to what was drawn", "按抽取结果更正检查记录"),
            Self::NotInspected { .. } => {
                ("inspect at once, or declare the visit void with its document", "立即检查，或凭文件终止该项检查任务")
            }
            Self::BeforeDraw { .. } => {
                ("draw first; state why the visit was made before", "先抽取后检查，并说明未经抽取即检查的原因")
            }
            Self::VoidBeforeDraw { .. } => ("correct the day on which it was declared void", "更正作废日期"),
            Self::SetOutside { .. } => ("set the visit for a day of the period", "另定检查期内的检查日"),
            Self::InspectorRepeated { .. } => ("record who went beside", "据实登记另一名检查人员"),
            Self::PublishedEarly { .. } => ("correct the day, or publish the result again", "更正日期，或重新公示结果"),
            Self::OutsideWindow { .. } => ("state why the period was not kept", "说明未在检查期内完成的原因"),
            Self::OtherAgency { .. } => ("have the agency that drew inspect", "由抽取单位重新检查"),
            Self::OtherTeam { .. } => ("record the reason for the change", "补录更换检查人员的理由"),
            Self::TeamTooSmall { .. } => ("inspect again with a full team", "由足额检查组重新检查"),
            Self::Recused { .. } => ("have others inspect again", "由无须回避的人员重新检查"),
            Self::NotOnRoster { .. } => {
                ("enter the inspector on the roster, or have others inspect", "将该人员入库，或由库内人员检查")
            }
            Self::NotCertified { .. } => ("have certified inspectors inspect again", "由持证人员重新检查"),
            Self::NoSiteRecord => (
                "state why none was made; what was not made on site is not made afterwards",
                "说明未制作的原因，不得事后补做",
            ),
            Self::NoRectification => ("order the correction and record its reference", "责令整改并登记文号"),
        }
    }
}
