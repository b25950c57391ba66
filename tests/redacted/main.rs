//! Salted lists and redaction: the rest of a publication verifies, nothing withheld can be read or guessed from it, and
//! every change is found.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;
use shuangsuiji::draw::vector::Case;
use shuangsuiji::draw::{
    Committed, Draw, Enterprise, Entropy, Entry, Fault, InclusionProof, Link, List, ListError, Order, Origin,
    Publication, PublishedTexts, RedactError, Redacted, RedactedFault, SaltKey, Shown, Skip, TermsError, Transcript,
    Value, Verified, check_chain, check_enterprise, merkle, verify, verify_redacted, verify_salted,
};
use shuangsuiji::inspection::Inspection;
use shuangsuiji::strategies::draw::{DrawSetting, Writing, feasible_settings, salted_draws};
use shuangsuiji::{Article, Code, Explain};

mod lies;
mod python;
mod withheld;

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
        Self::with(draw, draw.revealed().committed().salt_key().unwrap())
    }

    fn with(draw: &Draw, key: &SaltKey) -> Self {
        let PublishedTexts { order, sources, inspectors, recusals, transcripts, .. } = draw.publication();
        Self { order, lists: [sources, inspectors, recusals], transcripts, key: key.clone() }
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
    assert_eq!(fault.to_string(), "the order's lists are salted; expected their salt key");
    assert_eq!(fault.chinese(), "抽取方案的名单已加盐，应同时提供其盐值密钥");
    assert_eq!((fault.code(), fault.article()), (Code::FAULT_NO_SALT_KEY, Some(Article::Art2)));

    let other: SaltKey = "0123456789abcdef".repeat(4).parse().unwrap();
    let fault = full.check(|publication| verify_salted(publication, &other)).unwrap_err();
    let (found, expected) = (other.commit(draw_hash(&draw)), full.key.commit(draw_hash(&draw)));
    assert_eq!(
        fault.to_string(),
        format!("the salt key has digest {found}; expected {expected}, as committed in the order")
    );
    assert_eq!(fault.chinese(), format!("盐值密钥的摘要为{found}，与抽取方案承诺的{expected}不符"));
    assert_eq!(fault.code(), Code::FAULT_SALT_KEY);

    let mut plain = case("salted");
    plain.salt_key = None;
    let plain =
        Full { key: other.clone(), ..Full { lists: full.lists.clone(), ..Full::with(&plain.draw().unwrap(), &other) } };
    plain.check(verify).unwrap();
    let fault = plain.check(|publication| verify_salted(publication, &other)).unwrap_err();
    assert_eq!(fault.to_string(), "a salt key beside an order whose lists are not salted; expected none");
    assert_eq!(fault.chinese(), "抽取方案的名单未加盐，不应有盐值密钥");
    assert_eq!(fault.code(), Code::FAULT_SALT_KEY_NOT_ASKED);
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
    assert_eq!((error.line, error.reason.english().starts_with("`salt ")), (3, true), "{error}");
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
    assert_eq!((error.code(), error.article()), (Code::SALT_KEY_CONTRIBUTED, Some(Article::Art2)));
    let error = Order::parse(&format!("{text}entropy again commit {salt}\n")).unwrap_err();
    assert!(error.reason.english().contains("commits the salt key"), "{error}");
}

#[test]
fn a_salt_key_that_was_used_or_revealed_before_is_found_in_the_chain() {
    let draw = salted();
    let committed = draw.revealed().committed();
    let first = committed.order();
    let transcripts: Vec<Transcript> = draw.transcripts().collect();
    let mut terms = first.terms().clone();
    terms.round += 1;
    terms.previous = Some(draw.digest());
    terms.entropy.remove(0);
    let again = Order::salted(terms.clone(), committed.lists(), committed.salt_key().unwrap()).unwrap();
    let secret = Value::from_hex(&draw.revealed().contributions().0[0].value.to_string()).unwrap();
    let revealed: SaltKey = secret.to_string().parse().unwrap();
    let revealed = Order::salted(terms, committed.lists(), &revealed).unwrap();
    for second in [again, revealed] {
        let links = [Link::new(first, &transcripts), Link::new(&second, &[])];
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
