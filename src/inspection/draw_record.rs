//! Arts. 10, 13: a draw on record: on which day it was made, and when it was made public.

use chrono::NaiveDate;

use crate::Period;
use crate::draw::{Agency, Digest, Order};
use crate::inspection::Published;

/// A draw on record. Orders and transcripts bear no date, so the day stands here.
///
/// Ordered by the period, then by agency and round.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DrawRecord {
    /// When the inspections are made.
    pub period: Period,
    /// Who drew.
    pub agency: Agency,
    /// The round, from 1.
    pub round: u32,
    /// The order's digest.
    pub order: Digest,
    /// The day of the draw.
    pub drawn: NaiveDate,
    /// The publication of the order and the transcript's digest; none if there is none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
}

impl DrawRecord {
    /// The record of an order that was drawn on a day, not yet published.
    #[must_use]
    pub fn new(order: &Order, drawn: NaiveDate) -> Self {
        let terms = order.terms();
        Self {
            period: terms.period,
            agency: terms.agency.clone(),
            round: terms.round,
            order: order.digest(),
            drawn,
            published: None,
        }
    }
}
