//! The year that is running: what is on file by today, and what a draw adds.

use chrono::{Days, NaiveDate, NaiveTime};

use super::Event;
use crate::compliance::{
    AmendmentOnFile, DrawOnFile, Moment, OrderPublished, PlanOnFile, RevisionOnFile, RosterOnFile, YearFile,
};
use crate::draw::{Contribution, Draw, Entropy, Origin, Reveal, Skip, Value};
use crate::inspection::{Inspection, Inspections, Progress, Published};
use crate::ledger::Ledger;
use crate::orders::{OrderBasis, OrderOptions, Registers, by_rules};
use crate::registry::{Registry, RegistryChange, RegistryHistory, Source};
use crate::roster::{Inspector, InspectorChange, Recusal, Roster, RosterChange, RosterHistory};
use crate::rules::Ruleset;
use crate::strategies::known;
use crate::strategies::orders::{Lawful, LawfulSetting};
use crate::{Id, Period, Token};

/// A year that is running: what the agency has on file by today.
#[derive(Clone, Debug)]
pub struct Running {
    pub(super) lawful: Lawful,
    pub(super) sources: Vec<Source>,
    pub(super) changes: Vec<RegistryChange>,
    pub(super) inspectors: Vec<Inspector>,
    pub(super) recusals: Vec<Recusal>,
    pub(super) roster_changes: Vec<RosterChange>,
    pub(super) revisions: Vec<RevisionOnFile>,
    pub(super) draws: Vec<(Draw, DrawOnFile)>,
    pub(super) inspections: Vec<Inspection>,
    pub(super) today: NaiveDate,
    pub(super) seed: u64,
}

/// The sources of the first list, and the inspectors beside the two of a team.
pub(super) const SOURCES: u32 = 36;
const INSPECTORS: u32 = 2;

/// One of these, counted around.
pub(super) fn chosen<T>(of: &[T], at: u32) -> Option<&T> {
    of.get(usize::try_from(at).ok()?.checked_rem(of.len())?)
}

pub(super) fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

impl Running {
    /// The year 2025 of a county under the statute, planned and filed, with nothing drawn yet.
    ///
    /// # Example: nothing is drawn
    /// ```
    /// use shuangsuiji::strategies::events::Running;
    ///
    /// assert!(Running::new(1).file().draws.is_empty());
    /// ```
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
        Self {
            sources,
            changes: Vec::new(),
            inspectors: lawful.inspectors.clone(),
            recusals: Vec::new(),
            roster_changes: Vec::new(),
            revisions: Vec::new(),
            draws: Vec::new(),
            inspections: Vec::new(),
            lawful,
            today,
            seed,
        }
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
    ///
    /// # Example: a draw, and a visit
    /// ```
    /// use shuangsuiji::strategies::events::{Event, Running};
    ///
    /// let drawn = Running::new(1).after(Event::Draw).unwrap();
    /// let visited = drawn.after(Event::Visit { at: 0 }).unwrap();
    /// assert!(drawn.today() < visited.today());
    /// assert!(!Running::new(1).can(Event::Visit { at: 0 }), "nobody is drawn yet");
    /// ```
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
            Event::Reclassify { at } => next.reclassify(at),
            Event::Hire => next.hire(),
            Event::Retire { at } => next.retire(at),
            Event::Recuse { at } => next.recuse(at),
            Event::Revise => next.revise(),
            Event::VisitUndrawn { at } => next.visit_undrawn(at),
        }?;
        Some(next)
    }

    /// What the agency has on file by today.
    #[must_use]
    #[allow(clippy::expect_used)] // Visits and sources stand once each.
    pub fn file(&self) -> YearFile {
        let Lawful { plan, agency, items, .. } = &self.lawful;
        let from = self.lawful.drawn_on.checked_sub_days(Days::new(30)).unwrap_or_default();
        let mut file = YearFile::new(agency.clone(), plan.year(), self.today);
        let filed = Some(self.lawful.drawn_on);
        file.plan = Some(PlanOnFile { revisions: self.revisions.clone(), ..PlanOnFile::new(plan.clone(), filed) });
        file.items = Some(items.clone());
        file.draws = self.draws.iter().map(|(_, on_file)| on_file.clone()).collect();
        file.inspections = Inspections::new(self.inspections.iter().cloned()).expect("each visit once");
        file.registry = Some(self.registry());
        file.registry_history = Some(RegistryHistory { from, changes: self.changes.clone() });
        let inspectors = self.inspectors.clone();
        let numbers = inspectors.iter().filter_map(|one| one.certificate.as_ref());
        let holders = numbers.map(|certificate| certificate.number.clone()).collect();
        let history = Some(RosterHistory { from, changes: self.roster_changes.clone() });
        let recusals = self.recusals.clone();
        file.roster = Some(RosterOnFile { inspectors, recusals, holders, history, ..RosterOnFile::default() });
        file
    }

    #[allow(clippy::expect_used)] // Ids differ.
    pub(super) fn registry(&self) -> Registry {
        Registry::new(self.sources.iter().cloned()).expect("ids differ")
    }

    /// Whether an inspector is still on the roster.
    pub(super) fn stays(&self, id: &Id) -> bool {
        !self.roster_changes.iter().any(|it| it.inspector == *id && it.change == InspectorChange::Left)
    }

    /// Those who are on the roster today.
    #[allow(clippy::expect_used)] // Ids and pairs differ.
    pub(super) fn roster(&self) -> Roster {
        let there = self.inspectors.iter().filter(|it| self.stays(&it.id)).cloned();
        let known = |id: &str| self.sources.iter().any(|source| source.id.as_str() == id);
        let both = |it: &&Recusal| self.stays(&it.inspector) && known(it.source.as_str());
        let recusals: Vec<Recusal> = self.recusals.iter().filter(both).cloned().collect();
        Roster::new(there.collect::<Vec<_>>(), [], recusals, known).expect("ids differ")
    }

    /// The quarters in order.
    fn period(&self, place: usize) -> Option<Period> {
        self.lawful.rules.draw_periods(self.lawful.plan.year()).get(place).copied()
    }

    /// Whether everything that was drawn is visited and public, or void.
    pub(super) fn is_done(&self) -> bool {
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
        let (registry, roster) = (self.registry(), self.roster());
        let roster = &roster;
        let Lawful { rules, items, plan, agency, .. } = &self.lawful;
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
}
