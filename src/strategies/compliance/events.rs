//! A year event by event, for state machines: what a bureau may do next, and what it may not.

use core::fmt;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::randomness::Randomness;
use super::registers::{inspector, registry_on, roster_on};
use super::rulebook::Rulebook;
use super::setting::Setting;
use super::visits::document;
use super::world::{Drafted, World, later};
use crate::compliance::YearFile;
use crate::draw::{Draw, Skip};
use crate::inspection::{DrawReference, Inspection, InspectionTeam, Progress, Published};
use crate::plan::{AgencyBase, Drawn};
use crate::roster::{InspectorChange, RosterChange};
use crate::rules::InspectionKind;
use crate::{Code, Period, Quarter};

/// What happens next in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// Days pass, as many as nothing is owed in.
    Wait {
        /// How many.
        days: u32,
    },
    /// The next quarter is drawn, by the order that the rules make.
    Draw,
    /// The last draw is published.
    Publish,
    /// A drawn source is visited.
    Visit {
        /// Which of those that can be visited, counted around.
        turn: u32,
    },
    /// A drawn source is not visited, as a document shows.
    Void {
        /// Which of those that can be visited, counted around.
        turn: u32,
    },
    /// A source of the last draw is gone, and the next of the ranking takes its place.
    Replace,
    /// An inspector comes.
    Join,
    /// The last inspector leaves.
    Leave,
    /// The plan is revised by the staff and sources that there are now.
    Revise,
    /// Something that the law forbids.
    Unlawful(Unlawful),
}

/// What the law forbids, as one event; the report finds each under one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unlawful {
    /// A visit without a record on site.
    NoSiteRecord,
    /// A visit by one inspector.
    OneInspector,
    /// A visit that is void for a word.
    VoidForAWord,
}

impl Unlawful {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::NoSiteRecord, Self::OneInspector, Self::VoidForAWord];

    /// The number of its finding.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Self::NoSiteRecord => Code::INSPECTION_NO_SITE_RECORD,
            Self::OneInspector => Code::INSPECTION_TEAM_TOO_SMALL,
            Self::VoidForAWord => Code::YEAR_VISIT_VOID_UNFOUNDED,
        }
    }
}

/// A county's year up to a day. It prints as its setting and its events; equal ones make equal files.
///
/// # Example: the first events of a year, and one that the law forbids
/// ```
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::compliance::report;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::compliance::{Event, Unlawful, YearSoFar};
///
/// let codes = |year: &YearSoFar| -> Vec<_> {
///     let report = report(&year.file(), &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap();
///     report.findings.iter().map(|finding| finding.code).collect()
/// };
/// let lawful = [Event::Draw, Event::Publish, Event::Visit { turn: 0 }];
/// let year = lawful.into_iter().fold(YearSoFar::begun(7), |year, event| year.after(event).unwrap());
/// assert_eq!(codes(&year), []);
/// assert!(!year.permits(Event::Publish), "it is published");
/// let year = year.after(Event::Unlawful(Unlawful::NoSiteRecord)).unwrap();
/// assert_eq!(codes(&year), [Unlawful::NoSiteRecord.code()]);
/// ```
#[derive(Clone)]
pub struct YearSoFar {
    world: World,
    events: Vec<Event>,
    now: NaiveDate,
    /// The last draw, with its quarter's number.
    last: Option<(u32, Draw)>,
    /// Whether the plan was revised since the last draw.
    revised: bool,
}

impl fmt::Debug for YearSoFar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "YearSoFar {{ seed: {}, now: {}, events: {:?} }}", self.world.setting.seed, self.now, self.events)
    }
}

impl YearSoFar {
    /// A county's 2025 with five key sources, whose plan is filed and of which nothing is drawn yet.
    #[must_use]
    #[allow(clippy::expect_used)] // The setting's numbers are those of the simulated years.
    pub fn begun(seed: u64) -> Self {
        let setting = Setting {
            year: super::known("2025"),
            tier: crate::Tier::County,
            key: 5,
            inspectors: 6,
            mishap: None,
            changes: false,
            rulebook: Rulebook::Statute,
            seed,
        };
        let world = World::new(setting, &[]).expect("a year that can be planned");
        Self { world, events: Vec::new(), now: super::known("2024-12-21"), last: None, revised: false }
    }

    /// What has happened.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The day that it is.
    #[must_use]
    pub const fn now(&self) -> NaiveDate {
        self.now
    }

    /// Whether an event can come next.
    #[must_use]
    pub fn permits(&self, event: Event) -> bool {
        self.after(event).is_some()
    }

    /// The year with one more event; none where it cannot come next: there is nothing to visit, to draw or to publish, or
    /// something else is owed before.
    #[must_use]
    pub fn after(&self, event: Event) -> Option<Self> {
        let mut next = self.clone();
        next.happen(event)?;
        next.events.push(event);
        Some(next)
    }

    /// The lawful events that can come next, each as likely as another; days can always pass.
    #[must_use]
    pub fn lawful(&self) -> BoxedStrategy<Event> {
        let (year, unlawful) = (self.clone(), self.clone());
        let kinds = (0..12_u32, any::<u32>()).prop_map(move |(kind, turn)| {
            let event = match kind {
                0 => Event::Draw,
                1 => Event::Publish,
                2 => Event::Void { turn },
                3 => Event::Replace,
                4 => Event::Join,
                5 => Event::Leave,
                6 => Event::Revise,
                7 => Event::Wait { days: turn.checked_rem(20).unwrap_or(0) },
                _ => Event::Visit { turn },
            };
            if year.permits(event) { event } else { Event::Wait { days: 1 } }
        });
        // Where only the draw is left to do, days alone would pass for long.
        let only_draw = unlawful.waiting().is_empty();
        let draw = move |event| match event {
            Event::Wait { .. } if only_draw && unlawful.permits(Event::Draw) => Event::Draw,
            event => event,
        };
        kinds.prop_map(draw).boxed()
    }

    /// What is on file on this day.
    #[must_use]
    #[allow(clippy::expect_used)] // Every event leaves a file that can be written.
    pub fn file(&self) -> YearFile {
        let file = self.world.clone().file().expect("what happened is on file");
        YearFile { on: self.now, ..file }
    }

    fn number(&self, purpose: u64) -> u64 {
        self.world.setting.number(purpose.wrapping_mul(1_000).wrapping_add(self.events.len() as u64))
    }

    fn period(&self, quarter: u32) -> Option<Period> {
        Some(Period::Quarter(Quarter::new(self.world.setting.year.number(), quarter).ok()?))
    }

    fn next_quarter(&self) -> u32 {
        self.last.as_ref().map_or(1, |(quarter, _)| quarter.saturating_add(1))
    }

    fn is_published(&self) -> bool {
        self.world.draws.last().is_none_or(|draw| draw.published.is_some())
    }

    /// The last day on which nothing is overdue; none where nothing is owed any more. The draw that comes next is left out
    /// when it is being made.
    fn limit(&self, drawing: bool) -> Option<NaiveDate> {
        let visits = self.world.inspections.iter().filter(|one| matches!(one.progress, Progress::Drawn));
        let visits = visits.map(|one| one.period.last_day());
        let publication = self.last.as_ref().filter(|_| !self.is_published());
        let publication = publication.and_then(|(quarter, _)| Some(self.period(*quarter)?.last_day()));
        let draw = Some(self.next_quarter()).filter(|quarter| *quarter <= 4 && !drawing);
        let draw = draw.and_then(|quarter| self.period(quarter)?.first_day().pred_opt());
        visits.chain(publication).chain(draw).min()
    }

    /// Moves to a later day, where nothing is overdue by then.
    fn pass(&mut self, day: NaiveDate) -> Option<()> {
        self.now = Some(day.max(self.now)).filter(|day| self.limit(false).is_none_or(|limit| *day <= limit))?;
        Some(())
    }

    /// The rows of the inspections that can be made now, with the day.
    fn waiting(&self) -> Vec<(usize, NaiveDate)> {
        let limit = self.limit(false);
        let of = self.world.inspections.iter().enumerate().filter(|(_, one)| matches!(one.progress, Progress::Drawn));
        let days = of.map(|(row, one)| (row, one.period.first_day().max(self.now)));
        days.filter(|(_, day)| limit.is_none_or(|limit| *day <= limit)).collect()
    }

    fn happen(&mut self, event: Event) -> Option<()> {
        match event {
            Event::Wait { days } => {
                let day = later(self.now, days.into())?;
                self.now = self.limit(false).map_or(day, |limit| day.min(limit)).max(self.now);
                Some(())
            }
            Event::Draw => self.draw(),
            Event::Publish => {
                let published = Some(Published { on: self.now, by: self.world.agency.name.clone() });
                let draw = self.world.draws.last_mut().filter(|draw| draw.published.is_none())?;
                draw.published = published;
                Some(())
            }
            Event::Visit { turn } => self.visit(turn, |_| {}),
            Event::Void { turn } => self.void(turn, true),
            Event::Replace => self.replace(),
            Event::Join => self.join(),
            Event::Leave => self.leave(),
            Event::Revise => self.revise(),
            Event::Unlawful(unlawful) => self.forbidden(unlawful),
        }
    }

    fn draw(&mut self) -> Option<()> {
        let quarter = Some(self.next_quarter()).filter(|quarter| *quarter <= 4)?;
        let period = self.period(quarter)?;
        let window = self.world.rules.draw_window(period).ok()??;
        let first = self.now.max(window.from());
        let most = self.limit(true).map_or(window.until(), |limit| limit.min(window.until()));
        let days = self.number(1).wrapping_rem(5);
        let day = later(first, days)?.min(most);
        if day < first {
            return None;
        }
        let Drafted { lists, terms, grounds } = self.world.draft(day, period)?;
        let draw = Randomness::of(self.number(2), day, false)?.draw(terms, lists)?;
        self.world.publish(&draw, (day, &grounds))?;
        self.world.draws.last_mut()?.published = None;
        for stratum in draw.strata() {
            for line in &stratum.drawn {
                self.await_visit(&draw, (period, day), (&stratum.stratum, &line.source, &line.team));
            }
        }
        self.world.previous = Some(draw.digest());
        (self.now, self.last, self.revised) = (day, Some((quarter, draw)), false);
        Some(())
    }

    /// A drawn line waits for its visit.
    fn await_visit(
        &mut self,
        draw: &Draw,
        (period, drawn): (Period, NaiveDate),
        (stratum, source, team): (&crate::Token, &crate::Id, &[crate::Id]),
    ) {
        let order = draw.revealed().committed().digest();
        self.world.inspections.push(Inspection {
            source: source.clone(),
            drawn,
            agency: self.world.agency.clone(),
            kind: InspectionKind::Daily,
            stratum: stratum.clone(),
            period,
            draw: Some(DrawReference { order, transcript: draw.digest() }),
            team: InspectionTeam { inspectors: team.to_vec(), changed: None },
            experts: Vec::new(),
            progress: Progress::Drawn,
            document: None,
            joint: None,
        });
    }

    fn visit(&mut self, turn: u32, change: impl FnOnce(&mut Inspection)) -> Option<()> {
        let (row, from) = self.turn(turn)?;
        let number = self.number(3);
        let last = self.limit(false)?;
        let completed = later(from, number.wrapping_rem(3))?.min(last);
        let visit = self.world.site_visit((from, completed), number)?;
        let one = self.world.inspections.get_mut(row)?;
        one.progress = Progress::Completed(visit);
        change(one);
        self.pass(completed)
    }

    fn turn(&self, turn: u32) -> Option<(usize, NaiveDate)> {
        let waiting = self.waiting();
        let at = usize::try_from(turn).ok()?.checked_rem(waiting.len())?;
        waiting.get(at).copied()
    }

    fn void(&mut self, turn: u32, shown: bool) -> Option<()> {
        let (row, day) = self.turn(turn)?;
        let one = self.world.inspections.get_mut(row)?;
        one.progress = Progress::Void { voided: day, reason: "不可抗力".parse().ok()? };
        one.document = document(day).filter(|_| shown);
        self.pass(day)
    }

    /// Before the first visit of the last draw, and once.
    fn replace(&mut self) -> Option<()> {
        let (quarter, mut draw) = self.last.clone()?;
        let period = self.period(quarter)?;
        let order = draw.revealed().committed().digest();
        let of_draw = |one: &Inspection| one.draw.is_some_and(|it| it.order == order);
        let made = self.world.inspections.iter().any(|one| of_draw(one) && !matches!(one.progress, Progress::Drawn));
        if made || draw.transcripts().count() > 1 {
            return None;
        }
        let gone = draw.strata().last()?.drawn.first()?.source.clone();
        draw.amend(&[Skip { source: gone.clone(), reason: "closed".parse().ok()? }]).ok()?;
        let amendment = self.world.amendment(gone.clone(), self.now)?;
        let on_file = self.world.draws.last_mut()?;
        on_file.amendments.push(amendment);
        on_file.transcripts = draw.transcripts().map(|it| it.to_string()).collect();
        on_file.digest = Some(draw.digest());
        self.world.inspections.retain(|one| one.source != gone || !of_draw(one));
        let known: std::collections::BTreeSet<_> =
            self.world.inspections.iter().filter(|one| of_draw(one)).map(|one| one.source.clone()).collect();
        for stratum in draw.strata() {
            for line in stratum.drawn.iter().filter(|line| !known.contains(&line.source)) {
                self.await_visit(&draw, (period, self.now), (&stratum.stratum, &line.source, &line.team));
            }
        }
        self.world.previous = Some(draw.digest());
        self.last = Some((quarter, draw));
        Some(())
    }

    /// After the first draw; not between a revision, which counts the staff, and the next draw.
    fn join(&mut self) -> Option<()> {
        if self.revised || self.last.is_none() || self.world.inspectors.len() >= 9 {
            return None;
        }
        let joined = inspector(u32::try_from(self.world.inspectors.len()).ok()?.checked_add(1)?)?;
        let change = InspectorChange::Joined;
        self.world.roster_changes.push(RosterChange { on: self.now, inspector: joined.id.clone(), change });
        self.world.inspectors.push(joined);
        Some(())
    }

    /// Once; who waits for a visit stays, and so does whoever the plan counts.
    fn leave(&mut self) -> Option<()> {
        let gone = self.world.inspectors.last()?.id.clone();
        let waits = |one: &Inspection| matches!(one.progress, Progress::Drawn) && one.team.inspectors.contains(&gone);
        let left = |it: &RosterChange| it.change != InspectorChange::Joined;
        if self.world.inspections.iter().any(waits) || self.world.roster_changes.iter().any(left) {
            return None;
        }
        let day = later(self.now, 1)?;
        self.pass(day)?;
        self.world.roster_changes.push(RosterChange { on: day, inspector: gone, change: InspectorChange::Left });
        Some(())
    }

    /// Between two draws, once.
    fn revise(&mut self) -> Option<()> {
        let (last, _) = self.last.as_ref().filter(|(quarter, _)| *quarter < 4 && !self.revised)?;
        let world = &self.world;
        let registry = registry_on(&world.sources, self.now)?;
        let roster = roster_on(&world.inspectors, &world.recusals, &world.roster_changes, self.now)?;
        let place = (world.agency.division, world.agency.tier);
        let base = AgencyBase::of(&world.rules, (&registry, &roster), world.agency.name.clone(), place, self.now);
        let mut seen = std::collections::BTreeSet::new();
        let mut drawn = Vec::new();
        for quarter in 1..=*last {
            let period = self.period(quarter)?;
            for stratum in world.rules.strata() {
                let of = world.inspections.iter().filter(|one| one.period == period && one.stratum == stratum.stratum);
                let units: Vec<_> = of.map(|one| (one.source.clone(), one.is_void(self.now))).collect();
                let again = units.iter().filter(|(source, void)| !void && !seen.insert(source.clone())).count();
                drawn.push(Drawn {
                    agency: world.agency.name.clone(),
                    stratum: stratum.stratum.clone(),
                    period,
                    sources: u32::try_from(units.len()).ok()?,
                    repeats: u32::try_from(again).ok()?,
                });
            }
        }
        self.world.plan = world.plan.revised(&world.rules, vec![base], &drawn).ok()?;
        self.revised = true;
        Some(())
    }

    fn forbidden(&mut self, unlawful: Unlawful) -> Option<()> {
        match unlawful {
            Unlawful::NoSiteRecord => self.visit(0, |one| {
                if let Progress::Completed(visit) = &mut one.progress {
                    visit.site_record = false;
                }
            }),
            Unlawful::OneInspector => self.visit(0, |one| one.team.inspectors.truncate(1)),
            Unlawful::VoidForAWord => self.void(0, false),
        }
    }
}

/// The beginning of a year.
///
/// # Example: the same seed makes the same year
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::compliance::years_begun;
///
/// proptest!(ProptestConfig::with_cases(4), |(year in years_begun())| {
///     prop_assert!(year.events().is_empty() && year.file().draws.is_empty());
/// });
/// ```
pub fn years_begun() -> impl Strategy<Value = YearSoFar> + Clone {
    any::<u64>().prop_map(YearSoFar::begun)
}
