//! Arts. 5, 6, 8, 10: what lifts a rule without departing from a draw: waivers, changed ratios, rounds that supplement,
//! inspectors who are not available, kinds without a draw, joint visits, sources that a list has otherwise than the one before. Each is counted by its reason with what shows it, so
//! that many stand out.

use std::collections::BTreeSet;

use super::agreeing::changes;
use super::excuses::{Excused, Lines, Shown, gone_shown};
use crate::Text;
use crate::compliance::year_on_file::{Case, ReadDraw};
use crate::draw::InspectorStatus;
use crate::inspection::{Inspection, ReplacementReason, SiteVisit};

/// Counts them.
pub(super) fn lifted(case: &Case<'_>, lines: &mut Lines) {
    waivers(case, lines);
    ratios(case, lines);
    supplements(case, lines);
    withheld(case, lines);
    visits(case, lines);
    changes(case, &case.own_draws().collect::<Vec<_>>(), lines);
}

/// Each names its document, which the order commits or the ledger dates; what has none the checks of window and cap tell.
fn waivers(case: &Case<'_>, lines: &mut Lines) {
    let draws: Vec<&ReadDraw<'_>> = case.own_draws().collect();
    for waiver in draws.iter().filter_map(|draw| case.waiver(draw)) {
        lines.count(Excused::WindowWaiver, &waiver.reason, draws.len(), Some(Shown::Document));
    }
    let listed = draws.iter().filter_map(|draw| draw.sources()).flat_map(|list| list.iter().map(|line| line.id));
    let sources: BTreeSet<&str> = listed.map(|id| case.current(id)).collect();
    let in_force = case.file.waivers.iter().filter(|it| it.year == case.file.year && it.granted <= case.file.on);
    for waiver in in_force.filter(|it| sources.contains(case.current(it.source.as_str()))) {
        lines.count(Excused::CapWaiver, &waiver.reason, sources.len(), Some(Shown::Document));
    }
}

/// Ratios of the rules that are not the text's, with their reports.
fn ratios(case: &Case<'_>, lines: &mut Lines) {
    let tier = case.file.agency.tier;
    let rules = || case.rules.strata().filter_map(|stratum| stratum.rule(tier));
    let all = rules().count();
    for changed in rules().filter_map(|rule| rule.changed.as_ref()) {
        let shown = changed.report.as_ref().map(|_| Shown::Document);
        lines.count(Excused::RatioChange, &Text::checked_before(&changed.ratio.proportion()), all, shown);
    }
}

/// Rounds that add to the one before them; that they draw no more than are gone is checked of the quotas.
fn supplements(case: &Case<'_>, lines: &mut Lines) {
    let all = case.own_draws().count();
    for draw in case.own_draws().filter(|draw| draw.supplements) {
        let shown = draw.file.document.as_ref().filter(|it| it.excuses(draw.file.drawn)).map(|_| Shown::Document);
        let shown = shown.or(Some(Shown::Result));
        let word = draw.file.redraw.clone().unwrap_or_else(|| Text::checked_before("gone"));
        lines.count(Excused::Supplement, &word, all, shown);
    }
}

/// Inspectors whom a list has as not available though the roster has them free on some days: who sends all others on a day's
/// leave chooses the team.
fn withheld(case: &Case<'_>, lines: &mut Lines) {
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
fn visits(case: &Case<'_>, lines: &mut Lines) {
    let made: Vec<(&Inspection, &SiteVisit)> =
        case.own_inspections().filter_map(|one| Some((one, one.visit(case.file.on)?))).collect();
    for (one, visit) in &made {
        let shown = one.document.as_ref().filter(|it| it.excuses(visit.completed)).map(|_| Shown::Document);
        if let Some(reason) = ReplacementReason::of_found(&visit.found).filter(|_| one.draw.is_some()) {
            let word = Text::checked_before(reason.as_str());
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
