//! The annual plan by hand-reckoned numbers, then what holds for every plan.

mod findings;
mod making;
mod properties;
mod revision;
mod two_years;
mod written;

use super::*;
use crate::rules::Ruleset;
use crate::{Article, Code, Explain, Period, Tier, Token, Year};

#[track_caller]
fn word(text: &str) -> Token {
    text.parse().unwrap()
}

#[track_caller]
fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn year() -> Year {
    Year::new(2027).unwrap()
}

fn rules() -> Ruleset {
    Ruleset::inner_mongolia()
}

#[track_caller]
fn base(agency: &str, key: u32, general: u32, inspectors: u32) -> AgencyBase {
    let (division, tier) = match agency {
        "hohhot" => ("150100", Tier::Prefecture),
        _ => ("150125", Tier::County),
    };
    AgencyBase {
        agency: word(agency),
        division: division.parse().unwrap(),
        tier,
        sources: [("key", key), ("general", general), ("project", 3)].map(|(stratum, n)| (word(stratum), n)).into(),
        undrawn: Default::default(),
        carried: Default::default(),
        inspectors,
    }
}

#[track_caller]
fn plan(agencies: Vec<AgencyBase>) -> AnnualPlan {
    AnnualPlan::new(&rules(), year(), agencies).unwrap()
}

#[track_caller]
fn counts(plan: &AnnualPlan, agency: &str, stratum: &str) -> Vec<u32> {
    let plan = plan.agency(agency).unwrap().stratum(stratum).unwrap();
    plan.draws.iter().map(PlannedDraw::visits).collect()
}

fn drew(agency: &str, stratum: &str, quarter: &str, sources: u32) -> Drawn {
    Drawn { agency: word(agency), stratum: word(stratum), period: period(quarter), sources, repeats: 0 }
}

#[track_caller]
fn refused(result: Result<AnnualPlan, PlanError>, code: Code) {
    assert_eq!(result.unwrap_err().code(), code);
}

#[track_caller]
fn found(findings: &[Finding], code: Code, article: impl Into<Option<Article>>, english: &str, chinese: &str) {
    let finding = findings.iter().find(|finding| finding.code() == code).unwrap();
    assert_eq!((finding.to_string().as_str(), finding.chinese().as_str()), (english, chinese));
    assert_eq!(finding.article(), article.into());
    assert!(!finding.remedy().is_empty() && !finding.remedy_chinese().is_empty());
}
