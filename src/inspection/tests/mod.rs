//! Inspections in full, and replacement.

mod check;
mod inspections;
mod replacement;
