//! Art. 13's working days as the State Council's notices arrange them, for 2007 and every later year that is known.
//!
//! `cn_holidays.csv` holds the days as they came to be, each under the notice that decided it last: 2020-02-01, first
//! to be worked, is a rest day of 国办发明电〔2020〕1号. `cn_notices.csv` holds the notices with the date under each
//! text; two of them (for 2008 and 2009) are not known to us and left empty. The Saturday and Sunday worked at the
//! end of 2006 belong to the notice for 2007 and lie outside the covered years. `cn_revision.txt` names the
//! whole, so that no start computes it; a test holds it against the days. The files are read by the compiler, which
//! refuses a malformed one. `examples/add_notice` prints what a further notice adds to each.

#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "runs in the compiler alone, where a panic is a build error; the loops after it index by `enumerate`"
)]

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::{DayKind, Entry, Notice, NoticeDay, Role};
use crate::Year;

const HOLIDAYS: &str = include_str!("cn_holidays.csv");
const NOTICES: &str = include_str!("cn_notices.csv");

/// The revision of the data above: its years and digest.
const REVISION: &str = include_str!("cn_revision.txt");

/// The revision's digest.
pub(super) const DIGEST: [u8; 8] = digest(REVISION);

/// The 16 hexadecimal digits behind the second dash.
const fn digest(revision: &'static str) -> [u8; 8] {
    let (_, rest) = cut(revision, b'-');
    let (_, rest) = cut(rest, b'-');
    let (digits, _) = cut(rest, b'\n');
    match u64::from_str_radix(digits, 16) {
        Ok(digest) if digits.len() == 16 => digest.to_be_bytes(),
        _ => panic!("not a revision"),
    }
}

#[derive(Clone, Copy)]
struct Day {
    date: NaiveDate,
    kind: DayKind,
    name: &'static str,
    notice: &'static str,
}

#[derive(Clone, Copy)]
struct Head {
    number: &'static str,
    role: Role,
    issued: Option<NaiveDate>,
}

static DAYS: [Day; rows(HOLIDAYS)] = days(HOLIDAYS);
static HEADS: [Head; rows(NOTICES)] = heads(NOTICES);

/// Lines without the header; the last line ends with a line feed too.
const fn rows(csv: &str) -> usize {
    let (bytes, mut at, mut lines) = (csv.as_bytes(), 0, 0);
    while at < bytes.len() {
        lines += (bytes[at] == b'\n') as usize;
        at += 1;
    }
    lines - 1
}

/// Splits at the first such byte, which is dropped.
const fn cut(text: &'static str, byte: u8) -> (&'static str, &'static str) {
    let mut at = 0;
    while text.as_bytes()[at] != byte {
        at += 1;
    }
    let (before, rest) = text.split_at(at);
    (before, rest.split_at(1).1)
}

const fn is(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let mut at = 0;
    while at < text.len() && at < word.len() && text[at] == word[at] {
        at += 1;
    }
    at == text.len() && at == word.len()
}

const fn number(digits: &str) -> u32 {
    let (bytes, mut at, mut number) = (digits.as_bytes(), 0, 0);
    while at < bytes.len() {
        assert!(bytes[at].is_ascii_digit(), "not a digit in a date");
        number = number * 10 + (bytes[at] - b'0') as u32;
        at += 1;
    }
    number
}

const fn date(text: &'static str) -> NaiveDate {
    let (year, rest) = cut(text, b'-');
    let (month, day) = cut(rest, b'-');
    #[allow(clippy::cast_possible_wrap, reason = "four digits")]
    match NaiveDate::from_ymd_opt(number(year) as i32, number(month), number(day)) {
        Some(date) => date,
        None => panic!("no such date"),
    }
}

const fn days<const N: usize>(csv: &'static str) -> [Day; N] {
    let mut days = [Day { date: NaiveDate::MIN, kind: DayKind::Rest, name: "", notice: "" }; N];
    let (header, mut rest) = cut(csv, b'\n');
    assert!(is(header, "date,kind,name,notice"), "unknown columns");
    let mut at = 0;
    while at < N {
        let (line, after) = cut(rest, b'\n');
        let (day, line) = cut(line, b',');
        let (kind, line) = cut(line, b',');
        let (name, notice) = cut(line, b',');
        assert!(is(kind, "rest") || is(kind, "work"), "neither rest nor work");
        let kind = if is(kind, "rest") { DayKind::Rest } else { DayKind::Work };
        days[at] = Day { date: date(day), kind, name, notice };
        rest = after;
        at += 1;
    }
    days
}

const fn heads<const N: usize>(csv: &'static str) -> [Head; N] {
    let mut heads = [Head { number: "", role: Role::Year, issued: None }; N];
    let (header, mut rest) = cut(csv, b'\n');
    assert!(is(header, "notice,role,issued"), "unknown columns");
    let mut at = 0;
    while at < N {
        let (line, after) = cut(rest, b'\n');
        let (number, line) = cut(line, b',');
        let (role, issued) = cut(line, b',');
        assert!(is(role, "year") || is(role, "amendment"), "neither year nor amendment");
        let role = if is(role, "year") { Role::Year } else { Role::Amendment };
        heads[at] = Head { number, role, issued: if issued.is_empty() { None } else { Some(date(issued)) } };
        rest = after;
        at += 1;
    }
    heads
}

/// The notices in the order in which they were issued.
pub(super) fn entries() -> Vec<Entry> {
    let mut days: Vec<Vec<NoticeDay>> = HEADS.iter().map(|_| Vec::with_capacity(40)).collect();
    let mut at = 0;
    for day in &DAYS {
        if HEADS[at].number != day.notice {
            at = HEADS.iter().position(|head| head.number == day.notice).unwrap_or(at);
        }
        days[at].push(NoticeDay { date: day.date, kind: day.kind, name: Cow::Borrowed(day.name) });
    }
    let notices = HEADS.iter().zip(days).filter_map(|(head, days)| {
        let year = Year::new(days.last()?.date.year()).ok()?;
        let notice = Notice { number: Cow::Borrowed(head.number), issued: head.issued, year, days };
        Some(Entry::new(head.role, notice))
    });
    notices.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WorkCalendar;

    #[test]
    fn every_embedded_notice_passes_the_checks_of_a_callers() {
        let entries = entries();
        assert_eq!(entries.len(), HEADS.len(), "a notice without a day");
        assert_eq!(entries.iter().map(|entry| entry.notice().days().len()).sum::<usize>(), DAYS.len());
        for entry in &entries {
            let notice = entry.notice();
            let again = Notice::new(notice.number(), notice.issued(), notice.days().to_vec()).unwrap();
            assert_eq!(&again, notice);
        }
        assert!(DAYS.iter().all(|day| HEADS.iter().any(|head| head.number == day.notice)));
        let calendar = WorkCalendar::from_entries(entries).unwrap();
        let right = format!("{}\n", calendar.revision());
        assert_eq!(REVISION, right, "src/calendar/cn_revision.txt must hold the line on the right");
        assert_eq!(calendar, WorkCalendar::national(), "national() skips the checks, and the digest");
    }

    #[test]
    fn a_notice_is_issued_in_the_year_of_its_number_and_before_its_days() {
        let mut last = NaiveDate::MIN;
        for entry in entries() {
            let notice = entry.notice();
            let Some(issued) = notice.issued() else {
                assert!(["国办发明电〔2007〕52号", "国办发明电〔2008〕42号"].contains(&notice.number()));
                continue;
            };
            assert!(notice.number().contains(&format!("〔{}〕", issued.year())), "{}", notice.number());
            assert!(issued < notice.days()[0].date() && issued > last);
            last = issued;
        }
    }
}
