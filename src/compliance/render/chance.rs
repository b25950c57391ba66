//! What chance did: the tests, how often sources and inspectors came up, and who met again.

use super::chart::{Bar, Chart, Fill};
use super::{Part, Section, Table, Tone};
use crate::compliance::{Probability, Report, Test};
use crate::{Fraction, Language};

pub(super) fn section(report: &Report, language: Language) -> Section {
    let of = |chinese, english| language.of(chinese, english);
    let statistics = &report.statistics;
    let mut parts = vec![Part::Paragraph(
        of(
            "以下概率仅供参考，不作为认定依据：p值为纯属偶然时出现同样或更集中结果的概率，p值越小，越需核查。",
            "These probabilities are shown and decide nothing: p is how probable it is that chance alone clusters at least \
             so much; near 0 is odd.",
        )
        .to_owned(),
    )];
    let test = |name: &str, test: &Option<Test>| match (test, language) {
        (None, Language::Chinese) => format!("{name}：抽取次数不足，无法检验。"),
        (None, Language::English) => format!("{name}: too few draws to tell."),
        (Some(it), Language::Chinese) => {
            format!(
                "{name}：{}（χ²={}，自由度{}，p值{}）。",
                plain(it.at_least).1,
                it.chi_square,
                it.freedom,
                it.at_least
            )
        }
        (Some(it), Language::English) => {
            format!(
                "{name}: {} (chi-square {} with {} degrees of freedom, p = {}).",
                plain(it.at_least).0,
                it.chi_square,
                it.freedom,
                it.at_least
            )
        }
    };
    parts.push(Part::Paragraph(test(of("对象是否集中", "The same sources again"), &statistics.inclusion)));
    parts.push(Part::Chart(histogram(
        of("候选对象被抽中次数", "Candidates by times drawn"),
        &statistics.by_times,
        |times| match language {
            Language::Chinese => format!("{times}次"),
            Language::English => format!("{times} times"),
        },
        of("家", "sources"),
    )));
    parts.push(Part::Paragraph(test(of("人员任务分布", "The same inspectors busier again"), &statistics.load)));
    parts.push(Part::Chart(histogram(
        of("检查人员的抽中次数", "Inspectors by visits"),
        &statistics.by_visits,
        |visits| match language {
            Language::Chinese => format!("{visits}次任务"),
            Language::English => format!("{visits} visits"),
        },
        of("人", "inspectors"),
    )));
    let repeats = &statistics.repeats;
    let (seats, p) = (repeats.seats, repeats.at_least);
    let expected = repeats.expected.map_or_else(|| "–".to_owned(), decimal);
    parts.push(Part::Paragraph(match language {
        Language::Chinese => format!("检查人员再次被抽到同一对象：{seats}人次，预期{expected}人次，概率上限{p}。"),
        Language::English => {
            format!("Inspectors drawn for a source again: {seats} seats, {expected} expected, p at most {p}.")
        }
    }));
    parts.extend(again(report, language));
    Section { title: of("随机性", "What chance did").to_owned(), parts }
}

/// How often chance alone would give so much, in English and Chinese: of a hundred or a thousand such years, and no verdict.
fn plain(p: Probability) -> (&'static str, &'static str) {
    let steps = [
        ("0.500", "as chance gives it in more than every second such year", "纯属偶然时，半数以上的年份会同样集中"),
        ("0.100", "as chance gives it in at least one such year of ten", "纯属偶然时，每十年至少有一年会同样集中"),
        (
            "0.0100",
            "as chance gives it in at least one such year of a hundred",
            "纯属偶然时，每百年至少有一年会同样集中",
        ),
        (
            "0.00100",
            "as chance gives it in fewer than one such year of a hundred",
            "纯属偶然时，每百年不到一年会同样集中，宜予核查",
        ),
    ];
    let reached = |least: &str| least.parse().is_ok_and(|least: Probability| p >= least);
    let found = steps.into_iter().find(|(least, ..)| reached(least));
    found.map_or(
        (
            "as chance gives it in fewer than one such year of a thousand",
            "纯属偶然时，每千年不到一年会同样集中，应予核查",
        ),
        |(_, english, chinese)| (english, chinese),
    )
}

/// An expected number with two places, rounded down; the exact one is in the data.
fn decimal(number: Fraction) -> String {
    let (numerator, denominator) = number.parts();
    let hundredths = numerator.checked_mul(100).and_then(|it| it.checked_div(denominator)).unwrap_or_default();
    let (whole, rest) = (hundredths.checked_div(100), hundredths.checked_rem(100));
    format!("{}.{:02}", whole.unwrap_or_default(), rest.unwrap_or_default())
}

fn histogram(title: &str, counts: &[(u32, u32)], label: impl Fn(u32) -> String, unit: &str) -> Chart {
    let bar = |(size, count): &(u32, u32)| Bar {
        label: label(*size),
        value: format!("{count} {unit}"),
        parts: vec![((*count).into(), Fill::Quiet)],
        frame: None,
    };
    Chart { title: title.to_owned(), bars: counts.iter().map(bar).collect() }
}

/// The pairs that met again, and the sources that came up least probably often.
fn again(report: &Report, language: Language) -> Vec<Part> {
    let of = |chinese, english| language.of(chinese, english);
    let statistics = &report.statistics;
    let mut parts = Vec::new();
    let mut visits = Table::narrow(&[of("检查人员", "inspector"), of("污染源", "source"), of("次数", "times")]);
    for pair in &statistics.visit_pairs {
        visits.row(Tone::Plain, [pair.inspector.to_string(), pair.source.to_string(), pair.visits.to_string()]);
    }
    let mut teams = Table::narrow(&[
        of("检查人员", "inspector"),
        of("检查人员", "inspector"),
        of("次数", "times"),
        of("预期", "expected"),
        of("概率上限", "p at most"),
    ]);
    for pair in &statistics.team_pairs {
        let expected = pair.expected.map_or_else(|| "–".to_owned(), decimal);
        let (times, p) = (pair.visits.to_string(), pair.at_least.to_string());
        teams.row(Tone::Plain, [pair.first.to_string(), pair.second.to_string(), times, expected, p]);
    }
    let mut often = Table::narrow(&[
        of("污染源", "source"),
        of("次数", "times"),
        of("预期", "expected"),
        of("概率上限", "p at most"),
    ]);
    for source in &statistics.often {
        let expected = source.expected.map_or_else(|| "–".to_owned(), decimal);
        often.row(
            Tone::Plain,
            [source.source.to_string(), source.times.to_string(), expected, source.at_least.to_string()],
        );
    }
    let tables = [
        (of("重复搭配的检查人员与对象", "Inspectors and sources that met again"), visits),
        (of("同组次数较多的人员（至多十对）", "Who was together most, at most ten pairs"), teams),
        (of("最常抽中的对象（至多十家）", "Sources that came up most, at most ten"), often),
    ];
    for (title, table) in tables {
        if !table.is_empty() {
            parts.push(Part::Folded(title.to_owned(), table));
        }
    }
    parts
}
