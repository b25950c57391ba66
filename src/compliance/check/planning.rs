//! Art. 9: the plan is there, is what the rules give, names the agency, and was filed in time.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Checked, between};
use crate::calendar::{MonthDay, plan_deadline};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_file::{PlanOnFile, RevisionOnFile};
use crate::compliance::year_on_file::{Case, ReadDraw, article};
use crate::draw::Agency;
use crate::plan::{AgencyPlan, PlannedDraw};
use crate::{Article, Period, Words};

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
        if !case.draws_at_its_tier() {
            for clause in [Clause::PlanDerived, Clause::PlanFiled, Clause::PlanRevised] {
                checked.not_asked(clause, "the rules have nobody drawn at this tier", "规则未定本级抽取");
            }
            return None;
        }
        if let Some(due) = due.filter(|due| *due < on) {
            let omission = Omission::NoPlan { year, due, article };
            checked.findings.push(Finding::of(&omission, subject(), case.absence(), []));
        }
        for clause in [Clause::PlanDerived, Clause::PlanFiled, Clause::PlanRevised] {
            checked.not_on_file(clause, "the annual plan", "年度计划");
        }
        return None;
    };
    let plan = &on_file.plan;
    let filed = on_file.filed.filter(|filed| *filed <= on);
    let evidence = || Evidence::Plan { version: plan.version(), filed };
    filing(on_file, due, (case, article), checked);
    revising(case, checked);
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
    if file.agency.division.tier() != file.agency.tier {
        // Nothing else on file says of which tier the agency is, and its ratios hang on that.
        derived.leave(1, Words::new("a division code of another tier than the agency's", "行政区划代码与机关层级不符"));
    }
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
    // By counts of another area, or the ratios of another tier, nothing is owed here.
    let bases = plan.versions().filter_map(|version| own(version, case)).map(|plan| &plan.base);
    let mut others = bases.filter(|base| (base.division, base.tier) != (file.agency.division, file.agency.tier));
    let Some(base) = others.next() else { return agency };
    let found = Agency { name: base.agency.clone(), division: base.division, tier: base.tier };
    let omission = Omission::PlanAgency { found, expected: file.agency.clone() };
    checked.findings.push(Finding::of(&omission, subject(), evidence(), []));
    None
}

/// The agency's part of a version.
fn own<'c>(version: &'c [AgencyPlan], case: &Case<'_>) -> Option<&'c AgencyPlan> {
    version.iter().find(|plan| plan.base.agency == case.file.agency.name)
}

/// A revision: the version before it, its own, and what is on file of it.
pub(super) struct Revised<'c> {
    pub(super) before: &'c AgencyPlan,
    pub(super) now: &'c AgencyPlan,
    pub(super) on_file: Option<&'c RevisionOnFile>,
}

/// The revisions of the agency's plan, in order.
pub(super) fn revisions<'c>(case: &Case<'c>) -> Vec<Revised<'c>> {
    let Some(on_file) = &case.file.plan else { return Vec::new() };
    let versions: Vec<_> = on_file.plan.versions().collect();
    let pairs = versions.windows(2).enumerate().filter_map(|(at, pair)| match *pair {
        [before, now] => {
            Some(Revised { before: own(before, case)?, now: own(now, case)?, on_file: on_file.revisions.get(at) })
        }
        _ => None,
    });
    pairs.collect()
}

/// Its revisions: each has its day, between the draws that it counts as made and those that followed, and was filed.
fn revising(case: &Case<'_>, checked: &mut Checked) {
    let mut looked = between(
        ("revisions of the plan", "计划的调整"),
        ("their days, their filing and the draws", "调整日、备案及抽取"),
    );
    for Revised { now, on_file, .. } in revisions(case) {
        let Some(revision) = on_file else {
            looked.leave(1, Words::new("no day of the revision on file", "未载调整日"));
            continue;
        };
        let made = |draw: &&PlannedDraw| draw.drawn.is_some();
        let counted: BTreeSet<Period> =
            now.strata.iter().flat_map(|stratum| &stratum.draws).filter(made).map(|draw| draw.period).collect();
        let day = |draw: &ReadDraw<'_>| draw.file.drawn;
        // What supplements a counted draw may come later.
        let drew = case.own_draws().filter(|draw| draw.drawn().is_some() && !draw.supplements);
        let (by_then, later): (Vec<_>, Vec<_>) = drew.partition(|draw| counted.contains(&draw.period()));
        let fits = by_then.into_iter().map(day).all(|drawn| drawn <= revision.made)
            && later.into_iter().map(day).all(|drawn| revision.made <= drawn);
        let filed = revision.filed.is_some_and(|filed| (revision.made..=case.file.on).contains(&filed));
        match (fits, filed) {
            (true, true) => looked.compare(1),
            (true, false) => looked.leave(1, Words::new("a revision that was not filed", "调整未备案")),
            (false, _) => looked.leave(
                1,
                Words::new("a day on which other draws were made than it counts", "调整日与其所计已抽取情况不符"),
            ),
        }
    }
    checked.compared(Clause::PlanRevised, looked);
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
