//! Faults of an inspection, or of its publication.

use chrono::Days;

use super::super::super::year::nobodys_digest;
use super::super::visits::document;
use super::{Ground, Planted, later};
use crate::compliance::YearFile;
use crate::draw::{Agency, Order};
use crate::inspection::{DrawReference, Found, Inspection, Inspections, Progress, Published, SiteVisit};
use crate::registry::{RegistryChange, SourceChange};
use crate::roster::{InspectorChange, Recusal, RosterChange};
use crate::rules::InspectionKind;
use crate::{Division, Id, Period, Quarter, Tier, Token};

impl Planted {
    /// Changes one inspection of a source that was inspected once and found nothing: before the last quarter, or for visits
    /// that later lists would have to count, in it.
    pub(super) fn into_inspection(self, file: &mut YearFile, ground: &Ground<'_>) -> Option<()> {
        let setting = ground.setting;
        if self == Self::VisitsVoid {
            return all_void(file, ground);
        }
        let mut all: Vec<Inspection> = file.inspections.iter().cloned().collect();
        let misstated = miscounted(file);
        // What another fault is planted into would lose it.
        let untouched = |one: &Inspection| {
            let id = one.source.as_str();
            ground.lawful.of(id) == file.inspections.of(id) && !misstated.iter().any(|it| it == id)
        };
        let on_roster = |id: &Id| file.roster.iter().flat_map(|it| &it.inspectors).any(|one| one.id == *id);
        let team = |one: &Inspection| one.team.inspectors.len() > 1 && one.team.inspectors.iter().all(on_roster);
        let clean = |one: &Inspection| match &one.progress {
            Progress::Completed(visit) => visit.found == Found::NoProblem && team(one) && untouched(one),
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
        // A supplementing round counts what the first one drew.
        let mut orders = file.draws.iter().filter_map(|draw| Order::parse(&draw.order).ok());
        let last = orders.next_back().map(|order| order.digest());
        let of_last = |one: &Inspection| self != Self::FalsePeriod || one.draw.map(|draw| draw.order) == last;
        let late = matches!(self, Self::BeyondCap | Self::FalsePeriod);
        let twice = |one: &Inspection| (1..=2).all(|days| by_the_prefecture(one, days).is_some());
        let before = |one: &Inspection| self != Self::BeyondCap || twice(one);
        let timely = |one: &Inspection| is_last(one) == late && of_last(one) && before(one);
        // On another day the team must still be on the roster: that would be a fault of its own.
        let other_day = matches!(self, Self::VisitOutsideWindow | Self::BeforeDraw);
        // A team that was changed for cause has a document for other names.
        let changed_team = matches!(self, Self::OtherTeam | Self::Recused | Self::NotOnRoster | Self::ChangeUnfounded);
        let drawn_team = |one: &Inspection| !changed_team || one.team.changed.is_none();
        let steady = |one: &Inspection| !other_day || !one.team.inspectors.iter().any(|id| moves(file, id));
        let fitting = all
            .iter()
            .enumerate()
            .filter(|(_, one)| clean(one) && alone(one) && timely(one) && steady(one) && drawn_team(one));
        let places: Vec<usize> = fitting.map(|(at, _)| at).collect();
        let chosen = usize::try_from(ground.number(3)).unwrap_or(0).checked_rem(places.len())?;
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
            Self::UnknownSource => others.push(of_nobody(all.get(at)?)?),
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
            Self::FalsePeriod => {
                let next = inspection.period.year().number().checked_add(1)?;
                inspection.period = Period::Quarter(Quarter::new(next, 4).ok()?);
            }
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
            Self::VoidBeforeDraw => {
                let voided = inspection.drawn.pred_opt()?;
                inspection.progress = Progress::Void { voided, reason: "已关闭".parse().ok()? };
                inspection.document = document(voided);
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
            let changes = || file.registry_history.iter().flat_map(|history| &history.changes);
            let steady = |id: &str| !changes().any(|change| change.source.as_str() == id);
            let misstated = miscounted(file);
            let counted = |id: &str| !misstated.iter().any(|it| it == id);
            let fits = |id: &str| file.inspections.of(id).is_empty() && free(id) && steady(id) && counted(id);
            let idle = idle.find(|it| *it.stratum() == other.stratum && fits(it.id()));
            other.source = idle?.id().parse().ok()?;
        }
        Some(other)
    }
}

/// Declares all drawn visits of a quarter void for a word.
fn all_void(file: &mut YearFile, ground: &Ground<'_>) -> Option<()> {
    let quarter = u32::try_from(ground.number(5).wrapping_rem(4)).ok()?.wrapping_add(1);
    let period = Period::Quarter(Quarter::new(ground.setting.year.number(), quarter).ok()?);
    let (own, mut made) = (file.agency.name.clone(), 0_u32);
    let touched = |id: &Id| ground.lawful.of(id.as_str()) != file.inspections.of(id.as_str());
    let miscounted = miscounted(file);
    let touched = |id: &Id| touched(id) || miscounted.iter().any(|it| it == id.as_str());
    let touched: Vec<Id> = file.inspections.iter().map(|one| one.source.clone()).filter(touched).collect();
    let all: Vec<Inspection> = file.inspections.iter().cloned().collect();
    let all = all.into_iter().map(|mut one| {
        let whole = one.period == period && one.agency.name == own && !touched.contains(&one.source);
        if whole && matches!(one.progress, Progress::Completed(_)) {
            made = made.saturating_add(1);
            one.progress = Progress::Void { voided: period.first_day(), reason: "检查任务繁忙".parse().ok()? };
            (one.document, one.team.changed) = (None, None);
        }
        Some(one)
    });
    let all = all.collect::<Option<Vec<_>>>()?;
    file.inspections = Inspections::new(all).ok()?;
    (made > 2).then_some(())
}

/// A special inspection, which needs no draw, of a source that no registry has.
fn of_nobody(inspection: &Inspection) -> Option<Inspection> {
    let source = "general-nobody".parse().ok()?;
    Some(Inspection { source, kind: InspectionKind::Special, draw: None, document: None, ..inspection.clone() })
}

/// The sources that a list has as exempt or at the cap: of one that is so by a fault the visits must stay.
fn miscounted(file: &YearFile) -> Vec<String> {
    let lines = file.draws.iter().flat_map(|draw| draw.sources.lines());
    let lines = lines.filter(|line| line.ends_with("\texempt") || line.ends_with("\t2\t-"));
    lines.filter_map(|line| line.split('\t').next()).map(str::to_owned).collect()
}

/// Whether an inspector comes or leaves within the year, and so is not there for every visit.
fn moves(file: &YearFile, inspector: &Id) -> bool {
    let changes = file.roster.iter().flat_map(|roster| &roster.history).flat_map(|history| &history.changes);
    changes.into_iter().any(|it| it.inspector == *inspector)
}

/// An inspection of the same source by the prefecture's bureau, drawn so many days later and made so many before; none if that
/// would be before its draw.
pub(in crate::strategies) fn by_the_prefecture(inspection: &Inspection, days: u64) -> Option<Inspection> {
    let Progress::Completed(visit) = &inspection.progress else { return None };
    let completed = visit.from.checked_sub_days(Days::new(days))?;
    let name: Token = "hohhot".parse().ok()?;
    let published = Some(Published { on: later(completed, 1)?, by: name.clone() });
    let agency = Agency { name, division: Division::from_number(150_100).ok()?, tier: Tier::Prefecture };
    let visit = SiteVisit { from: completed, completed, published, ..visit.clone() };
    let drawn = later(inspection.drawn, days).filter(|drawn| *drawn <= completed)?;
    // A draw of the prefecture's, which is not on the county's file.
    let draw = inspection.draw.map(|draw| DrawReference { order: nobodys_digest(), ..draw });
    Some(Inspection { agency, drawn, draw, progress: Progress::Completed(visit), ..inspection.clone() })
}
