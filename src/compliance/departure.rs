//! Arts. 1, 2, 10, 11: what departs from a draw, and that nothing on file excuses it.
//!
//! A void, a redraw, a skipped source or a changed team may be lawful; the word that is written beside it shows nothing. It is
//! excused by the registers, by what was found on site, or by a document no younger than itself.

use chrono::NaiveDate;
use thiserror::Error;

use crate::explain::{counted, explain};
use crate::{Article, Code, Id, Text, Token};

/// A departure without evidence.
#[derive(Clone, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what its fields are")]
#[non_exhaustive]
pub enum Departure {
    /// A drawn source that nobody visited.
    #[error("declared void for “{reason}”; neither the registry, a result nor a document shows it")]
    VisitVoid { reason: Text },
    /// A drawn source in whose place the next of the ranking was drawn.
    #[error("`{source_id}` was skipped for `{reason}`; neither the registry, a result nor a document shows it")]
    Skipped { source_id: Id, reason: Token, article: Article },
    /// A drawn source that was skipped and was gone only after the order had drawn it.
    #[error(
        "`{source_id}` was skipped, and the registry has it there on the day of the draw, {drawn}; only what was gone before is replaced"
    )]
    SkippedLater { source_id: Id, drawn: NaiveDate, article: Article },
    /// An order that was abandoned.
    #[error("the order was declared void for “{reason}”; no document shows it")]
    OrderVoid { reason: Text },
    /// A period that was drawn again.
    #[error("drawn again for “{reason}”; no document shows it")]
    Redrawn { reason: Text },
    /// Others than the drawn team.
    #[error("the drawn team was changed for “{reason}”; neither the roster nor a document shows it")]
    TeamChanged { reason: Text },
    /// A secret that stayed one.
    #[error("the void order's secret was not revealed: it may have been abandoned for its outcome")]
    NotRevealed,
    /// Days of amendments that are not those of the transcripts.
    #[error("{}; expected one for each of {}, in order and not before the draw", counted(*days, "day"), counted(*transcripts, "amendment"))]
    AmendmentDays { days: usize, transcripts: usize },
}

explain!(Departure {
    Self::VisitVoid { reason } => Code::YEAR_VISIT_VOID_UNFOUNDED, Article::Art10,
        "以“{reason}”作废，信息库、检查结果和文件均无佐证";
    Self::Skipped { source_id, reason, article } => Code::YEAR_SKIP_UNFOUNDED, *article,
        "以“{reason}”跳过“{source_id}”，信息库、检查结果和文件均无佐证";
    Self::SkippedLater { source_id, drawn, article } => Code::REPLACEMENT_AFTER_COMMITMENT, *article,
        "“{source_id}”被跳过，而信息库载其在抽取日{drawn}仍在，抽取前已不存在的方可递补";
    Self::OrderVoid { reason } => Code::YEAR_ORDER_VOID_UNFOUNDED, Article::Art2, "以“{reason}”作废抽取方案，无文件佐证";
    Self::Redrawn { reason } => Code::YEAR_REDRAW_UNFOUNDED, Article::Art2, "以“{reason}”重新抽取，无文件佐证";
    Self::TeamChanged { reason } => Code::YEAR_TEAM_CHANGE_UNFOUNDED, Article::Art11,
        "以“{reason}”更换抽定的检查组，名录库和文件均无佐证";
    Self::NotRevealed => Code::YEAR_VOID_NOT_REVEALED, Article::Art2, "作废的抽取方案未公布秘密随机数，不能排除因结果而作废";
    Self::AmendmentDays { days, transcripts } => Code::YEAR_AMENDMENT_DAYS, Article::Art2,
        "补抽日{days}个，应为{transcripts}份补抽记录各一日，依次且不早于抽取日";
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[test]
    fn every_message_in_both_languages() {
        use Departure as D;
        let reason = || "人手不足".parse::<Text>().unwrap();
        let article = Article::Art10;
        let all = [
            (
                D::VisitVoid { reason: reason() },
                "declared void for “人手不足”; neither the registry, a result nor a document shows it",
                "以“人手不足”作废，信息库、检查结果和文件均无佐证",
            ),
            (
                D::Skipped { source_id: "HH-1".parse().unwrap(), reason: "closed".parse().unwrap(), article },
                "`HH-1` was skipped for `closed`; neither the registry, a result nor a document shows it",
                "以“closed”跳过“HH-1”，信息库、检查结果和文件均无佐证",
            ),
            (
                D::SkippedLater { source_id: "HH-1".parse().unwrap(), drawn: "2025-03-05".parse().unwrap(), article },
                "`HH-1` was skipped, and the registry has it there on the day of the draw, 2025-03-05; only what was gone \
                 before is replaced",
                "“HH-1”被跳过，而信息库载其在抽取日2025年3月5日仍在，抽取前已不存在的方可递补",
            ),
            (
                D::OrderVoid { reason: reason() },
                "the order was declared void for “人手不足”; no document shows it",
                "以“人手不足”作废抽取方案，无文件佐证",
            ),
            (
                D::Redrawn { reason: reason() },
                "drawn again for “人手不足”; no document shows it",
                "以“人手不足”重新抽取，无文件佐证",
            ),
            (
                D::TeamChanged { reason: reason() },
                "the drawn team was changed for “人手不足”; neither the roster nor a document shows it",
                "以“人手不足”更换抽定的检查组，名录库和文件均无佐证",
            ),
            (
                D::NotRevealed,
                "the void order's secret was not revealed: it may have been abandoned for its outcome",
                "作废的抽取方案未公布秘密随机数，不能排除因结果而作废",
            ),
            (
                D::AmendmentDays { days: 1, transcripts: 2 },
                "1 day; expected one for each of 2 amendments, in order and not before the draw",
                "补抽日1个，应为2份补抽记录各一日，依次且不早于抽取日",
            ),
        ];
        let mut codes = std::collections::BTreeSet::new();
        for (departure, english, chinese) in all {
            assert_eq!((departure.to_string().as_str(), departure.chinese().as_str()), (english, chinese));
            assert!(codes.insert(departure.code()), "{departure:?}");
        }
    }
}
