//! What comes in and goes out by pointer, checked as far as a pointer can be.

use core::ffi::c_char;

use super::fault::CallError;
use crate::door::DoorError;
use crate::door::basis::{of_order, of_word};
use crate::draw::{Draw, Terms};
use crate::forms::limits::{Limits, row};
use crate::rules::Ruleset;

/// What was made by these rules: a refusal cites them, and no other place's.
pub(super) fn by<T, E: Into<DoorError>>(rules: &Ruleset, made: Result<T, E>) -> Result<T, DoorError> {
    made.map_err(|error| error.into().under(Some(rules)))
}

/// What was done with an order: a refusal cites the rules that the order names if they are built in, and else none, because
/// those rules are not at hand.
pub(super) fn by_order<T, E: Into<DoorError>>(order: &Terms, made: Result<T, E>) -> Result<T, DoorError> {
    made.map_err(|error| error.into().under(of_word(order.rules.as_str()).as_ref()))
}

/// The same of a draw.
pub(super) fn by_draw<T, E: Into<DoorError>>(draw: &Draw, made: Result<T, E>) -> Result<T, DoorError> {
    by_order(draw.revealed().committed().order().terms(), made)
}

/// The same of an order's text.
pub(super) fn by_text<T, E: Into<DoorError>>(order: &str, made: Result<T, E>) -> Result<T, DoorError> {
    made.map_err(|error| error.into().under(of_order(order).as_ref()))
}

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
        _ => {
            // Bytes are a text's, whose own limit is one of bytes.
            let taken = if size_of::<T>() == 1 {
                Limits::MOST.hold(row::bytes, len as u64)
            } else {
                Limits::MOST.hold_argument(argument, len)
            };
            taken.map_err(|large| DoorError::from(large).at(argument))?;
            // SAFETY: neither NULL nor misaligned nor longer than an object can be; the caller vouches for the rest.
            Ok(unsafe { core::slice::from_raw_parts(data, len) })
        }
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
    let text = core::str::from_utf8(bytes)
        .map_err(|error| refuse(CallError::Encoding { argument, valid: error.valid_up_to() }))?;
    // The texts of lists and orders, which are read whole before a line of them is refused.
    let field = if argument == "sources_text" { "sources" } else { argument };
    if matches!(field, "sources" | "inspectors" | "recusals" | "order") {
        Limits::MOST.hold_text(field, text).map_err(|(line, large)| {
            let line = line.map_or(String::new(), |line| format!(" line {line}"));
            DoorError::from(large).at(&format!("{argument}{line}"))
        })?;
    }
    Ok(text)
}

/// A text that C may leave out: NULL is none.
///
/// # Safety
/// As [`text`].
pub(super) unsafe fn text_or_none<'a>(
    argument: &'static str,
    data: *const c_char,
    len: usize,
) -> Result<Option<&'a str>, DoorError> {
    // SAFETY: as the caller vouches.
    if data.is_null() { Ok(None) } else { unsafe { text(argument, data, len) }.map(Some) }
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

/// A struct that C fills and that may grow at its end: plain numbers and pointers, for which zeros are a value.
///
/// # Safety
/// `repr(C)`, without padding, valid with any bytes, and its first field is `struct_size: u32`.
pub(super) unsafe trait Grows: Copy {
    /// The size of its first version.
    const FIRST: usize;
}

/// The most that a later version of a struct could have; a greater size is garbage.
const MOST: usize = 4096;

/// Reads a struct that may be of an earlier or later version.
///
/// # Safety
/// `place` is NULL or points to as many bytes as its first field says.
pub(super) unsafe fn grown<T: Grows>(argument: &'static str, place: *const T) -> Result<T, DoorError> {
    if place.is_null() {
        return Err(refuse(CallError::Null { argument }));
    }
    if !place.is_aligned() {
        return Err(refuse(CallError::Alignment { argument }));
    }
    // SAFETY: neither NULL nor misaligned; every version begins with its size.
    let found = unsafe { place.cast::<u32>().read() };
    let size = found as usize;
    let known = size_of::<T>();
    let number = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
    let refused = || refuse(CallError::StructSize { argument, found, least: number(T::FIRST), most: number(known) });
    if size < T::FIRST || size > MOST {
        return Err(refused());
    }
    // SAFETY: the caller vouches for as many bytes as the struct says.
    let bytes = unsafe { core::slice::from_raw_parts(place.cast::<u8>(), size) };
    if bytes.iter().skip(known).any(|byte| *byte != 0) {
        return Err(refused());
    }
    let mut value = core::mem::MaybeUninit::<T>::zeroed();
    // SAFETY: at most the size of either side is copied, and zeros or any bytes are a value of `T`.
    unsafe {
        core::ptr::copy_nonoverlapping(bytes.as_ptr(), value.as_mut_ptr().cast::<u8>(), size.min(known));
        Ok(value.assume_init())
    }
}

/// What a number stands for.
pub(super) fn option<T: Copy>(argument: &'static str, found: u32, options: &[(u32, T)]) -> Result<T, DoorError> {
    let option = options.iter().find(|(number, _)| *number == found).map(|(_, option)| *option);
    option.ok_or_else(|| refuse(CallError::Option { argument, found: found.into() }))
}

/// A truth value: 0 or 1.
pub(super) fn truth(argument: &'static str, found: u8) -> Result<bool, DoorError> {
    option(argument, found.into(), &[(0, false), (1, true)])
}

/// An element of an array with its place; none behind the last.
pub(super) fn element<'a, T>(argument: &'static str, elements: &'a [T], found: usize) -> Result<&'a T, DoorError> {
    elements.get(found).ok_or_else(|| no_such(argument, found, elements.len()))
}

/// That an argument names none of so many things.
pub(super) fn no_such(argument: &'static str, found: usize, count: usize) -> DoorError {
    refuse(CallError::Place { argument, found, count })
}

/// Every element changed, or everything that is wrong with any of them, each about its place.
pub(super) fn each<T, U>(
    argument: &'static str,
    elements: &[T],
    mut change: impl FnMut(&T) -> Result<U, DoorError>,
) -> Result<Vec<U>, DoorError> {
    let mut changed = Vec::with_capacity(elements.len());
    let mut bad = Vec::new();
    for (at, element) in elements.iter().enumerate() {
        match change(element) {
            Ok(element) => changed.push(element),
            Err(error) => bad.push(placed(argument, at, error)),
        }
    }
    DoorError::first_of(bad).map_or(Ok(changed), Err)
}

/// The same error about an element of an array.
pub(super) fn placed(argument: &'static str, at: usize, error: DoorError) -> DoorError {
    let place = match &error.subject {
        Some(field) => format!("{argument}[{at}].{field}"),
        None => format!("{argument}[{at}]"),
    };
    error.at(&place)
}

/// A value read from a field, or its error about the field.
pub(super) fn field<T, E: Into<DoorError>>(name: &'static str, value: Result<T, E>) -> Result<T, DoorError> {
    value.map_err(|error| error.into().about(name))
}

/// Writes a text into C's buffer with a NUL behind, and how many bytes that needs.
///
/// # Safety
/// `buffer` is NULL or has room for `capacity` bytes; `needed` is NULL or can be written.
pub(super) unsafe fn fill(
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    text: &str,
) -> Result<(), DoorError> {
    let size = text.len().saturating_add(1);
    if !needed.is_null() && needed.is_aligned() {
        // SAFETY: neither NULL nor misaligned; the caller vouches for the rest.
        unsafe { needed.write(size) };
    }
    if buffer.is_null() {
        return Err(refuse(CallError::Null { argument: "buffer" }));
    }
    if capacity < size {
        return Err(refuse(CallError::Buffer { argument: "buffer", found: capacity, needed: size }));
    }
    // SAFETY: the buffer holds at least `size` bytes, as just checked, and is not part of a text of this library.
    unsafe {
        core::ptr::copy_nonoverlapping(text.as_ptr(), buffer.cast::<u8>(), text.len());
        buffer.add(text.len()).write(0);
    }
    Ok(())
}

impl<T: Copy> Output<T> {
    /// Writes as many results as the array that they belong to has.
    pub(super) fn write_all(self, values: &[T]) {
        // SAFETY: by the conventions there is room for as many as came in; what is written was made here, so that it
        // does not overlap.
        unsafe { core::ptr::copy_nonoverlapping(values.as_ptr(), self.0, values.len()) }
    }
}

/// Writes a result that C may not want.
///
/// # Safety
/// `place` is NULL or can be written.
pub(super) unsafe fn write_unless_null<T>(place: *mut T, value: T) {
    if !place.is_null() && place.is_aligned() {
        // SAFETY: neither NULL nor misaligned; the caller vouches for the rest.
        unsafe { place.write(value) };
    }
}

/// A value that may be missing: NULL is none.
///
/// # Safety
/// As [`object`].
pub(super) unsafe fn object_or_none<'a, T>(
    argument: &'static str,
    place: *const T,
) -> Result<Option<&'a T>, DoorError> {
    // SAFETY: as the caller vouches.
    if place.is_null() { Ok(None) } else { unsafe { object(argument, place) }.map(Some) }
}

/// An object behind a handle, to be changed.
///
/// # Safety
/// As [`object`], and nobody else uses it meanwhile.
pub(super) unsafe fn object_mut<'a, T>(argument: &'static str, handle: *mut T) -> Result<&'a mut T, DoorError> {
    if !handle.is_null() && !handle.is_aligned() {
        return Err(refuse(CallError::Alignment { argument }));
    }
    // SAFETY: NULL or, as the caller vouches, a live object that nobody else uses.
    unsafe { handle.as_mut() }.ok_or_else(|| refuse(CallError::Null { argument }))
}

/// That there is no such place.
pub(super) fn no_place(argument: &'static str, found: usize, count: usize) -> DoorError {
    refuse(CallError::Place { argument, found, count })
}
