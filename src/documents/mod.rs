//! Arts. 1 and 13: 及时向社会公开抽取情况及查处结果. What people are shown of what the other rooms hold.
//!
//! For example, a stratum's tickets as a picture:
//! ```
//! # let draw = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scene_drawn.rs"));
//! use shuangsuiji::documents::tickets_svg;
//!
//! let picture = tickets_svg(&draw, &"key".parse()?, &"重点排污单位".parse()?).ok_or("nothing drawn of it")?;
//! assert!(picture.starts_with("<svg"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`page`] makes the page on which anybody checks a draw: one file of HTML that holds the publication and a program that
//! draws again in the visitor's browser; [`archive`] shows an agency's chain of them, and
//! [`tickets_svg`] a stratum's tickets as a picture. [`plan_filing`], [`draw_record`], [`draw_announcement`], [`result_table`]
//! and [`inspector_page`] make the papers that an office hands in, signs and posts. The room decides nothing and verifies by
//! nobody's word but the draw's own.

mod archive;
mod official;
mod page;
mod tickets;

pub use archive::{ARCHIVE_PROGRAM, ArchiveError, ArchivedRound, archive};
pub use official::{
    DocumentError, DocumentHead, OfficialDocument, OfficialKind, OfficialPart, draw_announcement, draw_record,
    inspector_page, plan_filing, result_table,
};
pub use page::{PAGE_PROGRAM, PageError, PageNames, Published, SourceName, StratumName, page};
pub use tickets::tickets_svg;
