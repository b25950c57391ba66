//! The figures that the draw is held to, measured side by side in one run: `cargo bench --bench ratios`.
//!
//! Runs are interleaved, and of their ratios the median is taken, so that a busy machine disturbs them least.

#![allow(missing_docs, reason = "a program")]

mod growth;
mod scene;

use std::hint::black_box;

use cpu_time::ThreadTime;
use scene::Scene;

/// Nanoseconds that this thread was on a processor while the call ran, after its input was made: what others take of a shared
/// machine is not ours. One clock for short and long runs: two of them once gave a draw faster than the hashing in it.
fn timed<I, O>(input: I, call: impl FnOnce(I) -> O) -> f64 {
    let start = ThreadTime::now();
    let output = black_box(call(input));
    let spent = start.elapsed();
    drop(output);
    spent.as_secs_f64() * 1e9
}

/// The median.
fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of.get(of.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Of runs in turn: the median of each column, and that of the first column's ratio to each.
fn paired<const N: usize>(runs: usize, mut run: impl FnMut() -> [f64; N]) -> ([f64; N], [f64; N]) {
    let runs: Vec<[f64; N]> = (0..runs).map(|_| run()).collect();
    let column = |at: usize| median(runs.iter().map(|run| run[at]).collect());
    let ratio = |at: usize| median(runs.iter().map(|run| run[0] / run[at]).collect());
    (std::array::from_fn(column), std::array::from_fn(ratio))
}

fn main() {
    if growth::wanted("whole draw") {
        whole_draw();
    }
    growth::all();
}

/// The whole draw against its floors, and what a seat costs.
fn whole_draw() {
    let mut nanoseconds_a_source = Vec::new();
    for (sources, inspectors, runs) in [(10_000, 500, 300), (1_000_000, 5_000, 9)] {
        let (quota, each) = (sources / 20, 1.0 / f64::from(sources));
        let scene = Scene::new(sources, quota, inspectors);
        let (spent, ratio) = paired(runs, || {
            [
                timed(scene.lists.clone(), |lists| scene.draw(lists)),
                timed((), |()| five_compressions(sources)),
                timed((), |()| scene.floor()),
                timed((), |()| scene::sample(sources, quota)),
                timed((), |()| scene::sort_by_random_key(sources, quota)),
            ]
        });
        println!("{sources} sources, {quota} drawn in pairs of {inspectors} inspectors; nanoseconds a source:");
        let what = ["whole draw", "five compressions", "hashed one by one", "rand sample", "sort by random key"];
        for ((what, spent), ratio) in what.into_iter().zip(spent).zip(ratio) {
            println!("  {what:20}{:8.1}   whole draw / this = {ratio:6.2}", spent * each);
        }
        nanoseconds_a_source.push(spent[0] * each);
    }
    if let [small, large] = nanoseconds_a_source[..] {
        println!("growth from 10,000 to 1,000,000: {:.3} of linear", large / small);
    }
    for (sources, inspectors, runs) in [(5_000, 500, 100), (50_000, 5_000, 15)] {
        let [all, few] = [Scene::new(sources, sources, inspectors), Scene::new(sources, 0, inspectors)];
        let ([with, without], _) = paired(runs, || {
            [timed(all.lists.clone(), |lists| all.draw(lists)), timed(few.lists.clone(), |lists| few.draw(lists))]
        });
        let seat = (with - without) / f64::from(sources) / 2.0;
        println!(
            "{sources} sources with {inspectors} inspectors: {seat:.1} ns a seat (a draw of all less a draw of none: \
             ranking, teams and transcript)"
        );
    }
}

/// What a leaf, a node and a ticket of each source cost where they are but compressions, of blocks that lie ready: one, two and
/// two.
fn five_compressions(sources: u32) -> u32 {
    let (blocks, mut state) = ([[7; 64]; 5], [0; 8]);
    for _ in 0..sources {
        sha2::block_api::compress256(&mut state, black_box(&blocks));
    }
    black_box(state)[0]
}
