//! What may be shown on which day, by hand and over whole years.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::disclosure::*;
use crate::draw::{
    Agency, Coverage, Draw, Entropy, Hash, InspectorList, Link, Lists, Order, Origin, RecusalList, Skip, SourceList,
    Terms,
};
use crate::inspection::{Inspection, Inspections};
use crate::strategies::year::{faultless_year, nobodys_digest};
use crate::{Article, Code, Explain, Tier};

#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_refusal_says_what_is_open_and_until_when() {
    let errors = [
        EmbargoError::VisitsOpen { document: Document::Transcript, open: 3, until: day("2026-06-30") },
        EmbargoError::VisitsOpen { document: Document::Reveal, open: 1, until: day("2026-06-30") },
        EmbargoError::Unsealed { document: Document::Lists, until: day("2026-06-30") },
        EmbargoError::NotDrawn { document: Document::TranscriptDigest },
    ];
    let expected = [
        (
            "transcript: 3 visits are still open; may be shown when all are over, or after 2026-06-30",
            "抽取记录：尚有3家未检查，应在全部检查结束后或2026年6月30日之后公开",
            Code::EMBARGO_VISITS_OPEN,
        ),
        (
            "reveal: 1 visit is still open; may be shown when all are over, or after 2026-06-30",
            "随机数：尚有1家未检查，应在全部检查结束后或2026年6月30日之后公开",
            Code::EMBARGO_VISITS_OPEN,
        ),
        (
            "lists: the order commits no secret, so that whoever has them can make the draw; may be shown when all \
             visits are over, or after 2026-06-30",
            "名单：抽取方案未含秘密随机数，据此即可推知抽中对象，应在全部检查结束后或2026年6月30日之后公开",
            Code::EMBARGO_UNSEALED,
        ),
        (
            "transcript digest: nothing was drawn yet; expected the draw first",
            "抽取记录摘要：尚未抽取，应先抽取",
            Code::EMBARGO_NOT_DRAWN,
        ),
    ];
    for (error, (english, chinese, code)) in errors.iter().zip(expected) {
        assert_eq!((error.to_string().as_str(), error.chinese().as_str(), error.code()), (english, chinese, code));
        assert_eq!(error.article(), Some(Article::Art1));
    }
    assert_eq!((Document::Order.to_string().as_str(), Document::Order.chinese()), ("order", "抽取方案"));
}

#[test]
fn before_the_draw_there_is_only_the_order_and_with_a_secret_the_lists() {
    let case = |public: bool| {
        let origin =
            if public { Origin::Public("福彩3D".parse().unwrap()) } else { Origin::Commit(nobodys_digest()) };
        let terms = Terms {
            hash: Hash::Sm3,
            rules: "inner-mongolia-trial".parse().unwrap(),
            agency: Agency {
                name: "hohhot".parse().unwrap(),
                division: "150100".parse().unwrap(),
                tier: Tier::Prefecture,
            },
            period: "2026-Q2".parse().unwrap(),
            round: 1,
            previous: None,
            cap: None,
            coverage: Coverage::Independent,
            team: 2,
            max_load: None,
            strata: vec![],
            entropy: vec![Entropy { label: "x".parse().unwrap(), origin }],
        };
        let lists = Lists {
            sources: SourceList::new([]).unwrap(),
            inspectors: InspectorList::new([]).unwrap(),
            recusals: RecusalList::new([]).unwrap(),
        };
        let order = Order::new(terms, &lists).unwrap();
        let embargo = Embargo::new(Link::new(&order, &[]), &Inspections::default());
        let error = embargo.check(Document::Transcript, day("2026-07-01")).unwrap_err();
        assert_eq!(error, EmbargoError::NotDrawn { document: Document::Transcript });
        embargo.may_be_shown(day("2026-06-30")).collect::<Vec<_>>()
    };
    assert_eq!(case(false), [Document::Order, Document::Lists]);
    assert_eq!(case(true), [Document::Order]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_that_tells_who_was_drawn_may_be_shown_before_the_visits_end(
        year in faultless_year(), at in 0..4_usize, before in any::<Index>()
    ) {
        let inspections = year.checked().unwrap();
        let embargo = Embargo::new(year.links()[at], &inspections);
        let draw: &Draw = &year.draws[at];
        let period = draw.revealed().committed().order().terms().period;
        let order = draw.revealed().committed().digest();
        let of_draw = |one: &&Inspection| one.draw.unwrap().order == order;
        let last = inspections.iter().filter(of_draw).filter_map(|one| one.visit(NaiveDate::MAX)).map(|v| v.completed).max();
        let from = year.draw_records[at].drawn;
        let on = from + Days::new(before.index(200) as u64);
        let over = last.is_none_or(|last| on >= last) || on > period.last_day();
        prop_assert_eq!(embargo.is_over(on), over);
        let shown: Vec<Document> = embargo.may_be_shown(on).collect();
        prop_assert!(shown.contains(&Document::Order) && shown.contains(&Document::TranscriptDigest));
        prop_assert_eq!(shown.contains(&Document::Reveal), over);
        prop_assert_eq!(shown.contains(&Document::Transcript), over);
        prop_assert_eq!(shown.contains(&Document::Lists), over || embargo.is_sealed());
        let next: Vec<Document> = embargo.may_be_shown(on.succ_opt().unwrap()).collect();
        prop_assert!(shown.iter().all(|document| next.contains(document)));
        // With the last visit it is over, and not the day before.
        if let Some(last) = last.filter(|last| *last <= period.last_day()) {
            prop_assert!(embargo.is_over(last) && !embargo.is_over(last.pred_opt().unwrap()));
        }
    }

    #[test]
    fn a_skipped_source_is_not_waited_for_and_a_void_order_hides_nothing(year in faultless_year()) {
        let Some(mut draw) = year.draws.first().cloned() else { return Ok(()) };
        let inspections = Inspections::default();
        let open = |draw: &Draw| {
            let transcripts: Vec<_> = draw.transcripts().collect();
            let order = draw.revealed().committed().order();
            Embargo::new(Link::new(order, &transcripts), &inspections).open(NaiveDate::MAX).cloned().collect::<Vec<_>>()
        };
        let committed = draw.revealed().committed().clone();
        let void = [committed.void("公共随机数未公布".parse().unwrap())];
        let embargo = Embargo::new(Link::new(committed.order(), &void), &inspections);
        prop_assert!(embargo.is_over(NaiveDate::MIN));
        if let Some(first) = open(&draw).first().cloned() {
            // A draw that was amended before keeps its skipped lines where no teams can be formed for another amendment.
            let amended = draw.amend(&[Skip { source: first.clone(), reason: "closed".parse().unwrap() }]).is_ok();
            prop_assert!(!amended || !open(&draw).contains(&first));
        }
    }
}
