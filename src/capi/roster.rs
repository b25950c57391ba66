//! The roster of inspectors (Art. 6).
//!
//! With aliases (one person under two ids) and recusals (who must not inspect whom), from arrays, CSV or JSON.

use core::ffi::c_char;

use super::body::{self, body};
use super::{argument, ssj_date_t, ssj_error_t, ssj_registry_t, ssj_status_t, ssj_string_t, ssj_text_t};
use crate::DateSpan;
use crate::door::bulk::RosterForm;
use crate::door::request::Operation;
use crate::door::tables::ReadRosterRequest;
use crate::door::{DoorError, bulk};
use crate::roster::{Alias, Certificate, Employment, Inspector, Recusal, Roster, csv as table};

/// The roster: checked, sorted by id, never changed.
#[derive(Debug)]
pub struct ssj_roster_t(pub(super) Roster);

/// Days, both ends included.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_days_t {
    /// The first day.
    pub from: ssj_date_t,
    /// The last day.
    pub until: ssj_date_t,
}

/// An inspector.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_inspector_t {
    /// The id.
    pub id: ssj_string_t,
    /// The name.
    pub name: ssj_string_t,
    /// The post.
    pub post: ssj_string_t,
    /// The enforcement category.
    pub category: ssj_string_t,
    /// The division on whose roster the inspector stands: six digits.
    pub division: ssj_string_t,
    /// The division from which the inspector is borrowed; data NULL: none, an inspector of its own.
    pub borrowed_from: ssj_string_t,
    /// The certificate's number; data NULL: no certificate, and then the next two do not matter.
    pub certificate_number: ssj_string_t,
    /// Who issued the certificate.
    pub certificate_issuer: ssj_string_t,
    /// The days on which the certificate is valid.
    pub certificate_valid: ssj_days_t,
    /// Spans of leave; may be NULL if there are none.
    pub leave: *const ssj_days_t,
    /// The number of spans.
    pub leave_len: usize,
}

/// That an id stands for a person who has another one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_alias_t {
    /// The id.
    pub id: ssj_string_t,
    /// The person's id.
    pub person: ssj_string_t,
}

/// That an inspector must not inspect a source.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_recusal_t {
    /// The inspector's id.
    pub inspector: ssj_string_t,
    /// The source's id.
    pub source: ssj_string_t,
    /// Why.
    pub reason: ssj_string_t,
}

fn days(name: &'static str, span: ssj_days_t) -> Result<DateSpan, DoorError> {
    argument::field(name, DateSpan::new(span.from.read(name)?, span.until.read(name)?))
}

/// # Safety
/// The pointers of the inspector hold during the call.
unsafe fn inspector(given: &ssj_inspector_t) -> Result<Inspector, DoorError> {
    // SAFETY: as the caller vouches.
    unsafe {
        let certificate = match given.certificate_number.text_or_none("certificate_number")? {
            None => None,
            Some(number) => Some(Certificate {
                number: argument::field("certificate_number", number.parse())?,
                issuer: argument::field(
                    "certificate_issuer",
                    given.certificate_issuer.text("certificate_issuer")?.parse(),
                )?,
                valid: days("certificate_valid", given.certificate_valid)?,
            }),
        };
        let employment = match given.borrowed_from.text_or_none("borrowed_from")? {
            None => Employment::Own,
            Some(division) => Employment::Borrowed { from: argument::field("borrowed_from", division.parse())? },
        };
        let leave = argument::array("leave", given.leave, given.leave_len)?;
        Ok(Inspector {
            id: argument::field("id", given.id.text("id")?.parse())?,
            name: argument::field("name", given.name.text("name")?.parse())?,
            post: argument::field("post", given.post.text("post")?.parse())?,
            category: argument::field("category", given.category.text("category")?.parse())?,
            certificate,
            division: argument::field("division", given.division.text("division")?.parse())?,
            employment,
            leave: leave.iter().map(|span| days("leave", *span)).collect::<Result<_, _>>()?,
        })
    }
}

/// # Safety
/// As [`inspector`].
unsafe fn alias(given: &ssj_alias_t) -> Result<Alias, DoorError> {
    // SAFETY: as the caller vouches.
    unsafe {
        Ok(Alias {
            id: argument::field("id", given.id.text("id")?.parse())?,
            person: argument::field("person", given.person.text("person")?.parse())?,
        })
    }
}

/// # Safety
/// As [`inspector`].
unsafe fn recusal(given: &ssj_recusal_t) -> Result<Recusal, DoorError> {
    // SAFETY: as the caller vouches.
    unsafe {
        Ok(Recusal {
            inspector: argument::field("inspector", given.inspector.text("inspector")?.parse())?,
            source: argument::field("source", given.source.text("source")?.parse())?,
            reason: argument::field("reason", given.reason.text("reason")?.parse())?,
        })
    }
}

/// Whether a recusal's source is in the registry; every source is known where there is no registry.
///
/// # Safety
/// The registry is NULL or live.
unsafe fn knows<'a>(registry: *const ssj_registry_t) -> impl Fn(&str) -> bool + 'a {
    // SAFETY: as the caller vouches.
    let registry = unsafe { registry.as_ref() };
    move |id| registry.is_none_or(|registry| registry.0.get(id).is_some())
}

/// A roster from arrays.
///
/// registry: recusals must name sources of it; NULL: they may name any.
/// roster: on success receives the roster, to be freed with ssj_roster_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_roster_from_arrays(
    inspectors: *const ssj_inspector_t,
    inspectors_len: usize,
    aliases: *const ssj_alias_t,
    aliases_len: usize,
    recusals: *const ssj_recusal_t,
    recusals_len: usize,
    registry: *const ssj_registry_t,
    roster: *mut *mut ssj_roster_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let roster = argument::Output::new("roster", roster)?;
        let inspectors = argument::array("inspectors", inspectors, inspectors_len)?;
        let inspectors = argument::each("inspectors", inspectors, |given| inspector(given))?;
        let aliases = argument::array("aliases", aliases, aliases_len)?;
        let aliases = argument::each("aliases", aliases, |given| alias(given))?;
        let recusals = argument::array("recusals", recusals, recusals_len)?;
        let recusals = argument::each("recusals", recusals, |given| recusal(given))?;
        let made = Roster::new(inspectors, aliases, recusals, knows(registry));
        roster.give(ssj_roster_t(made.map_err(|errors| DoorError::all(&errors))?));
    })
}

/// A roster from three tables of CSV, with column names in English or Chinese; registry and roster as above.
///
/// inspectors: the columns are id, name, post, category, certificate_number, certificate_issuer, valid_from,
/// valid_until, division, borrowed_from, leave.
/// aliases: id, person; NULL: none.
/// recusals: inspector, source, reason; NULL: none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_roster_from_csv(
    inspectors: *const c_char,
    inspectors_len: usize,
    aliases: *const c_char,
    aliases_len: usize,
    recusals: *const c_char,
    recusals_len: usize,
    registry: *const ssj_registry_t,
    roster: *mut *mut ssj_roster_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let roster = argument::Output::new("roster", roster)?;
        // Not read as UTF-8 here: the reader says which other encoding it looks like.
        let inspectors = argument::array("inspectors", inspectors.cast::<u8>(), inspectors_len)?;
        let told = |errors| DoorError::all(&errors);
        let inspectors = table::read_inspectors(inspectors).map_err(told).map_err(|error| error.about("inspectors"))?;
        let aliases =
            match argument::array("aliases", aliases.cast::<u8>(), if aliases.is_null() { 0 } else { aliases_len })? {
                [] => Vec::new(),
                aliases => table::read_aliases(aliases).map_err(told).map_err(|error| error.about("aliases"))?,
            };
        let recusals = match argument::array(
            "recusals",
            recusals.cast::<u8>(),
            if recusals.is_null() { 0 } else { recusals_len },
        )? {
            [] => Vec::new(),
            recusals => table::read_recusals(recusals).map_err(told).map_err(|error| error.about("recusals"))?,
        };
        let made = Roster::new(inspectors, aliases, recusals, knows(registry));
        roster.give(ssj_roster_t(made.map_err(|errors| DoorError::all(&errors))?));
    })
}

/// A roster from a request of the one-call door: {"inspectors": ..., "aliases": ..., "recusals": ..., "tolerant": true}, each
/// table CSV text, or an object with the bytes of a file in base64, which is read tolerantly: {"bytes": ..., "columns": ...,
/// "sheet": ..., "epoch": ...}; registry and roster as above.
///
/// repairs: NULL, or on success receives a JSON object: of each table that was read tolerantly an array of what was
/// repaired, left out or is to be known.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_roster_from_tables(
    request: *const c_char,
    request_len: usize,
    registry: *const ssj_registry_t,
    roster: *mut *mut ssj_roster_t,
    repairs: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let roster = argument::Output::new("roster", roster)?;
        let told = if repairs.is_null() { None } else { Some(argument::Output::new("repairs", repairs)?) };
        let request: ReadRosterRequest =
            super::json::value("request", argument::text("request", request, request_len)?)?;
        let read = request.answer()?;
        let listed = super::json::text(&read.repairs.unwrap_or_default())?;
        let RosterForm { inspectors, aliases, recusals } = read.roster;
        let made = Roster::new(inspectors, aliases, recusals, knows(registry));
        roster.give(ssj_roster_t(made.map_err(|errors| DoorError::all(&errors))?));
        if let Some(told) = told {
            told.give(listed);
        }
    })
}

/// A roster from JSON {"inspectors": [...], "aliases": [...], "recusals": [...]}; registry and roster as above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_roster_from_json(
    json: *const c_char,
    json_len: usize,
    registry: *const ssj_registry_t,
    roster: *mut *mut ssj_roster_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let roster = argument::Output::new("roster", roster)?;
        let json = argument::text("json", json, json_len)?;
        roster.give(ssj_roster_t(bulk::roster(json, knows(registry))?));
    })
}

/// The number of persons; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_roster_len(roster: *const ssj_roster_t) -> usize {
    // SAFETY: NULL or, by the conventions, live.
    body::or(0, || unsafe { roster.as_ref() }.map_or(0, |roster| roster.0.len() as usize))
}

/// Certified inspectors of a division's own on a day: what a general quota is counted by (Art. 8(2)).
///
/// division: its number, such as 150102.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_roster_basis(
    roster: *const ssj_roster_t,
    division: u32,
    on: ssj_date_t,
    inspectors: *mut u32,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_roster_t(roster) = argument::object("roster", roster)?;
        let inspectors = argument::Output::new("inspectors", inspectors)?;
        let division = argument::field("division", crate::Division::from_number(division))?;
        inspectors.write(roster.basis(division, on.read("on")?));
    })
}

/// Which certificate holders are not on the roster, on which every one must be (Art. 6).
///
/// holders: their ids.
/// missing: on success receives a JSON array of ids, empty if all are on it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_roster_missing(
    roster: *const ssj_roster_t,
    holders: *const ssj_string_t,
    holders_len: usize,
    missing: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_roster_t(roster) = argument::object("roster", roster)?;
        let missing = argument::Output::new("missing", missing)?;
        let holders = argument::array("holders", holders, holders_len)?;
        let holders = argument::each("holders", holders, |holder| holder.text("id"))?;
        missing.give(super::json::text(&roster.completeness(holders))?);
    })
}

/// Frees a roster; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_roster_free(roster: *mut ssj_roster_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(roster) });
}
