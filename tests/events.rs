//! A year event by event: whatever lawfully happens next, the report finds nothing; of what is unlawful, what its label says.
#![cfg(feature = "proptest")]

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::report;
use shuangsuiji::strategies::case::Label;
use shuangsuiji::strategies::events::{Event, Running, events};
use shuangsuiji::{Article, Code};

/// What the report finds: number, article, sentence.
fn found(year: &Running) -> Vec<(Code, Option<Article>, String)> {
    let report = report(&year.file(), year.rules(), &WorkCalendar::national()).unwrap();
    report.findings.into_iter().map(|it| (it.code, it.article, it.english)).collect()
}

/// Up to so many events, each of those that can happen then.
fn walk(seed: u64, most: usize, mut each: impl FnMut(Event, &Running)) -> Running {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed.to_be_bytes(); 4].concat());
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut year = Running::new(seed);
    for _ in 0..most {
        let event = events(&year, false).new_tree(&mut runner).unwrap().current();
        if let Some(after) = year.after(event) {
            each(event, &after);
            year = after;
        }
    }
    year
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// The report is made after one event in five and after the last: that of a whole year takes a while.
    #[test]
    fn a_year_of_lawful_events_has_no_finding_on_any_day(seed in any::<u64>()) {
        let mut step = 0;
        let mut happened = Vec::new();
        let year = walk(seed, 160, |event, after| {
            happened.push(event);
            step += 1;
            if step % 5 == 0 {
                assert_eq!(found(after), [], "{} after {happened:?}", after.today());
            }
        });
        prop_assert_eq!(found(&year), []);
        prop_assert!(happened.iter().filter(|event| **event == Event::Draw).count() >= 2, "{:?}", happened);
    }

    #[test]
    fn an_unlawful_event_is_found_for_what_it_is(seed in any::<u64>(), most in 3..60_usize, at in 0..8_u32) {
        let year = walk(seed, most, |_, _| {});
        for event in [Event::VisitUndrawn { at }, Event::VisitByOthers { at }, Event::PublishLate { at }] {
            let Some(after) = year.after(event) else { continue };
            let Label::Unlawful { code, article, .. } = event.label() else { panic!("{event:?}") };
            let found: Vec<_> = found(&after).into_iter().map(|(code, article, _)| (code, article)).collect();
            prop_assert_eq!(found, [(code, article)], "{:?}", event);
        }
    }
}

/// A host that keeps the year as JSON, file by file, and looks at it with the report alone.
struct Host(String);

struct Year;

impl ReferenceStateMachine for Year {
    type State = Running;
    type Transition = Event;

    fn init_state() -> BoxedStrategy<Running> {
        any::<u64>().prop_map(Running::new).boxed()
    }

    fn transitions(state: &Running) -> BoxedStrategy<Event> {
        events(state, true).boxed()
    }

    fn preconditions(state: &Running, event: &Event) -> bool {
        state.can(*event)
    }

    fn apply(state: Running, event: &Event) -> Running {
        // What is unlawful happens to a copy: the year goes on as if it had not.
        if event.label() == Label::Lawful { state.after(*event).unwrap_or(state) } else { state }
    }
}

impl StateMachineTest for Host {
    type SystemUnderTest = Self;
    type Reference = Year;

    fn init_test(state: &Running) -> Self {
        Self(serde_json::to_string(&state.file()).unwrap())
    }

    fn apply(mut host: Self, state: &Running, event: Event) -> Self {
        let after = if event.label() == Label::Lawful { state.clone() } else { state.after(event).unwrap() };
        host.0 = serde_json::to_string(&after.file()).unwrap();
        let file = serde_json::from_str(&host.0).unwrap();
        let report = report(&file, state.rules(), &WorkCalendar::national()).unwrap();
        let found: Vec<_> = report.findings.iter().map(|it| (it.code, it.article)).collect();
        match event.label() {
            Label::Lawful => assert_eq!(found, [], "{event:?}"),
            Label::Unlawful { code, article, .. } => assert_eq!(found, [(code, article)], "{event:?}"),
        }
        host
    }
}

prop_state_machine! {
    #![proptest_config(ProptestConfig::with_cases(3))]

    #[test]
    fn a_host_keeps_the_year_through_every_event(sequential 1..24 => Host);
}
