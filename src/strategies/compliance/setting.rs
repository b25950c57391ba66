//! What a year is simulated from, and the year that it makes.

use super::Planted;
use super::rulebook::{Rulebook, waived};
use super::world::World;
use crate::compliance::YearFile;
use crate::{Tier, Year};

/// What a year is simulated from. Equal settings give equal years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Setting {
    /// The year: the national calendar knows every deadline of those from 2008 to 2025, and most of 2026.
    pub year: Year,
    /// Whose year: a county's, or that of the prefecture's bureau with its own sources.
    pub tier: Tier,
    /// Key sources, at least 4, so that the cap leaves enough candidates all year.
    pub key: u32,
    /// Inspectors, at least 4; there are ten general sources for each, and some more.
    pub inspectors: u32,
    /// The quarter whose order is voided, or drawn again with a reason, and one drawn source of which is gone and
    /// replaced; none: every draw stands.
    pub mishap: Option<u32>,
    /// Whether sources and inspectors come, leave, move and are renumbered within the year, visits are void and teams changed,
    /// each with what shows it, and the first order follows the year before.
    pub changes: bool,
    /// By which rules: they are to be looked at by the same.
    pub rulebook: Rulebook,
    /// What decides of days, outcomes and randomness.
    pub seed: u64,
}

impl Setting {
    /// The year with a fault, or without; none if teams cannot be formed or the year has no place for the fault.
    #[must_use]
    pub fn year(self, fault: Option<Planted>) -> Option<YearFile> {
        self.year_with(fault.as_slice())
    }

    /// The year with several faults; none if it has no place for one of them.
    #[must_use]
    pub fn year_with(self, faults: &[Planted]) -> Option<YearFile> {
        // A fault of a draw stands once, not in a first round too.
        let at = |fault: &Planted| fault.quarter().unwrap_or_else(|| self.chosen_quarter());
        let needs = faults.iter().any(|fault| fault.needs_mishap());
        // An order by a changed ratio commits its grounds, and a fault of the grounds would be two.
        let committed = self.rulebook == Rulebook::Raised && !faults.is_empty();
        // What is not there, or says nothing, is not used again.
        let other = faults.contains(&Planted::NoPublicValue) || faults.contains(&Planted::VagueOrigin);
        let reused = faults.contains(&Planted::PublicReused) && other && matches!(self.chosen_quarter(), 2 | 3);
        let elsewhere = faults.iter().any(|fault| fault.rulebook().is_some_and(|rulebook| rulebook != self.rulebook));
        if committed || reused || elsewhere || (faults.contains(&Planted::ListedDivision) && !self.changes) {
            return None;
        }
        let free = |quarter: &u32| faults.iter().all(|fault| !fault.is_in_making() || at(fault) != *quarter);
        if needs && !self.mishap.is_none_or(|quarter| free(&quarter)) {
            return None;
        }
        let mishap = self.mishap.filter(|quarter| needs || faults.iter().all(|fault| at(fault) != *quarter));
        let mut world = World::new(Self { mishap, ..self }, faults)?;
        for quarter in 1..=4 {
            if !faults.contains(&Planted::NoDraw) || quarter != self.chosen_quarter() {
                world.quarter(quarter, faults)?;
            }
        }
        let mut file = world.file()?;
        if self.changes && faults.is_empty() {
            // Not every year has a source for it.
            let _ = waived(&mut file, self);
        }
        for fault in faults {
            fault.plant(&mut file, self)?;
        }
        Some(file)
    }

    /// A number for a purpose (splitmix64).
    pub(super) fn number(self, purpose: u64) -> u64 {
        let mut z = self.seed.wrapping_add(purpose.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A source's number that none of the steady ones has.
    pub(super) fn beyond(self, number: u32) -> u32 {
        let most = self.key.max(self.inspectors.saturating_mul(10));
        if most < 900 { number } else { number.saturating_add(9_000_000) }
    }

    /// The quarter into which a fault of a draw is planted.
    pub(super) fn chosen_quarter(self) -> u32 {
        u32::try_from(self.number(1).wrapping_rem(4)).unwrap_or(0).wrapping_add(1)
    }

    /// Whether the orders are of version 1.2, which refuses or forestalls some faults of public values and secrets.
    pub(super) fn is_formed(self, faults: &[Planted]) -> bool {
        let refused = [Planted::NoPublicValue, Planted::VagueOrigin, Planted::SecretShort, Planted::PublicReused];
        self.changes && self.number(46).is_multiple_of(2) && !refused.iter().any(|it| faults.contains(it))
    }
}
