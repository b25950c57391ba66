//! Arts. 8, 11: before the randomness is known, whether an order's draw can succeed: candidates against quotas, seats
//! against people.
//!
//! Quotas are decided exactly. Whether teams can be formed depends on who is drawn; what can be said of every possible
//! draw is said by conditions that are each named where they are used: some are necessary (broken, no draw has teams),
//! some sufficient (kept, every draw has them), some show that a possible draw has none. Between them lies
//! [`TeamProspect::Undecided`]: the draw itself decides, by the whole of Hall's condition.

mod people;

use std::collections::BTreeMap;

use crate::Article;
use crate::draw::{Committed, Coverage, Lists, SourceStatus, Terms};
use crate::plan::Finding;
use crate::rules::Ruleset;
use people::People;

/// What can be said of an order's draw beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Feasibility {
    /// What cannot hold, or what chance may break: by stratum, then people.
    pub findings: Vec<Finding>,
    /// Whether teams can be formed.
    pub teams: TeamProspect,
}

/// Whether teams can be formed for the sources that chance may draw.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TeamProspect {
    /// For those of every possible draw.
    Always,
    /// Not decided here.
    Undecided,
    /// Not for those of some possible draw.
    MayFail,
    /// For those of no possible draw.
    Never,
}

impl Committed {
    /// Everything that can be found before the reveal, by the order and its lists; the rules give the articles.
    ///
    /// # Guarantees
    /// A quota is reported if and only if the draw will have that shortfall. [`TeamProspect::Always`]: every reveal draws.
    /// [`TeamProspect::Never`]: none does. [`TeamProspect::MayFail`]: there is a choice of sources that coverage and
    /// quotas allow, for which no teams can be formed. A source is reported as without a team only if it may be drawn.
    ///
    /// # Complexity
    /// One pass over the lists, and for each recusal the sources from which the same inspector is recused.
    ///
    /// # Example: a source that nobody may inspect
    /// ```
    /// use shuangsuiji::Tier;
    /// use shuangsuiji::draw::*;
    /// use shuangsuiji::orders::TeamProspect;
    /// use shuangsuiji::rules::Ruleset;
    ///
    /// let lists = Lists {
    ///     sources: SourceList::parse("s\tkey\t150125\t0\t-\nt\tkey\t150125\t0\t-\n")?,
    ///     inspectors: InspectorList::parse("p\t150125\t-\nq\t150125\t-\n")?,
    ///     recusals: RecusalList::parse("p\ts\n")?,
    /// };
    /// let terms = Terms {
    ///     hash: Hash::Sha256,
    ///     rules: "inner-mongolia-trial".parse()?,
    ///     agency: Agency { name: "wuchuan".parse()?, division: "150125".parse()?, tier: Tier::County },
    ///     period: "2027-Q1".parse()?,
    ///     round: 1,
    ///     previous: None,
    ///     cap: Some(2),
    ///     coverage: Coverage::Independent,
    ///     team: 2,
    ///     max_load: None,
    ///     strata: vec![StratumQuota { stratum: "key".parse()?, quota: 1 }],
    ///     entropy: vec![Entropy { label: "e".parse()?, origin: Origin::Public("福彩3D 第2026340期".parse()?) }],
    /// };
    /// let committed = Committed::new(terms, lists)?;
    /// let found = committed.feasibility(&Ruleset::inner_mongolia());
    /// assert_eq!(found.teams, TeamProspect::MayFail, "t can be inspected");
    /// assert_eq!(found.findings[0].to_string(), "`wuchuan`, `key`: 2027-Q1 may draw `s`, \
    ///     which has 1 of 2 inspectors recused; a team needs 2, 1 left");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn feasibility(&self, rules: &Ruleset) -> Feasibility {
        feasibility(self.order().terms(), self.lists(), rules)
    }
}

/// What can be said before the reveal of a draw under these terms.
pub(super) fn feasibility(terms: &Terms, lists: &Lists, rules: &Ruleset) -> Feasibility {
    let strata = strata(terms, lists);
    let mut findings: Vec<_> = strata.iter().filter_map(|stratum| stratum.finding(terms, rules)).collect();
    let people = People::of(terms, lists, &strata);
    findings.extend(people.staffing().alone(rules));
    let limit = people.limit();
    findings.extend(limit.as_ref().map(|limit| limit.finding(&people, rules)));
    Feasibility { findings, teams: people.prospect(limit.as_ref()) }
}

/// A stratum of the order, counted.
#[derive(Clone, Copy, Debug, Default)]
struct Stratum {
    at: usize,
    quota: u32,
    listed: u32,
    at_cap: u32,
    excluded: u32,
    /// Candidates that come before the others: all, unless those not inspected this year come first.
    early: u32,
    late: u32,
}

/// What chance may do with a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chance {
    Never,
    Maybe,
    Surely,
}

fn strata(terms: &Terms, lists: &Lists) -> Vec<Stratum> {
    let named = terms.strata.iter().enumerate();
    let mut strata: Vec<_> =
        named.map(|(at, named)| Stratum { at, quota: named.quota, ..Stratum::default() }).collect();
    let places: BTreeMap<_, _> = terms.strata.iter().map(|named| &named.stratum).zip(0_usize..).collect();
    for line in lists.sources.iter() {
        let Some(stratum) = places.get(line.stratum).and_then(|&at| strata.get_mut(at)) else { continue };
        let add = |count: &mut u32| *count = count.saturating_add(1);
        add(&mut stratum.listed);
        add(match (line.is_candidate(terms.cap), line.status) {
            (false, SourceStatus::Excluded) => &mut stratum.excluded,
            (false, _) => &mut stratum.at_cap,
            (true, _) if is_late(terms, line.inspections) => &mut stratum.late,
            (true, _) => &mut stratum.early,
        });
    }
    strata
}

fn is_late(terms: &Terms, inspections: u32) -> bool {
    terms.coverage == Coverage::UninspectedFirst && inspections > 0
}

impl Stratum {
    fn candidates(&self) -> u32 {
        self.early.saturating_add(self.late)
    }

    fn drawn(&self) -> u32 {
        self.quota.min(self.candidates())
    }

    fn chance(&self, late: bool) -> Chance {
        let (before, same) = if late { (self.early, self.late) } else { (0, self.early) };
        match self.quota.saturating_sub(before) {
            0 => Chance::Never,
            left if left >= same => Chance::Surely,
            _ => Chance::Maybe,
        }
    }

    /// How many `Maybe` candidates there are, and how many of them are drawn.
    fn lots(&self) -> (u32, u32) {
        match (self.chance(false), self.chance(true)) {
            (Chance::Maybe, _) => (self.early, self.quota),
            (_, Chance::Maybe) => (self.late, self.quota.saturating_sub(self.early)),
            _ => (0, 0),
        }
    }

    fn finding(&self, terms: &Terms, rules: &Ruleset) -> Option<Finding> {
        let stratum = &terms.strata.get(self.at)?.stratum;
        let rule = rules.rule(stratum.as_str(), terms.agency.tier);
        (self.quota > self.candidates()).then(|| Finding::QuotaExceedsCandidates {
            agency: terms.agency.name.clone(),
            stratum: stratum.clone(),
            period: terms.period,
            quota: self.quota,
            listed: self.listed,
            at_cap: self.at_cap,
            excluded: self.excluded,
            candidates: self.candidates(),
            article: rule.map_or(rules.in_the_statute(Article::Art8), |rule| rule.basis.article()),
        })
    }
}

#[cfg(test)]
mod tests;
