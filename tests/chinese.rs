//! The Chinese that officials read: words that no output may have, whichever code, row or document says them.
//!
//! Every text that the crate can say stands in its sources, so all of them are looked at.

use std::path::{Path, PathBuf};

/// What is said otherwise now; a law that is quoted keeps its own words.
const FORBIDDEN: [&str; 28] = [
    "抽取令",
    "报备",
    "合规报告",
    "合规年度报告",
    "末款",
    "不可派",
    "突破上限",
    "补造",
    "个工作日后公示",
    "档案中",
    "检查了什么",
    "比对了什么",
    "第几次",
    "条文明言",
    "不可另行选择",
    "规则包",
    "随机比特",
    "不限次",
    "暗中重抽",
    "不宜抽查",
    "已遵守",
    "未遵守",
    "无计划可据",
    "概率至多",
    "执法证此项",
    "作废检查",
    "作废该次检查",
    "可据的",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "json" || end == "md") {
            found.push(path);
        }
    }
}

#[test]
fn no_text_has_a_word_that_officials_do_not_write() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    sources(Path::new("examples"), &mut files);
    sources(Path::new("docs"), &mut files);
    sources(Path::new("packaging/cli/src"), &mut files);
    files.extend(["README.md", "README.zh.md", "SECURITY.md"].map(PathBuf::from));
    assert!(files.len() > 300, "{}", files.len());
    let mut wrong = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            let found = FORBIDDEN.iter().filter(|word| line.contains(*word));
            wrong.extend(found.map(|word| format!("{}:{}: {word}", path.display(), at + 1)));
            // 最迟于…（含当日）, not 应于…前.
            let before = line.split("应于").nth(1).and_then(|rest| rest.split(['，', '。', '；', '"']).next());
            if before.is_some_and(|rest| rest.contains('前')) {
                wrong.push(format!("{}:{}: 应于…前", path.display(), at + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The first Latin word of a Chinese text, and the first mark of the wrong width beside a Chinese character: what is quoted may
/// hold them, and ids, digests and the field's symbols may stand.
fn foreign(text: &str) -> Option<String> {
    let (mut quoted, mut word, mut before) = (0_u32, String::new(), ' ');
    let chinese = |character: char| ('\u{4e00}'..='\u{9fff}').contains(&character);
    let mut characters = text.chars().chain(" ".chars()).peekable();
    while let Some(character) = characters.next() {
        if character.is_ascii_alphanumeric() || "-_".contains(character) {
            word.push(character);
            before = character;
            continue;
        }
        let id = word.bytes().any(|byte| byte.is_ascii_digit());
        let latin = word.bytes().any(|byte| byte.is_ascii_alphabetic());
        if quoted == 0 && latin && !id && word != "p" {
            return Some(word);
        }
        word.clear();
        match character {
            '“' => quoted += 1,
            '”' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        let after = characters.peek().copied().unwrap_or(' ');
        if quoted == 0 && ",;:!?".contains(character) && (chinese(before) || chinese(after)) {
            return Some(format!("{before}{character}{after}"));
        }
        before = character;
    }
    None
}

/// 家 is said of enterprises, 家次 of visits: what was drawn, replaced or inspected.
fn visits_as_enterprises(text: &str) -> Option<String> {
    ["抽中", "递补", "选派检查", "检查对象"].iter().find_map(|verb| {
        text.split(verb).skip(1).find_map(|rest| {
            let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let behind = rest.get(number.len()..).unwrap_or_default();
            let wrong = !number.is_empty() && behind.starts_with('家') && !behind.starts_with("家次");
            wrong.then(|| format!("{verb}{number}家"))
        })
    })
}

/// The string literals of a source outside its tests, each with its line; comments and characters are passed over.
fn literals(text: &str) -> Vec<(usize, String)> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let (mut found, mut rest, mut line) = (Vec::new(), text, 1);
    while let Some(next) = rest.chars().next() {
        let (taken, literal) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), None)
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            let end = raw.find("\"#").unwrap();
            (end + 5, Some(raw[..end].to_owned()))
        } else if let Some(open) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = open.find(|it| {
                let closes = it == '"' && !escaped;
                escaped = it == '\\' && !escaped;
                closes
            });
            let end = end.unwrap();
            (end + 2, Some(open[..end].to_owned()))
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\") {
            (3, None)
        } else {
            (next.len_utf8(), None)
        };
        if let Some(literal) = literal {
            found.push((line, literal));
        }
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    found
}

/// What a literal says of its own: without what is put into it, what is quoted and the titles of texts.
fn own_words(literal: &str) -> String {
    let literal = literal.replace("\\\"", "\"").split("\\\n").map(str::trim_start).collect::<String>();
    [('{', '}'), ('“', '”'), ('《', '》')].into_iter().fold(literal, |literal, (open, close)| {
        let (mut own, mut rest) = (String::new(), literal.as_str());
        while let Some((before, behind)) = rest.split_once(open) {
            let Some((_, behind)) = behind.split_once(close) else { break };
            own += before;
            own.push('〇');
            rest = behind;
        }
        own + rest
    })
}

/// Names of standards, of forms of files and of signs, which are the same in Chinese.
const NAMES: [&str; 22] = [
    "GB 32100-2015",
    "GB 11714",
    "GB/T",
    "GB 18030",
    "GiB",
    "CSV UTF-8",
    "UTF-8",
    "UTF-16",
    "CSV",
    "GBK",
    "GB",
    "PDF",
    "XML",
    "OpenDocument",
    ".xlsx",
    ".xlsb",
    ".xls",
    ".ods",
    "JSON",
    "Unicode",
    "LF",
    "BOM",
];

/// Names of standards stand, and what C programmers read stands as C has it.
fn may_stand(path: &Path) -> bool {
    // Two languages in one line, pictures, and the words in which readers of two languages are told what is expected.
    // Headers and notes of tables are compared with what people write, with either colon.
    let two = ["tickets.rs", "rows.rs", "workbook/mod.rs"];
    path.starts_with("src/capi") || two.iter().any(|it| path.ends_with(it))
}

#[test]
fn no_sentence_has_latin_words_of_its_own() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    let (mut wrong, mut looked_at) = (Vec::new(), 0);
    for path in files.iter().filter(|path| path.extension().is_some_and(|end| end == "rs")) {
        let shown = path.display().to_string();
        if shown.contains("tests") || shown.contains("strategies") || may_stand(path) {
            continue;
        }
        for (line, literal) in literals(&std::fs::read_to_string(path).unwrap()) {
            // Of "english / 中文" the second half is the Chinese.
            let chinese = literal.rsplit(" / ").next().unwrap_or_default();
            let own = NAMES.iter().fold(own_words(chinese), |own, name| own.replace(name, ""));
            let is_chinese = |it: char| ('\u{4e00}'..='\u{9fff}').contains(&it);
            let own = own.replace("\\n", "");
            // An English sentence may name a Chinese text.
            let english = own.split(|it: char| !it.is_ascii_alphabetic()).filter(|word| word.len() > 1).count() > 2;
            if english || !own.contains(is_chinese) {
                continue;
            }
            looked_at += 1;
            if let Some(latin) = foreign(&own) {
                wrong.push(format!("{shown}:{line}: {latin:?} in {literal}"));
            }
        }
    }
    assert!(looked_at > 1_000, "{looked_at}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn reports_of_random_years_are_in_chinese() {
    use proptest::strategy::{Strategy as _, ValueTree as _};
    use shuangsuiji::Language;
    use shuangsuiji::calendar::WorkCalendar;
    use shuangsuiji::compliance::{ReportForm, report, rollup};
    // Years of the built-in statute, and under the rules of other places, which have fewer duties and other words.
    let statute = [shuangsuiji::rules::Ruleset::inner_mongolia()].into_iter().cycle().take(24);
    let elsewhere = shuangsuiji::rules::Ruleset::examples().into_iter().cycle().take(12);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut found = 0;
    for rules in statute.chain(elsewhere) {
        let (_, file) = shuangsuiji::strategies::compliance::faulty_files().new_tree(&mut runner).unwrap().current();
        let made = report(&file, &rules, &WorkCalendar::national()).unwrap();
        found += made.findings.len();
        let together = rollup(std::slice::from_ref(&file), &rules, &WorkCalendar::national()).unwrap();
        for text in
            [made.render(ReportForm::Text, Language::Chinese), together.render(ReportForm::Text, Language::Chinese)]
        {
            for line in text.lines() {
                // A clause that a pack words so itself.
                assert_eq!(foreign(&line.replace("A类", "甲类").replace("A、B、C类", "甲乙丙类")), None, "{line}");
                assert_eq!(visits_as_enterprises(line), None, "{line}");
            }
            assert!(FORBIDDEN.iter().all(|word| !text.contains(word)));
        }
        // Whom the file names is called by name.
        let registry = file.registry.as_ref().unwrap();
        for visit in made.inspectors.iter().flat_map(|statement| &statement.visits) {
            let known = registry.get(visit.source.as_str()).map(|source| source.name().to_owned());
            assert_eq!(made.names.get(visit.source.as_str()), known.as_ref(), "{}", visit.source);
        }
    }
    assert!(found >= 24);
}

/// Every sentence in Chinese that an answer or a refusal holds; law that is cited keeps its own words.
fn sentences(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (field, value) in fields.iter().filter(|(field, _)| *field != "citation") {
                match value
                    .as_str()
                    .filter(|_| ["message_zh", "chinese", "derivation_zh", "remedy_zh"].contains(&&**field))
                {
                    Some(text) => found.push(text.to_owned()),
                    None => sentences(value, found),
                }
            }
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| sentences(value, found)),
        _ => {}
    }
}

#[test]
fn the_door_calls_by_name_what_rules_plan_and_request_have_a_name_for() {
    use serde_json::{Value, json};
    let example = |op: &str| -> Value {
        serde_json::from_str(&std::fs::read_to_string(format!("examples/requests/{op}.json")).unwrap()).unwrap()
    };
    let said = |request: &Value| -> Vec<String> {
        let answer = shuangsuiji::door::call(&request.to_string()).unwrap_or_else(|error| error.to_json());
        let mut found = Vec::new();
        sentences(&serde_json::from_str(&answer).unwrap(), &mut found);
        found
    };
    let agency = |tier: &str, division: &str, name: &str, key: u32| {
        json!({"agency": name, "division": division, "tier": tier, "sources": {"key": key, "general": 9, "project": 1},
            "inspectors": 1})
    };
    let agencies = [agency("county", "150102", "xincheng", 1), agency("prefecture", "150100", "hohhot", 30)];
    let names = json!({"xincheng": "新城区分局", "hohhot": "呼和浩特市生态环境局"});
    let plan = json!({"op": "feasibility", "year": 2027, "agencies": agencies, "names": names});
    let mut incomplete = plan.clone();
    incomplete["agencies"][0]["sources"].as_object_mut().unwrap().remove("key");
    let mut eligibility = example("eligibility");
    eligibility["names"] = names.clone();
    let mut disclosure = example("disclosure");
    disclosure["names"] = names.clone();
    let mut named = 0;
    for request in [plan, incomplete, eligibility, disclosure, example("compliance"), example("unreached")] {
        let sentences = said(&request);
        assert!(!sentences.is_empty(), "{request}");
        for text in sentences {
            for word in ["xincheng", "hohhot", "key", "general", "project", "inner-mongolia-trial"] {
                assert!(!text.contains(&format!("“{word}”")), "{}: {text}", request["op"]);
            }
            assert_eq!(foreign(&text.replace("A类", "甲类")), None, "{}: {text}", request["op"]);
            named += usize::from(
                ["新城区分局", "呼和浩特市生态环境局", "重点排污单位"].iter().any(|name| text.contains(name)),
            );
        }
    }
    assert!(named >= 8, "{named}");
    // What is wrong in form alone quotes what was written.
    let unread = said(&json!({"op": "plan", "year": 2027, "agencies": [], "names": names, "drawn": "key"}));
    assert_eq!(unread, ["字段“抽取日”：不应为“key”，应为数组"]);
}

#[test]
fn the_check_of_words_sees_what_it_is_for() {
    assert_eq!(foreign("抽取方案由xincheng编制"), Some("xincheng".to_owned()));
    assert_eq!(foreign("问题: 6"), Some("题: ".to_owned()));
    assert_eq!(foreign("“xincheng, a”由I-01检查，χ²=1.0，p值0.5"), None);
    assert_eq!(visits_as_enterprises("抽中44家次，其中递补0家。"), Some("递补0家".to_owned()));
    assert_eq!(visits_as_enterprises("抽中44家次，不同对象31家"), None);
}
