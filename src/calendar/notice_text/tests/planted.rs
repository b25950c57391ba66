//! Single slips planted in our own texts: each is refused, or harmless, or of the one kind that no check can see.

use std::collections::BTreeMap;

use super::rendering::{MARKS, Source, WORDINGS, Wording};
use super::*;

/// What became of the slips of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    planted: u32,
    refused: u32,
    /// Read with the same days.
    harmless: u32,
    /// Read with other days, all of them in items whose days bear no weekday, and said to be so.
    invisible: u32,
}

/// The years' notices in a wording, marked by the year's place among them, with the days that are right.
fn texts(wording: Wording) -> Vec<(Source, Vec<String>, Vec<NoticeDay>)> {
    let counted = |entry: &Entry| entry.role() == Role::Year && COUNTED.contains(&entry.notice().year().number());
    let years = national().into_iter().filter(counted);
    let each = years.enumerate().map(|(at, entry)| {
        let source = Source::of(&entry);
        // Bare names have no mark that would show a missing item; the decree shows it.
        let blocks = source.blocks(wording, &MARKS[at % MARKS.len()]);
        let days = Notice::read(&source.around(&blocks, false)).unwrap().notice().days().to_vec();
        (source, blocks, days)
    });
    each.collect()
}

/// Every change of one place that `change` makes of a text, by the place of a pattern.
fn replaced(text: &str, pattern: &str, change: impl Fn(&str, &str) -> Vec<(usize, String)>) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(pattern) {
        let (before, behind) = (&text[..at], &text[at + pattern.len()..]);
        for (taken, new) in change(before, behind) {
            found.push(format!("{}{new}{behind}", &before[..before.len() - taken]));
        }
    }
    found
}

/// The number at the end of a text, changed by one either way.
fn numbers_beside(before: &str) -> Vec<(usize, u32)> {
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    match before[before.len() - digits..].parse::<u32>() {
        Ok(number) => vec![(digits, number + 1), (digits, number.saturating_sub(1))],
        Err(_) => vec![],
    }
}

fn off_by_one(text: &str, unit: &str) -> Vec<String> {
    let changed = |before: &str, _: &str| {
        numbers_beside(before).into_iter().map(|(taken, number)| (taken, format!("{number}{unit}"))).collect()
    };
    replaced(text, unit, changed)
}

/// Each weekday by the next.
fn weekdays(text: &str) -> Vec<String> {
    let days = ["一", "二", "三", "四", "五", "六", "日"];
    let mut found = Vec::new();
    for prefix in ["星期", "周"] {
        for (at, day) in days.iter().enumerate() {
            let next = format!("{prefix}{}", days[(at + 1) % 7]);
            found.extend(replaced(text, &format!("{prefix}{day}"), |_, _| vec![(0, next.clone())]));
        }
    }
    found
}

/// Both ends of each range a day later or earlier.
fn shifted(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('日') {
        let (first, behind) = text.split_at(at);
        let Some(dash) = ["日至", "日—"].into_iter().find(|dash| behind.starts_with(dash)) else { continue };
        let Some((between, rest)) = behind[dash.len()..].split_once('日') else { continue };
        for ((taken, from), (end, until)) in numbers_beside(first).into_iter().zip(numbers_beside(between)) {
            let (head, middle) = (&first[..first.len() - taken], &between[..between.len() - end]);
            found.push(format!("{head}{from}{dash}{middle}{until}日{rest}"));
        }
    }
    found
}

/// Each clause left out, with the comma before it or the stop behind it.
fn clauses_missing(text: &str) -> Vec<String> {
    let ends: Vec<usize> = text.match_indices(['，', '。', '\n']).map(|(at, _)| at).collect();
    let mut found = Vec::new();
    let mut from = 0;
    for end in ends {
        let last = text[end..].chars().next().unwrap();
        let mut without = text[..from].to_owned();
        if last == '。' && without.ends_with('，') {
            without.truncate(without.len() - '，'.len_utf8());
            without.push('。');
        }
        without.push_str(&text[end + last.len_utf8()..]);
        if end > from {
            found.push(without);
        }
        from = end + last.len_utf8();
    }
    found
}

/// Rest where work is said, and work where rest is.
fn exchanged(text: &str) -> Vec<String> {
    let mut found = replaced(text, "上班", |_, _| vec![(0, "放假".to_owned())]);
    found.extend(replaced(text, "放假", |_, _| vec![(0, "上班".to_owned())]));
    found
}

/// The kinds of slips within an item's text.
fn slips(kind: &str, block: &str) -> Vec<String> {
    match kind {
        "weekday" => weekdays(block),
        "count" => off_by_one(block, "天"),
        "clause" => clauses_missing(block),
        "letter" => replaced(block, "0", |_, _| vec![(0, "O".to_owned())]),
        "month" => off_by_one(block, "月"),
        "day" => off_by_one(block, "日"),
        "shift" => shifted(block),
        "exchange" => exchanged(block),
        _ => unreachable!(),
    }
}

impl Count {
    /// Reads a text with a slip and counts what came of it.
    fn judge(&mut self, text: &str, right: &[NoticeDay]) {
        self.planted += 1;
        let Ok(reading) = Notice::read(text) else {
            self.refused += 1;
            return;
        };
        let days = reading.notice().days();
        if days == right {
            self.harmless += 1;
            return;
        }
        let other =
            days.iter().filter(|day| !right.contains(day)).chain(right.iter().filter(|day| !days.contains(day)));
        let unconfirmed = |name: &str| {
            let told = reading.unchecked().iter().filter(|unchecked| unchecked.matter == UncheckedMatter::Weekdays);
            told.filter_map(|unchecked| unchecked.item.as_deref()).any(|item| names_the_same(item, name))
        };
        for day in other {
            assert!(unconfirmed(day.name()), "{} of {}\n{text}", day.date(), day.name());
        }
        self.invisible += 1;
    }
}

/// Whether a heading such as 三、“五一” is of the item with this name.
fn names_the_same(heading: &str, name: &str) -> bool {
    let festivals = festival_words::named_in(heading);
    festivals.iter().map(|festival| festival.chinese()).collect::<Vec<_>>().join("、") == name
}

fn counts(wording: Wording) -> BTreeMap<&'static str, Count> {
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    let mut last_year: Option<Vec<String>> = None;
    for (source, blocks, right) in texts(wording) {
        for kind in ["weekday", "count", "clause", "letter", "month", "day", "shift", "exchange"] {
            let count = counts.entry(kind).or_default();
            for (at, block) in blocks.iter().enumerate() {
                for slip in slips(kind, block) {
                    let mut blocks = blocks.clone();
                    blocks[at] = slip;
                    count.judge(&source.around(&blocks, false), &right);
                }
            }
        }
        for at in 0..blocks.len() {
            let mut fewer = blocks.clone();
            fewer.remove(at);
            counts.entry("item").or_default().judge(&source.around(&fewer, false), &right);
        }
        let whole = source.around(&blocks, false);
        for text in replaced(&whole, "0", |_, _| vec![(0, "O".to_owned())]) {
            counts.entry("letter anywhere").or_default().judge(&text, &right);
        }
        let year = source.year;
        if let Some(last) = last_year.replace(blocks) {
            let renamed: Vec<_> =
                last.iter().map(|block| block.replace(&(year - 1).to_string(), &year.to_string())).collect();
            counts.entry("last year's items").or_default().judge(&source.around(&renamed, false), &right);
        }
    }
    counts
}

#[test]
fn copies_in_which_a_sign_was_lost_everywhere_are_refused() {
    for wording in WORDINGS {
        for (source, blocks, _) in texts(wording) {
            let whole = source.around(&blocks, false);
            for lost in ["月", "日", "天", "、", "放假", "通知"] {
                // A list without its commas may be a list of one, and a wording without counts has none to lose.
                let text = whole.replace(lost, "");
                let harmless = matches!(lost, "、" | "天")
                    && Notice::read(&text)
                        .is_ok_and(|reading| reading.notice().days() == Notice::read(&whole).unwrap().notice().days());
                assert!(text == whole || harmless || Notice::read(&text).is_err(), "{lost}\n{text}");
            }
        }
    }
}

/// The years whose slips are counted: a later year's notice changes no count.
const COUNTED: core::ops::RangeInclusive<i32> = 2007..=2026;

#[test]
fn every_planted_slip_is_refused_or_harmless_but_for_shifts_that_no_weekday_shows() {
    let mut all: BTreeMap<&str, Count> = BTreeMap::new();
    for count in WORDINGS.map(counts) {
        for (kind, Count { planted, refused, harmless, invisible }) in count {
            let sum = all.entry(kind).or_default();
            sum.planted += planted;
            sum.refused += refused;
            sum.harmless += harmless;
            sum.invisible += invisible;
        }
    }
    let shown = |(kind, Count { planted, refused, harmless, invisible })| {
        format!("{kind}: {planted} planted, {refused} refused, {harmless} harmless, {invisible} invisible")
    };
    let shown: Vec<_> = all.into_iter().map(shown).collect();
    let stated = [
        "clause: 2595 planted, 1690 refused, 905 harmless, 0 invisible",
        "count: 1530 planted, 1528 refused, 2 harmless, 0 invisible",
        "day: 5906 planted, 5906 refused, 0 harmless, 0 invisible",
        "exchange: 1410 planted, 1410 refused, 0 harmless, 0 invisible",
        "item: 786 planted, 786 refused, 0 harmless, 0 invisible",
        "last year's items: 114 planted, 114 refused, 0 harmless, 0 invisible",
        "letter: 880 planted, 880 refused, 0 harmless, 0 invisible",
        "letter anywhere: 1498 planted, 1498 refused, 0 harmless, 0 invisible",
        "month: 5050 planted, 5050 refused, 0 harmless, 0 invisible",
        "shift: 1020 planted, 877 refused, 0 harmless, 143 invisible",
        "weekday: 1529 planted, 1529 refused, 0 harmless, 0 invisible",
    ];
    assert_eq!(shown, stated);
}
