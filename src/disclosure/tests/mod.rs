//! What is owed and how it stands; what may be shown.

mod embargo;
mod list;
