//! Arts. 5, 8, 12: an inspection on record, and a waiver.
//!
//! Plain data: [`Ledger::new`](super::Ledger::new) checks it.

use chrono::{Datelike, NaiveDate};

use crate::draw::Agency;
use crate::rules::InspectionKind;
use crate::{Id, Period, Text, Year};

/// An inspection of a source: drawn or ordered, made, or void.
///
/// Ordered by the source, then by the day of the draw.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Who is inspected.
    pub source: Id,
    /// The day of the draw; for a kind that needs no draw, the day on which the visit was ordered.
    pub drawn: NaiveDate,
    /// Who inspects.
    pub agency: Agency,
    /// The kind (Art. 5).
    pub kind: InspectionKind,
    /// The period within which the visit is to be made (Art. 10).
    pub period: Period,
    /// What became of it.
    pub state: State,
    /// 综合查一次: the word of the joint visit that this inspection was part of; those of a source with one word count once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<Text>,
}

/// What became of an inspection that was drawn or ordered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum State {
    /// Nothing yet.
    Drawn,
    /// A day is set.
    Scheduled {
        /// The day, in the period.
        visit: NaiveDate,
    },
    /// It was made.
    Completed {
        /// The day on which it was completed, perhaps too late.
        completed: NaiveDate,
        /// What was found.
        outcome: Outcome,
    },
    /// It will not be made.
    Void {
        /// The day from which that is so.
        voided: NaiveDate,
        /// Why.
        reason: Text,
    },
}

/// What an inspection found (Art. 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Outcome {
    /// No violation.
    NoViolation,
    /// A violation.
    Violation {
        /// Whether its rectification was ordered.
        rectification_ordered: bool,
    },
}

/// That a source may be inspected beyond the cap in a year: what “in principle” (原则上, Art. 8) leaves room for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// For whom.
    pub source: Id,
    /// The year of the inspections.
    pub year: Year,
    /// The day from which it holds.
    pub granted: NaiveDate,
    /// The document's reference.
    pub reference: Text,
    /// Why.
    pub reason: Text,
}

/// What a day knows of an inspection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// Not yet drawn, or void.
    Nothing,
    /// Drawn and not yet made.
    Ahead,
    /// Made on that day.
    Made(NaiveDate, Outcome),
}

impl Record {
    /// What a day knows of it: on the days between draw and completion, or voiding, it is still ahead.
    pub(super) fn seen(&self, on: NaiveDate) -> Seen {
        match self.state {
            // What was made is known, whatever day its record says it was drawn on.
            State::Completed { completed, outcome } if completed <= on => Seen::Made(completed, outcome),
            _ if on < self.drawn => Seen::Nothing,
            State::Void { voided, .. } if voided <= on => Seen::Nothing,
            _ => Seen::Ahead,
        }
    }

    /// The joint visit that it was part of, as a day knows it: its word and the day on which it was completed. What was
    /// completed on different days is not one visit, whatever the word.
    pub(super) fn joint_visit(&self, on: NaiveDate) -> Option<(&Text, Option<NaiveDate>)> {
        let completed = match self.seen(on) {
            Seen::Made(completed, _) => Some(completed),
            Seen::Nothing | Seen::Ahead => None,
        };
        self.joint.as_ref().map(|word| (word, completed))
    }

    /// Whether a day counts it in an inspection year.
    ///
    /// # Guarantees
    /// An inspection counts in the year in which it is completed, and until then in every year of its period, never in
    /// that of its draw. The answer for a day is the same before and after the inspection is completed or void.
    ///
    /// # Example: a draw in December charges the next year
    /// ```
    /// use shuangsuiji::Year;
    /// use shuangsuiji::ledger::Record;
    ///
    /// let record: Record = serde_json::from_str(r#"{
    ///     "source": "HH-0001",
    ///     "drawn": "2026-12-10",
    ///     "agency": {"name": "hohhot", "division": "150100", "tier": "prefecture"},
    ///     "kind": "daily",
    ///     "period": "2027-Q1",
    ///     "state": "drawn"
    /// }"#)?;
    /// let on = "2026-12-11".parse()?;
    /// assert!(record.charges(Year::new(2027)?, on));
    /// assert!(!record.charges(Year::new(2026)?, on));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn charges(&self, year: Year, on: NaiveDate) -> bool {
        let (first, last) = match self.seen(on) {
            Seen::Nothing => return false,
            Seen::Ahead => (self.period.first_day(), self.period.last_day()),
            Seen::Made(completed, _) => (completed, completed),
        };
        (first.year()..=last.year()).contains(&year.number())
    }

    /// Whether a day knows that it was completed in this year and found a violation.
    #[must_use]
    pub fn found_violation(&self, year: Year, on: NaiveDate) -> bool {
        matches!(self.seen(on), Seen::Made(day, Outcome::Violation { .. }) if day.year() == year.number())
    }
}

impl Waiver {
    /// Whether it holds on a day for inspections of a year; one that was granted when the year was over never does.
    #[must_use]
    pub fn holds(&self, year: Year, on: NaiveDate) -> bool {
        self.year == year && self.granted <= on && self.granted.year() <= year.number()
    }
}
