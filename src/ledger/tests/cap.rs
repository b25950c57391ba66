//! The cap, each reading by hand.

use chrono::NaiveDate;

use crate::draw::Agency;
use crate::ledger::*;
use crate::plan::Tally;
use crate::rules::{CapAgencies, InspectionKind, Ruleset};
use crate::{Article, Code, Explain, Tier, Year};

#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn year(number: i32) -> Year {
    Year::new(number).unwrap()
}

pub(super) fn bureau(name: &str) -> Agency {
    let (division, tier) = if name == "hohhot" { ("150100", Tier::Prefecture) } else { ("150102", Tier::County) };
    Agency { name: name.parse().unwrap(), division: division.parse().unwrap(), tier }
}

#[track_caller]
fn drawn(agency: &str, on: &str, period: &str) -> Record {
    let (source, agency) = ("HH-1".parse().unwrap(), bureau(agency));
    let period = period.parse().unwrap();
    Record { source, drawn: day(on), agency, kind: InspectionKind::Daily, period, state: State::Drawn, joint: None }
}

#[track_caller]
fn made(record: Record, on: &str, outcome: Outcome) -> Record {
    Record { state: State::Completed { completed: day(on), outcome }, ..record }
}

fn void(record: Record, on: &str) -> Record {
    Record { state: State::Void { voided: day(on), reason: "停产".parse().unwrap() }, ..record }
}

fn waiver(granted: &str) -> Waiver {
    let (reference, reason) = ("示例函〔2027〕3号".parse().unwrap(), "群众反映强烈".parse().unwrap());
    Waiver { source: "HH-1".parse().unwrap(), year: year(2027), granted: day(granted), reference, reason }
}

pub(super) const FOUND: Outcome = Outcome::Violation { rectification_ordered: true };
pub(super) const CLEAN: Outcome = Outcome::NoViolation;

#[track_caller]
fn ledger(records: &[Record], waivers: &[Waiver]) -> Ledger {
    Ledger::new(records.to_vec(), waivers.to_vec(), &Ruleset::inner_mongolia()).unwrap()
}

#[track_caller]
fn tally(ledger: &Ledger, number: i32, on: &str) -> (u32, bool, bool) {
    let view = View { agency: &"hohhot".parse().unwrap(), year: year(number), on: day(on) };
    let Tally { inspections, violation_found, waived } = ledger.tally("HH-1", view);
    (inspections, violation_found, waived)
}

#[track_caller]
fn says(ledger: &Ledger, on: &str, english: &str, chinese: &str) {
    let agency = "hohhot".parse().unwrap();
    let explanation = ledger.explain("HH-1", View { agency: &agency, year: year(2027), on: day(on) });
    assert_eq!(explanation.to_string(), english);
    assert_eq!(explanation.chinese(), chinese);
    assert!(explanation.basis.is_none_or(|basis| basis.article() == Some(Article::Art8Cap)));
}

#[test]
fn a_december_draw_charges_the_next_year() {
    let ledger = ledger(&[drawn("hohhot", "2026-12-10", "2027-Q1")], &[]);
    assert_eq!(tally(&ledger, 2026, "2026-12-31"), (0, false, false));
    assert_eq!(tally(&ledger, 2027, "2026-12-31"), (1, false, false));
    assert_eq!(tally(&ledger, 2027, "2026-12-09"), (0, false, false), "the day before knows nothing of it");
}

#[test]
fn a_late_visit_charges_the_year_in_which_it_is_made() {
    let ledger = ledger(&[made(drawn("hohhot", "2026-09-10", "2026-Q4"), "2027-01-05", CLEAN)], &[]);
    assert_eq!([tally(&ledger, 2026, "2027-01-04").0, tally(&ledger, 2027, "2027-01-04").0], [1, 0]);
    assert_eq!([tally(&ledger, 2026, "2027-01-05").0, tally(&ledger, 2027, "2027-01-05").0], [0, 1]);
}

#[test]
fn a_visit_of_a_period_of_two_years_charges_both_until_it_is_made() {
    let ledger = ledger(&[made(drawn("hohhot", "2026-12-10", "2027-2028"), "2028-05-05", CLEAN)], &[]);
    assert_eq!([2026, 2027, 2028, 2029].map(|year| tally(&ledger, year, "2028-05-04").0), [0, 1, 1, 0]);
    assert_eq!([2026, 2027, 2028, 2029].map(|year| tally(&ledger, year, "2028-05-05").0), [0, 0, 1, 0]);
}

#[test]
fn a_void_visit_counts_until_it_is_void_and_then_no_more() {
    let ledger = ledger(&[void(drawn("hohhot", "2026-12-10", "2027-Q1"), "2027-01-20")], &[]);
    assert_eq!(tally(&ledger, 2027, "2027-01-19").0, 1);
    assert_eq!(tally(&ledger, 2027, "2027-01-20").0, 0);
}

#[test]
fn a_violation_lifts_the_cap_from_its_completion_to_the_end_of_the_year() {
    let first = made(drawn("hohhot", "2026-12-10", "2027-Q1"), "2027-02-03", FOUND);
    let ledger = ledger(&[first, drawn("xincheng", "2026-12-11", "2027-Q1")], &[]);
    assert_eq!(tally(&ledger, 2027, "2027-02-02"), (2, false, false));
    says(
        &ledger,
        "2027-02-02",
        "at the cap of 2 in 2027 with 2 inspections: daily by hohhot, drawn for 2027-Q1; daily by xincheng, drawn for \
         2027-Q1 (Art. 8(cap))",
        "不抽取：2027年度已计2次检查，上限2次：“hohhot”为2027年第一季度抽取的日常监督检查；“xincheng”为2027年第一季度抽取的日常监督检查（第八条第二款）",
    );
    assert_eq!(tally(&ledger, 2027, "2027-02-03"), (2, true, false));
    says(
        &ledger,
        "2027-02-03",
        "exempt from the cap of 2 in 2027 with 2 inspections: a violation was found (daily by hohhot, completed on \
         2027-02-03) (Art. 8(cap))",
        "可抽取：2027年度已计2次检查，不受上限2次限制：“hohhot”于2027年2月3日完成的日常监督检查发现环境违法行为（第八条第二款）",
    );
    assert_eq!(tally(&ledger, 2027, "2027-12-31"), (2, true, false));
    assert!(!tally(&ledger, 2028, "2027-12-31").1, "not for the next year's first quarter");
}

#[test]
fn kinds_outside_the_draw_are_kept_and_not_counted_but_their_violations_lift_the_cap() {
    let special = Record { kind: InspectionKind::Special, ..drawn("hohhot", "2027-03-01", "2027-Q1") };
    let ledger = ledger(&[made(special, "2027-03-02", FOUND)], &[]);
    assert_eq!(tally(&ledger, 2027, "2027-03-02"), (0, true, false));
    assert_eq!(ledger.records_of("HH-1").len(), 1);
    assert_eq!(ledger.records_of("HH-2"), &[]);
    says(
        &ledger,
        "2027-03-02",
        "exempt from the cap of 2 in 2027 with 0 inspections: a violation was found (special by hohhot, completed on \
         2027-03-02) (Art. 8(cap))",
        "可抽取：2027年度已计0次检查，不受上限2次限制：“hohhot”于2027年3月2日完成的专项执法检查发现环境违法行为（第八条第二款）",
    );
}

#[test]
fn a_waiver_lifts_the_cap_of_its_year_from_the_day_it_is_granted() {
    let visits = [drawn("hohhot", "2026-12-10", "2027-Q1"), drawn("hohhot", "2027-03-10", "2027-Q2")];
    let ledger = ledger(&visits, &[waiver("2027-04-01")]);
    assert_eq!(tally(&ledger, 2027, "2027-03-31"), (2, false, false));
    assert_eq!(tally(&ledger, 2027, "2027-04-01"), (2, false, true));
    assert_eq!(tally(&ledger, 2028, "2027-04-01"), (0, false, false));
    assert_eq!(ledger.waivers_of("HH-1"), ledger.waivers());
    says(
        &ledger,
        "2027-04-01",
        "exempt from the cap of 2 in 2027 with 2 inspections: waiver 示例函〔2027〕3号 (群众反映强烈) (Art. 8(cap))",
        "可抽取：2027年度已计2次检查，不受上限2次限制：示例函〔2027〕3号（群众反映强烈）（第八条第二款）",
    );
    says(
        &ledger,
        "2026-12-10",
        "may be drawn: 1 inspection in 2027, below the cap of 2 (Art. 8(cap))",
        "可抽取：2027年度已计1次检查，上限2次（第八条第二款）",
    );
}

#[test]
fn the_scope_of_the_pack_decides_what_counts() {
    let done = made(drawn("hohhot", "2026-12-10", "2027-Q1"), "2027-02-03", CLEAN);
    let special = Record { kind: InspectionKind::Special, ..drawn("hohhot", "2026-12-12", "2027-Q1") };
    let visits = [done, special, drawn("xincheng", "2026-12-11", "2027-Q1")];
    let counted = |change: fn(&mut crate::rules::Cap)| {
        let mut pack = Ruleset::inner_mongolia().into_pack();
        change(pack.cap.as_mut().unwrap());
        let ledger = Ledger::new(visits.to_vec(), [], &Ruleset::new(pack).unwrap()).unwrap();
        tally(&ledger, 2027, "2027-02-03").0
    };
    assert_eq!(counted(|_| ()), 2);
    assert_eq!(counted(|cap| cap.counts.agencies = CapAgencies::Own), 1);
    assert_eq!(counted(|cap| cap.counts.tiers = vec![Tier::Region]), 0);
    assert_eq!(counted(|cap| cap.counts.tiers = vec![Tier::County]), 1);
    assert_eq!(counted(|cap| cap.counts.scheduled = false), 1);
    assert_eq!(counted(|cap| cap.counts.kinds = InspectionKind::ALL.to_vec()), 3);
}

#[test]
fn without_a_cap_drawn_kinds_count_and_nothing_is_refused() {
    let mut pack = Ruleset::inner_mongolia().into_pack();
    pack.cap = None;
    let special = Record { kind: InspectionKind::Special, ..drawn("hohhot", "2026-12-12", "2027-Q1") };
    let visits = [drawn("xincheng", "2026-12-11", "2027-Q1"), special];
    let ledger = Ledger::new(visits, [], &Ruleset::new(pack).unwrap()).unwrap();
    says(
        &ledger,
        "2027-01-01",
        "may be drawn: 1 inspection in 2027, no cap",
        "可抽取：2027年度已计1次检查，无次数上限",
    );
}

#[test]
fn everything_wrong_is_told_at_once_by_position_source_and_field() {
    let good = drawn("hohhot", "2026-12-10", "2027-Q1");
    let mut other_tier = drawn("hohhot", "2027-03-10", "2027-Q2");
    other_tier.agency.tier = Tier::County;
    let visit = |visit| Record { state: State::Scheduled { visit: day(visit) }, ..good.clone() };
    let bad = [
        good.clone(),
        made(good.clone(), "2026-12-09", CLEAN),
        good.clone(),
        void(good.clone(), "2026-12-01"),
        visit("2026-12-09"),
        visit("2027-04-01"),
        other_tier,
    ];
    let waivers = [waiver("2028-01-01"), waiver("2027-01-01"), waiver("2027-01-01")];
    let errors = Ledger::new(bad, waivers, &Ruleset::inner_mongolia()).unwrap_err();
    let english = "refused with 9 errors:
record 2 (source `HH-1`), completed: 2026-12-09 lies before the draw on 2026-12-10; expected that day or later
records 1 and 3 (source `HH-1`) are the same; expected every inspection once
record 4 (source `HH-1`), voided: 2026-12-01 lies before the draw on 2026-12-10; expected that day or later
record 5 (source `HH-1`), visit: 2026-12-09 lies before the draw on 2026-12-10; expected that day or later
record 5 (source `HH-1`), visit: 2026-12-09 lies outside 2027-Q1; expected 2027-01-01 to 2027-03-31
record 6 (source `HH-1`), visit: 2027-04-01 lies outside 2027-Q1; expected 2027-01-01 to 2027-03-31
record 7 (source `HH-1`), agency: `hohhot` has another division or tier than in record 1; expected one of each
waiver 1 (source `HH-1`), granted: 2028-01-01 lies after 2027; expected a day before the year's end
waivers 2 and 3 (source `HH-1`) are the same; expected every waiver once";
    assert_eq!(errors.to_string(), english);
    let chinese = "未通过检查，共9处错误：
第2条检查记录（污染源“HH-1”）完成日2026年12月9日早于抽取日2026年12月10日，应不早于该日
第1条与第3条检查记录（污染源“HH-1”）相同，每次检查只应记录一次
第4条检查记录（污染源“HH-1”）终止日2026年12月1日早于抽取日2026年12月10日，应不早于该日
第5条检查记录（污染源“HH-1”）计划检查日2026年12月9日早于抽取日2026年12月10日，应不早于该日
第5条检查记录（污染源“HH-1”）计划检查日2026年12月9日不在2027年第一季度内，应为2027年1月1日至2027年3月31日
第6条检查记录（污染源“HH-1”）计划检查日2027年4月1日不在2027年第一季度内，应为2027年1月1日至2027年3月31日
第7条检查记录（污染源“HH-1”）的检查单位“hohhot”与第1条的区划或层级不一致，应一致
第1条例外审批（污染源“HH-1”）批准日2028年1月1日晚于2027年度，应在该年度结束前
第2条与第3条例外审批（污染源“HH-1”）相同，每份例外审批只应记录一次";
    assert_eq!(errors.chinese(), chinese);
    assert_eq!((errors.code(), errors.article()), (Code::RECORD_BEFORE_DRAW, Some(Article::Art10)));
    assert_eq!((errors.count(), errors.iter().count()), (9, 9));
    let many = Ledger::new(vec![good; 30], [], &Ruleset::inner_mongolia()).unwrap_err();
    assert_eq!(many.to_string().lines().last(), Some("and 9 more"));
    assert_eq!(many.chinese().lines().last(), Some("另有9处"));
}

#[test]
fn records_read_back_and_unknown_or_missing_fields_are_refused() {
    let record = made(drawn("hohhot", "2026-12-10", "2027-Q1"), "2027-02-03", FOUND);
    let mut value = serde_json::to_value(&record).unwrap();
    let state = serde_json::json!({"completed": {
        "completed": "2027-02-03", "outcome": {"violation": {"rectification_ordered": true}}
    }});
    assert_eq!(value["state"], state);
    assert_eq!(serde_json::from_value::<Record>(value.clone()).unwrap(), record);
    value["state"] = serde_json::json!({"completed": {"outcome": "no_violation"}});
    assert!(serde_json::from_value::<Record>(value.clone()).is_err(), "completed without its day");
    value["state"] = serde_json::json!({"void": {"voided": "2027-02-03", "reason": "停产", "outcome": "no_violation"}});
    assert!(serde_json::from_value::<Record>(value.clone()).is_err(), "void with an outcome");
    value["state"] = "drawn".into();
    value["found"] = true.into();
    assert!(serde_json::from_value::<Record>(value).is_err());
    let waiver = waiver("2027-01-01");
    let text = serde_json::to_string(&waiver).unwrap();
    assert_eq!(serde_json::from_str::<Waiver>(&text).unwrap(), waiver);
}

#[test]
fn the_third_visit_is_beyond_the_cap_and_only_an_earlier_ground_lifts_it() {
    let visit = |agency, month: u32, outcome| {
        let quarter = (month - 1) / 3 + 1;
        made(drawn(agency, "2026-12-10", &format!("2027-Q{quarter}")), &format!("2027-{month:02}-10"), outcome)
    };
    let beyond = |records: &[Record], waivers: &[Waiver]| {
        let ledger = ledger(records, waivers);
        let agency = "hohhot".parse().unwrap();
        let found = ledger.beyond_cap(View { agency: &agency, year: year(2027), on: day("2027-12-31") });
        let ground = |ground: Ground<'_>| match ground {
            Ground::ViolationFound(visit) => visit.completed.unwrap().to_string(),
            Ground::Waiver(waiver) => waiver.reference.to_string(),
        };
        found.iter().map(|it| (it.completed.to_string(), it.count, it.ground.map(ground))).collect::<Vec<_>>()
    };
    let third = "2027-07-10".to_owned();
    let clean = [visit("hohhot", 1, CLEAN), visit("xincheng", 4, CLEAN)];
    let with = |last| [&clean[..], &[last]].concat();
    assert_eq!(beyond(&clean, &[]), []);
    assert_eq!(beyond(&with(visit("hohhot", 7, CLEAN)), &[]), [(third.clone(), 3, None)]);
    assert_eq!(beyond(&with(visit("hohhot", 7, FOUND)), &[]), [(third.clone(), 3, None)], "not its own ground");
    let reference = "示例函〔2027〕3号".to_owned();
    let waived = beyond(&with(visit("hohhot", 7, CLEAN)), &[waiver("2027-07-09")]);
    assert_eq!(waived, [(third.clone(), 3, Some(reference.clone()))]);
    // A waiver of the very day holds, for the visit as for a draw on that day; one of the day after does not.
    let very_day = beyond(&with(visit("hohhot", 7, CLEAN)), &[waiver("2027-07-10")]);
    assert_eq!(very_day, [(third.clone(), 3, Some(reference))]);
    let agency = "hohhot".parse().unwrap();
    let view = View { agency: &agency, year: year(2027), on: day("2027-07-10") };
    assert!(ledger(&with(visit("hohhot", 7, CLEAN)), &[waiver("2027-07-10")]).tally("HH-1", view).waived);
    assert_eq!(beyond(&with(visit("hohhot", 7, CLEAN)), &[waiver("2027-07-11")]), [(third.clone(), 3, None)]);
    let earlier = [visit("hohhot", 1, FOUND), visit("xincheng", 4, CLEAN), visit("hohhot", 7, CLEAN)];
    assert_eq!(beyond(&earlier, &[]), [(third, 3, Some("2027-01-10".to_owned()))]);
    assert_eq!(beyond(&with(drawn("hohhot", "2027-06-10", "2027-Q3")), &[]), [], "not yet made");
}

#[test]
fn records_of_one_joint_visit_count_once_if_they_were_completed_on_one_day() {
    let together = |record: Record| Record { joint: Some("综合查一次〔2027〕1号".parse().unwrap()), ..record };
    let visit = |agency, on| together(made(drawn(agency, "2026-12-10", "2027-Q1"), on, CLEAN));
    let used = |records: Vec<Record>| {
        let ledger = Ledger::new(records, [], &Ruleset::inner_mongolia()).unwrap();
        let agency = "xincheng".parse().unwrap();
        let view = View { agency: &agency, year: Year::new(2027).unwrap(), on: day("2027-06-10") };
        (ledger.tally("HH-1", view).inspections, ledger.beyond_cap(view).len())
    };
    assert_eq!(used(vec![visit("hohhot", "2027-02-08"), visit("xincheng", "2027-02-08")]), (1, 0));
    assert_eq!(used(vec![visit("hohhot", "2027-02-08"), visit("xincheng", "2027-02-09")]), (2, 0), "not one visit");
    let others = |on| made(drawn("hohhot", "2026-12-10", "2027-Q1"), on, CLEAN);
    let all = vec![
        visit("hohhot", "2027-02-08"),
        visit("xincheng", "2027-02-08"),
        others("2027-03-01"),
        others("2027-03-02"),
    ];
    assert_eq!(used(all), (3, 1), "the third visit of four records");
}
