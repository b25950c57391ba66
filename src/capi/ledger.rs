//! The ledger of inspections, and the cap (Art. 8).
//!
//! What was inspected or is scheduled, and whether the cap lets a source be drawn on a day.

use core::ffi::c_char;

use super::body::{self, body};
use super::{argument, kind, ssj_date_t, ssj_error_t, ssj_rules_t, ssj_status_t, ssj_string_t, ssj_text_t, tier};
use crate::door::DoorError;
use crate::door::plans::EligibilityForm;
use crate::draw::Agency;
use crate::ledger::{Ledger, Outcome, Record, State, View, Waiver};
use crate::{Division, Id, Token, Year};

/// The ledger under a rule pack's cap: checked, never changed.
#[derive(Debug)]
pub struct ssj_ledger_t(pub(super) Ledger);

/// Drawn; no day is set yet.
pub const SSJ_RECORD_DRAWN: u32 = 0;
/// A day is set for the visit.
pub const SSJ_RECORD_SCHEDULED: u32 = 1;
/// Completed, and no violation was found.
pub const SSJ_RECORD_NO_VIOLATION: u32 = 2;
/// Completed; a violation was found, and its rectification ordered.
pub const SSJ_RECORD_RECTIFICATION_ORDERED: u32 = 3;
/// Completed; a violation was found, and its rectification not ordered.
pub const SSJ_RECORD_NO_ORDER: u32 = 4;
/// Not to be made.
pub const SSJ_RECORD_VOID: u32 = 5;

/// An inspection, made or to be made.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_record_t {
    /// The source.
    pub source: ssj_string_t,
    /// The agency's name: a token.
    pub agency: ssj_string_t,
    /// The period that it was drawn for: "2027-Q1".
    pub period: ssj_string_t,
    /// Why it is void; data NULL in every other state.
    pub reason: ssj_string_t,
    /// The agency's division, such as 150102.
    pub division: u32,
    /// The agency's tier: SSJ_TIER_...
    pub tier: u32,
    /// The kind of inspection: SSJ_KIND_...
    pub kind: u32,
    /// How it stands: SSJ_RECORD_...
    pub state: u32,
    /// The day of the draw, or, for kinds that need none, of the decision.
    pub drawn: ssj_date_t,
    /// The day set for the visit, of completion, or on which it became void; by the state.
    pub day: ssj_date_t,
}

/// An exception from the cap with a reference.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_waiver_t {
    /// The source.
    pub source: ssj_string_t,
    /// The reference of the paper that grants it.
    pub reference: ssj_string_t,
    /// Why.
    pub reason: ssj_string_t,
    /// The day on which it was granted.
    pub granted: ssj_date_t,
    /// The inspection year.
    pub year: i32,
    /// Zero.
    pub reserved: u32,
}

/// A source's inspections in a year.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ssj_tally_t {
    /// Those that count against the cap.
    pub inspections: u32,
    /// Whether one completed in the year found a violation.
    pub violation_found: u8,
    /// Whether a waiver is on record.
    pub waived: u8,
    /// Zeros.
    pub reserved: [u8; 2],
}

/// # Safety
/// The texts of the record live during the call.
unsafe fn record(given: &ssj_record_t) -> Result<Record, DoorError> {
    // SAFETY: as the caller vouches.
    unsafe {
        let day = || given.day.read("day");
        let violation = |rectification_ordered| Outcome::Violation { rectification_ordered };
        let state = match argument::option("state", given.state, &[0, 1, 2, 3, 4, 5].map(|state| (state, state)))? {
            SSJ_RECORD_DRAWN => State::Drawn,
            SSJ_RECORD_SCHEDULED => State::Scheduled { visit: day()? },
            SSJ_RECORD_NO_VIOLATION => State::Completed { completed: day()?, outcome: Outcome::NoViolation },
            SSJ_RECORD_RECTIFICATION_ORDERED => State::Completed { completed: day()?, outcome: violation(true) },
            SSJ_RECORD_NO_ORDER => State::Completed { completed: day()?, outcome: violation(false) },
            _ => {
                let reason = argument::field("reason", given.reason.text("reason")?.parse())?;
                State::Void { voided: day()?, reason }
            }
        };
        Ok(Record {
            source: argument::field("source", given.source.text("source")?.parse())?,
            drawn: given.drawn.read("drawn")?,
            agency: Agency {
                name: argument::field("agency", given.agency.text("agency")?.parse())?,
                division: argument::field("division", Division::from_number(given.division))?,
                tier: tier("tier", given.tier)?,
            },
            kind: kind("kind", given.kind)?,
            period: argument::field("period", given.period.text("period")?.parse())?,
            state,
            joint: None,
        })
    }
}

/// # Safety
/// As [`record`].
unsafe fn waiver(given: &ssj_waiver_t) -> Result<Waiver, DoorError> {
    // SAFETY: as the caller vouches.
    unsafe {
        Ok(Waiver {
            source: argument::field("source", given.source.text("source")?.parse())?,
            year: argument::field("year", Year::new(given.year))?,
            granted: given.granted.read("granted")?,
            reference: argument::field("reference", given.reference.text("reference")?.parse())?,
            reason: argument::field("reason", given.reason.text("reason")?.parse())?,
        })
    }
}

/// A ledger from arrays, under a pack's cap.
///
/// ledger: on success receives the ledger, to be freed with ssj_ledger_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_ledger_from_arrays(
    rules: *const ssj_rules_t,
    records: *const ssj_record_t,
    records_len: usize,
    waivers: *const ssj_waiver_t,
    waivers_len: usize,
    ledger: *mut *mut ssj_ledger_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let ledger = argument::Output::new("ledger", ledger)?;
        let records = argument::array("records", records, records_len)?;
        let records = argument::each("records", records, |given| record(given))?;
        let waivers = argument::array("waivers", waivers, waivers_len)?;
        let waivers = argument::each("waivers", waivers, |given| waiver(given))?;
        let made = Ledger::new(records, waivers, rules).map_err(|errors| DoorError::all(&errors));
        ledger.give(ssj_ledger_t(argument::by(rules, made)?));
    })
}

/// A ledger from JSON arrays, as the operation "eligibility" of ssj_json_call takes them; ledger as above.
///
/// waivers: NULL: none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_ledger_from_json(
    rules: *const ssj_rules_t,
    records: *const c_char,
    records_len: usize,
    waivers: *const c_char,
    waivers_len: usize,
    ledger: *mut *mut ssj_ledger_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let ledger = argument::Output::new("ledger", ledger)?;
        let records: Vec<Record> = super::json::records("records", argument::text("records", records, records_len)?)?;
        let waivers: Vec<Waiver> = match waivers.is_null() {
            true => Vec::new(),
            false => super::json::records("waivers", argument::text("waivers", waivers, waivers_len)?)?,
        };
        let made = Ledger::new(records, waivers, rules).map_err(|errors| DoorError::all(&errors));
        ledger.give(ssj_ledger_t(argument::by(rules, made)?));
    })
}

/// A source's inspections of a year, as far as a day knows them.
///
/// agency: who draws; it matters where the pack counts only an agency's own inspections.
/// year: the year of the inspection, not of the draw.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_ledger_tally(
    ledger: *const ssj_ledger_t,
    source: *const c_char,
    source_len: usize,
    agency: *const c_char,
    agency_len: usize,
    year: i32,
    on: ssj_date_t,
    tally: *mut ssj_tally_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_ledger_t(ledger) = argument::object("ledger", ledger)?;
        let tally = argument::Output::new("tally", tally)?;
        let agency: Token = argument::field("agency", argument::text("agency", agency, agency_len)?.parse())?;
        let year = argument::field("year", Year::new(year))?;
        let source = argument::text("source", source, source_len)?;
        let found = ledger.tally(source, View { agency: &agency, year, on: on.read("on")? });
        tally.write(ssj_tally_t {
            inspections: found.inspections,
            violation_found: found.violation_found.into(),
            waived: found.waived.into(),
            reserved: [0; 2],
        });
    })
}

/// Whether the cap lets a source be drawn, and why, in English and Chinese; agency, year and on as above.
///
/// answer: on success receives JSON, an element of what the operation "eligibility" answers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_ledger_explain(
    ledger: *const ssj_ledger_t,
    source: *const c_char,
    source_len: usize,
    agency: *const c_char,
    agency_len: usize,
    year: i32,
    on: ssj_date_t,
    answer: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_ledger_t(ledger) = argument::object("ledger", ledger)?;
        let answer = argument::Output::new("answer", answer)?;
        let agency: Token = argument::field("agency", argument::text("agency", agency, agency_len)?.parse())?;
        let year = argument::field("year", Year::new(year))?;
        let source: Id = argument::field("source", argument::text("source", source, source_len)?.parse())?;
        let explanation = ledger.explain(source.as_str(), View { agency: &agency, year, on: on.read("on")? });
        answer.give(super::json::text(&EligibilityForm::of(source.clone(), &explanation))?);
    })
}

/// Frees a ledger; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_ledger_free(ledger: *mut ssj_ledger_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(ledger) });
}
