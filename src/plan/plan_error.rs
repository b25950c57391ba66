//! Arts. 8, 9: why a plan was not made, revised or read.

use core::fmt;

use thiserror::Error;

use crate::calendar::WindowError;
use crate::explain::explain;
use crate::rules::QuotaError;
use crate::{Article, Code, Division, DrawPeriodError, Period, PeriodError, Tier, Token, Year};

/// What holds in every plan by itself, whatever the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Consistency {
    /// Agencies in ascending order, each once.
    AgenciesAscend,
    /// Each stratum of an agency once.
    StrataOnce,
    /// Periods in ascending order, each once.
    PeriodsAscend,
    /// Periods of the plan's year.
    PeriodsOfTheYear,
    /// A quota and its rest are what is due and carried over.
    QuotaAddsUp,
    /// A quota is no more than can be drawn.
    QuotaWithinPool,
    /// What was drawn in one version stands in the next.
    DrawnStays,
}

impl Consistency {
    /// In Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::AgenciesAscend => "单位按升序排列且不重复",
            Self::StrataOnce => "每一类别仅出现一次",
            Self::PeriodsAscend => "周期按升序排列且不重复",
            Self::PeriodsOfTheYear => "周期属于计划年度",
            Self::QuotaAddsUp => "应抽数与缺额之和等于本期应抽与结转之和",
            Self::QuotaWithinPool => "应抽数不超过可抽取数",
            Self::DrawnStays => "已抽取的保持不变",
        }
    }
}

impl fmt::Display for Consistency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::AgenciesAscend => "agencies in ascending order",
            Self::StrataOnce => "each stratum once",
            Self::PeriodsAscend => "periods in ascending order",
            Self::PeriodsOfTheYear => "periods of the plan's year",
            Self::QuotaAddsUp => "count and rest to add up to what is due and carried over",
            Self::QuotaWithinPool => "no more than can be drawn",
            Self::DrawnStays => "what was drawn to stay",
        })
    }
}

/// Why a plan was not made, revised or read; nothing is half-made.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PlanError {
    /// A quota that there is not.
    #[error(transparent)]
    Quota(#[from] QuotaError),
    /// A draw period that the year does not have.
    #[error(transparent)]
    DrawPeriod(#[from] DrawPeriodError),
    /// A period that does not exist.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// A window or due day of the pack that is none.
    #[error(transparent)]
    Window(#[from] WindowError),
    /// One agency twice.
    #[error("agency `{agency}` stands twice in the plan; expected once")]
    AgencyRepeated {
        /// The agency.
        agency: Token,
    },
    /// Two agencies of one tier whose plans would both count, and draw from, the same sources.
    #[error(
        "agencies `{agency}` and `{other}` both plan `{stratum}` at {tier} tier, and {area} lies in the areas of both; \
         expected one agency for an area"
    )]
    AreaShared {
        /// The one.
        agency: Token,
        /// The other.
        other: Token,
        /// A stratum of which both have sources.
        stratum: Token,
        /// Their tier.
        tier: Tier,
        /// The smaller of their areas.
        area: Division,
    },
    /// An agency that has drawn is missing from a revision.
    #[error("agency `{agency}` has drawn and is missing from the revision; expected its counts")]
    AgencyDropped {
        /// The agency.
        agency: Token,
    },
    /// An agency at another tier than before.
    #[error("agency `{agency}` is at {found} tier in the revision; expected {expected}, as in the plan")]
    AgencyTier {
        /// The agency.
        agency: Token,
        /// The tier found.
        found: Tier,
        /// The plan's.
        expected: Tier,
    },
    /// No count for a stratum that the tier draws from.
    #[error("agency `{agency}` gives no count of `{stratum}`; expected one, 0 if there are none")]
    StratumMissing {
        /// The agency.
        agency: Token,
        /// The stratum.
        stratum: Token,
    },
    /// A count for a stratum that the pack does not have.
    #[error("agency `{agency}` counts `{stratum}`; expected a stratum of `{rules}`")]
    StratumUnknown {
        /// The agency.
        agency: Token,
        /// The stratum.
        stratum: Token,
        /// The pack.
        rules: Token,
    },
    /// Other rules than the plan was made by.
    #[error("the plan was made by `{expected}`, not by `{found}`; expected the same rules")]
    OtherRules {
        /// The pack found.
        found: Token,
        /// The plan's.
        expected: Token,
    },
    /// A draw that the plan does not have.
    #[error("`{agency}` drew `{stratum}` for {period}, which is not in the plan; expected one of its draws")]
    DrawnUnknown {
        /// The agency.
        agency: Token,
        /// The stratum.
        stratum: Token,
        /// The period.
        period: Period,
    },
    /// A draw given twice, or with another number than before.
    #[error("`{agency}` drew {} of `{stratum}` for {period}; {} on record; what is drawn stays", again(*found), again(*expected))]
    DrawnChanged {
        /// The agency.
        agency: Token,
        /// The stratum.
        stratum: Token,
        /// The period.
        period: Period,
        /// The number found, and how many of those sources the year had drawn before.
        found: (u32, u32),
        /// The numbers on record.
        expected: (u32, u32),
    },
    /// Something is carried into a year that no obligation runs on into.
    #[error(
        "agency `{agency}` carries {carried} of `{stratum}` into {year}; expected nothing, since no obligation runs on into it"
    )]
    NothingCarried {
        /// The agency.
        agency: Token,
        /// The stratum.
        stratum: Token,
        /// The plan's year.
        year: Year,
        /// What is carried.
        carried: u32,
    },
    /// A draw after one that was not made.
    #[error(
        "`{agency}` drew `{stratum}` after {period}, and nothing is said of {period}; expected 0 if none was drawn"
    )]
    DrawnGap {
        /// The agency.
        agency: Token,
        /// The stratum.
        stratum: Token,
        /// The period of which nothing is said.
        period: Period,
    },
    /// A plan's data do not fit together.
    #[error("version {version}, agency `{agency}`: the plan's numbers do not follow; expected {expected}")]
    Inconsistent {
        /// The version.
        version: u32,
        /// The agency.
        agency: Token,
        /// What is expected.
        expected: Consistency,
    },
    /// The current version is not what the rules give.
    #[error("version {version} is not what `{rules}` gives for its counts; expected the plan made anew")]
    NotByTheRules {
        /// The version.
        version: u32,
        /// The pack.
        rules: Token,
    },
}

/// `9`, or `9 (2 of them again)`.
fn again((sources, repeats): (u32, u32)) -> String {
    if repeats == 0 { sources.to_string() } else { format!("{sources} ({repeats} of them again)") }
}

fn again_chinese((sources, repeats): (u32, u32)) -> String {
    if repeats == 0 { format!("{sources}家") } else { format!("{sources}家（其中{repeats}家为重复抽中）") }
}

explain!(PlanError {
    Self::Quota(error) => error.code(), error.article(), "{}", error.chinese();
    Self::DrawPeriod(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Period(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Window(error) => error.code(), error.article(), "{}", error.chinese();
    Self::AgencyRepeated { agency } => Code::PLAN_AGENCY_REPEATED, Article::Art9,
        "“{agency}”在计划中重复，应仅出现一次";
    Self::AreaShared { agency, other, stratum, tier, area } => Code::PLAN_AREA_SHARED, Article::Art4,
        "“{agency}”与“{other}”同为“{}”，均对“{stratum}”编制计划，而{}同属两者辖区，同一辖区应由一个单位编制", tier.chinese(), area.chinese();
    Self::AgencyDropped { agency } => Code::PLAN_AGENCY_DROPPED, Article::Art9,
        "“{agency}”已有抽取结果，调整后的计划中缺少该单位";
    Self::AgencyTier { agency, found, expected } => Code::PLAN_AGENCY_TIER, Article::Art4,
        "“{agency}”调整后层级为“{}”，原计划为“{}”", found.chinese(), expected.chinese();
    Self::StratumMissing { agency, stratum } => Code::PLAN_STRATUM_MISSING, Article::Art9,
        "“{agency}”未填“{stratum}”的数量，没有的应填0";
    Self::StratumUnknown { agency, stratum, rules } => Code::PLAN_STRATUM_UNKNOWN, Article::Art8,
        "“{agency}”所填“{stratum}”不是“{rules}”规定的类别";
    Self::OtherRules { found, expected } => Code::PLAN_OTHER_RULES, Article::Art9,
        "计划依“{expected}”编制，不是“{found}”，应使用同一规则";
    Self::NothingCarried { agency, stratum, year, carried } => Code::PLAN_NOTHING_CARRIED, Article::Art8,
        "“{agency}”的“{stratum}”向{year}年结转{carried}，该年没有跨年的抽查任务，不应结转";
    Self::DrawnUnknown { agency, stratum, period } => Code::PLAN_DRAWN_UNKNOWN, Article::Art10,
        "“{agency}”{period}对“{stratum}”的抽取不在计划内";
    Self::DrawnChanged { agency, stratum, period, found, expected } => Code::PLAN_DRAWN_CHANGED, Article::Art10,
        "“{agency}”{period}对“{stratum}”抽取{}，已记录为{}，已抽取的不得更改", again_chinese(*found), again_chinese(*expected);
    Self::DrawnGap { agency, stratum, period } => Code::PLAN_DRAWN_GAP, Article::Art10,
        "“{agency}”{period}对“{stratum}”的抽取数未填，其后已有抽取，未抽取的应填0";
    Self::Inconsistent { version, agency, expected } => Code::PLAN_INCONSISTENT, Article::Art9,
        "第{version}版“{agency}”的数据前后不一致，应为：{}", expected.chinese();
    Self::NotByTheRules { version, rules } => Code::PLAN_NOT_BY_THE_RULES, Article::Art9,
        "第{version}版与“{rules}”按其数量计算的结果不符，应重新编制";
} about {
    Self::StratumMissing { .. } | Self::StratumUnknown { .. } => Some(("sources", "对象数量"));
    Self::Inconsistent { .. } | Self::NotByTheRules { .. } | Self::OtherRules { .. } => Some(("plan", "年度计划"));
    Self::DrawnUnknown { .. } | Self::DrawnChanged { .. } | Self::DrawnGap { .. } => Some(("drawn", "已抽取数"));
    _ => Some(("agencies", "执法单位"));
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[track_caller]
    fn says(error: PlanError, code: Code, article: Article, english: &str, chinese: &str) {
        assert_eq!((error.to_string().as_str(), error.chinese().as_str()), (english, chinese));
        assert_eq!((error.code(), error.article()), (code, (!code.is_form()).then_some(article)));
    }

    #[test]
    fn every_refusal_speaks_both_languages() {
        let word = |text: &str| text.parse::<Token>().unwrap();
        let (agency, stratum) = (word("a"), word("key"));
        let period: Period = "2027-Q1".parse().unwrap();
        says(
            PlanError::AgencyRepeated { agency: agency.clone() },
            Code::PLAN_AGENCY_REPEATED,
            Article::Art9,
            "agency `a` stands twice in the plan; expected once",
            "“a”在计划中重复，应仅出现一次",
        );
        says(
            PlanError::AreaShared {
                agency: agency.clone(),
                other: word("b"),
                stratum: stratum.clone(),
                tier: Tier::County,
                area: "150102".parse().unwrap(),
            },
            Code::PLAN_AREA_SHARED,
            Article::Art4,
            "agencies `a` and `b` both plan `key` at county tier, and 150102 lies in the areas of both; expected one \
             agency for an area",
            "“a”与“b”同为“县级”，均对“key”编制计划，而新城区（150102）同属两者辖区，同一辖区应由一个单位编制",
        );
        says(
            PlanError::AgencyDropped { agency: agency.clone() },
            Code::PLAN_AGENCY_DROPPED,
            Article::Art9,
            "agency `a` has drawn and is missing from the revision; expected its counts",
            "“a”已有抽取结果，调整后的计划中缺少该单位",
        );
        says(
            PlanError::AgencyTier { agency: agency.clone(), found: Tier::County, expected: Tier::Prefecture },
            Code::PLAN_AGENCY_TIER,
            Article::Art4,
            "agency `a` is at county tier in the revision; expected prefecture, as in the plan",
            "“a”调整后层级为“县级”，原计划为“市级”",
        );
        says(
            PlanError::StratumMissing { agency: agency.clone(), stratum: stratum.clone() },
            Code::PLAN_STRATUM_MISSING,
            Article::Art9,
            "agency `a` gives no count of `key`; expected one, 0 if there are none",
            "“a”未填“key”的数量，没有的应填0",
        );
        says(
            PlanError::StratumUnknown { agency: agency.clone(), stratum: stratum.clone(), rules: word("r") },
            Code::PLAN_STRATUM_UNKNOWN,
            Article::Art8,
            "agency `a` counts `key`; expected a stratum of `r`",
            "“a”所填“key”不是“r”规定的类别",
        );
        says(
            PlanError::OtherRules { found: word("s"), expected: word("r") },
            Code::PLAN_OTHER_RULES,
            Article::Art9,
            "the plan was made by `r`, not by `s`; expected the same rules",
            "计划依“r”编制，不是“s”，应使用同一规则",
        );
        says(
            PlanError::NothingCarried {
                agency: agency.clone(),
                stratum: stratum.clone(),
                year: Year::new(2027).unwrap(),
                carried: 3,
            },
            Code::PLAN_NOTHING_CARRIED,
            Article::Art8,
            "agency `a` carries 3 of `key` into 2027; expected nothing, since no obligation runs on into it",
            "“a”的“key”向2027年结转3，该年没有跨年的抽查任务，不应结转",
        );
        says(
            PlanError::DrawnUnknown { agency: agency.clone(), stratum: stratum.clone(), period },
            Code::PLAN_DRAWN_UNKNOWN,
            Article::Art10,
            "`a` drew `key` for 2027-Q1, which is not in the plan; expected one of its draws",
            "“a”2027年第一季度对“key”的抽取不在计划内",
        );
        says(
            PlanError::DrawnChanged {
                agency: agency.clone(),
                stratum: stratum.clone(),
                period,
                found: (3, 0),
                expected: (4, 1),
            },
            Code::PLAN_DRAWN_CHANGED,
            Article::Art10,
            "`a` drew 3 of `key` for 2027-Q1; 4 (1 of them again) on record; what is drawn stays",
            "“a”2027年第一季度对“key”抽取3家，已记录为4家（其中1家为重复抽中），已抽取的不得更改",
        );
        says(
            PlanError::DrawnGap { agency: agency.clone(), stratum, period },
            Code::PLAN_DRAWN_GAP,
            Article::Art10,
            "`a` drew `key` after 2027-Q1, and nothing is said of 2027-Q1; expected 0 if none was drawn",
            "“a”2027年第一季度对“key”的抽取数未填，其后已有抽取，未抽取的应填0",
        );
        says(
            PlanError::Inconsistent { version: 2, agency, expected: Consistency::AgenciesAscend },
            Code::PLAN_INCONSISTENT,
            Article::Art9,
            "version 2, agency `a`: the plan's numbers do not follow; expected agencies in ascending order",
            "第2版“a”的数据前后不一致，应为：单位按升序排列且不重复",
        );
        says(
            PlanError::NotByTheRules { version: 1, rules: word("r") },
            Code::PLAN_NOT_BY_THE_RULES,
            Article::Art9,
            "version 1 is not what `r` gives for its counts; expected the plan made anew",
            "第1版与“r”按其数量计算的结果不符，应重新编制",
        );
    }
}
