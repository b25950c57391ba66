//! Art. 8, last paragraph: which visits of a year went beyond the cap, and on what ground.

use chrono::NaiveDate;

use super::eligibility::Ground;
use super::record::Seen;
use super::{Ledger, Record, View};

/// A visit that was made although its source had as many that year as the cap allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct BeyondCap<'a> {
    /// The visit.
    pub record: &'a Record,
    /// The day on which it was completed.
    pub completed: NaiveDate,
    /// Which one of the year it was, by the day of completion.
    pub count: u32,
    /// The cap.
    pub cap: u32,
    /// What lifted the cap on the day before; none if nothing did.
    pub ground: Option<Ground<'a>>,
}

impl Ledger {
    /// The completed visits beyond the cap, by source and day.
    ///
    /// A ground must stand before the visit: a violation that the visit itself finds does not excuse it.
    ///
    /// # Guarantees
    /// Counted is what [`Ledger::tally`] counts, without visits that are yet to be made: of a source with n completed
    /// visits in the year, exactly the last n less the cap are here.
    ///
    /// # Complexity
    /// A sort of each source's records.
    #[must_use]
    pub fn beyond_cap(&self, view: View<'_>) -> Vec<BeyondCap<'_>> {
        let Some(cap) = self.most() else { return Vec::new() };
        let mut found = Vec::new();
        for visits in self.records().chunk_by(|one, other| one.source == other.source) {
            let made = visits.iter().filter(|record| self.counts(record, view));
            let mut made: Vec<(NaiveDate, &Record)> = made
                .filter_map(|record| match record.seen(view.on) {
                    Seen::Made(completed, _) => Some((completed, record)),
                    Seen::Nothing | Seen::Ahead => None,
                })
                .collect();
            made.sort_unstable();
            for (count, (completed, record)) in (1..).zip(made).filter(|(count, _)| *count > cap) {
                let before = View { on: completed.pred_opt().unwrap_or(completed), ..view };
                let ground = self.lifted(record.source.as_str(), before);
                found.push(BeyondCap { record, completed, count, cap, ground });
            }
        }
        found
    }
}
