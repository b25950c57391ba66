//! Texts.
//!
//! Large results come as a text handle, which the caller frees. Its bytes are UTF-8 and live as long as the handle.

use core::ffi::c_char;
use core::ptr;

use super::body;

/// A text that the library made: UTF-8, with a NUL behind it that is not counted.
#[derive(Debug)]
pub struct ssj_text_t {
    bytes: Box<[u8]>,
}

impl From<String> for ssj_text_t {
    fn from(text: String) -> Self {
        let mut bytes = text.into_bytes();
        bytes.push(0);
        Self { bytes: bytes.into_boxed_slice() }
    }
}

/// The first byte of the text. A NUL stands behind the last byte. NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_text_data(text: *const ssj_text_t) -> *const c_char {
    // SAFETY: NULL or, by the conventions, live.
    body::or(ptr::null(), || unsafe { text.as_ref() }.map_or(ptr::null(), |text| text.bytes.as_ptr().cast()))
}

/// The number of bytes, without the NUL. 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_text_len(text: *const ssj_text_t) -> usize {
    // SAFETY: NULL or, by the conventions, live.
    body::or(0, || unsafe { text.as_ref() }.map_or(0, |text| text.bytes.len().saturating_sub(1)))
}

/// Frees a text; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_text_free(text: *mut ssj_text_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { super::argument::free(text) });
}
