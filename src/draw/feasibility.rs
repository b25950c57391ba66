//! Arts. 8, 11: before the randomness is known, whether an order's draw can succeed: candidates against quotas, seats
//! against people.
//!
//! Quotas are decided exactly. Whether teams can be formed depends on who is drawn; what can be said of every possible
//! draw is said by conditions that are each named where they are used: some are necessary (broken, no draw has teams),
//! some sufficient (kept, every draw has them), some show that a possible draw has none. Between them lies
//! [`TeamProspect::Undecided`]: the draw itself decides, by the whole of Hall's condition.

use std::collections::{BTreeMap, BTreeSet};

use super::committed::Committed;
use super::lists::{InspectorStatus, Lists, SourceStatus};
use super::order::{Coverage, Terms};
use super::teams::MOST_SEATS;
use crate::plan::{Finding, RecusedSource, Staffing};
use crate::rules::Ruleset;
use crate::{Article, Id};

/// What can be said of an order's draw beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feasibility {
    /// What cannot hold, or what chance may break: by stratum, then people.
    pub findings: Vec<Finding>,
    /// Whether teams can be formed.
    pub teams: TeamProspect,
}

/// Whether teams can be formed for the sources that chance may draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
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
    #[cfg_attr(feature = "serde", doc = "```")]
    #[cfg_attr(not(feature = "serde"), doc = "```ignore")]
    /// use shuangsuiji::Tier;
    /// use shuangsuiji::draw::*;
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
        let terms = self.order().terms();
        let strata = strata(terms, self.lists());
        let mut findings: Vec<_> = strata.iter().filter_map(|stratum| stratum.finding(terms, rules)).collect();
        let people = People::of(terms, self.lists(), &strata);
        findings.extend(people.staffing().findings(rules));
        let limit = people.limit();
        findings.extend(limit.as_ref().map(|limit| limit.finding(&people, rules)));
        Feasibility { findings, teams: people.prospect(limit.as_ref()) }
    }
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
            article: rule.map_or(Article::Art8, |rule| rule.basis.article_or(Article::Art8)),
        })
    }
}

/// A candidate from which somebody who could be drawn is recused.
#[derive(Debug)]
struct Recused {
    id: Id,
    stratum: usize,
    chance: Chance,
    /// Numbers of the inspectors, ascending.
    inspectors: Vec<u32>,
}

impl Recused {
    fn named(&self, terms: &Terms) -> Option<RecusedSource> {
        let stratum = terms.strata.get(self.stratum)?.stratum.clone();
        Some(RecusedSource { source: self.id.clone(), stratum, inspectors: self.inspectors.clone() })
    }
}

/// The inspectors, and the sources that may be drawn.
#[derive(Debug)]
struct People<'a> {
    terms: &'a Terms,
    strata: &'a [Stratum],
    inspectors: Vec<&'a Id>,
    recused: Vec<Recused>,
    drawn: u64,
}

/// Sources that may be drawn together, and from which the same inspectors are recused.
#[derive(Debug)]
struct Limit {
    recused: Vec<Id>,
    /// How many of them every draw holds, and how many a draw may.
    surely: u32,
    maybe: u32,
    others: u32,
}

impl<'a> People<'a> {
    fn of(terms: &'a Terms, lists: &'a Lists, strata: &'a [Stratum]) -> Self {
        let open = lists.inspectors.entries().iter().filter(|entry| entry.status == InspectorStatus::Available);
        let inspectors: Vec<&Id> = open.map(|entry| &entry.id).collect();
        let mut by_row: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for entry in lists.recusals.entries() {
            let number = inspectors.binary_search(&&entry.inspector).ok().and_then(|at| u32::try_from(at).ok());
            // Recusals are sorted by inspector, so each source's come ascending.
            if let (Some(number), Some(row)) = (number, lists.sources.row(entry.source.as_str())) {
                by_row.entry(row).or_default().push(number);
            }
        }
        let recused = by_row.into_iter().filter_map(|(row, inspectors)| {
            let line = lists.sources.at(row).filter(|line| line.is_candidate(terms.cap))?;
            let at = terms.strata.iter().position(|named| named.stratum == *line.stratum)?;
            let chance = strata.get(at)?.chance(is_late(terms, line.inspections));
            let id = lists.sources.id(row);
            (chance != Chance::Never).then_some(Recused { id, stratum: at, chance, inspectors })
        });
        let recused = recused.collect();
        let drawn = strata.iter().fold(0_u64, |sum, stratum| sum.saturating_add(stratum.drawn().into()));
        Self { terms, strata, inspectors, recused, drawn }
    }

    fn number(&self) -> u32 {
        u32::try_from(self.inspectors.len()).unwrap_or(u32::MAX)
    }

    fn staffing(&self) -> Staffing {
        Staffing {
            agency: self.terms.agency.name.clone(),
            period: self.terms.period,
            inspectors: self.number(),
            team: self.terms.team,
            most_load: self.terms.max_load,
            sources: u32::try_from(self.drawn).unwrap_or(u32::MAX),
            recused: self.recused.iter().filter_map(|it| it.named(self.terms)).collect(),
        }
    }

    fn needed(&self, sources: u64) -> u64 {
        sources.saturating_mul(self.terms.team.into())
    }

    /// The most seats that so many inspectors can take for so many sources, none twice in a team.
    fn possible(&self, inspectors: u32, sources: u64) -> u64 {
        let load = self.terms.max_load.map_or(sources, |most| sources.min(most.into()));
        u64::from(inspectors).saturating_mul(load)
    }

    fn left(&self, recused: &Recused) -> u32 {
        self.number().saturating_sub(u32::try_from(recused.inspectors.len()).unwrap_or(u32::MAX))
    }

    /// How many of these sources every draw holds, and the most that one may hold.
    fn drawn_of<'b>(&self, sources: impl Iterator<Item = &'b Recused>) -> (u32, u32) {
        let (mut surely, mut maybe) = (0_u32, vec![0_u32; self.strata.len()]);
        for source in sources {
            match (source.chance, maybe.get_mut(source.stratum)) {
                (Chance::Surely, _) => surely = surely.saturating_add(1),
                (Chance::Maybe, Some(count)) => *count = count.saturating_add(1),
                _ => {}
            }
        }
        let mut most = surely;
        for (stratum, count) in self.strata.iter().zip(maybe) {
            let (lots, drawn) = stratum.lots();
            most = most.saturating_add(count.min(drawn));
            // Those beyond what the other candidates can fill.
            surely = surely.saturating_add(drawn.saturating_sub(lots.saturating_sub(count)));
        }
        (surely, most)
    }

    /// Of the sets of sources that share their recused inspectors, the one that may leave the most seats empty; none if
    /// none may. Hall's condition for such a set: the inspectors not recused cannot take its seats. That shows a draw
    /// that fails; that no such set is found does not show that none fails.
    fn limit(&self) -> Option<Limit> {
        let mut by_inspector: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut kinds: BTreeSet<&[u32]> = BTreeSet::new();
        for (at, source) in self.recused.iter().enumerate().filter(|(_, source)| self.left(source) >= self.terms.team) {
            kinds.insert(&source.inspectors);
            for &inspector in &source.inspectors {
                by_inspector.entry(inspector).or_default().push(at);
            }
        }
        let mut worst: Option<(u64, Limit)> = None;
        for kind in kinds {
            let holds = |source: &&Recused| kind.iter().all(|number| source.inspectors.binary_search(number).is_ok());
            let first = kind.first().and_then(|first| by_inspector.get(first)).map_or(&[][..], Vec::as_slice);
            let (surely, maybe) =
                self.drawn_of(first.iter().filter_map(|&at| self.recused.get(at)).filter(|source| holds(source)));
            let others = self.number().saturating_sub(u32::try_from(kind.len()).unwrap_or(u32::MAX));
            let empty = self.needed(maybe.into()).saturating_sub(self.possible(others, maybe.into()));
            if empty > worst.as_ref().map_or(0, |(most, _)| *most) {
                let recused = kind.iter().filter_map(|&at| self.inspectors.get(at as usize).map(|&id| id.clone()));
                worst = Some((empty, Limit { recused: recused.collect(), surely, maybe, others }));
            }
        }
        worst.map(|(_, limit)| limit)
    }

    fn prospect(&self, limit: Option<&Limit>) -> TeamProspect {
        let (needed, all) = (self.needed(self.drawn), self.number());
        if self.drawn == 0 {
            return TeamProspect::Always;
        }
        // Necessary: all seats together, and a team for each source that is surely drawn.
        let without = self.recused.iter().filter(|source| self.left(source) < self.terms.team);
        let (surely, maybe) = self.drawn_of(without);
        let short = |sources: u32, others| self.needed(sources.into()) > self.possible(others, sources.into());
        let together = limit.is_some_and(|limit| short(limit.surely, limit.others));
        if all < self.terms.team
            || needed > self.possible(all, self.drawn)
            || needed > MOST_SEATS
            || surely > 0
            || together
        {
            return TeamProspect::Never;
        }
        if maybe > 0 || limit.is_some() {
            return TeamProspect::MayFail;
        }
        // Sufficient: with m inspectors possible for each source, any a sources have m that can take the lesser of a and
        // the greatest load each; that grows slower than the seats, so it holds for all a if it holds for all drawn.
        let least = self.recused.iter().map(|source| self.left(source)).min().unwrap_or(all);
        if self.possible(least, self.drawn) >= needed { TeamProspect::Always } else { TeamProspect::Undecided }
    }
}

impl Limit {
    fn finding(&self, people: &People<'_>, rules: &Ruleset) -> Finding {
        let basis = rules.pack().team.as_ref().map(|team| &team.basis);
        Finding::SeatsMayNotSuffice {
            agency: people.terms.agency.name.clone(),
            period: people.terms.period,
            sources: self.maybe,
            recused: self.recused.clone(),
            needed: people.needed(self.maybe.into()),
            inspectors: self.others,
            possible: people.possible(self.others, self.maybe.into()),
            article: basis.map_or(Article::Art11, |basis| basis.article_or(Article::Art11)),
        }
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use proptest::prelude::*;

    use super::super::lists::{InspectorList, RecusalList, SourceList};
    use super::super::order::{Agency, Entropy, Origin, StratumQuota};
    use super::super::{Contribution, Hash, Reveal, Value};
    use super::*;
    use crate::strategies::draw::committed;
    use crate::{Code, Explain, Tier};

    /// An order of one stratum over lists in short: sources with inspections, inspectors, recusals.
    fn order(sources: &str, inspectors: &str, recusals: &str, quota: u32, max_load: Option<u32>) -> Committed {
        let line = |source: &str| {
            let (id, inspections) = source.split_once(':').unwrap_or((source, "0"));
            match inspections {
                "x" => format!("{id}\tkey\t150102\t0\texcluded\n"),
                inspections => format!("{id}\tkey\t150102\t{inspections}\t-\n"),
            }
        };
        let sources: String = sources.split(' ').map(line).collect();
        let inspectors: String = inspectors.chars().map(|id| format!("{id}\t150102\t-\n")).collect();
        let pairs = recusals.split(' ').filter_map(|pair| pair.split_once('-'));
        let recusals: String = pairs.map(|(inspector, source)| format!("{inspector}\t{source}\n")).collect();
        let lists = Lists {
            sources: SourceList::parse(&sources).unwrap(),
            inspectors: InspectorList::parse(&inspectors).unwrap(),
            recusals: RecusalList::parse(&recusals).unwrap(),
        };
        let terms = Terms {
            hash: Hash::Sha256,
            rules: "inner-mongolia-trial".parse().unwrap(),
            agency: Agency {
                name: "xincheng".parse().unwrap(),
                division: "150102".parse().unwrap(),
                tier: Tier::County,
            },
            period: "2027-Q1".parse().unwrap(),
            round: 1,
            previous: None,
            cap: Some(2),
            coverage: Coverage::UninspectedFirst,
            team: 2,
            max_load,
            strata: vec![StratumQuota { stratum: "key".parse().unwrap(), quota }],
            entropy: vec![Entropy { label: "e".parse().unwrap(), origin: Origin::Public("x".parse().unwrap()) }],
        };
        Committed::new(terms, lists).unwrap()
    }

    fn found(committed: &Committed) -> Feasibility {
        committed.feasibility(&Ruleset::inner_mongolia())
    }

    /// Of so many reveals, whether some draw was made and whether some was not.
    fn tried(committed: &Committed, reveals: u8) -> (bool, bool) {
        let labels: Vec<_> = committed.order().terms().entropy.iter().map(|entropy| entropy.label.clone()).collect();
        let drawn = (0..reveals).map(|number| {
            let value = |label| Contribution { label, value: Value::new(vec![number]).unwrap() };
            let reveal = Reveal(labels.iter().cloned().map(value).collect());
            committed.reveal(reveal).unwrap().draw().is_ok()
        });
        drawn.fold((false, false), |(made, not), drawn| (made || drawn, not || !drawn))
    }

    #[test]
    fn a_quota_above_the_candidates_says_why_they_are_few() {
        let finding = found(&order("a b:2 c:x d:1", "pq", "", 3, None)).findings.remove(0);
        assert_eq!(
            finding.to_string(),
            "`xincheng`, `key`: 2027-Q1 asks for 3, and 2 of 4 sources can be drawn (1 at the cap, 1 excluded): 1 short"
        );
        assert_eq!(
            finding.chinese(),
            "“xincheng”的“key”：2027-Q1应抽取3家，在库4家中可抽取2家（达上限1家，不宜抽查1家），缺额1"
        );
        assert_eq!((finding.code(), finding.article()), (Code::QUOTA_EXCEEDS_CANDIDATES, Article::Art8Key));
        assert!(finding.remedy().starts_with("draw all") && finding.remedy_chinese().starts_with("能抽尽抽"));
    }

    #[test]
    fn who_may_be_drawn_together_may_leave_seats_empty() {
        // a, b, c need 2 each of q, r, s, who take one each.
        let may = order("a b c d e f g", "pqrstuv", "p-a p-b p-c t-a t-b t-c u-a u-b u-c v-a v-b v-c", 3, Some(1));
        let Feasibility { findings, teams } = found(&may);
        assert_eq!(teams, TeamProspect::MayFail);
        assert_eq!(
            findings[0].to_string(),
            "`xincheng`: 2027-Q1 may draw together 3 sources from which `p` and `t` and `u` and `v` are recused; needed \
             are then 6 seats, and the other 3 inspectors can take 3"
        );
        assert_eq!(
            findings[0].chinese(),
            "“xincheng”：2027-Q1可能同时抽中“p”、“t”、“u”、“v”均须回避的3家，需6人次，其余3人最多3人次"
        );
        assert_eq!((findings[0].code(), findings[0].article()), (Code::SEATS_MAY_NOT_SUFFICE, Article::Art11));
        assert_eq!(tried(&may, 40), (true, true));
    }

    #[test]
    fn each_condition_decides_its_case() {
        // A load that binds nobody, and a team for each.
        let free = order("a b c", "pqr", "p-a q-b r-c", 2, None);
        assert_eq!((found(&free).teams, tried(&free, 20)), (TeamProspect::Always, (true, false)));
        // All seats together.
        let few = order("a b c", "pqr", "", 3, Some(1));
        assert_eq!((found(&few).teams, tried(&few, 20)), (TeamProspect::Never, (false, true)));
        assert_eq!(found(&few).findings[0].code(), Code::TOO_FEW_SEATS);
        // A source without a team: surely drawn, perhaps, and not at all, since those not yet inspected come first.
        let without = |sources, quota| order(sources, "pqr", "p-a q-a", quota, None);
        assert_eq!(found(&without("a b", 2)).teams, TeamProspect::Never);
        assert_eq!(found(&without("a b", 1)).teams, TeamProspect::MayFail);
        let last = found(&without("a:1 b c", 2));
        assert_eq!((last.teams, last.findings), (TeamProspect::Always, Vec::new()));
        // m = 3 inspectors a source, 2 visits each, against 6 seats; with 4 sources, 8 seats, it is left open.
        let sufficient = order("a b c", "pqrs", "p-a q-b r-c", 3, Some(2));
        assert_eq!(found(&sufficient).teams, TeamProspect::Always);
        let open = order("a b c d", "pqrs", "p-a q-b r-c s-d", 4, Some(2));
        assert_eq!((found(&open).teams, tried(&open, 1)), (TeamProspect::Undecided, (true, false)));
        assert_eq!(found(&order("a", "", "", 0, None)).teams, TeamProspect::Always);
        // a, b and c share p, q and r two by two, one visit each: no set of equals is short, and yet no draw has teams. The
        // sufficient condition goes by who can be inspected by fewest, and claims nothing.
        let left = [("a", "pq"), ("b", "qr"), ("c", "pr"), ("d", "pqrstuvwxy")];
        let all = "pqrstuvwxyz";
        let pairs = all.chars().flat_map(|person| {
            let barred = left.iter().filter(move |(_, possible)| !possible.contains(person));
            barred.map(move |(source, _)| format!("{person}-{source}"))
        });
        let shared = order("a b c d", all, &pairs.collect::<Vec<_>>().join(" "), 4, Some(1));
        assert_eq!((found(&shared).teams, tried(&shared, 5)), (TeamProspect::Undecided, (false, true)));
    }

    proptest! {
        #[test]
        fn no_draw_contradicts_what_was_said(
            (committed, reveal) in committed(0..10_usize, 0..7_usize, 0..20_usize)
        ) {
            let rules = Ruleset::inner_mongolia();
            let found = committed.feasibility(&rules);
            let short = found.findings.iter().filter(|it| it.code() == Code::QUOTA_EXCEEDS_CANDIDATES).count();
            match committed.reveal(reveal).unwrap().draw() {
                Ok(draw) => {
                    prop_assert!(found.teams != TeamProspect::Never, "{:?}", found);
                    let shortfalls = draw.strata().iter().filter(|stratum| stratum.shortfall > 0).count();
                    prop_assert_eq!(short, shortfalls);
                }
                Err(_) => prop_assert!(found.teams != TeamProspect::Always, "{:?}", found),
            }
        }
    }
}
