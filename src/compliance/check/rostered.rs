//! Arts. 6, 11: the inspectors and recusals of every list that an order committed, against the roster, both ways.
//!
//! How the roster stood on the day of a draw is known from its history on, and of the year's last draw. Of an earlier list
//! it is known that who stands on it, or stood on one before, was on the roster.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding};
use crate::compliance::misstatement::Misstatement;
use crate::compliance::year_on_file::{Case, ReadDraw, left, record_of, subject_of};
use crate::draw::{InspectorList, InspectorStatus, List};
use crate::inspection::Breach;
use crate::roster::{LeaveReading, Person, RosterDays};
use crate::{Code, DateSpan, Id, Words};

/// A list to be compared.
struct Compared<'c> {
    draw: &'c ReadDraw<'c>,
    list: &'c InspectorList,
    days: RosterDays<'c>,
    /// The first and the last day as of which the list may be.
    of: [chrono::NaiveDate; 2],
}

/// Compares the lists of these draws; and the days of who went on a visit.
pub(super) fn rostered(case: &Case<'_>, own: &[&ReadDraw<'_>], checked: &mut Checked) {
    let area = case.file.agency.division;
    for (draw, list) in own.iter().filter_map(|draw| Some((draw, draw.inspectors()?))) {
        let elsewhere = list.entries().iter().filter(|entry| !area.contains(entry.division));
        let ids: Vec<Id> = elsewhere.map(|entry| entry.id.clone()).collect();
        if !ids.is_empty() {
            let misstatement = Misstatement::OutsideArea { ids, area, inspectors: true };
            checked.findings.push(Finding::of(&misstatement, draw.subject(), draw.evidence(), []));
        }
    }
    let Some(days) = case.roster_days() else {
        checked.not_on_file(Clause::InspectorsListed, "the roster", "名录库");
        return checked.not_on_file(Clause::RecusalsListed, "the roster", "名录库");
    };
    let with = ("the roster of its day", "当日名录库");
    let mut people = between(("the list of inspectors of each draw", "各次抽取的检查人员名单"), with);
    let mut recusals = between(("the list of recusals of each draw", "各次抽取的回避名单"), with);
    let last = case.last_standing().map(|draw| draw.digest);
    let mut in_order: Vec<_> = own
        .iter()
        .filter_map(|draw| Some(Compared { draw, list: draw.inspectors()?, days, of: draw.days_of_lists() }))
        .collect();
    for looked in [&mut people, &mut recusals] {
        looked.leave(own.len().saturating_sub(in_order.len()), left::other_list());
        looked.leave(case.unread(), left::unread_order());
    }
    in_order.sort_by_key(|compared| compared.draw.file.drawn);
    let undated = || Words::new("the roster has no dates for that day", "名录库无当日变更记录");
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for compared in &in_order {
        let draw = compared.draw;
        let is_known = days.knows(draw.file.drawn) || Some(draw.digest) == last;
        compared.withheld(case, (!is_known).then_some(&seen), checked);
        compared.repeated(checked);
        compared.not_free(checked);
        if is_known {
            people.compare(1);
            compared.unregistered(case, checked);
        } else {
            people.leave(1, undated());
        }
        match draw.has_committed(List::Recusals) && draw.has_committed(List::Sources) {
            false => recusals.leave(1, left::other_list()),
            true if !is_known => recusals.leave(1, undated()),
            true => {
                recusals.compare(1);
                compared.recusals(checked);
            }
        }
        seen.extend(compared.list.entries().iter().map(|entry| entry.id.as_str()));
    }
    gone(case, days, checked);
    checked.compared(Clause::InspectorsListed, people);
    checked.compared(Clause::RecusalsListed, recusals);
}

impl Compared<'_> {
    /// Inspectors of the roster who could visit on every day of the period, and cannot be drawn by the list. Where the roster
    /// of that day is not known, of those who were on it by a list.
    fn withheld(&self, case: &Case<'_>, seen: Option<&BTreeSet<&str>>, checked: &mut Checked) {
        let (roster, period) = (self.days.roster(), self.draw.period());
        let drawn = self.draw.file.drawn;
        let free = |id: &str| {
            let available = roster.available(id, period.first_day(), period.last_day());
            // A certificate that begins after the draw was none at the draw.
            let certified = || roster.get(id).is_some_and(|person| is_certified_by(person, drawn, period.span()));
            available.is_ok_and(|availability| availability.is_available(LeaveReading::AnyDay)) && certified()
        };
        // Who comes later or leaves within the period need not be there for all of it.
        let there = |id: &str| {
            let stays = self.on_both_days(id) && self.days.has(id, period.last_day());
            if seen.is_none() { stays } else { self.days.has(id, self.draw.file.drawn) }
        };
        let persons = roster.persons().iter().filter(|person| person.division() == case.file.agency.division);
        for person in persons.filter(|person| free(person.id()) && there(person.id())) {
            // A list has whom it has by the id of its day.
            let ids = || core::iter::once(person.id()).chain(person.other_ids().iter().map(AsRef::as_ref));
            let statuses = || ids().filter_map(|id| self.status(id));
            let listed = statuses().next().is_some();
            let unknown = !listed && seen.is_some_and(|seen| !ids().any(|id| seen.contains(id)));
            if statuses().any(|status| status == InspectorStatus::Available) || unknown {
                continue;
            }
            let inspector = Id::checked_before(person.id());
            let evidence = Evidence::Roster { inspector: Some(inspector.clone()) };
            let misstatement = Misstatement::Inspector { inspector, listed };
            checked.findings.push(Finding::of(&misstatement, self.draw.subject(), self.draw.evidence(), [evidence]));
        }
    }

    /// How the list has an id.
    fn status(&self, id: &str) -> Option<InspectorStatus> {
        let entries = self.list.entries();
        let at = entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok()?;
        entries.get(at).map(|entry| entry.status)
    }

    /// Who stands on the list by several ids.
    fn repeated(&self, checked: &mut Checked) {
        let mut persons: BTreeMap<&str, Vec<Id>> = BTreeMap::new();
        for entry in self.list.entries() {
            let Some(person) = self.days.roster().get(entry.id.as_str()) else { continue };
            persons.entry(person.id()).or_default().push(entry.id.clone());
        }
        for ids in persons.into_values().filter(|ids| ids.len() > 1) {
            self.tell(Some(Misstatement::InspectorTwice { ids }), checked);
        }
    }

    /// Who can be drawn by the list, and by leave or certificate could visit on no day from the draw on.
    fn not_free(&self, checked: &mut Checked) {
        // What began after the list was made it could not know.
        let ([from, _], until) = (self.of, self.draw.period().last_day());
        let Ok(window) = DateSpan::new(from, until) else { return };
        let cannot = |person: &Person| {
            let certified = person.certificates().iter().any(|it| it.valid.overlap(window).is_some());
            !certified || person.leave().iter().any(|leave| leave.covers(window))
        };
        let free = self.list.entries().iter().filter(|entry| entry.status == InspectorStatus::Available);
        let is_away = |id: &Id| self.days.roster().get(id.as_str()).is_some_and(cannot);
        let ids: Vec<Id> = free.map(|entry| entry.id.clone()).filter(is_away).collect();
        self.tell((!ids.is_empty()).then_some(Misstatement::NotFree { ids }), checked);
    }

    /// Who can be drawn by the list and is on no roster.
    ///
    /// That such a person went on a visit which the draw gave is no other fault.
    fn unregistered(&self, case: &Case<'_>, checked: &mut Checked) {
        let entries = self.list.entries().iter();
        let free = entries.filter(|entry| entry.status == InspectorStatus::Available);
        let ids: Vec<Id> = free.filter(|it| !self.on_either_day(it.id.as_str())).map(|it| it.id.clone()).collect();
        if ids.is_empty() {
            return;
        }
        let told: Vec<String> =
            ids.iter().map(|inspector| Breach::NotOnRoster { inspector: inspector.clone() }.to_string()).collect();
        let drawn = case.own_inspections().filter(|one| one.draw.is_some_and(|it| it.order == self.draw.digest));
        let drawn: BTreeSet<_> = drawn.map(subject_of).collect();
        checked.findings.retain(|it| {
            it.code != Code::INSPECTION_NOT_ON_ROSTER || !told.contains(&it.english) || !drawn.contains(&it.subject)
        });
        self.tell(Some(Misstatement::InspectorsUnregistered { ids }), checked);
    }

    /// Recusals of the list that are not on the roster, and the reverse.
    fn recusals(&self, checked: &mut Checked) {
        let [before, on] = self.days_around();
        let Some(lists) = &self.draw.lists else { return };
        let recused = |inspector: &str, source: &str, day| self.days.is_recused(inspector, source, day);
        let unfounded = lists
            .recusals
            .iter()
            .filter(|it| !recused(it.inspector, it.source, before) && !recused(it.inspector, it.source, on));
        let pairs: Vec<_> =
            unfounded.map(|it| (Id::checked_before(it.inspector), Id::checked_before(it.source))).collect();
        self.tell((!pairs.is_empty()).then_some(Misstatement::RecusalsUnfounded { pairs }), checked);

        let entries = self.list.entries();
        let inspects = |id: &str| entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).is_ok();
        let mut pairs = Vec::new();
        for (inspector, source) in self.days.roster().recusals().filter(|(inspector, _)| inspects(inspector)) {
            let in_force =
                self.days.is_recused(inspector, source, before) && self.days.is_recused(inspector, source, on);
            // The roster has each recusal by every id of the source, and the list by that of its day.
            let on_list = lists.sources.row(source).is_some();
            if in_force && on_list && !lists.recusals.contains(inspector, source) {
                pairs.push((Id::checked_before(inspector), Id::checked_before(source)));
            }
        }
        self.tell((!pairs.is_empty()).then_some(Misstatement::RecusalsLeftOut { pairs }), checked);
    }

    fn days_around(&self) -> [chrono::NaiveDate; 2] {
        self.of
    }

    fn on_both_days(&self, id: &str) -> bool {
        self.days_around().into_iter().all(|day| self.days.has(id, day))
    }

    fn on_either_day(&self, id: &str) -> bool {
        self.days_around().into_iter().any(|day| self.days.has(id, day))
    }

    fn tell(&self, misstated: Option<Misstatement>, checked: &mut Checked) {
        let roster = || [Evidence::Roster { inspector: None }];
        let found = |it| Finding::of(&it, self.draw.subject(), self.draw.evidence(), roster());
        checked.findings.extend(misstated.map(found));
    }
}

/// Whether certificates that had begun by a day cover a span.
fn is_certified_by(person: &Person, day: NaiveDate, span: DateSpan) -> bool {
    let begun = person.certificates().iter().map(|it| it.valid).filter(|valid| valid.from() <= day);
    DateSpan::merged(begun).iter().any(|valid| valid.covers(span))
}

/// Who went on a visit after leaving the roster, or before coming onto it. Who was on none has that finding already.
fn gone(case: &Case<'_>, days: RosterDays<'_>, checked: &mut Checked) {
    for one in case.own_inspections() {
        let Some(visit) = one.visit(case.file.on).filter(|visit| days.knows(visit.from)) else { continue };
        for inspector in one.team.inspectors.iter().filter(|id| days.roster().get(id.as_str()).is_some()) {
            if days.has(inspector.as_str(), visit.from) {
                continue;
            }
            let evidence = Evidence::Roster { inspector: Some(inspector.clone()) };
            let breach = Breach::NotOnRoster { inspector: inspector.clone() };
            let found = Finding::of(&breach, subject_of(one), record_of(one, case), [evidence]);
            // That the certificate had ended by then is the same fault.
            let same = |it: &Finding| it.code == Code::INSPECTION_NOT_CERTIFIED && it.subject == found.subject;
            if !checked.findings.iter().any(|it| same(it) && found.evidence.iter().any(|of| it.evidence.contains(of))) {
                checked.findings.push(found);
            }
        }
    }
}
