//! Labelled cases: what is lawful is taken, and every planted fault is refused for what its label says.
#![cfg(all(feature = "csv", feature = "proptest"))]

use proptest::prelude::*;
use shuangsuiji::draw::SourceList;
use shuangsuiji::orders::OrderRecord;
use shuangsuiji::plan::AnnualPlan;
use shuangsuiji::registry::csv;
use shuangsuiji::roster::Roster;
use shuangsuiji::rules::Ruleset;
use shuangsuiji::strategies::case::{
    Case, Label, ListFault, OrderFault, PublicationFault, RosterFault, TableFault, plan_with_another_quota, table,
};
use shuangsuiji::strategies::draw::feasible_settings;
use shuangsuiji::strategies::orders::{Lawful, lawful_settings};
use shuangsuiji::strategies::roster::{Lists, lists};
use shuangsuiji::{Errors, Explain};

/// What a reader or a checker says of a value, as a label.
fn found<T, E: Explain>(result: Result<T, E>) -> Label {
    match result {
        Ok(_) => Label::Lawful,
        Err(error) => Label::Unlawful { code: error.code(), article: error.article() },
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
