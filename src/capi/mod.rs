//! The rooms for C (feature `capi`): what `include/shuangsuiji.h` declares, one file a C type, no logic.
//!
//! The header is written from these files, so the comments here are the header's: ASCII, and for readers of C. Its
//! introduction states the conventions; they are the safety section of every function here.

#![allow(unsafe_code, reason = "a C ABI is made of raw pointers; each block says why it holds")]
#![allow(non_camel_case_types, reason = "C names")]
#![allow(clippy::missing_safety_doc, reason = "the header's conventions hold for every function")]

#[allow(dead_code, reason = "for the handles")]
mod argument;
mod body;
#[allow(dead_code, reason = "for the handles")]
mod fault;

mod error;
mod json;
mod status;
mod text;
mod version;

pub use error::*;
pub use json::*;
pub use status::*;
pub use text::*;
pub use version::*;

/// A handle behind a pointer to const may be used by any number of threads at once.
const _: () = {
    const fn shared<T: Send + Sync>() {}
    shared::<ssj_error_t>();
    shared::<ssj_text_t>();
};
