//! Arts. 5, 6, 10–12: the inspections as the ledger's room checks them, each finding with its record as evidence.

use super::Checked;
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_on_file::{Case, record_of, subject_of};
use crate::draw::{Link, Transcript};
use crate::inspection::{Breach, DrawReference, Found, Inspection, InspectionFinding, check_inspections};
use crate::{Article, Words, inspection};

/// Checks the agency's inspections, and that every drawn source has one.
pub(in crate::compliance) fn inspecting(case: &Case<'_>, checked: &mut Checked) {
    let file = case.file;
    let draws: Vec<Link<'_>> = case.draws.iter().filter(|draw| draw.stands).map(|draw| draw.link()).collect();
    let (rules, roster) = (case.rules, case.roster.as_ref());
    let evidence = inspection::Evidence { rules, draws: &draws, roster, on: file.on };
    for finding in check_inspections(&file.inspections, &evidence) {
        let drawn_by_us = matches!(&finding.breach, Breach::OtherAgency { drawn_by } if *drawn_by == file.agency.name);
        let ours = finding.agency == file.agency.name || drawn_by_us;
        let told = is_of_the_order(&finding, case) || is_unreadable(&finding, case);
        if ours && file.covers(finding.period) && !told {
            checked.findings.push(of(&finding, case));
        }
    }
    for one in case.own_inspections() {
        let omissions = drawn_on(one, case).into_iter().chain(other_kind(one, case));
        checked.findings.extend(omissions.map(|it| Finding::of(&it, subject_of(one), record_of(one, case), [])));
    }
    looked(case, checked);
}

/// That an inspection says another day than its draw; who came by an amendment was drawn on that day or later.
fn drawn_on(inspection: &Inspection, case: &Case<'_>) -> Option<Omission> {
    let DrawReference { order, transcript } = inspection.draw?;
    let draw = case.own_draws().find(|draw| draw.digest == order)?;
    let same = |one: &&Inspection| one.draw.is_some_and(|it| it.order == order);
    let alone = case.file.inspections.of(inspection.source.as_str()).iter().filter(same).count() == 1;
    let hash = draw.order.terms().hash;
    let has = |of: &Transcript| {
        of.drawn().is_some_and(|drawn| drawn.sources().any(|(_, line)| line.source == inspection.source))
    };
    let among = draw.transcripts.iter().any(|of| of.digest(hash) == transcript && has(of));
    let at_first = draw.transcripts.first().is_some_and(has);
    let (found, expected) = (inspection.drawn, draw.file.drawn);
    let wrong = found < expected || (at_first && found != expected);
    // Of two on one draw, that they are two is the finding; of one that was not drawn, that it was not.
    (alone && among && wrong).then_some(Omission::DrawnOn { found, expected })
}

/// That an inspection by a draw of the agency is on record as what needs none, and so would not count.
fn other_kind(inspection: &Inspection, case: &Case<'_>) -> Option<Omission> {
    let order = inspection.draw?.order;
    let kind = inspection.kind;
    (!kind.must_be_drawn() && case.own_draws().any(|draw| draw.digest == order)).then_some(Omission::OtherKind { kind })
}

/// A team as small as its order asked is the order's finding.
fn is_of_the_order(finding: &InspectionFinding, case: &Case<'_>) -> bool {
    let Breach::TeamTooSmall { found, .. } = finding.breach else { return false };
    let inspection = inspection(finding, case);
    let order = inspection.and_then(|one| one.draw).map(|draw| draw.order);
    case.own_draws().any(|draw| Some(draw.digest) == order && draw.order.terms().team == found)
}

/// Whom a draw chose that cannot be read, and whether it replaced an earlier one, is not known; that it cannot is its
/// finding.
fn is_unreadable(finding: &InspectionFinding, case: &Case<'_>) -> bool {
    let mut unreadable = case.draws.iter().filter(|draw| draw.unreadable);
    match finding.breach {
        Breach::DrawUnknown { order, .. } => unreadable.any(|draw| draw.digest == order),
        Breach::NotInspected { .. } => unreadable.any(|draw| draw.own && draw.period() == finding.period),
        _ => false,
    }
}

fn inspection<'a>(finding: &InspectionFinding, case: &Case<'a>) -> Option<&'a Inspection> {
    let same = |one: &&Inspection| {
        Some(one.drawn) == finding.drawn
            && one.kind == finding.kind
            && one.period == finding.period
            && one.agency.name == finding.agency
    };
    case.file.inspections.of(finding.source_id.as_str()).iter().find(same)
}

fn of(finding: &InspectionFinding, case: &Case<'_>) -> Finding {
    let inspection = inspection(finding, case);
    let record = inspection.map_or_else(|| case.absence(), |one| record_of(one, case));
    let (source, period, drawn) = (finding.source_id.clone(), finding.period, finding.drawn);
    let drawn_it = |source: &crate::Id| {
        let holds = move |draw: &&crate::compliance::year_on_file::ReadDraw<'_>| {
            draw.period() == period && draw.strata().iter().any(|it| it.drawn.iter().any(|it| it.source == *source))
        };
        case.own_draws().find(holds).map(|draw| draw.evidence())
    };
    let mut others: Vec<Evidence> = drawn_it(&source).into_iter().collect();
    if let Breach::Recused { inspector } | Breach::NotCertified { inspector, .. } = &finding.breach {
        others.push(Evidence::Roster { inspector: Some(inspector.clone()) });
    } else if let Breach::NotOnRoster { .. } = &finding.breach {
        others.push(Evidence::Roster { inspector: None });
    }
    Finding::of(&finding.breach, Subject::Inspection { source, period, drawn }, record, others)
}

/// How many of each were looked at.
fn looked(case: &Case<'_>, checked: &mut Checked) {
    let on = case.file.on;
    let all: Vec<&Inspection> = case.own_inspections().collect();
    let count = |holds: &dyn Fn(&Inspection) -> bool| all.iter().filter(|one| holds(one)).count();
    let daily = count(&|one| one.kind.must_be_drawn());
    let others = all.len().saturating_sub(daily);
    checked.looked(
        Article::Art5,
        daily,
        Words::new(
            format!("{daily} daily inspections, each by a draw; {others} of other kinds"),
            format!("日常检查{daily}次，均应经抽取；其他类别{others}次"),
        ),
    );
    let made = count(&|one| one.visit(on).is_some());
    let violations = count(&|one| one.visit(on).is_some_and(|visit| matches!(visit.found, Found::Violation { .. })));
    let teams = if case.roster.is_some() { made } else { 0 };
    checked.looked(
        Article::Art6,
        teams,
        match case.roster {
            Some(_) => {
                Words::new(format!("certificates and recusals of {made} teams"), format!("{made}个检查组的持证与回避"))
            }
            None => Words::new("the roster is not on file", "名录库不在档案中"),
        },
    );
    checked.looked(Article::Art10, made, Words::new(format!("{made} visits' days"), format!("{made}次检查的时间")));
    checked.looked(Article::Art11, made, Words::new(format!("{made} teams"), format!("{made}个检查组的人数与人员")));
    checked.looked(
        Article::Art12,
        made,
        Words::new(
            format!("records of {made} visits, {violations} of them with a violation"),
            format!("{made}次检查的笔录，其中{violations}次发现环境违法行为"),
        ),
    );
}
