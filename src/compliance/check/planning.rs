//! Art. 9: the plan is there, is what the rules give, names the agency, and was filed in time.

use chrono::NaiveDate;

use super::{Checked, between};
use crate::calendar::{MonthDay, plan_deadline};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_file::PlanOnFile;
use crate::compliance::year_on_file::{Case, article};
use crate::plan::AgencyPlan;
use crate::{Article, Words};

/// Checks the plan; returns the agency's part of it, if there is one to go by: of a plan that is not what the rules give,
/// what they do give for its counts.
pub(in crate::compliance) fn planning(case: &Case<'_>, checked: &mut Checked) -> Option<AgencyPlan> {
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
        for clause in [Clause::PlanDerived, Clause::PlanFiled] {
            checked.not_on_file(clause, "the annual plan", "年度计划");
        }
        return None;
    };
    let plan = &on_file.plan;
    let filed = on_file.filed.filter(|filed| *filed <= on);
    let evidence = || Evidence::Plan { version: plan.version(), filed };
    filing(on_file, due, (case, article), checked);
    let mut derived =
        between(("the annual plan", "年度计划"), ("what the rules give for its counts", "规则按其数量的计算结果"));
    if plan.year() != year || plan.rules() != rules.id() {
        derived.leave(1, Words::new("a plan of another year, or by other rules", "计划为其他年度或依其他规则"));
        checked.compared(Clause::PlanDerived, derived);
        let (found, found_rules) = (plan.year(), plan.rules().clone());
        let omission = Omission::OtherPlan { found, found_rules, year, rules: rules.id().clone() };
        checked.findings.push(Finding::of(&omission, subject(), evidence(), [case.rules_evidence()]));
        return None;
    }
    derived.compare(1);
    checked.compared(Clause::PlanDerived, derived);
    let mut by_the_rules = None;
    if let Err(error) = plan.verify(rules) {
        checked.findings.push(Finding::of(&error, subject(), evidence(), [case.rules_evidence()]));
        by_the_rules = plan.remade(rules).ok();
    }
    let agency = by_the_rules.as_ref().unwrap_or(plan).agency(file.agency.name.as_str()).cloned();
    if agency.is_none() {
        let omission = Omission::NotInPlan { year, agency: file.agency.name.clone() };
        checked.findings.push(Finding::of(&omission, subject(), evidence(), []));
    }
    agency
}

/// When it was filed; one that is not yet due is owed by nobody.
fn filing(on_file: &PlanOnFile, due: Option<NaiveDate>, (case, article): (&Case<'_>, Article), checked: &mut Checked) {
    let (year, on) = (case.file.year, case.file.on);
    let plan = &on_file.plan;
    let filed = on_file.filed.filter(|filed| *filed <= on);
    let evidence = Evidence::Plan { version: plan.version(), filed };
    let subject = Subject::Plan { year };
    let mut looked = between(("the day of its filing", "备案日"), ("the day it was due", "规定备案日"));
    match (filed, due) {
        (_, None) => {
            return checked.not_asked(Clause::PlanFiled, "the rules set no day for the filing", "规则未定备案期限");
        }
        (Some(filed), Some(_)) => {
            looked.compare(1);
            let late = plan.filing(filed).filter(|_| plan.year() == year);
            checked.findings.extend(late.map(|late| Finding::of(&late, subject, evidence, [])));
        }
        (None, Some(due)) if due < on => {
            looked.compare(1);
            let omission = Omission::NotFiled { year, due, article };
            checked.findings.push(Finding::of(&omission, subject, evidence, [case.absence()]));
        }
        (None, Some(_)) => {}
    }
    checked.compared(Clause::PlanFiled, looked);
}
