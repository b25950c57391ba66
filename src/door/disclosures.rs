//! `disclosure` (Art. 13): what is owed to the public, by when and by whom, and how that stands on a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::days::calendar;
use super::error::DoorError;
use super::finding::FindingForm;
use super::lookup::RulesForm;
use super::request::{ElementCheck, Operation, check};
use crate::calendar::{Entry as Notice, Revision, WorkCalendar};
use crate::disclosure::{Disclosure, DisclosureFinding, Entry, Rate};
use crate::inspection::{DrawRecord, Inspection, Inspections};
use crate::rules::Ruleset;
use crate::{Names, Text, Token};

/// How publication stands on a day.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosureRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// The draws on record.
    pub draws: Vec<DrawRecord>,
    /// The inspections.
    pub inspections: Vec<Inspection>,
    /// The day on which is asked; what happened later is not known.
    pub on: NaiveDate,
    /// Whether days without a notice are answered too, by weekends and statutory dates alone.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub provisional: bool,
    /// Notices laid over the national calendar: further years, amendments, local holidays.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub calendar: Vec<Notice>,
    /// Official names of agencies, for people's forms.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub names: BTreeMap<Token, Text>,
}

/// How publication stands.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DisclosureResponse {
    /// Everything that is owed, by the day from which it is.
    pub entries: Vec<EntryForm>,
    /// What is still to be published, by its place in `entries`: what is due soonest first.
    pub to_publish: Vec<usize>,
    /// How much stands how, by agency and stratum.
    pub rates: Vec<Rate>,
    /// What was published late or by somebody else, and what is overdue.
    pub findings: Vec<FindingForm<DisclosureFinding>>,
    /// The data that the days came from.
    pub revision: Revision,
}

/// Something owed to the public.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EntryForm {
    /// What, since when, by whom, and how it stands.
    pub entry: Entry,
    /// How it stands, in English.
    pub message: String,
    /// The same in Chinese.
    pub message_zh: String,
}

impl Operation for DisclosureRequest {
    const NAME: &'static str = "disclosure";
    type Response = DisclosureResponse;
    const BY_RULES: bool = true;
    const LISTS: &'static [(&'static str, ElementCheck)] =
        &[("draws", check::<DrawRecord>), ("inspections", check::<Inspection>)];

    fn answer(self) -> Result<DisclosureResponse, DoorError> {
        let rules = self.rules.read()?;
        let inspections = Inspections::new(self.inspections).map_err(|errors| DoorError::all(&errors))?;
        let national = calendar(&self.calendar)?;
        let calendar = if self.provisional { national.provisional() } else { national };
        let disclosure = Disclosure::new(&rules, &self.draws, &inspections);
        Ok(DisclosureResponse::of(&rules, &Names::default().and(&self.names), &disclosure, &calendar, self.on))
    }
}

impl DisclosureResponse {
    /// How publication stands on a day.
    pub(crate) fn of(
        rules: &Ruleset,
        names: &Names,
        disclosure: &Disclosure,
        calendar: &WorkCalendar,
        on: NaiveDate,
    ) -> Self {
        let entries: Vec<Entry> = disclosure.entries(calendar, on).collect();
        let to_publish = Disclosure::open(&entries);
        let findings = disclosure.findings(calendar, on).into_iter().map(|finding| {
            let remedy = (finding.remedy(), finding.remedy_chinese());
            let stratum = finding.stratum.clone();
            FindingForm::of(Some(rules), stratum.as_ref(), finding, remedy).named(names)
        });
        let findings = findings.collect();
        let entries = entries.into_iter().map(|entry| EntryForm {
            message: entry.state.to_string(),
            message_zh: entry.state.chinese(),
            entry,
        });
        let (rates, revision) = (disclosure.rates(calendar, on), calendar.revision());
        Self { entries: entries.collect(), to_publish, rates, findings, revision }
    }
}
