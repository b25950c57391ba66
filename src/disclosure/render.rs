//! Art. 13: publications as a table: text, Markdown or CSV, in Chinese or English.

use super::{Class, Entry, Rate};
use crate::explain::in_chinese;
use crate::{Language, Names, TableForm, Token};

/// Publications as a table, a line for each, with agencies and strata by these names ([`Ruleset::names`] and more).
///
/// # Guarantees
/// Every entry stands in it once, in the order given. Each line ends in LF.
///
/// # Complexity
/// Linear in the output.
///
/// [`Ruleset::names`]: crate::rules::Ruleset::names
#[must_use]
pub fn entry_table(entries: &[Entry], names: &Names, form: TableForm, language: Language) -> String {
    let head = [
        ("抽取单位", "agency"),
        ("对象类别", "stratum"),
        ("周期", "period"),
        ("公示内容", "matter"),
        ("起算日", "since"),
        ("期满日", "due"),
        ("公示日", "published"),
        ("状态", "state"),
    ];
    let mut rows = vec![words(&head, language)];
    rows.extend(entries.iter().map(|Entry { duty, due, state, provisional }| {
        let matter = match language {
            Language::Chinese => (duty.matter.chinese(), state.chinese()),
            Language::English => (duty.matter.english(), state.to_string()),
        };
        let mark = if *provisional { language.of("（暂定）", " (provisional)") } else { "" };
        let published = duty.published.as_ref().filter(|_| state.is_published());
        vec![
            names.or_word(&duty.agency, language),
            stratum(duty.stratum.as_ref(), names, language),
            duty.period.to_string(),
            matter.0,
            duty.since.to_string(),
            due.map_or_else(String::new, |due| due.to_string()),
            published.map_or_else(String::new, |published| published.on.to_string()),
            matter.1 + mark,
        ]
    }));
    form.table(&said(rows, language))
}

/// The rates of publication as a table, a line for each agency and stratum: the counts of each class, how many there are,
/// and of what was due which share was published in time, in per cent; empty where nothing was due.
#[must_use]
pub fn rate_table(rates: &[Rate], names: &Names, form: TableForm, language: Language) -> String {
    let mut head = words(&[("抽取单位", "agency"), ("对象类别", "stratum")], language);
    head.extend(Class::ALL.map(|class| language.of(class.chinese(), class.as_str()).to_owned()));
    head.extend(words(&[("合计", "all"), ("按期公示率", "share in time")], language));
    let mut rows = vec![head];
    rows.extend(rates.iter().map(|Rate { agency, stratum: of, counts }| {
        let mut row = vec![names.or_word(agency, language), stratum(of.as_ref(), names, language)];
        row.extend(Class::ALL.map(|class| counts.of(class).to_string()));
        row.push(counts.total().to_string());
        row.push(counts.kept_share().map_or_else(String::new, |share| share.percent()));
        row
    }));
    form.table(&said(rows, language))
}

/// In Chinese with days and periods as officials write them.
fn said(mut rows: Vec<Vec<String>>, language: Language) -> Vec<Vec<String>> {
    if language == Language::Chinese {
        rows.iter_mut().flatten().for_each(|cell| *cell = in_chinese(cell));
    }
    rows
}

fn words(pairs: &[(&str, &str)], language: Language) -> Vec<String> {
    pairs.iter().map(|(chinese, english)| language.of(chinese, english).to_owned()).collect()
}

fn stratum(stratum: Option<&Token>, names: &Names, language: Language) -> String {
    stratum.map_or_else(|| language.of("抽取", "draws").to_owned(), |stratum| names.or_word(stratum, language))
}
