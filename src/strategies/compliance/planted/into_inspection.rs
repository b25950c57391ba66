//! Faults of an inspection, or of its publication.

use chrono::Days;

use super::super::super::year::nobodys_digest;
use super::super::Setting;
use super::super::visits::document;
use super::{Planted, later};
use crate::compliance::YearFile;
use crate::draw::Agency;
use crate::inspection::{DrawReference, Found, Inspection, Inspections, Progress, Published, SiteVisit};
use crate::registry::{RegistryChange, SourceChange};
use crate::roster::{InspectorChange, Recusal, RosterChange};
use crate::rules::InspectionKind;
use crate::{Division, Id, Period, Tier, Token};

impl Planted {
    /// Changes one inspection of a source that was inspected once and found nothing: before the last quarter, or for visits
    /// that later lists would have to count, in it.
    pub(super) fn into_inspection(self, file: &mut YearFile, setting: Setting) -> Option<()> {
        let mut all: Vec<Inspection> = file.inspections.iter().cloned().collect();
        // What another fault is planted into would lose it.
        let untouched = |visit: &SiteVisit| {
            let daily = matches!(&visit.items[..], [item] if item.as_str() == "daily");
            daily && visit.entered == visit.published.as_ref().map(|it| it.on)
        };
        let clean = |one: &Inspection| match &one.progress {
            Progress::Completed(visit) => visit.found == Found::NoProblem && untouched(visit),
            _ => false,
        };
        // A source that changed in the year may have other inspections by another id.
        let changes = file.registry_history.iter().flat_map(|history| &history.changes);
        let changed = |id: &Id| {
            let of = |it: &RegistryChange| match &it.change {
                SourceChange::Renumbered { from } => it.source == *id || from == id,
                _ => it.source == *id,
            };
            changes.clone().any(of)
        };
        let alone = |one: &Inspection| file.inspections.of(one.source.as_str()).len() == 1 && !changed(&one.source);
        let is_last = |one: &Inspection| one.period.last_day() == Period::Year(setting.year).last_day();
        let timely = |one: &Inspection| is_last(one) == (self == Self::BeyondCap);
        // On another day the team must still be on the roster: that would be a fault of its own.
        let other_day = matches!(self, Self::VisitOutsideWindow | Self::BeforeDraw);
        let steady = |one: &Inspection| !other_day || !one.team.inspectors.iter().any(|id| moves(file, id));
        let fitting = all.iter().enumerate().filter(|(_, one)| clean(one) && alone(one) && timely(one) && steady(one));
        let places: Vec<usize> = fitting.map(|(at, _)| at).collect();
        let chosen = usize::try_from(setting.number(3)).unwrap_or(0).checked_rem(places.len())?;
        let at = *places.get(chosen)?;
        let mut others = Vec::new();
        match self {
            Self::NotInspected => {
                all.remove(at);
            }
            Self::OtherTeam | Self::Recused | Self::NotOnRoster | Self::ChangeUnfounded => {
                self.into_team(all.get_mut(at)?, file)?
            }
            Self::DrawUnknown | Self::NotAmongDrawn | Self::DrawUsedTwice => {
                others.push(self.another(all.get(at)?, file)?)
            }
            Self::BeyondCap => others.extend((1..=2).filter_map(|days| by_the_prefecture(all.get(at)?, days))),
            _ => self.into_record(all.get_mut(at)?)?,
        }
        file.inspections = Inspections::new(all.into_iter().chain(others)).ok()?;
        Some(())
    }

    /// Changes what is on record of the inspection, or of the visit.
    fn into_record(self, inspection: &mut Inspection) -> Option<()> {
        let Progress::Completed(visit) = &mut inspection.progress else { return None };
        match self {
            Self::Undrawn => inspection.draw = None,
            Self::DrawnOn => inspection.drawn = later(inspection.drawn, 1)?,
            Self::DiffersFromDraw => inspection.stratum = "project".parse().ok()?,
            Self::OtherAgency => {
                let (name, division) = ("huimin".parse().ok()?, Division::from_number(150_103).ok()?);
                inspection.agency = Agency { name, division, tier: Tier::County };
            }
            Self::OtherKind => inspection.kind = InspectionKind::Special,
            Self::VoidedLate => {
                let voided = later(inspection.period.last_day(), 1)?;
                inspection.progress = Progress::Void { voided, reason: "人手不足".parse().ok()? };
            }
            Self::VoidUnfounded => {
                let voided = inspection.period.first_day();
                inspection.progress = Progress::Void { voided, reason: "检查任务繁忙".parse().ok()? };
                inspection.document = None;
            }
            Self::BeforeDraw => {
                visit.from = inspection.drawn.checked_sub_days(Days::new(5))?;
                visit.completed = later(visit.from, 1)?;
                visit.published.as_mut()?.on = visit.completed;
                visit.entered = Some(visit.completed);
                // That others went has its document all the same.
                inspection.document = document(visit.completed).filter(|_| inspection.document.is_some());
            }
            Self::InspectorRepeated => {
                let first = inspection.team.inspectors.first()?.clone();
                *inspection.team.inspectors.last_mut()? = first;
            }
            Self::ResultPublishedEarly => visit.published.as_mut()?.on = visit.completed.pred_opt()?,
            Self::VisitOutsideWindow => {
                visit.from = inspection.period.last_day();
                visit.completed = later(visit.from, 3)?;
                visit.published.as_mut()?.on = later(visit.from, 9)?;
            }
            Self::NoSiteRecord => visit.site_record = false,
            Self::VisitItems => visit.items = vec!["other".parse().ok()?],
            Self::EnteredLate => visit.entered = later(visit.completed, 60),
            Self::NoRectification => visit.found = Found::Violation { rectification: None, handling: None },
            Self::PublishedLate => visit.published.as_mut()?.on = later(visit.completed, 60)?,
            Self::NotPublished => visit.published = None,
            Self::PublishedByOther => visit.published.as_mut()?.by = "hohhot".parse().ok()?,
            Self::TeamTooSmall => {
                inspection.team.inspectors.pop()?;
            }
            _ => return None,
        }
        Some(())
    }

    /// Puts somebody else in the place of the team's last.
    fn into_team(self, inspection: &mut Inspection, file: &mut YearFile) -> Option<()> {
        let team = &inspection.team.inspectors;
        let roster = file.roster.as_ref()?;
        let recused = |id: &Id| roster.recusals.iter().any(|it| it.inspector == *id && it.source == inspection.source);
        let mut all = roster.inspectors.iter().map(|one| &one.id);
        let free = all.find(|id| !team.contains(id) && !recused(id) && !moves(file, id));
        let other = if self == Self::NotOnRoster { "I-99".parse().ok()? } else { free?.clone() };
        if self == Self::Recused {
            let (inspector, source) = (other.clone(), inspection.source.clone());
            let Progress::Completed(visit) = &inspection.progress else { return None };
            // For the days of the visit alone, on none of which a list was made.
            let ended = later(visit.completed, 1)?;
            if file.draws.iter().any(|draw| (visit.from..=ended).contains(&draw.drawn)) {
                return None;
            }
            let (began, end) = (source.clone(), source.clone());
            let roster = file.roster.as_mut()?;
            let history = &mut roster.history.as_mut()?.changes;
            history.extend([
                RosterChange {
                    on: visit.from,
                    inspector: inspector.clone(),
                    change: InspectorChange::Recused { source: began },
                },
                RosterChange {
                    on: ended,
                    inspector: inspector.clone(),
                    change: InspectorChange::RecusalEnded { source: end },
                },
            ]);
            roster.recusals.push(Recusal { inspector, source, reason: "持有股份".parse().ok()? });
        }
        (inspection.team.changed, inspection.document) = (None, None);
        if self != Self::OtherTeam {
            inspection.team.changed = Some("原定人员病假".parse().ok()?);
        }
        if matches!(self, Self::Recused | Self::NotOnRoster) {
            inspection.document = document(inspection.drawn);
        }
        *inspection.team.inspectors.last_mut()? = other;
        Some(())
    }

    /// Another inspection like this one, on a draw that does not have it.
    fn another(self, inspection: &Inspection, file: &YearFile) -> Option<Inspection> {
        let mut other = Inspection { drawn: later(inspection.drawn, 1)?, ..inspection.clone() };
        if self == Self::DrawUnknown {
            other.draw.as_mut()?.order = nobodys_digest();
        }
        if self != Self::DrawUsedTwice {
            let recusals = &file.roster.as_ref()?.recusals;
            let free = |id: &str| recusals.iter().all(|it| it.source.as_str() != id);
            let mut idle = file.registry.as_ref()?.iter();
            let idle = idle
                .find(|it| *it.stratum() == other.stratum && file.inspections.of(it.id()).is_empty() && free(it.id()));
            other.source = idle?.id().parse().ok()?;
        }
        Some(other)
    }
}

/// Whether an inspector comes or leaves within the year, and so is not there for every visit.
fn moves(file: &YearFile, inspector: &Id) -> bool {
    let changes = file.roster.iter().flat_map(|roster| &roster.history).flat_map(|history| &history.changes);
    changes.into_iter().any(|it| it.inspector == *inspector)
}

/// An inspection of the same source by the prefecture's bureau, drawn and made so many days later and before.
pub(in super::super) fn by_the_prefecture(inspection: &Inspection, days: u64) -> Option<Inspection> {
    let Progress::Completed(visit) = &inspection.progress else { return None };
    let completed = visit.from.checked_sub_days(Days::new(days))?;
    let name: Token = "hohhot".parse().ok()?;
    let published = Some(Published { on: later(completed, 1)?, by: name.clone() });
    let agency = Agency { name, division: Division::from_number(150_100).ok()?, tier: Tier::Prefecture };
    let visit = SiteVisit { from: completed, completed, published, ..visit.clone() };
    let drawn = later(inspection.drawn, days)?;
    // A draw of the prefecture's, which is not on the county's file.
    let draw = inspection.draw.map(|draw| DrawReference { order: nobodys_digest(), ..draw });
    Some(Inspection { agency, drawn, draw, progress: Progress::Completed(visit), ..inspection.clone() })
}
