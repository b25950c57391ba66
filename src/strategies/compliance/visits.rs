//! The visits of a simulated draw, with what now and then becomes of them.

use chrono::{Datelike, NaiveDate};

use super::registers::is_there;
use super::world::{World, later};
use crate::calendar::WorkCalendar;
use crate::draw::Draw;
use crate::inspection::{Document, DrawReference, Found, Inspection, InspectionTeam, Progress, Published, SiteVisit};
use crate::rules::InspectionKind;
use crate::{Id, Period, Text};

impl World {
    pub(super) fn inspect(
        &mut self,
        draw: &Draw,
        period: Period,
        (first, amended): (NaiveDate, Option<NaiveDate>),
    ) -> Option<()> {
        let at_first = |source: &Id| {
            let transcript = draw.transcripts().next();
            let drawn = transcript.as_ref().and_then(|transcript| transcript.drawn());
            drawn.is_some_and(|drawn| drawn.sources().any(|(_, line)| line.source == *source))
        };
        // Who leaves in June has made the second quarter's visits by then.
        let days = if self.setting.changes && period.first_day().month() == 4 { 55 } else { 80 };
        let order = draw.revealed().committed().digest();
        let reference = DrawReference { order, transcript: draw.digest() };
        for stratum in draw.strata() {
            for line in &stratum.drawn {
                let number = self.setting.number(100_u64.wrapping_add(self.inspections.len() as u64));
                let drawn = if at_first(&line.source) { first } else { amended.unwrap_or(first) };
                let from = later(period.first_day(), number.checked_rem(days)?.wrapping_add(1))?;
                let visit = match days == 80 && (number >> 40).is_multiple_of(12) {
                    true => self.site_visit((period.last_day(), period.last_day()), number)?,
                    false => self.site_visit((from, later(from, (number >> 8).wrapping_rem(4))?), number)?,
                };
                self.inspections.push(Inspection {
                    source: line.source.clone(),
                    drawn,
                    agency: self.agency.clone(),
                    kind: InspectionKind::Daily,
                    stratum: stratum.stratum.clone(),
                    period,
                    draw: Some(reference),
                    team: InspectionTeam { inspectors: line.team.clone(), changed: None },
                    experts: Vec::new(),
                    progress: Progress::Completed(visit),
                    document: None,
                    joint: None,
                });
                // Whom a census is to reach is visited.
                let census = self.setting.rulebook.is_census() && stratum.stratum.as_str() == "key";
                if self.setting.changes && !census {
                    self.depart((number >> 32).wrapping_rem(23))?;
                }
            }
        }
        Some(())
    }

    /// A visit of these days, of which a number decides the rest.
    pub(super) fn site_visit(&self, (from, completed): (NaiveDate, NaiveDate), number: u64) -> Option<SiteVisit> {
        let violation = (number >> 16).is_multiple_of(7);
        let found = match violation {
            true => Found::Violation {
                rectification: Some("责改〔示例〕1号".parse().ok()?),
                handling: Some("立案查处".parse().ok()?),
            },
            false => Found::NoProblem,
        };
        let entered = later(completed, (number >> 24).wrapping_rem(20))?;
        // By weight on the last day, where the calendar knows it.
        let last = self.last_for_results(completed).filter(|_| (number >> 48).is_multiple_of(12));
        let entered = last.unwrap_or(entered);
        let published = Some(Published { on: entered, by: self.agency.name.clone() });
        let (items, entered, archived) = (vec!["daily".parse().ok()?], Some(entered), Some(entered));
        Some(SiteVisit { from, completed, site_record: true, found, published, items, entered, archived })
    }

    /// The last day on which a result is to be public and entered.
    fn last_for_results(&self, completed: NaiveDate) -> Option<NaiveDate> {
        let publication = self.rules.pack().publication.as_ref()?;
        let (days, from) = (publication.working_days, publication.count_from);
        Some(WorkCalendar::national().nth_working_day_after(completed, days, from).ok()?.value)
    }

    /// Now and then the last visit is void, or made by others, with the document that shows why.
    fn depart(&mut self, chance: u64) -> Option<()> {
        let reason: Text = "不可抗力".parse().ok()?;
        let last = self.inspections.last()?;
        let (Progress::Completed(visit), first) = (&last.progress, last.period.first_day()) else { return Some(()) };
        let team = last.team.inspectors.clone();
        let recused = |id: &Id| self.rolls.recusals.iter().any(|it| it.inspector == *id && it.source == last.source);
        let there = is_there(&self.rolls.changes, visit.from);
        let is_alias = |id: &Id| self.rolls.aliases.iter().any(|alias| alias.id == *id);
        let free = self.rolls.inspectors.iter().map(|one| one.id.clone()).filter(|id| !is_alias(id));
        let free = free.filter(|id| there(id) && !team.contains(id) && !recused(id)).min();
        let completed = visit.completed;
        // Of a source that is gone at last the registry shows it, and no document.
        let stays =
            self.rolls.sources.iter().any(|it| it.now.id == last.source && it.change.is_none() && it.left.is_none());
        let last = self.inspections.last_mut()?;
        match (chance, free) {
            (1, _) if stays => {
                last.progress = Progress::Void { voided: first, reason };
                last.document = document(first);
            }
            (2, Some(other)) => {
                *last.team.inspectors.last_mut()? = other;
                last.team.changed = Some(reason);
                last.document = document(completed);
            }
            _ => {}
        }
        Some(())
    }
}

/// A document of a day.
pub(super) fn document(day: NaiveDate) -> Option<Document> {
    Some(Document { reference: "示例函〔示例〕1号".parse().ok()?, dated: day })
}
