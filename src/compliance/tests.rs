//! Years on file: faults that are planted, and how the report shows them.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::calendar::WorkCalendar;
use crate::rules::Ruleset;
use crate::rules::interpretation::READINGS;
use crate::strategies::compliance::{Planted, Setting, settings};
use crate::{Article, Code, Language, Tier};

/// A county's 2025 in which every draw stands.
fn setting(seed: u64) -> Setting {
    let year = crate::Year::new(2025).unwrap();
    Setting {
        year,
        tier: Tier::County,
        key: 5,
        inspectors: 4,
        mishap: None,
        changes: false,
        rulebook: Default::default(),
        seed,
    }
}

#[track_caller]
fn of(file: &YearFile) -> Report {
    report(file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap()
}

/// By the rules of the year.
#[track_caller]
fn by_its_rules(setting: Setting, file: &YearFile) -> Report {
    report(file, &setting.rulebook.rules().unwrap(), &WorkCalendar::national()).unwrap()
}

#[track_caller]
fn codes(report: &Report) -> Vec<Code> {
    report.findings.iter().map(|finding| finding.code).collect()
}

/// Faults of form, which say nothing of who was drawn from what.
const FORMAL: &[&Planted] = &[
    &Planted::WrongDigest,
    &Planted::OtherRules,
    &Planted::RecordDay,
    &Planted::OtherRecord,
    &Planted::OrderLate,
    &Planted::DrawnEarly,
    &Planted::NotFiled,
    &Planted::UnreadableOrder,
];

/// Faults of substance.
const MATERIAL: &[&Planted] = &[
    &Planted::ListedTally,
    &Planted::ListedExempt,
    &Planted::ListedExcluded,
    &Planted::SourceLeftOut,
    &Planted::ListedStratum,
    &Planted::InspectorWithheld,
    &Planted::OrderTeam,
    &Planted::OrderCap,
    &Planted::QuotaExceeded,
    &Planted::BeyondCap,
    &Planted::UnknownItem,
    &Planted::NoItems,
    &Planted::Recused,
    &Planted::NotPublished,
];

#[test]
fn what_cannot_be_read_of_a_draw_hides_none_of_its_lists() {
    let lists = [Planted::ListedTally, Planted::ListedExempt, Planted::InspectorWithheld, Planted::SourceLeftOut];
    for planted in lists {
        let mut found = 0;
        for seed in 0..40 {
            let Some(mut file) = setting(seed).year_with(&[planted]) else { continue };
            let of_draw = of(&file).findings.remove(0);
            let Subject::Draw { period, .. } = of_draw.subject else { unreachable!() };
            let at = file.draws.iter().position(|draw| draw.order.contains(&format!("period {period}\n"))).unwrap();
            file.draws[at].transcripts[0].insert(0, ' ');
            let report = of(&file);
            assert!(report.findings.contains(&of_draw), "{planted:?}: {:#?}", report.findings);
            assert!(codes(&report).contains(&Code::LINE));
            found += 1;
        }
        assert!(found > 20, "{planted:?}");
    }
}

#[test]
fn a_false_drawing_day_is_found_of_a_source_that_came_by_an_amendment() {
    let year = crate::Year::new(2012).unwrap();
    for seed in [14_726_658_363_596_264_680, 16_830_471_287_192_359_522] {
        let setting = Setting {
            year,
            tier: Tier::County,
            key: 10,
            inspectors: 4,
            mishap: Some(1),
            changes: false,
            rulebook: Default::default(),
            seed,
        };
        let file = setting.year(Some(Planted::DrawnOn)).unwrap();
        assert_eq!(codes(&of(&file)), [Code::YEAR_DRAWN_ON]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_year_without_faults_has_no_finding(setting in settings()) {
        let Some(file) = setting.year(None) else { return Ok(()) };
        let report = by_its_rules(setting, &file);
        prop_assert_eq!(&report.findings, &[]);
        let not_by_data = [Article::Art4, Article::Art14, Article::Art15];
        // The rules of other places do not ask everything.
        let asked = report.articles.iter().filter(|row| row.verdict != Verdict::NotAsked);
        prop_assert!(setting.rulebook.tier().is_some() || asked.clone().count() == report.articles.len());
        for row in asked {
            prop_assert_eq!(row.verdict == Verdict::NotAssessable, not_by_data.contains(&row.row()), "{:#?}", row);
        }
        prop_assert!(report.inspectors.iter().all(|statement| statement.followed));
    }

    #[test]
    fn a_planted_fault_is_found_once_with_article_evidence_and_subject(setting in settings(), planted in select(Planted::ALL)) {
        // Faults are planted by the statute and what is made of it.
        let rulebook = Some(setting.rulebook).filter(|rulebook| rulebook.tier().is_none()).unwrap_or_default();
        let setting = Setting { rulebook: planted.rulebook().unwrap_or(rulebook), ..setting };
        let Some(file) = setting.year(Some(planted)) else { return Ok(()) };
        let report = by_its_rules(setting, &file);
        prop_assert_eq!(codes(&report), [planted.code()], "{:?}", planted);
        let finding = &report.findings[0];
        prop_assert!(!finding.evidence.is_empty() && !finding.english.is_empty() && !finding.chinese.is_empty());
        prop_assert_eq!(report.article(finding.row()).unwrap().verdict, Verdict::Broken);
    }

    #[test]
    fn a_formal_fault_hides_no_material_one(seed in any::<u64>(), formal in select(FORMAL), material in select(MATERIAL)) {
        let Some(file) = setting(seed).year_with(&[*formal, *material]) else { return Ok(()) };
        let mut expected = [formal.code(), material.code()];
        expected.sort();
        let mut found = codes(&of(&file));
        found.sort();
        prop_assert_eq!(found, expected, "{:?} and {:?}", formal, material);
    }

    #[test]
    fn several_faults_are_found_together_and_no_two_findings_are_one(seed in any::<u64>()) {
        // Whatever is done to a file, a fault is told once.
        let Some(mut file) = setting(seed).year(Some(Planted::SilentRedraw)) else { return Ok(()) };
        file.plan = None;
            let records = file.draws.iter_mut().filter_map(|draw| draw.record.as_mut());
        records.flat_map(|record| &mut record.grounds.strata).for_each(|it| it.items.clear());
        file.draws.swap(0, 2);
        let found = of(&file).findings;
        let keys: BTreeSet<_> = found.iter().map(|finding| (finding.code, finding.subject.clone(), finding.english.clone())).collect();
        prop_assert_eq!(keys.len(), found.len());
        prop_assert!(found.len() > 5);
    }
}

#[test]
fn on_the_very_day_it_is_due_nothing_is_late_yet() {
    let whole = setting(3).year(None).unwrap();
    let on = |file: &YearFile, day: &str, code: Code| {
        let report = of(&YearFile { on: day.parse().unwrap(), ..file.clone() });
        report.findings.iter().filter(|it| it.code == code).count()
    };
    // The plan, due on 31 December; the first draw, whose window ends that day.
    let without = YearFile { plan: None, ..whole.clone() };
    assert_eq!(["2024-12-31", "2025-01-01"].map(|day| on(&without, day, Code::YEAR_NO_PLAN)), [0, 1]);
    let mut unfiled = whole.clone();
    unfiled.plan.as_mut().unwrap().filed = None;
    assert_eq!(["2024-12-31", "2025-01-01"].map(|day| on(&unfiled, day, Code::YEAR_NOT_FILED)), [0, 1]);
    let undrawn = YearFile { draws: Vec::new(), inspections: Default::default(), ..whole.clone() };
    assert_eq!(["2024-12-31", "2025-01-01"].map(|day| on(&undrawn, day, Code::YEAR_NO_DRAW)), [0, 1]);
    assert_eq!(["2025-03-31", "2025-04-01"].map(|day| on(&undrawn, day, Code::YEAR_NO_DRAW)), [1, 2]);
    // A drawn source without a visit, in its quarter.
    let unmade = YearFile { inspections: Default::default(), ..whole.clone() };
    assert_eq!(on(&unmade, "2025-03-31", Code::INSPECTION_MISSING), 0);
    assert!(on(&unmade, "2025-04-01", Code::INSPECTION_MISSING) > 0);
    // A result, due 20 working days after its visit.
    let (mut unpublished, calendar) = (whole, WorkCalendar::national());
    let mut first = None;
    let all: Vec<_> = unpublished.inspections.iter().cloned().collect();
    let all = all.into_iter().map(|mut one| {
        if let (None, crate::inspection::Progress::Completed(visit)) = (first, &mut one.progress) {
            (first, visit.published) = (Some(visit.completed), None);
        }
        one
    });
    unpublished.inspections = crate::inspection::Inspections::new(all.collect::<Vec<_>>()).unwrap();
    let due = calendar.nth_working_day_after(first.unwrap(), 20, Default::default()).unwrap().value;
    let days = [due, due.succ_opt().unwrap()].map(|day| day.to_string());
    assert_eq!(days.map(|day| on(&unpublished, &day, Code::PUBLICATION_OVERDUE)), [0, 1]);
}

const FORMS: [ReportForm; 3] = [ReportForm::Text, ReportForm::Markdown, ReportForm::Html];
const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// A year whose names are markup, with two faults.
fn markup() -> YearFile {
    let mut file = setting(3).year(Some(Planted::HolderMissing)).unwrap();
    let roster = file.roster.as_mut().unwrap();
    let name = "<script>alert(\"1\")</script>";
    roster.inspectors.iter_mut().for_each(|one| one.name = name.parse().unwrap());
    roster.holders.push("<img/src=x>&'*_|[1]".parse().unwrap());
    file
}

#[test]
fn no_value_of_the_file_is_markup() {
    let report = of(&markup());
    for language in LANGUAGES {
        let html = report.render(ReportForm::Html, language);
        assert!(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"), "{html}");
        assert!(html.contains("&lt;img/src=x&gt;&amp;&#39;*_|[1]"));
        assert!(!html.contains("<script") && !html.contains("<img"));
        let markdown = report.render(ReportForm::Markdown, language);
        assert!(markdown.contains("&lt;script&gt;") && markdown.contains("&lt;img/src=x&gt;&amp;'*_\\|&#91;1&#93;"));
        assert!(!markdown.contains("<script") && !markdown.contains("<img"));
        assert!(report.render(ReportForm::Text, language).contains("<script>"), "plain text shows what there is");
    }
}

#[test]
fn the_page_stands_alone() {
    let report = of(&markup());
    for (language, lang) in LANGUAGES.into_iter().zip(["zh-CN", "en"]) {
        let html = report.render(ReportForm::Html, language);
        assert!(html.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{lang}\">")));
        for foreign in ["http:", "https:", " src=", "url(", "@import", "<link", "onload"] {
            assert!(!html.contains(foreign), "{foreign}");
        }
        for element in ["svg", "table", "section", "details", "figure", "main", "div", "tr", "td", "ul", "li"] {
            let (open, shut) =
                (html.matches(&format!("<{element}")).count(), html.matches(&format!("</{element}>")).count());
            let open = if element == "tr" { open - html.matches("<track").count() } else { open };
            assert_eq!(open, shut, "{element}");
        }
        assert!(html.contains("<svg role=\"img\" aria-label="));
    }
}

#[test]
fn every_form_shows_every_finding_with_article_subject_and_evidence() {
    let setting = setting(3);
    let mut read = 0;
    for planted in [Planted::SilentRedraw, Planted::Recused, Planted::QuotaMissed, Planted::NotFiled] {
        let report = of(&setting.year(Some(planted)).unwrap());
        let finding = &report.findings[0];
        read += u32::from(finding.reading.is_some());
        for language in LANGUAGES {
            let text = report.render(ReportForm::Text, language);
            let shown = |said: &str| text.contains(&report.said(said, language));
            assert!(shown(language.of(&finding.chinese, &finding.english)), "{text}");
            assert!(shown(finding.subject.words().of(language)));
            assert!(text.contains(&finding.citation.as_ref().unwrap().clause_in(language)));
            assert!(finding.evidence.iter().all(|evidence| shown(evidence.words().of(language))));
            // By the question that it answers, and not by its word.
            for reading in finding.reading.iter() {
                let known = READINGS.iter().find(|known| known.id == reading).unwrap();
                assert!(shown(language.of(known.question.chinese, known.question.english)), "{text}");
                assert!(FORMS.iter().all(|form| !report.render(*form, language).contains(reading.as_str())));
            }
            let lines = FORMS.map(|form| report.render(form, language).len());
            assert!(lines.iter().all(|length| *length > 1_000));
        }
    }
    assert!(read >= 2, "{read} name a reading");
}

#[test]
fn an_empty_file_is_a_year_in_which_nothing_was_done() {
    let text =
        r#"{"agency": {"name": "xincheng", "division": "150102", "tier": "county"}, "year": 2025, "on": "2025-03-15"}"#;
    let file: YearFile = serde_json::from_str(text).unwrap();
    let report = of(&file);
    assert_eq!(codes(&report), [Code::YEAR_NO_PLAN, Code::YEAR_NO_DRAW]);
    assert_eq!(report.findings[1].english, "no draw for 2025-Q1; expected one from 2024-12-01 to 2024-12-31");
    let open = report.articles.iter().filter(|it| it.verdict == Verdict::NotAssessable).count();
    assert_eq!((report.articles.len(), open), (19, 16), "{:#?}", report.articles);
    assert!(report.statistics.inclusion.is_none() && report.inspectors.is_empty());
    let english = report.render(ReportForm::Text, Language::English);
    for line in ["There is no plan to go by.", "No visits are on file.", "There is nothing to be published.", "None."] {
        assert!(english.contains(line), "{english}");
    }
    let early = YearFile { on: "2024-12-01".parse().unwrap(), ..file };
    assert_eq!(of(&early).findings, [], "nothing is owed yet");
}

#[test]
fn a_ground_lifts_the_cap_and_a_document_the_window() {
    let setting = setting(3);
    let mut file = setting.year(Some(Planted::BeyondCap)).unwrap();
    let beyond = of(&file).findings.remove(0);
    let Subject::Inspection { source, .. } = beyond.subject else { unreachable!() };
    assert_eq!(beyond.english, "visit 3 of the year; the cap is 2, and no ground for more is on record");
    assert_eq!(beyond.evidence.len(), 3, "the visit and the two before it");
    file.waivers.push(crate::ledger::Waiver {
        source,
        year: file.year,
        granted: "2025-01-01".parse().unwrap(),
        reference: "示例函〔2025〕3号".parse().unwrap(),
        reason: "群众反映强烈".parse().unwrap(),
    });
    let report = of(&file);
    assert_eq!(report.findings, []);
    let ground = report.exceptions.iter().map(|it| it.ground.chinese.as_str()).find(|it| it.starts_with("示例函"));
    assert_eq!(ground, Some("示例函〔2025〕3号（群众反映强烈）"));
    let waived = |report: &Report, kind: Excused| {
        let lines = report.excuses.iter().filter(|line| line.kind == kind);
        lines.map(|line| (line.reason.to_string(), line.documents, line.of as usize)).collect::<Vec<_>>()
    };
    let visits = file.inspections.iter().filter(|one| one.visit(file.on).is_some()).count();
    assert!(
        matches!(&waived(&report, Excused::CapWaiver)[..], [(reason, 1, of)] if reason == "群众反映强烈" && *of <= visits)
    );

    let mut late = setting.year(Some(Planted::DrawOutsideWindow)).unwrap();
    assert_eq!(codes(&of(&late)), [Code::DRAW_OUTSIDE_WINDOW]);
    // With a waiver the grounds are others, and the order, which is drawn already, does not commit them.
    for grounds in late.draws.iter_mut().filter_map(|draw| draw.record.as_mut()).map(|record| &mut record.grounds) {
        if !grounds.window.unwrap().contains(grounds.drawn_on) {
            let (reference, reason) = ("示例函〔2025〕4号".parse().unwrap(), "系统故障".parse().unwrap());
            grounds.window_waiver = Some(crate::orders::WindowWaiver { reference, reason });
        }
    }
    let report = of(&late);
    let expected = [Code::ORDER_RECORD_WORD, Code::DRAW_OUTSIDE_WINDOW];
    assert_eq!(codes(&report), expected, "a document that nobody committed excuses nothing: {:#?}", report.findings);
    assert!(report.draws.iter().all(|draw| draw.exception.is_none()));

    // An order that commits the document, still open, so that only its day and record are looked at.
    let outside = |file: &YearFile| {
        file.draws.iter().position(|draw| {
            let grounds = &draw.record.as_ref().unwrap().grounds;
            !grounds.window.unwrap().contains(grounds.drawn_on)
        })
    };
    let place = outside(&late).unwrap();
    let draw = &mut late.draws[place];
    let order = crate::draw::Order::parse(&draw.order).unwrap();
    let record = draw.record.as_mut().unwrap();
    let word = record.grounds.word(order.terms().hash);
    draw.order = draw.order.replace(&format!("rules {}\n", order.terms().rules), &format!("rules {word}\n"));
    record.order = crate::draw::Order::parse(&draw.order).unwrap().digest();
    draw.transcripts.clear();
    let report = of(&late);
    assert!(!codes(&report).contains(&Code::DRAW_OUTSIDE_WINDOW), "{:#?}", report.findings);
    assert_eq!(report.draws.iter().filter(|draw| draw.exception.is_some()).count(), 1);
    let draws = report.draws.len();
    assert_eq!(waived(&report, Excused::WindowWaiver), [("系统故障".to_owned(), 1, draws)]);
    // The same record on file with another order excuses that one no more.
    late.draws[place].record.as_mut().unwrap().order = crate::draw::Digest([7; 32]);
    let report = of(&late);
    assert!(report.draws.iter().all(|draw| draw.exception.is_none()), "{:#?}", report.findings);
    assert!(codes(&report).contains(&Code::YEAR_OTHER_RULES));
}

#[test]
fn a_repeated_round_that_is_numbered_and_a_void_order_are_no_findings() {
    let mut file = (setting(7)).year(Some(Planted::SilentRedraw)).unwrap();
    // The second draw of a round, declared void and numbered as the round that it is.
    let place = (1..file.draws.len()).find(|at| {
        let of = |at: usize| crate::draw::Order::parse(&file.draws[at].order).unwrap().terms().period;
        of(*at) == of(at - 1)
    });
    let place = place.unwrap();
    let first = crate::draw::Order::parse(&file.draws[place - 1].order).unwrap();
    let after = first.terms().hash.digest(&[file.draws[place - 1].transcripts[0].as_bytes()]);
    let draw = &mut file.draws[place];
    let previous = first.terms().previous.map_or_else(|| "-".to_owned(), |digest| digest.to_string());
    draw.order = draw
        .order
        .replace("round 1\n", "round 2\n")
        .replace(&format!("previous {previous}"), &format!("previous {after}"));
    let order = crate::draw::Order::parse(&draw.order).unwrap().digest();
    draw.record.as_mut().unwrap().order = order;
    draw.transcripts = vec![format!("shuangsuiji-transcript 1\norder {order}\namends -\nvoid 公共随机数未公布\n")];
    draw.digest = None;
    let hash = first.terms().hash;
    let void = hash.digest(&[draw.transcripts[0].as_bytes()]);
    let is_last = place + 1 == file.draws.len();
    let unexplained = codes(&of(&file));
    assert!(unexplained.contains(&Code::CHAIN_REDRAW_UNEXPLAINED), "{unexplained:?}");
    file.draws[place].redraw = Some("名单有误".parse().unwrap());
    let unfounded = codes(&of(&file));
    assert!(unfounded.contains(&Code::YEAR_ORDER_VOID_UNFOUNDED), "{unfounded:?}");
    let dated = file.draws[place].drawn;
    file.draws[place].document =
        Some(crate::inspection::Document { reference: "示例函〔2025〕5号".parse().unwrap(), dated });
    let report = of(&file);
    assert_eq!(report.warnings.len(), 1, "its secret is not revealed");
    assert_eq!((report.redraws.again, report.redraws.void), (1, 1));
    // Unless it was the last, the order after it follows the transcript before it instead of the void.
    let expected: &[Code] = if is_last { &[] } else { &[Code::CHAIN_FORK] };
    assert_eq!(codes(&report), expected, "{void} {:#?}", report.findings);
}

/// The statute with another policy of replacement, without a draw window, or both.
fn rules_with(change: impl FnOnce(&mut crate::rules::Pack)) -> Ruleset {
    let mut pack = Ruleset::inner_mongolia().pack().clone();
    change(&mut pack);
    Ruleset::new(pack).unwrap()
}

/// The report by other rules, but for what only says that the orders and the plan name the statute.
fn by(rules: &Ruleset, file: &YearFile) -> Vec<Finding> {
    let named = [Code::YEAR_OTHER_RULES, Code::YEAR_OTHER_PLAN, Code::ORDER_RECORD_RULES];
    let mut found = report(file, rules, &WorkCalendar::national()).unwrap().findings;
    found.retain(|finding| !named.contains(&finding.code));
    found
}

#[test]
fn what_a_reading_of_the_pack_takes_for_no_breach_is_told_as_a_warning() {
    for (planted, reading) in [
        (Planted::Undrawn, "undrawn_daily"),
        (Planted::OtherAgency, "who_visits"),
        (Planted::PublishedLate, "in_principle_days"),
        (Planted::NotPublished, "in_principle_days"),
    ] {
        let file = setting(5).year(Some(planted)).unwrap();
        assert_eq!(codes(&of(&file)), [planted.code()], "by the reading of the text");
        let known = crate::rules::interpretation::of(planted.code()).unwrap();
        assert_eq!(known.id, reading);
        for word in &known.words[1..] {
            let (id, word) = (reading.parse().unwrap(), word.parse().unwrap());
            let rules = rules_with(|pack| drop(pack.readings.insert(id, word)));
            let report = report(&file, &rules, &WorkCalendar::national()).unwrap();
            let told = |among: &[Finding]| among.iter().filter(|it| it.code == planted.code()).count();
            assert_eq!((told(&report.findings), told(&report.warnings)), (0, 1), "{planted:?} by {reading}");
        }
    }
}

fn with_policy(policy: crate::rules::ReplacementPolicy) -> Ruleset {
    rules_with(|pack| {
        let basis = pack.coverage.basis.clone();
        pack.replacement = Some(crate::rules::Replacement { policy, basis });
    })
}

#[test]
fn a_replacement_that_the_rules_do_not_have_is_found() {
    use crate::rules::ReplacementPolicy;
    let file = (0..40).find_map(|seed| Setting { mishap: Some(2), ..setting(seed) }.year(None)).unwrap();
    for (policy, expected) in
        [(ReplacementPolicy::Next, 0), (ReplacementPolicy::None, 1), (ReplacementPolicy::Fresh, 1)]
    {
        let found = by(&with_policy(policy), &file);
        let replaced = found.iter().filter(|it| it.code == Code::YEAR_REPLACED).count();
        assert_eq!((replaced, found.len()), (expected, expected), "{found:#?}");
    }
}

#[test]
fn a_year_without_draws_is_found_where_the_rules_have_no_window() {
    let rules = rules_with(|pack| pack.draw.window = None);
    let file = YearFile { draws: Vec::new(), inspections: Default::default(), ..setting(3).year(None).unwrap() };
    let missing = by(&rules, &file).iter().filter(|it| it.code == Code::YEAR_NO_DRAW).count();
    assert_eq!(missing, 4);
}

#[test]
fn a_round_that_supplements_adds_to_the_one_before_it() {
    use crate::inspection::Progress;
    use crate::rules::ReplacementPolicy;
    // A second round, as its reason says; the inspections rest on it.
    let redrawn = |seed| Setting { mishap: Some(2), ..setting(seed) }.year(None);
    let mut file =
        (0..80).filter_map(redrawn).find(|file| file.draws.iter().any(|draw| draw.redraw.is_some())).unwrap();
    let (replacing, adding) = (with_policy(ReplacementPolicy::Next), with_policy(ReplacementPolicy::Fresh));
    let place = file.draws.iter().position(|draw| draw.redraw.is_some()).unwrap();
    let missing = |found: &[Finding]| found.iter().filter(|it| it.code == Code::INSPECTION_MISSING).count();
    file.draws[place].supplements = true;
    assert_eq!(missing(&by(&replacing, &file)), 0, "where the rules have no new round, it replaces");
    let found = by(&adding, &file);
    assert!(missing(&found) > 0, "what it adds to is to be inspected too: {found:#?}");
    let exceeded = found.iter().filter(|it| it.code == Code::YEAR_QUOTA_EXCEEDED).count();
    assert!(exceeded > 0, "it asks for more than are gone: {found:#?}");
    // Everybody of the first round is gone: then the second asks for as many as are.
    let first = crate::draw::Transcript::parse(&file.draws[place - 1].transcripts[0]).unwrap();
    let order = crate::draw::Order::parse(&file.draws[place - 1].order).unwrap();
    let hash = order.terms().hash;
    let template = file.inspections.iter().find(|one| one.period == order.terms().period).unwrap().clone();
    let reference = crate::inspection::DrawReference { order: order.digest(), transcript: first.digest(hash) };
    let voided = order.terms().period.first_day();
    // A bare word makes nobody gone.
    let shown = crate::inspection::Document { reference: "示例函〔2025〕5号".parse().unwrap(), dated: voided };
    let gone = first.drawn().unwrap().sources().map(|(stratum, line)| crate::inspection::Inspection {
        source: line.source.clone(),
        stratum: stratum.clone(),
        drawn: file.draws[place - 1].drawn.pred_opt().unwrap(),
        draw: Some(reference),
        progress: Progress::Void { voided, reason: "已关闭".parse().unwrap() },
        document: Some(shown.clone()),
        ..template.clone()
    });
    let all = file.inspections.iter().cloned().chain(gone).collect::<Vec<_>>();
    file.inspections = crate::inspection::Inspections::new(all).unwrap();
    let found = by(&adding, &file);
    assert_eq!(
        (missing(&found), found.iter().filter(|it| it.code == Code::YEAR_QUOTA_EXCEEDED).count()),
        (0, 0),
        "{found:#?}"
    );
}

/// Makes a draw's order ask for so many of a stratum; of 0 its transcript has none, of more than it had a shortfall.
fn asked_for(file: &mut YearFile, at: usize, stratum: &str, quota: usize) {
    let draw = &mut file.draws[at];
    let asks = format!("stratum {stratum} ");
    let order = draw.order.lines().map(|line| match line.starts_with(&asks) {
        true => format!("{asks}{quota}\n"),
        false => format!("{line}\n"),
    });
    draw.order = order.collect();
    let order = crate::draw::Order::parse(&draw.order).unwrap().digest();
    let transcript = crate::draw::Transcript::parse(&draw.transcripts[0]).unwrap();
    let text = draw.transcripts[0].replace(&transcript.order.to_string(), &order.to_string());
    let of_stratum = format!("drawn {stratum} ");
    let mut lines: Vec<&str> = text.lines().filter(|line| quota > 0 || !line.starts_with(&of_stratum)).collect();
    let drawn = lines.iter().filter(|line| line.starts_with(&of_stratum)).count();
    let shortfall = format!("shortfall {stratum} {}", quota.saturating_sub(drawn));
    if quota > drawn {
        let last = lines.iter().rposition(|line| line.starts_with(&of_stratum)).unwrap();
        lines.insert(last + 1, &shortfall);
    }
    draw.transcripts[0] = lines.join("\n") + "\n";
}

fn missed(file: &YearFile) -> Vec<Finding> {
    let mut found = of(file).findings;
    found.retain(|it| it.code == Code::YEAR_QUOTA_MISSED);
    found
}

#[test]
fn orders_that_wait_excuse_no_missed_quota() {
    // Every order but the last asks for nothing of the general sources; the last, for more than there are.
    let mut file = setting(3).year(None).unwrap();
    let last = file.draws.len() - 1;
    asked_for(&mut file, last, "general", 400);
    assert_eq!(missed(&file), [], "nobody was left, and nobody had waited");
    (0..last).for_each(|at| asked_for(&mut file, at, "general", 0));
    let missed = missed(&file);
    assert_eq!(missed.len(), 1, "{missed:#?}");
    assert!(missed[0].english.starts_with("`general`"), "{missed:#?}");
}

#[test]
fn a_list_cut_short_excuses_no_missed_quota() {
    let mut file = setting(3).year(None).unwrap();
    asked_for(&mut file, 0, "key", 0);
    assert_eq!(missed(&file).len(), 1, "an order that asks for nothing");
    let mut file = setting(3).year(None).unwrap();
    let drawn = file.draws[0].transcripts[0].lines().filter(|line| line.starts_with("drawn key ")).count();
    assert!(drawn > 1);
    // One is missing for want of candidates, says the transcript.
    asked_for(&mut file, 0, "key", drawn + 1);
    let transcript = &mut file.draws[0].transcripts[0];
    let last = transcript.lines().rfind(|line| line.starts_with("drawn key ")).unwrap().to_owned();
    *transcript = transcript.replace(&format!("{last}\n"), "");
    assert_eq!(missed(&file), [], "everybody whom the plan counted is on the list");
    let sources = &mut file.draws[0].sources;
    let cut = sources.lines().find(|line| line.starts_with("key-")).unwrap().to_owned();
    *sources = sources.replace(&format!("{cut}\n"), "");
    assert_eq!(missed(&file).len(), 1, "one is not");
    file.registry = None;
    assert_eq!(missed(&file), [], "without the registry it cannot be told");
    let report = of(&file);
    let clauses = &report.article(Article::Art8Key).unwrap().clauses;
    let drawn = clauses.iter().find(|it| it.clause == super::clause::Clause::QuotaDrawn).unwrap();
    assert!(drawn.look.is_open(), "and is not called compared: {drawn:#?}");
}

#[test]
fn a_draw_that_is_overdue_is_overdue_by_art_1() {
    let rules = rules_with(|pack| pack.draw_publication = pack.publication.clone());
    let mut file = setting(3).year(None).unwrap();
    file.draws[0].published = None;
    let found = by(&rules, &file);
    let told: Vec<_> = found.iter().map(|it| (it.code, it.row())).collect();
    assert_eq!(told, [(Code::PUBLICATION_OVERDUE, Article::Art1)], "{found:#?}");
}

#[test]
fn a_person_with_two_ids_has_one_statement() {
    let mut file = setting(3).year(None).unwrap();
    let before = of(&file).inspectors;
    let mut all: Vec<_> = file.inspections.iter().cloned().collect();
    let (first, other) = (before[0].inspector.clone(), "I-01-old".parse::<crate::Id>().unwrap());
    let roster = file.roster.as_mut().unwrap();
    let entered = roster.inspectors.iter().find(|one| one.id == first).unwrap().clone();
    roster.inspectors.push(crate::roster::Inspector { id: other.clone(), ..entered });
    roster.aliases.push(crate::roster::Alias { id: other.clone(), person: first.clone() });
    let place = all.iter().position(|one| one.team.inspectors.contains(&first)).unwrap();
    all[place].team.inspectors.iter_mut().filter(|id| **id == first).for_each(|id| *id = other.clone());
    file.inspections = crate::inspection::Inspections::new(all).unwrap();
    let report = of(&file);
    assert_eq!(report.findings, []);
    assert_eq!(report.inspectors, before);
}
