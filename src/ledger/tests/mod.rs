//! The cap, and the inspections in full.

mod cap;
mod cap_properties;
mod check;
mod inspections;
mod replacement;
mod unreached;
