//! To be written.

mod teams;
