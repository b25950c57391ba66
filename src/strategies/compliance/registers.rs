//! The registers of a simulated bureau, with what changes of them within the year.

use chrono::NaiveDate;

use super::setting::{Setting, Staff};
use super::world::date;
use crate::compliance::LoanOnFile;
use crate::registry::{CreditCode, Registry, RegistryChange, Source, SourceChange, SourceState};
use crate::roster::{Alias, Certificate, Employment, Inspector, InspectorChange, Recusal, Roster, RosterChange};
use crate::rules::{self, ItemList, Ruleset, Wording};
use crate::{Division, Id, Tier, Token};

/// Where a bureau is, and how its sources and inspectors are numbered.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) name: &'static str,
    /// The agency's and its inspectors'.
    pub(super) division: u32,
    /// Its sources'.
    area: u32,
    /// From where a district came to it.
    elsewhere: u32,
    pub(super) prefix: String,
}

impl Place {
    /// The one bureau of a year by itself.
    pub(super) fn alone(tier: Tier) -> Self {
        let name = if tier == Tier::County { "xincheng" } else { "league" };
        Self { name, division: 150_102, area: 150_102, elsewhere: 150_103, prefix: String::new() }
    }

    /// A bureau of a league, from 1; none of more than there are.
    pub(super) fn of_league(tier: Tier, number: usize) -> Option<Self> {
        let counties = [
            ("xincheng", 150_102),
            ("huimin", 150_103),
            ("yuquan", 150_104),
            ("saihan", 150_105),
            ("wuchuan", 150_125),
        ];
        let (name, area) = *counties.get(number.checked_sub(1)?)?;
        let (name, division) = if tier == Tier::County { (name, area) } else { ("league", 150_100) };
        Some(Self { name, division, area, elsewhere: 150_202, prefix: format!("{number}-") })
    }

    pub(super) fn source_id(&self, stratum: &str, number: u32) -> Option<Id> {
        format!("{}{stratum}-{number:03}", self.prefix).parse().ok()
    }

    pub(super) fn inspector_id(&self, number: u32) -> Option<Id> {
        format!("{}I-{number:02}", self.prefix).parse().ok()
    }
}

pub(super) fn source(place: &Place, stratum: &str, number: u32) -> Option<Source> {
    let kind: u64 = if stratum == "key" { 1 } else { 2 };
    // Four digits hold the first 999; of more, eight.
    let unit = if number < 1000 { 1000 } else { 10_000_000 };
    let code =
        CreditCode::with_checks(&format!("91{}{:08}", place.area, kind.wrapping_mul(unit).wrapping_add(number.into())));
    Some(Source {
        id: place.source_id(stratum, number)?,
        name: format!("示例企业{number}").parse().ok()?,
        credit_code: Some(code.ok()?),
        legal_representative: Some("张某".parse().ok()?),
        phone: Some("0471-0000000".parse().ok()?),
        division: Division::from_number(place.area).ok()?,
        stratum: stratum.parse().ok()?,
        state: SourceState::Active,
    })
}

/// A source as it stands at last, with what changed of it within the year.
#[derive(Clone)]
pub(super) struct Lived {
    pub(super) now: Source,
    pub(super) change: Option<(NaiveDate, SourceChange)>,
    pub(super) left: Option<NaiveDate>,
}

impl Lived {
    pub(super) const fn steady(now: Source) -> Self {
        Self { now, change: None, left: None }
    }

    /// As it stood at the end of a day; none if it was not in the registry.
    pub(super) fn on(&self, day: NaiveDate) -> Option<Source> {
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

    /// The id that it had before, if it was renumbered.
    pub(super) const fn former(&self) -> Option<&Id> {
        match &self.change {
            Some((_, SourceChange::Renumbered { from })) => Some(from),
            _ => None,
        }
    }

    pub(super) fn history(&self) -> impl Iterator<Item = RegistryChange> + '_ {
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

/// What a bureau keeps: registry and roster, with what changes of them within the year.
#[derive(Clone)]
pub(super) struct Rolls {
    pub(super) sources: Vec<Lived>,
    pub(super) inspectors: Vec<Inspector>,
    /// Other ids of some of them, each with an entry of its own.
    pub(super) aliases: Vec<Alias>,
    /// The documents behind those on loan.
    pub(super) loans: Vec<LoanOnFile>,
    pub(super) recusals: Vec<Recusal>,
    pub(super) changes: Vec<RosterChange>,
}

impl Rolls {
    /// Those of a bureau with inspectors of its own, and general sources of which others draw so many.
    pub(super) fn of(place: &Place, setting: Setting, by_others: u32) -> Option<Self> {
        // Enough for those who come within the year too.
        let most = setting.inspectors.saturating_add(u32::from(setting.staff() == Staff::Grows));
        let general = most.saturating_mul(10).saturating_add(5).saturating_add(by_others);
        let of = |stratum, most| (1..=most).map(move |n| source(place, stratum, n));
        let sources = of("key", setting.key).chain(of("general", general));
        let mut sources: Vec<_> = sources.map(|it| it.map(Lived::steady)).collect::<Option<_>>()?;
        let mut inspectors = (1..=setting.inspectors).map(|n| inspector(place, n)).collect::<Option<Vec<_>>>()?;
        let mut changes = Vec::new();
        if setting.changes {
            sources.extend(changing(place, setting)?);
            let first = sources.first_mut()?;
            let from = core::mem::replace(&mut first.now.id, place.source_id("key", setting.beyond(991))?);
            first.change = Some((date(setting.year.number(), 6, 1)?, SourceChange::Renumbered { from }));
            changes = staff(place, setting, &mut inspectors)?;
        }
        let recusals = (1..=setting.inspectors).map(|n| {
            let source = place.source_id("general", n)?;
            Some(Recusal { inspector: place.inspector_id(n)?, source, reason: "近亲属".parse().ok()? })
        });
        let recusals = recusals.collect::<Option<Vec<_>>>()?;
        Some(Self { sources, inspectors, aliases: Vec::new(), loans: Vec::new(), recusals, changes })
    }

    /// The registry as it stood at the end of a day.
    pub(super) fn registry_on(&self, day: NaiveDate) -> Option<Registry> {
        Registry::new(self.sources.iter().filter_map(|it| it.on(day))).ok()
    }

    /// The roster as it stood at the end of a day.
    pub(super) fn roster_on(&self, day: NaiveDate) -> Option<Roster> {
        let there = is_there(&self.changes, day);
        let inspectors = self.inspectors.iter().filter(|one| there(&one.id)).cloned();
        let recusals = self.recusals.iter().filter(|it| there(&it.inspector)).cloned();
        Roster::new(inspectors, self.aliases.iter().cloned(), recusals, |_| true).ok()
    }

    /// The source that has an id, or had it.
    pub(super) fn lived(&self, id: &Id) -> Option<&Lived> {
        self.sources.iter().find(|it| it.now.id == *id || it.former() == Some(id))
    }
}

/// One source of each kind of change; each is a general one, and one a key source, so that the cap meets two ids.
fn changing(place: &Place, setting: Setting) -> Option<Vec<Lived>> {
    let day = |month, day| date(setting.year.number(), month, day);
    let lived = |number, change: Option<(NaiveDate, SourceChange)>| {
        Some(Lived { now: source(place, "general", setting.beyond(number))?, change, left: None })
    };
    let renumbered = place.source_id("general", setting.beyond(906))?;
    let mut gone = lived(902, None)?;
    gone.left = day(6, 1);
    let mut closed = lived(903, Some((day(6, 1)?, SourceChange::State { from: SourceState::Active })))?;
    closed.now.state = SourceState::Closed;
    let elsewhere = Division::from_number(place.elsewhere).ok()?;
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

/// Who comes onto the roster in mid-year and who leaves it, as the setting has it.
fn staff(place: &Place, setting: Setting, inspectors: &mut Vec<Inspector>) -> Option<Vec<RosterChange>> {
    let day = |month, day| date(setting.year.number(), month, day);
    let mut changes = Vec::new();
    let staff = setting.staff();
    let leaver = inspectors.last()?.id.clone();
    if staff != Staff::Shrinks {
        let joiner = inspector(place, setting.inspectors.checked_add(1)?)?;
        let inspector = joiner.id.clone();
        changes.push(RosterChange { on: day(5, 15)?, inspector, change: InspectorChange::Joined });
        inspectors.push(joiner);
    }
    if staff != Staff::Grows {
        changes.push(RosterChange { on: day(6, 1)?, inspector: leaver, change: InspectorChange::Left });
    }
    Some(changes)
}

/// An item for everybody, and one for construction projects alone.
pub(super) fn items(rules: &Ruleset) -> Option<ItemList> {
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
    // For those of no other stratum: construction projects.
    let sites = all.iter().filter(|it| !["key", "general"].contains(&it.as_str())).cloned().collect::<Vec<_>>();
    let sites = if sites.is_empty() { None } else { Some(item("sites", sites)?) };
    let items = [item("daily", all)?].into_iter().chain(sites).chain([other]).collect();
    ItemList::new(both("抽查事项清单", "list of items")?, items).ok()
}

pub(super) fn inspector(place: &Place, number: u32) -> Option<Inspector> {
    let id = place.inspector_id(number)?;
    let certificate = Certificate {
        number: format!("{}NM-{number:04}", place.prefix).parse().ok()?,
        issuer: "内蒙古自治区人民政府（虚构）".parse().ok()?,
        valid: "2000-01-01/2030-12-31".parse().ok()?,
    };
    Some(Inspector {
        id,
        name: format!("检查员{number}").parse().ok()?,
        post: "科员".parse().ok()?,
        category: "生态环境".parse().ok()?,
        certificate: Some(certificate),
        division: Division::from_number(place.division).ok()?,
        employment: Employment::Own,
        leave: Vec::new(),
    })
}

/// Whether somebody is on the roster at the end of a day.
pub(super) fn is_there(changes: &[RosterChange], day: NaiveDate) -> impl Fn(&Id) -> bool + '_ {
    move |id: &Id| {
        changes.iter().filter(|it| it.inspector == *id).all(|it| match it.change {
            InspectorChange::Joined => it.on <= day,
            _ => day < it.on,
        })
    }
}
