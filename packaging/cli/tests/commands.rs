//! The command on real files: what it writes, what it refuses, and the code that it leaves with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/data");
const MADE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/tables/made");
const LOTTERY: &str = "福彩3D 第2026340期";

/// A folder of its own for each test, with what was said there last.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shuangsuiji"));
        command.args(arguments).current_dir(self.0.path()).env("NO_COLOR", "1").output().unwrap()
    }

    #[track_caller]
    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What is said where the command leaves with this code.
    #[track_caller]
    fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", said(&output));
        assert!(output.stdout.is_empty() || arguments.contains(&"--json"), "{arguments:?} says something and fails");
        said(&output)
    }

    /// The year's plan, made once for all tests.
    fn plan(&self) {
        static PLAN: OnceLock<String> = OnceLock::new();
        let plan = PLAN.get_or_init(|| {
            let desk = Self::new();
            desk.ok(&["plan", "--data", DATA, "--year", "2027", "--on", "2026-11-30", "--out", "plan.json"]);
            read(&desk.path("plan.json"))
        });
        fs::write(self.path("plan.json"), plan).unwrap();
    }

    fn order(&self, folder: &str, more: &[&str]) -> String {
        let order = ["order", "--data", DATA, "--plan", "plan.json", "--agency", "xincheng", "--period", "2027-Q1"];
        let rest = ["--on", "2026-12-15", "--lottery", LOTTERY, "--out", folder];
        self.ok(&[&order[..], &rest, more].concat())
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(self.0.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_quarter_from_the_tables_to_the_page() {
    let desk = Desk::new();
    let plan = desk.ok(&["plan", "--data", DATA, "--year", "2027", "--on", "2026-11-30", "--out", "plan.json"]);
    assert!(!plan.contains("xincheng"), "an agency is called by its name: {plan}");
    assert!(
        plan.contains("呼和浩特市生态环境局新城区分局") && plan.contains("重点") && plan.contains("2027年第一季度"),
        "{plan}"
    );
    let order = desk.order("q1", &[]);
    assert!(order.contains("在“福彩3D 第2026340期”产生之前公布其中的全部文件"), "{order}");
    assert_eq!(desk.names(), ["plan.json", "q1", "q1.secret"]);
    let drawn = desk.ok(&["draw", "q1", "--lottery", "407"]);
    let transcript = read(&desk.path("q1/transcript-1.txt"));
    let first = transcript.lines().find(|line| line.starts_with("drawn ")).unwrap().split(' ').nth(3).unwrap();
    assert!(drawn.contains(first), "{drawn}");
    let verified = desk.ok(&["verify", "q1"]);
    assert!(verified.starts_with("q1：相符，抽中"), "{verified}");
    assert!(desk.ok(&["verify", "--chain", "q1"]).contains("1次，其中重新抽取0次"));

    let names = ["--agency", "新城区分局", "--elsewhere", "上级网站"];
    let sources = format!("{DATA}/sources.csv");
    desk.ok(&[&["page", "q1", "--sources", &sources, "--out", "q1.html"], &names[..]].concat());
    let page = read(&desk.path("q1.html"));
    assert!(page.contains("新城区分局") && page.contains("重点排污单位") && page.contains(first));
    assert!(!page.contains("0471-"), "a telephone number");
    desk.ok(&[&["archive", "q1", "--out", "index.html"], &names[..]].concat());
    assert!(read(&desk.path("index.html")).contains("q1.html"));
}

#[test]
fn a_salted_draw_is_published_without_those_who_were_not_drawn() {
    let desk = Desk::new();
    desk.plan();
    desk.order("q1", &["--salted", "--hash", "sm3"]);
    assert_eq!(desk.names(), ["plan.json", "q1", "q1.salt-key", "q1.secret"]);
    desk.ok(&["draw", "q1", "--lottery", "407"]);
    desk.ok(&["redact", "q1", "--out", "public.json"]);
    let public = read(&desk.path("public.json"));
    assert!(!public.contains(read(&desk.path("q1.salt-key")).trim()));
    assert!(desk.ok(&["verify", "public.json"]).contains("已公开的部分相符"));
    let lie = public.replacen("drawn key 1 ", "drawn key 2 ", 1);
    assert_ne!(lie, public);
    fs::write(desk.path("lie.json"), lie).unwrap();
    assert!(desk.refused(1, &["verify", "lie.json"]).contains("未通过"));
}

#[cfg(unix)]
#[test]
fn the_secret_is_read_by_its_owner_alone_and_no_two_are_alike() {
    use std::os::unix::fs::PermissionsExt;

    let desk = Desk::new();
    desk.plan();
    desk.order("a", &["--salted"]);
    desk.order("b", &["--salted"]);
    let files = ["a.secret", "b.secret", "a.salt-key", "b.salt-key"].map(|name| desk.path(name));
    let mut secrets = files.map(|path| {
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        read(&path)
    });
    assert!(secrets.iter().all(|secret| secret.trim().len() == 64));
    secrets.sort();
    assert!(secrets.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn nothing_is_overwritten() {
    let desk = Desk::new();
    desk.plan();
    let plan = read(&desk.path("plan.json"));
    let again =
        desk.refused(3, &["plan", "--data", DATA, "--year", "2028", "--on", "2027-11-30", "--out", "plan.json"]);
    assert!(again.contains("plan.json已存在，不覆盖"), "{again}");
    assert_eq!(read(&desk.path("plan.json")), plan);

    desk.order("q1", &[]);
    desk.ok(&["draw", "q1", "--lottery", "407"]);
    let transcript = read(&desk.path("q1/transcript-1.txt"));
    desk.refused(3, &["draw", "q1", "--lottery", "408"]);
    assert_eq!(read(&desk.path("q1/transcript-1.txt")), transcript);

    // A secret that is left over is somebody's: no order is made on top of it.
    fs::write(desk.path("q2.secret"), "kept").unwrap();
    let order = ["order", "--data", DATA, "--plan", "plan.json", "--agency", "xincheng", "--period", "2027-Q1"];
    desk.refused(3, &[&order[..], &["--on", "2026-12-15", "--lottery", LOTTERY, "--out", "q2"]].concat());
    assert_eq!(read(&desk.path("q2.secret")), "kept");
    assert!(!desk.path("q2").exists());
}

#[test]
fn what_is_refused_says_where_with_its_number_and_leaves_with_1() {
    let desk = Desk::new();
    desk.plan();
    let order = ["order", "--data", DATA, "--plan", "plan.json", "--agency", "xincheng", "--period", "2027-Q1"];
    let early = [&order[..], &["--on", "2026-10-08", "--lottery", LOTTERY, "--out", "q1"]].concat();
    let said = desk.refused(1, &early);
    assert!(said.contains("未通过：") && said.contains("第十条") && said.contains("错误号"), "{said}");
    assert_eq!(desk.names(), ["plan.json"], "nothing is left of it");
    let json: Value = serde_json::from_str(&desk.refused(1, &[&early[..], &["--json"]].concat())).unwrap();
    assert!(json["error"]["code"].is_u64() && json["error"]["message_zh"].is_string());

    desk.order("q1", &[]);
    desk.ok(&["draw", "q1", "--lottery", "407"]);
    let path = desk.path("q1/transcript-1.txt");
    let text = read(&path);
    let (first, rest) = text.split_once("drawn ").unwrap();
    fs::write(&path, format!("{first}drawn {}", rest.replacen(" 1 ", " 2 ", 1))).unwrap();
    assert!(desk.refused(1, &["verify", "q1"]).starts_with("q1：\n未通过："));
}

#[test]
fn a_table_is_checked_whole() {
    let desk = Desk::new();
    let sources = read(Path::new(&format!("{DATA}/sources.csv")));
    let lines: Vec<&str> = sources.lines().take(9).collect();
    let bad = lines.join("\n").replace("HH-0003,", ",").replace(",150102,key,active", ",15010x,key,active");
    fs::write(desk.path("bad.csv"), bad).unwrap();
    let said = desk.refused(1, &["check-table", "--sources", "bad.csv"]);
    assert!(said.matches("未通过：").count() > 2 && said.contains("共"), "{said}");

    let [sources, inspectors, recusals] = ["sources", "inspectors", "recusals"].map(|it| format!("{DATA}/{it}.csv"));
    let all = ["check-table", "--sources", &sources, "--inspectors", &inspectors, "--recusals", &recusals];
    assert!(desk.ok(&all).contains("格式无误"));
    fs::write(desk.path("recusals.csv"), "inspector,source,reason\nI-001,E-none,近亲属\n").unwrap();
    let all = ["check-table", "--sources", &sources, "--inspectors", &inspectors, "--recusals", "recusals.csv"];
    assert!(desk.refused(1, &all).contains("E-none"));
    fs::write(desk.path("gbk.csv"), [0xB1, 0xE0, 0xBA, 0xC5, b'\n']).unwrap();
    let said = desk.refused(1, &["check-table", "--sources", "gbk.csv"]);
    assert!(said.contains("缺少“主体名称”（“name”）列") && !said.contains("缺少“编号”"), "{said}");
}

#[test]
fn tables_are_workbooks_and_gbk_too_and_every_repair_is_listed() {
    let desk = Desk::new();
    for (name, sources) in [
        ("registry-xlsxwriter.xlsx", 3),
        ("registry-libreoffice.xls", 3),
        ("registry-libreoffice.ods", 3),
        ("registry-gnumeric-biff7.xls", 3),
    ] {
        let checked = desk.ok(&["check-table", "--sources", &format!("{MADE}/{name}")]);
        assert_eq!(checked, format!("信息库：{sources}个对象，格式无误\n"), "{name}");
    }
    let office = format!("{MADE}/office-openpyxl.xlsx");
    let listed = desk.ok(&["check-table", "--sources", &office]);
    assert!(listed.contains("处：\n  ") && listed.contains("略去标题行以上的一行"), "{listed}");
    let json: Value = serde_json::from_str(&desk.ok(&["check-table", "--sources", &office, "--json"])).unwrap();
    assert!(json["repairs"][&office].as_array().unwrap().iter().all(|it| it["message_zh"].is_string()), "{json}");
    let binary = desk.refused(1, &["check-table", "--sources", &format!("{MADE}/binary-sheetjs.xlsb")]);
    assert!(binary.contains(".xlsx"), "{binary}");

    // A plan from what an office sends is that from the tables as they should be.
    desk.plan();
    let office = desk.path("office");
    fs::create_dir(&office).unwrap();
    for name in ["agencies", "inspectors", "sources", "recusals"] {
        let table = read(&Path::new(DATA).join(format!("{name}.csv")));
        let (gbk, _, is_lossy) = encoding_rs::GBK.encode(&table);
        assert!(!is_lossy);
        fs::write(office.join(format!("{name}.csv")), gbk).unwrap();
    }
    let sources = read(&Path::new(DATA).join("sources.csv"));
    let chinese = sources.replace(",key,", ",重点排污单位,").replace("id,name", "企业编号,企业名称");
    fs::write(office.join("sources.csv"), chinese).unwrap();
    let plan = ["plan", "--data", "office", "--year", "2027", "--on", "2026-11-30", "--out", "again.json"];
    let output = desk.run(&plan);
    assert!(output.status.success(), "{}", said(&output));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("office/sources.csv：读取时处理") && told.contains("office/agencies.csv："), "{told}");
    assert_eq!(read(&desk.path("again.json")), read(&desk.path("plan.json")));

    // Of two files for one table nobody knows which is meant.
    fs::copy(format!("{MADE}/registry-xlsxwriter.xlsx"), office.join("sources.xlsx")).unwrap();
    let two = ["plan", "--data", "office", "--year", "2027", "--on", "2026-11-30", "--out", "two.json"];
    assert!(desk.refused(3, &two).contains("同时存在"));
    // A workbook in its place is read: it has no sources of these agencies with the strata of the rules.
    fs::remove_file(office.join("sources.csv")).unwrap();
    fs::write(office.join("agencies.csv"), "机关代号,机关名称,行政区划\nxincheng,新城区分局,150102\n").unwrap();
    let small = desk.ok(&["plan", "--data", "office", "--year", "2027", "--on", "2026-11-30", "--out", "small.json"]);
    assert!(small.contains("新城区分局"), "{small}");
}

#[test]
fn packs_notices_and_years_are_read() {
    let desk = Desk::new();
    assert!(desk.ok(&["check-pack", "inner-mongolia-trial"]).contains("无误"));
    let pack = desk.ok(&["check-pack", "inner-mongolia-trial", "--json"]);
    let mut pack: Value = serde_json::from_str(&pack).unwrap();
    fs::write(desk.path("pack.json"), pack.to_string()).unwrap();
    assert!(desk.ok(&["check-pack", "pack.json"]).contains("重点排污单位"));
    pack["team"]["size"] = "two".into();
    fs::write(desk.path("pack.json"), pack.to_string()).unwrap();
    assert!(desk.refused(1, &["check-pack", "pack.json"]).contains("team"));
    assert!(desk.refused(1, &["check-pack", "nowhere"]).contains("nowhere"));

    let requests = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/requests");
    let field = |file: &str, field: &str| -> Value {
        let request: Value = serde_json::from_str(&read(Path::new(&format!("{requests}/{file}.json")))).unwrap();
        request[field].clone()
    };
    fs::write(desk.path("notice.txt"), field("read_notice", "text").as_str().unwrap()).unwrap();
    let notice = desk.ok(&["read-notice", "notice.txt"]);
    assert!(notice.contains("2026-10-10 班 国庆节") && notice.contains("请逐日对照原文"), "{notice}");
    fs::write(desk.path("notice.txt"), "放假通知").unwrap();
    desk.refused(1, &["read-notice", "notice.txt"]);

    fs::write(desk.path("year.json"), field("compliance", "file").to_string()).unwrap();
    let shown = desk.ok(&["report", "year.json"]);
    assert!(shown.contains("第十三条"), "{shown}");
    desk.ok(&["report", "year.json", "--form", "html", "--language", "en", "--out", "year.html"]);
    assert!(read(&desk.path("year.html")).starts_with("<!DOCTYPE html>"));
    fs::write(desk.path("year.json"), "{\"agency\": ").unwrap();
    assert!(desk.refused(3, &["report", "year.json"]).contains("不是JSON：第1行"));
}

#[test]
fn a_source_that_is_gone_is_replaced_by_the_next() {
    let desk = Desk::new();
    desk.plan();
    desk.order("q1", &[]);
    desk.ok(&["draw", "q1", "--lottery", "407"]);
    let transcript = read(&desk.path("q1/transcript-1.txt"));
    let gone = transcript.lines().find(|line| line.starts_with("drawn key 1 ")).unwrap().split(' ').nth(3).unwrap();
    fs::write(desk.path("gone.csv"), format!("source,reason,since,evidence\n{gone},moved,2026-11-02,迁出登记\n"))
        .unwrap();
    let replace = ["replace", "q1", "--gone", "gone.csv", "--committed", "2026-12-15", "--on", "2027-01-12"];
    assert!(desk.ok(&replace).contains("依次递补"));
    assert!(read(&desk.path("q1/transcript-2.txt")).contains(&format!("skipped {gone} moved")));
    assert!(desk.ok(&["verify", "q1"]).contains("相符"));
    fs::write(desk.path("gone.csv"), "source,why\nE-1,moved\n").unwrap();
    let said = desk.refused(1, &replace);
    assert!(said.starts_with("gone.csv：") && said.contains("缺少“原因”（“reason”）列"), "{said}");
}

#[test]
fn what_is_wrong_with_the_arguments_is_said_in_chinese_with_2() {
    let desk = Desk::new();
    for (arguments, expected) in [
        (&["plan"][..], "命令有误：缺少--data <文件夹>"),
        (&["drow"], "命令有误：没有“drow”这一命令"),
        (&["verify", "--chian", "x"], "命令有误：没有“--chian”这一选项"),
        (&["report", "x", "--form", "pdf"], "不能是“pdf”，应为text、markdown、html"),
        (&["plan", "--year", "next"], "命令有误：--year <年>不能是“next”"),
        (&["verify", "x", "--json", "--json"], "命令有误：--json重复"),
    ] {
        let said = desk.refused(2, arguments);
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
    assert!(desk.refused(3, &["verify", "nowhere"]).contains("无法读取nowhere：没有这一文件或文件夹"));
    fs::write(desk.path("latin"), [0xFF, 0xFE]).unwrap();
    assert!(desk.refused(3, &["verify", "latin"]).contains("不是UTF-8文本"));
}

#[test]
fn help_and_completions_name_every_command() {
    let desk = Desk::new();
    let help = desk.ok(&["--help"]);
    assert!(help.contains("用法：") && help.contains("退出码：0 完成"));
    assert!(!help.contains("Usage") && !help.contains("Print help") && !help.contains("Options:"), "{help}");
    let bash = desk.ok(&["completions", "bash"]);
    let commands = [
        "plan",
        "order",
        "draw",
        "verify",
        "page",
        "archive",
        "replace",
        "redact",
        "report",
        "check-table",
        "check-pack",
        "read-notice",
        "completions",
    ];
    for command in commands {
        assert!(help.contains(command) && bash.contains(command), "{command}");
        let its = desk.ok(&[command, "--help"]);
        assert!(its.contains("用法：") && !its.contains("[default") && !its.contains("[possible"), "{its}");
    }
    assert_eq!(desk.ok(&["--version"]).trim(), concat!("shuangsuiji ", env!("CARGO_PKG_VERSION")));
}
