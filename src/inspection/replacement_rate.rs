//! How many drawn sources were replaced, by agency and team: a team whose sources are gone more often than others' is worth
//! a look.

use std::collections::{BTreeMap, BTreeSet};

use crate::draw::{Agency, Drawn, Link, Transcript};
use crate::{Fraction, Id, Token};

/// How many sources were drawn, and how many of them skipped since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Replaced {
    /// Sources ever drawn, replacements included.
    pub drawn: u32,
    /// Those of them that were skipped.
    pub skipped: u32,
}

impl Replaced {
    /// The skipped among the drawn; none where nothing was drawn.
    #[must_use]
    pub fn rate(self) -> Option<Fraction> {
        Fraction::new(self.skipped.into(), self.drawn.into())
    }

    fn add(&mut self, skipped: bool) {
        self.drawn = self.drawn.saturating_add(1);
        self.skipped = self.skipped.saturating_add(u32::from(skipped));
    }
}

/// The replacements of a team.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct TeamReplacements {
    /// The inspectors, sorted: who sat on which seat does not matter.
    pub inspectors: Vec<Id>,
    /// Of the sources drawn for it.
    pub replaced: Replaced,
}

/// The replacements of an agency.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct AgencyReplacements {
    /// The agency.
    pub agency: Agency,
    /// Of all its sources.
    pub replaced: Replaced,
    /// By team, in the order of their inspectors.
    pub teams: Vec<TeamReplacements>,
    /// How often each reason was given.
    pub reasons: BTreeMap<Token, u32>,
}

/// The replacements of every agency in chains, in the order of agencies.
///
/// # Guarantees
/// The numbers of the teams add up to those of their agency, and the reasons to its skipped sources. A source that was
/// drawn in several orders counts in each.
///
/// # Complexity
/// One pass over the transcripts.
#[must_use]
pub fn replacement_rates<'a>(links: impl IntoIterator<Item = Link<'a>>) -> Vec<AgencyReplacements> {
    let mut agencies: BTreeMap<&Agency, Counted<'_>> = BTreeMap::new();
    for Link { order, transcripts, .. } in links {
        agencies.entry(&order.terms().agency).or_default().add(transcripts);
    }
    let all = agencies.into_iter().map(|(agency, counted)| AgencyReplacements {
        agency: agency.clone(),
        replaced: counted.replaced,
        teams: counted.teams.into_iter().map(team).collect(),
        reasons: counted.reasons.into_iter().map(|(reason, count)| (reason.clone(), count)).collect(),
    });
    all.collect()
}

fn team((inspectors, replaced): (Vec<&Id>, Replaced)) -> TeamReplacements {
    TeamReplacements { inspectors: inspectors.into_iter().cloned().collect(), replaced }
}

#[derive(Default)]
struct Counted<'a> {
    replaced: Replaced,
    teams: BTreeMap<Vec<&'a Id>, Replaced>,
    reasons: BTreeMap<&'a Token, u32>,
}

impl<'a> Counted<'a> {
    /// Adds an order's transcripts; the last says all that was skipped.
    fn add(&mut self, transcripts: &'a [Transcript]) {
        let skips = transcripts.iter().filter_map(Transcript::drawn).next_back().map_or(&[][..], |last| &last.skipped);
        let skipped: BTreeSet<&Id> = skips.iter().map(|skip| &skip.source).collect();
        for skip in skips {
            let count = self.reasons.entry(&skip.reason).or_default();
            *count = count.saturating_add(1);
        }
        let mut seen = BTreeSet::new();
        for (_, line) in transcripts.iter().filter_map(Transcript::drawn).flat_map(Drawn::sources) {
            if seen.insert(&line.source) {
                let mut inspectors: Vec<&Id> = line.team.iter().collect();
                inspectors.sort();
                self.replaced.add(skipped.contains(&line.source));
                self.teams.entry(inspectors).or_default().add(skipped.contains(&line.source));
            }
        }
    }
}
