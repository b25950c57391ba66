//! Arts. 5, 6, 8: what a list that an order commits says otherwise than registry, roster and records.
//!
//! A draw by a false list verifies like any other: the list is what was committed. Who is left out of it, or stands on it
//! as closed or as inspected often enough, can never be drawn, and only the files behind the list show that.

use thiserror::Error;

use crate::draw::SourceStatus;
use crate::explain::counted;
use crate::explain::explain;
use crate::{Article, Code, Id, Token, Year};

/// A line of a committed list, or the lack of one, that is not what follows from the file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
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
    /// An inspector who could have been drawn.
    #[error("`{inspector}` is certified and not on leave for the period, and {}", if *listed { "stands on the list as unavailable" } else { "is not on the list" })]
    Inspector { inspector: Id, listed: bool },
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
    Self::Inspector { inspector, listed } => Code::YEAR_INSPECTOR_WITHHELD, Article::Art6,
        "“{inspector}”在检查期内持有效证件且未休假，{}", if *listed { "名单却列为不可派" } else { "却不在名单上" };
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
                M::Inspector { inspector: id("I-1"), listed: true },
                "`I-1` is certified and not on leave for the period, and stands on the list as unavailable",
                "“I-1”在检查期内持有效证件且未休假，名单却列为不可派",
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
