//! The page of a draw: what stands in it, what does not, and of what none is made. That it checks draws is for `tests/page/run`.

use std::fs;

use serde_json::Value;
use shuangsuiji::documents::{
    ARCHIVE_PROGRAM, ArchiveError, ArchivedRound, PAGE_PROGRAM, PageError, PageNames, Published, SourceName,
    StratumName, archive, page, tickets_svg,
};
use shuangsuiji::draw::vector::Case;
use shuangsuiji::draw::{Draw, Entry, List, Publication, Redacted};
use shuangsuiji::{Code, Explain};

fn draw(name: &str) -> Draw {
    let text = fs::read_to_string(format!("{}/tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut case: Value = serde_json::from_str(&text).unwrap();
    case.as_object_mut().unwrap().remove("expected");
    serde_json::from_value::<Case>(case).unwrap().draw().unwrap()
}

fn names() -> PageNames {
    let (agency, elsewhere) = ("新城区分局".parse().unwrap(), "上级生态环境部门网站".parse().unwrap());
    PageNames { agency, elsewhere, strata: Vec::new(), sources: Vec::new() }
}

/// The page of a draw with one text of it changed.
fn whole(draw: &Draw, names: &PageNames, change: impl Fn(&mut [String; 5])) -> Result<String, PageError> {
    let committed = draw.revealed().committed();
    let lists = committed.lists();
    let mut texts = [
        committed.order().to_string(),
        lists.text(List::Sources),
        lists.text(List::Inspectors),
        lists.text(List::Recusals),
        draw.transcripts().next().map(|transcript| transcript.to_string()).unwrap(),
    ];
    change(&mut texts);
    let [order, sources, inspectors, recusals, first] = &texts;
    let later: Vec<String> = draw.transcripts().skip(1).map(|transcript| transcript.to_string()).collect();
    let transcripts: Vec<&str> = [first].into_iter().chain(&later).map(String::as_str).collect();
    let digest = Some(draw.digest());
    let publication =
        Publication { order, sources, inspectors, recusals, reveal: None, transcripts: &transcripts, digest };
    page(&Published::Whole { publication, salt_key: committed.salt_key() }, names)
}

/// What the page's program reads.
fn data(html: &str) -> Value {
    let (_, data) = html.split_once("id=\"data\">").unwrap();
    serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn the_publication_stands_in_the_page_to_the_byte() {
    for name in ["replacement", "salted", "sm3", "empty"] {
        let draw = draw(name);
        let html = whole(&draw, &names(), |_| {}).unwrap();
        let found = data(&html);
        let committed = draw.revealed().committed();
        let publication = &found["publication"];
        assert_eq!(publication["order"], committed.order().to_string());
        assert_eq!(publication["sources"], committed.lists().text(List::Sources));
        assert_eq!(publication["recusals"], committed.lists().text(List::Recusals));
        let transcripts: Vec<String> = draw.transcripts().map(|transcript| transcript.to_string()).collect();
        assert_eq!(publication["transcripts"], serde_json::to_value(transcripts).unwrap());
        assert_eq!(publication["digest"], draw.digest().to_string());
        assert_eq!(publication["salt_key"].is_string(), name == "salted");
        assert_eq!((&publication["redacted"], &found["names"]["agency"]), (&Value::from(false), &"新城区分局".into()));
        assert!(html.contains("<!DOCTYPE html>") && PAGE_PROGRAM.len() == 64);
        assert_eq!(html, whole(&draw, &names(), |_| {}).unwrap(), "the same bytes");
    }
}

#[test]
fn no_page_is_made_of_what_does_not_verify() {
    let draw = draw("replacement");
    for text in 0..5 {
        let refused = whole(&draw, &names(), |texts| texts[text] = texts[text].replacen('1', "2", 1));
        assert!(matches!(refused, Err(PageError::Publication(_))), "{text}");
    }
    let salted = self::draw("salted").redact_to_drawn().unwrap();
    let lie = Redacted { digest: draw.digest(), ..salted };
    let refused = page(&Published::Redacted(&lie), &names()).unwrap_err();
    assert!(matches!(refused, PageError::Redacted(_)) && refused.code() == Code::FAULT_DIGEST);
}

fn named(id: &str) -> SourceName {
    SourceName { id: id.parse().unwrap(), name: "某某<b>有限公司".parse().unwrap(), credit_code: None }
}

#[test]
fn names_are_of_what_is_shown_and_nothing_else() {
    let draw = draw("salted");
    let transcript = draw.transcripts().map(|transcript| transcript.to_string()).collect::<String>();
    let lists = draw.revealed().committed().lists();
    let withheld = lists.sources.iter().find(|line| !transcript.contains(line.id)).unwrap().id.to_owned();
    let shown = draw.strata()[0].drawn[0].source.to_string();
    let redacted = draw.redact(|entry| match entry {
        Entry::Source(line) => line.id == withheld,
        Entry::Inspector(_) => false,
        Entry::Recusal(entry) => entry.source == withheld,
    });
    let redacted = redacted.unwrap();
    let of = |sources: &[&str], strata: &[&str]| {
        let strata =
            strata.iter().map(|it| StratumName { stratum: it.parse().unwrap(), name: "重点".parse().unwrap() });
        PageNames { sources: sources.iter().map(|id| named(id)).collect(), strata: strata.collect(), ..names() }
    };
    let made = |names: &PageNames| page(&Published::Redacted(&redacted), names);
    let html = made(&of(&[&shown], &["key"])).unwrap();
    assert!(!html.contains("<b>有限") && !html.contains(&withheld));
    assert_eq!(data(&html)["names"]["sources"], serde_json::json!([[shown, "某某<b>有限公司", ""]]));
    assert_eq!(data(&html)["publication"]["redacted"], true);
    // Whole, the same name may stand.
    assert!(whole(&draw, &of(&[&withheld], &[]), |_| {}).is_ok());
    let told = |names: &PageNames| {
        let error = made(names).unwrap_err();
        (error.code(), error.to_string(), error.chinese())
    };
    assert_eq!(
        told(&of(&[&withheld], &[])),
        (
            Code::PAGE_NAME_UNLISTED,
            format!(
                "a name for `{withheld}`, whose line is not shown; expected names of sources on the published list only"
            ),
            format!("为“{withheld}”提供了名称，但其名单行未公开；只能为公开名单上的对象提供名称")
        )
    );
    assert_eq!(
        told(&of(&[&shown, &shown], &[])),
        (
            Code::PAGE_NAME_REPEATED,
            format!("`{shown}` is named twice; expected one name for each source"),
            format!("“{shown}”有两个名称，每个对象应只有一个")
        )
    );
    assert_eq!(
        told(&of(&[], &["key", "key"])),
        (
            Code::PAGE_NAME_REPEATED,
            "stratum `key` is named twice; expected one name for each stratum".to_owned(),
            "类别“key”有两个名称，每个类别应只有一个".to_owned()
        )
    );
    assert_eq!(
        told(&of(&[], &["colour"])),
        (
            Code::PAGE_STRATUM_UNKNOWN,
            "a name for stratum `colour`, of which the order draws nothing; expected names of its strata".to_owned(),
            "为类别“colour”提供了名称，但抽取方案不抽取该类别".to_owned()
        )
    );
}

#[test]
fn an_archive_holds_every_round_and_is_made_of_a_broken_chain_too() {
    let draws = ["replacement", "sm3", "shortfall"].map(draw);
    let orders = draws.each_ref().map(|draw| draw.revealed().committed().order().to_string());
    let transcripts =
        draws.each_ref().map(|draw| draw.transcripts().map(|transcript| transcript.to_string()).collect::<Vec<_>>());
    let transcripts = transcripts.each_ref().map(|texts| texts.iter().map(String::as_str).collect::<Vec<_>>());
    let (redraw, file) = ("设备故障</script>".parse().unwrap(), "2026-q4.html".parse().unwrap());
    let rounds = [0, 1, 2].map(|at| ArchivedRound {
        order: &orders[at],
        transcripts: &transcripts[at],
        redraw: (at == 1).then_some(&redraw),
        page: Some(&file),
    });
    let names = names();
    let html = archive(&names.agency, &names.elsewhere, &rounds).unwrap();
    let found = data(&html);
    for (at, round) in found["rounds"].as_array().unwrap().iter().enumerate() {
        assert_eq!(round["order"], orders[at]);
        assert_eq!(round["transcripts"], serde_json::to_value(&transcripts[at]).unwrap());
        assert_eq!(round["page"], "2026-q4.html");
    }
    assert_eq!((&found["rounds"][1]["redraw"], ARCHIVE_PROGRAM.len()), (&"设备故障</script>".into(), 64));
    assert!(!html.contains("设备故障</script>"));

    let no_order = ArchivedRound { order: "", ..rounds[0] };
    let error = archive(&names.agency, &names.elsewhere, &[rounds[0], no_order]).unwrap_err();
    assert!(matches!(error, ArchiveError::Order { round: 2, .. }));
    assert!(error.to_string().starts_with("round 2: order, line 1: "), "{error}");
    assert!(error.chinese().starts_with("第2次抽取的抽取方案第1行"), "{}", error.chinese());
    let no_transcript = ArchivedRound { transcripts: &[""], ..rounds[0] };
    let error = archive(&names.agency, &names.elsewhere, &[no_transcript]).unwrap_err();
    assert!(matches!(error, ArchiveError::Transcript { round: 1, transcript: 1, .. }), "{error}");
}

#[test]
fn the_picture_of_the_readme_shows_every_ticket_of_the_published_example() {
    let text = |name: &str| {
        fs::read_to_string(format!("{}/examples/published/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    let [order, sources, inspectors, recusals, transcript] =
        ["order", "sources", "inspectors", "recusals", "transcript-1"].map(text);
    let publication = Publication {
        order: &order,
        sources: &sources,
        inspectors: &inspectors,
        recusals: &recusals,
        reveal: None,
        transcripts: &[&transcript],
        digest: None,
    };
    let draw = Draw::read(&publication, None).unwrap();
    let picture = tickets_svg(&draw, &"key".parse().unwrap(), &"重点排污单位".parse().unwrap()).unwrap();
    let file = format!("{}/docs/tickets.svg", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_PICTURE").is_some() {
        fs::write(&file, &picture).unwrap();
    }
    assert_eq!(fs::read_to_string(file).unwrap(), picture, "UPDATE_PICTURE=1 writes it anew");
    // 21 of them are drawn, none of two falls on one place, and each long tick is one of them.
    let drawn = transcript.lines().filter(|line| line.starts_with("drawn key ")).count();
    assert_eq!((drawn, picture.matches(" 14V50").count()), (21, 21));
    let ticks = picture.matches(" 32V50").count() + 21;
    let candidates = draw.revealed().ranking(&"key".parse().unwrap(), u32::MAX).len();
    assert!(ticks <= candidates && ticks > candidates - 5, "{ticks} of {candidates}");
    assert!(tickets_svg(&draw, &"none".parse().unwrap(), &"无".parse().unwrap()).is_none());
    let named = tickets_svg(&draw, &"key".parse().unwrap(), &"<a&b>".parse().unwrap()).unwrap();
    assert!(named.contains("<title>&lt;a&amp;b>："));
}
