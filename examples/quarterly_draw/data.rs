//! The bundled tables, checked at the door: agencies, registry, roster with recusals, tallies. All made up.

use chrono::{Datelike, NaiveDate};
use shuangsuiji::draw;
use shuangsuiji::ledger::{Ledger, Outcome, Record, State, Waiver};
use shuangsuiji::registry::{self, Registry};
use shuangsuiji::roster::{self, Roster};
use shuangsuiji::rules::{InspectionKind, ItemList, Ruleset};
use shuangsuiji::{Division, Explain, Id, Text, Token};
use shuangsuiji::{Period, Year};

use super::failure::Failure;

/// The day on which the table of tallies was made.
const KNOWN_ON: &str = "2026-12-01";

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
    /// What is inspected (Art. 3).
    pub(crate) items: ItemList,
    records: Vec<Record>,
    waivers: Vec<Waiver>,
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
                let source: Id = registry.get(source).ok_or_else(|| unreadable(source))?.id().parse()?;
                let mut records = scheduled(&source, inspections, year)?;
                if !found_on.is_empty() {
                    records.push(violation(&source, day(found_on)?)?);
                }
                Ok((records, waived(&source, waiver, year)?))
            })?;
        let items = ItemList::from_json(include_str!("../data/items.json"));
        let items = items.map_err(|error| Failure::from(error).at("items.json"))?;
        let (records, waivers): (Vec<_>, Vec<_>) = tallies.into_iter().unzip();
        let records = records.into_iter().flatten().collect();
        let waivers = waivers.into_iter().flatten().collect();
        Ok(Self { agencies, registry, roster, items, records, waivers })
    }

    /// What is known of all inspections by now, under the cap of these rules (Art. 8).
    pub(crate) fn ledger(&self, rules: &Ruleset) -> Result<Ledger, Failure> {
        Ok(Ledger::new(self.records.iter().cloned(), self.waivers.iter().cloned(), rules)?)
    }

    /// Puts what an agency drew on record; whether it counts against the cap is the ledger's to say.
    pub(crate) fn record<'a>(
        &mut self,
        agency: &Agency,
        period: Period,
        drawn: NaiveDate,
        sources: impl Iterator<Item = &'a Id>,
    ) {
        let record = |source: &Id| Record {
            source: source.clone(),
            drawn,
            agency: agency.acting(),
            kind: InspectionKind::Daily,
            period,
            state: State::Drawn,
            joint: None,
        };
        self.records.extend(sources.map(record));
    }
}

impl Agency {
    /// The agency as orders and records name it.
    pub(crate) fn acting(&self) -> draw::Agency {
        draw::Agency { name: self.token.clone(), division: self.division, tier: self.division.tier() }
    }
}

/// The region's visits of a source that are scheduled already, one a quarter.
fn scheduled(source: &Id, inspections: &str, year: Year) -> Result<Vec<Record>, Failure> {
    let count: u8 = inspections.parse().map_err(|_| unreadable(inspections))?;
    let visit = |quarter: u8| {
        let period: Period = format!("{year}-Q{quarter}").parse()?;
        let state = State::Scheduled { visit: period.first_day() };
        let (source, drawn) = (source.clone(), day(KNOWN_ON)?);
        Ok(Record { source, drawn, agency: region()?, kind: InspectionKind::Daily, period, state, joint: None })
    };
    (1..=count).map(visit).collect()
}

/// A case in which a violation was found. It lifts the cap of that year, and of no other.
fn violation(source: &Id, found_on: NaiveDate) -> Result<Record, Failure> {
    let outcome = Outcome::Violation { rectification_ordered: true };
    Ok(Record {
        source: source.clone(),
        drawn: found_on,
        agency: region()?,
        kind: InspectionKind::Case,
        period: Period::Year(Year::new(found_on.year())?),
        state: State::Completed { completed: found_on, outcome },
        joint: None,
    })
}

fn waived(source: &Id, reference: &str, year: Year) -> Result<Option<Waiver>, Failure> {
    if reference.is_empty() {
        return Ok(None);
    }
    let (reference, reason) = (cell(reference)?, cell("示例，虚构")?);
    Ok(Some(Waiver { source: source.clone(), year, granted: day(KNOWN_ON)?, reference, reason }))
}

fn region() -> Result<draw::Agency, Failure> {
    let division: Division = cell("150000")?;
    Ok(draw::Agency { name: cell("region")?, division, tier: division.tier() })
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

/// Reads a day.
pub(crate) fn day(text: &str) -> Result<NaiveDate, Failure> {
    text.parse().map_err(|_| unreadable(text))
}

fn unreadable(text: &str) -> Failure {
    Failure::outside(format_args!("cannot read `{text}`"), format_args!("无法读取“{text}”"))
}
