//! Arts. 5–8: the three lists that an order commits, from registry, roster and tallies by the rules.
//!
//! The only file of this room that knows where the lists come from; the protocol itself does not. A list names everybody
//! in the agency's area or on its roster, also who cannot be drawn: that a source is closed or an inspector on leave is
//! committed, and whoever checks the draw sees it.

use crate::plan::{self, Tally};
use crate::registry::{Registry, SourceRef};
use crate::roster::{LeaveReading, Roster};
use crate::rules::{Facts, Ruleset};
use crate::{DateSpan, Division, Id};

use crate::draw::{
    InspectorEntry, InspectorList, InspectorStatus, ListError, RecusalEntry, RecusalList, SourceLine, SourceList,
    SourceStatus,
};

impl From<plan::Status> for SourceStatus {
    fn from(status: plan::Status) -> Self {
        match status {
            plan::Status::Open => Self::Open,
            plan::Status::Exempt => Self::Exempt,
            plan::Status::Excluded => Self::Excluded,
        }
    }
}

/// The sources of an agency's area (Arts. 5, 7, 8), each as it stands by the rules and its tally of the inspection year.
///
/// # Errors
/// [`ListError`] if the ids take more than 4 GiB.
///
/// # Complexity
/// One pass over the registry, one call of `tally` for each source of the area.
pub fn source_list(
    rules: &Ruleset,
    registry: &Registry,
    area: Division,
    tally: impl Fn(&str) -> Tally,
) -> Result<SourceList, ListError> {
    source_list_by_facts(rules, registry, area, tally, |_| Facts::default())
}

/// The same, with strata derived from what the host knows of each source, as [`AgencyBase::by_facts`] counts them.
///
/// Facts that declare no stratum declare the registry's.
///
/// # Errors
/// As [`source_list`].
///
/// [`AgencyBase::by_facts`]: crate::plan::AgencyBase::by_facts
pub(super) fn source_list_by_facts(
    rules: &Ruleset,
    registry: &Registry,
    area: Division,
    tally: impl Fn(&str) -> Tally,
    facts: impl Fn(SourceRef<'_>) -> Facts,
) -> Result<SourceList, ListError> {
    SourceList::from_lines(registry.within(area).map(|source| {
        let tally = tally(source.id());
        let mut facts = facts(source);
        facts.declared.get_or_insert_with(|| source.stratum().clone());
        let stratum = rules.stratum_of(&facts).and_then(|stratum| rules.stratum(stratum.as_str()));
        SourceLine {
            id: source.id(),
            stratum: stratum.map_or(source.stratum(), |stratum| &stratum.stratum),
            division: source.division(),
            inspections: tally.inspections,
            status: rules.standing(source.state().as_str(), tally).status.into(),
        }
    }))
}

/// The inspectors on the roster of one division (Arts. 6, 11), borrowed ones included, each available or not for visits
/// in the inspection window.
///
/// # Errors
/// [`ListError`], which a roster does not cause: its ids are distinct.
///
/// # Complexity
/// One pass over the roster, and a look-up for each inspector of the division.
pub fn inspector_list(
    roster: &Roster,
    division: Division,
    window: DateSpan,
    leave: LeaveReading,
) -> Result<InspectorList, ListError> {
    let persons = roster.persons().iter().filter(|person| person.division() == division);
    InspectorList::new(persons.map(|person| {
        let available = roster.available(person.id(), window.from(), window.until());
        let available = available.is_ok_and(|availability| availability.is_available(leave));
        let status = if available { InspectorStatus::Available } else { InspectorStatus::Unavailable };
        InspectorEntry { id: Id::checked_before(person.id()), division, status }
    }))
}

/// The recusals (Art. 6) between the inspectors and sources of these lists.
///
/// # Errors
/// [`ListError`], which a roster does not cause: its recusals are distinct.
///
/// # Complexity
/// Two look-ups for each recusal of the roster.
pub fn recusal_list(
    roster: &Roster,
    sources: &SourceList,
    inspectors: &InspectorList,
) -> Result<RecusalList, ListError> {
    let inspects = |id: &str| inspectors.entries().binary_search_by(|entry| entry.id.as_str().cmp(id)).is_ok();
    let theirs = roster.recusals().filter(|(inspector, source)| inspects(inspector) && sources.row(source).is_some());
    RecusalList::new(theirs.map(|(inspector, source)| RecusalEntry {
        inspector: Id::checked_before(inspector),
        source: Id::checked_before(source),
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::draw::{List, Lists};
    use crate::registry::SourceState;
    use crate::roster::{Inspector, Recusal};
    use crate::rules::{Basis, DeriveRule, Predicate};
    use crate::strategies::fixtures::{inspector, source};
    use crate::strategies::rules::rulesets;
    use crate::{Article, Period};

    fn on_leave(inspector: Inspector, span: &str) -> Inspector {
        Inspector { leave: vec![span.parse().unwrap()], ..inspector }
    }

    fn recusal(inspector: &str, source: &str) -> Recusal {
        let (inspector, source) = (inspector.parse().unwrap(), source.parse().unwrap());
        Recusal { inspector, source, reason: "近亲属".parse().unwrap() }
    }

    #[test]
    fn the_lists_say_who_stands_how_and_hold_nobody_from_elsewhere() {
        let registry = Registry::new([
            source("a", "150102", "key", SourceState::Active),
            source("b", "150102", "key", SourceState::Closed),
            source("c", "150102", "key", SourceState::Suspended),
            source("d", "150103", "key", SourceState::Active),
        ])
        .unwrap();
        let (quarter, long) = ("2027-01-01/2027-03-31", "2024-07-01/2029-06-30");
        let inspectors = [
            on_leave(inspector("p", "150102", long), "2027-02-01/2027-02-21"),
            on_leave(inspector("q", "150102", long), quarter),
            inspector("r", "150102", "2022-04-01/2027-03-30"),
            inspector("s", "150100", long),
        ];
        let recusals = [recusal("p", "a"), recusal("s", "a"), recusal("q", "d")];
        let roster = Roster::new(inspectors, [], recusals, |id| registry.get(id).is_some()).unwrap();
        let (area, window) = ("150102".parse().unwrap(), "2027-Q1".parse::<Period>().unwrap().span());
        let tally = |id: &str| Tally { inspections: 2, waived: id == "c", ..Tally::default() };

        let sources = source_list(&Ruleset::inner_mongolia(), &registry, area, tally).unwrap();
        let inspectors = |leave| inspector_list(&roster, area, window, leave).unwrap();
        let recusals = recusal_list(&roster, &sources, &inspectors(LeaveReading::EveryDay)).unwrap();
        let strict = inspectors(LeaveReading::AnyDay);
        let lists = Lists { sources, inspectors: inspectors(LeaveReading::EveryDay), recusals };
        assert_eq!(
            lists.text(List::Sources),
            "a\tkey\t150102\t2\t-\nb\tkey\t150102\t2\texcluded\nc\tkey\t150102\t2\texempt\n"
        );
        let mut pack = Ruleset::inner_mongolia().into_pack();
        pack.derive.push(DeriveRule {
            when: Predicate::PenalisedLastYear(true),
            stratum: "general".parse().unwrap(),
            basis: Basis::Article(Article::Art7),
        });
        let derived = Ruleset::new(pack).unwrap();
        let facts = |source: SourceRef<'_>| Facts { penalised_last_year: Some(source.id() == "a"), ..Facts::default() };
        let by_facts = source_list_by_facts(&derived, &registry, area, tally, facts).unwrap();
        let strata: Vec<_> = by_facts.iter().map(|line| line.stratum.to_string()).collect();
        assert_eq!(strata, ["general", "key", "key"]);
        assert_eq!(lists.text(List::Inspectors), "p\t150102\t-\nq\t150102\tunavailable\nr\t150102\tunavailable\n");
        assert_eq!(lists.text(List::Recusals), "p\ta\n");
        assert!(strict.entries().iter().all(|entry| entry.status == InspectorStatus::Unavailable));
    }

    proptest! {
        #[test]
        fn what_is_not_left_out_is_a_candidate(
            rules in rulesets(), inspections in 0..5_u32, violation_found: bool, waived: bool, excluded: bool
        ) {
            let state = rules.pack().pool.excluded.first().filter(|_| excluded);
            let state = state.map_or("active", |excluded| excluded.state.as_str());
            let standing = rules.standing(state, Tally { inspections, violation_found, waived });
            let line = SourceLine {
                id: "a",
                stratum: &"key".parse().unwrap(),
                division: "150102".parse().unwrap(),
                inspections,
                status: standing.status.into(),
            };
            let cap = rules.pack().cap.as_ref().map(|cap| cap.most);
            prop_assert_eq!(line.is_candidate(cap), standing.left_out.is_none());
        }
    }
}
