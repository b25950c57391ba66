//! Art. 9: the plan is there, is what the rules give, names the agency, and was filed in time.

use super::Checked;
use crate::calendar::{MonthDay, plan_deadline};
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_on_file::{Case, article};
use crate::plan::AgencyPlan;
use crate::{Article, Words};

/// Checks the plan; returns the agency's part of it, if there is one to go by.
pub(in crate::compliance) fn planning<'a>(case: &Case<'a>, checked: &mut Checked) -> Option<&'a AgencyPlan> {
    let (file, rules) = (case.file, case.rules);
    let (year, on) = (file.year, file.on);
    let subject = || Subject::Plan { year };
    let due = rules.pack().plan_due.as_ref();
    let article = article(due.map(|due| &due.basis), Article::Art9);
    let small = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    let due = due.and_then(|due| MonthDay::new(small(due.month), small(due.day)).ok());
    let due = due.map(|day| plan_deadline(year, day));
    let Some(on_file) = &file.plan else {
        if let Some(due) = due.filter(|due| *due < on) {
            let omission = Omission::NoPlan { year, due, article };
            checked.findings.push(Finding::of(&omission, subject(), case.absence(), []));
        }
        checked.looked(Article::Art9, 0, Words::new("no plan is on file", "档案中无年度计划"));
        return None;
    };
    let plan = &on_file.plan;
    let filed = on_file.filed.filter(|filed| *filed <= on);
    let evidence = || Evidence::Plan { version: plan.version(), filed };
    checked.looked(Article::Art9, 1, Words::new("the annual plan and its filing", "年度计划及其报备"));
    if plan.year() != year || plan.rules() != rules.id() {
        let (found, found_rules) = (plan.year(), plan.rules().clone());
        let omission = Omission::OtherPlan { found, found_rules, year, rules: rules.id().clone() };
        checked.findings.push(Finding::of(&omission, subject(), evidence(), [case.rules_evidence()]));
        return None;
    }
    match (filed, due) {
        (Some(filed), _) => {
            let late = plan.filing(filed);
            checked.findings.extend(late.map(|late| Finding::of(&late, subject(), evidence(), [])));
        }
        (None, Some(due)) if due < on => {
            let omission = Omission::NotFiled { year, due, article };
            checked.findings.push(Finding::of(&omission, subject(), evidence(), [case.absence()]));
        }
        _ => {}
    }
    if let Err(error) = plan.verify(rules) {
        checked.findings.push(Finding::of(&error, subject(), evidence(), [case.rules_evidence()]));
    }
    let agency = plan.agency(file.agency.name.as_str());
    if agency.is_none() {
        let omission = Omission::NotInPlan { year, agency: file.agency.name.clone() };
        checked.findings.push(Finding::of(&omission, subject(), evidence(), []));
    }
    agency
}
