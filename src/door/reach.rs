//! `unreached` (Art. 8): whom no draw reached in the years within which the rules want every source drawn.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::DoorError;
use super::finding::FindingForm;
use super::lookup::RulesForm;
use super::request::{ElementCheck, Operation, check};
use crate::ledger::{Ledger, Record, Unreached};
use crate::registry::{Registry, Source};
use crate::{Division, Year};

/// The sources of an area that no draw reached in time.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnreachedRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute, which asks for no such thing.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// The area.
    pub division: Division,
    /// The last of the years.
    pub year: Year,
    /// The day on which is asked; what happened later is not known.
    pub on: NaiveDate,
    /// The sources of the area, and perhaps of others.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Source>"))]
    pub registry: Registry,
    /// The inspections on record in all those years.
    pub records: Vec<Record>,
}

/// A finding for each stratum with a source that was not reached.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UnreachedResponse {
    /// The findings.
    pub findings: Vec<FindingForm<Unreached>>,
}

impl Operation for UnreachedRequest {
    const NAME: &'static str = "unreached";
    type Response = UnreachedResponse;
    const BY_RULES: bool = true;
    const LISTS: &'static [(&'static str, ElementCheck)] =
        &[("registry", check::<Source>), ("records", check::<Record>)];

    fn answer(self) -> Result<UnreachedResponse, DoorError> {
        let rules = self.rules.read()?;
        let ledger = Ledger::new(self.records, Vec::new(), &rules).map_err(|errors| DoorError::all(&errors))?;
        let found = ledger.unreached(&rules, &self.registry, self.division, self.year, self.on);
        let remedy = ("draw them, or those not yet reached first", "补充抽取，或优先抽取尚未抽到者");
        let form = |it: Unreached| FindingForm::of(Some(&rules), Some(&it.stratum.clone()), it, remedy);
        Ok(UnreachedResponse { findings: found.into_iter().map(form).collect() })
    }
}
