//! An agency's year event by event, for tests by state machine: what may lawfully happen next, and what may not.
//!
//! A [`Running`] year is the state, an [`Event`] the transition, [`events`] the strategy of the next one; a host's bookkeeping is
//! the system under test. After every lawful event [`Running::file`] is a year on file of which the report finds nothing, as of
//! that day; after an unlawful one it finds what [`Event::label`] says.

use chrono::{Days, NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::case::Label;
use super::known;
use super::orders::{Lawful, LawfulSetting};
use crate::calendar::WorkCalendar;
use crate::compliance::{
    AmendmentOnFile, DrawOnFile, Moment, OrderPublished, PlanOnFile, RevisionOnFile, RosterOnFile, YearFile,
};
use crate::draw::{Contribution, Draw, Entropy, Origin, Reveal, Skip, Value};
use crate::inspection::{Document, Found, Inspection, Inspections, Progress, Published, SiteVisit};
use crate::ledger::Ledger;
use crate::orders::{OrderBasis, OrderOptions, Registers, by_rules};
use crate::plan::{AgencyBase, Drawn};
use crate::registry::{Registry, RegistryChange, RegistryHistory, Source, SourceChange, SourceState};
use crate::roster::RosterHistory;
use crate::rules::Ruleset;
use crate::{Article, Code, CountFrom, Id, Period, Token};

/// Something that happens in an agency's year. `at` counts around among those to whom it can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// The next quarter is drawn and made public: lists, order, draw, on the first day of its window.
    Draw,
    /// A drawn source turns out to have closed on the day of the draw; the next of the ranking is drawn in its place.
    Replace {
        /// Which.
        at: u32,
    },
    /// A drawn source is inspected by its team.
    Visit {
        /// Which.
        at: u32,
    },
    /// A result is made public in time.
    Publish {
        /// Which.
        at: u32,
    },
    /// A drawn source closes before anybody went there, when others were visited already; its visit is void.
    Void {
        /// Which.
        at: u32,
    },
    /// A source comes into the registry.
    Join,
    /// A source that was never drawn leaves the registry.
    Leave {
        /// Which.
        at: u32,
    },
    /// The plan is revised by the registers of the day, and filed again.
    Revise,
    /// Unlawful: a source is inspected that nobody drew.
    VisitUndrawn {
        /// Which.
        at: u32,
    },
    /// Unlawful: a drawn source is inspected by another team, without a reason.
    VisitByOthers {
        /// Which.
        at: u32,
    },
    /// Unlawful: a result is made public on the day after the last.
    PublishLate {
        /// Which.
        at: u32,
    },
}

impl Event {
    /// What is right of it.
    #[must_use]
    pub const fn label(self) -> Label {
        let (code, article) = match self {
            Self::VisitUndrawn { .. } => (Code::INSPECTION_UNDRAWN, Article::Art5),
            Self::VisitByOthers { .. } => (Code::INSPECTION_OTHER_TEAM, Article::Art11),
            Self::PublishLate { .. } => (Code::PUBLISHED_LATE, Article::Art13),
            _ => return Label::Lawful,
        };
        Label::Unlawful { code, article: Some(article) }
    }
}

/// A year that is running: what the agency has on file by today.
#[derive(Clone, Debug)]
pub struct Running {
    lawful: Lawful,
    sources: Vec<Source>,
    changes: Vec<RegistryChange>,
    revisions: Vec<RevisionOnFile>,
    draws: Vec<(Draw, DrawOnFile)>,
    inspections: Vec<Inspection>,
    today: NaiveDate,
    seed: u64,
}

/// The sources of the first list, and the inspectors beside the two of a team.
const SOURCES: u32 = 36;
const INSPECTORS: u32 = 2;

/// One of these, counted around.
fn chosen<T>(of: &[T], at: u32) -> Option<&T> {
    of.get(usize::try_from(at).ok()?.checked_rem(of.len())?)
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

impl Running {
    /// The year 2025 of a county under the statute, planned and filed, with nothing drawn yet.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let setting = LawfulSetting {
            year: known("2025"),
            sources: SOURCES,
            inspectors: INSPECTORS,
            seed,
            ..LawfulSetting::plain()
        };
        let lawful = setting.make(Ruleset::inner_mongolia());
        let sources = lawful.registry.iter().map(|source| source.to_source()).collect();
        // Planned and filed on the first day of the first window; what comes later, comes on a later day.
        let today = later(lawful.drawn_on, 1);
        let (changes, revisions, draws, inspections) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { lawful, sources, changes, revisions, draws, inspections, today, seed }
    }

    /// The day of the last event.
    #[must_use]
    pub const fn today(&self) -> NaiveDate {
        self.today
    }

    /// The rules.
    #[must_use]
    pub const fn rules(&self) -> &Ruleset {
        &self.lawful.rules
    }

    /// Whether the event can happen now; of an unlawful one, whether there is somebody to whom it could.
    #[must_use]
    pub fn can(&self, event: Event) -> bool {
        self.after(event).is_some()
    }

    /// The year after the event; none if it cannot happen now.
    #[must_use]
    pub fn after(&self, event: Event) -> Option<Self> {
        let mut next = self.clone();
        match event {
            Event::Draw => next.draw(),
            Event::Replace { at } => next.replace(at),
            Event::Visit { at } => next.visit(at, true),
            Event::VisitByOthers { at } => next.visit(at, false),
            Event::Publish { at } => next.publish(at, false),
            Event::PublishLate { at } => next.publish(at, true),
            Event::Void { at } => next.void(at),
            Event::Join => next.join(),
            Event::Leave { at } => next.leave(at),
            Event::Revise => next.revise(),
            Event::VisitUndrawn { at } => next.visit_undrawn(at),
        }?;
        Some(next)
    }

    /// What the agency has on file by today.
    #[must_use]
    #[allow(clippy::expect_used)] // Visits and sources stand once each.
    pub fn file(&self) -> YearFile {
        let Lawful { plan, agency, items, inspectors, .. } = &self.lawful;
        let from = self.lawful.drawn_on.checked_sub_days(Days::new(30)).unwrap_or_default();
        let mut file = YearFile::new(agency.clone(), plan.year(), self.today);
        let filed = Some(self.lawful.drawn_on);
        file.plan = Some(PlanOnFile { revisions: self.revisions.clone(), ..PlanOnFile::new(plan.clone(), filed) });
        file.items = Some(items.clone());
        file.draws = self.draws.iter().map(|(_, on_file)| on_file.clone()).collect();
        file.inspections = Inspections::new(self.inspections.iter().cloned()).expect("each visit once");
        file.registry = Some(self.registry());
        file.registry_history = Some(RegistryHistory { from, changes: self.changes.clone() });
        let inspectors = inspectors.clone();
        let numbers = inspectors.iter().filter_map(|one| one.certificate.as_ref());
        let holders = numbers.map(|certificate| certificate.number.clone()).collect();
        let history = Some(RosterHistory { from, changes: Vec::new() });
        file.roster = Some(RosterOnFile { inspectors, aliases: Vec::new(), recusals: Vec::new(), holders, history });
        file
    }

    #[allow(clippy::expect_used)] // Ids differ.
    fn registry(&self) -> Registry {
        Registry::new(self.sources.iter().cloned()).expect("ids differ")
    }

    /// The quarters in order.
    fn period(&self, place: usize) -> Option<Period> {
        self.lawful.rules.draw_periods(self.lawful.plan.year()).get(place).copied()
    }

    /// Whether everything that was drawn is visited and public, or void.
    fn is_done(&self) -> bool {
        self.inspections.iter().all(|one| match &one.progress {
            Progress::Completed(visit) => visit.published.is_some(),
            Progress::Void { .. } => true,
            _ => false,
        })
    }

    fn draw(&mut self) -> Option<()> {
        let period = self.period(self.draws.len()).filter(|_| self.is_done())?;
        let window = self.lawful.rules.draw_window(period).ok()??;
        let day = window.from().max(self.today);
        window.contains(day).then_some(())?;
        let registry = self.registry();
        let Lawful { rules, items, plan, roster, agency, .. } = &self.lawful;
        let ledger = Ledger::new(self.inspections.iter().map(Inspection::record), [], rules).ok()?;
        let registers = Registers { registry: &registry, roster, ledger: &ledger };
        let previous = self.draws.last().map(|(draw, _)| draw.digest());
        let options = OrderOptions { previous, uninspected_first: true, ..OrderOptions::default() };
        let basis = OrderBasis::new(rules, items, plan, registers, &agency.name, period, day).with_options(options);
        let draft = by_rules(&basis).ok()?;
        let hash = draft.terms().hash;
        let secret = Value::new(hash.digest(&[&self.seed.to_be_bytes(), period.to_string().as_bytes()]).0).ok()?;
        let lottery = Value::new(day.to_string()).ok()?;
        let announced = Origin::Public(format!("双色球 {day} 当晚开奖号码（虚构）").parse().ok()?);
        let origins = [Origin::Commit(secret.commit(hash)), announced];
        let labels: [Token; 2] = [known("bureau"), known("lottery")];
        let both = labels.clone().into_iter().zip(origins);
        let made = draft.commit(both.map(|(label, origin)| Entropy { label, origin }).collect()).ok()?;
        let values = labels.into_iter().zip([secret, lottery]);
        let reveal = Reveal(values.map(|(label, value)| Contribution { label, value }).collect());
        let draw = made.committed.reveal(reveal).ok()?.draw().ok()?;
        let mut on_file = DrawOnFile::of(&draw, day);
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
        on_file.order_published = Some(OrderPublished {
            when: Moment { on: day, at: at(9) },
            place: known("示例网站"),
            evidence: Some(known("时间戳（虚构）")),
        });
        on_file.revealed = Some(Moment { on: day, at: at(21) });
        on_file.published = Some(Published { on: day, by: agency.name.clone() });
        on_file.platform = Some(format!("示例任务{period}号").parse().ok()?);
        on_file.record = Some(made.record);
        self.today = day;
        self.inspections.extend(Inspection::of_draw(&draw, day));
        self.draws.push((draw, on_file));
        Some(())
    }

    /// Those of the last draw to whom nobody went yet.
    fn waiting(&self) -> Vec<usize> {
        let waits = |(place, one): (usize, &Inspection)| (one.progress == Progress::Drawn).then_some(place);
        self.inspections.iter().enumerate().filter_map(waits).collect()
    }

    /// A source of the last draw closes today.
    fn closes(&mut self, source: &Id) -> Option<()> {
        let known = self.sources.iter_mut().find(|known| known.id == *source)?;
        known.state = SourceState::Closed;
        let change = SourceChange::State { from: SourceState::Active };
        self.changes.push(RegistryChange { on: self.today, source: source.clone(), change });
        Some(())
    }

    fn replace(&mut self, at: u32) -> Option<()> {
        let waiting = self.waiting();
        let (draw, _) = self.draws.last()?;
        let drawn = draw.strata().iter().map(|of| of.drawn.len()).fold(0, usize::saturating_add);
        // Only what was gone before the draw is replaced under its order.
        let of_the_day = self.draws.last().is_some_and(|(_, on_file)| on_file.drawn == self.today);
        (of_the_day && waiting.len() == drawn).then_some(())?;
        let source = self.inspections.get(*chosen(&waiting, at)?)?.source.clone();
        self.closes(&source)?;
        let today = self.today;
        let (draw, on_file) = self.draws.last_mut()?;
        draw.amend(&[Skip { source, reason: known("closed") }]).ok()?;
        let texts = draw.publication();
        (on_file.transcripts, on_file.digest) = (texts.transcripts, Some(texts.digest));
        on_file.amendments.push(AmendmentOnFile { drawn: today, published: None, documents: Vec::new() });
        let asked = Inspection::of_draw(draw, today);
        self.inspections.retain(|one| one.progress != Progress::Drawn);
        self.inspections.extend(asked);
        Some(())
    }

    /// The day of the next visit: of one a day, from the third of the period on.
    fn next_day(&self, period: Period) -> NaiveDate {
        later(period.first_day(), 2).max(later(self.today, 1))
    }

    fn visit(&mut self, at: u32, by_the_team: bool) -> Option<()> {
        let place = *chosen(&self.waiting(), at)?;
        let period = self.inspections.get(place)?.period;
        let day = self.next_day(period);
        // Results that wait are made public before they are due.
        let waits_long = |one: &Inspection| match &one.progress {
            Progress::Completed(visit) => visit.published.is_none() && later(visit.completed, 14) < day,
            _ => false,
        };
        (!self.inspections.iter().any(waits_long) && day <= later(period.first_day(), 50)).then_some(())?;
        let people: Vec<Id> = self.lawful.roster.persons().iter().map(|person| known(person.id())).collect();
        let visit = self.inspections.get_mut(place)?;
        if !by_the_team {
            let team = &mut visit.team.inspectors;
            let other = people.into_iter().find(|id| !team.contains(id))?;
            *team.last_mut()? = other;
        }
        visit.progress = visited(day);
        self.today = day;
        Some(())
    }

    fn visit_undrawn(&mut self, at: u32) -> Option<()> {
        let mut visit = self.inspections.iter().find(|one| one.progress == Progress::Drawn)?.clone();
        let never = self.never_drawn();
        let day = self.next_day(visit.period);
        let source = chosen(&never, at)?;
        (visit.source, visit.stratum, visit.draw) = (source.id.clone(), source.stratum.clone(), None);
        visit.progress = visited(day);
        self.inspections.push(visit);
        self.today = day;
        Some(())
    }

    fn publish(&mut self, at: u32, late: bool) -> Option<()> {
        let waits = |one: &&mut Inspection| match &one.progress {
            Progress::Completed(visit) => visit.published.is_none(),
            _ => false,
        };
        let by = self.lawful.agency.name.clone();
        let mut waiting: Vec<&mut Inspection> = self.inspections.iter_mut().filter(waits).collect();
        (!late || waiting.len() == 1).then_some(())?;
        let count = waiting.len();
        let one = waiting.get_mut(usize::try_from(at).ok()?.checked_rem(count)?)?;
        let Progress::Completed(visit) = &mut one.progress else { return None };
        let days = self.lawful.rules.pack().publication.as_ref()?.working_days;
        let calendar = WorkCalendar::national();
        let due = calendar.nth_working_day_after(visit.completed, days, CountFrom::DayAfter).ok()?.value;
        let day = if late { later(due, 1) } else { self.today };
        visit.published = Some(Published { on: day, by });
        self.today = day;
        Some(())
    }

    fn void(&mut self, at: u32) -> Option<()> {
        let waiting = self.waiting();
        let place = *chosen(&waiting, at)?;
        let (source, period) = self.inspections.get(place).map(|one| (one.source.clone(), one.period))?;
        (self.today >= period.first_day()).then_some(())?;
        self.closes(&source)?;
        let reason = known("已关闭");
        self.inspections.get_mut(place)?.progress = Progress::Void { voided: self.today, reason };
        Some(())
    }

    fn never_drawn(&self) -> Vec<Source> {
        let drawn = |source: &Source| self.inspections.iter().any(|one| one.source == source.id);
        let of_a_draw = |source: &Source| source.state == SourceState::Active && source.stratum.as_str() != "project";
        self.sources.iter().filter(|source| of_a_draw(source) && !drawn(source)).cloned().collect()
    }

    fn join(&mut self) -> Option<()> {
        let number = SOURCES.checked_add(u32::try_from(self.changes.len()).ok()?)?.checked_add(1)?;
        let mut source = self.sources.first()?.clone();
        (source.id, source.name) = (format!("E-{number}").parse().ok()?, format!("示例企业{number}").parse().ok()?);
        source.credit_code = Some(super::draw::credit_code(number));
        source.stratum = known("general");
        source.state = SourceState::Active;
        (!self.sources.iter().any(|known| known.id == source.id)).then_some(())?;
        self.today = later(self.today, 1);
        self.changes.push(RegistryChange { on: self.today, source: source.id.clone(), change: SourceChange::Joined });
        self.sources.push(source);
        Some(())
    }

    fn leave(&mut self, at: u32) -> Option<()> {
        let never = self.never_drawn();
        let Source { id, division, stratum, state, .. } = chosen(&never, at)?.clone();
        self.sources.retain(|source| source.id != id);
        self.today = later(self.today, 1);
        let change = SourceChange::Left { division, stratum, state };
        self.changes.push(RegistryChange { on: self.today, source: id, change });
        Some(())
    }

    fn revise(&mut self) -> Option<()> {
        let drawn = self.drawn();
        (self.is_done() && self.revisions.len() < self.draws.len()).then_some(())?;
        let registry = self.registry();
        let today = self.today;
        let Lawful { rules, plan, roster, agency, .. } = &mut self.lawful;
        let place = (agency.division, agency.tier);
        let base = AgencyBase::of(rules, (&registry, roster), agency.name.clone(), place, today);
        *plan = plan.revised(rules, vec![base], &drawn).ok()?;
        let document = Some(Document { reference: known("示例函〔示例〕1号"), dated: today });
        self.revisions.push(RevisionOnFile { made: today, filed: Some(today), document });
        Some(())
    }

    /// What was drawn so far, for a revision of the plan.
    fn drawn(&self) -> Vec<Drawn> {
        let mut before: Vec<&Id> = Vec::new();
        let mut all = Vec::new();
        for (draw, _) in &self.draws {
            let terms = draw.revealed().committed().order().terms();
            for of in &terms.strata {
                let lines = draw.strata().iter().find(|drawn| drawn.stratum == of.stratum);
                let lines = lines.map_or(&[][..], |drawn| &drawn.drawn);
                let repeats = lines.iter().filter(|line| before.contains(&&line.source)).count();
                all.push(Drawn {
                    agency: terms.agency.name.clone(),
                    stratum: of.stratum.clone(),
                    period: terms.period,
                    sources: u32::try_from(lines.len()).unwrap_or(u32::MAX),
                    repeats: u32::try_from(repeats).unwrap_or(u32::MAX),
                });
            }
            before.extend(draw.strata().iter().flat_map(|of| &of.drawn).map(|line| &line.source));
        }
        all
    }
}

/// A visit of one day without a fault.
fn visited(day: NaiveDate) -> Progress {
    Progress::Completed(SiteVisit {
        from: day,
        completed: day,
        site_record: true,
        found: Found::NoProblem,
        published: None,
        items: Vec::new(),
        entered: None,
        archived: None,
    })
}

/// The next event of a running year: one that can happen, lawful ones most often, unlawful ones where they are asked for.
///
/// # Example: the first event is the first draw, a source that comes or goes, or nothing unlawful
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::case::Label;
/// use shuangsuiji::strategies::events::{Running, events};
///
/// proptest!(ProptestConfig::with_cases(16), |(event in events(&Running::new(1), false))| {
///     prop_assert_eq!(event.label(), Label::Lawful);
/// });
/// ```
pub fn events(running: &Running, unlawful: bool) -> impl Strategy<Value = Event> + use<> {
    let at = 0..8_u32;
    let lawful = [
        (4, Event::Draw),
        (1, Event::Replace { at: 0 }),
        (12, Event::Visit { at: 0 }),
        (12, Event::Publish { at: 0 }),
        (1, Event::Void { at: 0 }),
        (1, Event::Join),
        (1, Event::Leave { at: 0 }),
        (1, Event::Revise),
    ];
    let wrong =
        [(3, Event::VisitUndrawn { at: 0 }), (3, Event::VisitByOthers { at: 0 }), (3, Event::PublishLate { at: 0 })];
    let all = lawful.into_iter().chain(wrong.into_iter().filter(|_| unlawful));
    let can: Vec<(u32, Just<Event>)> =
        all.filter(|(_, event)| running.can(*event)).map(|(weight, event)| (weight, Just(event))).collect();
    // A year that is over has still somebody who comes.
    let can = if can.is_empty() { vec![(1, Just(Event::Join))] } else { can };
    (prop::strategy::Union::new_weighted(can), at).prop_map(|(event, at)| match event {
        Event::Replace { .. } => Event::Replace { at },
        Event::Visit { .. } => Event::Visit { at },
        Event::Publish { .. } => Event::Publish { at },
        Event::Void { .. } => Event::Void { at },
        Event::Leave { .. } => Event::Leave { at },
        Event::VisitUndrawn { .. } => Event::VisitUndrawn { at },
        Event::VisitByOthers { .. } => Event::VisitByOthers { at },
        Event::PublishLate { .. } => Event::PublishLate { at },
        Event::Draw | Event::Join | Event::Revise => event,
    })
}
