//! The command `shuangsuiji`: the library's work for those who do not program, from files to files.
//!
//! Everything of law and protocol is the library's; what stands here reads files, asks one operation of the library's
//! door, and writes what it answers. [`options`] is the command line, [`help`] its Chinese, [`files`] reads and writes,
//! [`folder`] is a draw as a folder of texts, [`tables`] an agency's tables, [`commands`] a file for each command.

mod commands;
mod door;
mod failure;
mod files;
mod folder;
mod help;
mod options;
mod tables;
mod working;

use std::io::Write;
use std::process::ExitCode;

use failure::Failure;
use options::Command;

/// What a command answers: for people, and as JSON.
struct Answer {
    text: String,
    json: serde_json::Value,
}

fn main() -> ExitCode {
    let options = match help::read(std::env::args_os()) {
        Ok(options) => options,
        Err(code) => return code,
    };
    let answer = match options.command {
        Command::Plan(it) => commands::plan::run(&it),
        Command::Order(it) => commands::order::run(&it),
        Command::Draw(it) => commands::draw::run(&it),
        Command::Verify(it) => commands::verify::run(&it),
        Command::Page(it) => commands::page::run(&it),
        Command::Archive(it) => commands::archive::run(&it),
        Command::Replace(it) => commands::replace::run(&it),
        Command::Redact(it) => commands::redact::run(&it),
        Command::Report(it) => commands::report::run(&it),
        Command::CheckTable(it) => commands::check::table(&it),
        Command::CheckPack(it) => commands::check::pack(&it),
        Command::ReadNotice(it) => commands::check::notice(&it),
        Command::Completions { shell } => {
            help::completions(shell);
            return ExitCode::SUCCESS;
        }
    };
    match answer {
        Ok(answer) => {
            let text = if options.json { format!("{}\n", answer.json) } else { answer.text };
            // A reader who has seen enough (`| head`) closes the pipe: that is no failure.
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(failure) => failed(&failure, options.json),
    }
}

fn failed(failure: &Failure, json: bool) -> ExitCode {
    if json {
        println!("{}", failure.to_json());
    } else {
        eprint!("{failure}");
    }
    failure.exit_code()
}
