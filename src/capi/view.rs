//! What everybody may see of a draw, and what stays inside (Arts. 1, 13).
//!
//! From the transcript in force, with registry and roster of the day of the draw. A view proves nothing by itself:
//! transcripts and redacted publications do.

use super::body::body;
use super::{argument, ssj_draw_t, ssj_error_t, ssj_registry_t, ssj_roster_t, ssj_status_t, ssj_text_t};
use crate::disclosure::{DrawView, InspectorNames};
use crate::door::DoorError;

/// Inspectors stand by their number on the roster.
pub const SSJ_NAMES_NUMBER: u32 = 0;
/// The first inspector of the view is 1, the second 2.
pub const SSJ_NAMES_PSEUDONYM: u32 = 1;
/// Inspectors stand by name.
pub const SSJ_NAMES_NAME: u32 = 2;
/// Inspectors do not stand in the view.
pub const SSJ_NAMES_WITHHELD: u32 = 3;

pub(super) fn inspector_names(argument: &'static str, found: u32) -> Result<InspectorNames, DoorError> {
    let names = [
        (SSJ_NAMES_NUMBER, InspectorNames::Number),
        (SSJ_NAMES_PSEUDONYM, InspectorNames::Pseudonym),
        (SSJ_NAMES_NAME, InspectorNames::Name),
        (SSJ_NAMES_WITHHELD, InspectorNames::Withheld),
    ];
    argument::option(argument, found, &names)
}

pub(super) fn view<'a>(draw: &'a ssj_draw_t, registry: &'a ssj_registry_t, roster: &'a ssj_roster_t) -> DrawView<'a> {
    let (ssj_draw_t(draw), ssj_registry_t(registry), ssj_roster_t(roster)) = (draw, registry, roster);
    let order = draw.revealed().committed().order();
    DrawView { order, transcript: draw.transcript(), registry, roster }
}

/// What everybody may see of a draw, once the embargo is over: no phone, legal representative, certificate, post or
/// leave.
///
/// inspector_names: SSJ_NAMES_...
/// json: on success receives the view. SSJ_VIEW_PERSONAL where a text holds personal data.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_public_view(
    draw: *const ssj_draw_t,
    registry: *const ssj_registry_t,
    roster: *const ssj_roster_t,
    inspector_names: u32,
    json: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let (draw, registry) = (argument::object("draw", draw)?, argument::object("registry", registry)?);
        let roster = argument::object("roster", roster)?;
        let json = argument::Output::new("json", json)?;
        let names = self::inspector_names("inspector_names", inspector_names)?;
        let made = view(draw, registry, roster).public(names);
        json.give(super::json::text(&argument::by_draw(&draw.0, made)?)?);
    })
}

/// The draw with everything that registry and roster know of those who were drawn: for the bureau alone.
///
/// json: on success receives the view.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_internal_view(
    draw: *const ssj_draw_t,
    registry: *const ssj_registry_t,
    roster: *const ssj_roster_t,
    json: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let (draw, registry) = (argument::object("draw", draw)?, argument::object("registry", registry)?);
        let roster = argument::object("roster", roster)?;
        let json = argument::Output::new("json", json)?;
        let made = view(draw, registry, roster).internal();
        json.give(super::json::text(&argument::by_draw(&draw.0, made)?)?);
    })
}
