//! `read_registry`, `read_roster` (Arts. 6, 7) and `agency_base` (Art. 8): tables as records, and the counts of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::bulk::RosterForm;
use super::error::DoorError;
use super::lookup::RulesForm;
use super::request::{ElementCheck, Operation, check};
use crate::plan::AgencyBase;
use crate::registry::{Registry, Source};
use crate::{Division, Tier, Token};

#[cfg(feature = "capi")]
pub(crate) use csv::TableOptionsForm;
#[cfg(feature = "capi")]
pub(crate) use csv::repairs;
#[cfg(feature = "csv")]
pub use csv::{ReadRegistryRequest, ReadRosterRequest};

#[cfg(feature = "csv")]
mod csv {
    use std::collections::BTreeMap;

    use base64::Engine;

    #[cfg(feature = "schema")]
    use super::Source;
    use super::{Deserialize, DoorError, Operation, Registry, RosterForm, RulesForm, Serialize};
    use crate::door::error::RequestError;
    use crate::door::finding::FindingForm;
    use crate::door::orders::hidden_forms;
    use crate::forms::Limits;
    use crate::forms::{Parts, text_or};
    use crate::plan::{HiddenFinding, hidden};
    use crate::registry::{self, RegistryBuilder};
    use crate::roster::{self, Roster};
    use crate::tables::{Epoch, Repair, TableOptions, TableRead};

    /// A table as it is read tolerantly: what the host knows of it that the table does not say.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    pub struct TableOptionsForm {
        /// A column's name, and the header under which it stands in this table.
        pub columns: BTreeMap<String, String>,
        /// A column's name, and words of it with what each stands for: {"stratum": {"重点": "key"}}. The Chinese names of the
        /// rules' strata are known.
        pub words: BTreeMap<String, BTreeMap<String, String>>,
        /// The sheet of a workbook; null: the only one whose header fits.
        pub sheet: Option<String>,
        /// From when numbers in columns of days count, where it is no workbook, which says it itself.
        pub epoch: Option<Epoch>,
        /// A built-in pack's id, or a whole pack, whose strata's names are known; without it, the statute.
        pub rules: RulesForm,
    }

    impl TableOptionsForm {
        /// The options, with the words of the rules.
        ///
        /// # Errors
        /// [`DoorError`] of the rules.
        pub(crate) fn read(&self, limits: &Limits) -> Result<TableOptions, DoorError> {
            let rules = self.rules.read()?;
            let strata =
                rules.strata().map(|it| ("stratum".to_owned(), it.name.zh.to_string(), it.stratum.to_string()));
            let hosts = self.words.iter().flat_map(|(column, words)| {
                words.iter().map(move |(word, value)| (column.clone(), word.clone(), value.clone()))
            });
            Ok(TableOptions {
                columns: self.columns.clone(),
                words: strata.chain(hosts).collect(),
                sheet: self.sheet.clone(),
                epoch: self.epoch,
                limits: limits.clone(),
            })
        }
    }

    /// A repair as JSON shows it.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct RepairForm {
        /// Where, what and how.
        #[serde(flatten)]
        pub repair: Repair,
        /// In English.
        pub message: String,
        /// In Chinese.
        pub message_zh: String,
    }

    /// Repairs as JSON shows them.
    pub(crate) fn repairs(repairs: Vec<Repair>) -> Vec<RepairForm> {
        let form = |repair: Repair| RepairForm { message: repair.to_string(), message_zh: repair.chinese(), repair };
        repairs.into_iter().map(form).collect()
    }

    /// A table: CSV text, or a file with how it is read.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    #[serde(untagged)]
    pub enum TableForm {
        /// CSV text.
        Csv(String),
        /// A file.
        File(TableFile),
    }

    impl<'de> Deserialize<'de> for TableForm {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let expected = "CSV text, or an object with `bytes` / 表格文本，或含“bytes”的对象";
            text_or(deserializer, expected, Parts::Object(Self::File), Self::Csv)
        }
    }

    /// A file: CSV in any encoding, or a workbook. It is read tolerantly.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct TableFile {
        /// Its bytes in base64.
        pub bytes: String,
        /// A column's name, and the header under which it stands in this table.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        pub columns: BTreeMap<String, String>,
        /// The sheet of a workbook; null: the only one whose header fits.
        #[serde(default)]
        pub sheet: Option<String>,
        /// From when numbers in columns of days count, where it is no workbook, which says it itself.
        #[serde(default)]
        pub epoch: Option<Epoch>,
    }

    fn decoded(base64: &str) -> Result<Vec<u8>, DoorError> {
        base64::engine::general_purpose::STANDARD
            .decode(base64.trim_ascii())
            .map_err(|error| DoorError::from(RequestError::Base64 { reason: error.to_string() }).about("bytes"))
    }

    /// A registry's table as records.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct ReadRegistryRequest {
        /// The CSV text: a header line with column names in English or Chinese, then one source a line.
        #[serde(default)]
        pub csv: Option<String>,
        /// Instead of text, the bytes of a file in base64: CSV in any encoding, or a workbook. They are read tolerantly.
        #[serde(default)]
        pub bytes: Option<String>,
        /// Whether the table is read tolerantly: what has one meaning only is repaired, and every repair is told.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        pub tolerant: bool,
        /// A column's name, and the header under which it stands in this table.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        pub columns: BTreeMap<String, String>,
        /// A column's name, and words of it with what each stands for: {"stratum": {"重点": "key"}}. The Chinese names of the
        /// rules' strata are known.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        pub words: BTreeMap<String, BTreeMap<String, String>>,
        /// The sheet of a workbook; null: the only one whose header fits.
        #[serde(default)]
        pub sheet: Option<String>,
        /// From when numbers in columns of days count, where it is no workbook, which says it itself.
        #[serde(default)]
        pub epoch: Option<Epoch>,
        /// A built-in pack's id, or a whole pack, whose strata's names are known; without it, the statute.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        pub rules: RulesForm,
        /// Whether a credit code of which not everything holds is refused.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        pub strict: bool,
    }

    /// The records of a registry.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct ReadRegistryResponse {
        /// The sources, sorted by id: the `registry` of other requests.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Source>"))]
        pub registry: Registry,
        /// The ids of the sources of which something is missing that Art. 7 names.
        pub incomplete: Vec<String>,
        /// What was repaired, left out, or is to be known; not there where the table was not read tolerantly.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub repairs: Option<Vec<RepairForm>>,
        /// Sources that no draw by the rules can reach, with the reason, and those that may be one; left out where there are
        /// none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub hidden: Vec<FindingForm<HiddenFinding>>,
    }

    impl Operation for ReadRegistryRequest {
        const NAME: &'static str = "read_registry";
        type Response = ReadRegistryResponse;
        const BY_RULES: bool = true;

        fn answer(self) -> Result<ReadRegistryResponse, DoorError> {
            self.answer_within(&Limits::MOST)
        }

        fn answer_within(self, limits: &Limits) -> Result<ReadRegistryResponse, DoorError> {
            let (bytes, tolerant, subject) = match (self.csv, self.bytes) {
                (Some(csv), None) => (csv.into_bytes(), self.tolerant, "csv"),
                (None, Some(bytes)) => (decoded(&bytes)?, true, "bytes"),
                _ => return Err(DoorError::from(RequestError::OneTable).about("csv")),
            };
            let told = |errors| DoorError::all(&errors).about(subject);
            let (registry, repairs) = if tolerant {
                let (columns, words, sheet) = (self.columns, self.words, self.sheet);
                let (epoch, rules) = (self.epoch, self.rules.clone());
                let options = TableOptionsForm { columns, words, sheet, epoch, rules }.read(limits)?;
                let read = if self.strict { registry::csv::read_tolerant_strict } else { registry::csv::read_tolerant };
                let read = read(&bytes, &options).map_err(told)?;
                (read.value, Some(repairs(read.repairs)))
            } else {
                let builder = if self.strict { RegistryBuilder::strict() } else { RegistryBuilder::new() };
                (registry::csv::read_within(&bytes, builder, limits).map_err(told)?, None)
            };
            let incomplete = registry.incomplete().map(|source| source.id().to_owned()).collect();
            let rules = self.rules.read()?;
            let hidden = hidden_forms(&rules, hidden(&rules, &registry));
            Ok(ReadRegistryResponse { registry, incomplete, repairs, hidden })
        }
    }

    /// A roster's tables as records, checked together.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct ReadRosterRequest {
        /// The inspectors' table.
        pub inspectors: TableForm,
        /// The table of aliases.
        #[serde(default)]
        pub aliases: Option<TableForm>,
        /// The table of recusals.
        #[serde(default)]
        pub recusals: Option<TableForm>,
        /// Whether the tables are read tolerantly: what has one meaning only is repaired, and every repair is told.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        pub tolerant: bool,
        /// From when numbers in columns of days count, where a table is text that is read tolerantly.
        #[serde(default)]
        pub epoch: Option<Epoch>,
        /// The registry that recusals speak of; null: every source is taken as known.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Source>>"))]
        pub registry: Option<Registry>,
    }

    /// A roster's records: the `roster` of other requests, without `repairs`.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct ReadRosterResponse {
        /// The lists.
        #[serde(flatten)]
        pub roster: RosterForm,
        /// What was repaired, by table; not there where no table was read tolerantly.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub repairs: Option<BTreeMap<&'static str, Vec<RepairForm>>>,
    }

    type Told = BTreeMap<&'static str, Vec<RepairForm>>;

    impl Operation for ReadRosterRequest {
        const NAME: &'static str = "read_roster";
        type Response = ReadRosterResponse;
        const BY_RULES: bool = true;

        fn answer(self) -> Result<ReadRosterResponse, DoorError> {
            self.answer_within(&Limits::MOST)
        }

        fn answer_within(self, limits: &Limits) -> Result<ReadRosterResponse, DoorError> {
            let options = TableOptions { epoch: self.epoch, limits: limits.clone(), ..TableOptions::default() };
            let how = (self.tolerant, &options);
            let mut told = Told::new();
            let strict = |bytes: &[u8]| roster::csv::read_inspectors_within(bytes, limits);
            let inspectors = list(self.inspectors, "inspectors", how, &mut told, strict, |bytes, options| {
                roster::csv::read_inspectors_tolerant(bytes, options)
            })?;
            let aliases = self.aliases.map_or(Ok(Vec::new()), |table| {
                let strict = |bytes: &[u8]| roster::csv::read_aliases_within(bytes, limits);
                list(table, "aliases", how, &mut told, strict, |bytes, options| {
                    roster::csv::read_aliases_tolerant(bytes, options)
                })
            })?;
            let recusals = self.recusals.map_or(Ok(Vec::new()), |table| {
                let strict = |bytes: &[u8]| roster::csv::read_recusals_within(bytes, limits);
                list(table, "recusals", how, &mut told, strict, |bytes, options| {
                    roster::csv::read_recusals_tolerant(bytes, options)
                })
            })?;
            let knows = |id: &str| self.registry.as_ref().is_none_or(|registry| registry.get(id).is_some());
            Roster::new(inspectors.clone(), aliases.clone(), recusals.clone(), knows)
                .map_err(|errors| DoorError::all(&errors))?;
            let repairs = Some(told).filter(|told| !told.is_empty());
            Ok(ReadRosterResponse { roster: RosterForm { inspectors, aliases, recusals }, repairs })
        }
    }

    /// One list of a roster, with its repairs.
    fn list<T>(
        table: TableForm,
        name: &'static str,
        (tolerant, options): (bool, &TableOptions),
        told: &mut Told,
        strict: impl Fn(&[u8]) -> Result<Vec<T>, roster::csv::CsvErrors>,
        read: impl Fn(&[u8], &TableOptions) -> Result<TableRead<Vec<T>>, roster::csv::CsvErrors>,
    ) -> Result<Vec<T>, DoorError> {
        let refused = |errors: roster::csv::CsvErrors| DoorError::all(&errors).about(name);
        let (bytes, own) = match table {
            TableForm::Csv(text) if !tolerant => return strict(text.as_bytes()).map_err(refused),
            TableForm::Csv(text) => (text.into_bytes(), None),
            TableForm::File(TableFile { bytes, columns, sheet, epoch }) => {
                let limits = options.limits.clone();
                (decoded(&bytes)?, Some(TableOptions { columns, sheet, epoch, limits, ..TableOptions::default() }))
            }
        };
        let TableRead { value, repairs: done } = read(&bytes, own.as_ref().unwrap_or(options)).map_err(refused)?;
        told.insert(name, repairs(done));
        Ok(value)
    }
}

/// The counts of an agency that its plan is made from: the registry's sources in its area, and the certified inspectors of
/// its own roster.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgencyBaseRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// The agency.
    pub agency: Token,
    /// Its area; a prefecture's contains its counties.
    pub division: Division,
    /// Its tier.
    pub tier: Tier,
    /// The day on which is counted.
    pub on: NaiveDate,
    /// The registry of sources.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Source>"))]
    pub registry: Registry,
    /// The roster of inspectors.
    pub roster: RosterForm,
}

impl Operation for AgencyBaseRequest {
    const NAME: &'static str = "agency_base";
    type Response = AgencyBase;
    const BY_RULES: bool = true;
    const LISTS: &'static [(&'static str, ElementCheck)] = &[("registry", check::<Source>)];

    fn answer(self) -> Result<AgencyBase, DoorError> {
        let rules = self.rules.read()?;
        let knows = |id: &str| self.registry.get(id).is_some();
        let roster = self.roster.read(knows).map_err(|error| error.about("roster"))?;
        let lists = (&self.registry, &roster);
        Ok(AgencyBase::of(&rules, lists, self.agency, (self.division, self.tier), self.on))
    }
}
