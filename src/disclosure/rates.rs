//! Art. 13: how much was published in time, by agency and stratum, as exact fractions.

use crate::{Fraction, Token};

/// What a publication counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Published in time.
    InTime,
    /// Published late.
    Late,
    /// Not published, and overdue.
    Overdue,
    /// Not published, and not yet due.
    NotYetDue,
    /// The calendar does not cover it.
    NotCovered,
    /// The rules name no number of days.
    NoDeadline,
}

impl Class {
    /// All of them.
    pub const ALL: [Class; 6] =
        [Self::InTime, Self::Late, Self::Overdue, Self::NotYetDue, Self::NotCovered, Self::NoDeadline];

    /// In English.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InTime => "in time",
            Self::Late => "late",
            Self::Overdue => "overdue",
            Self::NotYetDue => "not yet due",
            Self::NotCovered => "not covered",
            Self::NoDeadline => "no deadline",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::InTime => "按期公示",
            Self::Late => "逾期公示",
            Self::Overdue => "逾期未公示",
            Self::NotYetDue => "未到期",
            Self::NotCovered => "无法计算",
            Self::NoDeadline => "未定期限",
        }
    }
}

/// How many publications stand how.
///
/// # Guarantees
/// Every publication is in one class; the shares of all classes come to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Counts {
    /// Published in time.
    pub in_time: u64,
    /// Published late.
    pub late: u64,
    /// Not published, and overdue.
    pub overdue: u64,
    /// Not published, and not yet due.
    pub not_yet_due: u64,
    /// Not covered by the calendar.
    pub not_covered: u64,
    /// Without a deadline.
    pub no_deadline: u64,
    /// Published at all, in whichever class.
    pub published: u64,
}

impl Counts {
    /// How many are in a class.
    #[must_use]
    pub const fn of(&self, class: Class) -> u64 {
        match class {
            Class::InTime => self.in_time,
            Class::Late => self.late,
            Class::Overdue => self.overdue,
            Class::NotYetDue => self.not_yet_due,
            Class::NotCovered => self.not_covered,
            Class::NoDeadline => self.no_deadline,
        }
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        Class::ALL.into_iter().fold(0, |total, class| total.saturating_add(self.of(class)))
    }

    /// The share of a class; none where there is nothing.
    #[must_use]
    pub fn share(&self, class: Class) -> Option<Fraction> {
        Fraction::new(self.of(class).into(), self.total().into())
    }

    /// The share that is published, in time or not; none where there is nothing.
    #[must_use]
    pub fn published_share(&self) -> Option<Fraction> {
        Fraction::new(self.published.into(), self.total().into())
    }

    /// Of what was due or is published, the share that was published in time; none where nothing was.
    #[must_use]
    pub fn kept_share(&self) -> Option<Fraction> {
        let due = self.in_time.saturating_add(self.late).saturating_add(self.overdue);
        Fraction::new(self.in_time.into(), due.into())
    }

    /// These and others together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self {
            in_time: self.in_time.saturating_add(other.in_time),
            late: self.late.saturating_add(other.late),
            overdue: self.overdue.saturating_add(other.overdue),
            not_yet_due: self.not_yet_due.saturating_add(other.not_yet_due),
            not_covered: self.not_covered.saturating_add(other.not_covered),
            no_deadline: self.no_deadline.saturating_add(other.no_deadline),
            published: self.published.saturating_add(other.published),
        }
    }

    pub(super) fn add(&mut self, state: super::State) {
        let count = match state.class() {
            Class::InTime => &mut self.in_time,
            Class::Late => &mut self.late,
            Class::Overdue => &mut self.overdue,
            Class::NotYetDue => &mut self.not_yet_due,
            Class::NotCovered => &mut self.not_covered,
            Class::NoDeadline => &mut self.no_deadline,
        };
        *count = count.saturating_add(1);
        self.published = self.published.saturating_add(u64::from(state.is_published()));
    }
}

/// The counts of an agency in a stratum, or of its draws.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Rate {
    /// The agency.
    pub agency: Token,
    /// The stratum; none for the draws.
    pub stratum: Option<Token>,
    /// The counts.
    pub counts: Counts,
}
