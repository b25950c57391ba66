//! Errors.
//!
//! A function that fails returns the number. Who wants to know more passes the address of an ssj_error_t pointer as
//! the last argument; on failure the function writes a handle there, which the caller frees. On success it
//! writes nothing, so set the pointer to NULL first. Texts of an error live as long as the error.

use core::ffi::c_char;
use std::ffi::CString;

use super::{body, ssj_status_t};
use crate::Article;
use crate::door::DoorError;

/// What went wrong: number, article of the statute, subject, message in English and in Chinese.
#[derive(Debug)]
pub struct ssj_error_t {
    code: ssj_status_t,
    name: CString,
    article: CString,
    subject: Option<CString>,
    message: CString,
    message_zh: CString,
    json: CString,
}

/// A text for C; it ends at a NUL, if it has one.
fn text(text: &str) -> CString {
    let text = text.split('\0').next().unwrap_or_default();
    CString::new(text).unwrap_or_default()
}

impl ssj_error_t {
    pub(super) fn of(error: DoorError) -> Self {
        Self {
            code: ssj_status_t::from(error.code),
            name: text(&error.name),
            article: text(error.article.map_or("", Article::as_str)),
            subject: error.subject.as_deref().map(text),
            message: text(&error.message),
            message_zh: text(&error.message_zh),
            json: text(&error.to_json()),
        }
    }

    #[cfg(test)]
    pub(super) fn json(&self) -> &str {
        self.json.to_str().unwrap()
    }
}

/// A text of an error, or NULL.
///
/// # Safety
/// `error` is NULL or a live error.
unsafe fn of(error: *const ssj_error_t, text: impl FnOnce(&ssj_error_t) -> Option<&CString>) -> *const c_char {
    body::or(core::ptr::null(), || {
        // SAFETY: NULL or, by the conventions, live.
        let error = unsafe { error.as_ref() };
        error.and_then(text).map_or(core::ptr::null(), |text| text.as_ptr())
    })
}

/// The number: that which the function returned. SSJ_OK for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_error_code(error: *const ssj_error_t) -> ssj_status_t {
    // SAFETY: NULL or, by the conventions, live.
    body::or(0, || unsafe { error.as_ref() }.map_or(0, |error| error.code))
}

/// The number's name, as the macros above have it without SSJ_. NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_error_name(error: *const ssj_error_t) -> *const c_char {
    // SAFETY: NULL or, by the conventions, live.
    unsafe { of(error, |error| Some(&error.name)) }
}

/// The article of the statute that the refusal rests on: "7", "8(1)", "8(2)", "8(cap)". Empty where only the
/// form is wrong, of which the statute says nothing, and where the rules are another place's or not at hand: a function
/// that is given neither rules nor an order by built-in rules cites nothing. What other rules say is the "citation" of
/// ssj_error_json. NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_error_article(error: *const ssj_error_t) -> *const c_char {
    // SAFETY: NULL or, by the conventions, live.
    unsafe { of(error, |error| Some(&error.article)) }
}

/// What the refusal is about: the argument's name, or a place in the input such as `sources[17].division`. NULL if
/// the message says it all, and for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_error_subject(error: *const ssj_error_t) -> *const c_char {
    // SAFETY: NULL or, by the conventions, live.
    unsafe { of(error, |error| error.subject.as_ref()) }
}

/// The message in English: one sentence, or one line for each bad record. NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_error_message(error: *const ssj_error_t) -> *const c_char {
    // SAFETY: NULL or, by the conventions, live.
    unsafe { of(error, |error| Some(&error.message)) }
}

/// The message in Chinese, UTF-8. NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_error_message_zh(error: *const ssj_error_t) -> *const c_char {
    // SAFETY: NULL or, by the conventions, live.
    unsafe { of(error, |error| Some(&error.message_zh)) }
}

/// The whole error as JSON: {"error": {"code", "name", "article", "citation", "subject", "message", "message_zh",
/// "errors"}}; "citation" is what the refusal rests on in the rules in force, null where they are not at hand:
/// title, number, clause, words. "errors" lists each by itself where several were found. NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_error_json(error: *const ssj_error_t) -> *const c_char {
    // SAFETY: NULL or, by the conventions, live.
    unsafe { of(error, |error| Some(&error.json)) }
}

/// Frees an error; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_error_free(error: *mut ssj_error_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { super::argument::free(error) });
}
