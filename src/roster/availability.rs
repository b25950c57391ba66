//! Art. 6 and 11: whether a person can be drawn for visits within a window, such as a quarter (Art. 10).
//!
//! Our reading, where the statute is silent: a visit may fall on any day of the window, so the certificates together
//! must be valid on **every** day of it. Leave bars who is away on every day; who is away on some days can still
//! visit on the others, and is told with these days. A host for whom any leave bars asks with
//! [`LeaveReading::AnyDay`].

use core::fmt;

use chrono::NaiveDate;

use super::Person;
use crate::DateSpan;
use crate::explain::in_chinese;

/// How much leave within the window bars from being drawn.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeaveReading {
    /// Leave on every day of the window.
    #[default]
    EveryDay,
    /// Leave on any day of the window.
    AnyDay,
}

/// Whether a person can be drawn for visits within a window, and if not, the first reason that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Availability {
    /// Certified and there on every day.
    Available,
    /// Certified on every day, on leave on some.
    PartlyOnLeave {
        /// The first day of leave in the window.
        first: NaiveDate,
        /// How many days of the window are leave.
        days: u32,
    },
    /// Certified, but on leave on every day.
    OnLeave,
    /// Not certified on some day.
    CertificateNotValid {
        /// The first such day.
        on: NaiveDate,
    },
    /// Has no certificate at all.
    NoCertificate,
}

impl Availability {
    /// Of this person in this window.
    pub(super) fn of(person: &Person, window: DateSpan) -> Self {
        if person.certificates().is_empty() {
            return Self::NoCertificate;
        }
        if let Some(on) = first_uncovered(person.certified(), window) {
            return Self::CertificateNotValid { on };
        }
        let away: Vec<DateSpan> = person.leave().iter().filter_map(|leave| leave.overlap(window)).collect();
        match away.first() {
            None => Self::Available,
            Some(all) if *all == window => Self::OnLeave,
            Some(first) => {
                let days = away.iter().fold(0, |days: u32, span| days.saturating_add(span.days()));
                Self::PartlyOnLeave { first: first.from(), days }
            }
        }
    }

    /// Whether the person can be drawn, where leave is read in this way.
    #[must_use]
    pub fn is_available(self, reading: LeaveReading) -> bool {
        match self {
            Self::Available => true,
            Self::PartlyOnLeave { .. } => reading == LeaveReading::EveryDay,
            Self::OnLeave | Self::CertificateNotValid { .. } | Self::NoCertificate => false,
        }
    }

    /// The same sentence in Chinese.
    #[must_use]
    pub fn chinese(self) -> String {
        in_chinese(&match self {
            Self::Available => "可抽取".to_owned(),
            Self::PartlyOnLeave { first, days } => format!("自{first}起休假共{days}天"),
            Self::OnLeave => "检查期内全程休假".to_owned(),
            Self::CertificateNotValid { on } => format!("{on}执法证不在有效期内"),
            Self::NoCertificate => "无执法证".to_owned(),
        })
    }
}

impl fmt::Display for Availability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Available => f.write_str("available"),
            Self::PartlyOnLeave { first, days: 1 } => write!(f, "on leave on {first}"),
            Self::PartlyOnLeave { first, days } => write!(f, "on leave on {days} days, the first {first}"),
            Self::OnLeave => f.write_str("on leave on every day"),
            Self::CertificateNotValid { on } => write!(f, "no certificate valid on {on}"),
            Self::NoCertificate => f.write_str("no certificate"),
        }
    }
}

/// The first day of the window that is in none of the spans, which are merged.
fn first_uncovered(spans: &[DateSpan], window: DateSpan) -> Option<NaiveDate> {
    match spans.iter().find(|span| span.contains(window.from())) {
        None => Some(window.from()),
        Some(span) if span.covers(window) => None,
        Some(span) => span.until().succ_opt(),
    }
}
