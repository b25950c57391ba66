//! Faults that only several bureaus of a league make together, or that rest on what they have in common.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::LeagueSetting;
use super::common::is_one;
use crate::compliance::YearFile;
use crate::draw::Agency;
use crate::inspection::{DrawReference, Found, Inspection, Inspections, Progress, Published, SiteVisit};
use crate::registry::{CreditCode, Registry, RegistryChange, Source, SourceChange};
use crate::roster::Employment;
use crate::strategies::compliance::world::later;
use crate::strategies::year::nobodys_digest;
use crate::{Code, Division, Id, Period, Tier};

/// A fault of a league's year; each is found once, in one bureau's report or between the files.
///
/// # Example: a visit that another bureau never told
/// ```
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::compliance::rollup;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::compliance::{LeagueSetting, PlantedTogether};
///
/// let fault = PlantedTogether::VisitUntold;
/// let mut all = (0..).map(|seed| LeagueSetting { seed, ..LeagueSetting::plain() });
/// let files = all.find_map(|setting| setting.years(Some(fault))).unwrap();
/// let league = rollup(&files, &Ruleset::inner_mongolia(), &WorkCalendar::national())?;
/// assert_eq!(league.findings.iter().map(|it| it.code).collect::<Vec<_>>(), [fault.code()]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlantedTogether {
    /// A visit by another bureau that a file lacks.
    VisitUntold,
    /// The same, of a source that the two bureaus know by two ids.
    AliasUntold,
    /// A visit by another bureau that a file has on another day.
    VisitOtherwise,
    /// A visit by another bureau that a file has, and that bureau's own has not.
    VisitInvented,
    /// A third visit, which is one only because another agency's visits count.
    BeyondCapByOthers,
    /// The same, of a source where the year before found a violation: that lifts nothing in this one.
    BeyondCapSinceLastYear,
    /// Two visits under the word of a joint one, made on different days, so that there are three.
    JointApart,
    /// A team of one person under two ids.
    OneAsTeam,
    /// An id that one registry has as the former of a source, and another beside it as a source of its own.
    AliasOfNobody,
    /// Somebody on loan whom the bureau that lends does not have.
    LentByNobody,
    /// Somebody on loan who stands as the borrower's own.
    OwnOfTwo,
}

impl PlantedTogether {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::VisitUntold,
        Self::AliasUntold,
        Self::VisitOtherwise,
        Self::VisitInvented,
        Self::BeyondCapByOthers,
        Self::BeyondCapSinceLastYear,
        Self::JointApart,
        Self::OneAsTeam,
        Self::AliasOfNobody,
        Self::LentByNobody,
        Self::OwnOfTwo,
    ];

    /// The number of its finding.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Self::VisitUntold | Self::AliasUntold => Code::LEAGUE_VISIT_UNTOLD,
            Self::VisitOtherwise | Self::VisitInvented => Code::LEAGUE_RECORDS_DIFFER,
            Self::BeyondCapByOthers | Self::BeyondCapSinceLastYear | Self::JointApart => Code::YEAR_BEYOND_CAP,
            Self::OneAsTeam => Code::INSPECTION_TEAM_TOO_SMALL,
            Self::AliasOfNobody => Code::LEAGUE_NOT_ONE,
            Self::LentByNobody => Code::LEAGUE_LOAN_UNKNOWN,
            Self::OwnOfTwo => Code::LEAGUE_OWN_TWICE,
        }
    }

    /// Plants it into lawful files, the bureau's the last; none if they have no place for it.
    pub(super) fn plant(self, files: &mut [YearFile], setting: LeagueSetting) -> Option<()> {
        match self {
            Self::VisitUntold | Self::AliasUntold | Self::VisitOtherwise => self.into_told(files),
            Self::VisitInvented => invented(files),
            Self::BeyondCapByOthers | Self::BeyondCapSinceLastYear => self.beyond_cap(files),
            Self::JointApart => apart(files),
            Self::OneAsTeam => files.iter_mut().find_map(one_as_team),
            Self::AliasOfNobody => alias_of_nobody(files),
            Self::LentByNobody => files.iter_mut().find_map(lent_by_nobody),
            // The first county's roster has it from the beginning, and its plan counts so.
            Self::OwnOfTwo => (setting.borrowed > 0).then_some(()),
        }
    }

    /// Takes from a file a visit that another bureau made by a later draw than its own last, or moves it by a day.
    fn into_told(self, files: &mut [YearFile]) -> Option<()> {
        let of = Sources::of(files);
        let fits = |file: &YearFile, one: &Inspection| {
            one.agency != file.agency
                && one.joint.is_none()
                && last_draw(file).is_some_and(|last| last < one.drawn)
                && of.is_lawful_twice(&one.source)
                && (self != Self::AliasUntold
                    || !files.iter().any(|it| it.agency == one.agency && of.has(it, &one.source)))
                && completed(one).is_some_and(|day| day < Period::Year(file.year).last_day())
        };
        let found = files.iter().enumerate().find_map(|(at, file)| {
            let one = file.inspections.iter().find(|one| fits(file, one))?;
            Some((at, one.clone()))
        });
        let (at, one) = found?;
        let file = files.get_mut(at)?;
        let mut all: Vec<Inspection> = file.inspections.iter().filter(|it| **it != one).cloned().collect();
        if self == Self::VisitOtherwise {
            all.push(a_day_later(one)?);
        }
        file.inspections = Inspections::new(all).ok()?;
        Some(())
    }

    /// Has the region visit a source before the last of its two visits.
    fn beyond_cap(self, files: &mut [YearFile]) -> Option<()> {
        let (of, after) = (Sources::of(files), files.iter().filter_map(last_draw).max()?);
        let mut all = of.visits.iter().filter(|(_, visits)| visits.len() == 2);
        let source = all.find(|(source, visits)| {
            let days: Vec<_> = visits.iter().filter_map(completed).collect();
            let [first, last] = days[..] else { return false };
            let since = self != Self::BeyondCapSinceLastYear || of.found_last_year.contains(source);
            let agencies = visits.first().map(|one| &one.agency) != visits.last().map(|one| &one.agency);
            since && agencies && first < last && later(after, 1) < Some(last) && of.is_lawful_twice(source)
        });
        let (source, visits) = source?;
        let before = completed(visits.last()?)?.pred_opt()?;
        let model = visits.last()?.clone();
        let source = source.clone();
        by_the_region(files, &of.ids, (&source, &model), (later(after, 1)?, before))
    }
}

/// The sources of a league by the ids that they have at last in any registry.
struct Sources {
    /// Former ids with those that came in their place.
    ids: BTreeMap<Id, Id>,
    /// The visits of the year, each once, by the day.
    visits: BTreeMap<Id, Vec<Inspection>>,
    /// Those for which something of the year is open: a void, a violation, a waiver.
    open: Vec<Id>,
    found_last_year: Vec<Id>,
}

impl Sources {
    fn of(files: &[YearFile]) -> Self {
        let changes = files.iter().filter_map(|file| file.registry_history.as_ref()).flat_map(|it| &it.changes);
        let ids: BTreeMap<Id, Id> = changes
            .filter_map(|it| match &it.change {
                SourceChange::Renumbered { from } => Some((from.clone(), it.source.clone())),
                _ => None,
            })
            .collect();
        let current = |id: &Id| ids.get(id).unwrap_or(id).clone();
        let (mut visits, mut open, mut found_last_year) =
            (BTreeMap::<Id, Vec<Inspection>>::new(), Vec::new(), Vec::new());
        for file in files {
            open.extend(file.waivers.iter().map(|it| current(&it.source)));
            for one in file.inspections.iter().filter(|one| one.agency == file.agency) {
                match &one.progress {
                    Progress::Completed(visit) if one.period.year() < file.year => {
                        found_last_year.extend((visit.found != Found::NoProblem).then(|| current(&one.source)));
                    }
                    Progress::Completed(visit) => {
                        open.extend((visit.found != Found::NoProblem).then(|| current(&one.source)));
                        visits.entry(current(&one.source)).or_default().push(one.clone());
                    }
                    _ => open.push(current(&one.source)),
                }
            }
        }
        visits.values_mut().for_each(|all| all.sort_by_key(completed));
        Self { ids, visits, open, found_last_year }
    }

    fn current<'i>(&'i self, id: &'i Id) -> &'i Id {
        self.ids.get(id).unwrap_or(id)
    }

    /// Whether all its visits are on record, not more than two, and clean.
    fn is_lawful_twice(&self, id: &Id) -> bool {
        let current = self.current(id);
        !self.open.contains(current) && self.visits.get(current).is_some_and(|all| all.len() <= 2)
    }

    /// Whether the registry of a file has an id as it is.
    fn has(&self, file: &YearFile, id: &Id) -> bool {
        let _ = self;
        file.registry.as_ref().is_some_and(|it| it.get(id.as_str()).is_some())
    }
}

fn completed(one: &Inspection) -> Option<NaiveDate> {
    match &one.progress {
        Progress::Completed(visit) => Some(visit.completed),
        _ => None,
    }
}

/// The day of a file's own last draw.
fn last_draw(file: &YearFile) -> Option<NaiveDate> {
    file.draws.iter().map(|draw| draw.drawn).max()
}

fn a_day_later(mut one: Inspection) -> Option<Inspection> {
    let Progress::Completed(visit) = &mut one.progress else { return None };
    visit.completed = later(visit.completed, 1)?;
    let published = visit.published.as_mut()?;
    published.on = published.on.max(visit.completed);
    Some(one)
}

/// Puts a visit by the region, who keeps no file, into each file that has the source.
fn by_the_region(
    files: &mut [YearFile],
    ids: &BTreeMap<Id, Id>,
    (source, model): (&Id, &Inspection),
    (drawn, day): (NaiveDate, NaiveDate),
) -> Option<()> {
    let agency =
        Agency { name: "region".parse().ok()?, division: Division::from_number(150_000).ok()?, tier: Tier::Region };
    let Progress::Completed(visit) = &model.progress else { return None };
    let published = Some(Published { on: day, by: agency.name.clone() });
    let visit = SiteVisit { from: day, completed: day, published, found: Found::NoProblem, ..visit.clone() };
    let draw = Some(DrawReference { order: nobodys_digest(), transcript: nobodys_digest() });
    let new = Inspection {
        agency,
        drawn: drawn.min(day),
        draw,
        progress: Progress::Completed(visit),
        document: None,
        joint: None,
        ..model.clone()
    };
    for file in files {
        let theirs = |id: &&Id| file.registry.as_ref().is_some_and(|it| it.get(id.as_str()).is_some());
        let former = ids.iter().filter(|(_, now)| *now == source).map(|(from, _)| from);
        let Some(id) = core::iter::once(source).chain(former).find(theirs).cloned() else { continue };
        let one = Inspection { source: id, ..new.clone() };
        file.inspections = Inspections::new(file.inspections.iter().cloned().chain([one])).ok()?;
    }
    Some(())
}

/// Has a county's file tell a visit by the bureau that nobody made.
fn invented(files: &mut [YearFile]) -> Option<()> {
    let of = Sources::of(files);
    let (bureau, counties) = files.split_last_mut()?;
    let county = counties.first_mut()?;
    let after = last_draw(county)?;
    let model = bureau.inspections.iter().find(|one| one.agency == bureau.agency && after < one.drawn);
    let model = model.filter(|one| one.joint.is_none() && completed(one).is_some())?;
    let idle = |id: &Id| !of.visits.contains_key(of.current(id)) && !of.open.contains(of.current(id));
    let mut all = county.registry.as_ref()?.iter();
    let source = all.find_map(|it| it.id().parse().ok().filter(|id| idle(id) && *it.stratum() == model.stratum))?;
    let one = Inspection { source, ..model.clone() };
    county.inspections = Inspections::new(county.inspections.iter().cloned().chain([one])).ok()?;
    Some(())
}

/// Has the bureau end a joint visit a day after the county, at a source that was visited once more.
fn apart(files: &mut [YearFile]) -> Option<()> {
    let (of, after) = (Sources::of(files), files.iter().filter_map(last_draw).max()?);
    let bureau = files.last()?;
    let last_day = Period::Year(bureau.year).last_day();
    let fits = |one: &&Inspection| {
        let first = later(after, 1).and_then(|day| later(day, 1));
        one.agency == bureau.agency
            && one.joint.is_some()
            && of.is_lawful_twice(&one.source)
            && completed(one).is_some_and(|day| first < Some(day) && day < last_day)
    };
    let one = bureau.inspections.iter().find(fits)?.clone();
    let (source, before) = (of.current(&one.source).clone(), completed(&one)?.pred_opt()?);
    for file in files.iter_mut() {
        let moved = file.inspections.iter().map(|it| match it.agency == one.agency && it.joint == one.joint {
            true => a_day_later(it.clone()),
            false => Some(it.clone()),
        });
        file.inspections = Inspections::new(moved.collect::<Option<Vec<_>>>()?).ok()?;
    }
    by_the_region(files, &of.ids, (&source, &one), (later(after, 1)?, before))
}

/// Has one person go to a source as both of the team.
fn one_as_team(file: &mut YearFile) -> Option<()> {
    let aliases = &file.roster.as_ref()?.aliases;
    let mut all: Vec<Inspection> = file.inspections.iter().cloned().collect();
    let own = all.iter_mut().filter(|one| one.agency == file.agency && one.period.year() == file.year);
    let mut made = own.filter(|one| completed(one).is_some() && one.team.changed.is_none());
    made.find_map(|one| {
        let [first, second] = &mut one.team.inspectors[..] else { return None };
        let alias = aliases.iter().find(|it| it.person == *first || it.id == *first)?;
        *second = if alias.id == *first { alias.person.clone() } else { alias.id.clone() };
        Some(())
    })?;
    file.inspections = Inspections::new(all).ok()?;
    Some(())
}

/// Enters into the bureau's registry, after its last draw, another source by the new id of one that it has by the former.
fn alias_of_nobody(files: &mut [YearFile]) -> Option<()> {
    let of = Sources::of(files);
    let bureau = files.last_mut()?;
    let registry = bureau.registry.as_ref()?;
    let two = |(from, now): (&Id, &Id)| {
        let only = registry.get(from.as_str()).filter(|_| registry.get(now.as_str()).is_none())?;
        Some((only.to_source(), now.clone()))
    };
    let (source, id) = of.ids.iter().find_map(two)?;
    let code = CreditCode::with_checks(&format!("91{:06}99990001", source.division.number())).ok()?;
    let other = Source { id: id.clone(), name: "另一家企业".parse().ok()?, credit_code: Some(code), ..source };
    let on = later(last_draw(bureau)?, 1)?;
    let all: Vec<Source> = registry.iter().map(|it| it.to_source()).chain([other]).collect();
    bureau.registry = Some(Registry::new(all).ok()?);
    let change = RegistryChange { on, source: id, change: SourceChange::Joined };
    bureau.registry_history.as_mut()?.changes.push(change);
    Some(())
}

/// Gives somebody on loan a certificate that nobody else knows.
fn lent_by_nobody(file: &mut YearFile) -> Option<()> {
    let roster = file.roster.as_mut()?;
    let borrowed = |one: &&mut crate::roster::Inspector| matches!(one.employment, Employment::Borrowed { .. });
    let one = roster.inspectors.iter_mut().find(borrowed)?;
    let (old, certificate) = (one.certificate.clone(), one.certificate.as_mut()?);
    certificate.number = "NM-0000".parse().ok()?;
    let new = certificate.number.clone();
    let kept = roster.inspectors.iter().any(|it| is_one(it.certificate.as_ref(), old.as_ref()));
    roster.holders.retain(|it| kept || Some(it) != old.as_ref().map(|old| &old.number));
    roster.holders.push(new);
    Some(())
}
