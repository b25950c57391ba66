//! Two faults in one year of either tier: each is found once, and nothing else; which two cannot stand together is said.

use std::collections::{BTreeMap, BTreeSet};

use shuangsuiji::strategies::compliance::{Planted, Rulebook, Setting};
use shuangsuiji::{Tier, Year};

use super::{reported, wrong, year_with};

/// All pairs, each with its number.
fn pairs() -> impl Iterator<Item = (u64, [Planted; 2])> {
    let all = Planted::KINDS.iter().enumerate();
    let pairs = all.flat_map(|(at, one)| Planted::KINDS.iter().skip(at + 1).map(move |other| [*one, *other]));
    (0..).zip(pairs)
}

/// How many of these pairs were found in a random year, where all were.
#[track_caller]
fn all_found(pairs: impl Iterator<Item = (u64, [Planted; 2])>) -> u32 {
    let (mut found, mut failed) = (0, Vec::new());
    for (seed, pair) in pairs.filter(|(_, [one, other])| one.excludes(*other).is_none()) {
        match year_with(&pair, seed, 2_000) {
            None => failed.push(format!("{pair:?}: no year has a place for both, and nothing says why")),
            Some((setting, file)) => match wrong(&pair, &reported(setting, &file)) {
                Some(wrong) => failed.push(format!("{pair:?}: {wrong} in {setting:?}")),
                None => found += 1,
            },
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
    found
}

#[test]
fn one_of_a_hundred_pairs_is_found_each_once() {
    assert!(all_found(pairs().filter(|(number, _)| number % 97 == 5)) > 50);
}

#[test]
#[ignore = "long; run once for a release"]
fn every_pair_that_can_stand_together_is_found_each_once() {
    // Another pass is in other years; a kind's name asks for the pairs with it alone.
    let pass: u64 = std::env::var("PASS").map_or(0, |pass| pass.parse().unwrap());
    let kind = std::env::var("KIND").ok();
    let with = |pair: &[Planted; 2]| kind.as_ref().is_none_or(|kind| pair.iter().any(|it| format!("{it:?}") == *kind));
    let found = all_found(pairs().filter(|(_, pair)| with(pair)).map(|(number, pair)| (number + pass * 100_000, pair)));
    println!("{found} pairs in as many random years, each fault found once and nothing else");
}

#[test]
fn a_source_listed_elsewhere_hides_no_count_of_the_plan() {
    let setting = Setting {
        year: Year::new(2012).unwrap(),
        tier: Tier::County,
        key: 9,
        inspectors: 5,
        mishap: Some(3),
        changes: true,
        rulebook: Rulebook::Enterprise,
        seed: 13_003_676_528_874_321_460,
    };
    let pair = [Planted::SourceElsewhere, Planted::PlanSources];
    let file = setting.year_with(&pair).unwrap();
    assert_eq!(wrong(&pair, &reported(setting, &file)), None);
}

#[test]
fn which_two_cannot_stand_together_is_said_with_its_reason() {
    let mut reasons: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut all, mut apart) = (0, 0);
    for (_, [one, other]) in pairs() {
        assert_eq!(one.excludes(other), other.excludes(one), "{one:?}, {other:?}");
        all += 1;
        if let Some(why) = one.excludes(other) {
            apart += 1;
            *reasons.entry(why).or_default() += 1;
        }
    }
    for (why, count) in &reasons {
        println!("{count:>5} pairs: {why}");
    }
    println!("{apart} of {all} pairs cannot stand in one year");
    assert!(apart * 20 < all, "{apart} of {all}");
    let alone: BTreeSet<_> = Planted::KINDS.iter().filter(|one| one.excludes(**one).is_some()).collect();
    assert_eq!(alone, BTreeSet::new());
}
