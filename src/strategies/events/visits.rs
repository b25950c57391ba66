//! What happens to those who were drawn: visited, made public, void.

use chrono::NaiveDate;

use super::running::{Running, chosen, later};
use crate::calendar::WorkCalendar;
use crate::inspection::{Found, Inspection, Progress, Published, SiteVisit};
use crate::strategies::known;
use crate::{CountFrom, Id, Period};

impl Running {
    /// Those of the last draw to whom nobody went yet.
    pub(super) fn waiting(&self) -> Vec<usize> {
        let waits = |(place, one): (usize, &Inspection)| (one.progress == Progress::Drawn).then_some(place);
        self.inspections.iter().enumerate().filter_map(waits).collect()
    }

    /// The day of the next visit: of one a day, from the third of the period on.
    pub(super) fn next_day(&self, period: Period) -> NaiveDate {
        later(period.first_day(), 2).max(later(self.today, 1))
    }

    pub(super) fn visit(&mut self, at: u32, by_the_team: bool) -> Option<()> {
        let place = *chosen(&self.waiting(), at)?;
        let period = self.inspections.get(place)?.period;
        let day = self.next_day(period);
        // Results that wait are made public before they are due.
        let waits_long = |one: &Inspection| match &one.progress {
            Progress::Completed(visit) => visit.published.is_none() && later(visit.completed, 14) < day,
            _ => false,
        };
        (!self.inspections.iter().any(waits_long) && day <= later(period.first_day(), 50)).then_some(())?;
        let roster = self.roster();
        let people: Vec<Id> = roster.persons().iter().map(|person| known(person.id())).collect();
        let visit = self.inspections.get_mut(place)?;
        if !by_the_team {
            let (team, source) = (&mut visit.team.inspectors, &visit.source);
            let recused = |id: &Id| self.recusals.iter().any(|it| it.inspector == *id && it.source == *source);
            *team.last_mut()? = people.into_iter().find(|id| !team.contains(id) && !recused(id))?;
        }
        visit.progress = visited(day, at);
        self.today = day;
        Some(())
    }

    pub(super) fn visit_undrawn(&mut self, at: u32) -> Option<()> {
        let mut visit = self.inspections.iter().find(|one| one.progress == Progress::Drawn)?.clone();
        let mut never = self.never_drawn();
        never.retain(|source| !self.recusals.iter().any(|it| it.source == source.id));
        let day = self.next_day(visit.period);
        let source = chosen(&never, at)?;
        (visit.source, visit.stratum, visit.draw) = (source.id.clone(), source.stratum.clone(), None);
        visit.progress = visited(day, 0);
        self.inspections.push(visit);
        self.today = day;
        Some(())
    }

    pub(super) fn publish(&mut self, at: u32, late: bool) -> Option<()> {
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

    pub(super) fn void(&mut self, at: u32) -> Option<()> {
        let waiting = self.waiting();
        let place = *chosen(&waiting, at)?;
        let (source, period) = self.inspections.get(place).map(|one| (one.source.clone(), one.period))?;
        (self.today >= period.first_day()).then_some(())?;
        self.closes(&source)?;
        let reason = known("已关闭");
        self.inspections.get_mut(place)?.progress = Progress::Void { voided: self.today, reason };
        Some(())
    }
}

/// A visit of one day without a fault of the inspectors'; one in eight finds a violation, which lifts the cap.
fn visited(day: NaiveDate, at: u32) -> Progress {
    let violation = || Found::Violation {
        rectification: Some(known("责改〔示例〕1号")),
        handling: Some(known("立案查处")),
    };
    Progress::Completed(SiteVisit {
        from: day,
        completed: day,
        site_record: true,
        found: if at.is_multiple_of(8) { violation() } else { Found::NoProblem },
        published: None,
        items: Vec::new(),
        entered: None,
        archived: None,
    })
}
