//! One cell: what it means by its column's kind, and each repair that makes it say so.
//!
//! Repairs come in one order, from the outside in and until none is left, and each is made only where the text has one meaning
//! afterwards; what is left is for the record's own reader to accept or refuse.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::column::{CellKind, Column};
use super::dates;
use super::options::TableOptions;
use super::repair::RepairKind;
use crate::forms::csv_table::line_ends;
use crate::forms::destroyed::DestroyedError;
use crate::{Code, Explain, Reason};

/// Why a cell was refused.
pub(super) type Refused = (Code, Reason);

/// A cell as it stands in a table.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "workbooks"), allow(dead_code, reason = "text has no other cells"))]
pub(super) enum Cell<'c> {
    /// A text; all that CSV has.
    Text(Cow<'c, str>),
    /// A number as decimal text, and its number format where the workbook tells it.
    Number { text: String, format: Option<&'c str> },
    /// A whole day.
    Day(NaiveDate),
    /// A time, or a day with one, as shown.
    Moment { shown: String },
    /// 1 or 0 of logic.
    Truth(bool),
    /// An error such as #N/A.
    Error(String),
    /// A formula whose value is not stored.
    Formula,
}

impl Cell<'_> {
    /// Whether nothing stands there.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if blank(text))
    }

    /// The same cell, lent.
    #[cfg(feature = "workbooks")]
    pub(super) fn borrowed(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(Cow::Borrowed(text)),
            Self::Number { text, format } => Cell::Number { text: text.clone(), format: *format },
            Self::Day(day) => Cell::Day(*day),
            Self::Moment { shown } => Cell::Moment { shown: shown.clone() },
            Self::Truth(truth) => Cell::Truth(*truth),
            Self::Error(literal) => Cell::Error(literal.clone()),
            Self::Formula => Cell::Formula,
        }
    }

    /// The same cell, kept; of a number's format only whether it is usual.
    #[cfg(feature = "workbooks")]
    pub(super) fn into_owned(self) -> Cell<'static> {
        match self {
            Self::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Self::Number { text, format } => {
                let (text, usual) = match format.map_or("General", shows) {
                    "General" => (text, "General"),
                    // What it shows is kept, since the format is not.
                    zeros if is_zeros(zeros) => (format!("{text:0>width$}", width = zeros.len()), "General"),
                    _ => (text, "?"),
                };
                Cell::Number { text, format: Some(usual) }
            }
            Self::Day(day) => Cell::Day(day),
            Self::Moment { shown } => Cell::Moment { shown },
            Self::Truth(truth) => Cell::Truth(truth),
            Self::Error(literal) => Cell::Error(literal),
            Self::Formula => Cell::Formula,
        }
    }

    /// What it shows, for headers and messages.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number { text, .. } => Cow::Borrowed(text),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Moment { shown } => Cow::Borrowed(shown),
            Self::Truth(true) => Cow::Borrowed("TRUE"),
            Self::Truth(false) => Cow::Borrowed("FALSE"),
            Self::Error(literal) => Cow::Borrowed(literal),
            Self::Formula => Cow::Borrowed("="),
        }
    }
}

/// Whether a character is a blank, or is not seen, at an end of a text.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a text is blank.
pub(super) fn blank(text: &str) -> bool {
    text.bytes().next().is_none_or(|first| (first <= b' ' || first >= 0x80) && text.chars().all(is_blank))
}

/// A text with the repairs that made it.
#[derive(Debug)]
pub(super) struct Tidied<'c> {
    pub(super) text: Cow<'c, str>,
    /// Each with the text before it.
    pub(super) steps: Vec<(RepairKind, Cow<'c, str>)>,
}

impl<'c> Tidied<'c> {
    fn step(&mut self, kind: RepairKind, text: impl Into<Cow<'c, str>>) {
        let before = core::mem::replace(&mut self.text, text.into());
        self.steps.push((kind, before));
    }

    /// A step to a part of the text, which is lent on where the text was lent.
    fn step_within(&mut self, kind: RepairKind, part: for<'t> fn(&'t str) -> &'t str) {
        let text = match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(part(text)),
            Cow::Owned(text) => Cow::Owned(part(text).to_owned()),
        };
        self.step(kind, text);
    }
}

/// Reads a cell as its column says.
///
/// # Errors
/// What has two readings, what a spreadsheet destroyed, and cells of a kind that the column cannot have.
pub(super) fn tidy<'c>(column: &Column, cell: Cell<'c>, options: &TableOptions) -> Result<Tidied<'c>, Refused> {
    match cell {
        Cell::Text(text) => tidy_text(column, Tidied { text, steps: Vec::new() }, options),
        Cell::Number { text, format } => tidy_number(column, text, format, options),
        Cell::Day(day)
            if matches!(column.kind, CellKind::Date | CellKind::LastDate | CellKind::Spans) && is_likely(day) =>
        {
            Ok(Tidied { text: Cow::Owned(day.to_string()), steps: Vec::new() })
        }
        Cell::Day(day) if column.kind == CellKind::Ratio => {
            let ratio = day.format("%-m/%-d").to_string();
            Err(two_readings(
                &day.to_string(),
                &of_ratio(&ratio),
                &reading(format!("the day {day}"), format!("日期{day}")),
            ))
        }
        Cell::Moment { shown } if column.kind == CellKind::Ratio => {
            let plain: Vec<&str> = shown.split(':').map(|part| part.trim_start_matches('0')).collect();
            let plain = plain.join(":");
            let time = reading(format!("the time {shown}"), format!("时间{shown}"));
            Err(two_readings(&shown, &of_ratio(&plain), &time))
        }
        Cell::Error(literal) => Err(kind_of_cell(&literal, "an error of the spreadsheet", "表格软件的错误值")),
        Cell::Formula => Err(kind_of_cell("=", "a formula whose value is not stored", "没有存值的公式")),
        Cell::Day(day) => Err(kind_of_cell(&day.to_string(), "a date", "日期")),
        Cell::Moment { shown } => Err(kind_of_cell(&shown, "a time", "时间")),
        Cell::Truth(_) => Err(kind_of_cell(&cell.shown(), "a truth value", "逻辑值")),
    }
}

/// Whether there is nothing to repair or to refuse in a text, seen at a glance. Of a text of which this is not so, the repairs
/// themselves find out.
pub(super) fn is_plain(column: &Column, text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(first) = bytes.first() else { return true };
    match column.kind {
        CellKind::Division => bytes.len() == 6 && bytes.iter().all(u8::is_ascii_digit),
        CellKind::CreditCode => {
            bytes.len() == 18 && bytes.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        }
        CellKind::Id => bytes.len() > 4 && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-'),
        CellKind::Text => is_plain_text(text) && !refers(text) && (column.needed || !is_unknown(text)),
        CellKind::Phone => {
            // A phone of digits alone may have lost its zero.
            let whole = matches!(first, b'0' | b'1') || !(10..=11).contains(&bytes.len()) || bytes.contains(&b'-');
            whole && first.is_ascii_digit() && bytes.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-')
        }
        CellKind::Certificate => bytes.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// Whether a text says that the cell above is meant.
fn refers(text: &str) -> bool {
    text.len() <= 6 && ["同上", "同前", "〃", "″"].contains(&text)
}

/// Whether a free text has no blank at an end and none of the signs by which texts begin or are marked that a spreadsheet made.
fn is_plain_text(text: &str) -> bool {
    let is_seen = |end: Option<char>| end.is_some_and(|end| !is_blank(end));
    let begins = text.bytes().next().is_some_and(|first| match first {
        b'n' | b'N' => false,
        first => first.is_ascii_alphabetic() || first >= 0x80,
    });
    // Without a way out of it, the loop is made for many bytes at once.
    let is_marked = |byte: u8| matches!(byte, b'\n' | b'\r' | b'?' | b'_' | b'&');
    let marks = text.bytes().fold(false, |found, byte| found | is_marked(byte));
    begins && !marks && is_seen(text.chars().next()) && is_seen(text.chars().next_back())
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// What stands around a text, and how it is written; repeated, since one repair may uncover what is another's.
fn tidy_surface(column: &Column, tidied: &mut Tidied<'_>) {
    let is_text = column.kind == CellKind::Text;
    loop {
        let steps = tidied.steps.len();
        if trimmed(&tidied.text).len() != tidied.text.len() {
            tidied.step_within(RepairKind::Blanks, trimmed);
        }
        if !is_text && let Some(quoted) = unquoted(&tidied.text) {
            let quoted = quoted.trim_matches(is_blank).to_owned();
            tidied.step(RepairKind::Quoting, quoted);
        }
        if is_text && tidied.text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
            let joined = joined(&tidied.text);
            tidied.step(RepairKind::LineBreak, joined);
        }
        if !tidied.text.is_empty() && !column.needed && is_unknown(&tidied.text) {
            tidied.step(RepairKind::Unknown, "");
        }
        if !is_text && tidied.text.chars().any(|character| half_width(character) != character) {
            let plain: String = tidied.text.chars().map(half_width).collect();
            tidied.step(RepairKind::FullWidth, plain);
        }
        if tidied.steps.len() == steps {
            return;
        }
    }
}

/// Whether a quote that was never closed made lines of a text one cell: that is no line break within a name.
pub(super) fn swallows_lines(column: &Column, text: &str) -> bool {
    let text = trimmed(text);
    // So many commas as the rest of one line and the beginning of the next have.
    let commas = || text.bytes().filter(|byte| *byte == b',').count();
    column.kind == CellKind::Text
        && text.bytes().any(|byte| matches!(byte, b'\n' | b'\r'))
        && (line_ends(text.as_bytes()) > 2 || text.contains(['\t', ';']) || commas() >= 2)
}

/// Why such a cell is refused.
pub(super) fn swallowed() -> Refused {
    let reason = Reason::new(
        "a text over several lines; expected a closing quote after the text",
        "文本跨越多行，引号可能没有闭合",
    );
    (Code::TABLE_CELLS, reason)
}

fn tidy_text<'c>(column: &Column, mut tidied: Tidied<'c>, options: &TableOptions) -> Result<Tidied<'c>, Refused> {
    let kind = column.kind;
    tidy_surface(column, &mut tidied);
    if tidied.text.is_empty() {
        return Ok(tidied);
    }
    if refers(&tidied.text) {
        return Err(kind_of_cell(
            &tidied.text,
            "a reference to the cell above; expected the value itself",
            "指上一格的写法，应填写内容本身",
        ));
    }
    if tidied.text.starts_with('#') && is_error(&tidied.text) {
        return Err(kind_of_cell(&tidied.text, "an error of the spreadsheet", "表格软件的错误值"));
    }
    match kind {
        CellKind::Id | CellKind::Text | CellKind::Phone | CellKind::Certificate => tidy_words(column, &mut tidied)?,
        CellKind::CreditCode if tidied.text.bytes().any(|byte| byte.is_ascii_lowercase()) => {
            // What a spreadsheet printed as a number is not a code in small letters.
            let capitals = tidied.text.to_ascii_uppercase();
            if capitals.len() == 18 {
                tidied.step(RepairKind::Capitals, capitals);
            }
        }
        CellKind::CreditCode | CellKind::Ratio => {}
        CellKind::Division => {
            if let Some(division) = division(&tidied.text) {
                tidied.step(RepairKind::Number, division);
            }
        }
        CellKind::Word => {
            if let Some(word) = word(column, &tidied.text, options)? {
                tidied.step(RepairKind::Word, word);
            }
        }
        CellKind::Date | CellKind::LastDate => tidy_date(kind, &mut tidied, options)?,
        CellKind::Spans => {
            if let Some(spans) = dates::spans(&tidied.text, options.epoch)? {
                tidied.step(RepairKind::Date, spans);
            }
        }
    }
    Ok(tidied)
}

/// Phones that were numbers, and what was destroyed.
fn tidy_words(column: &Column, tidied: &mut Tidied<'_>) -> Result<(), Refused> {
    if column.kind == CellKind::Phone {
        if let Some(whole) =
            tidied.text.strip_suffix(".0").filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
        {
            let whole = whole.to_owned();
            tidied.step(RepairKind::Number, whole);
        }
        let digits = tidied.text.len();
        let lost = (10..=11).contains(&digits)
            && tidied.text.bytes().all(|byte| byte.is_ascii_digit())
            && !tidied.text.starts_with(['0', '1'])
            && !["400", "800"].iter().any(|free| tidied.text.starts_with(free));
        if lost {
            let same = tidied.text.clone();
            tidied.step(RepairKind::LostZero, same);
        }
    }
    let check = if column.kind == CellKind::Text { DestroyedError::check } else { DestroyedError::check_word };
    check(&tidied.text, &|text: &str| column.shown(text)).map_err(|error| (error.code(), error.into()))
}

/// Lines of one text as one: a blank stands where Latin words would run together.
fn joined(text: &str) -> String {
    let mut whole = String::new();
    for line in text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()) {
        let word = |character: Option<char>| character.is_some_and(|it| it.is_ascii_alphanumeric());
        if word(whole.chars().next_back()) && word(line.chars().next()) {
            whole.push(' ');
        }
        whole.push_str(line);
    }
    whole
}

fn tidy_date(kind: CellKind, tidied: &mut Tidied<'_>, options: &TableOptions) -> Result<(), Refused> {
    if kind == CellKind::LastDate && dates::NO_END_WORDS.contains(&&*tidied.text) {
        tidied.step(RepairKind::NoEnd, dates::NO_END);
    } else if crate::dates::date(&tidied.text).is_err()
        && let Some(day) = dates::day(&tidied.text, options.epoch)?
    {
        tidied.step(RepairKind::Date, day.to_string());
    }
    Ok(())
}

/// What stands in `="0012"` and `'0012`.
fn unquoted(text: &str) -> Option<&str> {
    let formula = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')).filter(|text| !text.contains('"'));
    formula.or_else(|| text.strip_prefix('\'').filter(|text| !text.is_empty() && !text.contains('\'')))
}

/// The words for what is not known.
fn is_unknown(text: &str) -> bool {
    const WORDS: [&str; 14] =
        ["无", "-", "--", "—", "——", "－", "/", "暂无", "不详", "nan", "NaN", "<NA>", "NULL", "None"];
    text.len() <= 6 && WORDS.contains(&text)
}

/// Whether a text is an error of a spreadsheet: `#N/A`, `#REF!`, `#VALUE!`, `#DIV/0!`, `#NAME?`.
pub(super) fn is_error(text: &str) -> bool {
    text.len() > 2
        && (text.ends_with(['!', '?']) || text == "#N/A" || text == "#GETTING_DATA")
        && text
            .bytes()
            .skip(1)
            .all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'/' | b'0' | b'!' | b'?' | b'_'))
}

/// A full-width letter, digit or sign of ids and dates as the plain one.
fn half_width(character: char) -> char {
    match character {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '－' | '／' | '．' | '＿' | '：' | '％' => {
            char::from_u32(u32::from(character).saturating_sub(0xFEE0)).unwrap_or(character)
        }
        other => other,
    }
}

/// Six digits that a program wrote as a number: `150102.0`, `150,102`; or with six zeros behind, as in statistics.
fn division(text: &str) -> Option<String> {
    let six = |text: &str| (text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned());
    let grouped = || text.split_once(',').filter(|(left, right)| (left.len(), right.len()) == (3, 3));
    text.strip_suffix(".0")
        .and_then(six)
        .or_else(|| text.strip_suffix("000000").and_then(six))
        .or_else(|| grouped().and_then(|(left, right)| six(&format!("{left}{right}"))))
}

/// What a word stands for; none if it is a value itself, or no word that is known.
fn word(column: &Column, text: &str, options: &TableOptions) -> Result<Option<String>, Refused> {
    let hosts = options.words.iter().filter(|(name, word, _)| *name == column.name && word == text);
    let hosts = hosts.map(|(_, _, value)| value.as_str());
    let own = column.words.iter().filter(|(word, _)| *word == text).map(|(_, value)| *value);
    let mut values: Vec<&str> = hosts.collect();
    if values.is_empty() {
        values.extend(own);
    }
    values.sort_unstable();
    values.dedup();
    match values.as_slice() {
        [] => Ok(None),
        [value] => Ok(Some((*value).to_owned()).filter(|value| value != text)),
        [one, other, ..] => {
            let [one, other] = [one, other].map(|value| reading(*value, in_chinese(column, value)));
            Err(two_readings(text, &one, &other))
        }
    }
}

/// Whether a typed day is no year that was formatted as a day, and no end that stands for none.
fn is_likely(day: NaiveDate) -> bool {
    (1990..=2100).contains(&day.year()) || day.to_string() == dates::NO_END
}

/// A number in a column of texts, dates or ratios.
fn tidy_number<'c>(
    column: &Column,
    text: String,
    format: Option<&str>,
    options: &TableOptions,
) -> Result<Tidied<'c>, Refused> {
    let whole = text.bytes().all(|byte| byte.is_ascii_digit());
    match column.kind {
        CellKind::CreditCode => {
            Err(kind_of_cell(&text, "a number, of which the last digits are lost", "数字，末位已丢失"))
        }
        CellKind::Date | CellKind::LastDate | CellKind::Spans => {
            let day = if whole { dates::day(&text, options.epoch)? } else { None };
            let day = day.filter(|day| is_likely(*day));
            let day = day.ok_or_else(|| kind_of_cell(&text, "a number that is no day", "不是日期的数字"))?;
            Ok(Tidied { text: Cow::Owned(day.to_string()), steps: vec![(RepairKind::Date, text.into())] })
        }
        CellKind::Ratio => tidy_ratio(&text, format),
        _ if !whole || text.len() > 15 => {
            let (english, chinese) = ("a number that a spreadsheet rounded or reckoned", "被舍入或计算过的数字");
            Err(kind_of_cell(&column.shown(&text), english, chinese))
        }
        _ => match format.map_or("General", shows) {
            "General" => {
                let mut tidied =
                    Tidied { text: Cow::Owned(text.clone()), steps: vec![(RepairKind::Number, text.into())] };
                if column.kind == CellKind::Phone {
                    tidy_words(column, &mut tidied)?;
                }
                Ok(tidied)
            }
            zeros if is_zeros(zeros) => {
                let padded = format!("{text:0>width$}", width = zeros.len());
                Ok(Tidied { text: Cow::Owned(padded), steps: vec![(RepairKind::NumberFormat, text.into())] })
            }
            other => {
                let english = format!("a number shown by the format `{other}`, which may hide or add characters");
                let chinese = format!("按格式“{other}”显示的数字，显示内容与存值可能不同");
                Err(kind_of_cell(&column.shown(&text), &english, &chinese))
            }
        },
    }
}

/// How a number format shows a whole number: `General` as its digits alone, whatever colours, blanks or separators of thousands it has.
fn shows(format: &str) -> &str {
    let first = format.split(';').next().unwrap_or(format);
    // `_ ` leaves the width of a character blank, `[Red]` is a colour.
    let first = first.split_once('_').map_or(first, |(before, _)| before);
    // `[>100]` is a condition: what does not meet it is shown otherwise.
    let coloured = first.strip_prefix('[').and_then(|colour| colour.split_once(']'));
    let coloured = coloured.filter(|(colour, _)| !colour.starts_with(['<', '>', '=']));
    let first = coloured.map_or(first, |(_, behind)| behind);
    match first {
        "General" | "@" | "0" | "#" | "#,##0" | "" => "General",
        // The general one, as Chinese Excel writes it.
        chinese if chinese.starts_with("G/") => "General",
        _ => first,
    }
}

fn is_zeros(format: &str) -> bool {
    !format.is_empty() && format.bytes().all(|byte| byte == b'0')
}

/// A number in a column of ratios: a percentage where its format says so, else nobody knows.
fn tidy_ratio<'c>(text: &str, format: Option<&str>) -> Result<Tidied<'c>, Refused> {
    if format.is_none_or(|format| !format.contains('%')) {
        return Err(percent_or_share(text));
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = [whole, fraction].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !digits {
        return Err(percent_or_share(text));
    }
    // A hundred times as much, digit by digit.
    let (hundredths, rest) = fraction.split_at(fraction.len().min(2));
    let shifted = format!("{whole}{hundredths:0<2}");
    let shifted = shifted.trim_start_matches('0');
    let shifted = if shifted.is_empty() { "0" } else { shifted };
    let percent = if rest.is_empty() { format!("{shifted}%") } else { format!("{shifted}.{rest}%") };
    Ok(Tidied { text: Cow::Owned(percent), steps: vec![(RepairKind::Number, text.to_owned().into())] })
}

/// A cell that means one of two things.
pub(super) fn two_readings(text: &str, one: &Reason, other: &Reason) -> Refused {
    let text = text.escape_debug();
    let english = format!("`{text}` may be {one} or {other}; write the one that is meant");
    let chinese = format!("“{text}”可能是{}，也可能是{}；请写明", one.chinese(), other.chinese());
    (Code::TABLE_VALUE_AMBIGUOUS, Reason::new(english, chinese))
}

/// One of the things that a cell may mean.
pub(super) fn reading(english: impl Into<Box<str>>, chinese: impl Into<Box<str>>) -> Reason {
    Reason::new(english, chinese)
}

fn of_ratio(ratio: &str) -> Reason {
    reading(format!("the ratio {ratio}"), format!("比例{ratio}"))
}

fn percent_or_share(text: &str) -> Refused {
    let percent = reading(format!("{text} %"), format!("百分之{text}"));
    two_readings(text, &percent, &reading(format!("{text} of 1"), format!("整体的{text}")))
}

/// A value as an office writes it: the first word that means nothing else, or itself.
fn in_chinese(column: &Column, value: &str) -> String {
    let only = |word: &&str| column.words.iter().filter(|(other, _)| other == word).count() == 1;
    let mut words = column.words.iter().filter(|(_, means)| *means == value).map(|(word, _)| *word);
    words.find(only).map_or_else(|| value.to_owned(), |word| format!("“{word}”（{value}）"))
}

/// A cell of a kind that the column cannot have.
fn kind_of_cell(text: &str, english: &str, chinese: &str) -> Refused {
    let text = text.escape_debug();
    let english = format!("`{text}` is {english}; make the column text and enter the value anew");
    (Code::TABLE_CELL_KIND, Reason::new(english, format!("“{text}”是{chinese}；请将该列设为文本后重新填入")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    const STATE: Column = Column::needed("state", "状态", CellKind::Word).words(&[
        ("在营", "active"),
        ("停业", "suspended"),
        ("停业", "closed"),
        ("已关闭", "closed"),
    ]);

    fn of(kind: CellKind) -> Column {
        Column::optional("c", "列", kind)
    }

    #[track_caller]
    fn read(column: Column, text: &str) -> (String, Vec<RepairKind>) {
        let tidied = tidy(&column, Cell::Text(text.into()), &TableOptions::default()).unwrap();
        (tidied.text.into_owned(), tidied.steps.into_iter().map(|(kind, _)| kind).collect())
    }

    #[track_caller]
    fn refused(column: Column, cell: Cell<'_>) -> (Code, String, String) {
        let (code, reason) = tidy(&column, cell, &TableOptions::default()).unwrap_err();
        (code, reason.english().to_owned(), reason.chinese().to_owned())
    }

    #[test]
    fn a_text_is_repaired_from_the_outside_in() {
        use RepairKind::*;
        let expected: [(CellKind, &str, &str, &[RepairKind]); 24] = [
            (CellKind::Id, "NM-1", "NM-1", &[]),
            (CellKind::Id, "\u{3000}ＮＭ－１\u{200b}", "NM-1", &[Blanks, FullWidth]),
            (CellKind::Id, "=\"0012\"", "0012", &[Quoting]),
            (CellKind::Id, "'0012", "0012", &[Quoting]),
            (CellKind::Id, "3E5", "3E5", &[]),
            (CellKind::Text, "示例\r\n化工", "示例化工", &[LineBreak]),
            (CellKind::Text, "ABC\nChem", "ABC Chem", &[LineBreak]),
            (CellKind::Text, "示例\r化工", "示例化工", &[LineBreak]),
            (CellKind::Text, "Foo, Ltd.\nBar, Inc.", "Foo, Ltd.Bar, Inc.", &[LineBreak]),
            (CellKind::Text, "ＡＢ化工", "ＡＢ化工", &[]),
            (CellKind::Text, "暂无", "", &[Unknown]),
            (CellKind::Text, "暂\n无", "", &[LineBreak, Unknown]),
            (CellKind::Phone, "－", "", &[Unknown]),
            (CellKind::Phone, "=\"'ｎａｎ\"", "", &[Quoting, FullWidth, Quoting, Unknown]),
            (CellKind::Phone, "-", "", &[Unknown]),
            (CellKind::Phone, "13800000000.0", "13800000000", &[Number]),
            (CellKind::Phone, "4710000002", "4710000002", &[LostZero]),
            (CellKind::Phone, "4000000002", "4000000002", &[]),
            (CellKind::CreditCode, "９１150400ma0n1q9yxg ", "91150400MA0N1Q9YXG", &[Blanks, FullWidth, Capitals]),
            (CellKind::Division, "150102.0", "150102", &[Number]),
            (CellKind::Division, "150,102", "150102", &[Number]),
            (CellKind::Division, "150102000000", "150102", &[Number]),
            (CellKind::LastDate, "长期", "9999-12-31", &[NoEnd]),
            (CellKind::Date, "2026年3月5日", "2026-03-05", &[Date]),
        ];
        for (kind, text, tidied, steps) in expected {
            assert_eq!(read(of(kind), text), (tidied.to_owned(), steps.to_vec()), "{text}");
        }
        assert_eq!(read(STATE, "在营"), ("active".to_owned(), vec![Word]));
        assert_eq!(read(STATE, "active"), ("active".to_owned(), vec![]));
    }

    #[test]
    fn what_may_be_two_things_is_refused_by_both() {
        let (code, english, chinese) = refused(STATE, Cell::Text("停业".into()));
        assert_eq!(code, Code::TABLE_VALUE_AMBIGUOUS);
        assert_eq!(english, "`停业` may be closed or suspended; write the one that is meant");
        assert_eq!(chinese, "“停业”可能是“已关闭”（closed），也可能是suspended；请写明");
        let moment = Cell::Moment { shown: "01:10".to_owned() };
        let (_, english, chinese) = refused(of(CellKind::Ratio), moment);
        assert_eq!(english, "`01:10` may be the ratio 1:10 or the time 01:10; write the one that is meant");
        assert_eq!(chinese, "“01:10”可能是比例1:10，也可能是时间01:10；请写明");
        let number = Cell::Number { text: "0.25".to_owned(), format: None };
        let (_, english, chinese) = refused(of(CellKind::Ratio), number);
        assert_eq!(english, "`0.25` may be 0.25 % or 0.25 of 1; write the one that is meant");
        assert_eq!(chinese, "“0.25”可能是百分之0.25，也可能是整体的0.25；请写明");
        let day = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        let (_, english, _) = refused(of(CellKind::Ratio), Cell::Day(day));
        assert_eq!(english, "`2026-01-05` may be the ratio 1/5 or the day 2026-01-05; write the one that is meant");
    }

    #[test]
    fn what_a_spreadsheet_destroyed_is_refused() {
        for (kind, text) in [(CellKind::Text, "?????"), (CellKind::Phone, "4.71E+09"), (CellKind::Id, "9.1150102E+17")]
        {
            assert_eq!(refused(of(kind), Cell::Text(text.into())).0, Code::TABLE_VALUE_DESTROYED, "{text}");
        }
        assert_eq!(refused(of(CellKind::Phone), Cell::Text("4.710000002E+09".into())).1.get(..11), Some("`4.7***09` "));
        let number = |text: &str, format| Cell::Number { text: text.to_owned(), format };
        for (kind, cell) in [
            (CellKind::CreditCode, number("1501020000000043", Some("\"91\"0000000000000000"))),
            (CellKind::CreditCode, number("911501020000000000", None)),
            (CellKind::Id, number("911501020000000000", None)),
            (CellKind::Id, number("300000", Some("0.00E+00"))),
            (CellKind::Division, Cell::Day(NaiveDate::from_ymd_opt(2310, 12, 18).unwrap())),
            (CellKind::Id, Cell::Truth(true)),
            (CellKind::Text, Cell::Error("#N/A".to_owned())),
            (CellKind::Text, Cell::Text("#REF!".into())),
            (CellKind::Date, number("41", None)),
            (CellKind::Id, Cell::Formula),
        ] {
            assert_eq!(refused(of(kind), cell.clone()).0, Code::TABLE_CELL_KIND, "{cell:?}");
        }
    }

    #[test]
    fn a_number_is_text_only_where_its_format_says_all() {
        let tidied = |kind, text: &str, format| {
            let cell = Cell::Number { text: text.to_owned(), format };
            let options = TableOptions { epoch: Some(super::super::Epoch::Year1900), ..TableOptions::default() };
            let tidied = tidy(&of(kind), cell, &options).unwrap();
            (tidied.text.into_owned(), tidied.steps[0].0)
        };
        assert_eq!(
            tidied(CellKind::Division, "12345", Some("000000")),
            ("012345".to_owned(), RepairKind::NumberFormat)
        );
        assert_eq!(tidied(CellKind::Division, "150102", None), ("150102".to_owned(), RepairKind::Number));
        assert_eq!(tidied(CellKind::Date, "46086", None), ("2026-03-05".to_owned(), RepairKind::Date));
        assert_eq!(tidied(CellKind::Ratio, "0.25", Some("0%")), ("25%".to_owned(), RepairKind::Number));
        assert_eq!(tidied(CellKind::Ratio, "0.125", Some("0.0%")), ("12.5%".to_owned(), RepairKind::Number));
        assert_eq!(tidied(CellKind::Ratio, "1", Some("0%")), ("100%".to_owned(), RepairKind::Number));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2048))]

        /// Whatever was repaired first, what comes out has nothing left to repair: else there would be two readings.
        #[test]
        fn what_was_repaired_is_as_it_should_be(
            text in "([0-9]{1,6}|[A-Zn-z]{1,4}|[-.#?_&<>'\"=/,\r\n \u{3000}\u{200b}—－０Ａ／．ａｎ＿：％]|=\"|\"|\\.0|无|暂无|nan|ｎａｎ|NULL|长期|在营|150102|000000|2026|年3月|5日){0,5}",
            kind in select(vec![
                CellKind::Id, CellKind::Text, CellKind::CreditCode, CellKind::Phone, CellKind::Certificate, CellKind::Division,
                CellKind::Word, CellKind::Date, CellKind::LastDate, CellKind::Spans, CellKind::Ratio,
            ]),
            needed in any::<bool>(),
        ) {
            let column = Column { needed, words: STATE.words, ..of(kind) };
            let options = TableOptions::default();
            if let Ok(once) = tidy(&column, Cell::Text(Cow::Borrowed(&text)), &options) {
                let twice = tidy(&column, Cell::Text(Cow::Borrowed(&once.text)), &options);
                let twice = twice.map_err(|(_, reason)| TestCaseError::fail(format!("{once:?}: {reason}")))?;
                let is_kept = twice.steps.iter().all(|(kind, _)| *kind == RepairKind::LostZero);
                prop_assert!(twice.text == once.text && is_kept, "{:?}, then {:?}", once, twice);
            }
        }

        #[test]
        fn what_is_plain_at_a_glance_is_left_as_it_is(
            text in "([0-9]{1,12}|[A-Zn-z]{1,4}|E[+]0|[-.#?_&<>'\"=/\n\r\t \u{3000}\u{200b}—－０Ａ]|甲乙|无|暂无|nan|<NA>|#N/A|NULL|长期|150102){0,6}",
            kind in select(vec![
                CellKind::Id, CellKind::Text, CellKind::CreditCode, CellKind::Phone, CellKind::Certificate, CellKind::Division,
                CellKind::Word, CellKind::Date, CellKind::LastDate, CellKind::Spans, CellKind::Ratio,
            ]),
            needed in any::<bool>(),
        ) {
            let column = Column { needed, ..of(kind) };
            if is_plain(&column, &text) {
                let tidied = tidy(&column, Cell::Text(Cow::Borrowed(&text)), &TableOptions::default());
                let tidied = tidied.map_err(|(_, reason)| TestCaseError::fail(reason.to_string()))?;
                prop_assert!(tidied.text == text && tidied.steps.is_empty(), "{:?}", tidied);
            }
        }
    }
}
