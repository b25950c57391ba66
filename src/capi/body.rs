//! The body of every function: nothing unwinds into C, and what is wrong becomes a status.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::fault::CallError;
use super::{ssj_error_t, ssj_status_t};
use crate::Code;
use crate::door::DoorError;

/// Runs a body; a refusal or a panic becomes the status, with its detail in `error` unless that is NULL.
///
/// # Safety
/// `error` is NULL or points to a handle that can be written.
pub(super) unsafe fn run(error: *mut *mut ssj_error_t, body: impl FnOnce() -> Result<(), DoorError>) -> ssj_status_t {
    let outcome = catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        let reason = panic.downcast_ref::<String>().cloned();
        let reason = reason.or_else(|| panic.downcast_ref::<&str>().map(|reason| (*reason).to_owned()));
        // Whatever was thrown might panic again where it is dropped.
        core::mem::forget(panic);
        Err(CallError::Panic { reason: reason.unwrap_or_else(|| "no reason given".to_owned()) }.into())
    });
    let Err(refusal) = outcome else { return ssj_status_t::from(Code::OK.number()) };
    let status = ssj_status_t::from(refusal.code);
    if !error.is_null() && error.is_aligned() {
        let handle = Box::into_raw(Box::new(ssj_error_t::of(refusal)));
        // SAFETY: neither NULL nor misaligned, and by the conventions it can be written.
        unsafe { error.write(handle) };
    }
    status
}

/// Runs a body that cannot be refused; what it gives instead if it panics all the same.
pub(super) fn or<T>(instead: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        core::mem::forget(panic);
        instead
    })
}

/// The body of a function with a last parameter `error`: statements that may use `?`.
macro_rules! body {
    ($error:ident, $body:block) => {
        // SAFETY: by the conventions `error` is NULL or can be written.
        unsafe {
            $crate::capi::body::run($error, || {
                $body;
                Ok(())
            })
        }
    };
}
pub(super) use body;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_status_and_what_it_said_its_reason() {
        let mut handle = core::ptr::null_mut();
        let error = &raw mut handle;
        #[allow(unreachable_code, reason = "it panics")]
        let status = body!(error, { panic!("on {}", "purpose") });
        assert_eq!(status, i32::from(Code::PANIC.number()));
        // SAFETY: written just now.
        let refusal = unsafe { Box::from_raw(handle) };
        assert!(refusal.json().contains("which is a defect in it: on purpose"));
        assert_eq!(or(7, || panic!("on purpose")), 7);
    }
}
