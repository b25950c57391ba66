//! What a year is simulated from, and the year that it makes.

use super::Planted;
use super::placed::Placed;
use super::planted::Ground;
use super::registers::{Place, Rolls};
use super::rulebook::{Rulebook, waived};
use super::world::World;
use crate::compliance::YearFile;
use crate::strategies::case::Case;
use crate::strategies::known;
use crate::{Tier, Year};

/// So many key sources and inspectors leave enough candidates and teams all year.
const LEAST: u32 = 4;

/// What a year is simulated from. Equal settings give equal years, and each gives one: a number below its least is taken for the
/// least, and a mishap in a quarter that there is not for none.
///
/// # Example: the least year of a county
/// ```
/// use shuangsuiji::strategies::compliance::Setting;
///
/// let file = Setting::plain().year(None).unwrap();
/// assert_eq!(file.draws.len(), 4);
/// assert_eq!(Setting { key: 0, inspectors: 0, ..Setting::plain() }.year(None), Some(file));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Setting {
    /// The year: the national calendar knows every deadline of those from 2008 to 2025, and most of 2026.
    pub year: Year,
    /// Whose year: a county's, or that of the prefecture's bureau with its own sources; by rules of one tier ([`Rulebook::tier`])
    /// that one's.
    pub tier: Tier,
    /// Key sources, at least 4, so that the cap leaves enough candidates all year.
    pub key: u32,
    /// Inspectors, at least 4; there are ten general sources for each, and some more.
    pub inspectors: u32,
    /// The quarter, 1 to 4, whose order is voided, or drawn again with a reason, and one drawn source of which is gone and
    /// replaced; none: every draw stands.
    pub mishap: Option<u32>,
    /// Whether sources and inspectors come, leave, move and are renumbered within the year, visits are void and teams changed,
    /// each with what shows it, and the first order follows the year before. In every other such year some draws commit salted
    /// lists.
    pub changes: bool,
    /// By which rules: they are to be looked at by the same.
    pub rulebook: Rulebook,
    /// What decides of days, outcomes and randomness.
    pub seed: u64,
}

/// What becomes of the staff in mid-year.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Staff {
    /// One comes for one who leaves, or nobody does.
    Same,
    /// One comes.
    Grows,
    /// One leaves.
    Shrinks,
}

impl Setting {
    /// The least: a county's year by the statute in which nothing changes.
    #[must_use]
    pub fn plain() -> Self {
        Self {
            year: known("2008"),
            tier: Tier::County,
            key: LEAST,
            inspectors: LEAST,
            mishap: None,
            changes: false,
            rulebook: Rulebook::Statute,
            seed: 0,
        }
    }

    /// The nearest of which a year is made.
    pub(super) fn clamped(self) -> Self {
        let mishap = self.mishap.filter(|quarter| (1..=4).contains(quarter));
        let tier = self.rulebook.tier().unwrap_or(self.tier);
        Self { tier, key: self.key.max(LEAST), inspectors: self.inspectors.max(LEAST), mishap, ..self }
    }

    /// A year with a fault, and what is found in it: of the nearest setting that has a place for the fault, with the tier and the
    /// registers that it needs, by the statute or by the rules that alone have the fault ([`Planted::rulebook`]), and the first seed
    /// from this one on. None if none of the next 200 has a place, which would be a fault of this crate.
    ///
    /// # Example: a plan that was not filed
    /// ```
    /// use shuangsuiji::{Article, Code};
    /// use shuangsuiji::strategies::case::Label;
    /// use shuangsuiji::strategies::compliance::{Planted, Setting};
    ///
    /// let case = Setting::plain().case(Planted::NotFiled).unwrap();
    /// assert_eq!(case.label, Label::unlawful(Code::YEAR_NOT_FILED, Some(Article::Art9)));
    /// ```
    #[must_use]
    pub fn case(self, fault: Planted) -> Option<Case<YearFile>> {
        let near = |turn: u32| {
            let others = if turn % 4 == 3 { !self.changes } else { self.changes };
            let changes = fault.is_of_a_revision() || fault.registers().unwrap_or(others);
            let quarter = self.mishap.unwrap_or(1).wrapping_add(turn) % 4;
            let mishap = match fault.needs_mishap() {
                true => Some(quarter.saturating_add(1)),
                false => self.mishap.filter(|_| fault.registers() != Some(false) && turn % 3 != 2),
            };
            // Of five key sources, two of which are drawn each quarter, one comes to the cap by the fourth; else hardly any.
            let key = if fault == Planted::ListedAtCap { 5 } else { self.key };
            let rulebook = fault.rulebook().unwrap_or_default();
            let seed = self.seed.wrapping_add(turn.into());
            Self { tier: fault.tier().unwrap_or(self.tier), key, mishap, changes, rulebook, seed, ..self }
        };
        let mut years = (0..200).filter_map(|turn| near(turn).year(Some(fault)));
        let file = years.next()?;
        let case = Case::unlawful(file, (fault.code(), fault.article()));
        // Who left the roster is withheld from no draw, and looked at whatever the visit was for.
        Some(if fault == Planted::LeftRoster { case } else { case.of_a_drawn_visit() })
    }

    /// The year with a fault, or without; none if the year has no place for the fault.
    #[must_use]
    pub fn year(self, fault: Option<Planted>) -> Option<YearFile> {
        self.year_with(fault.as_slice())
    }

    /// The year with several faults; none if two of them cannot stand together ([`Planted::excludes`]), or if it has no place
    /// for one of them.
    ///
    /// # Example: two faults
    /// ```
    /// use shuangsuiji::strategies::compliance::{Planted, Setting};
    ///
    /// let faults = [Planted::NotFiled, Planted::SourceIncomplete];
    /// assert!(Setting::plain().year_with(&faults).is_some());
    /// assert!(Setting::plain().year_with(&[Planted::NotFiled, Planted::FiledLate]).is_none());
    /// ```
    #[must_use]
    pub fn year_with(self, faults: &[Planted]) -> Option<YearFile> {
        self.year_at(&Place::alone(self.tier), faults)
    }

    /// The year of a bureau somewhere; faults are planted in one by itself.
    pub(super) fn year_at(self, place: &Place, faults: &[Planted]) -> Option<YearFile> {
        // Each setting has its year.
        let setting = self.clamped();
        if setting != self {
            return setting.year_at(place, faults);
        }
        let mut earlier =
            faults.iter().enumerate().flat_map(|(at, one)| faults.iter().take(at).map(move |it| (it, one)));
        let placed = Placed::of(self, faults);
        if earlier.any(|(one, other)| one.excludes(*other).is_some()) || !self.has_room(&placed) {
            return None;
        }
        let needs = faults.iter().any(|fault| fault.needs_mishap());
        let is_free = |quarter: &u32| placed.of_quarter(*quarter).all(|fault| fault.needs_mishap());
        // A fault of a draw stands once, not in a first round too.
        let mishap = self.mishap.filter(|quarter| needs || is_free(quarter));
        let mut world = World::new(place, Self { mishap, ..self }, Rolls::of(place, self, 0)?, &placed)?;
        for quarter in (1..=4).filter(|quarter| !placed.is_in(Planted::NoDraw, *quarter)) {
            world.quarter(quarter, &placed)?;
        }
        let capped = world.rules.pack().cap.is_some();
        let mut file = world.file()?;
        if self.changes && faults.is_empty() && capped {
            // Not every year has a source for it.
            let _ = waived(&mut file, self);
        }
        let lawful = file.inspections.clone();
        for (turn, fault) in (0_u64..).zip(faults) {
            fault.plant(&mut file, &Ground { setting: self, turn, lawful: &lawful })?;
        }
        Some(file)
    }

    /// Whether a year of these numbers has a place for the faults, as far as that is known before it is made.
    fn has_room(self, placed: &Placed) -> bool {
        let rulebook = |fault: Planted| match fault.rulebook() {
            Some(rulebook) => rulebook == self.rulebook,
            None => fault.stands_under(self.rulebook),
        };
        let fits = |fault: Planted| {
            let registers = match fault.registers() {
                Some(changing) => changing == self.changes,
                None => true,
            };
            registers
                && (!fault.is_of_a_revision() || self.revised().is_some())
                && fault.tier().is_none_or(|tier| tier == self.tier)
        };
        // What is not there, or says nothing, is not used again.
        let none_in = |quarters: &[u32], faults: &[Planted]| {
            quarters.iter().all(|quarter| faults.iter().all(|fault| !placed.is_in(*fault, *quarter)))
        };
        let secret = placed.has(Planted::SecretReused) || placed.has(Planted::SecretOtherHash);
        let reused = placed.has(Planted::PublicReused)
            && !none_in(&[2, 3], &[Planted::NoPublicValue, Planted::VagueOrigin, Planted::NoDraw])
            || secret && !none_in(&[3, 4], &[Planted::SecretShort, Planted::NoDraw])
            || placed.has(Planted::Fork) && !none_in(&[1, 2], &[Planted::OrderLeftOpen, Planted::NoDraw]);
        let undated = placed.all().any(|fault| fault.registers() == Some(false));
        let mut all = placed.all();
        let needs = placed.all().any(Planted::needs_mishap);
        let free = |quarter| placed.of_quarter(quarter).all(|fault| !fault.is_in_making() || fault.needs_mishap());
        let mishap = !needs || self.mishap.is_some_and(free);
        // A source that is gone changes the registers.
        let mishap = mishap && !(undated && self.mishap.is_some());
        // What the statute forbids the rules of other places may not ask.
        let by_others = self.rulebook.tier().is_some() && placed.all().next().is_some();
        mishap
            && !by_others
            && !reused
            && placed.each_stands()
            && self.counts_for(placed)
            && all.all(|fault| rulebook(fault) && fits(fault))
            && self.is_for(placed)
    }

    /// Whether a plan that counts wrongly makes a difference to a draw that is made.
    fn counts_for(self, placed: &Placed) -> bool {
        let undrawn = |until: u32| (1..=until).any(|quarter| placed.is_in(Planted::NoDraw, quarter));
        let counted =
            [Planted::PlanBase, Planted::PlanSources, Planted::PlanUndrawn].into_iter().any(|it| placed.has(it));
        let recounted = placed.all().any(Planted::is_of_a_revision);
        let staff = self.staff();
        let makes_none = match (self.revised(), staff) {
            // One fewer than there are is as many as there were.
            (Some(_), Staff::Grows) => placed.has(Planted::RevisionStaff),
            // By fewer inspectors a year may owe no more than it has drawn.
            (Some(_), Staff::Shrinks) => placed.has(Planted::RevisionCredit),
            _ => false,
        };
        // A revision makes up for who was drawn again.
        let makes_none = makes_none || (placed.has(Planted::UnitsMissed) && self.revised().is_some());
        !(makes_none || (counted && undrawn(1)) || (recounted && self.revised().is_some_and(undrawn)))
    }

    /// Rules of which only their own faults tell something are not taken for others.
    fn is_for(self, placed: &Placed) -> bool {
        let own = |fault: Planted| fault.rulebook() == Some(self.rulebook);
        !matches!(self.rulebook, Rulebook::Census | Rulebook::Ordered)
            || placed.all().next().is_none()
            || placed.all().any(own)
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

    /// What becomes of the staff.
    pub(super) fn staff(self) -> Staff {
        match self.number(51).wrapping_rem(3) {
            1 if self.changes => Staff::Grows,
            2 if self.changes => Staff::Shrinks,
            _ => Staff::Same,
        }
    }

    /// The quarter before whose draw the plan is revised; none in a year whose registers stay as they are, and in some others.
    /// A census that grows is planned anew in any case.
    pub(super) fn revised(self) -> Option<u32> {
        let number = self.number(50);
        let some = u32::try_from(number.wrapping_rem(6)).unwrap_or(0);
        let census = u32::try_from(number.wrapping_rem(2)).unwrap_or(0).wrapping_add(3);
        let quarter = if self.rulebook.is_census() { census } else { some };
        (self.changes && (2..=4).contains(&quarter)).then_some(quarter)
    }

    /// Whether a draw of the year, counted from 0, commits salted lists.
    pub(super) fn is_salted(self, draw: usize) -> bool {
        let purpose = 70_000_u64.wrapping_add(draw as u64);
        self.changes && self.number(56).is_multiple_of(2) && self.number(purpose).is_multiple_of(2)
    }

    /// Whether the orders are of version 1.2, which refuses or forestalls some faults of public values and secrets.
    pub(super) fn is_formed(self, faults: &Placed) -> bool {
        let refused = [Planted::NoPublicValue, Planted::VagueOrigin, Planted::SecretShort, Planted::PublicReused];
        self.changes && self.number(46).is_multiple_of(2) && !refused.iter().any(|it| faults.has(*it))
    }
}
