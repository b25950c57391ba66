//! Arts. 5, 6, 10–12: inspections against the draws, the roster and the rules.
//!
//! What concerns the draw (who was drawn, when, by whom) binds inspections that must be drawn, or were. Team size,
//! certificates, recusal, the record on site and the rectification order bind every kind: see
//! [`READINGS`](crate::rules::interpretation::READINGS) on Art. 12. Publication is the next room's.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::Id;
use crate::draw::{Digest, Link, first_repeated};
use crate::inspection::drawn_lines::{DrawnLine, DrawnLines};
use crate::inspection::{Breach, Found, Inspection, InspectionFinding, Inspections, Progress, SiteVisit};
use crate::roster::{Availability, Person, Roster};
use crate::rules::{InspectionKind, Ruleset};

/// What inspections are checked against.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The rules.
    pub rules: &'a Ruleset,
    /// Every order with its transcripts, of all agencies concerned.
    pub draws: &'a [Link<'a>],
    /// The inspectors of all agencies concerned; without it, recusals and certificates are not looked at.
    pub roster: Option<&'a Roster>,
    /// The day; what happened later is not known.
    pub on: NaiveDate,
}

/// Finds what is wrong with inspections as a day knows them, ascending by agency and source.
///
/// # Guarantees
/// No case is found twice. An inspection by another agency than the one that drew is not also one by another team;
/// somebody who took the place of a drawn inspector is not also missed on the roster; a visit before its draw is not also one
/// before its period; a source that was inspected in
/// some way, however wrong, is not also one that was not inspected; a void visit has its reason and is no finding.
///
/// # Complexity
/// One hash a transcript, then look-ups for each inspection and each drawn line.
///
/// # Example: a daily inspection that rests on no draw
/// ```
/// use shuangsuiji::Explain;
/// use shuangsuiji::inspection::{Evidence, Inspections, check_inspections};
/// use shuangsuiji::rules::Ruleset;
///
/// let inspections: Inspections = serde_json::from_str(r#"[{
///     "source": "HH-0001",
///     "drawn": "2026-12-10",
///     "agency": {"name": "hohhot", "division": "150100", "tier": "prefecture"},
///     "kind": "daily",
///     "stratum": "key",
///     "period": "2027-Q1",
///     "team": {"inspectors": ["NM-1", "NM-2"]},
///     "progress": {"completed": {
///         "from": "2027-02-02", "completed": "2027-02-03", "site_record": true, "found": "no_problem"
///     }}
/// }]"#)?;
/// let rules = Ruleset::inner_mongolia();
/// let evidence = Evidence { rules: &rules, draws: &[], roster: None, on: "2027-04-01".parse()? };
/// let findings = check_inspections(&inspections, &evidence);
/// assert_eq!(
///     findings[0].to_string(),
///     "`hohhot`, source `HH-0001`, daily, 2027-Q1: rests on no draw; expected the draw that chose the source"
/// );
/// assert_eq!(findings[0].article().unwrap().to_string(), "Art. 5");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn check_inspections(inspections: &Inspections, evidence: &Evidence<'_>) -> Vec<InspectionFinding> {
    let lines = DrawnLines::new(evidence.draws);
    let mut used: BTreeSet<(Digest, &Id)> = BTreeSet::new();
    let mut findings = Vec::new();
    // A visit that was made is known, whatever day its record says it was drawn on.
    let is_known =
        |one: &&Inspection| one.drawn <= evidence.on || one.visit(evidence.on).is_some() || one.is_void(evidence.on);
    for inspection in inspections.iter().filter(is_known) {
        let found = |breach| InspectionFinding {
            agency: inspection.agency.name.clone(),
            source_id: inspection.source.clone(),
            kind: inspection.kind,
            period: inspection.period,
            drawn: Some(inspection.drawn),
            breach,
        };
        findings.extend(of_day(inspection).map(found));
        if inspection.is_void(evidence.on) {
            continue;
        }
        let (line, mut breaches) = match lines.line(inspection) {
            Ok(line) => (line, Vec::new()),
            Err(breach) => (None, vec![breach]),
        };
        if let Some(line) = line
            && !used.insert((line.order, &inspection.source))
        {
            breaches.push(Breach::DrawUsedTwice { order: line.order });
        }
        breaches.extend(of_draw(inspection, line, evidence));
        if let Some(visit) = inspection.visit(evidence.on) {
            breaches.extend(of_visit(visit));
            breaches.extend(of_team(inspection, visit, line, evidence));
        }
        findings.extend(breaches.into_iter().map(found));
    }
    findings.extend(not_inspected(inspections, &lines, evidence.on));
    findings.sort();
    findings
}

/// The day for which a visit is set, or on which it was declared void.
fn of_day(inspection: &Inspection) -> Option<Breach> {
    let Inspection { drawn, period, .. } = *inspection;
    let (first, last) = (drawn.max(period.first_day()), period.last_day());
    match inspection.progress {
        Progress::Scheduled { visit } if visit < first || last < visit => {
            Some(Breach::SetOutside { visit, first, last })
        }
        Progress::Void { voided, .. } if voided < drawn => Some(Breach::VoidBeforeDraw { voided, drawn }),
        _ => None,
    }
}

/// Agency, period and stratum, and the days on site.
fn of_draw(inspection: &Inspection, line: Option<DrawnLine<'_>>, evidence: &Evidence<'_>) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let period = line.map_or(inspection.period, |line| line.terms.period);
    let (first, last) = (period.first_day(), period.last_day());
    let visit = inspection.visit(evidence.on).filter(|_| inspection.draw.is_some());
    let early = visit.filter(|visit| visit.from < inspection.drawn);
    breaches.extend(early.map(|visit| Breach::BeforeDraw { from: visit.from, drawn: inspection.drawn }));
    // A visit before its draw lies before its period too, and is told once.
    let outside = visit.filter(|visit| visit.from < first || visit.completed > last).filter(|_| early.is_none());
    if let Some(&SiteVisit { from, completed, .. }) = outside {
        breaches.push(Breach::OutsideWindow { from, completed, first, last });
    }
    let Some(line) = line else { return breaches };
    if line.terms.agency.name != inspection.agency.name {
        breaches.push(Breach::OtherAgency { drawn_by: line.terms.agency.name.clone() });
    }
    // A visit outside the draw's period that is on record for the period in which it was made is told as such.
    let other_period = period != inspection.period && outside.is_none() && early.is_none();
    if other_period || *line.stratum != inspection.stratum {
        breaches.push(Breach::DiffersFromDraw {
            period: inspection.period,
            stratum: inspection.stratum.clone(),
            drawn_period: period,
            drawn_stratum: line.stratum.clone(),
        });
    }
    breaches
}

/// The record on site, and what a violation asks for.
fn of_visit(visit: &SiteVisit) -> impl Iterator<Item = Breach> {
    let record = (!visit.site_record).then_some(Breach::NoSiteRecord);
    let unordered = matches!(visit.found, Found::Violation { rectification: None, .. });
    let completed = visit.completed;
    let published = visit.published.as_ref().map(|published| published.on).filter(|on| *on < completed);
    let early = published.map(|published| Breach::PublishedEarly { completed, published });
    record.into_iter().chain(unordered.then_some(Breach::NoRectification)).chain(early)
}

/// Who went.
fn of_team(
    inspection: &Inspection,
    visit: &SiteVisit,
    line: Option<DrawnLine<'_>>,
    evidence: &Evidence<'_>,
) -> Vec<Breach> {
    let roster = evidence.roster;
    let person = |id: &Id| roster.and_then(|roster| roster.get(id.as_str())).map_or(id.as_str(), Person::id).to_owned();
    let went = &inspection.team.inspectors;
    let persons: BTreeSet<String> = went.iter().map(person).collect();
    let found = u32::try_from(persons.len()).unwrap_or(u32::MAX);
    let least = evidence.rules.pack().team.as_ref().map(|team| team.size).or(line.map(|line| line.terms.team));
    let small = least.filter(|least| found < *least);
    let mut breaches = Vec::new();
    // Somebody who stands twice fills no second place: where that alone makes the team too small, it is told so.
    let all: Vec<&Id> = went.iter().collect();
    let repeated = first_repeated(&all).map(|inspector| Breach::InspectorRepeated { inspector: (*inspector).clone() });
    let filled = |least: &u32| repeated.is_none() || went.len() < *least as usize;
    breaches.extend(small.filter(filled).map(|least| Breach::TeamTooSmall { found, least }));
    breaches.extend(repeated);

    let own = line.filter(|line| line.terms.agency.name == inspection.agency.name);
    let mut others = Vec::new();
    if let Some(line) = own.filter(|_| inspection.team.changed.is_none()) {
        let drawn: BTreeSet<String> = line.drawn.team.iter().map(person).collect();
        others = went.iter().filter(|id| !drawn.contains(&person(id))).cloned().collect();
        let missing = || line.drawn.team.iter().filter(|id| !persons.contains(&person(id)));
        // Who is missing from a team that is too small is that finding.
        if !others.is_empty() || (small.is_none() && missing().next().is_some()) {
            breaches.push(Breach::OtherTeam { others: others.clone(), missing: missing().cloned().collect() });
        }
    }

    let Some(roster) = roster else { return breaches };
    for inspector in went {
        if roster.is_recused(inspector.as_str(), inspection.source.as_str()) {
            breaches.push(Breach::Recused { inspector: inspector.clone() });
        }
        let told = others.contains(inspector) || (line.is_some() && own.is_none());
        match roster.available(inspector.as_str(), visit.from, visit.completed) {
            Err(_) if told => {}
            Err(_) => breaches.push(Breach::NotOnRoster { inspector: inspector.clone() }),
            Ok(Availability::NoCertificate) => {
                breaches.push(Breach::NotCertified { inspector: inspector.clone(), on: visit.from });
            }
            Ok(Availability::CertificateNotValid { on }) => {
                breaches.push(Breach::NotCertified { inspector: inspector.clone(), on });
            }
            Ok(_) => {}
        }
    }
    breaches
}

/// Drawn sources of periods that are over, without any inspection, and none declared void while it was due (Art. 10).
fn not_inspected<'a>(
    inspections: &'a Inspections,
    lines: &'a DrawnLines<'_>,
    on: NaiveDate,
) -> impl Iterator<Item = InspectionFinding> + 'a {
    let over = lines.standing().filter(move |line| line.terms.period.last_day() < on);
    let missing = over.filter(move |line| {
        let accounted = |one: &Inspection| {
            let by_this_draw = one.draw.is_some_and(|draw| draw.order == line.order && lines.knows(draw));
            // An inspection whose own draw is wrong has its finding; the source was inspected all the same.
            let wrongly = one.is_random()
                && !one.draw.is_some_and(|draw| lines.knows(draw))
                && one.period == line.terms.period
                && one.agency.name == line.terms.agency.name
                // A word of a draw that nobody knows accounts for no visit that was not made.
                && (one.draw.is_none() || one.visit(on).is_some())
                // Nor does a visit of another time: in this period there was none.
                && one.visit(on).is_none_or(|visit| {
                    [visit.from, visit.completed].into_iter().any(|day| line.terms.period.contains(day))
                });
            // Declared void after the period, it was still due in it.
            let in_time = line.terms.period.last_day().min(on);
            (by_this_draw || wrongly) && (one.visit(on).is_some() || one.is_void(in_time))
        };
        !inspections.of(line.drawn.source.as_str()).iter().any(accounted)
    });
    missing.map(|line| InspectionFinding {
        agency: line.terms.agency.name.clone(),
        source_id: line.drawn.source.clone(),
        kind: InspectionKind::Daily,
        period: line.terms.period,
        drawn: None,
        breach: Breach::NotInspected { due: line.terms.period.last_day() },
    })
}
