//! Arts. 6–8: the counts that an agency's plan is made from, given as numbers or taken from the lists.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Status, Tally};
use crate::registry::{Registry, SourceRef};
use crate::roster::Roster;
use crate::rules::{Facts, Ruleset};
use crate::{Division, Tier, Token};

/// The counts of an agency that its plan is made from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgencyBase {
    /// Its word in orders.
    pub agency: Token,
    /// Its area; a prefecture's contains its counties.
    pub division: Division,
    /// Its tier.
    pub tier: Tier,
    /// For each stratum the sources of its area, as the pack's [`Pool`](crate::rules::Pool) counts them.
    pub sources: BTreeMap<Token, u32>,
    /// How many of those count for a share and are not drawn, because of their state. No entry is none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "crate::forms::null_is_default")]
    pub undrawn: BTreeMap<Token, u32>,
    /// What the year before fell short of an obligation that runs on into this one: [`AnnualPlan::runs_on`] of its plan. No
    /// entry: nothing is known of it.
    ///
    /// [`AnnualPlan::runs_on`]: super::AnnualPlan::runs_on
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "crate::forms::null_is_default")]
    pub carried: BTreeMap<Token, u32>,
    /// Certified inspectors on its own roster, without borrowed ones.
    pub inspectors: u32,
}

impl AgencyBase {
    /// An agency's counts on a day: the registry's sources in its area, and the certified inspectors of its own roster.
    ///
    /// Sources count as they stand by their state; those of excluded states count where the pack's pool counts them, and
    /// stand in `undrawn` as well. Strata are the registry's; where the pack derives others, see
    /// [`AgencyBase::by_facts`].
    ///
    /// # Guarantees
    /// A count for every stratum of the pack, 0 where there are none, and for every stratum with sources.
    ///
    /// # Complexity
    /// One pass over the registry and the roster.
    #[must_use]
    pub fn of(
        rules: &Ruleset,
        lists: (&Registry, &Roster),
        agency: Token,
        place: (Division, Tier),
        on: NaiveDate,
    ) -> Self {
        Self::by_facts(rules, lists, agency, place, on, |_| Facts::default())
    }

    /// The same, with strata derived from what the host knows of each source (Art. 7): penalties, complaints, grades.
    ///
    /// Facts that declare no stratum declare the registry's.
    ///
    /// # Guarantees
    /// As [`AgencyBase::of`]; a source counts in the stratum of [`Ruleset::stratum_of`].
    #[must_use]
    pub fn by_facts(
        rules: &Ruleset,
        (registry, roster): (&Registry, &Roster),
        agency: Token,
        (division, tier): (Division, Tier),
        on: NaiveDate,
        facts: impl Fn(SourceRef<'_>) -> Facts,
    ) -> Self {
        let mut sources: BTreeMap<Token, u32> = rules.strata().map(|stratum| (stratum.stratum.clone(), 0)).collect();
        let mut undrawn = BTreeMap::new();
        let add = |counts: &mut BTreeMap<Token, u32>, stratum| {
            let count = counts.entry(stratum).or_default();
            *count = count.saturating_add(1);
        };
        for source in registry.within(division) {
            let standing = rules.standing(source.state().as_str(), Tally::default());
            if !standing.in_basis {
                continue;
            }
            let mut facts = facts(source);
            let stratum = facts.declared.get_or_insert_with(|| source.stratum().clone()).clone();
            let stratum = rules.stratum_of(&facts).cloned().unwrap_or(stratum);
            if standing.status == Status::Excluded {
                add(&mut undrawn, stratum.clone());
            }
            add(&mut sources, stratum);
        }
        let inspectors = roster.basis(division, on);
        Self { agency, division, tier, sources, undrawn, carried: BTreeMap::new(), inspectors }
    }

    /// How many sources of a stratum can be drawn.
    #[must_use]
    pub fn drawable(&self, stratum: &str) -> u32 {
        let of = |counts: &BTreeMap<Token, u32>| counts.get(stratum).copied().unwrap_or_default();
        of(&self.sources).saturating_sub(of(&self.undrawn))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::SourceState;
    use crate::strategies::fixtures::{inspector, source};

    #[test]
    fn open_sources_of_the_area_and_certified_inspectors_are_counted() {
        let registry = Registry::new([
            source("a", "150102", "key", SourceState::Active),
            source("b", "150102", "key", SourceState::Closed),
            source("c", "150102", "general", SourceState::Suspended),
            source("d", "150103", "key", SourceState::Active),
        ])
        .unwrap();
        let inspectors =
            [inspector("p", "150102", "2024-07-01/2029-06-30"), inspector("q", "150102", "2022-04-01/2026-03-30")];
        let roster = Roster::new(inspectors, [], [], |id| registry.get(id).is_some()).unwrap();
        let of = |division: &str, tier| {
            let (place, on) = ((division.parse().unwrap(), tier), "2026-12-15".parse().unwrap());
            AgencyBase::of(&Ruleset::inner_mongolia(), (&registry, &roster), "x".parse().unwrap(), place, on)
        };
        let counts = |base: &AgencyBase| ["key", "general", "project"].map(|stratum| base.sources[stratum]);
        let county = of("150102", Tier::County);
        assert_eq!((counts(&county), county.inspectors), ([1, 1, 0], 1));
        let prefecture = of("150100", Tier::Prefecture);
        assert_eq!((counts(&prefecture), prefecture.inspectors), ([2, 1, 0], 0));
    }

    #[test]
    fn a_closed_source_may_count_for_the_share_and_is_not_drawn_and_facts_derive_the_stratum() {
        let registry = Registry::new([
            source("a", "150102", "key", SourceState::Active),
            source("b", "150102", "key", SourceState::Closed),
            source("c", "150102", "general", SourceState::Active),
        ])
        .unwrap();
        let roster = Roster::new([inspector("p", "150102", "2024-07-01/2029-06-30")], [], [], |_| true).unwrap();
        let mut pack = Ruleset::inner_mongolia().into_pack();
        pack.pool.excluded.iter_mut().for_each(|excluded| excluded.in_basis = true);
        pack.derive.push(crate::rules::DeriveRule {
            when: crate::rules::Predicate::ComplaintsAtLeast(3),
            stratum: "key".parse().unwrap(),
            basis: crate::rules::Basis::Article(crate::Article::Art7),
        });
        let rules = Ruleset::new(pack).unwrap();
        let facts = |source: SourceRef<'_>| Facts { complaints: (source.id() == "c").then_some(4), ..Facts::default() };
        let (place, on) = (("150102".parse().unwrap(), Tier::County), "2026-12-15".parse().unwrap());
        let base = AgencyBase::by_facts(&rules, (&registry, &roster), "x".parse().unwrap(), place, on, facts);
        assert_eq!((base.sources["key"], base.drawable("key"), base.sources["general"]), (3, 2, 0));
        // ⌈25 % × 3⌉ = 1 is drawn of 2; a census owes 3 of 2.
        let mut pack = rules.into_pack();
        let rule = pack.strata[0].county.as_mut().unwrap();
        rule.quota = crate::rules::QuotaRule::Census { per: crate::PeriodKind::Quarter };
        let census = Ruleset::new(pack).unwrap();
        let year = crate::Year::new(2027).unwrap();
        let plan = super::super::AnnualPlan::new(&census, year, vec![base]).unwrap();
        let quota = &plan.agency("x").unwrap().draw("key", "2027-Q1".parse().unwrap()).unwrap().quota;
        assert_eq!((quota.count, quota.derivation.rest, quota.derivation.pool), (2, 1, 2));
        assert_eq!(plan.verify(&census), Ok(()));
    }
}
