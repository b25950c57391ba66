//! The list of recusals (§2): `inspector id TAB source id`.

use super::reading::{Record, ascending, rows};
use super::{List, ListError};
use crate::Id;

/// That an inspector must not inspect a source (Art. 6: 回避).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecusalEntry {
    /// The inspector.
    pub inspector: Id,
    /// The source.
    pub source: Id,
}

/// The recusals, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecusalList {
    entries: Vec<RecusalEntry>,
}

impl RecusalList {
    /// Checks and sorts the recusals, whatever their order.
    ///
    /// # Errors
    /// [`ListError`] if a pair appears twice.
    pub fn new(entries: impl IntoIterator<Item = RecusalEntry>) -> Result<Self, ListError> {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort();
        Self { entries }.checked(false)
    }

    /// Reads the list's text, strictly.
    ///
    /// # Errors
    /// [`ListError`] with the line.
    pub fn parse(text: &str) -> Result<Self, ListError> {
        let entry = |row: Result<(Record, [&str; 2]), ListError>| {
            let (record, [inspector, source]) = row?;
            Ok(RecusalEntry {
                inspector: record.field("inspector", inspector.parse())?,
                source: record.field("source", source.parse())?,
            })
        };
        let entries = rows(List::Recusals, text).map(entry).collect::<Result<_, _>>()?;
        Self { entries }.checked(true)
    }

    fn checked(self, sorted: bool) -> Result<Self, ListError> {
        let list = List::Recusals;
        u32::try_from(self.entries.len()).map_err(|_| ListError::TooMany { list })?;
        let show = |entry: &RecusalEntry| format!("{} {}", entry.inspector, entry.source);
        ascending(list, self.entries.iter(), sorted, show)?;
        Ok(self)
    }

    /// The recusals, by inspector and then source.
    #[must_use]
    pub fn entries(&self) -> &[RecusalEntry] {
        &self.entries
    }
}
