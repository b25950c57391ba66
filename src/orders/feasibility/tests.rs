//! What can be said of a draw before the reveal, by hand and against draws made.

use proptest::prelude::*;

use super::*;
use crate::draw::{Agency, Entropy, Origin, StratumQuota};
use crate::draw::{Contribution, Hash, Reveal, Value};
use crate::draw::{InspectorList, RecusalList, SourceList};
use crate::strategies::draw::committed;
use crate::{Code, Explain, Tier};

/// An order of one stratum over lists in short: sources with inspections, inspectors, recusals.
fn order(sources: &str, inspectors: &str, recusals: &str, quota: u32, max_load: Option<u32>) -> Committed {
    let line = |source: &str| {
        let (id, inspections) = source.split_once(':').unwrap_or((source, "0"));
        match inspections {
            "x" => format!("{id}\tkey\t150102\t0\texcluded\n"),
            inspections => format!("{id}\tkey\t150102\t{inspections}\t-\n"),
        }
    };
    let sources: String = sources.split(' ').map(line).collect();
    let inspectors: String = inspectors.chars().map(|id| format!("{id}\t150102\t-\n")).collect();
    let pairs = recusals.split(' ').filter_map(|pair| pair.split_once('-'));
    let recusals: String = pairs.map(|(inspector, source)| format!("{inspector}\t{source}\n")).collect();
    let lists = Lists {
        sources: SourceList::parse(&sources).unwrap(),
        inspectors: InspectorList::parse(&inspectors).unwrap(),
        recusals: RecusalList::parse(&recusals).unwrap(),
    };
    let terms = Terms {
        hash: Hash::Sha256,
        rules: "inner-mongolia-trial".parse().unwrap(),
        agency: Agency { name: "xincheng".parse().unwrap(), division: "150102".parse().unwrap(), tier: Tier::County },
        period: "2027-Q1".parse().unwrap(),
        round: 1,
        previous: None,
        cap: Some(2),
        coverage: Coverage::UninspectedFirst,
        team: 2,
        max_load,
        strata: vec![StratumQuota { stratum: "key".parse().unwrap(), quota }],
        entropy: vec![Entropy { label: "e".parse().unwrap(), origin: Origin::Public("x".parse().unwrap()) }],
    };
    Committed::new(terms, lists).unwrap()
}

fn found(committed: &Committed) -> Feasibility {
    committed.feasibility(&Ruleset::inner_mongolia())
}

/// Of so many reveals, whether some draw was made and whether some was not.
fn tried(committed: &Committed, reveals: u8) -> (bool, bool) {
    let labels: Vec<_> = committed.order().terms().entropy.iter().map(|entropy| entropy.label.clone()).collect();
    let drawn = (0..reveals).map(|number| {
        let value = |label| Contribution { label, value: Value::new(vec![number]).unwrap() };
        let reveal = Reveal(labels.iter().cloned().map(value).collect());
        committed.reveal(reveal).unwrap().draw().is_ok()
    });
    drawn.fold((false, false), |(made, not), drawn| (made || drawn, not || !drawn))
}

#[test]
fn a_quota_above_the_candidates_says_why_they_are_few() {
    let finding = found(&order("a b:2 c:x d:1", "pq", "", 3, None)).findings.remove(0);
    assert_eq!(
        finding.to_string(),
        "`xincheng`, `key`: 2027-Q1 asks for 3, and 2 of 4 sources can be drawn (1 at the cap, 1 excluded): 1 short"
    );
    assert_eq!(
        finding.chinese(),
        "“xincheng”的“key”：2027年第一季度应抽取3家，在库4家中可抽取2家（达上限1家，不纳入抽取1家），缺额1"
    );
    assert_eq!((finding.code(), finding.article()), (Code::QUOTA_EXCEEDS_CANDIDATES, Some(Article::Art8Key)));
    assert!(finding.remedy().starts_with("draw all") && finding.remedy_chinese().starts_with("能抽尽抽"));
}

#[test]
fn who_may_be_drawn_together_may_leave_seats_empty() {
    // a, b, c need 2 each of q, r, s, who take one each.
    let may = order("a b c d e f g", "pqrstuv", "p-a p-b p-c t-a t-b t-c u-a u-b u-c v-a v-b v-c", 3, Some(1));
    let Feasibility { findings, teams } = found(&may);
    assert_eq!(teams, TeamProspect::MayFail);
    assert_eq!(
        findings[0].to_string(),
        "`xincheng`: 2027-Q1 may draw together 3 sources from which `p` and `t` and `u` and `v` are recused; needed \
         are then 6 seats, and the other 3 inspectors can take 3"
    );
    assert_eq!(
        findings[0].chinese(),
        "“xincheng”：2027年第一季度可能同时抽中“p”、“t”、“u”、“v”均须回避的3家，需6人次，其余3人最多3人次"
    );
    assert_eq!((findings[0].code(), findings[0].article()), (Code::SEATS_MAY_NOT_SUFFICE, Some(Article::Art11)));
    assert_eq!(tried(&may, 40), (true, true));
}

#[test]
fn each_condition_decides_its_case() {
    // A load that binds nobody, and a team for each.
    let free = order("a b c", "pqr", "p-a q-b r-c", 2, None);
    assert_eq!((found(&free).teams, tried(&free, 20)), (TeamProspect::Always, (true, false)));
    // All seats together.
    let few = order("a b c", "pqr", "", 3, Some(1));
    assert_eq!((found(&few).teams, tried(&few, 20)), (TeamProspect::Never, (false, true)));
    assert_eq!(found(&few).findings[0].code(), Code::TOO_FEW_SEATS);
    // A source without a team: surely drawn, perhaps, and not at all, since those not yet inspected come first.
    let without = |sources, quota| order(sources, "pqr", "p-a q-a", quota, None);
    assert_eq!(found(&without("a b", 2)).teams, TeamProspect::Never);
    assert_eq!(found(&without("a b", 1)).teams, TeamProspect::MayFail);
    let last = found(&without("a:1 b c", 2));
    assert_eq!((last.teams, last.findings), (TeamProspect::Always, Vec::new()));
    // m = 3 inspectors a source, 2 visits each, against 6 seats; with 4 sources, 8 seats, it is left open.
    let sufficient = order("a b c", "pqrs", "p-a q-b r-c", 3, Some(2));
    assert_eq!(found(&sufficient).teams, TeamProspect::Always);
    let open = order("a b c d", "pqrs", "p-a q-b r-c s-d", 4, Some(2));
    assert_eq!((found(&open).teams, tried(&open, 1)), (TeamProspect::Undecided, (true, false)));
    assert_eq!(found(&order("a", "", "", 0, None)).teams, TeamProspect::Always);
    // a, b and c share p, q and r two by two, one visit each: no set of equals is short, and yet no draw has teams. The
    // sufficient condition goes by who can be inspected by fewest, and claims nothing.
    let left = [("a", "pq"), ("b", "qr"), ("c", "pr"), ("d", "pqrstuvwxy")];
    let all = "pqrstuvwxyz";
    let pairs = all.chars().flat_map(|person| {
        let barred = left.iter().filter(move |(_, possible)| !possible.contains(person));
        barred.map(move |(source, _)| format!("{person}-{source}"))
    });
    let shared = order("a b c d", all, &pairs.collect::<Vec<_>>().join(" "), 4, Some(1));
    assert_eq!((found(&shared).teams, tried(&shared, 5)), (TeamProspect::Undecided, (false, true)));
}

proptest! {
    #[test]
    fn no_draw_contradicts_what_was_said(
        (committed, reveal) in committed(0..10_usize, 0..7_usize, 0..20_usize)
    ) {
        let rules = Ruleset::inner_mongolia();
        let found = committed.feasibility(&rules);
        let short = found.findings.iter().filter(|it| it.code() == Code::QUOTA_EXCEEDS_CANDIDATES).count();
        match committed.reveal(reveal).unwrap().draw() {
            Ok(draw) => {
                prop_assert!(found.teams != TeamProspect::Never, "{:?}", found);
                let shortfalls = draw.strata().iter().filter(|stratum| stratum.shortfall > 0).count();
                prop_assert_eq!(short, shortfalls);
            }
            Err(_) => prop_assert!(found.teams != TeamProspect::Always, "{:?}", found),
        }
    }
}
