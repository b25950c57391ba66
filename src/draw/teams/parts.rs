//! What a [plan](super::plan) keeps by inspector and by source: slack, the few possible, marks, blocks, and what a search reached.

#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "indices are made by the plan: slots below 2^27, inspectors and sources of the problem; slack is taken only where there is some"
)]

use core::ops::Range;

use super::Problem;

/// The seat that a start of a search was reached by: none.
pub(super) const START: u32 = u32::MAX;

/// The room that is neither given nor planned.
pub(super) struct Slack {
    /// By inspector.
    pub(super) of: Vec<u32>,
    /// The inspectors who have some.
    pub(super) some: Vec<u32>,
    /// By inspector: where it stands among them.
    pub(super) place: Vec<u32>,
    pub(super) cursor: usize,
}

impl Slack {
    pub(super) fn new(of: Vec<u32>) -> Self {
        let mut slack = Self { some: Vec::new(), place: vec![0; of.len()], of: vec![0; of.len()], cursor: 0 };
        of.into_iter().enumerate().for_each(|(i, room)| slack.grow(i, room));
        slack
    }

    pub(super) fn next(&mut self) -> u32 {
        self.cursor = if self.cursor + 1 < self.some.len() { self.cursor + 1 } else { 0 };
        self.some[self.cursor]
    }

    pub(super) fn grow(&mut self, i: usize, by: u32) {
        if self.of[i] == 0 && by > 0 {
            self.place[i] = self.some.len() as u32;
            self.some.push(i as u32);
        }
        self.of[i] += by;
    }

    pub(super) fn take(&mut self, i: usize) {
        self.of[i] -= 1;
        if self.of[i] == 0 {
            let place = self.place[i] as usize;
            self.some.swap_remove(place);
            if let Some(&moved) = self.some.get(place) {
                self.place[moved as usize] = place as u32;
            }
        }
    }
}

/// By source, the possible inspectors where they are fewer than the recused.
pub(super) struct Few {
    /// By source: where its inspectors begin; behind the last, where they end.
    pub(super) bounds: Vec<u32>,
    /// Ascending for each source.
    pub(super) inspectors: Vec<u32>,
}

impl Few {
    pub(super) fn of(problem: &Problem<'_>) -> Self {
        let mut few = Self { bounds: Vec::with_capacity(problem.recused.len() + 1), inspectors: Vec::new() };
        few.bounds.push(0);
        for recused in &problem.recused {
            if recused.len() > problem.inspectors as usize / 2 {
                let mut from = 0;
                for &i in recused {
                    few.inspectors.extend(from..i);
                    from = i + 1;
                }
                few.inspectors.extend(from..problem.inspectors);
            }
            // Fewer than the recusals, which are counted in 32 bits.
            few.bounds.push(few.inspectors.len() as u32);
        }
        few
    }

    /// Where the inspectors of a source stand; none where the recused are fewer, or nobody is possible.
    pub(super) fn range(&self, source: usize) -> Option<Range<usize>> {
        let (from, until) = (self.bounds[source], self.bounds[source + 1]);
        (from < until).then_some(from as usize..until as usize)
    }
}

/// The slots of one source by their inspectors.
pub(super) struct Marks {
    /// By inspector: the slot, and when it was marked.
    pub(super) of: Vec<(u32, u32)>,
    pub(super) now: u32,
}

impl Marks {
    pub(super) fn new(inspectors: u32) -> Self {
        Self { of: vec![(0, 0); inspectors as usize], now: 1 }
    }

    pub(super) fn clear(&mut self) {
        self.now = self.now.wrapping_add(1);
        if self.now == 0 {
            self.of.fill((0, 0));
            self.now = 1;
        }
    }

    pub(super) fn set(&mut self, inspector: u32, slot: u32) {
        self.of[inspector as usize] = (slot, self.now);
    }

    pub(super) fn unset(&mut self, inspector: u32) {
        self.of[inspector as usize].1 = 0;
    }

    pub(super) fn has(&self, inspector: u32) -> bool {
        self.of[inspector as usize].1 == self.now
    }

    pub(super) fn slot(&self, inspector: u32) -> Option<u32> {
        self.has(inspector).then_some(self.of[inspector as usize].0)
    }
}

/// What the closed sets found so far make of the inspectors.
pub(super) struct Blocks {
    /// By inspector: the number of the block.
    pub(super) of: Vec<u32>,
    /// By block: how many of those planned for the source being served it holds. All are dropped by the time that the
    /// source is served.
    pub(super) planned: Vec<u32>,
}

impl Blocks {
    pub(super) fn new(inspectors: u32) -> Self {
        Self { of: vec![0; inspectors as usize], planned: vec![0] }
    }

    pub(super) fn count(&mut self, inspector: u32) {
        self.planned[self.of[inspector as usize] as usize] += 1;
    }

    pub(super) fn discount(&mut self, inspector: u32) {
        self.planned[self.of[inspector as usize] as usize] -= 1;
    }

    /// Whether nobody planned for the source being served is in the block of the inspector.
    pub(super) fn shuts_out(&self, inspector: u32) -> bool {
        self.planned[self.of[inspector as usize] as usize] == 0
    }

    /// Makes a block of inspectors of one block; none of them is planned for the source being served.
    pub(super) fn split_off(&mut self, closed: &[u32]) {
        let block = self.planned.len() as u32;
        self.planned.push(0);
        closed.iter().for_each(|&inspector| self.of[inspector as usize] = block);
    }
}

/// What a search has reached.
pub(super) struct Reach {
    /// All inspectors: those visited first, in the order of their visits.
    pub(super) order: Vec<u32>,
    /// By inspector: where it stands there.
    pub(super) place: Vec<u32>,
    pub(super) visited: usize,
    /// How many of the visited have been looked at.
    pub(super) expanded: usize,
    /// By visited inspector: the slot that may be moved there.
    pub(super) via: Vec<u32>,
    /// A slot of each source seen, the one that may move.
    pub(super) seen: Vec<u32>,
    /// By source: how it is known to be seen.
    pub(super) sees: Vec<bool>,
    pub(super) team: usize,
}

impl Reach {
    pub(super) fn new(inspectors: u32, sources: usize, team: usize) -> Self {
        let order: Vec<u32> = (0..inspectors).collect();
        Self {
            place: order.clone(),
            via: vec![START; order.len()],
            order,
            visited: 0,
            expanded: 0,
            seen: Vec::new(),
            sees: vec![false; sources],
            team,
        }
    }

    pub(super) fn has(&self, inspector: u32) -> bool {
        (self.place[inspector as usize] as usize) < self.visited
    }

    pub(super) fn visit(&mut self, at: usize, via: u32) {
        let (inspector, passed) = (self.order[at], self.order[self.visited]);
        self.order.swap(at, self.visited);
        self.place[inspector as usize] = self.visited as u32;
        self.place[passed as usize] = at as u32;
        self.via[inspector as usize] = via;
        self.visited += 1;
    }

    pub(super) fn see(&mut self, slot: u32, source: usize) {
        self.seen.push(slot);
        self.sees[source] = true;
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        for slot in self.seen.drain(..) {
            self.sees[slot as usize / self.team] = false;
        }
        (self.visited, self.expanded) = (0, 0);
    }
}
