//! The terms of a draw (§3): what a bureau fixes before anybody can know the randomness, but for the lists.

use thiserror::Error;

use super::hash::{Digest, Hash};
use crate::explain::explain;
use crate::{Article, Code, Division, Period, Text, Tier, Token};

/// Who draws.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// The agency's name as a token.
    pub name: Token,
    /// The division that it answers for.
    pub division: Division,
    /// The tier at which it acts; a branch bureau acts at county tier (Art. 4).
    pub tier: Tier,
}

/// Which candidates come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// Every draw is independent of what was inspected before.
    #[default]
    Independent,
    /// Sources without an inspection this year come before the others.
    UninspectedFirst,
}

impl Coverage {
    /// The word in an order.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Coverage::Independent => "independent",
            Coverage::UninspectedFirst => "uninspected-first",
        }
    }
}

/// How many sources of a stratum are drawn.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StratumQuota {
    /// The stratum.
    #[serde(rename = "name")]
    pub stratum: Token,
    /// How many.
    pub quota: u32,
}

/// A promise of randomness: who contributes, and how one will know that it was not chosen afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entropy {
    /// The contribution's name.
    pub label: Token,
    /// Where its value comes from.
    pub origin: Origin,
}

/// Where a contribution's value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A secret, committed by its hash.
    Commit(Digest),
    /// A public value, announced in advance: which lottery, which issue.
    Public(Text),
}

/// The terms of a draw: everything in the order but the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The hash of the whole draw.
    pub hash: Hash,
    /// The id of the rules.
    pub rules: Token,
    /// Who draws.
    pub agency: Agency,
    /// When the inspections are made.
    pub period: Period,
    /// From 1; a repeated draw for the same agency and period counts up.
    pub round: u32,
    /// The transcript that this order follows in the agency's chain.
    pub previous: Option<Digest>,
    /// The annual cap on inspections of one source.
    pub cap: Option<u32>,
    /// Which candidates come first.
    pub coverage: Coverage,
    /// Inspectors for each source, at least 1.
    pub team: u32,
    /// The most assignments that an inspector may get in this draw.
    pub max_load: Option<u32>,
    /// The strata, in the order in which they are drawn.
    pub strata: Vec<StratumQuota>,
    /// The contributions to the randomness, at least one.
    pub entropy: Vec<Entropy>,
}

/// Why terms were refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TermsError {
    /// Rounds are counted from 1.
    #[error("round 0; expected rounds counted from 1")]
    Round,
    /// A team without members.
    #[error("team 0; expected at least 1 inspector for a source")]
    Team,
    /// A stratum named twice.
    #[error("stratum `{stratum}` appears twice; expected every stratum once")]
    RepeatedStratum {
        /// The stratum.
        stratum: Token,
    },
    /// A contribution named twice.
    #[error("entropy `{label}` appears twice; expected every label once")]
    RepeatedEntropy {
        /// The label.
        label: Token,
    },
    /// No contribution at all.
    #[error("no entropy; expected at least one contribution")]
    NoEntropy,
    /// The salt key is a contribution too: with its reveal every withheld line could be guessed.
    #[error("entropy `{label}` commits the salt key; expected a secret of its own")]
    SaltKeyContributed {
        /// The label.
        label: Token,
    },
}

explain!(TermsError {
    Self::Round => Code::ROUND, Article::Art2, "轮次不能为0，应从1起计";
    Self::Team => Code::TEAM, Article::Art11, "检查组人数不能为0";
    Self::RepeatedStratum { stratum } => Code::REPEATED_STRATUM, Article::Art8, "类别“{stratum}”重复出现";
    Self::RepeatedEntropy { label } => Code::REPEATED_ENTROPY, Article::Art2, "随机数来源“{label}”重复出现";
    Self::NoEntropy => Code::NO_ENTROPY, Article::Art1, "没有随机数来源，至少应有一个";
    Self::SaltKeyContributed { label } => Code::SALT_KEY_CONTRIBUTED, Article::Art2, "随机数来源“{label}”与盐值密钥相同，应各用其密";
});

impl Terms {
    /// Checks what no type can.
    ///
    /// # Errors
    /// [`TermsError`], the first found.
    pub fn check(&self) -> Result<(), TermsError> {
        if self.round == 0 {
            return Err(TermsError::Round);
        }
        if self.team == 0 {
            return Err(TermsError::Team);
        }
        let strata: Vec<&Token> = self.strata.iter().map(|stratum| &stratum.stratum).collect();
        if let Some(stratum) = first_repeated(&strata) {
            return Err(TermsError::RepeatedStratum { stratum: stratum.clone() });
        }
        let labels: Vec<&Token> = self.entropy.iter().map(|entropy| &entropy.label).collect();
        if let Some(label) = first_repeated(&labels) {
            return Err(TermsError::RepeatedEntropy { label: label.clone() });
        }
        if self.entropy.is_empty() { Err(TermsError::NoEntropy) } else { Ok(()) }
    }

    /// Checks that the salt key is no contribution: that would be revealed.
    pub(super) fn check_salt(&self, salt: Option<Digest>) -> Result<(), TermsError> {
        let commits = |entropy: &&Entropy| salt.is_some_and(|salt| entropy.origin == Origin::Commit(salt));
        match self.entropy.iter().find(commits) {
            Some(Entropy { label, .. }) => Err(TermsError::SaltKeyContributed { label: label.clone() }),
            None => Ok(()),
        }
    }
}

/// The first item that stood before.
pub(crate) fn first_repeated<'a, T: Ord + ?Sized>(items: &[&'a T]) -> Option<&'a T> {
    let mut seen = std::collections::BTreeSet::new();
    items.iter().copied().find(|item| !seen.insert(*item))
}
