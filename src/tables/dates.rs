//! Days as people and spreadsheets write them.

use chrono::{Days, Months, NaiveDate};

use super::cell::{Refused, reading, two_readings};
use super::options::Epoch;
use crate::dates::{DateSpan, date};

/// The day of no end: 长期.
pub(super) const NO_END: &str = "9999-12-31";

/// The words for what has no end.
pub(super) const NO_END_WORDS: [&str; 6] = ["长期", "长期有效", "永久", "永久有效", "无固定期限", "无期限"];

/// The day that a text means, in another form than ours; none if it is no day at all.
///
/// # Errors
/// A text that may mean two days, such as a month without a day.
pub(super) fn day(text: &str, epoch: Option<Epoch>) -> Result<Option<NaiveDate>, Refused> {
    let midnight = [" 00:00:00", "T00:00:00", " 0:00:00", " 00:00", " 0:00"];
    let text = midnight.iter().find_map(|time| text.strip_suffix(time)).unwrap_or(text);
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match text.len() {
            8 => Ok(ymd(text.get(..4), text.get(4..6), text.get(6..))),
            5 => serial(text, epoch),
            _ => Ok(None),
        };
    }
    let Some(parts) = parts(text) else {
        return month(text).map_or(Ok(None), |[first, last]| {
            let [first, last] = [first, last].map(|day| reading(day.to_string(), day.to_string()));
            Err(two_readings(text, &first, &last))
        });
    };
    match parts {
        [year, month, day] if year.len() == 4 => Ok(ymd(Some(year), Some(month), Some(day))),
        [first, second, last] if text.contains('年') => {
            // 26年3月5日: the year is short, but nothing else can be the year; of 98 nobody knows the century.
            let [past, now] = ["19", "20"].map(|century| {
                let year = (first.len() == 2).then(|| format!("{century}{first}"));
                year.and_then(|year| ymd(Some(&year), Some(second), Some(last)))
            });
            match (past, now) {
                (Some(past), Some(now)) if *first >= *"70" => {
                    let [past, now] = [past, now].map(|day| reading(day.to_string(), day.to_string()));
                    Err(two_readings(text, &past, &now))
                }
                _ => Ok(now),
            }
        }
        [first, second, last] => {
            let century = |year: &str| if year.len() == 4 { year.to_owned() } else { format!("20{year:0>2}") };
            let readings = [
                ymd(Some(&century(last)), Some(first), Some(second)),
                ymd(Some(&century(last)), Some(second), Some(first)),
                (last.len() <= 2).then(|| ymd(Some(&century(first)), Some(second), Some(last))).flatten(),
            ];
            let mut readings: Vec<NaiveDate> = readings.into_iter().flatten().collect();
            readings.dedup();
            match readings.as_slice() {
                [one, other, ..] => {
                    let [one, other] = [one, other].map(|day| reading(day.to_string(), day.to_string()));
                    Err(two_readings(text, &one, &other))
                }
                _ => Ok(None),
            }
        }
    }
}

/// Three numbers with one kind of sign between them.
fn parts(text: &str) -> Option<[&str; 3]> {
    let chinese = text.strip_suffix(['日', '号']).and_then(|text| {
        let (year, rest) = text.split_once('年')?;
        rest.split_once('月').map(|(month, day)| [year, month, day])
    });
    let by = |sign: char| {
        let mut parts = text.split(sign);
        let three = [parts.next()?, parts.next()?, parts.next()?];
        parts.next().is_none().then_some(three)
    };
    let parts = chinese.or_else(|| ['-', '/', '.'].into_iter().find_map(by))?.map(str::trim);
    let number = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.iter().all(number).then_some(parts)
}

/// The first and the last day of a month that stands without a day: 2026-10, 2026/10, 2026年10月, 2026年10月份.
fn month(text: &str) -> Option<[NaiveDate; 2]> {
    let chinese = text.strip_suffix("月份").or_else(|| text.strip_suffix('月')).and_then(|text| text.split_once('年'));
    let (year, month) = chinese.or_else(|| text.split_once(['-', '/']))?;
    let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let [year, month] = [year, month].map(str::trim);
    if year.len() != 4 || !(1..=2).contains(&month.len()) || !number(year) || !number(month) {
        return None;
    }
    let first = ymd(Some(year), Some(month), Some("1"))?;
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    Some([first, last])
}

fn ymd(year: Option<&str>, month: Option<&str>, day: Option<&str>) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year?.parse().ok()?, month?.parse().ok()?, day?.parse().ok()?)
}

/// The day of a number by which spreadsheets count days.
pub(super) fn of_serial(number: u64, epoch: Epoch) -> Option<NaiveDate> {
    // Before 61, the count of 1900 has a day that never was.
    let from = match epoch {
        Epoch::Year1900 if number >= 61 => NaiveDate::from_ymd_opt(1899, 12, 30),
        Epoch::Year1900 => None,
        Epoch::Year1904 => NaiveDate::from_ymd_opt(1904, 1, 1),
    };
    from?.checked_add_days(Days::new(number))
}

fn serial(text: &str, epoch: Option<Epoch>) -> Result<Option<NaiveDate>, Refused> {
    let number = text.parse().unwrap_or(0);
    let [by_1900, by_1904] = [Epoch::Year1900, Epoch::Year1904].map(|epoch| of_serial(number, epoch));
    match (epoch, by_1900, by_1904) {
        (Some(Epoch::Year1900), day, _) | (Some(Epoch::Year1904), _, day) => Ok(day),
        (None, Some(one), Some(other)) => {
            let of = |day: NaiveDate, year: u16| reading(format!("{day} ({year})"), format!("{day}（自{year}年起计）"));
            Err(two_readings(text, &of(one, 1900), &of(other, 1904)))
        }
        (None, ..) => Ok(None),
    }
}

/// Spans in our form, from spans as people write them; none if they are in our form already, or are no spans.
///
/// # Errors
/// A day that may be two.
pub(super) fn spans(text: &str, epoch: Option<Epoch>) -> Result<Option<String>, Refused> {
    let ours = |text: &str| text.split([';', '；']).all(|span| span.parse::<DateSpan>().is_ok());
    if ours(text) {
        return Ok(None);
    }
    let mut spans = Vec::new();
    for part in text.split([';', '；', '、', ',', '，', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let Some(span) = span(part, epoch)? else { return Ok(None) };
        spans.push(span.to_string());
    }
    Ok((!spans.is_empty()).then(|| spans.join(";")))
}

fn span(text: &str, epoch: Option<Epoch>) -> Result<Option<DateSpan>, Refused> {
    if let Ok(span) = text.parse() {
        return Ok(Some(span));
    }
    let between = ["至", "到", "~", "～", "—", "–"].into_iter().find_map(|sign| text.split_once(sign));
    let one = |text: &str| date(text).map_or_else(|_| day(text, epoch), |day| Ok(Some(day)));
    let Some((from, until)) = between else {
        if let Some([first, last]) = month(text) {
            let [day, whole] = [first.to_string(), format!("{first}/{last}")].map(|it| reading(it.clone(), it));
            return Err(two_readings(text, &day, &whole));
        }
        return Ok(one(text)?.map(|day| DateSpan::ordered(day, day)));
    };
    let (from, until) = (from.trim(), until.trim_start_matches(['—', '–']).trim());
    let Some(first) = one(from)? else { return Ok(None) };
    // 2月8日至12日: what the end leaves out is as in the beginning.
    let whole = if from.contains('年') && !until.contains('年') {
        let (year, rest) = from.split_once('年').unwrap_or((from, ""));
        let month =
            rest.split_once('月').filter(|_| !until.contains('月')).map_or(String::new(), |(it, _)| format!("{it}月"));
        format!("{year}年{month}{until}")
    } else {
        until.to_owned()
    };
    Ok(one(&whole)?.and_then(|last| DateSpan::new(first, last).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_from_the_forms_that_have_one_meaning() {
        let forms = ["2026/3/5", "2026/03/05", "2026-3-5", "2026.3.5", "2026年3月5日", "26年3月5日", "20260305"];
        for form in forms.into_iter().chain(["2026-03-05 00:00:00", "2026年03月05号"]) {
            assert_eq!(day(form, None).unwrap().map(|day| day.to_string()).as_deref(), Some("2026-03-05"), "{form}");
        }
        for form in ["2026-10-1", "2026/10/1", "2026.10.1", "2026年10月1日", "20261001"] {
            assert_eq!(day(form, None).unwrap().map(|day| day.to_string()).as_deref(), Some("2026-10-01"), "{form}");
        }
        for no in [
            "2026/13/5",
            "2026-02-30",
            "20261301",
            "13/13/2026",
            "2026",
            "明年",
            "2026-13",
            "2026.10",
            "26-10",
            "202610",
            "10月",
            "2026/3/5 8:30",
        ] {
            assert_eq!(day(no, Some(Epoch::Year1900)).unwrap(), None, "{no}");
        }
    }

    #[test]
    fn a_day_that_may_be_two_is_refused_by_both() {
        let refused = |text: &str| day(text, None).unwrap_err().1.english().to_owned();
        assert_eq!(refused("3/5/2026"), "`3/5/2026` may be 2026-03-05 or 2026-05-03; write the one that is meant");
        assert_eq!(refused("26-3-5"), "`26-3-5` may be 2005-03-26 or 2026-03-05; write the one that is meant");
        assert_eq!(
            refused("46086"),
            "`46086` may be 2026-03-05 (1900) or 2030-03-06 (1904); write the one that is meant"
        );
        for month in ["2026-10", "2026/10", "2026年10月", "2026年10月份"] {
            let expected = format!("`{month}` may be 2026-10-01 or 2026-10-31; write the one that is meant");
            assert_eq!(refused(month), expected);
        }
        assert!(refused("2028-2").starts_with("`2028-2` may be 2028-02-01 or 2028-02-29; "));
        let (_, reason) = spans("2027-03-01；2027年2月", None).unwrap_err();
        let expected = "`2027年2月` may be 2027-02-01 or 2027-02-01/2027-02-28; write the one that is meant";
        assert_eq!(reason.english(), expected);
        assert!(spans("2027年2月至3月", None).is_err());
        let (_, reason) = day("46086", None).unwrap_err();
        let chinese = "“46086”可能是2026-03-05（自1900年起计），也可能是2030-03-06（自1904年起计）；请写明";
        assert_eq!(reason.chinese(), chinese);
        let of = |epoch| day("46086", Some(epoch)).unwrap().unwrap().to_string();
        assert_eq!((of(Epoch::Year1900), of(Epoch::Year1904)), ("2026-03-05".to_owned(), "2030-03-06".to_owned()));
    }

    #[test]
    fn spans_are_read_as_people_write_them() {
        let read = |text: &str| spans(text, None).unwrap().unwrap_or_else(|| format!("={text}"));
        assert_eq!(read("2027-02-08/2027-02-12;2027-03-01"), "=2027-02-08/2027-02-12;2027-03-01");
        assert_eq!(read("2027-02-08至2027-02-12；2027年3月1日"), "2027-02-08/2027-02-12;2027-03-01");
        assert_eq!(read("2027年2月8日至2月12日、2027年3月1日至5日"), "2027-02-08/2027-02-12;2027-03-01/2027-03-05");
        assert_eq!(read("2027.2.8～2027.2.12"), "2027-02-08/2027-02-12");
        // Reversed, or without a year: no span, and whoever reads it says so.
        assert_eq!(read("2026年12月30日至1月2日"), "=2026年12月30日至1月2日");
        assert_eq!(read("2月8日至12日"), "=2月8日至12日");
    }
}
