//! The bundled tables, parsed at the door: agencies, sources, inspectors, recusals, tallies. All made up.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use shuangsuiji::calendar::{DateSpan, Year};
use shuangsuiji::draw::RecusalEntry;
use shuangsuiji::plan::Tally;
use shuangsuiji::{Division, Explain, Id, Text, Token};

use super::failure::Failure;

/// An agency that draws; its tier is its division's.
#[derive(Clone, Debug)]
pub(crate) struct Agency {
    pub(crate) token: Token,
    pub(crate) name: Text,
    pub(crate) division: Division,
}

/// A source of the registry, as far as a draw and its print need it.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) id: Id,
    pub(crate) name: Text,
    pub(crate) division: Division,
    pub(crate) stratum: Token,
    pub(crate) state: Token,
}

/// An inspector on an agency's roster.
#[derive(Clone, Debug)]
pub(crate) struct Inspector {
    pub(crate) id: Id,
    pub(crate) name: Text,
    pub(crate) certificate: DateSpan,
    /// Whose roster.
    pub(crate) division: Division,
    pub(crate) borrowed_from: Option<Division>,
    pub(crate) leave: Vec<DateSpan>,
}

impl Inspector {
    /// Whether the inspector counts for the ratio of inspectors to sources on a day: own, with a valid certificate.
    pub(crate) fn in_basis(&self, day: NaiveDate) -> bool {
        self.borrowed_from.is_none() && self.certificate.contains(day)
    }
}

/// Everything that the draws of a year's first quarter read.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    pub(crate) agencies: Vec<Agency>,
    pub(crate) sources: Vec<Source>,
    pub(crate) inspectors: Vec<Inspector>,
    pub(crate) recusals: Vec<RecusalEntry>,
    pub(crate) tallies: BTreeMap<Id, Tally>,
}

impl Data {
    /// Reads the bundled tables, with the tallies of an inspection year.
    pub(crate) fn bundled(year: Year) -> Result<Self, Failure> {
        let agencies = table("agencies.csv", include_str!("../data/agencies.csv"), |[token, name, division]| {
            Ok(Agency { token: cell(token)?, name: cell(name)?, division: cell(division)? })
        })?;
        let sources = table("sources.csv", include_str!("../data/sources.csv"), source)?;
        let inspectors = table("inspectors.csv", include_str!("../data/inspectors.csv"), inspector)?;
        let known_sources: BTreeSet<&str> = sources.iter().map(|source| source.id.as_str()).collect();
        let known_inspectors: BTreeSet<&str> = inspectors.iter().map(|inspector| inspector.id.as_str()).collect();
        let recusals = table("recusals.csv", include_str!("../data/recusals.csv"), |[inspector, source, _reason]| {
            let (inspector, source) = (known(inspector, &known_inspectors)?, known(source, &known_sources)?);
            Ok(RecusalEntry { inspector, source })
        })?;
        let tallies =
            table("tallies.csv", include_str!("../data/tallies.csv"), |[source, inspections, found_on, waiver]| {
                let found_on = if found_on.is_empty() { None } else { Some(day(found_on)?) };
                let inspections = inspections.parse().map_err(|_| unreadable(inspections))?;
                // A violation lifts the cap of the year in which it was found, and of no other.
                let violation_found = found_on.is_some_and(|day| chrono::Datelike::year(&day) == year.number());
                Ok((known(source, &known_sources)?, Tally { inspections, violation_found, waived: !waiver.is_empty() }))
            })?;
        Ok(Self { agencies, recusals, tallies: tallies.into_iter().collect(), sources, inspectors })
    }
}

fn source([id, name, _code, _representative, _phone, division, stratum, state]: [&str; 8]) -> Result<Source, Failure> {
    let (id, name, division) = (cell(id)?, cell(name)?, cell(division)?);
    Ok(Source { id, name, division, stratum: cell(stratum)?, state: cell(state)? })
}

fn inspector(cells: [&str; 11]) -> Result<Inspector, Failure> {
    let [id, name, _post, _category, _number, _issuer, from, until, division, borrowed_from, leave] = cells;
    let leave = leave.split(';').filter(|span| !span.is_empty()).map(|text| {
        let (from, until) = text.split_once("..").ok_or_else(|| unreadable(text))?;
        Ok(DateSpan::new(day(from)?, day(until)?)?)
    });
    Ok(Inspector {
        id: cell(id)?,
        name: cell(name)?,
        certificate: DateSpan::new(day(from)?, day(until)?)?,
        division: cell(division)?,
        borrowed_from: if borrowed_from.is_empty() { None } else { Some(cell(borrowed_from)?) },
        leave: leave.collect::<Result<_, Failure>>()?,
    })
}

/// The lines below the header, each read from exactly `N` cells; the bundled tables quote nothing.
fn table<T, const N: usize>(
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

fn known(text: &str, ids: &BTreeSet<&str>) -> Result<Id, Failure> {
    let unknown = || Failure::outside(format_args!("no id `{text}`"), format_args!("没有编号“{text}”"));
    if ids.contains(text) { cell(text) } else { Err(unknown()) }
}

fn unreadable(text: &str) -> Failure {
    Failure::outside(format_args!("cannot read `{text}`"), format_args!("无法读取“{text}”"))
}
