//! What follows from all shards of a list.

use thiserror::Error;

use super::range::{Nodes, root};
use super::{Shard, Sharding};
use crate::draw::AmendError;
use crate::draw::committed::{Committed, Infeasible};
use crate::draw::lists::{Commitment, InspectorList, List, ListError, Lists, RecusalList, SourceList};
use crate::draw::made::Draw;
use crate::draw::transcript::{Skip, Transcript};
use crate::draw::verify::Fault;
use crate::explain::explain;
use crate::{Article, Code, Id};

/// Why shards were refused. Lines are counted from 0 in the whole list.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ShardError {
    /// A list of more lines than the protocol counts.
    #[error("more than 4294967295 lines; expected a list of fewer")]
    TooMany,
    /// A shard of another list, order or key, or with another reserve.
    #[error("the shard from line {first} is of another list, order, key or reserve; expected one made like the others")]
    Other {
        /// The lines before it.
        first: u32,
    },
    /// Two shards of the same lines.
    #[error("lines {first} to {last} stand in two shards; expected every line in one")]
    Overlap {
        /// The first line that both have.
        first: u32,
        /// The last one.
        last: u32,
    },
    /// Lines of which there is no shard.
    #[error("no shard of lines {first} to {last}; expected every line in one")]
    Gap {
        /// The first line missing.
        first: u32,
        /// The last one.
        last: u32,
    },
    /// More lines than were said.
    #[error("the shards have {found} lines; expected {expected}")]
    Count {
        /// The lines found.
        found: u32,
        /// The lines expected.
        expected: u32,
    },
    /// Ids that do not ascend from one shard to the next.
    #[error(
        "line {line}: id `{id}` does not come after `{before}`; expected the list sorted by its ids' bytes, each once"
    )]
    Unsorted {
        /// The line.
        line: u32,
        /// Its id.
        id: Id,
        /// The id of the line before.
        before: Id,
    },
    /// What the shards kept is no list.
    #[error(transparent)]
    List(#[from] ListError),
    /// The merged list, or a list beside it, is not the one that the order commits.
    #[error(transparent)]
    Order(#[from] Fault),
    /// No teams.
    #[error(transparent)]
    Infeasible(#[from] Infeasible),
    /// A draw before there is an order and a reveal.
    #[error("shards of a list without order and reveal; expected those of a draw")]
    NoDraw,
    /// An amendment that the protocol refuses.
    #[error(transparent)]
    Amend(#[from] AmendError),
    /// More replacements than the shards are sure to have kept candidates for.
    #[error(
        "{asked} sources skipped in all; the shards kept a reserve of {reserve} a stratum: expected shards with a larger one"
    )]
    Reserve {
        /// How many sources are skipped in all.
        asked: u32,
        /// How many candidates of each stratum were kept beside its quota.
        reserve: u32,
    },
}

explain!(ShardError {
    Self::TooMany => Code::LIST_TOO_MANY, Article::Art2, "名单超过4294967295行";
    Self::Other { first } => Code::SHARD_OTHER, Article::Art2, "自第{first}行（从0起）的分片属于另一名单、抽取方案、密钥或备选数";
    Self::Overlap { first, last } => Code::SHARD_OVERLAP, Article::Art2, "第{first}至{last}行（从0起）见于两个分片，应各见于一个";
    Self::Gap { first, last } => Code::SHARD_GAP, Article::Art2, "缺第{first}至{last}行（从0起）的分片";
    Self::Count { found, expected } => Code::SHARD_COUNT, Article::Art2, "各分片共{found}行，应为{expected}行";
    Self::Unsorted { line, id, before } => Code::LIST_UNSORTED, Article::Art2, "第{line}行（从0起）“{id}”不在“{before}”之后，名单应按编号字节升序且不重复";
    Self::List(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Order(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Infeasible(error) => error.code(), error.article(), "{}", error.chinese();
    Self::NoDraw => Code::SHARD_NO_DRAW, Article::Art2, "分片早于抽取方案与随机数，不能抽取";
    Self::Amend(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Reserve { asked, reserve } => Code::SHARD_RESERVE, Article::Art8, "共跳过{asked}家，分片每类别仅备选{reserve}家，应以更大的备选数重作分片";
});

impl Sharding {
    /// The count and root of a list of so many lines, from all its shards in any order. For salted lists too.
    ///
    /// # Errors
    /// [`ShardError`] naming the first line or shard that is wrong.
    ///
    /// # Complexity
    /// A sort of the shards, and a hash for each of their nodes.
    pub fn commit(&self, shards: &[Shard], count: u32) -> Result<Commitment, ShardError> {
        if let Some(other) = shards.iter().find(|shard| shard.of != self.digest) {
            return Err(ShardError::Other { first: other.first });
        }
        // Empty parts say nothing, wherever they lie.
        let mut shards: Vec<&Shard> = shards.iter().filter(|shard| shard.count > 0).collect();
        shards.sort_by_key(|shard| shard.first);
        let (mut nodes, mut next, mut last): (_, u32, Option<&Id>) = (Nodes::before(self.hash, 0), 0, None);
        for shard in shards {
            let end = shard.first.saturating_add(shard.count);
            if shard.first < next {
                return Err(ShardError::Overlap { first: shard.first, last: next.min(end).saturating_sub(1) });
            }
            if shard.first > next {
                return Err(ShardError::Gap { first: next, last: shard.first.saturating_sub(1) });
            }
            if let Some((first_id, last_id)) = &shard.ids {
                if let Some(before) = last.filter(|last| *last >= first_id) {
                    let (id, before) = (first_id.clone(), before.clone());
                    return Err(ShardError::Unsorted { line: next, id, before });
                }
                last = Some(last_id);
            }
            shard.nodes.iter().for_each(|node| nodes.join(*node));
            next = end;
        }
        match next {
            found if found == count => Ok(Commitment { count, root: root(self.hash, &nodes.nodes()) }),
            found if found < count => Err(ShardError::Gap { first: found, last: count.saturating_sub(1) }),
            found => Err(ShardError::Count { found, expected: count }),
        }
    }

    /// The draw, from all shards of the second phase in any order.
    ///
    /// # Guarantees
    /// The transcript is byte for byte that of the draw from the whole list on one machine.
    ///
    /// # Errors
    /// [`ShardError`] for shards that do not merge, or whose list is not the order's; for other inspectors or recusals than it
    /// commits; and if teams cannot be formed.
    ///
    /// # Complexity
    /// Two compressions for each candidate kept, and that of the teams.
    pub fn draw(
        &self,
        shards: &[Shard],
        inspectors: InspectorList,
        recusals: RecusalList,
    ) -> Result<ShardedDraw, ShardError> {
        let drawing = self.draw.as_ref().ok_or(ShardError::NoDraw)?;
        let committed = drawing.order.commitment(List::Sources);
        let agrees = |list, committed: Commitment, found: Commitment| {
            if committed == found { Ok(()) } else { Err(Fault::Commitment { list, committed, found }) }
        };
        agrees(List::Sources, *committed, self.commit(shards, committed.count)?)?;
        let mut kept: Vec<&str> = shards.iter().flat_map(|shard| &shard.kept).map(String::as_str).collect();
        kept.sort_unstable_by_key(|line| line.split('\t').next());
        let sources = SourceList::parse(&kept.iter().flat_map(|line| [*line, "\n"]).collect::<String>())?;
        let lists = Lists { sources, inspectors, recusals };
        for list in [List::Inspectors, List::Recusals] {
            let found = lists.committed(list, self.hash, self.salts.as_ref());
            agrees(list, *drawing.order.commitment(list), found)?;
        }
        let reserves = drawing.keep.iter().zip(&drawing.order.terms().strata);
        let reserve = reserves.map(|((_, keep), asked)| keep.saturating_sub(asked.quota)).max().unwrap_or(0);
        let committed = Committed::fixed(drawing.order.clone(), lists, None);
        let draw = committed.revealed_by(drawing.key.clone(), drawing.reveal.clone()).draw()?;
        Ok(ShardedDraw { draw, reserve })
    }
}

/// A draw from a list that lies in parts. It knows of the list what the shards kept, and so makes no proofs of its lines.
#[derive(Clone, Debug)]
pub struct ShardedDraw {
    draw: Draw,
    reserve: u32,
}

impl ShardedDraw {
    /// The transcript in force.
    #[must_use]
    pub const fn transcript(&self) -> &Transcript {
        self.draw.transcript()
    }

    /// Skips drawn sources and draws others in their place, as [`Draw::amend`] does.
    ///
    /// # Errors
    /// [`ShardError::Amend`] as there; [`ShardError::Reserve`] where the shards kept too few candidates. Then nothing has changed.
    pub fn amend(&mut self, skips: &[Skip]) -> Result<&Transcript, ShardError> {
        let before = self.draw.transcript().drawn();
        let skipped = skips.len().saturating_add(before.map_or(0, |drawn| drawn.skipped.len()));
        let asked = u32::try_from(skipped).unwrap_or(u32::MAX);
        if asked > self.reserve {
            return Err(ShardError::Reserve { asked, reserve: self.reserve });
        }
        Ok(self.draw.amend(skips)?)
    }
}
