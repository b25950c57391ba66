//! Arts. 5, 6, 10–12: the inspections as the ledger's room checks them, each finding with its record as evidence.

use chrono::Datelike;

use super::{Checked, between};
use crate::compliance::clause::{Clause, Comparison};
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_on_file::{Case, ReadDraw, left, record_of, subject_of};
use crate::draw::{Link, List};
use crate::inspection::{self, Breach, DrawReference, Found, Inspection, InspectionFinding, check_inspections};
use crate::roster::RosterDays;
use crate::{Id, Words};

/// Checks the agency's inspections, and that every drawn source has one.
pub(in crate::compliance) fn inspecting(case: &Case<'_>, checked: &mut Checked) {
    let file = case.file;
    let draws: Vec<Link<'_>> = case.draws.iter().filter(|draw| draw.stands).map(|draw| draw.link()).collect();
    let (rules, roster) = (case.rules, case.roster.as_ref());
    let evidence = inspection::Evidence { rules, draws: &draws, roster, on: file.on };
    let days = case.roster_days();
    let mut undated = Vec::new();
    for finding in check_inspections(&case.inspections, &evidence) {
        let drawn_by_us = matches!(&finding.breach, Breach::OtherAgency { drawn_by } if *drawn_by == file.agency.name);
        let ours = finding.agency == file.agency.name || drawn_by_us;
        let not_then = days.is_some_and(|days| is_of_other_days(&finding, days, case));
        let told = is_of_the_order(&finding, case) || is_unreadable(&finding, case) || not_then;
        if let Some(visit) = inspection(&finding, case).filter(|_| is_undated(&finding, case)) {
            undated.push(visit);
            continue;
        }
        let of_the_year = match inspection(&finding, case) {
            Some(one) => case.is_of_the_year(one),
            None => file.covers(finding.period),
        };
        if ours && of_the_year && !told {
            checked.findings.push(of(&finding, case));
        }
    }
    for one in case.own_inspections() {
        let omissions = drawn_on(one, case).into_iter().chain(other_kind(one, case));
        checked.findings.extend(omissions.map(|it| Finding::of(&it, subject_of(one), record_of(one, case), [])));
    }
    of_the_agency(case, checked);
    looked(case, &undated, checked);
}

/// That the records of the agency are of its area and tier, by which a cap may count them: told once, for all have the same.
fn of_the_agency(case: &Case<'_>, checked: &mut Checked) {
    let expected = &case.file.agency;
    let Some(one) = case.own_inspections().find(|one| one.agency != *expected) else { return };
    let omission = Omission::RecordAgency { found: one.agency.clone(), expected: expected.clone() };
    checked.findings.push(Finding::of(&omission, subject_of(one), record_of(one, case), []));
}

/// That an inspection says another day than its draw. Who came by an amendment was drawn on its day; where that is not on
/// file, on that of the draw or later.
fn drawn_on(inspection: &Inspection, case: &Case<'_>) -> Option<Omission> {
    let DrawReference { order, transcript } = inspection.draw?;
    let draw = case.own_of_order(order)?;
    let same = |one: &&Inspection| one.draw.is_some_and(|it| it.order == order);
    let alone = case.inspections.of(inspection.source.as_str()).iter().filter(same).count() == 1;
    let lines = || draw.lines_of(&inspection.source).map(|(at, _)| at);
    let among = lines().any(|at| draw.digests.get(at) == Some(&transcript));
    let (found, first) = (inspection.drawn, lines().min()?);
    let (expected, known) = draw.day_of(first);
    let wrong = found < expected || (known && found != expected);
    // Of two on one draw, that they are two is the finding; of one that was not drawn, that it was not.
    (alone && among && wrong).then_some(Omission::DrawnOn { found, expected })
}

/// That an inspection by a draw of the agency is on record as what needs none, and so would not count.
fn other_kind(inspection: &Inspection, case: &Case<'_>) -> Option<Omission> {
    let order = inspection.draw?.order;
    let kind = inspection.kind;
    (!kind.must_be_drawn() && case.own_of_order(order).is_some()).then_some(Omission::OtherKind { kind })
}

/// A team as small as its order asked is the order's finding.
fn is_of_the_order(finding: &InspectionFinding, case: &Case<'_>) -> bool {
    let Breach::TeamTooSmall { found, .. } = finding.breach else { return false };
    let inspection = inspection(finding, case);
    let draw = inspection.and_then(|one| case.own_of_order(one.draw?.order));
    draw.is_some_and(|draw| draw.order.terms().team == found)
}

/// Recused from the source, but by the roster's history on no day of the visit.
fn is_of_other_days(finding: &InspectionFinding, days: RosterDays<'_>, case: &Case<'_>) -> bool {
    let Breach::Recused { inspector } = &finding.breach else { return false };
    let visit = inspection(finding, case).and_then(|one| one.visit(case.file.on));
    let recused = |day| days.is_recused(inspector.as_str(), finding.source_id.as_str(), day);
    visit.is_some_and(|visit| !recused(visit.from) && !recused(visit.completed))
}

/// Against a roster without dates, whose committed list said otherwise on the day of the draw: who left later was there, and a
/// recusal that arose later was none.
fn is_undated(finding: &InspectionFinding, case: &Case<'_>) -> bool {
    if !case.is_roster_undated() {
        return false;
    }
    let draw = inspection(finding, case).and_then(|one| case.own_of_order(one.draw?.order));
    let Some(draw) = draw else { return false };
    match &finding.breach {
        Breach::NotOnRoster { inspector } => {
            draw.inspectors().is_some_and(|list| list.entries().iter().any(|it| it.id == *inspector))
        }
        Breach::Recused { inspector } => draw.lists.as_ref().is_some_and(|lists| {
            draw.has_committed(List::Recusals)
                && !lists.recusals.contains(inspector.as_str(), finding.source_id.as_str())
        }),
        _ => false,
    }
}

/// Whom a draw chose that cannot be read, and whether it replaced an earlier one, is not known; that it cannot is its
/// finding.
fn is_unreadable(finding: &InspectionFinding, case: &Case<'_>) -> bool {
    let mut unreadable = case.draws.iter().filter(|draw| draw.unreadable);
    match finding.breach {
        Breach::DrawUnknown { order, .. } => unreadable.any(|draw| draw.digest == order) || case.may_be_unread(order),
        Breach::NotInspected { .. } => unreadable.any(|draw| draw.own && draw.period() == finding.period),
        _ => false,
    }
}

fn inspection<'c>(finding: &InspectionFinding, case: &'c Case<'_>) -> Option<&'c Inspection> {
    let same = |one: &&Inspection| {
        Some(one.drawn) == finding.drawn
            && one.kind == finding.kind
            && one.period == finding.period
            && one.agency.name == finding.agency
    };
    case.inspections.of(finding.source_id.as_str()).iter().find(same)
}

fn of(finding: &InspectionFinding, case: &Case<'_>) -> Finding {
    let inspection = inspection(finding, case);
    let record = inspection.map_or_else(|| case.absence(), |one| record_of(one, case));
    let (source, period, drawn) = (finding.source_id.clone(), finding.period, finding.drawn);
    let drawn_it = case.own_draws().find(|draw| draw.period() == period && draw.chose(&source));
    let mut others: Vec<Evidence> = drawn_it.into_iter().map(ReadDraw::evidence).collect();
    if let Breach::Recused { inspector } | Breach::NotCertified { inspector, .. } = &finding.breach {
        others.push(Evidence::Roster { inspector: Some(inspector.clone()) });
    } else if let Breach::NotOnRoster { .. } = &finding.breach {
        others.push(Evidence::Roster { inspector: None });
    }
    let found = Finding::of(&finding.breach, Subject::Inspection { source, period, drawn }, record, others);
    // Of a visit that a draw asked for nobody asks whether the rules are for undrawn ones too.
    let drawn = inspection.is_some_and(|one| one.draw.is_some());
    let reading = found.reading.filter(|reading| !(drawn && reading == "undrawn_too"));
    Finding { reading, ..found }
}

/// What was compared of each.
fn looked(case: &Case<'_>, undated: &[&Inspection], checked: &mut Checked) {
    let on = case.file.on;
    let unreadable = |one: &Inspection| {
        let unread = |order| case.draws.iter().any(|draw| draw.unreadable && draw.digest == order);
        let known = |order| case.own_of_order(order).is_some();
        one.draw.is_some_and(|it| unread(it.order) || (!known(it.order) && case.may_be_unread(it.order)))
    };
    let mut by_draw = between(("daily inspections", "日常监督检查"), ("the draws on file", "在案的抽取"));
    let mut people = between(
        ("teams of the visits made", "已完成检查的检查组"),
        ("certificates and recusals of the roster", "名录库的证件与回避"),
    );
    let mut teams = between(("teams of the visits made", "已完成检查的检查组"), ("the drawn teams", "抽取的检查组"));
    let mut records = between(
        ("visits made", "已完成的检查"),
        ("whether a record on site is entered for each", "现场检查笔录的登记"),
    );
    let mut orders =
        between(("violations found", "发现的违法行为"), ("the rectification orders on record", "在案的责令整改文书"));
    let mut handled = between(("violations found", "发现的违法行为"), ("their handling on record", "在案的处理情况"));
    by_draw.leave(case.elsewhere().count(), left::elsewhere());
    by_draw.leave(
        in_anothers_name(case),
        Words::new(
            "visits without a draw in another agency's name by inspectors of the roster",
            "本单位名录库人员以其他单位名义实施、未载抽取的检查",
        ),
    );
    for looked in [&mut people, &mut teams, &mut records] {
        case.leave_to_other_files(looked);
    }
    for one in case.own_inspections() {
        let unread = unreadable(one);
        match one.kind.must_be_drawn() {
            true if is_of_a_replaced_round(one, case) => by_draw.leave(
                1,
                Words::new("made by a round after another had replaced it", "所依轮次已被后一轮取代，其后仍据以检查"),
            ),
            true => count(&mut by_draw, unread),
            false => {}
        }
        let Some(visit) = one.visit(on) else { continue };
        match undated.contains(&one) {
            false => people.compare(1),
            true => people.leave(
                1,
                Words::new(
                    "the roster has no dates, and was another on the day of the draw",
                    "名录库未载变动日期，而抽取当日的名单与其不同",
                ),
            ),
        }
        records.compare(1);
        if one.is_random() {
            match is_chosen(one, case) {
                true => count(&mut teams, unread),
                false => teams.leave(1, Words::new("no draw on file chose the source", "在案抽取未抽中该污染源")),
            }
        } else if !one.document.as_ref().is_some_and(|it| it.excuses(visit.completed)) {
            by_draw.leave(
                1,
                Words::new("of a kind without a draw, and no document says so", "所载类别无需抽取而无文件佐证"),
            );
        }
        if let Found::Violation { handling, .. } = &visit.found {
            orders.compare(1);
            match handling {
                Some(_) => handled.compare(1),
                None => handled.leave(1, Words::new("no handling on record", "未载处理情况")),
            }
        }
    }
    checked.compared(Clause::DailyByDraw, by_draw);
    match case.roster {
        Some(_) => checked.compared(Clause::Certified, people),
        None => checked.not_on_file(Clause::Certified, "the roster", "名录库"),
    }
    checked.compared(Clause::DrawnVisited, drawn_visited(case));
    checked.compared(Clause::DrawnTeams, teams);
    checked.compared(Clause::SiteRecords, records);
    checked.compared(Clause::Rectified, orders);
    checked.compared(Clause::Handled, handled);
}

/// Whether a visit was made by a draw after another round of its period had taken its place.
fn is_of_a_replaced_round(one: &Inspection, case: &Case<'_>) -> bool {
    let draw = one.draw.and_then(|it| case.own_of_order(it.order));
    let Some((draw, visit)) = draw.zip(one.visit(case.file.on)) else { return false };
    let standing = case.standing(draw.period());
    let replaced = draw.drawn().is_some() && !standing.iter().any(|it| it.digest == draw.digest);
    replaced && standing.first().is_some_and(|round| round.file.drawn < visit.from)
}

/// Visits of the year that need a draw, and of which none is on file, made in another agency's name by those of the agency's own roster.
fn in_anothers_name(case: &Case<'_>) -> usize {
    let Some(roster) = &case.roster else { return 0 };
    let own = |id: &Id| roster.get(id.as_str()).is_some_and(|person| person.division() == case.file.agency.division);
    let undrawn = |one: &&Inspection| {
        one.agency.name != case.file.agency.name
            && one.draw.is_none_or(|it| case.of_order(it.order).next().is_none())
            && one.kind.must_be_drawn()
            && one.visit(case.file.on).is_some_and(|visit| visit.completed.year() == case.file.year.number())
    };
    case.inspections.iter().filter(undrawn).filter(|one| one.team.inspectors.iter().any(own)).count()
}

/// Whether a draw on file, of whichever agency, drew the source of an inspection, or cannot be read.
fn is_chosen(one: &Inspection, case: &Case<'_>) -> bool {
    let chose = |draw: &ReadDraw<'_>| draw.unreadable || draw.lines_of(&one.source).next().is_some();
    one.draw.is_some_and(|it| case.of_order(it.order).any(chose))
}

/// Counts an inspection, unless whom its draw chose cannot be read.
fn count(looked: &mut Comparison, unread: bool) {
    match unread {
        true => looked.leave(1, left::unread_transcript()),
        false => looked.compare(1),
    }
}

/// The drawn sources of periods that are over.
fn drawn_visited(case: &Case<'_>) -> Comparison {
    let mut looked = between(
        ("drawn sources of periods that are over", "期满的抽中对象"),
        ("the inspections on record", "在案检查"),
    );
    for period in case.periods().into_iter().filter(|period| period.last_day() < case.file.on) {
        let sources = |draw: &&ReadDraw<'_>| draw.drawn().map_or(0, |drawn| drawn.sources().count());
        looked.compare(case.standing(period).iter().map(sources).fold(0, usize::saturating_add));
        let unread = case.own_draws().filter(|draw| draw.period() == period && draw.unreadable).count();
        looked.leave(unread, left::unread_transcript());
    }
    looked.leave(case.unread(), left::unread_order());
    looked
}
