//! Art. 9: the plan as a table to be filed: text, Markdown or CSV, in Chinese or English.

use super::{AgencyPlan, AnnualPlan, StratumPlan};
use crate::explain::in_chinese;
use crate::rules::Ruleset;
use crate::{Language, Names, TableForm};

/// What a table shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    /// A line for each agency and stratum, the periods beside each other; then the sums over all agencies.
    Quotas,
    /// A line for each draw, with its derivation.
    Derivations,
}

impl AnnualPlan {
    /// The current version as a table.
    ///
    /// # Guarantees
    /// Every draw of the version stands in it once, strata named as in the pack and agencies by [`AnnualPlan::names`]; what has
    /// no name keeps its word. Each line ends in LF.
    ///
    /// # Complexity
    /// Linear in the output.
    #[must_use]
    pub fn table(&self, rules: &Ruleset, sheet: Sheet, form: TableForm, language: Language) -> String {
        form.table(&self.rows(rules, &rules.names().and(&self.names), sheet, language))
    }

    /// The same as rows by these names, the first of them the head; in Chinese with periods as officials write them.
    pub(crate) fn rows(&self, rules: &Ruleset, names: &Names, sheet: Sheet, language: Language) -> Vec<Vec<String>> {
        let labels = Labels { rules, names, language };
        let mut rows = match sheet {
            Sheet::Quotas => self.quota_rows(&labels),
            Sheet::Derivations => self.derivation_rows(&labels),
        };
        if language == Language::Chinese {
            rows.iter_mut().flatten().for_each(|cell| *cell = in_chinese(cell));
        }
        rows
    }

    fn quota_rows(&self, labels: &Labels<'_>) -> Vec<Vec<String>> {
        let periods = self.periods();
        let mut head = labels.words(&[("抽取单位", "agency"), ("层级", "tier"), ("对象类别", "stratum")]);
        head.extend(periods.iter().map(ToString::to_string));
        head.extend(labels.words(&[("全年", "year"), ("已抽取", "drawn"), ("缺额", "short")]));
        let mut rows = vec![head];
        for (agency, plan) in self.plans() {
            let visits = |period| agency.draw(plan.stratum.as_str(), period).map_or(0, |draw| u64::from(draw.visits()));
            let numbers = periods.iter().map(|period| visits(*period));
            let numbers = numbers.chain([plan.visits(), plan.drawn(), plan.short]);
            let mut row = labels.names(agency, plan);
            row.extend(numbers.map(|number| number.to_string()));
            rows.push(row);
        }
        rows.extend(self.sum_rows(labels, &periods));
        rows
    }

    fn sum_rows(&self, labels: &Labels<'_>, periods: &[crate::Period]) -> Vec<Vec<String>> {
        let mut strata: Vec<&crate::Token> = Vec::new();
        for (_, plan) in self.plans() {
            if !strata.contains(&&plan.stratum) {
                strata.push(&plan.stratum);
            }
        }
        let rows = strata.into_iter().map(|stratum| {
            let of = || self.plans().map(|(_, plan)| plan).filter(|plan| plan.stratum == *stratum);
            let add = |numbers: &mut dyn Iterator<Item = u64>| numbers.fold(0, u64::saturating_add).to_string();
            let mut row = labels.words(&[("合计", "sum"), ("", "")]);
            row.push(labels.stratum(stratum));
            row.extend(periods.iter().map(|period| {
                let draws = of().flat_map(|plan| &plan.draws).filter(|draw| draw.period == *period);
                add(&mut draws.map(|draw| draw.visits().into()))
            }));
            row.push(add(&mut of().map(StratumPlan::visits)));
            row.push(add(&mut of().map(StratumPlan::drawn)));
            row.push(add(&mut of().map(|plan| plan.short)));
            row
        });
        rows.collect()
    }

    fn derivation_rows(&self, labels: &Labels<'_>) -> Vec<Vec<String>> {
        let head = [
            ("抽取单位", "agency"),
            ("层级", "tier"),
            ("对象类别", "stratum"),
            ("周期", "period"),
            ("应抽", "quota"),
            ("已抽", "drawn"),
            ("依据", "derivation"),
        ];
        let mut rows = vec![labels.words(&head)];
        for (agency, plan) in self.plans() {
            for draw in &plan.draws {
                let derivation = &draw.quota.derivation;
                let mut row = labels.names(agency, plan);
                row.push(draw.period.to_string());
                row.push(draw.quota.count.to_string());
                row.push(draw.drawn.map_or_else(String::new, |drawn| drawn.to_string()));
                row.push(match labels.language {
                    Language::Chinese => derivation.chinese(),
                    Language::English => derivation.to_string(),
                });
                rows.push(row);
            }
        }
        rows
    }

    fn plans(&self) -> impl Iterator<Item = (&AgencyPlan, &StratumPlan)> {
        self.agencies().iter().flat_map(|agency| agency.strata.iter().map(move |plan| (agency, plan)))
    }
}

/// The words of a table in its language.
struct Labels<'a> {
    rules: &'a Ruleset,
    names: &'a Names,
    language: Language,
}

impl Labels<'_> {
    fn words(&self, pairs: &[(&str, &str)]) -> Vec<String> {
        pairs.iter().map(|(chinese, english)| self.language.of(chinese, english).to_owned()).collect()
    }

    fn stratum(&self, stratum: &crate::Token) -> String {
        self.names.or_word(stratum, self.language)
    }

    fn names(&self, agency: &AgencyPlan, plan: &StratumPlan) -> Vec<String> {
        let tier = agency.base.tier;
        let mut names = vec![self.names.or_word(&agency.base.agency, self.language)];
        names.push(self.rules.tier_name(tier).of(self.language).to_owned());
        names.push(self.stratum(&plan.stratum));
        names
    }
}

/// A stratum's name in the pack, or its word if the pack does not have it.
pub(crate) fn stratum_name(rules: &Ruleset, stratum: &crate::Token, language: Language) -> String {
    let name =
        rules.stratum(stratum.as_str()).map(|stratum| language.of(stratum.name.zh.as_str(), stratum.name.en.as_str()));
    name.unwrap_or(stratum.as_str()).to_owned()
}
