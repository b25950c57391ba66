//! Art. 11: 随机选派. Whether chance had anybody to choose: where leave and recusals leave no more inspectors than a team has, whom
//! a draw sends is known before it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checked, between};
use crate::Period;
use crate::Words;
use crate::compliance::clause::Clause;
use crate::compliance::year_on_file::{Case, ReadDraw, left};
use crate::draw::{InspectorEntry, InspectorStatus, Lists, SourceStatus};
use crate::roster::{Availability, Roster};

/// Counts the sources of every list for which the lists leave a choice.
pub(in crate::compliance) fn choice(case: &Case<'_>, checked: &mut Checked) {
    let mut looked = between(
        ("sources of the lists that can be drawn", "名单中可抽取的污染源"),
        ("the inspectors whom leave and recusals leave for each", "扣除请假和回避后可选派的人员"),
    );
    let own: Vec<&ReadDraw<'_>> = case.own_draws().filter(|draw| draw.is_made()).collect();
    for draw in own {
        let Some(lists) = draw.lists.as_ref().filter(|_| draw.has_all_lists()) else {
            looked.leave(1, left::other_list());
            continue;
        };
        let team = draw.order.terms().team as usize;
        let (all, certain) = (sources(lists).count(), certain(lists, team, (case.roster.as_ref(), draw.period())));
        // A bureau of no more than a team has no choice to give away.
        let some = people(case, lists) > team;
        looked.compare(all.saturating_sub(if some { certain } else { 0 }));
        if some {
            looked.leave(certain, Words::new("no more inspectors than a team has", "可选派人员不多于一组"));
        }
    }
    looked.leave(case.unread(), left::unread_order());
    checked.compared(Clause::TeamsByChance, looked);
}

fn sources(lists: &Lists) -> impl Iterator<Item = &str> {
    lists.sources.iter().filter(|line| line.status != SourceStatus::Excluded).map(|line| line.id)
}

/// The sources for which a team is all who are left.
fn certain(lists: &Lists, team: usize, (roster, period): (Option<&Roster>, Period)) -> usize {
    let entries = lists.inspectors.entries();
    // Whom the roster has away for all of the period nobody can send, whatever the list says.
    let span = period.span();
    let away = |id: &str| {
        roster.is_some_and(|roster| roster.available(id, span.from(), span.until()) == Ok(Availability::OnLeave))
    };
    let is_free = |entry: &InspectorEntry| entry.status == InspectorStatus::Available && !away(entry.id.as_str());
    let free: BTreeSet<&str> = entries.iter().filter(|it| is_free(it)).map(|it| it.id.as_str()).collect();
    let mut recused: BTreeMap<&str, usize> = BTreeMap::new();
    for recusal in lists.recusals.iter().filter(|recusal| free.contains(recusal.inspector)) {
        let count = recused.entry(recusal.source).or_default();
        *count = count.saturating_add(1);
    }
    sources(lists).filter(|id| free.len().saturating_sub(recused.get(id).copied().unwrap_or(0)) <= team).count()
}

/// How many inspectors list and roster have.
fn people(case: &Case<'_>, lists: &Lists) -> usize {
    let area = case.file.agency.division;
    let on_roster = case
        .roster
        .as_ref()
        .map_or(0, |roster| roster.persons().iter().filter(|person| person.division() == area).count());
    lists.inspectors.entries().len().max(on_roster)
}
