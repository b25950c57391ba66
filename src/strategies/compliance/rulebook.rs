//! The rules by which a year is simulated, and what lifts the cap of a source for it.

use super::Setting;
use super::planted::by_the_prefecture;
use crate::compliance::YearFile;
use crate::inspection::{Found, Inspection, Inspections, Progress};
use crate::ledger::Waiver;
use crate::rules::{ChangedRatio, Counting, CoverageOrder, QuotaRule, Replacement, ReplacementPolicy, Ruleset};
use crate::{Period, PeriodKind, Text, Tier};

/// By which rules a year is simulated, and is to be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rulebook {
    /// The statute as it is built in.
    #[default]
    Statute,
    /// With a raised ratio of key sources, and the report of it.
    Raised,
    /// With a new round in the place of drawn sources that are gone.
    Fresh,
    /// With the cap counted by enterprise.
    Enterprise,
    /// With every key source to be drawn once in the year, and general ones by visits.
    Census,
    /// With those not yet inspected drawn first by order of the rules.
    Ordered,
    /// Those of Chizhou as they are built in (`example-chizhou-2019`): a prefecture's, with neither cap nor team nor publication.
    Chizhou,
    /// Those of Jianghan as they are built in (`example-jianghan-2025`): a district's, with a census of key sources.
    Jianghan,
}

impl Rulebook {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Statute,
        Self::Raised,
        Self::Fresh,
        Self::Enterprise,
        Self::Census,
        Self::Ordered,
        Self::Chizhou,
        Self::Jianghan,
    ];

    /// Whose years alone it makes; none if either tier's. Faults are not planted by rules of other places.
    #[must_use]
    pub const fn tier(self) -> Option<Tier> {
        match self {
            Self::Chizhou => Some(Tier::Prefecture),
            Self::Jianghan => Some(Tier::County),
            _ => None,
        }
    }

    /// Whether every key source is to be drawn within the year.
    pub(super) const fn is_census(self) -> bool {
        matches!(self, Self::Census | Self::Jianghan)
    }

    /// The rules; none never, for each is what the library itself accepts.
    ///
    /// # Example: each is accepted
    /// ```
    /// use shuangsuiji::strategies::compliance::Rulebook;
    ///
    /// assert!(Rulebook::ALL.iter().all(|rulebook| rulebook.rules().is_some()));
    /// ```
    #[must_use]
    pub fn rules(self) -> Option<Ruleset> {
        let mut pack = Ruleset::inner_mongolia().into_pack();
        match self {
            Self::Statute => {}
            Self::Raised => {
                let key = pack.strata.iter_mut().filter(|it| it.stratum.as_str() == "key");
                for rule in key.flat_map(|it| [&mut it.prefecture, &mut it.county]).flatten() {
                    let report: Text = "示例报告〔示例〕1号".parse().ok()?;
                    rule.changed = Some(ChangedRatio {
                        ratio: "30%".parse().ok()?,
                        report: Some(report),
                        dated: "2007-01-04".parse().ok(),
                    });
                }
            }
            Self::Fresh => {
                let basis = pack.coverage.basis.clone();
                pack.replacement = Some(Replacement { policy: ReplacementPolicy::Fresh, basis });
            }
            Self::Enterprise => {
                pack.readings.insert("per_site".parse().ok()?, "enterprise".parse().ok()?);
            }
            Self::Census => {
                for stratum in &mut pack.strata {
                    let is_key = stratum.stratum.as_str() == "key";
                    for rule in [&mut stratum.prefecture, &mut stratum.county].into_iter().flatten() {
                        match is_key {
                            true => (rule.quota, rule.carry_over) = (QuotaRule::Census { per: PeriodKind::Year }, true),
                            false => rule.counts = Counting::Visits,
                        }
                    }
                }
            }
            Self::Ordered => pack.coverage.order = CoverageOrder::UninspectedFirst,
            Self::Chizhou => return Ruleset::built_in("example-chizhou-2019"),
            Self::Jianghan => return Ruleset::built_in("example-jianghan-2025"),
        }
        Ruleset::new(pack).ok()
    }
}

/// Has the prefecture's bureau visit a source twice before the agency's last visit, and a waiver of the cap granted for it.
/// Nothing where the year has no such source.
pub(super) fn waived(file: &mut YearFile, setting: Setting) -> Option<()> {
    let clean = |one: &&Inspection| match &one.progress {
        Progress::Completed(visit) => visit.found == Found::NoProblem,
        _ => false,
    };
    let alone = |one: &&Inspection| file.inspections.of(one.source.as_str()).len() == 1;
    let is_last = |one: &&Inspection| one.period.last_day() == Period::Year(setting.year).last_day();
    let mut fitting = file.inspections.iter().filter(clean).filter(alone).filter(is_last);
    // An id of the nine hundreds has changed in the year, and may have visits by another.
    let twice = |one: &Inspection| (1..=2).all(|days| by_the_prefecture(one, days).is_some());
    let one = fitting.rfind(|one| !one.source.as_str().contains("-9") && twice(one))?.clone();
    let others = (1..=2).filter_map(|days| by_the_prefecture(&one, days));
    file.inspections = Inspections::new(file.inspections.iter().cloned().chain(others)).ok()?;
    file.waivers.push(Waiver {
        source: one.source,
        year: setting.year,
        granted: Period::Year(setting.year).first_day(),
        reference: "示例函〔示例〕2号".parse().ok()?,
        reason: "群众反映强烈".parse().ok()?,
    });
    Some(())
}
