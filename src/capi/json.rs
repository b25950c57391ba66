//! The whole library in one function: JSON in, JSON out.
//!
//! For platforms that want to write no binding at all. include/shuangsuiji.schema.json describes every request and
//! response; examples/requests holds a request of each. The operations: read_registry, read_roster, agency_base, plan,
//! feasibility, eligibility, unreached, draw_window, order, order_record, commit_value, commit, draw, replace, verify,
//! verify_chain, check_source, redact, verify_redacted, page, archive, views, working_day_after, working_days_between, deadline,
//! read_notice, disclosure, compliance, document, rollup, check_credit_code, rule_pack, statute, readings, help, version.

use core::ffi::c_char;

use super::body::body;
use super::{argument, ssj_error_t, ssj_status_t, ssj_text_t};
pub(super) use crate::door::request::{records, value};
use crate::door::{self, DoorError, Limits, request};
use crate::forms::read_json;

/// The JSON of a value.
pub(super) fn text<T: serde::Serialize>(value: &T) -> Result<ssj_text_t, DoorError> {
    request::text(value).map(ssj_text_t::from)
}

/// Answers a request.
///
/// request: a JSON object {"op": "...", ...}, request_len bytes of UTF-8, no NUL needed.
/// response: on success receives the result, a JSON object, to be freed with ssj_text_free.
/// error: NULL, or on failure receives the detail; its JSON form is ssj_error_json.
///
/// An operation or field that does not exist is refused by its name (SSJ_OPERATION_UNKNOWN, SSJ_FIELD_UNKNOWN).
/// May be called from any number of threads at once. The same request gives the same bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_json_call(
    request: *const c_char,
    request_len: usize,
    response: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let response = argument::Output::new("response", response)?;
        let request = argument::text("request", request, request_len)?;
        response.give(door::call(request)?.into());
    })
}

/// The same on a host that takes less: what is larger is refused by its place (SSJ_TOO_LARGE), before it is worked on.
///
/// limits: a JSON object of numbers, of which each may be left out: "bytes", "unpacked", "nesting", "elements", "sources",
/// "inspectors", "recusals", "records", "strata", "entropy", "team", "amendments", "amended_seats", "rounds", "agencies",
/// "periods", "notices". A number above what the library takes at all counts as that.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_json_call_within(
    request: *const c_char,
    request_len: usize,
    limits: *const c_char,
    limits_len: usize,
    response: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let response = argument::Output::new("response", response)?;
        let request = argument::text("request", request, request_len)?;
        // Not weighed as a request is: a field `team` here is no team.
        let limits = argument::text("limits", limits, limits_len)?;
        let limits: Limits = read_json(limits).map_err(|error| DoorError::unread("limits", &error))?;
        response.give(door::call_within(request, &limits)?.into());
    })
}
