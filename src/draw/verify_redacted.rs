//! Verification of a redacted publication: all that its shown lines, leaf hashes and transcripts can show.
//!
//! What that is, and what it is not, stands in [`protocol_1_1`](super::protocol_1_1), section 6.

use std::collections::{BTreeMap, BTreeSet};

use super::committed::{Candidate, Committed, Revealed};
use super::hash::Digest;
use super::lists::{Commitment, InspectorList, InspectorStatus, List, ListError, Lists, RecusalList, SourceList};
use super::made::Draw;
use super::merkle;
use super::order::Order;
use super::redact::Redacted;
use super::redacted_fault::RedactedFault;
use super::terms::StratumQuota;
use super::transcript::{Drawn, DrawnSource, Transcript};
use super::verify::{Chained, Fault, chained};
use crate::{Id, Reason, Token};

/// How many lines of a list are shown, and how many not.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Shown {
    /// Lines shown.
    pub shown: u32,
    /// Lines withheld.
    pub withheld: u32,
}

/// What was verified of a redacted publication.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RedactedVerified {
    /// The order digest.
    pub order: Digest,
    /// The digest of each transcript.
    pub transcripts: Vec<Digest>,
    /// How many sources are drawn at present.
    pub drawn: u32,
    /// Whether the order was abandoned.
    pub void: bool,
    /// The sources. If none is withheld, nobody else can have had a smaller ticket.
    pub sources: Shown,
    /// The inspectors.
    pub inspectors: Shown,
    /// The recusals. If none is withheld, none is broken.
    pub recusals: Shown,
    /// Whether the teams were drawn again: if no inspector and no recusal is withheld.
    pub teams_drawn_again: bool,
    /// Whether the withheld lines can be guessed: those of an order whose lists are not salted.
    pub guessable: bool,
}

/// Verifies a redacted publication as far as it can be.
///
/// # Guarantees
/// Every change of a byte of any of its texts is a fault, if the digest is the published one. What `Ok` says beyond that,
/// and what it cannot say, is in [`protocol_1_1`](super::protocol_1_1), section 6.
///
/// # Errors
/// The first [`RedactedFault`], in the order: order, lists, transcripts' texts and links, reveal, what was drawn, the digest.
///
/// # Complexity
/// One hash a line and two compressions a shown candidate; where teams are drawn again, that of the draw.
pub fn verify_redacted(publication: &Redacted) -> Result<RedactedVerified, RedactedFault> {
    let order = Order::parse(&publication.order).map_err(Fault::Order)?;
    let (sources, shown_sources) = read(&order, List::Sources, &publication.sources, SourceList::parse)?;
    let (inspectors, shown_inspectors) = read(&order, List::Inspectors, &publication.inspectors, InspectorList::parse)?;
    let (recusals, shown_recusals) = read(&order, List::Recusals, &publication.recusals, RecusalList::parse)?;
    let Chained { transcripts, digests } = chained(&order, &publication.transcripts)?;
    let mut verified = RedactedVerified {
        order: order.digest(),
        transcripts: digests,
        drawn: 0,
        void: transcripts.iter().any(|transcript| transcript.drawn().is_none()),
        sources: shown_sources,
        inspectors: shown_inspectors,
        recusals: shown_recusals,
        teams_drawn_again: false,
        guessable: order.salt().is_none(),
    };
    if !verified.void {
        let lists = Lists { sources, inspectors, recusals };
        let drawn: Vec<&Drawn> = transcripts.iter().filter_map(Transcript::drawn).collect();
        let Some(first) = drawn.first() else { return Err(Fault::NoTranscript.into()) };
        let committed = Committed::fixed(order, lists, None);
        let revealed = committed.reveal(first.reveal.clone()).map_err(Fault::Reveal)?;
        verified.teams_drawn_again = shown_inspectors.withheld == 0 && shown_recusals.withheld == 0;
        verified.drawn = Reader::new(&revealed, verified.teams_drawn_again).read_all(&drawn)?;
    }
    match verified.transcripts.last() {
        Some(&found) if found != publication.digest => {
            let (transcript, expected) = (verified.transcripts.len(), publication.digest);
            Err(Fault::Digest { transcript, found, expected }.into())
        }
        _ => Ok(verified),
    }
}

/// Reads a redacted list, whose root must be the order's: the list of the shown lines.
fn read<T>(
    order: &Order,
    list: List,
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, ListError>,
) -> Result<(T, Shown), RedactedFault> {
    let hash = order.terms().hash;
    let mut root = merkle::Root::new(hash);
    let mut lines = String::new();
    let mut counted = Shown::default();
    for (line, text) in (1_usize..).zip(text.split_inclusive('\n')) {
        let fault = |reason: Reason| RedactedFault::Line { list, line, reason };
        let wrong = |english: &str, chinese: &str| fault(Reason::new(english, chinese));
        let no_line_feed = || wrong("the line has no LF; expected every line to end in one", "行尾缺少换行符LF");
        let text = text.strip_suffix('\n').ok_or_else(no_line_feed)?;
        let digest = |text: &str| text.parse::<Digest>().map_err(|error| fault(error.into()));
        if let Some(leaf) = text.strip_prefix("withheld\t") {
            root.push_leaf(digest(leaf)?);
            counted.withheld = counted.withheld.saturating_add(1);
            continue;
        }
        let shown = text.strip_prefix("shown\t").and_then(|rest| rest.split_once('\t'));
        let (english, chinese) = (
            "expected `shown <salt> <line>` or `withheld <leaf hash>`",
            "应为“shown <salt> <line>”或“withheld <leaf hash>”",
        );
        let (salt, shown) = shown.ok_or_else(|| wrong(english, chinese))?;
        let salt = match (order.salt(), salt) {
            (Some(_), salt) => Some(digest(salt)?),
            (None, "-") => None,
            (None, _) => {
                return Err(wrong(
                    "expected `-`, because the order's lists are not salted",
                    "抽取方案的名单未加盐，应为“-”",
                ));
            }
        };
        root.push_leaf(merkle::leaf_of(hash, salt.as_ref(), shown.as_bytes()));
        lines.push_str(shown);
        lines.push('\n');
        counted.shown = counted.shown.saturating_add(1);
    }
    let (committed, found) = (
        *order.commitment(list),
        Commitment { count: counted.shown.saturating_add(counted.withheld), root: root.root() },
    );
    if committed != found {
        return Err(Fault::Commitment { list, committed, found }.into());
    }
    Ok((parse(&lines).map_err(RedactedFault::List)?, counted))
}

/// What is known of a stratum when a transcript is read.
#[derive(Default)]
struct Stratum {
    /// The sources ever drawn, and the last of them.
    ever: BTreeSet<Id>,
    last: Option<Candidate>,
    /// Whether a shortfall was reported: then no candidate is left.
    exhausted: bool,
}

/// Reads transcripts in their order.
struct Reader<'a> {
    revealed: &'a Revealed,
    /// Whether nothing is withheld that the teams depend on.
    draws_teams: bool,
    strata: BTreeMap<&'a Token, Stratum>,
    drawn_ever: u64,
}

/// A stratum of the order, with what a transcript says of it before and now.
struct Lines<'a, 'l> {
    quota: &'a StratumQuota,
    before: &'l [DrawnSource],
    now: &'l [DrawnSource],
    shortfall: u32,
}

impl<'a> Reader<'a> {
    fn new(revealed: &'a Revealed, draws_teams: bool) -> Self {
        Self { revealed, draws_teams, strata: BTreeMap::new(), drawn_ever: 0 }
    }

    /// How many sources are drawn at the end.
    fn read_all(mut self, published: &[&'a Drawn]) -> Result<u32, RedactedFault> {
        let nothing = Drawn::default();
        let mut before = &nothing;
        for (transcript, now) in (1..).zip(published) {
            self.read(transcript, before, now)?;
            before = now;
        }
        self.passed_over()?;
        Ok(u32::try_from(before.sources().count()).unwrap_or(u32::MAX))
    }

    fn read(&mut self, transcript: usize, before: &Drawn, now: &Drawn) -> Result<(), RedactedFault> {
        if now.reveal != *self.revealed.contributions() {
            return Err(Fault::OtherReveal { transcript }.into());
        }
        let kept = before.skipped.iter().zip(&now.skipped).take_while(|(old, new)| old == new).count();
        if kept < before.skipped.len() || (transcript == 1 && !now.skipped.is_empty()) {
            return Err(Fault::Skipped { transcript, place: kept.saturating_add(1) }.into());
        }
        let new = now.skipped.get(kept..).unwrap_or(&[]);
        let skipped = if transcript == 1 {
            BTreeSet::new()
        } else {
            Draw::check(before, new).map_err(|error| Fault::Amendment { transcript, error })?
        };
        let terms = self.revealed.committed().order().terms();
        let mut said = now.strata.iter().peekable();
        let mut before_said = before.strata.iter().peekable();
        let (mut rows, mut teams, mut loaded) = (Vec::new(), Vec::new(), Vec::new());
        for quota in &terms.strata {
            let mine = said.next_if(|said| said.stratum == quota.stratum);
            let old = before_said.next_if(|old| old.stratum == quota.stratum);
            let lines = Lines {
                quota,
                before: old.map_or(&[], |old| &old.drawn),
                now: mine.map_or(&[], |mine| &mine.drawn),
                shortfall: mine.map_or(0, |mine| mine.shortfall),
            };
            let (kept, fresh) = self.stratum(transcript, &lines, &skipped, &mut rows)?;
            loaded.extend(kept.iter().flat_map(|kept| &kept.team));
            teams.extend(fresh.iter().map(|fresh| (&quota.stratum, fresh)));
        }
        if let Some(extra) = said.next() {
            return Err(Fault::Stratum { transcript, found: Some(extra.stratum.clone()), expected: None }.into());
        }
        self.teams(transcript, now)?;
        if self.draws_teams {
            let drawn =
                self.revealed.teams(&rows, self.revealed.loads(loaded), self.drawn_ever).map_err(Fault::Infeasible)?;
            for ((stratum, line), expected) in teams.iter().zip(drawn) {
                if line.team != expected {
                    let (stratum, found) = ((*stratum).clone(), line.team.clone());
                    return Err(Fault::Team { transcript, stratum, rank: line.rank, found, expected }.into());
                }
            }
        }
        self.drawn_ever = self.drawn_ever.saturating_add(rows.len() as u64);
        Ok(())
    }

    /// Checks a stratum's lines; those kept, and the newly drawn, whose rows are added.
    fn stratum<'l>(
        &mut self,
        transcript: usize,
        lines: &Lines<'a, 'l>,
        skipped: &BTreeSet<&Id>,
        rows: &mut Vec<u32>,
    ) -> Result<(&'l [DrawnSource], &'l [DrawnSource]), RedactedFault> {
        let StratumQuota { stratum, quota } = lines.quota;
        let count = u32::try_from(lines.now.len()).unwrap_or(u32::MAX);
        let expected = quota.saturating_sub(count);
        if let Some(extra) = lines.now.get(*quota as usize) {
            let (stratum, rank, found) = (stratum.clone(), extra.rank, Some(extra.source.clone()));
            return Err(Fault::Source { transcript, stratum, rank, found, expected: None }.into());
        }
        if expected != lines.shortfall {
            let (stratum, found) = (stratum.clone(), lines.shortfall);
            return Err(Fault::Shortfall { transcript, stratum, found, expected }.into());
        }
        let kept: Vec<&DrawnSource> = lines.before.iter().filter(|line| !skipped.contains(&line.source)).collect();
        for (place, line) in kept.iter().enumerate() {
            if lines.now.get(place) != Some(*line) {
                let (stratum, id) = (stratum.clone(), line.source.clone());
                return Err(RedactedFault::Kept { transcript, stratum, id });
            }
        }
        let (kept, fresh) = lines.now.split_at_checked(kept.len()).unwrap_or((lines.now, &[]));
        for line in fresh {
            rows.push(self.newly_drawn(transcript, stratum, line)?);
        }
        let known = self.strata.entry(stratum).or_default();
        known.exhausted |= lines.shortfall > 0;
        Ok((kept, fresh))
    }

    /// Checks that a source was the next of its stratum among those shown; its row.
    fn newly_drawn(&mut self, transcript: usize, stratum: &'a Token, line: &DrawnSource) -> Result<u32, RedactedFault> {
        let (revealed, id) = (self.revealed, || line.source.clone());
        let sources = &revealed.committed().lists().sources;
        let row = sources.row(line.source.as_str());
        let row = row.ok_or_else(|| RedactedFault::NotShown { transcript, list: List::Sources, id: id() })?;
        let candidate = revealed.candidate(stratum, row);
        let candidate =
            candidate.ok_or_else(|| RedactedFault::NoCandidate { transcript, stratum: stratum.clone(), id: id() })?;
        let known = self.strata.entry(stratum).or_default();
        let expected = u32::try_from(known.ever.len()).unwrap_or(u32::MAX).saturating_add(1);
        if line.rank != expected {
            let (stratum, source_id, found) = (stratum.clone(), id(), line.rank);
            return Err(Fault::Rank { transcript, stratum, source_id, found, expected }.into());
        }
        if known.exhausted {
            return Err(RedactedFault::PassedOver { stratum: stratum.clone(), id: id() });
        }
        if known.last.is_some_and(|last| last >= candidate) {
            return Err(RedactedFault::TicketOrder { transcript, stratum: stratum.clone(), id: id() });
        }
        known.last = Some(candidate);
        known.ever.insert(id());
        Ok(row)
    }

    /// Checks what the shown lines say of the teams.
    fn teams(&self, transcript: usize, now: &Drawn) -> Result<(), RedactedFault> {
        let committed = self.revealed.committed();
        let (terms, lists) = (committed.order().terms(), committed.lists());
        let listed: BTreeMap<&Id, InspectorStatus> =
            lists.inspectors.entries().iter().map(|entry| (&entry.id, entry.status)).collect();
        let mut loads: BTreeMap<&Id, u32> = BTreeMap::new();
        for (_, DrawnSource { source, team, .. }) in now.sources() {
            let id = || source.clone();
            if team.len() != terms.team as usize {
                let (found, expected) = (team.len(), terms.team);
                return Err(RedactedFault::TeamSize { transcript, id: id(), found, expected });
            }
            for inspector in team {
                match listed.get(inspector) {
                    None => {
                        let (list, id) = (List::Inspectors, inspector.clone());
                        return Err(RedactedFault::NotShown { transcript, list, id });
                    }
                    Some(InspectorStatus::Unavailable) => {
                        return Err(RedactedFault::Unavailable { transcript, id: id(), inspector: inspector.clone() });
                    }
                    Some(InspectorStatus::Available) => {}
                }
                if lists.recusals.contains(inspector.as_str(), source.as_str()) {
                    return Err(RedactedFault::Recused { transcript, id: id(), inspector: inspector.clone() });
                }
                let load = loads.entry(inspector).or_default();
                *load = load.saturating_add(1);
                if let Some(most) = terms.max_load.filter(|most| *load > *most) {
                    let (inspector, found) = (inspector.clone(), *load);
                    return Err(RedactedFault::Load { transcript, inspector, found, most });
                }
            }
        }
        Ok(())
    }

    /// Checks that no shown candidate should have been drawn and was not.
    fn passed_over(&self) -> Result<(), RedactedFault> {
        let sources = &self.revealed.committed().lists().sources;
        for StratumQuota { stratum, .. } in &self.revealed.committed().order().terms().strata {
            let Some(known) = self.strata.get(stratum) else { continue };
            let mut passed_over = None;
            self.revealed.each_candidate(stratum, |candidate| {
                let before_mark = known.last.is_some_and(|last| candidate < last);
                let id = sources.id(candidate.row);
                if passed_over.is_none() && (known.exhausted || before_mark) && !known.ever.contains(&id) {
                    passed_over = Some(id);
                }
            });
            if let Some(id) = passed_over {
                return Err(RedactedFault::PassedOver { stratum: stratum.clone(), id });
            }
        }
        Ok(())
    }
}
