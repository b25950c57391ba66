//! Arts. 6, 11: before an order, whether teams can be formed at all: 执法检查人员不得少于2人.
//!
//! The limits that counts show: each source by itself, and all seats together. That they hold is necessary, not enough;
//! the draw itself decides by the whole of Hall's condition and names the limiting set.

use std::collections::BTreeSet;

use super::Finding;
use crate::rules::Ruleset;
use crate::{Article, Id, Token};

/// Who can inspect and who is recused, for the sources of one order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Staffing {
    /// The agency.
    pub agency: Token,
    /// Inspectors that can be drawn, numbered from 0.
    pub inspectors: u32,
    /// Inspectors of a visit.
    pub team: u32,
    /// The most visits of an inspector; none: as many as there are sources.
    pub most_load: Option<u32>,
    /// How many sources are to be drawn.
    pub sources: u32,
    /// The sources that may be drawn with somebody recused, and the numbers of those. Repeats count once; numbers of
    /// inspectors who cannot be drawn are passed over.
    pub recused: Vec<(Id, Vec<u32>)>,
}

impl Staffing {
    /// Every source whose recusals leave no team, and whether all seats together can be taken.
    ///
    /// # Guarantees
    /// A source is reported if and only if fewer than a team of the inspectors are not recused from it. With fewer
    /// inspectors than a team that is every source, and only that is reported. No inspector sits twice in a team, so one
    /// can take as many seats as there are sources, or as the greatest load allows.
    ///
    /// # Complexity
    /// A sort of each source's recusals.
    #[must_use]
    pub fn findings(&self, rules: &Ruleset) -> Vec<Finding> {
        let basis = rules.pack().team.as_ref().map(|team| &team.basis);
        let article = basis.map_or(Article::Art11, |basis| basis.article_or(Article::Art11));
        let (agency, inspectors, team) = (&self.agency, self.inspectors, self.team);
        if self.sources == 0 {
            return Vec::new();
        }
        if inspectors < team {
            return vec![Finding::TooFewInspectors { agency: agency.clone(), inspectors, team, article }];
        }
        let mut findings = Vec::new();
        for (source, recused) in &self.recused {
            let recused: BTreeSet<_> = recused.iter().filter(|&&number| number < inspectors).collect();
            let recused = u32::try_from(recused.len()).unwrap_or(u32::MAX);
            let left = inspectors.saturating_sub(recused);
            if left < team {
                let (agency, source_id) = (agency.clone(), source.clone());
                findings.push(Finding::SourceWithoutTeam {
                    agency,
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
            findings.push(Finding::TooFewSeats { agency, sources, needed, inspectors, possible, article });
        }
        findings
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;
    use crate::{Code, Explain};

    #[test]
    fn single_sources_and_all_seats_are_checked() {
        let rules = Ruleset::inner_mongolia();
        let id = |text: &str| text.parse::<Id>().unwrap();
        let staffing = Staffing {
            agency: "a".parse().unwrap(),
            inspectors: 3,
            team: 2,
            most_load: Some(2),
            sources: 4,
            recused: vec![(id("s1"), vec![0, 2, 2, 9]), (id("s2"), vec![1])],
        };
        let findings = staffing.findings(&rules);
        let english: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(
            english,
            [
                "`a`: of 3 inspectors `s1` has 2 recused; a team needs 2, 1 left",
                "`a`: the draw of 4 sources needs 8 seats; 3 inspectors can take 6"
            ]
        );
        let chinese: Vec<_> = findings.iter().map(Explain::chinese).collect();
        assert_eq!(chinese, ["“a”：3人中2人须回避“s1”，余1人，每组至少2人", "“a”：4家需8人次，3人最多6人次"]);
        assert!(findings.iter().all(|finding| finding.article() == Article::Art11));
        let alone = Staffing { inspectors: 1, ..staffing.clone() }.findings(&rules);
        assert_eq!(alone[0].to_string(), "`a`: a team needs 2 inspectors, and the roster gives 1");
        assert_eq!(alone[0].chinese(), "“a”：每组至少2人，仅有1人");
        assert_eq!((alone.len(), alone[0].code()), (1, Code::TOO_FEW_INSPECTORS));
        assert_eq!(Staffing { sources: 0, ..staffing.clone() }.findings(&rules), []);
        let free = Staffing { most_load: None, recused: Vec::new(), ..staffing };
        assert_eq!(free.findings(&rules), []);
    }
}
