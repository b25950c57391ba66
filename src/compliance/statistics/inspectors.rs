//! How many visits each inspector was drawn for, who came back to a source, and who was together again.

use std::collections::BTreeMap;

use super::clustering::{Clustering, at_least};
use super::{ChainDraw, Load, Repeats, TeamPair, Test, VisitPair};
use crate::draw::{Drawn, DrawnSource, InspectorStatus};
use crate::{Fraction, Id};

/// What is known of the inspectors so far.
#[derive(Debug, Default)]
pub(super) struct Inspectors<'a> {
    clustering: Clustering<'a>,
    counts: BTreeMap<&'a str, Count>,
    /// For each source how often each inspector was drawn for it.
    visitors: BTreeMap<&'a str, BTreeMap<&'a str, u32>>,
    again: u32,
    expected_again: Sum,
    /// The two of every meeting, the first id first.
    together: Vec<(&'a str, &'a str)>,
    /// By draw: how often two who were available are together on average.
    expected_together: Vec<Option<Fraction>>,
}

#[derive(Debug, Default)]
struct Count {
    /// Those in which he or she was available, by number from 0.
    draws: Vec<usize>,
    visits: u32,
    expected: Sum,
}

/// A sum of fractions, as long as it fits.
#[derive(Clone, Copy, Debug)]
struct Sum(Option<Fraction>);

impl Default for Sum {
    fn default() -> Self {
        Self(Some(Fraction::whole(0)))
    }
}

impl Sum {
    fn add(&mut self, part: Option<Fraction>) {
        self.0 = self.0.zip(part).and_then(|(sum, part)| sum.plus(part));
    }
}

/// What [`Inspectors`] come to.
pub(super) struct Finished {
    pub(super) loads: Vec<Load>,
    pub(super) test: Option<Test>,
    pub(super) repeats: Repeats,
    pub(super) visit_pairs: Vec<VisitPair>,
    pub(super) team_pairs: Vec<TeamPair>,
}

impl<'a> Inspectors<'a> {
    /// Adds a draw: the visits of everybody available, and the meetings of each team.
    pub(super) fn add(&mut self, draw: &ChainDraw<'a>, drawn: &'a Drawn) {
        let entries = draw.lists.inspectors.entries().iter();
        let open = entries.filter(|entry| entry.status == InspectorStatus::Available);
        let open: Vec<&str> = open.map(|entry| entry.id.as_str()).collect();
        self.loads(&open, drawn);
        self.teams(&open, drawn);
        let lines: Vec<&DrawnSource> = drawn.sources().map(|(_, line)| line).collect();
        let mut places: Vec<(&str, usize)> = lines.iter().map(|line| line.source.as_str()).zip(0..).collect();
        places.sort_unstable();
        let sources: Vec<&str> = places.iter().map(|(source, _)| *source).collect();
        // Of those who could come: who is recused from each drawn source, ascending.
        let mut recused: Vec<Vec<&str>> = vec![Vec::new(); lines.len()];
        for (inspector, rows) in draw.lists.recusals.by_inspector() {
            if open.binary_search(&inspector).is_ok() {
                draw.lists.recusals.among(rows, &sources, |at| {
                    if let Some(recused) = places.get(at).and_then(|(_, place)| recused.get_mut(*place)) {
                        recused.push(inspector);
                    }
                });
            }
        }
        for (line, recused) in lines.into_iter().zip(recused) {
            self.meetings(&open, &recused, line.source.as_str(), &line.team);
        }
    }

    fn loads(&mut self, open: &[&'a str], drawn: &Drawn) {
        let mut visits: BTreeMap<&str, u32> = BTreeMap::new();
        let mut seats = 0_u32;
        for inspector in drawn.sources().flat_map(|(_, source)| &source.team) {
            let count = visits.entry(inspector.as_str()).or_default();
            *count = count.saturating_add(1);
            seats = seats.saturating_add(1);
        }
        let group: Vec<(&'a str, u32)> =
            open.iter().map(|&id| (id, visits.get(id).copied().unwrap_or_default())).collect();
        self.clustering.add(&group);
        for (id, visits) in group {
            let count = self.counts.entry(id).or_default();
            count.draws.push(self.expected_together.len());
            count.visits = count.visits.saturating_add(visits);
            count.expected.add(Fraction::new(seats.into(), open.len() as u128));
        }
    }

    /// Each pair of available inspectors may be together: a team of t holds t(t − 1) of the m(m − 1) ordered pairs.
    fn teams(&mut self, open: &[&'a str], drawn: &'a Drawn) {
        let others = |number: usize| (number as u128).saturating_mul((number as u128).saturating_sub(1));
        let is_open = |id: &Id| open.binary_search(&id.as_str()).is_ok();
        let mut pairs = 0_u128;
        for (_, source) in drawn.sources() {
            pairs = pairs.saturating_add(others(source.team.len()));
            let team: Vec<&Id> = source.team.iter().filter(|id| is_open(id)).collect();
            for (at, one) in team.iter().enumerate() {
                let met = team.iter().take(at).map(|other| (one.min(other).as_str(), one.max(other).as_str()));
                self.together.extend(met);
            }
        }
        self.expected_together.push(Fraction::new(pairs, others(open.len())));
    }

    /// A team of t of the m who may come holds on average t a / m of the a among them who came before.
    fn meetings(&mut self, open: &[&str], recused: &[&str], source: &'a str, team: &'a [Id]) {
        let known = self.visitors.entry(source).or_default();
        let possible = |id: &str| open.binary_search(&id).is_ok() && recused.binary_search(&id).is_err();
        let before = known.keys().filter(|id| possible(id)).count() as u128;
        let again = team.iter().filter(|id| known.contains_key(id.as_str())).count();
        self.again = self.again.saturating_add(u32::try_from(again).unwrap_or(u32::MAX));
        if before > 0 {
            let expected = before.saturating_mul(team.len() as u128);
            self.expected_again.add(Fraction::new(expected, open.len().saturating_sub(recused.len()) as u128));
        }
        for inspector in team {
            let visits = known.entry(inspector.as_str()).or_default();
            *visits = visits.saturating_add(1);
        }
    }

    /// How often two who met more than once are together on average in the draws for which both were available.
    fn expected_together(&self, one: &str, other: &str) -> Option<Fraction> {
        let draws = |id: &str| self.counts.get(id).map_or(&[][..], |count| &count.draws);
        let both = draws(one).iter().filter(|draw| draws(other).binary_search(draw).is_ok());
        let mut sum = Sum::default();
        both.for_each(|draw| sum.add(self.expected_together.get(*draw).copied().flatten()));
        sum.0
    }

    pub(super) fn finish(mut self) -> Finished {
        self.together.sort_unstable();
        let met = self.together.chunk_by(|one, other| one == other).filter(|meetings| meetings.len() > 1);
        let mut team_pairs: Vec<_> = met
            .filter_map(|meetings| {
                let (first, second) = *meetings.first()?;
                let visits = u32::try_from(meetings.len()).unwrap_or(u32::MAX);
                let expected = self.expected_together(first, second);
                Some(TeamPair {
                    first: Id::checked_before(first),
                    second: Id::checked_before(second),
                    visits,
                    expected,
                    at_least: at_least(visits, expected),
                })
            })
            .collect();
        team_pairs.sort_by_key(|pair| (pair.at_least, core::cmp::Reverse(pair.visits)));
        let loads = self.counts.into_iter().map(|(inspector, Count { draws, visits, expected })| Load {
            inspector: Id::checked_before(inspector),
            draws: u32::try_from(draws.len()).unwrap_or(u32::MAX),
            visits,
            expected: expected.0,
        });
        let pairs = self.visitors.iter().flat_map(|(source, known)| {
            known.iter().filter(|(_, visits)| **visits > 1).map(|(inspector, visits)| VisitPair {
                inspector: Id::checked_before(inspector),
                source: Id::checked_before(source),
                visits: *visits,
            })
        });
        let mut visit_pairs: Vec<_> = pairs.collect();
        visit_pairs.sort_unstable();
        let expected = self.expected_again.0;
        let repeats = Repeats { seats: self.again, expected, at_least: at_least(self.again, expected) };
        Finished { loads: loads.collect(), test: self.clustering.test(), repeats, visit_pairs, team_pairs }
    }
}
