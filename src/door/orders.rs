//! `order` (Arts. 3, 5–8, 10, 11, 16): an order as the rules make it, from plan, registry, roster and records.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::bulk::RosterForm;
use super::draws::ListTexts;
use super::error::DoorError;
use super::finding::FindingForm;
use super::lookup::RulesForm;
use super::plans::OrderFindings;
use super::request::{ElementCheck, Operation, check};
use crate::draw::vector::CaseEntropy;
use crate::draw::{Committed, Digest, Entropy, OrderFinding, SaltKey, StratumQuota};
use crate::ledger::{Ledger, Record, Waiver};
use crate::orders::{
    Grounds, OrderBasis, OrderDraft, OrderOnRecord, OrderOptions, OrderRecord, Registers, TeamProspect, by_rules,
};
use crate::plan::{AnnualPlan, Finding, HiddenFinding};
use crate::registry::{Registry, Source};
use crate::rules::{ItemList, Ruleset};
use crate::{Names, Period, Token};

/// An agency's order for a period, as the rules make it: who is on its lists, how many are drawn, on what grounds.
///
/// Without `entropy` nothing is committed yet: the answer shows what the order would say. With it, publish `order` before
/// anybody can know the randomness, and keep the texts for `draw` and `verify`.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderRequest {
    /// A built-in pack's id, or a whole pack; without it, the statute.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub rules: RulesForm,
    /// The list of inspection items (Art. 3).
    #[cfg_attr(feature = "schema", schemars(with = "ItemList"))]
    pub items: ItemList,
    /// The annual plan, as `plan` answered it (Art. 9).
    pub plan: AnnualPlan,
    /// The agency: one of the plan's.
    pub agency: Token,
    /// The period that is drawn for: one of the plan's.
    pub period: Period,
    /// The day of the draw.
    pub drawn_on: NaiveDate,
    /// The registry of sources (Art. 7).
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Source>"))]
    pub registry: Registry,
    /// The roster of inspectors, with its recusals (Art. 6).
    pub roster: RosterForm,
    /// The inspections on record (Art. 8).
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub records: Vec<Record>,
    /// The waivers of the cap.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub waivers: Vec<Waiver>,
    /// What the law leaves to the agency.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub options: OrderOptions,
    /// The promises of randomness; without any nothing is committed.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub entropy: Vec<CaseEntropy>,
    /// The salt key, with which the lists are salted: an order of protocol version 1.1, or of 1.2 with forms.
    #[serde(default)]
    pub salt_key: Option<SaltKey>,
}

/// An order by the rules, and what can be said of it before the draw.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OrderResponse {
    /// The order's text; null where no randomness is promised.
    pub order: Option<String>,
    /// The order digest; null likewise.
    pub order_digest: Option<Digest>,
    /// The order's record, kept and published beside it; null likewise.
    pub record: Option<OrderRecord>,
    /// The texts of the lists, to the byte.
    #[serde(flatten)]
    pub lists: ListTexts,
    /// The strata with their quotas.
    pub strata: Vec<StratumQuota>,
    /// On what grounds.
    pub grounds: Grounds,
    /// Whether teams can be formed for the sources that chance may draw.
    pub teams: TeamProspect,
    /// What cannot hold, or what chance may break.
    pub findings: Vec<FindingForm<Finding>>,
    /// Sources that no draw of the plan can reach, with the reason, and those that may be one; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<FindingForm<HiddenFinding>>,
    /// What should be mended before the order is published, as `commit` has it; left out where there is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FindingForm<OrderFinding>>,
}

impl OrderResponse {
    fn of(
        (rules, names): (&Ruleset, &Names),
        draft: &OrderDraft,
        made: Option<OrderOnRecord>,
        hidden: Vec<HiddenFinding>,
    ) -> Self {
        let committed = made.as_ref().map(|made| &made.committed);
        let OrderFindings { teams, findings, warnings } =
            OrderFindings::of(rules, names, draft.feasibility().clone(), committed);
        Self {
            order: committed.map(|committed| committed.order().to_string()),
            order_digest: committed.map(Committed::digest),
            lists: ListTexts::of(draft.lists()),
            strata: draft.terms().strata.clone(),
            grounds: draft.grounds().clone(),
            teams,
            findings,
            hidden: hidden_forms(rules, hidden),
            warnings,
            record: made.map(|made| made.record),
        }
    }
}

/// What is hidden, as JSON shows it.
pub(crate) fn hidden_forms(rules: &Ruleset, hidden: Vec<HiddenFinding>) -> Vec<FindingForm<HiddenFinding>> {
    hidden
        .into_iter()
        .map(|finding| {
            let remedy = finding.remedy();
            FindingForm::of(Some(rules), None, finding, remedy)
        })
        .collect()
}

/// Commits a draft, where randomness is promised.
pub(crate) fn committed(
    draft: &OrderDraft,
    entropy: Vec<CaseEntropy>,
    salt_key: Option<SaltKey>,
) -> Result<OrderOnRecord, DoorError> {
    let entropy = entropy.into_iter().map(Entropy::from).collect();
    Ok(match salt_key {
        None => draft.commit(entropy)?,
        Some(key) => draft.commit_salted(entropy, key)?,
    })
}

impl Operation for OrderRequest {
    const NAME: &'static str = "order";
    type Response = OrderResponse;
    const BY_RULES: bool = true;
    const LISTS: &'static [(&'static str, ElementCheck)] = &[
        ("registry", check::<Source>),
        ("records", check::<Record>),
        ("waivers", check::<Waiver>),
        ("entropy", check::<CaseEntropy>),
    ];

    fn answer(self) -> Result<OrderResponse, DoorError> {
        let rules = self.rules.read()?;
        let roster = self.roster.read(|id| self.registry.get(id).is_some()).map_err(|error| error.about("roster"))?;
        let ledger = Ledger::new(self.records, self.waivers, &rules)
            .map_err(|errors| DoorError::all(&errors).about("records"))?;
        let registers = Registers { registry: &self.registry, roster: &roster, ledger: &ledger };
        let basis =
            OrderBasis::new(&rules, &self.items, &self.plan, registers, &self.agency, self.period, self.drawn_on);
        let draft = by_rules(&basis.with_options(self.options))?;
        let promised = !self.entropy.is_empty();
        let made = promised.then(|| committed(&draft, self.entropy, self.salt_key)).transpose()?;
        let hidden = self.plan.hidden(&rules, &self.registry);
        Ok(OrderResponse::of((&rules, &Names::default().and(self.plan.names())), &draft, made, hidden))
    }
}
