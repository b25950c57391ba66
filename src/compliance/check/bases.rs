//! Art. 8: the counts that a plan rests on, against the lists of the first draw made by it and the registers of that day. A list
//! that leaves a source out, or has it elsewhere, makes no smaller count right.
//!
//! What a later draw's lists hold more, a plan need not know before it is revised; see
//! [`READINGS`](crate::rules::interpretation::READINGS), `plan_base`.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::counts_day::were_right;
use super::registered::is_active;
use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_on_file::{Case, ReadDraw, article};
use crate::draw::{List, Lists, SourceStatus};
use crate::plan::{AgencyPlan, PlannedDraw, StratumPlan};
use crate::registry::SourceFacts;
use crate::roster::Employment;
use crate::rules::Base;
use crate::{Article, Division, Token, Words};

/// Checks each version's counts, by its first draw on file.
pub(in crate::compliance) fn bases(case: &Case<'_>, plan: Option<&AgencyPlan>, checked: &mut Checked) {
    let Some(plan) = plan else {
        return checked.not_on_file(Clause::PlanBased, "a plan to go by", "可作依据的年度计划");
    };
    let dated = case.own_draws().all(|draw| case.registry.as_ref().is_some_and(|days| days.knows(draw.file.drawn)));
    let with = match dated {
        true => ("the lists of the first draw by them, registry and roster", "其首次抽取的名单、信息库和名录库"),
        false => ("the lists of the first draw by them, and the roster", "其首次抽取的名单及名录库"),
    };
    let mut looked = between(("the counts that quotas rest on", "应抽数量所依的基数"), with);
    for stratum in &plan.strata {
        let (mut before, mut fewer, mut fewer_sources): (Option<Base>, bool, bool) = (None, false, false);
        for draw in &stratum.draws {
            let base = draw.quota.derivation.base;
            let drawn = case.standing(draw.period).into_iter().next();
            let drawn = drawn.and_then(|drawn| Some((drawn, with_lists(drawn)?)));
            if before == Some(base) {
                let back = |drawn| fewer && certified_count(case, plan.base.division, drawn) > base.inspectors;
                looked.leave(
                    usize::from(drawn.is_some_and(back)),
                    Words::new(
                        "revised for fewer inspectors, of whom more are there again",
                        "因人员减少而调整，其后人员回升而未再调整",
                    ),
                );
                let back =
                    |(_, lists): (&ReadDraw<'_>, &Lists)| listed(stratum, plan.base.division, lists) > base.sources;
                looked.leave(
                    usize::from(fewer_sources && drawn.is_some_and(back)),
                    Words::new(
                        "revised for fewer sources, of which more are there again",
                        "因污染源减少而调整，其后数量回升而未再调整",
                    ),
                );
                continue;
            }
            let was = before.replace(base);
            fewer = was.is_some_and(|before| base.inspectors < before.inspectors);
            fewer_sources = was.is_some_and(|before| base.sources < before.sources);
            let Some((drawn, lists)) = drawn else {
                looked.leave(1, Words::new("no lists to go by", "无可作依据的名单"));
                continue;
            };
            match case.roster {
                Some(_) => looked.compare(1),
                None => looked
                    .leave(1, Words::new("no roster on file to count inspectors by", "未提供名录库，人数无从核对")),
            }
            looked.leave(
                of_other_divisions(case, plan.base.division, lists),
                Words::new(
                    "inspectors of the list whom the roster has in another division",
                    "名单人员在名录库中属其他行政区划，未计入基数",
                ),
            );
            looked.leave(
                on_word(case, (drawn, lists)),
                Words::new("inspectors on loan whom no document shows", "无文件佐证的跨区域抽调人员"),
            );
            let Some(finding) = counted_less(case, (plan, stratum), draw, (drawn, lists)) else { continue };
            let now = there(case, (plan, stratum), (drawn, lists));
            if were_right(case, (stratum, draw), now, (drawn, lists)) {
                looked.leave(
                    1,
                    Words::new(
                        "sources or inspectors that came between the day of the counts and the first draw by them",
                        "计划编制之后、首次抽取之前新增的污染源或检查人员",
                    ),
                );
            } else {
                checked.findings.push(finding);
            }
        }
    }
    checked.compared(Clause::PlanBased, looked);
}

/// The lists that the order committed.
fn with_lists<'c>(draw: &'c ReadDraw<'_>) -> Option<&'c Lists> {
    draw.lists.as_ref().filter(|_| draw.has_committed(List::Sources) && draw.has_committed(List::Inspectors))
}

/// A quota that would be larger by what lists and roster hold.
fn counted_less(
    case: &Case<'_>,
    (agency, plan): (&AgencyPlan, &StratumPlan),
    planned: &PlannedDraw,
    (draw, lists): (&ReadDraw<'_>, &Lists),
) -> Option<Finding> {
    let derivation = &planned.quota.derivation;
    let rule = case.rules.rule(plan.stratum.as_str(), agency.base.tier)?;
    let area = agency.base.division;
    let listed = listed(plan, area, lists);
    let registered = registered(case, &plan.stratum, area, draw.days_of_lists());
    let sources = listed.max(registered);
    let certified = certified_count(case, area, (draw, lists));
    let base = derivation.base;
    let found = Base { sources: base.sources.max(sources), inspectors: base.inspectors.max(certified) };
    let units = derivation.units.map(|units| units.max(sources));
    let by_the_lists = rule.quota(found, derivation.period, 0).map(|quota| quota.within_year(units, None).derivation);
    let owed = |of: &crate::rules::Derivation| of.obligation.min(of.units.unwrap_or(u32::MAX));
    let more = by_the_lists.ok()?;
    // What the plan says cannot be drawn lessens what is to be drawn, though not what is owed.
    let (count, drawable) = (planned.quota.count, planned.owed().min(sources));
    let (stratum, article) = (plan.stratum.clone(), article(Some(&rule.basis), Article::Art8));
    let told = match owed(&more) > owed(derivation) {
        true => Some(Omission::PlanBase {
            stratum,
            sources: (base.sources, found.sources),
            inspectors: (base.inspectors, found.inspectors),
            owed: (owed(derivation), owed(&more)),
            article,
        }),
        false => (drawable > count).then_some(Omission::PlanUndrawn {
            stratum,
            sources: (derivation.pool, sources),
            owed: (count, drawable),
            article,
        }),
    };
    let subject = Subject::Stratum { stratum: plan.stratum.clone(), period: Some(planned.period) };
    let roster = case.roster.as_ref().map(|_| Evidence::Roster { inspector: None });
    let registry = (registered > listed).then_some(Evidence::Registry);
    let evidence = core::iter::once(draw.evidence()).chain(registry).chain(roster);
    told.map(|omission| Finding::of(&omission, subject, super::quota::plan_evidence(case), evidence))
}

/// The sources of a stratum that the list has to be drawn, or the registry if it has more.
fn there(case: &Case<'_>, (agency, plan): (&AgencyPlan, &StratumPlan), (draw, lists): (&ReadDraw<'_>, &Lists)) -> u32 {
    let area = agency.base.division;
    listed(plan, area, lists).max(registered(case, &plan.stratum, area, draw.days_of_lists()))
}

/// The sources of a stratum that a list has to be drawn.
fn listed(plan: &StratumPlan, area: Division, lists: &Lists) -> u32 {
    let of_it = lists.sources.iter().filter(|line| {
        *line.stratum == plan.stratum && line.status != SourceStatus::Excluded && area.contains(line.division)
    });
    u32::try_from(of_it.count()).unwrap_or(u32::MAX)
}

/// The own inspectors of a list whom the roster has in another division than the agency's: they count for no quota.
fn of_other_divisions(case: &Case<'_>, area: Division, lists: &Lists) -> usize {
    let Some(roster) = &case.roster else { return 0 };
    let entries = lists.inspectors.entries().iter().filter_map(|entry| roster.get(entry.id.as_str()));
    entries.filter(|it| it.division() != area && it.employment() == Employment::Own).count()
}

/// Those of a list whom the roster calls borrowed, and no document: they count for no quota.
fn on_word(case: &Case<'_>, (draw, lists): (&ReadDraw<'_>, &Lists)) -> usize {
    let Some(roster) = &case.roster else { return 0 };
    let persons = lists.inspectors.entries().iter().filter_map(|entry| roster.get(entry.id.as_str()));
    persons.filter(|it| it.employment() != Employment::Own && case.loan(it, draw.file.drawn).is_none()).count()
}

/// The agency's own inspectors of a list who are certified on the day of its draw.
pub(super) fn certified<'c>(
    case: &'c Case<'_>,
    area: Division,
    (draw, lists): (&ReadDraw<'_>, &Lists),
) -> BTreeSet<&'c str> {
    let Some(roster) = &case.roster else { return BTreeSet::new() };
    let on = draw.file.drawn;
    let own = lists.inspectors.entries().iter().filter_map(|entry| roster.get(entry.id.as_str()));
    own.filter(|it| it.division() == area && it.employment() == Employment::Own && it.is_certified(on))
        .map(crate::roster::Person::id)
        .collect()
}

fn certified_count(case: &Case<'_>, area: Division, drawn: (&ReadDraw<'_>, &Lists)) -> u32 {
    u32::try_from(certified(case, area, drawn).len()).unwrap_or(u32::MAX)
}

/// Whom the registry has to be drawn on the first and the last day of a list; nobody where it has no dates.
pub(super) fn registered(case: &Case<'_>, stratum: &Token, area: Division, of: [NaiveDate; 2]) -> u32 {
    let Some(days) = case.registry.as_ref().filter(|days| days.knows(of[1])) else { return 0 };
    let counts = |facts: Option<SourceFacts<'_>>| {
        facts.is_some_and(|it| it.stratum == stratum && area.contains(it.division) && is_active(case, it))
    };
    let all = days.on(of).filter(|(_, facts)| facts.iter().all(|it| counts(*it)));
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}
