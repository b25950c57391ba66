//! Arts. 10–13: a year's inspections, checked once for what cannot be, and sorted.

use chrono::NaiveDate;
use thiserror::Error;

use crate::explain::explain;
use crate::inspection::{Inspection, Progress, SiteVisit};
use crate::ledger::{Ledger, LedgerError, LedgerErrors, Waiver};
use crate::ledger::{agencies_differ, range, repeated, sort_by_source};
use crate::rules::Ruleset;
use crate::{Article, Code, Errors, Id};

/// One thing about an inspection that cannot be. Inspections are counted from 1, as given.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum InspectionError {
    /// What the ledger would refuse.
    #[error(transparent)]
    Record(LedgerError),
    /// A visit that ends before it begins.
    #[error(
        "record {position} (source `{source_id}`), completed: {completed} lies before the first day on site, {from}; \
         expected that day or later"
    )]
    VisitBackwards {
        /// The inspection.
        position: u64,
        /// Its source.
        source_id: Id,
        /// The first day on site.
        from: NaiveDate,
        /// The day found.
        completed: NaiveDate,
    },
}

explain!(InspectionError {
    Self::Record(error) => error.code(), error.article(), "{}", error.chinese();
    Self::VisitBackwards { position, source_id, from, completed } => Code::INSPECTION_BACKWARDS, Article::Art10,
        "第{position}条检查记录（污染源“{source_id}”）完成日{completed}早于开始检查日{from}，应不早于该日";
});

/// Everything about a list of inspections that cannot be, in their order.
pub type InspectionErrors = Errors<InspectionError>;

/// Inspections of every kind, checked and sorted by source, then by the day of the draw.
///
/// What cannot be is refused. What can be and must not, such as a visit, or its void, before its draw, is kept as it is on file:
/// [`check_inspections`](super::check_inspections) finds it.
///
/// # Guarantees
/// Depends on the set of inspections only, not on their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "Vec<Inspection>")]
#[cfg_attr(feature = "schema", schemars(try_from = "Vec<Inspection>"))]
pub struct Inspections(Vec<Inspection>);

crate::forms::read_through!(Inspections, Vec<Inspection>);

impl Inspections {
    /// Checks inspections, given in any order, and keeps them.
    ///
    /// # Errors
    /// [`InspectionErrors`] with everything that is wrong: days in an order that cannot be, what stands twice, agencies that
    /// contradict themselves.
    ///
    /// # Complexity
    /// Sorts once.
    pub fn new(inspections: impl IntoIterator<Item = Inspection>) -> Result<Self, InspectionErrors> {
        Self::checked((1..).zip(inspections).collect())
    }

    fn checked(mut inspections: Vec<(u64, Inspection)>) -> Result<Self, InspectionErrors> {
        let mut errors: Vec<(u64, InspectionError)> = Vec::new();
        for (position, inspection) in &inspections {
            errors.extend(of_inspection(*position, inspection).into_iter().map(|error| (*position, error)));
        }
        let agencies = inspections.iter().map(|(position, one)| (*position, &one.source, &one.agency));
        errors.extend(agencies_differ(agencies).map(|(position, error)| (position, InspectionError::Record(error))));
        // Equals keep their order, so the first of them has the smallest position.
        sort_by_source(&mut inspections, |one| &one.source);
        errors.extend(repeated(&inspections).map(|(first, position, one)| {
            let error = LedgerError::Repeated { position, source_id: one.source.clone(), first };
            (position, InspectionError::Record(error))
        }));
        errors.sort_by_key(|(position, _)| *position);
        match InspectionErrors::of(errors.into_iter().map(|(_, error)| error)) {
            Some(errors) => Err(errors),
            None => Ok(Self(inspections.into_iter().map(|(_, inspection)| inspection).collect())),
        }
    }

    /// All of them, ascending.
    #[must_use]
    pub fn as_slice(&self) -> &[Inspection] {
        &self.0
    }

    /// All of them, ascending.
    pub fn iter(&self) -> core::slice::Iter<'_, Inspection> {
        self.0.iter()
    }

    /// Those of a source, by the day of the draw.
    ///
    /// # Complexity
    /// Two binary searches.
    #[must_use]
    pub fn of(&self, source: &str) -> &[Inspection] {
        range(&self.0, source, |inspection| &inspection.source)
    }

    /// The same inspections, each with the id of its source that this says; one that is on record by two ids stands once.
    pub(crate) fn renamed(&self, id: impl Fn(&Inspection) -> Id) -> Self {
        let mut renamed: Vec<_> = self.iter().map(|one| Inspection { source: id(one), ..one.clone() }).collect();
        renamed.sort_unstable();
        renamed.dedup();
        Self(renamed)
    }

    /// The ledger of these inspections, under the cap of a rule pack.
    ///
    /// # Errors
    /// [`LedgerErrors`] about the waivers, and for two inspections that differ in nothing that a record holds.
    pub fn ledger(&self, waivers: impl IntoIterator<Item = Waiver>, rules: &Ruleset) -> Result<Ledger, LedgerErrors> {
        Ledger::on_file(self.iter().map(Inspection::record), waivers, rules)
    }
}

impl<'a> IntoIterator for &'a Inspections {
    type Item = &'a Inspection;
    type IntoIter = core::slice::Iter<'a, Inspection>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl TryFrom<Vec<Inspection>> for Inspections {
    type Error = InspectionErrors;

    fn try_from(inspections: Vec<Inspection>) -> Result<Self, InspectionErrors> {
        Self::new(inspections)
    }
}

impl From<Inspections> for Vec<Inspection> {
    fn from(inspections: Inspections) -> Self {
        inspections.0
    }
}

/// What is wrong with an inspection by itself.
fn of_inspection(position: u64, inspection: &Inspection) -> Vec<InspectionError> {
    let source_id = || inspection.source.clone();
    let mut errors: Vec<_> = LedgerError::of_record(position, &inspection.record())
        .filter(LedgerError::cannot_be)
        .map(InspectionError::Record)
        .collect();
    if let Progress::Completed(SiteVisit { from, completed, .. }) = inspection.progress
        && completed < from
    {
        errors.push(InspectionError::VisitBackwards { position, source_id: source_id(), from, completed });
    }
    errors
}
