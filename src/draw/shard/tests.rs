//! Any split of a list, merged in any order, is the list.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::draw::{Contribution, Skip, Value, merkle};

/// Ids whose order by UTF-16 units is another than by bytes, and what else a split must not disturb.
const ODD: [&str; 12] =
    ["1e5", "=1+1", "NULL", "\\N", "e\u{301}", "é", "ﬀ", "Ａ", "\u{d7ff}x", "\u{fffd}", "𠮷", "\u{10fffd}"];

const STRATA: [(&str, u32); 3] = [("key", 4), ("general", 7), ("rare", 2)];

fn list(lines: u32, seed: u32) -> SourceList {
    let mut text: Vec<String> = Vec::new();
    let of = |at: u32| {
        let x = at.wrapping_mul(2_654_435_761).wrapping_add(seed) >> 7;
        let stratum = ["key", "general", "general", "other", "general", "rare"][x as usize % 6];
        let status = ["-", "-", "exempt", "excluded", "-"][x as usize / 7 % 5];
        format!("\t{stratum}\t150102\t{}\t{status}", x / 31 % 4)
    };
    text.extend((0..lines).map(|at| format!("91150100{:08}{}", at.wrapping_mul(37) + seed % 7, of(at))));
    text.extend(ODD.iter().zip(0..).filter(|(_, at)| (seed >> at) & 1 == 1).map(|(id, at)| format!("{id}{}", of(at))));
    text.sort_by(|a, b| a.split('\t').next().cmp(&b.split('\t').next()));
    SourceList::parse(&text.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap()
}

fn terms(hash: Hash, coverage: &str) -> Terms {
    let none = "0".repeat(64);
    let mut text = format!(
        "shuangsuiji-order 1\nhash {}\nrules test\nagency test 150100 prefecture\nperiod 2027-Q1\nround 1\nprevious -\n\
         sources 0 {none}\ninspectors 0 {none}\nrecusals 0 {none}\ncap 2\ncoverage {coverage}\nteam 2\nmax-load -\n",
        hash.as_str()
    );
    for (stratum, quota) in STRATA {
        let _ = writeln!(text, "stratum {stratum} {quota}");
    }
    text.push_str("entropy lottery public 3D 2026249\n");
    Order::parse(&text).unwrap().terms().clone()
}

fn people() -> InspectorList {
    InspectorList::parse(&(0..9).map(|at| format!("i-{at}\t150102\t-\n")).collect::<String>()).unwrap()
}

fn reveal() -> Reveal {
    Reveal(vec![Contribution { label: "lottery".parse().unwrap(), value: Value::new("4 0 7").unwrap() }])
}

/// The parts of a list between these cuts, with where each begins.
fn parts(list: &SourceList, cuts: &[u32]) -> Vec<(u32, SourceList)> {
    let mut cuts: Vec<u32> = cuts.iter().map(|cut| cut % (list.len() + 1)).chain([0, list.len()]).collect();
    cuts.sort_unstable();
    let part = |range: &[u32]| {
        let lines = (range[0]..range[1]).filter_map(|row| list.at(row));
        (range[0], SourceList::from_lines(lines).unwrap())
    };
    cuts.windows(2).map(part).collect()
}

fn shards(sharding: &Sharding, parts: &[(u32, SourceList)]) -> Vec<Shard> {
    let shard = |(first, part): &(u32, SourceList)| sharding.shard(*first, part.clone()).unwrap();
    let mut shards: Vec<Shard> = parts.iter().map(shard).collect();
    // Not in their order, and as they come over a wire.
    shards.reverse();
    shards.iter().map(|shard| Shard::parse(&shard.to_string()).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_split_gives_the_order_the_draw_and_its_amendments_of_the_whole(
        (lines, seed) in (0_u32..1300, any::<u32>()),
        cuts in proptest::collection::vec(any::<u32>(), 0..7),
        (sm3, late, salted) in any::<(bool, bool, bool)>(),
    ) {
        let (hash, coverage) = (if sm3 { Hash::Sm3 } else { Hash::Sha256 }, ["independent", "uninspected-first"][usize::from(late)]);
        let (list, terms) = (list(lines, seed), terms(hash, coverage));
        let key = salted.then(|| SaltKey::new(*b"32 bytes of the host's generator").unwrap());
        let lists = Lists { sources: list.clone(), inspectors: people(), recusals: RecusalList::default() };
        let whole = match &key {
            None => Committed::new(terms.clone(), lists).unwrap(),
            Some(key) => Committed::salted(terms.clone(), lists, key.clone()).unwrap(),
        };
        let parts = parts(&list, &cuts);
        let first = Sharding::of_list(&terms, key.as_ref());
        let sources = first.commit(&shards(&first, &parts), list.len()).unwrap();
        let order = Order::of_shards(terms, sources, &people(), &RecusalList::default(), key.as_ref()).unwrap();
        prop_assert_eq!(order.to_string(), whole.order().to_string());

        let mut expected = whole.reveal(reveal()).unwrap().draw().unwrap();
        let second = Sharding::of_draw(&order, &reveal(), key.as_ref(), 6).unwrap();
        let mut found = second.draw(&shards(&second, &parts), people(), RecusalList::default()).unwrap();
        prop_assert_eq!(found.transcript().to_string(), expected.transcript().to_string());
        for _ in 0..3 {
            let drawn: Vec<_> = expected.transcript().drawn().unwrap().sources().map(|(_, line)| line.source.clone()).collect();
            let Some(source) = drawn.get(seed as usize % drawn.len().max(1)) else { break };
            let skip = [Skip { source: source.clone(), reason: "closed".parse().unwrap() }];
            expected.amend(&skip).unwrap();
            prop_assert_eq!(found.amend(&skip).unwrap().to_string(), expected.transcript().to_string());
        }
    }
}

#[test]
fn the_odd_ids_are_ordered_by_bytes_and_not_by_utf_16() {
    let mut by_units = ODD.map(|id| id.encode_utf16().collect::<Vec<_>>());
    by_units.sort();
    let mut by_bytes = ODD;
    by_bytes.sort_unstable();
    assert_ne!(by_units.map(|units| String::from_utf16(&units).unwrap()), by_bytes.map(str::to_owned));
}

/// A list in three parts, under an order, after the reveal.
fn scene(reserve: u32) -> (Order, Sharding, Vec<(u32, SourceList)>) {
    let (list, terms) = (list(300, 3), terms(Hash::Sha256, "independent"));
    let leaves = list.iter().map(|line| merkle::leaf(Hash::Sha256, line.to_string().as_bytes())).collect();
    let sources = Commitment { count: list.len(), root: merkle::Tree::new(Hash::Sha256, leaves).root() };
    let order = Order::of_shards(terms, sources, &people(), &RecusalList::default(), None).unwrap();
    let sharding = Sharding::of_draw(&order, &reveal(), None, reserve).unwrap();
    (order, sharding, parts(&list, &[100, 217]))
}

fn refusal(sharding: &Sharding, shards: &[Shard]) -> String {
    sharding.draw(shards, people(), RecusalList::default()).unwrap_err().to_string()
}

#[test]
fn what_is_not_the_list_is_refused_by_its_lines() {
    let (order, sharding, parts) = scene(2);
    let all = shards(&sharding, &parts);
    let [last, middle, first] = &all[..] else { panic!("three") };
    let (count, of) = (order.commitment(List::Sources).count, |shards: &[&Shard]| {
        refusal(&sharding, &shards.iter().map(|shard| (*shard).clone()).collect::<Vec<_>>())
    });
    assert!(sharding.draw(&all, people(), RecusalList::default()).is_ok());
    assert_eq!(of(&[last, first]), "no shard of lines 100 to 216; expected every line in one");
    assert_eq!(of(&[first, middle]), format!("no shard of lines 217 to {}; expected every line in one", count - 1));
    assert_eq!(of(&[]), format!("no shard of lines 0 to {}; expected every line in one", count - 1));
    assert_eq!(of(&[last, middle, first, middle]), "lines 100 to 216 stand in two shards; expected every line in one");
    let longer = Shard { count: 101, ..first.clone() };
    assert_eq!(of(&[last, middle, &longer]), "lines 100 to 100 stand in two shards; expected every line in one");
    let beyond = last.ids.as_ref().map(|(_, id)| format!("{id}z").parse::<Id>().unwrap());
    let too_far = Shard { first: count, ids: beyond.clone().zip(beyond), ..first.clone() };
    let swapped = Shard { ids: last.ids.clone(), ..first.clone() };
    assert_eq!(
        of(&[last, middle, first, &too_far]),
        format!("the shards have {} lines; expected {count}", count + 100)
    );
    assert!(of(&[last, middle, &swapped]).starts_with("line 100: id `"));
    let changed = Shard { nodes: last.nodes.clone(), ..first.clone() };
    assert!(of(&[last, middle, &changed]).starts_with("sources: "));
}

#[test]
fn a_stranger_is_refused() {
    let (order, sharding, parts) = scene(2);
    let expected =
        "the shard from line 100 is of another list, order, key or reserve; expected one made like the others";
    let mut other_reveal = reveal();
    other_reveal.0[0].value = Value::new("4 0 8").unwrap();
    let strangers = [
        Sharding::of_list(order.terms(), None),
        Sharding::of_draw(&order, &reveal(), None, 3).unwrap(),
        Sharding::of_draw(&order, &other_reveal, None, 2).unwrap(),
    ];
    for stranger in strangers {
        let mut all = shards(&sharding, &parts);
        all[1] = stranger.shard(100, parts[1].1.clone()).unwrap();
        assert_eq!(refusal(&sharding, &all), expected);
    }
    let list = Sharding::of_list(order.terms(), None);
    assert_eq!(refusal(&list, &shards(&list, &parts)), ShardError::NoDraw.to_string());
    let other = InspectorList::parse("i-1\t150102\t-\ni-2\t150102\t-\n").unwrap();
    let error = sharding.draw(&shards(&sharding, &parts), other, RecusalList::default()).unwrap_err();
    assert!(matches!(error, ShardError::Order(Fault::Commitment { list: List::Inspectors, .. })), "{error}");
    assert!(matches!(Sharding::of_draw(&order, &Reveal(vec![]), None, 2), Err(Fault::Reveal(_))));
}

#[test]
fn a_reserve_reaches_as_far_as_it_says() {
    let (_, sharding, parts) = scene(2);
    let mut draw = sharding.draw(&shards(&sharding, &parts), people(), RecusalList::default()).unwrap();
    for left in [2, 1, 0_u32] {
        let source = draw.transcript().drawn().unwrap().sources().next().unwrap().1.source.clone();
        let amended = draw.amend(&[Skip { source, reason: "closed".parse().unwrap() }]).map(ToString::to_string);
        assert_eq!(amended.is_ok(), left > 0, "{amended:?}");
    }
}

#[test]
fn a_text_that_is_no_shard_is_refused_by_its_line() {
    let (_, sharding, parts) = scene(0);
    let text = sharding.shard(100, parts[1].1.clone()).unwrap().to_string();
    let refused = |text: &str| Shard::parse(text).unwrap_err().to_string();
    assert!(refused("shuangsuiji-shard 2\n").starts_with("line 1: "));
    assert!(refused(&text.replace("rows 100 117", "rows 101 117")).contains("expected node 0 101 of these rows"));
    assert!(refused(&text.replace("rows 100 117", "rows 4294967295 117")).contains("expected rows below"));
    assert!(refused(&format!("{text}more\n")).contains("the end"));
    assert!(refused(text.trim_end()).contains("LF"));
    let empty = sharding.shard(7, SourceList::default()).unwrap();
    assert_eq!(Shard::parse(&empty.to_string()), Ok(empty));
    assert_eq!(sharding.shard(u32::MAX, parts[0].1.clone()), Err(ShardError::TooMany));
}
