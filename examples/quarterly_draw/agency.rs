//! One agency's draw: quotas, lists, order, randomness, sources with teams, and the check of it all from its text.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use shuangsuiji::Period;
use shuangsuiji::calendar::inspection_window;
use shuangsuiji::draw::{
    Committed, Contribution, Coverage, Draw, DrawnSource, Entropy, Hash, InspectorStatus, Lists, Origin, Reveal,
    StratumQuota, Terms, Value,
};
use shuangsuiji::ledger::{Ledger, State, View};
use shuangsuiji::orders::{
    Feasibility, Grounds, OrderRecord, StratumGrounds, inspector_list, recusal_list, source_list,
};
use shuangsuiji::plan::{AnnualPlan, Cause, Status, Tally};
use shuangsuiji::registry::{SourceRef, SourceState};
use shuangsuiji::roster::{Employment, LeaveReading};
use shuangsuiji::rules::{CoverageOrder, Quota, Ruleset, Stratum};
use shuangsuiji::{Id, Text, Tier};

use super::data::{Agency, Data};
use super::failure::Failure;
use super::verify;

/// What an agency's draw starts from.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub(crate) rules: &'a Ruleset,
    pub(crate) data: &'a Data,
    pub(crate) plan: &'a AnnualPlan,
    /// Every inspection known by now.
    pub(crate) ledger: &'a Ledger,
    pub(crate) period: Period,
    pub(crate) day: NaiveDate,
}

impl Setting<'_> {
    fn view<'a>(&self, agency: &'a Agency) -> View<'a> {
        View { agency: &agency.token, year: self.plan.year(), on: self.day }
    }
}

/// A draw with everything that explains it.
#[derive(Debug)]
pub(crate) struct AgencyDraw {
    pub(crate) agency: Agency,
    pub(crate) tier: Tier,
    pub(crate) day: NaiveDate,
    pub(crate) strata: Vec<StratumPlan>,
    pub(crate) inspectors: InspectorCount,
    /// One source that the cap leaves out; none if there is none.
    pub(crate) capped: Option<Capped>,
    /// On what grounds the order was made.
    pub(crate) record: OrderRecord,
    /// What could be said of the draw before the reveal.
    pub(crate) feasibility: Feasibility,
    pub(crate) draw: Draw,
}

/// A source at the cap, and why, in English and Chinese.
#[derive(Debug)]
pub(crate) struct Capped {
    pub(crate) source: String,
    pub(crate) english: String,
    pub(crate) chinese: String,
}

/// A stratum before the draw.
#[derive(Debug)]
pub(crate) struct StratumPlan {
    pub(crate) stratum: Stratum,
    pub(crate) count: SourceCount,
    /// What is owed, limited to who can be drawn.
    pub(crate) quota: Quota,
}

/// How many sources of a stratum stand how.
#[derive(Debug, Default)]
pub(crate) struct SourceCount {
    pub(crate) listed: u32,
    /// Those that count for a share.
    pub(crate) basis: u32,
    pub(crate) at_cap: u32,
    /// Those left out by their state.
    pub(crate) states: BTreeMap<SourceState, u32>,
    pub(crate) candidates: u32,
    /// Those whose cap is lifted.
    pub(crate) exempt: u32,
}

/// The roster before the draw.
#[derive(Debug, Default)]
pub(crate) struct InspectorCount {
    pub(crate) listed: u32,
    pub(crate) borrowed: u32,
    /// Own and certified on the day of the draw: what general quotas are counted by.
    pub(crate) basis: u32,
    pub(crate) available: u32,
    pub(crate) recusals: usize,
    /// Why the others are not, in English and Chinese.
    pub(crate) absent: BTreeMap<(String, String), u32>,
}

impl AgencyDraw {
    /// The drawn sources, in draw order.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &Id> {
        self.draw.strata().iter().flat_map(|stratum| &stratum.drawn).map(|drawn| &drawn.source)
    }

    /// The drawn sources of a stratum with their teams, and how many are missing.
    pub(crate) fn drawn(&self, stratum: &Stratum) -> (&[DrawnSource], u32) {
        let found = self.draw.strata().iter().find(|drawn| drawn.stratum == stratum.stratum);
        found.map_or((&[], 0), |found| (&found.drawn, found.shortfall))
    }

    /// How many inspectors have how many visits, the most visits first.
    pub(crate) fn loads(&self) -> BTreeMap<Reverse<u32>, u32> {
        let mut visits: BTreeMap<&Id, u32> = BTreeMap::new();
        let teams = self.draw.strata().iter().flat_map(|stratum| &stratum.drawn).flat_map(|drawn| &drawn.team);
        teams.for_each(|id| *visits.entry(id).or_default() += 1);
        let mut loads = BTreeMap::new();
        visits.values().for_each(|&load| *loads.entry(Reverse(load)).or_default() += 1);
        let idle = self.inspectors.available.saturating_sub(visits.len() as u32);
        if idle > 0 {
            loads.insert(Reverse(0), idle);
        }
        loads
    }
}

/// Makes an agency's first draw for a period.
pub(crate) fn draw(setting: Setting<'_>, agency: &Agency) -> Result<AgencyDraw, Failure> {
    let Setting { rules, data, ledger, period, day, .. } = setting;
    let view = setting.view(agency);
    rules.check_draw_day(period, day)?;
    let window = inspection_window(period);
    let sources = source_list(rules, &data.registry, agency.division, |id| ledger.tally(id, view))?;
    let inspectors = inspector_list(&data.roster, agency.division, window, LeaveReading::EveryDay)?;
    let recusals = recusal_list(&data.roster, &sources, &inspectors)?;
    let lists = Lists { sources, inspectors, recusals };

    let count = count_inspectors(data, &lists, agency, period, day);
    let strata = count_sources(setting, agency)?;
    let (entropy, reveal) = randomness(agency, day)?;
    let committed = Committed::new(terms(rules, agency, period, &strata, entropy), lists)?;
    let record = record(setting, &strata, &committed)?;
    let feasibility = committed.feasibility(rules);
    let draw = committed.reveal(reveal)?.draw()?;
    verify::from_text(&draw)?;
    let (tier, capped) = (agency.division.tier(), capped(setting, agency));
    Ok(AgencyDraw { agency: agency.clone(), tier, day, strata, inspectors: count, capped, record, feasibility, draw })
}

/// By stratum, how many of the agency's sources stand how, and how many are owed.
fn count_sources(setting: Setting<'_>, agency: &Agency) -> Result<Vec<StratumPlan>, Failure> {
    let Setting { rules, data, plan, ledger, period, .. } = setting;
    let view = setting.view(agency);
    let tier = agency.division.tier();
    let unplanned = || Failure::outside("the plan lacks this draw", "计划未列该次抽取");
    let planned = plan.agency(agency.token.as_str()).ok_or_else(unplanned)?;
    let mut strata = Vec::new();
    for stratum in rules.strata().filter(|stratum| stratum.rule(tier).is_some()) {
        let mut count = SourceCount::default();
        let theirs = data.registry.within(agency.division).filter(|source| *source.stratum() == stratum.stratum);
        theirs.for_each(|source| count.add(rules, source, ledger.tally(source.id(), view)));
        let owed = planned.draw(stratum.stratum.as_str(), period).ok_or_else(unplanned)?;
        let quota = owed.quota.clone().limited_to(count.candidates);
        strata.push(StratumPlan { stratum: stratum.clone(), count, quota });
    }
    Ok(strata)
}

/// The order's record, made and checked before the order is published: every quota's derivation, and the items.
fn record(setting: Setting<'_>, strata: &[StratumPlan], committed: &Committed) -> Result<OrderRecord, Failure> {
    let Setting { rules, data, period, day, .. } = setting;
    let items = |plan: &StratumPlan| {
        let items = data.items.for_stratum(&plan.stratum.stratum);
        items.map(|item| item.item.clone()).collect()
    };
    let grounds = strata.iter().map(|plan| StratumGrounds {
        stratum: plan.stratum.stratum.clone(),
        quota: plan.quota.clone(),
        items: items(plan),
    });
    let grounds = Grounds::new(rules, &data.items, Hash::Sha256, (period, day), grounds.collect())?;
    Ok(OrderRecord::new(committed.order(), grounds, rules, &data.items)?)
}

/// One of the agency's sources that the cap leaves out, as the ledger explains it.
fn capped(setting: Setting<'_>, agency: &Agency) -> Option<Capped> {
    let Setting { rules, data, ledger, .. } = setting;
    let view = setting.view(agency);
    let at_cap = |source: &SourceRef<'_>| {
        let standing = rules.standing(source.state().as_str(), ledger.tally(source.id(), view));
        matches!(standing.left_out.map(|left_out| left_out.cause), Some(Cause::AtCap { .. }))
    };
    // Best one that this quarter's earlier draws took to the cap.
    let known_before =
        |source: &SourceRef<'_>| ledger.records_of(source.id()).iter().all(|it| it.state != State::Drawn);
    let source = data.registry.within(agency.division).filter(at_cap).min_by_key(known_before)?;
    let why = ledger.explain(source.id(), view);
    Some(Capped { source: source.id().to_owned(), english: why.to_string(), chinese: why.chinese() })
}

impl SourceCount {
    fn add(&mut self, rules: &Ruleset, source: SourceRef<'_>, tally: Tally) {
        let standing = rules.standing(source.state().as_str(), tally);
        self.listed += 1;
        self.basis += u32::from(standing.in_basis);
        self.exempt += u32::from(standing.status == Status::Exempt);
        match standing.left_out.map(|left_out| left_out.cause) {
            None => self.candidates += 1,
            Some(Cause::AtCap { .. }) => self.at_cap += 1,
            Some(_) => *self.states.entry(source.state()).or_default() += 1,
        }
    }
}

/// How many of the agency's inspectors stand how.
fn count_inspectors(data: &Data, lists: &Lists, agency: &Agency, period: Period, day: NaiveDate) -> InspectorCount {
    let basis = data.roster.basis(agency.division, day);
    let mut count = InspectorCount { basis, recusals: lists.recusals.entries().len(), ..InspectorCount::default() };
    for entry in lists.inspectors.entries() {
        let person = data.roster.get(entry.id.as_str());
        let availability = data.roster.available(entry.id.as_str(), period.first_day(), period.last_day());
        count.listed += 1;
        count.borrowed += u32::from(person.is_some_and(|person| person.employment() != Employment::Own));
        match (entry.status, availability) {
            (InspectorStatus::Unavailable, Ok(why)) => {
                *count.absent.entry((why.to_string(), why.chinese())).or_default() += 1;
            }
            _ => count.available += 1,
        }
    }
    count
}

/// A secret of the bureau, committed, and a public value that nobody knows yet. Both are made up here; a real secret is
/// 32 bytes from a random generator, and a real public value is read from the lottery's announcement.
fn randomness(agency: &Agency, day: NaiveDate) -> Result<(Vec<Entropy>, Reveal), Failure> {
    let secret = Value::new(format!("the made-up secret of {} on {day}", agency.token))?;
    let lottery = Value::new(format!("{day} 03 11 17 20 26 32 09"))?;
    let announced = Text::new(format!("双色球 {day} 当晚开奖号码（示例，虚构）"))?;
    let promised = [("bureau", Origin::Commit(secret.commit(Hash::Sha256))), ("lottery", Origin::Public(announced))];
    let mut entropy = Vec::new();
    let mut contributions = Vec::new();
    for ((label, origin), value) in promised.into_iter().zip([secret, lottery]) {
        entropy.push(Entropy { label: label.parse()?, origin });
        contributions.push(Contribution { label: label.parse()?, value });
    }
    Ok((entropy, Reveal(contributions)))
}

/// The terms as the rules set them. The quota is what is owed, so that a shortfall stands in the transcript.
fn terms(rules: &Ruleset, agency: &Agency, period: Period, strata: &[StratumPlan], entropy: Vec<Entropy>) -> Terms {
    let pack = rules.pack();
    let owed = |plan: &StratumPlan| StratumQuota {
        stratum: plan.stratum.stratum.clone(),
        quota: plan.quota.count + plan.quota.derivation.rest,
    };
    Terms {
        hash: Hash::Sha256,
        rules: rules.id().clone(),
        agency: agency.acting(),
        period,
        round: 1,
        previous: None,
        cap: pack.cap.as_ref().map(|cap| cap.most),
        coverage: match pack.coverage.order {
            CoverageOrder::Independent => Coverage::Independent,
            CoverageOrder::UninspectedFirst => Coverage::UninspectedFirst,
        },
        team: pack.team.as_ref().map_or(1, |team| team.size),
        max_load: None,
        strata: strata.iter().map(owed).collect(),
        entropy,
    }
}
