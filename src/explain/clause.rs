//! The statute clause by clause (条, 款, 项), as law is cited.
//!
//! What a clause is follows from the text: a paragraph is a 款, one that begins with a number in brackets a 项 of the 款
//! before it. An article of one paragraph is cited without 款.

use core::str::FromStr;

use thiserror::Error;

use super::{Article, Code};

/// A clause of the statute: an article's paragraph, or an item of one.
///
/// # Example: recusal
/// ```
/// use shuangsuiji::Article;
///
/// let clause = Article::Art6.clause_with("应依法回避").unwrap();
/// assert_eq!(clause.chinese(), "第六条第三款");
/// assert_eq!(clause.english(), "Art. 6, para. 3");
/// assert_eq!(clause.text, "检查人员与被检查对象有利害关系的,应依法回避。");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatuteClause {
    /// The article, without part.
    pub article: Article,
    /// The paragraph (款), from 1; none where the article has only one.
    pub paragraph: Option<u8>,
    /// The item (项), from 1.
    pub item: Option<u8>,
    /// Its words as issued.
    pub text: &'static str,
}

impl StatuteClause {
    /// As law is cited: `第八条第一款第（一）项`.
    #[must_use]
    pub fn chinese(&self) -> String {
        let mut cited = self.article.heading().to_owned();
        if let Some(paragraph) = self.paragraph {
            cited.push_str(&format!("第{}款", numeral(paragraph)));
        }
        if let Some(item) = self.item {
            cited.push_str(&format!("第（{}）项", numeral(item)));
        }
        cited
    }

    /// In English: `Art. 8, para. 1, item 1`.
    #[must_use]
    pub fn english(&self) -> String {
        let mut cited = format!("Art. {}", self.article.number());
        if let Some(paragraph) = self.paragraph {
            cited.push_str(&format!(", para. {paragraph}"));
        }
        if let Some(item) = self.item {
            cited.push_str(&format!(", item {item}"));
        }
        cited
    }
}

/// A text that names no clause of the statute.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("no clause `{}`; expected one as law is cited, such as Art. 8, para. 2", found.escape_debug())]
#[non_exhaustive]
pub struct ClauseError {
    /// What was found.
    pub found: String,
}

super::explain!(ClauseError {
    Self { found } => Code::ARTICLE_UNKNOWN, Article::Art2,
        "没有“{}”这一条款，应按法规引用格式填写，如“第八条第二款”“第八条第一款第（一）项”", found.escape_debug();
});

impl FromStr for StatuteClause {
    type Err = ClauseError;

    /// Reads a clause as law is cited, in Chinese (`第八条第一款第（一）项`, brackets or not) or English (`Art. 8, para. 1, item 1`).
    /// An article of one paragraph is its own clause; one of several is no clause.
    fn from_str(text: &str) -> Result<Self, ClauseError> {
        let plain = |text: &str| -> String {
            let kept = text.chars().filter(|it| !it.is_whitespace() && !"（）(),，.".contains(*it));
            kept.flat_map(char::to_lowercase).collect()
        };
        let wanted = plain(text);
        let articles = Article::ALL.into_iter().filter(|article| !article.as_str().contains('('));
        let mut clauses = articles.flat_map(Article::clauses);
        let found = clauses.find(|clause| plain(&clause.chinese()) == wanted || plain(&clause.english()) == wanted);
        found.ok_or_else(|| ClauseError { found: text.to_owned() })
    }
}

/// The numbers of paragraphs and items that the statute has.
const NUMERALS: [&str; 5] = ["一", "二", "三", "四", "五"];

fn numeral(number: u8) -> &'static str {
    let at = usize::from(number).saturating_sub(1);
    NUMERALS.get(at).copied().unwrap_or_default()
}

impl Article {
    /// The clauses of an article, in its order; of a part, its own alone.
    ///
    /// # Guarantees
    /// Never empty. Joined, they are the article's text.
    #[must_use]
    pub fn clauses(self) -> Vec<StatuteClause> {
        let texts: Vec<&'static str> = self.text().lines().filter(|line| !line.is_empty()).collect();
        let several = texts.iter().filter(|text| !is_item(text)).count() > 1;
        let (mut paragraph, mut item) = (0_u8, 0_u8);
        let whole = Self::ALL.into_iter().find(|article| article.number() == self.number()).unwrap_or(self);
        let clause = |text: &'static str| {
            if is_item(text) {
                item = item.saturating_add(1);
            } else {
                (paragraph, item) = (paragraph.saturating_add(1), 0);
            }
            let (paragraph, item) = (several.then_some(paragraph), (item > 0).then_some(item));
            StatuteClause { article: whole, paragraph, item, text }
        };
        let all: Vec<_> = texts.into_iter().map(clause).collect();
        let own = |clause: &StatuteClause| match self {
            Self::Art8Key => clause.item == Some(1),
            Self::Art8General => clause.item == Some(2),
            Self::Art8Cap => clause.paragraph == Some(2),
            _ => true,
        };
        all.into_iter().filter(own).collect()
    }

    /// The clause that holds these words; none if the article has no such words.
    #[must_use]
    pub fn clause_with(self, words: &str) -> Option<StatuteClause> {
        self.clauses().into_iter().find(|clause| clause.text.contains(words))
    }
}

fn is_item(text: &str) -> bool {
    text.starts_with('（')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_numbered_as_law_is_cited() {
        let cited = |article: Article| article.clauses().iter().map(StatuteClause::chinese).collect::<Vec<_>>();
        assert_eq!(cited(Article::Art6), ["第六条第一款", "第六条第二款", "第六条第三款"]);
        assert_eq!(cited(Article::Art5), ["第五条第一款", "第五条第二款"]);
        assert_eq!(cited(Article::Art7), ["第七条"]);
        let eight = ["第八条第一款", "第八条第一款第（一）项", "第八条第一款第（二）项", "第八条第二款"];
        assert_eq!(cited(Article::Art8), eight);
        for part in [Article::Art8Key, Article::Art8General, Article::Art8Cap] {
            assert_eq!(cited(part), [part.chinese()]);
        }
        assert_eq!(Article::Art8Cap.clauses()[0].english(), "Art. 8, para. 2");
    }

    #[test]
    fn a_clause_reads_back_as_it_is_cited() {
        let articles = Article::ALL.into_iter().filter(|article| !article.as_str().contains('('));
        for clause in articles.flat_map(Article::clauses) {
            assert_eq!(clause.chinese().parse(), Ok(clause));
            assert_eq!(clause.english().parse(), Ok(clause));
        }
        let key: StatuteClause = "第八条第一款第一项".parse().unwrap();
        assert_eq!(key.chinese(), "第八条第一款第（一）项");
        for none in ["第八条", "第八条第三款", "第八条第二款第一项", "第十七条", "8", ""] {
            assert!(none.parse::<StatuteClause>().is_err(), "{none}");
        }
    }

    #[test]
    fn the_clauses_of_an_article_are_its_text() {
        for article in Article::ALL.into_iter().filter(|article| !article.as_str().contains('(')) {
            let joined = article.clauses().iter().map(|clause| clause.text).collect::<Vec<_>>().join("\n\n");
            assert_eq!(joined, article.text());
            // No sentence is broken by a line.
            assert!(article.clauses().iter().all(|clause| clause.text.ends_with('。')), "{article}");
        }
    }
}
