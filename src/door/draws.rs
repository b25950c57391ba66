//! `commit`, `draw`, `check_source` (Arts. 1, 2, 11): an order, a whole draw, and the checks of published ones.

use serde::{Deserialize, Deserializer, Serialize};

use super::error::{DoorError, RequestError};
use super::finding::FindingForm;
use super::request::{ElementCheck, Operation, check};
use crate::draw::vector::{CaseLists, CaseOrder, CaseResult};
use crate::draw::{
    Committed, Digest, Enterprise, Hash, InclusionProof, InspectorEntry, InspectorList, List, ListError, Lists, Order,
    OrderFinding, Publication, RecusalEntry, RecusalList, Reveal, SaltKey, Skip, SourceEntry, SourceList, Transcript,
    Value, Verdict, check_enterprise,
};
use crate::forms::limits::{Limits, row};
use crate::forms::{Parts, text_or};
use crate::{Id, Token};

/// Commits an order before its randomness can be known: what is published first, and kept for `draw` and `verify`.
///
/// The fields are those of `draw` without its contributions. Of a salted order (protocol version 1.1) publish the order
/// alone: its lists in the clear are for the agency and for those whom it shows the salt key.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitRequest {
    /// The terms of the order. Each `commit` of its entropy is what `commit_value` answers for a secret.
    pub order: CaseOrder,
    /// The sources, in any order.
    pub sources: Vec<SourceEntry>,
    /// The inspectors, in any order.
    pub inspectors: Vec<InspectorEntry>,
    /// The recusals, in any order.
    pub recusals: Vec<RecusalEntry>,
    /// The salt key, with which the lists are salted: an order of protocol version 1.1, or of 1.2 with forms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt_key: Option<SaltKey>,
}

/// The texts of an order, to the byte: what `verify` and `draw` ask for.
///
/// A list's text has one line an entry, sorted by the bytes of its id, its fields separated by TAB, every line ended by LF.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CommitResponse {
    /// The order's text: publish it before anybody can know the randomness.
    pub order: String,
    /// The order digest.
    pub order_digest: Digest,
    /// The lists.
    #[serde(flatten)]
    pub lists: ListTexts,
    /// What should be mended before the order is published: randomness that the bureau can steer, sources of another area.
    /// Left out where there is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FindingForm<OrderFinding>>,
}

/// The texts of the lists of an order.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ListTexts {
    /// The text of the list of sources: id, stratum, division, inspections this year, status.
    pub sources: String,
    /// The text of the list of inspectors: id, division, status.
    pub inspectors: String,
    /// The text of the list of recusals: inspector, source.
    pub recusals: String,
}

impl ListTexts {
    pub(crate) fn of(lists: &Lists) -> Self {
        let text = |list| lists.text(list);
        Self { sources: text(List::Sources), inspectors: text(List::Inspectors), recusals: text(List::Recusals) }
    }
}

impl Operation for CommitRequest {
    const NAME: &'static str = "commit";
    type Response = CommitResponse;
    const LISTS: &'static [(&'static str, ElementCheck)] = LISTS;

    fn answer(self) -> Result<CommitResponse, DoorError> {
        let Self { order, sources, inspectors, recusals, salt_key } = self;
        let committed = order.commit(CaseLists { sources, inspectors, recusals }, salt_key)?;
        Ok(CommitResponse {
            order: committed.order().to_string(),
            order_digest: committed.digest(),
            lists: ListTexts::of(committed.lists()),
            warnings: warnings(&committed),
        })
    }
}

/// The warnings of an order, each with what can be done.
pub(crate) fn warnings(committed: &Committed) -> Vec<FindingForm<OrderFinding>> {
    let rules = super::basis::of_word(committed.order().terms().rules.as_str());
    let remedy = |finding: OrderFinding| {
        let remedy = match finding {
            OrderFinding::NoPublic => ("Add a public value with its form.", "增加一项载明书写格式的公共随机数。"),
            OrderFinding::Vague { .. } => (
                "Announce the public value with its form: kind, issue, how it is written, when it is due.",
                "按书写格式公告公共随机数：种类、期号、书写方式、产生时间。",
            ),
            OrderFinding::FewOutcomes { .. } => {
                ("Take a drawing of more outcomes, or two.", "改用结果更多的开奖，或并用两项。")
            }
            OrderFinding::ShortSecret { .. } => {
                ("Take 32 bytes of a cryptographic random generator.", "采用密码学随机数发生器产生的32字节。")
            }
            OrderFinding::RecusalElsewhere { .. } => {
                ("Correct the id, or leave the line out.", "更正编号，或删去该条。")
            }
            OrderFinding::OutsideArea { .. } => {
                ("Take the sources of the agency's area from the registry.", "从信息库取本机关辖区内的对象。")
            }
            OrderFinding::LookAlike { .. } => {
                ("Keep one id, or change one so that it can be told apart.", "保留一个编号，或更改为可辨别的编号。")
            }
        };
        FindingForm::of(rules.as_ref(), None, finding, remedy)
    };
    committed.warnings().into_iter().map(remedy).collect()
}

/// An order in a request: its text as it was published, or its terms.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum OrderForm {
    /// The text; the lists must then be the ones that it commits.
    Text(String),
    /// The terms.
    Terms(Box<CaseOrder>),
}

/// A list in a request: its text as it was published, or its entries in any order.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ListForm<T> {
    /// The text.
    Text(String),
    /// The entries.
    Entries(Vec<T>),
}

impl<'de> Deserialize<'de> for OrderForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = "an order's text, or its terms / 抽取方案文本或其各项内容";
        text_or(deserializer, expected, Parts::Object(|terms| Self::Terms(Box::new(terms))), Self::Text)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ListForm<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = "a list's text, or its entries / 名单文本或其各条记录";
        text_or(deserializer, expected, Parts::Array(Self::Entries), Self::Text)
    }
}

impl<T> ListForm<T> {
    fn read<L>(
        self,
        parse: impl FnOnce(&str) -> Result<L, ListError>,
        make: impl FnOnce(Vec<T>) -> Result<L, ListError>,
    ) -> Result<L, ListError> {
        match self {
            Self::Text(text) => parse(&text),
            Self::Entries(entries) => make(entries),
        }
    }
}

/// The lists of an order, and what each of their elements must be.
const LISTS: &[(&str, ElementCheck)] =
    &[("sources", check::<SourceEntry>), ("inspectors", check::<InspectorEntry>), ("recusals", check::<RecusalEntry>)];

/// The digest of a secret, to be committed in an order before the secret is revealed.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitValueRequest {
    /// The hash of the order.
    pub hash: Hash,
    /// The secret: 32 bytes of a cryptographic random generator are right.
    pub value: Value,
}

/// What an order commits of a secret.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CommitValueResponse {
    /// The digest of the secret's bytes.
    pub digest: Digest,
}

impl Operation for CommitValueRequest {
    const NAME: &'static str = "commit_value";
    type Response = CommitValueResponse;

    fn answer(self) -> Result<CommitValueResponse, DoorError> {
        Ok(CommitValueResponse { digest: self.value.commit(self.hash) })
    }
}

/// Draws sources and teams. The fields are those of a case in `tests/vectors`.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawRequest {
    /// A name for the case; the draw does not read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The order: its text, as `order` and `commit` answered it, or its terms.
    pub order: OrderForm,
    /// The sources: the list's text, or its entries in any order.
    pub sources: ListForm<SourceEntry>,
    /// The inspectors, likewise.
    pub inspectors: ListForm<InspectorEntry>,
    /// The recusals, likewise.
    pub recusals: ListForm<RecusalEntry>,
    /// The salt key, with which the lists are salted: an order of protocol version 1.1, or of 1.2 with forms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt_key: Option<SaltKey>,
    /// The contributions, in the order of the entropy lines.
    pub contributions: Reveal,
    /// Amendments, one after the other: which drawn sources are skipped and why.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub amendments: Vec<Vec<Skip>>,
    /// Whether the response has the ticket of every source, and of each stratum the candidates who were not drawn.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub include_tickets: bool,
}

impl Operation for DrawRequest {
    const NAME: &'static str = "draw";
    type Response = CaseResult;
    const LISTS: &'static [(&'static str, ElementCheck)] = LISTS;

    fn answer(self) -> Result<CaseResult, DoorError> {
        self.answer_within(&Limits::MOST)
    }

    fn answer_within(self, limits: &Limits) -> Result<CaseResult, DoorError> {
        let Self { order, sources, inspectors, recusals, salt_key, .. } = self;
        let lists = Lists {
            sources: sources.read(SourceList::parse, SourceList::new)?,
            inspectors: inspectors.read(InspectorList::parse, InspectorList::new)?,
            recusals: recusals.read(RecusalList::parse, RecusalList::new)?,
        };
        let committed = match order {
            OrderForm::Terms(terms) => terms.commit_lists(lists, salt_key)?,
            OrderForm::Text(order) => {
                let ListTexts { sources, inspectors, recusals } = ListTexts::of(&lists);
                let publication = Publication {
                    order: &order,
                    sources: &sources,
                    inspectors: &inspectors,
                    recusals: &recusals,
                    reveal: None,
                    transcripts: &[],
                    digest: None,
                };
                Committed::read(&publication, salt_key.as_ref())?
            }
        };
        let mut draw = committed.reveal(self.contributions)?.draw()?;
        // Every amended transcript tells all that is drawn again.
        let seats = draw.transcript().drawn().map_or(0, |drawn| drawn.sources().map(|(_, line)| line.team.len()).sum());
        let told = (seats as u64).saturating_mul(self.amendments.len() as u64);
        limits.hold(row::amended_seats, told).map_err(|large| DoorError::from(large).at("amendments"))?;
        for skips in &self.amendments {
            draw.amend(skips)?;
        }
        Ok(CaseResult::of(&draw, self.include_tickets))
    }
}

/// What a source needs of a committed list to check its own case.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
