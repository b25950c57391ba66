//! Art. 5: the lists of a year against each other, each with the one of the draw before.
//!
//! Where the registry has dates each list was compared with it, and a difference that it shows is none. Without them a list
//! that differs is no breach by itself: sources come, go and change. It is told as a warning, since who can be drawn in one
//! quarter and not in another is just what a bent list does.

use std::collections::BTreeMap;

use super::{Checked, between};
use crate::Id;
use crate::compliance::clause::Clause;
use crate::compliance::finding::Finding;
use crate::compliance::misstatement::Misstatement;
use crate::compliance::year_on_file::{Case, ReadDraw, left};
use crate::draw::{SourceLine, SourceList, SourceStatus};

/// Compares the lists of these draws, of which each is compared with the registry elsewhere.
pub(super) fn agreeing(case: &Case<'_>, own: &[&ReadDraw<'_>], checked: &mut Checked) {
    let mut in_order: Vec<(&ReadDraw<'_>, &SourceList)> =
        own.iter().filter_map(|draw| Some((*draw, draw.sources()?))).collect();
    in_order.sort_by_key(|(draw, _)| draw.file.drawn);
    let mut looked =
        between(("the list of each draw", "各次抽取的名单"), ("that of the draw before", "前次抽取的名单"));
    looked.leave(own.len().saturating_sub(in_order.len()), left::other_list());
    let known = |draw: &ReadDraw<'_>| case.registry.as_ref().is_some_and(|days| days.knows(draw.file.drawn));
    for pair in in_order.windows(2) {
        let [(earlier, before), (later, list)] = pair else { continue };
        looked.compare(1);
        if known(earlier) && known(later) {
            continue;
        }
        if let Some(differs) = differs(case, (before, earlier), list) {
            let found = Finding::of(&differs, later.subject(), later.evidence(), [earlier.evidence()]);
            checked.warnings.push(found);
        }
    }
    looked.leave(case.unread(), left::unread_order());
    checked.compared(Clause::ListsAgree, looked);
}

/// What a list has otherwise than the one before; how often a source was inspected, and whether it is exempt, follows from the
/// records.
fn differs(
    case: &Case<'_>,
    (before, earlier): (&SourceList, &ReadDraw<'_>),
    list: &SourceList,
) -> Option<Misstatement> {
    let by_id = |list| -> BTreeMap<&str, SourceLine<'_>> {
        SourceList::iter(list).map(|line| (case.current(line.id), line)).collect()
    };
    let (before, now) = (by_id(before), by_id(list));
    let facts = |line: &SourceLine<'_>| (line.stratum.clone(), line.division, line.status == SourceStatus::Excluded);
    let ids = |it: &mut dyn Iterator<Item = &&str>| it.map(|id| Id::checked_before(id)).collect::<Vec<Id>>();
    let gone = ids(&mut before.keys().filter(|id| !now.contains_key(*id)));
    let new = ids(&mut now.keys().filter(|id| !before.contains_key(*id)));
    let other = |(id, line): &(&&str, &SourceLine<'_>)| before.get(*id).is_some_and(|it| facts(it) != facts(line));
    let otherwise = ids(&mut now.iter().filter(other).map(|(id, _)| id));
    let none = gone.is_empty() && new.is_empty() && otherwise.is_empty();
    let before = earlier.period();
    (!none).then_some(Misstatement::Differs { before, gone, new, otherwise })
}
