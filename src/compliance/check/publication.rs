//! Arts. 1, 13: 谁检查、谁录入、谁公开: the draws and the result of each visit published in time, by whom they concern.

use super::{Checked, between};
use crate::calendar::NotCovered;
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Omission};
use crate::compliance::year_on_file::{Case, left, record_of, subject_of};
use crate::disclosure::{Class, Disclosure, Lapse, Rate, State};
use crate::inspection::{DrawRecord, Inspections, Published};
use crate::rules::Provision;
use crate::{Explain, Words};

/// Checks every publication; returns how they stand: of the draws, then by stratum.
pub(in crate::compliance) fn publications(case: &Case<'_>, checked: &mut Checked) -> Vec<Rate> {
    let (file, rules) = (case.file, case.rules);
    let (calendar, on) = (case.calendar, file.on);
    let evidence = |published: &Published| Evidence::Publication { on: published.on, by: published.by.clone() };
    let mut records = Vec::new();
    // Each by itself, so that it is known which record a finding is about.
    for draw in case.own_draws().filter(|draw| draw.is_made()) {
        let published = draw.file.published.clone();
        let record = DrawRecord { published, ..DrawRecord::new(&draw.order, draw.file.drawn) };
        let alone = Disclosure::new(rules, std::slice::from_ref(&record), &Inspections::default());
        for finding in alone.noticed(calendar, on) {
            let others = draw.file.published.iter().filter(|published| published.on <= on).map(evidence);
            let found = Finding::of(&finding.lapse, draw.subject(), draw.evidence(), others);
            // A draw is published by Art. 1, as the room of disclosure has it.
            checked.findings.push(Finding { article: finding.article(), provision: Provision::Publicity, ..found });
        }
        let period = draw.period();
        let open = rules.pack().draw_publication.is_none() && period.last_day() < on;
        let published = record.published.as_ref().map(|published| published.on).filter(|day| *day <= on);
        if open && published.is_none_or(|day| day > period.last_day()) {
            let omission = Omission::DrawNotPublished { period, published };
            checked.findings.push(Finding::of(&omission, draw.subject(), draw.evidence(), [case.absence()]));
        }
        records.push(record);
    }
    let mut own = Vec::new();
    for inspection in case.own_inspections().filter(|one| one.is_random()) {
        let Some(visit) = inspection.visit(on) else { continue };
        let Ok(alone) = Inspections::new([inspection.clone()]) else { continue };
        // That it was published before the visit was over is found with the visit.
        let found = Disclosure::new(rules, &[], &alone).noticed(calendar, on);
        for finding in found.iter().filter(|it| !matches!(it.lapse, Lapse::EarlyResult { .. })) {
            let others = visit.published.iter().filter(|published| published.on <= on).map(evidence);
            let record = record_of(inspection, case);
            checked.findings.push(Finding::of(&finding.lapse, subject_of(inspection), record, others));
        }
        own.push(inspection.clone());
    }
    let inspections = Inspections::new(own).unwrap_or_default();
    let disclosure = Disclosure::new(rules, &records, &inspections);
    looked(&disclosure, case, checked);
    disclosure.rates(calendar, on)
}

/// What of it the calendar covers, and the rules set a deadline for.
fn looked(disclosure: &Disclosure, case: &Case<'_>, checked: &mut Checked) {
    let mut draws = between(("publications of draws", "抽取情况的公开"), ("the days of the draws", "抽取日"));
    let mut results = between(("publications of results", "检查结果的公示"), ("their last days", "公示期满日"));
    let mut owners = between(("who published a result", "结果公示单位"), ("who inspected", "检查单位"));
    for entry in disclosure.entries(case.calendar, case.file.on) {
        let draw = entry.duty.stratum.is_none();
        let looked = if draw { &mut draws } else { &mut results };
        match (entry.state.class(), entry.state) {
            // A draw without a deadline is owed at once, and by the end of its period at the latest.
            (Class::NoDeadline, State::Published) if draw => looked.compare(1),
            (Class::NoDeadline, _) if draw && entry.duty.period.last_day() < case.file.on => looked.compare(1),
            (Class::NoDeadline, _) if draw => {}
            (Class::NoDeadline, _) => looked.leave(1, Words::new("the rules set no number of days", "规则未定期限")),
            (_, State::NotCovered(refusal) | State::PublishedNotCovered(refusal)) => {
                looked.leave(1, no_notice(&refusal))
            }
            (Class::NotYetDue, _) => looked.leave(1, Words::new("not yet due", "尚未到期")),
            _ if entry.is_late(case.calendar, case.file.on).is_none() => looked.leave(1, unsettled()),
            _ => looked.compare(1),
        }
        if !draw && entry.state.is_published() {
            owners.compare(1);
        }
    }
    draws.leave(case.unread(), left::unread_order());
    case.leave_to_other_files(&mut results);
    checked.compared(Clause::DrawPublished, draws);
    checked.compared(Clause::ResultsInTime, results);
    checked.compared(Clause::ResultsByOwner, owners);
}

/// Why a last day settles nothing yet.
pub(super) fn unsettled() -> Words {
    Words::new("a holiday notice still to come may move the last day", "尚待发布的放假通知可能改变期满日")
}

fn no_notice(refusal: &NotCovered) -> Words {
    let year = refusal.missing;
    Words::new(format!("no holiday notice for {year}"), format!("{year}年无放假通知"))
}
