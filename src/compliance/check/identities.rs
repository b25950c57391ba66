//! Arts. 6, 7, 8: what may be one and stands as two: sources with one credit code, ids that look alike; and what was inspected
//! and is in no registry. None of it is a breach by itself; each is told as a warning.

use std::collections::BTreeMap;

use thiserror::Error;

use super::Checked;
use crate::compliance::finding::{Evidence, Finding, Subject};
use crate::compliance::year_on_file::{Case, article, record_of};
use crate::explain::explain;
use crate::names::{look_alikes, shown};
use crate::registry::SourceRef;
use crate::{Article, Code, Id, Year};

/// What may be one.
#[derive(Clone, PartialEq, Eq, Error)]
enum Identity {
    /// Sources of one enterprise, or one source entered twice, with their visits of the year together.
    #[error("{} have one credit code, {code}: {visits} visits in {year}{}", listed(ids), beyond(*cap, *visits).0)]
    CreditCode { ids: Vec<Id>, code: String, visits: usize, cap: Option<u32>, year: Year, article: Article },
    /// Ids that a reader takes for one.
    #[error("{} look alike; expected ids that a reader can tell apart", listed(ids))]
    LookAlike { ids: Vec<Id>, inspectors: bool },
    /// A source that was inspected and that the registry does not have.
    #[error("inspected, and not in the registry; expected it there, or the id by which it was renumbered")]
    NotRegistered,
}

fn listed(ids: &[Id]) -> String {
    // Each character is shown, also one that nobody sees.
    ids.iter().map(|id| format!("`{}`", shown(id))).collect::<Vec<_>>().join(", ")
}

fn listed_chinese(ids: &[Id]) -> String {
    ids.iter().map(|id| format!("“{}”", shown(id))).collect::<Vec<_>>().join("、")
}

fn beyond(cap: Option<u32>, visits: usize) -> (String, String) {
    match cap.filter(|cap| visits > *cap as usize) {
        Some(cap) => (format!("; the cap is {cap} for one source"), format!("，单家上限{cap}次")),
        None => (String::new(), String::new()),
    }
}

explain!(Identity {
    Self::CreditCode { ids, code, visits, cap, year, article } => Code::YEAR_SHARED_CREDIT_CODE, *article,
        "{}的统一社会信用代码同为{code}，{year}年共检查{visits}次{}", listed_chinese(ids), beyond(*cap, *visits).1;
    Self::LookAlike { ids, inspectors } => Code::YEAR_LOOKALIKE_IDS,
        if *inspectors { Article::Art6 } else { Article::Art7 }, "{}形似，编号应可辨别", listed_chinese(ids);
    Self::NotRegistered => Code::YEAR_SOURCE_NOT_REGISTERED, Article::Art7, "已检查而不在信息库中，应入库或注明更换后的编号";
});

/// Tells what may be one, of the agency's area.
pub(in crate::compliance) fn identities(case: &Case<'_>, checked: &mut Checked) {
    credit_codes(case, checked);
    look_alike(case, checked);
    not_registered(case, checked);
}

fn credit_codes(case: &Case<'_>, checked: &mut Checked) {
    let Some(days) = &case.registry else { return };
    let cap = case.rules.pack().cap.as_ref();
    let mut codes: Vec<_> = days.registry().within(case.file.agency.division).collect();
    codes.retain(|source| source.credit_code().is_some());
    codes.sort_by_key(|source| (source.credit_code(), source.row()));
    let shared = codes.chunk_by(|one, other| one.credit_code() == other.credit_code()).filter(|run| run.len() > 1);
    for run in shared {
        let (Some(first), Some(code)) = (run.first(), run.first().and_then(|it| it.credit_code())) else { continue };
        let visits = run.iter().map(|source| visits(case, source.id())).fold(0, usize::saturating_add);
        let beyond = cap.is_some_and(|cap| visits > cap.most as usize);
        let of_cap = article(cap.map(|cap| &cap.basis), Article::Art8Cap);
        let identity = Identity::CreditCode {
            ids: run.iter().copied().map(SourceRef::id).map(Id::checked_before).collect(),
            code: code.to_string(),
            visits,
            cap: cap.map(|cap| cap.most),
            year: case.file.year,
            article: if beyond { of_cap } else { Article::Art7 },
        };
        let subject = Subject::Source { source: Id::checked_before(first.id()) };
        checked.warnings.push(Finding::of(&identity, subject, Evidence::Registry, []));
    }
}

/// The visits of a source in the year, by whichever agency.
fn visits(case: &Case<'_>, id: &str) -> usize {
    let (year, on) = (case.file.year, case.file.on);
    let made = |record: &&crate::ledger::Record| match record.state {
        crate::ledger::State::Completed { completed, .. } => completed <= on && record.charges(year, on),
        _ => false,
    };
    case.ledger.records_of(id).iter().filter(made).count()
}

fn look_alike(case: &Case<'_>, checked: &mut Checked) {
    let area = case.file.agency.division;
    let mut sources: Vec<&str> =
        case.registry.iter().flat_map(|days| days.registry().within(area)).map(SourceRef::id).collect();
    // Ids that the lists or the records have instead of the registry's.
    let lists = case.own_draws().filter_map(|draw| draw.lists.as_ref());
    let unknown = |id: &&str| case.registry.as_ref().is_some_and(|days| !days.holds(id));
    sources.extend(lists.flat_map(|lists| lists.sources.iter().map(|line| line.id)).filter(unknown));
    sources.extend(case.own_inspections().map(|one| one.source.as_str()).filter(unknown));
    let persons = case.roster.iter().flat_map(|roster| roster.persons()).filter(|it| it.division() == area);
    let groups = look_alikes(sources).into_iter().map(|ids| (ids, false));
    for (ids, inspectors) in groups.chain(look_alikes(persons.map(|it| it.id())).into_iter().map(|ids| (ids, true))) {
        let ids: Vec<Id> = ids.into_iter().map(Id::checked_before).collect();
        let Some(first) = ids.first().cloned() else { continue };
        let evidence = match inspectors {
            true => Evidence::Roster { inspector: Some(first.clone()) },
            false => Evidence::Registry,
        };
        let subject = Subject::Source { source: first };
        checked.warnings.push(Finding::of(&Identity::LookAlike { ids, inspectors }, subject, evidence, []));
    }
}

/// Sources that the agency inspected and that the registry has never had, as far as it is known; of each once.
fn not_registered(case: &Case<'_>, checked: &mut Checked) {
    let mut sources: BTreeMap<&Id, Vec<Evidence>> = BTreeMap::new();
    for one in case.unregistered() {
        let record = record_of(one, case);
        sources.entry(&one.source).or_default().push(record);
    }
    for (source, records) in sources {
        let subject = Subject::Source { source: source.clone() };
        checked.warnings.push(Finding::of(&Identity::NotRegistered, subject, Evidence::Registry, records));
    }
}
