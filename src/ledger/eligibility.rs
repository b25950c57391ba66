//! Art. 8, last paragraph: whether the cap lets a source be drawn, and why, in words.

use core::fmt;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::record::Seen;
use super::{Ledger, Record, View, Waiver};
use crate::Year;
use crate::explain::{counted, in_chinese};
use crate::rules::Basis;

/// Whether the cap lets a source be drawn in a year, why, and by which article.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Explanation<'a> {
    /// The inspection year.
    pub year: Year,
    /// What the cap rests on in the rules; none where they have none.
    pub basis: Option<&'a Basis>,
    /// The answer.
    pub eligibility: Eligibility<'a>,
}

/// Whether the cap lets a source be drawn.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Eligibility<'a> {
    /// It may: the pack has no cap.
    Uncapped {
        /// Inspections that count.
        used: u32,
    },
    /// It may: the cap is not reached.
    Eligible {
        /// Inspections that count.
        used: u32,
        /// The cap.
        cap: u32,
    },
    /// It may not.
    AtCap {
        /// Inspections that count.
        used: u32,
        /// The cap.
        cap: u32,
        /// Which they are, by the day of the draw.
        visits: Vec<Visit<'a>>,
    },
    /// It may, whether or not the cap is reached.
    Exempt {
        /// Inspections that count.
        used: u32,
        /// The cap.
        cap: u32,
        /// What lifts it.
        ground: Ground<'a>,
    },
}

/// What lifts the cap of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ground<'a> {
    /// The first inspection completed in the year that found a violation.
    ViolationFound(Visit<'a>),
    /// The first waiver for the year.
    Waiver(&'a Waiver),
}

/// An inspection as a day knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Visit<'a> {
    /// Its record, which may know more than the day.
    pub record: &'a Record,
    /// The day on which it was completed; none if it is not yet made.
    pub completed: Option<NaiveDate>,
}

impl<'a> Visit<'a> {
    pub(super) fn seen(record: &'a Record, on: NaiveDate) -> Self {
        let completed = match record.seen(on) {
            Seen::Made(completed, _) => Some(completed),
            Seen::Nothing | Seen::Ahead => None,
        };
        Self { record, completed }
    }

    fn chinese(&self) -> String {
        let Record { agency, kind, period, .. } = self.record;
        let kind = kind.chinese();
        in_chinese(&match self.completed {
            Some(completed) => format!("“{}”于{completed}完成的{kind}", agency.name),
            None => format!("“{}”为{period}抽取的{kind}", agency.name),
        })
    }
}

impl fmt::Display for Visit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Record { agency, kind, period, .. } = self.record;
        write!(f, "{kind} by {}, ", agency.name)?;
        match self.completed {
            Some(completed) => write!(f, "completed on {completed}"),
            None => write!(f, "drawn for {period}"),
        }
    }
}

impl Eligibility<'_> {
    /// Whether the source may be drawn.
    #[must_use]
    pub const fn may_be_drawn(&self) -> bool {
        !matches!(self, Self::AtCap { .. })
    }
}

impl Explanation<'_> {
    /// The explanation in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        let year = self.year;
        let basis = self.basis.map_or_else(String::new, |basis| format!("（{}）", basis.chinese()));
        match &self.eligibility {
            Eligibility::Uncapped { used } => format!("可抽取：{year}年度已计{used}次检查，无次数上限{basis}"),
            Eligibility::Eligible { used, cap } => {
                format!("可抽取：{year}年度已计{used}次检查，上限{cap}次{basis}")
            }
            Eligibility::AtCap { used, cap, visits } => {
                let visits: Vec<String> = visits.iter().map(Visit::chinese).collect();
                format!("不抽取：{year}年度已计{used}次检查，上限{cap}次：{}{basis}", visits.join("；"))
            }
            Eligibility::Exempt { used, cap, ground } => {
                let ground = match ground {
                    Ground::ViolationFound(visit) => format!("{}发现环境违法行为", visit.chinese()),
                    Ground::Waiver(waiver) => format!("{}（{}）", waiver.reference, waiver.reason),
                };
                format!("可抽取：{year}年度已计{used}次检查，不受上限{cap}次限制：{ground}{basis}")
            }
        }
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match &self.eligibility {
            Eligibility::Uncapped { used } => {
                write!(f, "may be drawn: {} in {year}, no cap", counted(*used, "inspection"))?;
            }
            Eligibility::Eligible { used, cap } => {
                write!(f, "may be drawn: {} in {year}, below the cap of {cap}", counted(*used, "inspection"))?;
            }
            Eligibility::AtCap { used, cap, visits } => {
                write!(f, "at the cap of {cap} in {year} with {}", counted(*used, "inspection"))?;
                for (at, visit) in visits.iter().enumerate() {
                    write!(f, "{} {visit}", if at == 0 { ":" } else { ";" })?;
                }
            }
            Eligibility::Exempt { used, cap, ground } => {
                write!(f, "exempt from the cap of {cap} in {year} with {}: ", counted(*used, "inspection"))?;
                match ground {
                    Ground::ViolationFound(visit) => write!(f, "a violation was found ({visit})")?,
                    Ground::Waiver(waiver) => write!(f, "waiver {} ({})", waiver.reference, waiver.reason)?,
                }
            }
        }
        self.basis.map_or(Ok(()), |basis| write!(f, " ({})", basis.english()))
    }
}

/// A visit that was made although its source had as many that year as the cap allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct BeyondCap<'a> {
    /// The visit.
    pub record: &'a Record,
    /// The day on which it was completed.
    pub completed: NaiveDate,
    /// Which one of the year it was, by the day of completion.
    pub count: u32,
    /// The cap.
    pub cap: u32,
    /// What lifted the cap: a violation found by the day before, or a waiver by the very day; none if nothing did.
    pub ground: Option<Ground<'a>>,
}

impl Ledger {
    /// The completed visits beyond the cap, by source and day.
    ///
    /// A violation must have been found before the visit's day: one that the visit itself finds does not excuse it. A
    /// waiver holds from its very day on, as it does for a draw.
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
            let mut joint = BTreeSet::new();
            made.retain(|(_, record)| record.joint_visit(view.on).is_none_or(|visit| joint.insert(visit)));
            for (count, (completed, record)) in (1..).zip(made).filter(|(count, _)| *count > cap) {
                let ground = self.lifted_before(record.source.as_str(), View { on: completed, ..view });
                found.push(BeyondCap { record, completed, count, cap, ground });
            }
        }
        found
    }
}
