//! The forms of a clause, whole: what is none of them is refused.

use super::cursor::Cursor;
use super::dates::{self, List};
use super::error::{self, NoticeTextError};
use super::festival_words;
use crate::calendar::festivals::Festival;

/// How days off are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// 放假, 放假调休: with or without worked days.
    Any,
    /// 放假公休: without.
    NoneWorked,
}

/// A clause of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clause<'t> {
    /// 1月1日至3日放假调休; the count of 放假1天.
    Rest { days: List<'t>, style: Style, count: Option<u32> },
    /// 共3天, 放假3天.
    Count { count: u32, style: Style },
    /// 1月4日（星期日）上班.
    Work(List<'t>),
    /// 2月3日（星期一）起正常上班.
    Resumes(List<'t>),
    /// 4月7日（星期一）补休.
    MadeUp(List<'t>),
    /// 与周末连休.
    Joined,
    /// 不调休.
    NoneWorked,
    /// 其中: what follows are parts of the days off.
    Among,
    /// 10月1日、2日、3日为国庆节法定节假日.
    Statutory { days: List<'t>, of: Vec<Festival> },
    /// 10月4日（星期日）照常公休.
    Weekend(List<'t>),
    /// 9月27日（星期六）、28日（星期日）两个公休日调至9月29日、30日.
    Moved { sources: Vec<Source<'t>>, count: Option<u32>, to: List<'t> },
    /// 5月4日上班调到5月10日: a place's own exchange.
    Exchanged { rested: List<'t>, worked: List<'t> },
    /// 延长2020年春节假期至2月2日.
    Prolonged { year: Option<u32>, festival: Festival, until: List<'t> },
    /// 鼓励…在除夕（2月9日）休息: no day off.
    Advice { eve: bool, day: Option<List<'t>> },
}

/// What is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source<'t> {
    /// Weekend days.
    Weekend(List<'t>),
    /// A festival that coincides with another holiday.
    Festival(Festival),
}

/// Reads the clauses of a sentence.
///
/// # Errors
/// [`NoticeTextError`] with the first that is none of the forms.
pub(super) fn of_sentence(sentence: &str) -> Result<Vec<(&str, Clause<'_>)>, NoticeTextError> {
    if sentence.starts_with("鼓励") {
        let advice = advice(sentence).ok_or_else(|| error::clause().at(sentence))?;
        return Ok(vec![(sentence, advice)]);
    }
    let mut clauses = Vec::new();
    for words in super::cursor::pieces(sentence, &['，', '；', '：']) {
        let rest = words.strip_prefix("其中").unwrap_or(words);
        if rest.len() < words.len() {
            clauses.push((words, Clause::Among));
        }
        if !rest.is_empty() {
            clauses.push((words, clause(rest).ok_or_else(|| error::clause().at(words))?));
        }
    }
    Ok(clauses)
}

fn clause(words: &str) -> Option<Clause<'_>> {
    let forms = [standing, counted, prolonged, moved, with_dates];
    forms.iter().find_map(|form| form(words))
}

/// Clauses that are always the same words.
fn standing(words: &str) -> Option<Clause<'_>> {
    match words {
        "与周末连休" => Some(Clause::Joined),
        "不调休" => Some(Clause::NoneWorked),
        _ => None,
    }
}

/// What a rest clause says behind its dates.
fn rest_words(cursor: &mut Cursor<'_>) -> Option<Style> {
    const WORDS: [&str; 5] = ["放假调休", "调休放假", "放假公休", "正常休息", "放假"];
    cursor.eat_any(&WORDS).map(|place| if place == 2 { Style::NoneWorked } else { Style::Any })
}

/// 3天 behind it, if the clause goes on.
fn days_behind(cursor: &mut Cursor<'_>) -> Option<Option<u32>> {
    if cursor.is_empty() {
        return Some(None);
    }
    cursor.eat("共");
    let count = cursor.count()?;
    (cursor.eat("天") && cursor.is_empty()).then_some(Some(count))
}

fn counted(words: &str) -> Option<Clause<'_>> {
    let mut cursor = Cursor(words);
    let style = if cursor.eat_any(&["共计", "共"]).is_some() { Style::Any } else { rest_words(&mut cursor)? };
    let count = cursor.count()?;
    (cursor.eat("天") && cursor.is_empty()).then_some(Clause::Count { count, style })
}

fn prolonged(words: &str) -> Option<Clause<'_>> {
    let mut cursor = Cursor(words.strip_prefix("延长")?);
    let mut ahead = cursor;
    let year = ahead.number().filter(|_| ahead.eat("年"));
    if year.is_some() {
        cursor = ahead;
    }
    let festival = festival_words::eat(&mut cursor)?;
    let until = if cursor.eat("假期至") { dates::list(&mut cursor) } else { List::new() };
    (!until.is_empty() && cursor.is_empty()).then_some(Clause::Prolonged { year, festival, until })
}

fn moved(words: &str) -> Option<Clause<'_>> {
    let mut cursor = Cursor(words.strip_prefix('将').unwrap_or(words));
    let (mut sources, mut said) = (Vec::new(), None);
    loop {
        if let Some(festival) = festival_words::eat(&mut cursor) {
            sources.push(Source::Festival(festival));
        } else {
            let days = dates::list(&mut cursor);
            cursor.eat("的");
            let mut ahead = cursor;
            let count = ahead.count().filter(|_| ahead.eat("个"));
            if count.is_some() {
                cursor = ahead;
                said = count;
            }
            if days.is_empty() || !cursor.eat("公休日") {
                return None;
            }
            sources.push(Source::Weekend(days));
        }
        if cursor.eat_any(&["、", "和", "与", "以及", "及"]).is_none() {
            break;
        }
    }
    cursor.eat("分别");
    let to = if cursor.eat("调至") { dates::list(&mut cursor) } else { List::new() };
    // Of several groups the number belongs to the last alone, and says nothing of all.
    let count = said.filter(|_| sources.len() == 1);
    (!to.is_empty() && cursor.is_empty()).then_some(Clause::Moved { sources, count, to })
}

fn with_dates(words: &str) -> Option<Clause<'_>> {
    let mut cursor = Cursor(words);
    let heralded = cursor.eat_any(&["放假时间为", "即"]).is_some();
    let days = dates::list(&mut cursor);
    if days.is_empty() {
        return None;
    }
    if heralded && cursor.is_empty() {
        return Some(Clause::Rest { days, style: Style::Any, count: None });
    }
    let mut ahead = cursor;
    if let Some(style) = rest_words(&mut ahead) {
        return days_behind(&mut ahead).map(|count| Clause::Rest { days, style, count });
    }
    if heralded {
        return None;
    }
    if let Some(worked) = cursor.0.strip_prefix("上班调到").or_else(|| cursor.0.strip_prefix("上班调至")) {
        let mut cursor = Cursor(worked);
        let worked = dates::list(&mut cursor);
        return (!worked.is_empty() && cursor.is_empty()).then_some(Clause::Exchanged { rested: days, worked });
    }
    match cursor.0 {
        "上班" | "照常上班" | "正常上班" | "上班、上课" | "上班上课" => Some(Clause::Work(days)),
        "起正常上班" | "起上班" | "起照常上班" => Some(Clause::Resumes(days)),
        "补休" | "调休" => Some(Clause::MadeUp(days)),
        "照常公休" | "为公休日" => Some(Clause::Weekend(days)),
        _ => statutory(cursor).map(|of| Clause::Statutory { days, of }),
    }
}

/// 为国庆节法定节假日.
fn statutory(mut cursor: Cursor<'_>) -> Option<Vec<Festival>> {
    if !cursor.eat("为") {
        return None;
    }
    let of = festival_words::eat_several(&mut cursor);
    cursor.eat("的");
    (cursor.eat_any(&["法定节假日", "法定假日"]).is_some() && cursor.is_empty()).then_some(of)
}

/// A sentence of advice: 鼓励 … 休息, with the day that a bracket names.
fn advice(sentence: &str) -> Option<Clause<'_>> {
    let body = sentence.strip_suffix("休息").or_else(|| sentence.strip_suffix("休假"))?;
    if body.contains("上班") || body.contains("放假") {
        return None;
    }
    let Some((before, bracket)) = body.strip_suffix('）').and_then(|body| body.rsplit_once('（')) else {
        return (!body.contains(|c: char| c.is_ascii_digit())).then_some(Clause::Advice { eve: false, day: None });
    };
    let mut cursor = Cursor(bracket);
    let day = dates::list(&mut cursor);
    let alone = cursor.is_empty() && !day.is_empty() && !before.contains(|c: char| c.is_ascii_digit());
    alone.then_some(Clause::Advice { eve: before.ends_with("除夕"), day: Some(day) })
}
