//! The quarter for machines: one JSON document, field names in English, nothing shortened.

use serde_json::{Value, json};
use shuangsuiji::plan::Finding;

use super::agency::{AgencyDraw, StratumPlan};
use super::plan;
use super::quarter::QuarterDraw;

pub(crate) fn text(quarter: &QuarterDraw) -> String {
    let document = json!({
        "made_up": true,
        "rules": quarter.rules.id(),
        "period": quarter.period,
        "plan": quarter.plan.plan,
        "filed_on": quarter.plan.filed_on,
        "filed_late": quarter.plan.late.as_ref().map(finding),
        "findings": quarter.plan.findings.iter().map(finding).collect::<Vec<_>>(),
        "agencies": quarter.agencies.iter().map(agency).collect::<Vec<_>>(),
    });
    format!("{document:#}\n")
}

fn finding(finding: &Finding) -> Value {
    let (en, zh) = plan::sentences(finding);
    json!({"en": en, "zh": zh, "numbers": finding})
}

fn agency(drawn: &AgencyDraw) -> Value {
    let committed = drawn.draw.revealed().committed();
    let absent = drawn.inspectors.absent.iter();
    let absent = absent.map(|((en, zh), count)| json!({"en": en, "zh": zh, "count": count}));
    let loads = drawn.loads().into_iter();
    let loads = loads.map(|(load, inspectors)| json!({"visits": load.0, "inspectors": inspectors}));
    let capped = drawn.capped.as_ref();
    let capped = capped.map(|one| json!({"source": one.source, "en": one.english, "zh": one.chinese}));
    json!({
        "agency": drawn.agency.token,
        "name": drawn.agency.name,
        "division": drawn.agency.division,
        "tier": drawn.tier,
        "drawn_on": drawn.day,
        "strata": drawn.strata.iter().map(|plan| stratum(drawn, plan)).collect::<Vec<_>>(),
        "at_cap_for_example": capped,
        "inspectors": {
            "listed": drawn.inspectors.listed,
            "borrowed": drawn.inspectors.borrowed,
            "basis": drawn.inspectors.basis,
            "available": drawn.inspectors.available,
            "absent": absent.collect::<Vec<_>>(),
        },
        "recusals": drawn.inspectors.recusals,
        "loads": loads.collect::<Vec<_>>(),
        "order": committed.digest().to_string(),
        "record": drawn.record,
        "entropy": drawn.draw.revealed().entropy(),
        "transcript": drawn.draw.digest().to_string(),
        "verified": true,
    })
}

fn stratum(drawn: &AgencyDraw, plan: &StratumPlan) -> Value {
    let (sources, shortfall) = drawn.drawn(&plan.stratum);
    json!({
        "stratum": plan.stratum.stratum,
        "quota": plan.quota.count,
        "derivation": {"en": plan.quota.derivation.to_string(), "zh": plan.quota.derivation.chinese()},
        "listed": plan.count.listed,
        "left_out": {"at_cap": plan.count.at_cap, "states": plan.count.states},
        "exempt": plan.count.exempt,
        "candidates": plan.count.candidates,
        "drawn": sources,
        "shortfall": shortfall,
    })
}
