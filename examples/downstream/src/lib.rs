//! A host's own code, as a vendor writes it beside the library: a year's bookkeeping, a store of publications, its tables.
//! Each function is sound, or has one planted fault.

use chrono::{Datelike, Days, NaiveDate};
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::draw::Draw;
use shuangsuiji::ledger::{Outcome, Record, State};
use shuangsuiji::roster::{Inspector, Recusal};
use shuangsuiji::rules::InspectionKind;
use shuangsuiji::{CountFrom, DateSpan, Id, Period};

/// What is wrong with a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A source may be drawn once more than the cap allows.
    CapOffByOne,
    /// A violation lifts the cap only where a daily inspection found it.
    ExemptionForTheWrongKind,
    /// The last day of a quarter belongs to the next one.
    QuarterEdge,
    /// Twenty working days are four weeks.
    CalendarDays,
    /// Ids are kept in a column of at most three bytes a character.
    IdsCut,
    /// A publication is stored without its last amendment.
    LastAmendmentLost,
    /// Inspectors are recused by their names.
    RecusalByName,
    /// A quarter of the sources is rounded down.
    QuotaRoundedDown,
    /// Lists are sorted as people sort words: capital letters beside small ones.
    SortedByLocale,
    /// Leave is not looked at.
    LeaveIgnored,
}

/// A host, sound or with a fault.
#[derive(Clone, Copy, Debug)]
pub struct Host(pub Option<Fault>);

impl Host {
    fn has(self, fault: Fault) -> bool {
        self.0 == Some(fault)
    }

    /// Whether a source with these inspections may be drawn again in a year, as a day knows it (Art. 8: at most two daily
    /// ones, or a violation found).
    pub fn may_be_drawn(self, records: &[Record], year: i32, on: NaiveDate) -> bool {
        let known = records.iter().filter(|record| record.drawn <= on);
        let (mut used, mut violation) = (0, false);
        for record in known {
            let of_year = |day: NaiveDate| day.year() == year;
            let counts = match &record.state {
                State::Void { voided, .. } if *voided <= on => false,
                State::Completed { completed, outcome } if *completed <= on => {
                    let found = matches!(outcome, Outcome::Violation { .. }) && of_year(*completed);
                    let daily = record.kind == InspectionKind::Daily || !self.has(Fault::ExemptionForTheWrongKind);
                    violation |= found && daily;
                    of_year(*completed)
                }
                _ => of_year(record.period.first_day()),
            };
            used += u32::from(counts && record.kind == InspectionKind::Daily);
        }
        violation || used < if self.has(Fault::CapOffByOne) { 3 } else { 2 }
    }

    /// Whether a visit was made in its period (Art. 10).
    pub fn in_time(self, period: Period, completed: NaiveDate) -> bool {
        let last = if self.has(Fault::QuarterEdge) { period.last_day() - Days::new(1) } else { period.last_day() };
        period.first_day() <= completed && completed <= last
    }

    /// Until when a result is published (Art. 13); none where the notices do not reach.
    pub fn due(self, calendar: &WorkCalendar, completed: NaiveDate) -> Option<NaiveDate> {
        match self.has(Fault::CalendarDays) {
            true => Some(completed + Days::new(28)),
            false => Some(calendar.nth_working_day_after(completed, 20, CountFrom::DayAfter).ok()?.value),
        }
    }

    /// An id as it comes back from the table.
    pub fn stored(self, id: &Id) -> String {
        let cut = self.has(Fault::IdsCut);
        id.as_str().chars().filter(|character| !cut || character.len_utf8() <= 3).collect()
    }

    /// A draw's publication as it comes back from the store: order and transcripts.
    pub fn publication(self, draw: &Draw) -> (String, Vec<String>) {
        let order = draw.revealed().committed().order().to_string();
        let mut transcripts: Vec<String> = draw.transcripts().map(|transcript| transcript.to_string()).collect();
        if self.has(Fault::LastAmendmentLost) && transcripts.len() > 1 {
            transcripts.pop();
        }
        (order, transcripts)
    }

    /// Whether an inspector must not visit a source (Art. 6).
    pub fn recused(self, inspectors: &[Inspector], recusals: &[Recusal], inspector: &Inspector, source: &Id) -> bool {
        let name = |id: &Id| inspectors.iter().find(|one| one.id == *id).map(|one| &one.name);
        recusals.iter().filter(|recusal| recusal.source == *source).any(|recusal| {
            match self.has(Fault::RecusalByName) {
                true => name(&recusal.inspector) == Some(&inspector.name),
                false => recusal.inspector == inspector.id,
            }
        })
    }

    /// How many of a county's key sources are drawn in a quarter (Art. 8(1): 25 %).
    pub fn quota(self, sources: u32) -> u32 {
        if self.has(Fault::QuotaRoundedDown) { sources / 4 } else { sources.div_ceil(4) }
    }

    /// Ids in the order of a committed list.
    pub fn sorted(self, mut ids: Vec<String>) -> Vec<String> {
        match self.has(Fault::SortedByLocale) {
            true => ids.sort_by_key(|id| (id.to_lowercase(), id.clone())),
            false => ids.sort(),
        }
        ids
    }

    /// Whether an inspector can be drawn for visits in a window (Arts. 6, 10): certified on every day, and not away on all.
    pub fn available(self, inspector: &Inspector, window: DateSpan) -> bool {
        let certified = inspector.certificate.as_ref().is_some_and(|certificate| certificate.valid.covers(window));
        let away = |day: NaiveDate| inspector.leave.iter().any(|leave| leave.contains(day));
        let on_leave = window.from().iter_days().take_while(|day| *day <= window.until()).all(away);
        certified && (!on_leave || self.has(Fault::LeaveIgnored))
    }
}
