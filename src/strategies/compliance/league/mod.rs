//! Years of a league's bureaus together: apart from each other, or drawing from the same sources.

mod common;
mod planted;
mod visits;

use proptest::prelude::*;

pub use planted::PlantedTogether;

use super::placed::Placed;
use super::registers::{Place, Rolls};
use super::rulebook::Rulebook;
use super::setting::Setting;
use super::world::World;
use crate::compliance::YearFile;
use crate::strategies::known;
use crate::{Period, Quarter, Tier, Year};

/// The year of a league: its bureau's, if it is among them, and its counties', each with sources and inspectors of its own. Their
/// seeds differ, or one secret would stand in the orders of two bureaus. None of more bureaus than five, or of two leagues. Bureaus that have something in common are of a [`LeagueSetting`].
///
/// # Example: nothing is found in any of them, nor between them
/// ```
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::compliance::rollup;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::compliance::{Rulebook, Setting, league};
/// use shuangsuiji::Tier;
///
/// let county = Setting {
///     year: "2020".parse()?,
///     tier: Tier::County,
///     key: 4,
///     inspectors: 4,
///     mishap: None,
///     changes: false,
///     rulebook: Rulebook::Statute,
///     seed: 3,
/// };
/// let files = league(&[Setting { tier: Tier::Prefecture, seed: 5, ..county }, county, Setting { seed: 4, ..county }]).unwrap();
/// let league = rollup(&files, &Ruleset::inner_mongolia(), &WorkCalendar::national())?;
/// assert!(league.findings.is_empty() && league.reports.len() == 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn league(settings: &[Setting]) -> Option<Vec<YearFile>> {
    if settings.iter().filter(|setting| setting.tier != Tier::County).count() > 1 {
        return None;
    }
    let places = (1..).zip(settings);
    places.map(|(number, setting)| setting.year_at(&Place::of_league(setting.tier, number)?, &[])).collect()
}

/// What the year of a league is simulated from whose bureau draws from its counties' sources. Equal settings give equal years, and
/// each gives one: a number beyond its bounds is taken for the nearest within.
///
/// # Example: the bureau's visits stand on the counties' files
/// ```
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::compliance::rollup;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::compliance::LeagueSetting;
///
/// let files = LeagueSetting { counties: 2, borrowed: 1, ..LeagueSetting::plain() }.years(None).unwrap();
/// let [first, _, bureau] = &files[..] else { unreachable!() };
/// assert!(first.inspections.iter().any(|one| one.agency == bureau.agency));
/// let league = rollup(&files, &Ruleset::inner_mongolia(), &WorkCalendar::national())?;
/// assert!(!league.shared.is_empty() && league.findings.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LeagueSetting {
    /// The year, of those that [`Setting`] takes.
    pub year: Year,
    /// Counties, 1 to 4; the league's bureau comes with them, and has their sources in its registry.
    pub counties: u32,
    /// Key sources of each county, at least 4.
    pub key: u32,
    /// Inspectors of each, at least 4.
    pub inspectors: u32,
    /// How many key sources of each county are renumbered within the year, every second of them in its own registry alone, and
    /// how many inspectors of each, two at most, have a second id under which some of their visits stand.
    pub aliases: u32,
    /// How many inspectors each county has on loan, two at most, by a document: from the league's bureau,
    /// or from the next county.
    pub borrowed: u32,
    /// How many inspectors of each, two at most, are on leave for a quarter; one, where of four one leaves in mid-year.
    pub leave: u32,
    /// How many visits of the year before, its last day among them, are on record of each county's sources.
    pub before: u32,
    /// Whether bureau and county go together to whom both drew, as one visit with a document.
    pub joint: bool,
    /// Whether registers change within the year, as [`Setting::changes`] has it.
    pub changes: bool,
    /// What decides of days, outcomes, randomness, and whose order is voided or drawn again.
    pub seed: u64,
}

impl LeagueSetting {
    /// The least: one county and its league's bureau.
    #[must_use]
    pub fn plain() -> Self {
        Self {
            year: known("2020"),
            counties: 1,
            key: 4,
            inspectors: 4,
            aliases: 0,
            borrowed: 0,
            leave: 0,
            before: 0,
            joint: false,
            changes: false,
            seed: 0,
        }
    }

    /// The files of the year, the bureau's last, with a fault or without; none if the year has no place for the fault.
    ///
    /// # Example: of more counties than there are, those that there are
    /// ```
    /// use shuangsuiji::strategies::compliance::LeagueSetting;
    ///
    /// let files = LeagueSetting { counties: 9, key: 0, ..LeagueSetting::plain() }.years(None).unwrap();
    /// assert_eq!(files.len(), 5, "four counties and their league's bureau");
    /// ```
    #[must_use]
    pub fn years(self, fault: Option<PlantedTogether>) -> Option<Vec<YearFile>> {
        let Setting { key, inspectors, .. } = self.of(0).clamped();
        let nearest = Self { counties: self.counties.clamp(1, 4), key, inspectors, ..self };
        if nearest != self {
            return nearest.years(fault);
        }
        let mut worlds = self.worlds(fault)?;
        let none = Placed::of(self.of(0), &[]);
        for number in 1..=4 {
            let period = Period::Quarter(Quarter::new(self.year.number(), number).ok()?);
            let days = worlds.iter().enumerate().map(|(at, world)| Some((world.day(number, period, &none)?, at)));
            let mut turns = days.collect::<Option<Vec<_>>>()?;
            turns.sort_unstable();
            for (_, at) in turns {
                let others = self.seen_by(at, &worlds)?;
                let world = worlds.get_mut(at)?;
                world.others = others;
                world.quarter(number, &none)?;
            }
            if self.joint {
                visits::together(&mut worlds, period)?;
            }
        }
        worlds.iter_mut().for_each(World::sign_by_other_ids);
        let others = (0..worlds.len()).map(|at| self.seen_by(at, &worlds)).collect::<Option<Vec<_>>>()?;
        for (world, others) in worlds.iter_mut().zip(others) {
            world.others = others;
        }
        let mut files = worlds.into_iter().map(World::file).collect::<Option<Vec<_>>>()?;
        if let Some(fault) = fault {
            fault.plant(&mut files, self)?;
        }
        Some(files)
    }

    /// The bureaus before the first draw of the year.
    fn worlds(self, fault: Option<PlantedTogether>) -> Option<Vec<World>> {
        let last = self.counties.checked_add(1)?;
        let place = |number: u32| {
            let tier = if number == last { Tier::Prefecture } else { Tier::County };
            Place::of_league(tier, usize::try_from(number).ok()?)
        };
        let mut bureaus = (1..=last).map(|number| Some((place(number)?, self.rolls(&place(number)?, number)?)));
        let mut bureaus = bureaus.by_ref().collect::<Option<Vec<(Place, Rolls)>>>()?;
        self.share_sources(&mut bureaus)?;
        self.lend(&mut bureaus, fault == Some(PlantedTogether::OwnOfTwo))?;
        let none = Placed::of(self.of(0), &[]);
        let worlds = (1..).zip(bureaus).map(|(number, (place, rolls))| {
            let tier = if number == last { Tier::Prefecture } else { Tier::County };
            let setting = Setting { tier, ..self.of(number) };
            Some(World { shared: true, ..World::new(&place, setting, rolls, &none)? })
        });
        worlds.collect()
    }

    /// What the year of one of them is simulated from, by its number.
    fn of(self, number: u32) -> Setting {
        let seed = self.seed.wrapping_add(u64::from(number));
        let setting = Setting {
            year: self.year,
            tier: Tier::County,
            key: self.key,
            inspectors: self.inspectors,
            mishap: None,
            changes: self.changes,
            rulebook: Rulebook::Statute,
            seed,
        };
        // Of the least seed nothing goes wrong.
        let quarter = u32::try_from(setting.number(55).wrapping_rem(8)).ok();
        let mishap = quarter.filter(|quarter| (1..=4).contains(quarter) && self.seed > 0);
        Setting { mishap, ..setting }
    }
}

/// What the year of a league is simulated from.
///
/// # Example: equal settings make equal years
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::compliance::league_settings;
///
/// proptest!(ProptestConfig::with_cases(2), |(setting in league_settings())| {
///     prop_assert_eq!(setting.years(None), setting.years(None));
/// });
/// ```
pub fn league_settings() -> impl Strategy<Value = LeagueSetting> + Clone {
    let years = (2008..=2026).prop_map(|year| known(&format!("{year}")));
    let size = (1..=3_u32, 4..=9_u32, 4..=6_u32);
    let ties = (0..=2_u32, 0..=2_u32, 0..=2_u32, 0..=3_u32, any::<bool>());
    let seed = prop_oneof![1 => Just(0), 9 => any::<u64>()];
    (years, size, ties, any::<bool>(), seed).prop_map(
        |(year, (counties, key, inspectors), (aliases, borrowed, leave, before, joint), changes, seed)| LeagueSetting {
            year,
            counties,
            key,
            inspectors,
            aliases,
            borrowed,
            leave,
            before,
            joint,
            changes,
            seed,
        },
    )
}
