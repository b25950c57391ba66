//! Arts. 3, 8: each order's record: 随机执法检查严格按照随机抽查事项清单组织实施, and the quotas as derived.
//!
//! What the order itself shows (its day, team and cap) and what was drawn of its quotas are checked without the record.

use std::collections::BTreeSet;

use super::Checked;
use crate::Article;
use crate::Explain;
use crate::compliance::case::{Case, ReadDraw};
use crate::compliance::finding::{Evidence, Finding};
use crate::compliance::words::Words;
use crate::draw::{OrderRecord, RecordFault};
use crate::rules::ItemList;

/// Checks the record of each draw by the rules, if it and the list are on file.
pub(in crate::compliance) fn items(case: &Case<'_>, checked: &mut Checked) {
    let Some(items) = &case.file.items else {
        let words = Words::new("the list of items is not on file", "抽查事项清单不在档案中");
        checked.looked(Article::Art3, 0, words);
        return;
    };
    let mut count = 0_usize;
    for draw in case.own_draws().filter(|draw| case.by_the_rules(draw)) {
        if let Some(record) = &draw.file.record {
            count = count.saturating_add(1);
            of_draw(draw, record, items, case, checked);
        }
    }
    let words = Words::new(format!("the items of {count} draws"), format!("{count}次抽取的抽查事项"));
    checked.looked(Article::Art3, count, words);
}

/// The first fault of each kind.
fn of_draw(draw: &ReadDraw<'_>, record: &OrderRecord, items: &ItemList, case: &Case<'_>, checked: &mut Checked) {
    let Err(faults) = record.check(&draw.order, case.rules, items) else { return };
    let own = |fault: &&RecordFault| {
        !matches!(fault, RecordFault::Term { .. } | RecordFault::DrawDay { .. } | RecordFault::Quota { .. })
    };
    let mut told = BTreeSet::new();
    for fault in faults.iter().filter(own).filter(|fault| told.insert(fault.code())) {
        let list = matches!(fault, RecordFault::Items(_) | RecordFault::ItemList { .. }).then_some(Evidence::ItemList);
        checked.findings.push(Finding::of(fault, draw.subject(), draw.evidence(), list));
    }
}
