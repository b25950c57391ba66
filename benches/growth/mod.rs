//! How time and memory grow with what is asked for, row by row. `cargo bench --bench ratios -- strata` runs only the rows whose
//! names hold the word.
//!
//! Each row runs at two sizes. The exponent is that of the size to which the time grows; processor time of the thread, and of
//! several runs the least.

mod allocator;
mod cases;

use std::hint::black_box;

use allocator::bytes;
use cpu_time::ThreadTime;

/// The seconds of one call on a processor: it is repeated for a fifth of a second.
fn seconds<O>(mut call: impl FnMut() -> O) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..3 {
        let (start, mut calls) = (ThreadTime::now(), 0_u32);
        let spent = loop {
            black_box(call());
            calls += 1;
            let spent = start.elapsed().as_secs_f64();
            if spent > 0.07 {
                break spent;
            }
        };
        least = least.min(spent / f64::from(calls));
        if least > 1.0 {
            break;
        }
    }
    least
}

/// Whether the words after `--` ask for this.
pub(crate) fn wanted(what: &str) -> bool {
    std::env::args().skip(1).filter(|word| !word.starts_with('-')).all(|word| what.contains(&word))
}

/// Runs a row at two sizes: of `make` each what `call` is measured on.
pub(crate) fn row<I, O>(what: &str, sizes: [u32; 2], make: impl Fn(u32) -> I, call: impl Fn(&I) -> O) {
    if !wanted(what) {
        return;
    }
    let [small, large] = sizes.map(|size| {
        let input = make(size);
        let (output, held, most) = bytes(|| call(&input));
        drop(output);
        (seconds(|| call(&input)), held, most)
    });
    let [from, to] = sizes.map(f64::from);
    let exponent = (large.0 / small.0).ln() / (to / from).ln();
    println!(
        "{what:58} {from:>9} {:10.2} ms {to:>9} {:10.2} ms  exponent {exponent:5.2}  {:8.1} ns {:7.1} B held {:7.1} B peak each",
        small.0 * 1e3,
        large.0 * 1e3,
        large.0 * 1e9 / to,
        large.1 as f64 / to,
        large.2 as f64 / to,
    );
}

pub(crate) use cases::all;
