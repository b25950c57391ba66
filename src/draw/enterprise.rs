//! The check for one enterprise alone (§8): its own line, its own ticket, and the mark of its stratum.

use thiserror::Error;

use super::hash::Digest;
use super::lists::{ListError, SourceLine, SourceList, SourceStatus};
use super::merkle::InclusionProof;
use super::order::Order;
use super::reveal::{Key, RevealError};
use super::terms::{Coverage, StratumQuota};
use super::transcript::{Drawn, DrawnSource, DrawnStratum, Transcript};
use crate::explain::counted;
use crate::explain::explain;
use crate::{Article, Code, Id, Token};

/// What an enterprise needs: no list, only its own line with a proof.
#[derive(Clone, Copy, Debug)]
pub struct Enterprise<'a> {
    /// The order.
    pub order: &'a Order,
    /// The enterprise's line of the source list, without its LF.
    pub line: &'a str,
    /// The proof that the order commits the line.
    pub proof: &'a InclusionProof,
    /// The transcript in force.
    pub transcript: &'a Transcript,
}

/// What the check found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checked {
    /// The enterprise.
    pub id: Id,
    /// Its stratum.
    pub stratum: Token,
    /// Its ticket.
    pub ticket: Digest,
    /// The greatest drawn ticket of its stratum; none where nothing was drawn of it.
    pub mark: Option<Digest>,
    /// What became of it.
    pub verdict: Verdict,
}

/// Why an enterprise was drawn or not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// Drawn.
    Drawn {
        /// Its rank.
        rank: u32,
        /// Its inspectors.
        team: Vec<Id>,
    },
    /// Drawn, and skipped since.
    Skipped {
        /// Why.
        reason: Token,
    },
    /// Not drawn: its ticket is above the mark.
    AboveMark,
    /// Not drawn: sources without an inspection this year came first. Its ticket is below the mark; whether everyone with
    /// a greater one came first is seen from their lines, not from its own.
    Late,
    /// No candidate: its inspections have reached the cap (Art. 8).
    AtCap,
    /// No candidate: its line says so.
    Excluded,
    /// Nothing is to be drawn of its stratum.
    NotAsked,
}

/// What is wrong with an enterprise's case.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EnterpriseFault {
    /// Not one line of a source list.
    #[error("{0}")]
    Line(ListError),
    /// More or fewer than one line.
    #[error("{}; expected one line of the source list", counted(*found, "line"))]
    Lines {
        /// Lines found.
        found: u32,
    },
    /// The order does not commit the line.
    #[error("the line of `{id}` is not proved: the proof does not lead to the order's root of the sources")]
    Proof {
        /// The enterprise.
        id: Id,
    },
    /// The transcript is of another order.
    #[error("the transcript is of order {found}; expected {expected}")]
    OtherOrder {
        /// The order that it names.
        found: Digest,
        /// The order given.
        expected: Digest,
    },
    /// The order was abandoned.
    #[error("the order is void; nobody was drawn")]
    NothingDrawn,
    /// The contributions are not those that the order promised.
    #[error("reveal: {0}")]
    Reveal(RevealError),
    /// A candidate below the mark that was not drawn.
    #[error("`{id}` has ticket {ticket}, before the last that was drawn of its stratum, and was passed over")]
    PassedOver {
        /// The enterprise.
        id: Id,
        /// Its ticket.
        ticket: Digest,
    },
    /// A stratum of the transcript with more or fewer sources than the order asks, a missing one, or one out of its place.
    #[error(
        "the transcript has {drawn} drawn and a shortfall of {shortfall} of `{stratum}`; expected {quota} together, in the order's sequence"
    )]
    Quota {
        /// The stratum.
        stratum: Token,
        /// How many are drawn.
        drawn: usize,
        /// The shortfall.
        shortfall: u32,
        /// How many the order asks.
        quota: u32,
    },
    /// Ranks that are missing though nobody was skipped, or more or fewer of them than were skipped.
    #[error("the transcript lacks {} and names {skipped} skipped; expected every missing rank to be that of a skipped source", counted(*missing, "rank"))]
    Ranks {
        /// Ranks below the last of their stratum at which nobody stands.
        missing: usize,
        /// Skipped sources.
        skipped: usize,
    },
    /// A drawn source before one of a smaller ticket.
    #[error(
        "the transcript has `{id}` of `{stratum}` after one of a greater ticket; expected ranks in the order of tickets"
    )]
    TicketOrder {
        /// The stratum.
        stratum: Token,
        /// The source.
        id: Id,
    },
    /// A team of another size.
    #[error("the transcript gives `{id}` a team of {found}; expected {expected}")]
    TeamSize {
        /// The source.
        id: Id,
        /// How many inspectors.
        found: usize,
        /// How many the order asks.
        expected: u32,
    },
    /// Drawn, though its line makes it no candidate.
    #[error("`{id}` was drawn, though its committed line makes it no candidate of that stratum")]
    NoCandidate {
        /// The enterprise.
        id: Id,
    },
}

explain!(EnterpriseFault {
    Self::Line(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Lines { found } => Code::ENTERPRISE_LINE, Article::Art7, "共{found}行，应恰为名单中的一行";
    Self::Proof { id } => Code::ENTERPRISE_PROOF, Article::Art2, "“{id}”的名单行未能证明在抽取方案承诺的名单之内";
    Self::OtherOrder { found, expected } => Code::FAULT_OTHER_ORDER, Article::Art2, "抽取记录属于抽取方案{found}，应为{expected}";
    Self::NothingDrawn => Code::ENTERPRISE_NOTHING_DRAWN, Article::Art1, "抽取方案已作废，没有抽取任何对象";
    Self::Reveal(error) => error.code(), error.article(), "{}", error.chinese();
    Self::PassedOver { id, ticket } => Code::ENTERPRISE_PASSED_OVER, Article::Art1, "“{id}”的签号{ticket}先于本类最后抽中的签号，却未被抽中";
    Self::Quota { stratum, drawn, shortfall, quota } => Code::ENTERPRISE_QUOTA, Article::Art8,
        "抽取记录中类别“{stratum}”抽中{drawn}家、缺额{shortfall}家，合计应为{quota}家，并依抽取方案的次序";
    Self::Ranks { missing, skipped } => Code::ENTERPRISE_RANKS, Article::Art2,
        "抽取记录缺{missing}个名次，而列明跳过{skipped}家，每个缺失的名次均应有被跳过的对象";
    Self::TicketOrder { stratum, id } => Code::ENTERPRISE_TICKETS, Article::Art1,
        "抽取记录中类别“{stratum}”的“{id}”排在签号更大者之后，名次应依签号次序";
    Self::TeamSize { id, found, expected } => Code::ENTERPRISE_TEAM, Article::Art11,
        "抽取记录中“{id}”的检查组为{found}人，应为{expected}人";
    Self::NoCandidate { id } => Code::ENTERPRISE_NO_CANDIDATE, Article::Art8, "“{id}”不具备被抽取的条件，却被抽中";
} about {
    Self::Line(_) | Self::Lines { .. } => Some(("line", "名单行"));
    Self::Proof { .. } => Some(("proof", "证明"));
    _ => Some(("transcript", "抽取记录"));
});

/// Checks one enterprise's case from its own line.
///
/// # Guarantees
/// `Ok` if the line is committed, its verdict agrees with the tickets of those who were drawn, and the transcript is whole:
/// as many of each stratum as the order asks, no rank missing but those of skipped sources, ranks in the order of tickets.
/// It reads no other line of the lists.
///
/// # Errors
/// [`EnterpriseFault`], the first found.
///
/// # Complexity
/// Two tickets for each drawn source.
pub fn check_enterprise(case: &Enterprise<'_>) -> Result<Checked, EnterpriseFault> {
    let order = case.order;
    let list = SourceList::parse(&format!("{}\n", case.line)).map_err(EnterpriseFault::Line)?;
    let line = list.at(0).filter(|_| list.len() == 1).ok_or(EnterpriseFault::Lines { found: list.len() })?;
    let id = list.id(0);
    if !order.proves(super::lists::List::Sources, case.line, case.proof) {
        return Err(EnterpriseFault::Proof { id });
    }
    let (found, expected) = (case.transcript.order, order.digest());
    if found != expected {
        return Err(EnterpriseFault::OtherOrder { found, expected });
    }
    let drawn = case.transcript.drawn().ok_or(EnterpriseFault::NothingDrawn)?;
    drawn.reveal.check(order).map_err(EnterpriseFault::Reveal)?;
    let key = Key::new(order, &drawn.reveal);
    let ticket = key.ticket(id.as_str());
    let of_stratum = drawn.sources().filter(|(stratum, _)| *stratum == line.stratum);
    let mark = of_stratum.map(|(_, drawn)| key.ticket(drawn.source.as_str())).max();
    let verdict = verdict(order, &line, drawn, &ticket, mark.as_ref())?;
    whole(order, case.transcript, drawn, &key)?;
    Ok(Checked { stratum: line.stratum.clone(), id, ticket, mark, verdict })
}

/// That the transcript has all that its order asks: nobody can shorten it for one reader.
fn whole(order: &Order, transcript: &Transcript, drawn: &Drawn, key: &Key) -> Result<(), EnterpriseFault> {
    let terms = order.terms();
    let mut said = drawn.strata.iter().peekable();
    let (mut missing, mut shortfalls) = (0_usize, 0_usize);
    for StratumQuota { stratum, quota } in &terms.strata {
        let of = said.next_if(|of| of.stratum == *stratum);
        let (lines, shortfall) = of.map_or((&[][..], 0), |of| (&of.drawn, of.shortfall));
        if (lines.len() as u64).saturating_add(shortfall.into()) != u64::from(*quota) {
            let (stratum, drawn) = (stratum.clone(), lines.len());
            return Err(EnterpriseFault::Quota { stratum, drawn, shortfall, quota: *quota });
        }
        let last = lines.last().map_or(0, |line| line.rank as usize);
        missing = missing.saturating_add(last.saturating_sub(lines.len()));
        shortfalls = shortfalls.saturating_add(shortfall as usize);
        in_order(terms.coverage, stratum, lines, key)?;
    }
    if let Some(DrawnStratum { stratum, drawn, shortfall }) = said.next() {
        let (stratum, drawn) = (stratum.clone(), drawn.len());
        return Err(EnterpriseFault::Quota { stratum, drawn, shortfall: *shortfall, quota: 0 });
    }
    // A skipped source is replaced by the next, or adds to the shortfall; a first transcript skips nobody.
    let skipped = drawn.skipped.len();
    let explained = missing <= skipped && skipped <= missing.saturating_add(shortfalls);
    if !explained || (transcript.amends.is_none() && skipped > 0) || (transcript.amends.is_some() && skipped == 0) {
        return Err(EnterpriseFault::Ranks { missing, skipped });
    }
    let team = |line: &&DrawnSource| line.team.len() != terms.team as usize;
    match drawn.sources().map(|(_, line)| line).find(team) {
        Some(DrawnSource { source, team, .. }) => {
            Err(EnterpriseFault::TeamSize { id: source.clone(), found: team.len(), expected: terms.team })
        }
        None => Ok(()),
    }
}

/// That the sources of a stratum stand in the order of their tickets; where uninspected ones come first, in two rows.
fn in_order(coverage: Coverage, stratum: &Token, lines: &[DrawnSource], key: &Key) -> Result<(), EnterpriseFault> {
    let tickets: Vec<Digest> = lines.iter().map(|line| key.ticket(line.source.as_str())).collect();
    let rows = usize::from(coverage == Coverage::UninspectedFirst);
    let backwards = lines.iter().skip(1).zip(tickets.windows(2)).filter(|(_, pair)| pair.first() > pair.last());
    match backwards.map(|(line, _)| line).nth(rows) {
        Some(line) => Err(EnterpriseFault::TicketOrder { stratum: stratum.clone(), id: line.source.clone() }),
        None => Ok(()),
    }
}

fn verdict(
    order: &Order,
    line: &SourceLine<'_>,
    drawn: &Drawn,
    ticket: &Digest,
    mark: Option<&Digest>,
) -> Result<Verdict, EnterpriseFault> {
    let terms = order.terms();
    let asked = terms.strata.iter().any(|stratum| stratum.stratum == *line.stratum && stratum.quota > 0);
    let candidate = asked && line.is_candidate(terms.cap);
    let place = drawn.sources().find(|(_, drawn)| drawn.source.as_str() == line.id);
    let skipped = drawn.skipped.iter().find(|skip| skip.source.as_str() == line.id);
    let id = || Id::checked_before(line.id);
    if (place.is_some() || skipped.is_some()) && !candidate || place.is_some_and(|(stratum, _)| stratum != line.stratum)
    {
        return Err(EnterpriseFault::NoCandidate { id: id() });
    }
    if let Some((_, drawn)) = place {
        return Ok(Verdict::Drawn { rank: drawn.rank, team: drawn.team.clone() });
    }
    if let Some(skip) = skipped {
        return Ok(Verdict::Skipped { reason: skip.reason.clone() });
    }
    if !candidate {
        return Ok(match line.status {
            _ if !asked => Verdict::NotAsked,
            SourceStatus::Excluded => Verdict::Excluded,
            SourceStatus::Open | SourceStatus::Exempt => Verdict::AtCap,
        });
    }
    // A stratum with a shortfall has drawn every candidate.
    let all_drawn = drawn.strata.iter().any(|of| of.stratum == *line.stratum && of.shortfall > 0);
    let before_mark = mark.is_none_or(|mark| ticket < mark);
    let late = terms.coverage == Coverage::UninspectedFirst && line.inspections > 0;
    match (all_drawn, before_mark, late) {
        (true, _, _) | (false, true, false) => Err(EnterpriseFault::PassedOver { id: id(), ticket: *ticket }),
        (false, true, true) => Ok(Verdict::Late),
        (false, false, _) => Ok(Verdict::AboveMark),
    }
}
