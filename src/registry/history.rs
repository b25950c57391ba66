//! Arts. 5, 7: 动态: since when and until when sources stood in the registry, and what changed of them, by day.
//!
//! A [`Registry`] is as it stands with every change made. Its [`RegistryHistory`] says from which day on all changes are
//! recorded, and which; from it [`RegistryDays`] tells how the registry stood on any of these days. Of a day before, or
//! without a history, nothing is known, and nothing is told.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use thiserror::Error;

use super::{Registry, SourceRef, SourceState};
use crate::explain::explain;
use crate::{Article, Code, Division, Errors, Id, Token};

/// What changed of a source.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum SourceChange {
    /// 入库: it came into the registry.
    Joined,
    /// 出库: it left the registry; what it was.
    Left {
        /// Its division.
        division: Division,
        /// Its stratum.
        stratum: Token,
        /// Its state.
        state: SourceState,
    },
    /// 类别调整: another stratum.
    Stratum {
        /// The stratum before.
        from: Token,
    },
    /// 区划调整: another division, as by a move within the area or a merger of districts.
    Division {
        /// The division before.
        from: Division,
    },
    /// 状态变更: another state, as by its closing.
    State {
        /// The state before.
        from: SourceState,
    },
    /// 更换编号: another id; it is one source.
    Renumbered {
        /// The id before.
        from: Id,
    },
}

/// A change of the registry.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegistryChange {
    /// The day from which it holds.
    pub on: NaiveDate,
    /// The source, by its id after the change.
    pub source: Id,
    /// What changed.
    pub change: SourceChange,
}

/// The changes that led to a registry as it stands.
///
/// # Example: a source that was renumbered in April
/// ```
/// use shuangsuiji::registry::{Registry, RegistryChange, RegistryDays, RegistryHistory, Source, SourceChange, SourceState};
///
/// let registry = Registry::new([Source {
///     id: "K-902".parse()?,
///     name: "示例化工有限公司".parse()?,
///     credit_code: None,
///     legal_representative: None,
///     phone: None,
///     division: "150102".parse()?,
///     stratum: "key".parse()?,
///     state: SourceState::Active,
/// }])?;
/// let change = SourceChange::Renumbered { from: "K-002".parse()? };
/// let history = RegistryHistory {
///     from: "2024-12-01".parse()?,
///     changes: vec![RegistryChange { on: "2025-04-01".parse()?, source: "K-902".parse()?, change }],
/// };
/// let days = RegistryDays::new(&registry, Some(&history))?;
/// assert_eq!(days.current("K-002"), "K-902");
/// assert!(days.at("K-002", "2025-03-31".parse()?).is_some() && days.at("K-002", "2025-04-01".parse()?).is_none());
/// assert!(!days.knows("2024-11-30".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegistryHistory {
    /// The first day from which every change is recorded; what was before it is not known.
    pub from: NaiveDate,
    /// The changes, in any order; those of one source on one day in the order in which they were made.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub changes: Vec<RegistryChange>,
}

/// What a draw reads of a source, as it stood on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SourceFacts<'a> {
    /// Where it lay.
    pub division: Division,
    /// Its stratum.
    pub stratum: &'a Token,
    /// Its state.
    pub state: SourceState,
}

impl<'a> From<SourceRef<'a>> for SourceFacts<'a> {
    fn from(source: SourceRef<'a>) -> Self {
        Self { division: source.division(), stratum: source.stratum(), state: source.state() }
    }
}

/// One thing in a history that contradicts the registry, or itself. Changes are counted from 1, as given.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RegistryHistoryError {
    /// A change before the history begins.
    #[error("change {position} (source `{source_id}`): {on} lies before {from}, from which the changes are recorded")]
    BeforeHistory {
        /// The change.
        position: u64,
        /// Its source.
        source_id: Id,
        /// Its day.
        on: NaiveDate,
        /// The first day of the history.
        from: NaiveDate,
    },
    /// A change of a source that is not in the registry after it.
    #[error(
        "change {position} (source `{source_id}`): not in the registry after {on}; expected a source that is there"
    )]
    Absent {
        /// The change.
        position: u64,
        /// Its source.
        source_id: Id,
        /// Its day.
        on: NaiveDate,
    },
    /// A source that left, or an id that was given up, and stands in the registry all the same.
    #[error("change {position} (source `{source_id}`): in the registry after {on}; expected it to be gone by then")]
    Present {
        /// The change.
        position: u64,
        /// Its source.
        source_id: Id,
        /// Its day.
        on: NaiveDate,
    },
}

explain!(RegistryHistoryError {
    Self::BeforeHistory { position, source_id, on, from } => Code::REGISTRY_HISTORY_BEFORE, Article::Art7,
        "第{position}条变更（污染源“{source_id}”）日期{on}早于变更记录起始日{from}";
    Self::Absent { position, source_id, on } => Code::REGISTRY_HISTORY_ABSENT, Article::Art7,
        "第{position}条变更（污染源“{source_id}”）：{on}之后信息库中无此污染源";
    Self::Present { position, source_id, on } => Code::REGISTRY_HISTORY_PRESENT, Article::Art7,
        "第{position}条变更（污染源“{source_id}”）：{on}之后信息库中仍有此污染源";
});

/// Everything that is wrong with a history.
pub type RegistryHistoryErrors = Errors<RegistryHistoryError>;

/// A registry as it stood on each day of its history.
#[derive(Clone, Debug)]
pub struct RegistryDays<'a> {
    registry: &'a Registry,
    from: Option<NaiveDate>,
    /// Of each id that changed: what held before a day, the last day first.
    before: BTreeMap<&'a str, Vec<(NaiveDate, Option<SourceFacts<'a>>)>>,
    /// The ids that were given up, with those that came in their place.
    renumbered: BTreeMap<&'a str, &'a str>,
}

impl<'a> RegistryDays<'a> {
    /// Undoes the changes one by one, the last first.
    ///
    /// # Errors
    /// [`RegistryHistoryErrors`] with every change that cannot have led to the registry as it stands.
    ///
    /// # Complexity
    /// A sort of the changes, and a look-up for each.
    pub fn new(registry: &'a Registry, history: Option<&'a RegistryHistory>) -> Result<Self, RegistryHistoryErrors> {
        let mut days =
            Self { registry, from: history.map(|it| it.from), before: BTreeMap::new(), renumbered: BTreeMap::new() };
        let mut errors = Vec::new();
        let mut changes: Vec<(u64, &RegistryChange)> = (1..).zip(history.iter().flat_map(|it| &it.changes)).collect();
        changes.sort_by_key(|(position, change)| (change.on, *position));
        for (position, RegistryChange { on, source, change }) in changes.into_iter().rev() {
            let source_id = || source.clone();
            if let Some(from) = days.from.filter(|from| on < from) {
                errors.push(RegistryHistoryError::BeforeHistory { position, source_id: source_id(), on: *on, from });
                continue;
            }
            let after = days.earliest(source.as_str());
            let absent = || RegistryHistoryError::Absent { position, source_id: source_id(), on: *on };
            let before = match (change, after) {
                (SourceChange::Left { division, stratum, state }, None) => {
                    Some(SourceFacts { division: *division, stratum, state: *state })
                }
                (SourceChange::Left { .. }, Some(_)) => {
                    errors.push(RegistryHistoryError::Present { position, source_id: source_id(), on: *on });
                    continue;
                }
                (_, None) => {
                    errors.push(absent());
                    continue;
                }
                (SourceChange::Joined, Some(_)) => None,
                (SourceChange::Stratum { from }, Some(after)) => Some(SourceFacts { stratum: from, ..after }),
                (SourceChange::Division { from }, Some(after)) => Some(SourceFacts { division: *from, ..after }),
                (SourceChange::State { from }, Some(after)) => Some(SourceFacts { state: *from, ..after }),
                (SourceChange::Renumbered { from }, Some(after)) => {
                    if days.earliest(from.as_str()).is_some() {
                        let source_id = from.clone();
                        errors.push(RegistryHistoryError::Present { position, source_id, on: *on });
                        continue;
                    }
                    days.before.entry(from.as_str()).or_default().push((*on, Some(after)));
                    days.renumbered.entry(from.as_str()).or_insert(source.as_str());
                    None
                }
            };
            days.before.entry(source.as_str()).or_default().push((*on, before));
        }
        match RegistryHistoryErrors::of(errors) {
            Some(errors) => Err(errors),
            None => Ok(days),
        }
    }

    /// The registry as it stands.
    #[must_use]
    pub const fn registry(&self) -> &'a Registry {
        self.registry
    }

    /// Whether it is known how the registry stood on a day, and on the day before.
    #[must_use]
    pub fn knows(&self, day: NaiveDate) -> bool {
        self.from.is_some_and(|from| from <= day)
    }

    /// A source at the end of a day; none if it was not in the registry. Without changes of it, as it stands now.
    ///
    /// # Complexity
    /// Two look-ups, linear in the changes of the source.
    #[must_use]
    pub fn at(&self, id: &str, day: NaiveDate) -> Option<SourceFacts<'a>> {
        let changes = self.before.get(id).map_or(&[][..], Vec::as_slice);
        // The last day first: of the changes after the day, the earliest says what held.
        match changes.iter().rev().find(|(on, _)| day < *on) {
            Some((_, before)) => *before,
            None => self.registry.get(id).map(SourceFacts::from),
        }
    }

    /// The ids of everybody in the registry, now or on some day of its history, without those twice that are both.
    pub fn ids(&self) -> impl Iterator<Item = &'a str> + '_ {
        let gone = self.before.keys().copied().filter(|id| self.registry.get(id).is_none());
        self.registry.iter().map(SourceRef::id).chain(gone)
    }

    /// Every source that was in the registry on one of two days: how it stood on each.
    ///
    /// # Complexity
    /// One pass over the registry, and a look-up for each source while there are changes.
    pub fn on(
        &self,
        [before, day]: [NaiveDate; 2],
    ) -> impl Iterator<Item = (&'a str, [Option<SourceFacts<'a>>; 2])> + '_ {
        let changed = |id: &str| !self.before.is_empty() && self.before.contains_key(id);
        let steady = self.registry.iter().filter(move |source| !changed(source.id()));
        let steady = steady.map(|source| (source.id(), [Some(SourceFacts::from(source)); 2]));
        let moved = self.before.keys().map(move |id| (*id, [self.at(id, before), self.at(id, day)]));
        steady.chain(moved).filter(|(_, facts)| facts.iter().any(Option::is_some))
    }

    /// The first day from which the changes are recorded; none without a history.
    #[must_use]
    pub const fn from(&self) -> Option<NaiveDate> {
        self.from
    }

    /// The ids that were given up for this one, directly or over others.
    pub fn former<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'a str> + 's {
        self.renumbered.keys().copied().filter(move |old| *old != id && self.current(old) == id)
    }

    /// Whether an id is, or was on some day of the history, one of the registry's.
    #[must_use]
    pub fn holds(&self, id: &str) -> bool {
        self.before.contains_key(id) || self.registry.get(id).is_some()
    }

    /// The id by which a source is known now: the one that came in the place of this one, or this one.
    #[must_use]
    pub fn current<'i>(&self, id: &'i str) -> &'i str
    where
        'a: 'i,
    {
        let mut current = id;
        // Not more steps than ids were given up, whatever the history says.
        for _ in 0..self.renumbered.len() {
            let Some(next) = self.renumbered.get(current).filter(|_| self.registry.get(current).is_none()) else {
                break;
            };
            current = next;
        }
        current
    }

    /// The ids that were given up, each with the one that came in its place.
    pub(crate) fn renumbered(&self) -> impl Iterator<Item = (&'a str, &'a str)> + '_ {
        self.renumbered.iter().map(|(former, now)| (*former, *now))
    }

    /// Whether some source has been renumbered.
    #[must_use]
    pub fn has_renumbered(&self) -> bool {
        !self.renumbered.is_empty()
    }

    /// What held before the earliest change so far undone.
    fn earliest(&self, id: &str) -> Option<SourceFacts<'a>> {
        match self.before.get(id).and_then(|changes| changes.last()) {
            Some((_, before)) => *before,
            None => self.registry.get(id).map(SourceFacts::from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;
    use crate::registry::Source;

    fn source(id: &str) -> Source {
        Source {
            id: id.parse().unwrap(),
            name: "示例企业".parse().unwrap(),
            credit_code: None,
            legal_representative: None,
            phone: None,
            division: "150102".parse().unwrap(),
            stratum: "key".parse().unwrap(),
            state: SourceState::Active,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn change(on: &str, source: &str, change: SourceChange) -> RegistryChange {
        RegistryChange { on: day(on), source: source.parse().unwrap(), change }
    }

    fn history(changes: Vec<RegistryChange>) -> RegistryHistory {
        RegistryHistory { from: day("2024-12-01"), changes }
    }

    #[test]
    fn a_registry_is_known_as_it_stood_on_every_day_of_its_history() {
        let registry = Registry::new([source("a"), source("b2"), source("c")]).unwrap();
        let (division, stratum) = ("150103".parse().unwrap(), "general".parse::<Token>().unwrap());
        let left = SourceChange::Left { division, stratum: stratum.clone(), state: SourceState::Closed };
        let history = history(vec![
            change("2025-06-01", "a", SourceChange::Joined),
            change("2025-05-01", "b2", SourceChange::Renumbered { from: "b1".parse().unwrap() }),
            change("2025-04-01", "b1", SourceChange::Renumbered { from: "b".parse().unwrap() }),
            change("2025-03-01", "c", SourceChange::Stratum { from: stratum }),
            change("2025-03-01", "c", SourceChange::Division { from: division }),
            change("2025-07-01", "c", SourceChange::State { from: SourceState::Suspended }),
            change("2025-08-01", "d", left),
        ]);
        let days = RegistryDays::new(&registry, Some(&history)).unwrap();
        let there = |on: &str| days.ids().filter(|id| days.at(id, day(on)).is_some()).collect::<Vec<_>>();
        assert_eq!(there("2025-01-01"), ["c", "b", "d"]);
        assert_eq!(there("2025-04-30"), ["c", "b1", "d"]);
        assert_eq!(there("2025-06-01"), ["a", "b2", "c", "d"]);
        assert_eq!(there("2025-08-01"), ["a", "b2", "c"]);
        assert_eq!((days.current("b"), days.current("b2"), days.current("x")), ("b2", "b2", "x"));
        let facts = |on: &str| {
            let facts = days.at("c", day(on)).unwrap();
            (facts.division.to_string(), facts.stratum.to_string(), facts.state)
        };
        let as_it = |division: &str, stratum: &str, state| (division.to_owned(), stratum.to_owned(), state);
        assert_eq!(facts("2025-02-28"), as_it("150103", "general", SourceState::Suspended));
        assert_eq!(facts("2025-03-01"), as_it("150102", "key", SourceState::Suspended));
        assert_eq!(facts("2025-07-01"), as_it("150102", "key", SourceState::Active));
        assert!(days.knows(day("2024-12-01")) && !days.knows(day("2024-11-30")));
        assert!(!RegistryDays::new(&registry, None).unwrap().knows(day("2025-01-01")));
    }

    #[test]
    fn a_history_that_cannot_have_led_to_the_registry_is_refused() {
        let registry = Registry::new([source("a")]).unwrap();
        let (division, stratum) = ("150102".parse().unwrap(), "key".parse().unwrap());
        let history = history(vec![
            change("2024-11-01", "a", SourceChange::Joined),
            change("2025-01-01", "b", SourceChange::Joined),
            change("2025-02-01", "a", SourceChange::Left { division, stratum, state: SourceState::Closed }),
        ]);
        let errors = RegistryDays::new(&registry, Some(&history)).unwrap_err();
        let told: Vec<_> = errors.iter().map(|it| (it.to_string(), it.chinese())).collect();
        let expected = [
            (
                "change 3 (source `a`): in the registry after 2025-02-01; expected it to be gone by then",
                "第3条变更（污染源“a”）：2025年2月1日之后信息库中仍有此污染源",
            ),
            (
                "change 2 (source `b`): not in the registry after 2025-01-01; expected a source that is there",
                "第2条变更（污染源“b”）：2025年1月1日之后信息库中无此污染源",
            ),
            (
                "change 1 (source `a`): 2024-11-01 lies before 2024-12-01, from which the changes are recorded",
                "第1条变更（污染源“a”）日期2024年11月1日早于变更记录起始日2024年12月1日",
            ),
        ];
        assert_eq!(told, expected.map(|(english, chinese)| (english.to_owned(), chinese.to_owned())));
    }
}
