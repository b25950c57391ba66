//! Each breach by hand with its sentences, then years without a fault, and with one.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::draw::{
    Agency, Coverage, Drawn, DrawnSource, DrawnStratum, Entropy, Hash, InspectorList, Link, Lists, Order, Origin,
    Outcome as Drew, RecusalList, Reveal, SourceList, StratumQuota, Terms, Transcript,
};
use crate::inspection::*;
use crate::roster::{Inspector, Recusal, Roster};
use crate::rules::{InspectionKind, Ruleset};
use crate::strategies::fixtures::inspector;
use crate::strategies::year::{FaultlessYear, faultless_year, nobodys_digest};
use crate::{Article, Code, Explain, Id, Tier};

#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn agency() -> Agency {
    Agency { name: "hohhot".parse().unwrap(), division: "150100".parse().unwrap(), tier: Tier::Prefecture }
}

/// The first quarter of 2027: `HH-1` for `a` and `b`.
fn drawn() -> (Order, Transcript) {
    let terms = Terms {
        hash: Hash::Sha256,
        rules: "inner-mongolia-trial".parse().unwrap(),
        agency: agency(),
        period: "2027-Q1".parse().unwrap(),
        round: 1,
        previous: None,
        cap: None,
        coverage: Coverage::Independent,
        team: 2,
        max_load: None,
        strata: vec![StratumQuota { stratum: "key".parse().unwrap(), quota: 1 }],
        entropy: vec![Entropy { label: "x".parse().unwrap(), origin: Origin::Commit(nobodys_digest()) }],
    };
    let lists = Lists {
        sources: SourceList::new([]).unwrap(),
        inspectors: InspectorList::new([]).unwrap(),
        recusals: RecusalList::new([]).unwrap(),
    };
    let order = Order::new(terms, &lists).unwrap();
    let line = DrawnSource { rank: 1, source: id("HH-1"), team: vec![id("a"), id("b")] };
    let stratum = DrawnStratum { stratum: "key".parse().unwrap(), drawn: vec![line], shortfall: 0 };
    let drawn = Drawn { reveal: Reveal(vec![]), skipped: vec![], strata: vec![stratum] };
    let transcript = Transcript { order: order.digest(), amends: None, outcome: Drew::Drawn(drawn) };
    (order, transcript)
}

/// `a`, `b` and `c` are certified, `d` was until 2027-01-31, `c` is recused from `HH-1`.
fn roster() -> Roster {
    let inspector = |name, until| inspector(name, "150100", &format!("2024-07-01/{until}"));
    let long = "2029-06-30";
    let all = [inspector("a", long), inspector("b", long), inspector("c", long), inspector("d", "2027-01-31")];
    let recusal = Recusal { inspector: id("c"), source: id("HH-1"), reason: "近亲属".parse().unwrap() };
    Roster::new(all, [], [recusal], |_| true).unwrap()
}

fn inspection() -> Inspection {
    let (order, transcript) = drawn();
    Inspection {
        source: id("HH-1"),
        drawn: day("2026-12-10"),
        agency: agency(),
        kind: InspectionKind::Daily,
        stratum: "key".parse().unwrap(),
        period: "2027-Q1".parse().unwrap(),
        draw: Some(DrawReference { order: order.digest(), transcript: transcript.digest(Hash::Sha256) }),
        team: InspectionTeam { inspectors: vec![id("a"), id("b")], changed: None },
        experts: vec![],
        progress: Progress::Completed(SiteVisit {
            from: day("2027-02-02"),
            completed: day("2027-02-03"),
            site_record: true,
            found: Found::NoProblem,
            published: None,
            items: Vec::new(),
            entered: None,
            archived: None,
        }),
        document: None,
        joint: None,
    }
}

fn with(change: impl FnOnce(&mut Inspection)) -> Inspection {
    let mut changed = inspection();
    change(&mut changed);
    changed
}

fn visit(change: impl FnOnce(&mut SiteVisit)) -> Inspection {
    with(|inspection| match &mut inspection.progress {
        Progress::Completed(visit) => change(visit),
        _ => unreachable!(),
    })
}

fn found(inspections: Vec<Inspection>, on: &str) -> Vec<InspectionFinding> {
    let (order, transcript) = drawn();
    let transcripts = [transcript];
    let (draws, rules, roster) = ([Link::new(&order, &transcripts)], Ruleset::inner_mongolia(), roster());
    let evidence = Evidence { rules: &rules, draws: &draws, roster: Some(&roster), on: day(on) };
    check_inspections(&Inspections::new(inspections).unwrap(), &evidence)
}

#[track_caller]
fn finds(inspection: Inspection, english: &str, chinese: &str, code: Code, article: Article) {
    let findings = found(vec![inspection], "2027-06-30");
    let all: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(all, [format!("`hohhot`, source `HH-1`, daily, 2027-Q1: {english}")]);
    let finding = &findings[0];
    assert_eq!(finding.chinese(), format!("“hohhot”对污染源“HH-1”的2027年第一季度日常监督检查：{chinese}"));
    assert_eq!((finding.code(), finding.article()), (code, (!code.is_form()).then_some(article)));
    assert!(!finding.remedy().is_empty() && finding.remedy_chinese().chars().any(|c| c > '\u{4e00}'));
    let text = serde_json::to_string(finding).unwrap();
    assert_eq!(&serde_json::from_str::<InspectionFinding>(&text).unwrap(), finding);
}

#[test]
fn an_inspection_as_drawn_has_no_finding_and_one_of_another_kind_needs_no_draw() {
    let special = with(|one| (one.kind, one.draw) = (InspectionKind::Special, None));
    assert_eq!(found(vec![inspection(), special], "2027-06-30"), []);
    let changed = with(|one| {
        one.team = InspectionTeam { inspectors: vec![id("a"), id("d")], changed: "病假".parse().ok() };
        one.progress = Progress::Completed(SiteVisit {
            from: day("2027-01-29"),
            completed: day("2027-01-31"),
            site_record: true,
            found: Found::Violation { rectification: "1号".parse().ok(), handling: None },
            published: None,
            items: Vec::new(),
            entered: None,
            archived: None,
        });
    });
    assert_eq!(found(vec![changed], "2027-06-30"), [], "a change with its reason, on the certificate's last day");
    let void =
        with(|one| one.progress = Progress::Void { voided: day("2027-01-05"), reason: "停产".parse().unwrap() });
    assert_eq!(found(vec![void], "2027-06-30"), []);
}

#[test]
fn what_was_not_drawn_is_found_by_article_5() {
    let order = drawn().0.digest();
    finds(
        with(|one| one.draw = None),
        "rests on no draw; expected the draw that chose the source",
        "未经抽取，日常监督检查应以抽取为依据",
        Code::INSPECTION_UNDRAWN,
        Article::Art5,
    );
    let nobody = nobodys_digest();
    finds(
        with(|one| one.draw = Some(DrawReference { order, transcript: nobody })),
        &format!("rests on order {order} with transcript {nobody}, which is not among the draws"),
        &format!("所依据的抽取方案{order}及抽取记录{nobody}不在所列抽取之中"),
        Code::INSPECTION_DRAW_UNKNOWN,
        Article::Art5,
    );
    let other = with(|one| one.source = id("HH-2"));
    let findings = found(vec![inspection(), other], "2027-06-30");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].breach.to_string(), format!("the draw of order {order} did not choose this source"));
    assert_eq!(findings[0].breach.chinese(), format!("抽取方案{order}未抽中该污染源"));
    assert_eq!((findings[0].code(), findings[0].source_id.as_str()), (Code::INSPECTION_NOT_AMONG_DRAWN, "HH-2"));
    let findings = found(vec![inspection(), visit(|visit| visit.completed = day("2027-02-04"))], "2027-06-30");
    assert_eq!(findings.len(), 1);
    let sentence = format!("order {order} chose the source for one inspection, and there is another one by it");
    assert_eq!(findings[0].breach.to_string(), sentence);
    assert_eq!(findings[0].breach.chinese(), format!("抽取方案{order}仅抽中该污染源一次，却据以检查多次"));
    assert_eq!(findings[0].code(), Code::INSPECTION_DRAW_USED_TWICE);
}

#[test]
fn what_differs_from_the_draw_or_its_window_is_found_by_article_10() {
    finds(
        with(|one| one.stratum = "general".parse().unwrap()),
        "on record for 2027-Q1 and stratum `general`; the draw is for 2027-Q1 and `key`",
        "记录为2027年第一季度、类别“general”，抽取方案为2027年第一季度、类别“key”",
        Code::INSPECTION_DIFFERS_FROM_DRAW,
        Article::Art10,
    );
    finds(
        visit(|visit| visit.completed = day("2027-04-01")),
        "on site from 2027-02-02 to 2027-04-01; expected 2027-01-01 to 2027-03-31",
        "现场检查自2027年2月2日至2027年4月1日，应在2027年1月1日至2027年3月31日",
        Code::INSPECTION_OUTSIDE_WINDOW,
        Article::Art10,
    );
    let early = visit(|visit| visit.from = day("2026-12-31"));
    assert_eq!(found(vec![early], "2027-06-30")[0].code(), Code::INSPECTION_OUTSIDE_WINDOW);
    // A late visit that is booked for the next quarter is the same one case.
    let booked = visit(|visit| (visit.from, visit.completed) = (day("2027-04-02"), day("2027-04-03")));
    let booked = found(vec![Inspection { period: "2027-Q2".parse().unwrap(), ..booked }], "2027-06-30");
    assert_eq!(booked.iter().map(Explain::code).collect::<Vec<_>>(), [Code::INSPECTION_OUTSIDE_WINDOW]);
}

#[test]
fn a_drawn_source_without_an_inspection_is_found_from_the_day_after_its_period_on() {
    let english =
        "`hohhot`, source `HH-1`, daily, 2027-Q1: drawn, and not inspected by the end of the period on 2027-03-31";
    let chinese = "“hohhot”对污染源“HH-1”的2027年第一季度日常监督检查：已抽中，至检查期末（2027年3月31日）仍未检查";
    for list in [vec![], vec![with(|one| one.progress = Progress::Drawn)]] {
        assert_eq!(found(list.clone(), "2027-03-31"), []);
        let findings = found(list, "2027-04-01");
        assert_eq!(
            (findings.len(), findings[0].to_string(), findings[0].chinese()),
            (1, english.into(), chinese.into())
        );
        assert_eq!((findings[0].code(), findings[0].drawn), (Code::INSPECTION_MISSING, None));
    }
    let late = visit(|visit| visit.completed = day("2027-04-05"));
    let code = |on| found(vec![late.clone()], on).iter().map(Explain::code).collect::<Vec<_>>();
    assert_eq!(
        (code("2027-04-04"), code("2027-04-05")),
        (vec![Code::INSPECTION_MISSING], vec![Code::INSPECTION_OUTSIDE_WINDOW])
    );
}

#[test]
fn who_may_not_inspect_is_found_by_articles_6_and_11() {
    let team = |inspectors: &[&str]| with(|one| one.team.inspectors = inspectors.iter().map(|name| id(name)).collect());
    let excused = |inspectors: &[&str]| {
        let mut one = team(inspectors);
        one.team.changed = "人手不足".parse().ok();
        one
    };
    let county = Agency { name: "xincheng".parse().unwrap(), division: "150102".parse().unwrap(), tier: Tier::County };
    let findings = found(
        vec![with(|one| {
            one.agency = county;
            one.team.inspectors = vec![id("x"), id("y")];
        })],
        "2027-06-30",
    );
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].breach.to_string(), "drawn by `hohhot`; expected an inspection by the agency that drew");
    assert_eq!(findings[0].breach.chinese(), "由“hohhot”抽取，应由抽取单位检查");
    assert_eq!((findings[0].agency.as_str(), findings[0].code()), ("xincheng", Code::INSPECTION_OTHER_AGENCY));
    let other = |inspectors: &[&str], english: &str, chinese: &str| {
        let english = format!("{english}; no reason for the change of the drawn team is on record");
        let chinese = format!("{chinese}，且未记录更换理由");
        finds(team(inspectors), &english, &chinese, Code::INSPECTION_OTHER_TEAM, Article::Art11);
    };
    other(&["a", "x"], "inspected by `x` in place of `b`", "由“x”代替“b”检查");
    other(&["a", "b", "x"], "inspected also by `x`", "另有“x”参加检查");
    finds(
        team(&["a"]),
        "1 inspector; expected at least 2",
        "检查人员1人，应不少于2人",
        Code::INSPECTION_TEAM_TOO_SMALL,
        Article::Art11,
    );
    finds(
        excused(&[]),
        "0 inspectors; expected at least 2",
        "检查人员0人，应不少于2人",
        Code::INSPECTION_TEAM_TOO_SMALL,
        Article::Art11,
    );
    finds(
        excused(&["a", "c"]),
        "`c` is recused from this source; expected somebody else",
        "“c”应回避该污染源，应由他人检查",
        Code::INSPECTION_RECUSED,
        Article::Art6,
    );
    finds(
        excused(&["a", "x"]),
        "`x` is not on the roster; expected an inspector of the roster",
        "“x”不在执法检查人员名录库，应由库内人员检查",
        Code::INSPECTION_NOT_ON_ROSTER,
        Article::Art6,
    );
    finds(
        excused(&["a", "d"]),
        "`d` had no valid certificate on 2027-02-02; expected one on every day on site",
        "“d”在2027年2月2日无有效执法证，现场检查期间应持证",
        Code::INSPECTION_NOT_CERTIFIED,
        Article::Art6,
    );
    let findings = found(vec![excused(&["a", "c"])], "2027-06-30");
    assert_eq!(findings[0].inspector(), Some(&id("c")));
}

#[test]
fn a_drawn_team_of_three_that_comes_as_two_needs_a_reason() {
    let (order, transcript) = drawn();
    let mut transcript = transcript;
    let Drew::Drawn(drawn) = &mut transcript.outcome else { unreachable!() };
    drawn.strata[0].drawn[0].team.push(id("d"));
    let draw = Some(DrawReference { order: order.digest(), transcript: transcript.digest(Hash::Sha256) });
    let transcripts = [transcript];
    let (draws, rules) = ([Link::new(&order, &transcripts)], Ruleset::inner_mongolia());
    let evidence = Evidence { rules: &rules, draws: &draws, roster: None, on: day("2027-06-30") };
    let findings = check_inspections(&Inspections::new([with(|one| one.draw = draw)]).unwrap(), &evidence);
    let sentence = "inspected without `d`; no reason for the change of the drawn team is on record";
    assert_eq!((findings.len(), findings[0].breach.to_string()), (1, sentence.to_owned()));
    assert_eq!(findings[0].breach.chinese(), "“d”未参加检查，且未记录更换理由");
}

#[test]
fn a_visit_without_its_record_or_order_is_found_by_article_12() {
    finds(
        visit(|visit| visit.site_record = false),
        "no record was made on site; expected one of every visit",
        "未制作现场检查（勘察）笔录",
        Code::INSPECTION_NO_SITE_RECORD,
        Article::Art12,
    );
    finds(
        visit(|visit| visit.found = Found::Violation { rectification: None, handling: "立案".parse().ok() }),
        "a violation was found and no rectification order is on record",
        "发现环境违法行为，未见责令整改文书",
        Code::INSPECTION_NO_RECTIFICATION,
        Article::Art12,
    );
}

/// One fault in a year without one, and the number under which it must be found.
#[derive(Clone, Copy, Debug)]
enum Fault {
    NoDraw,
    LostDraw,
    OtherSource,
    OtherStratum,
    Forgotten,
    Open,
    Late,
    OtherAgency,
    OtherInspector,
    Alone,
    Recused,
    NoSiteRecord,
    NoOrder,
}

const FAULTS: [Fault; 13] = [
    Fault::NoDraw,
    Fault::LostDraw,
    Fault::OtherSource,
    Fault::OtherStratum,
    Fault::Forgotten,
    Fault::Open,
    Fault::Late,
    Fault::OtherAgency,
    Fault::OtherInspector,
    Fault::Alone,
    Fault::Recused,
    Fault::NoSiteRecord,
    Fault::NoOrder,
];

/// Plants a fault and says what must be found; of two codes, one is of the drawn source left without an inspection.
fn plant(year: &mut FaultlessYear, at: usize, fault: Fault) -> Vec<Code> {
    let one = &mut year.inspections[at];
    let (period, somebody) = (one.period, one.team.inspectors[0].clone());
    let Progress::Completed(visit) = &mut one.progress else { unreachable!() };
    match fault {
        Fault::NoDraw => one.draw = None,
        Fault::LostDraw => one.draw.as_mut().unwrap().transcript = nobodys_digest(),
        Fault::OtherSource => one.source = "nobody-drew-this".parse().unwrap(),
        Fault::OtherStratum => one.stratum = "another".parse().unwrap(),
        Fault::Forgotten => drop(year.inspections.remove(at)),
        Fault::Open => one.progress = Progress::Drawn,
        Fault::Late => {
            visit.completed = period.last_day() + Days::new(1);
            visit.published = None;
        }
        Fault::OtherAgency => {
            one.agency =
                Agency { name: "xincheng".parse().unwrap(), division: "150102".parse().unwrap(), tier: Tier::County };
        }
        Fault::OtherInspector => one.team.inspectors[0] = "not-on-any-list".parse().unwrap(),
        Fault::Alone => one.team.inspectors.truncate(1),
        Fault::Recused => {
            let recusal =
                Recusal { inspector: somebody, source: one.source.clone(), reason: "近亲属".parse().unwrap() };
            let everybody = year.roster.persons().iter().map(|person| Inspector {
                id: person.id().parse().unwrap(),
                name: person.name().clone(),
                post: person.post().clone(),
                category: person.category().clone(),
                certificate: person.certificates().first().cloned(),
                division: person.division(),
                employment: person.employment(),
                leave: vec![],
            });
            year.roster = Roster::new(everybody, [], [recusal], |_| true).unwrap();
        }
        Fault::NoSiteRecord => visit.site_record = false,
        Fault::NoOrder => visit.found = Found::Violation { rectification: None, handling: None },
    }
    match fault {
        Fault::NoDraw => vec![Code::INSPECTION_UNDRAWN],
        Fault::LostDraw => vec![Code::INSPECTION_DRAW_UNKNOWN],
        Fault::OtherSource => vec![Code::INSPECTION_NOT_AMONG_DRAWN, Code::INSPECTION_MISSING],
        Fault::OtherStratum => vec![Code::INSPECTION_DIFFERS_FROM_DRAW],
        Fault::Forgotten | Fault::Open => vec![Code::INSPECTION_MISSING],
        Fault::Late => vec![Code::INSPECTION_OUTSIDE_WINDOW],
        Fault::OtherAgency => vec![Code::INSPECTION_OTHER_AGENCY],
        Fault::OtherInspector => vec![Code::INSPECTION_OTHER_TEAM],
        Fault::Alone => vec![Code::INSPECTION_TEAM_TOO_SMALL],
        Fault::Recused => vec![Code::INSPECTION_RECUSED],
        Fault::NoSiteRecord => vec![Code::INSPECTION_NO_SITE_RECORD],
        Fault::NoOrder => vec![Code::INSPECTION_NO_RECTIFICATION],
    }
}

fn findings(year: &FaultlessYear, on: NaiveDate) -> Vec<InspectionFinding> {
    let (links, rules) = (year.links(), Ruleset::inner_mongolia());
    let evidence = Evidence { rules: &rules, draws: &links, roster: Some(&year.roster), on };
    check_inspections(&year.checked().unwrap(), &evidence)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_year_without_a_fault_has_no_finding_on_any_day(year in faultless_year(), later in 0..700_u64) {
        let on = NaiveDate::from_ymd_opt(year.year - 1, 11, 1).unwrap() + Days::new(later);
        prop_assert_eq!(findings(&year, on), []);
        prop_assert_eq!(findings(&year, year.afterwards()), []);
    }

    #[test]
    fn a_planted_fault_is_found_once_and_nothing_else(
        mut year in faultless_year(), at in any::<Index>(), fault in prop::sample::select(FAULTS.to_vec())
    ) {
        prop_assume!(!year.inspections.is_empty());
        let at = at.index(year.inspections.len());
        let source = year.inspections[at].source.clone();
        let mut expected = plant(&mut year, at, fault);
        let findings = findings(&year, year.afterwards());
        let mut codes: Vec<Code> = findings.iter().map(Explain::code).collect();
        codes.sort();
        // Whoever inspected the source twice in the year is recused twice.
        codes.dedup();
        expected.sort();
        prop_assert_eq!(codes, expected, "{:?} {:?}", fault, findings);
        prop_assert!(matches!(fault, Fault::OtherSource) || findings.iter().all(|finding| finding.source_id == source));
    }
}

#[test]
fn what_must_not_be_is_a_finding_and_refuses_no_list() {
    finds(
        visit(|visit| (visit.from, visit.completed) = (day("2026-12-08"), day("2026-12-09"))),
        "on site from 2026-12-08, before the draw on 2026-12-10; expected a draw first, and the visit by it",
        "2026年12月8日即到现场，早于抽取日2026年12月10日，应先抽取后检查",
        Code::RECORD_BEFORE_DRAW,
        Article::Art10,
    );
    finds(
        with(|one| one.team.inspectors = vec![id("a"), id("a")]),
        "`a` stands twice in the team; expected every inspector once",
        "检查组中“a”重复出现，每人只应列一次",
        Code::INSPECTION_TEAM_REPEATED,
        Article::Art11,
    );
    finds(
        visit(|visit| {
            visit.published = Some(Published { on: day("2027-02-02"), by: "hohhot".parse().unwrap() });
        }),
        "published on 2027-02-02, before the completion on 2027-02-03; expected that day or later",
        "公示日2027年2月2日早于完成日2027年2月3日，应不早于该日",
        Code::INSPECTION_PUBLISHED_EARLY,
        Article::Art13,
    );
}
