//! Salted lists and redaction: the rest of a publication verifies, nothing withheld can be read or guessed from it, and
//! every change is found.

#![cfg(feature = "serde")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;
use shuangsuiji::draw::case::Case;
use shuangsuiji::draw::{
    Committed, Draw, Enterprise, Entropy, Entry, Fault, InclusionProof, Link, List, ListError, Order, Origin,
    Publication, RedactError, Redacted, RedactedFault, RedactedVerified, SaltKey, Shown, Skip, TermsError, Transcript,
    Value, Verified, check_chain, check_enterprise, merkle, verify, verify_redacted, verify_salted,
};
use shuangsuiji::strategies::draw::salted_draws;
use shuangsuiji::{Article, Code, Explain};

fn case(name: &str) -> Case {
    let path = format!("{}/tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let mut case: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    case.as_object_mut().unwrap().remove("expected");
    serde_json::from_value(case).unwrap()
}

/// The vector of 40 sources, 9 inspectors and 12 recusals, with one amendment.
fn salted() -> Draw {
    case("salted").draw().unwrap()
}

const LISTS: [List; 3] = [List::Sources, List::Inspectors, List::Recusals];

struct Full {
    order: String,
    lists: [String; 3],
    transcripts: Vec<String>,
    key: SaltKey,
}

impl Full {
    fn of(draw: &Draw) -> Self {
        let committed = draw.revealed().committed();
        Self {
            order: committed.order().to_string(),
            lists: LISTS.map(|list| committed.lists().text(list)),
            transcripts: draw.transcripts().map(Transcript::to_string).collect(),
            key: committed.salt_key().unwrap().clone(),
        }
    }

    fn check(&self, with: impl FnOnce(&Publication<'_>) -> Result<Verified, Fault>) -> Result<Verified, Fault> {
        let transcripts: Vec<&str> = self.transcripts.iter().map(String::as_str).collect();
        let [sources, inspectors, recusals] = &self.lists;
        let order = &self.order;
        with(&Publication {
            order,
            sources,
            inspectors,
            recusals,
            reveal: None,
            transcripts: &transcripts,
            digest: None,
        })
    }
}

#[test]
fn a_full_publication_verifies_with_its_salt_key_alone() {
    let draw = salted();
    let full = Full::of(&draw);
    let verified = full.check(|publication| verify_salted(publication, &full.key)).unwrap();
    assert_eq!((verified.drawn, verified.transcripts.last()), (9, Some(&draw.digest())));

    let fault = full.check(verify).unwrap_err();
    assert_eq!(fault.to_string(), "the order is of version 1.1; expected the salt key of its lists");
    assert_eq!(fault.chinese(), "抽取令为1.1版，应同时提供名单的盐值密钥");
    assert_eq!((fault.code(), fault.article()), (Code::FAULT_NO_SALT_KEY, Article::Art2));

    let other: SaltKey = "0123456789abcdef".repeat(4).parse().unwrap();
    let fault = full.check(|publication| verify_salted(publication, &other)).unwrap_err();
    let (found, expected) = (other.commit(draw_hash(&draw)), full.key.commit(draw_hash(&draw)));
    assert_eq!(
        fault.to_string(),
        format!("the salt key has digest {found}; expected {expected}, as committed in the order")
    );
    assert_eq!(fault.chinese(), format!("盐值密钥的摘要为{found}，与抽取令承诺的{expected}不符"));
    assert_eq!(fault.code(), Code::FAULT_SALT_KEY);

    let mut plain = case("salted");
    plain.salt_key = None;
    let plain =
        Full { key: other.clone(), ..Full { lists: full.lists.clone(), ..of_plain(&plain.draw().unwrap(), &other) } };
    plain.check(verify).unwrap();
    let fault = plain.check(|publication| verify_salted(publication, &other)).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "a salt key beside an order of version 1; expected none, because its lists are not salted"
    );
    assert_eq!(fault.chinese(), "抽取令为1版，名单未加盐，不应有盐值密钥");
    assert_eq!(fault.code(), Code::FAULT_SALT_KEY_NOT_ASKED);
}

fn of_plain(draw: &Draw, key: &SaltKey) -> Full {
    let committed = draw.revealed().committed();
    Full {
        order: committed.order().to_string(),
        lists: LISTS.map(|list| committed.lists().text(list)),
        transcripts: draw.transcripts().map(Transcript::to_string).collect(),
        key: key.clone(),
    }
}

fn draw_hash(draw: &Draw) -> shuangsuiji::draw::Hash {
    draw.revealed().committed().order().terms().hash
}

#[test]
fn a_changed_list_line_is_no_longer_committed() {
    let mut full = Full::of(&salted());
    full.lists[0] = full.lists[0].replacen("\t0\t-\n", "\t1\t-\n", 1);
    let fault = full.check(|publication| verify_salted(publication, &full.key)).unwrap_err();
    assert!(matches!(fault, Fault::Commitment { list: List::Sources, .. }), "{fault}");
}

#[test]
fn the_draw_is_that_of_version_1_but_for_the_digests() {
    let (draw, mut plain) = (salted(), case("salted"));
    plain.salt_key = None;
    let plain = plain.draw().unwrap();
    let lines = |draw: &Draw| -> String {
        let text = draw.revealed().committed().order().to_string();
        text.lines()
            .filter(|line| !LISTS.iter().any(|list| line.starts_with(list.as_str())))
            .map(|l| format!("{l}\n"))
            .collect()
    };
    let key = draw.revealed().committed().order().salt().unwrap();
    let expected =
        lines(&plain).replacen("order 1\nhash sha256\n", &format!("order 1.1\nhash sha256\nsalt {key}\n"), 1);
    assert_eq!(lines(&draw), expected);
    assert_eq!(plain.revealed().committed().order().salt(), None);
    assert_eq!(draw.revealed().committed().lists(), plain.revealed().committed().lists());
}

#[test]
fn an_order_of_version_1_1_reads_back_and_its_salt_is_no_contribution() {
    let draw = salted();
    let committed = draw.revealed().committed();
    let text = committed.order().to_string();
    assert_eq!(Order::parse(&text).as_ref(), Ok(committed.order()));
    let unsalted = text.replacen("order 1.1\n", "order 1\n", 1);
    let error = Order::parse(&unsalted).unwrap_err();
    assert_eq!((error.line, error.reason.starts_with("`salt ")), (3, true), "{error}");
    let salt = committed.order().salt().unwrap();
    let error = Order::parse(&text.replacen(&format!("salt {salt}\n"), "", 1)).unwrap_err();
    assert_eq!(error.to_string(), "line 3: `rules example-1.1`; expected `salt …`");

    let key = committed.salt_key().unwrap();
    let mut terms = committed.order().terms().clone();
    terms.entropy.push(Entropy { label: "again".parse().unwrap(), origin: Origin::Commit(*salt) });
    let error = Committed::salted(terms, committed.lists().clone(), key.clone()).unwrap_err();
    assert_eq!(error, TermsError::SaltKeyContributed { label: "again".parse().unwrap() });
    assert_eq!(error.to_string(), "entropy `again` commits the salt key; expected a secret of its own");
    assert_eq!(error.chinese(), "随机数来源“again”与盐值密钥相同，应各用其密");
    assert_eq!((error.code(), error.article()), (Code::SALT_KEY_CONTRIBUTED, Article::Art2));
    let error = Order::parse(&format!("{text}entropy again commit {salt}\n")).unwrap_err();
    assert!(error.reason.contains("commits the salt key"), "{error}");
}

#[test]
fn a_salt_key_that_was_used_or_revealed_before_is_found_in_the_chain() {
    let draw = salted();
    let committed = draw.revealed().committed();
    let first = committed.order();
    let transcripts: Vec<Transcript> = draw.transcripts().cloned().collect();
    let mut terms = first.terms().clone();
    terms.round += 1;
    terms.previous = Some(draw.digest());
    terms.entropy.remove(0);
    let again = Order::salted(terms.clone(), committed.lists(), committed.salt_key().unwrap()).unwrap();
    let secret = Value::from_hex(&draw.revealed().contributions().0[0].value.to_string()).unwrap();
    let revealed: SaltKey = secret.to_string().parse().unwrap();
    let revealed = Order::salted(terms, committed.lists(), &revealed).unwrap();
    for second in [again, revealed] {
        let links = [Link { order: first, transcripts: &transcripts }, Link { order: &second, transcripts: &[] }];
        let faults: Vec<Code> = check_chain(&links).iter().map(Explain::code).collect();
        assert!(faults.contains(&Code::CHAIN_COMMITMENT_REUSED), "{faults:?}");
    }
}

#[test]
fn every_enterprise_checks_itself_by_line_salt_and_path() {
    let draw = salted();
    let committed = draw.revealed().committed();
    let (order, sources) = (committed.order(), &committed.lists().sources);
    let transcript = draw.transcript();
    for row in 0..sources.len() {
        let line = sources.at(row).unwrap().to_string();
        let proof = committed.proof(List::Sources, row).unwrap();
        let checked = check_enterprise(&Enterprise { order, line: &line, proof: &proof, transcript }).unwrap();
        assert_eq!(checked.id.as_str(), sources.at(row).unwrap().id);
        let json = serde_json::to_string(&proof).unwrap();
        assert_eq!(serde_json::from_str::<InclusionProof>(&json).unwrap(), proof);

        let unsalted = InclusionProof { salt: None, ..proof.clone() };
        assert!(check_enterprise(&Enterprise { order, line: &line, proof: &unsalted, transcript }).is_err());
        let other = committed.proof(List::Sources, (row + 1) % sources.len()).unwrap().salt;
        let other = InclusionProof { salt: other, ..proof };
        assert!(check_enterprise(&Enterprise { order, line: &line, proof: &other, transcript }).is_err());
    }
    assert_eq!(committed.proof(List::Inspectors, 9), None);
    assert!(order.proves(
        List::Recusals,
        committed.lists().text(List::Recusals).lines().nth(3).unwrap(),
        &committed.proof(List::Recusals, 3).unwrap()
    ));
}

#[test]
fn the_beginning_of_a_long_line_does_not_pass_for_a_salt_under_version_1() {
    let mut case = case("shortfall");
    let long = format!("{}E-1", "x".repeat(32));
    case.sources[0].id = long.parse().unwrap();
    let committed = case.draw().unwrap().revealed().committed().clone();
    let row = committed.lists().sources.row(&long).unwrap();
    let line = committed.lists().sources.at(row).unwrap().to_string();
    let proof = committed.proof(List::Sources, row).unwrap();
    assert!(committed.order().proves(List::Sources, &line, &proof));
    let (salt, rest) = line.split_at(32);
    let salt = shuangsuiji::draw::Digest(salt.as_bytes().try_into().unwrap());
    let forged = InclusionProof { salt: Some(salt), ..proof };
    let hash = committed.order().terms().hash;
    assert_eq!(merkle::salted_leaf(hash, &salt, rest.as_bytes()), merkle::leaf(hash, line.as_bytes()));
    assert!(!committed.order().proves(List::Sources, rest, &forged));
    assert!(!forged.holds(hash, rest.as_bytes(), &committed.order().commitment(List::Sources).root));
}

/// Everything that stands in a redacted publication.
fn bytes(redacted: &Redacted) -> String {
    serde_json::to_string(redacted).unwrap() + &texts(redacted).concat()
}

fn texts(redacted: &Redacted) -> Vec<String> {
    let Redacted { order, sources, inspectors, recusals, transcripts, .. } = redacted;
    [order, sources, inspectors, recusals].into_iter().chain(transcripts).cloned().collect()
}

#[test]
fn what_a_reader_needs_and_no_more_verifies() {
    let draw = salted();
    let redacted = draw.redact_to_drawn().unwrap();
    let verified = verify_redacted(&redacted).unwrap();
    assert_eq!(
        verified,
        RedactedVerified {
            order: draw.revealed().committed().digest(),
            transcripts: draw.transcripts().map(|transcript| transcript.digest(draw_hash(&draw))).collect(),
            drawn: 9,
            void: false,
            sources: Shown { shown: 10, withheld: 30 },
            inspectors: verified.inspectors,
            recusals: Shown { shown: 0, withheld: 12 },
            teams_drawn_again: false,
            guessable: false,
        }
    );
    assert_eq!(verified.inspectors.shown + verified.inspectors.withheld, 9);
    let json = serde_json::to_string(&redacted).unwrap();
    assert_eq!(serde_json::from_str::<Redacted>(&json).unwrap(), redacted);
}

#[test]
fn with_no_line_withheld_the_teams_are_drawn_again() {
    for draw in
        [salted(), case("replacement").draw().unwrap(), case("sm3").draw().unwrap(), case("shortfall").draw().unwrap()]
    {
        let verified = verify_redacted(&draw.redact(|_| false).unwrap()).unwrap();
        assert!(verified.teams_drawn_again);
        assert_eq!(verified.sources.withheld + verified.inspectors.withheld + verified.recusals.withheld, 0);
    }
}

#[test]
fn under_version_1_withholding_is_refused_unless_asked_for() {
    let draw = case("replacement").draw().unwrap();
    let error = draw.redact(|entry| matches!(entry, Entry::Recusal(_))).unwrap_err();
    assert_eq!(error, RedactError::Guessable { list: List::Recusals, line: 1 });
    assert_eq!(
        error.to_string(),
        "recusals, line 1: withheld without a salt, so that it can be guessed; expected an order of version 1.1"
    );
    assert_eq!(error.chinese(), "回避名单第1行：未加盐即隐去，可被猜出；应使用1.1版抽取令");
    assert_eq!((error.code(), error.article()), (Code::REDACT_GUESSABLE, Article::Art13));
    let redacted = draw.redact_guessable(|entry| matches!(entry, Entry::Recusal(_))).unwrap();
    assert!(verify_redacted(&redacted).unwrap().guessable);
    let salted = redacted.sources.replacen("shown\t-\t", &format!("shown\t{}\t", "0".repeat(64)), 1);
    let fault = verify_redacted(&Redacted { sources: salted, ..redacted }).unwrap_err();
    assert_eq!(fault.to_string(), "sources, line 1: expected `-`, because the order is of version 1");
}

#[test]
fn what_is_named_elsewhere_cannot_be_withheld() {
    let draw = salted();
    let drawn = &draw.strata()[0].drawn[0];
    let error =
        draw.redact(|entry| matches!(entry, Entry::Source(line) if line.id == drawn.source.as_str())).unwrap_err();
    assert_eq!(error, RedactError::InTranscript { list: List::Sources, id: drawn.source.clone() });
    assert_eq!(
        error.to_string(),
        format!(
            "sources: the line of `{}` is withheld, and the transcript names it; expected it to be shown",
            drawn.source
        )
    );
    assert_eq!(error.chinese(), format!("抽查对象名单：“{}”的行被隐去，但抽取记录载有该编号，应予公开", drawn.source));
    let skipped = draw.skipped()[0].source.clone();
    let error = draw.redact(|entry| matches!(entry, Entry::Source(line) if line.id == skipped.as_str())).unwrap_err();
    assert_eq!(error.code(), Code::REDACT_IN_TRANSCRIPT);
    let error = draw.redact(|entry| matches!(entry, Entry::Inspector(e) if e.id == drawn.team[1])).unwrap_err();
    assert_eq!(error, RedactError::InTranscript { list: List::Inspectors, id: drawn.team[1].clone() });

    let lists = draw.revealed().committed().lists();
    let text: Vec<String> = draw.transcripts().map(Transcript::to_string).collect();
    let recusal = lists.recusals.entries().iter().find(|entry| !text.concat().contains(entry.source.as_str())).unwrap();
    let error =
        draw.redact(|entry| matches!(entry, Entry::Source(line) if line.id == recusal.source.as_str())).unwrap_err();
    assert_eq!(error, RedactError::InRecusal { list: List::Sources, id: recusal.source.clone() });
    assert_eq!(
        error.to_string(),
        format!(
            "sources: the line of `{}` is withheld, and a shown recusal names it; expected the recusal to be withheld too",
            recusal.source
        )
    );
    assert_eq!(
        error.chinese(),
        format!("抽查对象名单：“{}”的行被隐去，但公开的回避记录载有该编号，该回避记录应一并隐去", recusal.source)
    );
    assert_eq!(error.code(), Code::REDACT_IN_RECUSAL);
}

/// A salted draw small enough to change every byte of its redaction.
fn small() -> (Draw, Redacted) {
    let mut case = case("salted");
    case.sources.truncate(18);
    case.inspectors.truncate(6);
    case.recusals.truncate(4);
    for stratum in &mut case.order.strata {
        stratum.quota = stratum.quota.min(2);
    }
    case.order.max_load = None;
    case.amendments.clear();
    let mut draw = case.draw().unwrap();
    let source = draw.strata()[0].drawn[0].source.clone();
    draw.amend(&[Skip { source, reason: "closed".parse().unwrap() }]).unwrap();
    let text: String = draw.transcripts().map(Transcript::to_string).collect();
    let redacted = draw.redact(|entry| match entry {
        Entry::Source(line) => !text.contains(line.id) && line.id.as_bytes()[0] % 3 == 0,
        Entry::Inspector(entry) => !text.contains(entry.id.as_str()),
        Entry::Recusal(_) => true,
    });
    (draw, redacted.unwrap())
}

#[test]
fn every_single_byte_change_of_a_redacted_publication_is_noticed() {
    let (_, redacted) = small();
    let verified = verify_redacted(&redacted).unwrap();
    assert!(verified.sources.shown > 4 && verified.sources.withheld > 0, "{verified:?}");
    let originals = texts(&redacted);
    for (part, original) in originals.iter().enumerate() {
        let with = |text: String| {
            let mut changed = redacted.clone();
            let to = match part {
                0 => &mut changed.order,
                1 => &mut changed.sources,
                2 => &mut changed.inspectors,
                3 => &mut changed.recusals,
                _ => &mut changed.transcripts[part - 4],
            };
            *to = text;
            verify_redacted(&changed)
        };
        for at in 0..original.len() {
            for change in [b'0', b'a', b'\n', b'\t'] {
                let mut bytes = original.clone().into_bytes();
                if bytes[at] == change {
                    continue;
                }
                bytes[at] = change;
                let Ok(text) = String::from_utf8(bytes) else { continue };
                assert!(with(text).is_err(), "part {part}, byte {at}, {:?}", char::from(change));
            }
        }
        assert!(with(format!("{original}\n")).is_err(), "part {part}");
        assert!(with(original[..original.len() - 1].to_owned()).is_err() || original.is_empty(), "part {part}");
        if let Some(end) = original.find('\n') {
            assert!(with(original[end + 1..].to_owned()).is_err(), "part {part}, a line lost");
        }
    }
    assert!(verify_redacted(&Redacted { transcripts: Vec::new(), ..redacted }).is_err());
}

/// The publication with another first transcript and its digest: what a bureau could publish that lies from the start.
fn lied(draw: &Draw, redacted: &Redacted, rewrite: impl Fn(&mut Vec<Vec<String>>)) -> RedactedFault {
    let mut lines: Vec<Vec<String>> =
        redacted.transcripts[0].lines().map(|line| line.split(' ').map(str::to_owned).collect()).collect();
    rewrite(&mut lines);
    let text: String = lines.iter().map(|words| words.join(" ") + "\n").collect();
    let digest = Transcript::parse(&text).unwrap().digest(draw_hash(draw));
    verify_redacted(&Redacted { transcripts: vec![text], digest, ..redacted.clone() }).unwrap_err()
}

fn drawn_lines(lines: &[Vec<String>]) -> Vec<usize> {
    (0..lines.len()).filter(|&at| lines[at][0] == "drawn").collect()
}

#[test]
fn a_transcript_that_lies_from_the_start_is_found_by_the_shown_lines() {
    let draw = salted();
    let redacted = draw.redact(|entry| matches!(entry, Entry::Recusal(_))).unwrap();
    let strata = draw.transcripts().next().unwrap().drawn().unwrap().strata.clone();
    let (key, first, second) = (&strata[0].stratum, strata[0].drawn[0].clone(), strata[0].drawn[1].clone());

    // Two sources change places.
    let fault = lied(&draw, &redacted, |lines| {
        (lines[5][3], lines[6][3]) = (lines[6][3].clone(), lines[5][3].clone());
    });
    assert_eq!(fault, RedactedFault::TicketOrder { transcript: 1, stratum: key.clone(), id: first.source.clone() });
    assert_eq!(
        fault.to_string(),
        format!("transcript 1: stratum `key`: `{}` stands after one of a greater ticket", first.source)
    );
    assert_eq!(fault.chinese(), format!("第1份抽取记录：类别“key”的“{}”排在签号更大者之后", first.source));
    assert_eq!(fault.code(), Code::REDACTED_TICKET_ORDER);

    // The first is left out, everybody moves up, and the first of the reserve comes last.
    let ranking = draw.revealed().ranking(key, 5);
    let reserve = draw.revealed().committed().lists().sources.at(ranking[4].row).unwrap().id.to_owned();
    let fault = lied(&draw, &redacted, |lines| {
        for at in 5..8 {
            lines[at][3] = lines[at + 1][3].clone();
        }
        lines[8][3].clone_from(&reserve);
    });
    assert_eq!(fault, RedactedFault::PassedOver { stratum: key.clone(), id: first.source.clone() });
    assert_eq!(
        fault.to_string(),
        format!("`{}` is a shown candidate of `key` that should have been drawn, and was passed over", first.source)
    );
    assert_eq!(fault.chinese(), format!("类别“key”中公开的“{}”应被抽中，却被越过", first.source));
    assert_eq!(fault.code(), Code::REDACTED_PASSED_OVER);

    // A source of another stratum, and one of no list.
    let general = strata[1].drawn[0].source.to_string();
    let fault = lied(&draw, &redacted, |lines| {
        (lines[5][3], lines[9][3]) = (lines[9][3].clone(), lines[5][3].clone());
    });
    assert_eq!(fault, RedactedFault::NoCandidate { transcript: 1, stratum: key.clone(), id: general.parse().unwrap() });
    assert_eq!(
        fault.to_string(),
        format!("transcript 1: `{general}` was drawn, though its line makes it no candidate of `key`")
    );
    assert_eq!(fault.chinese(), format!("第1份抽取记录：“{general}”不具备在类别“key”中被抽取的条件，却被抽中"));
    assert_eq!(fault.code(), Code::REDACTED_NO_CANDIDATE);
    let fault = lied(&draw, &redacted, |lines| lines[5][3] = "X-1".to_owned());
    let id: shuangsuiji::Id = "X-1".parse().unwrap();
    assert_eq!(fault, RedactedFault::NotShown { transcript: 1, list: List::Sources, id });
    assert_eq!(fault.to_string(), "transcript 1 names `X-1`; expected its line of sources to be shown");
    assert_eq!(fault.chinese(), "第1份抽取记录载有“X-1”，抽查对象名单中该行应予公开");
    assert_eq!(fault.code(), Code::REDACTED_NOT_SHOWN);

    // Ranks, shortfalls and strata.
    let fault = lied(&draw, &redacted, |lines| {
        let last = drawn_lines(lines).into_iter().filter(|&at| lines[at][1] == "key").max().unwrap();
        lines[last][2] = "9".to_owned();
    });
    assert!(matches!(fault, RedactedFault::Publication(Fault::Rank { found: 9, expected: 4, .. })), "{fault}");
    let fault = lied(&draw, &redacted, |lines| {
        let last = drawn_lines(lines).into_iter().filter(|&at| lines[at][1] == "key").max().unwrap();
        lines.remove(last);
    });
    assert!(matches!(fault, RedactedFault::Publication(Fault::Shortfall { found: 0, expected: 1, .. })), "{fault}");
    let fault = lied(&draw, &redacted, |lines| {
        lines.push(["drawn", "other", "1", second.source.as_str(), "NM63697", "NM82676"].map(str::to_owned).to_vec());
        lines.remove(6);
    });
    assert!(matches!(fault, RedactedFault::Publication(Fault::Shortfall { .. })), "{fault}");
    let fault = lied(&draw, &redacted, |lines| {
        lines.push(["shortfall", "other", "1"].map(str::to_owned).to_vec());
    });
    assert!(matches!(fault, RedactedFault::Publication(Fault::Stratum { expected: None, .. })), "{fault}");
    let fault = lied(&draw, &redacted, |lines| {
        let extra = ["drawn", "key", "5", "X-1", "NM63697", "NM82676"].map(str::to_owned).to_vec();
        lines.insert(9, extra);
    });
    assert!(matches!(fault, RedactedFault::Publication(Fault::Source { rank: 5, expected: None, .. })), "{fault}");
}

#[test]
fn a_team_that_lies_is_found_by_the_shown_lines() {
    let draw = salted();
    let redacted =
        draw.redact(|entry| matches!(entry, Entry::Recusal(entry) if entry.source.as_str() == "none")).unwrap();
    let lists = draw.revealed().committed().lists();
    let first_drawn: Vec<_> = draw.strata()[0].drawn.iter().map(|line| line.source.clone()).collect();
    let recusal = lists
        .recusals
        .entries()
        .iter()
        .find(|entry| entry.inspector.as_str() == "NM41432" && first_drawn.contains(&entry.source))
        .expect("a drawn source with a recusal");
    let replaced = |source: &str, with: Option<&str>| {
        let of = source.to_owned();
        let with = with.map(str::to_owned);
        lied(&draw, &redacted, move |lines| {
            let line = lines.iter_mut().find(|line| line.get(3) == Some(&of)).unwrap();
            match &with {
                Some(inspector) => line[4].clone_from(inspector),
                None => {
                    line.pop();
                }
            }
        })
    };
    let first = draw.strata()[0].drawn[0].source.clone();
    let fault = replaced(first.as_str(), None);
    assert_eq!(fault, RedactedFault::TeamSize { transcript: 1, id: first.clone(), found: 1, expected: 2 });
    assert_eq!(fault.to_string(), format!("transcript 1: `{first}` has a team of 1; expected 2"));
    assert_eq!(fault.chinese(), format!("第1份抽取记录：“{first}”的检查组为1人，应为2人"));
    assert_eq!((fault.code(), fault.article()), (Code::REDACTED_TEAM_SIZE, Article::Art11));

    let fault = replaced(first.as_str(), Some("nobody"));
    let nobody: shuangsuiji::Id = "nobody".parse().unwrap();
    assert_eq!(fault, RedactedFault::NotShown { transcript: 1, list: List::Inspectors, id: nobody });

    let (source, inspector) = (recusal.source.clone(), recusal.inspector.clone());
    let fault = replaced(source.as_str(), Some(inspector.as_str()));
    assert_eq!(fault, RedactedFault::Recused { transcript: 1, id: source.clone(), inspector: inspector.clone() });
    assert_eq!(
        fault.to_string(),
        format!("transcript 1: `{inspector}` inspects `{source}` and is recused from it by a shown line")
    );
    assert_eq!(fault.chinese(), format!("第1份抽取记录：检查“{source}”的“{inspector}”按公开的回避记录应当回避"));
    assert_eq!((fault.code(), fault.article()), (Code::REDACTED_RECUSED, Article::Art6));

    // With every line shown, no other team passes: here two inspectors change seats.
    let fault = lied(&draw, &redacted, |lines| lines[5].swap(4, 5));
    assert!(matches!(fault, RedactedFault::Publication(Fault::Team { rank: 1, .. })), "{fault}");
}

#[test]
fn unavailable_and_overloaded_inspectors_are_found() {
    let mut case = case("salted");
    let unavailable = shuangsuiji::draw::InspectorStatus::Unavailable;
    case.inspectors[0].status = unavailable;
    case.recusals.clear();
    case.amendments.clear();
    case.order.max_load = Some(3);
    let away = case.inspectors[0].id.clone();
    let draw = case.draw().unwrap();
    let redacted = draw.redact(|_| false).unwrap();
    let of = |lines: &[Vec<String>], at: usize| lines[at][3].clone();
    let first =
        of(&redacted.transcripts[0].lines().map(|l| l.split(' ').map(str::to_owned).collect()).collect::<Vec<_>>(), 5);
    let fault = lied(&draw, &redacted, |lines| lines[5][4] = away.to_string());
    assert_eq!(
        fault,
        RedactedFault::Unavailable { transcript: 1, id: first.parse().unwrap(), inspector: away.clone() }
    );
    assert_eq!(fault.to_string(), format!("transcript 1: `{away}` inspects `{first}` and is unavailable by the list"));
    assert_eq!(fault.chinese(), format!("第1份抽取记录：检查“{first}”的“{away}”按名单不可派"));
    assert_eq!(fault.code(), Code::REDACTED_UNAVAILABLE);

    let busy = draw.strata()[0].drawn[0].team[0].clone();
    let fault = lied(&draw, &redacted, |lines| {
        for at in drawn_lines(lines) {
            if !lines[at].contains(&busy.to_string()) {
                lines[at][4] = busy.to_string();
            }
        }
    });
    assert_eq!(fault, RedactedFault::Load { transcript: 1, inspector: busy.clone(), found: 4, most: 3 });
    assert_eq!(fault.to_string(), format!("transcript 1: `{busy}` has 4 sources; expected at most 3"));
    assert_eq!(fault.chinese(), format!("第1份抽取记录：“{busy}”被派4家，至多3家"));
    assert_eq!(fault.code(), Code::REDACTED_LOAD);
}

#[test]
fn an_amendment_that_drops_somebody_is_found() {
    let draw = salted();
    let redacted = draw.redact(|_| false).unwrap();
    let kept = draw.strata()[0].drawn[1].clone();
    let mut changed = redacted.clone();
    let line = redacted.transcripts[1].lines().find(|line| line.contains(kept.source.as_str())).unwrap();
    let mut words: Vec<&str> = line.split(' ').collect();
    words.swap(4, 5);
    changed.transcripts[1] = redacted.transcripts[1].replacen(line, &words.join(" "), 1);
    changed.digest = Transcript::parse(&changed.transcripts[1]).unwrap().digest(draw_hash(&draw));
    let fault = verify_redacted(&changed).unwrap_err();
    let (stratum, id) = (draw.strata()[0].stratum.clone(), kept.source);
    assert_eq!(fault, RedactedFault::Kept { transcript: 2, stratum, id: id.clone() });
    assert_eq!(
        fault.to_string(),
        format!("transcript 2: stratum `key`: the line of `{id}` was dropped or changed, and it was not skipped")
    );
    assert_eq!(fault.chinese(), format!("第2份抽取记录：类别“key”的“{id}”未被跳过，其行却被删改"));
    assert_eq!(fault.code(), Code::REDACTED_KEPT);
}

#[test]
fn bad_lists_are_named_by_line() {
    let (_, redacted) = small();
    let fault = |sources: String| verify_redacted(&Redacted { sources, ..redacted.clone() }).unwrap_err();
    let line = fault("visible\tx\n".to_owned());
    assert_eq!(line.to_string(), "sources, line 1: expected `shown <salt> <line>` or `withheld <leaf hash>`");
    assert_eq!(line.chinese(), "抽查对象名单第1行不合规范（expected `shown <salt> <line>` or `withheld <leaf hash>`）");
    assert_eq!((line.code(), line.article()), (Code::REDACTED_LINE, Article::Art2));
    assert!(fault("withheld\tabc\n".to_owned()).to_string().ends_with("expected 64 lowercase hex digits"));
    assert!(fault("withheld\tabc".to_owned()).to_string().contains("has no LF"));
    let commitment = fault(String::new());
    assert!(matches!(commitment, RedactedFault::Publication(Fault::Commitment { list: List::Sources, .. })));
    assert_eq!(commitment.code(), Code::FAULT_COMMITMENT);
    // Shown lines that are no list cannot have the root of one, unless the bureau committed to nonsense.
    let error = RedactedFault::List(ListError::TooMany { list: List::Sources });
    assert!(error.to_string().starts_with("shown lines of sources: too many records"));
    assert!(error.chinese().starts_with("公开的行：抽查对象名单"));
}

fn first_column(line: &str) -> String {
    line.split('\t').next().unwrap_or_default().to_owned()
}

/// A redaction of a draw whose choices are random, as far as they are allowed, with the rows withheld.
fn redacted(draw: &Draw, choices: &[bool; 64]) -> (Redacted, [Vec<u32>; 3]) {
    let text: String = draw.transcripts().map(Transcript::to_string).collect();
    let words: BTreeSet<&str> = text.split_whitespace().collect();
    let mut at = 0_usize;
    let mut choose = || {
        at += 1;
        choices[at % choices.len()]
    };
    let mut withheld = [const { Vec::new() }; 3];
    let (mut rows, mut hidden) = ([0_u32; 3], BTreeSet::new());
    let redacted = draw.redact(|entry| {
        let (list, hide) = match entry {
            Entry::Source(line) => (0, choose() && !words.contains(line.id)),
            Entry::Inspector(entry) => (1, choose() && !words.contains(entry.id.as_str())),
            Entry::Recusal(entry) => {
                let named = [format!("s{}", entry.source), format!("i{}", entry.inspector)];
                (2, named.iter().any(|name| hidden.contains(name)) || choose())
            }
        };
        if hide {
            withheld[list].push(rows[list]);
            match entry {
                Entry::Source(line) => hidden.insert(format!("s{}", line.id)),
                Entry::Inspector(entry) => hidden.insert(format!("i{}", entry.id)),
                Entry::Recusal(_) => false,
            };
        }
        rows[list] += 1;
        hide
    });
    (redacted.unwrap(), withheld)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_withheld_appears_and_the_rest_verifies(
        mut draw in salted_draws(0..40, 6..14, 0..12),
        choices: [bool; 64],
        skip in any::<Option<Index>>(),
    ) {
        let drawn: Vec<_> = draw.strata().iter().flat_map(|stratum| &stratum.drawn).map(|line| line.source.clone()).collect();
        if let Some(skip) = skip && !drawn.is_empty() {
            let source = skip.get(&drawn).clone();
            let _ = draw.amend(&[Skip { source, reason: "closed".parse().unwrap() }]);
        }
        let (redacted, withheld) = redacted(&draw, &choices);
        let verified = verify_redacted(&redacted).unwrap();
        prop_assert_eq!(verified.transcripts.last(), Some(&draw.digest()));
        let committed = draw.revealed().committed();
        let (hash, all, texts) = (draw_hash(&draw), bytes(&redacted), texts(&redacted).concat());
        let ids = |list| committed.lists().text(list).lines().map(first_column).collect::<BTreeSet<_>>();
        let shared: BTreeSet<String> = &ids(List::Sources) & &ids(List::Inspectors);
        let key = committed.salt_key().unwrap().to_string();
        prop_assert!(!all.contains(&key), "the salt key");
        for ((list, rows), shown) in LISTS.into_iter().zip(&withheld).zip([verified.sources, verified.inspectors, verified.recusals]) {
            prop_assert_eq!(shown.withheld as usize, rows.len());
            let text = committed.lists().text(list);
            for &row in rows {
                let line = text.lines().nth(row as usize).unwrap();
                let id = line.split('\t').next().unwrap();
                prop_assert!(!all.contains(line) && !all.contains(&line.replace('\t', "\\t")), "{}", line);
                prop_assert!(!all.contains(&merkle::leaf(hash, line.as_bytes()).to_string()), "the hash of {}", line);
                prop_assert!(!all.contains(&hash.digest(&[line.as_bytes()]).to_string()), "the plain hash of {}", line);
                let salt = committed.proof(list, row).unwrap().salt.unwrap();
                prop_assert!(!all.contains(&salt.to_string()), "the salt of {}", line);
                // Shorter ids may be words that stand there anyway; an enterprise and an inspector may share one.
                let mut words = texts.split(['\t', ' ', '\n']);
                let judged = list != List::Recusals && id.len() >= 8 && !shared.contains(id);
                prop_assert!(!judged || !words.any(|word| word == id), "{}", id);
            }
        }
    }

    #[test]
    fn every_line_of_every_list_is_proved_with_its_salt_and_by_no_other(
        draw in salted_draws(0..12, 6..9, 0..6),
    ) {
        let committed = draw.revealed().committed();
        for list in LISTS {
            let mut salts = BTreeSet::new();
            for (row, line) in (0..).zip(committed.lists().text(list).lines()) {
                let proof = committed.proof(list, row).unwrap();
                prop_assert!(committed.order().proves(list, line, &proof));
                let other = line.to_owned() + "0";
                prop_assert!(!committed.order().proves(list, &other, &proof));
                prop_assert!(salts.insert(proof.salt.unwrap()), "every salt once");
            }
        }
    }
}

/// What this form looked like when version 1.1 was made: later versions read it and make the same.
#[test]
fn the_golden_redacted_publication_is_made_and_verified() {
    let golden = include_str!("golden/0.1/redacted.json");
    let redacted: Redacted = serde_json::from_str(golden).unwrap();
    assert_eq!(redacted, salted().redact_to_drawn().unwrap());
    assert_eq!(serde_json::to_string_pretty(&redacted).unwrap() + "\n", golden);
    assert_eq!(verify_redacted(&redacted).unwrap().sources, Shown { shown: 10, withheld: 30 });
}
