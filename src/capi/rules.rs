//! Rule packs (Arts. 8, 10, 16).
//!
//! A pack says what is owed: quotas, draw windows, the cap, deadlines. The statute's is built in, and others as
//! examples; a pack of one's own is JSON, whose form the statute's shows (ssj_rules_to_json).

use core::ffi::c_char;

use super::body::{self, body};
use super::{argument, ssj_date_t, ssj_error_t, ssj_status_t, ssj_text_t};
use crate::door::lookup::RulesForm;
use crate::rules::Ruleset;

/// A rule pack, checked.
#[derive(Debug)]
pub struct ssj_rules_t(pub(super) Ruleset);

/// A built-in pack.
///
/// id: "inner-mongolia-trial" is the statute; the operation "version" of ssj_json_call lists the others.
/// rules: on success receives the pack, to be freed with ssj_rules_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_rules_built_in(
    id: *const c_char,
    id_len: usize,
    rules: *mut *mut ssj_rules_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let rules = argument::Output::new("rules", rules)?;
        let id = argument::text("id", id, id_len)?;
        rules.give(ssj_rules_t(RulesForm::BuiltIn(id.to_owned()).read()?));
    })
}

/// A pack of one's own, from JSON.
///
/// rules: on success receives the pack, to be freed with ssj_rules_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_rules_from_json(
    json: *const c_char,
    json_len: usize,
    rules: *mut *mut ssj_rules_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let rules = argument::Output::new("rules", rules)?;
        rules.give(ssj_rules_t(Ruleset::from_json(argument::text("json", json, json_len)?)?));
    })
}

/// The pack as JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_rules_to_json(
    rules: *const ssj_rules_t,
    json: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        argument::Output::new("json", json)?.give(rules.to_json().into());
    })
}

/// The pack with a ratio other than the minimum, which needs a written report (Art. 8).
///
/// change: JSON {"stratum": "key", "tier": "county", "ratio": "30 %", "report": "..."}.
/// changed: on success receives the changed pack, to be freed with ssj_rules_free; rules stays as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_rules_changed(
    rules: *const ssj_rules_t,
    change: *const c_char,
    change_len: usize,
    changed: *mut *mut ssj_rules_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let changed = argument::Output::new("changed", changed)?;
        let change = super::json::value("change", argument::text("change", change, change_len)?)?;
        changed.give(ssj_rules_t(argument::by(rules, rules.changed(&change))?));
    })
}

/// Checks that the draw for a period may be made on a day: the pack is in force and the window is open (Arts. 10, 16).
///
/// period: "2027-Q1", "2027-03" or "2027".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_rules_check_draw_day(
    rules: *const ssj_rules_t,
    period: *const c_char,
    period_len: usize,
    day: ssj_date_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let period = argument::field("period", argument::text("period", period, period_len)?.parse())?;
        argument::by(rules, rules.check_draw_day(period, day.read("day")?))?;
    })
}

/// Frees a pack; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_rules_free(rules: *mut ssj_rules_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(rules) });
}
