//! A draw that was made, with its amendments.

use core::fmt;
use std::collections::BTreeSet;

use super::committed::Revealed;
use super::hash::Digest;
use super::order::Order;
use super::terms::StratumQuota;
use super::transcript::{Drawn, DrawnSource, DrawnStratum, Skip, Transcript};
use crate::Id;

/// A draw that was made, with its amendments.
///
/// # Complexity
/// It holds the transcript in force and what each amendment changed: the others are made again when they are asked for.
#[derive(Clone)]
pub struct Draw {
    pub(super) revealed: Revealed,
    /// The transcript in force.
    pub(super) latest: Transcript,
    /// The first one, where it is not in force any more.
    pub(super) first: Option<Transcript>,
    pub(super) amendments: Vec<Amendment>,
    /// By stratum of the order.
    pub(super) ranks: Vec<Ranks>,
    /// The seats given by the transcript in force to each inspector who can be drawn; empty before the first amendment.
    pub(super) loads: Vec<u32>,
}

/// The same order under the same randomness, amended by the same steps; what is kept to amend it sooner counts for nothing.
impl PartialEq for Draw {
    fn eq(&self, other: &Self) -> bool {
        self.revealed == other.revealed
            && (self.first(), &self.latest) == (other.first(), &other.latest)
            && self.amendments == other.amendments
    }
}

impl Eq for Draw {}

/// The order's text and that of the transcript in force.
impl fmt::Debug for Draw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}{}", self.revealed.committed(), self.latest)
    }
}

/// What is known of a stratum's ranking.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranks {
    /// How many were ever drawn: all ranks up to this one.
    pub(super) used: u32,
    /// Rows of its first candidates.
    pub(super) ranking: Vec<u32>,
    /// How many of them were asked for; there may be fewer.
    pub(super) asked: u32,
}

/// What an amendment changes.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Amendment {
    /// The transcript that it amends.
    pub(super) amends: Digest,
    pub(super) skips: Vec<Skip>,
    /// The newly drawn, in draw order, each with the place of its stratum in the transcript.
    pub(super) drawn: Vec<(usize, DrawnSource)>,
}

impl Draw {
    pub(super) fn new(revealed: Revealed, transcript: Transcript) -> Self {
        let mut strata = transcript.drawn().map_or(&[][..], |drawn| &drawn.strata).iter().peekable();
        let ranks = revealed.committed().order().terms().strata.iter().map(|StratumQuota { stratum, .. }| {
            let drawn = strata.next_if(|drawn| drawn.stratum == *stratum).map_or(0, |drawn| drawn.drawn.len());
            Ranks { used: u32::try_from(drawn).unwrap_or(u32::MAX), ..Ranks::default() }
        });
        let ranks = ranks.collect();
        Self { revealed, latest: transcript, first: None, amendments: Vec::new(), ranks, loads: Vec::new() }
    }

    /// The order with its randomness.
    #[must_use]
    pub const fn revealed(&self) -> &Revealed {
        &self.revealed
    }

    fn order(&self) -> &Order {
        self.revealed.committed().order()
    }

    /// The transcript in force: the first, or its last amendment.
    #[must_use]
    pub const fn transcript(&self) -> &Transcript {
        &self.latest
    }

    /// How often it was amended.
    #[must_use]
    pub fn amendments(&self) -> usize {
        self.amendments.len()
    }

    /// The transcript after so many amendments; none if there are fewer.
    ///
    /// # Complexity
    /// That of its text.
    #[must_use]
    pub fn after(&self, amendments: usize) -> Option<Transcript> {
        let made = self.amendments.get(..amendments)?;
        let mut transcript = self.first().clone();
        amend(&mut transcript, made);
        Some(transcript)
    }

    /// The first transcript and its amendments, in order, each made when it is asked for.
    pub fn transcripts(&self) -> impl Iterator<Item = Transcript> {
        (0..=self.amendments.len()).filter_map(|amendments| self.after(amendments))
    }

    pub(super) fn first(&self) -> &Transcript {
        self.first.as_ref().unwrap_or(&self.latest)
    }

    /// Every line that ever stood in a transcript.
    pub(super) fn ever_drawn(&self) -> impl Iterator<Item = &DrawnSource> {
        let first = self.first().drawn().into_iter().flat_map(Drawn::sources).map(|(_, line)| line);
        first.chain(self.amendments.iter().flat_map(|made| &made.drawn).map(|(_, line)| line))
    }

    /// The digest of the transcript in force.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.latest.digest(self.order().terms().hash)
    }

    /// What is drawn at present, by stratum; strata of which there is nothing to say are left out.
    #[must_use]
    pub fn strata(&self) -> &[DrawnStratum] {
        self.latest.drawn().map_or(&[], |drawn| &drawn.strata)
    }

    /// The sources that were drawn and skipped since.
    #[must_use]
    pub fn skipped(&self) -> &[Skip] {
        self.latest.drawn().map_or(&[], |drawn| &drawn.skipped)
    }
}

/// Makes of a transcript what it is after these amendments of it.
pub(super) fn amend(transcript: &mut Transcript, amendments: &[Amendment]) {
    let (Some(last), Some(drawn)) = (amendments.last(), transcript.drawn_mut()) else { return };
    let skips = || amendments.iter().flat_map(|made| &made.skips);
    let gone: BTreeSet<&Id> = skips().map(|skip| &skip.source).collect();
    drawn.skipped.extend(skips().cloned());
    // A stratum that anything was drawn of has a quota, and so a line in every transcript.
    let asked: Vec<usize> =
        drawn.strata.iter().map(|of| of.drawn.len().saturating_add(of.shortfall as usize)).collect();
    for of in &mut drawn.strata {
        of.drawn.retain(|line| !gone.contains(&line.source));
    }
    for (at, line) in amendments.iter().flat_map(|made| &made.drawn).filter(|(_, line)| !gone.contains(&line.source)) {
        if let Some(of) = drawn.strata.get_mut(*at) {
            of.drawn.push(line.clone());
        }
    }
    for (of, asked) in drawn.strata.iter_mut().zip(asked) {
        of.shortfall = u32::try_from(asked.saturating_sub(of.drawn.len())).unwrap_or(u32::MAX);
    }
    transcript.amends = Some(last.amends);
}
