//! The committed lists (§2): who can be drawn, who inspects, and who must not inspect whom.
//!
//! A list is checked once, sorted by its id bytes and never changed. Its text has one line a record; each line is a leaf
//! of the list's root. A new order refuses a recusal of somebody who is not on the lists; under one that was made before
//! it says nothing.

mod error;
mod inspectors;
mod reading;
mod recusals;
mod sources;

use core::fmt::{self, Write as _};
use core::ops::Range;

use super::hash::{Digest, Hash};
use super::terms::TermsError;
use crate::Id;

pub use error::ListError;
pub use inspectors::{InspectorEntry, InspectorList, InspectorStatus};
pub(crate) use reading::integer;
pub use recusals::{RecusalEntry, RecusalLine, RecusalList};
pub(crate) use sources::{Rows, by_row};
pub use sources::{SourceEntry, SourceLine, SourceList, SourceStatus};

/// One of the three lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// The sources that can be drawn.
    Sources,
    /// The inspectors.
    Inspectors,
    /// The recusals.
    Recusals,
}

impl List {
    /// The word in an order: `sources`, `inspectors` or `recusals`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            List::Sources => "sources",
            List::Inspectors => "inspectors",
            List::Recusals => "recusals",
        }
    }

    /// The list in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            List::Sources => "抽查对象名单",
            List::Inspectors => "执法检查人员名单",
            List::Recusals => "回避名单",
        }
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The three lists that an order commits.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lists {
    /// Who can be drawn.
    pub sources: SourceList,
    /// Who inspects.
    pub inspectors: InspectorList,
    /// Who must not inspect whom.
    pub recusals: RecusalList,
}

/// How many lines a list has, and its root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// The lines.
    pub count: u32,
    /// The Merkle root.
    pub root: Digest,
}

impl Lists {
    /// How many lines a list has.
    pub(crate) fn len(&self, list: List) -> u32 {
        match list {
            List::Sources => self.sources.len(),
            List::Inspectors => u32::try_from(self.inspectors.entries().len()).unwrap_or(u32::MAX),
            List::Recusals => self.recusals.len(),
        }
    }

    /// Calls `with` for each of these rows of a list, as far as there are so many: its line without LF, in two parts.
    pub(crate) fn each_line(&self, list: List, rows: Range<u32>, mut with: impl FnMut([&str; 2])) {
        let mut rest = String::new();
        match list {
            List::Sources => self.sources.each_line(rows, with),
            List::Inspectors => {
                let all = self.inspectors.entries();
                let end = all.len().min(rows.end as usize);
                for entry in all.get(rows.start as usize..end).unwrap_or_default() {
                    rest.clear();
                    let _ = write!(rest, "\t{}\t{}", entry.division, entry.status.as_str());
                    with([entry.id.as_str(), &rest]);
                }
            }
            List::Recusals => {
                for entry in self.recusals.lines(rows) {
                    rest.clear();
                    rest.push('\t');
                    rest.push_str(entry.source);
                    with([entry.inspector, &rest]);
                }
            }
        }
    }

    /// Checks that every recusal names an inspector of the list, so that none is lost by a mistyped id.
    pub(crate) fn check_recusals(&self) -> Result<(), TermsError> {
        let inspectors = self.inspectors.entries();
        for (inspector, rows) in self.recusals.by_inspector() {
            if inspectors.binary_search_by(|entry| entry.id.as_str().cmp(inspector)).is_err()
                && let Some(first) = self.recusals.lines(rows).next()
            {
                let (inspector, source_id) = (Id::checked_before(inspector), Id::checked_before(first.source));
                return Err(TermsError::RecusalInspector { inspector, source_id });
            }
        }
        Ok(())
    }

    /// The text of a list: every line ended by LF.
    #[must_use]
    pub fn text(&self, list: List) -> String {
        let mut text = String::new();
        self.each_line(list, 0..u32::MAX, |parts| {
            parts.iter().for_each(|part| text.push_str(part));
            text.push('\n');
        });
        text
    }

    /// The count and root of a list under protocol version 1, without salts.
    ///
    /// # Complexity
    /// Two hashes a line.
    #[must_use]
    pub fn commitment(&self, list: List, hash: Hash) -> Commitment {
        self.committed(list, hash, None)
    }
}
