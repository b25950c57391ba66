//! The quarter for people: aligned also where names are full-width, coloured only on a terminal.

use std::fmt::Write;

use shuangsuiji::orders::TeamProspect;
use shuangsuiji::plan::{AgencyPlan, Finding, Method, PlannedDraw, expected_coverage};
use shuangsuiji::registry::SourceState;
use shuangsuiji::rules::Ruleset;
use shuangsuiji::{Id, Names};
use unicode_width::UnicodeWidthStr;

use super::agency::{AgencyDraw, StratumPlan};
use super::data::Data;
use super::plan::sentences;
use super::quarter::QuarterDraw;

/// How many drawn sources of a stratum, and findings of an agency, are shown unless all are asked for.
const SHOWN: usize = 3;

/// The states that the statute's pack leaves out, as columns.
const STATES: [SourceState; 4] =
    [SourceState::Closed, SourceState::MovedAway, SourceState::Cancelled, SourceState::Revoked];

/// Colours, or none.
#[derive(Clone, Copy)]
struct Paint(bool);

impl Paint {
    fn with(self, code: &str, text: impl std::fmt::Display) -> String {
        if self.0 { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }

    fn head(self, text: impl std::fmt::Display) -> String {
        self.with("1", text)
    }

    fn dim(self, text: impl std::fmt::Display) -> String {
        self.with("2", text)
    }

    fn good(self, text: impl std::fmt::Display) -> String {
        self.with("32", text)
    }

    fn warn(self, text: impl std::fmt::Display) -> String {
        self.with("33", text)
    }
}

/// The text with spaces up to a width, in columns of the terminal.
fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// The same, with the spaces before it.
fn right(text: impl ToString, width: usize) -> String {
    let text = text.to_string();
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// The columns of a line.
const WIDE: usize = 100;

/// The text without its colours, and the first of them.
fn unpainted(text: &str) -> (String, Option<&str>) {
    let (mut plain, mut first, mut rest) = (String::new(), None, text);
    while let Some((before, after)) = rest.split_once("\x1b[") {
        plain.push_str(before);
        let (code, after) = after.split_once('m').unwrap_or((after, ""));
        first = first.or(Some(code));
        rest = after;
    }
    plain.push_str(rest);
    (plain, first)
}

/// The text in lines of at most so many columns: broken at spaces, and between full-width characters, save before a mark.
fn wrapped(text: &str, wide: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut pieces: Vec<String> = Vec::new();
    for character in text.chars() {
        let full = character.to_string().width() > 1 && !"，。；：、”）".contains(character);
        match pieces.last_mut() {
            Some(last) if !full && !last.ends_with(' ') => last.push(character),
            _ => pieces.push(character.to_string()),
        }
    }
    for piece in pieces {
        let last = lines.last_mut().expect("there is a line");
        if last.width() + piece.trim_end().width() > wide {
            lines.push(piece);
        } else {
            last.push_str(&piece);
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

pub(crate) fn text(quarter: &QuarterDraw, all: bool, colour: bool) -> String {
    let names = quarter.names();
    let mut page = Page { text: String::new(), paint: Paint(colour), data: &quarter.data, names, all };
    page.top(quarter);
    page.summary(quarter);
    page.plan(quarter);
    quarter.agencies.iter().for_each(|drawn| page.agency(quarter, drawn));
    page.text
}

struct Page<'a> {
    text: String,
    paint: Paint,
    data: &'a Data,
    names: Names,
    all: bool,
}

impl Page<'_> {
    /// Writes a line; a long one goes on below, under its own beginning.
    fn line(&mut self, line: impl std::fmt::Display) {
        for line in line.to_string().split('\n') {
            let (plain, code) = unpainted(line);
            if plain.width() <= WIDE {
                let _ = writeln!(self.text, "{line}");
                continue;
            }
            let text = plain.trim_start();
            let indent = " ".repeat(plain.len() - text.len());
            for (at, part) in wrapped(text, WIDE - indent.len() - 2).iter().enumerate() {
                let part = code.map_or_else(|| part.clone(), |code| self.paint.with(code, part));
                let _ = writeln!(self.text, "{indent}{}{part}", if at == 0 { "" } else { "  " });
            }
        }
    }

    fn top(&mut self, quarter: &QuarterDraw) {
        let title = &quarter.rules.pack().title.zh;
        self.line(self.paint.head(format_args!("双随机抽取 · double random draw · {}", quarter.period)));
        self.line(format_args!("{title}  ({})", quarter.rules.id()));
        self.line(self.paint.dim("Every enterprise, person and number is made up. 数据全部为虚构。"));
    }

    fn plan(&mut self, quarter: &QuarterDraw) {
        let (plan, paint) = (&quarter.plan.plan, self.paint);
        self.line(format_args!("\n{}", paint.head(format_args!("━━ plan 年度计划 {} (Art. 9)", plan.year()))));
        let mut head = left("   agency 机关, Q1 Q2 Q3 Q4", 30);
        quarter.rules.strata().for_each(|stratum| head += &left(stratum.name.zh.as_str(), 20));
        self.line(paint.head(head.trim_end()));
        for agency in &quarter.agencies {
            let Some(planned) = plan.agency(agency.agency.token.as_str()) else { continue };
            let place = agency.agency.division.name().unwrap_or("");
            let name = left(agency.agency.token.as_str(), 11);
            let mut line = left(&format!("   {name} {place}"), 30);
            quarter.rules.strata().for_each(|stratum| line += &left(&year(planned, stratum.stratum.as_str()), 20));
            self.line(line.trim_end());
        }
        self.coverage(quarter);
        self.filing(quarter);
        self.findings(&quarter.plan.about(None));
    }

    /// How many different sources the year's draws are expected to reach, of how many.
    fn coverage(&mut self, quarter: &QuarterDraw) {
        self.line(self.paint.dim("   expected to be reached in the year, of all 预计全年覆盖数/总数"));
        for agency in &quarter.agencies {
            let Some(planned) = quarter.plan.plan.agency(agency.agency.token.as_str()) else { continue };
            let mut line = left(&format!("   {}", agency.agency.token), 30);
            quarter.rules.strata().for_each(|stratum| {
                line += &left(&coverage(&quarter.rules, planned, stratum.stratum.as_str()), 20);
            });
            self.line(line.trim_end());
        }
    }

    fn filing(&mut self, quarter: &QuarterDraw) {
        let (plan, paint) = (&quarter.plan, self.paint);
        let due = plan.plan.due().map(|filing| {
            format!(
                "due 备案期限 {} ({}), ",
                filing.due,
                filing.article.map_or_else(String::new, |article| article.to_string())
            )
        });
        let finding = plan.late.as_ref().map(sentences);
        let finding = match finding {
            None => paint.good("in time 按期"),
            Some((english, chinese)) => paint.warn(format_args!("{english} {chinese}")),
        };
        self.line(format_args!("   {}filed 备案 {}: {finding}", due.unwrap_or_default(), plan.filed_on));
    }

    fn findings(&mut self, findings: &[&Finding]) {
        if findings.is_empty() {
            return;
        }
        self.line(format_args!("\n{}", self.paint.head("   feasibility 可行性")));
        let shown = if self.all { findings.len() } else { findings.len().min(SHOWN) };
        for (english, chinese) in findings[..shown].iter().map(|finding| sentences(finding)) {
            self.line(format_args!("     {}", self.paint.warn(english)));
            self.line(format_args!("     {}", self.names.said(&chinese)));
        }
        if findings.len() > shown {
            let more = format!("     … {} more, shown with --all 其余略", findings.len() - shown);
            self.line(self.paint.dim(more));
        }
    }

    /// Why the cap leaves out one of those that it leaves out.
    fn capped(&mut self, drawn: &AgencyDraw) {
        if let Some(capped) = &drawn.capped {
            self.line(self.paint.dim(format_args!("     e.g. {} {}", capped.source, capped.english)));
            self.line(self.paint.dim(format_args!("     例 {} {}", capped.source, self.names.said(&capped.chinese))));
        }
    }

    fn agency(&mut self, quarter: &QuarterDraw, drawn: &AgencyDraw) {
        let (agency, paint) = (&drawn.agency, self.paint);
        let window = quarter.period.span();
        let head = format!(
            "━━ {} · {} {} · {} {}",
            agency.name,
            agency.token,
            agency.division,
            drawn.tier,
            quarter.rules.tier_name(drawn.tier).chinese
        );
        self.line(format_args!("\n{}", paint.head(head)));
        self.line(format_args!(
            "   drawn on {} 抽取, visits from {} to {} 检查 (Art. 10)\n",
            drawn.day,
            window.from(),
            window.until()
        ));
        self.quotas(drawn);
        let mut findings = quarter.plan.about(Some(&agency.token));
        // What the plan says already is not said again.
        let more: Vec<_> = drawn.feasibility.findings.iter().filter(|it| !findings.contains(it)).collect();
        findings.extend(more);
        self.findings(&findings);
        self.candidates(drawn);
        self.capped(drawn);
        self.inspectors(drawn);
        self.drawn(drawn);
        self.digests(drawn);
    }

    fn quotas(&mut self, drawn: &AgencyDraw) {
        self.line(self.paint.head("   quota 抽取数量"));
        for plan in &drawn.strata {
            self.line(format_args!("     {}  {}  {}", label(plan), right(plan.quota.count, 4), plan.quota.derivation));
        }
    }

    fn candidates(&mut self, drawn: &AgencyDraw) {
        let mut head = left("   candidates 候选对象", 28);
        let mut columns = vec![("listed", "在库"), ("at cap", "达上限")];
        columns.extend(STATES.map(|state| (state.as_str(), state.chinese())));
        columns.extend([("can be drawn", "可抽取"), ("exempt", "不受限")]);
        for (english, _) in &columns {
            head += &right(english, english.width() + 1);
        }
        let mut chinese = " ".repeat(28);
        columns.iter().for_each(|(english, name)| chinese += &right(name, english.width() + 1));
        self.line(format_args!("\n{}\n{}", self.paint.head(head), self.paint.dim(chinese)));
        for plan in &drawn.strata {
            let mut cells = vec![plan.count.listed, plan.count.at_cap];
            cells.extend(STATES.map(|state| plan.count.states.get(&state).copied().unwrap_or(0)));
            cells.extend([plan.count.candidates, plan.count.exempt]);
            let cells = cells.iter().zip(&columns).map(|(cell, (english, _))| {
                let shown = if *cell == 0 { "·".to_owned() } else { cell.to_string() };
                right(shown, english.width() + 1)
            });
            let line = left(&format!("     {}", label(plan)), 28) + &cells.collect::<String>();
            self.line(line);
        }
        self.line(
            self.paint.dim("     left out: at the cap by Art. 8(cap) · 第八条第二款, by state by Art. 7 · 第七条"),
        );
    }

    fn inspectors(&mut self, drawn: &AgencyDraw) {
        let count = &drawn.inspectors;
        let mut parts = vec![format!("{} on the roster 在册", count.listed)];
        if count.borrowed > 0 {
            parts.push(format!("{} of them borrowed 跨区域抽调", count.borrowed));
        }
        parts.push(format!("{} own and certified 计入基数", count.basis));
        parts.push(format!("{} available 可选派", count.available));
        parts.push(format!("{} recusals 回避", count.recusals));
        self.line(format_args!("\n{}", self.paint.head("   inspectors 执法检查人员 (Art. 6)")));
        self.line(format_args!("     {}", parts.join(", ")));
        for ((english, chinese), n) in &count.absent {
            self.line(self.paint.dim(format_args!("     left out: {n} × {english} · {chinese}")));
        }
    }

    fn drawn(&mut self, drawn: &AgencyDraw) {
        self.line(format_args!("\n{}", self.paint.head("   drawn 抽取结果")));
        for plan in &drawn.strata {
            let (sources, shortfall) = drawn.drawn(&plan.stratum);
            let shown = if self.all { sources.len() } else { sources.len().min(SHOWN) };
            for source in &sources[..shown] {
                let name = self.data.registry.get(source.source.as_str()).map_or("", |source| source.name());
                let person = |id: &Id| self.data.roster.get(id.as_str()).map_or("", |person| person.name().as_str());
                let member = |id: &Id| left(&format!("{id} {}", person(id)), 12);
                let team: Vec<String> = source.team.iter().map(member).collect();
                let stratum = left(plan.stratum.stratum.as_str(), 8);
                let (rank, name) = (right(source.rank, 3), left(name, 30));
                let line = format!("     {stratum} {rank}  {}  {name}  {}", source.source, team.join("  "));
                self.line(line.trim_end());
            }
            if sources.len() > shown {
                let more = format!("              … {} more, shown with --all 其余略", sources.len() - shown);
                self.line(self.paint.dim(more));
            }
            if shortfall > 0 {
                let stratum = left(plan.stratum.stratum.as_str(), 8);
                let line =
                    format!("     {stratum} shortfall 缺额 {shortfall}: only {} can be drawn", plan.count.candidates);
                self.line(self.paint.warn(line));
            }
        }
        let loads = drawn.loads().into_iter();
        let loads: Vec<String> = loads.map(|(load, n)| format!("{n} × {}", load.0)).collect();
        if drawn.feasibility.teams == TeamProspect::Always {
            self.line(
                self.paint.dim(
                    "     known before the reveal: every possible draw has teams 抽取前已核验：无论抽中哪些对象均可组成检查组",
                ),
            );
        }
        self.line(format_args!("     inspectors × visits 人数×次数: {}", loads.join(", ")));
    }

    fn digests(&mut self, drawn: &AgencyDraw) {
        let order = drawn.draw.revealed().committed().digest();
        self.line(format_args!("\n   {}{order}", left("order 抽取方案", 21)));
        self.line(format_args!("   {}{}", left("transcript 抽取记录", 21), drawn.draw.digest()));
        let entropy = drawn.draw.revealed().entropy();
        let (needed, at_most) = (entropy.needed, entropy.at_most);
        self.line(self.paint.dim(format_args!(
            "   {}every outcome needs {needed} bits, there are at most {at_most} 覆盖全部结果所需比特数，随机数最多可提供比特数",
            left("entropy 随机性", 21)
        )));
        self.line(self.paint.dim(format_args!(
            "   {}rules, window, quotas and items fit the order (Arts. 3, 8, 10) 依据与抽取方案相符",
            left("record 抽取依据", 21)
        )));
        let line = self.paint.good("   verified 验证通过 from order, lists and transcript as text");
        self.line(line);
    }

    fn summary(&mut self, quarter: &QuarterDraw) {
        let head = format!(
            "{}{}{}{}{}{}  {}",
            left("agency 机关", 24),
            right("key", 5),
            right("general", 8),
            right("short", 6),
            right("people", 7),
            right("most", 5),
            "transcript"
        );
        self.line(format_args!(
            "\n{}\n{}",
            self.paint.head(format_args!("━━ {}", quarter.period)),
            self.paint.head(head)
        ));
        for drawn in &quarter.agencies {
            let place = drawn.agency.division.name().unwrap_or("");
            let of = |word: &str| {
                let found = drawn.draw.strata().iter().find(|stratum| stratum.stratum.as_str() == word);
                found.map_or(0, |stratum| stratum.drawn.len())
            };
            let short: u32 = drawn.draw.strata().iter().map(|stratum| stratum.shortfall).sum();
            let most = drawn.loads().keys().next().map_or(0, |load| load.0);
            let short = right(if short == 0 { "·".to_owned() } else { short.to_string() }, 6);
            let line = format!(
                "{}{}{}{}{}{}  {}…  {}",
                left(&format!("{} {place}", left(drawn.agency.token.as_str(), 11)), 24),
                right(of("key"), 5),
                right(of("general"), 8),
                short,
                right(drawn.inspectors.available, 7),
                right(most, 5),
                &drawn.draw.digest().to_string()[..16],
                self.paint.good("verified 验证通过")
            );
            self.line(line);
        }
    }
}

/// The quotas of an agency's draws of a stratum, period after period.
fn year(agency: &AgencyPlan, stratum: &str) -> String {
    let draws = agency.stratum(stratum).map_or(&[][..], |plan| &plan.draws);
    let quotas: Vec<String> = draws.iter().map(|draw: &PlannedDraw| right(draw.quota.count, 3)).collect();
    quotas.join(" ")
}

/// The expected coverage of a stratum, rounded down; `~` before what was simulated.
fn coverage(rules: &Ruleset, agency: &AgencyPlan, stratum: &str) -> String {
    const RUNS: u32 = 200;
    let pack = rules.pack();
    let draws = agency.stratum(stratum).map_or(&[][..], |plan| &plan.draws);
    let draws: Vec<u32> = draws.iter().map(|draw| draw.quota.count).collect();
    let sources = agency.base.sources.get(stratum).copied().unwrap_or(0);
    let cap = pack.cap.as_ref().map(|cap| cap.most);
    let expected = expected_coverage(sources, &draws, pack.coverage.order, cap, 0, RUNS);
    let (reached, of) = expected.sources.parts();
    let about = if matches!(expected.method, Method::Simulated { .. }) { "~" } else { " " };
    format!("{}/{sources}", right(format_args!("{about}{}", reached / of), 6))
}

/// A stratum's word and name, in columns.
fn label(plan: &StratumPlan) -> String {
    format!("{} {}", left(plan.stratum.stratum.as_str(), 8), left(plan.stratum.name.zh.as_str(), 13))
}
