//! No place is answered with another place's law: a whole year, and every request of the door, under each pack that is at
//! hand, in both languages.

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::Value;
use shuangsuiji::calendar::WorkCalendar;
use shuangsuiji::compliance::{ReportForm, report, rollup};
use shuangsuiji::door::call;
use shuangsuiji::rules::Ruleset;
use shuangsuiji::strategies::compliance::faulty_files;
use shuangsuiji::{Code, Language};

/// The packs of other places: the examples, and those after twelve real texts.
fn packs() -> Vec<Ruleset> {
    let mut packs = Ruleset::examples();
    let mut names: Vec<_> = std::fs::read_dir("tests/packs").unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    packs.extend(names.iter().map(|path| Ruleset::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()));
    assert_eq!(packs.len(), 18);
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
            let cited = finding.citation.as_ref().unwrap_or_else(|| panic!("{}: {finding:?}", rules.id()));
            assert_eq!(cited.title.chinese, rules.pack().title.zh.as_str());
            assert_eq!(finding.article, None);
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
    assert!(answered >= 11 * 18, "{answered}");
}

#[test]
fn the_statute_is_cited_by_title_and_clause() {
    let mut runner = TestRunner::deterministic();
    let rules = Ruleset::inner_mongolia();
    for _ in 0..8 {
        let (_, file) = faulty_files().new_tree(&mut runner).unwrap().current();
        let made = report(&file, &rules, &WorkCalendar::national()).unwrap();
        for finding in &made.findings {
            let cited = finding.citation.as_ref().unwrap();
            assert!(cited.title.chinese.contains("抽查工作细则"));
            assert!(cited.clause.as_ref().unwrap().chinese.starts_with('第'), "{finding:?}");
        }
        let page = made.render(ReportForm::Html, Language::Chinese);
        assert!(page.contains("依据：《内蒙古自治区污染源日常环境监管执法“双随机、一公开”抽查工作细则》"));
    }
}
