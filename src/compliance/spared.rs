//! What an honest year may look like, and is not accused of: beside it the year that is.

use chrono::Days;

use super::stretched::{count, lawful, remade, text, told, with_change};
use super::unexplained::{by, left, of, setting, with_visits};
use super::*;
use crate::Code;
use crate::draw::{SourceList, Transcript};
use crate::inspection::{Document, Progress};
use crate::strategies::compliance::{Planted, Rulebook, Setting};

/// The registry with sources closed on a day.
fn closing(file: &YearFile, ids: &[String], on: chrono::NaiveDate) -> YearFile {
    use crate::registry::{Registry, Source, SourceChange, SourceState};
    let sources = file.registry.as_ref().unwrap().iter().map(|it| it.to_source());
    let sources = sources.map(|source| match ids.iter().any(|id| id == source.id.as_str()) {
        true => Source { state: SourceState::Closed, ..source },
        false => source,
    });
    let mut closed = YearFile { registry: Some(Registry::new(sources.collect::<Vec<_>>()).unwrap()), ..file.clone() };
    for id in ids {
        closed = with_change(&closed, on, id, SourceChange::State { from: SourceState::Active });
    }
    closed
}

/// The file with more sources, who came into the registry on a day.
fn joining(file: &YearFile, stratum: &str, ids: &[&str], on: chrono::NaiveDate) -> YearFile {
    let mut file = file.clone();
    let registry = file.registry.take().unwrap();
    let mut sources: Vec<_> = registry.iter().map(|source| source.to_source()).collect();
    let like = sources.iter().find(|source| source.stratum.as_str() == stratum).unwrap().clone();
    let history = file.registry_history.as_mut().unwrap();
    for id in ids {
        let id: crate::Id = id.parse().unwrap();
        sources.push(crate::registry::Source { id: id.clone(), credit_code: None, ..like.clone() });
        let change = crate::registry::SourceChange::Joined;
        history.changes.push(crate::registry::RegistryChange { on, source: id, change });
    }
    file.registry = Some(crate::registry::Registry::new(sources).unwrap());
    file
}

/// The first draw by a list with more key sources.
fn listing(file: &YearFile, ids: &[&str]) -> YearFile {
    let mut file = file.clone();
    file.draws[0] = remade(&file.draws[0], |_, lists| {
        let more = ids.iter().map(|id| format!("{id}\tkey\t150102\t0\t-\n"));
        let mut lines: Vec<String> = lists.sources.iter().map(|line| format!("{line}\n")).chain(more).collect();
        lines.sort();
        lists.sources = SourceList::parse(&lines.concat()).unwrap();
    });
    file
}

/// Whether the plan's counts are wrong, and how many of them are not compared.
fn counts(file: &YearFile) -> (usize, u32) {
    let report = of(file);
    (told(&report, Code::YEAR_PLAN_BASE), left(&report, Clause::PlanBased))
}

/// A year whose plan was filed ten days before its first draw.
fn filed_before() -> (YearFile, chrono::NaiveDate) {
    let mut file = lawful();
    let filed = file.draws[0].drawn - Days::new(10);
    file.plan.as_mut().unwrap().filed = Some(filed);
    (file, filed)
}

const MORE: [&str; 3] = ["key-9001", "key-9002", "key-9003"];

#[test]
fn a_plan_need_not_know_which_sources_come_before_its_first_draw() {
    let (file, filed) = filed_before();
    let after = |file: &YearFile, on| listing(&joining(file, "key", &MORE, on), &MORE);
    let open = counts(&file).1;
    assert_eq!(counts(&after(&file, filed + Days::new(1))), (0, open + 1));
    assert_eq!(counts(&after(&file, filed)).0, 1, "they were there when the plan was filed");
    let undated = YearFile { registry_history: None, ..after(&file, filed + Days::new(1)) };
    assert_eq!(counts(&undated).0, 1, "nothing shows since when they are there");
    // Who was there and is gone again when the plan is filed at last did not come since.
    let first = file.draws[0].drawn;
    let mut late = closing(&after(&file, filed + Days::new(1)), &MORE.map(str::to_owned), first + Days::new(2));
    late.plan.as_mut().unwrap().filed = Some(first + Days::new(20));
    assert_eq!(counts(&late).0, 1, "filed after the draw");
}

#[test]
fn who_was_away_for_the_day_of_the_counts_alone_did_not_come() {
    use crate::registry::{SourceChange, SourceState};
    let (file, filed) = filed_before();
    let mut away = listing(&joining(&file, "key", &MORE, filed), &MORE);
    away.registry_history.as_mut().unwrap().changes.clear();
    assert_eq!(counts(&away).0, 1);
    let closed = |days: u64| {
        let mut file = away.clone();
        for id in MORE {
            let state = |from| SourceChange::State { from };
            file = with_change(&file, filed - Days::new(days), id, state(SourceState::Active));
            file = with_change(&file, filed + Days::new(2), id, state(SourceState::Closed));
        }
        counts(&file).0
    };
    assert_eq!([1, 6, 7].map(closed), [1, 1, 0], "there a week before, and away since");
}

#[test]
fn who_was_renumbered_did_not_come() {
    let (file, filed) = filed_before();
    let on = filed + Days::new(1);
    let registry = file.registry.as_ref().unwrap();
    let key: Vec<String> =
        registry.iter().filter(|it| it.stratum().as_str() == "key").map(|it| it.id().to_owned()).take(3).collect();
    let renamed = |id: &str| key.iter().position(|known| known == id).map(|at| MORE[at].to_owned());
    let sources = registry.iter().map(|it| {
        let source = it.to_source();
        let id = renamed(it.id()).map_or(source.id.clone(), |id| id.parse().unwrap());
        crate::registry::Source { id, ..source }
    });
    let sources: Vec<_> = sources.collect();
    let mut file = YearFile { registry: Some(crate::registry::Registry::new(sources).unwrap()), ..file.clone() };
    for (id, from) in MORE.iter().zip(&key) {
        let from = from.parse().unwrap();
        file = with_change(&file, on, id, crate::registry::SourceChange::Renumbered { from });
    }
    file.draws[0] = remade(&file.draws[0], |_, lists| {
        let text = lists.sources.to_string();
        let mut lines: Vec<String> = text
            .lines()
            .map(|line| {
                let (id, rest) = line.split_once('\t').unwrap();
                format!("{}\t{rest}\n", renamed(id).unwrap_or_else(|| id.to_owned()))
            })
            .collect();
        lines.sort();
        lists.sources = SourceList::parse(&lines.concat()).unwrap();
    });
    assert_eq!(counts(&file).0, 0);
    let plan = &mut file.plan.as_mut().unwrap().plan;
    let mut base = plan.agency("xincheng").unwrap().base.clone();
    *base.sources.get_mut("key").unwrap() -= 3;
    *plan = crate::plan::AnnualPlan::new(&crate::rules::Ruleset::inner_mongolia(), file.year, vec![base]).unwrap();
    assert_eq!(counts(&file).0, 1, "the plan leaves three out, who had other ids then");
}

#[test]
fn a_plan_need_not_know_which_inspectors_come_before_its_first_draw() {
    let (mut file, filed) = filed_before();
    let plan = &mut file.plan.as_mut().unwrap().plan;
    let mut base = plan.agency("xincheng").unwrap().base.clone();
    base.inspectors -= 1;
    *plan = crate::plan::AnnualPlan::new(&crate::rules::Ruleset::inner_mongolia(), file.year, vec![base]).unwrap();
    let inspector = file.roster.as_ref().unwrap().inspectors[0].id.clone();
    let joined = |on| {
        let mut file = file.clone();
        let history = file.roster.as_mut().unwrap().history.as_mut().unwrap();
        let change = crate::roster::InspectorChange::Joined;
        history.changes.push(crate::roster::RosterChange { on, inspector: inspector.clone(), change });
        file
    };
    assert_eq!(counts(&file).0, 1, "always there");
    assert_eq!(counts(&joined(filed)).0, 1, "there on the day of the counts");
    assert_eq!(counts(&joined(filed + Days::new(1))).0, 0);
    let mut undated = joined(filed + Days::new(1));
    undated.roster.as_mut().unwrap().history = None;
    assert_eq!(counts(&undated).0, 1);
}

#[test]
fn a_year_that_drew_everybody_missed_nobody() {
    let file = (0..40).find_map(|seed| setting(seed).year(Some(Planted::UnitsMissed))).unwrap();
    let missed = |file: &YearFile| told(&of(file), Code::YEAR_UNITS_MISSED);
    assert_eq!(missed(&file), 1);
    let (last, earlier) = file.draws.split_last().unwrap();
    let transcripts = earlier.iter().map(|draw| Transcript::parse(&draw.transcripts[0]).unwrap());
    let drawn: Vec<String> = transcripts
        .flat_map(|it| it.drawn().unwrap().sources().map(|(_, line)| line.source.to_string()).collect::<Vec<_>>())
        .collect();
    let listed = SourceList::parse(&last.sources).unwrap();
    let never = |line: &crate::draw::SourceLine<'_>| {
        line.stratum.as_str() == "general" && !drawn.iter().any(|id| id == line.id)
    };
    let never: Vec<String> = listed.iter().filter(never).map(|line| line.id.to_owned()).collect();
    let mut closed = closing(&file, &never, last.drawn - Days::new(10));
    let at = closed.draws.len() - 1;
    closed.draws[at] = remade(last, |_, lists| {
        let text = lists.text(crate::draw::List::Sources);
        let lines = text.lines().map(|line| match never.iter().any(|id| line.starts_with(&format!("{id}\t"))) {
            true => format!("{}excluded\n", line.trim_end_matches('-')),
            false => format!("{line}\n"),
        });
        lists.sources = SourceList::parse(&lines.collect::<String>()).unwrap();
    });
    assert_eq!(missed(&closed), 0, "nobody was left");
    // At the cap by the visits of others, as where a bureau draws from the same sources.
    let visited = |inspections: u32, cap: Option<u32>| {
        let mut visited = file.clone();
        visited.draws[at] = remade(last, |terms, lists| {
            terms.cap = cap.or(terms.cap);
            let text = lists.text(crate::draw::List::Sources);
            let lines = text.lines().map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
                [id, stratum, division, _, status] if never.iter().any(|it| it == id) => {
                    format!("{id}\t{stratum}\t{division}\t{inspections}\t{status}\n")
                }
                _ => format!("{line}\n"),
            });
            lists.sources = SourceList::parse(&lines.collect::<String>()).unwrap();
        });
        visited
    };
    assert_eq!(missed(&visited(2, None)), 0, "whom others visited twice cannot be drawn");
    assert_eq!(missed(&visited(1, None)), 1, "once is not at the cap");
    assert_eq!(missed(&visited(1, Some(1))), 1, "nor is it by a cap that the order alone has");
    let later = joining(&closed, "general", &["general-9001"], last.drawn + Days::new(3));
    assert_eq!(missed(&later), 0, "who comes after the last list is not missing on it");
    closed.draws[at] = last.clone();
    assert_eq!(missed(&closed), 1, "the list has those who were not drawn");
    // Who came up in a draw before and was skipped, and is listed again, was there to be drawn.
    let skipping = |at: usize| {
        let mut file = closed.clone();
        let transcript = &file.draws[at].transcripts[0];
        let others = never.iter().filter(|id| !transcript.contains(&format!(" {id} ")));
        let lines: String = others.map(|id| format!("skipped {id} closed\n")).collect();
        let transcript = transcript.replacen("drawn ", &format!("{lines}drawn "), 1);
        Transcript::parse(&transcript).unwrap();
        file.draws[at].transcripts = vec![transcript];
        missed(&file)
    };
    assert_eq!([skipping(0), skipping(at)], [1, 0]);
}

#[test]
fn a_document_of_before_the_draw_shows_that_a_source_was_gone_whenever_the_registry_learnt_it() {
    let years =
        (0..40).filter_map(|seed| Setting { mishap: Some(2), ..setting(seed) }.year(Some(Planted::SkippedLater)));
    let file = years.into_iter().next().unwrap();
    let later = |dated: Option<chrono::NaiveDate>| {
        let mut file = file.clone();
        let draw = file.draws.iter_mut().find(|draw| !draw.amendments.is_empty()).unwrap();
        let transcript = Transcript::parse(draw.transcripts.last().unwrap()).unwrap();
        let source = transcript.drawn().unwrap().skipped[0].source.clone();
        let documents = dated.map(|dated| Document { reference: text("示例函〔2025〕6号"), dated });
        draw.amendments[0].documents = documents.map(|document| SkipOnFile { source, document }).into_iter().collect();
        told(&of(&file), Code::REPLACEMENT_AFTER_COMMITMENT)
    };
    let drawn = file.draws.iter().find(|draw| !draw.amendments.is_empty()).unwrap().drawn;
    assert_eq!([later(None), later(Some(drawn)), later(Some(drawn + Days::new(1)))], [1, 0, 1]);
}

#[test]
fn one_word_makes_one_visit_of_several_only_by_a_document() {
    let file = lawful();
    let joint = |document: bool| {
        let mut first = true;
        left(
            &of(&with_visits(&file, |mut one| {
                if core::mem::take(&mut first) {
                    one.joint = Some(text("联合检查1号"));
                    let dated = one.drawn;
                    one.document = document.then(|| Document { reference: text("示例函〔2025〕7号"), dated });
                }
                one
            })),
            Clause::Capped,
        )
    };
    assert_eq!([joint(false), joint(true)], [1, 0]);
}

#[test]
fn draws_that_leave_nothing_to_chance_have_no_probability() {
    let years = (0..8).map(|seed| Setting { rulebook: Rulebook::Ordered, ..setting(seed) });
    for (setting, file) in years.filter_map(|it| Some((it, it.year(None)?))) {
        let report = by(&file, &setting.rulebook.rules().unwrap());
        let said = report.render(ReportForm::Text, crate::Language::English);
        assert!(!said.contains("18446744073709551"), "{setting:?}");
    }
}

#[test]
fn a_registry_is_brought_up_to_date_within_a_month() {
    let file = lawful();
    let one = file.inspections.iter().find(|one| one.draw.is_some() && one.visit(file.on).is_some()).unwrap().clone();
    let completed = one.visit(file.on).unwrap().completed;
    let found_closed = with_visits(&file, |mut it| {
        if it.source == one.source
            && it.drawn == one.drawn
            && let Progress::Completed(visit) = &mut it.progress
        {
            visit.found = crate::inspection::Found::Closed;
        }
        it
    });
    let shown = |days: u64| {
        let file = closing(&found_closed, &[one.source.to_string()], completed + Days::new(days));
        count(&of(&file), Excused::FoundGone, |it| it.registers)
    };
    assert_eq!([shown(0), shown(31), shown(32)], [1, 1, 0]);
}

#[test]
fn a_list_has_a_person_by_the_id_of_its_day() {
    let mut file = lawful();
    // The lists have `I-01`, which is the old id of a person whom the roster has by a new one.
    let roster = file.roster.as_mut().unwrap();
    let old = roster.inspectors[0].clone();
    let new = crate::roster::Inspector { id: "J-01".parse().unwrap(), ..old.clone() };
    roster.aliases.push(crate::roster::Alias { id: old.id, person: new.id.clone() });
    roster.inspectors.push(new);
    assert_eq!(of(&file).findings, []);
}

#[test]
fn a_round_that_supplements_a_counted_draw_may_come_after_the_revision() {
    let settings =
        (0..200).map(|seed| Setting { rulebook: Rulebook::Fresh, changes: true, mishap: Some(1), ..setting(seed) });
    let fits = |file: &YearFile| {
        let supplemented = file.draws.iter().any(|draw| draw.supplements);
        supplemented && !file.plan.as_ref().unwrap().revisions.is_empty()
    };
    let (setting, mut file) =
        settings.filter_map(|it| Some((it, it.year(None)?))).find(|(_, file)| fits(file)).unwrap();
    let rules = setting.rulebook.rules().unwrap();
    let revised = file.plan.as_ref().unwrap().revisions[0].made;
    assert_eq!(left(&by(&file, &rules), Clause::PlanRevised), 0);
    let supplement = file.draws.iter_mut().find(|draw| draw.supplements).unwrap();
    supplement.drawn = revised + Days::new(1);
    assert_eq!(left(&by(&file, &rules), Clause::PlanRevised), 0);
}
