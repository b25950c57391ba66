//! Words outside the items: they may say what the items say, and nothing else of a day's rest or work.

use chrono::{Datelike, NaiveDate};

use super::arrangement::is_weekend;
use super::cursor::{Cursor, pieces};
use super::dates::{self, Context};
use super::error::{self, NoticeTextError};
use crate::calendar::{DayKind, NoticeDay};

const WORK: [&str; 3] = ["上班", "上课", "工作日"];
const REST: [&str; 8] = ["放假", "休息", "公休", "补休", "调休", "连休", "休假", "假期"];
const DENIAL: [&str; 9] = ["不", "不再", "不予", "取消", "停止", "暂停", "撤销", "无需", "无须"];
const CHANGE: [&str; 8] = ["改为", "改至", "改在", "改到", "调整为", "推迟", "提前", "取消"];

/// Checks every clause of the words outside.
///
/// # Errors
/// [`NoticeTextError`] for one that denies, changes or contradicts what was read.
pub(super) fn check(words: &str, year: i32, days: &[NoticeDay]) -> Result<(), NoticeTextError> {
    for clause in pieces(words, &['，', '。', '；', '：', '\n']) {
        if !agrees(clause, year, days) {
            return Err(error::outside().at(clause));
        }
    }
    Ok(())
}

fn agrees(clause: &str, year: i32, days: &[NoticeDay]) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    let (works, rests) = (says(&WORK), says(&REST));
    if !works && !rests {
        return true;
    }
    let denied = |word: &&str| DENIAL.iter().any(|denial| clause.contains(&format!("{denial}{word}")));
    let Some(dates) = dated(clause, year) else { return false };
    if WORK.iter().chain(&REST).any(denied) || (!dates.is_empty() && says(&CHANGE)) {
        return false;
    }
    let said = |date: NaiveDate| days.iter().find(|day| day.date() == date).map(NoticeDay::kind);
    let working = |date: NaiveDate| said(date).map_or(!is_weekend(date), |kind| kind == DayKind::Work);
    // Other years are no matter of this notice.
    dates.into_iter().filter(|date| date.year() == year).all(|date| working(date) == works)
}

/// The dates of a clause; none if one does not exist or cannot be read.
fn dated(clause: &str, year: i32) -> Option<Vec<NaiveDate>> {
    let mut found = Vec::new();
    let mut cursor = Cursor(clause);
    let mut read = 0_usize;
    while !cursor.is_empty() {
        let before = cursor.0;
        let list = dates::list(&mut cursor);
        if list.is_empty() {
            let next = cursor.0.chars().next().map_or(0, char::len_utf8);
            cursor = Cursor(cursor.0.get(next..).unwrap_or_default());
            continue;
        }
        let words = before.strip_suffix(cursor.0).unwrap_or(before);
        read = read.saturating_add(words.matches('日').count());
        let written_year = list.iter().find_map(dates::Span::year).unwrap_or(year);
        let days = Context::new(written_year).days(&list).ok()?;
        found.extend(dates::each(&days));
    }
    // A day of the month that is written and not read, such as 1O月1日, is not passed over.
    let written = clause.match_indices('日').filter(|(at, _)| {
        let before = clause.get(..*at).unwrap_or_default();
        before.ends_with(|c: char| c.is_ascii_alphanumeric())
    });
    (read >= written.count()).then_some(found)
}
