//! Labelled cases: what is lawful is taken, and every planted fault is refused for what its label says.
#![cfg(all(feature = "csv", feature = "proptest"))]

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::report;
use shuangsuiji::draw::{SourceList, verify_redacted};
use shuangsuiji::orders::OrderRecord;
use shuangsuiji::plan::AnnualPlan;
use shuangsuiji::registry::csv;
use shuangsuiji::roster::Roster;
use shuangsuiji::rules::Ruleset;
use shuangsuiji::strategies::bounds::{OrderBound, ShareBound, Side, WindowBound, YearBound};
use shuangsuiji::strategies::case::{
    Case, Label, ListFault, OrderFault, PublicationFault, RedactionFault, RosterFault, TableFault,
    plan_with_another_quota, table,
};
use shuangsuiji::strategies::draw::{DrawSetting, feasible_settings};
use shuangsuiji::strategies::orders::{Lawful, LawfulSetting, lawful_settings};
use shuangsuiji::strategies::roster::{Lists, lists};
use shuangsuiji::{Errors, Explain};

/// What a reader or a checker says of a value, as a label.
fn found<T, E: Explain>(result: Result<T, E>) -> Label {
    match result {
        Ok(_) => Label::Lawful,
        Err(error) => Label::unlawful(error.code(), error.article()),
    }
}

fn is_right<T, R, E: Explain>(
    case: Option<Case<T>>,
    judge: impl FnOnce(T) -> Result<R, E>,
) -> Result<(), TestCaseError> {
    if let Some(case) = case {
        let label = case.label;
        prop_assert_eq!(found(judge(case.value)), label);
    }
    Ok(())
}

fn checked(
    lawful: &Lawful,
    (order, record): &(shuangsuiji::draw::Order, OrderRecord),
) -> Result<(), Errors<impl Explain + use<>>> {
    record.check(order, &lawful.rules, &lawful.items)
}

fn roster(lists: Lists) -> Result<Roster, impl Explain> {
    let sources = lists.sources;
    Roster::new(lists.inspectors, lists.aliases, lists.recusals, move |id| {
        sources.iter().any(|known| known.as_str() == id)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn lists_and_publications(setting in feasible_settings(0..12, 0..6, 0..6), salted in any::<bool>()) {
        is_right(Some(Case::lawful(setting.lists().sources.to_string())), |text| SourceList::parse(&text))?;
        for fault in ListFault::ALL {
            is_right(fault.of(&setting), |text| SourceList::parse(&text))?;
        }
        let draw = if salted { setting.salted_draw() } else { setting.draw() }.unwrap();
        is_right(Some(Case::lawful(draw.publication())), |texts| texts.verify())?;
        for fault in PublicationFault::ALL {
            is_right(fault.of(&draw), |texts| texts.verify())?;
        }
        let redacted = setting.salted_draw().unwrap().redact_to_drawn().unwrap();
        is_right(Some(Case::lawful(redacted.clone())), |texts| verify_redacted(&texts))?;
        for fault in RedactionFault::ALL {
            is_right(fault.of(&redacted), |texts| verify_redacted(&texts))?;
        }
    }

    #[test]
    fn orders_and_plans(setting in lawful_settings(30)) {
        let lawful = setting.make(Ruleset::inner_mongolia());
        let (draw, record) = lawful.draw();
        let order = draw.revealed().committed().order().clone();
        is_right(Some(Case::lawful((order, record))), |both| checked(&lawful, &both))?;
        for fault in OrderFault::ALL {
            is_right(fault.of(&lawful), |both| checked(&lawful, &both))?;
        }
        is_right(Some(Case::lawful(lawful.plan.clone())), |plan| plan.verify(&lawful.rules))?;
        let refused = |json: serde_json::Value| serde_json::from_value::<AnnualPlan>(json).unwrap().verify(&lawful.rules);
        is_right(plan_with_another_quota(&lawful.plan), refused)?;
    }

    #[test]
    fn rosters_and_tables(lists in lists(0..8), sources in 1..30_u32) {
        is_right(Some(Case::lawful(lists.clone())), roster)?;
        for fault in RosterFault::ALL {
            is_right(fault.of(&lists), roster)?;
        }
        is_right(Some(Case::lawful(table(sources))), csv::read_strict)?;
        for fault in TableFault::ALL {
            is_right(Some(fault.of(sources)), csv::read_strict)?;
        }
    }
}

/// On the bound nothing is found; a step over it, what the label says, and nothing else.
#[test]
fn bounds_of_the_statute() {
    for tier in shuangsuiji::Tier::ALL {
        let setting = LawfulSetting { tier, sources: 12, inspectors: 2, ..LawfulSetting::plain() };
        let lawful = setting.make(Ruleset::inner_mongolia());
        for (bound, side) in WindowBound::ALL.iter().flat_map(|bound| Side::ALL.map(|side| (bound, side))) {
            let case = bound.of(&lawful, side).unwrap();
            assert_eq!(found(case.value.draft()), case.label, "{bound:?}, {side:?}");
        }
        for (bound, side) in OrderBound::ALL.iter().flat_map(|bound| Side::ALL.map(|side| (bound, side))) {
            // A region's own draws owe nothing of which one could be short.
            let Some(case) = bound.of(&lawful, side) else { panic!("{bound:?}, {side:?}, {tier}") };
            assert_eq!(found(checked(&lawful, &case.value)), case.label, "{bound:?}, {side:?}, {tier}");
            assert_eq!(case.label == Label::Lawful, side == Side::On);
        }
    }
    for (bound, side) in ShareBound::ALL.iter().flat_map(|bound| Side::ALL.map(|side| (bound, side))) {
        for owed in [1, 2, 3, 7, 40] {
            let case = bound.of(owed, side).unwrap_or_else(|| panic!("{bound:?}, {side:?}, {owed}"));
            let plan: AnnualPlan = serde_json::from_value(case.value).unwrap();
            assert_eq!(found(plan.verify(&Ruleset::inner_mongolia())), case.label, "{bound:?}, {side:?}, {owed}");
            assert_eq!(case.label == Label::Lawful, side == Side::On);
        }
    }
    for (bound, side) in YearBound::ALL.iter().flat_map(|bound| Side::ALL.map(|side| (bound, side))) {
        for seed in 0..4 {
            let case = bound.of(seed, side).unwrap();
            let report = report(&case.value, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap();
            let found = report.findings.iter().map(|it| (it.code, it.article, it.reading.as_deref()));
            let told = match case.label {
                Label::Lawful => Vec::new(),
                Label::Unlawful { code, article, reading } => vec![(code, article, reading)],
            };
            assert_eq!(found.collect::<Vec<_>>(), told, "{bound:?}, {side:?}, seed {seed}");
            let over: Vec<_> = told.iter().map(|(code, article, _)| (*code, *article)).collect();
            assert_eq!(over, if side == Side::Over { vec![bound.told()] } else { Vec::new() });
        }
    }
}

/// No kind goes untested because it never finds a place.
#[test]
fn every_fault_has_its_place_in_something() {
    let setting = DrawSetting { sources: 9, inspectors: 5, quotas: [Some(1); 3], seed: 5, ..DrawSetting::plain() };
    let (plain, salted) = (setting.feasible().draw().unwrap(), setting.feasible().salted_draw().unwrap());
    let redacted = salted.redact_to_drawn().unwrap();
    assert!(ListFault::ALL.iter().all(|fault| fault.of(&setting).is_some()));
    assert!(PublicationFault::ALL.iter().all(|fault| fault.of(&plain).is_some() && fault.of(&salted).is_some()));
    let nowhere: Vec<_> = RedactionFault::ALL.iter().filter(|fault| fault.of(&redacted).is_none()).collect();
    assert!(nowhere.is_empty(), "{nowhere:?}");
    let setting = LawfulSetting { sources: 12, inspectors: 2, recusals: 2, ..LawfulSetting::plain() };
    let lawful = setting.make(Ruleset::inner_mongolia());
    assert!(OrderFault::ALL.iter().all(|fault| fault.of(&lawful).is_some()));
    assert!(plan_with_another_quota(&lawful.plan).is_some());
    let rosters = (0..50).map(a_roster);
    assert!(rosters.into_iter().any(|lists| RosterFault::ALL.iter().all(|fault| fault.of(&lists).is_some())));
}

fn a_roster(seed: u8) -> Lists {
    let mut runner =
        TestRunner::new_with_rng(ProptestConfig::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]));
    lists(1..8).new_tree(&mut runner).unwrap().current()
}
