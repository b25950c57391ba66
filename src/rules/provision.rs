//! Arts. 1–16: what the rules of a place provide for, each by its word: the one key from a finding to the text of the rules
//! in force.

use crate::{Article, Code};

macro_rules! provisions {
    ($($(#[doc = $doc:literal])+ $name:ident $word:literal, $article:ident $($words:literal)?, $english:literal, $chinese:literal;)+) => {
        /// A matter that a place's rules provide for.
        ///
        /// In data its word: `cap`, `recusal`, …
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Provision {
            $($(#[doc = $doc])+ #[serde(rename = $word)] $name,)+
        }

        impl Provision {
            /// All of them, in the statute's order.
            pub const ALL: &'static [Provision] = &[$(Self::$name,)+];

            /// Its word in data.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// What it is about, in English and Chinese.
            #[must_use]
            pub const fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($english, $chinese),)+ }
            }

            /// Where the built-in statute has it: the article, and words of the clause where it is one of several.
            pub(super) const fn in_the_statute(self) -> (Article, Option<&'static str>) {
                match self { $(Self::$name => (Article::$article, first(&[$($words)?])),)+ }
            }
        }
    };
}

const fn first(words: &[&'static str]) -> Option<&'static str> {
    match words {
        [words, ..] => Some(*words),
        [] => None,
    }
}

provisions! {
    /// Drawn at random, draw and result public in time.
    Publicity "publicity", Art1, "drawn at random, published", "随机抽取、及时公开";
    /// In which order sources come up.
    Coverage "coverage", Art1, "order in which sources come up", "抽取先后";
    /// Lawful and open.
    Lawfulness "lawfulness", Art2, "lawful, open, one chain", "依法公开、前后衔接";
    /// By a list of items.
    Items "items", Art3, "item list", "抽查事项清单";
    /// Who coordinates and oversees.
    Coordination "coordination", Art4, "coordination", "统筹稽查";
    /// Whom draws are from.
    Scope "scope", Art5 "作为随机抽查对象", "what must be drawn", "抽查范围";
    /// Which inspections need no draw.
    Kinds "kinds", Art5 "可以不采取", "inspections that need no draw", "可以不抽取的检查";
    /// The roster, and certificates.
    Roster "roster", Art6, "roster, certificates, recusal", "名录库、持证、回避";
    /// Every certificate holder on the roster.
    Completeness "completeness", Art6 "均应该进入", "every certificate holder on the roster", "持证人员进入名录库";
    /// Recusal.
    Recusal "recusal", Art6 "应依法回避", "recusal", "回避";
    /// What the registry holds.
    Registry "registry", Art7, "registry", "动态信息库";
    /// Which sources count and can be drawn.
    Pool "pool", Art7, "which sources can be drawn", "纳入抽取的对象";
    /// How many are drawn.
    Quota "quota", Art8, "ratios", "抽查比例";
    /// What another ratio asks for.
    RatioChange "ratio_change", Art8, "another ratio than the minimum", "抽查比例的调整";
    /// How often a source is inspected in a year.
    Cap "cap", Art8Cap, "visits a year", "年度次数";
    /// The annual plan and its filing.
    Plan "plan", Art9, "annual plan", "年度计划";
    /// When is drawn and visited.
    Period "period", Art10, "draws and visits in time", "按期抽取和检查";
    /// What becomes of a drawn source that is gone.
    Replacement "replacement", Art10, "replacement draws", "补抽";
    /// Who inspects, and how many.
    Team "team", Art11, "teams", "检查人员";
    /// The record on site, and what follows a violation.
    Record "record", Art12, "record on site, rectification", "现场笔录、责令整改";
    /// When results are published, and by whom.
    Publication "publication", Art13, "publication", "公示";
    /// Discipline.
    Discipline "discipline", Art14, "discipline", "工作纪律";
    /// Exemption and accountability.
    Accountability "accountability", Art15, "exemption and accountability", "免责与问责";
    /// When the rules are in force.
    Force "force", Art16, "rules in force", "规则效力";
}

impl Provision {
    /// The one that an article of the statute makes.
    #[must_use]
    pub const fn of(article: Article) -> Self {
        match article {
            Article::Art1 => Self::Publicity,
            Article::Art2 => Self::Lawfulness,
            Article::Art3 => Self::Items,
            Article::Art4 => Self::Coordination,
            Article::Art5 => Self::Scope,
            Article::Art6 => Self::Roster,
            Article::Art7 => Self::Registry,
            Article::Art8 | Article::Art8Key | Article::Art8General => Self::Quota,
            Article::Art8Cap => Self::Cap,
            Article::Art9 => Self::Plan,
            Article::Art10 => Self::Period,
            Article::Art11 => Self::Team,
            Article::Art12 => Self::Record,
            Article::Art13 => Self::Publication,
            Article::Art14 => Self::Discipline,
            Article::Art15 => Self::Accountability,
            Article::Art16 => Self::Force,
        }
    }

    /// The article of the built-in statute that makes it: the row of a report that it stands in.
    pub(crate) const fn row(self) -> Article {
        self.in_the_statute().0
    }

    /// The one that findings of a number rest on where their article has several; else that of the article.
    pub(crate) fn of_finding(code: Code, article: Article) -> Self {
        match code {
            Code::YEAR_ORDER_COVERAGE => Self::Coverage,
            Code::SOURCES_UNREACHED => Self::Quota,
            Code::INSPECTION_UNDRAWN | Code::YEAR_OTHER_KIND => Self::Kinds,
            Code::YEAR_INSPECTOR_WITHHELD | Code::YEAR_HOLDER_MISSING => Self::Completeness,
            Code::INSPECTION_RECUSED
            | Code::REDACTED_RECUSED
            | Code::SOURCE_WITHOUT_TEAM
            | Code::SOURCES_WITHOUT_TEAMS => Self::Recusal,
            Code::RULES_NO_REPORT | Code::RULES_BELOW_MINIMUM => Self::RatioChange,
            Code::YEAR_REPLACED => Self::Replacement,
            _ => Self::of(article),
        }
    }
}
