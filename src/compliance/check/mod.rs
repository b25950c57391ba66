//! Arts. 1–13: the checks of a year, a file for each part of the statute. Each returns findings and what it looked at.

mod cap;
mod committed;
mod drawing;
mod inspecting;
mod items;
mod lists;
mod planning;
mod publication;
mod quota;
mod reach;

pub(super) use cap::cap;
pub(super) use committed::committed;
pub(super) use drawing::drawing;
pub(super) use inspecting::inspecting;
pub(super) use items::items;
pub(super) use lists::lists;
pub(super) use planning::planning;
pub(super) use publication::publications;
pub(super) use quota::quotas;
pub(super) use reach::reach;

pub use cap::CapException;
pub use quota::QuotaLine;

use super::finding::Finding;
use crate::{Article, Words};

/// What the checks found, and what they looked at.
#[derive(Default)]
pub(super) struct Checked {
    pub(super) findings: Vec<Finding>,
    pub(super) looked: Vec<Looked>,
}

/// What was looked at for an article.
pub(super) struct Looked {
    pub(super) article: Article,
    pub(super) count: u32,
    /// In words; for nothing, why nothing could be.
    pub(super) words: Words,
}

impl Checked {
    /// Notes what was looked at; of nothing, why.
    pub(super) fn looked(&mut self, article: Article, count: usize, words: Words) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.looked.push(Looked { article, count, words });
    }
}
