//! Why nothing was drawn: in English, in Chinese, with the article and the number of the error.

use std::fmt;

use shuangsuiji::{Article, Code, Explain};

/// A refusal, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// Whose draw, or which file and line.
    place: Option<String>,
    english: String,
    chinese: String,
    /// What the refusal rests on; none for a file that cannot be written or a table that is none.
    basis: Option<(Option<Article>, Code)>,
}

impl Failure {
    /// A failure of the example's own surroundings, which no article is about.
    pub(crate) fn outside(english: impl fmt::Display, chinese: impl fmt::Display) -> Self {
        Self { place: None, english: english.to_string(), chinese: chinese.to_string(), basis: None }
    }

    /// The same failure with its place.
    pub(crate) fn at(self, place: impl fmt::Display) -> Self {
        Self { place: Some(place.to_string()), ..self }
    }
}

impl<E: Explain> From<E> for Failure {
    fn from(error: E) -> Self {
        let basis = Some((error.article(), error.code()));
        Self { place: None, english: error.to_string(), chinese: error.chinese(), basis }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
        write!(f, "refused 未通过  {place}{}\n               {}", self.english, self.chinese)?;
        match self.basis {
            None => Ok(()),
            Some((Some(article), code)) => write!(f, "\n               {article} {}, error {code}", article.chinese()),
            Some((None, code)) => write!(f, "\n               error {code}"),
        }
    }
}
