//! Fairness, counted: every subset, every source and every team comes as often as chance says.
//!
//! The keys are fixed, so a test passes always or never: a threshold says how surprising a failure would have been for
//! keys chosen at random. Each is set where a fair draw fails with probability 1e-6 (alpha).

use std::collections::BTreeMap;

use shuangsuiji::Token;
use shuangsuiji::draw::{
    BottomK, Committed, Contribution, Draw, Hash, InspectorEntry, InspectorList, InspectorStatus, Key, Lists, Order,
    RecusalList, Reveal, SourceEntry, SourceList, SourceStatus, Value,
};

/// Pearson's chi-square of equally likely cells. For a fair draw it is distributed as chi-square with one degree of
/// freedom less than there are cells, to good approximation with the 100 or more expected in each cell here.
#[track_caller]
fn even<T: Ord>(counts: &BTreeMap<T, u32>, cells: usize, threshold: f64) {
    assert_eq!(counts.len(), cells, "every cell is hit");
    let total: u32 = counts.values().sum();
    let expected = f64::from(total) / f64::from(u32::try_from(cells).unwrap());
    assert!(expected >= 100.0, "too few draws");
    let chi_square: f64 = counts.values().map(|&count| (f64::from(count) - expected).powi(2) / expected).sum();
    assert!(chi_square < threshold, "chi-square {chi_square}; expected below {threshold}");
}

/// P(chi-square with 14 degrees of freedom > 54.64) = 1e-6.
const CHI_SQUARE_14: f64 = 54.64;
/// P(chi-square with 19 degrees of freedom > 63.68) = 1e-6.
const CHI_SQUARE_19: f64 = 63.68;
/// P(chi-square with 29 degrees of freedom > 80.44) = 1e-6.
const CHI_SQUARE_29: f64 = 80.44;

#[test]
fn every_subset_of_three_of_six_is_equally_likely() {
    let ids: [&str; 6] = ["a", "b", "c", "91150100MA000004X0", "企业-1", "企业-2"];
    for hash in Hash::ALL {
        let mut counts = BTreeMap::new();
        for counter in 0..4_000_u32 {
            let key = Key::from_prk(hash, hash.digest(&[&counter.to_be_bytes()]));
            let drawn = BottomK::new(3).with(ids.iter().map(|id| (key.ticket(id), *id))).into_sorted();
            let mut subset: Vec<&str> = drawn.into_iter().map(|(_, id)| id).collect();
            subset.sort_unstable();
            *counts.entry(subset).or_default() += 1;
        }
        // C(6, 3) = 20 subsets.
        even(&counts, 20, CHI_SQUARE_19);
    }
}

/// An order over a stratum with `fresh` and then `late` sources, and inspectors to serve them in pairs.
fn committed(strata: &[(&str, u32, u32, u32)], inspectors: u32) -> Committed {
    let division = "150102".parse().unwrap();
    let sources = strata.iter().flat_map(|&(stratum, fresh, late, _)| {
        (0..fresh + late).map(move |n| SourceEntry {
            id: format!("{stratum}-{n}").parse().unwrap(),
            stratum: stratum.parse().unwrap(),
            division,
            inspections: u32::from(n >= fresh),
            status: SourceStatus::Open,
        })
    });
    let inspectors = (0..inspectors).map(|n| InspectorEntry {
        id: format!("inspector-{n}").parse().unwrap(),
        division,
        status: InspectorStatus::Available,
    });
    let quotas: String = strata.iter().map(|(stratum, _, _, quota)| format!("stratum {stratum} {quota}\n")).collect();
    let none = Hash::Sha256.digest(&[]);
    let order = format!(
        "shuangsuiji-order 1\nhash sha256\nrules test\nagency hohhot 150100 prefecture\nperiod 2027-Q1\nround 1\n\
         previous -\nsources 0 {none}\ninspectors 0 {none}\nrecusals 0 {none}\ncap -\ncoverage uninspected-first\n\
         team 2\nmax-load -\n{quotas}entropy lottery public 3D 2026249\n"
    );
    let lists = Lists {
        sources: SourceList::new(sources).unwrap(),
        inspectors: InspectorList::new(inspectors).unwrap(),
        recusals: RecusalList::default(),
    };
    Committed::new(Order::parse(&order).unwrap().terms().clone(), lists).unwrap()
}

/// One draw of the order for each counter, which is the public value.
fn draws(committed: &Committed, many: u32) -> impl Iterator<Item = Draw> {
    let label: Token = "lottery".parse().unwrap();
    (0..many).map(move |counter| {
        let value = Value::new(counter.to_be_bytes()).unwrap();
        committed.reveal(Reveal(vec![Contribution { label: label.clone(), value }])).unwrap().draw().unwrap()
    })
}

/// The bound on a binomial's distance from its mean, in standard deviations, for 30 counts: by the normal
/// approximation P(|z| > 5.53) = 3.2e-8, and 30 times that is below 1e-6.
const DEVIATIONS_OF_30: f64 = 5.53;

#[test]
fn every_source_of_a_stratum_is_drawn_as_often_as_its_quota_says() {
    let strata = [("key", 10, 0, 3), ("general", 10, 0, 1), ("project", 4, 6, 6)];
    let many = 1_500;
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for draw in draws(&committed(&strata, 6), many) {
        for drawn in draw.strata().iter().flat_map(|stratum| &stratum.drawn) {
            *counts.entry(drawn.source.to_string()).or_default() += 1;
        }
    }
    assert_eq!(counts.len(), 30, "everybody is drawn at some time");
    for (source, count) in counts {
        let share = match source.split_once('-').unwrap() {
            ("key", _) => 3.0 / 10.0,
            ("general", _) => 1.0 / 10.0,
            // Four places of six go to those not inspected this year, two to the six others.
            (_, number) if number.parse::<u32>().unwrap() < 4 => 1.0,
            _ => 2.0 / 6.0,
        };
        let mean = f64::from(many) * share;
        let deviation = (mean * (1.0 - share)).sqrt();
        let distance = (f64::from(count) - mean).abs();
        assert!(distance <= DEVIATIONS_OF_30 * deviation, "{source}: {count} times; expected about {mean}");
    }
}

#[test]
fn every_pair_of_inspectors_is_equally_likely() {
    // Three sources take six inspectors in pairs, so each serves once and a draw is a partition into pairs.
    let committed = committed(&[("general", 3, 0, 3)], 6);
    let mut partitions = BTreeMap::new();
    let mut seats = BTreeMap::new();
    for draw in draws(&committed, 3_000) {
        let teams = draw.strata().iter().flat_map(|stratum| &stratum.drawn).map(|drawn| drawn.team.clone());
        let mut teams: Vec<_> = teams.collect();
        assert_eq!(teams.len(), 3);
        *seats.entry(teams[0].clone()).or_default() += 1;
        teams.iter_mut().for_each(|team| team.sort());
        teams.sort();
        *partitions.entry(teams).or_default() += 1;
    }
    // 6! / (2! 2! 2! 3!) = 15 partitions; 6 × 5 = 30 first teams by seats.
    even(&partitions, 15, CHI_SQUARE_14);
    even(&seats, 30, CHI_SQUARE_29);
}
