//! Arts. 3–15: the year's report: for each article whether it was kept, with evidence, and what an inspector shows.
//!
//! Each rule is checked once, by the room whose business it is. Where one fault shows in several ways, only its root is a
//! finding: a period without a draw has no missed quotas besides; the sources of a round that was drawn twice are not
//! also missing; a team as small as its order asked is the order's; a list that does not count a visit which is wrong by
//! itself is not wrong besides.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::check::{
    CapException, Checked, ExcuseLine, QuotaLine, announced, bases, cap, choice, committed, drawing, excuses,
    identities, inspecting, items, lists, particulars, planning, publications, quotas, randomness, reach, unseen,
};
use super::clause::{Clause, Comparison};
use super::finding::Finding;
use super::statement::{InspectorStatement, statements};
use super::statistics::{ChainDraw, Inclusion, Repeats, Statistics, TeamPair, Test, VisitPair, statistics};
use super::verdict::ArticleReport;
use super::year_file::{YearFile, YearFileError};
use super::year_on_file::{Case, ReadDraw};
use crate::calendar::{Revision, WorkCalendar};
use crate::disclosure::Rate;
use crate::draw::{Agency, Digest, Hash};
use crate::rules::Ruleset;
use crate::{Article, DateSpan, Id, Period, Token, Words, Year};

/// The compliance report of an agency's year (format 2).
///
/// # Guarantees
/// No finding is without article, subject and evidence, and no two have the same number and subject. An article is
/// broken if and only if a finding cites it, and kept only if every clause of it was compared, and none in part.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Report {
    /// The version of the data form: [`Report::FORMAT`].
    pub format: u32,
    /// Whose year.
    pub agency: Agency,
    /// What the words of the report are called, for people: the agency where its file says so, and of sources and inspectors
    /// those that the report shows.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// The inspection year.
    pub year: Year,
    /// The day on which the file was looked at.
    pub on: NaiveDate,
    /// The rules.
    pub rules: Token,
    /// The digest (SHA-256) of the rules' [canonical JSON](Ruleset::canonical_json); none in a report of an earlier version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules_digest: Option<Digest>,
    /// The revision of the calendar by which days were counted; none in a report of an earlier version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Revision>,
    /// What must be known of texts that may have taken the place of the rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_texts: Vec<Words>,
    /// What the place calls the agency's tier.
    pub tier: Words,
    /// The names of the rules' strata.
    pub strata: Vec<StratumName>,
    /// The articles in the statute's order.
    pub articles: Vec<ArticleReport>,
    /// What was found, by article and subject.
    pub findings: Vec<Finding>,
    /// Quotas by stratum and period.
    pub quotas: Vec<QuotaLine>,
    /// The draws that stand.
    pub draws: Vec<DrawLine>,
    /// How often was drawn again.
    pub redraws: Redraws,
    /// What departed from the draws, by kind and reason, with what shows it.
    #[serde(default)]
    pub excuses: Vec<ExcuseLine>,
    /// What is no breach by itself and is to be looked at, in the form of findings; so is what a reading that the pack chooses
    /// takes for none.
    #[serde(default)]
    pub warnings: Vec<Finding>,
    /// The visits beyond the cap that had a ground.
    pub exceptions: Vec<CapException>,
    /// How publications stand: of the draws, then by stratum.
    pub publications: Vec<Rate>,
    /// What chance did.
    pub statistics: Summary,
    /// What Art. 15 asks of each inspector.
    pub inspectors: Vec<InspectorStatement>,
}

/// A stratum's name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StratumName {
    /// Its word.
    pub stratum: Token,
    /// Its name.
    pub name: Words,
}

/// A draw of the report.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DrawLine {
    /// The period.
    pub period: Period,
    /// The round.
    pub round: u32,
    /// The order.
    pub order: Digest,
    /// The day of the draw.
    pub drawn: NaiveDate,
    /// The days that would do; none if the rules leave that open.
    pub window: Option<DateSpan>,
    /// The document that allows another day, if there is one.
    pub exception: Option<String>,
    /// How many sources are drawn at present; none while open, or void.
    pub sources: Option<u32>,
    /// The day of its publication; none if it is not published.
    pub published: Option<NaiveDate>,
}

/// How often was drawn again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Redraws {
    /// The orders that stand.
    pub orders: u32,
    /// Those of them that are a second or later round.
    pub again: u32,
    /// Those that were declared void.
    pub void: u32,
    /// The sources drawn, replaced ones included.
    pub sources: u32,
    /// Those that were replaced because they were gone.
    pub replaced: u32,
}

/// The statistics of the year's draws, without the long lists.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Summary {
    /// The draws.
    pub draws: u32,
    /// How many candidates came up how often, from 0 times.
    pub by_times: Vec<(u32, u32)>,
    /// Whether the same sources come up again.
    pub inclusion: Option<Test>,
    /// The sources that came up least probably often, at most ten.
    pub often: Vec<Inclusion>,
    /// How many inspectors had how many visits, from the fewest.
    pub by_visits: Vec<(u32, u32)>,
    /// Whether the same inspectors get the more visits again.
    pub load: Option<Test>,
    /// How often inspectors came back to a source.
    pub repeats: Repeats,
    /// Which ones.
    pub visit_pairs: Vec<VisitPair>,
    /// Who was together least probably often, at most ten.
    pub team_pairs: Vec<TeamPair>,
}

impl Report {
    /// The version of the data form that this crate writes and reads.
    pub const FORMAT: u32 = 2;

    /// What is said of an article of the built-in statute; where the rules are another place's, of the same matter.
    #[must_use]
    pub fn article(&self, article: Article) -> Option<&ArticleReport> {
        self.articles.iter().find(|report| report.row() == article)
    }
}

/// Makes the report of a year on file, by these rules and this calendar.
///
/// # Errors
/// [`YearFileError`] if the roster, or the ledger of inspections and waivers, contradicts itself.
///
/// # Complexity
/// That of drawing every draw of the agency again, and of a sort of the inspections.
pub fn report(file: &YearFile, rules: &Ruleset, calendar: &WorkCalendar) -> Result<Report, YearFileError> {
    let (case, findings) = Case::read(file, rules, calendar)?;
    let mut checked = Checked { findings, ..Checked::default() };
    drawing(&case, &mut checked);
    announced(&case, &mut checked);
    randomness(&case, &mut checked);
    items(&case, &mut checked);
    lists(&case, &mut checked);
    changes(&case, &mut checked);
    let plan = planning(&case, &mut checked);
    let quotas = quotas(&case, plan.as_ref(), &mut checked);
    bases(&case, plan.as_ref(), &mut checked);
    reach(&case, &mut checked);
    let exceptions = cap(&case, &mut checked);
    inspecting(&case, &mut checked);
    let excuses = excuses(&case, &mut checked);
    committed(&case, &mut checked);
    choice(&case, &mut checked);
    identities(&case, &mut checked);
    let publications = publications(&case, &mut checked);
    particulars(&case, &mut checked);
    unseen(&mut checked);
    let Checked { findings, mut warnings, mut by_reading, looked } = checked;
    // What the rules on file do not ask is against nothing, and is shown all the same.
    let (findings, unasked): (Vec<_>, Vec<_>) = findings.into_iter().partition(|it| rules.asks_by(it.code));
    warnings.extend(unasked);
    // What a reading of the pack takes for no breach is told all the same, so that everybody sees how often it is used.
    let (excused, findings): (Vec<_>, Vec<_>) = findings.into_iter().partition(|it| rules.excuses(it.code));
    by_reading.extend(excused);
    let under = |found: Vec<Finding>| found.into_iter().map(|it| it.under(rules)).collect::<Vec<_>>();
    let (mut findings, by_reading, mut warnings) = (under(findings), under(by_reading), under(warnings));
    warnings.extend(by_reading.iter().cloned());
    findings.sort();
    warnings.sort();
    let draws: Vec<&ReadDraw<'_>> = case.own_draws().collect();
    let (statistics, inspectors) = (summary(&draws), statements(&case, &findings));
    let shown =
        exceptions.iter().map(|exception| &exception.source).chain(people_and_sources(&statistics, &inspectors));
    let report = Report {
        format: Report::FORMAT,
        names: names(file, findings.iter().chain(&warnings), shown),
        agency: file.agency.clone(),
        year: file.year,
        on: file.on,
        rules: rules.id().clone(),
        rules_digest: Some(Hash::Sha256.digest(&[rules.canonical_json().as_bytes()])),
        calendar: Some(calendar.revision()),
        other_texts: rules.warnings(file.on),
        tier: rules.tier_name(file.agency.tier),
        strata: rules.strata().map(stratum_name).collect(),
        articles: looked.articles(&findings, &by_reading, rules),
        quotas,
        draws: draws.iter().map(|draw| draw_line(draw, &case)).collect(),
        redraws: redraws(&draws),
        excuses,
        warnings,
        exceptions,
        publications,
        statistics,
        inspectors,
        findings,
    };
    Ok(report.in_names(rules))
}

impl Report {
    /// The same with names in the Chinese sentences of what was found.
    fn in_names(mut self, rules: &Ruleset) -> Self {
        let names = self.called().and_all(rules.names());
        let said = |finding: &mut Finding| finding.chinese = names.said(&finding.chinese);
        self.findings.iter_mut().chain(&mut self.warnings).for_each(said);
        self
    }
}

/// Whom the statistics and the statements show.
fn people_and_sources<'a>(
    statistics: &'a Summary,
    inspectors: &'a [InspectorStatement],
) -> impl Iterator<Item = &'a Id> {
    let often = statistics.often.iter().map(|inclusion| &inclusion.source);
    let met = statistics.visit_pairs.iter().flat_map(|pair| [&pair.inspector, &pair.source]);
    let together = statistics.team_pairs.iter().flat_map(|pair| [&pair.first, &pair.second]);
    let visited = inspectors.iter().flat_map(|statement| statement.visits.iter().map(|visit| &visit.source));
    often.chain(met).chain(together).chain(visited)
}

/// The names of the agency, the items, and the sources and inspectors that these speak of or show.
fn names<'f>(
    file: &YearFile,
    found: impl Iterator<Item = &'f Finding>,
    shown: impl Iterator<Item = &'f Id>,
) -> BTreeMap<String, String> {
    let mut words: BTreeSet<String> = shown.map(ToString::to_string).collect();
    for finding in found {
        let evidence = finding.evidence.iter().map(|it| it.words().chinese);
        for text in evidence.chain([finding.chinese.clone(), finding.subject.words().chinese]) {
            let quoted = text.split('“').skip(1).filter_map(|rest| rest.split('”').next().map(str::to_owned));
            words.extend(quoted);
        }
    }
    let people = file.names();
    let name = |word: &String| -> Option<String> {
        let source = file.registry.as_ref().and_then(|registry| registry.get(word)).map(|it| it.name().to_owned());
        source.or_else(|| Some(people.get(&Id::new(word.as_str()).ok()?)?.to_string()))
    };
    let mut names: BTreeMap<String, String> =
        words.iter().filter_map(|word| Some((word.clone(), name(word)?))).collect();
    let items = file.items.iter().flat_map(|list| list.items());
    names.extend(items.map(|item| (item.item.to_string(), item.name.zh.to_string())));
    let planned = file.plan.iter().flat_map(|on_file| on_file.plan.names());
    names.extend(planned.map(|(agency, name)| (agency.to_string(), name.to_string())));
    names.extend(file.official_name.as_ref().map(|name| (file.agency.name.to_string(), name.to_string())));
    names
}

fn stratum_name(stratum: &crate::rules::Stratum) -> StratumName {
    let name = Words::new(stratum.name.en.as_str(), stratum.name.zh.as_str());
    StratumName { stratum: stratum.stratum.clone(), name }
}

/// Art. 8: ratios other than the minimum; that each has its report is a condition of the rules themselves.
fn changes(case: &Case<'_>, checked: &mut Checked) {
    let tier = case.file.agency.tier;
    let rules = || case.rules.strata().filter_map(|stratum| stratum.rule(tier));
    let changed = rules().filter(|rule| rule.changed.is_some()).count();
    let mut looked = Comparison::between(
        Words::new("ratios of the rules", "规则所定比例"),
        Words::new(
            format!("the minimum, and the reports of {changed} that depart from it"),
            format!("最低比例及{changed}项调整的书面报告"),
        ),
    );
    // A ratio that departs from the text is as good as its report, and a report as its day.
    let first = case.own_draws().map(|draw| draw.file.drawn).min();
    for changed in rules().map(|rule| rule.changed.as_ref()) {
        match changed.map(|it| (&it.report, it.dated)) {
            Some((None, _)) => {
                looked.leave(1, Words::new("a changed ratio without the reference of a report", "调整比例未载书面报告"))
            }
            Some((Some(_), None)) => looked.leave(1, Words::new("a report without its day", "书面报告未载日期")),
            Some((Some(_), Some(dated))) if first.is_some_and(|first| first < dated) => {
                looked.leave(1, Words::new("a report after the year's first draw", "书面报告晚于本年首次抽取"));
            }
            _ => looked.compare(1),
        }
    }
    checked.compared(Clause::RatioReported, looked);
}

fn draw_line(draw: &ReadDraw<'_>, case: &Case<'_>) -> DrawLine {
    let (rules, on, exception) = (case.rules, case.file.on, case.waiver(draw));
    let drawn = draw.drawn().map(|drawn| u32::try_from(drawn.sources().count()).unwrap_or(u32::MAX));
    DrawLine {
        period: draw.period(),
        round: draw.order.terms().round,
        order: draw.digest,
        drawn: draw.file.drawn,
        window: rules.draw_window(draw.period()).ok().flatten(),
        exception: exception.map(|it| format!("{} ({})", it.reference, it.reason)),
        sources: drawn,
        published: draw.file.published.as_ref().map(|it| it.on).filter(|day| *day <= on),
    }
}

fn redraws(draws: &[&ReadDraw<'_>]) -> Redraws {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let outcomes = || draws.iter().filter_map(|draw| draw.drawn());
    let replaced = outcomes().map(|drawn| drawn.skipped.len()).fold(0, usize::saturating_add);
    let standing = outcomes().map(|drawn| drawn.sources().count()).fold(0, usize::saturating_add);
    Redraws {
        orders: count(draws.len()),
        again: count(draws.iter().filter(|draw| draw.order.terms().round > 1).count()),
        void: count(draws.iter().filter(|draw| !draw.transcripts.is_empty() && draw.drawn().is_none()).count()),
        sources: count(standing.saturating_add(replaced)),
        replaced: count(replaced),
    }
}

/// The most entries of a list of the statistics.
const SHOWN: usize = 10;

fn summary(draws: &[&ReadDraw<'_>]) -> Summary {
    let chain: Vec<ChainDraw<'_>> = draws
        .iter()
        .filter_map(|draw| {
            let lists = draw.lists.as_ref().filter(|_| draw.has_all_lists())?;
            let transcript = draw.transcripts.first()?;
            Some(ChainDraw { order: &draw.order, lists, transcript })
        })
        .collect();
    let all: Statistics = statistics(&chain);
    let by_times = all.by_times().into_iter().collect();
    let mut by_visits = BTreeMap::new();
    for load in &all.inspectors {
        let count: &mut u32 = by_visits.entry(load.visits).or_default();
        *count = count.saturating_add(1);
    }
    let Statistics { draws, mut sources, inclusion, load, repeats, visit_pairs, mut team_pairs, .. } = all;
    sources.retain(|source| source.times > 1);
    sources.sort_by_key(|source| (source.at_least, core::cmp::Reverse(source.times)));
    sources.truncate(SHOWN);
    team_pairs.truncate(SHOWN);
    Summary {
        draws,
        by_times,
        inclusion,
        often: sources,
        by_visits: by_visits.into_iter().collect(),
        load,
        repeats,
        visit_pairs,
        team_pairs,
    }
}
