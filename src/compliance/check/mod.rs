//! Arts. 1–13: the checks of a year, a file for each part of the statute. Each returns findings and what it looked at.

mod agreeing;
mod announced;
mod bases;
mod cap;
mod choice;
mod committed;
mod counts_day;
mod drawing;
mod excuses;
mod identities;
mod inspecting;
mod items;
mod lifted;
mod lists;
mod particulars;
mod planning;
mod publication;
mod quota;
mod randomness;
mod reach;
mod registered;
mod rostered;
mod unseen;

pub(super) use announced::announced;
pub(super) use bases::bases;
pub(super) use cap::cap;
pub(super) use choice::choice;
pub(super) use committed::committed;
pub(super) use drawing::drawing;
pub(super) use excuses::excuses;
pub(super) use identities::identities;
pub(super) use inspecting::inspecting;
pub(super) use items::items;
pub(super) use lists::lists;
pub(super) use particulars::particulars;
pub(super) use planning::planning;
pub(super) use publication::publications;
pub(super) use quota::quotas;
pub(super) use randomness::randomness;
pub(super) use reach::reach;
pub(super) use unseen::unseen;

pub use cap::CapException;
pub use excuses::{ExcuseLine, Excused};
pub use quota::QuotaLine;

use super::clause::{Clause, Comparison, Look};
use super::finding::Finding;
use super::verdict::Looked;
use crate::{Article, Words};

/// What the checks found, and what they looked at.
#[derive(Default)]
pub(super) struct Checked {
    pub(super) findings: Vec<Finding>,
    /// What is no breach by itself, and is to be looked at.
    pub(super) warnings: Vec<Finding>,
    /// What a reading that the rules choose takes for no breach, and ours for one.
    pub(super) by_reading: Vec<Finding>,
    pub(super) looked: Looked,
}

impl Checked {
    /// Notes what was compared with what.
    pub(super) fn compared(&mut self, clause: Clause, comparison: Comparison) {
        self.compared_of(clause.article(), clause, comparison);
    }

    /// The same, of a clause that the rules rest on another article.
    pub(super) fn compared_of(&mut self, article: Article, clause: Clause, comparison: Comparison) {
        self.looked.says(article, clause, Look::Compared(comparison));
    }

    /// Notes the document without which a clause cannot be compared.
    pub(super) fn not_on_file(&mut self, clause: Clause, english: &str, chinese: &str) {
        self.looked.says(clause.article(), clause, Look::NotOnFile(Words::new(english, chinese)));
    }

    /// Notes why no data that a file holds could show it.
    pub(super) fn not_by_data(&mut self, clause: Clause, english: &str, chinese: &str) {
        self.looked.says(clause.article(), clause, Look::NotByData(Words::new(english, chinese)));
    }

    /// Notes that the rules do not ask it.
    pub(super) fn not_asked(&mut self, clause: Clause, english: &str, chinese: &str) {
        self.looked.says(clause.article(), clause, Look::NotAsked(Words::new(english, chinese)));
    }
}

/// A comparison of nothing yet.
pub(super) fn between(what: (&str, &str), with: (&str, &str)) -> Comparison {
    Comparison::between(Words::new(what.0, what.1), Words::new(with.0, with.1))
}
