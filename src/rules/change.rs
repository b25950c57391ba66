//! Art. 8(1), 8(2): a ratio above or below the minimum, which needs a written report to the region.

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code, Ratio, Text, Tier, Token};

use super::{ChangedRatio, PackFault, Ruleset, RulesetError};

/// A ratio other than the pack's, for one stratum and tier.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatioChange {
    /// The stratum.
    pub stratum: Token,
    /// The tier.
    pub tier: Tier,
    /// As the law writes the rule's ratio: a share, or inspectors : sources.
    pub ratio: Ratio,
    /// The reference of the written report.
    pub report: Option<Text>,
    /// Its day, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<chrono::NaiveDate>,
}

/// Why a ratio was not changed.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ChangeError {
    /// No such rule.
    #[error("no rule for `{stratum}` at {tier} tier; expected a stratum and tier of the pack")]
    NoRule {
        /// The stratum.
        stratum: Token,
        /// The tier.
        tier: Tier,
    },
    /// No report.
    #[error(
        "the ratio of `{stratum}` at {tier} tier is changed from {minimum} to {found} without a report; \
         expected the reference of the written report"
    )]
    NoReport {
        /// The stratum.
        stratum: Token,
        /// The tier.
        tier: Tier,
        /// The minimum, as the law writes it.
        minimum: String,
        /// The ratio asked for.
        found: String,
        /// The rule's article.
        article: Option<Article>,
    },
    /// The changed pack has a fault.
    #[error(transparent)]
    Pack(#[from] RulesetError),
}

explain!(ChangeError {
    Self::NoRule { stratum, tier } => Code::RULES_NO_RULE, Article::Art8,
        "规则数据未规定“{stratum}”在“{}”的抽查比例", tier.chinese();
    Self::NoReport { stratum, tier, minimum, found, article } => Code::RULES_NO_REPORT, *article,
        "“{stratum}”在“{}”的抽查比例由{minimum}调整为{found}而无书面报告，应填书面报告的文号", tier.chinese();
    Self::Pack(error) => error.code(), error.article(), "{}", error.chinese();
});

impl Ruleset {
    /// The pack with one ratio changed, up or down; it remembers the minimum, the ratio and the report.
    ///
    /// Changing to the minimum itself takes an earlier change back, and needs no report.
    ///
    /// # Errors
    /// [`ChangeError`] for a rule that does not exist, a missing report where the pack asks for one, and a ratio that
    /// cannot be: 0, a share above 100 %, or a rule that has not exactly one ratio.
    ///
    /// # Example: more than the minimum, and reported
    /// ```
    /// use shuangsuiji::{Article, Explain, Tier};
    /// use shuangsuiji::rules::{RatioChange, Ruleset};
    ///
    /// let rules = Ruleset::inner_mongolia();
    /// let more = RatioChange {
    ///     stratum: "key".parse()?,
    ///     tier: Tier::Prefecture,
    ///     ratio: "8%".parse()?,
    ///     report: None,
    ///     dated: None,
    /// };
    /// assert_eq!(rules.changed(&more).unwrap_err().article(), Some(Article::Art8Key));
    /// let reported = RatioChange { report: Some("呼环报〔2026〕1号".parse()?), ..more };
    /// assert!(rules.changed(&reported).is_ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn changed(&self, change: &RatioChange) -> Result<Ruleset, ChangeError> {
        let no_rule = || ChangeError::NoRule { stratum: change.stratum.clone(), tier: change.tier };
        let mut pack = self.pack().clone();
        let needs_report = pack.ratio_change.is_some();
        let stratum = pack.strata.iter_mut().find(|candidate| candidate.stratum == change.stratum);
        let rule = stratum.and_then(|stratum| stratum.rule_mut(change.tier)).ok_or_else(no_rule)?;
        if needs_report
            && change.report.is_none()
            && let Some(minimum) = rule.quota.written_ratio()
            && let Some(found) = rule.quota.with_ratio(change.ratio).and_then(|rule| rule.written_ratio())
            && minimum != found
        {
            let article = rule.basis.article();
            let (stratum, tier) = (change.stratum.clone(), change.tier);
            return Err(ChangeError::NoReport { stratum, tier, minimum, found, article });
        }
        let back = rule.quota.ratio() == Some(change.ratio);
        rule.changed =
            (!back).then(|| ChangedRatio { ratio: change.ratio, report: change.report.clone(), dated: change.dated });
        Ok(Ruleset::new(pack)?)
    }
}

impl ChangeError {
    /// The fault in the changed pack, if that is the reason.
    #[must_use]
    pub const fn fault(&self) -> Option<&PackFault> {
        match self {
            Self::Pack(RulesetError::Field { fault, .. }) => Some(fault),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;
    use crate::rules::{Base, QuotaRule};

    #[track_caller]
    fn change(stratum: &str, ratio: &str, report: Option<&str>) -> Result<Ruleset, ChangeError> {
        changed(Ruleset::inner_mongolia(), stratum, ratio, report)
    }

    #[track_caller]
    fn changed(rules: Ruleset, stratum: &str, ratio: &str, report: Option<&str>) -> Result<Ruleset, ChangeError> {
        rules.changed(&RatioChange {
            stratum: stratum.parse().unwrap(),
            tier: Tier::Prefecture,
            ratio: ratio.parse().unwrap(),
            report: report.map(|text| text.parse().unwrap()),
            dated: None,
        })
    }

    #[test]
    fn a_change_up_or_down_without_a_report_is_refused_with_its_article() {
        for ratio in ["8%", "4%"] {
            let error = change("key", ratio, None).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!(
                    "the ratio of `key` at prefecture tier is changed from 5% to {ratio} without a report; \
                     expected the reference of the written report"
                )
            );
            assert_eq!(
                error.chinese(),
                format!("“key”在“市级”的抽查比例由5%调整为{ratio}而无书面报告，应填书面报告的文号")
            );
            assert_eq!((error.code(), error.article()), (Code::RULES_NO_REPORT, Some(Article::Art8Key)));
        }
        let general = change("general", "1:7", None).unwrap_err();
        assert!(general.to_string().contains("from 1:5 to 1:7"), "{general}");
        assert_eq!(general.article(), Some(Article::Art8General));
    }

    #[test]
    fn a_reported_change_counts_and_is_remembered_with_the_minimum() {
        let rules = change("key", "8%", Some("报告1号")).unwrap();
        let rule = rules.rule("key", Tier::Prefecture).unwrap();
        assert_eq!(rule.quota.ratio(), Some("5%".parse().unwrap()));
        assert_eq!(rule.changed.as_ref().unwrap().report.as_ref().unwrap().as_str(), "报告1号");
        let base = Base { sources: 187, inspectors: 0 };
        let quota = rules.quota("key", Tier::Prefecture, base, rules.draw_period(2027, 1).unwrap(), 0).unwrap();
        // 187 × 8 / 100 = 14.96
        assert_eq!(quota.count, 15);
        assert_eq!(
            quota.derivation.to_string(),
            "⌈8 % × 187⌉ = ⌈14.96⌉ = 15; 8 % in place of the minimum of 5 %, report 报告1号 (Art. 8(1))"
        );
        assert_eq!(
            quota.derivation.chinese(),
            "⌈8%×187⌉=⌈14.96⌉=15；按8%抽查，最低比例为5%，书面报告：报告1号（第八条第一款第（一）项）"
        );
        assert_eq!(Ruleset::from_json(&rules.to_json()), Ok(rules));
    }

    #[test]
    fn changing_to_the_minimum_takes_a_change_back() {
        let more = change("general", "1:7", Some("报告2号")).unwrap();
        let back = changed(more, "general", "1:5", None).unwrap();
        assert_eq!(back, Ruleset::inner_mongolia());
    }

    #[test]
    fn a_ratio_that_cannot_be_is_refused() {
        assert_eq!(change("key", "0%", Some("r")).unwrap_err().fault(), Some(&PackFault::Ratio { found: Ratio::ZERO }));
        let above = change("key", "101%", Some("r")).unwrap_err();
        assert_eq!(
            above.to_string(),
            "`strata.key.prefecture.changed.ratio`: the ratio 101% is out of range; \
             expected above 0, and of a share at most 100%"
        );
        assert_eq!(change("project", "5%", Some("r")).unwrap_err().fault(), Some(&PackFault::NoSingleRatio));
        let none = change("special", "5%", None).unwrap_err();
        assert_eq!(
            none.to_string(),
            "no rule for `special` at prefecture tier; expected a stratum and tier of the pack"
        );
        assert_eq!(none.chinese(), "规则数据未规定“special”在“市级”的抽查比例");
    }

    #[test]
    fn a_pack_that_asks_for_no_report_takes_none() {
        let mut pack = Ruleset::inner_mongolia().into_pack();
        pack.ratio_change = None;
        let rules = changed(Ruleset::new(pack).unwrap(), "key", "6%", None).unwrap();
        assert!(matches!(rules.rule("key", Tier::Prefecture).unwrap().in_effect(), QuotaRule::Share { .. }));
    }
}
