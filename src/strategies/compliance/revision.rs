//! The plan of a simulated year, and its revision in mid-year: by the registers of that day and by what was drawn until then.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Planted;
use super::placed::Placed;
use super::world::World;
use crate::draw::Order;
use crate::plan::{AgencyBase, Drawn};
use crate::{Id, Period, Token};

impl World {
    /// The counts of a day.
    pub(super) fn base(&self, on: NaiveDate) -> Option<AgencyBase> {
        let (registry, roster) = (self.rolls.registry_on(on)?, self.rolls.roster_on(on)?);
        let place = (self.agency.division, self.agency.tier);
        Some(AgencyBase::of(&self.rules, (&registry, &roster), self.agency.name.clone(), place, on))
    }

    /// Revises the plan before the draw of that day.
    pub(super) fn revise(&mut self, on: NaiveDate, faults: &Placed) -> Option<()> {
        let mut base = self.base(on)?;
        for fault in faults.all() {
            fault.into_revised(&mut base)?;
        }
        let mut drawn = self.drawn()?;
        if faults.has(Planted::RevisionCredit) {
            let last = drawn.iter_mut().rfind(|it| it.stratum.as_str() == "general")?;
            last.sources = last.sources.checked_add(1)?;
        }
        self.plan = self.plan.revised(&self.rules, vec![base], &drawn).ok()?;
        self.revised.push(on);
        Some(())
    }

    /// What was drawn of each stratum so far. What supplements a draw makes up for what is gone, and counts with it once.
    fn drawn(&self) -> Option<Vec<Drawn>> {
        let (mut counts, mut seen) = (BTreeMap::<(Token, Period), (u32, u32)>::new(), BTreeSet::<(Token, Id)>::new());
        for one in &self.inspections {
            let (sources, repeats) = counts.entry((one.stratum.clone(), one.period)).or_default();
            *sources = sources.checked_add(1)?;
            let is_void = matches!(one.progress, crate::inspection::Progress::Void { .. });
            // Whose visit is void for cause may be drawn again.
            if !is_void && !seen.insert((one.stratum.clone(), self.id_at_last(&one.source))) {
                *repeats = repeats.checked_add(1)?;
            }
        }
        for supplement in self.draws.iter().filter(|draw| draw.supplements) {
            let order = Order::parse(&supplement.order).ok()?;
            for stratum in &order.terms().strata {
                let (sources, _) = counts.get_mut(&(stratum.stratum.clone(), order.terms().period))?;
                *sources = sources.checked_sub(stratum.quota)?;
            }
        }
        let agency = || self.agency.name.clone();
        let drawn =
            |((stratum, period), (sources, repeats))| Drawn { agency: agency(), stratum, period, sources, repeats };
        Some(counts.into_iter().map(drawn).collect())
    }
}
