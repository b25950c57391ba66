//! Arts. 1, 13: one thing that is to be published: who owes it, since when, and until when.

use chrono::NaiveDate;

use crate::calendar::deadline::Deadline;
use crate::draw::Digest;
use crate::inspection::{DrawRecord, Inspection, Published, SiteVisit};
use crate::rules::{InspectionKind, Publication};
use crate::{Id, Period, Token};

/// What is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Matter {
    /// A draw: its order and the digest of its transcript.
    Draw {
        /// The round, from 1.
        round: u32,
        /// The order's digest.
        order: Digest,
    },
    /// The result of an inspection.
    Result {
        /// Who was inspected.
        source: Id,
        /// The kind.
        kind: InspectionKind,
    },
}

/// Something that is to be published.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Duty {
    /// Who owes it: the agency that drew, or inspected, and nobody else.
    pub agency: Token,
    /// The stratum of the source; none for a draw.
    pub stratum: Option<Token>,
    /// The period of the draw.
    pub period: Period,
    /// What is published.
    pub matter: Matter,
    /// The day of the draw, or of the completion of the inspection.
    pub since: NaiveDate,
    /// The deadline; none if the rules name no number of days.
    pub deadline: Option<Deadline>,
    /// The publication; none if there is none on record.
    pub published: Option<Published>,
}

impl Duty {
    /// The publication of a draw.
    #[must_use]
    pub fn of_draw(record: &DrawRecord, rule: Option<&Publication>) -> Self {
        Self {
            agency: record.agency.name.clone(),
            stratum: None,
            period: record.period,
            matter: Matter::Draw { round: record.round, order: record.order },
            since: record.drawn,
            deadline: rule.map(|rule| deadline(rule, record.drawn)),
            published: record.published.clone(),
        }
    }

    /// The publication of a visit's result.
    #[must_use]
    pub fn of_visit(inspection: &Inspection, visit: &SiteVisit, rule: Option<&Publication>) -> Self {
        Self {
            agency: inspection.agency.name.clone(),
            stratum: Some(inspection.stratum.clone()),
            period: inspection.period,
            matter: Matter::Result { source: inspection.source.clone(), kind: inspection.kind },
            since: visit.completed,
            deadline: rule.map(|rule| deadline(rule, visit.completed)),
            published: visit.published.clone(),
        }
    }

    /// The publication, if a day knows it.
    #[must_use]
    pub fn published(&self, on: NaiveDate) -> Option<&Published> {
        self.published.as_ref().filter(|published| published.on <= on)
    }
}

fn deadline(rule: &Publication, completed: NaiveDate) -> Deadline {
    Deadline { completed, working_days: rule.working_days, count: rule.count_from }
}
