//! Art. 9: the year's plan of all agencies, made before anything is drawn, and what in it cannot hold.

use chrono::NaiveDate;
use shuangsuiji::Year;
use shuangsuiji::plan::{AgencyBase, AnnualPlan, Finding};
use shuangsuiji::rules::Ruleset;
use shuangsuiji::{Explain, Token};

use super::data::{self, Agency, Data};
use super::failure::Failure;

/// When the example's plan is made and filed with the superior: before December, so before its first draw.
const FILED_ON: &str = "2026-11-30";

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

/// Plans a year from the lists as they stand on the day of filing, and says what cannot hold.
pub(crate) fn of(rules: &Ruleset, data: &Data, year: Year) -> Result<YearPlan, Failure> {
    let filed_on = data::day(FILED_ON)?;
    let base = |agency: &Agency| {
        let place = (agency.division, agency.division.tier());
        AgencyBase::of(rules, (&data.registry, &data.roster), agency.token.clone(), place, filed_on)
    };
    let plan = AnnualPlan::new(rules, year, data.agencies.iter().map(base).collect())?;
    Ok(YearPlan { late: plan.filing(filed_on), findings: plan.findings(rules)?, plan, filed_on })
}

/// A finding with its article, in English and Chinese.
pub(crate) fn sentences(finding: &Finding) -> (String, String) {
    match finding.article() {
        Some(article) => (format!("{finding} ({article})"), format!("{}（{}）", finding.chinese(), article.chinese())),
        None => (finding.to_string(), finding.chinese()),
    }
}
