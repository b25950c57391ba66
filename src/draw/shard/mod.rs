//! A draw over a list that lies in parts, on as many machines: what each part says of itself, and what follows from all of them.
//!
//! A list too long for one machine is cut into ranges of its sorted lines. The sequence of a draw has two phases, and so have its
//! shards:
//!
//! 1. Before the order, each part makes a shard of its leaves ([`Sharding::of_list`]); merged, they give the list's root
//!    ([`Sharding::commit`]), and the order names it ([`Order::of_shards`]).
//! 2. After the reveal, each part makes a shard with its smallest tickets ([`Sharding::of_draw`]); merged, they give the
//!    transcript, and its amendments as far as the reserve reaches ([`Sharding::draw`]).
//!
//! A shard is a text of a few kilobytes that says of which list, order and key it is; shards come in any order, and a set with
//! a gap, an overlap or a stranger is refused.

mod merge;
mod range;
mod text;

#[cfg(test)]
mod tests;

use super::committed::Committed;
use super::hash::{Digest, Hash};
use super::lists::{Commitment, InspectorList, List, Lists, RecusalList, SourceList};
use super::order::Order;
use super::reveal::{Key, Reveal};
use super::salt::{SaltKey, Salts};
use super::terms::{Terms, TermsError};
use super::verify::{Fault, salts};
use crate::{Id, Token};
use range::{Node, Nodes};

pub use merge::{ShardError, ShardedDraw};

/// What the shards of a list have in common: they can be merged only with those of an equal one.
#[derive(Debug)]
pub struct Sharding {
    hash: Hash,
    salts: Option<Salts>,
    /// After the reveal.
    draw: Option<Drawing>,
    /// Of all of this.
    digest: Digest,
}

/// What tickets are made under.
#[derive(Clone, Debug)]
struct Drawing {
    order: Order,
    reveal: Reveal,
    key: Key,
    /// By stratum, how many of its first candidates each shard keeps: its quota and the reserve.
    keep: Vec<(Token, u32)>,
}

impl Sharding {
    /// For the list's root, before there is an order: of the terms, the hash and what salts are made with count.
    #[must_use]
    pub fn of_list(terms: &Terms, salt: Option<&SaltKey>) -> Self {
        let salts = salt.map(|key| Salts::new(terms, key));
        let under = match salt {
            Some(key) => format!("{} {} {} {}", key.commit(terms.hash), terms.agency.name, terms.period, terms.round),
            None => "-".to_owned(),
        };
        Self::new(terms.hash, salts, None, &format!("list {under}\n"))
    }

    /// For the draw, once the contributions are revealed. Each shard keeps of every stratum the quota and so many more, and so
    /// many sources of a stratum can be replaced.
    ///
    /// # Errors
    /// [`Fault`] for contributions or a salt key that the order did not promise.
    pub fn of_draw(order: &Order, reveal: &Reveal, salt: Option<&SaltKey>, reserve: u32) -> Result<Self, Fault> {
        let salts = salts(order, salt)?;
        reveal.check(order).map_err(Fault::Reveal)?;
        let key = Key::new(order, reveal);
        let strata = order.terms().strata.iter();
        let keep = strata.map(|asked| (asked.stratum.clone(), asked.quota.saturating_add(reserve))).collect();
        let under = format!("draw {} {} {reserve}\n", order.digest(), key.prk());
        let drawing = Drawing { order: order.clone(), reveal: reveal.clone(), key, keep };
        Ok(Self::new(order.terms().hash, salts, Some(drawing), &under))
    }

    fn new(hash: Hash, salts: Option<Salts>, draw: Option<Drawing>, under: &str) -> Self {
        Self { hash, salts, draw, digest: hash.digest(&[hash.as_str().as_bytes(), b" ", under.as_bytes()]) }
    }

    /// The shard of the part of the list that begins after so many lines of it.
    ///
    /// # Complexity
    /// That of committing the part, and in the second phase of drawing from it.
    ///
    /// # Errors
    /// [`ShardError::TooMany`] if the list would have more than 2³² − 1 lines.
    pub fn shard(&self, first: u32, part: SourceList) -> Result<Shard, ShardError> {
        let count = part.len();
        first.checked_add(count).ok_or(ShardError::TooMany)?;
        let mut nodes = Nodes::before(self.hash, first);
        let salts = self.salts.as_ref().map(|salts| salts.beginning_at(first));
        let lists = Lists { sources: part, ..Lists::default() };
        lists.each_leaf(List::Sources, 0..u32::MAX, self.hash, salts.as_ref(), |leaf| nodes.push(leaf));
        let id = |row: Option<u32>| row.filter(|row| *row < count).map(|row| lists.sources.id(row));
        let ids = id(Some(0)).zip(id(count.checked_sub(1)));
        let kept = self.draw.as_ref().map_or_else(Vec::new, |draw| draw.kept(lists));
        Ok(Shard { of: self.digest, first, count, ids, nodes: nodes.nodes(), kept })
    }
}

impl Drawing {
    /// The lines of the first candidates of each stratum, in the order of ids.
    fn kept(&self, part: Lists) -> Vec<String> {
        let revealed =
            Committed::fixed(self.order.clone(), part, None).revealed_by(self.key.clone(), self.reveal.clone());
        let mut rows: Vec<u32> = self
            .keep
            .iter()
            .flat_map(|(stratum, keep)| revealed.ranking(stratum, *keep))
            .map(|kept| kept.row)
            .collect();
        rows.sort_unstable();
        let sources = &revealed.committed().lists().sources;
        rows.iter().filter_map(|row| sources.at(*row)).map(|line| line.to_string()).collect()
    }
}

/// What a part of a list says of itself. Its `Display` is a text of lines that [`Shard::parse`] reads back.
///
/// # Complexity
/// At most two digests for every doubling of the part's length, and in the second phase a line for each candidate kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shard {
    /// The digest of its [`Sharding`].
    of: Digest,
    first: u32,
    count: u32,
    /// The first and the last id; none of an empty part.
    ids: Option<(Id, Id)>,
    nodes: Vec<Node>,
    /// The lines of the candidates that may be drawn.
    kept: Vec<String>,
}

impl Shard {
    /// How many lines of the list stand before it.
    #[must_use]
    pub const fn first(&self) -> u32 {
        self.first
    }

    /// How many lines it has.
    #[must_use]
    pub const fn count(&self) -> u32 {
        self.count
    }
}

impl Order {
    /// Commits a list that lies in parts, by what [`Sharding::commit`] gives, beside inspectors and recusals. With a salt key,
    /// the shards must have been made with it.
    ///
    /// # Errors
    /// As [`Order::new`] and [`Order::salted`].
    pub fn of_shards(
        terms: Terms,
        sources: Commitment,
        inspectors: &InspectorList,
        recusals: &RecusalList,
        salt: Option<&SaltKey>,
    ) -> Result<Self, TermsError> {
        let lists =
            Lists { sources: SourceList::default(), inspectors: inspectors.clone(), recusals: recusals.clone() };
        let order = match salt {
            None => Order::new(terms, &lists)?,
            Some(key) => Order::salted(terms, &lists, key)?,
        };
        Ok(order.with_sources(sources))
    }
}
