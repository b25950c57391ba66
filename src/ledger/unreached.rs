//! Art. 8: sources that no draw reached in the years within which the rules want each of them drawn: by
//! [`CoverAll`](crate::rules::CoverAll), or because a tier owes a census ([`QuotaRule::Census`]), which means every source
//! though several draws meet it together.
//!
//! A plan knows only how many are drawn; who was, over how many years, is on record here.

use chrono::NaiveDate;
use thiserror::Error;

use super::Ledger;
use crate::explain::explain;
use crate::plan::{Status, Tally};
use crate::registry::{Registry, SourceRef};
use crate::rules::{Basis, QuotaRule, Ruleset, Stratum};
use crate::{Article, Code, Division, Id, PeriodKind, Tier, Token, Year};

/// Sources of a stratum that were not drawn within the years that the rules set.
#[derive(Clone, PartialEq, Eq, Error, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[error(
    "{division}, `{stratum}`: {} of {sources} to be drawn from {first} to {last} were not", missed.len()
)]
#[non_exhaustive]
pub struct Unreached {
    /// The area.
    pub division: Division,
    /// The stratum.
    pub stratum: Token,
    /// The first of the years.
    pub first: Year,
    /// The last of them.
    pub last: Year,
    /// How many sources the stratum has that can be drawn.
    pub sources: u32,
    /// Those that were not, ascending; never empty.
    pub missed: Vec<Id>,
    /// The article, or the statute's on the subject where the pack rests on another rule.
    pub article: Option<Article>,
}

explain!(Unreached {
    Self { division, stratum, first, last, sources, missed, article } => Code::SOURCES_UNREACHED, *article,
        "{}的“{stratum}”：{first}年至{last}年应全部抽查的{sources}家中，{}家未抽查", division.chinese(), missed.len();
});

impl Ledger {
    /// For each stratum whose sources are all to be drawn within so many years: those of an area that were not, in the
    /// years up to and including `last`.
    ///
    /// A source counts as reached by an inspection of a kind that must be drawn (Art. 5), of any agency and tier, drawn by
    /// that day and not void. A census of any tier is such an aim too. Sources count in the stratum that the registry declares; those of a state in which they are
    /// not drawn do not count. Where a span has no fixed beginning, ask for each year that it may end in.
    ///
    /// # Guarantees
    /// Every source of the area and stratum that can be drawn either charges one of the years with such an inspection, or is
    /// among the missed. Nothing for a stratum without such an aim, or with all reached.
    ///
    /// # Complexity
    /// One pass over the area's sources, each with its records.
    #[must_use]
    pub fn unreached(
        &self,
        rules: &Ruleset,
        registry: &Registry,
        division: Division,
        last: Year,
        on: NaiveDate,
    ) -> Vec<Unreached> {
        self.unreached_by(rules, &Tier::ALL, (registry, division), (last, on), |_| true)
    }

    /// The same, with the census of these tiers alone, and of the sources that could be reached.
    pub(crate) fn unreached_by(
        &self,
        rules: &Ruleset,
        tiers: &[Tier],
        (registry, division): (&Registry, Division),
        (last, on): (Year, NaiveDate),
        could_be: impl Fn(SourceRef<'_>) -> bool,
    ) -> Vec<Unreached> {
        let drawn_from = |source: &SourceRef<'_>| {
            could_be(*source) && rules.standing(source.state().as_str(), Tally::default()).status != Status::Excluded
        };
        let of = |stratum: &Stratum| {
            let (within_years, basis) = aim(stratum, tiers)?;
            let years = years(within_years, last);
            let theirs = || registry.within(division).filter(|it| *it.stratum() == stratum.stratum).filter(drawn_from);
            let missed = theirs().filter(|source| !self.reached(source.id(), &years, on));
            let missed: Vec<Id> = missed.filter_map(|source| source.id().parse().ok()).collect();
            (!missed.is_empty()).then(|| Unreached {
                division,
                stratum: stratum.stratum.clone(),
                first: years.first().copied().unwrap_or(last),
                last,
                sources: u32::try_from(theirs().count()).unwrap_or(u32::MAX),
                missed,
                article: basis.article(),
            })
        };
        rules.strata().filter_map(of).collect()
    }

    fn reached(&self, source: &str, years: &[Year], on: NaiveDate) -> bool {
        let mut drawn = self.records_of(source).iter().filter(|record| record.kind.must_be_drawn());
        drawn.any(|record| years.iter().any(|&year| record.charges(year, on)))
    }
}

/// Within how many years a stratum is to be covered, and what says so; the shorter where several do.
pub(crate) fn aim<'a>(stratum: &'a Stratum, tiers: &[Tier]) -> Option<(u32, &'a Basis)> {
    let cover = stratum.cover_all.as_ref().map(|cover| (cover.within_years, &cover.basis));
    let census = tiers.iter().filter_map(|tier| stratum.rule(*tier)).filter_map(|rule| match rule.in_effect() {
        QuotaRule::Census { per: PeriodKind::TwoYears } => Some((2, &rule.basis)),
        QuotaRule::Census { .. } => Some((1, &rule.basis)),
        _ => None,
    });
    cover.into_iter().chain(census).min_by_key(|(years, _)| *years)
}

/// So many years, ascending, of which `last` is the last.
fn years(within: u32, last: Year) -> Vec<Year> {
    let before = i32::try_from(within.saturating_sub(1)).unwrap_or(i32::MAX);
    let first = last.number().saturating_sub(before).max(Year::FIRST);
    (first..=last.number()).filter_map(|year| Year::new(year).ok()).collect()
}
