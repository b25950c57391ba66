//! A registry (Art. 7) in serde: an array of sources, read back through the same checks as from any other door.

use core::fmt;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{CreditCode, RawSource, Registry, RegistryBuilder, SourceRef, SourceState};
use crate::forms::refused;
use crate::{Division, Token};

/// A source of a registry, with the fields of [`super::Source`].
#[derive(serde::Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_code: Option<CreditCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legal_representative: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    division: Division,
    stratum: &'a Token,
    state: SourceState,
}

impl<'a> From<SourceRef<'a>> for Row<'a> {
    fn from(source: SourceRef<'a>) -> Self {
        Self {
            id: source.id(),
            name: source.name(),
            credit_code: source.credit_code(),
            legal_representative: source.legal_representative(),
            phone: source.phone(),
            division: source.division(),
            stratum: source.stratum(),
            state: source.state(),
        }
    }
}

impl Serialize for Registry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Row::from))
    }
}

/// A source as it stands in the data, its texts not yet checked.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    id: String,
    name: String,
    credit_code: Option<String>,
    legal_representative: Option<String>,
    phone: Option<String>,
    division: String,
    stratum: String,
    state: String,
}

struct Sources;

impl<'de> Visitor<'de> for Sources {
    type Value = Registry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of sources")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<Registry, A::Error> {
        let mut builder = RegistryBuilder::new();
        while let Some(record) = records.next_element::<Record>()? {
            builder.push(&RawSource {
                id: &record.id,
                name: &record.name,
                credit_code: record.credit_code.as_deref(),
                legal_representative: record.legal_representative.as_deref(),
                phone: record.phone.as_deref(),
                division: &record.division,
                stratum: &record.stratum,
                state: &record.state,
            });
        }
        builder.finish().map_err(refused)
    }
}

impl<'de> Deserialize<'de> for Registry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Sources)
    }
}
