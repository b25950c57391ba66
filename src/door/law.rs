//! `draw_window` (Art. 10), `statute`, `readings` and `help`: what the law says, what it leaves open, and how to ask.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::{DoorError, RequestError};
use super::lookup::RulesForm;
use super::operation::OPERATIONS;
use super::request::Operation;
use crate::plan::DrawDayError;
use crate::rules::interpretation::{READINGS, Reading, Said};
use crate::{Article, ClauseError, Period, StatuteClause, Words};

/// The days on which the draw for a period may be made.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawWindowRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// The period that is drawn for.
    pub period: Period,
}

/// A draw window, both ends included; both null where the rules leave it open.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DrawWindowResponse {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Operation for DrawWindowRequest {
    const NAME: &'static str = "draw_window";
    type Response = DrawWindowResponse;
    const BY_RULES: bool = true;

    fn answer(self) -> Result<DrawWindowResponse, DoorError> {
        let window = self.rules.read()?.draw_window(self.period).map_err(DrawDayError::from)?;
        Ok(DrawWindowResponse { from: window.map(|it| it.from()), until: window.map(|it| it.until()) })
    }
}

/// The text of the statute.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatuteRequest {
    /// The article that is wanted; null: every one.
    #[serde(default)]
    pub article: Option<Article>,
    /// The clause that is wanted, as law is cited, such as 第八条第二款; null: every one.
    #[serde(default)]
    pub clause: Option<String>,
}

/// Articles of the statute as issued.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StatuteResponse {
    /// The articles, in the statute's order.
    pub articles: Vec<ArticleText>,
}

/// An article as issued.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ArticleText {
    /// Its short form.
    pub article: Article,
    /// Its citation in Chinese; of a clause, the clause's.
    pub citation: String,
    /// Its text; a part stands with its whole article, a clause alone.
    pub text: &'static str,
    /// Its clauses, in its order; of a part or a clause, its own alone.
    pub clauses: Vec<ClauseText>,
}

/// A clause (条, 款, 项) as issued.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ClauseText {
    /// As law is cited, such as 第八条第一款第（一）项 and Art. 8, para. 1, item 1.
    pub citation: Words,
    /// Its words.
    pub text: &'static str,
}

impl From<StatuteClause> for ClauseText {
    fn from(clause: StatuteClause) -> Self {
        Self { citation: Words::new(clause.english(), clause.chinese()), text: clause.text }
    }
}

impl Operation for StatuteRequest {
    const NAME: &'static str = "statute";
    type Response = StatuteResponse;

    fn answer(self) -> Result<StatuteResponse, DoorError> {
        // Who cites an article of several clauses as a whole gets them all.
        let cited = self.clause.as_deref().map(str::trim);
        let whole = Article::ALL.into_iter().find(|it| cited == Some(it.chinese()) && it.clauses().len() > 1);
        if let (Some(article), None) = (whole, self.article) {
            return Self { article: Some(article), clause: None }.answer();
        }
        if let Some(clause) = &self.clause {
            let clause: StatuteClause =
                clause.trim().parse().map_err(|error: ClauseError| DoorError::from(error).about("clause"))?;
            let of = self.article.is_none_or(|article| article.clauses().contains(&clause));
            let found = clause.chinese();
            let other = || DoorError::from(ClauseError { found: found.clone() }).about("clause");
            let article = of.then_some(clause.article).ok_or_else(other)?;
            let (citation, clauses) = (clause.chinese(), vec![clause.into()]);
            return Ok(StatuteResponse {
                articles: vec![ArticleText { article, citation, text: clause.text, clauses }],
            });
        }
        let wanted = |article: &Article| self.article.is_none_or(|wanted| wanted == *article);
        let whole = |article: &Article| self.article.is_some() || !article.as_str().contains('(');
        let articles = Article::ALL.into_iter().filter(wanted).filter(whole);
        let text = |article: Article| ArticleText {
            article,
            citation: article.chinese().to_owned(),
            text: article.text(),
            clauses: article.clauses().into_iter().map(ClauseText::from).collect(),
        };
        Ok(StatuteResponse { articles: articles.map(text).collect() })
    }
}

/// What the law leaves open, and how it is read here.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingsRequest {}

/// The readings.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ReadingsResponse {
    /// One for each question, in the statute's order.
    pub readings: Vec<ReadingForm>,
}

/// A question that the law leaves open.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ReadingForm {
    /// Its word, by which a finding names it.
    pub id: String,
    /// The words by which a rule pack's `readings` chooses among the answers; none where it cannot.
    pub words: Vec<String>,
    /// The article.
    pub article: Article,
    /// The question.
    pub question: Words,
    /// The answers that its text allows; ours is the first.
    pub choices: Vec<Words>,
    /// Why the first.
    pub reason: Words,
    /// The field of the rule pack that says it; null where it is built in.
    pub set_in: Option<&'static str>,
    /// Who may choose otherwise.
    pub changed_by: Words,
}

fn words(said: Said) -> Words {
    Words { english: said.english.to_owned(), chinese: said.chinese.to_owned() }
}

impl From<&Reading> for ReadingForm {
    fn from(reading: &Reading) -> Self {
        Self {
            id: reading.id.to_owned(),
            words: reading.words.iter().map(|word| (*word).to_owned()).collect(),
            article: reading.article,
            question: words(reading.question),
            choices: reading.choices.iter().copied().map(words).collect(),
            reason: words(reading.reason),
            set_in: reading.set_in,
            changed_by: words(reading.changed_by.said()),
        }
    }
}

impl Operation for ReadingsRequest {
    const NAME: &'static str = "readings";
    type Response = ReadingsResponse;

    fn answer(self) -> Result<ReadingsResponse, DoorError> {
        Ok(ReadingsResponse { readings: READINGS.iter().map(ReadingForm::from).collect() })
    }
}

/// How to ask an operation.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpRequest {
    /// The operation.
    pub operation: String,
}

/// An operation's example, and where its fields are described.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct HelpResponse {
    /// The operation.
    pub operation: String,
    /// A request that is answered.
    pub example: serde_json::Value,
    /// The definition of the request in `shuangsuiji.schema.json`.
    pub request_schema: String,
    /// The definition of the response.
    pub response_schema: String,
}

impl Operation for HelpRequest {
    const NAME: &'static str = "help";
    type Response = HelpResponse;

    fn answer(self) -> Result<HelpResponse, DoorError> {
        let operation = self.operation;
        let Some(example) = super::operation::example(&operation) else {
            let known = OPERATIONS.to_vec();
            let unknown = RequestError::UnknownOperation { found: operation, known };
            return Err(DoorError::from(unknown).about("operation"));
        };
        let example = serde_json::from_str(example).unwrap_or_default();
        let definition = |kind: &str| format!("#/$defs/{operation}.{kind}");
        let (request_schema, response_schema) = (definition("request"), definition("response"));
        Ok(HelpResponse { operation, example, request_schema, response_schema })
    }
}
