//! No place is answered with another place's law: a whole year, and every request of the door, under each pack that is at
//! hand, in both languages.

use std::collections::BTreeSet;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::Value;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{ArticleReport, Clause, Look, ReportForm, Verdict, YearFile, report, rollup};
use shuangsuiji::door::call;
use shuangsuiji::rules::{Basis, Pack, Provision, Ruleset};
use shuangsuiji::strategies::compliance::faulty_files;
use shuangsuiji::{Code, Language};

/// The packs of other places: the examples, and those after twelve real texts.
fn packs() -> Vec<Ruleset> {
    let mut packs = Ruleset::examples();
    let mut names: Vec<_> = std::fs::read_dir("tests/packs").unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    packs.extend(names.iter().map(|path| Ruleset::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()));
    let built_in = std::fs::read_dir("src/rules/packs").unwrap();
    let examples = built_in.filter(|it| it.as_ref().unwrap().file_name().to_string_lossy().starts_with("example-"));
    assert_eq!(packs.len(), examples.count() + names.len());
    assert!(!names.is_empty());
    packs
}

/// Words by which the built-in statute is cited: an article of it, or its title. Each pack here names its clauses otherwise.
fn foreign(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let around = |at: usize| chars[at.saturating_sub(30)..(at + 30).min(chars.len())].iter().collect::<String>();
    let numerals = "一二三四五六七八九十";
    for (at, found) in chars.iter().enumerate() {
        let cited = *found == '第'
            && chars[at + 1..].iter().take_while(|it| numerals.contains(**it)).count() > 0
            && chars[at + 1..].iter().find(|it| !numerals.contains(**it)) == Some(&'条');
        let english = chars[at..].starts_with(&['A', 'r', 't', '.', ' ']);
        if cited || english {
            return Some(around(at));
        }
    }
    let words = ["内蒙古自治区污染源", "Inner Mongolia", "协同监管平台", "盟市", "旗县", "\"article\":\""];
    words.into_iter().find(|word| text.contains(word)).map(|word| {
        let at = text[..text.find(word).unwrap()].chars().count();
        around(at)
    })
}

#[track_caller]
fn is_own(text: &str, of: &str) {
    if let Some(found) = foreign(text) {
        panic!("{of}: …{found}…");
    }
}

#[test]
fn a_year_is_reported_by_the_place_s_own_law() {
    let calendar = WorkCalendar::national();
    let mut runner = TestRunner::deterministic();
    for rules in packs() {
        let (_, file) = faulty_files().new_tree(&mut runner).unwrap().current();
        let made = report(&file, &rules, &calendar).unwrap();
        assert!(!made.findings.is_empty(), "{}", rules.id());
        for finding in &made.findings {
            assert_eq!(finding.article, None);
            assert!(rules.asks(finding.provision), "{}: {finding:?}", rules.id());
            // Questions are those of the statute's words: these packs answer none themselves.
            assert_eq!(finding.reading, None, "{}: {finding:?}", rules.id());
            // What is against form alone is against no law.
            if finding.code.is_form() {
                continue;
            }
            let cited = finding.citation.as_ref().unwrap_or_else(|| panic!("{}: {finding:?}", rules.id()));
            assert_eq!(cited.title.chinese, rules.pack().title.zh.as_str());
        }
        let together = rollup(&[file], &rules, &calendar).unwrap();
        for language in [Language::Chinese, Language::English] {
            for form in [ReportForm::Text, ReportForm::Markdown, ReportForm::Html] {
                is_own(&made.render(form, language), rules.id().as_str());
                is_own(&together.render(form, language), rules.id().as_str());
            }
        }
        is_own(&serde_json::to_string(&made).unwrap(), rules.id().as_str());
        is_own(&serde_json::to_string(&together).unwrap(), rules.id().as_str());
    }
}

/// A year in which a visit has no record on site.
fn without_a_site_record() -> YearFile {
    let mut file: Value = serde_json::from_str(include_str!("golden/0.1/compliance-year-file.json")).unwrap();
    let visits = file["inspections"].as_array_mut().unwrap().iter_mut();
    let mut done = visits.filter_map(|visit| visit.pointer_mut("/progress/completed/site_record"));
    *done.next().unwrap() = Value::Bool(false);
    serde_json::from_value(file).unwrap()
}

#[test]
fn a_duty_of_which_the_rules_say_nothing_is_neither_kept_nor_broken() {
    let (file, calendar) = (without_a_site_record(), WorkCalendar::national());
    let code = Code::INSPECTION_NO_SITE_RECORD;
    let statute = report(&file, &Ruleset::inner_mongolia(), &calendar).unwrap();
    assert_eq!(statute.findings.iter().filter(|it| it.code == code).count(), 1);
    assert!(statute.articles.iter().all(|row| row.verdict != Verdict::NotAsked));
    let mut silent = 0;
    for rules in packs() {
        let made = report(&file, &rules, &calendar).unwrap();
        let of = |provision| made.articles.iter().find(|row| row.provision == provision).unwrap();
        for row in made.articles.iter().filter(|row| row.verdict == Verdict::NotAsked) {
            assert!(row.findings == 0 && row.clauses.iter().all(|it| matches!(it.look, Look::NotAsked(_))), "{row:?}");
        }
        let asked = rules.asks(Provision::Record);
        silent += usize::from(!asked);
        assert_eq!(of(Provision::Record).verdict, if asked { Verdict::Broken } else { Verdict::NotAsked });
        // The fact is told all the same.
        let (found, told) = (&made.findings, &made.warnings);
        let counts = [found, told].map(|list| list.iter().filter(|it| it.code == code).count());
        assert_eq!(counts, if asked { [1, 0] } else { [0, 1] }, "{}", rules.id());
        let mut both = found.iter().chain(told).filter(|it| it.code == code);
        assert!(both.all(|it| it.provision == Provision::Record), "its row says whether it is asked");
        // And the rows that are not asked are counted apart.
        let unasked = made.articles.iter().filter(|row| row.verdict == Verdict::NotAsked).count();
        let rows = made.articles.len() - unasked;
        let page = made.render(ReportForm::Text, Language::Chinese);
        assert!(page.contains(&format!("涉及{rows}项规定中的")), "{page}");
        assert_eq!(page.contains(&format!("{unasked}项规则数据未作要求、不计在内")), unasked > 0, "{page}");
    }
    assert!(silent >= 6, "{silent}");
}

#[test]
fn who_visited_is_compared_where_recusals_alone_are_asked() {
    let mut pack = Ruleset::built_in("example-guangzhou-2025").unwrap().into_pack();
    let row = |rules: &Ruleset| {
        let made = report(&without_a_site_record(), rules, &WorkCalendar::national()).unwrap();
        let rows = made.articles.into_iter().flat_map(|row| row.clauses);
        rows.into_iter().find(|it| it.clause == Clause::Certified).unwrap().look
    };
    assert!(matches!(row(&Ruleset::new(pack.clone()).unwrap()), Look::NotAsked(_)));
    pack.citations.insert(Provision::Recusal, Basis::NotNamed);
    assert!(matches!(row(&Ruleset::new(pack).unwrap()), Look::Compared(_)));
}

#[test]
fn the_days_of_draws_are_cited_for_no_visit() {
    let mut file: Value = serde_json::from_str(include_str!("golden/0.1/compliance-year-file.json")).unwrap();
    let visits = file["inspections"].as_array_mut().unwrap();
    let drawn = visits.iter().position(|visit| visit["draw"].is_object()).unwrap();
    visits.remove(drawn);
    let file: YearFile = serde_json::from_value(file).unwrap();
    let clause = |rules: &Ruleset, code| {
        let made = report(&file, rules, &WorkCalendar::national()).unwrap();
        let found = made.findings.iter().find(|it| it.code == code).unwrap();
        found.citation.as_ref().unwrap().clause_words().chinese
    };
    assert_eq!(clause(&Ruleset::inner_mongolia(), Code::INSPECTION_MISSING), "第十条");
    let guangzhou = Ruleset::built_in("example-guangzhou-2025").unwrap();
    assert_eq!(clause(&guangzhou, Code::INSPECTION_MISSING), "规则数据未载明条款");
}

#[test]
fn a_league_s_page_leads_from_a_mark_to_what_was_found_and_warns_of_other_texts() {
    let (file, rules) = (without_a_site_record(), Ruleset::inner_mongolia());
    let (agency, warned) = (file.agency.name.clone(), rules.warnings(file.on));
    let together = rollup(&[file], &rules, &WorkCalendar::national()).unwrap();
    let page = together.render(ReportForm::Html, Language::Chinese);
    let broken = together.rows(Verdict::Broken);
    // One link of the count of findings, one of each broken article.
    assert_eq!(page.matches(&format!("href=\"#agency-{agency}\"")).count(), 1 + broken, "{broken}");
    assert!(broken > 0 && !warned.is_empty() && warned.iter().all(|text| page.contains(&text.chinese)));
    assert!(page.contains("第八条第二款</th>") && !page.contains("8(cap)"), "heads are clauses");
    assert!(!page.contains("规则数据未作要求"), "the statute asks all");
}

#[test]
fn an_inspector_sees_what_the_rules_do_not_ask_and_is_judged_by_no_clause_of_theirs() {
    let file = without_a_site_record();
    let visit = file.inspections.iter().find(|one| one.visit(file.on).is_some_and(|it| !it.site_record)).unwrap();
    let inspector = visit.team.inspectors[0].clone();
    let page = |rules: &str| {
        let request = serde_json::json!({"op": "document", "form": "text", "rules": rules,
            "head": {"agency": "示例局", "dated": file.on},
            "document": {"inspector_page": {"file": &file, "inspector": &inspector}}});
        let answer: Value = serde_json::from_str(&call(&request.to_string()).unwrap()).unwrap();
        answer["reading"].as_str().unwrap().to_owned()
    };
    let (own, elsewhere) = (page("inner-mongolia-trial"), page("example-guangzhou-2025"));
    let without = "未制作现场检查（勘察）笔录";
    assert!(own.contains(without) && own.contains("第十五条认定"), "{own}");
    let (found, warned) = elsewhere.split_once("以下各项本身并非违规，应予核实").unwrap();
    assert!(!found.contains(without) && warned.contains(without), "{elsewhere}");
    assert!(!elsewhere.contains("是否免责"), "{elsewhere}");
}

#[test]
fn a_pack_that_asks_for_records_on_site_is_not_kept_without_them() {
    let mut pack = Ruleset::built_in("example-guangzhou-2025").unwrap().into_pack();
    let clause = r#"{"clause": {"clause": {"zh": "表第1行“检查要求”栏", "en": "table, row 1, column of duties"}}}"#;
    pack.citations.insert(Provision::Record, serde_json::from_str(clause).unwrap());
    let rules = Ruleset::new(pack).unwrap();
    let made = report(&without_a_site_record(), &rules, &WorkCalendar::national()).unwrap();
    let found = made.findings.iter().find(|it| it.code == Code::INSPECTION_NO_SITE_RECORD).unwrap();
    assert_eq!(found.citation.as_ref().unwrap().clause.as_ref().unwrap().chinese, "表第1行“检查要求”栏");
}

#[test]
fn the_door_answers_and_refuses_by_the_place_s_own_law() {
    // Not `order_record`: the example's record says itself that it is by the statute, and is quoted.
    let mut answered = 0;
    for entry in std::fs::read_dir("examples/requests").unwrap() {
        let path = entry.unwrap().path();
        let request: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let takes_rules = ["plan", "feasibility", "eligibility", "unreached", "draw_window", "order"];
        let takes_rules = takes_rules.iter().chain(&["replace", "disclosure", "compliance", "rollup", "agency_base"]);
        if !takes_rules.into_iter().any(|op| request["op"] == *op) {
            continue;
        }
        for rules in packs() {
            let mut request = request.clone();
            request["rules"] = serde_json::to_value(&rules).unwrap();
            let (answer, of) = match call(&request.to_string()) {
                Ok(answer) => (answer, format!("{} {}", request["op"], rules.id())),
                Err(error) => {
                    let law = error.known_code().is_some_and(|code| !Code::is_form(code));
                    assert!(!law || error.citation.is_some(), "{} {}: {error}", request["op"], rules.id());
                    (error.to_json(), format!("{} {}", request["op"], rules.id()))
                }
            };
            // What the example's own data say is quoted.
            let answer = answer.replace("责改〔", "");
            is_own(&answer, &of);
            answered += 1;
        }
    }
    assert!(answered >= 11 * packs().len(), "{answered}");
}

#[test]
fn nobody_is_another_publisher_where_the_rules_name_none() {
    let text = std::fs::read_to_string("examples/requests/disclosure.json").unwrap();
    let mut request: Value = serde_json::from_str(&text).unwrap();
    request["inspections"][0]["progress"]["completed"]["published"] =
        serde_json::json!({"on": "2026-03-20", "by": "somebody-else"});
    let found = |rules: &str| {
        let mut request = request.clone();
        request["rules"] = rules.into();
        let answer: Value = serde_json::from_str(&call(&request.to_string()).unwrap()).unwrap();
        let findings = answer["findings"].as_array().unwrap_or_else(|| panic!("{answer}")).clone();
        findings.iter().map(|finding| finding["code"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(found("inner-mongolia-trial"), [900]);
    assert_eq!(found("example-guangzhou-2025"), [0; 0]);
}

#[test]
fn who_was_not_reached_breaks_the_row_that_asks_it() {
    let rules = Ruleset::built_in("example-chaoyang-2021").unwrap();
    let made = report(&without_a_site_record(), &rules, &WorkCalendar::national()).unwrap();
    assert!(made.findings.iter().any(|it| it.code == Code::SOURCES_UNREACHED));
    let asks = |row: &&ArticleReport| row.clauses.iter().any(|it| it.clause == Clause::AllReached);
    let row = made.articles.iter().find(asks).unwrap();
    assert_eq!((row.provision, row.verdict), (Provision::Quota, Verdict::Broken));
}

/// The matters of which a pack says anything.
fn asked(pack: &Pack) -> BTreeSet<Provision> {
    let rules = Ruleset::new(pack.clone()).unwrap();
    Provision::ALL.iter().copied().filter(|provision| rules.asks(*provision)).collect()
}

/// A field of the statute, with the place's own words behind it.
fn own<T>(mut field: Option<T>, basis: impl Fn(&mut T) -> &mut Basis, pack: &Pack) -> Option<T> {
    field.as_mut().map(basis).unwrap().clone_from(&pack.in_force.basis);
    field
}

#[test]
fn each_field_of_a_pack_is_what_asks_its_matter() {
    let statute = Ruleset::inner_mongolia().pack().clone();
    let bare = Ruleset::built_in("example-minqing-2021").unwrap().pack().clone();
    let before = asked(&bare);
    let newly = |change: &dyn Fn(&mut Pack)| {
        let mut pack = bare.clone();
        change(&mut pack);
        asked(&pack).difference(&before).copied().collect::<Vec<_>>()
    };
    assert_eq!(newly(&|pack| pack.cap = own(statute.cap.clone(), |it| &mut it.basis, pack)), [Provision::Cap]);
    assert_eq!(newly(&|pack| pack.team = own(statute.team.clone(), |it| &mut it.basis, pack)), [Provision::Team]);
    assert_eq!(
        newly(&|pack| pack.publication = own(statute.publication.clone(), |it| &mut it.basis, pack)),
        [Provision::Publication]
    );
    assert_eq!(
        newly(&|pack| pack.plan_due = own(statute.plan_due.clone(), |it| &mut it.basis, pack)),
        [Provision::Plan]
    );
    assert_eq!(
        newly(&|pack| pack.ratio_change = own(statute.ratio_change.clone(), |it| &mut it.basis, pack)),
        [Provision::RatioChange]
    );
    let by_citation = [
        Provision::Items,
        Provision::Coordination,
        Provision::Registry,
        Provision::Roster,
        Provision::Completeness,
        Provision::Recusal,
        Provision::Record,
        Provision::Discipline,
        Provision::Accountability,
    ];
    for matter in by_citation {
        let cited = newly(&|pack| {
            pack.citations.insert(matter, pack.in_force.basis.clone());
        });
        // Who lists inspectors says who is one and that all of them stand on the list.
        let with_it: &[Provision] = match matter {
            Provision::Roster => &[Provision::Roster, Provision::Completeness, Provision::Recusal],
            _ => &[matter],
        };
        assert_eq!(cited.iter().collect::<BTreeSet<_>>(), with_it.iter().collect(), "{matter:?}");
    }
    let (all, fields) = (Provision::ALL.len(), 5);
    assert_eq!(before.len(), all - by_citation.len() - fields, "what every draw rests on is asked in any case");
    assert_eq!(asked(&statute).len(), all);
}

#[test]
fn the_statute_is_cited_by_title_and_clause() {
    let mut runner = TestRunner::deterministic();
    let rules = Ruleset::inner_mongolia();
    for _ in 0..8 {
        let (_, file) = faulty_files().new_tree(&mut runner).unwrap().current();
        let made = report(&file, &rules, &WorkCalendar::national()).unwrap();
        for finding in &made.findings {
            // What is against form alone is against no law.
            if finding.code.is_form() {
                continue;
            }
            let cited = finding.citation.as_ref().unwrap();
            assert!(cited.title.chinese.contains("抽查工作细则"));
            assert!(cited.clause.as_ref().unwrap().chinese.starts_with('第'), "{finding:?}");
        }
        let page = made.render(ReportForm::Html, Language::Chinese);
        assert!(page.contains("依据：《内蒙古自治区污染源日常环境监管执法“双随机、一公开”抽查工作细则》"));
    }
}

/// Requests that show an order and name no rules, each with a fault of law, under an order of these rules.
fn refused_orders(rules: &str) -> Vec<Value> {
    let example = |op: &str| {
        let text = std::fs::read_to_string(format!("examples/requests/{op}.json")).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let text = |value: &mut Value| {
        let order = value.as_str().unwrap().replace("rules inner-mongolia-trial", &format!("rules {rules}"));
        *value = order.into();
    };
    let mut draw = example("draw");
    draw["order"]["rules"] = rules.into();
    draw["contributions"].as_array_mut().unwrap().pop();
    let mut commit = example("commit");
    commit["order"]["rules"] = rules.into();
    let strata = commit["order"]["strata"].as_array_mut().unwrap();
    strata.push(strata[0].clone());
    let mut requests = vec![draw, commit];
    // Of the lists or the transcript something is not what such an order commits.
    for (op, place) in
        [("redact", "/publication"), ("verify", ""), ("page", "/published/whole"), ("views", "/publication")]
    {
        let mut request = example(op);
        text(request.pointer_mut(&format!("{place}/order")).unwrap());
        requests.push(request);
    }
    let mut check = example("check_source");
    text(&mut check["order"]);
    requests.push(check);
    let mut hidden = example("verify_redacted");
    text(&mut hidden["redacted"]["order"]);
    requests.push(hidden);
    requests
}

#[test]
fn an_order_is_refused_by_its_own_rules_or_without_a_citation() {
    let mut known = 0;
    for (request, elsewhere) in refused_orders("hebei-2030").iter().zip(refused_orders("example-guangzhou-2025")) {
        let refused = |request: &Value| {
            let error = call(&request.to_string()).expect_err(&request["op"].to_string());
            assert!(!error.known_code().unwrap().is_form(), "{}: {error}", request["op"]);
            error
        };
        let (error, of) = (refused(request), request["op"].to_string());
        assert_eq!((error.article, error.citation.as_deref()), (None, None), "{of}: {error}");
        is_own(&error.to_json(), &of);
        let error = refused(&elsewhere);
        let cited = error.citation.as_deref().unwrap_or_else(|| panic!("{of}: {error}"));
        assert!(cited.title.chinese.contains("广州"), "{of}: {cited}");
        is_own(&error.to_json(), &of);
        known += 1;
    }
    assert_eq!(known, 8);
}

#[test]
fn orders_by_different_rules_are_refused_without_a_citation() {
    let text = std::fs::read_to_string("examples/requests/verify_chain.json").unwrap();
    let mut request: Value = serde_json::from_str(&text).unwrap();
    let chain = request["links"].as_array_mut().unwrap();
    let mut second = chain[0].clone();
    let order = second["publication"]["order"].as_str().unwrap().to_owned();
    second["publication"]["order"] = order.replace("rules inner-mongolia-trial", "rules example-guangzhou-2025").into();
    chain.push(second);
    let error = call(&request.to_string()).unwrap_err();
    assert!(!error.errors.is_empty() || !error.known_code().unwrap().is_form(), "{error}");
    for one in error.errors.iter().chain([&error]) {
        assert_eq!((one.article, one.citation.as_deref()), (None, None), "{one}");
    }
}

#[test]
fn what_shows_neither_rules_nor_an_order_is_refused_without_a_citation() {
    let damaged = serde_json::json!({"op": "check_source", "order": "shuangsuiji-order 1\nrul", "line": "E-1",
        "proof": {"index": 0, "count": 1, "path": []}, "transcript": ""});
    let error = call(&damaged.to_string()).unwrap_err();
    assert_eq!((error.article, error.citation.as_deref()), (None, None), "{error}");
}

#[test]
fn a_pack_that_is_refused_is_so_at_its_field_and_by_its_own_clause() {
    let mut statute = serde_json::to_value(Ruleset::inner_mongolia()).unwrap();
    let mut elsewhere = serde_json::to_value(Ruleset::built_in("example-guangzhou-2025").unwrap()).unwrap();
    elsewhere["ratio_change"] = serde_json::json!({"to": {"zh": "上级", "en": "the superior"}, "basis": "not_named"});
    for (pack, clause) in [(&mut statute, "第八条第一款第（一）项"), (&mut elsewhere, "规则数据未载明条款")]
    {
        pack["strata"][0]["prefecture"]["changed"] = serde_json::json!({"ratio": "60%", "report": null});
        let request = serde_json::json!({"op": "draw_window", "rules": pack, "period": "2027-Q1"});
        let error = call(&request.to_string()).unwrap_err();
        assert_eq!(
            (error.code, error.subject.as_deref()),
            (342, Some("rules.strata.key.prefecture.changed.report")),
            "{error}"
        );
        let cited = error.citation.as_deref().unwrap_or_else(|| panic!("{error}"));
        assert_eq!(cited.clause_words().chinese, clause);
        assert_eq!(cited.title.chinese, pack["title"]["zh"].as_str().unwrap());
        // What is wrong in form alone cites nothing, and names its field all the same.
        pack["strata"][0]["prefecture"]["changed"]["ratio"] = "0%".into();
        let request = serde_json::json!({"op": "draw_window", "rules": pack, "period": "2027-Q1"});
        let error = call(&request.to_string()).unwrap_err();
        assert_eq!(error.citation, None, "{error}");
        assert!(error.subject.as_deref().unwrap().starts_with("rules.strata.key.prefecture.changed"), "{error}");
    }
}

#[test]
fn a_pack_without_a_citation_fails_at_its_field() {
    for (damage, subject) in [
        (r#"{"draw": {"basis": null}}"#, "rules.draw.basis"),
        (r#"{"coverage": {"basis": {"clause": {"clause": {"zh": "", "en": "x"}}}}}"#, "rules.coverage.basis"),
        (r#"{"citations": {"xyz": "not_named"}}"#, "rules.citations"),
    ] {
        let mut pack = serde_json::to_value(Ruleset::inner_mongolia()).unwrap();
        for (field, change) in serde_json::from_str::<serde_json::Map<String, Value>>(damage).unwrap() {
            for (name, value) in change.as_object().unwrap() {
                pack[&field][name] = value.clone();
            }
        }
        let request = serde_json::json!({"op": "draw_window", "rules": pack, "period": "2027-Q1"});
        let error = call(&request.to_string()).unwrap_err();
        assert!(error.subject.as_deref().unwrap().starts_with(subject), "{error:?}");
        assert_eq!(error.citation, None);
    }
}

#[test]
fn sentences_call_tiers_as_the_pack_does() {
    let said = |rules: &Ruleset| rules.names().said("“key”在“市级”的抽查比例");
    assert_eq!(said(&Ruleset::inner_mongolia()), "重点排污单位在盟市的抽查比例");
    let guangzhou = Ruleset::built_in("example-guangzhou-2025").unwrap();
    assert_eq!(said(&guangzhou), "重点在市级的抽查比例", "a pack without words of its own");
    let request = serde_json::json!({"op": "plan", "year": 2027, "agencies": [{"agency": "a", "division": "150000",
        "tier": "region", "sources": {"key": 1, "general": 1, "project": 1}, "inspectors": 1}]});
    if let Err(error) = call(&request.to_string()) {
        assert!(!error.message_zh.contains("省级"), "{}", error.message_zh);
    }
}

#[test]
fn whether_rules_are_for_undrawn_visits_too_is_asked_of_those_alone() {
    let mut file: Value = serde_json::from_str(include_str!("golden/0.1/compliance-year-file.json")).unwrap();
    let visits = file["inspections"].as_array_mut().unwrap();
    visits[0]["progress"]["completed"]["site_record"] = false.into();
    let mut undrawn = visits[0].clone();
    (undrawn["draw"], undrawn["kind"]) = (Value::Null, "petition".into());
    visits.push(undrawn);
    let file: YearFile = serde_json::from_value(file).unwrap();
    let made = report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap();
    let found = made.findings.iter().filter(|it| it.code == Code::INSPECTION_NO_SITE_RECORD);
    let mut readings: Vec<_> = found.map(|it| it.reading.as_deref()).collect();
    readings.sort_unstable();
    assert_eq!(readings, [None, Some("undrawn_too")]);
}
