//! One agency's draw: quotas, lists, order, randomness, sources with teams, and the check of it all from its text.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use shuangsuiji::Period;
use shuangsuiji::draw::{
    Contribution, Draw, DrawnSource, Entropy, Hash, InspectorStatus, Lists, Origin, Reveal, Value,
};
use shuangsuiji::ledger::{Ledger, State, View};
use shuangsuiji::orders::{Feasibility, Grounds, OrderBasis, OrderRecord, Registers, StratumGrounds, by_rules};
use shuangsuiji::plan::{AnnualPlan, Cause, Status, Tally};
use shuangsuiji::registry::{SourceRef, SourceState};
use shuangsuiji::roster::Employment;
use shuangsuiji::rules::{Quota, Ruleset, Stratum};
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
    let Setting { rules, data, plan, ledger, period, day } = setting;
    let registers = Registers { registry: &data.registry, roster: &data.roster, ledger };
    let draft = by_rules(&OrderBasis::new(rules, &data.items, plan, registers, &agency.token, period, day))?;
    let inspectors = count_inspectors(data, draft.lists(), agency, period, day);
    let strata = count_sources(setting, agency, draft.grounds());
    let feasibility = draft.feasibility().clone();
    let (entropy, reveal) = randomness(agency, day)?;
    let made = draft.commit(entropy)?;
    let draw = made.committed.reveal(reveal)?.draw()?;
    verify::from_text(&draw)?;
    let (tier, capped) = (agency.division.tier(), capped(setting, agency));
    let (agency, record) = (agency.clone(), made.record);
    Ok(AgencyDraw { agency, tier, day, strata, inspectors, capped, record, feasibility, draw })
}

/// By stratum, how many of the agency's sources stand how, and how many are owed.
fn count_sources(setting: Setting<'_>, agency: &Agency, grounds: &Grounds) -> Vec<StratumPlan> {
    let Setting { rules, data, ledger, .. } = setting;
    let view = setting.view(agency);
    let counted = |it: &StratumGrounds| {
        let mut count = SourceCount::default();
        let theirs = data.registry.within(agency.division).filter(|source| *source.stratum() == it.stratum);
        theirs.for_each(|source| count.add(rules, source, ledger.tally(source.id(), view)));
        let stratum = rules.stratum(it.stratum.as_str())?.clone();
        Some(StratumPlan { stratum, count, quota: it.quota.clone() })
    };
    grounds.strata.iter().filter_map(counted).collect()
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
    let mut count = InspectorCount { basis, recusals: lists.recusals.len() as usize, ..InspectorCount::default() };
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
