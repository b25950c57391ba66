//! What a bureau publishes of a draw, as texts of its own.

use super::hash::Digest;
use super::lists::List;
use super::made::Draw;
use super::salt::SaltKey;
use super::verify::{Fault, Publication, Verified, verify, verify_salted};

/// What a bureau publishes of a draw, as texts of its own: what [`Publication`] borrows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PublishedTexts {
    /// The order.
    pub order: String,
    /// The list of sources.
    pub sources: String,
    /// The list of inspectors.
    pub inspectors: String,
    /// The list of recusals.
    pub recusals: String,
    /// The transcript and its amendments, in order.
    pub transcripts: Vec<String>,
    /// The digest of the last transcript.
    pub digest: Digest,
    /// The salt key of a salted order; it is published with the whole lists, and never with lists shown in part.
    pub salt_key: Option<SaltKey>,
}

impl PublishedTexts {
    /// Verifies the texts as anybody would who has them from the bureau.
    ///
    /// # Errors
    /// As [`verify`] and [`verify_salted`].
    ///
    /// # Complexity
    /// As [`verify`].
    pub fn verify(&self) -> Result<Verified, Fault> {
        let transcripts: Vec<&str> = self.transcripts.iter().map(String::as_str).collect();
        let publication = Publication {
            order: &self.order,
            sources: &self.sources,
            inspectors: &self.inspectors,
            recusals: &self.recusals,
            reveal: None,
            transcripts: &transcripts,
            digest: Some(self.digest),
        };
        match &self.salt_key {
            None => verify(&publication),
            Some(key) => verify_salted(&publication, key),
        }
    }
}

impl Draw {
    /// Everything that is published of the draw: the order, the whole lists, the transcript with its amendments.
    ///
    /// # Guarantees
    /// [`PublishedTexts::verify`] accepts it.
    ///
    /// # Complexity
    /// The length of the texts.
    #[must_use]
    pub fn publication(&self) -> PublishedTexts {
        let committed = self.revealed().committed();
        let list = |list| committed.lists().text(list);
        PublishedTexts {
            order: committed.order().to_string(),
            sources: list(List::Sources),
            inspectors: list(List::Inspectors),
            recusals: list(List::Recusals),
            transcripts: self.transcripts().map(|transcript| transcript.to_string()).collect(),
            digest: self.digest(),
            salt_key: committed.salt_key().cloned(),
        }
    }
}
