//! Our own texts of the notices in the table, in every family of wording that the State Council has used.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use super::super::arrangement::is_weekend;
use crate::calendar::festivals::{self, Festival};
use crate::calendar::{DayKind, Entry, Notice, Role};

/// A family of wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// To 2009: 其中, …为法定节假日, …照常公休, …公休日调至….
    Parts,
    /// 2010 to 2013: 放假公休, 放假调休.
    Public,
    /// 2014 to 2019: 与周末连休, 补休.
    Joined,
    /// 2020 to 2024: 共N天, the year written out.
    Plain,
    /// From 2025: weekdays at both ends, lunar days, 不调休.
    Weekdays,
    /// Copies: a heading with the count, 放假时间为, lists in full, half-width signs.
    Headed,
}

pub(super) const WORDINGS: [Wording; 6] =
    [Wording::Parts, Wording::Public, Wording::Joined, Wording::Plain, Wording::Weekdays, Wording::Headed];

/// How items are marked.
pub(super) const MARKS: [[&str; 7]; 6] = [
    ["一、", "二、", "三、", "四、", "五、", "六、", "七、"],
    ["（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）"],
    ["1、", "2、", "3、", "4、", "5、", "6、", "7、"],
    ["①", "②", "③", "④", "⑤", "⑥", "⑦"],
    ["——"; 7],
    [""; 7],
];

/// An item of a notice.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) name: String,
    rest: BTreeSet<NaiveDate>,
    work: BTreeSet<NaiveDate>,
}

/// A notice, ready to be written.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) year: i32,
    title: String,
    number: String,
    issued: Option<NaiveDate>,
    pub(super) items: Vec<Item>,
}

impl Source {
    pub(super) fn of(entry: &Entry) -> Self {
        let notice = entry.notice();
        let mut items: Vec<Item> = Vec::new();
        for day in notice.days() {
            let place = items.iter().position(|item| item.name == day.name()).unwrap_or(items.len());
            if place == items.len() {
                items.push(Item { name: day.name().to_owned(), rest: BTreeSet::new(), work: BTreeSet::new() });
            }
            let item = &mut items[place];
            match day.kind() {
                DayKind::Rest => item.rest.insert(day.date()),
                DayKind::Work => item.work.insert(day.date()),
            };
        }
        if notice.number() == "国办发明电〔2019〕16号" {
            // First worked; the table has what the amendment made of it.
            items[1].work.insert(NaiveDate::from_ymd_opt(2020, 2, 1).unwrap());
        }
        items.sort_by_key(|item| item.rest.first().copied());
        let year = notice.year().number();
        let title = match (entry.role(), year) {
            (Role::Year, _) => format!("国务院办公厅关于{year}年部分节假日安排的通知"),
            (_, 2015) => "国务院关于抗战胜利70周年纪念日调休放假的通知".to_owned(),
            _ => "国务院办公厅关于调整2019年劳动节假期安排的通知".to_owned(),
        };
        Self { year, title, number: notice.number().to_owned(), issued: notice.issued(), items }
    }

    /// The text, item by item.
    pub(super) fn blocks(&self, wording: Wording, marks: &[&str]) -> Vec<String> {
        let block = |(at, item): (usize, &Item)| self.item(item, wording, marks[at]);
        self.items.iter().enumerate().map(block).collect()
    }

    /// The whole text around these items.
    pub(super) fn around(&self, blocks: &[String], one_line: bool) -> String {
        let names: Vec<_> = self.items.iter().map(|item| item.name.as_str()).collect();
        let (year, names) = (self.year, names.join("、"));
        let opening = format!("经国务院批准，现将{year}年{names}放假调休日期的具体安排通知如下。");
        let issued = self.issued.map_or(String::new(), |date| {
            format!("国务院办公厅\n{}年{}月{}日\n", date.year(), date.month(), date.day())
        });
        let items = blocks.join(if one_line { "" } else { "\n" });
        let (title, number) = (&self.title, &self.number);
        format!("{title}\n{number}\n各省：\n{opening}\n{items}\n节假日期间，请妥善安排值班。\n{issued}")
    }

    pub(super) fn text(&self, wording: Wording, marks: &[&str]) -> String {
        let text = self.around(&self.blocks(wording, marks), wording == Wording::Public && !marks[0].is_empty());
        if wording == Wording::Headed {
            return text.replace('，', ", ").replace('（', "(").replace('）', ")").replace('至', " ~ ");
        }
        text
    }

    fn item(&self, item: &Item, wording: Wording, mark: &str) -> String {
        let name = match (wording, item.name.as_str()) {
            (Wording::Parts, "劳动节") => "“五一”",
            (Wording::Parts, "国庆节") => "“十一”",
            (Wording::Public, "劳动节") => "“五一”国际劳动节",
            (_, name) => name,
        };
        let body = self.body(item, wording);
        let between = match wording {
            Wording::Headed => format!("放假{}天\n", item.rest.len()),
            Wording::Joined => "\n".to_owned(),
            Wording::Plain if !mark.is_empty() => String::new(),
            _ => "：".to_owned(),
        };
        format!("{mark}{name}{between}{body}")
    }

    fn body(&self, item: &Item, wording: Wording) -> String {
        let days: Vec<_> = item.rest.iter().copied().collect();
        let (first, last) = (days[0], days[days.len() - 1]);
        let run = last.signed_duration_since(first).num_days() + 1 == days.len() as i64;
        let pen = Pen { year: self.year, wording };
        let work = item.work.iter().map(|day| pen.with_weekday(*day, true)).collect::<Vec<_>>().join("、");
        let work = if work.is_empty() { String::new() } else { format!("{work}上班。") };
        if days.len() == 1 {
            let day = pen.with_weekday(first, wording == Wording::Weekdays);
            let joins = matches!(first.weekday().number_from_monday(), 1 | 5) && item.work.is_empty();
            let end = match wording {
                Wording::Weekdays if item.work.is_empty() => "放假1天，不调休",
                Wording::Plain => "放假，共1天",
                Wording::Public => "放假1天",
                _ if joins => "放假，与周末连休",
                _ => "正常休息",
            };
            return format!("{day}{end}。{work}");
        }
        let (holiday, lieu) = (pen.with_weekday(first, wording == Wording::Weekdays), &days[1..]);
        if !run || (wording == Wording::Joined && days.len() == 2) {
            let lieu: Vec<_> = lieu.iter().map(|day| pen.with_weekday(*day, true)).collect();
            return format!("{holiday}放假，{}补休。{work}", lieu.join("、"));
        }
        let range = pen.range(first, last);
        let count = days.len();
        match wording {
            Wording::Parts => self.parts(item, &pen).map_or_else(
                || format!("{range}放假调休，共{count}天。{work}"),
                |parts| {
                    // The National Day item of 2008 had no clause of worked days.
                    let work = if self.year == 2008 && item.name == "国庆节" { String::new() } else { work.clone() };
                    format!("{range}放假，共{count}天。其中，{parts}。{work}")
                },
            ),
            Wording::Public if work.is_empty() => format!("{range}放假公休，共{count}天。"),
            Wording::Plain if work.is_empty() => format!("{range}放假，共{count}天。"),
            Wording::Headed => {
                let listed: Vec<_> = days.iter().map(|day| pen.date(*day)).collect();
                let work = work.replace("上班", "上班、上课");
                if days.len() < 5 && self.year % 2 == 0 {
                    format!("放假{count}天，即{}放假。{work}", listed.join("、"))
                } else {
                    format!("放假时间为{range}。{work}")
                }
            }
            _ => format!("{range}放假调休，共{count}天。{work}"),
        }
    }

    /// The parts of a range in the long form; none where they do not come out within the item.
    fn parts(&self, item: &Item, pen: &Pen) -> Option<String> {
        let festivals: Vec<_> = item
            .name
            .split('、')
            .filter_map(|name| Festival::of_year(self.year).find(|f| f.chinese() == name))
            .collect();
        let days = |festival: &Festival| match (festival, self.year) {
            (Festival::Spring, 2007) => {
                let day = NaiveDate::from_ymd_opt(2007, 2, 18).unwrap();
                day.iter_days().take(3).collect()
            }
            _ => festival.statutory(self.year).unwrap(),
        };
        let all: Vec<NaiveDate> = festivals.iter().flat_map(days).collect();
        let statutory: BTreeSet<_> = all.iter().copied().collect();
        if statutory.is_empty() || !statutory.is_subset(&item.rest) {
            return None;
        }
        let coincide = all.len() - statutory.len();
        let weekend = item.rest.difference(&statutory).copied().filter(|day| is_weekend(*day));
        let weekend: Vec<_> = weekend.map(|day| pen.with_weekday(day, true)).collect();
        let to = item.rest.difference(&statutory).copied().filter(|day| !is_weekend(*day));
        let to: Vec<_> = to.map(|day| pen.with_weekday(day, true)).collect();
        let within = statutory.iter().copied().filter(|day| is_weekend(*day));
        let from: Vec<_> = within.chain(item.work.iter().copied()).map(|day| pen.with_weekday(day, true)).collect();
        if from.len() + coincide != to.len() {
            return None;
        }
        let listed: Vec<_> = statutory.iter().map(|day| pen.date(*day)).collect();
        let mut parts = format!("{}为法定节假日", listed.join("、"));
        if !weekend.is_empty() {
            write!(parts, "，{}照常公休", weekend.join("、")).unwrap();
        }
        if !to.is_empty() {
            let festival = if coincide > 0 { "及中秋节" } else { "" };
            let count = if coincide > 0 { String::new() } else { format!("{}个", from.len()) };
            write!(parts, "，将{}{count}公休日{festival}分别调至{}", from.join("、"), to.join("、")).unwrap();
        }
        Some(parts)
    }
}

/// Writes dates.
struct Pen {
    year: i32,
    wording: Wording,
}

impl Pen {
    fn date(&self, day: NaiveDate) -> String {
        let year = if day.year() == self.year { String::new() } else { format!("{}年", day.year()) };
        format!("{year}{}月{}日", day.month(), day.day())
    }

    fn weekday(&self, day: NaiveDate) -> String {
        let place = day.weekday().num_days_from_monday() as usize;
        let day = ["一", "二", "三", "四", "五", "六", "日"][place];
        format!("{}{day}", if self.wording == Wording::Weekdays { "周" } else { "星期" })
    }

    fn with_weekday(&self, day: NaiveDate, wanted: bool) -> String {
        if !wanted {
            return self.date(day);
        }
        let lunar = if self.wording == Wording::Weekdays { lunar(day) } else { None };
        let lunar = lunar.map_or(String::new(), |lunar| format!("农历{lunar}、"));
        format!("{}（{lunar}{}）", self.date(day), self.weekday(day))
    }

    fn range(&self, first: NaiveDate, last: NaiveDate) -> String {
        if self.wording == Wording::Weekdays {
            return format!("{}至{}", self.with_weekday(first, true), self.with_weekday(last, true));
        }
        let from = match self.wording {
            Wording::Plain => format!("{}年{}月{}日", first.year(), first.month(), first.day()),
            _ => self.date(first),
        };
        let until = match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) => format!("{}日", last.day()),
            (true, false) => format!("{}月{}日", last.month(), last.day()),
            _ => format!("{}年{}月{}日", last.year(), last.month(), last.day()),
        };
        format!("{from}{}{until}", if self.wording == Wording::Parts { "—" } else { "至" })
    }
}

/// The lunar name of a day around the Spring Festival.
fn lunar(day: NaiveDate) -> Option<String> {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let name = |(number, word): (usize, &str)| (1, number as u32 + 1, format!("正月初{word}"));
    let twelfth = [(12, 28, "腊月二十八".to_owned()), (12, 29, "腊月二十九".to_owned())];
    let mut names = NUMERALS.into_iter().enumerate().map(name).chain(twelfth);
    if Festival::Spring.day(day.year())?.pred_opt() == Some(day) {
        return Some("除夕".to_owned());
    }
    names
        .find(|(month, number, _)| festivals::lunar_date(day.year(), *month, *number) == Some(day))
        .map(|(.., name)| name)
}

/// The amendment that prolonged a festival.
pub(super) fn prolonging(notice: &Notice) -> String {
    let last = notice.days().last().unwrap().date();
    let next = last.succ_opt().unwrap();
    let year = last.year();
    format!(
        "国务院办公厅关于延长{year}年春节假期的通知\n{}\n现将具体安排通知如下。\n一、延长{year}年春节假期至{}月{}日（农历\
         正月初九，星期日），{}月{}日（星期一）起正常上班。\n二、各学校推迟开学，时间另行通知。\n国务院办公厅\n{}",
        notice.number(),
        last.month(),
        last.day(),
        next.month(),
        next.day(),
        notice.issued().unwrap().format("%Y年%-m月%-d日"),
    )
}
