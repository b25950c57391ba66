//! Art. 8: an obligation that runs on into the next year, from the plan of the first year to that of the second.
//!
//! Some places owe a number, or a share, over two years. The plan of the first year says what it fell short; given to the
//! second as [`AgencyBase::carried`], it is owed there.

use std::collections::BTreeMap;

use super::{AgencyPlan, AnnualPlan};
use crate::Token;
use crate::rules::Ruleset;

impl AnnualPlan {
    /// What an agency's obligations that run on into the next year are short at the end of this one, for
    /// [`AgencyBase::carried`](super::AgencyBase::carried) of the next plan; draws that are still to be made count as made.
    ///
    /// # Guarantees
    /// An entry, perhaps of 0, for each stratum whose obligation runs on, carries over, and is above 0; no other.
    ///
    /// # Example: sixty over two years, of which the first could draw fewer
    /// ```
    /// use shuangsuiji::plan::{AgencyBase, AnnualPlan};
    /// use shuangsuiji::PeriodKind;
    /// use shuangsuiji::rules::{QuotaRule, Ruleset};
    /// use shuangsuiji::{Tier, Year};
    ///
    /// let mut pack = Ruleset::inner_mongolia().into_pack();
    /// pack.in_force.two_years_from = Some(2026);
    /// pack.strata[1].county.as_mut().unwrap().quota = QuotaRule::Fixed { sources: 60, per: PeriodKind::TwoYears };
    /// let rules = Ruleset::new(pack)?;
    /// let base = |general| AgencyBase {
    ///     agency: "wuchuan".parse().unwrap(),
    ///     division: "150125".parse().unwrap(),
    ///     tier: Tier::County,
    ///     sources: [("key", 8), ("general", general), ("project", 0)].map(|(s, n)| (s.parse().unwrap(), n)).into(),
    ///     undrawn: Default::default(),
    ///     carried: Default::default(),
    ///     inspectors: 4,
    /// };
    /// let first = AnnualPlan::new(&rules, Year::new(2026)?, vec![base(5)])?;
    /// let carried = first.runs_on(&rules, "wuchuan");
    /// assert_eq!(carried["general"], 10, "8 + 7 + 8 + 7 were owed, 4 × 5 can be drawn");
    /// let second = AnnualPlan::new(&rules, Year::new(2027)?, vec![AgencyBase { carried, ..base(90) }])?;
    /// assert_eq!(second.agency("wuchuan").unwrap().stratum("general").unwrap().visits(), 40);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn runs_on(&self, rules: &Ruleset, agency: &str) -> BTreeMap<Token, u32> {
        self.agency(agency).map(|agency| short(rules, agency)).unwrap_or_default()
    }
}

fn short(rules: &Ruleset, agency: &AgencyPlan) -> BTreeMap<Token, u32> {
    let short = agency.strata.iter().filter_map(|plan| {
        let carries = rules.rule(plan.stratum.as_str(), agency.base.tier)?.carry_over;
        let last = &plan.draws.last()?.quota.derivation;
        let runs_on = carries && last.place.index < last.place.of && last.obligation > 0;
        runs_on.then(|| (plan.stratum.clone(), u32::try_from(plan.short).unwrap_or(u32::MAX)))
    });
    short.collect()
}
