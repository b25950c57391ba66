//! Faults of registry and roster.

use super::super::registers::{Place, source};
use super::{Planted, Setting};
use crate::DateSpan;
use crate::compliance::YearFile;
use crate::draw::Order;
use crate::inspection::Found;
use crate::ledger::Waiver;
use crate::registry::{Registry, RegistryChange, Source, SourceChange};
use crate::roster::{InspectorChange, RosterChange};

impl Planted {
    pub(super) fn into_registers(self, file: &mut YearFile, setting: Setting) -> Option<()> {
        match self {
            Self::NotCertified => not_certified(file),
            Self::HolderMissing => {
                file.roster.as_mut()?.holders.push("NM-9999".parse().ok()?);
                Some(())
            }
            Self::SourceIncomplete => without_a_phone(file),
            Self::LeftRoster => left_the_roster(file),
            Self::EnterpriseBeyondCap => one_enterprise(file),
            Self::SharedCreditCode => one_code(file),
            Self::OnLeaveListed => on_leave(file, setting),
            Self::LateWaiver => {
                let source = crate::Id::checked_before(file.registry.as_ref()?.iter().next()?.id());
                let granted = crate::Period::Year(setting.year).last_day().succ_opt()?;
                let (reference, reason) = ("示例函〔示例〕5号".parse().ok()?, "群众反映强烈".parse().ok()?);
                file.waivers.push(Waiver { source, year: setting.year, granted, reference, reason });
                Some(())
            }
            Self::LookAlikeIds => look_alike(file, setting),
            _ => None,
        }
    }
}

/// Ends the certificate of an inspector before the last visit, where that is one alone.
fn not_certified(file: &mut YearFile) -> Option<()> {
    let roster = file.roster.as_mut()?;
    for one in &mut roster.inspectors {
        let of_one = file.inspections.iter().filter(|it| it.team.inspectors.contains(&one.id));
        let mut visits: Vec<_> = of_one.filter_map(|it| it.visit(file.on)).map(|it| (it.completed, it.from)).collect();
        visits.sort_unstable();
        if let [.., (before, _), (_, from)] = visits[..]
            && before < from
        {
            let certificate = one.certificate.as_mut()?;
            certificate.valid = DateSpan::new(certificate.valid.from(), from.pred_opt()?).ok()?;
            return Some(());
        }
    }
    None
}

/// Has an inspector leave the roster on the first day of the last visit, where that is one alone.
fn left_the_roster(file: &mut YearFile) -> Option<()> {
    let roster = file.roster.as_mut()?;
    let moves = |id: &crate::Id| roster.history.iter().flat_map(|it| &it.changes).any(|it| it.inspector == *id);
    let last = roster.inspectors.iter().filter(|one| !moves(&one.id)).find_map(|one| {
        let of_one = file.inspections.iter().filter(|it| it.team.inspectors.contains(&one.id));
        let mut visits: Vec<_> = of_one.filter_map(|it| it.visit(file.on)).map(|it| it.from).collect();
        visits.sort_unstable();
        // Later lists would have somebody who left.
        let drawn_before = |from| file.draws.iter().all(|draw| draw.drawn < from);
        match visits[..] {
            [.., before, from] if before < from && drawn_before(from) => Some((one.id.clone(), from)),
            _ => None,
        }
    });
    let (inspector, on) = last?;
    let left = RosterChange { on, inspector, change: InspectorChange::Left };
    roster.history.as_mut()?.changes.push(left);
    Some(())
}

/// Has a listed inspector be on leave from a draw, the one of its period, to the period's end.
fn on_leave(file: &mut YearFile, setting: Setting) -> Option<()> {
    let orders: Vec<_> = file.draws.iter().filter_map(|draw| Some((Order::parse(&draw.order).ok()?, draw))).collect();
    let of = |period| orders.iter().filter(|(order, _)| order.terms().period == period).count();
    let alone = orders.iter().filter(|(order, draw)| of(order.terms().period) == 1 && !draw.transcripts.is_empty());
    let alone: Vec<_> = alone.collect();
    let at = usize::try_from(setting.number(53)).unwrap_or(0).checked_rem(alone.len())?;
    let (order, draw) = alone.get(at)?;
    let leave =
        DateSpan::new(draw.drawn.checked_sub_days(chrono::Days::new(10))?, order.terms().period.last_day()).ok()?;
    let history = file.roster.as_ref()?.history.iter().flat_map(|it| &it.changes);
    let moves = |id: &crate::Id| history.clone().any(|it| it.inspector == *id);
    let listed = |id: &crate::Id| {
        draw.inspectors.lines().any(|line| line.starts_with(&format!("{id}\t")) && line.ends_with("\t-"))
    };
    let id = file.roster.as_ref()?.inspectors.iter().map(|it| &it.id).find(|id| listed(id) && !moves(id))?.clone();
    file.roster.as_mut()?.inspectors.iter_mut().find(|it| it.id == id)?.leave.push(leave);
    Some(())
}

/// Leaves the first source without a phone number.
fn without_a_phone(file: &mut YearFile) -> Option<()> {
    let sources = file.registry.as_ref()?.iter().map(|source| match source.row() {
        0 => Source { phone: None, ..source.to_source() },
        _ => source.to_source(),
    });
    file.registry = Some(Registry::new(sources.collect::<Vec<_>>()).ok()?);
    Some(())
}

/// Gives two sources that nobody visited one credit code.
fn one_code(file: &mut YearFile) -> Option<()> {
    // An id of the nine hundreds has changed in the year, and may have visits by another.
    let idle = |id: &str| file.inspections.of(id).is_empty() && !id.contains("-9");
    let idle: Vec<_> = file.registry.as_ref()?.iter().filter(|it| idle(it.id())).take(2).collect();
    let [first, other] = idle[..] else { return None };
    let (code, other) = (first.credit_code(), other.row());
    let all = file.registry.as_ref()?.iter().map(|source| match source.row() == other {
        true => Source { credit_code: code, ..source.to_source() },
        false => source.to_source(),
    });
    file.registry = Some(Registry::new(all.collect::<Vec<_>>()).ok()?);
    Some(())
}

/// Enters a source after the last draw whose id has letters for the digits of another's.
fn look_alike(file: &mut YearFile, setting: Setting) -> Option<()> {
    let new = Source {
        id: "general-OO1".parse().ok()?,
        ..source(&Place::alone(setting.tier), "general", setting.beyond(950))?
    };
    let on = file.draws.iter().map(|draw| draw.drawn).max()?.succ_opt()?;
    let change = RegistryChange { on, source: new.id.clone(), change: SourceChange::Joined };
    let all: Vec<_> = file.registry.as_ref()?.iter().map(|source| source.to_source()).chain([new]).collect();
    file.registry = Some(Registry::new(all).ok()?);
    file.registry_history.as_mut()?.changes.push(change);
    Some(())
}

/// Gives two sites one credit code that together were visited three times, where no violation lifts the cap.
fn one_enterprise(file: &mut YearFile) -> Option<()> {
    let visits = |id: &str| file.inspections.of(id).iter().filter(|one| one.visit(file.on).is_some()).count();
    let clean = |id: &str| {
        let mut found = file.inspections.of(id).iter().filter_map(|one| one.visit(file.on)).map(|visit| &visit.found);
        found.all(|found| *found == Found::NoProblem)
    };
    // An id of the nine hundreds has changed in the year, and may have visits by another.
    let steady = |id: &str| !id.contains("-9") && clean(id);
    let sites: Vec<_> = file.registry.as_ref()?.iter().filter(|it| steady(it.id())).collect();
    let first = sites.iter().find(|it| visits(it.id()) == 2)?;
    let other = sites.iter().find(|it| it.id() != first.id() && visits(it.id()) == 1)?;
    let (code, other) = (first.credit_code(), other.row());
    let all = file.registry.as_ref()?.iter().map(|source| match source.row() == other {
        true => Source { credit_code: code, ..source.to_source() },
        false => source.to_source(),
    });
    file.registry = Some(Registry::new(all.collect::<Vec<_>>()).ok()?);
    Some(())
}
