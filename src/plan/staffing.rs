//! Arts. 6, 11: before an order, whether teams can be formed at all: 执法人员不少于 2 人.
//!
//! The limits that counts show: each source by itself, sources that share who is recused, and all seats together. That
//! they hold is necessary, not enough; the draw itself decides by the whole of Hall's condition and names the limiting set.

use std::collections::BTreeSet;

use super::Finding;
use crate::rules::Ruleset;
use crate::{Article, Id, Period, Token};

/// Who can inspect and who is recused, for the sources of one order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Staffing {
    /// The agency.
    pub agency: Token,
    /// The period that is drawn for.
    pub period: Period,
    /// Inspectors that can be drawn, numbered from 0.
    pub inspectors: u32,
    /// Inspectors of a visit.
    pub team: u32,
    /// The most visits of an inspector; none: as many as there are sources.
    pub most_load: Option<u32>,
    /// How many sources are to be drawn.
    pub sources: u32,
    /// The sources that may be drawn with somebody recused.
    pub recused: Vec<RecusedSource>,
}

/// A source that may be drawn, and who is recused from it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecusedSource {
    /// The source.
    pub source: Id,
    /// Its stratum.
    pub stratum: Token,
    /// The inspectors' numbers, from 0. Repeats count once; numbers of those who cannot be drawn are passed over.
    pub inspectors: Vec<u32>,
}

impl Staffing {
    /// Every source whose recusals leave no team, the sources that have one each and none together, and whether all seats
    /// together can be taken.
    ///
    /// # Guarantees
    /// A source is reported if and only if fewer than a team of the inspectors are not recused from it. With fewer
    /// inspectors than a team that is every source, and only that is reported. No inspector sits twice in a team, so one
    /// can take as many seats as there are sources, or as the greatest load allows. Sources reported together need more
    /// seats, as many of them as are drawn, than the inspectors who are not recused from all of them can take.
    ///
    /// # Complexity
    /// A sort of each source's recusals; for the sets of sources, the cube of the number of different recusals, of at most
    /// a hundred.
    #[must_use]
    pub fn findings(&self, rules: &Ruleset) -> Vec<Finding> {
        let mut findings = self.alone(rules);
        if self.inspectors >= self.team && self.sources > 0 {
            findings.extend(self.together(rules));
        }
        findings
    }

    /// Each source by itself, and all seats together.
    pub(crate) fn alone(&self, rules: &Ruleset) -> Vec<Finding> {
        let article = article(rules);
        let (agency, period, inspectors, team) = (&self.agency, self.period, self.inspectors, self.team);
        if self.sources == 0 {
            return Vec::new();
        }
        if inspectors < team {
            return vec![Finding::TooFewInspectors { agency: agency.clone(), period, inspectors, team, article }];
        }
        let mut findings = Vec::new();
        for RecusedSource { source, stratum, inspectors: recused } in &self.recused {
            let recused: BTreeSet<_> = recused.iter().filter(|&&number| number < inspectors).collect();
            let recused = u32::try_from(recused.len()).unwrap_or(u32::MAX);
            let left = inspectors.saturating_sub(recused);
            if left < team {
                let (agency, stratum, source_id) = (agency.clone(), stratum.clone(), source.clone());
                findings.push(Finding::SourceWithoutTeam {
                    agency,
                    stratum,
                    period,
                    source_id,
                    inspectors,
                    recused,
                    left,
                    team,
                    article,
                });
            }
        }
        let needed = u64::from(self.sources).saturating_mul(team.into());
        let load = self.most_load.unwrap_or(u32::MAX).min(self.sources);
        let possible = u64::from(inspectors).saturating_mul(load.into());
        if needed > possible {
            let (agency, sources) = (agency.clone(), self.sources);
            findings.push(Finding::TooFewSeats { agency, period, sources, needed, inspectors, possible, article });
        }
        findings
    }

    /// The sources that leave the most seats empty together, though each has a team.
    fn together(&self, rules: &Ruleset) -> Option<Finding> {
        let known = |recused: &RecusedSource| -> BTreeSet<u32> {
            recused.inspectors.iter().copied().filter(|&number| number < self.inspectors).collect()
        };
        let all: Vec<(&Id, BTreeSet<u32>)> = self.recused.iter().map(|it| (&it.source, known(it))).collect();
        let others =
            |barred: &BTreeSet<u32>| self.inspectors.saturating_sub(u32::try_from(barred.len()).unwrap_or(u32::MAX));
        let teamed: Vec<_> = all.iter().filter(|(_, barred)| others(barred) >= self.team).collect();
        let kinds: BTreeSet<&BTreeSet<u32>> = teamed.iter().map(|(_, barred)| barred).collect();
        let mut worst: Option<(u64, Finding)> = None;
        for shared in shared_recusals(kinds.into_iter().take(MOST_KINDS).collect()) {
            let sources: Vec<Id> =
                teamed.iter().filter(|(_, barred)| shared.is_subset(barred)).map(|(id, _)| (*id).clone()).collect();
            let drawn = u32::try_from(sources.len()).unwrap_or(u32::MAX).min(self.sources);
            let inspectors = others(&shared);
            let needed = u64::from(drawn).saturating_mul(self.team.into());
            let load = self.most_load.unwrap_or(u32::MAX).min(drawn);
            let possible = u64::from(inspectors).saturating_mul(load.into());
            let empty = needed.saturating_sub(possible);
            if !shared.is_empty() && empty > worst.as_ref().map_or(0, |(most, _)| *most) {
                let (agency, period, article) = (self.agency.clone(), self.period, article(rules));
                let finding = Finding::SourcesWithoutTeams {
                    agency,
                    period,
                    sources,
                    drawn,
                    needed,
                    inspectors,
                    possible,
                    article,
                };
                worst = Some((empty, finding));
            }
        }
        worst.map(|(_, finding)| finding)
    }
}

/// The most different recusals whose common parts are looked at.
const MOST_KINDS: usize = 100;

/// Who is recused from several sources at once: each recusal, and from each on the common part with the one that keeps
/// most of it, until nobody is left.
fn shared_recusals(kinds: Vec<&BTreeSet<u32>>) -> BTreeSet<BTreeSet<u32>> {
    let mut found: BTreeSet<BTreeSet<u32>> = BTreeSet::new();
    for kind in &kinds {
        let mut shared = (*kind).clone();
        let mut others: Vec<&BTreeSet<u32>> = kinds.clone();
        while !shared.is_empty() && found.insert(shared.clone()) {
            others.retain(|other| !shared.is_subset(other));
            let Some(next) = others.iter().max_by_key(|other| shared.intersection(other).count()) else { break };
            shared = shared.intersection(next).copied().collect();
        }
    }
    found
}

fn article(rules: &Ruleset) -> Option<Article> {
    let basis = rules.pack().team.as_ref().map(|team| &team.basis);
    basis.map_or(rules.in_the_statute(Article::Art11), |basis| basis.article())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Explain};

    #[test]
    fn single_sources_and_all_seats_are_checked() {
        let rules = Ruleset::inner_mongolia();
        let recused = |source: &str, inspectors: &[u32]| RecusedSource {
            source: source.parse().unwrap(),
            stratum: "key".parse().unwrap(),
            inspectors: inspectors.to_vec(),
        };
        let staffing = Staffing {
            agency: "a".parse().unwrap(),
            period: "2027-Q1".parse().unwrap(),
            inspectors: 3,
            team: 2,
            most_load: Some(2),
            sources: 4,
            recused: vec![recused("s1", &[0, 2, 2, 9]), recused("s2", &[1])],
        };
        let findings = staffing.findings(&rules);
        let english: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            english,
            [
                "`a`, `key`: 2027-Q1 may draw `s1`, which has 2 of 3 inspectors recused; a team needs 2, 1 left",
                "`a`: 2027-Q1 draws 4 sources, which need 8 seats; 3 inspectors can take 6"
            ]
        );
        let chinese: Vec<_> = findings.iter().map(Explain::chinese).collect();
        assert_eq!(
            chinese,
            [
                "“a”的“key”：2027年第一季度可能抽中“s1”，3人中2人须回避，余1人，每组至少2人",
                "“a”：2027年第一季度抽取4家需8人次，3人最多6人次"
            ]
        );
        let (stratum, quarter) = ("key".parse().unwrap(), Some("2027-Q1".parse().unwrap()));
        assert_eq!((findings[0].stratum(), findings[0].period()), (Some(&stratum), quarter));
        assert_eq!((findings[1].stratum(), findings[1].period()), (None, quarter));
        assert!(findings.iter().all(|finding| finding.article().is_none_or(|it| it == Article::Art11)));
        let alone = Staffing { inspectors: 1, ..staffing.clone() }.findings(&rules);
        assert_eq!(
            alone[0].to_string(),
            "`a`: for 2027-Q1 a team needs 2 inspectors, and 1 with a certificate can be counted on"
        );
        assert_eq!(alone[0].chinese(), "“a”：2027年第一季度每组至少2人，可计入的持证人员仅1人");
        assert_eq!((alone.len(), alone[0].code(), alone[0].period()), (1, Code::TOO_FEW_INSPECTORS, quarter));
        assert_eq!(Staffing { sources: 0, ..staffing.clone() }.findings(&rules), []);
        let free = Staffing { most_load: None, recused: Vec::new(), ..staffing };
        assert_eq!(free.findings(&rules), []);
    }

    #[test]
    fn sources_that_have_a_team_each_and_none_together_are_named() {
        let rules = Ruleset::inner_mongolia();
        // Of eleven inspectors two each can inspect a, b and c: p and q, q and r, p and r, numbered 0 to 2.
        let all_but = |free: [u32; 2]| (0..11).filter(|number| !free.contains(number)).collect();
        let recused = [("a", [0, 1]), ("b", [1, 2]), ("c", [0, 2])].map(|(source, free)| RecusedSource {
            source: source.parse().unwrap(),
            stratum: "key".parse().unwrap(),
            inspectors: all_but(free),
        });
        let staffing = Staffing {
            agency: "a".parse().unwrap(),
            period: "2027-Q1".parse().unwrap(),
            inspectors: 11,
            team: 2,
            most_load: Some(1),
            sources: 4,
            recused: recused.to_vec(),
        };
        let findings = staffing.findings(&rules);
        let told: Vec<_> = findings.iter().map(|it| (it.code(), it.to_string(), it.chinese())).collect();
        assert_eq!(
            told,
            [(
                Code::SOURCES_WITHOUT_TEAMS,
                "`a`: 2027-Q1 may draw together 3 sources of `a`, `b`, `c`, which then need 6 seats; the 3 inspectors not \
                 recused from all of them can take 3"
                    .to_owned(),
                "“a”：2027年第一季度可能同时抽中“a”、“b”、“c”中的3家，需6人次，对其并非均须回避的3人最多3人次".to_owned()
            )]
        );
        assert_eq!(staffing.alone(&rules), [], "each has a team, and all seats can be taken");
        assert_eq!(
            Staffing { most_load: None, ..staffing.clone() }.findings(&rules),
            [],
            "p, q and r three times each"
        );
        let two = Staffing { sources: 1, ..staffing }.findings(&rules);
        assert_eq!(two, [], "one alone is drawn");
    }
}
