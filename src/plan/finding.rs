//! Arts. 8–11: what cannot hold in a plan or before a draw: the numbers, the article, and what would resolve it.
//!
//! A finding is no refusal: what can be drawn is drawn, and what is short is reported with its cause.

use chrono::NaiveDate;
use thiserror::Error;

use crate::explain::counted;
use crate::explain::explain;
use crate::{Article, Code, DateSpan, Fraction, Id, Language, Period, Token, Year};

/// Something in a plan, or before a draw, that cannot hold, or that chance may break.
#[derive(Clone, PartialEq, Eq, Hash, Error, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "finding", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the sentence of each variant says what its numbers are")]
#[non_exhaustive]
pub enum Finding {
    /// The plan was filed after its last day.
    #[error("the plan for {year} was filed on {filed_on}, {days} days late; it was due on {due}")]
    FiledLate { year: Year, filed_on: NaiveDate, due: NaiveDate, days: i64, article: Option<Article> },
    /// From this period on the agency's own draws ask for more visits than the cap allows.
    #[error(
        "`{agency}`, `{stratum}`: the draws through {period} ask for {}; a cap of {cap} over {} allows {}: \
         infeasible from {period}",
        counted(*visits, "visit"), counted(*sources, "source"), u64::from(*cap).saturating_mul(u64::from(*sources))
    )]
    CapExceeded {
        agency: Token,
        stratum: Token,
        period: Period,
        visits: u64,
        sources: u32,
        cap: u32,
        article: Option<Article>,
    },
    /// The agency's own draws leave no room under the cap.
    #[error(
        "`{agency}`, `{stratum}`: the draws of {year} ask for {}, as many as a cap of {cap} over {} allows; any other \
         visit that counts breaks it",
        counted(*visits, "visit"), counted(*sources, "source")
    )]
    CapFilled {
        agency: Token,
        stratum: Token,
        year: Year,
        visits: u64,
        sources: u32,
        cap: u32,
        article: Option<Article>,
    },
    /// From this period on some source must be visited again.
    #[error(
        "`{agency}`, `{stratum}`: the draws through {period} ask for {} of {}: repeats from {period}",
        counted(*visits, "visit"), counted(*sources, "source")
    )]
    RepeatsForced { agency: Token, stratum: Token, period: Period, visits: u64, sources: u32, article: Option<Article> },
    /// Inspectors times the ratio exceeds the sources that there are.
    #[error(
        "`{agency}`, `{stratum}`: with {} the year {year} owes {}, and the list gives {}",
        counted(*inspectors, "inspector"), counted(*owed, "visit"), counted(*sources, "source")
    )]
    InspectorsExceedSources {
        agency: Token,
        stratum: Token,
        year: Year,
        inspectors: u32,
        owed: u64,
        sources: u32,
        article: Option<Article>,
    },
    /// One draw owes more than there are sources.
    #[error(
        "`{agency}`, `{stratum}`: the draw for {period} owes {owed} of {}; the year is {short} short",
        counted(*sources, "source")
    )]
    PoolTooSmall {
        agency: Token,
        stratum: Token,
        period: Period,
        owed: u64,
        sources: u32,
        short: u64,
        article: Option<Article>,
    },
    /// Higher tiers draw from the same sources, and the cap counts both.
    #[error(
        "`{agency}`, `{stratum}`: with the draws of {} a source expects {} visits in {year}, {worst} at worst, \
         against a cap of {cap}; `{agency}`'s own draws leave room for {room}",
        english_list(superiors), expected.rounded(Language::English)
    )]
    TiersShareCap {
        agency: Token,
        stratum: Token,
        year: Year,
        superiors: Vec<Token>,
        expected: Fraction,
        worst: u32,
        cap: u32,
        room: u64,
        article: Option<Article>,
    },
    /// More visits, those of the lower tiers counted, than the cap allows over the sources of the area.
    #[error(
        "`{agency}`, `{stratum}`: with those of {} the draws through {period} ask for {visits} visits; a cap of {cap} over \
         {} allows {}: infeasible from {period}",
        english_list(lower), counted(*sources, "source"), u64::from(*cap).saturating_mul(u64::from(*sources))
    )]
    TiersExceedCap {
        agency: Token,
        stratum: Token,
        period: Period,
        lower: Vec<Token>,
        visits: u64,
        sources: u32,
        cap: u32,
        article: Option<Article>,
    },
    /// The plan may still be filed when its first draw is already due.
    #[error(
        "the plan for {year} is due on {due}, and {period} is drawn from {} to {}: the draw may precede its plan",
        window.from(), window.until()
    )]
    PlanAndDrawCoincide { year: Year, due: NaiveDate, period: Period, window: DateSpan, article: Option<Article> },
    /// Fewer inspectors than a team: of a plan, the certified on the agency's own roster; of an order, those at hand.
    #[error(
        "`{agency}`: for {period} a team needs {}, and {inspectors} with a certificate can be counted on",
        counted(*team, "inspector")
    )]
    TooFewInspectors { agency: Token, period: Period, inspectors: u32, team: u32, article: Option<Article> },
    /// Recusals leave too few inspectors for a source.
    #[error(
        "`{agency}`, `{stratum}`: {period} may draw `{source_id}`, which has {recused} of {} recused; a team needs {team}, \
         {left} left", counted(*inspectors, "inspector")
    )]
    SourceWithoutTeam {
        agency: Token,
        stratum: Token,
        period: Period,
        source_id: Id,
        inspectors: u32,
        recused: u32,
        left: u32,
        team: u32,
        article: Option<Article>,
    },
    /// More seats are needed than the inspectors can take.
    #[error(
        "`{agency}`: {period} draws {}, which need {}; {} can take {possible}",
        counted(*sources, "source"), counted(*needed, "seat"), counted(*inspectors, "inspector")
    )]
    TooFewSeats {
        agency: Token,
        period: Period,
        sources: u32,
        needed: u64,
        inspectors: u32,
        possible: u64,
        article: Option<Article>,
    },
    /// The rules are in force on no day on which a period may be drawn.
    #[error(
        "the rules are in force {}, and {period} is drawn from {} to {}: infeasible from {period}",
        english_span(*from, *until), window.from(), window.until()
    )]
    RulesNotInForce {
        year: Year,
        period: Period,
        window: DateSpan,
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
        article: Option<Article>,
    },
    /// An obligation over two years that began in the year before this plan's.
    #[error(
        "`{agency}`, `{stratum}`: owed over two years, of which {year} is the second; what the first fell short of is \
         not in this plan"
    )]
    TwoYearsBegun { agency: Token, stratum: Token, year: Year, article: Option<Article> },
    /// Draws of all tiers are too few to reach every source within the years that the rules set.
    #[error(
        "`{agency}`, `{stratum}`: {} to be drawn within {years} years; the draws of all tiers reach at most {visits} a year",
        counted(*sources, "source")
    )]
    CoverageOutOfReach {
        agency: Token,
        stratum: Token,
        year: Year,
        sources: u32,
        years: u32,
        visits: u64,
        article: Option<Article>,
    },
    /// The year owes more different sources than there are.
    #[error(
        "`{agency}`, `{stratum}`: the year {year} owes {}, and {sources} can be drawn; the year is {short} short",
        counted(*owed, "different source")
    )]
    UnitsExceedSources {
        agency: Token,
        stratum: Token,
        year: Year,
        owed: u64,
        sources: u32,
        short: u64,
        article: Option<Article>,
    },
    /// Draws that are made each by itself are expected to reach fewer different sources than the year owes.
    #[error(
        "`{agency}`, `{stratum}`: {year} owes {}; {} of {} that are made each by itself reach about {} on average",
        counted(*owed, "different source"), counted(*draws, "draw"), counted(*sources, "source"), expected.tenths()
    )]
    UnitsByChance {
        agency: Token,
        stratum: Token,
        year: Year,
        owed: u64,
        draws: u32,
        sources: u32,
        expected: Fraction,
        article: Option<Article>,
    },
    /// Draws that are made each by itself are expected not to reach every source within the years that the rules set.
    #[error(
        "`{agency}`, `{stratum}`: {} to be drawn within {}; draws that are made each by itself, {draws} a year, reach \
         about {} on average", counted(*sources, "source"), counted(*years, "year"), expected.tenths()
    )]
    CoverageByChance {
        agency: Token,
        stratum: Token,
        year: Year,
        sources: u32,
        years: u32,
        draws: u32,
        expected: Fraction,
        article: Option<Article>,
    },
    /// Sources that may be drawn together, each of which has a team by itself, and all of which have not.
    #[error(
        "`{agency}`: {period} may draw together {} of {}, which then need {}; the {} not recused from all of them \
         can take {possible}",
        counted(*drawn, "source"), english_ids(sources), counted(*needed, "seat"), counted(*inspectors, "inspector")
    )]
    SourcesWithoutTeams {
        agency: Token,
        period: Period,
        /// Those of whom as many may be drawn as `drawn` says.
        sources: Vec<Id>,
        drawn: u32,
        needed: u64,
        inspectors: u32,
        possible: u64,
        article: Option<Article>,
    },
    /// An order asks for more than can be drawn.
    #[error(
        "`{agency}`, `{stratum}`: {period} asks for {quota}, and {candidates} of {} can be drawn ({at_cap} at the cap, \
         {excluded} excluded): {} short", counted(*listed, "source"), quota.saturating_sub(*candidates)
    )]
    QuotaExceedsCandidates {
        agency: Token,
        stratum: Token,
        period: Period,
        quota: u32,
        listed: u32,
        at_cap: u32,
        excluded: u32,
        candidates: u32,
        article: Option<Article>,
    },
    /// Sources that may be drawn together and need more seats than their possible inspectors can take.
    #[error(
        "`{agency}`: {period} may draw together {} from which {} recused; needed are then {}, and the other {} can take \
         {possible}",
        counted(*sources, "source"), english_recused(recused), counted(*needed, "seat"), counted(*inspectors, "inspector")
    )]
    SeatsMayNotSuffice {
        agency: Token,
        period: Period,
        sources: u32,
        recused: Vec<Id>,
        needed: u64,
        inspectors: u32,
        possible: u64,
        article: Option<Article>,
    },
}

explain!(Finding {
    Self::FiledLate { year, filed_on, due, days, article } => Code::PLAN_FILED_LATE, *article,
        "{year}年计划于{filed_on}备案，最迟于{due}（含当日）备案，逾期{days}日";
    Self::CapExceeded { agency, stratum, period, visits, sources, cap, article } => Code::CAP_EXCEEDED, *article,
        "“{agency}”的“{stratum}”：截至{period}应抽查{visits}次，{sources}家按每家{cap}次上限最多{}次，自{period}起无法完成",
        u64::from(*cap).saturating_mul(u64::from(*sources));
    Self::CapFilled { agency, stratum, year, visits, sources, cap, article } => Code::CAP_FILLED, *article,
        "“{agency}”的“{stratum}”：{year}年{visits}次抽查恰好用尽{sources}家每家{cap}次的上限，再有一次计入的检查即超限";
    Self::RepeatsForced { agency, stratum, period, visits, sources, article } => Code::REPEATS_FORCED, *article,
        "“{agency}”的“{stratum}”：截至{period}应抽查{visits}次，仅有{sources}家，自{period}起必有重复";
    Self::InspectorsExceedSources { agency, stratum, year, inspectors, owed, sources, article } =>
        Code::INSPECTORS_EXCEED_SOURCES, *article,
        "“{agency}”的“{stratum}”：{inspectors}名执法人员{year}年应抽查{owed}次，仅有{sources}家";
    Self::PoolTooSmall { agency, stratum, period, owed, sources, short, article } => Code::POOL_TOO_SMALL, *article,
        "“{agency}”的“{stratum}”：{period}应抽查{owed}家，仅有{sources}家，全年缺额{short}";
    Self::TiersShareCap { agency, stratum, year, superiors, expected, worst, cap, room, article } =>
        Code::TIERS_SHARE_CAP, *article,
        "“{agency}”的“{stratum}”：连同{}的抽取，平均每家{year}年预计受检{}次，最多{worst}次，上限{cap}次；本级抽取后余{room}次",
        chinese_list(superiors), expected.rounded(Language::Chinese);
    Self::TiersExceedCap { agency, stratum, period, lower, visits, sources, cap, article } =>
        Code::TIERS_EXCEED_CAP, *article,
        "“{agency}”的“{stratum}”：连同{}的抽取，截至{period}应抽查{visits}次，{sources}家按每家{cap}次上限最多{}次，自{period}起无法完成",
        chinese_list(lower), u64::from(*cap).saturating_mul(u64::from(*sources));
    Self::PlanAndDrawCoincide { year, due, period, window, article } => Code::PLAN_AND_DRAW_COINCIDE, *article,
        "{year}年计划最迟于{due}（含当日）备案，而{period}的抽取在{}至{}进行，抽取可能先于计划", window.from(), window.until();
    Self::TooFewInspectors { agency, period, inspectors, team, article } => Code::TOO_FEW_INSPECTORS, *article,
        "“{agency}”：{period}每组至少{team}人，可计入的持证人员仅{inspectors}人";
    Self::SourceWithoutTeam { agency, stratum, period, source_id, inspectors, recused, left, team, article } =>
        Code::SOURCE_WITHOUT_TEAM, *article,
        "“{agency}”的“{stratum}”：{period}可能抽中“{source_id}”，{inspectors}人中{recused}人须回避，余{left}人，每组至少{team}人";
    Self::TooFewSeats { agency, period, sources, needed, inspectors, possible, article } =>
        Code::TOO_FEW_SEATS, *article, "“{agency}”：{period}抽取{sources}家需{needed}人次，{inspectors}人最多{possible}人次";
    Self::RulesNotInForce { year, period, window, from, until, article } => Code::PLAN_RULES_NOT_IN_FORCE, *article,
        "规则{}，而{period}的抽取在{}至{}进行，自{period}起无法进行",
        chinese_span(*from, *until), window.from(), window.until();
    Self::TwoYearsBegun { agency, stratum, year, article } => Code::TWO_YEARS_BEGUN, *article,
        "“{agency}”的“{stratum}”：抽查任务按两年计，{year}年为第二年，第一年的缺额未列入本计划";
    Self::CoverageOutOfReach { agency, stratum, year, sources, years, visits, article } =>
        Code::COVERAGE_OUT_OF_REACH, *article,
        "“{agency}”的“{stratum}”：{sources}家应在{years}年内全部抽查，各层级每年最多抽查{visits}家";
    Self::UnitsExceedSources { agency, stratum, year, owed, sources, short, article } =>
        Code::UNITS_EXCEED_SOURCES, *article,
        "“{agency}”的“{stratum}”：{year}年应抽查{owed}家不同对象，可抽取仅{sources}家，全年缺额{short}";
    Self::UnitsByChance { agency, stratum, year, owed, draws, sources, expected, article } =>
        Code::UNITS_BY_CHANCE, *article,
        "“{agency}”的“{stratum}”：{year}年应抽查{owed}家不同对象，{draws}次独立抽取（共{sources}家）平均约可覆盖{}家", expected.tenths();
    Self::CoverageByChance { agency, stratum, sources, years, draws, expected, article, .. } =>
        Code::COVERAGE_BY_CHANCE, *article,
        "“{agency}”的“{stratum}”：{sources}家应在{years}年内全部抽查，每年{draws}次独立抽取，平均约可覆盖{}家", expected.tenths();
    Self::SourcesWithoutTeams { agency, period, sources, drawn, needed, inspectors, possible, article } =>
        Code::SOURCES_WITHOUT_TEAMS, *article,
        "“{agency}”：{period}可能同时抽中{}中的{drawn}家，需{needed}人次，对其并非均须回避的{inspectors}人最多{possible}人次",
        chinese_ids(sources);
    Self::QuotaExceedsCandidates { agency, stratum, period, quota, listed, at_cap, excluded, candidates, article } =>
        Code::QUOTA_EXCEEDS_CANDIDATES, *article,
        "“{agency}”的“{stratum}”：{period}应抽取{quota}家，在库{listed}家中可抽取{candidates}家（达上限{at_cap}家，不纳入抽取{excluded}家），缺额{}",
        quota.saturating_sub(*candidates);
    Self::SeatsMayNotSuffice { agency, period, sources, recused, needed, inspectors, possible, article } =>
        Code::SEATS_MAY_NOT_SUFFICE, *article,
        "“{agency}”：{period}可能同时抽中{}均须回避的{sources}家，需{needed}人次，其余{inspectors}人最多{possible}人次",
        recused.iter().map(|id| format!("“{id}”")).collect::<Vec<_>>().join("、");
});

fn english_span(from: Option<NaiveDate>, until: Option<NaiveDate>) -> String {
    let from = from.map(|from| format!("from {from}"));
    let until = until.map(|until| format!("until {until}"));
    [from, until].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn chinese_span(from: Option<NaiveDate>, until: Option<NaiveDate>) -> String {
    let from = from.map(|from| format!("自{from}起施行"));
    let until = until.map(|until| format!("至{until}止"));
    [from, until].into_iter().flatten().collect::<Vec<_>>().join("，")
}

fn english_ids(ids: &[Id]) -> String {
    ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}

fn chinese_ids(ids: &[Id]) -> String {
    ids.iter().map(|id| format!("“{id}”")).collect::<Vec<_>>().join("、")
}

fn english_recused(recused: &[Id]) -> String {
    let names = recused.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" and ");
    format!("{names} {}", if recused.len() == 1 { "is" } else { "are" })
}

fn chinese_list(words: &[Token]) -> String {
    words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join("、")
}

fn english_list(words: &[Token]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" and ")
}

impl Finding {
    /// What would resolve it.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        self.remedies().0
    }

    /// What would resolve it, in Chinese.
    #[must_use]
    pub const fn remedy_chinese(&self) -> &'static str {
        self.remedies().1
    }

    /// The agency concerned; none where it concerns the whole plan.
    #[must_use]
    pub const fn agency(&self) -> Option<&Token> {
        match self {
            Self::FiledLate { .. } | Self::PlanAndDrawCoincide { .. } | Self::RulesNotInForce { .. } => None,
            Self::CapExceeded { agency, .. }
            | Self::CapFilled { agency, .. }
            | Self::RepeatsForced { agency, .. }
            | Self::InspectorsExceedSources { agency, .. }
            | Self::PoolTooSmall { agency, .. }
            | Self::TiersShareCap { agency, .. }
            | Self::TiersExceedCap { agency, .. }
            | Self::TooFewInspectors { agency, .. }
            | Self::SourceWithoutTeam { agency, .. }
            | Self::TooFewSeats { agency, .. }
            | Self::TwoYearsBegun { agency, .. }
            | Self::CoverageOutOfReach { agency, .. }
            | Self::UnitsExceedSources { agency, .. }
            | Self::UnitsByChance { agency, .. }
            | Self::CoverageByChance { agency, .. }
            | Self::SourcesWithoutTeams { agency, .. }
            | Self::QuotaExceedsCandidates { agency, .. }
            | Self::SeatsMayNotSuffice { agency, .. } => Some(agency),
        }
    }

    /// The stratum concerned; none where it concerns all.
    #[must_use]
    pub const fn stratum(&self) -> Option<&Token> {
        match self {
            Self::CapExceeded { stratum, .. }
            | Self::CapFilled { stratum, .. }
            | Self::RepeatsForced { stratum, .. }
            | Self::InspectorsExceedSources { stratum, .. }
            | Self::PoolTooSmall { stratum, .. }
            | Self::TiersShareCap { stratum, .. }
            | Self::TiersExceedCap { stratum, .. }
            | Self::SourceWithoutTeam { stratum, .. }
            | Self::TwoYearsBegun { stratum, .. }
            | Self::CoverageOutOfReach { stratum, .. }
            | Self::UnitsExceedSources { stratum, .. }
            | Self::UnitsByChance { stratum, .. }
            | Self::CoverageByChance { stratum, .. }
            | Self::QuotaExceedsCandidates { stratum, .. } => Some(stratum),
            _ => None,
        }
    }

    /// The first period concerned; none where it concerns the year.
    #[must_use]
    pub const fn period(&self) -> Option<Period> {
        match self {
            Self::CapExceeded { period, .. }
            | Self::TiersExceedCap { period, .. }
            | Self::RepeatsForced { period, .. }
            | Self::PoolTooSmall { period, .. }
            | Self::TooFewInspectors { period, .. }
            | Self::SourceWithoutTeam { period, .. }
            | Self::TooFewSeats { period, .. }
            | Self::PlanAndDrawCoincide { period, .. }
            | Self::RulesNotInForce { period, .. }
            | Self::SourcesWithoutTeams { period, .. }
            | Self::QuotaExceedsCandidates { period, .. }
            | Self::SeatsMayNotSuffice { period, .. } => Some(*period),
            _ => None,
        }
    }

    const fn remedies(&self) -> (&'static str, &'static str) {
        match self {
            Self::FiledLate { .. } => ("file at once and state why", "立即备案并说明原因"),
            Self::CapExceeded { .. } => (
                "draw what can be drawn and report the shortfall, or record a waiver of the cap; a lower ratio, as the rules allow, \
                 helps only where a draw asks for more than one",
                "能抽尽抽并报告缺额，或登记例外审批文号；每次应抽多于一家的，方可依规则降低比例",
            ),
            Self::CapFilled { .. } => (
                "agree with the other tiers that they draw none of these sources, or record a waiver of the cap",
                "与其他层级商定不再抽取这些对象，或登记例外审批文号",
            ),
            Self::RepeatsForced { .. } => (
                "list every source of the area; to be drawn again is no breach by itself, up to the cap where the rules set \
                 one, and spreads evenly where those not yet inspected are drawn first",
                "将辖区对象全部纳入信息库；重复抽中本身不违规，规则设有次数上限的以上限为限，优先抽取未检查者可使重复均匀",
            ),
            Self::InspectorsExceedSources { .. } => (
                "list every daily-supervised source, or change the ratio as the rules allow",
                "将日常监管对象全部纳入信息库，或依规则调整比例",
            ),
            Self::PoolTooSmall { .. } => ("draw all there are and report the shortfall", "全部抽取并报告缺额"),
            Self::TiersShareCap { .. } => (
                "draw one tier after the other with the other's visits counted, or divide the sources between them",
                "各层级先后抽取并计入对方检查次数，或划分抽取对象",
            ),
            Self::TiersExceedCap { .. } => (
                "draw what can be drawn and report the shortfall, or record waivers of the cap; a lower ratio, as the rules allow, \
                 helps only where a draw asks for more than one",
                "能抽尽抽并报告缺额，或登记例外审批文号；每次应抽多于一家的，方可依规则降低比例",
            ),
            Self::PlanAndDrawCoincide { .. } => ("file the plan before the first draw", "先备案计划，再进行首次抽取"),
            Self::TooFewInspectors { .. } => {
                ("borrow inspectors from another division", "商请其他地区执法人员跨区域参加")
            }
            Self::SourceWithoutTeam { .. } => {
                ("borrow inspectors who are not recused from this source", "商请无须回避该对象的执法人员参加")
            }
            Self::RulesNotInForce { .. } => ("plan by the rules that are then in force", "依届时施行的规定编制计划"),
            Self::TwoYearsBegun { .. } => (
                "give what the first year's plan is short as what is carried into this one",
                "将第一年计划的缺额作为结转数列入本计划",
            ),
            Self::CoverageOutOfReach { .. } => (
                "raise the ratio as the rules allow, so that the draws reach all",
                "依规则提高抽查比例，使各次抽取足以覆盖全部对象",
            ),
            Self::UnitsExceedSources { .. } => (
                "list every daily-supervised source, draw all there are, and report the shortfall",
                "将日常监管对象全部纳入信息库，全部抽取并报告缺额",
            ),
            Self::UnitsByChance { .. } => (
                "put those not yet inspected in the year first, as an order may (`uninspected-first`)",
                "抽取方案选用优先抽取本年度未检查对象的方式",
            ),
            Self::CoverageByChance { .. } => (
                "put those not yet inspected in the year first (`uninspected-first`), with a ratio by which the last year's \
                 draws reach all",
                "优先抽取本年度未检查的对象，并使最后一年的抽取足以覆盖全部对象",
            ),
            Self::SourcesWithoutTeams { .. } => (
                "raise the greatest load where it binds, or borrow inspectors who are not recused from these sources",
                "每人次数受限的，提高最多检查次数；或商请对这些对象无须回避的执法人员参加",
            ),
            Self::QuotaExceedsCandidates { .. } => (
                "draw all who can be drawn and report the shortfall, or record a waiver of the cap",
                "能抽尽抽并报告缺额，或登记例外审批文号",
            ),
            Self::SeatsMayNotSuffice { .. } => (
                "raise the greatest load, or borrow inspectors who are not recused",
                "提高每人最多检查次数，或商请无须回避的执法人员参加",
            ),
            Self::TooFewSeats { .. } => {
                ("raise the greatest load, or borrow inspectors", "提高每人最多检查次数，或商请其他执法人员参加")
            }
        }
    }
}
