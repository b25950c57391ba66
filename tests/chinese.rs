//! The Chinese that officials read: words that no output may have, whichever code, row or document says them.
//!
//! Every text that the crate can say stands in its sources, so all of them are looked at.

use std::path::{Path, PathBuf};

/// What is said otherwise now; a law that is quoted keeps its own words.
const FORBIDDEN: [&str; 25] = [
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
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "json") {
            found.push(path);
        }
    }
}

#[test]
fn no_text_has_a_word_that_officials_do_not_write() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    sources(Path::new("examples"), &mut files);
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
