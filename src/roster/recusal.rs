//! Art. 6: recusals 回避, and one person under two ids.

use crate::{Id, Text};

/// That an inspector must not inspect a source, and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recusal {
    /// The inspector.
    pub inspector: Id,
    /// The source.
    pub source: Id,
    /// 回避事由: the interest that the inspector has.
    pub reason: Text,
}

/// That an id on the roster is another one's person: both have an entry, and the person counts once.
///
/// What is declared: `id` and `person` are both on the roster and differ; `person` is not itself an alias, so there
/// are no chains and no cycles; an id is an alias once at most. One person may have any number of aliases.
///
/// What follows: the person is known by the id `person`, and has that entry's name, post, category, division and
/// employment. The certificates, leave and recusals of all the entries are the person's.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// The other id.
    pub id: Id,
    /// The id by which the person is known.
    pub person: Id,
}
