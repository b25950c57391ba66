//! Arts. 3, 8: each order's record: 随机执法检查严格按照随机抽查事项清单组织实施, and the quotas as derived.
//!
//! What the order itself shows (its day, team and cap) and what was drawn of its quotas are checked without the record.

use std::collections::BTreeSet;

use super::Checked;
use crate::compliance::finding::{Evidence, Finding, Omission};
use crate::compliance::year_on_file::{Case, ReadDraw};
use crate::orders::{OrderRecord, RecordFault};
use crate::{Article, Explain, Words};

/// Checks the record of each draw by the rules, if it is on file; its items, if the list is.
pub(in crate::compliance) fn items(case: &Case<'_>, checked: &mut Checked) {
    let mut count = 0_usize;
    for draw in case.own_draws().filter(|draw| case.by_the_rules(draw)) {
        if let Some(record) = &draw.file.record {
            count = count.saturating_add(1);
            of_draw(draw, record, case, checked);
        }
    }
    if case.file.items.is_none() {
        let words = Words::new("the list of items is not on file", "抽查事项清单不在档案中");
        checked.looked(Article::Art3, 0, words);
        return;
    }
    let words = Words::new(format!("the items of {count} draws"), format!("{count}次抽取的抽查事项"));
    checked.looked(Article::Art3, count, words);
}

/// The first fault of each kind.
fn of_draw(draw: &ReadDraw<'_>, record: &OrderRecord, case: &Case<'_>, checked: &mut Checked) {
    let (found, expected) = (record.grounds.drawn_on, draw.file.drawn);
    if draw.record().is_some() && found != expected {
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
    let mut told = BTreeSet::new();
    for fault in faults.iter().filter(own).filter(follows).filter(|fault| told.insert(fault.code())) {
        let list = matches!(fault, RecordFault::Items(_) | RecordFault::ItemList { .. }).then_some(Evidence::ItemList);
        checked.findings.push(Finding::of(fault, draw.subject(), draw.evidence(), list));
    }
}
