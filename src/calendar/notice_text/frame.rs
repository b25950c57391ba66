//! What stands around the items: title, number, opening, and the date under the text.

use chrono::{Datelike, NaiveDate};

use super::cursor::{Cursor, pieces};
use super::error::{self, NoticeTextError};
use super::festival_words;
use crate::calendar::Role;
use crate::calendar::festivals::Festival;

/// What stands before the items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame<'t> {
    /// 国务院办公厅关于2026年部分节假日安排的通知.
    pub(super) title: String,
    pub(super) role: Role,
    pub(super) year: i32,
    pub(super) number: String,
    /// The festival of a title that names one: 劳动节 of 关于调整2019年劳动节假期安排的通知.
    pub(super) subject: String,
    /// The text up to the end of the opening.
    pub(super) before: &'t str,
    /// The opening sentence.
    pub(super) opening: &'t str,
    /// The items and what follows.
    pub(super) body: &'t str,
}

struct Title {
    issuer: String,
    /// Between 关于 and 的通知.
    matter: String,
    /// Where the text goes on.
    end: usize,
}

const fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

/// The Han characters at the end of a text.
fn han_run(text: &str) -> &str {
    let start = text.char_indices().rev().take_while(|(_, character)| is_han(*character)).last();
    start.and_then(|(at, _)| text.get(at..)).unwrap_or_default()
}

/// The longest matter of a title, in characters.
const LONGEST_MATTER: usize = 60;

fn title(text: &str) -> Option<Title> {
    text.match_indices("关于").find_map(|(at, about)| {
        let start = at.checked_add(about.len())?;
        let mut matter = String::new();
        for (place, character) in text.get(start..)?.char_indices() {
            match character {
                '\n' => {}
                '。' | '，' | '；' => return None,
                _ => matter.push(character),
            }
            if let Some(whole) = matter.strip_suffix("的通知") {
                let before = text.get(..at)?.trim_end_matches('\n');
                let issuer = han_run(before);
                let issuer = issuer.strip_prefix("标题").unwrap_or(issuer).to_owned();
                let end = start.checked_add(place)?.checked_add(character.len_utf8())?;
                return Some(Title { issuer, matter: whole.to_owned(), end });
            }
            if matter.chars().count() > LONGEST_MATTER {
                return None;
            }
        }
        None
    })
}

/// The first year that is written in a text.
fn year_in(text: &str) -> Option<i32> {
    text.match_indices('年').find_map(|(at, _)| {
        let before = text.get(..at)?;
        let digits = before.len().checked_sub(4).and_then(|start| before.get(start..))?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    })
}

/// The festival that a title is about, or the whole matter of one that names none.
fn subject(matter: &str) -> &str {
    let mut subject = matter;
    for start in ["做好", "调整", "延长"] {
        subject = subject.strip_prefix(start).unwrap_or(subject);
    }
    if let Some(year) = year_in(subject) {
        subject = subject.strip_prefix(&format!("{year}年")).unwrap_or(subject);
    }
    let ends = ["调休放假", "放假调休", "放假", "假期", "休假", "期间", "安排", "有关", "调休"];
    let end = ends.iter().filter_map(|end| subject.find(end)).min();
    let subject = end.and_then(|end| subject.get(..end)).unwrap_or(subject);
    if subject.is_empty() { matter } else { subject }
}

/// A document's number: the letters of its issuer, the year, the serial number.
struct Number {
    text: String,
    year: i32,
}

/// Every number of a text that is not quoted in it.
fn numbers(text: &str) -> impl Iterator<Item = Number> {
    text.match_indices('〔').filter_map(|(at, open)| {
        let before = text.get(..at)?;
        let run = han_run(before);
        let quoted = before.strip_suffix(run)?.ends_with(['（', '》']);
        let letters = ["国办发明电", "国发明电"].into_iter().find(|letters| run.ends_with(letters));
        let letters = letters.or_else(|| run.rsplit("通知").next()).filter(|letters| !letters.is_empty() && !quoted)?;
        let mut cursor = Cursor(text.get(at.checked_add(open.len())?..)?);
        let year = cursor.number().filter(|year| *year >= 1000 && cursor.eat("〕"))?;
        cursor.eat("第");
        let serial = cursor.number().filter(|_| cursor.eat("号"))?;
        Some(Number { text: format!("{letters}〔{year}〕{serial}号"), year: i32::try_from(year).ok()? })
    })
}

/// Reads what stands before the items.
///
/// # Errors
/// [`NoticeTextError`] where title, number or opening is missing, or their years do not fit.
pub(super) fn read(text: &str) -> Result<Frame<'_>, NoticeTextError> {
    let Title { issuer, matter, end } =
        title(text).filter(|title| !title.issuer.is_empty()).ok_or_else(error::no_title)?;
    let role = match issuer.as_str() {
        "国务院" | "国务院办公厅" if matter.ends_with("部分节假日安排") => Role::Year,
        "国务院" | "国务院办公厅" => Role::Amendment,
        _ => Role::Local,
    };
    let title = format!("{issuer}关于{matter}的通知");
    let rest = text.get(end..).unwrap_or_default();
    let (opening, body) = opening(rest).ok_or_else(error::no_opening)?;
    let number = numbers(text).next().ok_or_else(error::no_number)?;
    let year = if role == Role::Year {
        year_in(&matter).filter(|year| matter == format!("{year}年部分节假日安排")).ok_or_else(error::no_title)?
    } else {
        year_in(&matter).or_else(|| year_in(opening)).or_else(|| year_in(body)).unwrap_or(number.year)
    };
    if number.year != year && number.year.saturating_add(1) != year {
        return Err(error::number_year(number.year, year).at(&number.text));
    }
    let before = text.strip_suffix(body).unwrap_or(text);
    let subject = subject(&matter).to_owned();
    Ok(Frame { title, role, year, number: number.text, subject, before, opening, body })
}

/// The sentence that ends in 如下, and what stands behind it.
fn opening(rest: &str) -> Option<(&str, &str)> {
    rest.match_indices("如下").find_map(|(at, word)| {
        let behind = rest.get(at.checked_add(word.len())?..)?;
        let (close, mark) = behind.char_indices().take(9).find(|(_, c)| matches!(c, '：' | '。' | '\n'))?;
        let body = behind.get(close.checked_add(mark.len_utf8())?..)?;
        let sentence = rest.get(..at)?.rsplit(['。', '\n', '：']).next()?;
        Some((sentence, body))
    })
}

/// Checks that a year's opening has the title's year and names these festivals, each once.
///
/// # Errors
/// [`NoticeTextError`] for another year, or a festival without an item or named twice.
pub(super) fn check_opening(frame: &Frame<'_>, of_items: &[Festival]) -> Result<(), NoticeTextError> {
    let named = festival_words::named_in(frame.opening);
    for (at, festival) in named.iter().enumerate() {
        if named.iter().skip(at.saturating_add(1)).any(|other| other == festival) {
            return Err(error::festival_twice(festival.chinese()).at(frame.opening));
        }
        if !of_items.contains(festival) {
            return Err(error::opening_festival(festival.chinese(), false).at(frame.opening));
        }
    }
    if let Some(unnamed) = of_items.iter().find(|festival| !named.contains(festival)) {
        return Err(error::opening_festival(unnamed.chinese(), true).at(frame.opening));
    }
    let mut years = frame.opening.match_indices('年').filter_map(|(at, year)| {
        let digits = frame.opening.get(..at)?;
        let digits = digits.get(digits.len().checked_sub(4)?..)?.parse().ok()?;
        let behind = frame.opening.get(at.checked_add(year.len())?..)?;
        festival_words::eat(&mut Cursor(behind)).map(|_| digits)
    });
    let found: Option<u32> = years.next_back();
    if found.and_then(|found| i32::try_from(found).ok()) == Some(frame.year) {
        Ok(())
    } else {
        Err(error::opening_year(found, frame.year).at(frame.opening))
    }
}

/// The date under the text; none if there is none.
///
/// # Errors
/// [`NoticeTextError`] for one that does not exist, is of another year than the number, or not before `first`.
pub(super) fn issued(
    closing: &str,
    number: &str,
    first: Option<NaiveDate>,
) -> Result<Option<NaiveDate>, NoticeTextError> {
    let mut found = None;
    for piece in pieces(closing, &['。', '\n']) {
        let signed = piece.trim_start_matches(|c: char| is_han(c) && !"〇零一二三四五六七八九".contains(c));
        let dated = signed.contains('年') && signed.contains('月') && signed.ends_with('日');
        if dated && signed.chars().count() <= 12 {
            let date = written_date(signed).ok_or_else(|| error::issued().at(piece))?;
            let fits = number.contains(&format!("〔{}〕", date.year())) && first.is_none_or(|first| date < first);
            if !fits {
                return Err(error::issued().at(piece));
            }
            found = Some(date);
        }
    }
    Ok(found)
}

/// 2025年11月4日 or 二〇二五年十一月四日.
fn written_date(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('年')?;
    let (month, day) = rest.strip_suffix('日')?.split_once('月')?;
    let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let year = if digits { year.parse().ok()? } else { chinese_year(year)? };
    NaiveDate::from_ymd_opt(year, part(month)?, part(day)?)
}

fn chinese_year(text: &str) -> Option<i32> {
    let digits = "〇一二三四五六七八九";
    let each = text.replace('零', "〇");
    let each = each.chars().map(|numeral| digits.chars().position(|digit| digit == numeral));
    let each: Vec<usize> = each.collect::<Option<_>>()?;
    let [a, b, c, d] = each.as_slice() else { return None };
    format!("{a}{b}{c}{d}").parse().ok()
}

/// A month or day in digits or in Chinese numerals up to 三十一.
fn part(text: &str) -> Option<u32> {
    let mut cursor = Cursor(text);
    let tens = if cursor.eat("三十") {
        30_u32
    } else if cursor.eat("二十") {
        20
    } else {
        0
    };
    if tens > 0 && cursor.is_empty() {
        return Some(tens);
    }
    let number = cursor.count()?;
    cursor.is_empty().then(|| tens.saturating_add(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_number_year_and_opening_are_found_in_every_form() {
        let text = "国务院办公厅关于2011年\n部分节假日安排的通知\n国办发明电〔2010〕第40号\n各省：\n经批准，现将2011年元旦通知如下。\n一、";
        let frame = read(text).unwrap();
        assert_eq!((frame.title.as_str(), frame.year), ("国务院办公厅关于2011年部分节假日安排的通知", 2011));
        assert_eq!((frame.number.as_str(), frame.role), ("国办发明电〔2010〕40号", Role::Year));
        assert_eq!((frame.opening, frame.body), ("经批准，现将2011年元旦通知", "\n一、"));
        let one_line = "国务院办公厅关于调整2019年劳动节假期安排的通知国办发明电〔2019〕3号现通知如下：甲";
        let frame = read(one_line).unwrap();
        assert_eq!((frame.subject.as_str(), frame.role), ("劳动节", Role::Amendment));
        assert_eq!((frame.number.as_str(), frame.body), ("国办发明电〔2019〕3号", "甲"));
        let local = "某旗人民政府关于那达慕放假的通知\n（国办发明电〔2024〕12号）某政办发〔2025〕3号\n通知如下：\n";
        let frame = read(local).unwrap();
        assert_eq!((frame.subject.as_str(), frame.role, frame.year), ("那达慕", Role::Local, 2025));
    }

    #[test]
    fn the_date_under_the_text_is_read_in_both_scripts() {
        let day = |text: &str| issued(text, "〔2011〕", None).map_err(|error| error.to_string());
        let date = NaiveDate::from_ymd_opt(2011, 12, 5);
        for text in ["二〇一一年十二月五日", "国务院办公厅2011年12月5日", "国务院办公厅\n二〇一一年十二月五日\n"]
        {
            assert_eq!(day(text), Ok(date), "{text}");
        }
        assert_eq!(day("二〇一一年十二月二十九日"), Ok(NaiveDate::from_ymd_opt(2011, 12, 29)));
        assert_eq!(day("祝好。"), Ok(None));
        for text in ["2O11年12月5日", "2011年13月5日", "2012年12月5日", "二〇一一年十二月三十二日", "11年12月5日"]
        {
            assert!(day(text).is_err(), "{text}");
        }
        assert!(issued("2011年12月5日", "〔2011〕", date).is_err(), "not before its days");
    }
}
