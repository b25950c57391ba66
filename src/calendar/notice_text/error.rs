//! Why the text of a notice was refused: the item, the clause, the reason and what to do, in both languages.

use core::fmt;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::explain::{debug_is_display, sealed};
use crate::{Article, Code, Explain, Reason};

/// Why the text of a notice was refused.
///
/// # Example: a weekday that differs
/// ```
/// use shuangsuiji::Explain;
/// use shuangsuiji::calendar::Notice;
///
/// let text = "某盟行政公署办公室关于2026年那达慕放假的通知\n某盟办发〔2026〕9号\n现将放假安排通知如下：\n\
///     一、那达慕：8月3日（周二）放假。";
/// let error = Notice::read(text).unwrap_err();
/// assert_eq!(error.item.as_deref(), Some("一、那达慕"));
/// assert_eq!(error.clause.as_deref(), Some("8月3日（周二）"));
/// assert_eq!(
///     error.to_string(),
///     "item `一、那达慕`, `8月3日（周二）`: 2026-08-03 is a Monday, and the text says 周二; \
///      compare the copy with the published notice"
/// );
/// assert_eq!(
///     error.chinese(),
///     "“一、那达慕”中的“8月3日（周二）”：2026年8月3日是星期一，而文中写作“周二”；请与正式发布的通知核对"
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoticeTextError {
    code: Code,
    /// Whether it is the text of the notice that is amended which is refused.
    pub in_base: bool,
    /// The item as the text heads it; none for what concerns the whole text.
    pub item: Option<Box<str>>,
    /// The words that are refused, folded to one width and without blanks; none where words are missing.
    pub clause: Option<Box<str>>,
    /// What is wrong.
    pub reason: Reason,
    /// What to do.
    pub remedy: Reason,
}

impl fmt::Display for NoticeTextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.in_base {
            f.write_str("the notice that is amended: ")?;
        }
        match (&self.item, &self.clause) {
            (Some(item), Some(clause)) => write!(f, "item `{}`, `{}`: ", item.escape_debug(), clause.escape_debug()),
            (Some(item), None) => write!(f, "item `{}`: ", item.escape_debug()),
            (None, Some(clause)) => write!(f, "`{}`: ", clause.escape_debug()),
            (None, None) => Ok(()),
        }?;
        write!(f, "{}; {}", self.reason, self.remedy)
    }
}

debug_is_display!(NoticeTextError);

impl std::error::Error for NoticeTextError {}

impl sealed::Sealed for NoticeTextError {}

impl Explain for NoticeTextError {
    fn code(&self) -> Code {
        self.code
    }

    fn article(&self) -> Option<Article> {
        None
    }

    fn chinese(&self) -> String {
        let place = match (&self.item, &self.clause) {
            (Some(item), Some(clause)) => format!("“{}”中的“{}”：", item.escape_debug(), clause.escape_debug()),
            (Some(words), None) | (None, Some(words)) => format!("“{}”：", words.escape_debug()),
            (None, None) => String::new(),
        };
        let base = if self.in_base { "被调整的通知：" } else { "" };
        format!("{base}{place}{}；{}", self.reason.chinese(), self.remedy.chinese())
    }
}

impl NoticeTextError {
    fn new(code: Code, english: String, chinese: String, remedy: Reason) -> Self {
        Self { code, in_base: false, item: None, clause: None, reason: Reason::new(english, chinese), remedy }
    }

    /// The same about these words, unless others are named already.
    pub(super) fn at(self, clause: &str) -> Self {
        Self { clause: self.clause.or_else(|| Some(clause.into())), ..self }
    }

    /// The same within an item.
    pub(super) fn within(self, item: &str) -> Self {
        Self { item: self.item.or_else(|| Some(item.into())), ..self }
    }

    /// The same about the notice that is amended.
    pub(super) fn of_base(self) -> Self {
        Self { in_base: true, ..self }
    }
}

fn compare() -> Reason {
    Reason::new("compare the copy with the published notice", "请与正式发布的通知核对")
}

fn by_hand() -> Reason {
    Reason::new(
        "if the published notice says so, decide the days yourself and enter them as a table",
        "如正式发布的通知确实如此，请人工确定日期后以表格录入",
    )
}

/// A date as the two languages write it.
pub(super) fn chinese_date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

const WEEKDAYS: [(&str, &str); 7] = [
    ("Monday", "星期一"),
    ("Tuesday", "星期二"),
    ("Wednesday", "星期三"),
    ("Thursday", "星期四"),
    ("Friday", "星期五"),
    ("Saturday", "星期六"),
    ("Sunday", "星期日"),
];

fn weekday_words(weekday: Weekday) -> (&'static str, &'static str) {
    let place = usize::try_from(weekday.num_days_from_monday()).unwrap_or_default();
    WEEKDAYS.get(place).copied().unwrap_or_default()
}

/// What is wrong about a date, said of it in both languages.
fn of_date(code: Code, date: NaiveDate, english: &str, chinese: &str, remedy: Reason) -> NoticeTextError {
    NoticeTextError::new(code, format!("{date} {english}"), format!("{}{chinese}", chinese_date(date)), remedy)
}

pub(super) fn no_title() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_TITLE,
        "no title; expected one such as 国务院办公厅关于2027年部分节假日安排的通知".to_owned(),
        "没有标题，应如“国务院办公厅关于2027年部分节假日安排的通知”".to_owned(),
        Reason::new("copy the text from its title on", "请从标题起完整复制通知全文"),
    )
}

pub(super) fn no_number() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_NUMBER,
        "no number such as 国办发明电〔2026〕1号".to_owned(),
        "没有发文字号，应如“国办发明电〔2026〕1号”".to_owned(),
        Reason::new("add the line with the notice's number", "请补上发文字号"),
    )
}

pub(super) fn number_year(found: i32, year: i32) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_NUMBER,
        format!("a number of {found} under a notice for {year}"),
        format!("{year}年的通知，其发文字号的年份为{found}"),
        compare(),
    )
}

pub(super) fn no_opening() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_OPENING,
        "no opening sentence that ends in 如下 before the items".to_owned(),
        "各项安排之前没有以“如下”结尾的引言".to_owned(),
        Reason::new("copy the text from its title on", "请从标题起完整复制通知全文"),
    )
}

pub(super) fn opening_year(found: Option<u32>, year: i32) -> NoticeTextError {
    let (english, chinese) = found.map_or_else(
        || ("no year".to_owned(), "没有年份".to_owned()),
        |found| (format!("the year {found}"), format!("为{found}年")),
    );
    NoticeTextError::new(
        Code::NOTICE_TEXT_OPENING,
        format!("the opening has {english}, and the title {year}"),
        format!("标题为{year}年，而引言{chinese}"),
        compare(),
    )
}

pub(super) fn opening_festival(festival: &str, has_item: bool) -> NoticeTextError {
    let (english, chinese) = if has_item {
        (
            format!("{festival} has an item, and the opening does not name it"),
            format!("引言未列{festival}，而正文有此项"),
        )
    } else {
        (format!("the opening names {festival}, which has no item"), format!("引言列有{festival}，而正文没有此项"))
    };
    NoticeTextError::new(Code::NOTICE_TEXT_FESTIVAL, english, chinese, compare())
}

pub(super) fn festival_missing(festival: &str, year: i32) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_FESTIVAL,
        format!("no item for {festival}, a holiday in {year} by 全国年节及纪念日放假办法"),
        format!("没有{festival}一项，而按《全国年节及纪念日放假办法》{year}年应放假"),
        compare(),
    )
}

pub(super) fn festival_twice(festival: &str) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_FESTIVAL,
        format!("{festival} stands twice"),
        format!("{festival}出现两次"),
        compare(),
    )
}

pub(super) fn no_item() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_ITEM,
        "no item after the opening".to_owned(),
        "引言之后没有任何一项安排".to_owned(),
        Reason::new("copy the whole text", "请完整复制通知全文"),
    )
}

pub(super) fn item_number(found: u32, expected: u32) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_ITEM,
        format!("item number {found} where {expected} is due"),
        format!("序号为第{found}项，应为第{expected}项"),
        compare(),
    )
}

pub(super) fn item_marks() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_ITEM,
        "items that are numbered in two ways".to_owned(),
        "各项的编号方式不一致".to_owned(),
        compare(),
    )
}

pub(super) fn item_name() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_ITEM,
        "an item that names no festival of 全国年节及纪念日放假办法".to_owned(),
        "此项没有《全国年节及纪念日放假办法》规定的节日名称".to_owned(),
        compare(),
    )
}

pub(super) fn clause() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_CLAUSE,
        "words that are no form of a holiday notice".to_owned(),
        "不是放假通知的表述形式".to_owned(),
        Reason::new(
            "compare the copy with the published notice; if it says so, enter the days as a table",
            "请与正式发布的通知核对；如原文确实如此，请以表格录入日期",
        ),
    )
}

pub(super) fn bracket(inside: &str) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_BRACKET,
        format!("a bracket `{}` that says no weekday, lunar day or festival of a date", inside.escape_debug()),
        format!("括号内的“{}”不是日期的星期、农历或节日", inside.escape_debug()),
        compare(),
    )
}

pub(super) fn no_such_date(year: i32, month: u32, day: u32) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_DATE,
        format!("there is no {year:04}-{month:02}-{day:02}"),
        format!("没有{year}年{month}月{day}日这一天"),
        compare(),
    )
}

pub(super) fn other_year(found: i32, year: i32) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_DATE,
        format!("a day of {found} in a notice for {year}; expected {year} or the December before"),
        format!("{year}年的通知含{found}年的日期，应为{year}年或上年12月"),
        compare(),
    )
}

pub(super) fn no_month() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_DATE,
        "a day whose month does not follow from what stands before it".to_owned(),
        "日期缺少月份，且不能由前文确定".to_owned(),
        compare(),
    )
}

pub(super) fn december(year: i32) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_DATE,
        format!("a day of December without its year; {} is the nearer, and no weekday confirms it", year),
        format!("12月的日期没有年份；{year}年较近，但没有星期可以印证"),
        Reason::new("write the year before the month", "请在月份前写明年份"),
    )
}

pub(super) fn weekday(date: NaiveDate, said: &str) -> NoticeTextError {
    let (english, chinese) = weekday_words(date.weekday());
    of_date(
        Code::NOTICE_TEXT_WEEKDAY,
        date,
        &format!("is a {english}, and the text says {said}"),
        &format!("是{chinese}，而文中写作“{said}”"),
        compare(),
    )
}

pub(super) fn lunar(date: NaiveDate, said: &str) -> NoticeTextError {
    of_date(Code::NOTICE_TEXT_WEEKDAY, date, &format!("is not {said}"), &format!("不是文中所写的“{said}”"), compare())
}

pub(super) fn range(from: NaiveDate, until: NaiveDate) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_RANGE,
        format!("{from} to {until} runs backwards or is longer than 14 days"),
        format!("{}至{}前后颠倒，或超过14天", chinese_date(from), chinese_date(until)),
        compare(),
    )
}

pub(super) fn count(found: u32, counted: usize) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_COUNT,
        format!("{found} days are stated, and {counted} are named"),
        format!("文中写明{found}天，而所列为{counted}天"),
        compare(),
    )
}

pub(super) fn no_rest() -> NoticeTextError {
    NoticeTextError::new(Code::NOTICE_TEXT_CLAUSE, "no day off".to_owned(), "没有放假日期".to_owned(), compare())
}

pub(super) fn apart(from: NaiveDate, until: NaiveDate) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_APART,
        format!("{from} and {until} lie apart by more than a weekend"),
        format!("{}与{}之间不只隔一个周末", chinese_date(from), chinese_date(until)),
        compare(),
    )
}

pub(super) fn repeated(date: NaiveDate) -> NoticeTextError {
    of_date(Code::NOTICE_TEXT_REPEATED, date, "stands twice", "出现两次", compare())
}

pub(super) fn worked_weekday(date: NaiveDate) -> NoticeTextError {
    of_date(Code::NOTICE_TEXT_WORKED, date, "is worked, and no weekend day", "列为上班，但不是周六、周日", compare())
}

pub(super) fn worked_and_rested(date: NaiveDate) -> NoticeTextError {
    of_date(Code::NOTICE_TEXT_WORKED, date, "is both worked and rested", "既列为上班又列为放假", compare())
}

pub(super) fn worked_far(date: NaiveDate) -> NoticeTextError {
    let english = "is worked more than 14 days from the days off";
    of_date(Code::NOTICE_TEXT_WORKED, date, english, "列为上班，距放假日期超过14天", compare())
}

pub(super) fn worked_none(date: NaiveDate) -> NoticeTextError {
    let english = "is worked, though the days off are said to need no worked day";
    of_date(Code::NOTICE_TEXT_WORKED, date, english, "列为上班，而放假公休、不调休不应有上班日", compare())
}

pub(super) fn resumes(date: NaiveDate) -> NoticeTextError {
    let english = "is not the working day after the days off";
    of_date(Code::NOTICE_TEXT_WORKED, date, english, "不是放假后恢复上班的首日", compare())
}

pub(super) fn worked_otherwise(date: NaiveDate) -> NoticeTextError {
    let english = "is either said to be worked or moved to a day off, and not both";
    of_date(Code::NOTICE_TEXT_WORKED, date, english, "的上班安排与公休日调换安排不一致", compare())
}

pub(super) fn joined(date: NaiveDate) -> NoticeTextError {
    let english = "joins no weekend; expected a single Friday or Monday";
    of_date(Code::NOTICE_TEXT_JOINED, date, english, "不能与周末连休，应为单独一天的星期五或星期一", compare())
}

pub(super) fn moved(date: NaiveDate, english: &str, chinese: &str) -> NoticeTextError {
    of_date(Code::NOTICE_TEXT_MOVED, date, english, chinese, compare())
}

pub(super) fn moved_number(from: usize, to: usize) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_MOVED,
        format!("{from} days are moved to {to}"),
        format!("调换的公休日为{from}天，而调至的日期为{to}天"),
        compare(),
    )
}

pub(super) fn moved_count(said: u32, listed: usize) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_MOVED,
        format!("{said} moved days are stated, and {listed} are named"),
        format!("文中写明{said}个公休日，而所列为{listed}个"),
        compare(),
    )
}

pub(super) fn parts(date: NaiveDate) -> NoticeTextError {
    let english = "is not once a holiday of the decree, a weekend day or a moved day of the days off";
    let chinese = "在放假期间内，没有或重复说明是法定节假日、公休日还是调休";
    of_date(Code::NOTICE_TEXT_PARTS, date, english, chinese, compare())
}

pub(super) fn not_statutory(date: NaiveDate, festival: &str) -> NoticeTextError {
    let english = format!("is no holiday of {festival} by the decree of its year");
    let chinese = format!("不是当年规定的{festival}法定节假日");
    of_date(Code::NOTICE_TEXT_STATUTORY, date, &english, &chinese, compare())
}

pub(super) fn statutory_worked(date: NaiveDate, festival: &str) -> NoticeTextError {
    let english = format!("is a holiday of {festival} by 全国年节及纪念日放假办法, and not rested");
    let chinese = format!("按《全国年节及纪念日放假办法》为{festival}假日，而文中未列为放假");
    of_date(Code::NOTICE_TEXT_STATUTORY, date, &english, &chinese, compare())
}

pub(super) fn balance(found: i32, expected: i32, year: i32) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_BALANCE,
        format!("{found} weekdays are freed net of worked weekend days; the decree gives {expected} days for {year}"),
        format!("放假的工作日减去上班的周末为{found}天，而{year}年法定节假日为{expected}天"),
        compare(),
    )
}

pub(super) fn outside() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_OUTSIDE,
        "words outside the items that say otherwise than they do".to_owned(),
        "各项安排之外的文字与安排不一致".to_owned(),
        by_hand(),
    )
}

pub(super) fn issued() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_ISSUED,
        "a date under the text that is none, or does not fit number and days".to_owned(),
        "落款日期有误，或与发文字号、放假日期不符".to_owned(),
        compare(),
    )
}

pub(super) fn base_wanted() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_BASE,
        "a festival that is prolonged, without the text of the notice that it amends".to_owned(),
        "延长假期的通知，须同时提供被调整的通知".to_owned(),
        Reason::new("give that text too", "请一并提供被调整通知的全文"),
    )
}

pub(super) fn base_unwanted() -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_BASE,
        "a year's own notice amends none".to_owned(),
        "年度放假通知不是对其他通知的调整".to_owned(),
        Reason::new("give no other text with it", "请勿同时提供其他通知"),
    )
}

pub(super) fn base_other(found: i32, year: i32) -> NoticeTextError {
    NoticeTextError::new(
        Code::NOTICE_TEXT_BASE,
        format!(
            "the notice that is amended must be the national one for {year}; the text is for {found} or of a place"
        ),
        format!("被调整的应为{year}年全国的放假通知，而所提供的是{found}年的或者地方的通知"),
        Reason::new("give the text of that notice", "请提供该通知的全文"),
    )
}

pub(super) fn prolonged(date: NaiveDate) -> NoticeTextError {
    let english = "does not prolong the days off of the notice that is amended";
    of_date(Code::NOTICE_TEXT_BASE, date, english, "未延长被调整通知的假期", compare())
}

pub(super) fn opposed(date: NaiveDate, rests: bool, number: &str) -> NoticeTextError {
    let (english, chinese) = if rests { ("rest", "上班") } else { ("work", "放假") };
    let english = format!("is {english} here, and the opposite by {number}");
    let chinese = format!("在{number}中为{chinese}，此处相反");
    of_date(Code::NOTICE_TEXT_OPPOSED, date, &english, &chinese, by_hand())
}

pub(super) fn of_notice(refused: crate::calendar::NoticeError) -> NoticeTextError {
    let code = refused.code();
    NoticeTextError { code, in_base: false, item: None, clause: None, reason: refused.into(), remedy: compare() }
}
