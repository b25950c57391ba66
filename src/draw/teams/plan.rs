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
//! **What a failed search has visited stays dead until the source is served.** The visited inspectors are closed
//! under residual steps and hold no slack and no *j* of *P*. A later seat given to the source moves seats only along a path
//! outside them, from and to inspectors who are not visited: no seat comes to a visited inspector or leaves it. A
//! source with a seat at a visited inspector has all its possible inspectors visited or planned for it, so that it has no step
//! outside either. Slack appears only at members of *P*, and *P* only shrinks.
//!
//! **Such a closed set stays closed for good.** It is tight: the sources with seats there need all its room. A source
//! without a seat there is served wholly outside, as above. One with a seat there has, outside, only inspectors already
//! planned for it, who are given directly; inside, seats move from one to another. So the closed sets are kept,
//! those that touch merged (the union of closed sets is closed), and an inspector of one fails at once
//! for a source that has no seat planned there.

#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "indices are made here: slots below 2^27, inspectors and sources of the problem; slack is taken only where there is some"
)]

use super::Problem;

/// The seat that a start of a search was reached by: none.
const START: u32 = u32::MAX;

/// A feasible plan for the seats not yet given, under a greatest load.
pub(super) struct Plan<'a> {
    recused: &'a [Vec<u32>],
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
    tight: Tight,
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
            team,
            planned: vec![0; sources * team],
            place: vec![0; sources * team],
            count: vec![0; sources],
            seats: vec![Vec::new(); problem.loads.len()],
            slack: Slack::new(problem.loads.iter().map(|&own| load.saturating_sub(own)).collect()),
            reach: Reach::new(problem.inspectors, sources, team),
            tight: Tight::new(problem.inspectors),
        };
        // Any plan will do; where those with the fewest possible inspectors come first, few seats need to move.
        let mut order: Vec<usize> = (0..sources).collect();
        order.sort_by_key(|&source| core::cmp::Reverse(problem.recused[source].len()));
        for (at, &source) in order.iter().enumerate() {
            while plan.of(source).len() < team {
                if let Some(inspector) = plan.with_slack(source) {
                    plan.add(source, inspector);
                    continue;
                }
                plan.begin(source);
                plan.spread(source, START);
                if let Some((slot, end)) = plan.search(None) {
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

    /// Starts on a source: nothing is visited, and the source's own seats do not move.
    pub(super) fn begin(&mut self, source: usize) {
        self.reach.back_to((0, 0));
        self.reach.see((source * self.team) as u32, source);
    }

    /// Gives a seat of the source begun to inspector `i`, possible for it and not in its team, if all other remaining
    /// seats stay feasible; says whether it did.
    pub(super) fn give(&mut self, source: usize, i: u32) -> bool {
        if self.slack.of[i as usize] > 0 || self.of(source).contains(&i) {
            self.drop_planned(source, i);
        } else if self.reach.has(i) || self.tight.shuts_out(i, self.of(source)) {
            return false;
        } else {
            let mark = (self.reach.visited, self.reach.seen.len());
            self.reach.visit(self.reach.place[i as usize] as usize, START);
            let Some((slot, end)) = self.search(Some(source)) else {
                self.tight.join(&self.reach.order[..self.reach.visited]);
                // Where the set says it all, the visited are forgotten, so that sets that do not touch stay apart.
                if self.tight.shuts_out(i, self.of(source)) {
                    self.reach.back_to((0, 1));
                }
                return false;
            };
            // Those visited on the way to success are not dead.
            self.reach.back_to(mark);
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
    fn search(&mut self, served: Option<usize>) -> Option<(u32, u32)> {
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
                let dropped = served.and_then(|served| self.of(served).iter().copied().find(|&j| self.may(source, j)));
                if let Some(end) = dropped.or_else(|| self.with_slack(source)) {
                    return Some((slot, end));
                }
            }
            for index in first..self.reach.seen.len() {
                let slot = self.reach.seen[index];
                self.spread(slot as usize / self.team, slot);
            }
        }
        None
    }

    /// Visits all inspectors to whom the slot of the source may be moved. Every one passed over is recused or
    /// planned, so that a whole search costs inspectors, recusals and seats, not their products.
    fn spread(&mut self, source: usize, slot: u32) {
        for at in self.reach.visited..self.reach.order.len() {
            if self.may(source, self.reach.order[at]) {
                self.reach.visit(at, slot);
            }
        }
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

    /// An inspector with slack who may be planned for the source. The search goes on from where the last one ended, so
    /// that the seats are spread; it passes over no more than are recused or planned.
    fn with_slack(&mut self, source: usize) -> Option<u32> {
        let most = self.recused[source].len() + self.of(source).len() + 1;
        for _ in 0..most.min(self.slack.some.len()) {
            let inspector = self.slack.next();
            if self.may(source, inspector) {
                return Some(inspector);
            }
        }
        None
    }

    /// The inspectors planned for a source.
    fn of(&self, source: usize) -> &[u32] {
        let first = source * self.team;
        &self.planned[first..first + self.count[source] as usize]
    }

    /// Whether an inspector is possible for a source and not planned for it.
    fn may(&self, source: usize, inspector: u32) -> bool {
        !self.of(source).contains(&inspector) && self.recused[source].binary_search(&inspector).is_err()
    }

    fn add(&mut self, source: usize, inspector: u32) {
        let slot = source * self.team + self.count[source] as usize;
        self.count[source] += 1;
        self.seat(slot as u32, inspector);
    }

    /// Drops a seat planned for the source: that of the inspector named if planned, else the last.
    fn drop_planned(&mut self, source: usize, inspector: u32) {
        let first = source * self.team;
        let last = first + self.count[source] as usize - 1;
        let slot = self.of(source).iter().position(|&planned| planned == inspector).map_or(last, |k| first + k);
        self.unseat(slot as u32);
        self.count[source] -= 1;
        if slot != last {
            let (moved, place) = (self.planned[last], self.place[last]);
            self.planned[slot] = moved;
            self.place[slot] = place;
            self.seats[moved as usize][place as usize] = slot as u32;
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

/// The room that is neither given nor planned.
struct Slack {
    /// By inspector.
    of: Vec<u32>,
    /// The inspectors who have some.
    some: Vec<u32>,
    /// By inspector: where it stands among them.
    place: Vec<u32>,
    cursor: usize,
}

impl Slack {
    fn new(of: Vec<u32>) -> Self {
        let mut slack = Self { some: Vec::new(), place: vec![0; of.len()], of: vec![0; of.len()], cursor: 0 };
        of.into_iter().enumerate().for_each(|(i, room)| slack.grow(i, room));
        slack
    }

    fn next(&mut self) -> u32 {
        self.cursor = if self.cursor + 1 < self.some.len() { self.cursor + 1 } else { 0 };
        self.some[self.cursor]
    }

    fn grow(&mut self, i: usize, by: u32) {
        if self.of[i] == 0 && by > 0 {
            self.place[i] = self.some.len() as u32;
            self.some.push(i as u32);
        }
        self.of[i] += by;
    }

    fn take(&mut self, i: usize) {
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

/// The closed sets of failed searches.
struct Tight {
    /// By inspector: another of the same set, or itself for the one who stands for it.
    parent: Vec<u32>,
    /// By inspector: whether in any set.
    any: Vec<bool>,
}

impl Tight {
    fn new(inspectors: u32) -> Self {
        Self { parent: (0..inspectors).collect(), any: vec![false; inspectors as usize] }
    }

    /// Whether the inspector is in a set that has none of those planned.
    fn shuts_out(&self, inspector: u32, planned: &[u32]) -> bool {
        let set = self.any[inspector as usize].then(|| self.set(inspector));
        set.is_some_and(|set| planned.iter().all(|&j| !self.any[j as usize] || self.set(j) != set))
    }

    /// Makes one set of the inspectors and of all sets that they are in.
    fn join(&mut self, inspectors: &[u32]) {
        let Some(first) = inspectors.first().map(|&first| self.set(first)) else { return };
        for &inspector in inspectors {
            self.any[inspector as usize] = true;
            let mut next = inspector;
            while self.parent[next as usize] != next {
                next = core::mem::replace(&mut self.parent[next as usize], first);
            }
            self.parent[next as usize] = first;
        }
    }

    fn set(&self, mut inspector: u32) -> u32 {
        while self.parent[inspector as usize] != inspector {
            inspector = self.parent[inspector as usize];
        }
        inspector
    }
}

/// What a search has reached.
struct Reach {
    /// All inspectors: those visited first, in the order of their visits.
    order: Vec<u32>,
    /// By inspector: where it stands there.
    place: Vec<u32>,
    visited: usize,
    /// How many of the visited have been looked at.
    expanded: usize,
    /// By visited inspector: the slot that may be moved there.
    via: Vec<u32>,
    /// A slot of each source seen, the one that may move.
    seen: Vec<u32>,
    /// By source: how it is known to be seen.
    sees: Vec<bool>,
    team: usize,
}

impl Reach {
    fn new(inspectors: u32, sources: usize, team: usize) -> Self {
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

    fn has(&self, inspector: u32) -> bool {
        (self.place[inspector as usize] as usize) < self.visited
    }

    fn visit(&mut self, at: usize, via: u32) {
        let (inspector, passed) = (self.order[at], self.order[self.visited]);
        self.order.swap(at, self.visited);
        self.place[inspector as usize] = self.visited as u32;
        self.place[passed as usize] = at as u32;
        self.via[inspector as usize] = via;
        self.visited += 1;
    }

    fn see(&mut self, slot: u32, source: usize) {
        self.seen.push(slot);
        self.sees[source] = true;
    }

    /// Forgets all but the first visited, which have all been looked at, and the first seen.
    fn back_to(&mut self, (visited, seen): (usize, usize)) {
        for slot in self.seen.drain(seen..) {
            self.sees[slot as usize / self.team] = false;
        }
        self.visited = visited;
        self.expanded = visited;
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
