//! The cap, and the inspections in full.

mod cap;
mod check;
mod inspections;
mod replacement;
mod unreached;
