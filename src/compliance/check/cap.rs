//! Art. 8, last paragraph: the visits beyond the cap, with their grounds; one without is a finding.

use chrono::NaiveDate;

use super::lists::unregistered_words;
use super::{Checked, between};
use crate::compliance::clause::{Clause, Look};
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_on_file::{Case, article, record_of, subject_of};
use crate::inspection::Inspection;
use crate::ledger::{BeyondCap, Ground, Ledger, LedgerError, Record, State, View};
use crate::rules::{Cap, CapAgencies};
use crate::{Article, Id, Period, Words};

/// A visit beyond the cap that had a ground.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CapException {
    /// The source.
    pub source: Id,
    /// The period that it was drawn for.
    pub period: Period,
    /// The day on which it was completed.
    pub completed: NaiveDate,
    /// Which visit of the year it was.
    pub count: u32,
    /// The cap.
    pub cap: u32,
    /// What lifted the cap.
    pub ground: Words,
}

/// Waivers that were granted when their year was over: they lift nothing.
fn late_waivers(case: &Case<'_>, checked: &mut Checked) {
    let late = (1..).zip(&case.file.waivers).filter(|(_, waiver)| waiver.year == case.file.year);
    for (waiver, error) in late.filter_map(|(at, waiver)| Some((waiver, LedgerError::of_waiver(at, waiver)?))) {
        let subject = Subject::Source { source: waiver.source.clone() };
        checked.findings.push(Finding::of(&error, subject, case.rules_evidence(), []));
    }
}

/// Checks the agency's visits; those beyond the cap that had a ground are returned.
pub(in crate::compliance) fn cap(case: &Case<'_>, checked: &mut Checked) -> Vec<CapException> {
    let file = case.file;
    let Some(cap) = &case.rules.pack().cap else {
        checked.not_asked(Clause::Capped, "the rules have no cap", "规则未设次数上限");
        return Vec::new();
    };
    let article = article(Some(&cap.basis), Article::Art8Cap);
    let view = View { agency: &file.agency.name, year: file.year, on: file.on };
    let visits = case.own_inspections().filter(|one| one.visit(file.on).is_some()).count();
    let mut looked =
        between(("visits made", "已完成的检查"), ("the cap, and the grounds on record", "次数上限及在案依据"));
    // Of whom the registry does not have, it is not known which visits are visits of one.
    let unregistered = case.unregistered().count();
    // One word makes several visits count as one; a document shows that they were.
    let registered = |one: &&Inspection| case.registry.as_ref().is_none_or(|days| days.holds(one.source.as_str()));
    let on_word = |one: &&Inspection| {
        let visit = one.visit(file.on).filter(|_| one.joint.is_some());
        visit.is_some_and(|visit| !one.document.as_ref().is_some_and(|it| it.excuses(visit.completed)))
    };
    let joint = case.own_inspections().filter(registered).filter(on_word).count();
    let uncoded = |one: &&Inspection| one.visit(file.on).is_some() && !on_word(one) && !is_coded(case, &one.source);
    let uncoded = match by_enterprise(case) {
        true => case.own_inspections().filter(registered).filter(uncoded).count(),
        false => 0,
    };
    looked.compare(visits.saturating_sub(unregistered).saturating_sub(joint).saturating_sub(uncoded));
    looked.leave(
        uncoded,
        Words::new(
            "no registry, or no credit code in it, shows whose site it is",
            "信息库未载统一社会信用代码，无法确定所属企业",
        ),
    );
    looked.leave(unregistered, unregistered_words());
    looked.leave(joint, Words::new("joint visits that no document shows", "无文件佐证的联合检查"));
    checked.compared_of(article, Clause::Capped, looked);
    enterprises(case, cap, (view, article), checked);
    late_waivers(case, checked);
    if cap.counts.agencies == CapAgencies::Own {
        let all = case.ledger.counting_all();
        let own = case.ledger.beyond_cap(view);
        let told = |visit: &BeyondCap<'_>| own.iter().any(|it| it.record == visit.record);
        let beyond = all.beyond_cap(view).into_iter().filter(|it| it.ground.is_none() && !told(it));
        for visit in beyond.filter(|it| it.record.agency.name == file.agency.name) {
            let finding = beyond_cap(&visit, &all, (article, file.on));
            checked.by_reading.push(Finding { reading: Some("cap_agencies".to_owned()), ..finding });
        }
    }
    let mut exceptions = Vec::new();
    let beyond = case.ledger.beyond_cap(view);
    for visit in beyond.iter().filter(|visit| visit.record.agency.name == file.agency.name) {
        let Record { source, period, .. } = visit.record;
        let BeyondCap { completed, count, cap, ground, .. } = *visit;
        match ground {
            Some(ground) => exceptions.push(CapException {
                source: source.clone(),
                period: *period,
                completed,
                count,
                cap,
                ground: words(ground),
            }),
            None => checked.findings.push(beyond_cap(visit, &case.ledger, (article, file.on))),
        }
    }
    exceptions
}

/// A visit beyond the cap without a ground, with the others of its source as evidence.
fn beyond_cap(visit: &BeyondCap<'_>, ledger: &Ledger, (article, on): (Article, NaiveDate)) -> Finding {
    let BeyondCap { completed, count, cap, .. } = *visit;
    let Record { source, period, drawn, .. } = visit.record;
    let omission = Omission::BeyondCap { count, cap, article };
    let subject = Subject::Inspection { source: source.clone(), period: *period, drawn: Some(*drawn) };
    let others = ledger.records_of(source.as_str()).iter().filter(|record| *record != visit.record);
    let this = Evidence::Inspection { source: source.clone(), drawn: *drawn, completed: Some(completed) };
    Finding::of(&omission, subject, this, others.filter_map(|record| completed_of(record, on)))
}

/// Whether the rules count the visits of an enterprise at all its sites, by its credit code.
fn by_enterprise(case: &Case<'_>) -> bool {
    case.rules.answer("per_site") == Some("enterprise")
}

/// Whether the registry shows by a credit code whose a site is.
fn is_coded(case: &Case<'_>, source: &Id) -> bool {
    let registry = case.file.registry.as_ref();
    registry.and_then(|it| it.get(case.current(source.as_str()))).is_some_and(|it| it.credit_code().is_some())
}

/// The sites of one enterprise, which one credit code shows, together: the agency's first visit beyond the cap, by the order of all
/// visits, without a ground by then, where the rules count by enterprise; where they count by site that is shown.
fn enterprises(case: &Case<'_>, cap: &Cap, (view, article): (View<'_>, Article), checked: &mut Checked) {
    let Some(registry) = &case.file.registry else { return };
    for (code, sites) in registry.shared_credit_codes() {
        let ids: Vec<Id> = sites.iter().map(|site| Id::checked_before(site.id())).collect();
        let visits = ids.iter().map(|id| case.ledger.tally(id.as_str(), view).inspections).fold(0, u32::saturating_add);
        if visits <= cap.most {
            continue;
        }
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        if !by_enterprise(case) {
            let words = Words::new(
                format!("{visits} visits at {count} sites with one credit code, {code}; the rules count by site"),
                format!("统一社会信用代码{code}的{count}个场所共检查{visits}次，规则按场所计次"),
            );
            checked.looked.says(article, Clause::Capped, Look::NotAsked(words));
            continue;
        }
        let together = case.ledger.as_one(&ids);
        let beyond = together.beyond_cap(view);
        let ours = beyond.iter().filter(|it| it.record.agency.name == case.file.agency.name && it.ground.is_none());
        let of_record = |visit: &BeyondCap<'_>| {
            let same = |one: &&Inspection| {
                let completed = one.visit(view.on).map(|visit| visit.completed);
                let site = case.current(one.source.as_str());
                let of_it = ids.iter().any(|id| id.as_str() == site);
                of_it && one.drawn == visit.record.drawn && completed == Some(visit.completed)
            };
            case.own_inspections().find(same)
        };
        let Some(first) = ours.filter_map(of_record).next() else { continue };
        let omission = Omission::EnterpriseBeyondCap { visits, sites: count, cap: cap.most, article };
        checked.findings.push(Finding::of(&omission, subject_of(first), Evidence::Registry, [record_of(first, case)]));
    }
}

fn completed_of(record: &Record, on: NaiveDate) -> Option<Evidence> {
    match record.state {
        State::Completed { completed, .. } if completed <= on => {
            let (source, drawn) = (record.source.clone(), record.drawn);
            Some(Evidence::Inspection { source, drawn, completed: Some(completed) })
        }
        _ => None,
    }
}

fn words(ground: Ground<'_>) -> Words {
    match ground {
        Ground::ViolationFound(visit) => {
            let day = visit.completed.map_or_else(String::new, |day| day.to_string());
            Words::new(format!("a violation was found on {day}"), format!("{day}发现环境违法行为"))
        }
        Ground::Waiver(waiver) => Words::new(
            format!("waiver {} ({})", waiver.reference, waiver.reason),
            format!("{}（{}）", waiver.reference, waiver.reason),
        ),
    }
}
