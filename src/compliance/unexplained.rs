//! What nothing on file explains is not kept: lists that differ, registers without days, visits of nobody's source, of another
//! year's draw, or of none; and what a reading excuses. Each with the same year where something explains it.

use super::*;
use crate::calendar::WorkCalendar;
use crate::draw::{Committed, Digest, InspectorList, Lists, Order, RecusalList, SourceList, Terms, Transcript};
use crate::inspection::{Document, Found, Inspection, Inspections, Progress};
use crate::roster::Recusal;
use crate::rules::{QuotaRule, Ruleset};
use crate::strategies::compliance::{Planted, Rulebook, Setting};
use crate::{Article, Code, Id, Tier, Year};

pub(super) fn setting(seed: u64) -> Setting {
    Setting {
        year: Year::new(2025).unwrap(),
        tier: Tier::County,
        key: 6,
        inspectors: 4,
        mishap: None,
        changes: false,
        rulebook: Default::default(),
        seed,
    }
}

#[track_caller]
pub(super) fn of(file: &YearFile) -> Report {
    by(file, &Ruleset::inner_mongolia())
}

#[track_caller]
pub(super) fn by(file: &YearFile, rules: &Ruleset) -> Report {
    report(file, rules, &WorkCalendar::national()).unwrap()
}

pub(super) fn look(report: &Report, clause: Clause) -> &Look {
    let clauses = report.articles.iter().flat_map(|row| &row.clauses);
    clauses.filter(|it| it.clause == clause).map(|it| &it.look).next().unwrap()
}

pub(super) fn left(report: &Report, clause: Clause) -> u32 {
    let Look::Compared(comparison) = look(report, clause) else { return 0 };
    comparison.left.iter().map(|left| left.count).sum()
}

pub(super) fn verdict(report: &Report, article: Article) -> Verdict {
    report.article(article).unwrap().verdict
}

/// The file with its inspections changed.
pub(super) fn with_visits(file: &YearFile, change: impl FnMut(Inspection) -> Inspection) -> YearFile {
    let all: Vec<Inspection> = file.inspections.iter().cloned().map(change).collect();
    YearFile { inspections: Inspections::new(all).unwrap(), ..file.clone() }
}

fn void(mut one: Inspection, document: Option<Document>) -> Inspection {
    let (voided, reason) = (one.period.first_day(), "检查任务繁忙".parse().unwrap());
    (one.progress, one.document) = (Progress::Void { voided, reason }, document);
    one
}

#[test]
fn lists_of_a_year_that_differ_are_told_unless_a_dated_register_shows_why() {
    let differ = |report: &Report| report.warnings.iter().filter(|it| it.code == Code::YEAR_LISTS_DIFFER).count();
    let mut told = 0;
    for file in (0..12).filter_map(|seed| Setting { changes: true, ..setting(seed) }.year(None)) {
        assert_eq!(differ(&of(&file)), 0, "the registry has dates");
        for registry in [file.registry.clone(), None] {
            let without = YearFile { registry, registry_history: None, ..file.clone() };
            let report = of(&without);
            told += differ(&report);
            assert!(differ(&report) < file.draws.len());
            assert_eq!(look(&report, Clause::ListsAgree).compared(), 3, "four lists have three neighbours");
            assert_ne!(verdict(&report, Article::Art5), Verdict::Kept);
        }
    }
    assert!(told >= 12, "{told}");
    let same = YearFile { registry: None, ..setting(3).year(None).unwrap() };
    assert_eq!(differ(&of(&same)), 0, "lists that are alike");
}

#[test]
fn a_list_is_compared_with_the_one_before_by_whom_it_has_and_how() {
    let file = (0..40)
        .filter_map(|seed| setting(seed).year(Some(Planted::ListedStratum)))
        .map(|file| YearFile { registry: None, ..file })
        .find(|file| of(file).warnings.iter().filter(|it| it.code == Code::YEAR_LISTS_DIFFER).count() == 2)
        .expect("a stratum that is false in one quarter between two others");
    let found = of(&file);
    let sentences = found.warnings.iter().filter(|it| it.code == Code::YEAR_LISTS_DIFFER).map(|it| &it.english);
    assert!(sentences.clone().all(|it| it.contains("listed otherwise: `")), "{found:#?}");
    assert_eq!(found.findings, [], "without a registry nobody can say which is right");
}

#[test]
fn a_register_without_dates_excuses_and_is_not_kept() {
    let kinds = [Excused::Skip, Excused::VisitVoid];
    let count = |report: &Report, of: fn(&ExcuseLine) -> u32| -> u32 {
        report.excuses.iter().filter(|it| kinds.contains(&it.kind)).map(of).sum()
    };
    let mut looked = 0;
    for seed in 0..30 {
        let Some(file) = (Setting { mishap: Some(2), changes: true, ..setting(seed) }).year(None) else { continue };
        let dated = of(&file);
        let shown = count(&dated, |it| it.registers);
        if shown == 0 {
            continue;
        }
        assert_eq!((count(&dated, |it| it.undated), left(&dated, Clause::VoidsShown)), (0, 0));
        let undated = of(&YearFile { registry_history: None, ..file });
        assert_eq!(count(&undated, |it| it.registers), 0);
        assert_eq!(count(&undated, |it| it.undated), left(&undated, Clause::VoidsShown));
        assert!(count(&undated, |it| it.undated) <= shown);
        looked += count(&undated, |it| it.undated);
        assert_ne!(verdict(&undated, Article::Art10), Verdict::Kept);
    }
    assert!(looked > 0);
}

#[test]
fn whoever_was_drawn_and_not_inspected_was_not_inspected_whatever_the_reason() {
    let file = setting(3).year(None).unwrap();
    let before = of(&file);
    assert_eq!(left(&before, Clause::QuotaInspected), 0);
    let made = look(&before, Clause::QuotaInspected).compared();
    let dated = file.draws[0].drawn;
    let document = Document { reference: "示例函〔2024〕1号".parse().unwrap(), dated };
    let after = of(&with_visits(&file, |one| void(one, Some(document.clone()))));
    assert_eq!(after.findings.iter().filter(|it| it.code == Code::YEAR_VISIT_VOID_UNFOUNDED).count(), 0);
    assert_eq!((look(&after, Clause::QuotaInspected).compared(), left(&after, Clause::QuotaInspected)), (0, made));
    for article in [Article::Art8Key, Article::Art8General] {
        assert_eq!(verdict(&before, article), Verdict::Kept);
        assert_eq!(verdict(&after, article), Verdict::Partly, "the documents excuse, and nobody was inspected");
    }
}

#[test]
fn visits_of_sources_that_no_registry_has_leave_registry_and_cap_open() {
    let file = setting(3).year(None).unwrap();
    let before = of(&file);
    assert_eq!(verdict(&before, Article::Art8Cap), Verdict::Kept);
    // One of whom no recusal speaks.
    let recused = |id: &str| file.roster.as_ref().unwrap().recusals.iter().any(|it| it.source.as_str() == id);
    let visited = file.inspections.iter().map(|one| &one.source).find(|id| !recused(id.as_str())).unwrap().clone();
    let visits = file.inspections.of(visited.as_str()).len();
    let registry = file.registry.as_ref().unwrap();
    let others = registry.iter().filter(|it| it.id() != visited.as_str()).map(|it| it.to_source());
    let registry = crate::registry::Registry::new(others.collect::<Vec<_>>()).unwrap();
    let after = of(&YearFile { registry: Some(registry), registry_history: None, ..file });
    for (article, clause) in [(Article::Art7, Clause::SourceRecords), (Article::Art8Cap, Clause::Capped)] {
        assert_eq!(left(&after, clause) as usize, visits, "{article}");
        assert_ne!(verdict(&after, article), Verdict::Kept, "{article}");
    }
    assert_eq!(after.warnings.iter().filter(|it| it.code == Code::YEAR_SOURCE_NOT_REGISTERED).count(), 1);
}

#[test]
fn a_visit_of_the_year_by_another_years_draw_is_counted_as_not_compared() {
    let file = setting(3).year(None).unwrap();
    assert_eq!(left(&of(&file), Clause::DailyByDraw), 0);
    let last = file.inspections.iter().max_by_key(|one| one.drawn).unwrap().clone();
    let registry = file.registry.as_ref().unwrap();
    let idle = registry.iter().find(|source| file.inspections.of(source.id()).is_empty()).unwrap();
    let mut other = Inspection { source: idle.id().parse().unwrap(), period: "2024-Q4".parse().unwrap(), ..last };
    other.drawn = "2024-09-10".parse().unwrap();
    other.draw.as_mut().unwrap().order = Digest([7; 32]);
    let all = file.inspections.iter().cloned().chain([other]);
    let after = of(&YearFile { inspections: Inspections::new(all.collect::<Vec<_>>()).unwrap(), ..file.clone() });
    assert_eq!(left(&after, Clause::DailyByDraw), 1);
    assert_ne!(verdict(&after, Article::Art5), Verdict::Kept);
}

#[test]
fn an_article_of_which_a_reading_excuses_something_is_not_kept() {
    let file = setting(5).year(Some(Planted::Undrawn)).unwrap();
    let mut pack = Ruleset::inner_mongolia().into_pack();
    let word = crate::rules::interpretation::of(Code::INSPECTION_UNDRAWN).unwrap().words[1];
    pack.readings.insert("undrawn_daily".parse().unwrap(), word.parse().unwrap());
    let rules = Ruleset::new(pack).unwrap();
    let of_article = |file: &YearFile| {
        let report = by(file, &rules);
        let row = report.articles.iter().find(|row| row.row() == Article::Art5).unwrap();
        (row.verdict, row.findings, row.by_reading)
    };
    assert_eq!(of_article(&setting(5).year(None).unwrap()), (Verdict::Kept, 0, 0));
    assert_eq!(of_article(&file), (Verdict::Partly, 0, 1));
}

#[test]
fn a_team_changed_for_an_interest_is_excused_by_the_roster_and_compared_only_by_its_days() {
    let count = |report: &Report, of: fn(&ExcuseLine) -> u32| -> u32 {
        report.excuses.iter().filter(|it| it.kind == Excused::TeamChange).map(of).sum()
    };
    let all = |report: &Report| count(report, |it| it.registers + it.undated + it.documents + it.unfounded);
    let file = setting(3).year(None).unwrap();
    let one = file.inspections.iter().find(|one| one.draw.is_some()).unwrap().clone();
    let away = one.team.inspectors[0].clone();
    let free = |id: &&Id| !one.team.inspectors.contains(id);
    let roster = file.roster.as_ref().unwrap();
    let other = roster.inspectors.iter().map(|it| &it.id).find(free).unwrap().clone();
    let mut changed = with_visits(&file, |mut it| {
        if it.draw == one.draw && it.source == one.source {
            it.team.inspectors[0] = other.clone();
            it.team.changed = Some("回避".parse().unwrap());
        }
        it
    });
    changed.roster.as_mut().unwrap().recusals.push(Recusal {
        inspector: away,
        source: one.source.clone(),
        reason: "近亲属任职".parse().unwrap(),
    });
    let dated = of(&changed);
    assert_eq!((count(&dated, |it| it.registers), count(&dated, |it| it.undated), all(&dated)), (1, 0, 1));
    assert_eq!(left(&dated, Clause::ChangesShown), 0);
    changed.roster.as_mut().unwrap().history = None;
    let undated = of(&changed);
    assert_eq!((count(&undated, |it| it.registers), count(&undated, |it| it.undated), all(&undated)), (0, 1, 1));
    assert_eq!(left(&undated, Clause::ChangesShown), 1, "whether the interest was known on the day is not said");
    changed.roster.as_mut().unwrap().recusals.pop();
    assert_eq!((count(&of(&changed), |it| it.unfounded), all(&of(&changed))), (1, 1));
}

#[test]
fn whoever_is_on_no_roster_followed_no_lawful_draw() {
    let mut drawn = 0;
    for file in (0..30).filter_map(|seed| setting(seed).year(Some(Planted::InspectorUnregistered))) {
        let report = of(&file);
        let roster = &file.roster.as_ref().unwrap().inspectors;
        for statement in &report.inspectors {
            let listed = roster.iter().any(|it| it.id == statement.inspector);
            assert_eq!(statement.words.english.ends_with("the inspector is not on the roster"), !listed);
            assert_eq!((statement.followed, statement.name.is_some()), (listed, listed), "{statement:#?}");
            drawn += usize::from(!listed);
        }
    }
    assert!(drawn > 0);
}

#[test]
fn rounds_that_supplement_replace_together_no_more_than_are_gone() {
    let exceeded = |report: &Report| report.findings.iter().filter(|it| it.code == Code::YEAR_QUOTA_EXCEEDED).count();
    let settings = (0..20).map(|seed| Setting { rulebook: Rulebook::Fresh, ..setting(seed) });
    let (setting, file) =
        settings.filter_map(|it| Some((it, it.year(Some(Planted::RedrawsOnWords))?))).next().expect("a year");
    let rules = setting.rulebook.rules().unwrap();
    let (at, terms) = file
        .draws
        .iter()
        .map(|draw| crate::draw::Order::parse(&draw.order).unwrap().terms().clone())
        .enumerate()
        .max_by_key(|(_, terms)| terms.round)
        .unwrap();
    assert!(terms.round >= 3);
    // Nobody whom the rounds drew was there to be inspected.
    let document = Document { reference: "示例函〔2024〕1号".parse().unwrap(), dated: file.draws[at].drawn };
    let gone = |one: Inspection| if one.period == terms.period { void(one, Some(document.clone())) } else { one };
    let mut file = with_visits(&file, gone);
    file.draws[at].supplements = true;
    assert_eq!(exceeded(&by(&file, &rules)), 0, "one round asks for as many as are gone");
    file.draws[at - 1].supplements = true;
    let is_numbered =
        |stratum: &str| rules.rule(stratum, Tier::County).is_some_and(|rule| !matches!(rule.quota, QuotaRule::None));
    let numbered = terms.strata.iter().filter(|it| is_numbered(it.stratum.as_str())).count();
    assert_eq!((exceeded(&by(&file, &rules)), numbered > 1), (numbered, true), "two ask for twice as many");
}

#[test]
fn a_source_found_gone_that_the_registry_has_active_from_then_on_was_not_inspected() {
    let file = setting(3).year(None).unwrap();
    let made = look(&of(&file), Clause::QuotaInspected).compared();
    let after = of(&with_visits(&file, |mut one| {
        if let Progress::Completed(visit) = &mut one.progress {
            visit.found = Found::Closed;
        }
        one
    }));
    assert_eq!((look(&after, Clause::QuotaInspected).compared(), left(&after, Clause::QuotaInspected)), (0, made));
    assert_ne!(verdict(&after, Article::Art8Key), Verdict::Kept);
    let gone = after.excuses.iter().filter(|it| it.kind == Excused::FoundGone);
    let all = u32::try_from(file.inspections.as_slice().len()).unwrap();
    assert_eq!(gone.map(|it| (it.unfounded, it.of)).collect::<Vec<_>>(), [(all, all)]);
}

#[test]
fn an_order_is_no_older_than_the_transcript_that_it_names() {
    let mut file = setting(3).year(None).unwrap();
    assert_eq!(left(&of(&file), Clause::OrderFirst), 0);
    let first = file.draws[0].drawn;
    file.draws[1].order_published.as_mut().unwrap().when.on = first - chrono::Days::new(1);
    let after = of(&file);
    let told: Vec<_> = after.findings.iter().map(|it| it.code).collect();
    assert_eq!(told, [Code::YEAR_ORDER_TOO_EARLY]);
    assert_eq!(verdict(&after, Article::Art1), Verdict::Broken);
    // On the day of that transcript no time of day says which was first.
    file.draws[1].order_published.as_mut().unwrap().when = Moment { on: first, at: None };
    let after = of(&file);
    assert_eq!((after.findings.len(), left(&after, Clause::OrderFirst)), (0, 1));
}

/// The draws of a file, and what was revealed of each.
fn lists_of(draw: &DrawOnFile) -> Lists {
    Lists {
        sources: SourceList::parse(&draw.sources).unwrap(),
        inspectors: InspectorList::parse(&draw.inspectors).unwrap(),
        recusals: RecusalList::parse(&draw.recusals).unwrap(),
    }
}

/// The last draw once more, with other terms.
fn once_more(file: &YearFile, change: impl FnOnce(&mut Terms)) -> DrawOnFile {
    let last = file.draws.last().unwrap();
    let mut terms = Order::parse(&last.order).unwrap().terms().clone();
    terms.previous = last.digest;
    change(&mut terms);
    let reveal = Transcript::parse(&last.transcripts[0]).unwrap().drawn().unwrap().reveal.clone();
    let again = Committed::new(terms, lists_of(last)).unwrap().reveal(reveal).unwrap().draw().unwrap();
    DrawOnFile {
        order: again.revealed().committed().order().to_string(),
        transcripts: vec![again.transcript().to_string()],
        digest: Some(again.digest()),
        record: None,
        ..last.clone()
    }
}

#[test]
fn a_draw_of_a_period_that_the_plan_has_not_asks_for_too_many() {
    let mut file = setting(3).year(None).unwrap();
    let exceeded = |file: &YearFile| {
        let found = of(file).findings.into_iter().filter(|it| it.code == Code::YEAR_QUOTA_EXCEEDED);
        found.map(|it| it.english).collect::<Vec<_>>()
    };
    assert_eq!(exceeded(&file), [""; 0]);
    let month = once_more(&file, |terms| (terms.period, terms.round) = ("2025-11".parse().unwrap(), 1));
    let strata = Order::parse(&month.order).unwrap().terms().strata.iter().filter(|it| it.quota > 0).count();
    file.draws.push(month);
    let told = exceeded(&file);
    assert_eq!((told.len(), strata > 1), (strata, true), "{told:?}");
    assert!(told.iter().all(|it| it.contains("for 2025-11; the rules make no draw for it")), "{told:?}");
}

#[test]
fn what_the_plan_says_cannot_be_drawn_is_compared_with_the_lists() {
    let mut file = setting(3).year(None).unwrap();
    let on_file = file.plan.as_mut().unwrap();
    let mut base = on_file.plan.agency("xincheng").unwrap().base.clone();
    base.undrawn.insert("key".parse().unwrap(), base.sources["key"] - 1);
    on_file.plan = crate::plan::AnnualPlan::new(&Ruleset::inner_mongolia(), file.year, vec![base]).unwrap();
    let found = of(&file).findings;
    let told: Vec<_> = found.iter().filter(|it| it.code == Code::YEAR_PLAN_BASE).map(|it| &it.english).collect();
    assert!(
        !told.is_empty()
            && told
                .iter()
                .all(|it| it.starts_with("`key`: the plan has 1 source to be drawn; the list of the draw has 6, ")),
        "{found:#?}"
    );
}

#[test]
fn a_void_order_is_excused_by_no_document_that_is_older_than_it() {
    let years = (0..20).filter_map(|seed| Setting { mishap: Some(2), ..setting(seed) }.year(None));
    let mut years = years.filter(|file| file.draws.iter().any(|draw| draw.void_reveal.is_some()));
    let mut file = years.next().unwrap();
    let unfounded =
        |file: &YearFile| of(file).findings.iter().filter(|it| it.code == Code::YEAR_ORDER_VOID_UNFOUNDED).count();
    assert_eq!(unfounded(&file), 0);
    let void = file.draws.iter_mut().find(|draw| draw.void_reveal.is_some()).unwrap();
    let public = void.order_published.as_ref().unwrap().when.on;
    void.document.as_mut().unwrap().dated = public;
    assert_eq!(unfounded(&file), 0, "of the day on which it was public");
    let void = file.draws.iter_mut().find(|draw| draw.void_reveal.is_some()).unwrap();
    void.document.as_mut().unwrap().dated = public.pred_opt().unwrap();
    assert_eq!(unfounded(&file), 1);
}

#[test]
fn a_void_round_between_takes_no_draw_back() {
    let unexplained =
        |file: &YearFile| of(file).findings.iter().filter(|it| it.code == Code::CHAIN_REDRAW_UNEXPLAINED).count();
    let years = (0..20).filter_map(|seed| Setting { mishap: Some(4), ..setting(seed) }.year(None));
    let mut years = years.filter(|file| file.draws.iter().any(|draw| draw.redraw.is_some()));
    let mut file = years.next().unwrap();
    // The round that replaces the first is void, and a third one draws.
    let last = file.draws.last().unwrap();
    let order = Order::parse(&last.order).unwrap();
    let mut third = once_more(&file, |terms| terms.round += 1);
    let void = Committed::new(order.terms().clone(), lists_of(last)).unwrap().void("系统故障".parse().unwrap());
    let digest = void.digest(order.terms().hash);
    let third_order = Order::parse(&third.order).unwrap();
    assert_eq!(third_order.terms().previous, last.digest);
    third.redraw = Some("名单有误".parse().unwrap());
    let last = file.draws.last_mut().unwrap();
    (last.transcripts, last.digest) = (vec![void.to_string()], Some(digest));
    file.draws.push(third);
    assert_eq!(unexplained(&file), 0, "the round that draws again says why");
    file.draws.last_mut().unwrap().redraw = None;
    assert_eq!(unexplained(&file), 1);
}

#[test]
fn the_list_of_certificate_holders_and_the_items_of_a_draw_are_compared_both_ways() {
    let file = setting(3).year(None).unwrap();
    let before = of(&file);
    assert_eq!((left(&before, Clause::HoldersListed), left(&before, Clause::ItemsVisited)), (0, 0));
    let mut fewer = file.clone();
    fewer.roster.as_mut().unwrap().holders.pop();
    let after = of(&fewer);
    assert_eq!((left(&after, Clause::HoldersListed), after.findings.len()), (1, 0));
    let mut gone = 0;
    let after = of(&with_visits(&file, |mut one| {
        if let Progress::Completed(visit) = &mut one.progress
            && visit.items.len() > 1
        {
            gone += u32::from(visit.items.pop().is_some());
        }
        one
    }));
    assert_eq!((left(&after, Clause::ItemsVisited), after.findings.len()), (gone, 0));
}

#[test]
fn a_list_is_of_the_days_from_the_orders_publication_to_the_draw() {
    use crate::registry::SourceChange;
    let left_out =
        |file: &YearFile| of(file).findings.iter().filter(|it| it.code == Code::YEAR_SOURCE_LEFT_OUT).count();
    let mut looked = 0;
    for mut file in (0..30).filter_map(|seed| Setting { changes: true, ..setting(seed) }.year(None)) {
        // Who comes three days before the first draw, and stands on no list before the second.
        let drawn = file.draws[0].drawn;
        let changes = &mut file.registry_history.as_mut().unwrap().changes;
        let Some(joined) = changes.iter_mut().find(|it| matches!(it.change, SourceChange::Joined) && drawn < it.on)
        else {
            continue;
        };
        joined.on = drawn - chrono::Days::new(3);
        changes.sort_by_key(|it| it.on);
        let told = left_out(&file);
        let order = &mut file.draws[0].order_published.as_mut().unwrap().when;
        order.on = drawn - chrono::Days::new(4);
        if order.on < "2024-12-01".parse().unwrap() || told == 0 {
            continue;
        }
        assert_eq!(left_out(&file), told - 1);
        looked += 1;
    }
    assert!(looked > 0);
}
