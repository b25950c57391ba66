//! Art. 13.

mod result_view;
mod view;
mod view_error;

pub use result_view::{PublicResult, public_result};
pub use view::{
    DrawView, InspectorNames, InternalDraw, InternalDrawn, InternalInspector, PublicDraw, PublicDrawn, PublicInspector,
    PublicSource, ViewedDraw, ViewedSkip, ViewedStratum,
};
pub use view_error::{Personal, ViewError};
