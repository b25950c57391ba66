//! Art. 8(1), 8(2): what was drawn against what the plan says, for each period and stratum.
//!
//! Where a rule carries over, a period's shortfall is made up later in the year and only the year counts; elsewhere each
//! period does. Where it counts units and several draws meet it together, a source that is drawn again counts once. Where
//! every candidate was drawn there is nobody left to draw: that is shown, and is no finding.

use std::collections::BTreeSet;

use super::registered::is_active;
use super::{Checked, bases, between, excuses};
use crate::compliance::clause::{Clause, Comparison, Look};
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_on_file::{Case, ReadDraw, article, left};
use crate::draw::{Drawn, SourceStatus};
use crate::inspection::{Inspection, ReplacementReason};
use crate::plan::{AgencyPlan, PlannedDraw, StratumPlan};
use crate::registry::{SourceFacts, SourceRef};
use crate::rules::{Counting, QuotaRule, TierRule};
use crate::{Article, Period, Token, Words};

/// A stratum's quota of a period, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct QuotaLine {
    /// The period.
    pub period: Period,
    /// The stratum.
    pub stratum: Token,
    /// How many the plan says.
    pub quota: u32,
    /// How many were drawn; none if there was no draw.
    pub drawn: Option<u32>,
    /// How many of the drawn the year had drawn before, where the rule counts units over several draws.
    #[serde(default, skip_serializing_if = "is_zero", deserialize_with = "crate::forms::null_is_default")]
    pub repeats: u32,
    /// How many candidates the draw was short of what its order asked.
    pub short: u32,
    /// How many of the drawn were inspected.
    pub inspected: u32,
    /// Whether it counts by the year only, since the rule carries over.
    pub by_year: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// The lines of the plan, with what was drawn.
pub(in crate::compliance) fn quotas(
    case: &Case<'_>,
    plan: Option<&AgencyPlan>,
    checked: &mut Checked,
) -> Vec<QuotaLine> {
    let Some(plan) = plan else {
        for article in [Article::Art8Key, Article::Art8General] {
            for clause in [Clause::QuotaDrawn, Clause::QuotaInspected] {
                let missing = Words::new("a plan to go by", "可作依据的年度计划");
                checked.looked.says(article, clause, Look::NotOnFile(missing));
            }
        }
        return Vec::new();
    };
    let mut lines = Vec::new();
    for stratum in &plan.strata {
        let rule = case.rules.rule(stratum.stratum.as_str(), plan.base.tier);
        let article = article(rule.map(|rule| &rule.basis), Article::Art8);
        let by_year = rule.is_some_and(|rule| rule.carry_over);
        let mut of_stratum: Vec<_> =
            stratum.draws.iter().map(|draw| line(case, stratum, draw.period, by_year)).collect();
        let units = rule.is_some_and(|rule| rule.counts == Counting::Units) && repeats(case, stratum, &mut of_stratum);
        if let Some(rule) = rule.filter(|rule| rule.counts == Counting::Visits) {
            by_units(case, (plan, stratum), rule, of_stratum.clone(), article, checked);
        }
        let made: Vec<_> = of_stratum.iter().filter(|line| line.drawn.is_some()).collect();
        if !by_year {
            made.iter().for_each(|line| each(case, plan, line, article, checked));
        }
        if let Some(rule) = rule.filter(|_| by_year || units) {
            whole_year(case, (plan, stratum), rule, &of_stratum, article, checked);
        }
        exceeded(case, stratum, &of_stratum, article, checked);
        if stratum.due() > 0 {
            let (english, chinese) = names(case, &stratum.stratum);
            let mut looked = between(
                (&format!("draws of {english}"), &format!("{chinese}抽取数量")),
                ("the plan's number", "计划数量"),
            );
            // That nobody was left to draw is what the bureau's own list says; only the registry shows it.
            let on_trust = |line: &&&QuotaLine| {
                let missed = line.drawn.is_some_and(|drawn| drawn < line.quota);
                missed && case.file.registry.is_none() && exhausted(case, plan, line)
            };
            let on_trust = made.iter().filter(on_trust).count();
            looked.compare(made.len().saturating_sub(on_trust));
            looked.leave(
                on_trust,
                Words::new(
                    "no registry on file to show that nobody was left",
                    "未提供信息库，是否已无可抽对象无从核对",
                ),
            );
            unmade(case, &of_stratum, &mut looked);
            checked.compared_of(article, Clause::QuotaDrawn, looked);
            checked.compared_of(article, Clause::QuotaInspected, inspected(case, &of_stratum, (english, chinese)));
        }
        lines.extend(of_stratum);
    }
    unplanned(case, checked);
    lines
}

/// Draws of periods that no plan by the rules has: whom they draw nothing asks for.
fn unplanned(case: &Case<'_>, checked: &mut Checked) {
    let periods = case.periods();
    for draw in case.own_draws().filter(|draw| draw.drawn().is_some() && !periods.contains(&draw.period())) {
        let strata = draw.order.terms().strata.iter().filter(|it| it.quota > 0);
        for (stratum, asked) in strata.map(|it| (it.stratum.clone(), it.quota.into())) {
            let rule = case.rules.rule(stratum.as_str(), case.file.agency.tier);
            let article = article(rule.map(|rule| &rule.basis), Article::Art8);
            let subject = Subject::Stratum { stratum: stratum.clone(), period: Some(draw.period()) };
            let omission = Omission::Unplanned { stratum, period: draw.period(), asked, article };
            checked.findings.push(Finding::of(&omission, subject, plan_evidence(case), [draw.evidence()]));
        }
    }
}

/// The drawn sources of periods that are over, against the visits that were made: whatever excuses a visit, the number of
/// those inspected is another.
fn inspected(case: &Case<'_>, lines: &[QuotaLine], (english, chinese): (String, String)) -> Comparison {
    let mut looked = between(
        (&format!("drawn sources of {english}"), &format!("{chinese}抽中对象")),
        ("the visits made", "已完成的检查"),
    );
    for line in lines.iter().filter(|line| line.period.last_day() < case.file.on) {
        let drawn = line.drawn.unwrap_or(0);
        let gone = gone_by_word(case, line).min(line.inspected);
        let made = line.inspected.saturating_sub(gone).min(drawn);
        let gone = gone.min(drawn.saturating_sub(made));
        looked.compare(made as usize);
        looked.leave(
            gone as usize,
            Words::new(
                "found gone, without activity or beyond reach, which no register and no document shows",
                "检查记为已不存在、未开展活动或无法联系，信息库和文件均无佐证",
            ),
        );
        let made = made.saturating_add(gone);
        looked.leave(drawn.saturating_sub(made) as usize, Words::new("drawn and not inspected", "抽中而未检查"));
    }
    looked
}

/// The visits of a line that found their source gone by their word alone: who writes so inspects nothing.
fn gone_by_word(case: &Case<'_>, line: &QuotaLine) -> u32 {
    let made = |one: &&Inspection| one.stratum == line.stratum && one.period == line.period && one.draw.is_some();
    let visits = case.own_inspections().filter(made).filter_map(|one| Some((one, one.visit(case.file.on)?)));
    let by_word = visits.filter(|(one, visit)| {
        excuses::not_met(&visit.found).is_some() && excuses::gone_shown(case, one, visit).is_none()
    });
    u32::try_from(by_word.count()).unwrap_or(u32::MAX)
}

/// Periods that were to be drawn by now and of which no number is known.
fn unmade(case: &Case<'_>, lines: &[QuotaLine], looked: &mut Comparison) {
    for line in lines.iter().filter(|line| line.drawn.is_none()) {
        let window = case.rules.draw_window(line.period).ok().flatten().unwrap_or_else(|| line.period.span());
        if case.own_draws().any(|draw| draw.period() == line.period && draw.unreadable) {
            looked.leave(1, left::unread_transcript());
        } else if window.until() < case.file.on {
            looked.leave(1, Words::new("no draw on file", "未提供抽取材料"));
        }
    }
}

/// Counts on each line the sources that the draws of the same obligation had drawn before; false where one draw meets it
/// alone.
fn repeats(case: &Case<'_>, plan: &StratumPlan, lines: &mut [QuotaLine]) -> bool {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut several = false;
    for (line, draw) in lines.iter_mut().zip(&plan.draws) {
        let place = draw.quota.derivation.year().0;
        several |= place.of > 1;
        if place.index == 1 {
            seen.clear();
        }
        if place.of < 2 {
            continue;
        }
        let standing = case.standing(line.period);
        let lines = standing.iter().filter_map(|read| Some((read.digest, read.drawn()?)));
        let strata = lines.flat_map(|(order, drawn)| drawn.strata.iter().map(move |of| (order, of)));
        let sources = strata.filter(|(_, of)| of.stratum == line.stratum);
        for (order, source) in sources.flat_map(|(order, of)| of.drawn.iter().map(move |it| (order, &it.source))) {
            // Whose visit was declared void for cause may be drawn again: the visits of the year are then of different units. A
            // bare word makes no other unit of it.
            let of_draw = |one: &&Inspection| one.draw.is_some_and(|it| it.order == order);
            if case
                .inspections
                .of(source.as_str())
                .iter()
                .filter(of_draw)
                .any(|one| excuses::is_void_for_cause(case, one))
            {
                continue;
            }
            // By whichever id: one that was renumbered is one unit.
            line.repeats = line.repeats.saturating_add(u32::from(!seen.insert(case.current(source.as_str()))));
        }
    }
    several
}

fn line(case: &Case<'_>, plan: &StratumPlan, period: Period, by_year: bool) -> QuotaLine {
    let standing = case.standing(period);
    let of_stratum = |drawn: &Drawn| drawn.strata.iter().find(|it| it.stratum == plan.stratum).cloned();
    let found: Vec<_> = standing.iter().filter_map(|draw| of_stratum(draw.drawn()?)).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let drawn = found.iter().map(|it| it.drawn.len()).fold(0, usize::saturating_add);
    // Visits of a round that was replaced, or of who was skipped, are none of those whom the round that stands drew.
    let drew = |draw: &ReadDraw<'_>, one: &Inspection, order| draw.digest == order && draw.chose(&one.source);
    let of_it = |one: &Inspection| one.draw.is_some_and(|it| standing.iter().any(|draw| drew(draw, one, it.order)));
    let made = |one: &&Inspection| one.stratum == plan.stratum && one.period == period && of_it(one);
    let inspected = case.own_inspections().filter(made).filter(|one| one.visit(case.file.on).is_some()).count();
    let planned = plan.draws.iter().find(|draw| draw.period == period);
    QuotaLine {
        period,
        stratum: plan.stratum.clone(),
        quota: planned.map_or(0, |draw| draw.quota.count),
        drawn: (!standing.is_empty()).then(|| count(drawn)),
        repeats: 0,
        short: found.iter().map(|it| it.shortfall).max().unwrap_or(0),
        inspected: count(inspected),
        by_year,
    }
}

/// A rule that does not carry over: each period by itself.
fn each(case: &Case<'_>, plan: &AgencyPlan, line: &QuotaLine, article: Article, checked: &mut Checked) {
    let QuotaLine { period, stratum, quota, drawn: Some(drawn), .. } = line else { return };
    if drawn >= quota || (asked_in_full(case, line) && exhausted(case, plan, line)) {
        return;
    }
    let (quota, drawn) = (u64::from(*quota), u64::from(*drawn));
    let omission = Omission::QuotaMissed { stratum: stratum.clone(), quota, drawn, article };
    let subject = Subject::Stratum { stratum: stratum.clone(), period: Some(*period) };
    let draws = case.own_draws().filter(|draw| draw.period() == *period).map(ReadDraw::evidence);
    checked.findings.push(Finding::of(&omission, subject, plan_evidence(case), draws));
}

/// A rule that carries over: the year, once its last draw is made. A period without a draw has its finding already.
///
/// What there are too few sources for is not missed. Where no candidate was left to the last draw, nothing is either, if
/// every order asked for what the plan says: an order that asks for less leaves candidates whom a later one may not reach.
/// Of a census it is told who was not reached, where the registry is on file to say so.
fn whole_year(
    case: &Case<'_>,
    (agency, plan): (&AgencyPlan, &StratumPlan),
    rule: &TierRule,
    lines: &[QuotaLine],
    article: Article,
    checked: &mut Checked,
) {
    let Some(drawn) = lines.iter().map(|line| line.drawn.map(u64::from)).sum::<Option<u64>>() else { return };
    let repeats = lines.iter().map(|line| u64::from(line.repeats)).fold(0, u64::saturating_add);
    let (quota, units) = (plan.target(rule.mid_year), drawn.saturating_sub(repeats));
    // Without units, or where each period counts by itself, fewer visits are told by the period or here, not twice.
    let by_year = rule.carry_over;
    let nobody_left = lines.last().is_none_or(|last| exhausted(case, agency, last) || all_drawn(case, agency, last));
    if units >= quota || (nobody_left && lines.iter().all(|line| asked_in_full(case, line))) {
        return;
    }
    let whom_is_told = matches!(rule.quota, QuotaRule::Census { .. }) && case.file.registry.is_some();
    let omission = match repeats {
        0 if by_year => Omission::QuotaMissed { stratum: plan.stratum.clone(), quota, drawn, article },
        1.. if !whom_is_told => Omission::UnitsMissed { stratum: plan.stratum.clone(), quota, drawn, units, article },
        _ => return,
    };
    let subject = Subject::Stratum { stratum: plan.stratum.clone(), period: None };
    let draws = case.own_draws().map(ReadDraw::evidence);
    checked.findings.push(Finding::of(&omission, subject, plan_evidence(case), draws));
}

/// Where the rules count visits: what the year would lack by units, no more than there are, told as what a reading takes for
/// none.
fn by_units(
    case: &Case<'_>,
    (agency, plan): (&AgencyPlan, &StratumPlan),
    rule: &TierRule,
    mut lines: Vec<QuotaLine>,
    article: Article,
    checked: &mut Checked,
) {
    if !repeats(case, plan, &mut lines) {
        return;
    }
    let Some(drawn) = lines.iter().map(|line| line.drawn.map(u64::from)).sum::<Option<u64>>() else { return };
    let repeats = lines.iter().map(|line| u64::from(line.repeats)).fold(0, u64::saturating_add);
    let quota = plan.target(rule.mid_year).min(agency.base.drawable(plan.stratum.as_str()).into());
    let units = drawn.saturating_sub(repeats);
    if repeats > 0 && units < quota {
        let omission = Omission::UnitsMissed { stratum: plan.stratum.clone(), quota, drawn, units, article };
        let subject = Subject::Stratum { stratum: plan.stratum.clone(), period: None };
        let draws = case.own_draws().map(ReadDraw::evidence);
        checked.by_reading.push(Finding::of(&omission, subject, plan_evidence(case), draws));
    }
}

/// What the order of a period asks for, and that order; what supplements it asks for the gone alone.
fn asked<'c>(case: &'c Case<'_>, line: &QuotaLine) -> Option<(&'c ReadDraw<'c>, u64)> {
    let draw = *case.standing(line.period).first()?;
    let asked = draw.order.terms().strata.iter().find(|it| it.stratum == line.stratum)?;
    Some((draw, asked.quota.into()))
}

/// Whether the order of a period asks for what the plan says.
fn asked_in_full(case: &Case<'_>, line: &QuotaLine) -> bool {
    asked(case, line).is_some_and(|(_, asked)| asked >= line.quota.into())
}

/// Whether nobody was left to draw: fewer candidates than the order asked for, and on the list everybody whom the plan
/// counted and the registry on file still holds. Without the registry a list that was cut short cannot be told.
fn exhausted(case: &Case<'_>, plan: &AgencyPlan, line: &QuotaLine) -> bool {
    let stratum = &line.stratum;
    let of_stratum = |found: &Token| found == stratum;
    let last = asked(case, line).map(|(draw, _)| draw);
    let listed = last.and_then(|draw| draw.lists.as_ref());
    let listed = listed.map(|lists| lists.sources.iter().filter(|it| of_stratum(it.stratum)).count());
    let held_back = last.is_some_and(|draw| holds_back(case, draw));
    line.short > 0 && !held_back && !listed.is_some_and(|listed| cut_short(case, plan, line, listed))
}

/// Whether an order lets sources be visited less often than the rules do: whom it leaves out could have been drawn.
fn holds_back(case: &Case<'_>, draw: &ReadDraw<'_>) -> bool {
    let rules = case.rules.pack().cap.as_ref().map(|cap| cap.most);
    draw.order.terms().cap.is_some_and(|order| rules.is_none_or(|rules| order < rules))
}

/// Whether a list has fewer of a stratum than both the plan counted and the registry can draw: on the list's days, where it has
/// dates, and else as it stands.
fn cut_short(case: &Case<'_>, plan: &AgencyPlan, line: &QuotaLine, listed: usize) -> bool {
    let area = plan.base.division;
    let there = |it: &SourceRef<'_>| {
        *it.stratum() == line.stratum && area.contains(it.division()) && is_active(case, SourceFacts::from(*it))
    };
    let days = asked(case, line).map(|(draw, _)| draw.days_of_lists());
    let days = days.filter(|[_, drawn]| case.registry.as_ref().is_some_and(|registry| registry.knows(*drawn)));
    let known = match days {
        Some(days) => usize::try_from(bases::registered(case, &line.stratum, area, days)).ok(),
        None => case.file.registry.as_ref().map(|registry| registry.iter().filter(there).count()),
    };
    let counted = plan.base.sources.get(&line.stratum).and_then(|count| usize::try_from(*count).ok()).unwrap_or(0);
    known.is_some_and(|known| listed < known.min(counted))
}

/// Whether everybody whom the last list has of a stratum was drawn in the year or is at the cap by the visits of others, and the
/// list is not cut short: then there were no more different sources.
fn all_drawn(case: &Case<'_>, plan: &AgencyPlan, line: &QuotaLine) -> bool {
    let last = asked(case, line).map(|(draw, _)| draw);
    let Some((last, list)) = last.and_then(|draw| Some((draw, draw.sources()?))) else { return false };
    let standing = case.periods().into_iter().flat_map(|period| case.standing(period));
    let sources = standing.filter_map(ReadDraw::drawn).flat_map(Drawn::sources).map(|(_, line)| &line.source);
    // Who came up in the last draw and was skipped was there to be drawn no more; whether that holds is found elsewhere. Who was
    // skipped before, and is listed again, is there again.
    let skipped = last.drawn().into_iter().flat_map(|drawn| &drawn.skipped).map(|skip| &skip.source);
    let drawn: BTreeSet<&str> = sources.chain(skipped).map(|source| case.current(source.as_str())).collect();
    let of_stratum = || list.iter().filter(|it| *it.stratum == line.stratum && it.status != SourceStatus::Excluded);
    // The rules' own: an order with a lower one excuses nobody.
    let cap = case.rules.pack().cap.as_ref().map(|cap| cap.most);
    let nobody_else = of_stratum().all(|it| !it.is_candidate(cap) || drawn.contains(case.current(it.id)));
    nobody_else && !cut_short(case, plan, line, of_stratum().count())
}

/// An order that asks for more than the plan says, less what was drawn before where the rule carries over: what was drawn
/// again counts once, and may be made up for. Where the rules set no number, any will do.
fn exceeded(case: &Case<'_>, plan: &StratumPlan, lines: &[QuotaLine], article: Article, checked: &mut Checked) {
    let rule = case.rules.rule(plan.stratum.as_str(), case.file.agency.tier);
    if rule.is_none_or(|rule| matches!(rule.quota, QuotaRule::None)) {
        return;
    }
    let (mut planned, mut drawn) = (0_u64, 0_u64);
    for line in lines {
        // An order asks for what is owed, also where fewer can be drawn.
        let owed = plan.draws.iter().find(|draw| draw.period == line.period).map_or(line.quota, PlannedDraw::owed);
        planned = planned.saturating_add(owed.into());
        let quota = if line.by_year { planned.saturating_sub(drawn) } else { owed.into() };
        // What a draw exceeded the plan by is not taken from later ones.
        drawn = drawn.saturating_add(line.drawn.unwrap_or(0).saturating_sub(line.repeats).into()).min(planned);
        if let Some((draw, asked)) = asked(case, line).filter(|(_, asked)| *asked > quota) {
            too_many(case, line, draw, (quota, asked), article, checked);
        }
        // Several rounds that supplement replace together no more than are gone.
        let (mut asked, gone) = (0_u64, gone(case, line));
        for draw in case.standing(line.period).into_iter().filter(|draw| draw.supplements) {
            let of_stratum = draw.order.terms().strata.iter().find(|it| it.stratum == line.stratum);
            asked = asked.saturating_add(of_stratum.map_or(0, |it| it.quota.into()));
            if asked > gone {
                too_many(case, line, draw, (gone, asked), article, checked);
                break;
            }
        }
    }
}

fn too_many(
    case: &Case<'_>,
    line: &QuotaLine,
    draw: &ReadDraw<'_>,
    (quota, asked): (u64, u64),
    article: Article,
    checked: &mut Checked,
) {
    let omission = Omission::QuotaExceeded { stratum: line.stratum.clone(), quota, asked, article };
    let subject = Subject::Stratum { stratum: line.stratum.clone(), period: Some(line.period) };
    checked.findings.push(Finding::of(&omission, subject, plan_evidence(case), [draw.evidence()]));
}

/// How many drawn sources of a period turned out to be gone: declared void with evidence, or found so on the visit.
fn gone(case: &Case<'_>, line: &QuotaLine) -> u64 {
    let file = case.file;
    let of_line = |one: &&Inspection| {
        one.agency.name == file.agency.name
            && one.period == line.period
            && one.stratum == line.stratum
            && one.draw.is_some()
    };
    let found_gone =
        |one: &Inspection| one.visit(file.on).is_some_and(|it| ReplacementReason::of_found(&it.found).is_some());
    file.inspections
        .iter()
        .filter(of_line)
        .filter(|one| excuses::is_void_for_cause(case, one) || found_gone(one))
        .fold(0, |n, _| n.saturating_add(1))
}

pub(super) fn plan_evidence(case: &Case<'_>) -> Evidence {
    case.file.plan.as_ref().map_or_else(
        || case.absence(),
        |on_file| Evidence::Plan { version: on_file.plan.version(), filed: on_file.filed },
    )
}

fn names(case: &Case<'_>, stratum: &Token) -> (String, String) {
    case.rules.stratum(stratum.as_str()).map_or_else(
        || (stratum.to_string(), stratum.to_string()),
        |it| (it.name.en.to_string(), it.name.zh.to_string()),
    )
}
