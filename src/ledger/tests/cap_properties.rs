//! The ledger as a whole against plain counting, and a simulated draw that obeys it.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;

use super::cap::{CLEAN, FOUND, bureau, year};
use crate::ledger::*;
use crate::plan::Tally;
use crate::rules::{CapAgencies, Exemption, InspectionKind, Ruleset};
use crate::strategies::ledger::{day as any_day, records, waivers};
use crate::strategies::rules::rulesets;
use crate::{Period, Quarter};

/// What a record was before it was completed or void.
fn before(record: &Record) -> Record {
    let ended = matches!(record.state, State::Completed { .. } | State::Void { .. });
    Record { state: if ended { State::Drawn } else { record.state.clone() }, ..record.clone() }
}

proptest! {
    #[test]
    fn the_tally_is_a_plain_count_in_any_order_and_the_explanation_agrees_with_the_standing(
        rules in rulesets(), records in records(), waivers in waivers(), number in 2026..=2028, on in any_day()
    ) {
        let forward = Ledger::new(records.clone(), waivers.clone(), &rules).unwrap();
        let backward = Ledger::new(records.iter().rev().cloned(), waivers.iter().rev().cloned(), &rules).unwrap();
        prop_assert_eq!(&forward, &backward);
        let agency = "hohhot".parse().unwrap();
        let view = View { agency: &agency, year: year(number), on };
        let all = forward.tallies(view);
        prop_assert!(all.values().all(|tally| *tally != Tally::default()));
        for source in ["HH-1", "HH-2", "HH-3", "HH-4", "HH-5", "HH-6", "HH-7"] {
            let of_source = || records.iter().filter(|record| record.source.as_str() == source);
            let counts = |record: &&Record| match &rules.pack().cap {
                None => record.kind == InspectionKind::Daily,
                Some(cap) => cap.counts.kinds.contains(&record.kind) && cap.counts.tiers.contains(&record.agency.tier)
                    && (cap.counts.agencies == CapAgencies::All || record.agency.name == agency)
                    && (cap.counts.scheduled || matches!(record.state, State::Completed { completed, .. } if completed <= on)),
            };
            let charged = of_source().filter(counts).filter(|record| record.charges(year(number), on)).count();
            let tally = forward.tally(source, view);
            prop_assert_eq!(tally.inspections as usize, charged);
            prop_assert_eq!(tally.violation_found, of_source().any(|record| record.found_violation(year(number), on)));
            prop_assert_eq!(all.get(&source.parse::<crate::Id>().unwrap()).copied().unwrap_or_default(), tally);
            let standing = rules.standing("active", tally);
            let eligibility = forward.explain(source, view).eligibility;
            prop_assert_eq!(eligibility.may_be_drawn(), standing.left_out.is_none());
            let exempt = matches!(eligibility, Eligibility::Exempt { .. });
            prop_assert_eq!(exempt, standing.status == crate::plan::Status::Exempt);
            if let Eligibility::AtCap { used, visits, .. } = eligibility {
                prop_assert_eq!(used as usize, visits.len());
            }
        }
    }

    #[test]
    fn what_happens_later_does_not_change_a_days_tallies(records in records(), on in any_day(), number in 2026..=2028) {
        let known = |record: &Record| match record.state {
            _ if record.drawn > on => None,
            State::Completed { completed: end, .. } | State::Void { voided: end, .. } if end > on => Some(before(record)),
            _ => Some(record.clone()),
        };
        let agency = "hohhot".parse().unwrap();
        let view = View { agency: &agency, year: year(number), on };
        let rules = Ruleset::inner_mongolia();
        // Two records that differ only in how they end later are one and the same before.
        let then: std::collections::BTreeSet<Record> = records.iter().filter_map(known).collect();
        prop_assume!(then.len() == records.iter().filter_map(known).count());
        let then = Ledger::new(then, [], &rules).unwrap();
        let now = Ledger::new(records, [], &rules).unwrap();
        prop_assert_eq!(then.tallies(view), now.tallies(view));
    }

    #[test]
    fn a_record_charges_one_year_and_void_ones_none(records in records(), on in any_day()) {
        for record in &records {
            let years = (2025..=2029).filter(|&number| record.charges(year(number), on)).count();
            let gone = matches!(record.state, State::Void { voided, .. } if voided <= on);
            prop_assert_eq!(years, usize::from(record.drawn <= on && !gone));
        }
    }
}

/// A drawn visit's fate in a simulated year.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Clean(u64),
    Violation(u64),
    Void(u64),
    Open,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        5 => (0..90_u64).prop_map(Fate::Clean),
        1 => (0..90_u64).prop_map(Fate::Violation),
        1 => (0..90_u64).prop_map(Fate::Void),
        1 => Just(Fate::Open),
    ]
}

fn state(fate: Fate, period: Period) -> State {
    let on = |days| period.first_day() + Days::new(days);
    match fate {
        Fate::Clean(days) => State::Completed { completed: on(days), outcome: CLEAN },
        Fate::Violation(days) => State::Completed { completed: on(days), outcome: FOUND },
        Fate::Void(days) => State::Void { voided: on(days), reason: "停产".parse().unwrap() },
        Fate::Open => State::Drawn,
    }
}

/// Two years of quarterly draws by both tiers, from three sources, each wanting every source it may have.
fn simulated(
    rules: &Ruleset,
    wishes: &[(bool, Fate)],
    special: &[(bool, Fate)],
    waivers: &[Waiver],
) -> Result<Vec<Record>, TestCaseError> {
    let cap = rules.pack().cap.clone().unwrap();
    let mut records: Vec<Record> = Vec::new();
    let (mut wishes, mut special) = (wishes.iter(), special.iter());
    for (number, quarter) in (2026..=2027).flat_map(|year| (1..=4).map(move |quarter| (year, quarter))) {
        let period = Period::Quarter(Quarter::new(number, quarter).unwrap());
        for (name, days_before) in [("hohhot", 25), ("xincheng", 10)] {
            let on = period.first_day() - Days::new(days_before);
            let ledger = Ledger::new(records.clone(), waivers.to_vec(), rules).unwrap();
            for source in ["HH-1", "HH-2", "HH-3"] {
                let &(wanted, fate) = wishes.next().unwrap();
                let &(looked_at, found) = special.next().unwrap();
                let source: crate::Id = source.parse().unwrap();
                let record = |kind, state| Record {
                    source: source.clone(),
                    drawn: on,
                    agency: bureau(name),
                    kind,
                    period,
                    state,
                    joint: None,
                };
                if looked_at {
                    records.push(record(InspectionKind::Special, state(found, period)));
                }
                let agency = bureau(name).name;
                let explanation = ledger.explain(source.as_str(), View { agency: &agency, year: year(number), on });
                if !wanted || !explanation.eligibility.may_be_drawn() {
                    continue;
                }
                // Counted by hand: what is drawn for this year, and not void by this day.
                let before = records.iter().filter(|other| {
                    other.source == source
                        && other.kind == InspectionKind::Daily
                        && other.period.year().number() == number
                        && !matches!(other.state, State::Void { voided, .. } if voided <= on)
                });
                if before.count() >= cap.most as usize {
                    let Eligibility::Exempt { ground, .. } = explanation.eligibility else {
                        return Err(TestCaseError::fail(format!("drawn beyond the cap: {explanation}")));
                    };
                    named_truly(&cap.exemptions, ground, &source, number, on)?;
                }
                records.push(record(InspectionKind::Daily, state(fate, period)));
            }
        }
    }
    Ok(records)
}

/// That a ground is one of the pack's, of this source and year, and known by this day.
fn named_truly(
    exemptions: &[Exemption],
    ground: Ground<'_>,
    source: &crate::Id,
    number: i32,
    on: NaiveDate,
) -> Result<(), TestCaseError> {
    match ground {
        Ground::ViolationFound(visit) => {
            prop_assert!(exemptions.contains(&Exemption::ViolationFound));
            let State::Completed { completed, outcome: Outcome::Violation { .. } } = visit.record.state else {
                return Err(TestCaseError::fail("no violation"));
            };
            prop_assert_eq!((&visit.record.source, completed.format("%Y").to_string()), (source, number.to_string()));
            prop_assert!(completed <= on && visit.completed == Some(completed));
        }
        Ground::Waiver(waiver) => {
            prop_assert!(exemptions.contains(&Exemption::Waiver));
            prop_assert_eq!((&waiver.source, waiver.year), (source, year(number)));
            prop_assert!(waiver.granted <= on);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_cap_is_never_passed_without_an_exemption_that_the_explanation_names(
        most in 1..=3_u32,
        exemptions in prop::sample::subsequence(vec![Exemption::ViolationFound, Exemption::Waiver], 0..=2),
        wishes in vec((prop::bool::weighted(0.8), fate()), 48),
        special in vec((prop::bool::weighted(0.1), fate()), 48),
        waivers in waivers(),
    ) {
        let mut pack = Ruleset::inner_mongolia().into_pack();
        let cap = pack.cap.as_mut().unwrap();
        (cap.most, cap.exemptions) = (most, exemptions.clone());
        let rules = Ruleset::new(pack).unwrap();
        let waivers: Vec<Waiver> = waivers.into_iter().collect();
        let records = simulated(&rules, &wishes, &special, &waivers)?;

        let mut made: BTreeMap<(&crate::Id, i32), u32> = BTreeMap::new();
        for record in records.iter().filter(|record| record.kind == InspectionKind::Daily) {
            let counts = !matches!(record.state, State::Void { .. });
            *made.entry((&record.source, record.period.year().number())).or_default() += u32::from(counts);
        }
        let ledger = Ledger::new(records.clone(), waivers, &rules).unwrap();
        let agency = bureau("hohhot").name;
        for ((source, number), made) in made {
            let on = Period::Year(year(number)).last_day();
            let view = View { agency: &agency, year: year(number), on };
            prop_assert_eq!(ledger.tally(source.as_str(), view).inspections, made);
            if made > most {
                let explanation = ledger.explain(source.as_str(), view);
                let Eligibility::Exempt { ground, used, .. } = explanation.eligibility else {
                    return Err(TestCaseError::fail(format!("passed the cap: {explanation}")));
                };
                prop_assert_eq!(used, made);
                named_truly(&exemptions, ground, source, number, on)?;
            }
        }
    }
}
