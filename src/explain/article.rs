//! The statute: the sixteen articles of 内蒙古自治区污染源日常环境监管执法“双随机、一公开”抽查工作细则, as a type.
//!
//! Every error, every finding and every rule of this crate cites one. This room knows nothing else.

use core::fmt;
use core::str::FromStr;

use thiserror::Error;

use super::Code;

/// The text of the statute as issued, in Chinese.
pub const STATUTE: &str = include_str!("statute.zh.txt");

/// An article of the statute; where an article holds several rules, its part.
///
/// The short form is the number, with the part behind it: `7`, `8(1)`, `8(cap)`.
///
/// # Example: from a citation to the text of the law
/// ```
/// use shuangsuiji::Article;
///
/// let article: Article = "8(1)".parse()?;
/// assert_eq!(article, Article::Art8Key);
/// assert_eq!(article.to_string(), "Art. 8(1)");
/// assert_eq!(article.chinese(), "第八条第一款第（一）项");
/// assert!(article.text().contains("25%的重点排污单位"));
/// # Ok::<(), shuangsuiji::ArticleError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(
    feature = "schema",
    schemars(try_from = "String", extend("pattern" = r"^([1-9]|1[0-6]|8\((1|2|cap)\))$"))
)]
pub enum Article {
    /// Art. 1: what “double random, one public” is; pollution sources.
    Art1,
    /// Art. 2: lawful and open, on the public platform.
    Art2,
    /// Art. 3: the list of inspection items.
    Art3,
    /// Art. 4: the region coordinates all, a league or city its area.
    Art4,
    /// Art. 5: who is drawn, and which inspections need no draw.
    Art5,
    /// Art. 6: the roster of inspectors, certificates, recusal.
    Art6,
    /// Art. 7: the registry of sources.
    Art7,
    /// Art. 8: inspection ratios in general.
    Art8,
    /// Art. 8(1): the least ratio of key discharging units.
    Art8Key,
    /// Art. 8(2): the least ratio of general discharging units.
    Art8General,
    /// Art. 8, second paragraph: in principle at most two inspections of one source a year.
    Art8Cap,
    /// Art. 9: the annual plan, by the end of December, filed with the superior.
    Art9,
    /// Art. 10: quarterly; drawn in the month before, visited within the quarter.
    Art10,
    /// Art. 11: at least two inspectors, drawn; experts are chosen.
    Art11,
    /// Art. 12: the record on site; violations are ordered to be corrected.
    Art12,
    /// Art. 13: published within 20 working days by who inspected.
    Art13,
    /// Art. 14: discipline.
    Art14,
    /// Art. 15: exempt where list and rules were followed, answerable where not.
    Art15,
    /// Art. 16: in force on trial from its issue.
    Art16,
}

crate::forms::read_through!(Article, String);

use Article::*;

impl Article {
    /// All articles and parts, in the statute's order.
    pub const ALL: [Article; 19] = [
        Art1,
        Art2,
        Art3,
        Art4,
        Art5,
        Art6,
        Art7,
        Art8,
        Art8Key,
        Art8General,
        Art8Cap,
        Art9,
        Art10,
        Art11,
        Art12,
        Art13,
        Art14,
        Art15,
        Art16,
    ];

    /// The number of the article, 1 to 16.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Art1 => 1,
            Art2 => 2,
            Art3 => 3,
            Art4 => 4,
            Art5 => 5,
            Art6 => 6,
            Art7 => 7,
            Art8 | Art8Key | Art8General | Art8Cap => 8,
            Art9 => 9,
            Art10 => 10,
            Art11 => 11,
            Art12 => 12,
            Art13 => 13,
            Art14 => 14,
            Art15 => 15,
            Art16 => 16,
        }
    }

    /// The short form: `7`, `8(1)`, `8(2)`, `8(cap)`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Art1 => "1",
            Art2 => "2",
            Art3 => "3",
            Art4 => "4",
            Art5 => "5",
            Art6 => "6",
            Art7 => "7",
            Art8 => "8",
            Art8Key => "8(1)",
            Art8General => "8(2)",
            Art8Cap => "8(cap)",
            Art9 => "9",
            Art10 => "10",
            Art11 => "11",
            Art12 => "12",
            Art13 => "13",
            Art14 => "14",
            Art15 => "15",
            Art16 => "16",
        }
    }

    /// The citation in Chinese, as law is cited: `第七条`, `第八条第一款第（一）项`, `第八条第二款`.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Art8Key => "第八条第一款第（一）项",
            Art8General => "第八条第一款第（二）项",
            Art8Cap => "第八条第二款",
            _ => self.heading(),
        }
    }

    /// The article's text as issued, without its heading; a part is printed with its whole article.
    ///
    /// # Guarantees
    /// Never empty.
    #[must_use]
    pub fn text(self) -> &'static str {
        let after = |heading: &str| STATUTE.split_once(&format!("**{heading}**")).map(|(_, rest)| rest);
        let rest = after(self.heading()).unwrap_or(STATUTE);
        rest.split_once("**第").map_or(rest, |(text, _)| text).trim()
    }

    pub(super) const fn heading(self) -> &'static str {
        match self {
            Art1 => "第一条",
            Art2 => "第二条",
            Art3 => "第三条",
            Art4 => "第四条",
            Art5 => "第五条",
            Art6 => "第六条",
            Art7 => "第七条",
            Art8 | Art8Key | Art8General | Art8Cap => "第八条",
            Art9 => "第九条",
            Art10 => "第十条",
            Art11 => "第十一条",
            Art12 => "第十二条",
            Art13 => "第十三条",
            Art14 => "第十四条",
            Art15 => "第十五条",
            Art16 => "第十六条",
        }
    }
}

impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Art. {}", self.as_str())
    }
}

/// A text that names no article of the statute.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("no article `{}`; expected 1 to 16, 8(1), 8(2) or 8(cap)", found.escape_debug())]
#[non_exhaustive]
pub struct ArticleError {
    /// What was found.
    pub found: String,
}

super::explain!(ArticleError {
    Self { found } => Code::ARTICLE_UNKNOWN, Article::Art2, "没有“{}”这一条款，应为1至16、“8(1)”、“8(2)”或“8(cap)”", found.escape_debug();
});

impl FromStr for Article {
    type Err = ArticleError;

    /// Reads the short form ([`Article::as_str`]).
    fn from_str(text: &str) -> Result<Self, ArticleError> {
        Self::ALL.into_iter().find(|a| a.as_str() == text).ok_or_else(|| ArticleError { found: text.to_owned() })
    }
}

impl TryFrom<String> for Article {
    type Error = ArticleError;

    fn try_from(text: String) -> Result<Self, ArticleError> {
        text.parse()
    }
}

impl From<Article> for String {
    fn from(article: Article) -> Self {
        article.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_reads_back_and_has_its_own_text() {
        for article in Article::ALL {
            assert_eq!(article.as_str().parse(), Ok(article));
            assert!(article.text().chars().count() > 10, "{article}");
            assert!(!article.text().contains("**"), "{article}");
        }
        assert_eq!(Art16.text(), "本细则自印发之日起试行。");
        assert!(Art1.text().starts_with("本细则所称"));
        assert!(Art8Cap.text().contains("不超过 2 次"));
    }

    #[test]
    fn there_are_sixteen_articles_in_order() {
        let mut numbers: Vec<u8> = Article::ALL.iter().map(|a| a.number()).collect();
        assert!(numbers.is_sorted());
        numbers.dedup();
        assert_eq!(numbers, (1..=16).collect::<Vec<_>>());
    }

    #[test]
    fn an_unknown_article_is_refused() {
        let error = "17".parse::<Article>().unwrap_err();
        assert_eq!(error.to_string(), "no article `17`; expected 1 to 16, 8(1), 8(2) or 8(cap)");
    }
}
