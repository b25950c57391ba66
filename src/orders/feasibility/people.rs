//! Art. 11: the inspectors of an order against the sources that may be drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::{Chance, Stratum, TeamProspect, is_late};
use crate::draw::{InspectorStatus, Lists, MOST_SEATS, Terms};
use crate::plan::{Finding, RecusedSource, Staffing};
use crate::rules::Ruleset;
use crate::{Article, Id, Token};

/// A candidate from which somebody who could be drawn is recused.
#[derive(Debug)]
struct Recused {
    id: Id,
    stratum: usize,
    chance: Chance,
    /// Numbers of the inspectors, ascending.
    inspectors: Vec<u32>,
}

impl Recused {
    fn named(&self, terms: &Terms) -> Option<RecusedSource> {
        let stratum = terms.strata.get(self.stratum)?.stratum.clone();
        Some(RecusedSource { source: self.id.clone(), stratum, inspectors: self.inspectors.clone() })
    }
}

/// The inspectors, and the sources that may be drawn.
#[derive(Debug)]
pub(super) struct People<'a> {
    terms: &'a Terms,
    strata: &'a [Stratum],
    inspectors: Vec<&'a Id>,
    recused: Vec<Recused>,
    drawn: u64,
}

/// Sources that may be drawn together, and from which the same inspectors are recused.
#[derive(Debug)]
pub(super) struct Limit {
    recused: Vec<Id>,
    /// How many of them every draw holds, and how many a draw may.
    surely: u32,
    maybe: u32,
    others: u32,
}

impl<'a> People<'a> {
    pub(super) fn of(terms: &'a Terms, lists: &'a Lists, strata: &'a [Stratum]) -> Self {
        let open = lists.inspectors.entries().iter().filter(|entry| entry.status == InspectorStatus::Available);
        let inspectors: Vec<&Id> = open.map(|entry| &entry.id).collect();
        let mut by_row: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let numbers: BTreeMap<&str, u32> = inspectors.iter().map(|id| id.as_str()).zip(0..).collect();
        for entry in lists.recusals.iter() {
            // Recusals are sorted by inspector, so each source's come ascending.
            if let (Some(&number), Some(row)) = (numbers.get(entry.inspector), lists.sources.row(entry.source)) {
                by_row.entry(row).or_default().push(number);
            }
        }
        let places: BTreeMap<&Token, usize> = terms.strata.iter().map(|named| &named.stratum).zip(0..).collect();
        let recused = by_row.into_iter().filter_map(|(row, inspectors)| {
            let line = lists.sources.at(row).filter(|line| line.is_candidate(terms.cap))?;
            let at = *places.get(line.stratum)?;
            let chance = strata.get(at)?.chance(is_late(terms, line.inspections));
            let id = lists.sources.id(row);
            (chance != Chance::Never).then_some(Recused { id, stratum: at, chance, inspectors })
        });
        let recused = recused.collect();
        let drawn = strata.iter().fold(0_u64, |sum, stratum| sum.saturating_add(stratum.drawn().into()));
        Self { terms, strata, inspectors, recused, drawn }
    }

    fn number(&self) -> u32 {
        u32::try_from(self.inspectors.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn staffing(&self) -> Staffing {
        Staffing {
            agency: self.terms.agency.name.clone(),
            period: self.terms.period,
            inspectors: self.number(),
            team: self.terms.team,
            most_load: self.terms.max_load,
            sources: u32::try_from(self.drawn).unwrap_or(u32::MAX),
            recused: self.recused.iter().filter_map(|it| it.named(self.terms)).collect(),
        }
    }

    fn needed(&self, sources: u64) -> u64 {
        sources.saturating_mul(self.terms.team.into())
    }

    /// The most seats that so many inspectors can take for so many sources, none twice in a team.
    fn possible(&self, inspectors: u32, sources: u64) -> u64 {
        let load = self.terms.max_load.map_or(sources, |most| sources.min(most.into()));
        u64::from(inspectors).saturating_mul(load)
    }

    fn left(&self, recused: &Recused) -> u32 {
        self.number().saturating_sub(u32::try_from(recused.inspectors.len()).unwrap_or(u32::MAX))
    }

    /// How many of these sources every draw holds, and the most that one may hold.
    fn drawn_of<'b>(&self, sources: impl Iterator<Item = &'b Recused>) -> (u32, u32) {
        let (mut surely, mut maybe) = (0_u32, vec![0_u32; self.strata.len()]);
        for source in sources {
            match (source.chance, maybe.get_mut(source.stratum)) {
                (Chance::Surely, _) => surely = surely.saturating_add(1),
                (Chance::Maybe, Some(count)) => *count = count.saturating_add(1),
                _ => {}
            }
        }
        let mut most = surely;
        for (stratum, count) in self.strata.iter().zip(maybe) {
            let (lots, drawn) = stratum.lots();
            most = most.saturating_add(count.min(drawn));
            // Those beyond what the other candidates can fill.
            surely = surely.saturating_add(drawn.saturating_sub(lots.saturating_sub(count)));
        }
        (surely, most)
    }

    /// Of the sets of sources that share their recused inspectors, the one that may leave the most seats empty; none if
    /// none may. Hall's condition for such a set: the inspectors not recused cannot take its seats. That shows a draw
    /// that fails; that no such set is found does not show that none fails.
    pub(super) fn limit(&self) -> Option<Limit> {
        let mut by_inspector: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut kinds: BTreeSet<&[u32]> = BTreeSet::new();
        for (at, source) in self.recused.iter().enumerate().filter(|(_, source)| self.left(source) >= self.terms.team) {
            kinds.insert(&source.inspectors);
            for &inspector in &source.inspectors {
                by_inspector.entry(inspector).or_default().push(at);
            }
        }
        let mut worst: Option<(u64, Limit)> = None;
        for kind in kinds {
            let holds = |source: &&Recused| kind.iter().all(|number| source.inspectors.binary_search(number).is_ok());
            let first = kind.first().and_then(|first| by_inspector.get(first)).map_or(&[][..], Vec::as_slice);
            let (surely, maybe) =
                self.drawn_of(first.iter().filter_map(|&at| self.recused.get(at)).filter(|source| holds(source)));
            let others = self.number().saturating_sub(u32::try_from(kind.len()).unwrap_or(u32::MAX));
            let empty = self.needed(maybe.into()).saturating_sub(self.possible(others, maybe.into()));
            if empty > worst.as_ref().map_or(0, |(most, _)| *most) {
                let recused = kind.iter().filter_map(|&at| self.inspectors.get(at as usize).map(|&id| id.clone()));
                worst = Some((empty, Limit { recused: recused.collect(), surely, maybe, others }));
            }
        }
        worst.map(|(_, limit)| limit)
    }

    pub(super) fn prospect(&self, limit: Option<&Limit>) -> TeamProspect {
        let (needed, all) = (self.needed(self.drawn), self.number());
        if self.drawn == 0 {
            return TeamProspect::Always;
        }
        // Necessary: all seats together, and a team for each source that is surely drawn.
        let without = self.recused.iter().filter(|source| self.left(source) < self.terms.team);
        let (surely, maybe) = self.drawn_of(without);
        let short = |sources: u32, others| self.needed(sources.into()) > self.possible(others, sources.into());
        let together = limit.is_some_and(|limit| short(limit.surely, limit.others));
        if all < self.terms.team
            || needed > self.possible(all, self.drawn)
            || needed > MOST_SEATS
            || surely > 0
            || together
        {
            return TeamProspect::Never;
        }
        if maybe > 0 || limit.is_some() {
            return TeamProspect::MayFail;
        }
        // Sufficient: with m inspectors possible for each source, any a sources have m that can take the lesser of a and
        // the greatest load each; that grows slower than the seats, so it holds for all a if it holds for all drawn.
        let least = self.recused.iter().map(|source| self.left(source)).min().unwrap_or(all);
        if self.possible(least, self.drawn) >= needed { TeamProspect::Always } else { TeamProspect::Undecided }
    }
}

impl Limit {
    pub(super) fn finding(&self, people: &People<'_>, rules: &Ruleset) -> Finding {
        let basis = rules.pack().team.as_ref().map(|team| &team.basis);
        Finding::SeatsMayNotSuffice {
            agency: people.terms.agency.name.clone(),
            period: people.terms.period,
            sources: self.maybe,
            recused: self.recused.clone(),
            needed: people.needed(self.maybe.into()),
            inspectors: self.others,
            possible: people.possible(self.others, self.maybe.into()),
            article: basis.map_or(rules.in_the_statute(Article::Art11), |basis| basis.article()),
        }
    }
}
