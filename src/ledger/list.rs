//! Art. 8, last paragraph: all inspections and waivers, checked once and sorted, and what they come to for a source.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::eligibility::{Eligibility, Explanation, Ground, Visit};
use super::record::Seen;
use super::{LedgerError, LedgerErrors, Record, Waiver};
use crate::draw::Agency;
use crate::names::{order_by_text, permute};
use crate::plan::Tally;
use crate::rules::{Cap, CapAgencies, Exemption, Ruleset};
use crate::{Id, Token, Year};

/// For whom, for which year, and on which day a ledger is read.
///
/// The year is that of the inspections: for a draw in December for the next year's first quarter, the next year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct View<'a> {
    /// The agency that draws; it matters where the pack counts only its own inspections ([`CapAgencies::Own`]).
    pub agency: &'a Token,
    /// The inspection year.
    pub year: Year,
    /// The day; what happened later is not known.
    pub on: NaiveDate,
}

/// Inspection records and waivers, under the cap of a rule pack.
///
/// # Guarantees
/// Depends on the sets of records and waivers only, not on their order.
///
/// # Example: the third inspection of a year
/// ```
/// use shuangsuiji::Year;
/// use shuangsuiji::ledger::{Ledger, Record, View};
/// use shuangsuiji::rules::Ruleset;
///
/// let agency = r#"{"name": "hohhot", "division": "150100", "tier": "prefecture"}"#;
/// let records: Vec<Record> = serde_json::from_str(&format!(r#"[
///     {{"source": "HH-1", "drawn": "2026-12-10", "agency": {agency}, "kind": "daily", "period": "2027-Q1",
///       "state": {{"completed": {{"completed": "2027-02-03", "outcome": "no_violation"}}}}}},
///     {{"source": "HH-1", "drawn": "2027-03-10", "agency": {agency}, "kind": "daily", "period": "2027-Q2",
///       "state": "drawn"}}
/// ]"#))?;
/// let ledger = Ledger::new(records, [], &Ruleset::inner_mongolia())?;
/// let view = View { agency: &"hohhot".parse()?, year: Year::new(2027)?, on: "2027-03-11".parse()? };
/// assert_eq!(ledger.tally("HH-1", view).inspections, 2);
/// assert_eq!(
///     ledger.explain("HH-1", view).to_string(),
///     "at the cap of 2 in 2027 with 2 inspections: daily by hohhot, completed on 2027-02-03; \
///      daily by hohhot, drawn for 2027-Q2 (Art. 8(cap))"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ledger {
    records: Vec<Record>,
    waivers: Vec<Waiver>,
    cap: Option<Cap>,
}

impl Ledger {
    /// A ledger without a record, under the pack's cap.
    #[must_use]
    pub fn empty(rules: &Ruleset) -> Self {
        Self { records: Vec::new(), waivers: Vec::new(), cap: rules.pack().cap.clone() }
    }

    /// Checks records and waivers, in any order, and keeps them with the pack's cap.
    ///
    /// # Errors
    /// [`LedgerErrors`] with everything that is wrong: days before the draw or outside the period, what stands twice,
    /// agencies that contradict themselves, waivers after their year.
    ///
    /// # Complexity
    /// Sorts once.
    pub fn new(
        records: impl IntoIterator<Item = Record>,
        waivers: impl IntoIterator<Item = Waiver>,
        rules: &Ruleset,
    ) -> Result<Self, LedgerErrors> {
        Self::checked((1..).zip(records).collect(), (1..).zip(waivers).collect(), rules, |_| true)
    }

    /// The same of what is on file, where a visit before its draw and a waiver after its year are facts, and findings.
    pub(crate) fn on_file(
        records: impl IntoIterator<Item = Record>,
        waivers: impl IntoIterator<Item = Waiver>,
        rules: &Ruleset,
    ) -> Result<Self, LedgerErrors> {
        Self::checked((1..).zip(records).collect(), (1..).zip(waivers).collect(), rules, LedgerError::cannot_be)
    }

    fn checked(
        mut records: Vec<(u64, Record)>,
        mut waivers: Vec<(u64, Waiver)>,
        rules: &Ruleset,
        refused: fn(&LedgerError) -> bool,
    ) -> Result<Self, LedgerErrors> {
        let mut errors: Vec<(bool, u64, LedgerError)> = Vec::new();
        for (position, record) in &records {
            let wrong = LedgerError::of_record(*position, record).filter(refused);
            errors.extend(wrong.map(|error| (false, *position, error)));
        }
        let agencies = records.iter().map(|(position, record)| (*position, &record.source, &record.agency));
        errors.extend(agencies_differ(agencies).map(|(position, error)| (false, position, error)));
        // Equals keep their order, so the first of them has the smallest position.
        sort_by_source(&mut records, |record| &record.source);
        sort_by_source(&mut waivers, |waiver| &waiver.source);
        errors.extend(repeated(&records).map(|(first, position, record)| {
            (false, position, LedgerError::Repeated { position, source_id: record.source.clone(), first })
        }));
        for (position, waiver) in &waivers {
            let wrong = LedgerError::of_waiver(*position, waiver).filter(refused);
            errors.extend(wrong.map(|error| (true, *position, error)));
        }
        errors.extend(repeated(&waivers).map(|(first, position, waiver)| {
            (true, position, LedgerError::WaiverRepeated { position, source_id: waiver.source.clone(), first })
        }));
        errors.sort_by_key(|(waiver, position, _)| (*waiver, *position));
        if let Some(errors) = LedgerErrors::of(errors.into_iter().map(|(.., error)| error)) {
            return Err(errors);
        }
        let records = records.into_iter().map(|(_, record)| record).collect();
        let waivers = waivers.into_iter().map(|(_, waiver)| waiver).collect();
        Ok(Self { records, waivers, cap: rules.pack().cap.clone() })
    }

    /// The same records and waivers, under a cap that counts the inspections of every agency.
    pub(crate) fn counting_all(&self) -> Self {
        let mut all = self.clone();
        all.cap.iter_mut().for_each(|cap| cap.counts.agencies = CapAgencies::All);
        all
    }

    /// The records and waivers of several sources as those of the first: of one enterprise at its sites.
    pub(crate) fn as_one(&self, sources: &[Id]) -> Self {
        let one = |id: &Id| sources.first().unwrap_or(id).clone();
        let records = sources.iter().flat_map(|id| self.records_of(id.as_str()));
        let waivers = sources.iter().flat_map(|id| self.waivers_of(id.as_str()));
        let mut records: Vec<_> = records.map(|it| Record { source: one(&it.source), ..it.clone() }).collect();
        let mut waivers: Vec<_> = waivers.map(|it| Waiver { source: one(&it.source), ..it.clone() }).collect();
        records.sort_unstable();
        waivers.sort_unstable();
        Self { records, waivers, cap: self.cap.clone() }
    }

    /// All records, ascending.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// All waivers, ascending.
    #[must_use]
    pub fn waivers(&self) -> &[Waiver] {
        &self.waivers
    }

    /// The records of a source, by the day of the draw.
    ///
    /// # Complexity
    /// Two binary searches.
    #[must_use]
    pub fn records_of(&self, source: &str) -> &[Record] {
        range(&self.records, source, |record| &record.source)
    }

    /// The waivers of a source, by their year.
    #[must_use]
    pub fn waivers_of(&self, source: &str) -> &[Waiver] {
        range(&self.waivers, source, |waiver| &waiver.source)
    }

    /// A source's tally, as [`Ruleset::standing`] takes it; that of an unknown source is empty.
    ///
    /// # Guarantees
    /// Counted are the records that charge the year on that day and lie in the pack's scope by kind, tier and agency;
    /// those not yet made only where the pack counts them, and those of one joint visit ([`Record::joint`]) as one, if a day
    /// knows them as completed on one day or as yet to be made. A violation counts from the day of completion on, whoever
    /// found it and in whatever kind of inspection. Without a cap, every inspection counts that must be drawn (Art. 5).
    ///
    /// # Complexity
    /// Linear in the source's records, after binary searches.
    #[must_use]
    pub fn tally(&self, source: &str, view: View<'_>) -> Tally {
        let waived = self.waivers_of(source).iter().any(|waiver| waiver.holds(view.year, view.on));
        Tally { waived, ..self.count(self.records_of(source), view) }
    }

    /// The tallies of all sources, by id; a source that is not among them has an empty one.
    ///
    /// # Complexity
    /// One pass over all records and waivers.
    #[must_use]
    pub fn tallies(&self, view: View<'_>) -> BTreeMap<&Id, Tally> {
        let visits = self.records.chunk_by(|one, other| one.source == other.source);
        let counted = visits.filter_map(|visits| Some((&visits.first()?.source, self.count(visits, view))));
        let mut tallies: BTreeMap<_, _> = counted.collect();
        for waiver in self.waivers.iter().filter(|waiver| waiver.holds(view.year, view.on)) {
            tallies.entry(&waiver.source).or_default().waived = true;
        }
        tallies.retain(|_, tally| *tally != Tally::default());
        tallies
    }

    /// Whether the cap lets a source be drawn, and why.
    ///
    /// # Guarantees
    /// Agrees with what [`Ruleset::standing`] says of [`Ledger::tally`], for a source whose state does not exclude it.
    #[must_use]
    pub fn explain(&self, source: &str, view: View<'_>) -> Explanation<'_> {
        let used = self.tally(source, view).inspections;
        let basis = self.cap.as_ref().map(|cap| &cap.basis);
        let eligibility = match &self.cap {
            None => Eligibility::Uncapped { used },
            Some(cap) => match self.lifted(source, view) {
                Some(ground) => Eligibility::Exempt { used, cap: cap.most, ground },
                None if used >= cap.most => {
                    let counted = self.records_of(source).iter().filter(|record| self.counts(record, view));
                    let visits = counted.map(|record| Visit::seen(record, view.on)).collect();
                    Eligibility::AtCap { used, cap: cap.most, visits }
                }
                None => Eligibility::Eligible { used, cap: cap.most },
            },
        };
        Explanation { year: view.year, basis, eligibility }
    }

    /// The cap; none if the pack has none.
    pub(super) fn most(&self) -> Option<u32> {
        self.cap.as_ref().map(|cap| cap.most)
    }

    /// What lifts the cap for a source, the first exemption of the pack that holds.
    pub(super) fn lifted(&self, source: &str, view: View<'_>) -> Option<Ground<'_>> {
        self.cap.as_ref()?.exemptions.iter().find_map(|exemption| self.ground(exemption, source, view))
    }

    /// What lifts the cap for a visit that was completed on the view's day: a waiver from its very day on, a violation
    /// from the day after.
    pub(super) fn lifted_before(&self, source: &str, view: View<'_>) -> Option<Ground<'_>> {
        let before = View { on: view.on.pred_opt().unwrap_or(view.on), ..view };
        self.cap.as_ref()?.exemptions.iter().find_map(|exemption| match exemption {
            Exemption::ViolationFound => self.ground(exemption, source, before),
            Exemption::Waiver => self.ground(exemption, source, view),
        })
    }

    /// What an exemption rests on, the first there is.
    fn ground(&self, exemption: &Exemption, source: &str, view: View<'_>) -> Option<Ground<'_>> {
        match exemption {
            Exemption::ViolationFound => {
                let found = self.records_of(source).iter().filter(|record| record.found_violation(view.year, view.on));
                let visits = found.map(|record| Visit::seen(record, view.on));
                visits.min_by_key(|visit| visit.completed).map(Ground::ViolationFound)
            }
            Exemption::Waiver => {
                let waivers = self.waivers_of(source).iter();
                waivers.filter(|waiver| waiver.holds(view.year, view.on)).min_by_key(|w| w.granted).map(Ground::Waiver)
            }
        }
    }

    /// Of a source's records.
    fn count(&self, visits: &[Record], view: View<'_>) -> Tally {
        let mut joint = BTreeSet::new();
        visits.iter().fold(Tally::default(), |tally, record| {
            let counts =
                self.counts(record, view) && record.joint_visit(view.on).is_none_or(|visit| joint.insert(visit));
            Tally {
                inspections: tally.inspections.saturating_add(u32::from(counts)),
                violation_found: tally.violation_found || record.found_violation(view.year, view.on),
                waived: false,
            }
        })
    }

    /// Whether a record counts against the cap.
    pub(super) fn counts(&self, record: &Record, view: View<'_>) -> bool {
        let in_scope = match self.cap.as_ref().map(|cap| &cap.counts) {
            None => record.kind.must_be_drawn(),
            Some(scope) => {
                (scope.scheduled || record.seen(view.on) != Seen::Ahead)
                    && scope.kinds.contains(&record.kind)
                    && scope.tiers.contains(&record.agency.tier)
                    && (scope.agencies == CapAgencies::All || record.agency.name == *view.agency)
            }
        };
        in_scope && record.charges(view.year, view.on)
    }
}

/// Sorts by source, then by the rest, equals by their positions; the positions ascend before.
pub(crate) fn sort_by_source<T: Ord>(items: &mut [(u64, T)], source: fn(&T) -> &Id) {
    if items.is_sorted_by(|(_, one), (_, other)| one <= other) {
        return;
    }
    let Ok(count) = u32::try_from(items.len()) else { return items.sort_by(|(_, one), (_, other)| one.cmp(other)) };
    let text = |row: u32| items.get(row as usize).map_or("", |(_, item)| source(item).as_str());
    let order = order_by_text(count, &text);
    permute(items, order);
    for of_source in items.chunk_by_mut(|(_, one), (_, other)| source(one) == source(other)) {
        of_source.sort_by(|(_, one), (_, other)| one.cmp(other));
    }
}

/// Who has another division or tier than where the agency first stands.
pub(crate) fn agencies_differ<'a>(
    inspections: impl Iterator<Item = (u64, &'a Id, &'a Agency)>,
) -> impl Iterator<Item = (u64, LedgerError)> {
    let mut agencies: BTreeMap<&Token, (&Agency, u64)> = BTreeMap::new();
    let mut agreed: Option<&Agency> = None;
    inspections.filter_map(move |(position, source_id, found)| {
        // Neighbours mostly have the same.
        if agreed == Some(found) {
            return None;
        }
        let (agency, first) = *agencies.entry(&found.name).or_insert((found, position));
        agreed = (agency == found).then_some(found);
        let (source_id, name) = (source_id.clone(), agency.name.clone());
        let error = LedgerError::AgencyDiffers { position, source_id, agency: name, first };
        (agency != found).then_some((position, error))
    })
}

/// The first position, a later one, and what stands at both.
pub(crate) fn repeated<T: PartialEq>(sorted: &[(u64, T)]) -> impl Iterator<Item = (u64, u64, &T)> {
    let same = sorted.chunk_by(|(_, one), (_, other)| one == other);
    same.filter_map(<[_]>::split_first)
        .flat_map(|((first, _), later)| later.iter().map(|(position, item)| (*first, *position, item)))
}

/// Those of a source, of a list that is sorted by it.
pub(crate) fn range<'a, T>(sorted: &'a [T], source: &str, id: fn(&T) -> &Id) -> &'a [T] {
    let from = sorted.partition_point(|item| id(item).as_str() < source);
    let until = sorted.partition_point(|item| id(item).as_str() <= source);
    sorted.get(from..until).unwrap_or_default()
}
