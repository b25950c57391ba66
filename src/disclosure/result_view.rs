//! Art. 13: 录入并公示抽查检查结果. What everybody may see of an inspection's result.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::view::{InspectorNames, Public, PublicInspector, PublicSource};
use super::view_error::ViewError;
use crate::draw::Agency;
use crate::inspection::{Found, Inspection, Progress};
use crate::registry::Registry;
use crate::roster::Roster;
use crate::rules::InspectionKind;
use crate::{Period, Token};

/// The result of an inspection as everybody may see it. Experts and reasons of a changed team stay inside.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PublicResult {
    /// Who was inspected.
    pub source: PublicSource,
    /// The stratum.
    pub stratum: Token,
    /// Who inspected.
    pub agency: Agency,
    /// The kind.
    pub kind: InspectionKind,
    /// For which period.
    pub period: Period,
    /// The day of completion.
    pub completed: NaiveDate,
    /// What was found, and how it was handled.
    pub found: Found,
    /// Who went; none where the policy withholds inspectors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<Vec<PublicInspector>>,
}

/// What everybody may see of an inspection; none while it is not completed.
///
/// # Guarantees
/// As [`DrawView::public`](super::DrawView::public), and the words on the rectification and the handling hold neither
/// phone nor legal representative of the source, nor a certificate number of the team.
///
/// # Errors
/// [`ViewError`], the first found.
pub fn public_result(
    inspection: &Inspection,
    registry: &Registry,
    roster: &Roster,
    names: InspectorNames,
) -> Result<Option<PublicResult>, ViewError> {
    let Progress::Completed(visit) = &inspection.progress else { return Ok(None) };
    let public = Public::of(registry, roster, names);
    let (id, members) = (&inspection.source, &inspection.team.inspectors);
    let source = public.source(id)?;
    if let Found::Violation { rectification, handling } = &visit.found {
        for (field, text) in [("rectification", rectification), ("handling", handling)] {
            text.iter().try_for_each(|text| public.free(field, text, id, members))?;
        }
    }
    let mut pseudonyms = BTreeMap::new();
    let team = members.iter().map(|id| public.inspector(id, &mut pseudonyms));
    let team: Vec<Option<PublicInspector>> = team.collect::<Result<_, _>>()?;
    Ok(Some(PublicResult {
        source,
        stratum: inspection.stratum.clone(),
        agency: inspection.agency.clone(),
        kind: inspection.kind,
        period: inspection.period,
        completed: visit.completed,
        found: visit.found.clone(),
        team: team.into_iter().collect(),
    }))
}
