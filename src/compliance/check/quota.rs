//! Art. 8(1), 8(2): what was drawn against what the plan says, for each period and stratum.
//!
//! Where a rule carries over, a period's shortfall is made up later in the year and only the year counts; elsewhere each
//! period does. Where every candidate was drawn there is nobody left to draw: that is shown, and is no finding.

use super::Checked;
use crate::calendar::Period;
use crate::compliance::case::{Case, ReadDraw, article};
use crate::compliance::finding::{Evidence, Finding, Omission, Subject};
use crate::compliance::words::Words;
use crate::draw::Drawn;
use crate::ledger::Inspection;
use crate::plan::{AgencyPlan, StratumPlan};
use crate::{Article, Token};

/// A stratum's quota of a period, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct QuotaLine {
    /// The period.
    pub period: Period,
    /// The stratum.
    pub stratum: Token,
    /// How many the plan says.
    pub quota: u32,
    /// How many were drawn; none if there was no draw.
    pub drawn: Option<u32>,
    /// How many candidates the draw was short of what its order asked.
    pub short: u32,
    /// How many of the drawn were inspected.
    pub inspected: u32,
    /// Whether it counts by the year only, since the rule carries over.
    pub by_year: bool,
}

/// The lines of the plan, with what was drawn.
pub(in crate::compliance) fn quotas(
    case: &Case<'_>,
    plan: Option<&AgencyPlan>,
    checked: &mut Checked,
) -> Vec<QuotaLine> {
    let Some(plan) = plan else {
        for article in [Article::Art8Key, Article::Art8General] {
            checked.looked(article, 0, Words::new("no plan to go by", "无计划可据"));
        }
        return Vec::new();
    };
    let mut lines = Vec::new();
    for stratum in &plan.strata {
        let rule = case.rules.rule(stratum.stratum.as_str(), plan.base.tier);
        let article = article(rule.map(|rule| &rule.basis), Article::Art8);
        let by_year = rule.is_some_and(|rule| rule.carry_over);
        let of_stratum: Vec<_> = stratum.draws.iter().map(|draw| line(case, stratum, draw.period, by_year)).collect();
        let made: Vec<_> = of_stratum.iter().filter(|line| line.drawn.is_some()).collect();
        if by_year {
            whole_year(case, stratum, &of_stratum, article, checked);
        } else {
            made.iter().for_each(|line| each(case, line, article, checked));
        }
        if stratum.due() > 0 {
            let (english, chinese) = names(case, &stratum.stratum);
            let count = made.len();
            let words = Words::new(format!("{count} draws of {english}"), format!("{chinese}{count}次抽取的数量"));
            checked.looked(article, count, words);
        }
        lines.extend(of_stratum);
    }
    lines
}

fn line(case: &Case<'_>, plan: &StratumPlan, period: Period, by_year: bool) -> QuotaLine {
    let draws: Vec<&ReadDraw<'_>> = case.own_draws().filter(|draw| draw.period() == period).collect();
    // What was drawn again does not count as it was drawn first.
    let round = draws.iter().filter(|draw| draw.drawn().is_some()).map(|draw| draw.order.terms().round).max();
    let outcomes =
        || draws.iter().filter(|draw| Some(draw.order.terms().round) == round).filter_map(|draw| draw.drawn());
    let of_stratum = |drawn: &Drawn| drawn.strata.iter().find(|it| it.stratum == plan.stratum).cloned();
    let found: Vec<_> = outcomes().filter_map(of_stratum).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let drawn = found.iter().map(|it| it.drawn.len()).fold(0, usize::saturating_add);
    let made = |one: &&Inspection| one.stratum == plan.stratum && one.period == period && one.draw.is_some();
    let inspected = case.own_inspections().filter(made).filter(|one| one.visit(case.file.on).is_some()).count();
    let planned = plan.draws.iter().find(|draw| draw.period == period);
    QuotaLine {
        period,
        stratum: plan.stratum.clone(),
        quota: planned.map_or(0, |draw| draw.quota.count),
        drawn: outcomes().next().map(|_| count(drawn)),
        short: found.last().map_or(0, |it| it.shortfall),
        inspected: count(inspected),
        by_year,
    }
}

/// A rule that does not carry over: each period by itself.
fn each(case: &Case<'_>, line: &QuotaLine, article: Article, checked: &mut Checked) {
    let QuotaLine { period, stratum, quota, drawn: Some(drawn), short: 0, .. } = line else { return };
    if drawn >= quota {
        return;
    }
    let (quota, drawn) = (u64::from(*quota), u64::from(*drawn));
    let omission = Omission::QuotaMissed { stratum: stratum.clone(), quota, drawn, article };
    let subject = Subject::Stratum { stratum: stratum.clone(), period: Some(*period) };
    let draws = case.own_draws().filter(|draw| draw.period() == *period).map(ReadDraw::evidence);
    checked.findings.push(Finding::of(&omission, subject, plan_evidence(case), draws));
}

/// A rule that carries over: the year, once its last draw is made. A period without a draw has its finding already.
fn whole_year(case: &Case<'_>, plan: &StratumPlan, lines: &[QuotaLine], article: Article, checked: &mut Checked) {
    let Some(drawn) = lines.iter().map(|line| line.drawn.map(u64::from)).sum::<Option<u64>>() else { return };
    let quota = plan.due();
    if drawn >= quota || lines.last().is_none_or(|last| last.short > 0) {
        return;
    }
    let omission = Omission::QuotaMissed { stratum: plan.stratum.clone(), quota, drawn, article };
    let subject = Subject::Stratum { stratum: plan.stratum.clone(), period: None };
    let draws = case.own_draws().map(ReadDraw::evidence);
    checked.findings.push(Finding::of(&omission, subject, plan_evidence(case), draws));
}

fn plan_evidence(case: &Case<'_>) -> Evidence {
    case.file.plan.as_ref().map_or_else(
        || case.absence(),
        |on_file| Evidence::Plan { version: on_file.plan.version(), filed: on_file.filed },
    )
}

fn names(case: &Case<'_>, stratum: &Token) -> (String, String) {
    case.rules.stratum(stratum.as_str()).map_or_else(
        || (stratum.to_string(), stratum.to_string()),
        |it| (it.name.en.to_string(), it.name.zh.to_string()),
    )
}
