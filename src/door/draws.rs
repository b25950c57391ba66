//! `draw`, `verify`, `check_source` (Arts. 1, 2, 11): a whole draw, and the checks of published ones.

use serde::{Deserialize, Serialize};

use super::error::{DoorError, RequestError};
use super::fields::{ElementCheck, check};
use super::operation::Operation;
use crate::draw::case::{Case, CaseOrder, CaseResult};
use crate::draw::{
    Committed, Digest, Enterprise, InclusionProof, InspectorEntry, List, Order, Publication, RecusalEntry, Reveal,
    SaltKey, Skip, SourceEntry, Transcript, Verdict, check_enterprise, verify, verify_salted,
};
use crate::{Id, Token};

/// Draws sources and teams. The fields are those of a case in `tests/vectors`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawRequest {
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
    /// The salt key, which makes the order one of protocol version 1.1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt_key: Option<SaltKey>,
    /// The contributions, in the order of the entropy lines.
    pub contributions: Reveal,
    /// Amendments, one after the other: which drawn sources are skipped and why.
    #[serde(default)]
    pub amendments: Vec<Vec<Skip>>,
    /// Whether the response has the ticket of every source.
    #[serde(default)]
    pub include_tickets: bool,
}

impl Operation for DrawRequest {
    const NAME: &'static str = "draw";
    type Response = CaseResult;
    const LISTS: &'static [(&'static str, ElementCheck)] = &[
        ("sources", check::<SourceEntry>),
        ("inspectors", check::<InspectorEntry>),
        ("recusals", check::<RecusalEntry>),
    ];

    fn answer(self) -> Result<CaseResult, DoorError> {
        let Self { name, order, sources, inspectors, recusals, salt_key, contributions, amendments, include_tickets } =
            self;
        let case = Case { name, order, sources, inspectors, recusals, salt_key, contributions, amendments };
        Ok(case.run(include_tickets)?)
    }
}

/// Verifies a draw from its published texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerifyRequest {
    /// The order's text.
    pub order: String,
    /// The text of the list of sources.
    pub sources: String,
    /// The text of the list of inspectors.
    pub inspectors: String,
    /// The text of the list of recusals.
    pub recusals: String,
    /// The reveal lines, where they were published apart.
    #[serde(default)]
    pub reveal: Option<String>,
    /// The texts of the transcript and its amendments, in order.
    pub transcripts: Vec<String>,
    /// The published digest of the last transcript.
    #[serde(default)]
    pub digest: Option<Digest>,
    /// The salt key of an order of protocol version 1.1.
    #[serde(default)]
    pub salt_key: Option<SaltKey>,
}

/// That a draw is what the protocol makes it; a fault is an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerifyResponse {
    /// The order digest.
    pub order_digest: Digest,
    /// The digest of each transcript.
    pub transcript_digests: Vec<Digest>,
    /// How many sources are drawn at present.
    pub drawn: u32,
    /// Whether the order was abandoned.
    pub void: bool,
}

impl Operation for VerifyRequest {
    const NAME: &'static str = "verify";
    type Response = VerifyResponse;

    fn answer(self) -> Result<VerifyResponse, DoorError> {
        let transcripts: Vec<&str> = self.transcripts.iter().map(String::as_str).collect();
        let publication = Publication {
            order: &self.order,
            sources: &self.sources,
            inspectors: &self.inspectors,
            recusals: &self.recusals,
            reveal: self.reveal.as_deref(),
            transcripts: &transcripts,
            digest: self.digest,
        };
        let verified = match &self.salt_key {
            None => verify(&publication)?,
            Some(key) => verify_salted(&publication, key)?,
        };
        Ok(VerifyResponse {
            order_digest: verified.order,
            transcript_digests: verified.transcripts,
            drawn: verified.drawn,
            void: verified.void,
        })
    }
}

/// What a source needs of a committed list to check its own case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineProof {
    /// Its line, without its LF.
    pub line: String,
    /// The proof that the order commits the line.
    pub proof: InclusionProof,
}

/// The line of a source, and the proof that the order commits it.
///
/// # Errors
/// [`DoorError`] for a source that is not on the list.
///
/// # Complexity
/// Hashes the whole list.
pub fn proof(committed: &Committed, source: &str) -> Result<LineProof, DoorError> {
    let sources = &committed.lists().sources;
    let row = sources.row(source);
    let line = row.and_then(|row| sources.at(row)).map(|line| line.to_string());
    let proof = row.and_then(|row| committed.proof(List::Sources, row));
    match (line, proof) {
        (Some(line), Some(proof)) => Ok(LineProof { line, proof }),
        _ => Err(RequestError::UnknownSource { found: source.to_owned() }.into()),
    }
}

/// Checks one enterprise's case with nothing but its own line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckSourceRequest {
    /// The order's text.
    pub order: String,
    /// The enterprise's line of the list of sources, without its LF.
    pub line: String,
    /// The proof that the order commits the line.
    pub proof: InclusionProof,
    /// The text of the transcript in force.
    pub transcript: String,
}

/// What the check of one enterprise found; a fault is an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckSourceResponse {
    /// The enterprise.
    pub source: Id,
    /// Its stratum.
    pub stratum: Token,
    /// Its ticket.
    pub ticket: Digest,
    /// The greatest drawn ticket of its stratum; null where nothing was drawn of it.
    pub mark: Option<Digest>,
    /// What became of it.
    pub verdict: VerdictForm,
}

/// What became of an enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum VerdictForm {
    /// Drawn.
    Drawn {
        /// Its rank within the stratum, from 1.
        rank: u32,
        /// Its inspectors.
        inspectors: Vec<Id>,
    },
    /// Drawn, and skipped since.
    Skipped {
        /// Why.
        reason: Token,
    },
    /// Not drawn: its ticket is above the mark.
    AboveMark,
    /// Not drawn: sources without an inspection this year came first.
    Late,
    /// No candidate: its inspections have reached the cap.
    AtCap,
    /// No candidate: its line says so.
    Excluded,
    /// Nothing is to be drawn of its stratum.
    NotAsked,
}

impl From<Verdict> for VerdictForm {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Drawn { rank, team } => Self::Drawn { rank, inspectors: team },
            Verdict::Skipped { reason } => Self::Skipped { reason },
            Verdict::AboveMark => Self::AboveMark,
            Verdict::Late => Self::Late,
            Verdict::AtCap => Self::AtCap,
            Verdict::Excluded => Self::Excluded,
            Verdict::NotAsked => Self::NotAsked,
        }
    }
}

impl Operation for CheckSourceRequest {
    const NAME: &'static str = "check_source";
    type Response = CheckSourceResponse;

    fn answer(self) -> Result<CheckSourceResponse, DoorError> {
        let order = Order::parse(&self.order).map_err(|error| DoorError::from(error).about("order"))?;
        let transcript =
            Transcript::parse(&self.transcript).map_err(|error| DoorError::from(error).about("transcript"))?;
        let case = Enterprise { order: &order, line: &self.line, proof: &self.proof, transcript: &transcript };
        let checked = check_enterprise(&case)?;
        Ok(CheckSourceResponse {
            source: checked.id,
            stratum: checked.stratum,
            ticket: checked.ticket,
            mark: checked.mark,
            verdict: checked.verdict.into(),
        })
    }
}
