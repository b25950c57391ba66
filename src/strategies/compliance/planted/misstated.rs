//! Lines of a draw's lists that are false before they are committed.

use super::Planted;
use crate::draw::{InspectorList, List, Lists, SourceList};

impl Planted {
    /// The lists of a draw with one line false, before they are committed.
    pub(in super::super) fn misstated(self, lists: Lists) -> Option<Lists> {
        let text = |list| lists.text(list);
        let sources = |found, by| SourceList::parse(&replaced(&text(List::Sources), found, by)?).ok();
        let changed = match self {
            Self::ListedTally => sources("\t0\t-\n", "\t2\t-\n")?,
            Self::ListedExempt => sources("\t0\t-\n", "\t0\texempt\n")?,
            Self::ListedAtCap => sources("\t2\texempt\n", "\t2\t-\n")?,
            Self::ListedExcluded => sources("\t0\t-\n", "\t0\texcluded\n")?,
            Self::ListedStratum => sources("\tkey\t", "\tgeneral\t")?,
            Self::SourceLeftOut => {
                let text = text(List::Sources);
                let line = text.lines().rfind(|line| line.contains("\tgeneral\t"))?;
                sources(&format!("{line}\n"), "")?
            }
            Self::InspectorWithheld => {
                let inspectors = replaced(&text(List::Inspectors), "\t-\n", "\tunavailable\n")?;
                return Some(Lists { inspectors: InspectorList::parse(&inspectors).ok()?, ..lists });
            }
            _ => return Some(lists),
        };
        Some(Lists { sources: changed, ..lists })
    }
}

/// The last line that ends so, or stands so, otherwise or not at all.
fn replaced(text: &str, found: &str, by: &str) -> Option<String> {
    let at = text.rfind(found)?;
    let (before, after) = (text.get(..at)?, text.get(at.checked_add(found.len())?..)?);
    Some(format!("{before}{by}{after}"))
}
