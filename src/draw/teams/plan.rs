//! A plan for all seats that are still to be given, which proves that they can be given.
//!
//! The plan is a flow: a unit from a source to each inspector planned for it, and from there on as far as the
//! inspector has room. What it cannot do at once it can do along a *residual path*: from inspector *x*, a source with
//! a seat planned at *x* may have that seat moved to any inspector *y* who is possible for it and not planned for it;
//! the path ends at an inspector with slack.
//!
//! **Giving seat after seat is exact.** Let *P* be the inspectors planned for the source being served; it holds one for
//! each of its remaining seats. By the theory of flows a feasible plan in which *i* serves the source exists if and only if *i* is in
//! *P*, or the residual graph has a cycle through the edge from the source to *i*: a path from *i* back to
//! the source, which enters it from some *j* of *P*, whose seat is dropped for it. The path may come to *j* directly, or through
//! the sink: from any inspector with slack, to any *j*. It need not pass through the source on its way, so that the
//! source's own seats never move, and its team stays distinct.
//!
//! **A failed search finds a closed set**, closed for good. Visited are inspectors closed under residual steps, without slack
//! and without a *j* of *P*. Such a set is tight: the sources with seats there need all its room. A source without a seat there is
//! served wholly outside, since whatever leads in does not lead out. One with a seat there has, outside, only
//! inspectors already planned for it, who are given directly; inside, seats move from one to another. So no seat ever comes to the set
//! or leaves it, and slack, which appears only at members of *P*, never appears there.
//!
//! **Closed sets are kept as one partition.** Unions and cuts of closed sets are closed, so that they refine one chain of closed
//! sets, each within the next; what each adds to the one before is a *block*. No step leads to a later block. A source with a
//! seat planned in a block can be given nobody of later ones, save those planned for it: so, for an inspector *i* who
//! is possible for it and not of *P*, no member of *P* stands in an earlier block than *i*. If none stands in the same, all stand in later
//! ones, and *i* fails at once; a search from *i* need look at no block but that of *i*, and if it fails, those
//! visited become a block of their own, before the rest. Every failed search makes a block: there are fewer than inspectors.

#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "indices are made here: slots below 2^27, inspectors and sources of the problem; slack is taken only where there is some"
)]

use core::ops::Range;

use super::Problem;
use super::parts::{Blocks, Few, Marks, Reach, START, Slack};

/// A feasible plan for the seats not yet given, under a greatest load.
pub(super) struct Plan<'a> {
    recused: &'a [Vec<u32>],
    few: Few,
    team: usize,
    /// By slot, which is source × team + k: the inspector planned. A source's slots in use come first.
    planned: Vec<u32>,
    /// By slot: where it stands among its inspector's seats.
    place: Vec<u32>,
    /// By source: the slots in use.
    count: Vec<u32>,
    /// By inspector: the slots planned there.
    seats: Vec<Vec<u32>>,
    slack: Slack,
    reach: Reach,
    /// The slots of the source whose seats are planned or given.
    own: Marks,
    /// The slots of the source that a search looks at.
    marks: Marks,
    blocks: Blocks,
}

impl<'a> Plan<'a> {
    /// A plan for all seats, and the least greatest load that has one; or sources that violate Hall's condition.
    ///
    /// # Guarantees
    /// The load starts at what all seats need together and is raised only to what some inspectors
    /// must take at least, so that it never passes the least.
    pub(super) fn build(problem: &'a Problem<'a>) -> Result<(Self, u32), Vec<u32>> {
        let (sources, team) = (problem.recused.len(), problem.team as usize);
        let most = problem.most_load();
        let start = least_load(problem.loads.clone(), sources as u64 * team as u64);
        let mut load = start.and_then(|load| u32::try_from(load).ok()).map_or(most, |load| load.min(most));
        let mut plan = Self {
            recused: &problem.recused,
            few: Few::of(problem),
            team,
            planned: vec![0; sources * team],
            place: vec![0; sources * team],
            count: vec![0; sources],
            seats: vec![Vec::new(); problem.loads.len()],
            slack: Slack::new(problem.loads.iter().map(|&own| load.saturating_sub(own)).collect()),
            reach: Reach::new(problem.inspectors, sources, team),
            own: Marks::new(problem.inspectors),
            marks: Marks::new(problem.inspectors),
            blocks: Blocks::new(problem.inspectors),
        };
        // Any plan will do; where those with the fewest possible inspectors come first, few seats need to move.
        let mut order: Vec<usize> = (0..sources).collect();
        order.sort_by_key(|&source| core::cmp::Reverse(problem.recused[source].len()));
        for (at, &source) in order.iter().enumerate() {
            plan.own.clear();
            plan.look_at(source);
            while plan.of(source).len() < team {
                if let Some(inspector) = plan.with_slack(source) {
                    plan.add(source, inspector);
                    continue;
                }
                plan.forbid_moves_of(source);
                match plan.few.range(source) {
                    // None of them has slack.
                    Some(few) => _ = plan.few_steps(few, START, None),
                    None => plan.spread(source, START, None),
                }
                let found = plan.search(None);
                plan.look_at(source);
                if let Some((slot, end)) = found {
                    let inspector = plan.shift(slot, end);
                    plan.add(source, inspector);
                    continue;
                }
                let raised = plan.must_take(problem, &order[at + 1..]).map_err(|cut| plan.cut(&cut))?;
                for (i, &own) in problem.loads.iter().enumerate() {
                    plan.slack.grow(i, raised.saturating_sub(own) - load.saturating_sub(own));
                }
                load = raised;
            }
        }
        Ok((plan, load))
    }

    /// The load that the visited inspectors must come to at least, greater than the present one; or, if it exceeds
    /// the greatest, the sources not yet planned that need them.
    ///
    /// A seen source can get only its planned inspectors outside the visited; a later one only the possible ones outside.
    fn must_take(&self, problem: &Problem<'_>, unplanned: &[usize]) -> Result<u32, Vec<u32>> {
        let visited = &self.reach.order[..self.reach.visited];
        let mut need = 0;
        for &slot in &self.reach.seen {
            let planned = self.of(slot as usize / self.team);
            let outside = planned.iter().filter(|&&i| !self.reach.has(i)).count();
            need += (self.team - outside) as u64;
        }
        let mut later = Vec::new();
        let others = problem.loads.len() - visited.len();
        for &next in unplanned {
            let recused = &self.recused[next];
            if others < self.team + recused.len() {
                let outside = others - recused.iter().filter(|&&i| !self.reach.has(i)).count();
                if outside < self.team {
                    need += (self.team - outside) as u64;
                    later.push(next as u32);
                }
            }
        }
        let loads = visited.iter().map(|&i| problem.loads[i as usize]).collect();
        let least = least_load(loads, need).and_then(|load| u32::try_from(load).ok());
        least.filter(|&load| load <= problem.most_load()).ok_or(later)
    }

    /// The seen sources, and the later ones.
    fn cut(&self, later: &[u32]) -> Vec<u32> {
        let seen = self.reach.seen.iter().map(|&slot| slot / self.team as u32);
        seen.chain(later.iter().copied()).collect()
    }

    /// Nothing is visited, and the source's own seats do not move.
    fn forbid_moves_of(&mut self, source: usize) {
        self.reach.clear();
        self.reach.see((source * self.team) as u32, source);
    }

    /// Starts on a source to be served.
    pub(super) fn begin(&mut self, source: usize) {
        self.own.clear();
        for slot in self.slots(source) {
            self.own.set(self.planned[slot], slot as u32);
            self.blocks.count(self.planned[slot]);
        }
    }

    /// The inspectors who may be given at all to a source that has but few.
    pub(super) fn few(&self, source: usize) -> Option<Range<usize>> {
        self.few.range(source)
    }

    /// One of those few, by place.
    pub(super) fn one_of_few(&self, place: usize) -> u32 {
        self.few.inspectors[place]
    }

    /// Gives a seat of the source begun to inspector `i`, possible for it and not in its team, if all other remaining
    /// seats stay feasible; says whether it did.
    pub(super) fn give(&mut self, source: usize, i: u32) -> bool {
        if self.slack.of[i as usize] > 0 || self.own.has(i) {
            self.drop_planned(source, i);
        } else if self.blocks.shuts_out(i) {
            return false;
        } else {
            self.forbid_moves_of(source);
            self.reach.visit(self.reach.place[i as usize] as usize, START);
            let Some((slot, end)) = self.search(Some((source, self.blocks.of[i as usize]))) else {
                self.blocks.split_off(&self.reach.order[..self.reach.visited]);
                return false;
            };
            self.drop_planned(source, end);
            self.shift(slot, end);
        }
        self.slack.take(i as usize);
        true
    }

    /// Looks for a way from the visited inspectors to one with slack, or planned for `served`: its last step, a slot
    /// and the inspector whom it may be moved to.
    ///
    /// Ends are looked for before the search spreads: mostly there is one at the first step.
    fn search(&mut self, served: Option<(usize, u32)>) -> Option<(u32, u32)> {
        while self.reach.expanded < self.reach.visited {
            let inspector = self.reach.order[self.reach.expanded] as usize;
            self.reach.expanded += 1;
            let first = self.reach.seen.len();
            for index in 0..self.seats[inspector].len() {
                let slot = self.seats[inspector][index];
                let source = slot as usize / self.team;
                if self.reach.sees[source] {
                    continue;
                }
                self.reach.see(slot, source);
                self.look_at(source);
                let end = if let Some(few) = self.few.range(source) {
                    self.few_steps(few, slot, served)
                } else {
                    let dropped = served.and_then(|(served, _)| self.of(served).iter().find(|&&j| self.may(source, j)));
                    dropped.copied().or_else(|| self.with_slack(source))
                };
                if let Some(end) = end {
                    return Some((slot, end));
                }
            }
            for index in first..self.reach.seen.len() {
                let slot = self.reach.seen[index];
                let source = slot as usize / self.team;
                if self.few.range(source).is_none() {
                    self.look_at(source);
                    self.spread(source, slot, served.map(|(_, block)| block));
                }
            }
        }
        None
    }

    /// Visits all inspectors, of the block if one is named, to whom the slot of the source looked at may be moved. Every one passed
    /// over is recused, planned or of another block, so that a whole search costs inspectors, seats, and for each source seen the
    /// recused or the possible, whichever are fewer.
    fn spread(&mut self, source: usize, slot: u32, block: Option<u32>) {
        for at in self.reach.visited..self.reach.order.len() {
            let i = self.reach.order[at];
            if block.is_none_or(|block| self.blocks.of[i as usize] == block) && self.may(source, i) {
                self.reach.visit(at, slot);
            }
        }
    }

    /// The same for a source that has but few inspectors, and an end if there is one among them.
    fn few_steps(&mut self, few: Range<usize>, slot: u32, served: Option<(usize, u32)>) -> Option<u32> {
        for place in few {
            let i = self.few.inspectors[place];
            if self.marks.has(i) {
                continue;
            }
            if self.slack.of[i as usize] > 0 || (served.is_some() && self.own.has(i)) {
                return Some(i);
            }
            if !self.reach.has(i) && served.is_none_or(|(_, block)| self.blocks.of[i as usize] == block) {
                self.reach.visit(self.reach.place[i as usize] as usize, slot);
            }
        }
        None
    }

    /// Moves the slot to `end`, the slot by which its inspector was reached to that inspector, and so on; returns the
    /// start of the path, who has slack now.
    fn shift(&mut self, mut slot: u32, mut end: u32) -> u32 {
        loop {
            let inspector = self.planned[slot as usize];
            self.unseat(slot);
            self.seat(slot, end);
            let via = self.reach.via[inspector as usize];
            if via == START {
                return inspector;
            }
            (slot, end) = (via, inspector);
        }
    }

    /// An inspector with slack who may be planned for the source looked at: of few the one with the most. Of many, the search
    /// goes on from where the last one ended, so that the seats are spread; it passes over no more than are recused or planned.
    fn with_slack(&mut self, source: usize) -> Option<u32> {
        if let Some(few) = self.few.range(source) {
            let open =
                self.few.inspectors[few].iter().filter(|&&i| self.slack.of[i as usize] > 0 && !self.marks.has(i));
            return open.max_by_key(|&&i| self.slack.of[i as usize]).copied();
        }
        let most = self.recused[source].len() + self.count[source] as usize + 1;
        for _ in 0..most.min(self.slack.some.len()) {
            let inspector = self.slack.next();
            if self.may(source, inspector) {
                return Some(inspector);
            }
        }
        None
    }

    /// The slots in use of a source.
    fn slots(&self, source: usize) -> Range<usize> {
        let first = source * self.team;
        first..first + self.count[source] as usize
    }

    /// The inspectors planned for a source.
    fn of(&self, source: usize) -> &[u32] {
        &self.planned[self.slots(source)]
    }

    /// Marks the inspectors planned for a source, and nobody else.
    fn look_at(&mut self, source: usize) {
        self.marks.clear();
        for slot in self.slots(source) {
            self.marks.set(self.planned[slot], slot as u32);
        }
    }

    /// Whether an inspector is possible for the source looked at and not planned for it.
    fn may(&self, source: usize, inspector: u32) -> bool {
        !self.marks.has(inspector)
            && match self.few.range(source) {
                Some(few) => self.few.inspectors[few].binary_search(&inspector).is_ok(),
                None => self.recused[source].binary_search(&inspector).is_err(),
            }
    }

    /// Plans an inspector for the source looked at.
    fn add(&mut self, source: usize, inspector: u32) {
        let slot = source * self.team + self.count[source] as usize;
        self.count[source] += 1;
        self.seat(slot as u32, inspector);
        self.own.set(inspector, slot as u32);
        self.marks.set(inspector, slot as u32);
    }

    /// Drops a seat planned for the source being served: that of the inspector named if planned, else the last.
    fn drop_planned(&mut self, source: usize, inspector: u32) {
        let last = source * self.team + self.count[source] as usize - 1;
        let slot = self.own.slot(inspector).map_or(last, |slot| slot as usize);
        let dropped = self.planned[slot];
        self.blocks.discount(dropped);
        self.own.unset(dropped);
        self.unseat(slot as u32);
        self.count[source] -= 1;
        if slot != last {
            let (moved, place) = (self.planned[last], self.place[last]);
            self.planned[slot] = moved;
            self.place[slot] = place;
            self.seats[moved as usize][place as usize] = slot as u32;
            self.own.set(moved, slot as u32);
        }
    }

    fn seat(&mut self, slot: u32, inspector: u32) {
        let seats = &mut self.seats[inspector as usize];
        self.planned[slot as usize] = inspector;
        self.place[slot as usize] = seats.len() as u32;
        seats.push(slot);
        self.slack.take(inspector as usize);
    }

    fn unseat(&mut self, slot: u32) {
        let (inspector, place) = (self.planned[slot as usize] as usize, self.place[slot as usize]);
        let seats = &mut self.seats[inspector];
        seats.swap_remove(place as usize);
        if let Some(&moved) = seats.get(place as usize) {
            self.place[moved as usize] = place;
        }
        self.slack.grow(inspector, 1);
    }
}

/// The least load up to which inspectors with these loads have room for `need` seats; none without inspectors.
fn least_load(mut loads: Vec<u32>, need: u64) -> Option<u64> {
    loads.sort_unstable();
    let mut sum = 0;
    for (before, &load) in loads.iter().enumerate() {
        // The load that those before come to if they take all.
        if before > 0 {
            let level = (need + sum).div_ceil(before as u64);
            if level <= u64::from(load) {
                return Some(level);
            }
        }
        sum += u64::from(load);
    }
    (!loads.is_empty()).then(|| (need + sum).div_ceil(loads.len() as u64))
}
