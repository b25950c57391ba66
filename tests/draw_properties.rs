//! What every draw has, over random lists, terms and contributions.

#![cfg(feature = "proptest")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::Index;
use shuangsuiji::draw::{
    BottomK, Committed, Contribution, Coverage, Digest, Draw, DrawnSource, Hash, InspectorEntry, InspectorList,
    InspectorStatus, List, Lists, Order, RecusalEntry, RecusalLine, RecusalList, Reveal, Revealed, Skip, SourceEntry,
    SourceLine, SourceList, SourceStatus, StratumQuota, Terms, Transcript, Value,
};
use shuangsuiji::strategies::draw::{draws, revealed, strata};
use shuangsuiji::{Id, Token};

/// The entries of the lists, to be shuffled.
fn entries(lists: &Lists) -> (Vec<SourceEntry>, Vec<InspectorEntry>, Vec<RecusalEntry>) {
    let own = |line: SourceLine<'_>| SourceEntry {
        id: id(line.id),
        stratum: line.stratum.clone(),
        division: line.division,
        inspections: line.inspections,
        status: line.status,
    };
    let sources = lists.sources.iter().map(own).collect();
    let recusal = |line: RecusalLine<'_>| RecusalEntry { inspector: id(line.inspector), source: id(line.source) };
    (sources, lists.inspectors.entries().to_vec(), lists.recusals.iter().map(recusal).collect())
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn terms(draw: &Draw) -> &Terms {
    draw.revealed().committed().order().terms()
}

/// The candidates of a stratum with what ranks them, told from the protocol and not from the library's ranking.
fn candidates(revealed: &Revealed, stratum: &Token) -> Vec<(bool, Digest, Id)> {
    let terms = revealed.committed().order().terms();
    let lines = revealed.committed().lists().sources.iter().filter(|line| line.stratum == stratum);
    let open = lines.filter(|line| match line.status {
        SourceStatus::Excluded => false,
        SourceStatus::Exempt => true,
        SourceStatus::Open => terms.cap.is_none_or(|cap| line.inspections < cap),
    });
    let late = |line: &SourceLine<'_>| terms.coverage == Coverage::UninspectedFirst && line.inspections > 0;
    open.map(|line| (late(&line), revealed.key().ticket(line.id), id(line.id))).collect()
}

/// The ids of a stratum's whole ranking.
fn ranking(revealed: &Revealed, stratum: &Token) -> Vec<Id> {
    let mut all = candidates(revealed, stratum);
    all.sort();
    all.into_iter().map(|(.., id)| id).collect()
}

fn loads(draw: &Draw) -> BTreeMap<Id, u32> {
    let inspectors = draw.revealed().committed().lists().inspectors.entries();
    let available = inspectors.iter().filter(|entry| entry.status == InspectorStatus::Available);
    let mut loads: BTreeMap<Id, u32> = available.map(|entry| (entry.id.clone(), 0)).collect();
    for member in draw.strata().iter().flat_map(|stratum| &stratum.drawn).flat_map(|drawn| &drawn.team) {
        *loads.get_mut(member).expect("only the available serve") += 1;
    }
    loads
}

fn reads_back(draw: &Draw) {
    for transcript in draw.transcripts() {
        let text = transcript.to_string();
        let read = Transcript::parse(&text).unwrap();
        assert_eq!(read, transcript);
        assert_eq!(read.to_string(), text);
    }
}

/// Teams are of the ordered size, of different people who are available and not recused, within the maximum load.
fn has_lawful_teams(draw: &Draw) {
    let lists = draw.revealed().committed().lists();
    let recused: BTreeSet<(&str, &str)> = lists.recusals.iter().map(|line| (line.inspector, line.source)).collect();
    let loads = loads(draw);
    for DrawnSource { source, team, .. } in draw.strata().iter().flat_map(|stratum| &stratum.drawn) {
        assert_eq!(team.len(), terms(draw).team as usize);
        assert_eq!(team.iter().collect::<BTreeSet<_>>().len(), team.len());
        for member in team {
            assert!(loads.contains_key(member), "{member} is not available");
            assert!(!recused.contains(&(member.as_str(), source.as_str())), "{member} is recused from {source}");
        }
    }
    assert!(terms(draw).max_load.is_none_or(|most| loads.values().all(|&load| load <= most)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_result_does_not_depend_on_the_order_of_the_lists(
        (before, (sources, inspectors, recusals)) in revealed(0..30, 4..10, 0..12).prop_flat_map(|revealed| {
            let (sources, inspectors, recusals) = entries(revealed.committed().lists());
            let shuffled = (
                Just(sources).prop_shuffle(),
                Just(inspectors).prop_shuffle(),
                Just(recusals).prop_shuffle(),
            );
            (Just(revealed), shuffled)
        })
    ) {
        let lists = Lists {
            sources: SourceList::new(sources).unwrap(),
            inspectors: InspectorList::new(inspectors).unwrap(),
            recusals: RecusalList::new(recusals).unwrap(),
        };
        let committed = Committed::new(before.committed().order().terms().clone(), lists).unwrap();
        prop_assert_eq!(committed.order().to_string(), before.committed().order().to_string());
        let after = committed.reveal(before.contributions().clone()).unwrap().draw();
        let text = |draw: Draw| draw.transcript().to_string();
        prop_assert_eq!(after.map(text), before.draw().map(text));
    }

    #[test]
    fn the_drawn_are_the_first_candidates_by_ticket(draw in draws(0..60, 6..12, 0..8)) {
        for StratumQuota { stratum, quota } in &terms(&draw).strata {
            let mut expected = ranking(draw.revealed(), stratum);
            let candidates = expected.len();
            expected.truncate(*quota as usize);
            let found = draw.strata().iter().find(|found| found.stratum == *stratum);
            let drawn = found.map_or(&[][..], |found| &found.drawn);
            let ids: Vec<Id> = drawn.iter().map(|drawn| drawn.source.clone()).collect();
            prop_assert_eq!(&ids, &expected);
            prop_assert!(drawn.iter().map(|drawn| drawn.rank).eq(1..=u32::try_from(drawn.len()).unwrap()));
            // Shortfall: what the quota asks beyond the candidates, and no line for a stratum with nothing to say.
            let shortfall = quota.saturating_sub(u32::try_from(candidates).unwrap());
            prop_assert_eq!(found.map_or(0, |found| found.shortfall), shortfall);
            prop_assert_eq!(found.is_some(), *quota > 0);
        }
    }

    #[test]
    fn a_source_that_was_not_drawn_changes_nothing_by_leaving(
        revealed in revealed(1..60, 0..3, 0..3), quota in 0..30_usize, which: Index
    ) {
        for stratum in strata() {
            let mut all = candidates(&revealed, &stratum);
            let drawn = BottomK::new(quota).with(all.clone()).into_sorted();
            let ranked = revealed.ranking(&stratum, u32::try_from(quota).unwrap());
            prop_assert!(ranked.iter().map(|ranked| ranked.ticket).eq(drawn.iter().map(|drawn| drawn.1)));
            all.retain(|candidate| !drawn.contains(candidate));
            if !all.is_empty() {
                all.remove(which.index(all.len()));
            }
            all.extend(drawn.iter().cloned());
            prop_assert_eq!(BottomK::new(quota).with(all).into_sorted(), drawn);
        }
    }

    #[test]
    fn teams_are_lawful(draw in draws(0..40, 4..12, 0..30)) {
        has_lawful_teams(&draw);
    }

    #[test]
    fn loads_differ_by_at_most_one_when_nobody_is_recused(draw in draws(0..40, 4..12, 0)) {
        let loads = loads(&draw);
        let (least, most) = (loads.values().min().unwrap(), loads.values().max().unwrap());
        prop_assert!(most - least <= 1, "{loads:?}");
    }

    #[test]
    fn orders_and_transcripts_print_as_they_read(draw in draws(0..30, 4..12, 0..10)) {
        let order = draw.revealed().committed().order();
        let text = order.to_string();
        let read = Order::parse(&text).unwrap();
        prop_assert_eq!(&read, order);
        prop_assert_eq!(read.to_string(), text);
        reads_back(&draw);
    }

    #[test]
    fn an_amendment_keeps_whom_it_can_and_takes_the_next_of_the_ranking(
        mut draw in draws(10..40, 5..12, 0..12), rounds in prop::collection::vec(prop::collection::vec(any::<Index>(), 1..4), 1..4)
    ) {
        let mut used: BTreeMap<Token, usize> =
            draw.strata().iter().map(|stratum| (stratum.stratum.clone(), stratum.drawn.len())).collect();
        let mut gone: Vec<Id> = Vec::new();
        for choice in rounds {
            let before = draw.clone();
            let lines: Vec<DrawnSource> = draw.strata().iter().flat_map(|stratum| stratum.drawn.clone()).collect();
            if lines.is_empty() {
                break;
            }
            let named: BTreeSet<Id> = choice.iter().map(|at| at.get(&lines).source.clone()).collect();
            let skip = |source: &Id| Skip { source: source.clone(), reason: "closed".parse().unwrap() };
            let skips: Vec<Skip> = named.iter().map(skip).collect();
            if draw.amend(&skips).is_err() {
                prop_assert_eq!(draw.digest(), before.digest());
                prop_assert_eq!(draw.transcripts().count(), before.transcripts().count());
                break;
            }
            gone.extend(named.iter().cloned());
            // The transcripts that are made again are those that were in force.
            prop_assert_eq!(draw.amendments(), before.amendments() + 1);
            prop_assert!(draw.transcripts().eq(before.transcripts().chain([draw.transcript().clone()])));
            let earlier = draw.after(before.amendments());
            prop_assert_eq!(earlier.as_ref(), Some(before.transcript()));
            prop_assert!(draw.after(draw.amendments() + 1).is_none());
            prop_assert!(draw.skipped().iter().map(|skip| &skip.source).eq(&gone));
            prop_assert_eq!(draw.transcript().amends, Some(before.digest()));
            for StratumQuota { stratum, quota } in &terms(&draw).strata {
                let lines = |draw: &Draw| -> Vec<DrawnSource> {
                    let found = draw.strata().iter().find(|found| found.stratum == *stratum);
                    found.map_or_else(Vec::new, |found| found.drawn.clone())
                };
                let (old, new) = (lines(&before), lines(&draw));
                let kept: Vec<_> = old.iter().filter(|line| !named.contains(&line.source)).cloned().collect();
                prop_assert_eq!(&new[..kept.len()], &kept[..]);
                let used = used.entry(stratum.clone()).or_default();
                let reserve = ranking(draw.revealed(), stratum);
                let next = reserve.iter().enumerate().skip(*used).take(old.len() - kept.len());
                let next: Vec<(usize, &Id)> = next.map(|(place, id)| (place + 1, id)).collect();
                let found = new[kept.len()..].iter().map(|line| (line.rank as usize, &line.source));
                prop_assert_eq!(found.collect::<Vec<_>>(), next.clone());
                *used += next.len();
                let shortfall = draw.strata().iter().find(|found| found.stratum == *stratum).map_or(0, |s| s.shortfall);
                prop_assert_eq!(shortfall as usize, *quota as usize - new.len());
            }
        }
        has_lawful_teams(&draw);
        reads_back(&draw);
    }
}

/// A draw of `quota` among `sources` general sources with a team of 2 among 50 inspectors.
fn drawn(sources: u32, quota: u32) -> Draw {
    let own = |n: u32| format!("91150100{n:010}");
    let ids: Vec<String> = (0..sources).map(own).collect();
    let stratum: Token = "general".parse().unwrap();
    let division = "150102".parse().unwrap();
    let lines =
        ids.iter().map(|id| SourceLine { id, stratum: &stratum, division, inspections: 0, status: SourceStatus::Open });
    let inspector = |n: u32| InspectorEntry {
        id: format!("150100-{n:03}").parse().unwrap(),
        division,
        status: InspectorStatus::Available,
    };
    let lists = Lists {
        sources: SourceList::from_lines(lines).unwrap(),
        inspectors: InspectorList::new((0..50).map(inspector)).unwrap(),
        recusals: RecusalList::default(),
    };
    let order = format!(
        "shuangsuiji-order 1\nhash sha256\nrules test\nagency hohhot 150100 prefecture\nperiod 2027-Q1\nround 1\n\
         previous -\nsources 0 {0}\ninspectors 0 {0}\nrecusals 0 {0}\ncap 2\ncoverage independent\nteam 2\n\
         max-load -\nstratum general {quota}\nentropy lottery public 3D 2026249\n",
        Hash::Sha256.digest(&[])
    );
    let terms = Order::parse(&order).unwrap().terms().clone();
    let reveal = Reveal(vec![Contribution { label: "lottery".parse().unwrap(), value: Value::new("1 2 3").unwrap() }]);
    Committed::new(terms, lists).unwrap().reveal(reveal).unwrap().draw().unwrap()
}

/// The draw is right by a full sort of all tickets.
#[track_caller]
fn right(sources: u32, quota: u32) {
    let draw = drawn(sources, quota);
    let stratum: Token = "general".parse().unwrap();
    let expected = ranking(draw.revealed(), &stratum);
    assert_eq!(expected.len(), sources as usize);
    let found = draw.strata().first();
    let ids = found.iter().flat_map(|found| &found.drawn).map(|drawn| &drawn.source);
    assert!(ids.eq(expected.iter().take(quota as usize)), "{quota} of {sources}");
    assert_eq!(found.map_or(0, |found| found.shortfall), quota.saturating_sub(sources));
    assert_eq!(draw.revealed().committed().order().commitment(List::Sources).count, sources);
    let loads = loads(&draw);
    assert!(loads.values().max().unwrap() - loads.values().min().unwrap() <= 1);
    reads_back(&draw);
}

#[test]
fn every_quota_from_none_to_more_than_all() {
    for sources in [0, 1, 2, 9] {
        for quota in 0..=sources + 2 {
            right(sources, quota);
        }
    }
}

#[test]
fn sizes_about_a_byte() {
    for sources in 255..=257 {
        for quota in [0, 1, sources / 20, sources - 1, sources, sources + 1, u32::MAX] {
            right(sources, quota);
        }
    }
}

#[test]
#[cfg_attr(debug_assertions, ignore = "slow without optimisation")]
fn sizes_about_two_bytes() {
    for sources in 65_535..=65_537 {
        for quota in [sources / 20, sources] {
            right(sources, quota);
        }
    }
}

#[test]
#[cfg_attr(debug_assertions, ignore = "slow without optimisation")]
fn a_million_sources() {
    right(1_000_000, 50_000);
}

#[test]
fn a_source_line_writes_its_integers_in_decimal_and_its_division_in_six_digits() {
    for (division, inspections) in [("000000", "0"), ("000907", "9"), ("150102", "10"), ("999999", "4294967295")] {
        let text = format!("a\tkey\t{division}\t{inspections}\t-\n");
        let lists = Lists { sources: SourceList::parse(&text).unwrap(), ..Lists::default() };
        assert_eq!(lists.text(List::Sources), text);
        assert_eq!(format!("{}\n", lists.sources.at(0).unwrap()), text);
    }
}
