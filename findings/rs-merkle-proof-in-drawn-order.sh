#!/usr/bin/env bash
# Guess: a proof that a Merkle tree makes for some lines in the order in which they were drawn verifies, in that order or by rank.
# Seen: rs_merkle 1.5.0 (crates.io) makes a proof for the places 2 and 0 without an error, which verifies neither for 2, 0 nor for 0, 2,
# and so for each list of places that does not rise; root() hands out another root, again without an error. For 0, 2 it is good.
# Whoever checks says with the wrong count of lines, 8 instead of 7, true for 0 and 2 as well, and false for the last.
# Hurts: the proof published beside the drawn: it is refused, and the bureau is said to have changed its list.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cargo init -q --name seen && cargo add -q rs_merkle@=1.5.0
cat > src/main.rs <<'E'
use rs_merkle::{algorithms::Sha256, Hasher, MerkleTree};

fn main() {
    let leaves: Vec<_> = (0..7).map(|i| Sha256::hash(format!("E-{i}").as_bytes())).collect();
    let tree = MerkleTree::<Sha256>::from_leaves(&leaves);
    let root = tree.root().unwrap();
    let holds = |made_for: &[usize], asked: &[usize], count| {
        let lines: Vec<_> = asked.iter().map(|&i| leaves[i]).collect();
        let (proof, seen) = (tree.proof(made_for), tree.proof(made_for).verify(root, asked, &lines, count));
        println!("made for {made_for:?}, asked for {asked:?} of {count}: {seen}, a root: {}", proof.root(asked, &lines, count).is_ok());
        (seen, proof.root(asked, &lines, count).is_ok())
    };
    assert_eq!(holds(&[0, 2], &[0, 2], 7), (true, true));
    assert_eq!(holds(&[2, 0], &[2, 0], 7), (false, true));
    assert_eq!(holds(&[2, 0], &[0, 2], 7).0, false);
    assert_eq!(holds(&[5, 1, 3], &[5, 1, 3], 7).0, false);
    assert_eq!(holds(&[5, 1, 3], &[1, 3, 5], 7).0, false);
    assert_eq!(holds(&[0, 2], &[0, 2], 8).0, true);
    assert_eq!(holds(&[6], &[6], 8).0, false);
}
E
cargo run -q
