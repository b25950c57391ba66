//! Verification: from the published texts alone, say that a draw is what the protocol makes it, or what is wrong first.
//!
//! Whoever verifies needs nobody's word: the lists' roots, the contributions, the tickets and the teams are all reckoned
//! again. What this cannot show: whether the lists were complete, and whether a public value was truly public.

use std::collections::BTreeMap;

use thiserror::Error;

use super::amend::AmendError;
use super::committed::{Committed, Infeasible};
use super::hash::Digest;
use super::lists::{Commitment, InspectorList, List, ListError, Lists, RecusalList, SourceList};
use super::made::Draw;
use super::order::{OrDash, Order};
use super::order_line::{ChangedLine, changed_line};
use super::reveal::{Reveal, RevealError};
use super::salt::{SaltKey, Salts};
use super::text::LineError;
use super::transcript::{Drawn, DrawnSource, DrawnStratum, Outcome, Transcript};
use crate::explain::{counted, explain};
use crate::{Article, Code, Id, Token};

/// What a bureau publishes of an order, as texts.
#[derive(Clone, Copy, Debug)]
pub struct Publication<'a> {
    /// The order.
    pub order: &'a str,
    /// The list of sources.
    pub sources: &'a str,
    /// The list of inspectors.
    pub inspectors: &'a str,
    /// The list of recusals.
    pub recusals: &'a str,
    /// The reveal lines, where they were published apart; the transcript repeats them.
    pub reveal: Option<&'a str>,
    /// The transcript and its amendments, in order.
    pub transcripts: &'a [&'a str],
    /// The digest of the last transcript, published at once or named by the order that follows. Without it, nothing
    /// vouches for the words that a bureau writes freely: the reasons of the last amendment's skips and of a void.
    pub digest: Option<Digest>,
}

/// What was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified {
    /// The order digest.
    pub order: Digest,
    /// The digest of each transcript.
    pub transcripts: Vec<Digest>,
    /// How many sources are drawn at present; none for a void order.
    pub drawn: u32,
    /// Whether the order was abandoned.
    pub void: bool,
}

/// The first thing that is wrong. Transcripts are counted from 1.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Fault {
    /// The order's text.
    #[error("order: {0}")]
    Order(LineError),
    /// A list's text.
    #[error(transparent)]
    List(ListError),
    /// A list is not the one that the order commits.
    #[error("{list}: {} lines with root {}; the order commits {} lines with root {}", found.count, found.root, committed.count, committed.root)]
    Commitment {
        /// The list.
        list: List,
        /// What the order says.
        committed: Commitment,
        /// What the list's text gives.
        found: Commitment,
    },
    /// The order is void, and nobody was drawn.
    #[error("the order is void; nothing was drawn")]
    NothingDrawn,
    /// The order's lists are salted, and the salt key was not given.
    #[error("the order's lists are salted; expected their salt key")]
    NoSaltKey,
    /// A salt key for an order whose lists have no salts.
    #[error("a salt key beside an order whose lists are not salted; expected none")]
    SaltKeyNotAsked,
    /// Another salt key than the order commits.
    #[error("the salt key has digest {found}; expected {expected}, as committed in the order")]
    SaltKey {
        /// The digest of the key given.
        found: Digest,
        /// The committed digest.
        expected: Digest,
    },
    /// No transcript at all.
    #[error("no transcript; expected at least one")]
    NoTranscript,
    /// A transcript's text.
    #[error("transcript {transcript}: {error}")]
    Transcript {
        /// Which.
        transcript: usize,
        /// What is wrong.
        error: LineError,
    },
    /// A transcript of another order.
    #[error("transcript {transcript} is of order {found}; expected {expected}")]
    OtherOrder {
        /// Which.
        transcript: usize,
        /// The order that it names.
        found: Digest,
        /// The order given.
        expected: Digest,
    },
    /// A line of the order was changed after the draw.
    #[error("order, line {line}: `{found}`; expected `{drawn_under}`, under which transcript {transcript} was drawn")]
    OrderLine {
        /// Which transcript.
        transcript: usize,
        /// The line of the order, from 1.
        line: usize,
        /// The line found.
        found: String,
        /// The line of the order that the transcript names.
        drawn_under: String,
    },
    /// A transcript does not amend the one before it.
    #[error("transcript {transcript} amends {}; expected {}", OrDash(found), OrDash(expected))]
    Amends {
        /// Which.
        transcript: usize,
        /// What it says.
        found: Option<Digest>,
        /// The digest of the one before.
        expected: Option<Digest>,
    },
    /// The last transcript is not the one whose digest was published.
    #[error("transcript {transcript} has digest {found}; expected {expected}, as published")]
    Digest {
        /// Which.
        transcript: usize,
        /// Its digest.
        found: Digest,
        /// The published digest.
        expected: Digest,
    },
    /// A void order has one transcript and nothing else.
    #[error("transcript {transcript} stands beside a void one; expected a void order to have no other transcript")]
    Void {
        /// Which.
        transcript: usize,
    },
    /// The contributions are not those that the order promised.
    #[error("reveal: {0}")]
    Reveal(RevealError),
    /// The contributions differ from those published apart, or from those of the first transcript.
    #[error("transcript {transcript} reveals other contributions than were published before")]
    OtherReveal {
        /// Which.
        transcript: usize,
    },
    /// What was drawn is not what the contributions give: other ones were revealed, or the lines were made up.
    #[error(
        "transcript {transcript}: {fit} of {} are what the revealed contributions give; expected other contributions, or \
         other lines",
        counted(*lines, "drawn line")
    )]
    NotOfReveal {
        /// Which.
        transcript: usize,
        /// How many lines have the source or the team that the contributions give.
        fit: usize,
        /// How many lines there are.
        lines: usize,
    },
    /// Something is drawn, where no teams can be formed.
    #[error(transparent)]
    Infeasible(Infeasible),
    /// Skipped lines of the transcript before were dropped or changed.
    #[error("transcript {transcript} drops or changes skipped line {place} of the transcript before")]
    Skipped {
        /// Which.
        transcript: usize,
        /// The skipped line, from 1.
        place: usize,
    },
    /// An amendment that the protocol refuses.
    #[error("transcript {transcript}: {error}")]
    Amendment {
        /// Which.
        transcript: usize,
        /// Why.
        error: AmendError,
    },
    /// A stratum is missing, extra or out of its place.
    #[error("transcript {transcript}: stratum `{}`; expected `{}`", OrDash(found), OrDash(expected))]
    Stratum {
        /// Which.
        transcript: usize,
        /// The stratum found there.
        found: Option<Token>,
        /// The stratum that belongs there.
        expected: Option<Token>,
    },
    /// Another source, or none, where one must stand.
    #[error(
        "transcript {transcript}: stratum `{stratum}`, rank {rank}: source `{}`; expected `{}`",
        OrDash(found),
        OrDash(expected)
    )]
    Source {
        /// Which.
        transcript: usize,
        /// The stratum.
        stratum: Token,
        /// The rank that is wrong.
        rank: u32,
        /// The source found.
        found: Option<Id>,
        /// The source that the tickets give.
        expected: Option<Id>,
    },
    /// Another rank.
    #[error("transcript {transcript}: stratum `{stratum}`: source `{source_id}` has rank {found}; expected {expected}")]
    Rank {
        /// Which.
        transcript: usize,
        /// The stratum.
        stratum: Token,
        /// The source.
        source_id: Id,
        /// The rank found.
        found: u32,
        /// The rank that it has.
        expected: u32,
    },
    /// Another team.
    #[error(
        "transcript {transcript}: stratum `{stratum}`, rank {rank}: team {}; expected {}",
        team(found),
        team(expected)
    )]
    Team {
        /// Which.
        transcript: usize,
        /// The stratum.
        stratum: Token,
        /// The rank.
        rank: u32,
        /// The inspectors found.
        found: Vec<Id>,
        /// The inspectors that the words give.
        expected: Vec<Id>,
    },
    /// Another shortfall.
    #[error("transcript {transcript}: stratum `{stratum}`: shortfall {found}; expected {expected}")]
    Shortfall {
        /// Which.
        transcript: usize,
        /// The stratum.
        stratum: Token,
        /// The shortfall found.
        found: u32,
        /// The quota less the drawn.
        expected: u32,
    },
}

fn team(ids: &[Id]) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" ")
}

explain!(Fault {
    Self::Order(error) => error.code(), error.article(), "抽取方案{}", error.chinese();
    Self::List(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Commitment { list, committed, found } => Code::FAULT_COMMITMENT, Article::Art2,
        "{}与抽取方案不符：现有{}行、根{}，抽取方案承诺{}行、根{}", list.chinese(), found.count, found.root, committed.count, committed.root;
    Self::NothingDrawn => Code::REPLACEMENT_NOTHING_DRAWN, Article::Art10, "抽取方案已作废，没有抽中的对象";
    Self::NoSaltKey => Code::FAULT_NO_SALT_KEY, Article::Art2, "抽取方案的名单已加盐，应同时提供其盐值密钥";
    Self::SaltKeyNotAsked => Code::FAULT_SALT_KEY_NOT_ASKED, Article::Art2, "抽取方案的名单未加盐，不应有盐值密钥";
    Self::SaltKey { found, expected } => Code::FAULT_SALT_KEY, Article::Art2, "盐值密钥的摘要为{found}，与抽取方案承诺的{expected}不符";
    Self::NoTranscript => Code::FAULT_NO_TRANSCRIPT, Article::Art1, "没有抽取记录，至少应有一份";
    Self::Transcript { transcript, error } => error.code(), error.article(), "第{transcript}份抽取记录{}", error.chinese();
    Self::OtherOrder { transcript, found, expected } => Code::FAULT_OTHER_ORDER, Article::Art2, "第{transcript}份抽取记录属于抽取方案{found}，应为{expected}";
    Self::OrderLine { transcript, line, found, drawn_under } => Code::FAULT_ORDER_LINE, Article::Art2,
        "抽取方案第{line}行为“{found}”，而第{transcript}份抽取记录所依抽取方案为“{drawn_under}”";
    Self::NotOfReveal { transcript, fit, lines } => Code::FAULT_NOT_OF_REVEAL, Article::Art2,
        "第{transcript}份抽取记录{lines}行抽中记录中仅{fit}行符合所公布的随机数：公布的随机数或抽中记录已非原样";
    Self::Amends { transcript, found, expected } => Code::FAULT_AMENDS, Article::Art2,
        "第{transcript}份抽取记录修正的是{}，应为{}", OrDash(found), OrDash(expected);
    Self::Digest { transcript, found, expected } => Code::FAULT_DIGEST, Article::Art2, "第{transcript}份抽取记录的摘要为{found}，与已公布的{expected}不符";
    Self::Void { transcript } => Code::FAULT_VOID, Article::Art2, "作废的抽取方案不得另有抽取记录（第{transcript}份）";
    Self::Reveal(error) => error.code(), error.article(), "{}", error.chinese();
    Self::OtherReveal { transcript } => Code::FAULT_OTHER_REVEAL, Article::Art2, "第{transcript}份抽取记录公布的随机数与先前公布的不同";
    Self::Infeasible(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Skipped { transcript, place } => Code::FAULT_SKIPPED, Article::Art2, "第{transcript}份抽取记录删改了前一份的第{place}条跳过记录";
    Self::Amendment { transcript, error } => error.code(), error.article(), "第{transcript}份抽取记录：{}", error.chinese();
    Self::Stratum { transcript, found, expected } => Code::FAULT_STRATUM, Article::Art8,
        "第{transcript}份抽取记录：类别为“{}”，应为“{}”", OrDash(found), OrDash(expected);
    Self::Source { transcript, stratum, rank, found, expected } => Code::FAULT_SOURCE, Article::Art1,
        "第{transcript}份抽取记录：类别“{stratum}”第{rank}名为“{}”，应为“{}”", OrDash(found), OrDash(expected);
    Self::Rank { transcript, stratum, source_id, found, expected } => Code::FAULT_RANK, Article::Art1,
        "第{transcript}份抽取记录：类别“{stratum}”的“{source_id}”名次为{found}，应为{expected}";
    Self::Team { transcript, stratum, rank, found, expected } => Code::FAULT_TEAM, Article::Art11,
        "第{transcript}份抽取记录：类别“{stratum}”第{rank}名的检查人员为{}，应为{}", team(found), team(expected);
    Self::Shortfall { transcript, stratum, found, expected } => Code::FAULT_SHORTFALL, Article::Art8,
        "第{transcript}份抽取记录：类别“{stratum}”缺额为{found}，应为{expected}";
} about {
    Self::Order(_) => Some(("order", "抽取方案"));
    Self::List(error) => error.about();
    Self::Commitment { list, .. } => Some((list.as_str(), list.chinese()));
    Self::NoSaltKey | Self::SaltKeyNotAsked | Self::SaltKey { .. } => Some(("salt_key", "盐值密钥"));
    _ => Some(("transcripts", "抽取记录"));
});

/// Verifies a draw under an order without salted lists (version 1, or 1.2) from its published texts.
///
/// # Guarantees
/// `Ok` only if every transcript is byte for byte what the protocol makes of the order, the lists and the contributions;
/// with the published digest, a change of any byte of any text is a fault.
///
/// # Errors
/// The first [`Fault`], in the order: order, lists, transcripts' texts and links, reveal, what was drawn, the digest.
///
/// # Complexity
/// That of the draw and its amendments.
pub fn verify(publication: &Publication<'_>) -> Result<Verified, Fault> {
    verify_with(publication, None)
}

/// Verifies a draw under an order with salted lists (version 1.1, or 1.2) from its published texts and the salt key
/// published with them.
///
/// # Guarantees
/// As [`verify`]; with the published digest, a change of any byte of any text or of the key is a fault.
///
/// # Errors
/// As [`verify`]; after the order, what is wrong with the key.
pub fn verify_salted(publication: &Publication<'_>, key: &SaltKey) -> Result<Verified, Fault> {
    verify_with(publication, Some(key))
}

impl Committed {
    /// An order and its lists read back from their texts, so that the draw can go on from what was published.
    ///
    /// The publication's transcripts, reveal and digest are not looked at; they may be empty.
    ///
    /// # Errors
    /// [`Fault`] if a text is not canonical or a list is not the one that the order commits.
    ///
    /// # Complexity
    /// As [`Committed::new`].
    pub fn read(publication: &Publication<'_>, key: Option<&SaltKey>) -> Result<Self, Fault> {
        let order = Order::parse(publication.order).map_err(Fault::Order)?;
        let hash = order.terms().hash;
        let salts = salts(&order, key)?;
        let lists = lists(|list| match list {
            List::Sources => publication.sources,
            List::Inspectors => publication.inspectors,
            List::Recusals => publication.recusals,
        });
        let lists = lists.map_err(Fault::List)?;
        for list in [List::Sources, List::Inspectors, List::Recusals] {
            let (committed, found) = (*order.commitment(list), lists.committed(list, hash, salts.as_ref()));
            if committed != found {
                return Err(Fault::Commitment { list, committed, found });
            }
        }
        Ok(Self::fixed(order, lists, key.cloned()))
    }
}

/// What is wrong with each list by itself, if order and key are right: one that is not as committed hides no other.
pub(crate) fn list_faults(publication: &Publication<'_>, key: Option<&SaltKey>) -> Result<Vec<(List, Fault)>, Fault> {
    let order = Order::parse(publication.order).map_err(Fault::Order)?;
    let salts = salts(&order, key)?;
    let hash = order.terms().hash;
    let mut faults = Vec::new();
    // Each list is read beside two empty ones: what a list commits depends on no other.
    for list in [List::Sources, List::Inspectors, List::Recusals] {
        let text = |of| match of {
            List::Sources if of == list => publication.sources,
            List::Inspectors if of == list => publication.inspectors,
            List::Recusals if of == list => publication.recusals,
            _ => "",
        };
        match lists(text) {
            Err(error) => faults.push((list, Fault::List(error))),
            Ok(lists) => {
                let (committed, found) = (*order.commitment(list), lists.committed(list, hash, salts.as_ref()));
                if committed != found {
                    faults.push((list, Fault::Commitment { list, committed, found }));
                }
            }
        }
    }
    Ok(faults)
}

/// The salts of an order's lists, by the key that it commits.
pub(crate) fn salts(order: &Order, key: Option<&SaltKey>) -> Result<Option<Salts>, Fault> {
    match (order.salt().copied(), key.map(|key| key.commit(order.terms().hash))) {
        (Some(_), None) => return Err(Fault::NoSaltKey),
        (None, Some(_)) => return Err(Fault::SaltKeyNotAsked),
        (Some(expected), Some(found)) if expected != found => return Err(Fault::SaltKey { found, expected }),
        _ => {}
    }
    Ok(key.map(|key| Salts::new(order.terms(), key)))
}

fn lists<'t>(text: impl Fn(List) -> &'t str) -> Result<Lists, ListError> {
    Ok(Lists {
        sources: SourceList::parse(text(List::Sources))?,
        inspectors: InspectorList::parse(text(List::Inspectors))?,
        recusals: RecusalList::parse(text(List::Recusals))?,
    })
}

pub(crate) fn verify_with(publication: &Publication<'_>, key: Option<&SaltKey>) -> Result<Verified, Fault> {
    let fixed = Committed::read(publication, key)?;
    let order = fixed.order();
    let Chained { transcripts, digests } = chained(order, publication.transcripts)?;
    let mut verified = Verified {
        order: order.digest(),
        transcripts: digests,
        drawn: 0,
        void: transcripts.iter().any(|transcript| transcript.drawn().is_none()),
    };
    if !verified.void {
        let drawn: Vec<&Drawn> = transcripts.iter().filter_map(Transcript::drawn).collect();
        let drawn =
            redrawn(&fixed, publication.reveal, &drawn)?.strata().iter().map(|it| it.drawn.len()).sum::<usize>();
        verified.drawn = u32::try_from(drawn).unwrap_or(u32::MAX);
    }
    match (publication.digest, verified.transcripts.last()) {
        (Some(expected), Some(&found)) if expected != found => {
            Err(Fault::Digest { transcript: verified.transcripts.len(), found, expected })
        }
        _ => Ok(verified),
    }
}

/// Transcripts of one order, each amending the one before, with their digests.
#[derive(Default)]
pub(crate) struct Chained {
    pub(crate) transcripts: Vec<Transcript>,
    pub(crate) digests: Vec<Digest>,
}

/// The transcripts, of this order and each amending the one before.
pub(crate) fn chained<T: AsRef<str>>(order: &Order, texts: &[T]) -> Result<Chained, Fault> {
    let (hash, expected_order) = (order.terms().hash, order.digest());
    let Chained { mut transcripts, mut digests } = Chained::default();
    for (transcript, text) in (1..).zip(texts) {
        let parsed = Transcript::parse(text.as_ref()).map_err(|error| Fault::Transcript { transcript, error })?;
        if parsed.order != expected_order {
            return Err(match changed_line(order, &parsed) {
                Some(ChangedLine { line, found, drawn_under }) => {
                    Fault::OrderLine { transcript, line, found, drawn_under }
                }
                None => Fault::OtherOrder { transcript, found: parsed.order, expected: expected_order },
            });
        }
        let expected = digests.last().copied();
        if parsed.amends != expected {
            return Err(Fault::Amends { transcript, found: parsed.amends, expected });
        }
        if matches!(parsed.outcome, Outcome::Void(_)) && texts.len() > 1 {
            return Err(Fault::Void { transcript });
        }
        // What was read prints as the same bytes: the text itself is hashed.
        digests.push(hash.digest(&[text.as_ref().as_bytes()]));
        transcripts.push(parsed);
    }
    if transcripts.is_empty() { Err(Fault::NoTranscript) } else { Ok(Chained { transcripts, digests }) }
}

impl Draw {
    /// A draw made again from what was published of it, and found the same: to be amended, redacted or shown.
    ///
    /// # Errors
    /// As [`verify`] and [`verify_salted`]; [`Fault::NothingDrawn`] under a void order.
    ///
    /// # Complexity
    /// That of the draw.
    pub fn read(publication: &Publication<'_>, key: Option<&SaltKey>) -> Result<Self, Fault> {
        let fixed = Committed::read(publication, key)?;
        let Chained { transcripts, digests } = chained(fixed.order(), publication.transcripts)?;
        let drawn: Vec<&Drawn> = transcripts.iter().filter_map(Transcript::drawn).collect();
        if drawn.is_empty() {
            return Err(Fault::NothingDrawn);
        }
        let draw = redrawn(&fixed, publication.reveal, &drawn)?;
        match (publication.digest, digests.last()) {
            (Some(expected), Some(&found)) if expected != found => {
                Err(Fault::Digest { transcript: digests.len(), found, expected })
            }
            _ => Ok(draw),
        }
    }
}

/// Draws again and compares.
fn redrawn(committed: &Committed, apart: Option<&str>, published: &[&Drawn]) -> Result<Draw, Fault> {
    let Some((first, amendments)) = published.split_first() else { return Err(Fault::NoTranscript) };
    let reveal: &Reveal = &first.reveal;
    if apart.is_some_and(|text| text != reveal.to_string()) {
        return Err(Fault::OtherReveal { transcript: 1 });
    }
    let revealed = committed.reveal(reveal.clone()).map_err(Fault::Reveal)?;
    if !first.skipped.is_empty() {
        return Err(Fault::Skipped { transcript: 1, place: 1 });
    }
    let mut draw: Draw = revealed.draw().map_err(Fault::Infeasible)?;
    compare(1, draw.strata(), &first.strata).map_err(|fault| of_another_reveal(&draw, first).unwrap_or(fault))?;
    for (transcript, amended) in (2..).zip(amendments) {
        if amended.reveal != *reveal {
            return Err(Fault::OtherReveal { transcript });
        }
        let kept = draw.skipped().iter().zip(&amended.skipped).take_while(|(old, new)| old == new).count();
        if kept < draw.skipped().len() {
            return Err(Fault::Skipped { transcript, place: kept.saturating_add(1) });
        }
        let new = amended.skipped.get(kept..).unwrap_or(&[]);
        draw.amend(new).map_err(|error| Fault::Amendment { transcript, error })?;
        compare(transcript, draw.strata(), &amended.strata)?;
    }
    Ok(draw)
}

/// That other contributions were revealed than those that were drawn with: each stratum has its number of lines, and fewer
/// than half of them have the source or the team that these contributions give. Where more fit, single lines were changed.
fn of_another_reveal(draw: &Draw, published: &Drawn) -> Option<Fault> {
    let lines_of = |strata: &[DrawnStratum]| -> BTreeMap<Token, usize> {
        strata.iter().map(|of| (of.stratum.clone(), of.drawn.len())).filter(|(_, lines)| *lines > 0).collect()
    };
    if lines_of(draw.strata()) != lines_of(&published.strata) {
        return None;
    }
    let ours: BTreeMap<(&Token, &Id), &DrawnSource> =
        draw.strata().iter().flat_map(|of| of.drawn.iter().map(|line| ((&of.stratum, &line.source), line))).collect();
    let fits = |(stratum, line): &(&Token, &DrawnSource)| {
        ours.get(&(*stratum, &line.source)).is_some_and(|ours| ours.rank == line.rank || ours.team == line.team)
    };
    let (fit, lines) = (published.sources().filter(fits).count(), published.sources().count());
    (fit.saturating_mul(2) < lines).then_some(Fault::NotOfReveal { transcript: 1, fit, lines })
}

/// The first difference between what was drawn again and what was published.
fn compare(transcript: usize, expected: &[DrawnStratum], found: &[DrawnStratum]) -> Result<(), Fault> {
    for place in 0..expected.len().max(found.len()) {
        match (expected.get(place), found.get(place)) {
            (Some(expected), Some(found)) if expected.stratum == found.stratum => {
                compare_stratum(transcript, expected, found)?;
            }
            (expected, found) => {
                let name = |stratum: Option<&DrawnStratum>| stratum.map(|stratum| stratum.stratum.clone());
                return Err(Fault::Stratum { transcript, found: name(found), expected: name(expected) });
            }
        }
    }
    Ok(())
}

fn compare_stratum(transcript: usize, expected: &DrawnStratum, found: &DrawnStratum) -> Result<(), Fault> {
    let stratum = || expected.stratum.clone();
    for place in 0..expected.drawn.len().max(found.drawn.len()) {
        let (ours, theirs) = (expected.drawn.get(place), found.drawn.get(place));
        let source = |drawn: Option<&DrawnSource>| drawn.map(|drawn| drawn.source.clone());
        match (ours, theirs) {
            (Some(ours), Some(theirs)) if ours.source == theirs.source => {
                let rank = ours.rank;
                if theirs.rank != rank {
                    let (source_id, found) = (ours.source.clone(), theirs.rank);
                    return Err(Fault::Rank { transcript, stratum: stratum(), source_id, found, expected: rank });
                }
                if theirs.team != ours.team {
                    let (found, expected) = (theirs.team.clone(), ours.team.clone());
                    return Err(Fault::Team { transcript, stratum: stratum(), rank, found, expected });
                }
            }
            _ => {
                let rank = ours.or(theirs).map_or(0, |drawn| drawn.rank);
                let (found, expected) = (source(theirs), source(ours));
                return Err(Fault::Source { transcript, stratum: stratum(), rank, found, expected });
            }
        }
    }
    if expected.shortfall == found.shortfall {
        return Ok(());
    }
    let (found, expected) = (found.shortfall, expected.shortfall);
    Err(Fault::Shortfall { transcript, stratum: stratum(), found, expected })
}
