//! Drawing teams (draw protocol, section 6; Art. 7 and 10: inspectors are drawn at random, the recused never).
//!
//! The algorithm over indices: which inspectors each drawn source gets, evenly and at random, so that every source
//! gets its team. It knows no ids and no text, and decides nothing by anything but the words of the team key.

mod hall;
mod levels;
mod parts;
mod plan;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use hall::HallSet;

use levels::Levels;
use plan::Plan;
use words::Words;

/// The most seats of one draw: served sources times team. The plan for so many takes 2 to 3 GB of memory, beside the
/// problem and the result.
pub(crate) const MOST_SEATS: u64 = 1 << 27;

/// What teams are drawn from.
pub(crate) struct Problem<'a> {
    /// The number of available inspectors; their indices are in the order of the sorted list.
    pub(crate) inspectors: u32,
    /// The starting load of each: zeros for a first draw, the loads of the kept sources for an amendment.
    pub(crate) loads: Vec<u32>,
    /// For each source to be served, in draw order, the inspectors recused from it: ascending, no repeats, all below
    /// the number of inspectors.
    pub(crate) recused: Vec<Vec<u32>>,
    /// The size of a team, from 1.
    pub(crate) team: u32,
    /// The greatest load allowed, if the order sets one.
    pub(crate) max_load: Option<u32>,
    /// The key of the words.
    pub(crate) team_key: &'a [u8; 32],
    /// The stream of the first source served; the *k*-th after it reads the *k*-th stream after it.
    pub(crate) first_stream: u64,
}

impl Problem<'_> {
    /// The greatest load: the order's, or else what the protocol's integers can say.
    fn most_load(&self) -> u32 {
        self.max_load.unwrap_or(u32::MAX)
    }
}

/// The teams drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Teams {
    /// *c*: the least greatest load under which every source can get its team; 0 if no source is served.
    pub(crate) max_load: u32,
    /// For each source served, its inspectors in the order of the seats.
    pub(crate) teams: Vec<Vec<u32>>,
}

/// Why no teams were drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unformed {
    /// Some sources need more than their possible inspectors can give.
    Hall(HallSet),
    /// There are more than [`MOST_SEATS`].
    TooManySeats {
        /// Served sources times team.
        seats: u64,
    },
}

/// Draws the teams of all served sources.
///
/// # Guarantees
/// The result is that of section 6, word for word: *c* is the least possible, and among the inspectors of the least
/// load who leave the rest feasible each is as likely as any other. Nobody is drawn for a source they are recused from.
///
/// # Errors
/// [`Unformed::Hall`] if there are no teams under the greatest load allowed, with sources that prove it;
/// [`Unformed::TooManySeats`] before any memory is taken.
///
/// # Complexity
/// Near linear in seats and recusals where few inspectors are recused or few are possible: a seat costs a few logarithms of the
/// number of inspectors. An inspector who cannot be given, or not without moving others, may cost a search more, of at most all
/// inspectors and seats; fewer searches fail than there are inspectors.
pub(crate) fn form(problem: &Problem<'_>) -> Result<Teams, Unformed> {
    let seats = (problem.recused.len() as u64).saturating_mul(u64::from(problem.team));
    if seats == 0 {
        return Ok(Teams { max_load: 0, teams: vec![Vec::new(); problem.recused.len()] });
    }
    if problem.team > problem.inspectors {
        // No source has a team: all are told, not one of them.
        return Err(Unformed::Hall(HallSet::all(problem)));
    }
    if seats > MOST_SEATS {
        return Err(Unformed::TooManySeats { seats });
    }
    let (plan, max_load) = Plan::build(problem).map_err(|sources| Unformed::Hall(HallSet::shrunk(problem, sources)))?;
    Ok(Teams { max_load, teams: serve(problem, plan, max_load) })
}

/// Serves the sources in draw order.
#[allow(clippy::indexing_slicing, reason = "every inspector is below the number of inspectors, which have a load each")]
fn serve(problem: &Problem<'_>, mut plan: Plan<'_>, max_load: u32) -> Vec<Vec<u32>> {
    let mut loads = problem.loads.clone();
    let mut levels = Levels::new(problem.inspectors);
    let enter = |levels: &mut Levels, load: u32, i: u32| {
        if load < max_load {
            levels.insert(load, i);
        }
    };
    for (i, &load) in (0..).zip(&loads) {
        enter(&mut levels, load, i);
    }
    // Of a source that has but few inspectors, these alone, so that not all others need to be taken out.
    let mut of_few = Levels::new(problem.inspectors);
    let words = Words::new(problem.team_key);
    let mut teams = Vec::with_capacity(problem.recused.len());
    for (source, recused) in problem.recused.iter().enumerate() {
        let mut words = words.stream(problem.first_stream.wrapping_add(source as u64));
        plan.begin(source);
        let few = plan.few(source);
        let from = if let Some(few) = few.clone() {
            for i in few.map(|place| plan.one_of_few(place)) {
                enter(&mut of_few, loads[i as usize], i);
            }
            &mut of_few
        } else {
            recused.iter().for_each(|&i| levels.remove(loads[i as usize], i));
            &mut levels
        };
        // The plan holds someone for every seat, so each is given.
        let team: Vec<u32> = (0..problem.team).filter_map(|_| seat(source, from, &mut plan, &mut words)).collect();
        if let Some(few) = few {
            for i in few.map(|place| plan.one_of_few(place)) {
                of_few.remove(loads[i as usize], i);
                of_few.recycle(loads[i as usize]);
            }
            team.iter().for_each(|&i| levels.remove(loads[i as usize], i));
        } else {
            recused.iter().for_each(|&i| enter(&mut levels, loads[i as usize], i));
        }
        for &i in &team {
            let load = &mut loads[i as usize];
            levels.recycle(*load);
            *load = load.saturating_add(1);
            enter(&mut levels, *load, i);
        }
        teams.push(team);
    }
    teams
}

/// Gives one seat of the source; the inspector who gets it is in no level afterwards.
fn seat(source: usize, levels: &mut Levels, plan: &mut Plan<'_>, words: &mut Words) -> Option<u32> {
    let mut refused = Vec::new();
    let mut given = None;
    let mut from = 0;
    while let (None, Some((load, level))) = (given, levels.least_from(from)) {
        let i = level.select(words.below(level.count()));
        level.remove(i);
        if plan.give(source, i) {
            given = Some(i);
        } else {
            refused.push((load, i));
            from = load;
        }
    }
    for (load, i) in refused {
        levels.insert(load, i);
    }
    given
}
