//! Arts. 1, 2, 10, 11, 16: the draws: one for each period, in its window, by the rules, in one chain.

use std::collections::BTreeSet;

use super::Checked;
use crate::compliance::finding::{Finding, Omission, Subject};
use crate::compliance::year_on_file::{Case, ReadDraw, article};
use crate::draw::{ChainError, ChainFault, Coverage, Link, check_chain};
use crate::plan::DrawDayError;
use crate::rules::ReplacementPolicy;
use crate::{Article, Code, Explain, Words};

/// Checks the draws. That each is what its texts give was found when they were read.
pub(in crate::compliance) fn drawing(case: &Case<'_>, checked: &mut Checked) {
    let own: Vec<&ReadDraw<'_>> = case.own_draws().collect();
    let drawn = own.iter().filter(|draw| draw.is_made()).count();
    let unread = usize::try_from(case.unread).unwrap_or(usize::MAX);
    checked.looked(
        Article::Art1,
        drawn.saturating_add(unread),
        Words::new(format!("{drawn} draws drawn again from their texts"), format!("据公开文本重新计算{drawn}次抽取")),
    );
    chain(case, checked);
    periods(case, checked);
    for draw in &own {
        days(draw, case, checked);
        terms(draw, case, checked);
        replaced(draw, case, checked);
    }
    let words =
        |what: &str, chinese: &str| Words::new(format!("{} {what}", own.len()), format!("{}次{chinese}", own.len()));
    checked.looked(Article::Art10, own.len(), words("draws against their windows", "抽取的时间"));
    checked.looked(Article::Art11, own.len(), words("orders' team sizes", "抽取令的检查组人数"));
    checked.looked(Article::Art16, own.len(), words("draws by the rules in force", "抽取所依规则的效力"));
}

/// What is wrong with the links. A round that was drawn twice has its finding already, and so has a transcript that is not
/// its order's or cannot be read; a period without a draw gets its own.
fn chain(case: &Case<'_>, checked: &mut Checked) {
    let draws = case.chain();
    let links: Vec<Link<'_>> = draws.iter().map(|draw| draw.link()).collect();
    let mut told = BTreeSet::new();
    let mut faults = check_chain(&links);
    faults.retain(|fault| !has_its_finding(fault, &draws, checked));
    for fault in faults {
        let place = place(&fault);
        let draw = place.checked_sub(1).and_then(|at| draws.get(at));
        if let Some(draw) = draw.filter(|_| told.insert((place, fault.code()))) {
            checked.findings.push(Finding::of(&fault, draw.subject(), draw.evidence(), []));
        }
    }
    for (at, draw) in draws.iter().enumerate() {
        let earlier = draws.iter().take(at).rev().find(|earlier| earlier.period() == draw.period());
        let again = earlier.is_some_and(|earlier| earlier.drawn().is_some());
        if again && draw.file.redraw.is_none() {
            let (link, round) = (at.saturating_add(1), draw.order.terms().round);
            let error = ChainError::RedrawUnexplained { link, round };
            checked.findings.push(Finding::of(&error, draw.subject(), draw.evidence(), []));
        }
    }
    let count = links.len();
    checked.looked(
        Article::Art2,
        count,
        Words::new(format!("{count} orders in one chain"), format!("{count}个抽取令前后衔接")),
    );
}

/// Whether a fault of the links is told elsewhere, with its root.
fn has_its_finding(fault: &ChainFault, draws: &[&ReadDraw<'_>], checked: &Checked) -> bool {
    let draw = |link: usize| draws.get(link.checked_sub(1)?);
    let unreadable = |link: usize| draw(link).is_some_and(|draw| draw.unreadable);
    let verified = |draw: &ReadDraw<'_>| {
        let belongs = [Code::FAULT_OTHER_ORDER, Code::FAULT_AMENDS];
        !checked.findings.iter().any(|told| belongs.contains(&told.code) && told.subject == draw.subject())
    };
    match fault {
        // Of an agency of the same name elsewhere, the order's own finding says so.
        ChainFault::PeriodGap { .. } | ChainFault::OtherAgency { .. } => true,
        ChainFault::NoTranscript { link } => unreadable(*link),
        ChainFault::Previous { link, .. } => unreadable(link.saturating_sub(1)),
        ChainFault::Transcript { link, .. } => draw(*link).is_some_and(|draw| !verified(draw)),
        _ => false,
    }
}

/// The link that a fault is about, from 1.
const fn place(fault: &ChainFault) -> usize {
    match fault {
        ChainFault::OtherAgency { link }
        | ChainFault::Transcript { link, .. }
        | ChainFault::NoTranscript { link }
        | ChainFault::RoundGap { link, .. }
        | ChainFault::RoundReused { link, .. }
        | ChainFault::Previous { link, .. }
        | ChainFault::Fork { link, .. }
        | ChainFault::PeriodGap { link, .. }
        | ChainFault::CommitmentReused { link, .. } => *link,
    }
}

/// What was skipped, where the rules have no next of the ranking take its place. Since when a source is gone is not on file.
fn replaced(draw: &ReadDraw<'_>, case: &Case<'_>, checked: &mut Checked) {
    let policy = case.rules.replacement();
    let skipped = draw.drawn().map_or(0, |drawn| drawn.skipped.len());
    if skipped == 0 || policy == ReplacementPolicy::Next {
        return;
    }
    let article = article(case.rules.pack().replacement.as_ref().map(|it| &it.basis), Article::Art10);
    let omission = Omission::Replaced { count: u32::try_from(skipped).unwrap_or(u32::MAX), policy, article };
    checked.findings.push(Finding::of(&omission, draw.subject(), draw.evidence(), [case.rules_evidence()]));
}

/// Each period whose window is over has a draw that drew.
fn periods(case: &Case<'_>, checked: &mut Checked) {
    for period in case.periods() {
        // Where the rules set no window, the period itself is the latest.
        let window = case.rules.draw_window(period).ok().flatten().unwrap_or_else(|| period.span());
        if window.until() < case.file.on
            && !case.own_draws().any(|draw| draw.period() == period && (draw.drawn().is_some() || draw.unreadable))
        {
            let omission = Omission::NoDraw { period, window };
            checked.findings.push(Finding::of(&omission, Subject::Period { period }, case.absence(), []));
        }
    }
}

/// Within the window, or with a document that says why not; and under rules in force.
fn days(draw: &ReadDraw<'_>, case: &Case<'_>, checked: &mut Checked) {
    let Err(error) = case.rules.check_draw_day(draw.period(), draw.file.drawn) else { return };
    let excused = matches!(error, DrawDayError::OutsideWindow { .. }) && case.waiver(draw).is_some();
    if !excused {
        checked.findings.push(Finding::of(&error, draw.subject(), draw.evidence(), [case.rules_evidence()]));
    }
}

/// The rules, the team and the cap of the order.
fn terms(draw: &ReadDraw<'_>, case: &Case<'_>, checked: &mut Checked) {
    let (terms, pack) = (draw.order.terms(), case.rules.pack());
    let mut found = |omission: Omission| {
        let rules = case.rules_evidence();
        checked.findings.push(Finding::of(&omission, draw.subject(), draw.evidence(), [rules]));
    };
    if terms.agency != case.file.agency {
        found(Omission::OrderAgency { found: terms.agency.clone(), expected: case.file.agency.clone() });
    }
    if !case.by_the_rules(draw) {
        found(Omission::OtherRules { found: terms.rules.clone(), expected: case.rules.id().clone() });
        return;
    }
    if let Some(team) = pack.team.as_ref().filter(|team| terms.team < team.size) {
        let article = team.basis.article_or(Article::Art11);
        found(Omission::OrderTeam { found: terms.team, least: team.size, article });
    }
    let expected = pack.cap.as_ref().map(|cap| cap.most);
    if terms.cap != expected {
        let article = article(pack.cap.as_ref().map(|cap| &cap.basis), Article::Art8Cap);
        found(Omission::OrderCap { found: terms.cap, expected, article });
    }
    let expected = Coverage::from(pack.coverage.order);
    if terms.coverage != expected {
        let article = pack.coverage.basis.article_or(Article::Art1);
        found(Omission::OrderCoverage { found: terms.coverage, expected, article });
    }
}
