//! `check_credit_code` (Art. 7), `rule_pack` (Arts. 8, 16) and `version`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::{DoorError, RequestError};
use super::operation::OPERATIONS;
use super::request::Operation;
use crate::calendar::{Revision, WorkCalendar};
use crate::registry::{CreditCode, CreditCodeError};
use crate::rules::{Ruleset, RulesetError};

/// The version of the C ABI: a program made for it runs with every library of the same number.
pub const ABI_VERSION: u32 = 2;

/// The versions of the draw protocol: those of the orders that it writes and reads.
pub const PROTOCOL_VERSIONS: [&str; 3] = ["1", "1.1", "1.2"];

/// Checks a unified social credit code (GB 32100-2015).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckCreditCodeRequest {
    /// The code as it was entered.
    pub code: String,
}

/// What the checks of a credit code found.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CheckCreditCodeResponse {
    /// Whether everything holds that GB 32100-2015 says. Some codes in real use fail a check.
    pub valid: bool,
    /// Which check fails; null if none does.
    pub fails: Option<CreditCodeCheck>,
    /// What is wrong; null if nothing is.
    pub error: Option<DoorError>,
}

/// A check of a credit code.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CreditCodeCheck {
    /// It has 18 characters.
    Length,
    /// Its characters are those of the standard.
    Character,
    /// Its registering body and kind stand in the table of GB 32100-2015.
    Kind,
    /// The division that registered it is six digits.
    Division,
    /// It is a code, not what a spreadsheet left of one.
    Destroyed,
    /// It is a code, not a citizen's identity number.
    Identity,
    /// Its last character checks the 17 before it (GB 32100-2015).
    Outer,
    /// Its 17th character checks its organisation code (GB 11714).
    Inner,
    /// Neither check holds.
    Both,
}

impl Operation for CheckCreditCodeRequest {
    const NAME: &'static str = "check_credit_code";
    type Response = CheckCreditCodeResponse;

    fn answer(self) -> Result<CheckCreditCodeResponse, DoorError> {
        let error = CreditCode::strict(&self.code).err();
        let fails = error.as_ref().map(|error| match error {
            CreditCodeError::Length { .. } => CreditCodeCheck::Length,
            CreditCodeError::Character { .. } => CreditCodeCheck::Character,
            CreditCodeError::Kind { .. } => CreditCodeCheck::Kind,
            CreditCodeError::Division { .. } => CreditCodeCheck::Division,
            CreditCodeError::Destroyed { .. } => CreditCodeCheck::Destroyed,
            CreditCodeError::Identity => CreditCodeCheck::Identity,
            CreditCodeError::Outer { .. } => CreditCodeCheck::Outer,
            CreditCodeError::Inner { .. } => CreditCodeCheck::Inner,
            CreditCodeError::Both { .. } => CreditCodeCheck::Both,
        });
        let error = error.map(|error| DoorError::from(error).about("code"));
        Ok(CheckCreditCodeResponse { valid: error.is_none(), fails, error })
    }
}

/// A rule pack in a request: a built-in one by its id, or a whole pack.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum RulesForm {
    /// A built-in pack.
    BuiltIn(String),
    /// A pack of one's own.
    Pack(#[cfg_attr(feature = "schema", schemars(with = "Ruleset"))] serde_json::Map<String, Value>),
}

impl<'de> Deserialize<'de> for RulesForm {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = "a built-in rule pack's id, or a rule pack / 内置规则编号或规则数据";
        crate::forms::text_or(deserializer, expected, crate::forms::Parts::Object(Self::Pack), Self::BuiltIn)
    }
}

impl Default for RulesForm {
    /// The statute.
    fn default() -> Self {
        Self::BuiltIn("inner-mongolia-trial".to_owned())
    }
}

impl RulesForm {
    /// The pack, checked.
    ///
    /// # Errors
    /// [`DoorError`] for an unknown id, and for a pack that does not hold together.
    pub fn read(&self) -> Result<Ruleset, DoorError> {
        let read = match self {
            Self::BuiltIn(id) => Ruleset::built_in(id)
                .ok_or_else(|| RequestError::UnknownRules { found: id.clone(), known: built_in_ids() }.into()),
            Self::Pack(pack) => super::request::text(pack).and_then(|text| own(&text)),
        };
        read.map_err(|error| error.within("rules"))
    }
}

/// A pack of one's own; refused at the path of its field, and by its own clause where it breaks one.
fn own(text: &str) -> Result<Ruleset, DoorError> {
    let refused = |error: RulesetError| {
        let citation = Ruleset::own_citation(text, &error).map(Box::new);
        match error.path() {
            Some(path) => DoorError { citation, ..DoorError::of(&error).about(path) },
            None => DoorError::of(&error),
        }
    };
    Ruleset::from_json(text).map_err(refused)
}

/// The ids of the built-in packs, the statute first.
fn built_in_ids() -> Vec<String> {
    let packs = core::iter::once(Ruleset::inner_mongolia()).chain(Ruleset::examples());
    packs.map(|rules| rules.id().to_string()).collect()
}

/// A rule pack: a built-in one, or one's own, checked.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePackRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
}

impl Operation for RulePackRequest {
    const NAME: &'static str = "rule_pack";
    type Response = Ruleset;
    const BY_RULES: bool = true;

    fn answer(self) -> Result<Ruleset, DoorError> {
        self.rules.read()
    }
}

/// The versions of library, C ABI and protocol, and what is built in.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionRequest {}

/// What this library is.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct VersionResponse {
    /// The library's version.
    pub version: String,
    /// The version of the C ABI.
    pub abi_version: u32,
    /// The versions of the draw protocol, the plain one first.
    pub protocol_versions: Vec<String>,
    /// The data of the national work calendar.
    pub calendar_revision: Revision,
    /// Its last day with a notice: a host warns, from November on, that the next year's is wanted.
    pub calendar_last_covered: NaiveDate,
    /// The ids of the built-in rule packs, the statute first.
    pub rule_packs: Vec<String>,
    /// The operations of this door.
    pub operations: Vec<String>,
}

impl Operation for VersionRequest {
    const NAME: &'static str = "version";
    type Response = VersionResponse;

    fn answer(self) -> Result<VersionResponse, DoorError> {
        let calendar = WorkCalendar::national();
        Ok(VersionResponse {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            abi_version: ABI_VERSION,
            protocol_versions: PROTOCOL_VERSIONS.map(str::to_owned).to_vec(),
            calendar_revision: calendar.revision(),
            calendar_last_covered: calendar.last_covered(),
            rule_packs: built_in_ids(),
            operations: OPERATIONS.iter().map(|&name| name.to_owned()).collect(),
        })
    }
}
