//! A finding of any room, in words and as data.

use serde::Serialize;

use crate::{Article, Explain};

/// A finding.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingForm<D> {
    /// The stable number.
    pub code: u16,
    /// The number's name.
    pub name: String,
    /// The article.
    pub article: Article,
    /// What was found, in English.
    pub message: String,
    /// The same in Chinese.
    pub message_zh: String,
    /// The reading that it rests on, where the words of the article leave the question open: see the operation `readings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// What can be done, in English.
    pub remedy: String,
    /// The same in Chinese.
    pub remedy_zh: String,
    /// The finding's data.
    pub detail: D,
}

impl<D: Explain> FindingForm<D> {
    /// A finding with what can be done, in English and Chinese.
    pub(crate) fn of(detail: D, (remedy, remedy_zh): (&str, &str)) -> Self {
        let code = detail.code();
        Self {
            code: code.number(),
            name: code.name().to_owned(),
            article: detail.article(),
            message: detail.to_string(),
            message_zh: detail.chinese(),
            reading: crate::rules::interpretation::of(code).map(|reading| reading.id.to_owned()),
            remedy: remedy.to_owned(),
            remedy_zh: remedy_zh.to_owned(),
            detail,
        }
    }
}
