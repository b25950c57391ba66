//! The lists that an order commits.
//!
//! Who can be drawn, who inspects, and who must not inspect whom: from arrays of plain structs, from the published
//! texts, or from registry, roster and ledger by the rules.

use core::ffi::c_char;

use super::body::{self, body};
use super::{
    argument, inspector_status, leave, list, source_status, ssj_date_t, ssj_error_t, ssj_ledger_t, ssj_registry_t,
    ssj_roster_t, ssj_rules_t, ssj_status_t, ssj_string_t, ssj_text_t,
};
use crate::calendar::inspection_window;
use crate::door::DoorError;
use crate::draw::{InspectorEntry, InspectorList, Lists, RecusalEntry, RecusalList, SourceLine, SourceList};
use crate::ledger::View;
use crate::orders::{inspector_list, recusal_list, source_list};
use crate::plan::Tally;
use crate::{Division, Id, Period, Token};

/// The three lists: checked, sorted by id, never changed.
#[derive(Debug)]
pub struct ssj_lists_t(pub(super) Lists);

/// A line of the list of sources.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_source_line_t {
    /// The source's id.
    pub id: ssj_string_t,
    /// Its stratum: a token such as "key".
    pub stratum: ssj_string_t,
    /// Where it lies, such as 150102.
    pub division: u32,
    /// Inspections that count against the cap in the inspection year, completed or scheduled.
    pub inspections: u32,
    /// SSJ_SOURCE_OPEN, SSJ_SOURCE_EXEMPT or SSJ_SOURCE_EXCLUDED.
    pub status: u32,
    /// Zero.
    pub reserved: u32,
}

/// A line of the list of inspectors.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_inspector_line_t {
    /// The inspector's id.
    pub id: ssj_string_t,
    /// The division whose roster lists the inspector, such as 150102.
    pub division: u32,
    /// SSJ_INSPECTOR_AVAILABLE or SSJ_INSPECTOR_UNAVAILABLE.
    pub status: u32,
}

/// A line of the list of recusals.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_recusal_line_t {
    /// The inspector's id.
    pub inspector: ssj_string_t,
    /// The source's id.
    pub source: ssj_string_t,
}

/// # Safety
/// The texts of the array live during the call.
unsafe fn sources(given: &[ssj_source_line_t]) -> Result<SourceList, DoorError> {
    // Strata are few, and neighbours mostly share theirs.
    let mut strata: Vec<Token> = Vec::new();
    let lines = argument::each("sources", given, |line| {
        // SAFETY: as the caller vouches.
        let (id, name) = unsafe { (line.id.text("id")?, line.stratum.text("stratum")?) };
        argument::field("id", Id::check(id))?;
        let known = strata.iter().position(|known| known.as_str() == name);
        let stratum = match known {
            Some(known) => known,
            None => {
                strata.push(argument::field("stratum", name.parse())?);
                strata.len().saturating_sub(1)
            }
        };
        let division = argument::field("division", Division::from_number(line.division))?;
        Ok((id, stratum, division, line.inspections, source_status("status", line.status)?))
    })?;
    let lines = lines.into_iter().filter_map(|(id, stratum, division, inspections, status)| {
        strata.get(stratum).map(|stratum| SourceLine { id, stratum, division, inspections, status })
    });
    Ok(SourceList::from_lines(lines)?)
}

/// # Safety
/// The texts of the line live during the call.
unsafe fn inspector(line: &ssj_inspector_line_t) -> Result<InspectorEntry, DoorError> {
    Ok(InspectorEntry {
        // SAFETY: as the caller vouches.
        id: argument::field("id", unsafe { line.id.text("id") }?.parse())?,
        division: argument::field("division", Division::from_number(line.division))?,
        status: inspector_status("status", line.status)?,
    })
}

/// # Safety
/// The texts of the line live during the call.
unsafe fn recusal(line: &ssj_recusal_line_t) -> Result<RecusalEntry, DoorError> {
    // SAFETY: as the caller vouches.
    let (inspector, source) = unsafe { (line.inspector.text("inspector")?, line.source.text("source")?) };
    Ok(RecusalEntry {
        inspector: argument::field("inspector", inspector.parse())?,
        source: argument::field("source", source.parse())?,
    })
}

/// Lists from arrays, in any order.
///
/// lists: on success receives the lists, to be freed with ssj_lists_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_lists_from_arrays(
    sources_array: *const ssj_source_line_t,
    sources_len: usize,
    inspectors: *const ssj_inspector_line_t,
    inspectors_len: usize,
    recusals: *const ssj_recusal_line_t,
    recusals_len: usize,
    lists: *mut *mut ssj_lists_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let lists = argument::Output::new("lists", lists)?;
        let inspectors = argument::array("inspectors", inspectors, inspectors_len)?;
        let recusals = argument::array("recusals", recusals, recusals_len)?;
        lists.give(ssj_lists_t(Lists {
            sources: sources(argument::array("sources", sources_array, sources_len)?)?,
            inspectors: InspectorList::new(argument::each("inspectors", inspectors, |line| inspector(line))?)?,
            recusals: RecusalList::new(argument::each("recusals", recusals, |line| recusal(line))?)?,
        }));
    })
}

/// Lists from their published texts, strictly: one line a record, fields separated by TAB, sorted by id, each line ended
/// by LF; lists as above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_lists_from_texts(
    sources_text: *const c_char,
    sources_len: usize,
    inspectors: *const c_char,
    inspectors_len: usize,
    recusals: *const c_char,
    recusals_len: usize,
    lists: *mut *mut ssj_lists_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let lists = argument::Output::new("lists", lists)?;
        let (inspectors, recusals) = (
            argument::text("inspectors", inspectors, inspectors_len)?,
            argument::text("recusals", recusals, recusals_len)?,
        );
        lists.give(ssj_lists_t(Lists {
            sources: SourceList::parse(argument::text("sources_text", sources_text, sources_len)?)?,
            inspectors: InspectorList::parse(inspectors)?,
            recusals: RecusalList::parse(recusals)?,
        }));
    })
}

/// Lists of an agency's draw from registry, roster and ledger, by the rules (Arts. 5 to 8, 11); lists as above.
///
/// ledger: NULL: no inspection is on record.
/// agency: the agency's token.
/// division: the agency's area, such as 150102.
/// period: for which is drawn; its year is the inspection year, and its days are those on which inspectors must be there.
/// on: the day of the draw; what happened later is not known.
/// leave_reading: SSJ_LEAVE_EVERY_DAY or SSJ_LEAVE_ANY_DAY.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_lists_from_rooms(
    rules: *const ssj_rules_t,
    registry: *const ssj_registry_t,
    roster: *const ssj_roster_t,
    ledger: *const ssj_ledger_t,
    agency: *const c_char,
    agency_len: usize,
    division: u32,
    period: *const c_char,
    period_len: usize,
    on: ssj_date_t,
    leave_reading: u32,
    lists: *mut *mut ssj_lists_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let ssj_registry_t(registry) = argument::object("registry", registry)?;
        let ssj_roster_t(roster) = argument::object("roster", roster)?;
        let ledger = argument::object_or_none("ledger", ledger)?;
        let agency: Token = argument::field("agency", argument::text("agency", agency, agency_len)?.parse())?;
        let division = argument::field("division", Division::from_number(division))?;
        let period: Period = argument::field("period", argument::text("period", period, period_len)?.parse())?;
        let (on, leave) = (on.read("on")?, leave("leave_reading", leave_reading)?);
        let lists = argument::Output::new("lists", lists)?;
        let view = View { agency: &agency, year: period.year(), on };
        let tally = |id: &str| ledger.map_or(Tally::default(), |ledger| ledger.0.tally(id, view));
        let sources = argument::by(rules, source_list(rules, registry, division, tally))?;
        let inspectors = inspector_list(roster, division, inspection_window(period), leave);
        let inspectors = argument::by(rules, inspectors)?;
        let recusals = argument::by(rules, recusal_list(roster, &sources, &inspectors))?;
        lists.give(ssj_lists_t(Lists { sources, inspectors, recusals }));
    })
}

/// The number of records of a list.
///
/// which: SSJ_LIST_SOURCES, SSJ_LIST_INSPECTORS or SSJ_LIST_RECUSALS.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_lists_len(
    lists: *const ssj_lists_t,
    which: u32,
    len: *mut usize,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_lists_t(lists) = argument::object("lists", lists)?;
        let len = argument::Output::new("len", len)?;
        len.write(match list("which", which)? {
            crate::draw::List::Sources => lists.sources.len() as usize,
            crate::draw::List::Inspectors => lists.inspectors.entries().len(),
            crate::draw::List::Recusals => lists.recusals.len() as usize,
        });
    })
}

/// The text of a list, as it is committed and published; which as above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_lists_text(
    lists: *const ssj_lists_t,
    which: u32,
    text: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_lists_t(lists) = argument::object("lists", lists)?;
        let text = argument::Output::new("text", text)?;
        text.give(lists.text(list("which", which)?).into());
    })
}

/// Frees lists; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_lists_free(lists: *mut ssj_lists_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(lists) });
}
