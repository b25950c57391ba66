//! What is drawn a million times, and how often chance gives what.

use std::fmt::Write;

use shuangsuiji::Token;
use shuangsuiji::draw::{
    Committed, Contribution, Draw, InspectorList, Lists, Order, RecusalList, Reveal, SaltKey, Skip, SourceList, Value,
};

use crate::tally::Tally;

/// One source drawn, by its number, and its inspectors by theirs.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub(crate) source: usize,
    pub(crate) team: Vec<usize>,
}

/// What a draw showed: what is in force at the end, in draw order; of several quarters one after the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) drawn: Vec<Drawn>,
    /// Those who came in place of others.
    instead: Vec<usize>,
    /// Of each quarter, how many of the above.
    quarters: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    /// The first and the third drawn are skipped.
    Amended,
    /// Four orders of a year, each over the same lists.
    Year,
    /// Four orders of a year, each over lists that say who was inspected.
    YearUninspectedFirst,
}

/// A draw that is made many times, with another public value each.
pub(crate) struct Setting {
    pub(crate) name: &'static str,
    pub(crate) sources: usize,
    inspectors: usize,
    kind: Kind,
    orders: Vec<Committed>,
    tallies: Vec<Tally>,
}

/// A line of a source: number, stratum, inspections, status.
type Line = (usize, &'static str, u32, &'static str);

struct Terms {
    coverage: &'static str,
    cap: &'static str,
    team: usize,
    max_load: &'static str,
    strata: &'static [(&'static str, usize)],
    hash: &'static str,
    round: usize,
}

const TERMS: Terms = Terms {
    coverage: "independent",
    cap: "-",
    team: 1,
    max_load: "-",
    strata: &[("key", 5)],
    hash: "sha256",
    round: 1,
};

fn order(terms: &Terms, sources: &[Line], inspectors: usize, recused: bool, key: Option<SaltKey>) -> Committed {
    let mut texts = [String::new(), String::new(), String::new()];
    for (number, stratum, inspections, status) in sources {
        writeln!(texts[0], "S-{number:03}\t{stratum}\t150102\t{inspections}\t{status}").expect("a line");
    }
    for number in 0..inspectors {
        writeln!(texts[1], "I-{number:03}\t150102\t-").expect("a line");
        if recused {
            writeln!(texts[2], "I-{number:03}\tS-{number:03}").expect("a line");
        }
    }
    let lists = Lists {
        sources: SourceList::parse(&texts[0]).expect("sources"),
        inspectors: InspectorList::parse(&texts[1]).expect("inspectors"),
        recusals: RecusalList::parse(&texts[2]).expect("recusals"),
    };
    let Terms { coverage, cap, team, max_load, strata, hash, round } = terms;
    let strata: String = strata.iter().map(|(name, quota)| format!("stratum {name} {quota}\n")).collect();
    let none = "0".repeat(64);
    let text = format!(
        "shuangsuiji-order 1\nhash {hash}\nrules test\nagency hohhot 150100 prefecture\nperiod 2027-Q1\nround {round}\nprevious -\n\
         sources 0 {none}\ninspectors 0 {none}\nrecusals 0 {none}\ncap {cap}\ncoverage {coverage}\nteam {team}\nmax-load {max_load}\n\
         {strata}entropy lottery public 3D 2026249\n"
    );
    let terms = Order::parse(&text).expect("an order").terms().clone();
    match key {
        None => Committed::new(terms, lists),
        Some(key) => Committed::salted(terms, lists, key),
    }
    .expect("terms")
}

fn draw(order: &Committed, counter: u64) -> Draw {
    let (label, value) =
        ("lottery".parse::<Token>().expect("a label"), Value::new(counter.to_be_bytes()).expect("a value"));
    order.reveal(Reveal(vec![Contribution { label, value }])).expect("as promised").draw().expect("teams")
}

fn number(id: &str) -> usize {
    id[2..].parse().expect("a number")
}

fn drawn(draw: &Draw) -> Vec<Drawn> {
    let lines = draw.strata().iter().flat_map(|stratum| &stratum.drawn);
    lines
        .map(|line| Drawn {
            source: number(line.source.as_str()),
            team: line.team.iter().map(|one| number(one.as_str())).collect(),
        })
        .collect()
}

/// The place of a pair among all pairs of so many.
fn pair(one: usize, other: usize) -> usize {
    let (less, more) = (one.min(other), one.max(other));
    more * (more - 1) / 2 + less
}

impl Setting {
    /// How many draws one turn makes.
    pub(crate) fn quarters(&self) -> u64 {
        if matches!(self.kind, Kind::Year | Kind::YearUninspectedFirst) { 4 } else { 1 }
    }

    pub(crate) fn tallies(&self) -> Vec<Tally> {
        self.tallies.clone()
    }

    pub(crate) fn draw(&self, counter: u64) -> Seen {
        let mut seen = Seen::default();
        match self.kind {
            Kind::Plain => seen.drawn = drawn(&draw(&self.orders[0], counter)),
            Kind::Amended => {
                let mut draw = draw(&self.orders[0], counter);
                let lines = &draw.strata()[0].drawn;
                let skip =
                    |at: usize| Skip { source: lines[at].source.clone(), reason: "closed".parse().expect("a reason") };
                let (skips, kept) = ([skip(0), skip(2)], [1, 3, 4].map(|at| lines[at].rank));
                draw.amend(&skips).expect("replacements");
                let new = draw.strata()[0].drawn.iter().filter(|line| !kept.contains(&line.rank));
                seen.instead = new.map(|line| number(line.source.as_str())).collect();
                seen.drawn = drawn(&draw);
            }
            Kind::Year => {
                for order in &self.orders {
                    let mut of_quarter = drawn(&draw(order, counter));
                    seen.quarters.push(of_quarter.len());
                    seen.drawn.append(&mut of_quarter);
                }
            }
            Kind::YearUninspectedFirst => {
                let mut inspected = vec![0; self.sources];
                for round in 1..=4 {
                    let lines: Vec<Line> =
                        (0..self.sources).map(|source| (source, "key", inspected[source], "-")).collect();
                    let terms = Terms { coverage: "uninspected-first", round, ..TERMS };
                    let mut of_quarter = drawn(&draw(&order(&terms, &lines, self.inspectors, false, None), counter));
                    of_quarter.iter().for_each(|drawn| inspected[drawn.source] += 1);
                    seen.quarters.push(of_quarter.len());
                    seen.drawn.append(&mut of_quarter);
                }
                assert!(inspected.iter().all(|times| *times == 1), "in four quarters everybody once");
            }
        }
        seen
    }
}

impl Seen {
    /// Counts what a draw showed under each name that the setting counts.
    pub(crate) fn count(&self, setting: &Setting, tallies: &mut [Tally]) {
        for tally in tallies {
            match tally.name {
                "sources" => self.drawn.iter().for_each(|drawn| tally.hit(drawn.source)),
                "the first half" => {
                    self.drawn.iter().filter(|drawn| drawn.source < setting.sources / 2).for_each(|_| tally.hit(0));
                }
                "pairs of sources" => {
                    for (at, one) in self.drawn.iter().enumerate() {
                        self.drawn[..at].iter().for_each(|other| tally.hit(pair(one.source, other.source)));
                    }
                }
                "sources by rank" => {
                    self.drawn
                        .iter()
                        .enumerate()
                        .for_each(|(rank, drawn)| tally.hit(rank * setting.sources + drawn.source));
                }
                "replacements" => self.instead.iter().for_each(|source| tally.hit(*source)),
                "inspectors by seat" => {
                    for drawn in &self.drawn {
                        drawn
                            .team
                            .iter()
                            .enumerate()
                            .for_each(|(seat, one)| tally.hit(seat * setting.inspectors + one));
                    }
                }
                "pairs of inspectors" => {
                    self.drawn.iter().for_each(|drawn| tally.hit(pair(drawn.team[0], drawn.team[1])))
                }
                "inspectors by source" => {
                    for drawn in &self.drawn {
                        drawn.team.iter().for_each(|one| tally.hit(drawn.source * setting.inspectors + one));
                    }
                }
                "sources by quarter" => {
                    self.by_quarter(|quarter, source| tally.hit(quarter * setting.sources + source))
                }
                "runs over quarters" => {
                    let mut runs = vec![0; setting.sources];
                    self.by_quarter(|quarter, source| runs[source] |= 1 << quarter);
                    runs.iter().enumerate().for_each(|(source, run)| tally.hit(source * 16 + run));
                }
                other => unreachable!("{other}"),
            }
        }
    }

    fn by_quarter(&self, mut hit: impl FnMut(usize, usize)) {
        let mut drawn = self.drawn.iter();
        for (quarter, many) in self.quarters.iter().enumerate() {
            drawn.by_ref().take(*many).for_each(|drawn| hit(quarter, drawn.source));
        }
    }
}

/// Equal chances of so many cells.
fn even(name: &'static str, cells: usize, each: f64) -> Tally {
    Tally::new(name, vec![each; cells])
}

fn plain(sources: usize) -> Vec<Line> {
    (0..sources).map(|source| (source, "key", 0, "-")).collect()
}

/// A stratum of which so many are drawn: each source, each pair, each at each rank.
fn of_one_stratum(sources: usize, drawn: usize) -> Vec<Tally> {
    let (all, some) = (sources as f64, drawn as f64);
    vec![
        even("sources", sources, some / all),
        even("pairs of sources", sources * (sources - 1) / 2, some * (some - 1.0) / (all * (all - 1.0))),
        even("sources by rank", drawn * sources, 1.0 / all),
    ]
}

/// Teams of two among six: who sits where, and who meets whom.
fn of_teams(drawn: f64) -> Vec<Tally> {
    vec![even("inspectors by seat", 12, drawn / 6.0), even("pairs of inspectors", 15, drawn / 15.0)]
}

pub(crate) fn all() -> Vec<Setting> {
    let setting = |name, sources: &[Line], inspectors, recused, terms: &Terms, tallies| Setting {
        name,
        sources: sources.len(),
        inspectors,
        kind: Kind::Plain,
        orders: vec![order(terms, sources, inspectors, recused, None)],
        tallies,
    };
    let large = Terms { strata: &[("key", 60)], ..TERMS };
    let mut of_large = of_one_stratum(120, 60);
    of_large.push(even("the first half", 1, 30.0));

    // By number: ten of key; of general eight and four that are at the cap; of project four not inspected, four inspected once, and two that
    // no cap binds.
    let several: Vec<Line> = (0..32)
        .map(|source| match source {
            0..10 => (source, "key", 0, "-"),
            10..18 => (source, "general", 0, "-"),
            18..22 => (source, "general", 2, "-"),
            22..26 => (source, "project", 0, "-"),
            26..30 => (source, "project", 1, "-"),
            _ => (source, "project", 3, "exempt"),
        })
        .collect();
    let chances = [(10, 0.3), (8, 0.25), (4, 0.0), (4, 1.0), (6, 1.0 / 3.0)];
    let of_several = chances.iter().flat_map(|(sources, chance)| vec![*chance; *sources]).collect();
    let strata = Terms {
        coverage: "uninspected-first",
        cap: "2",
        strata: &[("key", 3), ("general", 2), ("project", 6)],
        ..TERMS
    };

    let four = Terms { team: 2, strata: &[("key", 4)], ..TERMS };
    let mut of_recusals = of_teams(4.0);
    let visit = |cell: usize| if cell / 6 == cell % 6 { 0.0 } else { 4.0 / 6.0 * 2.0 / 5.0 };
    of_recusals.push(Tally::new("inspectors by source", (0..36).map(visit).collect()));
    let tight = Terms { team: 2, max_load: "2", strata: &[("key", 6)], ..TERMS };
    let mut of_tight = of_teams(6.0);
    of_tight.push(even("inspectors by source", 36, 1.0 / 3.0));
    let short = Terms { strata: &[("key", 9)], ..TERMS };
    let sm3 = Terms { hash: "sm3", ..TERMS };
    let key = SaltKey::new(std::array::from_fn(|at| at as u8)).expect("a key");

    let mut amended = of_one_stratum(20, 5);
    amended.push(even("replacements", 20, 0.1));
    // Of four quarters, those with a draw of the source: each comes with a quarter, and none knows of the others.
    let run = |cell: usize| {
        let quarters = (cell % 16).count_ones() as i32;
        0.25_f64.powi(quarters) * 0.75_f64.powi(4 - quarters)
    };
    let rounds = (1..=4).map(|round| order(&Terms { round, ..TERMS }, &plain(20), 1, false, None)).collect();

    vec![
        setting("one stratum: 60 of 120", &plain(120), 1, false, &large, of_large),
        setting(
            "three strata, cap, uninspected first",
            &several,
            1,
            false,
            &strata,
            vec![Tally::new("sources", of_several)],
        ),
        Setting {
            kind: Kind::Amended,
            ..setting("5 of 20, two of them replaced", &plain(20), 1, false, &TERMS, amended)
        },
        setting(
            "shortfall: 6 where 9 are asked",
            &plain(6),
            1,
            false,
            &short,
            vec![even("sources by rank", 36, 1.0 / 6.0)],
        ),
        setting("teams of 2 of 6, each recused from one source", &plain(6), 6, true, &four, of_recusals),
        setting("tight loads: 6 teams of 2 of 6, each twice", &plain(6), 6, false, &tight, of_tight),
        setting("SM3: 5 of 20", &plain(20), 1, false, &sm3, of_one_stratum(20, 5)),
        Setting {
            orders: vec![order(&TERMS, &plain(20), 1, false, Some(key))],
            ..setting("salted lists: 5 of 20", &plain(20), 1, false, &TERMS, of_one_stratum(20, 5))
        },
        Setting {
            kind: Kind::Year,
            orders: rounds,
            ..setting(
                "a year of four draws of 5 of 20",
                &plain(20),
                1,
                false,
                &TERMS,
                vec![
                    even("sources by quarter", 80, 0.25),
                    Tally::new("runs over quarters", (0..320).map(run).collect()),
                ],
            )
        },
        Setting {
            kind: Kind::YearUninspectedFirst,
            ..setting(
                "a year of four draws, uninspected first",
                &plain(20),
                1,
                false,
                &TERMS,
                vec![even("sources by quarter", 80, 0.25)],
            )
        },
    ]
}
