//! How many visits each inspector was drawn for, who came back to a source, and who was together again.

use std::collections::{BTreeMap, BTreeSet};

use super::clustering::{Clustering, at_least};
use super::{ChainDraw, Load, Repeats, TeamPair, Test, VisitPair};
use crate::draw::{Drawn, InspectorStatus};
use crate::{Fraction, Id};

/// What is known of the inspectors so far.
#[derive(Debug, Default)]
pub(super) struct Inspectors<'a> {
    clustering: Clustering<'a>,
    counts: BTreeMap<&'a str, Count>,
    /// For each source how often each inspector was drawn for it.
    visitors: BTreeMap<Id, BTreeMap<Id, u32>>,
    again: u32,
    expected_again: Sum,
    together: BTreeMap<(&'a str, &'a str), (u32, Sum)>,
}

#[derive(Debug, Default)]
struct Count {
    draws: u32,
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
    pub(super) fn add(&mut self, draw: &ChainDraw<'a>, drawn: &Drawn) {
        let entries = draw.lists.inspectors.entries().iter();
        let open = entries.filter(|entry| entry.status == InspectorStatus::Available);
        let open: Vec<&str> = open.map(|entry| entry.id.as_str()).collect();
        self.loads(&open, drawn);
        self.teams(&open, drawn);
        let mut recused: BTreeMap<&Id, BTreeSet<&str>> = BTreeMap::new();
        for entry in draw.lists.recusals.entries() {
            recused.entry(&entry.source).or_default().insert(entry.inspector.as_str());
        }
        for (_, source) in drawn.sources() {
            let nobody = BTreeSet::new();
            let recused = recused.get(&source.source).unwrap_or(&nobody);
            self.meetings(&open, recused, &source.source, &source.team);
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
            count.draws = count.draws.saturating_add(1);
            count.visits = count.visits.saturating_add(visits);
            count.expected.add(Fraction::new(seats.into(), open.len() as u128));
        }
    }

    /// Each pair of available inspectors may be together: a team of t holds t(t − 1) of the m(m − 1) ordered pairs.
    fn teams(&mut self, open: &[&'a str], drawn: &Drawn) {
        let others = |number: usize| (number as u128).saturating_mul((number as u128).saturating_sub(1));
        let mut pairs = 0_u128;
        let mut met: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for (_, source) in drawn.sources() {
            pairs = pairs.saturating_add(others(source.team.len()));
            for (at, one) in source.team.iter().enumerate() {
                for other in source.team.iter().take(at) {
                    let count = met.entry((one.min(other).as_str(), one.max(other).as_str())).or_default();
                    *count = count.saturating_add(1);
                }
            }
        }
        let expected = Fraction::new(pairs, others(open.len()));
        for (at, second) in open.iter().enumerate() {
            for first in open.iter().take(at) {
                let (count, sum) = self.together.entry((first, second)).or_default();
                *count = count.saturating_add(met.get(&(*first, *second)).copied().unwrap_or_default());
                sum.add(expected);
            }
        }
    }

    /// A team of t of the m who may come holds on average t a / m of the a among them who came before.
    fn meetings(&mut self, open: &[&str], recused: &BTreeSet<&str>, source: &Id, team: &[Id]) {
        let known = self.visitors.entry(source.clone()).or_default();
        let possible = || open.iter().filter(|id| !recused.contains(*id));
        let before = possible().filter(|id| known.contains_key(**id)).count() as u128;
        let again = team.iter().filter(|id| known.contains_key(*id)).count();
        self.again = self.again.saturating_add(u32::try_from(again).unwrap_or(u32::MAX));
        if before > 0 {
            let expected = before.saturating_mul(team.len() as u128);
            self.expected_again.add(Fraction::new(expected, possible().count() as u128));
        }
        for inspector in team {
            let visits = known.entry(inspector.clone()).or_default();
            *visits = visits.saturating_add(1);
        }
    }

    pub(super) fn finish(self) -> Finished {
        let loads = self.counts.into_iter().map(|(inspector, Count { draws, visits, expected })| Load {
            inspector: Id::checked_before(inspector),
            draws,
            visits,
            expected: expected.0,
        });
        let pairs = self.visitors.iter().flat_map(|(source, known)| {
            known.iter().filter(|(_, visits)| **visits > 1).map(|(inspector, visits)| VisitPair {
                inspector: inspector.clone(),
                source: source.clone(),
                visits: *visits,
            })
        });
        let mut visit_pairs: Vec<_> = pairs.collect();
        visit_pairs.sort_unstable();
        let together = self.together.into_iter().filter(|(_, (visits, _))| *visits > 1);
        let mut team_pairs: Vec<_> = together
            .map(|((first, second), (visits, expected))| TeamPair {
                first: Id::checked_before(first),
                second: Id::checked_before(second),
                visits,
                expected: expected.0,
                at_least: at_least(visits, expected.0),
            })
            .collect();
        team_pairs.sort_by_key(|pair| (pair.at_least, core::cmp::Reverse(pair.visits)));
        let expected = self.expected_again.0;
        let repeats = Repeats { seats: self.again, expected, at_least: at_least(self.again, expected) };
        Finished { loads: loads.collect(), test: self.clustering.test(), repeats, visit_pairs, team_pairs }
    }
}
