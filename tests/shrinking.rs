//! A counterexample of each strategy shrinks to what the fault needs, within the tries that proptest takes by default.

#![cfg(feature = "proptest")]

use core::fmt::Debug;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use shuangsuiji::Tier;
use shuangsuiji::draw::Draw;
use shuangsuiji::inspection::{Found, Progress};
use shuangsuiji::ledger::{Outcome, State};
use shuangsuiji::registry::SourceState;
use shuangsuiji::rules::{QuotaRule, Ruleset};
use shuangsuiji::strategies::compliance::{LeagueSetting, Setting};
use shuangsuiji::strategies::draw::DrawSetting;
use shuangsuiji::strategies::orders::LawfulSetting;
use shuangsuiji::strategies::{calendar, compliance, draw, ledger, orders, plan, registry, roster, rules, year};

/// The fewest tries that proptest gives up after are 1,024.
const MOST: u32 = 1_000;

/// The least case that fails, of three that chance finds.
fn least<S: Strategy>(strategy: S, fails: impl Fn(&S::Value) -> bool) -> Vec<S::Value> {
    let shrink = |seed: u8| {
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let mut tree = (0..10_000)
            .map(|_| strategy.new_tree(&mut runner).unwrap())
            .find(|tree| fails(&tree.current()))
            .expect("a case in which the fault shows");
        let (mut least, mut tries) = (tree.current(), 0);
        let mut goes_on = tree.simplify();
        while goes_on {
            tries += 1;
            assert!(tries < MOST, "seed {seed} is not shrunk after {tries} tries");
            let now = tree.current();
            goes_on = if fails(&now) {
                least = now;
                tree.simplify()
            } else {
                tree.complicate()
            };
        }
        least
    };
    [1, 2, 3].map(shrink).into()
}

/// A test for each strategy: what fails, and what is left of the least case.
macro_rules! shrinks {
    ($($name:ident: $strategy:expr, $fails:expr, $left:expr, $expected:expr;)+) => {$(
        #[test]
        fn $name() {
            for case in least($strategy, $fails) {
                assert_left(&case, $left(&case), $expected);
            }
        }
    )+};
}

#[track_caller]
fn assert_left<T: Debug, L: PartialEq + Debug>(case: &T, left: L, expected: L) {
    assert_eq!(left, expected, "left of {case:?}");
}

fn drawn(draw: &Draw) -> usize {
    draw.strata().iter().map(|stratum| stratum.drawn.len()).sum()
}

/// Sources, inspectors and recusals on the lists.
fn rows(draw: &Draw) -> [usize; 3] {
    let lists = draw.revealed().committed().lists();
    [lists.sources.len() as usize, lists.inspectors.entries().len(), lists.recusals.len() as usize]
}

shrinks! {
    draw_settings: draw::settings(0..30, 0..12, 0..9),
        |case: &DrawSetting| case.sources >= 7 && case.exempt >= 1 && case.quotas[1].is_some_and(|quota| quota >= 2),
        |case: &DrawSetting| *case,
        DrawSetting { sources: 7, exempt: 1, quotas: [None, Some(2), None], ..DrawSetting::plain() };
    lawful_settings: orders::lawful_settings(30),
        |case: &LawfulSetting| case.sources >= 7 && case.at_cap >= 1 && case.away >= 1,
        |case: &LawfulSetting| *case,
        LawfulSetting { sources: 7, at_cap: 1, away: 1, ..LawfulSetting::plain() };
    lists: draw::lists(0..30, 0..9, 0..9),
        |lists: &shuangsuiji::draw::Lists| lists.recusals.len() >= 2,
        |lists: &shuangsuiji::draw::Lists| (lists.sources.len(), lists.inspectors.entries().len()),
        (1, 2);
    terms: draw::terms(),
        |(terms, _): &(shuangsuiji::draw::Terms, _)| terms.round >= 3,
        |(terms, _): &(shuangsuiji::draw::Terms, _)| (terms.round, terms.strata.len(), terms.entropy.len()),
        (3, 0, 1);
    orders: draw::committed(0..30, 0..9, 0..9),
        |(committed, _): &(shuangsuiji::draw::Committed, _)| committed.lists().sources.iter().any(|line| line.inspections > 0),
        |(committed, _): &(shuangsuiji::draw::Committed, _)| committed.lists().sources.len() <= 2,
        true;
    draws: draw::draws(0..30, 2..12, 0..9), |draw: &Draw| drawn(draw) >= 3, |draw: &Draw| rows(draw)[1..].to_vec(), vec![2, 0];
    salted_draws: draw::salted_draws(0..30, 2..12, 0..9), |draw: &Draw| rows(draw)[2] >= 1, rows, [1, 3, 1];
    faultless_years: year::faultless_year(),
        |year: &year::FaultlessYear| year.inspections.len() >= 5,
        |year: &year::FaultlessYear| year.inspections.len() <= 8,
        true;
    violations_of_a_year: year::faultless_year(),
        |year: &year::FaultlessYear| year.inspections.iter().any(|one| {
            matches!(&one.progress, Progress::Completed(visit) if matches!(visit.found, Found::Violation { .. }))
        }),
        |year: &year::FaultlessYear| year.inspections.len() <= 8,
        true;
    years_on_file: compliance::settings(),
        |case: &Setting| case.key >= 7 && case.changes && case.year.number() >= 2020,
        |case: &Setting| (case.year.number(), case.tier, case.key, case.inspectors, case.mishap, case.seed),
        (2020, Tier::County, 7, 4, None, 0);
    leagues: compliance::league_settings(),
        |case: &LeagueSetting| case.counties >= 2 && case.borrowed >= 1 && case.joint,
        |case: &LeagueSetting| LeagueSetting { year: LeagueSetting::plain().year, ..*case },
        LeagueSetting { counties: 2, borrowed: 1, joint: true, ..LeagueSetting::plain() };
    lists_of_rosters_with_an_alias: roster::lists(0..12),
        |lists: &roster::Lists| !lists.aliases.is_empty(),
        |lists: &roster::Lists| lists.inspectors.len() <= 3 && lists.recusals.is_empty(),
        true;
    lawful_draws: orders::lawful_settings(30).prop_map(|setting| setting.make(Ruleset::inner_mongolia()).draw().0),
        |draw: &Draw| drawn(draw) >= 2,
        |draw: &Draw| rows(draw)[2],
        0;
    sources: registry::sources(0..30),
        |sources: &Vec<_>| sources.iter().any(|one: &shuangsuiji::registry::Source| one.state == SourceState::Closed),
        |sources: &Vec<_>| sources.len(),
        1;
    registries: registry::registry(0..30),
        |registry: &shuangsuiji::registry::Registry| registry.len() >= 3,
        |registry: &shuangsuiji::registry::Registry| registry.len(),
        3;
    rosters: roster::lists(0..12),
        |lists: &roster::Lists| !lists.recusals.is_empty(),
        |lists: &roster::Lists| (lists.inspectors.len(), lists.recusals.len()),
        (1, 1);
    records: ledger::records(),
        |records: &std::collections::BTreeSet<shuangsuiji::ledger::Record>| {
            let found = |state: &State| matches!(state, State::Completed { outcome: Outcome::Violation { .. }, .. });
            records.iter().any(|record| found(&record.state))
        },
        |records: &std::collections::BTreeSet<_>| records.len(),
        1;
    calendars: calendar::work_calendar(),
        |calendar: &shuangsuiji::calendar::WorkCalendar| calendar.covered().days() > 366,
        |calendar: &shuangsuiji::calendar::WorkCalendar| calendar.covered().days(),
        730;
    tier_rules: rules::tier_rules(),
        |rule: &shuangsuiji::rules::TierRule| matches!(&rule.quota, QuotaRule::Either(_)),
        |rule: &shuangsuiji::rules::TierRule| matches!(&rule.quota, QuotaRule::Either(parts) if parts.len() == 2),
        true;
    packs: rules::rulesets(),
        |rules: &shuangsuiji::rules::Ruleset| rules.strata().count() >= 2,
        |rules: &shuangsuiji::rules::Ruleset| rules.strata().count(),
        2;
    bases: plan::agency_bases(&shuangsuiji::rules::Ruleset::inner_mongolia()),
        |bases: &Vec<_>| bases.iter().any(|base: &shuangsuiji::plan::AgencyBase| base.inspectors >= 7),
        |bases: &Vec<_>| bases.iter().map(|base: &shuangsuiji::plan::AgencyBase| base.inspectors).collect::<Vec<_>>(),
        vec![7];
}

/// Every public strategy shows how it is used, in an example that runs with the documentation's tests.
#[test]
fn every_strategy_has_an_example() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/strategies");
    let mut without = Vec::new();
    let mut seen = 0;
    for entry in ["", "compliance", "compliance/league", "draw"]
        .iter()
        .flat_map(|sub| std::fs::read_dir(folder.join(sub)).unwrap())
    {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|it| it != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap().replace('\r', "");
        for item in text.split("\n\n").filter(|item| item.contains("\npub fn ") && item.contains("impl Strategy<")) {
            seen += 1;
            if !item.contains("/// ```") {
                without.push(item.lines().find(|line| line.starts_with("pub fn ")).unwrap().to_owned());
            }
        }
    }
    assert!(seen > 50, "{seen} strategies");
    assert!(without.is_empty(), "{without:#?}");
}
