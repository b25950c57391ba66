//! Chains by hand, and chains that chance drew: what is reckoned, and how often it cries wolf.

use super::*;
use crate::draw::{
    Committed, Contribution, Coverage, Draw, DrawnSource, InspectorEntry, InspectorList, InspectorStatus, Outcome,
    RecusalEntry, RecusalList, Reveal, SourceEntry, SourceList, SourceStatus, Value,
};

/// Sources `s-00`…, inspectors `i-00`…, and one public value.
fn committed(sources: u32, quota: u32, inspectors: u32, recusals: &[(&str, &str)]) -> Committed {
    let division = "150102".parse().unwrap();
    let source = |n: u32| SourceEntry {
        id: format!("s-{n:02}").parse().unwrap(),
        stratum: "key".parse().unwrap(),
        division,
        inspections: 0,
        status: SourceStatus::Open,
    };
    let inspector = |n: u32| {
        let id = format!("i-{n:02}").parse().unwrap();
        InspectorEntry { id, division, status: InspectorStatus::Available }
    };
    let recusal =
        |(one, other): &(&str, &str)| RecusalEntry { inspector: one.parse().unwrap(), source: other.parse().unwrap() };
    let lists = Lists {
        sources: SourceList::new((0..sources).map(source)).unwrap(),
        inspectors: InspectorList::new((0..inspectors).map(inspector)).unwrap(),
        recusals: RecusalList::new(recusals.iter().map(recusal)).unwrap(),
    };
    let none = crate::draw::Hash::Sha256.digest(&[]);
    let order = format!(
        "shuangsuiji-order 1\nhash sha256\nrules test\nagency hohhot 150100 prefecture\nperiod 2027-Q1\nround 1\n\
         previous -\nsources 0 {none}\ninspectors 0 {none}\nrecusals 0 {none}\ncap 2\ncoverage independent\nteam 2\n\
         max-load -\nstratum key {quota}\nentropy lottery public 3D\n"
    );
    Committed::new(Order::parse(&order).unwrap().terms().clone(), lists).unwrap()
}

fn draw(committed: &Committed, counter: u32) -> Draw {
    let value = Value::new(counter.to_be_bytes()).unwrap();
    committed.reveal(Reveal(vec![Contribution { label: "lottery".parse().unwrap(), value }])).unwrap().draw().unwrap()
}

/// Draws of one order with these sources and teams instead of what chance gave.
fn by_hand(committed: &Committed, draws: &[&[(&str, [&str; 2])]]) -> Statistics {
    let ids = |team: &[&str; 2]| team.iter().map(|id| id.parse().unwrap()).collect();
    let transcript = |drawn: &&[(&str, [&str; 2])]| {
        let mut transcript = draw(committed, 0).transcript().clone();
        let Outcome::Drawn(outcome) = &mut transcript.outcome else { unreachable!() };
        let sources = (1..).zip(drawn.iter());
        let source = |(rank, (source, team)): (u32, &(&str, _))| DrawnSource {
            rank,
            source: source.parse().unwrap(),
            team: ids(team),
        };
        outcome.strata[0].drawn = sources.map(source).collect();
        transcript
    };
    let transcripts: Vec<_> = draws.iter().map(transcript).collect();
    let (order, lists) = (committed.order(), committed.lists());
    let chain: Vec<_> = transcripts.iter().map(|transcript| ChainDraw { order, lists, transcript }).collect();
    statistics(&chain)
}

fn of(draws: &[Draw]) -> Statistics {
    let link = |draw: &'_ Draw| {
        let committed = draw.revealed().committed().clone();
        (committed, draw.transcripts().next().unwrap())
    };
    let links: Vec<_> = draws.iter().map(link).collect();
    let chain: Vec<_> = links
        .iter()
        .map(|(committed, transcript)| ChainDraw { order: committed.order(), lists: committed.lists(), transcript })
        .collect();
    statistics(&chain)
}

#[test]
fn two_equal_draws_of_four_by_hand() {
    let committed = committed(4, 2, 4, &[("i-03", "s-00")]);
    let one: &[_] = &[("s-00", ["i-00", "i-01"]), ("s-01", ["i-02", "i-03"])];
    let found = by_hand(&committed, &[one, one]);
    assert_eq!(found.draws, 2);
    // The squares of both draws are 2 (N − n) n / N = 2, the product 1, its variance 1 × 1 / 3: D = 4 with mean 2 and
    // variance 4/3, so 2 × 2² / (4/3) = 6 degrees of freedom, which is (N − 1) k / (k − 1), and 4 × 6 / 2 = 12.
    // Chi-square with 6 degrees of freedom is at least 12 with probability e^-6 (1 + 6 + 18) = 0.06197.
    let test = found.inclusion.unwrap();
    assert_eq!((test.chi_square.to_string(), test.freedom.to_string()), ("12.000".into(), "6.000".into()));
    assert_eq!((test.at_least.to_string(), test.at_most.to_string()), ("0.0620".into(), "0.938".into()));
    let first = &found.sources[0];
    assert_eq!((first.source.as_str(), first.draws, first.times), ("s-00", 2, 2));
    assert_eq!(first.expected, Some(Fraction::whole(1)), "2 of 4, twice");
    // A Poisson number with mean 1 is at least 2 with probability 1 − 2/e.
    assert_eq!(first.at_least.to_string(), "0.264");
    assert_eq!((found.sources[3].times, found.sources[3].at_least.to_string()), (0, "1.00".into()));
    assert_eq!(found.by_times(), [(0, 2), (2, 2)].into());
    // Everybody has one visit a draw, so the loads cannot tell anything.
    assert_eq!((found.load, found.loads()), (None, Some((2, 2))));
    assert_eq!(found.inspectors[0].expected, Some(Fraction::whole(2)));
    // s-00: of three who may come two were there, so 2 × 2 / 3; s-01: 2 × 2 / 4.
    assert_eq!((found.repeats.seats, found.repeats.expected), (4, Fraction::new(7, 3)));
    assert_eq!(found.visit_pairs.len(), 4);
    assert_eq!(found.visit_pairs[0].inspector.as_str(), "i-00");
    assert_eq!(found.visit_pairs[0].visits, 2);
    // Each draw has two of six pairs together.
    let pair = &found.team_pairs[0];
    assert_eq!((pair.first.as_str(), pair.second.as_str(), pair.visits), ("i-00", "i-01", 2));
    assert_eq!((pair.expected, found.team_pairs.len()), (Fraction::new(2, 3), 2));
}

#[test]
fn one_draw_tells_nothing_and_void_orders_are_none() {
    let committed = committed(20, 5, 6, &[]);
    let one = draw(&committed, 1);
    let found = of(std::slice::from_ref(&one));
    assert_eq!((found.draws, found.inclusion, found.load), (1, None, None));
    assert_eq!(found.sources.len(), 20);
    assert_eq!(found.repeats.expected, Some(Fraction::whole(0)));
    let void = committed.void("公共随机数未公布".parse().unwrap());
    let (order, lists) = (committed.order(), committed.lists());
    let nothing = statistics(&[ChainDraw { order, lists, transcript: &void }]);
    assert_eq!((nothing.draws, nothing.sources.len(), nothing.loads()), (0, 0, None));
    assert_eq!(nothing, statistics(&[]));
}

/// Chains of eight draws of 15 among 60 sources, for six inspectors less often than for the others.
fn chains(many: u32) -> impl Iterator<Item = Statistics> {
    let committed = committed(60, 15, 11, &[]);
    (0..many).map(move |chain| {
        let draws: Vec<_> = (0..8).map(|at| draw(&committed, chain * 8 + at)).collect();
        of(&draws)
    })
}

/// The largest distance between the shares found and those of an even distribution: by Dvoretzky, Kiefer, Wolfowitz and
/// Massart it is more than sqrt(ln(2 / alpha) / 2n) with probability alpha. For alpha = 1e-6 and n = 300: 0.1555.
#[track_caller]
fn even(mut found: Vec<f64>) {
    found.sort_by(f64::total_cmp);
    let size = found.len() as f64;
    let most = (1..).zip(&found).map(|(rank, p)| (f64::from(rank) / size - p).abs()).fold(0.0, f64::max);
    assert!(most < ((2e6_f64).ln() / (2.0 * size)).sqrt(), "{most} of {size}");
}

#[test]
fn probabilities_of_fair_chains_come_evenly() {
    let found: Vec<_> = chains(300).collect();
    even(found.iter().map(|it| it.inclusion.unwrap().at_least.value()).collect());
    even(found.iter().map(|it| it.load.unwrap().at_least.value()).collect());
    // Bounds: each source's, and the repeats', cry wolf no more often than they say. Among 300 × 60 sources at most
    // 0.01 × 18,000 = 180 are expected, and 260 is six standard deviations above (alpha = 1e-6 even for bounds met).
    let rare = "0.0100".parse().unwrap();
    let sources = found.iter().flat_map(|it| &it.sources).filter(|it| it.at_least <= rare).count();
    assert!(sources < 260, "{sources}");
    let repeats = found.iter().filter(|it| it.repeats.at_least <= rare).count();
    // P(binomial(300, 0.01) ≥ 15) = 1e-6.
    assert!(repeats < 15, "{repeats}");
}

#[test]
fn repeats_come_as_often_as_expected() {
    let (mut seats, mut expected) = (0.0, 0.0);
    for found in chains(100) {
        let (numerator, denominator) = found.repeats.expected.unwrap().parts();
        seats += f64::from(found.repeats.seats);
        expected += numerator as f64 / denominator as f64;
    }
    // The variance is at most that of a Poisson number; five standard deviations are alpha = 6e-7.
    assert!((seats - expected).abs() < 5.0 * expected.sqrt(), "{seats}, expected {expected}");
}

#[test]
fn a_loaded_chain_is_seen() {
    let committed = committed(60, 15, 11, &[]);
    let favourites: Vec<String> = (0..60).map(|n| format!("s-{n:02}")).collect();
    let teams = [["i-00", "i-01"], ["i-02", "i-03"], ["i-04", "i-05"], ["i-06", "i-07"], ["i-08", "i-09"]];
    // Ten of the fifteen are the same each time, always with the same people.
    let loaded: Vec<Vec<(&str, [&str; 2])>> = (0..8_usize)
        .map(|at| {
            let same = 0..10;
            let others = (0..5).map(|n| 10 + (at * 5 + n) % 50);
            same.chain(others).enumerate().map(|(n, id)| (favourites[id].as_str(), teams[n % 5])).collect()
        })
        .collect();
    let loaded: Vec<&[_]> = loaded.iter().map(Vec::as_slice).collect();
    let found = by_hand(&committed, &loaded);
    let tiny = "1.00e-9".parse().unwrap();
    assert!(found.inclusion.unwrap().at_least < tiny, "{:?}", found.inclusion);
    assert!(found.load.unwrap().at_least < "0.00100".parse().unwrap(), "i-10 never goes: {:?}", found.load);
    assert!(found.team_pairs[0].at_least < tiny, "{:?}", found.team_pairs[0]);
    assert!(found.repeats.at_least < "0.0100".parse().unwrap(), "{:?}", found.repeats);
    // And a rota, each source exactly twice in eight draws, is too even for chance.
    let rota: Vec<Vec<(&str, [&str; 2])>> = (0..8_usize)
        .map(|at| (0..15).map(|n| (favourites[(at * 15 + n) % 60].as_str(), teams[n % 5])).collect())
        .collect();
    let rota: Vec<&[_]> = rota.iter().map(Vec::as_slice).collect();
    let test = by_hand(&committed, &rota).inclusion.unwrap();
    assert!(test.at_most < tiny && test.chi_square == Thousandths(0), "{test:?}");
}

#[test]
fn who_comes_later_by_the_rules_forms_a_group_of_its_own() {
    let all = committed(10, 4, 6, &[]);
    let mut terms = all.order().terms().clone();
    terms.coverage = Coverage::UninspectedFirst;
    let division = "150102".parse().unwrap();
    let source = |n: u32| SourceEntry {
        id: format!("s-{n:02}").parse().unwrap(),
        stratum: "key".parse().unwrap(),
        division,
        inspections: u32::from(n >= 3),
        status: SourceStatus::Open,
    };
    let sources = SourceList::new((0..10).map(source)).unwrap();
    let committed = Committed::new(terms, Lists { sources, ..all.lists().clone() }).unwrap();
    let found = of(&[draw(&committed, 1), draw(&committed, 2)]);
    // Three come first for certain, the fourth is one of seven.
    assert_eq!(found.sources[0].expected, Some(Fraction::whole(2)));
    assert_eq!(found.sources[9].expected, Fraction::new(2, 7));
    assert_eq!(found.inclusion.unwrap().freedom.to_string(), "12.000", "(7 − 1) × 2 / (2 − 1)");
}

#[test]
fn statistics_are_data_that_reads_back() {
    let committed = committed(6, 3, 4, &[]);
    let found = of(&[draw(&committed, 1), draw(&committed, 2)]);
    let text = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Statistics>(&text).unwrap(), found);
    assert!(serde_json::from_str::<Statistics>(&text.replacen("draws", "draw", 1)).is_err());
}
