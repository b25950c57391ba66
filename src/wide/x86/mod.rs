//! The kernels for x86-64 processors.

#![allow(unsafe_code, reason = "loads, stores, and calls of what the processor was seen to have")]
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "places of arrays, by lanes and rounds that are counted"
)]

mod avx2;
mod avx512;
mod sha_ni;

pub(crate) use avx2::Avx2;
pub(crate) use avx512::Avx512;
pub(crate) use sha_ni::ShaNi;
