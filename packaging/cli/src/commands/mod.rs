//! A file for each command: files in, one operation of the door, files and words out.

pub(crate) mod archive;
pub(crate) mod check;
pub(crate) mod draw;
pub(crate) mod order;
pub(crate) mod page;
pub(crate) mod plan;
pub(crate) mod redact;
pub(crate) mod replace;
pub(crate) mod report;
pub(crate) mod verify;
