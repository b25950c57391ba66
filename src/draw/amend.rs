//! Replacement draws (§7, 补抽): what happens when a drawn source turns out not to exist any more.

use std::collections::BTreeSet;

use thiserror::Error;

use super::committed::Infeasible;
use super::made::{Amendment, Draw, amend};
use super::transcript::{Drawn, DrawnSource, Skip, Transcript};
use crate::explain::explain;
use crate::{Article, Code, Id};

/// Why an amendment was refused; the draw stays as it was.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum AmendError {
    /// Nothing to replace.
    #[error("no source to skip; expected at least one")]
    Nothing,
    /// A source that is not drawn at present.
    #[error("source `{source_id}` is not drawn under this order; expected one of its drawn lines")]
    NotDrawn {
        /// The source.
        source_id: Id,
    },
    /// A source named twice.
    #[error("source `{source_id}` is skipped twice; expected every source once")]
    Repeated {
        /// The source.
        source_id: Id,
    },
    /// No teams for the replacements.
    #[error(transparent)]
    Infeasible(#[from] Infeasible),
}

explain!(AmendError {
    Self::Nothing => Code::AMEND_NOTHING, Article::Art10, "没有需要补抽的对象";
    Self::NotDrawn { source_id } => Code::AMEND_NOT_DRAWN, Article::Art10, "“{source_id}”不在本次抽中的对象之列";
    Self::Repeated { source_id } => Code::AMEND_REPEATED, Article::Art10, "“{source_id}”被重复跳过";
    Self::Infeasible(error) => error.code(), error.article(), "{}", error.chinese();
} about {
    Self::Infeasible(_) => None;
    _ => Some(("amendments", "补抽"));
});

impl Draw {
    /// Skips drawn sources and draws others in their place.
    ///
    /// # Guarantees
    /// Every other drawn source keeps its rank and team; each replacement is the next of its stratum's ranking, so that
    /// nobody chooses it. Skipped sources stay visible.
    ///
    /// # Errors
    /// [`AmendError`]; then nothing has changed.
    ///
    /// # Complexity
    /// That of the amended transcript's text, and of the new seats. Tickets are reckoned again only where more candidates of a stratum
    /// are needed than twice those of the time before.
    pub fn amend(&mut self, skips: &[Skip]) -> Result<&Transcript, AmendError> {
        let Some(before) = self.latest.drawn() else { return Err(AmendError::Nothing) };
        let named = Self::check(before, skips)?;
        let order = self.revealed.committed().order();
        let drawn_ever = self.ranks.iter().fold(0_u64, |sum, known| sum.saturating_add(known.used.into()));
        let mut rows = Vec::new();
        // Of each row: the place of its stratum in the order and in the transcript, and its rank.
        let mut places = Vec::new();
        let mut said = before.strata.iter().enumerate().peekable();
        for (at, (asked, known)) in order.terms().strata.iter().zip(&mut self.ranks).enumerate() {
            let Some((place, old)) = said.next_if(|(_, said)| said.stratum == asked.stratum) else { continue };
            let vacant = old.drawn.iter().filter(|line| named.contains(&line.source)).count();
            let wanted = known.used.saturating_add(u32::try_from(vacant).unwrap_or(u32::MAX));
            if vacant > 0 && known.asked < wanted {
                known.asked = wanted.saturating_mul(2);
                let ranking = self.revealed.ranking(&asked.stratum, known.asked);
                known.ranking = ranking.iter().map(|candidate| candidate.row).collect();
            }
            for (row, rank) in known.ranking.iter().skip(known.used as usize).take(vacant).zip(known.used..) {
                rows.push(*row);
                places.push((at, place, rank.saturating_add(1)));
            }
        }

        let given = || self.revealed.loads(before.sources().flat_map(|(_, line)| &line.team));
        let mut loads = if self.amendments.is_empty() { given() } else { self.loads.clone() };
        let skipped = before.sources().filter(|(_, line)| named.contains(&line.source));
        for (load, given) in loads.iter_mut().zip(self.revealed.loads(skipped.flat_map(|(_, line)| &line.team))) {
            *load = load.saturating_sub(given);
        }
        let teams = self.revealed.teams(&rows, loads.clone(), drawn_ever)?;
        for (load, given) in loads.iter_mut().zip(self.revealed.loads(teams.iter().flatten())) {
            *load = load.saturating_add(given);
        }

        let sources = &self.revealed.committed().lists().sources;
        let line = |((row, team), (_, place, rank)): ((&u32, Vec<Id>), &(usize, usize, u32))| {
            (*place, DrawnSource { rank: *rank, source: sources.id(*row), team })
        };
        let drawn = rows.iter().zip(teams).zip(&places).map(line).collect();
        let amendment = Amendment { amends: self.latest.digest(order.terms().hash), skips: skips.to_vec(), drawn };
        self.first.get_or_insert_with(|| self.latest.clone());
        amend(&mut self.latest, core::slice::from_ref(&amendment));
        self.amendments.push(amendment);
        self.loads = loads;
        for (at, _, rank) in places {
            if let Some(known) = self.ranks.get_mut(at) {
                known.used = rank;
            }
        }
        Ok(&self.latest)
    }

    /// The sources to skip, if each is drawn.
    pub(crate) fn check<'a>(before: &Drawn, skips: &'a [Skip]) -> Result<BTreeSet<&'a Id>, AmendError> {
        let asked: BTreeSet<&Id> = skips.iter().map(|skip| &skip.source).collect();
        let sources = before.sources().map(|(_, drawn)| &drawn.source);
        let drawn: BTreeSet<&Id> = sources.filter(|source| asked.contains(source)).collect();
        let mut named = BTreeSet::new();
        for Skip { source, .. } in skips {
            if !named.insert(source) {
                return Err(AmendError::Repeated { source_id: source.clone() });
            }
            if !drawn.contains(source) {
                return Err(AmendError::NotDrawn { source_id: source.clone() });
            }
        }
        if named.is_empty() { Err(AmendError::Nothing) } else { Ok(named) }
    }
}
