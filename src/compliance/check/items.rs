//! Arts. 3, 8: each order's record: 随机执法检查严格按照随机抽查事项清单组织实施, and the quotas as derived.
//!
//! What the order itself shows (its day, team and cap) and what was drawn of its quotas are checked without the record.

use std::collections::BTreeSet;

use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_on_file::{Case, ReadDraw, left};
use crate::orders::{OrderRecord, RecordFault};
use crate::{Explain, Words};

/// Checks the record of each draw, if it is on file; its items, if the list is.
pub(in crate::compliance) fn items(case: &Case<'_>, checked: &mut Checked) {
    let mut items = between(
        ("items that each draw's record names", "抽取方案档案所载抽查事项"),
        ("the list of items", "抽查事项清单"),
    );
    let mut quotas = between(
        ("quotas of the orders, and their grounds", "抽取方案所定数量及其依据"),
        ("what the rules give for the counts on record", "规则按在案数量的计算结果"),
    );
    for draw in case.own_draws() {
        let Some(record) = &draw.file.record else {
            let missing = || Words::new("no record of the order on file", "未提供抽取方案记录");
            items.leave(1, missing());
            quotas.leave(1, missing());
            continue;
        };
        items.compare(1);
        match case.by_the_rules(draw) {
            true => quotas.compare(1),
            false => quotas.leave(1, left::other_rules()),
        }
        of_draw(draw, record, case, checked);
    }
    for looked in [&mut items, &mut quotas] {
        looked.leave(case.unread(), left::unread_order());
    }
    unread(case, checked);
    checked.compared(Clause::QuotaDerived, quotas);
    match case.file.items {
        Some(_) => checked.compared(Clause::ItemsDrawn, items),
        None => checked.not_on_file(Clause::ItemsDrawn, "the list of items", "抽查事项清单"),
    }
}

/// Items of a record whose order cannot be read: what the list does not have is certain all the same.
fn unread(case: &Case<'_>, checked: &mut Checked) {
    let Some(list) = &case.file.items else { return };
    for (draw, record) in case.unread_records() {
        let mut told = BTreeSet::new();
        for of in &record.grounds.strata {
            let Err(error) = list.check(&of.stratum, &of.items) else { continue };
            if told.insert(error.code()) {
                let (subject, evidence) = (Subject::Text { draw }, Evidence::File { draw });
                checked.findings.push(Finding::of(&error, subject, evidence, [Evidence::ItemList]));
            }
        }
    }
}

/// The first fault of each kind.
fn of_draw(draw: &ReadDraw<'_>, record: &OrderRecord, case: &Case<'_>, checked: &mut Checked) {
    let (found, expected) = (record.grounds.drawn_on, draw.file.drawn);
    // Of an order that was not drawn the record says when it was to be.
    if draw.drawn().is_some() && draw.record().is_some() && found != expected {
        let omission = Omission::RecordDay { found, expected };
        checked.findings.push(Finding::of(&omission, draw.subject(), draw.evidence(), []));
    }
    let Err(faults) = record.check_by(&draw.order, case.rules, case.file.items.as_ref()) else { return };
    let own = |fault: &&RecordFault| {
        !matches!(fault, RecordFault::Term { .. } | RecordFault::DrawDay { .. } | RecordFault::Quota { .. })
    };
    // By the tier that such an order says its quotas do not follow; that it says so is its finding.
    let elsewhere = draw.order.terms().agency != case.file.agency;
    let follows = |fault: &&RecordFault| !(elsewhere && matches!(fault, RecordFault::Derivation { .. }));
    // By other rules quotas have other grounds; that it names them is its finding, and hides no item.
    let named = case.by_the_rules(draw);
    let follows = |fault: &&RecordFault| {
        follows(fault) && (named || matches!(fault, RecordFault::Items(_) | RecordFault::ItemList { .. }))
    };
    let mut told = BTreeSet::new();
    for fault in faults.iter().filter(own).filter(follows).filter(|fault| told.insert(fault.code())) {
        let list = matches!(fault, RecordFault::Items(_) | RecordFault::ItemList { .. }).then_some(Evidence::ItemList);
        checked.findings.push(Finding::of(fault, draw.subject(), draw.evidence(), list));
    }
}
