//! Arts. 4, 6, 7: whether every certificate holder is on the roster, and every source's record complete.

use super::{Checked, between};
use crate::Words;
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_on_file::Case;
use crate::roster::{Employment, Person};

/// Checks roster and registry, as far as they are on file.
pub(in crate::compliance) fn lists(case: &Case<'_>, checked: &mut Checked) {
    if let (Some(roster), Some(on_file)) = (&case.roster, &case.file.roster) {
        let holders = on_file.holders.len();
        for holder in roster.completeness(on_file.holders.iter().map(AsRef::as_ref)) {
            let Some(holder) = on_file.holders.iter().find(|it| it.as_str() == holder) else { continue };
            let omission = Omission::HolderMissing { holder: holder.clone() };
            let (subject, roster) = (Subject::Holder { holder: holder.clone() }, Evidence::Roster { inspector: None });
            checked.findings.push(Finding::of(&omission, subject, roster, []));
        }
        let mut looked = between(("certificate holders", "持证人员"), ("the roster", "名录库"));
        looked.compare(holders);
        let named = |person: &Person, holder: &str| {
            let is_it = |known: &Person| known.id() == person.id();
            roster.get(holder).is_some_and(is_it) || person.certificates().iter().any(|it| it.number.as_str() == holder)
        };
        let held = |person: &Person| on_file.holders.iter().any(|holder| named(person, holder.as_str()));
        let own = roster.persons().iter().filter(|it| it.employment() == Employment::Own);
        let unlisted = own.filter(|it| holders > 0 && it.is_certified(case.file.on) && !held(it)).count();
        looked.leave(
            unlisted,
            Words::new("inspectors whom the list of holders does not have", "持证人员名单未载的检查人员"),
        );
        match holders {
            0 => checked.not_on_file(Clause::HoldersListed, "the list of certificate holders", "持证人员名单"),
            _ => checked.compared(Clause::HoldersListed, looked),
        }
    } else {
        checked.not_on_file(Clause::HoldersListed, "the roster", "名录库");
    }
    let Some(registry) = &case.file.registry else {
        checked.not_on_file(Clause::SourceRecords, "the registry", "信息库");
        return;
    };
    let mut count = 0_usize;
    for source in registry.within(case.file.agency.division) {
        count = count.saturating_add(1);
        let missing: Vec<_> = source.missing().collect();
        if missing.is_empty() {
            continue;
        }
        let source_id = crate::Id::checked_before(source.id());
        let omission = Omission::SourceIncomplete {
            source_id: source_id.clone(),
            missing: missing.iter().map(|field| field.as_str()).collect(),
            chinese: missing.iter().map(|field| field.chinese()).collect(),
        };
        checked.findings.push(Finding::of(&omission, Subject::Source { source: source_id }, Evidence::Registry, []));
    }
    let mut looked =
        between(("records of sources", "污染源信息"), ("what the registry must hold of each", "信息库应载内容"));
    looked.compare(count);
    looked.leave(case.unregistered().count(), unregistered_words());
    checked.compared(Clause::SourceRecords, looked);
}

/// Why nothing is compared of a visit whose source no registry has.
pub(super) fn unregistered_words() -> Words {
    Words::new("visits of sources that the registry does not have", "所检查的污染源不在信息库中")
}
