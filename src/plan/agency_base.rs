//! Arts. 6–8: the counts that an agency's plan is made from, given as numbers or taken from the lists.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Tally;
use crate::registry::Registry;
use crate::roster::Roster;
use crate::rules::Ruleset;
use crate::{Division, Tier, Token};

/// The counts of an agency that its plan is made from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct AgencyBase {
    /// Its word in orders.
    pub agency: Token,
    /// Its area; a prefecture's contains its counties.
    pub division: Division,
    /// Its tier.
    pub tier: Tier,
    /// For each stratum the sources of its area, as the pack's [`Pool`](crate::rules::Pool) counts them.
    pub sources: BTreeMap<Token, u32>,
    /// Certified inspectors on its own roster, without borrowed ones.
    pub inspectors: u32,
}

impl AgencyBase {
    /// An agency's counts on a day: the registry's sources in its area, and the certified inspectors of its own roster.
    ///
    /// Sources count as they stand by their state; those of excluded states count where the pack's pool counts them, and
    /// then the plan takes them for drawable. Strata are the registry's: what the pack derives from facts that the
    /// registry does not have is not seen here.
    ///
    /// # Guarantees
    /// A count for every stratum of the pack, 0 where there are none, and for every stratum with sources.
    ///
    /// # Complexity
    /// One pass over the registry and the roster.
    #[must_use]
    pub fn of(
        rules: &Ruleset,
        (registry, roster): (&Registry, &Roster),
        agency: Token,
        (division, tier): (Division, Tier),
        on: NaiveDate,
    ) -> Self {
        let mut sources: BTreeMap<Token, u32> = rules.strata().map(|stratum| (stratum.stratum.clone(), 0)).collect();
        for source in registry.within(division) {
            if rules.standing(source.state().as_str(), Tally::default()).in_basis {
                let count = sources.entry(source.stratum().clone()).or_default();
                *count = count.saturating_add(1);
            }
        }
        Self { agency, division, tier, sources, inspectors: roster.basis(division, on) }
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;
    use crate::registry::{Source, SourceState};
    use crate::roster::{Certificate, Employment, Inspector};

    fn source(id: &str, division: &str, stratum: &str, state: SourceState) -> Source {
        Source {
            id: id.parse().unwrap(),
            name: "示例企业".parse().unwrap(),
            credit_code: None,
            legal_representative: None,
            phone: None,
            division: division.parse().unwrap(),
            stratum: stratum.parse().unwrap(),
            state,
        }
    }

    fn inspector(id: &str, valid: &str) -> Inspector {
        let (number, issuer) = (id.parse().unwrap(), "自治区人民政府".parse().unwrap());
        Inspector {
            id: id.parse().unwrap(),
            name: "王某".parse().unwrap(),
            post: "科员".parse().unwrap(),
            category: "综合".parse().unwrap(),
            certificate: Some(Certificate { number, issuer, valid: valid.parse().unwrap() }),
            division: "150102".parse().unwrap(),
            employment: Employment::Own,
            leave: Vec::new(),
        }
    }

    #[test]
    fn open_sources_of_the_area_and_certified_inspectors_are_counted() {
        let registry = Registry::new([
            source("a", "150102", "key", SourceState::Active),
            source("b", "150102", "key", SourceState::Closed),
            source("c", "150102", "general", SourceState::Suspended),
            source("d", "150103", "key", SourceState::Active),
        ])
        .unwrap();
        let inspectors = [inspector("p", "2024-07-01/2029-06-30"), inspector("q", "2022-04-01/2026-03-30")];
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
}
