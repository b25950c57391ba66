//! What is refused, with its number and both messages; and the forms of clauses that only some notices have.

use super::super::*;
use crate::{Code, Explain};

/// A local notice with these items.
fn local(items: &str) -> String {
    format!("某旗人民政府关于2026年那达慕放假的通知\n某政办发〔2026〕3号\n现将放假安排通知如下：\n{items}\n特此通知。")
}

/// The national notice for 2026 with something changed.
fn year(from: &str, to: &str) -> String {
    let text = "国务院办公厅关于2026年部分节假日安排的通知\n国办发明电〔2025〕7号\n\
        现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\n\
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n\
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。\
        2月14日（周六）、2月28日（周六）上班。\n\
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。\n\
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。\n\
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n\
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。\n\
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。\n\
        节假日期间，请妥善安排值班。\n国务院办公厅\n2025年11月4日\n";
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[track_caller]
fn refused(text: &str, code: Code, message: &str, chinese: &str) {
    let error = Notice::read(text).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.chinese(), chinese);
    assert_eq!(error.code(), code);
}

/// The days of a local notice: `+` is rested, `-` is worked.
#[track_caller]
fn days(items: &str) -> String {
    let reading = Notice::read(&local(items)).unwrap_or_else(|error| panic!("{error}"));
    let sign = |day: &NoticeDay| if day.kind() == DayKind::Rest { '+' } else { '-' };
    let each: Vec<_> = reading.notice().days().iter().map(|day| format!("{}{}", sign(day), day.date())).collect();
    each.join(" ")
}

#[test]
fn a_years_text_gives_its_frame_and_nothing_unchecked() {
    let reading = Notice::read(&year("", "")).unwrap();
    assert_eq!(reading.title(), "国务院办公厅关于2026年部分节假日安排的通知");
    assert_eq!(reading.notice().number(), "国办发明电〔2025〕7号");
    assert_eq!(reading.notice().issued().unwrap().to_string(), "2025-11-04");
    assert_eq!((reading.role(), reading.unchecked()), (Role::Year, &[][..]));
}

#[test]
fn each_reason_has_its_number_and_says_what_to_do_in_both_languages() {
    refused(
        &year("国务院办公厅关于2026年", "国务院办公厅关于2O26年"),
        Code::NOTICE_TEXT_TITLE,
        "no title; expected one such as 国务院办公厅关于2027年部分节假日安排的通知; copy the text from its title on",
        "没有标题，应如“国务院办公厅关于2027年部分节假日安排的通知”；请从标题起完整复制通知全文",
    );
    refused(
        &year("〔2025〕7号", "〔2O25〕7号"),
        Code::NOTICE_TEXT_NUMBER,
        "no number such as 国办发明电〔2026〕1号; add the line with the notice's number",
        "没有发文字号，应如“国办发明电〔2026〕1号”；请补上发文字号",
    );
    refused(
        &year("〔2025〕7号", "〔2024〕7号"),
        Code::NOTICE_TEXT_NUMBER,
        "`国办发明电〔2024〕7号`: a number of 2024 under a notice for 2026; compare the copy with the published notice",
        "“国办发明电〔2024〕7号”：2026年的通知，其发文字号的年份为2024；请与正式发布的通知核对",
    );
    refused(
        &year("通知如下。", "通知。"),
        Code::NOTICE_TEXT_OPENING,
        "no opening sentence that ends in 如下 before the items; copy the text from its title on",
        "各项安排之前没有以“如下”结尾的引言；请从标题起完整复制通知全文",
    );
    refused(
        &year("现将2026年元旦", "现将2025年元旦"),
        Code::NOTICE_TEXT_OPENING,
        "`现将2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知`: the opening has \
         the year 2025, and the title 2026; compare the copy with the published notice",
        "“现将2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知”：标题为2026年，而引言\
         为2025年；请与正式发布的通知核对",
    );
    refused(
        &year("七、国庆节", "八、国庆节"),
        Code::NOTICE_TEXT_ITEM,
        "item `八、国庆节`: item number 8 where 7 is due; compare the copy with the published notice",
        "“八、国庆节”：序号为第8项，应为第7项；请与正式发布的通知核对",
    );
    refused(
        &year("七、国庆节", "七、中秋节"),
        Code::NOTICE_TEXT_FESTIVAL,
        "中秋节 stands twice; compare the copy with the published notice",
        "中秋节出现两次；请与正式发布的通知核对",
    );
    refused(
        &year("5月9日（周六）上班。", "5月9日（周六）照旧上班。"),
        Code::NOTICE_TEXT_CLAUSE,
        "item `四、劳动节`, `5月9日（周六）照旧上班`: words that are no form of a holiday notice; compare the copy with \
         the published notice; if it says so, enter the days as a table",
        "“四、劳动节”中的“5月9日（周六）照旧上班”：不是放假通知的表述形式；请与正式发布的通知核对；如原文确实如此，请以\
         表格录入日期",
    );
    refused(
        &year("5月9日（周六）", "5月9日（上午）"),
        Code::NOTICE_TEXT_BRACKET,
        "item `四、劳动节`, `5月9日（上午）`: a bracket `上午` that says no weekday, lunar day or festival of a date; \
         compare the copy with the published notice",
        "“四、劳动节”中的“5月9日（上午）”：括号内的“上午”不是日期的星期、农历或节日；请与正式发布的通知核对",
    );
    refused(
        &year("2月28日（周六）", "2月30日（周六）"),
        Code::NOTICE_TEXT_DATE,
        "item `二、春节`, `2月30日（周六）`: there is no 2026-02-30; compare the copy with the published notice",
        "“二、春节”中的“2月30日（周六）”：没有2026年2月30日这一天；请与正式发布的通知核对",
    );
    refused(
        &year("1月4日（周日）上班", "2024年1月4日（周日）上班"),
        Code::NOTICE_TEXT_DATE,
        "item `一、元旦`, `2024年1月4日（周日）`: a day of 2024 in a notice for 2026; expected 2026 or the December \
         before; compare the copy with the published notice",
        "“一、元旦”中的“2024年1月4日（周日）”：2026年的通知含2024年的日期，应为2026年或上年12月；请与正式发布的通知核对",
    );
    refused(
        &year("农历正月初七", "农历正月初八"),
        Code::NOTICE_TEXT_WEEKDAY,
        "item `二、春节`, `23日（农历正月初八、周一）`: 2026-02-23 is not 农历正月初八; compare the copy with the \
         published notice",
        "“二、春节”中的“23日（农历正月初八、周一）”：2026年2月23日不是文中所写的“农历正月初八”；请与正式发布的通知核对",
    );
    refused(
        &year("5月1日（周五）至5日（周二）", "5月5日（周二）至1日（周五）"),
        Code::NOTICE_TEXT_RANGE,
        "item `四、劳动节`, `5月5日（周二）至1日（周五）放假调休`: 2026-05-05 to 2026-05-01 runs backwards or is longer \
         than 14 days; compare the copy with the published notice",
        "“四、劳动节”中的“5月5日（周二）至1日（周五）放假调休”：2026年5月5日至2026年5月1日前后颠倒，或超过14天；请与正式\
         发布的通知核对",
    );
    refused(
        &year("共5天", "共六天"),
        Code::NOTICE_TEXT_COUNT,
        "item `四、劳动节`, `共六天`: 6 days are stated, and 5 are named; compare the copy with the published notice",
        "“四、劳动节”中的“共六天”：文中写明6天，而所列为5天；请与正式发布的通知核对",
    );
    refused(
        &year("5月9日（周六）上班", "5月8日（周五）上班"),
        Code::NOTICE_TEXT_WORKED,
        "item `四、劳动节`: 2026-05-08 is worked, and no weekend day; compare the copy with the published notice",
        "“四、劳动节”：2026年5月8日列为上班，但不是周六、周日；请与正式发布的通知核对",
    );
    refused(
        &year("5月9日（周六）上班。", ""),
        Code::NOTICE_TEXT_BALANCE,
        "14 weekdays are freed net of worked weekend days; the decree gives 13 days for 2026; compare the copy with the \
         published notice",
        "放假的工作日减去上班的周末为14天，而2026年法定节假日为13天；请与正式发布的通知核对",
    );
    refused(
        &year("10月10日（周六）上班", "9月27日（周日）上班"),
        Code::NOTICE_TEXT_REPEATED,
        "item `七、国庆节`: 2026-09-27 stands twice; compare the copy with the published notice",
        "“七、国庆节”：2026年9月27日出现两次；请与正式发布的通知核对",
    );
    refused(
        &year("4月4日（周六）至6日（周一）放假，共3天", "4月3日（周五）至4日（周六）放假，共2天"),
        Code::NOTICE_TEXT_STATUTORY,
        "item `三、清明节`: 2026-04-05 is a holiday of 清明节 by 全国年节及纪念日放假办法, and not rested; compare the \
         copy with the published notice",
        "“三、清明节”：2026年4月5日按《全国年节及纪念日放假办法》为清明节假日，而文中未列为放假；请与正式发布的通知核对",
    );
    refused(
        &year("请妥善安排值班。", "10月10日不上班。"),
        Code::NOTICE_TEXT_OUTSIDE,
        "`10月10日不上班`: words outside the items that say otherwise than they do; if the published notice says so, \
         decide the days yourself and enter them as a table",
        "“10月10日不上班”：各项安排之外的文字与安排不一致；如正式发布的通知确实如此，请人工确定日期后以表格录入",
    );
    refused(
        &year("2025年11月4日", "2026年11月4日"),
        Code::NOTICE_TEXT_ISSUED,
        "`2026年11月4日`: a date under the text that is none, or does not fit number and days; compare the copy with \
         the published notice",
        "“2026年11月4日”：落款日期有误，或与发文字号、放假日期不符；请与正式发布的通知核对",
    );
    refused(
        &local("那达慕：5月9日放假。"),
        Code::NOTICE_TEXT_OPPOSED,
        "2026-05-09 is rest here, and the opposite by 国办发明电〔2025〕7号; if the published notice says so, decide the \
         days yourself and enter them as a table",
        "2026年5月9日在国办发明电〔2025〕7号中为上班，此处相反；如正式发布的通知确实如此，请人工确定日期后以表格录入",
    );
}

#[test]
fn clauses_of_one_item_agree_with_each_other() {
    let refused = |items: &str| Notice::read(&local(items)).unwrap_err().to_string();
    let end = "; compare the copy with the published notice";
    for (items, reason) in [
        ("那达慕：8月3日、8月7日放假。", "item `那达慕`: 2026-08-03 and 2026-08-07 lie apart by more than a weekend"),
        (
            "那达慕：8月4日放假，与周末连休。",
            "item `那达慕`, `与周末连休`: 2026-08-04 joins no weekend; expected a single Friday or Monday",
        ),
        (
            "那达慕：8月3日放假公休。8月8日上班。",
            "item `那达慕`: 2026-08-08 is worked, though the days off are said to need no worked day",
        ),
        (
            "那达慕：8月3日放假，不调休。8月8日上班。",
            "item `那达慕`: 2026-08-08 is worked, though the days off are said to need no worked day",
        ),
        (
            "那达慕：8月3日放假。8月22日上班。",
            "item `那达慕`: 2026-08-22 is worked more than 14 days from the days off",
        ),
        (
            "那达慕：8月3日至4日放假。8月6日起正常上班。",
            "item `那达慕`, `8月6日起正常上班`: 2026-08-06 is not the working day after the days off",
        ),
        (
            "那达慕：8月1日放假，8月2日（星期日）补休。",
            "item `那达慕`, `8月2日（星期日）补休`: 2026-08-02 is taken in lieu, and a weekend day",
        ),
        (
            "那达慕：8月3日至5日放假，将8月8日、9日三个公休日调至8月4日、5日。",
            "item `那达慕`, `将8月8日、9日三个公休日调至8月4日、5日`: 3 moved days are stated, and 2 are named",
        ),
        (
            "那达慕：8月3日至5日放假，8月8日公休日调至8月4日、5日。",
            "item `那达慕`, `8月8日公休日调至8月4日、5日`: 1 days are moved to 2",
        ),
        (
            "那达慕：8月3日至5日放假，8月7日公休日调至8月4日。",
            "item `那达慕`, `8月7日公休日调至8月4日`: 2026-08-07 is moved as a rest day, and no weekend day",
        ),
        (
            "那达慕：8月3日至5日放假，8月8日公休日调至8月6日。",
            "item `那达慕`, `8月8日公休日调至8月6日`: 2026-08-06 is what a rest day is moved to, and a weekend day or no \
             day off",
        ),
        (
            "那达慕：8月3日至4日放假，8月8日公休日调至8月4日。8月9日上班。",
            "item `那达慕`: 2026-08-08 is either said to be worked or moved to a day off, and not both",
        ),
        (
            "那达慕：8月1日至4日放假。其中，8月3日为法定节假日，8月1日照常公休，8月8日公休日调至8月4日。",
            "item `那达慕`: 2026-08-02 is not once a holiday of the decree, a weekend day or a moved day of the days off",
        ),
        ("那达慕：8月8日上班。", "item `那达慕`: no day off"),
        ("那达慕：8月3日放假。8月8日、8月8日上班。", "item `那达慕`, `8月8日、8月8日上班`: 2026-08-08 stands twice"),
        ("那达慕：8月3日放假，8月3日放假。", "item `那达慕`, `8月3日放假`: 2026-08-03 stands twice"),
        (
            "那达慕：8月3日至3日放假。",
            "item `那达慕`, `8月3日至3日放假`: 2026-08-03 to 2026-08-03 runs backwards or is longer than 14 days",
        ),
        (
            "那达慕：8月1日至15日放假。",
            "item `那达慕`, `8月1日至15日放假`: 2026-08-01 to 2026-08-15 runs backwards or is longer than 14 days",
        ),
        ("那达慕：3日放假。", "item `那达慕`, `3日`: a day whose month does not follow from what stands before it"),
        ("那达慕：8月3日放假。\n那达慕：8月3日放假。", "item `那达慕`: 2026-08-03 stands twice"),
        ("一、那达慕：8月3日放假。\n三、赛马：8月4日放假。", "item `三、赛马`: item number 3 where 2 is due"),
    ] {
        assert_eq!(refused(items), format!("{reason}{end}"), "{items}");
    }
}

#[test]
fn the_rarer_forms_are_read() {
    for (items, expected) in [
        ("8月3日放假1天。", "+2026-08-03"),
        ("那达慕放假3天\n8月1日至3日放假公休。", "+2026-08-01 +2026-08-02 +2026-08-03"),
        ("那达慕：放假两天，即8月3日、4日放假。", "+2026-08-03 +2026-08-04"),
        ("那达慕：放假时间为8月3日。", "+2026-08-03"),
        ("一、放假时间：8月3日放假。\n二、各地区要做好值班。", "+2026-08-03"),
        ("一、8月3日放假。\n二、学校的安排另行通知。\n三、望各单位照办。", "+2026-08-03"),
        ("那达慕：8月3日放假，与周末连休，共3天。", "+2026-08-03"),
        ("那达慕：8月3日至4日放假。8月5日（星期三）起正常上班。", "+2026-08-03 +2026-08-04"),
        ("那达慕：8月3日放假，8月4日（星期二）与8月8日（星期六）调休。", "+2026-08-03 +2026-08-04 -2026-08-08"),
        (
            "8月3日至5日调休放假，共3天。其中8月3日（星期一）放假，8月4日（星期二）、5日（星期三）调休，8月8日、9日上班。",
            "+2026-08-03 +2026-08-04 +2026-08-05 -2026-08-08 -2026-08-09",
        ),
        ("那达慕：8月3日放假，8月4日上班调到8月8日（星期六）。", "+2026-08-03 +2026-08-04 -2026-08-08"),
        ("那达慕：8月3日放假。\n鼓励各单位安排职工在8月前后（8月4日）休息。", ""),
        ("那达慕：8月3日放假。鼓励各单位结合年休假，安排职工在除夕（2月16日）休息。", "+2026-08-03"),
        ("一、那达慕：8月3日照常上班、上课？", ""),
    ] {
        if expected.is_empty() {
            assert!(Notice::read(&local(items)).is_err(), "{items}");
        } else {
            assert_eq!(days(items), expected, "{items}");
        }
    }
}

#[test]
fn a_december_without_its_year_is_the_nearer_one_if_a_weekday_says_so() {
    let text = |worked: &str| year("1月4日（周日）上班", worked);
    let error = Notice::read(&text("12月28日上班")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "item `一、元旦`, `12月28日`: a day of December without its year; 2025 is the nearer, and no weekday confirms \
         it; write the year before the month"
    );
    let reading = Notice::read(&text("12月28日（周日）上班")).unwrap();
    assert_eq!(reading.notice().days()[0].date().to_string(), "2025-12-28");
    assert!(Notice::read(&text("2025年12月28日上班")).is_ok());
    assert!(Notice::read(&text("2025年11月30日上班")).is_err(), "the December before alone");
}

#[test]
fn a_prolonged_festival_needs_the_notice_that_it_amends() {
    let base = year("", "");
    let prolonging = |until: &str, resumes: &str| {
        format!(
            "国务院办公厅关于延长2026年春节假期的通知\n国办发明电〔2026〕1号\n现将有关安排通知如下。\n\
             一、延长2026年春节假期至{until}，{resumes}起正常上班。\n二、各学校推迟开学，时间另行通知。"
        )
    };
    let text = prolonging("3月1日（星期日）", "3月2日（星期一）");
    let reading = Notice::read_amendment(&text, &base).unwrap();
    assert_eq!(reading.notice().days().len(), 6, "24 February to 1 March, the 28th first worked");
    assert!(reading.notice().days().iter().all(|day| day.kind() == DayKind::Rest && day.name() == "春节"));
    let unchecked: Vec<_> = reading.unchecked().iter().map(|unchecked| unchecked.matter).collect();
    assert_eq!(unchecked, [UncheckedMatter::Decree]);

    let refused = |text: &str, base: Option<&str>| {
        let error = match base {
            Some(base) => Notice::read_amendment(text, base),
            None => Notice::read(text),
        };
        let error = error.unwrap_err();
        (error.code(), error.to_string())
    };
    assert_eq!(refused(&text, None).0, Code::NOTICE_TEXT_BASE);
    assert_eq!(refused(&base, Some(&base)).1, "a year's own notice amends none; give no other text with it");
    let other_year = text.replace("2026年春节", "2025年春节").replace("〔2026〕", "〔2025〕");
    assert_eq!(refused(&other_year, Some(&base)).0, Code::NOTICE_TEXT_BASE);
    let broken = base.replace("2月14日（周六）", "2月14日（周日）");
    let message = "the notice that is amended: item `二、春节`, `2月14日（周日）`: 2026-02-14 is a Saturday, and the text \
                   says 周日; compare the copy with the published notice";
    assert_eq!(refused(&text, Some(&broken)).1, message);
    let chinese = Notice::read_amendment(&text, &broken).unwrap_err().chinese();
    assert!(chinese.starts_with("被调整的通知：“二、春节”中的“2月14日（周日）”："), "{chinese}");
    let shorter = prolonging("2月20日（星期五）", "2月23日（星期一）");
    assert!(refused(&shorter, Some(&base)).1.contains("2026-02-20 does not prolong the days off"));
}

#[test]
fn beyond_the_table_of_festivals_the_reading_says_what_it_did_not_check() {
    let text = "国务院办公厅关于2051年部分节假日安排的通知\n国办发明电〔2050〕7号\n\
        现将2051年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\n\
        一、元旦：1月1日（周日）放假，1月2日（周一）补休。\n\
        二、春节：2月10日（农历除夕、周五）至14日（周二）放假。2月15日（周三）补休。\n\
        三、清明节：4月5日（周三）放假1天。\n四、劳动节：5月1日（周一）至2日（周二）放假，共2天。\n\
        五、端午节：6月13日（周二）放假1天。\n六、中秋节：9月19日（周二）放假1天。\n\
        七、国庆节：10月2日（周一）至4日（周三）放假，共3天。\n";
    let error = Notice::read(text).unwrap_err();
    assert_eq!(error.code(), Code::NOTICE_TEXT_STATUTORY, "1 October is known in every year");
    let text = text
        .replace("10月2日（周一）至4日（周三）放假，共3天", "10月1日（周日）至3日（周二）放假。10月4日（周三）补休");
    let reading = Notice::read(&text).unwrap_or_else(|error| panic!("{error}"));
    let of = |matter| reading.unchecked().iter().filter(|unchecked| unchecked.matter == matter).count();
    assert_eq!(of(UncheckedMatter::StatutoryDays), 4);
    assert_eq!(of(UncheckedMatter::LunarWords), 1);
    assert_eq!(reading.unchecked().len(), 5);
}

#[test]
fn a_local_notice_without_a_national_one_says_that_nothing_was_compared() {
    let text = local("那达慕：8月3日放假。").replace("2026", "2051");
    let reading = Notice::read(&text).unwrap();
    let unchecked: Vec<_> = reading.unchecked().iter().map(|unchecked| unchecked.matter).collect();
    assert_eq!(unchecked, [UncheckedMatter::Decree, UncheckedMatter::NationalNotice]);
    for matter in unchecked {
        assert!(!matter.english().is_empty() && !matter.chinese().is_ascii());
    }
}

#[test]
fn words_outside_the_items_may_repeat_and_not_gainsay_them() {
    let closing = |words: &str| Notice::read(&year("请妥善安排值班。", words)).is_ok();
    for words in [
        "国庆节自10月1日起放假调休7天。",
        "10月10日（周六）正常上班。",
        "自2025年1月1日起，放假的假日增加2天。",
        "假期后连续工作一般不超过6天。",
        "6月22日起上班。",
    ] {
        assert!(closing(words), "{words}");
    }
    for words in
        ["10月8日放假。", "9月20日休息。", "10月1O日上班。", "2月30日上班。", "10月1日上班。", "国庆节不放假。"]
    {
        assert!(!closing(words), "{words}");
    }
}
