//! A finding of any room, in words and as data.

use serde::Serialize;

use crate::rules::{Citation, Ruleset};
use crate::{Article, Explain, Names, Token};

/// A finding.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FindingForm<D> {
    /// The stable number.
    pub code: u16,
    /// The number's name.
    pub name: String,
    /// The article of the built-in statute; null where the rules in force are another place's.
    pub article: Option<Article>,
    /// What it rests on in the rules in force; null where they are not at hand, and where only the form is wrong.
    pub citation: Option<Citation>,
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
    /// A finding of a stratum or of none with what can be done, in English and Chinese, by the rules in force if they are at
    /// hand.
    pub(crate) fn of(
        rules: Option<&Ruleset>,
        stratum: Option<&Token>,
        detail: D,
        (remedy, remedy_zh): (&str, &str),
    ) -> Self {
        let (code, article) = (detail.code(), detail.article());
        let citation = rules.and_then(|rules| rules.citation_of(code, article, stratum.map(Token::as_str)));
        Self {
            code: code.number(),
            name: code.name().to_owned(),
            article: article.filter(|it| rules.is_some_and(|rules| rules.in_the_statute(*it).is_some())),
            citation,
            message: detail.to_string(),
            message_zh: rules.map_or_else(|| detail.chinese(), |rules| rules.names().said(&detail.chinese())),
            reading: crate::rules::interpretation::of(code).map(|reading| reading.id.to_owned()),
            remedy: remedy.to_owned(),
            remedy_zh: remedy_zh.to_owned(),
            detail,
        }
    }
}

impl<D> FindingForm<D> {
    /// The same with these names for the words that its Chinese sentence quotes.
    pub(crate) fn named(self, names: &Names) -> Self {
        Self { message_zh: names.said(&self.message_zh), ..self }
    }
}
