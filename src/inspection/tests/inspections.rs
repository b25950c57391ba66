//! What an inspection may look like, and what is derived from it.

use chrono::NaiveDate;

use crate::draw::Agency;
use crate::inspection::*;
use crate::ledger::*;
use crate::rules::{InspectionKind, Ruleset};
use crate::{Article, Code, Explain, Id, Tier};

#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn visit(from: &str, completed: &str, published: Option<&str>) -> Progress {
    Progress::Completed(SiteVisit {
        from: day(from),
        completed: day(completed),
        site_record: true,
        found: Found::NoProblem,
        published: published.map(|on| Published { on: day(on), by: "hohhot".parse().unwrap() }),
        items: Vec::new(),
        entered: None,
        archived: None,
    })
}

fn inspection(progress: Progress) -> Inspection {
    let agency =
        Agency { name: "hohhot".parse().unwrap(), division: "150100".parse().unwrap(), tier: Tier::Prefecture };
    let ids = |ids: &[&str]| ids.iter().map(|id| id.parse().unwrap()).collect::<Vec<Id>>();
    Inspection {
        source: "HH-1".parse().unwrap(),
        drawn: day("2026-12-10"),
        agency,
        kind: InspectionKind::Special,
        stratum: "key".parse().unwrap(),
        period: "2027-Q1".parse().unwrap(),
        draw: None,
        team: InspectionTeam { inspectors: ids(&["NM-1", "NM-2"]), changed: None },
        experts: Vec::new(),
        progress,
        document: None,
        joint: None,
    }
}

#[test]
fn every_found_word_is_its_data_and_only_a_violation_counts_as_one() {
    let all = [
        Found::NoProblem,
        Found::Violation { rectification: Some("1号".parse().unwrap()), handling: None },
        Found::Unreachable,
        Found::Closed,
        Found::Cancelled,
        Found::Revoked,
        Found::MovedAway,
        Found::NoActivity,
        Found::Refused,
    ];
    assert_eq!(all.len(), Found::WORDS.len());
    for (found, (word, chinese)) in all.iter().zip(Found::WORDS) {
        assert_eq!((found.as_str(), found.chinese(), found.to_string()), (word, chinese, word.to_owned()));
        let data = serde_json::to_value(found).unwrap();
        assert_eq!(data.as_str().or_else(|| data.as_object()?.keys().next().map(String::as_str)), Some(word));
        assert_eq!(&serde_json::from_value::<Found>(data).unwrap(), found);
        let violation = matches!(Outcome::from(found), Outcome::Violation { rectification_ordered: true });
        assert_eq!(violation, word == "violation");
    }
    // What a source is gone by is said in the registry's words.
    for gone in [Found::Closed, Found::Cancelled, Found::Revoked, Found::MovedAway] {
        assert!(gone.as_str().parse::<crate::registry::SourceState>().is_ok(), "{gone}");
    }
}

#[test]
fn the_record_is_the_inspection_without_its_details() {
    let made = inspection(visit("2027-02-02", "2027-02-03", Some("2027-02-20")));
    let state = State::Completed { completed: day("2027-02-03"), outcome: Outcome::NoViolation };
    assert_eq!(made.record().state, state);
    assert_eq!((made.visit(day("2027-02-02")), made.is_void(day("2027-12-31"))), (None, false));
    assert!(made.visit(day("2027-02-03")).is_some());
    let void = inspection(Progress::Void { voided: day("2027-01-08"), reason: "停产".parse().unwrap() });
    assert_eq!([void.is_void(day("2027-01-07")), void.is_void(day("2027-01-08"))], [false, true]);
    assert!(matches!(void.record().state, State::Void { voided, .. } if voided == day("2027-01-08")));
    assert_eq!(inspection(Progress::Drawn).record().state, State::Drawn);
    let scheduled = inspection(Progress::Scheduled { visit: day("2027-01-08") });
    assert_eq!(scheduled.record().state, State::Scheduled { visit: day("2027-01-08") });
    assert!(!scheduled.is_random());
    assert!(Inspection { kind: InspectionKind::Daily, ..scheduled }.is_random());
}

#[test]
fn everything_that_cannot_be_is_told_at_once() {
    let mut other = inspection(Progress::Drawn);
    other.agency.tier = Tier::County;
    let bad = [
        inspection(visit("2027-02-04", "2027-02-03", Some("2027-02-02"))),
        other,
        inspection(visit("2027-01-05", "2027-01-05", None)),
        inspection(visit("2027-01-05", "2027-01-05", None)),
    ];
    let errors = Inspections::new(bad).unwrap_err();
    let english = "refused with 3 errors:
record 1 (source `HH-1`), completed: 2027-02-03 lies before the first day on site, 2027-02-04; expected that day or later
record 2 (source `HH-1`), agency: `hohhot` has another division or tier than in record 1; expected one of each
records 3 and 4 (source `HH-1`) are the same; expected every inspection once";
    assert_eq!(errors.to_string(), english);
    let chinese = "未通过检查，共3处错误：
第1条检查记录（污染源“HH-1”）完成日2027年2月3日早于开始检查日2027年2月4日，应不早于该日
第2条检查记录（污染源“HH-1”）的检查单位“hohhot”与第1条的区划或层级不一致，应一致
第3条与第4条检查记录（污染源“HH-1”）相同，每次检查只应记录一次";
    assert_eq!(errors.chinese(), chinese);
    let codes: Vec<_> = errors.iter().map(|error| (error.code(), error.article())).collect();
    assert_eq!(codes[0], (Code::INSPECTION_BACKWARDS, Some(Article::Art10)));
    assert_eq!(codes[1], (Code::RECORD_AGENCY, Some(Article::Art4)));
}

#[test]
fn what_must_not_be_and_can_is_kept_to_be_found() {
    let mut twice = inspection(Progress::Drawn);
    twice.team.inspectors.push("NM-1".parse().unwrap());
    let unlawful = [
        inspection(visit("2026-12-08", "2026-12-09", None)),
        inspection(visit("2026-12-09", "2026-12-10", None)),
        inspection(visit("2027-02-02", "2027-02-03", Some("2027-02-02"))),
        twice,
        inspection(Progress::Scheduled { visit: day("2027-04-01") }),
        inspection(Progress::Scheduled { visit: day("2026-12-31") }),
        inspection(Progress::Scheduled { visit: day("2027-01-01") }),
        inspection(Progress::Scheduled { visit: day("2027-03-31") }),
        inspection(Progress::Void { voided: day("2026-12-09"), reason: "停产".parse().unwrap() }),
        inspection(Progress::Void { voided: day("2026-12-10"), reason: "停产".parse().unwrap() }),
    ];
    let list = Inspections::new(unlawful).unwrap();
    let rules = Ruleset::inner_mongolia();
    assert_eq!(list.ledger([], &rules).unwrap().records().len(), 10);
    let evidence = Evidence { rules: &rules, draws: &[], roster: None, on: day("2027-02-10") };
    let found = check_inspections(&list, &evidence);
    let of_days = found.iter().map(|it| (it.code(), it.breach.to_string()));
    let days = [Code::RECORD_BEFORE_DRAW, Code::RECORD_OUTSIDE_PERIOD];
    let told: Vec<_> = of_days.filter(|(code, _)| days.contains(code)).collect();
    let told: Vec<_> = told.iter().map(|(code, breach)| (*code, breach.as_str())).collect();
    assert_eq!(
        told,
        [
            (
                Code::RECORD_BEFORE_DRAW,
                "declared void on 2026-12-09, before the draw on 2026-12-10; expected that day or later"
            ),
            (Code::RECORD_OUTSIDE_PERIOD, "set for 2026-12-31; expected 2027-01-01 to 2027-03-31"),
            (Code::RECORD_OUTSIDE_PERIOD, "set for 2027-04-01; expected 2027-01-01 to 2027-03-31"),
        ]
    );
}

#[test]
fn inspections_in_any_order_are_one_list_that_reads_back_and_makes_a_ledger() {
    let (open, made) = (inspection(Progress::Drawn), inspection(visit("2027-01-05", "2027-01-06", None)));
    let list = Inspections::new([open.clone(), made.clone()]).unwrap();
    assert_eq!(Inspections::new([made, open]).unwrap(), list);
    assert_eq!((list.of("HH-1").len(), list.of("HH-2").len(), list.as_slice().len()), (2, 0, 2));
    let text = serde_json::to_string(&list).unwrap();
    assert_eq!(serde_json::from_str::<Inspections>(&text).unwrap(), list);
    let ledger = list.ledger([], &Ruleset::inner_mongolia()).unwrap();
    assert_eq!(ledger.records().len(), 2);
    let repeated = text.replace("\"drawn\"}", "\"drawn\",\"found\":1}");
    assert!(repeated != text && serde_json::from_str::<Inspections>(&repeated).is_err());
    let twice = format!("[{0},{0}]", serde_json::to_string(&list.as_slice()[0]).unwrap());
    assert!(serde_json::from_str::<Inspections>(&twice).unwrap_err().to_string().contains("are the same"));
}
