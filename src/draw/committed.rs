//! The sequence of a draw in types: lists are [`Committed`] under terms, then the randomness is [`Revealed`], and only
//! what is revealed can be drawn.

use core::fmt;
use std::sync::{Arc, OnceLock};

use thiserror::Error;

use super::bottom_k::BottomK;
use super::hash::Digest;
use super::lists::{InspectorStatus, List, Lists, Rows, by_row};
use super::made::Draw;
use super::many::Many;
use super::merkle::{self, InclusionProof};
use super::order::Order;
use super::reveal::{Key, Reveal, RevealError, push_ticket};
use super::salt::{SaltKey, Salts};
use super::teams::{self, Problem, Unformed};
use super::terms::{Coverage, StratumQuota, Terms, TermsError};
use super::threads;
use super::transcript::{Drawn, DrawnSource, DrawnStratum, Outcome, Transcript};
use crate::explain::counted;
use crate::explain::explain;
use crate::{Article, Code, Id, Text, Token};

/// Lists and terms, fixed by an order before anybody knows the randomness. Cheap to clone.
#[derive(Clone)]
pub struct Committed(Arc<Fixed>);

struct Fixed {
    order: Order,
    digest: Digest,
    lists: Lists,
    salt_key: Option<SaltKey>,
    /// By list: the upper part of its tree, once a proof was asked for.
    trees: [OnceLock<merkle::Upper>; 3],
}

impl PartialEq for Committed {
    fn eq(&self, other: &Self) -> bool {
        let alike = || self.order() == other.order() && self.salt_key() == other.salt_key();
        Arc::ptr_eq(&self.0, &other.0) || (alike() && self.lists() == other.lists())
    }
}

impl Eq for Committed {}

/// The order's text: lists may be long, and a salt key is nobody's to read.
impl fmt::Debug for Committed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.order(), f)
    }
}

impl Committed {
    /// Commits the lists under the terms.
    ///
    /// # Errors
    /// [`TermsError`] if the terms do not hold together.
    ///
    /// # Complexity
    /// Two hashes a line of the lists.
    pub fn new(terms: Terms, lists: Lists) -> Result<Self, TermsError> {
        Ok(Self::fixed(Order::new(terms, &lists)?, lists, None))
    }

    /// Commits the lists under the terms with a salt for every line (protocol version 1.1, or 1.2 where the terms bind the
    /// form of public values), so that the lists can be shown in part and the rest not be guessed.
    ///
    /// # Guarantees
    /// Who is drawn depends on the lists, the terms and the contributions as under version 1; only the digests differ.
    ///
    /// # Errors
    /// [`TermsError`] if the terms do not hold together, or commit the salt key as a contribution.
    ///
    /// # Complexity
    /// Two hashes and one HMAC a line of the lists.
    pub fn salted(terms: Terms, lists: Lists, key: SaltKey) -> Result<Self, TermsError> {
        Ok(Self::fixed(Order::salted(terms, &lists, &key)?, lists, Some(key)))
    }

    /// The lists under an order that is known to commit them.
    pub(crate) fn fixed(order: Order, lists: Lists, salt_key: Option<SaltKey>) -> Self {
        Self(Arc::new(Fixed { digest: order.digest(), order, lists, salt_key, trees: Default::default() }))
    }

    /// The order: publish its text at once.
    #[must_use]
    pub fn order(&self) -> &Order {
        &self.0.order
    }

    /// The order digest.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.0.digest
    }

    /// The lists.
    #[must_use]
    pub fn lists(&self) -> &Lists {
        &self.0.lists
    }

    /// The salt key, for the full publication; none under version 1.
    #[must_use]
    pub fn salt_key(&self) -> Option<&SaltKey> {
        self.0.salt_key.as_ref()
    }

    pub(crate) fn salts(&self) -> Option<Salts> {
        self.salt_key().map(|key| Salts::new(self.order().terms(), key))
    }

    /// The proof that the order commits a line of a list, counted from 0; with its salt under version 1.1.
    ///
    /// # Guarantees
    /// [`Order::proves`] the line by it. It shows nothing of the other lines but how many there are: neither their text nor,
    /// under version 1.1, anything by which a guess of it could be tried.
    ///
    /// # Complexity
    /// The first proof of a list hashes the whole of it and keeps a digest for every 32 lines; each further one hashes 64 lines.
    #[must_use]
    pub fn proof(&self, list: List, row: u32) -> Option<InclusionProof> {
        let (hash, salts, lists) = (self.order().terms().hash, self.salts(), self.lists());
        let [of_sources, of_inspectors, of_recusals] = &self.0.trees;
        let tree = match list {
            List::Sources => of_sources,
            List::Inspectors => of_inspectors,
            List::Recusals => of_recusals,
        };
        let tree = tree.get_or_init(|| {
            let mut upper = merkle::Growing::new(hash);
            lists.each_leaf(list, 0..u32::MAX, hash, salts.as_ref(), |leaf| upper.push(leaf));
            upper.grown()
        });
        let mut leaves = Vec::new();
        lists.each_leaf(list, merkle::Upper::rows_beside(row), hash, salts.as_ref(), |leaf| leaves.push(leaf));
        let proof = tree.proof(row, leaves)?;
        Some(InclusionProof { salt: salts.map(|salts| salts.of(list, row)), ..proof })
    }

    /// Adds the randomness: every contribution that the order promised, and no other.
    ///
    /// # Errors
    /// [`RevealError`] if a contribution is missing, misplaced, or not the committed one; the order stays as it was.
    pub fn reveal(&self, reveal: Reveal) -> Result<Revealed, RevealError> {
        reveal.check(self.order())?;
        Ok(self.revealed_by(Key::new(self.order(), &reveal), reveal))
    }

    /// Adds randomness that was checked against the order before.
    pub(crate) fn revealed_by(&self, key: Key, reveal: Reveal) -> Revealed {
        Revealed { key, committed: self.clone(), reveal }
    }

    /// Abandons the order, for a reason that stays on record.
    #[must_use]
    pub fn void(&self, reason: Text) -> Transcript {
        Transcript { order: self.digest(), amends: None, outcome: Outcome::Void(reason) }
    }
}

/// An order whose randomness is known: everything else follows from it.
#[derive(Clone)]
pub struct Revealed {
    committed: Committed,
    reveal: Reveal,
    /// What follows from both.
    key: Key,
}

impl PartialEq for Revealed {
    fn eq(&self, other: &Self) -> bool {
        (&self.committed, &self.reveal) == (&other.committed, &other.reveal)
    }
}

impl Eq for Revealed {}

/// The order's text and the reveal's.
impl fmt::Debug for Revealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}{}", self.committed, self.reveal)
    }
}

/// A candidate in the order in which it would be drawn (§5): by *late*, ticket and id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Candidate {
    /// Whether it comes after those not inspected this year.
    pub late: bool,
    /// Its ticket.
    pub ticket: Digest,
    /// Its row in the source list, which stands for its id.
    pub row: u32,
}

impl Revealed {
    /// What was committed.
    #[must_use]
    pub const fn committed(&self) -> &Committed {
        &self.committed
    }

    /// The contributions.
    #[must_use]
    pub const fn contributions(&self) -> &Reveal {
        &self.reveal
    }

    /// The key.
    #[must_use]
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// Calls `with` for each candidate of a stratum with its ticket, in the order of ids.
    pub(crate) fn each_candidate(&self, stratum: &Token, with: impl FnMut(Candidate)) {
        self.each_candidate_at(&self.committed.lists().sources.rows_of(stratum), with);
    }

    /// Calls `with` for each candidate at these rows with its ticket.
    fn each_candidate_at(&self, rows: &Rows<'_>, mut with: impl FnMut(Candidate)) {
        let (sources, terms) = (&self.committed.lists().sources, self.committed.order().terms());
        let (mut tickets, mut waiting) = (self.key.tickets(), Vec::new());
        let mut draw_waiting = |tickets: &mut Many, waiting: &mut Vec<(bool, u32)>| {
            let mut waiting = waiting.drain(..);
            tickets
                .each(|ticket| waiting.by_ref().take(1).for_each(|(late, row)| with(Candidate { late, ticket, row })));
        };
        for row in rows.iter() {
            let Some((id, inspections)) = sources.candidate(row, terms.cap) else { continue };
            waiting.push((is_late(terms, inspections), row));
            push_ticket(&mut tickets, id);
            if tickets.is_full() {
                draw_waiting(&mut tickets, &mut waiting);
            }
        }
        draw_waiting(&mut tickets, &mut waiting);
    }

    /// The source at a row, if it is a candidate of the stratum.
    pub(crate) fn candidate(&self, stratum: &Token, row: u32) -> Option<Candidate> {
        let line = self.committed.lists().sources.at(row).filter(|line| line.stratum == stratum)?;
        let terms = self.committed.order().terms();
        let candidate = || Candidate { late: is_late(terms, line.inspections), ticket: self.key.ticket(line.id), row };
        line.is_candidate(terms.cap).then(candidate)
    }

    /// A stratum's ranking: its first `count` candidates, or all if there are fewer.
    ///
    /// The first are the drawn, the rest in this order are the reserve.
    ///
    /// # Guarantees
    /// Depends on the key and each candidate's own line; neither on the order of the lists nor on who else is on them.
    ///
    /// # Complexity
    /// Two compressions a candidate, and a sort of `count`.
    #[must_use]
    pub fn ranking(&self, stratum: &Token, count: u32) -> Vec<Candidate> {
        let rows = self.committed.lists().sources.rows_of(stratum);
        // As few parts as there are threads, because each keeps as many candidates as are asked for.
        let most = u32::try_from(rows.len().div_ceil(threads::count().max(1))).unwrap_or(u32::MAX);
        let firsts = threads::of_each(rows.parts(most.max(threads::PART)), |rows| {
            let mut first = BottomK::new(usize::try_from(count).unwrap_or(usize::MAX));
            self.each_candidate_at(&rows, |candidate| first.push(candidate));
            first
        });
        firsts.into_iter().reduce(BottomK::merge).map_or_else(Vec::new, BottomK::into_sorted)
    }

    /// Draws sources and teams (§5, §6).
    ///
    /// # Guarantees
    /// The same lists, terms and contributions give the same bytes, on every platform and in every later version.
    ///
    /// # Errors
    /// [`Infeasible`] if teams cannot be formed: then nothing is drawn.
    ///
    /// # Complexity
    /// Two compressions a candidate; a seat costs time logarithmic in the roster where recusals are few.
    pub fn draw(&self) -> Result<Draw, Infeasible> {
        let strata = &self.committed.order().terms().strata;
        let ranked: Vec<_> = strata.iter().map(|stratum| self.ranking(&stratum.stratum, stratum.quota)).collect();
        let rows: Vec<u32> = ranked.iter().flatten().map(|candidate| candidate.row).collect();
        let teams = self.teams(&rows, self.loads([]), 0)?;
        let mut served = rows.iter().map(|row| self.committed.lists().sources.id(*row)).zip(teams);
        let strata = strata.iter().zip(ranked).map(|(StratumQuota { stratum, quota }, ranked)| {
            let drawn = u32::try_from(ranked.len()).unwrap_or(u32::MAX);
            let shortfall = quota.saturating_sub(drawn);
            let served = (1..).zip(served.by_ref().take(ranked.len()));
            let drawn = served.map(|(rank, (source, team))| DrawnSource { rank, source, team });
            DrawnStratum { stratum: stratum.clone(), drawn: drawn.collect(), shortfall }
        });
        let strata = strata.filter(DrawnStratum::speaks).collect();
        let drawn = Drawn { reveal: self.reveal.clone(), skipped: Vec::new(), strata };
        let transcript = Transcript { order: self.committed.digest(), amends: None, outcome: Outcome::Drawn(drawn) };
        Ok(Draw::new(self.clone(), transcript))
    }

    /// The inspectors who can be drawn, in the order of the list.
    fn open(&self) -> Vec<&Id> {
        let entries = self.committed.lists().inspectors.entries().iter();
        entries.filter(|entry| entry.status == InspectorStatus::Available).map(|entry| &entry.id).collect()
    }

    /// For each inspector who can be drawn, how often he or she is among these.
    pub(crate) fn loads<'i>(&self, inspectors: impl IntoIterator<Item = &'i Id>) -> Vec<u32> {
        let open = self.open();
        let mut loads = vec![0_u32; open.len()];
        for id in inspectors {
            if let Some(load) = open.binary_search(&id).ok().and_then(|at| loads.get_mut(at)) {
                *load = load.saturating_add(1);
            }
        }
        loads
    }

    /// Teams for these sources, in this order, where the inspectors who can be drawn have these loads.
    pub(crate) fn teams(&self, rows: &[u32], loads: Vec<u32>, first_stream: u64) -> Result<Vec<Vec<Id>>, Infeasible> {
        let Lists { sources, recusals, .. } = self.committed.lists();
        let terms = self.committed.order().terms();
        let open = self.open();
        let served = by_row(rows);
        let ids: Vec<&str> = served.iter().filter_map(|(row, _)| Some(sources.at(*row)?.id)).collect();
        let mut recused = vec![Vec::new(); rows.len()];
        for (inspector, recusals_of) in recusals.by_inspector() {
            let inspector = open.binary_search_by(|id| id.as_str().cmp(inspector)).ok();
            let Some(inspector) = inspector.and_then(|at| u32::try_from(at).ok()) else { continue };
            recusals.among(recusals_of, &ids, |at| {
                // Inspectors ascend, so each source's do.
                if let Some(recused) = served.get(at).and_then(|(_, place)| recused.get_mut(*place as usize)) {
                    recused.push(inspector);
                }
            });
        }
        let team_key = self.key.team_key();
        let problem = Problem {
            inspectors: u32::try_from(open.len()).unwrap_or(u32::MAX),
            loads,
            recused,
            team: terms.team,
            max_load: terms.max_load,
            team_key: &team_key.0,
            first_stream,
        };
        let formed = teams::form(&problem).map_err(|unformed| self.infeasible(unformed, rows))?;
        let id = |&inspector: &u32| open.get(inspector as usize).map(|&id| id.clone());
        Ok(formed.teams.iter().map(|team| team.iter().filter_map(id).collect()).collect())
    }

    fn infeasible(&self, unformed: Unformed, rows: &[u32]) -> Infeasible {
        match unformed {
            Unformed::TooManySeats { seats } => Infeasible::TooManySeats { seats },
            Unformed::Hall(hall) => {
                let row = |&served: &u32| rows.get(served as usize).copied();
                let sources = hall.sources.iter().filter_map(row);
                let sources = sources.map(|row| self.committed.lists().sources.id(row)).collect();
                Infeasible::Teams { sources, needed: hall.needed, available: hall.available }
            }
        }
    }
}

/// Whether it is drawn only after those that were not inspected this year (§5).
fn is_late(terms: &Terms, inspections: u32) -> bool {
    terms.coverage == Coverage::UninspectedFirst && inspections > 0
}

impl DrawnStratum {
    /// Whether the transcript has a line of it.
    pub(crate) fn speaks(&self) -> bool {
        !self.drawn.is_empty() || self.shortfall > 0
    }
}

/// Why nothing was drawn.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Infeasible {
    /// These sources need more seats than their possible inspectors can give (Hall's condition).
    #[error(
        "no teams for {} ({}): {} needed, and the possible inspectors can give {available}; add inspectors, raise \
         max-load, or lower the quota",
        counted(sources.len(), "source"),
        first_few(sources),
        counted(*needed, "seat")
    )]
    Teams {
        /// A smallest-found set of such sources.
        sources: Vec<Id>,
        /// The seats that they need.
        needed: u64,
        /// The seats that the inspectors who are possible for them can give.
        available: u64,
    },
    /// More seats than this implementation serves in one draw.
    #[error("{seats} seats; at most {} are served in one draw", teams::MOST_SEATS)]
    TooManySeats {
        /// Sources times team.
        seats: u64,
    },
}

fn first_few(ids: &[Id]) -> String {
    let shown: Vec<&str> = ids.iter().take(3).map(Id::as_str).collect();
    let more = if ids.len() > shown.len() { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

explain!(Infeasible {
    Self::Teams { sources, needed, available } => Code::INFEASIBLE_TEAMS, Article::Art11,
        "{}家抽查对象（{}）无法组成检查组：共需{needed}人次，可选派人员至多{available}人次；请增加人员、提高人均上限或降低抽取数量",
        sources.len(), first_few(sources);
    Self::TooManySeats { seats } => Code::TOO_MANY_SEATS, Article::Art11, "共需{seats}人次，一次抽取至多{}人次", teams::MOST_SEATS;
});
