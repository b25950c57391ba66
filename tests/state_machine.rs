//! A year event by event, under proptest-state-machine: after every lawful event the report finds nothing, and after one that
//! the law forbids it finds that alone.

#![cfg(feature = "proptest")]

use proptest::prelude::*;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use shuangsuiji::Code;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{YearFile, report};
use shuangsuiji::rules::Ruleset;
use shuangsuiji::strategies::compliance::{Event, Unlawful, YearSoFar, years_begun};

/// What may come next; now and then something that the law forbids.
struct Bureau;

impl ReferenceStateMachine for Bureau {
    type State = YearSoFar;
    type Transition = Event;

    fn init_state() -> BoxedStrategy<YearSoFar> {
        years_begun().boxed()
    }

    fn transitions(year: &YearSoFar) -> BoxedStrategy<Event> {
        let unlawful = prop::sample::select(Unlawful::ALL.to_vec()).prop_map(Event::Unlawful);
        match year.permits(Event::Unlawful(Unlawful::NoSiteRecord)) {
            true => prop_oneof![20 => year.lawful(), 1 => unlawful].boxed(),
            false => year.lawful(),
        }
    }

    fn preconditions(year: &YearSoFar, event: &Event) -> bool {
        year.permits(*event)
    }

    fn apply(year: YearSoFar, event: &Event) -> YearSoFar {
        year.after(*event).expect("a permitted event")
    }
}

/// What the report finds, in order.
fn found(file: &YearFile) -> Vec<Code> {
    let report = report(file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap();
    report.findings.iter().map(|finding| finding.code).collect()
}

/// A host's store of a year: it writes the file and reads it back.
struct Store(String);

impl StateMachineTest for Store {
    type SystemUnderTest = Self;
    type Reference = Bureau;

    fn init_test(year: &YearSoFar) -> Self {
        Self(serde_json::to_string(&year.file()).unwrap())
    }

    fn apply(_: Self, year: &YearSoFar, _: Event) -> Self {
        Self(serde_json::to_string(&year.file()).unwrap())
    }

    fn check_invariants(store: &Self, year: &YearSoFar) {
        let unlawful = year.events().iter().filter_map(|event| match event {
            Event::Unlawful(unlawful) => Some(unlawful.code()),
            _ => None,
        });
        let mut expected: Vec<Code> = unlawful.collect();
        let mut found = found(&serde_json::from_str(&store.0).unwrap());
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{year:?}");
    }
}

prop_state_machine! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_year_holds_what_its_events_were(sequential 1..40 => Store);
}

#[test]
fn a_whole_year_of_lawful_events_reaches_its_end_and_every_kind_of_event() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut kinds = std::collections::BTreeSet::new();
    let mut drawn = 0;
    for seed in 0..6 {
        let mut year = YearSoFar::begun(seed);
        for _ in 0..160 {
            let event = year.lawful().new_tree(&mut runner).unwrap().current();
            year = year.after(event).unwrap();
            kinds.insert(format!("{event:?}").split([' ', '{']).next().unwrap().to_owned());
        }
        drawn += year.file().draws.len();
        assert_eq!(found(&year.file()), [], "{year:?}");
    }
    assert_eq!(drawn, 24, "four draws a year");
    assert_eq!(kinds.len(), 9, "{kinds:?}");
}
