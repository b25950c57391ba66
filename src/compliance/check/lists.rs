//! Arts. 4, 6, 7: whether every certificate holder is on the roster, and every source's record complete.

use super::Checked;
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_on_file::Case;
use crate::{Article, Words};

/// Checks roster and registry, as far as they are on file.
pub(in crate::compliance) fn lists(case: &Case<'_>, checked: &mut Checked) {
    checked.looked(
        Article::Art4,
        0,
        Words::new("coordination and oversight leave no trace in this file", "统筹与稽查未在本档案留痕"),
    );
    if let (Some(roster), Some(on_file)) = (&case.roster, &case.file.roster) {
        let holders = on_file.holders.len();
        for holder in roster.completeness(on_file.holders.iter().map(AsRef::as_ref)) {
            let Some(holder) = on_file.holders.iter().find(|it| it.as_str() == holder) else { continue };
            let omission = Omission::HolderMissing { holder: holder.clone() };
            let (subject, roster) = (Subject::Holder { holder: holder.clone() }, Evidence::Roster { inspector: None });
            checked.findings.push(Finding::of(&omission, subject, roster, []));
        }
        if holders > 0 {
            let words = Words::new(format!("{holders} certificate holders"), format!("{holders}名持证人员入库"));
            checked.looked(Article::Art6, holders, words);
        }
    }
    let Some(registry) = &case.file.registry else {
        checked.looked(Article::Art7, 0, Words::new("the registry is not on file", "信息库不在档案中"));
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
    checked.looked(
        Article::Art7,
        count,
        Words::new(format!("records of {count} sources"), format!("{count}家污染源的信息")),
    );
}
