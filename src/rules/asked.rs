//! Arts. 3–16: what a place's rules ask at all. A duty of which the rules on file say nothing is no duty by them: a report
//! neither calls it kept nor broken.

use super::{Provision, Ruleset};
use crate::Code;

impl Ruleset {
    /// Whether the rules on file say anything of a matter; the built-in statute does of each.
    ///
    /// # Example: a pack of a table of ratios alone
    /// ```
    /// use shuangsuiji::rules::{Provision, Ruleset};
    ///
    /// let rules = Ruleset::built_in("example-guangzhou-2025").unwrap();
    /// assert!(rules.asks(Provision::Quota));
    /// assert!(!rules.asks(Provision::Record), "of records on site it says nothing");
    /// assert!(Ruleset::inner_mongolia().asks(Provision::Record));
    /// ```
    #[must_use]
    pub fn asks(&self, provision: Provision) -> bool {
        let pack = self.pack();
        let cites = |provision| pack.citations.contains_key(&provision);
        self.in_the_statute(provision.row()).is_some()
            || match provision {
                Provision::Roster | Provision::Completeness | Provision::Recusal => {
                    cites(provision) || cites(Provision::Roster)
                }
                Provision::Items
                | Provision::Coordination
                | Provision::Registry
                | Provision::Record
                | Provision::Discipline
                | Provision::Accountability => cites(provision),
                Provision::RatioChange => pack.ratio_change.is_some(),
                Provision::Cap => pack.cap.is_some(),
                Provision::Plan => pack.plan_due.is_some(),
                Provision::Team => pack.team.is_some(),
                Provision::Publication => pack.publication.is_some(),
                // Without these nothing would be drawn at random and made public.
                _ => true,
            }
    }

    /// The matter that a finding is of: where the rules say nothing of it, what contradicts the draw or the file is against
    /// their lawful course; what is against nothing that they ask stays what it is.
    pub(crate) fn matter(&self, code: Code, provision: Provision) -> Provision {
        if self.asks(provision) || !self.asks_by(code) { provision } else { Provision::Lawfulness }
    }

    /// Whether a finding of this number is against anything that the rules ask. What contradicts the draw itself always is.
    pub(crate) fn asks_by(&self, code: Code) -> bool {
        let duty = match code {
            Code::YEAR_VISIT_ITEMS
            | Code::ITEM_NOT_LISTED
            | Code::ITEM_NOT_FOR_STRATUM
            | Code::ITEM_REPEATED
            | Code::ITEM_MISSING => Provision::Items,
            Code::YEAR_SOURCE_INCOMPLETE => Provision::Registry,
            Code::INSPECTION_NOT_CERTIFIED => Provision::Roster,
            Code::INSPECTION_RECUSED => Provision::Recusal,
            Code::YEAR_HOLDER_MISSING => Provision::Completeness,
            Code::INSPECTION_NO_SITE_RECORD | Code::INSPECTION_NO_RECTIFICATION => Provision::Record,
            Code::PUBLISHED_BY_ANOTHER => Provision::Publication,
            _ => return true,
        };
        self.asks(duty)
    }
}
