//! Arts. 1–16: the verdict on an article, which follows from its findings and from what became of its clauses.
//!
//! “Kept” means compared: it follows only where something was compared and nothing that the article asks was left out.

use super::clause::{Clause, Look};
use super::finding::Finding;
use crate::rules::{Citation, Provision, Ruleset};
use crate::{Article, Words};

/// Whether an article was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every clause was compared in full, and nothing was found against it.
    Kept,
    /// Something was found against it.
    Broken,
    /// Nothing of it could be compared.
    NotAssessable,
    /// Nothing was found in what was compared; the rest is not on file, or no data shows it.
    Partly,
    /// The rules on file ask nothing of it.
    NotAsked,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Verdict; 5] = [Self::Kept, Self::Partly, Self::Broken, Self::NotAssessable, Self::NotAsked];

    /// In both languages.
    #[must_use]
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Kept => ("kept", "已核内容未发现问题"),
            Self::Broken => ("broken", "存在问题"),
            Self::NotAssessable => ("not assessable", "材料不足，无法判定"),
            Self::Partly => ("nothing was found in what was compared", "部分核查，未发现问题"),
            Self::NotAsked => ("not asked by the rules on file", "规则数据未作要求"),
        }
    }

    /// What follows from findings, from what a reading takes for none, and from clauses.
    fn of(findings: usize, by_reading: usize, clauses: &[ClauseReport]) -> Self {
        let compared = clauses.iter().any(|clause| clause.look.compared() > 0);
        let open = by_reading > 0 || clauses.iter().any(|clause| clause.look.is_open());
        let asked = clauses.is_empty() || clauses.iter().any(|clause| !matches!(clause.look, Look::NotAsked(_)));
        match (findings, compared, open) {
            (1.., _, _) => Self::Broken,
            (0, _, _) if !asked => Self::NotAsked,
            (0, false, _) => Self::NotAssessable,
            (0, true, true) => Self::Partly,
            (0, true, false) => Self::Kept,
        }
    }
}

/// An article of the report.
///
/// # Guarantees
/// Broken if and only if a finding cites it. Not asked only if the rules on file say nothing of any of its clauses. Kept only
/// if at least one clause was compared, none was left, in whole or in
/// part, and nothing was found that only a reading of the pack takes for no breach.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ArticleReport {
    /// The article of the built-in statute; null where the rules in force are another place's.
    pub article: Option<Article>,
    /// The matter.
    pub provision: Provision,
    /// What the rules in force say of it.
    pub citation: Citation,
    /// Whether it was kept.
    pub verdict: Verdict,
    /// How many findings cite it.
    pub findings: u32,
    /// How many warnings cite it that a reading of the pack takes for no breach; with one it is not kept.
    #[serde(default, skip_serializing_if = "is_zero", deserialize_with = "crate::forms::null_is_default")]
    pub by_reading: u32,
    /// What it asks, and what became of that.
    pub clauses: Vec<ClauseReport>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl ArticleReport {
    /// Its place among the rows: the article of the statute on the matter.
    pub(super) fn row(&self) -> Article {
        self.article.unwrap_or_else(|| self.provision.row())
    }
}

/// A clause of an article, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ClauseReport {
    /// The clause.
    pub clause: Clause,
    /// What it asks.
    pub asks: Words,
    /// What became of it.
    pub look: Look,
}

/// What the checks looked at: the only source of verdicts.
#[derive(Default)]
pub(super) struct Looked {
    clauses: Vec<(Article, ClauseReport)>,
}

impl Looked {
    /// Notes what became of a clause of an article.
    pub(super) fn says(&mut self, article: Article, clause: Clause, look: Look) {
        self.clauses.push((article, ClauseReport { clause, asks: clause.words(), look }));
    }

    /// The verdict on each article, by what was found and what a reading takes for no breach. Of what no check said
    /// anything, nothing was compared.
    pub(super) fn articles(
        mut self,
        findings: &[Finding],
        by_reading: &[Finding],
        rules: &Ruleset,
    ) -> Vec<ArticleReport> {
        for clause in Clause::ALL {
            if !self.clauses.iter().any(|(_, said)| said.clause == *clause) {
                let nothing = Words::new("nothing of the file was compared", "未比对档案内容");
                self.says(clause.article(), *clause, Look::NotByData(nothing));
            }
        }
        // Rows of another place's rules are by matter: the statute's parts of Art. 8 are no parts of theirs.
        let own = |article: Article| rules.in_the_statute(article).unwrap_or_else(|| Provision::of(article).row());
        for (article, said) in &mut self.clauses {
            *article = own(*article);
            if !is_asked(said, rules) {
                said.look = Look::NotAsked(Words::new("the rules on file say nothing of it", "规则数据未载此项规定"));
            }
        }
        let mut articles: Vec<Article> = self.clauses.iter().map(|(article, _)| *article).collect();
        articles.extend(findings.iter().map(|finding| own(finding.row())));
        articles.sort_unstable();
        articles.dedup();
        self.clauses.sort_by_key(|(_, said)| said.clause);
        let report = |article| {
            let clauses = self.clauses.iter().filter(|(of, _)| *of == article);
            let clauses: Vec<ClauseReport> = clauses.map(|(_, said)| said.clone()).collect();
            let citing = |found: &[Finding]| found.iter().filter(|it| own(it.row()) == article).count();
            let (cited, by_reading) = (citing(findings), citing(by_reading));
            let verdict = Verdict::of(cited, by_reading, &clauses);
            ArticleReport {
                article: rules.in_the_statute(article),
                provision: Provision::of(article),
                citation: rules.row_citation(article),
                verdict,
                findings: u32::try_from(cited).unwrap_or(u32::MAX),
                by_reading: u32::try_from(by_reading).unwrap_or(u32::MAX),
                clauses,
            }
        };
        articles.into_iter().map(report).collect()
    }
}

/// Whether the rules on file ask it. No pack names a platform; the built-in statute does.
fn is_asked(said: &ClauseReport, rules: &Ruleset) -> bool {
    // A plan that nobody asks for holds what the rules ask all the same: its quotas.
    let derived = said.clause == Clause::PlanDerived && said.look.compared() > 0;
    // Of who visited, the certificate and the recusal are compared as one.
    let recusals = said.clause == Clause::Certified && rules.asks(Provision::Recusal);
    let silent = |duty| !derived && !recusals && !rules.asks(duty);
    let platform = said.clause == Clause::OnPlatform && rules.in_the_statute(said.clause.article()).is_none();
    !platform && !said.clause.duty().is_some_and(silent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compliance::clause::Comparison;

    fn compared(count: usize, left: usize) -> Look {
        let mut looked = Comparison::between(Words::new("a", "甲"), Words::new("b", "乙"));
        looked.compare(count);
        looked.leave(left, Words::new("unread", "无法读取"));
        Look::Compared(looked)
    }

    #[test]
    fn kept_is_only_what_was_compared_in_full() {
        let why = || Words::new("why", "原因");
        let of = |looks: Vec<Look>| {
            let clause = Clause::Chained;
            let clauses: Vec<_> =
                looks.into_iter().map(|look| ClauseReport { clause, asks: clause.words(), look }).collect();
            // What a reading excuses lowers what would be kept, and nothing else.
            let (plain, excused) = (Verdict::of(0, 0, &clauses), Verdict::of(0, 1, &clauses));
            assert_eq!(excused, if plain == Verdict::Kept { Verdict::Partly } else { plain });
            (plain, Verdict::of(1, 1, &clauses))
        };
        for (looks, verdict) in [
            (vec![], Verdict::NotAssessable),
            (vec![compared(0, 0)], Verdict::NotAssessable),
            (vec![compared(0, 4)], Verdict::NotAssessable),
            (vec![Look::NotAsked(why())], Verdict::NotAsked),
            (vec![Look::NotAsked(why()), compared(0, 0)], Verdict::NotAssessable),
            (vec![Look::NotOnFile(why())], Verdict::NotAssessable),
            (vec![compared(4, 0)], Verdict::Kept),
            (vec![compared(4, 0), compared(0, 0)], Verdict::Kept),
            (vec![compared(4, 0), Look::NotAsked(why())], Verdict::Kept),
            (vec![compared(3, 1)], Verdict::Partly),
            (vec![compared(4, 0), compared(0, 1)], Verdict::Partly),
            (vec![compared(4, 0), Look::NotOnFile(why())], Verdict::Partly),
            (vec![compared(4, 0), Look::NotByData(why())], Verdict::Partly),
        ] {
            assert_eq!(of(looks.clone()), (verdict, Verdict::Broken), "{looks:?}");
        }
    }

    #[test]
    fn a_clause_of_which_no_check_speaks_is_not_kept() {
        let mut looked = Looked::default();
        looked.says(Article::Art2, Clause::Chained, compared(4, 0));
        let articles = looked.articles(&[], &[], &Ruleset::inner_mongolia());
        let of = |article| articles.iter().find(|it| it.article == Some(article)).unwrap();
        assert_eq!(of(Article::Art2).verdict, Verdict::Partly);
        assert_eq!(of(Article::Art3).verdict, Verdict::NotAssessable);
        let told: usize = articles.iter().map(|it| it.clauses.len()).sum();
        assert_eq!(told, Clause::ALL.len());
    }
}
