//! Arts. 1, 13: 谁检查、谁录入、谁公开: the draws and the result of each visit published in time, by whom they concern.

use super::Checked;
use crate::compliance::finding::{Evidence, Finding, Omission};
use crate::compliance::year_on_file::{Case, record_of, subject_of};
use crate::disclosure::{Class, Disclosure, Rate};
use crate::inspection::{DrawRecord, Inspections, Published};
use crate::{Article, Explain, Words};

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
        for finding in alone.findings(calendar, on) {
            let others = draw.file.published.iter().filter(|published| published.on <= on).map(evidence);
            let found = Finding::of(&finding.lapse, draw.subject(), draw.evidence(), others);
            // A draw is published by Art. 1, as the room of disclosure has it.
            checked.findings.push(Finding { article: finding.article(), ..found });
        }
        let period = draw.period();
        let open = rules.pack().draw_publication.is_none() && period.last_day() < on;
        if open && record.published.as_ref().is_none_or(|published| published.on > on) {
            let omission = Omission::DrawNotPublished { period };
            checked.findings.push(Finding::of(&omission, draw.subject(), draw.evidence(), [case.absence()]));
        }
        records.push(record);
    }
    let mut own = Vec::new();
    for inspection in case.own_inspections().filter(|one| one.is_random()) {
        let Some(visit) = inspection.visit(on) else { continue };
        let Ok(alone) = Inspections::new([inspection.clone()]) else { continue };
        for finding in Disclosure::new(rules, &[], &alone).findings(calendar, on) {
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

/// Looked at is what the calendar covers and the rules set a deadline for.
fn looked(disclosure: &Disclosure, case: &Case<'_>, checked: &mut Checked) {
    let results: Vec<_> = disclosure
        .entries(case.calendar, case.file.on)
        .filter(|entry| entry.duty.stratum.is_some())
        .map(|entry| entry.state.class())
        .collect();
    let known = results.iter().filter(|class| !matches!(class, Class::NotCovered | Class::NoDeadline)).count();
    let all = results.len();
    checked.looked(
        Article::Art13,
        known,
        Words::new(
            format!("{known} of {all} results against their deadline"),
            format!("{all}项结果中{known}项的公示期限"),
        ),
    );
}
