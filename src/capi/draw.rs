//! Draws: sources with their teams, the transcript, and replacements (Arts. 1, 10, 11).

use core::ffi::c_char;

use super::body::{self, body};
use super::{argument, ssj_committed_t, ssj_digest_t, ssj_error_t, ssj_status_t, ssj_string_t, ssj_text_t};
use crate::door::DoorError;
use crate::draw::vector::CaseResult;
use crate::draw::{Contribution, Draw, DrawnSource, Reveal, Skip, Value};
use crate::{Id, Token};

/// A draw with its amendments.
#[derive(Debug)]
pub struct ssj_draw_t(pub(super) Draw);

/// A drawn source. Its texts belong to the draw and live until that is amended or freed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_drawn_t {
    /// The stratum.
    pub stratum: ssj_string_t,
    /// The source's id.
    pub source: ssj_string_t,
    /// The rank within the stratum, from 1.
    pub rank: u32,
    /// The number of inspectors.
    pub team_len: u32,
}

/// A contribution, revealed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_contribution_t {
    /// Its name in the order.
    pub label: ssj_string_t,
    /// Its value: 1 to 1024 bytes.
    pub value: *const u8,
    /// The number of bytes.
    pub value_len: usize,
}

/// A drawn source that turned out not to exist any more.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_skip_t {
    /// The source's id.
    pub source: ssj_string_t,
    /// Why: a token such as "closed" or "moved".
    pub reason: ssj_string_t,
}

/// Reveals the contributions and draws sources and teams.
///
/// contributions: one for each promise of the order, in its order.
/// draw: on success receives the draw, to be freed with ssj_draw_free. Where teams cannot be formed, nothing is drawn
/// (SSJ_INFEASIBLE_TEAMS), and the message says why.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_new(
    committed: *const ssj_committed_t,
    contributions: *const ssj_contribution_t,
    contributions_len: usize,
    draw: *mut *mut ssj_draw_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_committed_t(committed) = argument::object("committed", committed)?;
        let draw = argument::Output::new("draw", draw)?;
        let contributions = argument::array("contributions", contributions, contributions_len)?;
        let reveal = argument::each("contributions", contributions, |given| {
            let label = argument::field("label", given.label.text("label")?.parse())?;
            let bytes = argument::array("value", given.value, given.value_len)?;
            Ok(Contribution { label, value: argument::field("value", Value::new(bytes))? })
        })?;
        let terms = committed.order().terms();
        let revealed = argument::by_order(terms, committed.reveal(Reveal(reveal)))?;
        draw.give(ssj_draw_t(argument::by_order(terms, revealed.draw())?));
    })
}

/// The drawn source at a place, counted over all strata.
fn at(draw: &Draw, place: usize) -> Result<(&Token, &DrawnSource), DoorError> {
    let mut before = 0_usize;
    for stratum in draw.strata() {
        if let Some(drawn) = place.checked_sub(before).and_then(|at| stratum.drawn.get(at)) {
            return Ok((&stratum.stratum, drawn));
        }
        before = before.saturating_add(stratum.drawn.len());
    }
    Err(argument::no_place("place", place, before))
}

/// How many sources are drawn at present; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_len(draw: *const ssj_draw_t) -> usize {
    body::or(0, || {
        // SAFETY: NULL or, by the conventions, live.
        let draw = unsafe { draw.as_ref() };
        draw.map_or(0, |ssj_draw_t(draw)| draw.strata().iter().map(|stratum| stratum.drawn.len()).sum())
    })
}

/// A drawn source.
///
/// place: from 0, in draw order: stratum by stratum, by rank.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_at(
    draw: *const ssj_draw_t,
    place: usize,
    drawn: *mut ssj_drawn_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_draw_t(draw) = argument::object("draw", draw)?;
        let out = argument::Output::new("drawn", drawn)?;
        let (stratum, found) = at(draw, place)?;
        out.write(ssj_drawn_t {
            stratum: ssj_string_t::of(stratum.as_str()),
            source: ssj_string_t::of(found.source.as_str()),
            rank: found.rank,
            team_len: u32::try_from(found.team.len()).unwrap_or(u32::MAX),
        });
    })
}

/// An inspector of a drawn source's team; place as above.
///
/// seat: from 0.
/// inspector: on success receives the id, which belongs to the draw and lives until that is amended or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_inspector(
    draw: *const ssj_draw_t,
    place: usize,
    seat: usize,
    inspector: *mut ssj_string_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_draw_t(draw) = argument::object("draw", draw)?;
        let inspector = argument::Output::new("inspector", inspector)?;
        let (_, found) = at(draw, place)?;
        inspector.write(ssj_string_t::of(argument::element("seat", &found.team, seat)?.as_str()));
    })
}

/// How many fewer sources of a stratum are drawn than its quota asks; 0 for a stratum of which nothing is missing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_shortfall(
    draw: *const ssj_draw_t,
    stratum: *const c_char,
    stratum_len: usize,
    shortfall: *mut u32,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_draw_t(draw) = argument::object("draw", draw)?;
        let shortfall = argument::Output::new("shortfall", shortfall)?;
        let stratum: Token = argument::field("stratum", argument::text("stratum", stratum, stratum_len)?.parse())?;
        let found = draw.strata().iter().find(|found| found.stratum == stratum);
        shortfall.write(found.map_or(0, |found| found.shortfall));
    })
}

/// The ticket of a source: who has the smallest of a stratum is drawn. Any id has one, on the list or not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_ticket(
    draw: *const ssj_draw_t,
    source: *const c_char,
    source_len: usize,
    ticket: *mut ssj_digest_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_draw_t(draw) = argument::object("draw", draw)?;
        let ticket = argument::Output::new("ticket", ticket)?;
        let source: Id = argument::field("source", argument::text("source", source, source_len)?.parse())?;
        ticket.write(draw.revealed().key().ticket(source.as_str()).into());
    })
}

/// Skips drawn sources that do not exist any more and draws the next of their ranking in their place.
///
/// Every other drawn source keeps its rank and team; skipped ones stay visible in the transcript. If it fails, the draw
/// stays as it was. Texts that were taken from the draw are not to be used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_amend(
    draw: *mut ssj_draw_t,
    skips: *const ssj_skip_t,
    skips_len: usize,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let skips = argument::array("skips", skips, skips_len)?;
        let skips = argument::each("skips", skips, |given| {
            Ok(Skip {
                source: argument::field("source", given.source.text("source")?.parse())?,
                reason: argument::field("reason", given.reason.text("reason")?.parse())?,
            })
        })?;
        let ssj_draw_t(draw) = argument::object_mut("draw", draw)?;
        let amended = draw.amend(&skips).map(|_| ());
        argument::by_draw(draw, amended)?;
    })
}

/// How many transcripts there are: the first and its amendments; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_transcripts(draw: *const ssj_draw_t) -> usize {
    // SAFETY: NULL or, by the conventions, live.
    body::or(0, || unsafe { draw.as_ref() }.map_or(0, |ssj_draw_t(draw)| draw.amendments().saturating_add(1)))
}

/// The text of a transcript.
///
/// number: 0 for the first; the last one, ssj_draw_transcripts - 1, is in force.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_transcript(
    draw: *const ssj_draw_t,
    number: usize,
    transcript: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_draw_t(draw) = argument::object("draw", draw)?;
        let transcript = argument::Output::new("transcript", transcript)?;
        let count = draw.amendments().saturating_add(1);
        let text = draw.after(number).ok_or_else(|| argument::no_such("number", number, count))?;
        transcript.give(text.to_string().into());
    })
}

/// The digest of the transcript in force. It can be published at once, the text when the embargo ends.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_digest(
    draw: *const ssj_draw_t,
    digest: *mut ssj_digest_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_draw_t(draw) = argument::object("draw", draw)?;
        argument::Output::new("digest", digest)?.write(draw.digest().into());
    })
}

/// The whole result as JSON, as the operation "draw" of ssj_json_call answers it.
///
/// include_tickets: 1 adds the ticket of every source, 0 does not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_to_json(
    draw: *const ssj_draw_t,
    include_tickets: u8,
    json: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_draw_t(draw) = argument::object("draw", draw)?;
        let json = argument::Output::new("json", json)?;
        let tickets = argument::truth("include_tickets", include_tickets)?;
        json.give(super::json::text(&CaseResult::of(draw, tickets))?);
    })
}

/// Frees a draw; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_free(draw: *mut ssj_draw_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(draw) });
}
