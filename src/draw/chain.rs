//! An agency's chain: orders are numbered and each names the transcript that it follows, so that a repeated draw is a
//! new round and never a silent replacement.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::hash::{Digest, Hash};
use super::order::{OrDash, Order};
use super::reveal::{Contribution, Reveal};
use super::terms::{Entropy, Origin};
use super::transcript::Transcript;
use crate::explain::explain;
use crate::{Article, Code, Period};

/// An order of the chain with its transcript and amendments.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// The order.
    pub order: &'a Order,
    /// Its transcript and amendments, in order; none while it is open.
    pub transcripts: &'a [Transcript],
    /// Whether it adds to the round before it instead of replacing it (另行补抽): a new round for sources that are gone.
    pub supplements: bool,
    /// What a void order promised, where it was revealed all the same: a secret that is known guards no later order.
    pub void_reveal: Option<&'a Reveal>,
}

impl<'a> Link<'a> {
    /// An order that replaces the round before it, if there is one.
    #[must_use]
    pub const fn new(order: &'a Order, transcripts: &'a [Transcript]) -> Self {
        Self { order, transcripts, supplements: false, void_reveal: None }
    }

    /// What was contributed.
    fn revealed(&self) -> &'a [Contribution] {
        let drawn = self.transcripts.first().and_then(Transcript::drawn).map(|drawn| &drawn.reveal);
        drawn.or(self.void_reveal).map_or(&[], |reveal| &reveal.0)
    }
}

/// What is wrong in a chain. Links are counted from 1.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ChainFault {
    /// An order of another agency.
    #[error("order {link} is of another agency than order 1")]
    OtherAgency {
        /// Which order.
        link: usize,
    },
    /// A transcript of another order, or one that does not amend the one before it.
    #[error(
        "order {link}: transcript {transcript} does not follow from it; expected its digest and an unbroken row of amendments"
    )]
    Transcript {
        /// Which order.
        link: usize,
        /// Which transcript, from 1.
        transcript: usize,
    },
    /// An order that was neither drawn nor declared void before the next one.
    #[error("order {link} has no transcript though order {} follows; expected a draw or a void", link.saturating_add(1))]
    NoTranscript {
        /// Which order.
        link: usize,
    },
    /// Rounds were left out.
    #[error("order {link} is round {found} of its period; expected round {expected}")]
    RoundGap {
        /// Which order.
        link: usize,
        /// The round found.
        found: u32,
        /// The round that comes next.
        expected: u32,
    },
    /// A round that was used before.
    #[error("order {link} is round {round} of its period again; expected a round once")]
    RoundReused {
        /// Which order.
        link: usize,
        /// The round.
        round: u32,
    },
    /// An order that names no transcript of the order before it.
    #[error("order {link} follows {}; expected a transcript of order {}", OrDash(found), link.saturating_sub(1))]
    Previous {
        /// Which order.
        link: usize,
        /// What it names.
        found: Option<Digest>,
    },
    /// An order that follows an earlier one which was followed already.
    #[error("order {link} follows order {after}, as order {} does; expected one chain", after.saturating_add(1))]
    Fork {
        /// Which order.
        link: usize,
        /// The order that two follow.
        after: usize,
    },
    /// A period that no order drew before, and that is not the next one.
    #[error("order {link} is of {found}, of which no earlier order is; expected {expected}, or a period drawn before")]
    PeriodGap {
        /// Which order.
        link: usize,
        /// The period found.
        found: Period,
        /// The period after the last that was drawn.
        expected: Period,
    },
    /// A public value that an earlier order rests on: it was known when this order was made.
    #[error("order {link} rests on the public value of order {earlier}, which was known by then; expected a later one")]
    PublicReused {
        /// Which order.
        link: usize,
        /// The order that promised it first.
        earlier: usize,
    },
    /// A secret that is known from an earlier order, by whatever hash.
    #[error("order {link} commits the secret of order {earlier} again; expected a fresh one")]
    CommitmentReused {
        /// Which order.
        link: usize,
        /// The order that committed it first.
        earlier: usize,
    },
}

explain!(ChainFault {
    Self::OtherAgency { link } => Code::CHAIN_OTHER_AGENCY, Article::Art2, "第{link}份抽取方案不属于同一机关";
    Self::Transcript { link, transcript } => Code::CHAIN_TRANSCRIPT, Article::Art2, "第{link}份抽取方案的第{transcript}份抽取记录与其不相衔接";
    Self::NoTranscript { link } => Code::CHAIN_NO_TRANSCRIPT, Article::Art1, "第{link}份抽取方案既无抽取记录也未作废，其后却另有抽取方案";
    Self::RoundGap { link, found, expected } => Code::CHAIN_ROUND_GAP, Article::Art2, "第{link}份抽取方案为第{found}轮，应为第{expected}轮";
    Self::RoundReused { link, round } => Code::CHAIN_ROUND_REUSED, Article::Art2, "第{link}份抽取方案重复使用第{round}轮";
    Self::Previous { link, found } => Code::CHAIN_PREVIOUS, Article::Art2, "第{link}份抽取方案承接{}，并非前一抽取方案的抽取记录", OrDash(found);
    Self::Fork { link, after } => Code::CHAIN_FORK, Article::Art2, "第{link}份抽取方案承接第{after}份抽取方案，形成分叉";
    Self::PeriodGap { link, found, expected } => Code::CHAIN_PERIOD_GAP, Article::Art10, "第{link}份抽取方案为{found}，此前无该期抽取方案，应为{expected}或已抽取的时期";
    Self::PublicReused { link, earlier } => Code::CHAIN_PUBLIC_REUSED, Article::Art2, "第{link}份抽取方案所用公共随机数与第{earlier}份抽取方案相同，其时已为人所知，应另用此后产生者";
    Self::CommitmentReused { link, earlier } => Code::CHAIN_COMMITMENT_REUSED, Article::Art2, "第{link}份抽取方案重复使用第{earlier}份抽取方案的秘密随机数";
});

/// Checks an agency's orders, in the order in which they were made.
///
/// The first may follow a transcript that is not shown: a chain can be checked from any period on, and is then a part whose
/// head is not seen ([`ChainCounts::part`](super::ChainCounts::part)). Within a period it cannot begin: the first round, which
/// a later one replaced, would be drawn away in silence. Periods of one length follow each other without a gap;
/// a new round of an earlier period may come at any time.
///
/// # Guarantees
/// Every gap in periods or rounds, reused round, fork, broken `previous`, missing outcome, reused secret (also under the
/// other hash, once it was revealed) and public value reused under version 1.2 is named, in the order of the links.
///
/// # Complexity
/// One hash a transcript, and two a contribution.
#[must_use]
pub fn check_chain(links: &[Link<'_>]) -> Vec<ChainFault> {
    let mut faults = Vec::new();
    let mut rounds = BTreeMap::new();
    let mut used = BTreeMap::new();
    let mut periods = BTreeMap::new();
    let (mut secrets, mut public) = (Secrets::default(), PublicValues::new(true));
    let mut known: BTreeMap<Digest, usize> = BTreeMap::new();
    let mut followed = BTreeSet::new();
    let mut last_made = None;
    for (link, of) in (1_usize..).zip(links) {
        let Link { order, transcripts, .. } = of;
        let terms = order.terms();
        if links.first().is_some_and(|first| first.order.terms().agency != terms.agency) {
            faults.push(ChainFault::OtherAgency { link });
        }
        // An order that was left open has no transcript to follow, and that is its fault alone.
        let after = terms.previous.and_then(|previous| known.get(&previous).copied());
        match (after, last_made) {
            (Some(after), before) if Some(after) != before || followed.contains(&after) => {
                faults.push(ChainFault::Fork { link, after });
            }
            (Some(after), _) if !transcripts.is_empty() => {
                followed.insert(after);
            }
            (Some(_), _) | (None, None) => {}
            (None, Some(_)) => faults.push(ChainFault::Previous { link, found: terms.previous }),
        }
        faults.extend(round(link, terms.period.to_string(), terms.round, &mut rounds, &mut used));
        faults.extend(gap(link, terms.period, &mut periods));
        faults.extend(secrets.check(link, of));
        faults.extend(public.check(link, of));
        faults.extend(outcome(link, order, transcripts));
        if transcripts.is_empty() && link < links.len() {
            faults.push(ChainFault::NoTranscript { link });
        }
        last_made = if transcripts.is_empty() { last_made } else { Some(link) };
        known.extend(transcripts.iter().map(|transcript| (transcript.digest(terms.hash), link)));
    }
    faults
}

/// Digests by which the orders so far commit secrets; by either hash once they were revealed.
#[derive(Default)]
struct Secrets(BTreeMap<Digest, usize>);

impl Secrets {
    fn check(&mut self, link: usize, of: &Link<'_>) -> Vec<ChainFault> {
        let (mut faults, order) = (Vec::new(), of.order);
        let contributed = order.terms().entropy.iter().filter_map(|entropy| match entropy.origin {
            Origin::Commit(digest) => Some(digest),
            Origin::Public(_) | Origin::Formed { .. } => None,
        });
        // A salt key is a secret too: one that was used, or revealed as a contribution, guards nothing any more.
        for digest in contributed.chain(order.salt().copied()) {
            let earlier = *self.0.entry(digest).or_insert(link);
            if earlier != link {
                faults.push(ChainFault::CommitmentReused { link, earlier });
            }
        }
        for Contribution { value, .. } in of.revealed() {
            for hash in Hash::ALL {
                self.0.entry(value.commit(hash)).or_insert(link);
            }
        }
        faults
    }
}

/// Public values that the orders so far rest on.
struct PublicValues<'a> {
    /// Whether only those that are announced with their form are compared, as the protocol has it.
    formed_only: bool,
    promised: Vec<(&'a Origin, usize)>,
    revealed: BTreeMap<&'a [u8], usize>,
}

impl<'a> PublicValues<'a> {
    /// Bytes of a value that two drawings do not have in common by chance.
    const UNLIKELY: usize = 16;

    const fn new(formed_only: bool) -> Self {
        Self { formed_only, promised: Vec::new(), revealed: BTreeMap::new() }
    }

    fn check(&mut self, link: usize, of: &Link<'a>) -> Option<ChainFault> {
        let mut reused = None;
        for (at, Entropy { origin, .. }) in of.order.terms().entropy.iter().enumerate() {
            match origin {
                Origin::Commit(_) => continue,
                Origin::Public(_) if self.formed_only => continue,
                Origin::Public(_) | Origin::Formed { .. } => {}
            }
            let before = self.promised.iter().find(|(before, _)| before.is_that_of(origin));
            let value = of.revealed().get(at).map(|one| one.value.bytes());
            let value = value.filter(|value| value.len() >= Self::UNLIKELY);
            let again = value.map(|value| *self.revealed.entry(value).or_insert(link));
            let earlier = before.map(|(_, earlier)| *earlier).or(again).filter(|earlier| *earlier != link);
            reused = reused.or(earlier);
            self.promised.push((origin, link));
        }
        reused.map(|earlier| ChainFault::PublicReused { link, earlier })
    }
}

/// The orders that rest on a public value which an earlier one rested on, also where it is announced in words alone.
///
/// Version 1.2 of the protocol forbids it, and [`check_chain`] names it; of orders of version 1 and 1.1 only a report does,
/// because they verify as they always did.
#[must_use]
pub fn reused_public_values(links: &[Link<'_>]) -> Vec<ChainFault> {
    let mut public = PublicValues::new(false);
    (1..).zip(links).filter_map(|(link, it)| public.check(link, it)).collect()
}

fn round(
    link: usize,
    period: String,
    found: u32,
    last: &mut BTreeMap<String, u32>,
    used: &mut BTreeMap<(String, u32), usize>,
) -> Option<ChainFault> {
    if used.insert((period.clone(), found), link).is_some() {
        return Some(ChainFault::RoundReused { link, round: found });
    }
    let expected = last.get(&period).map_or(1, |last| last.saturating_add(1));
    let latest = last.entry(period).or_insert(found);
    *latest = found.max(*latest);
    (found != expected).then_some(ChainFault::RoundGap { link, found, expected })
}

/// Periods of each length in months, with those drawn so far.
fn gap(link: usize, found: Period, periods: &mut BTreeMap<i32, BTreeSet<Period>>) -> Option<ChainFault> {
    let drawn = periods.entry(found.months()).or_default();
    let expected = drawn.last().and_then(|last| last.next());
    let new = drawn.insert(found);
    let expected = expected.filter(|expected| new && *expected != found)?;
    Some(ChainFault::PeriodGap { link, found, expected })
}

fn outcome(link: usize, order: &Order, transcripts: &[Transcript]) -> Option<ChainFault> {
    let mut amends = None;
    for (transcript, found) in (1..).zip(transcripts) {
        if found.order != order.digest() || found.amends != amends {
            return Some(ChainFault::Transcript { link, transcript });
        }
        amends = Some(found.digest(order.terms().hash));
    }
    None
}
