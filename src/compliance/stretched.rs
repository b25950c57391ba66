//! What a bureau may do and can stretch: leave, recusals and revisions, old documents, one number for everything, its own word
//! for evidence. Each is counted, and what it leaves open is not kept.

use chrono::Days;

use super::unexplained::{by, left, look, of, setting, verdict, with_visits};
use super::*;
use crate::draw::{Committed, InspectorList, Lists, Order, RecusalList, SourceList, Terms, Transcript};
use crate::inspection::{Document, Inspection, Inspections, Progress};
use crate::roster::{InspectorChange, Recusal, RosterChange};
use crate::rules::{CapAgencies, Counting, Ruleset};
use crate::strategies::compliance::{Planted, Rulebook, Setting};
use crate::{Article, Code, Text};

pub(super) fn lawful() -> YearFile {
    setting(3).year(None).unwrap()
}

pub(super) fn text(words: &str) -> Text {
    words.parse().unwrap()
}

pub(super) fn count(report: &Report, kind: Excused, of: fn(&ExcuseLine) -> u32) -> u32 {
    report.excuses.iter().filter(|line| line.kind == kind).map(of).sum()
}

/// A draw of the file made anew from changed lists and terms; what was drawn is another thing.
pub(super) fn remade(draw: &DrawOnFile, change: impl FnOnce(&mut Terms, &mut Lists)) -> DrawOnFile {
    let mut terms = Order::parse(&draw.order).unwrap().terms().clone();
    let mut lists = Lists {
        sources: SourceList::parse(&draw.sources).unwrap(),
        inspectors: InspectorList::parse(&draw.inspectors).unwrap(),
        recusals: RecusalList::parse(&draw.recusals).unwrap(),
    };
    change(&mut terms, &mut lists);
    let reveal = Transcript::parse(&draw.transcripts[0]).unwrap().drawn().unwrap().reveal.clone();
    let again = Committed::new(terms, lists).unwrap().reveal(reveal).unwrap().draw().unwrap();
    let text = |list| again.revealed().committed().lists().text(list);
    DrawOnFile {
        order: again.revealed().committed().order().to_string(),
        sources: text(crate::draw::List::Sources),
        inspectors: text(crate::draw::List::Inspectors),
        recusals: text(crate::draw::List::Recusals),
        transcripts: vec![again.transcript().to_string()],
        digest: Some(again.digest()),
        ..draw.clone()
    }
}

#[test]
fn the_agencys_own_word_attests_nothing_and_makes_no_public_value() {
    let mut file = lawful();
    file.official_name = Some(text("示例市生态环境局新城区分局"));
    let before = of(&file);
    assert_eq!(left(&before, Clause::OrderAttested), 0);
    let evidence = |file: &mut YearFile, words: &str| {
        file.draws[0].order_published.as_mut().unwrap().evidence = Some(text(words));
    };
    evidence(&mut file, "示例公证处对示例市生态环境局新城区分局抽取方案的公证书");
    assert_eq!(left(&of(&file), Clause::OrderAttested), 0, "a notary speaks of the agency");
    evidence(&mut file, "示例市生态环境局新城区分局情况说明");
    assert_eq!(left(&of(&file), Clause::OrderAttested), 1);
    assert_ne!(verdict(&of(&file), Article::Art1), Verdict::Kept);

    let own = "示例市生态环境局新城区分局2024年12月10日现场摇号";
    let own_value = |report: &Report| match look(report, Clause::Unsteered) {
        Look::Compared(it) => {
            it.left.iter().filter(|left| left.why.english.contains("makes itself")).map(|it| it.count).sum()
        }
        _ => 0,
    };
    assert_eq!(own_value(&of(&file)), 0);
    file.draws[3] = remade(&file.draws[3], |terms, _| {
        let origin = &mut terms.entropy.last_mut().unwrap().origin;
        *origin = crate::draw::Origin::Public(text(own));
    });
    assert_eq!(own_value(&of(&file)), 1_u32);
}

#[test]
fn one_task_number_for_draws_of_two_periods_is_no_number_of_either() {
    let mut file = lawful();
    assert_eq!(left(&of(&file), Clause::OnPlatform), 0);
    file.draws[2].platform = file.draws[0].platform.clone();
    let after = of(&file);
    assert_eq!((left(&after, Clause::OnPlatform), look(&after, Clause::OnPlatform).compared()), (2, 2));
}

#[test]
fn a_digest_that_an_amendment_made_later_was_not_public_with_the_draw() {
    let years = (0..40).filter_map(|seed| Setting { mishap: Some(2), ..setting(seed) }.year(None));
    let mut file = years.into_iter().find(|it| it.draws.iter().any(|draw| !draw.amendments.is_empty())).unwrap();
    let at = file.draws.iter().position(|draw| !draw.amendments.is_empty()).unwrap();
    let public = file.draws[at].published.as_ref().unwrap().on;
    let amended = |file: &mut YearFile, drawn, published| {
        (file.draws[at].amendments[0].drawn, file.draws[at].amendments[0].published) = (drawn, published);
        left(&of(file), Clause::DigestPublished)
    };
    let later = public + Days::new(2);
    assert_eq!(amended(&mut file, public, None), 0);
    assert_eq!(amended(&mut file, later, None), 1);
    assert_eq!(amended(&mut file, later, Some(public)), 1, "before it was made");
    assert_eq!(amended(&mut file, later, Some(later)), 0);
}

#[test]
fn where_leave_leaves_a_team_alone_chance_has_nobody_to_choose() {
    // Two of four inspectors are away for all of a period, as the roster has it, though its list has them available.
    let away = |days: (i64, i64)| {
        let mut file = lawful();
        let period = crate::draw::Order::parse(&file.draws[3].order).unwrap().terms().period;
        let day = |from: chrono::NaiveDate, days: i64| from + chrono::TimeDelta::days(days);
        let leave = crate::DateSpan::new(day(period.first_day(), days.0), day(period.last_day(), days.1)).unwrap();
        for one in &mut file.roster.as_mut().unwrap().inspectors[..2] {
            one.leave = vec![leave];
        }
        left(&of(&file), Clause::TeamsByChance) as usize
    };
    let listed = SourceList::parse(&lawful().draws[3].sources).unwrap().len() as usize;
    assert_eq!([away((0, 0)), away((1, 0)), away((0, -1))], [listed, 0, 0]);
}

#[test]
fn where_recusals_leave_a_team_alone_chance_has_nobody_to_choose() {
    let mut file = lawful();
    let before = of(&file);
    assert_eq!(
        (left(&before, Clause::TeamsByChance), count(&before, Excused::MostlyRecused, |it| it.registers)),
        (0, 0)
    );
    let listed = SourceList::parse(&file.draws[3].sources).unwrap();
    let (some, all): (Vec<_>, usize) = (listed.iter().map(|it| it.id.to_owned()).collect(), listed.len() as usize);
    // Two of four inspectors have an interest in everybody.
    let pairs = |sources: usize| -> Vec<Recusal> {
        let of = |inspector: &str, source: &String| Recusal {
            inspector: inspector.parse().unwrap(),
            source: source.parse().unwrap(),
            reason: text("近亲属任职"),
        };
        some.iter().take(sources).flat_map(|id| [of("I-01", id), of("I-02", id)]).collect()
    };
    let mut recusing = |sources: usize| {
        file.draws[3] = remade(&lawful().draws[3], |_, lists| {
            lists.recusals = RecusalList::new(
                pairs(sources)
                    .into_iter()
                    .map(|it| crate::draw::RecusalEntry { inspector: it.inspector, source: it.source }),
            )
            .unwrap();
        });
        of(&file)
    };
    let after = recusing(all);
    assert_eq!(left(&after, Clause::TeamsByChance) as usize, all);
    assert_eq!(count(&after, Excused::MostlyRecused, |it| it.registers), 2);
    assert_ne!(verdict(&after, Article::Art11), Verdict::Kept);
    let half = recusing(all / 2);
    assert_eq!(left(&half, Clause::TeamsByChance) as usize, all / 2);
    assert_eq!(count(&half, Excused::MostlyRecused, |it| it.registers), 0);
}

#[test]
fn whoever_is_borrowed_or_off_the_roster_for_a_draw_alone_is_counted() {
    let mut file = lawful();
    let borrowed = |file: &YearFile| {
        let by_document = count(&of(file), Excused::Borrowed, |it| it.documents) as usize;
        [by_document, count(&of(file), Excused::Borrowed, |it| it.unfounded) as usize]
    };
    assert_eq!(borrowed(&file), [0, 0]);
    let employment = crate::roster::Employment::Borrowed { from: "150103".parse().unwrap() };
    file.roster.as_mut().unwrap().inspectors[0].employment = employment;
    assert_eq!(borrowed(&file), [0, file.draws.len()], "the mark is the bureau's own word");
    let roster = file.roster.as_mut().unwrap();
    let (inspector, dated) = (roster.inspectors[0].id.clone(), file.draws[1].drawn);
    let document = crate::inspection::Document { reference: text("借调函1号"), dated };
    roster.loans.push(crate::compliance::LoanOnFile { inspector, document });
    assert_eq!(borrowed(&file), [file.draws.len() - 1, 1], "a younger document shows no loan");
    let mut file = lawful();
    let away = |file: &YearFile| count(&of(file), Excused::AwayAtDraw, |it| it.registers);
    assert_eq!(away(&file), 0);
    let drawn = file.draws[2].drawn;
    let inspector = || "I-01".parse().unwrap();
    let changes = &mut file.roster.as_mut().unwrap().history.as_mut().unwrap().changes;
    changes.push(RosterChange { on: drawn - Days::new(5), inspector: inspector(), change: InspectorChange::Left });
    assert_eq!(away(&file), 0, "who does not come back left");
    let changes = &mut file.roster.as_mut().unwrap().history.as_mut().unwrap().changes;
    changes.push(RosterChange { on: drawn + Days::new(5), inspector: inspector(), change: InspectorChange::Joined });
    assert_eq!(away(&file), 1);
}

#[test]
fn an_undrawn_visit_by_the_own_inspectors_in_anothers_name_is_not_compared() {
    let file = lawful();
    assert_eq!(left(&of(&file), Clause::DailyByDraw), 0);
    let one = file.inspections.iter().next().unwrap().clone();
    let with = |change: fn(&mut Inspection)| {
        let mut other = Inspection { draw: None, ..one.clone() };
        other.agency = serde_json::from_str(r#"{"name":"huimin","division":"150103","tier":"county"}"#).unwrap();
        change(&mut other);
        let all = file.inspections.iter().cloned().chain([other]);
        let file = YearFile { inspections: Inspections::new(all.collect::<Vec<_>>()).unwrap(), ..file.clone() };
        left(&of(&file), Clause::DailyByDraw)
    };
    assert_eq!(with(|_| {}), 1);
    assert_eq!(with(|it| it.team.inspectors = vec!["J-01".parse().unwrap(), "J-02".parse().unwrap()]), 0);
    assert_eq!(with(|it| it.kind = crate::rules::InspectionKind::Petition), 0);
}

#[test]
fn a_revision_has_its_day_and_its_filing() {
    let years = (0..60).filter_map(|seed| Setting { changes: true, ..setting(seed) }.year(None));
    let mut file = years.into_iter().find(|file| !file.plan.as_ref().unwrap().revisions.is_empty()).unwrap();
    let before = of(&file);
    assert_eq!((left(&before, Clause::PlanRevised), look(&before, Clause::PlanRevised).compared()), (0, 1));
    assert_eq!(count(&before, Excused::PlanRevised, |it| it.registers), 1);
    let revision = file.plan.as_ref().unwrap().revisions[0].clone();
    let with = |file: &mut YearFile, revisions: Vec<RevisionOnFile>| {
        file.plan.as_mut().unwrap().revisions = revisions;
        let report = of(file);
        assert_ne!(verdict(&report, Article::Art9), Verdict::Kept);
        (left(&report, Clause::PlanRevised), count(&report, Excused::PlanRevised, |it| it.unfounded))
    };
    assert_eq!(with(&mut file, Vec::new()), (1, 1));
    assert_eq!(with(&mut file, vec![RevisionOnFile { filed: None, ..revision.clone() }]), (1, 0));
    let next = RevisionOnFile { made: revision.made + Days::new(1), filed: None, document: None };
    let filed = RevisionOnFile { filed: Some(next.made), ..next };
    assert_eq!(with(&mut file, vec![filed.clone()]), (1, 0), "the draw by it was made the day before");
    let early = RevisionOnFile { made: revision.made - Days::new(130), ..filed };
    assert_eq!(with(&mut file, vec![early]).0, 1, "it counts a draw that came later");
}

#[test]
fn who_comes_back_after_a_revision_for_fewer_inspectors_leaves_it_open() {
    // One left before the draw by which the plan was revised.
    let shrinks = |file: &YearFile| {
        let plan = &file.plan.as_ref().unwrap().plan;
        let people = |version: &[crate::plan::AgencyPlan]| version[0].base.inspectors;
        let counts: Vec<u32> = plan.versions().map(people).collect();
        matches!(counts[..], [before, now] if now < before)
    };
    let mut looked = 0;
    for seed in 0..120 {
        let Some(mut file) = (Setting { changes: true, ..setting(seed) }).year(None).filter(shrinks) else { continue };
        let based = left(&of(&file), Clause::PlanBased);
        let revised = file.plan.as_ref().unwrap().revisions[0].made;
        let Some(last) = file.draws.iter().map(|draw| draw.drawn).max().filter(|last| *last > revised) else {
            continue;
        };
        let at = file.draws.iter().position(|draw| draw.drawn == last).unwrap();
        // By the last list there are as many as before.
        let listed = file.draws[0].inspectors.clone();
        file.draws[at] = remade(&file.draws[at], |_, lists| lists.inspectors = InspectorList::parse(&listed).unwrap());
        assert!(left(&of(&file), Clause::PlanBased) > based, "{seed}");
        looked += 1;
    }
    assert!(looked > 0);
}

#[test]
fn sources_that_come_back_after_a_revision_for_fewer_leave_it_open() {
    let mut file = YearFile { registry: None, registry_history: None, ..lawful() };
    let based = left(&of(&file), Clause::PlanBased);
    let plan = file.plan.as_ref().unwrap().plan.clone();
    let mut base = plan.agency("xincheng").unwrap().base.clone();
    *base.sources.values_mut().find(|count| **count == 6).unwrap() = 4;
    let first = Transcript::parse(&file.draws[0].transcripts[0]).unwrap();
    let drawn = first.drawn().unwrap().strata.iter().map(|of| crate::plan::Drawn {
        agency: "xincheng".parse().unwrap(),
        stratum: of.stratum.clone(),
        period: "2025-Q1".parse().unwrap(),
        sources: u32::try_from(of.drawn.len()).unwrap(),
        repeats: 0,
    });
    let drawn: Vec<_> = drawn.collect();
    file.plan.as_mut().unwrap().plan = plan.revised(&Ruleset::inner_mongolia(), vec![base], &drawn).unwrap();
    // By the first list there are as few as the revision says, by the later ones as many as before.
    file.draws[1] = remade(&lawful().draws[1], |_, lists| {
        let text = lists.sources.to_string();
        let mut seen = 0;
        let lines = text.lines().map(|line| {
            seen += usize::from(line.starts_with("key-"));
            match line.starts_with("key-") && seen > 4 {
                true => format!("{}excluded\n", line.trim_end_matches('-')),
                false => format!("{line}\n"),
            }
        });
        lists.sources = SourceList::parse(&lines.collect::<String>()).unwrap();
    });
    let back = left(&of(&file), Clause::PlanBased);
    for at in [2, 3] {
        let sources = file.draws[1].sources.clone();
        file.draws[at] = remade(&file.draws[at], |_, lists| lists.sources = SourceList::parse(&sources).unwrap());
    }
    assert_eq!((back, left(&of(&file), Clause::PlanBased)), (based + 2, based));
}

#[test]
fn a_document_that_is_older_than_the_draw_is_counted_apart_and_each_document_once() {
    let file = lawful();
    let void = |dated: fn(&Inspection) -> chrono::NaiveDate| {
        of(&with_visits(&file, |mut one| {
            let (voided, reason) = (one.period.first_day(), text("停产"));
            one.document = Some(Document { reference: text("示例函〔2024〕1号"), dated: dated(&one) });
            one.progress = Progress::Void { voided, reason };
            one
        }))
    };
    let all = u32::try_from(file.inspections.as_slice().len()).unwrap();
    let counts = |report: &Report| {
        let of = |number| count(report, Excused::VisitVoid, number);
        [of(|it| it.documents), of(|it| it.older), of(|it| it.papers), of(|it| it.unfounded)]
    };
    let of_its_day = void(|one| one.drawn);
    assert_eq!((counts(&of_its_day), left(&of_its_day, Clause::VoidsShown)), ([all, 0, 1, 0], 0));
    let older = void(|one| one.drawn - Days::new(1));
    assert_eq!((counts(&older), left(&older, Clause::VoidsShown)), ([0, all, 1, 0], all));
    assert_eq!(older.findings.iter().filter(|it| it.code == Code::YEAR_VISIT_VOID_UNFOUNDED).count(), 0);

    // A team that was changed by a paper of before its draw.
    let others = |older: bool| {
        of(&with_visits(&file, |mut one| {
            let drawn = one.drawn;
            one.team.changed = Some(text("借调"));
            one.team.inspectors.reverse();
            one.team.inspectors.pop();
            let free = ["I-01", "I-02", "I-03", "I-04"].into_iter().map(|id| id.parse().unwrap());
            one.team.inspectors.extend(free.filter(|id| !one.team.inspectors.contains(id)).collect::<Vec<_>>());
            let dated = if older { drawn - Days::new(1) } else { drawn };
            one.document = Some(Document { reference: text("示例函〔2024〕2号"), dated });
            one
        }))
    };
    let (young, old) = (others(false), others(true));
    assert!(count(&young, Excused::TeamChange, |it| it.documents) > 0);
    assert_eq!(count(&young, Excused::TeamChange, |it| it.older), 0);
    assert_eq!(count(&old, Excused::TeamChange, |it| it.older), left(&old, Clause::ChangesShown));
    assert_eq!(count(&old, Excused::TeamChange, |it| it.older), count(&young, Excused::TeamChange, |it| it.documents));
}

#[test]
fn readings_that_count_less_are_warnings_with_their_ids() {
    let with = |change: fn(&mut crate::rules::Pack)| {
        let mut pack = Ruleset::inner_mongolia().into_pack();
        change(&mut pack);
        Ruleset::new(pack).unwrap()
    };
    let warned = |report: &Report, reading: &str| {
        let told = report.warnings.iter().filter(|it| it.reading.as_deref() == Some(reading));
        told.map(|it| it.code).collect::<Vec<_>>()
    };
    let visits = with(|pack| {
        for stratum in &mut pack.strata {
            [&mut stratum.prefecture, &mut stratum.county]
                .into_iter()
                .flatten()
                .for_each(|rule| rule.counts = Counting::Visits);
        }
    });
    let missed = (0..40).find_map(|seed| setting(seed).year(Some(Planted::UnitsMissed))).unwrap();
    let report = by(&missed, &visits);
    assert_eq!(report.findings.iter().filter(|it| it.code == Code::YEAR_UNITS_MISSED).count(), 0);
    assert_eq!(warned(&report, "counts"), [Code::YEAR_UNITS_MISSED]);
    assert_eq!(warned(&by(&lawful(), &visits), "counts"), []);

    let own = with(|pack| pack.cap.as_mut().unwrap().counts.agencies = CapAgencies::Own);
    let beyond = (0..40).find_map(|seed| setting(seed).year(Some(Planted::BeyondCap))).unwrap();
    let report = by(&beyond, &own);
    assert_eq!(report.findings.iter().filter(|it| it.code == Code::YEAR_BEYOND_CAP).count(), 0);
    assert_eq!(warned(&report, "cap_agencies"), [Code::YEAR_BEYOND_CAP]);
    assert_eq!(verdict(&report, Article::Art8Cap), Verdict::Partly);
    assert_eq!(warned(&by(&lawful(), &own), "cap_agencies"), []);
}

#[test]
fn a_changed_ratio_is_as_good_as_its_report_and_that_as_its_day() {
    let file = (0..40).find_map(|seed| Setting { rulebook: Rulebook::Raised, ..setting(seed) }.year(None)).unwrap();
    let first = file.draws.iter().map(|draw| draw.drawn).min().unwrap();
    let with = |dated: Option<chrono::NaiveDate>| {
        let mut pack = Rulebook::Raised.rules().unwrap().into_pack();
        for stratum in &mut pack.strata {
            let rules = [&mut stratum.prefecture, &mut stratum.county].into_iter().flatten();
            rules.filter_map(|rule| rule.changed.as_mut()).for_each(|changed| changed.dated = dated);
        }
        left(&by(&file, &Ruleset::new(pack).unwrap()), Clause::RatioReported)
    };
    assert_eq!([with(Some(first)), with(Some(first + Days::new(1))), with(None)], [0, 1, 1]);
}

#[test]
fn a_waiver_of_after_its_year_lifts_nothing() {
    let capped = |file: &YearFile| of(file).findings.iter().filter(|it| it.code == Code::YEAR_BEYOND_CAP).count();
    let mut file = (0..40).find_map(|seed| setting(seed).year(Some(Planted::BeyondCap))).unwrap();
    let source = of(&file).findings.iter().find_map(|it| match &it.subject {
        Subject::Inspection { source, .. } => Some(source.clone()),
        _ => None,
    });
    let granted = file.year.number();
    file.waivers.push(crate::ledger::Waiver {
        source: source.unwrap(),
        year: file.year,
        granted: chrono::NaiveDate::from_ymd_opt(granted + 1, 1, 1).unwrap(),
        reference: text("示例函〔2026〕1号"),
        reason: text("群众反映强烈"),
    });
    let report = of(&file);
    assert_eq!(capped(&file), 1);
    assert_eq!(report.findings.iter().filter(|it| it.code == Code::WAIVER_AFTER_YEAR).count(), 1);
    assert_eq!(count(&report, Excused::CapWaiver, |it| it.unfounded), 1);
}

#[test]
fn a_renewed_certificate_is_an_id_of_the_same_person() {
    let mut file = lawful();
    let roster = file.roster.as_mut().unwrap();
    let (first, renewed) = (file.draws[1].drawn, file.draws[2].drawn);
    let now = &mut roster.inspectors[0];
    let mut before = now.clone();
    before.id = "I-01-2020".parse().unwrap();
    let old = before.certificate.as_mut().unwrap();
    old.number = text("NM-0001-2020");
    old.valid = crate::DateSpan::new(old.valid.from(), renewed - Days::new(1)).unwrap();
    let new = now.certificate.as_mut().unwrap();
    new.valid = crate::DateSpan::new(renewed, new.valid.until()).unwrap();
    roster.holders.push(text("NM-0001-2020"));
    let alias = crate::roster::Alias { id: before.id.clone(), person: now.id.clone() };
    roster.inspectors.push(before);
    assert!(first < renewed);
    let mut with_alias = file.clone();
    with_alias.roster.as_mut().unwrap().aliases.push(alias);
    assert_eq!(of(&with_alias).findings, []);
}

/// How many findings have a number.
pub(super) fn told(report: &Report, code: Code) -> usize {
    report.findings.iter().filter(|it| it.code == code).count()
}

/// The file with a source's history changed.
pub(super) fn with_change(
    file: &YearFile,
    on: chrono::NaiveDate,
    id: &str,
    change: crate::registry::SourceChange,
) -> YearFile {
    let mut file = file.clone();
    let history = file.registry_history.as_mut().unwrap();
    history.changes.push(crate::registry::RegistryChange { on, source: id.parse().unwrap(), change });
    file
}

#[test]
fn a_tier_that_the_division_code_does_not_bear_out_is_told() {
    let mut file = lawful();
    assert_eq!(left(&of(&file), Clause::PlanDerived), 0);
    let mut base = file.plan.as_ref().unwrap().plan.agency("xincheng").unwrap().base.clone();
    (file.agency.tier, base.tier) = (crate::Tier::Prefecture, crate::Tier::Prefecture);
    file.plan.as_mut().unwrap().plan =
        crate::plan::AnnualPlan::new(&Ruleset::inner_mongolia(), file.year, vec![base]).unwrap();
    assert_eq!(left(&of(&file), Clause::PlanDerived), 1);
}

#[test]
fn the_counts_of_another_area_or_tier_owe_nothing_here() {
    for (division, tier) in [("150103", crate::Tier::County), ("150102", crate::Tier::Prefecture)] {
        let mut file = lawful();
        let on_file = file.plan.as_mut().unwrap();
        let mut base = on_file.plan.agency("xincheng").unwrap().base.clone();
        (base.division, base.tier) = (division.parse().unwrap(), tier);
        on_file.plan = crate::plan::AnnualPlan::new(&Ruleset::inner_mongolia(), file.year, vec![base]).unwrap();
        let report = of(&file);
        assert_eq!(told(&report, Code::YEAR_PLAN_AGENCY), 1, "{division} {tier}");
        for article in [Article::Art8Key, Article::Art8General] {
            assert_eq!(verdict(&report, article), Verdict::NotAssessable, "{division} {tier}");
        }
    }
}

#[test]
fn one_person_by_two_ids_is_on_a_list_once() {
    let mut file = lawful();
    assert_eq!(told(&of(&file), Code::YEAR_INSPECTOR_LISTED_TWICE), 0);
    let (id, person) = ("I-02".parse().unwrap(), "I-01".parse().unwrap());
    file.roster.as_mut().unwrap().aliases.push(crate::roster::Alias { id, person });
    assert_eq!(told(&of(&file), Code::YEAR_INSPECTOR_LISTED_TWICE), file.draws.len());
}

#[test]
fn whoever_could_visit_on_no_day_is_not_available() {
    let lists = |file: &YearFile| told(&of(file), Code::YEAR_INSPECTOR_NOT_FREE);
    let file = lawful();
    let away = |from, until| {
        let mut file = file.clone();
        file.roster.as_mut().unwrap().inspectors[0].leave.push(crate::DateSpan::new(from, until).unwrap());
        lists(&file)
    };
    let (drawn, last) = (file.draws[1].drawn, "2025-06-30".parse().unwrap());
    assert_eq!(lists(&file), 0);
    let listed = drawn - Days::new(2);
    assert_eq!((away(listed, last), away(listed + Days::new(1), last)), (1, 0), "what begins later no list could know");
    assert_eq!(away(listed, last - Days::new(1)), 0, "a day is left");
    let mut expired = file.clone();
    let valid = &mut expired.roster.as_mut().unwrap().inspectors[0].certificate.as_mut().unwrap().valid;
    *valid = crate::DateSpan::new(valid.from(), drawn - Days::new(3)).unwrap();
    assert_eq!(lists(&expired), 3, "of the last three draws");
}

#[test]
fn a_certificate_that_begins_after_the_draw_was_none_at_the_draw() {
    // The certificate of an inspector ends in May, and is renewed in May; the list of March has him as unavailable.
    let mut file = lawful();
    file.draws[1] = remade(&file.draws[1], |_, lists| {
        let mut entries = lists.inspectors.entries().to_vec();
        entries[0].status = crate::draw::InspectorStatus::Unavailable;
        lists.inspectors = InspectorList::new(entries).unwrap();
    });
    assert_eq!(told(&of(&file), Code::YEAR_INSPECTOR_WITHHELD), 1);
    let roster = file.roster.as_mut().unwrap();
    let renewed = roster.inspectors[0].clone();
    let (end, begin) = ("2025-05-31".parse().unwrap(), "2025-06-01".parse().unwrap());
    let old = roster.inspectors[0].certificate.as_mut().unwrap();
    old.valid = crate::DateSpan::new(old.valid.from(), end).unwrap();
    let (id, person) = ("I-01-2025".parse().unwrap(), renewed.id.clone());
    let mut renewed = crate::roster::Inspector { id, ..renewed };
    let new = renewed.certificate.as_mut().unwrap();
    (new.number, new.valid) = (text("NM-2025"), crate::DateSpan::new(begin, new.valid.until()).unwrap());
    roster.aliases.push(crate::roster::Alias { id: renewed.id.clone(), person });
    roster.inspectors.push(renewed.clone());
    let named = of(&file);
    assert_eq!(told(&named, Code::YEAR_INSPECTOR_WITHHELD), 0);
    // The renewed certificate comes, and its person was there.
    let changes = &mut file.roster.as_mut().unwrap().history.as_mut().unwrap().changes;
    changes.push(RosterChange { on: begin, inspector: renewed.id, change: InspectorChange::Joined });
    let codes = |report: &Report| report.findings.iter().map(|it| it.code).collect::<Vec<_>>();
    assert_eq!(codes(&of(&file)), codes(&named));
}

#[test]
fn what_is_of_a_stratum_that_no_order_draws_from_is_listed_as_no_other() {
    let file = lawful();
    let recount = |file: &YearFile| told(&of(file), Code::YEAR_LISTED_STRATUM);
    assert_eq!(recount(&file), 0);
    let moved = |history: bool| {
        let mut file = file.clone();
        let sources = file.registry.as_ref().unwrap().iter().map(|it| {
            let source = it.to_source();
            match source.id.as_str() == "general-040" {
                true => crate::registry::Source { stratum: "building".parse().unwrap(), ..source },
                false => source,
            }
        });
        file.registry = Some(crate::registry::Registry::new(sources.collect::<Vec<_>>()).unwrap());
        if !history {
            file.registry_history = None;
        }
        recount(&file)
    };
    assert_eq!([moved(true), moved(false)], [file.draws.len(); 2]);
}

#[test]
fn an_open_order_of_a_period_that_was_drawn_is_no_order_to_leave_open() {
    let mut file = lawful();
    let last = file.draws.last().unwrap().clone();
    let mut open = remade(&last, |terms, _| (terms.round, terms.previous) = (2, last.digest));
    (open.transcripts, open.digest, open.published, open.record) = (Vec::new(), None, None, None);
    file.draws.push(open);
    assert_eq!(told(&of(&file), Code::CHAIN_NO_TRANSCRIPT), 1);
    let report = of(&YearFile { on: "2025-09-20".parse().unwrap(), ..file });
    assert_eq!(told(&report, Code::CHAIN_NO_TRANSCRIPT), 0, "its window is still open");
}

#[test]
fn a_period_in_which_nobody_is_owed_need_not_be_drawn() {
    let mut file = lawful();
    file.roster.as_mut().unwrap().recusals.clear();
    let on_file = file.plan.as_mut().unwrap();
    let mut base = on_file.plan.agency("xincheng").unwrap().base.clone();
    base.inspectors = 0;
    base.sources.values_mut().for_each(|count| *count = 0);
    on_file.plan = crate::plan::AnnualPlan::new(&Ruleset::inner_mongolia(), file.year, vec![base]).unwrap();
    file.draws.pop();
    assert_eq!(told(&of(&file), Code::YEAR_NO_DRAW), 1, "the registry has somebody to be drawn");
    let whole = file.registry.take();
    let report = of(&file);
    assert_eq!((told(&report, Code::YEAR_NO_DRAW), left(&report, Clause::PeriodsDrawn)), (0, 1), "by its word alone");
    let none: Vec<crate::registry::Source> = Vec::new();
    file.registry = Some(crate::registry::Registry::new(none).unwrap());
    let report = of(&file);
    assert_eq!((told(&report, Code::YEAR_NO_DRAW), left(&report, Clause::PeriodsDrawn)), (0, 0));
    // Who comes when the last window is over was not to be drawn in it.
    let source = whole.as_ref().unwrap().iter().next().unwrap().to_source();
    let (id, empty) = (source.id.clone(), file.registry_history.clone());
    file.registry = Some(crate::registry::Registry::new([source]).unwrap());
    assert_eq!(told(&of(&file), Code::YEAR_NO_DRAW), 1, "always there");
    let joined = |file: &YearFile, on: &str| {
        let joined = crate::registry::SourceChange::Joined;
        let report = of(&with_change(file, on.parse().unwrap(), id.as_str(), joined));
        (told(&report, Code::YEAR_NO_DRAW), left(&report, Clause::PeriodsDrawn))
    };
    assert_eq!([joined(&file, "2025-10-20"), joined(&file, "2025-09-01")], [(0, 0), (1, 0)]);
    // Who comes within the window could have been drawn, or not: nothing is found, and nothing called compared.
    assert_eq!(joined(&file, "2025-09-10"), (0, 1));
    let gone = crate::registry::SourceChange::State { from: crate::registry::SourceState::Active };
    let mut closing = with_change(&file, "2025-09-10".parse().unwrap(), id.as_str(), gone);
    closing.registry = closing.registry.as_ref().map(|registry| {
        let closed = |it: crate::registry::SourceRef<'_>| crate::registry::Source {
            state: crate::registry::SourceState::Closed,
            ..it.to_source()
        };
        crate::registry::Registry::new(registry.iter().map(closed)).unwrap()
    });
    let report = of(&closing);
    assert_eq!((told(&report, Code::YEAR_NO_DRAW), left(&report, Clause::PeriodsDrawn)), (0, 1), "closed within it");
    // Closed for the first day of the window alone.
    let state = |from| crate::registry::SourceChange::State { from };
    let closed =
        with_change(&file, "2025-08-31".parse().unwrap(), id.as_str(), state(crate::registry::SourceState::Active));
    let closed =
        with_change(&closed, "2025-09-02".parse().unwrap(), id.as_str(), state(crate::registry::SourceState::Closed));
    let report = of(&closed);
    assert_eq!((told(&report, Code::YEAR_NO_DRAW), left(&report, Clause::PeriodsDrawn)), (0, 1));
    // Moved from one stratum to another within the window, it was to be drawn on every day of it.
    let moved = crate::registry::SourceChange::Stratum { from: "general".parse().unwrap() };
    let moved = with_change(&file, "2025-09-10".parse().unwrap(), id.as_str(), moved);
    assert_eq!(told(&of(&moved), Code::YEAR_NO_DRAW), 1);
    let undated = YearFile { registry_history: None, ..file.clone() };
    let report = of(&undated);
    assert_eq!((told(&report, Code::YEAR_NO_DRAW), left(&report, Clause::PeriodsDrawn)), (0, 1), "no dates");
    (file.registry, file.registry_history) = (None, empty);
    // Another year's plan says nothing of this one.
    let next = crate::Year::new(file.year.number() + 1).unwrap();
    let base = file.plan.as_ref().unwrap().plan.agency("xincheng").unwrap().base.clone();
    file.plan.as_mut().unwrap().plan =
        crate::plan::AnnualPlan::new(&Ruleset::inner_mongolia(), next, vec![base]).unwrap();
    assert_eq!(told(&of(&file), Code::YEAR_NO_DRAW), 1);
    (file.plan, file.registry) = (lawful().plan, whole);
    assert_eq!(told(&of(&file), Code::YEAR_NO_DRAW), 1);
}

#[test]
fn an_amendment_without_its_day_shows_nothing_by_it() {
    let years = (0..40).filter_map(|seed| Setting { mishap: Some(2), ..setting(seed) }.year(None));
    let mut file = years.into_iter().find(|it| it.draws.iter().any(|draw| !draw.amendments.is_empty())).unwrap();
    let before = of(&file);
    assert_eq!((left(&before, Clause::DigestPublished), left(&before, Clause::VoidsShown)), (0, 0));
    let draw = file.draws.iter_mut().find(|draw| !draw.amendments.is_empty()).unwrap();
    draw.amendments[0].published = Some(file.on + Days::new(1));
    draw.amendments[0].drawn = draw.published.as_ref().unwrap().on + Days::new(1);
    assert_eq!(left(&of(&file), Clause::DigestPublished), 1, "not yet public on the day of the report");
    file.draws.iter_mut().for_each(|draw| draw.amendments.clear());
    let after = of(&file);
    assert_eq!(left(&after, Clause::DigestPublished), 1);
    assert_eq!(count(&after, Excused::Skip, |it| it.registers + it.results + it.documents), 0);
}

#[test]
fn a_source_that_stands_otherwise_for_the_draw_alone_is_counted() {
    use crate::registry::{SourceChange, SourceState};
    let file = lawful();
    let closed = |file: &YearFile| count(&of(file), Excused::ChangedAtDraw, |it| it.registers);
    let drawn = file.draws[2].drawn;
    let idle = "general-039";
    let state = |from| SourceChange::State { from };
    let mut shut = with_change(&file, drawn - Days::new(3), idle, state(SourceState::Active));
    shut = with_change(&shut, drawn + Days::new(3), idle, state(SourceState::Closed));
    shut.draws[2] = remade(&file.draws[2], |_, lists| {
        let text = lists.text(crate::draw::List::Sources);
        let line = text.lines().find(|line| line.starts_with(idle)).unwrap();
        let fields: Vec<_> = line.split('\t').collect();
        let excluded = [fields[0], fields[1], fields[2], fields[3], "excluded"].join("\t");
        lists.sources = SourceList::parse(&text.replace(line, &excluded)).unwrap();
    });
    assert_eq!([closed(&file), closed(&shut)], [0, 1]);
    // In another stratum for a week, and another that stays there.
    let stratum = |from: &str| SourceChange::Stratum { from: from.parse().unwrap() };
    let mut moved = with_change(&file, drawn - Days::new(3), idle, stratum("general"));
    moved = with_change(&moved, drawn + Days::new(3), idle, stratum("building"));
    assert_eq!(closed(&moved), 1);
    let stays = with_change(&file, drawn - Days::new(3), idle, stratum("building"));
    assert_eq!(closed(&stays), 0);
}

#[test]
fn the_records_are_of_the_agency_and_not_of_another_of_its_name() {
    let file = lawful();
    let of_another = |tier, division: &str| {
        let division = division.parse().unwrap();
        told(
            &of(&with_visits(&file, |mut one| {
                (one.agency.tier, one.agency.division) = (tier, division);
                one
            })),
            Code::RECORD_AGENCY,
        )
    };
    use crate::Tier::{County, Region};
    assert_eq!([of_another(County, "150102"), of_another(Region, "150102"), of_another(County, "150103")], [0, 1, 1]);
}

#[test]
fn whom_a_visit_could_not_reach_was_not_inspected() {
    let file = lawful();
    let made = look(&of(&file), Clause::QuotaInspected).compared();
    let unreached = with_visits(&file, |mut one| {
        if let Progress::Completed(visit) = &mut one.progress {
            visit.found = crate::inspection::Found::Unreachable;
        }
        one
    });
    let after = of(&unreached);
    assert_eq!((look(&after, Clause::QuotaInspected).compared(), left(&after, Clause::QuotaInspected)), (0, made));
    assert_eq!(count(&after, Excused::FoundGone, |it| it.unfounded) as usize, file.inspections.as_slice().len());
}

#[test]
fn visits_of_a_replaced_round_are_none_of_the_one_that_stands() {
    let years = (0..40).filter_map(|seed| Setting { mishap: Some(2), ..setting(seed) }.year(None));
    let file = years.into_iter().find(|it| it.draws.iter().any(|draw| draw.redraw.is_some())).unwrap();
    let replaced = Order::parse(&file.draws[1].order).unwrap();
    assert_eq!(file.draws[2].redraw.is_some(), replaced.terms().round == 1);
    let before = of(&file);
    let after = of(&with_visits(&file, |mut one| {
        if let Some(draw) =
            one.draw.as_mut().filter(|draw| draw.order == Order::parse(&file.draws[2].order).unwrap().digest())
        {
            draw.order = replaced.digest();
        }
        one
    }));
    let inspected = |report: &Report| report.quotas.iter().map(|line| line.inspected).sum::<u32>();
    assert!(inspected(&after) < inspected(&before));
    assert_eq!(left(&before, Clause::DailyByDraw), 0);
    assert!(left(&after, Clause::DailyByDraw) > 0, "they were made when the round was no more");
}

#[test]
fn the_agency_files_its_plan_with_somebody_else() {
    let mut file = lawful();
    file.official_name = Some(text("示例市生态环境局新城区分局"));
    assert_eq!(left(&of(&file), Clause::PlanReceived), 0, "its superior's name begins alike");
    file.plan.as_mut().unwrap().addressee = file.official_name.clone();
    assert_eq!(left(&of(&file), Clause::PlanReceived), 1);
}

#[test]
fn inspectors_of_other_divisions_count_for_no_quota_and_that_is_said() {
    let mut file = lawful();
    assert_eq!(left(&of(&file), Clause::PlanBased), 0);
    file.roster.as_mut().unwrap().inspectors[0].division = "150103".parse().unwrap();
    assert!(left(&of(&file), Clause::PlanBased) > 0);
}

#[test]
fn an_order_that_was_withdrawn_says_in_its_record_when_it_was_to_be_drawn() {
    let years = (0..20).filter_map(|seed| Setting { mishap: Some(2), ..setting(seed) }.year(None));
    let mut file = years.into_iter().find(|file| file.draws.iter().any(|draw| draw.void_reveal.is_some())).unwrap();
    let void = file.draws.iter_mut().find(|draw| draw.void_reveal.is_some()).unwrap();
    void.record.as_mut().unwrap().grounds.drawn_on = void.drawn + Days::new(3);
    assert_eq!(of(&file).findings, []);
}
