//! Arts. 2, 3, 9, 13: what a file may hold besides: task numbers of the platform, items of the visits, the receipt of the
//! plan, days of entry and of filing. What it holds is compared; what it lacks is said.

use super::publication::unsettled;
use super::{Checked, between};
use crate::Words;
use crate::calendar::deadline::Deadline;
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::year_file::PlanOnFile;
use crate::compliance::year_on_file::{Case, ReadDraw, left, record_of, subject_of};
use crate::inspection::{Inspection, SiteVisit};

/// Compares them.
pub(in crate::compliance) fn particulars(case: &Case<'_>, checked: &mut Checked) {
    on_platform(case, checked);
    items_visited(case, checked);
    received(case, checked);
    entered(case, checked);
}

/// The visits of drawn sources that were made.
fn made<'c>(case: &'c Case<'_>) -> impl Iterator<Item = (&'c Inspection, &'c SiteVisit)> {
    let on = case.file.on;
    case.own_inspections().filter(|one| one.is_random()).filter_map(move |one| Some((one, one.visit(on)?)))
}

/// Art. 2: 使用…协同监管平台进行.
fn on_platform(case: &Case<'_>, checked: &mut Checked) {
    if case.own_draws().all(|draw| draw.file.platform.is_none()) {
        return checked.not_on_file(Clause::OnPlatform, "the task numbers of the platform", "平台任务编号");
    }
    let mut looked = between(("draws", "抽取"), ("their task numbers on the platform", "平台任务编号"));
    for draw in case.own_draws() {
        let of_another =
            |other: &ReadDraw<'_>| other.period() != draw.period() && other.file.platform == draw.file.platform;
        match draw.file.platform {
            Some(_) if case.own_draws().any(of_another) => looked.leave(
                1,
                Words::new("a task number that a draw of another period has too", "任务编号与其他周期的抽取相同"),
            ),
            Some(_) => looked.compare(1),
            None => looked.leave(1, Words::new("no task number on file", "未提供任务编号")),
        }
    }
    looked.leave(case.unread(), left::unread_order());
    checked.compared(Clause::OnPlatform, looked);
}

/// Art. 3: 严格按照随机抽查事项清单组织实施. What was inspected are items of the list, and those of the draw.
fn items_visited(case: &Case<'_>, checked: &mut Checked) {
    if made(case).all(|(_, visit)| visit.items.is_empty()) {
        return checked.not_on_file(Clause::ItemsVisited, "the items of the visits", "现场检查事项");
    }
    let mut looked = between(
        ("items of the visits", "现场检查事项"),
        ("the list of items, and the items of the draw", "抽查事项清单及抽取方案事项"),
    );
    for (one, visit) in made(case) {
        let order = one.draw.and_then(|draw| case.own_of_order(draw.order));
        let record = order.and_then(|draw| draw.record());
        let drawn = record.and_then(|it| it.grounds.strata.iter().find(|of| of.stratum == one.stratum));
        if visit.items.is_empty() {
            looked.leave(1, Words::new("no items on record", "记录未载事项"));
            continue;
        }
        let list = case.file.items.as_ref();
        if let Some(Err(error)) = list.map(|list| list.check(&one.stratum, &visit.items)) {
            checked.findings.push(Finding::of(&error, subject_of(one), record_of(one, case), [Evidence::ItemList]));
            looked.compare(1);
            continue;
        }
        // That an order's record names none is its own finding.
        let Some(drawn) = drawn.filter(|it| !it.items.is_empty()) else {
            looked.leave(1, Words::new("no items in the order's record", "抽取方案的依据未载事项"));
            continue;
        };
        match list {
            Some(_) => looked.compare(1),
            // What the draw did not name is certain all the same.
            None => looked.leave(1, Words::new("no list of items on file", "未提供事项清单")),
        }
        let missed = drawn.items.iter().filter(|item| !visit.items.contains(item)).count();
        looked.leave(missed, Words::new("items of the draw that the visit has not", "抽取方案所列而现场未查的事项"));
        let others: Vec<_> = visit.items.iter().filter(|item| !drawn.items.contains(item)).cloned().collect();
        if !others.is_empty() {
            let omission = Omission::VisitItems { found: others, drawn: drawn.items.clone() };
            let order = order.map(|draw| draw.evidence());
            checked.findings.push(Finding::of(&omission, subject_of(one), record_of(one, case), order));
        }
    }
    case.leave_to_other_files(&mut looked);
    checked.compared(Clause::ItemsVisited, looked);
}

/// Art. 9: 报上级生态环境部门备案. Who got the plan, and the receipt.
fn received(case: &Case<'_>, checked: &mut Checked) {
    let missing = || Words::new("the addressee and the receipt of the filing", "备案对象与回执");
    let on_file = case.file.plan.as_ref();
    // A receipt of a later day is not there yet.
    let receipt = |it: &PlanOnFile| it.receipt.clone().filter(|receipt| receipt.dated <= case.file.on);
    let Some((on_file, filed, receipt)) = on_file.and_then(|it| Some((it, it.filed?, receipt(it)?))) else {
        let Words { english, chinese } = missing();
        return checked.not_on_file(Clause::PlanReceived, &english, &chinese);
    };
    let mut looked =
        between(("the receipt of the plan", "计划备案回执"), ("addressee and day of its filing", "备案对象与备案日"));
    match &on_file.addressee {
        Some(addressee) if case.is_own_word(addressee.as_str()) => {
            looked.leave(1, Words::new("filed with the agency itself", "备案对象为本单位"));
        }
        Some(_) => looked.compare(1),
        None => looked.leave(1, Words::new("no addressee on file", "未提供备案对象")),
    }
    if receipt.dated < filed {
        let omission = Omission::ReceiptEarly { dated: receipt.dated, filed };
        let plan = Evidence::Plan { version: on_file.plan.version(), filed: Some(filed) };
        checked.findings.push(Finding::of(&omission, Subject::Plan { year: case.file.year }, plan, []));
    }
    checked.compared(Clause::PlanReceived, looked);
}

/// Art. 13: 录入并公示, 做好检查记录的收集、归档. Entered in the days of the publication, and the records filed.
fn entered(case: &Case<'_>, checked: &mut Checked) {
    if made(case).all(|(_, visit)| visit.entered.is_none() && visit.archived.is_none()) {
        return checked.not_on_file(Clause::Entered, "the days of entry and of filing", "录入日与归档日");
    }
    let mut looked =
        between(("days of entry, and of the filing of records", "录入日与归档日"), ("the days due", "应录入日"));
    for (one, visit) in made(case) {
        let within = case.rules.pack().publication.as_ref();
        let within = within.map(|it| Deadline {
            completed: visit.completed,
            working_days: it.working_days,
            count: it.count_from,
        });
        let is_late = |entered| within.map(|it| it.is_late(case.calendar, entered));
        match (visit.entered, visit.entered.and_then(is_late)) {
            (Some(entered), Some(Some(is_late))) => {
                // A late entry is certain, filed or not.
                if is_late {
                    let due = within.and_then(|it| it.due(case.calendar).ok()).filter(|due| !due.provisional);
                    let omission = Omission::EnteredLate { entered, due: due.map(|due| due.value) };
                    checked.findings.push(Finding::of(&omission, subject_of(one), record_of(one, case), []));
                }
                // What is entered or filed before the visit, or after the report's day, is not its record.
                let of_it = |day| (visit.completed..=case.file.on).contains(&day);
                match visit.archived {
                    Some(archived) if of_it(entered) && of_it(archived) => looked.compare(1),
                    Some(_) => looked.leave(
                        1,
                        Words::new(
                            "entered or filed before the visit, or later than the report",
                            "录入日或归档日早于完成检查之日，或晚于报告日",
                        ),
                    ),
                    None => looked.leave(1, unrecorded()),
                }
            }
            (None, _) => looked.leave(1, unrecorded()),
            (_, Some(None)) => looked.leave(1, unsettled()),
            (_, None) => looked.leave(1, Words::new("the rules name no days for it", "规则未定公示时限")),
        }
    }
    case.leave_to_other_files(&mut looked);
    checked.compared(Clause::Entered, looked);
}

fn unrecorded() -> Words {
    Words::new("no day of entry or of filing on record", "记录未载录入日或归档日")
}
