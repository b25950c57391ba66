//! Redaction: a publication in which some lines of the lists are shown and the others stand by their leaf hashes.
//!
//! What a reader can and cannot verify from it stands in [`protocol_1_1`](super::protocol_1_1), section 6.

use core::fmt::Write as _;
use std::collections::BTreeSet;

use thiserror::Error;

use super::committed::Committed;
use super::hash::Digest;
use super::lists::{InspectorEntry, List, RecusalLine, SourceLine};
use super::made::Draw;
use super::merkle;
use super::transcript::DrawnSource;
use crate::explain::explain;
use crate::{Article, Code, Id};

/// A line of one of the three lists, to choose by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// Of the sources.
    Source(SourceLine<'a>),
    /// Of the inspectors.
    Inspector(&'a InspectorEntry),
    /// Of the recusals.
    Recusal(RecusalLine<'a>),
}

/// A redacted publication: texts as [`protocol_1_1`](super::protocol_1_1), section 5, has them.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redacted {
    /// The order.
    pub order: String,
    /// The list of sources, redacted.
    pub sources: String,
    /// The list of inspectors, redacted.
    pub inspectors: String,
    /// The list of recusals, redacted.
    pub recusals: String,
    /// The transcript and its amendments, whole.
    pub transcripts: Vec<String>,
    /// The digest of the last transcript. A reader does not take it from here but from where it was published when the
    /// draw was made, or from the order that follows.
    pub digest: Digest,
}

/// Why a redaction was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RedactError {
    /// A line is withheld whose leaf hash everybody can try.
    #[error(
        "{list}, line {line}: withheld without a salt, so that it can be guessed; expected an order of version 1.1"
    )]
    Guessable {
        /// The list.
        list: List,
        /// The line, from 1.
        line: u32,
    },
    /// A line is withheld that a transcript names all the same.
    #[error("{list}: the line of `{id}` is withheld, and the transcript names it; expected it to be shown")]
    InTranscript {
        /// The list.
        list: List,
        /// The source or inspector.
        id: Id,
    },
    /// A line is withheld that a recusal names all the same.
    #[error(
        "{list}: the line of `{id}` is withheld, and a shown recusal names it; expected the recusal to be withheld too"
    )]
    InRecusal {
        /// The list.
        list: List,
        /// The source or inspector.
        id: Id,
    },
}

explain!(RedactError {
    Self::Guessable { list, line } => Code::REDACT_GUESSABLE, Article::Art13, "{}第{line}行：未加盐即隐去，可被猜出；应使用1.1版抽取方案", list.chinese();
    Self::InTranscript { list, id } => Code::REDACT_IN_TRANSCRIPT, Article::Art13, "{}：“{id}”的行被隐去，但抽取记录载有该编号，应予公开", list.chinese();
    Self::InRecusal { list, id } => Code::REDACT_IN_RECUSAL, Article::Art13, "{}：“{id}”的行被隐去，但公开的回避记录载有该编号，该回避记录应一并隐去", list.chinese();
});

impl Draw {
    /// The publication with the lines withheld that the choice says.
    ///
    /// # Guarantees
    /// No withheld line, no id of a withheld source or inspector, no salt of a withheld line and no hash by which a guess
    /// of it could be tried stands in the result; [`verify_redacted`](super::verify_redacted) verifies it.
    ///
    /// # Errors
    /// [`RedactError`]: under version 1 if any line is withheld, because it could be guessed; if a line is withheld whose id
    /// stands in a transcript or in a shown recusal.
    ///
    /// # Complexity
    /// One HMAC and one hash a line.
    pub fn redact(&self, withhold: impl FnMut(Entry<'_>) -> bool) -> Result<Redacted, RedactError> {
        self.redacted(withhold, false)
    }

    /// The same, also under version 1, where everybody who knows what a line may be can guess it from its leaf hash. It
    /// makes a publication shorter, not secret.
    ///
    /// # Errors
    /// [`RedactError`] as [`Self::redact`], but for [`RedactError::Guessable`].
    pub fn redact_guessable(&self, withhold: impl FnMut(Entry<'_>) -> bool) -> Result<Redacted, RedactError> {
        self.redacted(withhold, true)
    }

    /// The publication that shows what a reader needs and no more: the sources ever drawn and the inspectors of their
    /// teams. Everybody else and all recusals are withheld.
    ///
    /// # Errors
    /// [`RedactError::Guessable`] under version 1.
    ///
    /// # Example: one of three sources is drawn, and the others are withheld
    /// ```
    /// use shuangsuiji::Tier;
    /// use shuangsuiji::draw::*;
    ///
    /// let lists = Lists {
    ///     sources: SourceList::parse("E-1\tkey\t150102\t0\t-\nE-2\tkey\t150102\t0\t-\nE-3\tkey\t150102\t1\t-\n")?,
    ///     inspectors: InspectorList::parse("I-1\t150102\t-\nI-2\t150102\t-\n")?,
    ///     recusals: RecusalList::default(),
    /// };
    /// let terms = Terms {
    ///     hash: Hash::Sm3,
    ///     rules: "inner-mongolia-trial".parse()?,
    ///     agency: Agency { name: "xincheng".parse()?, division: "150102".parse()?, tier: Tier::County },
    ///     period: "2027-Q1".parse()?,
    ///     round: 1,
    ///     previous: None,
    ///     cap: Some(2),
    ///     coverage: Coverage::Independent,
    ///     team: 2,
    ///     max_load: None,
    ///     strata: vec![StratumQuota { stratum: "key".parse()?, quota: 1 }],
    ///     entropy: vec![Entropy { label: "lottery".parse()?, origin: Origin::Public("福彩3D 第2026340期".parse()?) }],
    /// };
    /// let key = SaltKey::new(*b"32 bytes of the host's generator")?;
    /// let lottery = Contribution { label: "lottery".parse()?, value: Value::new(*b"4 0 7")? };
    /// let draw = Committed::salted(terms, lists, key)?.reveal(Reveal(vec![lottery]))?.draw()?;
    ///
    /// let redacted = draw.redact_to_drawn()?;
    /// let verified = verify_redacted(&redacted)?;
    /// assert_eq!((verified.sources.shown, verified.sources.withheld), (1, 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn redact_to_drawn(&self) -> Result<Redacted, RedactError> {
        let named = Named::by(self);
        self.redact(|entry| match entry {
            Entry::Source(line) => !named.sources.contains(line.id),
            Entry::Inspector(entry) => !named.inspectors.contains(entry.id.as_str()),
            Entry::Recusal(_) => true,
        })
    }

    fn redacted(&self, mut withhold: impl FnMut(Entry<'_>) -> bool, guessable: bool) -> Result<Redacted, RedactError> {
        let committed = self.revealed().committed();
        let chosen = Chosen::new(committed, &mut withhold);
        if !guessable && committed.salt_key().is_none() {
            chosen.refuse_any()?;
        }
        chosen.refuse_named(committed, &Named::by(self))?;
        let text = |list, withheld: &[bool]| redacted_list(committed, list, withheld);
        Ok(Redacted {
            order: committed.order().to_string(),
            sources: text(List::Sources, &chosen.sources),
            inspectors: text(List::Inspectors, &chosen.inspectors),
            recusals: text(List::Recusals, &chosen.recusals),
            transcripts: self.transcripts().map(|transcript| transcript.to_string()).collect(),
            digest: self.digest(),
        })
    }
}

/// The ids that transcripts name.
#[derive(Default)]
struct Named<'a> {
    sources: BTreeSet<&'a str>,
    inspectors: BTreeSet<&'a str>,
}

impl<'a> Named<'a> {
    fn by(draw: &'a Draw) -> Self {
        let mut named = Self::default();
        for DrawnSource { source, team, .. } in draw.ever_drawn() {
            named.sources.insert(source.as_str());
            named.inspectors.extend(team.iter().map(Id::as_str));
        }
        named
    }
}

/// Which lines of each list are withheld, by row.
struct Chosen {
    sources: Vec<bool>,
    inspectors: Vec<bool>,
    recusals: Vec<bool>,
}

impl Chosen {
    fn new(committed: &Committed, withhold: &mut impl FnMut(Entry<'_>) -> bool) -> Self {
        let lists = committed.lists();
        Self {
            sources: lists.sources.iter().map(|line| withhold(Entry::Source(line))).collect(),
            inspectors: lists.inspectors.entries().iter().map(|entry| withhold(Entry::Inspector(entry))).collect(),
            recusals: lists.recusals.iter().map(|line| withhold(Entry::Recusal(line))).collect(),
        }
    }

    fn refuse_any(&self) -> Result<(), RedactError> {
        let lists =
            [(List::Sources, &self.sources), (List::Inspectors, &self.inspectors), (List::Recusals, &self.recusals)];
        for (list, withheld) in lists {
            if let Some((line, _)) = (1..).zip(withheld).find(|(_, withheld)| **withheld) {
                return Err(RedactError::Guessable { list, line });
            }
        }
        Ok(())
    }

    fn refuse_named(&self, committed: &Committed, named: &Named<'_>) -> Result<(), RedactError> {
        let lists = committed.lists();
        let sources = lists.sources.iter().zip(&self.sources).filter(|(_, withheld)| **withheld);
        let sources: BTreeSet<&str> = sources.map(|(line, _)| line.id).collect();
        let inspectors = lists.inspectors.entries().iter().zip(&self.inspectors).filter(|(_, withheld)| **withheld);
        let inspectors: BTreeSet<&str> = inspectors.map(|(entry, _)| entry.id.as_str()).collect();
        let id = Id::checked_before;
        if let Some(both) = sources.intersection(&named.sources).next() {
            return Err(RedactError::InTranscript { list: List::Sources, id: id(both) });
        }
        if let Some(both) = inspectors.intersection(&named.inspectors).next() {
            return Err(RedactError::InTranscript { list: List::Inspectors, id: id(both) });
        }
        let recusals = lists.recusals.iter().zip(&self.recusals);
        for (RecusalLine { inspector, source }, _) in recusals.filter(|(_, withheld)| !**withheld) {
            if sources.contains(source) {
                return Err(RedactError::InRecusal { list: List::Sources, id: id(source) });
            }
            if inspectors.contains(inspector) {
                return Err(RedactError::InRecusal { list: List::Inspectors, id: id(inspector) });
            }
        }
        Ok(())
    }
}

fn redacted_list(committed: &Committed, list: List, withheld: &[bool]) -> String {
    let (hash, salts) = (committed.order().terms().hash, committed.salts());
    let mut text = String::new();
    let mut row = 0_u32;
    committed.lists().each_line(list, 0..u32::MAX, |parts| {
        let line = parts.concat();
        let salt = salts.as_ref().map(|salts| salts.of(list, row));
        let _ = match (withheld.get(row as usize), salt) {
            (Some(false), Some(salt)) => writeln!(text, "shown\t{salt}\t{line}"),
            (Some(false), None) => writeln!(text, "shown\t-\t{line}"),
            (_, salt) => writeln!(text, "withheld\t{}", merkle::leaf_of(hash, salt.as_ref(), line.as_bytes())),
        };
        row = row.saturating_add(1);
    });
    text
}
