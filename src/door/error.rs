//! What a refusal says, whichever room it comes from: one form for JSON and C.

use core::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::explain::{debug_is_display, explain};
use crate::forms::{JsonError, Refusal, What, field_names};
use crate::rules::{Citation, Ruleset};
use crate::{Article, Code, Errors, Explain, Names};

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
/// assert_eq!((error.code, &*error.name, error.article), (130, "DIVISION", None), "mere form cites nothing");
/// assert!(error.to_json().starts_with(r#"{"error":{"code":130,"name":"DIVISION","article":null,"citation":null,"subject":null,"#));
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DoorError {
    /// The stable number ([`Code::number`]).
    pub code: u16,
    /// The number's name.
    pub name: Box<str>,
    /// The article of the built-in statute that the refusal rests on, in its short form; null where only the form is wrong
    /// ([`Code::is_form`]), and where the rules in force are another place's or not at hand.
    pub article: Option<Article>,
    /// What the refusal rests on in the rules in force; null where only the form is wrong, and where they are not at hand.
    #[serde(default)]
    pub citation: Option<Box<Citation>>,
    /// What the refusal is about: a place in the request (`sources[17].division`), or an argument's name.
    pub subject: Option<Box<str>>,
    /// The message in English.
    pub message: Box<str>,
    /// The message in Chinese.
    pub message_zh: Box<str>,
    /// Each error by itself, where several were found, at most ten thousand; else none.
    pub errors: Vec<DoorError>,
    /// What of the built-in statute it is about: asked of the rules in force, and no citation by itself.
    #[serde(skip)]
    pub(crate) matter: Option<Article>,
}

impl DoorError {
    /// A refusal with all errors that were found at once, each by itself too.
    #[must_use]
    pub fn all<E: Explain + 'static>(errors: &Errors<E>) -> Self {
        Self::of(errors)
    }

    /// The same, about this.
    #[must_use]
    pub fn about(self, subject: impl Into<Box<str>>) -> Self {
        Self { subject: Some(subject.into()), ..self }
    }

    /// The same about a part of this field, or about the field itself.
    #[must_use]
    pub(crate) fn within(self, field: &str) -> Self {
        let subject = self.subject.as_ref().map_or_else(|| field.to_owned(), |part| format!("{field}.{part}"));
        self.about(subject)
    }

    /// The same at a place in the input, which the messages then name: the Chinese by its fields' Chinese names.
    #[must_use]
    pub(crate) fn at(self, place: &str) -> Self {
        let message = format!("{place}: {}", self.message).into();
        let message_zh = format!("字段“{}”：{}", field_names::place(place), self.message_zh).into();
        Self { message, message_zh, ..self }.about(place)
    }

    /// The same by the rules in force; where they are not at hand it cites nothing, as it did before.
    ///
    /// # Guarantees
    /// The only way to a citation: an error that was not told the rules names no law.
    #[must_use]
    pub(crate) fn under(self, rules: Option<&Ruleset>) -> Self {
        let cited = self.cited(rules);
        match rules {
            Some(rules) => cited.named(&rules.names()),
            None => cited,
        }
    }

    /// The same with these names for the words that its Chinese sentence quotes; what is only wrong in form quotes what was
    /// written.
    #[must_use]
    pub(crate) fn named(self, names: &Names) -> Self {
        let form = self.known_code().is_none_or(Code::is_form);
        let message_zh = if form { self.message_zh } else { names.said(&self.message_zh).into() };
        let errors = self.errors.into_iter().map(|error| error.named(names)).collect();
        Self { message_zh, errors, ..self }
    }

    fn cited(self, rules: Option<&Ruleset>) -> Self {
        let article = rules.zip(self.matter).and_then(|(rules, matter)| rules.in_the_statute(matter));
        let code = self.known_code().filter(|code| !code.is_form());
        let citation =
            code.zip(rules).and_then(|(code, rules)| rules.citation_of(code, self.matter, None)).map(Box::new);
        // A pack that is refused is cited by itself.
        let citation = citation.or(self.citation);
        let errors = self.errors.into_iter().map(|error| error.cited(rules)).collect();
        Self { article, citation, errors, ..self }
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
        Self::of(&error)
    }
}

impl DoorError {
    pub(crate) fn of(error: &dyn Explain) -> Self {
        Self::refused(Refusal::of(error))
    }

    fn refused(refusal: Refusal) -> Self {
        let Refusal { code, article, english, chinese, about, parts } = refusal;
        Self {
            code: code.number(),
            name: code.name().into(),
            article: None,
            matter: article,
            citation: None,
            subject: about,
            message: english,
            message_zh: chinese,
            errors: parts.into_iter().map(Self::refused).collect(),
        }
    }

    /// What a reader refused, at its place in this argument; an empty name stands for the request itself.
    pub(crate) fn unread(argument: &str, error: &JsonError) -> Self {
        let inner = error.place();
        let place = match (argument.is_empty(), inner.is_empty()) {
            (_, true) => argument.to_owned(),
            (true, false) => inner,
            (false, false) if inner.starts_with('[') => format!("{argument}{inner}"),
            (false, false) => format!("{argument}.{inner}"),
        };
        let code = match &error.what {
            What::Refused(refusal) if place.is_empty() => return Self::refused((**refusal).clone()),
            What::Refused(refusal) => return Self::refused((**refusal).clone()).at(&place),
            What::Syntax { .. } => Code::JSON,
            What::UnknownField { .. } => Code::FIELD_UNKNOWN,
            What::Missing(_) => Code::FIELD_MISSING,
            _ => Code::FIELD_VALUE,
        };
        let whole = (WHOLE, "请求".to_owned());
        let (place, place_zh) =
            if place.is_empty() { whole } else { (&*place, format!("字段“{}”", field_names::place(&place))) };
        let refused = Self {
            code: code.number(),
            name: code.name().into(),
            article: None,
            matter: None,
            citation: None,
            subject: None,
            message: error.what.to_string().into(),
            message_zh: error.what.chinese().into(),
            errors: Vec::new(),
        };
        match code {
            // A line and a column say where in the text.
            Code::JSON if argument.is_empty() => refused,
            _ => {
                let message = format!("{place}: {}", refused.message).into();
                let message_zh = format!("{place_zh}：{}", refused.message_zh).into();
                Self { message, message_zh, ..refused }.about(place)
            }
        }
    }
}

impl fmt::Display for DoorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

debug_is_display!(DoorError);

impl std::error::Error for DoorError {}

/// Why a request was refused before any room was asked.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RequestError {
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
    /// Bytes that are not in base64.
    #[error("the bytes are not in base64: {reason}")]
    Base64 {
        /// What the decoder says.
        reason: String,
    },
    /// No table, or two in the place of one.
    #[error("expected either `csv` or `bytes`")]
    OneTable,
    /// A response that could not be written.
    #[error("the response could not be written: {reason}")]
    Unwritable {
        /// What the writer says.
        reason: String,
    },
}

/// The place of what concerns the whole request.
const WHOLE: &str = "the request";

explain!(RequestError {
    Self::NoOperation { known } => Code::OPERATION_MISSING, Article::Art2, "缺少“op”，应为“{}”之一", known.join("”、“");
    Self::UnknownOperation { found, known } => Code::OPERATION_UNKNOWN, Article::Art2,
        "没有“{}”这一操作，应为“{}”之一", found.escape_debug(), known.join("”、“");
    Self::UnknownRules { found, known } => Code::RULES_UNKNOWN, Article::Art8,
        "没有“{}”这一内置规则，应为“{}”之一", found.escape_debug(), known.join("”、“");
    Self::UnknownSource { found } => Code::SOURCE_UNKNOWN, Article::Art7, "抽查对象名单中没有“{}”", found.escape_debug();
    Self::Base64 { .. } => Code::FIELD_VALUE, Article::Art2, "内容不是base64";
    Self::OneTable => Code::FIELD_MISSING, Article::Art2, "应有“csv”或“bytes”之一";
    Self::Unwritable { .. } => Code::FIELD_VALUE, Article::Art2, "答复无法写出";
});
