//! The room's promises: outside values, then every day with a notice, then made-up years.
//!
//! What a test says of the end of the notices, it says of those up to 2026, whatever years have been added since.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;

use super::*;
use crate::CountFrom::{CompletionDay, DayAfter};
use crate::strategies::calendar::{change_notice, covered_day, work_calendar, year_notice};
use crate::{CountFrom, Explain, Year};

#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The notices up to 2026.
fn through_2026() -> WorkCalendar {
    WorkCalendar::national_through(year(2026))
}

#[track_caller]
fn year(number: i32) -> Year {
    Year::new(number).unwrap()
}

#[track_caller]
fn notice(number: &str, days: &[(&str, DayKind)]) -> Notice {
    let days = days.iter().map(|&(date, kind)| NoticeDay::new(day(date), kind, "节").unwrap());
    Notice::new(number, None, days.collect()).unwrap()
}

#[track_caller]
fn due(from: &str, count: CountFrom, expected: &str) {
    let answer = through_2026().nth_working_day_after(day(from), 20, count).unwrap();
    assert_eq!(answer.value, day(expected));
    assert!(!answer.provisional);
}

#[track_caller]
fn refused<T: core::fmt::Debug>(result: Result<T, CalendarError>, message: &str, chinese: &str) {
    let error = result.unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.chinese(), chinese);
    assert_eq!(error.article(), None);
}

/// What stepping day by day finds, from the notices alone.
fn works(calendar: &WorkCalendar, date: NaiveDate) -> Option<bool> {
    let covered = calendar.covered().contains(date);
    let said = |local| {
        let entries = calendar.entries().iter().filter(|entry| (entry.role() == Role::Local) == local);
        entries.filter_map(|entry| entry.notice().days().iter().find(|day| day.date() == date)).next_back()
    };
    let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    let kind = said(true).or_else(|| said(false)).map(NoticeDay::kind);
    covered.then_some(kind.map_or(!weekend, |kind| kind == DayKind::Work))
}

#[test]
fn a_count_from_a_rest_day_does_not_roll_forward_first() {
    due("2026-05-02", DayAfter, "2026-06-01");
    due("2026-02-14", DayAfter, "2026-03-20");
    due("2025-12-31", DayAfter, "2026-01-29");
    due("2026-09-25", DayAfter, "2026-10-29");
}

#[test]
fn counting_the_completion_day_ends_one_working_day_earlier_if_it_is_one() {
    due("2026-02-14", CompletionDay, "2026-03-19");
    due("2025-12-31", CompletionDay, "2026-01-28");
    due("2026-05-02", CompletionDay, "2026-06-01");
}

#[test]
fn a_count_of_none_ends_where_it_begins() {
    let calendar = through_2026();
    for text in ["2026-05-02", "2026-05-06", "2026-12-30"] {
        for count in [DayAfter, CompletionDay] {
            let answer = calendar.nth_working_day_after(day(text), 0, count).unwrap();
            assert_eq!((answer.value, answer.provisional), (day(text), false));
        }
    }
}

#[test]
fn every_day_with_a_notice_is_as_stepping_finds() {
    let calendar = WorkCalendar::national();
    let (first, days) = (calendar.covered().from(), calendar.covered().days() as usize);
    let works: Vec<bool> = first.iter_days().take(days).map(|date| self::works(&calendar, date).unwrap()).collect();
    for (at, date) in first.iter_days().enumerate().take(days) {
        assert_eq!(calendar.is_working_day(date).unwrap().value, works[at], "{date}");
        let mut left = [1u32, 2, 20, 61].into_iter().peekable();
        let mut counted = 0;
        for (end, &working) in works.iter().enumerate().skip(at + 1) {
            let Some(&n) = left.peek() else { break };
            counted += u32::from(working);
            if counted == n {
                let end = first + Days::new(end as u64);
                left.next();
                assert_eq!(calendar.nth_working_day_after(date, n, DayAfter).unwrap().value, end, "{date}");
                let included = calendar.nth_working_day_after(date, n + u32::from(works[at]), CompletionDay);
                assert_eq!(included.unwrap().value, end, "{date}");
                assert_eq!(calendar.working_days_between(date, end).unwrap().value, n as i32, "{date}");
                if n == 1 {
                    assert_eq!(calendar.next_working_day(date).unwrap().value, end);
                }
            }
        }
        for n in left {
            let refusal = calendar.nth_working_day_after(date, n, DayAfter).unwrap_err();
            assert_eq!(
                (refusal.missing, refusal.counted),
                (calendar.last_covered().year() + 1, Some(counted)),
                "{date}"
            );
        }
        let before = (0..at).rev().find(|&before| works[before]).map(|before| first + Days::new(before as u64));
        assert_eq!(calendar.previous_working_day(date).ok().map(|answer| answer.value), before, "{date}");
    }
}

#[test]
fn the_years_balance_with_the_decrees_holidays() {
    assert_eq!(WorkCalendar::national().warnings(), []);
    let gone = notice("某发〔2026〕8号", &[("2026-10-10", DayKind::Rest)]);
    let warnings = through_2026().amended(gone).unwrap().warnings();
    assert_eq!(warnings, [BalanceWarning { year: year(2026), found: 14, expected: 13 }]);
    assert_eq!(
        warnings[0].to_string(),
        "the notices for 2026 free 14 weekdays net of worked weekend days; expected the 13 statutory holidays"
    );
    assert_eq!(warnings[0].chinese(), "2026年的通知放假工作日减去调休上班日为14天，应等于法定节假日13天");
    let local = notice("某盟〔2026〕1号", &[("2026-08-03", DayKind::Rest)]);
    assert_eq!(through_2026().with_local(local).unwrap().warnings(), []);
}

#[test]
fn a_later_notice_has_four_times_changed_the_end_of_an_arranged_year() {
    let calendar = through_2026();
    let late = calendar.entries().iter().map(Entry::notice).filter(|notice| {
        let before = notice.days().iter().filter(|day| day.date().year() < notice.year().number());
        notice.year().number() > 2007 && before.inspect(|day| assert!(day.date().day() >= 29)).count() > 0
    });
    assert_eq!(late.map(|notice| notice.year().number() - 1).collect::<Vec<_>>(), [2007, 2011, 2018, 2022]);
}

#[test]
fn the_last_three_days_are_provisional_and_no_other() {
    let calendar = through_2026();
    for date in calendar.covered().from().iter_days().take(calendar.covered().days() as usize) {
        let answer = calendar.is_working_day(date).unwrap();
        assert_eq!(answer.provisional, date >= day("2026-12-29"), "{date}");
    }
    let between = |from: &str, until: &str| calendar.working_days_between(day(from), day(until)).unwrap().provisional;
    assert!(!between("2026-12-01", "2026-12-28"));
    assert!(between("2026-12-01", "2026-12-29") && between("2026-12-29", "2026-12-01"));
    assert!(!between("2026-12-30", "2026-12-30"), "nothing is counted");
    let nth = |n| calendar.nth_working_day_after(day("2026-12-25"), n, DayAfter).unwrap();
    assert_eq!((nth(1).value, nth(1).provisional), (day("2026-12-28"), false));
    assert_eq!((nth(2).value, nth(2).provisional), (day("2026-12-29"), true));
    let previous = |date: &str| calendar.previous_working_day(day(date)).unwrap();
    assert!(!previous("2026-12-29").provisional && previous("2026-12-30").provisional);
    assert_eq!(previous("2027-01-01").value, day("2026-12-31"));
}

#[test]
fn outside_the_notices_there_is_no_answer() {
    let calendar = through_2026();
    let refusal = |missing, counted| NotCovered { covered: calendar.covered(), missing, counted };
    assert_eq!(calendar.is_working_day(day("2006-12-31")), Err(refusal(2006, None)));
    assert_eq!(calendar.is_working_day(day("2027-01-01")), Err(refusal(2027, None)));
    assert_eq!(calendar.is_working_day(day("2030-01-01")), Err(refusal(2030, None)));
    assert_eq!(calendar.previous_working_day(day("2007-01-01")), Err(refusal(2006, None)));
    assert_eq!(calendar.previous_working_day(day("2027-01-02")), Err(refusal(2027, None)));
    assert_eq!(calendar.working_days_between(day("2026-12-28"), day("2027-02-01")), Err(refusal(2027, Some(3))));
    assert_eq!(calendar.working_days_between(day("2006-12-01"), day("2007-02-01")), Err(refusal(2006, None)));
    assert_eq!(calendar.next_working_day(day("2006-12-31")).unwrap().value, day("2007-01-04"));
    assert_eq!(calendar.nth_working_day_after(day("2006-12-31"), 1, CompletionDay), Err(refusal(2006, None)));
    let counted = calendar.nth_working_day_after(day("2026-12-28"), 20, CompletionDay);
    assert_eq!(counted, Err(refusal(2027, Some(4))), "the 28th itself, and three more");
    assert!(calendar.nth_working_day_after(NaiveDate::MIN, 1, DayAfter).is_err());
    assert!(calendar.nth_working_day_after(NaiveDate::MAX, u32::MAX, CompletionDay).is_err());
    assert_eq!(calendar.last_covered(), day("2026-12-31"));
}

#[test]
fn a_provisional_year_has_its_weekends_and_statutory_dates() {
    let calendar = through_2026().provisional_through(year(2028)).unwrap();
    let rests = |date: &str| {
        let answer = calendar.is_working_day(day(date)).unwrap();
        assert!(answer.provisional, "{date}");
        !answer.value
    };
    assert!(["2027-01-01", "2027-02-05", "2027-02-08", "2027-04-05", "2027-05-01"].into_iter().all(rests));
    assert!(["2027-06-09", "2027-09-15", "2027-10-01", "2028-01-25", "2028-05-02"].into_iter().all(rests));
    assert!(!rests("2027-02-09") && !rests("2027-10-04") && rests("2027-10-02"));
    assert_eq!(calendar.provisional_until(), Some(day("2028-12-31")));
    assert_eq!(calendar.last_covered(), day("2026-12-31"));
    assert_eq!(calendar.is_working_day(day("2029-01-01")).unwrap_err().missing, 2029);
    assert_eq!(calendar.is_working_day(day("2006-01-01")).unwrap_err().missing, 2006);
    assert!(!calendar.is_working_day(day("2026-12-28")).unwrap().provisional);
    assert_ne!(calendar.revision(), through_2026().revision());
    refused(
        calendar.provisional_through(year(2051)),
        "no provisional days for 2051: the lunar festivals are known for 2008 to 2050",
        "2051年没有暂定结果：农历节日的日期仅覆盖2008至2050年",
    );
    assert_eq!(calendar.provisional_through(year(2026)).unwrap(), through_2026().rebuilt());
}

#[test]
fn a_notice_takes_the_place_of_its_provisional_year() {
    let calendar = through_2026().provisional_through(year(2028)).unwrap();
    let calendar = calendar.with_year(notice("某发〔2026〕9号", &[("2027-01-04", DayKind::Rest)])).unwrap();
    let answer = calendar.is_working_day(day("2027-01-01")).unwrap();
    assert!(answer.value && !answer.provisional, "the notice says nothing of it");
    assert!(calendar.is_working_day(day("2028-01-03")).unwrap().provisional);
    let calendar = calendar.with_year(notice("某发〔2027〕9号", &[("2028-01-03", DayKind::Rest)])).unwrap();
    assert_eq!(calendar.provisional_until(), None);
}

#[test]
fn what_does_not_fit_is_refused() {
    let national = through_2026();
    let rest = DayKind::Rest;
    refused(
        national.with_year(notice("甲", &[("2026-08-03", rest)])),
        "2026 is covered already; amend it instead of adding notice 甲",
        "2026年已有放假通知，应修改而不是再加入甲",
    );
    refused(
        national.with_year(notice("甲", &[("2029-01-01", rest)])),
        "notice 甲 for 2029 leaves a gap; add the notice for 2027 first",
        "2029年的通知甲与已有年份不相连，请先加入2027年的通知",
    );
    refused(
        national.with_year(notice("甲", &[("2005-01-01", rest)])),
        "notice 甲 for 2005 leaves a gap; add the notice for 2006 first",
        "2005年的通知甲与已有年份不相连，请先加入2006年的通知",
    );
    refused(
        national.amended(notice("甲", &[("2026-12-31", rest), ("2027-01-01", rest)])),
        "notice 甲 changes 2027-01-01, which has no notice; covered are 2007-01-01/2026-12-31",
        "通知甲改动的2027年1月1日没有放假通知，数据覆盖2007年1月1日至2026年12月31日",
    );
    refused(
        national.amended(notice("国办发明电〔2025〕7号", &[("2026-08-03", rest)])),
        "notice 国办发明电〔2025〕7号 is in the calendar already; expected each notice once",
        "日历中已有通知国办发明电〔2025〕7号，每份通知应只有一次",
    );
    let local = national.with_local(notice("甲", &[("2026-08-03", rest)])).unwrap();
    refused(
        local.with_local(notice("乙", &[("2026-08-03", DayKind::Work)])),
        "2026-08-03 is work by notice 乙 and rest by notice 甲; amend the one that is wrong",
        "2026年8月3日按通知乙为上班，按通知甲则相反，请修改有误的一份",
    );
    assert!(local.with_local(notice("乙", &[("2026-08-03", rest)])).is_ok(), "restated, not contradicted");
    refused(
        WorkCalendar::from_entries([Entry::new(Role::Local, notice("甲", &[("2026-08-03", rest)]))]),
        "no year: expected the notice of a year before amendments and local holidays",
        "没有年度通知：应先有某一年的放假通知，再有修改或地方假日",
    );
    assert_eq!(WorkCalendar::from_entries([]), Err(CalendarError::NoYear));
    let years = |last| {
        (1850..=last)
            .map(|year| Entry::new(Role::Year, notice(&format!("{year}"), &[(&format!("{year}-01-01"), rest)])))
    };
    let longest = WorkCalendar::from_entries(years(2028)).unwrap();
    assert!(longest.is_working_day(day("2028-12-29")).unwrap().value, "the last Friday");
    refused(WorkCalendar::from_entries(years(2029)), "180 years; expected at most 179", "共180年，最多179年");
}

#[test]
fn a_notice_may_not_gainsay_the_december_of_the_year_before() {
    let first = notice("甲", &[("2030-12-31", DayKind::Work)]);
    let calendar = WorkCalendar::from_entries([Entry::new(Role::Year, first)]).unwrap();
    let next = notice("乙", &[("2030-12-31", DayKind::Rest), ("2031-01-01", DayKind::Rest)]);
    refused(
        calendar.with_year(next),
        "2030-12-31 is rest by notice 乙 and work by notice 甲; amend the one that is wrong",
        "2030年12月31日按通知乙为休息，按通知甲则相反，请修改有误的一份",
    );
}

#[test]
fn the_year_before_the_first_brings_in_the_days_that_the_first_notice_worked() {
    let calendar = through_2026().with_year(notice("甲", &[("2006-01-02", DayKind::Rest)])).unwrap();
    assert!(calendar.is_working_day(day("2006-12-30")).unwrap().value, "a Saturday, worked for 2007");
    assert_eq!(calendar.covered().from(), day("2006-01-01"));
}

#[test]
fn a_local_holiday_stands_above_what_comes_later() {
    let local = notice("某盟〔2026〕1号", &[("2026-12-31", DayKind::Work), ("2026-08-03", DayKind::Rest)]);
    let calendar = through_2026().with_local(local.clone()).unwrap();
    assert!(!calendar.is_working_day(day("2026-08-03")).unwrap().value);
    assert_eq!(calendar.notice_for(day("2026-08-03")).unwrap().0, &local);
    let next = notice("甲", &[("2026-12-31", DayKind::Rest), ("2027-01-01", DayKind::Rest)]);
    let calendar = calendar.with_year(next).unwrap();
    assert!(calendar.is_working_day(day("2026-12-31")).unwrap().value);
    assert_eq!(calendar.notice_for(day("2026-12-31")).unwrap().0, &local);
}

#[test]
fn a_day_names_the_notice_that_decided_it_last() {
    let calendar = through_2026();
    let by = |date: &str| calendar.notice_for(day(date)).map(|(notice, day)| (notice.number(), day.name()));
    assert_eq!(by("2020-02-01"), Some(("国办发明电〔2020〕1号", "春节")));
    assert_eq!(by("2022-12-31"), Some(("国办发明电〔2022〕16号", "元旦")));
    assert_eq!(by("2015-09-06"), Some(("国发明电〔2015〕1号", "抗战胜利70周年纪念日")));
    assert_eq!(by("2026-11-11"), None);
    let last = calendar.entries().last().unwrap().notice();
    assert_eq!((last.number(), last.issued()), ("国办发明电〔2025〕7号", Some(day("2025-11-04"))));
}

#[test]
fn value_stability_the_revision_of_the_national_calendar() {
    assert_eq!(through_2026().revision().to_string(), "2007-2026-30c5e42cb234be8c");
    assert_eq!(through_2026().rebuilt(), through_2026());
    let last = WorkCalendar::national().revision().last();
    assert_eq!(WorkCalendar::national_through(last), WorkCalendar::national());
    assert_eq!(WorkCalendar::national_through(year(9998)), WorkCalendar::national());
    assert_eq!(WorkCalendar::national_through(year(1000)).revision().last(), year(2007));
}

#[test]
fn a_calendar_and_its_answers_are_data() {
    let calendar = through_2026().provisional_through(year(2027)).unwrap();
    let data = serde_json::to_string(&calendar).unwrap();
    assert_eq!(serde_json::from_str::<WorkCalendar>(&data).unwrap(), calendar);
    let gap = data.replace("国办发明电〔2008〕42号", "国办发明电〔2009〕27号");
    assert!(serde_json::from_str::<WorkCalendar>(&gap).unwrap_err().to_string().contains("is in the calendar already"));
    assert!(serde_json::from_str::<WorkCalendar>(r#"{"entries":[]}"#).is_err());

    let answer = calendar.next_working_day(day("2026-12-31")).unwrap();
    let data = serde_json::to_string(&answer).unwrap();
    let start = r#"{"value":"2027-01-04","provisional":true,"revision":"2007-2026-"#;
    assert!(data.starts_with(start), "{data}");
    assert_eq!(serde_json::from_str::<Reckoned<NaiveDate>>(&data).unwrap(), answer);
}

impl WorkCalendar {
    /// The same calendar through the checks, with its digest computed.
    fn rebuilt(&self) -> Self {
        Self::from_entries(self.entries().to_vec()).unwrap()
    }
}

proptest! {
    #[test]
    fn a_made_up_calendar_is_as_stepping_finds(calendar in work_calendar(), from in 0..1461u64, n in 1..80u32) {
        let from = calendar.covered().from() + Days::new(from);
        prop_assert_eq!(calendar.is_working_day(from).ok().map(|answer| answer.value), works(&calendar, from));
        let mut end = calendar.covered().contains(from).then_some(from);
        for _ in 0..n {
            end = end.and_then(|end| {
                let later = end.iter_days().skip(1).take_while(|&date| date <= calendar.last_covered());
                later.into_iter().find(|&date| works(&calendar, date) == Some(true))
            });
        }
        let answer = calendar.nth_working_day_after(from, n, DayAfter);
        prop_assert_eq!(answer.map(|answer| answer.value).ok(), end);
    }

    #[test]
    fn nth_after_and_count_between_are_inverse(from in covered_day(), until in covered_day(), n in 0..500u32) {
        let calendar = WorkCalendar::national();
        if let Ok(end) = calendar.nth_working_day_after(from, n, DayAfter) {
            prop_assert_eq!(calendar.working_days_between(from, end.value).unwrap().value, n as i32);
        }
        let days = calendar.working_days_between(from, until).unwrap().value;
        prop_assert_eq!(calendar.working_days_between(until, from).unwrap().value, -days);
        if until >= from && calendar.is_working_day(until).unwrap().value {
            let end = calendar.nth_working_day_after(from, days as u32, DayAfter).unwrap().value;
            prop_assert_eq!(end, until);
        }
    }

    #[test]
    fn a_change_leaves_every_other_day_alone(change in change_notice(2020), local in any::<bool>()) {
        let national = through_2026();
        let changed = if local { national.with_local(change.clone()) } else { national.amended(change.clone()) }.unwrap();
        prop_assert_ne!(changed.revision(), national.revision());
        for date in national.covered().from().iter_days().take(national.covered().days() as usize) {
            let answer = changed.is_working_day(date).unwrap();
            match change.day(date) {
                Some(day) => prop_assert_eq!(answer.value, day.kind() == DayKind::Work),
                None => prop_assert_eq!(answer.value, national.is_working_day(date).unwrap().value),
            }
            prop_assert_eq!(answer.revision, changed.revision());
        }
    }

    #[test]
    fn a_further_year_leaves_the_covered_ones_alone(added in year_notice(2027)) {
        let national = through_2026();
        let calendar = national.with_year(added).unwrap();
        for date in national.covered().from().iter_days().take(national.covered().days() as usize) {
            let answer = calendar.is_working_day(date).unwrap();
            prop_assert_eq!(answer.value, national.is_working_day(date).unwrap().value);
            prop_assert!(!answer.provisional);
        }
        prop_assert_eq!(calendar.last_covered(), day("2027-12-31"));
    }

    #[test]
    fn a_batch_is_its_questions_one_by_one(dates in proptest::collection::vec(covered_day(), 0..20), n in 0..30u32) {
        let calendar = WorkCalendar::national();
        let batch: Vec<_> = calendar.nth_working_days_after(dates.iter().copied(), n, CompletionDay).collect();
        let single: Vec<_> = dates.iter().map(|&date| calendar.nth_working_day_after(date, n, CompletionDay)).collect();
        prop_assert_eq!(batch, single);
        let numbers: Vec<DayNumber> = dates.iter().map(|&date| date.into()).collect();
        let batch: Vec<_> = calendar.table().nth_after_each(&numbers, n).collect();
        prop_assert_eq!(batch, numbers.iter().map(|&day| calendar.table().nth_after(day, n)).collect::<Vec<_>>());
    }
}
