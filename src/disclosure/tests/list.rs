//! States, lists and findings by hand, then whole years against plain counting.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::calendar::WorkCalendar;
use crate::disclosure::*;
use crate::draw::Agency;
use crate::inspection::{DrawRecord, Found, Inspection, InspectionTeam, Inspections, Progress, Published, SiteVisit};
use crate::rules::{self, InspectionKind, Ruleset};
use crate::strategies::year::{FaultlessYear, faultless_year, nobodys_digest};
use crate::{Article, Code, CountFrom, Explain, Language, TableForm, Tier};

#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn agency() -> Agency {
    Agency { name: "hohhot".parse().unwrap(), division: "150100".parse().unwrap(), tier: Tier::Prefecture }
}

fn published(on: &str, by: &str) -> Published {
    Published { on: day(on), by: by.parse().unwrap() }
}

/// Due on 2026-06-01, if completed on 2026-05-02.
fn inspection(source: &str, completed: &str, published: Option<Published>) -> Inspection {
    Inspection {
        source: source.parse().unwrap(),
        drawn: day("2026-03-10"),
        agency: agency(),
        kind: InspectionKind::Daily,
        stratum: if source == "HH-9" { "general" } else { "key" }.parse().unwrap(),
        period: "2026-Q2".parse().unwrap(),
        draw: None,
        team: InspectionTeam { inspectors: vec!["a".parse().unwrap(), "b".parse().unwrap()], changed: None },
        experts: vec![],
        progress: Progress::Completed(SiteVisit {
            from: day(completed),
            completed: day(completed),
            site_record: true,
            found: Found::NoProblem,
            published,
            items: Vec::new(),
            entered: None,
            archived: None,
        }),
        document: None,
        joint: None,
    }
}

fn draw_record(published: Option<Published>) -> DrawRecord {
    DrawRecord {
        period: "2026-Q2".parse().unwrap(),
        agency: agency(),
        round: 1,
        order: nobodys_digest(),
        drawn: day("2026-03-10"),
        published,
    }
}

fn of(inspections: Vec<Inspection>) -> Disclosure {
    Disclosure::new(&Ruleset::inner_mongolia(), &[], &Inspections::new(inspections).unwrap())
}

#[track_caller]
fn stands(publication: Option<&str>, on: &str, english: &str, chinese: &str) {
    let disclosure = of(vec![inspection("HH-1", "2026-05-02", publication.map(|on| published(on, "hohhot")))]);
    let entries: Vec<Entry> = disclosure.entries(&WorkCalendar::national(), day(on)).collect();
    assert_eq!((entries.len(), entries[0].due), (1, Some(day("2026-06-01"))));
    assert_eq!((entries[0].state.to_string().as_str(), entries[0].state.chinese().as_str()), (english, chinese));
    let text = serde_json::to_string(&entries[0]).unwrap();
    assert_eq!(serde_json::from_str::<Entry>(&text).unwrap(), entries[0]);
}

#[test]
fn a_result_passes_through_its_states() {
    stands(None, "2026-05-02", "due in 20 working days", "距到期还有20个工作日");
    stands(None, "2026-05-29", "due in 1 working day", "距到期还有1个工作日");
    stands(None, "2026-06-01", "due today", "今日到期");
    stands(None, "2026-06-03", "overdue by 2 working days", "未公示，逾期2个工作日");
    stands(Some("2026-06-01"), "2026-06-01", "published after 20 working days, in time", "于第20个工作日公示，未逾期");
    stands(
        Some("2026-06-04"),
        "2026-09-01",
        "published after 23 working days, late by 3 working days",
        "于第23个工作日公示，逾期3个工作日",
    );
    stands(Some("2026-06-04"), "2026-06-03", "overdue by 2 working days", "未公示，逾期2个工作日");
    assert_eq!(
        of(vec![inspection("HH-1", "2026-05-02", None)]).entries(&WorkCalendar::national(), day("2026-05-01")).count(),
        0
    );
}

#[test]
fn what_the_calendar_or_the_rules_do_not_say_is_said() {
    let known = WorkCalendar::national_through(crate::Year::new(2026).unwrap());
    let (calendar, on) = (known, day("2026-12-31"));
    let uncovered = of(vec![
        inspection("HH-1", "2026-12-15", None),
        inspection("HH-2", "2026-12-15", Some(published("2026-12-16", "hohhot"))),
    ]);
    let states: Vec<State> = uncovered.entries(&calendar, on).map(|entry| entry.state).collect();
    let texts: Vec<_> = states.iter().map(|state| (state.to_string(), state.chinese())).collect();
    assert_eq!(texts[0], ("not overdue".into(), "未公示，未逾期".into()));
    assert_eq!(texts[1], ("published after 1 working day, in time".into(), "于第1个工作日公示，未逾期".into()));
    assert!(uncovered.findings(&calendar, on).is_empty());
    assert_eq!(uncovered.to_publish(&calendar, on).len(), 1);

    let rules = Ruleset::inner_mongolia();
    let draws = [draw_record(None), DrawRecord { round: 2, ..draw_record(Some(published("2026-03-10", "hohhot"))) }];
    let disclosure = Disclosure::new(&rules, &draws, &Inspections::default());
    let states: Vec<State> = disclosure.entries(&calendar, on).map(|entry| entry.state).collect();
    assert_eq!(states, [State::Open, State::Published]);
    let texts: Vec<_> = states.iter().map(|state| (state.to_string(), state.chinese())).collect();
    assert_eq!(texts[0], ("not published; no deadline".into(), "未公示，规则未定期限".into()));
    assert_eq!(texts[1], ("published; no deadline".into(), "已公示，规则未定期限".into()));
}

#[test]
fn a_pack_may_give_the_draw_a_deadline_and_count_the_day_itself() {
    let mut pack = Ruleset::inner_mongolia().into_pack();
    let basis = rules::Basis::Article(Article::Art1);
    let count_from = CountFrom::CompletionDay;
    pack.draw_publication = Some(rules::Publication { working_days: 5, count_from, basis });
    let rules = Ruleset::new(pack).unwrap();
    let disclosure = Disclosure::new(&rules, &[draw_record(None)], &Inspections::default());
    assert_eq!(disclosure.duties()[0].deadline.unwrap().count, CountFrom::CompletionDay);
    let calendar = WorkCalendar::national();
    let findings = disclosure.findings(&calendar, day("2026-03-17"));
    assert_eq!(findings.len(), 1);
    let english =
        "`hohhot`, 2026-Q2, draw of round 1: not published, overdue by 1 working day; it was due on 2026-03-16";
    assert_eq!(findings[0].to_string(), english);
    assert_eq!(
        findings[0].chinese(),
        "“hohhot”2026年第二季度第1轮抽取情况：尚未公示，逾期1个工作日，最迟于2026年3月16日（含当日）公示"
    );
    assert_eq!((findings[0].code(), findings[0].article()), (Code::PUBLICATION_OVERDUE, Some(Article::Art1)));
}

#[test]
fn late_overdue_and_by_somebody_else_are_findings_and_nothing_else_is() {
    let calendar = WorkCalendar::national();
    let disclosure = of(vec![
        inspection("HH-1", "2026-05-02", Some(published("2026-06-04", "hohhot"))),
        inspection("HH-2", "2026-05-02", None),
        inspection("HH-3", "2026-05-02", Some(published("2026-05-20", "xincheng"))),
        inspection("HH-4", "2026-05-02", Some(published("2026-06-01", "hohhot"))),
    ]);
    let findings = disclosure.findings(&calendar, day("2026-06-05"));
    let all: Vec<_> = findings.iter().map(|finding| (finding.to_string(), finding.chinese(), finding.code())).collect();
    let head = |number: u32| {
        (
            format!("`hohhot`, 2026-Q2, result of source `HH-{number}` (daily): "),
            format!("“hohhot”2026年第二季度污染源“HH-{number}”日常监督检查结果："),
        )
    };
    let expected = [
        (
            1,
            "published on 2026-06-04, late by 3 working days; it was due on 2026-06-01",
            "于2026年6月4日公示，逾期3个工作日，最迟于2026年6月1日（含当日）公示",
            Code::PUBLISHED_LATE,
        ),
        (
            2,
            "not published, overdue by 4 working days; it was due on 2026-06-01",
            "尚未公示，逾期4个工作日，最迟于2026年6月1日（含当日）公示",
            Code::PUBLICATION_OVERDUE,
        ),
        (
            3,
            "published by `xincheng`; expected a publication by the agency itself",
            "由“xincheng”公示，应由检查单位自行公示",
            Code::PUBLISHED_BY_ANOTHER,
        ),
    ];
    let expected: Vec<_> = expected
        .map(|(number, english, chinese, code)| (head(number).0 + english, head(number).1 + chinese, code))
        .into();
    assert_eq!(all, expected);
    for finding in &findings {
        assert_eq!(finding.article(), Some(Article::Art13));
        assert!(!finding.remedy().is_empty() && finding.remedy_chinese().chars().any(|c| c > '\u{4e00}'));
        let text = serde_json::to_string(finding).unwrap();
        assert_eq!(&serde_json::from_str::<DisclosureFinding>(&text).unwrap(), finding);
    }
    assert_eq!(disclosure.findings(&calendar, day("2026-05-19")), [], "what happens later is not known");
}

#[test]
fn special_inspections_have_no_deadline_and_open_ones_no_result() {
    let special = Inspection { kind: InspectionKind::Special, ..inspection("HH-1", "2026-05-02", None) };
    let open = Inspection { progress: Progress::Drawn, ..inspection("HH-2", "2026-05-02", None) };
    assert_eq!(of(vec![special, open]).duties(), []);
}

#[test]
fn the_list_of_a_day_begins_with_what_is_due_soonest() {
    let calendar = WorkCalendar::national();
    let inspections = vec![
        inspection("HH-1", "2026-05-20", None),
        inspection("HH-2", "2026-05-02", None),
        inspection("HH-3", "2026-05-06", None),
        inspection("HH-9", "2026-05-02", Some(published("2026-05-11", "hohhot"))),
    ];
    let rules = Ruleset::inner_mongolia();
    let disclosure = Disclosure::new(&rules, &[draw_record(None)], &Inspections::new(inspections).unwrap());
    let list = disclosure.to_publish(&calendar, day("2026-06-02"));
    let csv = "agency,stratum,period,matter,since,due,published,state
hohhot,key discharging units,2026-Q2,result of source `HH-2` (daily),2026-05-02,2026-06-01,,overdue by 1 working day
hohhot,key discharging units,2026-Q2,result of source `HH-3` (daily),2026-05-06,2026-06-02,,due today
hohhot,key discharging units,2026-Q2,result of source `HH-1` (daily),2026-05-20,2026-06-17,,due in 11 working days
hohhot,draws,2026-Q2,draw of round 1,2026-03-10,,,not published; no deadline
";
    assert_eq!(entry_table(&list, &rules.names(), TableForm::Csv, Language::English), csv);
    let chinese = entry_table(&list[..1], &rules.names(), TableForm::Markdown, Language::Chinese);
    let markdown = "| 抽取单位 | 对象类别 | 周期 | 公示内容 | 起算日 | 期满日 | 公示日 | 状态 |
|---|---|---|---|---|---|---|---|
| hohhot | 重点排污单位 | 2026年第二季度 | 污染源“HH-2”日常监督检查结果 | 2026年5月2日 | 2026年6月1日 |  | 未公示，逾期1个工作日 |
";
    assert_eq!(chinese, markdown);
    let names = rules.names().and([("hohhot", "呼和浩特市生态环境局")]);
    let named = entry_table(&list[..1], &names, TableForm::Markdown, Language::Chinese);
    assert_eq!(named, markdown.replace("hohhot", "呼和浩特市生态环境局"));
    let rates = disclosure.rates(&calendar, day("2026-06-02"));
    let named = rate_table(&rates, &names, TableForm::Csv, Language::Chinese);
    assert!(named.ends_with("\n呼和浩特市生态环境局,重点排污单位,0,0,1,2,0,0,3,0%\n"), "{named}");
    let text = "agency  stratum                    in time  late  overdue  not yet due  not covered  no deadline  all  share in time
hohhot  draws                            0     0        0            0            0            1    1
hohhot  general discharging units        1     0        0            0            0            0    1  100%
hohhot  key discharging units            0     0        1            2            0            0    3  0%
";
    assert_eq!(rate_table(&rates, &rules.names(), TableForm::Text, Language::English), text);
    let head = rate_table(&[], &rules.names(), TableForm::Csv, Language::Chinese);
    assert_eq!(head, "抽取单位,对象类别,按期公示,逾期公示,逾期未公示,未到期,无法计算,未定期限,合计,按期公示率\n");
    let text = serde_json::to_string(&rates).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Rate>>(&text).unwrap(), rates);
}

#[test]
fn a_state_that_a_later_notice_may_change_is_marked() {
    let known = WorkCalendar::national_through(crate::Year::new(2026).unwrap());
    let (calendar, rules) = (known, Ruleset::inner_mongolia());
    let list = of(vec![inspection("HH-1", "2026-12-02", None)]).to_publish(&calendar, day("2026-12-03"));
    assert!(list[0].provisional);
    let table = entry_table(&list, &rules.names(), TableForm::Csv, Language::Chinese);
    assert!(table.ends_with("距到期还有19个工作日（暂定）\n"), "{table}");
    assert!(entry_table(&list, &rules.names(), TableForm::Csv, Language::English).ends_with(" (provisional)\n"));
}

#[test]
fn shares_are_exact() {
    let counts = Counts { in_time: 7, late: 1, overdue: 2, published: 8, ..Counts::default() };
    let shares = [counts.share(Class::InTime), counts.published_share(), counts.kept_share()];
    assert_eq!(shares.map(|share| share.unwrap().to_string()), ["0.7", "0.8", "0.7"]);
    let nothing = Counts::default();
    assert_eq!([nothing.share(Class::Late), nothing.published_share(), nothing.kept_share()], [None; 3]);
}

/// Counts working days one by one: those from completion to the last day, and to a day.
fn naive(calendar: &WorkCalendar, completed: NaiveDate, on: NaiveDate) -> (NaiveDate, u32) {
    let works = |day| calendar.is_working_day(day).unwrap().value;
    let (mut due, mut left) = (completed, 20);
    while left > 0 {
        due = due.succ_opt().unwrap();
        left -= u32::from(works(due));
    }
    (due, completed.iter_days().skip(1).take_while(|day| *day <= on).filter(|day| works(*day)).count() as u32)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn each_state_is_what_counting_day_by_day_gives(
        mut year in faultless_year(), late in prop::collection::vec((any::<Index>(), 0..60_u64), 0..6), later in 0..500_u64
    ) {
        prop_assume!(!year.inspections.is_empty());
        for (at, days) in late {
            let at = at.index(year.inspections.len());
            let Progress::Completed(visit) = &mut year.inspections[at].progress else { unreachable!() };
            visit.published = (days > 0).then(|| published(&(visit.completed + Days::new(days)).to_string(), "hohhot"));
        }
        let (calendar, rules) = (WorkCalendar::national(), Ruleset::inner_mongolia());
        let on = (NaiveDate::from_ymd_opt(year.year, 1, 1).unwrap() + Days::new(later)).min(day("2026-11-30"));
        let disclosure = Disclosure::new(&rules, &year.draw_records, &year.checked().unwrap());
        let entries: Vec<Entry> = disclosure.entries(&calendar, on).collect();
        for entry in entries.iter().filter(|entry| entry.duty.stratum.is_some()) {
            let (due, today) = naive(&calendar, entry.duty.since, on);
            prop_assert_eq!(entry.due, Some(due));
            let expected = match entry.duty.published.as_ref().map(|published| published.on).filter(|day| *day <= on) {
                Some(day) => {
                    let after = naive(&calendar, entry.duty.since, day).1;
                    let (after, late) = (Some(after), after.checked_sub(20));
                    if day <= due { State::PublishedInTime { after } } else { State::PublishedLate { after, late } }
                }
                None if on < due => State::DueIn(Some(20 - today)),
                None if on == due => State::DueToday,
                None => State::OverdueBy(Some(today - 20)),
            };
            prop_assert_eq!(entry.state, expected);
        }

        let completed = year.inspections.iter().filter(|one| one.visit(on).is_some()).count();
        let drawn = year.draw_records.iter().filter(|record| record.drawn <= on).count();
        prop_assert_eq!(entries.len(), completed + drawn);
        let rates = disclosure.rates(&calendar, on);
        let total: u64 = rates.iter().map(|rate| rate.counts.total()).sum();
        prop_assert_eq!(total, entries.len() as u64);
        for Rate { counts, .. } in &rates {
            let shares = Class::ALL.map(|class| counts.share(class).unwrap().parts());
            let whole = shares.iter().map(|(numerator, denominator)| numerator * u128::from(counts.total()) / denominator);
            prop_assert_eq!(whole.sum::<u128>(), u128::from(counts.total()), "the shares come to 1");
        }

        let list = disclosure.to_publish(&calendar, on);
        prop_assert!(list.windows(2).all(|pair| (pair[0].due.is_none(), pair[0].due) <= (pair[1].due.is_none(), pair[1].due)));
        let open = year.inspections.iter().filter_map(|one| one.visit(on));
        let open = open.filter(|visit| visit.published.as_ref().is_none_or(|published| published.on > on)).count();
        prop_assert_eq!(list.len(), open, "all draws were published on their day");

        let findings = disclosure.findings(&calendar, on).len();
        let wrong = entries.iter().filter(|entry| matches!(entry.state.class(), Class::Late | Class::Overdue)).count();
        prop_assert_eq!(findings, wrong);
    }

    #[test]
    fn a_year_without_a_fault_has_no_finding_and_one_planted_is_found(
        mut year in faultless_year(), at in any::<Index>(), fault in 0..3_u8, later in 0..700_u64
    ) {
        prop_assume!(!year.inspections.is_empty());
        let (calendar, rules) = (WorkCalendar::national(), Ruleset::inner_mongolia());
        let found = |year: &FaultlessYear, on| {
            let disclosure = Disclosure::new(&rules, &year.draw_records, &year.checked().unwrap());
            disclosure.findings(&calendar, on)
        };
        let on = NaiveDate::from_ymd_opt(year.year, 1, 1).unwrap() + Days::new(later);
        prop_assert_eq!(found(&year, on), []);
        let at = at.index(year.inspections.len());
        let source = year.inspections[at].source.clone();
        let Progress::Completed(visit) = &mut year.inspections[at].progress else { unreachable!() };
        let due = naive(&calendar, visit.completed, visit.completed).0;
        let code = match fault {
            0 => {
                visit.published = None;
                Code::PUBLICATION_OVERDUE
            }
            1 => {
                visit.published.as_mut().unwrap().on = due.succ_opt().unwrap();
                Code::PUBLISHED_LATE
            }
            _ => {
                visit.published.as_mut().unwrap().by = "xincheng".parse().unwrap();
                Code::PUBLISHED_BY_ANOTHER
            }
        };
        let findings = found(&year, year.afterwards());
        prop_assert_eq!(findings.len(), 1);
        prop_assert_eq!(findings[0].code(), code);
        let named = matches!(&findings[0].matter, Matter::Result { source: of, .. } if *of == source);
        prop_assert!(named);
    }

}
