//! The command line.

use std::path::PathBuf;

use chrono::NaiveDate;

pub(crate) const USAGE: &str = "\
Draws 2027-Q1 for the prefecture of Hohhot and its nine counties, from made-up data.
由虚构数据抽取呼和浩特市及九个旗县区2027年第一季度的检查对象和执法检查人员。

usage: quarterly_draw [--agency NAME] [--all] [--json] [--out DIR [--force]] [--date DATE]

  --agency NAME  show and write this agency alone, such as xincheng       只显示一个机关
  --all        show every drawn source, not only the first of each stratum  列出全部抽中对象
  --json       print JSON and nothing else                                  只输出JSON
  --out DIR    write orders, lists, transcripts and pages as files          写出抽取方案、名单、记录和网页
  --force      write also where there are files already                     覆盖已有文件
  --date DATE  the day of the prefecture's draw; the counties draw on the   抽取日期
               day after (default 2026-12-15)
  --help       show this                                                    帮助
";

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Request {
    Help,
    Draw(Options),
}

/// How to draw and what to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) all: bool,
    pub(crate) json: bool,
    pub(crate) out: Option<PathBuf>,
    pub(crate) force: bool,
    pub(crate) agency: Option<String>,
    pub(crate) date: NaiveDate,
}

impl Default for Options {
    fn default() -> Self {
        let date = NaiveDate::from_ymd_opt(2026, 12, 15).expect("a day of the calendar");
        Self { all: false, json: false, out: None, force: false, agency: None, date }
    }
}

/// Reads the arguments; the error is a sentence about the first that is wrong.
pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Request, String> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next() {
        let mut value = |what: &str| arguments.next().ok_or_else(|| format!("`{argument}` needs {what} 缺少参数"));
        match argument.as_str() {
            "--help" | "-h" => return Ok(Request::Help),
            "--all" => options.all = true,
            "--force" => options.force = true,
            "--agency" => options.agency = Some(value("an agency")?),
            "--json" => options.json = true,
            "--out" => options.out = Some(value("a folder")?.into()),
            "--date" => {
                let text = value("a day")?;
                let day = text.parse().ok();
                options.date =
                    day.ok_or_else(|| format!("`{text}` is no day; expected one such as 2026-12-15 日期有误"))?;
            }
            unknown => return Err(format!("unknown argument `{unknown}` 未知参数")),
        }
    }
    Ok(Request::Draw(options))
}
