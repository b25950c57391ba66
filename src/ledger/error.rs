//! Why a ledger was refused: every bad record and waiver, by its position as given (from 1), its source and its field.

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use super::{Record, State, Waiver};
use crate::explain::explain;
use crate::{Article, Code, Errors, Id, Period, Token, Year};

/// One thing that is wrong with the records or waivers of a ledger.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// A visit before it was drawn or ordered.
    #[error(
        "record {position} (source `{source_id}`), {field}: {found} lies before the draw on {drawn}; expected that day or later"
    )]
    BeforeDraw {
        /// The record.
        position: u64,
        /// Its source.
        source_id: Id,
        /// `visit`, `from`, `completed` or `voided`.
        field: &'static str,
        /// The day found.
        found: NaiveDate,
        /// The day of the draw.
        drawn: NaiveDate,
    },
    /// A visit set for a day on which it may not be made.
    #[error("record {position} (source `{source_id}`), visit: {found} lies outside {period}; expected {} to {}", period.first_day(), period.last_day())]
    OutsidePeriod {
        /// The record.
        position: u64,
        /// Its source.
        source_id: Id,
        /// The day found.
        found: NaiveDate,
        /// The record's period.
        period: Period,
    },
    /// One record twice: it would count twice.
    #[error("records {first} and {position} (source `{source_id}`) are the same; expected every inspection once")]
    Repeated {
        /// The later record.
        position: u64,
        /// Its source.
        source_id: Id,
        /// The earlier record.
        first: u64,
    },
    /// An agency's word with two divisions or tiers.
    #[error(
        "record {position} (source `{source_id}`), agency: `{agency}` has another division or tier than in record {first}; expected one of each"
    )]
    AgencyDiffers {
        /// The record.
        position: u64,
        /// Its source.
        source_id: Id,
        /// The agency.
        agency: Token,
        /// The record in which it first stands.
        first: u64,
    },
    /// A waiver made out after the inspections that it is for.
    #[error(
        "waiver {position} (source `{source_id}`), granted: {granted} lies after {year}; expected a day before the year's end"
    )]
    WaiverAfterYear {
        /// The waiver.
        position: u64,
        /// Its source.
        source_id: Id,
        /// The day found.
        granted: NaiveDate,
        /// The waiver's year.
        year: Year,
    },
    /// One waiver twice.
    #[error("waivers {first} and {position} (source `{source_id}`) are the same; expected every waiver once")]
    WaiverRepeated {
        /// The later waiver.
        position: u64,
        /// Its source.
        source_id: Id,
        /// The earlier waiver.
        first: u64,
    },
}

explain!(LedgerError {
    Self::BeforeDraw { position, source_id, field, found, drawn } => Code::RECORD_BEFORE_DRAW, Article::Art10,
        "第{position}条检查记录（污染源“{source_id}”）{}{found}早于抽取日{drawn}，应不早于该日",
        match *field { "visit" => "计划检查日", "from" => "开始检查日", "completed" => "完成日", _ => "终止日" };
    Self::OutsidePeriod { position, source_id, found, period } => Code::RECORD_OUTSIDE_PERIOD, Article::Art10,
        "第{position}条检查记录（污染源“{source_id}”）计划检查日{found}不在{period}内，应为{}至{}",
        period.first_day(), period.last_day();
    Self::Repeated { position, source_id, first } => Code::RECORD_REPEATED, Article::Art8Cap,
        "第{first}条与第{position}条检查记录（污染源“{source_id}”）相同，每次检查只应记录一次";
    Self::AgencyDiffers { position, source_id, agency, first } => Code::RECORD_AGENCY, Article::Art4,
        "第{position}条检查记录（污染源“{source_id}”）的检查单位“{agency}”与第{first}条的区划或层级不一致，应一致";
    Self::WaiverAfterYear { position, source_id, granted, year } => Code::WAIVER_AFTER_YEAR, Article::Art8Cap,
        "第{position}条例外审批（污染源“{source_id}”）批准日{granted}晚于{year}年度，应在该年度结束前";
    Self::WaiverRepeated { position, source_id, first } => Code::WAIVER_REPEATED, Article::Art8Cap,
        "第{first}条与第{position}条例外审批（污染源“{source_id}”）相同，每份例外审批只应记录一次";
});

impl LedgerError {
    /// What is wrong with a record by itself.
    pub(crate) fn of_record(position: u64, record: &Record) -> impl Iterator<Item = Self> {
        let Record { source, drawn, period, .. } = record;
        let (field, found) = match record.state {
            State::Drawn => ("drawn", *drawn),
            State::Scheduled { visit } => ("visit", visit),
            State::Completed { completed, .. } => ("completed", completed),
            State::Void { voided, .. } => ("voided", voided),
        };
        let source_id = || source.clone();
        let early = (found < *drawn).then(|| Self::BeforeDraw {
            position,
            source_id: source_id(),
            field,
            found,
            drawn: *drawn,
        });
        let outside = (field == "visit" && !period.contains(found)).then(|| Self::OutsidePeriod {
            position,
            source_id: source_id(),
            found,
            period: *period,
        });
        early.into_iter().chain(outside)
    }

    /// Whether it contradicts itself. A visit that was made, set or declared void on a day on which it must not be does not, nor
    /// does a waiver that came too late: they can be on file, and are found there.
    pub(crate) const fn cannot_be(&self) -> bool {
        !matches!(self, Self::BeforeDraw { .. } | Self::OutsidePeriod { .. } | Self::WaiverAfterYear { .. })
    }

    /// What is wrong with a waiver by itself.
    pub(crate) fn of_waiver(position: u64, waiver: &Waiver) -> Option<Self> {
        let Waiver { source, year, granted, .. } = waiver;
        let late = granted.year() > year.number();
        late.then(|| Self::WaiverAfterYear { position, source_id: source.clone(), granted: *granted, year: *year })
    }
}

/// Everything that is wrong with a ledger's records, in their order, then with its waivers.
pub type LedgerErrors = Errors<LedgerError>;
