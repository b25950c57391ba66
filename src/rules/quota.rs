//! Art. 8(1), 8(2): how many sources a rule asks for in one draw.
//!
//! Share × sources, or inspectors × sources per inspector, is exact; it is rounded once, to the obligation of the rule's
//! period. Where draws are more frequent, the *q*-th of *n* owes ⌈obligation·q/n⌉ − ⌈obligation·(q−1)/n⌉. What earlier
//! draws fell short is added where the rule says so; what the pool does not hold is reported.
//!
//! Whether the sum can be reached under the cap is the plan's question, not asked here.

use thiserror::Error;

use crate::explain::explain;
use crate::{Amount, Article, Code, DrawPeriod, PeriodKind, Place, Ratio, Rounding, Tier};

use super::{Basis, ChangedRatio, Counting, MidYear, QuotaRule, Ruleset, TierRule};

/// The counts that a quota is taken from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// Sources of the stratum in the agency's area, as the pack's [`Pool`](super::Pool) counts them.
    pub sources: u32,
    /// Certified inspectors on the agency's own roster.
    pub inspectors: u32,
}

/// Why there is no quota.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum QuotaError {
    /// The pack has no rule for it.
    #[error("`{rules}` has no rule for `{stratum}` at {tier} tier; expected a stratum and tier of the pack")]
    NoRule {
        /// The pack.
        rules: String,
        /// The stratum.
        stratum: String,
        /// The tier.
        tier: Tier,
    },
    /// A draw by another period than the pack's.
    #[error("a draw by the {found}; `{rules}` draws by the {expected}")]
    OtherPeriod {
        /// The pack.
        rules: String,
        /// The period found.
        found: PeriodKind,
        /// The pack's.
        expected: PeriodKind,
    },
    /// A rule that counts by a shorter period than the draw's.
    #[error("the rule counts by the {found}, but the draw is by the {draw}; expected a rule for the {draw} or longer")]
    ShorterThanDraw {
        /// The rule's period.
        found: PeriodKind,
        /// The draw's.
        draw: PeriodKind,
    },
    /// More sources than can be counted.
    #[error("{exact} sources do not fit; expected at most {}", u32::MAX)]
    TooLarge {
        /// The exact amount, or the sum with what is carried over.
        exact: String,
        /// The rule's article.
        article: Option<Article>,
    },
}

explain!(QuotaError {
    Self::NoRule { rules, stratum, tier } => Code::RULES_NO_RULE, Article::Art8,
        "“{rules}”未规定“{stratum}”在“{}”的抽查比例", tier.chinese();
    Self::OtherPeriod { rules, found, expected } => Code::QUOTA_OTHER_PERIOD, Article::Art10,
        "按{}抽取，而“{rules}”规定按{}抽取", found.chinese(), expected.chinese();
    Self::ShorterThanDraw { found, draw } => Code::RULES_SHORTER_THAN_DRAW, Article::Art10,
        "规则按{}计，而抽取按{}进行，规则周期不应短于抽取周期", found.chinese(), draw.chinese();
    Self::TooLarge { exact, article } => Code::QUOTA_TOO_LARGE, *article, "{exact}家超出范围，最多{}家", u32::MAX;
});

/// How many sources are to be drawn, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Quota {
    /// The number.
    pub count: u32,
    /// How it came about.
    pub derivation: Derivation,
}

/// How a quota came about. `Display` is one line in English, [`Derivation::chinese`] one in Chinese.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Derivation {
    /// The rule that decided, with the ratio in force; never one of several parts.
    pub rule: QuotaRule,
    /// Among which rules it was chosen, if there were several.
    pub choice: Option<Choice>,
    /// The minimum's ratio as the law writes it, and what replaced it.
    pub changed: Option<(Ratio, ChangedRatio)>,
    /// The counts.
    pub base: Base,
    /// What the rule asks for in its period, before rounding.
    pub exact: Amount,
    /// How it was rounded.
    pub rounding: Rounding,
    /// What the rule asks for in its period.
    pub obligation: u32,
    /// The draw period.
    pub period: DrawPeriod,
    /// Its place in the rule's period.
    pub place: Place,
    /// How many different sources there are, where the draws of the year ask for more: no more are owed in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<u32>,
    /// How the year's part of the obligation was spread anew when the counts changed; none: as [`Derivation::place`] says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<Spread>,
    /// The part of the obligation that falls to this draw.
    pub due: u32,
    /// What earlier draws fell short, added here.
    pub carried: u32,
    /// What earlier draws fell short, and the rule does not carry over.
    pub lapsed: u32,
    /// How many sources can be drawn.
    pub pool: u32,
    /// How many of those owed cannot be drawn.
    pub rest: u32,
    /// What the rule rests on.
    pub basis: Basis,
}

/// What the draws made leave of a year's part of an obligation, spread over the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// What the draws made owed together, or drew where that is more.
    pub met: u32,
    /// The draw's place among those that were still to be made.
    pub place: Place,
}

/// A choice among several rules: for each what it asks for over the same span, of one year or two.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Whether the one that asks for most was taken, or the one that asks for least.
    pub larger: bool,
    /// The rules, and what each asks for over the span.
    pub rules: Vec<(QuotaRule, u64)>,
    /// The span.
    pub span: PeriodKind,
}

impl Ruleset {
    /// How many sources a tier owes in a stratum in one draw.
    ///
    /// `carry` is what earlier draws of the same obligation fell short.
    ///
    /// # Guarantees
    /// As [`TierRule::quota`].
    ///
    /// # Errors
    /// [`QuotaError`] if the pack has no such rule, draws by another period, or the number does not fit.
    pub fn quota(
        &self,
        stratum: &str,
        tier: Tier,
        base: Base,
        period: DrawPeriod,
        carry: u32,
    ) -> Result<Quota, QuotaError> {
        let rules = || self.id().to_string();
        let missing = || QuotaError::NoRule { rules: rules(), stratum: stratum.to_owned(), tier };
        let rule = self.rule(stratum, tier).ok_or_else(missing)?;
        let (found, expected) = (period.kind(), self.pack().draw.period);
        if found != expected {
            return Err(QuotaError::OtherPeriod { rules: rules(), found, expected });
        }
        rule.quota(base, period, carry)
    }
}

impl TierRule {
    /// How many sources the rule asks for in one draw.
    ///
    /// # Guarantees
    /// Over the draws of the rule's period the parts due add up to its rounded obligation. A single rule's obligation
    /// grows with the base, and that of a share with its ratio; so does what is due through each draw. One draw's own part
    /// may fall all the same, where the rule's period is longer than the draw's. Of several rules it is what is due over two
    /// years that grows: with another base a part of another period may decide, whose obligation is smaller.
    /// `count + rest = due + carry`, or `due` alone where the rule carries nothing over, and then `carry` is reported as
    /// lapsed.
    ///
    /// # Errors
    /// [`QuotaError`] if the draw's period is longer than the rule's, or the number does not fit.
    ///
    /// # Complexity
    /// Constant for one rule; of several one step each.
    pub fn quota(&self, base: Base, period: DrawPeriod, carry: u32) -> Result<Quota, QuotaError> {
        let in_effect = self.in_effect();
        let (rule, choice) = self.decide(&in_effect, base)?;
        let exact = exact(rule, base);
        let obligation = self.fit(exact.rounded(self.rounding))?;
        let draw = period.kind();
        let rule_period = rule.per().unwrap_or(draw);
        let place = period.place_in(rule_period).ok_or(QuotaError::ShorterThanDraw { found: rule_period, draw })?;
        let due = part(obligation, place);
        let (carried, lapsed) = if self.carry_over { (carry, 0) } else { (0, carry) };
        let owed = self.fit(u64::from(due).saturating_add(carried.into()))?;
        let changed = self.quota.ratio().zip(self.changed.clone());
        let derivation = Derivation {
            rule: rule.clone(),
            choice,
            changed,
            base,
            exact,
            rounding: self.rounding,
            obligation,
            period,
            place,
            units: None,
            spread: None,
            due,
            carried,
            lapsed,
            pool: base.sources,
            rest: 0,
            basis: self.basis.clone(),
        };
        Ok(Quota { count: owed, derivation }.limited_to(base.sources))
    }

    /// The single rule that decides, and among which.
    fn decide<'a>(&self, rule: &'a QuotaRule, base: Base) -> Result<(&'a QuotaRule, Option<Choice>), QuotaError> {
        let (QuotaRule::LargerOf(parts) | QuotaRule::Either(parts)) = rule else { return Ok((rule, None)) };
        let larger = matches!(rule, QuotaRule::LargerOf(_));
        let span = rule.per().unwrap_or(PeriodKind::Year).max(PeriodKind::Year);
        let mut rules = Vec::with_capacity(parts.len());
        let mut best: Option<(&QuotaRule, u64)> = None;
        for part in parts {
            let times = part.per().and_then(|per| span.holds(per)).unwrap_or_default();
            let owed = exact(part, base).rounded(self.rounding).saturating_mul(times.into());
            if best.is_none_or(|(_, most)| if larger { owed > most } else { owed < most }) {
                best = Some((part, owed));
            }
            rules.push((part.clone(), owed));
        }
        Ok((best.map_or(&QuotaRule::None, |(part, _)| part), Some(Choice { larger, rules, span })))
    }

    fn fit(&self, number: u64) -> Result<u32, QuotaError> {
        let article = self.basis.article();
        u32::try_from(number).map_err(|_| QuotaError::TooLarge { exact: number.to_string(), article })
    }
}

impl Quota {
    /// What an order asks for: all that is owed, also what the pool lacks, so that the shortfall shows in the transcript.
    #[must_use]
    pub const fn owed(&self) -> u32 {
        self.count.saturating_add(self.derivation.rest)
    }

    /// The same quota where fewer sources can be drawn: `count` falls to `pool`, and the rest is reported.
    ///
    /// # Guarantees
    /// `count + rest` does not change; a larger pool than before changes nothing.
    #[must_use]
    pub fn limited_to(mut self, pool: u32) -> Self {
        let pool = pool.min(self.derivation.pool);
        let over = self.count.saturating_sub(pool);
        self.count = self.count.saturating_sub(over);
        self.derivation.rest = self.derivation.rest.saturating_add(over);
        self.derivation.pool = pool;
        self
    }

    /// The same quota where only so many different sources can be drawn in the year, and where what is left of the
    /// year's part of the obligation was spread anew.
    ///
    /// # Guarantees
    /// Over the draws of a year the parts due add up to the year's part of the obligation, or to `units` where those are
    /// fewer; from a spread on, to what it leaves of that. A rule that is met by one draw alone is not changed.
    #[must_use]
    pub fn within_year(mut self, units: Option<u32>, spread: Option<Spread>) -> Self {
        let derivation = &mut self.derivation;
        let (place, year) = derivation.year();
        if place.of < 2 {
            return self;
        }
        derivation.units = units.filter(|units| *units < year);
        derivation.spread = spread;
        let whole = derivation.units.unwrap_or(year);
        derivation.due = match (spread, derivation.units) {
            (Some(Spread { met, place }), _) => part(whole.saturating_sub(met), place),
            (None, Some(units)) => part(units, place),
            (None, None) => part(derivation.obligation, derivation.place),
        };
        let owed = derivation.due.saturating_add(derivation.carried);
        self.count = owed.min(derivation.pool);
        derivation.rest = owed.saturating_sub(self.count);
        self
    }
}

impl Derivation {
    /// Whether what it says of the year's sources, and of a spread, is what the rule allows: no fewer different sources
    /// than can be drawn, and as many draws left as the year has.
    #[must_use]
    pub fn fits(&self, rule: &TierRule) -> bool {
        let units = self.units.is_none_or(|units| rule.counts == Counting::Units && units >= self.pool);
        let (place, _) = self.year();
        let left = |place: Place| place.of.checked_sub(place.index);
        let spread = self.spread.is_none_or(|spread| {
            rule.mid_year == MidYear::Whole && left(spread.place) == left(place) && spread.place.of < place.of
        });
        units && spread
    }

    /// The draw's place among those of its year that meet the obligation together, and what falls to that year.
    #[must_use]
    pub fn year(&self) -> (Place, u32) {
        let Place { index, of } = self.place;
        let draws = PeriodKind::Year.holds(self.period.kind()).unwrap_or(1);
        if of <= draws {
            return (self.place, self.obligation);
        }
        let first = cumulative(self.obligation, draws, of);
        match index.checked_sub(draws) {
            Some(later) if later > 0 => (Place { index: later, of: draws }, self.obligation.saturating_sub(first)),
            _ => (Place { index, of: draws }, first),
        }
    }
}

/// What a single rule asks for in its period.
fn exact(rule: &QuotaRule, base: Base) -> Amount {
    match rule {
        QuotaRule::Share { ratio, .. } => ratio.of(base.sources),
        QuotaRule::Inspectors { inspectors_to_sources, .. } => {
            inspectors_to_sources.reciprocal().unwrap_or(Ratio::ZERO).of(base.inspectors)
        }
        QuotaRule::Census { .. } => Amount::whole(base.sources),
        QuotaRule::Fixed { sources, .. } => Amount::whole(*sources),
        QuotaRule::None | QuotaRule::LargerOf(_) | QuotaRule::Either(_) => Amount::whole(0),
    }
}

/// ⌈obligation·index/of⌉.
pub(super) fn cumulative(obligation: u32, index: u32, of: u32) -> u32 {
    let share = u64::from(obligation).saturating_mul(index.into()).div_ceil(u64::from(of).max(1));
    u32::try_from(share).unwrap_or(obligation)
}

/// The part of an obligation that falls to one place: the cumulative sums telescope, so the parts add up to it.
fn part(obligation: u32, Place { index, of }: Place) -> u32 {
    cumulative(obligation, index, of).saturating_sub(cumulative(obligation, index.saturating_sub(1), of))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Explain;
    use crate::strategies::rules::{bases, tier_rules};

    #[track_caller]
    fn rule(quota: QuotaRule) -> TierRule {
        let basis = Basis::Article(Article::Art8General);
        TierRule {
            quota,
            rounding: Rounding::Up,
            carry_over: true,
            counts: Counting::Units,
            mid_year: MidYear::Whole,
            changed: None,
            basis,
        }
    }

    fn annual(ratio: &str) -> TierRule {
        rule(QuotaRule::Inspectors { inspectors_to_sources: ratio.parse().unwrap(), per: PeriodKind::Year })
    }

    #[track_caller]
    fn quarter(index: u32) -> DrawPeriod {
        DrawPeriod::new(PeriodKind::Quarter, index).unwrap()
    }

    #[test]
    fn three_inspectors_at_one_to_five_owe_four_four_four_three() {
        // 3 × 5 = 15; ⌈15/4⌉ = 4, ⌈30/4⌉ = 8, ⌈45/4⌉ = 12, 15: differences 4, 4, 4, 3.
        let base = Base { sources: 100, inspectors: 3 };
        let counts: Vec<u32> = (1..=8).map(|q| annual("1:5").quota(base, quarter(q), 0).unwrap().count).collect();
        assert_eq!(counts, [4, 4, 4, 3, 4, 4, 4, 3]);
    }

    #[test]
    fn the_parts_of_every_obligation_add_up_to_it() {
        for of in [1, 2, 3, 4, 6, 8, 12, 24] {
            for obligation in (0..600).chain([u32::MAX - 1, u32::MAX]) {
                let mut sum = 0;
                for index in 1..=of {
                    let due = part(obligation, Place { index, of });
                    assert!(due == obligation / of || due == obligation / of + 1, "{obligation} {index}/{of}");
                    sum += due;
                }
                assert_eq!(sum, obligation, "over {of}");
            }
        }
    }

    #[test]
    fn each_quarter_grows_with_the_annual_obligation() {
        for obligation in 0..1000 {
            for index in 1..=4 {
                let place = Place { index, of: 4 };
                assert!(part(obligation, place) <= part(obligation + 1, place));
            }
        }
    }

    #[test]
    fn one_draw_s_part_may_fall_as_the_obligation_grows() {
        // ⌈n/12⌉, ⌈2n/12⌉, …: of 2 a year the 7th month owes ⌈14/12⌉ − ⌈12/12⌉ = 1, of 3 ⌈21/12⌉ − ⌈18/12⌉ = 0.
        let monthly = |obligation| {
            let rule = rule(QuotaRule::Fixed { sources: obligation, per: PeriodKind::Year });
            let month = |index| DrawPeriod::new(PeriodKind::Month, index).unwrap();
            let base = Base { sources: 100, inspectors: 0 };
            let due: Vec<u32> = (1..=12).map(|n| rule.quota(base, month(n), 0).unwrap().derivation.due).collect();
            due
        };
        assert_eq!(monthly(2), [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
        assert_eq!(monthly(3), [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
    }

    #[test]
    fn the_obligation_may_fall_where_parts_of_other_periods_decide() {
        // Of 10 sources the 30 a year decide, against 4 × 5; of 20 the half a quarter, against 30: 4 × 10.
        let parts = vec![
            QuotaRule::Fixed { sources: 30, per: PeriodKind::Year },
            QuotaRule::Share { ratio: "50%".parse().unwrap(), per: PeriodKind::Quarter },
        ];
        let rule = rule(QuotaRule::LargerOf(parts));
        let quota = |sources| rule.quota(Base { sources, inspectors: 0 }, quarter(1), 0).unwrap().derivation;
        assert_eq!([quota(10).obligation, quota(20).obligation], [30, 10]);
        let over_two_years = |sources| -> u32 {
            let base = Base { sources, inspectors: 0 };
            (1..=8).map(|index| rule.quota(base, quarter(index), 0).unwrap().derivation.due).sum()
        };
        assert_eq!([over_two_years(10), over_two_years(20)], [60, 80]);
    }

    #[test]
    fn what_the_pool_lacks_is_reported_and_the_next_draw_owes_it() {
        // 12 × 5 = 60 a year, 15 a quarter; 9 sources can be drawn.
        let first = annual("1:5").quota(Base { sources: 9, inspectors: 12 }, quarter(1), 0).unwrap();
        assert_eq!((first.count, first.derivation.rest), (9, 6));
        let second = annual("1:5").quota(Base { sources: 30, inspectors: 12 }, quarter(2), 6).unwrap();
        assert_eq!((second.count, second.derivation.carried, second.derivation.rest), (21, 6, 0));
        let limited = second.limited_to(20).limited_to(25);
        assert_eq!((limited.count, limited.derivation.pool, limited.derivation.rest), (20, 20, 1));
    }

    #[test]
    fn a_rule_without_carry_over_says_what_lapsed() {
        let rule = TierRule { carry_over: false, ..annual("1:5") };
        let quota = rule.quota(Base { sources: 99, inspectors: 12 }, quarter(2), 6).unwrap();
        assert_eq!((quota.count, quota.derivation.carried, quota.derivation.lapsed), (15, 0, 6));
    }

    #[test]
    fn a_share_of_exactly_all_owes_everybody_and_more_is_none() {
        let share = |ratio: &str| QuotaRule::Share { ratio: ratio.parse().unwrap(), per: PeriodKind::Quarter };
        let base = Base { sources: 7, inspectors: 0 };
        assert_eq!(rule(share("100%")).quota(base, quarter(1), 0).unwrap().count, 7);
        let pack = |ratio: &str| {
            let mut pack = Ruleset::inner_mongolia().into_pack();
            pack.strata[0].county.as_mut().unwrap().quota = share(ratio);
            Ruleset::new(pack)
        };
        assert!(pack("100%").is_ok());
        assert!(pack("100.1%").is_err() && pack("0%").is_err());
    }

    #[test]
    fn what_does_not_fit_or_has_no_place_is_refused() {
        let base = Base { sources: 1, inspectors: u32::MAX };
        let error = annual("1:5").quota(base, quarter(1), 0).unwrap_err();
        assert_eq!(error.to_string(), "21474836475 sources do not fit; expected at most 4294967295");
        assert_eq!(error.chinese(), "21474836475家超出范围，最多4294967295家");
        assert_eq!((error.code(), error.article()), (Code::QUOTA_TOO_LARGE, Some(Article::Art8General)));
        assert!(annual("1:1").quota(base, quarter(1), u32::MAX).is_err());
        let monthly = rule(QuotaRule::Census { per: PeriodKind::Month });
        let error = monthly.quota(base, quarter(1), 0).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the rule counts by the month, but the draw is by the quarter; expected a rule for the quarter or longer"
        );
        assert_eq!(error.chinese(), "规则按月计，而抽取按季度进行，规则周期不应短于抽取周期");
    }

    #[test]
    fn a_pack_refuses_what_it_has_no_rule_for() {
        let rules = Ruleset::inner_mongolia();
        let base = Base::default();
        let error = rules.quota("key", Tier::Region, base, quarter(1), 0).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`inner-mongolia-trial` has no rule for `key` at region tier; expected a stratum and tier of the pack"
        );
        assert_eq!(error.chinese(), "“inner-mongolia-trial”未规定“key”在“省级”的抽查比例");
        let month = DrawPeriod::new(PeriodKind::Month, 1).unwrap();
        let error = rules.quota("key", Tier::County, base, month, 0).unwrap_err();
        assert_eq!(error.to_string(), "a draw by the month; `inner-mongolia-trial` draws by the quarter");
        assert_eq!(error.chinese(), "按月抽取，而“inner-mongolia-trial”规定按季度抽取");
    }

    proptest! {
        #[test]
        fn the_sum_over_a_rule_s_period_is_its_obligation(rule in tier_rules(), base in bases()) {
            let quotas: Vec<Quota> =
                DrawPeriod::all(PeriodKind::Month).map(|month| rule.quota(base, month, 0).unwrap()).collect();
            let first = &quotas[0].derivation;
            let due = quotas[..first.place.of as usize].iter().map(|quota| u64::from(quota.derivation.due));
            prop_assert_eq!(due.sum::<u64>(), u64::from(first.obligation));
        }

        #[test]
        fn the_obligation_through_each_draw_grows_with_the_base(
            rule in tier_rules(), base in bases(), more in bases(), draws in 1..=24_usize
        ) {
            let larger = Base { sources: base.sources + more.sources, inspectors: base.inspectors + more.inspectors };
            // Over two years, so that the several parts of a rule have come round.
            let through = |base, draws| -> u64 {
                DrawPeriod::all(PeriodKind::Month).take(draws)
                    .map(|month| u64::from(rule.quota(base, month, 0).unwrap().derivation.due)).sum()
            };
            prop_assert!(through(base, 24) <= through(larger, 24));
            if rule.quota.ratio().is_some() {
                prop_assert!(through(base, draws) <= through(larger, draws));
            }
        }

        #[test]
        fn a_single_rule_s_obligation_grows_with_the_base(rule in tier_rules(), base in bases(), more in bases()) {
            let larger = Base { sources: base.sources + more.sources, inspectors: base.inspectors + more.inspectors };
            let obligation = |base| {
                let month = DrawPeriod::new(PeriodKind::Month, 1).unwrap();
                rule.quota(base, month, 0).unwrap().derivation.obligation
            };
            if !matches!(rule.quota, QuotaRule::LargerOf(_) | QuotaRule::Either(_)) {
                prop_assert!(obligation(base) <= obligation(larger));
            }
        }

        #[test]
        fn the_obligation_grows_with_the_ratio(
            a in 1..=100_u32, b in 1..=100_u32, base in bases(), index in 1..=8_u32
        ) {
            let share = |percent| rule(QuotaRule::Share {
                ratio: Ratio::new(percent, 100).unwrap(), per: PeriodKind::Year
            });
            let due = |percent| share(percent).quota(base, quarter(index), 0).unwrap().derivation.due;
            prop_assert!(due(a.min(b)) <= due(a.max(b)));
        }

        #[test]
        fn carry_over_loses_nothing(
            rule in tier_rules(), base in bases(), pools in prop::collection::vec(0..300_u32, 24)
        ) {
            let rule = TierRule { carry_over: true, ..rule };
            let (mut carry, mut drawn, mut due) = (0, 0, 0);
            for (month, pool) in DrawPeriod::all(PeriodKind::Month).zip(pools) {
                let quota = rule.quota(base, month, carry).unwrap().limited_to(pool);
                prop_assert!(quota.count <= pool.min(base.sources));
                drawn += u64::from(quota.count);
                due += u64::from(quota.derivation.due);
                carry = quota.derivation.rest;
            }
            prop_assert_eq!(drawn + u64::from(carry), due);
        }
    }
}
