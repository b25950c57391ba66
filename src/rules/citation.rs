//! What is cited for a finding or a row of a report: title, document number, clause and words of the rules in force.
//!
//! The one place that turns a matter and a pack into a citation. No other place's law is ever cited: where a pack does not
//! name the clause, the citation says so.

use core::fmt;

use super::rule::NOT_NAMED;
use super::words_of_law::LAW_WORDS;
use super::{Basis, CitedClause, Pack, Provision, QuotaRule, Ruleset, Wording};
use crate::explain::StatuteClause;
use crate::{Article, Code, Language, Tier, Words};

/// What the rules in force say of a matter, as it is cited.
///
/// # Example: the statute's, by clause
/// ```
/// use shuangsuiji::rules::{Provision, Ruleset};
///
/// let cited = Ruleset::inner_mongolia().citation(Provision::Cap, None);
/// assert_eq!(cited.clause.unwrap().chinese, "第八条第二款");
/// let words = cited.words.unwrap();
/// assert!(words.chinese.starts_with("原则上，同一年度内对同一排污单位的执法检查次数不超过 2 次。"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Citation {
    /// The matter.
    pub provision: Provision,
    /// The title of the text.
    pub title: Words,
    /// Its document number; null: not known, or it has none.
    pub number: Option<String>,
    /// The clause as it is cited; null: the rules on file do not name it.
    pub clause: Option<Words>,
    /// The words that are shown, with the law's own punctuation; the built-in statute's are Chinese in both languages.
    pub words: Option<Words>,
}

impl Citation {
    /// The clause alone, or that it is not named.
    #[must_use]
    pub fn clause_words(&self) -> Words {
        self.clause.clone().unwrap_or_else(|| Words::new(NOT_NAMED.0, NOT_NAMED.1))
    }

    /// The clause alone, in one of the languages.
    #[must_use]
    pub fn clause_in(&self, language: Language) -> String {
        self.clause_words().of(language).to_owned()
    }

    /// In Chinese: `《…细则》第八条第二款`.
    #[must_use]
    pub fn chinese(&self) -> String {
        let number = self.number.as_ref().map_or_else(String::new, |number| format!("（{number}）"));
        let clause = match &self.clause {
            Some(clause) => clause.chinese.clone(),
            None => format!("（{}）", NOT_NAMED.1),
        };
        format!("《{}》{number}{clause}", self.title.chinese)
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title.english)?;
        if let Some(number) = &self.number {
            write!(f, " ({number})")?;
        }
        match &self.clause {
            Some(clause) => write!(f, ", {}", clause.english),
            None => write!(f, " ({})", NOT_NAMED.0),
        }
    }
}

impl Provision {
    /// The field of a pack that names its basis; none where `citations` does.
    pub(super) const fn field(self) -> Option<&'static str> {
        match self {
            Self::Coverage => Some("coverage.basis"),
            Self::Pool => Some("pool.basis"),
            Self::Quota => Some("strata"),
            Self::RatioChange => Some("ratio_change.basis"),
            Self::Cap => Some("cap.basis"),
            Self::Plan => Some("plan_due.basis"),
            Self::Period => Some("draw.basis"),
            Self::Replacement => Some("replacement.basis"),
            Self::Team => Some("team.basis"),
            Self::Publication => Some("publication.basis"),
            Self::Force => Some("in_force.basis"),
            _ => None,
        }
    }
}

impl Pack {
    /// Everything that says what it rests on, with its path.
    pub(super) fn bases(&self) -> Vec<(String, &Basis)> {
        let mut bases = vec![
            ("pool.basis".to_owned(), &self.pool.basis),
            ("draw.basis".to_owned(), &self.draw.basis),
            ("coverage.basis".to_owned(), &self.coverage.basis),
            ("in_force.basis".to_owned(), &self.in_force.basis),
        ];
        let optional = [
            ("cap.basis", self.cap.as_ref().map(|it| &it.basis)),
            ("team.basis", self.team.as_ref().map(|it| &it.basis)),
            ("publication.basis", self.publication.as_ref().map(|it| &it.basis)),
            ("draw_publication.basis", self.draw_publication.as_ref().map(|it| &it.basis)),
            ("plan_due.basis", self.plan_due.as_ref().map(|it| &it.basis)),
            ("ratio_change.basis", self.ratio_change.as_ref().map(|it| &it.basis)),
            ("replacement.basis", self.replacement.as_ref().map(|it| &it.basis)),
        ];
        bases.extend(optional.into_iter().filter_map(|(path, basis)| Some((path.to_owned(), basis?))));
        for stratum in &self.strata {
            let name = &stratum.stratum;
            let rules = Tier::ALL.into_iter().filter_map(|tier| Some((tier, stratum.rule(tier)?)));
            bases.extend(rules.map(|(tier, rule)| (format!("strata.{name}.{tier}.basis"), &rule.basis)));
            let cover = stratum.cover_all.as_ref();
            bases.extend(cover.map(|cover| (format!("strata.{name}.cover_all.basis"), &cover.basis)));
        }
        let derived = self.derive.iter().enumerate();
        bases.extend(derived.map(|(at, rule)| (format!("derive.{at}.basis"), &rule.basis)));
        let cited = self.citations.iter();
        bases.extend(cited.map(|(provision, basis)| (format!("citations.{}", provision.as_str()), basis)));
        bases
    }

    /// What a matter rests on, each basis once; of quotas that of a stratum, or those of all strata.
    fn basis(&self, provision: Provision, stratum: Option<&str>) -> Vec<&Basis> {
        let field = provision.field();
        let one = match (provision, field) {
            (Provision::Quota, _) => {
                let of = |name: &str| stratum.is_none_or(|wanted| wanted == name);
                let strata = self.strata.iter().filter(|it| of(it.stratum.as_str()));
                let rules = strata.flat_map(|it| Tier::ALL.into_iter().filter_map(|tier| it.rule(tier)));
                let mut bases: Vec<&Basis> = Vec::new();
                for rule in rules.filter(|rule| !matches!(rule.quota, QuotaRule::None)) {
                    if !bases.contains(&&rule.basis) {
                        bases.push(&rule.basis);
                    }
                }
                return bases;
            }
            (Provision::Publicity, _) => {
                let own = self.draw_publication.as_ref().map(|it| &it.basis);
                own.or_else(|| self.citations.get(&provision))
            }
            (_, Some(field)) => self.bases().into_iter().find(|(path, _)| path == field).map(|(_, basis)| basis),
            (_, None) => self.citations.get(&provision),
        };
        one.into_iter().collect()
    }
}

impl Ruleset {
    /// What the rules say of a matter; of quotas, of a stratum where one is given.
    ///
    /// # Guarantees
    /// Nothing of the built-in statute unless the rules rest on it.
    #[must_use]
    pub fn citation(&self, provision: Provision, stratum: Option<&str>) -> Citation {
        let (article, words) = provision.in_the_statute();
        let statute = || {
            let clause = words.and_then(|words| article.clause_with(words));
            self.in_the_statute(article).map(|article| self.of_the_statute(provision, article, clause))
        };
        match self.pack().basis(provision, stratum).as_slice() {
            [] => statute().unwrap_or_else(|| self.cited(provision, None, None)),
            [Basis::Article(own)] if *own == article => statute().unwrap_or_else(|| self.cited(provision, None, None)),
            [basis] => self.by_basis(provision, basis),
            [first, others @ ..] => match statute() {
                Some(statute) => statute,
                None => self.by_several(provision, first, others),
            },
        }
    }

    /// The clauses of several bases, one after the other; of another text with its title.
    fn by_several(&self, provision: Provision, first: &Basis, others: &[&Basis]) -> Citation {
        let first = self.by_basis(provision, first);
        let mut clause = first.clause_words();
        for other in others.iter().map(|basis| self.by_basis(provision, basis)) {
            let same_text = (&other.title, &other.number) == (&first.title, &first.number);
            let said = if same_text { other.clause_words() } else { Words::new(other.to_string(), other.chinese()) };
            clause.english.push_str(&format!("; {}", said.english));
            clause.chinese.push_str(&format!("；{}", said.chinese));
        }
        Citation { clause: Some(clause), words: None, ..first }
    }

    /// What a finding of this number rests on: of a stratum, where it is about one. `article` is the statute's
    /// ([`Explain::article`](crate::Explain::article)); of mere form, none.
    #[must_use]
    pub fn citation_of(&self, code: Code, article: Option<Article>, stratum: Option<&str>) -> Option<Citation> {
        if code.is_form() {
            return None;
        }
        let stands = LAW_WORDS.iter().find(|it| it.codes.contains(&code));
        let read = || super::interpretation::of(code).map(|reading| reading.article);
        // A pack's own minimum names no article of the statute.
        let changed = || [Code::RULES_NO_REPORT, Code::RULES_BELOW_MINIMUM].contains(&code).then_some(Article::Art8);
        let subject = article.or_else(|| stands.map(|it| it.article)).or_else(read).or_else(changed)?;
        let provision = Provision::of_finding(code, subject);
        let Some(own) = self.in_the_statute(subject) else {
            // What another place says of the days of its draws is said of no visit.
            let of_visits = [Code::INSPECTION_MISSING, Code::INSPECTION_OUTSIDE_WINDOW].contains(&code);
            return Some(if of_visits { self.cited(provision, None, None) } else { self.citation(provision, stratum) });
        };
        let clause = stands.filter(|it| it.article == own).and_then(|it| own.clause_with(it.words));
        Some(match clause {
            Some(clause) => self.of_the_statute(provision, own, Some(clause)),
            // Each minimum asks for the report of its change itself.
            None if provision == Provision::of(own) || provision == Provision::RatioChange => {
                self.of_the_statute(provision, own, None)
            }
            None => self.citation(provision, stratum),
        })
    }

    /// What the rules say of the matter of a row of a report: the article of the built-in statute, or what another place's
    /// rules have instead.
    #[must_use]
    pub(crate) fn row_citation(&self, article: Article) -> Citation {
        let provision = Provision::of(article);
        match self.in_the_statute(article) {
            Some(article) => self.of_the_statute(provision, article, None),
            None => self.citation(provision, None),
        }
    }

    fn by_basis(&self, provision: Provision, basis: &Basis) -> Citation {
        let words = |wording: &Wording| Words::new(wording.en.as_str(), wording.zh.as_str());
        match basis {
            Basis::Article(article) => self.of_the_statute(provision, *article, None),
            Basis::Text(clause) => self.cited(provision, Some(words(clause)), None),
            Basis::NotNamed => self.cited(provision, None, None),
            Basis::Clause(cited) => {
                let CitedClause { title, number, clause, words: shown } = &**cited;
                let own = self.cited(provision, Some(words(clause)), shown.as_ref().map(words));
                match title {
                    None => Citation { number: number.as_ref().map(|it| it.to_string()).or(own.number), ..own },
                    Some(title) => {
                        Citation { title: words(title), number: number.as_ref().map(|it| it.to_string()), ..own }
                    }
                }
            }
        }
    }

    /// A clause of the built-in statute; without one the article.
    fn of_the_statute(&self, provision: Provision, article: Article, clause: Option<StatuteClause>) -> Citation {
        let (cited, text) = match clause {
            Some(clause) => (Words::new(clause.english(), clause.chinese()), clause.text.to_owned()),
            None => {
                let clauses = article.clauses();
                let text = clauses.iter().map(|clause| clause.text).collect::<Vec<_>>().join("\n");
                let english = match clauses.as_slice() {
                    [only] => only.english(),
                    _ => article.to_string(),
                };
                (Words::new(english, article.chinese()), text)
            }
        };
        self.cited(provision, Some(cited), Some(Words::new(text.clone(), text)))
    }

    fn cited(&self, provision: Provision, clause: Option<Words>, words: Option<Words>) -> Citation {
        let pack = self.pack();
        let title = Words::new(pack.title.en.as_str(), pack.title.zh.as_str());
        let number = pack.document_number.as_ref().map(ToString::to_string);
        Citation { provision, title, number, clause, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(rules: &Ruleset, provision: Provision) -> Option<String> {
        rules.citation(provision, None).clause.map(|clause| clause.chinese)
    }

    #[test]
    fn the_statute_is_cited_by_clause() {
        let rules = Ruleset::inner_mongolia();
        let cited = |provision| clause(&rules, provision).unwrap();
        assert_eq!(cited(Provision::Cap), "第八条第二款");
        assert_eq!(cited(Provision::Recusal), "第六条第三款");
        assert_eq!(cited(Provision::Completeness), "第六条第二款");
        assert_eq!(cited(Provision::Kinds), "第五条第二款");
        assert_eq!(cited(Provision::Publication), "第十三条");
        let key = rules.citation(Provision::Quota, Some("key"));
        assert_eq!(key.clause.unwrap().chinese, "第八条第一款第（一）项");
        assert!(key.words.unwrap().chinese.contains("25%的重点排污单位"));
        let all = Provision::ALL.iter().map(|provision| rules.citation(*provision, None));
        assert!(all.into_iter().all(|cited| cited.clause.is_some() && cited.words.is_some()));
    }

    #[test]
    fn findings_rest_on_their_clause() {
        let rules = Ruleset::inner_mongolia();
        let cited = |code, article| rules.citation_of(code, article, None).unwrap().clause.unwrap().chinese;
        assert_eq!(cited(Code::YEAR_HOLDER_MISSING, Some(Article::Art6)), "第六条第二款");
        assert_eq!(cited(Code::INSPECTION_RECUSED, Some(Article::Art6)), "第六条第三款");
        assert_eq!(cited(Code::INSPECTION_UNDRAWN, Some(Article::Art5)), "第五条第二款");
        assert_eq!(cited(Code::YEAR_BEYOND_CAP, Some(Article::Art8Cap)), "第八条第二款");
        assert_eq!(rules.citation_of(Code::DATE, None, None), None);
        let findings =
            Code::ALL.iter().filter(|(code, _)| !code.is_form() && LAW_WORDS.iter().any(|it| it.codes.contains(code)));
        for (code, name) in findings {
            assert!(rules.citation_of(*code, None, None).is_some_and(|cited| cited.clause.is_some()), "{name}");
        }
    }

    #[test]
    fn a_pack_of_another_place_is_cited_by_its_own_words_or_by_none() {
        for rules in Ruleset::examples() {
            for provision in Provision::ALL {
                let cited = rules.citation(*provision, None);
                assert_eq!(cited.title.chinese, rules.pack().title.zh.as_str());
                let said = format!("{cited}{}{:?}", cited.chinese(), cited.words);
                assert!(!said.contains("Art. ") && !said.contains('条') || said.contains(NOT_NAMED.1), "{said}");
                assert!(!said.contains("盟市") && !said.contains("内蒙古"), "{said}");
            }
        }
    }

    #[test]
    fn every_number_of_an_example_has_its_sentence_s_place() {
        for rules in Ruleset::examples() {
            let mut placed = 0;
            for (path, basis) in rules.pack().bases() {
                let said = ["strata.", "derive.", "draw."].iter().any(|field| path.starts_with(field));
                assert_eq!(matches!(basis, Basis::Clause(_)), said, "{}: {path}", rules.id());
                placed += usize::from(said);
            }
            assert!(placed >= 4, "{}", rules.id());
        }
    }

    #[test]
    fn where_strata_rest_on_clauses_of_their_own_the_row_cites_each() {
        let mut pack = Ruleset::built_in("example-guangzhou-2025").unwrap().into_pack();
        let one = Ruleset::new(pack.clone()).unwrap().citation(Provision::Quota, None);
        assert_eq!(one.clause_words().chinese, "表第1行“抽查对象比例”栏");
        let basis = |text: &str| serde_json::from_str::<Basis>(text).unwrap();
        pack.strata[1].prefecture.as_mut().unwrap().basis =
            basis(r#"{"clause": {"clause": {"zh": "第三条", "en": "Art. 3"}}}"#);
        pack.strata[2].prefecture.as_mut().unwrap().basis = basis(
            r#"{"clause": {"title": {"zh": "某办法", "en": "Measures"}, "number": "某发〔2025〕1号", "clause": {"zh": "第五条", "en": "Art. 5"}}}"#,
        );
        let rules = Ruleset::new(pack).unwrap();
        let all = rules.citation(Provision::Quota, None);
        assert_eq!(all.clause_words().chinese, "表第1行“抽查对象比例”栏；第三条；《某办法》（某发〔2025〕1号）第五条");
        assert_eq!(
            all.clause_words().english,
            "table, row 1, column of ratios; Art. 3; Measures (某发〔2025〕1号), Art. 5"
        );
        assert_eq!(rules.citation(Provision::Quota, Some("special")).clause_words().chinese.matches('；').count(), 0);
    }

    #[test]
    fn a_clause_of_another_text_is_cited_with_its_title_and_number() {
        let mut pack = Ruleset::built_in("example-guangzhou-2025").unwrap().into_pack();
        let basis = r#"{"clause": {"title": {"zh": "通知", "en": "Notice"}, "number": "示例〔2025〕1号",
            "clause": {"zh": "第三条第二款", "en": "Art. 3, para. 2"}, "words": {"zh": "应当回避", "en": "must recuse"}}}"#;
        pack.citations.insert(Provision::Recusal, serde_json::from_str(basis).unwrap());
        let rules = Ruleset::new(pack.clone()).unwrap();
        let cited = rules.citation(Provision::Recusal, None);
        assert_eq!(cited.chinese(), "《通知》（示例〔2025〕1号）第三条第二款");
        assert_eq!(cited.to_string(), "Notice (示例〔2025〕1号), Art. 3, para. 2");
        assert_eq!(cited.words.unwrap().chinese, "应当回避");
        assert_eq!(Ruleset::from_json(&rules.to_json()), Ok(rules));
        let said = |pack: Pack| Ruleset::new(pack).unwrap_err().to_string();
        let mut other = pack.clone();
        other.pool.basis = Basis::Article(Article::Art7);
        assert!(said(other).starts_with("`pool.basis`: cites Art. 7 of the built-in statute"));
        pack.citations.insert(Provision::Cap, Basis::NotNamed);
        assert_eq!(said(pack), "`citations.cap`: stands in `cap.basis` already; expected it there alone");
    }
}
