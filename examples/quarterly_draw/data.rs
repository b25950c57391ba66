//! The bundled tables, checked at the door: agencies, registry, roster with recusals, tallies. All made up.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use shuangsuiji::calendar::Year;
use shuangsuiji::plan::Tally;
use shuangsuiji::registry::{self, Registry};
use shuangsuiji::roster::{self, Roster};
use shuangsuiji::{Division, Explain, Text, Token};

use super::failure::Failure;

/// An agency that draws; its tier is its division's.
#[derive(Clone, Debug)]
pub(crate) struct Agency {
    pub(crate) token: Token,
    pub(crate) name: Text,
    pub(crate) division: Division,
}

/// Everything that the draws of a year's first quarter read.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    pub(crate) agencies: Vec<Agency>,
    pub(crate) registry: Registry,
    pub(crate) roster: Roster,
    tallies: BTreeMap<String, Tally>,
}

impl Data {
    /// Reads the bundled tables, with the tallies of an inspection year.
    pub(crate) fn bundled(year: Year) -> Result<Self, Failure> {
        let agencies = rows("agencies.csv", include_str!("../data/agencies.csv"), |[token, name, division]| {
            Ok(Agency { token: cell(token)?, name: cell(name)?, division: cell(division)? })
        })?;
        let sources = include_str!("../data/sources.csv");
        let registry = registry::csv::read_strict(sources).map_err(|errors| Failure::from(errors).at("sources.csv"))?;
        let inspectors = roster::csv::read_inspectors(include_str!("../data/inspectors.csv"));
        let inspectors = inspectors.map_err(|errors| Failure::from(errors).at("inspectors.csv"))?;
        let recusals = roster::csv::read_recusals(include_str!("../data/recusals.csv"));
        let recusals = recusals.map_err(|errors| Failure::from(errors).at("recusals.csv"))?;
        let roster = Roster::new(inspectors, [], recusals, |id| registry.get(id).is_some())?;
        let tallies =
            rows("tallies.csv", include_str!("../data/tallies.csv"), |[source, inspections, found_on, waiver]| {
                let source = registry.get(source).ok_or_else(|| unreadable(source))?.id().to_owned();
                let inspections = inspections.parse().map_err(|_| unreadable(inspections))?;
                // A violation lifts the cap of the year in which it was found, and of no other.
                let violation_found = !found_on.is_empty() && day(found_on)?.year() == year.number();
                Ok((source, Tally { inspections, violation_found, waived: !waiver.is_empty() }))
            })?;
        Ok(Self { agencies, registry, roster, tallies: tallies.into_iter().collect() })
    }

    /// What is known of a source's inspections in the inspection year.
    pub(crate) fn tally(&self, source: &str) -> Tally {
        self.tallies.get(source).copied().unwrap_or_default()
    }

    /// Puts a drawn visit on the tally: it counts against the cap from now on (Art. 8).
    pub(crate) fn schedule(&mut self, source: &str) {
        let tally = self.tallies.entry(source.to_owned()).or_default();
        tally.inspections = tally.inspections.saturating_add(1);
    }
}

/// The lines below the header, each read from exactly `N` cells; these two tables quote nothing.
fn rows<T, const N: usize>(
    file: &str,
    text: &str,
    mut read: impl FnMut([&str; N]) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    let lines = (1..).zip(text.lines()).skip(1);
    let records = lines.map(|(number, line)| {
        let cells: Vec<&str> = line.split(',').collect();
        let cells = cells.try_into().map_err(|_| unreadable(line));
        cells.and_then(&mut read).map_err(|failure| failure.at(format_args!("{file}, line {number} 第{number}行")))
    });
    records.collect()
}

fn cell<T: std::str::FromStr<Err: Explain>>(text: &str) -> Result<T, Failure> {
    Ok(text.parse()?)
}

fn day(text: &str) -> Result<NaiveDate, Failure> {
    text.parse().map_err(|_| unreadable(text))
}

fn unreadable(text: &str) -> Failure {
    Failure::outside(format_args!("cannot read `{text}`"), format_args!("无法读取“{text}”"))
}
