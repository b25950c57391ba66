//! The main job: draws a quarter for a prefecture and its nine counties, and verifies every draw from its text.
//!
//! ```text
//! cargo run --all-features --example quarterly_draw
//! ```
//!
//! The data under `examples/data` is made up. A file here is one step: [`options`] reads the command line, [`data`] the
//! tables, [`plan`] makes the year's plan, [`agency`] makes one agency's draw, [`quarter`] all of them in turn, [`verify`] recomputes a draw from what
//! is published, [`print`], [`json`] and [`files`] show them.

pub(crate) mod agency;
mod data;
mod failure;
mod files;
mod json;
pub(crate) mod options;
pub(crate) mod plan;
mod print;
pub(crate) mod quarter;
pub(crate) mod verify;

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use failure::Failure;
use options::{Options, Request};

fn main() -> ExitCode {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let colour = std::io::stdout().is_terminal() && !no_color;
    let (code, text) = match options::read(std::env::args().skip(1)) {
        Err(reason) => {
            eprintln!("quarterly_draw: {reason}\n\n{}", options::USAGE);
            return ExitCode::from(2);
        }
        Ok(Request::Help) => (ExitCode::SUCCESS, options::USAGE.to_owned()),
        Ok(Request::Draw(options)) => match run(&options, colour) {
            Ok(text) => (ExitCode::SUCCESS, text),
            Err(failure) => {
                eprintln!("{failure}");
                return ExitCode::FAILURE;
            }
        },
    };
    // A reader who has seen enough (`| head`) closes the pipe: that is no failure.
    let _ = std::io::stdout().write_all(text.as_bytes());
    code
}

/// Draws, writes the files that are asked for, and returns what is to be shown.
pub(crate) fn run(options: &Options, colour: bool) -> Result<String, Failure> {
    let mut drawn = quarter::draw(options.date)?;
    if let Some(agency) = &options.agency {
        // The others are drawn all the same: what the prefecture draws counts in the counties.
        drawn.agencies.retain(|one| one.agency.token.as_str() == agency);
        if drawn.agencies.is_empty() {
            let english = format_args!("no agency `{agency}`; expected one of examples/data/agencies.csv");
            return Err(Failure::outside(english, format_args!("没有“{agency}”这一机关")));
        }
    }
    let written = match &options.out {
        Some(folder) => files::write(folder, &drawn, options.force)?,
        None => String::new(),
    };
    Ok(if options.json { json::text(&drawn) } else { print::text(&drawn, options.all, colour) + &written })
}
