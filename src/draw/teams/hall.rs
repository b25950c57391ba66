//! Why teams cannot be formed: sources whose needs exceed what their possible inspectors can give.

#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "indices are served sources and inspectors of the problem; sums are of at most 2^32 numbers below 2^32"
)]

use super::Problem;

/// Served sources that together need more than their possible inspectors can give (Hall's condition).
///
/// # Guarantees
/// `needed` is greater than `available`, and both are recomputed from the problem, not taken from the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HallSet {
    /// Indices of served sources, ascending.
    pub(crate) sources: Vec<u32>,
    /// The seats of these sources.
    pub(crate) needed: u64,
    /// The sum over the inspectors of what each can give them: one seat per source that it is possible for, and no
    /// more than its room under the greatest load allowed.
    pub(crate) available: u64,
}

impl HallSet {
    /// Every source, where there are fewer inspectors than a team.
    pub(super) fn all(problem: &Problem<'_>) -> Self {
        let served = problem.recused.len() as u64;
        let room = |load: u32| u64::from(problem.most_load().saturating_sub(load));
        let mut possible = vec![served; problem.loads.len()];
        for &inspector in problem.recused.iter().flatten() {
            possible[inspector as usize] -= 1;
        }
        let available = problem.loads.iter().zip(possible).map(|(&load, possible)| room(load).min(possible)).sum();
        let needed = served.saturating_mul(problem.team.into());
        Self { sources: (0..).take(problem.recused.len()).collect(), needed, available }
    }

    /// The set of `sources`, which violates Hall's condition, without those that it still violates it without.
    ///
    /// Each source is tried once, those with the fewest recusals first.
    ///
    /// With *m* sources in the set, *r* of them recused from an inspector, it is possible for *m* − *r*, and loses
    /// one of its seats with the next source possible for it if *m* − *r* ≤ room, that is if its *mark* *r* + room ≥ *m*.
    /// Counting the inspectors by mark gives the loss without looking at each.
    ///
    /// # Complexity
    /// Inspectors, sources and their recusals, and a sort of the sources.
    pub(super) fn shrunk(problem: &Problem<'_>, mut sources: Vec<u32>) -> Self {
        let team = u64::from(problem.team);
        let most = problem.most_load();
        let mut size = sources.len();
        let mut marks: Vec<u64> = problem.loads.iter().map(|&load| u64::from(most.saturating_sub(load))).collect();
        let mut available = 0;
        let mut recused = vec![0_u64; marks.len()];
        for &source in &sources {
            problem.recused[source as usize].iter().for_each(|&i| recused[i as usize] += 1);
        }
        for (mark, &recused) in marks.iter_mut().zip(&recused) {
            available += (*mark).min(size as u64 - recused);
            *mark += recused;
        }
        // How many inspectors have each mark below the size, and how many one of at least the size.
        let mut below = vec![0_u64; size];
        let mut losing = 0;
        for &mark in &marks {
            match usize::try_from(mark).ok().and_then(|mark| below.get_mut(mark)) {
                Some(count) => *count += 1,
                None => losing += 1,
            }
        }
        let mut needed = team * size as u64;
        sources.sort_by_key(|&source| (problem.recused[source as usize].len(), core::cmp::Reverse(source)));
        sources.retain(|&source| {
            let recused = &problem.recused[source as usize];
            let spared = recused.iter().filter(|&&i| marks[i as usize] >= size as u64).count() as u64;
            let loss = losing - spared;
            if needed - team <= available - loss {
                return true;
            }
            for &i in recused {
                let mark = &mut marks[i as usize];
                if *mark < size as u64 {
                    below[index(*mark)] -= 1;
                }
                *mark -= 1;
                if *mark < size as u64 {
                    below[index(*mark)] += 1;
                    losing -= u64::from(*mark + 1 == size as u64);
                }
            }
            needed -= team;
            available -= loss;
            size -= 1;
            losing += below[size];
            false
        });
        sources.sort_unstable();
        Self { sources, needed, available }
    }
}

/// A mark below the size of the set as an index.
#[allow(clippy::cast_possible_truncation, reason = "the size of the set is a usize")]
const fn index(mark: u64) -> usize {
    mark as usize
}
