//! `verify`, `verify_chain`, `redact`, `verify_redacted`, `replace`, `views`, `order_record` (Arts. 1, 2, 10, 13): what is
//! done with what was published, from its texts alone.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::bulk::RosterForm;
use super::error::DoorError;
use super::lookup::RulesForm;
use super::request::{ElementCheck, Operation, check};
use crate::disclosure::{DrawView, InspectorNames, InternalDraw, PublicDraw};
use crate::draw::{
    ChainCounts, ChainPublication, Digest, Draw, Entry, Order, Publication, Redacted, RedactedVerified, SaltKey,
    StratumQuota, verify, verify_chain, verify_redacted, verify_salted,
};
use crate::inspection::{Gone, ReplacementCase, ReplacementStep};
use crate::orders::OrderRecord;
use crate::registry::{Registry, Source};
use crate::rules::ItemList;
use crate::{Id, Text};

/// A draw as it was published: its texts, to the byte as `order`, `commit` and `draw` answer them.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicationForm {
    /// The order's text.
    pub order: String,
    /// The text of the list of sources: a line an entry, sorted by the bytes of the id; id, stratum, division, inspections
    /// this year and status separated by TAB; every line ended by LF.
    pub sources: String,
    /// The text of the list of inspectors, likewise: id, division, status.
    pub inspectors: String,
    /// The text of the list of recusals, likewise: inspector, source.
    pub recusals: String,
    /// The reveal lines, where they were published apart.
    #[serde(default)]
    pub reveal: Option<String>,
    /// The texts of the transcript and its amendments, in order.
    pub transcripts: Vec<String>,
    /// The published digest of the last transcript.
    #[serde(default)]
    pub digest: Option<Digest>,
    /// The salt key of an order with salted lists.
    #[serde(default)]
    pub salt_key: Option<SaltKey>,
}

impl PublicationForm {
    /// Its texts, for a function that verifies them.
    pub(super) fn with<T>(&self, use_it: impl FnOnce(&Publication<'_>) -> T) -> T {
        let transcripts: Vec<&str> = self.transcripts.iter().map(String::as_str).collect();
        use_it(&Publication {
            order: &self.order,
            sources: &self.sources,
            inspectors: &self.inspectors,
            recusals: &self.recusals,
            reveal: self.reveal.as_deref(),
            transcripts: &transcripts,
            digest: self.digest,
        })
    }

    /// The draw, made again and found as published.
    pub(super) fn draw(&self) -> Result<Draw, DoorError> {
        let read = self.with(|publication| Draw::read(publication, self.salt_key.as_ref()));
        read.map_err(|fault| DoorError::from(fault).within("publication"))
    }
}

/// Verifies a draw from its published texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VerifyRequest(pub PublicationForm);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for VerifyRequest {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "VerifyRequest".into()
    }

    /// The fields themselves and not a reference to them: the request's `op` stands among them.
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        PublicationForm::json_schema(generator)
    }
}

/// That a draw is what the protocol makes it; a fault is an error.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
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
        let Self(form) = self;
        let verified = form.with(|publication| match &form.salt_key {
            None => verify(publication),
            Some(key) => verify_salted(publication, key),
        })?;
        Ok(VerifyResponse {
            order_digest: verified.order,
            transcript_digests: verified.transcripts,
            drawn: verified.drawn,
            void: verified.void,
        })
    }
}

/// Verifies an agency's orders one after the other: every draw by itself, the links between them, and whether a repeated
/// draw has a reason.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerifyChainRequest {
    /// The orders, in the order in which they were made.
    pub links: Vec<ChainLinkForm>,
}

/// An order of a chain.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainLinkForm {
    /// What was published of it; no transcript while it is open.
    pub publication: PublicationForm,
    /// Why the period was drawn again, for a round that follows one which was drawn.
    #[serde(default)]
    pub redraw: Option<Text>,
}

/// What a chain holds; what is wrong with it is an error with every fault.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct VerifyChainResponse {
    /// Orders, open ones, void ones, redraws, amendments.
    pub counts: ChainCounts,
}

impl Operation for VerifyChainRequest {
    const NAME: &'static str = "verify_chain";
    type Response = VerifyChainResponse;
    const LISTS: &'static [(&'static str, ElementCheck)] = &[("links", check::<ChainLinkForm>)];

    fn answer(self) -> Result<VerifyChainResponse, DoorError> {
        let transcripts: Vec<Vec<&str>> =
            self.links.iter().map(|link| link.publication.transcripts.iter().map(String::as_str).collect()).collect();
        let chain: Vec<_> = self
            .links
            .iter()
            .zip(&transcripts)
            .map(|(link, transcripts)| {
                let form = &link.publication;
                let publication = Publication {
                    order: &form.order,
                    sources: &form.sources,
                    inspectors: &form.inspectors,
                    recusals: &form.recusals,
                    reveal: form.reveal.as_deref(),
                    transcripts,
                    digest: form.digest,
                };
                ChainPublication { publication, salt_key: form.salt_key.as_ref(), redraw: link.redraw.as_ref() }
            })
            .collect();
        let found = verify_chain(&chain);
        match DoorError::first_of(found.errors.into_iter().map(DoorError::from).collect()) {
            Some(refusal) => Err(refusal.about("links")),
            None => Ok(VerifyChainResponse { counts: found.counts }),
        }
    }
}

/// What may be published of a draw without the lines of some ids (Art. 13; protocol 1.1, section 6).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedactRequest {
    /// The whole publication, with its salt key.
    pub publication: PublicationForm,
    /// The ids of sources and inspectors whose lines, and whose recusals, are withheld; null: every line that no transcript
    /// names.
    #[serde(default)]
    pub withheld: Option<Vec<Id>>,
}

impl Operation for RedactRequest {
    const NAME: &'static str = "redact";
    type Response = Redacted;

    fn answer(self) -> Result<Redacted, DoorError> {
        let draw = self.publication.draw()?;
        let Some(withheld) = self.withheld else { return Ok(draw.redact_to_drawn()?) };
        let withheld: std::collections::BTreeSet<&str> = withheld.iter().map(Id::as_str).collect();
        Ok(draw.redact(|entry| match entry {
            Entry::Source(line) => withheld.contains(line.id),
            Entry::Inspector(entry) => withheld.contains(entry.id.as_str()),
            Entry::Recusal(line) => withheld.contains(line.source) || withheld.contains(line.inspector),
        })?)
    }
}

/// Verifies a redacted publication as far as it can be; the answer says how far.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerifyRedactedRequest {
    /// The redacted publication.
    pub redacted: Redacted,
}

impl Operation for VerifyRedactedRequest {
    const NAME: &'static str = "verify_redacted";
    type Response = RedactedVerified;

    fn answer(self) -> Result<RedactedVerified, DoorError> {
        Ok(verify_redacted(&self.redacted)?)
    }
}

/// What the rules say of drawn sources that are gone (Art. 10), and the transcript amended by it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplaceRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// What was published of the draw so far.
    pub publication: PublicationForm,
    /// The day on which the order was committed.
    pub committed: NaiveDate,
    /// The day on which is decided.
    pub on: NaiveDate,
    /// The sources that are gone, each with its reason and evidence.
    pub gone: Vec<Gone>,
}

/// What is to be done for sources that are gone.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplaceResponse {
    /// The next of the ranking take their places: the amended transcript, to be published behind the others.
    Amended {
        /// Its text.
        transcript: String,
        /// Its digest.
        transcript_digest: Digest,
    },
    /// A new order for the same period, with the next round and these quotas.
    NewRound(Vec<StratumQuota>),
}

impl Operation for ReplaceRequest {
    const NAME: &'static str = "replace";
    type Response = ReplaceResponse;
    const BY_RULES: bool = true;
    const LISTS: &'static [(&'static str, ElementCheck)] = &[("gone", check::<Gone>)];

    fn answer(self) -> Result<ReplaceResponse, DoorError> {
        let rules = self.rules.read()?;
        let mut draw = self.publication.draw()?;
        let (committed, on) = (self.committed, self.on);
        let policy = rules.replacement();
        let case = ReplacementCase { policy, committed, on, transcript: draw.transcript() };
        match case.decide(&self.gone).map_err(|errors| DoorError::all(&errors).about("gone"))? {
            ReplacementStep::NewRound(strata) => Ok(ReplaceResponse::NewRound(strata)),
            ReplacementStep::Amend(skips) => {
                let transcript = draw.amend(&skips)?.to_string();
                Ok(ReplaceResponse::Amended { transcript, transcript_digest: draw.digest() })
            }
        }
    }
}

/// A draw as the public and as the bureau sees it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewsRequest {
    /// What was published of the draw.
    pub publication: PublicationForm,
    /// The registry of the day of the draw.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Source>"))]
    pub registry: Registry,
    /// The roster of the day of the draw.
    pub roster: RosterForm,
    /// How inspectors stand in the public view.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub inspector_names: InspectorNames,
}

/// Both views of a draw.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ViewsResponse {
    /// What everybody may see, once the embargo is over.
    pub public: PublicDraw,
    /// For the bureau alone.
    pub internal: InternalDraw,
}

impl Operation for ViewsRequest {
    const NAME: &'static str = "views";
    type Response = ViewsResponse;
    const LISTS: &'static [(&'static str, ElementCheck)] = &[("registry", check::<Source>)];

    fn answer(self) -> Result<ViewsResponse, DoorError> {
        let draw = self.publication.draw()?;
        let knows = |id: &str| self.registry.get(id).is_some();
        let roster = self.roster.read(knows).map_err(|error| error.about("roster"))?;
        let order = draw.revealed().committed().order();
        let view = DrawView { order, transcript: draw.transcript(), registry: &self.registry, roster: &roster };
        Ok(ViewsResponse { public: view.public(self.inspector_names)?, internal: view.internal()? })
    }
}

/// Checks that a record fits its order, the rules and the list of items; every fault is told.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderRecordRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// The record.
    pub record: OrderRecord,
    /// The order's text.
    pub order: String,
    /// The list of inspection items.
    #[cfg_attr(feature = "schema", schemars(with = "ItemList"))]
    pub items: ItemList,
}

/// That a record fits.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OrderRecordResponse {
    /// The order's digest.
    pub order_digest: Digest,
}

impl Operation for OrderRecordRequest {
    const NAME: &'static str = "order_record";
    type Response = OrderRecordResponse;
    const BY_RULES: bool = true;

    fn answer(self) -> Result<OrderRecordResponse, DoorError> {
        let rules = self.rules.read()?;
        let order = Order::parse(&self.order).map_err(|error| DoorError::from(error).about("order"))?;
        self.record.check(&order, &rules, &self.items).map_err(|faults| DoorError::all(&faults).about("record"))?;
        Ok(OrderRecordResponse { order_digest: order.digest() })
    }
}
