//! Art. 5: the lists of a year against each other, each with the one of the draw before.
//!
//! Where the registry has dates each list was compared with it, and a difference that it shows is none. Without them a list
//! that differs is no breach by itself: sources come, go and change. It is told as a warning, since who can be drawn in one
//! quarter and not in another is just what a bent list does. Either way every difference is counted with what shows it.

use core::cmp::Ordering;

use super::excuses::{Excused, Lines, Shown};
use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::finding::Finding;
use crate::compliance::misstatement::Misstatement;
use crate::compliance::year_on_file::{Case, ReadDraw, left};
use crate::draw::{SourceLine, SourceList, SourceStatus};
use crate::{Id, Text};

/// The lists of these draws, each with that of the draw before, by their days.
fn pairs<'a, 'd>(own: &'a [&'a ReadDraw<'d>]) -> Vec<[(&'a ReadDraw<'d>, &'a SourceList); 2]> {
    let mut in_order: Vec<(&ReadDraw<'_>, &SourceList)> =
        own.iter().filter_map(|draw| Some((*draw, draw.sources()?))).collect();
    in_order.sort_by_key(|(draw, _)| draw.file.drawn);
    in_order.windows(2).filter_map(|pair| pair.try_into().ok()).collect()
}

fn known(case: &Case<'_>, draw: &ReadDraw<'_>) -> bool {
    case.registry.as_ref().is_some_and(|days| days.knows(draw.file.drawn))
}

/// Compares the lists of these draws, of which each is compared with the registry elsewhere.
pub(super) fn agreeing(case: &Case<'_>, own: &[&ReadDraw<'_>], checked: &mut Checked) {
    let mut looked =
        between(("the list of each draw", "各次抽取的名单"), ("that of the draw before", "前次抽取的名单"));
    let read = own.iter().filter(|draw| draw.sources().is_some()).count();
    looked.leave(own.len().saturating_sub(read), left::other_list());
    for [(earlier, before), (later, list)] in pairs(own) {
        looked.compare(1);
        if known(case, earlier) && known(case, later) {
            continue;
        }
        if let Some(differs) = Difference::between(case, before, list).told(earlier) {
            let found = Finding::of(&differs, later.subject(), later.evidence(), [earlier.evidence()]);
            checked.warnings.push(found);
        }
    }
    looked.leave(case.unread(), left::unread_order());
    checked.compared(Clause::ListsAgree, looked);
}

/// Counts what the lists of these draws have otherwise than the one before, with what the registry shows of it.
pub(super) fn changes(case: &Case<'_>, own: &[&ReadDraw<'_>], lines: &mut Lines<'_>) {
    let listed = pairs(own).into_iter().map(|[_, (_, list)]| list.len() as usize).fold(0, usize::saturating_add);
    for [(earlier, before), (later, list)] in pairs(own) {
        let dated = known(case, earlier) && known(case, later);
        let [first, _] = earlier.days_of_lists();
        let shown = |id: &Id| match &case.registry {
            Some(days) if dated => {
                (days.at(id.as_str(), first) != days.at(id.as_str(), later.file.drawn)).then_some(Shown::Register)
            }
            _ => Some(Shown::Undated),
        };
        let Difference { gone, new, otherwise } = Difference::between(case, before, list);
        for (word, ids) in [("gone", gone), ("new", new), ("changed", otherwise)] {
            let word = Text::checked_before(word);
            ids.iter().for_each(|id| lines.count(Excused::ListChange, &word, listed, shown(id)));
        }
    }
}

/// What a list has otherwise than the one before; how often a source was inspected, and whether it is exempt, follows from the
/// records.
struct Difference {
    gone: Vec<Id>,
    new: Vec<Id>,
    otherwise: Vec<Id>,
}

impl Difference {
    fn between(case: &Case<'_>, before: &SourceList, list: &SourceList) -> Self {
        let is_out = |line: &SourceLine<'_>| line.status == SourceStatus::Excluded;
        let same = |one: &SourceLine<'_>, other: &SourceLine<'_>| {
            (one.stratum, one.division, is_out(one)) == (other.stratum, other.division, is_out(other))
        };
        let mut difference = Self { gone: Vec::new(), new: Vec::new(), otherwise: Vec::new() };
        let (before, now) = (by_current_id(case, before), by_current_id(case, list));
        let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
        loop {
            let order = match (before.peek(), now.peek()) {
                (None, None) => return difference,
                (Some((one, _)), Some((other, _))) => one.cmp(other),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
            };
            let was = before.next_if(|_| order.is_le());
            let is = now.next_if(|_| order.is_ge());
            match (was, is) {
                (Some((id, _)), None) => difference.gone.push(Id::checked_before(id)),
                (None, Some((id, _))) => difference.new.push(Id::checked_before(id)),
                (Some((id, was)), Some((_, is))) if !same(was, is) => {
                    difference.otherwise.push(Id::checked_before(id));
                }
                _ => {}
            }
        }
    }

    /// As it is told; none if there is nothing to tell.
    fn told(self, earlier: &ReadDraw<'_>) -> Option<Misstatement> {
        let Self { gone, new, otherwise } = self;
        let none = gone.is_empty() && new.is_empty() && otherwise.is_empty();
        (!none).then(|| Misstatement::Differs { before: earlier.period(), gone, new, otherwise })
    }
}

/// The lines of a list by the ids that their sources have now.
fn by_current_id<'l>(case: &'l Case<'_>, list: &'l SourceList) -> Vec<(&'l str, SourceLine<'l>)> {
    let mut lines: Vec<_> = list.iter().map(|line| (case.current(line.id), line)).collect();
    // Nearly in order already: ids change seldom.
    lines.sort_by_key(|(id, _)| *id);
    lines
}
