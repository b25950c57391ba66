//! What bureaus of one league have in common: sources, under one id or two, and people, at home or on loan.

use super::LeagueSetting;
use crate::DateSpan;
use crate::compliance::LoanOnFile;
use crate::registry::SourceChange;
use crate::roster::{Alias, Certificate, Employment, Inspector};
use crate::strategies::compliance::registers::{Lived, Place, Rolls};
use crate::strategies::compliance::setting::Staff;
use crate::strategies::compliance::visits::document;
use crate::strategies::compliance::world::date;
use crate::{Division, Id, Period, Quarter};

/// Of so many at most somebody is always there who can go instead.
const MOST: u32 = 2;

/// A team, and one who is recused.
const TEAM: u32 = 3;

impl LeagueSetting {
    /// What one of the bureaus keeps by itself.
    pub(super) fn rolls(self, place: &Place, number: u32) -> Option<Rolls> {
        // The bureau draws five for each of its inspectors, perhaps all of one county: nobody is to be drawn twice for want of
        // others.
        let by_bureau = self.inspectors.saturating_add(1).saturating_mul(5);
        let mut rolls = Rolls::of(place, self.of(number), by_bureau)?;
        self.renumber(place, number, &mut rolls.sources)?;
        for n in 1..=self.aliases.min(MOST) {
            let person = place.inspector_id(n)?;
            let mut other = rolls.inspectors.iter().find(|one| one.id == person)?.clone();
            other.id = format!("{person}-old").parse().ok()?;
            let certificate = other.certificate.as_mut()?;
            certificate.number = format!("{}-old", certificate.number).parse().ok()?;
            rolls.aliases.push(Alias { id: other.id.clone(), person });
            rolls.inspectors.push(other);
        }
        // One after the other, so that not all are away at once; none in the quarter before which one left, if of the others no
        // team would be left beside somebody recused.
        let staying = self.inspectors.saturating_sub(u32::from(self.of(number).staff() == Staff::Shrinks));
        let most = if staying > TEAM { MOST } else { 1 };
        for n in 1..=self.leave.min(most) {
            let away = place.inspector_id(n.checked_add(1)?)?;
            let quarter = Period::Quarter(Quarter::new(self.year.number(), n.checked_add(1)?).ok()?);
            let leave = DateSpan::new(quarter.first_day(), quarter.last_day()).ok()?;
            rolls.inspectors.iter_mut().find(|one| one.id == away)?.leave.push(leave);
        }
        Some(rolls)
    }

    /// Renumbers some key sources, of a county's registry, on a day of the year; the first is left to other changes.
    fn renumber(self, place: &Place, number: u32, sources: &mut [Lived]) -> Option<()> {
        let setting = self.of(number);
        for n in 1..=self.aliases.min(self.key.saturating_sub(1)) {
            let (from, now) = (place.source_id("key", n.checked_add(1)?)?, n.checked_add(960)?);
            let month = u32::try_from(setting.number(u64::from(n).wrapping_add(80)).wrapping_rem(12)).ok()?;
            let lived = sources.iter_mut().find(|it| it.now.id == from)?;
            lived.now.id = place.source_id("key", setting.beyond(now))?;
            let day = date(self.year.number(), month.checked_add(1)?, 10)?;
            lived.change = Some((day, SourceChange::Renumbered { from }));
        }
        Some(())
    }

    /// Has the bureau keep the sources of all counties, every second one that was renumbered by its former id for good.
    pub(super) fn share_sources(self, bureaus: &mut [(Place, Rolls)]) -> Option<()> {
        let (bureau, counties) = bureaus.split_last_mut()?;
        let mut all: Vec<Lived> = counties.iter().flat_map(|(_, rolls)| &rolls.sources).cloned().collect();
        let mut keeps = false;
        for lived in &mut all {
            let Some(former) = lived.former().cloned() else { continue };
            if self.aliases > 0 && keeps {
                *lived = Lived::steady(crate::registry::Source { id: former, ..lived.now.clone() });
            }
            keeps = !keeps;
        }
        let rolls = &mut bureau.1;
        rolls.sources = all;
        // Whoever is recused is so from a source that is there.
        let steady = |it: &&Lived| it.now.stratum.as_str() == "general" && it.change.is_none() && it.left.is_none();
        let sources = rolls.sources.iter().filter(steady);
        for (recusal, lived) in rolls.recusals.iter_mut().zip(sources) {
            recusal.source = lived.now.id.clone();
        }
        Some(())
    }

    /// Has each county borrow from the bureau or from the next county; `as_own`: the first of them calls its first its own.
    pub(super) fn lend(self, bureaus: &mut [(Place, Rolls)], as_own: bool) -> Option<()> {
        let counties = bureaus.len().checked_sub(1)?;
        for at in 0..counties {
            let next = at.checked_add(1)?;
            let lender = if at % 2 == 0 { counties } else { next };
            for n in 1..=self.borrowed.min(MOST) {
                let (place, rolls) = bureaus.get(lender)?;
                let from = Division::from_number(place.division).ok()?;
                let home = place.inspector_id(n)?;
                let lent = rolls.inspectors.iter().find(|one| one.id == home)?.clone();
                let (place, rolls) = bureaus.get_mut(at)?;
                let is_own = as_own && at == 0 && n == 1;
                let id = loan(place, n)?;
                if !is_own {
                    let document = document(date(self.year.number().checked_sub(1)?, 11, 20)?)?;
                    rolls.loans.push(LoanOnFile { inspector: id.clone(), document });
                }
                rolls.inspectors.push(Inspector {
                    id,
                    division: Division::from_number(place.division).ok()?,
                    employment: if is_own { Employment::Own } else { Employment::Borrowed { from } },
                    ..lent
                });
            }
        }
        Some(())
    }
}

/// The id of somebody on loan: the borrower's own.
pub(super) fn loan(place: &Place, number: u32) -> Option<Id> {
    format!("{}L-{number:02}", place.prefix).parse().ok()
}

/// Whether two certificates are one.
pub(super) fn is_one(one: Option<&Certificate>, other: Option<&Certificate>) -> bool {
    let number = |it: &Certificate| (it.number.clone(), it.issuer.clone());
    one.is_some() && one.map(number) == other.map(number)
}
