//! Arts. 3, 8, 10, 11: the order's record: on what grounds an order was made, kept and published beside it.
//!
//! The protocol's order says how many are drawn of a stratum, not why. The record does: by which rules, to the byte; on
//! which day and whether its window was open; each quota with its derivation, a changed ratio with the report that allows
//! it; which items are inspected; which experts come along. It is made before the order is published, and [`OrderRecord::check`]
//! shows that record, order and rules fit.
//!
//! An order names its rules by one word. [`Grounds::word`] puts half a digest of the grounds behind it, so that the order's
//! own bytes, and with them everything drawn, commit the grounds. Where a ratio is changed or a window waived, the order
//! must do so; an order that departs from nothing may name the pack alone.

use serde::{Deserialize, Serialize};

use super::grounds::{Grounds, StratumGrounds};
use super::record_fault::RecordFault;
use crate::draw::{Coverage, Digest, Order, StratumQuota};
use crate::plan::DrawDayError;
use crate::rules::{CoverageOrder, ItemList, Quota, QuotaRule, Ruleset};
use crate::{Article, Errors, Reason, Token};

/// An order's grounds, with the order that they belong to.
///
/// # Example: a county's quarter, recorded and checked
/// ```
/// use shuangsuiji::orders::{Grounds, StratumGrounds};
/// use shuangsuiji::draw::Hash;
/// use shuangsuiji::rules::{Base, ItemList, Ruleset};
/// use shuangsuiji::Tier;
///
/// let rules = Ruleset::inner_mongolia();
/// let items = r#"{"format": 1, "title": {"zh": "清单", "en": "list"}, "items": [{
///     "item": "permit", "name": {"zh": "排污许可", "en": "permit"}, "targets": ["key"],
///     "basis": {"zh": "《排污许可管理条例》", "en": "permits"}, "content": {"zh": "按证排污", "en": "kept to"}}]}"#;
/// let items = ItemList::from_json(items)?;
/// let base = Base { sources: 9, inspectors: 4 };
/// let quota = rules.quota("key", Tier::County, base, rules.draw_period(2027, 1)?, 0)?;
/// let key = StratumGrounds { stratum: "key".parse()?, quota, items: vec!["permit".parse()?] };
/// let day = "2026-12-15".parse()?;
/// let grounds = Grounds::new(&rules, &items, Hash::Sha256, ("2027-Q1".parse()?, day), vec![key])?;
/// assert_eq!(grounds.strata[0].owed(), 3); // ⌈25 % × 9⌉, the order's quota
/// assert!(grounds.word(Hash::Sha256).as_str().starts_with("inner-mongolia-trial."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderRecord {
    /// The order digest.
    pub order: Digest,
    /// Its grounds.
    pub grounds: Grounds,
}

impl OrderRecord {
    /// The record of an order, checked.
    ///
    /// # Errors
    /// As [`OrderRecord::check`].
    pub fn new(
        order: &Order,
        grounds: Grounds,
        rules: &Ruleset,
        items: &ItemList,
    ) -> Result<Self, Errors<RecordFault>> {
        let record = Self { order: order.digest(), grounds };
        record.check(order, rules, items).map(|()| record)
    }

    /// The record as JSON, indented: the file that is kept and published.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Writing to a string fails only for maps whose keys are not strings; the record has no maps.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Checks that the record fits its order, the rules and the item list.
    ///
    /// # Guarantees
    /// Without a fault: the record names this order; these are its rules and its item list, to the byte; the rules are in
    /// force on the day of the draw, and its window is open or waived; the order's cap, coverage and team are the rules';
    /// every stratum's quota is what the rules give for the counts of its derivation, and the order asks for exactly that,
    /// or for any number where the rules set no minimum; every item is on the list and for its stratum. What departs from
    /// the rules is committed by the order's `rules` line. Whether the counts were true is not in the order: that the
    /// registry and the roster of that day show.
    ///
    /// # Errors
    /// Every [`RecordFault`], each with its field and article.
    pub fn check(&self, order: &Order, rules: &Ruleset, items: &ItemList) -> Result<(), Errors<RecordFault>> {
        self.check_by(order, rules, Some(items))
    }

    /// The same where the item list is not at hand: then its digest and the items are not checked.
    pub(crate) fn check_by(
        &self,
        order: &Order,
        rules: &Ruleset,
        items: Option<&ItemList>,
    ) -> Result<(), Errors<RecordFault>> {
        let check = Check { grounds: &self.grounds, order, rules, items };
        let mut faults = Vec::new();
        let (found, expected) = (self.order, order.digest());
        if found != expected {
            faults.push(RecordFault::Order { found, expected });
        }
        faults.extend(check.rules());
        faults.extend(check.terms());
        faults.extend(check.day());
        faults.extend(check.strata());
        Errors::of(faults).map_or(Ok(()), Err)
    }
}

impl From<CoverageOrder> for Coverage {
    fn from(order: CoverageOrder) -> Self {
        match order {
            CoverageOrder::Independent => Self::Independent,
            CoverageOrder::UninspectedFirst => Self::UninspectedFirst,
        }
    }
}

/// Two derivations in words; where those are the same, the fields that differ beside them.
fn told_apart(found: &Quota, expected: Option<&Quota>) -> (Reason, Option<Reason>) {
    let words = |quota: &Quota| Reason::new(quota.derivation.to_string(), quota.derivation.chinese());
    let (ours_in_words, theirs_in_words) = (words(found), expected.map(words));
    if theirs_in_words.as_ref() != Some(&ours_in_words) {
        return (ours_in_words, theirs_in_words);
    }
    let fields = |quota: Option<&Quota>| serde_json::to_value(quota).unwrap_or_default();
    let (here, there) = (fields(Some(found)), fields(expected));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let derivation = |fields: &serde_json::Value| fields.get("derivation").cloned().unwrap_or_default();
    let parts = [(&here, &there), (&derivation(&here), &derivation(&there))];
    for (here, there) in parts {
        let names = here.as_object().into_iter().chain(there.as_object()).flat_map(serde_json::Map::keys);
        let names: std::collections::BTreeSet<&String> = names.filter(|name| *name != "derivation").collect();
        for name in names.into_iter().filter(|name| here.get(name.as_str()) != there.get(name.as_str())) {
            let said = |value: &serde_json::Value| {
                format!("`{name} {}`", value.get(name.as_str()).unwrap_or(&serde_json::Value::Null))
            };
            ours.push(said(here));
            theirs.push(said(there));
        }
    }
    let with = |fields: &[String]| {
        let (english, chinese) = (ours_in_words.english(), ours_in_words.chinese());
        Reason::new(format!("{english}, {}", fields.join(", ")), format!("{chinese}，{}", fields.join("、")))
    };
    (with(&ours), Some(with(&theirs)))
}

struct Check<'a> {
    grounds: &'a Grounds,
    order: &'a Order,
    rules: &'a Ruleset,
    items: Option<&'a ItemList>,
}

impl Check<'_> {
    /// Which rules and which item list.
    fn rules(&self) -> Vec<RecordFault> {
        let Self { grounds, rules, items, .. } = *self;
        let terms = self.order.terms();
        let mut faults = Vec::new();
        if grounds.format != Grounds::FORMAT {
            faults.push(RecordFault::Format { found: grounds.format });
        }
        if grounds.rules != *rules.id() {
            let (found, expected) = (grounds.rules.clone(), rules.id().clone());
            faults.push(RecordFault::Rules { found, expected });
        }
        let (found, expected) = (grounds.rules_digest, terms.hash.digest(&[rules.canonical_json().as_bytes()]));
        if found != expected {
            faults.push(RecordFault::RulesDigest { found, expected });
        }
        let expected = items.map(|items| terms.hash.digest(&[items.canonical_json().as_bytes()]));
        if let Some(expected) = expected.filter(|expected| *expected != grounds.item_list) {
            faults.push(RecordFault::ItemList { found: grounds.item_list, expected });
        }
        let word = grounds.word(terms.hash);
        if terms.rules != word && (terms.rules != grounds.rules || grounds.depart()) {
            faults.push(RecordFault::Word { found: terms.rules.clone(), expected: word });
        }
        faults
    }

    /// What the order takes from the rules besides the quotas.
    fn terms(&self) -> Vec<RecordFault> {
        let (pack, terms) = (self.rules.pack(), self.order.terms());
        let number = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        let mut faults = Vec::new();
        let mut term = |term, found: String, expected: String, article| {
            if found != expected {
                faults.push(RecordFault::Term { term, found, expected, article });
            }
        };
        let cap = pack.cap.as_ref();
        let article = cap.map_or(self.rules.in_the_statute(Article::Art8Cap), |cap| cap.basis.article());
        term("cap", number(terms.cap), number(cap.map(|cap| cap.most)), article);
        let ordered = [CoverageOrder::Independent, CoverageOrder::UninspectedFirst]
            .into_iter()
            .find(|order| Coverage::from(*order) == terms.coverage && self.rules.allows_coverage(*order));
        let coverage = Coverage::from(ordered.unwrap_or(pack.coverage.order));
        let article = pack.coverage.basis.article();
        term("coverage", terms.coverage.as_str().to_owned(), coverage.as_str().to_owned(), article);
        if let Some(team) = &pack.team {
            // The pack's number is the least; a larger team is the agency's choice.
            let expected = terms.team.max(team.size);
            term("team", terms.team.to_string(), expected.to_string(), team.basis.article());
        }
        faults
    }

    /// Whether the draw may be made on its day.
    fn day(&self) -> Vec<RecordFault> {
        let Self { grounds, rules, .. } = *self;
        let period = self.order.terms().period;
        let mut faults = Vec::new();
        match rules.check_draw_day(period, grounds.drawn_on) {
            Err(DrawDayError::OutsideWindow { .. }) if grounds.window_waiver.is_some() => {}
            Err(error) => faults.push(RecordFault::DrawDay { error }),
            Ok(()) => {}
        }
        if let Ok(expected) = rules.draw_window(period)
            && expected != grounds.window
        {
            faults.push(RecordFault::Window { found: grounds.window, expected });
        }
        faults
    }

    /// The quotas and the items, stratum by stratum.
    fn strata(&self) -> Vec<RecordFault> {
        let ordered = &self.order.terms().strata;
        let found: Vec<Token> = self.grounds.strata.iter().map(|it| it.stratum.clone()).collect();
        let expected: Vec<Token> = ordered.iter().map(|it| it.stratum.clone()).collect();
        if found != expected {
            return vec![RecordFault::Strata { found, expected }];
        }
        self.grounds.strata.iter().zip(ordered).flat_map(|(it, ordered)| self.stratum(it, ordered)).collect()
    }

    fn stratum(&self, it: &StratumGrounds, ordered: &StratumQuota) -> Vec<RecordFault> {
        let terms = self.order.terms();
        let (stratum, derivation) = (|| it.stratum.clone(), &it.quota.derivation);
        let article = derivation.basis.article();
        let mut faults = Vec::new();
        let carry = derivation.carried.saturating_add(derivation.lapsed);
        let again = self.rules.draw_period_of(terms.period).and_then(|period| {
            let again = self.rules.quota(it.stratum.as_str(), terms.agency.tier, derivation.base, period, carry);
            let again = again.ok()?.limited_to(derivation.pool);
            let rule = self.rules.rule(it.stratum.as_str(), terms.agency.tier)?;
            derivation.fits(rule).then(|| again.within_year(derivation.units, derivation.spread))
        });
        if again.as_ref() != Some(&it.quota) {
            let (found, expected) = told_apart(&it.quota, again.as_ref());
            faults.push(RecordFault::Derivation { stratum: stratum(), found, expected, article });
        }
        let free = matches!(derivation.rule, QuotaRule::None);
        if ordered.quota != it.owed() && !(free && ordered.quota > it.owed()) {
            let (found, expected) = (ordered.quota, it.owed());
            faults.push(RecordFault::Quota { stratum: stratum(), found, expected, article });
        }
        let nobody = ordered.quota == 0 && it.items.is_empty();
        let items = self.items.filter(|_| !nobody);
        let wrong = items.and_then(|items| items.check(&it.stratum, &it.items).err());
        faults.extend(wrong.map(RecordFault::Items));
        faults
    }
}
