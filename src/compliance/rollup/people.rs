//! Arts. 6, 8: people of several rosters of a league, whom their certificates tell: who is on loan is somebody at home, and
//! nobody is the own inspector of two bureaus at a time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::ids::registry_days;
use super::{Discord, YearFile};
use crate::compliance::finding::{Evidence, Finding, Subject};
use crate::roster::{Employment, Person, Roster, RosterDays, RosterHistory};
use crate::{Division, Id, Text, Token};

/// A bureau with its roster.
struct Bureau<'f> {
    agency: &'f Token,
    file: &'f YearFile,
    roster: Roster,
    history: Option<RosterHistory>,
}

/// A certificate: its number and who issued it.
type Certificate<'r> = (&'r Text, &'r Text);

fn certificates(person: &Person) -> impl Iterator<Item = Certificate<'_>> {
    person.certificates().iter().map(|it| (&it.number, &it.issuer))
}

/// What the rosters of these files show only together.
pub(super) fn people(files: &BTreeMap<&Token, &YearFile>) -> Vec<Finding> {
    let bureaus = files.iter().filter_map(|(agency, file)| {
        let (roster, history) = file.checked_roster(registry_days(file).as_ref()).ok()?;
        Some(Bureau { agency, file, roster: roster?, history })
    });
    let bureaus: Vec<Bureau<'_>> = bureaus.collect();
    let mut findings: Vec<Finding> = bureaus.iter().flat_map(|bureau| unknown_at_home(bureau, &bureaus)).collect();
    findings.extend(own_twice(&bureaus));
    findings
}

/// Who is on loan from a bureau whose roster has nobody of the certificate, nor of the id: a roster with its changes, in which
/// those stand too who have left since.
fn unknown_at_home(bureau: &Bureau<'_>, bureaus: &[Bureau<'_>]) -> Vec<Finding> {
    let lenders: BTreeMap<Division, Vec<&Bureau<'_>>> =
        bureaus.iter().filter(|it| it.history.is_some()).fold(BTreeMap::new(), |mut all, it| {
            all.entry(it.file.agency.division).or_default().push(it);
            all
        });
    let held: BTreeMap<Division, BTreeSet<Certificate<'_>>> = lenders
        .iter()
        .map(|(division, all)| {
            let persons = all.iter().flat_map(|it| it.roster.persons());
            (*division, persons.flat_map(certificates).collect())
        })
        .collect();
    let mut findings = Vec::new();
    for person in bureau.roster.persons() {
        let Employment::Borrowed { from } = person.employment() else { continue };
        let (Some(all), Some(held)) = (lenders.get(&from), held.get(&from)) else { continue };
        let ids = || core::iter::once(person.id()).chain(person.other_ids().iter().map(AsRef::as_ref));
        let known = certificates(person).any(|it| held.contains(&it))
            || ids().any(|id| all.iter().any(|it| it.roster.get(id).is_some()));
        // Without a certificate nobody inspects, and it has its own finding.
        let (Some(certificate), Some(lender), false) = (person.certificates().first(), all.first(), known) else {
            continue;
        };
        let inspector = Id::checked_before(person.id());
        let (agency, lender) = (bureau.agency.clone(), lender.agency.clone());
        let discord = Discord::LoanUnknown { agency, inspector: inspector.clone(), lender };
        let subject = Subject::Holder { holder: certificate.number.clone() };
        findings.push(Finding::of(&discord, subject, Evidence::Roster { inspector: Some(inspector) }, []));
    }
    findings
}

/// Who stands as the own inspector of two divisions on the day of a draw of either, by rosters that know the day.
fn own_twice(bureaus: &[Bureau<'_>]) -> Vec<Finding> {
    let mut own: BTreeMap<Certificate<'_>, Vec<(&Bureau<'_>, &Person)>> = BTreeMap::new();
    for bureau in bureaus {
        let theirs = |it: &&Person| it.division() == bureau.file.agency.division && it.employment() == Employment::Own;
        for person in bureau.roster.persons().iter().filter(theirs) {
            for certificate in certificates(person) {
                own.entry(certificate).or_default().push((bureau, person));
            }
        }
    }
    let (mut findings, mut told) = (Vec::new(), BTreeSet::new());
    for ((number, _), all) in own {
        for (at, one) in all.iter().enumerate() {
            let before = all.iter().take(at).find_map(|other| Some((other, both_have(one, other)?)));
            let Some(((bureau, person), day)) = before.filter(|_| told.insert((one.0.agency, one.1.id()))) else {
                continue;
            };
            let [inspector, same] = [one.1, person].map(|it| Id::checked_before(it.id()));
            let (agency, other) = (one.0.agency.clone(), bureau.agency.clone());
            let discord = Discord::OwnTwice { agency, inspector: inspector.clone(), other, same: same.clone(), day };
            let subject = Subject::Holder { holder: number.clone() };
            let evidence = [inspector, same].map(|inspector| Evidence::Roster { inspector: Some(inspector) });
            let [first, second] = evidence;
            findings.push(Finding::of(&discord, subject, first, [second]));
        }
    }
    findings
}

/// The first day of a draw on which the rosters of two divisions both have somebody, as far as they know it.
fn both_have((one, person): &(&Bureau<'_>, &Person), (other, same): &(&Bureau<'_>, &Person)) -> Option<NaiveDate> {
    if one.file.agency.division == other.file.agency.division {
        return None;
    }
    let days = |bureau: &Bureau<'_>| bureau.file.draws.iter().map(|draw| draw.drawn).collect::<BTreeSet<_>>();
    let all: BTreeSet<NaiveDate> = days(one).union(&days(other)).copied().collect();
    let has = |bureau: &Bureau<'_>, person: &Person, day| {
        let days = RosterDays::new(&bureau.roster, bureau.history.as_ref());
        days.is_ok_and(|days| days.knows(day) && days.has(person.id(), day))
    };
    let on = one.file.on;
    all.into_iter().find(|day| *day <= on && has(one, person, *day) && has(other, same, *day))
}
