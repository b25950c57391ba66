//! Arts. 1, 11, 14: whether a chain of draws looks like chance: how often each source came up against how often it
//! should, the visits of each inspector, and who met whom again.
//!
//! What chance gives is not what textbooks' chi-square takes for granted, since nothing is drawn twice in one draw.
//! [`Test`] says what is reckoned instead. Read are the first transcripts of the orders: a replacement follows the
//! tickets of its order and is no new chance.

mod clustering;
mod inspectors;
mod sources;

use crate::draw::{Lists, Order, Transcript};
use crate::{Fraction, Id};

use super::{Probability, Thousandths};

/// A draw of a chain.
#[derive(Clone, Copy, Debug)]
pub struct ChainDraw<'a> {
    /// The order.
    pub order: &'a Order,
    /// The lists that it commits.
    pub lists: &'a Lists,
    /// Its first transcript.
    pub transcript: &'a Transcript,
}

/// Whether what is dealt out, draw after draw, comes to the same ones again more than chance lets it.
///
/// A draw of n among N leaves each with 0 or 1, and the squared distances from n/N always sum to n(N − n)/N, so a single
/// draw tells nothing, and the sum of squares D of the totals over a chain varies less than that of a multinomial, for
/// which the textbook's N − 1 degrees of freedom are made. Write y for a draw's distances and w for those summed before
/// it: D is a fixed number plus twice the sum of the products w·y. Given the past, y is any permutation of its values
/// with equal chance, so each product has mean 0 and the variance Σ(y − ȳ)² Σ(w − w̄)² / (N − 1), which for 0 and 1 holds
/// the factor (N − n)/(N − 1) of drawing without replacement. Hence D has an exactly known mean and variance, whatever
/// the lists of the draws, the quotas and the cap, which take out who came up before; D is scaled to the chi-square
/// with that mean and variance. For equal draws of one list it is the textbook's statistic with (N − 1) k / (k − 1)
/// degrees of freedom after k draws.
///
/// Sources form one group for each draw and stratum, and with the coverage `uninspected-first` two. Available
/// inspectors form one for each draw, dealt out their numbers of visits; recusals, which set them apart a little, are
/// not reckoned with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Test {
    /// The sum of squares, scaled.
    pub chi_square: Thousandths,
    /// The degrees of freedom that give its mean and variance.
    pub freedom: Thousandths,
    /// How probable it is that chance alone gives at least so much: tiny where some come up again and again.
    pub at_least: Probability,
    /// How probable it is that chance alone gives at most so much: tiny where all come up suspiciously evenly.
    pub at_most: Probability,
}

/// How often a source came up.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Inclusion {
    /// The source.
    pub source: Id,
    /// In how many draws it was a candidate.
    pub draws: u32,
    /// In how many it came up.
    pub times: u32,
    /// In how many it was to be expected: its draws' quotas over candidates; none if that does not fit.
    pub expected: Option<Fraction>,
    /// At most so probable is it that chance alone gives at least so many.
    pub at_least: Probability,
}

/// How many visits an inspector was drawn for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Load {
    /// The inspector.
    pub inspector: Id,
    /// In how many draws he or she was available.
    pub draws: u32,
    /// The visits.
    pub visits: u32,
    /// An equal share of the seats of those draws; none if it does not fit.
    pub expected: Option<Fraction>,
}

/// How often drawn sources met inspectors again whom an earlier draw had sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Repeats {
    /// Seats taken by somebody who had been there before.
    pub seats: u32,
    /// How many were to be expected, recusals reckoned with; none if that does not fit.
    pub expected: Option<Fraction>,
    /// At most so probable is it that chance alone gives at least so many.
    pub at_least: Probability,
}

/// An inspector who was drawn for a source more than once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct VisitPair {
    /// The inspector.
    pub inspector: Id,
    /// The source.
    pub source: Id,
    /// How often, at least 2.
    pub visits: u32,
}

/// Two inspectors who were drawn into one team more than once.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TeamPair {
    /// The one whose id comes first.
    pub first: Id,
    /// The other.
    pub second: Id,
    /// How often, at least 2.
    pub visits: u32,
    /// How often was to be expected; none if that does not fit.
    pub expected: Option<Fraction>,
    /// At most so probable is it that chance alone gives this pair at least so many.
    pub at_least: Probability,
}

/// What an auditor sees of a chain of draws.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Statistics {
    /// The draws; void orders are none.
    pub draws: u32,
    /// Every source that ever was a candidate, by id.
    pub sources: Vec<Inclusion>,
    /// Whether the same sources come up again; none where the chain cannot tell, such as after one draw.
    pub inclusion: Option<Test>,
    /// Every inspector who ever was available, by id.
    pub inspectors: Vec<Load>,
    /// Whether the same inspectors get the more visits again; none where the chain cannot tell.
    pub load: Option<Test>,
    /// How often inspectors came back to a source.
    pub repeats: Repeats,
    /// Which ones, by inspector and source.
    pub visit_pairs: Vec<VisitPair>,
    /// Who was together more than once, the least probable first.
    pub team_pairs: Vec<TeamPair>,
}

/// The statistics of a chain of draws, in the order in which they were made.
///
/// # Guarantees
/// The same draws give the same bytes on every platform. Where chance decided, every probability `p` comes up about as
/// often as its size says, or less; those of [`Inclusion`], [`Repeats`] and [`TeamPair`] are bounds by the Poisson
/// distribution (Hoeffding 1956; Anderson and Samuels 1967) for numbers above the expected one.
///
/// # Complexity
/// One pass over the lists of each draw.
#[must_use]
pub fn statistics(draws: &[ChainDraw<'_>]) -> Statistics {
    let drawn: Vec<_> = draws.iter().filter_map(|draw| Some((*draw, draw.transcript.drawn()?))).collect();
    let mut sources = sources::Sources::default();
    let mut inspectors = inspectors::Inspectors::default();
    for (draw, drawn) in &drawn {
        sources.add(draw, drawn);
        inspectors.add(draw, drawn);
    }
    let (inclusion, sources) = sources.finish();
    let inspectors = inspectors.finish();
    Statistics {
        draws: u32::try_from(drawn.len()).unwrap_or(u32::MAX),
        sources,
        inclusion,
        inspectors: inspectors.loads,
        load: inspectors.test,
        repeats: inspectors.repeats,
        visit_pairs: inspectors.visit_pairs,
        team_pairs: inspectors.team_pairs,
    }
}

impl Statistics {
    /// How many sources came up how often, from 0 times upwards.
    #[must_use]
    pub fn by_times(&self) -> std::collections::BTreeMap<u32, u32> {
        let mut by_times = std::collections::BTreeMap::new();
        for inclusion in &self.sources {
            let count: &mut u32 = by_times.entry(inclusion.times).or_default();
            *count = count.saturating_add(1);
        }
        by_times
    }

    /// The least and the most visits of an inspector; none without inspectors.
    #[must_use]
    pub fn loads(&self) -> Option<(u32, u32)> {
        let visits = || self.inspectors.iter().map(|load| load.visits);
        Some((visits().min()?, visits().max()?))
    }
}

#[cfg(test)]
mod tests;
