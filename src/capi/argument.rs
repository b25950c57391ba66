//! What comes in and goes out by pointer, checked as far as a pointer can be.

use core::ffi::c_char;

use super::fault::CallError;
use crate::door::DoorError;

fn refuse(error: CallError) -> DoorError {
    let argument = error.argument();
    let refusal = DoorError::from(error);
    match argument {
        Some(argument) => refusal.about(argument),
        None => refusal,
    }
}

/// The elements of an array.
///
/// # Safety
/// `data` is NULL or points to `len` elements that live and stay unchanged as long as the result is used.
pub(super) unsafe fn array<'a, T>(argument: &'static str, data: *const T, len: usize) -> Result<&'a [T], DoorError> {
    let most = isize::MAX.unsigned_abs().checked_div(size_of::<T>()).unwrap_or(usize::MAX);
    match len {
        0 => Ok(&[]),
        _ if data.is_null() => Err(refuse(CallError::Null { argument })),
        _ if !data.is_aligned() => Err(refuse(CallError::Alignment { argument })),
        _ if len > most => Err(refuse(CallError::Length { argument, found: len })),
        // SAFETY: neither NULL nor misaligned nor longer than an object can be; the caller vouches for the rest.
        _ => Ok(unsafe { core::slice::from_raw_parts(data, len) }),
    }
}

/// A text; NULL is none, also with length 0.
///
/// # Safety
/// As [`array`].
pub(super) unsafe fn text<'a>(argument: &'static str, data: *const c_char, len: usize) -> Result<&'a str, DoorError> {
    if data.is_null() {
        return Err(refuse(CallError::Null { argument }));
    }
    // SAFETY: as the caller vouches.
    let bytes = unsafe { array(argument, data.cast::<u8>(), len)? };
    core::str::from_utf8(bytes).map_err(|error| refuse(CallError::Encoding { argument, valid: error.valid_up_to() }))
}

/// Where a result is written when nothing can go wrong any more.
pub(super) struct Output<T>(*mut T);

impl<T> Output<T> {
    /// Checks where a result is to be written.
    ///
    /// # Safety
    /// `place` is NULL or can be written as long as the output is used.
    pub(super) unsafe fn new(argument: &'static str, place: *mut T) -> Result<Self, DoorError> {
        match place {
            _ if place.is_null() => Err(refuse(CallError::Null { argument })),
            _ if !place.is_aligned() => Err(refuse(CallError::Alignment { argument })),
            _ => Ok(Self(place)),
        }
    }

    /// Writes the result.
    pub(super) fn write(self, value: T) {
        // SAFETY: checked by `new`, whose caller vouches that it can be written. What stood there is not dropped: it
        // is C's.
        unsafe { self.0.write(value) }
    }
}

impl<T> Output<*mut T> {
    /// Gives an object away: C owns it until it frees it.
    pub(super) fn give(self, value: T) {
        self.write(Box::into_raw(Box::new(value)));
    }
}

/// An object behind a handle.
///
/// # Safety
/// `handle` is NULL or was given by this library, is not freed, and lives as long as the result is used.
pub(super) unsafe fn object<'a, T>(argument: &'static str, handle: *const T) -> Result<&'a T, DoorError> {
    if !handle.is_null() && !handle.is_aligned() {
        return Err(refuse(CallError::Alignment { argument }));
    }
    // SAFETY: NULL or, as the caller vouches, a live object.
    unsafe { handle.as_ref() }.ok_or_else(|| refuse(CallError::Null { argument }))
}

/// Frees an object; NULL is none.
///
/// # Safety
/// `handle` is NULL or was given by [`Output::give`] and is not freed.
pub(super) unsafe fn free<T>(handle: *mut T) {
    if !handle.is_null() {
        // SAFETY: as the caller vouches.
        drop(unsafe { Box::from_raw(handle) });
    }
}
