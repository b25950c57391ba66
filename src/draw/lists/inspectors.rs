//! The list of inspectors (§2): `id TAB division TAB status`.

use core::fmt;

use super::reading::{Record, ascending, rows, status};
use super::{List, ListError};
use crate::{Division, Id};

status! {
    /// What a committed inspector line says.
    InspectorStatus {
        /// `-`: can be drawn.
        #[default]
        Available "-",
        /// `unavailable`: on leave, or the certificate is not valid on the visit dates.
        Unavailable "unavailable",
    }
}

/// An inspector as a draw sees one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InspectorEntry {
    /// The inspector's id on the roster.
    pub id: Id,
    /// The division whose roster lists the inspector.
    pub division: Division,
    /// Whether the inspector can be drawn.
    pub status: InspectorStatus,
}

/// Its line of the list, without LF.
impl fmt::Display for InspectorEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t{}\t{}", self.id, self.division, self.status.as_str())
    }
}

/// The inspectors, sorted. Its `Display` is the list's text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct InspectorList {
    entries: Vec<InspectorEntry>,
}

impl InspectorList {
    /// Checks and sorts the inspectors, whatever their order.
    ///
    /// # Errors
    /// [`ListError`] if an id appears twice.
    pub fn new(entries: impl IntoIterator<Item = InspectorEntry>) -> Result<Self, ListError> {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        Self { entries }.checked(false)
    }

    /// Reads the list's text, strictly.
    ///
    /// # Errors
    /// [`ListError`] with the line.
    pub fn parse(text: &str) -> Result<Self, ListError> {
        let entry = |row: Result<(Record, [&str; 3]), ListError>| {
            let (record, [id, division, status]) = row?;
            Ok(InspectorEntry {
                id: record.field("id", id.parse())?,
                division: record.field("division", division.parse())?,
                status: record.field("status", InspectorStatus::named(status))?,
            })
        };
        let entries = rows(List::Inspectors, text).map(entry).collect::<Result<_, _>>()?;
        Self { entries }.checked(true)
    }

    fn checked(self, sorted: bool) -> Result<Self, ListError> {
        let list = List::Inspectors;
        u32::try_from(self.entries.len()).map_err(|_| ListError::TooMany { list })?;
        ascending(list, self.entries.iter().map(|entry| entry.id.as_str()), sorted, str::to_owned)?;
        Ok(self)
    }

    /// The inspectors, in the order of ids.
    #[must_use]
    pub fn entries(&self) -> &[InspectorEntry] {
        &self.entries
    }
}

impl fmt::Display for InspectorList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.entries.iter().try_for_each(|entry| writeln!(f, "{entry}"))
    }
}

impl<'a> IntoIterator for &'a InspectorList {
    type Item = &'a InspectorEntry;
    type IntoIter = core::slice::Iter<'a, InspectorEntry>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}
