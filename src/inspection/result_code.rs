//! Art. 12: what an inspection found, as the publication systems name it.

use core::fmt;

use crate::Text;
use crate::ledger::Outcome;

/// What an inspection found.
///
/// Where a source cannot be inspected because it is gone, the word is the registry's for that state
/// ([`SourceState`](crate::registry::SourceState)).
///
/// # Example: only a violation is one to the cap
/// ```
/// use shuangsuiji::inspection::Found;
/// use shuangsuiji::ledger::Outcome;
///
/// assert_eq!(Found::Unreachable.to_string(), "unreachable");
/// assert_eq!(Found::Unreachable.chinese(), "通过登记的住所（经营场所）无法联系");
/// assert_eq!(Outcome::from(&Found::Unreachable), Outcome::NoViolation);
/// let violation = Found::Violation { rectification: None, handling: None };
/// assert_eq!(Outcome::from(&violation), Outcome::Violation { rectification_ordered: false });
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Found {
    /// 未发现问题.
    NoProblem,
    /// 发现环境违法行为.
    Violation {
        /// The reference of the order to correct it 责令整改; none if none was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rectification: Option<Text>,
        /// How it was handled, as far as it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        handling: Option<Text>,
    },
    /// 通过登记的住所无法联系: nobody reachable at the registered place.
    Unreachable,
    /// 已关闭停业.
    Closed,
    /// 已注销.
    Cancelled,
    /// 已被吊销.
    Revoked,
    /// 已迁出.
    #[serde(rename = "moved")]
    MovedAway,
    /// 未开展本次抽查涉及的活动: the activity in question is not carried out.
    NoActivity,
    /// 拒绝或阻挠检查: refused or obstructed.
    Refused,
}

impl Found {
    /// Every word with its Chinese name, in the order of the variants.
    pub const WORDS: [(&'static str, &'static str); 9] = [
        ("no_problem", "未发现问题"),
        ("violation", "发现环境违法行为"),
        ("unreachable", "通过登记的住所（经营场所）无法联系"),
        ("closed", "已关闭停业或正在组织清算"),
        ("cancelled", "已注销"),
        ("revoked", "已被吊销"),
        ("moved", "已迁出"),
        ("no_activity", "未发现开展本次抽查涉及的生产经营活动"),
        ("refused", "拒绝或阻挠检查"),
    ];

    /// The word in data.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.words().0
    }

    /// The name in Chinese.
    #[must_use]
    pub const fn chinese(&self) -> &'static str {
        self.words().1
    }

    const fn words(&self) -> (&'static str, &'static str) {
        let [no_problem, violation, unreachable, closed, cancelled, revoked, moved, no_activity, refused] = Self::WORDS;
        match self {
            Self::NoProblem => no_problem,
            Self::Violation { .. } => violation,
            Self::Unreachable => unreachable,
            Self::Closed => closed,
            Self::Cancelled => cancelled,
            Self::Revoked => revoked,
            Self::MovedAway => moved,
            Self::NoActivity => no_activity,
            Self::Refused => refused,
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl From<&Found> for Outcome {
    /// Where nothing could be inspected, no violation was found; that a refusal is one must be said as a violation.
    fn from(found: &Found) -> Self {
        match found {
            Found::Violation { rectification, .. } => {
                Self::Violation { rectification_ordered: rectification.is_some() }
            }
            _ => Self::NoViolation,
        }
    }
}
