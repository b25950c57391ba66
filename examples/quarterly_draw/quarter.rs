//! The year's plan, then all draws of the quarter in turn: the prefecture first, then each county, with what is already
//! drawn in its ledger.

use chrono::NaiveDate;
use shuangsuiji::rules::Ruleset;
use shuangsuiji::{Names, Period, Tier};

use super::agency::{self, AgencyDraw, Setting};
use super::data::{Agency, Data};
use super::failure::Failure;
use super::plan::{self, YearPlan};

/// The quarter's draws, and the data that they were made from.
#[derive(Debug)]
pub(crate) struct QuarterDraw {
    pub(crate) rules: Ruleset,
    pub(crate) period: Period,
    pub(crate) data: Data,
    pub(crate) plan: YearPlan,
    pub(crate) agencies: Vec<AgencyDraw>,
}

impl QuarterDraw {
    /// What strata and agencies are called.
    pub(crate) fn names(&self) -> Names {
        let names = self.rules.names().and(self.data.agencies.iter().map(|agency| (&agency.token, &agency.name)));
        // Which visits too, and has no plan here.
        names.and([("region", "自治区生态环境厅")])
    }
}

/// Plans 2027 and draws its first quarter: the prefecture on this day, the counties on the next.
///
/// The night between keeps the counties' randomness open: their lists hold the prefecture's result, so they are
/// committed after the prefecture's public value is known, and need one of their own that is not.
pub(crate) fn draw(day: NaiveDate) -> Result<QuarterDraw, Failure> {
    let rules = Ruleset::inner_mongolia();
    let period: Period = "2027-Q1".parse()?;
    let mut data = Data::bundled(period.year())?;
    let draws_on = |agency: &Agency| match agency.division.tier() {
        Tier::Prefecture => day,
        _ => day.succ_opt().unwrap_or(day),
    };
    let plan = plan::of(&rules, &data, period.year())?;
    let mut agencies = Vec::new();
    for agency in data.agencies.clone() {
        let (ledger, day) = (data.ledger(&rules)?, draws_on(&agency));
        let setting = Setting { rules: &rules, data: &data, plan: &plan.plan, ledger: &ledger, period, day };
        let drawn = agency::draw(setting, &agency).map_err(|failure| failure.at(&agency.name))?;
        data.record(&agency, period, day, drawn.sources());
        agencies.push(drawn);
    }
    Ok(QuarterDraw { rules, period, data, plan, agencies })
}
