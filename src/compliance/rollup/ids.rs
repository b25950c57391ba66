//! Arts. 7, 8: sources that were renumbered: one to the league, by whichever id a file has it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Discord, YearFile};
use crate::compliance::finding::{Evidence, Finding, Subject};
use crate::inspection::Inspection;
use crate::ledger::Waiver;
use crate::registry::RegistryDays;
use crate::{Id, Token};

/// The ids of a league's sources.
#[derive(Default)]
pub(super) struct Ids<'f> {
    /// The former ids of all registries, each with the one that came in its place.
    renumbered: BTreeMap<&'f str, &'f str>,
    /// Those of which it is not settled whether they are of one source: what they were visited is told of neither.
    disputed: BTreeSet<&'f str>,
}

impl<'f> Ids<'f> {
    /// Of all files; and where one registry has as two what another has as one: such ids stay two.
    pub(super) fn of(files: &BTreeMap<&Token, &'f YearFile>) -> (Self, Vec<Finding>) {
        let (mut ids, mut findings) = (Self::default(), Vec::new());
        let registries = files.iter().filter_map(|(agency, file)| Some((*agency, registry_days(file)?)));
        let registries: Vec<(&Token, RegistryDays<'f>)> = registries.collect();
        for (agency, days) in registries.iter().filter(|(_, days)| days.has_renumbered()) {
            for (former, now) in days.renumbered() {
                let has = |it: &RegistryDays<'_>, id: &str| it.registry().get(id).is_some();
                let both = registries.iter().find(|(_, it)| has(it, former) && has(it, now));
                let Some((other, _)) = both else {
                    ids.renumbered.entry(former).or_insert(now);
                    continue;
                };
                ids.disputed.extend([former, now]);
                let [former, id] = [former, now].map(Id::checked_before);
                let subject = Subject::Source { source: id.clone() };
                let (agency, other) = ((*agency).clone(), (*other).clone());
                let discord = Discord::NotOne { agency, other, former, id };
                findings.push(Finding::of(&discord, subject, Evidence::Registry, []));
            }
        }
        (ids, findings)
    }

    /// The id by which the league knows a source now.
    pub(super) fn current<'i>(&self, id: &'i str) -> &'i str
    where
        'f: 'i,
    {
        let (mut current, mut seen) = (id, BTreeSet::new());
        while let Some(next) = self.renumbered.get(current).filter(|next| seen.insert(**next)) {
            current = next;
        }
        current
    }

    fn of_id(&self, id: &Id) -> Id {
        Id::checked_before(self.current(id.as_str()))
    }

    /// Whether a finding is of a source whose ids may be another's too.
    pub(super) fn disputes(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Inspection { source, .. } | Subject::Source { source } => self.disputed.contains(source.as_str()),
            _ => false,
        }
    }

    /// The subject of a finding with its source by the id that it has now.
    pub(super) fn of_subject(&self, subject: &Subject) -> Subject {
        match subject {
            Subject::Inspection { source, period, drawn } => {
                Subject::Inspection { source: self.of_id(source), period: *period, drawn: *drawn }
            }
            other => other.clone(),
        }
    }

    /// The files with every source by the id that it has now.
    pub(super) fn renamed<'a>(&self, files: &'a [YearFile]) -> Cow<'a, [YearFile]> {
        if self.renumbered.is_empty() {
            return Cow::Borrowed(files);
        }
        let renamed = |file: &YearFile| YearFile {
            inspections: file.inspections.renamed(|one: &Inspection| self.of_id(&one.source)),
            waivers: file.waivers.iter().map(|it| Waiver { source: self.of_id(&it.source), ..it.clone() }).collect(),
            ..file.clone()
        };
        files.iter().map(renamed).collect()
    }
}

/// The registry of a file; that it can be read its report has shown.
pub(super) fn registry_days(file: &YearFile) -> Option<RegistryDays<'_>> {
    RegistryDays::new(file.registry.as_ref()?, file.registry_history.as_ref()).ok()
}
