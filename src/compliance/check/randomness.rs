//! Art. 2: 随机. Whether the bureau could steer what was drawn: contributions that it knew, chose, or could write in
//! several ways. A draw that can be steered verifies like any other.

use super::{Checked, between};
use crate::Words;
use crate::compliance::clause::Clause;
use crate::compliance::finding::Finding;
use crate::compliance::year_on_file::{Case, ReadDraw, left};
use crate::draw::{ChainFault, Link, OrderFinding, Origin, Terms, reused_public_values};

/// Checks what the contributions of every draw can supply.
pub(in crate::compliance) fn randomness(case: &Case<'_>, checked: &mut Checked) {
    let mut steered = between(
        ("the contributions of the orders", "抽取方案的随机数来源"),
        ("what nobody can know, choose or write in another way", "任何人不能预知、选定或改变写法的要求"),
    );
    steered.leave(case.unread(), left::unread_order());
    for draw in case.own_draws() {
        let terms = draw.order.terms();
        let secrets = draw.revealed().map(|reveal| reveal.entropy_findings(&draw.order)).unwrap_or_default();
        let found: Vec<_> = terms.entropy_findings().into_iter().chain(secrets).collect();
        let kept = draw.keeps_its_secret().then(left::secret_kept);
        match kept.or_else(|| own_value(case, terms)).or_else(|| not_bound(terms, &found)) {
            Some(why) => steered.leave(1, why),
            None => steered.compare(1),
        }
        // Lotteries of three digits are common, and no text forbids them.
        for finding in found.iter().filter(|finding| !matches!(finding, OrderFinding::FewOutcomes { .. })) {
            checked.findings.push(Finding::of(finding, draw.subject(), draw.evidence(), []));
        }
    }
    checked.compared(Clause::Unsteered, steered);
    reused(case, checked);
}

/// A public value that the agency makes itself, by its own announcement.
fn own_value(case: &Case<'_>, terms: &Terms) -> Option<Words> {
    let text = |origin: &Origin| match origin {
        Origin::Public(text) | Origin::Formed { text, .. } => Some(text.clone()),
        Origin::Commit(_) => None,
    };
    let mut texts = terms.entropy.iter().filter_map(|it| text(&it.origin));
    let own = texts.any(|text| case.is_own_word(text.as_str()));
    own.then(|| Words::new("a public value that the agency makes itself", "“公共”随机数由抽取单位自行产生"))
}

/// What leaves room to steer a draw, though it is no finding.
fn not_bound(terms: &Terms, found: &[OrderFinding]) -> Option<Words> {
    if found.iter().any(|finding| matches!(finding, OrderFinding::FewOutcomes { .. })) {
        let bits = OrderFinding::LEAST_BITS;
        let english =
            format!("public values of fewer than {bits} bits, of which every outcome can be tried beforehand");
        return Some(Words::new(english, format!("公共随机数不足{bits}比特，可事先逐一试算")));
    }
    let unbound = "the order is of version 1 or 1.1 and does not bind how its public value is written";
    (!terms.binds_form()).then(|| Words::new(unbound, "抽取方案为1版或1.1版，未锁定公共随机数的写法"))
}

/// One public value for two orders. Of a round that was drawn twice, and under version 1.2, the chain says so.
fn reused(case: &Case<'_>, checked: &mut Checked) {
    let draws = case.chain();
    let links: Vec<Link<'_>> = draws.iter().map(|draw| draw.link()).collect();
    for fault in reused_public_values(&links) {
        let ChainFault::PublicReused { link, earlier } = fault else { continue };
        let at = |link: usize| draws.get(link.checked_sub(1)?);
        let (Some(draw), Some(before)) = (at(link), at(earlier)) else { continue };
        let round = |draw: &ReadDraw<'_>| (draw.period(), draw.order.terms().round);
        if !draw.order.terms().binds_form() && round(draw) != round(before) {
            checked.findings.push(Finding::of(&fault, draw.subject(), draw.evidence(), [before.evidence()]));
        }
    }
}
