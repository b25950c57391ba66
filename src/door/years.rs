//! `compliance` (Arts. 3–15): the report of an agency's year, article by article; `rollup` (Art. 4): a league's agencies side
//! by side.

use serde::{Deserialize, Serialize};

use super::days::calendar;
use super::error::DoorError;
use super::lookup::RulesForm;
use super::request::Operation;
use crate::Language;
use crate::calendar::{Entry, WorkCalendar};
use crate::compliance::{Report, ReportForm, Rollup, RollupError, YearFile, YearFileError, report, rollup};
use crate::rules::Ruleset;

/// The report of an agency's year on file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComplianceRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// What is on file.
    pub file: YearFile,
    /// Whether days without a notice are answered too, by weekends and statutory dates alone.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub provisional: bool,
    /// Notices laid over the national calendar: further years, amendments, local holidays.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub calendar: Vec<Entry>,
    /// Whether the report is wanted for reading too.
    #[serde(default)]
    pub reading: Option<Reading>,
}

/// The report for reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// `text`, `markdown` or `html`.
    pub form: FormName,
    /// `zh` or `en`.
    pub language: LanguageName,
}

impl Reading {
    const fn read(self) -> (ReportForm, Language) {
        let form = self.form.read();
        let language = match self.language {
            LanguageName::Zh => Language::Chinese,
            LanguageName::En => Language::English,
        };
        (form, language)
    }
}

/// A form of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FormName {
    /// Lines of text.
    Text,
    /// Markdown.
    Markdown,
    /// One page, with nothing to load.
    Html,
}

impl FormName {
    /// The form.
    pub(super) const fn read(self) -> ReportForm {
        match self {
            Self::Text => ReportForm::Text,
            Self::Markdown => ReportForm::Markdown,
            Self::Html => ReportForm::Html,
        }
    }
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum LanguageName {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// The report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ComplianceResponse {
    /// As data.
    pub report: Report,
    /// For reading, if that was asked for.
    pub reading: Option<String>,
}

/// The report, or which part of the file cannot be read.
pub(crate) fn reported(file: &YearFile, rules: &Ruleset, calendar: &WorkCalendar) -> Result<Report, DoorError> {
    report(file, rules, calendar).map_err(|error| match &error {
        YearFileError::Roster(errors) => DoorError::all(errors).about("file.roster"),
        YearFileError::RosterHistory(errors) => DoorError::all(errors).about("file.roster.history"),
        YearFileError::RegistryHistory(errors) => DoorError::all(errors).about("file.registry_history"),
        YearFileError::Ledger(errors) => DoorError::all(errors).about("file.inspections"),
    })
}

impl Operation for ComplianceRequest {
    const NAME: &'static str = "compliance";
    type Response = ComplianceResponse;
    const BY_RULES: bool = true;

    fn answer(self) -> Result<ComplianceResponse, DoorError> {
        let rules = self.rules.read()?;
        let national = calendar(&self.calendar)?;
        let calendar = if self.provisional { national.provisional() } else { national };
        let report = reported(&self.file, &rules, &calendar)?;
        let reading = self.reading.map(|reading| {
            let (form, language) = reading.read();
            report.render(form, language)
        });
        Ok(ComplianceResponse { report, reading })
    }
}

/// The years of a league's agencies on file, of one year and as of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RollupRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// What is on file, one for each agency.
    pub files: Vec<YearFile>,
    /// Whether days without a notice are answered too, by weekends and statutory dates alone.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub provisional: bool,
    /// Notices laid over the national calendar: further years, amendments, local holidays.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub calendar: Vec<Entry>,
    /// Whether the roll-up is wanted for reading too.
    #[serde(default)]
    pub reading: Option<Reading>,
}

/// The roll-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RollupResponse {
    /// As data, with every agency's report.
    pub rollup: Rollup,
    /// For reading, if that was asked for.
    pub reading: Option<String>,
}

impl Operation for RollupRequest {
    const NAME: &'static str = "rollup";
    type Response = RollupResponse;
    const BY_RULES: bool = true;

    fn answer(self) -> Result<RollupResponse, DoorError> {
        let rules = self.rules.read()?;
        let national = calendar(&self.calendar)?;
        let calendar = if self.provisional { national.provisional() } else { national };
        let rollup = rollup(&self.files, &rules, &calendar).map_err(|error| {
            let place = match &error {
                RollupError::Repeated { place, .. }
                | RollupError::OtherYear { place, .. }
                | RollupError::File { place, .. } => format!("files[{place}]"),
                _ => "files".to_owned(),
            };
            DoorError::from(error).about(place)
        })?;
        let reading = self.reading.map(|reading| {
            let (form, language) = reading.read();
            rollup.render(form, language)
        });
        Ok(RollupResponse { rollup, reading })
    }
}
