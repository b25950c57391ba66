//! Replacement (补抽): whether another source is drawn in place of a drawn one that is gone, under the rules' policy.
//!
//! The statute does not speak of it; the quota of Art. 8 and the quarter of Art. 10 do. The draw makes an amendment for
//! any reason word; here the reasons are typed, and the policy decides. A fact that happened after the order was committed
//! gives no successor under the same order: whoever was drawn could bring it about, and the next of the ranking is known.

use core::fmt;
use core::str::FromStr;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use thiserror::Error;

use crate::draw::{Skip, StratumQuota, Transcript};
use crate::explain::explain;
use crate::inspection::Found;
use crate::registry::SourceState;
use crate::rules::ReplacementPolicy;
use crate::{Article, Code, Errors, Id, Text, Token};

/// Why a drawn source is gone: the word of a transcript's `skipped` line.
///
/// That nobody was reached is no reason: it is a result of an inspection ([`Found::Unreachable`]).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReplacementReason {
    /// 已关闭停业.
    Closed,
    /// 已迁出.
    Moved,
    /// 已注销.
    Cancelled,
    /// 已被吊销.
    Revoked,
    /// 未开展本次抽查涉及的活动.
    NoActivity,
    /// 重复列入名单: one source with two ids.
    Duplicate,
    /// 不属本辖区: it lies in another agency's area.
    OutsideArea,
}

impl ReplacementReason {
    /// All reasons.
    pub const ALL: [Self; 7] = [
        Self::Closed,
        Self::Moved,
        Self::Cancelled,
        Self::Revoked,
        Self::NoActivity,
        Self::Duplicate,
        Self::OutsideArea,
    ];

    /// The word in data and in transcripts: `closed`, `no_activity`, …
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Revoked => "revoked",
            Self::NoActivity => "no_activity",
            Self::Duplicate => "duplicate",
            Self::OutsideArea => "outside_area",
        }
    }

    /// In English.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Moved => "moved away",
            Self::Cancelled => "registration cancelled",
            Self::Revoked => "licence revoked",
            Self::NoActivity => "no such activity",
            Self::Duplicate => "listed twice",
            Self::OutsideArea => "outside the agency's area",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Closed => "已关闭停业或正在组织清算",
            Self::Moved => "已迁出",
            Self::Cancelled => "已注销",
            Self::Revoked => "已被吊销",
            Self::NoActivity => "未发现开展本次抽查涉及的生产经营活动",
            Self::Duplicate => "重复列入名单",
            Self::OutsideArea => "不属本辖区",
        }
    }

    /// The reason that an inspection's result is; none where there was something to inspect, or nobody was reached.
    #[must_use]
    pub const fn of_found(found: &Found) -> Option<Self> {
        match found {
            Found::Closed => Some(Self::Closed),
            Found::Cancelled => Some(Self::Cancelled),
            Found::Revoked => Some(Self::Revoked),
            Found::MovedAway => Some(Self::Moved),
            Found::NoActivity => Some(Self::NoActivity),
            Found::NoProblem | Found::Violation { .. } | Found::Unreachable | Found::Refused => None,
        }
    }

    /// The reason that a state in the registry is; none for a source that is still there.
    #[must_use]
    pub const fn of_state(state: SourceState) -> Option<Self> {
        match state {
            SourceState::Closed => Some(Self::Closed),
            SourceState::MovedAway => Some(Self::Moved),
            SourceState::Cancelled => Some(Self::Cancelled),
            SourceState::Revoked => Some(Self::Revoked),
            SourceState::Active | SourceState::Suspended => None,
        }
    }
}

impl fmt::Display for ReplacementReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that is no reason.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("`{}` is not a reason; expected one of {}", found.escape_debug(), ReplacementReason::ALL.map(ReplacementReason::as_str).join(" "))]
#[non_exhaustive]
pub struct ReplacementReasonError {
    /// What was found.
    pub found: String,
}

explain!(ReplacementReasonError {
    Self { found } => Code::REPLACEMENT_REASON, Article::Art10, "“{}”不是补抽理由", found.escape_debug();
});

impl FromStr for ReplacementReason {
    type Err = ReplacementReasonError;

    fn from_str(word: &str) -> Result<Self, ReplacementReasonError> {
        let found = Self::ALL.into_iter().find(|reason| reason.as_str() == word);
        found.ok_or_else(|| ReplacementReasonError { found: word.to_owned() })
    }
}

/// That a drawn source is gone.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gone {
    /// The source.
    pub source: Id,
    /// Why.
    pub reason: ReplacementReason,
    /// The day since which it is so, by the evidence; not the day on which it was found out.
    pub since: NaiveDate,
    /// The evidence: the reference of a notice, a register's entry.
    pub evidence: Text,
}

/// A draw in which sources are to be replaced.
#[derive(Clone, Copy, Debug)]
pub struct ReplacementCase<'a> {
    /// The policy of the rules.
    pub policy: ReplacementPolicy,
    /// The day on which the order was committed.
    pub committed: NaiveDate,
    /// The day on which is decided.
    pub on: NaiveDate,
    /// The transcript in force.
    pub transcript: &'a Transcript,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplacementStep {
    /// The order gets an amended transcript: [`Draw::amend`](crate::draw::Draw::amend).
    Amend(Vec<Skip>),
    /// A new order for the same period, with the next round and these quotas: one for each source that is gone.
    NewRound(Vec<StratumQuota>),
}

/// Why a source is not replaced.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReplacementError {
    /// The rules allow none.
    #[error("source `{source_id}`: the rules allow no replacement; expected the visit's record to say that it is gone")]
    NotAllowed {
        /// The source.
        source_id: Id,
    },
    /// It was not yet gone when the order was committed.
    #[error(
        "source `{source_id}` is gone since {since}, and the order was committed on {committed}; expected a fact of an earlier day"
    )]
    AfterCommitment {
        /// The source.
        source_id: Id,
        /// Since when it is gone.
        since: NaiveDate,
        /// The day of the order.
        committed: NaiveDate,
    },
    /// A source that is not drawn.
    #[error("source `{source_id}` is not drawn; expected one of the transcript's drawn lines")]
    NotDrawn {
        /// The source.
        source_id: Id,
    },
    /// A source named twice.
    #[error("source `{source_id}` stands twice; expected every source once")]
    Repeated {
        /// The source.
        source_id: Id,
    },
    /// A fact of the future.
    #[error("source `{source_id}` is gone since {since}, which lies after {on}; expected that day or earlier")]
    FactAhead {
        /// The source.
        source_id: Id,
        /// Since when it is said to be gone.
        since: NaiveDate,
        /// The day on which is decided.
        on: NaiveDate,
    },
    /// Nothing was drawn.
    #[error("the order is void; nothing was drawn that could be replaced")]
    NothingDrawn,
}

explain!(ReplacementError {
    Self::NotAllowed { source_id } => Code::REPLACEMENT_NOT_ALLOWED, Article::Art10, "“{source_id}”：规则不允许补抽，应在检查笔录中载明其已不存在";
    Self::AfterCommitment { source_id, since, committed } => Code::REPLACEMENT_AFTER_COMMITMENT, Article::Art10,
        "“{source_id}”自{since}起不存在，抽取方案公布于{committed}，应早于该日方可顺位递补";
    Self::NotDrawn { source_id } => Code::REPLACEMENT_NOT_DRAWN, Article::Art10, "“{source_id}”未被抽中，不能补抽";
    Self::Repeated { source_id } => Code::REPLACEMENT_REPEATED, Article::Art10, "“{source_id}”重复列出";
    Self::FactAhead { source_id, since, on } => Code::REPLACEMENT_FACT_AHEAD, Article::Art10, "“{source_id}”的事实日期{since}晚于{on}";
    Self::NothingDrawn => Code::REPLACEMENT_NOTHING_DRAWN, Article::Art10, "抽取方案已作废，没有可补抽的对象";
});

impl ReplacementCase<'_> {
    /// What the policy makes of sources that are gone.
    ///
    /// # Guarantees
    /// Under [`ReplacementPolicy::Next`] no successor is given for a fact of the day of the commitment or later. A new
    /// round draws as many of each stratum as are gone, and never more.
    ///
    /// # Errors
    /// Every [`ReplacementError`], in the order of the sources; then nothing is to be done.
    ///
    /// # Example: gone before the order, gone after it
    /// ```
    /// use shuangsuiji::draw::Transcript;
    /// use shuangsuiji::inspection::{Gone, ReplacementCase, ReplacementStep};
    /// use shuangsuiji::rules::ReplacementPolicy;
    ///
    /// let zero = "0".repeat(64);
    /// let transcript = Transcript::parse(&format!(
    ///     "shuangsuiji-transcript 1\norder {zero}\namends -\nreveal lottery 07\ndrawn key 1 E-1 I-1 I-2\n"
    /// ))?;
    /// let mut gone: Gone = serde_json::from_str(
    ///     r#"{"source": "E-1", "reason": "moved", "since": "2026-11-02", "evidence": "迁出登记 2026-118"}"#,
    /// )?;
    /// let case = ReplacementCase {
    ///     policy: ReplacementPolicy::Next,
    ///     committed: "2026-12-08".parse()?,
    ///     on: "2027-01-12".parse()?,
    ///     transcript: &transcript,
    /// };
    /// assert!(matches!(case.decide(&[gone.clone()])?, ReplacementStep::Amend(skips) if skips.len() == 1));
    /// gone.since = "2026-12-20".parse()?;
    /// assert!(case.decide(&[gone]).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn decide(&self, gone: &[Gone]) -> Result<ReplacementStep, Errors<ReplacementError>> {
        let Some(drawn) = self.transcript.drawn() else { return Err(ReplacementError::NothingDrawn.into()) };
        let stratum_of = |id: &Id| drawn.sources().find(|(_, line)| line.source == *id).map(|(stratum, _)| stratum);
        let mut named = BTreeSet::new();
        let mut errors = Vec::new();
        for one in gone {
            let source_id = || one.source.clone();
            if !named.insert(&one.source) {
                errors.push(ReplacementError::Repeated { source_id: source_id() });
            } else if stratum_of(&one.source).is_none() {
                errors.push(ReplacementError::NotDrawn { source_id: source_id() });
            } else {
                errors.extend(self.refusal(one));
            }
        }
        if let Some(errors) = Errors::of(errors) {
            return Err(errors);
        }
        if self.policy == ReplacementPolicy::Fresh {
            let quota = |stratum: &Token| gone.iter().filter(|one| stratum_of(&one.source) == Some(stratum)).count();
            let strata = drawn.strata.iter().map(|drawn| (&drawn.stratum, quota(&drawn.stratum)));
            let strata = strata.filter(|(_, quota)| *quota > 0).map(|(stratum, quota)| StratumQuota {
                stratum: stratum.clone(),
                quota: u32::try_from(quota).unwrap_or(u32::MAX),
            });
            return Ok(ReplacementStep::NewRound(strata.collect()));
        }
        let skip =
            |one: &Gone| Some(Skip { source: one.source.clone(), reason: Token::new(one.reason.as_str()).ok()? });
        Ok(ReplacementStep::Amend(gone.iter().filter_map(skip).collect()))
    }

    fn refusal(&self, gone: &Gone) -> Option<ReplacementError> {
        let (source_id, since) = (gone.source.clone(), gone.since);
        let (committed, on) = (self.committed, self.on);
        match self.policy {
            ReplacementPolicy::None => Some(ReplacementError::NotAllowed { source_id }),
            _ if since > on => Some(ReplacementError::FactAhead { source_id, since, on }),
            ReplacementPolicy::Next if since >= committed => {
                Some(ReplacementError::AfterCommitment { source_id, since, committed })
            }
            ReplacementPolicy::Next | ReplacementPolicy::Fresh => None,
        }
    }
}
