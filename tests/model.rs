//! The library against its model: two programs of the same rule, of which one is plain.

#![cfg(feature = "proptest")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use shuangsuiji::calendar::{DayKind, DrawWindow, Role, WorkCalendar};
use shuangsuiji::draw::{
    self, Committed, Contribution, Coverage, Digest, Entropy, Hash, InspectorEntry, InspectorList, InspectorStatus,
    Lists, Origin, RecusalList, Reveal, Skip, SourceEntry, SourceList, SourceStatus, Terms, Value, check_chain,
};
use shuangsuiji::ledger::{Ledger, Record, State, View};
use shuangsuiji::model::{chain, days, lot, quota, who};
use shuangsuiji::roster::{LeaveReading, Roster};
use shuangsuiji::rules::{CapAgencies, Exemption, InspectionKind, QuotaRule, Ruleset};
use shuangsuiji::strategies::{calendar, draw as draws, ledger, roster, rules};
use shuangsuiji::{CountFrom, DateSpan, DrawPeriod, Period, PeriodKind, Quarter, Ratio, Rounding, Tier, Year};

/// As long as a lawyer reads.
#[test]
fn the_model_is_short() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model");
    let files = fs::read_dir(folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let lines: usize = files.map(|text| text.lines().count()).sum();
    assert!(lines <= 400, "{lines} lines");
}

fn plain(rule: &QuotaRule) -> quota::Rule {
    let parts = |ratio: &Ratio| (u64::from(ratio.numerator()), u64::from(ratio.denominator()));
    match rule {
        QuotaRule::None => quota::Rule::Nothing,
        QuotaRule::Share { ratio, per } => quota::Rule::Share(parts(ratio).0, parts(ratio).1, per.months()),
        QuotaRule::Inspectors { inspectors_to_sources: ratio, per } => {
            quota::Rule::Inspectors(parts(ratio).0, parts(ratio).1, per.months())
        }
        QuotaRule::Census { per } => quota::Rule::All(per.months()),
        QuotaRule::Fixed { sources, per } => quota::Rule::Fixed((*sources).into(), per.months()),
        QuotaRule::LargerOf(rules) => quota::Rule::LargerOf(rules.iter().map(plain).collect()),
        QuotaRule::Either(rules) => quota::Rule::Either(rules.iter().map(plain).collect()),
    }
}

fn rounded(rounding: Rounding) -> quota::Rounding {
    match rounding {
        Rounding::Up => quota::Rounding::Up,
        Rounding::Nearest => quota::Rounding::Half,
        Rounding::Down => quota::Rounding::Down,
    }
}

fn span(span: DateSpan) -> (chrono::NaiveDate, chrono::NaiveDate) {
    (span.from(), span.until())
}

fn visit(record: &Record) -> who::Visit {
    let (completed, void) = match &record.state {
        State::Completed { completed, outcome } => {
            (Some((*completed, *outcome != shuangsuiji::ledger::Outcome::NoViolation)), None)
        }
        State::Void { voided, .. } => (None, Some(*voided)),
        State::Drawn | State::Scheduled { .. } => (None, None),
    };
    who::Visit {
        agency: record.agency.name.to_string(),
        tier: record.agency.tier.to_string(),
        kind: record.kind.as_str().to_owned(),
        drawn: record.drawn,
        period: span(record.period.span()),
        completed,
        void,
    }
}

fn cap(rules: &Ruleset) -> Option<who::Cap> {
    let cap = rules.pack().cap.as_ref()?;
    let lifts = |exemption| cap.exemptions.contains(&exemption);
    Some(who::Cap {
        most: cap.most,
        kinds: cap.counts.kinds.iter().map(|kind: &InspectionKind| kind.as_str().to_owned()).collect(),
        tiers: cap.counts.tiers.iter().map(Tier::to_string).collect(),
        of_all: cap.counts.agencies == CapAgencies::All,
        ahead: cap.counts.scheduled,
        lifted_by_violation: lifts(Exemption::ViolationFound),
        lifted_by_waiver: lifts(Exemption::Waiver),
    })
}

/// What a calendar's notices arrange: a later one before an earlier, and a place's own before all.
fn arranged(calendar: &WorkCalendar) -> days::Arranged {
    let of = |local: bool| calendar.entries().iter().filter(move |entry| (entry.role() == Role::Local) == local);
    let entries = of(false).chain(of(true));
    let said = entries.flat_map(|entry| entry.notice().days());
    said.map(|day| (day.date(), day.kind() == DayKind::Work)).collect()
}

fn hash_of(hash: Hash) -> lot::Hash {
    match hash {
        Hash::Sha256 => |bytes| <sha2::Sha256 as sha2::Digest>::digest(bytes).into(),
        Hash::Sm3 => |bytes| <sm3::Sm3 as sm3::Digest>::digest(bytes).into(),
    }
}

fn periods() -> impl Strategy<Value = (PeriodKind, u32)> {
    prop::sample::select(PeriodKind::ALL.to_vec()).prop_flat_map(|kind| (Just(kind), 1..=24 / kind.months()))
}

proptest! {
    #[test]
    fn quotas(
        (rule, (kind, number)) in periods().prop_flat_map(|(kind, number)| {
            (rules::tier_rules_for(kind), Just((kind, number)))
        }),
        base in rules::bases(), carried in 0..50_u32
    ) {
        let found = rule.quota(base, DrawPeriod::new(kind, number).unwrap(), carried).unwrap();
        let counts = (rounded(rule.rounding), base.sources.into(), base.inspectors.into());
        let carried = if rule.carry_over { carried.into() } else { 0 };
        let told = plain(&rule.in_effect()).draw(counts, (kind.months(), number.into()), carried);
        let (due, drawn, rest) = (found.derivation.due, found.count, found.derivation.rest);
        prop_assert_eq!(told, [due, drawn, rest].map(u64::from));
    }

    #[test]
    fn the_cap(
        records in ledger::records(), waivers in ledger::waivers(), pack in rules::rulesets(),
        agency in ledger::agency(), source in ledger::source(), year in 2025..=2028, on in ledger::day()
    ) {
        let book = Ledger::new(records.clone(), waivers.clone(), &pack).unwrap();
        let view = View { agency: &agency.name, year: Year::new(year).unwrap(), on };
        let found = book.explain(source.as_str(), view).eligibility.may_be_drawn();
        if let Some(cap) = cap(&pack) {
            let visits: Vec<_> = records.iter().filter(|record| record.source == source).map(visit).collect();
            let waived = waivers.iter().filter(|waiver| waiver.source == source);
            let waived: Vec<_> = waived.map(|waiver| (waiver.year.number(), waiver.granted)).collect();
            let told = who::may_be_drawn(&cap, &visits, &waived, (agency.name.as_str(), year, on));
            prop_assert_eq!((book.tally(source.as_str(), view).inspections, found), told);
        } else {
            prop_assert!(found);
        }
    }

    #[test]
    fn inspectors(one in roster::inspector(), window in roster::date_span(), any_day in any::<bool>()) {
        let certificates: Vec<_> = one.certificate.iter().map(|certificate| span(certificate.valid)).collect();
        let leave: Vec<_> = one.leave.iter().map(|leave| span(*leave)).collect();
        let id = one.id.clone();
        let roster = Roster::new([one], [], [], |_| true).unwrap();
        let found = roster.available(id.as_str(), window.from(), window.until()).unwrap();
        let reading = if any_day { LeaveReading::AnyDay } else { LeaveReading::EveryDay };
        prop_assert_eq!(
            found.is_available(reading),
            who::may_inspect(&certificates, &leave, span(window), any_day)
        );
    }

    #[test]
    fn deadlines(calendar in calendar::work_calendar(), at in any::<prop::sample::Index>(), n in 0..60_u32) {
        let covered = calendar.covered();
        let day = covered.from() + chrono::Days::new(at.index(covered.days() as usize) as u64);
        let arranged = arranged(&calendar);
        for (count, with_that_day) in [(CountFrom::DayAfter, false), (CountFrom::CompletionDay, true)] {
            let told = days::deadline(&arranged, day, n, with_that_day).unwrap();
            match calendar.nth_working_day_after(day, n, count) {
                Ok(found) => prop_assert_eq!(found.value, told),
                Err(_) => prop_assert!(told > covered.until()),
            }
        }
    }

    #[test]
    fn working_days_between(calendar in calendar::work_calendar(), two in any::<[prop::sample::Index; 2]>()) {
        let covered = calendar.covered();
        let mut two = two.map(|at| covered.from() + chrono::Days::new(at.index(covered.days() as usize) as u64));
        two.sort();
        let found = calendar.working_days_between(two[0], two[1]).unwrap().value;
        prop_assert_eq!(found as usize, days::working_days(&arranged(&calendar), two[0], two[1]));
    }

    #[test]
    fn windows(period in calendar::period(), months in 1..=12_u8, day in 1..=28_u8) {
        let of = span(period.span());
        let before = DrawWindow::months_before(months).unwrap().span(period);
        // Before the first year there is, no month is drawn in.
        if period.year().number() > Year::FIRST {
            prop_assert_eq!(Some(span(before)), days::months_before(of, months.into()));
        }
        let up_to = DrawWindow::up_to_day(day).unwrap().span(period);
        prop_assert_eq!(Some(span(up_to)), days::until_day(of, day.into()));
    }

    #[test]
    fn the_lot(revealed in draws::revealed(0..16, 0..5, 0..3)) {
        let order = revealed.committed().order();
        let terms = order.terms();
        let hash = hash_of(terms.hash);
        let key = lot::key(hash, &order.to_string(), &revealed.contributions().to_string());
        let list = revealed.committed().lists().sources.iter().map(|line| lot::Source {
            id: line.id.to_owned(),
            stratum: line.stratum.to_string(),
            inspections: line.inspections,
            status: line.status.as_str().to_owned(),
        });
        let list: Vec<lot::Source> = list.collect();
        let first = terms.coverage == Coverage::UninspectedFirst;
        for stratum in draws::strata() {
            let told = lot::ranking(hash, &key, &list, stratum.as_str(), terms.cap, first);
            let found = revealed.ranking(&stratum, u32::MAX);
            let sources = &revealed.committed().lists().sources;
            let found: Vec<&str> = found.iter().map(|candidate| sources.at(candidate.row).unwrap().id).collect();
            prop_assert_eq!(&found, &told);
            if let (Ok(draw), Some(quota)) = (revealed.draw(), terms.strata.iter().find(|it| it.stratum == stratum)) {
                let drawn = draw.strata().iter().filter(|it| it.stratum == stratum).flat_map(|it| &it.drawn);
                let drawn: Vec<&str> = drawn.map(|line| line.source.as_str()).collect();
                prop_assert_eq!(drawn, &found[..found.len().min(quota.quota as usize)]);
            }
        }
    }

    #[test]
    fn chains(steps in prop::collection::vec(step(), 1..8)) {
        let chain = chain_of(&steps);
        let links: Vec<_> = chain.iter().map(|(order, outcomes)| draw::Link::new(order, outcomes)).collect();
        let found: Vec<_> = check_chain(&links).iter().map(named).collect();
        let told: Vec<chain::Link> = chain.iter().map(|(order, outcomes)| {
            let Terms { agency, period, round, previous, entropy, hash, .. } = order.terms();
            let secret = |one: &Entropy| match one.origin { Origin::Commit(digest) => Some(digest.0), _ => None };
            chain::Link {
                agency: agency.name.to_string(),
                months: period.months(),
                first: period.year().number() * 12 + period.first_day().to_string()[5..7].parse::<i32>().unwrap() - 1,
                round: *round,
                previous: previous.map(|digest| digest.0),
                outcomes: outcomes.iter().map(|outcome| outcome.digest(*hash).0).collect(),
                secrets: entropy.iter().filter_map(secret).collect(),
            }
        }).collect();
        prop_assert_eq!(found, chain::check(&told));
    }
}

/// Every day that the national notices cover, and every deadline up to twenty days.
#[test]
fn deadlines_of_every_covered_day() {
    let calendar = WorkCalendar::national();
    let arranged = arranged(&calendar);
    let covered = calendar.covered();
    for day in covered.from().iter_days().take_while(|day| *day <= covered.until()) {
        assert_eq!(calendar.is_working_day(day).unwrap().value, days::works(&arranged, day), "{day}");
        for (count, with_that_day) in [(CountFrom::DayAfter, false), (CountFrom::CompletionDay, true)] {
            if let Ok(found) = calendar.nth_working_day_after(day, 20, count) {
                assert_eq!(Some(found.value), days::deadline(&arranged, day, 20, with_that_day), "{day}");
            }
        }
    }
}

/// One order of a chain: mostly the lawful next one.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// How many quarters after the one before.
    quarters: u32,
    round: Option<u32>,
    /// How many outcomes back is the one that it follows; none: it follows nothing that is known.
    follows: Option<usize>,
    other_agency: bool,
    secret: u8,
    outcomes: u8,
}

fn step() -> impl Strategy<Value = Step> {
    let quarters = prop_oneof![6 => Just(1_u32), 3 => Just(0), 1 => 2..4_u32];
    let round = prop_oneof![8 => Just(None), 1 => (1..=3_u32).prop_map(Some)];
    let follows = prop_oneof![8 => Just(Some(0)), 1 => (0..4_usize).prop_map(Some), 1 => Just(None)];
    let outcomes = prop_oneof![1 => Just(0_u8), 8 => 1..=4_u8];
    let other_agency = prop::bool::weighted(0.05);
    (quarters, round, follows, other_agency, 0..40_u8, outcomes).prop_map(
        |(quarters, round, follows, other_agency, secret, outcomes)| Step {
            quarters,
            round,
            follows,
            other_agency,
            secret,
            outcomes,
        },
    )
}

fn lists() -> Lists {
    let sources = ["E-1", "E-2", "E-3", "E-4"].map(|id| SourceEntry {
        id: id.parse().unwrap(),
        stratum: "key".parse().unwrap(),
        division: "150102".parse().unwrap(),
        inspections: 0,
        status: SourceStatus::Open,
    });
    let inspectors = ["I-1", "I-2"].map(|id| InspectorEntry {
        id: id.parse().unwrap(),
        division: "150102".parse().unwrap(),
        status: InspectorStatus::Available,
    });
    Lists {
        sources: SourceList::new(sources).unwrap(),
        inspectors: InspectorList::new(inspectors).unwrap(),
        recusals: RecusalList::new([]).unwrap(),
    }
}

/// The orders of these steps, each with its outcomes: none, a void, or a draw with up to two amendments.
fn chain_of(steps: &[Step]) -> Vec<(draw::Order, Vec<draw::Transcript>)> {
    let mut made: Vec<(draw::Order, Vec<draw::Transcript>)> = Vec::new();
    let mut known: Vec<Digest> = Vec::new();
    let mut at = 0;
    for step in steps {
        at += step.quarters;
        let period = Period::Quarter(Quarter::new(2020 + (at / 4) as i32, at % 4 + 1).unwrap());
        let rounds: BTreeSet<u32> = made
            .iter()
            .filter(|(order, _)| order.terms().period == period)
            .map(|(order, _)| order.terms().round)
            .collect();
        let follows = step.follows.and_then(|back| known.iter().rev().nth(back).copied());
        let nobodys = Digest([7; 32]);
        let secret = Value::new([step.secret; 16]).unwrap();
        let label: shuangsuiji::Token = "bureau".parse().unwrap();
        let terms = Terms {
            hash: Hash::Sha256,
            rules: "inner-mongolia-trial".parse().unwrap(),
            agency: draw::Agency {
                name: if step.other_agency { "huimin" } else { "xincheng" }.parse().unwrap(),
                division: "150102".parse().unwrap(),
                tier: Tier::County,
            },
            period,
            round: step.round.unwrap_or(rounds.last().map_or(1, |last| last + 1)),
            previous: follows.or(step.follows.is_none().then_some(nobodys)),
            cap: Some(2),
            coverage: Coverage::Independent,
            team: 2,
            max_load: None,
            strata: vec![draw::StratumQuota { stratum: "key".parse().unwrap(), quota: 1 }],
            entropy: vec![Entropy { label: label.clone(), origin: Origin::Commit(secret.commit(Hash::Sha256)) }],
        };
        let committed = Committed::new(terms, lists()).unwrap();
        let order = committed.order().clone();
        let outcomes = match step.outcomes {
            0 => Vec::new(),
            1 => vec![committed.void("名单有误".parse().unwrap())],
            drawn => {
                let reveal = Reveal(vec![Contribution { label, value: secret }]);
                let mut draw = committed.reveal(reveal).unwrap().draw().unwrap();
                for _ in 2..drawn {
                    let source = draw.strata()[0].drawn[0].source.clone();
                    draw.amend(&[Skip { source, reason: "closed".parse().unwrap() }]).unwrap();
                }
                draw.transcripts().collect()
            }
        };
        known.extend(outcomes.iter().map(|outcome| outcome.digest(Hash::Sha256)));
        made.push((order, outcomes));
    }
    made
}

fn named(fault: &draw::ChainFault) -> (usize, chain::Wrong) {
    use draw::ChainFault as Fault;
    let (link, wrong) = match fault {
        Fault::OtherAgency { link } => (link, chain::Wrong::Agency),
        Fault::Fork { link, .. } => (link, chain::Wrong::Fork),
        Fault::Previous { link, .. } => (link, chain::Wrong::Previous),
        Fault::RoundReused { link, .. } => (link, chain::Wrong::RoundAgain),
        Fault::RoundGap { link, .. } => (link, chain::Wrong::Round),
        Fault::PeriodGap { link, .. } => (link, chain::Wrong::Period),
        Fault::CommitmentReused { link, .. } => (link, chain::Wrong::Secret),
        Fault::NoTranscript { link } => (link, chain::Wrong::Open),
        other => panic!("{other} cannot come of these steps"),
    };
    (link - 1, wrong)
}
