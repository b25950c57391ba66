//! The page on which anybody checks a draw (Arts. 1 and 13).
//!
//! One file of HTML that holds what was published and a program that draws again in the visitor's browser. It loads and
//! sends nothing, and needs no server.

use core::ffi::c_char;

use super::body::body;
use super::publication::{self, ssj_publication_t};
use super::{argument, ssj_error_t, ssj_status_t, ssj_text_t};
use crate::documents::{PageNames, Published, page};
use crate::door::pages::ArchiveRequest;
use crate::draw::Redacted;

/// Makes the page of a draw that was published whole.
///
/// names: JSON, the "names" of the operation "page" of ssj_json_call: the agency's name, where the digests were published
/// elsewhere, names of strata and sources.
/// html: on success receives the file, UTF-8. Of a publication that does not verify no page is made: its fault is the error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_publication_page(
    publication: *const ssj_publication_t,
    names: *const c_char,
    names_len: usize,
    html: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let given = publication::read("publication", publication)?;
        let html = argument::Output::new("html", html)?;
        let names: PageNames = super::json::value("names", argument::text("names", names, names_len)?)?;
        let published = Published::Whole { publication: given.published(), salt_key: given.salt_key.as_ref() };
        html.give(argument::by_text(given.published().order, page(&published, &names))?.into());
    })
}

/// Makes the page of a draw that was published with lines withheld.
///
/// json: the redacted publication, as ssj_draw_redact gives it.
/// names, html: as above. A name for a source whose line is withheld is refused (SSJ_PAGE_NAME_UNLISTED).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_redacted_page(
    json: *const c_char,
    json_len: usize,
    names: *const c_char,
    names_len: usize,
    html: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let html = argument::Output::new("html", html)?;
        let redacted: Redacted = super::json::value("json", argument::text("json", json, json_len)?)?;
        let names: PageNames = super::json::value("names", argument::text("names", names, names_len)?)?;
        let made = page(&Published::Redacted(&redacted), &names);
        html.give(argument::by_text(&redacted.order, made)?.into());
    })
}

/// Makes the archive of an agency's draws: its chain of orders as a line, each with a link to its own page, checked in the
/// visitor's browser.
///
/// json: the fields of the operation "archive" of ssj_json_call.
/// html: on success receives the file, UTF-8. What breaks the chain is no error: the page says it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_archive_page(
    json: *const c_char,
    json_len: usize,
    html: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let html = argument::Output::new("html", html)?;
        let archived: ArchiveRequest = super::json::value("json", argument::text("json", json, json_len)?)?;
        html.give(archived.html()?.into());
    })
}
