//! Arts. 3, 5–8, 10, 11, 16: from the law to an order by one call: the lists, the terms but for the randomness, the
//! grounds, and what cannot hold.
//!
//! No number is chosen here: quotas are the plan's, cap, coverage and team the rules', and who may be drawn is what
//! registry, roster and ledger say. What the rules refuse is refused here with its article, before anything is committed.

use core::fmt;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use thiserror::Error;

use super::feasibility::{Feasibility, feasibility};
use super::grounds::{Expert, Grounds, StratumGrounds, WindowWaiver};
use super::lists::{inspector_list, recusal_list, source_list_by_facts};
use super::record::OrderRecord;
use super::record_fault::RecordFault;
use crate::calendar::inspection_window;
use crate::draw::{
    Agency, Committed, Coverage, Digest, Entropy, Hash, ListError, Lists, SaltKey, StratumQuota, Terms, TermsError,
};
use crate::explain::explain;
use crate::ledger::{Ledger, View};
use crate::plan::{AgencyPlan, AnnualPlan, DrawDayError, PlanError};
use crate::registry::{Registry, SourceRef};
use crate::roster::{LeaveReading, Roster};
use crate::rules::{Facts, ItemError, ItemList, Ruleset};
use crate::{Article, Code, Errors, Period, Token, Year};

/// What an agency keeps, from which its lists are taken.
#[derive(Clone, Copy, Debug)]
pub struct Registers<'a> {
    /// The registry of sources (Art. 7), of the agency's area and perhaps of others.
    pub registry: &'a Registry,
    /// The roster of inspectors (Art. 6), with its recusals.
    pub roster: &'a Roster,
    /// What was inspected or is to be (Art. 8): the cap counts it.
    pub ledger: &'a Ledger,
}

/// What the law leaves to the agency that orders. By default: SHA-256, the first order of a chain, the rules' team, every
/// item of the list for each stratum.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OrderOptions {
    /// The hash of the whole draw.
    #[serde(deserialize_with = "hash")]
    pub hash: Hash,
    /// The round, from 1; a repeated draw for the same period counts up.
    #[serde(deserialize_with = "round")]
    pub round: u32,
    /// The transcript that the order follows in the agency's chain; null for the first of all.
    pub previous: Option<Digest>,
    /// Inspectors for a source; null: as many as the rules ask. Fewer are refused.
    pub team: Option<u32>,
    /// The most visits of an inspector in this draw; null: no such bound.
    pub max_load: Option<u32>,
    /// Whether those not yet inspected in the year come first though the rules' order is another: where they count units
    /// over several draws, else the order is refused ([`Ruleset::allows_coverage`]).
    #[serde(deserialize_with = "crate::forms::null_is_default")]
    pub uninspected_first: bool,
    /// How leave within the period is read (Art. 6).
    #[serde(deserialize_with = "leave")]
    pub leave: LeaveReading,
    /// The items that are inspected of a stratum (Art. 3); of a stratum that is not named, every one of the list.
    #[serde(deserialize_with = "crate::forms::null_is_default")]
    pub items: BTreeMap<Token, Vec<Token>>,
    /// Why the draw is made outside its window (Art. 10); within it nothing is waived.
    pub window_waiver: Option<WindowWaiver>,
    /// Experts, who are recorded and not drawn (Art. 11).
    #[serde(deserialize_with = "crate::forms::null_is_default")]
    pub experts: Vec<Expert>,
    /// Whether the order's `rules` line commits the grounds ([`Grounds::word`]) although nothing departs from the rules.
    #[serde(deserialize_with = "crate::forms::null_is_default")]
    pub grounds_committed: bool,
}

/// A field that is null: as in the options by default.
fn or_default<'de, D: serde::Deserializer<'de>, T: serde::Deserialize<'de>>(
    deserializer: D,
    default: impl FnOnce(OrderOptions) -> T,
) -> Result<T, D::Error> {
    let given: Option<T> = serde::Deserialize::deserialize(deserializer)?;
    Ok(given.unwrap_or_else(|| default(OrderOptions::default())))
}

fn hash<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
    or_default(deserializer, |it| it.hash)
}

fn round<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    or_default(deserializer, |it| it.round)
}

fn leave<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<LeaveReading, D::Error> {
    or_default(deserializer, |it| it.leave)
}

impl Default for OrderOptions {
    fn default() -> Self {
        Self {
            hash: Hash::Sha256,
            round: 1,
            previous: None,
            team: None,
            max_load: None,
            uninspected_first: false,
            leave: LeaveReading::EveryDay,
            items: BTreeMap::new(),
            window_waiver: None,
            experts: Vec::new(),
            grounds_committed: false,
        }
    }
}

/// What an order by the rules is made from.
#[derive(Clone)]
pub struct OrderBasis<'a> {
    rules: &'a Ruleset,
    items: &'a ItemList,
    plan: &'a AnnualPlan,
    registers: Registers<'a>,
    agency: &'a Token,
    period: Period,
    drawn_on: NaiveDate,
    options: OrderOptions,
    facts: Option<&'a dyn Fn(SourceRef<'_>) -> Facts>,
}

impl fmt::Debug for OrderBasis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (agency, period, drawn_on, rules) = (self.agency, self.period, self.drawn_on, self.rules.id());
        write!(f, "{agency} for {period} on {drawn_on} by {rules}: {:?}", self.options)
    }
}

impl<'a> OrderBasis<'a> {
    /// An agency's order for a period, drawn on a day.
    #[must_use]
    pub fn new(
        rules: &'a Ruleset,
        items: &'a ItemList,
        plan: &'a AnnualPlan,
        registers: Registers<'a>,
        agency: &'a Token,
        period: Period,
        drawn_on: NaiveDate,
    ) -> Self {
        let options = OrderOptions::default();
        Self { rules, items, plan, registers, agency, period, drawn_on, options, facts: None }
    }

    /// With what the agency chose.
    #[must_use]
    pub fn with_options(self, options: OrderOptions) -> Self {
        Self { options, ..self }
    }

    /// With strata derived from what the host knows of each source, as
    /// [`AgencyBase::by_facts`](crate::plan::AgencyBase::by_facts) counts them.
    #[must_use]
    pub fn with_facts(self, facts: &'a dyn Fn(SourceRef<'_>) -> Facts) -> Self {
        Self { facts: Some(facts), ..self }
    }

    /// The agency's part of the plan, where the plan is the one that these rules give for the period's year.
    fn planned(&self) -> Result<&'a AgencyPlan, OrderError> {
        let (found, expected) = (self.plan.rules(), self.rules.id());
        if found != expected {
            return Err(OrderError::OtherRules { found: found.clone(), expected: expected.clone() });
        }
        let year = self.plan.year();
        if self.period.year() != year {
            return Err(OrderError::OtherYear { year, period: self.period });
        }
        self.plan.verify(self.rules)?;
        let missing = || OrderError::AgencyNotPlanned { agency: self.agency.clone(), year };
        self.plan.agency(self.agency.as_str()).ok_or_else(missing)
    }

    /// Whether the draw may be made on its day; outside its window only by a waiver.
    fn check_day(&self) -> Result<(), OrderError> {
        match self.rules.check_draw_day(self.period, self.drawn_on) {
            Err(DrawDayError::OutsideWindow { .. }) if self.options.window_waiver.is_some() => Ok(()),
            checked => Ok(checked?),
        }
    }

    fn lists(&self, agency: &Agency) -> Result<Lists, OrderError> {
        let Registers { registry, roster, ledger } = self.registers;
        let view = View { agency: self.agency, year: self.period.year(), on: self.drawn_on };
        let facts = |source: SourceRef<'_>| self.facts.map_or_else(Facts::default, |facts| facts(source));
        let sources = source_list_by_facts(self.rules, registry, agency.division, |id| ledger.tally(id, view), facts)?;
        let window = inspection_window(self.period);
        let inspectors = inspector_list(roster, agency.division, window, self.options.leave)?;
        let recusals = recusal_list(roster, &sources, &inspectors)?;
        Ok(Lists { sources, inspectors, recusals })
    }

    /// Each stratum that the tier draws from: what the plan owes, limited to who can be drawn, and the items.
    fn strata(&self, planned: &AgencyPlan, lists: &Lists) -> Result<Vec<StratumGrounds>, OrderError> {
        let cap = self.rules.pack().cap.as_ref().map(|cap| cap.most);
        let mut candidates: BTreeMap<&Token, u32> = BTreeMap::new();
        for line in lists.sources.iter().filter(|line| line.is_candidate(cap)) {
            let count = candidates.entry(line.stratum).or_default();
            *count = count.saturating_add(1);
        }
        let strata = planned.strata.iter().map(|stratum| {
            let name = &stratum.stratum;
            let draw = planned.draw(name.as_str(), self.period).ok_or_else(|| OrderError::NotPlanned {
                agency: self.agency.clone(),
                stratum: name.clone(),
                period: self.period,
            })?;
            let quota = draw.quota.clone().limited_to(candidates.get(name).copied().unwrap_or(0));
            let listed = || self.items.for_stratum(name).map(|item| item.item.clone()).collect();
            let items = self.options.items.get(name).cloned().unwrap_or_else(listed);
            // Where nothing is owed and nobody chose an item, none is needed.
            if quota.owed() > 0 || !items.is_empty() {
                self.items.check(name, &items)?;
            }
            Ok(StratumGrounds { stratum: name.clone(), quota, items })
        });
        strata.collect()
    }

    fn terms(&self, agency: Agency, grounds: &Grounds) -> Result<Terms, OrderError> {
        let pack = self.rules.pack();
        let least = pack.team.as_ref().map_or(1, |team| team.size);
        let team = self.options.team.unwrap_or(least);
        if team < least {
            let article = pack.team.as_ref().and_then(|team| team.basis.article());
            return Err(OrderError::SmallTeam { found: team, least, article });
        }
        let options = &self.options;
        let committed = options.grounds_committed || grounds.depart();
        let owed = |it: &StratumGrounds| StratumQuota { stratum: it.stratum.clone(), quota: it.owed() };
        Ok(Terms {
            hash: options.hash,
            rules: if committed { grounds.word(options.hash) } else { grounds.rules.clone() },
            agency,
            period: self.period,
            round: options.round,
            previous: options.previous,
            cap: pack.cap.as_ref().map(|cap| cap.most),
            coverage: match self.options.uninspected_first {
                true => Coverage::UninspectedFirst,
                false => Coverage::from(pack.coverage.order),
            },
            team,
            max_load: options.max_load,
            strata: grounds.strata.iter().map(owed).collect(),
            entropy: Vec::new(),
        })
    }
}

/// An order as the rules make it, before anybody promised randomness.
///
/// # Example: from the rules to an order
/// ```
/// use shuangsuiji::draw::{Entropy, Origin};
/// use shuangsuiji::ledger::Ledger;
/// use shuangsuiji::orders::{OrderBasis, Registers, by_rules};
/// use shuangsuiji::plan::{AgencyBase, AnnualPlan};
/// use shuangsuiji::registry::{Registry, Source};
/// use shuangsuiji::roster::{Inspector, Roster};
/// use shuangsuiji::rules::{ItemList, Ruleset};
/// use shuangsuiji::{Tier, Token};
///
/// let rules = Ruleset::inner_mongolia();
/// let sources: Vec<Source> = serde_json::from_str(r#"[
///     {"id": "E-1", "name": "示例化工厂", "division": "150102", "stratum": "key", "state": "active"},
///     {"id": "E-2", "name": "示例电厂", "division": "150102", "stratum": "key", "state": "active"}
/// ]"#)?;
/// let registry = Registry::new(sources)?;
/// let inspector = |id| format!(r#"{{"id": "{id}", "name": "{id}", "post": "p", "category": "c", "division": "150102",
///     "employment": "own", "certificate": {{"number": "{id}", "issuer": "i", "valid":
///     {{"from": "2020-01-01", "until": "2030-12-31"}}}}}}"#);
/// let inspectors = ["I-1", "I-2"].map(|id| serde_json::from_str::<Inspector>(&inspector(id)).unwrap());
/// let roster = Roster::new(inspectors, [], [], |id| registry.get(id).is_some())?;
/// let items = ItemList::from_json(r#"{"format": 1, "title": {"zh": "清单", "en": "list"}, "items": [{
///     "item": "permit", "name": {"zh": "排污许可", "en": "permit"}, "targets": ["key", "general"],
///     "basis": {"zh": "《排污许可管理条例》", "en": "permits"}, "content": {"zh": "按证排污", "en": "kept to"}}]}"#)?;
///
/// let agency: Token = "xincheng".parse()?;
/// let place = ("150102".parse()?, Tier::County);
/// let day = "2026-12-15".parse()?;
/// let base = AgencyBase::of(&rules, (&registry, &roster), agency.clone(), place, day);
/// let plan = AnnualPlan::new(&rules, "2027".parse()?, vec![base])?;
/// let ledger = Ledger::empty(&rules);
///
/// let registers = Registers { registry: &registry, roster: &roster, ledger: &ledger };
/// let basis = OrderBasis::new(&rules, &items, &plan, registers, &agency, "2027-Q1".parse()?, day);
/// let draft = by_rules(&basis)?;
/// assert_eq!(draft.terms().strata[0].quota, 1); // ⌈25 % × 2⌉
/// let lottery = Entropy { label: "lottery".parse()?, origin: Origin::Public("福彩3D 第2026340期".parse()?) };
/// let made = draft.commit(vec![lottery])?;
/// assert_eq!(made.record.order, made.committed.digest());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct OrderDraft {
    rules: Ruleset,
    items: ItemList,
    lists: Lists,
    terms: Terms,
    grounds: Grounds,
    feasibility: Feasibility,
}

/// An order with its record, both made and neither published yet.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OrderOnRecord {
    /// The lists under the order: publish the order's text at once.
    pub committed: Committed,
    /// On what grounds the order was made; kept and published beside it.
    pub record: OrderRecord,
}

impl OrderDraft {
    /// The lists that the order will commit.
    #[must_use]
    pub const fn lists(&self) -> &Lists {
        &self.lists
    }

    /// The terms, without any promise of randomness.
    #[must_use]
    pub const fn terms(&self) -> &Terms {
        &self.terms
    }

    /// On what grounds: each quota's derivation, the window, the items.
    #[must_use]
    pub const fn grounds(&self) -> &Grounds {
        &self.grounds
    }

    /// What cannot hold, or what chance may break: in this draw ([`Committed::feasibility`]), and of the plan's year.
    #[must_use]
    pub const fn feasibility(&self) -> &Feasibility {
        &self.feasibility
    }

    /// The order under these promises of randomness, with its record.
    ///
    /// # Errors
    /// [`OrderError::Terms`] for promises that do not hold together, such as none.
    ///
    /// # Complexity
    /// As [`Committed::new`].
    pub fn commit(&self, entropy: Vec<Entropy>) -> Result<OrderOnRecord, OrderError> {
        self.recorded(Committed::new(Terms { entropy, ..self.terms.clone() }, self.lists.clone())?)
    }

    /// The same with a salt for every line ([`Committed::salted`]), so that the lists can be shown in part.
    ///
    /// # Errors
    /// As [`OrderDraft::commit`].
    ///
    /// # Complexity
    /// As [`Committed::salted`].
    pub fn commit_salted(&self, entropy: Vec<Entropy>, key: SaltKey) -> Result<OrderOnRecord, OrderError> {
        self.recorded(Committed::salted(Terms { entropy, ..self.terms.clone() }, self.lists.clone(), key)?)
    }

    fn recorded(&self, committed: Committed) -> Result<OrderOnRecord, OrderError> {
        let record = OrderRecord::new(committed.order(), self.grounds.clone(), &self.rules, &self.items)?;
        Ok(OrderOnRecord { committed, record })
    }
}

/// An agency's order for a period as the rules make it from plan, registry, roster and ledger.
///
/// # Guarantees
/// Every number is the plan's or the rules'; [`OrderRecord::check`] finds nothing in what is committed from it. The lists
/// name every source of the area and every inspector of the division, also who cannot be drawn.
///
/// # Errors
/// [`OrderError`] where the rules refuse: they are not in force, the window is shut and nothing waives it, the plan is not
/// theirs or lacks the draw, an item is not on the list.
///
/// # Complexity
/// One pass over registry and roster, with one tally of the ledger a source; the plan is reckoned again.
pub fn by_rules(basis: &OrderBasis<'_>) -> Result<OrderDraft, OrderError> {
    basis.check_day()?;
    let planned = basis.planned()?;
    let base = &planned.base;
    let agency = Agency { name: base.agency.clone(), division: base.division, tier: base.tier };
    let lists = basis.lists(&agency)?;
    let strata = basis.strata(planned, &lists)?;
    let OrderBasis { rules, items, period, drawn_on, ref options, .. } = *basis;
    let mut grounds =
        Grounds::new(rules, items, options.hash, (period, drawn_on), strata).map_err(DrawDayError::from)?;
    let shut = grounds.window.is_some_and(|window| !window.contains(drawn_on));
    grounds.window_waiver = options.window_waiver.clone().filter(|_| shut);
    grounds.experts.clone_from(&options.experts);
    let terms = basis.terms(agency, &grounds)?;
    let mut feasibility = feasibility(&terms, &lists, rules);
    if terms.coverage == Coverage::Independent {
        feasibility.findings.extend(basis.plan.left_to_chance(rules, basis.agency.as_str()));
    }
    Ok(OrderDraft { rules: rules.clone(), items: items.clone(), lists, terms, grounds, feasibility })
}

/// Why no order was made.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum OrderError {
    /// Not on this day.
    #[error(transparent)]
    DrawDay(#[from] DrawDayError),
    /// The plan of other rules.
    #[error("the plan is by the rules `{found}`; expected a plan by `{expected}`")]
    OtherRules {
        /// The plan's.
        found: Token,
        /// The rules given.
        expected: Token,
    },
    /// The plan of another year.
    #[error("a plan of {year} for a draw of {period}; expected the plan of {}", period.year())]
    OtherYear {
        /// The plan's.
        year: Year,
        /// The period that is drawn for.
        period: Period,
    },
    /// The plan is not what the rules give.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The plan lacks the agency.
    #[error("the plan of {year} lacks agency `{agency}`; expected one of its agencies")]
    AgencyNotPlanned {
        /// The agency.
        agency: Token,
        /// The plan's year.
        year: Year,
    },
    /// The plan has no such draw.
    #[error("the plan has no draw of `{stratum}` by `{agency}` for {period}; expected one of its periods")]
    NotPlanned {
        /// The agency.
        agency: Token,
        /// The stratum.
        stratum: Token,
        /// The period.
        period: Period,
    },
    /// A smaller team than the rules ask.
    #[error("a team of {found}; expected at least {least}")]
    SmallTeam {
        /// The team asked for.
        found: u32,
        /// The rules' least.
        least: u32,
        /// The article.
        article: Option<Article>,
    },
    /// Items that the list does not have for the stratum.
    #[error(transparent)]
    Items(#[from] ItemError),
    /// Lists that do not fit.
    #[error(transparent)]
    List(#[from] ListError),
    /// Terms that do not hold together.
    #[error(transparent)]
    Terms(#[from] TermsError),
    /// A record that does not fit its order.
    #[error(transparent)]
    Record(#[from] Errors<RecordFault>),
}

explain!(OrderError {
    Self::DrawDay(error) => error.code(), error.article(), "{}", error.chinese();
    Self::OtherRules { found, expected } => Code::ORDER_OTHER_RULES, Article::Art9,
        "计划依据的规则是“{found}”，应为“{expected}”";
    Self::OtherYear { year, period } => Code::ORDER_OTHER_YEAR, Article::Art9,
        "{year}年度计划不能用于{period}的抽取，应使用{}年度计划", period.year();
    Self::Plan(error) => error.code(), error.article(), "{}", error.chinese();
    Self::AgencyNotPlanned { agency, year } => Code::ORDER_AGENCY_NOT_PLANNED, Article::Art9,
        "{year}年度计划中没有“{agency}”";
    Self::NotPlanned { agency, stratum, period } => Code::ORDER_NOT_PLANNED, Article::Art9,
        "计划中没有“{agency}”{period}对“{stratum}”的抽取";
    Self::SmallTeam { found, least, article } => Code::ORDER_SMALL_TEAM, *article,
        "检查组{found}人，应不少于{least}人";
    Self::Items(error) => error.code(), error.article(), "{}", error.chinese();
    Self::List(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Terms(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Record(errors) => errors.code(), errors.article(), "{}", errors.chinese();
} about {
    Self::DrawDay(_) => Some(("drawn_on", "抽取日"));
    Self::OtherRules { .. } | Self::OtherYear { .. } | Self::Plan(_) | Self::AgencyNotPlanned { .. } | Self::NotPlanned { .. } => Some(("plan", "年度计划"));
    Self::SmallTeam { .. } => Some(("team", "检查组人数"));
    Self::Items(_) => Some(("items", "抽查事项"));
    Self::List(error) => error.about();
    Self::Terms(error) => error.about();
    Self::Record(_) => None;
});
