//! Arts. 1, 2, 10, 11, 16: the draws: one for each period, in its window, by the rules, in one chain.

use std::collections::{BTreeMap, BTreeSet};

use super::registered::is_active;
use super::{Checked, between};
use crate::compliance::AmendmentOnFile;
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Finding, Omission, Subject};
use crate::compliance::year_on_file::{Case, ReadDraw, article, left};
use crate::draw::{Agency, ChainError, ChainFault, Coverage, Link, check_chain};
use crate::plan::{AnnualPlan, DrawDayError};
use crate::registry::SourceFacts;
use crate::rules::{CoverageOrder, QuotaRule, ReplacementPolicy, TierRule};
use crate::{Article, Code, DateSpan, Explain, Period, Token, Words};

/// Checks the draws. That each is what its texts give was found when they were read.
pub(in crate::compliance) fn drawing(case: &Case<'_>, checked: &mut Checked) {
    let own: Vec<&ReadDraw<'_>> = case.own_draws().collect();
    drawn_again(&own, case, checked);
    chain(case, checked);
    periods(case, checked);
    for draw in &own {
        days(draw, case, checked);
        terms(draw, case, checked);
        replaced(draw, case, checked);
    }
    let mut in_window = between(("days of the draws", "抽取日"), ("their windows", "应抽取时段"));
    // Rules that give no first day may not have been in force; no day can be compared with that.
    let rules = match case.rules.pack().in_force.from {
        Some(_) => ("the rules in force", "现行规则"),
        None => ("the rules of this report, which give no first day", "本报告所依规则（未载施行起始日）"),
    };
    let mut by_rules = between(("the rules that orders name", "抽取方案所依规则"), rules);
    let mut teams = between(("team sizes of the orders", "抽取方案的检查组人数"), ("the rules' least", "规则所定人数"));
    for looked in [&mut in_window, &mut by_rules, &mut teams] {
        looked.leave(case.unread(), left::unread_order());
    }
    for looked in [&mut in_window, &mut by_rules, &mut teams] {
        looked.compare(own.len());
    }
    match case.rules.pack().draw.window {
        Some(_) => checked.compared(Clause::DrawDays, in_window),
        None => checked.not_asked(Clause::DrawDays, "the rules set no window", "规则未定抽取时段"),
    }
    checked.compared(Clause::RulesInForce, by_rules);
    checked.compared(Clause::OrderTeams, teams);
}

/// What was drawn again, and whether it is what was published at once.
fn drawn_again(own: &[&ReadDraw<'_>], case: &Case<'_>, checked: &mut Checked) {
    let mut again = between(
        ("transcripts", "抽取记录"),
        ("what order, lists and random numbers give", "抽取方案、名单和随机数的计算结果"),
    );
    let mut digests = between(("transcripts", "抽取记录"), ("the digests published of them", "公布的摘要"));
    for draw in own.iter().filter(|draw| draw.is_made()) {
        match (draw.unreadable, draw.has_all_lists()) {
            (true, _) => again.leave(1, left::unread_transcript()),
            // Of what was declared void nothing is drawn again.
            _ if draw.drawn().is_none() => {}
            (false, false) => again.leave(1, left::other_list()),
            (false, true) => again.compare(1),
        }
        match draw.file.digest {
            _ if draw.unreadable => digests.leave(1, left::unread_transcript()),
            None => digests.leave(1, Words::new("no digest on file", "未提供摘要")),
            Some(_) if draw.transcripts.len() > 1 && draw.file.amendments.is_empty() => {
                digests.leave(1, Words::new("amended, on a day that is not on file", "已补抽而未载补抽日"));
            }
            Some(_) if is_amended_later(draw, case) => digests.leave(
                1,
                Words::new(
                    "amended after the draw was public, and no day on which the amendment was",
                    "公开后补抽，未载补抽记录的公布日期",
                ),
            ),
            Some(_) => digests.compare(1),
        }
    }
    again.leave(case.unread(), left::unread_order());
    digests.leave(case.unread(), left::unread_order());
    checked.compared(Clause::DrawnAgain, again);
    checked.compared(Clause::DigestPublished, digests);
}

/// Whether a draw was amended after it was public: the digest on file was not public then, and says no day on which it was.
fn is_amended_later(draw: &ReadDraw<'_>, case: &Case<'_>) -> bool {
    let public = draw.file.published.as_ref().map(|it| it.on);
    let later = |it: &&AmendmentOnFile| public.is_some_and(|public| public < it.drawn);
    let shown = |it: &AmendmentOnFile| it.published.is_some_and(|day| (it.drawn..=case.file.on).contains(&day));
    draw.file.amendments.iter().filter(later).any(|it| !shown(it))
}

/// What is wrong with the links. A round that was drawn twice has its finding already, and so has a transcript that is not
/// its order's or cannot be read; a period without a draw gets its own.
fn chain(case: &Case<'_>, checked: &mut Checked) {
    let draws = case.chain();
    let links: Vec<Link<'_>> = draws.iter().map(|draw| draw.link()).collect();
    let mut told = BTreeSet::new();
    let mut faults = check_chain(&links);
    faults.retain(|fault| !has_its_finding(fault, &draws, (case, checked)));
    for fault in faults {
        let place = place(&fault);
        let draw = place.checked_sub(1).and_then(|at| draws.get(at));
        if let Some(draw) = draw.filter(|_| told.insert((place, fault.code()))) {
            checked.findings.push(Finding::of(&fault, draw.subject(), draw.evidence(), []));
        }
    }
    for (at, draw) in draws.iter().enumerate() {
        // A void round between them takes nothing back.
        let mut earlier = draws.iter().take(at).filter(|earlier| earlier.period() == draw.period());
        let again = earlier.any(|earlier| earlier.drawn().is_some());
        if again && draw.file.redraw.is_none() {
            let (link, round) = (at.saturating_add(1), draw.order.terms().round);
            let error = ChainError::RedrawUnexplained { link, round };
            checked.findings.push(Finding::of(&error, draw.subject(), draw.evidence(), []));
        }
    }
    head(case, &draws, checked);
    let mut looked = between(
        ("what each order says it follows", "抽取方案所载前一记录"),
        ("the digest of the transcript before it", "前一抽取记录的摘要"),
    );
    let unread = draws.iter().filter(|draw| draw.unreadable).count();
    looked.compare(links.len().saturating_sub(unread));
    looked.leave(unread, left::unread_transcript());
    looked.leave(case.unread(), left::unread_order());
    checked.compared(Clause::Chained, looked);
}

/// Whether the first order follows the last transcript of the year before. Where that is not on file, the head of the
/// chain is not seen.
fn head(case: &Case<'_>, draws: &[&ReadDraw<'_>], checked: &mut Checked) {
    let mut looked = between(
        ("what the first order says it follows", "首个抽取方案所载前一记录"),
        ("the last transcript of the year before", "上年末次抽取记录"),
    );
    if let Some(first) = draws.first() {
        let found = first.order.terms().previous;
        match case.file.previous {
            // An order that follows nothing may be the agency's first, or hide the draws before it.
            None => looked.leave(1, Words::new("its digest is not on file", "未提供其摘要")),
            Some(expected) => {
                looked.compare(1);
                if found != Some(expected) {
                    let omission = Omission::OtherHead { found, expected };
                    checked.findings.push(Finding::of(&omission, first.subject(), first.evidence(), []));
                }
            }
        }
    }
    checked.compared(Clause::ChainHead, looked);
}

/// Whether a fault of the links is told elsewhere, with its root.
fn has_its_finding(fault: &ChainFault, draws: &[&ReadDraw<'_>], (case, checked): (&Case<'_>, &Checked)) -> bool {
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
        ChainFault::Previous { link, .. } => {
            let previous = draw(*link).and_then(|draw| draw.order.terms().previous);
            unreadable(link.saturating_sub(1)) || previous.is_some_and(|it| case.may_follow_unread(it))
        }
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
        | ChainFault::CommitmentReused { link, .. }
        | ChainFault::PublicReused { link, .. } => *link,
    }
}

/// What was skipped, where the rules have no next of the ranking take its place.
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
    if !case.draws_at_its_tier() {
        return checked.not_asked(Clause::PeriodsDrawn, "the rules have nobody drawn at this tier", "规则未定本级抽取");
    }
    let mut looked =
        between(("periods whose window is over", "抽取时段已过的周期"), ("the draws on file", "在案的抽取"));
    for period in case.periods() {
        // Where the rules set no window, the period itself is the latest.
        let window = case.rules.draw_window(period).ok().flatten().unwrap_or_else(|| period.span());
        if window.until() >= case.file.on {
            continue;
        }
        match owed(case, (period, window)) {
            Owed::Nobody => {
                looked.compare(1);
                continue;
            }
            Owed::Unclear(why) => {
                looked.leave(1, why);
                continue;
            }
            Owed::Somebody => {}
        }
        let mut of_period = case.own_draws().filter(|draw| draw.period() == period);
        let drawn = case.own_draws().any(|draw| draw.period() == period && draw.drawn().is_some());
        abandoned(case, period, checked);
        if !drawn && of_period.any(|draw| draw.unreadable) {
            looked.leave(1, left::unread_transcript());
            continue;
        }
        if !drawn && case.may_be_of(period, window) {
            looked.leave(1, left::unread_order());
            continue;
        }
        looked.compare(1);
        // An order that was left open and followed by others is told of the chain.
        let of_chain = |it: &Finding| {
            it.code == Code::CHAIN_NO_TRANSCRIPT
                && matches!(it.subject, Subject::Draw { period: of, .. } if of == period)
        };
        if !drawn && !checked.findings.iter().any(of_chain) {
            let omission = Omission::NoDraw { period, window };
            checked.findings.push(Finding::of(&omission, Subject::Period { period }, case.absence(), []));
        }
    }
    checked.compared(Clause::PeriodsDrawn, looked);
}

/// Whether somebody is to be drawn for a period.
enum Owed {
    /// The registry shows for all of the window that nobody is, as the plan says.
    Nobody,
    /// The plan says that nobody is, and why that is not shown.
    Unclear(Words),
    Somebody,
}

fn owed(case: &Case<'_>, (period, window): (Period, DateSpan)) -> Owed {
    let Agency { name, division, tier } = &case.file.agency;
    let is_of_the_year = |plan: &AnnualPlan| plan.rules() == case.rules.id() && plan.year() == case.file.year;
    let plan = case.file.plan.as_ref().filter(|it| is_of_the_year(&it.plan));
    let agency = plan.and_then(|it| it.plan.agency(name.as_str()));
    let Some(agency) = agency.filter(|it| (it.base.division, it.base.tier) == (*division, *tier)) else {
        return Owed::Somebody;
    };
    let mut draws = agency.strata.iter().filter_map(|stratum| stratum.draws.iter().find(|it| it.period == period));
    if draws.any(|draw| draw.owed() > 0) || case.own_draws().any(|draw| draw.period() == period) {
        return Owed::Somebody;
    }
    if case.file.registry.is_none() {
        return Owed::Unclear(Words::new("nobody is to be drawn by the plan's word alone", "仅凭计划所载无须抽取"));
    }
    let Some(days) = case.registry.as_ref().filter(|days| days.knows(window.from())) else {
        let why = "nobody is to be drawn by the plan, and the registry has no dates for the window";
        return Owed::Unclear(Words::new(why, "计划所载无须抽取，而信息库无抽取时段内的日期"));
    };
    let is_there = |facts: &SourceFacts<'_>| division.contains(facts.division) && is_active(case, *facts);
    let ends = || days.on([window.from(), window.until()]).map(|(_, facts)| facts.map(|it| it.filter(is_there)));
    let owes = |facts: &mut dyn Iterator<Item = Option<SourceFacts<'_>>>| {
        let mut counts: BTreeMap<&Token, u32> = BTreeMap::new();
        for facts in facts.flatten() {
            let count = counts.entry(facts.stratum).or_default();
            *count = count.saturating_add(1);
        }
        counts.into_iter().any(|(stratum, count)| {
            let no_number = |rule: &TierRule| matches!(rule.quota, QuotaRule::None);
            let unruled = case.rules.rule(stratum.as_str(), *tier).is_none_or(no_number);
            !unruled && count > agency.base.drawable(stratum.as_str())
        })
    };
    let throughout = || ends().filter(|facts| facts.iter().all(Option::is_some));
    if owes(&mut throughout().map(|[from, _]| from)) && owes(&mut throughout().map(|[_, until]| until)) {
        return Owed::Somebody;
    }
    match owes(&mut ends().map(|[from, _]| from)) || owes(&mut ends().map(|[_, until]| until)) {
        true => Owed::Unclear(Words::new(
            "nobody is to be drawn by the plan, and there were sources for a part of the window",
            "计划所载无须抽取，而抽取时段内曾有污染源在库",
        )),
        false => Owed::Nobody,
    }
}

/// An order that was public after another round of its period had drawn, and of which nothing became though the window is over:
/// what it would have drawn was left to choose. One that others follow is told of the chain.
fn abandoned(case: &Case<'_>, period: Period, checked: &mut Checked) {
    let draws = case.chain();
    let drew = draws.iter().any(|draw| draw.period() == period && draw.drawn().is_some());
    let last = draws.len();
    let Some(open) = draws.last().filter(|draw| drew && draw.period() == period && !draw.is_made()) else { return };
    let fault = ChainFault::NoTranscript { link: last };
    let told = |it: &Finding| it.code == fault.code() && it.subject == open.subject();
    if !checked.findings.iter().any(told) {
        checked.findings.push(Finding::of(&fault, open.subject(), open.evidence(), [case.absence()]));
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
        // A word for other rules excuses no smaller team and no other cap.
        found(Omission::OtherRules { found: terms.rules.clone(), expected: case.rules.id().clone() });
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
    let allowed = [CoverageOrder::Independent, CoverageOrder::UninspectedFirst]
        .into_iter()
        .any(|order| Coverage::from(order) == terms.coverage && case.rules.allows_coverage(order));
    if !allowed {
        let expected = Coverage::from(pack.coverage.order);
        let article = pack.coverage.basis.article_or(Article::Art1);
        found(Omission::OrderCoverage { found: terms.coverage, expected, article });
    }
}
