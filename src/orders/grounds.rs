//! Arts. 3, 8, 10, 11: the grounds of an order: by which rules, on which day, each quota with its derivation, the items,
//! the experts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::WindowError;
use crate::draw::{Digest, Hash};
use crate::rules::{ChangedRatio, ItemList, Quota, Ruleset};
use crate::{DateSpan, Period, Text, Token};

/// On what an order rests. The digests are by the order's hash.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// The version of the data form: [`Grounds::FORMAT`].
    pub format: u32,
    /// The pack's word.
    pub rules: Token,
    /// The digest of the pack's [canonical JSON](Ruleset::canonical_json).
    pub rules_digest: Digest,
    /// The day of the draw.
    pub drawn_on: NaiveDate,
    /// The days on which the draw may be made; null if the pack leaves that open.
    pub window: Option<DateSpan>,
    /// Why it is made outside of them; null within.
    pub window_waiver: Option<WindowWaiver>,
    /// The digest of the item list's [canonical JSON](ItemList::canonical_json).
    pub item_list: Digest,
    /// The strata of the order, in its order.
    pub strata: Vec<StratumGrounds>,
    /// Experts whom the agency chose; they are recorded, not drawn.
    pub experts: Vec<Expert>,
}

/// Why a draw is made outside its window (Art. 10).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowWaiver {
    /// The reference of the document.
    pub reference: Text,
    /// The reason.
    pub reason: Text,
}

/// Why so many of a stratum are drawn, and what they are inspected for.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StratumGrounds {
    /// The stratum.
    pub stratum: Token,
    /// The quota with its derivation; a changed ratio stands in it with its report.
    pub quota: Quota,
    /// The items that are inspected (Art. 3).
    pub items: Vec<Token>,
}

impl StratumGrounds {
    /// What the order asks for: all that is owed, also what the pool lacks, so that the shortfall shows in the transcript.
    #[must_use]
    pub const fn owed(&self) -> u32 {
        self.quota.owed()
    }
}

/// An expert (Art. 11).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expert {
    /// The name.
    pub name: Text,
    /// What the expert is for.
    pub field: Text,
}

impl Grounds {
    /// The version of the data form that this crate reads and writes.
    pub const FORMAT: u32 = 1;

    /// Hex digits of the digest in [`Grounds::word`]: 128 bits.
    const DIGITS: usize = 32;

    /// The grounds of a draw for a period on a day, without waiver and experts, which are then set if there are any.
    ///
    /// Nothing is refused here; that is [`OrderRecord::new`](super::OrderRecord::new).
    ///
    /// # Errors
    /// [`WindowError`] if the pack's window is none.
    pub fn new(
        rules: &Ruleset,
        items: &ItemList,
        hash: Hash,
        (period, drawn_on): (Period, NaiveDate),
        strata: Vec<StratumGrounds>,
    ) -> Result<Self, WindowError> {
        Ok(Self {
            format: Self::FORMAT,
            rules: rules.id().clone(),
            rules_digest: hash.digest(&[rules.canonical_json().as_bytes()]),
            drawn_on,
            window: rules.draw_window(period)?,
            window_waiver: None,
            item_list: hash.digest(&[items.canonical_json().as_bytes()]),
            strata,
            experts: Vec::new(),
        })
    }

    /// The digest of the grounds as canonical JSON, as a [pack](Ruleset::canonical_json).
    #[must_use]
    pub fn digest(&self, hash: Hash) -> Digest {
        hash.digest(&[crate::forms::canonical_json(self).as_bytes()])
    }

    /// A word for the order's `rules` line that commits the grounds: the pack's word, a dot and the first 32 hex digits
    /// of [`Grounds::digest`]. Of a long word the first 31 bytes.
    ///
    /// # Guarantees
    /// Other grounds give another word, unless somebody finds a collision of 128 bits.
    #[must_use]
    pub fn word(&self, hash: Hash) -> Token {
        let digits: String = self.digest(hash).to_string().chars().take(Self::DIGITS).collect();
        let room = Token::MOST.saturating_sub(Self::DIGITS).saturating_sub(1);
        let rules: String = self.rules.as_str().chars().take(room).collect();
        Token::checked_before(&format!("{rules}.{digits}"))
    }

    /// The changed ratios, each with its stratum and its report.
    pub fn changed(&self) -> impl Iterator<Item = (&Token, &ChangedRatio)> {
        self.strata.iter().filter_map(|it| {
            let (_, changed) = it.quota.derivation.changed.as_ref()?;
            Some((&it.stratum, changed))
        })
    }

    /// Whether they depart from the rules, by report or waiver, so that the order must commit them.
    #[must_use]
    pub fn depart(&self) -> bool {
        self.window_waiver.is_some() || self.changed().next().is_some()
    }
}
