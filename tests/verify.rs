//! Verification from published texts: what is right is verified, and every change is found and named.

use shuangsuiji::draw::vector::Case;
use shuangsuiji::draw::{
    ChainFault, Checked, Committed, Digest, Draw, Enterprise, EnterpriseFault, Fault, Link, List, Order, Origin,
    Publication, Skip, Transcript, Verdict, check_chain, check_enterprise, verify,
};
use shuangsuiji::{Article, Explain};

fn case(name: &str) -> Case {
    let path = format!("{}/tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut case: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    case.as_object_mut().unwrap().remove("expected");
    serde_json::from_value(case).unwrap()
}

/// The published texts of a draw.
#[derive(Clone)]
struct Texts {
    order: String,
    lists: [String; 3],
    reveal: Option<String>,
    transcripts: Vec<String>,
    digest: Option<Digest>,
}

impl Texts {
    fn of(draw: &Draw) -> Self {
        let committed = draw.revealed().committed();
        Self {
            order: committed.order().to_string(),
            lists: [List::Sources, List::Inspectors, List::Recusals].map(|list| committed.lists().text(list)),
            reveal: Some(draw.revealed().contributions().to_string()),
            transcripts: draw.transcripts().map(|transcript| transcript.to_string()).collect(),
            digest: Some(draw.digest()),
        }
    }

    fn verify(&self) -> Result<shuangsuiji::draw::Verified, Fault> {
        let transcripts: Vec<&str> = self.transcripts.iter().map(String::as_str).collect();
        verify(&Publication {
            order: &self.order,
            sources: &self.lists[0],
            inspectors: &self.lists[1],
            recusals: &self.lists[2],
            reveal: self.reveal.as_deref(),
            transcripts: &transcripts,
            digest: self.digest,
        })
    }

    #[track_caller]
    fn fault(&self) -> Fault {
        let fault = self.verify().unwrap_err();
        assert!(!fault.to_string().is_empty() && !fault.chinese().is_empty());
        fault
    }
}

/// A draw small enough to change every byte of it.
fn small() -> Draw {
    let mut case = case("replacement");
    case.sources.truncate(20);
    case.inspectors.truncate(8);
    case.recusals.truncate(3);
    case.order.max_load = None;
    case.order.team = 2;
    for stratum in &mut case.order.strata {
        stratum.quota = stratum.quota.min(2);
    }
    case.amendments.clear();
    let mut draw = case.draw().unwrap();
    let source = draw.strata()[0].drawn[0].source.clone();
    draw.amend(&[Skip { source, reason: "closed".parse().unwrap() }]).unwrap();
    draw
}

#[test]
fn every_vector_verifies_from_its_texts() {
    for name in ["empty", "shortfall", "uninspected-first", "sm3", "many", "recusals", "replacement"] {
        let draw = case(name).draw().unwrap();
        let verified = Texts::of(&draw).verify().unwrap();
        assert_eq!(verified.order, draw.revealed().committed().digest());
        assert_eq!(verified.transcripts.last(), Some(&draw.digest()));
        assert!(!verified.void);
    }
}

#[test]
fn every_single_byte_change_of_any_text_is_noticed() {
    let texts = Texts::of(&small());
    texts.verify().unwrap();
    let parts = 1 + texts.lists.len() + texts.transcripts.len();
    for part in 0..parts {
        let pick = |texts: &Texts| match part {
            0 => texts.order.clone(),
            1..=3 => texts.lists[part - 1].clone(),
            _ => texts.transcripts[part - 4].clone(),
        };
        let original = pick(&texts);
        for at in 0..original.len() {
            let mut bytes = original.clone().into_bytes();
            for change in [b'0', b'a', b' ', b'\n', b'\t'] {
                if original.as_bytes()[at] == change {
                    continue;
                }
                bytes[at] = change;
                let Ok(changed) = String::from_utf8(bytes.clone()) else { continue };
                let mut other = texts.clone();
                // The draw made again must notice it alone; only a skip's reason needs the published digest.
                let line = original[..at].rfind('\n').map_or(0, |end| end + 1);
                if !original[line..].starts_with("skipped ") {
                    other.digest = None;
                }
                match part {
                    0 => other.order = changed,
                    1..=3 => other.lists[part - 1] = changed,
                    _ => other.transcripts[part - 4] = changed,
                }
                assert!(other.verify().is_err(), "part {part}, byte {at}, {:?}", char::from(change));
            }
        }
        for cut in [&original[..original.len() - 1], &format!("{original}\n")] {
            let mut other = texts.clone();
            match part {
                0 => other.order = cut.to_owned(),
                1..=3 => other.lists[part - 1] = cut.to_owned(),
                _ => other.transcripts[part - 4] = cut.to_owned(),
            }
            assert!(other.verify().is_err(), "part {part}");
        }
    }
}

/// Changes the first transcript by rewriting lines.
fn rewritten(texts: &Texts, rewrite: impl Fn(Vec<String>) -> Vec<String>) -> Texts {
    let lines = texts.transcripts[0].lines().map(str::to_owned).collect();
    let text = rewrite(lines).iter().map(|line| format!("{line}\n")).collect();
    Texts { transcripts: vec![text], digest: None, ..texts.clone() }
}

#[test]
fn the_first_wrong_thing_is_named() {
    let texts = Texts::of(&small());
    let key_lines = |lines: &[String]| -> Vec<usize> {
        (0..lines.len()).filter(|&at| lines[at].starts_with("drawn key")).collect()
    };
    // Two sources change places, their ranks stay.
    let swapped = rewritten(&texts, |mut lines| {
        let at = key_lines(&lines);
        let (a, b) = (lines[at[0]].clone(), lines[at[1]].clone());
        lines[at[0]] = b.replacen("key 2", "key 1", 1);
        lines[at[1]] = a.replacen("key 1", "key 2", 1);
        lines
    });
    let fault = swapped.fault();
    assert!(matches!(&fault, Fault::Source { transcript: 1, rank: 1, stratum, .. } if stratum.as_str() == "key"));
    assert_eq!(fault.article(), Some(Article::Art1));
    // Two inspectors change seats.
    let seats = rewritten(&texts, |mut lines| {
        let at = key_lines(&lines)[1];
        let mut words: Vec<&str> = lines[at].split(' ').collect();
        words.swap(4, 5);
        lines[at] = words.join(" ");
        lines
    });
    assert!(matches!(seats.fault(), Fault::Team { transcript: 1, rank: 2, .. }));
    // A line is left out and called a shortfall.
    let short = rewritten(&texts, |mut lines| {
        let at = key_lines(&lines)[1];
        lines[at] = "shortfall key 1".to_owned();
        lines
    });
    assert!(matches!(short.fault(), Fault::Source { rank: 2, found: None, .. }));
    // A shortfall is invented.
    let invented = rewritten(&texts, |mut lines| {
        lines.insert(key_lines(&lines)[1] + 1, "shortfall key 1".to_owned());
        lines
    });
    assert!(matches!(invented.fault(), Fault::Shortfall { found: 1, expected: 0, .. }));
    // Ranks jump.
    let jumped = rewritten(&texts, |mut lines| {
        let at = key_lines(&lines)[1];
        lines[at] = lines[at].replacen("key 2", "key 3", 1);
        lines
    });
    assert!(matches!(jumped.fault(), Fault::Rank { found: 3, expected: 2, .. }));
    // A stratum is dropped.
    let dropped = rewritten(&texts, |lines| lines.into_iter().filter(|line| !line.starts_with("drawn key")).collect());
    assert!(matches!(dropped.fault(), Fault::Stratum { expected: Some(_), .. }));
    // Another value is revealed.
    let other = rewritten(&texts, |lines| {
        lines.iter().map(|line| if line.starts_with("reveal") { format!("{line}00") } else { line.clone() }).collect()
    });
    assert!(matches!(other.fault(), Fault::OtherReveal { transcript: 1 }));
    // A list lost a line.
    let mut list = texts.clone();
    let cut = list.lists[2].find('\n').unwrap() + 1;
    list.lists[2] = list.lists[2][cut..].to_owned();
    assert!(matches!(list.fault(), Fault::Commitment { list: List::Recusals, .. }));
    // The amendment drops what was skipped, hides its predecessor, or stands alone.
    let mut amended = texts.clone();
    amended.transcripts.remove(0);
    assert!(matches!(amended.fault(), Fault::Amends { transcript: 1, expected: None, .. }));
    let mut unskipped = texts.clone();
    unskipped.transcripts[1] =
        texts.transcripts[1].lines().filter(|l| !l.starts_with("skipped")).map(|l| format!("{l}\n")).collect();
    assert!(matches!(unskipped.fault(), Fault::Amendment { transcript: 2, .. }));
    let none = Texts { transcripts: Vec::new(), ..texts.clone() };
    assert_eq!(none.fault().to_string(), "no transcript; expected at least one");
    // The reason of a skip is the bureau's own word: only the published digest vouches for it.
    let mut reworded = texts.clone();
    reworded.transcripts[1] = reworded.transcripts[1].replace(" closed\n", " moved\n");
    assert!(matches!(reworded.fault(), Fault::Digest { transcript: 2, .. }));
    reworded.digest = None;
    reworded.verify().unwrap();
}

#[test]
fn a_void_order_verifies_alone_and_not_beside_a_draw() {
    let draw = small();
    let committed = draw.revealed().committed();
    let void = committed.void("公共随机数未公布".parse().unwrap());
    let texts = Texts { transcripts: vec![void.to_string()], digest: None, ..Texts::of(&draw) };
    let verified = texts.verify().unwrap();
    assert!(verified.void && verified.drawn == 0);
    let mut beside = Texts::of(&draw);
    let mut after = void;
    after.amends = Some(draw.digest());
    beside.transcripts.push(after.to_string());
    assert!(matches!(beside.fault(), Fault::Void { .. }));
}

fn check(draw: &Draw, row: u32) -> Result<Checked, EnterpriseFault> {
    let committed = draw.revealed().committed();
    let (order, sources) = (committed.order(), &committed.lists().sources);
    let line = sources.at(row).unwrap().to_string();
    let proof = sources.proof(order.terms().hash, row).unwrap();
    check_enterprise(&Enterprise { order, line: &line, proof: &proof, transcript: draw.transcript() })
}

#[test]
fn every_enterprise_can_check_itself() {
    for name in ["shortfall", "sm3", "replacement", "uninspected-first"] {
        let draw = case(name).draw().unwrap();
        let sources = &draw.revealed().committed().lists().sources;
        let mut drawn = 0;
        for row in 0..sources.len() {
            let checked = check(&draw, row).unwrap_or_else(|fault| panic!("{name} {row}: {fault}"));
            assert_eq!(checked.ticket, draw.revealed().key().ticket(checked.id.as_str()));
            drawn += usize::from(matches!(checked.verdict, Verdict::Drawn { .. }));
        }
        assert_eq!(drawn, draw.strata().iter().map(|stratum| stratum.drawn.len()).sum::<usize>());
    }
}

#[test]
fn an_enterprise_finds_that_it_was_passed_over_or_its_line_changed() {
    let draw = small();
    let committed = draw.revealed().committed();
    let (order, sources) = (committed.order(), &committed.lists().sources);
    let first = draw.strata()[0].drawn[0].clone();
    let row = sources.row(first.source.as_str()).unwrap();
    let proof = sources.proof(order.terms().hash, row).unwrap();
    let line = sources.at(row).unwrap().to_string();

    // Its line of the transcript is taken out: it has the smallest ticket and is not drawn.
    let text = draw.transcript().to_string();
    let without: String =
        text.lines().filter(|line| !line.contains(first.source.as_str())).map(|line| format!("{line}\n")).collect();
    let transcript = Transcript::parse(&without).unwrap();
    let case = Enterprise { order, line: &line, proof: &proof, transcript: &transcript };
    assert!(matches!(check_enterprise(&case), Err(EnterpriseFault::PassedOver { .. })));

    let changed = line.replace("key", "general");
    let case = Enterprise { order, line: &changed, proof: &proof, transcript: draw.transcript() };
    assert!(matches!(check_enterprise(&case), Err(EnterpriseFault::Proof { .. })));
    let two = format!("{line}\n{line}");
    let case = Enterprise { order, line: &two, proof: &proof, transcript: draw.transcript() };
    assert!(check_enterprise(&case).is_err());
}

/// Orders of one agency, each following the one before.
fn chain(rounds: &[(&str, u32)]) -> Vec<(Order, Vec<Transcript>)> {
    let case = case("shortfall");
    let mut previous = None;
    let mut links = Vec::new();
    for (period, round) in rounds {
        let draw = case.clone().draw().unwrap();
        let committed = draw.revealed().committed();
        let mut terms = committed.order().terms().clone();
        (terms.period, terms.round, terms.previous) = (period.parse().unwrap(), *round, previous);
        terms.entropy.retain(|entropy| matches!(entropy.origin, Origin::Public(_)));
        let committed = Committed::new(terms, committed.lists().clone()).unwrap();
        let transcript = committed.void("test".parse().unwrap());
        previous = Some(transcript.digest(committed.order().terms().hash));
        links.push((committed.order().clone(), vec![transcript]));
    }
    links
}

fn faults(chain: &[(Order, Vec<Transcript>)]) -> Vec<ChainFault> {
    let links: Vec<Link<'_>> = chain.iter().map(|(order, transcripts)| Link::new(order, transcripts)).collect();
    let faults = check_chain(&links);
    assert!(faults.iter().all(|fault| !fault.chinese().is_empty() && !fault.to_string().is_empty()));
    faults
}

#[test]
fn a_chain_without_fault_has_none_from_the_first_round_of_any_period_on() {
    let good = chain(&[("2027-Q1", 1), ("2027-Q1", 2), ("2027-Q2", 1), ("2027-Q3", 1)]);
    assert_eq!(faults(&good), []);
    assert_eq!(faults(&good[2..]), []);
    assert_eq!(faults(&good[3..]), []);
    // Where it begins inside a period, the draw before it may have been made again in silence.
    assert_eq!(faults(&good[1..]), [ChainFault::RoundGap { link: 1, found: 2, expected: 1 }]);
    assert_eq!(faults(&[]), []);
}

#[test]
fn gaps_forks_reused_rounds_and_broken_links_are_named() {
    let gap = chain(&[("2027-Q1", 1), ("2027-Q1", 3)]);
    assert_eq!(faults(&gap), [ChainFault::RoundGap { link: 2, found: 3, expected: 2 }]);
    let reused = chain(&[("2027-Q1", 1), ("2027-Q1", 1)]);
    assert_eq!(faults(&reused), [ChainFault::RoundReused { link: 2, round: 1 }]);
    let good = chain(&[("2027-Q1", 1), ("2027-Q1", 2), ("2027-Q1", 3)]);
    let hole = [good[0].clone(), good[2].clone()];
    assert!(matches!(faults(&hole)[..], [ChainFault::Previous { link: 2, .. }, ChainFault::RoundGap { link: 2, .. }]));
    let fork = [good[0].clone(), good[1].clone(), chain(&[("2027-Q1", 1), ("2027-Q2", 1)])[1].clone()];
    assert_eq!(faults(&fork), [ChainFault::Fork { link: 3, after: 1 }]);
    // An order follows the first, which nothing valid followed: it is no successor of the one before it.
    let mut lost = chain(&[("2027-Q1", 1), ("2027-Q2", 1)]);
    lost.insert(1, chain(&[("2027-Q3", 2), ("2027-Q3", 1)])[1].clone());
    let found = faults(&lost);
    assert!(matches!(
        found[..],
        [
            ChainFault::Previous { link: 2, .. },
            ChainFault::PeriodGap { link: 2, .. },
            ChainFault::Fork { link: 3, after: 1 },
            ChainFault::PeriodGap { link: 3, .. }
        ]
    ));
    assert_eq!(
        found[1].to_string(),
        "order 2 is of 2027-Q3, of which no earlier order is; expected 2027-Q2, or a period drawn before"
    );
    assert_eq!(
        found[1].chinese(),
        "第2份抽取方案为2027年第三季度，此前无该期抽取方案，应为2027年第二季度或已抽取的时期"
    );
    assert_eq!((found[1].code().number(), found[1].article()), (740, Some(Article::Art10)));
    // A new round of an earlier period is no gap, whatever was drawn since.
    assert_eq!(faults(&chain(&[("2027-Q1", 1), ("2027-Q2", 1), ("2027-Q1", 2), ("2027-Q3", 1), ("2027", 1)])), []);
    let mut open = good.clone();
    open[1].1.clear();
    assert!(matches!(faults(&open)[..], [ChainFault::NoTranscript { link: 2 }, ChainFault::Previous { link: 3, .. }]));
    let mut foreign = good;
    foreign[0].1 = foreign[1].1.clone();
    assert!(faults(&foreign).contains(&ChainFault::Transcript { link: 1, transcript: 1 }));
}
