//! Art. 8: whether a plan's counts were right on the day of the counts, though the first draw by them found more: who came between
//! is on the list, and no plan could know. Only registers with dates show it, from a week before: who was away for the day of the
//! counts alone did not come.

use chrono::{Days, NaiveDate};

use super::bases::certified;
use super::registered::is_active;
use crate::Division;
use crate::compliance::year_on_file::{Case, ReadDraw};
use crate::draw::Lists;
use crate::plan::{AgencyPlan, PlannedDraw, StratumPlan};

/// Whether, without those who came since, there were no more sources and inspectors than the plan says; `now` sources are there
/// on the draw's days.
pub(super) fn were_right(
    case: &Case<'_>,
    (plan, planned): (&StratumPlan, &PlannedDraw),
    now: u32,
    drawn: (&ReadDraw<'_>, &Lists),
) -> bool {
    let (draw, _) = drawn;
    let Some(made) = made(case, plan, planned).filter(|made| *made <= draw.file.drawn) else { return false };
    let base = planned.quota.derivation.base;
    let sources = sources(case, plan, made, draw).unwrap_or(now);
    let people = people(case, made, drawn);
    // Whom the plan says to be there and cannot be drawn, it must have known.
    sources <= planned.quota.derivation.pool && people <= base.inspectors
}

/// The day of the counts: that on which the plan was filed, or its revision made.
fn made(case: &Case<'_>, plan: &StratumPlan, planned: &PlannedDraw) -> Option<NaiveDate> {
    let on_file = case.file.plan.as_ref()?;
    let counts = |version: &[AgencyPlan]| {
        let own = version.iter().find(|it| it.base.agency == case.file.agency.name)?;
        let draw = own.draw(plan.stratum.as_str(), planned.period)?;
        (draw.quota.derivation.base == planned.quota.derivation.base).then_some(())
    };
    match on_file.plan.versions().position(|version| counts(version).is_some())?.checked_sub(1) {
        None => on_file.filed,
        Some(revision) => on_file.revisions.get(revision).map(|it| it.made),
    }
}

/// A week before the day of the counts, where a register knows it.
fn before(made: NaiveDate, knows: impl Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
    made.checked_sub_days(Days::new(7)).filter(|day| knows(*day))
}

/// How many sources of the draw's days were there on the day of the counts, or a week before; none where no register shows it.
fn sources(case: &Case<'_>, plan: &StratumPlan, made: NaiveDate, draw: &ReadDraw<'_>) -> Option<u32> {
    let (registry, area) = (case.registry.as_ref()?, case.file.agency.division);
    let earlier = [before(made, |day| registry.knows(day))?, made];
    let there = |id: &str, day: NaiveDate| {
        // By the id of that day: who was renumbered did not come.
        let former = || registry.former(id).find_map(|id| registry.at(id, day));
        registry
            .at(id, day)
            .or_else(former)
            .is_some_and(|it| *it.stratum == plan.stratum && area.contains(it.division) && is_active(case, it))
    };
    let of_the_draw = registry.ids().filter(|id| draw.days_of_lists().iter().all(|day| there(id, *day)));
    let all = of_the_draw.filter(|id| earlier.iter().any(|day| there(id, *day)));
    u32::try_from(all.count()).ok()
}

/// How many of the certified inspectors of the draw were there, and certified, on the day of the counts or a week before; all,
/// where no register shows it.
fn people(case: &Case<'_>, made: NaiveDate, drawn: (&ReadDraw<'_>, &Lists)) -> u32 {
    let area: Division = case.file.agency.division;
    let all = certified(case, area, drawn);
    let days = case.roster_days();
    let dated = days.as_ref().and_then(|days| Some((days, before(made, |day| days.knows(day))?)));
    let there = |id: &&&str| {
        dated.as_ref().is_none_or(|(days, before)| {
            let person = days.roster().get(id);
            [*before, made].iter().any(|day| days.has(id, *day) && person.is_some_and(|it| it.is_certified(*day)))
        })
    };
    u32::try_from(all.iter().filter(there).count()).unwrap_or(u32::MAX)
}
