//! How often each source came up, against quota over candidates.

use std::collections::{BTreeMap, BTreeSet};

use super::clustering::{Clustering, at_least};
use super::{ChainDraw, Inclusion, Test};
use crate::draw::{Coverage, Drawn, Order, SourceLine};
use crate::{Fraction, Id};

/// What is known of the sources so far.
#[derive(Debug, Default)]
pub(super) struct Sources<'a> {
    clustering: Clustering<'a>,
    counts: BTreeMap<&'a str, Count>,
}

#[derive(Debug)]
struct Count {
    draws: u32,
    times: u32,
    expected: Option<Fraction>,
}

impl<'a> Sources<'a> {
    /// Adds a draw: for each stratum its candidates, those who come first and the others.
    pub(super) fn add(&mut self, draw: &ChainDraw<'a>, drawn: &Drawn) {
        let terms = draw.order.terms();
        let came_up: BTreeSet<&str> = drawn.sources().map(|(_, source)| source.source.as_str()).collect();
        for stratum in &terms.strata {
            let candidates = || {
                let sources = &draw.lists.sources;
                let of_stratum = sources.rows_of(&stratum.stratum).iter().filter_map(|row| sources.at(row));
                of_stratum.filter(|source| source.is_candidate(terms.cap))
            };
            let mut open = stratum.quota;
            for late in [false, true] {
                let group = candidates().filter(|source| is_late(draw.order, source) == late);
                let group: Vec<_> = group.map(|it| (it.id, u32::from(came_up.contains(it.id)))).collect();
                let size = u32::try_from(group.len()).unwrap_or(u32::MAX);
                let share = open.min(size);
                open = open.saturating_sub(share);
                self.group(&group, Fraction::new(share.into(), size.into()));
            }
        }
    }

    fn group(&mut self, group: &[(&'a str, u32)], share: Option<Fraction>) {
        self.clustering.add(group);
        for (source, times) in group {
            let nothing = || Count { draws: 0, times: 0, expected: Some(Fraction::whole(0)) };
            let count = self.counts.entry(source).or_insert_with(nothing);
            count.draws = count.draws.saturating_add(1);
            count.times = count.times.saturating_add(*times);
            count.expected = count.expected.zip(share).and_then(|(expected, share)| expected.plus(share));
        }
    }

    pub(super) fn finish(self) -> (Option<Test>, Vec<Inclusion>) {
        let inclusions = self.counts.into_iter().map(|(source, Count { draws, times, expected })| Inclusion {
            source: Id::checked_before(source),
            draws,
            times,
            expected,
            at_least: at_least(times, expected),
        });
        (self.clustering.test(), inclusions.collect())
    }
}

/// Whether a source comes after those not inspected this year.
fn is_late(order: &Order, source: &SourceLine<'_>) -> bool {
    order.terms().coverage == Coverage::UninspectedFirst && source.inspections > 0
}
