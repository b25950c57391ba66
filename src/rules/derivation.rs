//! Art. 8, 15: a quota's derivation in one line, for whoever must show how it came about.
//!
//! `⌈5 % × 187⌉ = ⌈9.35⌉ = 10 (Art. 8(1))`. A decimal that does not end stops at the hundredth, with dots: ⌈16.66…⌉. A ratio stands
//! as its rule has it, 1/3 too; the exact amount is in the data.

use core::fmt;

use super::quota::cumulative;
use super::{ChangedRatio, Choice, Derivation, QuotaRule, Spread};
use crate::explain::counted;
use crate::{PeriodKind, Place, Ratio, Rounding};

impl fmt::Display for Derivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.choice.as_ref().map(english_choice));
        parts.push(self.formula(&english(&self.rule), " = "));
        parts.extend(self.units.map(|units| format!("only {} there", counted(units, "different source"))));
        let Place { index, of } = self.place;
        if of > 1 {
            let kind = self.period.kind().english();
            let left = self
                .left()
                .map_or_else(String::new, |(left, over)| format!("{left} left for {}, ", counted(over, "draw")));
            parts.push(format!("{kind} {index} of {of}: {left}{}", self.spread_over(" − ", " = ", " × ")));
        }
        if self.carried > 0 {
            let sum = self.due.saturating_add(self.carried);
            parts.push(format!("{} + {} carried over = {sum}", self.due, self.carried));
        }
        if self.lapsed > 0 {
            parts.push(format!("{} of earlier draws are not carried over", self.lapsed));
        }
        if self.rest > 0 {
            parts.push(format!("only {} can be drawn, {} short", self.pool, self.rest));
        }
        if let Some((minimum, ChangedRatio { ratio, report, .. })) = &self.changed {
            let written = |ratio: Ratio| self.written(ratio, Ratio::spaced);
            let report =
                report.as_ref().map_or_else(|| "no report asked for".to_owned(), |text| format!("report {text}"));
            parts.push(format!("{} in place of the minimum of {}, {report}", written(*ratio), written(*minimum)));
        }
        write!(f, "{} ({})", parts.join("; "), self.basis.english())
    }
}

impl Derivation {
    /// The derivation in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        let mut parts = Vec::new();
        parts.extend(self.choice.as_ref().map(chinese_choice));
        parts.push(self.formula(&chinese(&self.rule), "="));
        parts.extend(self.units.map(|units| format!("不同对象仅有{units}家")));
        let Place { index, of } = self.place;
        if of > 1 {
            let kind = self.period.kind().chinese();
            let left = self.left().map_or_else(String::new, |(left, over)| format!("余{left}，分{over}次，"));
            parts.push(format!("按{kind}分摊（{index}/{of}）：{left}{}", self.spread_over("−", "=", "×")));
        }
        if self.carried > 0 {
            let sum = self.due.saturating_add(self.carried);
            parts.push(format!("{}+结转{}={sum}", self.due, self.carried));
        }
        if self.lapsed > 0 {
            parts.push(format!("前期缺额{}不结转", self.lapsed));
        }
        if self.rest > 0 {
            parts.push(format!("可抽取仅{}，缺额{}", self.pool, self.rest));
        }
        if let Some((minimum, ChangedRatio { ratio, report, .. })) = &self.changed {
            let written = |ratio: Ratio| self.written(ratio, |ratio| ratio.to_string());
            let report = report.as_ref().map_or_else(|| "无需书面报告".to_owned(), |text| format!("书面报告：{text}"));
            parts.push(format!("按{}抽查，最低比例为{}，{report}", written(*ratio), written(*minimum)));
        }
        format!("{}（{}）", parts.join("；"), self.basis.chinese())
    }

    /// `⌈5 % × 187⌉ = ⌈9.35⌉ = 10`, without the steps that change nothing.
    fn formula(&self, rule: &str, equals: &str) -> String {
        let number = self.obligation;
        match self.rule {
            QuotaRule::None | QuotaRule::Fixed { .. } => rule.to_owned(),
            QuotaRule::Share { .. } | QuotaRule::Inspectors { .. } => {
                let chinese = equals == "=";
                let (open, close) = match self.rounding {
                    Rounding::Nearest if chinese => ("四舍五入（", "）"),
                    rounding => rounding.signs(),
                };
                let (product, exact) = (self.product(rule, equals), self.exact.plain());
                match self.exact.is_whole() {
                    true if matches!(self.rule, QuotaRule::Inspectors { .. }) => format!("{product}{equals}{number}"),
                    true => format!("{open}{product}{close}{equals}{number}"),
                    false => format!("{open}{product}{close}{equals}{open}{exact}{close}{equals}{number}"),
                }
            }
            _ => format!("{rule}{equals}{number}"),
        }
    }

    fn product(&self, rule: &str, equals: &str) -> String {
        let times = if equals == "=" { "×" } else { " × " };
        match &self.rule {
            QuotaRule::Inspectors { inspectors_to_sources, .. } => {
                let factor = inspectors_to_sources.reciprocal().unwrap_or(Ratio::ZERO).plain();
                let unit = if equals == "=" { "人" } else { " inspectors" };
                format!("{}{unit}{times}{factor}", self.base.inspectors)
            }
            _ => format!("{rule}{times}{}", self.base.sources),
        }
    }

    /// What a spread leaves, and over how many draws.
    fn left(&self) -> Option<(u32, u32)> {
        let Spread { met, place } = self.spread?;
        Some((self.units.unwrap_or(self.year().1).saturating_sub(met), place.of))
    }

    /// `⌈60 × 2/4⌉ − ⌈60 × 1/4⌉ = 30 − 15 = 15`.
    fn spread_over(&self, minus: &str, equals: &str, times: &str) -> String {
        let (Place { index, of }, whole) = match (self.spread, self.units) {
            (Some(spread), _) => (spread.place, self.left().map_or(0, |(left, _)| left)),
            (None, Some(units)) => (self.year().0, units),
            (None, None) => (self.place, self.obligation),
        };
        let before = index.saturating_sub(1);
        let (through, earlier) = (cumulative(whole, index, of), cumulative(whole, before, of));
        let due = self.due;
        if before == 0 {
            return format!("⌈{whole}{times}{index}/{of}⌉{equals}{due}");
        }
        format!(
            "⌈{whole}{times}{index}/{of}⌉{minus}⌈{whole}{times}{before}/{of}⌉{equals}{through}{minus}{earlier}{equals}{due}"
        )
    }

    /// A ratio as the rule in force writes it.
    fn written(&self, ratio: Ratio, share: impl Fn(Ratio) -> String) -> String {
        if matches!(self.rule, QuotaRule::Inspectors { .. }) { ratio.proportion() } else { share(ratio) }
    }
}

/// The rule as the left side of a formula.
fn english(rule: &QuotaRule) -> String {
    match rule {
        QuotaRule::None | QuotaRule::LargerOf(_) | QuotaRule::Either(_) => "no minimum".to_owned(),
        QuotaRule::Share { ratio, .. } => ratio.spaced(),
        QuotaRule::Inspectors { inspectors_to_sources, .. } => inspectors_to_sources.proportion(),
        QuotaRule::Census { .. } => "all sources".to_owned(),
        QuotaRule::Fixed { sources, .. } => format!("fixed number {sources}"),
    }
}

fn chinese(rule: &QuotaRule) -> String {
    match rule {
        QuotaRule::None | QuotaRule::LargerOf(_) | QuotaRule::Either(_) => "无最低比例".to_owned(),
        QuotaRule::Share { ratio, .. } => ratio.to_string(),
        QuotaRule::Inspectors { inspectors_to_sources, .. } => inspectors_to_sources.proportion(),
        QuotaRule::Census { .. } => "全部".to_owned(),
        QuotaRule::Fixed { sources, .. } => format!("固定数{sources}"),
    }
}

fn english_choice(choice: &Choice) -> String {
    let span = if choice.span == PeriodKind::Year { "a year" } else { "two years" };
    let rules = choice.rules.iter().map(|(rule, owed)| {
        let per = rule.per().map_or("", |per| per.english());
        format!("{} per {per} ({owed} in {span})", english(rule))
    });
    let which = if choice.larger { "the larger of" } else { "the least of either" };
    format!("{which} {}", rules.collect::<Vec<_>>().join(" and "))
}

fn chinese_choice(choice: &Choice) -> String {
    let rules = choice.rules.iter().map(|(rule, owed)| {
        let per = rule.per().map_or("", |per| per.chinese());
        format!("每{per}{}（{}计{owed}）", chinese(rule), choice.span.chinese())
    });
    let which = if choice.larger { "取较大者" } else { "任取其一，取较小者" };
    format!("{}，{which}", rules.collect::<Vec<_>>().join("、"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::rules::{Base, Basis, ChangedRatio, Counting, MidYear, QuotaRule, TierRule};
    use crate::strategies::rules::{bases, tier_rules};
    use crate::{Article, DrawPeriod, PeriodKind, Rounding};

    #[track_caller]
    fn derived(quota: QuotaRule, rounding: Rounding, changed: Option<ChangedRatio>) -> [String; 2] {
        let rule = TierRule {
            quota,
            rounding,
            carry_over: false,
            counts: Counting::Units,
            mid_year: MidYear::Whole,
            changed,
            basis: Basis::Article(Article::Art8General),
        };
        let period = DrawPeriod::new(PeriodKind::Year, 1).unwrap();
        let derivation = rule.quota(Base { sources: 50, inspectors: 3 }, period, 0).unwrap().derivation;
        [derivation.to_string(), derivation.chinese()]
    }

    #[test]
    fn other_roundings_show_in_the_signs() {
        let third = QuotaRule::Share { ratio: "1/3".parse().unwrap(), per: PeriodKind::Year };
        // 50 / 3 = 16 2/3
        assert_eq!(derived(third.clone(), Rounding::Down, None)[0], "⌊1/3 × 50⌋ = ⌊16.66…⌋ = 16 (Art. 8(2))");
        assert_eq!(
            derived(third, Rounding::Nearest, None)[1],
            "四舍五入（1/3×50）=四舍五入（16.66…）=17（第八条第一款第（二）项）"
        );
        let fixed = QuotaRule::Fixed { sources: 7, per: PeriodKind::Year };
        assert_eq!(
            derived(fixed, Rounding::Up, None),
            ["fixed number 7 (Art. 8(2))", "固定数7（第八条第一款第（二）项）"]
        );
    }

    #[test]
    fn a_changed_ratio_of_inspectors_is_written_with_a_colon() {
        let rule = QuotaRule::Inspectors { inspectors_to_sources: "1:5".parse().unwrap(), per: PeriodKind::Year };
        let changed = ChangedRatio { ratio: "1:7".parse().unwrap(), report: None, dated: None };
        assert_eq!(
            derived(rule, Rounding::Up, Some(changed)),
            [
                "3 inspectors × 7 = 21; 1:7 in place of the minimum of 1:5, no report asked for (Art. 8(2))",
                "3人×7=21；按1:7抽查，最低比例为1:5，无需书面报告（第八条第一款第（二）项）"
            ]
        );
    }

    proptest! {
        #[test]
        fn every_derivation_is_one_line_that_ends_in_its_basis(
            rule in tier_rules(), base in bases(), index in 1..=24_u32, carry in 0..9_u32
        ) {
            let period = DrawPeriod::new(PeriodKind::Month, index).unwrap();
            let quota = rule.quota(base, period, carry).unwrap();
            let (english, chinese) = (quota.derivation.to_string(), quota.derivation.chinese());
            prop_assert!(english.ends_with(&format!("({})", rule.basis.english())), "{}", english);
            prop_assert!(chinese.ends_with(&format!("（{}）", rule.basis.chinese())), "{}", chinese);
            prop_assert!(!english.contains('\n') && !chinese.contains('\n'));
            {
                let text = serde_json::to_string(&quota).unwrap();
                prop_assert_eq!(serde_json::from_str::<crate::rules::Quota>(&text).unwrap(), quota);
            }
        }
    }
}
