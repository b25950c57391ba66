//! The rows: what once grew faster than it should.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use shuangsuiji::calendar::{DayKind, Entry, Notice, NoticeDay, Role, WorkCalendar};
use shuangsuiji::compliance::{ChainDraw, YearFile, report, statistics};
use shuangsuiji::door;
use shuangsuiji::draw::{
    Committed, Contribution, Draw, InspectorList, List, Lists, Order, RecusalList, Reveal, Revealed, SaltKey, Skip,
    SourceList, Terms, Transcript, Value,
};
use shuangsuiji::ledger::{Ledger, Record, State};
use shuangsuiji::registry::{RawSource, RegistryBuilder};
use shuangsuiji::rules::{InspectionKind, Ruleset};
use shuangsuiji::strategies::compliance::Setting;
use shuangsuiji::{Tier, Year};

use super::row;

/// All rows, worst first as they were.
pub(crate) fn all() {
    teams();
    year();
    amendments();
    strata();
    recusals();
    people();
    lists();
    requests();
}

/// A number for a purpose (splitmix64).
fn number(seed: u64, at: u64) -> u64 {
    let mut z = seed.wrapping_add(at.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// `from` of `size` by a fixed shuffle.
fn shuffled(size: u32) -> Vec<u32> {
    let mut all: Vec<u32> = (0..size).collect();
    all.sort_by_key(|at| number(7, u64::from(*at)));
    all
}

fn source(at: u32) -> String {
    format!("91150100{at:010}")
}

fn inspector(at: u32) -> String {
    format!("15010000-{at:05}")
}

fn inspectors(count: u32) -> InspectorList {
    let lines: String = (0..count).map(|at| format!("{}\t150102\t-\n", inspector(at))).collect();
    InspectorList::parse(&lines).expect("inspectors")
}

fn source_lines(count: u32, strata: u32) -> String {
    let stratum = |at| number(3, u64::from(at)) % u64::from(strata);
    (0..count).map(|at| format!("{}\ts{:05}\t150102\t0\t-\n", source(at), stratum(at))).collect()
}

/// An order's terms: strata with their quotas, and a team.
fn terms(strata: &[(String, u32)], team: u32) -> Terms {
    let zeros = "0".repeat(64);
    let mut text = format!(
        "shuangsuiji-order 1\nhash sha256\nrules bench\nagency bench 150100 prefecture\nperiod 2027-Q1\nround 1\nprevious -\n\
         sources 0 {zeros}\ninspectors 0 {zeros}\nrecusals 0 {zeros}\ncap 2\ncoverage independent\nteam {team}\nmax-load -\n"
    );
    for (stratum, quota) in strata {
        let _ = writeln!(text, "stratum {stratum} {quota}");
    }
    text.push_str("entropy lottery public 3D 2026249\n");
    Order::parse(&text).expect("an order").terms().clone()
}

fn one_stratum(quota: u32) -> [(String, u32); 1] {
    [("s00000".to_owned(), quota)]
}

fn revealed(terms: Terms, lists: Lists) -> Revealed {
    let value = Value::new("4 0 7").expect("a value");
    let reveal = Reveal(vec![Contribution { label: "lottery".parse().expect("a token"), value }]);
    Committed::new(terms, lists).expect("terms").reveal(reveal).expect("the reveal")
}

fn lists_of(sources: u32, strata: u32, people: u32) -> Lists {
    let sources = SourceList::parse(&source_lines(sources, strata)).expect("sources");
    Lists { sources, inspectors: inspectors(people), recusals: RecusalList::default() }
}

fn drawn(sources: u32, quota: u32, people: u32) -> Draw {
    revealed(terms(&one_stratum(quota), 2), lists_of(sources, 1, people)).draw().expect("teams")
}

/// Every source open to four inspectors at random and recused from all others.
fn few_possible(sources: u32) -> Revealed {
    let people = sources / 10;
    let open: Vec<[u64; 4]> = (0..u64::from(sources))
        .map(|at| {
            let mut four = [0; 4];
            let mut tried = 0;
            for place in 0..4 {
                loop {
                    four[place] = number(at, tried) % u64::from(people);
                    tried += 1;
                    if !four[..place].contains(&four[place]) {
                        break;
                    }
                }
            }
            four
        })
        .collect();
    let mut text = String::new();
    for one in 0..people {
        for (at, _) in (0..).zip(&open).filter(|(_, open)| !open.contains(&u64::from(one))) {
            let _ = writeln!(text, "{}\t{}", inspector(one), source(at));
        }
    }
    let recusals = RecusalList::parse(&text).expect("recusals");
    revealed(terms(&one_stratum(sources), 2), Lists { recusals, ..lists_of(sources, 1, people) })
}

fn teams() {
    row("teams: n sources open to 4 of n/10 inspectors each", [5_000, 10_000], few_possible, |it| {
        it.draw().map(|_| ())
    });
    // As large as a host takes.
    let whole = |people| revealed(terms(&one_stratum(1), 64), lists_of(1, 1, people));
    row("teams: one team of 64 of n inspectors", [3_000, 30_000], whole, |it| it.draw().map(|_| ()));
}

fn year() {
    let file = |key| -> YearFile {
        let year = Year::new(2025).expect("a year");
        let setting = Setting {
            year,
            tier: Tier::County,
            key,
            inspectors: key / 10 + 4,
            mishap: None,
            changes: false,
            rulebook: Default::default(),
            seed: 11,
        };
        setting.year(None).expect("a year")
    };
    let (rules, calendar) = (Ruleset::inner_mongolia(), WorkCalendar::national());
    row("compliance: report of a year with n key sources", [400, 1_600], file, |file| report(file, &rules, &calendar));
    let chain = |people: u32| (0..4).map(|_| drawn(people * 4, people, people)).collect::<Vec<_>>();
    row("statistics: four draws of n lines by n inspectors", [1_000, 5_000], chain, |draws| {
        let draws: Vec<_> = draws.iter().map(|draw| (draw.revealed().committed(), draw.transcript())).collect();
        let draws = draws.iter().map(|(it, transcript)| ChainDraw { order: it.order(), lists: it.lists(), transcript });
        statistics(&draws.collect::<Vec<_>>())
    });
}

fn amendments() {
    let skip = |draw: &Draw| Skip {
        source: draw.strata()[0].drawn[0].source.clone(),
        reason: "closed".parse().expect("a token"),
    };
    let amend = move |draw: &Draw, times: u32| {
        let mut draw = draw.clone();
        for _ in 0..times {
            draw.amend(&[skip(&draw)]).expect("a replacement");
        }
        draw
    };
    let first = |times| (drawn(4_000, 500, 200), times);
    row("amendments: n of a draw of 500", [400, 1_600], first, move |(draw, times)| amend(draw, *times));
    let amended = move |times| amend(&drawn(4_000, 500, 200), times);
    row("amendments: the texts of n", [400, 1_600], amended, |draw| {
        draw.transcripts().map(|transcript| transcript.to_string().len()).sum::<usize>()
    });
}

fn strata() {
    // Of so many strata that each has ten sources: the nanoseconds are those of a source.
    let text = |sources: u32| source_lines(sources, sources / 10);
    // As many strata as a host takes, nearly.
    for (what, strata) in [("in one stratum", 1), ("in 1,000 strata", 1_000)] {
        let text = |sources| source_lines(sources, strata);
        row(&format!("strata: list of n sources {what}"), [29_000, 58_000], text, |text| SourceList::parse(text));
        let lists = |sources| {
            let strata: Vec<_> = (0..strata).map(|at| (format!("s{at:05}"), sources / strata / 5)).collect();
            (terms(&strata, 2), lists_of(sources, strata.len().try_into().expect("few"), 500))
        };
        row(&format!("strata: draw of n sources {what}"), [29_000, 58_000], lists, |(terms, lists)| {
            revealed(terms.clone(), lists.clone()).draw().map(|draw| draw.digest())
        });
    }
    row("strata: list of n sources in n/10 strata", [16_000, 160_000], text, |text| SourceList::parse(text));
    let transcript = |sources| {
        let strata: Vec<_> = (0..1_000).map(|at| (format!("s{at:05}"), sources / 2_000)).collect();
        revealed(terms(&strata, 2), lists_of(sources, 1_000, 500)).draw().expect("teams").transcript().to_string()
    };
    row("strata: transcript of n/2 sources in 1,000 strata", [16_000, 160_000], transcript, |text| {
        Transcript::parse(text)
    });
    let transcript = |quota| drawn(quota, quota, 500).transcript().to_string();
    row("transcript: parse n lines", [10_000, 1_000_000], transcript, |text| Transcript::parse(text));
}

fn recusals() {
    // A hundred from each inspector.
    let text = |count: u32| -> String {
        let of = |one: u32| (0..100).map(move |at| format!("{}\t{}\n", inspector(one), source(at * 97 + one)));
        (0..count / 100).flat_map(of).collect()
    };
    row("recusals: parse n", [10_000, 1_000_000], text, |text| RecusalList::parse(text));
}

fn people() {
    let list = |size: u32| {
        let (agency, day) = (terms(&one_stratum(1), 2).agency, NaiveDate::from_ymd_opt(2027, 1, 4).expect("a day"));
        let record = move |at: u32| Record {
            source: source(at / 3).parse().expect("an id"),
            drawn: day.checked_add_days(Days::new((at % 3).into())).expect("a day"),
            agency: agency.clone(),
            kind: InspectionKind::Daily,
            period: "2027-Q1".parse().expect("a period"),
            state: State::Drawn,
            joint: None,
        };
        shuffled(size).into_iter().map(record).collect::<Vec<_>>()
    };
    let rules = Ruleset::inner_mongolia();
    row("ledger: n records in any order (with their copies)", [10_000, 1_000_000], list, |records| {
        Ledger::new(records.iter().cloned(), [], &rules)
    });
    row("registry: n sources in any order", [10_000, 1_000_000], shuffled, |order| {
        let mut builder = RegistryBuilder::new();
        let mut id = String::new();
        for at in order {
            id.clear();
            let _ = write!(id, "91150100{at:010}");
            builder.push(&RawSource {
                id: &id,
                name: "示例企业",
                credit_code: Some("91150400MA0N1Q9YXG"),
                legal_representative: None,
                phone: None,
                division: "150102",
                stratum: "general",
                state: "active",
            });
        }
        builder.finish()
    });
}

fn lists() {
    let key = || SaltKey::new(*b"32 bytes of the host's generator").expect("a key");
    let salted = |sources| Committed::salted(terms(&one_stratum(1), 2), lists_of(sources, 1, 2), key()).expect("terms");
    let plain = |sources| Committed::new(terms(&one_stratum(1), 2), lists_of(sources, 1, 2)).expect("terms");
    row(
        "proof: the first of n lines (with their commitment)",
        [10_000, 1_000_000],
        |size| size,
        |size| plain(*size).proof(List::Sources, 0),
    );
    for (what, committed) in [("", &plain as &dyn Fn(u32) -> Committed), (", salted", &salted)] {
        row(&format!("proof: a thousand more of n lines{what}"), [10_000, 1_000_000], committed, |committed| {
            let rows = committed.lists().sources.len();
            (0..1_000).map(|at| committed.proof(List::Sources, at * 7919 % rows)).collect::<Vec<_>>()
        });
    }
}

fn requests() {
    let request = |size: u32| {
        let record = |at: u32| {
            let day = NaiveDate::from_ymd_opt(2026, 1, 1).and_then(|day| day.checked_add_days(Days::new(at.into())));
            format!(
                r#"{{"source":"HH-1","drawn":"{}","agency":{{"name":"a{at}","division":"150100","tier":"prefecture"}},"kind":"daily","period":"2099-Q1","state":"drawn"}}"#,
                day.expect("a day")
            )
        };
        let (asked, records): (Vec<_>, Vec<_>) = (0..size).map(|at| ("\"HH-1\"", record(at))).unzip();
        format!(
            r#"{{"op":"eligibility","agency":"hohhot","year":2099,"on":"2098-12-31","sources":[{}],"records":[{}],"waivers":[]}}"#,
            asked.join(","),
            records.join(",")
        )
    };
    row("eligibility: asked n times of a source with n records", [1_000, 4_000], request, |it| door::call(it));
    let overlay = |count: u32| {
        let first = NaiveDate::from_ymd_opt(2010, 1, 4).expect("a day");
        let entry = |at: u32| {
            let date = first.checked_add_days(Days::new(at.into())).expect("a day");
            let day = NoticeDay::new(date, DayKind::Rest, "纪念日").expect("a day");
            Entry::new(Role::Local, Notice::new(format!("地发〔{at}〕1号"), None, vec![day]).expect("a notice"))
        };
        (0..count).map(entry).collect::<Vec<_>>()
    };
    row("holidays: n notices laid over the national calendar", [500, 4_000], overlay, |overlay| {
        WorkCalendar::national().with_entries(overlay.iter().cloned())
    });
}
