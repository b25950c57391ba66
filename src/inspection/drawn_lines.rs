//! What the draws at hand chose: for each transcript its source lines, to look an inspection's draw up.

use std::collections::BTreeMap;

use crate::draw::{Digest, DrawnSource, Link, Order, Terms};
use crate::inspection::{Breach, DrawReference, Inspection};
use crate::{Id, Period, Token};

/// A source as a draw chose it.
#[derive(Clone, Copy, Debug)]
pub(super) struct DrawnLine<'a> {
    pub(super) order: Digest,
    pub(super) terms: &'a Terms,
    pub(super) stratum: &'a Token,
    pub(super) drawn: &'a DrawnSource,
}

/// The lines of a transcript by source.
type Lines<'a> = BTreeMap<&'a Id, (&'a Token, &'a DrawnSource)>;

/// All draws at hand.
#[derive(Debug)]
pub(super) struct DrawnLines<'a>(BTreeMap<Digest, OfOrder<'a>>);

#[derive(Debug)]
struct OfOrder<'a> {
    order: &'a Order,
    transcripts: BTreeMap<Digest, Lines<'a>>,
    last: Option<Digest>,
    /// Whether it is not void.
    is_drawn: bool,
    /// Whether it adds to the round before it.
    supplements: bool,
}

impl<'a> DrawnLines<'a> {
    pub(super) fn new(draws: &[Link<'a>]) -> Self {
        let of = |link: &Link<'a>| {
            let hash = link.order.terms().hash;
            let mut last = None;
            let transcripts = link.transcripts.iter().map(|transcript| {
                let digest = transcript.digest(hash);
                last = Some(digest);
                let lines = transcript.drawn().into_iter().flat_map(|drawn| drawn.sources());
                (digest, lines.map(|(stratum, drawn)| (&drawn.source, (stratum, drawn))).collect())
            });
            let transcripts = transcripts.collect();
            let is_drawn = link.transcripts.iter().any(|transcript| transcript.drawn().is_some());
            (
                link.order.digest(),
                OfOrder { order: link.order, transcripts, last, is_drawn, supplements: link.supplements },
            )
        };
        Self(draws.iter().map(of).collect())
    }

    /// Whether the draw that an inspection names is at hand.
    pub(super) fn knows(&self, reference: DrawReference) -> bool {
        self.0.get(&reference.order).is_some_and(|order| order.transcripts.contains_key(&reference.transcript))
    }

    /// The line that an inspection rests on; none if it rests on none and needs none.
    pub(super) fn line(&self, inspection: &Inspection) -> Result<Option<DrawnLine<'a>>, Breach> {
        let Some(reference) = inspection.draw else {
            return if inspection.kind.must_be_drawn() { Err(Breach::Undrawn) } else { Ok(None) };
        };
        let DrawReference { order, transcript } = reference;
        let found = self.0.get(&order).and_then(|of| Some((of, of.transcripts.get(&transcript)?)));
        let Some((of, lines)) = found else { return Err(Breach::DrawUnknown { order, transcript }) };
        let line = lines.get(&inspection.source).map(|(stratum, drawn)| of.line(order, stratum, drawn));
        line.map(Some).ok_or(Breach::NotAmongDrawn { order })
    }

    /// The lines that stand after all amendments, of the last drawn round of each period and of those that supplement it:
    /// what was drawn again need not be inspected as it was drawn first.
    pub(super) fn standing(&self) -> impl Iterator<Item = DrawnLine<'a>> + '_ {
        let replacing = |of: &&OfOrder<'_>| of.is_drawn && !of.supplements;
        let drawn = self.0.values().filter(replacing).map(|of| of.order.terms());
        let mut rounds: BTreeMap<(&Token, Period), u32> = BTreeMap::new();
        for terms in drawn {
            let last = rounds.entry((&terms.agency.name, terms.period)).or_default();
            *last = terms.round.max(*last);
        }
        let stands = move |of: &OfOrder<'_>| {
            let terms = of.order.terms();
            let last = rounds.get(&(&terms.agency.name, terms.period)).copied().unwrap_or(0);
            terms.round == last || (of.supplements && terms.round > last)
        };
        self.0.iter().filter(move |(_, of)| stands(of)).flat_map(|(digest, of)| {
            let lines = of.last.and_then(|last| of.transcripts.get(&last)).into_iter().flatten();
            lines.map(|(_, (stratum, drawn))| of.line(*digest, stratum, drawn))
        })
    }
}

impl<'a> OfOrder<'a> {
    fn line(&self, order: Digest, stratum: &'a Token, drawn: &'a DrawnSource) -> DrawnLine<'a> {
        DrawnLine { order, terms: self.order.terms(), stratum, drawn }
    }
}
