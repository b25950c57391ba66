//! Lines of a draw's lists that are false before they are committed.

use super::Planted;
use crate::draw::{InspectorList, List, Lists, RecusalList, SourceList};

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
            Self::ListedStratum | Self::EarlierStratum => sources("\tkey\t", "\tgeneral\t")?,
            Self::SourceLeftOut | Self::EarlierLeftOut | Self::EarlierNewcomer => {
                let text = text(List::Sources);
                // One of whom no other fault says anything.
                let plain = |line: &&str| line.starts_with("general-") && line.ends_with("\t150102\t0\t-");
                let line = text.lines().rfind(plain)?;
                sources(&format!("{line}\n"), "")?
            }
            Self::ListedDivision => {
                let moved = format!("{}general-904\tgeneral\t150102\t0\t-\n", text(List::Sources));
                SourceList::parse(&sorted(&moved)).ok()?
            }
            Self::GhostListed => {
                let ghost = format!("a-ghost\tgeneral\t150102\t0\t-\n{}", text(List::Sources));
                SourceList::parse(&ghost).ok()?
            }
            Self::SourceElsewhere => sources("\t150102\t0\t-\n", "\t150202\t0\t-\n")?,
            Self::InspectorUnregistered => {
                let inspectors = format!("I-00\t150102\t-\n{}", text(List::Inspectors));
                return Some(Lists { inspectors: InspectorList::parse(&inspectors).ok()?, ..lists });
            }
            Self::InspectorElsewhere => {
                let inspectors = replaced(&text(List::Inspectors), "\t150102\t-\n", "\t150202\t-\n")?;
                return Some(Lists { inspectors: InspectorList::parse(&inspectors).ok()?, ..lists });
            }
            Self::RecusalInvented => {
                let recusals = format!("{}I-03\tkey-002\n", text(List::Recusals));
                return Some(Lists { recusals: RecusalList::parse(&sorted(&recusals)).ok()?, ..lists });
            }
            Self::RecusalLeftOut => {
                let text = text(List::Recusals);
                let (_, rest) = text.split_once('\n')?;
                return Some(Lists { recusals: RecusalList::parse(rest).ok()?, ..lists });
            }
            Self::InspectorWithheld | Self::EarlierWithheld => {
                // One who is on the roster for the whole year.
                let inspectors = text(List::Inspectors).replacen("I-01\t150102\t-\n", "I-01\t150102\tunavailable\n", 1);
                return Some(Lists { inspectors: InspectorList::parse(&inspectors).ok()?, ..lists });
            }
            _ => return Some(lists),
        };
        Some(Lists { sources: changed, ..lists })
    }
}

/// The lines, ascending.
fn sorted(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines.into_iter().map(|line| format!("{line}\n")).collect()
}

/// The last line that ends so, or stands so, otherwise or not at all.
fn replaced(text: &str, found: &str, by: &str) -> Option<String> {
    let at = text.rfind(found)?;
    let (before, after) = (text.get(..at)?, text.get(at.checked_add(found.len())?..)?);
    Some(format!("{before}{by}{after}"))
}
