//! `plan`, `feasibility`, `eligibility` (Arts. 8–11): the annual plan, what of it cannot hold, and the cap.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::draws::warnings;
use super::error::DoorError;
use super::finding::FindingForm;
use super::lookup::RulesForm;
use super::request::{ElementCheck, Operation, check};
use crate::draw::{Committed, OrderFinding};
use crate::ledger::{Eligibility, Explanation, Ledger, Record, View, Waiver};
use crate::orders::{Feasibility, TeamProspect};
use crate::plan::{
    AgencyBase, AgencyPlan, AnnualPlan, Drawn, Filing, Finding, HiddenFinding, PlanError, PlannedDraw, RecusedSource,
    Staffing, StratumPlan,
};
use crate::registry::{Registry, Source};
use crate::rules::{Basis, Ruleset};
use crate::{Article, Id, Names, Period, Text, Token, Year};

/// The annual plan from counts, or a plan revised.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// The year.
    pub year: Year,
    /// The agencies with their counts.
    pub agencies: Vec<AgencyBase>,
    /// The plan that is revised, as `plan` answered it; none for a new one.
    #[serde(default)]
    pub revises: Option<AnnualPlan>,
    /// The draws made since, where a plan is revised.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub drawn: Vec<Drawn>,
    /// The registry, of which is told what no draw of the plan can reach; null: nothing is told.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Source>>"))]
    pub registry: Option<Registry>,
    /// Official names of agencies, for people's forms; a revised plan keeps its own without them.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub names: BTreeMap<Token, Text>,
}

/// A plan, and its draws in words.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlanResponse {
    /// The plan, with all its versions.
    pub plan: AnnualPlan,
    /// The number of its current version, from 1.
    pub version: u32,
    /// By when it is to be filed; null if the rules set no day.
    pub filing: Option<Filing>,
    /// Each draw of the current version.
    pub draws: Vec<DrawForm>,
    /// What runs on into the next year, where the rules count by two; empty elsewhere.
    pub runs_on: Vec<RunsOnForm>,
    /// Sources of the registry that no draw of the plan can reach, with the reason, and those that may be one; left out where
    /// there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<FindingForm<HiddenFinding>>,
    /// What of the plan cannot hold by its counts, or is left to chance, as `feasibility` has it; left out where nothing is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingForm<Finding>>,
}

/// What an agency's two-year obligations are short at the end of the first year.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RunsOnForm {
    /// The agency.
    pub agency: Token,
    /// For `carried` of its counts in the next year's plan: how many sources of each stratum.
    pub carried: BTreeMap<Token, u32>,
}

/// A draw of a plan.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DrawForm {
    /// The agency.
    pub agency: Token,
    /// The stratum.
    pub stratum: Token,
    /// The period.
    pub period: Period,
    /// How many sources are to be drawn.
    pub quota: u32,
    /// How many were drawn; null while the draw has not been made.
    pub drawn: Option<u32>,
    /// How the quota came about.
    pub derivation: String,
    /// The same in Chinese.
    pub derivation_zh: String,
}

impl DrawForm {
    fn of(agency: &AgencyPlan, stratum: &StratumPlan, draw: &PlannedDraw) -> Self {
        Self {
            agency: agency.base.agency.clone(),
            stratum: stratum.stratum.clone(),
            period: draw.period,
            quota: draw.quota.count,
            drawn: draw.drawn,
            derivation: draw.quota.derivation.to_string(),
            derivation_zh: draw.quota.derivation.chinese(),
        }
    }
}

fn plan(
    rules: &Ruleset,
    year: Year,
    agencies: Vec<AgencyBase>,
    revises: Option<&AnnualPlan>,
    drawn: &[Drawn],
    names: BTreeMap<Token, Text>,
) -> Result<AnnualPlan, DoorError> {
    let plan = match revises {
        None => AnnualPlan::new(rules, year, agencies)?,
        Some(before) => before.revised(rules, agencies, drawn)?,
    };
    Ok(if names.is_empty() { plan } else { plan.named(names) })
}

/// How many sources an agency is to draw of a stratum for a period.
///
/// # Errors
/// [`DoorError`] where the plan has no such draw.
pub fn planned(plan: &AnnualPlan, agency: Token, stratum: Token, period: Period) -> Result<u32, DoorError> {
    let draw = plan.agency(agency.as_str()).and_then(|agency| agency.draw(stratum.as_str(), period));
    Ok(draw.map(|draw| draw.quota.count).ok_or(PlanError::DrawnUnknown { agency, stratum, period })?)
}

impl Operation for PlanRequest {
    const NAME: &'static str = "plan";
    type Response = PlanResponse;
    const BY_RULES: bool = true;
    const LISTS: &'static [(&'static str, ElementCheck)] =
        &[("agencies", check::<AgencyBase>), ("drawn", check::<Drawn>), ("registry", check::<Source>)];

    fn answer(self) -> Result<PlanResponse, DoorError> {
        let rules = self.rules.read()?;
        let plan = plan(&rules, self.year, self.agencies, self.revises.as_ref(), &self.drawn, self.names)?;
        let strata = plan.agencies().iter().flat_map(|agency| agency.strata.iter().map(move |of| (agency, of)));
        let draws = strata.flat_map(|(agency, of)| of.draws.iter().map(|draw| DrawForm::of(agency, of, draw)));
        let carried = |agency: &AgencyPlan| {
            let agency = agency.base.agency.clone();
            RunsOnForm { carried: plan.runs_on(&rules, agency.as_str()), agency }
        };
        let runs_on = plan.agencies().iter().map(carried).filter(|it| !it.carried.is_empty()).collect();
        let hidden = self.registry.as_ref().map(|registry| plan.hidden(&rules, registry));
        let hidden = super::orders::hidden_forms(&rules, hidden.unwrap_or_default());
        let names = Names::default().and(plan.names());
        let findings = plan.findings(&rules)?.into_iter().map(|it| finding(&rules, &names, it)).collect();
        let (version, filing, draws) = (plan.version(), plan.due(), draws.collect());
        Ok(PlanResponse { version, filing, draws, runs_on, hidden, findings, plan })
    }
}

/// What of a plan, and of the teams for its draws, cannot hold.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeasibilityRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// The year.
    pub year: Year,
    /// The agencies with their counts.
    pub agencies: Vec<AgencyBase>,
    /// The plan that is revised, as `plan` answered it; none for a new one.
    #[serde(default)]
    pub revises: Option<AnnualPlan>,
    /// The draws made since, where a plan is revised.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub drawn: Vec<Drawn>,
    /// The day on which the plan was filed; none if it is not.
    #[serde(default)]
    pub filed_on: Option<NaiveDate>,
    /// Who can inspect and who is recused, for the draws in question.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub staffing: Vec<StaffingForm>,
    /// Official names of agencies, for people's forms.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub names: BTreeMap<Token, Text>,
}

/// Who can inspect and who is recused, for the sources of one draw.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffingForm {
    /// The agency.
    pub agency: Token,
    /// The period that is drawn for.
    pub period: Period,
    /// Inspectors that can be drawn, numbered from 0.
    pub inspectors: u32,
    /// Inspectors of a visit.
    pub team: u32,
    /// The most visits of an inspector; null: as many as there are sources.
    #[serde(default)]
    pub most_load: Option<u32>,
    /// How many sources are to be drawn.
    pub sources: u32,
    /// The sources that may be drawn with somebody recused.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub recused: Vec<RecusedSource>,
}

impl From<StaffingForm> for Staffing {
    fn from(form: StaffingForm) -> Self {
        let StaffingForm { agency, period, inspectors, team, most_load, sources, recused } = form;
        Self { agency, period, inspectors, team, most_load, sources, recused }
    }
}

/// Everything that cannot hold; empty if nothing was found.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FeasibilityResponse {
    /// The findings.
    pub findings: Vec<FindingForm<Finding>>,
}

/// What is found of a plan, or of an order by it, with what can be done, and the names of agencies.
pub(crate) fn finding(rules: &Ruleset, names: &Names, finding: Finding) -> FindingForm<Finding> {
    let remedy = (finding.remedy(), finding.remedy_chinese());
    let stratum = finding.stratum().cloned();
    FindingForm::of(Some(rules), stratum.as_ref(), finding, remedy).named(names)
}

/// What can be found of an order before the reveal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OrderFindings {
    /// Whether teams can be formed for the sources that chance may draw.
    pub teams: TeamProspect,
    /// The findings.
    pub findings: Vec<FindingForm<Finding>>,
    /// What should be mended before the order is published, as `commit` has it.
    pub warnings: Vec<FindingForm<OrderFinding>>,
}

impl OrderFindings {
    /// What feasibility shows, and the order where there is one.
    #[must_use]
    pub fn of(rules: &Ruleset, names: &Names, feasibility: Feasibility, committed: Option<&Committed>) -> Self {
        let Feasibility { findings, teams } = feasibility;
        let warnings = committed.map(warnings).unwrap_or_default();
        Self { teams, findings: findings.into_iter().map(|it| finding(rules, names, it)).collect(), warnings }
    }
}

impl Operation for FeasibilityRequest {
    const NAME: &'static str = "feasibility";
    type Response = FeasibilityResponse;
    const BY_RULES: bool = true;
    const LISTS: &'static [(&'static str, ElementCheck)] =
        &[("agencies", check::<AgencyBase>), ("drawn", check::<Drawn>), ("staffing", check::<StaffingForm>)];

    fn answer(self) -> Result<FeasibilityResponse, DoorError> {
        let rules = self.rules.read()?;
        let plan = plan(&rules, self.year, self.agencies, self.revises.as_ref(), &self.drawn, self.names)?;
        let late = self.filed_on.and_then(|day| plan.filing(day));
        let staffing = self.staffing.into_iter().map(Staffing::from).flat_map(|staffing| staffing.findings(&rules));
        let findings = late.into_iter().chain(plan.findings(&rules)?).chain(staffing);
        let names = Names::default().and(plan.names());
        Ok(FeasibilityResponse { findings: findings.map(|it| finding(&rules, &names, it)).collect() })
    }
}

/// Whether the cap lets sources be drawn, and why.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EligibilityRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// The agency that draws.
    pub agency: Token,
    /// The inspection year.
    pub year: Year,
    /// The day on which is asked; what happened later is not known.
    pub on: NaiveDate,
    /// The sources that are asked for; one that is named again is answered once.
    pub sources: Vec<Id>,
    /// The inspections on record, of any source.
    pub records: Vec<Record>,
    /// The waivers on record.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub waivers: Vec<Waiver>,
    /// Official names of agencies, for people's forms.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub names: BTreeMap<Token, Text>,
}

/// Each source's answer, in the order in which they were asked for.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EligibilityResponse {
    /// The answers.
    pub sources: Vec<EligibilityForm>,
}

/// Whether the cap lets a source be drawn.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EligibilityForm {
    /// The source.
    pub source: Id,
    /// Whether it may be drawn.
    pub may_be_drawn: bool,
    /// Inspections that count.
    pub inspections: u32,
    /// The cap; null if the rules have none.
    pub cap: Option<u32>,
    /// Whether a violation found this year or a waiver lifts the cap.
    pub exempt: bool,
    /// The article of the built-in statute; null where the rules in force are another place's, or have no cap.
    pub article: Option<Article>,
    /// Why, in English.
    pub message: String,
    /// The same in Chinese.
    pub message_zh: String,
}

impl EligibilityForm {
    /// What the ledger says of a source.
    #[must_use]
    pub fn of(source: Id, explanation: &Explanation<'_>) -> Self {
        let (inspections, cap) = match &explanation.eligibility {
            Eligibility::Uncapped { used } => (*used, None),
            Eligibility::Eligible { used, cap }
            | Eligibility::AtCap { used, cap, .. }
            | Eligibility::Exempt { used, cap, .. } => (*used, Some(*cap)),
        };
        Self {
            source,
            may_be_drawn: explanation.eligibility.may_be_drawn(),
            inspections,
            cap,
            exempt: matches!(explanation.eligibility, Eligibility::Exempt { .. }),
            article: explanation.basis.and_then(Basis::article),
            message: explanation.to_string(),
            message_zh: explanation.chinese(),
        }
    }
}

impl Operation for EligibilityRequest {
    const NAME: &'static str = "eligibility";
    type Response = EligibilityResponse;
    const BY_RULES: bool = true;
    const LISTS: &'static [(&'static str, ElementCheck)] =
        &[("sources", check::<Id>), ("records", check::<Record>), ("waivers", check::<Waiver>)];

    fn answer(self) -> Result<EligibilityResponse, DoorError> {
        let rules = self.rules.read()?;
        let ledger = Ledger::new(self.records, self.waivers, &rules).map_err(|errors| DoorError::all(&errors))?;
        let view = View { agency: &self.agency, year: self.year, on: self.on };
        let names = Names::default().and(&self.names);
        let answer = |source: Id| {
            let explanation = ledger.explain(source.as_str(), view);
            let form = EligibilityForm::of(source, &explanation);
            EligibilityForm { message_zh: names.said(&form.message_zh), ..form }
        };
        let mut answered = std::collections::BTreeSet::new();
        let once = self.sources.into_iter().filter(|source| answered.insert(source.clone()));
        Ok(EligibilityResponse { sources: once.map(answer).collect() })
    }
}
