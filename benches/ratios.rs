//! The figures that the draw is held to, measured side by side in one run: `cargo bench --bench ratios`.
//!
//! Runs are interleaved and the best of each is taken, so that a busy machine disturbs the ratios least.

#![allow(missing_docs, reason = "a program")]

mod growth;
mod scene;

use std::hint::black_box;
use std::time::Instant;

use scene::Scene;

/// Seconds of this thread on a processor, where Linux tells; it counts in steps of a few milliseconds.
fn on_processor() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

/// Seconds that one call takes, after its input is made.
fn timed<I, O>(input: I, call: impl FnOnce(I) -> O) -> f64 {
    let (start, processor) = (Instant::now(), on_processor());
    let output = black_box(call(input));
    let (elapsed, used) = (start.elapsed().as_secs_f64(), on_processor());
    drop(output);
    match (processor, used) {
        // What others took of a shared machine is not ours; a short run is within one turn anyway.
        (Some(before), Some(after)) if elapsed > 0.1 => after - before,
        _ => elapsed,
    }
}

/// The best of each column.
fn best<const N: usize>(runs: usize, mut run: impl FnMut() -> [f64; N]) -> [f64; N] {
    let mut best = [f64::INFINITY; N];
    for _ in 0..runs {
        best.iter_mut().zip(run()).for_each(|(best, seconds)| *best = best.min(seconds));
    }
    best
}

fn main() {
    if growth::wanted("whole draw") {
        whole_draw();
    }
    growth::all();
}

/// The whole draw against its floor, and what a seat costs.
fn whole_draw() {
    let mut nanoseconds_a_source = Vec::new();
    for (sources, inspectors, runs) in [(10_000, 500, 300), (1_000_000, 5_000, 9)] {
        let (quota, each) = (sources / 20, 1e9 / f64::from(sources));
        let scene = Scene::new(sources, quota, inspectors);
        let [draw, floor, sample, sort] = best(runs, || {
            [
                timed(scene.lists.clone(), |lists| scene.draw(lists)),
                timed((), |()| scene.floor()),
                timed((), |()| scene::sample(sources, quota)),
                timed((), |()| scene::sort_by_random_key(sources, quota)),
            ]
        });
        println!("{sources} sources, {quota} drawn in pairs of {inspectors} inspectors; nanoseconds a source:");
        for (what, seconds) in
            [("whole draw", draw), ("floor", floor), ("rand sample", sample), ("sort by random key", sort)]
        {
            println!("  {what:20}{:8.1}   whole draw / this = {:6.2}", seconds * each, draw / seconds);
        }
        nanoseconds_a_source.push(draw * each);
    }
    if let [small, large] = nanoseconds_a_source[..] {
        println!("growth from 10,000 to 1,000,000: {:.3} of linear", large / small);
    }
    for (sources, inspectors, runs) in [(5_000, 500, 100), (50_000, 5_000, 15)] {
        let [all, few] = [Scene::new(sources, sources, inspectors), Scene::new(sources, 0, inspectors)];
        let [with, without] = best(runs, || {
            [timed(all.lists.clone(), |lists| all.draw(lists)), timed(few.lists.clone(), |lists| few.draw(lists))]
        });
        let seat = (with - without) * 1e9 / f64::from(sources) / 2.0;
        println!(
            "{sources} sources with {inspectors} inspectors: {seat:.1} ns a seat (a draw of all less a draw of none: \
             ranking, teams and transcript)"
        );
    }
}
