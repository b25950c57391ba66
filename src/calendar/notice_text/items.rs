//! The items of a notice: 一、元旦：…, （一）元旦：…, 1、元旦…, ①元旦…, ——元旦：…, or the bare name at a line's start.

use super::cursor::Cursor;
use super::error::{self, NoticeTextError};
use super::festival_words;
use crate::calendar::festivals::Festival;

/// An item, not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item<'t> {
    mark: Mark,
    /// As the text heads it: 一、元旦; by the title where it names nothing.
    pub(super) label: String,
    /// The festivals of the decree that it is about.
    pub(super) festivals: Vec<Festival>,
    /// Its name where it is none of these; empty if the text gives none.
    pub(super) name: &'t str,
    pub(super) body: &'t str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    None,
    Dash,
    Chinese(u32),
    Bracketed(u32),
    Digit(u32),
    Circled(u32),
}

/// The items and what stands behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split<'t> {
    pub(super) items: Vec<Item<'t>>,
    pub(super) closing: &'t str,
}

/// How the text behind the items begins.
const CLOSINGS: [&str; 25] = [
    "节假日期间",
    "假日期间",
    "节日期间",
    "假期期间",
    "假期间",
    "放假期间",
    "各地区",
    "各地",
    "各部门",
    "各单位",
    "各级",
    "各旗",
    "各盟",
    "各市",
    "各县",
    "请各",
    "望各",
    "特此",
    "遇有",
    "国务院",
    "附件",
    "抄送",
    "（此件",
    "此件",
    "联系人",
];

/// Whether a sentence begins the text behind the items.
fn closes(sentence: &str) -> bool {
    const SIGNATURES: [&str; 6] = ["办公厅", "办公室", "人民政府", "行政公署", "行署", "委员会"];
    let signature = sentence.len() <= 90 && SIGNATURES.iter().any(|end| sentence.ends_with(end));
    let dated = sentence.contains('年')
        && sentence.contains('月')
        && sentence.ends_with('日')
        && sentence.chars().count() <= 16;
    let number = sentence.contains('〔') && sentence.ends_with('号');
    CLOSINGS.iter().any(|start| sentence.starts_with(start))
        || signature
        || (dated && !sentence.contains('至'))
        || number
}

/// A sentence, and where it begins.
struct Sentence<'t> {
    at: usize,
    words: &'t str,
    starts_line: bool,
}

fn sentences(body: &str) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let (mut at, mut starts_line, mut depth) = (0_usize, true, 0_u32);
    for (place, character) in body.char_indices().chain([(body.len(), '\n')]) {
        match character {
            '（' => depth = depth.saturating_add(1),
            '）' => depth = depth.saturating_sub(1),
            '\n' => depth = 0,
            _ => {}
        }
        if depth == 0 && matches!(character, '\n' | '。') {
            let words = body.get(at..place).unwrap_or_default();
            if !words.is_empty() {
                found.push(Sentence { at, words, starts_line });
            }
            starts_line = character == '\n' || (starts_line && words.is_empty());
            at = place.saturating_add(character.len_utf8());
        }
    }
    found
}

fn mark(cursor: &mut Cursor<'_>) -> Mark {
    const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let numeral = |cursor: &mut Cursor<'_>| {
        let place = cursor.eat_any(&NUMERALS)?;
        u32::try_from(place).ok()?.checked_add(1)
    };
    let mut ahead = *cursor;
    if ahead.eat("-") {
        while ahead.eat("-") {}
        *cursor = ahead;
        return Mark::Dash;
    }
    if let Some(number) = numeral(&mut ahead).filter(|_| ahead.eat("、")) {
        *cursor = ahead;
        return Mark::Chinese(number);
    }
    ahead = *cursor;
    if ahead.eat("（")
        && let Some(number) = numeral(&mut ahead).or_else(|| ahead.number())
        && ahead.eat("）")
    {
        ahead.eat("、");
        *cursor = ahead;
        return Mark::Bracketed(number);
    }
    ahead = *cursor;
    if let Some(number) = ahead.number().filter(|_| ahead.eat("、")) {
        *cursor = ahead;
        return Mark::Digit(number);
    }
    if let Some(place) = cursor.eat_any(&["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"]) {
        cursor.eat("、");
        return Mark::Circled(u32::try_from(place).unwrap_or_default().saturating_add(1));
    }
    Mark::None
}

/// A sentence without the mark that it may have.
fn unmarked(sentence: &str) -> &str {
    let mut cursor = Cursor(sentence);
    mark(&mut cursor);
    cursor.0
}

/// The name of a partial notice's item that is no festival of the decree: the title's, or what stands before a colon.
fn own_name<'t>(cursor: &mut Cursor<'t>, subject: &str) -> Option<&'t str> {
    let whole = cursor.0;
    if !subject.is_empty() && cursor.eat(subject) {
        return whole.get(..subject.len());
    }
    let (name, _) = whole.split_once('：')?;
    let dated =
        |(at, _): (usize, _)| name.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    let named = (1..=20).contains(&name.chars().count())
        && !name.contains(['，', '。', '；', '（'])
        && !name.match_indices(['年', '月', '日', '天']).any(dated)
        && name != "其中";
    cursor.eat(if named { name } else { "" });
    named.then_some(name)
}

struct Heading<'t> {
    mark: Mark,
    festivals: Vec<Festival>,
    name: &'t str,
    label: &'t str,
    rest: &'t str,
}

/// The heading of an item, if a sentence begins with one.
fn heading<'t>(sentence: &Sentence<'t>, national: bool, subject: &str) -> Result<Option<Heading<'t>>, NoticeTextError> {
    let mut cursor = Cursor(sentence.words);
    let mark = mark(&mut cursor);
    let festivals = festival_words::eat_several(&mut cursor);
    let mut name = "";
    if festivals.is_empty() {
        if closes(cursor.0) || (national && mark == Mark::None) {
            return Ok(None);
        }
        if national {
            return Err(error::item_name().at(sentence.words));
        }
        match own_name(&mut cursor, subject) {
            Some("放假时间" | "放假安排" | "放假日期" | "放假调休安排") => {}
            Some(own) => name = own,
            None if mark == Mark::None => return Ok(None),
            None => {}
        }
    }
    let label = sentence.words.strip_suffix(cursor.0).unwrap_or(sentence.words).trim_end_matches('：');
    let colon = cursor.eat("：");
    let follows =
        cursor.is_empty() || cursor.0.starts_with(|c: char| c.is_ascii_digit()) || cursor.0.starts_with("放假");
    let bare = sentence.starts_line && (colon || follows);
    if mark == Mark::None && !bare && !colon {
        return Ok(None);
    }
    Ok(Some(Heading { mark, festivals, name, label, rest: cursor.0 }))
}

/// Splits the text behind the opening into its items and what stands behind them.
///
/// # Errors
/// [`NoticeTextError`] for items out of sequence, marked in two ways, without a festival of the decree where the notice
/// is the national one, and for words before the first.
pub(super) fn split<'t>(body: &'t str, national: bool, subject: &str) -> Result<Split<'t>, NoticeTextError> {
    let mut items: Vec<Item<'t>> = Vec::new();
    let mut closing = "";
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut end = body.len();
    for sentence in sentences(body) {
        if let Some(Heading { mark, festivals, name, label, rest }) = heading(&sentence, national, subject)? {
            let length = sentence.words.len().saturating_sub(rest.len());
            starts.push((sentence.at, sentence.at.saturating_add(length)));
            let unnamed = if unmarked(label).is_empty() { subject } else { "" };
            items.push(Item { mark, label: format!("{label}{unnamed}"), festivals, name, body: "" });
        } else if closes(unmarked(sentence.words)) {
            (closing, end) = (body.get(sentence.at..).unwrap_or_default(), sentence.at);
            break;
        } else if items.is_empty() && national {
            return Err(error::clause().at(sentence.words));
        } else if items.is_empty() {
            starts.push((sentence.at, sentence.at));
            let label = subject.to_owned();
            items.push(Item { mark: Mark::None, label, festivals: Vec::new(), name: "", body: "" });
        }
    }
    if items.is_empty() {
        return Err(error::no_item());
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([end]);
    for ((item, (_, from)), until) in items.iter_mut().zip(&starts).zip(ends) {
        item.body = body.get(*from..until).unwrap_or_default();
    }
    in_sequence(&items)?;
    Ok(Split { items, closing })
}

/// That every item is marked in the same way, and numbers rise from 1.
fn in_sequence(items: &[Item<'_>]) -> Result<(), NoticeTextError> {
    let kind = |mark: Mark| core::mem::discriminant(&mark);
    let first = items.first().map(|item| kind(item.mark));
    for (item, expected) in items.iter().zip(1..) {
        let within = |error: NoticeTextError| Err(error.within(&item.label));
        if Some(kind(item.mark)) != first {
            return within(error::item_marks());
        }
        match item.mark {
            Mark::Chinese(found) | Mark::Bracketed(found) | Mark::Digit(found) | Mark::Circled(found)
                if found != expected =>
            {
                return within(error::item_number(found, expected));
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn labels(body: &str) -> Vec<String> {
        split(body, true, "").unwrap().items.into_iter().map(|item| format!("{}|{}", item.label, item.body)).collect()
    }

    #[test]
    fn items_are_found_by_every_mark_on_lines_or_on_one() {
        for (one, two) in [("一、", "二、"), ("（一）", "（二）"), ("1、", "2、"), ("①", "②"), ("--", "--")]
        {
            let expected = [format!("{one}元旦|1月1日放假。"), format!("{two}“五一”|5月1日放假。")];
            assert_eq!(labels(&format!("{one}元旦：1月1日放假。{two}“五一”：5月1日放假。")), expected);
            assert_eq!(labels(&format!("\n{one}元旦1月1日放假。{two}“五一”：5月1日放假。节假日期间，")), expected);
        }
        assert_eq!(
            labels("元旦\n1月1日放假\n国庆节、中秋节：10月1日"),
            ["元旦|\n1月1日放假\n", "国庆节、中秋节|10月1日"]
        );
        assert_eq!(labels("元旦放假1天"), ["元旦|放假1天"]);
    }

    #[test]
    fn what_follows_the_items_is_told_apart() {
        let closing = |body: &'static str| split(body, true, "").unwrap().closing;
        assert_eq!(
            closing("一、元旦：1月1日放假。\n节假日期间，值班。\n国务院办公厅"),
            "节假日期间，值班。\n国务院办公厅"
        );
        assert_eq!(closing("一、元旦：1月1日放假。\n2025年11月4日"), "2025年11月4日");
    }

    #[test]
    fn items_out_of_sequence_or_of_no_festival_are_refused() {
        let refused = |body: &str| split(body, true, "").unwrap_err().to_string();
        let end = "; compare the copy with the published notice";
        assert_eq!(
            refused("一、元旦：1月1日放假。\n三、春节："),
            format!("item `三、春节`: item number 3 where 2 is due{end}")
        );
        assert_eq!(
            refused("一、元旦：\n2、春节："),
            format!("item `2、春节`: items that are numbered in two ways{end}")
        );
        let named = "an item that names no festival of 全国年节及纪念日放假办法";
        assert_eq!(refused("一、清民节：4月5日放假"), format!("`一、清民节：4月5日放假`: {named}{end}"));
        assert_eq!(refused("节假日期间"), "no item after the opening; copy the whole text");
    }
}
