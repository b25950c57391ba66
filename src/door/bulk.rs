//! Registries and rosters from JSON in one call, each bad record told.

use serde::{Deserialize, Serialize};

use super::error::DoorError;
use super::request::{records, value};
use crate::registry::{RawSource, Registry, RegistryBuilder};
use crate::roster::{Alias, Inspector, Recusal, Roster};

/// A source as it stands in the data, its texts not yet checked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceForm {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its credit code, if it has one.
    #[serde(default)]
    pub credit_code: Option<String>,
    /// Its legal representative, if known.
    #[serde(default)]
    pub legal_representative: Option<String>,
    /// Its phone, if known.
    #[serde(default)]
    pub phone: Option<String>,
    /// Where it lies: six digits.
    pub division: String,
    /// Its stratum.
    pub stratum: String,
    /// Its state.
    pub state: String,
}

/// A registry from a JSON array of sources.
///
/// # Errors
/// [`DoorError`] with every bad record.
pub fn registry(text: &str, strict: bool) -> Result<Registry, DoorError> {
    let mut builder = if strict { RegistryBuilder::strict() } else { RegistryBuilder::new() };
    for source in records::<SourceForm>("sources", text)? {
        builder.push(&RawSource {
            id: &source.id,
            name: &source.name,
            credit_code: source.credit_code.as_deref(),
            legal_representative: source.legal_representative.as_deref(),
            phone: source.phone.as_deref(),
            division: &source.division,
            stratum: &source.stratum,
            state: &source.state,
        });
    }
    builder.finish().map_err(|errors| DoorError::all(&errors))
}

/// Inspectors, aliases and recusals.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterForm {
    /// The inspectors.
    pub inspectors: Vec<Inspector>,
    /// Which ids are one person.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub aliases: Vec<Alias>,
    /// Who must not inspect which source.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub recusals: Vec<Recusal>,
}

impl RosterForm {
    /// The roster, checked.
    ///
    /// # Errors
    /// [`DoorError`] with everything that is wrong with it.
    pub fn read(self, knows_source: impl Fn(&str) -> bool) -> Result<Roster, DoorError> {
        let Self { inspectors, aliases, recusals } = self;
        Roster::new(inspectors, aliases, recusals, knows_source).map_err(|errors| DoorError::all(&errors))
    }
}

/// A roster from a JSON object.
///
/// # Errors
/// [`DoorError`] with everything that is wrong with it.
pub fn roster(text: &str, knows_source: impl Fn(&str) -> bool) -> Result<Roster, DoorError> {
    value::<RosterForm>("roster", text)?.read(knows_source)
}
