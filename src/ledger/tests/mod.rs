//! The cap, and the inspections in full.

mod cap;
mod inspections;
mod replacement;
