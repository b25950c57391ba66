//! Adds a holiday notice to the library: what its official text adds to the files of `src/calendar`.
//!
//! `cargo run --example add_notice < notice.txt`; of an amendment that prolongs a festival, the file with the text of the
//! notice that it amends comes as an argument. Each day is printed for a person to confirm; nothing is written.

mod lines;

use std::io::Read;
use std::process::ExitCode;

use shuangsuiji::calendar::WorkCalendar;

fn printed() -> Result<String, String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input: {error}"))?;
    let base = match std::env::args().nth(1) {
        Some(path) => Some(std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?),
        None => None,
    };
    Ok(lines::added(&WorkCalendar::national(), &text, base.as_deref())?.to_string())
}

fn main() -> ExitCode {
    match printed() {
        Ok(lines) => {
            print!("{lines}");
            ExitCode::SUCCESS
        }
        Err(refused) => {
            eprintln!("{refused}");
            ExitCode::FAILURE
        }
    }
}
