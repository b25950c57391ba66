//! Arts. 5, 7, 8: how a source stands before a draw: whether it is on the list as open, exempt or excluded, whether it
//! counts for a share, and if it cannot be drawn, why.
//!
//! Nothing of the statute is here: states, cap and exemptions are those of the rule pack. Which inspections count
//! against the cap is settled when the tally is made, not here.

use core::fmt;

use crate::Tier;
use crate::rules::{Basis, Cap, CapAgencies, Exemption, InspectionKind, Ruleset};

/// A source's inspections in the inspection year, as far as the day of the draw knows them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Those that count against the cap, completed or scheduled ([`Cap::counts_drawn`]).
    pub inspections: u32,
    /// Whether one completed in that same year found a violation.
    pub violation_found: bool,
    /// Whether a waiver with a reference is on record.
    pub waived: bool,
}

/// What the rules say of a source besides its count of inspections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The cap binds.
    #[default]
    Open,
    /// The cap does not bind: a violation was found this year, or a waiver is on record.
    Exempt,
    /// Not to be drawn, whatever was inspected: closed, moved away, …
    Excluded,
}

/// How a source stands before a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Standing<'a> {
    /// Whether the cap binds it, and whether it is in the draw at all.
    pub status: Status,
    /// Whether it counts for a share of the sources, drawn or not.
    pub in_basis: bool,
    /// Why it cannot be drawn; none if it can.
    pub left_out: Option<LeftOut<'a>>,
}

/// That a source cannot be drawn, and what that rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct LeftOut<'a> {
    /// Why.
    pub cause: Cause,
    /// What that rests on in the rules.
    pub basis: &'a Basis,
}

/// Why a source cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// Its state: closed, moved away, …
    State,
    /// As many inspections this year as the cap allows.
    AtCap {
        /// The cap.
        most: u32,
    },
}

impl LeftOut<'_> {
    /// The reason in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self.cause {
            Cause::State => format!("按其状态不纳入抽取（{}）", self.basis.chinese()),
            Cause::AtCap { most } => format!("本年度检查已达{most}次（{}）", self.basis.chinese()),
        }
    }
}

impl fmt::Display for LeftOut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cause {
            Cause::State => write!(f, "not drawn in its state ({})", self.basis.english()),
            Cause::AtCap { most } => write!(f, "at the cap of {most} a year ({})", self.basis.english()),
        }
    }
}

impl Ruleset {
    /// How a source in this state, by the registry's word for it, and with this tally stands.
    ///
    /// # Guarantees
    /// `left_out` is none if and only if the source, on the list with this status and the tally's inspections, is a
    /// candidate under the pack's cap.
    ///
    /// # Complexity
    /// One pass over the pack's excluded states and exemptions.
    ///
    /// # Example: a violation found this year lifts the cap, a closed source is never drawn
    /// ```
    /// use shuangsuiji::plan::{Status, Tally};
    /// use shuangsuiji::rules::Ruleset;
    ///
    /// let rules = Ruleset::inner_mongolia();
    /// let twice = Tally { inspections: 2, ..Tally::default() };
    /// let full = rules.standing("active", twice);
    /// assert_eq!(full.left_out.unwrap().to_string(), "at the cap of 2 a year (Art. 8(cap))");
    /// let exempt = rules.standing("active", Tally { violation_found: true, ..twice });
    /// assert_eq!((exempt.status, exempt.left_out), (Status::Exempt, None));
    /// assert_eq!(rules.standing("closed", Tally::default()).status, Status::Excluded);
    /// ```
    #[must_use]
    pub fn standing(&self, state: &str, tally: Tally) -> Standing<'_> {
        let pool = &self.pack().pool;
        if let Some(excluded) = pool.excluded.iter().find(|excluded| excluded.state.as_str() == state) {
            let left_out = Some(LeftOut { cause: Cause::State, basis: &pool.basis });
            return Standing { status: Status::Excluded, in_basis: excluded.in_basis, left_out };
        }
        let open = Standing { status: Status::Open, in_basis: true, left_out: None };
        match &self.pack().cap {
            None => open,
            Some(cap) if cap.lifted(tally) => Standing { status: Status::Exempt, ..open },
            Some(cap) if tally.inspections >= cap.most => {
                let cause = Cause::AtCap { most: cap.most };
                let left_out = Some(LeftOut { cause, basis: &cap.basis });
                Standing { in_basis: pool.capped_in_basis, left_out, ..open }
            }
            Some(_) => open,
        }
    }
}

impl Cap {
    /// Whether the pack's exemptions lift the cap for a source with this tally.
    fn lifted(&self, tally: Tally) -> bool {
        self.exemptions.iter().any(|exemption| match exemption {
            Exemption::ViolationFound => tally.violation_found,
            Exemption::Waiver => tally.waived,
        })
    }

    /// Whether a daily visit counts from the day on which it is drawn, in the draws of another agency or the same.
    #[must_use]
    pub fn counts_drawn(&self, tier: Tier, same_agency: bool) -> bool {
        let scope = &self.counts;
        scope.scheduled
            && scope.kinds.contains(&InspectionKind::Daily)
            && scope.tiers.contains(&tier)
            && (same_agency || scope.agencies == CapAgencies::All)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(inspections: u32) -> Tally {
        Tally { inspections, ..Tally::default() }
    }

    #[test]
    fn the_statute_excludes_four_states_and_caps_at_two() {
        let rules = Ruleset::inner_mongolia();
        for state in ["closed", "moved", "cancelled", "revoked"] {
            let standing = rules.standing(state, Tally { violation_found: true, ..times(0) });
            let left_out = LeftOut { cause: Cause::State, basis: &rules.pack().pool.basis };
            let expected = Standing { status: Status::Excluded, in_basis: false, left_out: Some(left_out) };
            assert_eq!(standing, expected, "{state}");
            assert_eq!(left_out.to_string(), "not drawn in its state (Art. 7)");
            assert_eq!(left_out.chinese(), "按其状态不纳入抽取（第七条）");
        }
        for state in ["active", "suspended"] {
            assert_eq!(rules.standing(state, times(1)).left_out, None);
            let full = rules.standing(state, times(2));
            assert_eq!((full.status, full.in_basis), (Status::Open, true), "it still counts for the share");
            assert_eq!(full.left_out.unwrap().chinese(), "本年度检查已达2次（第八条第二款）");
        }
    }

    #[test]
    fn a_violation_or_a_waiver_lifts_the_cap_only_where_the_pack_says_so() {
        let found = Tally { violation_found: true, ..times(9) };
        let waived = Tally { waived: true, ..times(9) };
        let rules = Ruleset::inner_mongolia();
        assert_eq!([found, waived].map(|tally| rules.standing("active", tally).status), [Status::Exempt; 2]);
        let mut pack = rules.into_pack();
        pack.cap.as_mut().unwrap().exemptions = vec![Exemption::Waiver];
        let strict = Ruleset::new(pack).unwrap();
        assert!(strict.standing("active", found).left_out.is_some());
        assert!(strict.standing("active", waived).left_out.is_none());
    }

    #[test]
    fn a_drawn_visit_counts_by_the_scope_of_the_cap() {
        let mut cap = Ruleset::inner_mongolia().into_pack().cap.unwrap();
        assert!(cap.counts_drawn(Tier::Prefecture, false) && cap.counts_drawn(Tier::County, true));
        cap.counts.agencies = CapAgencies::Own;
        assert!(!cap.counts_drawn(Tier::Prefecture, false) && cap.counts_drawn(Tier::Prefecture, true));
        cap.counts.tiers = vec![Tier::County];
        assert!(!cap.counts_drawn(Tier::Prefecture, true));
        cap.counts.scheduled = false;
        assert!(!cap.counts_drawn(Tier::County, true));
    }
}
