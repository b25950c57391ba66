//! Why a committed list was refused (§2).

use thiserror::Error;

use super::List;
use crate::explain::explain;
use crate::forms::field_names::place;
use crate::{Article, Code, Reason};

/// Why a list was refused. Records are counted from 1: the line of a text, or the position in which a record came.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ListError {
    /// A field of a record is not what it must be.
    #[error("{list}, record {record}: {field}: {reason}")]
    Field {
        /// The list.
        list: List,
        /// The record.
        record: usize,
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        reason: Reason,
    },
    /// The same id twice; for recusals, the same pair.
    #[error("{list}: `{id}` appears twice; expected every id once")]
    Repeated {
        /// The list.
        list: List,
        /// The id, or inspector and source.
        id: String,
    },
    /// A line of a text stands before its predecessor.
    #[error("{list}, line {line}: `{id}` is out of order; expected lines sorted by id bytes")]
    Unsorted {
        /// The list.
        list: List,
        /// The line.
        line: usize,
        /// The id.
        id: String,
    },
    /// The last line of a text has no LF.
    #[error("{list}, line {line}: the line has no LF; expected every line to end in one")]
    NoLineFeed {
        /// The list.
        list: List,
        /// The line.
        line: usize,
    },
    /// More records or bytes than 32 bits count.
    #[error("{list}: too many records; expected fewer than 4294967296 and less than 4 GiB of ids")]
    TooMany {
        /// The list.
        list: List,
    },
}

explain!(ListError {
    Self::Field { list, record, field, reason } => Code::LIST_FIELD, Article::Art7, "{}第{record}条：字段“{}”有误：{}", list.chinese(), place(field), reason.chinese();
    Self::Repeated { list, id } => Code::LIST_REPEATED, Article::Art7, "{}：“{id}”重复出现，每个编号只能出现一次", list.chinese();
    Self::Unsorted { list, line, id } => Code::LIST_UNSORTED, Article::Art2, "{}第{line}行：“{id}”未按编号字节排序", list.chinese();
    Self::NoLineFeed { list, line } => Code::LIST_NO_LINE_FEED, Article::Art2, "{}第{line}行：行尾缺少换行符LF", list.chinese();
    Self::TooMany { list } => Code::LIST_TOO_MANY, Article::Art7, "{}：记录过多", list.chinese();
} about {
    Self::Field { list, .. } | Self::Repeated { list, .. } | Self::Unsorted { list, .. } => Some((list.as_str(), list.chinese()));
    Self::NoLineFeed { list, .. } | Self::TooMany { list } => Some((list.as_str(), list.chinese()));
});
