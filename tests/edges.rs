//! The edges at which hosts go wrong come up: of so many generated values each is found more than once.

#![cfg(feature = "proptest")]

use std::collections::BTreeMap;

use chrono::{Datelike, Weekday};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use shuangsuiji::NaiveDate;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::draw::Draw;
use shuangsuiji::inspection::{Inspection, Progress, SiteVisit};
use shuangsuiji::rules::Ruleset;
use shuangsuiji::strategies::compliance::{Rulebook, Setting};
use shuangsuiji::strategies::draw::DrawSetting;
use shuangsuiji::strategies::year::FaultlessSetting;
use shuangsuiji::strategies::{calendar, compliance, draw, ledger, orders, roster, year};

/// So many values, the same on every run.
fn values<S: Strategy>(strategy: S, many: usize) -> impl Iterator<Item = S::Value> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[14; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    (0..many).map(move |_| strategy.new_tree(&mut runner).unwrap().current())
}

/// How often each edge comes up.
#[derive(Default)]
struct Seen(BTreeMap<&'static str, usize>);

impl Seen {
    fn count(&mut self, edge: &'static str, is_it: bool) {
        *self.0.entry(edge).or_default() += usize::from(is_it);
    }

    #[track_caller]
    fn at_least(&self, least: usize) {
        let rare: Vec<_> = self.0.iter().filter(|(_, count)| **count < least).collect();
        assert!(rare.is_empty(), "{rare:?} of {:?}", self.0);
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Whether people work on a day, and rest on the next though no week has it free.
fn is_eve(day: NaiveDate) -> bool {
    let calendar = WorkCalendar::national();
    let works = |day| calendar.is_working_day(day).map(|it| it.value).ok();
    let weekday = |day: NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    works(day) == Some(true) && day.iter_days().skip(1).take_while(|it| works(*it) == Some(false)).any(weekday)
}

#[track_caller]
fn days(strategy: impl Strategy<Value = NaiveDate>, first: &str, last: &str) {
    let calendar = WorkCalendar::national();
    let covered = calendar.covered();
    let (first, last) = (date(first), date(last));
    let mut seen = Seen::default();
    for day in values(strategy, 4_000) {
        assert!(first <= day && day <= last, "{day}");
        let works = calendar.is_working_day(day).is_ok_and(|it| it.value);
        seen.count("the eve of a holiday", is_eve(day));
        seen.count("a worked Sunday", works && day.weekday() == Weekday::Sun);
        seen.count("29 February", (day.month(), day.day()) == (2, 29));
        seen.count("31 December", (day.month(), day.day()) == (12, 31));
        seen.count("the first day", day == first);
        seen.count("the last day", day == last);
        if first <= covered.from() {
            seen.count("the first covered day", day == covered.from());
        }
        if covered.until() <= last {
            seen.count("the last covered day", day == covered.until());
        }
    }
    seen.at_least(20);
}

#[test]
fn days_of_every_room_are_edges_by_weight() {
    let covered = WorkCalendar::national().covered();
    days(calendar::day(), "1900-01-01", "2199-12-31");
    days(calendar::covered_day(), &covered.from().to_string(), &covered.until().to_string());
    days(roster::day(), "2025-01-01", "2029-12-31");
    days(ledger::day(), "2025-12-01", "2028-03-29");
}

#[test]
fn quotas_of_all_and_of_nobody_and_full_caps_come_up() {
    let mut seen = Seen::default();
    let mut somebody = 0;
    let all: Vec<DrawSetting> = values(draw::settings(0..30, 0..9, 0..9), 1_000).collect();
    for setting in &all {
        let pool = setting.pool();
        let quotas = || setting.quotas.iter().zip(pool);
        seen.count("a quota of all", quotas().any(|(quota, pool)| *quota == Some(pool) && pool > 0));
        seen.count("a quota of more than all", quotas().any(|(quota, pool)| *quota > Some(pool)));
        seen.count("a quota of all but one", quotas().any(|(quota, pool)| pool > 1 && *quota == Some(pool - 1)));
        seen.count("nobody who can be drawn", setting.sources > 0 && pool == [0; 3]);
        let sources = setting.lists().sources;
        seen.count("at the cap", sources.iter().any(|line| Some(line.inspections) == setting.cap));
        seen.count("no source", setting.sources == 0);
        somebody += usize::from(quotas().any(|(quota, pool)| pool > 0 && quota.is_some_and(|it| it > 0)));
    }
    seen.at_least(25);
    assert!(somebody * 10 > all.len() * 7, "{somebody} of {} settings draw somebody", all.len());
    let drawn = |draw: &Draw| draw.strata().iter().any(|stratum| !stratum.drawn.is_empty());
    let draws = values(draw::draws(0..30, 6..12, 0..8), 300).filter(drawn).count();
    assert!(draws * 10 > 300 * 7, "{draws} of 300 draws draw somebody");
}

#[test]
fn draws_by_the_rules_are_made_on_the_first_and_last_day_of_every_window() {
    let mut seen = Seen::default();
    for setting in values(orders::lawful_settings(3), 600) {
        let lawful = setting.make(Ruleset::inner_mongolia());
        let window = lawful.rules.draw_window(lawful.period).unwrap().unwrap();
        seen.count("the first of 30 days", window.days() == 30 && lawful.drawn_on == window.from());
        seen.count("the last of 30 days", window.days() == 30 && lawful.drawn_on == window.until());
        seen.count("the first of 31 days", window.days() == 31 && lawful.drawn_on == window.from());
        seen.count("the last of 31 days", window.days() == 31 && lawful.drawn_on == window.until());
        seen.count("between", window.from() < lawful.drawn_on && lawful.drawn_on < window.until());
    }
    seen.at_least(20);
}

fn visits<'a>(all: impl IntoIterator<Item = &'a Inspection>) -> impl Iterator<Item = (&'a Inspection, &'a SiteVisit)> {
    all.into_iter().filter_map(|one| match &one.progress {
        Progress::Completed(visit) => Some((one, visit)),
        _ => None,
    })
}

/// How many visits are over on the last day of their period, and how many results are public on the last day for it.
fn count(seen: &mut Seen, one: &Inspection, visit: &SiteVisit) {
    let due = WorkCalendar::national().nth_working_day_after(visit.completed, 20, Default::default());
    let published = visit.published.as_ref().map(|it| it.on);
    seen.count("over on the last day", visit.completed == one.period.last_day());
    seen.count("public on the last day", published.is_some() && published == due.ok().map(|it| it.value));
}

#[test]
fn visits_end_and_results_are_public_on_the_last_day() {
    let mut seen = Seen::default();
    for setting in values(year::faultless_settings(), 40) {
        let made = FaultlessSetting::make(setting);
        visits(&made.inspections).for_each(|(one, visit)| count(&mut seen, one, visit));
    }
    seen.at_least(20);
    let mut seen = Seen::default();
    for setting in values(compliance::settings(), 12) {
        let file = Setting { rulebook: Rulebook::Statute, ..setting }.year(None).unwrap();
        let own = visits(&file.inspections).filter(|(one, _)| one.agency == file.agency);
        own.for_each(|(one, visit)| count(&mut seen, one, visit));
    }
    seen.at_least(12);
}

fn sample(seed: u64, fault: bool) -> Value {
    let request = json!({"op": "sample", "kind": "deadline", "seed": seed, "fault": fault});
    serde_json::from_str(&shuangsuiji::door::call(&request.to_string()).unwrap()).unwrap()
}

#[test]
fn deadlines_of_samples_come_to_the_last_days_that_the_calendar_covers() {
    let calendar = WorkCalendar::national();
    let covered = calendar.covered();
    let mut seen = Seen::default();
    for seed in 0..600 {
        let (lawful, wrong) = (sample(seed, false), sample(seed, true));
        let due = |case: &Value| case["expected"]["due"].as_str().map(date);
        let completed = |case: &Value| date(case["request"]["completed"].as_str().unwrap());
        let last = |case: &Value| {
            let next = completed(case).succ_opt().unwrap();
            due(case).is_some() && calendar.nth_working_day_after(next, 20, Default::default()).is_err()
        };
        assert!(due(&wrong).is_some(), "{wrong}");
        seen.count("the first covered day", completed(&lawful) == covered.from());
        seen.count("the last day with a deadline", last(&lawful));
        seen.count("the last day with a deadline, late", last(&wrong));
        seen.count("a day of which nobody can say", lawful["expected"]["due"].is_null());
        seen.count("the last covered day", completed(&lawful) == covered.until());
    }
    seen.at_least(3);
}
