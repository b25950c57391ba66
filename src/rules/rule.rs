//! Art. 8(1), 8(2): quota rules as data, and a ratio other than the minimum.
//!
//! A rule says how many sources a tier owes in a stratum; [`quota`](super::quota) does the arithmetic.

use crate::{Article, PeriodKind, Ratio, Rounding, Text};

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// In Chinese.
    pub zh: Text,
    /// In English.
    pub en: Text,
}

/// What a rule rests on: an article of the built-in statute, or another place's own clause.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// An article of the statute: `{"article": "8(1)"}`.
    Article(Article),
    /// Another place's clause as it is cited: `{"text": {"zh": …, "en": …}}`.
    Text(Wording),
    /// Another place's clause with the words that are shown, or of another text than the pack's: `{"clause": {…}}`.
    Clause(Box<CitedClause>),
    /// The text as it is known here does not name the clause: `"not_named"`.
    NotNamed,
}

/// A clause of another place's rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CitedClause {
    /// The title of the text; left out: the pack's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Wording>,
    /// Its document number; left out: the pack's, where the title is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Text>,
    /// The clause as it is cited: 第八条第三款.
    pub clause: Wording,
    /// The words that are shown, with the law's own punctuation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Wording>,
}

/// What is said where the rules on file name no clause, in English and Chinese.
pub(super) const NOT_NAMED: (&str, &str) = ("the rules on file do not name the clause", "规则数据未载明条款");

impl Basis {
    /// The built-in statute's article; none where the rule is another place's.
    #[must_use]
    pub const fn article(&self) -> Option<Article> {
        match self {
            Self::Article(article) => Some(*article),
            Self::Text(_) | Self::Clause(_) | Self::NotNamed => None,
        }
    }

    /// The statute's article, or `subject`, the article on the same subject, where the basis is another rule's.
    #[must_use]
    pub(crate) const fn article_or(&self, subject: Article) -> Article {
        match self.article() {
            Some(article) => article,
            None => subject,
        }
    }

    /// In English: `Art. 8(1)`, or the words.
    #[must_use]
    pub fn english(&self) -> String {
        match self {
            Self::Article(article) => article.to_string(),
            Self::Text(wording) => wording.en.to_string(),
            Self::Clause(cited) => cited.clause.en.to_string(),
            Self::NotNamed => NOT_NAMED.0.to_owned(),
        }
    }

    /// In Chinese: `第八条第一款第（一）项`, or the words.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Article(article) => article.chinese().to_owned(),
            Self::Text(wording) => wording.zh.to_string(),
            Self::Clause(cited) => cited.clause.zh.to_string(),
            Self::NotNamed => NOT_NAMED.1.to_owned(),
        }
    }
}

/// How many sources of a stratum a tier owes per period.
///
/// In data: `"none"`, `{"share": {"ratio": "5%", "per": "quarter"}}`,
/// `{"inspectors": {"inspectors_to_sources": "1:5", "per": "year"}}`, `{"census": {"per": "year"}}`,
/// `{"fixed": {"sources": 3, "per": "month"}}`, `{"larger_of": […]}`, `{"either": […]}`. The last two hold at least
/// two of the others, and not each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum QuotaRule {
    /// No minimum; what is drawn is the agency's choice.
    None,
    /// A share of the sources.
    Share {
        /// Of the sources, above 0 and at most 100 %.
        ratio: Ratio,
        /// The period in which it is owed.
        per: PeriodKind,
    },
    /// So many sources for each inspector.
    Inspectors {
        /// Inspectors : sources, as the statute writes it; 1:5 is five sources an inspector.
        #[serde(serialize_with = "as_proportion")]
        inspectors_to_sources: Ratio,
        /// The period in which it is owed.
        per: PeriodKind,
    },
    /// Every source.
    Census {
        /// The period in which it is owed.
        per: PeriodKind,
    },
    /// A number.
    Fixed {
        /// Above 0.
        sources: u32,
        /// The period in which it is owed.
        per: PeriodKind,
    },
    /// The one that asks for more.
    LargerOf(Vec<QuotaRule>),
    /// Any one is enough; the one that asks for least is the minimum.
    Either(Vec<QuotaRule>),
}

fn as_proportion<S: serde::Serializer>(ratio: &Ratio, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&ratio.proportion())
}

impl QuotaRule {
    /// The period in which it is owed; of several the longest; none where nothing is owed.
    #[must_use]
    pub fn per(&self) -> Option<PeriodKind> {
        match self {
            Self::None => None,
            Self::Share { per, .. } | Self::Inspectors { per, .. } | Self::Census { per } | Self::Fixed { per, .. } => {
                Some(*per)
            }
            Self::LargerOf(rules) | Self::Either(rules) => rules.iter().filter_map(Self::per).max(),
        }
    }

    /// The ratio as the law writes it: the share, or inspectors : sources.
    #[must_use]
    pub const fn ratio(&self) -> Option<Ratio> {
        match self {
            Self::Share { ratio, .. } | Self::Inspectors { inspectors_to_sources: ratio, .. } => Some(*ratio),
            _ => None,
        }
    }

    /// The ratio in the form in which the law writes it: `5%`, `1:5`.
    pub(super) fn written_ratio(&self) -> Option<String> {
        match self {
            Self::Share { ratio, .. } => Some(ratio.to_string()),
            Self::Inspectors { inspectors_to_sources: ratio, .. } => Some(ratio.proportion()),
            _ => None,
        }
    }

    /// The same rule with another ratio; none where the rule has not exactly one.
    pub(super) const fn with_ratio(&self, ratio: Ratio) -> Option<QuotaRule> {
        match self {
            Self::Share { per, .. } => Some(Self::Share { ratio, per: *per }),
            Self::Inspectors { per, .. } => Some(Self::Inspectors { inspectors_to_sources: ratio, per: *per }),
            _ => None,
        }
    }
}

/// The ratio in force instead of the minimum, and the written report that allows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangedRatio {
    /// As the law writes the rule's ratio: a share, or inspectors : sources.
    #[serde(serialize_with = "as_proportion_if_not_a_percentage")]
    pub ratio: Ratio,
    /// The reference of the report; null only where the pack asks for none.
    pub report: Option<Text>,
    /// The day of the report, where it is known: a year's report compares it with the first draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<chrono::NaiveDate>,
}

/// `1:7` reads better than `1/7`; both read back.
fn as_proportion_if_not_a_percentage<S: serde::Serializer>(ratio: &Ratio, serializer: S) -> Result<S::Ok, S::Error> {
    let text = ratio.to_string();
    serializer.serialize_str(&if text.ends_with('%') { text } else { ratio.proportion() })
}

/// The quota rule of one tier in one stratum, with how it is counted and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TierRule {
    /// The minimum.
    pub quota: QuotaRule,
    /// How an exact share becomes a count; up unless the data says otherwise.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rounding: Rounding,
    /// Whether what a draw period falls short is added to the next.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub carry_over: bool,
    /// What is counted where an obligation is spread over several draws; left out: units.
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "crate::forms::null_is_default")]
    pub counts: Counting,
    /// What a year owes whose counts change while it runs; left out: the whole year by the new counts.
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "crate::forms::null_is_default")]
    pub mid_year: MidYear,
    /// The ratio in force instead of the minimum's; null for the minimum itself.
    #[serde(default)]
    pub changed: Option<ChangedRatio>,
    /// What it rests on.
    pub basis: Basis,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What a rule counts whose obligation several draws meet together, such as that of a year by quarters.
///
/// Within one draw no source comes up twice, so there it makes no difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Different sources (被抽查单位数量): one that is drawn again counts once, and no more are owed than there are.
    #[default]
    Units,
    /// Visits (抽查次数): each counts.
    Visits,
}

/// What a year owes whose counts change while it runs, such as its inspectors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MidYear {
    /// The whole year's number by the counts at the revision: what was drawn is credited, the rest is spread.
    #[default]
    Whole,
    /// Each draw its part by the counts at its time.
    ProRata,
}

impl TierRule {
    /// The rule in force: the minimum, or the minimum with its changed ratio.
    #[must_use]
    pub fn in_effect(&self) -> QuotaRule {
        let changed = self.changed.as_ref().and_then(|changed| self.quota.with_ratio(changed.ratio));
        changed.unwrap_or_else(|| self.quota.clone())
    }
}
