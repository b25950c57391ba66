//! Art. 3: 随机执法检查严格按照随机抽查事项清单组织实施: each draw names items of the list that apply to what it draws.

use super::Checked;
use crate::Article;
use crate::compliance::case::{Case, ReadDraw};
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::words::Words;

/// Checks the items of each draw, if the list is on file.
pub(in crate::compliance) fn items(case: &Case<'_>, checked: &mut Checked) {
    if case.file.items.is_empty() {
        let words = Words::new("the list of items is not on file", "抽查事项清单不在档案中");
        checked.looked(Article::Art3, 0, words);
        return;
    }
    let mut count = 0_usize;
    for draw in case.own_draws() {
        count = count.saturating_add(1);
        of_draw(draw, case, checked);
    }
    checked.looked(
        Article::Art3,
        count,
        Words::new(format!("the items of {count} draws"), format!("{count}次抽取的抽查事项")),
    );
}

fn of_draw(draw: &ReadDraw<'_>, case: &Case<'_>, checked: &mut Checked) {
    let (period, round) = (draw.period(), draw.order.terms().round);
    if draw.file.items.is_empty() {
        checked.findings.push(Finding::of(&Omission::NoItems, draw.subject(), draw.evidence(), [Evidence::ItemList]));
    }
    let drawn = || draw.order.terms().strata.iter().filter(|it| it.quota > 0).map(|it| &it.stratum);
    for item in &draw.file.items {
        let subject = Subject::Item { period, round, item: item.clone() };
        let omission = match case.file.items.iter().find(|listed| listed.item == *item) {
            None => Omission::UnknownItem { item: item.clone() },
            Some(listed) => match drawn().next() {
                Some(stratum) if !drawn().any(|stratum| listed.strata.contains(stratum)) => {
                    Omission::OtherItem { item: item.clone(), stratum: stratum.clone() }
                }
                _ => continue,
            },
        };
        checked.findings.push(Finding::of(&omission, subject, draw.evidence(), [Evidence::ItemList]));
    }
}
