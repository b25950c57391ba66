//! A counterexample of each strategy shrinks to what the fault needs, within the tries that proptest takes by default.

#![cfg(feature = "proptest")]

use core::fmt::Debug;
use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use shuangsuiji::calendar::{DayKind, DrawWindow, Notice};
use shuangsuiji::compliance::YearFile;
use shuangsuiji::draw::{Agency, Digest, Draw, Revealed, SaltKey, Value};
use shuangsuiji::inspection::{Found, Progress};
use shuangsuiji::ledger::{Outcome, Record, State, Waiver};
use shuangsuiji::registry::{CreditCode, Source, SourceState};
use shuangsuiji::roster::{Certificate, Inspector, Roster};
use shuangsuiji::rules::{Base, Facts, Predicate, QuotaRule, Ruleset, TierRule};
use shuangsuiji::strategies::case::{Case, Label};
use shuangsuiji::strategies::compliance::{LeagueSetting, Planted, Setting};
use shuangsuiji::strategies::draw::DrawSetting;
use shuangsuiji::strategies::events::{Event, Running, events};
use shuangsuiji::strategies::orders::LawfulSetting;
use shuangsuiji::strategies::year::FaultlessSetting;
use shuangsuiji::strategies::{calendar, compliance, draw, ledger, orders, plan, registry, roster, rules, year};
use shuangsuiji::{
    Article, Code, DateSpan, Division, Id, NaiveDate, Period, PeriodKind, Quarter, Ratio, Text, Tier, Token, Year,
};

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
    lists: draw::lists(0..30, 2..9, 0..9),
        |lists: &shuangsuiji::draw::Lists| lists.recusals.len() >= 2,
        |lists: &shuangsuiji::draw::Lists| (lists.sources.len(), lists.inspectors.entries().len()),
        (1, 2);
    terms: draw::terms(),
        |(terms, _): &(shuangsuiji::draw::Terms, _)| terms.round >= 3,
        |(terms, _): &(shuangsuiji::draw::Terms, _)| (terms.round, terms.strata.len(), terms.entropy.len()),
        (3, 0, 1);
    orders: draw::committed(0..30, 0..9, 0..9),
        |(committed, _): &(shuangsuiji::draw::Committed, _)| committed.lists().sources.iter().any(|line| line.inspections > 0),
        |(committed, _): &(shuangsuiji::draw::Committed, _)| committed.lists().sources.len(),
        1;
    draws: draw::draws(0..30, 2..12, 0..9), |draw: &Draw| drawn(draw) >= 3, |draw: &Draw| rows(draw)[1..].to_vec(), vec![2, 0];
    salted_draws: draw::salted_draws(0..30, 2..12, 0..9), |draw: &Draw| rows(draw)[2] >= 1, rows, [1, 3, 1];
    faultless_years: year::faultless_year(),
        |year: &year::FaultlessYear| year.inspections.len() >= 5,
        |year: &year::FaultlessYear| year.inspections.len(),
        8; // two a quarter
    violations_of_a_year: year::faultless_year(),
        |year: &year::FaultlessYear| year.inspections.iter().any(|one| {
            matches!(&one.progress, Progress::Completed(visit) if matches!(visit.found, Found::Violation { .. }))
        }),
        // Of the least seed the fifth is the first that finds one.
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
        |lists: &roster::Lists| (lists.inspectors.len(), lists.recusals.len()),
        (2, 0);
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
    least_draws_of_random_packs: orders::packs(), |rules: &Ruleset| rules.strata().count() >= 2,
        |rules: &Ruleset| (2..=3).contains(&rules.strata().count()), true;
    lawful_orders: orders::lawful(30), |case: &orders::Lawful| case.registry.len() >= 3,
        |case: &orders::Lawful| case.registry.len(), 3;
    revealed_orders: draw::revealed(0..30, 2..9, 0..9),
        |revealed: &Revealed| !revealed.committed().lists().recusals.is_empty(),
        |revealed: &Revealed| revealed.committed().lists().recusals.len(), 1;
    feasible_settings: draw::feasible_settings(0..30, 2..12, 0..9),
        |case: &DrawSetting| case.recusals >= 2, |case: &DrawSetting| (case.recusals, case.seed), (2, 0);
    faultless_settings: year::faultless_settings(),
        |case: &FaultlessSetting| case.sources >= 7 && case.quotas[1] >= 1,
        |case: &FaultlessSetting| *case,
        FaultlessSetting { sources: 7, inspectors: 6, quotas: [0, 1, 0], ..FaultlessSetting::plain() };
    files_of_years: compliance::faultless_files(),
        |file: &YearFile| file.inspections.as_slice().len() >= 5, |file: &YearFile| file.inspections.as_slice().len(), 44;
    files_with_a_fault: compliance::faulty_files(),
        |(_, file): &(Planted, YearFile)| file.inspections.as_slice().len() >= 5,
        |(planted, file): &(Planted, YearFile)| (*planted, file.inspections.as_slice().len()), (Planted::NoPlan, 44);
    cases_of_files: compliance::faulty_cases(),
        |case: &Case<YearFile>| case.value.year.number() >= 2010,
        |case: &Case<YearFile>| (case.value.year.number(), case.label),
        (2010, Label::unlawful(Code::YEAR_NO_PLAN, Some(Article::Art9)));
    events_of_a_year: events(&Running::new(1), true),
        |event: &Event| matches!(event, Event::Leave { .. }), |event: &Event| *event, Event::Leave { at: 0 };
}

// The values that those are made of.
shrinks! {
    digests: draw::digests(), |digest: &Digest| digest.0[31] >= 7, |digest: &Digest| digest.0[..31].to_vec(), vec![0; 31];
    values: draw::values(), |value: &Value| value.bytes().len() >= 7, |value: &Value| value.bytes().to_vec(), vec![0; 7];
    salt_keys: draw::salt_keys(), |key: &SaltKey| key.to_string().starts_with('f'),
        |key: &SaltKey| key.to_string().trim_start_matches(['0', 'f']).len() < 64, true;
    nearly_the_text: draw::nearly("a\nb\n".to_owned()), |text: &String| text.len() > 4,
        |text: &String| text.chars().count(), 5;
    tokens: rules::tokens(), |token: &Token| token.as_str().len() >= 5, |token: &Token| token.as_str().len(), 5;
    texts: rules::texts(), |text: &Text| text.as_str().chars().count() >= 4,
        |text: &Text| text.as_str().chars().count(), 4;
    ratios: rules::ratios(), |ratio: &Ratio| *ratio > Ratio::ONE, |ratio: &Ratio| ratio.to_string().len() <= 7, true;
    shares: rules::shares(), |share: &Ratio| *share <= Ratio::new(1, 2).unwrap(),
        |share: &Ratio| ["1%", "50%"].contains(&share.to_string().as_str()), true;
    counts: rules::bases(), |base: &Base| base.sources >= 7, |base: &Base| (base.sources, base.inspectors), (7, 0);
    quota_rules: rules::quota_rules(PeriodKind::Quarter),
        |rule: &QuotaRule| matches!(rule, QuotaRule::LargerOf(_)),
        |rule: &QuotaRule| matches!(rule, QuotaRule::LargerOf(parts) if parts.len() == 2), true;
    changed_ratios: rules::tier_rules_for(PeriodKind::Year),
        |rule: &TierRule| rule.changed.is_some(),
        |rule: &TierRule| rule.changed.as_ref().is_some_and(|it| it.report.as_ref().is_some_and(|it| it.as_str() == "第1号")),
        true;
    facts: rules::facts(), |facts: &Facts| facts.complaints.is_some_and(|it| it >= 3),
        |facts: &Facts| facts.clone(), Facts { complaints: Some(3), ..Facts::default() };
    conditions: rules::predicates(), |when: &Predicate| matches!(when, Predicate::Not(_)),
        |when: &Predicate| matches!(when, Predicate::Not(part) if !matches!(**part, Predicate::All(_) | Predicate::Any(_))),
        true;
    ids: registry::id(), |id: &Id| id.as_str().len() >= 3, |id: &Id| id.to_string(), "E-1".to_owned();
    names: registry::text(), |text: &Text| text.as_str().chars().count() >= 3,
        |text: &Text| text.to_string(), "aaa".to_owned();
    strata: registry::stratum(), |stratum: &Token| stratum.as_str() != "key",
        |stratum: &Token| stratum.as_str().len() <= 7, true;
    divisions: registry::division(), |division: &Division| division.number() >= 150_102,
        |division: &Division| division.to_string(), "150102".to_owned();
    credit_codes: registry::credit_code(), |code: &CreditCode| code.as_str().starts_with("91"),
        |code: &CreditCode| code.as_str()[..16].to_owned(), "9100000000000000".to_owned();
    wrong_credit_codes: registry::credit_code_in_use(), |code: &CreditCode| !code.is_valid(),
        |code: &CreditCode| code.as_str().len(), 18;
    states: registry::source_state(), |state: &SourceState| *state == SourceState::Closed,
        |state: &SourceState| *state, SourceState::Closed;
    one_source: registry::source(), |source: &Source| source.phone.is_some(),
        |source: &Source| (source.name.to_string(), source.credit_code.is_some()), ("a".to_owned(), false);
    days_of_rosters: roster::day(), |on: &NaiveDate| *on >= day("2026-06-01"), |on: &NaiveDate| *on, day("2026-06-01");
    spans: roster::date_span(), |span: &DateSpan| span.days() >= 10,
        |span: &DateSpan| *span, DateSpan::new(day("2025-01-01"), day("2025-01-10")).unwrap();
    certificates: roster::certificate(), |certificate: &Certificate| certificate.valid.days() >= 2,
        |certificate: &Certificate| (certificate.valid.days(), certificate.number.to_string()), (2, "00000000000".to_owned());
    one_inspector: roster::inspector(), |inspector: &Inspector| !inspector.leave.is_empty(),
        |inspector: &Inspector| (inspector.leave.len(), inspector.certificate.is_some()), (1, false);
    inspectors: roster::inspectors(0..12), |inspectors: &Vec<Inspector>| inspectors.len() >= 3,
        |inspectors: &Vec<Inspector>| inspectors.len(), 3;
    persons: roster::roster(0..12), |roster: &Roster| roster.persons().len() >= 3,
        |roster: &Roster| roster.persons().len(), 3;
    agencies: ledger::agency(), |agency: &Agency| agency.tier == Tier::County,
        |agency: &Agency| agency.name.to_string(), "xincheng".to_owned();
    sources_of_records: ledger::source(), |id: &Id| id.as_str() != "HH-1", |id: &Id| id.to_string(), "HH-2".to_owned();
    outcomes: ledger::outcome(), |outcome: &Outcome| *outcome != Outcome::NoViolation,
        |outcome: &Outcome| *outcome, Outcome::Violation { rectification_ordered: false };
    one_record: ledger::record(), |record: &Record| matches!(record.state, State::Completed { .. }),
        |record: &Record| (record.source.to_string(), record.state.clone()),
        ("HH-1".to_owned(), State::Completed { completed: day("2026-01-01"), outcome: Outcome::NoViolation });
    waivers: ledger::waivers(), |waivers: &BTreeSet<Waiver>| waivers.len() >= 2,
        |waivers: &BTreeSet<Waiver>| waivers.len(), 2;
    days_of_ledgers: ledger::day(), |on: &NaiveDate| *on >= day("2026-05-01"), |on: &NaiveDate| *on, day("2026-05-01");
    days: calendar::day(), |on: &NaiveDate| *on >= day("2000-02-29"), |on: &NaiveDate| *on, day("2000-02-29");
    covered_days: calendar::covered_day(), |on: &NaiveDate| *on >= day("2020-01-01"),
        |on: &NaiveDate| *on, day("2020-01-01");
    years: calendar::year(), |year: &Year| year.number() >= 2020, |year: &Year| year.number() == 2020 || *year == last(), true;
    quarters: calendar::quarter(), |quarter: &Quarter| quarter.to_string().ends_with(['3', '4']),
        |quarter: &Quarter| quarter.to_string().ends_with("-Q3"), true;
    periods: calendar::period(), |period: &Period| matches!(period, Period::Month(month) if !month.to_string().ends_with("-01")),
        |period: &Period| period.to_string().ends_with("-02"), true;
    windows: calendar::draw_window(), |window: &DrawWindow| *window == DrawWindow::months_before(3).unwrap(),
        |window: &DrawWindow| *window, DrawWindow::months_before(3).unwrap();
    notices: calendar::year_notice(2030), |notice: &Notice| notice.days().len() >= 3,
        |notice: &Notice| notice.days().len(), 3;
    changes: calendar::change_notice(2030), |notice: &Notice| notice.days().len() >= 2,
        |notice: &Notice| notice.days().iter().map(|it| it.kind()).collect::<Vec<_>>(), vec![DayKind::Rest; 2];
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn last() -> Year {
    Year::new(Year::LAST).unwrap()
}

/// The files of strategies, each with its room.
fn files() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/strategies");
    let rooms = ["", "compliance", "compliance/league", "draw", "events"];
    let entries = rooms.iter().flat_map(|sub| std::fs::read_dir(folder.join(sub)).unwrap().map(move |it| (sub, it)));
    let files = entries.map(|(sub, entry)| (sub, entry.unwrap().path()));
    let files = files.filter(|(_, path)| path.extension().is_some_and(|it| it == "rs"));
    let room = |sub: &str, path: &std::path::Path| match sub.split('/').next().unwrap() {
        "" => path.file_stem().unwrap().to_str().unwrap().to_owned(),
        sub => sub.to_owned(),
    };
    files.map(|(sub, path)| (room(sub, &path), std::fs::read_to_string(&path).unwrap().replace('\r', ""))).collect()
}

/// The public strategies of a file, each with the text that stands before it.
fn strategies(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let items = text.split("\n\n").filter(|item| item.contains("\npub fn ") && item.contains("impl Strategy<"));
    items.map(|item| {
        let name = item.split_once("\npub fn ").unwrap().1;
        (name.split(['(', '<']).next().unwrap(), item)
    })
}

/// No public strategy is left out here.
#[test]
fn every_strategy_stands_in_this_file() {
    let here = include_str!("shrinking.rs");
    let mut without = Vec::new();
    for (room, text) in files() {
        let called = |name: &str| {
            let by_room = if room == "events" { format!(": {name}(") } else { format!("{room}::{name}(") };
            here.contains(&by_room)
        };
        without.extend(strategies(&text).filter(|(name, _)| !called(name)).map(|(name, _)| format!("{room}::{name}")));
    }
    assert!(without.is_empty(), "{without:#?}");
}

/// Every public strategy shows how it is used, in an example that runs with the documentation's tests.
#[test]
fn every_strategy_has_an_example() {
    let files = files();
    let all: Vec<_> = files.iter().flat_map(|(_, text)| strategies(text)).collect();
    assert!(all.len() > 50, "{} strategies", all.len());
    let without: Vec<_> = all.iter().filter(|(_, item)| !item.contains("/// ```")).map(|(name, _)| name).collect();
    assert!(without.is_empty(), "{without:#?}");
}
