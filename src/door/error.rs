//! What a refusal says, whichever room it comes from: one form for JSON and C.

use core::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::explain::explain;
use crate::forms::json_reason::{alternatives, chinese};
use crate::{Article, Code, Errors, Explain};

/// A refusal in the form that JSON and C show.
///
/// Every error of this crate becomes one by `?`. Its own JSON is the object; [`DoorError::to_json`] wraps it as
/// `{"error": …}`.
///
/// # Example: from any error
/// ```
/// use shuangsuiji::Division;
/// use shuangsuiji::door::DoorError;
///
/// let error = DoorError::from("15010".parse::<Division>().unwrap_err());
/// assert_eq!((error.code, &*error.name, error.article.as_str()), (130, "DIVISION", "7"));
/// assert!(error.to_json().starts_with(r#"{"error":{"code":130,"name":"DIVISION","article":"7","subject":null,"#));
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoorError {
    /// The stable number ([`Code::number`]).
    pub code: u16,
    /// The number's name.
    pub name: Box<str>,
    /// The article that the refusal rests on, in its short form.
    pub article: Article,
    /// What the refusal is about: a place in the request (`sources[17].division`), or an argument's name.
    pub subject: Option<Box<str>>,
    /// The message in English.
    pub message: Box<str>,
    /// The message in Chinese.
    pub message_zh: Box<str>,
    /// Each error by itself, where several were found; else none.
    pub errors: Vec<DoorError>,
}

impl DoorError {
    /// A refusal with all errors that were found at once, each by itself too.
    #[must_use]
    pub fn all<E: Explain + Clone>(errors: &Errors<E>) -> Self {
        Self { errors: errors.iter().cloned().map(Self::from).collect(), ..Self::from(errors.clone()) }
    }

    /// The same, about this.
    #[must_use]
    pub fn about(self, subject: impl Into<Box<str>>) -> Self {
        Self { subject: Some(subject.into()), ..self }
    }

    /// The same at a place in the input, which the messages then name.
    #[must_use]
    pub(crate) fn at(self, place: &str) -> Self {
        let message = format!("{place}: {}", self.message).into();
        let message_zh = format!("{place}：{}", self.message_zh).into();
        Self { message, message_zh, ..self }.about(place)
    }

    /// The first, with the others beside it.
    pub(crate) fn first_of(errors: Vec<Self>) -> Option<Self> {
        let first = errors.first()?.clone();
        Some(if errors.len() == 1 { first } else { Self { errors, ..first } })
    }

    /// The number, if it is one that this crate knows.
    #[must_use]
    pub fn known_code(&self) -> Option<Code> {
        Code::ALL.iter().map(|(code, _)| *code).find(|code| code.number() == self.code)
    }

    /// `{"error": …}`.
    #[must_use]
    pub fn to_json(&self) -> String {
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[derive(Serialize)]
        struct Wrapped<'a> {
            error: &'a DoorError,
        }
        serde_json::to_string(&Wrapped { error: self }).unwrap_or_default()
    }
}

impl<E: Explain> From<E> for DoorError {
    fn from(error: E) -> Self {
        let code = error.code();
        Self {
            code: code.number(),
            name: code.name().into(),
            article: error.article(),
            subject: None,
            message: error.to_string().into(),
            message_zh: error.chinese().into(),
            errors: Vec::new(),
        }
    }
}

impl fmt::Display for DoorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DoorError {}

/// Why a request was refused before any room was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RequestError {
    /// Not JSON.
    #[error("line {line}, column {column}: {reason}; expected JSON")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// No operation is named.
    #[error("no `op`; expected one of {}", known.join(", "))]
    NoOperation {
        /// The operations that there are.
        known: Vec<&'static str>,
    },
    /// An operation that does not exist.
    #[error("no operation `{}`; expected one of {}", found.escape_debug(), known.join(", "))]
    UnknownOperation {
        /// What was found.
        found: String,
        /// The operations that there are.
        known: Vec<&'static str>,
    },
    /// A field that the operation, or an object in it, does not have.
    #[error("{path}: no such field; expected {expected}")]
    UnknownField {
        /// The place in the request.
        path: String,
        /// The fields that there are.
        expected: String,
    },
    /// A field that is missing.
    #[error("{path}: {reason}")]
    MissingField {
        /// The object that lacks it.
        path: String,
        /// Which it lacks.
        reason: String,
    },
    /// A value that is not what it must be.
    #[error("{path}: {reason}")]
    Value {
        /// The place in the request.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// A rule pack that is not built in.
    #[error("no built-in rule pack `{}`; expected one of {}", found.escape_debug(), known.join(", "))]
    UnknownRules {
        /// What was found.
        found: String,
        /// The ids that there are.
        known: Vec<String>,
    },
    /// A source that is not on the list.
    #[error("`{}` is not on the list of sources", found.escape_debug())]
    UnknownSource {
        /// What was found.
        found: String,
    },
}

/// The place in Chinese; places in the request are paths, the same in both languages.
fn place(path: &str) -> &str {
    if path == WHOLE { "请求" } else { path }
}

/// The place of what concerns the whole request.
pub(super) const WHOLE: &str = "the request";

explain!(RequestError {
    Self::NotJson { line, column, reason } => Code::JSON, Article::Art2, "第{line}行第{column}列不是JSON：{}", chinese(reason);
    Self::NoOperation { known } => Code::OPERATION_MISSING, Article::Art2, "缺少op，应为{}之一", known.join("、");
    Self::UnknownOperation { found, known } => Code::OPERATION_UNKNOWN, Article::Art2,
        "没有“{}”这一操作，应为{}之一", found.escape_debug(), known.join("、");
    Self::UnknownField { path, expected } => Code::FIELD_UNKNOWN, Article::Art2, "{}：没有这一字段，应为{}", place(path), alternatives(expected);
    Self::MissingField { path, reason } => Code::FIELD_MISSING, Article::Art2, "{}：{}", place(path), chinese(reason);
    Self::Value { path, reason } => Code::FIELD_VALUE, Article::Art2, "{}：{}", place(path), chinese(reason);
    Self::UnknownRules { found, known } => Code::RULES_UNKNOWN, Article::Art8,
        "没有“{}”这一内置规则，应为{}之一", found.escape_debug(), known.join("、");
    Self::UnknownSource { found } => Code::SOURCE_UNKNOWN, Article::Art7, "抽查对象名单中没有“{}”", found.escape_debug();
});
