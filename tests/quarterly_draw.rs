//! The example's main path: ten agencies drawn, each verified from its text, the same bytes in every version.
#![cfg(feature = "csv")]

#[allow(dead_code)]
#[path = "../examples/quarterly_draw/main.rs"]
mod example;

use std::collections::BTreeSet;

use example::options::{self, Options, Request};
use example::quarter::{self, QuarterDraw};
use serde_json::Value;
use shuangsuiji::{Explain, Tier};

/// Agency and digest of its transcript, which follows from everything else.
const DRAWN: [(&str, &str); 10] = [
    ("hohhot", "25885f0a50921fb3fb4b933951ccbf99b93ca3d2dec519f09543204388dc39e4"),
    ("xincheng", "7668cce82be680a2e138e39b169aac1e4951fa34f8ac8508da4c06163a298e7d"),
    ("huimin", "c195d85507322f5b3bf4c6f20ac2ae95730e5f3bd46a2a7b8c3bf64a748f17db"),
    ("yuquan", "b7d2182e645dbcf2fd2d9a148378fbc83889aeac26dd9b4de39337a6bbc485d7"),
    ("saihan", "88f0e8828e13bb91f178b76fe27c9ddb7043da753cf9ec1a51ee9caf2acec074"),
    ("tumd-left", "bb3964061440f8531922299bf932a06f5e83e5fd263a9dad89a379f7a06f1b30"),
    ("togtoh", "bdba8ceb6e1e2c5c39219fc8d1d9509854706e943f47594eec88c6a1ec140000"),
    ("horinger", "8c8d1a3a07310d864fdcb064cb8d568f767e74497fcab831eb2d99a1e60f9b0b"),
    ("qingshuihe", "3cc4117e869c3ee9a95d95d22e2306d8ef6207d4794087ad55635f09e1cfc156"),
    ("wuchuan", "e66adb79bdafb4c4affb334417fbc377cdb20c12347c185e78af0bb87290d900"),
];

#[track_caller]
fn drawn() -> QuarterDraw {
    quarter::draw(Options::default().date).unwrap()
}

#[track_caller]
fn read(arguments: &[&str]) -> Result<Request, String> {
    options::read(arguments.iter().map(|&argument| argument.to_owned()))
}

#[test]
fn value_stability_of_the_ten_draws() {
    let quarter = drawn();
    let digests =
        quarter.agencies.iter().map(|drawn| (drawn.agency.token.to_string(), drawn.draw.digest().to_string()));
    let expected = DRAWN.map(|(agency, digest)| (agency.to_owned(), digest.to_owned()));
    assert_eq!(digests.collect::<Vec<_>>(), expected);
}

#[test]
fn every_draw_is_verified_from_its_text() {
    for drawn in drawn().agencies {
        let verified = example::verify::from_text(&drawn.draw).unwrap();
        assert_eq!(verified.transcripts, [drawn.draw.digest()]);
        assert_eq!(verified.drawn as usize, drawn.sources().count());
    }
}

#[test]
fn what_the_prefecture_drew_counts_against_the_cap_in_the_counties() {
    let quarter = drawn();
    let [prefecture, counties @ ..] = &quarter.agencies[..] else { panic!("no agencies") };
    let list = |drawn: &example::agency::AgencyDraw| drawn.draw.revealed().committed().lists().sources.clone();
    assert_eq!(prefecture.tier, Tier::Prefecture);
    let before = list(prefecture);
    let taken: BTreeSet<&str> = prefecture.sources().map(|id| id.as_str()).collect();
    let mut seen = 0;
    for line in counties.iter().map(list).flat_map(|list| list.iter().map(|line| line.to_string()).collect::<Vec<_>>())
    {
        let id = line.split('\t').next().unwrap();
        let earlier = before.at(before.row(id).unwrap()).unwrap();
        let more = earlier.inspections + u32::from(taken.contains(id));
        assert_eq!(line.split('\t').nth(3).unwrap(), more.to_string(), "{id}");
        seen += 1;
    }
    assert_eq!(seen, before.len(), "every source lies in one county");
}

#[test]
fn nobody_is_drawn_beyond_the_cap_or_out_of_state_and_no_team_is_recused() {
    let quarter = drawn();
    for drawn in &quarter.agencies {
        let sources = &drawn.draw.revealed().committed().lists().sources;
        for source in drawn.draw.strata().iter().flat_map(|stratum| &stratum.drawn) {
            let line = sources.at(sources.row(source.source.as_str()).unwrap()).unwrap();
            assert!(line.is_candidate(Some(2)), "{line}");
            assert_eq!(source.team.len(), 2);
            for inspector in &source.team {
                assert!(!quarter.data.roster.is_recused(inspector.as_str(), line.id), "{inspector} {line}");
            }
        }
        for plan in &drawn.strata {
            let (sources, shortfall) = drawn.drawn(&plan.stratum);
            assert_eq!(sources.len(), plan.quota.count as usize);
            assert_eq!(shortfall, plan.quota.derivation.rest);
        }
    }
    // What there are too few sources for is short in the year's plan, and asked of no draw (Art. 8(2) counts units).
    assert!(quarter.plan.plan.agencies().iter().any(|agency| agency.strata.iter().any(|plan| plan.short > 0)));
}

#[test]
fn quotas_are_the_plans_and_the_counties_bases_are_those_of_their_draw() {
    let quarter = drawn();
    for drawn in &quarter.agencies {
        let planned = quarter.plan.plan.agency(drawn.agency.token.as_str()).unwrap();
        assert_eq!(planned.base.inspectors, drawn.inspectors.basis);
        for plan in &drawn.strata {
            let stratum = plan.stratum.stratum.as_str();
            let owed = &planned.draw(stratum, quarter.period).unwrap().quota;
            assert_eq!(planned.base.sources[stratum], plan.count.basis);
            assert_eq!(owed.count + owed.derivation.rest, plan.quota.count + plan.quota.derivation.rest);
        }
    }
}

#[test]
fn plan_ledger_and_findings_appear_in_the_print() {
    let short = example::run(&Options::default(), false).unwrap();
    let all = example::run(&Options { all: true, ..Options::default() }, false).unwrap();
    let filed = "due 备案期限 2026-12-31 (Art. 9), filed 备案 2026-11-30: in time 按期";
    assert!(short.contains(filed), "{short}");
    let quarter = drawn();
    // Findings are wrapped: compared without white space.
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let joined = squeezed(&all);
    for line in all.lines().chain(short.lines()) {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 100, "{line}");
    }
    let told = squeezed(&short);
    assert!(!quarter.plan.findings.is_empty());
    assert!(told.contains("dailybyhohhot,drawnfor2027-Q1"), "the prefecture's draw is on record");
    for finding in &quarter.plan.findings {
        let (english, chinese) = example::plan::sentences(finding);
        let named = quarter.names().said(&chinese);
        assert!(!named.contains("“key”") && !named.contains("“wuchuan”"), "{named}");
        assert!(joined.contains(&squeezed(&english)) && joined.contains(&squeezed(&named)), "{english}");
    }
    assert!(!told.contains("“region”"), "every agency by its name");
    for drawn in &quarter.agencies {
        let alone = Options { agency: Some(drawn.agency.token.to_string()), all: true, ..Options::default() };
        let alone = squeezed(&example::run(&alone, false).unwrap());
        for finding in &drawn.feasibility.findings {
            let (english, _) = example::plan::sentences(finding);
            assert_eq!(alone.matches(&squeezed(&english)).count(), 1, "{english}");
        }
    }
    for capped in quarter.agencies.iter().filter_map(|drawn| drawn.capped.as_ref()) {
        assert!(told.contains(&squeezed(&format!("e.g. {} {}", capped.source, capped.english))), "{}", capped.source);
        assert!(capped.english.starts_with("at the cap of 2 in 2027"), "{}", capped.english);
    }
    assert!(
        quarter.agencies.iter().all(|drawn| drawn.capped.is_some() == drawn.strata.iter().any(|p| p.count.at_cap > 0))
    );
}

#[test]
fn each_order_has_a_record_that_fits_it_and_the_print_shows_its_entropy() {
    let quarter = drawn();
    let print = example::run(&Options::default(), false).unwrap();
    for drawn in &quarter.agencies {
        let order = drawn.draw.revealed().committed().order();
        assert_eq!(drawn.record.check(order, &quarter.rules, &quarter.data.items), Ok(()));
        let needed = drawn.draw.revealed().entropy().needed;
        assert!(print.contains(&format!("every outcome needs {needed} bits, there are at most 256")));
    }
    let short = |drawn: &example::agency::AgencyDraw| {
        drawn.draw.strata().iter().filter(|stratum| stratum.shortfall > 0).count()
    };
    let foreseen = |drawn: &example::agency::AgencyDraw| {
        let mut findings = drawn.feasibility.findings.iter();
        findings.by_ref().filter(|it| it.code() == shuangsuiji::Code::QUOTA_EXCEEDS_CANDIDATES).count()
    };
    assert!(quarter.agencies.iter().all(|drawn| short(drawn) == foreseen(drawn)));
    assert_eq!(quarter.data.items.check_strata(&quarter.rules), Ok(()));
}

#[test]
fn json_is_one_document_of_ten_verified_agencies() {
    let options = Options { json: true, ..Options::default() };
    let document: Value = serde_json::from_str(&example::run(&options, true).unwrap()).unwrap();
    let agencies = document["agencies"].as_array().unwrap();
    assert_eq!(agencies.len(), DRAWN.len());
    for (agency, (name, digest)) in agencies.iter().zip(DRAWN) {
        assert_eq!((agency["agency"].as_str(), agency["transcript"].as_str()), (Some(name), Some(digest)));
        assert_eq!(agency["verified"], true);
    }
    assert_eq!(document["made_up"], true);
    assert_eq!(document["plan"]["year"], 2027);
    assert_eq!(document["findings"].as_array().unwrap().len(), drawn().plan.findings.len());
}

#[test]
fn the_print_opens_with_one_line_an_agency_and_is_coloured_only_when_told() {
    let plain = example::run(&Options::default(), false).unwrap();
    assert!(!plain.contains('\x1b'));
    let first: Vec<&str> = plain.lines().skip_while(|line| !line.starts_with("agency 机关")).skip(1).take(10).collect();
    assert!(plain.lines().position(|line| Some(&line) == first.first()).unwrap() < 8);
    for (line, (agency, digest)) in first.iter().zip(DRAWN) {
        assert!(line.starts_with(agency) && line.contains(&digest[..16]), "{line}");
        assert!(line.ends_with("verified 验证通过"), "{line}");
    }
    assert!(example::run(&Options::default(), true).unwrap().contains("\x1b[1m"));
    assert!(example::run(&Options { all: true, ..Options::default() }, false).unwrap().len() > plain.len());
}

#[test]
fn one_agency_is_shown_alone_as_it_was_drawn_among_all() {
    let agency = |name: &str| Options { agency: Some(name.to_owned()), ..Options::default() };
    let one = example::run(&agency("wuchuan"), false).unwrap();
    assert!(one.contains(&DRAWN[9].1[..16]) && !one.contains(&DRAWN[8].1[..16]), "{one}");
    assert_eq!(one.matches("verified 验证通过").count(), 2);
    let refusal = example::run(&agency("wuhai"), false).unwrap_err().to_string();
    assert!(refusal.contains("no agency `wuhai`") && refusal.contains("没有“wuhai”这一机关"), "{refusal}");
}

#[test]
fn the_files_are_the_texts_that_verify() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("quarterly_draw");
    let _ = std::fs::remove_dir_all(&folder);
    let options = Options { out: Some(folder.clone()), ..Options::default() };
    let said = example::run(&options, false).unwrap();
    let command = format!("python3 examples/verify.py {}", folder.join("hohhot").display());
    assert!(said.contains("written 已写出") && said.trim_end().ends_with(&command), "{said}");
    let again = example::run(&options, false).unwrap_err().to_string();
    assert!(
        again.contains("hohhot exists; expected a new folder, or --force") && again.contains("加--force"),
        "{again}"
    );
    assert!(example::run(&Options { force: true, ..options }, false).is_ok());
    for (agency, _) in DRAWN {
        let text = |name: &str| std::fs::read_to_string(folder.join(agency).join(name)).unwrap();
        let publication = shuangsuiji::draw::Publication {
            order: &text("order.txt"),
            sources: &text("sources.txt"),
            inspectors: &text("inspectors.txt"),
            recusals: &text("recusals.txt"),
            reveal: None,
            transcripts: &[&text("transcript-1.txt")],
            digest: None,
        };
        assert!(shuangsuiji::draw::verify(&publication).is_ok(), "{agency}");
        // The page, without its lists, is small; it holds the texts, and of a person nothing.
        let page = text("page.html");
        let names = page.split("\"names\":").nth(1).unwrap();
        assert!(page.contains(&serde_json::to_string(&text("order.txt")).unwrap()), "{agency}");
        assert!(page.len() < 300_000 + text("sources.txt").len() * 5 / 4, "{agency}: {}", page.len());
        assert!(names.contains("重点排污单位") && !names.contains("郭玉军") && !names.contains("0471-"), "{agency}");
        assert!(!page.contains("NM-0000"), "{agency}: a certificate's number");
    }
}

#[test]
fn the_plan_says_what_the_year_is_expected_to_reach() {
    let text = example::run(&Options::default(), false).unwrap();
    let line = text.lines().skip_while(|line| !line.contains("预计全年覆盖数/总数")).nth(1).unwrap();
    let numbers: Vec<&str> = line.split_whitespace().collect();
    let (reached, of) = numbers[1].trim_start_matches('~').split_once('/').unwrap();
    // 36 visits to 179 key sources, none more than twice: between half of the visits and all of them.
    assert_eq!((numbers[0], of), ("hohhot", "179"));
    assert!((18..=36).contains(&reached.parse::<u32>().unwrap()), "{line}");
}

#[test]
fn a_draw_in_january_is_refused_with_article_code_and_both_languages() {
    let late = Options { date: "2027-01-04".parse().unwrap(), ..Options::default() };
    let refusal = example::run(&late, false).unwrap_err().to_string();
    assert_eq!(
        refusal,
        "refused 未通过  呼和浩特市生态环境局: a draw for 2027-Q1 on 2027-01-04; expected 2026-12-01 to 2026-12-31\n               \
         2027年第一季度的抽取不得在2027年1月4日进行，应在2026年12月1日至2026年12月31日\n               \
         Art. 10 第十条, error 500 DRAW_OUTSIDE_WINDOW"
    );
}

#[test]
fn unknown_arguments_are_refused_by_name() {
    assert_eq!(read(&["--help"]), Ok(Request::Help));
    assert_eq!(read(&[]), Ok(Request::Draw(Options::default())));
    let (date, agency) = ("2026-12-01".parse().unwrap(), Some("wuchuan".to_owned()));
    let all = Options { all: true, json: true, out: Some("x".into()), force: true, agency, date };
    let given = ["--all", "--json", "--out", "x", "--force", "--agency", "wuchuan", "--date", "2026-12-01"];
    assert_eq!(read(&given), Ok(Request::Draw(all)));
    assert_eq!(read(&["--fast"]), Err("unknown argument `--fast` 未知参数".to_owned()));
    assert_eq!(read(&["--out"]), Err("`--out` needs a folder 缺少参数".to_owned()));
    let no_day = "`tomorrow` is no day; expected one such as 2026-12-15 日期有误";
    assert_eq!(read(&["--date", "tomorrow"]), Err(no_day.to_owned()));
}
