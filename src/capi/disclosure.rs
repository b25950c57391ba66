//! What is owed to the public, and by when (Art. 13).
//!
//! Draws and results with their last days, how each stands on a day, rates by agency and stratum, and what is overdue.

use core::ffi::c_char;
use std::collections::BTreeMap;

use super::body::{self, body};
use super::options::{self, table_form};
use super::{argument, ssj_calendar_t, ssj_date_t, ssj_error_t, ssj_rules_t, ssj_status_t, ssj_text_t};
use crate::disclosure::{Disclosure, entry_table, rate_table};
use crate::door::DoorError;
use crate::door::disclosures::DisclosureResponse;
use crate::inspection::{DrawRecord, Inspection, Inspections};
use crate::rules::Ruleset;
use crate::{Names, Text, Token};

/// Everything that is owed to the public, never changed.
#[derive(Debug)]
pub struct ssj_disclosure_t(pub(super) Disclosure, pub(super) Ruleset, pub(super) BTreeMap<Token, Text>);

/// What the draws and inspections on record owe, under a pack's deadlines.
///
/// draws, inspections: JSON arrays as the operation "disclosure" of ssj_json_call takes them.
/// disclosure: on success receives the object, to be freed with ssj_disclosure_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_disclosure_from_json(
    rules: *const ssj_rules_t,
    draws: *const c_char,
    draws_len: usize,
    inspections: *const c_char,
    inspections_len: usize,
    disclosure: *mut *mut ssj_disclosure_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let disclosure = argument::Output::new("disclosure", disclosure)?;
        let draws: Vec<DrawRecord> = super::json::records("draws", argument::text("draws", draws, draws_len)?)?;
        let inspections = argument::text("inspections", inspections, inspections_len)?;
        let inspections: Vec<Inspection> = super::json::records("inspections", inspections)?;
        let inspections = Inspections::new(inspections).map_err(|errors| DoorError::all(&errors));
        let inspections = argument::by(rules, inspections)?;
        disclosure.give(ssj_disclosure_t(Disclosure::new(rules, &draws, &inspections), rules.clone(), BTreeMap::new()));
    })
}

/// The same with official names of agencies, by which tables and findings call them.
///
/// names: a JSON object, such as {"xincheng": "Xincheng branch of the Hohhot bureau of ecology and environment"}.
/// named: on success receives the object with the names, to be freed with ssj_disclosure_free; disclosure stays as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_disclosure_named(
    disclosure: *const ssj_disclosure_t,
    names: *const c_char,
    names_len: usize,
    named: *mut *mut ssj_disclosure_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_disclosure_t(disclosure, rules, _) = argument::object("disclosure", disclosure)?;
        let named = argument::Output::new("named", named)?;
        let names = super::json::value("names", argument::text("names", names, names_len)?)?;
        named.give(ssj_disclosure_t(disclosure.clone(), rules.clone(), names));
    })
}

/// How everything stands on a day: what is to be published, rates, and what is late, overdue or published by another.
///
/// on: the day; what happened later is not known.
/// answer: on success receives JSON, what the operation "disclosure" answers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_disclosure_on(
    disclosure: *const ssj_disclosure_t,
    calendar: *const ssj_calendar_t,
    on: ssj_date_t,
    answer: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_disclosure_t(disclosure, rules, names) = argument::object("disclosure", disclosure)?;
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let answer = argument::Output::new("answer", answer)?;
        let names = Names::default().and(names);
        answer.give(super::json::text(&DisclosureResponse::of(rules, &names, disclosure, calendar, on.read("on")?))?);
    })
}

/// Each draw and result with its last day and state.
pub const SSJ_DISCLOSURE_ENTRIES: u32 = 0;
/// What is still to be published, what is due soonest first.
pub const SSJ_DISCLOSURE_TO_PUBLISH: u32 = 1;
/// How much stands how, by agency and stratum.
pub const SSJ_DISCLOSURE_RATES: u32 = 2;

/// How everything stands on a day, as a table.
///
/// sheet: SSJ_DISCLOSURE_..., form: SSJ_TABLE_..., language: SSJ_LANGUAGE_...
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_disclosure_table(
    disclosure: *const ssj_disclosure_t,
    rules: *const ssj_rules_t,
    calendar: *const ssj_calendar_t,
    on: ssj_date_t,
    sheet: u32,
    form: u32,
    language: u32,
    table: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_disclosure_t(disclosure, _, names) = argument::object("disclosure", disclosure)?;
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let (table, on) = (argument::Output::new("table", table)?, on.read("on")?);
        let sheets = [SSJ_DISCLOSURE_ENTRIES, SSJ_DISCLOSURE_TO_PUBLISH, SSJ_DISCLOSURE_RATES];
        let sheet = argument::option("sheet", sheet, &sheets.map(|sheet| (sheet, sheet)))?;
        let (form, language) = (table_form("form", form)?, options::language("language", language)?);
        let names = Names::default().and(names).and_all(rules.names());
        let text = match sheet {
            SSJ_DISCLOSURE_RATES => rate_table(&disclosure.rates(calendar, on), &names, form, language),
            SSJ_DISCLOSURE_TO_PUBLISH => entry_table(&disclosure.to_publish(calendar, on), &names, form, language),
            _ => entry_table(&disclosure.entries(calendar, on).collect::<Vec<_>>(), &names, form, language),
        };
        table.give(text.into());
    })
}

/// Frees it; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_disclosure_free(disclosure: *mut ssj_disclosure_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(disclosure) });
}
