#!/usr/bin/env bash
# Guess: a crate named for reservoir sampling draws every line of a stream with the same chance, and by weights in proportion to them.
# Seen: reservoir-sampling 0.5.1 (crates.io): of two drawn from ten by its algorithm R the first two come half as often as the others
# (1,100 of 10,000 draws where 2,000 are due); by its algorithm L the third to the fifth never come and the first, second and
# sixth in most draws; by weights (A-Res) nothing is left to chance: the same two, the ninth and the tenth, come every time.
# Hurts: a draw from a register that is too long for memory: the head of the list is spared, or drawn always, and weights by risk
# draw the same enterprises each year.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cargo init -q --name seen && cargo add -q reservoir-sampling@=0.5.1 rand@=0.8.6
cat > src/main.rs <<'E'
use rand::{rngs::StdRng, SeedableRng};
use reservoir_sampling::{unweighted::core as even, weighted::core::{a_res, WeightedItem}};

fn count(mut draw: impl FnMut() -> Vec<usize>) -> [u32; 10] {
    let mut drawn = [0; 10];
    for _ in 0..10_000 {
        draw().into_iter().for_each(|one| drawn[one] += 1);
    }
    drawn
}

fn main() {
    let mut rng = StdRng::seed_from_u64(2026);
    let r = count(|| { let mut two = [0; 2]; even::r(0..10, &mut two, &mut rng); two.into() });
    let l = count(|| { let mut two = [0; 2]; even::l(0..10, &mut two, &mut rng); two.into() });
    let a = count(|| a_res((0..10).map(|i| WeightedItem::new(i, 1 + i as i64 % 3)), 2, &mut rng));
    println!("R {r:?}\nL {l:?}\nweights 1 2 3 1 2 3 1 2 3 1 {a:?}");
    assert!(r[..2].iter().all(|n| (950..1250).contains(n)) && r[2..].iter().all(|n| (2050..2450).contains(n)));
    assert!(l[2..5] == [0; 3] && [0, 1, 5].iter().all(|&i| l[i] > 4000));
    assert_eq!(a, [0, 0, 0, 0, 0, 0, 0, 0, 10_000, 10_000]);
}
E
cargo run -q
