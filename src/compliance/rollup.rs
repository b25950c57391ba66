//! Arts. 4, 8: 各盟市生态环境局负责统筹辖区内“双随机、一公开”的组织、稽查. A league's year: its branches' reports side by side, and
//! what only they show together.
//!
//! The cap counts the inspections of every agency (Art. 8), and each agency's file holds of the others' what it was told.
//! Together the files show a visit that one told and another did not, a source that all of them visited too often, a
//! secret that two of them committed, and what went wrong in many places at once.

mod ids;
mod people;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use thiserror::Error;

use super::finding::{Evidence, Finding, Subject};
use super::report::{Report, StratumName, report};
use super::verdict::Verdict;
use super::year_file::{DrawOnFile, YearFile, YearFileError};
use crate::calendar::WorkCalendar;
use crate::disclosure::Counts;
use crate::draw::{Digest, Hash, Order, Origin, SourceList, Transcript};
use crate::explain::{counted, explain};
use crate::inspection::Inspection;
use crate::ledger::{Ledger, LedgerErrors, Record, State, View};
use crate::rules::{Citation, Ruleset};
use crate::{Article, Code, Id, Names, Period, Token, Year};
use ids::Ids;

/// A league's year (format 1).
///
/// # Guarantees
/// Every report is the one that its file alone gives. No finding of a report is told again: what stands here no single
/// file shows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Rollup {
    /// The version of the data form: [`Rollup::FORMAT`].
    pub format: u32,
    /// The inspection year.
    pub year: Year,
    /// The day on which the files were looked at.
    pub on: NaiveDate,
    /// The rules.
    pub rules: Token,
    /// The names of the rules' strata.
    pub strata: Vec<StratumName>,
    /// The branches' reports, by agency.
    pub reports: Vec<Report>,
    /// How many were planned, drawn, inspected and published, by stratum.
    pub totals: Vec<StratumTotal>,
    /// The sources that more than one agency visited, with every visit that counts against the cap.
    pub shared: Vec<SharedSource>,
    /// The draws of several agencies that failed in the same way.
    pub together: Vec<FailedTogether>,
    /// What only the files together show.
    pub findings: Vec<Finding>,
}

/// A stratum of all agencies.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct StratumTotal {
    /// The stratum.
    pub stratum: Token,
    /// How many the plans say.
    pub quota: u64,
    /// How many were drawn.
    pub drawn: u64,
    /// How many of the drawn were inspected.
    pub inspected: u64,
    /// How the results' publications stand.
    pub published: Counts,
}

/// A source that more than one agency visited in the year.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SharedSource {
    /// The source.
    pub source: Id,
    /// The completed visits of the year that count against the cap, by day.
    pub visits: Vec<SharedVisit>,
}

/// A visit of one agency.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SharedVisit {
    /// The day on which it was completed.
    pub completed: NaiveDate,
    /// Who visited.
    pub agency: Token,
}

/// Draws of several agencies that failed in the same way: the same fault, for the same period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FailedTogether {
    /// The article of the built-in statute; null where the rules in force are another place's.
    pub article: Option<Article>,
    /// What it rests on in the rules in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
    /// The period.
    pub period: Period,
    /// What was found of each.
    pub code: Code,
    /// Whose draws.
    pub agencies: Vec<Token>,
}

/// What only several files together show.
#[derive(Clone, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what its fields are")]
#[non_exhaustive]
pub enum Discord {
    /// A visit beyond the cap, which its agency's file does not show.
    #[error(
        "visit {count} of the year by all agencies, this one by `{agency}`; the cap is {cap}, and no ground for more is on record"
    )]
    BeyondCap { agency: Token, count: u32, cap: u32, article: Article },
    /// Visits that an agency's file does not have, so that its lists could not count them.
    #[error(
        "the agencies' files have {} of `{source_id}`, the file of `{agency}`, which draws from the same source, {told}",
        counted(*known, "inspection")
    )]
    Untold { agency: Token, source_id: Id, known: u32, told: u32, article: Article },
    /// An inspection of one agency that another's file has otherwise, or that its own does not have.
    #[error("an inspection by `{by}` stands on the file of `{agency}` {}", if *otherwise { "otherwise than on its own" } else { "and not on its own" })]
    Otherwise { agency: Token, by: Token, otherwise: bool },
    /// One secret in the orders of two agencies: whoever knows it of the one knows it of the other.
    #[error(
        "the order commits the secret that the order of `{other}` for {period} commits; expected a secret of its own"
    )]
    SecretShared { other: Token, period: Period },
    /// Two ids that one agency's registry has as one source, and another's as two.
    #[error("the registry of `{agency}` has `{id}` as renumbered from `{former}`; the registry of `{other}` has both")]
    NotOne { agency: Token, other: Token, former: Id, id: Id },
    /// Somebody on loan whom the agency that lends does not have.
    #[error("`{inspector}` is on loan to `{agency}`; the roster of `{lender}` has nobody of this certificate")]
    LoanUnknown { agency: Token, inspector: Id, lender: Token },
    /// One person as the own inspector of two agencies: both quotas count him.
    #[error(
        "`{inspector}` of `{agency}` and `{same}` of `{other}` are one person, own to both on {day}; expected borrowed ones \
         marked as such"
    )]
    OwnTwice { agency: Token, inspector: Id, other: Token, same: Id, day: NaiveDate },
}

explain!(Discord {
    Self::BeyondCap { agency, count, cap, article } => Code::LEAGUE_BEYOND_CAP, *article,
        "各单位合计为本年度第{count}次检查，本次由“{agency}”实施，上限{cap}次，无例外审批";
    Self::Untold { agency, source_id, known, told, article } => Code::LEAGUE_VISIT_UNTOLD, *article,
        "各单位档案载“{source_id}”共检查{known}次，而同样抽取该污染源的“{agency}”档案仅载{told}次";
    Self::Otherwise { agency, by, otherwise } => Code::LEAGUE_RECORDS_DIFFER, Article::Art12,
        "“{by}”的一次检查在“{agency}”的材料中{}", if *otherwise { "与其自身档案记载不同" } else { "有载，而其自身档案未载" };
    Self::SecretShared { other, period } => Code::LEAGUE_SECRET_SHARED, Article::Art2,
        "抽取方案所承诺的秘密随机数与“{other}”{period}抽取方案相同，应各自独立";
    Self::NotOne { agency, other, former, id } => Code::LEAGUE_NOT_ONE, Article::Art7,
        "“{agency}”信息库载“{id}”由“{former}”更换编号而来，而“{other}”信息库中二者并存";
    Self::LoanUnknown { agency, inspector, lender } => Code::LEAGUE_LOAN_UNKNOWN, Article::Art6,
        "“{agency}”跨区域抽调的检查人员“{inspector}”，“{lender}”名录库中无持该执法证者";
    Self::OwnTwice { agency, inspector, other, same, day } => Code::LEAGUE_OWN_TWICE, Article::Art6,
        "“{agency}”的“{inspector}”与“{other}”的“{same}”为同一人，{day}同列两单位本单位人员，跨区域抽调人员应予注明";
});

/// Why there is no roll-up.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RollupError {
    /// No file.
    #[error("no file; expected one for each agency")]
    Nothing,
    /// An agency with two files.
    #[error("files[{place}]: a second file of `{agency}`; expected one for each agency")]
    Repeated {
        /// Its place, from 0.
        place: usize,
        /// Whose.
        agency: Token,
    },
    /// A file of another year, or as of another day.
    #[error("files[{place}]: {found} as of {found_on}; expected {year} as of {on}, as the first file")]
    OtherYear {
        /// Its place, from 0.
        place: usize,
        /// Its year.
        found: Year,
        /// Its day.
        found_on: NaiveDate,
        /// The first file's year.
        year: Year,
        /// The first file's day.
        on: NaiveDate,
    },
    /// A file that contradicts itself.
    #[error("files[{place}]: {error}")]
    File {
        /// Its place, from 0.
        place: usize,
        /// Why.
        error: YearFileError,
    },
    /// Files that contradict each other about an agency's division or tier.
    #[error("the files together: {0}")]
    Together(LedgerErrors),
}

/// People count from 1.
const fn nth(place: usize) -> usize {
    place.saturating_add(1)
}

explain!(RollupError {
    Self::Nothing => Code::LEAGUE_FILES, Article::Art4, "没有档案，每个单位应有一份";
    Self::Repeated { place, agency } => Code::LEAGUE_FILES, Article::Art4, "第{}份档案：“{agency}”已有一份，每个单位应有一份", nth(*place);
    Self::OtherYear { place, found, found_on, year, on } => Code::LEAGUE_FILES, Article::Art4,
        "第{}份档案：{found}年度、截至{found_on}，应与第一份一致，为{year}年度、截至{on}", nth(*place);
    Self::File { place, error } => error.code(), error.article(), "第{}份档案：{}", nth(*place), error.chinese();
    Self::Together(errors) => errors.code(), errors.article(), "各档案合并后：{}", errors.chinese();
});

impl Rollup {
    /// The version of the data form that this crate writes and reads.
    pub const FORMAT: u32 = 1;

    /// How many of the agencies' rows have a verdict.
    #[must_use]
    pub fn rows(&self, verdict: Verdict) -> usize {
        let rows = self.reports.iter().flat_map(|report| &report.articles);
        rows.filter(|row| row.verdict == verdict).count()
    }
}

/// Rolls up the years on file of a league's agencies, all of one year and as of one day.
///
/// # Errors
/// [`RollupError`] if the files are not of one year and day, one for each agency, or one contradicts itself.
///
/// # Complexity
/// That of each file's report, and of a sort of all inspections.
///
/// # Example: agencies side by side
/// ```
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::compliance::{Verdict, YearFile, rollup};
/// use shuangsuiji::rules::Ruleset;
///
/// let files: Vec<YearFile> = serde_json::from_str(r#"[
///     {"agency": {"name": "xincheng", "division": "150102", "tier": "county"}, "year": 2025, "on": "2026-02-28"},
///     {"agency": {"name": "huimin", "division": "150103", "tier": "county"}, "year": 2025, "on": "2026-02-28"}
/// ]"#)?;
/// let league = rollup(&files, &Ruleset::inner_mongolia(), &WorkCalendar::national())?;
/// assert_eq!(league.reports.len(), 2);
/// assert_eq!(league.together[0].agencies.len(), 2, "neither drew for the first quarter");
/// assert_eq!(league.rows(Verdict::Kept), 0, "nothing on file, nothing compared");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rollup(files: &[YearFile], rules: &Ruleset, calendar: &WorkCalendar) -> Result<Rollup, RollupError> {
    let first = files.first().ok_or(RollupError::Nothing)?;
    let (year, on) = (first.year, first.on);
    let mut of: BTreeMap<&Token, &YearFile> = BTreeMap::new();
    for (place, file) in files.iter().enumerate() {
        if (file.year, file.on) != (year, on) {
            return Err(RollupError::OtherYear { place, found: file.year, found_on: file.on, year, on });
        }
        if of.insert(&file.agency.name, file).is_some() {
            return Err(RollupError::Repeated { place, agency: file.agency.name.clone() });
        }
    }
    let made = files
        .iter()
        .enumerate()
        .map(|(place, file)| report(file, rules, calendar).map_err(|error| RollupError::File { place, error }));
    let mut reports = made.collect::<Result<Vec<Report>, _>>()?;
    reports.sort_by(|one, other| one.agency.name.cmp(&other.agency.name));
    let secrets = secrets(&of);
    let people = people::people(&of);
    let (ids, two) = Ids::of(&of);
    let by_one_id = ids.renamed(files);
    let of: BTreeMap<&Token, &YearFile> = by_one_id.iter().map(|file| (&file.agency.name, file)).collect();
    let known = Known::of(&of, rules)?;
    let mut findings = otherwise(&of, on);
    findings.extend(untold(&of, (&known, &ids), rules)?);
    findings.extend(beyond_cap(&of, (&known, &ids), &reports));
    findings.retain(|finding| !ids.disputes(&finding.subject));
    findings.extend(secrets.into_iter().chain(people).chain(two));
    let mut findings: Vec<Finding> = findings.into_iter().map(|finding| finding.under(rules)).collect();
    let names =
        reports.iter().fold(Names::default(), |names, report| names.and_all(report.called())).and_all(rules.names());
    findings.iter_mut().for_each(|finding| finding.chinese = names.said(&finding.chinese));
    findings.sort();
    findings.dedup();
    Ok(Rollup {
        format: Rollup::FORMAT,
        year,
        on,
        rules: rules.id().clone(),
        strata: reports.first().map(|report| report.strata.clone()).unwrap_or_default(),
        totals: totals(&reports),
        shared: known.shared(),
        together: together(&reports),
        findings,
        reports,
    })
}

/// What all files together know of inspections.
struct Known {
    ledger: Ledger,
    year: Year,
    on: NaiveDate,
    article: Article,
}

impl Known {
    /// Of an agency with a file its own file is believed, of others all files together.
    fn of(files: &BTreeMap<&Token, &YearFile>, rules: &Ruleset) -> Result<Self, RollupError> {
        let mut records: BTreeSet<Record> = BTreeSet::new();
        let mut waivers = BTreeSet::new();
        for file in files.values() {
            let believed =
                |record: &Record| record.agency.name == file.agency.name || !files.contains_key(&record.agency.name);
            records.extend(file.inspections.iter().map(|one| one.record()).filter(believed));
            waivers.extend(file.waivers.iter().cloned());
        }
        let (year, on) = files.values().next().map(|file| (file.year, file.on)).ok_or(RollupError::Nothing)?;
        let cap = rules.pack().cap.as_ref();
        let article = cap.map_or(Article::Art8Cap, |cap| cap.basis.article_or(Article::Art8Cap));
        let ledger = Ledger::on_file(records, waivers, rules).map_err(RollupError::Together)?;
        Ok(Self { ledger, year, on, article })
    }

    fn view<'v>(&self, agency: &'v Token) -> View<'v> {
        View { agency, year: self.year, on: self.on }
    }

    /// The sources that more than one agency visited.
    fn shared(&self) -> Vec<SharedSource> {
        let of_source = self.ledger.records().chunk_by(|one, other| one.source == other.source);
        let visits = |records: &[Record]| {
            let made = records.iter().filter(|record| record.charges(self.year, self.on));
            let made = made.filter_map(|record| match record.state {
                State::Completed { completed, .. } if completed <= self.on => {
                    Some(SharedVisit { completed, agency: record.agency.name.clone() })
                }
                _ => None,
            });
            let mut made: Vec<SharedVisit> = made.collect();
            made.sort();
            Some(SharedSource { source: records.first()?.source.clone(), visits: made })
        };
        let several =
            |source: &SharedSource| source.visits.iter().map(|visit| &visit.agency).collect::<BTreeSet<_>>().len() > 1;
        of_source.filter_map(visits).filter(several).collect()
    }
}

fn subject(record: &Record) -> Subject {
    Subject::Inspection { source: record.source.clone(), period: record.period, drawn: Some(record.drawn) }
}

fn evidence(record: &Record) -> Evidence {
    let completed = match record.state {
        State::Completed { completed, .. } => Some(completed),
        _ => None,
    };
    Evidence::Inspection { source: record.source.clone(), drawn: record.drawn, completed }
}

/// Inspections by agencies that have a file, where another's file says otherwise.
fn otherwise(files: &BTreeMap<&Token, &YearFile>, on: NaiveDate) -> Vec<Finding> {
    let mut own: BTreeMap<(&Token, &Id, NaiveDate, Period), Vec<Record>> = BTreeMap::new();
    for file in files.values() {
        for one in file.inspections.iter().filter(|one| one.agency.name == file.agency.name) {
            own.entry((&one.agency.name, &one.source, one.drawn, one.period)).or_default().push(one.record());
        }
    }
    let mut findings = Vec::new();
    for file in files.values() {
        let is_known = |one: &&Inspection| one.drawn <= on || one.visit(on).is_some();
        let others = file.inspections.iter().filter(|one| one.agency.name != file.agency.name).filter(is_known);
        for one in others.filter(|one| files.contains_key(&one.agency.name)) {
            let (record, key) = (one.record(), (&one.agency.name, &one.source, one.drawn, one.period));
            let known = own.get(&key).map(Vec::as_slice).unwrap_or_default();
            if known.contains(&record) {
                continue;
            }
            let (agency, by, otherwise) = (file.agency.name.clone(), one.agency.name.clone(), !known.is_empty());
            let discord = Discord::Otherwise { agency, by, otherwise };
            findings.push(Finding::of(&discord, subject(&record), evidence(&record), known.iter().map(evidence)));
        }
    }
    findings
}

/// The sources that an agency draws from, by the ids of the league: those on the lists of its draws; the registry, which shows the
/// end of the year, where no list can be read.
fn draws_from(file: &YearFile, ids: &Ids<'_>) -> BTreeSet<String> {
    let is_own =
        |draw: &&DrawOnFile| Order::parse(&draw.order).is_ok_and(|it| it.terms().agency.name == file.agency.name);
    let own = file.draws.iter().filter(is_own);
    let lists: Vec<SourceList> = own.filter_map(|draw| SourceList::parse(&draw.sources).ok()).collect();
    let listed = lists.iter().flat_map(SourceList::iter).map(|line| ids.current(line.id).to_owned());
    let theirs: BTreeSet<String> = listed.collect();
    if !theirs.is_empty() {
        return theirs;
    }
    let registered = file.registry.iter().flat_map(|registry| registry.within(file.agency.division));
    registered.map(|source| ids.current(source.id()).to_owned()).collect()
}

/// Sources that an agency draws from, and others inspected oftener than its file says.
fn untold(
    files: &BTreeMap<&Token, &YearFile>,
    (known, ids): (&Known, &Ids<'_>),
    rules: &Ruleset,
) -> Result<Vec<Finding>, RollupError> {
    let mut findings = Vec::new();
    for (place, (agency, file)) in files.iter().enumerate() {
        let told = file.inspections.ledger(file.waivers.iter().cloned(), rules);
        let told = told.map_err(|error| RollupError::File { place, error: YearFileError::Ledger(error) })?;
        let told = told.tallies(known.view(agency));
        let theirs = draws_from(file, ids);
        let draws_from = |source: &Id| theirs.contains(source.as_str());
        for (source, all) in known.ledger.tallies(known.view(agency)) {
            let told = told.get(source).map_or(0, |tally| tally.inspections);
            if all.inspections <= told || !draws_from(source) {
                continue;
            }
            let discord = Discord::Untold {
                agency: (*agency).clone(),
                source_id: source.clone(),
                known: all.inspections,
                told,
                article: known.article,
            };
            let records = known.ledger.records_of(source.as_str()).iter().map(evidence);
            let subject = Subject::Source { source: source.clone() };
            findings.push(Finding::of(&discord, subject, Evidence::Registry, records));
        }
    }
    Ok(findings)
}

/// Visits beyond the cap that no agency's own report tells.
fn beyond_cap(
    files: &BTreeMap<&Token, &YearFile>,
    (known, ids): (&Known, &Ids<'_>),
    reports: &[Report],
) -> Vec<Finding> {
    let told = |agency: &Token, subject: &Subject| {
        let own = reports.iter().filter(|report| report.agency.name == *agency).flat_map(|report| &report.findings);
        own.into_iter()
            .any(|finding| finding.code == Code::YEAR_BEYOND_CAP && ids.of_subject(&finding.subject) == *subject)
    };
    let mut findings = Vec::new();
    for agency in files.keys() {
        let beyond = known.ledger.beyond_cap(known.view(agency));
        for visit in beyond.iter().filter(|visit| visit.ground.is_none() && visit.record.agency.name == **agency) {
            let subject = subject(visit.record);
            if told(agency, &subject) {
                continue;
            }
            let (count, cap, article) = (visit.count, visit.cap, known.article);
            let discord = Discord::BeyondCap { agency: (*agency).clone(), count, cap, article };
            let others = known.ledger.records_of(visit.record.source.as_str()).iter();
            let others = others.filter(|record| *record != visit.record).map(evidence);
            findings.push(Finding::of(&discord, subject, evidence(visit.record), others));
        }
    }
    findings
}

/// Secrets that the orders of two agencies commit, by either hash once one of them was revealed.
fn secrets(files: &BTreeMap<&Token, &YearFile>) -> Vec<Finding> {
    let mut committed: BTreeMap<Digest, (&Token, Period)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (agency, file) in files {
        for draw in file.draws.iter().filter(|draw| draw.drawn <= file.on) {
            let Ok(order) = Order::parse(&draw.order) else { continue };
            let terms = order.terms();
            if terms.agency.name != **agency {
                continue;
            }
            let digests = known_digests(&order, draw);
            let other = digests.iter().filter_map(|digest| committed.get(digest)).find(|(other, _)| other != agency);
            if let Some((other, period)) = other {
                let discord = Discord::SecretShared { other: (*other).clone(), period: *period };
                let subject = Subject::Draw { period: terms.period, round: terms.round };
                let evidence = Evidence::Order { order: order.digest(), drawn: draw.drawn };
                findings.push(Finding::of(&discord, subject, evidence, []));
            }
            for digest in digests {
                committed.entry(digest).or_insert((agency, terms.period));
            }
        }
    }
    findings
}

/// The digests of an order's secrets: those that it commits, and those of what was revealed by every hash.
fn known_digests(order: &Order, draw: &DrawOnFile) -> Vec<Digest> {
    let committed = order.terms().entropy.iter().map(|entropy| match entropy.origin {
        Origin::Commit(digest) => Some(digest),
        Origin::Public(_) | Origin::Formed { .. } => None,
    });
    let transcript = draw.transcripts.first().and_then(|text| Transcript::parse(text).ok());
    let drawn = transcript.as_ref().and_then(Transcript::drawn).map(|drawn| &drawn.reveal);
    let revealed = drawn.or(draw.void_reveal.as_ref()).map_or(&[][..], |reveal| &reveal.0);
    let secrets = committed.clone().zip(revealed).filter(|(digest, _)| digest.is_some()).map(|(_, one)| &one.value);
    let by_each = secrets.flat_map(|value| Hash::ALL.into_iter().map(|hash| value.commit(hash)));
    committed.flatten().chain(by_each).collect()
}

fn totals(reports: &[Report]) -> Vec<StratumTotal> {
    let names = reports.first().map(|report| report.strata.as_slice()).unwrap_or_default();
    let of = |StratumName { stratum, .. }: &StratumName| {
        let mut total =
            StratumTotal { stratum: stratum.clone(), quota: 0, drawn: 0, inspected: 0, published: Counts::default() };
        for line in reports.iter().flat_map(|report| &report.quotas).filter(|line| line.stratum == *stratum) {
            total.quota = total.quota.saturating_add(line.quota.into());
            total.drawn = total.drawn.saturating_add(line.drawn.unwrap_or(0).into());
            total.inspected = total.inspected.saturating_add(line.inspected.into());
        }
        let rates = reports.iter().flat_map(|report| &report.publications);
        for rate in rates.filter(|rate| rate.stratum.as_ref() == Some(stratum)) {
            total.published = total.published.and(&rate.counts);
        }
        total
    };
    names.iter().map(of).filter(|total| total.quota > 0 || total.drawn > 0 || total.published.total() > 0).collect()
}

/// What was found of the draws, or of their absence, of more than one agency for one period.
fn together(reports: &[Report]) -> Vec<FailedTogether> {
    type Failed<'a> = (Option<Article>, Option<&'a Citation>, Period, Code);
    let mut failed: BTreeMap<Failed<'_>, BTreeSet<&Token>> = BTreeMap::new();
    for report in reports {
        for finding in &report.findings {
            if let Subject::Draw { period, .. } | Subject::Period { period } = finding.subject {
                failed
                    .entry((finding.article, finding.citation.as_ref(), period, finding.code))
                    .or_default()
                    .insert(&report.agency.name);
            }
        }
    }
    let several = failed.into_iter().filter(|(_, agencies)| agencies.len() > 1);
    let together = |((article, citation, period, code), agencies): (Failed<'_>, BTreeSet<&Token>)| FailedTogether {
        article,
        citation: citation.cloned(),
        period,
        code,
        agencies: agencies.into_iter().cloned().collect(),
    };
    several.map(together).collect()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::ids::registry_days;
    use super::*;
    use crate::registry::RegistryDays;
    use crate::strategies::compliance::Setting;
    use crate::{Explain, Tier};

    fn league(files: &[YearFile]) -> Result<Rollup, RollupError> {
        rollup(files, &Ruleset::inner_mongolia(), &WorkCalendar::national())
    }

    fn of(tier: Tier, seed: u64) -> YearFile {
        let year = Year::new(2025).unwrap();
        Setting { year, tier, key: 8, inspectors: 4, mishap: None, changes: false, rulebook: Default::default(), seed }
            .year(None)
            .unwrap()
    }

    #[test]
    fn a_visit_before_its_draw_is_a_finding_of_its_file_and_keeps_no_league_from_its_roll_up() {
        use crate::strategies::compliance::Planted;
        let year = Year::new(2025).unwrap();
        let setting = |seed| Setting {
            year,
            tier: Tier::County,
            key: 8,
            inspectors: 4,
            mishap: None,
            changes: false,
            rulebook: Default::default(),
            seed,
        };
        let file = (0..40).find_map(|seed| setting(seed).year(Some(Planted::BeforeDraw))).unwrap();
        let rollup = league(&[file, of(Tier::Prefecture, 8)]).unwrap();
        let found = rollup.reports.iter().flat_map(|report| &report.findings).map(|it| it.code).collect::<Vec<_>>();
        assert_eq!(found, [Code::RECORD_BEFORE_DRAW]);
    }

    #[test]
    fn one_secret_in_the_orders_of_two_agencies_is_found() {
        let (county, prefecture) = (of(Tier::County, 7), of(Tier::Prefecture, 7));
        let shared = |files: &[YearFile]| {
            let found = league(files).unwrap().findings;
            found.into_iter().filter(|it| it.code == Code::LEAGUE_SECRET_SHARED).collect::<Vec<_>>()
        };
        let found = shared(&[county.clone(), prefecture]);
        assert_eq!(found.len(), 4, "the same numbers decide of both");
        assert!(found[0].english.contains("the order of `league` for 2025-Q1"), "{}", found[0].english);
        assert_eq!(shared(&[county, of(Tier::Prefecture, 8)]), []);
    }

    #[test]
    fn a_secret_that_was_revealed_is_known_by_either_hash() {
        let file = of(Tier::County, 7);
        let draw = &file.draws[0];
        let order = Order::parse(&draw.order).unwrap();
        let digests = known_digests(&order, draw);
        let transcript = Transcript::parse(&draw.transcripts[0]).unwrap();
        let mut secrets = 0;
        for (entropy, one) in order.terms().entropy.iter().zip(&transcript.drawn().unwrap().reveal.0) {
            let is_secret = matches!(entropy.origin, Origin::Commit(_));
            for hash in Hash::ALL {
                assert_eq!(digests.contains(&one.value.commit(hash)), is_secret, "{}", entropy.label);
            }
            secrets += usize::from(is_secret);
        }
        assert!(secrets > 0);
        let open = DrawOnFile { transcripts: Vec::new(), ..draw.clone() };
        assert_eq!(
            known_digests(&order, &open).len(),
            secrets,
            "what is not revealed is known by its commitment alone"
        );
    }

    /// The files by the ids that the league has now.
    fn by_one_id(files: &[YearFile]) -> Cow<'_, [YearFile]> {
        let of: BTreeMap<&Token, &YearFile> = files.iter().map(|file| (&file.agency.name, file)).collect();
        Ids::of(&of).0.renamed(files)
    }

    #[test]
    fn a_source_that_was_renumbered_is_one_to_the_league() {
        let county = |seed| {
            let year = Year::new(2025).unwrap();
            let setting = Setting {
                year,
                tier: Tier::County,
                key: 8,
                inspectors: 4,
                mishap: None,
                changes: true,
                rulebook: Default::default(),
                seed,
            };
            setting.year(None)
        };
        let mut looked = 0;
        for file in (0..40).filter_map(county) {
            let Some(days) = registry_days(&file).filter(RegistryDays::has_renumbered) else { continue };
            let old =
                file.inspections.iter().map(|one| &one.source).filter(|id| days.current(id.as_str()) != id.as_str());
            let one = by_one_id(std::slice::from_ref(&file));
            for id in old {
                assert!(one[0].inspections.of(id.as_str()).is_empty(), "{id}");
                assert!(!one[0].inspections.of(days.current(id.as_str())).is_empty(), "{id}");
                looked += 1;
            }
            assert_eq!(one[0].inspections.iter().count(), file.inspections.iter().count());
        }
        assert!(looked > 0);
        assert!(matches!(by_one_id(&[of(Tier::County, 7)]), Cow::Borrowed(_)));
    }

    #[test]
    fn a_false_drawing_day_hides_no_discord() {
        let (county, mut prefecture) = (of(Tier::County, 7), of(Tier::Prefecture, 8));
        let discords = |files: &[YearFile]| {
            let found = league(files).unwrap().findings;
            found.into_iter().filter(|it| it.code == Code::LEAGUE_RECORDS_DIFFER).count()
        };
        let mut other = county.inspections.iter().find(|one| one.visit(county.on).is_some()).unwrap().clone();
        assert_eq!(discords(&[county.clone(), prefecture.clone()]), 0);
        other.drawn = county.on.succ_opt().unwrap();
        let all = prefecture.inspections.iter().cloned().chain([other]);
        prefecture.inspections = crate::inspection::Inspections::new(all.collect::<Vec<_>>()).unwrap();
        assert_eq!(discords(&[county, prefecture]), 1);
    }

    #[test]
    fn what_makes_no_league_is_refused_by_its_place() {
        let county = of(Tier::County, 7);
        let told = |files: &[YearFile]| league(files).unwrap_err();
        assert_eq!(told(&[]), RollupError::Nothing);
        let twice = told(&[county.clone(), county.clone()]);
        assert_eq!(twice.to_string(), "files[1]: a second file of `xincheng`; expected one for each agency");
        assert_eq!(twice.chinese(), "第2份档案：“xincheng”已有一份，每个单位应有一份");
        let mut later = of(Tier::Prefecture, 7);
        later.on = later.on.succ_opt().unwrap();
        let other = told(&[county.clone(), later]);
        let english = "files[1]: 2025 as of 2026-05-01; expected 2025 as of 2026-04-30, as the first file";
        assert_eq!((other.to_string().as_str(), other.code()), (english, Code::LEAGUE_FILES));
        let mut broken = of(Tier::Prefecture, 7);
        broken.roster.as_mut().unwrap().recusals.iter_mut().for_each(|it| it.source = "nobody".parse().unwrap());
        let error = told(&[county, broken]);
        assert!(matches!(error, RollupError::File { place: 1, error: YearFileError::Roster(_) }), "{error}");
    }

    #[test]
    fn every_message_in_both_languages() {
        let token = |text: &str| text.parse::<Token>().unwrap();
        let (agency, article) = (token("huimin"), Article::Art8Cap);
        for (discord, english, chinese) in [
            (
                Discord::BeyondCap { agency: agency.clone(), count: 3, cap: 2, article },
                "visit 3 of the year by all agencies, this one by `huimin`; the cap is 2, and no ground for more is on record",
                "各单位合计为本年度第3次检查，本次由“huimin”实施，上限2次，无例外审批",
            ),
            (
                Discord::Untold {
                    agency: agency.clone(),
                    source_id: "HH-1".parse().unwrap(),
                    known: 1,
                    told: 0,
                    article,
                },
                "the agencies' files have 1 inspection of `HH-1`, the file of `huimin`, which draws from the same source, 0",
                "各单位档案载“HH-1”共检查1次，而同样抽取该污染源的“huimin”档案仅载0次",
            ),
            (
                Discord::Otherwise { agency: agency.clone(), by: token("hohhot"), otherwise: true },
                "an inspection by `hohhot` stands on the file of `huimin` otherwise than on its own",
                "“hohhot”的一次检查在“huimin”的材料中与其自身档案记载不同",
            ),
            (
                Discord::Otherwise { agency: agency.clone(), by: token("hohhot"), otherwise: false },
                "an inspection by `hohhot` stands on the file of `huimin` and not on its own",
                "“hohhot”的一次检查在“huimin”的材料中有载，而其自身档案未载",
            ),
            (
                Discord::NotOne {
                    agency: agency.clone(),
                    other: token("hohhot"),
                    former: "HH-1".parse().unwrap(),
                    id: "HH-2".parse().unwrap(),
                },
                "the registry of `huimin` has `HH-2` as renumbered from `HH-1`; the registry of `hohhot` has both",
                "“huimin”信息库载“HH-2”由“HH-1”更换编号而来，而“hohhot”信息库中二者并存",
            ),
            (
                Discord::LoanUnknown {
                    agency: agency.clone(),
                    inspector: "L-1".parse().unwrap(),
                    lender: token("hohhot"),
                },
                "`L-1` is on loan to `huimin`; the roster of `hohhot` has nobody of this certificate",
                "“huimin”跨区域抽调的检查人员“L-1”，“hohhot”名录库中无持该执法证者",
            ),
            (
                Discord::OwnTwice {
                    agency: agency.clone(),
                    inspector: "I-1".parse().unwrap(),
                    other: token("hohhot"),
                    same: "NM-1".parse().unwrap(),
                    day: "2025-03-10".parse().unwrap(),
                },
                "`I-1` of `huimin` and `NM-1` of `hohhot` are one person, own to both on 2025-03-10; expected borrowed ones \
                 marked as such",
                "“huimin”的“I-1”与“hohhot”的“NM-1”为同一人，2025年3月10日同列两单位本单位人员，跨区域抽调人员应予注明",
            ),
            (
                Discord::SecretShared { other: agency, period: "2025-Q1".parse().unwrap() },
                "the order commits the secret that the order of `huimin` for 2025-Q1 commits; expected a secret of its own",
                "抽取方案所承诺的秘密随机数与“huimin”2025年第一季度抽取方案相同，应各自独立",
            ),
        ] {
            assert_eq!((discord.to_string().as_str(), discord.chinese().as_str()), (english, chinese));
        }
    }
}
