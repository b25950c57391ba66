//! Ratios, counts, quota rules, conditions and whole rule packs.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::known;
use crate::rules::{
    Base, Basis, Cap, CapAgencies, CapScope, ChangedRatio, CitedClause, Counting, CoverAll, Coverage, CoverageOrder,
    DeriveRule, Draw, ExcludedState, Exemption, Facts, InForce, InspectionKind, MidYear, Pack, PlanDue, Pool,
    Predicate, Publication, QuotaRule, RatioReport, Replacement, ReplacementPolicy, Ruleset, Stratum, Team, TierRule,
    WindowRule, Wording,
};
use crate::{Article, CountFrom, PeriodKind, Ratio, Rounding, Text, Tier, Token};

/// Any ratio, small ones and percentages more often.
///
/// # Example: it reads back
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::Ratio;
/// use shuangsuiji::strategies::rules::ratios;
///
/// proptest!(ProptestConfig::with_cases(16), |(ratio in ratios())| {
///     prop_assert_eq!(ratio.to_string().parse::<Ratio>().ok(), Some(ratio));
/// });
/// ```
pub fn ratios() -> impl Strategy<Value = Ratio> + Clone {
    let of = |numerator: u32, denominator: u32| Ratio::new(numerator, denominator).unwrap_or(Ratio::ONE);
    prop_oneof![
        (0..=300_u32).prop_map(move |percent| of(percent, 100)),
        (1..=20_u32, 0..=20_u32).prop_map(move |(d, n)| of(n, d)),
        // What stands first shrinks first: a small denominator leaves a small numerator.
        (1..=u32::MAX, any::<u32>()).prop_map(move |(d, n)| of(n, d)),
    ]
}

/// Ratios above 0 and at most 100 %.
///
/// # Example: no more than there is
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::Ratio;
/// use shuangsuiji::strategies::rules::shares;
///
/// proptest!(ProptestConfig::with_cases(16), |(share in shares())| {
///     prop_assert!(share <= Ratio::ONE);
/// });
/// ```
pub fn shares() -> impl Strategy<Value = Ratio> + Clone {
    let of = |numerator: u32, denominator: u32| Ratio::new(numerator, denominator).unwrap_or(Ratio::ONE);
    prop_oneof![
        (1..=100_u32).prop_map(move |percent| of(percent, 100)),
        (1..=40_u32, 1..=40_u32).prop_map(move |(a, b)| of(a.min(b), a.max(b))),
    ]
}

/// Counts as a prefecture or county has them, small ones more often.
///
/// # Example: counts of sources and inspectors
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::rules::bases;
///
/// proptest!(ProptestConfig::with_cases(16), |(base in bases())| {
///     prop_assert!(base.sources <= 20_000 && base.inspectors <= 20_000);
/// });
/// ```
pub fn bases() -> impl Strategy<Value = Base> + Clone {
    let counts = || prop_oneof![0..=20_u32, 0..=20_000_u32];
    (counts(), counts()).prop_map(|(sources, inspectors)| Base { sources, inspectors })
}

/// Words as the data form takes them.
///
/// # Example: it reads back
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::Token;
/// use shuangsuiji::strategies::rules::tokens;
///
/// proptest!(ProptestConfig::with_cases(16), |(token in tokens())| {
///     prop_assert_eq!(token.as_str().parse::<Token>().ok(), Some(token));
/// });
/// ```
pub fn tokens() -> impl Strategy<Value = Token> + Clone {
    let any = vec(select("az09._-".chars().collect::<Vec<_>>()), 1..=12).prop_map(String::from_iter);
    // Boxed, as texts are: a pack holds dozens, and a stack is short.
    prop_oneof![3 => (1..=40_u32).prop_map(|n| format!("t-{n}")), 1 => any].prop_map(|text| known(&text)).boxed()
}

/// Lines of text, Chinese ones too.
///
/// # Example: never empty
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::rules::texts;
///
/// proptest!(ProptestConfig::with_cases(16), |(text in texts())| {
///     prop_assert!(!text.as_str().is_empty());
/// });
/// ```
pub fn texts() -> impl Strategy<Value = Text> + Clone {
    let any = vec(select("aZ09 〔〕（）环执法号“”%".chars().collect::<Vec<_>>()), 1..=20).prop_map(String::from_iter);
    prop_oneof![3 => (1..=40_u32).prop_map(|n| format!("第{n}号")), 1 => any]
        .prop_filter_map("not a text", |text| text.parse().ok())
        .boxed()
}

fn wordings() -> impl Strategy<Value = Wording> + Clone {
    let short = (1..=40_u32).prop_map(|n| Wording { zh: known(&format!("第{n}号")), en: known(&format!("No. {n}")) });
    prop_oneof![4 => short, 1 => (texts(), texts()).prop_map(|(zh, en)| Wording { zh, en })].boxed()
}

fn basis() -> BoxedStrategy<Basis> {
    let clause = (option::of(wordings()), option::of(texts()), wordings(), option::of(wordings()));
    let clause = clause.prop_map(|(title, number, clause, words)| CitedClause { title, number, clause, words });
    prop_oneof![
        4 => select(Article::ALL.to_vec()).prop_map(Basis::Article),
        4 => wordings().prop_map(Basis::Text),
        1 => clause.prop_map(|clause| Basis::Clause(Box::new(clause))),
        1 => Just(Basis::NotNamed),
    ]
    .boxed()
}

/// Rules for draws of the given period or longer, valid in a pack.
///
/// # Example: none is counted by shorter periods than are drawn for
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::PeriodKind;
/// use shuangsuiji::rules::QuotaRule;
/// use shuangsuiji::strategies::rules::quota_rules;
///
/// proptest!(ProptestConfig::with_cases(16), |(rule in quota_rules(PeriodKind::Quarter))| {
///     if let QuotaRule::Share { per, .. } = rule {
///         prop_assert!(per >= PeriodKind::Quarter);
///     }
/// });
/// ```
pub fn quota_rules(draw: PeriodKind) -> impl Strategy<Value = QuotaRule> + Clone {
    prop_oneof![
        1 => Just(QuotaRule::None),
        8 => single_rules(draw),
        2 => vec(single_rules(draw), 2..=3).prop_map(QuotaRule::LargerOf),
        2 => vec(single_rules(draw), 2..=3).prop_map(QuotaRule::Either),
    ]
}

fn single_rules(draw: PeriodKind) -> impl Strategy<Value = QuotaRule> + Clone {
    let long: Vec<PeriodKind> = PeriodKind::ALL.into_iter().filter(|kind| *kind >= draw).collect();
    let staffing = (1..=4_u32, 1..=20_u32).prop_map(|(n, d)| Ratio::new(n, d).unwrap_or(Ratio::ONE));
    (select(long), shares(), staffing, 1..=50_u32, 0..6_u32).prop_map(
        |(per, ratio, inspectors_to_sources, sources, which)| match which {
            0 | 1 => QuotaRule::Share { ratio, per },
            2 | 3 => QuotaRule::Inspectors { inspectors_to_sources, per },
            4 => QuotaRule::Census { per },
            _ => QuotaRule::Fixed { sources, per },
        },
    )
}

/// Rules of a tier for monthly draws, some with a changed ratio.
///
/// # Example: a changed ratio differs from the rule's
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::rules::tier_rules;
///
/// proptest!(ProptestConfig::with_cases(16), |(rule in tier_rules())| {
///     if let Some(changed) = &rule.changed {
///         prop_assert_ne!(Some(changed.ratio), rule.quota.ratio());
///     }
/// });
/// ```
pub fn tier_rules() -> impl Strategy<Value = TierRule> + Clone {
    tier_rules_for(PeriodKind::Month)
}

/// Rules of a tier for draws of this period, some with a changed ratio.
///
/// # Example: a changed ratio has its report
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::PeriodKind;
/// use shuangsuiji::strategies::rules::tier_rules_for;
///
/// proptest!(ProptestConfig::with_cases(16), |(rule in tier_rules_for(PeriodKind::Year))| {
///     prop_assert!(rule.changed.is_none_or(|changed| changed.report.is_some()));
/// });
/// ```
pub fn tier_rules_for(draw: PeriodKind) -> impl Strategy<Value = TierRule> + Clone {
    let rounding = select(Rounding::ALL.to_vec());
    let changed = option::weighted(0.2, (shares(), texts()));
    let counts = select(vec![Counting::Units, Counting::Visits]);
    let mid_year = select(vec![MidYear::Whole, MidYear::ProRata]);
    (quota_rules(draw), rounding, any::<bool>(), (counts, mid_year), changed, basis()).prop_map(
        |(quota, rounding, carry_over, (counts, mid_year), changed, basis)| {
            let changes = |ratio: &Ratio| quota.ratio().is_some_and(|minimum| minimum != *ratio);
            let changed = changed.filter(|(ratio, _)| changes(ratio));
            let changed = changed.map(|(ratio, report)| ChangedRatio { ratio, report: Some(report), dated: None });
            TierRule { quota, rounding, carry_over, counts, mid_year, changed, basis }
        },
    )
}

/// What is known about a source, from little to everything.
///
/// # Example: little is known of some
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::rules::facts;
///
/// proptest!(ProptestConfig::with_cases(16), |(facts in facts())| {
///     prop_assert!(facts.complaints.is_none_or(|count| count < 6));
/// });
/// ```
pub fn facts() -> impl Strategy<Value = Facts> + Clone {
    let word = || option::of(word());
    (word(), option::of(any::<bool>()), option::of(0..6_u32), word(), word()).prop_map(
        |(declared, penalised_last_year, complaints, credit_grade, risk_level)| Facts {
            declared,
            penalised_last_year,
            complaints,
            credit_grade,
            risk_level,
        },
    )
}

/// One of three words, so that conditions and facts meet.
fn word() -> impl Strategy<Value = Token> + Clone {
    select(vec!["a", "b", "c"]).prop_map(known)
}

/// Conditions, nested up to three levels.
///
/// # Example: a negation turns what holds
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::rules::Predicate;
/// use shuangsuiji::strategies::rules::facts;
/// use shuangsuiji::strategies::rules::predicates;
///
/// proptest!(ProptestConfig::with_cases(16), |(when in predicates(), facts in facts())| {
///     let not = Predicate::Not(Box::new(when.clone()));
///     prop_assert_eq!(not.holds(&facts), when.holds(&facts).map(|holds| !holds));
/// });
/// ```
pub fn predicates() -> impl Strategy<Value = Predicate> + Clone {
    let words = || word().prop_map(|word| vec![word]);
    let leaf = prop_oneof![
        any::<bool>().prop_map(Predicate::PenalisedLastYear),
        (1..6_u32).prop_map(Predicate::ComplaintsAtLeast),
        words().prop_map(Predicate::CreditGrade),
        words().prop_map(Predicate::RiskLevel),
        words().prop_map(Predicate::Declared),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..=3).prop_map(Predicate::All),
            vec(inner.clone(), 1..=3).prop_map(Predicate::Any),
            inner.prop_map(|part| Predicate::Not(Box::new(part))),
        ]
    })
}

/// Makes no rule's period shorter than the draw's.
fn lengthen(stratum: &mut Stratum, draw: PeriodKind) {
    fn of(rule: &mut QuotaRule, draw: PeriodKind) {
        match rule {
            QuotaRule::None => {}
            QuotaRule::Share { per, .. }
            | QuotaRule::Inspectors { per, .. }
            | QuotaRule::Census { per }
            | QuotaRule::Fixed { per, .. } => *per = draw.max(*per),
            QuotaRule::LargerOf(rules) | QuotaRule::Either(rules) => rules.iter_mut().for_each(|rule| of(rule, draw)),
        }
    }
    let Stratum { region, prefecture, county, .. } = stratum;
    for rule in [region, prefecture, county].into_iter().flatten() {
        of(&mut rule.quota, draw);
    }
}

/// Strata of a pack that draws by the month.
fn strata() -> impl Strategy<Value = Vec<Stratum>> + Clone {
    let cover = option::of((1..5_u32, basis()).prop_map(|(within_years, basis)| CoverAll { within_years, basis }));
    let rule = || option::of(tier_rules());
    let stratum = (wordings(), rule(), rule(), tier_rules(), cover);
    vec(stratum, 1..=3).prop_map(|strata| {
        let words = ["key", "general", "project"].into_iter().filter_map(|word| word.parse::<Token>().ok());
        let strata = words.zip(strata).map(|(stratum, (name, region, prefecture, county, cover_all))| Stratum {
            stratum,
            name,
            region,
            prefecture,
            county: Some(county),
            cover_all,
        });
        strata.collect()
    })
}

fn caps() -> impl Strategy<Value = Cap> + Clone {
    let kinds = prop::sample::subsequence(InspectionKind::ALL.to_vec(), 1..=InspectionKind::ALL.len());
    let tiers = prop::sample::subsequence(Tier::ALL.to_vec(), 1..=Tier::ALL.len());
    let agencies = prop_oneof![Just(CapAgencies::All), Just(CapAgencies::Own)];
    let exemptions = prop::sample::subsequence(vec![Exemption::ViolationFound, Exemption::Waiver], 0..=2);
    (1..5_u32, kinds, tiers, agencies, any::<bool>(), exemptions, basis()).prop_map(
        |(most, kinds, tiers, agencies, scheduled, exemptions, basis)| {
            let counts = CapScope { kinds, tiers, agencies, scheduled };
            Cap { most, counts, exemptions, basis }
        },
    )
}

fn pools() -> impl Strategy<Value = Pool> + Clone {
    (any::<[bool; 3]>(), any::<bool>(), basis()).prop_map(|(in_basis, capped_in_basis, basis)| {
        let states = ["closed", "moved"].into_iter().filter_map(|word| word.parse::<Token>().ok());
        let excluded = states.zip(in_basis).map(|(state, in_basis)| ExcludedState { state, in_basis }).collect();
        Pool { excluded, capped_in_basis, basis }
    })
}

fn draws() -> impl Strategy<Value = Draw> + Clone {
    let window =
        prop_oneof![(1..=12_u32).prop_map(WindowRule::MonthsBefore), (1..=28_u32).prop_map(WindowRule::UntilDay)];
    let periods = select(PeriodKind::ALL.to_vec());
    (periods, option::of(window), basis()).prop_map(|(period, window, basis)| Draw { period, window, basis })
}

/// Whole rule packs that pass the check.
///
/// # Example: a property of every pack
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::rules::rulesets;
///
/// proptest!(ProptestConfig::with_cases(16), |(rules in rulesets())| {
///     prop_assert!(rules.strata().count() >= 1);
/// });
/// ```
pub fn rulesets() -> impl Strategy<Value = Ruleset> + Clone {
    packs().prop_filter_map("a pack that does not pass", |pack| one_law(pack).and_then(|pack| Ruleset::new(pack).ok()))
}

/// The pack; where it is another place's, without the clauses that are the built-in statute's.
fn one_law(pack: Pack) -> Option<Pack> {
    fn unnamed(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(fields) if fields.contains_key("article") => *value = "not_named".into(),
            serde_json::Value::Object(fields) => fields.values_mut().for_each(unnamed),
            serde_json::Value::Array(elements) => elements.iter_mut().for_each(unnamed),
            _ => {}
        }
    }
    if pack.in_force.basis.article().is_some() {
        return Some(pack);
    }
    let mut value = serde_json::to_value(pack).ok()?;
    unnamed(&mut value);
    serde_json::from_value(value).ok()
}

fn publications() -> impl Strategy<Value = Publication> + Clone {
    let count_from = prop_oneof![Just(CountFrom::DayAfter), Just(CountFrom::CompletionDay)];
    (1..40_u32, count_from, basis()).prop_map(|(working_days, count_from, basis)| Publication {
        working_days,
        count_from,
        basis,
    })
}

fn packs() -> impl Strategy<Value = Pack> + Clone {
    let order = prop_oneof![Just(CoverageOrder::Independent), Just(CoverageOrder::UninspectedFirst)];
    let coverage = (order, basis()).prop_map(|(order, basis)| Coverage { order, basis });
    let team = option::of((1..5_u32, basis()).prop_map(|(size, basis)| Team { size, basis }));
    let publications = (option::of(publications()), option::of(publications()));
    let plan_due = (1..=12_u32, 1..=28_u32, basis()).prop_map(|(month, day, basis)| PlanDue { month, day, basis });
    let report = (wordings(), basis()).prop_map(|(to, basis)| RatioReport { to, basis });
    let head = (tokens(), any::<bool>(), wordings(), option::of(texts()), option::of(wordings()), basis());
    let derive = vec((predicates(), basis()), 0..=2);
    let replacement = option::of((select(ReplacementPolicy::ALL.to_vec()), basis()));
    let replacement = replacement.prop_map(|said| said.map(|(policy, basis)| Replacement { policy, basis }));
    let body = (strata(), derive, pools(), coverage, option::of(caps()), team);
    let tail = (publications, option::of(plan_due), option::of(report), replacement, vec(wordings(), 0..=2));
    (draws(), head, body, tail).prop_map(
        |(draw, head, body, ((publication, draw_publication), plan_due, ratio_change, replacement, notes))| {
            let (id, example, title, document_number, issued_by, basis) = head;
            let (mut strata, derive, pool, coverage, cap, team) = body;
            strata.iter_mut().for_each(|stratum| lengthen(stratum, draw.period));
            let target = strata.first().map(|stratum: &Stratum| stratum.stratum.clone());
            let derive = derive.into_iter().zip(core::iter::repeat(target));
            let derive =
                derive.filter_map(|((when, basis), stratum)| Some(DeriveRule { when, stratum: stratum?, basis }));
            Pack {
                format: Pack::FORMAT,
                id,
                example,
                title,
                document_number,
                issued_by,
                in_force: InForce { from: None, until: None, two_years_from: Some(2026), basis },
                notes,
                derive: derive.collect(),
                strata,
                pool,
                draw,
                coverage,
                cap,
                team,
                publication,
                draw_publication,
                plan_due,
                ratio_change,
                replacement,
                readings: Default::default(),
                citations: Default::default(),
                tiers: None,
                related: Vec::new(),
            }
        },
    )
}
