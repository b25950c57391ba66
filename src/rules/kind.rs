//! Art. 5: kinds of inspection, of which only the daily ones must be drawn.

use core::fmt;
use core::str::FromStr;

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// The kind of an inspection (Art. 5).
///
/// # Example: what must be drawn
/// ```
/// use shuangsuiji::rules::InspectionKind;
/// let drawn: Vec<_> = InspectionKind::ALL.into_iter().filter(|kind| kind.must_be_drawn()).collect();
/// assert_eq!(drawn, [InspectionKind::Daily]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InspectionKind {
    /// 日常监督检查: daily supervision, by draw.
    Daily,
    /// 专项执法检查: a special campaign.
    Special,
    /// 环境违法案件查处: work on a case of violation.
    Case,
    /// 环境执法后督查: a check after enforcement.
    FollowUp,
    /// 环境信访案件处理: a petition or complaint.
    Petition,
    /// 上级部门交办或其他部门移送案件线索: a lead handed down or transferred.
    Transferred,
}

impl InspectionKind {
    /// All kinds, in the order of Art. 5.
    pub const ALL: [InspectionKind; 6] =
        [Self::Daily, Self::Special, Self::Case, Self::FollowUp, Self::Petition, Self::Transferred];

    /// The word in data: `daily`, `special`, `case`, `follow_up`, `petition`, `transferred`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Special => "special",
            Self::Case => "case",
            Self::FollowUp => "follow_up",
            Self::Petition => "petition",
            Self::Transferred => "transferred",
        }
    }

    /// The kind in Chinese, as Art. 5 names it.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Daily => "日常监督检查",
            Self::Special => "专项执法检查",
            Self::Case => "环境违法案件查处",
            Self::FollowUp => "环境执法后督查",
            Self::Petition => "环境信访案件处理",
            Self::Transferred => "上级部门交办或其他部门移送案件线索",
        }
    }

    /// Whether such an inspection rests on a draw (Art. 5); the others may do without.
    #[must_use]
    pub const fn must_be_drawn(self) -> bool {
        matches!(self, Self::Daily)
    }
}

impl fmt::Display for InspectionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text that names no kind of inspection.
#[derive(Clone, PartialEq, Eq, Error)]
#[error(
    "no inspection kind `{}`; expected daily, special, case, follow_up, petition or transferred",
    found.escape_debug()
)]
#[non_exhaustive]
pub struct InspectionKindError {
    /// What was found.
    pub found: String,
}

explain!(InspectionKindError {
    Self { found } => Code::INSPECTION_KIND, Article::Art5,
        "没有“{}”这一检查类别，应为“daily”、“special”、“case”、“follow_up”、“petition”或“transferred”", found.escape_debug();
});

impl FromStr for InspectionKind {
    type Err = InspectionKindError;

    fn from_str(text: &str) -> Result<Self, InspectionKindError> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| InspectionKindError { found: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[test]
    fn every_kind_reads_back_and_the_statute_names_it() {
        for kind in InspectionKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert!(Article::Art5.text().contains(kind.chinese()), "{kind}");
        }
    }

    #[test]
    fn an_unknown_kind_is_refused() {
        let error = "routine".parse::<InspectionKind>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "no inspection kind `routine`; expected daily, special, case, follow_up, petition or transferred"
        );
        assert_eq!(
            error.chinese(),
            "没有“routine”这一检查类别，应为“daily”、“special”、“case”、“follow_up”、“petition”或“transferred”"
        );
    }
}
