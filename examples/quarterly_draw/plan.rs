//! Art. 9: the year's plan of all agencies, made before anything is drawn, and what in it cannot hold.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use shuangsuiji::calendar::Year;
use shuangsuiji::ledger::{Ledger, View};
use shuangsuiji::plan::{AgencyBase, AnnualPlan, Finding};
use shuangsuiji::rules::Ruleset;
use shuangsuiji::{Explain, Token};

use super::data::{self, Agency, Data};
use super::failure::Failure;

/// When the example's plan is filed with the superior.
const FILED_ON: &str = "2026-12-20";

/// The plan with everything found in it.
#[derive(Debug)]
pub(crate) struct YearPlan {
    pub(crate) plan: AnnualPlan,
    pub(crate) filed_on: NaiveDate,
    /// That it was filed late; none if in time.
    pub(crate) late: Option<Finding>,
    /// What cannot hold, or may not.
    pub(crate) findings: Vec<Finding>,
}

impl YearPlan {
    /// The findings about an agency, or about the whole plan.
    pub(crate) fn about(&self, agency: Option<&Token>) -> Vec<&Finding> {
        self.findings.iter().filter(|finding| finding.agency() == agency).collect()
    }
}

/// Plans a year from the lists as they stand on the day on which each agency draws first.
pub(crate) fn of(
    rules: &Ruleset,
    data: &Data,
    year: Year,
    draws_on: impl Fn(&Agency) -> NaiveDate,
) -> Result<YearPlan, Failure> {
    let ledger = data.ledger(rules)?;
    let base = |agency| base(rules, data, &ledger, agency, View { agency: &agency.token, year, on: draws_on(agency) });
    let plan = AnnualPlan::new(rules, year, data.agencies.iter().map(base).collect())?;
    let filed_on = data::day(FILED_ON)?;
    Ok(YearPlan { late: plan.filing(filed_on), findings: plan.findings(rules)?, plan, filed_on })
}

/// The counts of an agency: the sources that count for a share, and its own certified inspectors.
fn base(rules: &Ruleset, data: &Data, ledger: &Ledger, agency: &Agency, view: View<'_>) -> AgencyBase {
    let mut sources: BTreeMap<Token, u32> = rules.strata().map(|stratum| (stratum.stratum.clone(), 0)).collect();
    for source in data.registry.within(agency.division) {
        let standing = rules.standing(source.state().as_str(), ledger.tally(source.id(), view));
        *sources.entry(source.stratum().clone()).or_default() += u32::from(standing.in_basis);
    }
    AgencyBase {
        agency: agency.token.clone(),
        division: agency.division,
        tier: agency.division.tier(),
        sources,
        inspectors: data.roster.basis(agency.division, view.on),
    }
}

/// A finding with its article, in English and Chinese.
pub(crate) fn sentences(finding: &Finding) -> (String, String) {
    let article = finding.article();
    (format!("{finding} ({article})"), format!("{}（{}）", finding.chinese(), article.chinese()))
}
