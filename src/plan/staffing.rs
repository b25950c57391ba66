//! Arts. 6, 11: before an order, whether teams can be formed at all: 执法人员不少于 2 人.
//!
//! The limits that counts show: each source by itself, and all seats together. That they hold is necessary, not enough;
//! the draw itself decides by the whole of Hall's condition and names the limiting set.

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
                "“a”的“key”：2027-Q1可能抽中“s1”，3人中2人须回避，余1人，每组至少2人",
                "“a”：2027-Q1抽取4家需8人次，3人最多6人次"
            ]
        );
        let (stratum, quarter) = ("key".parse().unwrap(), Some("2027-Q1".parse().unwrap()));
        assert_eq!((findings[0].stratum(), findings[0].period()), (Some(&stratum), quarter));
        assert_eq!((findings[1].stratum(), findings[1].period()), (None, quarter));
        assert!(findings.iter().all(|finding| finding.article() == Article::Art11));
        let alone = Staffing { inspectors: 1, ..staffing.clone() }.findings(&rules);
        assert_eq!(
            alone[0].to_string(),
            "`a`: for 2027-Q1 a team needs 2 inspectors, and 1 with a certificate can be counted on"
        );
        assert_eq!(alone[0].chinese(), "“a”：2027-Q1每组至少2人，可计入的持证人员仅1人");
        assert_eq!((alone.len(), alone[0].code(), alone[0].period()), (1, Code::TOO_FEW_INSPECTORS, quarter));
        assert_eq!(Staffing { sources: 0, ..staffing.clone() }.findings(&rules), []);
        let free = Staffing { most_load: None, recused: Vec::new(), ..staffing };
        assert_eq!(free.findings(&rules), []);
    }
}
