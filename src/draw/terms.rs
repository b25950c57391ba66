//! The terms of a draw (§3): what a bureau fixes before anybody can know the randomness, but for the lists.

use thiserror::Error;

use super::form::PublicForm;
use super::hash::{Digest, Hash};
use crate::explain::explain;
use crate::forms::limits::{Limits, TooLarge, row};
use crate::{Article, Code, Division, Id, Period, Reason, Text, Tier, Token};

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
    /// A public value, announced in words alone: which lottery, which issue. How it is written is not bound.
    Public(Text),
    /// A public value with its form, which is what makes an order one of version 1.2.
    Formed {
        /// Which drawing, how it is written, when it is due.
        form: PublicForm,
        /// Where it can be read, in words.
        text: Text,
    },
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
#[derive(Clone, PartialEq, Eq, Error)]
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
    /// One public value with its form, and one without.
    #[error(
        "entropy `{label}` has no form, and another public value has one; expected every public value with its form"
    )]
    FormMissing {
        /// The label without.
        label: Token,
    },
    /// A public value, or a secret, promised twice.
    #[error("entropy `{label}` promises what `{earlier}` promises; expected every contribution from another origin")]
    RepeatedOrigin {
        /// The label that comes second.
        label: Token,
        /// The label before.
        earlier: Token,
    },
    /// More strata, contributions or inspectors in a team than are taken.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    /// No contribution at all.
    #[error("no entropy; expected at least one contribution")]
    NoEntropy,
    /// A recusal of an inspector who is not on the list: whoever was meant would not be recused.
    #[error(
        "recusal of inspector `{inspector}` from `{source_id}`: no such inspector on the list; expected one of its ids"
    )]
    RecusalInspector {
        /// The inspector.
        inspector: Id,
        /// The source.
        source_id: Id,
    },
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
    Self::FormMissing { label } => Code::FORM_MISSING, Article::Art2, "随机数来源“{label}”未载书写格式，而另有公共随机数已载，应均载明";
    Self::RepeatedOrigin { label, earlier } => Code::REPEATED_ORIGIN, Article::Art2, "随机数来源“{label}”与“{earlier}”相同，应各有来源";
    Self::TooLarge(error) => error.code(), error.article(), "{}", error.chinese();
    Self::NoEntropy => Code::NO_ENTROPY, Article::Art1, "没有随机数来源，至少应有一个";
    Self::RecusalInspector { inspector, source_id } => Code::LIST_RECUSAL_INSPECTOR, Article::Art6,
        "“{inspector}”对“{source_id}”的回避：名单上无此检查人员，应为名单上的编号";
    Self::SaltKeyContributed { label } => Code::SALT_KEY_CONTRIBUTED, Article::Art2, "随机数来源“{label}”与盐值密钥相同，应各用其密";
} about {
    Self::Round => Some(("round", "轮次"));
    Self::Team => Some(("team", "检查组人数"));
    Self::RepeatedStratum { .. } => Some(("strata", "类别"));
    Self::RecusalInspector { .. } => Some(("recusals", "回避名单"));
    _ => Some(("entropy", "随机数来源"));
});

impl Origin {
    /// Reads the words after `public` in an order of version 1.2: kind, issue, form, due and text.
    pub(crate) fn formed(words: &str) -> Result<Self, Reason> {
        let mut parts = words.splitn(5, ' ');
        let mut next = || {
            let expected = "<kind> <issue> <form> <due> <text>";
            parts.next().ok_or_else(|| Reason::new(format!("expected `{expected}`"), format!("应为“{expected}”")))
        };
        let (kind, issue) = (next()?.parse()?, next()?.parse()?);
        let (written, due) = (next()?.parse()?, next()?.parse()?);
        Ok(Self::Formed { form: PublicForm { kind, issue, written, due }, text: next()?.parse()? })
    }

    /// Whether both give the same value: one digest, or one drawing of one kind, or the same words.
    pub(crate) fn is_that_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Formed { form, .. }, Self::Formed { form: other, .. }) => {
                (&form.kind, &form.issue) == (&other.kind, &other.issue)
            }
            _ => self == other,
        }
    }
}

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
        Limits::MOST.hold(row::team, self.team.into())?;
        Limits::MOST.hold(row::strata, self.strata.len() as u64)?;
        Limits::MOST.hold(row::entropy, self.entropy.len() as u64)?;
        let strata: Vec<&Token> = self.strata.iter().map(|stratum| &stratum.stratum).collect();
        if let Some(stratum) = first_repeated(&strata) {
            return Err(TermsError::RepeatedStratum { stratum: stratum.clone() });
        }
        let labels: Vec<&Token> = self.entropy.iter().map(|entropy| &entropy.label).collect();
        if let Some(label) = first_repeated(&labels) {
            return Err(TermsError::RepeatedEntropy { label: label.clone() });
        }
        if self.entropy.is_empty() {
            return Err(TermsError::NoEntropy);
        }
        if self.binds_form() { self.check_formed() } else { Ok(()) }
    }

    /// Whether the order says how its public values are written: then it is one of version 1.2.
    #[must_use]
    pub fn binds_form(&self) -> bool {
        self.entropy.iter().any(|entropy| matches!(entropy.origin, Origin::Formed { .. }))
    }

    /// What version 1.2 asks besides (§2): every public value with its form, and nothing promised twice.
    fn check_formed(&self) -> Result<(), TermsError> {
        for (at, Entropy { label, origin }) in self.entropy.iter().enumerate() {
            if matches!(origin, Origin::Public(_)) {
                return Err(TermsError::FormMissing { label: label.clone() });
            }
            let before = self.entropy.iter().take(at).find(|before| before.origin.is_that_of(origin));
            if let Some(Entropy { label: earlier, .. }) = before {
                return Err(TermsError::RepeatedOrigin { label: label.clone(), earlier: earlier.clone() });
            }
        }
        Ok(())
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
///
/// # Complexity
/// A sort of as many numbers: texts are compared only where their hashes are the same.
pub(crate) fn first_repeated<'a, T: core::hash::Hash + Eq + ?Sized>(items: &[&'a T]) -> Option<&'a T> {
    let before = |at: usize| items.iter().take(at);
    if items.len() <= 8 {
        return items
            .iter()
            .enumerate()
            .find(|(at, item)| before(*at).any(|other| other == *item))
            .map(|(_, item)| *item);
    }
    let hasher = core::hash::BuildHasherDefault::<std::hash::DefaultHasher>::default();
    let hash = |item: &&T| core::hash::BuildHasher::hash_one(&hasher, item);
    let mut hashes: Vec<(u64, usize)> = items.iter().map(hash).zip(0..).collect();
    hashes.sort_unstable();
    let same = hashes.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1);
    let again = same.filter_map(|same| {
        let items: Vec<_> = same.iter().filter_map(|(_, at)| Some((*at, *items.get(*at)?))).collect();
        let again =
            items.iter().enumerate().find(|(place, (_, item))| items.iter().take(*place).any(|(_, it)| it == item));
        again.map(|(_, found)| *found)
    });
    again.min_by_key(|(at, _)| *at).map(|(_, item)| item)
}
