//! Small draws against a search of everything: there are teams if and only if the search finds some, the greatest load is the
//! least that there is, and nobody is sent whom the lists forbid.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use shuangsuiji::draw::DrawError;
use shuangsuiji::draw::vector::Case;

/// Whether every source from `at` on gets its team of those who may, nobody more than `room` times.
fn possible(may: &[Vec<usize>], team: usize, room: &mut Vec<usize>, at: usize) -> bool {
    fn seat(may: &[Vec<usize>], team: usize, room: &mut Vec<usize>, at: usize, from: usize, left: usize) -> bool {
        if left == 0 {
            return possible(may, team, room, at + 1);
        }
        for place in from..may[at].len() {
            let who = may[at][place];
            if room[who] > 0 {
                room[who] -= 1;
                let found = seat(may, team, room, at, place + 1, left - 1);
                room[who] += 1;
                if found {
                    return true;
                }
            }
        }
        false
    }
    at == may.len() || seat(may, team, room, at, 0, team)
}

fn attack(bytes: &[u8]) -> arbitrary::Result<()> {
    let mut u = Unstructured::new(bytes);
    let (sources, inspectors, team): (usize, usize, usize) =
        (u.int_in_range(1..=5)?, u.int_in_range(1..=5)?, u.int_in_range(1..=3)?);
    let max_load: Option<usize> = if u.arbitrary()? { Some(u.int_in_range(0..=5)?) } else { None };
    let available: Vec<bool> = (0..inspectors).map(|_| Ok(u.ratio(7, 8)?)).collect::<arbitrary::Result<_>>()?;
    let mut recused = vec![vec![false; inspectors]; sources];
    for source in &mut recused {
        for one in source {
            *one = u.ratio(2, 5)?;
        }
    }
    let secret = u.arbitrary::<[u8; 4]>()?.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let may: Vec<Vec<usize>> =
        recused.iter().map(|source| (0..inspectors).filter(|one| available[*one] && !source[*one]).collect()).collect();
    let recusals: Vec<Value> = (0..sources)
        .flat_map(|source| (0..inspectors).map(move |one| (source, one)))
        .filter(|(source, one)| recused[*source][*one])
        .map(|(source, one)| json!({"inspector": format!("I{one}"), "source": format!("S{source}")}))
        .collect();
    let case: Case = serde_json::from_value(json!({
        "order": {
            "hash": "sha256", "rules": "r", "agency": "a", "division": "150100", "tier": "prefecture", "period": "2027-Q1",
            "round": 1, "previous": "-", "cap": null, "coverage": "independent", "team": team, "max_load": max_load,
            "strata": [{"name": "key", "quota": sources}],
            "entropy": [{"kind": "public", "label": "lottery", "value": "lottery 2027001"}],
        },
        "sources": (0..sources).map(|source| json!({"id": format!("S{source}"), "stratum": "key", "division": "150100",
            "inspections": 0, "status": "-"})).collect::<Vec<_>>(),
        "inspectors": (0..inspectors).map(|one| json!({"id": format!("I{one}"), "division": "150100",
            "status": if available[one] { "-" } else { "unavailable" }})).collect::<Vec<_>>(),
        "recusals": recusals,
        "contributions": [{"label": "lottery", "value": secret}],
    }))
    .unwrap();
    let feasible = |load: usize| possible(&may, team, &mut vec![load; inspectors], 0);
    match case.draw() {
        Ok(draw) => {
            let mut loads = vec![0; inspectors];
            let drawn = draw.transcript().drawn().unwrap();
            assert_eq!(drawn.sources().count(), sources);
            for (_, line) in drawn.sources() {
                let source: usize = line.source.as_str()[1..].parse().unwrap();
                let mut given: Vec<usize> = line.team.iter().map(|one| one.as_str()[1..].parse().unwrap()).collect();
                assert!(given.iter().all(|one| may[source].contains(one)), "{given:?} for {source}");
                given.iter().for_each(|one| loads[*one] += 1);
                given.sort_unstable();
                given.dedup();
                assert_eq!(given.len(), team);
            }
            let most = *loads.iter().max().unwrap();
            assert!(max_load.is_none_or(|load| most <= load));
            assert!(most == 0 || !feasible(most - 1), "a load of {} would do", most - 1);
        }
        Err(DrawError::Infeasible(_)) => assert!(!feasible(max_load.unwrap_or(sources)), "there are teams"),
        Err(other) => panic!("{other}"),
    }
    Ok(())
}

fuzz_target!(|bytes: &[u8]| {
    _ = attack(bytes);
});
