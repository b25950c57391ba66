//! Section 6 read aloud, slowly, against the algorithm.

use proptest::prelude::*;

use super::words::Words;
use super::{HallSet, MOST_SEATS, Problem, Teams, Unformed, form};

const KEY: [u8; 32] = [7; 32];

/// Whether sources that need so many of these inspectors each can all get them: one more unit of flow at a time.
fn feasible(needs: &[(usize, Vec<usize>)], rooms: &[u32]) -> bool {
    let mut got: Vec<Vec<usize>> = vec![Vec::new(); needs.len()];
    fn gets(
        source: usize,
        needs: &[(usize, Vec<usize>)],
        rooms: &[u32],
        got: &mut [Vec<usize>],
        tried: &mut [bool],
    ) -> bool {
        for &i in &needs[source].1 {
            if tried[i] || got[source].contains(&i) {
                continue;
            }
            tried[i] = true;
            let holders: Vec<usize> = (0..got.len()).filter(|&other| got[other].contains(&i)).collect();
            if holders.len() < rooms[i] as usize {
                got[source].push(i);
                return true;
            }
            for other in holders {
                if other != source && gets(other, needs, rooms, got, tried) {
                    got[other].retain(|&held| held != i);
                    got[source].push(i);
                    return true;
                }
            }
        }
        false
    }
    (0..needs.len())
        .all(|source| (0..needs[source].0).all(|_| gets(source, needs, rooms, &mut got, &mut vec![false; rooms.len()])))
}

fn rooms(loads: &[u32], c: u32) -> Vec<u32> {
    loads.iter().map(|load| c.saturating_sub(*load)).collect()
}

/// Section 6 as written; nothing if infeasible.
fn read_aloud(problem: &Problem<'_>) -> Option<Teams> {
    let team = problem.team as usize;
    let mut needs: Vec<(usize, Vec<usize>)> = problem
        .recused
        .iter()
        .map(|recused| (team, (0..problem.inspectors).filter(|i| !recused.contains(i)).map(|i| i as usize).collect()))
        .collect();
    let mut loads = problem.loads.clone();
    let enough = loads.iter().max().copied().unwrap_or(0) + u32::try_from(needs.len()).unwrap();
    let most = if needs.is_empty() { 0 } else { problem.max_load.map_or(enough, |most| most.min(enough)) };
    let c = (0..=most).find(|&c| feasible(&needs, &rooms(&loads, c)))?;
    let mut teams = Vec::new();
    for source in 0..needs.len() {
        let mut words = Words::new(problem.team_key).stream(problem.first_stream + source as u64);
        let mut chosen: Vec<u32> = Vec::new();
        for _ in 0..team {
            let given = (0..c).find_map(|load| {
                let mut group: Vec<usize> = needs[source].1.iter().copied().filter(|&i| loads[i] == load).collect();
                while !group.is_empty() {
                    let i = group.remove(words.below(u32::try_from(group.len()).unwrap()) as usize);
                    let mut rest = needs.clone();
                    rest[source].0 -= 1;
                    rest[source].1.retain(|&other| other != i);
                    let mut after = loads.clone();
                    after[i] += 1;
                    if feasible(&rest, &rooms(&after, c)) {
                        (needs, loads) = (rest, after);
                        return Some(i);
                    }
                }
                None
            });
            chosen.push(u32::try_from(given.unwrap()).unwrap());
        }
        teams.push(chosen);
    }
    Some(Teams { max_load: c, teams })
}

#[track_caller]
fn violated(problem: &Problem<'_>, set: &HallSet) {
    let possible = |i: u32| set.sources.iter().filter(|&&s| !problem.recused[s as usize].contains(&i)).count() as u64;
    let room = |i: u32| problem.max_load.map_or(u64::MAX, |most| most.saturating_sub(problem.loads[i as usize]).into());
    let available: u64 = (0..problem.inspectors).map(|i| possible(i).min(room(i))).sum();
    assert!(set.sources.is_sorted_by(|a, b| a < b));
    assert_eq!(set.needed, set.sources.len() as u64 * u64::from(problem.team));
    assert_eq!(set.available, available);
    assert!(set.needed > set.available);
}

#[track_caller]
fn agrees(problem: &Problem<'_>) {
    match form(problem) {
        Ok(teams) => assert_eq!(Some(teams), read_aloud(problem)),
        Err(Unformed::Hall(set)) => {
            assert_eq!(None, read_aloud(problem));
            violated(problem, &set);
        }
        Err(Unformed::TooManySeats { seats }) => panic!("{seats} seats"),
    }
}

fn problem(inspectors: u32, recused: Vec<Vec<u32>>, team: u32, max_load: Option<u32>) -> Problem<'static> {
    let loads = vec![0; inspectors as usize];
    Problem { inspectors, loads, recused, team, max_load, team_key: &KEY, first_stream: 0 }
}

fn any_problem(sources: usize, inspectors: u32, key: &'static [u8; 32]) -> impl Strategy<Value = Problem<'static>> {
    (1..=inspectors, 0_u32..=10, 0_u32..4).prop_flat_map(move |(inspectors, density, spread)| {
        let row = prop::collection::vec(0_u32..10, inspectors as usize).prop_map(move |row| {
            (0..).zip(row).filter(|(_, dice)| *dice < density).map(|(i, _)| i).collect::<Vec<u32>>()
        });
        (
            prop::collection::vec(0..=spread, inspectors as usize),
            prop::collection::vec(row, 0..=sources),
            1_u32..=3,
            prop::option::weighted(0.3, 0_u32..8),
            0_u64..1000,
        )
            .prop_map(move |(loads, recused, team, max_load, first_stream)| Problem {
                inspectors,
                loads,
                recused,
                team,
                max_load,
                team_key: key,
                first_stream,
            })
    })
}

/// Sources of a few kinds, each with the inspectors of its districts only: many tight sets, one in another.
fn districts(kinds: usize, sources: usize, inspectors: u32) -> impl Strategy<Value = Problem<'static>> {
    let kind = prop::collection::btree_set(0..inspectors, 0..inspectors as usize);
    (prop::collection::vec(kind, 1..=kinds), prop::collection::vec(0..kinds, 0..=sources), 1_u32..=2, 0_u64..1000)
        .prop_map(move |(kinds, sources, team, first_stream)| {
            let recused = sources.iter().map(|kind| kinds[kind % kinds.len()].iter().copied().collect()).collect();
            Problem { first_stream, ..problem(inspectors, recused, team, None) }
        })
}

impl core::fmt::Debug for Problem<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(
            f,
            "loads {:?} recused {:?} team {} max {:?} stream {}",
            self.loads, self.recused, self.team, self.max_load, self.first_stream
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn small_draws_are_those_of_section_6(problem in any_problem(6, 6, &KEY)) {
        agrees(&problem);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn larger_draws_are_those_of_section_6(problem in any_problem(30, 9, &KEY)) {
        agrees(&problem);
    }

    #[test]
    fn draws_with_tight_districts_are_those_of_section_6(problem in districts(4, 24, 8)) {
        agrees(&problem);
    }

    #[test]
    fn loads_differ_by_at_most_one_where_nobody_is_recused(
        inspectors in 3_u32..40, sources in 0_usize..60, team in 1_u32..4,
    ) {
        let problem = problem(inspectors, vec![Vec::new(); sources], team, None);
        let teams = form(&problem).unwrap();
        let mut loads = vec![0_u32; inspectors as usize];
        teams.teams.iter().flatten().for_each(|&i| loads[i as usize] += 1);
        let (least, most) = (*loads.iter().min().unwrap(), *loads.iter().max().unwrap());
        prop_assert!(most - least <= 1);
        prop_assert_eq!(most, teams.max_load);
    }
}

#[test]
fn without_sources_the_greatest_load_is_zero() {
    assert_eq!(form(&problem(3, Vec::new(), 2, None)), Ok(Teams { max_load: 0, teams: Vec::new() }));
}

#[test]
fn a_team_greater_than_the_roster_is_refused_by_every_source() {
    let set = HallSet { sources: (0..5).collect(), needed: 15, available: 10 };
    assert_eq!(form(&problem(2, vec![Vec::new(); 5], 3, None)), Err(Unformed::Hall(set)));
}

#[test]
fn the_sources_named_are_those_that_have_too_few() {
    // Sources 1, 3 and 4 have only inspectors 0, 1 and 2, who may take one each: two sources are enough to show it.
    let three = vec![3, 4, 5, 6];
    let recused = vec![vec![], three.clone(), vec![], three.clone(), three, vec![0]];
    let set = HallSet { sources: vec![1, 3], needed: 4, available: 3 };
    assert_eq!(form(&problem(7, recused, 2, Some(1))), Err(Unformed::Hall(set)));
}

#[test]
fn the_greatest_load_is_raised_no_further_than_needed() {
    // Three sources have only inspector 0; the others could share the rest evenly.
    let only = vec![1, 2, 3];
    let recused = vec![vec![], only.clone(), vec![], only.clone(), only];
    let teams = form(&problem(4, recused, 1, None)).unwrap();
    assert_eq!(teams.max_load, 3);
    assert_eq!([&teams.teams[1], &teams.teams[3], &teams.teams[4]], [&[0], &[0], &[0]]);
}

#[test]
fn too_many_seats_are_refused() {
    let sources = 1 << 20;
    let result = form(&problem(200, vec![Vec::new(); sources], 129, None));
    assert_eq!(result, Err(Unformed::TooManySeats { seats: MOST_SEATS + (1 << 20) }));
}
