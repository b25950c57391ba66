//! The cap, and whom no draw reached.

mod cap;
mod cap_properties;
mod unreached;
