//! What a simulation knows: registers, plan, and what is on file so far. Its orders are made by the rules.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::placed::Placed;
use super::randomness::Evening;
use super::registers::{Lived, Place, Rolls, items};
use super::setting::Setting;
use super::visits::document;
use crate::compliance::{DrawOnFile, Moment, OrderPublished, PlanOnFile, RevisionOnFile, RosterOnFile, YearFile};
use crate::draw::{Agency, Digest, Draw, Hash, Lists, Terms, Value};
use crate::inspection::{Inspection, Inspections, Published};
use crate::ledger::{Ledger, Record};
use crate::orders::{Grounds, OrderBasis, OrderOptions, OrderRecord, Registers, WindowWaiver, by_rules};
use crate::plan::{AgencyBase, AnnualPlan};
use crate::registry::RegistryHistory;
use crate::roster::RosterHistory;
use crate::rules::{ItemList, Ruleset};
use crate::{Division, Id, Period, Text, Year};

/// What the simulation knows.
#[derive(Clone)]
pub(super) struct World {
    pub(super) setting: Setting,
    pub(super) rules: Ruleset,
    pub(super) agency: Agency,
    pub(super) rolls: Rolls,
    pub(super) plan: AnnualPlan,
    /// The days on which it was revised.
    pub(super) revised: Vec<NaiveDate>,
    pub(super) items: ItemList,
    pub(super) inspections: Vec<Inspection>,
    /// What others visited of its sources, and everybody in the year before.
    pub(super) others: Vec<Inspection>,
    /// Whether its sources stand in another bureau's registry too.
    pub(super) shared: bool,
    pub(super) draws: Vec<DrawOnFile>,
    pub(super) previous: Option<Digest>,
    /// Whether the orders commit the form of their public values: version 1.2.
    pub(super) formed: bool,
    /// Whether the order to be made has the other hash.
    pub(super) other_hash: bool,
    /// The public value of the last draw, as it was announced.
    pub(super) lottery: Option<(Text, Value)>,
}

pub(super) fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn before(year: Year) -> i32 {
    year.number().saturating_sub(1)
}

pub(super) fn later(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

/// An order by the rules, before anybody promised randomness.
pub(super) struct Drafted {
    pub(super) lists: Lists,
    pub(super) terms: Terms,
    pub(super) grounds: Grounds,
}

impl Drafted {
    /// The same by the rules as they are, though it is made outside its window.
    pub(super) fn without_waiver(mut self) -> Self {
        if self.grounds.window_waiver.take().is_some() && !self.grounds.depart() {
            self.terms.rules = self.grounds.rules.clone();
        }
        self
    }
}

impl World {
    pub(super) fn new(place: &Place, setting: Setting, rolls: Rolls, faults: &Placed) -> Option<Self> {
        let rules = setting.rulebook.rules()?;
        let division = Division::from_number(place.division).ok()?;
        let agency = Agency { name: place.name.parse().ok()?, division, tier: setting.tier };
        let planned = date(before(setting.year), 12, 10)?;
        let (registry, roster) = (rolls.registry_on(planned)?, rolls.roster_on(planned)?);
        let mut base =
            AgencyBase::of(&rules, (&registry, &roster), agency.name.clone(), (division, setting.tier), planned);
        for fault in faults.all() {
            fault.into_base(&mut base)?;
        }
        let plan = AnnualPlan::new(&rules, setting.year, vec![base]).ok()?;
        let (inspections, draws) = (Vec::new(), Vec::new());
        let (previous, items) = (setting.changes.then_some(Digest([7; 32])), items(&rules)?);
        Some(Self {
            items,
            setting,
            rules,
            agency,
            rolls,
            plan,
            revised: Vec::new(),
            inspections,
            others: Vec::new(),
            shared: false,
            draws,
            previous,
            formed: setting.is_formed(faults),
            other_hash: false,
            lottery: None,
        })
    }

    /// The id by which a source is known at last.
    pub(super) fn id_at_last(&self, id: &Id) -> Id {
        self.rolls.lived(id).map_or_else(|| id.clone(), |it| it.now.id.clone())
    }

    /// The id that a source had on a day.
    fn id_on(&self, id: &Id, day: NaiveDate) -> Id {
        self.rolls.lived(id).and_then(|it| it.on(day)).map_or_else(|| id.clone(), |it| it.id)
    }

    /// The order of a period as a day knows the year, with a document where the day lies outside the window.
    pub(super) fn draft(&self, on: NaiveDate, period: Period) -> Option<Drafted> {
        let (registry, roster) = (self.rolls.registry_on(on)?, self.rolls.roster_on(on)?);
        let all = self.inspections.iter().chain(&self.others);
        let records = all.map(|one| Record { source: self.id_on(&one.source, on), ..one.record() });
        let ledger = Ledger::new(records, [], &self.rules).ok()?;
        let registers = Registers { registry: &registry, roster: &roster, ledger: &ledger };
        let strata = self.rules.strata().map(|it| Some((it.stratum.clone(), vec!["daily".parse().ok()?])));
        let (reference, reason) = ("示例函〔示例〕3号".parse().ok()?, "系统故障".parse().ok()?);
        let options = OrderOptions {
            hash: if self.setting.seed.is_multiple_of(2) != self.other_hash { Hash::Sha256 } else { Hash::Sm3 },
            previous: self.previous,
            uninspected_first: true,
            items: strata.collect::<Option<_>>()?,
            window_waiver: Some(WindowWaiver { reference, reason }),
            ..OrderOptions::default()
        };
        let agency = &self.agency.name;
        let basis = OrderBasis::new(&self.rules, &self.items, &self.plan, registers, agency, period, on);
        let draft = by_rules(&basis.with_options(options)).ok()?;
        let (lists, terms, grounds) = (draft.lists().clone(), draft.terms().clone(), draft.grounds().clone());
        Some(Drafted { lists, terms, grounds })
    }

    /// When the next draw of a day is made.
    pub(super) fn evening(&self, day: NaiveDate) -> Evening {
        let before = self.draws.iter().filter(|draw| draw.drawn == day).count();
        let salted = self.setting.is_salted(self.draws.len());
        Evening { day, round: u32::try_from(before).unwrap_or(u32::MAX), salted }
    }

    pub(super) fn publish(&mut self, draw: &Draw, made: (NaiveDate, &Grounds)) -> Option<()> {
        self.publish_as(
            draw,
            made,
            draw.transcripts().map(|transcript| transcript.to_string()).collect(),
            draw.digest(),
        )
    }

    /// What is on file of an order: the draw's, or the void's in its place.
    pub(super) fn publish_as(
        &mut self,
        draw: &Draw,
        (drawn, grounds): (NaiveDate, &Grounds),
        transcripts: Vec<String>,
        digest: Digest,
    ) -> Option<()> {
        let evening = self.evening(drawn);
        self.draws.push(DrawOnFile {
            transcripts,
            digest: Some(digest),
            platform: Some(format!("示例任务{}号", self.draws.len().checked_add(1)?).parse().ok()?),
            order_published: Some(OrderPublished {
                when: evening.published()?,
                place: "示例网站".parse().ok()?,
                evidence: Some("时间戳（虚构）".parse().ok()?),
            }),
            revealed: Some(Moment { on: drawn, at: evening.out() }),
            published: Some(Published { on: drawn, by: self.agency.name.clone() }),
            record: Some(self.record(draw, grounds)),
            ..DrawOnFile::of(draw, drawn)
        });
        Some(())
    }

    /// The order's record, of the strata that it draws from.
    fn record(&self, draw: &Draw, grounds: &Grounds) -> OrderRecord {
        let order = draw.revealed().committed().order();
        let mut grounds = grounds.clone();
        grounds.strata.retain(|it| order.terms().strata.iter().any(|of| of.stratum == it.stratum));
        OrderRecord { order: order.digest(), grounds }
    }

    pub(super) fn file(self) -> Option<YearFile> {
        let year = self.setting.year;
        let registry = self.rolls.registry_on(date(year.number().checked_add(1)?, 12, 31)?)?;
        let from = date(before(year), 11, 1)?;
        let holders: BTreeSet<Text> = self
            .rolls
            .inspectors
            .iter()
            .filter_map(|one| one.certificate.as_ref().map(|it| it.number.clone()))
            .collect();
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
                revisions: self
                    .revised
                    .into_iter()
                    .map(|made| RevisionOnFile { made, filed: Some(made), document: document(made) })
                    .collect(),
            }),
            items: Some(self.items),
            draws: self.draws,
            inspections: Inspections::new(self.inspections.into_iter().chain(self.others)).ok()?,
            waivers: Vec::new(),
            registry: Some(registry),
            registry_history: Some(RegistryHistory {
                from,
                changes: self.rolls.sources.iter().flat_map(Lived::history).collect(),
            }),
            previous: self.setting.changes.then_some(Digest([7; 32])),
            roster: Some(RosterOnFile {
                inspectors: self.rolls.inspectors,
                aliases: self.rolls.aliases,
                loans: self.rolls.loans,
                recusals: self.rolls.recusals,
                holders: holders.into_iter().collect(),
                history: Some(RosterHistory { from, changes: self.rolls.changes }),
            }),
        })
    }
}
