//! What is wrong with a part of a text, said in both languages; the error of the whole text puts the place before it.

use core::fmt;

use crate::Explain;
use crate::forms::field_names::in_both;

/// What is wrong with a part of a text, in English (its `Display`) and in Chinese.
///
/// # Example: a line's reason in both languages
/// ```
/// let error = shuangsuiji::draw::Order::parse("shuangsuiji-order 2\n").unwrap_err();
/// assert!(error.reason.chinese().starts_with("“shuangsuiji-order 2”，应为"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    english: Box<str>,
    chinese: Box<str>,
}

impl Reason {
    pub(crate) fn new(english: impl Into<Box<str>>, chinese: impl Into<Box<str>>) -> Self {
        Self { english: english.into(), chinese: chinese.into() }
    }

    /// The same about a field, which both languages then name; the Chinese keeps its path behind its Chinese names, because the
    /// path stands nowhere else.
    pub(crate) fn of(self, field: &str) -> Self {
        Self::new(format!("{field}: {}", self.english), format!("字段“{}”：{}", in_both(field), self.chinese))
    }

    /// In English.
    #[must_use]
    pub fn english(&self) -> &str {
        &self.english
    }

    /// In Chinese.
    #[must_use]
    pub fn chinese(&self) -> &str {
        &self.chinese
    }
}

impl<E: Explain> From<E> for Reason {
    fn from(error: E) -> Self {
        Self::new(error.to_string(), error.chinese())
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}
