//! An agency's whole chain, verified from its published texts: every draw by itself, the links between them, and why a
//! period was drawn again.

use thiserror::Error;

use super::chain::{ChainFault, Link, check_chain};
use super::committed::Committed;
use super::order::Order;
use super::salt::SaltKey;
use super::transcript::{Outcome, Transcript};
use super::verify::{Fault, Publication, verify_with};
use crate::explain::explain;
use crate::{Article, Code, Fraction, Text};

/// An order of a chain as it was published.
#[derive(Clone, Copy, Debug)]
pub struct ChainPublication<'a> {
    /// Its texts; no transcript while it is open.
    pub publication: Publication<'a>,
    /// The salt key, for an order of version 1.1.
    pub salt_key: Option<&'a SaltKey>,
    /// Why the period was drawn again, for a round that follows one which was drawn. After a void its text says why.
    pub redraw: Option<&'a Text>,
}

/// What is wrong with a chain of publications. Links are counted from 1.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ChainError {
    /// The links.
    #[error(transparent)]
    Chain(ChainFault),
    /// One draw by itself.
    #[error("order {link}: {fault}")]
    Publication {
        /// Which order.
        link: usize,
        /// What is wrong.
        fault: Fault,
    },
    /// A period was drawn again, though its draw is not void, and nobody says why.
    #[error("order {link} draws its period again in round {round}, and an earlier round was drawn; expected a reason")]
    RedrawUnexplained {
        /// Which order.
        link: usize,
        /// Its round.
        round: u32,
    },
}

explain!(ChainError {
    Self::Chain(fault) => fault.code(), fault.article(), "{}", fault.chinese();
    Self::Publication { link, fault } => fault.code(), fault.article(), "第{link}份抽取方案：{}", fault.chinese();
    Self::RedrawUnexplained { link, round } => Code::CHAIN_REDRAW_UNEXPLAINED, Article::Art2, "第{link}份抽取方案为同期第{round}轮重抽，此前已有抽取且未作废，应说明理由";
});

/// What a chain holds.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct ChainCounts {
    /// Orders.
    pub orders: u32,
    /// Orders without an outcome yet.
    pub open: u32,
    /// Orders that were abandoned.
    pub void: u32,
    /// Orders of a second or later round.
    pub redraws: u32,
    /// Amended transcripts.
    pub amendments: u32,
    /// Whether the first order follows one that is not shown: a part of a chain, whose head is not seen.
    pub part: bool,
}

impl ChainCounts {
    /// Counts a chain.
    #[must_use]
    pub fn of(links: &[Link<'_>]) -> Self {
        let first = links.first().map(|link| link.order.terms());
        let mut counts = Self { part: first.is_some_and(|terms| terms.previous.is_some()), ..Self::default() };
        for Link { order, transcripts, .. } in links {
            let add = |count: &mut u32, holds: bool| *count = count.saturating_add(u32::from(holds));
            add(&mut counts.orders, true);
            add(&mut counts.open, transcripts.is_empty());
            add(&mut counts.void, transcripts.iter().any(|transcript| transcript.drawn().is_none()));
            add(&mut counts.redraws, order.terms().round > 1);
            let amendments = u32::try_from(transcripts.len().saturating_sub(1)).unwrap_or(u32::MAX);
            counts.amendments = counts.amendments.saturating_add(amendments);
        }
        counts
    }

    /// Second and later rounds among all orders; none of an empty chain.
    #[must_use]
    pub fn redraw_rate(self) -> Option<Fraction> {
        Fraction::new(self.redraws.into(), self.orders.into())
    }
}

/// What was found of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChainVerified {
    /// What the orders and transcripts that could be read hold.
    pub counts: ChainCounts,
    /// What is wrong: first each publication by itself, then the links, then redraws without a reason.
    pub errors: Vec<ChainError>,
}

/// Verifies an agency's chain from its publications, in the order in which the orders were made.
///
/// The links are followed up to the first order whose texts cannot be read.
///
/// # Guarantees
/// Without an error every draw is what the protocol makes of its order, lists and contributions, and the orders form one
/// chain: periods and rounds without gaps, every redraw with a reason, every secret used once. No fault is named twice.
///
/// # Complexity
/// That of every draw.
#[must_use]
pub fn verify_chain(chain: &[ChainPublication<'_>]) -> ChainVerified {
    let read: Vec<(Order, Vec<Transcript>)> = chain.iter().map_while(|one| read(&one.publication)).collect();
    let mut errors = Vec::new();
    for (link, published) in (1..).zip(chain) {
        let (publication, key) = (&published.publication, published.salt_key);
        let open = publication.transcripts.is_empty();
        let found = if open { Committed::read(publication, key).err() } else { verify_with(publication, key).err() };
        // Which transcript belongs where is said of the links, where they are followed.
        let followed = link <= read.len();
        let of_links = |fault: &Fault| followed && matches!(fault, Fault::OtherOrder { .. } | Fault::Amends { .. });
        errors.extend(found.filter(|fault| !of_links(fault)).map(|fault| ChainError::Publication { link, fault }));
    }
    let links: Vec<Link<'_>> = read.iter().map(|(order, transcripts)| Link::new(order, transcripts)).collect();
    errors.extend(check_chain(&links).into_iter().map(ChainError::Chain));
    errors.extend(unexplained(chain, &links));
    ChainVerified { counts: ChainCounts::of(&links), errors }
}

fn read(publication: &Publication<'_>) -> Option<(Order, Vec<Transcript>)> {
    let transcripts = publication.transcripts.iter().map(|text| Transcript::parse(text).ok());
    Some((Order::parse(publication.order).ok()?, transcripts.collect::<Option<_>>()?))
}

/// Rounds after one of the same period that was drawn, without a reason.
fn unexplained(chain: &[ChainPublication<'_>], links: &[Link<'_>]) -> Vec<ChainError> {
    let mut errors = Vec::new();
    for (at, (published, Link { order, .. })) in chain.iter().zip(links).enumerate() {
        let terms = order.terms();
        // A void round between them takes nothing back.
        let mut earlier = links.iter().take(at).filter(|before| before.order.terms().period == terms.period);
        let drawn = earlier.any(|before| before.transcripts.iter().any(is_drawn));
        if drawn && published.redraw.is_none() {
            errors.push(ChainError::RedrawUnexplained { link: at.saturating_add(1), round: terms.round });
        }
    }
    errors
}

fn is_drawn(transcript: &Transcript) -> bool {
    matches!(transcript.outcome, Outcome::Drawn(_))
}
