//! Credit codes (Art. 7).

use core::ffi::c_char;

use super::body::body;
use super::{argument, ssj_error_t, ssj_status_t};
use crate::registry::CreditCode;

/// Checks a unified social credit code by GB 32100-2015 and, for the organisation code in it, GB 11714.
///
/// SSJ_OK if everything holds that the standard says, else SSJ_CREDIT_CODE_LENGTH, _CHARACTER, _KIND, _DIVISION, _CHECK,
/// _ORGANISATION, _BOTH_CHECKS, _DESTROYED or _IDENTITY. Some codes in real use fail a check.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_credit_code_check(
    code: *const c_char,
    code_len: usize,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        CreditCode::strict(argument::text("code", code, code_len)?)?;
    })
}
