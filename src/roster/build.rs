//! Art. 6: checking the lists of a roster and bringing them into their one order, all errors at once.

use std::collections::BTreeMap;

use super::{
    Alias, Certificate, Employment, Inspector, Person, Recusal, Roster, RosterError, RosterErrors, RosterList,
};
use crate::{Id, Text};

/// Where each id is declared an alias, and of whom.
type Declared<'a> = BTreeMap<&'a Id, (u32, &'a Id)>;

pub(super) fn build(
    inspectors: impl IntoIterator<Item = Inspector>,
    aliases: impl IntoIterator<Item = Alias>,
    recusals: impl IntoIterator<Item = Recusal>,
    knows_source: impl Fn(&str) -> bool,
) -> Result<Roster, RosterErrors> {
    let mut errors = Vec::new();
    let inspectors = numbered(RosterList::Inspectors, inspectors, &mut errors);
    let aliases = numbered(RosterList::Aliases, aliases, &mut errors);
    let recusals = numbered(RosterList::Recusals, recusals, &mut errors);
    checked(inspectors, &aliases, recusals, &knows_source, errors)
}

fn checked(
    inspectors: Vec<(u32, Inspector)>,
    aliases: &[(u32, Alias)],
    recusals: Vec<(u32, Recusal)>,
    knows_source: &dyn Fn(&str) -> bool,
    mut errors: Vec<RosterError>,
) -> Result<Roster, RosterErrors> {
    let declared = declared(aliases);
    let listed = check_inspectors(&inspectors, &declared, &mut errors);
    check_aliases(aliases, &listed, &declared, &mut errors);
    check_recusals(&recusals, &listed, knows_source, &mut errors);
    if let Some(errors) = RosterErrors::of(errors) {
        return Err(errors);
    }
    let recusals = canonical_recusals(recusals, &declared);
    Ok(Roster::from_sorted(persons(inspectors, &declared), recusals))
}

/// The entries with their positions, from 1.
fn numbered<T>(list: RosterList, entries: impl IntoIterator<Item = T>, errors: &mut Vec<RosterError>) -> Vec<(u32, T)> {
    let mut entries = entries.into_iter();
    let numbered = (1..=u32::MAX).zip(entries.by_ref()).collect();
    if entries.next().is_some() {
        errors.push(RosterError::TooMany { list, most: u32::MAX });
    }
    numbered
}

fn declared(aliases: &[(u32, Alias)]) -> Declared<'_> {
    let mut declared = Declared::new();
    for (position, alias) in aliases {
        declared.entry(&alias.id).or_insert((*position, &alias.person));
    }
    declared
}

/// The id by which the person with this id is known.
fn known_as<'a>(id: &'a Id, declared: &Declared<'a>) -> &'a Id {
    declared.get(id).map_or(id, |(_, person)| person)
}

fn check_inspectors<'a>(
    inspectors: &'a [(u32, Inspector)],
    declared: &Declared<'a>,
    errors: &mut Vec<RosterError>,
) -> BTreeMap<&'a Id, u32> {
    let mut listed = BTreeMap::new();
    let mut held: BTreeMap<(&Text, &Text), (u32, &Id)> = BTreeMap::new();
    for (position, inspector) in inspectors {
        let (second, id) = (*position, &inspector.id);
        let first = *listed.entry(id).or_insert(second);
        if first != second {
            errors.push(RosterError::RepeatedInspector { id: id.clone(), first, second });
        }
        if matches!(inspector.employment, Employment::Borrowed { from } if from == inspector.division) {
            let (id, division) = (id.clone(), inspector.division);
            errors.push(RosterError::BorrowedFromOwn { position: second, id, division });
        }
        if let Some(Certificate { number, issuer, .. }) = &inspector.certificate {
            let person = known_as(id, declared);
            let (first, holder) = *held.entry((number, issuer)).or_insert((second, person));
            if holder != person {
                let (number, issuer) = (number.clone(), issuer.clone());
                errors.push(RosterError::RepeatedCertificate { number, issuer, first, second });
            }
        }
    }
    listed
}

fn check_aliases(
    aliases: &[(u32, Alias)],
    listed: &BTreeMap<&Id, u32>,
    declared: &Declared<'_>,
    errors: &mut Vec<RosterError>,
) {
    for (position, Alias { id, person }) in aliases {
        let position = *position;
        if let Some(&(first, _)) = declared.get(id).filter(|(first, _)| *first != position) {
            errors.push(RosterError::RepeatedAlias { id: id.clone(), first, second: position });
        }
        if id == person {
            errors.push(RosterError::AliasOfItself { position, id: id.clone() });
        } else if let Some(&(other, _)) = declared.get(person) {
            errors.push(RosterError::AliasOfAlias { position, id: id.clone(), person: person.clone(), other });
        }
        let unknown = [id, person].into_iter().filter(|id| !listed.contains_key(id));
        // An alias of itself is one id, told once.
        errors.extend(
            unknown
                .take(if id == person { 1 } else { 2 })
                .map(|id| RosterError::AliasUnknown { position, id: id.clone() }),
        );
    }
}

fn check_recusals(
    recusals: &[(u32, Recusal)],
    listed: &BTreeMap<&Id, u32>,
    knows_source: &dyn Fn(&str) -> bool,
    errors: &mut Vec<RosterError>,
) {
    let mut given = BTreeMap::new();
    for (position, Recusal { inspector, source, .. }) in recusals {
        let position = *position;
        if !listed.contains_key(inspector) {
            let (id, source_id) = (inspector.clone(), source.clone());
            errors.push(RosterError::RecusalInspector { position, id, source_id });
        }
        if !knows_source(source.as_str()) {
            let (id, inspector) = (source.clone(), inspector.clone());
            errors.push(RosterError::RecusalSource { position, id, inspector });
        }
        let first = *given.entry((inspector, source)).or_insert(position);
        if first != position {
            let (inspector, source_id) = (inspector.clone(), source.clone());
            errors.push(RosterError::RepeatedRecusal { inspector, source_id, first, second: position });
        }
    }
}

/// One person per id that is no alias, ascending, with the entries of the aliases put in.
fn persons(inspectors: Vec<(u32, Inspector)>, declared: &Declared<'_>) -> Vec<Person> {
    let (others, mut own): (Vec<_>, Vec<_>) =
        inspectors.into_iter().map(|(_, inspector)| inspector).partition(|entry| declared.contains_key(&entry.id));
    own.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    let mut entries: BTreeMap<&Id, Vec<Inspector>> = BTreeMap::new();
    for other in others {
        if let Some((_, person)) = declared.get(&other.id) {
            entries.entry(person).or_default().push(other);
        }
    }
    own.into_iter()
        .map(|entry| {
            let mut others = entries.remove(&entry.id).unwrap_or_default();
            others.sort_unstable_by(|one, other| one.id.cmp(&other.id));
            Person::of(entry, others)
        })
        .collect()
}

/// The recusals by the ids of persons and of sources, ascending, each pair once. Where a person is recused from one
/// source under several ids, the reason kept is the one under the person's own id, else under the least.
fn canonical_recusals(recusals: Vec<(u32, Recusal)>, declared: &Declared<'_>) -> Vec<Recusal> {
    let mut named: Vec<(bool, Id, Recusal)> = recusals
        .into_iter()
        .map(|(_, Recusal { inspector, source, reason })| {
            let person = known_as(&inspector, declared).clone();
            (person != inspector, inspector, Recusal { inspector: person, source, reason })
        })
        .collect();
    named.sort_unstable_by(|(alias, id, one), (other_alias, other_id, other)| {
        let pair = (&one.inspector, &one.source, alias, id);
        pair.cmp(&(&other.inspector, &other.source, other_alias, other_id))
    });
    let mut recusals: Vec<Recusal> = named.into_iter().map(|(_, _, recusal)| recusal).collect();
    recusals.dedup_by(|one, other| one.inspector == other.inspector && one.source == other.source);
    recusals
}
