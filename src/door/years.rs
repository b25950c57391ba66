//! `compliance` (Arts. 3–15): the report of an agency's year, article by article.

use serde::{Deserialize, Serialize};

use super::days::calendar;
use super::error::DoorError;
use super::lookup::RulesForm;
use super::request::Operation;
use crate::Language;
use crate::calendar::{Entry, WorkCalendar};
use crate::compliance::{Report, ReportForm, YearFile, YearFileError, report};
use crate::rules::Ruleset;

/// The report of an agency's year on file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComplianceRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default)]
    pub rules: RulesForm,
    /// What is on file.
    pub file: YearFile,
    /// Whether days without a notice are answered too, by weekends and statutory dates alone.
    #[serde(default)]
    pub provisional: bool,
    /// Notices laid over the national calendar: further years, amendments, local holidays.
    #[serde(default)]
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
        YearFileError::Ledger(errors) => DoorError::all(errors).about("file.inspections"),
    })
}

impl Operation for ComplianceRequest {
    const NAME: &'static str = "compliance";
    type Response = ComplianceResponse;

    fn answer(self) -> Result<ComplianceResponse, DoorError> {
        let rules = self.rules.read()?;
        let national = calendar(&self.calendar)?;
        let calendar = if self.provisional { national.provisional() } else { national };
        let report = reported(&self.file, &rules, &calendar)?;
        let reading = self.reading.map(|Reading { form, language }| {
            let form = match form {
                FormName::Text => ReportForm::Text,
                FormName::Markdown => ReportForm::Markdown,
                FormName::Html => ReportForm::Html,
            };
            let language = match language {
                LanguageName::Zh => Language::Chinese,
                LanguageName::En => Language::English,
            };
            report.render(form, language)
        });
        Ok(ComplianceResponse { report, reading })
    }
}
