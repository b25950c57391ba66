//! The table read again from our own texts in every wording; then every kind of slip planted in them.

mod planted;
mod refused;
mod rendering;

use super::*;
use crate::Explain;
use crate::calendar::WorkCalendar;
use proptest::prelude::*;
use rendering::{MARKS, Source, WORDINGS};

/// The notices of the table.
fn national() -> Vec<Entry> {
    WorkCalendar::national().entries().to_vec()
}

fn is_prolonging(entry: &Entry) -> bool {
    entry.notice().number() == "国办发明电〔2020〕1号"
}

#[test]
fn the_table_is_read_again_from_every_wording_with_every_mark() {
    let mut read = 0;
    for wording in WORDINGS {
        for marks in MARKS {
            let mut base = String::new();
            let readings = national().into_iter().map(|entry| {
                let reading = if is_prolonging(&entry) {
                    Notice::read_amendment(&rendering::prolonging(entry.notice()), &base).unwrap()
                } else {
                    let text = Source::of(&entry).text(wording, &marks);
                    let reading = Notice::read(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
                    base = text;
                    reading
                };
                let first_worked = |day: &&NoticeDay| day.date().to_string() != "2020-02-01" || is_prolonging(&entry);
                let days: Vec<_> = reading.notice().days().iter().filter(first_worked).collect();
                assert_eq!(days, entry.notice().days().iter().collect::<Vec<_>>(), "{wording:?}");
                assert_eq!(reading.notice().number(), entry.notice().number());
                assert_eq!(reading.notice().issued(), entry.notice().issued());
                assert_eq!(reading.role(), entry.role());
                read += 1;
                reading.entry()
            });
            let calendar = WorkCalendar::from_entries(readings.collect::<Vec<_>>()).unwrap();
            assert_eq!(calendar.table(), WorkCalendar::national().table(), "{wording:?} {marks:?}");
        }
    }
    assert_eq!(read, national().len() * WORDINGS.len() * MARKS.len());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(
        year in 2006..2053,
        text in "([一二三四五六七]、)?(元旦|春节|“五一”|那达慕)?[：\n]?([0-9年月日（）周六至—、，。放假调休上班共天其中将公休日调至为法定节假日\n]|[0-9]{1,2}月[0-9]{1,2}日|\\PC){0,60}",
        national in any::<bool>(),
    ) {
        let issuer = if national { "国务院办公厅关于" } else { "某旗人民政府关于" };
        let text = format!("{issuer}{year}年部分节假日安排的通知 某发〔{year}〕1号 现将{year}年元旦通知如下：{text}");
        if let Err(error) = Notice::read(&text) {
            prop_assert!(!error.to_string().is_empty() && !error.chinese().is_empty());
        }
        let _ = Notice::read_amendment(&text, &text);
    }
}
