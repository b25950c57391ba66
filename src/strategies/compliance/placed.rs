//! Which faults are planted into a year, and in which quarter those that its making decides.

use super::Planted;
use super::setting::Setting;

/// The faults of a year with their quarters.
pub(super) struct Placed(Vec<(Planted, u32)>);

impl Placed {
    /// The first in the quarter that the setting chooses, each other in the same or another; some have a quarter of their own.
    pub(super) fn of(setting: Setting, faults: &[Planted]) -> Self {
        let (chosen, step) = (setting.chosen_quarter(), setting.number(54).wrapping_rem(4));
        let placed = (0_u64..).zip(faults).map(|(turn, fault)| {
            let moved = u64::from(chosen).wrapping_sub(1).wrapping_add(turn.wrapping_mul(step)).wrapping_rem(4);
            let quarter = u32::try_from(moved).unwrap_or(0).wrapping_add(1);
            (*fault, fault.quarter(setting).unwrap_or(quarter))
        });
        Self(placed.collect())
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = Planted> + '_ {
        self.0.iter().map(|(fault, _)| *fault)
    }

    /// Whether it is one of them.
    pub(super) fn has(&self, fault: Planted) -> bool {
        self.all().any(|it| it == fault)
    }

    /// Whether no quarter has two that shun each other.
    pub(super) fn each_stands(&self) -> bool {
        let mut pairs = self.0.iter().enumerate().flat_map(|(at, one)| self.0.iter().take(at).map(move |it| (it, one)));
        pairs.all(|((one, first), (other, second))| first != second || !one.shuns(*other))
    }

    /// Those of a quarter.
    pub(super) fn of_quarter(&self, quarter: u32) -> impl Iterator<Item = Planted> + '_ {
        self.0.iter().filter(move |(_, at)| *at == quarter).map(|(fault, _)| *fault)
    }

    /// Whether it is planted into a quarter.
    pub(super) fn is_in(&self, fault: Planted, quarter: u32) -> bool {
        self.of_quarter(quarter).any(|it| it == fault)
    }
}
