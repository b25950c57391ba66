//! Visits of a league that more than one file holds: what others visited, what they visited together, and the year before.

use std::collections::BTreeMap;

use super::LeagueSetting;
use crate::inspection::{DrawReference, Found, Inspection, InspectionTeam, Progress, Published, SiteVisit};
use crate::rules::InspectionKind;
use crate::strategies::compliance::registers::Lived;
use crate::strategies::compliance::visits::document;
use crate::strategies::compliance::world::{World, date, later};
use crate::strategies::year::nobodys_digest;
use crate::{Id, Period, Quarter, Text};

/// Each former id of a registry of the league with the one that came in its place.
fn renumbered(worlds: &[World]) -> BTreeMap<&Id, &Id> {
    let sources = worlds.iter().flat_map(|world| &world.rolls.sources);
    sources.filter_map(|lived| Some((lived.former()?, &lived.now.id))).collect()
}

impl World {
    /// The id by which it has a source of the league, if it has it.
    fn known_as(&self, source: &Id, renumbered: &BTreeMap<&Id, &Id>) -> Option<Id> {
        if self.rolls.lived(source).is_some() {
            return Some(source.clone());
        }
        let current = renumbered.get(source).map_or(source, |now| now);
        let same = |lived: &&Lived| renumbered.get(&lived.now.id).map_or(&lived.now.id, |now| now) == current;
        self.rolls.sources.iter().find(same).map(|lived| lived.now.id.clone())
    }

    /// Has some visits stand under the second id of one who made them.
    pub(super) fn sign_by_other_ids(&mut self) {
        let setting = self.setting;
        for (turn, one) in (0_u64..).zip(&mut self.inspections) {
            for id in &mut one.team.inspectors {
                let alias = self.rolls.aliases.iter().find(|alias| alias.person == *id);
                if let Some(alias) = alias.filter(|_| setting.number(turn.wrapping_add(60_000)).is_multiple_of(2)) {
                    *id = alias.id.clone();
                }
            }
        }
    }
}

impl LeagueSetting {
    /// What the file of one of them holds beside its own visits: those of the others at its sources, and of the year before.
    pub(super) fn seen_by(self, at: usize, worlds: &[World]) -> Option<Vec<Inspection>> {
        let (world, renumbered) = (worlds.get(at)?, renumbered(worlds));
        let others = worlds.iter().filter(|it| it.agency.name != world.agency.name);
        let others = others.flat_map(|it| it.inspections.iter()).cloned().chain(self.year_before(worlds)?);
        let known =
            others.filter_map(|one| Some(Inspection { source: world.known_as(&one.source, &renumbered)?, ..one }));
        Some(known.collect())
    }

    /// Visits of the year before, by county and bureau in turn: they count for nothing any more, whatever was found.
    fn year_before(self, worlds: &[World]) -> Option<Vec<Inspection>> {
        let (bureau, counties) = worlds.split_last()?;
        let year = self.year.number().checked_sub(1)?;
        let period = Period::Quarter(Quarter::new(year, 4).ok()?);
        let mut all = Vec::new();
        for county in counties {
            let there = county.rolls.sources.iter().filter_map(|lived| lived.on(period.last_day()));
            for (n, source) in (0..self.before).zip(there.filter(|source| source.stratum.as_str() == "key")) {
                let by = if n % 2 == 0 { county } else { bureau };
                // The first on the year's last day.
                let completed = date(year, 12, 31_u32.checked_sub(n)?)?;
                let rectification = Some("责改〔示例〕9号".parse().ok()?);
                let found = Found::Violation { rectification, handling: Some("立案查处".parse().ok()?) };
                let visit = SiteVisit {
                    from: completed,
                    completed,
                    site_record: true,
                    found,
                    published: Some(Published { on: later(completed, 9)?, by: by.agency.name.clone() }),
                    items: vec!["daily".parse().ok()?],
                    entered: Some(later(completed, 9)?),
                    archived: Some(later(completed, 9)?),
                };
                let team = by.rolls.inspectors.iter().take(2).map(|one| one.id.clone()).collect();
                let draw = DrawReference { order: nobodys_digest(), transcript: nobodys_digest() };
                let new = Inspection::new(
                    source.id,
                    source.stratum,
                    by.agency.clone(),
                    InspectionKind::Daily,
                    period,
                    date(year, 9, 20)?,
                );
                all.push(Inspection {
                    draw: Some(draw),
                    team: InspectionTeam { inspectors: team, changed: None },
                    progress: Progress::Completed(visit),
                    ..new
                });
            }
        }
        Some(all)
    }
}

/// Makes one visit of two that bureau and county owe a source in a period, with a document.
pub(super) fn together(worlds: &mut [World], period: Period) -> Option<()> {
    let renumbered: BTreeMap<Id, Id> =
        renumbered(worlds).into_iter().map(|(from, now)| (from.clone(), now.clone())).collect();
    let current = |id: &Id| renumbered.get(id).unwrap_or(id).clone();
    let (bureau, counties) = worlds.split_last_mut()?;
    let made = |one: &&mut Inspection| one.period == period && matches!(one.progress, Progress::Completed(_));
    let mut owed: BTreeMap<Id, &mut Inspection> =
        bureau.inspections.iter_mut().filter(made).map(|one| (current(&one.source), one)).collect();
    let by = bureau.agency.name.clone();
    for (n, theirs) in (1..).zip(counties.iter_mut().flat_map(|it| &mut it.inspections).filter(made)) {
        let Some(ours) = owed.remove(&current(&theirs.source)) else { continue };
        let Progress::Completed(visit) = &theirs.progress else { continue };
        let word: Text = format!("综合查一次〔{period}〕{n}号").parse().ok()?;
        let published = visit.published.clone().map(|it| Published { by: by.clone(), ..it });
        let paper = document(visit.completed);
        ours.progress = Progress::Completed(SiteVisit { published, ..visit.clone() });
        (ours.joint, ours.document) = (Some(word.clone()), paper.clone());
        (theirs.joint, theirs.document) = (Some(word), paper);
    }
    Some(())
}
