//! Faults of an order's terms, before it is committed.

use super::Planted;
use crate::Tier;
use crate::draw::Terms;

impl Planted {
    pub(in super::super) fn into_terms(self, terms: &mut Terms) -> Option<()> {
        match self {
            Self::QuotaMissed => {
                terms.strata.first_mut()?.quota = terms.strata.first()?.quota.checked_sub(1)?;
            }
            Self::QuotaExceeded => {
                terms.strata.first_mut()?.quota = terms.strata.first()?.quota.checked_add(1)?;
            }
            Self::OrderTeam => terms.team = 1,
            Self::OrderAgency => {
                terms.agency.tier = if terms.agency.tier == Tier::County { Tier::Prefecture } else { Tier::County };
            }
            Self::OtherRules => terms.rules = "chizhou-2019".parse().ok()?,
            // With the first draw nobody has been inspected yet, so that another cap changes nothing else.
            Self::OrderCap => terms.cap = Some(3),
            Self::RoundGap => terms.round = 2,
            // The first of a chain follows nothing, and a break after it shows.
            Self::ChainBroken => terms.previous = None,
            _ => {}
        }
        Some(())
    }
}
