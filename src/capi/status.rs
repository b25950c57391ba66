//! Status numbers.
//!
//! Every function that can fail returns one. SSJ_OK is 0; every other number is an error, and the same number
//! names the same error in Rust, in C and in JSON. Numbers are never reused. A program should handle numbers that
//! it does not know: a later library may have more.

/// What a function returns: SSJ_OK, or the number of what is wrong.
pub type ssj_status_t = i32;
