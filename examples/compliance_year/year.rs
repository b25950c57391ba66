//! The year 2025: planned in December, drawn every quarter, inspected, published, and put on file agency by agency.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime};
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{DrawOnFile, Moment, OrderPublished, PlanOnFile, RosterOnFile, YearFile};
use shuangsuiji::draw::{
    Committed, Contribution, Digest, Draw, Entropy, Hash, Lists, Origin, Reveal, SourceList, Terms, Value,
};
use shuangsuiji::inspection::{Document, Found, Inspection, Inspections, Progress, Published, SiteVisit};
use shuangsuiji::ledger::Ledger;
use shuangsuiji::orders::{OrderBasis, OrderDraft, OrderOptions, OrderRecord, Registers, by_rules};
use shuangsuiji::plan::{AgencyBase, AnnualPlan};
use shuangsuiji::registry::RegistryHistory;
use shuangsuiji::roster::{self, LeaveReading, RosterHistory};
use shuangsuiji::rules::Ruleset;
use shuangsuiji::{Id, Text};
use shuangsuiji::{Period, Quarter, Year};

use super::data::{self, Agency, Data};
use super::failure::Failure;
use super::faults::{CAP, HIDDEN, LATE, QUOTA, RECUSAL, REDRAW, TEAM};

/// The year, on file for each agency.
#[derive(Debug)]
pub(crate) struct Simulated {
    pub(crate) rules: Ruleset,
    pub(crate) files: Vec<YearFile>,
}

/// What is known while the year goes on.
struct World {
    rules: Ruleset,
    data: Data,
    year: Year,
    plan: AnnualPlan,
    inspections: Vec<Inspection>,
    /// By agency: what it published, and the transcript that its next order follows.
    draws: BTreeMap<Id, (Vec<DrawOnFile>, Option<Digest>)>,
}

/// Makes the year with its faults.
pub(crate) fn simulated() -> Result<Simulated, Failure> {
    let (rules, year) = (Ruleset::inner_mongolia(), Year::new(2025)?);
    let data = Data::bundled(year)?;
    let planned_on = data::day("2024-12-10")?;
    let lists = (&data.registry, &data.roster);
    let base = |it: &Agency| {
        let place = (it.division, it.division.tier());
        AgencyBase::of(&rules, lists, it.token.clone(), place, planned_on)
    };
    let plan = AnnualPlan::new(&rules, year, data.agencies.iter().map(base).collect())?;
    let mut world = World { rules, data, year, plan, inspections: Vec::new(), draws: BTreeMap::new() };
    for quarter in 1..=4 {
        let period = Period::Quarter(Quarter::new(year.number(), quarter)?);
        for agency in world.data.agencies.clone() {
            world.quarter(&agency, period).map_err(|failure| failure.at(format_args!("{} {period}", agency.name)))?;
        }
    }
    world.plant()?;
    world.on_file()
}

/// A number below a bound that these words decide.
fn number(words: &[&str], below: u64) -> u64 {
    let Digest(bytes) = Hash::Sha256.digest(&[words.join(" ").as_bytes()]);
    u64::from_be_bytes(std::array::from_fn(|at| bytes[at])) % below
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

impl World {
    /// An agency's quarter: the prefecture draws on the 12th of the month before, the counties on the day after.
    fn quarter(&mut self, agency: &Agency, period: Period) -> Result<(), Failure> {
        let counties = agency.division.tier() == shuangsuiji::Tier::County;
        let month = self.rules.draw_window(period)?.map_or(period.first_day(), |window| window.from());
        let day = later(month, 11 + u64::from(counties));
        let quarter = period.to_string();
        let draft = self.draft(agency, period, day, None)?;
        let mut terms = draft.terms().clone();
        if agency.token.as_str() == QUOTA.agency && quarter == "2025-Q3" {
            terms.strata[0].quota -= 1;
        }
        let mut lists = draft.lists().clone();
        if agency.token.as_str() == HIDDEN.agency && quarter == "2025-Q4" {
            lists = without_one(lists)?;
        }
        let mut draw = drawn(&terms, lists, &format!("{} {quarter}", agency.token))?;
        if agency.token.as_str() == CAP.agency && quarter == "2025-Q4" {
            draw = self.forgetful(agency, period, day, &draft)?;
        }
        self.inspect(&draw, period, day);
        let mut published = vec![on_record(agency, &draw, &draft, day)?];
        if agency.token.as_str() == REDRAW.agency && quarter == "2025-Q2" {
            let lists = draw.revealed().committed().lists().clone();
            let again = drawn(&terms, lists, "a secret that pleases more")?;
            published.push(on_record(agency, &again, &draft, day)?);
        }
        let draws = self.draws.entry(Id::new(agency.token.as_str())?).or_default();
        draws.0.extend(published);
        draws.1 = Some(draw.digest());
        Ok(())
    }

    /// The draw by a list that forgets the visits of one source at the cap: of the first one that is then drawn.
    fn forgetful(&self, agency: &Agency, period: Period, day: NaiveDate, draft: &OrderDraft) -> Result<Draw, Failure> {
        let terms = draft.terms();
        let full = draft.lists().sources.iter().filter(|it| !it.is_candidate(terms.cap));
        for source in full {
            if self.data.registry.get(source.id).is_some_and(|it| it.state().as_str() != "active") {
                continue;
            }
            let forged = self.draft(agency, period, day, Some(source.id))?.lists().clone();
            let draw = drawn(terms, forged, &format!("{} {period}", agency.token))?;
            if draw.strata().iter().flat_map(|it| &it.drawn).any(|it| it.source.as_str() == source.id) {
                return Ok(draw);
            }
        }
        Err(Failure::outside("no source at the cap", "无已达上限的污染源"))
    }

    /// The order by the rules as the day knows the registers, but for the visits of the source that is forgotten.
    fn draft(
        &self,
        agency: &Agency,
        period: Period,
        day: NaiveDate,
        forgotten: Option<&str>,
    ) -> Result<OrderDraft, Failure> {
        let known = self.inspections.iter().filter(|it| Some(it.source.as_str()) != forgotten);
        let ledger = Ledger::new(known.map(Inspection::record), [], &self.rules)?;
        let Data { registry, roster, items, .. } = &self.data;
        let registers = Registers { registry, roster, ledger: &ledger };
        let previous = self.draws.get(&Id::new(agency.token.as_str())?).and_then(|(_, previous)| *previous);
        let options = OrderOptions { hash: Hash::Sm3, previous, uninspected_first: true, ..OrderOptions::default() };
        let basis = OrderBasis::new(&self.rules, items, &self.plan, registers, &agency.token, period, day);
        Ok(by_rules(&basis.with_options(options))?)
    }

    /// Every drawn source is inspected by its team within the quarter, and published within the month.
    fn inspect(&mut self, draw: &Draw, period: Period, day: NaiveDate) {
        for mut inspection in Inspection::of_draw(draw, day) {
            let chance = |what: &str, below| number(&[what, inspection.source.as_str(), &period.to_string()], below);
            let from = later(period.first_day(), 3 + chance("from", 80));
            let completed = later(from, chance("days", 3));
            let found = match chance("found", 9) {
                0 => Found::Violation {
                    rectification: format!("责改〔2025〕{}号（示例）", 1 + chance("order", 900)).parse().ok(),
                    handling: Text::new("立案查处").ok(),
                },
                1 => Found::NoActivity,
                _ => Found::NoProblem,
            };
            let published =
                Published { on: later(completed, 1 + chance("published", 19)), by: inspection.agency.name.clone() };
            inspection.progress = Progress::Completed(SiteVisit {
                from,
                completed,
                site_record: true,
                found,
                published: Some(published),
                items: Vec::new(),
                entered: None,
                archived: None,
            });
            self.inspections.push(inspection);
        }
    }

    /// The faults that are planted into inspections: each into the first that it fits.
    fn plant(&mut self) -> Result<(), Failure> {
        let late = |one: &mut Inspection| {
            let Progress::Completed(visit) = &mut one.progress else { return false };
            let due = WorkCalendar::national().nth_working_day_after(visit.completed, 30, Default::default());
            let planted = due.ok().zip(visit.published.as_mut()).map(|(due, published)| published.on = due.value);
            planted.is_some()
        };
        let roster = self.data.roster.clone();
        let recused = |one: &mut Inspection| substitute(one, &roster, true, Text::new("原定人员病假").ok());
        let others = |one: &mut Inspection| substitute(one, &roster, false, None);
        change(&mut self.inspections, LATE.agency, late)?;
        change(&mut self.inspections, RECUSAL.agency, recused)?;
        change(&mut self.inspections, TEAM.agency, others)
    }

    /// Each agency's year on file.
    fn on_file(self) -> Result<Simulated, Failure> {
        let Self { rules, data, year, plan, inspections, mut draws } = self;
        let inspections = Inspections::new(inspections)?;
        let inspectors = roster::csv::read_inspectors(include_str!("../data/inspectors.csv"))?;
        let recusals = roster::csv::read_recusals(include_str!("../data/recusals.csv"))?;
        let certificates = inspectors.iter().filter_map(|it| it.certificate.as_ref());
        let holders = certificates.map(|certificate| certificate.number.clone()).collect();
        let roster = RosterOnFile { inspectors, recusals, holders, ..RosterOnFile::default() };
        // Nobody comes or goes in the example's year: every list is compared with the registers as they stand.
        let since = data::day("2024-11-01")?;
        let history = RosterHistory { from: since, changes: Vec::new() };
        let roster = RosterOnFile { history: Some(history), ..roster };
        let filed = data::day("2024-12-20")?;
        let on = data::day("2026-04-30")?;
        let mut files = Vec::new();
        for agency in &data.agencies {
            let (draws, _) = draws.remove(&Id::new(agency.token.as_str())?).unwrap_or_default();
            let mut file = YearFile::new(agency.acting(), year, on);
            file.official_name = Some(agency.name.clone());
            file.plan = Some(PlanOnFile::new(plan.clone(), Some(filed)));
            file.items = Some(data.items.clone());
            file.draws = draws;
            file.inspections = inspections.clone();
            file.registry = Some(data.registry.clone());
            file.registry_history = Some(RegistryHistory { from: since, changes: Vec::new() });
            file.roster = Some(roster.clone());
            files.push(file);
        }
        Ok(Simulated { rules, files })
    }
}

/// The draw as it is published, with its record.
fn on_record(agency: &Agency, draw: &Draw, draft: &OrderDraft, day: NaiveDate) -> Result<DrawOnFile, Failure> {
    let mut on_file = DrawOnFile::of(draw, day);
    on_file.order_published = Some(OrderPublished {
        when: Moment { on: day.pred_opt().unwrap_or(day), at: NaiveTime::from_hms_opt(9, 0, 0) },
        place: Text::new("示例网站")?,
        evidence: Some(Text::new("时间戳（示例）")?),
    });
    on_file.revealed = Some(Moment { on: day, at: NaiveTime::from_hms_opt(21, 15, 0) });
    on_file.published = Some(Published { on: day, by: agency.token.clone() });
    let order = draw.revealed().committed().digest();
    on_file.record = Some(OrderRecord { order, grounds: draft.grounds().clone() });
    Ok(on_file)
}

/// Changes the first inspection of an agency that can be changed so.
fn change(all: &mut [Inspection], agency: &str, how: impl FnMut(&mut Inspection) -> bool) -> Result<(), Failure> {
    let mut own = all.iter_mut().filter(|one| one.agency.name.as_str() == agency);
    let planted = own.any(how);
    planted
        .then_some(())
        .ok_or_else(|| Failure::outside(format_args!("{agency}: no place"), format_args!("{agency}：无处植入")))
}

/// Puts somebody of the same roster, who is recused or who is not, in the place of the team's last.
fn substitute(one: &mut Inspection, roster: &roster::Roster, recused: bool, reason: Option<Text>) -> bool {
    let division = one.agency.division;
    let window = one.period.span();
    let fits = |person: &&roster::Person| {
        let available = roster.available(person.id(), window.from(), window.until());
        person.division() == division
            && roster.is_recused(person.id(), one.source.as_str()) == recused
            && available.is_ok_and(|it| it.is_available(LeaveReading::AnyDay))
            && !one.team.inspectors.iter().any(|id| id.as_str() == person.id())
    };
    let other = roster.persons().iter().find(fits).and_then(|person| Id::new(person.id()).ok());
    match (other, one.team.inspectors.last_mut()) {
        (Some(other), Some(last)) => {
            *last = other;
            // What is changed for a reason has its document; for none, it has neither.
            let reference = Text::new("新环函〔2025〕9号（示例）").ok().filter(|_| reason.is_some());
            one.document = reference.map(|reference| Document { reference, dated: one.drawn });
            one.team.changed = reason;
            true
        }
        _ => false,
    }
}

/// A draw with a secret and a public value, both made up.
fn drawn(terms: &Terms, lists: Lists, secret: &str) -> Result<Draw, Failure> {
    let mut terms = terms.clone();
    let secret = Value::new(format!("the made-up secret of {secret}"))?;
    let lottery = Value::new(format!("{} 03 11 17 20 26 32 09", terms.period))?;
    let announced = Text::new(format!("双色球 {} 抽取当晚开奖号码（示例，虚构）", terms.period))?;
    let promised = [("bureau", Origin::Commit(secret.commit(terms.hash))), ("lottery", Origin::Public(announced))];
    let mut reveal = Vec::new();
    for ((label, origin), value) in promised.into_iter().zip([secret, lottery]) {
        terms.entropy.push(Entropy { label: label.parse()?, origin });
        reveal.push(Contribution { label: label.parse()?, value });
    }
    Ok(Committed::new(terms, lists)?.reveal(Reveal(reveal))?.draw()?)
}

/// The lists with the first source that was not inspected this year as excluded.
fn without_one(lists: Lists) -> Result<Lists, Failure> {
    let forged = lists.sources.to_string().replacen("\t0\t-\n", "\t0\texcluded\n", 1);
    Ok(Lists { sources: SourceList::parse(&forged)?, ..lists })
}
