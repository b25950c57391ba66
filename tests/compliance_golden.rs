//! A year on file as the first version wrote it, and its report: later versions read both, and write the same.
//!
//! After a change of the report, write it anew: `UPDATE_REPORT=1 cargo test --test compliance_golden`.

use shuangsuiji::Year;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{Report, YearFile, report};
use shuangsuiji::rules::Ruleset;

const FILE: &str = include_str!("golden/0.1/compliance-year-file.json");
const REPORT: &str = include_str!("golden/0.1/compliance-report.json");

/// A county with a silent redraw.
fn file() -> YearFile {
    serde_json::from_str(FILE).unwrap()
}

#[test]
fn the_year_on_file_reads_back_and_is_written_the_same() {
    assert_eq!(serde_json::to_string_pretty(&file()).unwrap() + "\n", FILE);
}

#[test]
fn its_report_is_made_the_same_and_reads_back() {
    // The report names the revision of its calendar, and a further year's notice makes another.
    let calendar = WorkCalendar::national_through(Year::new(2026).unwrap());
    let made = report(&file(), &Ruleset::inner_mongolia(), &calendar).unwrap();
    let text = serde_json::to_string_pretty(&made).unwrap() + "\n";
    if std::env::var_os("UPDATE_REPORT").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/0.1/compliance-report.json");
        std::fs::write(path, &text).unwrap();
        return;
    }
    assert_eq!(serde_json::from_str::<Report>(REPORT).unwrap(), made);
    assert_eq!(text, REPORT);
    assert_eq!(made.format, Report::FORMAT);
}

#[test]
fn unknown_fields_and_missing_ones_are_refused() {
    for (text, error) in [
        (FILE.replacen("\"year\"", "\"jahr\"", 1), "unknown field `jahr`"),
        (FILE.replacen("\"transcripts\"", "\"transcript\"", 1), "unknown field `transcript`"),
        (FILE.replacen("\"on\": \"2026-04-30\",", "", 1), "missing field `on`"),
    ] {
        let found = serde_json::from_str::<YearFile>(&text).unwrap_err().to_string();
        assert!(found.starts_with(error), "{found}");
    }
    assert!(serde_json::from_str::<Report>(&REPORT.replacen("\"findings\"", "\"found\"", 1)).is_err());
}
