//! `sample`: a request of a kind with its label and the answer that is right, from a seed. With the feature `proptest` alone, for
//! test suites in other languages: they draw a seed, and shrink it.
//!
//! The smaller the seed, the smaller the case; 0 makes the least. The same seed makes the same case on every platform and
//! with every version of any random number generator.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::error::DoorError;
use super::operation::call;
use super::request::{Operation, sealed};
use crate::calendar::WorkCalendar;
use crate::draw::List;
use crate::rules::Ruleset;
use crate::strategies::compliance::{Planted, Setting};
use crate::strategies::draw::{DrawSetting, credit_code, number};
use crate::strategies::known;
use crate::{Code, CountFrom, Tier, Year};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleKind {
    /// Until when a result is published, and whether it was (Art. 13).
    Deadline,
    /// Whether the cap lets a source be drawn (Art. 8).
    Eligibility,
    /// A credit code (Art. 7).
    CreditCode,
    /// A county's annual plan from its counts (Arts. 8, 9).
    Quota,
    /// A draw from its order, lists and contributions (Art. 1).
    Draw,
    /// A publication (Art. 2).
    Verify,
    /// A year on file (Arts. 3–15).
    Year,
}

/// A request with what it should be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Sample {
    /// What is asked.
    pub kind: SampleKind,
    /// `lawful`, or `unlawful`.
    pub label: String,
    /// The number of what is wrong; null of a lawful case.
    pub code: Option<u16>,
    /// The request.
    pub request: Value,
    /// The members that the answer has, or `{"error": {"code": …}}` where the request is refused.
    pub expected: Value,
}

/// Asks for a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleRequest {
    /// What is asked.
    pub kind: SampleKind,
    /// What decides of the case.
    #[serde(default)]
    pub seed: u64,
    /// Whether something is wrong in it.
    #[serde(default)]
    pub fault: bool,
}

impl sealed::Sealed for SampleRequest {}

impl Operation for SampleRequest {
    const NAME: &'static str = "sample";
    type Response = Sample;

    fn answer(self) -> Result<Sample, DoorError> {
        let (request, wrong) = self.request();
        let answer = match call(&request.to_string()) {
            Ok(answer) => serde_json::from_str(&answer).unwrap_or_default(),
            Err(error) => json!({"error": {"code": error.code}}),
        };
        let refused = || u16::try_from(answer.pointer("/error/code")?.as_u64()?).ok();
        let code = if self.fault { wrong.map(Code::number).or_else(refused) } else { None };
        let label = if self.fault { "unlawful" } else { "lawful" }.to_owned();
        Ok(Sample { kind: self.kind, label, code, request, expected: self.told(answer) })
    }
}

impl SampleRequest {
    /// A number below a bound.
    fn below(&self, purpose: u64, bound: u32) -> u32 {
        let found = number(self.seed, purpose).checked_rem(u64::from(bound)).unwrap_or(0);
        u32::try_from(found).unwrap_or(0)
    }

    /// A number that is at most the seed's length in bits.
    fn few(&self, purpose: u64) -> u32 {
        self.below(purpose, u64::BITS.saturating_sub(self.seed.leading_zeros()).saturating_add(1))
    }

    /// The request, and what is wrong in it where the door answers it all the same.
    fn request(&self) -> (Value, Option<Code>) {
        match self.kind {
            SampleKind::Deadline => (self.deadline(), Some(Code::PUBLISHED_LATE)),
            SampleKind::Eligibility => (self.eligibility(), Some(Code::CAP_FILLED)),
            SampleKind::CreditCode => (self.credit_code(), None),
            SampleKind::Quota => (self.quota(), None),
            SampleKind::Draw => (self.draw(), None),
            SampleKind::Verify => (self.verify(), None),
            SampleKind::Year => self.year(),
        }
    }

    /// Published within the days, or on the day after the last. By weight the visit is over on the first or last day of which the
    /// calendar knows the last day for it, and where nothing is wrong now and then on one of which it does not: nobody can say.
    fn deadline(&self) -> Value {
        let calendar = WorkCalendar::national();
        let rules = Ruleset::inner_mongolia();
        let publication = rules.pack().publication.as_ref();
        let (working_days, from) = publication.map_or((0, CountFrom::DayAfter), |it| (it.working_days, it.count_from));
        let covered = calendar.covered();
        let due = |completed| Some(calendar.nth_working_day_after(completed, working_days, from).ok()?.value);
        let back = |days: u32| covered.until().checked_sub_days(Days::new(days.into())).unwrap_or(covered.from());
        let beyond = (0..covered.days()).take_while(|days| due(back(*days)).is_none()).count();
        let beyond = u32::try_from(beyond).unwrap_or(0);
        let completed = match self.below(3, 16) {
            1 => back(beyond),
            2 if !self.fault => back(self.below(4, beyond)),
            3 => covered.from(),
            _ => {
                let days = self.below(1, covered.days().saturating_sub(beyond));
                covered.from().checked_add_days(Days::new(days.into())).unwrap_or(covered.from())
            }
        };
        let last = due(completed).unwrap_or(covered.until());
        let days = last.signed_duration_since(completed).num_days();
        let used = u64::from(self.below(2, u32::try_from(days).unwrap_or(0).saturating_add(1)));
        let published: NaiveDate = match self.fault {
            true => last.succ_opt().unwrap_or(last),
            false => completed.checked_add_days(Days::new(used)).unwrap_or(last),
        };
        json!({"op": "deadline", "completed": completed, "published": published, "today": published, "working_days": working_days})
    }

    /// Two visits, and nothing that lifts the cap; or one fewer, or a violation.
    fn eligibility(&self) -> Value {
        let agency = json!({"name": "xincheng", "division": "150102", "tier": "county"});
        let violation = !self.fault && self.below(3, 2) == 1;
        let visits = if self.fault || violation { 2 } else { self.below(4, 2) };
        let record = |quarter: u32| {
            let outcome = match violation && quarter == 2 {
                true => json!({"violation": {"rectification_ordered": true}}),
                false => json!("no_violation"),
            };
            let month = quarter.saturating_mul(3).saturating_sub(2);
            let day = self.below(u64::from(quarter).saturating_add(4), 28).saturating_add(1);
            json!({
                "source": "E-1", "agency": agency, "kind": "daily", "period": format!("2027-Q{quarter}"),
                "drawn": "2026-12-15", "state": {"completed": {"completed": format!("2027-{month:02}-{day:02}"), "outcome": outcome}}
            })
        };
        let records: Vec<Value> = (1..=visits).map(record).collect();
        json!({
            "op": "eligibility", "agency": "xincheng", "year": 2027, "on": "2027-06-15", "sources": ["E-1"], "records": records
        })
    }

    fn credit_code(&self) -> Value {
        let code = credit_code(self.below(1, 100_000_000).saturating_add(1)).to_string();
        let last = code.chars().last().unwrap_or('0');
        let other = if last == '0' { '1' } else { '0' };
        let code = if self.fault { code.chars().take(17).chain([other]).collect() } else { code };
        json!({"op": "check_credit_code", "code": code})
    }

    fn quota(&self) -> Value {
        let mut sources = json!({"general": self.few(1).saturating_mul(10), "key": self.few(2), "project": 0});
        if let (true, Some(sources)) = (self.fault, sources.as_object_mut()) {
            sources.remove("key");
        }
        let county = json!({
            "agency": "xincheng", "division": "150102", "tier": "county", "inspectors": self.few(3), "sources": sources
        });
        json!({"op": "plan", "year": 2027, "agencies": [county]})
    }

    fn setting(&self) -> DrawSetting {
        let setting = DrawSetting {
            sources: self.few(1).saturating_add(1),
            excluded: self.below(2, 2),
            exempt: self.below(3, 2),
            inspected: self.few(4),
            inspectors: self.few(5).saturating_add(2),
            recusals: self.few(6),
            quotas: [7, 8, 10].map(|purpose| Some(self.few(purpose).saturating_add(1))),
            secrets: self.below(9, 2),
            seed: self.seed,
            ..DrawSetting::plain()
        };
        setting.feasible()
    }

    /// A draw; or one whose teams are larger by one than there are inspectors.
    fn draw(&self) -> Value {
        let setting = self.setting();
        // Few enough that a team of one more is a team that a host takes.
        let inspectors = setting.inspectors.min(60);
        let (sources, team) = (setting.sources, inspectors.saturating_add(1));
        let all = DrawSetting { excluded: 0, exempt: sources, inspectors, team, ..setting };
        let (committed, reveal) = if self.fault { all } else { setting }.committed();
        let text = |list| committed.lists().text(list);
        json!({
            "op": "draw", "order": committed.order().to_string(), "sources": text(List::Sources),
            "inspectors": text(List::Inspectors), "recusals": text(List::Recusals), "contributions": reveal
        })
    }

    /// A publication; or one that lacks its first drawn line.
    fn verify(&self) -> Value {
        let setting = self.setting();
        let setting = DrawSetting { excluded: 0, exempt: setting.sources, ..setting };
        let (committed, reveal) = setting.committed();
        let drawn = committed.reveal(reveal).ok().and_then(|revealed| revealed.draw().ok());
        let transcript = drawn.map_or_else(String::new, |draw| draw.transcript().to_string());
        let first = transcript.lines().position(|line| line.starts_with("drawn "));
        let lines = transcript.split_inclusive('\n').enumerate();
        let transcript: String =
            lines.filter(|(at, _)| !self.fault || Some(*at) != first).map(|(_, line)| line).collect();
        let text = |list| committed.lists().text(list);
        json!({
            "op": "verify", "order": committed.order().to_string(), "sources": text(List::Sources),
            "inspectors": text(List::Inspectors), "recusals": text(List::Recusals), "transcripts": [transcript]
        })
    }

    /// A year; or the same with the first fault, from a chosen one on, for which it has a place.
    fn year(&self) -> (Value, Option<Code>) {
        let year = i32::try_from(self.below(1, 17)).unwrap_or(0).saturating_add(2008);
        let setting = Setting {
            year: Year::new(year).unwrap_or_else(|_| known("2008")),
            tier: Tier::County,
            key: self.below(2, 11).saturating_add(4),
            inspectors: self.below(3, 3).saturating_add(4),
            mishap: None,
            changes: false,
            rulebook: Default::default(),
            seed: self.seed,
        };
        let from = self.below(4, u32::try_from(Planted::ALL.len()).unwrap_or(1)) as usize;
        let faults = Planted::ALL.iter().cycle().skip(from).take(Planted::ALL.len());
        let planted = faults.map(|fault| (setting.year(Some(*fault)), Some(fault.code())));
        let found = match self.fault {
            true => planted.filter_map(|(file, code)| Some((file?, code))).next(),
            false => setting.year(None).map(|file| (file, None)),
        };
        let (file, code) = found.map_or((Value::Null, None), |(file, code)| (json!(file), code));
        (json!({"op": "compliance", "file": file}), code)
    }

    /// What is expected of the answer: its decisive members.
    fn told(&self, answer: Value) -> Value {
        let of = |members: &[&str]| -> Value {
            members.iter().filter_map(|name| Some(((*name).to_owned(), answer.get(name)?.clone()))).collect()
        };
        if answer.get("error").is_some_and(|error| !error.is_null()) && self.kind != SampleKind::CreditCode {
            return answer;
        }
        match self.kind {
            SampleKind::Deadline => of(&["due", "status"]),
            SampleKind::CreditCode => of(&["valid", "fails"]),
            SampleKind::Draw => of(&["transcript_digest"]),
            SampleKind::Verify => of(&["drawn"]),
            SampleKind::Eligibility => {
                json!({"sources": picked(answer.get("sources"), &["may_be_drawn", "inspections", "exempt"])})
            }
            SampleKind::Quota => json!({"draws": picked(answer.get("draws"), &["stratum", "period", "quota"])}),
            SampleKind::Year => {
                json!({"report": {"findings": picked(answer.pointer("/report/findings"), &["code", "article"])}})
            }
        }
    }
}

/// These members of each element.
fn picked(array: Option<&Value>, members: &[&str]) -> Vec<Value> {
    let member = |element: &Value, name: &str| (name.to_owned(), element.get(name).cloned().unwrap_or_default());
    let of = |element: &Value| members.iter().map(|name| member(element, name)).collect();
    array.and_then(Value::as_array).map_or(&[][..], Vec::as_slice).iter().map(of).collect()
}
