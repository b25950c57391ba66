//! Art. 12: 应现场制作《污染源现场检查（勘察）笔录》…发现环境违法行为的，应当责令整改. One inspection in full: the draw it rests
//! on, who went, what was found, and when the result was published.
//!
//! Plain data: [`Inspections::new`](super::Inspections::new) checks what cannot be,
//! [`check_inspections`](super::check_inspections) finds what must not be. The cap's [`Record`] is derived from it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::draw::{Agency, Digest, Draw, Drawn, DrawnSource, DrawnStratum};
use crate::inspection::{Document, Found};
use crate::ledger::{Outcome, Record, State};
use crate::rules::InspectionKind;
use crate::{Id, Period, Text, Token};

/// An inspection of a source with its team, its visit and its publication.
///
/// Ordered by the source, then by the day of the draw.
///
/// # Example: the ledger's record follows from it
/// ```
/// use shuangsuiji::inspection::Inspection;
/// use shuangsuiji::ledger::{Outcome, State};
///
/// let inspection: Inspection = serde_json::from_str(r#"{
///     "source": "HH-0001",
///     "drawn": "2026-12-10",
///     "agency": {"name": "hohhot", "division": "150100", "tier": "prefecture"},
///     "kind": "special",
///     "stratum": "key",
///     "period": "2027-Q1",
///     "team": {"inspectors": ["NM-1", "NM-2"]},
///     "progress": {"completed": {
///         "from": "2027-02-02",
///         "completed": "2027-02-03",
///         "site_record": true,
///         "found": {"violation": {"rectification": "呼环责改〔2027〕5号", "handling": "立案"}},
///         "published": {"on": "2027-02-20", "by": "hohhot"}
///     }}
/// }"#)?;
/// let State::Completed { completed, outcome } = inspection.record().state else { unreachable!() };
/// assert_eq!(completed.to_string(), "2027-02-03");
/// assert_eq!(outcome, Outcome::Violation { rectification_ordered: true });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Inspection {
    /// Who is inspected.
    pub source: Id,
    /// The day of the draw; for a kind that needs no draw, the day on which the visit was ordered.
    pub drawn: NaiveDate,
    /// Who inspects.
    pub agency: Agency,
    /// The kind (Art. 5).
    pub kind: InspectionKind,
    /// The stratum of the source, as it was drawn.
    pub stratum: Token,
    /// The period within which the visit is to be made (Art. 10).
    pub period: Period,
    /// The draw that it rests on; none for a kind that needs none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draw: Option<DrawReference>,
    /// Who goes, or went.
    pub team: InspectionTeam,
    /// The experts who went along: chosen by the drawing agency, not drawn (Art. 11).
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "crate::forms::null_is_default")]
    pub experts: Vec<Text>,
    /// What became of it.
    pub progress: Progress,
    /// The document behind what departs from the draw: that the visit is void, or that others went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// 综合查一次: the word of the joint visit that this one was part of; those of a source with one word are one visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<Text>,
}

/// Which draw an inspection rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DrawReference {
    /// The order's digest.
    pub order: Digest,
    /// The digest of the transcript, or of the amendment, that drew the source.
    pub transcript: Digest,
}

/// Who inspects.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InspectionTeam {
    /// The inspectors.
    pub inspectors: Vec<Id>,
    /// Why they are not those who were drawn; none if they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Text>,
}

/// What became of an inspection.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Progress {
    /// Nothing yet.
    Drawn,
    /// A day is set.
    Scheduled {
        /// The day, in the period.
        visit: NaiveDate,
    },
    /// It was made.
    Completed(SiteVisit),
    /// It will not be made.
    Void {
        /// The day from which that is so.
        voided: NaiveDate,
        /// Why.
        reason: Text,
    },
}

/// A visit that was made (Arts. 10, 12), with the publication of its result (Art. 13).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SiteVisit {
    /// The first day on site.
    pub from: NaiveDate,
    /// The day on which it was completed; the deadline of its publication counts from it.
    pub completed: NaiveDate,
    /// Whether the record on site 现场检查（勘察）笔录 was made.
    pub site_record: bool,
    /// What was found.
    pub found: Found,
    /// The publication of the result; none if there is none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// 抽查事项 (Art. 3): the items that were inspected; empty if they are not on record.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "crate::forms::null_is_default")]
    pub items: Vec<Token>,
    /// 录入 (Art. 13): the day on which the result was entered on the platform; none if that is not on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<NaiveDate>,
    /// 归档 (Art. 13): the day on which the records were filed; none if that is not on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<NaiveDate>,
}

/// That something was made public.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// The day.
    pub on: NaiveDate,
    /// The agency that published.
    pub by: Token,
}

impl Inspection {
    /// An inspection that was drawn or ordered, of which nothing has become yet.
    #[must_use]
    pub const fn new(
        source: Id,
        stratum: Token,
        agency: Agency,
        kind: InspectionKind,
        period: Period,
        drawn: NaiveDate,
    ) -> Self {
        Self {
            source,
            drawn,
            agency,
            kind,
            stratum,
            period,
            draw: None,
            team: InspectionTeam { inspectors: Vec::new(), changed: None },
            experts: Vec::new(),
            progress: Progress::Drawn,
            document: None,
            joint: None,
        }
    }

    /// The inspections that a draw asks for as it stands, with their teams: in draw order, stratum by stratum.
    ///
    /// # Guarantees
    /// Each names the transcript that drew its source: the first, or the amendment in which the source came up. All are of
    /// one day; of an amendment that was made on another, the host sets it.
    ///
    /// # Complexity
    /// The transcript's lines, once for each amendment.
    #[must_use]
    pub fn of_draw(draw: &Draw, drawn: NaiveDate) -> Vec<Self> {
        let order = draw.revealed().committed().order();
        let (terms, hash) = (order.terms(), order.terms().hash);
        let mut by: BTreeMap<Id, Digest> = BTreeMap::new();
        for transcript in draw.transcripts() {
            let digest = transcript.digest(hash);
            for (_, line) in transcript.drawn().into_iter().flat_map(Drawn::sources) {
                by.entry(line.source.clone()).or_insert(digest);
            }
        }
        let inspection = |stratum: &DrawnStratum, line: &DrawnSource| {
            let (source, agency, period) = (line.source.clone(), terms.agency.clone(), terms.period);
            let transcript = by.get(&source).copied()?;
            let draw = Some(DrawReference { order: order.digest(), transcript });
            let team = InspectionTeam { inspectors: line.team.clone(), changed: None };
            let new = Self::new(source, stratum.stratum.clone(), agency, InspectionKind::Daily, period, drawn);
            Some(Self { draw, team, ..new })
        };
        let strata = draw.strata().iter();
        strata.flat_map(|stratum| stratum.drawn.iter().filter_map(move |line| inspection(stratum, line))).collect()
    }

    /// What the ledger counts of it: the one truth of both is this inspection.
    #[must_use]
    pub fn record(&self) -> Record {
        let state = match &self.progress {
            Progress::Drawn => State::Drawn,
            Progress::Scheduled { visit } => State::Scheduled { visit: *visit },
            Progress::Completed(visit) => {
                State::Completed { completed: visit.completed, outcome: Outcome::from(&visit.found) }
            }
            Progress::Void { voided, reason } => State::Void { voided: *voided, reason: reason.clone() },
        };
        Record {
            source: self.source.clone(),
            drawn: self.drawn,
            agency: self.agency.clone(),
            kind: self.kind,
            period: self.period,
            state,
            joint: self.joint.clone(),
        }
    }

    /// The visit, if a day knows it as completed.
    #[must_use]
    pub fn visit(&self, on: NaiveDate) -> Option<&SiteVisit> {
        match &self.progress {
            Progress::Completed(visit) if visit.completed <= on => Some(visit),
            _ => None,
        }
    }

    /// Whether a day knows that it will not be made.
    #[must_use]
    pub fn is_void(&self, on: NaiveDate) -> bool {
        matches!(self.progress, Progress::Void { voided, .. } if voided <= on)
    }

    /// Whether it is one of the random inspections that the rules are for: it must be drawn, or it was.
    #[must_use]
    pub const fn is_random(&self) -> bool {
        self.kind.must_be_drawn() || self.draw.is_some()
    }
}
