//! `read_registry`, `read_roster` (Arts. 6, 7) and `agency_base` (Art. 8): tables as records, and the counts of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::bulk::RosterForm;
use super::error::DoorError;
use super::lookup::RulesForm;
use super::request::{ElementCheck, Operation, check};
use crate::plan::AgencyBase;
use crate::registry::{Registry, Source};
use crate::{Division, Tier, Token};

#[cfg(feature = "csv")]
pub use csv::{ReadRegistryRequest, ReadRosterRequest};

#[cfg(feature = "csv")]
mod csv {
    #[cfg(feature = "schema")]
    use super::Source;
    use super::{Deserialize, DoorError, Operation, Registry, RosterForm, Serialize};
    use crate::registry;
    use crate::roster::{self, Roster};

    /// A registry's table as records.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct ReadRegistryRequest {
        /// The CSV text: a header line with column names in English or Chinese, then one source a line.
        pub csv: String,
        /// Whether a credit code whose checks fail is refused.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        pub strict: bool,
    }

    /// The records of a registry.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct ReadRegistryResponse {
        /// The sources, sorted by id: the `registry` of other requests.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Source>"))]
        pub registry: Registry,
        /// The ids of the sources of which something is missing that Art. 7 names.
        pub incomplete: Vec<String>,
    }

    impl Operation for ReadRegistryRequest {
        const NAME: &'static str = "read_registry";
        type Response = ReadRegistryResponse;

        fn answer(self) -> Result<ReadRegistryResponse, DoorError> {
            let read = if self.strict { registry::csv::read_strict } else { registry::csv::read };
            let registry = read(&self.csv).map_err(|errors| DoorError::all(&errors).about("csv"))?;
            let incomplete = registry.incomplete().map(|source| source.id().to_owned()).collect();
            Ok(ReadRegistryResponse { registry, incomplete })
        }
    }

    /// A roster's tables as records, checked together.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct ReadRosterRequest {
        /// The inspectors' table as CSV text.
        pub inspectors: String,
        /// The table of aliases.
        #[serde(default)]
        pub aliases: Option<String>,
        /// The table of recusals.
        #[serde(default)]
        pub recusals: Option<String>,
        /// The registry that recusals speak of; null: every source is taken as known.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Source>>"))]
        pub registry: Option<Registry>,
    }

    impl Operation for ReadRosterRequest {
        const NAME: &'static str = "read_roster";
        type Response = RosterForm;

        fn answer(self) -> Result<RosterForm, DoorError> {
            let inspectors = roster::csv::read_inspectors(&self.inspectors)
                .map_err(|errors| DoorError::all(&errors).about("inspectors"))?;
            let aliases = self.aliases.map_or(Ok(Vec::new()), roster::csv::read_aliases);
            let aliases = aliases.map_err(|errors| DoorError::all(&errors).about("aliases"))?;
            let recusals = self.recusals.map_or(Ok(Vec::new()), roster::csv::read_recusals);
            let recusals = recusals.map_err(|errors| DoorError::all(&errors).about("recusals"))?;
            let knows = |id: &str| self.registry.as_ref().is_none_or(|registry| registry.get(id).is_some());
            Roster::new(inspectors.clone(), aliases.clone(), recusals.clone(), knows)
                .map_err(|errors| DoorError::all(&errors))?;
            Ok(RosterForm { inspectors, aliases, recusals })
        }
    }
}

/// The counts of an agency that its plan is made from: the registry's sources in its area, and the certified inspectors of
/// its own roster.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgencyBaseRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// The agency.
    pub agency: Token,
    /// Its area; a prefecture's contains its counties.
    pub division: Division,
    /// Its tier.
    pub tier: Tier,
    /// The day on which is counted.
    pub on: NaiveDate,
    /// The registry of sources.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Source>"))]
    pub registry: Registry,
    /// The roster of inspectors.
    pub roster: RosterForm,
}

impl Operation for AgencyBaseRequest {
    const NAME: &'static str = "agency_base";
    type Response = AgencyBase;
    const LISTS: &'static [(&'static str, ElementCheck)] = &[("registry", check::<Source>)];

    fn answer(self) -> Result<AgencyBase, DoorError> {
        let rules = self.rules.read()?;
        let knows = |id: &str| self.registry.get(id).is_some();
        let roster = self.roster.read(knows).map_err(|error| error.about("roster"))?;
        let lists = (&self.registry, &roster);
        Ok(AgencyBase::of(&rules, lists, self.agency, (self.division, self.tier), self.on))
    }
}
