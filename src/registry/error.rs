//! Why a registry (Art. 7) was refused: every bad record, by its position, its id and the field.

use thiserror::Error;

use super::{CreditCodeError, SourceField, SourceStateError};
use crate::explain::explain;
use crate::{Article, Code, DestroyedError, DivisionError, Errors, TextError};

/// What is wrong with the text of one field.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
#[error(transparent)]
pub enum FieldError {
    /// Not an id, name, stratum, legal representative or phone.
    Text(#[from] TextError),
    /// Not a credit code, or, read strictly, not a valid one.
    CreditCode(#[from] CreditCodeError),
    /// Not a division.
    Division(#[from] DivisionError),
    /// Not a state.
    State(#[from] SourceStateError),
    /// What a spreadsheet left of something.
    Destroyed(#[from] DestroyedError),
}

explain!(FieldError {
    Self::Text(e) => e.code(), e.article(), "{}", e.chinese();
    Self::CreditCode(e) => e.code(), e.article(), "{}", e.chinese();
    Self::Division(e) => e.code(), e.article(), "{}", e.chinese();
    Self::State(e) => e.code(), e.article(), "{}", e.chinese();
    Self::Destroyed(e) => e.code(), e.article(), "{}", e.chinese();
});

/// One thing that is wrong with the records of a registry. Positions count the records as given, from 1.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RegistryError {
    /// A field is not what it should be.
    #[error("record {position} (id `{}`), {field}: {reason}", id.escape_debug())]
    Field {
        /// The record.
        position: u32,
        /// Its id as given, at most 64 characters.
        id: String,
        /// The field.
        field: SourceField,
        /// What is wrong.
        reason: FieldError,
    },
    /// Two records have one id.
    #[error("records {first} and {second} both have the id `{id}`; expected every id once")]
    Repeated {
        /// The id.
        id: String,
        /// The first record that has it.
        first: u32,
        /// A later one.
        second: u32,
    },
    /// The texts of one field, together, exceed what the registry can hold.
    #[error("record {position} (id `{}`), {field}: the texts of this field exceed 4 GiB; split the registry", id.escape_debug())]
    TextsFull {
        /// The first record that did not fit.
        position: u32,
        /// Its id.
        id: String,
        /// The field.
        field: SourceField,
    },
    /// More records than can be counted.
    #[error("more than {most} records; split the registry")]
    TooMany {
        /// The most.
        most: u32,
    },
}

impl RegistryError {
    /// The record and field where it shows; none if there are too many records.
    #[must_use]
    pub fn place(&self) -> Option<(u32, SourceField)> {
        match self {
            Self::Field { position, field, .. } | Self::TextsFull { position, field, .. } => Some((*position, *field)),
            Self::Repeated { second, .. } => Some((*second, SourceField::Id)),
            Self::TooMany { .. } => None,
        }
    }
}

explain!(RegistryError {
    Self::Field { position, id, field, reason } => reason.code(), reason.article(),
        "第{position}条（编号“{}”）{}：{}", id.escape_debug(), field.chinese(), reason.chinese();
    Self::Repeated { id, first, second } => Code::SOURCE_REPEATED, Article::Art7,
        "第{first}条与第{second}条的编号同为“{id}”，编号不得重复";
    Self::TextsFull { position, id, field } => Code::SOURCE_TEXTS_FULL, Article::Art7,
        "第{position}条（编号“{}”）{}：该字段文字合计超过4GiB，请拆分信息库", id.escape_debug(), field.chinese();
    Self::TooMany { most } => Code::SOURCES_TOO_MANY, Article::Art7, "记录超过{most}条，请拆分信息库";
} about {
    Self::Field { field, .. } => Some((field.as_str(), field.chinese()));
    _ => None;
});

/// Everything that is wrong with the records of a registry: the fields' errors in the order of the records, then
/// the repeated ids.
pub type RegistryErrors = Errors<RegistryError>;
