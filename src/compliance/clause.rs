//! Arts. 1–16: what the articles ask, clause by clause, and what became of each: compared, not on file, not to be seen
//! in data.
//!
//! A check says of a clause what it compared with what, how many, and of every one that it left why. There is no other way
//! to a verdict: see [`ArticleReport`](super::ArticleReport).

use crate::rules::Provision;
use crate::{Article, Words};

macro_rules! clauses {
    ($($(#[doc = $doc:literal])+ $name:ident in $article:ident: $english:literal, $chinese:literal;)+) => {
        /// A clause: one thing that an article asks, and that is looked at by itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Clause {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Clause {
            /// All of them, in the statute's order.
            pub const ALL: &'static [Clause] = &[$(Self::$name,)+];

            /// The article that asks it; a rule pack may rest the same on another.
            #[must_use]
            pub const fn article(self) -> Article {
                match self { $(Self::$name => Article::$article,)+ }
            }

            /// What it asks, in English and Chinese.
            #[must_use]
            pub const fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($english, $chinese),)+ }
            }
        }
    };
}

clauses! {
    /// Who is drawn follows from what was committed and revealed.
    DrawnAgain in Art1: "sources and teams as chance gave them", "抽取结果由承诺和随机数得出";
    /// The order was public before its randomness was.
    OrderFirst in Art1: "order public before the random numbers", "抽取方案公布早于随机数";
    /// Somebody else than the agency vouches for when the order was public.
    OrderAttested in Art1: "time of the order's publication attested", "抽取方案公布时间有凭证";
    /// The draw is public in time.
    DrawPublished in Art1: "draw published in time", "及时公开抽取情况";
    /// Each order follows the one before it.
    Chained in Art2: "orders in one chain", "抽取方案前后衔接";
    /// The year's first order follows the year before.
    ChainHead in Art2: "the first order after the year before", "首个抽取方案承接上年";
    /// What was abandoned or drawn again has its document.
    RedrawsShown in Art2: "voids and redraws with their documents", "作废和重抽的依据";
    /// Nobody could know, choose or spell otherwise what the draw rests on.
    Unsteered in Art2: "random numbers that nobody could steer", "随机数无从操控";
    /// The last transcript is the one whose digest was published.
    DigestPublished in Art2: "transcript as its digest was published", "抽取记录与公布的摘要一致";
    /// The national platform is used.
    OnPlatform in Art2: "made on the platform that the rules name", "使用规定的监管平台";
    /// Each draw names items of the list.
    ItemsDrawn in Art3: "items of each draw", "抽取方案的抽查事项";
    /// Each visit keeps to the items.
    ItemsVisited in Art3: "items of each visit", "现场检查的事项";
    /// The superior coordinates and oversees.
    Coordinated in Art4: "coordination and oversight", "统筹与稽查";
    /// Daily supervision is by draw.
    DailyByDraw in Art5: "daily inspections by a draw", "日常监督检查经抽取";
    /// Every source of the area can be drawn.
    SourcesListed in Art5: "every source of the area on the lists", "辖区污染源列入名单";
    /// The lists of the year agree with each other.
    ListsAgree in Art5: "the year's lists with each other", "年内各次名单相互一致";
    /// Who visits is certified, and has no interest.
    Certified in Art6: "certificates and recusals of who visited", "检查人员持证与回避";
    /// Every certificate holder is on the roster.
    HoldersListed in Art6: "every certificate holder on the roster", "持证人员进入名录库";
    /// Every inspector of the roster can be drawn.
    InspectorsListed in Art6: "every inspector of the roster on the lists", "名录库人员列入名单";
    /// The recusals of the lists are those of the roster.
    RecusalsListed in Art6: "recusals of the roster on the lists", "回避列入名单";
    /// The registry holds what it must of each source.
    SourceRecords in Art7: "the registry's record of each source", "信息库内容";
    /// A ratio other than the minimum has its report.
    RatioReported in Art8: "changed ratios with their reports", "比例调整及书面报告";
    /// Quotas follow from the rules.
    QuotaDerived in Art8: "quotas of each order as derived", "抽取方案数量的由来";
    /// As many were drawn as the plan says.
    QuotaDrawn in Art8: "as many drawn as planned", "按计划数量抽取";
    /// As many were inspected as were drawn.
    QuotaInspected in Art8: "the drawn ones inspected", "抽中对象实际检查";
    /// Quotas rest on the counts that there were.
    PlanBased in Art8: "quotas by the counts of lists and roster", "应抽数量的基数与名单、名录库一致";
    /// A stratum that is to be covered is.
    AllReached in Art8: "every source drawn within the years set", "规定年限内全部抽取";
    /// No source is visited more often than the cap, but with a ground.
    Capped in Art8Cap: "visits of one source a year", "年度检查次数";
    /// The lists count the visits that there were.
    TalliesListed in Art8Cap: "counts and exemptions of the lists", "名单所载次数与不受次数限制的情形";
    /// The plan is what the rules give.
    PlanDerived in Art9: "the plan as the rules give it", "计划依规则编制";
    /// The plan was filed in time.
    PlanFiled in Art9: "the plan filed in time", "计划按期备案";
    /// Its revisions have their days, and were filed.
    PlanRevised in Art9: "revisions of the plan with day and filing", "计划调整的日期与备案";
    /// The superior received it.
    PlanReceived in Art9: "addressee and receipt of the filing", "备案对象与回执";
    /// Each period was drawn.
    PeriodsDrawn in Art10: "each period drawn", "各期均已抽取";
    /// Each draw was made in its window.
    DrawDays in Art10: "days of the draws", "抽取时间";
    /// Each drawn source was visited in its period.
    DrawnVisited in Art10: "each drawn source visited in its period", "抽中对象在期内检查";
    /// A drawn source that was not visited, or skipped, has its ground.
    VoidsShown in Art10: "void visits and skipped sources with their grounds", "终止检查和跳过对象的依据";
    /// An order's teams are as large as the rules ask.
    OrderTeams in Art11: "team sizes of the orders", "抽取方案的检查组人数";
    /// Of whom the lists leave free, chance could choose.
    TeamsByChance in Art11: "teams that chance could choose", "检查组由随机选派";
    /// Who visited is who was drawn.
    DrawnTeams in Art11: "teams of the visits as drawn", "检查人员与抽取一致";
    /// A changed team has its ground.
    ChangesShown in Art11: "changed teams with their grounds", "更换检查组的依据";
    /// A record was made on site.
    SiteRecords in Art12: "record on site", "现场检查笔录";
    /// A violation has its order.
    Rectified in Art12: "rectification orders", "责令整改";
    /// What followed an order.
    Handled in Art12: "handling of violations", "违法行为的处理";
    /// Results are public in time.
    ResultsInTime in Art13: "results published in time", "结果按期公示";
    /// Results are published by who inspected.
    ResultsByOwner in Art13: "results published by who inspected", "谁检查谁公开";
    /// Results are entered, and their records filed.
    Entered in Art13: "entry on the platform, and filing of records", "录入与归档";
    /// Discipline is kept.
    Disciplined in Art14: "discipline", "工作纪律";
    /// Who is answerable is held to account, who kept to the rules is not.
    Answerable in Art15: "exemption and accountability", "免责与问责";
    /// Orders rest on rules in force.
    RulesInForce in Art16: "orders by the rules in force", "抽取所依规则有效";
}

impl Clause {
    /// The duty without which the rules do not ask it, where a place's rules may do without.
    pub(super) const fn duty(self) -> Option<Provision> {
        Some(match self {
            Self::ItemsDrawn | Self::ItemsVisited => Provision::Items,
            Self::Coordinated => Provision::Coordination,
            Self::Certified => Provision::Roster,
            Self::HoldersListed => Provision::Completeness,
            Self::RecusalsListed => Provision::Recusal,
            Self::SourceRecords => Provision::Registry,
            Self::RatioReported => Provision::RatioChange,
            Self::Capped | Self::TalliesListed => Provision::Cap,
            Self::PlanDerived | Self::PlanFiled | Self::PlanRevised | Self::PlanReceived => Provision::Plan,
            Self::OrderTeams => Provision::Team,
            Self::SiteRecords | Self::Rectified | Self::Handled => Provision::Record,
            Self::ResultsInTime | Self::ResultsByOwner | Self::Entered => Provision::Publication,
            Self::Disciplined => Provision::Discipline,
            Self::Answerable => Provision::Accountability,
            _ => return None,
        })
    }

    /// What it asks.
    pub(super) fn words(self) -> Words {
        let (english, chinese) = self.names();
        Words::new(english, chinese)
    }
}

/// What became of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Look {
    /// Something was compared with something.
    Compared(Comparison),
    /// A document that would show it is not on file: this one.
    NotOnFile(Words),
    /// No data that a file holds can show it: for this reason.
    NotByData(Words),
    /// The rules do not ask it.
    NotAsked(Words),
}

/// What was compared with what.
///
/// # Guarantees
/// Everything that there is to be compared is counted: compared, or left for a reason.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Comparison {
    /// What.
    pub what: Words,
    /// With what.
    pub with: Words,
    /// How many were.
    pub compared: u32,
    /// Those that were not.
    pub left: Vec<Left>,
}

/// What could not be compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Left {
    /// How many.
    pub count: u32,
    /// Why.
    pub why: Words,
}

impl Comparison {
    /// A comparison of nothing yet.
    pub(super) const fn between(what: Words, with: Words) -> Self {
        Self { what, with, compared: 0, left: Vec::new() }
    }

    /// Counts as many as were compared.
    pub(super) fn compare(&mut self, count: usize) {
        self.compared = self.compared.saturating_add(small(count));
    }

    /// Counts as many as could not be, and why.
    pub(super) fn leave(&mut self, count: usize, why: Words) {
        let count = small(count);
        if count == 0 {
            return;
        }
        match self.left.iter_mut().find(|left| left.why == why) {
            Some(left) => left.count = left.count.saturating_add(count),
            None => self.left.push(Left { count, why }),
        }
    }

    /// How many could be compared in all.
    #[must_use]
    pub fn of(&self) -> u32 {
        self.left.iter().map(|left| left.count).fold(self.compared, u32::saturating_add)
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Look {
    /// How many were compared.
    pub(super) const fn compared(&self) -> u32 {
        match self {
            Self::Compared(comparison) => comparison.compared,
            _ => 0,
        }
    }

    /// Whether something that is asked was not compared.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Compared(comparison) => !comparison.left.is_empty(),
            Self::NotOnFile(_) | Self::NotByData(_) => true,
            Self::NotAsked(_) => false,
        }
    }

    /// In words.
    pub(super) fn words(&self) -> Words {
        let said = |english: &str, chinese: &str, of: &Words| {
            Words::new(format!("{english}: {}", of.english), format!("{chinese}：{}", of.chinese))
        };
        match self {
            Self::NotOnFile(missing) => said("not on file", "未提供", missing),
            Self::NotByData(why) => said("no data shows it", "数据无法显示", why),
            Self::NotAsked(why) => said("not asked", "规则未要求", why),
            Self::Compared(Comparison { what, with, compared, left }) => {
                let of = left.iter().map(|left| left.count).fold(*compared, u32::saturating_add);
                let mut words = Words::new(
                    format!("{} with {}: {compared} of {of}", what.english, with.english),
                    format!("{}与{}：{of}项中比对{compared}项", what.chinese, with.chinese),
                );
                for Left { count, why } in left {
                    words.english.push_str(&format!(", {count} not ({})", why.english));
                    words.chinese.push_str(&format!("，{count}项未比对（{}）", why.chinese));
                }
                words
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_stand_in_the_statutes_order_and_each_has_two_names_of_its_own() {
        assert!(Clause::ALL.is_sorted_by_key(|clause| clause.article()));
        let mut english: Vec<_> = Clause::ALL.iter().map(|clause| clause.names().0).collect();
        let mut chinese: Vec<_> = Clause::ALL.iter().map(|clause| clause.names().1).collect();
        for names in [&mut english, &mut chinese] {
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), Clause::ALL.len());
        }
    }

    #[test]
    fn what_is_left_is_counted_by_its_reason_and_said() {
        let words = |english: &str, chinese: &str| Words::new(english, chinese);
        let mut looked = Comparison::between(words("days", "日期"), words("windows", "时段"));
        looked.compare(2);
        (0..2).for_each(|_| looked.leave(1, words("unread", "无法读取")));
        looked.leave(0, words("nothing", "无"));
        assert_eq!((looked.of(), looked.left.len()), (4, 1));
        let said = Look::Compared(looked).words();
        assert_eq!(said.english, "days with windows: 2 of 4, 2 not (unread)");
        assert_eq!(said.chinese, "日期与时段：4项中比对2项，2项未比对（无法读取）");
        assert_eq!(Look::NotOnFile(words("the plan", "年度计划")).words().chinese, "未提供：年度计划");
    }
}
