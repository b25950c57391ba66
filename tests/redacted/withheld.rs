//! What is withheld: what must not be, what a reader still verifies, and that nothing of it is told.

use super::*;

/// Everything that stands in a redacted publication, with the tabs and line ends of its JSON as such.
fn bytes(redacted: &Redacted) -> String {
    let json = serde_json::to_string(redacted).unwrap();
    json.replace("\\t", "\t").replace("\\n", "\n") + &texts(redacted).concat()
}

/// Whether `line` stands in `all` as whole words: a salt that ends in `a`, a tab, and more is no line that begins so.
fn stands(all: &str, line: &str) -> bool {
    let goes_on = |char: char| char.is_alphanumeric() || "-._".contains(char);
    all.match_indices(line).any(|(at, _)| !all[..at].ends_with(goes_on) && !all[at + line.len()..].starts_with(goes_on))
}

fn texts(redacted: &Redacted) -> Vec<String> {
    let Redacted { order, sources, inspectors, recusals, transcripts, .. } = redacted;
    [order, sources, inspectors, recusals].into_iter().chain(transcripts).cloned().collect()
}

fn counted(list: Shown) -> (u32, u32) {
    (list.shown, list.withheld)
}

#[test]
fn what_a_reader_needs_and_no_more_verifies() {
    let draw = salted();
    let redacted = draw.redact_to_drawn().unwrap();
    let verified = verify_redacted(&redacted).unwrap();
    let transcripts: Vec<_> = draw.transcripts().map(|transcript| transcript.digest(draw_hash(&draw))).collect();
    assert_eq!((verified.order, &verified.transcripts), (draw.revealed().committed().digest(), &transcripts));
    assert_eq!((verified.drawn, verified.void), (9, false));
    assert_eq!((verified.teams_drawn_again, verified.guessable), (false, false));
    assert_eq!([verified.sources, verified.recusals].map(counted), [(10, 30), (0, 12)]);
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
    assert_eq!(error.chinese(), "回避名单第1行：未加盐即隐去，可被猜出；应使用1.1版抽取方案");
    assert_eq!((error.code(), error.article()), (Code::REDACT_GUESSABLE, Some(Article::Art13)));
    let redacted = draw.redact_guessable(|entry| matches!(entry, Entry::Recusal(_))).unwrap();
    assert!(verify_redacted(&redacted).unwrap().guessable);
    let salted = redacted.sources.replacen("shown\t-\t", &format!("shown\t{}\t", "0".repeat(64)), 1);
    let fault = verify_redacted(&Redacted { sources: salted, ..redacted }).unwrap_err();
    assert_eq!(fault.to_string(), "sources, line 1: expected `-`, because the order's lists are not salted");
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
    let text: Vec<String> = draw.transcripts().map(|transcript| transcript.to_string()).collect();
    let recusal = lists.recusals.iter().find(|line| !text.concat().contains(line.source)).unwrap();
    let error = draw.redact(|entry| matches!(entry, Entry::Source(line) if line.id == recusal.source)).unwrap_err();
    assert_eq!(error, RedactError::InRecusal { list: List::Sources, id: recusal.source.parse().unwrap() });
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
    let text: String = draw.transcripts().map(|transcript| transcript.to_string()).collect();
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

#[test]
fn bad_lists_are_named_by_line() {
    let (_, redacted) = small();
    let fault = |sources: String| verify_redacted(&Redacted { sources, ..redacted.clone() }).unwrap_err();
    let line = fault("visible\tx\n".to_owned());
    assert_eq!(line.to_string(), "sources, line 1: expected `shown <salt> <line>` or `withheld <leaf hash>`");
    assert_eq!(line.chinese(), "抽查对象名单第1行不合规范：应为“shown <salt> <line>”或“withheld <leaf hash>”");
    assert_eq!((line.code(), line.article()), (Code::REDACTED_LINE, Some(Article::Art2)));
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
    let text: String = draw.transcripts().map(|transcript| transcript.to_string()).collect();
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
        // Ids long enough that none of them is a word that stands there anyway.
        mut draw in feasible_settings(0..40, 6..14, 0..12).prop_map(|setting| {
            DrawSetting { writing: Writing::Codes, ..setting }.salted_draw().unwrap()
        }),
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
                prop_assert!(!stands(&all, line), "{}", line);
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
    let golden = include_str!("../golden/0.1/redacted.json");
    let redacted: Redacted = serde_json::from_str(golden).unwrap();
    assert_eq!(redacted, salted().redact_to_drawn().unwrap());
    assert_eq!(serde_json::to_string_pretty(&redacted).unwrap() + "\n", golden);
    assert_eq!(verify_redacted(&redacted).unwrap().sources.withheld, 30);
}

#[test]
fn a_draw_s_own_texts_verify_and_each_inspection_names_what_drew_it() {
    let draw = salted();
    let texts = draw.publication();
    assert_eq!(texts.verify().unwrap().transcripts.last(), Some(&draw.digest()));
    let json = serde_json::to_string(&texts).unwrap();
    assert_eq!(serde_json::from_str::<PublishedTexts>(&json).unwrap(), texts);
    let mut other = texts.clone();
    other.salt_key = None;
    assert!(other.verify().is_err());

    let inspections = Inspection::of_draw(&draw, "2026-12-15".parse().unwrap());
    let expected: Vec<_> =
        draw.strata().iter().flat_map(|of| &of.drawn).map(|line| (&line.source, &line.team)).collect();
    let asked: Vec<_> = inspections.iter().map(|it| (&it.source, &it.team.inspectors)).collect();
    assert_eq!(asked, expected);
    for inspection in &inspections {
        let named = inspection.draw.unwrap().transcript;
        let first = draw.transcripts().find(|transcript| {
            transcript.drawn().is_some_and(|drawn| drawn.sources().any(|(_, line)| line.source == inspection.source))
        });
        assert_eq!(named, first.unwrap().digest(draw_hash(&draw)));
    }
    let last = inspections.iter().filter(|it| it.draw.unwrap().transcript == draw.digest()).count();
    assert!((1..inspections.len()).contains(&last), "{last} by the amendment");
}
