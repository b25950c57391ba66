//! A bureau's year, made quarter after quarter as a bureau would.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use super::Planted;
use super::rulebook::{Rulebook, waived};
use crate::compliance::{
    AmendmentOnFile, DrawOnFile, Moment, OrderPublished, PlanOnFile, RosterOnFile, SkipOnFile, YearFile,
};
use crate::draw::{
    Agency, Committed, Contribution, Coverage, Digest, Draw, Entropy, Hash, List, Lists, Origin, Reveal, Skip,
    StratumQuota, Terms, Value,
};
use crate::inspection::{
    Document, DrawReference, Found, Inspection, InspectionTeam, Inspections, Progress, Published, SiteVisit,
};
use crate::ledger::{Ledger, Record, View};
use crate::orders::{Grounds, OrderRecord, StratumGrounds, WindowWaiver, inspector_list, recusal_list, source_list};
use crate::plan::{AgencyBase, AnnualPlan};
use crate::registry::{CreditCode, Registry, RegistryChange, RegistryHistory, Source, SourceChange, SourceState};
use crate::roster::{
    Certificate, Employment, Inspector, InspectorChange, LeaveReading, Recusal, Roster, RosterChange, RosterHistory,
};
use crate::rules::{self, InspectionKind, ItemList, Ruleset, Wording};
use crate::{Division, Id, Period, Quarter, Text, Tier, Token, Year};

/// What a year is simulated from. Equal settings give equal years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Setting {
    /// The year: the national calendar knows every deadline of those from 2008 to 2025, and most of 2026.
    pub year: Year,
    /// Whose year: a county's, or that of the prefecture's bureau with its own sources.
    pub tier: Tier,
    /// Key sources, at least 4, so that the cap leaves enough candidates all year.
    pub key: u32,
    /// Inspectors, at least 4; there are ten general sources for each, and some more.
    pub inspectors: u32,
    /// The quarter whose order is voided, or drawn again with a reason, and one drawn source of which is gone and
    /// replaced; none: every draw stands.
    pub mishap: Option<u32>,
    /// Whether sources and inspectors come, leave, move and are renumbered within the year, visits are void and teams changed,
    /// each with what shows it, and the first order follows the year before.
    pub changes: bool,
    /// By which rules: they are to be looked at by the same.
    pub rulebook: Rulebook,
    /// What decides of days, outcomes and randomness.
    pub seed: u64,
}

impl Setting {
    /// The year with a fault, or without; none if teams cannot be formed or the year has no place for the fault.
    #[must_use]
    pub fn year(self, fault: Option<Planted>) -> Option<YearFile> {
        self.year_with(fault.as_slice())
    }

    /// The year with several faults; none if it has no place for one of them.
    #[must_use]
    pub fn year_with(self, faults: &[Planted]) -> Option<YearFile> {
        // A fault of a draw stands once, not in a first round too.
        let at = |fault: &Planted| fault.quarter().unwrap_or_else(|| self.chosen_quarter());
        let needs = faults.iter().any(|fault| fault.needs_mishap());
        // An order by a changed ratio commits its grounds, and a fault of the grounds would be two.
        let committed = self.rulebook == Rulebook::Raised && !faults.is_empty();
        // What is not there, or says nothing, is not used again.
        let other = faults.contains(&Planted::NoPublicValue) || faults.contains(&Planted::VagueOrigin);
        let reused = faults.contains(&Planted::PublicReused) && other && matches!(self.chosen_quarter(), 2 | 3);
        if committed || reused || (faults.contains(&Planted::ListedDivision) && !self.changes) {
            return None;
        }
        let free = |quarter: &u32| faults.iter().all(|fault| !fault.is_in_making() || at(fault) != *quarter);
        if needs && !self.mishap.is_none_or(|quarter| free(&quarter)) {
            return None;
        }
        let mishap = self.mishap.filter(|quarter| needs || faults.iter().all(|fault| at(fault) != *quarter));
        let mut world = World::new(Self { mishap, ..self }, faults)?;
        for quarter in 1..=4 {
            if !faults.contains(&Planted::NoDraw) || quarter != self.chosen_quarter() {
                world.quarter(quarter, faults)?;
            }
        }
        let mut file = world.file()?;
        if self.changes && faults.is_empty() {
            // Not every year has a source for it.
            let _ = waived(&mut file, self);
        }
        for fault in faults {
            fault.plant(&mut file, self)?;
        }
        Some(file)
    }

    /// A number for a purpose (splitmix64).
    pub(super) fn number(self, purpose: u64) -> u64 {
        let mut z = self.seed.wrapping_add(purpose.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A source's number that none of the steady ones has.
    fn beyond(self, number: u32) -> u32 {
        let most = self.key.max(self.inspectors.saturating_mul(10));
        if most < 900 { number } else { number.saturating_add(9_000_000) }
    }

    /// The quarter into which a fault of a draw is planted.
    pub(super) fn chosen_quarter(self) -> u32 {
        u32::try_from(self.number(1).wrapping_rem(4)).unwrap_or(0).wrapping_add(1)
    }
}

/// What the simulation knows.
struct World {
    setting: Setting,
    rules: Ruleset,
    agency: Agency,
    sources: Vec<Lived>,
    inspectors: Vec<Inspector>,
    recusals: Vec<Recusal>,
    roster_changes: Vec<RosterChange>,
    plan: AnnualPlan,
    items: ItemList,
    inspections: Vec<Inspection>,
    draws: Vec<DrawOnFile>,
    previous: Option<Digest>,
    /// The public value of the last draw, as it was announced.
    lottery: Option<(Text, Value)>,
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn before(year: Year) -> i32 {
    year.number().saturating_sub(1)
}

fn later(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

fn source(stratum: &str, number: u32) -> Option<Source> {
    let kind: u64 = if stratum == "key" { 1 } else { 2 };
    // Four digits hold the first 999; of more, eight.
    let unit = if number < 1000 { 1000 } else { 10_000_000 };
    let code = CreditCode::with_checks(&format!("91150102{:08}", kind.wrapping_mul(unit).wrapping_add(number.into())));
    Some(Source {
        id: format!("{stratum}-{number:03}").parse().ok()?,
        name: format!("示例企业{number}").parse().ok()?,
        credit_code: Some(code.ok()?),
        legal_representative: Some("张某".parse().ok()?),
        phone: Some("0471-0000000".parse().ok()?),
        division: Division::from_number(150_102).ok()?,
        stratum: stratum.parse().ok()?,
        state: SourceState::Active,
    })
}

/// A source as it stands at last, with what changed of it within the year.
struct Lived {
    now: Source,
    change: Option<(NaiveDate, SourceChange)>,
    left: Option<NaiveDate>,
}

impl Lived {
    const fn steady(now: Source) -> Self {
        Self { now, change: None, left: None }
    }

    /// As it stood at the end of a day; none if it was not in the registry.
    fn on(&self, day: NaiveDate) -> Option<Source> {
        let mut source = self.now.clone();
        match &self.change {
            Some((on, change)) if day < *on => match change {
                SourceChange::Stratum { from } => source.stratum = from.clone(),
                SourceChange::Division { from } => source.division = *from,
                SourceChange::State { from } => source.state = *from,
                SourceChange::Renumbered { from } => source.id = from.clone(),
                _ => return None,
            },
            _ => {}
        }
        self.left.is_none_or(|left| day < left).then_some(source)
    }

    fn history(&self) -> impl Iterator<Item = RegistryChange> + '_ {
        let source = || self.now.id.clone();
        let changed = self.change.iter().map(move |(on, change)| RegistryChange {
            on: *on,
            source: source(),
            change: change.clone(),
        });
        let Source { division, stratum, state, .. } = &self.now;
        let left = self.left.map(|on| {
            let change = SourceChange::Left { division: *division, stratum: stratum.clone(), state: *state };
            RegistryChange { on, source: self.now.id.clone(), change }
        });
        changed.chain(left)
    }
}

/// One source of each kind of change; each is a general one, and one a key source, so that the cap meets two ids.
fn changing(setting: Setting) -> Option<Vec<Lived>> {
    let day = |month, day| date(setting.year.number(), month, day);
    let lived = |number, change: Option<(NaiveDate, SourceChange)>| {
        Some(Lived { now: source("general", setting.beyond(number))?, change, left: None })
    };
    let renumbered = format!("general-{}", setting.beyond(906)).parse().ok()?;
    let mut gone = lived(902, None)?;
    gone.left = day(6, 1);
    let mut closed = lived(903, Some((day(6, 1)?, SourceChange::State { from: SourceState::Active })))?;
    closed.now.state = SourceState::Closed;
    let elsewhere = Division::from_number(150_103).ok()?;
    let mut key = lived(905, Some((day(5, 12)?, SourceChange::Stratum { from: "general".parse().ok()? })))?;
    key.now.stratum = "key".parse().ok()?;
    Some(vec![
        lived(901, Some((day(5, 10)?, SourceChange::Joined)))?,
        gone,
        closed,
        // A district merged into the agency's.
        lived(904, Some((day(5, 10)?, SourceChange::Division { from: elsewhere })))?,
        lived(907, Some((day(5, 10)?, SourceChange::Division { from: elsewhere })))?,
        lived(908, Some((day(5, 10)?, SourceChange::Division { from: elsewhere })))?,
        key,
        lived(916, Some((day(5, 20)?, SourceChange::Renumbered { from: renumbered })))?,
    ])
}

/// An item for everybody, and one for construction projects alone.
fn items(rules: &Ruleset) -> Option<ItemList> {
    let both = |zh: &str, en: &str| Some(Wording { zh: zh.parse().ok()?, en: en.parse().ok()? });
    let item = |word: &str, targets: Vec<Token>| {
        Some(rules::Item {
            item: word.parse().ok()?,
            name: both("日常监管", "daily supervision")?,
            targets,
            basis: both("《环境保护法》第二十四条", "Environmental Protection Law, Art. 24")?,
            content: both("污染防治设施运行情况", "whether pollution controls work")?,
        })
    };
    let all: Vec<Token> = rules.strata().map(|stratum| stratum.stratum.clone()).collect();
    let other = item("other", all.clone())?;
    let items = vec![item("daily", all)?, item("sites", vec!["project".parse().ok()?])?, other];
    ItemList::new(both("抽查事项清单", "list of items")?, items).ok()
}

fn inspector(number: u32) -> Option<Inspector> {
    let id: Id = format!("I-{number:02}").parse().ok()?;
    let certificate = Certificate {
        number: format!("NM-{number:04}").parse().ok()?,
        issuer: "内蒙古自治区人民政府（虚构）".parse().ok()?,
        valid: "2000-01-01/2030-12-31".parse().ok()?,
    };
    Some(Inspector {
        id,
        name: format!("检查员{number}").parse().ok()?,
        post: "科员".parse().ok()?,
        category: "生态环境".parse().ok()?,
        certificate: Some(certificate),
        division: Division::from_number(150_102).ok()?,
        employment: Employment::Own,
        leave: Vec::new(),
    })
}

impl World {
    fn new(setting: Setting, faults: &[Planted]) -> Option<Self> {
        let rules = setting.rulebook.rules()?;
        let division = Division::from_number(150_102).ok()?;
        let name = if setting.tier == Tier::County { "xincheng" } else { "league" };
        let agency = Agency { name: name.parse().ok()?, division, tier: setting.tier };
        let general = setting.inspectors.saturating_mul(10).saturating_add(5);
        let sources = (1..=setting.key).map(|n| source("key", n)).chain((1..=general).map(|n| source("general", n)));
        let mut sources: Vec<_> = sources.map(|it| it.map(Lived::steady)).collect::<Option<_>>()?;
        let mut inspectors = (1..=setting.inspectors).map(inspector).collect::<Option<Vec<_>>>()?;
        let mut roster_changes = Vec::new();
        if setting.changes {
            sources.extend(changing(setting)?);
            let first = sources.first_mut()?;
            let from = core::mem::replace(&mut first.now.id, format!("key-{}", setting.beyond(991)).parse().ok()?);
            first.change = Some((date(setting.year.number(), 6, 1)?, SourceChange::Renumbered { from }));
            let (leaver, joiner) = (inspectors.last()?.id.clone(), inspector(setting.inspectors.checked_add(1)?)?);
            let day = |month, day| date(setting.year.number(), month, day);
            roster_changes = vec![
                RosterChange { on: day(5, 15)?, inspector: joiner.id.clone(), change: InspectorChange::Joined },
                RosterChange { on: day(6, 1)?, inspector: leaver, change: InspectorChange::Left },
            ];
            inspectors.push(joiner);
        }
        let recusals = (1..=setting.inspectors).map(|n| {
            let source = format!("general-{n:03}").parse().ok()?;
            Some(Recusal { inspector: format!("I-{n:02}").parse().ok()?, source, reason: "近亲属".parse().ok()? })
        });
        let recusals = recusals.collect::<Option<Vec<_>>>()?;
        let planned = date(before(setting.year), 12, 10)?;
        let registry = registry_on(&sources, planned)?;
        let roster = roster_on(&inspectors, &recusals, &roster_changes, planned)?;
        let lists = (&registry, &roster);
        let mut base = AgencyBase::of(&rules, lists, agency.name.clone(), (division, setting.tier), planned);
        if faults.contains(&Planted::PlanBase) {
            base.inspectors = base.inspectors.checked_sub(1)?;
        }
        let plan = AnnualPlan::new(&rules, setting.year, vec![base]).ok()?;
        let (inspections, draws) = (Vec::new(), Vec::new());
        let (previous, items) = (setting.changes.then_some(Digest([7; 32])), items(&rules)?);
        Some(Self {
            items,
            setting,
            rules,
            agency,
            sources,
            inspectors,
            recusals,
            roster_changes,
            plan,
            inspections,
            draws,
            previous,
            lottery: None,
        })
    }

    /// Draws a quarter, inspects it, and publishes.
    fn quarter(&mut self, number: u32, faults: &[Planted]) -> Option<()> {
        let period = Period::Quarter(Quarter::new(self.setting.year.number(), number).ok()?);
        let chosen = self.setting.chosen_quarter();
        let here = |planted: Planted| faults.contains(&planted) && planted.quarter().unwrap_or(chosen) == number;
        let before = self.setting.number(u64::from(number).wrapping_add(10)).wrapping_rem(27).wrapping_add(1);
        let waived = self.waived(number, faults);
        let drawn = match waived || here(Planted::DrawOutsideWindow) {
            true => period.first_day(),
            false => period.first_day().checked_sub_days(Days::new(before))?,
        };
        let mut lists = self.lists(drawn, period)?;
        let mut terms = self.terms(period)?;
        let grounds = self.grounds(&terms, drawn, waived)?;
        if grounds.depart() {
            terms.rules = grounds.word(terms.hash);
        }
        if faults.contains(&Planted::UnitsMissed) {
            terms.coverage = Coverage::Independent;
        }
        for fault in faults.iter().filter(|fault| here(**fault)) {
            lists = fault.misstated(lists)?;
            fault.into_terms(&mut terms)?;
        }
        if here(Planted::Fork) {
            terms.previous = self.draws.first()?.digest;
        }
        if here(Planted::OrderLeftOpen) {
            let open = drawn_by(terms.clone(), lists.clone(), self.setting.number(44), drawn)?;
            self.publish_as(&open, drawn, Vec::new(), open.digest())?;
            self.draws.last_mut()?.digest = None;
            terms.round = terms.round.checked_add(1)?;
        }
        if here(Planted::RedrawUnexplained) {
            let first = drawn_by(terms.clone(), lists.clone(), self.setting.number(41), drawn)?;
            self.publish(&first, drawn)?;
            (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(first.digest()));
        }
        let secret = if here(Planted::SecretReused) { 3 } else { u64::from(number) };
        let (mut reason, mut amendments) = (None, Vec::new());
        if self.setting.mishap == Some(number) {
            (terms, reason) = self.mishap(terms, lists.clone(), drawn)?;
        }
        let mut random = Randomness::of(self.setting.number(secret.wrapping_add(20)), drawn)?;
        for fault in faults.iter().filter(|fault| here(**fault)) {
            fault.into_randomness(&mut random, self.lottery.as_ref())?;
        }
        self.lottery.clone_from(&random.lottery);
        let mut draw = random.draw(terms.clone(), lists.clone())?;
        let supplements = self.setting.mishap == Some(number) && self.setting.rulebook == Rulebook::Fresh;
        if self.setting.mishap == Some(number) && !supplements {
            let gone = draw.strata().last()?.drawn.first()?.source.clone();
            draw.amend(&[Skip { source: gone.clone(), reason: "closed".parse().ok()? }]).ok()?;
            amendments.push(self.amendment(gone, later(drawn, self.setting.number(45).wrapping_rem(2))?)?);
        }
        let amended = amendments.first().map(|it: &AmendmentOnFile| it.drawn);
        self.inspect(&draw, period, (drawn, amended))?;
        self.publish(&draw, drawn)?;
        let published = self.draws.last_mut()?;
        published.document = reason.as_ref().and_then(|_| document(drawn));
        (published.redraw, published.amendments) = (reason, amendments);
        if here(Planted::SilentRedraw) {
            let again = drawn_by(terms.clone(), lists, self.setting.number(u64::from(number).wrapping_add(30)), drawn)?;
            self.publish(&again, drawn)?;
        }
        self.previous = Some(draw.digest());
        if supplements {
            self.supplement(&draw, terms, (period, drawn))?;
        }
        Some(())
    }

    /// Whether a document lets a draw be made outside its window: of some years one.
    fn waived(&self, number: u32, faults: &[Planted]) -> bool {
        let Setting { changes, mishap, .. } = self.setting;
        let chosen = self.setting.number(48).wrapping_rem(8);
        changes && faults.is_empty() && mishap != Some(number) && chosen == u64::from(number)
    }

    /// A new round for a drawn source that is gone, whose visit is void.
    fn supplement(&mut self, first: &Draw, mut terms: Terms, (period, drawn): (Period, NaiveDate)) -> Option<()> {
        let stratum = first.strata().last()?;
        let gone = stratum.drawn.first()?.source.clone();
        terms.strata = vec![StratumQuota { stratum: stratum.stratum.clone(), quota: 1 }];
        (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(first.digest()));
        let order = first.revealed().committed().digest();
        let shown = self.amendment(gone.clone(), drawn)?.documents.pop();
        let of_gone = |one: &&mut Inspection| one.source == gone && one.draw.is_some_and(|it| it.order == order);
        let visit = self.inspections.iter_mut().find(of_gone)?;
        visit.progress = Progress::Void { voided: drawn, reason: "已关闭".parse().ok()? };
        visit.document = shown.map(|skip| skip.document);
        let lists = self.lists(drawn, period)?;
        let second = drawn_by(terms, lists, self.setting.number(49), drawn)?;
        self.inspect(&second, period, (drawn, None))?;
        self.publish(&second, drawn)?;
        let published = self.draws.last_mut()?;
        (published.supplements, published.redraw) = (true, Some("补抽".parse().ok()?));
        self.previous = Some(second.digest());
        Some(())
    }

    /// An order that is abandoned, or a draw that is made again; the terms of the next round, and its reason if the void
    /// does not say it.
    fn mishap(&mut self, mut terms: Terms, lists: Lists, drawn: NaiveDate) -> Option<(Terms, Option<Text>)> {
        let first = drawn_by(terms.clone(), lists, self.setting.number(40), drawn)?;
        let why: Text = "名单有误，经批准重抽".parse().ok()?;
        let (digest, reason) = match self.setting.number(42).is_multiple_of(2) {
            true => {
                let void = first.revealed().committed().void(why);
                let digest = void.digest(terms.hash);
                self.publish_as(&first, drawn, vec![void.to_string()], digest)?;
                let published = self.draws.last_mut()?;
                published.document = document(drawn);
                published.void_reveal = Some(first.transcripts().next()?.drawn()?.reveal.clone());
                (digest, None)
            }
            false => {
                self.publish(&first, drawn)?;
                (first.digest(), Some(why))
            }
        };
        (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(digest));
        Some((terms, reason))
    }

    /// That a drawn source was skipped, as a document shows it or the registry.
    fn amendment(&mut self, gone: Id, day: NaiveDate) -> Option<AmendmentOnFile> {
        let steady = |it: &&mut Lived| it.now.id == gone && it.change.is_none() && it.left.is_none();
        let closed = self.sources.iter_mut().find(steady).filter(|_| self.setting.number(43).is_multiple_of(2));
        if let Some(closed) = closed {
            closed.now.state = SourceState::Closed;
            closed.change = Some((day, SourceChange::State { from: SourceState::Active }));
            return Some(AmendmentOnFile { drawn: day, documents: Vec::new() });
        }
        Some(AmendmentOnFile { drawn: day, documents: vec![SkipOnFile { source: gone, document: document(day)? }] })
    }

    /// The id that a source has at last.
    fn current(&self, id: &Id) -> Id {
        let renumbered = self
            .sources
            .iter()
            .find(|it| matches!(&it.change, Some((_, SourceChange::Renumbered { from })) if from == id));
        renumbered.map_or_else(|| id.clone(), |it| it.now.id.clone())
    }

    /// The lists as a day knows the year.
    fn lists(&self, on: NaiveDate, period: Period) -> Option<Lists> {
        let records = self.inspections.iter().map(|one| Record { source: self.current(&one.source), ..one.record() });
        let ledger = Ledger::new(records, [], &self.rules).ok()?;
        let view = View { agency: &self.agency.name, year: self.setting.year, on };
        let division = self.agency.division;
        let registry = registry_on(&self.sources, on)?;
        let roster = roster_on(&self.inspectors, &self.recusals, &self.roster_changes, on)?;
        let tally =
            |id: &str| ledger.tally(id.parse().map(|id| self.current(&id)).as_ref().map_or(id, Id::as_str), view);
        let sources = source_list(&self.rules, &registry, division, tally).ok()?;
        let inspectors = inspector_list(&roster, division, period.span(), LeaveReading::EveryDay).ok()?;
        let recusals = recusal_list(&roster, &sources, &inspectors).ok()?;
        Some(Lists { sources, inspectors, recusals })
    }

    fn terms(&self, period: Period) -> Option<Terms> {
        let planned = self.plan.agency(self.agency.name.as_str())?;
        let strata = planned.strata.iter().map(|plan| {
            let quota = planned.draw(plan.stratum.as_str(), period)?.quota.count;
            Some(StratumQuota { stratum: plan.stratum.clone(), quota })
        });
        Some(Terms {
            hash: if self.setting.seed.is_multiple_of(2) { Hash::Sha256 } else { Hash::Sm3 },
            rules: self.rules.id().clone(),
            agency: self.agency.clone(),
            period,
            round: 1,
            previous: self.previous,
            cap: self.rules.pack().cap.as_ref().map(|cap| cap.most),
            coverage: Coverage::UninspectedFirst,
            team: self.rules.pack().team.as_ref().map_or(2, |team| team.size),
            max_load: None,
            strata: strata.collect::<Option<_>>()?,
            entropy: Vec::new(),
        })
    }

    fn inspect(&mut self, draw: &Draw, period: Period, (first, amended): (NaiveDate, Option<NaiveDate>)) -> Option<()> {
        let at_first = |source: &Id| {
            let transcript = draw.transcripts().next();
            let drawn = transcript.as_ref().and_then(|transcript| transcript.drawn());
            drawn.is_some_and(|drawn| drawn.sources().any(|(_, line)| line.source == *source))
        };
        // Who leaves in June has made the second quarter's visits by then.
        let days = if self.setting.changes && period.first_day().month() == 4 { 55 } else { 80 };
        let order = draw.revealed().committed().digest();
        let reference = DrawReference { order, transcript: draw.digest() };
        for stratum in draw.strata() {
            for line in &stratum.drawn {
                let number = self.setting.number(100_u64.wrapping_add(self.inspections.len() as u64));
                let drawn = if at_first(&line.source) { first } else { amended.unwrap_or(first) };
                let from = later(period.first_day(), number.checked_rem(days)?.wrapping_add(1))?;
                let completed = later(from, (number >> 8).wrapping_rem(4))?;
                let violation = (number >> 16).is_multiple_of(7);
                let found = match violation {
                    true => Found::Violation {
                        rectification: Some("责改〔示例〕1号".parse().ok()?),
                        handling: Some("立案查处".parse().ok()?),
                    },
                    false => Found::NoProblem,
                };
                let entered = later(completed, (number >> 24).wrapping_rem(20))?;
                let published = Some(Published { on: entered, by: self.agency.name.clone() });
                let (items, entered, archived) = (vec!["daily".parse().ok()?], Some(entered), Some(entered));
                let visit =
                    SiteVisit { from, completed, site_record: true, found, published, items, entered, archived };
                self.inspections.push(Inspection {
                    source: line.source.clone(),
                    drawn,
                    agency: self.agency.clone(),
                    kind: InspectionKind::Daily,
                    stratum: stratum.stratum.clone(),
                    period,
                    draw: Some(reference),
                    team: InspectionTeam { inspectors: line.team.clone(), changed: None },
                    experts: Vec::new(),
                    progress: Progress::Completed(visit),
                    document: None,
                    joint: None,
                });
                if self.setting.changes {
                    self.depart((number >> 32).wrapping_rem(23))?;
                }
            }
        }
        Some(())
    }

    /// Now and then the last visit is void, or made by others, with the document that shows why.
    fn depart(&mut self, chance: u64) -> Option<()> {
        let reason: Text = "不可抗力".parse().ok()?;
        let last = self.inspections.last()?;
        let (Progress::Completed(visit), first) = (&last.progress, last.period.first_day()) else { return Some(()) };
        let team = last.team.inspectors.clone();
        let recused = |id: &Id| self.recusals.iter().any(|it| it.inspector == *id && it.source == last.source);
        let there = is_there(&self.roster_changes, visit.from);
        let free = self.inspectors.iter().map(|one| one.id.clone());
        let free = free.filter(|id| there(id) && !team.contains(id) && !recused(id)).min();
        let completed = visit.completed;
        let last = self.inspections.last_mut()?;
        match (chance, free) {
            (1, _) => {
                last.progress = Progress::Void { voided: first, reason };
                last.document = document(first);
            }
            (2, Some(other)) => {
                *last.team.inspectors.last_mut()? = other;
                last.team.changed = Some(reason);
                last.document = document(completed);
            }
            _ => {}
        }
        Some(())
    }

    fn publish(&mut self, draw: &Draw, drawn: NaiveDate) -> Option<()> {
        self.publish_as(
            draw,
            drawn,
            draw.transcripts().map(|transcript| transcript.to_string()).collect(),
            draw.digest(),
        )
    }

    /// What is on file of an order: the draw's, or the void's in its place.
    fn publish_as(&mut self, draw: &Draw, drawn: NaiveDate, transcripts: Vec<String>, digest: Digest) -> Option<()> {
        let committed = draw.revealed().committed();
        let list = |list| committed.lists().text(list);
        self.draws.push(DrawOnFile {
            drawn,
            order: committed.order().to_string(),
            sources: list(List::Sources),
            inspectors: list(List::Inspectors),
            recusals: list(List::Recusals),
            salt_key: None,
            transcripts,
            digest: Some(digest),
            redraw: None,
            document: None,
            void_reveal: None,
            amendments: Vec::new(),
            platform: Some("示例任务1号".parse().ok()?),
            supplements: false,
            order_published: Some(OrderPublished {
                when: Moment { on: drawn.pred_opt()?, at: NaiveTime::from_hms_opt(9, 0, 0) },
                place: "示例网站".parse().ok()?,
                evidence: Some("时间戳（虚构）".parse().ok()?),
            }),
            revealed: Some(Moment { on: drawn, at: NaiveTime::from_hms_opt(21, 15, 0) }),
            published: Some(Published { on: drawn, by: self.agency.name.clone() }),
            record: Some(self.record(draw, drawn)?),
        });
        Some(())
    }

    /// The order's record, with the plan's derivations.
    fn record(&self, draw: &Draw, drawn: NaiveDate) -> Option<OrderRecord> {
        let order = draw.revealed().committed().order();
        // Made outside its window, it rests on a document.
        let window = self.rules.draw_window(order.terms().period).ok()??;
        let grounds = self.grounds(order.terms(), drawn, !window.contains(drawn))?;
        let committed = grounds.word(order.terms().hash) == order.terms().rules;
        let grounds = if committed { grounds } else { self.grounds(order.terms(), drawn, false)? };
        Some(OrderRecord { order: order.digest(), grounds })
    }

    /// The grounds of an order by the rules, with a document for another day where it is made outside its window.
    fn grounds(&self, terms: &Terms, drawn: NaiveDate, waived: bool) -> Option<Grounds> {
        let planned = self.plan.agency(self.agency.name.as_str())?;
        let strata = terms.strata.iter().map(|of| {
            let quota = planned.draw(of.stratum.as_str(), terms.period)?.quota.clone();
            Some(StratumGrounds { stratum: of.stratum.clone(), quota, items: vec!["daily".parse().ok()?] })
        });
        let strata = strata.collect::<Option<Vec<_>>>()?;
        let mut grounds = Grounds::new(&self.rules, &self.items, terms.hash, (terms.period, drawn), strata).ok()?;
        if waived {
            let (reference, reason) = ("示例函〔示例〕3号".parse().ok()?, "系统故障".parse().ok()?);
            grounds.window_waiver = Some(WindowWaiver { reference, reason });
        }
        Some(grounds)
    }

    fn file(self) -> Option<YearFile> {
        let year = self.setting.year;
        let registry = registry_on(&self.sources, date(year.number().checked_add(1)?, 12, 31)?)?;
        let from = date(before(year), 11, 1)?;
        let holders: BTreeSet<Text> =
            self.inspectors.iter().filter_map(|one| one.certificate.as_ref().map(|it| it.number.clone())).collect();
        Some(YearFile {
            official_name: None,
            agency: self.agency,
            year,
            on: date(year.number().checked_add(1)?, 4, 30)?,
            plan: Some(PlanOnFile {
                plan: self.plan,
                filed: Some(date(before(year), 12, 20)?),
                addressee: Some("示例市生态环境局".parse().ok()?),
                receipt: document(date(before(year), 12, 21)?),
            }),
            items: Some(self.items),
            draws: self.draws,
            inspections: Inspections::new(self.inspections).ok()?,
            waivers: Vec::new(),
            registry: Some(registry),
            registry_history: Some(RegistryHistory {
                from,
                changes: self.sources.iter().flat_map(Lived::history).collect(),
            }),
            previous: self.setting.changes.then_some(Digest([7; 32])),
            roster: Some(RosterOnFile {
                inspectors: self.inspectors,
                aliases: Vec::new(),
                recusals: self.recusals,
                holders: holders.into_iter().collect(),
                history: Some(RosterHistory { from, changes: self.roster_changes }),
            }),
        })
    }
}

/// The registry as it stood at the end of a day.
fn registry_on(sources: &[Lived], day: NaiveDate) -> Option<Registry> {
    Registry::new(sources.iter().filter_map(|it| it.on(day))).ok()
}

/// Whether somebody is on the roster at the end of a day.
fn is_there(changes: &[RosterChange], day: NaiveDate) -> impl Fn(&Id) -> bool + '_ {
    move |id: &Id| {
        changes.iter().filter(|it| it.inspector == *id).all(|it| match it.change {
            InspectorChange::Joined => it.on <= day,
            _ => day < it.on,
        })
    }
}

/// The roster as it stood at the end of a day.
fn roster_on(
    inspectors: &[Inspector],
    recusals: &[Recusal],
    changes: &[RosterChange],
    day: NaiveDate,
) -> Option<Roster> {
    let there = is_there(changes, day);
    let inspectors = inspectors.iter().filter(|one| there(&one.id)).cloned();
    let recusals = recusals.iter().filter(|it| there(&it.inspector)).cloned();
    Roster::new(inspectors, [], recusals, |_| true).ok()
}

/// A document of a day.
pub(super) fn document(day: NaiveDate) -> Option<Document> {
    Some(Document { reference: "示例函〔示例〕1号".parse().ok()?, dated: day })
}

/// The contributions of a draw.
pub(super) struct Randomness {
    /// The bureau's secret.
    pub(super) secret: Value,
    /// The public value, and how it is announced.
    pub(super) lottery: Option<(Text, Value)>,
}

impl Randomness {
    /// A secret that this number makes, and a public value of the day.
    fn of(number: u64, day: NaiveDate) -> Option<Self> {
        let issue = number % 1_000_000;
        let secret = Value::new([number, !number].map(u64::to_be_bytes).concat()).ok()?;
        let lottery = Value::new(day.to_string()).ok()?;
        let announced: Text = format!("双色球 {day} 第{issue:06}期开奖号码（虚构）").parse().ok()?;
        Some(Self { secret, lottery: Some((announced, lottery)) })
    }

    fn draw(self, mut terms: Terms, lists: Lists) -> Option<Draw> {
        let Self { secret, lottery } = self;
        let all = [("bureau", Origin::Commit(secret.commit(terms.hash)), secret)].into_iter();
        let lottery = lottery.map(|(announced, value)| ("lottery", Origin::Public(announced), value));
        let mut reveal = Vec::new();
        for (label, origin, value) in all.chain(lottery) {
            terms.entropy.push(Entropy { label: label.parse().ok()?, origin });
            reveal.push(Contribution { label: label.parse().ok()?, value });
        }
        Committed::new(terms, lists).ok()?.reveal(Reveal(reveal)).ok()?.draw().ok()
    }
}

/// A draw with a secret that this number makes, and a public value of the day.
fn drawn_by(terms: Terms, lists: Lists, secret: u64, day: NaiveDate) -> Option<Draw> {
    Randomness::of(secret, day)?.draw(terms, lists)
}
