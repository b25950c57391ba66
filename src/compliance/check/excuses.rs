//! Arts. 1, 2, 8, 10, 11: every void, redraw, skip, change of a team and waiver with what shows its reason; one that nothing
//! shows is a finding, the others are counted by reason.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::announced::followed;
use super::lifted::lifted;
use super::registered::is_active;
use super::{Checked, between};
use crate::compliance::clause::Clause;
use crate::compliance::departure::Departure;
use crate::compliance::finding::Finding;
use crate::compliance::year_on_file::{Case, ReadDraw, article, left, record_of, subject_of};
use crate::draw::{Outcome, Skip};
use crate::inspection::{Document, Found, Inspection, Progress, ReplacementReason, SiteVisit};
use crate::roster::{LeaveReading, RosterDays};
use crate::rules::ReplacementPolicy;
use crate::{Article, Id, Text, Words};

/// What departs from a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Excused {
    /// An order that was abandoned.
    OrderVoid,
    /// A period that was drawn again.
    Redraw,
    /// A drawn source that was skipped.
    Skip,
    /// A drawn source whose visit is void.
    VisitVoid,
    /// A team other than the drawn one.
    TeamChange,
    /// A draw outside its window.
    WindowWaiver,
    /// A source that a waiver lifts the cap for.
    CapWaiver,
    /// A ratio other than the text's.
    RatioChange,
    /// A round beside the one that stands, for sources that are gone.
    Supplement,
    /// An inspector of a list who cannot be drawn, and is on leave or without a certificate for part of the period.
    Withheld,
    /// A visit of a kind that needs no draw.
    OtherKind,
    /// A visit that counts as one with others of its source.
    JointVisit,
    /// A visit that found its source gone.
    FoundGone,
    /// A version of the plan after the first.
    PlanRevised,
    /// An inspector of a list who is recused from most of its sources.
    MostlyRecused,
    /// An inspector of a list who is borrowed.
    Borrowed,
    /// An inspector who was off the roster for the draw, and on it before and after.
    AwayAtDraw,
    /// A source that stood otherwise for the draw than before and after: closed, in another stratum or area.
    ChangedAtDraw,
    /// A source that a list has, has not, or has in another stratum, area or state than the list of the draw before.
    ListChange,
}

impl Excused {
    /// In both languages.
    #[must_use]
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::OrderVoid => ("orders void", "作废抽取方案"),
            Self::Redraw => ("periods drawn again", "重新抽取"),
            Self::Skip => ("drawn sources skipped", "跳过抽中对象"),
            Self::VisitVoid => ("visits void", "终止的检查任务"),
            Self::TeamChange => ("teams changed", "更换检查组"),
            Self::WindowWaiver => ("draws outside their window", "在应抽取时段外抽取"),
            Self::CapWaiver => ("sources freed from the cap by a waiver", "经批准不受次数限制的污染源"),
            Self::RatioChange => ("ratios changed", "调整比例"),
            Self::Supplement => ("rounds that supplement", "另行补抽"),
            Self::Withheld => ("inspectors not available", "不可选派的检查人员"),
            Self::OtherKind => ("visits of kinds without a draw", "无需抽取的检查"),
            Self::JointVisit => ("joint visits", "联合检查"),
            Self::FoundGone => ("drawn sources found gone", "检查发现已不存在的抽中对象"),
            Self::PlanRevised => ("revisions of the plan", "计划调整"),
            Self::MostlyRecused => ("inspectors recused from most sources", "回避多数污染源的检查人员"),
            Self::Borrowed => ("inspectors borrowed", "借用的检查人员"),
            Self::AwayAtDraw => ("inspectors off the roster for the draw alone", "仅抽取前后离库的检查人员"),
            Self::ChangedAtDraw => ("sources that stood otherwise for the draw alone", "仅抽取前后变更的污染源"),
            Self::ListChange => ("sources listed otherwise than at the draw before", "与前次名单不同的污染源"),
        }
    }
}

/// How often a reason was given for a departure, and what showed it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ExcuseLine {
    /// What departed.
    pub kind: Excused,
    /// The reason, as it was written.
    pub reason: Text,
    /// How many the registry or the roster shows for the day.
    pub registers: u32,
    /// How many the registry shows as it stands, which has no dates: whether it was so on the day is not known.
    #[serde(default, skip_serializing_if = "is_zero", deserialize_with = "crate::forms::null_is_default")]
    pub undated: u32,
    /// How many the result of a visit shows.
    pub results: u32,
    /// How many a document shows.
    pub documents: u32,
    /// How many a document shows that is older than the draw from which they depart: whether it is about them is not known.
    #[serde(default, skip_serializing_if = "is_zero", deserialize_with = "crate::forms::null_is_default")]
    pub older: u32,
    /// How many different documents these are.
    #[serde(default, skip_serializing_if = "is_zero", deserialize_with = "crate::forms::null_is_default")]
    pub papers: u32,
    /// How many nothing shows. Of a draw, its visit or a list each is a finding; of sources found gone, of other kinds, joint
    /// visits, inspectors on loan, changed ratios and revisions each is counted as not compared.
    pub unfounded: u32,
    /// How many there were of which it departed: orders, drawn sources, visits, ratios, inspectors or sources of
    /// the lists.
    pub of: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// What shows a reason.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown<'c> {
    Register,
    /// The registry as it stands, without dates.
    Undated,
    Result,
    /// A document, by its reference.
    Document(&'c Text),
    /// A document that is older than the draw.
    Older(&'c Text),
}

/// The lines, as they are counted, each with the references of its documents.
#[derive(Default)]
pub(super) struct Lines<'c>(BTreeMap<(Excused, Text), (ExcuseLine, BTreeSet<&'c Text>)>);

impl<'c> Lines<'c> {
    pub(super) fn count(&mut self, kind: Excused, reason: &Text, of: usize, shown: Option<Shown<'c>>) {
        let of = u32::try_from(of).unwrap_or(u32::MAX);
        let (key, reason) = ((kind, reason.clone()), reason.clone());
        let new = || {
            let (registers, undated, results, documents) = (0, 0, 0, 0);
            let (older, papers, unfounded) = (0, 0, 0);
            let line =
                ExcuseLine { kind, reason, registers, undated, results, documents, older, papers, unfounded, of };
            (line, BTreeSet::new())
        };
        let (line, papers) = self.0.entry(key).or_insert_with(new);
        let number = match shown {
            Some(Shown::Register) => &mut line.registers,
            Some(Shown::Undated) => &mut line.undated,
            Some(Shown::Result) => &mut line.results,
            Some(Shown::Document(reference)) => {
                papers.insert(reference);
                &mut line.documents
            }
            Some(Shown::Older(reference)) => {
                papers.insert(reference);
                &mut line.older
            }
            None => &mut line.unfounded,
        };
        *number = number.saturating_add(1);
        line.papers = u32::try_from(papers.len()).unwrap_or(u32::MAX);
    }
}

/// Judges every departure; returns them by kind and reason.
pub(in crate::compliance) fn excuses(case: &Case<'_>, checked: &mut Checked) -> Vec<ExcuseLine> {
    let mut lines = Lines::default();
    let kept = orders(case, &mut lines, checked);
    skips(case, &mut lines, checked);
    visits(case, &mut lines, checked);
    teams(case, &mut lines, checked);
    lifted(case, &mut lines);
    let lines: Vec<ExcuseLine> = lines.0.into_values().map(|(line, _)| line).collect();
    let evidence = ("registers, results and documents", "登记、检查结果和文件");
    for (clause, what, kinds) in [
        (Clause::RedrawsShown, ("voids and redraws", "作废和重抽"), &[Excused::OrderVoid, Excused::Redraw][..]),
        (
            Clause::VoidsShown,
            ("void visits and skipped sources", "终止的检查任务和跳过对象"),
            &[Excused::VisitVoid, Excused::Skip],
        ),
        (Clause::ChangesShown, ("changed teams", "更换检查组"), &[Excused::TeamChange]),
    ] {
        let mut looked = between(what, evidence);
        for line in lines.iter().filter(|line| kinds.contains(&line.kind)) {
            for count in [line.registers, line.results, line.documents, line.unfounded] {
                looked.compare(usize::try_from(count).unwrap_or(usize::MAX));
            }
            let undated = usize::try_from(line.undated).unwrap_or(usize::MAX);
            looked.leave(undated, Words::new("shown by nothing of a known day", "佐证未载日期，当日是否如此无从核对"));
            let older = usize::try_from(line.older).unwrap_or(usize::MAX);
            looked.leave(older, Words::new("a document older than the draw", "所凭文件早于抽取"));
        }
        if clause == Clause::RedrawsShown {
            looked.leave(kept, left::secret_kept());
        }
        checked.compared(clause, looked);
    }
    lines
}

/// Orders that were abandoned, and periods that were drawn again. One that was drawn again without a word is told of the
/// chain, and one that adds to the round before it replaces nothing. How many void orders keep their secret is returned.
fn orders<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>, checked: &mut Checked) -> usize {
    let mut kept = 0_usize;
    let chain: Vec<&ReadDraw<'_>> = case.own_draws().collect();
    for (at, draw) in chain.iter().enumerate() {
        let next = chain.get(at.saturating_add(1)).map_or(case.file.on, |next| next.file.drawn);
        let document = draw.file.document.as_ref();
        if let Some(Outcome::Void(reason)) = draw.transcripts.last().map(|transcript| &transcript.outcome) {
            // What is older than the order is not about it.
            let published = draw.file.order_published.as_ref().map(|it| it.when.on.min(draw.file.drawn));
            let published = published.or_else(|| Some(followed(case, draw)?.on));
            let of_it = |it: &&Document| published.is_none_or(|day| day <= it.dated);
            let shown = by_document(document.filter(of_it), next);
            lines.count(Excused::OrderVoid, reason, chain.len(), shown);
            if shown.is_none() {
                let departure = Departure::OrderVoid { reason: reason.clone() };
                checked.findings.push(Finding::of(&departure, draw.subject(), draw.evidence(), [case.absence()]));
            }
            revealed(draw, case, checked);
            kept = kept.saturating_add(usize::from(draw.keeps_its_secret()));
        }
        let of_period = |earlier: &&&ReadDraw<'_>| earlier.period() == draw.period() && earlier.drawn().is_some();
        let replaced = chain.iter().take(at).rev().find(of_period);
        let again = replaced.is_some() && !draw.supplements;
        if let Some(reason) = draw.file.redraw.as_ref().filter(|_| again && draw.drawn().is_some()) {
            // What is older than the round that it replaces is not about it.
            let of_it = |it: &&Document| replaced.is_none_or(|round| round.file.drawn <= it.dated);
            let shown = by_document(document.filter(of_it), draw.file.drawn);
            lines.count(Excused::Redraw, reason, chain.len(), shown);
            if shown.is_none() {
                let departure = Departure::Redrawn { reason: reason.clone() };
                checked.findings.push(Finding::of(&departure, draw.subject(), draw.evidence(), [case.absence()]));
            }
        }
    }
    kept
}

/// A void order's secret: revealed it shows what would have been drawn; kept it leaves open whether that was the reason.
fn revealed(draw: &ReadDraw<'_>, case: &Case<'_>, checked: &mut Checked) {
    match &draw.file.void_reveal {
        Some(reveal) => {
            if let Err(error) = reveal.check(&draw.order) {
                checked.findings.push(Finding::of(&error, draw.subject(), draw.evidence(), []));
            }
        }
        None if draw.keeps_its_secret() => {
            let warning = Finding::of(&Departure::NotRevealed, draw.subject(), draw.evidence(), [case.absence()]);
            checked.warnings.push(warning);
        }
        None => {}
    }
}

/// Drawn sources that were skipped in an amendment.
fn skips<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>, checked: &mut Checked) {
    let basis = article(case.rules.pack().replacement.as_ref().map(|it| &it.basis), Article::Art10);
    for draw in case.own_draws() {
        let Some(drawn) = draw.drawn() else { continue };
        let (days, transcripts) = (&draw.file.amendments, draw.transcripts.len().saturating_sub(1));
        let all = core::iter::once(draw.file.drawn).chain(days.iter().map(|it| it.drawn)).collect::<Vec<_>>();
        if !days.is_empty() && (days.len() != transcripts || !all.is_sorted()) {
            let departure = Departure::AmendmentDays { days: days.len(), transcripts };
            checked.findings.push(Finding::of(&departure, draw.subject(), draw.evidence(), []));
        }
        let of = drawn.sources().count().saturating_add(drawn.skipped.len());
        for Skip { source, reason } in &drawn.skipped {
            let skipped = |it: &&crate::draw::Drawn| it.skipped.iter().any(|skip| skip.source == *source);
            let at = draw.transcripts.iter().position(|it| it.drawn().as_ref().is_some_and(skipped));
            let amendment = at.and_then(|at| days.get(at.checked_sub(1)?));
            // Without its day, anything up to that of the report may have been known.
            let day = amendment.map_or(case.file.on, |it| it.drawn);
            let documents = amendment.into_iter().flat_map(|it| &it.documents).filter(|it| it.source == *source);
            let document = documents.map(|it| &it.document).next();
            // A document of before the draw shows that it was gone then, whenever the registry learnt it.
            let drawn = draw.file.drawn;
            let shown = by_document(document.filter(|it| it.excuses(drawn)), day).or_else(|| gone(case, source, day));
            let shown = shown.or_else(|| found_gone(case, source, day)).or_else(|| by_document(document, day));
            // Of a skip without a day it is not known what was known by it.
            let shown = shown.map(|shown| if amendment.is_none() { Shown::Undated } else { shown });
            let text = Text::checked_before(reason.as_str());
            lines.count(Excused::Skip, &text, of, shown);
            let (source_id, reason) = (source.clone(), reason.clone());
            let departure = match shown {
                None => Some(Departure::Skipped { source_id, reason, article: basis }),
                Some(Shown::Register) if gone_later(case, source, draw.file.drawn) => {
                    Some(Departure::SkippedLater { source_id, drawn: draw.file.drawn, article: basis })
                }
                Some(_) => None,
            };
            if let Some(departure) = departure {
                checked.findings.push(Finding::of(&departure, draw.subject(), draw.evidence(), [case.absence()]));
            }
        }
    }
}

/// Drawn sources whose visit was declared void. Those of a round that was drawn again need not be visited, and one that was
/// declared void when its period was over has its finding already.
fn visits<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>, checked: &mut Checked) {
    let file = case.file;
    let standing: BTreeSet<_> =
        case.periods().into_iter().flat_map(|period| case.standing(period)).map(|draw| draw.digest).collect();
    // Whatever agency or period its record names, a void visit of an own draw is that draw's.
    let drawn_by = |one: &Inspection| case.own_of_order(one.draw?.order);
    let own = |one: &&Inspection| {
        let ours = one.agency.name == file.agency.name || drawn_by(one).is_some();
        ours && case.is_of_the_year(one) && one.is_random()
    };
    let stands = |one: &&Inspection| one.draw.is_none_or(|draw| standing.contains(&draw.order));
    let all: Vec<&Inspection> = case.inspections.iter().filter(own).filter(stands).collect();
    for one in &all {
        let Progress::Void { voided, reason } = &one.progress else { continue };
        let period = drawn_by(one).map_or(one.period, ReadDraw::period);
        if *voided > file.on || *voided > period.last_day() {
            continue;
        }
        let drawn = drawn_by(one).map_or(one.drawn, |draw| draw.file.drawn);
        let shown = void_shown(case, one, *voided).map(|shown| older_than(shown, one, drawn));
        lines.count(Excused::VisitVoid, reason, all.len(), shown);
        if shown.is_none() {
            let departure = Departure::VisitVoid { reason: reason.clone() };
            let found = Finding::of(&departure, subject_of(one), record_of(one, case), [case.absence()]);
            checked.findings.push(found);
        }
    }
}

/// Others than the drawn team on a visit, for a reason; without one that is told of the visit.
fn teams<'c>(case: &'c Case<'_>, lines: &mut Lines<'c>, checked: &mut Checked) {
    let days = case.roster_days();
    let made: Vec<(&Inspection, &SiteVisit)> =
        case.own_inspections().filter_map(|one| Some((one, one.visit(case.file.on)?))).collect();
    for (one, visit) in &made {
        let Some(reason) = &one.team.changed else { continue };
        let Some(drawn) = drawn_team(case, one) else { continue };
        let person = |id: &Id| {
            let known = days.as_ref().and_then(|days| days.roster().get(id.as_str()));
            known.map_or(id.as_str(), crate::roster::Person::id).to_owned()
        };
        let went: BTreeSet<String> = one.team.inspectors.iter().map(person).collect();
        let expected: BTreeSet<String> = drawn.iter().map(person).collect();
        if went == expected {
            continue;
        }
        let mut missing = expected.difference(&went).peekable();
        let some = missing.peek().is_some();
        let by_roster = days.as_ref().filter(|_| some).and_then(|days| {
            let mut dated = true;
            let all = missing.all(|id| could_not(case, (*days, id), one, visit).inspect(|it| dated &= *it).is_some());
            all.then_some(if dated { Shown::Register } else { Shown::Undated })
        });
        let shown = by_roster;
        let shown = shown.or_else(|| by_document(one.document.as_ref(), visit.completed));
        let shown = shown.map(|shown| older_than(shown, one, one.drawn));
        lines.count(Excused::TeamChange, reason, made.len(), shown);
        if shown.is_none() {
            let departure = Departure::TeamChanged { reason: reason.clone() };
            let found = Finding::of(&departure, subject_of(one), record_of(one, case), [case.absence()]);
            checked.findings.push(found);
        }
    }
}

/// The team that an own draw chose for an inspection; who inspects in another agency's place has that finding.
fn drawn_team<'c>(case: &'c Case<'_>, inspection: &Inspection) -> Option<&'c [Id]> {
    let reference = inspection.draw?;
    let draw = case.own_draws().find(|draw| draw.digest == reference.order)?;
    let hash = draw.order.terms().hash;
    let transcript = draw.transcripts.iter().find(|it| it.digest(hash) == reference.transcript)?;
    let mut lines = transcript.drawn()?.sources();
    let same = |id: &Id| case.current(id.as_str()) == case.current(inspection.source.as_str());
    lines.find(|(_, line)| same(&line.source)).map(|(_, line)| line.team.as_slice())
}

/// Whether the roster shows that a drawn inspector could not make a visit; and whether by dates: leave and certificates have
/// them, recusals and membership where the roster has a history.
///
/// Who made another visit on a day of this one could be there, whatever the roster says of that day.
fn could_not(
    case: &Case<'_>,
    (days, id): (RosterDays<'_>, &str),
    inspection: &Inspection,
    visit: &SiteVisit,
) -> Option<bool> {
    let is_person =
        |went: &Id| days.roster().get(went.as_str()).is_some_and(|person| person.id() == id) || went.as_str() == id;
    // Of a longer visit nobody knows on which of its days everybody was there.
    let of_one_day = |other: &SiteVisit| other.from == other.completed;
    let away = |day| !days.roster().available(id, day, day).is_ok_and(|it| it.is_available(LeaveReading::AnyDay));
    let then = |other: &SiteVisit| {
        of_one_day(other) && (visit.from..=visit.completed).contains(&other.from) && away(other.from)
    };
    let elsewhere = |one: &&Inspection| *one != inspection && one.visit(case.file.on).is_some_and(then);
    let mut others = case.inspections.iter().filter(elsewhere).flat_map(|one| &one.team.inspectors);
    let recused = days.is_recused(id, inspection.source.as_str(), visit.from);
    if !recused && others.any(is_person) {
        return None;
    }
    let available = days.roster().available(id, visit.from, visit.completed);
    let available = available.is_ok_and(|it| it.is_available(LeaveReading::AnyDay));
    let gone = recused || !days.has(id, visit.from);
    if available { gone.then(|| days.knows(visit.from)) } else { Some(true) }
}

/// What shows that a visit had to be declared void on a day.
fn void_shown<'c>(case: &Case<'_>, one: &'c Inspection, voided: NaiveDate) -> Option<Shown<'c>> {
    let by_registry = gone(case, &one.source, voided).filter(|_| !was_there(case, &one.source, voided));
    let shown = by_registry.or_else(|| found_gone(case, &one.source, voided));
    shown.or_else(|| by_document(one.document.as_ref(), voided))
}

/// Whether a visit found a source there on a day of which the registry says that it was gone: from this day on, and still.
fn was_there(case: &Case<'_>, source: &Id, from: NaiveDate) -> bool {
    let found_there = |visit: &SiteVisit| {
        visit.completed >= from
            && matches!(visit.found, Found::NoProblem | Found::Violation { .. })
            && gone(case, source, visit.completed).is_some()
    };
    case.inspections.of(source.as_str()).iter().any(|one| one.visit(case.file.on).is_some_and(found_there))
}

/// Whether a visit is void by the report's day, and something shows that it had to be.
pub(super) fn is_void_for_cause(case: &Case<'_>, one: &Inspection) -> bool {
    let Progress::Void { voided, .. } = one.progress else { return false };
    voided <= case.file.on && void_shown(case, one, voided).is_some()
}

/// Whether the registry, by which a source is gone, has it there at the end of the day of its draw: what happens after the order
/// was committed could be brought about by whoever was drawn (`gone_replaced`). A policy without replacement has its own finding.
fn gone_later(case: &Case<'_>, source: &Id, drawn: NaiveDate) -> bool {
    let knows = case.registry.as_ref().is_some_and(|days| days.knows(drawn));
    let next = case.rules.replacement() == ReplacementPolicy::Next;
    knows && next && gone(case, source, drawn).is_none()
}

/// Whether the registry shows that a source was gone on a day.
fn gone(case: &Case<'_>, source: &Id, day: NaiveDate) -> Option<Shown<'static>> {
    let registry = case.registry.as_ref()?;
    let source = registry.current(source.as_str());
    let shown = if registry.knows(day) { Shown::Register } else { Shown::Undated };
    let there = registry.at(source, day).or_else(|| {
        // By an earlier id, or not known to have left.
        let former = registry.former(source).find_map(|id| registry.at(id, day));
        former.or_else(|| registry.registry().get(source).map(Into::into))
    });
    let area = case.file.agency.division;
    match there {
        Some(facts) => (!is_active(case, facts) || !area.contains(facts.division)).then_some(shown),
        // It was in the registry once, by its history, and had left.
        None => registry.holds(source).then_some(shown),
    }
}

/// What shows that a source which a visit found gone is so: the registry by the time that it is brought up to date, or a document.
pub(super) fn gone_shown<'c>(case: &Case<'_>, one: &'c Inspection, visit: &SiteVisit) -> Option<Shown<'c>> {
    let by_registry = gone_soon(case, &one.source, visit.completed);
    by_registry.or_else(|| by_document(one.document.as_ref(), visit.completed))
}

/// Within so many days a registry is brought up to date by what a visit found.
const DAYS_TO_UPDATE: u64 = 31;

/// Whether the registry shows that a source was gone on a day, or soon after; without dates, that it is.
fn gone_soon(case: &Case<'_>, source: &Id, day: NaiveDate) -> Option<Shown<'static>> {
    let knows = case.registry.as_ref().is_some_and(|days| days.knows(day));
    let soon = day.checked_add_days(Days::new(DAYS_TO_UPDATE)).filter(|_| knows).unwrap_or(case.file.on);
    gone(case, source, day).or_else(|| gone(case, source, soon.min(case.file.on)))
}

/// What a visit found that did not meet its source: gone, or beyond reach.
pub(super) const fn not_met(found: &Found) -> Option<&'static str> {
    match ReplacementReason::of_found(found) {
        Some(reason) => Some(reason.as_str()),
        None if matches!(found, Found::Unreachable) => Some("unreachable"),
        None => None,
    }
}

/// Whether a visit found by a day that a source is gone, and no dated registry has it there from then on.
fn found_gone(case: &Case<'_>, source: &Id, day: NaiveDate) -> Option<Shown<'static>> {
    // What a later visit found there is no longer gone.
    let visits = case.inspections.of(source.as_str()).iter().filter_map(|one| one.visit(day));
    let last = visits.max_by_key(|visit| visit.completed)?;
    // A registry that has it active soon after, and to the last, was never told.
    let contradicted = case.registry.as_ref().is_some_and(|registry| registry.knows(last.completed))
        && gone_soon(case, source, last.completed).or_else(|| gone(case, source, case.file.on)).is_none();
    ReplacementReason::of_found(&last.found).filter(|_| !contradicted).map(|_| Shown::Result)
}

pub(super) fn by_document(document: Option<&Document>, day: NaiveDate) -> Option<Shown<'_>> {
    document.filter(|it| it.excuses(day)).map(|it| Shown::Document(&it.reference))
}

/// The same, where the document is older than the draw that it is to excuse a departure from.
fn older_than<'c>(shown: Shown<'c>, one: &Inspection, drawn: NaiveDate) -> Shown<'c> {
    match shown {
        Shown::Document(reference) if one.document.as_ref().is_some_and(|it| it.dated < drawn) => {
            Shown::Older(reference)
        }
        shown => shown,
    }
}
