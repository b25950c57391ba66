//! Arts. 1, 6, 9, 13, 15: the papers that an office hands in, signs and posts, made from the records alone: the filing of the
//! annual plan (年度抽查工作计划备案), the record of a draw (抽取过程记录), its announcement (抽取情况公告), the table of results
//! (抽查结果公示表), and what one inspector shows (执法检查人员履职情况).
//!
//! Each is data ([`OfficialDocument`]) and is rendered as text, Markdown or one page of HTML on A4 by GB/T 9704-2012
//! ([`OfficialDocument::render`]). Papers are in Chinese, because that is the language in which they are handed in. What is
//! posted holds of persons only what the public views hold; nothing here decides whether it may be posted yet: that is
//! the [`Embargo`](crate::disclosure::Embargo)'s.
//!
//! Law is cited as the rules given have it, and an order or a plan by other rules is refused.

mod draw;
mod inspector;
mod plan;
mod render;
mod results;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use thiserror::Error;

pub use draw::{draw_announcement, draw_record};
pub use inspector::inspector_page;
pub use plan::plan_filing;
pub use results::result_table;

use crate::calendar::WindowError;
use crate::draw::Digest;
use crate::explain::{explain, in_chinese};
use crate::plan::PlanError;
use crate::rules::{Provision, Ruleset};
use crate::{Article, Code, Id, Language, Names, Period, SpanError, Text, Token};

/// What kind of paper it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OfficialKind {
    /// 年度抽查工作计划备案 (Art. 9).
    PlanFiling,
    /// 抽取过程记录 (Arts. 1, 10, 11).
    DrawRecord,
    /// 抽取情况公告 (Art. 1).
    DrawAnnouncement,
    /// 抽查结果公示表 (Art. 13).
    ResultTable,
    /// 执法检查人员履职情况 (Art. 15).
    InspectorPage,
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OfficialDocument {
    /// Its kind.
    pub kind: OfficialKind,
    /// Its title.
    pub title: String,
    /// Its document number; null where it has none.
    pub number: Option<Text>,
    /// To whom it is addressed; null where to nobody in particular.
    pub addressee: Option<Text>,
    /// Its body.
    pub parts: Vec<OfficialPart>,
    /// The lines to be signed.
    pub signatures: Vec<String>,
    /// Who issues it.
    pub issuer: Text,
    /// Its date.
    pub dated: NaiveDate,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum OfficialPart {
    /// A heading, numbered 一、二、三.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A table; all rows have as many cells as the head.
    Table {
        /// Its head.
        head: Vec<String>,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
}

/// What the records do not say: who issues a paper, its number and date, and what people call what records name by a word.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DocumentHead {
    /// The issuing agency's official name, such as 呼和浩特市生态环境局新城区分局.
    pub agency: Text,
    /// The document number (文号), if there is one.
    #[serde(default)]
    pub number: Option<Text>,
    /// The date of the paper.
    pub dated: NaiveDate,
    /// Names of other words: the agencies of a plan, who contributes to the randomness, items. One without a name is quoted.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub names: BTreeMap<Token, Text>,
    /// Names of sources, for those who sign a draw's record; one without a name stands there by its id alone.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub sources: BTreeMap<Id, Text>,
    /// Names of inspectors, for the same.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub inspectors: BTreeMap<Id, Text>,
}

impl DocumentHead {
    /// What a word is called.
    fn called(&self, word: &Token) -> String {
        called(&Names::default().and(&self.names), word)
    }

    /// What words are called in the paper: by its head, and what the rules call theirs.
    fn all_names(&self, rules: &Ruleset) -> Names {
        Names::default().and(&self.names).and_all(rules.names())
    }

    /// Refuses to be dated before what the paper tells of.
    fn after(&self, day: NaiveDate) -> Result<(), DocumentError> {
        if self.dated < day { Err(DocumentError::Dated { dated: self.dated, day }) } else { Ok(()) }
    }

    fn paper(&self, kind: OfficialKind, title: String) -> OfficialDocument {
        OfficialDocument {
            kind,
            title,
            number: self.number.clone(),
            addressee: None,
            parts: Vec::new(),
            signatures: Vec::new(),
            issuer: self.agency.clone(),
            dated: self.dated,
        }
    }
}

/// What witnesses read of an id: the name before it where there is one.
fn with_id(names: &BTreeMap<Id, Text>, id: &Id) -> String {
    names.get(id).map_or_else(|| id.to_string(), |name| format!("{name}（{id}）"))
}

/// A word's name; one without a name is quoted.
fn called(names: &Names, word: &Token) -> String {
    names.of(word.as_str(), Language::Chinese).map_or_else(|| format!("“{word}”"), str::to_owned)
}

impl OfficialDocument {
    fn heading(&mut self, text: &str) {
        let number = self.parts.iter().filter(|part| matches!(part, OfficialPart::Heading(_))).count();
        let number = ["一", "二", "三", "四", "五", "六", "七", "八", "九"].get(number).unwrap_or(&"十");
        self.parts.push(OfficialPart::Heading(format!("{number}、{text}")));
    }

    fn paragraph(&mut self, text: impl Into<String>) {
        self.parts.push(OfficialPart::Paragraph(text.into()));
    }

    /// A table; without rows, that there is nothing.
    fn table(&mut self, head: &[&str], rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return self.paragraph("无。");
        }
        let head = head.iter().map(|cell| (*cell).to_owned()).collect();
        self.parts.push(OfficialPart::Table { head, rows });
    }

    fn signed_by(&mut self, who: &[&str]) {
        self.signatures.extend(who.iter().map(|who| format!("{who}（签字）：")));
    }
}

/// Why no paper was made.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// A plan that is not by these rules, or whose numbers do not hold together.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// An order by other rules.
    #[error("the order is by the rules `{found}`; expected `{expected}`, the rules that the paper cites")]
    OtherRules {
        /// The order's word.
        found: Token,
        /// The rules given.
        expected: Token,
    },
    /// The view of a draw under another order.
    #[error("the view is of the order {found}; expected {expected}")]
    OtherOrder {
        /// The view's.
        found: Digest,
        /// The order's.
        expected: Digest,
    },
    /// Drawn before the order was published.
    #[error("committed, drawn: {0}")]
    Days(SpanError),
    /// Rules whose window is none.
    #[error(transparent)]
    Window(#[from] WindowError),
    /// Dated before what it tells of.
    #[error("head.dated: {dated}, before what the paper tells of, of {day}; expected that day or a later one")]
    Dated {
        /// The date of the paper.
        dated: NaiveDate,
        /// The last day that it tells of.
        day: NaiveDate,
    },
    /// An inspector without a visit on file.
    #[error("`{inspector}` has no visit on file; expected an inspector of the report")]
    NoVisit {
        /// Who.
        inspector: Id,
    },
}

explain!(DocumentError {
    Self::Plan(error) => error.code(), error.article(), "{}", error.chinese();
    Self::OtherRules { found, expected } => Code::ORDER_OTHER_RULES, Article::Art9,
        "抽取方案依据的规则是“{found}”，应为文书所引的“{expected}”";
    Self::OtherOrder { found, expected } => Code::VIEW_OTHER_ORDER, Article::Art2, "抽取情况属于抽取方案{found}，应为{expected}";
    Self::Days(error) => error.code(), error.article(), "抽取方案公布日与抽取日：{}", error.chinese();
    Self::Window(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Dated { dated, day } => Code::DOCUMENT_DATED, Article::Art13, "文书落款日期{dated}早于所载事项的日期{day}，应为该日或之后";
    Self::NoVisit { inspector } => Code::VIEW_INSPECTOR_UNKNOWN, Article::Art15, "“{inspector}”没有检查记录，应为报告所载的执法检查人员";
} about {
    Self::Dated { .. } => Some(("head.dated", "落款日期"));
    _ => None;
});

/// Refuses an order's word of other rules: it is the pack's, alone or with the digits of its grounds behind it.
fn by_these(word: &Token, rules: &Ruleset) -> Result<(), DocumentError> {
    let id = rules.id();
    let before = word.as_str().rsplit_once('.').map_or("", |(id, _)| id);
    let committed =
        !before.is_empty() && id.as_str().starts_with(before) && (before == id.as_str() || before.len() == 31);
    if word == id || committed {
        return Ok(());
    }
    Err(DocumentError::OtherRules { found: word.clone(), expected: id.clone() })
}

/// `依据《…》第九条规定，`; where the rules do not name the clause, the rules alone; nothing where they say nothing of the matter.
fn by(rules: &Ruleset, provision: Provision) -> String {
    if !rules.asks(provision) {
        return String::new();
    }
    let cited = rules.citation(provision, None);
    let title = format!("《{}》", cited.title.chinese);
    let number = cited.number.as_ref().map_or_else(String::new, |number| format!("（{number}）"));
    let clause = cited.clause.as_ref().map_or("", |clause| &clause.chinese);
    format!("依据{title}{number}{clause}规定，")
}

fn day(day: NaiveDate) -> String {
    in_chinese(&day.to_string())
}

fn period(period: Period) -> String {
    let text = period.to_string();
    if text.bytes().all(|byte| byte.is_ascii_digit()) { format!("{text}年度") } else { in_chinese(&text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_names_the_rules_alone_or_with_its_grounds() {
        let rules = Ruleset::inner_mongolia();
        let word = |text: &str| by_these(&text.parse().unwrap(), &rules);
        assert_eq!(word("inner-mongolia-trial"), Ok(()));
        assert_eq!(word("inner-mongolia-trial.0123456789abcdef0123456789abcdef"), Ok(()));
        for other in ["inner-mongolia", "inner.0123", "inner-mongolia-trial2", "x.inner-mongolia-trial"] {
            let error = word(other).unwrap_err();
            assert!(error.to_string().contains("`inner-mongolia-trial`, the rules that the paper cites"), "{error}");
        }
    }
}
