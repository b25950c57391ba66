//! Replacement by policy, and its rates.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::draw::{Draw, Link, Skip, StratumQuota, Transcript};
use crate::inspection::{
    Found, Gone, Replaced, ReplacementCase, ReplacementError, ReplacementReason, ReplacementStep, replacement_rates,
};
use crate::registry::SourceState;
use crate::rules::{ReplacementPolicy, Ruleset};
use crate::strategies::draw::draws;
use crate::{Article, Code, Explain, Fraction};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn transcript() -> Transcript {
    let lines = "drawn key 1 E-1 I-1 I-2\ndrawn key 2 E-2 I-3 I-4\ndrawn general 1 E-3 I-2 I-1\nshortfall general 1\n";
    let order = "0".repeat(64);
    Transcript::parse(&format!("shuangsuiji-transcript 1\norder {order}\namends -\nreveal lottery 07\n{lines}"))
        .unwrap()
}

fn gone(source: &str, since: &str) -> Gone {
    Gone {
        source: source.parse().unwrap(),
        reason: ReplacementReason::Cancelled,
        since: day(since),
        evidence: "注销登记 2026-11".parse().unwrap(),
    }
}

#[track_caller]
fn decided(policy: ReplacementPolicy, gone: &[Gone]) -> Result<ReplacementStep, Vec<ReplacementError>> {
    let transcript = transcript();
    let case = ReplacementCase { policy, committed: day("2026-12-08"), on: day("2027-01-12"), transcript: &transcript };
    case.decide(gone).map_err(|errors| errors.iter().cloned().collect())
}

#[test]
fn the_next_is_given_for_facts_before_the_day_of_the_commitment_only() {
    let skip = |source: &str| Skip { source: source.parse().unwrap(), reason: "cancelled".parse().unwrap() };
    let step = decided(ReplacementPolicy::Next, &[gone("E-2", "2026-12-07"), gone("E-3", "2020-01-01")]);
    assert_eq!(step, Ok(ReplacementStep::Amend(vec![skip("E-2"), skip("E-3")])));
    for since in ["2026-12-08", "2026-12-09", "2027-01-12"] {
        let errors = decided(ReplacementPolicy::Next, &[gone("E-2", since)]).unwrap_err();
        let (source_id, since, committed) = ("E-2".parse().unwrap(), day(since), day("2026-12-08"));
        assert_eq!(errors, [ReplacementError::AfterCommitment { source_id, since, committed }]);
    }
    let error = &decided(ReplacementPolicy::Next, &[gone("E-2", "2026-12-20")]).unwrap_err()[0];
    assert_eq!(
        error.to_string(),
        "source `E-2` is gone since 2026-12-20, and the order was committed on 2026-12-08; expected a fact of an earlier day"
    );
    assert_eq!(error.chinese(), "“E-2”自2026年12月20日起不存在，抽取方案公布于2026年12月8日，应早于该日方可顺位递补");
    assert_eq!((error.code(), error.article()), (Code::REPLACEMENT_AFTER_COMMITMENT, Some(Article::Art10)));
}

#[test]
fn a_new_round_draws_as_many_of_each_stratum_as_are_gone() {
    let all = [gone("E-3", "2026-12-20"), gone("E-1", "2026-11-01"), gone("E-2", "2027-01-12")];
    let quota = |stratum: &str, quota| StratumQuota { stratum: stratum.parse().unwrap(), quota };
    let step = decided(ReplacementPolicy::Fresh, &all);
    assert_eq!(step, Ok(ReplacementStep::NewRound(vec![quota("key", 2), quota("general", 1)])));
    let step = decided(ReplacementPolicy::Fresh, &all[..1]);
    assert_eq!(step, Ok(ReplacementStep::NewRound(vec![quota("general", 1)])));
}

#[test]
fn everything_else_is_refused_with_its_reason_and_all_at_once() {
    let errors = decided(
        ReplacementPolicy::Fresh,
        &[gone("E-9", "2026-12-01"), gone("E-1", "2026-12-01"), gone("E-1", "2026-12-01"), gone("E-2", "2027-01-13")],
    );
    let said: Vec<_> = errors.unwrap_err().iter().map(|e| (e.code(), e.to_string(), e.chinese())).collect();
    let expected = [
        (
            Code::REPLACEMENT_NOT_DRAWN,
            "source `E-9` is not drawn; expected one of the transcript's drawn lines",
            "“E-9”未被抽中，不能补抽",
        ),
        (Code::REPLACEMENT_REPEATED, "source `E-1` stands twice; expected every source once", "“E-1”重复列出"),
        (
            Code::REPLACEMENT_FACT_AHEAD,
            "source `E-2` is gone since 2027-01-13, which lies after 2027-01-12; expected that day or earlier",
            "“E-2”的事实日期2027年1月13日晚于2027年1月12日",
        ),
    ];
    assert_eq!(said, expected.map(|(code, english, chinese)| (code, english.to_owned(), chinese.to_owned())));

    let none = &decided(ReplacementPolicy::None, &[gone("E-1", "2026-12-01")]).unwrap_err()[0];
    assert_eq!(
        none.to_string(),
        "source `E-1`: the rules allow no replacement; expected the visit's record to say that it is gone"
    );
    assert_eq!(none.chinese(), "“E-1”：规则不允许补抽，应在检查笔录中载明其已不存在");
    assert_eq!(none.code(), Code::REPLACEMENT_NOT_ALLOWED);

    let transcript = Transcript::parse(&format!(
        "shuangsuiji-transcript 1\norder {}\namends -\nvoid 公共随机数未公布\n",
        "0".repeat(64)
    ));
    let transcript = transcript.unwrap();
    let (committed, on) = (day("2026-12-08"), day("2027-01-12"));
    let case = ReplacementCase { policy: ReplacementPolicy::Next, committed, on, transcript: &transcript };
    let void = case.decide(&[gone("E-1", "2026-12-01")]).unwrap_err();
    let void = void.iter().next().unwrap();
    assert_eq!(void.to_string(), "the order is void; nothing was drawn that could be replaced");
    assert_eq!(void.chinese(), "抽取方案已作废，没有可补抽的对象");
    assert_eq!(void.code(), Code::REPLACEMENT_NOTHING_DRAWN);
}

#[test]
fn reasons_are_words_of_a_transcript_and_agree_with_the_registry_and_the_records() {
    for reason in ReplacementReason::ALL {
        assert_eq!(reason.as_str().parse(), Ok(reason));
        assert!(crate::Token::check(reason.as_str()).is_ok());
        assert!(reason.english().is_ascii() && !reason.chinese().is_ascii());
        assert_eq!(serde_json::to_value(reason).unwrap(), reason.as_str());
    }
    for state in SourceState::ALL {
        if let Some(reason) = ReplacementReason::of_state(state) {
            assert_eq!(reason.as_str(), state.as_str());
        }
    }
    for found in [Found::Closed, Found::Cancelled, Found::Revoked, Found::MovedAway, Found::NoActivity] {
        let reason = ReplacementReason::of_found(&found).unwrap();
        assert_eq!((reason.as_str(), reason.chinese()), (found.as_str(), found.chinese()));
    }
    assert_eq!(ReplacementReason::of_found(&Found::Unreachable), None);
    let error = "tired".parse::<ReplacementReason>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`tired` is not a reason; expected one of closed moved cancelled revoked no_activity duplicate outside_area"
    );
    assert_eq!((error.code(), error.chinese()), (Code::REPLACEMENT_REASON, "“tired”不是补抽理由".to_owned()));
}

#[test]
fn a_pack_without_the_field_gives_the_next_and_prints_as_before() {
    let rules = Ruleset::inner_mongolia();
    assert_eq!(rules.replacement(), ReplacementPolicy::Next);
    assert!(!rules.to_json().contains("replacement"));
    let with = rules.to_json().trim_end().strip_suffix('}').unwrap().trim_end().to_owned();
    let with = with + r#","replacement": {"policy": "fresh", "basis": {"article": "10"}}}"#;
    let fresh = Ruleset::from_json(&with).unwrap();
    assert_eq!(fresh.replacement(), ReplacementPolicy::Fresh);
    assert_eq!(Ruleset::from_json(&fresh.to_json()).unwrap(), fresh);
    for policy in ReplacementPolicy::ALL {
        assert_eq!(serde_json::to_value(policy).unwrap(), policy.as_str());
        assert!(!policy.chinese().is_empty());
    }
}

#[test]
fn rates_of_a_known_chain() {
    let order = "0".repeat(64);
    let head = format!("shuangsuiji-transcript 1\norder {order}\namends -\nreveal lottery 07\n");
    let first = transcript();
    // E-1 moved away; E-4 came in its place for another team, and was gone too.
    let second = "skipped E-1 moved\ndrawn key 2 E-2 I-3 I-4\ndrawn key 3 E-4 I-4 I-3\ndrawn general 1 E-3 I-2 I-1\n";
    let third = "skipped E-1 moved\nskipped E-4 closed\ndrawn key 2 E-2 I-3 I-4\ndrawn general 1 E-3 I-2 I-1\n";
    let read = |lines: &str| Transcript::parse(&format!("{head}{lines}")).unwrap();
    let transcripts = [first, read(second), read(third)];
    let order = crate::draw::Order::parse(&format!(
        "shuangsuiji-order 1\nhash sha256\nrules test\nagency hohhot 150100 prefecture\nperiod 2027-Q1\nround 1\n\
         previous -\nsources 0 {order}\ninspectors 0 {order}\nrecusals 0 {order}\ncap 2\ncoverage independent\nteam 2\n\
         max-load -\nentropy lottery public 福彩\n"
    ));
    let order = order.unwrap();
    let rates = replacement_rates([Link::new(&order, &transcripts)]);
    let [agency] = &rates[..] else { panic!("{rates:?}") };
    assert_eq!(agency.agency.name.as_str(), "hohhot");
    assert_eq!(agency.replaced, Replaced { drawn: 4, skipped: 2 });
    assert_eq!(agency.replaced.rate(), Fraction::new(1, 2));
    let teams: Vec<_> =
        agency.teams.iter().map(|team| (team.inspectors[0].as_str(), team.inspectors.len(), team.replaced)).collect();
    assert_eq!(teams, [("I-1", 2, Replaced { drawn: 2, skipped: 1 }), ("I-3", 2, Replaced { drawn: 2, skipped: 1 })]);
    let reasons: Vec<_> = agency.reasons.iter().map(|(reason, count)| (reason.as_str(), *count)).collect();
    assert_eq!(reasons, [("closed", 1), ("moved", 1)]);
    assert_eq!(Replaced::default().rate(), None);
    assert_eq!(replacement_rates([]), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_next_policy_leads_to_an_amendment_and_the_teams_add_up(
        mut draw in draws(4..24, 6..12, 0..6),
        chosen: [bool; 8],
    ) {
        let drawn = |draw: &Draw| -> Vec<_> {
            draw.strata().iter().flat_map(|stratum| &stratum.drawn).map(|line| line.source.clone()).collect()
        };
        let chosen: Vec<Gone> = drawn(&draw).iter().zip(chosen.iter().cycle()).filter(|(_, chosen)| **chosen)
            .map(|(source, _)| gone(source.as_str(), "2026-12-01")).collect();
        let (committed, on) = (day("2026-12-08"), day("2027-01-12"));
        let policy = ReplacementPolicy::Next;
        let step = ReplacementCase { policy, committed, on, transcript: draw.transcript() }.decide(&chosen).unwrap();
        let ReplacementStep::Amend(skips) = step else { panic!("{step:?}") };
        let amended = draw.amend(&skips).is_ok();
        let order = draw.revealed().committed().order().clone();
        let transcripts: Vec<Transcript> = draw.transcripts().collect();
        let rates = replacement_rates([Link::new(&order, &transcripts)]);
        let [agency] = &rates[..] else { panic!("{rates:?}") };
        let add = |of: fn(&Replaced) -> u32| agency.teams.iter().map(|team| of(&team.replaced)).sum::<u32>();
        prop_assert_eq!(add(|replaced| replaced.drawn), agency.replaced.drawn);
        prop_assert_eq!(add(|replaced| replaced.skipped), agency.replaced.skipped);
        prop_assert_eq!(agency.reasons.values().sum::<u32>(), agency.replaced.skipped);
        let skipped = u32::try_from(chosen.len()).unwrap();
        prop_assert_eq!(agency.replaced.skipped, if amended { skipped } else { 0 });
        prop_assert_eq!(agency.replaced.drawn - agency.replaced.skipped, u32::try_from(drawn(&draw).len()).unwrap());
    }
}
