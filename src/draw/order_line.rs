//! Which line of an order was changed after its draw: the cause behind “a transcript of another order”.
//!
//! A transcript names its order by a digest, which says that the order differs and not where. But lists, contributions
//! and drawn lines say again most of what an order says. So each line is put back as they have it, and those lines that
//! have few values are tried; where the digest is then the transcript's, that line is the one that was changed.

use super::order::Order;
use super::terms::Coverage;
use super::transcript::{Drawn, Transcript};
use crate::Token;

/// A line of an order that is not the one under which a transcript was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangedLine {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The line found.
    pub(crate) found: String,
    /// The line under which was drawn.
    pub(crate) drawn_under: String,
}

/// The numbers that are tried for a cap, a greatest load or a round.
const TRIED: core::ops::Range<u32> = 0..13;

/// The first line of the order that differs from the one that the transcript names, if that one can be found again.
///
/// # Complexity
/// A few dozen hashes of the order.
pub(crate) fn changed_line(order: &Order, transcript: &Transcript) -> Option<ChangedLine> {
    let text = order.to_string();
    let lines: Vec<&str> = text.lines().collect();
    let is_it = |other: &[String]| {
        let text: String = other.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        order.terms().hash.digest(&[text.as_bytes()]) == transcript.order
    };
    let told = transcript.drawn().map(|drawn| told_again(order, drawn, &lines)).unwrap_or_default();
    let other = told.into_iter().chain(tried(&lines)).find(|other| is_it(other))?;
    let mut pairs = (1..).zip(lines.iter().zip(&other));
    let (line, (found, drawn_under)) = pairs.find(|(_, (found, drawn_under))| *found != drawn_under)?;
    Some(ChangedLine { line, found: (*found).to_owned(), drawn_under: drawn_under.clone() })
}

/// The order with its quotas, its team and its commitments as the transcript tells them.
fn told_again(order: &Order, drawn: &Drawn, lines: &[&str]) -> Vec<Vec<String>> {
    let terms = order.terms();
    let asked = |stratum: &Token| {
        let of = drawn.strata.iter().find(|of| of.stratum == *stratum);
        of.map_or(0, |of| (of.drawn.len() as u64).saturating_add(of.shortfall.into()))
    };
    let quotas = terms.strata.iter().map(|it| format!("stratum {} {}", it.stratum, asked(&it.stratum)));
    let mut sizes = drawn.sources().map(|(_, drawn)| drawn.team.len());
    let first = sizes.next();
    let team = first.filter(|first| sizes.all(|size| size == *first)).map(|size| format!("team {size}"));
    let commits = terms.entropy.iter().map(|entropy| {
        let value = drawn.reveal.0.iter().find(|one| one.label == entropy.label);
        value.map(|one| format!("entropy {} commit {}", entropy.label, one.value.commit(terms.hash)))
    });
    let commits: Vec<Option<String>> = commits.collect();
    vec![
        replaced(lines, "stratum ", &quotas.map(Some).collect::<Vec<_>>()),
        replaced(lines, "team ", &[team]),
        lines_of(lines, "entropy ", &commits, |line| line.split(' ').nth(2) == Some("commit")),
    ]
}

fn replaced(lines: &[&str], word: &str, by: &[Option<String>]) -> Vec<String> {
    lines_of(lines, word, by, |_| true)
}

/// The lines, those that begin with a word replaced one after the other.
fn lines_of(lines: &[&str], word: &str, by: &[Option<String>], wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut by = by.iter();
    let replaced = lines.iter().map(|line| {
        let other = if line.starts_with(word) { by.next() } else { None };
        other.cloned().flatten().filter(|_| wanted(line)).unwrap_or_else(|| (*line).to_owned())
    });
    replaced.collect()
}

/// The order with another value of one of the lines that have few.
fn tried<'a>(lines: &'a [&'a str]) -> impl Iterator<Item = Vec<String>> + use<'a> {
    let coverages = || [Coverage::Independent, Coverage::UninspectedFirst].map(|it| it.as_str().to_owned());
    let numbers = || TRIED.map(|number| number.to_string());
    (0..lines.len()).flat_map(move |at| {
        let word = lines.get(at).and_then(|line| line.split(' ').next()).unwrap_or("");
        let values: Vec<String> = match word {
            "cap" | "max-load" => numbers().chain(["-".to_owned()]).collect(),
            "round" => numbers().skip(1).collect(),
            "coverage" => coverages().to_vec(),
            _ => Vec::new(),
        };
        values.into_iter().map(move |value| {
            let line = |(place, line): (usize, &&str)| {
                if place == at { format!("{word} {value}") } else { (*line).to_owned() }
            };
            lines.iter().enumerate().map(line).collect()
        })
    })
}
