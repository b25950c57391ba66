//! Arts. 3–13: what is on file of an agency's year, as plain data: what the report is made from.
//!
//! Everything is there to be looked at, nothing is believed: a draw is its published texts and is drawn again, the plan
//! is reckoned again. What is not on file is reported as not assessable, or as missing where it is owed.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use thiserror::Error;

use crate::draw::{Agency, Digest, Draw, PublishedTexts, Reveal, SaltKey};
use crate::explain::explain;
use crate::inspection::{Document, Inspections, Published};
use crate::ledger::{LedgerErrors, Waiver};
use crate::orders::OrderRecord;
use crate::plan::AnnualPlan;
use crate::registry::{Registry, RegistryDays, RegistryHistory, RegistryHistoryErrors};
use crate::roster::{
    Alias, Inspector, InspectorChange, Recusal, Roster, RosterChange, RosterDays, RosterErrors, RosterHistory,
    RosterHistoryErrors,
};
use crate::rules::ItemList;
use crate::{Id, Period, Text, Year};

/// An agency's year on file.
///
/// # Example: an empty file is a year in which nothing was done
/// ```
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::compliance::{Verdict, YearFile, report};
/// use shuangsuiji::rules::Ruleset;
///
/// let file: YearFile = serde_json::from_str(
///     r#"{"agency": {"name": "xincheng", "division": "150102", "tier": "county"}, "year": 2025, "on": "2026-02-28"}"#,
/// )?;
/// let report = report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national())?;
/// assert_eq!(report.findings[0].english, "no plan for 2025 is on file; it was due on 2024-12-31");
/// assert_eq!(report.article("9".parse()?).unwrap().verdict, Verdict::Broken);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct YearFile {
    /// Whose year.
    pub agency: Agency,
    /// What the agency is called (新城区分局), for people; its word stays in machine forms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official_name: Option<Text>,
    /// The inspection year.
    pub year: Year,
    /// The day of the report; what happened later is not known.
    pub on: NaiveDate,
    /// The annual plan (Art. 9). Without it Art. 9 is broken, and what quotas (Art. 8) the year owes is not assessed.
    #[serde(default)]
    pub plan: Option<PlanOnFile>,
    /// The list of inspection items (Art. 3); without it no items are assessed.
    #[serde(default)]
    pub items: Option<ItemList>,
    /// The draws for the year's periods, in the order in which they were made; those of other agencies too, where an
    /// inspection rests on one.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub draws: Vec<DrawOnFile>,
    /// The inspections of the agency, and of every other one that inspected the same sources.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub inspections: Inspections,
    /// The waivers of the cap.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub waivers: Vec<Waiver>,
    /// The registry (Art. 7) as it stood at the year's last draw, or later with every change in its history; without it
    /// neither its completeness nor that of the lists is assessed.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<crate::registry::Source>>"))]
    pub registry: Option<Registry>,
    /// The changes that led to the registry: with them the lists of the days from which they are recorded are compared with
    /// it; without them that of the last draw alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registry_history: Option<RegistryHistory>,
    /// The roster (Art. 6); without it certificates and recusals of inspections are not assessed.
    #[serde(default)]
    pub roster: Option<RosterOnFile>,
    /// The digest of the last transcript of the year before, which the year's first order must follow; without it the head of
    /// the chain is not seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Digest>,
}

/// The plan, and when it was filed.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlanOnFile {
    /// The plan, of this agency alone or of several.
    pub plan: AnnualPlan,
    /// The day on which it was filed with the superior; none if it was not.
    #[serde(default)]
    pub filed: Option<NaiveDate>,
    /// With whom it was filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Text>,
    /// The superior's receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Document>,
    /// Its revisions, in order: one for each version after the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "crate::forms::null_is_default")]
    pub revisions: Vec<RevisionOnFile>,
}

/// A revision of the plan (Arts. 8, 9): when it was made, when filed, and the document behind it. Without these the report does not
/// call the plan's revisions kept.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevisionOnFile {
    /// The day by whose registers it counts.
    pub made: NaiveDate,
    /// The day on which it was filed with the superior; none if it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filed: Option<NaiveDate>,
    /// The document behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

/// A draw as it was published.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DrawOnFile {
    /// The day on which it was drawn; of an order that is not yet drawn, the day of the order.
    pub drawn: NaiveDate,
    /// The order's text.
    pub order: String,
    /// The text of the list of sources.
    pub sources: String,
    /// The text of the list of inspectors.
    pub inspectors: String,
    /// The text of the list of recusals.
    pub recusals: String,
    /// The salt key of an order of version 1.1, as it was published with the lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt_key: Option<SaltKey>,
    /// The texts of the transcript and its amendments, in order.
    pub transcripts: Vec<String>,
    /// The digest of the last transcript, as it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
    /// Why the period was drawn again, for a round that follows one which was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redraw: Option<Text>,
    /// The document behind the void, or behind the redraw that this round is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// The contributions of an order that was declared void, revealed all the same: what it would have drawn can then be
    /// known, and that it was not abandoned for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub void_reveal: Option<Reveal>,
    /// The amendments, in order: one for each transcript after the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "crate::forms::null_is_default")]
    pub amendments: Vec<AmendmentOnFile>,
    /// The number of its task on the supervision platform (Art. 2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Text>,
    /// Whether it adds to the round before it instead of replacing it: the new round for sources that are gone, where the
    /// rules' replacement policy is `fresh` (另行补抽); under other policies it replaces.
    #[serde(default, skip_serializing_if = "core::ops::Not::not", deserialize_with = "crate::forms::null_is_default")]
    pub supplements: bool,
    /// When and where the order was made public, and what vouches for that; it must be before its random numbers are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_published: Option<OrderPublished>,
    /// When the last of its random numbers came out: the drawing of a lottery, the round of a beacon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revealed: Option<Moment>,
    /// The publication of the draw; none if there is none yet.
    #[serde(default)]
    pub published: Option<Published>,
    /// The order's record: quotas with their derivations, items (Art. 3), a waiver of the window (Art. 10), experts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<OrderRecord>,
}

impl YearFile {
    /// A file with nothing on it yet: what a host has, it sets.
    #[must_use]
    pub fn new(agency: Agency, year: Year, on: NaiveDate) -> Self {
        Self {
            agency,
            official_name: None,
            year,
            on,
            plan: None,
            items: None,
            draws: Vec::new(),
            inspections: Inspections::default(),
            waivers: Vec::new(),
            registry: None,
            registry_history: None,
            roster: None,
            previous: None,
        }
    }
}

impl PlanOnFile {
    /// A plan, and the day on which it was filed, if it was.
    #[must_use]
    pub const fn new(plan: AnnualPlan, filed: Option<NaiveDate>) -> Self {
        Self { plan, filed, addressee: None, receipt: None, revisions: Vec::new() }
    }
}

impl DrawOnFile {
    /// What a draw itself says: its texts and their digest. Publication, evidence, record and documents are the host's to set.
    #[must_use]
    pub fn of(draw: &Draw, drawn: NaiveDate) -> Self {
        let PublishedTexts { order, sources, inspectors, recusals, transcripts, digest, salt_key } = draw.publication();
        Self {
            drawn,
            order,
            sources,
            inspectors,
            recusals,
            salt_key,
            transcripts,
            digest: Some(digest),
            redraw: None,
            document: None,
            void_reveal: None,
            amendments: Vec::new(),
            platform: None,
            supplements: false,
            order_published: None,
            revealed: None,
            published: None,
            record: None,
        }
    }
}

/// That an order was made public. The protocol rests on its being so before anybody could know the random numbers.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderPublished {
    /// When.
    pub when: Moment,
    /// Where: the platform, the site, the gazette.
    pub place: Text,
    /// What somebody else than the agency says of the time: a time stamp, a notary's record, the issue of a gazette. None
    /// if nobody does: then the time is the agency's own word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Text>,
}

/// A day, and where it is known the time of day.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// The day.
    pub on: NaiveDate,
    /// The time of day, such as `09:30:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveTime>,
}

impl Moment {
    /// Whether it was before another; none where both are on one day and a time of day is missing.
    #[must_use]
    pub fn is_before(self, other: Self) -> Option<bool> {
        match self.on.cmp(&other.on) {
            core::cmp::Ordering::Equal => Some(self.at? < other.at?),
            order => Some(order.is_lt()),
        }
    }
}

impl core::fmt::Display for Moment {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.at {
            Some(at) => write!(f, "{} {at}", self.on),
            None => write!(f, "{}", self.on),
        }
    }
}

/// An amendment: when it was made, and why drawn sources were skipped.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmendmentOnFile {
    /// The day on which it was made: the day of the draw of whom it drew.
    pub drawn: NaiveDate,
    /// The day on which its transcript's digest was made public; none if that was with the draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<NaiveDate>,
    /// The documents behind the skips that neither the registry nor the result of a visit shows.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "crate::forms::null_is_default")]
    pub documents: Vec<SkipOnFile>,
}

/// The document behind a skipped source.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkipOnFile {
    /// The source.
    pub source: Id,
    /// The document.
    pub document: Document,
}

/// The roster's entries, as they are entered.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterOnFile {
    /// The inspectors.
    pub inspectors: Vec<Inspector>,
    /// Other ids of the same persons, also of certificates that were renewed or exchanged: each keeps its entry and its days.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub aliases: Vec<Alias>,
    /// The documents behind inspectors on loan: who calls an own inspector borrowed owes less, and a mark alone shows no loan.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "crate::forms::null_is_default")]
    pub loans: Vec<LoanOnFile>,
    /// The recusals.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub recusals: Vec<Recusal>,
    /// Everybody who holds a certificate, by its number or by id, from the body that issues them; empty if that list is
    /// not at hand.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub holders: Vec<Text>,
    /// The changes of the roster; without them the list of the last draw alone is compared with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub history: Option<RosterHistory>,
}

/// The document behind an inspector on loan 跨区域抽调, who counts for no quota of Art. 8; the statute itself does not speak of
/// loans.
///
/// # Example
/// ```
/// use shuangsuiji::compliance::LoanOnFile;
///
/// let loan: LoanOnFile =
///     serde_json::from_str(r#"{"inspector": "NM-7", "document": {"reference": "呼环函〔2026〕9号", "dated": "2026-11-20"}}"#)?;
/// assert!(loan.document.excuses("2026-12-10".parse()?), "it is no younger than the draw");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoanOnFile {
    /// The inspector, by an id of the roster that borrows.
    pub inspector: Id,
    /// The document.
    pub document: Document,
}

impl YearFile {
    /// The roster, checked, and its changes; none if it is not on file. Who is recused from a source is so by each of the
    /// ids that it has had.
    pub(super) fn checked_roster(
        &self,
        registry: Option<&RegistryDays<'_>>,
    ) -> Result<(Option<Roster>, Option<RosterHistory>), YearFileError> {
        let Some(on_file) = &self.roster else { return Ok((None, None)) };
        let RosterOnFile { inspectors, aliases, recusals, history, .. } = on_file;
        let known = |id: &str| registry.is_none_or(|registry| registry.holds(id));
        let of = |recusals: Vec<Recusal>| {
            Roster::new(inspectors.iter().cloned(), aliases.iter().cloned(), recusals, known)
                .map_err(YearFileError::Roster)
        };
        let roster = of(recusals.clone())?;
        RosterDays::new(&roster, history.as_ref()).map_err(YearFileError::RosterHistory)?;
        let Some(registry) = registry.filter(|registry| registry.has_renumbered()) else {
            return Ok((Some(roster), history.clone()));
        };
        let by_every_id = |source: &Id| {
            let current = registry.current(source.as_str());
            let all = core::iter::once(current).chain(registry.former(current));
            all.filter(|id| *id != source.as_str()).map(Id::checked_before).collect::<Vec<_>>()
        };
        let others = recusals.iter().flat_map(|recusal| {
            by_every_id(&recusal.source).into_iter().map(|source| Recusal { source, ..recusal.clone() })
        });
        let roster = of(recusals.iter().cloned().chain(others).collect())?;
        let history = history.as_ref().map(|history| {
            let changes = history.changes.iter().flat_map(|change| {
                let ids = match &change.change {
                    InspectorChange::Recused { source } | InspectorChange::RecusalEnded { source } => {
                        by_every_id(source)
                    }
                    _ => Vec::new(),
                };
                let others = ids.into_iter().map(|source| {
                    let change_of = match change.change {
                        InspectorChange::RecusalEnded { .. } => InspectorChange::RecusalEnded { source },
                        _ => InspectorChange::Recused { source },
                    };
                    RosterChange { change: change_of, ..change.clone() }
                });
                core::iter::once(change.clone()).chain(others)
            });
            RosterHistory { from: history.from, changes: changes.collect() }
        });
        Ok((Some(roster), history))
    }

    /// The registry on the days of its history; none if it is not on file.
    pub(super) fn registry_days(&self) -> Result<Option<RegistryDays<'_>>, YearFileError> {
        let days = self.registry.as_ref().map(|registry| RegistryDays::new(registry, self.registry_history.as_ref()));
        days.transpose().map_err(YearFileError::RegistryHistory)
    }

    /// Whether a period lies in the year.
    pub(super) fn covers(&self, period: Period) -> bool {
        period.year() == self.year
    }

    /// The names of the inspectors by their ids, the first of each, if the roster is on file.
    pub(super) fn names(&self) -> BTreeMap<&Id, &Text> {
        let Some(roster) = &self.roster else { return BTreeMap::new() };
        let own: BTreeMap<_, _> = roster.inspectors.iter().rev().map(|one| (&one.id, &one.name)).collect();
        let aliases = roster.aliases.iter().rev().filter_map(|alias| Some((&alias.id, *own.get(&alias.person)?)));
        aliases.chain(own.iter().map(|(id, name)| (*id, *name))).collect()
    }
}

/// Why there is no report: the file contradicts itself.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum YearFileError {
    /// The roster.
    #[error("roster: {0}")]
    Roster(RosterErrors),
    /// The changes of the roster.
    #[error("roster, history: {0}")]
    RosterHistory(RosterHistoryErrors),
    /// The changes of the registry.
    #[error("registry, history: {0}")]
    RegistryHistory(RegistryHistoryErrors),
    /// The waivers, or two inspections that are one to the ledger.
    #[error("ledger: {0}")]
    Ledger(LedgerErrors),
}

explain!(YearFileError {
    Self::Roster(errors) => errors.code(), errors.article(), "名录库：{}", errors.chinese();
    Self::RosterHistory(errors) => errors.code(), errors.article(), "名录库变更记录：{}", errors.chinese();
    Self::RegistryHistory(errors) => errors.code(), errors.article(), "信息库变更记录：{}", errors.chinese();
    Self::Ledger(errors) => errors.code(), errors.article(), "检查台账：{}", errors.chinese();
});
