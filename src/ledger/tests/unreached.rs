//! Who was not drawn within the years that the rules set.

use crate::ledger::*;
use crate::registry::{Registry, SourceState};
use crate::rules::{Basis, CoverAll, InspectionKind, Ruleset};
use crate::strategies::fixtures::source;
use crate::{Article, Code, Explain, Tier};

/// Key sources within two years, general ones within one.
fn rules() -> Ruleset {
    let mut pack = Ruleset::inner_mongolia().into_pack();
    for (stratum, within_years) in pack.strata.iter_mut().zip([2, 1]) {
        stratum.cover_all = Some(CoverAll { within_years, basis: Basis::Article(Article::Art8Key) });
    }
    Ruleset::new(pack).unwrap()
}

fn registry() -> Registry {
    Registry::new([
        source("a", "150102", "key", SourceState::Active),
        source("b", "150102", "key", SourceState::Suspended),
        source("c", "150102", "key", SourceState::Closed),
        source("d", "150103", "key", SourceState::Active),
        source("e", "150102", "general", SourceState::Active),
        source("f", "150102", "project", SourceState::Active),
    ])
    .unwrap()
}

fn record(id: &str, kind: InspectionKind, period: &str, state: State) -> Record {
    let tier = Tier::Prefecture;
    let agency = crate::draw::Agency { name: "hohhot".parse().unwrap(), division: "150100".parse().unwrap(), tier };
    let drawn = "2025-12-10".parse().unwrap();
    Record { source: id.parse().unwrap(), drawn, agency, kind, period: period.parse().unwrap(), state, joint: None }
}

/// Per stratum who is missed in the county by the end of the year, and the first year.
#[track_caller]
fn missed(records: &[Record], year: i32) -> Vec<(String, i32, Vec<String>)> {
    let rules = rules();
    let ledger = Ledger::new(records.to_vec(), vec![], &rules).unwrap();
    let (last, on) = (year.try_into().unwrap(), format!("{year}-12-31").parse().unwrap());
    let found = ledger.unreached(&rules, &registry(), "150102".parse().unwrap(), last, on);
    let words = |missed: &[crate::Id]| missed.iter().map(ToString::to_string).collect();
    found.iter().map(|it| (it.stratum.to_string(), it.first.number(), words(&it.missed))).collect()
}

fn expected(stratum: &str, first: i32, missed: &[&str]) -> (String, i32, Vec<String>) {
    (stratum.to_owned(), first, missed.iter().map(ToString::to_string).collect())
}

#[test]
fn a_draw_of_any_tier_within_the_years_reaches_and_nothing_else_does() {
    let daily = InspectionKind::Daily;
    assert_eq!(missed(&[], 2027), [expected("key", 2026, &["a", "b"]), expected("general", 2027, &["e"])]);
    let first = [record("a", daily, "2026-Q1", State::Drawn), record("e", daily, "2026-Q1", State::Drawn)];
    assert_eq!(missed(&first, 2026), [expected("key", 2025, &["b"])]);
    assert_eq!(missed(&first, 2027), [expected("key", 2026, &["b"]), expected("general", 2027, &["e"])]);
    assert_eq!(missed(&first, 2028)[0], expected("key", 2027, &["a", "b"]));
    let void = State::Void { voided: "2026-02-01".parse().unwrap(), reason: "停产".parse().unwrap() };
    let nothing = [record("a", InspectionKind::Special, "2026-Q1", State::Drawn), record("b", daily, "2026-Q1", void)];
    assert_eq!(missed(&nothing, 2026)[0], expected("key", 2025, &["a", "b"]));
}

#[test]
fn a_census_means_every_source_though_several_draws_meet_it() {
    let mut pack = Ruleset::inner_mongolia().into_pack();
    let rule = pack.strata[0].county.as_mut().unwrap();
    rule.quota = crate::rules::QuotaRule::Census { per: crate::PeriodKind::Year };
    let rules = Ruleset::new(pack).unwrap();
    let records = [record("a", InspectionKind::Daily, "2026-Q1", State::Drawn)];
    let ledger = Ledger::new(records, [], &rules).unwrap();
    let (last, on, registry) = (2026.try_into().unwrap(), "2026-12-31".parse().unwrap(), registry());
    let area = (&registry, "150102".parse().unwrap());
    let found = ledger.unreached(&rules, area.0, area.1, last, on);
    let told: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["150102, `key`: 1 of 2 to be drawn from 2026 to 2026 were not"]);
    assert_eq!(found[0].article(), Some(Article::Art8Key));
    assert_eq!(
        ledger.unreached_by(&rules, &[Tier::Prefecture], area, (last, on), |_| true),
        [],
        "the census of another tier"
    );
}

#[test]
fn the_finding_speaks_both_languages() {
    let rules = rules();
    let ledger = Ledger::new(vec![], vec![], &rules).unwrap();
    let (last, on) = (2027.try_into().unwrap(), "2027-12-31".parse().unwrap());
    let finding = ledger.unreached(&rules, &registry(), "150100".parse().unwrap(), last, on).remove(0);
    assert_eq!(finding.to_string(), "150100, `key`: 3 of 3 to be drawn from 2026 to 2027 were not");
    assert_eq!(finding.chinese(), "呼和浩特市（150100）的“key”：2026年至2027年应全部抽查的3家中，3家未抽查");
    assert_eq!((finding.code(), finding.article()), (Code::SOURCES_UNREACHED, Some(Article::Art8Key)));
    let statute = Ruleset::inner_mongolia();
    assert_eq!(ledger.unreached(&statute, &registry(), "150100".parse().unwrap(), last, on), []);
}
