//! Each reading by hand, then the ledger as a whole against plain counting, and a simulated draw that obeys it.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::calendar::{Period, Quarter, Year};
use crate::draw::Agency;
use crate::ledger::*;
use crate::plan::Tally;
use crate::rules::{CapAgencies, Exemption, InspectionKind, Ruleset};
use crate::strategies::ledger::{day as any_day, records, waivers};
use crate::strategies::rules::rulesets;
use crate::{Article, Code, Explain, Tier};

#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn year(number: i32) -> Year {
    Year::new(number).unwrap()
}

fn bureau(name: &str) -> Agency {
    let (division, tier) = if name == "hohhot" { ("150100", Tier::Prefecture) } else { ("150102", Tier::County) };
    Agency { name: name.parse().unwrap(), division: division.parse().unwrap(), tier }
}

#[track_caller]
fn drawn(agency: &str, on: &str, period: &str) -> Record {
    let (source, agency) = ("HH-1".parse().unwrap(), bureau(agency));
    let period = period.parse().unwrap();
    Record { source, drawn: day(on), agency, kind: InspectionKind::Daily, period, state: State::Drawn }
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

const FOUND: Outcome = Outcome::Violation { rectification_ordered: true };
const CLEAN: Outcome = Outcome::NoViolation;

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
    assert_eq!(explanation.article, Article::Art8Cap);
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
        "不抽取：2027年度已计2次检查，上限2次：hohhot为2027-Q1抽取的日常监督检查；xincheng为2027-Q1抽取的日常监督检查（第八条末款）",
    );
    assert_eq!(tally(&ledger, 2027, "2027-02-03"), (2, true, false));
    says(
        &ledger,
        "2027-02-03",
        "exempt from the cap of 2 in 2027 with 2 inspections: a violation was found (daily by hohhot, completed on \
         2027-02-03) (Art. 8(cap))",
        "可抽取：2027年度已计2次检查，不受上限2次限制：hohhot于2027-02-03完成的日常监督检查发现环境违法行为（第八条末款）",
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
        "可抽取：2027年度已计0次检查，不受上限2次限制：hohhot于2027-03-02完成的专项执法检查发现环境违法行为（第八条末款）",
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
        "可抽取：2027年度已计2次检查，不受上限2次限制：示例函〔2027〕3号（群众反映强烈）（第八条末款）",
    );
    says(
        &ledger,
        "2026-12-10",
        "may be drawn: 1 inspection in 2027, below the cap of 2 (Art. 8(cap))",
        "可抽取：2027年度已计1次检查，上限2次（第八条末款）",
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
        "may be drawn: 1 inspection in 2027, no cap (Art. 8(cap))",
        "可抽取：2027年度已计1次检查，无次数上限（第八条末款）",
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
第2条检查记录（污染源“HH-1”）完成日2026-12-09早于抽取日2026-12-10，应不早于该日
第1条与第3条检查记录（污染源“HH-1”）相同，每次检查只应记录一次
第4条检查记录（污染源“HH-1”）作废日2026-12-01早于抽取日2026-12-10，应不早于该日
第5条检查记录（污染源“HH-1”）计划检查日2026-12-09早于抽取日2026-12-10，应不早于该日
第5条检查记录（污染源“HH-1”）计划检查日2026-12-09不在2027-Q1内，应为2027-01-01至2027-03-31
第6条检查记录（污染源“HH-1”）计划检查日2027-04-01不在2027-Q1内，应为2027-01-01至2027-03-31
第7条检查记录（污染源“HH-1”）的检查单位“hohhot”与第1条的区划或层级不一致，应一致
第1条豁免（污染源“HH-1”）批准日2028-01-01晚于2027年度，应在该年度结束前
第2条与第3条豁免（污染源“HH-1”）相同，每份豁免只应记录一次";
    assert_eq!(errors.chinese(), chinese);
    assert_eq!((errors.code(), errors.article()), (Code::RECORD_BEFORE_DRAW, Article::Art10));
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

/// What a record was before it was completed or void.
fn before(record: &Record) -> Record {
    let ended = matches!(record.state, State::Completed { .. } | State::Void { .. });
    Record { state: if ended { State::Drawn } else { record.state.clone() }, ..record.clone() }
}

proptest! {
    #[test]
    fn the_tally_is_a_plain_count_in_any_order_and_the_explanation_agrees_with_the_standing(
        rules in rulesets(), records in records(), waivers in waivers(), number in 2026..=2028, on in any_day()
    ) {
        let forward = Ledger::new(records.clone(), waivers.clone(), &rules).unwrap();
        let backward = Ledger::new(records.iter().rev().cloned(), waivers.iter().rev().cloned(), &rules).unwrap();
        prop_assert_eq!(&forward, &backward);
        let agency = "hohhot".parse().unwrap();
        let view = View { agency: &agency, year: year(number), on };
        let all = forward.tallies(view);
        prop_assert!(all.values().all(|tally| *tally != Tally::default()));
        for source in ["HH-1", "HH-2", "HH-3", "HH-4", "HH-5", "HH-6", "HH-7"] {
            let of_source = || records.iter().filter(|record| record.source.as_str() == source);
            let counts = |record: &&Record| match &rules.pack().cap {
                None => record.kind == InspectionKind::Daily,
                Some(cap) => cap.counts.kinds.contains(&record.kind) && cap.counts.tiers.contains(&record.agency.tier)
                    && (cap.counts.agencies == CapAgencies::All || record.agency.name == agency)
                    && (cap.counts.scheduled || matches!(record.state, State::Completed { completed, .. } if completed <= on)),
            };
            let charged = of_source().filter(counts).filter(|record| record.charges(year(number), on)).count();
            let tally = forward.tally(source, view);
            prop_assert_eq!(tally.inspections as usize, charged);
            prop_assert_eq!(tally.violation_found, of_source().any(|record| record.found_violation(year(number), on)));
            prop_assert_eq!(all.get(&source.parse::<crate::Id>().unwrap()).copied().unwrap_or_default(), tally);
            let standing = rules.standing("active", tally);
            let eligibility = forward.explain(source, view).eligibility;
            prop_assert_eq!(eligibility.may_be_drawn(), standing.left_out.is_none());
            let exempt = matches!(eligibility, Eligibility::Exempt { .. });
            prop_assert_eq!(exempt, standing.status == crate::plan::Status::Exempt);
            if let Eligibility::AtCap { used, visits, .. } = eligibility {
                prop_assert_eq!(used as usize, visits.len());
            }
        }
    }

    #[test]
    fn what_happens_later_does_not_change_a_days_tallies(records in records(), on in any_day(), number in 2026..=2028) {
        let known = |record: &Record| match record.state {
            _ if record.drawn > on => None,
            State::Completed { completed: end, .. } | State::Void { voided: end, .. } if end > on => Some(before(record)),
            _ => Some(record.clone()),
        };
        let agency = "hohhot".parse().unwrap();
        let view = View { agency: &agency, year: year(number), on };
        let rules = Ruleset::inner_mongolia();
        // Two records that differ only in how they end later are one and the same before.
        let then: std::collections::BTreeSet<Record> = records.iter().filter_map(known).collect();
        prop_assume!(then.len() == records.iter().filter_map(known).count());
        let then = Ledger::new(then, [], &rules).unwrap();
        let now = Ledger::new(records, [], &rules).unwrap();
        prop_assert_eq!(then.tallies(view), now.tallies(view));
    }

    #[test]
    fn a_record_charges_one_year_and_void_ones_none(records in records(), on in any_day()) {
        for record in &records {
            let years = (2025..=2029).filter(|&number| record.charges(year(number), on)).count();
            let gone = matches!(record.state, State::Void { voided, .. } if voided <= on);
            prop_assert_eq!(years, usize::from(record.drawn <= on && !gone));
        }
    }
}

/// A drawn visit's fate in a simulated year.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Clean(u64),
    Violation(u64),
    Void(u64),
    Open,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        5 => (0..90_u64).prop_map(Fate::Clean),
        1 => (0..90_u64).prop_map(Fate::Violation),
        1 => (0..90_u64).prop_map(Fate::Void),
        1 => Just(Fate::Open),
    ]
}

fn state(fate: Fate, period: Period) -> State {
    let on = |days| period.first_day() + Days::new(days);
    match fate {
        Fate::Clean(days) => State::Completed { completed: on(days), outcome: CLEAN },
        Fate::Violation(days) => State::Completed { completed: on(days), outcome: FOUND },
        Fate::Void(days) => State::Void { voided: on(days), reason: "停产".parse().unwrap() },
        Fate::Open => State::Drawn,
    }
}

/// Two years of quarterly draws by both tiers, from three sources, each wanting every source it may have.
fn simulated(
    rules: &Ruleset,
    wishes: &[(bool, Fate)],
    special: &[(bool, Fate)],
    waivers: &[Waiver],
) -> Result<Vec<Record>, TestCaseError> {
    let cap = rules.pack().cap.clone().unwrap();
    let mut records: Vec<Record> = Vec::new();
    let (mut wishes, mut special) = (wishes.iter(), special.iter());
    for (number, quarter) in (2026..=2027).flat_map(|year| (1..=4).map(move |quarter| (year, quarter))) {
        let period = Period::Quarter(Quarter::new(number, quarter).unwrap());
        for (name, days_before) in [("hohhot", 25), ("xincheng", 10)] {
            let on = period.first_day() - Days::new(days_before);
            let ledger = Ledger::new(records.clone(), waivers.to_vec(), rules).unwrap();
            for source in ["HH-1", "HH-2", "HH-3"] {
                let &(wanted, fate) = wishes.next().unwrap();
                let &(looked_at, found) = special.next().unwrap();
                let source: crate::Id = source.parse().unwrap();
                let record = |kind, state| Record {
                    source: source.clone(),
                    drawn: on,
                    agency: bureau(name),
                    kind,
                    period,
                    state,
                };
                if looked_at {
                    records.push(record(InspectionKind::Special, state(found, period)));
                }
                let agency = bureau(name).name;
                let explanation = ledger.explain(source.as_str(), View { agency: &agency, year: year(number), on });
                if !wanted || !explanation.eligibility.may_be_drawn() {
                    continue;
                }
                // Counted by hand: what is drawn for this year, and not void by this day.
                let before = records.iter().filter(|other| {
                    other.source == source
                        && other.kind == InspectionKind::Daily
                        && other.period.year().number() == number
                        && !matches!(other.state, State::Void { voided, .. } if voided <= on)
                });
                if before.count() >= cap.most as usize {
                    let Eligibility::Exempt { ground, .. } = explanation.eligibility else {
                        return Err(TestCaseError::fail(format!("drawn beyond the cap: {explanation}")));
                    };
                    named_truly(&cap.exemptions, ground, &source, number, on)?;
                }
                records.push(record(InspectionKind::Daily, state(fate, period)));
            }
        }
    }
    Ok(records)
}

/// That a ground is one of the pack's, of this source and year, and known by this day.
fn named_truly(
    exemptions: &[Exemption],
    ground: Ground<'_>,
    source: &crate::Id,
    number: i32,
    on: NaiveDate,
) -> Result<(), TestCaseError> {
    match ground {
        Ground::ViolationFound(visit) => {
            prop_assert!(exemptions.contains(&Exemption::ViolationFound));
            let State::Completed { completed, outcome: Outcome::Violation { .. } } = visit.record.state else {
                return Err(TestCaseError::fail("no violation"));
            };
            prop_assert_eq!((&visit.record.source, completed.format("%Y").to_string()), (source, number.to_string()));
            prop_assert!(completed <= on && visit.completed == Some(completed));
        }
        Ground::Waiver(waiver) => {
            prop_assert!(exemptions.contains(&Exemption::Waiver));
            prop_assert_eq!((&waiver.source, waiver.year), (source, year(number)));
            prop_assert!(waiver.granted <= on);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_cap_is_never_passed_without_an_exemption_that_the_explanation_names(
        most in 1..=3_u32,
        exemptions in prop::sample::subsequence(vec![Exemption::ViolationFound, Exemption::Waiver], 0..=2),
        wishes in vec((prop::bool::weighted(0.8), fate()), 48),
        special in vec((prop::bool::weighted(0.1), fate()), 48),
        waivers in waivers(),
    ) {
        let mut pack = Ruleset::inner_mongolia().into_pack();
        let cap = pack.cap.as_mut().unwrap();
        (cap.most, cap.exemptions) = (most, exemptions.clone());
        let rules = Ruleset::new(pack).unwrap();
        let waivers: Vec<Waiver> = waivers.into_iter().collect();
        let records = simulated(&rules, &wishes, &special, &waivers)?;

        let mut made: BTreeMap<(&crate::Id, i32), u32> = BTreeMap::new();
        for record in records.iter().filter(|record| record.kind == InspectionKind::Daily) {
            let counts = !matches!(record.state, State::Void { .. });
            *made.entry((&record.source, record.period.year().number())).or_default() += u32::from(counts);
        }
        let ledger = Ledger::new(records.clone(), waivers, &rules).unwrap();
        let agency = bureau("hohhot").name;
        for ((source, number), made) in made {
            let on = Period::Year(year(number)).last_day();
            let view = View { agency: &agency, year: year(number), on };
            prop_assert_eq!(ledger.tally(source.as_str(), view).inspections, made);
            if made > most {
                let explanation = ledger.explain(source.as_str(), view);
                let Eligibility::Exempt { ground, used, .. } = explanation.eligibility else {
                    return Err(TestCaseError::fail(format!("passed the cap: {explanation}")));
                };
                prop_assert_eq!(used, made);
                named_truly(&exemptions, ground, source, number, on)?;
            }
        }
    }
}
