//! The check for one enterprise (§8): every verdict, every fault, and a transcript that was shortened for one reader.

use shuangsuiji::draw::{
    Agency, Checked, Committed, Contribution, Coverage, Draw, Enterprise, EnterpriseFault, Entropy, Hash, Lists, Order,
    Origin, PublicForm, Reveal, RevealError, Revealed, Skip, StratumQuota, Terms, Transcript, Value, Verdict,
    check_enterprise,
};
use shuangsuiji::{Code, Explain, Id, Tier};

const SOURCES: &str = "G-1\tgeneral\t150102\t0\t-\nG-2\tgeneral\t150102\t0\t-\nK-1\tkey\t150102\t0\t-\nK-2\tkey\t150102\t1\t-\n\
                       K-3\tkey\t150102\t0\t-\nK-4\tkey\t150102\t1\t-\nK-5\tkey\t150102\t2\t-\nK-6\tkey\t150102\t0\texcluded\n\
                       K-7\tkey\t150102\t2\texempt\nP-1\tproject\t150102\t0\t-\nS-1\tsmall\t150102\t0\t-\n";

fn terms(coverage: Coverage, quotas: &[(&str, u32)]) -> Terms {
    let strata = quotas.iter().map(|(name, quota)| StratumQuota { stratum: name.parse().unwrap(), quota: *quota });
    Terms {
        hash: Hash::Sha256,
        rules: "test".parse().unwrap(),
        agency: Agency { name: "xincheng".parse().unwrap(), division: "150102".parse().unwrap(), tier: Tier::County },
        period: "2027-Q1".parse().unwrap(),
        round: 1,
        previous: None,
        cap: Some(2),
        coverage,
        team: 1,
        max_load: None,
        strata: strata.collect(),
        entropy: vec![Entropy {
            label: "lottery".parse().unwrap(),
            origin: Origin::Public("福彩3D 第2026340期".parse().unwrap()),
        }],
    }
}

fn reveal(value: u32) -> Reveal {
    Reveal(vec![Contribution { label: "lottery".parse().unwrap(), value: Value::new(value.to_string()).unwrap() }])
}

/// Key 3, general 1, project 0; of `small` the order says nothing.
fn revealed(coverage: Coverage, value: u32) -> Revealed {
    let lists = Lists {
        sources: shuangsuiji::draw::SourceList::parse(SOURCES).unwrap(),
        inspectors: shuangsuiji::draw::InspectorList::parse("I-1\t150102\t-\nI-2\t150102\t-\n").unwrap(),
        recusals: Default::default(),
    };
    let terms = terms(coverage, &[("key", 3), ("general", 1), ("project", 0)]);
    Committed::new(terms, lists).unwrap().reveal(reveal(value)).unwrap()
}

fn check(committed: &Committed, id: &str, transcript: &Transcript) -> Result<Checked, EnterpriseFault> {
    let sources = &committed.lists().sources;
    let row = sources.row(id).unwrap();
    let line = sources.at(row).unwrap().to_string();
    let proof = committed.proof(shuangsuiji::draw::List::Sources, row).unwrap();
    check_enterprise(&Enterprise { order: committed.order(), line: &line, proof: &proof, transcript })
}

/// The transcript with another body after its reveal lines.
fn forged(transcript: &Transcript, body: &str) -> Transcript {
    let text = transcript.to_string();
    let head: String = text.split_inclusive('\n').take(4).collect();
    Transcript::parse(&format!("{head}{body}")).unwrap()
}

fn drawn_of(draw: &Draw, stratum: &str) -> Vec<Id> {
    let of = draw.strata().iter().find(|of| of.stratum.as_str() == stratum);
    of.map(|of| of.drawn.iter().map(|line| line.source.clone()).collect()).unwrap_or_default()
}

#[test]
fn every_source_gets_its_verdict_with_ticket_and_mark() {
    for coverage in [Coverage::Independent, Coverage::UninspectedFirst] {
        for value in 0..60 {
            let revealed = revealed(coverage, value);
            let draw = revealed.draw().unwrap();
            let (key, general) = (drawn_of(&draw, "key"), drawn_of(&draw, "general"));
            let ticket = |id: &str| revealed.key().ticket(id);
            let mark = |ids: &[Id]| ids.iter().map(|id| ticket(id.as_str())).max();
            for line in SOURCES.lines() {
                let (id, stratum) = line.split_once('\t').unwrap();
                let checked = check(revealed.committed(), id, draw.transcript()).unwrap();
                let drawn = if stratum.starts_with("key") { &key } else { &general };
                let of_drawn = stratum.starts_with("key") || stratum.starts_with("general");
                assert_eq!((checked.id.as_str(), checked.ticket), (id, ticket(id)));
                assert_eq!(checked.mark, mark(drawn).filter(|_| of_drawn), "{id}");
                let place = drawn.iter().position(|drawn| drawn.as_str() == id);
                let inspected = matches!(id, "K-2" | "K-4" | "K-7");
                let expected = match (id, place) {
                    ("K-5", _) => Verdict::AtCap,
                    ("K-6", _) => Verdict::Excluded,
                    ("P-1" | "S-1", _) => Verdict::NotAsked,
                    (_, Some(before)) => {
                        let all = draw.strata().iter().flat_map(|of| &of.drawn);
                        let team = all.into_iter().find(|line| line.source.as_str() == id).unwrap().team.clone();
                        Verdict::Drawn { rank: u32::try_from(before).unwrap() + 1, team }
                    }
                    _ if Some(ticket(id)) < mark(drawn) => {
                        assert!(inspected && coverage == Coverage::UninspectedFirst, "{id}");
                        Verdict::Late
                    }
                    _ => Verdict::AboveMark,
                };
                assert_eq!(checked.verdict, expected, "{id}, {value}");
            }
        }
    }
}

#[test]
fn a_skipped_source_is_told_why_and_its_replacement_its_rank() {
    let mut draw = revealed(Coverage::Independent, 1).draw().unwrap();
    let gone = drawn_of(&draw, "key")[1].clone();
    draw.amend(&[Skip { source: gone.clone(), reason: "closed".parse().unwrap() }]).unwrap();
    let committed = draw.revealed().committed();
    let checked = check(committed, gone.as_str(), draw.transcript()).unwrap();
    assert_eq!(checked.verdict, Verdict::Skipped { reason: "closed".parse().unwrap() });
    let next = drawn_of(&draw, "key")[2].clone();
    let checked = check(committed, next.as_str(), draw.transcript()).unwrap();
    assert!(matches!(checked.verdict, Verdict::Drawn { rank: 4, .. }), "{checked:?}");
}

#[test]
fn a_stratum_with_a_shortfall_passes_over_nobody_and_another_ones_says_nothing() {
    let revealed = revealed(Coverage::Independent, 2);
    let draw = revealed.draw().unwrap();
    let (key, general) = (drawn_of(&draw, "key"), drawn_of(&draw, "general"));
    let left =
        ["K-1", "K-2", "K-3", "K-4", "K-7"].into_iter().find(|id| !key.iter().any(|drawn| drawn.as_str() == *id));
    // Two are drawn and a shortfall is said: whoever is left was passed over, though its ticket is above the mark.
    let lines: String = key.iter().take(2).zip(1..).map(|(id, rank)| format!("drawn key {rank} {id} I-1\n")).collect();
    let short = forged(draw.transcript(), &format!("{lines}shortfall key 1\ndrawn general 1 {} I-1\n", general[0]));
    let fault = check(revealed.committed(), left.unwrap(), &short).unwrap_err();
    let ticket = revealed.key().ticket(left.unwrap());
    assert_eq!(fault, EnterpriseFault::PassedOver { id: left.unwrap().parse().unwrap(), ticket });
    assert_eq!(fault.code(), Code::ENTERPRISE_PASSED_OVER);
    // The other stratum's candidate is above its mark all the same.
    let other = if general[0].as_str() == "G-1" { "G-2" } else { "G-1" };
    assert_eq!(check(revealed.committed(), other, &short).unwrap().verdict, Verdict::AboveMark);
    // Nothing is drawn of a stratum of which something is asked.
    let none = forged(draw.transcript(), &format!("{lines}shortfall key 1\n"));
    assert!(matches!(check(revealed.committed(), other, &none), Err(EnterpriseFault::PassedOver { .. })));
}

#[test]
fn a_candidate_before_the_mark_was_passed_over_unless_it_comes_late() {
    for value in 0..20 {
        for coverage in [Coverage::Independent, Coverage::UninspectedFirst] {
            let revealed = revealed(coverage, value);
            let draw = revealed.draw().unwrap();
            let key = drawn_of(&draw, "key");
            // The first of the reserve stands in the place of the first of the draw.
            let reserve = revealed.ranking(&"key".parse().unwrap(), 9);
            let instead = revealed.committed().lists().sources.at(reserve[3].row).unwrap().id.to_owned();
            let text = draw.transcript().to_string();
            let forged = Transcript::parse(&text.replace(&format!(" {} ", key[0]), &format!(" {instead} "))).unwrap();
            let fault = check(revealed.committed(), key[0].as_str(), &forged).map(|checked| checked.verdict);
            let inspected = ["K-2", "K-4", "K-7"].contains(&key[0].as_str());
            let late = inspected && coverage == Coverage::UninspectedFirst;
            assert!(late || matches!(fault, Err(EnterpriseFault::PassedOver { .. })), "{value} {fault:?}");
        }
    }
}

#[test]
fn whoever_is_no_candidate_cannot_have_been_drawn_or_skipped() {
    let revealed = revealed(Coverage::Independent, 3);
    let draw = revealed.draw().unwrap();
    let committed = revealed.committed();
    let key = drawn_of(&draw, "key");
    let general = drawn_of(&draw, "general")[0].clone();
    let of = |id: &str, stratum: &str| {
        let mut lines = String::new();
        if stratum == "key" {
            lines += &format!("drawn key 1 {id} I-1\ndrawn key 2 {} I-1\ndrawn key 3 {} I-2\n", key[0], key[1]);
        }
        forged(
            draw.transcript(),
            &format!("{lines}drawn general 1 {} I-1\n", if stratum == "key" { general.as_str() } else { id }),
        )
    };
    for id in ["K-5", "K-6"] {
        let fault = check(committed, id, &of(id, "key")).unwrap_err();
        assert_eq!(fault, EnterpriseFault::NoCandidate { id: id.parse().unwrap() });
        let skipped = forged(draw.transcript(), &format!("skipped {id} closed\ndrawn general 1 {general} I-1\n"));
        assert!(matches!(check(committed, id, &skipped), Err(EnterpriseFault::NoCandidate { .. })), "{id}");
    }
    // A candidate of another stratum, and sources of strata of which nothing is asked.
    for id in [key[0].as_str(), "P-1", "S-1"] {
        assert!(matches!(check(committed, id, &of(id, "general")), Err(EnterpriseFault::NoCandidate { .. })), "{id}");
    }
}

#[test]
fn a_shortened_transcript_is_refused_by_everybody_whom_it_does_not_name() {
    let mut draw = revealed(Coverage::Independent, 4).draw().unwrap();
    let committed = draw.revealed().committed().clone();
    let key = drawn_of(&draw, "key");
    let text = draw.transcript().to_string();
    let parse = |text: String| Transcript::parse(&text).unwrap();
    let without = |rank: u32| -> String {
        text.split_inclusive('\n').filter(|line| !line.starts_with(&format!("drawn key {rank} "))).collect()
    };
    // The second rank is cut out.
    let cut = parse(without(2));
    let fault = check(&committed, key[0].as_str(), &cut).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "the transcript has 2 drawn and a shortfall of 0 of `key`; expected 3 together, in the order's sequence"
    );
    assert_eq!(fault.chinese(), "抽取记录中类别“key”抽中2家、缺额0家，合计应为3家，并依抽取方案的次序");
    assert_eq!(fault.code(), Code::ENTERPRISE_QUOTA);
    // … and called a shortfall: the ranks show the gap.
    let called = parse(without(2).replacen("drawn general", "shortfall key 1\ndrawn general", 1));
    let fault = check(&committed, key[0].as_str(), &called).unwrap_err();
    assert_eq!(fault, EnterpriseFault::Ranks { missing: 1, skipped: 0 });
    assert_eq!(
        fault.to_string(),
        "the transcript lacks 1 rank and names 0 skipped; expected every missing rank to be that of a skipped source"
    );
    assert_eq!(fault.chinese(), "抽取记录缺1个名次，而列明跳过0家，每个缺失的名次均应有被跳过的对象");
    // … or explained by a skip, which a first transcript does not have.
    let skipped =
        parse(without(2).replacen("drawn key", &format!("skipped {} closed\ndrawn key", key[1]), 1).replacen(
            "drawn general",
            "shortfall key 1\ndrawn general",
            1,
        ));
    assert_eq!(check(&committed, key[0].as_str(), &skipped), Err(EnterpriseFault::Ranks { missing: 1, skipped: 1 }));
    // A whole stratum is cut out, or one added.
    let no_general: String = text.split_inclusive('\n').filter(|line| !line.starts_with("drawn general")).collect();
    assert!(matches!(
        check(&committed, key[0].as_str(), &parse(no_general)),
        Err(EnterpriseFault::Quota { quota: 1, .. })
    ));
    let more = parse(format!("{text}shortfall small 1\n"));
    assert!(matches!(
        check(&committed, key[0].as_str(), &more),
        Err(EnterpriseFault::Quota { quota: 0, shortfall: 1, .. })
    ));
    // An amendment that skips nobody, one that explains its gap, and one that hides another.
    draw.amend(&[Skip { source: key[0].clone(), reason: "closed".parse().unwrap() }]).unwrap();
    let amended = draw.transcript().to_string();
    check(&committed, key[1].as_str(), draw.transcript()).unwrap();
    let unsaid: String = amended.split_inclusive('\n').filter(|line| !line.starts_with("skipped")).collect();
    assert_eq!(
        check(&committed, key[1].as_str(), &parse(unsaid)),
        Err(EnterpriseFault::Ranks { missing: 1, skipped: 0 })
    );
    let twice = amended.replacen("skipped", "skipped S-1 closed\nskipped", 1);
    assert_eq!(
        check(&committed, key[1].as_str(), &parse(twice)),
        Err(EnterpriseFault::Ranks { missing: 1, skipped: 2 })
    );
}

#[test]
fn ranks_stand_in_the_order_of_tickets_and_teams_have_their_size() {
    let revealed = revealed(Coverage::Independent, 5);
    let draw = revealed.draw().unwrap();
    let key = drawn_of(&draw, "key");
    let text = draw.transcript().to_string();
    let swapped = text
        .replace(&format!(" {} ", key[0]), " X ")
        .replace(&format!(" {} ", key[1]), &format!(" {} ", key[0]))
        .replace(" X ", &format!(" {} ", key[1]));
    let fault = check(revealed.committed(), key[2].as_str(), &Transcript::parse(&swapped).unwrap()).unwrap_err();
    assert_eq!(fault, EnterpriseFault::TicketOrder { stratum: "key".parse().unwrap(), id: key[0].clone() });
    assert_eq!(
        fault.to_string(),
        format!(
            "the transcript has `{}` of `key` after one of a greater ticket; expected ranks in the order of tickets",
            key[0]
        )
    );
    assert_eq!(fault.code(), Code::ENTERPRISE_TICKETS);
    let line = text.lines().find(|line| line.starts_with("drawn general")).unwrap();
    let other = if line.ends_with("I-1") { "I-2" } else { "I-1" };
    let larger = Transcript::parse(&text.replace(line, &format!("{line} {other}"))).unwrap();
    let fault = check(revealed.committed(), key[2].as_str(), &larger).unwrap_err();
    assert!(matches!(fault, EnterpriseFault::TeamSize { found: 2, expected: 1, .. }), "{fault}");
    assert_eq!(fault.code(), Code::ENTERPRISE_TEAM);
    // Where uninspected ones come first there are two rows, and the second may begin anew once.
    let mut rows = 0;
    for value in 0..40 {
        let revealed = self::revealed(Coverage::UninspectedFirst, value);
        let draw = revealed.draw().unwrap();
        let tickets: Vec<_> = drawn_of(&draw, "key").iter().map(|id| revealed.key().ticket(id.as_str())).collect();
        rows += usize::from(tickets.windows(2).any(|pair| pair[0] > pair[1]));
        check(revealed.committed(), "S-1", draw.transcript()).unwrap();
    }
    assert!(rows > 5, "{rows}");
}

#[test]
fn the_line_the_order_and_the_reveal_must_be_the_promised_ones() {
    let revealed = revealed(Coverage::Independent, 6);
    let draw = revealed.draw().unwrap();
    let (committed, transcript) = (revealed.committed(), draw.transcript());
    let sources = &committed.lists().sources;
    let proof = committed.proof(shuangsuiji::draw::List::Sources, 2).unwrap();
    let lines: Vec<String> = (2..4).map(|row| sources.at(row).unwrap().to_string()).collect();
    let of = |order: &Order, line: &str, transcript: &Transcript| {
        check_enterprise(&Enterprise { order, line, proof: &proof, transcript })
    };
    let order = committed.order();
    assert!(of(order, &lines[0], transcript).is_ok());
    assert_eq!(of(order, &lines.join("\n"), transcript), Err(EnterpriseFault::Lines { found: 2 }));
    assert!(matches!(of(order, "", transcript), Err(EnterpriseFault::Line(_))));
    assert!(matches!(of(order, &lines[1], transcript), Err(EnterpriseFault::Proof { .. })));
    let mut other = transcript.clone();
    other.order = shuangsuiji::draw::Digest([7; 32]);
    let expected = committed.digest();
    assert_eq!(of(order, &lines[0], &other), Err(EnterpriseFault::OtherOrder { found: other.order, expected }));
    let void = committed.void("test".parse().unwrap());
    assert_eq!(of(order, &lines[0], &void), Err(EnterpriseFault::NothingDrawn));
    let two = transcript.to_string().replacen("reveal lottery 36\n", "reveal lottery 36\nreveal again 36\n", 1);
    let two = Transcript::parse(&two).unwrap();
    let count = RevealError::Count { found: 2, expected: 1 };
    assert_eq!(of(order, &lines[0], &two), Err(EnterpriseFault::Reveal(count)));
}

#[test]
fn a_third_row_of_tickets_is_refused_where_two_are_lawful() {
    let mut thirds = 0;
    for value in 0..60 {
        let revealed = self::revealed(Coverage::UninspectedFirst, value);
        let draw = revealed.draw().unwrap();
        let mut key = drawn_of(&draw, "key");
        let ticket = |id: &Id| revealed.key().ticket(id.as_str());
        // Descending: every line begins a row of its own.
        key.sort_by_key(|id| core::cmp::Reverse(ticket(id)));
        let lines: String = key.iter().zip(1..).map(|(id, rank)| format!("drawn key {rank} {id} I-1\n")).collect();
        let general = &drawn_of(&draw, "general")[0];
        let forged = forged(draw.transcript(), &format!("{lines}drawn general 1 {general} I-1\n"));
        let fault = check(revealed.committed(), "S-1", &forged).unwrap_err();
        assert_eq!(fault, EnterpriseFault::TicketOrder { stratum: "key".parse().unwrap(), id: key[2].clone() });
        thirds += 1;
    }
    assert_eq!(thirds, 60);
}

#[test]
fn an_amendment_that_skips_nobody_is_refused() {
    let mut draw = revealed(Coverage::Independent, 7).draw().unwrap();
    let key = drawn_of(&draw, "key");
    let first = draw.transcript().to_string();
    draw.amend(&[Skip { source: key[2].clone(), reason: "closed".parse().unwrap() }]).unwrap();
    let amends = draw.transcript().to_string().lines().nth(2).unwrap().to_owned();
    assert!(amends.starts_with("amends ") && !amends.ends_with('-'), "{amends}");
    // The first draw's lines under the head of an amendment.
    let nothing = Transcript::parse(&first.replacen("amends -", &amends, 1)).unwrap();
    let fault = check(draw.revealed().committed(), key[0].as_str(), &nothing).unwrap_err();
    assert_eq!(fault, EnterpriseFault::Ranks { missing: 0, skipped: 0 });
}

#[test]
fn a_secret_with_its_own_consistent_transcript_is_refused_though_all_else_agrees() {
    let lists = || Lists {
        sources: shuangsuiji::draw::SourceList::parse(SOURCES).unwrap(),
        inspectors: shuangsuiji::draw::InspectorList::parse("I-1\t150102\t-\nI-2\t150102\t-\n").unwrap(),
        recusals: Default::default(),
    };
    let secrets = [1_u8, 2].map(|byte| Value::new([byte; 32]).unwrap());
    let promised = secrets[0].commit(Hash::Sha256);
    let bureau = |value: &Value| Reveal(vec![Contribution { label: "bureau".parse().unwrap(), value: value.clone() }]);
    let of = |value: &Value| {
        let mut terms = terms(Coverage::Independent, &[("key", 3), ("general", 1), ("project", 0)]);
        terms.entropy =
            vec![Entropy { label: "bureau".parse().unwrap(), origin: Origin::Commit(value.commit(Hash::Sha256)) }];
        Committed::new(terms, lists()).unwrap()
    };
    let committed = of(&secrets[0]);
    let honest = committed.clone().reveal(bureau(&secrets[0])).unwrap().draw().unwrap();
    check(&committed, "S-1", honest.transcript()).unwrap();
    assert_eq!(prk(&committed, &bureau(&secrets[0])), honest.revealed().key().prk());
    // What the other secret gives under the published order: its own key, its own tickets, ranks and teams.
    let head = honest.transcript().to_string().lines().take(3).map(|line| format!("{line}\n")).collect::<String>();
    let key = shuangsuiji::draw::Key::from_prk(Hash::Sha256, prk(&committed, &bureau(&secrets[1])));
    let mut ranked: Vec<&str> = ["K-1", "K-2", "K-3", "K-4", "K-7"].to_vec();
    ranked.sort_by_key(|id| key.ticket(id));
    let mut body = bureau(&secrets[1]).to_string();
    for (id, rank) in ranked.iter().take(3).zip(1..) {
        body += &format!("drawn key {rank} {id} I-1\n");
    }
    let general = if key.ticket("G-1") < key.ticket("G-2") { "G-1" } else { "G-2" };
    body += &format!("drawn general 1 {general} I-1\n");
    let other = Transcript::parse(&format!("{head}{body}")).unwrap();
    let found = secrets[1].commit(Hash::Sha256);
    let mismatch = RevealError::Mismatch { label: "bureau".parse().unwrap(), found, expected: promised };
    for id in ["S-1", ranked[0], ranked[4]] {
        assert_eq!(check(&committed, id, &other), Err(EnterpriseFault::Reveal(mismatch.clone())), "{id}");
    }
}

/// HKDF-Extract (HMAC) over order digest and reveal, from the published texts alone.
fn prk(committed: &Committed, reveal: &Reveal) -> shuangsuiji::draw::Digest {
    let pad = |with: u8| -> Vec<u8> {
        let key = committed.digest().0.into_iter().chain([0; 32]);
        key.map(|byte| byte ^ with).collect()
    };
    let inner = Hash::Sha256.digest(&[&pad(0x36), reveal.to_string().as_bytes()]);
    Hash::Sha256.digest(&[&pad(0x5c), &inner.0])
}

#[test]
fn a_transcript_with_more_than_the_order_asks_or_smaller_teams_is_refused() {
    let revealed = revealed(Coverage::Independent, 8);
    let draw = revealed.draw().unwrap();
    let text = draw.transcript().to_string();
    let general = drawn_of(&draw, "general")[0].clone();
    let other = if general.as_str() == "G-1" { "G-2" } else { "G-1" };
    let mut both = [general.as_str(), other];
    both.sort_by_key(|id| revealed.key().ticket(id));
    let kept: String = text.split_inclusive('\n').filter(|line| !line.starts_with("drawn general")).collect();
    let more = format!("{kept}drawn general 1 {} I-1\ndrawn general 2 {} I-2\n", both[0], both[1]);
    let fault = check(revealed.committed(), "S-1", &Transcript::parse(&more).unwrap()).unwrap_err();
    assert!(matches!(fault, EnterpriseFault::Quota { drawn: 2, shortfall: 0, quota: 1, .. }), "{fault}");

    // The same lists and promises, in teams of two.
    let lists = revealed.committed().lists().clone();
    let of_two = Terms { team: 2, ..terms(Coverage::Independent, &[("key", 3), ("general", 1), ("project", 0)]) };
    let revealed = Committed::new(of_two, lists).unwrap().reveal(reveal(8)).unwrap();
    let text = revealed.draw().unwrap().transcript().to_string();
    let line = text.lines().find(|line| line.starts_with("drawn general")).unwrap();
    let (shorter, _) = line.rsplit_once(' ').unwrap();
    let alone = Transcript::parse(&text.replace(line, shorter)).unwrap();
    let fault = check(revealed.committed(), "S-1", &alone).unwrap_err();
    assert!(matches!(fault, EnterpriseFault::TeamSize { found: 1, expected: 2, .. }), "{fault}");
}

#[test]
fn a_reveal_has_the_order_s_labels_and_under_version_1_2_its_form_and_a_secret_that_cannot_be_guessed() {
    let (short, long) = (Value::new([7; 15]).unwrap(), Value::new([7; 16]).unwrap());
    let formed = |secret: &Value| {
        let mut terms = terms(Coverage::Independent, &[("key", 3), ("general", 1), ("project", 0)]);
        let form = PublicForm {
            kind: "3d".parse().unwrap(),
            issue: "2026340".parse().unwrap(),
            written: "digits-3".parse().unwrap(),
            due: "2026-12-21T21:15+08:00".parse().unwrap(),
        };
        let origins = [
            ("bureau", Origin::Commit(secret.commit(Hash::Sha256))),
            ("lottery", Origin::Formed { form, text: "福彩3D".parse().unwrap() }),
        ];
        terms.entropy = origins.map(|(label, origin)| Entropy { label: label.parse().unwrap(), origin }).to_vec();
        let lists = revealed(Coverage::Independent, 1).committed().lists().clone();
        Committed::new(terms, lists).unwrap()
    };
    let contributions = |all: [(&str, &Value); 2]| {
        Reveal(all.map(|(label, value)| Contribution { label: label.parse().unwrap(), value: value.clone() }).to_vec())
    };
    let checked = |secret: &Value, labels: [&str; 2], lottery: &str| {
        let lottery = Value::new(lottery.to_owned()).unwrap();
        contributions([(labels[0], secret), (labels[1], &lottery)]).check(formed(secret).order())
    };
    let labels = ["bureau", "lottery"];
    assert_eq!(checked(&long, labels, "407"), Ok(()));
    assert!(matches!(checked(&long, labels, "4 0 7"), Err(RevealError::Form { .. })));
    assert!(matches!(checked(&short, labels, "407"), Err(RevealError::ShortSecret { found: 15, .. })));
    assert!(matches!(checked(&long, ["bureau", "beacon"], "407"), Err(RevealError::Label { place: 2, .. })));
    assert!(matches!(checked(&long, ["lottery", "bureau"], "407"), Err(RevealError::Label { place: 1, .. })));
}
