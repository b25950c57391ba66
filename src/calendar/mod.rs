//! Periods and windows (Art. 10).

mod period;
mod window;

pub use period::*;
pub use window::*;
