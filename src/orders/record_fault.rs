//! Arts. 3, 8, 10, 11, 16: why a record does not fit its order, field by field.

use thiserror::Error;

use super::grounds::Grounds;
use crate::draw::Digest;
use crate::explain::explain;
use crate::plan::DrawDayError;
use crate::rules::ItemError;
use crate::{Article, Code, DateSpan, Reason, Token};

/// Why an [`OrderRecord`](super::OrderRecord) does not fit.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RecordFault {
    /// The record of another order.
    #[error("order: {found}; expected {expected}, the digest of the order")]
    Order {
        /// The digest found.
        found: Digest,
        /// The order's.
        expected: Digest,
    },
    /// A version of the data form that this crate does not know.
    #[error("grounds.format: {found}; expected {}", Grounds::FORMAT)]
    Format {
        /// The version found.
        found: u32,
    },
    /// Other rules.
    #[error("grounds.rules: `{found}`; expected `{expected}`")]
    Rules {
        /// The pack found.
        found: Token,
        /// The pack given.
        expected: Token,
    },
    /// The rules' word, with other content.
    #[error("grounds.rules_digest: {found}; expected {expected}, the digest of the rule pack")]
    RulesDigest {
        /// The digest found.
        found: Digest,
        /// The pack's.
        expected: Digest,
    },
    /// The order does not commit what it must.
    #[error("the order's rules line: `{found}`; expected `{expected}`, which commits these grounds")]
    Word {
        /// The order's word.
        found: Token,
        /// The word of the grounds.
        expected: Token,
    },
    /// A term of the order that is not the rules'.
    #[error("the order's {term}: {found}; expected {expected}")]
    Term {
        /// Its name in the order.
        term: &'static str,
        /// The order's value.
        found: String,
        /// The rules'.
        expected: String,
        /// The article.
        article: Option<Article>,
    },
    /// A day on which the draw may not be made.
    #[error("grounds.drawn_on: {error}{}", waiver(error, "; a draw outside its window needs a waiver that says why"))]
    DrawDay {
        /// Why not.
        error: DrawDayError,
    },
    /// Another window than the rules'.
    #[error("grounds.window: {}; expected {}", dash(found), dash(expected))]
    Window {
        /// The window found.
        found: Option<DateSpan>,
        /// The rules'.
        expected: Option<DateSpan>,
    },
    /// Other strata than the order's, or in another order.
    #[error("grounds.strata: {}; expected {}, as in the order", words(found), words(expected))]
    Strata {
        /// The strata found.
        found: Vec<Token>,
        /// The order's.
        expected: Vec<Token>,
    },
    /// The order asks for another number than is derived.
    #[error("the order's quota of `{stratum}`: {found}; expected {expected}, as derived in grounds.strata")]
    Quota {
        /// The stratum.
        stratum: Token,
        /// The order's number.
        found: u32,
        /// The number derived.
        expected: u32,
        /// The article.
        article: Option<Article>,
    },
    /// A derivation that the rules do not give.
    #[error("grounds.strata.{stratum}.quota: {found}; expected {}", expected.as_ref().map_or("none".to_owned(), ToString::to_string))]
    Derivation {
        /// The stratum.
        stratum: Token,
        /// The derivation found.
        found: Reason,
        /// What the rules give for its counts; none if they have no rule for it.
        expected: Option<Reason>,
        /// The article.
        article: Option<Article>,
    },
    /// Another item list.
    #[error("grounds.item_list: {found}; expected {expected}, the digest of the item list")]
    ItemList {
        /// The digest found.
        found: Digest,
        /// The list's.
        expected: Digest,
    },
    /// Items that may not be inspected.
    #[error("grounds.strata: {0}")]
    Items(ItemError),
}

fn waiver(error: &DrawDayError, text: &'static str) -> &'static str {
    if matches!(error, DrawDayError::OutsideWindow { .. }) { text } else { "" }
}

fn dash(span: &Option<DateSpan>) -> String {
    span.map_or_else(|| "-".to_owned(), |span| span.to_string())
}

fn chinese_span(span: &Option<DateSpan>) -> String {
    span.map_or_else(|| "无".to_owned(), |span| format!("{}至{}", span.from(), span.until()))
}

fn words(words: &[Token]) -> String {
    if words.is_empty() {
        return "none".to_owned();
    }
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The value of a term; a dash stands for none.
fn chinese_value(value: &str) -> String {
    if value == "-" { "无".to_owned() } else { format!("“{value}”") }
}

fn chinese_words(words: &[Token]) -> String {
    if words.is_empty() {
        return "无".to_owned();
    }
    words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join("、")
}

explain!(RecordFault {
    Self::Order { found, expected } => Code::ORDER_RECORD_ORDER, Article::Art2,
        "抽取依据所属抽取方案的摘要为{found}，应为{expected}";
    Self::Format { found } => Code::ORDER_RECORD_FORMAT, Article::Art2,
        "抽取依据的格式版本为{found}，应为{}", Grounds::FORMAT;
    Self::Rules { found, expected } => Code::ORDER_RECORD_RULES, Article::Art16,
        "抽取依据的规则为“{found}”，应为“{expected}”";
    Self::RulesDigest { found, expected } => Code::ORDER_RECORD_RULES, Article::Art16,
        "抽取依据的规则数据摘要为{found}，应为{expected}";
    Self::Word { found, expected } => Code::ORDER_RECORD_WORD, Article::Art8,
        "抽取方案的规则行为“{found}”，应为“{expected}”，以锁定调整或例外的依据";
    Self::Term { term, found, expected, article } => Code::ORDER_RECORD_TERM, *article,
        "抽取方案的{}为{}，按规则应为{}", chinese_term(term), chinese_value(found), chinese_value(expected);
    Self::DrawDay { error } => error.code(), error.article(),
        "抽取依据的抽取日：{}{}", error.chinese(), waiver(error, "；在时段外抽取须登记理由和依据");
    Self::Window { found, expected } => Code::ORDER_RECORD_WINDOW, Article::Art10,
        "抽取依据的抽取时段为{}，应为{}", chinese_span(found), chinese_span(expected);
    Self::Strata { found, expected } => Code::ORDER_RECORD_STRATA, Article::Art8,
        "抽取依据的类别为{}，应与抽取方案一致：{}", chinese_words(found), chinese_words(expected);
    Self::Quota { stratum, found, expected, article } => Code::ORDER_RECORD_QUOTA, *article,
        "抽取方案中“{stratum}”的抽取数为{found}，按依据应为{expected}";
    Self::Derivation { stratum, found, expected, article } => Code::ORDER_RECORD_DERIVATION, *article,
        "抽取依据中“{stratum}”的抽取数：{}，按规则应为{}", found.chinese(), expected.as_ref().map_or("无", Reason::chinese);
    Self::ItemList { found, expected } => Code::ORDER_RECORD_ITEM_LIST, Article::Art3,
        "抽取依据的事项清单摘要为{found}，应为{expected}";
    Self::Items(error) => error.code(), error.article(), "抽取依据：{}", error.chinese();
} about {
    Self::Order { .. } => Some(("order", "抽取方案"));
    Self::Format { .. } => Some(("grounds.format", "格式版本"));
    Self::Rules { .. } => Some(("grounds.rules", "规则"));
    Self::RulesDigest { .. } => Some(("grounds.rules_digest", "规则数据摘要"));
    Self::Word { .. } => Some(("rules", "规则行"));
    Self::Term { term, .. } => Some((*term, chinese_term(term)));
    Self::DrawDay { .. } => Some(("grounds.drawn_on", "抽取日"));
    Self::Window { .. } => Some(("grounds.window", "抽取时段"));
    Self::Quota { .. } => Some(("strata", "类别"));
    Self::Strata { .. } | Self::Derivation { .. } | Self::Items(_) => Some(("grounds.strata", "类别"));
    Self::ItemList { .. } => Some(("grounds.item_list", "事项清单摘要"));
});

/// A term of the order in Chinese.
fn chinese_term(term: &str) -> &'static str {
    match term {
        "cap" => "年度抽查次数上限",
        "coverage" => "抽取次序",
        _ => "检查组人数",
    }
}
