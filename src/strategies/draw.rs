//! Lists, terms, contributions and whole draws.
//!
//! Sizes are parameters, so that a test decides what a case costs. Ids within a list differ; everything else repeats
//! often, because that is where draws go wrong: few divisions, three strata, small counts.

use proptest::collection::{SizeRange, btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use super::rules::{texts, tokens, valid};
use crate::Period;
use crate::draw::{
    Agency, Committed, Contribution, Coverage, Digest, Draw, Entropy, Hash, InspectorEntry, InspectorList,
    InspectorStatus, Lists, Origin, RecusalEntry, RecusalList, Reveal, Revealed, SaltKey, SourceEntry, SourceList,
    SourceStatus, StratumQuota, Terms, Value as Bytes,
};
use crate::{Division, Id, Tier, Token};

/// Ids as credit codes, certificate numbers or Chinese words, and now and then at the edges of what is allowed.
pub fn ids() -> impl Strategy<Value = Id> {
    prop_oneof![
        6 => valid("9[0-9]{9}[0-9A-HJ-NP-RTUWXY]{8}"),
        3 => valid("(企业|执法|内环)-[0-9]{1,4}"),
        1 => valid("[!-~]{1,64}"),
        1 => valid("[a企é🎲]{1,12}"),
    ]
}

/// The strata that sources here are in: `key`, `general` and `project`.
#[must_use]
pub fn strata() -> Vec<Token> {
    ["key", "general", "project"].iter().filter_map(|word| word.parse().ok()).collect()
}

fn divisions() -> impl Strategy<Value = Division> {
    select(Division::listed().collect::<Vec<_>>())
}

/// Sources of the [`strata`], most of them free to be drawn.
pub fn source_entries() -> impl Strategy<Value = SourceEntry> {
    let status = prop_oneof![
        6 => Just(SourceStatus::Open),
        1 => Just(SourceStatus::Exempt),
        1 => Just(SourceStatus::Excluded),
    ];
    let inspections = prop_oneof![3 => Just(0), 2 => 0..=4_u32];
    (ids(), select(strata()), divisions(), inspections, status).prop_map(
        |(id, stratum, division, inspections, status)| SourceEntry { id, stratum, division, inspections, status },
    )
}

/// Inspectors, most of them available.
pub fn inspector_entries() -> impl Strategy<Value = InspectorEntry> {
    let status = prop_oneof![6 => Just(InspectorStatus::Available), 1 => Just(InspectorStatus::Unavailable)];
    (ids(), divisions(), status).prop_map(|(id, division, status)| InspectorEntry { id, division, status })
}

/// Different recusals among these inspectors and sources: at most as many as `size` says, fewer where pairs repeat.
pub fn recusal_entries(
    inspectors: Vec<Id>,
    sources: Vec<Id>,
    size: impl Into<SizeRange>,
) -> impl Strategy<Value = Vec<RecusalEntry>> {
    // A choice of nobody cannot be made, so there is no choice either.
    let size = if inspectors.is_empty() || sources.is_empty() { SizeRange::from(0) } else { size.into() };
    vec((any::<Index>(), any::<Index>()), size).prop_map(move |pairs| {
        let entries = pairs.into_iter().map(|(inspector, source)| RecusalEntry {
            inspector: inspector.get(&inspectors).clone(),
            source: source.get(&sources).clone(),
        });
        entries.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    })
}

/// Lists with so many sources and inspectors, and up to so many recusals.
pub fn lists(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = Lists> {
    let recusals = recusals.into();
    // The keys of a map differ; they are the ids.
    let sources = btree_map(ids(), source_entries(), sources)
        .prop_map(|map| map.into_iter().map(|(id, entry)| SourceEntry { id, ..entry }).collect::<Vec<_>>());
    let inspectors = btree_map(ids(), inspector_entries(), inspectors)
        .prop_map(|map| map.into_iter().map(|(id, entry)| InspectorEntry { id, ..entry }).collect::<Vec<_>>());
    (sources, inspectors)
        .prop_flat_map(move |(sources, inspectors)| {
            let who = inspectors.iter().map(|entry| entry.id.clone()).collect();
            let whom = sources.iter().map(|entry| entry.id.clone()).collect();
            (Just(sources), Just(inspectors), recusal_entries(who, whom, recusals.clone()))
        })
        .prop_filter_map("an id twice", |(sources, inspectors, recusals)| {
            Some(Lists {
                sources: SourceList::new(sources).ok()?,
                inspectors: InspectorList::new(inspectors).ok()?,
                recusals: RecusalList::new(recusals).ok()?,
            })
        })
}

/// Any digest.
pub fn digests() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest)
}

/// Values of contributions: mostly short, now and then as long as they may be.
pub fn values() -> impl Strategy<Value = Bytes> {
    let bytes = prop_oneof![8 => vec(any::<u8>(), 1..=40), 1 => vec(any::<u8>(), 1..=Bytes::MOST)];
    bytes.prop_filter_map("not 1 to 1,024 bytes", |bytes| Bytes::new(bytes).ok())
}

/// Entropy lines with the contributions that match them: secrets committed by their digest, and public values.
pub fn contributions(hash: Hash, size: impl Into<SizeRange>) -> impl Strategy<Value = (Vec<Entropy>, Reveal)> {
    let one = (values(), option::of(texts()));
    btree_map(tokens(), one, size).prop_map(move |map| {
        let both = map.into_iter().map(|(label, (value, public))| {
            let origin = public.map_or_else(|| Origin::Commit(value.commit(hash)), Origin::Public);
            (Entropy { label: label.clone(), origin }, Contribution { label, value })
        });
        let (entropy, revealed) = both.unzip();
        (entropy, Reveal(revealed))
    })
}

fn quotas() -> impl Strategy<Value = Vec<StratumQuota>> {
    let named = subsequence(strata(), 0..=3).prop_shuffle();
    let quotas = prop::array::uniform3(prop_oneof![4 => 0..=6_u32, 1 => 0..=60_u32, 1 => Just(u32::MAX)]);
    (named, quotas).prop_map(|(named, quotas)| {
        named.into_iter().zip(quotas).map(|(stratum, quota)| StratumQuota { stratum, quota }).collect()
    })
}

/// Terms with the reveal that they promise.
pub fn terms() -> impl Strategy<Value = (Terms, Reveal)> {
    let tier = select(Tier::ALL.to_vec());
    let agency = (tokens(), divisions(), tier).prop_map(|(name, division, tier)| Agency { name, division, tier });
    let period = select(vec!["2027-03", "2027-Q1", "2027-H2", "2027", "2027-2028"]);
    let period = period.prop_filter_map("not a period", |text| text.parse::<Period>().ok());
    let coverage = select(vec![Coverage::Independent, Coverage::UninspectedFirst]);
    let hash = select(Hash::ALL.to_vec());
    let drawn = (option::of(0..=3_u32), coverage, 1..=3_u32, option::weighted(0.2, 0..=12_u32), quotas());
    let draws = hash.prop_flat_map(|hash| (Just(hash), contributions(hash, 1..=3)));
    (tokens(), agency, period, 1..=9_u32, option::of(digests()), drawn, draws).prop_map(
        |(rules, agency, period, round, previous, drawn, (hash, (entropy, reveal)))| {
            let (cap, coverage, team, max_load, strata) = drawn;
            let of_draw =
                Terms { hash, rules, agency, period, round, previous, cap, coverage, team, max_load, strata, entropy };
            (of_draw, reveal)
        },
    )
}

/// Orders over [`lists`] of these sizes, each with the reveal that it promises.
pub fn committed(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = (Committed, Reveal)> {
    (terms(), lists(sources, inspectors, recusals)).prop_filter_map("the terms", |((terms, reveal), lists)| {
        Committed::new(terms, lists).ok().map(|committed| (committed, reveal))
    })
}

/// Orders whose randomness is known. Some cannot be drawn: too few inspectors, or a maximum load that is too small.
pub fn revealed(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = Revealed> {
    committed(sources, inspectors, recusals)
        .prop_filter_map("the reveal", |(committed, reveal)| committed.reveal(reveal).ok())
}

/// Draws that were made. With fewer than 6 inspectors many cases are thrown away because no teams can be formed.
///
/// # Example: a property of a program that uses this crate
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::draw::Draw;
/// use shuangsuiji::strategies::draw::draws;
///
/// /// What the program computes: a visit is a source and an inspector.
/// fn visits(draw: &Draw) -> usize {
///     draw.strata().iter().flat_map(|stratum| &stratum.drawn).map(|source| source.team.len()).sum()
/// }
///
/// proptest!(|(draw in draws(0..30, 6..12, 0..8))| {
///     let lines = draw.transcript().to_string().lines().filter(|line| line.starts_with("drawn ")).count();
///     let team = draw.revealed().committed().order().terms().team as usize;
///     prop_assert_eq!(visits(&draw), lines * team);
/// });
/// ```
pub fn draws(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = Draw> {
    revealed(sources, inspectors, recusals).prop_filter_map("no teams", |revealed| revealed.draw().ok())
}

/// Keys from which the salts of an order's lines come.
pub fn salt_keys() -> impl Strategy<Value = SaltKey> {
    any::<[u8; 32]>().prop_filter_map("one byte repeated", |bytes| SaltKey::new(bytes).ok())
}

/// Draws that were made under orders of version 1.1, with salted lists.
pub fn salted_draws(
    sources: impl Into<SizeRange>,
    inspectors: impl Into<SizeRange>,
    recusals: impl Into<SizeRange>,
) -> impl Strategy<Value = Draw> {
    (committed(sources, inspectors, recusals), salt_keys()).prop_filter_map("no teams", |((committed, reveal), key)| {
        let (terms, lists) = (committed.order().terms().clone(), committed.lists().clone());
        Committed::salted(terms, lists, key).ok()?.reveal(reveal).ok()?.draw().ok()
    })
}

/// Nearly the text: one to three characters or lines of it are inserted, replaced, repeated or lost.
pub fn nearly(text: String) -> impl Strategy<Value = String> {
    let characters = prop_oneof![select("\n\t\r -0129azAé企\0".chars().collect::<Vec<_>>()), any::<char>()];
    let edits = vec((any::<Index>(), 0..6_u8, characters), 1..=3);
    edits.prop_map(move |edits| {
        edits.into_iter().fold(text.clone(), |text, (at, edit, character)| edited(&text, at, edit, character))
    })
}

fn edited(text: &str, at: Index, edit: u8, character: char) -> String {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (before, after) = text.split_at_checked(*at.get(&places)).unwrap_or((text, ""));
    let line = after.split_inclusive('\n').next().unwrap_or("");
    let mut rest = after.chars();
    match edit {
        0 => format!("{before}{character}{after}"),
        1 => format!("{before}{line}{after}"),
        2 => format!("{before}{}", after.strip_prefix(line).unwrap_or("")),
        3 => before.to_owned(),
        replaced => {
            rest.next();
            let character = if replaced == 4 { String::new() } else { character.to_string() };
            format!("{before}{character}{}", rest.as_str())
        }
    }
}
