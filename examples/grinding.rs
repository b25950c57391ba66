//! What a bureau gains by each freedom that a draw leaves it: attacks made with the real draw, counted, beside what arithmetic says.
//!
//! `cargo run --release --example grinding`. The bureau wants the source `S-00` spared, of 20 of which 5 are drawn: an honest draw
//! spares it with 75 %. `docs/grinding.md` holds the table that this prints, and what finds each attack.

use std::collections::BTreeSet;

use shuangsuiji::draw::vector::Case;
use shuangsuiji::draw::{Committed, Contribution, Hash, InspectorList, Lists, RecusalList, Reveal, SourceList, Value};
use shuangsuiji::prelude::*;

const SOURCES: usize = 20;
const DRAWN: u32 = 5;
/// What an honest draw spares: 15 of 20.
const FAIR: f64 = 0.75;
/// The bureaus that attack, each with its own secrets.
const BUREAUS: u32 = 400;

/// An order whose bureau committed this secret; the value of the lottery is to come.
fn order(secret: &Value, round: u32, reversed: bool) -> Committed {
    let mut sources: Vec<_> = (0..SOURCES)
        .map(|at| {
            format!(r#"{{"id": "S-{at:02}", "stratum": "key", "division": "150102", "inspections": 0, "status": "-"}}"#)
        })
        .collect();
    if reversed {
        sources.reverse();
    }
    let case = format!(
        r#"{{"order": {{"hash": "sha256", "rules": "r", "agency": "a", "division": "150102", "tier": "county",
            "period": "2027-Q1", "round": {round}, "previous": "-", "cap": null, "coverage": "independent", "team": 2,
            "max_load": null, "strata": [{{"name": "key", "quota": {DRAWN}}}], "entropy": [
                {{"kind": "commit", "label": "bureau", "value": "{}"}},
                {{"kind": "public", "label": "lottery", "value": "lottery 2026340"}}]}},
          "sources": [{}], "inspectors": [], "recusals": [], "contributions": []}}"#,
        secret.commit(Hash::Sha256),
        sources.join(",")
    );
    let Case { order, sources, .. } = serde_json::from_str(&case).expect("a case");
    let lists = Lists {
        sources: SourceList::new(sources).expect("sources"),
        inspectors: InspectorList::default(),
        recusals: RecusalList::default(),
    };
    order.commit_lists(lists, None).expect("an order")
}

fn secret(bureau: u32, number: u32) -> Value {
    let digest = Hash::Sha256.digest(&[b"secret", &bureau.to_be_bytes(), &number.to_be_bytes()]);
    Value::from_hex(&digest.to_string()).expect("32 bytes")
}

/// Who is drawn, in the order of the tickets.
fn drawn(committed: &Committed, secret: &Value, lottery: &str, count: u32) -> Vec<String> {
    let contribution = |label: &str, value: Value| Contribution { label: label.parse().expect("a label"), value };
    let lottery = Value::new(lottery.as_bytes()).expect("a value");
    let reveal = Reveal(vec![contribution("bureau", secret.clone()), contribution("lottery", lottery)]);
    let revealed = committed.reveal(reveal).expect("as promised");
    let key: Token = "key".parse().expect("a token");
    let ranking = revealed.ranking(&key, count);
    ranking.iter().filter_map(|candidate| Some(committed.lists().sources.at(candidate.row)?.id.to_owned())).collect()
}

fn spared(committed: &Committed, secret: &Value, lottery: &str) -> bool {
    !drawn(committed, secret, lottery, DRAWN).iter().any(|id| id == "S-00")
}

/// How often one of so many tries spares, over all bureaus: each try is another order or value.
fn tries(many: u32, one: impl Fn(u32, u32) -> bool) -> f64 {
    let spared = (0..BUREAUS).filter(|bureau| (0..many).any(|at| one(*bureau, at))).count();
    spared as f64 / f64::from(BUREAUS)
}

fn row(freedom: &str, tries: &str, seen: f64, arithmetic: &str) {
    println!("| {freedom} | {tries} | {:.1} % | {arithmetic} | {:+.1} |", seen * 100.0, (seen - FAIR) * 100.0);
}

fn any_of(many: u32) -> String {
    format!("{:.1} %", (1.0 - (1.0 - FAIR).powi(many as i32)) * 100.0)
}

/// The best of so many secrets, by how many of the lottery's outcomes spare: tried before the commitment, unseen by anybody.
fn best_secret(bureaus: u32, secrets: u32, outcomes: u32) -> f64 {
    let best = |bureau: u32| {
        let share = |number: u32| {
            let secret = secret(bureau, number);
            let committed = order(&secret, 1, false);
            (0..outcomes).filter(|outcome| spared(&committed, &secret, &format!("{outcome:05}"))).count()
        };
        (0..secrets).map(share).max().unwrap_or(0)
    };
    let sum: usize = (0..bureaus).map(best).sum();
    sum as f64 / f64::from(bureaus) / f64::from(outcomes)
}

fn main() {
    println!("| freedom | tries | spared, counted | by arithmetic | gain, points |");
    println!("|---|---|---|---|---|");
    let plain = |bureau: u32, _: u32| spared(&order(&secret(bureau, 0), 1, false), &secret(bureau, 0), "40719");
    row("none: an honest draw", "1", tries(1, plain), &any_of(1));

    let orders: BTreeSet<_> = (0..2).map(|at| order(&secret(0, 0), 1, at == 1).digest().to_string()).collect();
    assert_eq!(orders.len(), 1, "a list in another order is another order");
    row(
        "order of the list",
        "20!",
        tries(1, |bureau, _| spared(&order(&secret(bureau, 0), 1, true), &secret(bureau, 0), "40719")),
        "75.0 %",
    );

    let spelt = |bureau: u32, at: u32| {
        let secret = secret(bureau, 0);
        spared(&order(&secret, 1, false), &secret, ["407", "4 0 7", "04 00 07"][at as usize])
    };
    row("spelling of the public value (versions 1, 1.1)", "3", tries(3, spelt), &any_of(3));
    row("spelling of the public value (version 1.2: one form)", "1", tries(1, plain), &any_of(1));
    for many in [2, 5] {
        let issue = |bureau: u32, at: u32| {
            spared(&order(&secret(bureau, 0), 1, false), &secret(bureau, 0), &format!("{at}0719"))
        };
        row("vague announcement: any of several issues", &many.to_string(), tries(many, issue), &any_of(many));
    }
    for many in [2, 3, 5] {
        let redrawn = |bureau: u32, at: u32| {
            let secret = secret(bureau, at);
            spared(&order(&secret, at + 1, false), &secret, &format!("{at}0719"))
        };
        row("void and redraw, each seen in the chain", &many.to_string(), tries(many, redrawn), &any_of(many));
    }
    let drawer = |bureau: u32, at: u32| {
        let secret = secret(bureau, at);
        spared(&order(&secret, 1, false), &secret, "40719")
    };
    row("orders in a drawer, without evidence of time", "10", tries(10, drawer), &any_of(10));

    for (secrets, outcomes) in [(1, 1_000), (30, 1_000), (30, 100)] {
        let bureaus = if secrets == 1 { 100 } else { 10 };
        let deviation = (FAIR * (1.0 - FAIR) / f64::from(outcomes)).sqrt();
        // The expected greatest of 30 draws of a normal distribution lies 2.04 deviations above its mean.
        let expected = (FAIR + if secrets == 1 { 0.0 } else { 2.04 * deviation }).min(1.0);
        let freedom = format!("best of many secrets, a lottery of {outcomes} outcomes");
        row(
            &freedom,
            &secrets.to_string(),
            best_secret(bureaus, secrets, outcomes),
            &format!("{:.1} %", expected * 100.0),
        );
    }

    // Whoever is skipped is gone, whoever comes instead is not chosen: S-01 comes next for S-00 as often as any other.
    let next = (0..BUREAUS * 10).filter_map(|bureau| {
        let secret = secret(bureau, 0);
        let ranked = drawn(&order(&secret, 1, false), &secret, "40719", DRAWN + 1);
        let hit = ranked.iter().take(DRAWN as usize).any(|id| id == "S-00");
        hit.then(|| ranked.last().map(String::as_str) == Some("S-01"))
    });
    let next: Vec<bool> = next.collect();
    let share = next.iter().filter(|came| **came).count() as f64 / next.len() as f64;
    println!(
        "\nWhere S-00 is skipped, S-01 comes in its place with {:.1} % (one of 19: {:.1} %).",
        share * 100.0,
        100.0 / 19.0
    );
}
