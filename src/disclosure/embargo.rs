//! Art. 1: 及时向社会公开抽取情况. What may be shown of a draw before its visits end, and what only after.
//!
//! At once: the order, whose roots commit every list, and the digest of the transcript. Both together leave nobody room
//! to change anything, and tell nobody who was drawn. After the visits: the contributions and the transcript.
//!
//! The lists may be shown early only where the order keeps a secret: without one, whoever has the lists and the public
//! value makes the draw anew.

use core::fmt;

use chrono::NaiveDate;
use thiserror::Error;

use crate::draw::{Link, Origin, Transcript};
use crate::explain::explain;
use crate::inspection::{Inspection, Inspections, Progress};
use crate::{Article, Code, Id, Period};

/// A document of a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Document {
    /// The order, with the roots of the lists.
    Order,
    /// The digest of the transcript.
    TranscriptDigest,
    /// The lists of sources, inspectors and recusals.
    Lists,
    /// The contributions to the randomness.
    Reveal,
    /// The transcript: who was drawn, and by whom inspected.
    Transcript,
}

impl Document {
    /// All of them.
    pub const ALL: [Document; 5] = [Self::Order, Self::TranscriptDigest, Self::Lists, Self::Reveal, Self::Transcript];

    /// The name in English.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::TranscriptDigest => "transcript digest",
            Self::Lists => "lists",
            Self::Reveal => "reveal",
            Self::Transcript => "transcript",
        }
    }

    /// The name in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Order => "抽取方案",
            Self::TranscriptDigest => "抽取记录摘要",
            Self::Lists => "名单",
            Self::Reveal => "随机数",
            Self::Transcript => "抽取记录",
        }
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Why a document may not be shown on a day.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EmbargoError {
    /// Visits are still open.
    #[error(
        "{document}: {open} {} still open; may be shown when all are over, or after {until}",
        if *open == 1 { "visit is" } else { "visits are" }
    )]
    VisitsOpen {
        /// The document.
        document: Document,
        /// How many drawn sources are not yet inspected.
        open: usize,
        /// The last day of the period.
        until: NaiveDate,
    },
    /// The order keeps no secret.
    #[error(
        "{document}: the order commits no secret, so that whoever has them can make the draw; may be shown when all \
         visits are over, or after {until}"
    )]
    Unsealed {
        /// The document.
        document: Document,
        /// The last day of the period.
        until: NaiveDate,
    },
    /// Nothing was drawn yet.
    #[error("{document}: nothing was drawn yet; expected the draw first")]
    NotDrawn {
        /// The document.
        document: Document,
    },
}

explain!(EmbargoError {
    Self::VisitsOpen { document, open, until } => Code::EMBARGO_VISITS_OPEN, Article::Art1,
        "{}：尚有{open}家未检查，应在全部检查结束后或{until}之后公开", document.chinese();
    Self::Unsealed { document, until } => Code::EMBARGO_UNSEALED, Article::Art1,
        "{}：抽取方案未含秘密随机数，据此即可推知抽中对象，应在全部检查结束后或{until}之后公开", document.chinese();
    Self::NotDrawn { document } => Code::EMBARGO_NOT_DRAWN, Article::Art1, "{}：尚未抽取，应先抽取", document.chinese();
});

/// What may be shown of one draw on which day.
///
/// # Guarantees
/// What may be shown on a day may be shown on every later day, as long as nothing is amended. Before all visits are over,
/// or the period is, nothing that may be shown tells who was drawn.
///
/// # Example: an order without a secret hides its lists, too
/// ```
/// use shuangsuiji::disclosure::{Document, Embargo};
/// use shuangsuiji::draw::{Link, Order, Transcript};
/// use shuangsuiji::inspection::Inspections;
///
/// # let read = |name| std::fs::read_to_string(format!("{}/examples/published/{name}", env!("CARGO_MANIFEST_DIR")));
/// # let (order, transcript) = (read("order.txt")?, read("transcript-1.txt")?);
/// let (order, transcripts) = (Order::parse(&order)?, [Transcript::parse(&transcript)?]);
/// let embargo = Embargo::new(Link::new(&order, &transcripts), &Inspections::default());
/// let shown: Vec<Document> = embargo.may_be_shown("2027-03-31".parse()?).collect();
/// assert_eq!(shown, [Document::Order, Document::TranscriptDigest]);
/// assert_eq!(
///     embargo.check(Document::Transcript, "2027-03-31".parse()?).unwrap_err().to_string(),
///     "transcript: 24 visits are still open; may be shown when all are over, or after 2027-03-31"
/// );
/// assert!(embargo.is_over("2027-04-01".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Embargo {
    drawn: bool,
    sealed: bool,
    period: Period,
    /// The drawn sources, each with the day from which its visit is over.
    visits: Vec<(Id, Option<NaiveDate>)>,
}

impl Embargo {
    /// The embargo on a draw, with the inspections that rest on it.
    #[must_use]
    pub fn new(link: Link<'_>, inspections: &Inspections) -> Self {
        let (terms, order) = (link.order.terms(), link.order.digest());
        let last = link.transcripts.last();
        let sources = last.and_then(Transcript::drawn).into_iter().flat_map(|drawn| drawn.sources());
        let over = |source: &Id| {
            let of = inspections.of(source.as_str()).iter();
            let of = of.filter(|inspection| inspection.draw.is_some_and(|draw| draw.order == order));
            of.filter_map(ended).min()
        };
        let visits = sources.map(|(_, line)| (line.source.clone(), over(&line.source))).collect();
        let sealed = terms.entropy.iter().any(|entropy| matches!(entropy.origin, Origin::Commit(_)));
        Self { drawn: last.is_some(), sealed, period: terms.period, visits }
    }

    /// Whether the order commits a secret, so that its lists alone do not tell who was drawn.
    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// The drawn sources whose visits a day does not know to be over.
    pub fn open(&self, on: NaiveDate) -> impl Iterator<Item = &Id> {
        self.visits.iter().filter(move |(_, over)| over.is_none_or(|over| over > on)).map(|(source, _)| source)
    }

    /// Whether everything may be shown: something was drawn, or declared void, and the visits or the period are over.
    #[must_use]
    pub fn is_over(&self, on: NaiveDate) -> bool {
        self.drawn && (on > self.period.last_day() || self.open(on).next().is_none())
    }

    /// Checks that a document may be shown on a day.
    ///
    /// # Errors
    /// [`EmbargoError`] with the number of open visits and the day after which it may be shown in any case.
    pub fn check(&self, document: Document, on: NaiveDate) -> Result<(), EmbargoError> {
        let (open, until) = (self.open(on).count(), self.period.last_day());
        match document {
            Document::Order => Ok(()),
            _ if self.is_over(on) => Ok(()),
            Document::Lists if self.sealed => Ok(()),
            Document::Lists if on > until => Ok(()),
            Document::Lists => Err(EmbargoError::Unsealed { document, until }),
            _ if !self.drawn => Err(EmbargoError::NotDrawn { document }),
            Document::TranscriptDigest => Ok(()),
            Document::Reveal | Document::Transcript => Err(EmbargoError::VisitsOpen { document, open, until }),
        }
    }

    /// The documents that may be shown on a day.
    pub fn may_be_shown(&self, on: NaiveDate) -> impl Iterator<Item = Document> {
        Document::ALL.into_iter().filter(move |document| self.check(*document, on).is_ok())
    }
}

/// The day from which a visit is over.
fn ended(inspection: &Inspection) -> Option<NaiveDate> {
    match &inspection.progress {
        Progress::Completed(visit) => Some(visit.completed),
        Progress::Void { voided, .. } => Some(*voided),
        Progress::Drawn | Progress::Scheduled { .. } => None,
    }
}
