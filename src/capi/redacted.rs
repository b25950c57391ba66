//! Publications that show only a part (Art. 13; protocol 1.1, section 6).
//!
//! Some lines are shown with their salts, the others withheld; what is shown still verifies. Make the order with
//! ssj_committed_new_salted: only then can withheld lines not be guessed.

use core::ffi::c_char;

use super::body::body;
use super::{argument, ssj_draw_t, ssj_error_t, ssj_status_t, ssj_string_t, ssj_text_t};
use crate::Id;
use crate::door::DoorError;
use crate::draw::{Entry, Redacted, verify_redacted};

/// What may be published of a salted draw without the lines of some ids.
///
/// withheld: ids of sources and inspectors; their recusals are withheld with them. Whom a transcript names cannot be
/// (SSJ_REDACT_IN_TRANSCRIPT).
/// json: on success receives the redacted publication.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_redact(
    draw: *const ssj_draw_t,
    withheld: *const ssj_string_t,
    withheld_len: usize,
    json: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_draw_t(draw) = argument::object("draw", draw)?;
        let json = argument::Output::new("json", json)?;
        let ids = argument::array("withheld", withheld, withheld_len)?;
        let ids = argument::each("withheld", ids, |id| {
            let unnamed = |error| DoorError { subject: None, ..error };
            id.text("id").and_then(|id| argument::field("id", id.parse::<Id>())).map_err(unnamed)
        })?;
        let ids: std::collections::BTreeSet<&str> = ids.iter().map(Id::as_str).collect();
        let redacted = draw.redact(|entry| match entry {
            Entry::Source(line) => ids.contains(line.id),
            Entry::Inspector(entry) => ids.contains(entry.id.as_str()),
            Entry::Recusal(entry) => ids.contains(entry.source) || ids.contains(entry.inspector),
        });
        json.give(super::json::text(&argument::by_draw(draw, redacted)?)?);
    })
}

/// What may be published of a salted draw if of the lists only those lines are shown that the transcript names.
///
/// json: as above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_redact_to_drawn(
    draw: *const ssj_draw_t,
    json: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_draw_t(draw) = argument::object("draw", draw)?;
        argument::Output::new("json", json)?
            .give(super::json::text(&argument::by_draw(draw, draw.redact_to_drawn())?)?);
    })
}

/// Verifies a redacted publication as far as it can be.
///
/// json: the redacted publication.
/// answer: on success receives JSON: what was verified, how many lines are shown and withheld, and whether teams were
/// drawn again. A fault is an error (SSJ_REDACTED_..., SSJ_FAULT_...).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_redacted_verify(
    json: *const c_char,
    json_len: usize,
    answer: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let answer = argument::Output::new("answer", answer)?;
        let redacted: Redacted = super::json::value("json", argument::text("json", json, json_len)?)?;
        answer.give(super::json::text(&argument::by_text(&redacted.order, verify_redacted(&redacted))?)?);
    })
}
