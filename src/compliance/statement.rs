//! Art. 15: 尽职照单免责: for each inspector which visits were made, and what was found of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::finding::{Finding, Subject};
use super::year_on_file::{Case, ReadDraw, subject_of};
use crate::draw::Digest;
use crate::explain::counted;
use crate::inspection::Inspection;
use crate::rules::InspectionKind;
use crate::{Code, Id, Period, Text, Token, Words};

/// What an inspector shows who is asked.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct InspectorStatement {
    /// The inspector, by the id of the person on the roster.
    pub inspector: Id,
    /// The name, if the roster is on file.
    pub name: Option<Text>,
    /// The visits that were made, by day.
    pub visits: Vec<VisitStatement>,
    /// Whether nothing was found about any of them.
    pub followed: bool,
    /// That in words.
    pub words: Words,
}

/// One visit of an inspector.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct VisitStatement {
    /// The source.
    pub source: Id,
    /// The period.
    pub period: Period,
    /// The kind (Art. 5).
    pub kind: InspectionKind,
    /// The order that drew the source and this inspector; none if no draw on file did.
    pub drawn_by: Option<Digest>,
    /// The items of the list that the draw names (Art. 3).
    pub items: Vec<Token>,
    /// The day on which it was completed.
    pub completed: NaiveDate,
    /// Whether the record on site was made (Art. 12).
    pub site_record: bool,
    /// The day on which the result was published (Art. 13).
    pub published: Option<NaiveDate>,
    /// The numbers of what was found about it.
    pub findings: Vec<Code>,
}

/// A statement for every inspector who made a visit, by id.
pub(super) fn statements(case: &Case<'_>, findings: &[Finding]) -> Vec<InspectorStatement> {
    let mut about: BTreeMap<&Subject, Vec<Code>> = BTreeMap::new();
    for finding in findings {
        about.entry(&finding.subject).or_default().push(finding.code);
    }
    // One person may stand on record by several ids.
    let person = |id: &Id| {
        let known = case.roster.as_ref().and_then(|roster| roster.get(id.as_str()));
        known.and_then(|person| Id::new(person.id()).ok()).unwrap_or_else(|| id.clone())
    };
    let mut all: BTreeMap<Id, Vec<VisitStatement>> = BTreeMap::new();
    for inspection in case.own_inspections() {
        let codes = about.get(&subject_of(inspection)).cloned().unwrap_or_default();
        let went: BTreeSet<Id> = inspection.team.inspectors.iter().map(person).collect();
        for inspector in went {
            let visit = visit(inspection, |id| person(id) == inspector, case, &codes);
            all.entry(inspector).or_default().extend(visit);
        }
    }
    let names = case.file.names();
    let statement = |(inspector, mut visits): (Id, Vec<VisitStatement>)| {
        visits.sort_by(|one, other| (one.completed, &one.source).cmp(&(other.completed, &other.source)));
        // That a draw could choose somebody who is on no roster is told of its list.
        let listed = case.roster.as_ref().is_none_or(|roster| roster.get(inspector.as_str()).is_some());
        let followed = listed && visits.iter().all(|visit| visit.findings.is_empty());
        let name = names.get(&inspector).map(|name| (*name).clone());
        InspectorStatement { words: words(&visits, listed), inspector, name, visits, followed }
    };
    all.into_iter().filter(|(_, visits)| !visits.is_empty()).map(statement).collect()
}

fn visit(
    inspection: &Inspection,
    is_the_inspector: impl Fn(&Id) -> bool,
    case: &Case<'_>,
    codes: &[Code],
) -> Option<VisitStatement> {
    let visit = inspection.visit(case.file.on)?;
    let draw = inspection.draw.and_then(|reference| case.of_order(reference.order).next());
    let chose = |draw: &&ReadDraw<'_>| {
        draw.lines_of(&inspection.source).any(|(_, line)| line.team.iter().any(&is_the_inspector))
    };
    Some(VisitStatement {
        source: inspection.source.clone(),
        period: inspection.period,
        kind: inspection.kind,
        drawn_by: draw.filter(chose).map(|draw| draw.digest),
        items: draw.map(|draw| items(draw, inspection)).unwrap_or_default(),
        completed: visit.completed,
        site_record: visit.site_record,
        published: visit.published.as_ref().map(|published| published.on).filter(|day| *day <= case.file.on),
        findings: codes.to_vec(),
    })
}

/// The items that the record names for the stratum.
fn items(draw: &ReadDraw<'_>, inspection: &Inspection) -> Vec<Token> {
    let strata = draw.file.record.iter().flat_map(|record| &record.grounds.strata);
    strata.filter(|it| it.stratum == inspection.stratum).flat_map(|it| it.items.iter().cloned()).collect()
}

fn words(visits: &[VisitStatement], listed: bool) -> Words {
    let made = visits.len();
    let drawn = visits.iter().filter(|visit| visit.drawn_by.is_some()).count();
    let wrong = visits.iter().filter(|visit| !visit.findings.is_empty()).count();
    let visits = counted(made, "visit");
    match wrong {
        0 if !listed => Words::new(
            format!("{visits}, {drawn} of them as drawn; the inspector is not on the roster"),
            format!("检查{made}次，其中{drawn}次为抽取选派；该检查人员不在名录库中"),
        ),
        0 => Words::new(
            format!("{visits}, {drawn} of them as drawn; nothing was found in what was compared"),
            format!("检查{made}次，其中{drawn}次为抽取选派；比对部分未发现问题"),
        ),
        _ => Words::new(
            format!("{visits}, {drawn} of them as drawn; in {wrong} something was found"),
            format!("检查{made}次，其中{drawn}次为抽取选派；{wrong}次存在问题"),
        ),
    }
}
