//! An agency's chain from its publications: every draw by itself, the links, and redraws with their reasons.

use shuangsuiji::Fraction;
use shuangsuiji::draw::vector::Case;
use shuangsuiji::draw::{
    ChainCounts, ChainError, ChainFault, ChainPublication, Committed, Digest, Draw, Fault, Link, List, Origin,
    Publication, SaltKey, Skip, Transcript, Value, verify_chain,
};
use shuangsuiji::{Article, Code, Explain, Text};

/// One order of a chain as texts.
#[derive(Clone)]
struct Texts {
    order: String,
    lists: [String; 3],
    transcripts: Vec<String>,
    digest: Option<Digest>,
    key: Option<SaltKey>,
    redraw: Option<Text>,
}

fn salt_key(link: u8) -> SaltKey {
    SaltKey::new(core::array::from_fn(|at| if at == 0 { link } else { at.try_into().unwrap() })).unwrap()
}

/// What becomes of an order in a test.
#[derive(Clone, Copy)]
enum Fate {
    Drawn,
    Amended,
    Void,
    Open,
}

fn draw_of(link: u8, period: &str, round: u32, previous: Option<Digest>, salted: bool) -> Draw {
    let path = format!("{}/tests/vectors/salted.json", env!("CARGO_MANIFEST_DIR"));
    let mut case: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    case.as_object_mut().unwrap().remove("expected");
    let mut case: Case = serde_json::from_value(case).unwrap();
    case.amendments.clear();
    case.salt_key = salted.then(|| salt_key(link));
    let secret = Value::new([b's', link]).unwrap();
    case.order.entropy[0] = serde_json::from_value(serde_json::json!({
        "kind": "commit", "label": "bureau", "value": secret.commit(case.order.hash),
    }))
    .unwrap();
    case.contributions.0[0].value = secret;
    (case.order.period, case.order.round) = (period.parse().unwrap(), round);
    case.order.previous = shuangsuiji::draw::vector::Previous(previous);
    case.draw().unwrap()
}

/// A chain in which each order follows the one before it; the second of them is unsalted.
fn chain(orders: &[(&str, u32, Fate)]) -> Vec<Texts> {
    let mut previous = None;
    let mut chain = Vec::new();
    for (link, (period, round, fate)) in (1_u8..).zip(orders) {
        let mut draw = draw_of(link, period, *round, previous, link != 2);
        if let Fate::Amended = fate {
            let source = draw.strata()[1].drawn[0].source.clone();
            draw.amend(&[Skip { source, reason: "moved".parse().unwrap() }]).unwrap();
        }
        let committed: &Committed = draw.revealed().committed();
        let void = committed.void("公共随机数未公布".parse().unwrap());
        let transcripts: Vec<Transcript> = match fate {
            Fate::Drawn | Fate::Amended => draw.transcripts().collect(),
            Fate::Void => vec![void],
            Fate::Open => Vec::new(),
        };
        previous = transcripts.last().map(|transcript| transcript.digest(committed.order().terms().hash));
        chain.push(Texts {
            order: committed.order().to_string(),
            lists: [List::Sources, List::Inspectors, List::Recusals].map(|list| committed.lists().text(list)),
            transcripts: transcripts.iter().map(|transcript| transcript.to_string()).collect(),
            digest: previous,
            key: committed.salt_key().cloned(),
            redraw: None,
        });
    }
    chain
}

fn verified(chain: &[Texts]) -> (ChainCounts, Vec<ChainError>) {
    let transcripts: Vec<Vec<&str>> =
        chain.iter().map(|texts| texts.transcripts.iter().map(String::as_str).collect()).collect();
    let publications: Vec<ChainPublication<'_>> = chain
        .iter()
        .zip(&transcripts)
        .map(|(texts, transcripts)| ChainPublication {
            publication: Publication {
                order: &texts.order,
                sources: &texts.lists[0],
                inspectors: &texts.lists[1],
                recusals: &texts.lists[2],
                reveal: None,
                transcripts,
                digest: texts.digest,
            },
            salt_key: texts.key.as_ref(),
            redraw: texts.redraw.as_ref(),
        })
        .collect();
    let verified = verify_chain(&publications);
    for error in &verified.errors {
        assert!(!error.to_string().is_empty() && !error.chinese().is_empty());
    }
    (verified.counts, verified.errors)
}

fn good() -> Vec<Texts> {
    let mut chain = chain(&[
        ("2027-Q1", 1, Fate::Void),
        ("2027-Q1", 2, Fate::Amended),
        ("2027-Q1", 3, Fate::Drawn),
        ("2027-Q2", 1, Fate::Drawn),
        ("2027-Q3", 1, Fate::Open),
    ]);
    chain[2].redraw = Some("两家企业迁出，另行补抽".parse().unwrap());
    chain
}

#[test]
fn a_whole_chain_of_both_versions_verifies_and_is_counted() {
    let (counts, errors) = verified(&good());
    assert_eq!(errors, []);
    assert_eq!(
        (counts.orders, counts.open, counts.void, counts.redraws, counts.amendments, counts.part),
        (5, 1, 1, 2, 1, false)
    );
    assert_eq!(counts.redraw_rate(), Fraction::new(2, 5));
    assert_eq!(verified(&[]), (ChainCounts::default(), Vec::new()));
    assert_eq!(ChainCounts::default().redraw_rate(), None);
    assert_eq!(ChainCounts::of(&[] as &[Link<'_>]), ChainCounts::default());
}

#[test]
fn a_redraw_after_a_draw_needs_a_reason_and_one_after_a_void_has_it() {
    let mut chain = good();
    chain[2].redraw = None;
    let (_, errors) = verified(&chain);
    assert_eq!(errors, [ChainError::RedrawUnexplained { link: 3, round: 3 }]);
    assert_eq!(
        errors[0].to_string(),
        "order 3 draws its period again in round 3, and an earlier round was drawn; expected a reason"
    );
    assert_eq!(errors[0].chinese(), "第3份抽取方案为同期第3轮重抽，此前已有抽取且未作废，应说明理由");
    assert_eq!((errors[0].code(), errors[0].article()), (Code::CHAIN_REDRAW_UNEXPLAINED, Some(Article::Art2)));
}

#[test]
fn a_draw_that_is_wrong_by_itself_is_named_with_its_order() {
    let mut chain = good();
    let cut = chain[3].lists[2].find('\n').unwrap() + 1;
    chain[3].lists[2] = chain[3].lists[2][cut..].to_owned();
    let (_, errors) = verified(&chain);
    let [ChainError::Publication { link: 4, fault }] = &errors[..] else { panic!("{errors:?}") };
    assert!(matches!(fault, Fault::Commitment { list: List::Recusals, .. }));
    assert_eq!(errors[0].to_string(), format!("order 4: {fault}"));
    assert_eq!(errors[0].chinese(), format!("第4份抽取方案：{}", fault.chinese()));
    assert_eq!(errors[0].code(), Code::FAULT_COMMITMENT);

    // Lists of an open order are checked too, and so is a key that is missing.
    let mut open = good();
    open[4].lists[0].clear();
    assert!(matches!(verified(&open).1[..], [ChainError::Publication { link: 5, fault: Fault::Commitment { .. } }]));
    let mut unsalted = good();
    unsalted[0].key = None;
    assert!(matches!(verified(&unsalted).1[..], [ChainError::Publication { link: 1, fault: Fault::NoSaltKey }]));
}

#[test]
fn what_is_wrong_with_the_links_is_named_once() {
    let mut foreign = good();
    foreign[3].transcripts = foreign[2].transcripts.clone();
    foreign[3].digest = None;
    let (_, errors) = verified(&foreign);
    assert!(
        matches!(
            errors[..],
            [
                ChainError::Chain(ChainFault::Transcript { link: 4, transcript: 1 }),
                ChainError::Chain(ChainFault::Previous { link: 5, .. })
            ]
        ),
        "{errors:?}"
    );
    let mut hole = good();
    hole.remove(3);
    let (_, errors) = verified(&hole);
    assert!(
        matches!(
            errors[..],
            [
                ChainError::Chain(ChainFault::Previous { link: 4, .. }),
                ChainError::Chain(ChainFault::PeriodGap { link: 4, .. })
            ]
        ),
        "{errors:?}"
    );
    let mut open = good();
    open[3].transcripts.clear();
    let (_, errors) = verified(&open);
    assert!(
        matches!(
            errors[..],
            [
                ChainError::Chain(ChainFault::NoTranscript { link: 4 }),
                ChainError::Chain(ChainFault::Previous { link: 5, .. })
            ]
        ),
        "{errors:?}"
    );
}

#[test]
fn behind_a_text_that_cannot_be_read_each_draw_is_verified_by_itself() {
    let mut chain = good();
    chain[1].order.push('\n');
    chain[3].transcripts = chain[2].transcripts.clone();
    let (counts, errors) = verified(&chain);
    assert_eq!(counts.orders, 1);
    assert!(
        matches!(
            errors[..],
            [
                ChainError::Publication { link: 2, fault: Fault::Order(_) },
                ChainError::Publication { link: 4, fault: Fault::OtherOrder { .. } }
            ]
        ),
        "{errors:?}"
    );
}

#[test]
fn every_dropped_line_of_every_transcript_is_noticed() {
    let chain = good();
    for link in 0..chain.len() {
        for transcript in 0..chain[link].transcripts.len() {
            let lines: Vec<&str> = chain[link].transcripts[transcript].split_inclusive('\n').collect();
            for dropped in 0..lines.len() {
                let mut changed = chain.clone();
                changed[link].digest = None;
                let kept = lines.iter().enumerate().filter(|(at, _)| *at != dropped).map(|(_, line)| *line);
                changed[link].transcripts[transcript] = kept.collect();
                assert!(!verified(&changed).1.is_empty(), "order {link}, transcript {transcript}, line {dropped}");
            }
        }
    }
}

#[test]
fn a_secret_used_twice_is_found_in_every_order_that_commits_it() {
    let mut chain = good();
    let texts = chain.pop().unwrap();
    let mut again = texts.clone();
    let first = salt_key(1).commit(shuangsuiji::draw::Hash::Sha256);
    let order = shuangsuiji::draw::Order::parse(&texts.order).unwrap();
    let Origin::Commit(own) = order.terms().entropy[0].origin else { panic!("a commitment") };
    again.order = texts.order.replace(&own.to_string(), &first.to_string());
    chain.push(again);
    let (_, errors) = verified(&chain);
    assert_eq!(errors, [ChainError::Chain(ChainFault::CommitmentReused { link: 5, earlier: 1 })]);
}
