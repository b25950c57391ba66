//! Versions.
//!
//! The macros are those of the header that a program was compiled with, the functions those of the library that it
//! runs with. Check once, at the start: ssj_abi_version() == SSJ_ABI_VERSION.

use core::ffi::c_char;

use crate::door::lookup;

/// The version of the C ABI. It changes when a program that was compiled before could not run any more; functions,
/// numbers and fields that are added behind do not change it.
pub const SSJ_ABI_VERSION: u32 = 2;

const _: () = assert!(SSJ_ABI_VERSION == lookup::ABI_VERSION);

/// The library's version, "1.2.3". It lives forever.
#[unsafe(no_mangle)]
pub extern "C" fn ssj_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// The library's version as one number: 1000000 times the major, plus 1000 times the minor, plus the patch number.
#[unsafe(no_mangle)]
pub extern "C" fn ssj_version_number() -> u32 {
    const NUMBER: u32 = part(env!("CARGO_PKG_VERSION_MAJOR")) * 1_000_000
        + part(env!("CARGO_PKG_VERSION_MINOR")) * 1_000
        + part(env!("CARGO_PKG_VERSION_PATCH"));
    NUMBER
}

/// The library's SSJ_ABI_VERSION.
#[unsafe(no_mangle)]
pub extern "C" fn ssj_abi_version() -> u32 {
    SSJ_ABI_VERSION
}

/// The versions of the draw protocol that the library writes and reads, with a space between them: "1 1.1 1.2". They say
/// which bytes orders and transcripts have, and have nothing to do with the versions above. It lives forever.
#[unsafe(no_mangle)]
pub extern "C" fn ssj_protocol_versions() -> *const c_char {
    c"1 1.1 1.2".as_ptr()
}

#[allow(clippy::panic, reason = "reckoned by the compiler")]
const fn part(digits: &str) -> u32 {
    match u32::from_str_radix(digits, 10) {
        Ok(number) if number < 1000 => number,
        _ => panic!("a part of the version is not a number below 1000"),
    }
}
