//! A text in both languages, made at run time.

use crate::Language;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In English.
    pub english: String,
    /// In Chinese.
    pub chinese: String,
}

impl Words {
    /// Days and periods are written as officials do.
    pub(crate) fn new(english: impl Into<String>, chinese: impl Into<String>) -> Self {
        Self { english: english.into(), chinese: super::in_chinese(&chinese.into()) }
    }

    /// In one of them.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        language.of(&self.chinese, &self.english)
    }
}
