//! A year of a prefecture and its nine counties with planted faults, and the compliance report that finds them.
//!
//! ```text
//! cargo run --all-features --example compliance_year
//! ```
//!
//! The year 2025 is simulated from the made-up data under `examples/data`: [`year`] plans, draws, inspects and publishes it,
//! [`faults`] says which faults are planted where. Every agency's report must find what was planted with it and nothing
//! else; its pages are written to `target/compliance_year`, in Chinese and English.

#[allow(dead_code, reason = "this example reads the same tables, and needs no tallies of another year")]
#[path = "../quarterly_draw/data.rs"]
mod data;
#[path = "../quarterly_draw/failure.rs"]
mod failure;
pub(crate) mod faults;
pub(crate) mod year;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{Report, ReportForm, Verdict, report};
use shuangsuiji::{Language, TableForm};

use failure::Failure;
use faults::PLANTED;
use year::Simulated;

fn main() -> ExitCode {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("target/compliance_year"), PathBuf::from);
    match run(&folder) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Simulates the year, reports it, writes the pages, and returns what is to be shown.
fn run(folder: &Path) -> Result<String, Failure> {
    let reports = reports(&year::simulated()?)?;
    let pages = write(folder, &reports)?;
    let mut text = summary(&reports);
    let wrong: Vec<&str> = reports.iter().filter(|it| !as_planted(it)).map(|it| it.agency.name.as_str()).collect();
    assert!(wrong.is_empty(), "{text}\nother findings than planted: {wrong:?}");
    text += &format!(
        "\nEvery planted fault is found, and nothing else. 植入的问题全部发现，且无其他问题。\n{pages} pages in {}\n",
        folder.display()
    );
    Ok(text)
}

/// Each agency's report.
pub(crate) fn reports(year: &Simulated) -> Result<Vec<Report>, Failure> {
    let calendar = WorkCalendar::national();
    year.files.iter().map(|file| Ok(report(file, &year.rules, &calendar)?)).collect()
}

/// Whether an agency's findings are those that were planted with it.
pub(crate) fn as_planted(report: &Report) -> bool {
    let planted = PLANTED.iter().filter(|planted| planted.agency == report.agency.name.as_str());
    let found = report.findings.iter().map(|finding| finding.code);
    found.eq(planted.map(|planted| planted.code))
}

/// Writes every report as a page in both languages; how many there are.
fn write(folder: &Path, reports: &[Report]) -> Result<usize, Failure> {
    let failed = |error: std::io::Error| {
        Failure::outside(format_args!("{}: {error}", folder.display()), format_args!("无法写入{}", folder.display()))
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let languages = [(Language::Chinese, "zh"), (Language::English, "en")];
    for report in reports {
        for (language, suffix) in languages {
            let page = folder.join(format!("{}.{suffix}.html", report.agency.name));
            std::fs::write(page, report.render(ReportForm::Html, language)).map_err(failed)?;
        }
    }
    Ok(reports.len() * languages.len())
}

/// What was planted beside what was found.
fn summary(reports: &[Report]) -> String {
    let mut rows = vec![
        ["agency 机关", "planted 植入", "found 发现", "articles kept 未发现问题的条款", "broken 存在问题的条款"]
            .map(str::to_owned)
            .to_vec(),
    ];
    for report in reports {
        let planted = PLANTED.iter().filter(|planted| planted.agency == report.agency.name.as_str());
        let planted: Vec<String> = planted.map(|it| format!("{} {}", it.english, it.chinese)).collect();
        let found = report.findings.iter().map(|it| {
            format!(
                "{} {} {}",
                it.citation.as_ref().map_or_else(String::new, |cited| cited.clause_words().english),
                it.code.number(),
                it.english
            )
        });
        let found: Vec<String> = found.collect();
        let count = |verdict| report.articles.iter().filter(|it| it.verdict == verdict).count().to_string();
        let words = |words: Vec<String>| if words.is_empty() { "–".to_owned() } else { words.join("; ") };
        let name = report.agency.name.to_string();
        rows.push(vec![name, words(planted), words(found), count(Verdict::Kept), count(Verdict::Broken)]);
    }
    let (visits, results) = reports.iter().fold((0, 0), |(visits, results), report| {
        let published: u64 =
            report.publications.iter().filter(|rate| rate.stratum.is_some()).map(|it| it.counts.published).sum();
        let made: u32 = report.quotas.iter().map(|line| line.inspected).sum();
        (visits + made, results + published)
    });
    format!(
        "“双随机、一公开”年度自查报告 · compliance report · 2025 · everything is made up 数据全部为虚构\n{visits} visits 次检查, {results} published \
         results 项公示结果\n\n{}",
        TableForm::Text.table(&rows)
    )
}
