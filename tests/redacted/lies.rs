//! A publication that lies from the start, found by the lines that are shown.

use super::*;

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
    let redacted = draw.redact(|entry| matches!(entry, Entry::Recusal(entry) if entry.source == "none")).unwrap();
    let lists = draw.revealed().committed().lists();
    let first_drawn: Vec<_> = draw.strata()[0].drawn.iter().map(|line| line.source.clone()).collect();
    let recusal = lists
        .recusals
        .iter()
        .find(|line| line.inspector == "NM41432" && first_drawn.iter().any(|drawn| drawn.as_str() == line.source))
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
    assert_eq!((fault.code(), fault.article()), (Code::REDACTED_TEAM_SIZE, Some(Article::Art11)));

    let fault = replaced(first.as_str(), Some("nobody"));
    let nobody: shuangsuiji::Id = "nobody".parse().unwrap();
    assert_eq!(fault, RedactedFault::NotShown { transcript: 1, list: List::Inspectors, id: nobody });

    let id = |text: &str| text.parse::<shuangsuiji::Id>().unwrap();
    let (source, inspector) = (id(recusal.source), id(recusal.inspector));
    let fault = replaced(source.as_str(), Some(inspector.as_str()));
    assert_eq!(fault, RedactedFault::Recused { transcript: 1, id: source.clone(), inspector: inspector.clone() });
    assert_eq!(
        fault.to_string(),
        format!("transcript 1: `{inspector}` inspects `{source}` and is recused from it by a shown line")
    );
    assert_eq!(fault.chinese(), format!("第1份抽取记录：检查“{source}”的“{inspector}”按公开的回避记录应当回避"));
    assert_eq!((fault.code(), fault.article()), (Code::REDACTED_RECUSED, Some(Article::Art6)));

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
    assert_eq!(fault.chinese(), format!("第1份抽取记录：检查“{first}”的“{away}”按名单不得选派"));
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
    assert_eq!(fault.chinese(), format!("第1份抽取记录：“{busy}”被选派检查4家次，至多3家"));
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
