//! Replacement draws (§7, 补抽): what happens when a drawn source turns out not to exist any more.

use std::collections::BTreeSet;

use thiserror::Error;

use super::committed::{Draw, Infeasible};
use super::terms::StratumQuota;
use super::transcript::{Drawn, DrawnSource, DrawnStratum, Outcome, Skip, Transcript};
use crate::explain::explain;
use crate::{Article, Code, Id};

/// Why an amendment was refused; the draw stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
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
    pub fn amend(&mut self, skips: &[Skip]) -> Result<&Transcript, AmendError> {
        let terms = self.revealed.committed().order().terms();
        let Some(before) = self.latest.drawn() else { return Err(AmendError::Nothing) };
        let named = Self::check(before, skips)?;
        let mut skipped = before.skipped.clone();
        skipped.extend_from_slice(skips);

        let mut rows = Vec::new();
        let mut strata = Vec::new();
        for StratumQuota { stratum, quota } in &terms.strata {
            let old = before.strata.iter().find(|old| old.stratum == *stratum);
            let old: &[DrawnSource] = old.map_or(&[], |old| &old.drawn);
            let kept: Vec<_> = old.iter().filter(|drawn| !named.contains(&drawn.source)).cloned().collect();
            let vacant = old.len().saturating_sub(kept.len());
            let used = self.used(stratum);
            let wanted = used.saturating_add(u32::try_from(vacant).unwrap_or(u32::MAX));
            let next = if vacant == 0 { Vec::new() } else { self.revealed.ranking(stratum, wanted) };
            let from = rows.len();
            rows.extend(next.iter().skip(used as usize).map(|candidate| candidate.row));
            strata.push((stratum, *quota, kept, used, from..rows.len()));
        }

        let loaded: Vec<&Id> = strata.iter().flat_map(|(_, _, kept, ..)| kept).flat_map(|kept| &kept.team).collect();
        let mut teams = self.revealed.teams(&rows, &loaded, self.drawn_ever)?.into_iter();
        let strata = strata.into_iter().map(|(stratum, quota, mut drawn, used, range)| {
            let new = rows.get(range).unwrap_or(&[]);
            let served = (used.saturating_add(1)..).zip(new).zip(teams.by_ref());
            drawn.extend(served.map(|((rank, &row), team)| self.revealed.drawn_source(rank, row, team)));
            let shortfall = quota.saturating_sub(u32::try_from(drawn.len()).unwrap_or(u32::MAX));
            DrawnStratum { stratum: stratum.clone(), drawn, shortfall }
        });
        let strata = strata.filter(DrawnStratum::speaks).collect();
        let drawn = Drawn { reveal: before.reveal.clone(), skipped, strata };
        let amends = Some(self.digest());
        let amended = Transcript { order: self.latest.order, amends, outcome: Outcome::Drawn(drawn) };
        self.earlier.push(core::mem::replace(&mut self.latest, amended));
        self.drawn_ever = self.drawn_ever.saturating_add(rows.len() as u64);
        Ok(&self.latest)
    }

    pub(crate) fn check<'a>(before: &Drawn, skips: &'a [Skip]) -> Result<BTreeSet<&'a Id>, AmendError> {
        let drawn: BTreeSet<&Id> = before.sources().map(|(_, drawn)| &drawn.source).collect();
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

    /// The ranks of a stratum used so far: every one up to the greatest ever drawn.
    fn used(&self, stratum: &crate::Token) -> u32 {
        let lines = self.transcripts().filter_map(Transcript::drawn).flat_map(Drawn::sources);
        lines.filter(|(of, _)| *of == stratum).map(|(_, drawn)| drawn.rank).max().unwrap_or(0)
    }
}
