//! Arts. 5, 6, 8, 10: what lifts a rule without departing from a draw: waivers, changed ratios, rounds that supplement,
//! revised plans, inspectors who are not available, kinds without a draw, joint visits, sources found gone, sources that a list
//! has otherwise than the one before. Each is counted by its reason with what shows it, so that many stand out.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::agreeing::changes;
use super::excuses::{Excused, Lines, Shown, by_document, gone_shown, not_met};
use super::planning::{Revised, revisions};
use super::registered::is_active;
use crate::compliance::year_on_file::{Case, ReadDraw};
use crate::draw::InspectorStatus;
use crate::inspection::{Inspection, SiteVisit};
use crate::plan::{AgencyPlan, StratumPlan};
use crate::registry::SourceFacts;
use crate::roster::{Employment, RosterDays};
use crate::{Division, Text};

/// Counts them.
pub(super) fn lifted<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>) {
    waivers(case, lines);
    ratios(case, lines);
    supplements(case, lines);
    revised(case, lines);
    withheld(case, lines);
    chosen(case, lines);
    visits(case, lines);
    changes(case, &case.own_draws().collect::<Vec<_>>(), lines);
}

/// Each names its document, which the order commits or the ledger dates; what has none the checks of window and cap tell.
fn waivers<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>) {
    let draws: Vec<&ReadDraw<'_>> = case.own_draws().collect();
    for waiver in draws.iter().filter_map(|draw| case.waiver(draw)) {
        lines.count(Excused::WindowWaiver, &waiver.reason, draws.len(), Some(Shown::Document(&waiver.reference)));
    }
    let listed = draws.iter().filter_map(|draw| draw.sources()).flat_map(|list| list.iter().map(|line| line.id));
    let sources: BTreeSet<&str> = listed.map(|id| case.current(id)).collect();
    let in_force = case.file.waivers.iter().filter(|it| it.year == case.file.year && it.granted <= case.file.on);
    for waiver in in_force.filter(|it| sources.contains(case.current(it.source.as_str()))) {
        // One of after its year lifts nothing, and is a finding.
        let shown = waiver.holds(case.file.year, case.file.on).then_some(Shown::Document(&waiver.reference));
        lines.count(Excused::CapWaiver, &waiver.reason, sources.len(), shown);
    }
}

/// Ratios of the rules that are not the text's, with their reports.
fn ratios<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>) {
    let tier = case.file.agency.tier;
    let rules = || case.rules.strata().filter_map(|stratum| stratum.rule(tier));
    let all = rules().count();
    for changed in rules().filter_map(|rule| rule.changed.as_ref()) {
        let shown = changed.report.as_ref().map(Shown::Document);
        lines.count(Excused::RatioChange, &Text::checked_before(&changed.ratio.proportion()), all, shown);
    }
}

/// Rounds that add to the one before them; that they draw no more than are gone is checked of the quotas.
fn supplements<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>) {
    let all = case.own_draws().count();
    for draw in case.own_draws().filter(|draw| draw.supplements) {
        let shown = by_document(draw.file.document.as_ref(), draw.file.drawn);
        let shown = shown.or(Some(Shown::Result));
        let word = draw.file.redraw.clone().unwrap_or_else(|| Text::checked_before("gone"));
        lines.count(Excused::Supplement, &word, all, shown);
    }
}

/// Versions of the plan after the first, by whether they owe more or less: the registers of a day that they know show the counts.
fn revised<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>) {
    let all = revisions(case);
    let owed = |plan: &AgencyPlan| plan.strata.iter().map(StratumPlan::due).fold(0, u64::saturating_add);
    for Revised { before, now, on_file } in &all {
        let word = match owed(now).cmp(&owed(before)) {
            core::cmp::Ordering::Less => "less",
            core::cmp::Ordering::Equal => "same",
            core::cmp::Ordering::Greater => "more",
        };
        let dated = |day| {
            let registry = case.registry.as_ref().is_some_and(|days| days.knows(day));
            registry && case.roster_days().is_some_and(|days| days.knows(day))
        };
        let shown = on_file.and_then(|it| {
            let by_registers = dated(it.made).then_some(Shown::Register);
            by_registers.or_else(|| by_document(it.document.as_ref(), it.made))
        });
        lines.count(Excused::PlanRevised, &Text::checked_before(word), all.len(), shown);
    }
}

/// Inspectors of a list who are recused from most of its sources or borrowed, and those who were off the roster for its draw
/// alone: whoever lets few be left to be drawn chooses the team.
fn chosen<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>) {
    let Some(days) = case.roster_days() else { return };
    let lists =
        || case.own_draws().filter_map(|draw| Some((draw, draw.lists.as_ref().filter(|_| draw.has_all_lists())?)));
    let all = lists().map(|(_, lists)| lists.inspectors.entries().len()).fold(0, usize::saturating_add);
    let area = case.file.agency.division;
    for (draw, lists) in lists() {
        let drawn = draw.file.drawn;
        let mut recused: BTreeMap<&str, u32> = BTreeMap::new();
        for recusal in lists.recusals.iter() {
            let count = recused.entry(recusal.inspector).or_default();
            *count = count.saturating_add(1);
        }
        for _ in recused.values().filter(|count| count.saturating_mul(2) > lists.sources.len()) {
            let shown = if days.knows(drawn) { Shown::Register } else { Shown::Undated };
            lines.count(Excused::MostlyRecused, &Text::checked_before("recused"), all, Some(shown));
        }
        let persons = lists.inspectors.entries().iter().filter_map(|entry| days.roster().get(entry.id.as_str()));
        for person in persons {
            if let Employment::Borrowed { from } = person.employment() {
                let word = Text::checked_before(&from.to_string());
                let paper = case.loan(person, drawn).map(|it| Shown::Document(&it.reference));
                lines.count(Excused::Borrowed, &word, all, paper);
            }
        }
        for _ in 0..changed(case, draw) {
            let (word, of) = (Text::checked_before("changed"), lists.sources.len() as usize);
            lines.count(Excused::ChangedAtDraw, &word, of, Some(Shown::Register));
        }
        for _ in 0..away(&days, area, drawn) {
            lines.count(Excused::AwayAtDraw, &Text::checked_before("away"), all, Some(Shown::Register));
        }
    }
}

/// How many sources of the area the registry has alike some days before and after a draw, where they can be drawn, and otherwise
/// on its day.
fn changed(case: &Case<'_>, draw: &ReadDraw<'_>) -> usize {
    let (Some(days), drawn) = (&case.registry, draw.file.drawn) else { return 0 };
    let Some((before, after)) = around(drawn, |day| days.knows(day)) else { return 0 };
    let area = case.file.agency.division;
    let theirs = |facts: &SourceFacts<'_>| area.contains(facts.division) && is_active(case, *facts);
    let alike = days.on([before, after]).filter_map(|(id, [one, other])| Some((id, one?, other?)));
    let alike = alike.filter(|(_, one, other)| one == other && theirs(one));
    alike.filter(|(id, one, _)| days.at(id, drawn).is_some_and(|then| then != *one)).count()
}

/// How many inspectors of an area were off the roster on a day, and on it some days before and after.
fn away(days: &RosterDays<'_>, area: Division, drawn: NaiveDate) -> usize {
    let Some((before, after)) = around(drawn, |day| days.knows(day)) else { return 0 };
    let is_away = |id: &str| days.has(id, before) && !days.has(id, drawn) && days.has(id, after);
    days.roster().persons().iter().filter(|person| person.division() == area && is_away(person.id())).count()
}

/// A day before a draw and one after it, as far away as a register knows: what holds on both, and not at the draw, ceased for it
/// alone.
fn around(drawn: NaiveDate, knows: impl Fn(NaiveDate) -> bool) -> Option<(NaiveDate, NaiveDate)> {
    let pair = |days: u64| drawn.checked_sub_days(Days::new(days)).zip(drawn.checked_add_days(Days::new(days)));
    [30, 14, 7].into_iter().filter_map(pair).find(|(before, _)| knows(*before))
}

/// Inspectors whom a list has as not available though the roster has them free on some days: who sends all others on a day's
/// leave chooses the team.
fn withheld<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>) {
    let Some(days) = case.roster_days() else { return };
    let lists = || case.own_draws().filter_map(|draw| Some((draw, draw.inspectors()?)));
    let all = lists().map(|(_, list)| list.entries().len()).fold(0, usize::saturating_add);
    for (draw, list) in lists() {
        let (first, last) = (draw.period().first_day(), draw.period().last_day());
        for entry in list.entries().iter().filter(|entry| entry.status != InspectorStatus::Available) {
            let shown = days.roster().available(entry.id.as_str(), first, last);
            let shown = shown.is_ok_and(|it| !it.is_available(crate::roster::LeaveReading::AnyDay));
            let reason = Text::checked_before("unavailable");
            lines.count(Excused::Withheld, &reason, all, shown.then_some(Shown::Register));
        }
    }
}

/// Visits of a kind that needs no draw, those that count as one with others, and those that found nobody.
fn visits<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>) {
    let made: Vec<(&Inspection, &SiteVisit)> =
        case.own_inspections().filter_map(|one| Some((one, one.visit(case.file.on)?))).collect();
    for (one, visit) in &made {
        let shown = by_document(one.document.as_ref(), visit.completed);
        if let Some(reason) = not_met(&visit.found).filter(|_| one.draw.is_some()) {
            let word = Text::checked_before(reason);
            lines.count(Excused::FoundGone, &word, made.len(), gone_shown(case, one, visit));
        }
        if !one.is_random() {
            lines.count(Excused::OtherKind, &Text::checked_before(one.kind.as_str()), made.len(), shown);
        }
        if let Some(word) = &one.joint {
            lines.count(Excused::JointVisit, word, made.len(), shown);
        }
    }
}
