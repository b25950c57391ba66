//! The registers of a simulated bureau, with what changes of them within the year.

use chrono::NaiveDate;

use super::setting::{Setting, Staff};
use super::world::date;
use crate::registry::{CreditCode, Registry, RegistryChange, Source, SourceChange, SourceState};
use crate::roster::{Certificate, Employment, Inspector, InspectorChange, Recusal, Roster, RosterChange};
use crate::rules::{self, ItemList, Ruleset, Wording};
use crate::{Division, Id, Token};

pub(super) fn source(stratum: &str, number: u32) -> Option<Source> {
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

/// One source of each kind of change; each is a general one, and one a key source, so that the cap meets two ids.
pub(super) fn changing(setting: Setting) -> Option<Vec<Lived>> {
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

/// Who comes onto the roster in mid-year and who leaves it, as the setting has it.
pub(super) fn staff(setting: Setting, inspectors: &mut Vec<Inspector>) -> Option<Vec<RosterChange>> {
    let day = |month, day| date(setting.year.number(), month, day);
    let mut changes = Vec::new();
    let staff = setting.staff();
    let leaver = inspectors.last()?.id.clone();
    if staff != Staff::Shrinks {
        let joiner = inspector(setting.inspectors.checked_add(1)?)?;
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
    let items = vec![item("daily", all)?, item("sites", vec!["project".parse().ok()?])?, other];
    ItemList::new(both("抽查事项清单", "list of items")?, items).ok()
}

pub(super) fn inspector(number: u32) -> Option<Inspector> {
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

/// The registry as it stood at the end of a day.
pub(super) fn registry_on(sources: &[Lived], day: NaiveDate) -> Option<Registry> {
    Registry::new(sources.iter().filter_map(|it| it.on(day))).ok()
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

/// The roster as it stood at the end of a day.
pub(super) fn roster_on(
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
