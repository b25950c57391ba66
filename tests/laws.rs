//! Laws that a host may rely on (`docs/laws.md`), as far as no room's own tests hold them; and that the page tells the
//! truth about where its tests are.

#![cfg(feature = "proptest")]

use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::Index;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::report;
use shuangsuiji::draw::Committed;
use shuangsuiji::ledger::{Ledger, Outcome, Record, State, View};
use shuangsuiji::rules::Ruleset;
use shuangsuiji::strategies::compliance::Setting;
use shuangsuiji::strategies::{calendar, draw, ledger, orders, rules};
use shuangsuiji::{CountFrom, DrawPeriod, PeriodKind, Year};

#[test]
fn every_law_s_test_stands_where_the_page_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/laws.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| law"));
    let mut laws = 0;
    for row in rows {
        let links: Vec<(&str, &str)> = row
            .split("[`")
            .skip(1)
            .filter_map(|link| {
                let (name, rest) = link.split_once("`](../")?;
                Some((name, rest.split_once(')')?.0))
            })
            .collect();
        assert!(!links.is_empty(), "no test for {row}");
        for (name, file) in links {
            let text = fs::read_to_string(root.join(file)).unwrap();
            assert!(text.contains(&format!("fn {name}(")), "{file} has no {name}");
        }
        laws += 1;
    }
    assert!(laws > 20, "{laws} laws");
}

fn within(calendar: &WorkCalendar, at: Index) -> NaiveDate {
    calendar.covered().from() + Days::new(at.index(calendar.covered().days() as usize) as u64)
}

proptest! {
    #[test]
    fn working_days_add_up(calendar in calendar::work_calendar(), three in any::<[Index; 3]>()) {
        let [a, b, c] = three.map(|at| within(&calendar, at));
        let between = |from, until| calendar.working_days_between(from, until).unwrap().value;
        prop_assert_eq!(between(a, b) + between(b, c), between(a, c));
        prop_assert_eq!(between(a, b), -between(b, a));
    }

    #[test]
    fn a_deadline_grows_with_its_beginning_and_its_length(
        calendar in calendar::work_calendar(), two in any::<[Index; 2]>(), two_lengths in [0..40_u32, 0..40_u32]
    ) {
        let (mut days, mut lengths) = (two.map(|at| within(&calendar, at)), two_lengths);
        days.sort();
        lengths.sort();
        for count in [CountFrom::DayAfter, CountFrom::CompletionDay] {
            let due = |day, n| calendar.nth_working_day_after(day, n, count).map(|found| found.value);
            let later = due(days[1], lengths[1]);
            for earlier in [due(days[0], lengths[1]), due(days[1], lengths[0])] {
                match (&earlier, &later) {
                    (Ok(earlier), Ok(later)) => prop_assert!(earlier <= later),
                    // Who comes first is answered before the calendar ends, if who comes later is.
                    (Err(_), later) => prop_assert!(later.is_err()),
                    (Ok(_), Err(_)) => {}
                }
            }
        }
    }

    #[test]
    fn one_inspection_more_never_lessens_the_count(
        records in ledger::records(), more in ledger::record(), waivers in ledger::waivers(), pack in rules::rulesets(),
        agency in ledger::agency(), year in 2025..=2028, on in ledger::day()
    ) {
        let view = View { agency: &agency.name, year: Year::new(year).unwrap(), on };
        let source = more.source.as_str();
        let before = Ledger::new(records.clone(), waivers.clone(), &pack).unwrap();
        let finds = matches!(more.state, State::Completed { outcome: Outcome::Violation { .. }, .. });
        let after = records.iter().cloned().chain((!records.contains(&more)).then(|| more.clone()));
        let after = Ledger::new(after, waivers, &pack).unwrap();
        prop_assert!(before.tally(source, view).inspections <= after.tally(source, view).inspections);
        let drawn = |ledger: &Ledger| ledger.explain(source, view).eligibility.may_be_drawn();
        prop_assert!(finds || drawn(&before) >= drawn(&after));
    }

    #[test]
    fn a_quota_limited_twice_is_limited_to_the_smaller_pool(
        rule in rules::tier_rules(), base in rules::bases(), pools in [0..300_u32, 0..300_u32]
    ) {
        let quota = rule.quota(base, DrawPeriod::new(PeriodKind::Month, 1).unwrap(), 0).unwrap();
        let twice = quota.clone().limited_to(pools[0]).limited_to(pools[1]);
        prop_assert_eq!(&twice, &quota.clone().limited_to(pools[0].min(pools[1])));
        prop_assert_eq!(twice.owed(), quota.owed());
    }

    #[test]
    fn a_lawful_draw_obeys_its_pack(lawful in orders::lawful(24)) {
        let (draw, record) = lawful.draw();
        let order = draw.revealed().committed().order();
        prop_assert_eq!(record.check(order, &lawful.rules, &lawful.items), Ok(()));
        prop_assert_eq!(lawful.rules.check_draw_day(lawful.period, lawful.drawn_on), Ok(()));
        let pack = lawful.rules.pack();
        prop_assert_eq!(order.terms().cap, pack.cap.as_ref().map(|cap| cap.most));
        prop_assert!(pack.team.as_ref().is_none_or(|team| order.terms().team == team.size));
    }

    #[test]
    fn a_draw_made_twice_is_the_same_to_the_byte(made in draw::draws(0..12, 6..9, 0..4)) {
        let revealed = made.revealed();
        let (terms, lists) = (revealed.committed().order().terms().clone(), revealed.committed().lists().clone());
        let again = Committed::new(terms, lists).unwrap().reveal(revealed.contributions().clone()).unwrap();
        let again = again.draw().unwrap();
        prop_assert_eq!(again.transcript().to_string(), made.transcript().to_string());
        prop_assert_eq!(again.digest(), made.digest());
    }
}

#[test]
fn a_violation_lifts_the_cap_and_nothing_else_on_record_does() {
    let record = |quarter: u32, found: bool| -> Record {
        let outcome = if found { r#"{"violation": {"rectification_ordered": true}}"# } else { r#""no_violation""# };
        let month = quarter * 3 - 2;
        serde_json::from_str(&format!(
            r#"{{"source": "E-1", "drawn": "2026-12-10", "kind": "daily", "period": "2027-Q{quarter}",
                "agency": {{"name": "xincheng", "division": "150102", "tier": "county"}},
                "state": {{"completed": {{"completed": "2027-{month:02}-05", "outcome": {outcome}}}}}}}"#
        ))
        .unwrap()
    };
    let rules = Ruleset::inner_mongolia();
    let drawn = |last| {
        let ledger = Ledger::new([record(1, false), record(2, false), record(3, last)], [], &rules).unwrap();
        let agency = "xincheng".parse().unwrap();
        let view = View { agency: &agency, year: Year::new(2027).unwrap(), on: "2027-09-10".parse().unwrap() };
        ledger.explain("E-1", view).eligibility.may_be_drawn()
    };
    assert_eq!([false, true].map(drawn), [false, true]);
}

/// A generator that fails in silence at a size turns its own bug into a finding.
#[test]
fn a_faultless_year_has_no_finding_at_a_thousand_sources_either() {
    let (year, tier) = (Year::new(2024).unwrap(), shuangsuiji::Tier::County);
    let setting = Setting {
        year,
        tier,
        key: 1_005,
        inspectors: 4,
        mishap: None,
        changes: true,
        rulebook: Default::default(),
        seed: 7,
    };
    let file = setting.year(None).unwrap();
    let report = report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap();
    assert_eq!(report.findings, []);
}
