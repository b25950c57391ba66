//! Each planted fault is found by a short test against the library's model or its own verifier, and the least case has no more
//! rows than the fault needs.

use bureau::{Fault, Host};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use shuangsuiji::DateSpan;
use shuangsuiji::calendar::{DayKind, WorkCalendar};
use shuangsuiji::draw::{List, Publication, Skip, verify};
use shuangsuiji::ledger::{Outcome, Record, State};
use shuangsuiji::model::{days, quota, who};
use shuangsuiji::strategies::{calendar, draw, ledger, registry, roster};

/// Runs a test on the sound host, with which it must pass, and on the faulty one; the least case in which that fails.
fn found<S: Strategy>(fault: Fault, strategy: S, agrees: impl Fn(Host, &S::Value) -> bool) -> S::Value {
    let run = |host: Host| {
        let config = Config { failure_persistence: None, ..Config::with_cases(2_000) };
        let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
        runner.run(&strategy, |case| match agrees(host, &case) {
            true => Ok(()),
            false => Err(TestCaseError::fail("the host differs")),
        })
    };
    run(Host(None)).expect("the sound host agrees");
    match run(Host(Some(fault))) {
        Err(TestError::Fail(_, least)) => least,
        other => panic!("{fault:?} is not found: {other:?}"),
    }
}

fn span(span: DateSpan) -> (chrono::NaiveDate, chrono::NaiveDate) {
    (span.from(), span.until())
}

/// A record as the model takes it.
fn visit(record: &Record) -> who::Visit {
    who::Visit {
        agency: record.agency.name.to_string(),
        tier: record.agency.tier.to_string(),
        kind: record.kind.as_str().to_owned(),
        drawn: record.drawn,
        period: span(record.period.span()),
        completed: match &record.state {
            State::Completed { completed, outcome } => Some((*completed, *outcome != Outcome::NoViolation)),
            _ => None,
        },
        void: if let State::Void { voided, .. } = &record.state { Some(*voided) } else { None },
    }
}

/// The statute's cap (Art. 8), without waivers.
fn cap() -> who::Cap {
    who::Cap {
        most: 2,
        kinds: vec!["daily".to_owned()],
        tiers: ["county", "prefecture", "region"].map(str::to_owned).to_vec(),
        of_all: true,
        ahead: true,
        lifted_by_violation: true,
        lifted_by_waiver: false,
    }
}

/// A source's records against the model.
fn under_the_cap(fault: Fault) -> Vec<Record> {
    let source: shuangsuiji::Id = "HH-1".parse().unwrap();
    let one = source.clone();
    let records = prop::collection::vec(ledger::record(), 0..8).prop_map(move |records| {
        records.into_iter().map(|record| Record { source: one.clone(), ..record }).collect::<Vec<_>>()
    });
    let (records, ..) = found(fault, (records, 2026..=2027, ledger::day()), |host, (records, year, on)| {
        let visits: Vec<who::Visit> = records.iter().map(visit).collect();
        host.may_be_drawn(records, *year, *on) == who::may_be_drawn(&cap(), &visits, &[], ("xincheng", *year, *on)).1
    });
    records
}

#[test]
fn a_cap_off_by_one() {
    assert_eq!(under_the_cap(Fault::CapOffByOne).len(), 2, "two visits fill the cap");
}

#[test]
fn an_exemption_for_the_wrong_kind() {
    assert_eq!(under_the_cap(Fault::ExemptionForTheWrongKind).len(), 3, "two fill the cap, and another lifts it");
}

#[test]
fn a_quarter_s_edge() {
    let visits = (calendar::quarter(), 0..100_u64);
    let (_, days) = found(Fault::QuarterEdge, visits, |host, (quarter, after)| {
        let period = shuangsuiji::Period::Quarter(*quarter);
        let day = period.first_day() + chrono::Days::new(*after);
        host.in_time(period, day) == period.contains(day)
    });
    assert!((89..=91).contains(&days), "the last day of a quarter");
}

#[test]
fn a_deadline_counted_in_calendar_days() {
    let calendar = WorkCalendar::national();
    let notices = calendar.entries().iter().flat_map(|entry| entry.notice().days());
    let arranged = notices.map(|day| (day.date(), day.kind() == DayKind::Work)).collect();
    found(Fault::CalendarDays, calendar::covered_day(), |host, day| {
        host.due(&calendar, *day).is_none_or(|due| Some(due) == days::deadline(&arranged, *day, 20, false))
    });
}

#[test]
fn ids_cut_to_three_bytes_a_character() {
    let id = found(Fault::IdsCut, registry::id(), |host, id| host.stored(id) == id.as_str());
    assert_eq!(id.as_str().chars().count(), 1);
}

#[test]
fn a_publication_stored_without_its_last_amendment() {
    let draws = (draw::draws(0..12, 4..9, 0..4), any::<bool>());
    let (least, _) = found(Fault::LastAmendmentLost, draws, |host, (draw, gone)| {
        let mut draw = draw.clone();
        let first = draw.strata().iter().find_map(|stratum| stratum.drawn.first()).map(|line| line.source.clone());
        if let Some(source) = first.filter(|_| *gone) {
            draw.amend(&[Skip { source, reason: "closed".parse().unwrap() }]).unwrap();
        }
        let (order, transcripts) = host.publication(&draw);
        let lists = draw.revealed().committed().lists();
        let [sources, inspectors, recusals] =
            [List::Sources, List::Inspectors, List::Recusals].map(|list| lists.text(list));
        let transcripts: Vec<&str> = transcripts.iter().map(String::as_str).collect();
        let publication = Publication {
            order: &order,
            sources: &sources,
            inspectors: &inspectors,
            recusals: &recusals,
            transcripts: &transcripts,
            reveal: None,
            digest: Some(draw.digest()), // published at once
        };
        verify(&publication).is_ok()
    });
    assert!(
        least.revealed().committed().lists().sources.len() <= 2,
        "and of two, one is of a stratum that is not drawn"
    );
}

#[test]
fn a_recusal_by_name() {
    let least = found(Fault::RecusalByName, roster::lists(0..8), |host, lists| {
        lists.inspectors.iter().all(|inspector| {
            lists.sources.iter().all(|source| {
                let told = lists.recusals.iter().any(|one| (&one.inspector, &one.source) == (&inspector.id, source));
                host.recused(&lists.inspectors, &lists.recusals, inspector, source) == told
            })
        })
    });
    assert_eq!((least.inspectors.len(), least.recusals.len()), (2, 1), "two of one name, one of them recused");
}

#[test]
fn a_quota_rounded_down() {
    let sources = found(Fault::QuotaRoundedDown, 0..500_u32, |host, sources| {
        let counts = (quota::Rounding::Up, u64::from(*sources), 0);
        let [_, drawn, _] = quota::Rule::Share(25, 100, 3).draw(counts, (3, 1), 0);
        u64::from(host.quota(*sources)) == drawn
    });
    assert_eq!(sources, 1);
}

#[test]
fn lists_sorted_by_locale() {
    let least = found(Fault::SortedByLocale, registry::registry(0..12), |host, registry| {
        let ids: Vec<String> = registry.iter().map(|source| source.id().to_owned()).collect();
        let mut committed = ids.clone();
        committed.sort_by(|one, other| one.as_bytes().cmp(other.as_bytes()));
        host.sorted(ids) == committed
    });
    assert_eq!(least.len(), 2);
}

#[test]
fn leave_ignored() {
    let cases = (roster::inspector(), roster::date_span());
    let (least, _) = found(Fault::LeaveIgnored, cases, |host, (inspector, window)| {
        let certificates: Vec<_> = inspector.certificate.iter().map(|certificate| span(certificate.valid)).collect();
        let leave: Vec<_> = inspector.leave.iter().map(|leave| span(*leave)).collect();
        host.available(inspector, *window) == who::may_inspect(&certificates, &leave, span(*window), false)
    });
    assert_eq!(least.leave.len(), 1);
}

/// No test here is longer than thirty lines.
#[test]
fn the_tests_are_short() {
    for test in include_str!("found.rs").split("#[test]").skip(1) {
        assert!(test.trim().lines().count() <= 30, "{test}");
    }
}
