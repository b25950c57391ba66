//! Arts. 5, 7, 8: the sources of every list that an order committed, against the registry and against each other, both ways.
//!
//! Who is in the registry and not on a list can never be drawn; who is on a list and not in the registry takes places of
//! those who are. How the registry stood on the day of a draw is known from its history on, and of the year's last draw.
//! Of an earlier list it is known that who stood on a list before, and is in the registry at last, was in it between, and
//! that what changes needs a change on record. The rest of such a list is not assessable, and that is said.

use std::collections::BTreeSet;

use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding};
use crate::compliance::misstatement::Misstatement;
use crate::compliance::year_on_file::{Case, ReadDraw, left};
use crate::draw::{SourceLine, SourceList, SourceStatus};
use crate::plan::{Status, Tally};
use crate::registry::{RegistryDays, SourceFacts};
use crate::rules::QuotaRule;
use crate::{Article, Division, Id, Token, Words};

/// A list to be compared.
struct Compared<'c> {
    draw: &'c ReadDraw<'c>,
    list: &'c SourceList,
    days: &'c RegistryDays<'c>,
    area: Division,
    /// Whether strata are derived, from facts that are not on file.
    derived: bool,
}

/// Compares the lists of these draws.
pub(super) fn registered(case: &Case<'_>, own: &[&ReadDraw<'_>], checked: &mut Checked) {
    let area = case.file.agency.division;
    for (draw, list) in own.iter().filter_map(|draw| Some((draw, draw.sources()?))) {
        let outside = list.iter().filter(|line| !area.contains(line.division));
        let ids: Vec<Id> = outside.map(|line| Id::checked_before(line.id)).collect();
        if !ids.is_empty() {
            let misstatement = Misstatement::OutsideArea { ids, area, inspectors: false };
            checked.findings.push(Finding::of(&misstatement, draw.subject(), draw.evidence(), []));
        }
    }
    let Some(days) = &case.registry else {
        return checked.not_on_file(Clause::SourcesListed, "the registry", "信息库");
    };
    let mut looked = between(("the list of each draw", "各次抽取的名单"), ("the registry of its day", "当日信息库"));
    let derived = !case.rules.pack().derive.is_empty();
    let last = case.last_standing().map(|draw| draw.digest);
    let mut in_order: Vec<_> =
        own.iter().filter_map(|draw| Some(Compared { draw, list: draw.sources()?, days, area, derived })).collect();
    looked.leave(own.len().saturating_sub(in_order.len()), left::other_list());
    in_order.sort_by_key(|compared| compared.draw.file.drawn);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut all_known = true;
    for compared in &in_order {
        if days.knows(compared.draw.file.drawn) || Some(compared.draw.digest) == last {
            looked.compare(1);
            compared.both_ways(case, checked);
        } else {
            all_known = false;
            looked.leave(1, Words::new("the registry has no dates for that day", "信息库无当日变更记录"));
            compared.with_what_follows(case, &seen, checked);
        }
        // Needed for later lists of days that are not known; those come first.
        if !all_known {
            seen.extend(compared.list.iter().map(|line| line.id));
        }
    }
    looked.leave(case.unread(), left::unread_order());
    if !derived && !in_order.is_empty() {
        looked.leave(
            undrawn(case, own, days),
            Words::new("sources of strata that no order draws from", "所属类别未列入任何抽取方案的污染源"),
        );
    }
    checked.compared(Clause::SourcesListed, looked);
}

/// Sources of the area that could be drawn, and are of a stratum that no order draws from: one that no rule has, or one of
/// which the rules of the tier ask a number.
fn undrawn(case: &Case<'_>, own: &[&ReadDraw<'_>], days: &RegistryDays<'_>) -> usize {
    // Of a stratum that no rule has, an order that asks for nobody says nothing.
    let is_drawn = |it: &&crate::draw::StratumQuota| it.quota > 0 || case.rules.stratum(it.stratum.as_str()).is_some();
    let strata = own.iter().flat_map(|draw| &draw.order.terms().strata);
    let drawn: BTreeSet<&Token> = strata.filter(is_drawn).map(|it| &it.stratum).collect();
    let asked = |stratum: &Token| match case.rules.stratum(stratum.as_str()) {
        None => true,
        Some(known) => known.rule(case.file.agency.tier).is_some_and(|rule| !matches!(rule.quota, QuotaRule::None)),
    };
    let there = days.registry().within(case.file.agency.division).filter(|it| is_active(case, SourceFacts::from(*it)));
    there.filter(|it| !drawn.contains(it.stratum()) && asked(it.stratum())).count()
}

impl Compared<'_> {
    /// With the registry as it stood on the first and the last day of the list: what happened between the list may know or not.
    fn both_ways(&self, case: &Case<'_>, checked: &mut Checked) {
        let [before, day] = self.draw.days_of_lists();
        for (id, facts) in self.days.on([before, day]) {
            let theirs = |it: &SourceFacts<'_>| self.area.contains(it.division) && self.drawn_from(it.stratum);
            // On either day elsewhere, or not there: the list may have it or not.
            let [Some(before), Some(on)] = facts else { continue };
            if !theirs(&before) || !theirs(&on) {
                continue;
            }
            let actives = [before, on].map(|it| is_active(case, it));
            let misstated = match self.line(id) {
                None => (actives == [true; 2]).then(|| self.left_out(id)),
                Some(line) => self.line_of(&line, [before, on], actives),
            };
            self.tell(misstated, checked);
        }
        let mut ids = Vec::new();
        for line in self.list.iter().filter(|line| line.status != SourceStatus::Excluded) {
            let facts = [self.days.at(line.id, before), self.days.at(line.id, day)];
            let Some(registered) = facts.into_iter().flatten().next_back() else {
                ids.push(Id::checked_before(line.id));
                continue;
            };
            // Listed as if it lay in the area, in which the registry does not have it.
            let elsewhere = facts.iter().flatten().all(|it| !self.area.contains(it.division));
            let source_id = || Id::checked_before(line.id);
            let misstated = (elsewhere && self.area.contains(line.division)).then(|| Misstatement::Division {
                source_id: source_id(),
                listed: line.division,
                registered: registered.division,
            });
            // Of a stratum that the order does not draw from, and drawn all the same.
            let never_drawn = |it: &SourceFacts<'_>| !self.drawn_from(it.stratum) && it.stratum != line.stratum;
            let other = misstated.is_none() && facts.iter().flatten().all(never_drawn);
            let stratum = other.then(|| Misstatement::Stratum {
                source_id: source_id(),
                listed: line.stratum.clone(),
                registered: registered.stratum.clone(),
            });
            self.tell(misstated.or(stratum), checked);
        }
        self.tell((!ids.is_empty()).then_some(Misstatement::Unregistered { ids }), checked);
    }

    /// With the registry as it stands, or stood when its history began: what stood on a list before was there, and other
    /// facts need a change on record.
    fn with_what_follows(&self, case: &Case<'_>, seen: &BTreeSet<&str>, checked: &mut Checked) {
        let first = self.days.from().and_then(|from| from.pred_opt());
        for source in self.days.registry().within(self.area) {
            let id = source.id();
            let facts = match first {
                Some(first) => self.days.at(id, first),
                None => Some(SourceFacts::from(source)),
            };
            let Some(facts) = facts.filter(|it| self.area.contains(it.division)) else { continue };
            if !self.drawn_from(facts.stratum) && self.line(id).is_none_or(|line| line.stratum == facts.stratum) {
                continue;
            }
            let active = is_active(case, facts);
            let misstated = match self.line(id) {
                None if active && seen.contains(id) => Some(self.left_out(id)),
                // Whether it was closed later is not known.
                Some(line) if active || line.status == SourceStatus::Excluded => {
                    self.line_of(&line, [facts; 2], [active; 2])
                }
                _ => None,
            };
            self.tell(misstated, checked);
        }
    }

    /// What a line says otherwise than the registry.
    fn line_of(&self, line: &SourceLine<'_>, facts: [SourceFacts<'_>; 2], actives: [bool; 2]) -> Option<Misstatement> {
        let source_id = Id::checked_before(line.id);
        let [_, on] = facts;
        let status = |expected| Misstatement::Status {
            source_id: source_id.clone(),
            listed: line.status,
            expected,
            article: Article::Art5,
        };
        match (line.status, actives) {
            (SourceStatus::Excluded, [true, true]) => return Some(status(SourceStatus::Open)),
            (SourceStatus::Open | SourceStatus::Exempt, [false, false]) => {
                return Some(status(SourceStatus::Excluded));
            }
            _ => {}
        }
        if facts.iter().all(|it| it.division != line.division) && self.area.contains(line.division) {
            let (listed, registered) = (line.division, on.division);
            return Some(Misstatement::Division { source_id, listed, registered });
        }
        let other = !self.derived && facts.iter().all(|it| it.stratum != line.stratum);
        other.then(|| Misstatement::Stratum { source_id, listed: line.stratum.clone(), registered: on.stratum.clone() })
    }

    fn line(&self, id: &str) -> Option<SourceLine<'_>> {
        self.list.row(id).and_then(|row| self.list.at(row))
    }

    fn left_out(&self, id: &str) -> Misstatement {
        Misstatement::LeftOut { source_id: Id::checked_before(id) }
    }

    fn drawn_from(&self, stratum: &Token) -> bool {
        self.derived || self.draw.order.terms().strata.iter().any(|it| it.stratum == *stratum)
    }

    fn tell(&self, misstated: Option<Misstatement>, checked: &mut Checked) {
        let found = |it| Finding::of(&it, self.draw.subject(), self.draw.evidence(), [Evidence::Registry]);
        checked.findings.extend(misstated.map(found));
    }
}

/// Whether the rules let a source in this state be drawn.
pub(super) fn is_active(case: &Case<'_>, facts: SourceFacts<'_>) -> bool {
    case.rules.standing(facts.state.as_str(), Tally::default()).status != Status::Excluded
}
