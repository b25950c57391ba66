//! The transcript (§7): what a draw found, as the text that anybody can recompute.

use core::fmt;
use std::collections::BTreeSet;

use super::hash::{Digest, Hash};
use super::lists::integer;
use super::order::{OrDash, optional};
use super::reveal::{Contribution, Reveal, Value};
use super::terms::first_repeated;
use super::text::{LineError, Lines};
use crate::{Id, Reason, Text, Token};

/// The outcome of an order. Its `Display` is its text, to the byte.
#[derive(Clone, PartialEq, Eq)]
pub struct Transcript {
    /// The digest of the order.
    pub order: Digest,
    /// The transcript that this one amends.
    pub amends: Option<Digest>,
    /// What was drawn, or that nothing was.
    pub outcome: Outcome,
}

/// What became of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The order was abandoned after it was committed; why.
    Void(Text),
    /// Sources and teams were drawn.
    Drawn(Drawn),
}

/// What was drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The contributions, revealed.
    pub reveal: Reveal,
    /// Sources that were drawn before and skipped in this or an earlier amendment, in the order of skipping.
    pub skipped: Vec<Skip>,
    /// The strata of which anything is to be said, in the order's sequence.
    pub strata: Vec<DrawnStratum>,
}

/// A drawn source that turned out not to exist any more.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Skip {
    /// The source.
    pub source: Id,
    /// Why: `closed`, `moved`, …
    pub reason: Token,
}

/// What was drawn of a stratum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnStratum {
    /// The stratum.
    pub stratum: Token,
    /// The sources, by ascending rank.
    pub drawn: Vec<DrawnSource>,
    /// How many fewer were drawn than the quota asks.
    pub shortfall: u32,
}

/// A drawn source with its team.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DrawnSource {
    /// The rank within the stratum, from 1.
    pub rank: u32,
    /// The source.
    pub source: Id,
    /// The inspectors, seat by seat.
    pub team: Vec<Id>,
}

impl Transcript {
    /// The transcript digest: the hash of the text. It can be published at once, the text when the embargo ends.
    #[must_use]
    pub fn digest(&self, hash: Hash) -> Digest {
        hash.digest(&[self.to_string().as_bytes()])
    }

    /// What was drawn; `None` for a void order.
    #[must_use]
    pub const fn drawn(&self) -> Option<&Drawn> {
        match &self.outcome {
            Outcome::Drawn(drawn) => Some(drawn),
            Outcome::Void(_) => None,
        }
    }

    pub(super) const fn drawn_mut(&mut self) -> Option<&mut Drawn> {
        match &mut self.outcome {
            Outcome::Drawn(drawn) => Some(drawn),
            Outcome::Void(_) => None,
        }
    }

    /// Reads a transcript's text, strictly: what is not byte for byte canonical is refused.
    ///
    /// # Guarantees
    /// What it accepts prints as the same bytes.
    ///
    /// # Errors
    /// [`LineError`] with the line.
    ///
    /// # Example: a void order reads back
    /// ```
    /// use shuangsuiji::draw::Transcript;
    /// let order = "0".repeat(64);
    /// let text = format!("shuangsuiji-transcript 1\norder {order}\namends -\nvoid 公共随机数未公布\n");
    /// assert_eq!(Transcript::parse(&text)?.to_string(), text);
    /// # Ok::<(), shuangsuiji::draw::LineError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, LineError> {
        let mut lines = Lines::new(text);
        lines.exactly("shuangsuiji-transcript 1")?;
        let order = lines.word("order", str::parse)?;
        let amends = lines.word("amends", |word| optional(word, str::parse::<Digest>))?;
        let outcome = if lines.starts("void") {
            Outcome::Void(lines.rest("void", str::parse::<Text>)?)
        } else {
            Outcome::Drawn(Drawn::parse(&mut lines)?)
        };
        lines.end()?;
        Ok(Self { order, amends, outcome })
    }
}

impl Drawn {
    /// The source lines of all strata, in draw order.
    pub fn sources(&self) -> impl Iterator<Item = (&Token, &DrawnSource)> {
        self.strata.iter().flat_map(|stratum| stratum.drawn.iter().map(|drawn| (&stratum.stratum, drawn)))
    }

    fn parse(lines: &mut Lines<'_>) -> Result<Self, LineError> {
        let mut reveal = Vec::new();
        while lines.starts("reveal") || reveal.is_empty() {
            reveal.push(lines.words("reveal", |[label, value]| {
                Ok(Contribution { label: label.parse()?, value: Value::from_hex(value)? })
            })?);
        }
        let mut skipped = Vec::new();
        while lines.starts("skipped") {
            skipped.push(
                lines.words("skipped", |[source, reason]| {
                    Ok(Skip { source: source.parse()?, reason: reason.parse()? })
                })?,
            );
        }
        let mut strata: Vec<DrawnStratum> = Vec::new();
        let mut known = BTreeSet::new();
        loop {
            if lines.starts("drawn") {
                let drawn = lines.rest("drawn", |rest| Self::source(&mut strata, &mut known, rest))?;
                if let Some(last) = strata.last_mut() {
                    last.drawn.push(drawn);
                }
            } else if lines.starts("shortfall") {
                lines.words("shortfall", |words| Self::shortfall(&mut strata, &mut known, words))?;
            } else {
                break;
            }
        }
        let drawn = Self { reveal: Reveal(reveal), skipped, strata };
        drawn.repeated().map_err(|reason| lines.whole(reason))?;
        Ok(drawn)
    }

    /// Makes the stratum of a line the last: a stratum's lines stand together, and its shortfall is its last.
    fn continues<'t>(
        strata: &mut Vec<DrawnStratum>,
        known: &mut BTreeSet<&'t str>,
        stratum: &'t str,
    ) -> Result<(), Reason> {
        match strata.last() {
            Some(last) if last.stratum.as_str() == stratum => {
                let followed = || {
                    let english = format!("nothing of `{stratum}` may follow its shortfall");
                    Reason::new(english, format!("“{stratum}”的缺额行之后不得再有该类的行"))
                };
                if last.shortfall > 0 { Err(followed()) } else { Ok(()) }
            }
            _ => {
                let named = stratum.parse()?;
                if !known.insert(stratum) {
                    let english = format!("the lines of `{stratum}` are apart");
                    return Err(Reason::new(english, format!("“{stratum}”的各行应连在一起")));
                }
                strata.push(DrawnStratum { stratum: named, drawn: Vec::new(), shortfall: 0 });
                Ok(())
            }
        }
    }

    fn source<'t>(
        strata: &mut Vec<DrawnStratum>,
        known: &mut BTreeSet<&'t str>,
        rest: &'t str,
    ) -> Result<DrawnSource, Reason> {
        let mut words = rest.split(' ');
        let (Some(stratum), Some(rank), Some(source)) = (words.next(), words.next(), words.next()) else {
            let expected = "drawn <stratum> <rank> <source id> <inspector id>…";
            return Err(Reason::new(format!("expected `{expected}`"), format!("应为“{expected}”")));
        };
        Self::continues(strata, known, stratum)?;
        let rank = integer(rank)?;
        let last = strata.last().and_then(|last| last.drawn.last());
        if rank == 0 || last.is_some_and(|last| last.rank >= rank) {
            let english = format!("rank {rank}; expected ranks from 1 in ascending order");
            return Err(Reason::new(english, format!("名次为{rank}，应从1起递增")));
        }
        let source = source.parse()?;
        let team = words.map(str::parse).collect::<Result<Vec<Id>, _>>()?;
        if team.is_empty() {
            return Err(Reason::new("no inspector; expected at least one", "没有检查人员，至少应有一名"));
        }
        let members: Vec<&Id> = team.iter().collect();
        match first_repeated(&members) {
            Some(member) => {
                let english = format!("`{member}` sits twice in one team");
                Err(Reason::new(english, format!("“{member}”在一个检查组中出现两次")))
            }
            None => Ok(DrawnSource { rank, source, team }),
        }
    }

    fn shortfall<'t>(
        strata: &mut Vec<DrawnStratum>,
        known: &mut BTreeSet<&'t str>,
        [stratum, shortfall]: [&'t str; 2],
    ) -> Result<(), Reason> {
        Self::continues(strata, known, stratum)?;
        let shortfall = integer(shortfall)?;
        if shortfall == 0 {
            return Err(Reason::new("a shortfall of 0; expected the line to be left out", "缺额为0时应省略该行"));
        }
        strata.last_mut().into_iter().for_each(|last| last.shortfall = shortfall);
        Ok(())
    }

    fn repeated(&self) -> Result<(), Reason> {
        let drawn = self.sources().map(|(_, drawn)| &drawn.source);
        let sources: Vec<&Id> = drawn.chain(self.skipped.iter().map(|skip| &skip.source)).collect();
        match first_repeated(&sources) {
            Some(source) => {
                let english = format!("source `{source}` appears twice; expected every source once");
                Err(Reason::new(english, format!("抽查对象“{source}”出现两次，每个只能出现一次")))
            }
            None => Ok(()),
        }
    }
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "shuangsuiji-transcript 1\norder {}\namends {}", self.order, OrDash(&self.amends))?;
        let drawn = match &self.outcome {
            Outcome::Void(reason) => return writeln!(f, "void {reason}"),
            Outcome::Drawn(drawn) => drawn,
        };
        drawn.reveal.fmt(f)?;
        for Skip { source, reason } in &drawn.skipped {
            writeln!(f, "skipped {source} {reason}")?;
        }
        for DrawnStratum { stratum, drawn, shortfall } in &drawn.strata {
            for DrawnSource { rank, source, team } in drawn {
                // Long transcripts: without the cost of padding that nobody asks for.
                f.write_str("drawn ")?;
                f.write_str(stratum.as_str())?;
                write!(f, " {rank} ")?;
                f.write_str(source.as_str())?;
                for inspector in team {
                    f.write_str(" ")?;
                    f.write_str(inspector.as_str())?;
                }
                f.write_str("\n")?;
            }
            if *shortfall > 0 {
                writeln!(f, "shortfall {stratum} {shortfall}")?;
            }
        }
        Ok(())
    }
}
