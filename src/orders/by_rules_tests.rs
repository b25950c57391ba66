//! From the law to an order: by hand, by every built-in pack, over random counts; and every refusal with its article.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::draw::{Coverage, Entropy, Hash, Origin};
use crate::explain::Explain;
use crate::ledger::Ledger;
use crate::plan::{AgencyBase, AnnualPlan};
use crate::registry::{Registry, SourceState};
use crate::roster::Roster;
use crate::rules::{ItemList, Ruleset};
use crate::strategies::fixtures::{inspector, source};
use crate::{Article, Code, Tier, Token};

/// Everything that one county's order is made from.
struct Scene {
    rules: Ruleset,
    items: ItemList,
    registry: Registry,
    roster: Roster,
    ledger: Ledger,
    agency: Token,
    plan: AnnualPlan,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Scene {
    fn new(rules: Ruleset, per_stratum: u32, inspectors: u32) -> Self {
        let strata: Vec<String> = rules.strata().map(|stratum| stratum.stratum.to_string()).collect();
        let sources = strata.iter().flat_map(|stratum| {
            (0..per_stratum).map(move |n| source(&format!("{stratum}-{n}"), "150102", stratum, SourceState::Active))
        });
        let registry = Registry::new(sources.collect::<Vec<_>>()).unwrap();
        let inspectors = (0..inspectors).map(|n| inspector(&format!("I-{n}"), "150102", "2020-01-01/2030-12-31"));
        let roster = Roster::new(inspectors.collect::<Vec<_>>(), [], [], |id| registry.get(id).is_some()).unwrap();
        let words = serde_json::json!({"zh": "清单", "en": "list"});
        let items = serde_json::json!({"format": 1, "title": words, "items": [
            {"item": "daily", "name": words, "targets": strata, "basis": words, "content": words}]});
        let items = ItemList::from_json(&items.to_string()).unwrap();
        let agency: Token = "xincheng".parse().unwrap();
        let draws = |tier: &Tier| rules.strata().any(|stratum| stratum.rule(*tier).is_some());
        let place = ("150102".parse().unwrap(), Tier::ALL.into_iter().find(draws).unwrap());
        let base = AgencyBase::of(&rules, (&registry, &roster), agency.clone(), place, day("2026-12-10"));
        let plan = AnnualPlan::new(&rules, "2027".parse().unwrap(), vec![base]).unwrap();
        let ledger = Ledger::new([], [], &rules).unwrap();
        Self { rules, items, registry, roster, ledger, agency, plan }
    }

    fn statute() -> Self {
        Self::new(Ruleset::inner_mongolia(), 9, 4)
    }

    fn basis(&self, on: &str) -> OrderBasis<'_> {
        let registers = Registers { registry: &self.registry, roster: &self.roster, ledger: &self.ledger };
        let period = *self.plan.periods().first().unwrap();
        OrderBasis::new(&self.rules, &self.items, &self.plan, registers, &self.agency, period, day(on))
    }
}

fn lottery() -> Vec<Entropy> {
    vec![Entropy {
        label: "lottery".parse().unwrap(), origin: Origin::Public("福彩3D 第2026340期".parse().unwrap())
    }]
}

#[track_caller]
fn refused(basis: &OrderBasis<'_>, code: Code, article: Article, english: &str, chinese: &str) {
    let error = by_rules(basis).unwrap_err();
    assert_eq!((error.to_string().as_str(), error.chinese().as_str()), (english, chinese));
    assert_eq!((error.code(), error.article()), (code, (!code.is_form()).then_some(article)));
}

#[test]
fn the_statute_s_numbers_come_from_plan_and_pack() {
    let scene = Scene::new(Ruleset::inner_mongolia(), 45, 4);
    let draft = by_rules(&scene.basis("2026-12-15")).unwrap();
    let terms = draft.terms();
    assert_eq!((terms.cap, terms.team, terms.coverage, terms.round), (Some(2), 2, Coverage::Independent, 1));
    assert_eq!(terms.rules.as_str(), "inner-mongolia-trial");
    let quotas: Vec<_> = terms.strata.iter().map(|it| (it.stratum.as_str(), it.quota)).collect();
    assert_eq!(quotas, [("key", 12), ("general", 10), ("project", 0)], "⌈25 % × 45⌉; 40 a year by 4 inspectors");
    assert_eq!(draft.lists().sources.len(), 135);
    let made = draft.commit(lottery()).unwrap();
    assert_eq!(made.record.check(made.committed.order(), &scene.rules, &scene.items), Ok(()));
    let (of_the_draw, of_both) = (made.committed.feasibility(&scene.rules), draft.feasibility());
    assert_eq!(of_the_draw.findings, []);
    let [chance] = of_both.findings.as_slice() else { panic!("{:?}", of_both.findings) };
    assert_eq!(
        chance.to_string(),
        "`xincheng`, `general`: 2027 owes 40 different sources; 4 draws of 45 sources that are made each by itself reach \
         about 29.5 on average"
    );
    let first = OrderOptions { uninspected_first: true, ..OrderOptions::default() };
    assert_eq!(by_rules(&scene.basis("2026-12-15").with_options(first)).unwrap().feasibility().findings, []);
}

#[test]
fn every_built_in_pack_makes_orders_that_its_own_checker_accepts() {
    for rules in core::iter::once(Ruleset::inner_mongolia()).chain(Ruleset::examples()) {
        let id = rules.id().clone();
        let scene = Scene::new(rules, 12, 5);
        let period = *scene.plan.periods().first().unwrap();
        let on = scene.rules.draw_window(period).unwrap().map_or(period.first_day(), |window| window.until());
        let made = by_rules(&scene.basis(&on.to_string())).unwrap().commit(lottery()).unwrap();
        assert_eq!(made.record.check(made.committed.order(), &scene.rules, &scene.items), Ok(()), "{id}");
    }
}

#[test]
fn what_the_agency_may_choose_is_taken() {
    let scene = Scene::statute();
    let previous = Hash::Sm3.digest(&[b"the transcript before"]);
    let basis = scene.basis("2026-12-15").with_options(OrderOptions {
        hash: Hash::Sm3,
        previous: Some(previous),
        round: 3,
        team: Some(3),
        max_load: Some(9),
        grounds_committed: true,
        ..OrderOptions::default()
    });
    let draft = by_rules(&basis).unwrap();
    let terms = draft.terms();
    assert_eq!((terms.hash, terms.previous, terms.round), (Hash::Sm3, Some(previous), 3));
    assert_eq!((terms.team, terms.max_load), (3, Some(9)));
    assert_eq!(terms.rules, draft.grounds().word(Hash::Sm3));
    assert!(draft.commit(lottery()).is_ok());
    assert_eq!(draft.commit(Vec::new()).unwrap_err().code(), Code::NO_ENTROPY);
}

#[test]
fn those_not_yet_inspected_come_first_where_the_rules_count_units() {
    let scene = Scene::statute();
    let options = OrderOptions { uninspected_first: true, ..OrderOptions::default() };
    let draft = by_rules(&scene.basis("2026-12-15").with_options(options)).unwrap();
    assert_eq!(draft.terms().coverage, Coverage::UninspectedFirst);
    assert!(draft.commit(lottery()).is_ok(), "the statute counts units over the year");
}

#[test]
fn a_shut_window_is_refused_by_article_10_and_a_waiver_is_committed() {
    let scene = Scene::statute();
    let english = "a draw for 2027-Q1 on 2027-01-04; expected 2026-12-01 to 2026-12-31";
    let chinese = "2027年第一季度的抽取不得在2027年1月4日进行，应在2026年12月1日至2026年12月31日";
    refused(&scene.basis("2027-01-04"), Code::DRAW_OUTSIDE_WINDOW, Article::Art10, english, chinese);
    let waiver =
        WindowWaiver { reference: "呼环函〔2027〕1号".parse().unwrap(), reason: "系统故障".parse().unwrap() };
    let options = OrderOptions { window_waiver: Some(waiver), ..OrderOptions::default() };
    let waived = by_rules(&scene.basis("2027-01-04").with_options(options.clone())).unwrap();
    assert_eq!(waived.terms().rules, waived.grounds().word(Hash::Sha256), "the order commits the waiver");
    assert!(waived.commit(lottery()).is_ok());
    // In the window nothing is waived.
    let open = by_rules(&scene.basis("2026-12-31").with_options(options)).unwrap();
    assert_eq!(open.grounds().window_waiver, None);
}

#[test]
fn rules_that_are_not_in_force_are_refused_by_article_16() {
    let mut scene = Scene::statute();
    let mut pack = scene.rules.clone().into_pack();
    pack.in_force.until = Some(day("2026-12-14"));
    scene.rules = Ruleset::new(pack).unwrap();
    let error = by_rules(&scene.basis("2026-12-15")).unwrap_err();
    assert_eq!((error.code(), error.article()), (Code::RULES_NO_LONGER_IN_FORCE, Some(Article::Art16)));
}

#[test]
fn another_plan_than_the_rules_give_is_refused_by_article_9() {
    let scene = Scene::statute();
    let other = Scene::new(Ruleset::built_in("example-jianghan-2025").unwrap(), 9, 4);
    let by_other = Scene { plan: other.plan, ..Scene::statute() };
    let registers = Registers { registry: &by_other.registry, roster: &by_other.roster, ledger: &by_other.ledger };
    let (quarter, agency) = ("2027-Q1".parse().unwrap(), &scene.agency);
    let on = day("2026-12-15");
    refused(
        &OrderBasis::new(&by_other.rules, &by_other.items, &by_other.plan, registers, agency, quarter, on),
        Code::ORDER_OTHER_RULES,
        Article::Art9,
        "the plan is by the rules `example-jianghan-2025`; expected a plan by `inner-mongolia-trial`",
        "计划依据的规则是“example-jianghan-2025”，应为“inner-mongolia-trial”",
    );
    let registers = Registers { registry: &scene.registry, roster: &scene.roster, ledger: &scene.ledger };
    let next = "2028-Q1".parse().unwrap();
    refused(
        &OrderBasis::new(&scene.rules, &scene.items, &scene.plan, registers, agency, next, day("2027-12-15")),
        Code::ORDER_OTHER_YEAR,
        Article::Art9,
        "a plan of 2027 for a draw of 2028-Q1; expected the plan of 2028",
        "2027年度计划不能用于2028年第一季度的抽取，应使用2028年度计划",
    );
    let month = "2027-01".parse().unwrap();
    let in_january = OrderBasis::new(&scene.rules, &scene.items, &scene.plan, registers, agency, month, on);
    refused(
        &in_january,
        Code::ORDER_NOT_PLANNED,
        Article::Art9,
        "the plan has no draw of `key` by `xincheng` for 2027-01; expected one of its periods",
        "计划中没有“xincheng”2027年1月对“key”的抽取",
    );
    let nobody = "yuquan".parse().unwrap();
    refused(
        &OrderBasis::new(&scene.rules, &scene.items, &scene.plan, registers, &nobody, quarter, on),
        Code::ORDER_AGENCY_NOT_PLANNED,
        Article::Art9,
        "the plan of 2027 lacks agency `yuquan`; expected one of its agencies",
        "2027年度计划中没有“yuquan”",
    );
}

#[test]
fn a_plan_whose_numbers_the_rules_do_not_give_is_refused() {
    let mut scene = Scene::statute();
    let mut data = serde_json::to_value(&scene.plan).unwrap();
    let quota = &mut data["current"][0]["strata"][0]["draws"][0]["quota"];
    quota["count"] = 1.into();
    quota["derivation"]["due"] = 1.into();
    scene.plan = serde_json::from_value(data).unwrap();
    assert_eq!(by_rules(&scene.basis("2026-12-15")).unwrap_err().code(), Code::PLAN_NOT_BY_THE_RULES);
}

#[test]
fn a_small_team_and_items_that_the_list_lacks_are_refused() {
    let scene = Scene::statute();
    let (english, chinese) = ("a team of 1; expected at least 2", "检查组1人，应不少于2人");
    let small = scene.basis("2026-12-15").with_options(OrderOptions { team: Some(1), ..OrderOptions::default() });
    refused(&small, Code::ORDER_SMALL_TEAM, Article::Art11, english, chinese);
    let items = [("key".parse().unwrap(), vec!["noise".parse().unwrap()])].into();
    let chosen = scene.basis("2026-12-15").with_options(OrderOptions { items, ..OrderOptions::default() });
    let error = by_rules(&chosen).unwrap_err();
    assert_eq!(error.article(), Some(Article::Art3));
    assert_eq!(error.to_string(), "item `noise` is not on the item list; expected one of its items");
}

proptest! {
    #[test]
    fn an_order_by_the_rules_passes_its_checker_and_asks_for_what_the_plan_owes(
        sources in 0_u32..40, inspectors in 0_u32..9, quarter in 0_usize..4,
    ) {
        let scene = Scene::new(Ruleset::inner_mongolia(), sources, inspectors);
        let period = scene.plan.periods()[quarter];
        let on = scene.rules.draw_window(period).unwrap().unwrap().from();
        let registers = Registers { registry: &scene.registry, roster: &scene.roster, ledger: &scene.ledger };
        let basis = OrderBasis::new(&scene.rules, &scene.items, &scene.plan, registers, &scene.agency, period, on);
        let draft = by_rules(&basis).unwrap();
        let planned = scene.plan.agency("xincheng").unwrap();
        for stratum in &draft.terms().strata {
            prop_assert_eq!(stratum.quota, planned.draw(stratum.stratum.as_str(), period).unwrap().owed());
        }
        let made = draft.commit(lottery()).unwrap();
        prop_assert_eq!(made.record.check(made.committed.order(), &scene.rules, &scene.items), Ok(()));
    }
}
