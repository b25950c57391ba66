//! What brackets say of a date: weekdays (星期四, 周四), lunar days (农历正月初七, 除夕) and festivals, checked against it.

use chrono::{Datelike, NaiveDate};

use super::cursor::{Cursor, pieces};
use super::error::{self, NoticeTextError};
use super::festival_words;
use crate::calendar::festivals::{Festival, lunar_date};

/// The dates that a bracket is about: one, or both ends of a range that it stands behind.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    pub(super) from: NaiveDate,
    pub(super) until: NaiveDate,
}

/// What was checked of a bracket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Checked {
    /// Whether a weekday confirmed the date.
    pub(super) weekday: bool,
    /// Whether a lunar word was not checked, for the table of festivals does not reach the year.
    pub(super) unknown: bool,
}

enum Word {
    Weekday(u32),
    Eve,
    Lunar { month: Option<u32>, day: u32 },
    Festival(Festival),
}

/// Checks what a bracket says.
///
/// # Errors
/// [`NoticeTextError`] for a word that is none of these, or differs from the date.
pub(super) fn check(inside: &str, about: About) -> Result<Checked, NoticeTextError> {
    let mut checked = Checked::default();
    let inside_words = inside.strip_prefix('即').unwrap_or(inside);
    let mut words = pieces(inside_words, &['、', '，', '；']).peekable();
    if words.peek().is_none() {
        return Err(error::bracket(inside));
    }
    for said in words {
        let mut cursor = Cursor(said);
        let first = word(&mut cursor).ok_or_else(|| error::bracket(inside))?;
        if cursor.is_empty() {
            let at_once = Said { word: &first, month: None, said };
            at_once.holds(About { from: about.until, ..about }, about, &mut checked)?;
            continue;
        }
        let spans = cursor.eat("至") || cursor.eat("到") || cursor.eat("-");
        let second = word(&mut cursor).filter(|_| spans && cursor.is_empty()).ok_or_else(|| error::bracket(inside))?;
        let (start, end) = (About { until: about.from, ..about }, About { from: about.until, ..about });
        let month = match first {
            Word::Lunar { month, .. } => month,
            Word::Eve => Some(1),
            _ => None,
        };
        Said { word: &first, month: None, said }.holds(start, start, &mut checked)?;
        Said { word: &second, month, said }.holds(end, end, &mut checked)?;
    }
    Ok(checked)
}

struct Said<'t> {
    word: &'t Word,
    /// The lunar month that stands before, in a range.
    month: Option<u32>,
    said: &'t str,
}

impl Said<'_> {
    /// Checks the word of a date; a festival may lie anywhere within the whole.
    fn holds(&self, at: About, whole: About, checked: &mut Checked) -> Result<(), NoticeTextError> {
        let (date, said) = (at.from, self.said);
        let is = |day: Option<NaiveDate>, checked: &mut Checked| match day {
            None => {
                checked.unknown = true;
                Ok(())
            }
            Some(day) if day == date => Ok(()),
            Some(_) => Err(error::lunar(date, said)),
        };
        match *self.word {
            Word::Weekday(number) if date.weekday().number_from_monday() == number => {
                checked.weekday = true;
                Ok(())
            }
            Word::Weekday(_) => Err(error::weekday(date, said)),
            Word::Eve => is(Festival::Spring.day(date.year()).and_then(|day| day.pred_opt()), checked),
            Word::Lunar { month, day } => is(lunar_date(date.year(), month.or(self.month).unwrap_or(1), day), checked),
            Word::Festival(festival) => match festival.day(date.year()) {
                Some(day) if day != date && (whole.from..=whole.until).contains(&day) => Ok(()),
                day => is(day, checked),
            },
        }
    }
}

fn word(cursor: &mut Cursor<'_>) -> Option<Word> {
    if cursor.eat_any(&["星期", "周"]).is_some() {
        let place = cursor.eat_any(&["一", "二", "三", "四", "五", "六", "日", "天"])?;
        return u32::try_from(place).ok().map(|place| Word::Weekday(place.saturating_add(1).min(7)));
    }
    cursor.eat("农历");
    if cursor.eat_any(&["除夕", "大年三十", "年三十"]).is_some() {
        return Some(Word::Eve);
    }
    if let Some(festival) = festival_words::eat(cursor) {
        cursor.eat("当日");
        return Some(Word::Festival(festival));
    }
    let month = cursor.eat_any(&["正月", "大年", "五月", "八月", "腊月", "十二月"]);
    let month = month.and_then(|place| [1, 1, 5, 8, 12, 12].get(place)).copied();
    lunar_number(cursor).map(|day| Word::Lunar { month, day })
}

/// 初一 to 三十.
fn lunar_number(cursor: &mut Cursor<'_>) -> Option<u32> {
    if cursor.eat("初") {
        return cursor.count().filter(|day| (1..=10).contains(day));
    }
    for (prefix, tens) in [("二十", 20_u32), ("廿", 20)] {
        if cursor.eat(prefix) {
            return Some(cursor.count().map_or(tens, |unit| tens.saturating_add(unit)));
        }
    }
    if cursor.eat("三十") {
        return Some(30);
    }
    cursor.count().filter(|day| (11..=19).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[track_caller]
    fn checked(inside: &str, from: &str, until: &str) -> Result<Checked, NoticeTextError> {
        check(inside, About { from: from.parse().unwrap(), until: until.parse().unwrap() })
    }

    #[track_caller]
    fn holds(inside: &str, date: &str) {
        assert!(checked(inside, date, date).is_ok(), "{inside}");
    }

    #[test]
    fn weekdays_lunar_days_and_festivals_are_held_against_the_date() {
        for (inside, date) in [
            ("星期四", "2026-01-01"),
            ("周四、新年", "2026-01-01"),
            ("星期天", "2026-01-04"),
            ("农历除夕、周一", "2026-02-16"),
            ("大年三十", "2026-02-16"),
            ("农历腊月二十八、周日", "2026-02-15"),
            ("农历正月初七，周一", "2026-02-23"),
            ("农历五月初五，端午节", "2026-06-19"),
            ("农历八月十五", "2026-09-25"),
            ("清明节", "2026-04-05"),
            ("星期日、农历清明当日", "2026-04-05"),
            ("“十一”", "2026-10-01"),
        ] {
            holds(inside, date);
        }
        assert!(checked("即农历大年初一至初七", "2007-02-18", "2007-02-24").unwrap().unknown);
        assert!(checked("农历除夕至正月初六", "2008-02-06", "2008-02-12").is_ok());
        assert!(checked("周四至周三", "2026-10-01", "2026-10-07").unwrap().weekday);
        assert!(checked("清明节", "2026-04-04", "2026-04-06").is_ok(), "within the range");
    }

    #[test]
    fn what_differs_or_is_no_word_of_a_date_is_refused() {
        for (inside, message) in [
            ("周日", "2026-02-16 is a Monday, and the text says 周日; compare the copy with the published notice"),
            ("正月初一", "2026-02-16 is not 正月初一; compare the copy with the published notice"),
            ("腊月三十", "2026-02-16 is not 腊月三十; compare the copy with the published notice"),
            ("春节", "2026-02-16 is not 春节; compare the copy with the published notice"),
        ] {
            assert_eq!(checked(inside, "2026-02-16", "2026-02-16").unwrap_err().to_string(), message);
        }
        for inside in ["", "即", "周", "周八", "星期一二", "三十一", "上午", "周一至", "初十一", "2月16日"]
        {
            let error = checked(inside, "2026-02-16", "2026-02-16").unwrap_err();
            assert_eq!(error.code(), crate::Code::NOTICE_TEXT_BRACKET, "{inside}");
        }
    }
}
