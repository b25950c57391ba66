//! All draws of the quarter in turn: the prefecture first, then each county, with what is already drawn on its tally.

use chrono::NaiveDate;
use shuangsuiji::Tier;
use shuangsuiji::calendar::Period;
use shuangsuiji::rules::Ruleset;

use super::agency::{self, AgencyDraw};
use super::data::Data;
use super::failure::Failure;

/// The quarter's draws, and the data that they were made from.
#[derive(Debug)]
pub(crate) struct QuarterDraw {
    pub(crate) rules: Ruleset,
    pub(crate) period: Period,
    pub(crate) data: Data,
    pub(crate) agencies: Vec<AgencyDraw>,
}

/// Draws the first quarter of 2027: the prefecture on this day, the counties on the next.
///
/// The night between keeps the counties' randomness open: their lists hold the prefecture's result, so they are
/// committed after the prefecture's public value is known, and need one of their own that is not.
pub(crate) fn draw(day: NaiveDate) -> Result<QuarterDraw, Failure> {
    let rules = Ruleset::inner_mongolia();
    let period: Period = "2027-Q1".parse()?;
    let mut data = Data::bundled(period.year())?;
    let mut agencies = Vec::new();
    for agency in data.agencies.clone() {
        let day = if agency.division.tier() == Tier::Prefecture { day } else { day.succ_opt().unwrap_or(day) };
        let refused = |failure: Failure| failure.at(&agency.name);
        let drawn = agency::draw(&rules, &data, &agency, period, day).map_err(refused)?;
        if rules.pack().cap.as_ref().is_some_and(|cap| cap.counts_drawn(drawn.tier, false)) {
            drawn.sources().for_each(|id| data.schedule(id.as_str()));
        }
        agencies.push(drawn);
    }
    Ok(QuarterDraw { rules, period, data, agencies })
}
