//! Art. 3–13: what can be wrong with a field of a rule pack; the check itself is [`Ruleset::new`](super::Ruleset::new).

use chrono::NaiveDate;
use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code, PeriodKind, Ratio, Token};

/// What is wrong with a field of a rule pack.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PackFault {
    /// A number outside its range.
    #[error("{found} is out of range; expected {least} to {most}")]
    OutOfRange {
        /// The number found.
        found: u32,
        /// The least allowed.
        least: u32,
        /// The most allowed.
        most: u32,
    },
    /// Nothing where something must stand.
    #[error("nothing here; expected at least {least}")]
    TooFew {
        /// The least number of entries.
        least: u32,
    },
    /// The same entry twice.
    #[error("`{found}` stands twice; expected it once")]
    Repeated {
        /// The entry.
        found: String,
    },
    /// A stratum that the pack does not have.
    #[error("no stratum `{found}`; expected one of the pack's strata")]
    UnknownStratum {
        /// The word found.
        found: Token,
    },
    /// A ratio of nothing, or a share above all.
    #[error("the ratio {found} is out of range; expected above 0, and of a share at most 100%")]
    Ratio {
        /// The ratio found.
        found: Ratio,
    },
    /// `larger_of` or `either` within another, or `none` in one.
    #[error("a rule of several parts holds another one, or `none`; expected share, inspectors, census or fixed")]
    Nested,
    /// A rule that counts by a shorter period than is drawn by.
    #[error("counts by the {found}, but draws are by the {draw}; expected a rule for the {draw} or longer")]
    ShorterThanDraw {
        /// The rule's period.
        found: PeriodKind,
        /// The draw's period.
        draw: PeriodKind,
    },
    /// A two-year rule, and no year from which the two years are counted.
    #[error("a rule counts by two years, and `in_force.two_years_from` is null; expected the first year of two")]
    NoTwoYearStart,
    /// A changed ratio where there is not exactly one to change.
    #[error("the rule has no single ratio to change; expected share or inspectors")]
    NoSingleRatio,
    /// A changed ratio that is the minimum.
    #[error("the changed ratio {found} is the minimum; expected another one, or null")]
    NotChanged {
        /// The ratio found.
        found: Ratio,
    },
    /// A changed ratio without a report.
    #[error("the ratio is changed to {found} without a report; expected the reference of the written report")]
    NoReport {
        /// The ratio found.
        found: Ratio,
        /// The rule's article.
        article: Option<Article>,
    },
    /// A ratio below the minimum, though the pack chooses that none may be.
    #[error("the ratio {found} is below the minimum, and `readings.ratio_below` is `never`; expected a higher one")]
    BelowMinimum {
        /// The ratio found.
        found: Ratio,
        /// The rule's article.
        article: Option<Article>,
    },
    /// A reading, or an answer to one, that there is not.
    #[error("`{found}` is not to be chosen; expected {expected}")]
    Reading {
        /// The word found.
        found: Token,
        /// The words that would do.
        expected: String,
    },
    /// An end before the beginning.
    #[error("in force until {until}, before it begins on {from}; expected an end on or after it")]
    EndsBeforeItBegins {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        until: NaiveDate,
    },
    /// A day that not every year has.
    #[error("not every year has month {month}, day {day}; expected a day of every year")]
    NoSuchDay {
        /// The month.
        month: u32,
        /// The day.
        day: u32,
    },
    /// A pack of another place that cites the built-in statute.
    #[error("cites {article} of the built-in statute, which `in_force.basis` does not; expected the pack's own clause")]
    OtherLaw {
        /// The article cited.
        article: Article,
    },
    /// A citation of a matter that has a field of its own.
    #[error("stands in `{field}` already; expected it there alone")]
    OwnField {
        /// The field.
        field: String,
    },
    /// A condition nested too deeply.
    #[error("the condition nests more than {most} levels; expected fewer")]
    TooDeep {
        /// The most levels.
        most: u32,
    },
}

explain!(PackFault {
    Self::OutOfRange { found, least, most } => Code::RULES_OUT_OF_RANGE, Article::Art8,
        "{found}超出范围，应为{least}至{most}";
    Self::TooFew { least } => Code::RULES_TOO_FEW, Article::Art8, "内容缺失，至少应有{least}项";
    Self::Repeated { found } => Code::RULES_REPEATED, Article::Art8, "“{found}”重复，只应出现一次";
    Self::UnknownStratum { found } => Code::RULES_UNKNOWN_STRATUM, Article::Art8,
        "没有“{found}”这一类别，应为规则数据中的类别";
    Self::Ratio { found } => Code::RULES_RATIO, Article::Art8, "比例{found}超出范围，应大于0，占比不超过100%";
    Self::Nested => Code::RULES_NESTED, Article::Art8,
        "组合规则内不得再含组合规则或“none”，应为“share”、“inspectors”、“census”或“fixed”";
    Self::ShorterThanDraw { found, draw } => Code::RULES_SHORTER_THAN_DRAW, Article::Art10,
        "规则按{}计，而抽取按{}进行，规则周期不应短于抽取周期", found.chinese(), draw.chinese();
    Self::NoTwoYearStart => Code::RULES_TWO_YEARS, Article::Art8,
        "有按两年计的规则，但“施行期间·两年期首年（in_force.two_years_from）”为空，应填两年中的第一年";
    Self::NoSingleRatio => Code::RULES_NO_SINGLE_RATIO, Article::Art8,
        "该规则没有可调整的单一比例，应为“share”或“inspectors”";
    Self::NotChanged { found } => Code::RULES_NOT_CHANGED, Article::Art8,
        "调整后的比例{found}即最低比例，应为其他比例或留空";
    Self::NoReport { found, article } => Code::RULES_NO_REPORT, *article,
        "比例调整为{found}而无书面报告，应填书面报告的文号";
    Self::BelowMinimum { found, article } => Code::RULES_BELOW_MINIMUM, *article,
        "比例{found}低于最低比例，而“readings.ratio_below”为“never”，应高于最低比例";
    Self::Reading { found, expected } => Code::RULES_READING, Article::Art8, "“{found}”不可选，应为{expected}";
    Self::EndsBeforeItBegins { from, until } => Code::RULES_ENDS_BEFORE_IT_BEGINS, Article::Art16,
        "失效日{until}早于施行日{from}，失效日不应早于施行日";
    Self::NoSuchDay { month, day } => Code::RULES_NO_SUCH_DAY, Article::Art9, "并非每年都有{month}月{day}日";
    Self::OtherLaw { article } => Code::RULES_OTHER_LAW, Article::Art16,
        "引用了内置细则{}，而施行依据并非该细则，应引用本规则自己的条款", article.chinese();
    Self::OwnField { field } => Code::RULES_OWN_FIELD, Article::Art16, "该项依据已由另一字段载明，不应重复";
    Self::TooDeep { most } => Code::RULES_TOO_DEEP, Article::Art8, "条件嵌套超过{most}层";
});
