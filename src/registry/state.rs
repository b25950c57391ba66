//! Art. 7: the state of a source 污染源状态, a fact of the registry.
//!
//! Which states keep a source out of a draw or of a quota's basis is for the rules to say, not for this file.

use core::fmt;
use core::str::FromStr;

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// The state of a source.
///
/// # Example: in English or in Chinese
/// ```
/// use shuangsuiji::registry::SourceState;
///
/// assert_eq!("closed".parse::<SourceState>()?, SourceState::Closed);
/// assert_eq!("关闭".parse::<SourceState>()?, SourceState::Closed);
/// # Ok::<(), shuangsuiji::registry::SourceStateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String"))]
pub enum SourceState {
    /// 正常: works, or may at any time.
    Active,
    /// 停产: production rests; the source is still there.
    Suspended,
    /// 关闭: closed for good.
    Closed,
    /// 迁出: moved out of the area.
    MovedAway,
    /// 注销: its registration was cancelled at its own wish.
    Cancelled,
    /// 吊销: its licence was revoked by an authority.
    Revoked,
}

crate::forms::read_through!(SourceState, String);

impl SourceState {
    /// All states.
    pub const ALL: [SourceState; 6] = [
        SourceState::Active,
        SourceState::Suspended,
        SourceState::Closed,
        SourceState::MovedAway,
        SourceState::Cancelled,
        SourceState::Revoked,
    ];

    /// The token in data, also a transcript's reason for a skipped source: `active`, `suspended`, `closed`, `moved`,
    /// `cancelled`, `revoked`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            SourceState::Active => "active",
            SourceState::Suspended => "suspended",
            SourceState::Closed => "closed",
            SourceState::MovedAway => "moved",
            SourceState::Cancelled => "cancelled",
            SourceState::Revoked => "revoked",
        }
    }

    /// The state in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            SourceState::Active => "正常",
            SourceState::Suspended => "停产",
            SourceState::Closed => "关闭",
            SourceState::MovedAway => "迁出",
            SourceState::Cancelled => "注销",
            SourceState::Revoked => "吊销",
        }
    }
}

impl fmt::Display for SourceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text that names no state of a source.
#[derive(Clone, PartialEq, Eq, Error)]
#[error(
    "no state `{}`; expected active, suspended, closed, moved, cancelled or revoked, or its Chinese name",
    found.escape_debug()
)]
#[non_exhaustive]
pub struct SourceStateError {
    /// What was found.
    pub found: String,
}

explain!(SourceStateError {
    Self { found } => Code::SOURCE_STATE, Article::Art7,
        "没有“{}”这一状态，应为正常、停产、关闭、迁出、注销或吊销", found.escape_debug();
});

impl FromStr for SourceState {
    type Err = SourceStateError;

    fn from_str(text: &str) -> Result<Self, SourceStateError> {
        let mut states = Self::ALL.into_iter();
        states
            .find(|state| state.as_str() == text || state.chinese() == text)
            .ok_or_else(|| SourceStateError { found: text.to_owned() })
    }
}

impl TryFrom<String> for SourceState {
    type Error = SourceStateError;

    fn try_from(text: String) -> Result<Self, SourceStateError> {
        text.parse()
    }
}

impl From<SourceState> for String {
    fn from(state: SourceState) -> Self {
        state.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[test]
    fn every_state_reads_back_from_both_languages() {
        for state in SourceState::ALL {
            assert_eq!(state.as_str().parse(), Ok(state));
            assert_eq!(state.chinese().parse(), Ok(state));
            assert!(crate::Token::check(state.as_str()).is_ok());
        }
    }

    #[test]
    fn an_unknown_state_is_refused() {
        let error = "Closed".parse::<SourceState>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "no state `Closed`; expected active, suspended, closed, moved, cancelled or revoked, or its Chinese name"
        );
        assert_eq!(error.chinese(), "没有“Closed”这一状态，应为正常、停产、关闭、迁出、注销或吊销");
        assert_eq!((error.code(), error.article()), (Code::SOURCE_STATE, None));
    }
}
