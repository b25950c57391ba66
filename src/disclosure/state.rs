//! Art. 13: how a publication stands on a day, in words for those who look at a list.

use core::fmt;

use chrono::NaiveDate;

use super::{Class, Duty};
use crate::calendar::deadline::Status;
use crate::calendar::{NotCovered, WorkCalendar};
use crate::explain::counted;

/// How a publication stands on a day. Days are working days by the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum State {
    /// Published on or before the last day.
    PublishedInTime {
        /// How many working days after completion; none if days without a notice lie among them.
        after: Option<u32>,
    },
    /// Published after the last day.
    PublishedLate {
        /// How many working days after completion; none if days without a notice lie among them.
        after: Option<u32>,
        /// How many working days after the last day; 0 on the rest days that follow it; none as above.
        late: Option<u32>,
    },
    /// Not published, and not overdue; so many working days are left, the last one included, if they can be counted.
    DueIn(Option<u32>),
    /// Not published; today is the last day.
    DueToday,
    /// Not published; so many working days after the last day, if they can be counted, 0 on the rest days that follow it.
    OverdueBy(Option<u32>),
    /// Not published, and whether it is overdue depends on days without a notice.
    NotCovered(NotCovered),
    /// Published, and whether in time depends on days without a notice.
    PublishedNotCovered(NotCovered),
    /// Not published, and the rules name no number of days.
    Open,
    /// Published, and the rules name no number of days.
    Published,
}

impl State {
    /// How a duty stands on a day; whether a notice still to come may change that.
    pub(super) fn of(duty: &Duty, calendar: &WorkCalendar, on: NaiveDate) -> (Self, bool) {
        let published = duty.published(on).map(|published| published.on);
        let Some(deadline) = duty.deadline else {
            return (if published.is_some() { Self::Published } else { Self::Open }, false);
        };
        let reckoned = deadline.status(calendar, published, on);
        let state = match (reckoned.value, published) {
            (Status::PublishedAfter { working_days: after, late: false }, _) => Self::PublishedInTime { after },
            (Status::PublishedAfter { working_days: after, late: true }, _) => {
                let days = deadline.due(calendar).and_then(|due| {
                    calendar.working_days_between(due.value, published.unwrap_or(on)).map(|days| days.value)
                });
                Self::PublishedLate { after, late: days.ok().map(i32::unsigned_abs) }
            }
            (Status::DueIn(days), _) => Self::DueIn(days),
            (Status::DueToday, _) => Self::DueToday,
            (Status::OverdueBy(days), _) => Self::OverdueBy(days),
            (Status::NotCovered(refusal), None) => Self::NotCovered(refusal),
            (Status::NotCovered(refusal), Some(_)) => Self::PublishedNotCovered(refusal),
        };
        (state, reckoned.provisional)
    }

    /// Whether it is published.
    #[must_use]
    pub const fn is_published(self) -> bool {
        matches!(
            self,
            Self::PublishedInTime { .. } | Self::PublishedLate { .. } | Self::PublishedNotCovered(_) | Self::Published
        )
    }

    /// What it counts as in a rate.
    #[must_use]
    pub const fn class(self) -> Class {
        match self {
            Self::PublishedInTime { .. } => Class::InTime,
            Self::PublishedLate { .. } => Class::Late,
            Self::DueIn(_) | Self::DueToday => Class::NotYetDue,
            Self::OverdueBy(_) => Class::Overdue,
            Self::NotCovered(_) | Self::PublishedNotCovered(_) => Class::NotCovered,
            Self::Open | Self::Published => Class::NoDeadline,
        }
    }

    /// The state in Chinese.
    #[must_use]
    pub fn chinese(self) -> String {
        match self {
            Self::PublishedInTime { after: Some(after) } => format!("于第{after}个工作日公示，未逾期"),
            Self::PublishedInTime { after: None } => "已公示，未逾期".to_owned(),
            Self::PublishedLate { after: Some(after), late: Some(late) } => {
                format!("于第{after}个工作日公示，逾期{late}个工作日")
            }
            Self::PublishedLate { .. } => "已公示，逾期（缺放假通知，逾期工作日数未计）".to_owned(),
            Self::DueIn(Some(days)) => format!("距到期还有{days}个工作日"),
            Self::DueIn(None) => "未公示，未逾期".to_owned(),
            Self::DueToday => "今日到期".to_owned(),
            Self::OverdueBy(Some(days)) => format!("未公示，逾期{days}个工作日"),
            Self::OverdueBy(None) => "未公示，已逾期（缺放假通知，逾期工作日数未计）".to_owned(),
            Self::NotCovered(refusal) => format!("未公示，{}年无放假通知，无法计算", refusal.missing),
            Self::PublishedNotCovered(refusal) => format!("已公示，{}年无放假通知，无法计算", refusal.missing),
            Self::Open => "未公示，规则未定期限".to_owned(),
            Self::Published => "已公示，规则未定期限".to_owned(),
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PublishedInTime { after: Some(after) } => {
                write!(f, "published after {}, in time", counted(*after, "working day"))
            }
            Self::PublishedInTime { after: None } => f.write_str("published in time"),
            Self::PublishedLate { after: Some(after), late: Some(late) } => {
                let (after, late) = (counted(*after, "working day"), counted(*late, "working day"));
                write!(f, "published after {after}, late by {late}")
            }
            Self::PublishedLate { .. } => f.write_str("published late; by how many working days no notice says"),
            Self::DueIn(Some(left)) => write!(f, "due in {}", counted(*left, "working day")),
            Self::DueIn(None) => f.write_str("not overdue"),
            Self::DueToday => f.write_str("due today"),
            Self::OverdueBy(Some(late)) => write!(f, "overdue by {}", counted(*late, "working day")),
            Self::OverdueBy(None) => f.write_str("overdue; by how many working days no notice says"),
            Self::NotCovered(refusal) => write!(f, "not published; no notice for {}", refusal.missing),
            Self::PublishedNotCovered(refusal) => write!(f, "published; no notice for {}", refusal.missing),
            Self::Open => f.write_str("not published; no deadline"),
            Self::Published => f.write_str("published; no deadline"),
        }
    }
}
