//! Art. 9: the plan as a table to be filed: text, Markdown or CSV, in Chinese or English.
//!
//! Text is aligned for fonts in which a Chinese character is as wide as two Latin letters: the wide ranges of UAX #11
//! count two, everything else one. That covers every text of a plan; combining marks are not reckoned with.

use super::{AgencyPlan, AnnualPlan, StratumPlan};
use crate::rules::Ruleset;

/// The language of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// 中文
    Chinese,
    /// English
    English,
}

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableForm {
    /// Columns padded with spaces.
    Text,
    /// A Markdown table; `|` and `\` in a cell are escaped.
    Markdown,
    /// RFC 4180, with LF.
    Csv,
}

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
    /// Every draw of the version stands in it once, strata named as in the pack; a stratum that the pack does not have
    /// keeps its word. Each line ends in LF.
    ///
    /// # Complexity
    /// Linear in the output.
    #[must_use]
    pub fn table(&self, rules: &Ruleset, sheet: Sheet, form: TableForm, language: Language) -> String {
        let labels = Labels { rules, language };
        let rows = match sheet {
            Sheet::Quotas => self.quota_rows(&labels),
            Sheet::Derivations => self.derivation_rows(&labels),
        };
        match form {
            TableForm::Text => text(&rows),
            TableForm::Markdown => markdown(&rows),
            TableForm::Csv => csv(&rows),
        }
    }

    fn quota_rows(&self, labels: &Labels<'_>) -> Vec<Vec<String>> {
        let periods = self.periods();
        let mut head = labels.words(&[("单位", "agency"), ("层级", "tier"), ("类别", "stratum")]);
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

    fn sum_rows(&self, labels: &Labels<'_>, periods: &[crate::calendar::Period]) -> Vec<Vec<String>> {
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
            ("单位", "agency"),
            ("层级", "tier"),
            ("类别", "stratum"),
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
    language: Language,
}

impl Labels<'_> {
    fn words(&self, pairs: &[(&str, &str)]) -> Vec<String> {
        let word = |&(chinese, english): &(&str, &str)| match self.language {
            Language::Chinese => chinese.to_owned(),
            Language::English => english.to_owned(),
        };
        pairs.iter().map(word).collect()
    }

    fn stratum(&self, stratum: &crate::Token) -> String {
        let name = self.rules.stratum(stratum.as_str()).map(|stratum| match self.language {
            Language::Chinese => stratum.name.zh.to_string(),
            Language::English => stratum.name.en.to_string(),
        });
        name.unwrap_or_else(|| stratum.to_string())
    }

    fn names(&self, agency: &AgencyPlan, plan: &StratumPlan) -> Vec<String> {
        let tier = agency.base.tier;
        let mut names = vec![agency.base.agency.to_string()];
        names.extend(self.words(&[(tier.chinese(), tier.as_str())]));
        names.push(self.stratum(&plan.stratum));
        names
    }
}

/// Columns of a text as wide as their widest cell; numbers to the right.
fn text(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column));
    let wide: Vec<usize> =
        (0..columns).map(|column| cells(column).map(|cell| width(cell)).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let padded = row.iter().zip(&wide).map(|(cell, &wide)| {
            let spaces = " ".repeat(wide.saturating_sub(width(cell)));
            let number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
            if number { format!("{spaces}{cell}") } else { format!("{cell}{spaces}") }
        });
        out.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}

fn markdown(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        let cells = row.iter().map(|cell| cell.replace('\\', "\\\\").replace('|', "\\|"));
        out.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", "---|".repeat(row.len())));
        }
    }
    out
}

fn csv(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| {
        let plain = !cell.contains(['"', ',', '\n', '\r']);
        if plain { cell.clone() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect()
}

/// How many Latin letters wide a text is.
fn width(text: &str) -> usize {
    text.chars().map(|character| if is_wide(character) { 2_usize } else { 1 }).fold(0, usize::saturating_add)
}

/// The East Asian Wide and Fullwidth ranges (UAX #11) of CJK, kana, hangul and full-width forms.
const fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}')
}
