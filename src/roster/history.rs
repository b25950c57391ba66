//! Art. 6: 根据人员变动情况及时更新: who was on the roster, and recused from whom, by day.
//!
//! A [`Roster`] holds everybody who was on it; its [`RosterHistory`] says from which day on all changes are recorded, and
//! which. Of a day before, or without a history, nothing is known.

use chrono::NaiveDate;
use thiserror::Error;

use super::Roster;
use crate::explain::explain;
use crate::{Article, Code, Errors, Id};

/// What changed of an inspector.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum InspectorChange {
    /// 入库: came onto the roster.
    Joined,
    /// 出库: left the roster; the entry stays, for the days before.
    Left,
    /// 回避: recused from a source from that day on.
    Recused {
        /// The source.
        source: Id,
    },
    /// 回避解除: recused no more; the recusal stays, for the days before.
    RecusalEnded {
        /// The source.
        source: Id,
    },
}

/// A change of the roster.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RosterChange {
    /// The day from which it holds.
    pub on: NaiveDate,
    /// The inspector.
    pub inspector: Id,
    /// What changed.
    pub change: InspectorChange,
}

/// The changes of a roster.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RosterHistory {
    /// The first day from which every change is recorded; what was before it is not known.
    pub from: NaiveDate,
    /// The changes, in any order; those of one day in the order in which they were made.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub changes: Vec<RosterChange>,
}

/// One thing in a history that contradicts the roster. Changes are counted from 1, as given.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RosterHistoryError {
    /// A change before the history begins.
    #[error("change {position} (`{id}`): {on} lies before {from}, from which the changes are recorded")]
    BeforeHistory {
        /// The change.
        position: u64,
        /// The inspector.
        id: Id,
        /// Its day.
        on: NaiveDate,
        /// The first day of the history.
        from: NaiveDate,
    },
    /// A change of somebody of whom the roster has no entry.
    #[error("change {position}: `{id}` has no entry on the roster; expected one, also of who left it")]
    UnknownInspector {
        /// The change.
        position: u64,
        /// The inspector.
        id: Id,
    },
    /// A change of a recusal that is not among the recusals.
    #[error(
        "change {position}: no recusal of `{id}` from `{source_id}` is on the roster; expected it, also if it ended"
    )]
    UnknownRecusal {
        /// The change.
        position: u64,
        /// The inspector.
        id: Id,
        /// The source.
        source_id: Id,
    },
}

explain!(RosterHistoryError {
    Self::BeforeHistory { position, id, on, from } => Code::ROSTER_HISTORY_BEFORE, Article::Art6,
        "第{position}条变更（“{id}”）日期{on}早于变更记录起始日{from}";
    Self::UnknownInspector { position, id } => Code::ROSTER_HISTORY_INSPECTOR, Article::Art6,
        "第{position}条变更：名录库中无“{id}”，已出库人员亦应保留记录";
    Self::UnknownRecusal { position, id, source_id } => Code::ROSTER_HISTORY_RECUSAL, Article::Art6,
        "第{position}条变更：名录库中无“{id}”对“{source_id}”的回避，已解除的亦应保留记录";
});

/// Everything that is wrong with a history.
pub type RosterHistoryErrors = Errors<RosterHistoryError>;

/// A roster as it stood on each day of its history.
#[derive(Clone, Copy, Debug)]
pub struct RosterDays<'a> {
    roster: &'a Roster,
    history: Option<&'a RosterHistory>,
}

impl<'a> RosterDays<'a> {
    /// Checks the changes against the roster.
    ///
    /// # Errors
    /// [`RosterHistoryErrors`] with every change of what the roster does not have, and every one before the first day.
    pub fn new(roster: &'a Roster, history: Option<&'a RosterHistory>) -> Result<Self, RosterHistoryErrors> {
        let mut errors = Vec::new();
        for (history, (position, change)) in
            history.iter().flat_map(|it| it.changes.iter().zip(1..).map(move |(one, at)| (it, (at, one))))
        {
            let RosterChange { on, inspector, change } = change;
            let id = || inspector.clone();
            if *on < history.from {
                errors.push(RosterHistoryError::BeforeHistory { position, id: id(), on: *on, from: history.from });
            }
            match change {
                _ if roster.get(inspector.as_str()).is_none() => {
                    errors.push(RosterHistoryError::UnknownInspector { position, id: id() });
                }
                InspectorChange::Recused { source } | InspectorChange::RecusalEnded { source }
                    if !roster.is_recused(inspector.as_str(), source.as_str()) =>
                {
                    let source_id = source.clone();
                    errors.push(RosterHistoryError::UnknownRecusal { position, id: id(), source_id });
                }
                _ => {}
            }
        }
        match RosterHistoryErrors::of(errors) {
            Some(errors) => Err(errors),
            None => Ok(Self { roster, history }),
        }
    }

    /// Everybody who is or was on it.
    #[must_use]
    pub const fn roster(&self) -> &'a Roster {
        self.roster
    }

    /// Whether it is known how the roster stood on a day, and on the day before.
    #[must_use]
    pub fn knows(&self, day: NaiveDate) -> bool {
        self.history.is_some_and(|history| history.from <= day)
    }

    /// Whether the person with this id, be it an alias, was on the roster at the end of a day, as far as is known.
    #[must_use]
    pub fn has(&self, id: &str, day: NaiveDate) -> bool {
        let Some(person) = self.roster.get(id) else { return false };
        let of = |id: &str, day| {
            self.holds(day, |change| match change.change {
                InspectorChange::Joined => (change.inspector.as_str() == id).then_some(true),
                InspectorChange::Left => (change.inspector.as_str() == id).then_some(false),
                _ => None,
            })
        };
        if person.other_ids().is_empty() {
            return of(person.id(), day);
        }
        // A certificate that is renewed comes as another id, and its person does not: of who has several ids, each shows by its
        // own changes when it was there; one without changes was there, but for a person whose own id left.
        let moves = |id: &str, any: bool| {
            let changes = self.history.iter().flat_map(|history| &history.changes);
            let is_move = |it: &InspectorChange| match it {
                InspectorChange::Joined => any,
                InspectorChange::Left => true,
                _ => false,
            };
            changes.filter(|it| it.inspector.as_str() == id).any(|it| is_move(&it.change))
        };
        let left = moves(person.id(), false);
        let mut ids = core::iter::once(person.id()).chain(person.other_ids().iter().map(AsRef::as_ref));
        ids.any(|id| if moves(id, true) { of(id, day) } else { !left })
    }

    /// Whether the person with this id, be it an alias, was recused from a source at the end of a day, as far as is known.
    #[must_use]
    pub fn is_recused(&self, id: &str, source: &str, day: NaiveDate) -> bool {
        let Some(person) = self.roster.get(id).filter(|_| self.roster.is_recused(id, source)) else { return false };
        let of = |change: &RosterChange, from: &Id| from.as_str() == source && self.is(&change.inspector, person.id());
        self.holds(day, |change| match &change.change {
            InspectorChange::Recused { source } => of(change, source).then_some(true),
            InspectorChange::RecusalEnded { source } => of(change, source).then_some(false),
            _ => None,
        })
    }

    fn is(&self, id: &Id, person: &str) -> bool {
        self.roster.get(id.as_str()).is_some_and(|found| found.id() == person)
    }

    /// Whether something holds at the end of a day, by the changes that make it so or end it.
    fn holds(&self, day: NaiveDate, makes: impl Fn(&RosterChange) -> Option<bool>) -> bool {
        let mut until: Option<(NaiveDate, bool)> = None;
        let mut after: Option<(NaiveDate, bool)> = None;
        for change in self.history.iter().flat_map(|history| &history.changes) {
            let Some(made) = makes(change) else { continue };
            if change.on <= day {
                until = until.filter(|(on, _)| change.on < *on).or(Some((change.on, made)));
            } else {
                after = after.filter(|(on, _)| *on <= change.on).or(Some((change.on, made)));
            }
        }
        // What the next change makes so was not so before it.
        until.map(|(_, made)| made).or(after.map(|(_, made)| !made)).unwrap_or(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;
    use crate::roster::{Certificate, Employment, Inspector, Recusal};

    fn inspector(id: &str) -> Inspector {
        Inspector {
            id: id.parse().unwrap(),
            name: "王某".parse().unwrap(),
            post: "科员".parse().unwrap(),
            category: "生态环境".parse().unwrap(),
            certificate: Some(Certificate {
                number: id.parse().unwrap(),
                issuer: "内蒙古自治区人民政府".parse().unwrap(),
                valid: "2020-01-01/2030-12-31".parse().unwrap(),
            }),
            division: "150102".parse().unwrap(),
            employment: Employment::Own,
            leave: Vec::new(),
        }
    }

    fn change(on: &str, inspector: &str, change: InspectorChange) -> RosterChange {
        RosterChange { on: on.parse().unwrap(), inspector: inspector.parse().unwrap(), change }
    }

    fn roster() -> Roster {
        let recusal = |inspector: &str| Recusal {
            inspector: inspector.parse().unwrap(),
            source: "s".parse().unwrap(),
            reason: "近亲属".parse().unwrap(),
        };
        Roster::new(["a", "b", "c"].map(inspector), [], [recusal("a"), recusal("b")], |_| true).unwrap()
    }

    #[test]
    fn a_roster_is_known_as_it_stood_on_every_day_of_its_history() {
        let (source, roster) = ("s".parse::<Id>().unwrap(), roster());
        let history = RosterHistory {
            from: "2024-12-01".parse().unwrap(),
            changes: vec![
                change("2025-06-01", "a", InspectorChange::Joined),
                change("2025-09-01", "a", InspectorChange::Left),
                change("2025-10-01", "a", InspectorChange::Joined),
                change("2025-05-01", "b", InspectorChange::Left),
                change("2025-03-01", "b", InspectorChange::RecusalEnded { source: source.clone() }),
                change("2025-07-01", "a", InspectorChange::Recused { source }),
            ],
        };
        let days = RosterDays::new(&roster, Some(&history)).unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let has = |id: &str| ["2025-04-30", "2025-06-01", "2025-09-01", "2025-10-01"].map(|on| days.has(id, day(on)));
        assert_eq!(has("a"), [false, true, false, true]);
        assert_eq!(has("b"), [true, false, false, false]);
        assert_eq!((has("c"), has("x")), ([true; 4], [false; 4]));
        let recused = |id: &str| ["2025-02-28", "2025-03-01", "2025-07-01"].map(|on| days.is_recused(id, "s", day(on)));
        assert_eq!(
            (recused("a"), recused("b"), recused("c")),
            ([false, false, true], [true, false, false], [false; 3])
        );
        assert!(days.knows(day("2024-12-01")) && !days.knows(day("2024-11-30")));
        assert!(!RosterDays::new(&roster, None).unwrap().knows(day("2025-01-01")));
    }

    #[test]
    fn a_history_of_what_the_roster_does_not_have_is_refused() {
        let (source, roster) = ("s".parse::<Id>().unwrap(), roster());
        let history = RosterHistory {
            from: "2024-12-01".parse().unwrap(),
            changes: vec![
                change("2024-11-01", "a", InspectorChange::Joined),
                change("2025-01-01", "x", InspectorChange::Joined),
                change("2025-01-01", "c", InspectorChange::Recused { source }),
            ],
        };
        let errors = RosterDays::new(&roster, Some(&history)).unwrap_err();
        let told: Vec<_> = errors.iter().map(|it| (it.to_string(), it.chinese())).collect();
        let expected = [
            (
                "change 1 (`a`): 2024-11-01 lies before 2024-12-01, from which the changes are recorded",
                "第1条变更（“a”）日期2024年11月1日早于变更记录起始日2024年12月1日",
            ),
            (
                "change 2: `x` has no entry on the roster; expected one, also of who left it",
                "第2条变更：名录库中无“x”，已出库人员亦应保留记录",
            ),
            (
                "change 3: no recusal of `c` from `s` is on the roster; expected it, also if it ended",
                "第3条变更：名录库中无“c”对“s”的回避，已解除的亦应保留记录",
            ),
        ];
        assert_eq!(told, expected.map(|(english, chinese)| (english.to_owned(), chinese.to_owned())));
    }
}
