//! Arts. 5, 6, 8: what a list that an order commits says otherwise than registry, roster and records.
//!
//! A draw by a false list verifies like any other: the list is what was committed. Who is left out of it, or stands on it
//! as closed or as inspected often enough, can never be drawn, and only the files behind the list show that.

use thiserror::Error;

use crate::draw::SourceStatus;
use crate::explain::counted;
use crate::explain::explain;
use crate::{Article, Code, Division, Id, Period, Token, Year};

/// A line of a committed list, or the lack of one, that is not what follows from the file.
#[derive(Clone, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what its fields are")]
#[non_exhaustive]
pub enum Misstatement {
    /// Another number of inspections than there are on record.
    #[error("the list counts {} of `{source_id}` in {year}; on record are {reckoned}", counted(*listed, "inspection"))]
    Tally { source_id: Id, year: Year, listed: u32, reckoned: u32, article: Article },
    /// Another status than the state in the registry, or the grounds on record, give.
    #[error("the list has `{source_id}` as {}; expected {}", status(*listed).0, status(*expected).0)]
    Status { source_id: Id, listed: SourceStatus, expected: SourceStatus, article: Article },
    /// A source of the registry that is not on the list.
    #[error("`{source_id}` is in the registry and not on the list; expected every source of the area")]
    LeftOut { source_id: Id },
    /// Another stratum than the registry's.
    #[error("the list has `{source_id}` in stratum `{listed}`; the registry in `{registered}`")]
    Stratum { source_id: Id, listed: Token, registered: Token },
    /// Another division than the registry's.
    #[error("the list has `{source_id}` in division {listed}; the registry in {registered}")]
    Division { source_id: Id, listed: Division, registered: Division },
    /// Sources that can be drawn and are not in the registry: they lessen everybody's chance.
    #[error("{} of the list {} not in the registry: {}", counted(ids.len(), "source"), are(ids), some_of(ids))]
    Unregistered { ids: Vec<Id> },
    /// Sources or inspectors of an area that is not the agency's.
    #[error("{} of the list {} outside {area}: {}", counted(ids.len(), if *inspectors { "inspector" } else { "source" }), if ids.len() == 1 { "lies" } else { "lie" }, some_of(ids))]
    OutsideArea { ids: Vec<Id>, area: Division, inspectors: bool },
    /// Inspectors who can be drawn and are on no roster.
    #[error("{} of the list {} on no roster: {}", counted(ids.len(), "inspector"), are(ids), some_of(ids))]
    InspectorsUnregistered { ids: Vec<Id> },
    /// One person by several ids: who stands on the list more often is drawn more often, and fills two places of a team.
    #[error("one person stands on the list as {}; expected every person once", some_of(ids))]
    InspectorTwice { ids: Vec<Id> },
    /// Inspectors who can be drawn and cannot visit.
    #[error("{} of the list cannot visit from the draw to the end of the period, by leave or certificate, and {} as available: {}",
        counted(ids.len(), "inspector"), if ids.len() == 1 { "stands there" } else { "stand there" }, some_of(ids))]
    NotFree { ids: Vec<Id> },
    /// Recusals that the roster does not have: who recuses all others chooses the team.
    #[error("{} of the list {} not on the roster: {}", counted(pairs.len(), "recusal"), are(pairs), some_pairs(pairs))]
    RecusalsUnfounded { pairs: Vec<(Id, Id)> },
    /// Recusals of the roster that the list leaves out.
    #[error("{} of the roster {} not on the list: {}", counted(pairs.len(), "recusal"), are(pairs), some_pairs(pairs))]
    RecusalsLeftOut { pairs: Vec<(Id, Id)> },
    /// A list that is not that of the draw before, and no register with dates shows why.
    #[error("compared with the list of {before}{}; expected a register with dates that shows why", [("no longer listed", gone), ("newly listed", new), ("listed otherwise", otherwise)].iter().filter(|(_, ids)| !ids.is_empty()).map(|(what, ids)| format!(", {what}: {}", some_of(ids))).collect::<String>())]
    Differs { before: Period, gone: Vec<Id>, new: Vec<Id>, otherwise: Vec<Id> },
    /// An inspector who could have been drawn.
    #[error("`{inspector}` is certified and not on leave for the period, and {}", if *listed { "stands on the list as unavailable" } else { "is not on the list" })]
    Inspector { inspector: Id, listed: bool },
}

/// The most that a sentence names.
const NAMED: usize = 5;

const fn are<T>(all: &[T]) -> &'static str {
    if all.len() == 1 { "is" } else { "are" }
}

fn named<T>(all: &[T], name: impl Fn(&T) -> String, between: &str, more: impl Fn(usize) -> String) -> String {
    let mut names = all.iter().take(NAMED).map(name).collect::<Vec<_>>().join(between);
    if let rest @ 1.. = all.len().saturating_sub(NAMED) {
        names.push_str(&more(rest));
    }
    names
}

fn some_of(ids: &[Id]) -> String {
    named(ids, |id| format!("`{id}`"), ", ", |rest| format!(" and {rest} more"))
}

fn some_of_chinese(ids: &[Id]) -> String {
    named(ids, |id| format!("“{id}”"), "、", |rest| format!("等，另有{rest}个"))
}

fn some_pairs(pairs: &[(Id, Id)]) -> String {
    named(pairs, |(one, source)| format!("`{one}` from `{source}`"), ", ", |rest| format!(" and {rest} more"))
}

fn some_pairs_chinese(pairs: &[(Id, Id)]) -> String {
    named(pairs, |(one, source)| format!("“{one}”对“{source}”"), "、", |rest| format!("等，另有{rest}项"))
}

/// A status of the list in English and Chinese.
const fn status(status: SourceStatus) -> (&'static str, &'static str) {
    match status {
        SourceStatus::Open => ("under the cap (`-`)", "受次数上限约束（“-”）"),
        SourceStatus::Exempt => ("beyond the cap (`exempt`)", "不受次数上限约束（“exempt”）"),
        SourceStatus::Excluded => ("not to be drawn (`excluded`)", "不予抽取（“excluded”）"),
    }
}

explain!(Misstatement {
    Self::Tally { source_id, year, listed, reckoned, article } => Code::YEAR_LISTED_TALLY, *article,
        "名单载“{source_id}”{year}年已检查{listed}次，而在案为{reckoned}次";
    Self::Status { source_id, listed, expected, article } => Code::YEAR_LISTED_STATUS, *article,
        "名单将“{source_id}”列为{}，应为{}", status(*listed).1, status(*expected).1;
    Self::LeftOut { source_id } => Code::YEAR_SOURCE_LEFT_OUT, Article::Art5,
        "“{source_id}”在信息库中而不在名单上，名单应含辖区全部污染源";
    Self::Stratum { source_id, listed, registered } => Code::YEAR_LISTED_STRATUM, Article::Art5,
        "名单将“{source_id}”列入“{listed}”，信息库为“{registered}”";
    Self::Division { source_id, listed, registered } => Code::YEAR_LISTED_DIVISION, Article::Art5,
        "名单载“{source_id}”的行政区划为{}，信息库为{}", listed.chinese(), registered.chinese();
    Self::Unregistered { ids } => Code::YEAR_SOURCES_UNREGISTERED, Article::Art5,
        "名单中{}家污染源不在信息库中：{}", ids.len(), some_of_chinese(ids);
    Self::OutsideArea { ids, area, inspectors } =>
        if *inspectors { Code::YEAR_INSPECTORS_OTHER_AREA } else { Code::YEAR_SOURCES_OTHER_AREA },
        if *inspectors { Article::Art6 } else { Article::Art8 },
        "名单中{}{}不属{}：{}", ids.len(), if *inspectors { "名检查人员" } else { "家污染源" }, area.chinese(),
        some_of_chinese(ids);
    Self::InspectorsUnregistered { ids } => Code::YEAR_INSPECTORS_UNREGISTERED, Article::Art6,
        "名单中{}名检查人员不在名录库中：{}", ids.len(), some_of_chinese(ids);
    Self::InspectorTwice { ids } => Code::YEAR_INSPECTOR_LISTED_TWICE, Article::Art6,
        "名单将同一人以多个编号列入：{}，每人只应列一次", some_of_chinese(ids);
    Self::NotFree { ids } => Code::YEAR_INSPECTOR_NOT_FREE, Article::Art6,
        "名单中{}名检查人员自抽取日至检查期末均休假或无有效证件，却列为可选派：{}", ids.len(), some_of_chinese(ids);
    Self::RecusalsUnfounded { pairs } => Code::YEAR_RECUSALS_UNFOUNDED, Article::Art6,
        "名单中{}项回避不在名录库中：{}", pairs.len(), some_pairs_chinese(pairs);
    Self::RecusalsLeftOut { pairs } => Code::YEAR_RECUSALS_LEFT_OUT, Article::Art6,
        "名录库中{}项回避未列入名单：{}", pairs.len(), some_pairs_chinese(pairs);
    Self::Differs { before, gone, new, otherwise } => Code::YEAR_LISTS_DIFFER, Article::Art5,
        "与{}名单相比{}，信息库无相应的变更记录", before,
        [("不再列入", gone), ("新列入", new), ("所载不同", otherwise)].iter().filter(|(_, ids)| !ids.is_empty())
            .map(|(what, ids)| format!("，{what}：{}", some_of_chinese(ids))).collect::<String>();
    Self::Inspector { inspector, listed } => Code::YEAR_INSPECTOR_WITHHELD, Article::Art6,
        "“{inspector}”在检查期内持有效证件且未休假，{}", if *listed { "名单却列为不可选派" } else { "却不在名单上" };
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[test]
    fn every_message_in_both_languages() {
        let id = |text: &str| text.parse::<Id>().unwrap();
        let (key, general) = ("key".parse::<Token>().unwrap(), "general".parse::<Token>().unwrap());
        let (article, year) = (Article::Art8Cap, Year::new(2025).unwrap());
        let (listed, expected) = (SourceStatus::Excluded, SourceStatus::Open);
        let (area, elsewhere) = ("150102".parse().unwrap(), "150202".parse().unwrap());
        use Misstatement as M;
        let all = [
            (
                M::Tally { source_id: id("HH-1"), year, listed: 1, reckoned: 0, article },
                "the list counts 1 inspection of `HH-1` in 2025; on record are 0",
                "名单载“HH-1”2025年已检查1次，而在案为0次",
            ),
            (
                M::Status { source_id: id("HH-1"), listed, expected, article },
                "the list has `HH-1` as not to be drawn (`excluded`); expected under the cap (`-`)",
                "名单将“HH-1”列为不予抽取（“excluded”），应为受次数上限约束（“-”）",
            ),
            (
                M::LeftOut { source_id: id("HH-1") },
                "`HH-1` is in the registry and not on the list; expected every source of the area",
                "“HH-1”在信息库中而不在名单上，名单应含辖区全部污染源",
            ),
            (
                M::Stratum { source_id: id("HH-1"), listed: general, registered: key },
                "the list has `HH-1` in stratum `general`; the registry in `key`",
                "名单将“HH-1”列入“general”，信息库为“key”",
            ),
            (
                M::Division { source_id: id("HH-1"), listed: area, registered: elsewhere },
                "the list has `HH-1` in division 150102; the registry in 150202",
                "名单载“HH-1”的行政区划为新城区（150102），信息库为东河区（150202）",
            ),
            (
                M::Unregistered { ids: ["a", "b", "c", "d", "e", "f"].map(id).to_vec() },
                "6 sources of the list are not in the registry: `a`, `b`, `c`, `d`, `e` and 1 more",
                "名单中6家污染源不在信息库中：“a”、“b”、“c”、“d”、“e”等，另有1个",
            ),
            (
                M::OutsideArea { ids: vec![id("a")], area, inspectors: false },
                "1 source of the list lies outside 150102: `a`",
                "名单中1家污染源不属新城区（150102）：“a”",
            ),
            (
                M::OutsideArea { ids: vec![id("I-1"), id("I-2")], area, inspectors: true },
                "2 inspectors of the list lie outside 150102: `I-1`, `I-2`",
                "名单中2名检查人员不属新城区（150102）：“I-1”、“I-2”",
            ),
            (
                M::InspectorsUnregistered { ids: vec![id("I-1")] },
                "1 inspector of the list is on no roster: `I-1`",
                "名单中1名检查人员不在名录库中：“I-1”",
            ),
            (
                M::RecusalsUnfounded { pairs: vec![(id("I-1"), id("a"))] },
                "1 recusal of the list is not on the roster: `I-1` from `a`",
                "名单中1项回避不在名录库中：“I-1”对“a”",
            ),
            (
                M::RecusalsLeftOut { pairs: vec![(id("I-1"), id("a")), (id("I-2"), id("b"))] },
                "2 recusals of the roster are not on the list: `I-1` from `a`, `I-2` from `b`",
                "名录库中2项回避未列入名单：“I-1”对“a”、“I-2”对“b”",
            ),
            (
                M::Differs {
                    before: "2025-Q1".parse().unwrap(),
                    gone: vec![id("a"), id("b")],
                    new: vec![],
                    otherwise: vec![id("c")],
                },
                "compared with the list of 2025-Q1, no longer listed: `a`, `b`, listed otherwise: `c`; expected a register with \
                 dates that shows why",
                "与2025年第一季度名单相比，不再列入：“a”、“b”，所载不同：“c”，信息库无相应的变更记录",
            ),
            (
                M::InspectorTwice { ids: vec![id("I-1"), id("I-9")] },
                "one person stands on the list as `I-1`, `I-9`; expected every person once",
                "名单将同一人以多个编号列入：“I-1”、“I-9”，每人只应列一次",
            ),
            (
                M::NotFree { ids: vec![id("I-1")] },
                "1 inspector of the list cannot visit from the draw to the end of the period, by leave or certificate, and stands \
                 there as available: `I-1`",
                "名单中1名检查人员自抽取日至检查期末均休假或无有效证件，却列为可选派：“I-1”",
            ),
            (
                M::Inspector { inspector: id("I-1"), listed: true },
                "`I-1` is certified and not on leave for the period, and stands on the list as unavailable",
                "“I-1”在检查期内持有效证件且未休假，名单却列为不可选派",
            ),
        ];
        let mut codes = std::collections::BTreeSet::new();
        for (misstatement, english, chinese) in all {
            assert_eq!((misstatement.to_string().as_str(), misstatement.chinese().as_str()), (english, chinese));
            assert!(codes.insert(misstatement.code()), "{misstatement:?}");
        }
        let absent = M::Inspector { inspector: id("I-1"), listed: false };
        assert!(absent.to_string().ends_with(", and is not on the list"));
        assert!(absent.chinese().ends_with("，却不在名单上"));
    }
}
