//! The annual plan, and what of it cannot hold (Arts. 8 to 11).

use core::ffi::c_char;

use super::argument::by;
use super::body::{self, body};
use super::options::{self, table_form};
use super::{
    argument, ssj_date_t, ssj_error_t, ssj_registry_t, ssj_roster_t, ssj_rules_t, ssj_status_t, ssj_string_t,
    ssj_text_t, tier,
};
use crate::door::plans::{finding, planned};
use crate::plan::{AgencyBase, AnnualPlan};
use crate::{Division, Names, Period, Year};

/// A year's plan in all its versions, never changed.
#[derive(Debug)]
pub struct ssj_plan_t(pub(super) AnnualPlan);

/// An agency that draws.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_agency_t {
    /// Its name: a token.
    pub name: ssj_string_t,
    /// Its area, such as 150102; a prefecture's contains its counties.
    pub division: u32,
    /// SSJ_TIER_...
    pub tier: u32,
}

/// A plan from counts.
///
/// year: the year that is planned.
/// agencies: a JSON array as the operation "plan" of ssj_json_call takes it: [{"agency", "division", "tier", "sources":
/// {stratum: count}, "inspectors"}].
/// plan: on success receives the plan, to be freed with ssj_plan_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_from_json(
    rules: *const ssj_rules_t,
    year: i32,
    agencies: *const c_char,
    agencies_len: usize,
    plan: *mut *mut ssj_plan_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let plan = argument::Output::new("plan", plan)?;
        let year = argument::field("year", Year::new(year))?;
        let agencies = super::json::records("agencies", argument::text("agencies", agencies, agencies_len)?)?;
        plan.give(ssj_plan_t(by(rules, AnnualPlan::new(rules, year, agencies))?));
    })
}

/// A plan from registry and roster as they stand on a day; year and plan as above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_from_rooms(
    rules: *const ssj_rules_t,
    registry: *const ssj_registry_t,
    roster: *const ssj_roster_t,
    year: i32,
    agencies: *const ssj_agency_t,
    agencies_len: usize,
    on: ssj_date_t,
    plan: *mut *mut ssj_plan_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let ssj_registry_t(registry) = argument::object("registry", registry)?;
        let ssj_roster_t(roster) = argument::object("roster", roster)?;
        let plan = argument::Output::new("plan", plan)?;
        let (year, on) = (argument::field("year", Year::new(year))?, on.read("on")?);
        let agencies = argument::array("agencies", agencies, agencies_len)?;
        let agencies = argument::each("agencies", agencies, |given| {
            let name = argument::field("name", given.name.text("name")?.parse())?;
            let division = argument::field("division", Division::from_number(given.division))?;
            Ok(AgencyBase::of(rules, (registry, roster), name, (division, tier("tier", given.tier)?), on))
        })?;
        plan.give(ssj_plan_t(by(rules, AnnualPlan::new(rules, year, agencies))?));
    })
}

/// The plan with one more version, by new counts and what has been drawn since.
///
/// agencies: as ssj_plan_from_json takes them.
/// drawn: a JSON array [{"agency", "stratum", "period", "sources"}].
/// revised: on success receives the revised plan, to be freed with ssj_plan_free; plan stays as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_revised(
    plan: *const ssj_plan_t,
    rules: *const ssj_rules_t,
    agencies: *const c_char,
    agencies_len: usize,
    drawn: *const c_char,
    drawn_len: usize,
    revised: *mut *mut ssj_plan_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_plan_t(plan) = argument::object("plan", plan)?;
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let revised = argument::Output::new("revised", revised)?;
        let agencies = super::json::records("agencies", argument::text("agencies", agencies, agencies_len)?)?;
        let drawn: Vec<_> = super::json::records("drawn", argument::text("drawn", drawn, drawn_len)?)?;
        revised.give(ssj_plan_t(by(rules, plan.revised(rules, agencies, &drawn))?));
    })
}

/// The plan with official names of agencies, by which its tables and findings call them.
///
/// names: a JSON object, such as {"xincheng": "Xincheng branch of the Hohhot bureau of ecology and environment"}.
/// named: on success receives the plan with the names, to be freed with ssj_plan_free; plan stays as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_named(
    plan: *const ssj_plan_t,
    names: *const c_char,
    names_len: usize,
    named: *mut *mut ssj_plan_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_plan_t(plan) = argument::object("plan", plan)?;
        let named = argument::Output::new("named", named)?;
        let names = super::json::value("names", argument::text("names", names, names_len)?)?;
        named.give(ssj_plan_t(plan.clone().named(names)));
    })
}

/// How many sources an agency is to draw of a stratum for a period.
///
/// quota: on success receives the number. SSJ_PLAN_DRAWN_UNKNOWN where the plan has no such draw.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_quota(
    plan: *const ssj_plan_t,
    agency: *const c_char,
    agency_len: usize,
    stratum: *const c_char,
    stratum_len: usize,
    period: *const c_char,
    period_len: usize,
    quota: *mut u32,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_plan_t(plan) = argument::object("plan", plan)?;
        let quota = argument::Output::new("quota", quota)?;
        let agency = argument::field("agency", argument::text("agency", agency, agency_len)?.parse())?;
        let stratum = argument::field("stratum", argument::text("stratum", stratum, stratum_len)?.parse())?;
        let period: Period = argument::field("period", argument::text("period", period, period_len)?.parse())?;
        quota.write(planned(plan, agency, stratum, period)?);
    })
}

/// Everything of the plan that cannot hold, each with its article, in English and Chinese, and what can be done.
///
/// findings: on success receives a JSON array, the "findings" of the operation "feasibility"; empty if there are none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_findings(
    plan: *const ssj_plan_t,
    rules: *const ssj_rules_t,
    findings: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_plan_t(plan) = argument::object("plan", plan)?;
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let out = argument::Output::new("findings", findings)?;
        let (findings, names) = (by(rules, plan.findings(rules))?, Names::default().and(plan.names()));
        let findings: Vec<_> = findings.into_iter().map(|it| finding(rules, &names, it)).collect();
        out.give(super::json::text(&findings)?);
    })
}

/// The plan as JSON, which the operations "plan" and "feasibility" take to revise it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_to_json(
    plan: *const ssj_plan_t,
    json: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_plan_t(plan) = argument::object("plan", plan)?;
        let json = argument::Output::new("json", json)?;
        json.give(super::json::text(plan)?);
    })
}

/// A plan from its JSON; plan as above. That it is what the rules give is not checked (SSJ_PLAN_NOT_BY_THE_RULES) unless
/// rules is given.
///
/// rules: the pack by which it was made, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_read(
    json: *const c_char,
    json_len: usize,
    rules: *const ssj_rules_t,
    plan: *mut *mut ssj_plan_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let plan = argument::Output::new("plan", plan)?;
        let read: AnnualPlan = super::json::value("json", argument::text("json", json, json_len)?)?;
        if let Some(ssj_rules_t(rules)) = argument::object_or_none("rules", rules)? {
            by(rules, read.verify(rules))?;
        }
        plan.give(ssj_plan_t(read));
    })
}

/// The plan's quotas as a table.
pub const SSJ_SHEET_QUOTAS: u32 = 0;
/// How each quota came about.
pub const SSJ_SHEET_DERIVATIONS: u32 = 1;

/// The plan as a table, for the file that goes to the superior (Art. 9).
///
/// sheet: SSJ_SHEET_..., form: SSJ_TABLE_..., language: SSJ_LANGUAGE_...
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_table(
    plan: *const ssj_plan_t,
    rules: *const ssj_rules_t,
    sheet: u32,
    form: u32,
    language: u32,
    table: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    use crate::plan::Sheet;
    body!(error, {
        let ssj_plan_t(plan) = argument::object("plan", plan)?;
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let table = argument::Output::new("table", table)?;
        let sheets = [(SSJ_SHEET_QUOTAS, Sheet::Quotas), (SSJ_SHEET_DERIVATIONS, Sheet::Derivations)];
        let sheet = argument::option("sheet", sheet, &sheets)?;
        let (form, language) = (table_form("form", form)?, options::language("language", language)?);
        table.give(plan.table(rules, sheet, form, language).into());
    })
}

/// Frees a plan; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_free(plan: *mut ssj_plan_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(plan) });
}
