//! Strings in structs.

use core::ffi::c_char;

use super::argument;
use crate::door::DoorError;

/// A text inside a struct or an array: UTF-8, without NUL. With data NULL it is none, where none is allowed. What the
/// library gives in this form belongs to the object that it was asked of and lives as long as that is not changed or
/// freed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_string_t {
    /// The first byte, or NULL.
    pub data: *const c_char,
    /// The number of bytes.
    pub len: usize,
}

impl ssj_string_t {
    /// The text of a library's object.
    pub(super) const fn of(text: &str) -> Self {
        Self { data: text.as_ptr().cast(), len: text.len() }
    }

    /// The text, which must be there.
    ///
    /// # Safety
    /// `data` is NULL or points to `len` bytes that live and stay unchanged as long as the result is used.
    pub(super) unsafe fn text<'a>(self, name: &'static str) -> Result<&'a str, DoorError> {
        // SAFETY: as the caller vouches.
        unsafe { argument::text(name, self.data, self.len) }
    }

    /// The text, if it is there.
    ///
    /// # Safety
    /// As [`Self::text`].
    pub(super) unsafe fn text_or_none<'a>(self, name: &'static str) -> Result<Option<&'a str>, DoorError> {
        // SAFETY: as the caller vouches.
        unsafe { argument::text_or_none(name, self.data, self.len) }
    }
}
