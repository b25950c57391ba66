#!/usr/bin/env bash
# Guess: a crate called random_choice that is asked for 5 of 10 names of equal weight can hand out any five names.
# Seen: random_choice 0.3.2 (crates.io) turns a wheel with five spokes at equal distances (its page says "stochastic universal sampling"): in 2,000 draws there are two samples, the first, third, fifth … and
# the second, fourth, sixth …, in the order of the list. Of 5 of 20 there are four samples; 3 of 10 with all weights alike are ten. Two neighbours never come together,
# and a name that weighs more than the gap between two spokes may come twice.
# Hurts: a draw from a register in which the branches of one owner stand side by side: which five it will be is known after the first name.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cargo init -q --name seen && cargo add -q random_choice@=0.3.2
cat > src/main.rs <<'E'
use random_choice::random_choice;
use std::collections::BTreeMap;

fn seen(names: usize, wanted: usize, weights: Vec<f64>) -> BTreeMap<Vec<usize>, usize> {
    let names: Vec<usize> = (1..=names).collect();
    let mut times = BTreeMap::new();
    for _ in 0..2000 {
        *times.entry(random_choice().random_choice_f64(&names, &weights, wanted).into_iter().copied().collect()).or_insert(0) += 1;
    }
    println!("{wanted} of {}: {times:?}", names.len());
    times
}

fn main() {
    let half = seen(10, 5, vec![1.0; 10]);
    assert!(half.keys().eq(&[vec![1, 3, 5, 7, 9], vec![2, 4, 6, 8, 10]]));
    assert!(half.values().all(|&times| times > 800));
    assert_eq!(seen(20, 5, vec![1.0; 20]).len(), 4);
    assert_eq!(seen(10, 3, vec![1.0; 10]).len(), 10);
    assert!(seen(4, 2, vec![5.0, 1.0, 1.0, 1.0]).keys().any(|drawn| drawn == &[1, 1]));
}
E
cargo run -q
