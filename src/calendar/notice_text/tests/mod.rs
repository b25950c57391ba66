//! The table read again from our own texts in every wording; then every kind of slip planted in them.

mod planted;
mod rendering;

use super::*;
use crate::calendar::WorkCalendar;
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
