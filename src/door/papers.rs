//! `document` (Arts. 1, 9, 13, 15): the papers that an office hands in, signs and posts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::bulk::RosterForm;
use super::days::calendar;
use super::error::DoorError;
use super::lookup::RulesForm;
use super::publications::PublicationForm;
use super::request::Operation;
use super::years::{FormName, reported};
use crate::calendar::Entry;
use crate::compliance::YearFile;
use crate::disclosure::{DrawView, InspectorNames, PublicResult, ViewError, public_result};
use crate::documents::{
    DocumentHead, OfficialDocument, draw_announcement, draw_record, inspector_page, plan_filing, result_table,
};
use crate::inspection::Inspections;
use crate::plan::AnnualPlan;
use crate::registry::Registry;
#[cfg(feature = "schema")]
use crate::registry::Source;
use crate::roster::Roster;
use crate::rules::Ruleset;
use crate::{Id, Text};

/// Makes a paper from the records.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// Who issues it, its number and date, and what words are called.
    pub head: DocumentHead,
    /// Which paper, with its records.
    pub document: DocumentForm,
    /// Whether the paper is wanted for reading too: `text`, `markdown` or `html`, a page that prints on A4.
    #[serde(default)]
    pub form: Option<FormName>,
}

/// A paper with the records that it is made from.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "one a request, read and used up at once")]
pub enum DocumentForm {
    /// 年度抽查工作计划备案 (Art. 9).
    PlanFiling {
        /// The plan, as `plan` answers it.
        plan: Box<AnnualPlan>,
        /// With whom it is filed.
        superior: Text,
    },
    /// 抽取过程记录 (Arts. 1, 10, 11), to be signed.
    DrawRecord {
        /// What was published of the draw.
        publication: Box<PublicationForm>,
        /// The day on which the order was published.
        committed: NaiveDate,
        /// The day of the draw.
        drawn: NaiveDate,
    },
    /// 抽取情况公告 (Art. 1), to be posted.
    DrawAnnouncement {
        /// What was published of the draw.
        publication: Box<PublicationForm>,
        /// The registry of the day of the draw.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Source>"))]
        registry: Registry,
        /// The roster of the day of the draw.
        roster: RosterForm,
        /// How inspectors stand in it.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        inspector_names: InspectorNames,
    },
    /// 抽查结果公示表 (Art. 13), to be posted: of the completed inspections.
    ResultTable {
        /// The inspections.
        inspections: Inspections,
        /// The registry.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Source>"))]
        registry: Registry,
        /// The roster.
        roster: RosterForm,
        /// How inspectors stand in it.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        inspector_names: InspectorNames,
    },
    /// 执法检查人员履职情况 (Art. 15), of one inspector.
    InspectorPage {
        /// The agency's year on file, as `compliance` takes it.
        file: Box<YearFile>,
        /// Whose.
        inspector: Id,
        /// Notices laid over the national calendar.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        calendar: Vec<Entry>,
        /// Whether days without a notice are answered too.
        #[serde(default, deserialize_with = "crate::forms::null_is_default")]
        provisional: bool,
    },
}

/// A paper.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DocumentResponse {
    /// As data.
    pub document: OfficialDocument,
    /// For reading, if that was asked for.
    pub reading: Option<String>,
}

/// What may be posted of each completed inspection.
pub(crate) fn public_results(
    inspections: &Inspections,
    registry: &Registry,
    roster: &Roster,
    names: InspectorNames,
) -> Result<Vec<PublicResult>, ViewError> {
    inspections.iter().filter_map(|one| public_result(one, registry, roster, names).transpose()).collect()
}

impl DocumentForm {
    fn paper(self, head: &DocumentHead, rules: &Ruleset) -> Result<OfficialDocument, DoorError> {
        match self {
            Self::PlanFiling { plan, superior } => Ok(plan_filing(head, &superior, &plan, rules)?),
            Self::DrawRecord { publication, committed, drawn } => {
                Ok(draw_record(head, &publication.draw()?, (committed, drawn), rules)?)
            }
            Self::DrawAnnouncement { publication, registry, roster, inspector_names } => {
                let draw = publication.draw()?;
                let roster = roster.read(|id| registry.get(id).is_some()).map_err(|error| error.about("roster"))?;
                let order = draw.revealed().committed().order();
                let view = DrawView { order, transcript: draw.transcript(), registry: &registry, roster: &roster };
                Ok(draw_announcement(head, order, &view.public(inspector_names)?, rules)?)
            }
            Self::ResultTable { inspections, registry, roster, inspector_names } => {
                let roster = roster.read(|id| registry.get(id).is_some()).map_err(|error| error.about("roster"))?;
                let results = public_results(&inspections, &registry, &roster, inspector_names)?;
                Ok(result_table(head, &results, rules)?)
            }
            Self::InspectorPage { file, inspector, calendar: entries, provisional } => {
                let national = calendar(&entries)?;
                let calendar = if provisional { national.provisional() } else { national };
                Ok(inspector_page(head, &reported(&file, rules, &calendar)?, &inspector)?)
            }
        }
    }
}

impl Operation for DocumentRequest {
    const NAME: &'static str = "document";
    type Response = DocumentResponse;
    const BY_RULES: bool = true;

    fn answer(self) -> Result<DocumentResponse, DoorError> {
        let rules = self.rules.read()?;
        let document = self.document.paper(&self.head, &rules)?;
        let reading = self.form.map(|form| document.render(form.read()));
        Ok(DocumentResponse { document, reading })
    }
}
