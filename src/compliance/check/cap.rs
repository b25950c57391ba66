//! Art. 8, last paragraph: the visits beyond the cap, with their grounds; one without is a finding.

use chrono::NaiveDate;

use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_on_file::{Case, article};
use crate::ledger::{BeyondCap, Ground, Record, State, View};
use crate::{Article, Id, Period, Words};

/// A visit beyond the cap that had a ground.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
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
    looked.compare(visits);
    checked.compared_of(article, Clause::Capped, looked);
    let mut exceptions = Vec::new();
    let beyond = case.ledger.beyond_cap(view);
    for visit in beyond.iter().filter(|visit| visit.record.agency.name == file.agency.name) {
        let Record { source, period, drawn, .. } = visit.record;
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
            None => {
                let omission = Omission::BeyondCap { count, cap, article };
                let subject = Subject::Inspection { source: source.clone(), period: *period, drawn: Some(*drawn) };
                let visits = case.ledger.records_of(source.as_str()).iter().filter(|record| *record != visit.record);
                let others = visits.filter_map(|record| completed_of(record, file.on));
                let this = Evidence::Inspection { source: source.clone(), drawn: *drawn, completed: Some(completed) };
                checked.findings.push(Finding::of(&omission, subject, this, others));
            }
        }
    }
    exceptions
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
