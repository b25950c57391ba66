//! The lines of the data files.

use std::fmt::{self, Display};

use shuangsuiji::Explain;
use shuangsuiji::calendar::{Entry, Notice, NoticeDay, Revision, Role, Unchecked, WorkCalendar};

/// What a notice adds to the files of `src/calendar`.
#[derive(Debug)]
pub(crate) struct Lines {
    /// For `cn_notices.csv`.
    pub notice: String,
    /// Of `cn_holidays.csv`: days that an earlier notice arranged otherwise.
    pub gone: Vec<String>,
    /// For `cn_holidays.csv`.
    pub days: Vec<String>,
    /// For `cn_revision.txt`.
    pub revision: Revision,
    unchecked: Vec<Unchecked>,
}

/// A refusal in both languages.
fn refused<E: Explain>(error: E) -> String {
    format!("{error}\n{}", error.chinese())
}

/// Reads a text, and says what it adds to the data of this calendar.
///
/// The table holds each day once, under the notice that decided it last.
pub(crate) fn added(calendar: &WorkCalendar, text: &str, base: Option<&str>) -> Result<Lines, String> {
    let reading = match base {
        Some(base) => Notice::read_amendment(text, base),
        None => Notice::read(text),
    };
    let reading = reading.map_err(refused)?;
    let role = match reading.role() {
        Role::Year => "year",
        Role::Amendment => "amendment",
        Role::Local => return Err("a place's own notice is no national data\n地方的通知不属于全国数据".to_owned()),
    };
    calendar.with_entry(reading.entry()).map_err(refused)?;
    let notice = reading.notice();
    let is_known =
        |day: &NoticeDay| calendar.notice_for(day.date()).is_some_and(|(_, known)| known.kind() == day.kind());
    let days: Vec<NoticeDay> = notice.days().iter().filter(|day| !is_known(day)).cloned().collect();
    let (mut gone, mut entries) = (Vec::new(), Vec::new());
    for entry in calendar.entries() {
        let of = entry.notice();
        let is_moved = |day: &NoticeDay| days.iter().any(|new| new.date() == day.date());
        let (moved, kept): (Vec<_>, Vec<_>) = of.days().iter().cloned().partition(is_moved);
        gone.extend(moved.iter().map(|day| line(day, of)));
        entries.push(Entry::new(entry.role(), Notice::new(of.number(), of.issued(), kept).map_err(refused)?));
    }
    let issued = notice.issued().map_or(String::new(), |date| date.to_string());
    let lines = days.iter().map(|day| line(day, notice)).collect();
    let added = Notice::new(notice.number(), notice.issued(), days).map_err(refused)?;
    entries.push(Entry::new(reading.role(), added));
    Ok(Lines {
        notice: format!("{},{role},{issued}", notice.number()),
        gone,
        days: lines,
        revision: WorkCalendar::from_entries(entries).map_err(refused)?.revision(),
        unchecked: reading.unchecked().to_vec(),
    })
}

fn line(day: &NoticeDay, notice: &Notice) -> String {
    format!("{},{},{},{}", day.date(), day.kind().as_str(), day.name(), notice.number())
}

impl Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "src/calendar/cn_notices.csv, a line at the end:\n{}\n", self.notice)?;
        if !self.gone.is_empty() {
            writeln!(f, "src/calendar/cn_holidays.csv, to be taken out:\n{}\n", self.gone.join("\n"))?;
        }
        writeln!(f, "src/calendar/cn_holidays.csv, lines at the end:\n{}\n", self.days.join("\n"))?;
        writeln!(f, "src/calendar/cn_revision.txt, its only line:\n{}", self.revision)?;
        if !self.unchecked.is_empty() {
            writeln!(f, "\nnot checked 未核对：")?;
        }
        self.unchecked.iter().try_for_each(|Unchecked { matter, item, .. }| {
            let item = item.as_deref().unwrap_or("-");
            writeln!(f, "{item}: {} {}", matter.english(), matter.chinese())
        })
    }
}
