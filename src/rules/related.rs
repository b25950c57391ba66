//! Art. 16: other texts on the same matter: what the rules replace, what replaces them, what stands above them.
//!
//! A pack is what its text says; whether a later text has taken its place only people can decide. Here the pack names what
//! it knows of, and a day on which a later text exists gives a warning.

use chrono::{Datelike, NaiveDate};

use super::{Ruleset, Wording};
use crate::{Text, Words};

/// Another text on the same matter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RelatedText {
    /// How it stands to the pack.
    pub relation: Relation,
    /// Its title; null: not known.
    #[serde(default)]
    pub title: Option<Wording>,
    /// Its document number; null: not known.
    #[serde(default)]
    pub number: Option<Text>,
    /// The year of its issue; null: not known, and then it is warned of on every day.
    #[serde(default)]
    pub year: Option<u16>,
    /// What is known of it, and what is not.
    pub note: Wording,
}

/// How another text stands to a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Relation {
    /// The pack takes its place.
    Replaced,
    /// It takes the pack's place.
    ReplacedBy,
    /// It stands above the pack.
    Above,
    /// It is on the same matter; how they stand to each other is not known.
    SameMatter,
}

impl Ruleset {
    /// What must be known on a day of texts that may have taken the place of the rules, or stand above them: a sentence each.
    ///
    /// # Guarantees
    /// Decides nothing: the rules are applied as they are.
    ///
    /// # Example: the statute, and a later text whose body was not at hand
    /// ```
    /// use shuangsuiji::rules::Ruleset;
    ///
    /// let rules = Ruleset::inner_mongolia();
    /// let warned = rules.warnings("2025-01-01".parse()?);
    /// assert!(warned[0].chinese.contains("内环发〔2024〕59号"));
    /// assert!(rules.warnings("2023-12-31".parse()?).is_empty());
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    #[must_use]
    pub fn warnings(&self, on: NaiveDate) -> Vec<Words> {
        let later = |text: &&RelatedText| {
            text.relation != Relation::Replaced && text.year.is_none_or(|year| i32::from(year) <= on.year())
        };
        self.pack().related.iter().filter(later).map(warning).collect()
    }
}

fn warning(text: &RelatedText) -> Words {
    let named = |title: Option<&Text>, open: &str, close: &str, unknown: &str| {
        let title = title.map(|title| format!("{open}{title}{close}"));
        let number = text.number.as_ref().map(ToString::to_string);
        match (title, number) {
            (Some(title), Some(number)) => format!("{title} ({number})"),
            (Some(name), None) | (None, Some(name)) => name,
            (None, None) => unknown.to_owned(),
        }
    };
    let english = named(text.title.as_ref().map(|title| &title.en), "“", "”", "another text");
    let chinese = named(text.title.as_ref().map(|title| &title.zh), "《", "》", "另一文件");
    let chinese = chinese.replace(" (", "（").replace(')', "）");
    let (how, how_chinese) = match text.relation {
        Relation::Replaced => ("was replaced by these rules", "已由本规则取代"),
        Relation::ReplacedBy => ("replaces these rules", "取代本规则"),
        Relation::Above => ("stands above these rules", "效力高于本规则"),
        Relation::SameMatter => ("is on the same matter", "就同一事项作出规定"),
    };
    Words::new(format!("{english} {how}: {}", text.note.en), format!("{chinese}{how_chinese}：{}", text.note.zh))
}
