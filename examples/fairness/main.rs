//! Fairness at scale: a million draws of each setting by the code that every host calls, counted; and the same counts of draws in which
//! a small bias was planted, which they must see.
//!
//! `cargo run --release --example fairness [DRAWS]`. `docs/fairness.md` has the table that this prints and the error probabilities, which
//! were written down before the first run. Ends with an error where a fair draw looks unfair, or a planted bias is not seen.

mod plant;
mod settings;
mod tally;

use std::process::ExitCode;
use std::thread;

use plant::Plant;
use settings::Setting;
use tally::Tally;

/// A cell that is further from its mean than so many standard deviations is not fair. By the normal distribution P(|z| > 6.7) = 2.1e-11;
/// the 16,085 cells of all counts together fail with less than 1e-6 where every draw is fair.
const FAR: f64 = 6.7;

/// So many draws of a setting, on two threads: what was counted.
fn count(setting: &Setting, plant: Option<Plant>, draws: u64) -> Vec<Tally> {
    const THREADS: u64 = 2;
    let part = |first: u64| {
        let mut tallies = setting.tallies();
        for counter in (first..draws).step_by(THREADS as usize) {
            let mut seen = setting.draw(counter);
            if let Some(plant) = plant {
                plant.bend(&mut seen, setting, counter);
            }
            seen.count(setting, &mut tallies);
            tallies.iter_mut().for_each(Tally::drawn);
        }
        tallies
    };
    thread::scope(|scope| {
        let parts: Vec<_> = (0..THREADS).map(|first| scope.spawn(move || part(first))).collect();
        let mut parts = parts.into_iter().map(|part| part.join().expect("a thread"));
        let mut all = parts.next().expect("a part");
        for part in parts {
            all.iter_mut().zip(part).for_each(|(tally, part)| tally.add(&part));
        }
        all
    })
}

fn main() -> ExitCode {
    let draws: u64 = std::env::args().nth(1).map_or(1_000_000, |draws| draws.parse().expect("a number of draws"));
    let settings = settings::all();
    let (mut cells, mut wrong) = (0, Vec::new());
    println!("| setting | draws | counted | cells | furthest from its mean, standard deviations |");
    println!("|---|---|---|---|---|");
    for setting in &settings {
        let draws = draws / setting.quarters();
        for tally in count(setting, None, draws) {
            let (z, _) = tally.furthest();
            println!(
                "| {} | {} | {} | {} | {z:+.2} |",
                setting.name,
                draws * setting.quarters(),
                tally.name,
                tally.cells()
            );
            cells += tally.cells();
            if z.abs() > FAR {
                wrong.push(format!("{}: {} at {z:+.2}", setting.name, tally.name));
            }
        }
    }
    println!("\n{cells} cells in all; each may be {FAR} from its mean.\n");
    println!("| planted | setting | seen by | standard deviations |");
    println!("|---|---|---|---|");
    for plant in Plant::ALL {
        let setting = settings.iter().find(|setting| setting.name == plant.setting()).expect("a setting");
        let tallies = count(setting, Some(plant), draws);
        let seen: Vec<_> =
            tallies.iter().map(|tally| (tally.furthest().0, tally.name)).filter(|(z, _)| z.abs() > FAR).collect();
        for (z, by) in &seen {
            println!("| {} | {} | {by} | {z:+.1} |", plant.name(), setting.name);
        }
        if seen.is_empty() {
            wrong.push(format!("not seen: {}", plant.name()));
        }
    }
    wrong.iter().for_each(|wrong| eprintln!("{wrong}"));
    if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
