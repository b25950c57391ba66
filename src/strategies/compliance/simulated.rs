//! A bureau's year, made quarter after quarter as a bureau would.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveTime};

use super::Planted;
use crate::compliance::{DrawOnFile, Moment, OrderPublished, PlanOnFile, RosterOnFile, YearFile};
use crate::draw::{
    Agency, Committed, Contribution, Coverage, Digest, Draw, Entropy, Hash, List, Lists, Origin, Reveal, Skip,
    StratumQuota, Terms, Value,
};
use crate::inspection::{
    DrawReference, Found, Inspection, InspectionTeam, Inspections, Progress, Published, SiteVisit,
};
use crate::ledger::{Ledger, View};
use crate::orders::{Grounds, OrderRecord, StratumGrounds, inspector_list, recusal_list, source_list};
use crate::plan::{AgencyBase, AnnualPlan};
use crate::registry::{CreditCode, Registry, Source, SourceState};
use crate::roster::{Certificate, Employment, Inspector, LeaveReading, Recusal, Roster};
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
    /// What decides of days, outcomes and randomness.
    pub seed: u64,
}

impl Setting {
    /// The year with a fault, or without; none if teams cannot be formed or the year has no place for the fault.
    #[must_use]
    pub fn year(self, fault: Option<Planted>) -> Option<YearFile> {
        self.year_with(fault.as_slice())
    }

    /// The year with several faults at once, each where it would stand alone.
    #[must_use]
    pub fn year_with(self, faults: &[Planted]) -> Option<YearFile> {
        // A fault of a draw stands once, not in a first round too.
        let faulty = |quarter: u32| {
            faults.iter().any(|fault| fault.quarter().unwrap_or_else(|| self.chosen_quarter()) == quarter)
        };
        let mishap = self.mishap.filter(|quarter| !faulty(*quarter));
        let mut world = World::new(Self { mishap, ..self })?;
        for quarter in 1..=4 {
            if !faults.contains(&Planted::NoDraw) || quarter != self.chosen_quarter() {
                world.quarter(quarter, faults)?;
            }
        }
        let mut file = world.file()?;
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
    registry: Registry,
    inspectors: Vec<Inspector>,
    recusals: Vec<Recusal>,
    roster: Roster,
    plan: AnnualPlan,
    items: ItemList,
    inspections: Vec<Inspection>,
    draws: Vec<DrawOnFile>,
    previous: Option<Digest>,
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
    let kind = if stratum == "key" { 1 } else { 2 };
    let code = CreditCode::with_checks(&format!("911501020000{kind}{number:03}")).ok();
    Some(Source {
        id: format!("{stratum}-{number:03}").parse().ok()?,
        name: format!("示例企业{number}").parse().ok()?,
        credit_code: code,
        legal_representative: Some("张某".parse().ok()?),
        phone: Some("0471-0000000".parse().ok()?),
        division: Division::from_number(150_102).ok()?,
        stratum: stratum.parse().ok()?,
        state: SourceState::Active,
    })
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
    let all = rules.strata().map(|stratum| stratum.stratum.clone()).collect();
    let items = vec![item("daily", all)?, item("sites", vec!["project".parse().ok()?])?];
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
    fn new(setting: Setting) -> Option<Self> {
        let rules = Ruleset::inner_mongolia();
        let division = Division::from_number(150_102).ok()?;
        let name = if setting.tier == Tier::County { "xincheng" } else { "league" };
        let agency = Agency { name: name.parse().ok()?, division, tier: setting.tier };
        let general = setting.inspectors.saturating_mul(10).saturating_add(5);
        let sources = (1..=setting.key).map(|n| source("key", n)).chain((1..=general).map(|n| source("general", n)));
        let registry = Registry::new(sources.collect::<Option<Vec<_>>>()?).ok()?;
        let inspectors = (1..=setting.inspectors).map(inspector).collect::<Option<Vec<_>>>()?;
        let recusals = (1..=setting.inspectors).map(|n| {
            let source = format!("general-{n:03}").parse().ok()?;
            Some(Recusal { inspector: format!("I-{n:02}").parse().ok()?, source, reason: "近亲属".parse().ok()? })
        });
        let recusals = recusals.collect::<Option<Vec<_>>>()?;
        let roster = Roster::new(inspectors.clone(), [], recusals.clone(), |id| registry.get(id).is_some()).ok()?;
        let lists = (&registry, &roster);
        let base = AgencyBase::of(
            &rules,
            lists,
            agency.name.clone(),
            (division, setting.tier),
            date(before(setting.year), 12, 10)?,
        );
        let plan = AnnualPlan::new(&rules, setting.year, vec![base]).ok()?;
        let (inspections, draws) = (Vec::new(), Vec::new());
        let (previous, items) = (None, items(&rules)?);
        Some(Self {
            items,
            setting,
            rules,
            agency,
            registry,
            inspectors,
            recusals,
            roster,
            plan,
            inspections,
            draws,
            previous,
        })
    }

    /// Draws a quarter, inspects it, and publishes.
    fn quarter(&mut self, number: u32, faults: &[Planted]) -> Option<()> {
        let period = Period::Quarter(Quarter::new(self.setting.year.number(), number).ok()?);
        let chosen = self.setting.chosen_quarter();
        let here = |planted: Planted| faults.contains(&planted) && planted.quarter().unwrap_or(chosen) == number;
        let before = self.setting.number(u64::from(number).wrapping_add(10)).wrapping_rem(27).wrapping_add(1);
        let drawn = match here(Planted::DrawOutsideWindow) {
            true => period.first_day(),
            false => period.first_day().checked_sub_days(Days::new(before))?,
        };
        let mut lists = self.lists(drawn, period)?;
        for fault in faults.iter().filter(|fault| here(**fault)) {
            lists = fault.misstated(lists)?;
        }
        let mut terms = self.terms(period, number)?;
        for fault in faults.iter().filter(|fault| here(**fault)) {
            fault.into_terms(&mut terms)?;
        }
        if here(Planted::Fork) {
            terms.previous = self.draws.first()?.digest;
        }
        if here(Planted::RedrawUnexplained) {
            let first = drawn_by(terms.clone(), lists.clone(), self.setting.number(41), drawn)?;
            self.publish(&first, drawn)?;
            (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(first.digest()));
        }
        let secret = if here(Planted::SecretReused) { 3 } else { u64::from(number) };
        let mut reason = None;
        if self.setting.mishap == Some(number) {
            (terms, reason) = self.mishap(terms, lists.clone(), drawn)?;
        }
        let mut draw = drawn_by(terms.clone(), lists.clone(), self.setting.number(secret.wrapping_add(20)), drawn)?;
        if self.setting.mishap == Some(number) {
            let gone = draw.strata().last()?.drawn.first()?.source.clone();
            draw.amend(&[Skip { source: gone, reason: "closed".parse().ok()? }]).ok()?;
        }
        self.inspect(&draw, period, drawn)?;
        self.publish(&draw, drawn)?;
        self.draws.last_mut()?.redraw = reason;
        if here(Planted::SilentRedraw) {
            let again = drawn_by(terms, lists, self.setting.number(u64::from(number).wrapping_add(30)), drawn)?;
            self.publish(&again, drawn)?;
        }
        self.previous = Some(draw.digest());
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

    /// The lists as a day knows the year.
    fn lists(&self, on: NaiveDate, period: Period) -> Option<Lists> {
        let records = self.inspections.iter().map(Inspection::record);
        let ledger = Ledger::new(records, [], &self.rules).ok()?;
        let view = View { agency: &self.agency.name, year: self.setting.year, on };
        let division = self.agency.division;
        let sources = source_list(&self.rules, &self.registry, division, |id| ledger.tally(id, view)).ok()?;
        let inspectors = inspector_list(&self.roster, division, period.span(), LeaveReading::EveryDay).ok()?;
        let recusals = recusal_list(&self.roster, &sources, &inspectors).ok()?;
        Some(Lists { sources, inspectors, recusals })
    }

    fn terms(&self, period: Period, number: u32) -> Option<Terms> {
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
            previous: self.previous.filter(|_| number > 1),
            cap: self.rules.pack().cap.as_ref().map(|cap| cap.most),
            coverage: Coverage::UninspectedFirst,
            team: self.rules.pack().team.as_ref().map_or(2, |team| team.size),
            max_load: None,
            strata: strata.collect::<Option<_>>()?,
            entropy: Vec::new(),
        })
    }

    fn inspect(&mut self, draw: &Draw, period: Period, drawn: NaiveDate) -> Option<()> {
        let order = draw.revealed().committed().digest();
        let reference = DrawReference { order, transcript: draw.digest() };
        for stratum in draw.strata() {
            for line in &stratum.drawn {
                let number = self.setting.number(100_u64.wrapping_add(self.inspections.len() as u64));
                let from = later(period.first_day(), number.wrapping_rem(80).wrapping_add(1))?;
                let completed = later(from, (number >> 8).wrapping_rem(4))?;
                let violation = (number >> 16).is_multiple_of(7);
                let found = match violation {
                    true => Found::Violation {
                        rectification: Some("责改〔示例〕1号".parse().ok()?),
                        handling: Some("立案查处".parse().ok()?),
                    },
                    false => Found::NoProblem,
                };
                let published = later(completed, (number >> 24).wrapping_rem(20))?;
                let published = Some(Published { on: published, by: self.agency.name.clone() });
                let visit = SiteVisit { from, completed, site_record: true, found, published };
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
                });
            }
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
        let (period, hash) = (order.terms().period, order.terms().hash);
        let planned = self.plan.agency(self.agency.name.as_str())?;
        let strata = planned.strata.iter().map(|plan| {
            let quota = planned.draw(plan.stratum.as_str(), period)?.quota.clone();
            Some(StratumGrounds { stratum: plan.stratum.clone(), quota, items: vec!["daily".parse().ok()?] })
        });
        let strata = strata.collect::<Option<Vec<_>>>()?;
        let grounds = Grounds::new(&self.rules, &self.items, hash, (period, drawn), strata).ok()?;
        Some(OrderRecord { order: order.digest(), grounds })
    }

    fn file(self) -> Option<YearFile> {
        let year = self.setting.year;
        let holders: BTreeSet<Text> =
            self.inspectors.iter().filter_map(|one| one.certificate.as_ref().map(|it| it.number.clone())).collect();
        Some(YearFile {
            agency: self.agency,
            year,
            on: date(year.number().checked_add(1)?, 4, 30)?,
            plan: Some(PlanOnFile { plan: self.plan, filed: Some(date(before(year), 12, 20)?) }),
            items: Some(self.items),
            draws: self.draws,
            inspections: Inspections::new(self.inspections).ok()?,
            waivers: Vec::new(),
            registry: Some(self.registry),
            roster: Some(RosterOnFile {
                inspectors: self.inspectors,
                aliases: Vec::new(),
                recusals: self.recusals,
                holders: holders.into_iter().collect(),
            }),
        })
    }
}

/// A draw with a secret that this number makes, and a public value of the day.
fn drawn_by(mut terms: Terms, lists: Lists, secret: u64, day: NaiveDate) -> Option<Draw> {
    let issue = secret % 1_000_000;
    let secret = Value::new([secret, !secret].map(u64::to_be_bytes).concat()).ok()?;
    let lottery = Value::new(day.to_string()).ok()?;
    let announced: Text = format!("双色球 {day} 第{issue:06}期开奖号码（虚构）").parse().ok()?;
    let both = [
        ("bureau", Origin::Commit(secret.commit(terms.hash)), secret),
        ("lottery", Origin::Public(announced), lottery),
    ];
    let mut reveal = Vec::new();
    for (label, origin, value) in both {
        terms.entropy.push(Entropy { label: label.parse().ok()?, origin });
        reveal.push(Contribution { label: label.parse().ok()?, value });
    }
    Committed::new(terms, lists).ok()?.reveal(Reveal(reveal)).ok()?.draw().ok()
}
