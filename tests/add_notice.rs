//! The recipe for a further year: a text pasted into the example gives the lines of the data files.

#[allow(dead_code)]
#[path = "../examples/add_notice/lines.rs"]
mod lines;

use shuangsuiji::Year;
use shuangsuiji::calendar::{Notice, WorkCalendar};

const NOTICES: &str = include_str!("../src/calendar/cn_notices.csv");
const HOLIDAYS: &str = include_str!("../src/calendar/cn_holidays.csv");

fn through(year: i32) -> WorkCalendar {
    WorkCalendar::national_through(Year::new(year).unwrap())
}

/// The text of the notice for 2026, in our words.
fn text_of_2026() -> String {
    let request = include_str!("../examples/requests/read_notice.json");
    serde_json::from_str::<serde_json::Value>(request).unwrap()["text"].as_str().unwrap().to_owned()
}

#[test]
fn the_text_of_2026_gives_the_lines_that_stand_in_the_data() {
    let lines = lines::added(&through(2025), &text_of_2026(), None).unwrap();
    let number = "国办发明电〔2025〕7号";
    assert_eq!(NOTICES.lines().find(|line| line.starts_with(number)), Some(&*lines.notice));
    let mut added = HOLIDAYS.lines().filter(|line| line.ends_with(number)).collect::<Vec<_>>();
    added.sort_unstable();
    assert_eq!(lines.days, added);
    assert_eq!(lines.gone, [] as [String; 0]);
    assert_eq!(lines.revision, through(2026).revision());
    let printed = lines.to_string();
    assert!(printed.starts_with(&format!("src/calendar/cn_notices.csv, a line at the end:\n{}\n\n", lines.notice)));
    assert!(printed.ends_with(&format!("src/calendar/cn_revision.txt, its only line:\n{}\n", lines.revision)));
}

#[test]
fn a_made_up_2027_follows_with_its_revision() {
    let text = include_str!("made_up_2027.txt");
    let lines = lines::added(&through(2026), text, None).unwrap();
    let calendar = through(2026).with_entry(Notice::read(text).unwrap().entry()).unwrap();
    assert_eq!(calendar.warnings(), []);
    assert_eq!((lines.revision, lines.revision.last().number()), (calendar.revision(), 2027));
    assert_eq!(lines.notice, "国办发明电〔2026〕999号,year,2026-11-20");
    assert_eq!(lines.days[0], "2027-01-01,rest,元旦,国办发明电〔2026〕999号");
    let refused = lines::added(&through(2025), text, None).unwrap_err();
    assert!(
        refused.starts_with("notice 国办发明电〔2026〕999号 for 2027 leaves a gap; add the notice for 2026 first\n")
    );
}

#[test]
fn an_amendment_takes_the_lines_out_that_it_changes() {
    let text = "国务院办公厅关于延长2026年春节假期的通知\n国办发明电〔2026〕1号\n现将有关安排通知如下。\n\
                一、延长2026年春节假期至3月1日（星期日），3月2日（星期一）起正常上班。";
    let lines = lines::added(&through(2026), text, Some(&text_of_2026())).unwrap();
    assert_eq!(lines.gone, ["2026-02-28,work,春节,国办发明电〔2025〕7号"]);
    assert_eq!((lines.days.len(), lines.notice.as_str()), (6, "国办发明电〔2026〕1号,amendment,"));
    let local = "某旗人民政府关于2026年那达慕放假的通知\n某政办发〔2026〕3号\n通知如下：\n那达慕：8月3日放假。";
    assert!(lines::added(&through(2026), local, None).unwrap_err().contains("地方的通知不属于全国数据"));
}
