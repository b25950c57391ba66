//! Faults of an order's terms, before it is committed.

use super::super::randomness::Randomness;
use super::Planted;
use crate::draw::{Coverage, Terms, Value};
use crate::{Text, Tier};

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
            Self::OrderCoverage => terms.coverage = Coverage::Independent,
            Self::RoundGap => terms.round = 2,
            // The first of a chain follows nothing, and a break after it shows.
            Self::ChainBroken => terms.previous = None,
            _ => {}
        }
        Some(())
    }

    /// Changes what the draw rests on; the public value of the draw before is given.
    pub(in super::super) fn into_randomness(
        self,
        random: &mut Randomness,
        before: Option<&(Text, Value)>,
    ) -> Option<()> {
        match self {
            Self::NoPublicValue => random.lottery = None,
            Self::VagueOrigin => random.lottery.as_mut()?.0 = "开奖号码".parse().ok()?,
            Self::SecretShort => random.secret = Value::new(*b"8 bytes!").ok()?,
            Self::PublicReused => random.lottery = Some(before?.clone()),
            _ => {}
        }
        Some(())
    }
}
