//! The registry of sources (Art. 7).
//!
//! From an array of plain structs, from CSV or from JSON, in one call. Every bad record is told: the error's JSON lists
//! them all.

use core::ffi::c_char;

use super::body::{self, body};
use super::{argument, ssj_error_t, ssj_status_t, ssj_string_t, ssj_text_t};
use crate::door::tables::{self, TableOptionsForm};
use crate::door::{DoorError, bulk};
use crate::forms::Limits;
use crate::registry::{RawSource, Registry, RegistryBuilder, csv as csv_table};

/// The registry: checked, sorted by id, never changed.
#[derive(Debug)]
pub struct ssj_registry_t(pub(super) Registry);

/// A source: a discharging unit or a construction project.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_source_t {
    /// Its id.
    pub id: ssj_string_t,
    /// Its name.
    pub name: ssj_string_t,
    /// Its unified social credit code; data NULL: none.
    pub credit_code: ssj_string_t,
    /// Its legal representative; data NULL: not known.
    pub legal_representative: ssj_string_t,
    /// Its phone; data NULL: not known.
    pub phone: ssj_string_t,
    /// Where it lies: six digits of GB/T 2260.
    pub division: ssj_string_t,
    /// Its stratum: "key", "general", "project", or what the rule pack names.
    pub stratum: ssj_string_t,
    /// Its state: "active", "suspended", "closed", "moved", "cancelled" or "revoked".
    pub state: ssj_string_t,
}

/// # Safety
/// The texts of the source live and stay unchanged as long as the result is used.
unsafe fn raw<'a>(source: &ssj_source_t) -> Result<RawSource<'a>, DoorError> {
    // SAFETY: as the caller vouches.
    unsafe {
        Ok(RawSource {
            id: source.id.text("id")?,
            name: source.name.text("name")?,
            credit_code: source.credit_code.text_or_none("credit_code")?,
            legal_representative: source.legal_representative.text_or_none("legal_representative")?,
            phone: source.phone.text_or_none("phone")?,
            division: source.division.text("division")?,
            stratum: source.stratum.text("stratum")?,
            state: source.state.text("state")?,
        })
    }
}

/// A registry from an array.
///
/// strict: 1 refuses credit codes that fail a check, 0 keeps them; some codes in real use fail one.
/// registry: on success receives the registry, to be freed with ssj_registry_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_registry_from_array(
    sources: *const ssj_source_t,
    sources_len: usize,
    strict: u8,
    registry: *mut *mut ssj_registry_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let registry = argument::Output::new("registry", registry)?;
        let strict = argument::truth("strict", strict)?;
        let sources = argument::array("sources", sources, sources_len)?;
        let sources = argument::each("sources", sources, |source| raw(source))?;
        let mut builder = if strict { RegistryBuilder::strict() } else { RegistryBuilder::new() };
        sources.iter().for_each(|source| builder.push(source));
        registry.give(ssj_registry_t(builder.finish().map_err(|errors| DoorError::all(&errors))?));
    })
}

/// A registry from CSV, with column names in English or Chinese; strict and registry as above.
///
/// Columns: id, name, credit_code, legal_representative, phone, division, stratum, state, in any order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_registry_from_csv(
    csv: *const c_char,
    csv_len: usize,
    strict: u8,
    registry: *mut *mut ssj_registry_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let registry = argument::Output::new("registry", registry)?;
        let strict = argument::truth("strict", strict)?;
        // Not read as UTF-8 here: the reader says which other encoding it looks like.
        let text = argument::array("csv", csv.cast::<u8>(), csv_len)?;
        let read = if strict { csv_table::read_strict(text) } else { csv_table::read(text) };
        registry.give(ssj_registry_t(read.map_err(|errors| DoorError::all(&errors))?));
    })
}

/// A registry from a table as offices keep it, read tolerantly: CSV in any encoding or a workbook (.xlsx, .xls, .ods, in a
/// library built to read them); strict and registry as above.
///
/// What has one meaning only is repaired, and every repair is told; a cell with two readings is refused by both.
/// options: NULL, or a JSON object, of whose fields each may be left out: "columns" (a column's name: its header in this
/// table), "words" (a column's name: {word: what it stands for}), "sheet", "epoch" ("1900" or "1904"), "rules" (a pack, whose
/// strata's names are known).
/// repairs: NULL, or on success receives a JSON array of what was repaired, left out or is to be known.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_registry_from_table(
    table: *const u8,
    table_len: usize,
    options: *const c_char,
    options_len: usize,
    strict: u8,
    registry: *mut *mut ssj_registry_t,
    repairs: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let registry = argument::Output::new("registry", registry)?;
        let told = if repairs.is_null() { None } else { Some(argument::Output::new("repairs", repairs)?) };
        let strict = argument::truth("strict", strict)?;
        let bytes = argument::array("table", table, table_len)?;
        let options = match argument::text_or_none("options", options, options_len)? {
            None => TableOptionsForm::default(),
            Some(options) => super::json::value("options", options)?,
        };
        let options = options.read(&Limits::MOST)?;
        let read = if strict { csv_table::read_tolerant_strict } else { csv_table::read_tolerant };
        let read = read(bytes, &options).map_err(|errors| DoorError::all(&errors))?;
        let listed = super::json::text(&tables::repairs(read.repairs))?;
        registry.give(ssj_registry_t(read.value));
        if let Some(told) = told {
            told.give(listed);
        }
    })
}

/// A registry from a JSON array of objects with the fields of ssj_source_t; strict and registry as above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_registry_from_json(
    json: *const c_char,
    json_len: usize,
    strict: u8,
    registry: *mut *mut ssj_registry_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let registry = argument::Output::new("registry", registry)?;
        let strict = argument::truth("strict", strict)?;
        registry.give(ssj_registry_t(bulk::registry(argument::text("json", json, json_len)?, strict)?));
    })
}

/// The registry as CSV.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_registry_to_csv(
    registry: *const ssj_registry_t,
    csv: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_registry_t(registry) = argument::object("registry", registry)?;
        argument::Output::new("csv", csv)?.give(csv_table::write(registry).into());
    })
}

/// The number of sources; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_registry_len(registry: *const ssj_registry_t) -> usize {
    // SAFETY: NULL or, by the conventions, live.
    body::or(0, || unsafe { registry.as_ref() }.map_or(0, |registry| registry.0.len() as usize))
}

/// Frees a registry; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_registry_free(registry: *mut ssj_registry_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(registry) });
}
