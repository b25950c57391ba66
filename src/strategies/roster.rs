//! Strategies for the roster (Art. 6): spans of dates, certificates, inspectors, and the lists of a whole roster.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use proptest::collection::{SizeRange, btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::edges::favouring;
use super::known;
use super::registry::{division, id, text};
use crate::roster::{Alias, Certificate, Employment, Inspector, Recusal, Roster};
use crate::{DateSpan, Id, Text};

/// Days from 2025 to 2029, the edges by weight as in [`calendar::day`](super::calendar::day).
///
/// # Example: within the spans that the same file makes
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::roster::day;
///
/// proptest!(ProptestConfig::with_cases(16), |(day in day())| {
///     prop_assert!((2025..=2029).contains(&chrono::Datelike::year(&day)));
/// });
/// ```
pub fn day() -> impl Strategy<Value = NaiveDate> + Clone {
    let [first, last] =
        [(2025, 1, 1), (2029, 12, 31)].map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default());
    favouring(first, last)
}

/// Spans of one day to two years, from 2025 on.
///
/// # Example: it reads back
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::DateSpan;
/// use shuangsuiji::strategies::roster::date_span;
///
/// proptest!(ProptestConfig::with_cases(16), |(span in date_span())| {
///     prop_assert_eq!(span.to_string().parse::<DateSpan>().ok(), Some(span));
/// });
/// ```
pub fn date_span() -> impl Strategy<Value = DateSpan> + Clone {
    let length = prop_oneof![Just(0u64), 0u64..15, 0u64..730];
    (day(), length).prop_filter_map("not a span", |(from, length)| {
        DateSpan::new(from, from.checked_add_days(Days::new(length))?).ok()
    })
}

/// Certificates, their numbers from a small range so that they sometimes repeat.
///
/// # Example: valid for a day at least
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::roster::certificate;
///
/// proptest!(ProptestConfig::with_cases(16), |(certificate in certificate())| {
///     prop_assert!(certificate.valid.days() >= 1);
/// });
/// ```
pub fn certificate() -> impl Strategy<Value = Certificate> + Clone {
    (0u32..1_000_000, word(), date_span()).prop_filter_map("not a number", |(number, issuer, valid)| {
        Some(Certificate { number: format!("{number:011}").parse().ok()?, issuer, valid })
    })
}

/// Any text, a short one first: what needs no other shrinks to it at once.
fn word() -> impl Strategy<Value = Text> + Clone {
    prop_oneof![1 => Just(known("甲")), 3 => text()]
}

/// Any inspector; two of one name are not rare.
///
/// # Example: nobody is borrowed from home
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::roster::Employment;
/// use shuangsuiji::strategies::roster::inspector;
///
/// proptest!(ProptestConfig::with_cases(16), |(inspector in inspector())| {
///     let home = Employment::Borrowed { from: inspector.division };
///     prop_assert_ne!(inspector.employment, home);
/// });
/// ```
pub fn inspector() -> impl Strategy<Value = Inspector> + Clone {
    (id(), nobody()).prop_map(|(id, inspector)| Inspector { id, ..inspector })
}

/// Any inspector but for the id.
fn nobody() -> impl Strategy<Value = Inspector> + Clone {
    let namesake = select(vec!["王某", "李某"]).prop_map(known);
    let who = (prop_oneof![1 => namesake, 2 => text()], word(), word());
    let from = prop_oneof![4 => Just(None), 1 => division().prop_map(Some)];
    let where_from = (division(), from).prop_map(|(division, from)| match from.filter(|from| *from != division) {
        None => (division, Employment::Own),
        Some(from) => (division, Employment::Borrowed { from }),
    });
    (who, option::weighted(0.9, certificate()), where_from, vec(date_span(), 0..3)).prop_map(
        |((name, post, category), certificate, (division, employment), leave)| Inspector {
            id: known("I-1"),
            name,
            post,
            category,
            certificate,
            division,
            employment,
            leave,
        },
    )
}

/// Inspectors in any order, each id and each certificate once.
///
/// # Example: each certificate is one person's
/// ```
/// use std::collections::BTreeSet;
///
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::roster::inspectors;
///
/// proptest!(ProptestConfig::with_cases(16), |(inspectors in inspectors(0..12))| {
///     let all: Vec<_> = inspectors.iter().filter_map(|one| one.certificate.as_ref()).collect();
///     let numbers: BTreeSet<_> = all.iter().map(|one| &one.number).collect();
///     prop_assert_eq!(numbers.len(), all.len());
/// });
/// ```
pub fn inspectors(count: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Inspector>> + Clone {
    btree_map(id(), nobody(), count)
        .prop_map(|inspectors: BTreeMap<Id, Inspector>| {
            let mut numbers = BTreeSet::new();
            let mut inspectors: Vec<Inspector> =
                inspectors.into_iter().map(|(id, inspector)| Inspector { id, ..inspector }).collect();
            for inspector in &mut inspectors {
                inspector.certificate.take_if(|certificate| !numbers.insert(certificate.number.clone()));
            }
            inspectors
        })
        .prop_shuffle()
}

/// The lists of a roster, each in any order, which [`Roster::new`] accepts together with these sources.
#[derive(Clone, Debug)]
pub struct Lists {
    /// The inspectors.
    pub inspectors: Vec<Inspector>,
    /// Aliases among them.
    pub aliases: Vec<Alias>,
    /// Recusals of them from the sources.
    pub recusals: Vec<Recusal>,
    /// The ids of the sources.
    pub sources: BTreeSet<Id>,
}

impl Lists {
    /// The roster of these lists; none if they were changed into what a roster refuses.
    #[must_use]
    pub fn roster(&self) -> Option<Roster> {
        let (inspectors, aliases, recusals) = (self.inspectors.clone(), self.aliases.clone(), self.recusals.clone());
        Roster::new(inspectors, aliases, recusals, |source| self.sources.contains(source)).ok()
    }
}

/// Lists of so many inspectors, with some aliases and up to 20 recusals from up to ten sources.
///
/// # Example: a roster takes them
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::roster::lists;
///
/// proptest!(ProptestConfig::with_cases(16), |(lists in lists(0..12))| {
///     prop_assert!(lists.roster().is_some());
/// });
/// ```
pub fn lists(count: impl Into<SizeRange>) -> impl Strategy<Value = Lists> + Clone {
    let pairs = |most: usize| vec((any::<Index>(), any::<Index>()), 0..=most);
    // What stands first shrinks first: without aliases as many persons need no more inspectors, and of one recusal any two of a name
    // are enough. They choose among the ids in order, so that a list of one fewer leaves them where they are.
    let lists = (pairs(3), pairs(20), inspectors(count), btree_set(id(), 1..10), text());
    lists.prop_map(|(aliases, recused, inspectors, sources, reason)| {
        let mut ids: Vec<Id> = inspectors.iter().map(|inspector| inspector.id.clone()).collect();
        ids.sort_unstable();
        let from: Vec<&Id> = sources.iter().collect();
        let mut pairs = BTreeSet::new();
        let recusals = recused.into_iter().filter(|_| !ids.is_empty()).filter_map(|(inspector, source)| {
            let (inspector, source) = (inspector.get(&ids).clone(), (*source.get(&from)).clone());
            let new = pairs.insert((inspector.clone(), source.clone()));
            new.then(|| Recusal { inspector, source, reason: reason.clone() })
        });
        let recusals = recusals.collect();
        let aliases = aliases_among(&ids, aliases);
        Lists { inspectors, aliases, recusals, sources }
    })
}

/// Aliases of which none is one of another, none twice, none of itself.
fn aliases_among(ids: &[Id], pairs: Vec<(Index, Index)>) -> Vec<Alias> {
    let mut aliases: Vec<Alias> = Vec::new();
    for (id, person) in pairs.into_iter().filter(|_| !ids.is_empty()) {
        // Of the others, so that two of any list are enough.
        let id = id.get(ids);
        let others: Vec<&Id> = ids.iter().filter(|other| *other != id).collect();
        let Some(person) = (!others.is_empty()).then(|| *person.get(&others)) else { continue };
        let is_alias = |id: &Id| aliases.iter().any(|alias| alias.id == *id);
        let is_person = aliases.iter().any(|alias| alias.person == *id);
        if !is_alias(id) && !is_alias(person) && !is_person {
            aliases.push(Alias { id: id.clone(), person: person.clone() });
        }
    }
    aliases
}

/// Rosters.
///
/// # Example: whoever has two ids is one person
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::roster::roster;
///
/// proptest!(ProptestConfig::with_cases(16), |(roster in roster(0..12))| {
///     prop_assert!(roster.persons().len() <= 12);
/// });
/// ```
pub fn roster(count: impl Into<SizeRange>) -> impl Strategy<Value = Roster> + Clone {
    lists(count).prop_filter_map("refused", |lists| lists.roster())
}
