//! One draw as data: the JSON form of a draw, with the field names of `tests/vectors`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::committed::Committed;
use super::error::DrawError;
use super::form::PublicForm;
use super::hash::{Digest, Hash};
use super::lists::{InspectorEntry, InspectorList, Lists, RecusalEntry, RecusalList, SourceEntry, SourceList};
use super::made::Draw;
use super::reveal::Reveal;
use super::salt::SaltKey;
use super::terms::{Agency, Coverage, Entropy, Origin, StratumQuota, Terms};
use super::transcript::{Skip, Transcript};
use crate::{Division, Id, Period, Text, Tier, Token};

/// Everything that a draw takes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// A name for the case; the draw does not read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The terms of the order.
    pub order: CaseOrder,
    /// The sources, in any order.
    pub sources: Vec<SourceEntry>,
    /// The inspectors, in any order.
    pub inspectors: Vec<InspectorEntry>,
    /// The recusals, in any order.
    pub recusals: Vec<RecusalEntry>,
    /// The salt key, which makes the order one of version 1.1, or one of 1.2 with salted lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt_key: Option<SaltKey>,
    /// The contributions, in the order of the entropy lines.
    pub contributions: Reveal,
    /// Amendments, one after the other: which drawn sources are skipped and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "crate::forms::null_is_default")]
    pub amendments: Vec<Vec<Skip>>,
}

/// The lists of a case, each in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseLists {
    /// The sources.
    pub sources: Vec<SourceEntry>,
    /// The inspectors.
    pub inspectors: Vec<InspectorEntry>,
    /// The recusals.
    pub recusals: Vec<RecusalEntry>,
}

/// The terms of an order, flat.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseOrder {
    /// The hash.
    pub hash: Hash,
    /// The word by which the order commits its rules: a pack's id, or the word of its grounds. It is part of the order's
    /// text; a draw does not look the rules up, for all that it needs of them stands in the other terms.
    pub rules: Token,
    /// The agency's name.
    pub agency: Token,
    /// The agency's division.
    pub division: Division,
    /// The agency's tier.
    pub tier: Tier,
    /// The period.
    pub period: Period,
    /// The round, from 1.
    pub round: u32,
    /// The transcript before, or `-`.
    pub previous: Previous,
    /// The cap.
    pub cap: Option<u32>,
    /// The coverage.
    pub coverage: Coverage,
    /// Inspectors for each source.
    pub team: u32,
    /// The most assignments of an inspector.
    pub max_load: Option<u32>,
    /// The strata with their quotas, in draw order.
    pub strata: Vec<StratumQuota>,
    /// The entropy lines.
    pub entropy: Vec<CaseEntropy>,
}

/// A transcript digest, or `-` for none.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String", extend("pattern" = "^(-|[0-9a-f]{64})$")))]
pub struct Previous(pub Option<Digest>);

crate::forms::read_through!(Previous, String);

impl TryFrom<String> for Previous {
    type Error = super::hash::HexError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        super::order::optional(&text, str::parse).map(Self)
    }
}

impl From<Previous> for String {
    fn from(previous: Previous) -> Self {
        previous.0.map_or_else(|| "-".to_owned(), String::from)
    }
}

/// An entropy line.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CaseEntropy {
    /// A secret, committed.
    Commit {
        /// The contribution's name.
        label: Token,
        /// The digest of the secret's bytes by the order's hash.
        value: Digest,
    },
    /// A public value, announced.
    Public {
        /// The contribution's name.
        label: Token,
        /// Where it will come from.
        value: Text,
        /// Which drawing, how it is written and when it is due: what makes the order one of protocol version 1.2, in which
        /// every public value has it. Without it, whoever writes the value down can choose how.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        form: Option<PublicForm>,
    },
}

/// What a draw gives, as the vectors have it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseResult {
    /// The order's text.
    pub order: String,
    /// Its digest.
    pub order_digest: Digest,
    /// The pseudorandom key.
    pub prk: Digest,
    /// The key of the team draws.
    pub team_key: Digest,
    /// The ticket of every source on the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tickets: Option<BTreeMap<Id, Digest>>,
    /// The strata, in draw order.
    pub strata: Vec<CaseStratum>,
    /// The teams, in draw order.
    pub teams: Vec<CaseTeam>,
    /// The first transcript's text.
    pub transcript: String,
    /// Its digest.
    pub transcript_digest: Digest,
    /// The amended transcripts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amendments: Option<Vec<CaseTranscript>>,
}

/// A stratum's outcome.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseStratum {
    /// The stratum.
    pub stratum: Token,
    /// Its quota.
    pub quota: u32,
    /// The drawn sources, by rank.
    pub drawn: Vec<Id>,
    /// The other candidates, in the order in which they would replace; there with the tickets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserve: Option<Vec<Id>>,
    /// Quota less drawn.
    pub shortfall: u32,
}

/// A source's team.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseTeam {
    /// The source.
    pub source: Id,
    /// Its inspectors, seat by seat.
    pub inspectors: Vec<Id>,
}

/// An amended transcript.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseTranscript {
    /// Its text.
    pub transcript: String,
    /// Its digest.
    pub transcript_digest: Digest,
}

impl From<CaseEntropy> for Entropy {
    fn from(entropy: CaseEntropy) -> Self {
        match entropy {
            CaseEntropy::Commit { label, value } => Self { label, origin: Origin::Commit(value) },
            CaseEntropy::Public { label, value, form: None } => Self { label, origin: Origin::Public(value) },
            CaseEntropy::Public { label, value, form: Some(form) } => {
                Self { label, origin: Origin::Formed { form, text: value } }
            }
        }
    }
}

impl CaseOrder {
    /// Commits lists under these terms; with a salt key, each line with its salt.
    ///
    /// # Errors
    /// [`DrawError`], the first found.
    pub fn commit(self, lists: CaseLists, salt_key: Option<SaltKey>) -> Result<Committed, DrawError> {
        let CaseLists { sources, inspectors, recusals } = lists;
        let lists = Lists {
            sources: SourceList::new(sources)?,
            inspectors: InspectorList::new(inspectors)?,
            recusals: RecusalList::new(recusals)?,
        };
        self.commit_lists(lists, salt_key)
    }

    /// The same for lists that are made already.
    ///
    /// # Errors
    /// [`DrawError::Terms`] if the terms do not hold together.
    pub fn commit_lists(self, lists: Lists, salt_key: Option<SaltKey>) -> Result<Committed, DrawError> {
        Ok(match salt_key {
            None => Committed::new(self.terms(), lists)?,
            Some(key) => Committed::salted(self.terms(), lists, key)?,
        })
    }

    fn terms(self) -> Terms {
        let entropy = self.entropy.into_iter().map(Entropy::from);
        Terms {
            hash: self.hash,
            rules: self.rules,
            agency: Agency { name: self.agency, division: self.division, tier: self.tier },
            period: self.period,
            round: self.round,
            previous: self.previous.0,
            cap: self.cap,
            coverage: self.coverage,
            team: self.team,
            max_load: self.max_load,
            strata: self.strata,
            entropy: entropy.collect(),
        }
    }
}

impl Case {
    /// Draws, and makes every amendment.
    ///
    /// # Errors
    /// [`DrawError`], the first found.
    pub fn draw(self) -> Result<Draw, DrawError> {
        let lists = CaseLists { sources: self.sources, inspectors: self.inspectors, recusals: self.recusals };
        let committed = self.order.commit(lists, self.salt_key)?;
        let mut draw = committed.reveal(self.contributions)?.draw()?;
        for skips in &self.amendments {
            draw.amend(skips)?;
        }
        Ok(draw)
    }

    /// Draws and says everything that the vectors expect.
    ///
    /// # Errors
    /// [`DrawError`], the first found.
    pub fn run(self, tickets: bool) -> Result<CaseResult, DrawError> {
        self.draw().map(|draw| CaseResult::of(&draw, tickets))
    }
}

impl CaseResult {
    /// What a draw gave; every source's ticket and the strata's reserves only on request.
    #[must_use]
    pub fn of(draw: &Draw, tickets: bool) -> Self {
        let revealed = draw.revealed();
        let (committed, key) = (revealed.committed(), revealed.key());
        let order = committed.order();
        let hash = order.terms().hash;
        let sources = &committed.lists().sources;
        let mut said = draw.first().drawn().map_or(&[][..], |drawn| &drawn.strata).iter().peekable();
        let strata = order.terms().strata.iter().map(|StratumQuota { stratum, quota }| {
            let said = said.next_if(|said| said.stratum == *stratum);
            let drawn = said.map_or(&[][..], |said| &said.drawn);
            let reserve = || {
                let ranking = revealed.ranking(stratum, u32::MAX);
                ranking.iter().skip(drawn.len()).map(|candidate| sources.id(candidate.row)).collect()
            };
            CaseStratum {
                stratum: stratum.clone(),
                quota: *quota,
                drawn: drawn.iter().map(|line| line.source.clone()).collect(),
                reserve: tickets.then(reserve),
                shortfall: said.map_or(0, |said| said.shortfall),
            }
        });
        let teams = draw.first().drawn().into_iter().flat_map(super::transcript::Drawn::sources);
        let told = |transcript: &Transcript| {
            let transcript = transcript.to_string();
            CaseTranscript { transcript_digest: hash.digest(&[transcript.as_bytes()]), transcript }
        };
        // The first is printed as it stands: a copy of it is as large as its text.
        let CaseTranscript { transcript, transcript_digest } = told(draw.first());
        let amended = (1..=draw.amendments()).filter_map(|amendments| draw.after(amendments));
        let amendments: Vec<_> = amended.map(|amended| told(&amended)).collect();
        Self {
            order: order.to_string(),
            order_digest: committed.digest(),
            prk: key.prk(),
            team_key: key.team_key(),
            tickets: tickets.then(|| {
                (0..sources.len()).map(|row| sources.id(row)).map(|id| (id.clone(), key.ticket(id.as_str()))).collect()
            }),
            strata: strata.collect(),
            teams: teams
                .map(|(_, drawn)| CaseTeam { source: drawn.source.clone(), inspectors: drawn.team.clone() })
                .collect(),
            transcript,
            transcript_digest,
            amendments: (!amendments.is_empty()).then_some(amendments),
        }
    }
}
