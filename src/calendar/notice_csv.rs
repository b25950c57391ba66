//! A caller's notices (Art. 13) as CSV text, in the columns of the embedded data: `date,kind,name,notice`, or
//! `日期,类别,名称,文号` with `休息` and `上班`.
//!
//! Columns may come in any order. Days are gathered by their notice's number; the form has no date of issue.

use chrono::NaiveDate;
use csv::StringRecord;
use thiserror::Error;

use super::{DayKind, Notice, NoticeDay, NoticeError};
use crate::explain::explain;
use crate::{Article, Code};

const COLUMNS: [(&str, &str); 4] = [("date", "日期"), ("kind", "类别"), ("name", "名称"), ("notice", "文号")];

/// Why a text of notices was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NoticeCsvError {
    /// Other columns than the four.
    #[error("line 1: columns {}; expected date, kind, name and notice, each once", found.join(", ").escape_debug())]
    Columns {
        /// What was found.
        found: Vec<String>,
    },
    /// A record that is no CSV, or has more or fewer fields.
    #[error("line {line}: {reason}")]
    Record {
        /// The line, from 1.
        line: u64,
        /// What the CSV reader says.
        reason: String,
    },
    /// A date or kind that is none.
    #[error("line {line}, column {column}: `{}`; expected {expected}", found.escape_debug())]
    Field {
        /// The line, from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// What was found.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// A day or a notice that does not hold.
    #[error("line {line}: {source}")]
    Notice {
        /// The line of the day, or of the notice's first day, from 1.
        line: u64,
        /// Why.
        source: NoticeError,
    },
}

explain!(NoticeCsvError {
    Self::Columns { found } => Code::NOTICE_CSV_COLUMNS, Article::Art13, "第1行：列为{}，应为日期、类别、名称、文号各一列",
        found.join("、").escape_debug();
    Self::Record { line, reason } => Code::NOTICE_CSV_RECORD, Article::Art13, "第{line}行：不是合格的CSV记录（{reason}）";
    Self::Field { line, column, found, .. } => Code::NOTICE_CSV_FIELD, Article::Art13, "第{line}行{}列：“{}”应为{}",
        COLUMNS.iter().find(|(name, _)| name == column).map_or(*column, |(_, chinese)| chinese), found.escape_debug(),
        match *column { "date" => "日期，如“2027-01-01”", _ => "“rest”（休息）或“work”（上班）" };
    Self::Notice { line, source } => source.code(), Article::Art13, "第{line}行：{}", source.chinese();
});

/// Reads notices from CSV text; a byte-order mark is tolerated.
///
/// # Errors
/// [`NoticeCsvError`] for the first column, line, day or notice that is refused.
///
/// # Example: one notice with two days
/// ```
/// use shuangsuiji::calendar::notices_from_csv;
///
/// let text = "date,kind,name,notice\n2027-01-01,rest,元旦,国办发明电〔2026〕999号\n";
/// let notices = notices_from_csv(text)?;
/// assert_eq!(notices[0].number(), "国办发明电〔2026〕999号");
/// # Ok::<(), shuangsuiji::calendar::NoticeCsvError>(())
/// ```
pub fn notices_from_csv(text: &str) -> Result<Vec<Notice>, NoticeCsvError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let places = columns(reader.headers().map_err(record)?)?;
    let mut notices: Vec<(String, u64, Vec<NoticeDay>)> = Vec::new();
    for row in reader.records() {
        let row = row.map_err(record)?;
        let line = row.position().map_or(0, csv::Position::line);
        let [date, kind, name, number] = places.map(|place| row.get(place).unwrap_or_default());
        let day = NoticeDay::new(read_date(line, date)?, read_kind(line, kind)?, name);
        let day = day.map_err(|source| NoticeCsvError::Notice { line, source })?;
        match notices.iter_mut().find(|(known, ..)| known == number) {
            Some((.., days)) => days.push(day),
            None => notices.push((number.to_owned(), line, vec![day])),
        }
    }
    let made = |(number, line, days): (String, _, _)| {
        Notice::new(number, None, days).map_err(|source| NoticeCsvError::Notice { line, source })
    };
    notices.into_iter().map(made).collect()
}

/// Where the four columns stand.
fn columns(header: &StringRecord) -> Result<[usize; 4], NoticeCsvError> {
    let place = |(english, chinese)| header.iter().position(|name| name == english || name == chinese);
    match COLUMNS.map(place) {
        [Some(date), Some(kind), Some(name), Some(notice)] if header.len() == COLUMNS.len() => {
            Ok([date, kind, name, notice])
        }
        _ => Err(NoticeCsvError::Columns { found: header.iter().map(str::to_owned).collect() }),
    }
}

fn record(error: csv::Error) -> NoticeCsvError {
    NoticeCsvError::Record { line: error.position().map_or(1, csv::Position::line), reason: error.to_string() }
}

fn read_date(line: u64, text: &str) -> Result<NaiveDate, NoticeCsvError> {
    let date = text.parse::<NaiveDate>().ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| NoticeCsvError::Field {
        line,
        column: "date",
        found: text.to_owned(),
        expected: "a date such as 2027-01-01",
    })
}

fn read_kind(line: u64, text: &str) -> Result<DayKind, NoticeCsvError> {
    match text {
        "rest" | "休息" => Ok(DayKind::Rest),
        "work" | "上班" => Ok(DayKind::Work),
        _ => {
            let expected = "`rest` or `work`";
            Err(NoticeCsvError::Field { line, column: "kind", found: text.to_owned(), expected })
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Explain;
    use crate::calendar::WorkCalendar;

    #[track_caller]
    fn refused(text: &str, message: &str, chinese: &str) {
        let error = notices_from_csv(text).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.chinese(), chinese);
        assert_eq!(error.article(), None);
    }

    #[test]
    fn the_embedded_data_reads_the_same_at_the_callers_door() {
        let notices = notices_from_csv(include_str!("cn_holidays.csv")).unwrap();
        let national = WorkCalendar::national();
        assert_eq!(notices.len(), national.entries().len());
        for notice in notices {
            let entry = national.entries().iter().find(|entry| entry.notice().number() == notice.number()).unwrap();
            assert_eq!(entry.notice().days(), notice.days());
        }
    }

    #[test]
    fn chinese_columns_a_byte_order_mark_and_another_order_are_read() {
        let text = "\u{feff}文号,日期,名称,类别\r\n甲,2027-01-01,元旦,休息\r\n甲,2027-01-02,元旦,上班\r\n";
        let notices = notices_from_csv(text).unwrap();
        assert_eq!(notices[0].days()[1].kind(), DayKind::Work);
        assert_eq!(notices_from_csv("date,kind,name,notice\n"), Ok(vec![]));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        refused(
            "date,kind,name\n",
            "line 1: columns date, kind, name; expected date, kind, name and notice, each once",
            "第1行：列为date、kind、name，应为日期、类别、名称、文号各一列",
        );
        refused(
            "date,kind,name,notice\n2027-01-01,rest,元旦,甲\n2027-1-2,rest,元旦,甲\n",
            "line 3, column date: `2027-1-2`; expected a date such as 2027-01-01",
            "第3行日期列：“2027-1-2”应为日期，如“2027-01-01”",
        );
        refused(
            "date,kind,name,notice\n2027-01-01,off,元旦,甲\n",
            "line 2, column kind: `off`; expected `rest` or `work`",
            "第2行类别列：“off”应为“rest”（休息）或“work”（上班）",
        );
        refused(
            "date,kind,name,notice\n2027-01-01,rest,元旦\n",
            "line 2: CSV error: record 1 (line: 2, byte: 22): found record with 3 fields, but the previous record has \
             4 fields",
            "第2行：不是合格的CSV记录（CSV error: record 1 (line: 2, byte: 22): found record with 3 fields, but the \
             previous record has 4 fields）",
        );
        refused(
            "date,kind,name,notice\n2027-01-01,rest,元旦,甲\n2027-01-01,work,元旦,甲\n",
            "line 2: notice 甲 says of 2027-01-01 both rest and work; expected one of them",
            "第2行：通知甲对2027年1月1日既称休息又称上班，应只取其一",
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(date,kind,name,notice\n)?[\\PC\n,\"]{0,200}") {
            let _ = notices_from_csv(&text);
        }
    }
}
