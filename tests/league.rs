//! Years of a league: nothing is found in any bureau's, nor between them; and what is planted between them is found once.
#![cfg(feature = "proptest")]

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{Clause, Excused, Rollup, YearFile, rollup};
use shuangsuiji::inspection::Progress;
use shuangsuiji::roster::Employment;
use shuangsuiji::rules::Ruleset;
use shuangsuiji::strategies::compliance::{
    LeagueSetting, PlantedTogether, Rulebook, Setting, league, league_settings, settings,
};
use shuangsuiji::{Code, Tier};

#[track_caller]
fn rolled(files: &[YearFile]) -> Rollup {
    rollup(files, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap()
}

/// What is found between the files and in each, with whose it is.
fn found(league: &Rollup) -> Vec<(Code, String)> {
    let between = league.findings.iter().map(|it| (it.code, format!("between: {}", it.english)));
    let each = league.reports.iter().flat_map(|report| {
        let all = report.findings.iter().chain(&report.warnings);
        all.map(|it| (it.code, format!("{}: {} ({:?})", report.agency.name, it.english, it.subject)))
    });
    between.chain(each).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_league_without_fault_has_no_finding(first in settings(), changes in any::<[bool; 3]>(), seed in any::<u64>()) {
        let of = |at: usize| {
            let (tier, changes) = (if at == 0 { Tier::Prefecture } else { Tier::County }, changes[at]);
            let seed = seed.wrapping_add(at as u64);
            Setting { tier, changes, rulebook: Rulebook::Statute, seed, ..first }
        };
        let files = league(&[of(0), of(1), of(2)]);
        let league = rolled(&files.expect("a year of each"));
        prop_assert_eq!(found(&league), vec![]);
        prop_assert_eq!(league.reports.len(), 3);
    }
}

/// Random settings, the same for the same number.
fn settings_of(seed: u64) -> impl Iterator<Item = LeagueSetting> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut runner = TestRunner::new_with_rng(Default::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    std::iter::from_fn(move || Some(league_settings().new_tree(&mut runner).ok()?.current()))
}

/// What the leagues that were looked at had.
#[derive(Debug, Default)]
struct Held {
    leagues: usize,
    by_others: usize,
    joint: usize,
    second_ids: usize,
    two_ids: usize,
    borrowed: usize,
    before: usize,
    away: usize,
    at_cap: usize,
}

impl Held {
    fn count(&mut self, files: &[YearFile], league: &Rollup) {
        let inspections = || files.iter().flat_map(|file| file.inspections.iter().map(move |one| (file, one)));
        let some = |holds: bool| usize::from(holds);
        self.leagues += 1;
        let others = |(file, one): (&YearFile, &shuangsuiji::inspection::Inspection)| one.agency != file.agency;
        self.by_others += some(inspections().any(others));
        self.joint += some(inspections().any(|(_, one)| one.joint.is_some()));
        let rosters = || files.iter().filter_map(|file| file.roster.as_ref());
        let by_second = |(file, one): (&YearFile, &shuangsuiji::inspection::Inspection)| {
            let aliases = file.roster.iter().flat_map(|it| &it.aliases);
            aliases.into_iter().any(|alias| one.team.inspectors.contains(&alias.id))
        };
        self.second_ids += some(inspections().any(by_second));
        let (last, counties) = files.split_last().unwrap();
        let ids = |file: &YearFile| -> Vec<String> {
            file.registry.iter().flat_map(|it| it.iter()).map(|it| it.id().to_owned()).collect()
        };
        let of_bureau = ids(last);
        self.two_ids += some(counties.iter().flat_map(ids).any(|id| !of_bureau.contains(&id)));
        let borrowed = |one: &shuangsuiji::roster::Inspector| matches!(one.employment, Employment::Borrowed { .. });
        let went = rosters().any(|it| {
            it.inspectors
                .iter()
                .filter(|one| borrowed(one))
                .any(|one| inspections().any(|(_, it)| it.team.inspectors.contains(&one.id)))
        });
        self.borrowed += some(went);
        self.before += some(inspections().any(|(file, one)| one.period.year() < file.year));
        self.away += some(rosters().any(|it| it.inspectors.iter().any(|one| !one.leave.is_empty())));
        let full =
            |draw: &shuangsuiji::compliance::DrawOnFile| draw.sources.lines().any(|line| line.ends_with("\t2\t-"));
        self.at_cap += some(files.iter().flat_map(|file| &file.draws).any(full));
        let of_loans = |it: &shuangsuiji::compliance::ExcuseLine| it.kind == Excused::Borrowed;
        assert!(!went || league.reports.iter().any(|report| report.excuses.iter().any(of_loans)));
    }

    fn least(&self) -> usize {
        let Self { by_others, joint, second_ids, two_ids, borrowed, before, away, at_cap, .. } = *self;
        [by_others, joint, second_ids, two_ids, borrowed, before, away, at_cap].into_iter().min().unwrap()
    }
}

/// So many random leagues without a fault.
#[track_caller]
fn lawful(leagues: usize, seed: u64) -> Held {
    let mut held = Held::default();
    for setting in settings_of(seed).take(leagues) {
        let Some(files) = setting.years(None) else { panic!("no league of {setting:?}") };
        let league = rolled(&files);
        assert_eq!(found(&league), [], "{setting:?}");
        assert_eq!(league.reports.len(), setting.counties as usize + 1);
        held.count(&files, &league);
    }
    held
}

#[test]
fn leagues_that_share_sources_and_people_have_no_finding() {
    let held = lawful(24, 3);
    assert!(held.least() > 0, "{held:?}");
}

#[test]
#[ignore = "long; run once for a release"]
fn hundreds_of_leagues_have_no_finding() {
    let held = lawful(300, 5);
    println!("{held:?}");
    assert!(held.least() > 10, "{held:?}");
}

/// A random league with a fault.
fn league_with(fault: PlantedTogether, seed: u64) -> Option<(LeagueSetting, Vec<YearFile>)> {
    let needs = |setting: LeagueSetting| match fault {
        PlantedTogether::JointApart => LeagueSetting { joint: true, ..setting },
        PlantedTogether::BeyondCapSinceLastYear => LeagueSetting { before: 3, ..setting },
        PlantedTogether::LentByNobody | PlantedTogether::OwnOfTwo => {
            LeagueSetting { borrowed: setting.borrowed.max(1), ..setting }
        }
        PlantedTogether::AliasUntold | PlantedTogether::AliasOfNobody | PlantedTogether::OneAsTeam => {
            LeagueSetting { aliases: 2, ..setting }
        }
        _ => setting,
    };
    settings_of(seed).take(120).map(needs).find_map(|setting| Some((setting, setting.years(Some(fault))?)))
}

#[test]
fn every_fault_between_bureaus_is_found_once() {
    let mut wrong = Vec::new();
    for (seed, fault) in (20..).zip(PlantedTogether::ALL) {
        let Some((setting, files)) = league_with(fault, seed) else {
            wrong.push(format!("{fault:?} has no place"));
            continue;
        };
        let found = found(&rolled(&files));
        if found.iter().map(|it| it.0).ne([fault.code()]) {
            wrong.push(format!("{fault:?}: {found:#?} in {setting:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_open(league: &Rollup, agency: &str, clause: Clause) -> bool {
    let report = league.reports.iter().find(|report| report.agency.name.as_str() == agency).unwrap();
    report.articles.iter().flat_map(|row| &row.clauses).any(|it| it.clause == clause && it.look.is_open())
}

#[test]
fn a_loan_that_no_document_shows_is_not_compared_and_accuses_nobody() {
    let setting = LeagueSetting { borrowed: 1, ..LeagueSetting::plain() };
    let mut files = setting.years(None).unwrap();
    assert!(!is_open(&rolled(&files), "xincheng", Clause::PlanBased));
    files[0].roster.as_mut().unwrap().loans.clear();
    let league = rolled(&files);
    assert_eq!(found(&league), []);
    assert!(is_open(&league, "xincheng", Clause::PlanBased));
}

#[test]
fn equal_settings_make_equal_leagues_and_a_joint_visit_counts_once() {
    let setting = LeagueSetting { joint: true, key: 5, seed: 9, ..LeagueSetting::plain() };
    let files = setting.years(None).unwrap();
    assert_eq!(setting.years(None).unwrap(), files);
    let bureau = files.last().unwrap();
    let joint = bureau.inspections.iter().filter(|one| one.joint.is_some());
    for one in joint {
        let Progress::Completed(visit) = &one.progress else { panic!("{one:?}") };
        assert_eq!(one.document.as_ref().unwrap().dated, visit.completed);
        let same = bureau.inspections.of(one.source.as_str()).iter().filter(|it| it.joint == one.joint);
        assert_eq!(same.count(), 2);
    }
}

#[test]
fn who_has_left_a_roster_without_its_changes_is_not_called_unknown_there() {
    let made = (20..60).find_map(|seed| league_with(PlantedTogether::LentByNobody, seed));
    let (_, mut files) = made.unwrap();
    let told = |files: &[YearFile]| {
        found(&rolled(files)).iter().filter(|(code, _)| *code == Code::LEAGUE_LOAN_UNKNOWN).count()
    };
    assert_eq!(told(&files), 1);
    files.iter_mut().filter_map(|file| file.roster.as_mut()).for_each(|roster| roster.history = None);
    assert_eq!(told(&files), 0, "a roster of one day says nothing of the days before");
}

#[test]
fn who_draws_from_a_source_is_shown_by_its_lists_and_not_by_a_registry_of_another_day() {
    let planted = PlantedTogether::VisitUntold;
    let mut files = settings_of(11).find_map(|setting| setting.years(Some(planted))).unwrap();
    let untold = |files: &[YearFile]| rolled(files).findings.iter().filter(|it| it.code == planted.code()).count();
    assert_eq!(untold(&files), 1);
    for file in &mut files {
        (file.registry, file.registry_history) = (None, None);
    }
    assert_eq!(untold(&files), 1, "the lists have it");
}
